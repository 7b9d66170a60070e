/* SPDX-License-Identifier: EUPL-1.2 */
/* summary: what follow-up summaries there are and how each becomes a document. A summary is a row, its sections are
 * rows; the figures come from named statements (db/sql/) through a function that the caller gives. */
#ifndef SAMVERKAN_SUMMARY_H
#define SAMVERKAN_SUMMARY_H

#include "document.h"
#include "grid.h"
#include "strategy.h"

struct summary {
	const char *name;     /* "overview" */
	const char *title;    /* msgid; the strategy's own [summary:NAME] title goes before it */
	const char *sections; /* as delivered, comma separated; the strategy's own order goes before it */
};
extern const struct summary summaries[];
extern const int summary_count;

struct summary_request {
	int year;             /* 0: the current year */
	const char *strategy; /* what its areas call the strategy whose tree is wanted; NULL: the one in force
			       * in the year */
	bool units_now;       /* units as what they have become since; false: as they were */
};

/* Answers a named statement; see store_grid. */
typedef bool summary_source(void *context, const char *statement, const struct grid_param *params, int count,
			    struct grid *grid, struct err *err);

/* The summary by name; NULL and a sentence with the nearest name. */
const struct summary *summary_find(const char *name, struct err *err);
/* Whether SUMMARY has a section of that name; else a sentence with all of them. */
bool summary_section_check(const struct summary *summary, const char *name, struct err *err);
/* The title in the words of the strategy (may be NULL), else of the program. Borrowed. */
const char *summary_title(const struct summary *summary, const struct strategy *strategy);
/* Works the summary out. NULL and a sentence on failure. The caller frees with document_free. */
struct document *summary_build(const struct summary *summary, const struct strategy *strategy,
			       const struct summary_request *request, summary_source *source, void *context,
			       struct err *err);

#endif
