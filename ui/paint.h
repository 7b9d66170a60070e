/* SPDX-License-Identifier: EUPL-1.2 */
/* paint: putting text into rectangles of the screen, measured in columns. Everything painted passes text_show first,
 * so nothing that is kept in a record can steer the terminal. */
#ifndef SAMVERKAN_PAINT_H
#define SAMVERKAN_PAINT_H

#include "layout.h"
#include "screen.h"

/* Blanks the whole picture; before anything is painted. */
void paint_begin(void);
/* Lets the next paint_finish send everything, whatever the terminal shows now. */
void paint_again(void);
/* Blanks the rectangle. */
void paint_clear(struct rect rect);
/* TEXT at ROW and COLUMN of the screen, cut (with …) to COLUMNS; returns the columns used. */
int paint_text(int row, int column, int columns, enum role role, const char *text);
/* As paint_text, but fills all COLUMNS: padded, or flush right. */
void paint_fill(int row, int column, int columns, enum role role, const char *text, bool right);
/* As paint_text, flush right against COLUMN + COLUMNS. Returns the column where the text begins. */
int paint_right(int row, int column, int columns, enum role role, const char *text);
/* Gives the role to COLUMNS cells that are already painted (the selected line). */
void paint_role(int row, int column, int columns, enum role role);
/* Marks COLUMNS painted cells as what was searched for, over the role that they have. */
void paint_hit(int row, int column, int columns);
/* A horizontal rule over COLUMNS. */
void paint_rule(int row, int column, int columns);
/* A frame with a title in its upper and a remark in its lower rule (each may be NULL); the inside is blanked and
 * returned. */
struct rect paint_frame(struct rect rect, const char *title, const char *remark);
/* Where the real cursor shall stand after this turn: on what is selected or typed; screen readers follow it. */
void paint_cursor(int row, int column);
/* Sends what differs to the terminal; once a turn, by the loop. */
void paint_finish(void);

#endif
