/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define TERM_YEARS 4
#define TERM_BEGINS "10-15"
#define TERM_EPOCH 2022 /* a year of elections to municipal councils */

/* The parts of a year by month; the codes are those of annual-return.period where it has them. */
static const struct part {
	const char *code, *word; /* code; msgid of what people write */
	int first, last;
} parts[] = {
	{ "year", N_("year"), 1, 12 },
	{ "interim-1", N_("interim report 1"), 1, 4 },
	{ "interim-2", N_("interim report 2"), 1, 8 },
	{ "closing", N_("closing of the accounts"), 1, 12 },
	{ "annual-closing", N_("annual accounts"), 1, 12 },
	{ "tertial-1", N_("tertial 1"), 1, 4 },
	{ "tertial-2", N_("tertial 2"), 5, 8 },
	{ "tertial-3", N_("tertial 3"), 9, 12 },
	{ "half-1", N_("half 1"), 1, 6 },
	{ "half-2", N_("half 2"), 7, 12 },
	{ "quarter-1", N_("quarter 1"), 1, 3 },
	{ "quarter-2", N_("quarter 2"), 4, 6 },
	{ "quarter-3", N_("quarter 3"), 7, 9 },
	{ "quarter-4", N_("quarter 4"), 10, 12 },
};
static const struct part term = { "term", N_("term of office"), 0, 0 };

static int current_year(void)
{
	char today[CLOCK_DAY_SIZE];
	clock_today(today);
	return atoi(today);
}

static void set_months(struct period *period, int year, int first, int last)
{
	char month[32];
	snprintf(month, sizeof month, "%04d-%02d", year, first);
	date_first(month, period->from);
	snprintf(month, sizeof month, "%04d-%02d", year, last);
	date_last(month, period->to);
	period->year = year;
}

struct period period_year(int year)
{
	struct period period = { .part = "" };
	set_months(&period, year != 0 ? year : current_year(), 1, 12);
	return period;
}

static void set_term(struct period *period, int year)
{
	/* The middle of the year lies in the term that the election before it began. */
	int since = ((year - 1 - TERM_EPOCH) % TERM_YEARS + TERM_YEARS) % TERM_YEARS, began = year - 1 - since;
	char first[DATE_DAY_SIZE + 16], next[DATE_DAY_SIZE];
	snprintf(first, sizeof first, "%04d-" TERM_BEGINS, began);
	date_add_days(first, 0, period->from);
	date_add_months(first, 12 * TERM_YEARS, next);
	date_add_days(next, -1, period->to);
	period->year = began + TERM_YEARS;
}

/* "Delår-1" is "delår 1". The caller frees. */
static char *loosely(const char *word)
{
	char *folded = text_fold_case(word);
	for (char *at = folded; *at != '\0'; at++)
		if (*at == '-')
			*at = ' ';
	return folded;
}

static bool same_words(const char *one, const char *other)
{
	char *a = loosely(one), *b = loosely(other);
	bool same = strcmp(a, b) == 0;
	free(a);
	free(b);
	return same;
}

static bool is_word(const struct part *part, const char *word)
{
	return same_words(part->code, word) || same_words(i18n_swedish(part->word), word) ||
	       same_words(i18n_english(part->word), word);
}

/* An interim report without a number is the second where its months are over, else the first. */
static const char *with_number(const char *word, int year)
{
	static const char interim[] = N_("interim report");
	char today[CLOCK_DAY_SIZE], last[32];
	if (!same_words(i18n_swedish(interim), word) && !same_words(interim, word) && !same_words("interim", word))
		return word;
	clock_today(today);
	snprintf(last, sizeof last, "%04d-08-31", year);
	return strcmp(last, today) <= 0 ? "interim-2" : "interim-1";
}

