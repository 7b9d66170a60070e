/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "csv.h"

static void assert_row(const char *const *cells, int count, const char *expected)
{
	struct str rows = {0};
	for (int i = 0; i < count; i++)
		csv_cell(&rows, cells[i]);
	csv_end(&rows);
	assert_string_equal(rows.text, expected);
	assert_int_equal(rows.length, strlen(rows.text));
	str_free(&rows);
}
#define ROW(expected, ...) \
	assert_row((const char *const[]){ __VA_ARGS__ }, \
		   (int)(sizeof(const char *[]){ __VA_ARGS__ } / sizeof(char *)), expected)

static void test_plain_cells_have_no_quotes(void **state)
{
	(void)state;
	ROW("id;title;budget_sek\n", "id", "title", "budget_sek");
	ROW("1;Väg in;5100000.50\n", "1", "Väg in", "5100000.50");
	ROW("a, b;it's;2027-06\n", "a, b", "it's", "2027-06");
}

static void test_quotes_where_needed(void **state)
{
	(void)state;
	ROW("\"a;b\";c\n", "a;b", "c");
	ROW("\"say \"\"hej\"\"\"\n", "say \"hej\"");
	ROW("\"one\ntwo\";x\n", "one\ntwo", "x");
	ROW("\"one\rtwo\"\n", "one\rtwo");
	ROW("\" a\";\"b \";\" \"\n", " a", "b ", " ");
}

static void test_empty_cells(void **state)
{
	(void)state;
	ROW(";;\n", "", NULL, "");
	ROW("a;\n", "a", NULL);
	ROW(";b\n", NULL, "b");
	ROW("\"\"\n", "");
	ROW("\"\"\n", NULL);
}

static void test_rows_follow_each_other(void **state)
{
	(void)state;
	struct str rows = {0};
	csv_cell(&rows, "a");
	csv_cell(&rows, "b");
	csv_end(&rows);
	csv_cell(&rows, "");
	csv_end(&rows);
	csv_cell(&rows, NULL);
	csv_cell(&rows, "d");
	csv_end(&rows);
	assert_string_equal(rows.text, "a;b\n\"\"\n;d\n");
	str_free(&rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain_cells_have_no_quotes), cmocka_unit_test(test_quotes_where_needed),
		cmocka_unit_test(test_empty_cells), cmocka_unit_test(test_rows_follow_each_other),
	};
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
