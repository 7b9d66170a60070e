/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "duration.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#define NO_BREAK_SPACE "\u00a0"
#define MOST INT64_C(1000000000) /* minutes; two thousand years */

enum { QUOTED_COLUMNS = 60, DECIMALS = 1000 };

/* Words for a unit, folded, and how many minutes it has. */
static const struct unit {
	const char *word;
	int minutes;
} units[] = {
	{ "h", 60 }, { "t", 60 }, { "tim", 60 }, { "tim.", 60 }, { "timme", 60 }, { "timmar", 60 }, { "hour", 60 },
	{ "hours", 60 }, { "hrs", 60 }, { "m", 1 }, { "min", 1 }, { "min.", 1 }, { "minut", 1 }, { "minuter", 1 },
	{ "minute", 1 }, { "minutes", 1 },
};

static int unit_minutes(const char *word, size_t length)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strlen(units[i].word) == length && strncmp(units[i].word, word, length) == 0)
			return units[i].minutes;
	return 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Three digits after a space belong to the number before it: 1 200. */
static bool is_group(const char *at)
{
	return *at == ' ' && is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) && !is_digit(at[4]);
}

/* Reads whole digits; false without any, or with too many. */
static bool take_whole(const char **at, int64_t *whole)
{
	*whole = 0;
	if (!is_digit(**at))
		return false;
	for (; is_digit(**at) || is_group(*at); (*at)++) {
		if (**at == ' ')
			continue;
		*whole = 10 * *whole + (**at - '0');
		if (*whole > MOST)
			return false;
	}
	return true;
}

/* What stands after a decimal comma, in thousandths. */
static int64_t take_decimals(const char **at)
{
	int64_t thousandths = 0, worth = DECIMALS / 10;
	if ((**at != ',' && **at != '.') || !is_digit((*at)[1]))
		return 0;
	for ((*at)++; is_digit(**at); (*at)++, worth /= 10)
		thousandths += worth * (**at - '0');
	return thousandths;
}

/* "12:30" */
static bool parse_clock(const char *text, int64_t *minutes)
{
	int64_t hours;
	if (!take_whole(&text, &hours) || hours > MOST / 60 || *text != ':' || !is_digit(text[1]) ||
	    !is_digit(text[2]) || text[3] != '\0' || text[1] > '5')
		return false;
	*minutes = 60 * hours + 10 * (text[1] - '0') + (text[2] - '0');
	return true;
}

/* "2 h 15 min": each unit smaller than the one before. */
static bool parse_words(const char *text, int64_t *minutes)
{
	int64_t sum = 0, whole;
	for (int last = 61; *text != '\0';) {
		if (!take_whole(&text, &whole))
			return false;
		int64_t thousandths = take_decimals(&text);
		text += strspn(text, " ");
		size_t length = strcspn(text, " 0123456789");
		int unit = unit_minutes(text, length);
		if (unit == 0 || unit >= last)
			return false;
		sum += whole * unit + (thousandths * unit + DECIMALS / 2) / DECIMALS;
		last = unit;
		text += length;
		text += strspn(text, " ");
	}
	*minutes = sum;
	return sum <= MOST;
}

static bool is_number(const char *text)
{
	return *text != '\0' && text[strspn(text, "0123456789., ")] == '\0';
}

bool duration_parse(const char *in, int64_t *minutes, struct err *err)
{
	char *folded = text_fold(in);
	const char *text = folded + strspn(folded, " ");
	int64_t read = 0;
	bool fine = *text != '\0' && (parse_clock(text, &read) || parse_words(text, &read));
	if (fine)
		*minutes = read;
	else if (is_number(text))
		err_set(err, ERR_USAGE, _("\"%.*s\": hours or minutes? Write %s h or %s min"),
			(int)text_cut(in, QUOTED_COLUMNS), in, text, text);
	else
		err_set(err, ERR_USAGE, _("\"%.*s\" is no time; write 12 h, 1,5 h, 90 min or 12:30"),
			(int)text_cut(in, QUOTED_COLUMNS), in);
	free(folded);
	return fine;
}

char *duration_format(int64_t minutes)
{
	const char *space = text_ascii() ? " " : NO_BREAK_SPACE;
	int64_t hours = minutes / 60, rest = minutes % 60;
	if (hours == 0)
		return xasprintf("%" PRId64 "%smin", minutes, space);
	if (rest == 0)
		return xasprintf("%" PRId64 "%sh", hours, space);
	return xasprintf("%" PRId64 "%sh %" PRId64 "%smin", hours, space, rest, space);
}

char *duration_plain(int64_t minutes)
{
	return xasprintf("%" PRId64 ":%02" PRId64, minutes / 60, minutes % 60);
}
