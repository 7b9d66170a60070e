/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "reader.h"

#include <stdlib.h>
#include <string.h>

#include "drawing.h"
#include "i18n.h"
#include "mem.h"
#include "section.h"
#include "text.h"

#include "mend.h"

enum { TITLE_MOST = 20, NAME_MOST = 30 }; /* columns of a summary and of a row in the title of what they lead to */

struct reader {
	struct app *app;
	struct document *document;
	bool *folded;                /* per block: what lies under this heading is not shown */
	struct document_lines lines; /* laid out for `columns` */
	int *shown, shown_count;     /* the lines that no fold hides */
	int columns, rows;           /* 0: to be laid out */
	int line, top;               /* selected and first on screen, in `shown` */
	int cell;                    /* column of the table, -1: the row */
	char *search;
	bool then;                   /* the document is of another time than the rows behind it */
};

struct reader *reader_new(struct app *app)
{
	struct reader *reader = xcalloc(1, sizeof *reader);
	reader->app = app;
	reader->cell = -1;
	reader->search = xstrdup("");
	return reader;
}

static void drop_lines(struct reader *reader)
{
	document_lines_free(&reader->lines);
	free(reader->shown);
	reader->shown = NULL;
	reader->shown_count = 0;
	reader->columns = 0;
	reader->app->unpainted = true;
}

void reader_free(struct reader *reader)
{
	if (reader == NULL)
		return;
	drop_lines(reader);
	document_free(reader->document);
	free(reader->folded);
	free(reader->search);
	free(reader);
}

void reader_is_of_then(struct reader *reader)
{
	reader->then = true;
}

const struct document *reader_document(const struct reader *reader)
{
	return reader->document;
}

/* ---- folds ---- */

static bool is_heading(const struct document *document, int block)
{
	return block >= 0 && document->block[block].type == BLOCK_HEADING;
}

/* The folds of OLD that the document still has, by the words of the heading. */
static void keep_folds(struct reader *reader, const struct document *old, const bool *was)
{
	for (int i = 0; old != NULL && i < old->block_count; i++)
		for (int k = 0; was[i] && k < reader->document->block_count; k++)
			if (is_heading(reader->document, k) &&
			    strcmp(reader->document->block[k].text, old->block[i].text) == 0)
				reader->folded[k] = true;
}

void reader_put(struct reader *reader, struct document *document, bool anew)
{
	struct document *old = reader->document;
	bool *was = reader->folded;
	reader->document = document;
	reader->folded = document != NULL ? xcalloc((size_t)document->block_count + 1, sizeof *was) : NULL;
	if (document != NULL && !anew && was != NULL)
		keep_folds(reader, old, was);
	if (anew) {
		reader->line = reader->top = 0;
		reader->cell = -1;
	}
	document_free(old);
	free(was);
	drop_lines(reader);
}

/* Whether a folded heading over BLOCK hides it. */
static bool is_hidden(const struct reader *reader, int block)
{
	const struct document *document = reader->document;
	int level = is_heading(document, block) ? document->block[block].level : 1 << 20;
	for (int i = block - 1; i >= 0 && level > 1; i--) {
		if (!is_heading(document, i) || document->block[i].level >= level)
			continue;
		if (reader->folded[i])
			return true;
		level = document->block[i].level;
	}
	return false;
}

static void choose_shown(struct reader *reader)
{
	free(reader->shown);
	reader->shown = xcalloc((size_t)reader->lines.count + 1, sizeof *reader->shown);
	reader->shown_count = 0;
	int block = -1;
	bool hidden = false;
	for (int i = 0; i < reader->lines.count; i++) {
		if (reader->lines.line[i].block != block) {
			block = reader->lines.line[i].block;
			hidden = block >= 0 && is_hidden(reader, block);
		}
		bool under = is_heading(reader->document, block) && reader->folded[block] &&
			     reader->lines.line[i].role != LINE_HEADING && reader->lines.line[i].role != LINE_BLANK;
		if (!hidden && !under)
			reader->shown[reader->shown_count++] = i;
	}
}

/* ---- the selected line ---- */

static const struct document_line *line_at(const struct reader *reader, int at)
{
	return at >= 0 && at < reader->shown_count ? &reader->lines.line[reader->shown[at]] : NULL;
}

