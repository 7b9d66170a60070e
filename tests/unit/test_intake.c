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
#include "intake.h"
#include "mem.h"

#define MARKS "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"

static const struct {
	const char *in;
	bool many_lines;
	const char *text;
	int lost;
	const char *names;
} takes[] = {
	{ "", false, "", 0, "" },
	{ "Väg in\t1", false, "Väg in 1", 0, "" },
	{ "a\nb\r\nc", false, "a b c", 0, "" },
	{ "a\nb\r\nc", true, "a\nb\nc", 0, "" },
	{ "a\rb\r", true, "a\nb\n", 0, "" },
	/* What turns text round or hides in it. */
	{ "a\u202Eb\u200Bc\uFEFF", false, "abc", 3, "U+202E, U+200B, U+FEFF" },
	{ "a\u202Eb\u202Ec", false, "abc", 2, "U+202E" },
	/* Escape sequences go whole; what only begins as one loses its beginning. */
	{ "a\033[31mb\033[0m", false, "ab", 2, "Esc[31m, Esc[0m" },
	{ "a\033]8;;http://x.se\033\\b", false, "ab", 1, "Esc]8;;http:/…" },
	{ "a\033]0;t\ab", false, "ab", 1, "Esc]0;t " },
	{ "a\033]0;no end\nb", false, "a]0;no end b", 1, "U+001B" },
	{ "a\033[31", false, "a[31", 1, "U+001B" },
	{ "a\033qb\033", false, "aqb", 2, "U+001B" },
	{ "a\a\177", false, "a", 2, "U+0007, U+007F" },
	{ "a\xC2\x9B" "b", false, "ab", 1, "U+009B" },
	/* Bytes that are no UTF-8 take nothing along. */
	{ "a\xFF" "b\xC3(\xE2\x82", false, "ab(", 4, "0xFF, 0xC3, 0xE2, 0x82" },
	{ "a\xED\xA0\x80" "b", false, "ab", 3, "0xED, 0xA0, 0x80" },
	{ "a\xC0\x80" "b", false, "ab", 1, "U+0000" },
	/* A ninth mark on one letter. */
	{ "e" MARKS "x\u0301", false, "e" MARKS "x\u0301", 0, "" },
	{ "e" MARKS "\u0301\u0301x", false, "e" MARKS "x", 2, "U+0301" },
	{ "\001\002\003\004\005\006", false, "", 6, "U+0001, U+0002, U+0003, U+0004, …" },
};

static void test_take(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof takes / sizeof takes[0]; i++) {
		struct intake intake;
		intake_take(takes[i].in, takes[i].many_lines, &intake);
		assert_string_equal(intake.text, takes[i].text);
		assert_int_equal(intake.lost, takes[i].lost);
		assert_string_equal(intake.names, takes[i].names);
		intake_free(&intake);
	}
}

static void test_loss(void **state)
{
	(void)state;
	struct intake intake;
	intake_take("Väg in", false, &intake);
	assert_null(intake_loss(&intake));
	intake_free(&intake);
	intake_take("a\u202Eb\033", false, &intake);
	char *loss = intake_loss(&intake);
	assert_string_equal(loss, "2 characters that cannot be shown were left out: U+202E, U+001B");
	free(loss);
	intake_free(&intake);
}

/* A text of 8 characters, where a letter of two bytes is one. */
static void test_limit(void **state)
{
	(void)state;
	struct edit edit = { 0 };
	edit_set(&edit, "Växjö", false);
	edit.limit = 8;
	edit_insert(&edit, "åäöå");
	assert_string_equal(edit.text, "Växjö");
	assert_string_equal(edit.loss, "At most 8 characters fit here and it would be 9; nothing was taken in");
	edit_insert(&edit, "åäö");
	assert_string_equal(edit.text, "Växjöåäö");
	assert_null(edit.loss);
	edit_insert(&edit, "x");
	assert_string_equal(edit.text, "Växjöåäö");
	assert_non_null(edit.loss);
	/* What cannot go in anyway does not count. */
	edit_backspace(&edit);
	edit_insert(&edit, "\033[31mx");
	assert_string_equal(edit.text, "Växjöåäx");
	assert_string_equal(edit.loss, "1 character that cannot be shown was left out: Esc[31m");
	edit_forget_loss(&edit);
	assert_null(edit.loss);
	/* Text that was there before the limit stays, and may become shorter. */
	edit_set(&edit, "much longer than eight", false);
	edit_backspace(&edit);
	assert_string_equal(edit.text, "much longer than eigh");
	edit_free(&edit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_take), cmocka_unit_test(test_loss), cmocka_unit_test(test_limit),
	};
	i18n_start("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
