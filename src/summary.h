/* SPDX-License-Identifier: EUPL-1.2 */
/* summary: what follow-up summaries there are and how each becomes a document. A summary is a row, its sections are
 * rows (section.h); the strategy says in which words and which order. */
#ifndef SAMVERKAN_SUMMARY_H
#define SAMVERKAN_SUMMARY_H

#include "document.h"
#include "section.h"
#include "strategy.h"

enum summary_flag {
	SUMMARY_BY_PERIOD = 1 << 0, /* the year or period makes a difference */
	SUMMARY_BY_UNIT = 1 << 1,   /* so does the unit, */
	SUMMARY_BY_AREA = 1 << 2,   /* the area */
	SUMMARY_SINCE = 1 << 3,     /* a day to count changes from */
	SUMMARY_TERM = 1 << 4,      /* is about a term of office where no other period is asked for */
	SUMMARY_MEETING = 1 << 5,   /* is about one meeting */
	SUMMARY_AHEAD = 1 << 6,     /* looks two years further ahead where no other period is asked for */
};
struct summary {
	const char *name;     /* "overview" */
	const char *title;    /* msgid; the strategy's own [summary:NAME] title goes before it */
	const char *sections; /* as delivered, comma separated; the strategy's own order goes before it */
	unsigned flags;       /* enum summary_flag */
};
extern const struct summary summaries[];
extern const int summary_count;

/* The summary by name; NULL and a sentence with the nearest name. */
const struct summary *summary_find(const char *name, struct err *err);
/* Whether there is a section of that name for summaries to be built of; else a sentence with the nearest. */
bool summary_section_check(const char *name, struct err *err);
/* The title in the words of the strategy (may be NULL), else of the program. Borrowed. */
const char *summary_title(const struct summary *summary, const struct strategy *strategy);
/* The indexes in summaries[] in the order that the strategy (may be NULL) has them, those that it does not name after;
 * ORDER has room for summary_count. */
void summary_order(const struct strategy *strategy, int *order);
/* The period that the summary is about where no other is asked for: YEAR (0: the current one), or the term. */
struct period summary_period(const struct summary *summary, int year);
/* Whom the strategy lets the follow-up of that name go to, as the document prints the organs; "" where it is silent.
 * The caller frees. */
char *summary_recipient(const struct summary *summary, const struct strategy *strategy);
/* What the summary asked for so is called among others of its kind: the title, the period, and what it is narrowed to.
 * REQUEST has its period. NULL and a sentence on failure. The caller frees. */
char *summary_name_of(const struct summary *summary, const struct strategy *strategy,
		      const struct summary_request *request, grid_source *source, void *context, struct err *err);
/* Works the summary out. NULL and a sentence on failure. The caller frees with document_free. SOURCE is not asked
 * again afterwards: long tables lie on a tape. */
struct document *summary_build(const struct summary *summary, const struct strategy *strategy,
			       const struct summary_request *request, grid_source *source, void *context,
			       struct err *err);

#endif
