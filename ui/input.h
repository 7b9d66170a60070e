/* SPDX-License-Identifier: EUPL-1.2 */
/* input: the only place that reads the terminal. Keys come out as the codes of src/command.h. */
#ifndef SAMVERKAN_INPUT_H
#define SAMVERKAN_INPUT_H

#include <stdbool.h>

enum input_event {
	INPUT_NONE,   /* nothing more to read now */
	INPUT_KEY,
	INPUT_PASTE,
	INPUT_TOO_LONG, /* more was pasted than any field takes; nothing of it is kept */
	INPUT_NOISE,  /* a byte that is no UTF-8: the terminal writes something else */
	INPUT_FENCE,  /* a test asks whether all before it is dealt with */
	INPUT_CLOSED, /* the line is cut */
};
struct input {
	enum input_event event;
	int key;    /* INPUT_KEY; INPUT_NOISE: the byte */
	char *text; /* INPUT_PASTE: bytes as they came, 0 as C0 80, each line end as newline; for the caller to free */
};

/* Once, when curses runs. */
void input_start(void);

/* Whether something waits to be read. */
bool input_waits(void *unused);

/* The next event, without waiting (but for the rest of an escape sequence, at most escdelay). */
struct input input_read(void);
/* Reads what waits and forgets it, but for the questions of a test; whether there was any, and Esc among it. */
bool input_forget(bool *escaped);

#endif
