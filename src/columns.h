/* SPDX-License-Identifier: EUPL-1.2 */
/* columns: which fields of a kind a list of a given width shows, and where. */
#ifndef SAMVERKAN_COLUMNS_H
#define SAMVERKAN_COLUMNS_H

#include "kind.h"

struct strategy;

#define COLUMNS_MAX 16

struct columns {
	struct {
		int field;        /* index in the kind */
		int at, width;    /* from the left edge of the list, in columns */
	} column[COLUMNS_MAX];
	int count;
};

/* The F_COLUMN fields of lowest weight that fit in WIDTH, in the order of the table; those with a rule only where
 * STRATEGY (may be NULL) has it. LEAD columns are kept free on the left; the field GROUP (-1: none) is left out, as the
 * group lines say it. What is left over goes to the F_WIDE field. */
struct columns columns_choose(const struct kind *kind, const struct strategy *strategy, int width, int lead, int group);

#endif
