/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "form_view.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include "date.h"
#include "duration.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"
#include "type.h"

#include "choices.h"
#include "dialog.h"
#include "field_edit.h"
#include "presence.h"

enum {
	FORM_COLUMNS = 100, /* wider lines are hard to read */
	LABEL_MOST = 26,    /* columns of the longest label with its star */
	LEAD = 3,           /* focus, mark, a space */
	SHORT_BOX = 16,     /* dates, amounts, numbers */
	TIME_BOX = 17,      /* a date with its time, and the cursor after it */
	CHOICE_BOX = 24,    /* choices, where the words are longer than that */
	TEXT_ROWS = 3,      /* of a long text at rest, at most */
	TEXT_ROWS_FOCUSED = 6,
	FAULT_ROWS = 3,
	BANNER_ROWS = 5,
	MESSAGE_ROWS = 3,
};

/* One painting of the form. */
struct view {
	struct app *app;
	const struct form *form;
	const struct meanwhile *meanwhile;
	struct rect frame, fields;
	int label_columns;     /* with the lead and the gap after it */
	char *banner;
	int banner_rows, foot_rows; /* foot: without rule and hints */
};

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

static const struct field *field_at(const struct form *form, int at)
{
	return &form->kind->fields[form->field[at].field];
}

/* ---- geometry ---- */

static int frame_columns(const struct app *app)
{
	return app->columns < FORM_COLUMNS ? app->columns : FORM_COLUMNS;
}

static int label_columns(const struct form *form)
{
	int most = 0;
	for (int at = 0; at < form->count; at++) {
		int width = text_width(field_label(field_at(form, at))) + 2;
		most = width > most ? width : most;
	}
	return LEAD + clamp(most, 0, LABEL_MOST) + 1;
}

/* One column is kept free beside the right edge. */
int form_view_columns(const struct app *app, const struct form *form)
{
	return frame_columns(app) - 3 - label_columns(form);
}

/* One of few widths, so that the marks of lists stand under each other. */
static int choice_columns(const struct field *field, int room)
{
	int most = 0;
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
		int width = text_width(i18n(choice->label));
		most = width > most ? width : most;
	}
	return most <= SHORT_BOX ? SHORT_BOX : most <= CHOICE_BOX ? CHOICE_BOX : room;
}

/* Columns of the place where the value stands. */
static int box_columns(const struct field *field, int room)
{
	switch (field->type) {
	case TYPE_INTEGER:
	case TYPE_MONEY:
	case TYPE_DURATION:
	case TYPE_BOOL:
		return clamp(SHORT_BOX, 1, room);
	case TYPE_DATE:
		return clamp((field->flags & F_TIME) != 0 ? TIME_BOX : SHORT_BOX, 1, room);
	case TYPE_CHOICE:
		return clamp(choice_columns(field, room), 1, room - 2);
	case TYPE_CHOICES:
	case TYPE_REF:
	case TYPE_REFS:
	case TYPE_COUNTRY:
	case TYPE_COUNTRIES:
		return room - 2;
	default:
		return room;
	}
}

static int value_rows(const struct form *form, int at, int room, bool focused)
{
	const struct field *field = field_at(form, at);
	const struct edit *edit = &form->field[at].edit;
	if (edit->many_lines && focused)
		return clamp(field_edit_rows(edit, room, TEXT_ROWS_FOCUSED) + 1, TEXT_ROWS, TEXT_ROWS_FOCUSED);
	if (edit->many_lines)
		return clamp(field_edit_rows(edit, room, TEXT_ROWS), 1, TEXT_ROWS);
	if (choices_are_many(field))
		return clamp(dialog_text_rows_most(edit->text, box_columns(field, room), TEXT_ROWS), 1, TEXT_ROWS);
	return 1;
}

/* The sentence without the label that it begins with: it stands under that label. */
static const char *without_label(const struct form *form, int at, const char *sentence)
{
	const char *label = field_label(field_at(form, at));
	size_t length = strlen(label);
	if (strncmp(sentence, label, length) != 0 || strncmp(sentence + length, ": ", 2) != 0)
		return sentence;
	return sentence + length + 2;
}

/* NULL when there is no fault. */
static const char *fault_at(const struct form *form, int at)
{
	const char *fault = form->field[at].fault;
	return fault != NULL ? without_label(form, at, fault) : NULL;
}

/* Columns to the right of the place of the value, for what it means and what is wrong with it. */
static int beside_columns(const struct field *field, int room)
{
	return room - box_columns(field, room) - 3;
}