static const struct document_row *row_at(const struct reader *reader, int at)
{
	const struct document_line *line = line_at(reader, at);
	return line != NULL && line->row >= 0 ? &reader->document->block[line->block].row[line->row] : NULL;
}

/* The first line of a heading. */
static bool is_fold_at(const struct reader *reader, int at)
{
	const struct document_line *line = line_at(reader, at);
	if (line == NULL || line->role != LINE_HEADING)
		return false;
	const struct document_line *before = line_at(reader, at - 1);
	return before == NULL || before->block != line->block;
}

static bool leads_on(const struct document_row *row)
{
	return row != NULL && (row->drill_kind != NULL || row->mend != NULL);
}

/* Whether the rows behind the cell can be shown: its own, or for a number those of the row. */
static bool is_way(const struct reader *reader, int at, int column)
{
	const struct document_line *line = line_at(reader, at);
	const struct document_row *row = row_at(reader, at);
	if (row == NULL || row->cell[column].empty || line->cell[column].columns == 0)
		return false;
	enum cell_type type = reader->document->block[line->block].column[column].type;
	bool figure = type != CELL_TEXT && type != CELL_DATE && type != CELL_SPAN;
	return row->cell[column].drill_kind != NULL || (figure && row->drill_kind != NULL);
}

static bool has_way(const struct reader *reader, int at)
{
	const struct document_line *line = line_at(reader, at);
	if (leads_on(row_at(reader, at)))
		return true;
	for (int i = 0; row_at(reader, at) != NULL && i < reader->document->block[line->block].column_count; i++)
		if (is_way(reader, at, i))
			return true;
	return false;
}

static bool is_stop(const struct reader *reader, int at)
{
	return is_fold_at(reader, at) || has_way(reader, at);
}

/* The next line one may stand on from FROM in steps of STEP; -1: none. */
static int next_stop(const struct reader *reader, int from, int step)
{
	for (int at = from; at >= 0 && at < reader->shown_count; at += step)
		if (is_stop(reader, at))
			return at;
	return -1;
}

static int last_top(const struct reader *reader)
{
	return reader->shown_count > reader->rows ? reader->shown_count - reader->rows : 0;
}

static void set_top(struct reader *reader, int top)
{
	reader->top = top < 0 ? 0 : top > last_top(reader) ? last_top(reader) : top;
}

static bool is_in_view(const struct reader *reader, int at)
{
	return at >= reader->top && at < reader->top + reader->rows;
}

static void keep_in_view(struct reader *reader)
{
	/* The first stop shows all that stands above it, the last one all below; the top stays where it is seen. */
	if (next_stop(reader, reader->line - 1, -1) < 0 && reader->line < reader->rows)
		set_top(reader, 0);
	else if (reader->top == 0 && is_in_view(reader, reader->line))
		return;
	else if (next_stop(reader, reader->line + 1, 1) < 0 && reader->shown_count - reader->line <= reader->rows)
		set_top(reader, last_top(reader));
	else if (reader->line < reader->top)
		set_top(reader, reader->line);
	else if (reader->line >= reader->top + reader->rows)
		set_top(reader, reader->line - reader->rows + 1);
}

static void select_line(struct reader *reader, int at)
{
	if (at < 0)
		return;
	reader->line = at;
	keep_in_view(reader);
}

/* The nearest stop to where one was. */
static void select_near(struct reader *reader)
{
	if (reader->line >= reader->shown_count)
		reader->line = reader->shown_count - 1;
	if (!is_stop(reader, reader->line)) {
		int stop = next_stop(reader, reader->line, -1);
		reader->line = stop >= 0 ? stop : next_stop(reader, 0, 1);
	}
	if (reader->line < 0)
		reader->line = 0;
	keep_in_view(reader);
}

static bool is_prose(const struct reader *reader, int at)
{
	return reader->document->block[line_at(reader, at)->block].prose;
}

/* One starts at the very top, on the first figure of a table where that is in view, not on its heading: Enter shows at
 * once what the pane is for. */
static void select_first(struct reader *reader)
{
	int at = 0;
	while (at < reader->shown_count && (!has_way(reader, at) || is_prose(reader, at)))
		at++;
	if (at >= reader->shown_count || at >= reader->rows)
		at = next_stop(reader, 0, 1);
	reader->top = 0;
	reader->line = at >= 0 && at < reader->rows ? at : 0;
}

