/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "document.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

static int start(void **state)
{
	(void)state;
	i18n_start("en", NULL);
	return 0;
}

static void add_area(struct document *document, int indent, const char *number, const char *name, int64_t projects,
		     int64_t budget)
{
	struct document_row *row = document_row(document, indent, false);
	document_cell_text(row, 0, number);
	document_cell_text(row, 1, name);
	document_cell_number(row, 2, projects);
	document_cell_number(row, 3, budget);
	document_drill(row, "project", "areas:1");
}

static struct document *example(void)
{
	struct document *document = document_new("Läget", "Litens kommun");
	document_text(document, "8 projekt.");
	document_heading(document, 1, "Områden");
	document_table(document, "areas", "");
	document_column(document, "number", "Nr", CELL_TEXT, false);
	document_column(document, "name", "Område", CELL_TEXT, false);
	document_column(document, "projects", "Projekt", CELL_NUMBER, true);
	document_column(document, "budget_sek", "Budget", CELL_MONEY, false);
	add_area(document, 0, "1", "Ökad kunskap", 8, 1420000050);
	add_area(document, 1, "1.1", "Åka; och \"lära\"", 1, 0);
	add_area(document, 0, "2", "Tomt", 0, 0);
	struct document_row *total = document_row(document, 0, true);
	document_cell_text(total, 0, "");
	document_cell_text(total, 1, "Totalt");
	document_cell_number(total, 2, 9);
	return document;
}

static void expect_lines(const struct document_lines *lines, const char *const *wanted, int count)
{
	for (int i = 0; i < lines->count && i < count; i++)
		assert_string_equal(lines->line[i].text, wanted[i]);
	assert_int_equal(lines->count, count);
}

static void test_a_page(void **state)
{
	(void)state;
	static const char *const wanted[] = {
		"Läget",
		"Litens kommun",
		"",
		"8 projekt.",
		"",
		"Områden ────────────────────────────────────────────────────",
		"  Nr   Område                             Projekt     Budget",
		"  1    Ökad kunskap       ███████████████       8  14,2\u00A0MSEK",
		"  1.1    Åka; och \"lära\"  █▉                    1          –",
		"  2    Tomt                                     0          –",
		"       Totalt                                   9",
	};
	struct document *document = example();
	struct document_lines lines = document_layout(document, 60);
	expect_lines(&lines, wanted, 11);
	document_lines_free(&lines);
	assert_int_equal(lines.count, 0);
	document_free(document);
	document_free(NULL);
}

static void test_roles_rows_and_bars(void **state)
{
	(void)state;
	static const enum line_role wanted[] = {
		LINE_TITLE, LINE_SUBTITLE, LINE_BLANK, LINE_TEXT, LINE_BLANK, LINE_HEADING, LINE_HEAD, LINE_ROW,
		LINE_ROW, LINE_ROW, LINE_TOTAL,
	};
	struct document *document = example();
	struct document_lines lines = document_layout(document, 60);
	for (int i = 0; i < lines.count; i++) {
		const struct document_line *line = &lines.line[i];
		bool is_row = line->role == LINE_ROW || line->role == LINE_TOTAL;
		assert_int_equal(line->role, wanted[i]);
		assert_int_equal(line->row, is_row ? i - 7 : -1);
		assert_int_equal(line->block, is_row ? 2 : -1);
		assert_int_equal(line->bar_columns, line->role == LINE_ROW ? 15 : 0);
		if (line->role == LINE_ROW)
			assert_int_equal(line->bar_from, 26);
	}
	document_lines_free(&lines);
	document_free(document);
}

