/* SPDX-License-Identifier: EUPL-1.2 */
/* The rectangles of the screen at every size that matters: nothing overlaps, nothing sticks out. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout.h"

static void assert_inside(struct rect inner, struct rect outer)
{
	assert_true(inner.row >= outer.row && inner.column >= outer.column);
	assert_true(inner.row + inner.rows <= outer.row + outer.rows);
	assert_true(inner.column + inner.columns <= outer.column + outer.columns);
}

static void test_small_window_is_said(void **state)
{
	(void)state;
	assert_true(layout_compute(15, 80, 60, false, true).too_small);
	assert_true(layout_compute(24, 59, 60, false, true).too_small);
	assert_true(layout_compute(0, 0, 60, false, true).too_small);
	assert_false(layout_compute(16, 60, 60, false, true).too_small);
}

static void test_detail_is_under_the_list_below_100_columns(void **state)
{
	(void)state;
	struct layout layout = layout_compute(24, 80, 62, false, true);
	assert_false(layout.beside);
	assert_int_equal(layout.list.columns, 80);
	assert_int_equal(layout.divider, layout.list.row + layout.list.rows);
	assert_int_equal(layout.detail.row, layout.divider + 1);
	assert_int_equal(layout.detail.row + layout.detail.rows, layout.rule_bottom);
}

static void test_detail_is_beside_the_list_from_100_columns(void **state)
{
	(void)state;
	struct layout layout = layout_compute(30, 100, 62, false, true);
	assert_true(layout.beside);
	assert_int_equal(layout.divider, layout.list.columns);
	assert_int_equal(layout.list.columns + 1 + layout.detail.columns, 100);
	assert_int_equal(layout.list.rows, layout.body.rows);
}

static void test_zoom_gives_all_to_the_list(void **state)
{
	(void)state;
	struct layout layout = layout_compute(30, 100, 62, true, true);
	assert_int_equal(layout.detail.rows, 0);
	assert_int_equal(layout.divider, -1);
	assert_int_equal(layout.list.columns, 100);
}

static void test_hints_give_their_row_back(void **state)
{
	(void)state;
	struct layout with = layout_compute(24, 80, 62, false, true),
		      without = layout_compute(24, 80, 62, false, false);
	assert_int_equal(without.body.rows, with.body.rows + 1);
	assert_int_equal(without.hints.rows, 0);
}

static void check_size(int rows, int columns, int share, bool zoom)
{
	struct rect all = { 0, 0, rows, columns };
	struct layout layout = layout_compute(rows, columns, share, zoom, true);
	if (layout.too_small)
		return;
	assert_inside(layout.body, all);
	assert_inside(layout.list, layout.body);
	assert_inside(layout.detail, zoom ? all : layout.body);
	assert_true(layout.list.rows >= 2 && layout.list.columns >= 40);
	assert_true(zoom || layout.detail.rows >= 4);
	assert_int_equal(layout.body.row + layout.body.rows, layout.rule_bottom);
	assert_int_equal(layout.rule_bottom + 1, layout.status.row);
	assert_int_equal(layout.status.row + 1, layout.hints.row);
	assert_int_equal(layout.hints.row, rows - 1);
}

static void test_every_size_fits(void **state)
{
	(void)state;
	for (int rows = 1; rows <= 80; rows++)
		for (int columns = 1; columns <= 250; columns += 3)
			for (int share = 20; share <= 80; share += 15)
				for (int zoom = 0; zoom <= 1; zoom++)
					check_size(rows, columns, share, zoom == 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small_window_is_said),
		cmocka_unit_test(test_detail_is_under_the_list_below_100_columns),
		cmocka_unit_test(test_detail_is_beside_the_list_from_100_columns),
		cmocka_unit_test(test_zoom_gives_all_to_the_list),
		cmocka_unit_test(test_hints_give_their_row_back),
		cmocka_unit_test(test_every_size_fits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
