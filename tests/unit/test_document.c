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
#include "sink.h"
#include "text.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

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

static char *as(const char *format, const struct document *document)
{
	struct sink_options options = { .columns = 60 };
	struct err err = {0};
	char *text = sink_string(sink_named(format), document, &options, &err);
	if (text == NULL)
		fail_msg("%s", err.text);
	return text;
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
	static const int blocks[] = { -1, -1, -1, 0, 0, 1, 2, 2, 2, 2, 2 };
	struct document *document = example();
	struct document_lines lines = document_layout(document, 60);
	for (int i = 0; i < lines.count; i++) {
		const struct document_line *line = &lines.line[i];
		bool is_row = line->role == LINE_ROW || line->role == LINE_TOTAL;
		assert_int_equal(line->role, wanted[i]);
		assert_int_equal(line->row, is_row ? i - 7 : -1);
		assert_int_equal(line->block, blocks[i]);
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

/* Hours are told to the minute, to people and in files, and read back so. */
static void test_hours(void **state)
{
	(void)state;
	static const int64_t minutes[] = { 0, 20, 60, 2370, 2371, 74449 };
	struct err err = {0};
	struct document *document = document_new("T", "");
	document_table(document, "t", "");
	document_column(document, "hours", "Hours", CELL_HOURS, false);
	for (int i = 0; i < COUNT(minutes); i++)
		document_cell_number(document_row(document, 0, false), 0, minutes[i]);
	char *text = as("text", document), *csv = as("csv", document), *json = as("json", document);
	assert_non_null(strstr(text, " 39:30\n"));
	assert_non_null(strstr(text, "1\u00A0240:49\n"));
	assert_non_null(strstr(text, " 1\n"));
	assert_non_null(strstr(csv, "\nt;39.5"));
	assert_non_null(strstr(csv, "\nt;0.33\n"));
	struct document *again = sink_json_read(json, strlen(json), &err);
	for (int i = 0; i < COUNT(minutes); i++)
		assert_int_equal(again->block[0].row[i].cell[0].number, minutes[i]);
	document_free(again);
	document_free(document);
	free(text);
	free(csv);
	free(json);
}

static int count_bars(const struct document *document, int columns)
{
	struct document_lines lines = document_layout(document, columns);
	int bars = 0;
	for (int i = 0; i < lines.count; i++)
		bars += strstr(lines.line[i].text, "█") != NULL;
	document_lines_free(&lines);
	return bars;
}

/* The page of a window of 100 columns, beside the menu, has the bars that the wider one of a window of 80 has. */
static void test_a_larger_window_has_the_bars_of_a_smaller(void **state)
{
	(void)state;
	static const char *const names[] = {
		"EU", "Verksamhets- och kompetensutveckling", "Arbetsmarknadsförvaltningens ledningsgrupp",
	};
	int with_bars = 0;
	for (int figures = 1; figures < 7; figures++)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			struct document *document = document_new("T", "");
			document_table(document, "t", "");
			document_column(document, "name", "Namn", CELL_TEXT, false);
			for (int at = 0; at < figures; at++)
				document_column(document, "n", "Kolumnen", CELL_NUMBER, at == 0);
			struct document_row *row = document_row(document, 0, false);
			document_cell_text(row, 0, names[i]);
			for (int at = 0; at < figures; at++)
				document_cell_number(row, 1 + at, 1234);
			assert_true(count_bars(document, 71) >= count_bars(document, 76));
			with_bars += count_bars(document, 76);
			document_free(document);
		}
	assert_in_range(with_bars, 9, 17);
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
	assert_int_equal(lines.line[5].role, LINE_REST);
	assert_int_equal(lines.line[5].row, -1);
	document_lines_free(&lines);
	document_free(document);
}

static void expect_line(const struct document_lines *lines, const char *text)
{
	struct str all = {0};
	for (int i = 0; i < lines->count; i++) {
		if (strcmp(lines->line[i].text, text) == 0) {
			str_free(&all);
			return;
		}
		str_addf(&all, "%s\n", lines->line[i].text);
	}
	fail_msg("there is no line\n%s\nin\n%s", text, all.text);
}

/* What has no room in a table is not lost: it stands under its row, one that has nothing there adds nothing. */
static void test_words_without_a_column_stand_under_the_row(void **state)
{
	(void)state;
	struct document *document = document_new("D", "");
	document_table(document, "t", "");
	document_column(document, "a", "Projekt", CELL_TEXT, false);
	document_column(document, "b", "Budget", CELL_MONEY, false);
	document_column(document, "c", "Slut", CELL_DATE, false);
	document_column(document, "d", "Beslut", CELL_TEXT, false);
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, "Lärande hela livet");
	document_cell_number(row, 1, 510000000);
	document_cell_text(row, 2, "2027-06-30");
	document_cell_text(row, 3, "Barn- och utbildningsnämnden 2025-06-09");
	row = document_row(document, 0, false);
	document_cell_text(row, 0, "Idé");
	document_cell_number(row, 1, 100);
	struct document_lines lines = document_layout(document, 40);
	expect_line(&lines, "    Beslut: Barn- och utbildningsnämnden");
	expect_line(&lines, "    2025-06-09");
	assert_string_equal(lines.line[lines.count - 1].text, "  Idé                   1\u00A0kr");
	document_lines_free(&lines);
	document_free(document);
}

