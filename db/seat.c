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
#define TURNS 4096                    /* a meeting has that many: who takes the lead from another has a new one */

static int64_t first_of(int64_t meeting)
{
	return SEATS_FROM + meeting * TURNS;
}

static int64_t number_of(int64_t meeting, int64_t turn)
{
	return first_of(meeting) + turn % TURNS;
}

/* False when nobody has led the meeting; *TURN counts how often the lead was taken. */
static bool read_seat(const struct aside *aside, int64_t meeting, struct seat *out, int64_t *turn)
{
	sqlite3_stmt *row = sql_prepare(aside->sql, "SELECT login, page, turn FROM lead WHERE meeting = :meeting",
					NULL);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":meeting", meeting);
	bool found = sql_step(aside->sql, row, NULL) == SQL_ROW;
	if (found) {
		*out = (struct seat){ .login = xstrdup(sql_text(row, 0)), .page = xstrdup(sql_text(row, 1)) };
		*turn = sqlite3_column_int64(row, 2);
	}
	sql_done(aside->sql, row);
	return found;
}

static bool write_seat(struct store *store, struct aside *aside, int64_t meeting, const char *page, int64_t turn)
{
	if (!sql_run(aside->sql, "CREATE TABLE IF NOT EXISTS lead (meeting INTEGER PRIMARY KEY, login TEXT NOT NULL,"
		     " page TEXT NOT NULL, turn INTEGER NOT NULL) STRICT", NULL))
		return false;
	sqlite3_stmt *statement = sql_prepare(aside->sql, "INSERT INTO lead (meeting, login, page, turn)"
					      " VALUES (:meeting, :login, :page, :turn) ON CONFLICT DO UPDATE"
					      " SET login = excluded.login, page = excluded.page,"
					      " turn = excluded.turn", NULL);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":meeting", meeting);
	sql_bind(statement, ":login", store->login);
	sql_bind(statement, ":page", page);
	sql_bind_number(statement, ":turn", turn);
	return sql_finish(aside->sql, statement, NULL);
}

static bool end(struct aside *aside, bool done)
{
	if (done && sql_commit(aside->sql, NULL))
		return true;
	sql_rollback(aside->sql);
	return false;
}

static void release_all(struct aside *aside, int64_t meeting)
{
	for (int i = aside->held_count - 1; i >= 0; i--)
		if (aside->held[i] >= first_of(meeting) && aside->held[i] < first_of(meeting + 1))
			aside_release(aside, aside->held[i]);
}

bool store_seat_take(struct store *store, int64_t meeting, const char *page)
{
	struct aside *aside = store->aside[ASIDE_SHARED];
	struct seat seat = {0};
	int64_t turn = 0;
	if (!store_may(store, kind_named("meeting"), 0, ACCESS_ADD, NULL) || !aside_open(aside, true, NULL) ||
	    !aside_begin(aside, NULL))
		return false;
	read_seat(aside, meeting, &seat, &turn);
	seat_free(&seat);
	release_all(aside, meeting);
	/* The lock first: whoever reads the seat finds it held. */
	bool done = aside_hold(aside, number_of(meeting, turn + 1)) &&
		    write_seat(store, aside, meeting, page, turn + 1);
	if (end(aside, done))
		return true;
	release_all(aside, meeting); /* who cannot tell the others does not lead */
	return false;
}

bool store_seat_turn(struct store *store, int64_t meeting, const char *page)
{
	struct aside *aside = store->aside[ASIDE_SHARED];
	struct seat seat = {0};
	int64_t turn = 0;
	if (store_is_read_only(store, NULL) || !aside_open(aside, false, NULL) || !aside_begin(aside, NULL))
		return false;
	bool mine = read_seat(aside, meeting, &seat, &turn) && aside_is_mine(aside, number_of(meeting, turn));
	seat_free(&seat);
	return end(aside, mine && write_seat(store, aside, meeting, page, turn)) || mine;
}

bool store_seat(struct store *store, int64_t meeting, struct seat *out)
{
	struct aside *aside = store->aside[ASIDE_SHARED];
	int64_t turn = 0;
	*out = (struct seat){0};
	if (!aside_open(aside, false, NULL) || !read_seat(aside, meeting, out, &turn))
		return false;
	out->mine = aside_is_mine(aside, number_of(meeting, turn));
	out->led = out->mine || aside_is_held(aside, number_of(meeting, turn));
	return true;
}

void store_seat_leave(struct store *store, int64_t meeting)
{
	release_all(store->aside[ASIDE_SHARED], meeting);
}

void seat_free(struct seat *seat)
{
	free(seat->login);
	free(seat->page);
	*seat = (struct seat){0};
}
