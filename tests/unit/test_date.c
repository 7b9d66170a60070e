/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "clock.h"
#include "date.h"
#include "err.h"
#include "i18n.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TODAY "2026-11-20T09:00:00+01:00"

static int start(void **state)
{
	(void)state;
	i18n_start("en", NULL);
	unsetenv("TZ");
	clock_set_zone();
	setenv("SAMVERKAN_NOW", TODAY, 1);
	return 0;
}

static int back_to_today(void **state)
{
	(void)state;
	setenv("SAMVERKAN_NOW", TODAY, 1);
	unsetenv("TZ");
	clock_set_zone();
	return 0;
}

static void assert_made(char *made, const char *expected)
{
	assert_string_equal(made, expected);
	free(made);
}

static const struct {
	const char *in, *out;
} parsed[] = {
	{"2027", "2027"},
	{"2027-06", "2027-06"},
	{"2027-6", "2027-06"},
	{"2027-06-15", "2027-06-15"},
	{"2027-6-5", "2027-06-05"},
	{"  2027-06-15 ", "2027-06-15"},
	{"20270615", "2027-06-15"},
	{"15/6 2027", "2027-06-15"},
	{"15/6-2027", "2027-06-15"},
	{"5/6/2027", "2027-06-05"},
	{"15.6.2027", "2027-06-15"},
	{"2028-02-29", "2028-02-29"},
	{"2000-02-29", "2000-02-29"},
	{"1800", "1800"},
	{"2200-12-31", "2200-12-31"},
	{"idag", "2026-11-20"},
	{"IDAG", "2026-11-20"},
	{"i dag", "2026-11-20"},
	{"today", "2026-11-20"},
	{"imorgon", "2026-11-21"},
	{"i morgon", "2026-11-21"},
	{"tomorrow", "2026-11-21"},
	{"igår", "2026-11-19"},
	{"iår", "2026"},
	{"I år", "2026"},
	{"i fjol", "2025"},
	{"förra året", "2025"},
	{"nextyear", "2027"},
	{"iga\u030Ar", "2026-11-19"},
	{"i går", "2026-11-19"},
	{"Yesterday", "2026-11-19"},
	{"+30d", "2026-12-20"},
	{"-12d", "2026-11-08"},
	{"\u221212d", "2026-11-08"},
	{"+0d", "2026-11-20"},
	{"+2v", "2026-12-04"},
	{"+2w", "2026-12-04"},
	{"+6m", "2027-05-20"},
	{"-11M", "2025-12-20"},
	{"+1å", "2027-11-20"},
	{"+1y", "2027-11-20"},
	{"+ 1 å", NULL},
	{"+1 å", "2027-11-20"},
};

static void test_parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(parsed); i++) {
		struct err err = {0};
		char out[DATE_SIZE];
		assert_int_equal(date_parse(parsed[i].in, false, out, &err), parsed[i].out != NULL);
		assert_string_equal(out, parsed[i].out != NULL ? parsed[i].out : "");
		if (parsed[i].out != NULL)
			assert_true(date_valid(out));
	}
}

static const struct {
	const char *in, *word;
	bool with_time;
} refused[] = {
	{"2026-02-30", "February 2026 has 28 days", false},
	{"2028-02-30", "February 2028 has 29 days", false},
	{"2100-02-29", "February 2100 has 28 days", false},
	{"2027-04-31", "April 2027 has 30 days", false},
	{"31/6 2027", "June 2027 has 30 days", false},
	{"20270631", "June 2027 has 30 days", false},
	{"2027-06-00", "June 2027 has 30 days", false},
	{"0/6 2027", "June 2027 has 30 days", false},
	{"2027-13", "month", false},
	{"2027-00", "month", false},
	{"2027-00-10", "month", false},
	{"1799", "1800-2200", false},
	{"2201-01-01", "1800-2200", false},
	{"+9999y", "1800-2200", false},
	{"-99999m", "1800-2200", false},
	{"", "not a date", false},
	{"   ", "not a date", false},
	{"nonsens", "nonsens", false},
	{"27-06-15", "not a date", false},
	{"270615", "not a date", false},
	{"2027061", "not a date", false},
	{"202706151", "not a date", false},
	{"2027-", "not a date", false},
	{"2027-06-", "not a date", false},
	{"2027-06-15x", "not a date", false},
	{"2027/06/15", "not a date", false},
	{"15/6", "lacks the year: write 15/6 20", false},
	{"15/", "not a date", false},
	{"+30", "+30d", false},
	{"+d", "not a date", false},
	{"30d", "not a date", false},
	{"+2x", "not a date", false},
	{"+2dd", "not a date", false},
	{"+123456d", "not a date", false},
	{"2026-09-23 17:00", "without a time", false},
	{"2026-09-23 24:00", "23:59", true},
	{"2026-09-23 17:60", "23:59", true},
	{"2026-09 17:00", "whole date", true},
	{"2026-09-23 17", "not a date", true},
	{"2026-09-23 17:0", "not a date", true},
	{"2026-09-23 17:00:00", "not a date", true},
};

