/* SPDX-License-Identifier: EUPL-1.2 */
/* goto_layer: a line to type in, and the records of any kind that answer to it, the best first. Before anything is
 * typed: what was changed last. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "scroll.h"
#include "text.h"

#include "app.h"
#include "dialog.h"
#include "field_edit.h"
#include "highlight.h"
#include "input.h"

enum {
	MOST = 100,         /* records shown; who wants others types another letter */
	LONGEST = 200, /* characters typed */
	KIND_COLUMNS = 18,
	LEAST_NOTE = 10,    /* columns that a note must have to say something */
	CONTEXT_BEFORE = 16 /* columns shown before a hit in a longer text */
};

struct goto_layer {
	struct layer layer;
	struct edit edit;
	struct found found;
	char **note;  /* by record, NULL: not looked up yet */
	bool pending; /* what is shown answers to older words: a key broke the search off */
	bool follows; /* the words are those that were answered: the selection stays on its record */
	bool swapped; /* the selected record has gone, and nothing has been done since */
	struct err fault;
	struct scroll scroll;
};

static struct goto_layer *of(struct layer *layer)
{
	return (struct goto_layer *)layer;
}

/* ---- finding ---- */

static void forget(struct goto_layer *layer)
{
	for (int i = 0; i < layer->found.count; i++)
		free(layer->note[i]);
	free(layer->note);
	layer->note = NULL;
	found_free(&layer->found);
}

/* To the record that is selected, among what was FOUND now. When it has gone the line stays, which is said. */
static void follow(struct goto_layer *layer, const struct found *found)
{
	const struct found_record *was = &layer->found.record[layer->scroll.line];
	for (int i = 0; i < found->count; i++)
		if (found->record[i].kind == was->kind && found->record[i].id == was->id) {
			layer->scroll.line = i;
			return;
		}
	layer->swapped = true;
	char *title = text_brief(was->title);
	app_say(layer->layer.app, _("“%s” is no longer here"), title);
	free(title);
	if (layer->scroll.line >= found->count)
		layer->scroll.line = found->count > 0 ? found->count - 1 : 0;
}

/* A key that waits breaks it off: what is shown then stays until nobody waits. */
static void find(struct goto_layer *layer)
{
	struct found found;
	struct err err = { 0 };
	struct store *store = layer->layer.app->store;
	store_read_until(store, input_waits, NULL);
	bool done = store_find(store, layer->edit.text, MOST, &found, &err);
	store_read_until(store, NULL, NULL);
	layer->pending = !done && err.code == ERR_SLOW;
	layer->layer.app->dirty = true;
	if (layer->pending)
		return;
	if (!layer->follows)
		layer->scroll.line = layer->scroll.top = 0;
	else if (layer->found.count > 0 && err.code == ERR_NONE)
		follow(layer, &found);
	forget(layer);
	layer->found = found;
	layer->fault = err;
	layer->note = xcalloc((size_t)found.count + 1, sizeof *layer->note);
	layer->follows = true;
}

static void find_other(struct goto_layer *layer)
{
	layer->follows = layer->swapped = false;
	find(layer);
}

static bool goto_idle(struct layer *layer)
{
	if (!of(layer)->pending)
		return false;
	find(of(layer));
	return !of(layer)->pending;
}

/* ---- why a record is there ---- */

/* Where a word begins, a little before AT. */
static size_t context_start(const char *text, size_t at)
{
	size_t start = at;
	while (start > 0 && at - start < CONTEXT_BEFORE)
		start = text_prev(text, start);
	size_t word = start + strcspn(text + start, " ") + 1;
	return start > 0 && word <= at ? word : start;
}

/* "Need: … skolan är för långt bort": the first field that holds a word which the title does not. NULL: none does. */
static char *field_note(const struct record *record, const char *word)
{
	for (int i = 0; i < record->kind->field_count; i++) {
		char *text = record_cell(record, i);
		size_t from = 0, to;
		if (!field_has_words(&record->kind->fields[i]) || !text_find(text, word, &from, &to)) {
			free(text);
			continue;
		}
		size_t start = context_start(text, from);
		char *note = xasprintf("%s: %s%s", i18n(record->kind->fields[i].label),
				       start == 0 ? "" : text_ascii() ? "..." : "…", text + start);
		free(text);
		return note;
	}
	return NULL;
}

