/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"
#include "type.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NB "\u00A0"

static const struct choice ties[] = {
	{ "thematic", "thematic" }, { "geographic", "geographic" }, { "old", "historical, of old" }, { 0 },
};

static const struct field text = { .name = "title", .label = "Title", .type = TYPE_TEXT };
static const struct field place = { .name = "target", .label = "Target", .type = TYPE_TEXT, .flags = F_ADDRESS };
static const struct field note = { .name = "need", .label = "Need", .type = TYPE_NOTE };
static const struct field staff = { .name = "staff", .label = "Staff", .type = TYPE_INTEGER };
static const struct field share = { .name = "share", .label = "Share", .type = TYPE_INTEGER, .unit = "%" };
static const struct field budget = { .name = "budget", .label = "Budget", .type = TYPE_MONEY, .unit = "SEK" };
static const struct field cents = { .name = "cents", .label = "Cents", .type = TYPE_MONEY, .unit = "EUR" };
static const struct field kilo = {
	.name = "kilo", .label = "Kilo", .type = TYPE_MONEY, .unit = "SEK", .flags = F_THOUSANDS
};
static const struct field end = { .name = "end", .label = "End", .type = TYPE_DATE };
static const struct field month = { .name = "month", .label = "Month", .type = TYPE_DATE, .flags = F_MONTH };
static const struct field deadline = { .name = "deadline", .label = "Deadline", .type = TYPE_DATE, .flags = F_TIME };
static const struct field confirmed = {
	.name = "confirmed", .label = "Confirmed", .type = TYPE_DATE, .flags = F_AGE | F_PAST
};
static const struct field closed = { .name = "closed", .label = "Closed", .type = TYPE_BOOL };
static const struct field tie = { .name = "tie", .label = "Tie", .type = TYPE_CHOICE, .choices = ties };
static const struct field many_ties = { .name = "ties", .label = "Ties", .type = TYPE_CHOICES, .choices = ties };
static const struct field unit = { .name = "unit", .label = "Unit", .type = TYPE_REF, .ref = "unit" };
static const struct field units = { .name = "units", .label = "Units", .type = TYPE_REFS, .ref = "unit" };
static const struct field country = { .name = "country", .label = "Country", .type = TYPE_COUNTRY };
static const struct field countries = { .name = "countries", .label = "Countries", .type = TYPE_COUNTRIES };

/* A register of three units, one of which has the separators in its name. */
static const struct {
	int64_t id;
	const char *number, *title;
} register_rows[] = { { 3, "3", "Skola" }, { 12, "12", "Kultur, fritid och bad" }, { 101, "101", "Vatten; avlopp" } };

static int64_t find(void *store, const struct kind *kind, const char *word, struct err *err)
{
	(void)store;
	assert_string_equal(kind->name, "unit");
	for (size_t i = 0; i < COUNT(register_rows); i++)
		if (strcmp(word, register_rows[i].title) == 0 || strcmp(word, register_rows[i].number) == 0)
			return register_rows[i].id;
	if (strcmp(word, "broken") == 0)
		err_set(err, ERR_IO, "the disk is gone");
	else
		err_set(err, ERR_NOT_FOUND, "%s: no such unit", word);
	return 0;
}

static const struct lookup lookup = { .find = find };

static int start(void **state)
{
	(void)state;
	char path[4096];
	const char *data = getenv("SAMVERKAN_DATADIR");
	assert_non_null(data);
	snprintf(path, sizeof path, "%s/locale", data);
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	i18n_start("en", path);
	text_set_ascii(false);
	type_set_stale_days(90);
	return 0;
}

static void assert_made(char *made, const char *expected)
{
	assert_string_equal(made, expected);
	free(made);
}

/* ---- in ---- */

