/* SPDX-License-Identifier: EUPL-1.2 */
/* The registers that are measured on: what the largest municipality has, thirty times the largest region, and all of
 * Europe. The first two are made in every run; the last is kept in the directory for as long as it would come out the
 * same, and with it what making it took. */
#include "config.h"

#include "bench.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "mem.h"
#include "store.h"

#include "contents.h"

enum { FINGERPRINT = 40 };

static char *path_of(const struct bench *bench, enum bench_size size, const char *end)
{
	return xasprintf("%s/bench-%d.%s", bench->directory, bench->projects[size], end);
}

void bench_remove(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		char *name = xasprintf("%s%s", path, ends[i]);
		unlink(name);
		free(name);
	}
}

/* ---- what is there ---- */

/* Of the tables and keys of a file as this program makes it, "" when there is none. */
static void read_fingerprint(const char *path, char out[FINGERPRINT])
{
	sqlite3 *db = NULL;
	sqlite3_stmt *row = NULL;
	out[0] = '\0';
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, "SELECT value FROM meta WHERE key = 'fields'", -1, &row, NULL) == SQLITE_OK &&
	    sqlite3_step(row) == SQLITE_ROW)
		snprintf(out, FINGERPRINT, "%s", (const char *)sqlite3_column_text(row, 0));
	sqlite3_finalize(row);
	sqlite3_close(db);
}

static bool is_as_made_now(const struct bench *bench, const char *path, struct err *err)
{
	char *empty = xasprintf("%s/bench-empty.db", bench->directory), now[FINGERPRINT], then[FINGERPRINT];
	bench_remove(empty);
	bool done = store_create(empty, err);
	read_fingerprint(empty, now);
	read_fingerprint(path, then);
	bench_remove(empty);
	free(empty);
	return done && now[0] != '\0' && strcmp(now, then) == 0;
}

/* The file beside a register says that it was finished, and what it took. */
static bool read_made(const struct bench *bench, enum bench_size size, struct bench_made *made)
{
	char *name = path_of(bench, size, "made");
	FILE *file = fopen(name, "r");
	int version = 0, count = 0;
	if (file != NULL) {
		count = fscanf(file, "contents %d ours %lf floor %lf history %lf", &version, &made->ours, &made->floor,
			       &made->floor_history);
		fclose(file);
	}
	free(name);
	return count == 4 && version == CONTENTS_VERSION;
}

static bool write_made(const struct bench *bench, enum bench_size size, const struct bench_made *made, struct err *err)
{
	char *name = path_of(bench, size, "made");
	FILE *file = fopen(name, "w");
	bool done = file != NULL && fprintf(file, "contents %d ours %.3f floor %.3f history %.3f\n", CONTENTS_VERSION,
					    made->ours, made->floor, made->floor_history) > 0;
	done = file != NULL && fclose(file) == 0 && done;
	if (!done)
		err_set(err, ERR_IO, "%s: cannot be written", name);
	free(name);
	return done;
}

/* ---- making ---- */

static bool fill(const char *path, int projects, struct err *err)
{
	struct store_options options = { .actor = { .login = "bench", .via = "init" }, .fill = true };
	struct store *store = store_create(path, err) ? store_open(path, &options, err) : NULL;
	bool done = store != NULL && contents_write(store, projects, err);
	store_close(store);
	/* The indexes are made when the register is next opened: that belongs to it. */
	options.fill = false;
	store = done ? store_open(path, &options, err) : NULL;
	store_close(store);
	return done && store != NULL;
}

static bool make(struct bench *bench, enum bench_size size, const char *path, struct err *err)
{
	struct bench_made *made = &bench->made[size];
	char *stamp = path_of(bench, size, "made");
	unlink(stamp);
	free(stamp);
	bench_remove(path);
	double begun = bench_now();
	if (!fill(path, bench->projects[size], err))
		return false;
	made->ours = (bench_now() - begun) / 1000;
	fprintf(stderr, "bench: %d projects, %ld records in all, in %.1f s\n", bench->projects[size],
		contents_count(bench->projects[size]), made->ours);
	return size == BENCH_SMALL || (import_floor(bench, path, made, err) && write_made(bench, size, made, err));
}

const char *bench_register(struct bench *bench, enum bench_size size, struct err *err)
{
	if (bench->path[size] != NULL)
		return bench->path[size];
	char *path = path_of(bench, size, "db");
	bool kept = size == BENCH_LARGE && read_made(bench, size, &bench->made[size]) &&
		    is_as_made_now(bench, path, err);
	if (kept || make(bench, size, path, err))
		bench->path[size] = path;
	else
		free(path);
	return bench->path[size];
}

/* ---- what stands first ---- */

/* Groups are those of the units, by their names. */
static const char *const firsts[] = {
	[BENCH_IN_GROUPS] = "SELECT title FROM project WHERE deleted_at IS NULL AND unit = (SELECT id FROM unit WHERE"
			    " EXISTS (SELECT 1 FROM project WHERE project.unit = unit.id) ORDER BY skey, id LIMIT 1)"
			    " ORDER BY skey, id LIMIT 1",
	[BENCH_BY_TITLE] = "SELECT title FROM project WHERE deleted_at IS NULL ORDER BY skey, id LIMIT 1",
	[BENCH_BY_NUMBER] = "SELECT title FROM project ORDER BY id LIMIT 1",
};

bool bench_first(struct bench *bench, enum bench_size size, enum bench_order order, char out[BENCH_FIRST],
		 struct err *err)
{
	const char *path = bench_register(bench, size, err);
	sqlite3 *db = NULL;
	sqlite3_stmt *row = NULL;
	if (path == NULL)
		return false;
	bool done = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
		    sqlite3_prepare_v2(db, firsts[order], -1, &row, NULL) == SQLITE_OK &&
		    sqlite3_step(row) == SQLITE_ROW;
	if (done)
		snprintf(out, BENCH_FIRST, "%.*s", BENCH_FIRST - 1, (const char *)sqlite3_column_text(row, 0));
	else
		err_set(err, ERR_IO, "%s: %s", path, sqlite3_errmsg(db));
	for (size_t end = done ? strlen(out) : 0; end > 0 && (out[end - 1] & 0x80) != 0; end--)
		out[end - 1] = '\0';
	sqlite3_finalize(row);
	sqlite3_close(db);
	return done;
}
