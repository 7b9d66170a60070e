/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "oserror.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "i18n.h"

static const struct {
	int number;
	const char *reason; /* msgid */
} reasons[] = {
	{ ENOENT, N_("there is no such file or directory") },
	{ EACCES, N_("permission denied") },
	{ EPERM, N_("the operation is not permitted") },
	{ EEXIST, N_("the file exists already") },
	{ EISDIR, N_("is a directory") },
	{ ENOTDIR, N_("a part of the path is no directory") },
	{ EROFS, N_("the file system is read-only") },
	{ ENOSPC, N_("there is no space left on the disk") },
	{ EDQUOT, N_("the disk quota is used up") },
	{ EFBIG, N_("the file would be larger than is allowed") },
	{ ENAMETOOLONG, N_("the name is too long") },
	{ ELOOP, N_("the links go round in a circle") },
	{ EIO, N_("the disk could not read or write") },
	{ EMFILE, N_("too many files are open") },
};

const char *os_error(int number)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].number == number)
			return _(reasons[i].reason);
	return strerror(number);
}
