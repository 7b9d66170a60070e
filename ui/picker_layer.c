/* SPDX-License-Identifier: EUPL-1.2 */
/* picker_layer: the choices of a field in a frame over the form; typing narrows them. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"
#include "type.h"

#include "app.h"
#include "choices.h"
#include "dialog.h"
#include "field_edit.h"
#include "form_view.h"

#define PICKER_COLUMNS 72
#define PICKER_ROWS 20
#define PICKER_FRAME 4 /* rows that are no choices: frame, input, hints */

struct picker {
	struct layer layer;
	const struct field *field;
	struct edit edit;      /* what is typed */
	struct choices choices;
	bool empty_first;      /* the first line stands for no value */
	bool new_last;         /* the last line makes a new record; it is always in sight */
	int selected, top, height; /* lines: the empty one, the choices, the one for a new record */
	int room;              /* choices there were at most, so that the frame keeps its size */
	char *marks;           /* canonical: what is taken so far, codes with one space between */
	bool many;
	bool toggled;          /* Space has been used: from now on moving only looks */
	bool pointed;          /* the selected line is meant, not only the marks */
	bool browsing;         /* moved since one typed: the cursor follows the line */
	struct record *record; /* that the value is for, NULL: none in particular; in RECORD_FIELD */
	int record_field;
	struct err fault;      /* why there is nothing to show */
	void (*take)(void *context, const char *text);
	void *context;
};

/* ---- lines and marks ---- */

/* Lines that scroll. */
static int list_count(const struct picker *picker)
{
	return picker->choices.count + picker->empty_first;
}

static int line_count(const struct picker *picker)
{
	return list_count(picker) + picker->new_last;
}

static bool is_new_line(const struct picker *picker, int line)
{
	return picker->new_last && line == list_count(picker);
}

/* The code on a line, "" for the empty one, NULL for the new one and past the end. */
static const char *line_code(const struct picker *picker, int line)
{
	int at = line - picker->empty_first;
	if (at >= picker->choices.count)
		return NULL;
	return at < 0 ? "" : picker->choices.row[at].code;
}

/* Where CODE stands in the marks, NULL when it is not marked. */
static char *find_mark(const struct picker *picker, const char *code)
{
	size_t length = strlen(code);
	for (char *at = picker->marks; length > 0 && *at != '\0';) {
		size_t word = strcspn(at, " ");
		if (word == length && strncmp(at, code, length) == 0)
			return at;
		at += word + (at[word] == ' ');
	}
	return NULL;
}

static int count_marks(const struct picker *picker)
{
	int count = *picker->marks != '\0';
	for (const char *c = picker->marks; *c != '\0'; c++)
		count += *c == ' ';
	return count;
}

static void add_mark(struct picker *picker, const char *code)
{
	if (find_mark(picker, code) != NULL)
		return;
	char *marks = xasprintf("%s%s%s", picker->marks, *picker->marks != '\0' ? " " : "", code);
	free(picker->marks);
	picker->marks = marks;
}

static void drop_mark(struct picker *picker, char *at)
{
	size_t length = strcspn(at, " ");
	if (at[length] == ' ')
		memmove(at, at + length + 1, strlen(at + length + 1) + 1);
	else
		at[at > picker->marks ? -1 : 0] = '\0';
}

/* ---- reading ---- */

static void select_code(struct picker *picker, const char *code)
{
	picker->selected = 0;
	for (int line = 0; line < list_count(picker); line++)
		if (strcmp(line_code(picker, line), code) == 0)
			picker->selected = line;
}

/* Whether the acting person may give the record the choice of that code. */
static bool may(const struct picker *picker, const char *code, struct err *err)
{
	return picker->record == NULL || choices_are_many(picker->field) ||
	       store_may_value(picker->layer.app->store, picker->record, picker->record_field, code, err);
}

static void mark_locked(struct picker *picker)
{
	for (int i = 0; i < picker->choices.count; i++) {
		struct choices_row *row = &picker->choices.row[i];
		if (may(picker, row->code, NULL))
			continue;
		free(row->note);
		row->note = xasprintf("%s %s", screen_glyph(GLYPH_LOCK), _("the coordinator's"));
	}
}

static void load(struct picker *picker)
{
	choices_free(&picker->choices);
	picker->fault = (struct err){ 0 };
	choices_load(picker->layer.app->store, picker->field, picker->edit.text, &picker->choices, &picker->fault);
	mark_locked(picker);
	picker->empty_first = !(picker->field->flags & F_REQUIRED) && picker->edit.length == 0;
	picker->selected = picker->top = 0;
	if (line_count(picker) > picker->room)
		picker->room = line_count(picker);
}

