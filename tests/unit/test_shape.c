/* SPDX-License-Identifier: EUPL-1.2 */
/* How a list is looked at: as text and back, whoever wrote the text; columns that are chosen, moved, widened. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "shape.h"

static const struct kind *project(void)
{
	return kind_named("project");
}

/* TEXT read and written again. */
static void assert_becomes(const char *text, const char *expected)
{
	struct shape shape = shape_read(project(), text);
	char *again = shape_text(&shape);
	assert_string_equal(again, expected);
	free(again);
	shape_free(&shape);
}

static void test_as_delivered(void **state)
{
	(void)state;
	assert_becomes("", "group unit\n");
}

static void test_there_and_back(void **state)
{
	(void)state;
	const char *text = "filter status:pågår \"a b\"\ncolumns title,end:12,status\nsort -end,title\ngroup areas\n";
	assert_becomes(text, text);
	assert_becomes("group -\n", "group -\n");
}

static void test_what_is_unknown_is_left_out(void **state)
{
	(void)state;
	assert_becomes("columns title,nosuch,end:x,end,status:9999,role:1\nsort nosuch,-nosuch,end\n"
		       "group nosuch\nfoo\n",
		       "columns title,end,status:64,role:4\nsort end\ngroup unit\n");
	assert_becomes("group need\ncolumns ,,:,-\nsort ,-", "group unit\n");
}

static void test_the_title_comes_first(void **state)
{
	(void)state;
	assert_becomes("columns end,status\n", "columns title,end,status\ngroup unit\n");
	assert_becomes("columns end,title:30,status\n", "columns title:30,end,status\ngroup unit\n");
	struct str text = {0};
	str_add(&text, "columns ");
	for (int i = 1; i < project()->field_count; i++)
		str_addf(&text, "%s,", project()->fields[i].name);
	struct shape shape = shape_read(project(), text.text);
	assert_int_equal(shape.column_count, COLUMNS_MAX);
	assert_int_equal(shape.column[0].field, kind_title(project()));
	shape_free(&shape);
	str_free(&text);
}

static void assert_columns(const struct shape *shape, const char *expected)
{
	char *text = shape_text(shape);
	assert_memory_equal(text, expected, strlen(expected));
	free(text);
}

static void test_columns_are_chosen(void **state)
{
	(void)state;
	struct shape shape = shape_read(project(), "columns title,status,end\n");
	int title = kind_title(project()), end = kind_field(project(), "end"), role = kind_field(project(), "role");
	assert_false(shape_toggle(&shape, title));
	assert_true(shape_toggle(&shape, role));
	assert_columns(&shape, "columns title,status,end,role\n");
	assert_true(shape_move(&shape, end, -1));
	assert_columns(&shape, "columns title,end,status,role\n");
	assert_false(shape_move(&shape, end, -1)); /* the title stays first */
	assert_false(shape_move(&shape, role, 1));
	assert_false(shape_move(&shape, title, 1));
	assert_true(shape_toggle(&shape, end));
	assert_columns(&shape, "columns title,status,role\n");
	assert_false(shape_move(&shape, end, 1));
	assert_false(shape_widen(&shape, end, 1));
	assert_true(shape_widen(&shape, role, 1));
	assert_columns(&shape, "columns title,status,role:14\n");
	while (shape_widen(&shape, role, -1))
		;
	assert_columns(&shape, "columns title,status,role:4\n");
	shape_free(&shape);
}

static void test_chosen_columns_fit(void **state)
{
	(void)state;
	struct column_choice all[COLUMNS_MAX];
	for (int i = 0; i < COLUMNS_MAX; i++)
		all[i] = (struct column_choice){ i, i % 3 == 0 ? 40 : 0 };
	for (int width = 40; width <= 250; width++) {
		for (int skip = 0; skip < COLUMNS_MAX; skip++) {
			struct columns columns = columns_place(project(), all, COLUMNS_MAX, skip, width, 3);
			assert_true(columns.count >= 1);
			assert_int_equal(columns.column[0].field, 0);
			assert_int_equal(columns.left + columns.right + columns.count, COLUMNS_MAX);
			for (int i = 0; i < columns.count; i++) {
				int end = columns.column[i].at + columns.column[i].width;
				assert_true(columns.column[i].width > 0 && end <= width);
				assert_true(i + 1 == columns.count || end < columns.column[i + 1].at);
			}
		}
		struct columns last = columns_place(project(), all, COLUMNS_MAX, COLUMNS_MAX, width, 3);
		assert_int_equal(last.right, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_delivered),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_what_is_unknown_is_left_out),
		cmocka_unit_test(test_the_title_comes_first),
		cmocka_unit_test(test_columns_are_chosen),
		cmocka_unit_test(test_chosen_columns_fit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
