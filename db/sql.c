/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "sql.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "case_number.h"
#include "country.h"
#include "i18n.h"
#include "mem.h"
#include "sha256.h"
#include "sortkey.h"
#include "text.h"

#include "place.h"

enum {
	LONGEST_VALUE = 16 * 1024 * 1024,
	LONGEST_STATEMENT = 1024 * 1024,
	QUOTED_SQL = 200, /* bytes of a statement that a sentence repeats */
};

/* ---- failures ---- */

static bool fail_busy(const struct sql *sql, struct err *err)
{
	return err_set(err, ERR_BUSY,
		       _("%s: is busy: somebody else has been writing for more than %d seconds; try again"),
		       sql->path, sql->busy_seconds);
}

/* What a result code means to the person who has the file; NULL when it is the program's own mistake. The extended
 * codes say more only to programmers. */
static const char *reason(int code)
{
	switch (code & 0xff) {
	case SQLITE_FULL:
		return _("the disk is full; nothing was saved");
	case SQLITE_IOERR:
		return _("the disk could not read or write; nothing was saved");
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return _("may only be read");
	case SQLITE_CORRUPT:
		return _("is damaged; restore the latest copy");
	case SQLITE_NOTADB:
		return _("is not a samverkan register");
	case SQLITE_CANTOPEN:
		return _("cannot be opened");
	default:
		return NULL;
	}
}

/* What SQLite cannot make or make longer, its shared memory above all, is an error of the disk to it. */
static bool is_for_room(const char *path, int code)
{
	return ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN) && place_is_full(path);
}

bool sql_fail_code(const char *path, int code, struct err *err)
{
	const char *why = reason(is_for_room(path, code) ? SQLITE_FULL : code);
	return err_set(err, ERR_IO, "%s: %s", path, why != NULL ? why : sqlite3_errstr(code));
}

bool sql_fail(struct sql *sql, const char *text, struct err *err)
{
	int code = sqlite3_errcode(sql->db), extended = sqlite3_extended_errcode(sql->db);
	if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
		return fail_busy(sql, err);
	if ((code & 0xff) == SQLITE_INTERRUPT)
		return err_set(err, ERR_SLOW, _("%s: the search was broken off"), sql->path);
	if (extended == SQLITE_CONSTRAINT_TRIGGER)
		return err_set(err, ERR_REFUSED, "%s: %s", sql->path, sqlite3_errmsg(sql->db));
	if (reason(code) != NULL)
		return sql_fail_code(sql->path, code, err);
	return err_set(err, ERR_IO, _("%s: %s, in: %.*s"), sql->path, sqlite3_errmsg(sql->db), QUOTED_SQL, text);
}

/* ---- functions for SQL ---- */

static void give_text(sqlite3_context *context, sqlite3_value *value, char *(*make)(const char *text))
{
	const char *text = (const char *)sqlite3_value_text(value);
	if (text == NULL)
		sqlite3_result_null(context);
	else
		sqlite3_result_text(context, make(text), -1, free);
}

static void do_sortkey(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	give_text(context, value[0], sortkey_new);
}

static void do_fold(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	give_text(context, value[0], text_fold);
}

static void do_fold_case(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	give_text(context, value[0], text_fold_case);
}

static void do_case_number(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	give_text(context, value[0], case_number_key);
}

/* Place of a country in the order of the Swedish names; a code that is none comes last. */
static void do_country_rank(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	const char *code = (const char *)sqlite3_value_text(value[0]);
	if (code == NULL) {
		sqlite3_result_null(context);
		return;
	}
	int rank = 0;
	while (rank < country_count() && strcmp(country_code(rank), code) != 0)
		rank++;
	sqlite3_result_int(context, rank);
}

static void do_country_region(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	const char *code = (const char *)sqlite3_value_text(value[0]);
	sqlite3_result_text(context, code != NULL ? country_region(code) : NULL, -1, SQLITE_STATIC);
}

/* NULL for NULL. */
static void do_sha256(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	char sum[SHA256_SIZE];
	const unsigned char *text = sqlite3_value_text(value[0]);
	if (text == NULL)
		return;
	sha256_hex(text, (size_t)sqlite3_value_bytes(value[0]), sum);
	sqlite3_result_text(context, sum, -1, SQLITE_TRANSIENT);
}

