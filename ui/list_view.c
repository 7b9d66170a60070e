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

#include "news.h"
#include "presence.h"

#define LEAD 3          /* mark, selection, what others do */
#define WINDOW 200      /* records kept: a screen and its neighbourhood */
#define INDENT 2        /* columns per level of a tree */
#define KEEP_AFTER 500  /* milliseconds that a changed shape waits for the next change */
#define SORTS 2         /* by which a person sorts: what was there before decides between equals */

struct list_view {
	struct app *app;
	const struct kind *kind;
	struct query query;
	struct filter *filter;
	char *filter_text, *search;
	char *narrow;            /* expression that always holds, before the filter */
	struct list list;
	int64_t total;
	bool stale;              /* ids must be read before they are shown */
	struct record *window[WINDOW];
	int window_first, window_count; /* rows of the list that the window holds */
	struct columns columns;  /* as painted last */
	int column;              /* that has been gone to, index in columns; -1: none */
	struct shape chosen;     /* its columns alone: those that the person wants */
	int skip;                /* of them are stepped over to the left */
	int64_t changed;         /* when the shape was, milliseconds of a steady clock; 0: it is kept as it is */
	char *named, *named_shape; /* the saved view in force, "" for none, and what it says */
	struct choice *groups;   /* to choose from, see ask_group */
	struct field group_field;
	struct rect rect;        /* as painted last */
	int64_t *hit;            /* ids that the search found, in list order */
	int hit_count;
	int64_t search_from;     /* id that was selected when the search began */
};

/* As the person left lists of the kind; a filter is not laid upon them unasked. */
static void recall_shape(struct list_view *view)
{
	char *kept = store_kept(view->app->store, view->kind, "shape");
	view->chosen = shape_read(view->kind, kept);
	view->query.group = view->chosen.order.group;
	view->query.sort_count = view->chosen.order.sort_count;
	memcpy(view->query.sort, view->chosen.order.sort, sizeof view->query.sort);
	free(kept);
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
	view->search = xstrdup("");
	view->stale = true;
	view->column = -1;
	view->list.selected_group = -1;
	view->list.height = 1;
	recall_shape(view);
	return view;
}

static void drop_window(struct list_view *view)
{
	for (int i = 0; i < view->window_count; i++)
		record_free(view->window[i]);
	view->window_count = 0;
}

void list_view_free(struct list_view *view)
{
	if (view == NULL)
		return;
	drop_window(view);
	filter_free(view->filter);
	list_free(&view->list);
	free(view->filter_text);
	free(view->narrow);
	free(view->search);
	free(view->hit);
	free(view->named);
	free(view->named_shape);
	free(view->groups);
	shape_free(&view->chosen);
	free(view);
}

/* ---- reading ---- */

static void give_rows(struct list *list, const struct rows *rows)
{
	struct list_group *groups = xcalloc((size_t)rows->group_count + 1, sizeof *groups);
	for (int i = 0; i < rows->group_count; i++)
		groups[i] = (struct list_group){ .key = rows->groups[i].key, .title = rows->groups[i].title,
						 .count = rows->groups[i].count, .sum = rows->groups[i].sum };
	list_set(list, rows->id, rows->group, rows->count, groups, rows->group_count);
	free(groups);
}

void list_view_read(struct list_view *view)
{
	struct rows rows = { 0 };
	struct err err = { 0 };
	view->stale = false;
	drop_window(view);
	if (!store_rows(view->app->store, &view->query, &rows, &err)) {
		app_complain(view->app, &err);
		return;
	}
	view->total = rows.total;
	give_rows(&view->list, &rows);
	rows_free(&rows);
}

static void fill_window(struct list_view *view, int first)
{
	struct err err = { 0 };
	drop_window(view);
	int count = view->list.count - first < WINDOW ? view->list.count - first : WINDOW;
	memset(view->window, 0, sizeof view->window);
	if (!store_fill(view->app->store, view->kind, view->list.id + first, count, view->window, &err)) {
		app_complain(view->app, &err);
		return;
	}
	view->window_first = first;
	view->window_count = count;
}