static void test_refuse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct err err = {0};
		char out[DATE_SIZE] = "before";
		assert_false(date_parse(refused[i].in, refused[i].with_time, out, &err));
		assert_string_equal(out, "");
		assert_int_equal(err.code, ERR_REFUSED);
		if (strstr(err.text, refused[i].word) == NULL)
			fail_msg("%s: \"%s\" does not say \"%s\"", refused[i].in, err.text, refused[i].word);
	}
}

static void test_time(void **state)
{
	(void)state;
	static const char *const same[] = {
		"2026-09-23 17:00", "2026-09-23T17:00", "2026-09-23 17.00", "23/9 2026 17:00", "20260923 17:00",
		"2026-09-23 kl 17:00", "2026-09-23 kl. 17.00",
	};
	char out[DATE_SIZE];
	for (size_t i = 0; i < COUNT(same); i++) {
		assert_true(date_parse(same[i], true, out, NULL));
		assert_string_equal(out, "2026-09-23 17:00");
		assert_true(date_valid(out));
	}
	assert_true(date_parse("2026-09-23 9:05", true, out, NULL));
	assert_string_equal(out, "2026-09-23 09:05");
	assert_true(date_parse("2026-09", true, out, NULL));
	assert_string_equal(out, "2026-09");
}

static void test_valid(void **state)
{
	(void)state;
	static const char *const no[] = {
		"", "27", "2027-", "2027-6", "2027-06-5", "2027-00", "2027-13", "2027-06-00", "2027-06-31",
		"2026-02-29", "2027-06-15 ", "2027-06-15 7:00", "2027-06-15 24:00", "2027-06-15T17:00",
		"2027-06 17:00", "1799", "2201", "idag", " 2027", "20270615", "2027-06-15 17:60", "2027-06-15 17:00:00",
	};
	assert_true(date_valid("2027"));
	assert_true(date_valid("2027-06"));
	assert_true(date_valid("2028-02-29"));
	assert_true(date_valid("2027-06-15 23:59"));
	assert_false(date_valid(NULL));
	for (size_t i = 0; i < COUNT(no); i++)
		assert_false(date_valid(no[i]));
}

static void test_first_and_last(void **state)
{
	(void)state;
	static const struct {
		const char *date, *first, *last;
	} days[] = {
		{"2027", "2027-01-01", "2027-12-31"},
		{"2027-06", "2027-06-01", "2027-06-30"},
		{"2026-02", "2026-02-01", "2026-02-28"},
		{"2028-02", "2028-02-01", "2028-02-29"},
		{"1900-02", "1900-02-01", "1900-02-28"},
		{"2027-06-15", "2027-06-15", "2027-06-15"},
		{"2026-09-23 17:00", "2026-09-23", "2026-09-23"},
		{"skräp", "", ""},
	};
	for (size_t i = 0; i < COUNT(days); i++) {
		char first[DATE_DAY_SIZE] = "before", last[DATE_DAY_SIZE] = "before";
		date_first(days[i].date, first);
		date_last(days[i].date, last);
		assert_string_equal(first, days[i].first);
		assert_string_equal(last, days[i].last);
	}
}

static const char *add_days(const char *date, int days)
{
	static char out[DATE_DAY_SIZE];
	date_add_days(date, days, out);
	return out;
}

static const char *add_months(const char *date, int months)
{
	static char out[DATE_DAY_SIZE];
	date_add_months(date, months, out);
	return out;
}

