/* SPDX-License-Identifier: EUPL-1.2 */
/* ui: the screen as a whole; the only thing the program knows of ui/. */
#ifndef SAMVERKAN_UI_H
#define SAMVERKAN_UI_H

#include "settings.h"
#include "strategy.h"

#include "store.h"

/* Takes the terminal and stays until the person leaves or the line is cut. Returns true when all went well; false with
 * a sentence (terminal restored) otherwise. */
bool ui_run(struct store *store, const struct settings *settings, const struct strategy *strategy, struct err *err);

#endif
