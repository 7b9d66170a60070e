/* SPDX-License-Identifier: EUPL-1.2 */
/* The program at rest: the memory that is its own, and what it does when nobody does anything. */
#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

#include "line.h"
#include "status.h"

enum { CALM_MS = 3000, REST_MS = 10000 };

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
		    status_memory(&line, &fresh, err);
	for (size_t i = 0; done && i < sizeof keys / sizeof *keys; i++)
		done = line_press(&line, keys[i], err);
	done = done && status_memory(&line, &used, err);
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
	done = done && status_time(&line, &before, err);
	if (done)
		line_listen(&line, REST_MS);
	done = done && status_time(&line, &after, err);
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
