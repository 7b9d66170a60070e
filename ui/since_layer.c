/* SPDX-License-Identifier: EUPL-1.2 */
/* since_layer: what has changed since the last meeting, over what one was reading. */
#include "config.h"

#include <stdlib.h>

#include "i18n.h"

#include "app.h"
#include "browse.h"
#include "mem.h"
#include "paper.h"

struct since {
	struct layer layer;
	struct paper paper;
};

static struct since *of(struct layer *layer)
{
	return (struct since *)layer;
}

static void since_read(struct layer *layer)
{
	struct summary_request request = { 0 };
	paper_read(&of(layer)->paper, summary_find("changes", NULL), &request);
}

static void since_paint(struct layer *layer)
{
	struct app *app = layer->app;
	struct layout layout = browse_layout(app);
	struct rect rect = { layout.body.row, 2, layout.body.rows, layout.body.columns - 4 };
	browse_paint_header(app, layout.header);
	paint_text(layout.tabs.row, 1, layout.tabs.columns - 2, ROLE_DIM, _("From the history"));
	paint_rule(layout.rule_top, 0, layout.body.columns);
	paint_rule(layout.rule_bottom, 0, layout.body.columns);
	paper_paint(&of(layer)->paper, rect);
	app_paint_status(app, layout.status, _("+ new  ~ changed  × closed  ✓ confirmed  − removed"));
	app_paint_hints(app, layout.hints, IN_PAPER);
}

static bool since_command(struct layer *layer, enum command_id command)
{
	return paper_command(&of(layer)->paper, command);
}

static void since_free(struct layer *layer)
{
	paper_free(&of(layer)->paper);
	free(layer);
}

static const struct layer_ops since_ops = {
	.context = IN_PAPER, .covers = true, .paint = since_paint, .command = since_command, .refresh = since_read,
	.free = since_free,
};

struct layer *since_layer_new(struct app *app)
{
	struct since *since = xcalloc(1, sizeof *since);
	since->layer = (struct layer){ .ops = &since_ops, .app = app };
	since->paper.app = app;
	since_read(&since->layer);
	return &since->layer;
}
