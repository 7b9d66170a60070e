/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "document_view.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "clock.h"
#include "document.h"
#include "i18n.h"
#include "mem.h"
#include "summary.h"
#include "text.h"

#include "browse.h"

#define MENU_COLUMNS 28
#define MENU_WIDE 44     /* where there is room for whole titles */
#define WIDE_SCREEN 140
#define HELD_ROWS 500    /* of a long table; Enter on it shows all of them as a list */

struct document_view {
	struct app *app;
	int summary, year;              /* summary_count: the checks */
	char *findings;                 /* how many of each strength, for the menu */
	struct document *document;      /* NULL: to be worked out */
	struct document_lines lines;    /* laid out for `columns` */
	int columns, rows;              /* 0: to be laid out */
	int line, top;                  /* selected line, first line shown */
	char *search;
};

static int this_year(void)
{
	char today[11];
	clock_today(today);
	return atoi(today);
}

struct document_view *document_view_new(struct app *app)
{
	struct document_view *view = xcalloc(1, sizeof *view);
	view->app = app;
	view->year = this_year();
	view->search = xstrdup("");
	return view;
}

static void drop_lines(struct document_view *view)
{
	document_lines_free(&view->lines);
	view->columns = 0;
	view->app->unpainted = true;
}

void document_view_free(struct document_view *view)
{
	if (view == NULL)
		return;
	drop_lines(view);
	document_free(view->document);
	free(view->findings);
	free(view->search);
	free(view);
}

static bool shows_checks(const struct document_view *view)
{
	return view->summary == summary_count;
}

/* Holds the checks, whatever is in front: the menu says how many findings there are. */
static struct document *read_checks(struct document_view *view, struct err *err)
{
	struct findings findings;
	if (!check_all(view->app->strategy, 0, store_source, view->app->store, &findings, err))
		return NULL;
	struct document *document = findings_document(&findings, view->app->strategy);
	free(view->findings);
	view->findings = findings_total(&findings);
	findings_free(&findings);
	return document;
}

static struct document *read_document(struct document_view *view, struct err *err)
{
	struct summary_request request = { .period = period_year(view->year) };
	struct document *findings = read_checks(view, err);
	if (findings == NULL || shows_checks(view))
		return findings;
	document_free(findings);
	/* A year is told in the words of the strategy that it stood under. */
	struct strategy *strategy = store_strategy_in(view->app->store, view->year, err);
	if (strategy == NULL)
		return NULL;
	struct document *document =
		summary_build(&summaries[view->summary], strategy, &request, store_source, view->app->store, err);
	strategy_free(strategy);
	if (document != NULL && !document_hold(document, HELD_ROWS, err)) {
		document_free(document);
		return NULL;
	}
	return document;
}

void document_view_read(struct document_view *view)
{
	struct err err = { 0 };
	struct document *document = read_document(view, &err);
	if (document == NULL) {
		app_complain(view->app, &err);
		return;
	}
	document_free(view->document);
	view->document = document;
	drop_lines(view);
}

/* ---- the selected row ---- */

static const struct document_row *row_at(const struct document_view *view, int line)
{
	if (line < 0 || line >= view->lines.count || view->lines.line[line].row < 0)
		return NULL;
	return &view->document->block[view->lines.line[line].block].row[view->lines.line[line].row];
}

static bool is_stop(const struct document_view *view, int line)
{
	const struct document_row *row = row_at(view, line);
	return row != NULL && (row->drill_kind != NULL || row->mend != NULL);
}

/* The next line with rows behind it from FROM in steps of STEP; -1: none. */
static int next_stop(const struct document_view *view, int from, int step)
{
	for (int line = from; line >= 0 && line < view->lines.count; line += step)
		if (is_stop(view, line))
			return line;
	return -1;
}

