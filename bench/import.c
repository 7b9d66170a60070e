/* SPDX-License-Identifier: EUPL-1.2 */
/* Many records at once, with history and every index, beside what SQLite takes for the same rows in tables that have
 * the same indexes and nothing else: no history, no trigger, nothing held against anything. */
#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "i18n.h"
#include "mem.h"

#include "contents.h"

struct copying {
	sqlite3 *db;
	char *path;
	struct err *err;
};

static bool fail(const struct copying *copying)
{
	return err_set(copying->err, ERR_IO, "%s: %s", copying->path, sqlite3_errmsg(copying->db));
}

static bool run(struct copying *copying, const char *sql)
{
	return sqlite3_exec(copying->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail(copying);
}

static bool prepare(struct copying *copying, const char *sql, sqlite3_stmt **statement)
{
	return sqlite3_prepare_v2(copying->db, sql, -1, statement, NULL) == SQLITE_OK || fail(copying);
}

/* ---- rows ---- */

static bool copy_values(struct copying *copying, sqlite3_stmt *from, sqlite3_stmt *to)
{
	int code, columns = sqlite3_column_count(from);
	while ((code = sqlite3_step(from)) == SQLITE_ROW) {
		for (int i = 0; i < columns; i++)
			sqlite3_bind_value(to, i + 1, sqlite3_column_value(from, i));
		if (sqlite3_step(to) != SQLITE_DONE)
			return fail(copying);
		sqlite3_reset(to);
	}
	return code == SQLITE_DONE || fail(copying);
}

/* Row by row, as what comes from outside does: INSERT ... SELECT would copy whole pages. */
static bool copy_table(struct copying *copying, const char *table)
{
	struct str text = {0};
	sqlite3_stmt *from = NULL, *to = NULL;
	str_addf(&text, "SELECT * FROM register.\"%s\"", table);
	bool done = prepare(copying, text.text, &from);
	str_free(&text);
	str_addf(&text, "INSERT INTO main.\"%s\" VALUES (", table);
	for (int i = 0; done && i < sqlite3_column_count(from); i++)
		str_add(&text, i > 0 ? ", ?" : "?");
	str_add(&text, ")");
	done = done && prepare(copying, text.text, &to) && copy_values(copying, from, to);
	sqlite3_finalize(from);
	sqlite3_finalize(to);
	str_free(&text);
	return done;
}

/* ---- tables and indexes ---- */

/* What the index of words consists of is made by SQLite itself. */
#define NO_WORDS " AND name NOT LIKE '%~_words%' ESCAPE '~' AND tbl_name NOT LIKE '%~_words%' ESCAPE '~'"
#define HISTORY "('change', 'change_field')"

/* Does EACH with the name of everything that CONDITION is true of, and its SQL; SQLite makes its own tables itself. */
static bool for_each(struct copying *copying, const char *condition,
		     bool (*each)(struct copying *copying, const char *name, const char *sql))
{
	sqlite3_stmt *row = NULL;
	char *text = xasprintf("SELECT name, sql FROM register.sqlite_schema WHERE sql IS NOT NULL"
			       " AND name NOT LIKE 'sqlite~_%%' ESCAPE '~' AND %s", condition);
	bool done = prepare(copying, text, &row);
	free(text);
	int code = SQLITE_DONE;
	while (done && (code = sqlite3_step(row)) == SQLITE_ROW)
		done = each(copying, (const char *)sqlite3_column_text(row, 0),
			    (const char *)sqlite3_column_text(row, 1));
	sqlite3_finalize(row);
	return done && (code == SQLITE_DONE || fail(copying));
}

static bool make_and_copy(struct copying *copying, const char *name, const char *sql)
{
	return run(copying, sql) && copy_table(copying, name);
}

static bool make_other(struct copying *copying, const char *name, const char *sql)
{
	(void)name;
	return run(copying, sql);
}

static bool make_words(struct copying *copying, const char *name, const char *sql)
{
	char *fill = xasprintf("INSERT INTO \"%s\" (\"%s\") VALUES ('rebuild')", name, name);
	bool done = run(copying, sql) && run(copying, fill);
	free(fill);
	return done;
}

static bool copy_records(struct copying *copying)
{
	return for_each(copying, "type = 'table' AND name NOT IN " HISTORY NO_WORDS, make_and_copy) &&
	       for_each(copying, "type = 'index' AND tbl_name NOT IN " HISTORY NO_WORDS, make_other) &&
	       for_each(copying, "type = 'view'", make_other) &&
	       for_each(copying, "type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5 %'", make_words);
}

static bool copy_history(struct copying *copying)
{
	return for_each(copying, "type = 'table' AND name IN " HISTORY, make_and_copy) &&
	       for_each(copying, "type = 'index' AND tbl_name IN " HISTORY, make_other);
}

/* One transaction for each; seconds, with the commit. */
static bool time_it(struct copying *copying, bool (*what)(struct copying *copying), double *took)
{
	double begun = bench_now();
	bool done = run(copying, "BEGIN") && what(copying) && run(copying, "COMMIT");
	*took = (bench_now() - begun) / 1000;
	return done;
}

static bool attach(struct copying *copying, const char *path)
{
	char *text = sqlite3_mprintf("ATTACH %Q AS register", path);
	bool done = run(copying, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF") &&
		    run(copying, text);
	sqlite3_free(text);
	return done;
}

bool import_floor(struct bench *bench, const char *path, struct bench_made *made, struct err *err)
{
	double history = 0;
	struct copying copying = { .path = xasprintf("%s/bench-copy.db", bench->directory), .err = err };
	bench_remove(copying.path);
	bool done = (sqlite3_open(copying.path, &copying.db) == SQLITE_OK || fail(&copying)) &&
		    attach(&copying, path) && time_it(&copying, copy_records, &made->floor) &&
		    time_it(&copying, copy_history, &history);
	sqlite3_close(copying.db);
	bench_remove(copying.path);
	free(copying.path);
	made->floor_history = made->floor + history;
	return done;
}

/* ---- rows of the table ---- */

static void tell(struct bench *bench, enum bench_size size)
{
	const struct bench_made *made = &bench->made[size];
	int projects = bench->projects[size];
	bench_add(bench, (struct bench_row){ .what = bench_text(bench, "import of %d projects, history, indexes",
								 projects),
					     .unit = "s", .floor = made->floor, .ours = made->ours,
					     .goal = size == BENCH_LARGE ? 4 : 0 });
	bench_add(bench, (struct bench_row){ .what = "the same, where the floor writes a history too", .unit = "s",
					     .floor = made->floor_history, .ours = made->ours });
	bench_add(bench, (struct bench_row){ .what = "the same, for each record", .unit = "us",
					     .floor = made->floor * 1e6 / (double)contents_count(projects),
					     .ours = made->ours * 1e6 / (double)contents_count(projects) });
}

bool import_run(struct bench *bench, struct err *err)
{
	for (enum bench_size size = BENCH_MIDDLE; size < BENCH_SIZES; size++) {
		if (bench_register(bench, size, err) == NULL)
			return false;
		tell(bench, size);
	}
	return true;
}
