/* SPDX-License-Identifier: EUPL-1.2 */
/* bulk_view: the three steps of changing many records on the screen: which field, to what, what it makes of each. */
#ifndef SAMVERKAN_BULK_VIEW_H
#define SAMVERKAN_BULK_VIEW_H

#include "app.h"
#include "bulk.h"
#include "form.h"
#include "scroll.h"

struct bulk_view {
	struct app *app;
	struct bulk *bulk;
	struct edit search;   /* what is typed to find the field */
	int *found;           /* indices in the kind of the fields that match, owned */
	int found_count;
	struct scroll fields; /* among those found */
	struct form *form;    /* a blank record; the field in focus is the one that is changed */
	enum bulk_how how;
	struct scroll rows;
};

/* Index in the kind of the field that is changed. */
int bulk_view_field(const struct bulk_view *view);
/* What is done, in a few words: "Status → ongoing", "Partners + Kerava". The caller frees. */
char *bulk_view_deed(const struct bulk_view *view);
/* Columns that a long text is wrapped to, for keys that move in it. */
int bulk_view_columns(const struct app *app);

void bulk_view_paint_fields(struct bulk_view *view);
void bulk_view_paint_value(struct bulk_view *view);
void bulk_view_paint_preview(struct bulk_view *view);

#endif
