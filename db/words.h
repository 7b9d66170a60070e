/* SPDX-License-Identifier: EUPL-1.2 */
/* words: an index over the folded text of the records of a kind, by every three letters in a row, so that a part of a
 * compound is found among a million without looking at them (sqlite.org/fts5.html, the trigram tokenizer).
 *
 * Only kinds with WORDS_FROM records have one: below that looking is quicker than a key press, and every save would pay
 * for the index. It is kept by the save, not by triggers, which may not write virtual tables (trusted_schema). Deleted
 * records are not in it, so that what it finds need not be looked at. */
#ifndef SAMVERKAN_WORDS_H
#define SAMVERKAN_WORDS_H

#include "kind.h"
#include "mem.h"
#include "sql.h"

enum {
	WORDS_FROM = 50000, /* living records */
	WORDS_LETTERS = 3,  /* in a row, that the index knows */
};

/* Makes the indexes that are wanted and not there, within a transaction of its own; nothing where there is none to
 * make. */
bool words_make(struct sql *sql, int64_t from, struct err *err);

/* Takes the indexes away: before all texts are written anew they would only be in the way. */
bool words_drop(struct sql *sql, struct err *err);

bool words_has(struct sql *sql, const struct kind *kind, bool *has, struct err *err);

/* Before the row of record ID gets FOLDED as its text, within the transaction of the caller: the index does, too, with
 * words_settle. NEW: there is no such row yet. KIND has an index. Does nothing with a deleted record. */
bool words_put(struct sql *sql, const struct kind *kind, int64_t id, const char *folded, bool new, struct err *err);

/* Takes a living record out of the index, before its row says that it is deleted. */
bool words_hide(struct sql *sql, const struct kind *kind, int64_t id, struct err *err);
/* Takes it in again, after its row says that it lives. */
bool words_show(struct sql *sql, const struct kind *kind, int64_t id, struct err *err);
/* Before the transaction is committed: tells the indexes all that the three above were told. */
bool words_settle(struct sql *sql, struct err *err);
/* Where it is rolled back instead. */
void words_forget(struct sql *sql);

/* Adds a condition on t.id: the folded words hold some text. The caller binds the pattern of the text to PARAMETER. */
void words_condition(struct str *text, const struct kind *kind, const char *parameter);
/* The pattern of FOLDED, of any length; the caller frees. NULL on failure. What is shorter than WORDS_LETTERS costs a
 * look at everything that begins with it. */
char *words_pattern(struct sql *sql, const struct kind *kind, const char *folded, struct err *err);
/* Adds FOLDED, of WORDS_LETTERS at least, to a pattern of which all words must be found. */
void words_pattern_add(struct str *pattern, const char *folded);

/* False in *RIGHT when the index holds something else than the records; true where there is none. */
bool words_check(struct sql *sql, const struct kind *kind, bool *right, struct err *err);

#endif
