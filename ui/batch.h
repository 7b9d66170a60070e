/* SPDX-License-Identifier: EUPL-1.2 */
/* batch: deeds on one record or on all that are marked: confirm, delete, and the way back. Asks before it does more
 * than one thing at a time, and says on the status line how it went. */
#ifndef SAMVERKAN_BATCH_H
#define SAMVERKAN_BATCH_H

#include "app.h"

/* Says that the records are right as of today; several are asked about first, and those that are history
 * left out. Of notices, at once: that the units of who acts have seen them. */
void batch_confirm(struct app *app, const struct kind *kind, const int64_t *ids, int count);
/* Asks, naming what hangs on a single record, and deletes. */
void batch_delete(struct app *app, const struct kind *kind, const int64_t *ids, int count);
/* Brings back what was deleted last on this screen. */
void batch_undelete(struct app *app);
/* Frees what batch_delete remembers; when the screen closes. */
void batch_forget(void);

#endif
