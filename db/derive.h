/* SPDX-License-Identifier: EUPL-1.2 */
/* derive: the columns that lists and search go by, worked out from the record by the program: the sort key of the
 * title, and the text that words are looked for in. The save functions write them in the same transaction as the
 * record. */
#ifndef SAMVERKAN_DERIVE_H
#define SAMVERKAN_DERIVE_H

#include "record.h"
#include "sql.h"

struct derived {
	char *skey;        /* sortkey_new of the title as people see it */
	char *folded;      /* text_fold of the title and of all fields with words, a line each */
	char *folded_case; /* the same through text_fold_case */
};

/* Whether they are made of the field: what names the record or finds it. */
bool derive_uses(const struct kind *kind, int field);
/* Works them out; reads titles of references from the database. The caller frees with derived_free. */
bool derive(struct sql *sql, const struct record *record, struct derived *derived, struct err *err);
void derived_free(struct derived *derived);
/* Binds those of :skey, :folded and :folded_case that the statement has. */
void derived_bind(sqlite3_stmt *statement, const struct derived *derived);

/* After the title of record ID has changed: writes them anew for every record that is named after it or found by it. */
bool derive_dependants(struct sql *sql, const struct kind *kind, int64_t id, struct err *err);
/* Writes them anew for every record. */
bool derive_all(struct sql *sql, struct err *err);

#endif
