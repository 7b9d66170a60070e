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

#include "command.h"
#include "i18n.h"
#include "text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int start(void **state)
{
	(void)state;
	char path[4096];
	const char *data = getenv("SAMVERKAN_DATADIR");
	assert_non_null(data);
	snprintf(path, sizeof path, "%s/locale", data);
	i18n_start("en", path);
	text_set_ascii(false);
	return 0;
}

static void test_find(void **state)
{
	(void)state;
	struct err err = {0};
	assert_int_equal(command_find("edit", &err), CMD_EDIT);
	assert_string_equal(command_row(CMD_EDIT)->name, "edit");
	for (int id = CMD_NONE + 1; id < CMD_COUNT; id++) {
		assert_int_equal(command_row((enum command_id)id)->id, id);
		assert_int_equal(command_find(command_row((enum command_id)id)->name, &err), id);
	}
	assert_int_equal(command_find("edti", &err), CMD_NONE);
	assert_non_null(strstr(err.text, "did you mean edit?"));
	assert_int_equal(command_find("qqqqqqqqqqqq", &err), CMD_NONE);
	assert_non_null(strstr(err.text, "no such command"));
	assert_int_equal(err_status(&err), 1);
}

static const struct {
	const char *name;
	int code;
	const char *label; /* NULL: as the name */
} keys[] = {
	{ "e", 'e', NULL },	       { "E", 'E', NULL },	       { "?", '?', NULL },
	{ "*", '*', NULL },	       { "1", '1', NULL },	       { "å", 0xE5, NULL },
	{ "Up", K_UP, "↑" },	       { "pgup", K_PAGE_UP, "PgUp" },  { "F1", K_F1, NULL },
	{ "f12", K_F12, "F12" },       { "Ctrl-S", K_CTRL + 's', NULL }, { "ctrl-s", K_CTRL + 's', "Ctrl-S" },
	{ "Shift-Tab", K_SHIFT_TAB, NULL }, { "Alt-Down", K_ALT_DOWN, "Alt-↓" }, { "Space", K_SPACE, NULL },
	{ "Enter", K_ENTER, NULL },    { "Esc", K_ESC, NULL },	       { "Ins", K_INSERT, NULL },
	{ "Del", K_DELETE, NULL },     { "Backspace", K_BACKSPACE, NULL }, { "Ctrl-I", K_TAB, "Tab" },
	{ "Ctrl-M", K_ENTER, "Enter" }, { "Ctrl-H", K_BACKSPACE, "Backspace" },
};

static void test_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++) {
		char label[24];
		if (key_code(keys[i].name) != keys[i].code)
			fail_msg("%s is %d", keys[i].name, key_code(keys[i].name));
		key_label(keys[i].code, label);
		assert_string_equal(label, keys[i].label != NULL ? keys[i].label : keys[i].name);
	}
}

static void test_no_such_key(void **state)
{
	(void)state;
	static const char *const names[] = { "", "ee", "F13", "Ctrl-", "Ctrl-1", "Ctrl-SS", "Ctrl-å", "Meta-x", " ",
					     "\033", "\xFF", "\u202E", "\u0301", "Alt-x" };
	for (size_t i = 0; i < COUNT(names); i++)
		if (key_code(names[i]) != 0)
			fail_msg("\"%s\" is %d", names[i], key_code(names[i]));
}

static void test_labels_by_language_and_terminal(void **state)
{
	(void)state;
	char label[24];
	i18n_start("sv", NULL);
	key_label(K_SPACE, label);
	assert_string_equal(label, "Blanksteg");
	key_label(K_ENTER, label);
	assert_string_equal(label, "Enter");
	text_set_ascii(true);
	key_label(K_ALT_DOWN, label);
	assert_string_equal(label, "Alt-Down");
	key_label(0x1F600, label);
	assert_string_equal(label, "\U0001F600");
}

static void test_delivered_keys(void **state)
{
	(void)state;
	struct err err = {0};
	struct keymap *keymap = keymap_new();
	if (!keymap_check(keymap, &err))
		fail_msg("%s", err.text);
	assert_int_equal(keymap_command(keymap, IN_LIST, 'e'), CMD_EDIT);
	assert_int_equal(keymap_command(keymap, IN_DETAIL, K_F4), CMD_EDIT);
	assert_int_equal(keymap_command(keymap, IN_FORM, 'e'), CMD_NONE);
	assert_int_equal(keymap_command(keymap, IN_LIST, '+'), CMD_GROW);
	assert_int_equal(keymap_command(keymap, IN_DOCUMENT, '+'), CMD_YEAR_ON);
	assert_int_equal(keymap_command(keymap, IN_LIST, K_TAB), CMD_NEXT_PART);
	assert_int_equal(keymap_command(keymap, IN_FORM, K_TAB), CMD_FORM_NEXT);
	assert_int_equal(keymap_command(keymap, IN_FORM, K_CTRL + 's'), CMD_FORM_SAVE);
	assert_int_equal(keymap_command(keymap, IN_LIST, K_F12), CMD_NONE);
	keymap_free(keymap);
}

