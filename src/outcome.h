/* SPDX-License-Identifier: EUPL-1.2 */
/* outcome: what became of a record over a stretch of the history: new, changed, closed, confirmed or removed; in words,
 * with who and when. */
#ifndef SAMVERKAN_OUTCOME_H
#define SAMVERKAN_OUTCOME_H

#include "grid.h"
#include "kind.h"

enum outcome_class {
	OUTCOME_NEW, OUTCOME_CHANGED, OUTCOME_CLOSED, OUTCOME_CONFIRMED, OUTCOME_REMOVED, OUTCOME_CLASSES
};
struct outcome {
	const struct kind *kind;
	int64_t id;
	char *title;
	const char *status; /* of projects and ideas, as it is now, in words; NULL; not owned */
	enum outcome_class class;
	bool confirmed;  /* it was confirmed, whatever else became of it */
	char *what;      /* "Status: ongoing → paused", "" where the class says all */
	char *at, *by;   /* UTC stamp of the last change; logins of all who made one, "per, anna", the last first */
	int64_t unit;    /* 0: common to all */
	char *unit_name; /* "" for those */
};
struct outcomes {
	struct outcome *outcome;
	int count;
};

/* What STATEMENT ("changes", "minutes-changes") answers, by unit, what is common last; for outcomes_free. */
bool outcomes_ask(grid_source *source, void *context, const char *statement, const struct grid_param *params,
		  int count, struct outcomes *out, struct err *err);
void outcomes_free(struct outcomes *outcomes);
/* The outcome of a record; NULL: nothing has become of it. */
const struct outcome *outcomes_of(const struct outcomes *outcomes, const struct kind *kind, int64_t id);

/* Where others have their status: that, else the kind; static. */
const char *outcome_status(const struct outcome *outcome);
/* One character for the class: + ~ × ✓ −; plain ones in ASCII mode. Static. */
const char *outcome_mark(enum outcome_class class);
/* The word for it, translated: "new". */
const char *outcome_word(enum outcome_class class);
/* The heading over a number of them: "Added". */
const char *outcome_heading(enum outcome_class class);

#endif
