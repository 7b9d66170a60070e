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

#include "half.h"
#include "schema.h"

static bool refuse_io(const char *path, struct err *err)
{
	return err_set(err, ERR_IO, _("%s: the copy cannot be made: %s"), path, os_error(errno));
}

/* ---- what may be replaced ---- */

/* What lies beside a register, by name. */
static const char *const register_files[] = { "",        "-wal",        "-shm",        "-journal",        ".drafts",
					      ".drafts-wal", ".drafts-shm", ".drafts-journal", ".drafts.lock" };

static bool is_same(const struct stat *one, const struct stat *other)
{
	return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

/* The path without links and dots, also of a file that is not there yet. The caller frees; NULL where its directory
 * is not. */
static char *whole_path(const char *path)
{
	char *whole = realpath(path, NULL);
	if (whole != NULL || errno != ENOENT)
		return whole;
	const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
	char *way = slash != NULL ? xstrndup(path, (size_t)(name - path)) : xstrdup(".");
	char *directory = realpath(way, NULL);
	if (directory != NULL)
		whole = xasprintf("%s/%s", strcmp(directory, "/") == 0 ? "" : directory, name);
	free(directory);
	free(way);
	return whole;
}

/* Also of a file that is made only when the register is next used, and one that has another name there. */
static bool is_of_register(const char *path, const char *from)
{
	struct stat old, file;
	char *target = whole_path(path), *source = whole_path(from);
	bool is = false, there = stat(path, &old) == 0;
	for (size_t i = 0; source != NULL && !is && i < sizeof register_files / sizeof *register_files; i++) {
		char *name = xasprintf("%s%s", source, register_files[i]);
		is = (target != NULL && strcmp(target, name) == 0) ||
		     (there && stat(name, &file) == 0 && is_same(&old, &file));
		free(name);
	}
	free(target);
	free(source);
	return is;
}

/* By the header (sqlite.org/fileformat.html, 1.3): opened as a database it would be brought in order, and locked. */
static bool has_application(int fd)
{
	enum { AT = 68 };
	unsigned char head[AT + 4];
	if (pread(fd, head, sizeof head, 0) != (ssize_t)sizeof head || memcmp(head, "SQLite format 3", 16) != 0)
		return false;
	unsigned char *at = head + AT;
	return ((uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3]) == SCHEMA_APPLICATION;
}

/* Whoever has read in it holds SQLite's lock for that, for as long as it is open (os.h of SQLite, PENDING_BYTE); a log
 * beside it may be left by somebody who was killed. */
static bool is_held(int fd)
{
	struct flock any = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512 };
	return fcntl(fd, F_OFD_GETLK, &any) == 0 && any.l_type != F_UNLCK;
}

static bool check_older(const char *path, struct err *err)
{
	struct stat old;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT || refuse_io(path, err);
	bool good = fstat(fd, &old) == 0 || refuse_io(path, err);
	if (good && !S_ISREG(old.st_mode))
		good = err_set(err, ERR_REFUSED, _("%s: is not a file"), path);
	else if (good && old.st_size > 0 && !has_application(fd))
		good = err_set(err, ERR_REFUSED, _("%s: is there and is no samverkan register; write to another file"),
			       path);
	else if (good && is_held(fd))
		good = err_set(err, ERR_REFUSED, _("%s: is a register that is in use; write to another file"), path);
	close(fd);
	return good;
}

/* An older copy is replaced, or an empty file; never anything else, nor what somebody has open. The files of the
 * register itself are not opened even to look: closing them would end the locks of this process. */
static bool check_target(const char *path, const char *from, struct err *err)
{
	if (is_of_register(path, from))
		return err_set(err, ERR_REFUSED, _("%s: is the register or belongs to it; write to another file"),
			       path);
	return check_older(path, err);
}

/* ---- copying ---- */

/* SQLite names the register, whichever of the two could not be written. */
static bool blame(struct sql *sql, const char *path, struct err *err)
{
	int code = sqlite3_extended_errcode(sql->db), number = sqlite3_system_errno(sql->db);
	switch (code) {
	case SQLITE_FULL:
		return err_set(err, ERR_IO, _("%s: the copy cannot be made: %s"), path, os_error(ENOSPC));
	case SQLITE_IOERR_WRITE:
	case SQLITE_IOERR_FSYNC:
	case SQLITE_IOERR_TRUNCATE:
		return err_set(err, ERR_IO, _("%s: the copy cannot be made: %s"), path,
			       os_error(number != 0 ? number : EIO));
	default:
		return false;
	}
}

static bool vacuum(struct sql *sql, const char *half, const char *path, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql, "VACUUM INTO :path", err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":path", half);
	return sql_finish(sql, statement, err) || blame(sql, path, err);
}

static bool copy(struct store *store, const char *half, const char *path, struct err *err)
{
	/* Who reads alone keeps out a connection of its own, too, and is not sealed. */
	if (store->sql->mode == SQL_ALONE)
		return sql_run(store->sql, "PRAGMA query_only = OFF", err) && vacuum(store->sql, half, path, err);
	enum sql_mode mode = store->sql->mode == SQL_IMMUTABLE ? SQL_IMMUTABLE : SQL_READ;
	struct sql *sql = sql_open(store->sql->path, mode, store->sql->busy_seconds, err);
	bool done = sql != NULL && vacuum(sql, half, path, err);
	sql_close(sql);
	return done;
}

/* What SQLite has written lies in memory of the system yet. */
static bool flush(const struct half *half, const char *path, struct err *err)
{
	return fsync(half->fd) == 0 || refuse_io(path, err);
}

static bool is_whole(const char *half, const char *path, struct err *err)
{
	struct err why = {0};
	struct sql *sql = sql_open(half, SQL_IMMUTABLE, 0, &why);
	sqlite3_stmt *statement = sql != NULL ? sql_prepare(sql, "PRAGMA quick_check(1)", &why) : NULL;
	bool read = statement != NULL && sql_step(sql, statement, &why) == SQL_ROW;
	const char *answer = read ? sql_text(statement, 0) : os_error(EIO);
	bool whole = strcmp(answer, "ok") == 0;
	if (!whole)
		err_set(err, ERR_IO, _("%s: the copy is not whole: %.300s"), path, answer);
	if (statement != NULL)
		sql_done(sql, statement);
	sql_close(sql);
	return whole;
}

bool store_backup(struct store *store, const char *path, struct err *err)
{
	const char *from = store->sql->path;
	struct half half;
	if (!check_target(path, from, err))
		return false;
	bool done = half_make(&half, path, from, err) && copy(store, half.path, path, err) &&
		    flush(&half, path, err) && is_whole(half.path, path, err) &&
		    check_target(path, from, err) && /* it has taken a while */
		    half_finish(&half, path, err);
	half_end(&half);
	return done;
}