static void lay_out(struct reader *reader, struct rect rect)
{
	bool first = reader->columns == 0 && reader->line == 0 && reader->top == 0;
	reader->rows = rect.rows > 0 ? rect.rows : 1;
	if (reader->columns == rect.columns) {
		keep_in_view(reader);
		return;
	}
	document_lines_free(&reader->lines);
	reader->lines = document_layout(reader->document, rect.columns);
	reader->columns = rect.columns;
	choose_shown(reader);
	if (first)
		select_first(reader);
	else
		select_near(reader);
}

/* ---- painting ---- */

static const enum role role_of_line[] = {
	[LINE_BLANK] = ROLE_NORMAL, [LINE_TITLE] = ROLE_TITLE, [LINE_SUBTITLE] = ROLE_DIM,
	[LINE_HEADING] = ROLE_HEADING,
	[LINE_TEXT] = ROLE_NORMAL, [LINE_CAPTION] = ROLE_DIM, [LINE_HEAD] = ROLE_DIM, [LINE_ROW] = ROLE_NORMAL,
	[LINE_TOTAL] = ROLE_TITLE, [LINE_REST] = ROLE_NORMAL,
};

static void paint_line(struct reader *reader, struct rect rect, int at)
{
	const struct document_line *line = line_at(reader, at);
	int row = rect.row + at - reader->top;
	paint_text(row, rect.column, rect.columns, role_of_line[line->role], line->text);
	paint_role(row, rect.column + line->bar_from, line->bar_columns, ROLE_BAR);
	if (is_fold_at(reader, at) && reader->folded[line->block])
		paint_text(row, rect.column - 2, 1, ROLE_HEADING, screen_glyph(GLYPH_FOLDED));
}

static void paint_selected(struct reader *reader, struct rect rect)
{
	const struct document_line *line = line_at(reader, reader->line);
	int row = rect.row + reader->line - reader->top;
	if (line == NULL || !is_in_view(reader, reader->line) || !is_stop(reader, reader->line)) {
		paint_cursor(rect.row, rect.column);
		return;
	}
	bool cell = reader->cell >= 0 && is_way(reader, reader->line, reader->cell);
	if (cell)
		paint_role(row, rect.column + line->cell[reader->cell].from, line->cell[reader->cell].columns,
			   ROLE_SELECTED);
	else
		paint_role(row, rect.column, rect.columns, ROLE_SELECTED);
	paint_text(row, rect.column - 1, 1, ROLE_NORMAL, screen_glyph(GLYPH_SELECTED));
	paint_cursor(row, rect.column + (cell ? line->cell[reader->cell].from : 0));
}

void reader_paint(struct reader *reader, struct rect rect)
{
	if (reader->document == NULL)
		return;
	lay_out(reader, rect);
	for (int at = reader->top; at < reader->top + rect.rows && at < reader->shown_count; at++)
		paint_line(reader, rect, at);
	paint_selected(reader, rect);
}

/* ---- on to the rows ---- */

const struct document_row *reader_row(const struct reader *reader, int *block)
{
	const struct document_line *line = line_at(reader, reader->line);
	const struct document_row *row = row_at(reader, reader->line);
	if (row != NULL)
		*block = line->block;
	return row;
}

static void add_cut(struct str *title, const char *text, int most)
{
	char *cut = text_width(text) > most ? text_fit(text, most, TEXT_LEFT) : xstrdup(text);
	str_add(title, cut);
	free(cut);
}

/* "Överblick 2026 · Utbildning · Pågår"; what is long is cut, so that the column stands there too. */
static char *drill_title(const struct reader *reader, const struct document_row *row,
			 const struct document_block *table, int column)
{
	struct str title = { 0 };
	const struct document *document = reader->document;
	int name = drawing_row_name(table, row);
	add_cut(&title, document->title, TITLE_MOST);
	if (*document->period != '\0')
		str_addf(&title, " %s", document->period);
	if (table->prose)
		str_addf(&title, " · %s", column >= 0 ? row->cell[column].text : "");
	else if (name >= 0) {
		str_add(&title, " · ");
		add_cut(&title, row->cell[name].text, NAME_MOST);
	}
	if (column >= 0 && !table->prose)
		str_addf(&title, " · %s", table->column[column].title);
	if (reader->then)
		str_addf(&title, " · %s", _("as it is now"));
	return str_take(&title);
}

