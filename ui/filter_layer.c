/* SPDX-License-Identifier: EUPL-1.2 */
/* filter_layer: the line on which a filter is written, with what may stand at the cursor above it and what is wrong
 * with it below. The filters of before are there with the arrow up. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "completion.h"
#include "filter.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "app.h"
#include "choices.h"
#include "dialog.h"
#include "field_edit.h"

enum {
	ROWS = 8,          /* of the list of completions */
	COLUMNS = 60,
	SENTENCE_ROWS = 6, /* the longest sentence at 60 columns is shorter */
	REMEMBERED = 20,   /* filters of before */
	PASTE_LIMIT = FILTER_LENGTH,
};

struct filtering {
	struct layer layer;
	const struct kind *kind;
	struct edit edit;
	struct completion completion;
	int selected, top;  /* among the completions */
	bool faulty;        /* what is written is no filter */
	int place;          /* of the fault, in characters */
	struct err fault;
	bool refused;       /* it has been tried: the fault is no longer only hinted at */
	char **before;      /* filters, the last one first */
	int before_count, recalled; /* which of them is shown, -1: none */
	void (*done)(void *context, const char *text);
	void *context;
};

/* ---- filters of before ---- */

static void read_before(struct filtering *filtering)
{
	char *kept = store_kept(filtering->layer.app->store, filtering->kind, "filters"), *rest = kept, *line;
	filtering->before = xcalloc(REMEMBERED, sizeof *filtering->before);
	while ((line = strsep(&rest, "\n")) != NULL && filtering->before_count < REMEMBERED)
		if (*line != '\0')
			filtering->before[filtering->before_count++] = xstrdup(line);
	filtering->recalled = -1;
	free(kept);
}

/* That they cannot be remembered is no reason to refuse a filter. */
static void remember(struct filtering *filtering)
{
	struct str text = { 0 };
	str_addf(&text, "%s\n", filtering->edit.text);
	for (int i = 0, count = 1; i < filtering->before_count && count < REMEMBERED; i++) {
		if (strcmp(filtering->before[i], filtering->edit.text) == 0)
			continue;
		str_addf(&text, "%s\n", filtering->before[i]);
		count++;
	}
	store_keep(filtering->layer.app->store, filtering->kind, "filters", text.text, NULL);
	str_free(&text);
}

/* ---- what may stand there, and what is wrong ---- */

/* The short name where there is one that is a name: it is what people write. A number is none. */
static void add_records(void *context, const struct field *field, const char *words, struct completion *out)
{
	struct filtering *filtering = context;
	const struct kind *kind = kind_named(field->ref);
	int other = kind->subtitle != NULL ? kind_field(kind, kind->subtitle) : -1;
	bool named = other >= 0 && other != kind_field(kind, "number") && kind->fields[other].type == TYPE_TEXT;
	struct choices choices = { 0 };
	if (!choices_load(filtering->layer.app->store, field, words, &choices, NULL))
		return;
	for (int i = 0; i < choices.count; i++) {
		const struct choices_row *row = &choices.row[i];
		bool brief = named && *row->note != '\0' && strlen(row->note) < strlen(row->label);
		completion_add_value(out, brief ? row->note : row->label, brief ? row->label : row->note);
	}
	choices_free(&choices);
}

/* A word that can still become one of those that are proposed is not called wrong. */
static bool is_unfinished(const struct filtering *filtering)
{
	char *before = xstrndup(filtering->edit.text, filtering->completion.to);
	bool inside = filtering->completion.count > 0 && filtering->place <= text_count(before);
	free(before);
	return inside && filtering->completion.to >= strlen(filtering->edit.text);
}

static void look(struct filtering *filtering)
{
	const struct edit *edit = &filtering->edit;
	completion_free(&filtering->completion);
	filtering->selected = filtering->top = 0;
	filtering->refused = false;
	filtering->fault = (struct err){ 0 };
	if (edit->length > 0)
		filtering->completion = completion_find(filtering->kind, edit->text, (size_t)edit->cursor, add_records,
							filtering);
	filtering->faulty = !filter_check(filtering->kind, edit->text, &filtering->place, &filtering->fault);
}

/* ---- painting ---- */

