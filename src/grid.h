/* SPDX-License-Identifier: EUPL-1.2 */
/* grid: a small table of figures that a named statement answers with; what summaries are built from. */
#ifndef SAMVERKAN_GRID_H
#define SAMVERKAN_GRID_H

#include <stdint.h>

/* Every cell is text ("" for NULL); numbers are read with grid_number. Columns are named by the statement. */
struct grid {
	char **column;
	int column_count;
	char **cell; /* row by row */
	int row_count;
};

/* A named parameter of the statement: "year" for :year. Borrowed. */
struct grid_param {
	const char *name, *value;
};

/* Cell by row and column name, which must exist; borrowed. */
const char *grid_text(const struct grid *grid, int row, const char *column);
int64_t grid_number(const struct grid *grid, int row, const char *column);
void grid_free(struct grid *grid);

#endif
