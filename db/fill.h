/* SPDX-License-Identifier: EUPL-1.2 */
/* fill: whole records from the database, a page at a time: one statement for the columns, with computed fields and the
 * titles of references in it, and one for each many-to-many field. */
#ifndef SAMVERKAN_FILL_H
#define SAMVERKAN_FILL_H

#include "record.h"
#include "sql.h"

enum { FILL_PAGE = 200 };

/* Loads at most FILL_PAGE records into OUT, NULL where there is no such id. Deleted ones only WITH_DELETED. On failure
 * nothing is left in OUT. */
bool fill_page(struct sql *sql, const struct kind *kind, const int64_t *ids, int count, bool with_deleted,
	       struct record **out, struct err *err);

/* The same for what SHOWN has true alone, by field, see store_fill_shown. */
bool fill_page_shown(struct sql *sql, const struct kind *kind, const int64_t *ids, int count, bool with_deleted,
		     const bool *shown, struct record **out, struct err *err);
/* The same, deleted ones too, for what is saved over: all but what is computed, and no names of references but in the
 * title. */
bool fill_page_kept(struct sql *sql, const struct kind *kind, const int64_t *ids, int count, struct record **out,
		    struct err *err);
/* One record, deleted or not. NULL with ERR_NOT_FOUND, or with another failure. The caller frees. */
struct record *fill_one(struct sql *sql, const struct kind *kind, int64_t id, struct err *err);

/* "[1,2,3]" for json_each, so that one statement serves any number of ids. The caller frees. */
char *fill_ids(const int64_t *ids, int count);

#endif
