/* SPDX-License-Identifier: EUPL-1.2 */
/* check_hold: what the functions of the checks (src/check_hold.c) share with the table of them (src/check.c). */
#ifndef SAMVERKAN_CHECK_HOLD_H
#define SAMVERKAN_CHECK_HOLD_H

#include <stddef.h>

#include "check.h"

/* What a section of the strategy says of an object; "" where it says nothing. Borrowed. */
struct check_rule {
	const char *section; /* NULL: no rule */
	const char *strength, *organs, *quote, *source;
};

/* A check while it is held. */
struct holding {
	const struct check *check;
	const struct strategy *strategy;
	struct check_rule rule;     /* what it rests on */
	enum severity severity;     /* of what is found */
	enum severity override;     /* of [checks]; SEVERITY_COUNT: none */
	int year, return_year;      /* the current one, and the one whose return is due */
	const char *today;
	const struct grid_param *params;
	int param_count;
	grid_source *source;
	void *context;
	struct findings *findings;
	struct err *err;
};

/* Rests the check on the rule for OBJECT (or a whole section name); false, and nothing to hold, where the strategy does
 * not regulate it. */
bool holding_take(struct holding *holding, const char *object, size_t length);

bool hold_decider(struct holding *holding);
bool hold_cofunding(struct holding *holding);
bool hold_area(struct holding *holding);
bool hold_goal(struct holding *holding);
bool hold_contact(struct holding *holding);
bool hold_stale(struct holding *holding);
bool hold_strategy(struct holding *holding);
bool hold_delegation(struct holding *holding);
bool hold_opposition(struct holding *holding);
bool hold_proportion(struct holding *holding);
bool hold_age(struct holding *holding);
bool hold_character(struct holding *holding);
bool hold_steering(struct holding *holding);
bool hold_return(struct holding *holding);
bool hold_parts(struct holding *holding);
bool hold_call(struct holding *holding);
bool hold_idle(struct holding *holding);
bool hold_ending(struct holding *holding);
bool hold_priority(struct holding *holding);
bool hold_funding(struct holding *holding);
bool hold_person(struct holding *holding);
bool hold_overdue(struct holding *holding);
bool hold_assignment(struct holding *holding);
bool hold_login(struct holding *holding);

#endif