static bool add_functions(struct sql *sql, struct err *err)
{
	static const struct {
		const char *name;
		void (*run)(sqlite3_context *context, int count, sqlite3_value **value);
	} functions[] = {
		{ "sortkey", do_sortkey }, { "fold", do_fold }, { "fold_case", do_fold_case },
		{ "case_number", do_case_number }, { "country_rank", do_country_rank },
		{ "country_region", do_country_region }, { "sha256", do_sha256 },
	};
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (sqlite3_create_function_v2(sql->db, functions[i].name, 1, flags, NULL, functions[i].run, NULL, NULL,
					       NULL) != SQLITE_OK)
			return sql_fail(sql, functions[i].name, err);
	return true;
}

/* ---- waiting for others ---- */

/* SQLite's own handler tries more and more seldom, so that whoever has waited longest is passed by newcomers, and it
 * counts what it meant to sleep, not what it slept. Here the one who has waited longest tries most often (of eight who
 * write without a pause the slowest save takes 0.2 s instead of 0.9), and the limit is time on the clock. */
static int wait_turn(void *context, int tries)
{
	struct sql *sql = context;
	int64_t now = clock_steady() / 1000;
	if (tries == 0)
		sql->waits_since = now;
	int64_t waited = now - sql->waits_since;
	if (waited >= sql->busy_seconds * INT64_C(1000))
		return 0;
	sqlite3_sleep(waited < 50 ? 4 : waited < 200 ? 2 : 1);
	return 1;
}

/* ---- opening ---- */

/* Nothing in the file may run code, and nothing that this program does by mistake may break the file's own
 * structure. */
