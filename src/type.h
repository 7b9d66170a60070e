/* SPDX-License-Identifier: EUPL-1.2 */
/* type: what each field type means: from what people write to canonical text and back. */
#ifndef SAMVERKAN_TYPE_H
#define SAMVERKAN_TYPE_H

#include <stddef.h>

#include "date.h"
#include "kind.h"

/* Finds records by what people write: an id, a title, a short name. The store gives one of these. */
struct lookup {
	void *store;
	/* The id of the living record of KIND that WORD names; 0 and a sentence (unknown, with the nearest name; or
	 * ambiguous, with the candidates). */
	int64_t (*find)(void *store, const struct kind *kind, const char *word, struct err *err);
};

/* From what people write to canonical text. *CANONICAL is NULL for empty input, else the caller frees it. On refusal
 * ERR names the field and what is allowed, and *CANONICAL is untouched. Several values are separated by ';' (',' too,
 * where it is not part of the value). LOOKUP is needed for references only; without one, only ids are understood.
 * Required and limits are record_check_field's business; more characters than type_most are refused here, so that what
 * an older register holds can stay. */
bool type_parse(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
		struct err *err);

/* A date as people write it in FIELD, as date_parse has it. */
bool type_date(const struct field *field, const char *input, char out[DATE_SIZE], struct err *err);

/* Characters that a field of the type takes, as people write it. */
int type_most(enum field_type type);

/* For people; SHOWN is the store's text for references (may be NULL). "" for empty. The caller frees. */
char *type_show(const struct field *field, const char *canonical, const char *shown);

/* For a list column: as type_show, but thousands (F_THOUSANDS) and ages (F_AGE: "12d", "104d!" past the limit of
 * staleness, "0d!" for a day that has not come, "–" for never; a year alone as it is) where the flags of the field say
 * so. The caller frees. */
char *type_cell(const struct field *field, const char *canonical, const char *shown);

/* How many days a date of F_AGE may lie back before its cell gets a mark: [limits] stale_days or the strategy's; 90
 * until somebody says otherwise. */
void type_set_stale_days(int days);
int type_stale_days(void);

/* For files and for the one-line editor: parses back to the same canonical text, in either language. References are
 * names where SHOWN gives them, else ids; several are joined by "; ". The caller frees. */
char *type_plain(const struct field *field, const char *canonical, const char *shown);

/* True for types that hold several values (TYPE_CHOICES, TYPE_REFS, TYPE_COUNTRIES). */
bool type_is_set(enum field_type type);

/* Whether the canonical value SET of such a type has the word of LENGTH bytes. */
bool type_set_has(const char *set, const char *word, size_t length);

/* Three canonical values of such a type as one: what either added to BASE is in, what either took away is out. The
 * caller frees; "" when nothing is left. */
char *type_merge(const struct field *field, const char *mine, const char *theirs, const char *base);

/* Name of the type for the reference ("text", "money", "date" ...), untranslated: for files. */
const char *type_name(enum field_type type);
/* What people call the type, in the language of the screen. */
const char *type_label(enum field_type type);
/* True when lists set the column flush right. */
bool type_is_right(enum field_type type);
/* True when the database column is INTEGER. */
bool type_is_integer(enum field_type type);

#endif