static void assert_keys(const struct keymap *keymap, enum command_id id, bool first, const char *expected)
{
	char *text = keymap_keys(keymap, id, first);
	assert_string_equal(text, expected);
	free(text);
}

static void test_bind(void **state)
{
	(void)state;
	struct err err = {0};
	struct keymap *keymap = keymap_new();
	assert_keys(keymap, CMD_EDIT, false, "e, F4");
	assert_keys(keymap, CMD_EDIT, true, "e");
	assert_keys(keymap, CMD_UP, false, "↑, k");
	assert_true(keymap_bind(keymap, "edit", "  E   F12 E ", &err));
	assert_keys(keymap, CMD_EDIT, false, "E, F12");
	assert_int_equal(keymap_command(keymap, IN_LIST, 'e'), CMD_NONE);
	assert_int_equal(keymap_command(keymap, IN_LIST, K_F12), CMD_EDIT);
	assert_true(keymap_bind(keymap, "edit", "", &err));
	assert_keys(keymap, CMD_EDIT, false, "");
	assert_true(keymap_check(keymap, &err));
	keymap_free(keymap);
}

static void test_bind_refused(void **state)
{
	(void)state;
	static const struct {
		const char *command, *keys, *why;
	} binds[] = {
		{ "edti", "x", "did you mean edit?" },
		{ "edit", "x Hyper-x", "Hyper-x: no such key" },
		{ "edit", "A B C D E I J K L", "more than 8 keys" },
		{ "form-next", "x", "form-next: the key x writes text in a form" },
		{ "cell-save", "x", "cell-save: the key x writes text in a form" },
		{ "bulk-preview", "p", "bulk-preview: the key p writes text in a form" },
		{ "back", "Esc Space", "back: the key Space writes text in a form" },
		{ "add", "X", "add: the key X is taken by confirm" },
	};
	struct keymap *keymap = keymap_new();
	assert_true(keymap_bind(keymap, "confirm", "X", NULL));
	for (size_t i = 0; i < COUNT(binds); i++) {
		struct err err = {0};
		assert_false(keymap_bind(keymap, binds[i].command, binds[i].keys, &err));
		if (strstr(err.text, binds[i].why) == NULL)
			fail_msg("%s gave: %s", binds[i].keys, err.text);
		assert_int_equal(err_status(&err), 1);
	}
	assert_keys(keymap, CMD_EDIT, false, "e, F4");
	assert_keys(keymap, CMD_ADD, false, "a, F7, Ins");
	keymap_free(keymap);
}

/* A key that the table gives another command is free once that command has got another. */
static void test_two_commands_change_keys(void **state)
{
	(void)state;
	struct err err = {0};
	struct keymap *keymap = keymap_new();
	assert_true(keymap_bind(keymap, "edit", "a", &err));
	assert_false(keymap_check(keymap, &err));
	assert_string_equal(err.field, "edit");
	assert_string_equal(err.text, "edit: the key a is taken by add");
	assert_true(keymap_bind(keymap, "add", "e", &err));
	assert_true(keymap_check(keymap, &err));
	assert_int_equal(keymap_command(keymap, IN_LIST, 'a'), CMD_EDIT);
	assert_int_equal(keymap_command(keymap, IN_LIST, 'e'), CMD_ADD);
	keymap_free(keymap);
}

static void test_the_same_key_in_another_context_is_no_clash(void **state)
{
	(void)state;
	struct err err = {0};
	struct keymap *keymap = keymap_new();
	assert_true(keymap_bind(keymap, "year-on", "a", &err));
	if (!keymap_check(keymap, &err))
		fail_msg("%s", err.text);
	keymap_free(keymap);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, start)
	const struct CMUnitTest tests[] = {
		TEST(test_find), TEST(test_keys), TEST(test_no_such_key), TEST(test_labels_by_language_and_terminal),
		TEST(test_delivered_keys), TEST(test_bind), TEST(test_bind_refused),
		TEST(test_two_commands_change_keys),
		TEST(test_the_same_key_in_another_context_is_no_clash),
	};
	return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
