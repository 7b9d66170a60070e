/* SPDX-License-Identifier: EUPL-1.2 */
/* Summaries: the program from its start to the last byte of the text, beside the same statements in a bare program that
 * prints what they answer; and what memory it takes where a table has every project. */
#include "config.h"

#include "bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "i18n.h"
#include "mem.h"
#include "summary.h"

#include "store.h"

#include "functions.h"

enum { RUNS = 15, RUNS_MIDDLE = 5 };

/* ---- what a summary asks ---- */

/* Passes a statement on to the store, and keeps it with its values put in. */
struct record_of {
	struct store *store;
	sqlite3 *db;
	struct str text;
};

static bool expand(struct record_of *record, const char *statement, const struct grid_param *params, int count,
		   struct err *err)
{
	sqlite3_stmt *prepared = NULL;
	char *text = store_statement(statement);
	bool good = text != NULL && sqlite3_prepare_v2(record->db, text, -1, &prepared, NULL) == SQLITE_OK;
	if (!good)
		err_set(err, ERR_IO, "%s: not for the bare program: %s", statement, sqlite3_errmsg(record->db));
	if (good) {
		for (int i = 0; i < count; i++) {
			char *name = xasprintf(":%s", params[i].name);
			int at = sqlite3_bind_parameter_index(prepared, name);
			if (at > 0 && *params[i].value != '\0')
				sqlite3_bind_text(prepared, at, params[i].value, -1, SQLITE_TRANSIENT);
			free(name);
		}
		char *sql = sqlite3_expanded_sql(prepared);
		str_addf(&record->text, "%s;\n", sql);
		sqlite3_free(sql);
	}
	sqlite3_finalize(prepared);
	free(text);
	return good;
}

static bool ask(void *context, const char *statement, const struct grid_param *params, int count, grid_take *take,
		void *taker, struct err *err)
{
	struct record_of *record = context;
	return expand(record, statement, params, count, err) &&
	       store_each(record->store, statement, params, count, take, taker, err);
}

/* Writes what the summary asks of the register into PATH. */
static bool write_statements(const char *path, const char *file, const struct summary *summary, struct err *err)
{
	struct store_options options = { .actor = { .login = "anna", .via = "command" }, .busy_seconds = 5 };
	struct record_of record = { .store = store_open(path, &options, err) };
	struct summary_request request = {0};
	if (record.store == NULL)
		return false;
	struct strategy *strategy = store_strategy(record.store, err);
	bool good = strategy != NULL && sqlite3_open_v2(path, &record.db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
	if (good)
		functions_add(record.db);
	struct document *document =
		good ? summary_build(summary, strategy, &request, ask, &record, err) : NULL;
	FILE *out = document != NULL ? fopen(file, "w") : NULL;
	good = out != NULL && fwrite(record.text.text, 1, record.text.length, out) == record.text.length;
	good = (out == NULL || fclose(out) == 0) && good;
	if (!good && err->code == ERR_NONE)
		err_set(err, ERR_IO, "%s: cannot be written", file);
	document_free(document);
	strategy_free(strategy);
	sqlite3_close(record.db);
	store_close(record.store);
	str_free(&record.text);
	return good;
}

/* ---- running ---- */

struct ran {
	double ms;
	double mb; /* the most that it had at once */
};

/* The most memory that PID has had at once so far, as the kernel tells it; what is told at its end would count the copy
 * of this process that it was before. */
static double peak_of(pid_t pid)
{
	char path[64], line[128];
	long kib = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *file = fopen(path, "r");
	while (file != NULL && fgets(line, sizeof line, file) != NULL)
		if (sscanf(line, "VmHWM: %ld", &kib) == 1)
			break;
	if (file != NULL)
		fclose(file);
	return (double)kib / 1024;
}

/* Runs ARGV with its output thrown away; looks at its memory on the way if WATCHED. */
static bool run(const char *const *argv, bool watched, struct ran *ran, struct err *err)
{
	int status = 0;
	double begun = bench_now();
	pid_t child = fork();
	if (child == 0) {
		int nowhere = open("/dev/null", O_WRONLY);
		dup2(nowhere, STDOUT_FILENO);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	ran->mb = 0;
	for (double now = 0; watched && waitpid(child, &status, WNOHANG) == 0;) {
		/* The first milliseconds belong to the copy. */
		now = bench_now() - begun > 3 ? peak_of(child) : 0;
		ran->mb = now > 0 ? now : ran->mb;
		usleep(500);
	}
	if (child < 0 || (!watched && waitpid(child, &status, 0) != child) || !WIFEXITED(status) ||
	    WEXITSTATUS(status) != 0)
		return err_set(err, ERR_IO, "%s %s: did not end well", argv[0], argv[1]);
	ran->ms = bench_now() - begun;
	return true;
}

struct pair {
	double floor, ours, mb;
};

static bool measure(struct bench *bench, enum bench_size size, const struct summary *summary, int runs,
		    struct pair *pair, struct err *err)
{
	double floor[RUNS], ours[RUNS];
	const char *path = bench_register(bench, size, err);
	if (path == NULL)
		return false;
	char *file = xasprintf("%s/bench-summary.sql", bench->directory);
	char *bare = xasprintf("%.*s/floor_sql", (int)(strrchr(bench->screen, '/') - bench->screen), bench->screen);
	const char *const floor_argv[] = { bare, path, file, NULL };
	const char *const argv[] = { bench->program, "--register", path, "--as", "anna", "summary", summary->name,
				     NULL };
	struct ran ran = {0};
	bool good = write_statements(path, file, summary, err);
	for (int i = 0; good && i < runs; i++) {
		good = run(floor_argv, false, &ran, err);
		floor[i] = ran.ms;
		good = good && run(argv, false, &ran, err);
		ours[i] = ran.ms;
	}
	good = good && run(argv, true, &ran, err);
	if (good)
		*pair = (struct pair){ bench_quantile(floor, runs, 0.5), bench_quantile(ours, runs, 0.5), ran.mb };
	unlink(file);
	free(file);
	free(bare);
	return good;
}

bool summary_run(struct bench *bench, struct err *err)
{
	struct pair pair;
	for (int i = 0; i < summary_count; i++) {
		if (!measure(bench, BENCH_SMALL, &summaries[i], RUNS, &pair, err))
			return false;
		bench_add(bench, (struct bench_row){ .what = bench_text(bench, "summary %s, %d", summaries[i].name,
									 bench->projects[BENCH_SMALL]),
						     .unit = "ms", .floor = pair.floor, .ours = pair.ours, .goal = 2 });
	}
	struct pair small;
	static const char *const large[] = { "annual", "audit" };
	for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
		const struct summary *summary = summary_find(large[i], err);
		if (summary == NULL || !measure(bench, BENCH_SMALL, summary, 1, &small, err) ||
		    !measure(bench, BENCH_MIDDLE, summary, RUNS_MIDDLE, &pair, err))
			return false;
		bench_add(bench, (struct bench_row){ .what = bench_text(bench, "summary %s, %d", large[i],
									 bench->projects[BENCH_MIDDLE]),
						     .unit = "ms", .floor = pair.floor, .ours = pair.ours,
						     .goal = i == 0 ? 1.2 : 0 });
		bench_add(bench, (struct bench_row){ .what = bench_text(bench, "its memory beside that of %d",
									 bench->projects[BENCH_SMALL]),
						     .unit = "MB", .floor = small.mb, .ours = pair.mb, .goal = 2 });
	}
	return true;
}
