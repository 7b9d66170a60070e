/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "list_view.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

#include "highlight.h"
#include "input.h"
#include "news.h"
#include "presence.h"
#include "search.h"
#include "window.h"

#define LEAD 3          /* mark, selection, what others do */
#define FIRST 500       /* rows read before the first picture; the rest when nobody waits */
#define INDENT 2        /* columns per level of a tree */
#define KEEP_AFTER 500  /* milliseconds that a changed shape waits for the next change */
#define LONG 5000       /* rows from which the groups of a list may be worth waiting for */
#define PATIENCE 40     /* milliseconds that its first picture waits for them */
#define SORTS 2         /* by which a person sorts: what was there before decides between equals */

struct list_view {
	struct app *app;
	const struct kind *kind;
	struct query query;
	struct filter *filter;
	char *filter_text;
	char *narrow;            /* expression that always holds, before the filter */
	struct list list;
	int64_t total;
	bool stale;              /* ids must be read before they are shown */
	bool begun;              /* the list is only the first rows, or as it was before the last change */
	int64_t until;           /* when a first picture is wanted, milliseconds of a steady clock */
	bool by_others;          /* others have saved since all was read last */
	int64_t gone;            /* the record that was selected before others saved, 0: it still is */
	bool anew;               /* other rows or another order were asked for: what stands there is no list any more */
	struct window window;
	struct record *whole;    /* the selected one, when a command or the detail has asked for it */
	struct columns columns;  /* as painted last */
	int column;              /* that has been gone to, index in columns; -1: none */
	struct shape chosen;     /* its columns alone: those that the person wants */
	int skip;                /* of them are stepped over to the left */
	int64_t changed;         /* when the shape was, milliseconds of a steady clock; 0: it is kept as it is */
	char *named, *named_shape; /* the saved view in force, "" for none, and what it says */
	struct choice *groups;   /* to choose from, see ask_group */
	struct field group_field;
	struct rect rect;        /* as painted last */
	int ahead;               /* the line from which one has looked ahead, + 1 */
	int painted;             /* the line that was painted as the selected one */
	struct search search;
};

/* What is remembered of folds is of one field to group by. The caller frees. */
static char *folds_name(const struct list_view *view)
{
	return xasprintf("folds %s", view->kind->fields[view->query.group].name);
}

static void recall_folds(struct list_view *view)
{
	if (view->query.group < 0)
		return;
	char *name = folds_name(view), *kept = store_kept(view->app->store, view->kind, name);
	list_put_folds(&view->list, folds_read(kept));
	free(name);
	free(kept);
}

/* As the person left lists of the kind; a filter is not laid upon them unasked. */
static void recall_shape(struct list_view *view)
{
	char *kept = store_kept(view->app->store, view->kind, "shape");
	view->chosen = shape_read(view->kind, kept);
	view->query.group = view->chosen.order.group;
	view->query.sort_count = view->chosen.order.sort_count;
	memcpy(view->query.sort, view->chosen.order.sort, sizeof view->query.sort);
	free(kept);
	recall_folds(view);
}

struct list_view *list_view_new(struct app *app, const struct kind *kind)
{
	struct list_view *view = xcalloc(1, sizeof *view);
	view->app = app;
	view->kind = kind;
	view->query = (struct query){ .kind = kind, .group = kind->group != NULL ? kind_field(kind, kind->group) : -1 };
	view->filter_text = xstrdup("");
	view->narrow = xstrdup("");
	view->named = xstrdup("");
	view->named_shape = xstrdup("");
	view->stale = true;
	view->column = -1;
	view->list.selected_group = -1;
	view->list.height = 1;
	recall_shape(view);
	return view;
}

static void forget_records(struct list_view *view)
{
	window_clear(&view->window);
	record_free(view->whole);
	view->whole = NULL;
	view->ahead = 0;
}

void list_view_free(struct list_view *view)
{
	if (view == NULL)
		return;
	window_free(&view->window);
	record_free(view->whole);
	filter_free(view->filter);
	list_free(&view->list);
	free(view->filter_text);
	free(view->narrow);
	search_forget(&view->search);
	free(view->named);
	free(view->named_shape);
	free(view->groups);
	shape_free(&view->chosen);
	free(view);
}

/* ---- reading ---- */