/* A bar in eighths: none for nothing, never nothing for something, full for the largest and beyond. */
static void test_bars(void **state)
{
	(void)state;
	static const struct {
		int64_t percent;
		const char *wide, *ascii; /* ten columns */
	} rows[] = {
		{ 0, "", "" },          { 1, "▏", "#" },        { 2, "▎", "#" },           { 50, "█████", "#####" },
		{ 52, "█████▎", "#####" }, { 99, "█████████▉", "##########" }, { 100, "██████████", "##########" },
		{ 250, "██████████", "##########" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (int ascii = 0; ascii <= 1; ascii++) {
			struct document *document = document_new("T", "");
			document_table(document, "t", "");
			document_column(document, "name", "A name that is eighteen", CELL_TEXT, false);
			document_column(document, "share", "%%%%%", CELL_PERCENT, true);
			struct document_row *row = document_row(document, 0, false);
			document_cell_text(row, 0, "x");
			document_cell_number(row, 1, rows[i].percent);
			text_set_ascii(ascii);
			struct document_lines lines = document_layout(document, 43);
			const struct document_line *line = &lines.line[lines.count - 1];
			assert_int_equal(line->bar_columns, 10);
			const char *bar = line->text + line->bar_from; /* before it are only spaces and x */
			const char *wanted = ascii ? rows[i].ascii : rows[i].wide;
			assert_memory_equal(bar, wanted, strlen(wanted));
			assert_int_equal(bar[strlen(wanted)], ' ');
			text_set_ascii(false);
			document_lines_free(&lines);
			document_free(document);
		}
	}
}

/* Whatever the width, no line is wider, and none ends in spaces. */
static void test_every_width(void **state)
{
	(void)state;
	struct document *document = example();
	add_area(document, 2, "2.1.1",
		 "Ökad samverkan med näringslivet och den sociala ekonomin i internationella frågor", 3, 123456789);
	document_text(document, "En lång rad som måste brytas på flera ställen för att få plats på skärmen, 漢字漢字.");
	document_heading(document, 1, "En rubrik som är längre än vad fyrtio kolumner rymmer på en rad");
	for (int columns = 1; columns <= 260; columns++) {
		struct document_lines lines = document_layout(document, columns);
		int most = columns < 40 ? 40 : columns, rows = 0;
		for (int i = 0; i < lines.count; i++) {
			size_t length = strlen(lines.line[i].text);
			if (text_width(lines.line[i].text) > most)
				fail_msg("%d columns: \"%s\"", columns, lines.line[i].text);
			assert_true(length == 0 || lines.line[i].text[length - 1] != ' ');
			rows += lines.line[i].row >= 0;
		}
		assert_int_equal(rows, 5);
		document_lines_free(&lines);
	}
	document_free(document);
}

static void test_a_long_name_goes_on_under_itself(void **state)
{
	(void)state;
	struct document *document = document_new("T", "");
	document_table(document, "t", "caption");
	document_column(document, "name", "Name", CELL_TEXT, false);
	document_column(document, "n", "Number", CELL_NUMBER, true);
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, "one two three four five six seven eight nine ten");
	document_cell_number(row, 1, 1234);
	static const char *const wanted[] = {
		"T", "", "caption", "  Name                                Number",
		"  one two three four five six seven    1\u00A0234", "  eight nine ten",
	};
	struct document_lines lines = document_layout(document, 44);
	/* With 44 columns there is no room for a bar beside a name of two times sixteen. */
	expect_lines(&lines, wanted, 6);
	assert_int_equal(lines.line[2].role, LINE_CAPTION);
	assert_int_equal(lines.line[4].row, 0);
	assert_int_equal(lines.line[5].role, LINE_TEXT);
	assert_int_equal(lines.line[5].row, -1);
	document_lines_free(&lines);
	document_free(document);
}

static void test_what_is_dangerous_becomes_visible(void **state)
{
	(void)state;
	struct document *document = document_new("T\x1B[31m", "");
	document_table(document, "t", "");
	document_column(document, "name", "Name", CELL_TEXT, false);
	document_cell_text(document_row(document, 0, false), 0, "a\x1B]0;x\x07z");
	char *text = document_text_sink(document, 60);
	assert_null(strchr(text, '\x1B'));
	assert_non_null(strstr(text, "‹U+001B›"));
	free(text);
	document_free(document);
}

static void test_text_is_the_lines(void **state)
{
	(void)state;
	struct document *document = example();
	struct document_lines lines = document_layout(document, 60);
	char *text = document_text_sink(document, 60), *at = text;
	for (int i = 0; i < lines.count; i++) {
		size_t length = strlen(lines.line[i].text);
		assert_memory_equal(at, lines.line[i].text, length);
		assert_int_equal(at[length], '\n');
		at += length + 1;
	}
	assert_string_equal(at, "");
	free(text);
	document_lines_free(&lines);
	document_free(document);
}

static void test_csv(void **state)
{
	(void)state;
	struct document *document = example();
	document_table(document, "years", "");
	document_column(document, "year", "Year", CELL_TEXT, false);
	document_column(document, "share_percent", "Share", CELL_PERCENT, true);
	document_column(document, "of", "Of", CELL_TEXT, false);
	document_column_use(document, COLUMN_SHOWN);
	document_column(document, "projects", "Projects", CELL_NUMBER, false);
	document_column_use(document, COLUMN_DATA);
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, "2026");
	document_cell_text(row, 2, "(30 of 58)");
	document_cell_number(row, 3, 58);
	char *csv = document_csv_sink(document), *text = document_text_sink(document, 60);
	assert_string_equal(csv, "table;number;name;projects;budget_sek\n"
				 "areas;1;Ökad kunskap;8;14200000.50\n"
				 "areas;1.1;\"Åka; och \"\"lära\"\"\";1;0\n"
				 "areas;2;Tomt;0;0\n"
				 "table;year;share_percent;projects\n"
				 "years;2026;;58\n");
	assert_non_null(strstr(text, "(30 of 58)"));
	assert_null(strstr(text, "Projects"));
	free(text);
	free(csv);
	document_free(document);
}

static void test_the_way_to_the_rows(void **state)
{
	(void)state;
	struct document *document = example();
	const struct document_block *table = &document->block[2];
	assert_string_equal(table->row[0].drill_kind, "project");
	assert_string_equal(table->row[0].drill_filter, "areas:1");
	assert_null(table->row[3].drill_kind);
	document_drill(&document->block[2].row[0], "unit", "x");
	assert_string_equal(table->row[0].drill_kind, "unit");
	document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_page),
		cmocka_unit_test(test_roles_rows_and_bars),
		cmocka_unit_test(test_bars),
		cmocka_unit_test(test_every_width),
		cmocka_unit_test(test_a_long_name_goes_on_under_itself),
		cmocka_unit_test(test_what_is_dangerous_becomes_visible),
		cmocka_unit_test(test_text_is_the_lines),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_the_way_to_the_rows),
	};
	return cmocka_run_group_tests_name("document", tests, start, NULL);
}
