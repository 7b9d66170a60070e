/* SPDX-License-Identifier: EUPL-1.2 */
/* where: a filter as an SQL condition. Names come from the field tables, every value is bound. */
#ifndef SAMVERKAN_WHERE_H
#define SAMVERKAN_WHERE_H

#include "filter.h"
#include "mem.h"
#include "private.h"

/* The condition over the row t, and what to bind to :p1, :p2 ... */
struct where {
	struct str sql;
	struct where_value {
		char *text; /* NULL: the number */
		int64_t number;
	} *value;
	int count, terms;
	const struct filter *leader; /* the term that an index may lead to; NULL: every row is held against all terms */
	bool led;                    /* writing a part of that term */
};

/* The term of FILTER, all of whose rows an index finds, that is likely to find the fewest: one that every row must
 * meet. NULL when there is none. WORDS: the kind has an index of words. */
const struct filter *where_leader(const struct kind *kind, const struct filter *filter, bool words);

/* Adds FILTER to WHERE. False with a sentence when it has too many terms or the register cannot be read; free it then
 * too. */
bool where_add(struct store *store, struct where *where, const struct kind *kind, const struct filter *filter,
	       struct err *err);
void where_bind(const struct where *where, sqlite3_stmt *statement);
void where_free(struct where *where);

/* Whether WORD has letters that mean just themselves (å, ä, ö), which an index of words does not tell apart. */
bool where_word_is_exact(const char *word);

/* Adds the value of any field that has one column: stored or computed. */
void where_value_sql(struct str *sql, const struct kind *kind, const struct field *field);

#endif
