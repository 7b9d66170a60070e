/* SPDX-License-Identifier: EUPL-1.2 */
/* detail: a record as lines: its fields, then what hangs on it. Worked out once per record and width; painted beside
 * the list or full size. */
#ifndef SAMVERKAN_DETAIL_H
#define SAMVERKAN_DETAIL_H

#include "app.h"

/* Where Enter on a line leads. */
enum detail_target { LEADS_NOWHERE, LEADS_TO_RECORD, LEADS_TO_LIST, LEADS_TO_HISTORY };

struct detail_line {
	char *label;          /* left column, NULL: the text takes the whole line */
	char *text;
	enum role role;
	int field;            /* index in the kind of the field that is shown, -1: none */
	int percent;          /* a bar after the text, -1: none */
	enum detail_target target;
	const struct kind *kind; /* LEADS_TO_RECORD, LEADS_TO_LIST */
	int64_t id;           /* LEADS_TO_RECORD */
	char *filter;         /* LEADS_TO_LIST */
};
struct detail {
	struct detail_line *line;
	int count;
	int label_width;
	bool locked; /* it says why the record may not be changed */
};

/* FULL: every field and all that hangs on the record; else what fits beside a list. The caller frees. */
struct detail *detail_new(struct app *app, const struct record *record, int columns, bool full);
/* Why the record may not be changed, and who can, without its name; NULL where it may, or where nothing may (the header
 * says that). The caller frees. */
char *detail_locked(struct app *app, const struct record *record);
/* The first line that shows FIELD, -1: none does. */
int detail_line_of(const struct detail *detail, int field);
void detail_free(struct detail *detail);
/* Paints from line TOP; SELECTED (-1: none) is shown as the selected line and gets the cursor. WORDS (may
 * be NULL) are marked where they stand. */
void detail_paint(const struct detail *detail, struct rect rect, int top, int selected, const char *words);

#endif
