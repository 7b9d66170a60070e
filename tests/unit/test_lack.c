/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "i18n.h"
#include "lack.h"
#include "type.h"

#define YEAR "a year has four digits"
#define MONTH "the month is missing"
#define DAY "the day is missing"
#define NO_YEAR "the year is missing: 15/6 2026"
#define TIME "the time is missing: 17:00"
#define STEP "d, w, m or y is missing"
#define WORD "today, tomorrow or yesterday"
#define AMOUNT "the amount is not finished"

static const struct field date = { .name = "start", .label = "Start", .type = TYPE_DATE };
static const struct field timed = { .name = "deadline", .label = "Deadline", .type = TYPE_DATE, .flags = F_TIME };
static const struct field money = { .name = "budget", .label = "Budget", .type = TYPE_MONEY, .unit = "SEK" };
static const struct field number = { .name = "staff", .label = "Staff", .type = TYPE_INTEGER };
static const struct field work = { .name = "minutes", .label = "Working time", .type = TYPE_DURATION };
static const struct field title = { .name = "title", .label = "Title", .type = TYPE_TEXT };

static const struct {
	const struct field *field;
	const char *text, *lack; /* NULL: nothing, for it is right, or nothing can help */
} lacks[] = {
	{ &date, "", NULL }, { &date, "2", YEAR }, { &date, "20", YEAR }, { &date, "202", YEAR }, { &date, "19", YEAR },
	{ &date, "18", YEAR }, { &date, "22", YEAR }, { &date, "220", YEAR }, { &date, "2026", NULL },
	{ &date, "2026-", MONTH }, { &date, "2026-0", MONTH }, { &date, "2026-1", NULL }, { &date, "2026-12-", DAY },
	{ &date, "2026-12-0", DAY }, { &date, "2026-12-3", NULL }, { &date, "20261", DAY }, { &date, "2026061", DAY },
	{ &date, "31", NO_YEAR }, { &date, "31/", NO_YEAR }, { &date, "31/12", NO_YEAR }, { &date, "29/2", NO_YEAR },
	{ &date, "15.6.", NO_YEAR }, { &date, "15/6 202", NO_YEAR }, { &date, "+", STEP }, { &date, "-12", STEP },
	{ &date, "im", WORD }, { &date, "tomo", WORD }, { &date, "idag", NULL },
	{ &date, "i m", WORD }, { &date, "+30 ", STEP },
	/* Wrong for good. */
	{ &date, "2026-13", NULL }, { &date, "2026-02-30", NULL }, { &date, "31/6", NULL }, { &date, "0000", NULL },
	{ &date, "0000-00-00", NULL }, { &date, "abc", NULL }, { &date, "23", NO_YEAR }, { &date, "32", NULL },
	{ &date, "2026-12-20 1", NULL }, { &timed, "2026-12-20 1", TIME }, { &timed, "2026-12-20 17:", TIME },
	{ &timed, "2026-12-20 17:3", TIME }, { &timed, "2026-12-20 25:", NULL },
	{ &money, "-", AMOUNT }, { &money, "1 2", AMOUNT }, { &money, "1,", AMOUNT }, { &money, "5 m", AMOUNT },
	{ &money, "5 miljoner", AMOUNT }, { &money, "1e", NULL }, { &money, "1e9", NULL },
	{ &money, "1 234,567", NULL }, { &money, "12,34", NULL }, { &money, "abc", NULL }, { &money, "500 eur", NULL },
	{ &money, "123456789012345678901234567890", NULL },
	{ &number, "-", "the number is not finished" }, { &number, "12", NULL }, { &number, "1,5", NULL },
	{ &work, "12", "h or min?" }, { &work, "2 h 15", "h or min?" }, { &work, "1:", "h or min?" },
	{ &work, "12 h", NULL }, { &work, "x", NULL }, { &title, "T", NULL },
};

static void test_lacks(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lacks / sizeof lacks[0]; i++) {
		const char *lack = lack_of(lacks[i].field, lacks[i].text);
		bool same = lack == lacks[i].lack ||
			    (lack != NULL && lacks[i].lack != NULL && strcmp(lack, lacks[i].lack) == 0);
		if (!same)
			fail_msg("%s \"%s\": %s", lacks[i].field->name, lacks[i].text, lack != NULL ? lack : "nothing");
	}
}

/* A date on its way never counts as wrong: every beginning of a right one lacks something or is right itself. */
static void test_every_way(void **state)
{
	(void)state;
	static const char *const rights[] = {
		"2026-12-20", "1985-01-31", "20261231", "15/6 2027", "29/2 2028", "31.12.2026", "+30d", "-2w", "+1y",
		"tomorrow", "idag", "2200-12-31", "1800-01-01",
	};
	for (size_t i = 0; i < sizeof rights / sizeof rights[0]; i++) {
		for (size_t length = 1; length <= strlen(rights[i]); length++) {
			char text[32] = "", *canonical = NULL;
			memcpy(text, rights[i], length);
			bool right = type_parse(&date, text, NULL, &canonical, NULL);
			free(canonical);
			if (!right && lack_of(&date, text) == NULL)
				fail_msg("\"%s\" counts as wrong", text);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_lacks), cmocka_unit_test(test_every_way) };
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	i18n_start("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
