/* SPDX-License-Identifier: EUPL-1.2 */
/* columns_layer: which fields a list shows, in which order and how wide; the list behind follows at once. */
#include "config.h"

#include <stdlib.h>

#include "i18n.h"
#include "mem.h"
#include "scroll.h"
#include "shape.h"
#include "text.h"

#include "app.h"
#include "dialog.h"
#include "list_view.h"

enum { COLUMNS = 62, FRAME = 3 };

struct choosing {
	struct layer layer;
	struct list_view *view;
	struct shape before;  /* to go back to */
	struct shape shape;
	int *line;            /* fields: the shown ones in their order, then the others in that of the table */
	struct scroll scroll;
};

static void order_lines(struct choosing *choosing)
{
	const struct kind *kind = choosing->shape.kind;
	int count = 0;
	for (int i = 0; i < choosing->shape.column_count; i++)
		choosing->line[count++] = choosing->shape.column[i].field;
	for (int i = 0; i < kind->field_count; i++)
		if (shape_column(&choosing->shape, i) < 0)
			choosing->line[count++] = i;
}

/* As delivered, what the list shows now becomes a choice when something in it is changed. Which columns that are comes
 * out when the list has been painted. */
static void begin(struct choosing *choosing)
{
	const struct columns *now = list_view_columns(choosing->view);
	int title = kind_title(choosing->shape.kind);
	if (choosing->shape.column_count > 0)
		return;
	choosing->shape.column[choosing->shape.column_count++] = (struct column_choice){ title, 0 };
	for (int i = 0; i < now->count; i++)
		if (now->column[i].field != title)
			choosing->shape.column[choosing->shape.column_count++] =
				(struct column_choice){ now->column[i].field, 0 };
	order_lines(choosing);
}

static void put(struct choosing *choosing, const struct shape *shape)
{
	struct err err = { 0 };
	if (!list_view_put_shape(choosing->view, shape, &err))
		app_complain(choosing->layer.app, &err);
}

/* The selection follows the field. */
static void changed(struct choosing *choosing, int field)
{
	order_lines(choosing);
	for (int i = 0; i < choosing->shape.kind->field_count; i++)
		if (choosing->line[i] == field)
			choosing->scroll.line = i;
	put(choosing, &choosing->shape);
}

/* ---- painting ---- */

static void paint_line(const struct choosing *choosing, int line, int row, struct rect rect)
{
	int field = choosing->line[line], at = shape_column(&choosing->shape, field);
	const struct field *spec = &choosing->shape.kind->fields[field];
	bool title = field == kind_title(choosing->shape.kind);
	paint_text(row, rect.column + 2, 3, ROLE_KEY, at >= 0 ? "[x]" : "[ ]");
	int used = paint_text(row, rect.column + 6, rect.columns - 22, at >= 0 ? ROLE_NORMAL : ROLE_DIM,
			      field_label(spec));
	int own = at >= 0 && choosing->shape.column[at].width > 0 ? choosing->shape.column[at].width
								  : columns_width(spec);
	char *width = title && choosing->shape.column[at].width == 0 ? xstrdup(_("always there")) :
		xasprintf(at >= 0 && choosing->shape.column[at].width > 0 ? _("width %d") : "%d", own);
	if (at >= 0)
		paint_right(row, rect.column + 8 + used, rect.columns - used - 10, ROLE_DIM, width);
	free(width);
	if (line != choosing->scroll.line)
		return;
	paint_role(row, rect.column + 1, rect.columns - 2, ROLE_SELECTED);
	paint_text(row, rect.column + 1, 1, ROLE_SELECTED, screen_glyph(GLYPH_SELECTED));
	paint_cursor(row, rect.column + 1);
}

