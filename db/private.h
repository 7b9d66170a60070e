/* SPDX-License-Identifier: EUPL-1.2 */
/* private: what the files of the store share and nobody else sees. */
#ifndef SAMVERKAN_PRIVATE_H
#define SAMVERKAN_PRIVATE_H

#include "access.h"
#include "clock.h"

#include "aside.h"
#include "sql.h"
#include "store.h"

/* Where drafts lie: beside the register, and where that cannot be written, with the person's own things. */
enum { ASIDE_SHARED, ASIDE_OWN, ASIDES };

struct store {
	struct sql *sql;
	char *login, *via;
	bool read_only;       /* asked for, or the file may not be written */
	const char *why;      /* static sentence for that */
	bool replaced;        /* the file that is open is not the one at the path any more; why says so */
	char *unknown;        /* sentence: the login is not in the register, or may not write; NULL when it may */
	int64_t person;       /* id of the acting person, 0: none */
	char *person_name, *person_units;
	struct permit {
		struct access_actor actor;
		char *units, *projects;    /* of the actor; owned */
		char *coordinators;        /* names of some of them */
		char *coordinator_ids;     /* of all, as a JSON array */
		int coordinator_count;
		int64_t version;           /* data_version that it was read at */
		char day[CLOCK_DAY_SIZE];  /* that it holds for */
		bool stale;                /* this program has written what it depends on */
	} permit;
	int64_t data_version;
	int version;          /* user_version that the file had when it was opened */
	struct lookup lookup;
	struct aside *aside[ASIDES];
	struct rule_debt *debt; /* what rules are still to be held of; NULL: they are held at once */
	struct {
		bool together;   /* the changes of this transaction are one deed */
		bool permitted;  /* what is written now follows from what was permitted */
		int64_t first;   /* of them in the history, 0: none yet */
		int64_t undoes;  /* the change that the next one takes back, 0: none */
		const struct kind *looked; /* the last kind that was looked at for an index of words, NULL: none */
		bool has_words;            /* it has one */
	} deed;
	bool (*go_on)(void *context, int done, int count); /* see store_tell; NULL: nobody is told */
	void *told;
	int64_t undone_by;    /* the last change that the last undo wrote, 0: none */
	int said_columns;     /* of each value in the sentence of an undo, 0: any number */
};

/* Begins a write: waits for others, then holds the file's version and the right to write against what they were. End it
 * with store_end. What is written is TOGETHER one deed in the history, or each change stands alone. */
bool store_begin(struct store *store, bool together, struct err *err);
/* The same for what is no record but the person's own, as a view: everybody whom the register knows may. */
bool store_begin_own(struct store *store, struct err *err);
/* Commits when DONE, else rolls back and returns false. */
bool store_end(struct store *store, bool done, struct err *err);

/* Tells whoever wants to know that DONE of COUNT records are dealt with; false, with ERR_SLOW, to break off. */
bool store_goes_on(struct store *store, int done, int count, struct err *err);

/* One change within the transaction of the caller, written but not yet held against the strategy. Zero-initialise. */
struct step {
	struct record *before; /* the record as it stood, NULL: it is new; owned */
	struct record *now;    /* as it stands; owned */
};
/* As store_save; without a BASE a record of id 0 is added. *MERGED becomes true when others' fields were taken in. On
 * failure step->before may be what stood against it. */
bool step_save(struct store *store, const struct record *mine, const struct record *base, bool *merged,
	       struct step *step, struct err *err);
/* The same where step->before is what stands now, not of a new record. step->now then lacks what step_fill gives. */
bool step_save_over(struct store *store, const struct record *mine, const struct record *base, bool *merged,
		    struct step *step, struct err *err);
/* Whether who may write all could save and hold MINE over BEFORE, which stands now, with all others as they are; writes
 * nothing. */
typedef bool step_look(struct store *store, const struct record *mine, const struct record *base,
		       const struct record *before, struct err *err);
step_look step_try;
/* Whether who acts may save MINE over BEFORE as far as that is seen of what stands, not of what it would become. */
step_look step_may;
/* Fills step->before, as it stands now, of as many STEPS to the records from FIRST on as can be read at once; how many
 * that are, none for a new record. -1 on failure. */
int step_read(struct store *store, struct record *const *first, struct step *steps, int count, struct err *err);
/* Adds a copy of MINE. step->now then lacks what only reading it back gives: step_fill does, for COUNT of them. */
bool step_add(struct store *store, const struct record *mine, struct step *step, struct err *err);
bool step_fill(struct store *store, struct step *steps, int count, struct err *err);
bool step_delete(struct store *store, const struct kind *kind, int64_t id, int64_t rev, struct step *step,
		 struct err *err);
bool step_undelete(struct store *store, const struct kind *kind, int64_t id, struct step *step, struct err *err);
/* What the strategy forbids; when all that belongs together is written. */
bool step_hold(struct store *store, const struct step *step, struct err *err);
void step_free(struct step *step);
/* What was saved becomes RECORD, which keeps its address. */
void step_give(struct step *step, struct record *record);

/* Names the files of drafts; opens none. */
void draft_start(struct store *store, const char *path, bool read_only);
void draft_end(struct store *store);

/* A new uuid, RFC 4122 version 4. */
bool make_uuid(char out[37], struct err *err);

/* Writes the entries of a strategy under KEY, which areas know by LABEL, within the transaction of the caller. It is
 * then the latest. */
bool strategy_write(struct sql *sql, const struct strategy *strategy, const char *key, const char *label,
		    struct err *err);

/* As store_save within the transaction of the caller: RECORD then is what was saved. Without a BASE it is added. */
bool save_one(struct store *store, struct record *record, const struct record *base, struct err *err);

/* All changes that were made at once with CHANGE, newest first; none when there is no such change. The caller frees. */
bool history_deed(struct sql *sql, int64_t change, struct changes *out, struct err *err);
/* The change that takes CHANGE back and stands; 0 when it stands itself, -1 on failure. */
int64_t history_undone(struct sql *sql, int64_t change, struct err *err);

/* The sentence for who is known but has no right to write. The caller frees. */
char *permit_reader(struct store *store);

/* Reads who acts: right to write, name, units. */
bool store_read_actor(struct store *store, struct err *err);

/* Ids of the living records of KIND that a person may mean by WORD in a filter: "#7" or a number by number, a short
 * name, part of a title; for areas also what lies under them; "mine" for the units, the projects that are managed
 * by, or the record of the acting person. As a JSON array; the caller frees; NULL on failure. */
char *lookup_matching(struct store *store, const struct kind *kind, const char *word, struct err *err);

/* Living records of a kind from which its lists are read in parts; tests lower it. */
extern int64_t query_parts_from;

/* For struct lookup. */
int64_t lookup_find(void *store, const struct kind *kind, const char *word, struct err *err);

/* True when VALUE is a canonical value of the field, as the core's types write it. */
bool canonical_holds(const struct field *field, const char *value);

#endif
