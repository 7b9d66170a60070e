/* SPDX-License-Identifier: EUPL-1.2 */
/* record: one row of the register in memory, as canonical text per field.
 *
 * Canonical text is what the history keeps and what is compared field by field when two people save: money in
 * hundredths, dates in ISO form, codes of choices, ids of references, "1"/"0"; NULL is empty. */
#ifndef SAMVERKAN_RECORD_H
#define SAMVERKAN_RECORD_H

#include "kind.h"

struct record {
	const struct kind *kind;
	int64_t id;   /* 0: not saved yet */
	int64_t rev;  /* 0: not saved yet; grows by one with every change */
	char **value; /* canonical, one per field of the kind, owned; NULL = empty */
	char **shown; /* for references and computed fields: text for people, owned, filled by the store; NULL = none */
	char *uuid;
	char *changed_at; /* UTC stamp of the last change, owned, may be NULL */
	char *changed_by; /* login, owned, may be NULL */
	bool deleted;
};

/* An empty record of the kind with id 0. The caller frees with record_free (which takes NULL). */
struct record *record_new(const struct kind *kind);
/* An empty record with the initial values of the field table filled in. */
struct record *record_new_initial(const struct kind *kind);
struct record *record_copy(const struct record *record);
/* A new record that begins as a copy: what was computed, what no two may share (unless it is the title), registration
 * numbers and what came of the original alone (F_OWN) are as in a new record, and so is a status that has an initial
 * value. A written title says that it is a copy. The caller frees. */
struct record *record_duplicate(const struct record *record);
void record_free(struct record *record);

/* Canonical value by field index; "" when empty, never NULL. Borrowed. */
const char *record_value(const struct record *record, int field);
/* Canonical value by stable name, which must exist in the kind. Borrowed, never NULL. */
const char *record_get(const struct record *record, const char *name);

/* Replaces a canonical value (copied); NULL or "" empties. Forgets the shown text of the field. */
void record_put(struct record *record, int field, const char *canonical);

/* The value as people read it (labels, spaces in amounts, names of references). The caller frees. */
char *record_show(const struct record *record, int field);
/* The value as a list column shows it (type_cell); the age of a confirmation is "" once the record is history. The
 * caller frees. */
char *record_cell(const struct record *record, int field);
/* The value as files carry it: parseable by type_parse again, amounts without spaces. The caller frees. */
char *record_plain(const struct record *record, int field);
/* The name of the record for people: title, else kind and number ("Project 12"), for a new one the kind alone. The
 * caller frees. */
char *record_title(const struct record *record);

/* The same as a sentence mentions it (text_brief). The caller frees. */
char *record_mention(const struct record *record);

/* The same and what tells the record from others of it, "Anna Exempel · contact person · Schools": for sentences and
 * headings that nothing else stands beside. The caller frees. */
char *record_name(const struct record *record);

/* A sentence (translated, static) on a record as the store gave it that is right, and yet does not do what one may
 * think; NULL for none. */
const char *record_caution(const struct record *record);

/* True when the status of the record says that it is history, or its last day (valid_to) has gone. */
bool record_is_closed(const struct record *record);

/* True when the field has the same canonical value in both. */
bool record_same(const struct record *a, const struct record *b, int field);
/* True when all that people write is the same in both. */
bool record_equal(const struct record *a, const struct record *b);

/* Holds the record against its table and the kind's own rules. Returns false with the first fault, the field named. */
bool record_check(const struct record *record, struct err *err);
/* The fault of one field alone (required, limits), without the rules across fields. Computed fields have none. */
bool record_check_field(const struct record *record, int field, struct err *err);

/* What both changed since BASE: merges THEIRS into MINE field by field. Where only they changed, mine takes theirs;
 * where both changed to different values, CONFLICT[field] is set and mine keeps its own. Fields with several
 * values never conflict: what either added is in, what either took away is out (type_merge; the shown text of such a
 * field may be NULL afterwards). Computed fields are theirs. CONFLICT has one bool per field of the kind. Returns the
 * number of conflicts. Rules across fields must be held again afterwards. */
int record_merge(struct record *mine, const struct record *theirs, const struct record *base, bool *conflict);

#endif
