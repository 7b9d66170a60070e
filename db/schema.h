/* SPDX-License-Identifier: EUPL-1.2 */
/* schema: the tables, made from the field tables of the core, and how an older file becomes a newer one.
 *
 * Two things change a schema. A new row in src/fields.c is only a column more: schema_sync adds it, and an older
 * program goes on working beside it. What changes the meaning of what is there is a numbered step (user_version). */
#ifndef SAMVERKAN_SCHEMA_H
#define SAMVERKAN_SCHEMA_H

#include "kind.h"
#include "sql.h"
#include "mem.h"

enum {
	SCHEMA_APPLICATION = 0x53616D76, /* "Samv", application_id of every register */
	SCHEMA_VERSION = 3,
};

/* One numbered step: SQL that takes a file from version TO - 1 to TO. A table of steps ends with TO 0. */
struct schema_step {
	int to;
	const char *sql;
};
extern const struct schema_step schema_steps[];

/* All CREATE statements. The caller frees. */
char *schema_text(void);

/* Names of tables and columns are written in quotes, because "from" and "to" are words of SQL. Adds ALIAS."name"
 * (without ALIAS: "name"). */
void schema_name(struct str *sql, const char *alias, const char *name);
/* Adds the name of the table of a field that field_is_many: "project_units", columns owner and item. */
void schema_link(struct str *sql, const struct kind *kind, const struct field *field);
/* True when the field has a column in the table of its kind. */
bool schema_is_column(const struct field *field);
/* True when an index is led by that column. */
bool schema_has_index(const struct field *field);

/* Makes all tables in an empty file, within the transaction of the caller. */
bool schema_make(struct sql *sql, struct err *err);

/* Whether the file is a register, and none of a program newer than NEWEST. *VERSION is its user_version. */
bool schema_check(struct sql *sql, int newest, int *version, struct err *err);

/* Takes the steps that are left up to NEWEST, each in an exclusive transaction of its own in which the version is read
 * again, as another process may be doing the same. Before the first a copy is left as PATH.before-N. */
bool schema_migrate(struct sql *sql, const struct schema_step *steps, int newest, struct err *err);

/* True in *SAME when the file was last made to fit just these field tables and derived keys. */
bool schema_fits(struct sql *sql, bool *same, struct err *err);
/* Adds the tables and columns that are missing, and makes indexes and triggers anew, within the transaction of the
 * caller; afterwards schema_fits. The caller recomputes the derived columns. */
bool schema_sync(struct sql *sql, struct err *err);

/* For a first import: takes the indexes that only lists and filters ask for from a register that holds nothing yet, and
 * leaves word of it in the file. Rows in any order touch other pages of every index each time; at a million rows half
 * of the time went there. Does nothing where there is a history. */
bool schema_put_off(struct sql *sql, struct err *err);
/* Makes what was put off, in a transaction of its own; nothing where nothing was. What was imported is whole without
 * it, only slow to read: so an import that is cut off loses nothing, and whoever next opens the register for writing
 * makes up for it. */
bool schema_catch_up(struct sql *sql, struct err *err);

/* Says which tables, columns, indexes and triggers are missing or other than they should be; the number, -1 on
 * failure. */
int schema_missing(struct sql *sql, void (*say)(void *context, const char *sentence), void *context, struct err *err);

#endif
