/* SPDX-License-Identifier: EUPL-1.2 */
/* ledger: what a writer says about its own edits, outside the register, so that the register can be held against it.
 * One file per process, only added to: a line before each edit, and a line once its outcome is known. A process that is
 * killed leaves at most its last edit without an outcome, and at most half a line, which counts as not written. */
#ifndef SAMVERKAN_TESTS_LEDGER_H
#define SAMVERKAN_TESTS_LEDGER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "mem.h"

#include "room.h"

enum ledger_outcome { LEDGER_UNKNOWN, LEDGER_SAVED, LEDGER_CONFLICT, LEDGER_REFUSED };

struct ledger_edit {
	char token[32];  /* unique in the whole run; stands in the register as `via` of the change, and in its values */
	char login[16];
	char action[12]; /* of the history */
	char kind[16];
	long long id;    /* 0 for one to be added; once saved, the number that it got */
	long long base;  /* revision that the edit began from */
	char fields[48]; /* names with commas between, "-" for none */
	char country[4]; /* "+FI" comes into the countries, "-FI" goes, "-" neither */
	enum ledger_outcome outcome;
	bool merged;
	long long rev;          /* that the record then had; 0 where the store does not tell */
	long long microseconds; /* that the call took */
	bool seen;              /* by whoever goes through the history */
};

struct ledger {
	struct ledger_edit *edit; /* in the order of their tokens */
	int count;
};

/* The value that an edit gives a field. The caller frees. */
char *ledger_value(const char *token, const char *field);

/* The ledger of process NUMBER, to add to; NULL on failure. */
FILE *ledger_open(const struct room *room, int number);
/* Each line is one write: with the system, whatever becomes of the process, once these have returned true. */
bool ledger_intend(FILE *file, const struct ledger_edit *edit);
bool ledger_settle(FILE *file, const struct ledger_edit *edit);

/* Adds all that process NUMBER has written. False when there are lines that are none. */
bool ledger_read(const struct room *room, int number, struct ledger *ledger);
/* To be called once everything is read. */
void ledger_sort(struct ledger *ledger);
/* NULL when nobody has ever intended it. */
struct ledger_edit *ledger_find(const struct ledger *ledger, const char *token);
void ledger_free(struct ledger *ledger);

#endif
