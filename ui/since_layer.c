/* SPDX-License-Identifier: EUPL-1.2 */
/* since_layer: what has changed since the last meeting, over what one was reading. */
#include "config.h"

#include "summary.h"

#include "app.h"

/* Nothing in it is long: all that is told is held as it is made. */
static struct document *make_changes(struct app *app, void *context, struct err *err)
{
	struct summary_request request = { 0 };
	(void)context;
	return summary_build(summary_find("changes", NULL), app->strategy, &request, store_source, app->store, err);
}

struct layer *since_layer_new(struct app *app)
{
	return document_layer_new(app, NULL, make_changes, NULL);
}