/* A number is never lost for want of room; long words stand under the row wherever there is room. */
static void test_no_number_vanishes(void **state)
{
	(void)state;
	static const char *const titles[] = { "Majoritet", "Opposition", "Deltagare", "Kostnad" };
	struct document *document = document_new("D", "");
	document_table(document, "t", "");
	document_column(document, "a", "Resa", CELL_TEXT, false);
	for (int i = 0; i < 4; i++)
		document_column(document, titles[i], titles[i], i < 3 ? CELL_NUMBER : CELL_MONEY, false);
	document_column(document, "r", "Resultat", CELL_TEXT, false);
	document_column_traits(document, COLUMN_UNDER);
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, "Studieresa till Doetinchem");
	document_cell_number(row, 1, 4);
	document_cell_number(row, 2, 3);
	document_cell_number(row, 3, 12);
	document_cell_number(row, 4, 29200000);
	document_cell_text(row, 5, "Ett avtal");
	struct document_lines lines = document_layout(document, 50);
	expect_line(&lines, "    Deltagare 12 · Kostnad 292\u00A0kSEK · Resultat:");
	document_lines_free(&lines);
	lines = document_layout(document, 40);
	expect_line(&lines, "    Opposition 3 · Deltagare 12 ·");
	document_lines_free(&lines);
	lines = document_layout(document, 100);
	expect_line(&lines, "    Resultat: Ett avtal");
	document_lines_free(&lines);
	document_free(document);
}

/* An auditor wants kronor. */
static void test_money_to_the_krona(void **state)
{
	(void)state;
	struct document *document = document_new("D", "");
	document_table(document, "t", "");
	document_column(document, "b", "Budget", CELL_MONEY, false);
	document_column(document, "c", "Kronor", CELL_MONEY, false);
	document_column_traits(document, COLUMN_EXACT);
	struct document_row *row = document_row(document, 0, false);
	document_cell_number(row, 0, 123456700);
	document_cell_number(row, 1, 123456700);
	struct document_lines lines = document_layout(document, 60);
	expect_line(&lines, "  1,2\u00A0MSEK  1\u00A0234\u00A0567\u00A0kr");
	document_lines_free(&lines);
	document_free(document);
}

static void test_a_column_that_no_row_fills_is_left_out(void **state)
{
	(void)state;
	struct document *document = document_new("D", "");
	document_table(document, "t", "");
	document_column(document, "a", "Namn", CELL_TEXT, false);
	document_column(document, "b", "Ansvarig", CELL_TEXT, false);
	document_column(document, "c", "Antal", CELL_NUMBER, false);
	document_cell_text(document_row(document, 0, false), 0, "Ett");
	struct document_lines lines = document_layout(document, 60);
	expect_line(&lines, "  Namn  Antal");
	document_lines_free(&lines);
	document_free(document);
}

