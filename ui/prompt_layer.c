/* SPDX-License-Identifier: EUPL-1.2 */
/* prompt_layer: one line to write on, at the foot of the screen. What lies under it goes on living. */
#include "config.h"

#include <stdlib.h>

#include "mem.h"
#include "text.h"

#include "app.h"
#include "field_edit.h"

#define PROMPT_LIMIT 1000 /* characters; a filter is shorter */

struct prompt {
	struct layer layer;
	char *label;
	struct edit edit;
	void (*changed)(void *context, const char *text);
	void (*done)(void *context, const char *text);
	void *context;
};

static void prompt_paint(struct layer *layer)
{
	struct prompt *prompt = (struct prompt *)layer;
	int row = layer->app->rows - 1, columns = layer->app->columns;
	paint_clear((struct rect){ row, 0, 1, columns });
	int at = 1 + paint_text(row, 1, columns / 2, ROLE_KEY, prompt->label) + 1;
	field_edit_paint(&prompt->edit, (struct rect){ row, at, 1, columns - at - 1 }, ROLE_INPUT, true);
}

/* The layer goes first, so that DONE may push another. */
static void finish(struct prompt *prompt, bool take)
{
	void (*done)(void *context, const char *text) = prompt->done;
	void *context = prompt->context;
	char *text = take ? xstrdup(prompt->edit.text) : NULL;
	app_pop(prompt->layer.app, false);
	done(context, text);
	free(text);
}

static void tell(struct prompt *prompt)
{
	if (prompt->changed != NULL)
		prompt->changed(prompt->context, prompt->edit.text);
}

static bool prompt_key(struct layer *layer, int key)
{
	struct prompt *prompt = (struct prompt *)layer;
	bool changed;
	if (key == K_ENTER || key == K_ESC) {
		finish(prompt, key == K_ENTER);
		return true;
	}
	if (!field_edit_key(&prompt->edit, key, layer->app->columns, &changed))
		return false;
	if (changed)
		tell(prompt);
	app_say_loss(layer->app, &prompt->edit);
	return true;
}

static void prompt_paste(struct layer *layer, const char *text)
{
	struct prompt *prompt = (struct prompt *)layer;
	edit_insert(&prompt->edit, text);
	tell(prompt);
	app_say_loss(layer->app, &prompt->edit);
}

static void prompt_free(struct layer *layer)
{
	struct prompt *prompt = (struct prompt *)layer;
	free(prompt->label);
	edit_free(&prompt->edit);
	free(prompt);
}

static const struct layer_ops prompt_ops = {
	.paint = prompt_paint, .key = prompt_key, .paste = prompt_paste, .free = prompt_free,
};

struct layer *prompt_layer_new(struct app *app, const char *label, const char *text,
			       void (*changed)(void *context, const char *text),
			       void (*done)(void *context, const char *text), void *context)
{
	struct prompt *prompt = xcalloc(1, sizeof *prompt);
	prompt->layer = (struct layer){ .ops = &prompt_ops, .app = app };
	prompt->label = xstrdup(label);
	edit_set(&prompt->edit, text, false);
	prompt->edit.limit = PROMPT_LIMIT;
	prompt->changed = changed;
	prompt->done = done;
	prompt->context = context;
	return &prompt->layer;
}
