/* SPDX-License-Identifier: EUPL-1.2 */
/* bench [-d DIRECTORY] [CASE ...]: measures, prints one table, and leaves with 1 when a goal is missed. */
#include "config.h"

#include "bench.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static const struct bench_case cases[] = {
	{ "noise", false, noise_run },   { "start", false, start_run },   { "keys", false, keys_run },
	{ "find", false, find_run },     { "rest", false, rest_run },     { "import", false, import_run },
	{ "save", false, save_run },     { "typing", false, typing_run }, { "summary", false, summary_run },
	{ "ssh", false, ssh_run },       { "slow", false, slow_run },     { "peers", true, peers_run },
};

void bench_add(struct bench *bench, struct bench_row row)
{
	assert(bench->count < COUNT(bench->rows));
	bench->rows[bench->count++] = row;
}

const char *bench_text(struct bench *bench, const char *format, ...)
{
	char text[128];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	assert(bench->text_count < COUNT(bench->texts));
	return bench->texts[bench->text_count++] = xstrdup(text);
}

double bench_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

double bench_quantile(double *values, int count, double part)
{
	assert(count > 0);
	qsort(values, (size_t)count, sizeof *values, by_size);
	return values[(int)(part * (count - 1) + 0.5)];
}

/* ---- the table ---- */

static bool is_missed(const struct bench_row *row)
{
	double measured = row->floor > 0 ? row->ours / row->floor : row->ours;
	return row->ours < row->least || (row->goal > 0 && measured > row->goal);
}

static void print_row(const struct bench_row *row)
{
	char floor[32] = "", ratio[32] = "", goal[32] = "";
	if (row->floor > 0) {
		snprintf(floor, sizeof floor, "%9.3g", row->floor);
		snprintf(ratio, sizeof ratio, "%7.3g", row->ours / row->floor);
	}
	if (row->goal > 0)
		snprintf(goal, sizeof goal, "%s %g%s", row->least < row->goal ? "<=" : "=", row->goal,
			 row->floor > 0 ? "x" : "");
	printf("%-50s %-6s %9s %9.3g %7s %7s%s\n", row->what, row->unit, floor, row->ours, ratio, goal,
	       is_missed(row) ? "  MISSED" : "");
}

static bool print_table(const struct bench *bench)
{
	bool good = true;
	if (bench->count == 0)
		return true;
	printf("%-50s %-6s %9s %9s %7s %7s\n", "what", "unit", "floor", "ours", "ratio", "goal");
	for (int i = 0; i < bench->count; i++) {
		print_row(&bench->rows[i]);
		good = good && !is_missed(&bench->rows[i]);
	}
	return good;
}

/* ---- running ---- */

static bool is_wanted(const struct bench_case *row, char **names, int count)
{
	for (int i = 0; i < count; i++)
		if (strcmp(names[i], row->name) == 0)
			return true;
	return count == 0 && !row->asked;
}

/* How lists were left by what was measured before, so that each begins with them as delivered. */
static void forget_settings(const struct bench *bench)
{
	for (int i = 0; i < BENCH_SIZES; i++) {
		char *drafts = xasprintf("%s/bench-%d.db.drafts", bench->directory, bench->projects[i]);
		bench_remove(drafts);
		free(drafts);
	}
}

static bool run_cases(struct bench *bench, char **names, int count)
{
	for (int i = 0; i < COUNT(cases); i++) {
		struct err err = {0};
		forget_settings(bench);
		if (!is_wanted(&cases[i], names, count) || cases[i].run(bench, &err))
			continue;
		fprintf(stderr, "bench: %s: %s\n", cases[i].name, err.text);
		return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	const char *rows = getenv("BENCH_ROWS");
	struct bench bench = { .directory = ".", .program = "./samverkan", .screen = "bench/floor_screen",
			       .projects = { 60, 30000, rows != NULL ? atoi(rows) : 1000000 } };
	int letter;
	while ((letter = getopt(argc, argv, "d:p:s:")) != -1) {
		if (letter == '?')
			return 2;
		*(letter == 'd' ? &bench.directory : letter == 'p' ? &bench.program : &bench.screen) = optarg;
	}
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	clock_set_zone();
	i18n_start("en", NULL);
	bool done = run_cases(&bench, argv + optind, argc - optind);
	bool good = print_table(&bench);
	for (int i = 0; i < BENCH_SIZES; i++)
		free(bench.path[i]);
	for (int i = 0; i < bench.text_count; i++)
		free(bench.texts[i]);
	return done && good ? 0 : 1;
}