static void test_a_spare_column_goes_before_a_name_breaks(void **state)
{
	(void)state;
	struct document *document = document_new("D", "");
	document_table(document, "t", "");
	document_column(document, "a", "Namn", CELL_TEXT, false);
	document_column(document, "c", "Antal", CELL_NUMBER, false);
	document_column(document, "b", "Summa", CELL_TEXT, false);
	document_column_use(document, COLUMN_SPARE);
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, "Uppföljning av hela verksamheten");
	document_cell_number(row, 1, 7);
	document_cell_text(row, 2, "ba7816bf8f01");
	struct document_lines lines = document_layout(document, 60);
	expect_line(&lines, "  Uppföljning av hela verksamheten      7  ba7816bf8f01");
	document_lines_free(&lines);
	lines = document_layout(document, 46);
	expect_line(&lines, "  Uppföljning av hela verksamheten      7");
	document_lines_free(&lines);
	char *csv = as("csv", document);
	assert_null(strstr(csv, "ba7816bf8f01"));
	free(csv);
	document_free(document);
}

/* Over a stretch of time stand its months, and its years. */
static void test_an_axis_has_its_months(void **state)
{
	(void)state;
	struct document *document = document_new("D", "");
	document_table(document, "t", "");
	document_column(document, "a", "P", CELL_TEXT, false);
	document_column(document, "b", "Tid", CELL_SPAN, false);
	document_axis(document, 20454, 20818); /* 2026 */
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, "x");
	document_cell_pair(row, 1, 20454, 20634);
	struct document_lines lines = document_layout(document, 52);
	expect_line(&lines, "  P  2026       Apr         Jul         Oct");
	document_lines_free(&lines);
	document_axis(document, 20454, 21549); /* to the end of 2028 */
	lines = document_layout(document, 52);
	expect_line(&lines, "  P  2026   Jul     2027    Jul     2028    Jul");
	document_lines_free(&lines);
	document_free(document);
}

/* Through all stretches goes the line of the day; what may never be is paler. */
static void test_today_and_what_is_pale(void **state)
{
	(void)state;
	struct err err = {0};
	struct document *document = document_new("D", "");
	document_table(document, "t", "");
	document_column(document, "a", "P", CELL_TEXT, false);
	document_column(document, "b", "Tid", CELL_SPAN, false);
	memcpy(document->day, "2026-07-02", sizeof "2026-07-02");
	document_axis(document, 20454, 20818); /* 2026 */
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, "x");
	document_cell_pair(row, 1, 20454, 20818);
	row = document_row(document, 0, false);
	document_cell_text(row, 0, "y");
	document_cell_pair(row, 1, 20454, 20543);
	row->cell[1].pale = true;
	char *json = as("json", document);
	struct document *back = sink_json_read(json, strlen(json), &err);
	assert_non_null(back);
	struct document_lines lines = document_layout(back, 40);
	expect_line(&lines, "  x  ████████████████│████████████████");
	expect_line(&lines, "  y  ░░░░░░░░········│················");
	document_lines_free(&lines);
	document_free(back);
	document_free(document);
	free(json);
}

