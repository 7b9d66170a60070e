/* SPDX-License-Identifier: EUPL-1.2 */
/* tally: how many living records each kind has, by the group that lists show them in, with the sum of the group. Kept
 * by triggers, so that no list counts a million rows to say that there are a million. */
#ifndef SAMVERKAN_TALLY_H
#define SAMVERKAN_TALLY_H

#include "kind.h"
#include "mem.h"
#include "sql.h"

/* The table, and a trigger of KIND: of NUMBER 0 and up, false when there is no such. */
extern const char tally_table[];
bool tally_trigger(struct str *text, const struct kind *kind, int number);

/* Counts everything anew, within the transaction of the caller. */
bool tally_recount(struct sql *sql, struct err *err);

/* Living records of KIND. */
bool tally_total(struct sql *sql, const struct kind *kind, int64_t *total, struct err *err);
/* Living records of KIND in the group KEY (canonical, "" for none), and their sum in hundredths. */
bool tally_group(struct sql *sql, const struct kind *kind, const char *key, int64_t *rows, int64_t *sum,
		 struct err *err);
/* Whether the groups of KIND are counted: its group is a stored value. */
bool tally_has_groups(const struct kind *kind);

/* How many kinds and groups are counted wrong; -1 on failure. */
int tally_wrong(struct sql *sql, struct err *err);

#endif
