/* SPDX-License-Identifier: EUPL-1.2 */
/* form_keys: what keys and pasted text mean in the field that is in focus: text, yes and no, dates, choices. */
#ifndef SAMVERKAN_FORM_KEYS_H
#define SAMVERKAN_FORM_KEYS_H

#include "app.h"
#include "form.h"

/* Lives as long as the layer that edits; APP and FORM are borrowed. */
struct form_keys {
	struct app *app;
	struct form *form;
	int columns; /* that long texts are wrapped to, as painted */
	int picking; /* the field that a list of choices or a calendar over the form is for */
	bool fresh;  /* nothing has been typed in the field yet, and what stands in it is taken as one: as in the cells
		      * of a spreadsheet the first character replaces a date, an amount or a number */
	bool several; /* what is chosen goes into several records, not into the one of the form */
	char step;   /* + or - that has just made a date out of nothing; a digit after it is a word like +30d */
};

/* The row of the table for the field in focus. */
const struct field *form_keys_field(const struct form *form);

/* One line is taken up at its end, wherever one left it: what was typed may have been written anew since. */
void form_keys_arrive(struct form *form);
/* Leaves the field in focus, as form_focus, for the one at AT. */
void form_keys_go(struct form *form, int at);

/* A key in the field; false when it means nothing there. Enter in a field of one line is left to the layer. May push a
 * list of choices. */
bool form_keys_key(struct form_keys *keys, int key);
void form_keys_paste(struct form_keys *keys, const char *text);
/* The list of choices of the field, the calendar of a date, or a word that there is none. */
void form_keys_choose(struct form_keys *keys);

#endif
