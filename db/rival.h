/* SPDX-License-Identifier: EUPL-1.2 */
/* rival: what only one record may be at a time, where one unique field does not say it: the return of a unit for a
 * period, the contact person of a unit (domain: uppdrag, arsrapport), whom a key lets in, and the relation of a kind
 * with a partner. A login that something was done with is one person's for good, as history, views and drafts go by
 * it. */
#ifndef SAMVERKAN_RIVAL_H
#define SAMVERKAN_RIVAL_H

#include "record.h"
#include "sql.h"

/* Whether no living record is what RECORD would be; else a sentence that names the other. RECORD has canonical
 * values. */
bool rival_check(struct sql *sql, const struct record *record, struct err *err);
/* Whether there is such a thing among records of KIND. */
bool rival_is_of(const struct kind *kind);

#endif