static void keep_in_view(struct document_view *view)
{
	/* The first stop shows all that stands above it, headings and opening lines too. */
	if (next_stop(view, view->line - 1, -1) < 0 && view->line < view->rows)
		view->top = 0;
	if (view->line < view->top)
		view->top = view->line;
	if (view->line >= view->top + view->rows)
		view->top = view->line - view->rows + 1;
	if (next_stop(view, view->line + 1, 1) < 0 && view->lines.count - view->line < view->rows)
		view->top = view->lines.count > view->rows ? view->lines.count - view->rows : 0;
}

static void select_line(struct document_view *view, int line)
{
	if (line < 0)
		return;
	view->line = line;
	keep_in_view(view);
}

static void page(struct document_view *view, int step)
{
	int from = view->line + step * (view->rows > 2 ? view->rows - 2 : 1);
	int limit = step > 0 ? view->lines.count - 1 : 0;
	from = step > 0 ? (from > limit ? limit : from) : (from < limit ? limit : from);
	int stop = next_stop(view, from, -step);
	select_line(view, stop >= 0 ? stop : next_stop(view, from, step));
}

/* ---- painting ---- */

static const enum role role_of_line[] = {
	[LINE_BLANK] = ROLE_NORMAL, [LINE_TITLE] = ROLE_TITLE, [LINE_SUBTITLE] = ROLE_DIM,
	[LINE_HEADING] = ROLE_HEADING,
	[LINE_TEXT] = ROLE_NORMAL, [LINE_CAPTION] = ROLE_DIM, [LINE_HEAD] = ROLE_DIM, [LINE_ROW] = ROLE_NORMAL,
	[LINE_TOTAL] = ROLE_TITLE, [LINE_REST] = ROLE_NORMAL,
};

static void lay_out(struct document_view *view, struct rect rect)
{
	view->rows = rect.rows;
	if (view->columns == rect.columns)
		return;
	document_lines_free(&view->lines);
	view->lines = document_layout(view->document, rect.columns);
	view->columns = rect.columns;
	if (view->line >= view->lines.count)
		view->line = view->lines.count - 1;
	if (!is_stop(view, view->line)) {
		int stop = next_stop(view, view->line, -1);
		view->line = stop >= 0 ? stop : next_stop(view, 0, 1);
	}
	keep_in_view(view);
}

/* What the menu calls entry AT; behind the checks, how many of the strictest were broken. */
static char *menu_title(const struct document_view *view, int at)
{
	if (at < summary_count)
		return xstrdup(summary_title(&summaries[at], view->app->strategy));
	const char *total = view->findings != NULL ? view->findings : "";
	return xasprintf("%s  %.*s", _("Checks"), (int)strcspn(total, ","), total);
}

static void paint_menu(struct document_view *view, struct rect rect)
{
	for (int i = 0; i <= summary_count && i < rect.rows; i++) {
		char *title = menu_title(view, i);
		bool front = i == view->summary;
		if (front)
			paint_text(rect.row + i, rect.column + 1, 1, ROLE_TITLE, screen_glyph(GLYPH_SELECTED));
		paint_text(rect.row + i, rect.column + 3, rect.columns - 4, front ? ROLE_TITLE : ROLE_NORMAL, title);
		free(title);
	}
	for (int row = 0; row < rect.rows; row++)
		paint_text(rect.row + row, rect.column + rect.columns, 1, ROLE_DIM, screen_glyph(GLYPH_VERTICAL));
	paint_text(rect.row - 1, rect.column + rect.columns, 1, ROLE_DIM, screen_glyph(GLYPH_TEE_DOWN));
	paint_text(rect.row + rect.rows, rect.column + rect.columns, 1, ROLE_DIM, screen_glyph(GLYPH_TEE_UP));
}

