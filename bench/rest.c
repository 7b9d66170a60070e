/* SPDX-License-Identifier: EUPL-1.2 */
/* The program at rest: the memory that is its own, and what it does when nobody does anything. */
#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

#include "line.h"

enum { CALM_MS = 3000, REST_MS = 10000 };

static FILE *open_status(const struct line *line, const char *name)
{
	char *path = xasprintf("/proc/%d/%s", (int)line->pid, name);
	FILE *file = fopen(path, "r");
	free(path);
	return file;
}

/* Megabytes that no other process shares (proc_pid_smaps(5)). */
static bool read_memory(const struct line *line, double *megabytes, struct err *err)
{
	FILE *file = open_status(line, "smaps_rollup");
	char text[256];
	long kilobytes, sum = 0;
	if (file == NULL)
		return err_set(err, ERR_IO, "/proc does not tell the memory of a process");
	while (fgets(text, sizeof text, file) != NULL)
		if (sscanf(text, "Private_Clean: %ld", &kilobytes) == 1 ||
		    sscanf(text, "Private_Dirty: %ld", &kilobytes) == 1)
			sum += kilobytes;
	fclose(file);
	*megabytes = (double)sum / 1024;
	return true;
}

/* Milliseconds on a core so far. */
static bool read_time(const struct line *line, double *ms, struct err *err)
{
	FILE *file = open_status(line, "schedstat");
	unsigned long long nanoseconds = 0;
	bool done = file != NULL && fscanf(file, "%llu", &nanoseconds) == 1;
	if (file != NULL)
		fclose(file);
	*ms = (double)nanoseconds / 1e6;
	return done || err_set(err, ERR_IO, "/proc does not tell the time of a process");
}

static void tell_memory(struct bench *bench, enum bench_size size, double megabytes, const char *when, double goal)
{
	bench_add(bench, (struct bench_row){ .what = bench_text(bench, "memory of its own, %d, %s",
								 bench->projects[size], when),
					     .unit = "MB", .ours = megabytes, .goal = goal });
}

/* As it stands when the list is read, and after one has walked, searched and been at the end. */
static bool measure_memory(struct bench *bench, enum bench_size size, double goal, struct err *err)
{
	static const char *const keys[] = { "\033OF", "\033OH", "\033[6~", "/", "s", "k", "o", "l", "a", "\r", "n" };
	struct line line = {0};
	double fresh = 0, used = 0;
	bool done = line_start_ours(&line, bench, size, true, err) && line_settle(&line, err) &&
		    read_memory(&line, &fresh, err);
	for (size_t i = 0; done && i < sizeof keys / sizeof *keys; i++)
		done = line_press(&line, keys[i], err);
	done = done && read_memory(&line, &used, err);
	line_end(&line);
	if (!done)
		return false;
	tell_memory(bench, size, fresh, "as it stands", goal);
	tell_memory(bench, size, used, "after End and a search", goal);
	return true;
}

/* Without the marker, which would be a write. */
static bool measure_rest(struct bench *bench, enum bench_size size, struct err *err)
{
	struct line line = {0};
	double before = 0, after = 0;
	bool done = line_start_ours(&line, bench, size, false, err);
	if (done) {
		line_listen(&line, CALM_MS);
		line.bytes = 0;
	}
	done = done && read_time(&line, &before, err);
	if (done)
		line_listen(&line, REST_MS);
	done = done && read_time(&line, &after, err);
	long bytes = line.bytes;
	line_end(&line);
	if (!done)
		return false;
	bench_add(bench, (struct bench_row){ .what = bench_text(bench, "written in %d s of rest, %d", REST_MS / 1000,
								 bench->projects[size]),
					     .unit = "bytes", .ours = (double)bytes, .goal = 0.5 });
	bench_add(bench, (struct bench_row){ .what = bench_text(bench, "of a core meanwhile, %d",
								 bench->projects[size]),
					     .unit = "%", .ours = 100 * (after - before) / REST_MS, .goal = 0.1 });
	return true;
}

bool rest_run(struct bench *bench, struct err *err)
{
	return measure_memory(bench, BENCH_SMALL, 8, err) && measure_memory(bench, BENCH_LARGE, 24, err) &&
	       measure_rest(bench, BENCH_SMALL, err) && measure_rest(bench, BENCH_LARGE, err);
}
