/* SPDX-License-Identifier: EUPL-1.2 */
/* drill_layer: the rows behind a figure or a heading, as a list over what one was reading. */
#include "config.h"

#include <stdlib.h>

#include "mem.h"

#include "app.h"
#include "browse.h"
#include "list_document.h"

struct drill {
	struct layer layer;
	struct browse *browse;
	char *title;
};

static struct drill *of(struct layer *layer)
{
	return (struct drill *)layer;
}

static void paint_drill(struct layer *layer)
{
	struct drill *drill = of(layer);
	struct layout layout = browse_layout(layer->app);
	browse_paint_header(layer->app, layout.header);
	paint_text(layout.tabs.row, 1, layout.tabs.columns - 2, ROLE_TITLE, drill->title);
	browse_paint_rules(&layout);
	browse_paint(drill->browse, &layout);
	char *status = browse_status(drill->browse, &layout);
	app_paint_status(layer->app, layout.status, status);
	app_paint_hints(layer->app, layout.hints, IN_LIST);
	free(status);
}

static void drill_step(struct layer *layer)
{
	browse_step(of(layer)->browse, IN_LIST);
}

static bool drill_settle(struct layer *layer, enum command_id command)
{
	return browse_settle(of(layer)->browse, layer, command);
}

static bool drill_command(struct layer *layer, enum command_id command)
{
	return browse_command(of(layer)->browse, command);
}

static void drill_refresh(struct layer *layer)
{
	browse_refresh(of(layer)->browse);
	browse_tell(of(layer)->browse, layer);
}

static const struct record *drill_record(struct layer *layer)
{
	return browse_record(of(layer)->browse);
}

static int drill_marked(struct layer *layer)
{
	return browse_marked(of(layer)->browse);
}

static struct document *drill_document(struct layer *layer, struct err *err)
{
	return list_document_new(browse_list(of(layer)->browse), err);
}

static int drill_keep(struct layer *layer, bool now)
{
	return list_view_keep(browse_list(of(layer)->browse), now);
}

static bool drill_idle(struct layer *layer)
{
	bool done = browse_idle(of(layer)->browse);
	browse_tell(of(layer)->browse, layer);
	return done;
}

static void drill_free(struct layer *layer)
{
	drill_keep(layer, true);
	browse_free(of(layer)->browse);
	free(of(layer)->title);
	free(layer);
}

static const struct layer_ops drill_ops = {
	.context = IN_LIST, .covers = true,
	.paint = paint_drill, .step = drill_step, .settle = drill_settle, .command = drill_command,
	.refresh = drill_refresh, .record = drill_record, .marked = drill_marked, .keep = drill_keep,
	.idle = drill_idle, .document = drill_document, .free = drill_free,
};

struct layer *drill_layer_new(struct app *app, const struct kind *kind, const char *filter, const char *title)
{
	struct drill *drill = xcalloc(1, sizeof *drill);
	struct err err = { 0 };
	drill->layer.ops = &drill_ops;
	drill->browse = browse_new(app, kind);
	drill->title = xstrdup(title);
	if (!list_view_narrow(browse_list(drill->browse), filter, &err))
		app_complain(app, &err);
	return &drill->layer;
}