static const struct {
	const struct field *field;
	const char *in, *canonical; /* NULL: empty */
} right[] = {
	{ &text, "Väg in", "Väg in" },
	{ &text, "  Väg\n in\t ", "Väg  in" },
	{ &text, "A\u030A", "\u00C5" },
	{ &text, "   ", NULL },
	{ &text, "", NULL },
	{ &place, "https://exempel.se/a?b=javascript:c", "https://exempel.se/a?b=javascript:c" },
	{ &place, "mailto:anna@exempel.se", "mailto:anna@exempel.se" },
	{ &place, "C:\\Projekt\\plan.pdf", "C:\\Projekt\\plan.pdf" },
	{ &place, "//arkiv/ks/2024-77.pdf", "//arkiv/ks/2024-77.pdf" },
	{ &place, "dnr:2026/7", "dnr:2026/7" },
	{ &place, "Arkiv: hylla 3, javascript: en bok", "Arkiv: hylla 3, javascript: en bok" },
	{ &text, "javascript: en kurs", "javascript: en kurs" },
	{ &note, "one\r\ntwo\n", "one\ntwo" },
	{ &note, " \n ", NULL },
	{ &staff, "12", "12" },
	{ &staff, "1 200", "1200" },
	{ &staff, "1" NB "200", "1200" },
	{ &staff, "-3", "-3" },
	{ &staff, "0", "0" },
	{ &staff, "007", "7" },
	{ &share, "78 %", "78" },
	{ &share, "78%", "78" },
	{ &share, "78" NB "%", "78" },
	{ &budget, "5 100 000 kr", "510000000" },
	{ &budget, "5100000", "510000000" },
	{ &budget, "1,5 mnkr", "150000000" },
	{ &budget, "0,50", "50" },
	{ &budget, "-2", "-200" },
	{ &cents, "1 200,50 €", "120050" },
	{ &cents, "EUR 3", "300" },
	{ &end, "2027", "2027" },
	{ &end, "2027-06", "2027-06" },
	{ &end, "2027-06-15", "2027-06-15" },
	{ &end, "idag", "2026-11-20" },
	{ &end, "today", "2026-11-20" },
	{ &end, "+30d", "2026-12-20" },
	{ &deadline, "2026-09-23 17:00", "2026-09-23 17:00" },
	{ &deadline, "2026-09-23", "2026-09-23" },
	{ &confirmed, "idag", "2026-11-20" },
	{ &confirmed, "2026-11", "2026-11" },
	{ &closed, "ja", "1" },
	{ &closed, "Yes", "1" },
	{ &closed, "x", "1" },
	{ &closed, "TRUE", "1" },
	{ &closed, "sant", "1" },
	{ &closed, "1", "1" },
	{ &closed, "nej", "0" },
	{ &closed, "no", "0" },
	{ &closed, "falskt", "0" },
	{ &closed, "false", "0" },
	{ &closed, "0", "0" },
	{ &tie, "Geographic", "geographic" },
	{ &tie, "old", "old" },
	{ &tie, "historical, of old", "old" },
	{ &many_ties, "geographic; thematic", "thematic geographic" },
	{ &many_ties, "geographic,thematic,geographic", "thematic geographic" },
	{ &many_ties, "historical, of old", "old" },
	{ &many_ties, "historical, of old; thematic", "thematic old" },
	{ &many_ties, " ; ;", NULL },
	{ &many_ties, ",", NULL },
	{ &unit, "Skola", "3" },
	{ &unit, "12", "12" },
	{ &unit, "Vatten; avlopp", "101" },
	{ &unit, "Kultur, fritid och bad", "12" },
	{ &units, "101; 3;12", "3 12 101" },
	{ &units, "12, 3, 12", "3 12" },
	{ &units, "Skola; Kultur, fritid och bad", "3 12" },
	{ &units, "Kultur, fritid och bad", "12" },
	{ &country, "Norge", "NO" },
	{ &country, "norway", "NO" },
	{ &country, "no", "NO" },
	{ &countries, "Norge; Finland", "FI NO" },
	{ &countries, "NO,FI,NO", "FI NO" },
};

static void test_parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(right); i++) {
		struct err err = {0};
		char *canonical = NULL;
		if (!type_parse(right[i].field, right[i].in, &lookup, &canonical, &err))
			fail_msg("%s \"%s\": %s", right[i].field->name, right[i].in, err.text);
		assert_int_equal(err.code, ERR_NONE);
		if (right[i].canonical == NULL)
			assert_null(canonical);
		else
			assert_string_equal(canonical, right[i].canonical);
		free(canonical);
	}
}

