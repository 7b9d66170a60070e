/* SPDX-License-Identifier: EUPL-1.2 */
/* freeze: fixing a summary for ever, from the screen. */
#ifndef SAMVERKAN_FREEZE_H
#define SAMVERKAN_FREEZE_H

#include "summary.h"

#include "app.h"

/* Asks for registration number and recipient, says once what it means, then fixes. REQUEST is copied; it has a period.
 */
void freeze_ask(struct app *app, const struct summary *summary, const struct summary_request *request);

#endif
