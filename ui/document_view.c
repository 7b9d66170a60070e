/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "document_view.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "i18n.h"
#include "mem.h"
#include "summary.h"
#include "text.h"

#include "browse.h"
#include "freeze.h"
#include "narrow.h"
#include "reader.h"

#define MENU_COLUMNS 26
#define MENU_WIDE 44     /* where there is room for whole titles */
#define WIDE_SCREEN 140
#define TITLE_LEAST 10   /* of the status line; a shorter beginning says nothing */
#define HELD_ROWS 500    /* of a long table; the way to all of them is a list */

struct document_view {
	struct app *app;
	struct reader *reader;
	int *order;           /* of summaries[], as the strategy has them */
	int choice;           /* in `order`; summary_count: the checks */
	struct narrow *narrow;
	char *findings;       /* how many of each strength, for the menu */
	bool read;            /* the reader has what is chosen */
	struct choice *choices; /* to choose from, see ask_which; the words are owned */
	struct field which;
};

static void narrowed(void *view);

struct document_view *document_view_new(struct app *app)
{
	struct document_view *view = xcalloc(1, sizeof *view);
	view->app = app;
	view->reader = reader_new(app);
	view->order = xcalloc((size_t)summary_count, sizeof *view->order);
	summary_order(app->strategy, view->order);
	view->narrow = narrow_new(app, narrowed, view);
	return view;
}

static void free_choices(struct document_view *view)
{
	for (int i = 0; view->choices != NULL && view->choices[i].code != NULL; i++) {
		free((char *)view->choices[i].code);
		free((char *)view->choices[i].label);
	}
	free(view->choices);
	view->choices = NULL;
}

void document_view_free(struct document_view *view)
{
	if (view == NULL)
		return;
	free_choices(view);
	reader_free(view->reader);
	narrow_free(view->narrow);
	free(view->order);
	free(view->findings);
	free(view);
}

static bool shows_checks(const struct document_view *view)
{
	return view->choice == summary_count;
}

static const struct summary *chosen(const struct document_view *view)
{
	return shows_checks(view) ? NULL : &summaries[view->order[view->choice]];
}

/* ---- reading ---- */

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

static struct document *build_summary(struct document_view *view, struct err *err)
{
	struct summary_request request = narrow_request(view->narrow, chosen(view));
	/* A year is told in the words of the strategy that it stood under. */
	struct strategy *strategy = store_strategy_in(view->app->store, request.period.year, err);
	if (strategy == NULL)
		return NULL;
	struct document *document =
		summary_build(chosen(view), strategy, &request, store_source, view->app->store, err);
	strategy_free(strategy);
	return document;
}

static struct document *read_summary(struct document_view *view, struct err *err)
{
	struct document *document = build_summary(view, err);
	if (document == NULL || document_hold(document, HELD_ROWS, err))
		return document;
	document_free(document);
	return NULL;
}

struct document *document_view_document(struct document_view *view, struct err *err)
{
	return shows_checks(view) ? read_checks(view, err) : build_summary(view, err);
}

static struct document *read_document(struct document_view *view, struct err *err)
{
	struct document *findings = read_checks(view, err);
	if (findings == NULL || shows_checks(view))
		return findings;
	document_free(findings);
	return read_summary(view, err);
}

static void read_again(struct document_view *view, bool anew)
{
	struct err err = { 0 };
	struct document *document = NULL;
	/* One view of the register, however many statements it takes. */
	if (store_still(view->app->store, true, &err)) {
		document = read_document(view, &err);
		store_still(view->app->store, false, NULL);
	}
	if (document == NULL) {
		app_complain(view->app, &err);
		return;
	}
	reader_put(view->reader, document, anew);
	view->read = true;
}

void document_view_read(struct document_view *view)
{
	read_again(view, false);
}

/* Reads the document where that has not been done; false when it cannot be. */
static bool is_ready(struct document_view *view)
{
	if (!view->read)
		read_again(view, true);
	return reader_document(view->reader) != NULL;
}

/* ---- painting ---- */

/* What the menu calls entry AT; behind the checks, how many of the strictest were broken. */
static char *menu_title(const struct document_view *view, int at)
{
	if (at < summary_count)
		return xstrdup(summary_title(&summaries[view->order[at]], view->app->strategy));
	const char *total = view->findings != NULL ? view->findings : "";
	return xasprintf("%s  %.*s", _("Checks"), (int)strcspn(total, ","), total);
}

