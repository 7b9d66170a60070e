/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "window.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

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
	if (!store_fill_shown(store, kind, ids, count, window->shown, records, err))
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
	struct err fault = { 0 };
	bool done = count == 0 || read_rows(window, store, kind, list->id + row, row, count, &fault);
	/* One that cannot be read does not take the others of its page with it. */
	if (!done && count > 1 && fault.code != ERR_SLOW) {
		fault = (struct err){ 0 };
		done = read_rows(window, store, kind, list->id + row, row, 1, &fault);
	}
	if (!done && err != NULL)
		*err = fault;
	return done ? window_has(window, row) : NULL;
}

void window_look_at(struct window *window, struct store *store, const struct kind *kind, const struct list *list,
		    int row, int page)
{
	int end = row + page < list->count ? row + page : list->count;
	row = row > 0 ? row : 0;
	while (row < end && holds(window, row))
		row++;
	if (row < end)
		window_at(window, store, kind, list, row, end - row, NULL);
}

void window_look_ahead(struct window *window, struct store *store, const struct kind *kind, const struct list *list,
		       int top, int page, bool (*waits)(void *context))
{
	const int first[] = { top + page, top - page, list->count - page, 0 };
	for (size_t i = 0; i < sizeof first / sizeof *first && !waits(NULL); i++)
		window_look_at(window, store, kind, list, first[i], page);
}

const struct record *window_has(const struct window *window, int row)
{
	return row >= 0 && holds(window, row) ? window->slot[row % WINDOW_ROWS].record : NULL;
}

void window_clear(struct window *window)
{
	for (int i = 0; i < WINDOW_ROWS; i++)
		record_free(window->slot[i].record);
	memset(window->slot, 0, sizeof window->slot);
}

void window_free(struct window *window)
{
	window_clear(window);
	free(window->shown);
	window->shown = NULL;
}

void window_show(struct window *window, const struct kind *kind, const struct columns *columns)
{
	bool *shown = xcalloc((size_t)kind->field_count, sizeof *shown), less = window->shown == NULL;
	shown[kind_title(kind)] = true;
	for (int i = 0; i < columns->count; i++)
		shown[columns->column[i].field] = true;
	for (int i = 0; i < kind->field_count && !less; i++)
		less = shown[i] && !window->shown[i];
	if (less)
		window_clear(window);
	free(window->shown);
	window->shown = shown;
}
