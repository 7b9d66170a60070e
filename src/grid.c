/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "grid.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

static int column_named(const struct grid *grid, const char *name)
{
	for (int i = 0; i < grid->column_count; i++)
		if (strcmp(grid->column[i], name) == 0)
			return i;
	return -1;
}

const char *grid_text(const struct grid *grid, int row, const char *column)
{
	int at = column_named(grid, column);
	assert(at >= 0 && "the statement names this column");
	assert(row >= 0 && row < grid->row_count);
	const char *text = grid->cell[(size_t)row * (size_t)grid->column_count + (size_t)at];
	return text != NULL ? text : "";
}

int64_t grid_number(const struct grid *grid, int row, const char *column)
{
	return strtoll(grid_text(grid, row, column), NULL, 10);
}

bool grid_has(const struct grid *grid, const char *column)
{
	return column_named(grid, column) >= 0;
}

bool grid_ask(grid_source *source, void *context, const char *statement, const struct grid_param *params, int count,
	      struct grid *grid, struct err *err)
{
	*grid = (struct grid){0};
	if (source(context, statement, params, count, grid_keep, grid, err))
		return true;
	grid_free(grid);
	return false;
}

bool grid_keep(void *context, const struct grid *row, struct err *err)
{
	struct grid *grid = context;
	(void)err;
	if (grid->column_count == 0) {
		grid->column_count = row->column_count;
		grid->column = xcalloc((size_t)row->column_count, sizeof *grid->column);
		for (int i = 0; i < row->column_count; i++)
			grid->column[i] = xstrdup(row->column[i]);
	}
	size_t at = (size_t)grid->row_count * (size_t)grid->column_count;
	grid->cell = xrealloc(grid->cell, at + (size_t)grid->column_count, sizeof *grid->cell);
	for (int i = 0; i < grid->column_count; i++)
		grid->cell[at + (size_t)i] = xstrdup(row->cell[i]);
	grid->row_count++;
	return true;
}

void grid_free(struct grid *grid)
{
	size_t cells = (size_t)grid->row_count * (size_t)grid->column_count;
	for (size_t i = 0; i < cells; i++)
		free(grid->cell[i]);
	for (int i = 0; i < grid->column_count; i++)
		free(grid->column[i]);
	free(grid->cell);
	free(grid->column);
	*grid = (struct grid){0};
}
