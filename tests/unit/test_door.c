/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "door.h"
#include "i18n.h"
#include "mem.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The words of LINE with '|' between them, or what is said. The caller frees. */
static char *cut(const char *line)
{
	struct door_words words;
	struct err err = {0};
	struct str text = {0};
	if (!door_split(line, &words, &err)) {
		assert_int_equal(err.code, ERR_USAGE);
		assert_null(words.word);
		return xasprintf("! %s", err.text);
	}
	for (int i = 0; i < words.count; i++)
		str_addf(&text, "%s%s", i > 0 ? "|" : "", words.word[i]);
	assert_null(words.word[words.count]);
	door_words_free(&words);
	return str_take(&text);
}

static void test_split(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{ "", "" }, { "  \t ", "" }, { "list project", "list|project" }, { " list\t project ", "list|project" },
		{ "a 'b c' d", "a|b c|d" }, { "a \"b c\" d", "a|b c|d" }, { "a b\\ c", "a|b c" },
		{ "'a'\"b\"c", "abc" }, { "'' \"\"", "|" }, { "'a\"b' \"a'b\"", "a\"b|a'b" },
		{ "'a\\b'", "a\\b" }, { "\"a\\\"b\\\\c\"", "a\"b\\c" }, { "\"a\\nb\"", "a\\nb" },
		{ "\\a\\'\\\"", "a'\"" },
		{ "$(id) `id` $HOME ~ *", "$(id)|`id`|$HOME|~|*" }, { "a;b a&&b a>b", "a;b|a&&b|a>b" },
		{ "# a", "#|a" },
		{ "status:pågår", "status:pågår" },
	};
	static const char *const refused[][2] = {
		{ "a 'b", "the quote ' in the command is not closed" }, { "a \"b", "the quote \" in the command" },
		{ "\"a\\\"", "the quote \"" }, { "a\\", "ends with a \\" },
		{ "a\nb", "a control character or a new line" },
		{ "'a\nb'", "a control character" }, { "a\033[2J", "a control character" }, { "a\177", "a control" },
	};
	for (size_t i = 0; i < COUNT(pairs); i++) {
		char *words = cut(pairs[i][0]);
		assert_string_equal(words, pairs[i][1]);
		free(words);
	}
	for (size_t i = 0; i < COUNT(refused); i++) {
		char *said = cut(refused[i][0]);
		if (*said != '!' || strstr(said, refused[i][1]) == NULL)
			fail_msg("%s: %s", refused[i][0], said);
		free(said);
	}
}

static void test_too_much(void **state)
{
	(void)state;
	char *line = xcalloc(100001, 1), *said;
	memset(line, 'a', 100000);
	said = cut(line);
	assert_non_null(strstr(said, "longer than 4096 bytes"));
	free(said);
	memset(line, 0, 100001);
	for (int i = 0; i < 65; i++)
		memcpy(line + 2 * i, "a ", 2);
	said = cut(line);
	assert_non_null(strstr(said, "more than 64 words"));
	free(said);
	line[2 * 64] = '\0';
	said = cut(line);
	assert_int_equal(*said, 'a');
	free(said);
	free(line);
}

/* What is quoted is cut into the same word again. */
static void test_quote(void **state)
{
	(void)state;
	static const char *const words[] = {
		"", "annual", "a b", "it's", "a\"b", "it's \"b\" \\ c", "\\", "$HOME", "`id`", "!x", "'", "\"", "#",
		"å",
	};
	for (size_t i = 0; i < COUNT(words); i++) {
		struct door_words again;
		char *quoted = door_quote(words[i]);
		assert_true(door_split(quoted, &again, NULL));
		assert_int_equal(again.count, 1);
		assert_string_equal(again.word[0], words[i]);
		door_words_free(&again);
		free(quoted);
	}
	char *plain = door_quote("2026-01..2026-08");
	assert_string_equal(plain, "2026-01..2026-08");
	free(plain);
}