static const struct {
	const struct field *field;
	const char *in, *why;
} wrong[] = {
	{ &text, "a\033[2Jb", "Title: contains the control character U+001B" },
	{ &text, "a\u202Eb", "Title: contains the invisible character U+202E" },
	{ &text, "a\xFF", "Title: is not UTF-8" },
	{ &place, "javascript:alert(1)", "Target: what begins with \"javascript:\" is run, not read" },
	{ &place, " JavaScript: alert(1)", "Target: what begins with \"javascript:\" is run" },
	{ &place, "data:text/html,<script>", "\"data:\"" },
	{ &place, "VBSCRIPT:x", "\"vbscript:\"" },
	{ &place, "ms-msdt:/id", "\"ms-msdt:\"" },
	{ &note, "a\001", "Need: contains the control character" },
	{ &confirmed, "2026-11-21", "Confirmed: 2026-11-21 has not come yet; today at the latest" },
	{ &confirmed, "2026-12", "2026-12 has not come yet" },
	{ &confirmed, "2199", "2199 has not come yet" },
	{ &staff, "twelve", "Staff: \"twelve\" is not a whole number" },
	{ &staff, "1,5", "Staff: \"1,5\" is not a whole number" },
	{ &staff, "12 kr", "Staff: \"12 kr\" is not a whole number" },
	{ &staff, "12 %", "Staff: \"12 %\" is not a whole number" },
	{ &staff, "99999999999999999999", "is not a whole number" },
	{ &share, "%", "Share: \"%\" is not a whole number" },
	{ &budget, "1 234,567", "Budget: " },
	{ &budget, "12 €", "Budget: is in SEK, and EUR is written" },
	{ &cents, "12 kr", "Cents: is in EUR, and SEK is written" },
	{ &budget, "mycket", "Budget: " },
	{ &end, "2026-02-30", "End: February 2026 has 28 days" },
	{ &end, "2026-09-23 17:00", "End: " },
	{ &deadline, "2026-09-23 25:00", "Deadline: there is no such time" },
	{ &closed, "kanske", "Closed: \"kanske\" is neither yes nor no" },
	{ &tie, "nonsens", "Tie: \"nonsens\" is not one of: thematic, geographic, historical, of old" },
	{ &tie, "thematic; geographic", "Tie: " },
	{ &many_ties, "thematic, nonsens", "Ties: \"nonsens\" is not one of" },
	{ &unit, "Skolan", "Unit: Skolan: no such unit" },
	{ &units, "Skola; Bad", "Units: Bad: no such unit" },
	{ &units, "Skola, Bad", "Units: Bad: no such unit" },
	{ &country, "Narnia", "Country: " },
	{ &countries, "Norge; Narnia", "Countries: " },
};

static void test_refuse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct err err = {0};
		char *canonical = (char *)0x1;
		assert_false(type_parse(wrong[i].field, wrong[i].in, &lookup, &canonical, &err));
		if (strstr(err.text, wrong[i].why) == NULL)
			fail_msg("\"%s\" gave: %s", wrong[i].in, err.text);
		assert_string_equal(err.field, wrong[i].field->name);
		assert_int_equal(err.code, ERR_REFUSED);
		assert_ptr_equal(canonical, (char *)0x1);
		assert_false(type_parse(wrong[i].field, wrong[i].in, &lookup, &canonical, NULL));
	}
}

static void test_a_failing_register_is_no_refusal(void **state)
{
	(void)state;
	struct err err = {0};
	char *canonical = NULL;
	assert_false(type_parse(&unit, "broken", &lookup, &canonical, &err));
	assert_int_equal(err.code, ERR_IO);
	assert_string_equal(err.text, "Unit: the disk is gone");
}

static void test_without_lookup_only_ids(void **state)
{
	(void)state;
	struct err err = {0};
	char *canonical = NULL;
	assert_true(type_parse(&units, "7; 5", NULL, &canonical, &err));
	assert_made(canonical, "5 7");
	assert_false(type_parse(&units, "Skola", NULL, &canonical, &err));
	assert_string_equal(err.text, "Units: \"Skola\" is not the number of a record");
	assert_false(type_parse(&unit, "0", NULL, &canonical, &err));
	assert_false(type_parse(&unit, "-4", NULL, &canonical, &err));
}

/* ---- out ---- */

