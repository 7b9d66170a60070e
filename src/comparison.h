/* SPDX-License-Identifier: EUPL-1.2 */
/* comparison: what differs between two documents of the same summary: then and now. */
#ifndef SAMVERKAN_COMPARISON_H
#define SAMVERKAN_COMPARISON_H

#include "document.h"

/* A document of what differs, under the headings that it stands under: texts then and now; of each table the row, the
 * figure, what it was, what it is, exactly where rounding hides it. A row of a record is known by the record, others by
 * their words; one that came or went is told with all its figures. TITLE and SUBTITLE are the new document's. Both
 * must be held. The caller frees. */
struct document *comparison_new(const struct document *then, const struct document *now, const char *title,
				const char *subtitle);

#endif
