/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grid.h"
#include "mem.h"

static struct grid two_by_two(void)
{
	struct grid grid = { .column_count = 2, .row_count = 2 };
	grid.column = xcalloc(2, sizeof *grid.column);
	grid.cell = xcalloc(4, sizeof *grid.cell);
	grid.column[0] = xstrdup("name");
	grid.column[1] = xstrdup("projects");
	grid.cell[0] = xstrdup("Skola");
	grid.cell[1] = xstrdup("26");
	grid.cell[2] = xstrdup("");
	grid.cell[3] = xstrdup("-9000000000000000000");
	return grid;
}

static void test_cells(void **state)
{
	(void)state;
	struct grid grid = two_by_two();
	assert_string_equal(grid_text(&grid, 0, "name"), "Skola");
	assert_string_equal(grid_text(&grid, 1, "name"), "");
	assert_int_equal(grid_number(&grid, 0, "projects"), 26);
	assert_true(grid_number(&grid, 1, "projects") == INT64_C(-9000000000000000000));
	assert_int_equal(grid_number(&grid, 1, "name"), 0);
	grid_free(&grid);
	assert_null(grid.cell);
	assert_int_equal(grid.row_count, 0);
	grid_free(&grid);
}

static void test_an_empty_answer_is_freed_too(void **state)
{
	(void)state;
	struct grid grid = { .column_count = 1 };
	grid.column = xcalloc(1, sizeof *grid.column);
	grid.column[0] = xstrdup("name");
	grid_free(&grid);
	assert_int_equal(grid.column_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells), cmocka_unit_test(test_an_empty_answer_is_freed_too),
	};
	return cmocka_run_group_tests_name("grid", tests, NULL, NULL);
}
