/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "i18n.h"
#include "ini.h"
#include "mem.h"

static char *directory;

static int make_directory(void **state)
{
	(void)state;
	directory = xstrdup("/tmp/test_ini.XXXXXX");
	i18n_start("en", NULL);
	return mkdtemp(directory) != NULL ? 0 : -1;
}

static int remove_directory(void **state)
{
	(void)state;
	int failed = rmdir(directory);
	free(directory);
	return failed;
}

/* Reads TEXT as a file; what the sentence says of its place is cut to "LINE: ...". */
static struct ini *read_bytes(const char *text, size_t length, struct err *err)
{
	char *path = xasprintf("%s/a.ini", directory);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	struct ini *ini = ini_read(path, err);
	if (ini == NULL) {
		assert_memory_equal(err->text, path, strlen(path));
		memmove(err->text, err->text + strlen(path) + 1, strlen(err->text) - strlen(path));
	}
	unlink(path);
	free(path);
	return ini;
}

static struct ini *read_text(const char *text, struct err *err)
{
	return read_bytes(text, strlen(text), err);
}

static void test_values_as_iniparser_reads_them(void **state)
{
	(void)state;
	static const struct {
		const char *line, *value;
	} rows[] = {
		{ "a = plain", "plain" },
		{ "a=tight", "tight" },
		{ "  a  =  spaces round  ", "spaces round" },
		{ "a = \"quoted; and # too\"", "quoted; and # too" },
		{ "a = 'single'", "single" },
		{ "a = \"\"", "" },
		{ "a =", "" },
		{ "a = value ; a comment", "value" },
		{ "a = \"value\" # a comment", "value" },
		{ "a = x=y", "x=y" },
		{ "A = Stor", "Stor" },
		{ "a = \"Trollhättans Stad – 2024\"", "Trollhättans Stad – 2024" },
		{ "a = \"A\xCC\x8Amal\"", "Åmal" },
		{ "a = value\r", "value" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		char *text = xasprintf("[s]\n%s\n", rows[i].line);
		struct ini *ini = read_text(text, &err);
		if (ini == NULL)
			fail_msg("%s: %s", rows[i].line, err.text);
		assert_string_equal(ini_get(ini, "s", "a"), rows[i].value);
		assert_int_equal(ini_find(ini, "s", "a")->line, 2);
		ini_free(ini);
		free(text);
	}
}

static void test_order_lines_and_sections(void **state)
{
	(void)state;
	struct err err = {0};
	struct ini *ini = read_text("; first\n[Two]\nb = 1\n\n[empty]\n[area:1.2]\n1.2 = x\n[two]\na = 2\n", &err);
	assert_non_null(ini);
	assert_int_equal(ini->count, 3);
	assert_string_equal(ini->entry[0].key, "b");
	assert_string_equal(ini->entry[1].section, "area:1.2");
	assert_string_equal(ini->entry[1].key, "1.2");
	assert_string_equal(ini->entry[1].value, "x");
	assert_int_equal(ini->entry[1].line, 7);
	assert_string_equal(ini->entry[2].key, "a");
	assert_int_equal(ini->section_count, 3);
	assert_string_equal(ini->section[0].name, "two");
	assert_string_equal(ini->section[1].name, "empty");
	assert_int_equal(ini->section[1].line, 5);
	assert_null(ini_get(ini, "two", "c"));
	assert_null(ini_get(ini, "empty", "a"));
	ini_free(ini);
}

static void test_what_is_refused_names_its_line(void **state)
{
	(void)state;
	static const struct {
		const char *text, *sentence;
	} rows[] = {
		{ "[s]\na = 1\nb = 2\na = 3\n", "4: a: is already set in line 2" },
		{ "[s]\na = 1\n[t]\n[s]\nA = 3\n", "5: a: is already set in line 2" },
		{ "; c\na = 1\n", "2: a: the key stands before the first [section]" },
		{ "[s\n", "1: the section has no" },
		{ "[ ]\n", "1: the section has no name" },
		{ "[s] x\n", "1: there is text after the section" },
		{ "[s]\njust words\n", "2: neither a [section]" },
		{ "[s]\n = 1\n", "2: there is no key" },
		{ "[s]\na = \"open\n", "2: the value has no closing quote" },
		{ "[s]\na = \"he said \"no\" twice\"\n", "2: there is text after the value's closing quote" },
		{ "[s]\na = one;two\n", "2: a value with \";\"" },
		{ "[s]\na = one \\\n  two\n", "2: a line cannot go on" },
		{ "\xEF\xBB\xBF[s]\na = 1\n", "1: the file begins with a byte order mark" },
		{ "[s]\na = \"\xFF\"\n", "2: a: " },
		{ "[s]\na = \"\x1B[31m\"\n", "2: a: " },
		{ "[s]\na = \"x\xE2\x80\xAEy\"\n", "U+202E" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		assert_null(read_text(rows[i].text, &err));
		if (strstr(err.text, rows[i].sentence) == NULL)
			fail_msg("\"%s\" is not in \"%s\"", rows[i].sentence, err.text);
		assert_int_equal(err_status(&err), 1);
	}
}

static void test_a_zero_byte_is_no_text(void **state)
{
	(void)state;
	struct err err = {0};
	assert_null(read_bytes("[s]\na = 1\0b\n", 12, &err));
	assert_non_null(strstr(err.text, "2: there is a zero byte"));
}

/* The longest line comes through whole; one byte more is refused and never cut. */
static void test_long_lines(void **state)
{
	(void)state;
	char line[INI_LINE_MAX + 2], text[INI_LINE_MAX + 16];
	for (int more = 0; more <= 1; more++) {
		struct err err = {0};
		size_t length = INI_LINE_MAX + (size_t)more;
		memset(line, 'x', length);
		memcpy(line, "a = ", 4);
		line[length] = '\0';
		snprintf(text, sizeof text, "[s]\n%s\n", line);
		struct ini *ini = read_text(text, &err);
		if (more == 0) {
			assert_non_null(ini);
			assert_int_equal(strlen(ini_get(ini, "s", "a")), INI_LINE_MAX - 4);
		} else {
			assert_null(ini);
			assert_non_null(strstr(err.text, "2: the line has 1001 bytes"));
		}
		ini_free(ini);
	}
}

static void test_what_is_no_file(void **state)
{
	(void)state;
	struct err err = {0};
	char *pipe = xasprintf("%s/pipe", directory);
	assert_null(ini_read("/nowhere/a.ini", &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_non_null(strstr(err.text, "/nowhere/a.ini: there is no such file"));
	assert_null(ini_read(directory, &err));
	assert_non_null(strstr(err.text, "is not a plain file"));
	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_null(ini_read(pipe, &err)); /* at once: nobody writes into it */
	assert_non_null(strstr(err.text, "is not a plain file"));
	unlink(pipe);
	free(pipe);
	struct ini *empty = ini_read("/dev/null", &err);
	assert_non_null(empty);
	assert_int_equal(empty->count, 0);
	ini_free(empty);
}

static void test_entries_from_elsewhere(void **state)
{
	(void)state;
	struct ini *ini = ini_new("");
	ini_add(ini, "strategy", "name", "Åmål", 0);
	ini_add(ini, "strategy", "title", "T", 0);
	assert_string_equal(ini->path, "");
	assert_int_equal(ini->section_count, 1);
	assert_string_equal(ini_get(ini, "strategy", "name"), "Åmål");
	ini_free(ini);
	ini_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values_as_iniparser_reads_them),
		cmocka_unit_test(test_order_lines_and_sections),
		cmocka_unit_test(test_what_is_refused_names_its_line),
		cmocka_unit_test(test_a_zero_byte_is_no_text),
		cmocka_unit_test(test_long_lines),
		cmocka_unit_test(test_what_is_no_file),
		cmocka_unit_test(test_entries_from_elsewhere),
	};
	return cmocka_run_group_tests_name("ini", tests, make_directory, remove_directory);
}
