/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"

enum { REGISTER_MODE = 0660, PRIVATE_MODE = 0600, PRIVATE_DIRECTORY = 0700 };

/* Numbers of statfs(2) and linux/magic.h. Locks on these do not hold between hosts, or nobody can know that they do. */
static const struct network {
	unsigned long type;
	const char *name;
} networks[] = {
	{ 0x6969, "NFS" },          { 0x517B, "SMB" },           { 0xFF534D42, "CIFS" },  { 0xFE534D42, "SMB2" },
	{ 0x65735546, "FUSE" },     { 0x01021997, "9P" },        { 0x5346414F, "AFS" },   { 0x6B414653, "AFS" },
	{ 0x00C36400, "Ceph" },     { 0x0BD00BD0, "Lustre" },    { 0x47504653, "GPFS" },  { 0x01161970, "GFS2" },
	{ 0x7461636F, "OCFS2" },    { 0x73757245, "Coda" },      { 0x564C, "NCP" },       { 0x786F4256, "VirtualBox" },
	{ 0x19830326, "BeeGFS" },   { 0xBACBACBC, "VMware" },
};

const char *place_network(unsigned long type)
{
	for (size_t i = 0; i < sizeof networks / sizeof *networks; i++)
		if (networks[i].type == (type & 0xFFFFFFFFUL))
			return networks[i].name;
	return NULL;
}

/* The caller frees. */
static char *directory_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (slash == NULL)
		return xstrdup(".");
	return slash == path ? xstrdup("/") : xstrndup(path, (size_t)(slash - path));
}

static bool check_local(const char *path, struct err *err)
{
	struct statfs info;
	if (statfs(path, &info) != 0)
		return err_set(err, ERR_IO, "%s: %s", path, os_error(errno));
	const char *network = place_network((unsigned long)info.f_type);
	if (network == NULL)
		return true;
	return err_set(err, ERR_REFUSED,
		       _("%s: lies on a network file system (%s), where the register would be damaged when two write "
			 "at once; keep it on a local disk and let people log in to that host over SSH"),
		       path, network);
}

static bool check_directory(const char *path, struct err *err)
{
	struct stat info;
	char *directory = directory_of(path);
	bool there = stat(directory, &info) == 0;
	if (!there)
		err_set(err, ERR_NOT_FOUND, _("%s: the directory %s: %s"), path, directory, os_error(errno));
	else if (!S_ISDIR(info.st_mode))
		err_set(err, ERR_NOT_FOUND, _("%s: %s is not a directory"), path, directory);
	free(directory);
	return there && S_ISDIR(info.st_mode);
}

static bool check_file(const char *path, struct err *err)
{
	struct stat info;
	if (stat(path, &info) != 0) {
		if (errno != ENOENT)
			return err_set(err, ERR_IO, _("%s: may not be read: %s"), path, os_error(errno));
		return check_directory(path, err) &&
		       err_set(err, ERR_NOT_FOUND, _("%s: there is no register here; make one with samverkan init"),
			       path);
	}
	if (!S_ISREG(info.st_mode))
		return err_set(err, ERR_REFUSED, _("%s: is not a file"), path);
	if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) != 0)
		return err_set(err, ERR_IO, _("%s: may not be read: %s"), path, os_error(errno));
	if (info.st_size == 0)
		return err_set(err, ERR_REFUSED, _("%s: is empty, not a samverkan register"), path);
	return true;
}

static const char *why_not_writable(const char *path)
{
	const char *why = NULL;
	char *directory = directory_of(path);
	if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
		why = N_("the register file may only be read");
	else if (faccessat(AT_FDCWD, directory, W_OK | X_OK, AT_EACCESS) != 0)
		why = N_("the directory of the register may only be read");
	free(directory);
	return why;
}

bool place_is_writable(const char *path)
{
	return why_not_writable(path) == NULL;
}

bool place_check(const char *path, bool *writable, const char **why, struct err *err)
{
	if (!check_file(path, err) || !check_local(path, err))
		return false;
	*why = why_not_writable(path);
	*writable = *why == NULL;
	return true;
}

bool place_is_full(const char *path)
{
	struct statvfs disk;
	if (statvfs(path, &disk) != 0 || (disk.f_flag & ST_RDONLY) != 0)
		return false;
	/* SQLite's shared memory begins with 32 KiB. Some file systems count no files at all. */
	return disk.f_bavail * disk.f_frsize < 32768 || (disk.f_files > 0 && disk.f_favail == 0);
}

bool place_has_log(const char *path)
{
	struct stat info;
	char *log = xasprintf("%s-wal", path);
	bool has = stat(log, &info) == 0 && info.st_size > 0;
	free(log);
	return has;
}

