/* SPDX-License-Identifier: EUPL-1.2 */
/* form_view: a form on the screen: one row per field, several for long texts, in a frame over the workspace. */
#ifndef SAMVERKAN_FORM_VIEW_H
#define SAMVERKAN_FORM_VIEW_H

#include "app.h"
#include "form.h"
#include "meanwhile.h"

/* Paints the form; *TOP is the first field on screen and is moved so that the one in focus is seen whole. A form
 * that is NESTED in another covers it. */
void form_view_paint(struct app *app, const struct form *form, const struct meanwhile *meanwhile, bool nested,
		     int *top);

/* Columns that long texts are wrapped to, for keys that move in them. */
int form_view_columns(const struct app *app, const struct form *form);

/* "New partner", as one phrase. The caller frees. */
char *form_view_new(const struct kind *kind);

/* What the value typed in the field at AT means, to stand beside it: the day of the week, the amount with its unit; ""
 * when there is nothing to say. The caller frees. */
char *form_view_remark(const struct form *form, int at);

/* The value of a field that is chosen, in a BOX with the mark of the list to its right. */
void form_view_chosen(const struct form *form, int at, struct rect box, bool focused);

#endif
