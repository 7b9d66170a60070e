/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"

static bool write_all(int file, const char *bytes, size_t count)
{
	while (count > 0) {
		ssize_t written = write(file, bytes, count);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		count -= (size_t)written;
	}
	return true;
}

bool output_settle(FILE *stream, struct err *err)
{
	errno = EIO;
	return (fflush(stream) == 0 && ferror(stream) == 0) ||
	       err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
}

bool output_write(int file, const struct output *made)
{
	char bytes[1 << 16];
	size_t count;
	if (!write_all(file, made->text, made->length))
		return false;
	if (made->stream == NULL)
		return true;
	rewind(made->stream);
	while ((count = fread(bytes, 1, sizeof bytes, made->stream)) > 0)
		if (!write_all(file, bytes, count))
			return false;
	return ferror(made->stream) == 0;
}

/* A directory entry lasts over a power cut only when the directory is on disk too. */
static void sync_directory(const char *path)
{
	char *copy = xstrdup(path);
	int directory = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (directory >= 0) {
		fsync(directory);
		close(directory);
	}
	free(copy);
}

/* Fills TEMPORARY (its name in PATH's directory ends in XXXXXX) and gives it the mode that PATH has or would get. */
static bool fill_temporary(char *temporary, const char *path, const struct output *made)
{
	struct stat old;
	mode_t mask = umask(0);
	umask(mask);
	int file = mkostemp(temporary, O_CLOEXEC);
	if (file < 0)
		return false;
	bool good = output_write(file, made) && fsync(file) == 0;
	if (good)
		good = fchmod(file, stat(path, &old) == 0 ? old.st_mode & 0777 : 0666 & ~mask) == 0;
	int reason = errno;
	if (close(file) != 0 && good) {
		reason = errno;
		good = false;
	}
	if (!good)
		unlink(temporary);
	errno = reason;
	return good;
}

/* Writes into what is no plain file (/dev/stdout, a pipe): it cannot be replaced, and must not be. */
static bool write_through(const char *path, const struct output *made, struct err *err)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	bool good = file >= 0 && output_write(file, made);
	int reason = errno;
	if (file >= 0)
		close(file);
	return good || err_set(err, ERR_IO, "%s: %s", path, os_error(reason));
}

bool output_replace(const char *path, const struct output *made, struct err *err)
{
	struct stat old;
	if (stat(path, &old) == 0 && S_ISDIR(old.st_mode))
		return err_set(err, ERR_IO, "%s: %s", path, os_error(EISDIR));
	if (stat(path, &old) == 0 && !S_ISREG(old.st_mode))
		return write_through(path, made, err);
	/* A link stays one: what it points to is replaced. */
	char *target = realpath(path, NULL);
	const char *final = target != NULL ? target : path;
	char *temporary = xasprintf("%s.XXXXXX", final);
	bool good = fill_temporary(temporary, final, made);
	if (good && rename(temporary, final) != 0) {
		int reason = errno;
		unlink(temporary);
		errno = reason;
		good = false;
	}
	if (!good)
		err_set(err, ERR_IO, "%s: %s", path, os_error(errno));
	else
		sync_directory(final);
	free(temporary);
	free(target);
	return good;
}

bool output_new(const char *path, const struct output *made, struct err *err)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (file < 0)
		return err_set(err, ERR_IO, "%s: %s", path, os_error(errno));
	bool good = output_write(file, made) && fsync(file) == 0;
	int reason = errno;
	if (close(file) != 0 && good) {
		reason = errno;
		good = false;
	}
	if (good) {
		sync_directory(path);
		return true;
	}
	unlink(path);
	return err_set(err, ERR_IO, "%s: %s", path, os_error(reason));
}

char *output_free_name(const char *name, const char *extension)
{
	char *path = xasprintf("%s.%s", name, extension);
	for (int i = 2; access(path, F_OK) == 0; i++) {
		free(path);
		path = xasprintf("%s-%d.%s", name, i, extension);
	}
	return path;
}
