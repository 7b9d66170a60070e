/* SPDX-License-Identifier: EUPL-1.2 */
/* history_layer: who changed what in a record, or in all of them, when, from what to what; newest first. Enter asks
 * what to do with it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "deed.h"
#include "difference.h"
#include "i18n.h"
#include "mem.h"
#include "scroll.h"
#include "text.h"

#include "app.h"
#include "browse.h"
#include "dialog.h"
#include "restore.h"

#define PAGE 500         /* changes of everything that are read at once */
#define NAME_COLUMNS 12  /* of the name of a record, however little room there is */
#define VALUE_COLUMNS 24 /* of each value on a line; longer ones say where they differ */

/* Where a line says what was done. */
enum {
	WHAT_COLUMN = 44, ALL_COLUMN = 33, NARROW_COLUMN = 36,
	NARROW = 100, /* below, through what it was done stands only under the list */
};

struct history {
	struct layer layer;
	const struct kind *kind; /* NULL: of everything */
	int64_t id;
	int limit;               /* changes that are read, 0: all */
	struct changes changes;
	char *title, *search;
	struct scroll scroll;
};

static struct history *of(struct layer *layer)
{
	return (struct history *)layer;
}

/* The line of the same change and field as before; new ones come in above it. */
static void keep_line(struct history *history, int64_t change, int field)
{
	for (int i = 0; i < history->changes.count; i++)
		if (history->changes.change[i].id == change && history->changes.change[i].field == field)
			history->scroll.line = i;
}

static void read_history(struct history *history)
{
	struct err err = { 0 };
	struct app *app = history->layer.app;
	const struct change *here = history->changes.count > 0 ? &history->changes.change[history->scroll.line] : NULL;
	int64_t change = here != NULL ? here->id : 0;
	int field = here != NULL ? here->field : -1;
	changes_free(&history->changes);
	if (!store_history(app->store, history->kind, history->id, NULL, history->limit, &history->changes, &err))
		app_complain(app, &err);
	keep_line(history, change, field);
	if (history->kind == NULL) {
		free(history->title);
		history->title = xstrdup(_("All that has changed"));
		return;
	}
	struct record *record = store_load(app->store, history->kind, history->id, NULL);
	free(history->title);
	char *title = record != NULL ? record_name(record) : xstrdup("");
	history->title = xasprintf("%s · %s", _("History"), title);
	free(title);
	record_free(record);
}

static char *what_text(const struct change *change, int columns)
{
	if (change->field < 0)
		return xstrdup(deed_word(change->action));
	const struct field *field = &change->kind->fields[change->field];
	char *difference = difference_text(field, change->old, change->new, columns);
	char *text = xasprintf("%s: %s", field_label(field), difference);
	free(difference);
	return text;
}

/* Of the name of a record what leaves room in COLUMNS for the word of what was done with it; 0: all of it. The caller
 * frees. */
static char *name_text(const struct change *change, const char *what, int columns)
{
	int others = text_width(i18n(change->kind->label)) + text_width(what) + text_width("  · ");
	int room = columns - others < NAME_COLUMNS ? NAME_COLUMNS : columns - others;
	if (columns == 0 || change->field >= 0 || text_width(change->title) <= room)
		return xstrdup(change->title);
	return text_fit(change->title, room, TEXT_LEFT);
}

/* With the record where the history is of more than one, in ROOM (0: there is no end to it). The caller frees. */
static char *line_text(const struct history *history, const struct change *change, int columns, int room)
{
	if (change->kind == &frozen_kind)
		return frozen_deed(change->title, change->record);
	char *what = what_text(change, columns);
	if (history->kind != NULL)
		return what;
	char *name = name_text(change, what, room);
	char *text = xasprintf("%s %s · %s", i18n(change->kind->label), name, what);
	free(name);
	free(what);
	return text;
}

static int count_changes(const struct changes *changes)
{
	int count = 0;
	for (int i = 0; i < changes->count; i++)
		count += i == 0 || changes->change[i].id != changes->change[i - 1].id;
	return count;
}

/* There may be more than what is read. */
static bool is_cut(const struct history *history)
{
	return history->limit > 0 && count_changes(&history->changes) >= history->limit;
}

/* At the end of what is read, more is. */
static void read_on(struct history *history)
{
	if (!is_cut(history) || history->scroll.line < history->changes.count - 1)
		return;
	history->limit += PAGE;
	read_history(history);
}

/* "(undone) ", "(undoes 57) ": what an undo has to do with the change. The caller frees. */
static char *mark_text(const struct change *change)
{
	if (change->undone != 0)
		return xasprintf("(%s) ", _("undone"));
	return change->undoes != 0 ? xasprintf(_("(undoes %lld) "), (long long)change->undoes) : xstrdup("");
}

