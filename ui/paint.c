/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "paint.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

static struct {
	int row, column;
} cursor;

/* Writes text that is already safe and no wider than its place. */
static void put(int row, int column, enum role role, const char *text)
{
	attrset((attr_t)screen_role(role));
	mvaddstr(row, column, text);
	attrset((attr_t)screen_role(ROLE_NORMAL));
}

void paint_begin(void)
{
	erase();
}

void paint_again(void)
{
	clearok(curscr, TRUE);
}

void paint_clear(struct rect rect)
{
	attrset((attr_t)screen_role(ROLE_NORMAL));
	for (int row = 0; row < rect.rows; row++)
		mvhline(rect.row + row, rect.column, ' ', rect.columns);
}

int paint_text(int row, int column, int columns, enum role role, const char *text)
{
	if (columns <= 0 || *text == '\0')
		return 0;
	int width = text_width(text);
	char *shown = width <= columns ? text_show(text) : text_fit(text, columns, TEXT_LEFT);
	put(row, column, role, shown);
	free(shown);
	return width <= columns ? width : columns;
}

void paint_fill(int row, int column, int columns, enum role role, const char *text, bool right)
{
	if (columns <= 0)
		return;
	char *shown = text_fit(text, columns, right ? TEXT_RIGHT : TEXT_LEFT);
	put(row, column, role, shown);
	free(shown);
}

int paint_right(int row, int column, int columns, enum role role, const char *text)
{
	int width = text_width(text);
	int at = width < columns ? column + columns - width : column;
	paint_text(row, at, columns, role, text);
	return at;
}

void paint_role(int row, int column, int columns, enum role role)
{
	attr_t attribute = (attr_t)screen_role(role);
	if (columns > 0)
		mvchgat(row, column, columns, attribute & ~(attr_t)A_COLOR, (short)PAIR_NUMBER(attribute), NULL);
}

void paint_hit(int row, int column, int columns)
{
	for (int i = 0; i < columns; i++) {
		cchar_t cell;
		wchar_t text[CCHARW_MAX + 1];
		attr_t attribute;
		short pair;
		if (mvin_wch(row, column + i, &cell) != ERR && getcchar(&cell, text, &attribute, &pair, NULL) != ERR)
			mvchgat(row, column + i, 1, (attribute & ~(attr_t)A_COLOR) | A_UNDERLINE | A_BOLD, pair, NULL);
	}
}

/* The glyph as one cell, so that curses looks at it once and not in every column of every picture. */
void paint_rule(int row, int column, int columns)
{
	attr_t attribute = (attr_t)screen_role(ROLE_DIM);
	wchar_t glyph[2] = { 0 };
	cchar_t cell;
	if (columns <= 0 || mbtowc(glyph, screen_glyph(GLYPH_HORIZONTAL), MB_CUR_MAX) <= 0)
		return;
	setcchar(&cell, glyph, attribute & ~(attr_t)A_COLOR, (short)PAIR_NUMBER(attribute), NULL);
	mvhline_set(row, column, &cell, columns);
}

static void paint_edge(int row, struct rect rect, enum glyph left, enum glyph right)
{
	put(row, rect.column, ROLE_DIM, screen_glyph(left));
	paint_rule(row, rect.column + 1, rect.columns - 2);
	put(row, rect.column + rect.columns - 1, ROLE_DIM, screen_glyph(right));
}

struct rect paint_frame(struct rect rect, const char *title, const char *remark)
{
	paint_clear(rect);
	paint_edge(rect.row, rect, GLYPH_TOP_LEFT, GLYPH_TOP_RIGHT);
	paint_edge(rect.row + rect.rows - 1, rect, GLYPH_BOTTOM_LEFT, GLYPH_BOTTOM_RIGHT);
	for (int row = 1; row < rect.rows - 1; row++) {
		put(rect.row + row, rect.column, ROLE_DIM, screen_glyph(GLYPH_VERTICAL));
		put(rect.row + row, rect.column + rect.columns - 1, ROLE_DIM, screen_glyph(GLYPH_VERTICAL));
	}
	if (title != NULL)
		paint_text(rect.row, rect.column + 2, rect.columns - 4, ROLE_TITLE, title);
	if (remark != NULL)
		paint_right(rect.row + rect.rows - 1, rect.column + 2, rect.columns - 4, ROLE_DIM, remark);
	return (struct rect){ rect.row + 1, rect.column + 1, rect.rows - 2, rect.columns - 2 };
}

void paint_cursor(int row, int column)
{
	cursor.row = row;
	cursor.column = column;
}

void paint_finish(void)
{
	/* Only here: every addstr of a layer moves the cursor too. */
	move(cursor.row, cursor.column);
	wnoutrefresh(stdscr);
	doupdate();
}
