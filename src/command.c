/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "command.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

enum { KEYS_MAX = 8, QUOTED_COLUMNS = 40 };

static const struct command command_rows[] = {
#define COMMAND(id, ...) { CMD_##id, __VA_ARGS__ },
#include "command.def"
#undef COMMAND
};

static_assert(sizeof command_rows / sizeof *command_rows == CMD_COUNT - 1, "one row per command");

const struct command *command_row(enum command_id id)
{
	assert(id > CMD_NONE && id < CMD_COUNT);
	return &command_rows[id - 1];
}

enum command_id command_find(const char *name, struct err *err)
{
	const char *names[CMD_COUNT];
	int count = 0;
	for (int id = CMD_NONE + 1; id < CMD_COUNT; id++) {
		const struct command *row = command_row((enum command_id)id);
		if (strcmp(row->name, name) == 0)
			return row->id;
		names[count++] = row->name;
	}
	const char *near = text_nearest(name, names, count);
	int quoted = (int)text_cut(name, QUOTED_COLUMNS);
	if (near != NULL)
		err_set(err, ERR_NOT_FOUND, _("%.*s: no such command; did you mean %s?"), quoted, name, near);
	else
		err_set(err, ERR_NOT_FOUND, _("%.*s: no such command; `samverkan keys` lists them"), quoted, name);
	return CMD_NONE;
}

/* ---- keys ---- */

/* NAME is what the config and the table say, SHOWN (msgid) what people read when it is another word. */
static const struct key {
	int code;
	const char *name, *shown;
} key_rows[] = {
	{ K_UP, "Up", "↑" },
	{ K_DOWN, "Down", "↓" },
	{ K_LEFT, "Left", "←" },
	{ K_RIGHT, "Right", "→" },
	{ K_PAGE_UP, "PgUp", NULL },
	{ K_PAGE_DOWN, "PgDn", NULL },
	{ K_HOME, "Home", NULL },
	{ K_END, "End", NULL },
	{ K_INSERT, "Ins", NULL },
	{ K_DELETE, "Del", NULL },
	{ K_BACKSPACE, "Backspace", N_("Backspace") },
	{ K_TAB, "Tab", NULL },
	{ K_SHIFT_TAB, "Shift-Tab", N_("Shift-Tab") },
	{ K_ENTER, "Enter", NULL },
	{ K_ESC, "Esc", NULL },
	{ K_SPACE, "Space", N_("Space") },
	{ K_F1, "F1", NULL },
	{ K_F2, "F2", NULL },
	{ K_F3, "F3", NULL },
	{ K_F4, "F4", NULL },
	{ K_F5, "F5", NULL },
	{ K_F6, "F6", NULL },
	{ K_F7, "F7", NULL },
	{ K_F8, "F8", NULL },
	{ K_F9, "F9", NULL },
	{ K_F10, "F10", NULL },
	{ K_F11, "F11", NULL },
	{ K_F12, "F12", NULL },
	{ K_ALT_DOWN, "Alt-Down", "Alt-↓" },
	{ K_ALT_UP, "Alt-Up", "Alt-↑" },
	/* Terminals send the same byte for these. */
	{ K_TAB, "Ctrl-I", NULL },
	{ K_ENTER, "Ctrl-M", NULL },
	{ K_ENTER, "Ctrl-J", NULL },
	{ K_BACKSPACE, "Ctrl-H", NULL },
};

/* The code of a name that is one character alone, else 0. */
static int character_code(const char *name)
{
	mbstate_t state = {0};
	wchar_t character = 0;
	size_t length = strlen(name), used = mbrtowc(&character, name, length, &state);
	bool whole = length > 0 && used == length;
	return whole && character > ' ' && wcwidth(character) > 0 ? (int)character : 0;
}

int key_code(const char *name)
{
	for (size_t i = 0; i < sizeof key_rows / sizeof *key_rows; i++)
		if (strcasecmp(key_rows[i].name, name) == 0)
			return key_rows[i].code;
	if (strncasecmp(name, "Ctrl-", 5) != 0)
		return character_code(name);
	int letter = name[5] | ('a' ^ 'A');
	return letter >= 'a' && letter <= 'z' && name[6] == '\0' ? K_CTRL + letter : 0;
}

static const char *shown_name(const struct key *key)
{
	if (key->shown == NULL)
		return key->name;
	bool plain = (unsigned char)key->shown[strlen(key->shown) - 1] < 0x80;
	return plain ? i18n(key->shown) : text_ascii() ? key->name : key->shown;
}

static void put_character(int code, char out[24])
{
	mbstate_t state = {0};
	char bytes[16];
	size_t length = wcrtomb(bytes, (wchar_t)code, &state);
	bool known = length != (size_t)-1;
	snprintf(out, 24, "%.*s", known ? (int)length : 1, known ? bytes : "?");
}

void key_label(int code, char out[24])
{
	for (size_t i = 0; i < sizeof key_rows / sizeof *key_rows; i++) {
		if (key_rows[i].code == code) {
			snprintf(out, 24, "%s", shown_name(&key_rows[i]));
			return;
		}
	}
	if (code >= K_CTRL + 'a' && code <= K_CTRL + 'z')
		snprintf(out, 24, "Ctrl-%c", code - K_CTRL - ('a' ^ 'A'));
	else
		put_character(code, out);
}

