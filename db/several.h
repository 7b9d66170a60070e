/* SPDX-License-Identifier: EUPL-1.2 */
/* several: of rows that are grouped by a field of several values, and so stand under the first of them alone, how many
 * have more than one, and how many each group would have besides those that stand in it. */
#ifndef SAMVERKAN_SEVERAL_H
#define SAMVERKAN_SEVERAL_H

#include "filter.h"
#include "where.h"

/* Fills in what ROWS, all of QUERY's, say of it; nothing where the field has one value. WHERE is the query's filter. */
bool several_count(struct store *store, const struct query *query, const struct where *where, struct rows *rows,
		   struct err *err);

#endif
