/* SPDX-License-Identifier: EUPL-1.2 */
/* seat: who leads a meeting on screen, and which page is in front; all who follow look here. It lies where forms in
 * progress do (aside.h), so that turning a page lets nobody read the register again, and the lock of who leads goes
 * with the program, however that ends. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

#define SEATS_FROM (INT64_C(1) << 40) /* numbers of locks; those of forms are below */

static int64_t number_of(int64_t meeting)
{
	return SEATS_FROM + meeting;
}

static bool write_seat(struct store *store, struct aside *aside, int64_t meeting, const char *page, struct err *err)
{
	if (!sql_run(aside->sql, "CREATE TABLE IF NOT EXISTS seat (meeting INTEGER PRIMARY KEY, login TEXT NOT NULL,"
		     " page TEXT NOT NULL) STRICT", err))
		return false;
	sqlite3_stmt *statement = sql_prepare(aside->sql, "INSERT INTO seat (meeting, login, page)"
					      " VALUES (:meeting, :login, :page) ON CONFLICT DO UPDATE"
					      " SET login = excluded.login, page = excluded.page", err);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":meeting", meeting);
	sql_bind(statement, ":login", store->login);
	sql_bind(statement, ":page", page);
	return sql_finish(aside->sql, statement, err);
}

static bool keep_page(struct store *store, struct aside *aside, int64_t meeting, const char *page)
{
	if (!aside_begin(aside, NULL))
		return false;
	if (write_seat(store, aside, meeting, page, NULL) && sql_commit(aside->sql, NULL))
		return true;
	sql_rollback(aside->sql);
	return false;
}

bool store_seat_turn(struct store *store, int64_t meeting, const char *page)
{
	struct aside *aside = store->aside[ASIDE_SHARED];
	if (store_is_read_only(store, NULL) || !aside_open(aside, true, NULL))
		return false;
	bool had = aside_is_mine(aside, number_of(meeting));
	if (!had && !aside_hold(aside, number_of(meeting)))
		return false;
	if (keep_page(store, aside, meeting, page) || had)
		return true;
	aside_release(aside, number_of(meeting)); /* who cannot tell the others does not lead */
	return false;
}

bool store_seat(struct store *store, int64_t meeting, struct seat *out)
{
	struct aside *aside = store->aside[ASIDE_SHARED];
	*out = (struct seat){0};
	if (!aside_open(aside, false, NULL))
		return false;
	out->mine = aside_is_mine(aside, number_of(meeting));
	if (!out->mine && !aside_is_held(aside, number_of(meeting)))
		return false;
	sqlite3_stmt *row = sql_prepare(aside->sql, "SELECT login, page FROM seat WHERE meeting = :meeting", NULL);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":meeting", meeting);
	bool found = sql_step(aside->sql, row, NULL) == SQL_ROW;
	if (found) {
		out->login = xstrdup(sql_text(row, 0));
		out->page = xstrdup(sql_text(row, 1));
	}
	sql_done(aside->sql, row);
	return found;
}

void store_seat_leave(struct store *store, int64_t meeting)
{
	aside_release(store->aside[ASIDE_SHARED], number_of(meeting));
}

void seat_free(struct seat *seat)
{
	free(seat->login);
	free(seat->page);
	*seat = (struct seat){0};
}
