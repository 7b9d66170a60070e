/* SPDX-License-Identifier: EUPL-1.2 */
/* kind: what the register holds. Every record kind is one array of field rows (src/fields.c); list columns, detail,
 * form, validation, SQL, search, history, CSV, JSON and the reference pages are all made from those rows. */
#ifndef SAMVERKAN_KIND_H
#define SAMVERKAN_KIND_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

struct record;

enum field_type {
	TYPE_TEXT,      /* one line */
	TYPE_NOTE,      /* several lines */
	TYPE_INTEGER,
	TYPE_MONEY,     /* stored in hundredths of `unit` (SEK, EUR) */
	TYPE_DATE,      /* ISO text, may be partial; F_TIME allows a time of day */
	TYPE_BOOL,      /* stored as 1 or 0 */
	TYPE_CHOICE,    /* one code of `choices` */
	TYPE_CHOICES,   /* several codes of `choices`, separated by one space, in the order of `choices` */
	TYPE_REF,       /* the id of one record of kind `ref` */
	TYPE_REFS,      /* many-to-many: ids of records of kind `ref`, ascending, separated by one space */
	TYPE_COUNTRY,   /* ISO 3166-1 alpha-2 */
	TYPE_DURATION,  /* whole minutes; people write 12 h, 1,5 h, 90 min, 12:30 */
	TYPE_COUNTRIES, /* many-to-many: country codes, ascending, separated by one space */
};

enum field_flag {
	F_REQUIRED = 1 << 0,
	F_COLUMN = 1 << 1,   /* a column of the list as delivered, widest screens; see also `weight` */
	F_COMPUTED = 1 << 2, /* the store works it out; nobody writes it, it has no column in the table */
	F_TIME = 1 << 3,     /* the date may carry a time of day */
	F_THOUSANDS = 1 << 4,/* lists show the amount in thousands */
	F_AGE = 1 << 5,      /* lists show the date as days since, with a mark past the limit of staleness */
	F_UNIQUE = 1 << 6,   /* no two living records of the kind share the value */
	F_WIDE = 1 << 7,     /* takes what width is left over in lists */
	F_QUIET = 1 << 8,    /* the detail leaves it out when it is empty or 0 */
	F_HEAD = 1 << 9,    /* belongs to the headline of the detail */
	F_MONTH = 1 << 10,   /* lists show the date to the month */
	F_COUNTDOWN = 1 << 11, /* lists show what is below 0 as passed */
	F_WANTED = 1 << 12,  /* lists mark it as missing when it is empty */
	F_CASE_NUMBER = 1 << 13, /* registration number: found however it is written (src/case_number.h) */
	F_OWN = 1 << 14,     /* tells what came of this very record: a copy begins without it */
	F_PRESENT = 1 << 15, /* of a question: only records that there are, none is made for it */
	F_AHEAD = 1 << 16,   /* the date lies ahead when it is written: a day without its year is the next such day */
	F_ADDRESS = 1 << 17, /* a web address or where a file is kept; never what a browser would run */
	F_PAST = 1 << 18,    /* the date tells what has been done: none after the day it is written */
	F_PROVEN = 1 << 19,  /* nothing of it goes to disk, not even as a draft, before it is right: what is pasted by
			      * mistake may be a secret */
};

/* One allowed value. `code` is stored and stable; `label` is a msgid and is what people see. */
struct choice {
	const char *code, *label;
};

struct field {
	const char *name;  /* English snake_case, stable: scripts and the database use it */
	const char *label; /* msgid: form, detail, man page */
	enum field_type type;
	unsigned flags;    /* enum field_flag */
	int width;         /* columns in a list */
	int weight;        /* a list shows the columns of lowest weight that fit; 0 is always shown */
	const char *help;  /* msgid: one sentence, what to write here */
	const char *heading; /* msgid: short column heading, NULL = label */
	const struct choice *choices; /* ends with a NULL code */
	const char *closed; /* of a status: the codes, separated by spaces, that make the record history */
	const char *rule;  /* lists show the column only where the strategy has a rule of this name; NULL: always */
	const char *ref;   /* kind referred to */
	const char *unit;  /* SEK, EUR, days ... NULL = none */
	int64_t min, max;  /* for integer and money; both 0 = no limit */
	const char *initial; /* human text a new record starts with, NULL = empty */
	/* Of a text that must be more than text: what is kept of one that is clean and not empty; the caller frees.
	 * NULL and a sentence without the label when it is none. What stands in the register is not asked again. */
	char *(*read)(const char *text, struct err *err);
};

struct kind {
	const char *name;   /* as on the command line: "twin-town" */
	const char *table;  /* as in the database: "twin_town" */
	const char *label, *plural; /* msgids, capitalised: "Twin town", "Twin towns" */
	const char *title;  /* name of the field that names the record */
	const char *subtitle; /* name of a field that tells equal titles apart, or NULL */
	const char *group;  /* name of the field that lists are grouped by at first, or NULL */
	const char *sort;   /* sort as delivered: "title" or "-deadline,title" */
	const char *sum;    /* money field summed per group, or NULL */
	const char *parent; /* name of the self-reference that makes a tree, or NULL */
	/* Rules across fields; values are canonical. Returns false with the field named in ERR. May be NULL. */
	bool (*check)(const struct record *record, struct err *err);
	/* What tells the record from others of the same title, for record_name; the caller frees; NULL: nothing. */
	char *(*tell)(const struct record *record);
	/* A sentence on a record that is right, and yet does not do what one may think; NULL: none. The values that
	 * the store works out are there. */
	const char *(*caution)(const struct record *record);
	const struct field *fields;
	int field_count;
};

extern const struct kind kinds[];
extern const int kind_count;

/* The kind by its name or its Swedish or English label, singular or plural (case and accents do not matter; space, '-'
 * and '_' are one); on failure NULL, ERR_USAGE and a sentence that names the nearest right word, or all. */
const struct kind *kind_find(const char *name, struct err *err);

/* By the stable name alone, as a file has kept it; NULL when the table has no such kind any more. */
const struct kind *kind_stored(const char *name);

/* As kind_stored for a name that is written in our own code: must exist. */
const struct kind *kind_named(const char *name);

/* Index of the field by its stable name, or -1. */
int kind_field(const struct kind *kind, const char *name);

/* Index of the field by name or Swedish or English label or heading, or by the kind of what it holds several of,
 * compared as in kind_find; -1, ERR_USAGE and a sentence that names the nearest one, or all. */
int kind_field_find(const struct kind *kind, const char *name, struct err *err);

/* Index of the title field. */
int kind_title(const struct kind *kind);

/* True for fields kept in a table of their own (TYPE_REFS, TYPE_COUNTRIES). */
bool field_is_many(const struct field *field);

/* True when words find a record by the field: what one reads as words, the names of others and of choices too; dates,
 * numbers and amounts have filters. */
bool field_has_words(const struct field *field);

/* True when a person may write the field. */
bool field_is_writable(const struct field *field);

/* Label and heading in the language of the screen. */
const char *field_label(const struct field *field);
const char *field_heading(const struct field *field);

/* Label of the choice in the language of the screen; the code itself when the table does not know it. */
const char *choice_label(const struct choice *choices, const char *code);

/* The code for a word given as code, Swedish or English label, or the label without what follows a ':' or '(' in it;
 * NULL and a sentence naming the field and all allowed words. Points into the table. */
const char *choice_find(const struct field *field, const char *word, struct err *err);

/* The code of the only choice whose label, in the language of the screen, has WORD among its words; NULL for none and
 * for several. */
const char *choice_find_part(const struct field *field, const char *word);

#endif