static void choosing_paint(struct layer *layer)
{
	struct choosing *choosing = (struct choosing *)layer;
	begin(choosing);
	int count = choosing->shape.kind->field_count, most = layer->app->rows - 6;
	int rows = count + FRAME < most ? count + FRAME : most;
	int columns = layer->app->columns - 4 < COLUMNS ? layer->app->columns - 4 : COLUMNS;
	char *title = xasprintf(_(" Columns: %s "), i18n(choosing->shape.kind->plural));
	char *remark = xasprintf(_(" Enter keeps · R as delivered · %d of %d "), choosing->shape.column_count, count);
	struct rect place = dialog_rect(layer->app, rows, columns);
	place.column = layer->app->columns - columns; /* the list is seen beside it */
	struct rect inside = paint_frame(place, title, remark);
	free(title);
	free(remark);
	scroll_fit(&choosing->scroll, count, inside.rows - 1);
	for (int i = 0; i < inside.rows - 1 && choosing->scroll.top + i < count; i++)
		paint_line(choosing, choosing->scroll.top + i, inside.row + i, inside);
	dialog_foot(layer->app, (struct rect){ inside.row + inside.rows - 1, inside.column, 1, inside.columns - 1 },
		    IN_COLUMNS);
}

/* ---- commands ---- */

static void toggle(struct choosing *choosing, int field)
{
	if (shape_toggle(&choosing->shape, field))
		changed(choosing, field);
	else if (field == kind_title(choosing->shape.kind))
		app_say(choosing->layer.app, _("The name is always there: rows without it tell nothing"));
	else
		app_say(choosing->layer.app, _("At most %d columns are shown"), COLUMNS_MAX);
}

static void move(struct choosing *choosing, int field, int step)
{
	if (shape_move(&choosing->shape, field, step))
		changed(choosing, field);
	else if (shape_column(&choosing->shape, field) < 0)
		app_say(choosing->layer.app, _("The column is not shown; Space shows it"));
	else
		app_say(choosing->layer.app, _("The column goes no further; the name stays first"));
}

static void widen(struct choosing *choosing, int field, int step)
{
	if (shape_widen(&choosing->shape, field, step))
		changed(choosing, field);
	else if (shape_column(&choosing->shape, field) < 0)
		app_say(choosing->layer.app, _("The column is not shown; Space shows it"));
	else
		app_say(choosing->layer.app,
			step > 0 ? _("The column gets no wider") : _("The column gets no narrower"));
}

static void reset(struct choosing *choosing)
{
	choosing->shape.column_count = 0;
	put(choosing, &choosing->shape);
	app_say(choosing->layer.app, _("The columns are as delivered again"));
}

static bool choosing_command(struct layer *layer, enum command_id command)
{
	struct choosing *choosing = (struct choosing *)layer;
	int field = choosing->line[choosing->scroll.line];
	switch (command) {
	case CMD_COLUMN_SHOW:
		return toggle(choosing, field), true;
	case CMD_COLUMN_BACK:
	case CMD_COLUMN_ON:
		return move(choosing, field, command == CMD_COLUMN_ON ? 1 : -1), true;
	case CMD_COLUMN_WIDER:
	case CMD_COLUMN_NARROWER:
		return widen(choosing, field, command == CMD_COLUMN_WIDER ? 1 : -1), true;
	case CMD_COLUMN_RESET:
		return reset(choosing), true;
	case CMD_COLUMN_DONE:
		return app_pop(layer->app, false), true;
	case CMD_BACK:
		put(choosing, &choosing->before);
		return app_pop(layer->app, false), true;
	default:
		return scroll_command(&choosing->scroll, command, choosing->shape.kind->field_count);
	}
}

static void choosing_free(struct layer *layer)
{
	struct choosing *choosing = (struct choosing *)layer;
	shape_free(&choosing->before);
	shape_free(&choosing->shape);
	free(choosing->line);
	free(choosing);
}

static const struct layer_ops choosing_ops = {
	.context = IN_COLUMNS, .paint = choosing_paint, .command = choosing_command, .free = choosing_free,
};

struct layer *columns_layer_new(struct list_view *view)
{
	struct choosing *choosing = xcalloc(1, sizeof *choosing);
	choosing->layer = (struct layer){ .ops = &choosing_ops, .app = list_view_app(view) };
	choosing->view = view;
	choosing->before = list_view_shape(view);
	choosing->shape = list_view_shape(view);
	choosing->line = xcalloc((size_t)choosing->shape.kind->field_count, sizeof *choosing->line);
	order_lines(choosing);
	return &choosing->layer;
}
