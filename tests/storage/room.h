/* SPDX-License-Identifier: EUPL-1.2 */
/* room: a place of its own for one test: a temporary directory with a real register in it, known persons, and
 * records made from words as people write them. */
#ifndef SAMVERKAN_ROOM_H
#define SAMVERKAN_ROOM_H

#include "store.h"

struct room {
	char directory[64];
	char path[96]; /* of the register */
};

/* A new directory; clock fixed at 2026-11-20 09:00, language English. */
void room_new(struct room *room);
/* As room_new, with a register in which anna and per may write. */
void room_with_register(struct room *room);
/* Removes it all. */
void room_leave(struct room *room);

/* Opens the register as LOGIN, waiting at most BUSY seconds for others; fails the test if it cannot. */
struct store *room_open(const struct room *room, const char *login);
/* The failure of opening it; fails the test if it opens. */
struct err room_refused(const char *path);

/* A new record of the kind from pairs "field", "text as people write it", ..., NULL; not saved. */
struct record *room_record(struct store *store, const char *kind, ...) __attribute__((sentinel));
/* The same, saved. Returns the id. */
int64_t room_add(struct store *store, const char *kind, ...) __attribute__((sentinel));
/* Sets one field from text as people write it, and saves. */
bool room_set(struct store *store, const char *kind, int64_t id, const char *field, const char *text, struct err *err);
/* Canonical value as it stands in the register. The caller frees. */
char *room_get(struct store *store, const char *kind, int64_t id, const char *field);

/* Number of findings of store_verify, each printed. */
int room_verify(struct store *store);

/* Runs SQL in the file as another tool would, with no rules of the program. Fails the test if SQLite refuses. */
void room_sql(const struct room *room, const char *sql);
/* One number from the file, likewise. */
long long room_number(const struct room *room, const char *sql);

/* What this test program does in a process of its own. It is started anew, because SQLite's knowledge of its locks must
 * not be carried over a fork (sqlite.org/howtocorrupt.html, 2.6). No cmocka in there: the value is the exit status. */
struct room_role {
	const char *name;
	int (*run)(const struct room *room, int number);
};
/* True when main was called to play a role: *STATUS is then what to leave with. */
bool room_plays(int argc, char **argv, const struct room_role *roles, int count, int *status);
/* Starts the role; its standard output goes to OUT (-1: where ours goes). Returns the pid. */
int room_start(const char *role, const struct room *room, int number, int out);
int room_wait(int pid); /* exit status, or 128 + signal */
/* Both. */
int room_run(const char *role, const struct room *room, int number);

#endif