static bool harden(struct sql *sql, struct err *err)
{
	static const struct {
		int option, value;
	} settings[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 }, { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
	};
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
		int is = -1;
		if (sqlite3_db_config(sql->db, settings[i].option, settings[i].value, &is) != SQLITE_OK ||
		    is != settings[i].value)
			return err_set(err, ERR_IO, _("%s: this SQLite library lacks a protection that is needed"),
				       sql->path);
	}
	sqlite3_limit(sql->db, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
	sqlite3_limit(sql->db, SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT);
	sqlite3_limit(sql->db, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
	sqlite3_limit(sql->db, SQLITE_LIMIT_ATTACHED, 1); /* VACUUM INTO attaches its target */
	return true;
}

static bool is_one_of(const char *word, const char *const *words)
{
	while (*words != NULL && strcmp(*words, word) != 0)
		words++;
	return *words != NULL;
}

/* The triggers of the schema hold the history; this holds the triggers. */
static int permit(void *context, int action, const char *first, const char *second, const char *database,
		  const char *trigger)
{
	static const char *const lasting[] = { "change", "change_field", "frozen", NULL };
	static const char *const guards[] = { "recursive_triggers", "foreign_keys", "defer_foreign_keys",
					      "ignore_check_constraints", "writable_schema", "trusted_schema", NULL };
	(void)context;
	(void)database;
	(void)trigger;
	switch (action) {
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
		return is_one_of(first, lasting) ? SQLITE_DENY : SQLITE_OK;
	case SQLITE_PRAGMA:
		return second != NULL && is_one_of(first, guards) ? SQLITE_DENY : SQLITE_OK;
	case SQLITE_INSERT:
	case SQLITE_READ:
	case SQLITE_SELECT:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION:
	case SQLITE_SAVEPOINT:
		return SQLITE_OK;
	default: /* CREATE, DROP, ALTER, REINDEX, ATTACH, DETACH ... */
		return SQLITE_DENY;
	}
}

void sql_seal(struct sql *sql)
{
	sqlite3_set_authorizer(sql->db, permit, NULL);
}

/* Each may be the first to look at the file, where a damaged one is found. The file is not mapped into memory: it would
 * save little where indexes carry what lists ask for, and a file that somebody cuts short would end the program. */
static bool set_pragmas(struct sql *sql, enum sql_mode mode, struct err *err)
{
	/* Before anything is read: SQLite then keeps in its own memory what it else shares with others. */
	if (mode == SQL_ALONE && !sql_run(sql, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON", err))
		return false;
	if (!sql_run(sql, "PRAGMA cell_size_check = ON", err))
		return false;
	return mode != SQL_WRITE ||
	       sql_run(sql, "PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;"
			    " PRAGMA journal_size_limit = 8388608", err);
}

/* The path as a file: address, where only '%', '?' and '#' mean something. The caller frees. */
static char *address(const char *path, enum sql_mode mode)
{
	struct str uri = {0};
	str_add(&uri, "file:");
	for (const char *p = path; *p != '\0'; p++) {
		if (strchr("%?#", *p) != NULL)
			str_addf(&uri, "%%%02X", (unsigned)(unsigned char)*p);
		else
			str_add_char(&uri, *p);
	}
	if (mode == SQL_IMMUTABLE)
		str_add(&uri, "?immutable=1");
	return str_take(&uri);
}

static bool connect(struct sql *sql, enum sql_mode mode, struct err *err)
{
	int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	flags |= mode == SQL_WRITE || mode == SQL_ALONE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
	char *uri = address(sql->path, mode);
	int code = sqlite3_open_v2(uri, &sql->db, flags, NULL);
	free(uri);
	if (code != SQLITE_OK)
		return sql_fail_code(sql->path, code, err);
	sqlite3_busy_handler(sql->db, wait_turn, sql);
	return harden(sql, err) && add_functions(sql, err) && set_pragmas(sql, mode, err);
}

struct sql *sql_open(const char *path, enum sql_mode mode, int busy_seconds, struct err *err)
{
	struct sql *sql = xcalloc(1, sizeof *sql);
	sql->path = xstrdup(path);
	sql->mode = mode;
	sql->busy_seconds = busy_seconds;
	if (connect(sql, mode, err))
		return sql;
	sql_close(sql);
	return NULL;
}

void sql_close(struct sql *sql)
{
	if (sql == NULL)
		return;
	for (int i = 0; i < SQL_CACHE; i++) {
		assert(!sql->cache[i].in_use);
		sqlite3_finalize(sql->cache[i].statement);
		free(sql->cache[i].text);
	}
	int code = sqlite3_close(sql->db);
	assert(code == SQLITE_OK && "every statement was given back");
	(void)code;
	free(sql->path);
	free(sql);
}

bool sql_has_moved(struct sql *sql)
{
	int moved = 0;
	return sqlite3_file_control(sql->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

static int note_fault(void *fault, int columns, char **text, char **names)
{
	(void)names;
	*(bool *)fault = columns < 1 || text[0] == NULL || strcmp(text[0], "ok") != 0;
	return 0;
}

bool sql_is_damaged(const char *path)
{
	sqlite3 *db = NULL;
	bool fault = false;
	int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, "PRAGMA quick_check(1)", note_fault, &fault, NULL) & 0xff;
	sqlite3_close(db);
	return fault || code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
}

/* ---- statements ---- */

static struct sql_cached *find_cached(struct sql *sql, const char *text)
{
	for (int i = 0; i < SQL_CACHE; i++)
		if (sql->cache[i].text != NULL && !sql->cache[i].in_use && strcmp(sql->cache[i].text, text) == 0)
			return &sql->cache[i];
	return NULL;
}

/* An empty slot, else the one that has waited longest; NULL when all are in use. */
static struct sql_cached *free_slot(struct sql *sql)
{
	for (int tries = 0; tries < SQL_CACHE; tries++) {
		struct sql_cached *slot = &sql->cache[sql->next];
		sql->next = (sql->next + 1) % SQL_CACHE;
		if (slot->in_use)
			continue;
		sqlite3_finalize(slot->statement);
		free(slot->text);
		*slot = (struct sql_cached){0};
		return slot;
	}
	return NULL;
}

sqlite3_stmt *sql_prepare(struct sql *sql, const char *text, struct err *err)
{
	struct sql_cached *slot = find_cached(sql, text);
	if (slot != NULL) {
		slot->in_use = true;
		return slot->statement;
	}
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v3(sql->db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
		sql_fail(sql, text, err);
		return NULL;
	}
	assert(statement != NULL && "the text holds a statement");
	slot = free_slot(sql);
	if (slot != NULL)
		*slot = (struct sql_cached){ .text = xstrdup(text), .statement = statement, .in_use = true };
	return statement;
}

void sql_done(struct sql *sql, sqlite3_stmt *statement)
{
	for (int i = 0; i < SQL_CACHE; i++) {
		if (sql->cache[i].statement != statement)
			continue;
		sqlite3_reset(statement);
		sqlite3_clear_bindings(statement);
		sql->cache[i].in_use = false;
		return;
	}
	sqlite3_finalize(statement);
}

static int parameter(sqlite3_stmt *statement, const char *name)
{
	int index = sqlite3_bind_parameter_index(statement, name);
	assert(index > 0 && "the statement has a parameter of this name");
	return index;
}

void sql_bind(sqlite3_stmt *statement, const char *name, const char *text)
{
	int index = parameter(statement, name);
	if (text == NULL || *text == '\0')
		sqlite3_bind_null(statement, index);
	else
		sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

void sql_bind_number(sqlite3_stmt *statement, const char *name, int64_t number)
{
	sqlite3_bind_int64(statement, parameter(statement, name), number);
}

void sql_bind_today(sqlite3_stmt *statement)
{
	if (sqlite3_bind_parameter_index(statement, ":today") == 0)
		return;
	char today[CLOCK_DAY_SIZE];
	clock_today(today);
	sql_bind(statement, ":today", today);
}

enum sql_result sql_step(struct sql *sql, sqlite3_stmt *statement, struct err *err)
{
	int code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		return SQL_ROW;
	if (code == SQLITE_DONE)
		return SQL_END;
	sql_fail(sql, sqlite3_sql(statement), err);
	return SQL_FAILED;
}

bool sql_finish(struct sql *sql, sqlite3_stmt *statement, struct err *err)
{
	enum sql_result got;
	while ((got = sql_step(sql, statement, err)) == SQL_ROW)
		;
	sql_done(sql, statement);
	return got == SQL_END;
}

const char *sql_text(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);
	return text != NULL ? text : "";
}

bool sql_run(struct sql *sql, const char *text, struct err *err)
{
	return sqlite3_exec(sql->db, text, NULL, NULL, NULL) == SQLITE_OK || sql_fail(sql, text, err);
}

bool sql_number(struct sql *sql, const char *text, int64_t *number, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql, text, err);
	if (statement == NULL)
		return false;
	enum sql_result got = sql_step(sql, statement, err);
	*number = got == SQL_ROW ? sqlite3_column_int64(statement, 0) : 0;
	sql_done(sql, statement);
	return got != SQL_FAILED;
}

/* ---- patience ---- */

bool sql_is_unwanted(struct sql *sql)
{
	return sql->impatient != NULL && sql->impatient(sql->context);
}

static int is_over(void *context)
{
	struct sql *sql = context;
	return (sql->deadline != 0 && clock_steady() >= sql->deadline) || sql_is_unwanted(sql);
}

void sql_give(struct sql *sql, int milliseconds)
{
	enum { STEPS = 4000 }; /* of SQLite's machine between two looks: far below a millisecond */
	sql->deadline = milliseconds > 0 ? clock_steady() + milliseconds * INT64_C(1000) : 0;
	bool watched = sql->deadline != 0 || sql->impatient != NULL;
	sqlite3_progress_handler(sql->db, watched ? STEPS : 0, watched ? is_over : NULL, sql);
}

void sql_give_more(struct sql *sql, int microseconds)
{
	if (sql->deadline != 0)
		sql->deadline += microseconds;
}

/* ---- transactions ---- */

bool sql_begin(struct sql *sql, const char *mode, struct err *err)
{
	char begin[32];
	sqlite3_snprintf((int)sizeof begin, begin, "BEGIN %s", mode);
	return sql_run(sql, begin, err);
}

bool sql_commit(struct sql *sql, struct err *err)
{
	if (sql_run(sql, "COMMIT", err))
		return true;
	sql_rollback(sql);
	return false;
}

/* SQLite has rolled back by itself after some failures (disk full); then there is nothing left to do. */
void sql_rollback(struct sql *sql)
{
	if (sqlite3_get_autocommit(sql->db) == 0)
		sqlite3_exec(sql->db, "ROLLBACK", NULL, NULL, NULL);
}