static void give_rows(struct list *list, struct rows *rows)
{
	struct list_group *groups = xcalloc((size_t)rows->group_count + 1, sizeof *groups);
	for (int i = 0; i < rows->group_count; i++)
		groups[i] = (struct list_group){ .key = rows->groups[i].key, .title = rows->groups[i].title,
						 .count = rows->groups[i].count, .sum = rows->groups[i].sum };
	list_set(list, rows->id, rows->group, rows->count, groups, rows->group_count);
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
	view->begun = !whole;
	int64_t was = view->list.selected;
	bool found = whole || view->list.count == 0 || holds(&rows, view->list.selected);
	if (!found && view->anew)
		go_to_top(&view->list);
	if (found || view->anew)
		give_rows(&view->list, &rows);
	if (view->by_others && !view->anew && was != 0 && view->list.selected != was)
		view->gone = was;
	view->by_others = view->by_others && !whole;
	view->anew = false;
	rows_free(&rows);
	forget_records(view);
	view->search.old = true;
	return true;
}

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_late(void *context)
{
	const struct list_view *view = context;
	return now_ms() >= view->until;
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
	view->until = now_ms() + PATIENCE;
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
	view->by_others = view->by_others || view->app->by_others;
	if (!read_first(view, &err))
		app_complain(view->app, &err);
}

/* What one does next needs every row. */
static void read_whole(struct list_view *view)
{
	struct err err = { 0 };
	if (view->begun && !read_rows(view, 0, &err))
		app_complain(view->app, &err);
}

static bool awaits_groups(const struct list_view *view)
{
	return view->begun && view->query.group >= 0 && view->list.group_count == 0;
}

static void say_grouped(const struct list_view *view)
{
	const char *label = field_label(&view->kind->fields[view->query.group]);
	app_say(view->app, awaits_groups(view) ? _("The rows will be grouped by %s in a moment") : _("Grouped by %s"),
		label);
}

static bool search_idle(struct list_view *view);

/* Where n would lead, if that is known without asking; it then stands at the foot of its page. */
static int next_known_hit(struct list_view *view)
{
	if (!search_is_on(&view->search) || !search_is_known(&view->search) || view->search.hits.more)
		return -1;
	return search_row(&view->search, view->app->store, view->kind, &view->list,
			  list_selected_row(&view->list) + 1, true, NULL);
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
	row = next_known_hit(view);
	if (row >= 0 && !input_waits(NULL))
		window_look_at(&view->window, view->app->store, view->kind, &view->list, row - view->list.height + 1,
			       view->list.height);
}

bool list_view_idle(struct list_view *view)
{
	struct err err = { 0 };
	if (view->stale)
		return false;
	if (!view->begun && search_idle(view))
		return true;
	if (!view->begun)
		return look_ahead(view), false;
	bool awaited = awaits_groups(view);
	store_read_until(view->app->store, input_waits, NULL);
	bool done = read_rows(view, 0, &err);
	store_read_until(view->app->store, NULL, NULL);
	if (done && awaited && view->list.group_count > 0)
		say_grouped(view);
	if (done || err.code == ERR_SLOW)
		return done;
	view->begun = false; /* said once */
	app_complain(view->app, &err);
	return true;
}

/* The record of a row, read with the page that begins there. NULL when it has just gone. */
static const struct record *record_at(struct list_view *view, int row)
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
	if (!store_fill(view->app->store, view->kind, &id, 1, &view->whole, &err))
		app_complain(view->app, &err);
	return view->whole;
}

static char *title_of(struct list_view *view, int64_t id)
{
	struct record *record = id != 0 ? store_load(view->app->store, view->kind, id, NULL) : NULL;
	char *title = record != NULL ? record_title(record) : NULL;
	record_free(record);
	return title;
}

char *list_view_swapped(struct list_view *view)
{
	struct record *gone = view->gone != 0 ? store_load(view->app->store, view->kind, view->gone, NULL) : NULL;
	view->gone = 0;
	if (gone == NULL)
		return NULL;
	struct str str = { 0 };
	char *title = record_title(gone), *here = title_of(view, view->list.selected);
	str_addf(&str, gone->deleted ? _("%s deleted “%s”") : _("%s changed “%s”, which has left the list"),
		 gone->changed_by != NULL ? gone->changed_by : "?", title);
	if (here != NULL)
		str_addf(&str, _("; the cursor now stands on “%s”"), here);
	free(here);
	free(title);
	record_free(gone);
	return str_take(&str);
}

/* ---- painting ---- */

/* Which of the sorts FIELD is, -1: none. */
static int sort_key(const struct list_view *view, int field)
{
	for (int i = 0; i < view->query.sort_count; i++)
		if (view->query.sort[i].field == field)
			return i;
	return -1;
}