static void paint_lines(struct document_view *view, struct rect rect)
{
	for (int i = 0; i < rect.rows && view->top + i < view->lines.count; i++) {
		const struct document_line *line = &view->lines.line[view->top + i];
		paint_text(rect.row + i, rect.column, rect.columns, role_of_line[line->role], line->text);
		paint_role(rect.row + i, rect.column + line->bar_from, line->bar_columns, ROLE_BAR);
	}
	int row = rect.row + view->line - view->top;
	if (is_stop(view, view->line)) {
		paint_role(row, rect.column, rect.columns, ROLE_SELECTED);
		paint_text(row, rect.column - 1, 1, ROLE_NORMAL, screen_glyph(GLYPH_SELECTED));
	}
	paint_cursor(is_stop(view, view->line) ? row : rect.row, rect.column);
}

static bool has_menu(const struct layout *layout)
{
	return layout->beside && !layout->too_small;
}

static int menu_columns(const struct layout *layout)
{
	return layout->body.columns < WIDE_SCREEN ? MENU_COLUMNS : MENU_WIDE;
}

/* Where the document itself stands: beside the menu where there is room for one. */
static struct rect text_rect(const struct layout *layout)
{
	struct rect rect = layout->body;
	int menu = has_menu(layout) ? menu_columns(layout) + 1 : 0;
	rect.column += menu + 2;
	rect.columns -= menu + 4;
	return rect;
}

/* Reads the document where that has not been done; false when it cannot be. */
static bool is_ready(struct document_view *view)
{
	if (view->document == NULL)
		document_view_read(view);
	return view->document != NULL;
}

void document_view_paint(struct document_view *view, const struct layout *layout)
{
	struct rect body = layout->body, rect = text_rect(layout);
	if (!is_ready(view))
		return;
	if (has_menu(layout))
		paint_menu(view, (struct rect){ body.row, body.column, body.rows, menu_columns(layout) });
	lay_out(view, rect);
	paint_lines(view, rect);
}

/* ---- commands ---- */

static void turn_year(struct document_view *view, int step)
{
	view->year += step;
	document_view_read(view);
}

static void turn_summary(struct document_view *view, int step)
{
	view->summary = (view->summary + step + summary_count + 1) % (summary_count + 1);
	view->line = view->top = 0;
	document_view_read(view);
}

/* Puts VALUE in; a reference is shown by the title of what it leads to. */
static void put_value(struct app *app, struct record *record, const char *name, const char *value)
{
	int field = kind_field(record->kind, name);
	const char *ref = record->kind->fields[field].ref;
	record_put(record, field, value);
	int64_t id = strtoll(value, NULL, 10);
	struct record *other = ref != NULL ? store_load(app->store, kind_named(ref), id, NULL) : NULL;
	if (other != NULL)
		record->shown[field] = record_title(other);
	record_free(other);
}

/* A new record with VALUES, "unit=3 year=2025", put in. */
static struct record *new_record(struct app *app, const struct kind *kind, const char *values)
{
	struct record *record = record_new_initial(kind);
	char *copy = xstrdup(values), *rest = copy, *word;
	while ((word = strsep(&rest, " ")) != NULL) {
		char *name = strsep(&word, "=");
		if (word != NULL)
			put_value(app, record, name, word);
	}
	free(copy);
	return record;
}

/* The form that puts the finding right, its field in focus; who may not write reads the record, and so does everybody
 * where a row only tells of one. */
static bool open_mend(struct document_view *view, const struct document_mend *mend)
{
	struct app *app = view->app;
	struct err err = { 0 };
	if (mend->mend_kind == NULL || store_is_read_only(app->store, NULL)) {
		if (mend->kind == NULL)
			return false;
		app_push(app, record_layer_new(app, kind_named(mend->kind), mend->id));
		return true;
	}
	const struct kind *kind = kind_named(mend->mend_kind);
	struct record *record = mend->mend_id == 0 ? new_record(app, kind, mend->values)
						   : store_load(app->store, kind, mend->mend_id, &err);
	if (record == NULL)
		app_complain(app, &err);
	else
		app_push(app, form_layer_new_at(app, record, mend->field));
	return true;
}

