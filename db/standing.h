/* SPDX-License-Identifier: EUPL-1.2 */
/* standing: what the council or the executive has said of a record, by the decisions in the register. */
#ifndef SAMVERKAN_STANDING_H
#define SAMVERKAN_STANDING_H

#include "private.h"

enum standing { STANDING_NONE, STANDING_STARTED, STANDING_ENDED };

/* From the last living decision on the record, of today at the latest, that is by an organ of the rule and starts or
 * ends something. A part of a date begins with its first day and ends with its last. */
bool standing_read(struct store *store, const struct record *record, const struct strategy *strategy,
		   const char *codes, enum standing *standing, struct err *err);
/* The names, separated by spaces, of the kinds with a state (src/access.h) that the strategy lets the council or the
 * executive decide on. The caller frees; NULL on failure. */
char *standing_kinds(struct store *store, struct err *err);

#endif
