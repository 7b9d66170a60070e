/* SPDX-License-Identifier: EUPL-1.2 */
/* order: the order of a list as SQL over the row t. Swedish where it is about words, the order of the table where it is
 * about choices; empty values last. */
#ifndef SAMVERKAN_ORDER_H
#define SAMVERKAN_ORDER_H

#include "filter.h"
#include "mem.h"

/* Adds what the row t is grouped by: the value, of several the first in order; NULL for none. */
void order_group(struct str *sql, const struct kind *kind, const struct field *field);

/* QUERY with the sorts that hold: those asked for, else those of the kind; what is equal then stands by title. */
struct query order_full(const struct query *query);

/* Adds ORDER BY for a full query: group, sorts, number. FILLED: the rows are known to have a value in the first sort,
 * so that its index serves. SORTED: no index shall serve, because another one finds the rows. */
void order_add(struct str *sql, const struct query *query, bool filled, bool sorted);

#endif
