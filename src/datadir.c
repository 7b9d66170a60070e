/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "datadir.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"

static bool has(const char *directory, const char *name)
{
	char *path = xasprintf("%s/%s", directory, name);
	bool there = access(path, F_OK) == 0;
	free(path);
	return there;
}

char *datadir_program(void)
{
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
	return length > 0 ? xstrndup(program, (size_t)length) : NULL;
}

/* share/ in the directory of the running program; NULL where the system does not tell. */
static char *beside_program(void)
{
	char *program = datadir_program(), *slash = program != NULL ? strrchr(program, '/') : NULL;
	char *path = slash != NULL ? xasprintf("%.*s/share", (int)(slash - program), program) : NULL;
	free(program);
	return path;
}

char *datadir_find(void)
{
	const char *named = getenv("SAMVERKAN_DATADIR");
	if (named != NULL && *named != '\0')
		return xstrdup(named);
	char *beside = beside_program();
	if (beside != NULL && has(beside, "strategies"))
		return beside;
	free(beside);
	return xstrdup(PKGDATADIR);
}

char *datadir_locale(const char *datadir)
{
	return has(datadir, "locale") ? xasprintf("%s/locale", datadir) : xstrdup(LOCALEDIR);
}
