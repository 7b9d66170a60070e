/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "half.h"

#include <dirent.h>
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

#define MARK ".half-"

/* SQLite's own locks lie elsewhere, and end with whatever of the file this process closes; these do not. */
static bool lock(int fd, int how)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
	return fcntl(fd, how, &whole) == 0;
}

/* ---- what others left ---- */

static bool is_half(const char *name, const char *of)
{
	size_t length = strlen(of), mark = strlen(MARK);
	if (strncmp(name, of, length) != 0 || strncmp(name + length, MARK, mark) != 0)
		return false;
	const char *number = name + length + mark;
	return *number != '\0' && number[strspn(number, "0123456789")] == '\0';
}

static void remove_left(const char *path)
{
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (fd >= 0 && lock(fd, F_OFD_SETLK))
		place_remove(path);
	if (fd >= 0)
		close(fd);
}

static void sweep(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
	char *way = slash != NULL ? xstrndup(path, (size_t)(name - path)) : xstrdup("./");
	DIR *directory = opendir(way);
	struct dirent *entry;
	while (directory != NULL && (entry = readdir(directory)) != NULL) {
		if (!is_half(entry->d_name, name))
			continue;
		char *left = xasprintf("%s%s", way, entry->d_name);
		remove_left(left);
		free(left);
	}
	if (directory != NULL)
		closedir(directory);
	free(way);
}

/* ---- making ---- */

/* Where locks are not to be had nobody else gets one either. The file was nobody's for a moment after it was made. */
static bool hold(struct half *half)
{
	struct stat info;
	half->fd = open(half->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (half->fd < 0)
		return false;
	lock(half->fd, F_OFD_SETLKW);
	return fstat(half->fd, &info) == 0 && info.st_nlink > 0;
}

bool half_make(struct half *half, const char *path, const char *model, struct err *err)
{
	*half = (struct half){ .fd = -1 };
	sweep(path);
	char *name = xasprintf("%s" MARK "%ld", path, (long)getpid());
	bool made = place_make_copy(name, path, model, err);
	if (!made) {
		free(name);
		return false;
	}
	half->path = name;
	return hold(half) || err_set(err, ERR_IO, _("%s: the copy cannot be made: %s"), path, os_error(errno));
}

bool half_finish(struct half *half, const char *path, struct err *err)
{
	/* The log of the older copy beside the new one would be taken for its own. */
	place_remove_beside(path);
	if (rename(half->path, path) != 0)
		return err_set(err, ERR_IO, _("%s: the copy cannot be made: %s"), path, os_error(errno));
	place_sync(path);
	free(half->path);
	half->path = NULL;
	return true;
}

void half_end(struct half *half)
{
	if (half->path != NULL)
		place_remove(half->path);
	if (half->fd >= 0)
		close(half->fd);
	free(half->path);
}
