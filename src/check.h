/* SPDX-License-Identifier: EUPL-1.2 */
/* check: the rules of the strategy held against the register (K1, K2 ...). A check is a row and a small function; what
 * it looks at comes from named statements (db/sql/checks.sql) through a function that the caller gives.
 *
 * How strict a check is comes from the rule of the strategy that it rests on: must is an error ("ska"), should a
 * warning ("bör"), may a note. Where the strategy is silent the check has its own strength, or is not held at all when
 * there is nothing to hold it by. [checks] in a strategy goes before both: k6 = "should", or "off". */
#ifndef SAMVERKAN_CHECK_H
#define SAMVERKAN_CHECK_H

#include "document.h"
#include "kind.h"
#include "strategy.h"
#include "summary.h"

enum severity { SEVERITY_OFF, SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };

struct holding;

struct check {
	const char *id;     /* "K1" */
	const char *name;   /* stable word: "decider" */
	const char *title;  /* msgid: what is as it should be */
	const char *reads;  /* kinds, separated by spaces */
	const char *rules;  /* objects of [rule:OBJECT] or whole names of sections, separated by spaces; the first that
			     * the strategy regulates gives strength and phrase. NULL: none */
	bool regulated;     /* held only where the strategy regulates one of them */
	enum severity own;  /* where it does not, or [checks] asks for it all the same */
	const char *hint;   /* msgid: how one mends it */
	const char *field;  /* the field that mends it, unless the finding knows better */
	bool (*hold)(struct holding *holding);
};
extern const struct check checks[];
extern const int check_count;

/* The form that mends a finding: of the record KIND ID, or of a new one (ID 0) with VALUES put in. */
struct mend {
	const char *kind;  /* NULL: there is no form for it */
	int64_t id;
	const char *field; /* to be focused */
	char *values;      /* canonical, "unit=3 year=2025"; NULL: none; owned */
};

struct finding {
	const struct check *check;
	enum severity severity;
	const char *kind;     /* of the record; NULL: it is about the strategy */
	int64_t id;
	char *title;          /* of the record */
	char *sentence;       /* what is wrong */
	const char *quote, *source; /* the phrase of the strategy and where it stands, "" for the register's own rule;
				     * borrowed from the strategy */
	int64_t unit;         /* that answers; 0: none */
	struct mend mend;
};
struct findings {
	struct finding *finding; /* errors first, then as the checks stand in their table */
	int count;
	int per[SEVERITY_COUNT];
};

/* What checks go by beside the rules; where the strategy (may be NULL) gives no number, the register's own. */
struct check_limits {
	int return_year; /* whose return is due: the one before, or two before until the month it is due in */
	int stale_days, idle_years, notice_months;
};
struct check_limits check_limits(const struct strategy *strategy);

/* Whether the check of that name is held at all under the strategy. */
bool check_is_held(const struct strategy *strategy, const char *name);

/* Which checks are held, and against what. */
struct check_wanted {
	const char *names;        /* separated by spaces; NULL: all */
	int64_t unit;             /* only what that unit, or one under it, answers for; 0: all */
	int first_year, last_year; /* of trips and scholarships; 0: trips from last year on, all scholarships */
};

/* Holds every check. STRATEGY is borrowed for the life of the findings. UNIT: only what that unit, or one under it,
 * answers for; 0: all. False and a sentence on failure. */
bool check_all(const struct strategy *strategy, int64_t unit, grid_source *source, void *context,
	       struct findings *findings, struct err *err);
/* The same for those that are wanted. */
bool check_some(const struct strategy *strategy, const struct check_wanted *wanted, grid_source *source, void *context,
		struct findings *findings, struct err *err);
void findings_free(struct findings *findings);

/* The check by id or name, case does not matter; NULL where there is none. */
const struct check *check_find(const char *word);
/* The strength in the language of the screen: "ska", "bör", "kan". */
const char *severity_label(enum severity severity);
/* "2 ska, 4 bör, 1 kan"; "no findings". The caller frees. */
char *findings_total(const struct findings *findings);
/* The findings as a document: per strength and check the phrase, where it comes from, how to mend it, and the records.
 * The caller frees. */
struct document *findings_document(const struct findings *findings, const struct strategy *strategy);

#endif
