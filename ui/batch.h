/* SPDX-License-Identifier: EUPL-1.2 */
/* batch: deeds on one record or on all that are marked: confirm, delete. Asks before it does more than one thing at a
 * time; the question says which are left out because they are not one's to change, and why. What it asks about is done
 * whole or not at all, and one undo takes it back; the status line says how it went. */
#ifndef SAMVERKAN_BATCH_H
#define SAMVERKAN_BATCH_H

#include "app.h"

/* Says that the records are right as of today; several are asked about first, as they are then, and those that are
 * history or confirmed today already left out. Of notices, at once: that the units of who acts have seen them, where
 * they are for these. */
void batch_confirm(struct app *app, const struct kind *kind, const int64_t *ids, int count);
/* Asks, naming what hangs on a single record, and deletes. */
void batch_delete(struct app *app, const struct kind *kind, const int64_t *ids, int count);
/* Shows all that is the acting person's own and not confirmed today, asks, and confirms it. */
void batch_confirm_mine(struct app *app);

#endif
