/* SPDX-License-Identifier: EUPL-1.2 */
/* window: the records of a list that are on the screen or were lately; the list itself knows only their numbers. What
 * is missing of a page is read in one go, and nothing else: a line down reads one record. */
#ifndef SAMVERKAN_WINDOW_H
#define SAMVERKAN_WINDOW_H

#include "list.h"

#include "store.h"

enum { WINDOW_ROWS = 256 };

struct window { /* zeroed: empty */
	struct window_slot {
		int line; /* row + 1, 0: empty */
		struct record *record; /* NULL: it has gone */
	} slot[WINDOW_ROWS];
};

/* The record in ROW of LIST, borrowed until the next call; NULL when it has just gone, or could not be read (ERR). Rows
 * after it that are missing are read with it, up to PAGE rows (at least 1) in all. */
const struct record *window_at(struct window *window, struct store *store, const struct kind *kind,
			       const struct list *list, int row, int page, struct err *err);
/* The same, NULL also when it has not been read. */
const struct record *window_has(const struct window *window, int row);
void window_clear(struct window *window);

#endif
