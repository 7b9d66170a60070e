/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "layout.h"

#define DETAIL_MIN_ROWS 4
#define LIST_MIN_ROWS 5
#define LIST_MIN_COLUMNS 40
#define DETAIL_MIN_COLUMNS 30

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

static void split_beside(struct layout *layout, int share)
{
	struct rect body = layout->body;
	int columns = clamp(body.columns * share / 100, LIST_MIN_COLUMNS, body.columns - DETAIL_MIN_COLUMNS - 1);
	layout->list = (struct rect){ body.row, 0, body.rows, columns };
	layout->divider = columns;
	layout->detail = (struct rect){ body.row, columns + 1, body.rows, body.columns - columns - 1 };
	layout->beside = true;
}

static void split_below(struct layout *layout, int share)
{
	struct rect body = layout->body;
	int rows = clamp(body.rows * share / 100, LIST_MIN_ROWS, body.rows - DETAIL_MIN_ROWS - 1);
	layout->list = (struct rect){ body.row, 0, rows, body.columns };
	layout->divider = body.row + rows;
	layout->detail = (struct rect){ body.row + rows + 1, 0, body.rows - rows - 1, body.columns };
}

struct layout layout_compute(int rows, int columns, int share, bool zoom, bool hints)
{
	struct layout layout = { .divider = -1 };
	if (rows < LAYOUT_MIN_ROWS || columns < LAYOUT_MIN_COLUMNS) {
		layout.too_small = true;
		return layout;
	}
	int foot = hints ? 3 : 2;
	layout.header = (struct rect){ 0, 0, 1, columns };
	layout.tabs = (struct rect){ 1, 0, 1, columns };
	layout.rule_top = 2;
	layout.body = (struct rect){ 3, 0, rows - 3 - foot, columns };
	layout.rule_bottom = rows - foot;
	layout.status = (struct rect){ rows - foot + 1, 0, 1, columns };
	layout.hints = (struct rect){ rows - 1, 0, hints ? 1 : 0, columns };
	layout.list = layout.body;
	if (zoom)
		return layout;
	if (columns >= LAYOUT_BESIDE_COLUMNS)
		split_beside(&layout, share);
	else
		split_below(&layout, share);
	return layout;
}