/* The lines of the menu: a long title takes several. */
struct menu {
	struct menu_line {
		int entry;
		char *text;
	} *line;
	int count, first, last; /* first and last line of what is chosen */
};

static struct menu make_menu(const struct document_view *view, int columns)
{
	struct menu menu = { .first = -1 };
	for (int at = 0; at <= summary_count; at++) {
		char *title = menu_title(view, at);
		struct text_lines lines = text_wrap(title, columns);
		menu.line = xrealloc(menu.line, (size_t)(menu.count + lines.count), sizeof *menu.line);
		for (int i = 0; i < lines.count; i++)
			menu.line[menu.count++] = (struct menu_line){ at, xstrdup(lines.line[i]) };
		if (at == view->choice) {
			menu.first = menu.count - lines.count;
			menu.last = menu.count - 1;
		}
		text_lines_free(&lines);
		free(title);
	}
	return menu;
}

static void free_menu(struct menu *menu)
{
	while (menu->count > 0)
		free(menu->line[--menu->count].text);
	free(menu->line);
}

static void paint_edge(struct rect rect)
{
	for (int row = 0; row < rect.rows; row++)
		paint_text(rect.row + row, rect.column + rect.columns, 1, ROLE_DIM, screen_glyph(GLYPH_VERTICAL));
	paint_text(rect.row - 1, rect.column + rect.columns, 1, ROLE_DIM, screen_glyph(GLYPH_TEE_DOWN));
	paint_text(rect.row + rect.rows, rect.column + rect.columns, 1, ROLE_DIM, screen_glyph(GLYPH_TEE_UP));
}

static void paint_menu(struct document_view *view, struct rect rect)
{
	struct menu menu = make_menu(view, rect.columns - 4);
	int top = menu.last >= rect.rows ? menu.last - rect.rows + 1 : 0;
	for (int i = 0; top + i < menu.count && i < rect.rows; i++) {
		bool front = menu.line[top + i].entry == view->choice;
		if (top + i == menu.first)
			paint_text(rect.row + i, rect.column + 1, 1, ROLE_TITLE, screen_glyph(GLYPH_SELECTED));
		/* What goes on stands further in than what begins. */
		bool goes_on = top + i > 0 && menu.line[top + i - 1].entry == menu.line[top + i].entry;
		paint_text(rect.row + i, rect.column + 3 + goes_on, rect.columns - 4, front ? ROLE_TITLE : ROLE_NORMAL,
			   menu.line[top + i].text);
	}
	if (top > 0)
		paint_text(rect.row, rect.column + rect.columns - 1, 1, ROLE_DIM, screen_glyph(GLYPH_MORE_UP));
	if (top + rect.rows < menu.count)
		paint_text(rect.row + rect.rows - 1, rect.column + rect.columns - 1, 1, ROLE_DIM,
			   screen_glyph(GLYPH_MORE_DOWN));
	paint_edge(rect);
	free_menu(&menu);
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
	rect.column += menu > 0 ? menu + 1 : 2;
	rect.columns -= menu > 0 ? menu + 2 : 4;
	return rect;
}

void document_view_paint(struct document_view *view, const struct layout *layout)
{
	struct rect body = layout->body;
	if (!is_ready(view))
		return;
	if (has_menu(layout))
		paint_menu(view, (struct rect){ body.row, body.column, body.rows, menu_columns(layout) });
	reader_paint(view->reader, text_rect(layout));
}

/* ---- commands ---- */

static bool turn_period(struct document_view *view, int step)
{
	const struct summary *summary = chosen(view);
	if (summary == NULL || (summary->flags & SUMMARY_BY_PERIOD) == 0) {
		app_say(view->app, _("The year makes no difference here"));
		return true;
	}
	narrow_turn(view->narrow, summary, step);
	read_again(view, false);
	return true;
}

static bool turn_summary(struct document_view *view, int step)
{
	view->choice = (view->choice + step + summary_count + 1) % (summary_count + 1);
	read_again(view, true);
	return true;
}

static void which_chosen(void *context, const char *text)
{
	struct document_view *view = context;
	for (int i = 0; text != NULL && i <= summary_count; i++) {
		if (strcmp(view->choices[i].label, text) != 0 && strcmp(view->choices[i].code, text) != 0)
			continue;
		view->choice = i;
		read_again(view, true);
		return;
	}
}