/* The record of a row; reads the neighbourhood when the window does not hold it. NULL when it has just gone. */
static const struct record *record_at(struct list_view *view, int row)
{
	if (row < view->window_first || row >= view->window_first + view->window_count) {
		int first = row - WINDOW / 4;
		fill_window(view, first > 0 ? first : 0);
	}
	int at = row - view->window_first;
	return at >= 0 && at < view->window_count ? view->window[at] : NULL;
}

const struct record *list_view_record(struct list_view *view)
{
	int group;
	if (view->stale)
		list_view_read(view);
	if (view->list.selected == 0)
		return NULL;
	int row = list_line(&view->list, view->list.line, &group);
	return row >= 0 ? record_at(view, row) : NULL;
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
	free(text);
}

/* Somebody has the record open, or has just saved it. */
static void paint_others(const struct list_view *view, int64_t id, int row, int column)
{
	if (presence_has(view->app, view->kind, id))
		paint_text(row, column, 1, ROLE_NEWS, screen_glyph(GLYPH_WRITES));
	else if (news_is_fresh(view->kind, id))
		paint_text(row, column, 1, ROLE_NEWS, screen_glyph(GLYPH_MARK));
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
}

static void paint_empty(struct list_view *view, struct rect rect)
{
	const char *text = *view->filter_text != '\0' ? _("Nothing matches the filter; F shows everything again.") :
		*view->narrow != '\0' || store_is_read_only(view->app->store, NULL) ? _("Nothing here.") :
		_("Nothing here yet; a makes the first.");
	paint_text(rect.row + 2, rect.column + LEAD, rect.columns - LEAD - 1, ROLE_DIM, text);
	paint_cursor(rect.row + 2, rect.column + LEAD);
}

void list_view_paint(struct list_view *view, struct rect rect)
{
	if (view->stale)
		list_view_read(view);
	view->rect = rect;
	list_resize(&view->list, rect.rows - 1);
	view->columns = view->chosen.column_count > 0 ?
		columns_place(view->kind, view->chosen.column, view->chosen.column_count, view->skip, rect.columns, LEAD) :
		columns_choose(view->kind, view->app->strategy, rect.columns, LEAD,
			       view->list.group_count > 0 ? view->query.group : -1);
	view->skip = view->columns.left;
	if (view->column >= view->columns.count)
		view->column = view->columns.count - 1;
	paint_headings(view, rect);
	int lines = list_lines(&view->list);
	for (int line = view->list.top; line < lines && line < view->list.top + rect.rows - 1; line++) {
		int group, row = list_line(&view->list, line, &group);
		if (row < 0)
			paint_group(view, line, group, rect);
		else
			paint_record(view, line, row, rect);
	}
	if (lines > 0)
		paint_selection(view, rect);
	else
		paint_empty(view, rect);
}

/* ---- search ---- */

/* Words as one term each, so that nothing in them is read as an expression. */
static char *quote_words(const char *words)
{
	struct str str = { 0 };
	for (const char *c = words; *c != '\0';) {
		size_t skip = strspn(c, " "), length = strcspn(c + skip, " ");
		c += skip;
		if (length == 0)
			break;
		str_add(&str, " \"");
		for (size_t i = 0; i < length; i++)
			if (c[i] != '"')
				str_add_char(&str, c[i]);
		str_add(&str, "\"");
		c += length;
	}
	return str_take(&str);
}

static void find_hits(struct list_view *view, const char *words)
{
	struct err err = { 0 };
	struct rows rows = { 0 };
	struct query query = view->query;
	char *quoted = quote_words(words);
	char *text = xasprintf("%s %s%s", view->narrow, view->filter_text, quoted);
	free(view->hit);
	view->hit = NULL;
	view->hit_count = 0;
	struct filter *filter = *quoted != '\0' ? filter_parse(view->kind, text, &err) : NULL;
	query.filter = filter;
	if (filter != NULL && store_rows(view->app->store, &query, &rows, &err)) {
		view->hit = rows.id;
		view->hit_count = rows.count;
		rows.id = NULL;
		rows_free(&rows);
	}
	filter_free(filter);
	free(text);
	free(quoted);
}