/* Without words the present value is selected, with words the first that matches. */
static void load_anew(struct picker *picker)
{
	load(picker);
	if (picker->edit.length > 0)
		return;
	char *first = xstrndup(picker->marks, strcspn(picker->marks, " "));
	select_code(picker, first);
	free(first);
}

static void picker_refresh(struct layer *layer)
{
	struct picker *picker = (struct picker *)layer;
	const char *code = line_code(picker, picker->selected);
	char *kept = xstrdup(code != NULL ? code : "");
	load(picker);
	select_code(picker, kept);
	free(kept);
}

/* Marks or unmarks the selected line; the words that led to it have done their work, so that the next can be typed. */
static void toggle(struct picker *picker)
{
	const char *line = line_code(picker, picker->selected);
	if (!picker->many || line == NULL || *line == '\0')
		return;
	char *code = xstrdup(line), *mark = find_mark(picker, code);
	if (mark != NULL)
		drop_mark(picker, mark);
	else
		add_mark(picker, code);
	picker->toggled = true;
	picker->pointed = false;
	if (picker->edit.length > 0) {
		edit_set(&picker->edit, "", false);
		load(picker);
		select_code(picker, code);
	}
	free(code);
}

/* ---- painting ---- */

static void scroll(struct picker *picker, int height)
{
	int last = list_count(picker) - height;
	int seen = picker->selected < list_count(picker) ? picker->selected : list_count(picker) - 1;
	picker->height = height;
	if (seen > picker->top + height) /* a leap: with what stands round it */
		picker->top = seen - height / 2;
	if (seen < picker->top)
		picker->top = seen;
	if (seen >= picker->top + height)
		picker->top = seen - height + 1;
	if (picker->top > last)
		picker->top = last > 0 ? last : 0;
}

static void paint_selected(const struct picker *picker, int line, int row, struct rect rect)
{
	if (line != picker->selected)
		return;
	paint_role(row, rect.column + 1, rect.columns - 2, ROLE_SELECTED);
	paint_text(row, rect.column + 1, 1, ROLE_SELECTED, screen_glyph(GLYPH_SELECTED));
	if (picker->browsing)
		paint_cursor(row, rect.column + 1);
}

static void paint_line(struct picker *picker, int line, struct rect rect)
{
	int at = line - picker->empty_first, row = rect.row + line - picker->top;
	const struct choices_row *choice = at < 0 ? NULL : &picker->choices.row[at];
	if (choice != NULL && find_mark(picker, choice->code) != NULL)
		paint_text(row, rect.column + 2, 1, ROLE_MARKED, screen_glyph(GLYPH_MARK));
	int left = rect.column + 4, room = rect.columns - 5;
	int used = paint_text(row, left, room, choice != NULL ? ROLE_NORMAL : ROLE_DIM,
			      choice != NULL ? choice->label : _("(empty)"));
	if (choice != NULL && room - used > 8)
		paint_right(row, left + used + 2, room - used - 2, ROLE_DIM, choice->note);
	paint_selected(picker, line, row, rect);
}

/* "+ New partner: “Gent”" */
static void paint_new(struct picker *picker, struct rect rect)
{
	char *what = form_view_new(kind_named(picker->field->ref)), *words = text_trim(picker->edit.text);
	char *text = *words != '\0' ? xasprintf(_("+ %s: “%s”"), what, words) : xasprintf("+ %s", what);
	paint_text(rect.row, rect.column + 4, rect.columns - 5, ROLE_LINK, text);
	paint_selected(picker, list_count(picker), rect.row, rect);
	free(text);
	free(words);
	free(what);
}

static void paint_nothing(const struct picker *picker, struct rect rect)
{
	struct rect text = { rect.row, rect.column + 4, rect.rows, rect.columns - 5 };
	if (picker->fault.code != ERR_NONE) {
		dialog_text(text, ROLE_WARN, picker->fault.text);
		return;
	}
	char *nothing = picker->edit.length > 0 ? xasprintf(_("Nothing matches “%s”"), picker->edit.text) :
		xstrdup(_("There is nothing to choose from yet"));
	dialog_text(text, ROLE_DIM, nothing);
	free(nothing);
}

