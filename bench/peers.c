/* SPDX-License-Identifier: EUPL-1.2 */
/* Other programs that show lists in a terminal, on the same projects, where they are installed. They have no history,
 * no relations and no other people to think of, and none says when it is done: for all of them, us too, what counts is
 * the last byte before the terminal falls silent. What a program cannot do is left out. */
#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"

#include "contents.h"
#include "line.h"

enum { STARTS = 3, DOWNS = 12, TIMES = 3, LOADED_MS = 1000, MOST_TASKS = 60 };

enum measure { START, DOWN, END, SEARCH, MEASURES };

/* SILENCE: so many milliseconds without a byte are the end of it; a search says what it looks for before it looks. */
static const struct {
	const char *name;
	int silence;
} measures[MEASURES] = { { "first row", 0 }, { "Down", 30 }, { "End", 100 }, { "search, rare word", 2000 } };

/* COMMAND finds the projects as $0; NULL keys: it has no such thing. */
static const struct peer {
	const char *name, *command;
	const char *end;       /* of the file's name */
	const char *home, *keys[MEASURES];
	enum bench_order order;
	int most;              /* projects, 0: any number */
} peers[] = {
	{ .name = "samverkan", .command = NULL, .end = "db", .home = "\033OH",
	  .keys = { "", "\033OB", "\033OF", "/" CONTENTS_RARE_WORD "\r" }, .order = BENCH_IN_GROUPS },
	{ .name = "less", .command = "exec less -S \"$0\"", .end = "csv", .home = "g",
	  .keys = { "", "j", "G", "/" CONTENTS_RARE_WORD "\r" }, .order = BENCH_BY_NUMBER },
	{ .name = "vd", .command = "exec vd \"$0\"", .end = "csv", .home = "gk",
	  .keys = { "", "j", "gj", "g/" CONTENTS_RARE_WORD "\r" }, .order = BENCH_BY_NUMBER },
	{ .name = "lnav", .command = "exec lnav \"$0\"", .end = "csv", .home = "g",
	  .keys = { "", "j", "G", "/" CONTENTS_RARE_WORD "\r" }, .order = BENCH_BY_NUMBER },
	{ .name = "tig", .command = "exec tig <\"$0\"", .end = "csv", .home = "\033OH",
	  .keys = { "", "j", "\033OF", "/" CONTENTS_RARE_WORD "\r" }, .order = BENCH_BY_NUMBER },
	{ .name = "task", .command = "exec task rc.confirmation=off rc.data.location=\"$0\" rc.verbose=nothing list",
	  .end = "tasks", .keys = { "" }, .order = BENCH_BY_NUMBER, .most = MOST_TASKS },
	{ .name = "sqlite3", .command = "exec sqlite3 \"$0\" 'SELECT title, status, \"end\" FROM project ORDER BY id"
				       " LIMIT 38'",
	  .end = "db", .keys = { "" }, .order = BENCH_BY_NUMBER },
};

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* ---- what they get ---- */

static const char rows_of[] = "SELECT title, status, start, \"end\", budget_sek / 100, need FROM project ORDER BY id";

static bool export_rows(sqlite3_stmt *row, FILE *file)
{
	while (sqlite3_step(row) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(row); i++)
			fprintf(file, "%s%s", i > 0 ? "," : "", (const char *)sqlite3_column_text(row, i));
		fputc('\n', file);
	}
	return fclose(file) == 0;
}

static bool export_csv(struct bench *bench, enum bench_size size, const char *name, struct err *err)
{
	const char *path = bench_register(bench, size, err);
	sqlite3 *db = NULL;
	sqlite3_stmt *row = NULL;
	if (path == NULL)
		return false;
	FILE *file = fopen(name, "w");
	bool done = file != NULL && sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
		    sqlite3_prepare_v2(db, rows_of, -1, &row, NULL) == SQLITE_OK;
	done = done && fputs("title,status,start,end,budget,need\n", file) >= 0 && export_rows(row, file);
	sqlite3_finalize(row);
	sqlite3_close(db);
	return done || err_set(err, ERR_IO, "%s: cannot be written", name);
}

/* The directory of its tasks, with one for each row of the CSV. */
static bool make_tasks(const char *csv, const char *name, struct err *err)
{
	char *command = xasprintf("rm -rf '%s' && mkdir '%s' && tail -n +2 '%s' | cut -d, -f1 |"
				  " sed 's/.*/{\"description\":\"&\",\"status\":\"pending\"}/' |"
				  " HOME='%s' task rc:/dev/null rc.confirmation=off rc.data.location='%s' import -"
				  " >/dev/null 2>&1",
				  name, name, csv, name, name);
	bool done = system(command) == 0;
	free(command);
	return done || err_set(err, ERR_IO, "%s: task does not take the rows", name);
}

