/* SPDX-License-Identifier: EUPL-1.2 */
/* meeting: a day has one meeting that people begin, however many press the key at once. */
#include "config.h"

#include "private.h"

static bool find_open(struct store *store, const struct record *meeting, int64_t *id, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(store->sql,
					"SELECT id FROM meeting WHERE deleted_at IS NULL AND coalesce(closed, 0) = 0"
					" AND substr(date, 1, 10) = substr(:date, 1, 10) ORDER BY date, id LIMIT 1",
					err);
	if (row == NULL)
		return false;
	sql_bind(row, ":date", record_get(meeting, "date"));
	enum sql_result got = sql_step(store->sql, row, err);
	*id = got == SQL_ROW ? sqlite3_column_int64(row, 0) : 0;
	sql_done(store->sql, row);
	return got != SQL_FAILED;
}

static bool begin_inside(struct store *store, struct record *meeting, int64_t *id, struct err *err)
{
	if (!find_open(store, meeting, id, err))
		return false;
	if (*id != 0)
		return true;
	bool done = save_one(store, meeting, NULL, err);
	*id = meeting->id;
	return done;
}

bool store_meeting_begin(struct store *store, struct record *meeting, int64_t *id, struct err *err)
{
	return store_begin(store, false, err) && store_end(store, begin_inside(store, meeting, id, err), err);
}
