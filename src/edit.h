/* SPDX-License-Identifier: EUPL-1.2 */
/* edit: text being typed, for form fields and prompts. Knows no screen. */
#ifndef SAMVERKAN_EDIT_H
#define SAMVERKAN_EDIT_H

#include <stdbool.h>
#include <stddef.h>

/* UTF-8; the cursor is a byte offset at a cursor stop (text_next). Several lines are wrapped as text_wrap does it, and
 * spaces at a break stay on the line before, so that every place in the text has one line. */
struct edit {
	char *text; /* owned, never NULL after edit_set */
	int length, room;
	int cursor;
	bool many_lines;
	int limit;   /* characters it may hold, 0: no limit; edit_set leaves it alone */
	char *loss;  /* what the last insertion left out and why, for people; NULL: all went in; owned */
};
void edit_set(struct edit *edit, const char *text, bool many_lines); /* cursor at the end */
void edit_free(struct edit *edit);
/* New text underneath the person: the cursor stays where it is as far as there is text. */
void edit_replace(struct edit *edit, const char *text);
/* Inserts what intake_take lets in of TEXT at the cursor; nothing of it when the text would pass its limit. What was
 * left out stands in loss. */
void edit_insert(struct edit *edit, const char *text);
void edit_forget_loss(struct edit *edit);
void edit_left(struct edit *edit);      /* by what people see as one character */
void edit_right(struct edit *edit);
void edit_word_left(struct edit *edit); /* to the beginning of a word */
void edit_word_right(struct edit *edit);
void edit_home(struct edit *edit);      /* of the line as typed, not as wrapped */
void edit_end(struct edit *edit);
bool edit_up(struct edit *edit, int columns);   /* in wrapped text of that width; false on the first line */
bool edit_down(struct edit *edit, int columns); /* false on the last line */
void edit_backspace(struct edit *edit);
void edit_delete(struct edit *edit);
void edit_delete_word(struct edit *edit); /* back to the beginning of the word */
void edit_clear(struct edit *edit);       /* everything before the cursor */
/* Line and column of the cursor when the text is wrapped to COLUMNS (line 0 and any column when not many_lines); the
 * column is at most COLUMNS. The cursor may be any byte offset here. */
void edit_position(const struct edit *edit, int columns, int *line, int *column);
/* The part of a text of many lines that ROWS (> 0) lines of COLUMNS show with the cursor in the last of them that it
 * reaches: returns the byte offset where it begins, and the row and column of the cursor in it. */
size_t edit_window(const struct edit *edit, int columns, int rows, int *row, int *column);

#endif
