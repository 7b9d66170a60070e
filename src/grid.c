/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "grid.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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
