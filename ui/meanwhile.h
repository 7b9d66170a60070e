/* SPDX-License-Identifier: EUPL-1.2 */
/* meanwhile: what others have saved in a record while one was writing in its form, and the fields that both changed. */
#ifndef SAMVERKAN_MEANWHILE_H
#define SAMVERKAN_MEANWHILE_H

#include "form.h"
#include "record.h"

#include "store.h"

/* A field that both changed and that nobody has decided on yet. */
struct clash {
	int at;                /* index in the form */
	struct record *before; /* the record as it was before their change, owned */
};
struct meanwhile {
	struct record *origin; /* as it was when the form was opened, NULL for a new record */
	char *who;             /* logins with ", " between, "" for nobody */
	bool deleted;          /* the record lies in the bin now */
	struct clash *clash;
	int clash_count;
};

void meanwhile_start(struct meanwhile *meanwhile, const struct form *form);
void meanwhile_free(struct meanwhile *meanwhile);

/* The record as it stands in the register now (taken over): the form goes on from there, and fields that both changed
 * become clashes. Returns false when there was nothing new. */
bool meanwhile_take(struct meanwhile *meanwhile, struct form *form, struct record *theirs);

/* True when others have changed the field at AT of the form since it was opened. */
bool meanwhile_changed(const struct meanwhile *meanwhile, const struct form *form, int at);
bool meanwhile_is_clash(const struct meanwhile *meanwhile, int at);

/* What has happened and what saving will do, for a banner in the form; "" when nothing has. The caller frees. */
char *meanwhile_banner(const struct meanwhile *meanwhile, const struct form *form);

/* The first clash that must be decided on; NULL when none is left. Forgets those where both mean the same by now. */
const struct clash *meanwhile_next(struct meanwhile *meanwhile, const struct form *form);
/* The three values of a clash with who and when, as a question; of long texts the part where they differ. The caller
 * frees. */
char *meanwhile_question(const struct clash *clash, const struct form *form);
/* True for text of several lines, where theirs and mine can both stand, one after the other. */
bool meanwhile_can_keep_both(const struct clash *clash, const struct form *form);
/* Which of them stands; the order is that of the question. */
enum clash_answer { CLASH_THEIRS, CLASH_MINE, CLASH_BEFORE, CLASH_BOTH };
void meanwhile_settle(struct meanwhile *meanwhile, struct form *form, struct store *store,
		      enum clash_answer answer);

/* After a save, what others changed since REV and the save left as it was: *WHO gets their logins, *WHAT the labels of
 * the fields, with ", " between; the caller frees both. False when there is nothing. */
bool meanwhile_kept(struct store *store, const struct record *saved, int64_t rev, char **who, char **what);

#endif
