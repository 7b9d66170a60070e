/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "edit.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ACUTE "\u0301"

/* The text with '|' where the cursor is. */
static void assert_edit(const struct edit *edit, const char *expected)
{
	char *shown = xasprintf("%.*s|%s", edit->cursor, edit->text, edit->text + edit->cursor);
	assert_string_equal(shown, expected);
	assert_int_equal(edit->length, strlen(edit->text));
	assert_true(edit->room > edit->length);
	free(shown);
}

/* '|' in TEXT says where the cursor is to be. */
static struct edit new_edit(const char *text, bool many_lines)
{
	struct edit edit = {0};
	const char *bar = strchr(text, '|');
	char *plain = xasprintf("%.*s%s", (int)(bar - text), text, bar + 1);
	edit_set(&edit, plain, many_lines);
	edit.cursor = (int)(bar - text);
	free(plain);
	return edit;
}

static void test_set(void **state)
{
	(void)state;
	struct edit edit = {0};
	edit_set(&edit, "Växjö", false);
	assert_edit(&edit, "Växjö|");
	edit_set(&edit, "", true);
	assert_edit(&edit, "|");
	edit_set(&edit, edit.text, true);
	assert_edit(&edit, "|");
	edit_free(&edit);
	assert_null(edit.text);
}

static const struct {
	const char *before, *in;
	bool many_lines;
	const char *after;
} inserts[] = {
	{ "|", "a", false, "a|" },
	{ "V|ö", "äxj", false, "Växj|ö" },
	{ "a|b", "", false, "a|b" },
	{ "|", "one\ntwo", false, "one two|" },
	{ "|", "one\r\ntwo", false, "one two|" },
	{ "|", "one\ntwo\n", true, "one\ntwo\n|" },
	{ "|", "one\r\ntwo", true, "one\ntwo|" },
	{ "|", "a\tb", true, "a b|" },
	{ "|", " a ", false, " a |" },
	{ "|", "a\033[2Jb\a\177", false, "ab|" },
	{ "|", "a\xC2\x9B" "b\u202Ec\u200Bd\u00ADe\uFEFF", false, "abcde|" },
	{ "|", "a\xFF\xC3(b\xE2\x82", false, "a(b|" },
	{ "|", "日本 😀", false, "日本 😀|" },
	{ "e|x", ACUTE, false, "e" ACUTE "|x" },
	/* What was on its own becomes part of the character before it: the cursor stands after both. */
	{ "a|" ACUTE, "e", false, "ae" ACUTE "|" },
};

static void test_insert(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(inserts); i++) {
		struct edit edit = new_edit(inserts[i].before, inserts[i].many_lines);
		edit_insert(&edit, inserts[i].in);
		assert_edit(&edit, inserts[i].after);
		edit_free(&edit);
	}
}

static void test_insert_much(void **state)
{
	(void)state;
	struct edit edit = {0};
	edit_set(&edit, "", true);
	for (int i = 0; i < 2000; i++)
		edit_insert(&edit, "å");
	assert_int_equal(edit.length, 4000);
	assert_int_equal(edit.cursor, 4000);
	assert_int_equal(text_width(edit.text), 2000);
	edit_free(&edit);
}

static const struct {
	void (*act)(struct edit *edit);
	const char *before, *after;
} acts[] = {
	{ edit_left, "åä|", "å|ä" },
	{ edit_left, "|å", "|å" },
	{ edit_left, "xe" ACUTE "|", "x|e" ACUTE },
	{ edit_right, "|åä", "å|ä" },
	{ edit_right, "å|", "å|" },
	{ edit_right, "|e" ACUTE "x", "e" ACUTE "|x" },
	{ edit_word_left, "ett två|", "ett |två" },
	{ edit_word_left, "ett  |två", "|ett  två" },
	{ edit_word_left, "ett t|vå", "ett |två" },
	{ edit_word_left, "ett\ntvå|", "ett\n|två" },
	{ edit_word_left, "  |", "|  " },
	{ edit_word_left, "|a", "|a" },
	{ edit_word_right, "|ett två", "ett |två" },
	{ edit_word_right, "e|tt  två", "ett  |två" },
	{ edit_word_right, "ett |två", "ett två|" },
	{ edit_word_right, "a|", "a|" },
	{ edit_home, "ett två|", "|ett två" },
	{ edit_home, "ett\ntv|å", "ett\n|två" },
	{ edit_home, "ett\n|två", "ett\n|två" },
	{ edit_home, "|", "|" },
	{ edit_end, "|ett två", "ett två|" },
	{ edit_end, "e|tt\ntvå", "ett|\ntvå" },
	{ edit_end, "ett|\ntvå", "ett|\ntvå" },
	{ edit_backspace, "åä|ö", "å|ö" },
	{ edit_backspace, "|å", "|å" },
	{ edit_backspace, "xe" ACUTE "|y", "x|y" },
	{ edit_delete, "å|äö", "å|ö" },
	{ edit_delete, "å|", "å|" },
	{ edit_delete, "|e" ACUTE "x", "|x" },
	{ edit_delete_word, "ett två|", "ett |" },
	{ edit_delete_word, "ett två | tre", "ett | tre" },
	{ edit_delete_word, "|ett", "|ett" },
	{ edit_clear, "ett t|vå", "|vå" },
	{ edit_clear, "|a", "|a" },
};