static void test_what_is_dangerous_becomes_visible(void **state)
{
	(void)state;
	struct document *document = document_new("T\x1B[31m", "");
	document_table(document, "t", "");
	document_column(document, "name", "Name", CELL_TEXT, false);
	document_cell_text(document_row(document, 0, false), 0, "a\x1B]0;x\x07z");
	char *text = as("text", document);
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
	char *text = as("text", document), *at = text;
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
	char *csv = as("csv", document), *text = as("text", document);
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

/* ---- long tables: rows that come from somewhere each time ---- */

enum { MANY = 1000 };

static bool each_number(void *context, document_take *take, void *taker, struct err *err)
{
	int *walks = context;
	++*walks;
	for (int i = 1; i <= MANY; i++) {
		struct document_row *row = document_row_new(2);
		row->total = i == MANY;
		document_cell_number(row, 0, i);
		document_cell_pair(row, 1, i, MANY);
		bool good = take(taker, row, err);
		document_row_free(row, 2);
		if (!good)
			return false;
	}
	return *walks < 50 || err_set(err, ERR_IO, "the disk is gone");
}

static struct document *numbers(int *walks)
{
	struct document *document = document_new("Numbers", "");
	document_table(document, "numbers", "");
	document_column(document, "n", "N", CELL_NUMBER, false);
	document_column(document, "share", "Share", CELL_SHARE, true);
	document_rows_from(document, &(struct document_source){ each_number, NULL, walks });
	return document;
}

static void test_long_tables_are_read_when_written(void **state)
{
	(void)state;
	int walks = 0;
	struct document *document = numbers(&walks);
	char *csv = as("csv", document);
	assert_non_null(strstr(csv, "numbers;1;0\n"));
	assert_non_null(strstr(csv, "numbers;999;100\n"));
	assert_null(strstr(csv, "numbers;1000;"));
	assert_int_equal(walks, 1);
	free(csv);
	char *text = as("text", document);
	assert_non_null(strstr(text, "1\u00A0000"));
	free(text);
	document_free(document);
}

static void test_what_is_held_says_what_is_left_out(void **state)
{
	(void)state;
	int walks = 0;
	struct err err = {0};
	struct document *document = numbers(&walks);
	assert_true(document_hold(document, 10, &err));
	assert_int_equal(document->block[0].row_count, 11); /* ten and the sum */
	assert_int_equal(document->block[0].left_out, MANY - 11);
	char *text = as("text", document);
	assert_non_null(strstr(text, "989 rows more"));
	free(text);
	document_free(document);
}

static void test_a_source_that_fails(void **state)
{
	(void)state;
	static const char *const formats[] = { "text", "paper", "csv", "json" };
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		int walks = 100;
		struct err err = {0};
		struct sink_options options = { .columns = 60 };
		struct document *document = numbers(&walks);
		assert_null(sink_string(sink_named(formats[i]), document, &options, &err));
		assert_string_equal(err.text, "the disk is gone");
		assert_false(document_hold(document, 10, &err));
		document_free(document);
	}
}

/* ---- pages ---- */

static void test_pages(void **state)
{
	(void)state;
	int walks = 0, page = 0, line = 0;
	struct document *document = numbers(&walks);
	document_about(document, "numbers", "Litens kommun");
	char *text = as("paper", document), *rest = text, *at;
	while ((at = strsep(&rest, "\n")) != NULL && rest != NULL) {
		if (*at == '\f' || page == 0) {
			assert_true(page == 0 || line == 66);
			page++;
			line = 0;
		}
		line++;
		assert_true(text_width(at + (*at == '\f')) <= 78);
		/* The second page begins with the head of the table. */
		if (page == 2 && line == 4)
			assert_non_null(strstr(at, "Share"));
		char *number = xasprintf("Page %d of ", page);
		if (line == 66)
			assert_non_null(strstr(at, number));
		free(number);
	}
	assert_int_equal(line, 66);
	assert_int_equal(page, 17);
	free(text);
	document_free(document);
}

/* A heading at the foot of a page goes over to the next with what it heads. */
static void test_headings_stay_with_what_they_head(void **state)
{
	(void)state;
	for (int before = 40; before < 70; before++) {
		struct document *document = document_new("T", "");
		for (int i = 0; i < before; i++)
			document_text(document, "x");
		document_heading(document, 1, "Heading");
		document_table(document, "t", "Caption");
		document_column(document, "n", "Head", CELL_TEXT, false);
		document_cell_text(document_row(document, 0, false), 0, "first");
		document_cell_text(document_row(document, 0, true), 0, "sum");
		char *text = as("paper", document), *heading = strstr(text, "Heading"), *sum = strstr(text, "sum");
		assert_non_null(heading);
		assert_non_null(sum);
		for (char *at = heading; at < sum; at++)
			assert_int_not_equal(*at, '\f');
		free(text);
		document_free(document);
	}
}

