/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "bulk_view.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"
#include "type.h"

#include "choices.h"
#include "dialog.h"
#include "field_edit.h"
#include "form_keys.h"
#include "form_view.h"

enum {
	FRAME_COLUMNS = 100,
	LABEL_MOST = 26,
	SAYING = 12,     /* columns of the words to the left of the value */
	NOTE_ROWS = 5,   /* of a long text */
	STANDING_ROWS = 2,
	FAULT_ROWS = 3,
	WHOLE_ROWS = 3,  /* of the selected row of the preview, unabridged */
	REASON_ROWS = 3, /* why rows are refused, and how many */
};

static const char *const sayings[BULK_HOWS] = { N_("becomes"), N_("add"), N_("take away") };

int bulk_view_field(const struct bulk_view *view)
{
	return view->form->field[view->form->focus].field;
}

static const struct field *field_of(const struct bulk_view *view)
{
	return form_keys_field(view->form);
}

static const char *typed(const struct bulk_view *view)
{
	return view->form->field[view->form->focus].edit.text;
}

static const char *arrow(void)
{
	return text_ascii() ? "->" : "→";
}

char *bulk_view_deed(const struct bulk_view *view)
{
	const char *signs[BULK_HOWS] = { arrow(), "+", text_ascii() ? "-" : "−" };
	char *value = text_show(*typed(view) != '\0' ? typed(view) : _("(empty)"));
	char *deed = xasprintf("%s %s %s", field_label(field_of(view)), signs[view->how], value);
	free(value);
	return deed;
}

/* ---- the frame ---- */

static int frame_columns(const struct app *app)
{
	return app->columns - 4 < FRAME_COLUMNS ? app->columns - 4 : FRAME_COLUMNS;
}

int bulk_view_columns(const struct app *app)
{
	return frame_columns(app) - 2 - SAYING - 4;
}

/* Frame and hints; returns what is left between them, with a free column on either side. WHAT may be NULL. */
static struct rect paint_round(struct bulk_view *view, int rows, const char *what, int context)
{
	struct app *app = view->app;
	int count = view->bulk->count, most = app->rows - 4, columns = frame_columns(app);
	char *number = number_text(count);
	char *head = xasprintf(i18n_plural("Change %s marked record", "Change %s marked records", (unsigned long)count),
			       number);
	free(number);
	char *title = what != NULL ? xasprintf(" %s %s %s ", head, screen_glyph(GLYPH_DOT), what) :
		xasprintf(" %s ", head);
	char *cut = text_width(title) > columns - 4 ? text_fit(title, columns - 4, TEXT_LEFT) : xstrdup(title);
	struct rect inside = paint_frame(dialog_rect(app, rows < most ? rows : most, columns), cut, NULL);
	if (app->settings->hints) /* those of the list would promise what its keys do not do here */
		paint_clear((struct rect){ app->rows - 1, 0, 1, app->columns });
	dialog_hints(app, (struct rect){ inside.row + inside.rows - 1, inside.column, 1, inside.columns - 1 }, context);
	free(cut);
	free(title);
	free(head);
	return (struct rect){ inside.row, inside.column + 1, inside.rows - 1, inside.columns - 2 };
}

static void paint_selected(int row, struct rect rect, bool cursor)
{
	paint_role(row, rect.column, rect.columns, ROLE_SELECTED);
	paint_text(row, rect.column, 1, ROLE_SELECTED, screen_glyph(GLYPH_SELECTED));
	if (cursor)
		paint_cursor(row, rect.column);
}

static void paint_more(const struct scroll *scroll, int count, struct rect rect)
{
	int edge = rect.column + rect.columns;
	if (scroll->top > 0)
		paint_text(rect.row, edge, 1, ROLE_DIM, screen_glyph(GLYPH_MORE_UP));
	if (scroll->top + rect.rows < count)
		paint_text(rect.row + rect.rows - 1, edge, 1, ROLE_DIM, screen_glyph(GLYPH_MORE_DOWN));
}

/* The message of the last key, else TEXT: the frame may cover the line where messages stand. */
static void paint_foot(const struct bulk_view *view, struct rect rect, enum role role, const char *text)
{
	const struct app *app = view->app;
	dialog_text(rect, app->message != NULL ? app->message_role : role, app->message != NULL ? app->message : text);
}

/* ---- which field ---- */

static int label_columns(const struct kind *kind)
{
	int most = 0;
	for (int i = 0; i < kind->field_count; i++) {
		int width = text_width(field_label(&kind->fields[i]));
		most = width > most ? width : most;
	}
	return most < LABEL_MOST ? most : LABEL_MOST;
}

