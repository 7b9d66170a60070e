/* SPDX-License-Identifier: EUPL-1.2 */
/* calendar_layer: a month over a form, to take a day from for a date; also the month or the year alone. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "calendar.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"
#include "type.h"

#include "app.h"
#include "dialog.h"

enum {
	CELL = 4,             /* columns of a day: "[20]" */
	WEEK_COLUMNS = 6,     /* the number of the week before them */
	COLUMNS = 56,         /* with the frame; what a day means just fits */
	ROWS = CALENDAR_WEEKS + 8, /* frame, weekdays, meaning, what else a key takes, hints, and blanks between */
	MONTHS_IN_YEAR = 12,
	YEAR_LENGTH = 4, MONTH_LENGTH = 7, /* bytes: "2026", "2026-11" */
};

struct calendar_layer {
	struct layer layer;
	struct calendar calendar;
	const struct field *field;
	char *time; /* " 17:00", kept with the day; "" for none; owned */
	void (*take)(void *context, const char *date);
	void (*typed)(void *context, int key, const char *text);
	void *context;
};

static struct calendar_layer *of(struct layer *layer)
{
	return (struct calendar_layer *)layer;
}

/* ---- painting ---- */

static void paint_weekdays(struct rect grid)
{
	for (int i = 0; i < CALENDAR_DAYS; i++)
		paint_right(grid.row, grid.column + WEEK_COLUMNS + i * CELL - 1, CELL, ROLE_DIM,
			    date_weekday_short(i + 1));
}

static void paint_day(const struct calendar *calendar, int day, bool weekend, int row, int column)
{
	char *number = xasprintf(day == calendar_today(calendar) ? "[%2d]" : " %2d ", day);
	paint_text(row, column, CELL, weekend ? ROLE_DIM : ROLE_NORMAL, number);
	free(number);
	if (day != calendar_day(calendar))
		return;
	paint_role(row, column, CELL, ROLE_SELECTED);
	paint_cursor(row, column + 1);
}

static void paint_week(const struct calendar *calendar, const struct calendar_week *week, int row, int column)
{
	char *number = xasprintf(_("w.%d"), week->number);
	paint_text(row, column, WEEK_COLUMNS - 1, ROLE_DIM, number);
	free(number);
	for (int i = 0; i < CALENDAR_DAYS; i++)
		if (week->day[i] != 0)
			paint_day(calendar, week->day[i], i >= CALENDAR_DAYS - 2, row,
				  column + WEEK_COLUMNS + i * CELL);
}

static void paint_month(const struct calendar *calendar, struct rect grid)
{
	struct calendar_week week;
	paint_weekdays(grid);
	for (int i = 0; i < CALENDAR_WEEKS && calendar_week(calendar, i, &week); i++)
		paint_week(calendar, &week, grid.row + 1 + i, grid.column);
}

/* "M the month alone: 2026-11": what a key that takes a part would take. Returns the columns used. */
static int paint_part(const struct calendar_layer *layer, enum command_id command, int length, struct rect place)
{
	char *key = keymap_keys(layer->layer.app->settings->keymap, command, true);
	char *part = xasprintf(_("takes %.*s"), length, layer->calendar.day);
	int at = place.column;
	if (*key != '\0') {
		at += paint_text(place.row, at, place.columns, ROLE_KEY, key) + 1;
		at += paint_text(place.row, at, place.columns, ROLE_DIM, part) + 3;
	}
	free(part);
	free(key);
	return at - place.column;
}

static void paint_foot(const struct calendar_layer *layer, struct rect foot)
{
	char *meaning = date_describe(layer->calendar.day);
	char *whole = xasprintf("%s%s %s %s", layer->calendar.day, layer->time, screen_glyph(GLYPH_DOT), meaning);
	paint_text(foot.row, foot.column, foot.columns, ROLE_NORMAL, whole);
	free(whole);
	free(meaning);
	struct rect part = { foot.row + 1, foot.column, 1, foot.columns };
	int used = paint_part(layer, CMD_TAKE_MONTH, MONTH_LENGTH, part);
	part.column += used;
	part.columns -= used;
	paint_part(layer, CMD_TAKE_YEAR, YEAR_LENGTH, part);
}

/* The keys that turn months and years; the caller frees. */
static char *turning_keys(const struct keymap *keymap)
{
	char *back = keymap_keys(keymap, CMD_PAGE_UP, true), *on = keymap_keys(keymap, CMD_PAGE_DOWN, true);
	char *year_back = keymap_keys(keymap, CMD_CALENDAR_BACK, true);
	char *year_on = keymap_keys(keymap, CMD_CALENDAR_ON, true);
	char *keys = xasprintf(_(" %s %s month · %s %s year "), back, on, year_back, year_on);
	free(back);
	free(on);
	free(year_back);
	free(year_on);
	return keys;
}

