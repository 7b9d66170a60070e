/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "list.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* The list takes its rows over. */
static int64_t *copied(const int64_t *id, int count)
{
	int64_t *copy = calloc((size_t)count + 1, sizeof *copy);
	assert_non_null(copy);
	memcpy(copy, id, (size_t)count * sizeof *copy);
	return copy;
}

/* Rows are written as ids, a group as the letter of its key in front of its rows: "A 1 2 3 B C 4". */
static void set_part(struct list *list, const char *rows, bool whole)
{
	int64_t id[2000];
	int32_t group_of[2000];
	struct list_group groups[26] = {0};
	char keys[26][2];
	int count = 0, group_count = 0;
	for (const char *p = rows; *p != '\0';) {
		if (*p >= 'A' && *p <= 'Z') {
			memcpy(keys[group_count], (char[2]){ *p }, 2);
			groups[group_count].key = keys[group_count];
			groups[group_count].title = keys[group_count];
			group_count++;
			p++;
		} else if (*p == ' ') {
			p++;
		} else {
			group_of[count] = group_count - 1;
			id[count++] = strtoll(p, (char **)&p, 10);
			if (group_count > 0)
				groups[group_count - 1].count++;
		}
	}
	list_set(list, copied(id, count), group_count > 0 ? group_of : NULL, count, groups, group_count,
		 whole);
}

static void set(struct list *list, const char *rows)
{
	set_part(list, rows, true);
}

static struct list new_list(const char *rows, int height)
{
	struct list list = {0};
	list_resize(&list, height);
	set(&list, rows);
	return list;
}

/* What always holds: the selection is in the list and in view, and says the same in all its members. */
static void assert_sound(const struct list *list)
{
	int lines = list_lines(list), group;
	if (lines == 0) {
		assert_true(list->selected == 0 && list->selected_group == -1 && list->line == 0 && list->top == 0);
		return;
	}
	assert_true(list->line >= 0 && list->line < lines);
	assert_true(list->top >= 0 && list->top < lines);
	if (list->height > 0)
		assert_true(list->top <= list->line && list->line < list->top + list->height);
	int row = list_line(list, list->line, &group);
	if (row >= 0) {
		assert_true(list->selected == list->id[row] && list->selected_group == -1);
		assert_int_equal(list_line_of(list, list->selected), list->line);
	} else {
		assert_true(list->selected == 0 && list->selected_group == group);
	}
	for (int i = 1; i < list->mark_count; i++)
		assert_true(list->mark[i - 1] < list->mark[i]);
}

static void assert_selected(const struct list *list, int64_t id, int line)
{
	assert_sound(list);
	assert_int_equal(list->selected, id);
	assert_int_equal(list->line, line);
}

static void test_empty(void **state)
{
	(void)state;
	struct list list = new_list("", 10);
	assert_sound(&list);
	assert_int_equal(list_lines(&list), 0);
	assert_false(list_move(&list, 1) || list_page(&list, 1) || list_home(&list) || list_end(&list));
	assert_false(list_select(&list, 1) || list_select_line(&list, 0) || list_fold(&list, true));
	assert_int_equal(list_position(&list), 0);
	list_fold_all(&list, true);
	list_mark_range(&list);
	list_mark_invert(&list);
	assert_int_equal(list.mark_count, 0);
	assert_sound(&list);
	list_free(&list);
}

static void test_flat(void **state)
{
	(void)state;
	struct list list = new_list("5 3 9", 10);
	int group;
	assert_selected(&list, 5, 0);
	assert_int_equal(list_lines(&list), 3);
	assert_int_equal(list_line(&list, 2, &group), 2);
	assert_int_equal(group, -1);
	assert_true(list_move(&list, 1));
	assert_selected(&list, 3, 1);
	assert_int_equal(list_position(&list), 2);
	assert_true(list_end(&list));
	assert_selected(&list, 9, 2);
	assert_false(list_end(&list));
	assert_false(list_move(&list, 100));
	assert_true(list_move(&list, -100));
	assert_selected(&list, 5, 0);
	assert_false(list_fold(&list, true));
	list_free(&list);
}

static void test_groups(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 3 B C 4", 10);
	static const struct {
		int row, group;
	} lines[] = { { -1, 0 }, { 0, 0 }, { 1, 0 }, { 2, 0 }, { -1, 1 }, { -1, 2 }, { 3, 2 } };
	assert_selected(&list, 1, 1);
	assert_int_equal(list_lines(&list), COUNT(lines));
	for (int i = 0; i < COUNT(lines); i++) {
		int group;
		assert_int_equal(list_line(&list, i, &group), lines[i].row);
		assert_int_equal(group, lines[i].group);
	}
	assert_int_equal(list_line_of(&list, 4), 6);
	assert_int_equal(list_line_of(&list, 5), -1);
	assert_true(list_select_line(&list, 4));
	assert_selected(&list, 0, 4);
	assert_int_equal(list.selected_group, 1);
	assert_int_equal(list_position(&list), 0);
	assert_false(list_select_line(&list, 7) || list_select_line(&list, -1));
	list_free(&list);
}