static bool drill(struct document_view *view)
{
	const struct document_row *row = row_at(view, view->line);
	if (row != NULL && row->mend != NULL)
		return open_mend(view, row->mend);
	if (row == NULL || row->drill_kind == NULL)
		return false;
	const struct kind *kind = kind_named(row->drill_kind);
	const struct document_block *table = &view->document->block[view->lines.line[view->line].block];
	struct str title = { 0 };
	str_addf(&title, "%s · %d ·", i18n(kind->plural), view->year);
	for (int i = 0; i < table->column_count; i++)
		if (table->column[i].type == CELL_TEXT && table->column[i].use != COLUMN_DATA && !row->cell[i].empty)
			str_addf(&title, " %s", row->cell[i].text);
	app_push(view->app, drill_layer_new(view->app, kind, row->drill_filter, title.text));
	str_free(&title);
	return true;
}

static void search_from(struct document_view *view, int from, int step)
{
	for (int i = 0; i < view->lines.count; i++) {
		int line = ((from + i * step) % view->lines.count + view->lines.count) % view->lines.count;
		if (is_stop(view, line) && text_matches(view->lines.line[line].text, view->search)) {
			select_line(view, line);
			return;
		}
	}
	app_say(view->app, _("No hits for “%s”"), view->search);
}

static void search_changed(void *context, const char *text)
{
	struct document_view *view = context;
	free(view->search);
	view->search = xstrdup(text);
	if (*text != '\0')
		search_from(view, view->line, 1);
}

static void search_done(void *context, const char *text)
{
	(void)context;
	(void)text;
}

static bool move_selection(struct document_view *view, enum command_id command)
{
	switch (command) {
	case CMD_UP:
		return select_line(view, next_stop(view, view->line - 1, -1)), true;
	case CMD_DOWN:
		return select_line(view, next_stop(view, view->line + 1, 1)), true;
	case CMD_PAGE_UP:
		return page(view, -1), true;
	case CMD_PAGE_DOWN:
		return page(view, 1), true;
	case CMD_HOME:
		return select_line(view, next_stop(view, 0, 1)), true;
	case CMD_END:
		return select_line(view, next_stop(view, view->lines.count - 1, -1)), true;
	default:
		return false;
	}
}

bool document_view_command(struct document_view *view, enum command_id command)
{
	/* Who types fast moves in a document that has not been painted yet. */
	if (view->columns == 0 && is_ready(view)) {
		struct layout layout = browse_layout(view->app);
		lay_out(view, text_rect(&layout));
	}
	if (move_selection(view, command))
		return true;
	switch (command) {
	case CMD_OPEN:
		return drill(view);
	case CMD_YEAR_BACK:
	case CMD_LEFT:
		return turn_year(view, -1), true;
	case CMD_YEAR_ON:
	case CMD_RIGHT:
		return turn_year(view, 1), true;
	case CMD_NEXT_PART:
	case CMD_PREV_PART:
		return turn_summary(view, command == CMD_NEXT_PART ? 1 : -1), true;
	case CMD_SEARCH:
		app_push(view->app, prompt_layer_new(view->app, _("Search"), "", search_changed, search_done, view));
		return true;
	case CMD_NEXT_HIT:
		return search_from(view, view->line + 1, 1), true;
	case CMD_PREV_HIT:
		return search_from(view, view->line - 1, -1), true;
	default:
		return false;
	}
}

char *document_view_status(const struct document_view *view)
{
	if (shows_checks(view))
		return xasprintf(_("%s · Enter opens what mends it"), view->findings != NULL ? view->findings : "");
	struct layout layout = browse_layout(view->app);
	/* Where there is no room for the menu, the checks are told of here. */
	char *other = has_menu(&layout) ? NULL : menu_title(view, summary_count);
	char *text = xasprintf(_("%d · Enter shows the rows behind a figure"), view->year);
	char *both = other != NULL ? xasprintf("%s · %s (Tab)", text, other) : xstrdup(text);
	free(text);
	free(other);
	return both;
}