/* "2026-01..2026-08"; false for what is none, with a sentence where it is a bad one. */
static bool parse_days(const char *word, struct period *period, bool *is_days, struct err *err)
{
	const char *dots = strstr(word, "..");
	char from[DATE_SIZE], to[DATE_SIZE];
	*is_days = dots != NULL && dots > word && dots[2] != '\0';
	if (!*is_days)
		return false;
	char *first = xstrndup(word, (size_t)(dots - word));
	bool good = date_parse(first, false, from, err) && date_parse(dots + 2, false, to, err);
	free(first);
	if (!good)
		return false;
	date_first(from, period->from);
	date_last(to, period->to);
	period->year = atoi(period->to);
	if (strcmp(period->from, period->to) > 0)
		return err_set(err, ERR_USAGE, _("%s: ends before it begins"), word);
	return true;
}

static bool fail_with_words(const char *word, struct err *err)
{
	struct str words = {0};
	bool codes = strcmp(i18n_language(), "en") == 0;
	for (int i = 0; i < COUNT(parts); i++)
		str_addf(&words, "%s, ", codes ? parts[i].code : i18n(parts[i].word));
	err_set(err, ERR_USAGE, _("\"%s\" is no period; there are: %s%s, 2026-01..2026-08"), word, words.text,
		codes ? term.code : i18n(term.word));
	str_free(&words);
	return false;
}

bool period_parse(const char *word, int year, struct period *period, struct err *err)
{
	bool is_days;
	*period = period_year(year);
	word = with_number(word, period->year);
	for (int i = 0; i < COUNT(parts); i++) {
		if (!is_word(&parts[i], word))
			continue;
		set_months(period, period->year, parts[i].first, parts[i].last);
		snprintf(period->part, sizeof period->part, "%s", i == 0 ? "" : parts[i].code);
		return true;
	}
	if (is_word(&term, word)) {
		snprintf(period->part, sizeof period->part, "%s", term.code);
		set_term(period, period->year);
		return true;
	}
	if (parse_days(word, period, &is_days, err))
		return true;
	return !is_days && fail_with_words(word, err);
}

const struct choice *period_choices(void)
{
	static struct choice choices[COUNT(parts) + 2];
	for (int i = 0; i < COUNT(parts); i++)
		choices[i] = (struct choice){ parts[i].code, parts[i].word };
	choices[0].label = N_("the whole year");
	choices[COUNT(parts)] = (struct choice){ term.code, term.word };
	return choices;
}

char *period_text(const struct period *period)
{
	struct period whole = period_year(period->year);
	if (strcmp(whole.from, period->from) == 0 && strcmp(whole.to, period->to) == 0)
		return xasprintf("%d", period->year);
	char month[8], last[DATE_DAY_SIZE];
	snprintf(month, sizeof month, "%.7s", period->to);
	date_last(month, last);
	if (strncmp(period->from, period->to, 4) == 0 && strcmp(period->from + 7, "-01") == 0 &&
	    strcmp(last, period->to) == 0) {
		int first = atoi(period->from + 5), end = atoi(period->to + 5);
		return first == end ? xasprintf("%s %d", date_month_name(end), period->year)
				    : xasprintf("%s–%s %d", date_month_name(first), date_month_name(end), period->year);
	}
	return xasprintf("%s – %s", period->from, period->to);
}

struct period period_moved(const struct period *period, int step)
{
	struct period moved = *period;
	int years = strcmp(period->part, term.code) == 0 ? TERM_YEARS * step : step;
	char month[8];
	date_add_months(period->from, 12 * years, moved.from);
	date_add_months(period->to, 12 * years, moved.to);
	/* The last day of a month stays one: 2024-02-29 is 2025-02-28, and the other way round. */
	snprintf(month, sizeof month, "%.7s", period->to);
	char last[DATE_DAY_SIZE];
	date_last(month, last);
	if (strcmp(last, period->to) == 0) {
		snprintf(month, sizeof month, "%.7s", moved.to);
		date_last(month, moved.to);
	}
	moved.year = atoi(moved.to);
	return moved;
}
