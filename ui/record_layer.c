/* SPDX-License-Identifier: EUPL-1.2 */
/* record_layer: a record full size: every field, all that hangs on it; Enter follows. */
#include "config.h"

#include <stdlib.h>

#include "i18n.h"
#include "mem.h"
#include "scroll.h"

#include "app.h"
#include "batch.h"
#include "browse.h"
#include "cell.h"
#include "detail.h"

struct reading {
	struct layer layer;
	const struct kind *kind;
	int64_t id;
	struct record *record; /* NULL: it has gone */
	struct detail *detail; /* NULL: to be worked out */
	struct rect rect;      /* as painted last */
	struct scroll scroll;
};

static struct reading *of(struct layer *layer)
{
	return (struct reading *)layer;
}

static void read_record(struct reading *reading)
{
	struct err err = { 0 };
	record_free(reading->record);
	detail_free(reading->detail);
	reading->detail = NULL;
	reading->record = store_load(reading->layer.app->store, reading->kind, reading->id, &err);
	if (reading->record == NULL)
		app_complain(reading->layer.app, &err);
}

static int line_count(const struct reading *reading)
{
	return reading->detail != NULL ? reading->detail->count : 0;
}

static void work_out(struct reading *reading)
{
	if (reading->record != NULL && reading->detail == NULL)
		reading->detail = detail_new(reading->layer.app, reading->record, reading->rect.columns, true);
}

static void paint_record_layer(struct layer *layer)
{
	struct reading *reading = of(layer);
	struct app *app = layer->app;
	struct layout layout = browse_layout(app);
	struct rect rect = { layout.body.row, 2, layout.body.rows, layout.body.columns - 4 };
	browse_paint_header(app, layout.header);
	paint_text(layout.tabs.row, 1, layout.tabs.columns - 2, ROLE_DIM, i18n(reading->kind->label));
	paint_rule(layout.rule_top, 0, layout.body.columns);
	paint_rule(layout.rule_bottom, 0, layout.body.columns);
	if (reading->rect.columns != rect.columns) {
		detail_free(reading->detail);
		reading->detail = NULL;
	}
	reading->rect = rect;
	work_out(reading);
	scroll_fit(&reading->scroll, line_count(reading), rect.rows);
	if (reading->detail != NULL)
		detail_paint(reading->detail, rect, reading->scroll.top, reading->scroll.line, NULL);
	bool locked = reading->detail != NULL && reading->detail->locked;
	char *status = xasprintf(_("%s no. %lld · revision %lld%s%s"), i18n(reading->kind->label),
				 (long long)reading->id,
				 reading->record != NULL ? (long long)reading->record->rev : 0LL,
				 reading->record != NULL && reading->record->deleted ? _(" · deleted") : "",
				 locked ? _(" · not yours to change") : "");
	app->locked = locked;
	app_paint_status(app, layout.status, status);
	app_paint_hints(app, layout.hints, IN_DETAIL);
	free(status);
}

/* The title tells both what is listed and whose it is. */
static bool follow_list(struct reading *reading, const struct detail_line *line)
{
	struct app *app = reading->layer.app;
	char *whose = record_title(reading->record);
	char *title = xasprintf("%s · %s", i18n(line->kind->plural), whose);
	app_push(app, drill_layer_new(app, line->kind, line->filter, title));
	free(title);
	free(whose);
	return true;
}

static bool follow(struct reading *reading)
{
	struct app *app = reading->layer.app;
	if (reading->detail == NULL || reading->scroll.line >= reading->detail->count)
		return false;
	const struct detail_line *line = &reading->detail->line[reading->scroll.line];
	switch (line->target) {
	case LEADS_TO_RECORD:
		app_push(app, record_layer_new(app, line->kind, line->id));
		return true;
	case LEADS_TO_LIST:
		return follow_list(reading, line);
	case LEADS_TO_HISTORY:
		app_push(app, history_layer_new(app, reading->kind, reading->id));
		return true;
	default:
		return false;
	}
}

/* ---- one field where it stands ---- */