/* True when the fault stands beside the value, so that nothing below it moves. */
static bool is_fault_beside(const struct form *form, int at, int room)
{
	const char *fault = fault_at(form, at);
	return fault != NULL && text_width(fault) + 2 <= beside_columns(field_at(form, at), room);
}

static int fault_rows(const struct form *form, int at, int room)
{
	const char *fault = is_fault_beside(form, at, room) ? NULL : fault_at(form, at);
	return fault != NULL ? clamp(dialog_text_rows(fault, room - 2), 1, FAULT_ROWS) : 0;
}

static int field_rows(const struct form *form, int at, int room)
{
	return value_rows(form, at, room, at == form->focus) + fault_rows(form, at, room);
}

/* Rows of all fields with room for one long text to grow, or for faults, so that the frame moves neither with the focus
 * nor with what is typed. */
static int rows_wanted(const struct form *form, int room)
{
	int rows = 0, growth = 0, faults = 0;
	for (int at = 0; at < form->count; at++) {
		rows += value_rows(form, at, room, false);
		faults += fault_rows(form, at, room);
		if (form->field[at].edit.many_lines)
			growth = TEXT_ROWS;
	}
	return rows + (faults > growth ? faults : growth);
}

/* A narrow frame keeps two rows for help, so that nothing moves with its length; a message may take more. */
static int foot_rows(const struct app *app, int columns)
{
	int rows = columns < 90 ? 2 : 1;
	return app->message != NULL ? clamp(dialog_text_rows(app->message, columns), rows, MESSAGE_ROWS) : rows;
}

/* The header line of the screen stays in sight. */
static void place_frame(struct view *view)
{
	struct app *app = view->app;
	int columns = frame_columns(app), room = columns - 3 - view->label_columns;
	view->foot_rows = foot_rows(app, columns - 4);
	view->banner_rows = *view->banner != '\0' ?
		clamp(dialog_text_rows(view->banner, columns - 6), 1, BANNER_ROWS) + 1 : 0;
	int rest = view->banner_rows + view->foot_rows + 4; /* frame, rule, hints */
	int rows = clamp(rows_wanted(view->form, room) + rest, 0, app->rows - 1);
	view->frame = (struct rect){ 1 + (app->rows - 1 - rows) / 2, (app->columns - columns) / 2, rows, columns };
	view->fields = (struct rect){ view->frame.row + 1, view->frame.column + 1, rows - rest, columns - 2 };
}

/* The first field from which all up to LAST fit on the screen. */
static int first_to_see(const struct view *view, int last)
{
	int room = form_view_columns(view->app, view->form), first = last;
	int used = field_rows(view->form, last, room);
	while (first > 0) {
		used += field_rows(view->form, first - 1, room);
		if (used > view->fields.rows)
			break;
		first--;
	}
	return first;
}

/* The first field to show: the one in focus is seen whole, and no rows are left empty below the last. */
static int scroll(const struct view *view, int top)
{
	int focus = view->form->focus, end = first_to_see(view, view->form->count - 1);
	top = clamp(top, first_to_see(view, focus), focus);
	return top < end ? top : end;
}

/* ---- fields ---- */

/* Most dates being TYPED pass by a year, a month and the first figure of a day: of these no more is said than what they
 * are, so that the line is not written anew at every key. */
static char *remark_on_date(const char *date, const char *text, bool typed)
{
	bool same = strcmp(text, date) == 0;
	if (typed && date_extent(date) != NULL)
		return same ? xstrdup(date_extent(date)) : xasprintf("= %s", date);
	if (typed && !same && strncmp(text, date, strlen("2026-09-")) == 0)
		return xasprintf("= %s", date);
	char *meaning = date_describe(date);
	char *remark = same ? xstrdup(meaning) : xasprintf("= %s %s %s", date, screen_glyph(GLYPH_DOT), meaning);
	free(meaning);
	return remark;
}

/* What the value means, to the right of its place: the day of the week, the amount with its unit. */
char *form_view_remark(const struct form *form, int at)
{
	const struct field *field = field_at(form, at);
	const char *text = form->field[at].edit.text;
	char date[DATE_SIZE];
	int64_t hundredths, minutes;
	if (field->type == TYPE_DATE && type_date(field, text, date, NULL))
		return remark_on_date(date, text, at == form->focus);
	if (field->type == TYPE_MONEY && money_parse(text, &hundredths, NULL))
		return money_format(hundredths, field->unit);
	if (field->type == TYPE_DURATION && duration_parse(text, &minutes, NULL))
		return duration_format(minutes);
	return xstrdup(field->type == TYPE_INTEGER && field->unit != NULL ? field->unit : "");
}

