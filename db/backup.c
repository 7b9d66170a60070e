/* SPDX-License-Identifier: EUPL-1.2 */
/* backup: the register as it stands at one moment, in a file of its own, while others go on saving. A connection of its
 * own makes it, as that of the store is sealed; the name appears only when the copy is whole, on disk and has been
 * read. */
#include "config.h"

#include "private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"

#include "place.h"

static bool refuse_io(const char *path, struct err *err)
{
	return err_set(err, ERR_IO, _("%s: the copy cannot be made: %s"), path, os_error(errno));
}

static bool is_there(const char *path, const char *beside)
{
	struct stat info;
	char *name = xasprintf("%s%s", path, beside);
	bool there = stat(name, &info) == 0;
	free(name);
	return there;
}

/* An older copy is replaced; a register that somebody has open must never be. */
static bool check_target(const char *path, const char *from, struct err *err)
{
	struct stat old, source;
	if (stat(path, &old) != 0)
		return errno == ENOENT || refuse_io(path, err);
	if (stat(from, &source) == 0 && old.st_dev == source.st_dev && old.st_ino == source.st_ino)
		return err_set(err, ERR_REFUSED, _("%s: is the register; write to another file"), path);
	if (!S_ISREG(old.st_mode))
		return err_set(err, ERR_REFUSED, _("%s: is not a file"), path);
	if (is_there(path, "-wal") || is_there(path, "-shm"))
		return err_set(err, ERR_REFUSED, _("%s: is a register that is in use; write to another file"), path);
	return true;
}

static bool copy(const char *from, const char *to, int busy_seconds, struct err *err)
{
	struct sql *sql = sql_open(from, SQL_READ, busy_seconds, err);
	sqlite3_stmt *statement = sql != NULL ? sql_prepare(sql, "VACUUM INTO :path", err) : NULL;
	bool done = statement != NULL;
	if (done) {
		sql_bind(statement, ":path", to);
		done = sql_finish(sql, statement, err);
	}
	sql_close(sql);
	return done;
}

/* What SQLite has written lies in memory of the system yet. Nobody has the copy open, so that closing it here takes
 * nobody's locks. */
static bool flush(const char *path, struct err *err)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	bool done = file >= 0 && fsync(file) == 0;
	if (!done)
		refuse_io(path, err);
	if (file >= 0)
		close(file);
	return done;
}

static bool is_whole(const char *path, struct err *err)
{
	struct sql *sql = sql_open(path, SQL_IMMUTABLE, 0, err);
	sqlite3_stmt *statement = sql != NULL ? sql_prepare(sql, "PRAGMA quick_check(1)", err) : NULL;
	bool whole = statement != NULL && sql_step(sql, statement, err) == SQL_ROW;
	if (whole && strcmp(sql_text(statement, 0), "ok") != 0)
		whole = err_set(err, ERR_IO, _("%s: the copy is not whole: %.300s"), path, sql_text(statement, 0));
	if (statement != NULL)
		sql_done(sql, statement);
	sql_close(sql);
	return whole;
}

bool store_backup(struct store *store, const char *path, struct err *err)
{
	const char *from = store->sql->path;
	if (!check_target(path, from, err))
		return false;
	char *half = xasprintf("%s.%ld", path, (long)getpid());
	bool made = place_make_copy(half, from, err);
	bool done = made && copy(from, half, store->sql->busy_seconds, err) && flush(half, err) && is_whole(half, err);
	if (done && rename(half, path) != 0)
		done = refuse_io(path, err);
	if (done)
		place_sync(path);
	else if (made)
		place_remove(half);
	free(half);
	return done;
}
