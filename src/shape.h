/* SPDX-License-Identifier: EUPL-1.2 */
/* shape: how a person looks at a list: what is in it, in which columns, order and groups. What is remembered of a list,
 * and what a saved view is. */
#ifndef SAMVERKAN_SHAPE_H
#define SAMVERKAN_SHAPE_H

#include "columns.h"
#include "filter.h"

struct shape {
	const struct kind *kind;
	char *filter;     /* an expression, "" for all; owned */
	struct column_choice column[COLUMNS_MAX];
	int column_count; /* 0: as delivered, as many as fit; else the title comes first */
	struct query order; /* sorts and group alone */
};

/* As delivered. */
struct shape shape_new(const struct kind *kind);
void shape_free(struct shape *shape);

/* As text, a line each, by the stable names of fields. The caller frees. */
char *shape_text(const struct shape *shape);
/* From such text, whoever wrote it: what this program does not know is left out, what is missing is as delivered. */
struct shape shape_read(const struct kind *kind, const char *text);

/* Whether the filter of the shape, kept as the view NAME, can still be read: a field or a choice that it asks for may
 * have gone. */
bool shape_holds(const struct shape *shape, const char *name, struct err *err);

/* Where FIELD stands among the chosen columns, -1 when it is not there. */
int shape_column(const struct shape *shape, int field);
/* Each false when it cannot be: the title is always shown and first, and there is an end to how many and how wide. */
bool shape_toggle(struct shape *shape, int field);
bool shape_move(struct shape *shape, int field, int step);
bool shape_widen(struct shape *shape, int field, int step);

/* Whether lists can be grouped by the field: what has few values that many rows share. Of several values the first in
 * order counts, so that each row stands in one group and sums are right. */
bool shape_groups(const struct field *field);

#endif
