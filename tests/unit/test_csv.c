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

/* Every way that a spreadsheet begins a formula; a number and a telephone number are none. */
static void test_a_spreadsheet_gets_no_formulas(void **state)
{
	(void)state;
	static const char *const cells[][2] = {
		{ "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"" }, { "@SUM(1+1)", "'@SUM(1+1)" },
		{ "+46|cmd'!A0", "'+46|cmd'!A0" }, { "-1+cmd", "'-1+cmd" }, { "\t=1", "'\t=1" },
		{ "\r=1", "\"'\r=1\"" },
		{ "- en punkt", "'- en punkt" }, { "+1+1", "'+1+1" }, { "=", "'=" }, { "-A1", "'-A1" },
		{ "+46 (0)520-12 34", "+46 (0)520-12 34" }, { "-5,50", "-5,50" }, { "-", "-" },
		{ "2026-11-20", "2026-11-20" },
		{ "a=b", "a=b" }, { "'=a", "'=a" }, { "", "" }, { NULL, "" },
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		struct str rows = {0};
		csv_text_cell(&rows, cells[i][0]);
		rows.text[--rows.length] = '\0';
		assert_string_equal(rows.text, cells[i][1]);
		str_free(&rows);
	}
	ROW("=1+1;@a\n", "=1+1", "@a");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain_cells_have_no_quotes), cmocka_unit_test(test_quotes_where_needed),
		cmocka_unit_test(test_empty_cells), cmocka_unit_test(test_rows_follow_each_other),
		cmocka_unit_test(test_a_spreadsheet_gets_no_formulas),
	};
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
