/* SPDX-License-Identifier: EUPL-1.2 */
/* store: one register file, many hands. The only door to the database; gives and takes records of the core.
 *
 * Durability: WAL with synchronous=FULL; a save is on disk when store_save has returned true (technical: sqlite.org
 * /wal.html, /pragma.html#pragma_synchronous). Every write is BEGIN IMMEDIATE ... COMMIT within one call; no
 * transaction is open between calls, every SELECT is reset before a call returns. */
#ifndef SAMVERKAN_STORE_H
#define SAMVERKAN_STORE_H

#include "access.h"
#include "filter.h"
#include "frozen.h"
#include "grid.h"
#include "mem.h"
#include "rank.h"
#include "rate.h"
#include "record.h"
#include "strategy.h"
#include "type.h"

struct store;

/* Who acts and through what; both end in the history. Borrowed by the store for its lifetime. */
struct actor {
	const char *login;
	const char *via; /* "screen", "command", "import", "init" */
};

struct store_options {
	struct actor actor;
	bool read_only;
	bool refuse_unknown; /* a login that the register does not know may not even read */
	int busy_seconds; /* how long a writer waits for another, contract section 8: 5 */
	bool fill;        /* a first import, before anybody else uses the register: the indexes of an empty one are made
			   * when it is next opened for writing. Nothing is lost when it is cut off */
};

/* Makes a new, empty register at PATH, mode 0660, with all tables; refuses an existing file or a network file system.
 * Nothing is left behind on failure. */
bool store_create(const char *path, struct err *err);

/* Opens the register at PATH; migrates an older one (a consistent copy PATH.before-N is kept). Refuses what is
 * unreadable, foreign (application_id), newer (user_version), corrupt, or on a network file system, with one sentence
 * saying which. A file that may not be written opens read-only. NULL on failure; close with store_close. */
struct store *store_open(const char *path, const struct store_options *options, struct err *err);
void store_close(struct store *store);

/* True when nothing can be saved: asked for, file system, or a login that the register does not know or that has no
 * assignment to write by (src/access.h); WHY (may be NULL) gets a borrowed sentence. */
bool store_is_read_only(struct store *store, const char **why);
/* Whether that is so whoever acts: asked for, or the file may not be written. */
bool store_is_closed(const struct store *store);
/* Whether the register can keep what is no record but the acting person's own, as views: it knows the login. */
bool store_keeps_own(struct store *store, const char **why);
const char *store_path(const struct store *store);
const char *store_login(const struct store *store);
void store_set_via(struct store *store, const char *via);

/* Whether the acting person may do it (src/access.h), by the same rule that every save is held against; else the
 * sentence says why not and who can. For ACCESS_ADD the id does not matter. What the record would become is held when
 * it is saved. One cheap query at most, none for a coordinator. */
bool store_may(struct store *store, const struct kind *kind, int64_t id, enum access_deed deed, struct err *err);
bool store_may_record(struct store *store, const struct record *record, enum access_deed deed, struct err *err);
/* Whether the field is one that he or she may write, where the record is. */
bool store_may_field(struct store *store, const struct record *record, int field, struct err *err);
/* Whether he or she may give the record, as it stands or is begun, that value of the field: none that is a
 * coordinator's, no unit that is not one's own, nor a state that others must decide on first and have not. */
bool store_may_value(struct store *store, const struct record *record, int field, const char *value, struct err *err);
/* Of a record that is begun: what he or she may not give it goes, the unit for an own one and the state for the first
 * that is a proposal, so that no form begins with what cannot be saved. */
void store_prefill(struct store *store, struct record *record);
/* Whether he or she writes for that unit; a coordinator does for all. */
bool store_writes_for(struct store *store, int64_t unit);
/* Whether he or she is a coordinator; WHAT begins the sentence. */
bool store_may_all(struct store *store, const char *what, struct err *err);

/* True once for each time another process has committed since the last call (PRAGMA data_version), and once when the
 * file has been moved or replaced. */
bool store_changed(struct store *store);
/* Whether that has happened, so that nothing can be saved; WHY (may be NULL) then gets a borrowed sentence. */
bool store_is_replaced(const struct store *store, const char **why);

