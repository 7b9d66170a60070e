/* SPDX-License-Identifier: EUPL-1.2 */
/* cell_view: one field of a form on the screen, edited where its value stands in a list. */
#ifndef SAMVERKAN_CELL_VIEW_H
#define SAMVERKAN_CELL_VIEW_H

#include "app.h"
#include "form.h"
#include "meanwhile.h"

/* Paints the field in focus over the cell of HOST, wider to the right as far as the value needs it; under it (above it
 * at the foot of the screen) what the value means or is at fault, and what others have saved meanwhile. */
void cell_view_paint(struct app *app, const struct form *form, const struct meanwhile *meanwhile,
		     const struct cell_host *host);

#endif