static bool is_installed(const struct peer *peer)
{
	char *command = xasprintf("command -v %s >/dev/null 2>&1", peer->name);
	bool is = peer->command == NULL || system(command) == 0;
	free(command);
	return is;
}

/* ---- measuring ---- */

static bool start(struct line *line, struct bench *bench, const struct peer *peer, enum bench_size size,
		  struct err *err)
{
	char *path = xasprintf("%s/bench-%d.%s", bench->directory, bench->projects[size], peer->end);
	const char *const argv[] = { "/bin/sh", "-c", peer->command, path, NULL };
	bool done = peer->command == NULL ? line_start_ours(line, bench, size, false, err) :
					    line_start(line, bench, argv, false, err);
	line->name = peer->name;
	free(path);
	return done;
}

static bool time_start(struct bench *bench, const struct peer *peer, enum bench_size size, double *out,
		       struct err *err)
{
	double took[STARTS];
	char first[BENCH_FIRST];
	if (!bench_first(bench, size, peer->order, first, err))
		return false;
	for (int i = 0; i < STARTS; i++) {
		struct line line = {0};
		bool done = start(&line, bench, peer, size, err) && line_until(&line, first, &took[i], err);
		line_end(&line);
		if (!done)
			return false;
	}
	*out = bench_quantile(took, STARTS, 0.5);
	return true;
}

static bool time_key(struct line *line, const struct peer *peer, enum measure measure, double *out, struct err *err)
{
	double took[DOWNS], ignored;
	int times = measure == DOWN ? DOWNS : TIMES;
	for (int i = 0; i < times; i++)
		if ((measure != DOWN && !line_quiet(line, peer->home, measures[END].silence, &ignored, err)) ||
		    !line_quiet(line, peer->keys[measure], measures[measure].silence, &took[i], err))
			return false;
	*out = bench_quantile(took, times, 0.5);
	return true;
}

/* From the second line on, as the first key may also clear what a program greets with. */
static bool time_keys(struct bench *bench, const struct peer *peer, enum bench_size size, double *out,
		      struct err *err)
{
	struct line line = {0};
	double ignored;
	bool done = start(&line, bench, peer, size, err) && line_quiet(&line, "", LOADED_MS, &ignored, err) &&
		    line_quiet(&line, peer->keys[DOWN], measures[END].silence, &ignored, err);
	for (enum measure measure = DOWN; done && measure < MEASURES; measure++)
		done = time_key(&line, peer, measure, &out[measure], err);
	line_end(&line);
	return done;
}

/* ---- the table ---- */

static void print_peer(const struct bench *bench, const struct peer *peer, enum bench_size size, const double *took)
{
	printf("%-12s %9d", peer->name, bench->projects[size]);
	for (int i = 0; i < MEASURES; i++) {
		if (took[i] >= 0)
			printf(" %17.3g", took[i]);
		else
			printf(" %17s", "-");
	}
	printf("\n");
	fflush(stdout);
}

/* What a peer does not manage is no failure of ours: it is said, and the others go on. */
static void measure_peer(struct bench *bench, const struct peer *peer, enum bench_size size)
{
	double took[MEASURES] = { -1, -1, -1, -1 };
	struct err err = {0};
	if (!time_start(bench, peer, size, &took[START], &err) ||
	    (peer->keys[DOWN] != NULL && !time_keys(bench, peer, size, took, &err)))
		fprintf(stderr, "bench: %s\n", err.text);
	print_peer(bench, peer, size, took);
}

static bool measure_size(struct bench *bench, enum bench_size size, struct err *err)
{
	char *csv = xasprintf("%s/bench-%d.csv", bench->directory, bench->projects[size]);
	char *tasks = xasprintf("%s/bench-%d.tasks", bench->directory, bench->projects[size]);
	bool done = export_csv(bench, size, csv, err);
	for (int i = 0; done && i < COUNT(peers); i++) {
		bool few = peers[i].most == 0 || bench->projects[size] <= peers[i].most;
		if (!few || !is_installed(&peers[i]))
			continue;
		if (strcmp(peers[i].end, "tasks") == 0 && !make_tasks(csv, tasks, err)) {
			fprintf(stderr, "bench: %s\n", err->text);
			*err = (struct err){0};
			continue;
		}
		measure_peer(bench, &peers[i], size);
	}
	free(csv);
	free(tasks);
	return done;
}

bool peers_run(struct bench *bench, struct err *err)
{
	printf("%-12s %9s", "ms, medians", "projects");
	for (int i = 0; i < MEASURES; i++)
		printf(" %17s", measures[i].name);
	printf("\n");
	for (enum bench_size size = BENCH_SMALL; size < BENCH_SIZES; size++)
		if (!measure_size(bench, size, err))
			return false;
	return true;
}