/* "#7" alone is that record itself. */
static int64_t only_record(const char *filter)
{
	char *end;
	int64_t id = *filter == '#' ? strtoll(filter + 1, &end, 10) : 0;
	return id > 0 && end[strspn(end, " ")] == '\0' ? id : 0;
}

static bool open_frozen(struct reader *reader, const char *filter)
{
	struct err err = { 0 };
	struct layer *layer = frozen_layer_new(reader->app, only_record(filter), &err);
	if (layer == NULL)
		app_complain(reader->app, &err);
	else
		app_push(reader->app, layer);
	return true;
}

/* The figure that a row shows the rows of when none of its figures is pointed at: its first; -1: it has none, or is a
 * record. */
static int default_figure(const struct reader *reader, const struct document_row *row, int block)
{
	const struct document_block *table = &reader->document->block[block];
	if (row->drill_filter != NULL && only_record(row->drill_filter) > 0)
		return -1;
	for (int i = 0; i < table->column_count; i++)
		if ((table->prose || drawing_figures(&table->column[i])) && is_way(reader, reader->line, i))
			return i;
	/* Nothing stands behind the row as a whole: what else has something. */
	for (int i = 0; row->drill_kind == NULL && i < table->column_count; i++)
		if (is_way(reader, reader->line, i))
			return i;
	return -1;
}

static bool open_row(struct reader *reader)
{
	int block, column = reader->cell;
	const struct document_row *row = reader_row(reader, &block);
	if (row == NULL)
		return false;
	if (row->mend != NULL)
		return mend_open(reader->app, row->mend);
	if (column < 0 || !is_way(reader, reader->line, column))
		column = default_figure(reader, row, block);
	const struct document_cell *cell = column >= 0 ? &row->cell[column] : NULL;
	bool own = cell != NULL && cell->drill_kind != NULL;
	const char *name = own ? cell->drill_kind : row->drill_kind;
	const char *filter = own ? cell->drill_filter : row->drill_filter;
	if (name == NULL)
		return false;
	if (strcmp(name, SECTION_FROZEN) == 0)
		return open_frozen(reader, filter);
	const struct kind *kind = kind_named(name);
	if (only_record(filter) > 0) {
		app_push(reader->app, record_layer_new(reader->app, kind, only_record(filter)));
		return true;
	}
	char *title = drill_title(reader, row, &reader->document->block[block], column);
	app_push(reader->app, drill_layer_new(reader->app, kind, filter, title));
	free(title);
	return true;
}

static void fold(struct reader *reader, bool folded)
{
	int line = reader->shown[reader->line];
	reader->folded[reader->lines.line[line].block] = folded;
	choose_shown(reader);
	for (int at = 0; at < reader->shown_count; at++)
		if (reader->shown[at] == line)
			reader->line = at;
	keep_in_view(reader);
	reader->app->unpainted = true;
}

static bool open_line(struct reader *reader)
{
	if (!is_fold_at(reader, reader->line))
		return open_row(reader);
	fold(reader, !reader->folded[line_at(reader, reader->line)->block]);
	return true;
}

/* ---- moving ---- */

/* To the next stop, or on by a line where that lies further than the screen: text between is there to be read. */
static void step(struct reader *reader, int by)
{
	int stop = next_stop(reader, reader->line + by, by);
	int edge = by > 0 ? reader->top + reader->rows : reader->top - 1;
	bool near = stop >= 0 && (by > 0 ? stop <= edge : stop >= edge);
	if (near || (stop >= 0 && !is_in_view(reader, reader->line) && is_in_view(reader, stop)))
		select_line(reader, stop);
	else
		set_top(reader, reader->top + by);
}

