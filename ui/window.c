/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "window.h"

static bool holds(const struct window *window, int row)
{
	return window->slot[row % WINDOW_ROWS].line == row + 1;
}

static int count_missing(const struct window *window, const struct list *list, int row, int page)
{
	int most = list->count - row < page ? list->count - row : page, count = 0;
	most = most < WINDOW_ROWS ? most : WINDOW_ROWS;
	while (count < most && !holds(window, row + count))
		count++;
	return count;
}

static bool read_rows(struct window *window, struct store *store, const struct kind *kind, const int64_t *ids, int row,
		      int count, struct err *err)
{
	struct record *records[WINDOW_ROWS] = { 0 };
	if (!store_fill(store, kind, ids, count, records, err))
		return false;
	for (int i = 0; i < count; i++) {
		struct window_slot *slot = &window->slot[(row + i) % WINDOW_ROWS];
		record_free(slot->record);
		*slot = (struct window_slot){ row + i + 1, records[i] };
	}
	return true;
}

const struct record *window_at(struct window *window, struct store *store, const struct kind *kind,
			       const struct list *list, int row, int page, struct err *err)
{
	int count = row >= 0 && row < list->count ? count_missing(window, list, row, page > 0 ? page : 1) : 0;
	if (count > 0 && !read_rows(window, store, kind, list->id + row, row, count, err))
		return NULL;
	return window_has(window, row);
}

const struct record *window_has(const struct window *window, int row)
{
	return row >= 0 && holds(window, row) ? window->slot[row % WINDOW_ROWS].record : NULL;
}

void window_clear(struct window *window)
{
	for (int i = 0; i < WINDOW_ROWS; i++)
		record_free(window->slot[i].record);
	*window = (struct window){ 0 };
}
