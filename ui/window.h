/* SPDX-License-Identifier: EUPL-1.2 */
/* window: the records of a list that are on the screen or were lately, as far as they are shown; the list itself knows
 * only their numbers. What is missing of a page is read in one go, and nothing else: a line down reads one record. */
#ifndef SAMVERKAN_WINDOW_H
#define SAMVERKAN_WINDOW_H

#include "columns.h"
#include "list.h"

#include "store.h"

enum { WINDOW_ROWS = 512 };

struct window { /* zeroed: empty */
	struct window_slot {
		int line; /* row + 1, 0: empty */
		struct record *record; /* NULL: it has gone */
	} slot[WINDOW_ROWS];
	bool *shown; /* by field: what is read of the records, see store_fill_shown; owned */
};

/* From here on these fields are shown; what lacks some of them is forgotten. */
void window_show(struct window *window, const struct kind *kind, const struct columns *columns);

/* The record in ROW of LIST, borrowed until the next call; NULL when it has just gone, or could not be read (ERR). Rows
 * after it that are missing are read with it, up to PAGE rows (at least 1) in all. */
const struct record *window_at(struct window *window, struct store *store, const struct kind *kind,
			       const struct list *list, int row, int page, struct err *err);
/* Reads what one is likely to see next while it is read without anybody waiting (WAITS): the pages beside the one from
 * TOP on, and both ends. Whatever fails is tried again when it is asked for. */
void window_look_ahead(struct window *window, struct store *store, const struct kind *kind, const struct list *list,
		       int top, int page, bool (*waits)(void *context));
/* Likewise one page, from ROW on. */
void window_look_at(struct window *window, struct store *store, const struct kind *kind, const struct list *list,
		    int row, int page);
/* The same, NULL also when it has not been read. */
const struct record *window_has(const struct window *window, int row);
/* Forgets the records, not what is shown. */
void window_clear(struct window *window);
void window_free(struct window *window);

#endif