static int row_of(const struct list *list, int64_t id)
{
	for (int i = 0; i < list->count; i++)
		if (list->id[i] == id)
			return i;
	return -1;
}

/* Goes to the first hit at or after (or last at or before) the row START, round the end if need be. Hits stand in the
 * order of the list, so one walk finds them all. */
static void go_to_hit(struct list_view *view, int start, bool forward)
{
	int best = -1, first = -1, last = -1;
	for (int row = 0, hit = 0; row < view->list.count && hit < view->hit_count; row++) {
		if (view->list.id[row] != view->hit[hit])
			continue;
		hit++;
		first = first < 0 ? row : first;
		last = row;
		if (forward ? row >= start && best < 0 : row <= start)
			best = row;
	}
	int row = best >= 0 ? best : forward ? first : last;
	if (row >= 0)
		list_select(&view->list, view->list.id[row]);
}

static void say_hits(struct list_view *view)
{
	if (view->hit_count == 0)
		app_say(view->app, _("No hits for “%s”"), view->search);
	else
		app_say(view->app, i18n_plural("%d hit for “%s”; n next, N previous",
					       "%d hits for “%s”; n next, N previous", (unsigned long)view->hit_count),
			view->hit_count, view->search);
}

static void search_changed(void *context, const char *text)
{
	struct list_view *view = context;
	free(view->search);
	view->search = xstrdup(text);
	find_hits(view, text);
	if (view->search_from != 0)
		list_select(&view->list, view->search_from);
	int start = row_of(&view->list, view->list.selected);
	go_to_hit(view, start > 0 ? start : 0, true);
	if (*text != '\0')
		say_hits(view);
}

static void search_done(void *context, const char *text)
{
	struct list_view *view = context;
	if (text == NULL && view->search_from != 0)
		list_select(&view->list, view->search_from);
	else if (text != NULL && *text != '\0')
		say_hits(view);
}

static void start_search(struct list_view *view)
{
	view->search_from = view->list.selected;
	app_push(view->app, prompt_layer_new(view->app, _("Search"), "", search_changed, search_done, view));
}

static void next_hit(struct list_view *view, bool forward)
{
	if (*view->search == '\0') {
		start_search(view);
		return;
	}
	find_hits(view, view->search);
	int row = row_of(&view->list, view->list.selected);
	int start = forward ? row + 1 : row - 1;
	go_to_hit(view, start, forward);
	say_hits(view);
}

/* ---- filter and sort ---- */