static void paint_lines(struct picker *picker, struct rect rect)
{
	if (picker->new_last) {
		rect.rows--;
		paint_new(picker, (struct rect){ rect.row + rect.rows, rect.column, 1, rect.columns });
	}
	scroll(picker, rect.rows);
	for (int line = picker->top; line < list_count(picker) && line < picker->top + rect.rows; line++)
		paint_line(picker, line, rect);
	if (picker->choices.count == 0)
		paint_nothing(picker, (struct rect){ rect.row + picker->empty_first, rect.column,
						     rect.rows - picker->empty_first, rect.columns });
	int edge = rect.column + rect.columns;
	if (picker->top > 0)
		paint_text(rect.row, edge, 1, ROLE_DIM, screen_glyph(GLYPH_MORE_UP));
	if (picker->top + rect.rows < list_count(picker))
		paint_text(rect.row + rect.rows - 1, edge, 1, ROLE_DIM, screen_glyph(GLYPH_MORE_DOWN));
}

static void paint_input(struct picker *picker, struct rect inside)
{
	struct rect input = { inside.row, inside.column + 4, 1, inside.columns - 5 };
	paint_text(inside.row, inside.column + 2, 2, ROLE_DIM, ">");
	field_edit_paint(&picker->edit, input, ROLE_INPUT, true);
	if (picker->edit.length == 0)
		paint_text(input.row, input.column + 1, input.columns - 1, ROLE_DIM, _("type to narrow"));
}

/* Names have spaces: until one has gone to a line, a space belongs to the words. */
static bool is_writing(const struct picker *picker)
{
	return picker->edit.length > 0 && !picker->browsing;
}

/* What Space does and has done, or how many there are; NULL for nothing worth saying. */
static char *remark_of(const struct picker *picker)
{
	int count = picker->choices.count;
	if (picker->many) {
		char *key = keymap_keys(picker->layer.app->settings->keymap, CMD_PICK_MORE, true);
		char down[24];
		key_label(K_DOWN, down);
		char *remark = is_writing(picker) ?
			xasprintf(_(" %s %s marks several · %d marked "), down, key, count_marks(picker)) :
			xasprintf(_(" %s marks several · %d marked "), key, count_marks(picker));
		free(key);
		return remark;
	}
	if (count < picker->choices.total)
		return xasprintf(_(" %d of %lld "), count, (long long)picker->choices.total);
	return NULL;
}

static void picker_paint(struct layer *layer)
{
	struct picker *picker = (struct picker *)layer;
	int most = layer->app->rows - 4 < PICKER_ROWS ? layer->app->rows - 4 : PICKER_ROWS;
	int rows = picker->room + PICKER_FRAME < most ? picker->room + PICKER_FRAME : most;
	int columns = layer->app->columns - 8 < PICKER_COLUMNS ? layer->app->columns - 8 : PICKER_COLUMNS;
	char *title = xasprintf(" %s ", field_label(picker->field)), *remark = remark_of(picker);
	struct rect inside = paint_frame(dialog_rect(layer->app, rows, columns), title, remark);
	free(title);
	free(remark);
	paint_input(picker, inside);
	paint_lines(picker, (struct rect){ inside.row + 1, inside.column, inside.rows - 2, inside.columns });
	dialog_foot(layer->app, (struct rect){ inside.row + inside.rows - 1, inside.column, 1, inside.columns - 1 },
		     IN_PICKER);
}

/* ---- keys ---- */

static void move_to(struct picker *picker, int line)
{
	int count = line_count(picker);
	picker->selected = line >= count ? count - 1 : line;
	if (picker->selected < 0)
		picker->selected = 0;
	picker->browsing = true;
	picker->pointed = picker->pointed || !picker->toggled;
}

static void pick(struct picker *picker);

static bool picker_key(struct layer *layer, int key)
{
	struct picker *picker = (struct picker *)layer;
	bool changed;
	if (key == K_TAB) { /* who fills in a form goes on with Tab */
		pick(picker);
		return true;
	}
	bool marks = key == K_SPACE && picker->many && !is_new_line(picker, picker->selected) && !is_writing(picker);
	if (key == K_HOME || key == K_END || marks ||
	    !field_edit_key(&picker->edit, key, layer->app->columns, &changed))
		return false;
	picker->browsing = false;
	if (changed) {
		load_anew(picker);
		picker->pointed = picker->edit.length > 0;
	}
	app_say_loss(layer->app, &picker->edit);
	return true;
}

static void picker_paste(struct layer *layer, const char *text)
{
	struct picker *picker = (struct picker *)layer;
	edit_insert(&picker->edit, text);
	load_anew(picker);
	picker->pointed = true;
	app_say_loss(layer->app, &picker->edit);
}

