/* SPDX-License-Identifier: EUPL-1.2 */
/* drawing: what the charts of a document show, apart from who draws them: lengths as parts of one, and the words for
 * those who do not see them. For sinks that draw with lines; text has its own bars. */
#ifndef SAMVERKAN_DRAWING_H
#define SAMVERKAN_DRAWING_H

#include "document.h"

enum { DRAWING_POINTS = 60, DRAWING_TICKS = 12 };

/* What a cell says to people, its lines kept apart by \n. The caller frees. */
char *drawing_words(const struct document_column *column, const struct document_cell *cell);
/* Whether figures stand in the column, which belong at its right. */
bool drawing_figures(const struct document_column *column);

/* The cell whose words tell one row from the others: its title or name, else the first one with words. -1: none has. */
int drawing_row_name(const struct document_block *table, const struct document_row *row);

/* How much of a full bar the cell fills, 0 to 1; MOST from document_most. */
double drawing_bar(const struct document_column *column, const struct document_cell *cell, int64_t most);
/* "70 % of the largest". The caller frees. */
char *drawing_bar_text(const struct document_column *column, const struct document_cell *cell, int64_t most);

/* Where a CELL_SPAN lies on the axis of its table. */
struct drawing_stretch {
	double from, to;        /* 0 to 1 */
	bool before, after;     /* goes on outside the axis */
};
/* False where nothing of it is to be seen. */
bool drawing_span(const struct document_block *table, const struct document_cell *cell,
		  struct drawing_stretch *stretch);
/* "2025-01-01 – 2026-12-31". The caller frees. */
char *drawing_span_text(const struct document_cell *cell);
/* Where the day of the document lies on the axis, 0 to 1; false: not on it. */
bool drawing_today(const struct document_block *table, double *at);
struct drawing_tick {
	double at;
	int year;
};
/* Where the years of the axis begin, as many as there is room for; returns how many. */
int drawing_ticks(const struct document_block *table, struct drawing_tick tick[DRAWING_TICKS]);

/* A figure over years: of a table whose first column is named "year", the first column with bars, else the first with
 * figures. */
struct drawing_trend {
	const struct document_column *column;
	struct drawing_point {
		int year;
		int64_t value;
		char *shown;
	} point[DRAWING_POINTS]; /* in order of the years */
	int count;               /* 0: there is nothing to draw */
	int64_t most;            /* at least 1 */
};
bool drawing_trend(const struct document_block *table, struct drawing_trend *trend, struct err *err);
void drawing_trend_free(struct drawing_trend *trend);
/* Where point AT lies: 0 to 1 from the left, and from the bottom. */
double drawing_trend_x(const struct drawing_trend *trend, int at);
double drawing_trend_y(const struct drawing_trend *trend, int at);
/* "Share: 20 % in 2023, 45 % in 2026, the highest 50 % in 2025". The caller frees. */
char *drawing_trend_text(const struct drawing_trend *trend);

#endif