/* The caller frees. */
static char *name_of(uid_t user)
{
	const struct passwd *entry = getpwuid(user);
	return entry != NULL ? xstrdup(entry->pw_name) : xasprintf("%ld", (long)user);
}

/* Somebody's own register may lie in a directory of root, which belongs to everybody; but root restores files. */
static char *doubt_owner(const char *path, const struct stat *file, const struct stat *directory)
{
	bool lost = file->st_uid != directory->st_uid && directory->st_uid != 0;
	if (!lost && (file->st_uid != 0 || geteuid() == 0))
		return NULL;
	char *owner = name_of(file->st_uid), *other = name_of(lost ? directory->st_uid : geteuid());
	char *sentence = xasprintf(_("%s: belongs to %s, and not to %s: who comes in over SSH is refused until chown "
				     "gives it to the account"), path, owner, other);
	free(owner);
	free(other);
	return sentence;
}

void place_doubt(const char *path, void (*say)(void *context, const char *sentence), void *context)
{
	struct stat file, info;
	char *directory = directory_of(path);
	if (stat(path, &file) != 0 || stat(directory, &info) != 0) {
		free(directory);
		return;
	}
	char *sentences[] = {
		doubt_owner(path, &file, &info),
		(file.st_mode & (S_IROTH | S_IWOTH)) == 0 ? NULL :
			xasprintf(_("%s: everybody on this computer may read or write it; chmod 660"), path),
		(info.st_mode & S_IWOTH) == 0 ? NULL :
			xasprintf(_("%s: everybody on this computer may write in that directory; chmod 700, or 2770 "
				    "for a group"), directory),
	};
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		if (sentences[i] != NULL)
			say(context, sentences[i]);
		free(sentences[i]);
	}
	free(directory);
}

bool place_create(const char *path, struct err *err)
{
	if (!check_directory(path, err))
		return false;
	char *directory = directory_of(path);
	bool local = check_local(directory, err);
	free(directory);
	if (!local)
		return false;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, REGISTER_MODE);
	if (fd < 0 && errno == EEXIST)
		return err_set(err, ERR_REFUSED, _("%s: is there already; nothing was changed"), path);
	if (fd < 0)
		return err_set(err, ERR_IO, _("%s: cannot be made: %s"), path, os_error(errno));
	bool done = fchmod(fd, REGISTER_MODE) == 0;
	if (!done)
		err_set(err, ERR_IO, _("%s: cannot be made: %s"), path, os_error(errno));
	close(fd);
	if (!done)
		unlink(path);
	return done;
}

/* Each directory on the way to PATH that is not there yet. What cannot be made shows when the file is made. */
static void make_directories(const char *path)
{
	char *way = xstrdup(path);
	for (char *slash = strchr(way + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(way, PRIVATE_DIRECTORY);
		*slash = '/';
	}
	free(way);
}

static bool give_rights(int fd, const char *model)
{
	struct stat info = { .st_mode = PRIVATE_MODE };
	if (model == NULL)
		return fchmod(fd, PRIVATE_MODE) == 0;
	if (stat(model, &info) != 0)
		return false;
	/* Another group may be refused; then the file is at least no more open than its model. */
	bool same = fchown(fd, (uid_t)-1, info.st_gid) == 0;
	return fchmod(fd, info.st_mode & (same ? REGISTER_MODE : PRIVATE_MODE)) == 0;
}

/* Complaints name SHOWN. */
static bool make_file(const char *path, const char *shown, const char *model, bool may_be_there, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, PRIVATE_MODE);
	if (fd < 0 && errno == EEXIST && may_be_there)
		return true;
	if (fd < 0)
		return err_set(err, ERR_IO, _("%s: cannot be made: %s"), shown, os_error(errno));
	bool done = give_rights(fd, model) ||
		    err_set(err, ERR_IO, _("%s: cannot be made: %s"), shown, os_error(errno));
	close(fd);
	if (!done)
		unlink(path);
	return done;
}

bool place_make_like(const char *path, const char *model, struct err *err)
{
	if (model == NULL)
		make_directories(path);
	char *directory = directory_of(path);
	bool local = check_directory(path, err) && check_local(directory, err);
	free(directory);
	return local && make_file(path, path, model, true, err);
}

bool place_make_copy(const char *path, const char *shown, const char *model, struct err *err)
{
	return check_directory(shown, err) && make_file(path, shown, model, false, err);
}

void place_sync(const char *path)
{
	char *directory = directory_of(path);
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(directory);
}

void place_remove_beside(const char *path)
{
	static const char *const beside[] = { "-wal", "-shm", "-journal" };
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
		char *name = xasprintf("%s%s", path, beside[i]);
		unlink(name);
		free(name);
	}
}

void place_remove(const char *path)
{
	unlink(path);
	place_remove_beside(path);
}
