/* SPDX-License-Identifier: EUPL-1.2 */
/* sql: one connection to the database file: prepared statements kept for next time, values bound by name, transactions,
 * and failures as sentences. The only file that calls SQLite's C interface beyond binding and reading columns. */
#ifndef SAMVERKAN_SQL_H
#define SAMVERKAN_SQL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "err.h"

enum { SQL_CACHE = 48 };

enum sql_mode {
	SQL_WRITE,     /* reads and writes */
	SQL_ALONE,     /* reads with nobody else beside it, so that it needs no -shm: for a disk that is full */
	SQL_READ,      /* reads; takes part in the locking of others */
	SQL_IMMUTABLE, /* reads a file that nobody can change: no lock, no -shm beside it */
};

enum sql_result { SQL_END, SQL_ROW, SQL_FAILED };

struct words_due;

struct sql {
	sqlite3 *db;
	char *path;
	enum sql_mode mode;
	int busy_seconds;
	int64_t waits_since; /* milliseconds of a steady clock, while it waits for others */
	struct sql_cached {
		char *text;
		sqlite3_stmt *statement;
		bool in_use;
	} cache[SQL_CACHE];
	struct words_due *words; /* what indexes of words are to be told before the commit; db/words.h */
	int next; /* the slot to empty when the cache is full */
	int64_t deadline; /* microseconds of a steady clock; 0: none */
	bool (*impatient)(void *context); /* asked while a statement runs; NULL: nobody is */
	void *context;
};

/* Opens an existing file, hardened (technical: sqlite.org/security.html), with foreign keys on and the functions below;
 * waits BUSY_SECONDS for others. Reads nothing yet. NULL and a sentence on failure.
 *
 * SQL functions: sortkey(text), fold(text), fold_case(text), case_number(text), country_rank(code),
 * country_region(code), sha256(text). None of them stands in an index, so that other tools can read the file. */
struct sql *sql_open(const char *path, enum sql_mode mode, int busy_seconds, struct err *err);
/* Takes NULL. Every statement must have been given back. */
void sql_close(struct sql *sql);

/* From here on the connection changes no table, index or trigger, attaches no file and only adds to the history: what
 * would do otherwise, or switch a guard off, is not even prepared. For the life of the connection. */
void sql_seal(struct sql *sql);

/* Whether the file that is open is no longer the one at its path. What is written then is found by nobody (technical:
 * sqlite.org/howtocorrupt.html, 4.3). */
bool sql_has_moved(struct sql *sql);

/* True when PATH can be opened but what it holds is no database, or a damaged one. */
bool sql_is_damaged(const char *path);

/* A statement for TEXT, kept by its text; give it back with sql_done. NULL and a sentence on failure. */
sqlite3_stmt *sql_prepare(struct sql *sql, const char *text, struct err *err);
void sql_done(struct sql *sql, sqlite3_stmt *statement);

/* Bind by name, ":id" ...; the name must be in the statement. Text is copied; NULL and "" are both NULL. */
void sql_bind(sqlite3_stmt *statement, const char *name, const char *text);
void sql_bind_number(sqlite3_stmt *statement, const char *name, int64_t number);
/* Binds the current day where the statement asks for :today. */
void sql_bind_today(sqlite3_stmt *statement);

/* One row further. */
enum sql_result sql_step(struct sql *sql, sqlite3_stmt *statement, struct err *err);
/* Runs to the end and gives the statement back. */
bool sql_finish(struct sql *sql, sqlite3_stmt *statement, struct err *err);
/* Column by number: "" for NULL; valid until the next step. */
const char *sql_text(sqlite3_stmt *statement, int column);

/* From here on a statement fails with ERR_SLOW when MILLISECONDS have gone by (0: no limit), or when the one that
 * sql->impatient asks does not want its answer any more. */
void sql_give(struct sql *sql, int milliseconds);
/* Whether the one that is asked does not want an answer any more. */
bool sql_is_unwanted(struct sql *sql);
/* Puts such a limit off. */
void sql_give_more(struct sql *sql, int microseconds);

/* Runs statements that take no values. */
bool sql_run(struct sql *sql, const char *text, struct err *err);
/* First column of the first row; 0 where there is none. */
bool sql_number(struct sql *sql, const char *text, int64_t *number, struct err *err);

/* MODE is "IMMEDIATE" or "EXCLUSIVE". A write must know at once whether it may go on, because a transaction that reads
 * first and writes later is refused by SQLite without waiting when somebody else has written in between. */
bool sql_begin(struct sql *sql, const char *mode, struct err *err);
bool sql_commit(struct sql *sql, struct err *err); /* rolls back when it fails */
void sql_rollback(struct sql *sql);

/* Fills ERR from what SQLite last said, as a sentence about the file. Returns false. */
bool sql_fail(struct sql *sql, const char *text, struct err *err);
/* The same for a result code without a connection. */
bool sql_fail_code(const char *path, int code, struct err *err);

#endif
