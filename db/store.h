/* SPDX-License-Identifier: EUPL-1.2 */
/* store: one register file, many hands. The only door to the database; gives and takes records of the core.
 *
 * Durability: WAL with synchronous=FULL; a save is on disk when store_save has returned true (technical: sqlite.org
 * /wal.html, /pragma.html#pragma_synchronous). Every write is BEGIN IMMEDIATE ... COMMIT within one call; no
 * transaction is open between calls, every SELECT is reset before a call returns. */
#ifndef SAMVERKAN_STORE_H
#define SAMVERKAN_STORE_H

#include "filter.h"
#include "grid.h"
#include "mem.h"
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
	int busy_seconds; /* how long a writer waits for another, contract section 8: 5 */
};

/* Makes a new, empty register at PATH, mode 0660, with all tables; refuses an existing file or a network file system.
 * Nothing is left behind on failure. */
bool store_create(const char *path, struct err *err);

/* Opens the register at PATH; migrates an older one (a consistent copy PATH.before-N is kept). Refuses what is
 * unreadable, foreign (application_id), newer (user_version), corrupt, or on a network file system, with one sentence
 * saying which. A file that may not be written opens read-only. NULL on failure; close with store_close. */
struct store *store_open(const char *path, const struct store_options *options, struct err *err);
void store_close(struct store *store);

/* True when nothing can be saved: asked for, file system, or a login the register does not know; WHY (may be NULL)
 * gets a borrowed sentence. */
bool store_is_read_only(struct store *store, const char **why);
const char *store_path(const struct store *store);
const char *store_login(const struct store *store);
void store_set_via(struct store *store, const char *via);

/* True once for each time another process has committed since the last call (PRAGMA data_version). */
bool store_changed(struct store *store);

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
	} *groups;
	int group_count;
	int64_t total;     /* living records of the kind, filter or not */
};
bool store_rows(struct store *store, const struct query *query, struct rows *rows, struct err *err);
void rows_free(struct rows *rows);

/* Loads COUNT records into OUT (NULL where an id has gone or is deleted); every field, shown texts included, the
 * title of a deleted record marked so. The caller frees each. */
bool store_fill(struct store *store, const struct kind *kind, const int64_t *ids, int count, struct record **out,
		struct err *err);

/* Saves MINE: id 0 adds (and sets id, rev, uuid), else changes. BASE is the record as it was when editing began (NULL
 * for a new one). The rules of the field table and of the kind, and what the strategy forbids (db/rule.h), are held
 * inside the transaction. If somebody saved in between, fields are merged; MINE then holds what was saved and *MERGED
 * (may be NULL) is true. If both changed the same field: false, ERR_CONFLICT, nothing saved, and *THEIRS (may be NULL)
 * is the record as it stands, for the caller to free; so too when it was deleted meanwhile, or was changed and BASE is
 * NULL. History is written in the same transaction, only for fields that differ; a save that changes nothing writes
 * nothing. */
bool store_save(struct store *store, struct record *mine, const struct record *base, bool *merged,
		struct record **theirs, struct err *err);

/* Saves many new records in one transaction, all or none; *AT is the index of the one at fault. What the strategy
 * forbids (db/rule.h) is held when all are written, so that a batch may bring a record and what it must not be
 * without. */
bool store_add_all(struct store *store, struct record **records, int count, int *at, struct err *err);

/* Saves many records, each begun from its BASE as in store_save, in one transaction, all or none; *AT is the index of
 * the one at fault. MINE then hold what was saved. */
bool store_save_all(struct store *store, struct record **mine, struct record *const *base, int count, int *at,
		    struct err *err);

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
/* Brings a deleted record back, unless what it needs is gone or what must be its own is another's by now. */
bool store_undelete(struct store *store, const struct kind *kind, int64_t id, struct err *err);

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
	const char *action;/* "add", "set", "delete", "undelete" */
	int field;         /* index in kind, -1: whole record */
	char *old, *new;   /* for people, may be "" */
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

/* The latest rate of a currency on or before an ISO day; ore_per_100 is 0 where the register has none. */
bool store_rate(struct store *store, const char *currency, const char *day, struct rate *rate, struct err *err);
/* The remark to set beside an amount in another currency, see rate_remark; "" for other fields, and where there is no
 * rate. The caller frees. */
char *store_in_kronor(struct store *store, const struct record *record, int field);

/* A named statement of db/sql/ with its parameters by name, as a grid for summaries. */
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


/* Integrity, foreign keys, orphans, history against rows, derived keys. Calls SAY once per finding; returns the number
 * of findings, -1 when it could not look. */
int store_verify(struct store *store, void (*say)(void *context, const char *sentence), void *context,
		struct err *err);

/* Names of the units that the acting person has a current assignment in, and the person's own name; borrowed, "" where
 * there is none. */
const char *store_person_name(struct store *store);
const char *store_person_units(struct store *store);

/* The CREATE statements of the newest schema. The caller frees. */
char *store_schema(void);

#endif
