/* SPDX-License-Identifier: EUPL-1.2 */
/* tape: the rows of a long table in a file without a name: asked of the register once, read as often as a sink wants,
 * and never all in memory. */
#ifndef SAMVERKAN_TAPE_H
#define SAMVERKAN_TAPE_H

#include "document.h"

struct tape;

/* For rows of COLUMNS cells. NULL and ERR where no temporary file can be made. */
struct tape *tape_new(int columns, struct err *err);
void tape_free(void *tape); /* takes NULL */
/* A document_take: adds the row to the tape that CONTEXT is. What a row mends (document_mend) is not kept. */
bool tape_add(void *tape, const struct document_row *row, struct err *err);
/* How many rows it has. */
int64_t tape_count(const struct tape *tape);
/* The rows as the source of a table; the tape becomes the document's. */
struct document_source tape_source(struct tape *tape);

#endif
