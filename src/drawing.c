/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "drawing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#define EPOCH "1970-01-01"
#define POINTS_LEAST 3 /* two points are a comparison, no trend */

char *drawing_words(const struct document_column *column, const struct document_cell *cell)
{
	if (!cell->empty && column->type == CELL_TEXT)
		return text_show_lines(cell->text);
	return document_cell_shown(column, cell);
}

bool drawing_figures(const struct document_column *column)
{
	return column->type != CELL_TEXT && column->type != CELL_DATE && column->type != CELL_SPAN;
}

static int first_with_words(const struct document_block *table, const struct document_row *row)
{
	for (int i = 0; i < table->column_count; i++) {
		const struct document_column *column = &table->column[i];
		bool words = column->type == CELL_TEXT || column->type == CELL_DATE;
		if (column->use != COLUMN_DATA && words && !row->cell[i].empty && *row->cell[i].text != '\0')
			return i;
	}
	return -1;
}

int drawing_row_name(const struct document_block *table, const struct document_row *row)
{
	static const char *const names[] = { "title", "name" };
	for (size_t name = 0; name < sizeof names / sizeof *names; name++)
		for (int i = 0; i < table->column_count; i++)
			if (strcmp(table->column[i].name, names[name]) == 0 && !row->cell[i].empty &&
			    row->cell[i].text != NULL)
				return i;
	return first_with_words(table, row);
}

/* ---- bars ---- */

static double part(double number, double whole)
{
	double share = whole > 0 ? number / whole : 0;
	return share < 0 ? 0 : share > 1 ? 1 : share;
}

double drawing_bar(const struct document_column *column, const struct document_cell *cell, int64_t most)
{
	return cell->empty ? 0 : part((double)document_bar(column, cell), (double)most);
}

char *drawing_bar_text(const struct document_column *column, const struct document_cell *cell, int64_t most)
{
	if (column->type == CELL_PERCENT || column->type == CELL_SHARE)
		return document_cell_shown(column, cell);
	return xasprintf(_("%d %% of the largest"), (int)(drawing_bar(column, cell, most) * 100 + 0.5));
}

/* ---- stretches of time ---- */

bool drawing_span(const struct document_block *table, const struct document_cell *cell,
		  struct drawing_stretch *stretch)
{
	int64_t length = table->axis_to - table->axis_from + 1;
	int64_t from = cell->number - table->axis_from, to = cell->whole - table->axis_from + 1;
	if (cell->empty || length <= 0 || to <= 0 || from >= length || to <= from)
		return false;
	stretch->before = from < 0;
	stretch->after = to > length;
	stretch->from = part((double)from, (double)length);
	stretch->to = part((double)to, (double)length);
	return true;
}

char *drawing_span_text(const struct document_cell *cell)
{
	char from[DATE_DAY_SIZE], to[DATE_DAY_SIZE];
	if (cell->empty)
		return xstrdup("");
	date_add_days(EPOCH, (int)cell->number, from);
	date_add_days(EPOCH, (int)cell->whole, to);
	return xasprintf("%s – %s", from, to);
}

bool drawing_today(const struct document_block *table, double *at)
{
	if (table->axis_today < table->axis_from || table->axis_today > table->axis_to)
		return false;
	*at = part((double)(table->axis_today - table->axis_from),
		   (double)(table->axis_to - table->axis_from + 1));
	return true;
}

int drawing_ticks(const struct document_block *table, struct drawing_tick tick[DRAWING_TICKS])
{
	char from[DATE_DAY_SIZE], to[DATE_DAY_SIZE], first[32];
	double length = (double)(table->axis_to - table->axis_from + 1);
	int count = 0;
	if (table->axis_to <= table->axis_from)
		return 0;
	date_add_days(EPOCH, (int)table->axis_from, from);
	date_add_days(EPOCH, (int)table->axis_to, to);
	int begin = atoi(from), years = atoi(to) - begin + 1, step = (years + DRAWING_TICKS - 1) / DRAWING_TICKS;
	for (int year = begin; year < begin + years && count < DRAWING_TICKS; year += step) {
		snprintf(first, sizeof first, "%04d-01-01", year);
		int64_t day = date_days_between(EPOCH, first);
		if (day >= table->axis_from)
			tick[count++] = (struct drawing_tick){ (double)(day - table->axis_from) / length, year };
	}
	return count;
}