static void paint_field(const struct bulk_view *view, int line, struct rect rect, int label)
{
	int field = view->found[line], row = rect.row + line - view->fields.top, at = rect.column + 2;
	char *standing = bulk_standing(view->bulk, field);
	paint_text(row, at, label, ROLE_NORMAL, field_label(&view->bulk->kind->fields[field]));
	at += label + 2;
	paint_text(row, at, rect.column + rect.columns - at, ROLE_DIM, standing);
	if (line == view->fields.line)
		paint_selected(row, rect, false);
	free(standing);
}

static void paint_search(const struct bulk_view *view, struct rect rect)
{
	int at = rect.column + paint_text(rect.row, rect.column, rect.columns / 2, ROLE_DIM, _("Which field?")) + 1;
	struct rect input = { rect.row, at, 1, rect.column + rect.columns - at };
	field_edit_paint(&view->search, input, ROLE_INPUT, true);
	if (view->search.length == 0)
		paint_text(input.row, input.column + 1, input.columns - 1, ROLE_DIM, _("type to narrow"));
}

void bulk_view_paint_fields(struct bulk_view *view)
{
	struct rect rect = paint_round(view, view->bulk->kind->field_count + 5, NULL, IN_PICKER);
	int label = label_columns(view->bulk->kind);
	struct rect lines = { rect.row + 2, rect.column, rect.rows - 3, rect.columns };
	paint_search(view, rect);
	scroll_fit(&view->fields, view->found_count, lines.rows);
	for (int i = view->fields.top; i < view->found_count && i < view->fields.top + lines.rows; i++)
		paint_field(view, i, lines, label);
	if (view->found_count == 0)
		paint_text(lines.row, lines.column + 2, lines.columns - 2, ROLE_DIM, _("No field is called that"));
	paint_more(&view->fields, view->found_count, lines);
}

/* ---- to what ---- */

static void paint_box(struct bulk_view *view, struct rect box)
{
	const struct form *form = view->form;
	if (choices_are_for(field_of(view)))
		form_view_chosen(form, form->focus, (struct rect){ box.row, box.column, 1, box.columns - 2 }, true);
	else
		field_edit_paint(&form->field[form->focus].edit, box, ROLE_INPUT, true);
}

/* The three ways, the one in force in brackets. */
static void paint_hows(struct bulk_view *view, int row, struct rect rect)
{
	static const char *const words[BULK_HOWS] = { N_("replace"), N_("add"), N_("take away") };
	char *key = keymap_keys(view->app->settings->keymap, CMD_BULK_HOW, true);
	int at = rect.column + SAYING, end = rect.column + rect.columns;
	at += paint_text(row, at, end - at, ROLE_KEY, key) + 1;
	for (int how = 0; how < BULK_HOWS; how++) {
		bool here = how == (int)view->how;
		char *text = xasprintf(here ? "[%s]" : " %s ", i18n(words[how]));
		at += paint_text(row, at, end - at, here ? ROLE_TITLE : ROLE_DIM, text) + 1;
		free(text);
	}
	free(key);
}

/* What is at fault, what the value means, or what no value means; returns the rows used. */
static int paint_remark(const struct bulk_view *view, struct rect rect)
{
	const struct form *form = view->form;
	const struct form_field *typing = &form->field[form->focus];
	const char *fault = typing->fault, *said = fault != NULL ? fault : typing->lack;
	bool empties = *typed(view) == '\0' && view->how == BULK_REPLACE && !(field_of(view)->flags & F_REQUIRED);
	char *remark = said != NULL ? xstrdup(said) : empties ? xstrdup(_("Empty: the field is emptied")) :
		form_view_remark(form, form->focus);
	int rows = *remark != '\0' ? dialog_text(rect, fault != NULL ? ROLE_WARN : ROLE_DIM, remark) : 0;
	free(remark);
	return rows;
}

