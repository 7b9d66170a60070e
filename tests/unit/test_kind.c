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
#include "kind.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void speak(const char *language)
{
	char path[4096];
	const char *data = getenv("SAMVERKAN_DATADIR");
	assert_non_null(data);
	snprintf(path, sizeof path, "%s/locale", data);
	i18n_start(language, path);
}

static int speak_english(void **state)
{
	(void)state;
	speak("en");
	return 0;
}

static void test_kind_by_any_name(void **state)
{
	(void)state;
	static const struct {
		const char *word, *name;
	} words[] = {
		{ "project", "project" },	{ "PROJECT", "project" }, { "Projects", "project" },
		{ "Projekt", "project" },	{ "projekt", "project" }, { "twin-town", "twin-town" },
		{ "twin_town", "twin-town" },	{ "Twin town", "twin-town" }, { "Vänort", "twin-town" },
		{ "vanort", "twin-town" },	{ "vänorter", "twin-town" }, { "Område", "area" },
		{ "nätverk", "network" },
	};
	static const char *const languages[] = { "sv", "en" };
	for (size_t l = 0; l < COUNT(languages); l++) {
		speak(languages[l]);
		for (size_t i = 0; i < COUNT(words); i++) {
			struct err err = {0};
			const struct kind *kind = kind_find(words[i].word, &err);
			if (kind == NULL)
				fail_msg("%s in %s: %s", words[i].word, languages[l], err.text);
			assert_string_equal(kind->name, words[i].name);
		}
	}
}

static void test_kind_unknown(void **state)
{
	(void)state;
	struct err err = {0};
	assert_null(kind_find("projcet", &err));
	assert_int_equal(err.code, ERR_USAGE);
	assert_non_null(strstr(err.text, "projcet:"));
	assert_non_null(strstr(err.text, "did you mean project?"));
	assert_null(kind_find("qqqqqqqq", &err));
	assert_non_null(strstr(err.text, "there are area, unit, person"));
	assert_non_null(strstr(err.text, "meeting"));
	assert_null(kind_find("", &err));
	assert_null(kind_find("x", NULL));
}