static void test_acts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(acts); i++) {
		struct edit edit = new_edit(acts[i].before, true);
		acts[i].act(&edit);
		assert_edit(&edit, acts[i].after);
		edit_free(&edit);
	}
}

static void test_replace(void **state)
{
	(void)state;
	struct edit edit = new_edit("en r|ad", false);
	edit_replace(&edit, "en rad till");
	assert_edit(&edit, "en r|ad till");
	edit_replace(&edit, "en");
	assert_edit(&edit, "en|");
	edit.cursor = 1;
	edit_replace(&edit, "åå");
	assert_edit(&edit, "å|å");
	edit_free(&edit);
}

/* ---- wrapped text ---- */

static const struct {
	const char *text;
	int line, column;
} positions[] = { /* ten columns */
	{ "|Korta tiden", 0, 0 },
	{ "Korta |tiden", 1, 0 },
	{ "Korta| tiden", 0, 5 },
	{ "Korta tiden|", 1, 5 },
	{ "Korta tide|", 0, 10 },
	{ "abcdefghij|klm", 1, 0 },
	{ "abcdefghijklm|", 1, 3 },
	{ "ett\n|två", 1, 0 },
	{ "ett|\ntvå", 0, 3 },
	{ "ett\n|", 1, 0 },
	{ "ett\n\n|två", 2, 0 },
	{ "0123456789|\nx", 0, 10 },
	{ "0123456789\n|x", 1, 0 },
	{ "0123456789   |", 0, 10 },
	{ "0123456789   |\nx", 0, 10 },
	{ "0123456789   x|", 1, 1 },
	{ "日本語日本語|", 1, 2 },
	{ "e" ACUTE "|tt", 0, 1 },
	{ "|", 0, 0 },
};

static void test_position(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(positions); i++) {
		int line, column;
		struct edit edit = new_edit(positions[i].text, true);
		edit_position(&edit, 10, &line, &column);
		if (line != positions[i].line || column != positions[i].column)
			fail_msg("%s: line %d column %d", positions[i].text, line, column);
		edit_free(&edit);
	}
	struct edit edit = new_edit("Korta tiden till första jobb|", false);
	int line, column;
	edit_position(&edit, 10, &line, &column);
	assert_true(line == 0 && column == 28);
	edit_free(&edit);
}

/* The model and the painter must agree on where lines break. */
static void test_lines_are_those_of_text_wrap(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "Korta tiden till första jobb för nyanlända", "ett\ntvå\n\ntre", "a  b   c    d     e", "slut\n",
		"EttEndaMycketLångtOrdSomIngenHar", "  indraget stycke här", "日本語 と スウェーデン語 です", "a ",
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		for (int columns = 2; columns < 30; columns++) {
			int line, column;
			struct edit edit = {0};
			edit_set(&edit, texts[i], true);
			struct text_lines lines = text_wrap(texts[i], columns);
			edit_position(&edit, columns, &line, &column);
			if (line + 1 != lines.count)
				fail_msg("\"%s\" in %d columns: %d lines, text_wrap has %d", texts[i], columns,
					 line + 1, lines.count);
			text_lines_free(&lines);
			edit_free(&edit);
		}
	}
}