static void test_folding(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 3 B 4 5", 10);
	list_select(&list, 3);
	assert_true(list_fold(&list, true));
	assert_selected(&list, 0, 0);
	assert_false(list_fold(&list, true));
	assert_int_equal(list_lines(&list), 4);
	assert_int_equal(list_line_of(&list, 3), -1);
	assert_true(list_move(&list, 1));
	assert_int_equal(list.selected_group, 1);
	assert_true(list_move(&list, 1));
	assert_selected(&list, 4, 2);
	assert_true(list_select(&list, 2));
	assert_selected(&list, 2, 2);
	assert_false(list.group[0].folded);
	list_fold_all(&list, true);
	assert_selected(&list, 0, 0);
	assert_int_equal(list_lines(&list), 2);
	list_move(&list, 1);
	list_fold_all(&list, false);
	assert_selected(&list, 0, 4);
	list_free(&list);
}

static void test_fold_all_keeps_the_row(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 3 B 4 5", 10);
	list_fold(&list, true);
	list_select(&list, 5);
	list_fold_all(&list, false);
	assert_selected(&list, 5, 6);
	list_free(&list);
}

/* ---- new rows ---- */

static void test_selection_follows_the_id(void **state)
{
	(void)state;
	struct list list = new_list("1 2 3 4 5", 10);
	list_select(&list, 3);
	set(&list, "9 8 1 3 2");
	assert_selected(&list, 3, 3);
	set(&list, "A 1 B 3 7");
	assert_selected(&list, 3, 3);
	list_free(&list);
}

static void test_a_neighbour_when_it_has_gone(void **state)
{
	(void)state;
	struct list list = new_list("1 2 3 4 5", 10);
	list_select(&list, 3);
	set(&list, "1 2 4 5");
	assert_selected(&list, 4, 2);
	set(&list, "5 1");
	assert_selected(&list, 5, 0);
	set(&list, "1 2");
	assert_selected(&list, 1, 0);
	set(&list, "7 8 9");
	assert_selected(&list, 7, 0);
	set(&list, "");
	assert_selected(&list, 0, 0);
	set(&list, "7 8 9");
	assert_selected(&list, 7, 0);
	list_free(&list);
}

static void test_the_neighbour_before_at_the_end(void **state)
{
	(void)state;
	struct list list = new_list("1 2 3 4 5", 10);
	list_select(&list, 5);
	set(&list, "1 2 3");
	assert_selected(&list, 3, 2);
	list_free(&list);
}

static void test_a_folded_group_is_no_neighbour(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 B 3 4", 10);
	list_select(&list, 3);
	list_fold(&list, true);
	list_select(&list, 2);
	set(&list, "A 1 B 3 4");
	assert_selected(&list, 1, 1);
	assert_true(list.group[1].folded);
	list_free(&list);
}

static void test_folds_stay_by_key(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 B 3 4 C 5", 10);
	list_select(&list, 4);
	list_fold(&list, true);
	set(&list, "A 1 D 7 C 5 B 3 4");
	assert_int_equal(list_lines(&list), 7);
	assert_true(list.group[3].folded);
	assert_false(list.group[0].folded || list.group[1].folded || list.group[2].folded);
	/* The group line was selected and has moved. */
	assert_selected(&list, 0, 6);
	assert_int_equal(list.selected_group, 3);
	list_free(&list);
}

static void test_folds_outlive_their_rows(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 B 3", 10);
	list_fold(&list, true);
	set(&list, "B 3");
	assert_false(list.group[0].folded);
	set(&list, "A 1 2 B 3");
	assert_true(list.group[0].folded);
	list_put_folds(&list, folds_read("B"));
	set(&list, "A 1 2 B 3");
	assert_false(list.group[0].folded);
	assert_true(list.group[1].folded);
	assert_true(list_select(&list, 3)); /* what is gone to is unfolded, for good */
	set(&list, "A 1 2 B 3");
	assert_false(list.group[1].folded);
	list_free(&list);
}

static void test_a_row_that_moves_into_a_folded_group_is_shown(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 B 3 4", 10);
	list_select(&list, 3);
	list_fold(&list, true);
	list_select(&list, 2);
	set(&list, "A 1 B 2 3 4");
	assert_selected(&list, 2, 3);
	assert_false(list.group[1].folded);
	list_free(&list);
}