/* References by name for type_parse: a title, a short name, login or number of the record ("1.2", "KS 26/1"), what a
 * title begins with or holds, or the id as "7" or "#7". A second name that reads "7" goes before record 7; "#7" is
 * always the record. Valid as long as the store. */
const struct lookup *store_lookup(struct store *store);

/* One record, deleted ones too; NULL with ERR_NOT_FOUND, or with another failure. The caller frees. */
struct record *store_load(struct store *store, const struct kind *kind, int64_t id, struct err *err);

/* A list: the ids in order, with the group each belongs to. Holds no record and keeps no statement open. */
struct rows {
	int64_t *id;
	int32_t *group;    /* index in groups, NULL when not grouped */
	int count;
	struct rows_group {
		char *key;   /* canonical value of the field, "" for none */
		char *title; /* for people, "" for none */
		int count;
		int64_t sum; /* hundredths of kind->sum, 0 where the kind has none */
		int elsewhere; /* rows that have the value, too, but stand under another of theirs that goes before */
	} *groups;
	int group_count;
	int several;       /* rows with more than one value of the field; this and elsewhere where all rows are read */
	int64_t total;     /* living records of the kind, filter or not */
};
bool store_rows(struct store *store, const struct query *query, struct rows *rows, struct err *err);
void rows_free(struct rows *rows);
/* Whether FILTER names a record that there is none of ("unit:XYZ"), so that the term finds nothing; *WHY says which,
 * with the nearest name. */
bool store_doubts(struct store *store, const struct kind *kind, const struct filter *filter, struct err *why);

/* The living records that match FILTER, in no order of a list: numbers ascending, at most LIMIT of them; some, when
 * there are MORE than that, or when there are a thousand and counting them all would take long. AMONG (NULL: all): only
 * these COUNT numbers are looked at. False also with ERR_SLOW, when broken off. */
struct hits {
	int64_t *id;
	int count;
	bool more;
};
bool store_hits(struct store *store, const struct kind *kind, const struct filter *filter, const int64_t *among,
		int count, int limit, struct hits *out, struct err *err);
/* Those of HITS whose title alone holds every one of WORDS. */
bool store_hits_titled(struct store *store, const struct kind *kind, const struct hits *hits, const char *words,
		       struct hits *out, struct err *err);
bool hits_has(const struct hits *hits, int64_t id);
void hits_free(struct hits *hits);

/* Living records of any kind that hold every one of WORDS, the best answers (src/rank.h) first, at most LIMIT of them
 * (of MORE); without words those that were changed last, one's own first. False also with ERR_SLOW, when broken off. */
struct found {
	struct found_record {
		const struct kind *kind;
		int64_t id;
		char *title, *order; /* order: its sort key */
		enum rank rank;
	} *record;
	int count;
	bool more;
};
bool store_find(struct store *store, const char *words, int limit, struct found *out, struct err *err);
void found_free(struct found *found);

/* From here on a long reading is broken off with ERR_SLOW as soon as WAITS (NULL: nobody does) says that somebody waits
 * for something else. */
void store_read_until(struct store *store, bool (*waits)(void *context), void *context);

/* From here on work on many records tells GO_ON (NULL: nobody) every now and then how far it has come. What only reads
 * is broken off with ERR_SLOW when it says false; what saves goes on. */
void store_tell(struct store *store, bool (*go_on)(void *context, int done, int count), void *context);

/* Loads COUNT records into OUT (NULL where an id has gone or is deleted); every field, shown texts included, the
 * title of a deleted record marked so. The caller frees each. */
bool store_fill(struct store *store, const struct kind *kind, const int64_t *ids, int count, struct record **out,
		struct err *err);
/* The same for painting alone: of what is computed, of relations and of their names only what SHOWN has true, by field;
 * the rest is empty, so such a record must never be saved. */
bool store_fill_shown(struct store *store, const struct kind *kind, const int64_t *ids, int count, const bool *shown,
		      struct record **out, struct err *err);