void bulk_view_paint_value(struct bulk_view *view)
{
	const struct field *field = field_of(view);
	int box_rows = field->type == TYPE_NOTE ? NOTE_ROWS : 1;
	struct rect rect = paint_round(view, 12 + box_rows, field_label(field), IN_VALUE);
	int row = rect.row + 1, at = rect.column + SAYING, room = bulk_view_columns(view->app);
	char *standing = bulk_standing(view->bulk, bulk_view_field(view));
	paint_text(row, rect.column, SAYING - 1, ROLE_DIM, _("is now"));
	row += dialog_text((struct rect){ row, at, STANDING_ROWS, room }, ROLE_NORMAL, standing);
	free(standing);
	paint_text(row, rect.column, SAYING - 1, ROLE_TITLE, i18n(sayings[view->how]));
	paint_box(view, (struct rect){ row, at, box_rows, room });
	row += box_rows;
	row += paint_remark(view, (struct rect){ row, at, FAULT_ROWS, room });
	if (type_is_set(field->type))
		paint_hows(view, row + 1, rect);
	int foot = rect.row + rect.rows - 2;
	paint_foot(view, (struct rect){ foot, rect.column, 2, rect.columns }, ROLE_DIM, i18n(field->help));
}

/* ---- the preview ---- */

/* A value for people; only the store knows the names of references. */
static char *value_text(const struct bulk_view *view, const char *value)
{
	const struct field *field = field_of(view);
	char *shown = field->ref != NULL ? choices_text(view->app->store, field, value) : type_show(field, value, NULL);
	char *text = text_show(*shown != '\0' ? shown : _("(empty)"));
	free(shown);
	return text;
}

static char *old_text(const struct bulk_view *view, const struct bulk_row *row)
{
	char *shown = record_show(row->record, bulk_view_field(view));
	char *text = text_show(*shown != '\0' ? shown : _("(empty)"));
	free(shown);
	return text;
}

/* The old value, cut where both do not fit, so that the new one is seen too, and what it becomes. */
static char *join(char *old, char *rest, int columns)
{
	int half = columns / 2 - 2;
	bool wide = text_width(old) + 1 + text_width(rest) > columns && text_width(old) > half;
	char *cut = wide ? text_fit(old, half, TEXT_LEFT) : xstrdup(old);
	char *joined = xasprintf("%s %s", cut, rest);
	free(cut);
	free(rest);
	free(old);
	return joined;
}

static const char *closed_text(const struct bulk_row *row)
{
	return record_is_closed(row->record) ? _(" · is closed today") : "";
}

/* Of several values only what comes or goes. */
static char *step_text(const struct bulk_view *view, int row)
{
	bool adds = view->how == BULK_ADD;
	char *value = adds ? bulk_added(view->bulk, row, bulk_view_field(view)) :
		bulk_taken(view->bulk, row, bulk_view_field(view));
	char *text = value_text(view, value);
	char *step = xasprintf("%s %s%s", adds ? "+" : text_ascii() ? "-" : "−", text,
			       closed_text(&view->bulk->row[row]));
	free(text);
	free(value);
	return step;
}

/* Why the row is refused, without its own name before it, which stands there already. */
static const char *without_title(const struct bulk_row *row)
{
	char *title = record_title(row->record);
	size_t length = strlen(title);
	bool named = strncmp(row->fault, title, length) == 0 && strncmp(row->fault + length, ": ", 2) == 0;
	free(title);
	return row->fault + (named ? length + 2 : 0);
}

/* What becomes of the row, in COLUMNS where that is possible; WHOLE: with both values. */
static char *fate_of(const struct bulk_view *view, int line, int columns, bool whole)
{
	const struct bulk_row *row = &view->bulk->row[line];
	if (row->outcome == BULK_GONE)
		return xstrdup(_("has been deleted"));
	if (row->outcome == BULK_REFUSED)
		return xstrdup(without_title(row));
	if (row->outcome == BULK_SAME)
		return join(old_text(view, row), xstrdup(_("· unchanged")), columns);
	if (view->how != BULK_REPLACE && !whole)
		return step_text(view, line);
	char *new = value_text(view, row->new);
	char *rest = xasprintf("%s %s%s", arrow(), new, closed_text(row));
	free(new);
	return join(old_text(view, row), rest, columns);
}

static enum role role_of(const struct bulk_row *row)
{
	return row->outcome == BULK_CHANGES ? ROLE_NORMAL : row->outcome == BULK_SAME ? ROLE_DIM : ROLE_WARN;
}

static void paint_row(const struct bulk_view *view, int line, struct rect rect)
{
	const struct bulk_row *row = &view->bulk->row[line];
	int at_row = rect.row + line - view->rows.top, title = rect.columns * 2 / 5, at = rect.column + title + 3;
	int room = rect.column + rect.columns - at;
	char *fate = fate_of(view, line, room, false);
	paint_text(at_row, rect.column + 2, title - 2, ROLE_NORMAL, row->title);
	if (row->outcome == BULK_REFUSED || row->outcome == BULK_GONE)
		paint_text(at_row, at - 2, 1, ROLE_WARN, "!");
	else if (row->other)
		paint_text(at_row, at - 2, 1, ROLE_WARN, "*");
	paint_text(at_row, at, room, role_of(row), fate);
	if (line == view->rows.line)
		paint_selected(at_row, rect, true);
	free(fate);
}