static void paint_completions(struct filtering *filtering, int row, int column)
{
	const struct app *app = filtering->layer.app;
	int count = filtering->completion.count, rows = count < ROWS ? count : ROWS;
	int columns = app->columns < COLUMNS ? app->columns : COLUMNS;
	if (count == 0)
		return;
	if (filtering->selected >= filtering->top + rows)
		filtering->top = filtering->selected - rows + 1;
	if (filtering->selected < filtering->top)
		filtering->top = filtering->selected;
	column = column + columns > app->columns ? app->columns - columns : column;
	char *remark = count > rows ? xasprintf(" %d/%d ", filtering->selected + 1, count) : NULL;
	struct rect inside = paint_frame((struct rect){ row - rows - 2, column, rows + 2, columns }, NULL, remark);
	for (int i = 0; i < rows; i++) {
		const struct completion_row *line = &filtering->completion.row[filtering->top + i];
		int used = paint_text(inside.row + i, inside.column + 1, inside.columns - 2, ROLE_NORMAL, line->text);
		if (inside.columns - used > 8)
			paint_right(inside.row + i, inside.column + used + 3, inside.columns - used - 4, ROLE_DIM,
				    line->note);
		if (filtering->top + i == filtering->selected)
			paint_role(inside.row + i, inside.column, inside.columns, ROLE_SELECTED);
	}
	free(remark);
}

/* A sentence that has no room beside its mark stands above the line, whole. */
static void paint_sentence(const struct filtering *filtering, int row, enum role role)
{
	int columns = filtering->layer.app->columns;
	int rows = dialog_text_rows_most(filtering->fault.text, columns - 2, SENTENCE_ROWS);
	paint_rule(row - rows - 1, 0, columns);
	paint_clear((struct rect){ row - rows, 0, rows, columns });
	dialog_text((struct rect){ row - rows, 1, rows, columns - 2 }, role, filtering->fault.text);
}

/* The place stands under its character, unless the line is longer than the screen. */
static void paint_fault(const struct filtering *filtering, int row, int column)
{
	const struct app *app = filtering->layer.app;
	enum role role = filtering->refused ? ROLE_WARN : ROLE_DIM;
	size_t at = 0;
	for (int i = 0; i < filtering->place && filtering->edit.text[at] != '\0'; i++)
		for (at++; ((unsigned char)filtering->edit.text[at] & 0xC0) == 0x80;)
			at++;
	char *before = xstrndup(filtering->edit.text, at);
	int under = column + text_width(before), width = text_width(filtering->fault.text);
	free(before);
	if (text_width(filtering->edit.text) >= app->columns - column - 1 || under > app->columns - 2)
		under = column;
	paint_text(row, under, 1, role, "^");
	if (under + 2 + width < app->columns)
		paint_text(row, under + 2, app->columns - under - 3, role, filtering->fault.text);
	else if (width + 2 < under)
		paint_right(row, 1, under - 2, role, filtering->fault.text);
	else
		paint_sentence(filtering, row - 1, role);
}

static const char *hint(const struct filtering *filtering)
{
	if (strpbrk(filtering->edit.text, "()") != NULL && strchr(filtering->edit.text, '"') == NULL)
		return _("Parentheses are letters here; a|b c means a or b, and c");
	if (filtering->edit.length == 0)
		return filtering->before_count > 0 ?
			_("status:ongoing unit:mine end<today · ↑ the filters of before") :
			_("status:ongoing unit:mine end<today · Enter without text shows all");
	return filtering->completion.count > 0 ? _("Tab takes · ↑↓ choose · Enter filters · Esc leaves it")
					       : _("Enter filters · Esc leaves it");
}

static bool shows_fault(const struct filtering *filtering)
{
	return filtering->layer.app->message == NULL && filtering->faulty &&
	       (filtering->refused || !is_unfinished(filtering));
}

static void paint_foot(const struct filtering *filtering, int row, int column)
{
	const struct app *app = filtering->layer.app;
	bool fault = shows_fault(filtering);
	paint_clear((struct rect){ row, 0, 1, app->columns });
	if (app->message != NULL)
		paint_text(row, 1, app->columns - 2, app->message_role, app->message);
	else if (fault)
		paint_fault(filtering, row, column);
	else
		paint_text(row, column, app->columns - column - 1, ROLE_DIM, hint(filtering));
}

