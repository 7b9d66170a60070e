/* SPDX-License-Identifier: EUPL-1.2 */
/* rule: what the strategy in the register forbids, held inside the transaction that writes. Other than the checks,
 * which tell afterwards, these refuse. */
#ifndef SAMVERKAN_RULE_H
#define SAMVERKAN_RULE_H

#include "private.h"

/* The record as it was written, BEFORE as it stood (NULL: it is new), against the rules of the strategy that concern
 * its kind; the field at fault is named and the strategy's own words are in the sentence. To be called when all that
 * belongs together is written: a batch (store_add_all) may add a project before the test that it needs. */
bool rule_hold(struct store *store, const struct record *record, const struct record *before, struct err *err);

/* The record as it stood BEFORE, when NOW (NULL: deleted) is written: false, with the strategy's own words, when
 * another rests on it and may not be without: the co-funding test of a begun project. */
bool rule_let_go(struct store *store, const struct record *before, const struct record *now, struct err *err);
/* Whether that can be of a record of KIND. */
bool rule_is_let_go(const struct kind *kind);

struct rule_debt;
void rule_debt_free(struct rule_debt *debt); /* takes NULL */

#endif