static void test_a_group_that_has_gone(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 B 3 4 C 5", 10);
	list_select_line(&list, 3);
	set(&list, "A 1 2 C 5");
	assert_selected(&list, 0, 3);
	set(&list, "A 1");
	assert_selected(&list, 1, 1);
	list_free(&list);
}

static void test_same_height_on_screen(void **state)
{
	(void)state;
	struct list list = new_list("10 11 12 13 14 15 16 17 18 19 20 21", 5);
	list_select(&list, 17);
	assert_int_equal(list.top, 3);
	list_move(&list, -2);
	assert_int_equal(list.line - list.top, 2);
	set(&list, "1 2 3 10 11 12 13 14 15 16 17 18 19 20 21");
	assert_selected(&list, 15, 8);
	assert_int_equal(list.line - list.top, 2);
	set(&list, "15 16");
	assert_selected(&list, 15, 0);
	assert_int_equal(list.top, 0);
	list_free(&list);
}

/* ---- scrolling ---- */

static void test_scroll(void **state)
{
	(void)state;
	struct list list = new_list("1 2 3 4 5 6 7 8 9 10", 4);
	list_move(&list, 3);
	assert_int_equal(list.top, 0);
	list_move(&list, 1);
	assert_int_equal(list.top, 1);
	list_page(&list, 1);
	assert_selected(&list, 8, 7);
	assert_int_equal(list.top, 4);
	list_page(&list, -1);
	assert_selected(&list, 5, 4);
	assert_int_equal(list.top, 4);
	list_resize(&list, 2);
	assert_sound(&list);
	list_resize(&list, 20);
	assert_int_equal(list.top, 0);
	list_resize(&list, 0);
	list_move(&list, 2);
	assert_sound(&list);
	list_resize(&list, 3);
	assert_sound(&list);
	list_free(&list);
}

static void test_the_group_stands_above_its_first_row(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 3 B 4 5 6", 3);
	list_end(&list);
	list_select(&list, 4);
	assert_selected(&list, 4, 5);
	assert_int_equal(list.top, 4);
	list_resize(&list, 1);
	assert_int_equal(list.top, 5);
	list_free(&list);
}

static void test_rows_before_the_first_resize(void **state)
{
	(void)state;
	struct list list = {0};
	set(&list, "A 1 2 3");
	list_resize(&list, 10);
	assert_selected(&list, 1, 1);
	assert_int_equal(list.top, 0);
	list_free(&list);
}

/* ---- marks ---- */

static void assert_marks(const struct list *list, const int64_t *ids, int count)
{
	assert_sound(list);
	assert_int_equal(list->mark_count, count);
	for (int i = 0; i < count; i++)
		assert_int_equal(list->mark[i], ids[i]);
}
#define MARKS(list, ...) \
	assert_marks(list, (const int64_t[]){ __VA_ARGS__ }, COUNT(((const int64_t[]){ __VA_ARGS__ })))

static void test_mark(void **state)
{
	(void)state;
	struct list list = new_list("5 3 9 1", 10);
	list_mark(&list, 9, true);
	list_mark(&list, 3, true);
	list_mark(&list, 5, true);
	list_mark(&list, 5, true);
	MARKS(&list, 3, 5, 9);
	assert_true(list_is_marked(&list, 5));
	assert_false(list_is_marked(&list, 1));
	list_mark(&list, 5, false);
	list_mark(&list, 1, false);
	MARKS(&list, 3, 9);
	list_mark_invert(&list);
	MARKS(&list, 1, 5);
	list_mark_none(&list);
	assert_int_equal(list.mark_count, 0);
	list_free(&list);
}

static void test_mark_range(void **state)
{
	(void)state;
	struct list list = new_list("5 3 9 1 7", 10);
	list_mark(&list, 7, true);
	list_select(&list, 1);
	list_mark_range(&list);
	assert_int_equal(list.anchor, 1);
	MARKS(&list, 1, 7);
	list_select(&list, 3);
	list_mark_range(&list);
	assert_int_equal(list.anchor, 0);
	MARKS(&list, 1, 3, 7, 9);
	list_mark_range(&list);
	assert_int_equal(list.anchor, 3);
	list_free(&list);
}

static void test_marks_leave_folded_rows_alone(void **state)
{
	(void)state;
	struct list list = new_list("A 1 2 B 3 4 C 5 6", 10);
	list_mark(&list, 4, true);
	list_select(&list, 3);
	list_fold(&list, true);
	list_mark_invert(&list);
	MARKS(&list, 1, 2, 4, 5, 6);
	list_mark_none(&list);
	list_select(&list, 2);
	list_mark_range(&list);
	list_select(&list, 5);
	list_mark_range(&list);
	MARKS(&list, 2, 5);
	list_free(&list);
}

