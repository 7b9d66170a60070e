/* SPDX-License-Identifier: EUPL-1.2 */
/* mine: what the acting person answers for, and so can confirm. */
#include "config.h"

#include "private.h"

#include <stdlib.h>

#include "mem.h"

#include "fill.h"

/* The living records that the person is responsible for, or whose unit he or she represents today. */
static bool read_ids(struct store *store, const struct kind *kind, struct rows *rows, struct err *err)
{
	bool unit = kind_field(kind, "unit") >= 0, person = kind_field(kind, "responsible") >= 0;
	if (!unit && !person)
		return true;
	struct query query = { .kind = kind, .group = -1 };
	struct filter *filter = filter_parse(kind, unit && person ? "unit:mine|responsible:mine" :
						   unit		  ? "unit:mine" : "responsible:mine", err);
	query.filter = filter;
	bool done = filter != NULL && store_rows(store, &query, rows, err);
	filter_free(filter);
	return done;
}

/* Takes over those of the page that are alive and not history. */
static int take(struct record **page, int count, struct record ***out, int taken)
{
	for (int i = 0; i < count; i++) {
		if (page[i] == NULL || record_is_closed(page[i])) {
			record_free(page[i]);
			continue;
		}
		*out = xrealloc(*out, (size_t)taken + 1, sizeof(struct record *));
		(*out)[taken++] = page[i];
	}
	return taken;
}

static int read_kind(struct store *store, const struct kind *kind, struct record ***out, int taken, struct err *err)
{
	struct rows rows = {0};
	struct record *page[FILL_PAGE];
	bool done = read_ids(store, kind, &rows, err);
	for (int at = 0; done && at < rows.count; at += FILL_PAGE) {
		int count = rows.count - at < FILL_PAGE ? rows.count - at : FILL_PAGE;
		done = store_fill(store, kind, rows.id + at, count, page, err);
		taken = done ? take(page, count, out, taken) : taken;
	}
	rows_free(&rows);
	return done ? taken : -1 - taken;
}

int store_mine(struct store *store, struct record ***out, struct err *err)
{
	int taken = 0;
	*out = NULL;
	for (int k = 0; taken >= 0 && k < kind_count; k++)
		if (kind_field(&kinds[k], "confirmed") >= 0)
			taken = read_kind(store, &kinds[k], out, taken, err);
	if (taken >= 0)
		return taken;
	for (int i = 0; i < -1 - taken; i++)
		record_free((*out)[i]);
	free(*out);
	*out = NULL;
	return -1;
}
