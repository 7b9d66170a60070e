/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding among the most there are: each key of a search beside the bare query of the index, another order, a
 * filter. */
#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "kind.h"
#include "mem.h"
#include "text.h"

#include "sql.h"
#include "words.h"

#include "contents.h"
#include "desk.h"
#include "line.h"

enum { ROUNDS = 5, PAGES = 12, HITS = 10001, LIMIT_MS = 60000, MOST = 1024, LIST_TOP = 5, LIST_ROWS = 12 };

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* Common and rare, of one and of several words, from the first letter on. */
static const char *const searches[] = {
	CONTENTS_COMMON_WORD, CONTENTS_RARE_WORD, "skola " CONTENTS_COMMON_WORD, "vindkraft åbo",
	"kulturutbyte idrott 77", "łódź språk", "99999", "finns inte",
};

struct finding {
	double floor[MOST], ours[MOST]; /* milliseconds */
	double first[MOST];             /* ours, of the keys after which a word is too short for the index */
	int count, first_count;
};

/* ---- the bare query ---- */

/* The pattern of what has been typed: every word. NULL on failure; the caller frees. */
static char *pattern_of(struct sql *sql, const char *typed, bool *is_short, struct err *err)
{
	struct str all = {0};
	char *folded = text_fold(typed);
	bool done = true;
	*is_short = false;
	char *save, *word = strtok_r(folded, " ", &save);
	for (; done && word != NULL; word = strtok_r(NULL, " ", &save)) {
		char *pattern = words_pattern(sql, kind_named("project"), word, err);
		done = pattern != NULL;
		*is_short = *is_short || text_width(word) < WORDS_LETTERS;
		if (done)
			str_addf(&all, "%s(%s)", all.length > 0 ? " AND " : "", pattern);
		free(pattern);
	}
	free(folded);
	if (done)
		return str_take(&all);
	str_free(&all);
	return NULL;
}

/* As many numbers of rows as the program counts hits, straight from the index. */
static bool query_bare(struct sql *sql, const char *typed, double *took, bool *is_short, struct err *err)
{
	double begun = bench_now();
	int left = HITS;
	char *pattern = pattern_of(sql, typed, is_short, err);
	sqlite3_stmt *row = pattern == NULL ? NULL : sql_prepare(
		sql, "SELECT rowid FROM project_words WHERE project_words MATCH :pattern", err);
	if (row == NULL) {
		free(pattern);
		return false;
	}
	sql_bind(row, ":pattern", pattern);
	enum sql_result got = SQL_ROW;
	while (left-- > 0 && (got = sql_step(sql, row, err)) == SQL_ROW)
		;
	sql_done(sql, row);
	free(pattern);
	*took = bench_now() - begun;
	return got != SQL_FAILED;
}

/* ---- each key ---- */

static int letter_length(const char *at)
{
	int length = 1;
	while ((at[length] & 0xc0) == 0x80)
		length++;
	return length;
}

static bool type_letter(struct line *line, struct sql *sql, const char *text, int from, int to, struct finding *found,
			struct err *err)
{
	char letter[8] = "", *typed = xstrndup(text, (size_t)to);
	double floor = 0, ours = 0;
	bool is_short = false;
	memcpy(letter, text + from, (size_t)(to - from));
	bool done = line_key(line, letter, &ours, err) && query_bare(sql, typed, &floor, &is_short, err);
	free(typed);
	if (!done || found->count == MOST)
		return done;
	found->floor[found->count] = floor;
	found->ours[found->count++] = ours;
	if (is_short)
		found->first[found->first_count++] = ours;
	if (getenv("BENCH_SAY") != NULL)
		fprintf(stderr, "%.*s: bare %.2f, ours %.2f ms\n", to, text, floor, ours);
	return true;
}

static bool search_once(struct line *line, struct sql *sql, const char *text, struct finding *found, struct err *err)
{
	if (!line_press(line, "/", err))
		return false;
	for (int at = 0, length; text[at] != '\0'; at += length) {
		length = letter_length(text + at);
		if (!type_letter(line, sql, text, at, at + length, found, err))
			return false;
	}
	return line_press(line, "\033", err) && line_press(line, "\033OH", err);
}

static void tell_search(struct bench *bench, struct finding *found)
{
	int projects = bench->projects[BENCH_LARGE];
	bench_add(bench, (struct bench_row){ .what = bench_text(bench, "key of a search, %d: median", projects),
					     .unit = "ms", .floor = bench_quantile(found->floor, found->count, 0.5),
					     .ours = bench_quantile(found->ours, found->count, 0.5), .goal = 3 });
	bench_add(bench, (struct bench_row){ .what = "the same: 95 of 100 are quicker", .unit = "ms",
					     .ours = bench_quantile(found->ours, found->count, 0.95), .goal = 16 });
	bench_add(bench, (struct bench_row){ .what = "the same: 95 of 100 bare queries are quicker", .unit = "ms",
					     .ours = bench_quantile(found->floor, found->count, 0.95) });
	if (found->first_count > 0)
		bench_add(bench, (struct bench_row){ .what = "the first two letters of a word: 95 of 100", .unit = "ms",
						     .ours = bench_quantile(found->first, found->first_count, 0.95) });
}

