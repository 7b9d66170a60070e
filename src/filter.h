/* SPDX-License-Identifier: EUPL-1.2 */
/* filter: the expressions of contract section 4, parsed once for screen, commands, views and exports.
 *
 *	word  "several words"  field:value  field:  field<value (> <= >= =)  !term  term|term  term term
 *
 * `|` binds tighter than a space: `a|b c` means (a or b) and c. A bare value after `|` belongs to the field before it:
 * `status:pågår|beviljad`, and `!status:pågår|beviljad` means neither. A word that holds : < > or = stands in quotes; a
 * quote inside quotes is written twice. Field names of several words are written with '-' or '_' or in quotes.
 * An amount may have spaces and a unit (`budget>1,5 mnkr`), a date be two words (`end:i år`).
 * `id:12|14` selects records by number, as what is printed after them; `id:12,14` too, however many.
 * A point goes through a relation: `partner.country:Finland` asks for a partner there, `decision.organ:ks` for a
 * decision about the record. */
#ifndef SAMVERKAN_FILTER_H
#define SAMVERKAN_FILTER_H

#include "kind.h"
#include "type.h"

enum filter_op {
	FILTER_WORD,  /* the folded word occurs in any field with words */
	FILTER_HAS,   /* field:value - text contains, choice equals, date lies within, reference matches by name */
	FILTER_EMPTY, /* field: */
	FILTER_ID,    /* id:12 - the record of that number; id:12,14 - those records */
	FILTER_EQ, FILTER_LT, FILTER_GT, FILTER_LE, FILTER_GE,
	FILTER_THROUGH, /* some record of another kind, by a relation, matches `left` */
	FILTER_AND, FILTER_OR,
};

enum {
	FILTER_LENGTH = 10000, /* characters that an expression may have */
	FILTER_TERMS = 200,    /* leaves that a tree may have, and so its depth: far below what SQLite allows */
	FILTER_POINTS = 4,     /* relations that one term may go through */
};

/* A tree of terms. Leaves use field and text; AND/OR use left and right and are never negated. THROUGH has in `left` a
 * term over `kind`: the one that `field` refers to, or, where `back` is true, the one whose `field` refers here. */
struct filter {
	enum filter_op op;
	bool negated;
	int field;   /* index in the kind, -1 for words and for FILTER_ID */
	/* NULL for FILTER_EMPTY, never empty otherwise. Words and text fields: as written; choices and countries: code;
	 * dates: ISO, perhaps partial; integers and record numbers: digits, several numbers with commas between; money:
	 * hundredths; bool 1/0; references: the name or number as written, "mina" for the units of the acting person,
	 * the projects that he or she manages, or the person. Choices, countries, references and bools have HAS and
	 * EMPTY only (`=` is read as `:`). */
	char *text;
	const struct kind *kind; /* FILTER_THROUGH only */
	bool back;
	struct filter *left, *right;
};

/* Parses TEXT for KIND; any bytes are harmless. NULL with ERR code NONE (ERR must be zero before) for an empty
 * expression; NULL with ERR_USAGE and a sentence that says the place (column, counted in characters from 1) and the
 * nearest right name for a faulty one. The caller frees with filter_free (takes NULL). */
struct filter *filter_parse(const struct kind *kind, const char *text, struct err *err);
void filter_free(struct filter *filter);
/* True when TEXT can be parsed. Else the sentence without its place, and *PLACE (characters from 0) is that. */
bool filter_check(const struct kind *kind, const char *text, int *place, struct err *err);

/* Follows the points in NAME ("partner.country"): *OF is the kind that what follows the last of them is about, and that
 * rest is returned. NULL when they lead nowhere. Points into NAME. */
const char *filter_follow(const struct kind *kind, const char *name, const struct kind **of);
/* Whether records of FROM refer to KIND, so that KIND's filters may name FROM before a point. */
bool filter_leads_back(const struct kind *from, const struct kind *kind);

/* WORDS as an expression in which each is one term and nothing is read as a sign; "" for none. The caller frees. */
char *filter_quote_words(const char *words);

/* What a list asks the store for. The filter is borrowed. */
#define QUERY_SORTS 4
struct query {
	const struct kind *kind;
	const struct filter *filter; /* NULL: all */
	struct { int field; bool down; } sort[QUERY_SORTS];
	int sort_count;   /* 0: the sort of the kind */
	int group;        /* field index to group by, -1: none */
	int64_t limit;    /* 0: all */
};

/* Reads "a,-b" into the sorts of QUERY (names or labels), in place of those it has. False with ERR_USAGE and a sentence
 * naming the nearest field; QUERY is untouched then. */
bool query_sort(struct query *query, const char *text, struct err *err);

#endif
