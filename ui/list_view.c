/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "list_view.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

#include "list_parts.h"

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
	view->named_news = xstrdup("");
	view->stale = true;
	view->column = -1;
	view->list.selected_group = -1;
	view->list.height = 1;
	list_view_recall(view);
	return view;
}

void list_view_free(struct list_view *view)
{
	if (view == NULL)
		return;
	window_free(&view->window);
	record_free(view->whole);
	record_free(view->next);
	filter_free(view->filter);
	list_free(&view->list);
	free(view->filter_text);
	free(view->narrow);
	search_forget(&view->search);
	free(view->named);
	free(view->named_shape);
	free(view->named_news);
	free(view->groups);
	shape_free(&view->chosen);
	free(view);
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
	if (view->list.selected_group >= 0 && list_view_fold(view, step < 0))
		return;
	int column = list_view_column(view) + step;
	if (column == 0 && step < 0 && view->skip > 0) /* the columns go by under the name */
		view->skip--;
	else if (column >= view->columns.count && view->columns.right > 0)
		view->skip++;
	else if (column >= 0 && column < view->columns.count)
		put_column(view, column);
	else if (step < 0 && view->list.group_count > 0)
		list_view_fold(view, true);
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

static void mark_range(struct list_view *view)
{
	char *key = keymap_keys(view->app->settings->keymap, CMD_MARK_RANGE, true);
	list_mark_range(&view->list);
	if (view->list.anchor != 0)
		app_say(view->app, _("Marked from here: go to another row, and %s marks all between"), key);
	free(key);
}

static bool mark(struct list_view *view, enum command_id command)
{
	struct list *list = &view->list;
	switch (command) {
	case CMD_MARK:
		list_mark(list, list->selected, !list_is_marked(list, list->selected));
		list_move(list, 1);
		return true;
	case CMD_MARK_RANGE:
		return mark_range(view), true;
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

/* A key came before the rest was read: it was pressed at what stood there then. */
bool list_view_settle(struct list_view *view, enum command_id command)
{
	int marks = view->list.mark_count;
	bool settled = is_step_within(view, command) || list_view_read_whole(view);
	view->unmarked = view->unmarked || (marks > 0 && view->list.mark_count == 0);
	if (command >= CMD_UP && command <= CMD_END) {
		/* Where one was matters no more, but to what was typed ahead. */
		view->app->unseen = view->app->unseen || view->gone != 0;
		view->gone = 0;
	}
	return settled;
}

bool list_view_command(struct list_view *view, enum command_id command)
{
	struct err err = { 0 };
	if (move_selection(&view->list, command))
		return list_view_stepped(view), true;
	if (mark(view, command))
		return true;
	switch (command) {
	case CMD_LEFT:
	case CMD_RIGHT:
		return move_column(view, command == CMD_LEFT ? -1 : 1), true;
	case CMD_SEARCH:
		return list_view_start_search(view), true;
	case CMD_NEXT_HIT:
	case CMD_PREV_HIT:
		return list_view_next_hit(view, command == CMD_NEXT_HIT), true;
	case CMD_FILTER:
		app_push(view->app, filter_layer_new(view->app, view->kind, view->filter_text, list_view_filter_done,
						     view));
		return true;
	case CMD_COLUMNS:
		return app_push(view->app, columns_layer_new(view)), true;
	case CMD_VIEWS:
		return app_push(view->app, views_layer_new(view)), true;
	case CMD_FOLD_ALL:
		return list_view_fold_all(view), true;
	case CMD_UNFILTER:
		return list_view_filter(view, "", &err);
	case CMD_SORT:
		return list_view_sort(view), true;
	case CMD_GROUP:
		return list_view_ask_group(view), true;
	case CMD_REVERSE:
		return list_view_reverse(view), true;
	case CMD_OPEN:
		/* On a group line there is nothing to open but the group. */
		return view->list.selected_group >= 0 &&
		       list_view_fold(view, !view->list.group[view->list.selected_group].folded);
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
	struct rect cell = list_view_cell_rect(view, record, column, row, view->rect);
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
	list_view_read_whole(view);
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

/* What the sums of the groups make together, where one stands on the line of one: elsewhere the room is needed. */
static void add_sum(const struct list_view *view, struct str *str, const char *dot)
{
	int field = list_view_sum_field(view);
	int64_t sum = 0;
	for (int i = 0; view->list.selected_group >= 0 && i < view->list.group_count; i++)
		sum += view->list.group[i].sum;
	if (field < 0 || sum == 0)
		return;
	char *text = list_view_sum_text(view, sum);
	str_addf(str, " %s %s %s", dot, field_heading(&view->kind->fields[field]), text);
	free(text);
}

/* The saved view in force, with a mark where it, or the list, has been changed since. */
static void add_view_name(struct str *str, const struct list_view *view, const char *dot)
{
	if (*view->named == '\0')
		return;
	int most = view->app->columns / 4;
	char *shape = list_view_present_shape(view), *name = text_fit(view->named, most, TEXT_LEFT);
	const char *mark = *view->named_news != '\0' ? view->named_news :
			   strcmp(shape, view->named_shape) != 0 ? _(" (changed)") : "";
	str_addf(str, "%s%s %s ", text_width(view->named) > most ? name : view->named, mark, dot);
	free(shape);
	free(name);
}

char *list_view_status(const struct list_view *view)
{
	struct str str = { 0 };
	const char *dot = screen_glyph(GLYPH_DOT);
	add_view_name(&str, view, dot);
	add_position(view, &str);
	if (view->list.mark_count > 0) {
		char *count = number_text(view->list.mark_count);
		str_addf(&str, i18n_plural(" %s %s marked", " %s %s marked ones",
					    (unsigned long)view->list.mark_count), dot, count);
		free(count);
	}
	if (*view->filter_text != '\0')
		str_addf(&str, _(" %s filter %s"), dot, view->filter_text);
	add_sum(view, &str, dot);
	if (view->query.group >= 0 && (view->list.group_count > 0 || view->begun))
		str_addf(&str, view->list.group_count > 0 ? _(" %s grouped by %s") : _(" %s will be grouped by %s"),
			 dot, field_label(&view->kind->fields[view->query.group]));
	if (view->list.group_count > 0 && view->several > 0)
		str_addf(&str, i18n_plural(" (%d has several and stands under the first)",
					   " (%d have several and stand under the first)",
					   (unsigned long)view->several), view->several);
	if (view->query.sort_count > 0)
		str_addf(&str, _(" %s sorted by %s"), dot, field_label(&view->kind->fields[view->query.sort[0].field]));
	if (view->query.sort_count > 1)
		str_addf(&str, _(", then %s"), field_label(&view->kind->fields[view->query.sort[1].field]));
	return str_take(&str);
}
