/* SPDX-License-Identifier: EUPL-1.2 */
/* choices: what may be chosen in a field: the words of the table, countries, or records of another kind. */
#ifndef SAMVERKAN_CHOICES_H
#define SAMVERKAN_CHOICES_H

#include "kind.h"

#include "store.h"

#define CHOICES_MAX 200 /* records read at most; who wants others types another letter */

struct choices {
	struct choices_row {
		char *code;  /* canonical: a code, or the id of a record */
		char *label; /* for people */
		char *note;  /* tells equal labels apart, "" for none */
	} *row;
	int count;
	int64_t total; /* how many there are when nothing is typed */
};

/* True for the field types that have choices. */
bool choices_are_for(const struct field *field);
/* True when several may be taken. */
bool choices_are_many(const struct field *field);

/* The choices that match WORDS ("" for all), those whose label matches first. OUT is filled anew; the caller frees it
 * with choices_free. */
bool choices_load(struct store *store, const struct field *field, const char *words, struct choices *out,
		  struct err *err);
void choices_free(struct choices *choices);

/* Codes with one space between, as people write them: what type_parse reads back to the same. A record whose title
 * would be read otherwise is written by its number. The caller frees. */
char *choices_text(struct store *store, const struct field *field, const char *canonical);

#endif