static void calendar_paint(struct layer *below)
{
	struct calendar_layer *layer = of(below);
	char *month = calendar_title(&layer->calendar);
	char *title = xasprintf(" %s %s %s ", field_label(layer->field), screen_glyph(GLYPH_DOT), month);
	char *keys = turning_keys(below->app->settings->keymap);
	struct rect inside = paint_frame(dialog_rect(below->app, ROWS, COLUMNS), title, keys);
	free(keys);
	free(title);
	free(month);
	int margin = (inside.columns - WEEK_COLUMNS - CALENDAR_DAYS * CELL) / 2;
	paint_month(&layer->calendar, (struct rect){ inside.row, inside.column + margin, 1 + CALENDAR_WEEKS,
						     inside.columns - margin });
	paint_foot(layer, (struct rect){ inside.row + 2 + CALENDAR_WEEKS, inside.column + 2, 2, inside.columns - 3 });
	dialog_foot(below->app, (struct rect){ inside.row + inside.rows - 1, inside.column, 1, inside.columns - 1 },
		     IN_CALENDAR);
}

/* ---- taking ---- */

/* The layer goes first, so that TAKE may push another. */
static void finish(struct calendar_layer *layer, int length, const char *rest)
{
	void (*give)(void *context, const char *date) = layer->take;
	void *context = layer->context;
	char *date = xasprintf("%.*s%s", length, layer->calendar.day, rest);
	app_pop(layer->layer.app, false);
	give(context, date);
	free(date);
}

/* A month or a year has no time of day; that it goes is told. */
static void take_part(struct calendar_layer *layer, int length)
{
	struct app *app = layer->layer.app;
	char *time = *layer->time != '\0' ? xstrdup(layer->time + 1) : NULL;
	finish(layer, length, "");
	if (time != NULL)
		app_say(app, _("The time of day, %s, went with the day"), time);
	free(time);
}

static void leave_to_type(struct calendar_layer *layer, int key, const char *text)
{
	void (*typed)(void *context, int key, const char *text) = layer->typed;
	void *context = layer->context;
	app_pop(layer->layer.app, false);
	typed(context, key, text);
}

/* ---- keys ---- */

static const struct {
	enum command_id command;
	int days, months;
} moves[] = {
	{ CMD_UP, -CALENDAR_DAYS, 0 }, { CMD_DOWN, CALENDAR_DAYS, 0 }, { CMD_LEFT, -1, 0 }, { CMD_RIGHT, 1, 0 },
	{ CMD_PAGE_UP, 0, -1 }, { CMD_PAGE_DOWN, 0, 1 }, { CMD_CALENDAR_BACK, 0, -MONTHS_IN_YEAR },
	{ CMD_CALENDAR_ON, 0, MONTHS_IN_YEAR },
};

/* False when COMMAND moves nothing. */
static bool move_by(struct calendar_layer *layer, enum command_id command)
{
	for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
		if (moves[i].command != command)
			continue;
		bool moved = moves[i].days != 0 ? calendar_move_days(&layer->calendar, moves[i].days) :
			calendar_move_months(&layer->calendar, moves[i].months);
		if (!moved)
			app_say(layer->layer.app, _("There are no dates beyond this one"));
		return true;
	}
	return false;
}

static bool calendar_command(struct layer *below, enum command_id command)
{
	struct calendar_layer *layer = of(below);
	switch (command) {
	case CMD_CALENDAR_TODAY:
		calendar_go_today(&layer->calendar);
		return true;
	case CMD_TAKE_DAY:
		finish(layer, (int)strlen(layer->calendar.day), layer->time);
		return true;
	case CMD_TAKE_MONTH:
		take_part(layer, MONTH_LENGTH);
		return true;
	case CMD_TAKE_YEAR:
		take_part(layer, YEAR_LENGTH);
		return true;
	default:
		return move_by(layer, command);
	}
}

/* A character that is no command of the calendar is the beginning of a date that somebody would rather write. */
static bool calendar_key(struct layer *below, int key)
{
	if (key <= ' ' || key >= KEYS_SPECIAL ||
	    keymap_command(below->app->settings->keymap, IN_CALENDAR, key) != CMD_NONE)
		return false;
	leave_to_type(of(below), key, NULL);
	return true;
}

/* Only what reads as a date takes the place of the one that stands there. */
static void calendar_paste(struct layer *below, const char *text)
{
	struct calendar_layer *layer = of(below);
	char date[DATE_SIZE], *trimmed = text_trim(text);
	if (*trimmed != '\0' && type_date(layer->field, trimmed, date, NULL))
		leave_to_type(layer, 0, trimmed);
	else
		app_say(below->app, _("What was pasted is no date; the field is as it was"));
	free(trimmed);
}

static void calendar_free(struct layer *below)
{
	free(of(below)->time);
	free(below);
}

static const struct layer_ops calendar_ops = {
	.context = IN_CALENDAR, .paint = calendar_paint, .key = calendar_key, .command = calendar_command,
	.paste = calendar_paste, .free = calendar_free,
};

struct layer *calendar_layer_new(struct app *app, const struct field *field, const char *current,
				 void (*take)(void *context, const char *date),
				 void (*typed)(void *context, int key, const char *text), void *context)
{
	struct calendar_layer *layer = xcalloc(1, sizeof *layer);
	layer->layer = (struct layer){ .ops = &calendar_ops, .app = app };
	layer->field = field;
	layer->take = take;
	layer->typed = typed;
	layer->context = context;
	layer->time = xstrdup(strlen(current) > DATE_DAY_SIZE ? current + DATE_DAY_SIZE - 1 : "");
	calendar_start(&layer->calendar, current);
	return &layer->layer;
}
