/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "progress.h"

#include <stdlib.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"

#include "input.h"

enum {
	MANY = 1000,       /* records that are told of before anything is done with them */
	PAUSE = 150 * 1000 /* microseconds between two pictures: as often as one can read them */
};

/* On the line itself: the layers may not read the register in the middle of a save, as they do to paint. */
static void paint(struct progress *progress, int done, int count)
{
	const struct app *app = progress->app;
	struct layout layout = layout_compute(app->rows, app->columns, 50, false, app->settings->hints);
	if (layout.too_small)
		return;
	int64_t all = (int64_t)progress->part * count + done;
	char *at = number_text(all / progress->parts), *of = number_text(count);
	char *text = progress->stops ? xasprintf(_("%s … %s of %s; Esc stops"), progress->doing, at, of) :
		xasprintf(_("%s … %s of %s"), progress->doing, at, of);
	paint_clear(layout.status);
	paint_text(layout.status.row, layout.status.column + 1, layout.status.columns - 2, ROLE_NORMAL, text);
	paint_finish();
	free(text);
	free(of);
	free(at);
	progress->shown = true;
	progress->told = clock_steady();
}

static bool go_on(void *context, int done, int count)
{
	struct progress *progress = context;
	if (progress->stops && input_forget(&progress->stopped))
		progress->pressed = true;
	if (clock_steady() - progress->told >= PAUSE)
		paint(progress, done, count);
	return !progress->stopped;
}

void progress_begin(struct progress *progress, int count)
{
	progress->told = clock_steady();
	if (count >= MANY)
		paint(progress, 0, count);
	store_tell(progress->app->store, go_on, progress);
}

void progress_end(struct progress *progress)
{
	store_tell(progress->app->store, NULL, NULL);
	if (progress->shown || progress->stops)
		app_fresh(progress->app);
	if (progress->pressed && !progress->stopped)
		app_say_unheard(progress->app);
}
