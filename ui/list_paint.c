/* SPDX-License-Identifier: EUPL-1.2 */
/* list_paint: a list on screen as a picture: headings, rows, groups, the selection and what is searched for. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

#include "highlight.h"
#include "list_parts.h"
#include "news.h"
#include "presence.h"

#define INDENT 2 /* columns per level of a tree */

/* Which of the sorts FIELD is, -1: none. */
int list_view_sort_key(const struct list_view *view, int field)
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
	int key = list_view_sort_key(view, view->columns.column[i].field);
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

struct rect list_view_cell_rect(const struct list_view *view, const struct record *record, int column, int row,
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
	struct rect cell = list_view_cell_rect(view, record, column, row, rect);
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
	const struct record *record = list_view_record_at(view, index);
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
	highlight(list_view_cell_rect(view, record, column, row, rect), text, view->search.words,
		  type_is_right(spec->type) || (spec->flags & F_AGE) != 0);
	free(text);
}

/* What is searched for is marked once more, over what a line as a whole looks like. */
static void paint_line_hits(struct list_view *view, int line, struct rect rect)
{
	int group, row = search_is_on(&view->search) ? list_line(&view->list, line, &group) : -1;
	const struct record *record = row >= 0 ? list_view_record_at(view, row) : NULL;
	for (int i = 0; record != NULL && i < view->columns.count; i++)
		paint_words(view, record, i, rect.row + 1 + line - view->list.top, rect);
}

int list_view_sum_field(const struct list_view *view)
{
	return view->kind->sum != NULL ? kind_field(view->kind, view->kind->sum) : -1;
}

char *list_view_sum_text(const struct list_view *view, int64_t sum)
{
	bool thousands = (view->kind->fields[list_view_sum_field(view)].flags & F_THOUSANDS) != 0;
	return thousands ? money_thousands(sum) : money_format(sum, "SEK");
}

/* The column that shows what groups are summed by; -1: it is not shown. */
static int sum_column(const struct list_view *view)
{
	int field = list_view_sum_field(view);
	for (int i = 0; i < view->columns.count && field >= 0; i++)
		if (view->columns.column[i].field == field)
			return i;
	return -1;
}

static void paint_sum(struct list_view *view, int column, int64_t sum, int row, struct rect rect)
{
	char *text = list_view_sum_text(view, sum);
	paint_fill(row, rect.column + view->columns.column[column].at, view->columns.column[column].width, ROLE_GROUP,
		   text, true);
	free(text);
}

/* At the end of the line, when the field is no column now. */
static void paint_named_sum(struct list_view *view, int64_t sum, int row, int column, int columns)
{
	char *text = list_view_sum_text(view, sum);
	char *named = xasprintf("%s %s", field_heading(&view->kind->fields[list_view_sum_field(view)]), text);
	if (text_width(named) <= columns)
		paint_right(row, column, columns, ROLE_GROUP, named);
	free(named);
	free(text);
}

static void paint_group(struct list_view *view, int line, int index, struct rect rect)
{
	const struct list_group *group = &view->list.group[index];
	int row = rect.row + 1 + line - view->list.top;
	const char *title = *group->title != '\0' ? group->title : _("(none)");
	const char *sign = screen_glyph(group->folded ? GLYPH_FOLDED : GLYPH_UNFOLDED);
	char *text = group->elsewhere > 0 ?
		xasprintf(_("%s %s (%d, and %d under other groups)"), sign, title, group->count, group->elsewhere) :
		xasprintf("%s %s (%d)", sign, title, group->count);
	int sum = sum_column(view);
	int room = sum > 0 ? view->columns.column[sum].at - 1 : rect.columns - 1;
	int used = paint_text(row, rect.column + 1, room - 1, ROLE_GROUP, text);
	if (sum > 0 && group->sum != 0)
		paint_sum(view, sum, group->sum, row, rect);
	else if (sum < 0 && group->sum != 0)
		paint_named_sum(view, group->sum, row, rect.column + used + 3, rect.columns - used - 4);
	free(text);
}

static void paint_selection(struct list_view *view, struct rect rect)
{
	int row = rect.row + 1 + view->list.line - view->list.top;
	paint_role(row, rect.column + 1, rect.columns - 1, ROLE_SELECTED);
	/* On the line of a group there stands already whether it is folded. */
	paint_text(row, view->list.selected != 0 ? rect.column + 1 : rect.column, 1, ROLE_SELECTED,
		   screen_glyph(GLYPH_SELECTED));
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

static void note_painted(struct list_view *view)
{
	view->painted.line = view->list.line;
	view->painted.top = view->list.top;
	view->painted.version = view->list.version;
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
	note_painted(view);
}

void list_view_stepped(struct list_view *view)
{
	const struct list *list = &view->list;
	view->app->stepped = !view->stale && list_lines(list) > 0 && list->top == view->painted.top &&
			     list->version == view->painted.version;
}

void list_view_step(struct list_view *view)
{
	int lines[] = { view->painted.line, view->list.line };
	for (int i = 0; i < 2; i++) {
		paint_clear((struct rect){ view->rect.row + 1 + lines[i] - view->list.top, view->rect.column, 1,
					   view->rect.columns });
		paint_line(view, lines[i], view->rect);
	}
	note_painted(view);
}
