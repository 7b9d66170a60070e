/* SPDX-License-Identifier: EUPL-1.2 */
/* list_read: what a list on screen knows of the register: first its beginning, the rest when nobody waits, and the
 * records that are seen. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"

#include "input.h"
#include "list_parts.h"

#define FIRST 500   /* rows read before the first picture; the rest when nobody waits */
#define LONG 5000   /* rows from which the groups of a list may be worth waiting for */
#define PATIENCE 40 /* milliseconds that its first picture waits for them */

static void forget_records(struct list_view *view)
{
	window_clear(&view->window);
	record_free(view->whole);
	record_free(view->next);
	view->whole = view->next = NULL;
	view->ahead = 0;
}

static void give_rows(struct list *list, struct rows *rows, bool whole)
{
	struct list_group *groups = xcalloc((size_t)rows->group_count + 1, sizeof *groups);
	for (int i = 0; i < rows->group_count; i++)
		groups[i] = (struct list_group){ .key = rows->groups[i].key, .title = rows->groups[i].title,
						 .count = rows->groups[i].count, .sum = rows->groups[i].sum,
						 .elsewhere = rows->groups[i].elsewhere };
	list_set(list, rows->id, rows->group, rows->count, groups, rows->group_count, whole);
	rows->id = NULL;
	free(groups);
}

static bool holds(const struct rows *rows, int64_t id)
{
	for (int i = 0; i < rows->count; i++)
		if (rows->id[i] == id)
			return true;
	return false;
}

/* From the top, in a long list that was asked for anew: where its selection now stands nobody knows before all is
 * read. */
static void go_to_top(struct list *list)
{
	list->selected = 0;
	list->selected_group = -1;
	list->line = list->top = 0;
}

/* Others have taken away what was selected (0: nothing was), or all of what was marked. */
static void note_loss(struct list_view *view, int64_t selected, int marks)
{
	if (selected != 0 && view->list.selected != selected)
		view->gone = selected;
	view->unmarked = view->unmarked || (marks > 0 && view->list.mark_count == 0);
}

/* Reads at most LIMIT ids (0: all). A beginning without what is selected is no list yet: when others have saved, the
 * one that there is stays until all is read, so that nothing moves under the person. */
static bool read_rows(struct list_view *view, int64_t limit, struct err *err)
{
	struct rows rows = { 0 };
	struct query query = view->query;
	query.limit = limit;
	if (!store_rows(view->app->store, &query, &rows, err))
		return false;
	bool whole = limit == 0 || rows.count < limit;
	view->total = rows.total;
	view->several = rows.several;
	view->begun = !whole;
	int64_t was = view->list.selected;
	int marks = view->list.mark_count;
	bool found = whole || view->list.count == 0 || holds(&rows, view->list.selected);
	if (!found && view->anew)
		go_to_top(&view->list);
	if (found || view->anew)
		give_rows(&view->list, &rows, whole);
	if (view->by_others && !view->anew)
		note_loss(view, was, marks);
	view->by_others = view->by_others && !whole;
	view->anew = false;
	rows_free(&rows);
	forget_records(view);
	view->search.old = true;
	return true;
}

static bool is_late(void *context)
{
	const struct list_view *view = context;
	return clock_steady() / 1000 >= view->until;
}

static bool is_long(struct list_view *view, struct err *err)
{
	struct rows rows;
	struct query query = { .kind = view->kind, .group = -1, .limit = 1 };
	if (!store_rows(view->app->store, &query, &rows, err))
		return false;
	bool many = rows.total >= LONG;
	rows_free(&rows);
	return many;
}

/* Without the groups, which come when nobody waits. What others have saved changes nothing before that. */
static bool read_ungrouped(struct list_view *view, struct err *err)
{
	int group = view->query.group;
	forget_records(view);
	view->query.group = -1;
	bool done = (view->list.count > 0 && !view->anew) || read_rows(view, FIRST, err);
	view->query.group = group;
	view->begun = true;
	return done;
}

/* Where an index leads to the groups of a long list they are there at once. */
static bool read_first(struct list_view *view, struct err *err)
{
	if (view->query.group < 0 || !is_long(view, err))
		return err->code == ERR_NONE && read_rows(view, FIRST, err);
	view->until = clock_steady() / 1000 + PATIENCE;
	store_read_until(view->app->store, is_late, view);
	bool done = read_rows(view, FIRST, err);
	store_read_until(view->app->store, NULL, NULL);
	if (done || err->code != ERR_SLOW)
		return done;
	*err = (struct err){ 0 };
	return read_ungrouped(view, err);
}

