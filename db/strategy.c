/* SPDX-License-Identifier: EUPL-1.2 */
/* The strategy in the register, so that it travels with the file: entries as they stood in the .ini, in its order. */
#include "config.h"

#include "private.h"

#include <stdlib.h>

#include "mem.h"

static bool write_meta(struct sql *sql, const char *name, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql,
					      "INSERT INTO meta (key, value) VALUES ('strategy', coalesce(:name, ''))"
					      " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
					      err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":name", name);
	return sql_finish(sql, statement, err);
}

static bool forget(struct sql *sql, const char *name, struct err *err)
{
	sqlite3_stmt *statement =
		sql_prepare(sql, "DELETE FROM strategy_entry WHERE strategy = coalesce(:name, '')", err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":name", name);
	return sql_finish(sql, statement, err);
}

static bool write_entry(struct sql *sql, const char *name, int position, const struct ini_entry *entry, struct err *err)
{
	sqlite3_stmt *statement =
		sql_prepare(sql,
			    "INSERT INTO strategy_entry (strategy, position, section, key, value)"
			    " VALUES (coalesce(:name, ''), :position, :section, :key, coalesce(:value, ''))",
			    err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":name", name);
	sql_bind_number(statement, ":position", position);
	sql_bind(statement, ":section", entry->section);
	sql_bind(statement, ":key", entry->key);
	sql_bind(statement, ":value", entry->value);
	return sql_finish(sql, statement, err);
}

static bool write_all(struct sql *sql, const struct strategy *strategy, struct err *err)
{
	const char *name = strategy_get(strategy, "name");
	if (!write_meta(sql, name, err) || !forget(sql, name, err))
		return false;
	for (int i = 0; i < strategy->ini->count; i++)
		if (!write_entry(sql, name, i, &strategy->ini->entry[i], err))
			return false;
	return true;
}

bool store_put_strategy(struct store *store, const struct strategy *strategy, struct err *err)
{
	if (!store_begin(store, err))
		return false;
	if (write_all(store->sql, strategy, err))
		return sql_commit(store->sql, err);
	sql_rollback(store->sql);
	return false;
}

struct strategy *store_strategy(struct store *store, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(store->sql,
					"SELECT section, key, value FROM strategy_entry"
					" WHERE strategy = (SELECT value FROM meta WHERE key = 'strategy')"
					" ORDER BY position",
					err);
	if (row == NULL)
		return NULL;
	struct ini *ini = ini_new("");
	enum sql_result got;
	while ((got = sql_step(store->sql, row, err)) == SQL_ROW)
		ini_add(ini, sql_text(row, 0), sql_text(row, 1), sql_text(row, 2), 0);
	sql_done(store->sql, row);
	if (got == SQL_END)
		return strategy_from(ini, err);
	ini_free(ini);
	return NULL;
}
