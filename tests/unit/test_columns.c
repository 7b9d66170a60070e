/* SPDX-License-Identifier: EUPL-1.2 */
/* Which columns a list shows at which width: every kind, every width, no overlap, the name always there. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "columns.h"

#define LEAD 3

static int field_at(const struct kind *kind, const struct columns *columns, const char *name)
{
	for (int i = 0; i < columns->count; i++)
		if (strcmp(kind->fields[columns->column[i].field].name, name) == 0)
			return i;
	return -1;
}

static void test_project_at_80_keeps_name_status_and_end(void **state)
{
	(void)state;
	const struct kind *kind = kind_named("project");
	struct columns columns = columns_choose(kind, NULL, 80, LEAD, kind_field(kind, "unit"));
	assert_int_equal(field_at(kind, &columns, "title"), 0);
	assert_true(field_at(kind, &columns, "status") > 0);
	assert_true(field_at(kind, &columns, "end") > 0);
}

static void test_the_grouping_field_is_left_out(void **state)
{
	(void)state;
	const struct kind *kind = kind_named("project");
	struct columns grouped = columns_choose(kind, NULL, 250, LEAD, kind_field(kind, "unit"));
	struct columns flat = columns_choose(kind, NULL, 250, LEAD, -1);
	assert_int_equal(field_at(kind, &grouped, "unit"), -1);
	assert_true(field_at(kind, &flat, "unit") > 0);
}

static void test_a_lighter_column_never_goes_before_a_heavier(void **state)
{
	(void)state;
	for (int k = 0; k < kind_count; k++) {
		int before = 0;
		for (int width = 40; width <= 250; width++) {
			struct columns columns = columns_choose(&kinds[k], NULL, width, LEAD, -1);
			assert_true(columns.count >= before);
			before = columns.count;
		}
	}
}

static void test_columns_fit_side_by_side(void **state)
{
	(void)state;
	for (int k = 0; k < kind_count; k++) {
		for (int width = 60; width <= 250; width++) {
			struct columns columns = columns_choose(&kinds[k], NULL, width, LEAD, -1);
			assert_true(columns.count >= 1);
			for (int i = 0; i < columns.count; i++) {
				int end = columns.column[i].at + columns.column[i].width;
				assert_true(columns.column[i].width >= 4);
				assert_true(end <= width);
				if (i + 1 < columns.count)
					assert_true(end < columns.column[i + 1].at);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_project_at_80_keeps_name_status_and_end),
		cmocka_unit_test(test_the_grouping_field_is_left_out),
		cmocka_unit_test(test_a_lighter_column_never_goes_before_a_heavier),
		cmocka_unit_test(test_columns_fit_side_by_side),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