/* Number, when and who stand only on the first line of a change; the fields saved together follow under it. */
static void paint_change(struct history *history, int index, int row, int columns)
{
	const struct change *change = &history->changes.change[index];
	bool first = index == 0 || index == history->scroll.top || history->changes.change[index - 1].id != change->id;
	bool all = history->kind == NULL;
	bool narrow = columns < NARROW;
	int column = all ? ALL_COLUMN : narrow ? NARROW_COLUMN : WHAT_COLUMN;
	if (first) {
		char *number = xasprintf("%lld", (long long)change->id), *when = clock_local(change->at);
		char *who = all || narrow ? xstrdup(change->login)
				: xasprintf("%s (%s)", change->login, deed_word(change->via));
		paint_fill(row, 1, 5, ROLE_DIM, number, true);
		paint_text(row, 7, 16, ROLE_DIM, when);
		paint_fill(row, 24, column - 1 - 24, ROLE_NORMAL, who, false);
		free(who);
		free(when);
		free(number);
	}
	char *mark = mark_text(change);
	int at = column + paint_text(row, column, columns - 1 - column, ROLE_DIM, mark);
	char *what = first ? line_text(history, change, VALUE_COLUMNS, columns - 1 - at) :
		what_text(change, VALUE_COLUMNS);
	paint_text(row, at, columns - 1 - at, change->undone != 0 ? ROLE_DIM : ROLE_NORMAL, what);
	free(what);
	free(mark);
}

/* The selected change unabridged: a line of the list has seldom room for both what it was and what it became. */
static void paint_whole(const struct history *history, const struct change *change, struct rect rect)
{
	if (rect.rows == 0)
		return;
	char *what = restore_head(change, history->kind == NULL);
	dialog_text((struct rect){ rect.row, rect.column + 1, rect.rows, rect.columns - 2 }, ROLE_NORMAL, what);
	free(what);
}

/* The caller frees. */
static char *status_text(const struct history *history)
{
	int count = count_changes(&history->changes);
	if (is_cut(history))
		return xasprintf(_("The newest %d changes; going on past the last reads more"), count);
	return xasprintf(i18n_plural("%d change, newest first", "%d changes, newest first", (unsigned long)count),
			 count);
}

static void paint_history(struct layer *layer)
{
	struct history *history = of(layer);
	struct layout layout = browse_layout(layer->app);
	browse_paint_header(layer->app, layout.header);
	paint_text(layout.tabs.row, 1, layout.tabs.columns - 2, ROLE_TITLE, history->title);
	browse_paint_rules(&layout);
	scroll_fit(&history->scroll, history->changes.count, layout.list.rows);
	for (int i = history->scroll.top;
	     i < history->changes.count && i < history->scroll.top + history->scroll.rows; i++)
		paint_change(history, i, layout.list.row + i - history->scroll.top, layout.list.columns);
	if (history->changes.count == 0)
		paint_text(layout.list.row + 1, 2, layout.list.columns - 4, ROLE_DIM, _("No changes yet."));
	else
		paint_whole(history, &history->changes.change[history->scroll.line], layout.detail);
	int row = layout.list.row + history->scroll.line - history->scroll.top;
	paint_text(row, 0, 1, ROLE_NORMAL, screen_glyph(GLYPH_SELECTED));
	paint_role(row, 1, layout.list.columns - 1, ROLE_SELECTED);
	paint_cursor(row, 1);
	char *status = status_text(history);
	app_paint_status(layer->app, layout.status, status);
	app_paint_hints(layer->app, layout.hints, IN_HISTORY);
	free(status);
}

static void search_from(struct history *history, int from, int step)
{
	int count = history->changes.count;
	for (int i = 0; i < count; i++) {
		int line = ((from + i * step) % count + count) % count;
		char *what = line_text(history, &history->changes.change[line], 0, 0);
		char *all = xasprintf("%s %s", history->changes.change[line].login, what);
		bool hit = text_matches(all, history->search);
		free(what);
		free(all);
		if (hit) {
			history->scroll.line = line;
			return;
		}
	}
	app_say(history->layer.app, _("No hits for “%s”"), history->search);
}

static void search_changed(void *context, const char *text)
{
	struct history *history = context;
	free(history->search);
	history->search = xstrdup(text);
	if (*text != '\0')
		search_from(history, history->scroll.line, 1);
}

static void search_done(void *context, const char *text)
{
	(void)context;
	(void)text;
}

static bool history_command(struct layer *layer, enum command_id command)
{
	struct history *history = of(layer);
	if (command == CMD_DOWN || command == CMD_PAGE_DOWN || command == CMD_END)
		read_on(history);
	if (scroll_command(&history->scroll, command, history->changes.count))
		return true;
	switch (command) {
	case CMD_SEARCH:
		app_push(layer->app, prompt_layer_new(layer->app, _("Search"), "", search_changed, search_done,
						      history));
		return true;
	case CMD_RESTORE:
		if (history->changes.count > 0)
			restore_ask(layer->app, &history->changes, history->scroll.line);
		return history->changes.count > 0;
	case CMD_NEXT_HIT:
		return search_from(history, history->scroll.line + 1, 1), true;
	case CMD_PREV_HIT:
		return search_from(history, history->scroll.line - 1, -1), true;
	default:
		return false;
	}
}

static void history_refresh(struct layer *layer)
{
	read_history(of(layer));
}

static void history_free(struct layer *layer)
{
	changes_free(&of(layer)->changes);
	free(of(layer)->title);
	free(of(layer)->search);
	free(layer);
}

static const struct layer_ops history_ops = {
	.context = IN_HISTORY, .covers = true, .paint = paint_history, .command = history_command,
	.refresh = history_refresh, .free = history_free,
};

struct layer *history_layer_new(struct app *app, const struct kind *kind, int64_t id)
{
	struct history *history = xcalloc(1, sizeof *history);
	history->layer.ops = &history_ops;
	history->layer.app = app;
	history->kind = kind;
	history->id = id;
	history->limit = kind == NULL ? PAGE : 0;
	history->search = xstrdup("");
	read_history(history);
	return &history->layer;
}
