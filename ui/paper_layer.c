/* SPDX-License-Identifier: EUPL-1.2 */
/* paper_layer: what would be printed, page by page, before it is. */
#include "config.h"

#include "export.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "print.h"
#include "scroll.h"
#include "sink.h"
#include "text.h"

#include "browse.h"

struct paper {
	struct layer layer;
	struct document *document;
	char *text;   /* all pages */
	char **line;  /* its lines, within `text` */
	int count, pages;
	struct scroll scroll;
};

static struct paper *of(struct layer *layer)
{
	return (struct paper *)layer;
}

static void split_lines(struct paper *paper)
{
	char *rest = paper->text, *line;
	while ((line = strsep(&rest, "\n")) != NULL && rest != NULL) {
		paper->line = xrealloc(paper->line, (size_t)paper->count + 1, sizeof *paper->line);
		paper->line[paper->count++] = line;
		paper->pages += *line == '\f';
	}
	paper->pages++;
}

static void paint_pages(struct paper *paper, struct rect rect)
{
	scroll_fit(&paper->scroll, paper->count, rect.rows);
	for (int i = 0; i < rect.rows && paper->scroll.top + i < paper->count; i++) {
		const char *line = paper->line[paper->scroll.top + i];
		/* The end of one sheet and the beginning of the next. */
		if (*line == '\f')
			paint_rule(rect.row + i, 0, rect.column + rect.columns);
		paint_text(rect.row + i, rect.column, rect.columns, ROLE_NORMAL, *line == '\f' ? line + 1 : line);
	}
	paint_cursor(rect.row + paper->scroll.line - paper->scroll.top, rect.column);
}

static void paint_paper(struct layer *layer)
{
	struct paper *paper = of(layer);
	struct layout layout = browse_layout(layer->app);
	unsigned long pages = (unsigned long)paper->pages;
	browse_paint_header(layer->app, layout.header);
	paint_text(layout.tabs.row, 1, layout.tabs.columns - 2, ROLE_TITLE, paper->document->title);
	paint_rule(layout.rule_top, 0, layout.body.columns);
	paint_rule(layout.rule_bottom, 0, layout.body.columns);
	paint_pages(paper, layout.body);
	char *left = xasprintf(i18n_plural("%lu page as text · Enter prints with %s",
					   "%lu pages as text · Enter prints with %s", pages),
			       pages, layer->app->settings->print_command);
	app_paint_status(layer->app, layout.status, left);
	app_paint_hints(layer->app, layout.hints, IN_PAPER);
	free(left);
}

static void print_now(struct paper *paper, const struct sink *sink)
{
	struct app *app = paper->layer.app;
	struct err err = { 0 };
	bool good = store_still(app->store, true, &err);
	if (good) {
		good = print_document(paper->document, sink, app->settings->print_command, &err);
		store_still(app->store, false, NULL);
	}
	if (!good) {
		app_complain(app, &err);
		return;
	}
	app_pop(app, false);
	app_say(app, _("Sent to %s"), app->settings->print_command);
}

static bool paper_command(struct layer *layer, enum command_id command)
{
	struct paper *paper = of(layer);
	if (scroll_command(&paper->scroll, command, paper->count))
		return true;
	if (command == CMD_PRINT_NOW)
		print_now(paper, print_sink());
	else if (command == CMD_PRINT_TEXT)
		print_now(paper, sink_named("paper"));
	else
		return false;
	return true;
}

static void paper_free(struct layer *layer)
{
	struct paper *paper = of(layer);
	document_free(paper->document);
	free(paper->line);
	free(paper->text);
	free(paper);
}

static const struct layer_ops paper_ops = {
	.context = IN_PAPER, .covers = true, .confirms = true, .paint = paint_paper, .command = paper_command,
	.free = paper_free,
};

struct layer *paper_layer_new(struct app *app, struct document *document, struct err *err)
{
	struct sink_options options = { 0 };
	char *text = NULL;
	if (store_still(app->store, true, err)) {
		text = sink_string(sink_named("paper"), document, &options, err);
		store_still(app->store, false, NULL);
	}
	if (text == NULL) {
		document_free(document);
		return NULL;
	}
	struct paper *paper = xcalloc(1, sizeof *paper);
	*paper = (struct paper){ .layer = { .ops = &paper_ops, .app = app }, .document = document, .text = text };
	split_lines(paper);
	return &paper->layer;
}
