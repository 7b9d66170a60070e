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
	CHOICE_LEAST = 20,
	LIST_MARK = 2,    /* columns to the right of what is chosen */
	NOTE_COLUMNS = 58, /* that a sentence is wrapped to */
	NOTE_ROWS = 4,
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

/* ---- the box ---- */

/* From the left edge of the cell, moved to the left where the screen ends. */
static struct rect place_box(const struct app *app, const struct form *form, struct rect cell)
{
	bool chosen = choices_are_for(field_of(form));
	int least = chosen ? CHOICE_LEAST : BOX_LEAST, room = app->columns - 2 * EDGE - (chosen ? LIST_MARK : 0);
	int wanted = text_width(form->field[form->focus].edit.text) + 1;
	wanted = wanted > cell.columns ? wanted : cell.columns;
	struct rect box = { cell.row, cell.column, 1, clamp(wanted, least, room) };
	int most = EDGE + room - box.columns;
	box.column = box.column > most ? most : box.column;
	return box;
}

static void paint_box(const struct form *form, struct rect box)
{
	struct edit edit = form->field[form->focus].edit;
	edit.many_lines = false;
	paint_clear((struct rect){ box.row, box.column, 1, box.columns + 1 });
	if (!choices_are_for(field_of(form))) {
		field_edit_paint(&edit, box, ROLE_INPUT, true);
		return;
	}
	paint_clear((struct rect){ box.row, box.column, 1, box.columns + LIST_MARK });
	form_view_chosen(form, form->focus, box, true);
}

/* ---- what is said about it ---- */

struct note {
	enum role role;
	const char *mark;
	char *text;
};

static int collect_notes(const struct form *form, const struct meanwhile *meanwhile, struct note out[2])
{
	const char *fault = form->field[form->focus].fault;
	char *remark = fault != NULL ? xstrdup(fault) : form_view_remark(form, form->focus);
	char *banner = meanwhile_banner(meanwhile, form);
	int count = 0;
	if (*remark != '\0')
		out[count++] = (struct note){ fault != NULL ? ROLE_WARN : ROLE_DIM, fault != NULL ? "!" : " ", remark };
	else
		free(remark);
	if (*banner != '\0')
		out[count++] = (struct note){ ROLE_NEWS, screen_glyph(GLYPH_MARK), banner };
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
static struct rect place_notes(const struct app *app, const struct note *notes, int count, struct rect box)
{
	int columns = clamp(widest(notes, count), 1, NOTE_COLUMNS), rows = 0;
	for (int i = 0; i < count; i++)
		rows += note_rows(&notes[i], columns);
	struct rect rect = { box.row + 1, box.column, rows, columns + 3 };
	int most = app->columns - EDGE - rect.columns;
	rect.column = rect.column > most ? (most > 0 ? most : 0) : rect.column;
	if (rect.row + rows > app->rows - FOOT)
		rect.row = box.row - rows;
	return rect;
}

static void paint_notes(struct app *app, const struct note *notes, int count, struct rect box)
{
	struct rect rect = place_notes(app, notes, count, box);
	paint_clear(rect);
	for (int i = 0, row = rect.row; i < count; i++) {
		int rows = note_rows(&notes[i], rect.columns - 3);
		paint_text(row, rect.column, 1, notes[i].role, notes[i].mark);
		dialog_text((struct rect){ row, rect.column + 2, rows, rect.columns - 3 }, notes[i].role,
			    notes[i].text);
		row += rows;
	}
}

void cell_view_paint(struct app *app, const struct form *form, const struct meanwhile *meanwhile, struct rect cell)
{
	struct note notes[2];
	struct rect box = place_box(app, form, cell), hints = { app->rows - 1, 0, 1, app->columns };
	int count = collect_notes(form, meanwhile, notes);
	if (count > 0)
		paint_notes(app, notes, count, box);
	paint_box(form, box);
	for (int i = 0; i < count; i++)
		free(notes[i].text);
	if (!app->settings->hints)
		return;
	paint_clear(hints);
	hints.columns--;
	dialog_hints(app, hints, IN_CELL);
}
