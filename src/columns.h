/* SPDX-License-Identifier: EUPL-1.2 */
/* columns: which fields of a kind a list of a given width shows, and where. */
#ifndef SAMVERKAN_COLUMNS_H
#define SAMVERKAN_COLUMNS_H

#include "kind.h"

struct strategy;

#define COLUMNS_MAX 24

/* A column that a person wants. */
struct column_choice {
	int field; /* index in the kind */
	int width; /* 0: as the table has it */
};

struct columns {
	struct {
		int field;        /* index in the kind */
		int at, width;    /* from the left edge of the list, in columns */
	} column[COLUMNS_MAX];
	int count;
	int left, right;          /* chosen columns that there is no room for, on either side */
};

/* The F_COLUMN fields of lowest weight that fit in WIDTH, in the order of the table; those with a rule only where
 * STRATEGY (may be NULL) has it. LEAD columns are kept free on the left; the field GROUP (-1: none) is left out, as the
 * group lines say it. What is left over goes to the F_WIDE field. */
struct columns columns_choose(const struct kind *kind, const struct strategy *strategy, int width, int lead, int group);

/* Columns that a person has chosen: the first is always there, the others from the one after SKIP on as far as there is
 * room; SKIP is at most what leaves none out on the right. What is left over goes to the first, unless it has a width
 * of its own. */
struct columns columns_place(const struct kind *kind, const struct column_choice *chosen, int count, int skip,
			     int width, int lead);
/* The width of a column that has none of its own. */
int columns_width(const struct field *field);

#endif
