/* SPDX-License-Identifier: EUPL-1.2 */
/* chain: how what was fixed for ever is held together, so that nothing is changed in it, about it or taken from it
 * without being found out. */
#ifndef SAMVERKAN_CHAIN_H
#define SAMVERKAN_CHAIN_H

#include "sql.h"

/* SQL: the chain value of a summary: SHA-256 over the chain value of the number before it (BEFORE, '' where there is
 * none) and all that is said of it, its own SHA-256 among that, each as quote() writes it, commas between. COLUMN is
 * what stands before the names: "f." for columns, ":" for parameters. The same value stands in the history. */
#define CHAIN_VALUE(before, column)                                                                                   \
	"sha256(quote(" before ") || ',' || quote(" column "id) || ',' || quote(" column "at) || ',' || quote("        \
	column "login) || ',' || quote(" column "name) || ',' || quote(" column "title) || ',' || quote("              \
	column "dnr) || ',' || quote(" column "recipient) || ',' || quote(" column "request) || ',' || quote("         \
	column "sha256))"

/* What is wrong with the summary of that number; NULL when nothing is, or when the number was never given. False when
 * it could not look. The caller frees *FAULT. */
bool chain_fault(struct sql *sql, int64_t id, char **fault, struct err *err);
/* Says what is wrong with each number that was ever given, in their order; false when it could not look. */
bool chain_verify(struct sql *sql, void (*say)(void *context, const char *sentence), void *context, struct err *err);

#endif
