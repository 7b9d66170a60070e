/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "i18n.h"
#include "oserror.h"

#define COLUMNS_ELSEWHERE 100
#define COLUMNS_MIN 40

int cmd_output_columns(const struct cmd *cmd)
{
	struct winsize size = {0};
	if (cmd_given(cmd, OPT_OUTPUT) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return COLUMNS_ELSEWHERE;
	return size.ws_col > COLUMNS_MIN ? size.ws_col : COLUMNS_MIN;
}

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

FILE *cmd_output_stream(struct cmd *cmd, struct err *err)
{
	cmd->stream = tmpfile();
	if (cmd->stream == NULL)
		err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
	return cmd->stream;
}

/* All that the command made: what is kept, then the stream from its beginning. */
struct made {
	const struct str *text;
	FILE *stream;
};

static bool write_made(int file, const struct made *made)
{
	char bytes[1 << 16];
	size_t count;
	if (!write_all(file, made->text->text, made->text->length))
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
static bool fill_temporary(char *temporary, const char *path, const struct made *made)
{
	struct stat old;
	mode_t mask = umask(0);
	umask(mask);
	int file = mkostemp(temporary, O_CLOEXEC);
	if (file < 0)
		return false;
	bool good = write_made(file, made) && fsync(file) == 0;
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
static bool write_through(const char *path, const struct made *made, struct err *err)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	bool good = file >= 0 && write_made(file, made);
	int reason = errno;
	if (file >= 0)
		close(file);
	return good || err_set(err, ERR_IO, "%s: %s", path, os_error(reason));
}

static bool replace_file(const char *path, const struct made *made, struct err *err)
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

/* Whether PATH is the register itself, which a slip of the hand must not replace. */
static bool is_register(const struct cmd *cmd, const char *path)
{
	struct stat one, other;
	if (cmd->settings == NULL)
		return false;
	char *file = settings_register(cmd->settings, cmd->value[OPT_REGISTER]);
	bool same = stat(path, &one) == 0 && stat(file, &other) == 0 && one.st_dev == other.st_dev &&
		    one.st_ino == other.st_ino;
	free(file);
	return same;
}

bool cmd_output_write(const struct cmd *cmd, bool *quiet, struct err *err)
{
	static char nothing[1];
	struct str text = cmd->out.text != NULL ? cmd->out : (struct str){ .text = nothing };
	const struct made made = { &text, cmd->stream };
	*quiet = false;
	if (cmd_given(cmd, OPT_OUTPUT) && is_register(cmd, cmd->value[OPT_OUTPUT]))
		return err_set(err, ERR_REFUSED, _("%s: is the register; write to another file"),
			       cmd->value[OPT_OUTPUT]);
	if (cmd_given(cmd, OPT_OUTPUT))
		return replace_file(cmd->value[OPT_OUTPUT], &made, err);
	if (write_made(STDOUT_FILENO, &made))
		return true;
	/* `samverkan list project | head` has got what it wanted. */
	*quiet = errno == EPIPE;
	return err_set(err, ERR_IO, _("standard output: %s"), os_error(errno));
}
