/* SPDX-License-Identifier: EUPL-1.2 */
/* One selected line among many: it never leaves the lines, the screen never leaves it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scroll.h"

static void test_moves_stay_inside(void **state)
{
	(void)state;
	struct scroll scroll = { .rows = 5 };
	assert_true(scroll_command(&scroll, CMD_UP, 3));
	assert_int_equal(scroll.line, 0);
	assert_true(scroll_command(&scroll, CMD_END, 3));
	assert_int_equal(scroll.line, 2);
	assert_true(scroll_command(&scroll, CMD_DOWN, 3));
	assert_int_equal(scroll.line, 2);
	assert_true(scroll_command(&scroll, CMD_DOWN, 0));
	assert_int_equal(scroll.line, 0);
	assert_false(scroll_command(&scroll, CMD_OPEN, 3));
}

static void test_pages_keep_one_line(void **state)
{
	(void)state;
	struct scroll scroll = { .rows = 10 };
	scroll_command(&scroll, CMD_PAGE_DOWN, 100);
	assert_int_equal(scroll.line, 9);
	assert_int_equal(scroll.top, 0);
	scroll_command(&scroll, CMD_PAGE_DOWN, 100);
	assert_int_equal(scroll.line, 18);
	assert_int_equal(scroll.top, 9);
	scroll_command(&scroll, CMD_PAGE_UP, 100);
	assert_int_equal(scroll.line, 9);
	assert_int_equal(scroll.top, 9);
}

static void test_the_screen_moves_as_little_as_it_must(void **state)
{
	(void)state;
	struct scroll scroll = { .line = 50, .top = 45, .rows = 10 };
	scroll_fit(&scroll, 100, 10);
	assert_int_equal(scroll.top, 45);
	scroll_fit(&scroll, 100, 3);
	assert_int_equal(scroll.top, 48);
	scroll_fit(&scroll, 20, 3);
	assert_int_equal(scroll.line, 19);
	assert_int_equal(scroll.top, 19);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moves_stay_inside),
		cmocka_unit_test(test_pages_keep_one_line),
		cmocka_unit_test(test_the_screen_moves_as_little_as_it_must),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
