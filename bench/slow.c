/* SPDX-License-Identifier: EUPL-1.2 */
/* A line of 9600 bits a second to somewhere far away: how long from a key until the screen has come to rest. The bytes
 * are held back in front of the terminal, so that the program feels a slow line as it is; the way of the key and of the
 * answer is added. */
#include "config.h"

#include "bench.h"

#include <stdio.h>

#include "line.h"

enum { BYTES_A_SECOND = 960, TRIP_MS = 300, ROWS = 24, COLUMNS = 80, ROUNDS = 5 };

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define DOWN "\033OB"

/* What is pressed before and not measured, what is, and what takes one back. Goals: what goes on under the hand in less
 * than a second, what changes the picture in the time of a sigh. */
static const struct deed {
	const char *what, *before, *key, *after;
	double goal; /* ms, the trip with it */
} deeds[] = {
	{ "Down, detail open", "\033OH" DOWN, DOWN, "", 1000 },
	{ "ten Down at once, detail open", "\033OH", DOWN DOWN DOWN DOWN DOWN DOWN DOWN DOWN DOWN DOWN, "", 1500 },
	{ "PageDown", "\033OH", "\033[6~", "", 1500 },
	{ "another part of the screen (5)", "32", "5", "2", 2500 },
	{ "to open a record", "\033OH" DOWN, "\r", "q", 2500 },
	{ "to open its form", "\033OH" DOWN, "e", "\033", 3500 },
	{ "Down, detail closed", "z\033OH" DOWN, DOWN, "z", 600 },
};

static bool press_quick(struct line *line, const char *keys, struct err *err)
{
	line->rate = 0;
	bool done = *keys == '\0' || line_press(line, keys, err);
	line->rate = BYTES_A_SECOND;
	return done;
}

static void tell(struct bench *bench, const char *what, double *values, int count, double goal)
{
	bench_add(bench, (struct bench_row){ .what = bench_text(bench, "9600 bit/s: %s", what), .unit = "ms",
					     .ours = bench_quantile(values, count, 0.5) + TRIP_MS, .goal = goal });
}

static bool measure(struct bench *bench, struct line *line, const struct deed *deed, struct err *err)
{
	double took[ROUNDS];
	for (int i = 0; i < ROUNDS; i++)
		if (!press_quick(line, deed->before, err) || !line_key(line, deed->key, &took[i], err) ||
		    !press_quick(line, deed->after, err))
			return false;
	tell(bench, deed->what, took, ROUNDS, deed->goal);
	return true;
}

/* Letters in the first field of a new record. */
static bool measure_letters(struct bench *bench, struct line *line, struct err *err)
{
	static const char letters[] = "Återbruk i skolan";
	double took[sizeof letters];
	int count = 0;
	if (!press_quick(line, "a", err))
		return false;
	for (const char *at = letters + 2; *at != '\0'; at++) {
		char letter[2] = { *at };
		if (!line_key(line, letter, &took[count++], err))
			return false;
	}
	tell(bench, "a letter in a form", took, count, 450);
	return true;
}

bool slow_run(struct bench *bench, struct err *err)
{
	struct line line = {0};
	line_set_size(ROWS, COLUMNS);
	bool done = line_start_ours(&line, bench, BENCH_SMALL, true, err);
	line.rate = BYTES_A_SECOND;
	done = done && line_settle(&line, err);
	if (done)
		tell(bench, "the first screen", (double[]){ line.last - line.begun }, 1, 4000);
	for (int i = 0; done && i < COUNT(deeds); i++)
		done = measure(bench, &line, &deeds[i], err);
	done = done && measure_letters(bench, &line, err);
	line_end(&line);
	line_set_size(LINE_ROWS, LINE_COLUMNS);
	return done;
}
