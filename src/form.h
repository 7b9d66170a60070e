/* SPDX-License-Identifier: EUPL-1.2 */
/* form: the model of editing one record: a copy, what is typed per field, focus, faults. Knows no screen. */
#ifndef SAMVERKAN_FORM_H
#define SAMVERKAN_FORM_H

#include "edit.h"
#include "record.h"
#include "type.h"

struct form_field {
	int field;          /* index in the kind */
	struct edit edit;   /* what is typed */
	char *original;     /* how the value in start is written; owned */
	char *fault;        /* sentence beside the field, NULL when right */
	bool ruled;         /* the fault is one against another field: it may go with what is written there */
	char *lack;         /* while it is typed: what it lacks to be right, NULL when nothing; owned */
	char *seen;         /* the text that was last held against the start, NULL: none; owned */
	bool differs;       /* whether it meant something else */
	bool touched;       /* the person has changed the text */
	char *locked;       /* sentence: why it is not to be written here, NULL when it may; owned */
};
struct form {
	const struct kind *kind;
	struct record *record; /* the record being edited, canonical values of right fields; owned */
	struct record *base;   /* as it stands in the register as far as the form knows; NULL for a new record; owned */
	struct record *start;  /* what dirty is measured against: as base, or a new record as it was offered; owned */
	struct form_field *field;
	int count;             /* writable fields in table order */
	int focus;             /* index in field */
	const struct lookup *lookup;
};

/* Takes RECORD over. LOOKUP is borrowed for the life of the form. */
struct form *form_new(struct record *record, const struct lookup *lookup);
void form_free(struct form *form);
/* The value of the field stays as it is, and SENTENCE says why. */
void form_lock(struct form *form, int at, const char *sentence);
/* True when something typed differs from the base (or from the initial values of a new record). */
bool form_is_dirty(const struct form *form);
bool form_is_field_dirty(const struct form *form, int at);
/* Parses what is typed in field AT into the record; sets or clears its fault. False when it is at fault. */
bool form_check(struct form *form, int at);
/* The person has changed the text of the field in focus: as form_check, but what more characters can still make right
 * is no fault: it lacks something. */
void form_typed(struct form *form);
/* Checks all fields and the rules across; on a fault focuses the first field at fault and returns false. */
bool form_check_all(struct form *form, struct err *err);
/* Checks the field that is left, and writes it as the register would: "idag" becomes the date. What is written is held
 * against the rules across fields too; what is still empty is not. */
void form_focus(struct form *form, int at);
void form_next(struct form *form);            /* wraps round */
void form_prev(struct form *form);
/* Puts a value in (from a list of choices or a picker), as people write it. */
void form_put(struct form *form, int at, const char *text);
/* Somebody saved meanwhile: takes THEIRS over as the new base (owned now) where only they changed; fields that both
 * changed keep what is typed, fields with several values are merged (type_merge). The cursor stays where it is. CHANGED
 * (one per field of the kind) tells which fields they changed. Returns the number of fields that both changed to
 * different values. Not for a new record. */
int form_rebase(struct form *form, struct record *theirs, bool *changed);

#endif
