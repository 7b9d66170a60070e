/* SPDX-License-Identifier: EUPL-1.2 */
/* organ: who decides. A rule of a strategy lists organs by codes ("kf, ks"), a decision in the register has a word
 * (decision.organ) and a name; this file knows which is which. */
#ifndef SAMVERKAN_ORGAN_H
#define SAMVERKAN_ORGAN_H

#include <stdbool.h>

#include "strategy.h"

/* Calls EACH for every code of a comma separated list until it returns true; returns whether one did. */
bool organ_each(const char *codes, bool (*each)(void *context, const char *code), void *context);

/* The codes that mean the same to all strategies, from 0 on; NULL after the last. */
const char *organ_code(int at);

/* Whether a decision by ORGAN, called NAME, is one by an organ of CODES. A code that is the strategy's own is known by
 * its name in [organs], which the decision must then name too: "nämnd" alone could be any board. */
bool organ_decides(const struct strategy *strategy, const char *codes, const char *organ, const char *name);
/* Whether the council (KF) or the executive (KS), or one of their own organs, is among CODES. */
bool organ_is_top(const char *codes);
/* Whether NAME is what the strategy calls one of those. */
bool organ_is_top_named(const struct strategy *strategy, const char *name);
/* CODES as the strategy names them: "kommunfullmäktige, kommunstyrelsen". The caller frees. */
char *organ_names(const struct strategy *strategy, const char *codes);
/* The word of decision.organ that a new decision under a rule with CODES begins with: the first decider. The caller
 * frees; "" where the rule names nobody. */
char *organ_first(const char *codes);

#endif
