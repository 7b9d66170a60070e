/* SPDX-License-Identifier: EUPL-1.2 */
/* command: every action a person can take on screen, one row each. Key dispatch, hints, palette, help, `samverkan keys`
 * and the man page are made from the table (src/command.c). */
#ifndef SAMVERKAN_COMMAND_H
#define SAMVERKAN_COMMAND_H

#include <stdbool.h>

#include "err.h"

/* Where a command applies; a layer of the screen is in exactly one of these. */
enum command_context {
	IN_LIST = 1 << 0,     /* a pane with a list */
	IN_DETAIL = 1 << 1,   /* a record, full size */
	IN_FORM = 1 << 2,
	IN_DOCUMENT = 1 << 3, /* the pane of summaries */
	IN_HELP = 1 << 4,
	IN_HISTORY = 1 << 5,
	IN_PICKER = 1 << 6,   /* a list of choices over a form */
	IN_CALENDAR = 1 << 7, /* a month over a form */
	IN_CELL = 1 << 8,     /* one field edited where it stands */
	IN_VALUE = 1 << 9,    /* the new value for many records */
	IN_PREVIEW = 1 << 10, /* what it would make of them */
	IN_COLUMNS = 1 << 11, /* the columns of a list, over it */
	IN_VIEWS = 1 << 12,   /* its saved views */
	IN_REPORT = 1 << 13,  /* a document over what one was reading */
	IN_PAPER = 1 << 14,   /* its pages, before they are printed */
	IN_MEETING = 1 << 15, /* a meeting, unit by unit */
	IN_FIXED = 1 << 16,   /* such a document that is fixed for ever */
	IN_READING = IN_REPORT | IN_FIXED,
	/* everywhere but where one types */
	IN_LAYERS = IN_LIST | IN_DETAIL | IN_DOCUMENT | IN_READING | IN_HISTORY | IN_MEETING,
	IN_LINES = IN_LAYERS | IN_HELP | IN_PICKER | IN_PREVIEW | IN_COLUMNS | IN_VIEWS | IN_PAPER, /* lines */
	IN_WRITING = IN_FORM | IN_CELL | IN_VALUE, /* where characters are text */
	IN_ALL = IN_LINES | IN_WRITING | IN_CALENDAR,
};

/* What a command needs; tested once, in the dispatcher, which also says what is missing. */
enum command_need {
	NEEDS_ROW = 1 << 0,   /* a record is selected */
	NEEDS_WRITE = 1 << 1, /* the register can be written */
	TAKES_MARKS = 1 << 2, /* acts on the marked rows when there are any */
};

enum command_id {
	CMD_NONE = 0,
#define COMMAND(id, ...) CMD_##id,
#include "command.def"
#undef COMMAND
	CMD_COUNT
};

struct command {
	enum command_id id;
	const char *name;    /* stable, for [keys] in the config and the palette: "edit" */
	const char *keys;    /* as delivered: "e F4", separated by spaces; names as key_code takes them */
	int context, needs;
	const char *hint;    /* msgid: one word for the hint line, NULL: not shown there */
	const char *help;    /* msgid: one sentence */
};

/* The row of a command; ID must be one. */
const struct command *command_row(enum command_id id);
/* The command by its stable name; CMD_NONE and a sentence with the nearest name. */
enum command_id command_find(const char *name, struct err *err);

/* ---- keys: a code is a Unicode character, or one of these above all characters ---- */
enum key_code {
	KEYS_SPECIAL = 0x200000,
	K_UP, K_DOWN, K_LEFT, K_RIGHT, K_PAGE_UP, K_PAGE_DOWN, K_HOME, K_END, K_INSERT, K_DELETE, K_BACKSPACE,
	K_TAB, K_SHIFT_TAB, K_ENTER, K_ESC, K_SPACE,
	K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12,
	K_ALT_DOWN, K_ALT_UP,
	K_CTRL = 0x300000, /* K_CTRL + 'a' ... 'z' */
};
/* Code of a key by name ("Ctrl-S", "PgUp", "e", "?", "Space", "F4"; case matters for single characters only); 0 when
 * there is no such key. Needs the UTF-8 LC_CTYPE that i18n_start sets. */
int key_code(const char *name);
/* Name of a key for people, in the language of the screen: "↑", "Enter", "Blanksteg" for what is "Space" in the config.
 * OUT has room for 24 bytes. */
void key_label(int code, char out[24]);

/* The keys in force: the table, changed by [keys] of the config. Several keys may give one command; a key has one
 * meaning in a context. */
struct keymap;
struct keymap *keymap_new(void);
void keymap_free(struct keymap *keymap);
/* Gives COMMAND these KEYS ("e F4"; "" for none) in place of the delivered ones. False with a sentence: unknown command
 * (nearest name), unknown key, a character as key in a form, or a clash with keys bound before, naming the command that
 * has the key. Clashes with delivered keys are left to keymap_check, so that two commands can change keys. */
bool keymap_bind(struct keymap *keymap, const char *command, const char *keys, struct err *err);
/* Holds all bindings against each other; false with a sentence on the first clash, and in ERR->field the name of the
 * command at fault, one that was bound if any was. */
bool keymap_check(const struct keymap *keymap, struct err *err);
enum command_id keymap_command(const struct keymap *keymap, int context, int key);
/* The keys of a command as people read them, "e, F4"; the first alone when FIRST. The caller frees. */
char *keymap_keys(const struct keymap *keymap, enum command_id id, bool first);

#endif