/* The number of the record with this uuid, deleted or not; 0: none has it. */
bool store_find_uuid(struct store *store, const struct kind *kind, const char *uuid, int64_t *id, struct err *err);

/* Saves MINE: id 0 adds (and sets id, rev, uuid), else changes. BASE is the record as it was when editing began (NULL
 * for a new one). The rules of the field table and of the kind, and what the strategy forbids (db/rule.h), are held
 * inside the transaction. If somebody saved in between, fields are merged; MINE then holds what was saved and *MERGED
 * (may be NULL) is true. If both changed the same field: false, ERR_CONFLICT, nothing saved, and *THEIRS (may be NULL)
 * is the record as it stands, for the caller to free; so too when it was deleted meanwhile, or was changed and BASE is
 * NULL. History is written in the same transaction, only for fields that differ; a save that changes nothing writes
 * nothing. */
bool store_save(struct store *store, struct record *mine, const struct record *base, bool *merged,
		struct record **theirs, struct err *err);

/* Many saves in one transaction, all or none, and one deed in the history; BASE as in store_save, one for each (NULL:
 * all are new). MINE then hold what was saved; on failure nothing is saved, and *AT (may be NULL) is the index of the
 * one at fault. What the strategy forbids is held when all are written. */
bool store_save_all(struct store *store, struct record **mine, struct record *const *base, int count, int *at,
		    struct err *err);

/* What would become of store_save_all of records of one kind, with nothing written. FAULTS, one for each and zeroed by
 * the caller, get why a record is refused; it then leaves no mark on those after it. Two that are given the same unique
 * value are not held against each other. False only when nothing could be tried. Others save meanwhile, where who acts
 * may not write all between the parts of a large number; but for kinds whose records may stand against each other: of
 * these there are few. Asks between the parts whether to go on (store_tell). */
bool store_try_all(struct store *store, struct record *const *mine, struct record *const *base, int count,
		   struct err *faults, struct err *err);

/* As store_save for a record that lies deleted: it is brought back and changed, as one deed. BASE must be given, as it
 * was before or after it was deleted. *MERGED then says that others had changed it since BASE; *THEIRS is the record as
 * it lies. Brought back by somebody else meanwhile, it is only changed. */
bool store_save_revived(struct store *store, struct record *mine, const struct record *base, bool *merged,
			struct record **theirs, struct err *err);

/* Saves many new records in one transaction, all or none; *AT is the index of the one at fault. What the strategy
 * forbids (db/rule.h) is held when all are written, so that a batch may bring a record and what it must not be
 * without. */
bool store_add_all(struct store *store, struct record **records, int count, int *at, struct err *err);

/* While a whole register is being made, records come before those that they may not be without: from here on what the
 * strategy forbids is only noted, until store_hold_rules holds it of all that was written since; its sentence names the
 * record at fault. */
void store_put_off_rules(struct store *store);
bool store_hold_rules(struct store *store, struct err *err);

/* Makes a project of an idea, in one transaction: what both hold under the same name is copied, what belonged to the
 * idea (applications, decisions, links) belongs to the project too, and each names the other. The idea stays, as
 * converted. Refused for one that has become a project already. */
bool store_convert(struct store *store, int64_t idea, int64_t *project, struct err *err);

/* Takes the record out of lists (recoverable; the history stays). Refused while living records need it as a required
 * reference or hang on it in a tree: the sentence names the first. Other references to it stay. REV 0 deletes
 * whatever stands. */
bool store_delete(struct store *store, const struct kind *kind, int64_t id, int64_t rev, struct err *err);
/* Many at once, all or none, as one deed in the history; in an order in which those that hang on others among them go
 * first. *AT (may be NULL) is the index of the one at fault. */
bool store_delete_all(struct store *store, const struct kind *kind, const int64_t *ids, int count, int *at,
		      struct err *err);
/* False with the sentence of store_delete when the record cannot be deleted as things are. */
bool store_can_delete(struct store *store, const struct record *record, struct err *err);
/* Brings a deleted record back, unless what it needs is gone or what must be its own is another's by now. */
bool store_undelete(struct store *store, const struct kind *kind, int64_t id, struct err *err);

