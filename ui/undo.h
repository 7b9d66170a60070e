/* SPDX-License-Identifier: EUPL-1.2 */
/* undo: taking back what one did last, and doing it again, with a sentence that says what. */
#ifndef SAMVERKAN_UI_UNDO_H
#define SAMVERKAN_UI_UNDO_H

#include "app.h"

/* What the next undo (REDO: the next redo) of the acting person is, is done; what was done long ago is asked about
 * first. Lists go to the record that it touched. */
void undo_run(struct app *app, bool redo);

/* Takes back CHANGE, with all that was done at once with it, and says so, or why not. */
void undo_change(struct app *app, int64_t change, const struct kind *kind, int64_t record);

#endif
