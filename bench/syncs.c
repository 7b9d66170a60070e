/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "syncs.h"

#include <assert.h>
#include <stddef.h>

#include <sqlite3.h>

/* What a kind of file can do, with a sync of ours in the place of the system's. A file of SQLite begins with a pointer to
 * such a table (sqlite.org/c3ref/io_methods.html), so that nothing else needs a wrapper. */
struct counted {
	sqlite3_io_methods methods;
	int (*sync)(sqlite3_file *file, int flags);
	long count;
};

static sqlite3_vfs counting;
static struct counted log_files, database_files;

static int sync_log(sqlite3_file *file, int flags)
{
	log_files.count++;
	return log_files.sync(file, flags);
}

static int sync_database(sqlite3_file *file, int flags)
{
	database_files.count++;
	return database_files.sync(file, flags);
}

static void count_file(sqlite3_file *file, struct counted *counted, int (*sync)(sqlite3_file *file, int flags))
{
	if (counted->sync == NULL) {
		counted->methods = *file->pMethods;
		counted->sync = file->pMethods->xSync;
		counted->methods.xSync = sync;
	}
	file->pMethods = &counted->methods;
}

static int open_counted(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	sqlite3_vfs *real = vfs->pAppData;
	int code = real->xOpen(real, name, file, flags, out);
	if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0)
		count_file(file, &log_files, sync_log);
	else if (code == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB) != 0)
		count_file(file, &database_files, sync_database);
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

struct syncs syncs_now(void)
{
	return (struct syncs){ .log = log_files.count, .database = database_files.count };
}
