/* SPDX-License-Identifier: EUPL-1.2 */
/* input: the only place that reads the terminal. Keys come out as the codes of src/command.h. */
#ifndef SAMVERKAN_INPUT_H
#define SAMVERKAN_INPUT_H

#include <stdbool.h>

enum input_event {
	INPUT_NONE,   /* nothing more to read now */
	INPUT_KEY,
	INPUT_PASTE,
	INPUT_FENCE,  /* a test asks whether all before it is dealt with */
	INPUT_CLOSED, /* the line is cut */
};
struct input {
	enum input_event event;
	int key;    /* INPUT_KEY */
	char *text; /* INPUT_PASTE: UTF-8, for the caller to free */
};

/* The next event, without waiting (but for the rest of an escape sequence, at most escdelay). */
struct input input_read(void);

#endif