static const struct {
	const struct field *field;
	const char *canonical, *shown, *show, *cell, *plain;
} outs[] = {
	{ &text, "Väg in", NULL, "Väg in", "Väg in", "Väg in" },
	{ &note, "a\nb", NULL, "a\nb", "a\nb", "a\nb" },
	{ &staff, "1200", NULL, "1200", "1200", "1200" },
	{ &share, "78", NULL, "78" NB "%", "78" NB "%", "78" },
	{ &budget, "510000000", NULL, "5" NB "100" NB "000" NB "kr", "5" NB "100" NB "000" NB "kr", "5100000" },
	{ &budget, "50050", NULL, "500,50" NB "kr", "500,50" NB "kr", "500.50" },
	{ &cents, "300", NULL, "3" NB "€", "3" NB "€", "3" },
	{ &kilo, "510000000", NULL, "5" NB "100" NB "000" NB "kr", "5" NB "100", "5100000" },
	{ &kilo, "", NULL, "", "", "" },
	{ &end, "2027-06", NULL, "2027-06", "2027-06", "2027-06" },
	{ &month, "2027-03-31", NULL, "2027-03-31", "2027-03", "2027-03-31" },
	{ &month, "2027", NULL, "2027", "2027", "2027" },
	{ &deadline, "2026-09-23 17:00", NULL, "2026-09-23 17:00", "2026-09-23 17:00", "2026-09-23 17:00" },
	{ &confirmed, "2026-11-08", NULL, "2026-11-08", "12d", "2026-11-08" },
	{ &confirmed, "2026-08-22", NULL, "2026-08-22", "90d", "2026-08-22" },
	{ &confirmed, "2026-08-21", NULL, "2026-08-21", "91d!", "2026-08-21" },
	{ &confirmed, "2026-08-08", NULL, "2026-08-08", "104d!", "2026-08-08" },
	{ &confirmed, "2026-11-20", NULL, "2026-11-20", "0d", "2026-11-20" },
	{ &confirmed, "2025", NULL, "2025", "2025", "2025" },
	{ &confirmed, "", NULL, "", "–", "" },
	{ &closed, "1", NULL, "yes", "yes", "yes" },
	{ &closed, "0", NULL, "no", "no", "no" },
	{ &tie, "old", NULL, "historical, of old", "historical, of old", "historical, of old" },
	{ &many_ties, "thematic old", NULL, "thematic, historical, of old", "thematic, historical, of old",
	  "thematic; historical, of old" },
	{ &unit, "3", "Skola", "Skola", "Skola", "Skola" },
	{ &unit, "3", NULL, "3", "3", "3" },
	{ &unit, "3", "", "3", "3", "3" },
	{ &unit, "101", "Vatten; avlopp", "Vatten; avlopp", "Vatten; avlopp", "Vatten; avlopp" },
	{ &units, "3 12", "Skola; Kultur, fritid och bad", "Skola; Kultur, fritid och bad",
	  "Skola; Kultur, fritid och bad", "Skola; Kultur, fritid och bad" },
	{ &units, "3 101", "Skola; Vatten; avlopp", "Skola; Vatten; avlopp", "Skola; Vatten; avlopp", "3; 101" },
	{ &units, "3 12", NULL, "3, 12", "3, 12", "3; 12" },
	{ &country, "NO", NULL, "Norway", "Norway", "Norway" },
	{ &countries, "FI NO", NULL, "Finland, Norway", "Finland, Norway", "Finland; Norway" },
	{ &text, NULL, NULL, "", "", "" },
	{ &countries, "", NULL, "", "", "" },
};

static void test_out(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(outs); i++) {
		assert_made(type_show(outs[i].field, outs[i].canonical, outs[i].shown), outs[i].show);
		assert_made(type_cell(outs[i].field, outs[i].canonical, outs[i].shown), outs[i].cell);
		assert_made(type_plain(outs[i].field, outs[i].canonical, outs[i].shown), outs[i].plain);
	}
}

/* Plain text written in one language is read in the other. */
static void test_plain_comes_back(void **state)
{
	(void)state;
	static const char *const languages[] = { "sv", "en" };
	for (size_t l = 0; l < COUNT(languages); l++) {
		for (size_t i = 0; i < COUNT(outs); i++) {
			struct err err = {0};
			char *back = NULL;
			i18n_start(languages[l], NULL);
			char *plain = type_plain(outs[i].field, outs[i].canonical, outs[i].shown);
			i18n_start(languages[1 - l], NULL);
			if (!type_parse(outs[i].field, plain, &lookup, &back, &err))
				fail_msg("%s \"%s\": %s", outs[i].field->name, plain, err.text);
			assert_string_equal(back != NULL ? back : "",
					    outs[i].canonical != NULL ? outs[i].canonical : "");
			free(plain);
			free(back);
		}
	}
}