/* The record as it stood after revision REV: its values and whether it was deleted; without what is computed. NULL with
 * ERR_NOT_FOUND when it has no such revision, or with another failure. The caller frees. */
struct record *store_load_at(struct store *store, const struct kind *kind, int64_t id, int64_t rev, struct err *err);

/* What the acting person can confirm as his or her own: the living records, not history, of every kind with a field
 * `confirmed` that he or she is responsible for or manages, or whose unit he or she represents today; in the order of
 * the kinds and of their lists. ALL: also those of them that he or she may not change. Returns how many; *OUT and each
 * in it are the caller's to free. -1 on failure. */
int store_mine(struct store *store, bool all, struct record ***out, struct err *err);

/* What confirming did. */
struct confirmed {
	int done;      /* records that have been changed */
	int already;   /* that said so before */
	int history;   /* left out because they are history; never when one alone is asked for */
	int elsewhere; /* notices left out because they are for other units */
};
/* Says of the RECORDS that they are right as of today; of notices that those units of the acting person have seen them
 * that they are for. All or none, as one deed. RECORDS are as they were when the person looked at them, and are
 * afterwards as they were saved. */
bool store_confirm(struct store *store, struct record **records, int count, struct confirmed *out, struct err *err);
/* What would become of store_confirm, with nothing saved, as store_try_all: FAULTS, one for each and zeroed by the
 * caller, get why a record is refused, CHANGES (zeroed) whether it would be confirmed. */
bool store_confirm_try(struct store *store, struct record *const *records, int count, struct err *faults, bool *changes,
		       struct err *err);

/* What refers to a record: for each kind and field that points here, how many. */
struct backref {
	const struct kind *kind;
	int field;
	int count;
};
/* *OUT gets an array (caller frees with free), in the order of the kinds; returns its length, -1 on failure. */
int store_backrefs(struct store *store, const struct record *record, struct backref **out, struct err *err);

/* History, newest first. One entry per changed field ("" for the add or delete itself). */
struct change {
	int64_t id;        /* number of the change: all fields saved at once share it */
	char *at;          /* UTC stamp */
	char *login, *via;
	const struct kind *kind;
	int64_t record;
	int64_t rev;       /* revision that the change made */
	char *title;       /* of the record as it is now */
	const char *action;/* "add", "set", "delete", "undelete", and "freeze" of frozen_kind */
	int field;         /* index in kind, -1: whole record */
	char *old, *new;   /* for people, may be "" */
	char *old_value, *new_value; /* canonical, may be "" */
	int64_t undoes;    /* the change that this one takes back, 0: none */
	int64_t batch;     /* the first change of what was done at once, 0: alone */
	int64_t undone;    /* the change that takes this one back and stands, 0: none */
};
struct changes {
	struct change *change;
	int count;
};
/* Of one record (KIND and ID), of a kind (ID 0) or of all (KIND NULL); since a UTC stamp or date (NULL: ever); at most
 * LIMIT changes (0: all), each whole. */
bool store_history(struct store *store, const struct kind *kind, int64_t id, const char *since, int limit,
		struct changes *out, struct err *err);
void changes_free(struct changes *changes);
/* True for what no undo touches: it made the register or adopted a strategy, which is more than the records that it
 * changed, or fixed a summary, which is for ever. */
bool change_is_lasting(const struct change *change);

/* ---- undo and redo: taking back is a change like any other, held by the same rules ---- */

struct undoable {
	int64_t change;    /* 0: there is nothing */
	int64_t oldest;    /* the first change of what was done at once with it; itself when it was alone */
	char *what;        /* "Väg in · Status: ongoing → paused", for people, owned */
	char *login, *at;  /* who did it and when (UTC stamp), owned */
	const struct kind *kind; /* of the record that was changed, the last one where there are several */
	int64_t record;
	int records;       /* how many were changed at once */
};
/* What the next undo of the acting login takes back: the newest of its changes that is no undo and is not taken back,
 * in whatever session; never what was imported, adopted or there from the start. For REDO the newest undo that is not
 * taken back, unless something else was done since. The caller frees with undoable_free. */