/* The window of a long text is the part of the whole that has the cursor, and wraps as it does there. */
static void hold_window(const char *text, int cursor, int columns, int rows)
{
	int line, column, row, window_column;
	struct edit edit = {0};
	edit_set(&edit, text, true);
	edit.cursor = cursor;
	edit_position(&edit, columns, &line, &column);
	size_t start = edit_window(&edit, columns, rows, &row, &window_column);
	struct text_lines all = text_wrap(text, columns), seen = text_wrap_most(text + start, columns, rows);
	int first = line < rows ? 0 : line - rows + 1, rest = all.count - first;
	assert_int_equal(row, line - first);
	assert_int_equal(window_column, column);
	assert_int_equal(seen.count, rest < rows ? rest : rows);
	for (int i = 0; i < seen.count; i++)
		assert_string_equal(seen.line[i], all.line[first + i]);
	text_lines_free(&seen);
	text_lines_free(&all);
	edit_free(&edit);
}

static void test_window(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "Korta tiden till första jobb för nyanlända och alla andra som söker", "ett\ntvå\n\ntre\nfyra\nfem",
		"a  b   c    d     e", "EttEndaMycketLångtOrdSomIngenHar", "日本語 と スウェーデン語 です",
	};
	for (size_t i = 0; i < COUNT(texts); i++)
		for (int columns = 4; columns < 20; columns += 3)
			for (int rows = 1; rows < 5; rows++)
				for (size_t at = 0;; at = text_next(texts[i], at)) {
					hold_window(texts[i], (int)at, columns, rows);
					if (texts[i][at] == '\0')
						break;
				}
}

static void test_up_and_down(void **state)
{
	(void)state;
	/* Korta / tiden till / första / / jobb */
	struct edit edit = new_edit("Korta tid|en till första\n\njobb", true);
	assert_true(edit_up(&edit, 10));
	assert_edit(&edit, "Kor|ta tiden till första\n\njobb");
	assert_false(edit_up(&edit, 10));
	assert_true(edit_down(&edit, 10));
	assert_edit(&edit, "Korta tid|en till första\n\njobb");
	edit_end(&edit);
	assert_edit(&edit, "Korta tiden till första|\n\njobb");
	assert_true(edit_down(&edit, 10));
	assert_edit(&edit, "Korta tiden till första\n|\njobb");
	assert_true(edit_down(&edit, 10));
	assert_edit(&edit, "Korta tiden till första\n\n|jobb");
	assert_false(edit_down(&edit, 10));
	edit_end(&edit);
	edit_up(&edit, 10);
	edit_up(&edit, 10);
	assert_edit(&edit, "Korta tiden till |första\n\njobb");
	edit_free(&edit);
	edit = new_edit("abcdefghij|klmnopqrst", true);
	assert_true(edit_up(&edit, 10));
	assert_edit(&edit, "|abcdefghijklmnopqrst");
	edit.cursor = 9;
	assert_true(edit_down(&edit, 10));
	assert_edit(&edit, "abcdefghijklmnopqrs|t");
	edit_free(&edit);
	edit = new_edit("en rad som är lång|", false);
	assert_false(edit_up(&edit, 10) || edit_down(&edit, 10));
	edit_free(&edit);
}

/* Any order of acts leaves the cursor at a stop and the text whole. The numbers are the same every time. */
static void test_any_order_is_sound(void **state)
{
	(void)state;
	static const char *const pieces[] = { "a", " ", "\n", ACUTE, "å", "日", "😀", "\xFF", "ord på rad " };
	struct edit edit = {0};
	uint32_t seed = 3;
	edit_set(&edit, "", true);
	for (int i = 0; i < 20000; i++) {
		seed = seed * 1664525 + 1013904223;
		uint32_t act = (seed >> 16) % (COUNT(acts) + 3), piece = (seed >> 8) % COUNT(pieces);
		if (act < COUNT(acts))
			acts[act].act(&edit);
		else if (act == COUNT(acts) && edit.length > 0)
			edit_up(&edit, 7);
		else if (act == COUNT(acts) + 1)
			edit_down(&edit, 7);
		else
			for (int n = 0; n < 8; n++)
				edit_insert(&edit, pieces[piece]);
		size_t stop = 0;
		while (stop < (size_t)edit.cursor)
			stop = text_next(edit.text, stop);
		assert_int_equal(stop, edit.cursor);
		assert_int_equal(edit.length, strlen(edit.text));
		assert_true(edit.cursor <= edit.length);
	}
	edit_free(&edit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_set), cmocka_unit_test(test_insert), cmocka_unit_test(test_insert_much),
		cmocka_unit_test(test_acts), cmocka_unit_test(test_replace), cmocka_unit_test(test_position),
		cmocka_unit_test(test_lines_are_those_of_text_wrap), cmocka_unit_test(test_window),
		cmocka_unit_test(test_up_and_down),
		cmocka_unit_test(test_any_order_is_sound),
	};
	i18n_start("en", NULL);
	return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
