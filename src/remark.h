/* SPDX-License-Identifier: EUPL-1.2 */
/* remark: what is worth saying at once when a record has been saved, because something else hangs on what changed. It
 * forbids nothing; what lasts is found by a check, too (src/check.h). */
#ifndef SAMVERKAN_REMARK_H
#define SAMVERKAN_REMARK_H

#include "grid.h"
#include "record.h"

/* One sentence on NOW as it was saved, BEFORE as it was (NULL: it is new); NULL for nothing to say. The caller
 * frees. */
char *remark_of(const struct record *now, const struct record *before, grid_source *source, void *context);

#endif