/* A page of lines; the cursor goes to the first stop on it, if there is one. */
static void page(struct reader *reader, int by)
{
	int before = reader->top;
	set_top(reader, reader->top + by * (reader->rows > 2 ? reader->rows - 2 : 1));
	int stop = by > 0 ? next_stop(reader, reader->top, 1)
			  : next_stop(reader, reader->top, 1);
	if (reader->top == before)
		stop = by > 0 ? next_stop(reader, reader->shown_count - 1, -1) : next_stop(reader, 0, 1);
	if (stop >= 0 && is_in_view(reader, stop))
		reader->line = stop;
}

/* Left and right among the figures of a row; past the first stands the row itself. On a heading they fold. */
static bool move_aside(struct reader *reader, int by)
{
	int block;
	if (is_fold_at(reader, reader->line)) {
		fold(reader, by < 0);
		return true;
	}
	if (reader_row(reader, &block) == NULL)
		return true;
	int count = reader->document->block[block].column_count, at = reader->cell + by;
	while (at >= 0 && at < count && !is_way(reader, reader->line, at))
		at += by;
	if (at < count)
		reader->cell = at < -1 ? -1 : at;
	return true;
}

/* ---- searching ---- */

static void search_from(struct reader *reader, int from, int by)
{
	int count = reader->shown_count;
	for (int i = 0; i < count; i++) {
		int at = ((from + i * by) % count + count) % count;
		if (text_matches(line_at(reader, at)->text, reader->search)) {
			int stop = is_stop(reader, at) ? at : next_stop(reader, at, -1);
			if (stop >= 0)
				reader->line = stop;
			if (!is_in_view(reader, at))
				set_top(reader, at - reader->rows / 2);
			return;
		}
	}
	app_say(reader->app, _("No hits for “%s”"), reader->search);
}

static void search_changed(void *context, const char *text)
{
	struct reader *reader = context;
	free(reader->search);
	reader->search = xstrdup(text);
	if (*text != '\0')
		search_from(reader, reader->line, 1);
}

static void search_done(void *context, const char *text)
{
	(void)context;
	(void)text;
}

static bool search(struct reader *reader, enum command_id command)
{
	if (command == CMD_SEARCH || *reader->search == '\0')
		app_push(reader->app, prompt_layer_new(reader->app, _("Search"), "", search_changed, search_done,
						       reader));
	else if (command == CMD_NEXT_HIT)
		search_from(reader, reader->line + 1, 1);
	else
		search_from(reader, reader->line - 1, -1);
	return true;
}

/* ---- commands ---- */

bool reader_command(struct reader *reader, enum command_id command, struct rect rect)
{
	if (reader->document == NULL)
		return false;
	/* Who types fast moves in a document that has not been painted yet. */
	lay_out(reader, rect);
	switch (command) {
	case CMD_UP:
		return step(reader, -1), true;
	case CMD_DOWN:
		return step(reader, 1), true;
	case CMD_PAGE_UP:
		return page(reader, -1), true;
	case CMD_PAGE_DOWN:
		return page(reader, 1), true;
	case CMD_HOME:
		return select_first(reader), true;
	case CMD_END:
		set_top(reader, last_top(reader));
		return select_line(reader, next_stop(reader, reader->shown_count - 1, -1)), true;
	case CMD_LEFT:
		return move_aside(reader, -1);
	case CMD_RIGHT:
		return move_aside(reader, 1);
	case CMD_OPEN:
		return open_line(reader);
	case CMD_SEARCH:
	case CMD_NEXT_HIT:
	case CMD_PREV_HIT:
		return search(reader, command);
	default:
		return false;
	}
}

char *reader_hint(const struct reader *reader)
{
	int block;
	if (is_fold_at(reader, reader->line))
		return xstrdup(_("Enter folds"));
	const struct document_row *row = reader_row(reader, &block);
	if (row == NULL)
		return NULL;
	if (row->mend != NULL)
		return xstrdup(_("Enter opens what mends it"));
	const char *filter = row->drill_filter;
	if (row->drill_kind != NULL && strcmp(row->drill_kind, SECTION_FROZEN) == 0)
		return xstrdup(_("Enter opens what was fixed"));
	if (filter != NULL && only_record(filter) > 0 && reader->cell < 0)
		return xstrdup(reader->then ? _("Enter opens the record as it is now") : _("Enter opens the record"));
	if (reader->then)
		return xstrdup(_("Enter shows the rows behind a figure as they are now"));
	return xstrdup(_("Enter shows the rows behind a figure"));
}