static void test_long_word_leaves_room_for_the_reason(void **state)
{
	(void)state;
	char word[5000];
	struct err err = {0};
	memset(word, 'q', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	assert_null(kind_find(word, &err));
	assert_non_null(strstr(err.text, "no such kind"));
	assert_int_equal(kind_field_find(kind_named("project"), word, &err), -1);
	assert_non_null(strstr(err.text, "no such field"));
}

static void test_named(void **state)
{
	(void)state;
	for (int i = 0; i < kind_count; i++) {
		assert_ptr_equal(kind_named(kinds[i].name), &kinds[i]);
		assert_true(kind_title(&kinds[i]) >= 0);
	}
	assert_int_equal(kind_field(kind_named("project"), "title"), 0);
	assert_int_equal(kind_field(kind_named("project"), "Titel"), -1);
}

static void test_field_by_any_name(void **state)
{
	(void)state;
	static const struct {
		const char *kind, *word, *name;
	} words[] = {
		{ "project", "status", "status" },	 { "project", "slut", "end" },
		{ "project", "End", "end" },		 { "project", "until", "end" },
		{ "project", "budget", "budget_sek" },	 { "project", "BUDGET_SEK", "budget_sek" },
		{ "project", "budget-sek", "budget_sek" }, { "project", "External funding", "external_sek" },
		{ "project", "external_funding", "external_sek" }, { "project", "enhet", "unit" },
		{ "project", "länder", "countries" },	 { "project", "lander", "countries" },
		{ "call", "status", "status" },		 { "call", "closes", "deadline" },
		{ "decision", "§", "paragraph" },
	};
	static const char *const languages[] = { "sv", "en" };
	for (size_t l = 0; l < COUNT(languages); l++) {
		speak(languages[l]);
		for (size_t i = 0; i < COUNT(words); i++) {
			struct err err = {0};
			const struct kind *kind = kind_named(words[i].kind);
			int field = kind_field_find(kind, words[i].word, &err);
			if (field < 0)
				fail_msg("%s in %s: %s", words[i].word, languages[l], err.text);
			assert_string_equal(kind->fields[field].name, words[i].name);
		}
	}
}

static void test_field_unknown(void **state)
{
	(void)state;
	struct err err = {0};
	assert_int_equal(kind_field_find(kind_named("project"), "statsu", &err), -1);
	assert_int_equal(err.code, ERR_USAGE);
	assert_non_null(strstr(err.text, "statsu: Project"));
	assert_non_null(strstr(err.text, "did you mean status?"));
	assert_int_equal(kind_field_find(kind_named("funding"), "qqqqqqqq", &err), -1);
	assert_non_null(strstr(err.text, "there are Project, Source, Programme"));
	/* The Swedish name is offered to the Swedish reader. */
	speak("sv");
	assert_int_equal(kind_field_find(kind_named("project"), "lander-", &err), -1);
	assert_non_null(strstr(err.text, "Länder"));
}

static void test_flags(void **state)
{
	(void)state;
	const struct kind *project = kind_named("project");
	assert_true(field_is_many(&project->fields[kind_field(project, "units")]));
	assert_true(field_is_many(&project->fields[kind_field(project, "countries")]));
	assert_false(field_is_many(&project->fields[kind_field(project, "unit")]));
	assert_false(field_is_writable(&project->fields[kind_field(project, "external_share")]));
	assert_true(field_is_writable(&project->fields[kind_field(project, "title")]));
}

static void test_labels_follow_the_language(void **state)
{
	(void)state;
	const struct kind *project = kind_named("project");
	const struct field *end = &project->fields[kind_field(project, "end")];
	assert_string_equal(field_label(end), "End");
	assert_string_equal(field_heading(end), "until");
	assert_string_equal(field_heading(&project->fields[kind_field(project, "start")]), "Start");
	const struct field *status = &project->fields[kind_field(project, "status")];
	assert_string_equal(choice_label(status->choices, "ongoing"), "ongoing");
	assert_string_equal(choice_label(status->choices, "no-such-code"), "no-such-code");
	speak("sv");
	assert_string_equal(field_label(end), "Slut");
	assert_string_equal(choice_label(status->choices, "ongoing"), "pågår");
}

static const struct choice colours[] = {
	{ "red", "red: stop (at once)" }, { "dark-green", "dark green" }, { "azure", "blue (sky)" }, { 0 },
};
static const struct field colour = { .name = "colour", .label = "Colour", .type = TYPE_CHOICE, .choices = colours };

static void test_choices(void **state)
{
	(void)state;
	static const struct {
		const char *word, *code;
	} words[] = {
		{ "red", "red" }, { "RED", "red" }, { "red: stop (at once)", "red" }, { "dark green", "dark-green" },
		{ "dark_green", "dark-green" }, { "Blue", "azure" }, { "blue (sky)", "azure" }, { "azure", "azure" },
		{ "blu", NULL }, { "", NULL }, { "re", NULL }, { "sky", NULL }, { "red:", NULL }, { "green", NULL },
	};
	for (size_t i = 0; i < COUNT(words); i++) {
		struct err err = {0};
		const char *code = choice_find(&colour, words[i].word, &err);
		if (words[i].code != NULL) {
			assert_non_null(code);
			assert_string_equal(code, words[i].code);
			continue;
		}
		assert_null(code);
		assert_int_equal(err.code, ERR_REFUSED);
		assert_string_equal(err.field, "colour");
		assert_non_null(strstr(err.text, "Colour: "));
	}
	struct err err = {0};
	assert_null(choice_find(&colour, "sky", &err));
	assert_non_null(strstr(err.text, "is not one of: red: stop (at once), dark green, blue (sky)"));
	assert_null(choice_find(&colour, "dark gren", &err));
	assert_non_null(strstr(err.text, "there is no \"dark gren\"; did you mean dark green?"));
}

static void test_choice_in_both_languages(void **state)
{
	(void)state;
	const struct kind *project = kind_named("project");
	const struct field *status = &project->fields[kind_field(project, "status")];
	static const char *const languages[] = { "sv", "en" };
	struct err err = {0};
	for (size_t l = 0; l < COUNT(languages); l++) {
		speak(languages[l]);
		assert_string_equal(choice_find(status, "pågår", &err), "ongoing");
		assert_string_equal(choice_find(status, "PÅGÅR", &err), "ongoing");
		assert_string_equal(choice_find(status, "ongoing", &err), "ongoing");
	}
	speak("sv");
	assert_null(choice_find(status, "nonsens", &err));
	assert_ptr_equal(strstr(err.text, "Status: "), err.text);
	assert_non_null(strstr(err.text, "nonsens"));
	assert_non_null(strstr(err.text, "idé, förstudie"));
	assert_non_null(strstr(err.text, "avbruten"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, speak_english)
	const struct CMUnitTest tests[] = {
		TEST(test_kind_by_any_name), TEST(test_kind_unknown), TEST(test_long_word_leaves_room_for_the_reason),
		TEST(test_named), TEST(test_field_by_any_name), TEST(test_field_unknown), TEST(test_flags),
		TEST(test_labels_follow_the_language), TEST(test_choices), TEST(test_choice_in_both_languages),
	};
	return cmocka_run_group_tests_name("kind", tests, NULL, NULL);
}
