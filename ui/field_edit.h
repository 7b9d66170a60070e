/* SPDX-License-Identifier: EUPL-1.2 */
/* field_edit: text being typed, on the screen: keys that edit it, and its place in a rectangle with the real cursor. */
#ifndef SAMVERKAN_FIELD_EDIT_H
#define SAMVERKAN_FIELD_EDIT_H

#include "edit.h"
#include "paint.h"

/* What a key does to text: characters go in, the editing keys move and delete. In text with several lines K_ENTER is a
 * new line, K_UP and K_DOWN move in the text as it is wrapped to COLUMNS and are not taken at its edges. Returns false
 * when the key is none of these. *CHANGED (may be NULL) tells whether the text was touched. */
bool field_edit_key(struct edit *edit, int key, int columns, bool *changed);

/* Rows that the text takes when it is wrapped to COLUMNS, but no more than MOST; 1 for one-line text. */
int field_edit_rows(const struct edit *edit, int columns, int most);

/* Paints the text into RECT, filling it. With FOCUSED the cursor is in view and the real cursor stands there: one line
 * scrolls sideways, several scroll up (the cursor needs one free column to their right). Without, the text is shown
 * from its beginning. */
void field_edit_paint(const struct edit *edit, struct rect rect, enum role role, bool focused);

/* A character as UTF-8; "" for what is none. */
void field_edit_character(int key, char out[5]);

#endif
