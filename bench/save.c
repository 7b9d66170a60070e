/* SPDX-License-Identifier: EUPL-1.2 */
/* A save of one field, beside what SQLite takes to make one change of the same row durable. */
#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sqlite3.h>

#include "i18n.h"
#include "mem.h"
#include "store.h"

#include "chance.h"
#include "syncs.h"

enum { SAVES = 600, WARM_UP = 50, SEED = 4 };

/* The same rows in a plain table of a file of its own, with no index, trigger or history. */
struct plain {
	sqlite3 *db;
	sqlite3_stmt *begin, *update, *commit;
	char *path;
};

struct measured {
	double plain[SAVES], store[SAVES]; /* milliseconds */
	double syncs[SAVES];               /* of the log, by the store */
	int count;
};

/* ---- the floor ---- */

/* The columns that the store writes for one text that words find. */
static const char update[] = "UPDATE project SET rev = rev + 1, changed_at = changed_at, changed_by = changed_by,"
			     " folded = folded, folded_case = folded_case, effect = :effect WHERE id = :id";

static bool fail_plain(const struct plain *plain, struct err *err)
{
	return err_set(err, ERR_IO, "%s: %s", plain->path, sqlite3_errmsg(plain->db));
}

static bool run_plain(struct plain *plain, const char *sql, struct err *err)
{
	return sqlite3_exec(plain->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail_plain(plain, err);
}

static bool prepare(struct plain *plain, const char *sql, sqlite3_stmt **statement, struct err *err)
{
	return sqlite3_prepare_v3(plain->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK ||
	       fail_plain(plain, err);
}

static bool copy_rows(struct plain *plain, const char *path, struct err *err)
{
	char *attach = sqlite3_mprintf("ATTACH %Q AS register", path);
	struct str columns = {0};
	sqlite3_stmt *row = NULL;
	bool done = run_plain(plain, attach, err) &&
		    prepare(plain, "SELECT name FROM register.pragma_table_info('project') WHERE pk = 0", &row, err);
	while (done && sqlite3_step(row) == SQLITE_ROW)
		str_addf(&columns, ", \"%s\"", (const char *)sqlite3_column_text(row, 0));
	sqlite3_finalize(row);
	char *copy = xasprintf("CREATE TABLE project (id INTEGER PRIMARY KEY%s);"
			       "INSERT INTO project SELECT id%s FROM register.project; DETACH register",
			       done ? columns.text : "", done ? columns.text : "");
	done = done && run_plain(plain, copy, err);
	free(copy);
	str_free(&columns);
	sqlite3_free(attach);
	return done;
}

static bool open_plain(struct plain *plain, const struct bench *bench, struct err *err)
{
	plain->path = xasprintf("%s/bench-plain.db", bench->directory);
	unlink(plain->path);
	bool done = (sqlite3_open(plain->path, &plain->db) == SQLITE_OK || fail_plain(plain, err)) &&
		    run_plain(plain, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", err) &&
		    copy_rows(plain, bench->path[BENCH_MIDDLE], err) &&
		    prepare(plain, "BEGIN IMMEDIATE", &plain->begin, err) &&
		    prepare(plain, update, &plain->update, err) && prepare(plain, "COMMIT", &plain->commit, err);
	return done;
}

static void close_plain(struct plain *plain)
{
	sqlite3_finalize(plain->begin);
	sqlite3_finalize(plain->update);
	sqlite3_finalize(plain->commit);
	sqlite3_close(plain->db);
	free(plain->path);
}

static bool step(struct plain *plain, sqlite3_stmt *statement, struct err *err)
{
	int code = sqlite3_step(statement);
	sqlite3_reset(statement);
	return code == SQLITE_DONE || fail_plain(plain, err);
}

static bool save_plain(struct plain *plain, int64_t id, const char *text, double *took, struct err *err)
{
	double begun = bench_now();
	sqlite3_bind_text(plain->update, 1, text, -1, SQLITE_STATIC);
	sqlite3_bind_int64(plain->update, 2, id);
	bool done = step(plain, plain->begin, err) && step(plain, plain->update, err) &&
		    step(plain, plain->commit, err);
	*took = bench_now() - begun;
	return done;
}

/* ---- ours ---- */

static bool save_ours(struct store *store, int64_t id, const char *text, double *took, struct err *err)
{
	struct record *base = store_load(store, kind_named("project"), id, err);
	if (base == NULL)
		return false;
	struct record *mine = record_copy(base);
	record_put(mine, kind_field(mine->kind, "effect"), text);
	double begun = bench_now();
	bool done = store_save(store, mine, base, NULL, NULL, err);
	*took = bench_now() - begun;
	record_free(base);
	record_free(mine);
	return done;
}

static bool save_one(struct store *store, struct plain *plain, struct chance *chance, int projects,
		     struct measured *measured, int number, struct err *err)
{
	char text[64];
	double plain_took, store_took;
	int64_t id = 1 + chance_below(chance, projects);
	snprintf(text, sizeof text, "tre förskolor fick utbyte, omgång %d", number);
	long before = syncs_of_log();
	if (!save_ours(store, id, text, &store_took, err))
		return false;
	long after = syncs_of_log();
	if (!save_plain(plain, id, text, &plain_took, err))
		return false;
	if (number < WARM_UP)
		return true;
	measured->syncs[measured->count] = (double)(after - before);
	measured->store[measured->count] = store_took;
	measured->plain[measured->count++] = plain_took;
	return true;
}

static double mean(const double *values, int count)
{
	double sum = 0;
	for (int i = 0; i < count; i++)
		sum += values[i];
	return sum / count;
}

static void tell(struct bench *bench, struct measured *measured)
{
	int count = measured->count;
	bench_add(bench, (struct bench_row){ .what = "save of one field, 30 000 projects: median", .unit = "ms",
					     .floor = bench_quantile(measured->plain, count, 0.5),
					     .ours = bench_quantile(measured->store, count, 0.5), .goal = 3 });
	bench_add(bench, (struct bench_row){ .what = "the same: 95 of 100 are quicker", .unit = "ms",
					     .floor = bench_quantile(measured->plain, count, 0.95),
					     .ours = bench_quantile(measured->store, count, 0.95) });
	bench_add(bench, (struct bench_row){ .what = "syncs of the log per save: median", .unit = "syncs",
					     .ours = bench_quantile(measured->syncs, count, 0.5), .goal = 1,
					     .least = 1 });
	bench_add(bench, (struct bench_row){ .what = "the same: mean, with those of checkpoints", .unit = "syncs",
					     .ours = mean(measured->syncs, count) });
}

static bool measure(struct bench *bench, struct store *store, struct err *err)
{
	struct plain plain = {0};
	struct chance chance = { SEED };
	static struct measured measured;
	bool done = open_plain(&plain, bench, err);
	for (int i = 0; done && i < WARM_UP + SAVES; i++)
		done = save_one(store, &plain, &chance, bench->projects[BENCH_MIDDLE], &measured, i, err);
	if (done)
		tell(bench, &measured);
	close_plain(&plain);
	return done;
}

bool save_run(struct bench *bench, struct err *err)
{
	const struct store_options options = { .actor = { .login = "anna", .via = "screen" } };
	syncs_begin();
	const char *path = bench_register(bench, BENCH_MIDDLE, err);
	struct store *store = path != NULL ? store_open(path, &options, err) : NULL;
	bool done = store != NULL && measure(bench, store, err);
	store_close(store);
	return done;
}