/* The field on the selected line, -1: none. */
static int field_here(const struct reading *reading)
{
	int line = reading->scroll.line;
	return line < line_count(reading) ? reading->detail->line[line].field : -1;
}

static struct rect place(void *context, int field, int columns)
{
	const struct reading *reading = context;
	int line = detail_line_of(reading->detail, field), top = reading->scroll.top;
	int at = line >= 0 && reading->detail->line[line].label != NULL ? reading->detail->label_width + 1 : 0;
	line = line > top ? line : top;
	return (struct rect){ reading->rect.row + line - top, reading->rect.column + at, 1, columns };
}

/* Lines lie one under the other: both ways on lead to the next field that can be edited. */
static bool next(void *context, int rows, int columns, struct cell *cell)
{
	const struct reading *reading = context;
	int step = rows != 0 ? rows : columns, here = field_here(reading);
	for (int line = reading->scroll.line; line >= 0 && line < line_count(reading); line += step) {
		int field = reading->detail->line[line].field;
		if (field < 0 || field == here || !cell_is_editable(&reading->kind->fields[field]))
			continue;
		*cell = (struct cell){ reading->id, field };
		return true;
	}
	return false;
}

static void edit(void *context, struct cell cell);

static void open_here(struct reading *reading, struct cell cell)
{
	struct cell_host host = { .context = reading, .place = place, .next = next, .edit = edit };
	cell_open(reading->layer.app, reading->kind, cell, &host);
}

/* The record has just been read again: its lines may be others. */
static void edit(void *context, struct cell cell)
{
	struct reading *reading = context;
	work_out(reading);
	int line = reading->detail != NULL ? detail_line_of(reading->detail, cell.field) : -1;
	if (line < 0)
		return;
	reading->scroll.line = line;
	scroll_fit(&reading->scroll, line_count(reading), reading->rect.rows);
	open_here(reading, cell);
}

static void edit_here(struct reading *reading)
{
	int field = field_here(reading);
	if (field < 0)
		app_say(reading->layer.app, _("There is no field on this line; choose one with the arrows"));
	else
		open_here(reading, (struct cell){ reading->id, field });
}

static bool record_layer_command(struct layer *layer, enum command_id command)
{
	struct reading *reading = of(layer);
	struct app *app = layer->app;
	if (scroll_command(&reading->scroll, command, line_count(reading)))
		return true;
	switch (command) {
	case CMD_OPEN:
		return follow(reading);
	case CMD_EDIT:
		app_push(app, form_layer_new(app, record_copy(reading->record)));
		return true;
	case CMD_EDIT_CELL:
		edit_here(reading);
		return true;
	case CMD_DUPLICATE:
		browse_duplicate(app, reading->record);
		return true;
	case CMD_CONFIRM:
		batch_confirm(app, reading->kind, &reading->id, 1);
		return true;
	case CMD_CONVERT:
		browse_convert(app, reading->kind, reading->id);
		return true;
	case CMD_DELETE:
		batch_delete(app, reading->kind, &reading->id, 1);
		return true;
	case CMD_HISTORY:
		app_push(app, history_layer_new(app, reading->kind, reading->id));
		return true;
	default:
		return false;
	}
}

static const struct record *record_layer_record(struct layer *layer)
{
	return of(layer)->record;
}

static void record_layer_refresh(struct layer *layer)
{
	read_record(of(layer));
}

static void record_layer_free(struct layer *layer)
{
	record_free(of(layer)->record);
	detail_free(of(layer)->detail);
	free(layer);
}

static const struct layer_ops record_ops = {
	.context = IN_DETAIL, .covers = true, .paint = paint_record_layer, .command = record_layer_command,
	.refresh = record_layer_refresh, .record = record_layer_record, .free = record_layer_free,
};

struct layer *record_layer_new(struct app *app, const struct kind *kind, int64_t id)
{
	struct reading *reading = xcalloc(1, sizeof *reading);
	reading->layer.ops = &record_ops;
	reading->layer.app = app;
	reading->kind = kind;
	reading->id = id;
	read_record(reading);
	return &reading->layer;
}
