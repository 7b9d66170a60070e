/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "aside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "oserror.h"

#include "place.h"

#define APPLICATION 1398893924 /* "Samd", application_id of the file */
#define FORMAT 1
#define NUMBER(macro) LITERALLY(macro)
#define LITERALLY(text) #text

enum {
	BUSY_MS = 200,            /* nobody waits for a draft */
	OWN_BYTE = 0,             /* of the second file: held by who sets a broken file aside; forms begin at 1 */
};

/* What is typed over is overwritten in the file too: it may be about persons. */
static const char *const settings = "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON";

static const char *const tables =
	"CREATE TABLE draft (id INTEGER PRIMARY KEY AUTOINCREMENT, login TEXT NOT NULL, kind TEXT NOT NULL,"
	" record INTEGER NOT NULL, rev INTEGER NOT NULL, uuid TEXT NOT NULL, opened TEXT NOT NULL, at TEXT NOT NULL,"
	" title TEXT, focus TEXT) STRICT;"
	"CREATE TABLE draft_value (draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,"
	" field TEXT NOT NULL, base TEXT, typed TEXT, dirty INTEGER NOT NULL DEFAULT 0,"
	" UNIQUE (draft, field)) STRICT;"
	/* A file made anew gives no number again that a program may still hold the lock of. */
	"INSERT INTO sqlite_sequence (name, seq) VALUES ('draft', strftime('%s', 'now'));"
	"PRAGMA application_id = " NUMBER(APPLICATION) ";"
	"PRAGMA user_version = " NUMBER(FORMAT);

struct aside *aside_new(const char *path, const char *model, bool read_only)
{
	struct aside *aside = xcalloc(1, sizeof *aside);
	aside->path = xstrdup(path);
	aside->lock_path = xasprintf("%s.lock", path);
	aside->model = model != NULL ? xstrdup(model) : NULL;
	aside->read_only = read_only;
	aside->lock = -1;
	return aside;
}

static void close_files(struct aside *aside)
{
	sql_close(aside->sql);
	aside->sql = NULL;
	if (aside->lock >= 0)
		close(aside->lock);
	aside->lock = -1;
	aside->held_count = aside->watched_count = 0;
}

void aside_free(struct aside *aside)
{
	if (aside == NULL)
		return;
	close_files(aside);
	free(aside->path);
	free(aside->lock_path);
	free(aside->model);
	free(aside->held);
	free(aside->watched);
	free(aside->notice);
	free(aside);
}

/* ---- locks ---- */

static bool set_lock(int fd, short type, int64_t byte)
{
	struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };
	return fd >= 0 && fcntl(fd, F_OFD_SETLK, &lock) == 0;
}

static bool has(const int64_t *numbers, int count, int64_t number)
{
	for (int i = 0; i < count; i++)
		if (numbers[i] == number)
			return true;
	return false;
}

static void add(int64_t **numbers, int *count, int64_t number)
{
	*numbers = xrealloc(*numbers, (size_t)*count + 1, sizeof **numbers);
	(*numbers)[(*count)++] = number;
}

bool aside_hold(struct aside *aside, int64_t number)
{
	if (!set_lock(aside->lock, F_WRLCK, number))
		return false;
	if (!aside_is_mine(aside, number))
		add(&aside->held, &aside->held_count, number);
	return true;
}

void aside_release(struct aside *aside, int64_t number)
{
	for (int i = 0; i < aside->held_count; i++) {
		if (aside->held[i] != number)
			continue;
		set_lock(aside->lock, F_UNLCK, number);
		aside->held[i] = aside->held[--aside->held_count];
		return;
	}
}

bool aside_is_mine(const struct aside *aside, int64_t number)
{
	return has(aside->held, aside->held_count, number);
}