static void paint_label(const struct view *view, int at, int row)
{
	const struct form *form = view->form;
	const struct field *field = field_at(form, at);
	bool focused = at == form->focus;
	char *label = xasprintf("%s%s", field_label(field), field->flags & F_REQUIRED ? " *" : "");
	if (focused)
		paint_text(row, view->fields.column, 1, ROLE_NORMAL, screen_glyph(GLYPH_SELECTED));
	if (meanwhile_is_clash(view->meanwhile, at))
		paint_text(row, view->fields.column + 1, 1, ROLE_WARN, "!");
	else if (form_is_field_dirty(form, at))
		paint_text(row, view->fields.column + 1, 1, ROLE_MARKED, "~");
	else if (meanwhile_changed(view->meanwhile, form, at))
		paint_text(row, view->fields.column + 1, 1, ROLE_NEWS, screen_glyph(GLYPH_NEWS));
	else if (form->field[at].locked != NULL)
		paint_text(row, view->fields.column + 1, 1, ROLE_DIM, screen_glyph(GLYPH_LOCK));
	paint_text(row, view->fields.column + LEAD, view->label_columns - LEAD - 1, focused ? ROLE_TITLE : ROLE_DIM,
		   label);
	free(label);
}

void form_view_chosen(const struct form *form, int at, struct rect box, bool focused)
{
	const char *text = form->field[at].edit.text;
	for (int row = 0; row < box.rows && focused; row++)
		paint_fill(box.row + row, box.column, box.columns, ROLE_INPUT, "", false);
	if (choices_are_many(field_at(form, at)))
		dialog_text(box, focused ? ROLE_INPUT : ROLE_NORMAL, text);
	else
		paint_text(box.row, box.column, box.columns, focused ? ROLE_INPUT : ROLE_NORMAL, text);
	paint_text(box.row, box.column + box.columns + 1, 1, ROLE_DIM, screen_glyph(GLYPH_DOWN));
	if (focused)
		paint_cursor(box.row, box.column);
}

/* What is wrong with the value, what it lacks, or what it means. */
static void paint_beside(const struct form *form, int at, struct rect place)
{
	int room = beside_columns(field_at(form, at), place.columns), column = place.column + place.columns - room;
	if (is_fault_beside(form, at, place.columns)) {
		paint_text(place.row, column, 1, ROLE_WARN, "!");
		paint_text(place.row, column + 2, room - 2, ROLE_WARN, fault_at(form, at));
		return;
	}
	const struct form_field *field = &form->field[at];
	char *remark = field->lack != NULL ? xstrdup(without_label(form, at, field->lack)) :
		field->fault != NULL ? xstrdup("") : form_view_remark(form, at);
	paint_text(place.row, column, room, ROLE_DIM, remark);
	free(remark);
}

static const char *help_of(const struct form *form, int at)
{
	const char *locked = form->field[at].locked;
	return locked != NULL ? locked : i18n(field_at(form, at)->help);
}

/* No place to write in, and no list to open. */
static void paint_locked(const struct form *form, int at, struct rect box, bool focused)
{
	dialog_text(box, ROLE_DIM, form->field[at].edit.text);
	if (focused)
		paint_cursor(box.row, box.column);
}

static void paint_value(const struct view *view, int at, struct rect place)
{
	const struct form *form = view->form;
	const struct field *field = field_at(form, at);
	bool focused = at == form->focus;
	struct rect box = place;
	box.columns = box_columns(field, place.columns);
	if (form->field[at].locked != NULL)
		paint_locked(form, at, box, focused);
	else if (choices_are_for(field))
		form_view_chosen(form, at, box, focused);
	else if (form->field[at].edit.many_lines && !focused)
		dialog_text(box, ROLE_NORMAL, form->field[at].edit.text);
	else
		field_edit_paint(&form->field[at].edit, box, focused ? ROLE_INPUT : ROLE_NORMAL, focused);
	paint_beside(form, at, place);
}

static void paint_fault(const char *fault, struct rect place)
{
	if (fault == NULL || place.rows <= 0)
		return;
	paint_text(place.row, place.column, 1, ROLE_WARN, "!");
	dialog_text((struct rect){ place.row, place.column + 2, place.rows, place.columns - 2 }, ROLE_WARN, fault);
}

