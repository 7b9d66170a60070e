/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"

enum {
	CHUNK = 500,   /* rows looked at together when the hits are too many to know */
	TITLED = 1000, /* hits of which it is asked what they are called */
};

bool search_is_on(const struct search *search)
{
	return search->words != NULL && *search->words != '\0';
}

bool search_is_known(const struct search *search)
{
	return !search->old && !search->pending;
}

void search_forget(struct search *search)
{
	free(search->words);
	filter_free(search->filter);
	hits_free(&search->hits);
	hits_free(&search->titled);
	free(search->map);
	free(search->row);
	*search = (struct search){ .from = search->from };
}

/* ---- finding ---- */

static unsigned char *map_of(const struct hits *hits)
{
	int64_t last = hits->count > 0 ? hits->id[hits->count - 1] : 0;
	unsigned char *map = xcalloc((size_t)last / 8 + 1, 1);
	for (int i = 0; i < hits->count; i++)
		map[hits->id[i] / 8] |= (unsigned char)(1 << hits->id[i] % 8);
	return map;
}

static bool is_hit(const struct search *search, int64_t id)
{
	return search->hits.count > 0 && id <= search->hits.id[search->hits.count - 1] &&
	       (search->map[id / 8] >> id % 8 & 1) != 0;
}

static bool look(struct search *search, struct store *store, const struct kind *kind, struct err *err)
{
	if (!store_hits(store, kind, search->filter, NULL, 0, SEARCH_EXACT, &search->hits, err))
		return false;
	search->map = map_of(&search->hits);
	return search->hits.more || search->hits.count > TITLED ||
	       store_hits_titled(store, kind, &search->hits, search->words, &search->titled, err);
}

bool search_find(struct search *search, struct store *store, const struct kind *kind, const char *base,
		 const char *words, struct err *err)
{
	char *copy = xstrdup(words), *quoted = filter_quote_words(words), *text = xasprintf("%s%s", base, quoted);
	search_forget(search);
	search->words = copy;
	struct err why = { 0 };
	search->filter = *quoted != '\0' ? filter_parse(kind, text, &why) : NULL;
	free(quoted);
	free(text);
	bool done = search->filter != NULL ? look(search, store, kind, &why) : why.code == ERR_NONE;
	search->pending = why.code == ERR_SLOW;
	search->old = !done;
	if (!done && err != NULL)
		*err = why;
	return done;
}

/* ---- where one goes ---- */

void search_learn_rows(struct search *search, const struct list *list)
{
	if (search->row != NULL || search->hits.count == 0 || search->hits.more)
		return;
	search->row = xcalloc((size_t)search->hits.count, sizeof *search->row);
	for (int i = 0; i < list->count && search->row_count < search->hits.count; i++)
		if (is_hit(search, list->id[i]))
			search->row[search->row_count++] = i;
}

/* How many of the learned rows come before ROW. */
static int rows_before(const struct search *search, int row)
{
	int from = 0, to = search->row_count;
	while (from < to) {
		int middle = from + (to - from) / 2;
		if (search->row[middle] < row)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* Among the learned rows, as search_row. */
static int learned_row(const struct search *search, int start, bool forward)
{
	int at = forward ? rows_before(search, start) : rows_before(search, start + 1) - 1;
	return search->row_count > 0 ? search->row[(at + search->row_count) % search->row_count] : -1;
}

/* A hit among rows FIRST to before END, the first or the last; HITS holds the numbers of one chunk (NULL: all are
 * known). -1: there is none. */
static int row_within(const struct search *search, const struct hits *hits, const struct list *list, int first, int end,
		      bool forward)
{
	for (int i = 0; i < end - first; i++) {
		int row = forward ? first + i : end - 1 - i;
		if (hits != NULL ? hits_has(hits, list->id[row]) : is_hit(search, list->id[row]))
			return row;
	}
	return -1;
}

/* Looks at the rows from FIRST to before END, a chunk at a time when the hits are too many to know. */
static int row_between(const struct search *search, struct store *store, const struct kind *kind,
		       const struct list *list, int first, int end, bool forward, struct err *err)
{
	int found = -1;
	if (!search->hits.more)
		return row_within(search, NULL, list, first, end, forward);
	while (found < 0 && first < end) {
		int count = end - first < CHUNK ? end - first : CHUNK;
		int at = forward ? first : end - count;
		struct hits hits;
		if (!store_hits(store, kind, search->filter, list->id + at, count, count, &hits, err))
			return -1;
		found = row_within(search, &hits, list, at, at + count, forward);
		hits_free(&hits);
		first += forward ? count : 0;
		end -= forward ? 0 : count;
	}
	return found;
}

int search_row(const struct search *search, struct store *store, const struct kind *kind, const struct list *list,
	       int start, bool forward, struct err *err)
{
	if (search->hits.count == 0)
		return -1;
	if (search->row != NULL)
		return learned_row(search, start, forward);
	int cut = forward ? start : start + 1;
	cut = cut < 0 ? 0 : cut > list->count ? list->count : cut;
	int first = forward ? cut : 0, end = forward ? list->count : cut;
	int row = row_between(search, store, kind, list, first, end, forward, err);
	if (row >= 0 || (err != NULL && err->code != ERR_NONE))
		return row;
	return row_between(search, store, kind, list, forward ? 0 : cut, forward ? cut : list->count, forward, err);
}

int search_first_row(const struct search *search, struct store *store, const struct kind *kind, const struct list *list,
		     int start, struct err *err)
{
	int count = search->titled.count > 0 ? list->count : 0;
	for (int i = 0; i < count; i++) {
		int row = (start + i) % list->count;
		if (hits_has(&search->titled, list->id[row]))
			return row;
	}
	return search_row(search, store, kind, list, start, true, err);
}

/* ---- what is said ---- */

/* Which of the hits stands in ROW, from 1. */
static int place_of(const struct search *search, const struct list *list, int row)
{
	int place = search->row != NULL ? rows_before(search, row + 1) : 0;
	for (int i = 0; search->row == NULL && i <= row; i++)
		place += is_hit(search, list->id[i]);
	return place;
}

char *search_says(const struct search *search, const struct list *list, int row, bool around, int among)
{
	char *text;
	if (search->hits.count == 0 && among > 0) {
		char *count = number_text(among);
		text = xasprintf(i18n_plural("No hits for “%s” in the %s that the filter shows",
					     "No hits for “%s” among the %s that the filter shows",
					     (unsigned long)among), search->words, count);
		free(count);
		return text;
	}
	if (search->hits.count == 0)
		return xasprintf(_("No hits for “%s”"), search->words);
	if (search->hits.more) {
		char *count = number_text(search->hits.count / 1000 * 1000);
		text = xasprintf(_("%s+ hits for “%s”; n next, N previous"), count, search->words);
		free(count);
	} else if (row >= 0) {
		text = xasprintf(_("Hit %d of %d for “%s”; n next, N previous"), place_of(search, list, row),
				 search->hits.count, search->words);
	} else {
		text = xasprintf(i18n_plural("%d hit for “%s”; n next, N previous",
					     "%d hits for “%s”; n next, N previous",
					     (unsigned long)search->hits.count), search->hits.count, search->words);
	}
	char *said = around ? xasprintf(_("Round the end. %s"), text) : xstrdup(text);
	free(text);
	return said;
}
