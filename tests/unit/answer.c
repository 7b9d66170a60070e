/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "answer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

static char **split_row(const char **at, int *count)
{
	char **cell = NULL;
	*count = 0;
	for (; **at != '\n'; *at += strcspn(*at, "|") + 1) {
		cell = xrealloc(cell, (size_t)*count + 1, sizeof *cell);
		cell[(*count)++] = xstrndup(*at, strcspn(*at, "|"));
	}
	++*at;
	return cell;
}

static void free_cells(char **cell, int count)
{
	for (int i = 0; i < count; i++)
		free(cell[i]);
	free(cell);
}

bool answer_give(const char *table, grid_take *take, void *taker, struct err *err)
{
	struct grid row = { .row_count = 1 };
	bool good = true;
	row.column = split_row(&table, &row.column_count);
	while (good && *table != '\0') {
		int count;
		row.cell = split_row(&table, &count);
		assert(count == row.column_count);
		good = take(taker, &row, err);
		free_cells(row.cell, count);
	}
	free_cells(row.column, row.column_count);
	return good;
}
