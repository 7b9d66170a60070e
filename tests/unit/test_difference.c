/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "difference.h"
#include "i18n.h"

static void assert_difference(enum field_type type, const char *old, const char *new, int columns, const char *wanted)
{
	struct field field = { .name = "f", .label = "F", .type = type };
	char *text = difference_text(&field, old, new, columns);
	assert_string_equal(text, wanted);
	free(text);
}

static void test_short_values_stand_whole(void **state)
{
	(void)state;
	assert_difference(TYPE_TEXT, "pågår", "pausad", 0, "pågår → pausad");
	assert_difference(TYPE_TEXT, "", "pausad", 40, "– → pausad");
	assert_difference(TYPE_TEXT, "pågår", "", 40, "pågår → –");
	assert_difference(TYPE_NOTE, "Ett långt ord till och ett ord till, likadant",
			  "Ett långt ord till och ett ord till, lika", 0,
			  "Ett långt ord till och ett ord till, likadant → Ett långt ord till och ett ord till, lika");
}

static void test_sets_say_what_came_and_went(void **state)
{
	(void)state;
	assert_difference(TYPE_CHOICES, "Besökare, Unga", "Unga, Näring", 40, "+ Näring, − Besökare");
	assert_difference(TYPE_CHOICES, "Unga", "Unga, Näring", 40, "+ Näring");
	assert_difference(TYPE_CHOICES, "Unga", "", 40, "− Unga");
	assert_difference(TYPE_REFS, "A, B; C", "C", 40, "− A, B");
	assert_difference(TYPE_CHOICES, "", "Unga, Näring", 40, "– → Unga, Näring");
}

static void test_long_texts_show_where_they_differ(void **state)
{
	static const char old[] = "En lång text om skolor och språk som börjar likadant och sedan säger gammalt";
	static const char new[] = "En lång text om skolor och språk som börjar likadant och sedan säger nytt";
	(void)state;
	assert_difference(TYPE_NOTE, old, new, 30, "… säger gammalt → … säger nytt");
}

static void test_what_texts_have_in_common(void **state)
{
	static const char *const values[] = { "ett två", "ett tre", "ett fyra" };
	(void)state;
	struct difference shared = difference_of(values, 3);
	assert_int_equal(shared.head, 0); /* a few words in common are no reason to leave them out */
	assert_int_equal(shared.tail, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_short_values_stand_whole),
		cmocka_unit_test(test_sets_say_what_came_and_went),
		cmocka_unit_test(test_long_texts_show_where_they_differ),
		cmocka_unit_test(test_what_texts_have_in_common),
	};
	i18n_start("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