bool store_undo_next(struct store *store, bool redo, struct undoable *out, struct err *err);
/* What an undo would take back if it went past CHANGE and all that is newer. */
bool store_undo_before(struct store *store, int64_t change, struct undoable *out, struct err *err);
void undoable_free(struct undoable *undoable);

/* Takes back CHANGE, whoever made it, and all that was done at once with it; of an undo that is a redo. *SENTENCE (may
 * be NULL) says what it did, owned by the caller. Only the fields of the change are put back. Refused with the reason
 * (who, when, what) when it has been built upon: a field has another value by now, an added record was changed by
 * somebody else or is needed, a deleted one is back; and for what made the register or adopted a strategy. */
bool store_undo(struct store *store, int64_t change, char **sentence, struct err *err);
/* The number of the change that the last store_undo wrote, by which it can be taken back itself; 0: it wrote none. */
int64_t store_undo_number(const struct store *store);
/* From here on each value in what undo and undoable say has at most COLUMNS, and three fields are named; 0, as at the
 * start, is all. */
void store_undo_within(struct store *store, int columns);

/* The latest rate of a currency on or before an ISO day; ore_per_100 is 0 where the register has none. */
bool store_rate(struct store *store, const char *currency, const char *day, struct rate *rate, struct err *err);
/* The remark to set beside an amount in another currency, see rate_remark; "" for other fields, and where there is no
 * rate. The caller frees. */
char *store_in_kronor(struct store *store, const struct record *record, int field);

/* Asks a named statement of db/sql/ with its parameters by name and gives TAKE each row. False when the statement or
 * TAKE failed. A parameter that nobody gives is wrong usage; an empty value is NULL. */
bool store_each(struct store *store, const char *statement, const struct grid_param *params, int param_count,
		grid_take *take, void *taker, struct err *err);
/* The text of the statement; the caller frees. NULL: there is none of that name. */
char *store_statement(const char *name);
/* The same as a grid_source, whose CONTEXT is the store. */
bool store_source(void *store, const char *statement, const struct grid_param *params, int count, grid_take *take,
		  void *taker, struct err *err);
/* One view of the register for what is asked in several statements, whatever others save meanwhile; ended with STILL
 * false, soon: the log of the database cannot be taken in before. Not while saving. */
bool store_still(struct store *store, bool still, struct err *err);
/* Fixes the document: name, title, dnr, recipient, request and document are given, the rest is filled in. Nobody, this
 * program included, changes or removes it afterwards. */
bool store_freeze(struct store *store, struct frozen *frozen, struct err *err);
/* The one with that number; ERR_NOT_FOUND where there is none, ERR_IO where it is no longer what was fixed. */
bool store_frozen(struct store *store, int64_t id, struct frozen *frozen, struct err *err);

/* The same as a grid, for what is short. */
bool store_grid(struct store *store, const char *statement, const struct grid_param *params, int param_count,
		struct grid *grid, struct err *err);

/* The strategy that the register was made with (kept in the register itself, so that it travels with the file). */
bool store_put_strategy(struct store *store, const struct strategy *strategy, struct err *err);
/* The newest one in force today, else the newest that has begun; without entries when the register has none. The caller
 * frees; NULL on failure. */
struct strategy *store_strategy(struct store *store, struct err *err);
/* The same as it was at the end of a year. */
struct strategy *store_strategy_in(struct store *store, int year, struct err *err);
/* The one of that name or title; *LABEL is then what its areas say in their field strategy, for the caller to free.
 * NULL and a sentence with those that there are. */
struct strategy *store_strategy_named(struct store *store, const char *name, char **label, struct err *err);

/* What the adoption of a further strategy did. */
struct adoption {
	int areas;       /* of the new tree */
	int successors;  /* areas of the strategy before that go on as one of them */
	int records;     /* projects, ideas, calls, twin towns that got the new areas beside the old */
	int left_count;  /* areas of the strategy before that nothing goes on with */
	struct str left; /* number and name of each of those, a line each, owned */
};
/* Takes a further strategy into the register, in one transaction; when DRY_RUN nothing is kept. Its areas are added
 * beside the old ones. An old area goes on as the one that MAP (may be NULL) names for its number in [map], else as the
 * one with the same number and name; what lies in it and is not history then lies in both, so that summaries of old
 * years stay as they were. Refuses a strategy that the register has, and a map with numbers that neither has
 * (FILE:LINE: NUMBER: why). */
