/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "paper.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

#include "browse.h"

enum { HELD_ROWS = 500 }; /* of a long table */

static void drop_lines(struct paper *paper)
{
	document_lines_free(&paper->lines);
	paper->lines = (struct document_lines){ 0 };
	paper->columns = 0;
}

bool paper_read(struct paper *paper, const struct summary *summary, const struct summary_request *request)
{
	struct err err = { 0 };
	struct app *app = paper->app;
	struct document *document = summary_build(summary, app->strategy, request, store_source, app->store, &err);
	if (document == NULL || !document_hold(document, HELD_ROWS, &err)) {
		document_free(document);
		app_complain(app, &err);
		return false;
	}
	document_free(paper->document);
	paper->document = document;
	drop_lines(paper);
	app->unpainted = true;
	return true;
}

void paper_free(struct paper *paper)
{
	drop_lines(paper);
	document_free(paper->document);
	paper->document = NULL;
}

static void lay_out(struct paper *paper, int columns)
{
	if (paper->document == NULL || paper->columns == columns)
		return;
	drop_lines(paper);
	paper->lines = document_layout(paper->document, columns);
	paper->columns = columns;
}

static const enum role role_of_line[] = {
	[LINE_BLANK] = ROLE_NORMAL, [LINE_TITLE] = ROLE_TITLE, [LINE_SUBTITLE] = ROLE_DIM,
	[LINE_HEADING] = ROLE_HEADING, [LINE_TEXT] = ROLE_NORMAL, [LINE_CAPTION] = ROLE_DIM, [LINE_HEAD] = ROLE_DIM,
	[LINE_ROW] = ROLE_NORMAL, [LINE_TOTAL] = ROLE_TITLE, [LINE_REST] = ROLE_NORMAL,
};

/* The row that LINE shows, or goes on with. */
static const struct document_row *row_at(const struct paper *paper, int line)
{
	while (line > 0 && line < paper->lines.count && paper->lines.line[line].role == LINE_REST)
		line--;
	if (line >= paper->lines.count || paper->lines.line[line].row < 0)
		return NULL;
	const struct document_line *at = &paper->lines.line[line];
	return &paper->document->block[at->block].row[at->row];
}

void paper_paint(struct paper *paper, struct rect rect)
{
	lay_out(paper, rect.columns);
	paper->rect = rect;
	scroll_fit(&paper->scroll, paper->lines.count, rect.rows);
	for (int i = 0; i < rect.rows && paper->scroll.top + i < paper->lines.count; i++) {
		const struct document_line *line = &paper->lines.line[paper->scroll.top + i];
		paint_text(rect.row + i, rect.column, rect.columns, role_of_line[line->role], line->text);
		paint_role(rect.row + i, rect.column + line->bar_from, line->bar_columns, ROLE_BAR);
	}
	int row = rect.row + paper->scroll.line - paper->scroll.top;
	const struct document_row *here = row_at(paper, paper->scroll.line);
	if (here != NULL && here->drill_kind != NULL)
		paint_role(row, rect.column, rect.columns, ROLE_SELECTED);
	paint_text(row, rect.column - 1, 1, ROLE_NORMAL, screen_glyph(GLYPH_SELECTED));
	paint_cursor(row, rect.column);
}

/* The record where the filter means one alone, "id:7"; else 0. */
static int64_t lone_record(const char *filter)
{
	char *end;
	if (strncmp(filter, "id:", 3) != 0)
		return 0;
	int64_t id = strtoll(filter + 3, &end, 10);
	return *end == '\0' ? id : 0;
}

static bool open_here(struct paper *paper)
{
	const struct document_row *row = row_at(paper, paper->scroll.line);
	struct app *app = paper->app;
	if (row == NULL || row->drill_kind == NULL) {
		app_say(app, _("This line leads nowhere; Enter opens the rows that tell of records"));
		return true;
	}
	const struct kind *kind = kind_named(row->drill_kind);
	int64_t id = lone_record(row->drill_filter);
	if (id != 0)
		app_push(app, record_layer_new(app, kind, id));
	else
		app_push(app, drill_layer_new(app, kind, row->drill_filter, i18n(kind->plural)));
	return true;
}

/* From one row that leads somewhere to the next, as far as one sees; where there is none, line by line. */
static void step(struct paper *paper, int by)
{
	int line = paper->scroll.line + by;
	for (int i = 0; i < paper->scroll.rows && line >= 0 && line < paper->lines.count; i++, line += by) {
		const struct document_row *row = row_at(paper, line);
		if (row != NULL && row->drill_kind != NULL && paper->lines.line[line].role != LINE_REST) {
			paper->scroll.line = line - by; /* scroll_command goes the last step */
			return;
		}
	}
}

bool paper_command(struct paper *paper, enum command_id command)
{
	struct layout layout = browse_layout(paper->app);
	if (paper->columns == 0) /* who types fast moves in what has not been painted yet */
		lay_out(paper, layout.body.columns - 4);
	if (command == CMD_UP || command == CMD_DOWN)
		step(paper, command == CMD_UP ? -1 : 1);
	if (scroll_command(&paper->scroll, command, paper->lines.count))
		return true;
	return command == CMD_OPEN && open_here(paper);
}
