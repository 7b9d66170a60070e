/* SPDX-License-Identifier: EUPL-1.2 */
/* The program on the screen: how soon the first row stands there, and how soon after a key the last byte has come. The
 * floor and the program at its three sizes are asked in turn. */
#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "line.h"

enum { STARTS = 25, ROUNDS = 15, DOWNS = 7, PAGES = 8, ECHOES = 400, MOST = 512 };

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* The floor runs on the small register, and is first. */
enum who { FLOOR, SMALL, MIDDLE, LARGE, EVERYBODY };
static const enum bench_size size_of[EVERYBODY] = { BENCH_SMALL, BENCH_SMALL, BENCH_MIDDLE, BENCH_LARGE };

struct series {
	double values[MOST];
	int count;
};

static void note(struct series *series, double value)
{
	if (series->count < MOST)
		series->values[series->count++] = value;
}

static double median(struct series *series)
{
	return bench_quantile(series->values, series->count, 0.5);
}

static bool start(struct line *line, struct bench *bench, enum who who, struct err *err)
{
	const char *path = bench_register(bench, size_of[who], err);
	const char *const argv[] = { bench->screen, path, NULL };
	if (who == FLOOR)
		return path != NULL && line_start(line, bench, argv, true, err);
	return line_start_ours(line, bench, size_of[who], true, err);
}

/* ---- rows of the table ---- */

/* Ours at each size beside the floor, and the large one beside the small. */
static void tell(struct bench *bench, const char *what, struct series *series, const double goals[EVERYBODY])
{
	for (enum who who = SMALL; who < EVERYBODY; who++) {
		int projects = bench->projects[size_of[who]];
		bench_add(bench, (struct bench_row){ .what = bench_text(bench, "%s, %d: median", what, projects),
						     .unit = "ms", .floor = median(&series[FLOOR]),
						     .ours = median(&series[who]), .goal = goals[who] });
		bench_add(bench, (struct bench_row){
			.what = "the same: 95 of 100 are quicker", .unit = "ms",
			.floor = bench_quantile(series[FLOOR].values, series[FLOOR].count, 0.95),
			.ours = bench_quantile(series[who].values, series[who].count, 0.95) });
	}
	bench_add(bench, (struct bench_row){ .what = bench_text(bench, "%s, %d beside %d", what,
								 bench->projects[BENCH_LARGE],
								 bench->projects[BENCH_SMALL]),
					     .unit = "ms", .floor = median(&series[SMALL]),
					     .ours = median(&series[LARGE]), .goal = 1.3 });
}

/* ---- the first screen ---- */

static bool start_once(struct bench *bench, enum who who, const char *first, struct series *series, struct err *err)
{
	struct line line = {0};
	double took;
	bool done = start(&line, bench, who, err) && line_until(&line, first, &took, err);
	line_end(&line);
	if (done)
		note(&series[who], took);
	return done;
}

bool start_run(struct bench *bench, struct err *err)
{
	static struct series series[EVERYBODY];
	char first[EVERYBODY][BENCH_FIRST];
	for (enum who who = FLOOR; who < EVERYBODY; who++)
		if (!bench_first(bench, size_of[who], who == FLOOR ? BENCH_BY_TITLE : BENCH_IN_GROUPS, first[who],
				 err))
			return false;
	for (int i = 0; i < STARTS; i++)
		for (enum who who = FLOOR; who < EVERYBODY; who++)
			if (!start_once(bench, who, first[who], series, err))
				return false;
	tell(bench, "first row on the screen", series, (const double[EVERYBODY]){ [SMALL] = 2 });
	return true;
}

/* ---- keys ---- */

#define DOWN "\033OB"
#define PAGE_DOWN "\033[6~"
#define HOME "\033OH"
#define END "\033OF"

struct lines {
	struct bench *bench;
	struct line line[EVERYBODY];
	struct series down[EVERYBODY], closed[EVERYBODY], page[EVERYBODY], end[EVERYBODY], jump[EVERYBODY];
	struct series bytes_open[EVERYBODY], bytes[EVERYBODY];
};

static bool press(struct line *line, const char *key, struct series *series, struct series *bytes, struct err *err)
{
	double took;
	if (!line_key(line, key, &took, err))
		return false;
	note(series, took);
	if (bytes != NULL)
		note(bytes, (double)line->bytes);
	return true;
}

/* From the second row, so that neither the group line nor the first row is in the way, and not to the tenth, which
 * shifts what stands after its number. */
static bool go_down(struct line *line, struct series *series, struct series *bytes, struct err *err)
{
	bool done = line_press(line, HOME, err) && line_press(line, DOWN, err);
	for (int i = 0; done && i < DOWNS; i++)
		done = press(line, DOWN, series, bytes, err);
	return done;
}

/* Every page is the second one, so that as much changes where there are few rows as where there are many. Ours first
 * goes to the last line that is seen, and shows another page at the next key. */
static bool round_of(struct lines *lines, enum who who, struct err *err)
{
	struct line *line = &lines->line[who];
	bool done = true;
	for (int i = 0; done && i < PAGES; i++)
		done = line_press(line, HOME, err) && (who == FLOOR || line_press(line, PAGE_DOWN, err)) &&
		       press(line, PAGE_DOWN, &lines->page[who], NULL, err);
	return done && line_press(line, HOME, err) && press(line, END, &lines->end[who], NULL, err);
}

