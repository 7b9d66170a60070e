/* SPDX-License-Identifier: EUPL-1.2 */
/* comparison: what differs between two documents of the same summary: then and now. */
#ifndef SAMVERKAN_COMPARISON_H
#define SAMVERKAN_COMPARISON_H

#include "document.h"

/* A document with one table per table that differs: which row, which figure, what it was, what it is. Rows are known by
 * their words; one that came or went is told with all its figures. TITLE is the new document's. Both must be held. The
 * caller frees. */
struct document *comparison_new(const struct document *then, const struct document *now, const char *title);

#endif