void list_view_read(struct list_view *view)
{
	struct err err = { 0 };
	view->stale = false;
	view->gone = 0;
	view->unmarked = false;
	view->by_others = view->by_others || view->app->by_others;
	if (view->app->by_others)
		list_view_look_at_named(view);
	if (!read_first(view, &err))
		app_complain(view->app, &err);
}

/* What one does next needs every row. */
bool list_view_read_whole(struct list_view *view)
{
	struct err err = { 0 };
	if (!view->begun || read_rows(view, 0, &err))
		return true;
	app_complain(view->app, &err);
	return false;
}

static bool awaits_groups(const struct list_view *view)
{
	return view->begun && view->query.group >= 0 && view->list.group_count == 0;
}

void list_view_say_grouped(const struct list_view *view)
{
	const char *label = field_label(&view->kind->fields[view->query.group]);
	app_say(view->app, awaits_groups(view) ? _("The rows will be grouped by %s in a moment") : _("Grouped by %s"),
		label);
}

/* The next hit with the page that it will be at the foot of, and as a whole: it says where its words stand. */
static void look_at_next_hit(struct list_view *view)
{
	int row = list_view_next_known_hit(view);
	if (row < 0 || input_waits(NULL))
		return;
	window_look_at(&view->window, view->app->store, view->kind, &view->list, row - view->list.height + 1,
		       view->list.height);
	record_free(view->next);
	view->next = NULL;
	store_fill(view->app->store, view->kind, &view->list.id[row], 1, &view->next, NULL);
}

/* Once for every place that one comes to: whoever rests costs nothing. */
static void look_ahead(struct list_view *view)
{
	int group, row = -1, lines = list_lines(&view->list);
	if (view->ahead == view->list.line + 1)
		return;
	view->ahead = view->list.line + 1;
	for (int line = view->list.top; line < lines && row < 0; line++)
		row = list_line(&view->list, line, &group);
	if (row < 0)
		return;
	window_look_ahead(&view->window, view->app->store, view->kind, &view->list, row, view->list.height,
			  input_waits);
	look_at_next_hit(view);
}

bool list_view_idle(struct list_view *view)
{
	struct err err = { 0 };
	if (view->stale)
		return false;
	if (!view->begun && list_view_search_idle(view))
		return true;
	if (!view->begun)
		return look_ahead(view), false;
	bool awaited = awaits_groups(view);
	store_read_until(view->app->store, input_waits, NULL);
	bool done = read_rows(view, 0, &err);
	store_read_until(view->app->store, NULL, NULL);
	if (done && awaited && view->list.group_count > 0)
		list_view_say_grouped(view);
	if (done || err.code == ERR_SLOW)
		return done;
	view->begun = false; /* said once */
	app_complain(view->app, &err);
	return true;
}

/* The record of a row, read with the page that begins there. NULL when it has just gone. */
const struct record *list_view_record_at(struct list_view *view, int row)
{
	struct err err = { 0 };
	const struct record *record = window_at(&view->window, view->app->store, view->kind, &view->list, row,
						view->list.height, &err);
	if (err.code != ERR_NONE)
		app_complain(view->app, &err);
	return record;
}

const struct record *list_view_record(struct list_view *view)
{
	if (view->stale)
		list_view_read(view);
	int64_t id = view->list.selected;
	if (id == 0)
		return NULL;
	if (view->whole != NULL && view->whole->id == id)
		return view->whole;
	struct err err = { 0 };
	record_free(view->whole);
	view->whole = NULL;
	if (view->next != NULL && view->next->id == id) {
		view->whole = view->next;
		view->next = NULL;
		return view->whole;
	}
	if (!store_fill(view->app->store, view->kind, &id, 1, &view->whole, &err))
		app_complain(view->app, &err);
	return view->whole;
}

static char *title_of(struct list_view *view, int64_t id)
{
	struct record *record = id != 0 ? store_load(view->app->store, view->kind, id, NULL) : NULL;
	char *title = record != NULL ? record_mention(record) : NULL;
	record_free(record);
	return title;
}

char *list_view_swapped(struct list_view *view)
{
	struct record *gone = view->gone != 0 ? store_load(view->app->store, view->kind, view->gone, NULL) : NULL;
	bool unmarked = view->unmarked;
	view->gone = 0;
	view->unmarked = false;
	if (gone == NULL)
		return unmarked ? xstrdup(_("What was marked has left the list")) : NULL;
	struct str str = { 0 };
	char *title = record_mention(gone), *here = title_of(view, view->list.selected);
	str_addf(&str, gone->deleted ? _("%s deleted “%s”") : _("%s changed “%s”, which has left the list"),
		 gone->changed_by != NULL ? gone->changed_by : "?", title);
	if (here != NULL)
		str_addf(&str, _("; the cursor now stands on “%s”"), here);
	free(here);
	free(title);
	record_free(gone);
	return str_take(&str);
}