static void test_add(void **state)
{
	(void)state;
	assert_string_equal(add_days("2026-11-20", 131), "2027-03-31");
	assert_string_equal(add_days("2026-12-31", 1), "2027-01-01");
	assert_string_equal(add_days("2028-02-28", 1), "2028-02-29");
	assert_string_equal(add_days("2100-02-28", 1), "2100-03-01");
	assert_string_equal(add_days("2027-03-01", -1), "2027-02-28");
	assert_string_equal(add_days("2027", -1), "2026-12-31");
	assert_string_equal(add_days("2200-12-31", 1), "");
	assert_string_equal(add_days("1800-01-01", -1), "");
	assert_string_equal(add_days("2026-01-01", 2147483647), "");
	assert_string_equal(add_days("skräp", 1), "");
	assert_string_equal(add_months("2027-01-31", 1), "2027-02-28");
	assert_string_equal(add_months("2028-01-31", 1), "2028-02-29");
	assert_string_equal(add_months("2028-02-29", 12), "2029-02-28");
	assert_string_equal(add_months("2027-01-15", -1), "2026-12-15");
	assert_string_equal(add_months("2026-12-15", 1), "2027-01-15");
	assert_string_equal(add_months("2027-06", 6), "2027-12-01");
	assert_string_equal(add_months("2027-06-15", 2147483647), "");
	assert_string_equal(add_months("2027-06-15", -2147483647), "");
}

/* Every day of all years: the calendar of the C library, which knows nothing of ours, agrees. */
static void test_every_day(void **state)
{
	(void)state;
	char date[DATE_DAY_SIZE] = "1800-01-01", expected[DATE_DAY_SIZE], week[3], next[DATE_DAY_SIZE];
	struct tm tm = {.tm_year = 1800 - 1900, .tm_mon = 0, .tm_mday = 1};
	time_t moment = timegm(&tm);
	int days = 0;
	for (; *date != '\0'; days++, moment += 86400) {
		gmtime_r(&moment, &tm);
		strftime(expected, sizeof expected, "%Y-%m-%d", &tm);
		strftime(week, sizeof week, "%V", &tm);
		assert_string_equal(date, expected);
		assert_int_equal(date_weekday(date), tm.tm_wday == 0 ? 7 : tm.tm_wday);
		assert_int_equal(date_week(date), atoi(week));
		assert_int_equal(date_days_between("1800-01-01", date), days);
		date_add_days(date, 1, next);
		memcpy(date, next, sizeof date);
	}
	assert_int_equal(days, 146462); /* 401 years of 365 days and 97 leap days */
}

static void test_weeks(void **state)
{
	(void)state;
	assert_int_equal(date_week("2026-11-20"), 47);
	assert_int_equal(date_week("2026-12-31"), 53);
	assert_int_equal(date_week("2027-01-03"), 53);
	assert_int_equal(date_week("2027-01-04"), 1);
	assert_int_equal(date_week("2024-12-30"), 1);
	assert_int_equal(date_week("2020-12-31"), 53);
	assert_int_equal(date_week("skräp"), 0);
	assert_int_equal(date_weekday("2026-11-20"), 5);
	assert_int_equal(date_weekday("2027-06"), 2);
	assert_int_equal(date_weekday("skräp"), 0);
	assert_string_equal(date_weekday_short(1), "Mon");
	assert_string_equal(date_weekday_short(7), "Sun");
	assert_string_equal(date_weekday_short(8), "");
	assert_string_equal(date_month_short(12), "Dec");
	assert_string_equal(date_month_short(0), "");
}

static void test_between(void **state)
{
	(void)state;
	assert_int_equal(date_days_between("2026-11-20", "2027-03-31"), 131);
	assert_int_equal(date_days_between("2027-03-31", "2026-11-20"), -131);
	assert_int_equal(date_days_between("2026-11-20", "2027-06"), 222);
	assert_int_equal(date_days_between("2026", "2026"), 364);
	assert_int_equal(date_days_between("2026-09-23 17:00", "2026-09-24 08:00"), 1);
	assert_int_equal(date_days_between("2026-03-28", "2026-03-30"), 2); /* across summer time */
	assert_int_equal(date_days_between("skräp", "2026"), 0);
}

static void test_describe(void **state)
{
	(void)state;
	assert_made(date_describe("2027-03-31"), "Wed · in 131 days · w.13");
	assert_made(date_describe("2026-11-20"), "Fri · today · w.47");
	assert_made(date_describe("2026-11-21"), "Sat · tomorrow · w.47");
	assert_made(date_describe("2026-11-19"), "Thu · yesterday · w.47");
	assert_made(date_describe("2026-11-08"), "Sun · 12 days ago · w.45");
	assert_made(date_describe("2026-11-22 17:00"), "Sun · in 2 days · w.47");
	assert_made(date_describe("2027-06"), "the whole month · in 193 days");
	assert_made(date_describe("2026"), "the whole year · now");
	assert_made(date_describe("2026-10"), "the whole month · 20 days ago");
	setenv("SAMVERKAN_NOW", "2026-11-30T12:00:00Z", 1);
	assert_made(date_describe("2026-11"), "the whole month · now");
	assert_string_equal(date_extent("2026"), "the whole year");
	assert_string_equal(date_extent("2026-11"), "the whole month");
	assert_null(date_extent("2026-11-20"));
	assert_made(date_describe("skräp"), "");
	assert_made(date_describe(""), "");
}

