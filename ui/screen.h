/* SPDX-License-Identifier: EUPL-1.2 */
/* screen: the terminal while the program has it: start and restore, colours as named roles, characters for lines.
 * Only screen.c, paint.c and input.c see curses; its short names (move, scroll, clear) stay out of everybody else. */
#ifndef SAMVERKAN_SCREEN_H
#define SAMVERKAN_SCREEN_H

#include <stdbool.h>

#include "err.h"
#include "settings.h"

/* What a piece of text is; themes give each an attribute. Colour only repeats what a word or mark already says. */
enum role {
	ROLE_NORMAL,
	ROLE_TITLE,    /* the header line, names of records */
	ROLE_DIM,      /* labels, rules, what matters less */
	ROLE_TAB,      /* the pane or part in front */
	ROLE_HEADING,  /* column headings, headings of sections */
	ROLE_GROUP,    /* group lines */
	ROLE_SELECTED, /* the selected line */
	ROLE_MARKED,
	ROLE_LINK,     /* Enter leads somewhere */
	ROLE_BAR,
	ROLE_WARN,     /* a limit is passed, a fault */
	ROLE_GOOD,
	ROLE_NEWS,     /* somebody else's change */
	ROLE_KEY,      /* a key in hints and help */
	ROLE_INPUT,    /* where one types */
	ROLE_COUNT
};

/* Takes the terminal. False with a sentence: not a terminal, dumb, unknown TERM. Registers the restore for want of
 * memory. The alternate screen is used, so that what stood there comes back. */
bool screen_start(const struct settings *settings, struct err *err);
/* Gives the terminal back as it was; may be called twice. */
void screen_stop(void);

/* The curses attribute of the role (an attr_t), for paint.c. */
unsigned long screen_role(enum role role);

/* The size of the terminal now; curses follows it. Called at the start and after SIGWINCH. */
void screen_size(int *rows, int *columns);

/* Characters for rules and marks, as UTF-8; plain ASCII when the settings say so. */
enum glyph {
	GLYPH_HORIZONTAL, GLYPH_VERTICAL, GLYPH_TEE_DOWN, GLYPH_TEE_UP, GLYPH_CROSS_LEFT, GLYPH_CROSS_RIGHT,
	GLYPH_TOP_LEFT, GLYPH_TOP_RIGHT, GLYPH_BOTTOM_LEFT, GLYPH_BOTTOM_RIGHT,
	GLYPH_SELECTED, /* ▌ */
	GLYPH_UNFOLDED, GLYPH_FOLDED, /* ▾ ▸ */
	GLYPH_MARK,     /* ■ marked, chosen: by oneself */
	GLYPH_NEWS,     /* ● others have changed it */
	GLYPH_DOT,      /* · */
	GLYPH_DOWN,     /* ▾ on a choice */
	GLYPH_PENCIL,   /* ✎ may write */
	GLYPH_WRITES,   /* ✎ somebody writes here */
	GLYPH_LOCK,     /* read only */
	GLYPH_MORE_UP, GLYPH_MORE_DOWN,
};
const char *screen_glyph(enum glyph glyph);

#endif