/* ---- the keys in force ---- */

struct binding {
	int key[KEYS_MAX];
	int count;
	bool own; /* from the config */
};

struct keymap {
	struct binding of[CMD_COUNT];
};

static bool has_key(const struct binding *binding, int key)
{
	for (int i = 0; i < binding->count; i++)
		if (binding->key[i] == key)
			return true;
	return false;
}

/* Reads "e F4"; BINDING is untouched on failure. */
static bool read_keys(struct binding *binding, const char *keys, struct err *err)
{
	struct binding read = {0};
	for (const char *p = keys + strspn(keys, " "); *p != '\0'; p += strspn(p, " ")) {
		size_t length = strcspn(p, " ");
		char *name = xstrndup(p, length);
		int code = key_code(name);
		if (code == 0)
			err_set(err, ERR_REFUSED, _("%.*s: no such key"), (int)text_cut(name, QUOTED_COLUMNS), name);
		free(name);
		if (code == 0)
			return false;
		if (read.count == KEYS_MAX)
			return err_set(err, ERR_REFUSED, _("more than %d keys for one command"), KEYS_MAX);
		if (!has_key(&read, code))
			read.key[read.count++] = code;
		p += length;
	}
	*binding = read;
	return true;
}

struct keymap *keymap_new(void)
{
	struct keymap *keymap = xcalloc(1, sizeof *keymap);
	for (int id = CMD_NONE + 1; id < CMD_COUNT; id++) {
		bool read = read_keys(&keymap->of[id], command_row((enum command_id)id)->keys, NULL);
		assert(read && "the table has only known keys");
		(void)read;
	}
	return keymap;
}

void keymap_free(struct keymap *keymap)
{
	free(keymap);
}

/* The first command but ID that has KEY in a context of ID; only those that the config gave keys when OWN. */
static enum command_id rival(const struct keymap *keymap, enum command_id id, int key, bool own)
{
	int context = command_row(id)->context;
	for (int other = CMD_NONE + 1; other < CMD_COUNT; other++) {
		const struct binding *binding = &keymap->of[other];
		if (other != (int)id && (binding->own || !own) && has_key(binding, key) &&
		    (command_row((enum command_id)other)->context & context) != 0)
			return (enum command_id)other;
	}
	return CMD_NONE;
}

static bool check_rivals(const struct keymap *keymap, const struct binding *binding, enum command_id id, bool own,
			 struct err *err)
{
	char shown[24];
	for (int i = 0; i < binding->count; i++) {
		enum command_id other = rival(keymap, id, binding->key[i], own);
		if (other == CMD_NONE)
			continue;
		key_label(binding->key[i], shown);
		return err_field(err, command_row(id)->name, _("%s: the key %s is taken by %s"), command_row(id)->name,
				 shown, command_row(other)->name);
	}
	return true;
}

/* In a form a character is text, so that no command may take one there. */
static bool check_typing(const struct binding *binding, enum command_id id, struct err *err)
{
	char shown[24];
	if ((command_row(id)->context & IN_WRITING) == 0)
		return true;
	for (int i = 0; i < binding->count; i++) {
		int key = binding->key[i];
		if (key > KEYS_SPECIAL && key != K_SPACE)
			continue;
		key_label(key, shown);
		return err_field(err, command_row(id)->name, _("%s: the key %s writes text in a form"),
				 command_row(id)->name, shown);
	}
	return true;
}

bool keymap_bind(struct keymap *keymap, const char *command, const char *keys, struct err *err)
{
	struct binding binding = {0};
	enum command_id id = command_find(command, err);
	if (id == CMD_NONE || !read_keys(&binding, keys, err) || !check_typing(&binding, id, err) ||
	    !check_rivals(keymap, &binding, id, true, err))
		return false;
	binding.own = true;
	keymap->of[id] = binding;
	return true;
}

/* Commands that the config gave keys come first, because theirs is the line to mend. */
bool keymap_check(const struct keymap *keymap, struct err *err)
{
	for (int own = 1; own >= 0; own--)
		for (int id = CMD_NONE + 1; id < CMD_COUNT; id++)
			if (keymap->of[id].own == (own == 1) &&
			    !check_rivals(keymap, &keymap->of[id], (enum command_id)id, false, err))
				return false;
	return true;
}

enum command_id keymap_command(const struct keymap *keymap, int context, int key)
{
	for (int id = CMD_NONE + 1; id < CMD_COUNT; id++)
		if ((command_row((enum command_id)id)->context & context) != 0 && has_key(&keymap->of[id], key))
			return (enum command_id)id;
	return CMD_NONE;
}

char *keymap_keys(const struct keymap *keymap, enum command_id id, bool first)
{
	assert(id > CMD_NONE && id < CMD_COUNT);
	struct str text = {0};
	const struct binding *binding = &keymap->of[id];
	for (int i = 0; i < binding->count && !(first && i > 0); i++) {
		char name[24];
		key_label(binding->key[i], name);
		str_addf(&text, "%s%s", i > 0 ? ", " : "", name);
	}
	return str_take(&text);
}
