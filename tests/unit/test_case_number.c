/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "case_number.h"
#include "i18n.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void test_key(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{ "KS 2023/993", "ks2023993" },	   { "ks2023993", "ks2023993" },	{ "KS2023-993", "ks2023993" },
		{ "Dnr KS 2023/993", "ks2023993" }, { "Dnr: KS/2023:993", "ks2023993" }, { "2023/993", "2023993" },
		{ "KS\u00A02023–993", "ks2023993" }, { "ÅKN 2026/1", "åkn20261" },	{ "", "" }, { " / ", "" },
		{ "Dnrx 1", "dnrx1" },
	};
	for (size_t i = 0; i < COUNT(pairs); i++) {
		char *key = case_number_key(pairs[i][0]);
		assert_string_equal(key, pairs[i][1]);
		free(key);
	}
}

static void test_likely(void **state)
{
	(void)state;
	static const char *const likely[] = { "KS2023-993", "2023/993", "UN 2025:118", "KS 2023/993" };
	static const char *const not_likely[] = { "ks2023993", "2027", "2027-", "nordplus", "a-b", "", "20-11" };
	for (size_t i = 0; i < COUNT(likely); i++)
		if (!case_number_likely(likely[i]))
			fail_msg("%s: is taken for a word", likely[i]);
	for (size_t i = 0; i < COUNT(not_likely); i++)
		if (case_number_likely(not_likely[i]))
			fail_msg("%s: is taken for a number", not_likely[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_key), cmocka_unit_test(test_likely) };
	i18n_start("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
