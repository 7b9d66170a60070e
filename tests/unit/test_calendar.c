/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "calendar.h"
#include "i18n.h"
#include "mem.h"

static struct calendar calendar_at(const char *date)
{
	struct calendar calendar;
	calendar_start(&calendar, date);
	return calendar;
}

static void test_start(void **state)
{
	(void)state;
	static const char *const starts[][2] = {
		{ "2027-06-15", "2027-06-15" }, { "2027-06", "2027-06-01" }, { "2027", "2027-01-01" },
		{ "2026-09-23 17:00", "2026-09-23" }, { "", "2026-11-20" }, { "2026-02-30", "2026-11-20" },
	};
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		assert_string_equal(calendar_at(starts[i][0]).day, starts[i][1]);
}

static void test_moves(void **state)
{
	(void)state;
	struct calendar calendar = calendar_at("2026-12-31");
	assert_true(calendar_move_days(&calendar, 1));
	assert_string_equal(calendar.day, "2027-01-01");
	assert_true(calendar_move_days(&calendar, -7));
	assert_string_equal(calendar.day, "2026-12-25");
	calendar = calendar_at("2027-01-31");
	assert_true(calendar_move_months(&calendar, 1));
	assert_string_equal(calendar.day, "2027-02-28");
	assert_true(calendar_move_months(&calendar, 12));
	assert_string_equal(calendar.day, "2028-02-28");
	calendar_go_today(&calendar);
	assert_string_equal(calendar.day, "2026-11-20");
}

static void test_ends_with_the_years(void **state)
{
	(void)state;
	struct calendar calendar = calendar_at("2200-12-31");
	assert_false(calendar_move_days(&calendar, 1));
	assert_false(calendar_move_months(&calendar, 1));
	assert_string_equal(calendar.day, "2200-12-31");
	calendar = calendar_at("1800-01-01");
	assert_false(calendar_move_days(&calendar, -1));
	assert_string_equal(calendar.day, "1800-01-01");
}

/* The weeks of a month as text: "53:0000123 1:45678910 ...", days run together, a point for another month's. */
static char *weeks_of(const char *date)
{
	struct calendar calendar = calendar_at(date);
	struct calendar_week week;
	struct str text = { 0 };
	for (int i = 0; calendar_week(&calendar, i, &week); i++) {
		str_addf(&text, "%s%d:", i > 0 ? " " : "", week.number);
		for (int day = 0; day < CALENDAR_DAYS; day++) {
			if (week.day[day] == 0)
				str_add(&text, ".");
			else
				str_addf(&text, "%d", week.day[day]);
		}
	}
	return str_take(&text);
}

static void test_weeks(void **state)
{
	(void)state;
	static const char *const months[][2] = {
		{ "2026-11-20", "44:......1 45:2345678 46:9101112131415 47:16171819202122 48:23242526272829"
				" 49:30......" },
		/* Week 53 of a year that has begun; four weeks and no more. */
		{ "2027-01", "53:....123 1:45678910 2:11121314151617 3:18192021222324 4:25262728293031" },
		{ "2027-02", "5:1234567 6:891011121314 7:15161718192021 8:22232425262728" },
		{ "1800-01-01", "1:..12345 2:6789101112 3:13141516171819 4:20212223242526 5:2728293031.." },
	};
	for (size_t i = 0; i < sizeof months / sizeof months[0]; i++) {
		char *weeks = weeks_of(months[i][0]);
		assert_string_equal(weeks, months[i][1]);
		free(weeks);
	}
}

static void test_today(void **state)
{
	(void)state;
	struct calendar calendar = calendar_at("2026-11-02");
	assert_int_equal(calendar_today(&calendar), 20);
	assert_int_equal(calendar_day(&calendar), 2);
	calendar_move_months(&calendar, 1);
	assert_int_equal(calendar_today(&calendar), 0);
	char *title = calendar_title(&calendar);
	assert_string_equal(title, "December 2026");
	free(title);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_start), cmocka_unit_test(test_moves), cmocka_unit_test(test_ends_with_the_years),
		cmocka_unit_test(test_weeks), cmocka_unit_test(test_today),
	};
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	i18n_start("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
