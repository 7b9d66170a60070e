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
#include "rate.h"
#include "text.h"

#define NB "\u00A0"

static void expect_remark(int64_t cents, int64_t ore, const char *wanted)
{
	struct rate rate = { .ore_per_100 = ore, .date = "2026-06-30" };
	char *remark = rate_remark(cents, "EUR", &rate);
	assert_string_equal(remark, wanted);
	free(remark);
}

static void test_remark(void **state)
{
	(void)state;
	expect_remark(3600000, 114520, "≈ 412" NB "272" NB "kr (rate 1" NB "145,20 per 100 EUR, 2026-06-30)");
	expect_remark(100, 110000, "≈ 11" NB "kr (rate 1" NB "100 per 100 EUR, 2026-06-30)");
	expect_remark(-100, 114900, "≈ -11" NB "kr (rate 1" NB "149 per 100 EUR, 2026-06-30)");
	/* The budget of a whole programme, times a rate, is more than 64 bits of öre hold on the way. */
	expect_remark(INT64_C(100000000000000), 114520, "≈ 11" NB "452" NB "000" NB "000" NB "000" NB "kr (rate 1" NB
							"145,20 per 100 EUR, 2026-06-30)");
}

static void expect_day(const char *kind, const char *field, const char *date, const char *wanted)
{
	struct record *record = record_new(kind_named(kind));
	char day[11];
	record_put(record, kind_field(record->kind, field), date);
	rate_day(record, day);
	assert_string_equal(day, wanted);
	record_free(record);
}

static void test_day(void **state)
{
	(void)state;
	expect_day("funding", "year", "2025", "2025-12-31");
	expect_day("funding", "year", "2026", "2026-11-20"); /* the year is not over */
	expect_day("funding", "year", "", "2026-11-20");
	expect_day("call", "deadline", "2026-09-23 17:00", "2026-09-23");
	expect_day("call", "deadline", "2027-02-01", "2026-11-20");
}

static void test_foreign(void **state)
{
	(void)state;
	const struct kind *funding = kind_named("funding");
	assert_true(rate_is_foreign(&funding->fields[kind_field(funding, "amount_eur")]));
	assert_false(rate_is_foreign(&funding->fields[kind_field(funding, "amount_sek")]));
	assert_false(rate_is_foreign(&funding->fields[kind_field(funding, "year")]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_remark), cmocka_unit_test(test_day), cmocka_unit_test(test_foreign),
	};
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	i18n_start("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
