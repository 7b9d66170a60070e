/* SPDX-License-Identifier: EUPL-1.2 */
/* audit: the history of a register held against the ledgers of those who wrote in it.
 *
 * Proves: every change by a writer was intended by that writer, once, and set just the fields that it meant to, to the
 * values that it meant; every edit that was acknowledged is there, none that was told to be in conflict or refused is;
 * revisions are 1, 2, 3 ...; what a change says was there before was there; nobody's field was overwritten that he had
 * not seen; a conflict had its cause; each record is what its history makes of it. Fails the test at the first fault,
 * with a sentence. */
#ifndef SAMVERKAN_TESTS_AUDIT_H
#define SAMVERKAN_TESTS_AUDIT_H

#include "ledger.h"
#include "room.h"

struct audit {
	int saved, merged, conflicts, refused;
	int unknown;       /* edits whose writer was killed before it told what came of them */
	int unknown_saved; /* of which so many are in the register */
	long long longest; /* microseconds of the call that took longest */
};

/* The register may be open in nobody's hands but the caller's. The ledger must be sorted. */
struct audit audit_register(const struct room *room, struct ledger *ledger);

#endif