static void filtering_paint(struct layer *layer)
{
	struct filtering *filtering = (struct filtering *)layer;
	int row = layer->app->rows - 2, columns = layer->app->columns;
	paint_clear((struct rect){ row, 0, 2, columns });
	int at = 1 + paint_text(row, 1, columns / 2, ROLE_KEY, _("Filter")) + 1;
	char *before = xstrndup(filtering->edit.text, filtering->completion.from);
	int from = at + text_width(before) - 2;
	free(before);
	paint_foot(filtering, row + 1, at);
	if (!shows_fault(filtering)) /* the sentence may stand where they would, and what it says goes before them */
		paint_completions(filtering, row, from > 0 ? from : 0);
	field_edit_paint(&filtering->edit, (struct rect){ row, at, 1, columns - at - 1 }, ROLE_INPUT, true);
}

/* ---- keys ---- */

/* The layer goes first, so that DONE may push another. */
static void finish(struct filtering *filtering, bool take)
{
	void (*done)(void *context, const char *text) = filtering->done;
	void *context = filtering->context;
	char *text = take ? xstrdup(filtering->edit.text) : NULL;
	if (take && filtering->edit.length > 0)
		remember(filtering);
	app_pop(filtering->layer.app, false);
	done(context, text);
	free(text);
}

static void take_completion(struct filtering *filtering)
{
	size_t cursor;
	if (filtering->completion.count == 0) {
		app_say(filtering->layer.app, _("There is nothing to complete here"));
		return;
	}
	char *text = completion_take(&filtering->completion, filtering->selected, filtering->edit.text, &cursor);
	edit_set(&filtering->edit, text, false);
	filtering->edit.cursor = (int)cursor;
	free(text);
	look(filtering);
}

static void recall(struct filtering *filtering, int step)
{
	int wanted = filtering->recalled + step;
	if (wanted >= filtering->before_count || wanted < -1)
		return;
	filtering->recalled = wanted;
	edit_set(&filtering->edit, wanted >= 0 ? filtering->before[wanted] : "", false);
	look(filtering);
}

/* Among the completions, or the filters of before where nothing has been written. */
static void go(struct filtering *filtering, int step)
{
	int count = filtering->completion.count;
	if (filtering->edit.length == 0 || filtering->recalled >= 0)
		recall(filtering, -step);
	else if (count > 0)
		filtering->selected = (filtering->selected + step + count) % count;
}

static bool steer(struct filtering *filtering, int key)
{
	switch (key) {
	case K_ESC:
		finish(filtering, false);
		return true;
	case K_ENTER:
		filtering->refused = filtering->faulty;
		if (!filtering->faulty)
			finish(filtering, true);
		return true;
	case K_TAB:
		take_completion(filtering);
		return true;
	case K_UP:
	case K_DOWN:
		go(filtering, key == K_UP ? -1 : 1);
		return true;
	default:
		return false;
	}
}

static bool filtering_key(struct layer *layer, int key)
{
	struct filtering *filtering = (struct filtering *)layer;
	if (steer(filtering, key))
		return true;
	if (!field_edit_key(&filtering->edit, key, layer->app->columns, NULL))
		return false;
	filtering->recalled = -1;
	look(filtering);
	app_say_loss(layer->app, &filtering->edit);
	return true;
}

static void filtering_paste(struct layer *layer, const char *text)
{
	struct filtering *filtering = (struct filtering *)layer;
	edit_insert(&filtering->edit, text);
	filtering->recalled = -1;
	look(filtering);
	app_say_loss(layer->app, &filtering->edit);
}

static void filtering_free(struct layer *layer)
{
	struct filtering *filtering = (struct filtering *)layer;
	for (int i = 0; i < filtering->before_count; i++)
		free(filtering->before[i]);
	free(filtering->before);
	completion_free(&filtering->completion);
	edit_free(&filtering->edit);
	free(filtering);
}

static const struct layer_ops filtering_ops = {
	.paint = filtering_paint, .key = filtering_key, .paste = filtering_paste, .free = filtering_free,
};

struct layer *filter_layer_new(struct app *app, const struct kind *kind, const char *text,
			       void (*done)(void *context, const char *text), void *context)
{
	struct filtering *filtering = xcalloc(1, sizeof *filtering);
	filtering->layer = (struct layer){ .ops = &filtering_ops, .app = app };
	filtering->kind = kind;
	filtering->done = done;
	filtering->context = context;
	edit_set(&filtering->edit, text, false);
	filtering->edit.limit = PASTE_LIMIT;
	read_before(filtering);
	filtering->faulty = !filter_check(kind, text, &filtering->place, &filtering->fault);
	return &filtering->layer;
}
