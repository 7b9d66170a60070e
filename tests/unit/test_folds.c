/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "folds.h"

static void assert_reads(const char *text, const char *expected)
{
	struct folds folds = folds_read(text);
	char *again = folds_text(&folds);
	assert_string_equal(again, expected);
	free(again);
	folds_free(&folds);
}

static void test_text(void **state)
{
	(void)state;
	assert_reads("", "");
	assert_reads("-", "-");
	assert_reads("b,a,10", "10,a,b");
	assert_reads(",,a,-,a,,", "-,a");
	assert_reads("\xff\x01,\n", "\n,\xff\x01");
}

static void test_put_and_take(void **state)
{
	(void)state;
	struct folds folds = {0};
	assert_false(folds_has(&folds, ""));
	folds_put(&folds, "m", true);
	folds_put(&folds, "a", true);
	folds_put(&folds, "", true);
	folds_put(&folds, "a", true);
	assert_int_equal(folds.count, 3);
	assert_true(folds_has(&folds, "") && folds_has(&folds, "a") && folds_has(&folds, "m"));
	folds_put(&folds, "a", false);
	folds_put(&folds, "x", false);
	assert_int_equal(folds.count, 2);
	assert_true(folds_has(&folds, "") && !folds_has(&folds, "a") && folds_has(&folds, "m"));
	folds_put(&folds, "m", false);
	folds_put(&folds, "", false);
	assert_int_equal(folds.count, 0);
	folds_free(&folds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_put_and_take),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