static void test_fetch(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "summary annual --year 2026", "ssh s@h summary annual --year 2026 --format pdf > a.pdf" },
		{ "list project --filter 'status:a unit:B'",
		  "ssh s@h \"list project --filter 'status:a unit:B' --format pdf\" > a.pdf" },
		{ "list project --columns title,unit",
		  "ssh s@h \"list project --columns title,unit --format pdf\" > a.pdf" },
		{ "list project --filter 'slut<2026-12-31|åäö:Ж #5'",
		  "ssh s@h \"list project --filter 'slut<2026-12-31|åäö:Ж #5' --format pdf\" > a.pdf" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *line = door_fetch("s@h", cases[i][0], "pdf", "a.pdf");
		assert_string_equal(line, cases[i][1]);
		free(line);
	}
}

/* What one of sh, cmd.exe and PowerShell would obey within "...", or take for the end of it. */
static void test_fetch_runs_nothing_else(void **state)
{
	(void)state;
	static const char *const evil[] = {
		"a\"b", "\" & calc & \"", "x\" | more", "a\" > c:\\x", "a^b", "%PATH%", "100%", "$HOME", "$(id)",
		"`id`",
		"a\\", "a\\\" & calc", "!a", "a!b", "a&b", "a&&b", "a\nb", "a\rb", "a\tb", "it's",
		"a\u201d & calc", "a\u201c", "a\u201e", "a\u2018", "a\uff02 b", "a\u02ba b", "a\u02bc", "a\u2032",
		"a\u0300",
		"a\u00a0b", "a\u2028b", "a{b}", "(a)", "a*", "a?", "~", "a\xff",
	};
	for (size_t i = 0; i < COUNT(evil); i++) {
		char *quoted = door_quote(evil[i]), *command = xasprintf("list project --filter %s", quoted);
		char *line = door_fetch("s@h", command, "csv", "a.csv");
		if (line != NULL)
			fail_msg("%s", line);
		if (strcmp(evil[i], "it's") != 0) /* which becomes "it's" first */
			assert_false(door_is_plain(evil[i]));
		free(command);
		free(quoted);
	}
	assert_null(door_fetch("s@h", "summary annual", "csv", "a&b.csv"));
	assert_null(door_fetch("s@h", "summary annual", "csv", "a b.csv"));
}

static void test_copying(void **state)
{
	(void)state;
	static const char *const copies[] = { "scp", "sftp-server", "internal-sftp", "/usr/lib/openssh/sftp-server",
					      "rsync", "/usr/bin/scp", "git-upload-pack" };
	static const char *const others[] = { "list", "scpx", "", "sh", "scp/list" };
	for (size_t i = 0; i < COUNT(copies); i++)
		assert_true(door_copies_files(copies[i]));
	for (size_t i = 0; i < COUNT(others); i++)
		assert_false(door_copies_files(others[i]));
}

static bool is_ignored(int number)
{
	struct sigaction now;
	assert_int_equal(sigaction(number, NULL, &now), 0);
	return now.sa_handler == SIG_IGN;
}

/* Ctrl-C and Ctrl-\ that are pressed while the screen starts end nothing; a command is broken off by them. */
static void test_keys_before_the_screen(void **state)
{
	(void)state;
	static const int keys[] = { SIGINT, SIGQUIT };
	for (size_t i = 0; i < COUNT(keys); i++) {
		setenv("SSH_ORIGINAL_COMMAND", "list project", 1);
		free(door_enter());
		assert_false(is_ignored(keys[i]));
		unsetenv("SSH_ORIGINAL_COMMAND");
		assert_null(door_enter());
		assert_true(is_ignored(keys[i]));
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split), cmocka_unit_test(test_too_much), cmocka_unit_test(test_quote),
		cmocka_unit_test(test_fetch), cmocka_unit_test(test_fetch_runs_nothing_else),
		cmocka_unit_test(test_copying),
		cmocka_unit_test(test_keys_before_the_screen),
	};
	i18n_start("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
