/* SPDX-License-Identifier: EUPL-1.2 */
/* title: what a record is called, as SQL. The title of some kinds is the title of a record they refer to: a twin
 * town is called as its partner. */
#ifndef SAMVERKAN_TITLE_H
#define SAMVERKAN_TITLE_H

#include "kind.h"
#include "mem.h"
#include "sql.h"

/* Adds an expression for the title of the row ALIAS of KIND's table. */
void title_sql(struct str *sql, const struct kind *kind, const char *alias);
/* As title_sql, and a deleted record is marked so; the statement gets a parameter :deleted (title_bind). */
void title_marked_sql(struct str *sql, const struct kind *kind, const char *alias);
/* Binds :deleted where the statement has it. */
void title_bind(sqlite3_stmt *statement);

/* What one record, deleted or not, is called where nothing else stands beside it (record_name); "" where there is none.
 * The caller frees; NULL on failure. */
char *title_load(struct sql *sql, const struct kind *kind, int64_t id, struct err *err);
/* As title_load, as a sentence mentions it (text_brief). */
char *title_mention(struct sql *sql, const struct kind *kind, int64_t id, struct err *err);
/* Shown text of a reference value: one id, or several with a space between; titles joined by "; ", deleted ones marked.
 * The caller frees; NULL on failure. */
char *title_shown(struct sql *sql, const struct field *field, const char *canonical, struct err *err);

/* Lets statements say title(kind, id), and shown(kind, field, value): a stored value as people read it; and
 * fingerprint(key) (src/ssh_key.h). */
bool title_functions(struct sql *sql, struct err *err);

#endif