bool store_adopt(struct store *store, const struct strategy *strategy, const struct ini *map, bool dry_run,
		 struct adoption *adoption, struct err *err);
void adoption_free(struct adoption *adoption);

/* ---- forms in progress ---- */

/* What stands in a form but not in the register. It lies in PATH.drafts beside the register, where that cannot be
 * written in a file of the person's own (settings_state); db/aside.h says why it lies apart and how it is known who is
 * still there. A number is that of a form for as long as it is open, and of its draft afterwards. */
struct draft {
	int64_t id;
	const struct kind *kind;
	int64_t record, rev;     /* what the form was opened on; record 0: a new one */
	char *uuid;              /* of the record, or that a new one would get */
	char *opened, *at;       /* UTC stamps: the form, the last key that changed something */
	char *title;             /* of the record when the form was opened, "" for a new one */
	char *focus;             /* name of a field */
	struct draft_field {
		char *name;      /* of a field, which this program need not know */
		char *base;      /* canonical, as the form began; "" for empty */
		char *typed;     /* as typed, right or wrong; NULL: left as it was */
	} *field;
	int field_count;
};
struct drafts {
	struct draft *draft;
	int count;
};
/* What a field holds now: TEXT NULL as it was. All borrowed. */
struct draft_text {
	const char *field, *text;
};

/* Says to others that a form on RECORD is open, and keeps the record as it began. A record without uuid gets one. 0 on
 * failure: then no draft can be kept, and ERR says why. */
int64_t store_draft_open(struct store *store, struct record *record, struct err *err);
/* Keeps what is typed; on disk when it returns true. BASE, when it is not NULL, is what the form has gone over to
 * since. Waits for others 0.2 s at most (ERR_BUSY). ERR_NOT_FOUND: others have removed it, open it anew. */
bool store_draft_write(struct store *store, int64_t id, const struct record *base, const char *focus,
		       const struct draft_text *texts, int count, struct err *err);
/* Goes over to the person's own file, when the shared one fails. The new number, 0 on failure. */
int64_t store_draft_move(struct store *store, int64_t id, struct record *record, struct err *err);
/* Whether a program that starts now would find the draft: reads the whole file, which SQLite does not do for those who
 * have it open. Else it is set aside, and the draft must be opened again. For the end of the program, not for a key. */
bool store_draft_can_be_read(struct store *store, int64_t id);
/* Removes it: the form was saved or its text discarded. */
bool store_draft_close(struct store *store, int64_t id, struct err *err);
/* The form goes, what is written stays. */
void store_draft_leave(struct store *store, int64_t id);

/* The drafts of the acting login that hold something typed and that no living program has; newest first. Those of kinds
 * that this program does not know are left out. */
bool store_drafts(struct store *store, struct drafts *out, struct err *err);
/* Takes one of them over, for a form or to close it; false when another program was faster. */
bool store_draft_take(struct store *store, int64_t id, struct err *err);
void drafts_free(struct drafts *drafts);
/* What has happened to the file of drafts, once; NULL: nothing. The caller frees. */
char *store_draft_notice(struct store *store);

/* Forms that are open now, other than this program's own; in the order in which they were opened. */
struct writers {
	struct writer {
		char *login;
		const struct kind *kind;
		int64_t record;    /* 0: a new one */
		char *title;       /* "" for a new one */
		char *opened, *at; /* UTC stamps, see struct draft */
	} *writer;
	int count;
};
bool store_writers(struct store *store, struct writers *out, struct err *err);
void writers_free(struct writers *writers);
/* True when store_writers may say something else than it did last. Reads nothing: to be asked each second. */
bool store_writers_changed(struct store *store);

/* ---- a meeting on several screens ---- */