/* ---- trends ---- */

static int first_shown(const struct document_block *table)
{
	for (int i = 0; i < table->column_count; i++)
		if (table->column[i].use != COLUMN_DATA)
			return i;
	return -1;
}

/* The column whose figures are drawn; -1: the table is none of years. */
static int trend_column(const struct document_block *table, int year)
{
	int figures = -1;
	if (year < 0 || strcmp(table->column[year].name, "year") != 0)
		return -1;
	for (int i = year + 1; i < table->column_count; i++) {
		const struct document_column *column = &table->column[i];
		if (column->use == COLUMN_DATA || !drawing_figures(column))
			continue;
		if (column->bar)
			return i;
		if (figures < 0)
			figures = i;
	}
	return figures;
}

struct reading {
	struct drawing_trend *trend;
	int year, column;
	bool other; /* what stands in the first column is not always a year, or there are too many */
};

static bool read_point(void *context, const struct document_row *row, struct err *err)
{
	struct reading *reading = context;
	struct drawing_trend *trend = reading->trend;
	const struct document_cell *head = &row->cell[reading->year], *cell = &row->cell[reading->column];
	(void)err;
	if (row->total || reading->other)
		return true;
	int year = head->empty ? 0 : head->text != NULL ? atoi(head->text) : (int)head->number;
	int last = trend->count > 0 ? trend->point[trend->count - 1].year : 0;
	if (year < 1000 || year > 9999 || year == last || trend->count == DRAWING_POINTS) {
		reading->other = true;
		return true;
	}
	int64_t value = cell->empty ? 0 : document_bar(trend->column, cell);
	trend->point[trend->count++] =
		(struct drawing_point){ year, value, document_cell_shown(trend->column, cell) };
	if (value > trend->most)
		trend->most = value;
	return true;
}

static int by_year(const void *a, const void *b)
{
	return ((const struct drawing_point *)a)->year - ((const struct drawing_point *)b)->year;
}

bool drawing_trend(const struct document_block *table, struct drawing_trend *trend, struct err *err)
{
	int year = first_shown(table), column = trend_column(table, year);
	*trend = (struct drawing_trend){ .most = 1 };
	if (column < 0)
		return true;
	struct reading reading = { trend, year, column, false };
	trend->column = &table->column[column];
	bool good = document_each(table, read_point, &reading, err);
	if (!good || reading.other || trend->count < POINTS_LEAST)
		drawing_trend_free(trend);
	qsort(trend->point, (size_t)trend->count, sizeof *trend->point, by_year);
	return good;
}

void drawing_trend_free(struct drawing_trend *trend)
{
	while (trend->count > 0)
		free(trend->point[--trend->count].shown);
}

double drawing_trend_x(const struct drawing_trend *trend, int at)
{
	int first = trend->point[0].year, last = trend->point[trend->count - 1].year;
	return part(trend->point[at].year - first, last - first);
}

double drawing_trend_y(const struct drawing_trend *trend, int at)
{
	return part((double)trend->point[at].value, (double)trend->most);
}

char *drawing_trend_text(const struct drawing_trend *trend)
{
	const struct drawing_point *first = &trend->point[0], *last = &trend->point[trend->count - 1], *top = first;
	for (int i = 1; i < trend->count; i++)
		if (trend->point[i].value > top->value)
			top = &trend->point[i];
	return xasprintf(_("%s: %s in %d, %s in %d; the highest %s in %d"), trend->column->title, first->shown,
			 first->year, last->shown, last->year, top->shown, top->year);
}
