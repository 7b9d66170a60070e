/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "chain.h"

#include <stdlib.h>

#include "i18n.h"
#include "mem.h"

enum { COLUMN_ID, COLUMN_MISSING, COLUMN_UNTOLD, COLUMN_OTHER_TEXT, COLUMN_OTHER_CHAIN };

/* Every number that the table, the history or SQLite's own count knows of. The value before comes from the history: so
 * one that is gone is found out by itself and does not put those after it in doubt. */
#define SELECT_FAULTS                                                                                                  \
	"WITH told AS (SELECT c.record AS id, f.new AS chain FROM change c"                                            \
	" JOIN change_field f ON f.change = c.id AND f.field = 'chain' WHERE c.kind = 'frozen'),"                      \
	" number AS (SELECT id FROM frozen UNION SELECT record FROM change WHERE kind = 'frozen'"                      \
	" UNION SELECT seq FROM sqlite_sequence WHERE name = 'frozen' AND seq > 0)"                                    \
	" SELECT n.id, f.id IS NULL, t.id IS NULL, sha256(f.document) IS NOT f.sha256, f.chain IS NOT t.chain OR "     \
	CHAIN_VALUE("coalesce(b.chain, '')", "f.") " IS NOT f.chain"                                                   \
	" FROM number n LEFT JOIN frozen f ON f.id = n.id LEFT JOIN told t ON t.id = n.id"                             \
	" LEFT JOIN told b ON b.id = n.id - 1"

/* The caller frees; NULL: nothing is wrong. */
static char *fault_of(sqlite3_stmt *row)
{
	long long id = sqlite3_column_int64(row, COLUMN_ID);
	if (sqlite3_column_int(row, COLUMN_MISSING) != 0)
		return xasprintf(_("the fixed summary number %lld is missing: it was fixed, and is no longer there"),
				 id);
	if (sqlite3_column_int(row, COLUMN_OTHER_TEXT) != 0)
		return xasprintf(_("the fixed summary number %lld is not what was fixed: its SHA-256 is another"), id);
	if (sqlite3_column_int(row, COLUMN_UNTOLD) != 0)
		return xasprintf(_("the fixed summary number %lld does not stand in the history"), id);
	if (sqlite3_column_int(row, COLUMN_OTHER_CHAIN) != 0)
		return xasprintf(_("the fixed summary number %lld: what is said of it, as when, by whom and to whom, "
				   "is not what was fixed, or the one before it is gone from the history"), id);
	return NULL;
}

bool chain_fault(struct sql *sql, int64_t id, char **fault, struct err *err)
{
	*fault = NULL;
	sqlite3_stmt *row = sql_prepare(sql, SELECT_FAULTS " WHERE n.id = :id", err);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", id);
	enum sql_result got = sql_step(sql, row, err);
	if (got == SQL_ROW)
		*fault = fault_of(row);
	sql_done(sql, row);
	return got != SQL_FAILED;
}

bool chain_verify(struct sql *sql, void (*say)(void *context, const char *sentence), void *context, struct err *err)
{
	enum sql_result got;
	sqlite3_stmt *row = sql_prepare(sql, SELECT_FAULTS " ORDER BY n.id", err);
	if (row == NULL)
		return false;
	while ((got = sql_step(sql, row, err)) == SQL_ROW) {
		char *fault = fault_of(row);
		if (fault != NULL)
			say(context, fault);
		free(fault);
	}
	sql_done(sql, row);
	return got == SQL_END;
}