static void test_clock_fixed(void **state)
{
	(void)state;
	char stamp[CLOCK_STAMP_SIZE], day[CLOCK_DAY_SIZE];
	assert_int_equal(clock_now(), 1795161600);
	clock_stamp(stamp);
	assert_string_equal(stamp, "2026-11-20T08:00:00Z");
	clock_today(day);
	assert_string_equal(day, "2026-11-20");
	assert_int_equal(clock_age("2026-11-20T07:59:56Z"), 4);
	assert_int_equal(clock_age("2026-11-20T08:00:10Z"), -10);
	assert_int_equal(clock_age("2026-11-19T08:00:00Z"), 86400);
	assert_true(clock_age("skräp") > 86400L * 365 * 1000);
	setenv("SAMVERKAN_NOW", "2026-11-20T23:30:00Z", 1);
	clock_today(day);
	assert_string_equal(day, "2026-11-21");
	setenv("SAMVERKAN_NOW", "2026-11-20T23:30:00-05:30", 1);
	clock_stamp(stamp);
	assert_string_equal(stamp, "2026-11-21T05:00:00Z");
}

static void test_clock_real(void **state)
{
	(void)state;
	char stamp[CLOCK_STAMP_SIZE];
	unsetenv("SAMVERKAN_NOW");
	assert_true(clock_check(NULL));
	time_t before = time(NULL), now = clock_now();
	assert_true(now >= before && now <= time(NULL));
	clock_stamp(stamp);
	assert_in_range(clock_age(stamp), 0, 60);
}

static void test_clock_check(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"", "nu", "2026-11-20", "2026-11-20 09:00:00Z", "2026-11-20T09:00:00", "2026-11-20T09:00:00+1:00",
		"2026-11-20T09:00:00+01:00x", "2026-11-20T09:00:00+15:00", "2026-02-30T09:00:00Z",
		"2026-13-01T09:00:00Z", "2026-11-20T24:00:00Z", "2026-11-20T09:60:00Z", "2026-11-20T09:00:60Z",
		"1799-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
	};
	assert_true(clock_check(NULL));
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct err err = {0};
		setenv("SAMVERKAN_NOW", bad[i], 1);
		assert_false(clock_check(&err));
		assert_int_equal(err_status(&err), 2);
		assert_non_null(strstr(err.text, "SAMVERKAN_NOW"));
		assert_non_null(strstr(err.text, "2026-11-20T09:00:00+01:00"));
	}
}

static void test_clock_zone(void **state)
{
	(void)state;
	assert_made(clock_local("2026-11-20T08:00:00Z"), "2026-11-20 09:00");
	assert_made(clock_local("2026-07-01T08:00:00Z"), "2026-07-01 10:00");
	assert_made(clock_local("2026-03-29T00:59:59Z"), "2026-03-29 01:59");
	assert_made(clock_local("2026-03-29T01:00:00Z"), "2026-03-29 03:00");
	assert_made(clock_local("2026-10-25T00:59:00Z"), "2026-10-25 02:59");
	assert_made(clock_local("2026-10-25T01:00:00Z"), "2026-10-25 02:00");
	assert_made(clock_local("2026-12-31T23:30:00Z"), "2027-01-01 00:30");
	assert_made(clock_local("2027-10-30T12:00:00Z"), "2027-10-30 14:00"); /* an October of five Sundays */
	assert_made(clock_local("skräp"), "skräp");
	assert_made(clock_local(""), "");
	setenv("TZ", "UTC0", 1);
	clock_set_zone(); /* a zone that the user set stays */
	assert_made(clock_local("2026-11-20T08:00:00Z"), "2026-11-20 08:00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_refuse),
		cmocka_unit_test(test_time),
		cmocka_unit_test(test_valid),
		cmocka_unit_test(test_first_and_last),
		cmocka_unit_test(test_add),
		cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_weeks),
		cmocka_unit_test(test_between),
		cmocka_unit_test_teardown(test_describe, back_to_today),
		cmocka_unit_test_teardown(test_clock_fixed, back_to_today),
		cmocka_unit_test_teardown(test_clock_real, back_to_today),
		cmocka_unit_test_teardown(test_clock_check, back_to_today),
		cmocka_unit_test_teardown(test_clock_zone, back_to_today),
	};
	return cmocka_run_group_tests_name("date", tests, start, NULL);
}