bool aside_is_held(const struct aside *aside, int64_t number)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = number, .l_len = 1 };
	return aside->lock >= 0 && fcntl(aside->lock, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

void aside_watch_none(struct aside *aside)
{
	aside->watched_count = 0;
}

void aside_watch(struct aside *aside, int64_t number)
{
	add(&aside->watched, &aside->watched_count, number);
}

/* ---- setting aside ---- */

static bool move_away(struct aside *aside, const char *to)
{
	static const char *const beside[] = { "", "-wal", "-shm" };
	bool done = true;
	for (size_t i = 0; i < sizeof beside / sizeof *beside && done; i++) {
		char *from = xasprintf("%s%s", aside->path, beside[i]), *name = xasprintf("%s%s", to, beside[i]);
		done = rename(from, name) == 0 || i > 0;
		free(from);
		free(name);
	}
	return done;
}

/* A name that no file has yet. The caller frees. */
static char *free_name(const struct aside *aside)
{
	char stamp[CLOCK_STAMP_SIZE];
	struct stat info;
	clock_stamp(stamp);
	char *name = xasprintf("%s.broken-%s", aside->path, stamp);
	for (int i = 2; lstat(name, &info) == 0; i++) {
		free(name);
		name = xasprintf("%s.broken-%s-%d", aside->path, stamp, i);
	}
	return name;
}

static void give_notice(struct aside *aside, const char *to)
{
	free(aside->notice);
	aside->notice =
		xasprintf(_("The file with drafts was damaged or something else; it now lies in %s. Drafts from before "
			    "cannot be offered."), to);
}

/* Two programs may find the same fault at once, and the second must not move the good file of the first: FAULTY is
 * asked again by who holds the lock for it. */
static bool set_aside(struct aside *aside, bool (*faulty)(struct aside *aside), struct err *err)
{
	bool done = true;
	if (!set_lock(aside->lock, F_WRLCK, OWN_BYTE))
		return err_set(err, ERR_BUSY, _("%s: another program is just making it"), aside->path);
	if (faulty(aside)) {
		char *to = free_name(aside);
		done = move_away(aside, to) ||
		       err_set(err, ERR_IO, _("%s: is damaged and cannot be moved: %s"), aside->path, os_error(errno));
		if (done)
			give_notice(aside, to);
		free(to);
	}
	set_lock(aside->lock, F_UNLCK, OWN_BYTE);
	return done;
}

/* ---- opening ---- */

static bool may_write(const struct aside *aside)
{
	return !aside->read_only && place_is_writable(aside->path);
}

static bool is_writable(const struct aside *aside)
{
	return aside->sql != NULL && aside->lock >= 0 && !aside->read_only &&
	       sqlite3_db_readonly(aside->sql->db, "main") == 0;
}

static bool there(const char *path, struct stat *info)
{
	return stat(path, info) == 0;
}

/* The file that is open is no longer the one at PATH, or somebody has cut it short under SQLite, which never does. */
static bool is_lost(const struct aside *aside, bool is_there, const struct stat *info)
{
	return !is_there || (uint64_t)info->st_ino != aside->inode || info->st_size < aside->size;
}

static bool has_failed(const struct aside *aside, const struct stat *info)
{
	return aside->failed.tv_sec != 0 && aside->failed.tv_sec == info->st_mtim.tv_sec &&
	       aside->failed.tv_nsec == info->st_mtim.tv_nsec;
}

/* Takes down which file is open. */
static bool remember(struct aside *aside)
{
	struct stat info;
	if (!there(aside->path, &info))
		return false;
	aside->inode = (uint64_t)info.st_ino;
	aside->size = info.st_size;
	return true;
}

static bool open_lock(struct aside *aside, bool make, struct err *err)
{
	if (make && !place_make_like(aside->lock_path, aside->model, err))
		return false;
	/* Who may only look asks about locks all the same. */
	aside->lock = open(aside->lock_path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (aside->lock < 0)
		aside->lock = open(aside->lock_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	return aside->lock >= 0 ||
	       err_set(err, ERR_IO, "%s: %s", aside->lock_path, os_error(errno));
}

enum content { CONTENT_OURS, CONTENT_NONE, CONTENT_FOREIGN, CONTENT_NEWER, CONTENT_UNKNOWN };

static enum content content_of(struct sql *sql, struct err *err)
{
	int64_t application, version, objects;
	if (!sql_number(sql, "PRAGMA application_id", &application, err) ||
	    !sql_number(sql, "PRAGMA user_version", &version, err) ||
	    !sql_number(sql, "SELECT count(*) FROM sqlite_schema", &objects, err))
		return CONTENT_UNKNOWN;
	if (application == 0 && objects == 0)
		return CONTENT_NONE;
	if (application != APPLICATION)
		return CONTENT_FOREIGN;
	return version > FORMAT ? CONTENT_NEWER : CONTENT_OURS;
}

/* Another program may be making the tables: who is alone looks again. */
static bool make_tables(struct sql *sql, struct err *err)
{
	if (!sql_begin(sql, "IMMEDIATE", err))
		return false;
	enum content content = content_of(sql, err);
	bool done = content == CONTENT_OURS || (content == CONTENT_NONE && sql_run(sql, tables, err));
	if (done)
		return sql_commit(sql, err);
	sql_rollback(sql);
	return content != CONTENT_NEWER && content != CONTENT_FOREIGN ? false :
		err_set(err, ERR_STALE, _("%s: another program has just made it"), sql->path);
}

static bool accept(struct aside *aside, struct err *err)
{
	switch (content_of(aside->sql, err)) {
	case CONTENT_OURS:
		return true;
	case CONTENT_NONE:
		return is_writable(aside) ? make_tables(aside->sql, err) :
			err_set(err, ERR_NOT_FOUND, _("%s: is empty"), aside->path);
	case CONTENT_NEWER:
		return err_set(err, ERR_STALE, _("%s: belongs to a newer samverkan"), aside->path);
	case CONTENT_FOREIGN:
		return err_set(err, ERR_REFUSED, _("%s: is something else"), aside->path);
	default:
		return false;
	}
}

static bool connect(struct aside *aside, struct err *err)
{
	aside->sql = sql_open(aside->path, may_write(aside) ? SQL_WRITE : SQL_READ, 1, err);
	if (aside->sql == NULL)
		return false;
	sqlite3_busy_timeout(aside->sql->db, BUSY_MS);
	if (is_writable(aside) && !sql_run(aside->sql, settings, err))
		return false;
	aside->unread = true;
	return accept(aside, err) &&
	       sql_number(aside->sql, "PRAGMA data_version", &aside->data_version, err);
}

static bool is_faulty(struct aside *aside)
{
	struct err err = {0};
	if (sql_is_damaged(aside->path))
		return true;
	sql_close(aside->sql);
	aside->sql = sql_open(aside->path, SQL_READ, 1, &err);
	bool foreign = aside->sql != NULL && content_of(aside->sql, &err) == CONTENT_FOREIGN;
	sql_close(aside->sql);
	aside->sql = NULL;
	return foreign;
}

static bool open_files(struct aside *aside, bool make, struct err *err)
{
	return (!make || place_make_like(aside->path, aside->model, err)) && open_lock(aside, make, err) &&
	       connect(aside, err) && remember(aside);
}

static bool open_or_replace(struct aside *aside, bool make, struct err *err)
{
	if (open_files(aside, make, err))
		return true;
	bool mend = aside->lock >= 0 && may_write(aside) && is_faulty(aside) && set_aside(aside, is_faulty, err);
	close_files(aside);
	if (mend && (make || there(aside->path, &(struct stat){0})) && open_files(aside, make, err))
		return true;
	close_files(aside);
	return false;
}

bool aside_open(struct aside *aside, bool make, struct err *err)
{
	struct err why = {0};
	struct stat info;
	bool is_there = there(aside->path, &info);
	if (aside->sql != NULL && is_lost(aside, is_there, &info))
		close_files(aside);
	if (aside->sql != NULL) {
		aside->size = info.st_size;
		return true;
	}
	make = make && !aside->read_only;
	if (!is_there && !make)
		return err_set(err, ERR_NOT_FOUND, _("%s: is not there"), aside->path);
	if (is_there && !make && has_failed(aside, &info))
		return err_set(err, ERR_IO, _("%s: cannot be opened"), aside->path);
	bool done = open_or_replace(aside, make, &why);
	aside->failed = done || !is_there || why.code == ERR_BUSY ? (struct timespec){0} : info.st_mtim;
	if (done && !is_there)
		place_sync(aside->path);
	if (!done && err != NULL)
		*err = why;
	return done;
}

bool aside_begin(struct aside *aside, struct err *err)
{
	if (!is_writable(aside))
		return err_set(err, ERR_IO, _("%s: may only be read"), aside->path);
	return sql_begin(aside->sql, "IMMEDIATE", err);
}

void aside_note(struct aside *aside)
{
	int code = aside->sql != NULL ? sqlite3_errcode(aside->sql->db) & 0xff : SQLITE_OK;
	aside->damaged = aside->damaged || code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool aside_replace(struct aside *aside)
{
	if (!aside->damaged)
		return false;
	aside->damaged = false;
	bool done = is_faulty(aside) && set_aside(aside, is_faulty, NULL);
	close_files(aside);
	return done;
}

/* ---- together with others ---- */

static bool has_ended(const struct aside *aside)
{
	for (int i = 0; i < aside->watched_count; i++)
		if (!aside_is_held(aside, aside->watched[i]))
			return true;
	return false;
}

bool aside_changed(struct aside *aside)
{
	int64_t version;
	bool was_open = aside->sql != NULL;
	if (!aside_open(aside, false, NULL))
		return was_open;
	if (!sql_number(aside->sql, "PRAGMA data_version", &version, NULL))
		return false;
	aside->unread = aside->unread || version != aside->data_version || has_ended(aside);
	aside->data_version = version;
	return aside->unread;
}

void aside_read(struct aside *aside)
{
	aside->unread = false;
}
