/* SPDX-License-Identifier: EUPL-1.2 */
/* draft_layer: what was typed and never saved, offered again: a question for each draft, a page with what differs. */
#ifndef SAMVERKAN_DRAFT_LAYER_H
#define SAMVERKAN_DRAFT_LAYER_H

#include "app.h"

/* Asks about the newest draft that the person has not put off yet; without any, app->offer is cleared. For the loop,
 * when the workspace is in front. */
void draft_offer(struct app *app);
/* The same over a form that was just opened on the record, for a draft of that record. TAKE gets it, taken over, when
 * the person wants to go on with it. */
void draft_ask(struct app *app, const struct kind *kind, int64_t id,
	       void (*take)(void *context, const struct draft *draft), void *context);
/* Shows what a draft held in fields that the program no longer has, if anything. */
void draft_show_lost(struct app *app, const struct draft *draft);
/* Asks about them anew, also those that were put off; says so where there is none. */
void draft_offer_all(struct app *app);
/* Says on the status line where something typed for several records at once waits, which no draft holds. */
void draft_say_bulk(struct app *app);
/* Frees what is remembered as put off; when the screen closes. */
void draft_forget(void);

#endif