/* ---- JSON and back ---- */

static void test_json_gives_the_document_back(void **state)
{
	(void)state;
	struct err err = {0};
	struct document *document = example();
	document_about(document, "areas", "Litens kommun");
	document_table(document, "times", "When");
	document_column(document, "what", "What", CELL_TEXT, false);
	document_column(document, "time", "Time", CELL_SPAN, false);
	document_column(document, "share", "Share", CELL_SHARE, true);
	document_column(document, "eur", "Euro", CELL_EURO, false);
	document_column_use(document, COLUMN_DATA);
	document_column_traits(document, COLUMN_EXACT | COLUMN_UNDER);
	document_axis(document, 20454, 20818);
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, "Vinter \"kvitter\"");
	document_cell_pair(row, 1, 20500, 20600);
	document_cell_pair(row, 2, 30, 58);
	document_cell_number(row, 3, -123456);
	document_cell_drill(row, 2, "project", "status:ongoing");
	char *json = as("json", document);
	struct document *back = sink_json_read(json, strlen(json), &err);
	if (back == NULL)
		fail_msg("%s", err.text);
	char *again = as("json", back), *text = as("text", document), *text_again = as("text", back);
	assert_string_equal(json, again);
	assert_string_equal(text, text_again);
	assert_int_equal(back->block[3].row[0].cell[3].number, -123456);
	assert_int_equal(back->block[3].column[3].traits, COLUMN_EXACT | COLUMN_UNDER);
	assert_string_equal(back->block[3].row[0].cell[2].drill_filter, "status:ongoing");
	free(json);
	free(again);
	free(text);
	free(text_again);
	document_free(back);
	document_free(document);
}

static void test_json_that_is_none(void **state)
{
	(void)state;
	static const char *const texts[] = { "", "{", "[]", "{}", "null", "{\"format\": \"samverkan-document\"}",
					     "{\"format\": \"samverkan-document\", \"version\": 2}" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct err err = {0};
		assert_null(sink_json_read(texts[i], strlen(texts[i]), &err));
		assert_true(err.text[0] != '\0');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_page),
		cmocka_unit_test(test_roles_rows_and_bars),
		cmocka_unit_test(test_bars), cmocka_unit_test(test_hours),
		cmocka_unit_test(test_a_larger_window_has_the_bars_of_a_smaller),
		cmocka_unit_test(test_every_width),
		cmocka_unit_test(test_a_long_name_goes_on_under_itself),
		cmocka_unit_test(test_words_without_a_column_stand_under_the_row),
		cmocka_unit_test(test_no_number_vanishes),
		cmocka_unit_test(test_money_to_the_krona),
		cmocka_unit_test(test_a_column_that_no_row_fills_is_left_out),
		cmocka_unit_test(test_a_spare_column_goes_before_a_name_breaks),
		cmocka_unit_test(test_an_axis_has_its_months),
		cmocka_unit_test(test_today_and_what_is_pale),
		cmocka_unit_test(test_what_is_dangerous_becomes_visible),
		cmocka_unit_test(test_text_is_the_lines),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_the_way_to_the_rows),
		cmocka_unit_test(test_long_tables_are_read_when_written),
		cmocka_unit_test(test_what_is_held_says_what_is_left_out),
		cmocka_unit_test(test_a_source_that_fails),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_headings_stay_with_what_they_head),
		cmocka_unit_test(test_json_gives_the_document_back),
		cmocka_unit_test(test_json_that_is_none),
	};
	return cmocka_run_group_tests_name("document", tests, start, NULL);
}
