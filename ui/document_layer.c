/* SPDX-License-Identifier: EUPL-1.2 */
/* document_layer: a document over what one was reading: a summary that was fixed, what has changed since, what others
 * have made. */
#include "config.h"

#include <stdlib.h>

#include "frozen.h"
#include "i18n.h"
#include "mem.h"
#include "request.h"
#include "summary.h"

#include "app.h"
#include "browse.h"
#include "reader.h"

struct reading {
	struct layer layer;
	struct reader *reader;
	int64_t frozen; /* the summary that was fixed, 0: another document */
	struct document *(*make)(struct app *app, void *context, struct err *err); /* NULL: it never changes */
	void *context;
};

static struct reading *of(struct layer *layer)
{
	return (struct reading *)layer;
}

static struct rect text_rect(const struct layout *layout)
{
	return (struct rect){ layout->body.row, 2, layout->body.rows, layout->body.columns - 4 };
}

static void paint_reading(struct layer *layer)
{
	struct reading *reading = of(layer);
	struct layout layout = browse_layout(layer->app);
	const struct document *document = reader_document(reading->reader);
	browse_paint_header(layer->app, layout.header);
	paint_text(layout.tabs.row, 1, layout.tabs.columns - 2, ROLE_TITLE, document != NULL ? document->title : "");
	paint_rule(layout.rule_top, 0, layout.body.columns);
	paint_rule(layout.rule_bottom, 0, layout.body.columns);
	reader_paint(reading->reader, text_rect(&layout));
	char *hint = reader_hint(reading->reader);
	app_paint_status(layer->app, layout.status, hint != NULL ? hint : "");
	app_paint_hints(layer->app, layout.hints, layer->ops->context);
	free(hint);
}

static void read_reading(struct reading *reading, bool anew)
{
	struct app *app = reading->layer.app;
	struct err err = { 0 };
	struct document *document = NULL;
	if (reading->make == NULL)
		return;
	if (store_still(app->store, true, &err)) {
		document = reading->make(app, reading->context, &err);
		store_still(app->store, false, NULL);
	}
	if (document == NULL)
		app_complain(app, &err);
	else
		reader_put(reading->reader, document, anew);
}

static void refresh_reading(struct layer *layer)
{
	read_reading(of(layer), false);
}

static bool command_reading(struct layer *layer, enum command_id command)
{
	struct reading *reading = of(layer);
	struct layout layout = browse_layout(layer->app);
	if (command == CMD_DIFFERENCES && reading->frozen != 0) {
		app_push(layer->app, comparison_layer_new(layer->app, reading->frozen));
		return true;
	}
	return reader_command(reading->reader, command, text_rect(&layout));
}

static struct document *document_of_reading(struct layer *layer, struct err *err)
{
	const struct document *document = reader_document(of(layer)->reader);
	(void)err;
	return document != NULL ? document_copy(document) : NULL;
}

static void free_reading(struct layer *layer)
{
	reader_free(of(layer)->reader);
	free(of(layer)->context);
	free(layer);
}

#define OPS(where)                                                                                                     \
	{                                                                                                              \
		.context = where, .covers = true, .paint = paint_reading, .command = command_reading,                  \
		.refresh = refresh_reading, .document = document_of_reading, .free = free_reading,                     \
	}
static const struct layer_ops report_ops = OPS(IN_REPORT), fixed_ops = OPS(IN_FIXED);

struct layer *document_layer_new(struct app *app, struct document *document,
				 struct document *(*make)(struct app *app, void *context, struct err *err),
				 void *context)
{
	struct reading *reading = xcalloc(1, sizeof *reading);
	reading->layer.ops = &report_ops;
	reading->layer.app = app;
	reading->reader = reader_new(app);
	reading->make = make;
	reading->context = context;
	if (document != NULL)
		reader_put(reading->reader, document, true);
	else
		read_reading(reading, true);
	return &reading->layer;
}

/* ---- what was fixed ---- */

static void name_command(struct document *document, int64_t id, const char *more)
{
	char *command = xasprintf("summary --frozen %lld%s", (long long)id, more);
	document_command(document, command);
	free(command);
}

struct layer *frozen_layer_new(struct app *app, int64_t id, struct err *err)
{
	struct frozen frozen;
	if (!store_frozen(app->store, id, &frozen, err))
		return NULL;
	struct document *document = frozen_document(&frozen, err);
	if (document != NULL)
		name_command(document, id, "");
	struct layer *layer = document != NULL ? document_layer_new(app, document, NULL, NULL) : NULL;
	if (layer != NULL) {
		layer->ops = &fixed_ops;
		of(layer)->frozen = id;
		reader_is_of_then(of(layer)->reader);
	}
	frozen_free(&frozen);
	return layer;
}

static struct document *then_of(struct app *app, int64_t id, struct frozen *frozen, struct err *err)
{
	return store_frozen(app->store, id, frozen, err) ? frozen_document_bare(frozen, err) : NULL;
}

static struct document *now_of(struct app *app, const struct frozen *frozen, struct err *err)
{
	const struct summary *summary = summary_find(frozen->name, err);
	struct request_kept kept = request_read(frozen->request);
	struct strategy *strategy =
		summary != NULL ? store_strategy_in(app->store, kept.request.period.year, err) : NULL;
	struct document *document = NULL;
	if (strategy != NULL)
		document = frozen_build(summary, strategy, &kept.request, store_source, app->store, err);
	strategy_free(strategy);
	request_free(&kept);
	return document;
}

static struct document *make_comparison(struct app *app, void *context, struct err *err)
{
	struct frozen frozen = { 0 };
	struct document *then = then_of(app, *(int64_t *)context, &frozen, err), *now = NULL, *both = NULL;
	if (then != NULL)
		now = now_of(app, &frozen, err);
	if (now != NULL)
		both = frozen_comparison(&frozen, then, now);
	if (both != NULL)
		name_command(both, *(int64_t *)context, " --compare");
	document_free(then);
	document_free(now);
	frozen_free(&frozen);
	return both;
}

struct layer *comparison_layer_new(struct app *app, int64_t frozen)
{
	int64_t *id = xcalloc(1, sizeof *id);
	*id = frozen;
	return document_layer_new(app, NULL, make_comparison, id);
}
