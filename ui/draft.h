/* SPDX-License-Identifier: EUPL-1.2 */
/* draft: what is typed in an open form, kept on disk while one types, and the form that is made of it again.
 *
 * A second after a key at the latest it is written, sooner when the fingers rest: so a cut line costs nothing and a
 * power cut at most that second. Writing never makes typing wait: what is busy is tried again.
 * A private key that was pasted by mistake is kept nowhere, nor is what may be a piece of one (F_PROVEN). */
#ifndef SAMVERKAN_UI_DRAFT_H
#define SAMVERKAN_UI_DRAFT_H

#include <stdint.h>

#include "app.h"
#include "form.h"
#include "meanwhile.h"

/* Of one form. Zero-initialise. */
struct drafting {
	int64_t id;            /* in the store; 0: nothing is kept */
	struct record *base;   /* what the written texts are measured against */
	char **written;        /* per field of the form: the text on disk, NULL as it was */
	int count;
	uint64_t seen, kept;   /* sums of the form: when looked at last, as written */
	long first, last;      /* milliseconds: first and last change that is not written; 0: all is */
	long failing, tried;   /* milliseconds: since when writing fails, 0 it does not; last try */
	int pause;             /* milliseconds until the next try */
	bool told;             /* the person knows that nothing is kept */
};

/* Says that the form is open. A new record gets the uuid by which it will be known. */
void drafting_start(struct drafting *drafting, struct app *app, struct form *form);
/* Goes on with a draft that has been taken over (store_draft_take), before the form meets the record as it stands. */
void drafting_resume(struct drafting *drafting, const struct draft *draft, struct form *form);
/* Writes what is due, or everything if NOW. Returns the milliseconds until something is due, -1: all is written. */
int drafting_keep(struct drafting *drafting, struct app *app, struct form *form, const struct meanwhile *meanwhile,
		  bool now);
/* Saved, or discarded by the person: the draft goes. */
void drafting_end(struct drafting *drafting, struct app *app);
/* The form goes: what is typed stays for next time. */
void drafting_leave(struct drafting *drafting, struct app *app);

/* Says what has happened to the file with drafts, if anything has. */
void draft_say_notice(struct app *app);

/* The record of the draft as it stands now; NULL for a new one, and where the register does not have it: another one
 * may have its number in a register that was restored or made anew. The caller frees. */
struct record *draft_record(struct store *store, const struct draft *draft);
/* A form with what the draft holds, as it was begun. *THEIRS is the record as it stands now, for meanwhile_take; NULL:
 * there is none, then the form is that of a new record. The caller frees both. */
struct form *draft_form(struct store *store, const struct draft *draft, struct record **theirs);
/* True when nothing would be lost without the draft: it is in the register already. */
bool draft_is_saved(struct store *store, const struct draft *draft);
/* What is typed in fields that the program no longer has, a line each; "" for none. The caller frees. */
char *draft_lost(const struct draft *draft);

#endif
