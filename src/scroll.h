/* SPDX-License-Identifier: EUPL-1.2 */
/* scroll: one selected line among many, and which of them are on screen. The model of every plain list of lines. */
#ifndef SAMVERKAN_SCROLL_H
#define SAMVERKAN_SCROLL_H

#include "command.h"

struct scroll {
	int line; /* selected */
	int top;  /* first on screen */
	int rows; /* on screen */
};

/* Keeps the selection within COUNT lines and on a screen of ROWS rows; moves the screen as little as that needs. */
void scroll_fit(struct scroll *scroll, int count, int rows);
/* Does the commands that move (up, down, pages, ends) among COUNT lines; false for any other. */
bool scroll_command(struct scroll *scroll, enum command_id command, int count);

#endif
