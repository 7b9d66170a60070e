/* SPDX-License-Identifier: EUPL-1.2 */
/* access: who may write what. Everybody who may open the register reads all of it; what a person may write comes from
 * the assignments of that person in the register itself:
 *
 * coordinator        everything
 * contact, deputy    what belongs to the unit of the assignment, and to those below it
 * project manager    the project of the assignment, and what hangs on it, but for what belongs to another unit
 * others             nothing but themselves, as a person: they read
 *
 * Those assignments are given, prolonged and taken back by coordinators alone; who has a right does not hand it on.
 *
 * One row per kind says through which references a record belongs to a unit and what only a coordinator may write. The
 * rule is pure: db/permit.h finds out what it needs to know and holds it inside every transaction that writes. */
#ifndef SAMVERKAN_ACCESS_H
#define SAMVERKAN_ACCESS_H

#include "record.h"

enum { ACCESS_PATHS = 16 };

enum access_keeper {
	ACCESS_UNIT,        /* who writes for the unit that it belongs to; what belongs to none is the coordinator's */
	ACCESS_ANYBODY,     /* the same, but of what belongs to no unit anyone who writes may add one, and changes
			     * what he or she has added */
	ACCESS_COORDINATOR,
};

struct access_row {
	const char *kind;
	enum access_keeper keeper;
	/* Names of references, separated by spaces: to a unit, or to a record that belongs to one in its turn. What the
	 * first that leads somewhere leads to is the unit of the record. */
	const char *through;
	/* Each of them that is set must lead to what is one's own, as it counts there, too; with ACCESS_ANYBODY each
	 * that leads to a unit. */
	bool every;
	bool rights;         /* it gives rights in its unit: none is put in unasked */
	/* What only a coordinator may write: fields, and values of fields ("role=coordinator"), which others neither
	 * give nor take away; a record that has such a value is no longer theirs to change. */
	const char *guarded;
	const char *own;     /* a field of units, of which each puts in and takes out its own; all else is guarded */
	/* A field: who has it filled is changed by nobody else but a coordinator, and keeps the own unit. */
	const char *personal;
	/* Where the strategy lets the council or the executive decide on the kind: values of this field from which on
	 * such a decision must stand in the register, all but those in `proposing`; back, and deleting what has come
	 * so far, is the coordinator's. NULL: nothing. */
	const char *state, *proposing;
	/* A reference to a record with a field `closed`: when that is so, what hangs on it is the coordinator's. */
	const char *sealed_by;
	const char *ending; /* values of `state` that end it: out of them is the coordinator's, and in once decided */
	/* What it is known by: names of fields. They are the coordinator's from the decision on, or when somebody has
	 * `personal` filled; and those of what belongs to no unit, once what is others' refers to it. */
	const char *fixed;
};
extern const struct access_row access_rows[];
extern const int access_row_count;

const struct access_row *access_row(const struct kind *kind);

enum access_deed { ACCESS_ADD, ACCESS_CHANGE, ACCESS_DELETE, ACCESS_RESTORE };

/* Who acts. */
struct access_actor {
	bool all;             /* a coordinator, or the register has none yet */
	const char *units;    /* ids of those that he or she writes for, with those below, as a set; "" for none */
	const char *projects; /* ids of those that he or she manages, likewise */
};
bool access_writes(const struct access_actor *actor);

bool access_writes_for(const struct access_actor *actor, int64_t unit);

/* The fields that row->through names, -1: the record itself. Returns how many. */
int access_fields(const struct kind *kind, int field[ACCESS_PATHS]);

/* What a record belongs to. */
struct access_place {
	struct access_path {
		int64_t unit, project; /* that the reference leads to; 0: to none */
		int64_t home;          /* the unit of that project */
		bool set;              /* it names a record */
	} path[ACCESS_PATHS];          /* one for each of access_fields */
	int count;
	bool added; /* who acts has added it */
	bool self;  /* it is the person who acts */
	bool sealed; /* what row->sealed_by leads to is closed */
};
/* The unit that the record belongs to, 0: none. */
int64_t access_unit(const struct access_place *place);

enum access_answer {
	ACCESS_YES,
	ACCESS_NO_ROLE,   /* who acts only reads */
	ACCESS_NOT_KIND,  /* only coordinators write records of the kind */
	ACCESS_NOT_UNIT,  /* it belongs to `unit`, which is not one's own */
	ACCESS_NO_UNIT,   /* it belongs to no unit */
	ACCESS_LOOSE,     /* what `field` names belongs to no unit, where all must be one's own */
	ACCESS_GIVEN,     /* it would go to, or be taken from, `unit` (0: none), which is not one's own */
	ACCESS_NOT_FIELD, /* `field` is the coordinator's */
	ACCESS_NOT_VALUE, /* so is the value that `field` has, or would have */
	ACCESS_NOT_SELF,  /* it is another person, who logs in */
	ACCESS_NOT_OWN,   /* `field` holds units, and one that was put in or taken out is not one's own */
	ACCESS_SEALED,    /* what `field` leads to is closed */
};
/* The answer, with what it is about. */
struct access_fault {
	enum access_answer why;
	int64_t unit;
	int field;   /* -1: none */
	bool before; /* it is about the record as it stands, not as it would become */
};

/* Whether records of the kind can be added at all. */
bool access_adds(const struct kind *kind, const struct access_actor *actor, struct access_fault *fault);
/* Whether the record as it stands may be changed, deleted or brought back (not ACCESS_ADD). */
bool access_stands(const struct record *record, const struct access_place *place, const struct access_actor *actor,
		   enum access_deed deed, struct access_fault *fault);
/* Whether it may become RECORD in PLACE. BEFORE and STOOD are as it stands and may be changed; NULL: it is new. */
bool access_becomes(const struct record *record, const struct access_place *place, const struct record *before,
		    const struct access_place *stood, const struct access_actor *actor, struct access_fault *fault);
/* The field by which a record gets another unit than BEFORE (may be NULL), for a form to show a sentence at: the first
 * of access_fields that differs, else the first; -1: its kind has none. */
int access_moved(const struct record *record, const struct record *before);
/* Whether the field of a record as it stands (new: as it begins) is one that may be written, if the record is. */
bool access_field(const struct record *record, int field, const struct access_actor *actor, struct access_fault *fault);

/* Whether the value of the field is a coordinator's: nothing suggests it unasked. */
bool access_guards(const struct kind *kind, int field, const char *value);

/* Whether the record is in a state that the council or the executive decides on. */
bool access_is_decided(const struct record *record);
/* Whether it is in one of those that end it. */
bool access_is_ended(const struct record *record);
/* Whether the field is one of those that it is known by. */
bool access_is_known_by(const struct kind *kind, int field);

#endif
