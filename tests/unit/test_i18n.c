/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "i18n.h"
#include "mem.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A catalogue of our own, so that the test does not hang on the product's words. Sorted by msgid, as .mo files are. */
static const struct {
	const char *msgid;
	size_t msgid_length;
	const char *text;
	size_t text_length;
} catalogue[] = {
#define PAIR(msgid, text) {msgid, sizeof(msgid) - 1, text, sizeof(text) - 1}
	PAIR("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"),
	PAIR("%d day\0%d days", "%d dag\0%d dagar"),
	PAIR("ongoing", "pågår"),
	PAIR("paused", "pausad"),
};

static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"};

static char root[] = "/tmp/samverkan-i18n-XXXXXX";
static char *folders[3], *file;

static void put(FILE *out, size_t number)
{
	uint32_t word = (uint32_t)number;
	assert_int_equal(fwrite(&word, sizeof word, 1, out), 1);
}

/* The file format of GNU gettext: a header, two tables of length and offset, then the strings. */
static void write_catalogue(const char *path)
{
	enum { HEADER = 28, ENTRY = 8 };
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	const size_t head[] = {0x950412de, 0, COUNT(catalogue), HEADER, HEADER + COUNT(catalogue) * ENTRY, 0, 0};
	size_t offset = HEADER + 2 * COUNT(catalogue) * ENTRY;
	for (size_t i = 0; i < COUNT(head); i++)
		put(out, head[i]);
	for (size_t i = 0; i < COUNT(catalogue); offset += catalogue[i++].msgid_length + 1) {
		put(out, catalogue[i].msgid_length);
		put(out, offset);
	}
	for (size_t i = 0; i < COUNT(catalogue); offset += catalogue[i++].text_length + 1) {
		put(out, catalogue[i].text_length);
		put(out, offset);
	}
	for (size_t i = 0; i < COUNT(catalogue); i++)
		fwrite(catalogue[i].msgid, catalogue[i].msgid_length + 1, 1, out);
	for (size_t i = 0; i < COUNT(catalogue); i++)
		fwrite(catalogue[i].text, catalogue[i].text_length + 1, 1, out);
	assert_int_equal(fclose(out), 0);
}

static int make_catalogue(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(root));
	folders[0] = xstrdup(root);
	folders[1] = xasprintf("%s/sv", root);
	folders[2] = xasprintf("%s/sv/LC_MESSAGES", root);
	file = xasprintf("%s/sv/LC_MESSAGES/samverkan.mo", root);
	assert_int_equal(mkdir(folders[1], 0700), 0);
	assert_int_equal(mkdir(folders[2], 0700), 0);
	write_catalogue(file);
	return 0;
}

static int remove_catalogue(void **state)
{
	(void)state;
	unlink(file);
	free(file);
	for (int i = 2; i >= 0; i--) {
		rmdir(folders[i]);
		free(folders[i]);
	}
	return 0;
}

/* Starts with an environment of VARIABLE=VALUE alone (none when NULL). */
static void start_with(const char *variable, const char *value, const char *language)
{
	for (size_t i = 0; i < COUNT(variables); i++)
		unsetenv(variables[i]);
	if (variable != NULL)
		setenv(variable, value, 1);
	i18n_start(language, root);
}

