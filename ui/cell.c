/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cell.h"

#include <stdlib.h>

#include "i18n.h"

bool cell_is_editable(const struct field *field)
{
	return field_is_writable(field) && field->type != TYPE_NOTE && !(field->flags & F_AGE);
}

/* What people can do about a field that has no place to write in. */
static void say_why_not(struct app *app, const struct field *field)
{
	char *key = keymap_keys(app->settings->keymap, CMD_CONFIRM, true);
	if (field_is_writable(field))
		app_say(app, _("%s: is not written but said; %s says that the record is right as of today"),
			field_label(field), key);
	else
		app_say(app, _("%s: is worked out from the rest of the register and cannot be written"),
			field_label(field));
	free(key);
}

void cell_open(struct app *app, const struct kind *kind, struct cell cell, const struct cell_host *host)
{
	struct err err = { 0 };
	const struct field *field = &kind->fields[cell.field];
	if (!cell_is_editable(field) && field->type != TYPE_NOTE) {
		say_why_not(app, field);
		return;
	}
	struct record *record = store_load(app->store, kind, cell.record, &err);
	if (record == NULL)
		app_complain(app, &err);
	else if (!store_may_record(app->store, record, ACCESS_CHANGE, &err) ||
		 !store_may_field(app->store, record, cell.field, &err)) {
		app_complain(app, &err);
		record_free(record);
	}
	else if (field->type == TYPE_NOTE)
		app_push(app, form_layer_new_at(app, record, field->name));
	else
		app_push(app, form_layer_new_cell(app, record, cell.field, host));
}

/* ---- in a list ---- */

static int field_at(const struct list_view *view, int column)
{
	return list_view_columns(view)->column[column].field;
}

static struct rect place(void *context, int field, int columns)
{
	return list_view_cell(context, field, columns);
}

/* The next column from FROM on that may be edited; -1 when there is none. */
static int next_column(const struct list_view *view, int from, int step)
{
	for (int column = from; column >= 0 && column < list_view_columns(view)->count; column += step)
		if (cell_is_editable(&list_view_kind(view)->fields[field_at(view, column)]))
			return column;
	return -1;
}

/* After the last column comes the first of the next row, as when one reads. */
static bool next(void *context, int rows, int columns, struct cell *cell)
{
	struct list_view *view = context;
	const struct list *list = list_view_model(view);
	int column = list_view_column(view);
	cell->record = rows != 0 ? list_view_neighbour(view, rows) : list->selected;
	if (columns != 0) {
		column = next_column(view, column + columns, columns);
		if (column < 0) {
			cell->record = list_view_neighbour(view, columns);
			column = next_column(view, columns > 0 ? 0 : list_view_columns(view)->count - 1, columns);
		}
	}
	cell->field = field_at(view, column);
	return cell->record != 0;
}

static void edit(void *context, struct cell cell);

static void open_in_list(struct list_view *view, struct cell cell)
{
	struct cell_host host = { .context = view, .place = place, .next = next, .edit = edit };
	cell_open(list_view_app(view), list_view_kind(view), cell, &host);
}

static void edit(void *context, struct cell cell)
{
	if (list_view_select(context, cell.record, cell.field)) /* what was saved may have filtered the row away */
		open_in_list(context, cell);
}

void cell_edit(struct list_view *view)
{
	struct cell cell = { list_view_model(view)->selected, field_at(view, list_view_column(view)) };
	open_in_list(view, cell);
}