/* Other rows, or another order: they are read when they are painted. */
static void spoil(struct list_view *view)
{
	view->stale = true;
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

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What is remembered has changed, and with it the rows or their order. */
static void reshape(struct list_view *view)
{
	view->changed = now_ms();
	spoil(view);
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
	view->query.group = shape->order.group;
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
		app_say(view->app, down ? _("Sorted by %s, downwards, then by %s") : _("Sorted by %s, then by %s"), label,
			field_label(&view->kind->fields[view->query.sort[1].field]));
	else
		app_say(view->app, down ? _("Sorted by %s, downwards") : _("Sorted by %s"), label);
}

static void group_chosen(void *context, const char *text)
{
	struct list_view *view = context;
	view->query.group = -1;
	for (const struct choice *choice = view->groups; choice->code != NULL; choice++)
		if (strcmp(i18n(choice->label), text) == 0)
			view->query.group = kind_field(view->kind, choice->code);
	reshape(view);
	if (view->query.group >= 0)
		app_say(view->app, _("Grouped by %s"), field_label(&view->kind->fields[view->query.group]));
	else
		app_say(view->app, _("The list is not grouped now"));
}

/* The fields to group by are a choice like that of any field. */
static void ask_group(struct list_view *view)
{
	int count = 0;
	free(view->groups);
	view->groups = xcalloc((size_t)view->kind->field_count + 1, sizeof *view->groups);
	for (int i = 0; i < view->kind->field_count; i++)
		if (shape_groups(&view->kind->fields[i]))
			view->groups[count++] = (struct choice){ view->kind->fields[i].name, view->kind->fields[i].label };
	if (count == 0) {
		app_say(view->app, _("%s have no groups"), i18n(view->kind->plural));
		return;
	}
	view->group_field = (struct field){ .name = "group", .label = N_("Group by"), .type = TYPE_CHOICE,
					    .choices = view->groups };
	app_push(view->app, picker_layer_new(view->app, &view->group_field, view->query.group >= 0 ?
					     view->kind->fields[view->query.group].name : "", group_chosen, view));
}

static void fold_all(struct list_view *view)
{
	bool open = false;
	for (int i = 0; i < view->list.group_count; i++)
		open = open || !view->list.group[i].folded;
	if (view->list.group_count == 0)
		app_say(view->app, _("The list has no groups now; w chooses some"));
	list_fold_all(&view->list, open);
}

static void reverse_sort(struct list_view *view)
{
	if (view->query.sort_count == 0 && !query_sort(&view->query, view->kind->sort, NULL))
		return;
	view->query.sort[0].down = !view->query.sort[0].down;
	reshape(view);
}

/* ---- commands ---- */

/* The selection stays where the search has led. */
static void forget_search(struct list_view *view)
{
	free(view->search);
	view->search = xstrdup("");
	free(view->hit);
	view->hit = NULL;
	view->hit_count = 0;
}

static bool go_back(struct list_view *view)
{
	struct err err = { 0 };
	if (view->list.mark_count > 0)
		list_mark_none(&view->list);
	else if (*view->search != '\0')
		forget_search(view);
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
	if (view->list.selected_group >= 0 && list_fold(&view->list, step < 0))
		return;
	int column = list_view_column(view) + step;
	if (column == 0 && step < 0 && view->skip > 0) /* the columns go by under the name */
		view->skip--;
	else if (column >= view->columns.count && view->columns.right > 0)
		view->skip++;
	else if (column >= 0 && column < view->columns.count)
		put_column(view, column);
	else if (step < 0 && view->list.group_count > 0)
		list_fold(&view->list, true);
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

bool list_view_command(struct list_view *view, enum command_id command)
{
	struct err err = { 0 };
	if (move_selection(&view->list, command) || mark(&view->list, command))
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
		       list_fold(&view->list, !view->list.group[view->list.selected_group].folded);
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
	int index = list_line(&view->list, view->list.line, &group) - view->window_first;
	const struct record *record = index >= 0 && index < view->window_count ? view->window[index] : NULL;
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
	return list_select(&view->list, id);
}

int64_t list_view_total(struct list_view *view)
{
	if (view->stale)
		list_view_read(view);
	return view->total;
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
	if (view->list.selected != 0)
		str_addf(&str, _("%d of %d"), list_position(&view->list), view->list.count);
	else
		str_addf(&str, _("%d rows"), view->list.count);
	if (view->list.count != view->total && *view->narrow == '\0')
		str_addf(&str, _(" (all: %lld)"), (long long)view->total);
	if (view->list.mark_count > 0)
		str_addf(&str, _(" %s %d marked"), dot, view->list.mark_count);
	if (*view->filter_text != '\0')
		str_addf(&str, _(" %s filter %s"), dot, view->filter_text);
	if (view->list.group_count > 0)
		str_addf(&str, _(" %s grouped by %s"), dot, field_label(&view->kind->fields[view->query.group]));
	if (view->query.sort_count > 0)
		str_addf(&str, _(" %s sorted by %s"), dot, field_label(&view->kind->fields[view->query.sort[0].field]));
	if (view->query.sort_count > 1)
		str_addf(&str, _(", then %s"), field_label(&view->kind->fields[view->query.sort[1].field]));
	return str_take(&str);
}