static char *hit_note(const struct record *record, const char *title, const char *words)
{
	char *copy = xstrdup(words), *rest = NULL, *note = NULL;
	for (char *word = strtok_r(copy, " ", &rest); word != NULL && note == NULL; word = strtok_r(NULL, " ", &rest))
		if (!text_matches(title, word))
			note = field_note(record, word);
	free(copy);
	return note;
}

/* The value of the field, unless it is the title or there is none. */
static void add_value(struct str *note, const struct record *record, const char *name)
{
	int field = name != NULL ? kind_field(record->kind, name) : -1;
	if (field < 0 || field == kind_title(record->kind) || *record_value(record, field) == '\0')
		return;
	char *text = record_cell(record, field);
	if (note->length > 0)
		str_addf(note, " %s ", screen_glyph(GLYPH_DOT));
	str_add(note, text);
	free(text);
}

/* What tells records of one name apart: what the kind names for that and the project they belong to, else what lists of
 * them are grouped by and the year. */
static char *plain_note(const struct record *record)
{
	struct str note = { 0 };
	add_value(&note, record, record->kind->subtitle);
	add_value(&note, record, "project");
	if (note.length == 0) {
		add_value(&note, record, record->kind->group);
		add_value(&note, record, "year");
	}
	return str_take(&note);
}

static const char *note_of(struct goto_layer *layer, int i)
{
	const struct found_record *found = &layer->found.record[i];
	if (layer->note[i] != NULL)
		return layer->note[i];
	struct record *record = store_load(layer->layer.app->store, found->kind, found->id, NULL);
	if (record != NULL && found->rank == RANK_ELSEWHERE)
		layer->note[i] = hit_note(record, found->title, layer->edit.text);
	if (record != NULL && layer->note[i] == NULL)
		layer->note[i] = plain_note(record);
	record_free(record);
	return layer->note[i] != NULL ? layer->note[i] : "";
}

/* ---- painting ---- */

static void paint_row(struct goto_layer *layer, int i, int row, struct rect inside)
{
	const struct found_record *found = &layer->found.record[i];
	const char *note = note_of(layer, i);
	int at = inside.column + 2, end = inside.column + inside.columns - 1;
	paint_fill(row, at, KIND_COLUMNS, ROLE_DIM, i18n(found->kind->label), false);
	at += KIND_COLUMNS + 1;
	int used = paint_text(row, at, end - at, ROLE_NORMAL, found->title), left = end - at - used - 2;
	bool selected = i == layer->scroll.line;
	if (left >= LEAST_NOTE)
		paint_right(row, at + used + 2, left, ROLE_DIM, note);
	if (selected) {
		paint_text(row, inside.column, 1, ROLE_NORMAL, screen_glyph(GLYPH_SELECTED));
		paint_role(row, inside.column + 1, inside.columns - 1, ROLE_SELECTED);
	}
	highlight((struct rect){ row, at, 1, used }, found->title, layer->edit.text, false);
	if (left >= LEAST_NOTE && text_width(note) <= left)
		highlight((struct rect){ row, at + used + 2, 1, left }, note, layer->edit.text, true);
	else if (left >= LEAST_NOTE)
		highlight((struct rect){ row, at + used + 2, 1, left - 1 }, note, layer->edit.text, false);
}

static void paint_input(struct goto_layer *layer, struct rect inside)
{
	int at = inside.column + 1;
	at += paint_text(inside.row, at, inside.columns / 2, ROLE_DIM, _("Go to:")) + 1;
	field_edit_paint(&layer->edit, (struct rect){ inside.row, at, 1, inside.column + inside.columns - at - 1 },
			 ROLE_INPUT, true);
}

