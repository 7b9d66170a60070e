/* SPDX-License-Identifier: EUPL-1.2 */
/* What may stand at a place of a filter. `^` in an expression is the cursor. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "completion.h"
#include "filter.h"
#include "i18n.h"
#include "mem.h"

static int start(void **state)
{
	(void)state;
	char path[4096];
	const char *data = getenv("SAMVERKAN_DATADIR");
	assert_non_null(data);
	snprintf(path, sizeof path, "%s/locale", data);
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	i18n_start("sv", path);
	return 0;
}

/* Stands for the store: says what it was asked. */
static void records(void *context, const struct field *field, const char *words, struct completion *out)
{
	(void)context;
	char *text = xasprintf("%s/%s", field->ref, words);
	completion_add_value(out, text, "");
	completion_add_value(out, "Två ord", "");
	free(text);
}

static struct completion find(const char *marked, char **plain)
{
	const char *cursor = strchr(marked, '^');
	*plain = xasprintf("%.*s%s", (int)(cursor - marked), marked, cursor + 1);
	return completion_find(kind_named("project"), *plain, (size_t)(cursor - marked), records, NULL);
}

/* The first row, taken, makes EXPECTED of it; NULL: there is nothing. */
static void assert_taken(const char *marked, const char *expected)
{
	char *plain;
	struct completion completion = find(marked, &plain);
	if (expected == NULL) {
		assert_int_equal(completion.count, 0);
	} else {
		size_t cursor;
		assert_true(completion.count > 0);
		char *taken = completion_take(&completion, 0, plain, &cursor);
		char *shown = xasprintf("%.*s^%s", (int)cursor, taken, taken + cursor);
		assert_string_equal(shown, expected);
		free(shown);
		free(taken);
	}
	completion_free(&completion);
	free(plain);
}

static void test_fields(void **state)
{
	(void)state;
	assert_taken("sta^", "status:^");
	assert_taken("STA^", "status:^");
	assert_taken("ledord !sta^", "ledord !status:^");
	assert_taken("sta^tus:x", "status^:x");
	assert_taken("budget_^", "budget_sek:^"); /* the name that scripts use */
	assert_taken("diarie^", "diarienummer:^");
	assert_taken("ansvarig-^", "ansvarig-enhet:^");
	assert_taken("xyzzy^", NULL);
}

static void test_values(void **state)
{
	(void)state;
	assert_taken("status:på^", "status:pågår^");
	assert_taken("status:pa^ slut<2027", "status:pågår^ slut<2027");
	assert_taken("status:pågår|på^", "status:pågår|pågår^");
	assert_taken("status:pågår | be^", "status:pågår | beviljad^");
	assert_taken("läge:grö^", "läge:grönt^");
	assert_taken("länder:finl^", "länder:Finland^");
	assert_taken("länder:FI^", "länder:Finland^");
	assert_taken("länder:stor^", "länder:Storbritannien^");
	assert_taken("slut<^", "slut<idag^");
	assert_taken("slut:+^", "slut:+30d^");
	assert_taken("slut:<i^", "slut:<idag^");
	assert_taken("slut:iå^", "slut:iår^");
	assert_taken("ar^", "arbetssätt:^"); /* what the screen says goes before areas, which is English */
	assert_taken("need:a^", NULL);
	assert_taken("inget:a^", NULL);
}

static void test_records(void **state)
{
	(void)state;
	assert_taken("enhet:m^", "enhet:mina^");
	assert_taken("ansvarig:m^", "ansvarig:mig^");
	assert_taken("program:ab^", "program:programme/ab^");
	assert_taken("program:\"ab c^\" x", "program:\"programme/ab c\"^ x");
	assert_taken("partner.land:fin^", "partner.land:Finland^");
	assert_taken("partner.lan^", "partner.land:^");
	assert_taken("besl^", "beslut.^");
}

/* Whatever is taken can be parsed, where what it stands in can. */
static void test_what_is_taken_is_right(void **state)
{
	(void)state;
	static const char *const marked[] = { "status:^", "läge:^", "länder:^", "arbetssätt:^", "slut:^", "enhet:^",
					      "sdgs:^", "significant:^" };
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
		char *plain;
		struct completion completion = find(marked[i], &plain);
		for (int row = 0; row < completion.count; row++) {
			size_t cursor;
			struct err err = {0};
			int place;
			char *taken = completion_take(&completion, row, plain, &cursor);
			if (!filter_check(kind_named("project"), taken, &place, &err))
				fail_msg("%s: %s", taken, err.text);
			free(taken);
		}
		completion_free(&completion);
		free(plain);
	}
}

static void test_any_bytes(void **state)
{
	(void)state;
	static const char *const bad[] = { "\"", "a\"b", "!", "!!|", "||", ":", "::", "<>", "status:\"", "a.b.c.d.e.f:",
					   ".", "..x", "\xff\xfe", "partner.", "status:|", "å\xcc",
					   "^(a|b)+.*\\d{3}[^:]$" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		for (size_t at = 0; at <= strlen(bad[i]); at++) {
			struct completion completion =
				completion_find(kind_named("project"), bad[i], at, records, NULL);
			assert_true(completion.from <= completion.to && completion.to <= strlen(bad[i]));
			completion_free(&completion);
		}
	}
	char *much = xcalloc(30001, 1);
	memset(much, 'a', 30000);
	struct completion completion = completion_find(kind_named("project"), much, 30000, records, NULL);
	assert_int_equal(completion.count, 0);
	free(much);
}

static void test_a_fault_has_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int place;
	} faults[] = { { "status:pågåt", 7 }, { "å status:pågåt", 9 }, { "a \"b", 2 }, { "slut<igår+x", 5 },
		       { "staus:x", 0 } };
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct err err = {0};
		int place;
		assert_false(filter_check(kind_named("project"), faults[i].text, &place, &err));
		assert_int_equal(place, faults[i].place);
		assert_null(strstr(err.text, "kolumn")); /* the place is not said twice */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_what_is_taken_is_right),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_a_fault_has_its_place),
	};
	return cmocka_run_group_tests(tests, start, NULL);
}
