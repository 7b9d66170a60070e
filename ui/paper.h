/* SPDX-License-Identifier: EUPL-1.2 */
/* paper: one document on screen, full size: a line is selected, and Enter leads to what it is about. */
#ifndef SAMVERKAN_PAPER_H
#define SAMVERKAN_PAPER_H

#include "document.h"
#include "scroll.h"
#include "summary.h"

#include "app.h"

/* Zero-initialise, with app. */
struct paper {
	struct app *app;
	struct document *document; /* NULL: nothing has been read */
	struct document_lines lines;
	int columns;               /* laid out for these; 0: not yet */
	struct scroll scroll;
	struct rect rect;          /* as painted last */
};

/* Works SUMMARY out; what was shown before stays, and false, when it cannot be read. */
bool paper_read(struct paper *paper, const struct summary *summary, const struct summary_request *request);
void paper_free(struct paper *paper);
void paper_paint(struct paper *paper, struct rect rect);
/* Moving, and Enter. */
bool paper_command(struct paper *paper, enum command_id command);

#endif
