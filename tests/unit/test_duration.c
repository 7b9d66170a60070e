/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "duration.h"
#include "i18n.h"
#include "kind.h"
#include "text.h"
#include "type.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NB "\u00A0"

static const struct {
	const char *in;
	int64_t minutes;
} parsed[] = {
	{ "12 h", 720 },	 { "12h", 720 },	{ "1,5 h", 90 },      { "1.5 tim", 90 },   { "90 min", 90 },
	{ "12:30", 750 },	 { "0:05", 5 },		{ "120:00", 7200 },   { "2 h 15 min", 135 }, { "2h15m", 135 },
	{ "2\u00A0h\u00A015\u00A0min", 135 },		{ "  3 timmar ", 180 }, { "1 TIMME", 60 },  { "0 min", 0 },
	{ "1 200 h", 72000 },	 { "0,33 h", 20 },	{ "2 hours 5 minutes", 125 },
};

static const char *const refused[] = {
	"",
	" ",
	"12",
	"1,5",
	"1 200",
	"-1 h",
	"12:60",
	"12:3",
	"12:300",
	"h",
	"15 min 2 h",
	"2 h 3 h",
	"2 h 15",
	"2 dagar",
	"99999999999999999999 h",
	"999999999 h",
	"12:30 h",
	"1,h",
	"tolv timmar",
};

static void test_parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(parsed); i++) {
		struct err err = { 0 };
		int64_t minutes = -1;
		if (!duration_parse(parsed[i].in, &minutes, &err))
			fail_msg("\"%s\": %s", parsed[i].in, err.text);
		if (minutes != parsed[i].minutes)
			fail_msg("\"%s\" is %d min", parsed[i].in, (int)minutes);
	}
}

static void test_refuse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct err err = { 0 };
		int64_t minutes = -7;
		if (duration_parse(refused[i], &minutes, &err))
			fail_msg("\"%s\" is taken as %d min", refused[i], (int)minutes);
		assert_int_equal(minutes, -7);
		assert_int_equal(err.code, ERR_USAGE);
	}
}

/* A number alone would be sixty times wrong half of the time: the sentence gives both. */
static void test_bare_number(void **state)
{
	(void)state;
	struct err err = { 0 };
	int64_t minutes = 0;
	assert_false(duration_parse("12", &minutes, &err));
	assert_non_null(strstr(err.text, "12 h"));
	assert_non_null(strstr(err.text, "12 min"));
}

static void assert_made(char *made, const char *expected)
{
	assert_string_equal(made, expected);
	free(made);
}

static void test_format(void **state)
{
	(void)state;
	assert_made(duration_format(720), "12" NB "h");
	assert_made(duration_format(45), "45" NB "min");
	assert_made(duration_format(0), "0" NB "min");
	assert_made(duration_format(135), "2" NB "h 15" NB "min");
	assert_made(duration_plain(135), "2:15");
	assert_made(duration_plain(5), "0:05");
	text_set_ascii(true);
	assert_made(duration_format(135), "2 h 15 min");
	text_set_ascii(false);
}

static void test_back(void **state)
{
	(void)state;
	for (int64_t minutes = 0; minutes < 5000; minutes += 7) {
		int64_t again = -1;
		char *shown = duration_format(minutes), *plain = duration_plain(minutes);
		assert_true(duration_parse(shown, &again, NULL) && again == minutes);
		assert_true(duration_parse(plain, &again, NULL) && again == minutes);
		free(shown);
		free(plain);
	}
}

/* As a type of field: what people write becomes whole minutes, and the field is named when it cannot. */
static void test_type(void **state)
{
	(void)state;
	const struct kind *kind = kind_named("resource");
	const struct field *field = &kind->fields[kind_field(kind, "minutes")];
	struct err err = { 0 };
	char *canonical = NULL;
	assert_true(type_parse(field, "1,5 h", NULL, &canonical, &err));
	assert_string_equal(canonical, "90");
	assert_made(type_show(field, canonical, NULL), "1" NB "h 30" NB "min");
	assert_made(type_plain(field, canonical, NULL), "1:30");
	free(canonical);
	assert_false(type_parse(field, "90", NULL, &canonical, &err));
	assert_string_equal(err.field, "minutes");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),  cmocka_unit_test(test_refuse), cmocka_unit_test(test_bare_number),
		cmocka_unit_test(test_format), cmocka_unit_test(test_back),   cmocka_unit_test(test_type),
	};
	i18n_start("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
