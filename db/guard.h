/* SPDX-License-Identifier: EUPL-1.2 */
/* guard: the rules that only the database can hold, because they concern other records. Called inside the
 * transaction that writes, so that nothing can change between the look and the save. */
#ifndef SAMVERKAN_GUARD_H
#define SAMVERKAN_GUARD_H

#include "record.h"
#include "sql.h"

/* The record against the field table and the rules of its kind; that every value is canonical; that references newly
 * made (BEFORE is the record as it stands, NULL for a new one) are to living records; that no other living record
 * has its unique values; that a tree has no circle. */
bool guard_record(struct sql *sql, const struct record *record, const struct record *before, struct err *err);

/* That no living record needs this one, as a required reference or as the branch it hangs on: the sentence names
 * one. */
bool guard_needed(struct sql *sql, const struct record *record, struct err *err);

#endif