/* Paints field AT from ROW on, as far as there is room; returns the rows it takes. */
static int paint_field(const struct view *view, int at, int row)
{
	const struct form *form = view->form;
	int room = form_view_columns(view->app, form), column = view->fields.column + view->label_columns;
	int rest = view->fields.row + view->fields.rows - row;
	int value = value_rows(form, at, room, at == form->focus), fault = fault_rows(form, at, room);
	value = value < rest - fault ? value : rest - fault > 0 ? rest - fault : 1;
	paint_label(view, at, row);
	paint_value(view, at, (struct rect){ row, column, value, room });
	if (fault > rest - value)
		fault = rest - value;
	paint_fault(fault_at(form, at), (struct rect){ row + value, column, fault, room });
	return value + fault;
}

/* Returns how many fields lie below what is seen. */
static int paint_fields(const struct view *view, int top)
{
	int row = view->fields.row, end = row + view->fields.rows, at = top;
	for (; at < view->form->count && row < end; at++)
		row += paint_field(view, at, row);
	return view->form->count - at;
}

/* ---- the frame round them ---- */

/* Whole phrases, because "new" bends with the word after it in Swedish. */
static const struct {
	const char *kind, *phrase;
} new_titles[] = {
	{ "area", N_("New area") }, { "unit", N_("New unit") }, { "person", N_("New person") },
	{ "assignment", N_("New assignment") }, { "project", N_("New project") }, { "activity", N_("New activity") },
	{ "partner", N_("New partner") }, { "twin-town", N_("New twin town") }, { "network", N_("New network") },
	{ "agreement", N_("New agreement") }, { "programme", N_("New programme") }, { "call", N_("New call") },
	{ "application", N_("New application") }, { "funding", N_("New funding") }, { "decision", N_("New decision") },
	{ "meeting", N_("New meeting") }, { "meeting-note", N_("New meeting note") },
	{ "goal", N_("New goal") }, { "resource", N_("New resource") },
	{ "cofunding-test", N_("New co-funding test") }, { "steering-group", N_("New steering group") },
	{ "trip", N_("New trip") }, { "scholarship", N_("New scholarship") }, { "idea", N_("New idea") },
	{ "notice", N_("New notice") }, { "annual-return", N_("New annual return") },
	{ "indicator", N_("New indicator") }, { "link", N_("New link") }, { "rate", N_("New exchange rate") },
};

char *form_view_new(const struct kind *kind)
{
	for (size_t i = 0; i < sizeof new_titles / sizeof new_titles[0]; i++)
		if (strcmp(new_titles[i].kind, kind->name) == 0)
			return xstrdup(i18n(new_titles[i].phrase));
	return xasprintf(_("New record: %s"), i18n(kind->label));
}

/* The word as it stands inside a sentence. The caller frees. */
static char *lower_first(const char *text)
{
	wchar_t first = 0;
	char lower[MB_LEN_MAX + 1] = "";
	int length = mbtowc(&first, text, MB_CUR_MAX);
	if (length <= 0 || wctomb(lower, (wchar_t)towlower((wint_t)first)) <= 0)
		return xstrdup(text);
	return xasprintf("%s%s", lower, text + length);
}

/* "Edit project · Väg in" */
static char *title_of(const struct view *view)
{
	const struct kind *kind = view->form->kind;
	if (view->meanwhile->origin == NULL) {
		char *new = form_view_new(kind), *title = xasprintf(" %s ", new);
		free(new);
		return title;
	}
	char *word = lower_first(i18n(kind->label)), *name = record_title(view->meanwhile->origin);
	char *edit = xasprintf(_("Edit %s"), word);
	char *title = xasprintf(" %s %s %s ", edit, screen_glyph(GLYPH_DOT), name);
	free(edit);
	free(name);
	free(word);
	return title;
}

/* Fields above the first one on screen, and the revision: "14 → 15" when others have saved. */
static char *remark_of(const struct view *view, int above)
{
	struct str str = { 0 };
	const struct record *origin = view->meanwhile->origin, *base = view->form->base;
	if (above > 0)
		str_addf(&str, " %s %d ", screen_glyph(GLYPH_MORE_UP), above);
	if (origin == NULL || base == NULL)
		return str_take(&str);
	if (above > 0)
		str_add(&str, screen_glyph(GLYPH_HORIZONTAL));
	str_addf(&str, _(" rev %lld"), (long long)origin->rev);
	if (base->rev != origin->rev)
		str_addf(&str, " %s %lld", text_ascii() ? "->" : "→", (long long)base->rev);
	str_add(&str, " ");
	return str_take(&str);
}