static bool measure_search(struct bench *bench, struct err *err)
{
	static struct finding found;
	struct line line = {0};
	struct sql *sql = NULL;
	const char *path = bench_register(bench, BENCH_LARGE, err);
	bool done = path != NULL && (sql = sql_open(path, SQL_READ, 5, err)) != NULL &&
		    line_start_ours(&line, bench, BENCH_LARGE, true, err) && line_settle(&line, err);
	for (int i = 0; done && i < ROUNDS * COUNT(searches); i++)
		done = search_once(&line, sql, searches[i % COUNT(searches)], &found, err);
	line_end(&line);
	sql_close(sql);
	if (done)
		tell_search(bench, &found);
	return done;
}

/* ---- another page ---- */

/* The list as it is to stand. */
struct wanted {
	struct term *term;
	char *rows[LIST_ROWS];
};

static bool is_shown(void *context)
{
	struct wanted *wanted = context;
	bool same = true;
	for (int i = 0; same && i < LIST_ROWS; i++) {
		char *row = term_row(wanted->term, LIST_TOP + i);
		same = strcmp(row, wanted->rows[i]) == 0;
		free(row);
	}
	return same;
}

static bool press_all(struct term *term, const char *const *keys, struct err *err)
{
	for (; *keys != NULL; keys++)
		if (!desk_press(term, *keys, 1, err))
			return false;
	return true;
}

static bool time_page(struct wanted *wanted, const char *key, double *took, struct err *err)
{
	if (is_shown(wanted))
		return err_set(err, ERR_IO, "the list looks the same before and after: nothing can be measured");
	double begun = bench_now();
	term_key(wanted->term, key);
	bool done = term_wait(&wanted->term, 1, is_shown, wanted, LIMIT_MS);
	*took = bench_now() - begun;
	return done ? desk_settle(wanted->term, err) : err_set(err, ERR_IO, "the list does not come again");
}

/* What stands after BEFORE and KEY is looked at once; then how long KEY takes until the page stands there, whatever is
 * read when nobody waits. AFTER takes it back. */
static bool measure_page(struct bench *bench, const char *what, const char *const *before, const char *key,
			 const char *const *after, struct err *err)
{
	double took[PAGES];
	struct wanted wanted = { .term = desk_start(bench, BENCH_LARGE, LINE_ROWS, LINE_COLUMNS, err) };
	/* Twice, because what was done before decides between equals. */
	bool done = wanted.term != NULL;
	for (int i = 0; done && i < 2; i++)
		done = (i == 0 || press_all(wanted.term, after, err)) && press_all(wanted.term, before, err) &&
		       desk_press(wanted.term, key, 1, err);
	for (int i = 0; done && i < LIST_ROWS; i++)
		wanted.rows[i] = term_row(wanted.term, LIST_TOP + i);
	for (int i = 0; done && i < PAGES; i++)
		done = press_all(wanted.term, after, err) && press_all(wanted.term, before, err) &&
		       time_page(&wanted, key, &took[i], err);
	for (int i = 0; i < LIST_ROWS; i++)
		free(wanted.rows[i]);
	term_free(wanted.term);
	if (!done)
		return false;
	bench_add(bench, (struct bench_row){ .what = bench_text(bench, "%s, %d: median", what,
								 bench->projects[BENCH_LARGE]),
					     .unit = "ms", .ours = bench_quantile(took, PAGES, 0.5), .goal = 50 });
	bench_add(bench, (struct bench_row){ .what = "the same: 95 of 100 are quicker", .unit = "ms",
					     .ours = bench_quantile(took, PAGES, 0.95) });
	return true;
}

static bool measure_pages(struct bench *bench, struct err *err)
{
	static const char *const to_end[] = { "Right", "Right", NULL };
	static const char *const back[] = { "Left", "s", "Left", NULL };
	static const char *const filter[] = { "f", "s", "t", "a", "t", "u", "s", ":", "o", "n", "g", "o", "i", "n",
					      "g", "Space", "e", "n", "d", "<", "2", "0", "2", "2", NULL };
	static const char *const unfilter[] = { "F", "Home", NULL };
	return measure_page(bench, "another order, first page", to_end, "s", back, err) &&
	       measure_page(bench, "two-field filter, first page", filter, "Enter", unfilter, err);
}

bool find_run(struct bench *bench, struct err *err)
{
	return measure_search(bench, err) && measure_pages(bench, err);
}