static bool in_turn(struct lines *lines, bool (*what)(struct lines *lines, enum who who, struct err *err), int rounds,
		    struct err *err)
{
	for (int i = 0; i < rounds; i++)
		for (enum who who = FLOOR; who < EVERYBODY; who++)
			if (!what(lines, who, err))
				return false;
	return true;
}

static bool down_open(struct lines *lines, enum who who, struct err *err)
{
	return go_down(&lines->line[who], &lines->down[who], &lines->bytes_open[who], err);
}

static bool down_closed(struct lines *lines, enum who who, struct err *err)
{
	return go_down(&lines->line[who], &lines->closed[who], &lines->bytes[who], err);
}

/* Every jump leaves the page. Where there are few rows the next hit stands on the same one: there the jumps go round
 * the ends, from the first row to the last hit and from the last row to the first. */
static bool jump_once(struct lines *lines, enum who who, struct err *err)
{
	struct line *line = &lines->line[who];
	if (who != SMALL)
		return press(line, "n", &lines->jump[who], NULL, err);
	bool back = lines->jump[who].count % 2 == 0;
	return line_press(line, back ? HOME : END, err) && press(line, back ? "N" : "n", &lines->jump[who], NULL, err);
}

static bool press_ours(struct lines *lines, const char *const *keys, struct err *err)
{
	for (enum who who = SMALL; who < EVERYBODY; who++)
		if (!line_press(&lines->line[who], keys[who], err))
			return false;
	return true;
}

/* Then n goes from one project with such a number to the next: a few of them, far apart. */
static bool search_sevens(struct lines *lines, enum who who, struct err *err)
{
	struct line *line = &lines->line[who];
	if (who == FLOOR)
		return true;
	if (!line_press(line, "/", err))
		return false;
	for (int rest = lines->bench->projects[size_of[who]]; rest >= 60; rest /= rest > 600 ? 10 : 100)
		if (!line_press(line, "7", err))
			return false;
	return line_press(line, "\r", err);
}

/* With the detail closed and without groups it shows the very rows that the floor shows. */
static bool measure(struct lines *lines, struct err *err)
{
	static const char *const zoom[EVERYBODY] = { NULL, "z", "z", "z" };
	static const char *const none[EVERYBODY] = { NULL, "winga grupper\r", "winga grupper\r", "winga grupper\r" };
	return in_turn(lines, down_open, ROUNDS, err) && press_ours(lines, zoom, err) &&
	       press_ours(lines, none, err) && in_turn(lines, down_closed, ROUNDS, err) &&
	       in_turn(lines, round_of, ROUNDS, err) && in_turn(lines, search_sevens, 1, err) &&
	       in_turn(lines, jump_once, 4 * ROUNDS, err);
}

static void tell_bytes(struct bench *bench, struct lines *lines)
{
	bench_add(bench, (struct bench_row){ .what = "Down, detail closed: median", .unit = "bytes",
					     .floor = median(&lines->bytes[FLOOR]),
					     .ours = median(&lines->bytes[SMALL]), .goal = 1 });
	bench_add(bench, (struct bench_row){ .what = "Down, detail open: median", .unit = "bytes",
					     .floor = median(&lines->bytes_open[FLOOR]),
					     .ours = median(&lines->bytes_open[SMALL]) });
}

bool keys_run(struct bench *bench, struct err *err)
{
	static const double none[EVERYBODY] = { 0 };
	static const double goals[EVERYBODY] = { [SMALL] = 2, [MIDDLE] = 2, [LARGE] = 2 };
	static struct lines lines;
	lines.bench = bench;
	bool done = true;
	for (enum who who = FLOOR; done && who < EVERYBODY; who++)
		done = start(&lines.line[who], bench, who, err) && line_settle(&lines.line[who], err);
	done = done && measure(&lines, err);
	for (enum who who = FLOOR; who < EVERYBODY; who++)
		line_end(&lines.line[who]);
	if (!done)
		return false;
	tell(bench, "Down, detail open", lines.down, none); /* the floor has no detail */
	tell(bench, "Down, detail closed", lines.closed, goals);
	tell(bench, "PageDown", lines.page, goals);
	tell(bench, "End", lines.end, goals);
	tell(bench, "jump to a record", lines.jump, goals);
	tell_bytes(bench, &lines);
	return true;
}

/* ---- what the terminal itself takes ---- */

bool noise_run(struct bench *bench, struct err *err)
{
	static struct series series;
	struct line line = {0};
	double took;
	bool done = line_start_echo(&line, err) && line_until(&line, "!", &took, err);
	for (int i = 0; done && i < ECHOES; i++) {
		done = line_echo(&line, i % 2 == 0 ? "a" : "b", &took, err);
		note(&series, took);
	}
	line_end(&line);
	if (!done)
		return false;
	bench_add(bench, (struct bench_row){ .what = "a byte through the terminal and back: median", .unit = "ms",
					     .ours = median(&series) });
	bench_add(bench, (struct bench_row){ .what = "the same: 95 of 100 are quicker", .unit = "ms",
					     .ours = bench_quantile(series.values, series.count, 0.95) });
	return true;
}
