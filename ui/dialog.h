/* SPDX-License-Identifier: EUPL-1.2 */
/* dialog: what the frames that lie over the workspace have in common: where they stand, and wrapped text in them. */
#ifndef SAMVERKAN_DIALOG_H
#define SAMVERKAN_DIALOG_H

#include "app.h"

/* A rectangle of at most ROWS and COLUMNS in the middle of the screen. */
struct rect dialog_rect(const struct app *app, int rows, int columns);

/* TEXT wrapped into RECT; what does not fit is left out, the last row then ends with an ellipsis. Returns the rows
 * used. */
int dialog_text(struct rect rect, enum role role, const char *text);

/* The hints of CONTEXT with the way out flush right, or the way back where one has taken a step. */
void dialog_hints(struct app *app, struct rect rect, int context);

/* As dialog_hints, or what the last key gave: for a frame that hides where messages stand else. A long one takes a row
 * above RECT too. */
void dialog_foot(struct app *app, struct rect rect, int context);

/* How many rows TEXT takes when it is wrapped to COLUMNS. */
int dialog_text_rows(const char *text, int columns);
/* Likewise, but no more than MOST: a long text costs no more than what is seen of it. */
int dialog_text_rows_most(const char *text, int columns, int most);

#endif
