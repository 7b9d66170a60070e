/* SPDX-License-Identifier: EUPL-1.2 */
/* grid: a small table of figures that a named statement answers with; what summaries are built from. */
#ifndef SAMVERKAN_GRID_H
#define SAMVERKAN_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

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

/* Called with each row of an answer in order: a grid of one row, borrowed. False with ERR set ends the walk. */
typedef bool grid_take(void *context, const struct grid *row, struct err *err);

/* Answers a named statement (db/sql/) row by row; what summaries and checks ask. See store_each. */
typedef bool grid_source(void *context, const char *statement, const struct grid_param *params, int count,
			 grid_take *take, void *taker, struct err *err);
/* The whole answer, for what is short; the caller frees it. */
bool grid_ask(grid_source *source, void *context, const char *statement, const struct grid_param *params, int count,
	      struct grid *grid, struct err *err);

/* A grid_take: adds a copy of ROW to the grid that CONTEXT is (zeroed at first). */
bool grid_keep(void *context, const struct grid *row, struct err *err);

/* Cell by row and column name, which must exist; borrowed. */
const char *grid_text(const struct grid *grid, int row, const char *column);
int64_t grid_number(const struct grid *grid, int row, const char *column);
/* Whether the statement names such a column. */
bool grid_has(const struct grid *grid, const char *column);
void grid_free(struct grid *grid);

#endif