static void test_marks_of_rows_that_have_gone(void **state)
{
	(void)state;
	struct list list = new_list("1 2 3 4", 10);
	list_mark(&list, 2, true);
	list_mark(&list, 4, true);
	list_select(&list, 4);
	list_mark_range(&list);
	set(&list, "1 2 3");
	MARKS(&list, 2);
	assert_int_equal(list.anchor, 0);
	list_free(&list);
}

/* Of a long list the beginning comes first: what is marked further down has not gone. */
static void test_marks_beyond_a_beginning(void **state)
{
	(void)state;
	struct list list = new_list("1 2 3 4 5", 10);
	list_mark(&list, 2, true);
	list_mark(&list, 5, true);
	list_select(&list, 4);
	list_mark_range(&list);
	list_select(&list, 1);
	set_part(&list, "1 2", false);
	MARKS(&list, 2, 4, 5);
	assert_int_equal(list.anchor, 4);
	set(&list, "1 3 4 5");
	MARKS(&list, 4, 5);
	assert_int_equal(list.anchor, 4);
	list_free(&list);
}

/* Anything in any order keeps the list sound. The numbers are the same every time. */
static void test_any_order_is_sound(void **state)
{
	(void)state;
	static const char *const rows[] = {
		"", "1", "1 2 3 4 5 6 7 8 9", "9 8 7 3 2 1", "A 1 2 3 B 4 5 6 C 7 8 9", "B 4 5 A 1 2 3 9", "A B C",
		"A 1 B C 2", "C 1 2 3 4 5 6 7 8 9 10 11 12",
	};
	struct list list = {0};
	uint32_t seed = 1;
	for (int i = 0; i < 50000; i++) {
		seed = seed * 1664525 + 1013904223;
		int n = (int)(seed >> 20) % 15 - 3;
		switch (seed >> 16 & 15) {
		case 0:
			set(&list, rows[(seed >> 20) % (uint32_t)COUNT(rows)]);
			break;
		case 1: list_resize(&list, n < 0 ? 0 : n); break;
		case 2: list_page(&list, n); break;
		case 3: list_home(&list); break;
		case 4: list_end(&list); break;
		case 5: list_select(&list, n); break;
		case 6: list_select_line(&list, n); break;
		case 7: list_fold(&list, n & 1); break;
		case 8: list_fold_all(&list, n & 1); break;
		case 9: list_mark_range(&list); break;
		case 10: list_mark_invert(&list); break;
		case 11: list_mark(&list, list.selected, n & 1); break;
		default: list_move(&list, n); break;
		}
		if (i > 0 && list.id != NULL)
			assert_sound(&list);
	}
	list_free(&list);
}

static void test_many_rows(void **state)
{
	(void)state;
	enum { ROWS = 50000 };
	int64_t *id = calloc(ROWS, sizeof *id);
	struct list list = {0};
	assert_non_null(id);
	for (int i = 0; i < ROWS; i++)
		id[i] = (int64_t)(i * 7919L % ROWS) + 1;
	list_resize(&list, 40);
	list_set(&list, copied(id, ROWS), NULL, ROWS, NULL, 0, true);
	list_mark_invert(&list);
	assert_int_equal(list.mark_count, ROWS);
	list_end(&list);
	int64_t last = list.selected;
	list_set(&list, copied(id, ROWS - 1), NULL, ROWS - 1, NULL, 0, true);
	assert_false(list_is_marked(&list, last));
	assert_selected(&list, id[ROWS - 2], ROWS - 2);
	free(id);
	list_free(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty), cmocka_unit_test(test_flat), cmocka_unit_test(test_groups),
		cmocka_unit_test(test_folding), cmocka_unit_test(test_fold_all_keeps_the_row),
		cmocka_unit_test(test_selection_follows_the_id), cmocka_unit_test(test_a_neighbour_when_it_has_gone),
		cmocka_unit_test(test_the_neighbour_before_at_the_end),
		cmocka_unit_test(test_a_folded_group_is_no_neighbour), cmocka_unit_test(test_folds_stay_by_key),
		cmocka_unit_test(test_a_row_that_moves_into_a_folded_group_is_shown),
		cmocka_unit_test(test_a_group_that_has_gone), cmocka_unit_test(test_same_height_on_screen),
		cmocka_unit_test(test_scroll), cmocka_unit_test(test_the_group_stands_above_its_first_row),
		cmocka_unit_test(test_rows_before_the_first_resize), cmocka_unit_test(test_mark),
		cmocka_unit_test(test_mark_range), cmocka_unit_test(test_marks_leave_folded_rows_alone),
		cmocka_unit_test(test_marks_of_rows_that_have_gone), cmocka_unit_test(test_marks_beyond_a_beginning),
		cmocka_unit_test(test_any_order_is_sound), cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_folds_outlive_their_rows),
	};
	return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
