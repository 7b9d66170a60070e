/* SPDX-License-Identifier: EUPL-1.2 */
/* layout: from the size of the terminal to rectangles; pure arithmetic. */
#ifndef SAMVERKAN_LAYOUT_H
#define SAMVERKAN_LAYOUT_H

#include <stdbool.h>

#define LAYOUT_MIN_COLUMNS 60
#define LAYOUT_MIN_ROWS 16
#define LAYOUT_BESIDE_COLUMNS 100 /* from here on the detail stands beside the list */

struct rect {
	int row, column, rows, columns;
};

struct layout {
	bool too_small;      /* nothing below is set */
	struct rect header;  /* one row: whose register, who, today */
	struct rect tabs;    /* one row */
	int rule_top;        /* row of the rule under the tabs */
	struct rect body;    /* all between the two rules */
	struct rect list;
	struct rect detail;  /* rows 0: not shown */
	bool beside;         /* the detail is to the right of the list, a divider between */
	int divider;         /* column (beside) or row (below) of the line between the two, -1: none */
	int rule_bottom;
	struct rect status;  /* one row */
	struct rect hints;   /* one row; rows 0 when hints are off */
};

/* SHARE is how much of the body the list gets, in per cent (20..80); ZOOM leaves the detail out. */
struct layout layout_compute(int rows, int columns, int share, bool zoom, bool hints);

#endif