static void test_swedish(void **state)
{
	(void)state;
	i18n_start("sv", NULL);
	assert_made(type_show(&closed, "1", NULL), "ja");
	assert_made(type_plain(&closed, "0", NULL), "nej");
	assert_made(type_show(&countries, "FI NO", NULL), "Finland, Norge");
}

static void test_stale_days_and_ascii(void **state)
{
	(void)state;
	type_set_stale_days(10);
	assert_made(type_cell(&confirmed, "2026-12-24", NULL), "0d!");
	assert_made(type_cell(&confirmed, "2026-11-08", NULL), "12d!");
	type_set_stale_days(12);
	assert_made(type_cell(&confirmed, "2026-11-08", NULL), "12d");
	text_set_ascii(true);
	assert_made(type_cell(&confirmed, "", NULL), "-");
	assert_made(type_show(&share, "78", NULL), "78 %");
}

/* What an older or damaged register may hold is shown as it stands. */
static void test_what_is_not_canonical(void **state)
{
	(void)state;
	assert_made(type_show(&budget, "many", NULL), "many");
	assert_made(type_plain(&budget, "99999999999999999999", NULL), "99999999999999999999");
	assert_made(type_cell(&kilo, "many", NULL), "many");
	assert_made(type_cell(&confirmed, "some day", NULL), "some day");
	assert_made(type_show(&tie, "gone", NULL), "gone");
	assert_made(type_show(&country, "QQ", NULL), "QQ");
	assert_made(type_show(&many_ties, "gone thematic", NULL), "thematic, gone");
}

static void test_merge(void **state)
{
	(void)state;
	static const struct {
		const struct field *field;
		const char *mine, *theirs, *base, *merged;
	} merges[] = {
		{ &units, "3 12", "3 101", "3", "3 12 101" },
		{ &units, "3", "", "3 12", "" },
		{ &units, "12", "3", "3 12", "" },
		{ &units, "3 12 101", "3", "3 12", "3 101" },
		{ &units, "", "", "3", "" },
		{ &units, "9", "9", "", "9" },
		{ &units, "100", "20", "", "20 100" },
		{ &many_ties, "old", "thematic", "", "thematic old" },
		{ &countries, "NO SE", "DK NO", "NO", "DK NO SE" },
	};
	for (size_t i = 0; i < COUNT(merges); i++) {
		assert_made(type_merge(merges[i].field, merges[i].mine, merges[i].theirs, merges[i].base),
			    merges[i].merged);
		assert_made(type_merge(merges[i].field, merges[i].theirs, merges[i].mine, merges[i].base),
			    merges[i].merged);
	}
}

static void test_traits(void **state)
{
	(void)state;
	assert_string_equal(type_name(TYPE_TEXT), "text");
	assert_string_equal(type_name(TYPE_COUNTRIES), "countries");
	assert_true(type_is_right(TYPE_MONEY) && type_is_right(TYPE_INTEGER));
	assert_false(type_is_right(TYPE_DATE) || type_is_right(TYPE_REF));
	assert_true(type_is_integer(TYPE_MONEY) && type_is_integer(TYPE_BOOL) && type_is_integer(TYPE_REF));
	assert_false(type_is_integer(TYPE_DATE) || type_is_integer(TYPE_REFS) || type_is_integer(TYPE_TEXT));
	assert_true(type_is_set(TYPE_REFS) && type_is_set(TYPE_CHOICES) && type_is_set(TYPE_COUNTRIES));
	assert_false(type_is_set(TYPE_REF) || type_is_set(TYPE_TEXT));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, start)
	const struct CMUnitTest tests[] = {
		TEST(test_parse), TEST(test_refuse), TEST(test_a_failing_register_is_no_refusal),
		TEST(test_without_lookup_only_ids), TEST(test_out), TEST(test_plain_comes_back), TEST(test_swedish),
		TEST(test_stale_days_and_ascii), TEST(test_what_is_not_canonical), TEST(test_merge), TEST(test_traits),
	};
	return cmocka_run_group_tests_name("type", tests, NULL, NULL);
}