static void paint_heading(struct list_view *view, int i, struct rect rect)
{
	const struct field *field = &view->kind->fields[view->columns.column[i].field];
	int at = rect.column + view->columns.column[i].at, width = view->columns.column[i].width;
	bool right = type_is_right(field->type) || (field->flags & F_AGE);
	paint_fill(rect.row, at, width, ROLE_HEADING, field_heading(field), right);
	if (i == view->column)
		paint_role(rect.row, at, width, ROLE_LINK);
	int key = sort_key(view, view->columns.column[i].field);
	if (key < 0)
		return;
	/* The arrow may stand in the gap between columns, so that it never costs the heading a letter. */
	int used = text_width(field_heading(field));
	paint_text(rect.row, right || used > width ? at + width : at + used, 1, key == 0 ? ROLE_HEADING : ROLE_DIM,
		   screen_glyph(view->query.sort[key].down ? GLYPH_MORE_DOWN : GLYPH_MORE_UP));
}

static void paint_headings(struct list_view *view, struct rect rect)
{
	for (int i = 0; i < view->columns.count; i++)
		paint_heading(view, i, rect);
	if (view->columns.left > 0)
		paint_text(rect.row, rect.column + view->columns.column[0].at + view->columns.column[0].width, 1,
			   ROLE_KEY, text_ascii() ? "<" : "‹");
	if (view->columns.right > 0)
		paint_text(rect.row, rect.column + rect.columns - 1, 1, ROLE_KEY, text_ascii() ? ">" : "›");
}

static int depth_of(const struct record *record)
{
	int number = kind_field(record->kind, "number"), depth = 0;
	if (record->kind->parent == NULL || number < 0)
		return 0;
	for (const char *c = record_value(record, number); *c != '\0'; c++)
		depth += *c == '.';
	return depth;
}

const char *list_view_words(const struct list_view *view)
{
	return search_is_on(&view->search) ? view->search.words : NULL;
}

static struct rect cell_rect(const struct list_view *view, const struct record *record, int column, int row,
			     struct rect rect)
{
	int indent = view->columns.column[column].field == kind_title(view->kind) ? depth_of(record) * INDENT : 0;
	return (struct rect){ row, rect.column + view->columns.column[column].at + indent, 1,
			      view->columns.column[column].width - indent };
}

static void paint_cell(struct list_view *view, const struct record *record, int column, int row, struct rect rect)
{
	int field = view->columns.column[column].field;
	const struct field *spec = &view->kind->fields[field];
	struct rect cell = cell_rect(view, record, column, row, rect);
	char *text = record_cell(record, field);
	bool age = (spec->flags & F_AGE) != 0;
	enum role role = (spec->flags & (F_AGE | F_WANTED)) && strchr(text, '!') != NULL ? ROLE_WARN : ROLE_NORMAL;
	paint_fill(row, cell.column, cell.columns, role, text, type_is_right(spec->type) || age);
	highlight(cell, text, list_view_words(view), type_is_right(spec->type) || age);
	free(text);
}

/* Somebody has the record open, or has just saved it. */
static void paint_others(const struct list_view *view, int64_t id, int row, int column)
{
	if (presence_has(view->app, view->kind, id))
		paint_text(row, column, 1, ROLE_NEWS, screen_glyph(GLYPH_WRITES));
	else if (news_is_fresh(view->kind, id))
		paint_text(row, column, 1, ROLE_NEWS, screen_glyph(GLYPH_NEWS));
}

static void paint_record(struct list_view *view, int line, int index, struct rect rect)
{
	const struct record *record = record_at(view, index);
	int row = rect.row + 1 + line - view->list.top;
	if (record == NULL)
		return;
	bool marked = list_is_marked(&view->list, record->id);
	if (marked)
		paint_text(row, rect.column, 1, ROLE_MARKED, screen_glyph(GLYPH_MARK));
	paint_others(view, record->id, row, rect.column + LEAD - 1);
	for (int i = 0; i < view->columns.count; i++)
		paint_cell(view, record, i, row, rect);
	if (marked)
		paint_role(row, rect.column, rect.columns, ROLE_MARKED);
}

static void paint_words(struct list_view *view, const struct record *record, int column, int row, struct rect rect)
{
	const struct field *spec = &view->kind->fields[view->columns.column[column].field];
	char *text = record_cell(record, view->columns.column[column].field);
	highlight(cell_rect(view, record, column, row, rect), text, view->search.words,
		  type_is_right(spec->type) || (spec->flags & F_AGE) != 0);
	free(text);
}