/* The summaries are a choice like that of any field, with type-ahead. */
static bool ask_which(struct document_view *view)
{
	free_choices(view);
	view->choices = xcalloc((size_t)summary_count + 2, sizeof *view->choices);
	for (int i = 0; i <= summary_count; i++)
		view->choices[i] = (struct choice){ xasprintf("%d", i), menu_title(view, i) };
	view->which = (struct field){ .name = "summary", .label = N_("Summary"), .type = TYPE_CHOICE,
				      .choices = view->choices, .flags = F_REQUIRED };
	app_push(view->app, picker_layer_new(view->app, &view->which, view->choices[view->choice].code, which_chosen,
					     view));
	return true;
}

static void narrowed(void *view)
{
	read_again(view, false);
}

static bool narrow(struct document_view *view)
{
	if (shows_checks(view))
		app_say(view->app, _("The checks are of the whole register"));
	else
		narrow_ask(view->narrow, chosen(view));
	return true;
}

/* What is fixed is what is read: the year, however it was chosen. */
static bool freeze(struct document_view *view)
{
	const struct summary *summary = chosen(view);
	if (summary == NULL || strcmp(summary->name, SECTION_FROZEN) == 0) {
		app_say(view->app, _("This is made anew each time; what can be fixed are the summaries"));
		return true;
	}
	struct summary_request request = narrow_request(view->narrow, summary);
	freeze_ask(view->app, summary, &request);
	return true;
}

bool document_view_command(struct document_view *view, enum command_id command)
{
	struct layout layout = browse_layout(view->app);
	switch (command) {
	case CMD_YEAR_BACK:
		return turn_period(view, -1);
	case CMD_YEAR_ON:
		return turn_period(view, 1);
	case CMD_CHOOSE_SUMMARY:
		return ask_which(view);
	case CMD_NARROW:
		return narrow(view);
	case CMD_FREEZE:
		return freeze(view);
	case CMD_NEXT_PART:
		return turn_summary(view, 1);
	case CMD_PREV_PART:
		return turn_summary(view, -1);
	default:
		return is_ready(view) && reader_command(view->reader, command, text_rect(&layout));
	}
}

/* Where there is no room for the menu, it is told that there is more. */
static char *place_text(const struct document_view *view)
{
	char *place = xasprintf(_("%d of %d (w)"), view->choice + 1, summary_count + 1);
	char *held = shows_checks(view) ? xstrdup("") : menu_title(view, summary_count);
	char *text = xasprintf("%s%s%s", place, *held != '\0' ? " · " : "", held);
	free(held);
	free(place);
	return text;
}

static void add_part(struct str *text, const char *part)
{
	if (*part != '\0')
		str_addf(text, "%s%s", text->length > 0 ? " · " : "", part);
}

/* What is read, as far as there is room beside what else is told: the title has scrolled off. */
static void add_title(const struct document_view *view, struct str *text, int room)
{
	char *title = shows_checks(view) ? xstrdup(_("Checks")) : menu_title(view, view->choice);
	char *fitted = text_width(title) <= room ? xstrdup(title) : text_fit(title, room, TEXT_LEFT);
	add_part(text, fitted);
	free(fitted);
	free(title);
}

char *document_view_status(const struct document_view *view)
{
	struct layout layout = browse_layout(view->app);
	int columns = app_status_room(view->app, layout.status.columns);
	struct str text = { 0 };
	char *hint = reader_hint(view->reader), *place = has_menu(&layout) ? xstrdup("") : place_text(view);
	char *narrowed = shows_checks(view) ? xstrdup(view->findings != NULL ? view->findings : "")
					    : narrow_text(view->narrow, chosen(view));
	int room = columns - text_width(narrowed) - text_width(place) - 2 * text_width(" · ");
	if (!has_menu(&layout) && room >= TITLE_LEAST)
		add_title(view, &text, room);
	add_part(&text, narrowed);
	room = columns - text_width(text.length > 0 ? text.text : "") - text_width(place) - 2 * text_width(" · ");
	if (hint != NULL && (has_menu(&layout) || text_width(hint) <= room))
		add_part(&text, hint);
	add_part(&text, place);
	free(narrowed);
	free(place);
	free(hint);
	return str_take(&text);
}
