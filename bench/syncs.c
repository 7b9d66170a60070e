/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "syncs.h"

#include <assert.h>
#include <stddef.h>

#include <sqlite3.h>

/* What a log can do, with a sync of ours in the place of the system's. A file of SQLite begins with a pointer to such a
 * table (sqlite.org/c3ref/io_methods.html), so that nothing else of it needs a wrapper. */
static sqlite3_io_methods methods;
static int (*sync_file)(sqlite3_file *file, int flags);
static sqlite3_vfs counting;
static long count;

static int count_sync(sqlite3_file *file, int flags)
{
	count++;
	return sync_file(file, flags);
}

static int open_counted(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	sqlite3_vfs *real = vfs->pAppData;
	int code = real->xOpen(real, name, file, flags, out);
	if (code != SQLITE_OK || (flags & SQLITE_OPEN_WAL) == 0)
		return code;
	methods = *file->pMethods;
	sync_file = methods.xSync;
	methods.xSync = count_sync;
	file->pMethods = &methods;
	return code;
}

void syncs_begin(void)
{
	sqlite3_vfs *real = sqlite3_vfs_find(NULL);
	assert(real != NULL && counting.zName == NULL);
	counting = *real;
	counting.pNext = NULL;
	counting.zName = "counting";
	counting.xOpen = open_counted;
	counting.pAppData = real;
	int code = sqlite3_vfs_register(&counting, 1);
	assert(code == SQLITE_OK);
	(void)code;
}

long syncs_of_log(void)
{
	return count;
}