static void paint_nothing(struct goto_layer *layer, struct rect inside)
{
	struct rect text = { inside.row + 2, inside.column + 2, inside.rows - 2, inside.columns - 4 };
	char *nothing = xasprintf(_("Nothing in the register holds “%s”"), layer->edit.text);
	if (layer->fault.code != ERR_NONE)
		dialog_text(text, ROLE_WARN, layer->fault.text);
	else
		dialog_text(text, ROLE_DIM, layer->pending ? _("Searching …") : nothing);
	free(nothing);
}

/* " 3 records · Enter opens · Esc closes " */
static char *remark_of(const struct goto_layer *layer)
{
	if (layer->edit.length == 0)
		return xstrdup(_(" Changed last · Enter opens · Esc closes "));
	char *count = number_text(layer->found.count);
	char *remark = xasprintf(i18n_plural(" %s%s record · Enter opens · Esc closes ",
					     " %s%s records · Enter opens · Esc closes ",
					     (unsigned long)layer->found.count),
				 count, layer->found.more ? "+" : "");
	free(count);
	return remark;
}

static void goto_paint(struct layer *base)
{
	struct goto_layer *layer = of(base);
	char *remark = remark_of(layer);
	struct rect place = dialog_rect(base->app, base->app->rows - 4, 110);
	struct rect inside = paint_frame(place, _(" Go to a record "), remark);
	scroll_fit(&layer->scroll, layer->found.count, inside.rows - 2);
	for (int i = layer->scroll.top; i < layer->found.count && i < layer->scroll.top + layer->scroll.rows; i++)
		paint_row(layer, i, inside.row + 2 + i - layer->scroll.top, inside);
	if (layer->found.count == 0)
		paint_nothing(layer, inside);
	paint_input(layer, inside);
	free(remark);
}

/* ---- keys ---- */

/* To its list when that is what lies below, else full size above what one reads. */
static void go(struct goto_layer *layer)
{
	struct app *app = layer->layer.app;
	if (layer->pending) /* what is shown is not what was asked for */
		find(layer);
	if (layer->pending || layer->found.count == 0)
		return;
	if (layer->swapped) {
		layer->swapped = false;
		app_say(app, _("The row changed under you; press again"));
		return;
	}
	const struct kind *kind = layer->found.record[layer->scroll.line].kind;
	int64_t id = layer->found.record[layer->scroll.line].id;
	app_pop(app, false);
	if (app->top->ops->show == NULL || !app->top->ops->show(app->top, kind, id))
		app_push(app, record_layer_new(app, kind, id));
}

static bool goto_command(struct layer *base, enum command_id command)
{
	struct goto_layer *layer = of(base);
	if (command == CMD_RUN)
		return go(layer), true;
	layer->swapped = false;
	return scroll_command(&layer->scroll, command, layer->found.count);
}

static bool goto_key(struct layer *base, int key)
{
	struct goto_layer *layer = of(base);
	bool changed = false;
	/* Enter and the arrows are the list's. */
	if (key == K_ENTER || key == K_HOME || key == K_END || !field_edit_key(&layer->edit, key, 1000, &changed))
		return false;
	if (changed)
		find_other(layer);
	app_say_loss(base->app, &layer->edit);
	return true;
}

static void goto_paste(struct layer *base, const char *text)
{
	edit_insert(&of(base)->edit, text);
	find_other(of(base));
	app_say_loss(base->app, &of(base)->edit);
}

static void goto_refresh(struct layer *base)
{
	find(of(base));
}

static void goto_free(struct layer *base)
{
	forget(of(base));
	edit_free(&of(base)->edit);
	free(base);
}

static const struct layer_ops goto_ops = {
	.context = IN_HELP, .paint = goto_paint, .key = goto_key, .command = goto_command, .paste = goto_paste,
	.idle = goto_idle, .refresh = goto_refresh, .free = goto_free,
};

struct layer *goto_layer_new(struct app *app)
{
	struct goto_layer *layer = xcalloc(1, sizeof *layer);
	layer->layer.ops = &goto_ops;
	layer->layer.app = app;
	edit_set(&layer->edit, "", false);
	layer->edit.limit = LONGEST;
	find(layer);
	return &layer->layer;
}