/* How many there are of each; what there is none of is left out, but for what the preview is about. */
static char *counts_of(const struct bulk *bulk)
{
	struct str str = { 0 };
	int changes = bulk->outcomes[BULK_CHANGES], same = bulk->outcomes[BULK_SAME];
	int refused = bulk->outcomes[BULK_REFUSED], gone = bulk->outcomes[BULK_GONE];
	const int counts[] = { changes, same, refused, gone, bulk->closed };
	enum { COUNTS = sizeof counts / sizeof *counts };
	char *number[COUNTS];
	for (int i = 0; i < COUNTS; i++)
		number[i] = number_text(counts[i]);
	char *text[COUNTS] = {
		xasprintf(i18n_plural("%s changes", "%s change", (unsigned long)changes), number[0]),
		xasprintf(i18n_plural("%s unchanged", "%s unchanged ones", (unsigned long)same), number[1]),
		xasprintf(i18n_plural("%s refused", "%s refused ones", (unsigned long)refused), number[2]),
		xasprintf(i18n_plural("%s deleted", "%s deleted ones", (unsigned long)gone), number[3]),
		xasprintf(i18n_plural("%s of those that change is closed", "%s of those that change are closed",
				      (unsigned long)bulk->closed), number[4]),
	};
	for (int i = 0; i < COUNTS; i++) {
		if (i == 0 || counts[i] > 0)
			str_addf(&str, "%s%s", i > 0 ? " · " : "", text[i]);
		free(text[i]);
		free(number[i]);
	}
	return str_take(&str);
}

/* The selected row unabridged: a line has seldom room for both values. */
static void paint_whole(const struct bulk_view *view, struct rect rect)
{
	const struct bulk_row *row = &view->bulk->row[view->rows.line];
	char *fate = fate_of(view, view->rows.line, rect.columns * WHOLE_ROWS, true);
	char *text = xasprintf("%s: %s", row->title, fate);
	paint_foot(view, rect, role_of(row), text);
	free(text);
	free(fate);
}

static int reason_rows(const struct bulk *bulk)
{
	return bulk->reason_count < REASON_ROWS ? bulk->reason_count : REASON_ROWS;
}

/* How many are refused for each reason; where there are too many reasons the last line has what is left. */
static void paint_reasons(const struct bulk *bulk, struct rect rect)
{
	int rows = reason_rows(bulk), left = bulk->outcomes[BULK_REFUSED];
	for (int i = 0; i < rows; i++) {
		bool rest = i == rows - 1 && bulk->reason_count > rows;
		char *number = number_text(rest ? left : bulk->reason[i].count);
		char *line = rest ? xasprintf(i18n_plural("%s for another reason", "%s for other reasons",
							  (unsigned long)left), number) :
			xasprintf("%s · %s", number, bulk->reason[i].text);
		paint_text(rect.row + i, rect.column + 2, rect.columns - 2, ROLE_WARN, line);
		left -= bulk->reason[i].count;
		free(line);
		free(number);
	}
}

void bulk_view_paint_preview(struct bulk_view *view)
{
	char *deed = bulk_view_deed(view), *counts = counts_of(view->bulk);
	int reasons = reason_rows(view->bulk), above = 2 + reasons;
	struct rect rect = paint_round(view, view->bulk->count + 8 + WHOLE_ROWS + reasons, deed, IN_PREVIEW);
	struct rect lines = { rect.row + above, rect.column, rect.rows - 1 - above - WHOLE_ROWS, rect.columns };
	int rule = lines.row + lines.rows;
	paint_text(rect.row, rect.column, rect.columns, ROLE_TITLE, counts);
	paint_reasons(view->bulk, (struct rect){ rect.row + 1, rect.column, reasons, rect.columns });
	scroll_fit(&view->rows, view->bulk->count, lines.rows);
	for (int i = view->rows.top; i < view->bulk->count && i < view->rows.top + lines.rows; i++)
		paint_row(view, i, lines);
	paint_more(&view->rows, view->bulk->count, lines);
	paint_rule(rule, rect.column, rect.columns);
	paint_whole(view, (struct rect){ rule + 1, rect.column, WHOLE_ROWS, rect.columns });
	free(counts);
	free(deed);
}