static void test_environment(void **state)
{
	(void)state;
	static const struct {
		const char *variable, *value, *language;
	} cases[] = {
		{NULL, NULL, "sv"},
		{"LC_ALL", "C", "sv"},
		{"LC_ALL", "POSIX", "sv"},
		{"LC_ALL", "C.UTF-8", "sv"},
		{"LANG", "C.UTF-8", "sv"},
		{"LANG", "en_US.UTF-8", "en"},
		{"LANG", "en", "en"},
		{"LC_MESSAGES", "en_GB", "en"},
		{"LC_ALL", "sv_SE.UTF-8", "sv"},
		{"LANGUAGE", "en", "en"},
		{"LANGUAGE", "de:en:sv", "en"},
		{"LANGUAGE", "de", "sv"},
		{"LANGUAGE", "", "sv"},
		{"LANG", "sv_FI@euro", "sv"},
		{"LANG", "enm", "sv"},
		{"LANG", "de_DE.UTF-8", "sv"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		start_with(cases[i].variable, cases[i].value, NULL);
		assert_string_equal(i18n_language(), cases[i].language);
		assert_string_equal(getenv("LANGUAGE"), cases[i].language);
		assert_string_equal(i18n("ongoing"), cases[i].language[0] == 's' ? "pågår" : "ongoing");
	}
}

static void test_foreign_charset(void **state)
{
	(void)state;
	static const char *const name[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	static const struct {
		const char *value[3], *charset;
	} cases[] = {
		{ { NULL, NULL, NULL }, NULL }, { { NULL, NULL, "C" }, NULL }, { { NULL, NULL, "sv_SE" }, NULL },
		{ { NULL, NULL, "sv_SE.UTF-8" }, NULL }, { { NULL, NULL, "sv_SE.utf8" }, NULL },
		{ { NULL, NULL, "sv_SE.ISO-8859-1" }, "ISO-8859-1" },
		{ { "", "sv_SE.UTF-8", "en_US.ISO8859-15" }, NULL },
		{ { "sv_SE.ISO-8859-1", "sv_SE.UTF-8", "" }, "ISO-8859-1" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (int at = 0; at < 3; at++)
			if (cases[i].value[at] != NULL)
				setenv(name[at], cases[i].value[at], 1);
			else
				unsetenv(name[at]);
		if (cases[i].charset == NULL)
			assert_null(i18n_foreign_charset());
		else
			assert_string_equal(i18n_foreign_charset(), cases[i].charset);
	}
	for (int at = 0; at < 3; at++)
		unsetenv(name[at]);
}

static void test_order_of_variables(void **state)
{
	(void)state;
	start_with(NULL, NULL, "sv");
	unsetenv("LANGUAGE");
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LC_MESSAGES", "en_US.UTF-8", 1);
	setenv("LANG", "sv_SE.UTF-8", 1);
	i18n_start(NULL, root);
	assert_string_equal(i18n_language(), "en");
	setenv("LANGUAGE", "sv", 1);
	i18n_start(NULL, root);
	assert_string_equal(i18n_language(), "sv");
}

static void test_setting_wins(void **state)
{
	(void)state;
	start_with("LC_ALL", "sv_SE.UTF-8", "en");
	assert_string_equal(_("ongoing"), "ongoing");
	start_with("LC_ALL", "en_US.UTF-8", "sv");
	assert_string_equal(_("ongoing"), "pågår");
}

static void test_categories(void **state)
{
	(void)state;
	char number[8];
	start_with("LC_ALL", "C", NULL);
	assert_string_equal(setlocale(LC_CTYPE, NULL), "C.UTF-8");
	assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
	assert_string_equal(setlocale(LC_TIME, NULL), "C");
	assert_string_equal(setlocale(LC_COLLATE, NULL), "C");
	snprintf(number, sizeof number, "%.1f", 1.5);
	assert_string_equal(number, "1.5");
	start_with("LC_CTYPE", "xx_XX.ISO-8859-1", NULL);
	assert_string_equal(setlocale(LC_CTYPE, NULL), "C.UTF-8");
}

static void test_text(void **state)
{
	(void)state;
	start_with(NULL, NULL, "sv");
	assert_string_equal(i18n("not in the catalogue"), "not in the catalogue");
	assert_string_equal(i18n(""), "");
	assert_string_equal(i18n_plural("%d day", "%d days", 1), "%d dag");
	assert_string_equal(i18n_plural("%d day", "%d days", 2), "%d dagar");
	start_with(NULL, NULL, "en");
	assert_string_equal(i18n_plural("%d day", "%d days", 1), "%d day");
	assert_string_equal(i18n_plural("%d day", "%d days", 0), "%d days");
	assert_string_equal(N_("paused"), "paused");
}

static void test_other_language(void **state)
{
	(void)state;
	static const char *const languages[] = {"en", "sv", "en"};
	for (size_t i = 0; i < COUNT(languages); i++) {
		start_with(NULL, NULL, languages[i]);
		const char *text = i18n_swedish("ongoing");
		assert_string_equal(i18n_swedish("paused"), "pausad");
		assert_string_equal(text, "pågår");
		assert_string_equal(i18n_swedish("unknown word"), "unknown word");
		assert_string_equal(i18n_english("ongoing"), "ongoing");
		assert_string_equal(i18n_language(), languages[i]);
		assert_string_equal(getenv("LANGUAGE"), languages[i]);
		assert_string_equal(i18n("paused"), *languages[i] == 's' ? "pausad" : "paused");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_environment), cmocka_unit_test(test_order_of_variables),
		cmocka_unit_test(test_foreign_charset),
		cmocka_unit_test(test_setting_wins), cmocka_unit_test(test_categories),
		cmocka_unit_test(test_text),        cmocka_unit_test(test_other_language),
	};
	return cmocka_run_group_tests_name("i18n", tests, make_catalogue, remove_catalogue);
}
