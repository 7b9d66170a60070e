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

#include "command.h"
#include "i18n.h"
#include "mem.h"
#include "settings.h"

static char *directory;

static int make_directory(void **state)
{
	(void)state;
	directory = xstrdup("/tmp/test_settings.XXXXXX");
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

static char *write_file(const char *name, const char *text)
{
	char *path = xasprintf("%s/%s", directory, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	return path;
}

static bool read_text(struct settings *settings, const char *text, struct err *err)
{
	char *path = write_file("a.ini", text);
	bool good = settings_read(settings, path, err);
	if (!good)
		assert_memory_equal(err->text, path, strlen(path));
	unlink(path);
	free(path);
	return good;
}

static void test_as_delivered(void **state)
{
	(void)state;
	struct settings *settings = settings_new();
	assert_null(settings->register_file);
	assert_int_equal(settings->busy_seconds, 5);
	assert_string_equal(settings->language, "auto");
	assert_string_equal(settings->theme, "standard");
	assert_false(settings->ascii);
	assert_int_equal(settings->escdelay, 100);
	assert_true(settings->hints);
	assert_int_equal(settings->refresh_seconds, 1);
	assert_int_equal(settings->stale_days, 0);
	assert_non_null(settings->keymap);
	settings_free(settings);
	settings_free(NULL);
}

/* Every row is explained, and what it delivers is what a file may say. */
static void test_the_table_agrees_with_itself(void **state)
{
	(void)state;
	for (int i = 0; i < setting_count; i++) {
		const struct setting *row = &setting_rows[i];
		struct err err = {0};
		assert_true(strlen(row->help) > 10);
		for (int j = 0; j < i; j++)
			assert_false(strcmp(row->section, setting_rows[j].section) == 0 &&
				     strcmp(row->key, setting_rows[j].key) == 0);
		if (row->initial == NULL)
			continue;
		struct settings *settings = settings_new();
		char *text = xasprintf("[%s]\n%s = %s\n", row->section, row->key, row->initial);
		if (!read_text(settings, text, &err))
			fail_msg("%s", err.text);
		free(text);
		settings_free(settings);
	}
}

static void test_all_that_a_file_may_say(void **state)
{
	(void)state;
	struct settings *settings = settings_new();
	struct err err = {0};
	setenv("HOME", "/home/anna", 1);
	bool good = read_text(settings,
			      "[register]\nfile = ~/r å.db\nbusy_seconds = 60\n[display]\nlanguage = sv\n"
			      "theme = contrast\nascii = ja\nescdelay = 25\nhints = off\n[refresh]\nseconds = 3\n"
			      "[limits]\nstale_days = 30\n[keys]\nedit = \"Ctrl-E F4\"\n",
			      &err);
	if (!good)
		fail_msg("%s", err.text);
	assert_string_equal(settings->register_file, "/home/anna/r å.db");
	assert_int_equal(settings->busy_seconds, 60);
	assert_string_equal(settings->language, "sv");
	assert_string_equal(settings->theme, "contrast");
	assert_true(settings->ascii);
	assert_int_equal(settings->escdelay, 25);
	assert_false(settings->hints);
	assert_int_equal(settings->refresh_seconds, 3);
	assert_int_equal(settings->stale_days, 30);
	assert_int_equal(keymap_command(settings->keymap, IN_LIST, key_code("Ctrl-E")), CMD_EDIT);
	assert_int_equal(keymap_command(settings->keymap, IN_LIST, key_code("e")), CMD_NONE);
	settings_free(settings);
}

static void test_what_is_refused_names_line_key_and_reason(void **state)
{
	(void)state;
	static const struct {
		const char *text, *sentence;
	} rows[] = {
		{ "[regster]\n", ":1: [regster]: there is no such section; did you mean \"register\"?" },
		{ "[key]\n", "did you mean \"keys\"?" },
		{ "[register]\n\nfiel = x\n", ":3: fiel: there is no such key in [register]; did you mean \"file\"?" },
		{ "[display]\nmouse = yes\n", ":2: mouse: there is no such key in [display]" },
		{ "[register]\nbusy_seconds = 0\n", ":2: busy_seconds: \"0\" is not a whole number from 1 to 60" },
		{ "[register]\nbusy_seconds = 61\n", "\"61\" is not a whole number from 1 to 60" },
		{ "[register]\nbusy_seconds = 5s\n", "\"5s\" is not" },
		{ "[register]\nbusy_seconds =\n", "\"\" is not" },
		{ "[limits]\nstale_days = 99999999999999999999\n", "is not a whole number from 0 to 3650" },
		{ "[register]\nfile =\n", ":2: file: is empty" },
		{ "[display]\ntheme = purple\n", ":2: theme: \"purple\" is not one of: standard dark" },
		{ "[display]\nlanguage = svenska\n", "\"svenska\" is not one of: auto sv en" },
		{ "[display]\nascii = perhaps\n", ":2: ascii: \"perhaps\" is neither yes nor no" },
		{ "[keys]\nedti = e\n", ":2: edti: no such command; did you mean edit?" },
		{ "[keys]\nedit = Ctrl-Å\n", ":2: " },
		{ "[keys]\nfrobnicate = x\nedit = a\n", ":2: frobnicate: no such command" },
		{ "[keys]\nup = Up\nedit = a\n", ":3: edit: the key a is taken by add" },
		{ "[register]\nfile = a\nfile = b\n", ":3: file: is already set in line 2" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct settings *settings = settings_new();
		struct err err = {0};
		if (read_text(settings, rows[i].text, &err))
			fail_msg("was taken: %s", rows[i].text);
		if (strstr(err.text, rows[i].sentence) == NULL)
			fail_msg("\"%s\" is not in \"%s\"", rows[i].sentence, err.text);
		assert_int_equal(err_status(&err), 1);
		settings_free(settings);
	}
}

/* Two commands may change places: only the whole is held against itself. */
static void test_keys_that_change_places(void **state)
{
	(void)state;
	struct settings *settings = settings_new();
	struct err err = {0};
	if (!read_text(settings, "[keys]\nedit = a\nadd = e\n", &err))
		fail_msg("%s", err.text);
	assert_int_equal(keymap_command(settings->keymap, IN_LIST, 'a'), CMD_EDIT);
	assert_int_equal(keymap_command(settings->keymap, IN_LIST, 'e'), CMD_ADD);
	settings_free(settings);
}

static void test_a_file_that_is_named_must_be_there(void **state)
{
	(void)state;
	struct settings *settings = settings_new();
	struct err err = {0};
	assert_false(settings_read(settings, "/nowhere/samverkan.ini", &err));
	assert_non_null(strstr(err.text, "/nowhere/samverkan.ini"));
	settings_free(settings);
}

static void expect_path(const char *option, const char *wanted)
{
	char *path = settings_path(option);
	if (wanted == NULL)
		assert_null(path);
	else
		assert_string_equal(path, wanted);
	free(path);
}

static void test_which_config_is_in_force(void **state)
{
	(void)state;
	char *own = xasprintf("%s/samverkan", directory);
	assert_int_equal(mkdir(own, 0700), 0);
	unsetenv("SAMVERKAN_CONFIG");
	setenv("XDG_CONFIG_HOME", directory, 1);
	bool host_has_one = access(SYSCONFDIR "/samverkan.ini", F_OK) == 0;
	if (!host_has_one)
		expect_path(NULL, NULL);
	char *file = write_file("samverkan/samverkan.ini", "");
	expect_path(NULL, file);
	setenv("SAMVERKAN_CONFIG", "", 1);
	expect_path(NULL, file);
	setenv("SAMVERKAN_CONFIG", "/from/environment", 1);
	expect_path(NULL, "/from/environment");
	expect_path("/from/option", "/from/option");
	unsetenv("SAMVERKAN_CONFIG");
	setenv("XDG_CONFIG_HOME", "relative/is/ignored", 1);
	setenv("HOME", "/nowhere", 1);
	if (!host_has_one)
		expect_path(NULL, NULL);
	unlink(file);
	rmdir(own);
	free(file);
	free(own);
}

static void expect_register(const struct settings *settings, const char *option, const char *wanted)
{
	char *path = settings_register(settings, option);
	assert_string_equal(path, wanted);
	free(path);
}

static void test_which_register_is_in_force(void **state)
{
	(void)state;
	struct settings *settings = settings_new();
	struct err err = {0};
	unsetenv("SAMVERKAN_REGISTER");
	setenv("HOME", "/home/anna", 1);
	setenv("XDG_DATA_HOME", "/data", 1);
	expect_register(settings, NULL, "/data/samverkan/register.db");
	assert_null(settings_register_named(settings, NULL));
	unsetenv("XDG_DATA_HOME");
	expect_register(settings, NULL, "/home/anna/.local/share/samverkan/register.db");
	assert_true(read_text(settings, "[register]\nfile = /srv/r.db\n", &err));
	expect_register(settings, NULL, "/srv/r.db");
	setenv("SAMVERKAN_REGISTER", "/env.db", 1);
	expect_register(settings, NULL, "/env.db");
	expect_register(settings, "option.db", "option.db");
	unsetenv("SAMVERKAN_REGISTER");
	settings_free(settings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_delivered),
		cmocka_unit_test(test_the_table_agrees_with_itself),
		cmocka_unit_test(test_all_that_a_file_may_say),
		cmocka_unit_test(test_what_is_refused_names_line_key_and_reason),
		cmocka_unit_test(test_keys_that_change_places),
		cmocka_unit_test(test_a_file_that_is_named_must_be_there),
		cmocka_unit_test(test_which_config_is_in_force),
		cmocka_unit_test(test_which_register_is_in_force),
	};
	return cmocka_run_group_tests_name("settings", tests, make_directory, remove_directory);
}