/* What is searched for is marked once more, over what a line as a whole looks like. */
static void paint_line_hits(struct list_view *view, int line, struct rect rect)
{
	int group, row = search_is_on(&view->search) ? list_line(&view->list, line, &group) : -1;
	const struct record *record = row >= 0 ? record_at(view, row) : NULL;
	for (int i = 0; record != NULL && i < view->columns.count; i++)
		paint_words(view, record, i, rect.row + 1 + line - view->list.top, rect);
}


/* The column that shows what groups are summed by; -1: it is not shown. */
static int sum_column(const struct list_view *view)
{
	int field = view->kind->sum != NULL ? kind_field(view->kind, view->kind->sum) : -1;
	for (int i = 0; i < view->columns.count && field >= 0; i++)
		if (view->columns.column[i].field == field)
			return i;
	return -1;
}

static void paint_sum(struct list_view *view, int column, int64_t sum, int row, struct rect rect)
{
	/* In the unit of the rows above which it stands. */
	bool thousands = (view->kind->fields[view->columns.column[column].field].flags & F_THOUSANDS) != 0;
	char *text = thousands ? money_thousands(sum) : money_format(sum, "SEK");
	paint_fill(row, rect.column + view->columns.column[column].at, view->columns.column[column].width, ROLE_GROUP,
		   text, true);
	free(text);
}

static void paint_group(struct list_view *view, int line, int index, struct rect rect)
{
	const struct list_group *group = &view->list.group[index];
	int row = rect.row + 1 + line - view->list.top;
	const char *title = *group->title != '\0' ? group->title : _("(none)");
	char *text = xasprintf("%s %s (%d)", screen_glyph(group->folded ? GLYPH_FOLDED : GLYPH_UNFOLDED), title,
			       group->count);
	int sum = sum_column(view);
	int room = sum > 0 ? view->columns.column[sum].at - 1 : rect.columns - 1;
	paint_text(row, rect.column + 1, room - 1, ROLE_GROUP, text);
	if (sum > 0 && group->sum != 0)
		paint_sum(view, sum, group->sum, row, rect);
	free(text);
}

static void paint_selection(struct list_view *view, struct rect rect)
{
	int row = rect.row + 1 + view->list.line - view->list.top;
	paint_role(row, rect.column + 1, rect.columns - 1, ROLE_SELECTED);
	if (view->list.selected != 0)
		paint_text(row, rect.column + 1, 1, ROLE_SELECTED, screen_glyph(GLYPH_SELECTED));
	paint_cursor(row, rect.column + 1);
	view->painted = view->list.line;
}

static void paint_empty(struct list_view *view, struct rect rect)
{
	const char *text = *view->filter_text != '\0' ? _("Nothing matches the filter; F shows everything again.") :
		*view->narrow != '\0' || store_is_read_only(view->app->store, NULL) ? _("Nothing here.") :
		_("Nothing here yet; a makes the first.");
	paint_text(rect.row + 2, rect.column + LEAD, rect.columns - LEAD - 1, ROLE_DIM, text);
	paint_cursor(rect.row + 2, rect.column + LEAD);
}

static void paint_line(struct list_view *view, int line, struct rect rect)
{
	int group, row = list_line(&view->list, line, &group);
	if (row < 0)
		paint_group(view, line, group, rect);
	else
		paint_record(view, line, row, rect);
	bool selected = line == view->list.line;
	if (selected)
		paint_selection(view, rect);
	if (selected || (row >= 0 && list_is_marked(&view->list, view->list.id[row])))
		paint_line_hits(view, line, rect);
}

void list_view_paint(struct list_view *view, struct rect rect)
{
	if (view->stale)
		list_view_read(view);
	view->rect = rect;
	list_resize(&view->list, rect.rows - 1);
	view->columns = view->chosen.column_count > 0 ?
		columns_place(view->kind, view->chosen.column, view->chosen.column_count, view->skip, rect.columns,
			      LEAD) :
		columns_choose(view->kind, view->app->strategy, rect.columns, LEAD,
			       view->list.group_count > 0 ? view->query.group : -1);
	view->skip = view->columns.left;
	window_show(&view->window, view->kind, &view->columns);
	if (view->column >= view->columns.count)
		view->column = view->columns.count - 1;
	paint_headings(view, rect);
	int lines = list_lines(&view->list);
	for (int line = view->list.top; line < lines && line < view->list.top + rect.rows - 1; line++)
		paint_line(view, line, rect);
	if (lines == 0)
		paint_empty(view, rect);
}

void list_view_step(struct list_view *view)
{
	int lines[] = { view->painted, view->list.line };
	for (int i = 0; i < 2; i++) {
		paint_clear((struct rect){ view->rect.row + 1 + lines[i] - view->list.top, view->rect.column, 1,
					   view->rect.columns });
		paint_line(view, lines[i], view->rect);
	}
}

