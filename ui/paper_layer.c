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
#include "printing.h"

struct paper {
	struct layer layer;
	struct document *document;
	char *text;   /* all pages */
	char **line;  /* its lines, within `text` */
	int count, pages;
	int pdf_pages; /* 0: not counted */
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

/* "3 pages". The caller frees. */
static char *count_text(int pages)
{
	return xasprintf(i18n_plural("%d page", "%d pages", (unsigned long)pages), pages);
}

/* What is shown is text; what goes to the printer is PDF where it can be made. */
static char *status_text(const struct paper *paper)
{
	const struct settings *settings = paper->layer.app->settings;
	char *now = keymap_keys(settings->keymap, CMD_PRINT_NOW, true);
	char *as_text = keymap_keys(settings->keymap, CMD_PRINT_TEXT, true);
	char *pages = count_text(paper->pages), *pdf = count_text(paper->pdf_pages), *text;
	if (print_sink() == sink_named("paper"))
		text = xasprintf(_("%s prints as text (%s) · %s"), now, pages, settings->print_command);
	else if (paper->pdf_pages == 0)
		text = xasprintf(_("%s prints as PDF, %s as text (%s) · %s"), now, as_text, pages,
				 settings->print_command);
	else
		text = xasprintf(_("%s prints as PDF (%s), %s as text (%s) · %s"), now, pdf, as_text, pages,
				 settings->print_command);
	free(pdf);
	free(pages);
	free(as_text);
	free(now);
	return text;
}

/* To the right, where the one before lies when it was not printed. */
static void paint_head(const struct paper *paper, struct rect rect)
{
	int used = paint_text(rect.row, 1, rect.columns - 2, ROLE_TITLE, paper->document->title);
	if (printing_left() == NULL)
		return;
	char *left = xasprintf(_("not printed: %s"), printing_left());
	paint_right(rect.row, used + 3, rect.columns - used - 4, ROLE_WARN, left);
	free(left);
}

static void paint_paper(struct layer *layer)
{
	struct paper *paper = of(layer);
	struct layout layout = browse_layout(layer->app);
	browse_paint_header(layer->app, layout.header);
	paint_head(paper, layout.tabs);
	paint_rule(layout.rule_top, 0, layout.body.columns);
	paint_rule(layout.rule_bottom, 0, layout.body.columns);
	paint_pages(paper, layout.body);
	char *left = status_text(paper);
	app_paint_status(layer->app, layout.status, left);
	app_paint_hints(layer->app, layout.hints, IN_PAPER);
	free(left);
}

static void print_now(struct paper *paper, const struct sink *sink)
{
	struct app *app = paper->layer.app;
	if (printing_begin(app, paper->document, sink))
		app_pop(app, false);
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
	.context = IN_PAPER, .covers = true, .paint = paint_paper, .command = paper_command, .free = paper_free,
};

/* Where it is cheap: the pages of a long list are many. 0 where they are not counted. */
static int count_pdf(const struct document *document, int pages)
{
	enum { CHEAP_PAGES = 20 };
	int count = 0;
	const struct sink_options options = { .pages = &count };
	const struct sink *sink = print_sink();
	FILE *nowhere = pages <= CHEAP_PAGES && sink != sink_named("paper") ? fopen("/dev/null", "w") : NULL;
	if (nowhere == NULL)
		return 0;
	if (!sink->write(document, &options, nowhere, NULL))
		count = 0;
	fclose(nowhere);
	return count;
}

/* All pages as text, and how many there are. */
static bool make_pages(struct paper *paper, struct err *err)
{
	struct sink_options options = { 0 };
	struct store *store = paper->layer.app->store;
	if (!store_still(store, true, err))
		return false;
	paper->text = sink_string(sink_named("paper"), paper->document, &options, err);
	if (paper->text != NULL) {
		split_lines(paper);
		paper->pdf_pages = count_pdf(paper->document, paper->pages);
	}
	store_still(store, false, NULL);
	return paper->text != NULL;
}

struct layer *paper_layer_new(struct app *app, struct document *document, struct err *err)
{
	struct paper *paper = xcalloc(1, sizeof *paper);
	*paper = (struct paper){ .layer = { .ops = &paper_ops, .app = app }, .document = document };
	if (make_pages(paper, err))
		return &paper->layer;
	paper_free(&paper->layer);
	return NULL;
}
