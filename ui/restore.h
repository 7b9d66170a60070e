/* SPDX-License-Identifier: EUPL-1.2 */
/* restore: what can be done with a line of the history: the value back, the record as it was, the deed undone. */
#ifndef SAMVERKAN_RESTORE_H
#define SAMVERKAN_RESTORE_H

#include "app.h"

/* Asks what to do with line AT of the CHANGES of one record, saying of each answer what it would change; keeping is the
 * first. Says so when there is nothing to do. What is done is in the history as any change, and can be undone. */
void restore_ask(struct app *app, const struct changes *changes, int at);
/* One line of the history, unabridged: the record where it is to be NAMED; number, when, who, through what, what an
 * undo has to do with it; below that what it did. The caller frees. */
char *restore_head(const struct change *change, bool named);

#endif