/* The layer goes first, so that TAKE may push another. */
static void finish(struct picker *picker, const char *canonical)
{
	void (*take)(void *context, const char *text) = picker->take;
	void *context = picker->context;
	char *text = choices_text(picker->layer.app->store, picker->field, canonical);
	app_pop(picker->layer.app, false);
	take(context, text);
	free(text);
}

/* ---- a new record ---- */

static void take_new(void *context, int64_t id)
{
	struct picker *picker = context;
	char *code = xasprintf("%" PRId64, id);
	if (picker->many) {
		add_mark(picker, code);
		picker->toggled = true;
		picker->pointed = false;
		edit_set(&picker->edit, "", false);
		load(picker);
		select_code(picker, code);
	} else {
		finish(picker, code);
	}
	free(code);
}

/* The form of a new record with what is typed as its name; what comes back from there without saving finds the list as
 * it was. */
static void make_new(struct picker *picker)
{
	const struct kind *kind = kind_named(picker->field->ref);
	struct err err = { 0 };
	if (!store_may(picker->layer.app->store, kind, 0, ACCESS_ADD, &err)) {
		app_complain(picker->layer.app, &err);
		return;
	}
	struct record *record = record_new_initial(kind);
	int title = kind_title(kind);
	char *name = NULL;
	bool named = kind->fields[title].type == TYPE_TEXT && field_is_writable(&kind->fields[title]);
	if (named && type_parse(&kind->fields[title], picker->edit.text, NULL, &name, NULL))
		record_put(record, title, name);
	free(name);
	app_push(picker->layer.app, form_layer_new_for(picker->layer.app, record, take_new, picker));
}

/* One value: that of the line. Several: the marks, with the line among them when it was pointed at. */
static void pick(struct picker *picker)
{
	const char *code = line_code(picker, picker->selected);
	bool takes_line = !picker->many || picker->pointed || (*picker->marks == '\0' && !picker->toggled);
	if (is_new_line(picker, picker->selected) && (takes_line || picker->browsing)) {
		make_new(picker);
		return;
	}
	struct err err = { 0 };
	if (takes_line && code == NULL)
		return;
	if (takes_line && !may(picker, code, &err)) {
		app_complain(picker->layer.app, &err);
		return;
	}
	if (takes_line && *code != '\0' && picker->many)
		add_mark(picker, code);
	char *canonical = xstrdup(takes_line && (*code == '\0' || !picker->many) ? code : picker->marks);
	finish(picker, canonical);
	free(canonical);
}

static bool picker_command(struct layer *layer, enum command_id command)
{
	struct picker *picker = (struct picker *)layer;
	switch (command) {
	case CMD_UP:
		move_to(picker, picker->selected - 1);
		return true;
	case CMD_DOWN: /* from the words to the line that they found, where it may be marked */
		move_to(picker, picker->selected + (picker->many && is_writing(picker) ? 0 : 1));
		return true;
	case CMD_PAGE_UP:
		move_to(picker, picker->selected - picker->height);
		return true;
	case CMD_PAGE_DOWN:
		move_to(picker, picker->selected + picker->height);
		return true;
	case CMD_HOME:
		move_to(picker, 0);
		return true;
	case CMD_END:
		move_to(picker, line_count(picker) - 1);
		return true;
	case CMD_PICK_MORE:
		toggle(picker);
		return true;
	case CMD_PICK:
		pick(picker);
		return true;
	default:
		return false;
	}
}

static void picker_free(struct layer *layer)
{
	struct picker *picker = (struct picker *)layer;
	choices_free(&picker->choices);
	edit_free(&picker->edit);
	free(picker->marks);
	record_free(picker->record);
	free(picker);
}

static const struct layer_ops picker_ops = {
	.context = IN_PICKER, .paint = picker_paint, .key = picker_key, .command = picker_command,
	.paste = picker_paste, .refresh = picker_refresh, .free = picker_free,
};

struct layer *picker_layer_new(struct app *app, const struct field *field, const char *current,
			       void (*take)(void *context, const char *text), void *context)
{
	struct picker *picker = xcalloc(1, sizeof *picker);
	picker->layer = (struct layer){ .ops = &picker_ops, .app = app };
	picker->field = field;
	picker->many = choices_are_many(field);
	picker->new_last = field->ref != NULL && (field->flags & F_PRESENT) == 0;
	picker->marks = xstrdup(current);
	picker->take = take;
	picker->context = context;
	edit_set(&picker->edit, "", false);
	load_anew(picker);
	return &picker->layer;
}

void picker_layer_hold(struct layer *layer, const struct record *record, int field)
{
	struct picker *picker = (struct picker *)layer;
	picker->record = record_copy(record);
	picker->record_field = field;
	mark_locked(picker);
}
