/* SPDX-License-Identifier: EUPL-1.2 */
/* cell: the cells of a list that may be edited where they stand: which one, which one comes after it, and why another
 * may not. */
#ifndef SAMVERKAN_CELL_H
#define SAMVERKAN_CELL_H

#include "list_view.h"

/* Edits the cell of the selected row in the selected column, or says what to do instead. */
void cell_edit(struct list_view *view);

/* True when the field may be edited in one line where it stands. */
bool cell_is_editable(const struct field *field);
/* Opens the cell of CELL over HOST; a long text in the whole form. Says so when the field cannot be edited. */
void cell_open(struct app *app, const struct kind *kind, struct cell cell, const struct cell_host *host);

#endif
