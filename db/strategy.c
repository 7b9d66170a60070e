/* SPDX-License-Identifier: EUPL-1.2 */
/* The strategies in the register, so that they travel with the file: entries as they stood in the .ini, in its
 * order. One follows after another; none is ever taken away, because old summaries are made by the one of their
 * year. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

static bool write_meta(struct sql *sql, const char *key, const char *value, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql,
					      "INSERT INTO meta (key, value) VALUES (:key, coalesce(:value, ''))"
					      " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
					      err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":key", key);
	sql_bind(statement, ":value", value);
	return sql_finish(sql, statement, err);
}

static bool forget(struct sql *sql, const char *key, struct err *err)
{
	sqlite3_stmt *statement =
		sql_prepare(sql, "DELETE FROM strategy_entry WHERE strategy = coalesce(:key, '')", err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":key", key);
	return sql_finish(sql, statement, err);
}

static bool write_entry(struct sql *sql, const char *key, int position, const struct ini_entry *entry, struct err *err)
{
	sqlite3_stmt *statement =
		sql_prepare(sql,
			    "INSERT INTO strategy_entry (strategy, position, section, key, value)"
			    " VALUES (coalesce(:strategy, ''), :position, :section, :key, coalesce(:value, ''))",
			    err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":strategy", key);
	sql_bind_number(statement, ":position", position);
	sql_bind(statement, ":section", entry->section);
	sql_bind(statement, ":key", entry->key);
	sql_bind(statement, ":value", entry->value);
	return sql_finish(sql, statement, err);
}

bool strategy_write(struct sql *sql, const struct strategy *strategy, const char *key, const char *label,
		    struct err *err)
{
	char *labelled = xasprintf("label:%s", key);
	bool done =
		write_meta(sql, "strategy", key, err) && write_meta(sql, labelled, label, err) && forget(sql, key, err);
	free(labelled);
	for (int i = 0; done && i < strategy->ini->count; i++)
		done = write_entry(sql, key, i, &strategy->ini->entry[i], err);
	return done;
}

bool store_put_strategy(struct store *store, const struct strategy *strategy, struct err *err)
{
	const char *name = strategy_get(strategy, "name"), *title = strategy_get(strategy, "title");
	return store_begin(store, false, err) &&
	       store_end(store, strategy_write(store->sql, strategy, name, title, err), err);
}

/* ---- reading ---- */

static struct strategy *load(struct sql *sql, const char *key, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql,
					"SELECT section, key, value FROM strategy_entry"
					" WHERE strategy = coalesce(:key, '') ORDER BY position",
					err);
	if (row == NULL)
		return NULL;
	sql_bind(row, ":key", key);
	struct ini *ini = ini_new("");
	enum sql_result got;
	while ((got = sql_step(sql, row, err)) == SQL_ROW)
		ini_add(ini, sql_text(row, 0), sql_text(row, 1), sql_text(row, 2), 0);
	sql_done(sql, row);
	if (got == SQL_END)
		return strategy_from(ini, err);
	ini_free(ini);
	return NULL;
}

/* The newest in force on a day. */
static struct strategy *in_force(struct store *store, const char *day, struct err *err)
{
	const struct grid_param params[] = { { "today", day } };
	struct grid held;
	if (!store_grid(store, "strategies", params, 1, &held, err))
		return NULL;
	struct strategy *strategy = load(store->sql, held.row_count > 0 ? grid_text(&held, 0, "key") : "", err);
	grid_free(&held);
	return strategy;
}

struct strategy *store_strategy(struct store *store, struct err *err)
{
	char today[CLOCK_DAY_SIZE];
	clock_today(today);
	return in_force(store, today, err);
}

struct strategy *store_strategy_in(struct store *store, int year, struct err *err)
{
	char *day = xasprintf("%04d-12-31", year);
	struct strategy *strategy = in_force(store, day, err);
	free(day);
	return strategy;
}

static void refuse_name(const struct grid *held, const char *name, struct err *err)
{
	struct str all = {0};
	for (int i = 0; i < held->row_count; i++)
		str_addf(&all, "%s%s", i > 0 ? ", " : "", grid_text(held, i, "label"));
	err_set(err, ERR_NOT_FOUND, _("the register has no strategy \"%s\"; it has: %s"), name,
		all.length > 0 ? all.text : _("none"));
	str_free(&all);
}

/* The row whose label or key is NAME, as people write it; -1. */
static int find_held(const struct grid *held, const char *name)
{
	static const char *const columns[] = { "label", "key" };
	char *wanted = text_fold(name);
	int found = -1;
	for (size_t c = 0; found < 0 && c < sizeof columns / sizeof *columns; c++) {
		for (int i = 0; found < 0 && i < held->row_count; i++) {
			char *folded = text_fold(grid_text(held, i, columns[c]));
			found = strcmp(folded, wanted) == 0 ? i : -1;
			free(folded);
		}
	}
	free(wanted);
	return found;
}

struct strategy *store_strategy_named(struct store *store, const char *name, char **label, struct err *err)
{
	struct grid held;
	if (!store_grid(store, "strategies", NULL, 0, &held, err))
		return NULL;
	int found = find_held(&held, name);
	struct strategy *strategy = found >= 0 ? load(store->sql, grid_text(&held, found, "key"), err) : NULL;
	if (found < 0)
		refuse_name(&held, name, err);
	if (strategy != NULL)
		*label = xstrdup(grid_text(&held, found, "label"));
	grid_free(&held);
	return strategy;
}
