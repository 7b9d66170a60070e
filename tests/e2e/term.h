/* SPDX-License-Identifier: EUPL-1.2 */
/* term: a terminal with a real program in it. A pseudo terminal carries the bytes, libvterm draws them; this is the
 * only file pair that knows libvterm. How it knows for certain that the program has done what it was asked stands
 * in README. */
#ifndef SAMVERKAN_TESTS_TERM_H
#define SAMVERKAN_TESTS_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "mem.h"

struct term;

/* What term_start needs; all borrowed for the call. */
struct term_program {
	const char *const *argv; /* argv[0] is a path, NULL ends */
	const char *const *env;  /* the whole environment, "NAME=value", NULL ends */
	const char *dir;         /* where it starts */
};

/* Blocks SIGCHLD for good, so that term_wait is the only place that notices the end of a child. Call once, first. */
void term_begin(void);

/* In a child between fork and exec: takes back what term_begin did, so that the program starts as from a login. */
void term_child_signals(void);

struct term *term_new(int rows, int cols);

/* Kills (SIGKILL) and reaps what still runs. NULL is allowed. */
void term_free(struct term *term);

/* Starts a program on a cleared screen of the present size. The one before must have ended. */
bool term_start(struct term *term, const struct term_program *program, struct err *err);

/* Pumps all COUNT terminals (64 at most) until DONE(context) is true, or until LIMIT_MS have gone: then false. Wakes
 * for bytes and for the end of any child; it never sleeps past an event and never polls by the clock. */
bool term_wait(struct term *const *terms, int count, bool (*done)(void *context), void *context, int limit_ms);

/* Sending. Nothing is waited for; the bytes leave in term_wait. KEY is a name of the README ("Down", "Ctrl-S", "å");
 * false when there is no such key. Text may be any UTF-8; a paste is bracketed when the program asked for that. */
bool term_key(struct term *term, const char *key);
void term_type(struct term *term, const char *text);
void term_paste(struct term *term, const char *text);

/* Sends the fence: term_settled stays false until the program has answered every fence. */
void term_fence(struct term *term);

/* Gives the terminal a new size: term_settled stays false until the program has painted in it. */
void term_resize(struct term *term, int rows, int cols);

/* Tells the program a size that the terminal does not have. */
void term_claim(struct term *term, int rows, int cols);

void term_hang_up(struct term *term); /* closes the line: SIGHUP and end of file, as when a connection is lost */
bool term_signal(struct term *term, int signal_number, struct err *err);

bool term_used(const struct term *term);     /* a program was started at some time */
bool term_ended(const struct term *term);    /* the program is reaped and its last byte is on the screen */
int term_status(const struct term *term);    /* as waitpid gives it; only after term_ended */
bool term_settled(const struct term *term);  /* idle, every fence answered, painted in the present size */
bool term_marked(const struct term *term);   /* the program has written at least one idle marker */
unsigned term_others(const struct term *term);  /* repaints that no key caused, from the newest marker */
bool term_kept(const struct term *term);     /* settled, and all that is typed is on disk, as the program says */
unsigned long term_bytes(const struct term *term); /* bytes written by the program, idle markers not counted */

/* What the screen shows. Rows and columns count from 1; the caller frees the texts. */
int term_rows(const struct term *term);
int term_cols(const struct term *term);
void term_cursor(const struct term *term, int *row, int *col);
char *term_row(const struct term *term, int row); /* without the blanks at its end */
char *term_picture(const struct term *term);      /* for a person: frame, row numbers, cursor, state */
char *term_snapshot(const struct term *term);     /* for a golden file: size, rows, attributes, cursor */

#endif
