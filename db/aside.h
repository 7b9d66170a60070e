/* SPDX-License-Identifier: EUPL-1.2 */
/* aside: the file beside a register that holds forms in progress, and how one knows who is writing there.
 *
 * They are kept apart from the register because every commit in the register lets all other programs read it again,
 * and because half-typed text is no part of it, its history or its copies. The file is made when somebody opens a form
 * for the first time; while nobody edits, nobody writes in it.
 *
 * A program that has a form open holds a lock on the byte of the form's number, in a second file (PATH.lock), because
 * the locks of SQLite in the first are SQLite's own. It is an open file description lock (fcntl(2)): the kernel lets go
 * of it the moment the program ends, however it ends. So nobody's clock is asked, and nobody has to say that they are
 * still there. */
#ifndef SAMVERKAN_ASIDE_H
#define SAMVERKAN_ASIDE_H

#include <time.h>

#include "sql.h"

struct aside {
	char *path, *lock_path;
	char *model;           /* file whose rights it gets; NULL: for its owner alone */
	bool read_only;        /* asked for: nothing is made or written */
	struct sql *sql;       /* NULL: not open */
	int lock;              /* descriptor of the second file, -1: none */
	uint64_t inode;        /* what is open; PATH may be another file by now, */
	int64_t size;          /* or have been cut short */
	int64_t data_version;
	bool unread;           /* it may hold what nobody here has read */
	bool damaged;          /* seen at the last failure */
	struct timespec failed;/* time of the file that could not be opened; not tried again before it is another */
	int64_t *held;         /* numbers of the forms that this program has open */
	int held_count;
	int64_t *watched;      /* numbers of the forms that others had open when they were read last */
	int watched_count;
	char *notice;          /* what has happened to the file, for the person; NULL: nothing */
};

/* Nothing is opened yet. MODEL may be NULL, see place_make_like. */
struct aside *aside_new(const char *path, const char *model, bool read_only);
/* Lets go of all locks. Takes NULL. */
void aside_free(struct aside *aside);

/* Opens the file unless that is done. Where there is none it is made if MAKE, else false with ERR_NOT_FOUND. One that
 * is damaged or is something else is set aside as PATH.broken-STAMP, with a notice. When PATH has become another file
 * (or none), or has been cut short, what was held in the old one is let go of. */
bool aside_open(struct aside *aside, bool make, struct err *err);

/* After a failure, before anything else is asked of the connection: remembers whether the file is damaged. */
void aside_note(struct aside *aside);
/* When the file has turned out to be damaged it is set aside, and true; all that was held is let go of. */
bool aside_replace(struct aside *aside);

/* Begins a write, waiting for others as long as a person does not notice. */
bool aside_begin(struct aside *aside, struct err *err);

/* Locks the number for this program; false when another living program has it. */
bool aside_hold(struct aside *aside, int64_t number);
void aside_release(struct aside *aside, int64_t number);
bool aside_is_mine(const struct aside *aside, int64_t number);
/* True when another living program has it. */
bool aside_is_held(const struct aside *aside, int64_t number);

/* From now on aside_changed also tells when the program that has the number ends. */
void aside_watch_none(struct aside *aside);
void aside_watch(struct aside *aside, int64_t number);
/* True when others may have written in the file since aside_read, or a program that is watched has ended. Costs no
 * reading of the file. */
bool aside_changed(struct aside *aside);
/* What is in the file has been read. */
void aside_read(struct aside *aside);

#endif
