/* SPDX-License-Identifier: EUPL-1.2 */
/* help_layer: what can be done here, from the command table. Typing narrows by action and by key, Enter runs. The
 * palette is the same list, opened by ':'. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "scroll.h"
#include "text.h"

#include "app.h"
#include "dialog.h"
#include "field_edit.h"

#define KEY_COLUMNS 16

struct help {
	struct layer layer;
	int context;
	bool palette;
	struct edit search;
	enum command_id found[CMD_COUNT];
	int count;
	struct scroll scroll;
};

static struct help *of(struct layer *layer)
{
	return (struct help *)layer;
}

/* Whether the command has exactly this key, as a person writes it: "e", "ctrl-s". */
static bool has_key(const struct help *help, enum command_id id, const char *typed)
{
	int code = key_code(typed);
	return code != 0 && keymap_command(help->layer.app->settings->keymap, command_row(id)->context, code) == id;
}

static bool matches(enum command_id id, const char *typed)
{
	const struct command *row = command_row(id);
	char *text = xasprintf("%s %s %s", i18n(row->help), row->hint != NULL ? i18n(row->hint) : "", row->name);
	bool hit = text_matches(text, typed);
	free(text);
	return hit;
}

static void add_found(struct help *help, enum command_id id)
{
	for (int i = 0; i < help->count; i++)
		if (help->found[i] == id)
			return;
	help->found[help->count++] = id;
}

/* What the key does comes first, then what the words say. */
static void find(struct help *help)
{
	const char *typed = help->search.text;
	help->count = help->scroll.line = help->scroll.top = 0;
	for (int pass = 0; pass < 2; pass++)
		for (int id = CMD_NONE + 1; id < CMD_COUNT; id++) {
			if (!(command_row((enum command_id)id)->context & help->context))
				continue;
			bool hit = pass == 0 ? *typed != '\0' && has_key(help, (enum command_id)id, typed)
					     : *typed == '\0' || matches((enum command_id)id, typed);
			if (hit)
				add_found(help, (enum command_id)id);
		}
}

/* ---- painting ---- */

static void paint_search(struct help *help, struct rect inside)
{
	int at = inside.column + 1;
	at += paint_text(inside.row, at, inside.columns / 2, ROLE_DIM, help->palette ? _("Do:") : _("Search:")) + 1;
	int room = inside.column + inside.columns - at - 1;
	field_edit_paint(&help->search, (struct rect){ inside.row, at, 1, room }, ROLE_INPUT, true);
}

static void paint_row(struct help *help, int index, int row, struct rect inside)
{
	const struct command *command = command_row(help->found[index]);
	char *keys = keymap_keys(help->layer.app->settings->keymap, command->id, false);
	paint_fill(row, inside.column + 2, KEY_COLUMNS, ROLE_KEY, keys, false);
	bool barred = (command->needs & NEEDS_WRITE) != 0 && store_is_read_only(help->layer.app->store, NULL);
	char *text = barred ? xasprintf("%s %s", screen_glyph(GLYPH_LOCK), i18n(command->help)) :
		     xstrdup(i18n(command->help));
	paint_text(row, inside.column + KEY_COLUMNS + 3, inside.columns - KEY_COLUMNS - 4,
		   barred ? ROLE_DIM : ROLE_NORMAL, text);
	free(text);
	if (index == help->scroll.line) {
		paint_text(row, inside.column, 1, ROLE_NORMAL, screen_glyph(GLYPH_SELECTED));
		paint_role(row, inside.column + 1, inside.columns - 1, ROLE_SELECTED);
	}
	free(keys);
}

static void paint_help(struct layer *layer)
{
	struct help *help = of(layer);
	char *remark = xasprintf(i18n_plural(" %d action · Enter runs · Esc closes ",
					     " %d actions · Enter runs · Esc closes ", (unsigned long)help->count),
				 help->count);
	struct rect inside = paint_frame(dialog_rect(layer->app, layer->app->rows - 4, 92),
					 help->palette ? _(" Command palette ") : _(" Help for here "), remark);
	scroll_fit(&help->scroll, help->count, inside.rows - 2);
	for (int i = help->scroll.top; i < help->count && i < help->scroll.top + help->scroll.rows; i++)
		paint_row(help, i, inside.row + 2 + i - help->scroll.top, inside);
	if (help->count == 0)
		paint_text(inside.row + 2, inside.column + 2, inside.columns - 4, ROLE_DIM,
			   _("Nothing here is called that."));
	paint_search(help, inside);
	free(remark);
}

/* ---- keys ---- */

static void run(struct help *help)
{
	struct app *app = help->layer.app;
	enum command_id id = help->count > 0 ? help->found[help->scroll.line] : CMD_NONE;
	app_pop(app, false);
	if (id != CMD_NONE)
		app_command(app, id);
}

static bool help_command(struct layer *layer, enum command_id command)
{
	struct help *help = of(layer);
	if (command == CMD_RUN)
		run(help);
	else
		return scroll_command(&help->scroll, command, help->count);
	return true;
}

static bool help_key(struct layer *layer, int key)
{
	struct help *help = of(layer);
	bool changed = false;
	/* Enter and the arrows are the list's. */
	if (key == K_ENTER || key == K_HOME || key == K_END || !field_edit_key(&help->search, key, 1000, &changed))
		return false;
	if (changed)
		find(help);
	app_say_loss(layer->app, &help->search);
	return true;
}

static void help_paste(struct layer *layer, const char *text)
{
	edit_insert(&of(layer)->search, text);
	find(of(layer));
	app_say_loss(layer->app, &of(layer)->search);
}

static void help_free(struct layer *layer)
{
	edit_free(&of(layer)->search);
	free(layer);
}

static const struct layer_ops help_ops = {
	.context = IN_HELP, .paint = paint_help, .key = help_key, .command = help_command, .paste = help_paste,
	.free = help_free,
};

struct layer *help_layer_new(struct app *app, int context, bool palette)
{
	struct help *help = xcalloc(1, sizeof *help);
	help->layer.ops = &help_ops;
	help->layer.app = app;
	help->context = context;
	help->palette = palette;
	edit_set(&help->search, "", false);
	find(help);
	return &help->layer;
}
