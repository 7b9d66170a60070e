/* SPDX-License-Identifier: EUPL-1.2 */
/* list_search: going to what one types in a list on screen. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "input.h"
#include "list_parts.h"

/* Counts the hits anew. False: it failed, which is said, or a key waits; what the words find is then taken up when
 * nobody waits. */
static bool find_hits(struct list_view *view, const char *words)
{
	struct err err = { 0 };
	char *base = xasprintf("%s %s", view->narrow, view->filter_text);
	bool done = search_find(&view->search, view->app->store, view->kind, base, words, &err);
	free(base);
	if (!done && err.code != ERR_SLOW)
		app_complain(view->app, &err);
	return done;
}

static bool is_visible(const struct list_view *view, const struct record *record, const char *word)
{
	bool found = false;
	for (int i = 0; i < view->columns.count && !found; i++) {
		char *cell = record_cell(record, view->columns.column[i].field);
		found = text_matches(cell, word);
		free(cell);
	}
	return found;
}

/* The field of RECORD that has WORD; -1: none that can be told. */
static int field_with(const struct record *record, const char *word)
{
	for (int i = 0; i < record->kind->field_count; i++) {
		char *shown = field_has_words(&record->kind->fields[i]) ? record_show(record, i) : NULL;
		bool found = shown != NULL && text_matches(shown, word);
		free(shown);
		if (found)
			return i;
	}
	return -1;
}

/* The selected record as its line shows it, read with the page that is about to be painted. */
static const struct record *shown_record(struct list_view *view)
{
	int group, row = -1, line = view->list.top, lines = list_lines(&view->list);
	while (row < 0 && line < lines)
		row = list_line(&view->list, line++, &group);
	if (row >= 0)
		list_view_record_at(view, row);
	row = list_selected_row(&view->list);
	return row >= 0 ? list_view_record_at(view, row) : NULL;
}

/* The first of the words that no column of the selected record shows; the caller frees. NULL: all are seen, or the
 * record has gone. */
static char *hidden_word(struct list_view *view)
{
	const struct record *record = shown_record(view);
	char *words = xstrdup(record != NULL ? view->search.words : ""), *rest = words, *word, *hidden = NULL;
	while (hidden == NULL && (word = strsep(&rest, " ")) != NULL)
		if (*word != '\0' && !is_visible(view, record, word))
			hidden = xstrdup(word);
	free(words);
	return hidden;
}

/* Where the selected record has a word that no column shows; -1: all are seen. Only then is more of it read than its
 * line shows: going from hit to hit costs no more than going from page to page. */
static int hidden_field(struct list_view *view)
{
	char *word = hidden_word(view);
	const struct record *record = word != NULL ? list_view_record(view) : NULL;
	int field = record != NULL ? field_with(record, word) : -1;
	free(word);
	return field;
}

/* Goes to the hit in ROW, unless looking for it failed, and says which it is. AROUND: past an end. */
static void go_to_row(struct list_view *view, int row, bool around, const struct err *err)
{
	view->search.pending = err->code == ERR_SLOW;
	if (err->code != ERR_NONE && err->code != ERR_SLOW)
		app_complain(view->app, err);
	if (err->code != ERR_NONE)
		return;
	if (row >= 0)
		list_select_row(&view->list, row);
	if (search_is_known(&view->search))
		list_view_stepped(view);
	int among = *view->filter_text != '\0' && !view->begun ? view->list.count : 0;
	char *text = search_says(&view->search, &view->list, row, around, among);
	int hidden = row >= 0 ? hidden_field(view) : -1;
	if (hidden >= 0)
		app_say(view->app, _("In %s: %s"), field_label(&view->kind->fields[hidden]), text);
	else
		app_say(view->app, "%s", text);
	free(text);
}

/* To the hit at or after (or before) the row START. */
static void go_to_hit(struct list_view *view, int start, bool forward)
{
	struct err err = { 0 };
	int row = search_row(&view->search, view->app->store, view->kind, &view->list, start, forward, &err);
	go_to_row(view, row, row >= 0 && (forward ? row < start : row > start), &err);
}

/* To the first hit from where the search began. */
static void search_on(struct list_view *view, const char *words)
{
	struct err err = { 0 };
	if (!find_hits(view, words))
		return;
	if (view->search.from != 0)
		list_select(&view->list, view->search.from);
	if (!search_is_on(&view->search))
		return;
	int start = list_selected_row(&view->list);
	start = start > 0 ? start : 0;
	int row = search_first_row(&view->search, view->app->store, view->kind, &view->list, start, &err);
	go_to_row(view, row, row >= 0 && row < start, &err);
}

static void search_changed(void *context, const char *text)
{
	struct list_view *view = context;
	store_read_until(view->app->store, input_waits, NULL);
	search_on(view, text);
	store_read_until(view->app->store, NULL, NULL);
}

static void search_again(struct list_view *view)
{
	char *words = xstrdup(view->search.words);
	search_on(view, words);
	free(words);
}

static void search_done(void *context, const char *text)
{
	struct list_view *view = context;
	if (text == NULL && view->search.from != 0)
		list_select(&view->list, view->search.from);
	if (text == NULL)
		view->search.pending = false;
	else if (*text != '\0')
		search_again(view);
}

void list_view_start_search(struct list_view *view)
{
	view->search.from = view->list.selected;
	app_push(view->app, prompt_layer_new(view->app, _("Search"), "", search_changed, search_done, view));
}

void list_view_next_hit(struct list_view *view, bool forward)
{
	if (!search_is_on(&view->search)) {
		list_view_start_search(view);
		return;
	}
	char *words = xstrdup(view->search.words);
	int row = list_selected_row(&view->list);
	if (search_is_known(&view->search) || find_hits(view, words)) {
		search_learn_rows(&view->search, &view->list);
		go_to_hit(view, forward ? row + 1 : row - 1, forward);
	}
	free(words);
}

/* A search that a key broke off goes on when no other one waits. */
bool list_view_search_idle(struct list_view *view)
{
	if (!view->search.pending)
		return false;
	store_read_until(view->app->store, input_waits, NULL);
	search_again(view);
	store_read_until(view->app->store, NULL, NULL);
	return !view->search.pending;
}

/* Where n would lead, if that is known without asking; it then stands at the foot of its page. */
int list_view_next_known_hit(struct list_view *view)
{
	if (!search_is_on(&view->search) || !search_is_known(&view->search) || view->search.hits.more)
		return -1;
	search_learn_rows(&view->search, &view->list);
	return search_row(&view->search, view->app->store, view->kind, &view->list,
			  list_selected_row(&view->list) + 1, true, NULL);
}