/* ---- search ---- */

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

/* Goes to the hit in ROW, unless looking for it failed, and says which it is. AROUND: past an end. */
static void go_to_row(struct list_view *view, int row, bool around, const struct err *err)
{
	view->search.pending = err->code == ERR_SLOW;
	if (err->code != ERR_NONE && err->code != ERR_SLOW)
		app_complain(view->app, err);
	if (err->code != ERR_NONE)
		return;
	int top = view->list.top;
	if (row >= 0)
		list_select_row(&view->list, row);
	view->app->stepped = search_is_known(&view->search) && view->list.top == top;
	char *text = search_says(&view->search, &view->list, row, around);
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

static void start_search(struct list_view *view)
{
	view->search.from = view->list.selected;
	app_push(view->app, prompt_layer_new(view->app, _("Search"), "", search_changed, search_done, view));
}

static void next_hit(struct list_view *view, bool forward)
{
	if (!search_is_on(&view->search)) {
		start_search(view);
		return;
	}
	char *words = xstrdup(view->search.words);
	int row = list_selected_row(&view->list);
	if (search_is_known(&view->search) || find_hits(view, words))
		go_to_hit(view, forward ? row + 1 : row - 1, forward);
	free(words);
}

/* A search that a key broke off goes on when no other one waits. */
static bool search_idle(struct list_view *view)
{
	if (!view->search.pending)
		return false;
	store_read_until(view->app->store, input_waits, NULL);
	search_again(view);
	store_read_until(view->app->store, NULL, NULL);
	return !view->search.pending;
}

/* ---- filter and sort ---- */

/* Other rows, or another order: they are read when they are painted. */
static void spoil(struct list_view *view)
{
	view->stale = view->anew = true;
	view->app->unpainted = true;
}

/* Puts the whole expression in force, what always holds and what the person wants. The place of a fault is counted in
 * the person's part, which is parsed alone first. */
static bool put_filter(struct list_view *view, const char *narrow, const char *expression, struct err *err)
{
	struct filter *own = filter_parse(view->kind, expression, err);
	if (own == NULL && err->code != ERR_NONE)
		return false;
	char *whole = xasprintf("%s %s", narrow, expression);
	filter_free(own);
	own = filter_parse(view->kind, whole, err);
	free(whole);
	if (own == NULL && err->code != ERR_NONE)
		return false;
	filter_free(view->filter);
	view->filter = own;
	view->query.filter = own;
	spoil(view);
	return true;
}

static void replace_text(char **text, const char *by)
{
	char *copy = xstrdup(by);
	free(*text);
	*text = copy;
}

bool list_view_filter(struct list_view *view, const char *expression, struct err *err)
{
	if (!put_filter(view, view->narrow, expression, err))
		return false;
	replace_text(&view->filter_text, expression);
	return true;
}

bool list_view_narrow(struct list_view *view, const char *expression, struct err *err)
{
	if (!put_filter(view, expression, view->filter_text, err))
		return false;
	replace_text(&view->narrow, expression);
	return true;
}

/* ---- shape ---- */

/* What is remembered has changed, and with it the rows or their order. */
static void reshape(struct list_view *view)
{
	view->changed = now_ms();
	spoil(view);
}

static void refolded(struct list_view *view)
{
	view->changed = now_ms();
}

static void regroup(struct list_view *view, int group)
{
	if (group == view->query.group)
		return;
	list_view_keep(view, true);
	view->query.group = group;
	recall_folds(view);
}

struct shape list_view_shape(const struct list_view *view)
{
	struct shape shape = view->chosen;
	shape.filter = xstrdup(view->filter_text);
	shape.order.group = view->query.group;
	shape.order.sort_count = view->query.sort_count;
	memcpy(shape.order.sort, view->query.sort, sizeof shape.order.sort);
	return shape;
}

bool list_view_put_shape(struct list_view *view, const struct shape *shape, struct err *err)
{
	if (strcmp(shape->filter, view->filter_text) != 0 && !list_view_filter(view, shape->filter, err))
		return false;
	view->chosen.column_count = shape->column_count;
	memcpy(view->chosen.column, shape->column, sizeof shape->column);
	regroup(view, shape->order.group);
	view->query.sort_count = shape->order.sort_count;
	memcpy(view->query.sort, shape->order.sort, sizeof view->query.sort);
	view->column = -1;
	view->skip = 0;
	reshape(view);
	return true;
}

static char *present_shape(const struct list_view *view)
{
	struct shape shape = list_view_shape(view);
	char *text = shape_text(&shape);
	shape_free(&shape);
	return text;
}

void list_view_name(struct list_view *view, const char *name)
{
	char *shape = present_shape(view);
	replace_text(&view->named, name);
	replace_text(&view->named_shape, shape);
	free(shape);
}

void list_view_rename(struct list_view *view, const char *name)
{
	replace_text(&view->named, name);
}

const char *list_view_named(const struct list_view *view)
{
	return view->named;
}

static void keep_folds(struct list_view *view)
{
	if (view->query.group < 0)
		return;
	char *name = folds_name(view), *text = folds_text(&view->list.folds);
	store_keep(view->app->store, view->kind, name, text, NULL);
	free(name);
	free(text);
}

/* What cannot be remembered holds all the same until the program ends. */
int list_view_keep(struct list_view *view, bool now)
{
	int64_t due = view->changed + KEEP_AFTER - now_ms();
	if (view->changed == 0)
		return -1;
	if (due > 0 && !now)
		return (int)due;
	struct shape shape = list_view_shape(view);
	*shape.filter = '\0';
	char *text = shape_text(&shape);
	store_keep(view->app->store, view->kind, "shape", text, NULL);
	keep_folds(view);
	view->changed = 0;
	free(text);
	shape_free(&shape);
	return -1;
}

static void filter_done(void *context, const char *text)
{
	struct list_view *view = context;
	struct err err = { 0 };
	if (text != NULL && !list_view_filter(view, text, &err))
		app_complain(view->app, &err);
}

/* What one sorted by before decides between equals. */
static void sort_by_column(struct list_view *view)
{
	int field = view->columns.column[list_view_column(view)].field, key = sort_key(view, field);
	bool down = key == 0 && !view->query.sort[0].down;
	int after = key >= 0 ? key : view->query.sort_count < SORTS ? view->query.sort_count++ : SORTS - 1;
	memmove(view->query.sort + 1, view->query.sort, (size_t)after * sizeof *view->query.sort);
	view->query.sort[0].field = field;
	view->query.sort[0].down = down;
	reshape(view);
	const char *label = field_label(&view->kind->fields[field]);
	if (view->query.sort_count > 1)
		app_say(view->app, down ? _("Sorted by %s, downwards, then by %s") : _("Sorted by %s, then by %s"),
			label, field_label(&view->kind->fields[view->query.sort[1].field]));
	else
		app_say(view->app, down ? _("Sorted by %s, downwards") : _("Sorted by %s"), label);
}

static void group_chosen(void *context, const char *text)
{
	struct list_view *view = context;
	int group = -1;
	for (const struct choice *choice = view->groups; choice->code != NULL; choice++)
		if (strcmp(i18n(choice->label), text) == 0)
			group = kind_field(view->kind, choice->code);
	regroup(view, group);
	reshape(view);
	list_view_read(view);
	if (view->query.group >= 0)
		say_grouped(view);
	else
		app_say(view->app, _("The list is not grouped now"));
}

/* The fields to group by are a choice like that of any field. */
static void ask_group(struct list_view *view)
{
	const struct field *fields = view->kind->fields;
	int count = 0;
	free(view->groups);
	view->groups = xcalloc((size_t)view->kind->field_count + 2, sizeof *view->groups);
	view->groups[count++] = (struct choice){ "-", N_("No groups") };
	for (int i = 0; i < view->kind->field_count; i++)
		if (shape_groups(&fields[i]))
			view->groups[count++] = (struct choice){ fields[i].name, fields[i].label };
	if (count == 1) {
		app_say(view->app, _("%s have no groups"), i18n(view->kind->plural));
		return;
	}
	view->group_field = (struct field){ .name = "group", .label = N_("Group by"), .type = TYPE_CHOICE,
					    .choices = view->groups, .flags = F_REQUIRED };
	app_push(view->app, picker_layer_new(view->app, &view->group_field, view->query.group >= 0 ?
					     fields[view->query.group].name : "-", group_chosen, view));
}

static void fold_all(struct list_view *view)
{
	bool open = false;
	for (int i = 0; i < view->list.group_count; i++)
		open = open || !view->list.group[i].folded;
	if (view->list.group_count == 0)
		app_say(view->app, _("The list has no groups now; w chooses some"));
	list_fold_all(&view->list, open);
	refolded(view);
}

static bool fold(struct list_view *view, bool folded)
{
	if (!list_fold(&view->list, folded))
		return false;
	refolded(view);
	return true;
}

static void reverse_sort(struct list_view *view)
{
	if (view->query.sort_count == 0 && !query_sort(&view->query, view->kind->sort, NULL))
		return;
	view->query.sort[0].down = !view->query.sort[0].down;
	reshape(view);
}

/* ---- commands ---- */

static bool go_back(struct list_view *view)
{
	struct err err = { 0 };
	if (view->list.mark_count > 0)
		list_mark_none(&view->list);
	else if (search_is_on(&view->search))
		search_forget(&view->search); /* the selection stays where it has led */
	else if (*view->filter_text != '\0')
		list_view_filter(view, "", &err);
	else
		return false;
	return true;
}

/* To be on the column of the title is to have gone nowhere: that heading is not marked. */
static void put_column(struct list_view *view, int column)
{
	view->column = view->columns.column[column].field == kind_title(view->kind) ? -1 : column;
}

static void move_column(struct list_view *view, int step)
{
	if (view->list.selected_group >= 0 && fold(view, step < 0))
		return;
	int column = list_view_column(view) + step;
	if (column == 0 && step < 0 && view->skip > 0) /* the columns go by under the name */
		view->skip--;
	else if (column >= view->columns.count && view->columns.right > 0)
		view->skip++;
	else if (column >= 0 && column < view->columns.count)
		put_column(view, column);
	else if (step < 0 && view->list.group_count > 0)
		fold(view, true);
}

static bool move_selection(struct list *list, enum command_id command)
{
	switch (command) {
	case CMD_UP:
		return list_move(list, -1), true;
	case CMD_DOWN:
		return list_move(list, 1), true;
	case CMD_PAGE_UP:
		return list_page(list, -1), true;
	case CMD_PAGE_DOWN:
		return list_page(list, 1), true;
	case CMD_HOME:
		return list_home(list), true;
	case CMD_END:
		return list_end(list), true;
	default:
		return false;
	}
}

static bool mark(struct list *list, enum command_id command)
{
	switch (command) {
	case CMD_MARK:
		list_mark(list, list->selected, !list_is_marked(list, list->selected));
		list_move(list, 1);
		return true;
	case CMD_MARK_RANGE:
		return list_mark_range(list), true;
	case CMD_MARK_INVERT:
		return list_mark_invert(list), true;
	case CMD_MARK_NONE:
		return list_mark_none(list), true;
	default:
		return false;
	}
}

/* One line or page further, where that is read already. */
static bool is_step_within(const struct list_view *view, enum command_id command)
{
	const struct list *list = &view->list;
	switch (command) {
	case CMD_UP:
	case CMD_PAGE_UP:
	case CMD_HOME:
	case CMD_LEFT:
	case CMD_RIGHT:
	case CMD_BACK:
	case CMD_FILTER:
	case CMD_UNFILTER:
	case CMD_SORT:
	case CMD_REVERSE:
	case CMD_GROUP:
	case CMD_COLUMNS:
	case CMD_VIEWS:
		return true;
	case CMD_DOWN:
	case CMD_PAGE_DOWN:
		return list->line + 2 * list->height < list_lines(list);
	default:
		return false;
	}
}

bool list_view_command(struct list_view *view, enum command_id command)
{
	struct err err = { 0 };
	if (!is_step_within(view, command))
		read_whole(view);
	int top = view->list.top;
	if (move_selection(&view->list, command)) {
		view->app->stepped = !view->stale && view->list.top == top;
		return true;
	}
	if (mark(&view->list, command))
		return true;
	switch (command) {
	case CMD_LEFT:
	case CMD_RIGHT:
		return move_column(view, command == CMD_LEFT ? -1 : 1), true;
	case CMD_SEARCH:
		return start_search(view), true;
	case CMD_NEXT_HIT:
	case CMD_PREV_HIT:
		return next_hit(view, command == CMD_NEXT_HIT), true;
	case CMD_FILTER:
		app_push(view->app, filter_layer_new(view->app, view->kind, view->filter_text, filter_done, view));
		return true;
	case CMD_COLUMNS:
		return app_push(view->app, columns_layer_new(view)), true;
	case CMD_VIEWS:
		return app_push(view->app, views_layer_new(view)), true;
	case CMD_FOLD_ALL:
		return fold_all(view), true;
	case CMD_UNFILTER:
		return list_view_filter(view, "", &err);
	case CMD_SORT:
		return sort_by_column(view), true;
	case CMD_GROUP:
		return ask_group(view), true;
	case CMD_REVERSE:
		return reverse_sort(view), true;
	case CMD_OPEN:
		/* On a group line there is nothing to open but the group. */
		return view->list.selected_group >= 0 &&
		       fold(view, !view->list.group[view->list.selected_group].folded);
	case CMD_BACK:
		return go_back(view);
	default:
		return false;
	}
}

/* ---- what others ask ---- */

struct app *list_view_app(const struct list_view *view)
{
	return view->app;
}

const struct kind *list_view_kind(const struct list_view *view)
{
	return view->kind;
}

int list_view_group(const struct list_view *view)
{
	return view->list.group_count > 0 ? view->query.group : -1;
}

struct list *list_view_model(struct list_view *view)
{
	return &view->list;
}

const struct columns *list_view_columns(const struct list_view *view)
{
	return &view->columns;
}

static int column_of(const struct list_view *view, int field)
{
	for (int i = 0; i < view->columns.count; i++)
		if (view->columns.column[i].field == field)
			return i;
	return -1;
}

int list_view_column(const struct list_view *view)
{
	int title = column_of(view, kind_title(view->kind));
	return view->column >= 0 ? view->column : title >= 0 ? title : 0;
}

struct rect list_view_cell(const struct list_view *view, int field, int width)
{
	int row = view->rect.row + 1 + view->list.line - view->list.top, column = column_of(view, field), group;
	const struct record *record = window_has(&view->window, list_line(&view->list, view->list.line, &group));
	if (record == NULL || column < 0)
		return (struct rect){ row, view->rect.column + LEAD, 1, view->rect.columns - LEAD };
	struct rect cell = cell_rect(view, record, column, row, view->rect);
	while (cell.columns < width && ++column < view->columns.count)
		cell.columns = view->rect.column + view->columns.column[column].at +
			       view->columns.column[column].width - cell.column;
	return cell;
}

int64_t list_view_neighbour(const struct list_view *view, int rows)
{
	int step = rows < 0 ? -1 : 1, lines = list_lines(&view->list), group;
	for (int line = view->list.line + step; line >= 0 && line < lines; line += step) {
		int row = list_line(&view->list, line, &group);
		if (row >= 0 && (rows -= step) == 0)
			return view->list.id[row];
	}
	return 0;
}

bool list_view_select(struct list_view *view, int64_t id, int field)
{
	int column = column_of(view, field);
	if (view->stale)
		list_view_read(view);
	if (column >= 0)
		put_column(view, column);
	if (list_select(&view->list, id))
		return true;
	read_whole(view);
	return list_select(&view->list, id);
}

/* Where one is among how many. While only the beginning is read, the number of all is known, that of those that match a
 * filter not yet. */
static void add_position(const struct list_view *view, struct str *str)
{
	bool open = view->begun && view->query.filter != NULL;
	int64_t rows = view->begun && !open ? view->total : view->list.count;
	char *at = number_text(view->list.selected != 0 ? list_position(&view->list) : 0);
	char *count = number_text(rows), *total = number_text(view->total);
	if (view->list.selected != 0)
		str_addf(str, _("%s of %s"), at, count);
	else
		str_addf(str, _("%s rows"), count);
	str_add(str, open ? "+" : "");
	if (rows != view->total && *view->narrow == '\0')
		str_addf(str, _(" (all: %s)"), total);
	free(at);
	free(count);
	free(total);
}

/* The saved view in force, with a mark where it has been changed since. */
static void add_view_name(struct str *str, const struct list_view *view, const char *dot)
{
	if (*view->named == '\0')
		return;
	char *shape = present_shape(view);
	str_addf(str, "%s%s %s ", view->named, strcmp(shape, view->named_shape) != 0 ? _(" (changed)") : "", dot);
	free(shape);
}

char *list_view_status(const struct list_view *view)
{
	struct str str = { 0 };
	const char *dot = screen_glyph(GLYPH_DOT);
	add_view_name(&str, view, dot);
	add_position(view, &str);
	if (view->list.mark_count > 0)
		str_addf(&str, i18n_plural(" %s %d marked", " %s %d marked ones",
					    (unsigned long)view->list.mark_count), dot, view->list.mark_count);
	if (*view->filter_text != '\0')
		str_addf(&str, _(" %s filter %s"), dot, view->filter_text);
	if (view->query.group >= 0 && (view->list.group_count > 0 || view->begun))
		str_addf(&str, view->list.group_count > 0 ? _(" %s grouped by %s") : _(" %s will be grouped by %s"),
			 dot, field_label(&view->kind->fields[view->query.group]));
	if (view->query.sort_count > 0)
		str_addf(&str, _(" %s sorted by %s"), dot, field_label(&view->kind->fields[view->query.sort[0].field]));
	if (view->query.sort_count > 1)
		str_addf(&str, _(", then %s"), field_label(&view->kind->fields[view->query.sort[1].field]));
	return str_take(&str);
}