static void paint_top(const struct view *view, int above)
{
	struct rect frame = view->frame;
	char *title = title_of(view), *remark = remark_of(view, above);
	int room = frame.columns - 6 - text_width(remark);
	char *cut = text_width(title) <= room ? xstrdup(title) : text_fit(title, room, TEXT_LEFT);
	paint_frame(frame, cut, NULL);
	paint_right(frame.row, frame.column + 2, frame.columns - 4, ROLE_DIM, remark);
	free(cut);
	free(remark);
	free(title);
}

/* In the lower edge of the frame, where it moves nothing when it comes and goes. */
static void paint_presence(const struct view *view)
{
	struct rect frame = view->frame;
	if (view->app->unkept) {
		char *mark = xasprintf(" %s ", app_unkept());
		paint_right(frame.row + frame.rows - 1, frame.column + 2, frame.columns - 4, ROLE_WARN, mark);
		free(mark);
		return;
	}
	char *line = presence_here(view->app, view->form->kind, view->form->record->id);
	if (line == NULL)
		return;
	char *text = xasprintf(" %s %s ", screen_glyph(GLYPH_WRITES), line);
	paint_right(frame.row + frame.rows - 1, frame.column + 2, frame.columns - 4, ROLE_NEWS, text);
	free(text);
	free(line);
}

static void paint_banner(const struct view *view)
{
	if (view->banner_rows == 0)
		return;
	int row = view->fields.row + view->fields.rows + 1;
	paint_text(row, view->frame.column + 2, 1, ROLE_NEWS, screen_glyph(GLYPH_NEWS));
	struct rect place = { row, view->frame.column + 4, view->banner_rows - 1, view->frame.columns - 6 };
	dialog_text(place, ROLE_NEWS, view->banner);
}

static void paint_rule_with(const struct view *view, int row, int below)
{
	struct rect frame = view->frame;
	paint_text(row, frame.column, 1, ROLE_DIM, screen_glyph(GLYPH_CROSS_LEFT));
	paint_rule(row, frame.column + 1, frame.columns - 2);
	paint_text(row, frame.column + frame.columns - 1, 1, ROLE_DIM, screen_glyph(GLYPH_CROSS_RIGHT));
	if (below <= 0)
		return;
	char *more = xasprintf(i18n_plural(" %s %d field more ", " %s %d fields more ", (unsigned long)below),
			       screen_glyph(GLYPH_MORE_DOWN), below);
	paint_right(row, frame.column + 2, frame.columns - 4, ROLE_DIM, more);
	free(more);
}

/* A message of the last key, else what to write in the field: nobody needs a manual for a form. */
static void paint_foot(const struct view *view, int below)
{
	struct rect frame = view->frame;
	int rule = frame.row + frame.rows - 3 - view->foot_rows;
	const struct app *app = view->app;
	struct rect foot = { rule + 1, frame.column + 2, view->foot_rows, frame.columns - 4 };
	paint_rule_with(view, rule, below);
	if (app->message != NULL)
		dialog_text(foot, app->message_role, app->message);
	else
		dialog_text(foot, ROLE_DIM, help_of(view->form, view->form->focus));
	struct rect hints = { rule + 1 + view->foot_rows, frame.column + 1, 1, frame.columns - 3 };
	dialog_hints(view->app, hints, IN_FORM);
}

/* The hints of the workspace would promise keys that do something else here. */
static void clear_last_row(const struct app *app)
{
	if (app->settings->hints)
		paint_clear((struct rect){ app->rows - 1, 0, 1, app->columns });
}

void form_view_paint(struct app *app, const struct form *form, const struct meanwhile *meanwhile, bool nested,
		     int *top)
{
	struct view view = { .app = app, .form = form, .meanwhile = meanwhile, .label_columns = label_columns(form) };
	view.banner = meanwhile_banner(meanwhile, form);
	place_frame(&view);
	*top = scroll(&view, *top);
	if (nested)
		paint_clear((struct rect){ 1, 0, app->rows - 1, app->columns });
	clear_last_row(app);
	paint_top(&view, *top);
	int below = paint_fields(&view, *top);
	paint_banner(&view);
	paint_foot(&view, below);
	paint_presence(&view);
	free(view.banner);
}
