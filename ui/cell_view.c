/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cell_view.h"

#include <stdlib.h>

#include "mem.h"
#include "text.h"

#include "choices.h"
#include "dialog.h"
#include "field_edit.h"
#include "form_view.h"

enum {
	BOX_LEAST = 12,   /* columns: a date and the cursor */
	CHOICE_LEAST = 8,
	LIST_MARK = 2,    /* columns to the right of what is chosen */
	NOTE_COLUMNS = 58, /* that a sentence is wrapped to */
	NOTE_ROWS = 4,
	NOTE_LEAD = 3,    /* mark, a space, one free at the end */
	EDGE = 1,         /* columns kept free at the edges of the screen */
	FOOT = 2,         /* rows of status and hints */
};

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

static const struct field *field_of(const struct form *form)
{
	return &form->kind->fields[form->field[form->focus].field];
}

/* At least COLUMNS from where the value stands: over whole columns, so that no value beside it is seen in part, and
 * moved to the left where the screen ends. */
static struct rect place(const struct app *app, const struct form *form, const struct cell_host *host, int columns)
{
	int room = app->columns - 2 * EDGE;
	struct rect rect = host->place(host->context, form->field[form->focus].field, columns);
	rect.columns = clamp(rect.columns, columns < room ? columns : room, room);
	if (rect.column + rect.columns > EDGE + room)
		rect.column = EDGE + room - rect.columns;
	return rect;
}

static struct rect place_box(const struct app *app, const struct form *form, const struct cell_host *host)
{
	bool chosen = choices_are_for(field_of(form));
	int wanted = text_width(form->field[form->focus].edit.text) + 1, least = chosen ? CHOICE_LEAST : BOX_LEAST;
	int mark = chosen ? LIST_MARK : 0;
	struct rect box = place(app, form, host, (wanted > least ? wanted : least) + mark);
	box.columns -= mark;
	return box;
}

static void paint_box(const struct form *form, struct rect box)
{
	bool chosen = choices_are_for(field_of(form));
	paint_clear((struct rect){ box.row, box.column, 1, box.columns + (chosen ? LIST_MARK : 0) });
	if (chosen)
		form_view_chosen(form, form->focus, box, true);
	else
		field_edit_paint(&form->field[form->focus].edit, box, ROLE_INPUT, true);
}

/* ---- what is said about it ---- */

struct note {
	enum role role;
	const char *mark;
	char *text;
};

static int collect_notes(const struct form *form, const struct meanwhile *meanwhile, struct note out[2])
{
	const struct form_field *field = &form->field[form->focus];
	const char *fault = field->fault, *said = fault != NULL ? fault : field->lack;
	char *remark = said != NULL ? xstrdup(said) : form_view_remark(form, form->focus);
	char *banner = meanwhile_banner(meanwhile, form);
	int count = 0;
	if (*remark != '\0')
		out[count++] = (struct note){ fault != NULL ? ROLE_WARN : ROLE_DIM, fault != NULL ? "!" : " ", remark };
	else
		free(remark);
	if (*banner != '\0')
		out[count++] = (struct note){ ROLE_NEWS, screen_glyph(GLYPH_NEWS), banner };
	else
		free(banner);
	return count;
}

static int note_rows(const struct note *note, int columns)
{
	return clamp(dialog_text_rows(note->text, columns), 1, NOTE_ROWS);
}

static int widest(const struct note *notes, int count)
{
	int most = 0;
	for (int i = 0; i < count; i++) {
		int width = text_width(notes[i].text);
		most = width > most ? width : most;
	}
	return most;
}

/* Under the box where there is room before the foot of the screen, else above it. */
static struct rect place_notes(const struct app *app, const struct note *notes, int count, struct rect over)
{
	struct rect rect = { over.row + 1, over.column, 0, over.columns };
	for (int i = 0; i < count; i++)
		rect.rows += note_rows(&notes[i], rect.columns - NOTE_LEAD);
	if (rect.row + rect.rows > app->rows - FOOT)
		rect.row = over.row - rect.rows;
	return rect;
}

static void paint_notes(const struct note *notes, int count, struct rect rect)
{
	paint_clear(rect);
	for (int i = 0, row = rect.row; i < count; i++) {
		int rows = note_rows(&notes[i], rect.columns - NOTE_LEAD);
		paint_text(row, rect.column, 1, notes[i].role, notes[i].mark);
		dialog_text((struct rect){ row, rect.column + 2, rows, rect.columns - NOTE_LEAD }, notes[i].role,
			    notes[i].text);
		row += rows;
	}
}

void cell_view_paint(struct app *app, const struct form *form, const struct meanwhile *meanwhile,
		     const struct cell_host *host)
{
	struct note notes[2];
	struct rect box = place_box(app, form, host), hints = { app->rows - 1, 0, 1, app->columns - 1 };
	int count = collect_notes(form, meanwhile, notes), width = clamp(widest(notes, count), 0, NOTE_COLUMNS);
	if (count > 0)
		paint_notes(notes, count, place_notes(app, notes, count, place(app, form, host, width + NOTE_LEAD)));
	paint_box(form, box);
	for (int i = 0; i < count; i++)
		free(notes[i].text);
	if (!app->settings->hints)
		return;
	paint_clear(hints);
	dialog_hints(app, hints, IN_CELL);
}
