/* SPDX-License-Identifier: EUPL-1.2 */
/* permit: the rule of src/access.h with what the register knows: who acts, what a record belongs to, who can instead.
 * Held inside every transaction that writes, so that nothing can change between the look and the save. */
#ifndef SAMVERKAN_PERMIT_H
#define SAMVERKAN_PERMIT_H

#include "private.h"

/* Reads what the acting person may write, as of today. Whoever makes a register may everything. */
bool permit_read(struct store *store, struct err *err);
/* The same if somebody has committed since, this program has written what it depends on, or another day has begun. */
bool permit_refresh(struct store *store, struct err *err);
/* Says that a record of the kind was written: it may be what permits depend on. */
void permit_touch(struct store *store, const struct kind *kind);
/* When all is written: a register that had a coordinator still has one, else the sentence says what to do first. */
bool permit_settle(struct store *store, struct err *err);
void permit_free(struct store *store);

/* The record as it stands may be changed, deleted or brought back; else the sentence says why not and who can. PLACE is
 * filled with what it belongs to, for permit_becomes. */
bool permit_stands(struct store *store, const struct record *record, enum access_deed deed, struct access_place *place,
		   struct err *err);
/* It may become NOW, which is written already; BEFORE and STOOD are as it stood, NULL when it is new. */
bool permit_becomes(struct store *store, const struct record *now, const struct record *before,
		    const struct access_place *stood, struct err *err);
/* Who acts is a coordinator; else "WHAT: only … can do that". */
bool permit_coordinator(struct store *store, const char *what, struct err *err);

#endif