/* Saves MEETING, a new one, unless one of its day is open already, as when two begin in the same moment: one
 * transaction. *ID is the one to join. */
bool store_meeting_begin(struct store *store, struct record *meeting, int64_t *id, struct err *err);

/* Who leads a meeting, or did last, and the page that all see who follow. Nobody leads when the program of who did has
 * ended. */
struct seat {
	char *login, *page;
	bool led;  /* somebody leads now */
	bool mine; /* this program does */
};
/* Takes the lead, from another program too, which then finds it is not its own. False when nothing can be told to
 * others, and for who may not write meetings. */
bool store_seat_take(struct store *store, int64_t meeting, const char *page);
/* Turns to PAGE. False when this program does not lead, or no more. */
bool store_seat_turn(struct store *store, int64_t meeting, const char *page);
/* False when nobody ever led. For seat_free. Cheap: to be asked each second. */
bool store_seat(struct store *store, int64_t meeting, struct seat *out);
void store_seat_leave(struct store *store, int64_t meeting);
void seat_free(struct seat *seat);

/* ---- how people look at lists ---- */

/* A view that somebody has given a name. It lies in the register, so that it travels with it, but is no record: it has
 * no history and no undo. */
struct saved_view {
	int64_t id;              /* never that of a view that has gone */
	char *name, *login, *at; /* who made it, UTC stamp of the last change */
	bool shared;             /* for all; else for that login alone */
	bool mine;               /* of the acting login */
	char *shape;             /* as shape_text writes it */
};
struct views {
	struct saved_view *view;
	int count;
};
/* Those of KIND that the acting login may see: its own first, then what others share; by name. None in a register that
 * is older. */
bool store_views(struct store *store, const struct kind *kind, struct views *out, struct err *err);
void views_free(struct views *views);
/* The one that NAME, or LOGIN:NAME, means: the acting login's own before one that is shared. NULL with ERR_NOT_FOUND
 * and the names there are, or ERR_REFUSED when several people share one of that name. Points into VIEWS. */
const struct saved_view *views_find(const struct views *views, const char *name, struct err *err);
/* NAME as that of a view is kept: cleaned. False with what is wrong with it. The caller frees. */
bool views_name(const char *name, char **clean, struct err *err);
/* Adds a view of the acting login's, or changes the one of its own with that name. */
bool store_view_save(struct store *store, const struct kind *kind, const char *name, bool shared, const char *shape,
		     struct err *err);
/* Refused for those of others, and for a name that another view of one's own has. */
bool store_view_rename(struct store *store, int64_t id, const char *name, struct err *err);
bool store_view_delete(struct store *store, int64_t id, struct err *err);

/* What the acting login last did with the lists of KIND: one text per WHAT, as "shape" or "filters". It is kept where
 * drafts are (db/aside.h), so that a changed column does not make all other programs read again, and waits for nobody.
 * The caller frees; "" where there is none. */
char *store_kept(struct store *store, const struct kind *kind, const char *what);
bool store_keep(struct store *store, const struct kind *kind, const char *what, const char *text, struct err *err);

/* Says what of the owners and rights of the file and its directory is hardly meant; none of that is a finding. */
void store_doubt_place(const struct store *store, void (*say)(void *context, const char *sentence), void *context);

/* Integrity, foreign keys, orphans, history against rows, derived keys. Calls SAY once per finding; returns the number
 * of findings, -1 when it could not look. */
int store_verify(struct store *store, void (*say)(void *context, const char *sentence), void *context,
		struct err *err);

/* Copies the register as it stands at one moment to PATH, while others go on saving; who may read it is as with the
 * register. The copy is whole and on disk when this returns true, else PATH is as it was. An older copy is replaced;
 * refuses the register itself and one that is in use. */
bool store_backup(struct store *store, const char *path, struct err *err);

/* Names of the units that the acting person has a current assignment in, and the person's own name; borrowed, "" where
 * there is none. */
const char *store_person_name(struct store *store);
const char *store_person_units(struct store *store);

/* The CREATE statements of the newest schema. The caller frees. */
char *store_schema(void);

#endif
