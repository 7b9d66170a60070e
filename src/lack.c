/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "lack.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"
#include "type.h"

/* What may be added to make a text right: a sample, tried on it. The first that does decides what is said. */
struct ending {
	const char *text;
	bool tails; /* also each tail of it: the rest of a word that is begun */
	const char *lack; /* msgid */
};

#define YEAR N_("a year has four digits")
#define MONTH N_("the month is missing")
#define DAY N_("the day is missing")
#define NO_YEAR N_("the year is missing: 15/6 2026")
#define TIME N_("the time is missing: 17:00")
#define STEP N_("d, w, m or y is missing")
#define WORD N_("today, tomorrow or yesterday")
#define AMOUNT N_("the amount is not finished")
#define NUMBER N_("the number is not finished")
#define UNIT N_("h or min?")

/* Dates that begin with the year, words, and steps from today. */
static const struct ending dates[] = {
	{ "026-06-15", false, YEAR }, { "26-06-15", false, YEAR }, { "6-06-15", false, YEAR },
	{ "0-06-15", false, YEAR }, { "985-06-15", false, YEAR }, { "85-06-15", false, YEAR },
	{ "00-06-15", false, YEAR },
	{ "06-15", false, MONTH }, { "6-15", false, MONTH }, { "1-15", false, MONTH },
	{ "15", false, DAY }, { "5", false, DAY }, { "0615", true, DAY }, { "015", false, DAY }, { "1", false, DAY },
	{ "/1 2028", false, NO_YEAR }, { "5/1 2028", false, NO_YEAR },
	{ "1d", false, STEP }, { "d", false, STEP },
	{ "idag", true, WORD }, { "imorgon", true, WORD }, { "igar", true, WORD }, { "today", true, WORD },
	{ "tomorrow", true, WORD }, { "yesterday", true, WORD },
	{ NULL },
};
/* What has a blank in it: a date with its time, or two words. */
static const struct ending timed[] = {
	{ "kl 17:00", true, TIME }, { ":00", false, TIME }, { "00", false, TIME }, { "0", false, TIME },
	{ "d", false, STEP }, { "morgon", true, WORD }, { "dag", true, WORD }, { "gar", true, WORD },
	{ NULL },
};
/* Dates that begin with the day. The leap year is for 29/2, January for 31/. */
static const struct ending days[] = {
	{ " 2028", true, NO_YEAR }, { "1 2028", false, NO_YEAR }, { "kl 17:00", true, TIME }, { ":00", false, TIME },
	{ "00", false, TIME }, { "0", false, TIME },
	{ NULL },
};
static const struct ending amounts[] = {
	{ "0", false, AMOUNT }, { "00", false, AMOUNT }, { "kronor", true, AMOUNT }, { "mnkr", true, AMOUNT },
	{ "mkr", true, AMOUNT }, { "tkr", true, AMOUNT }, { "kkr", true, AMOUNT }, { "msek", true, AMOUNT },
	{ "tsek", true, AMOUNT }, { "miljoner kr", true, AMOUNT }, { "tusen kr", true, AMOUNT },
	{ "euro", true, AMOUNT }, { "meur", true, AMOUNT }, { "teur", true, AMOUNT }, { "k€", true, AMOUNT },
	{ ":-", true, AMOUNT }, { "kr 1", true, AMOUNT }, { "sek 1", true, AMOUNT }, { "eur 1", true, AMOUNT },
	{ NULL },
};
static const struct ending numbers[] = { { "0", false, NUMBER }, { "00", false, NUMBER }, { NULL } };
static const struct ending times[] = {
	{ "h", false, UNIT }, { "min", true, UNIT }, { "timmar", true, UNIT }, { "minuter", true, UNIT },
	{ "hours", true, UNIT }, { "minutes", true, UNIT }, { ":00", true, UNIT }, { "5h", false, UNIT },
	{ NULL },
};

static const struct ending *endings_of_date(const char *input)
{
	if (strpbrk(input, "/.") != NULL)
		return days;
	return strchr(input, ' ') != NULL ? timed : dates;
}

/* Types that are not here are right or wrong, never begun. Dates are told apart by how they begin. */
static const struct ending *const endings[] = {
	[TYPE_MONEY] = amounts, [TYPE_INTEGER] = numbers, [TYPE_DURATION] = times,
};

static const struct ending *endings_of(enum field_type type, const char *input)
{
	if (type == TYPE_DATE)
		return endings_of_date(input);
	return (size_t)type < sizeof endings / sizeof *endings ? endings[type] : NULL;
}

static bool is_right(const struct field *field, const char *input, const char *ending)
{
	char *whole = xasprintf("%s%s", input, ending), *canonical = NULL;
	bool right = type_parse(field, whole, NULL, &canonical, NULL);
	free(canonical);
	free(whole);
	return right;
}

static bool completes(const struct field *field, const char *input, const struct ending *ending)
{
	const char *text = ending->text;
	bool does = is_right(field, input, text);
	while (!does && ending->tails && *(text += text_next(text, 0)) != '\0')
		does = is_right(field, input, text);
	return does;
}

const char *lack_of(const struct field *field, const char *input)
{
	const struct ending *ending = endings_of(field->type, input);
	input += strspn(input, " ");
	if (ending == NULL || *input == '\0' || is_right(field, input, ""))
		return NULL;
	for (; ending->text != NULL; ending++)
		if (completes(field, input, ending))
			return i18n(ending->lack);
	return NULL;
}
