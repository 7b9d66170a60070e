/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "app.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "edit.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

#include "batch.h"
#include "draft_layer.h"
#include "export.h"
#include "dialog.h"
#include "undo.h"

#define MESSAGE_ROWS 6   /* the longest sentence at 60 columns is shorter */
#define OTHERS_LEAST 20 /* columns in which news can be understood */
#define LONG_WAIT 1000000 /* microseconds after which people press a key again */
#define OTHERS_SHARED 36 /* beside a message, which on a projector may stand for long */

void app_push(struct app *app, struct layer *layer)
{
	layer->app = app;
	layer->below = app->top;
	app->top = layer;
	app->dirty = app->unpainted = true;
	if (layer->ops->entered != NULL)
		layer->ops->entered(layer);
}

void app_pop(struct app *app, bool changed)
{
	struct layer *layer = app->top;
	bool late = layer->ops->holds && app->missed;
	app->top = layer->below;
	layer->ops->free(layer);
	app->dirty = app->unpainted = true;
	if (changed)
		app_refresh(app);
	else if (late)
		app_refresh_for_others(app);
}

/* Back to the workspace. */
static void app_pop_to_bottom(struct app *app)
{
	while (app->top->below != NULL)
		app_pop(app, false);
}

static bool has_others(const struct app *app)
{
	return app->presence != NULL || app->news != NULL;
}

/* Whether the message leaves so much of a line of COLUMNS that what others do can stand beside it. */
static bool can_share(const struct app *app, int columns)
{
	return app->message != NULL && text_width(app->message) + 5 + OTHERS_SHARED <= columns;
}

/* Whether the message lies over more than its own line. */
static bool is_message_tall(const struct app *app)
{
	return app->message != NULL && dialog_text_rows_most(app->message, app->columns - 2, 2) > 1;
}

static void set_message(struct app *app, enum role role, char *text)
{
	free(app->message);
	app->message = text;
	app->message_role = role;
	app->dirty = app->dirty || !app->at_key;
}

void app_say(struct app *app, const char *format, ...)
{
	va_list args;
	char *text = NULL;
	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		text = xstrdup("");
	va_end(args);
	set_message(app, ROLE_NORMAL, text);
}

void app_complain(struct app *app, const struct err *err)
{
	set_message(app, ROLE_WARN, xstrdup(err->text));
}

void app_say_done(struct app *app, enum command_id back, const char *sentence)
{
	char *key = keymap_keys(app->settings->keymap, back, true);
	if (*key == '\0')
		app_say(app, "%s", sentence);
	else if (back == CMD_REDO)
		app_say(app, _("%s. %s does it again"), sentence, key);
	else
		app_say(app, _("%s. %s undoes it"), sentence, key);
	free(key);
}

void app_swapped(struct app *app, const char *sentence)
{
	app->swapped = app->unseen = true;
	set_message(app, ROLE_WARN, xstrdup(sentence));
}

void app_fresh(struct app *app)
{
	app->fresh = app->dirty = true;
}

void app_say_unheard(struct app *app)
{
	app_say(app, _("What was pressed before this was on the screen was not obeyed"));
}

void app_forget_message(struct app *app)
{
	if (app->message_role == ROLE_WARN || can_share(app, app->columns))
		return;
	free(app->message);
	app->message = NULL;
}

void app_refresh(struct app *app)
{
	app->missed = false;
	for (struct layer *layer = app->top; layer != NULL && !app->missed; layer = layer->below) {
		if (layer->ops->refresh != NULL)
			layer->ops->refresh(layer);
		app->missed = layer->ops->holds;
	}
	app->dirty = app->unpainted = true;
}

void app_refresh_for_others(struct app *app)
{
	app->by_others = true;
	app->passed = 0; /* it may be possible by now */
	app->added = 0;
	app_refresh(app);
	app->by_others = false;
}

bool app_is_seen(const struct app *app, const struct layer *layer)
{
	const struct layer *above = app->top;
	while (above != NULL && above != layer && !above->ops->covers)
		above = above->below;
	return above == layer;
}

const char *app_unkept(void)
{
	return _("! what you write is not kept until you save");
}

bool app_idle(struct app *app)
{
	for (struct layer *layer = app->top; layer != NULL; layer = layer->below) {
		if (layer->ops->idle != NULL && layer->ops->idle(layer)) {
			app->dirty = app->unpainted = true;
			return true;
		}
		if (layer->ops->holds)
			return false;
	}
	return false;
}

bool app_looks(const struct app *app)
{
	for (const struct layer *layer = app->top; layer != NULL; layer = layer->below)
		if (layer->ops->look != NULL)
			return true;
	return false;
}

bool app_look(struct app *app)
{
	bool any = false;
	for (struct layer *layer = app->top, *below; layer != NULL; layer = below) {
		below = layer->below;
		any |= layer->ops->look != NULL && layer->ops->look(layer);
	}
	return any;
}

int app_keep(struct app *app, bool now)
{
	int soonest = -1;
	for (struct layer *layer = app->top; layer != NULL; layer = layer->below) {
		int due = layer->ops->keep != NULL ? layer->ops->keep(layer, now) : -1;
		if (due >= 0 && (soonest < 0 || due < soonest))
			soonest = due;
	}
	return soonest;
}

static bool is_too_small(const struct app *app)
{
	return app->rows < LAYOUT_MIN_ROWS || app->columns < LAYOUT_MIN_COLUMNS;
}

/* ---- keys and commands ---- */

/* What is in front, as a document: to paper or to a file. */
static bool hand_out(struct app *app, enum command_id command)
{
	struct err err = { 0 };
	if (app->top->ops->document == NULL)
		return false;
	if (command == CMD_PRINT && app->settings->print_command == NULL) {
		char *key = keymap_keys(app->settings->keymap, CMD_EXPORT, true);
		app_say(app, _("There is no printer here; %s tells how to fetch it to your own computer"), key);
		free(key);
		return true;
	}
	struct document *document = app->top->ops->document(app->top, &err);
	struct layer *paper = NULL;
	if (document != NULL && command == CMD_EXPORT)
		export_ask(app, document);
	else if (document != NULL)
		paper = paper_layer_new(app, document, &err);
	if (paper != NULL)
		app_push(app, paper);
	else if (err.code != ERR_NONE)
		app_complain(app, &err);
	return true;
}

/* What every layer means by these, unless it means something of its own. */
static bool command_for_all(struct app *app, enum command_id command)
{
	switch (command) {
	case CMD_REDRAW:
		paint_again();
		return true;
	case CMD_REFRESH:
		app_refresh(app);
		return true;
	case CMD_HELP:
	case CMD_PALETTE:
		app_push(app, help_layer_new(app, app->top->ops->context, command == CMD_PALETTE));
		return true;
	case CMD_GOTO:
		app_push(app, goto_layer_new(app));
		return true;
	case CMD_PRINT:
	case CMD_EXPORT:
		return hand_out(app, command);
	case CMD_LOG:
		app_push(app, history_layer_new(app, NULL, 0));
		return true;
	case CMD_SINCE_MEETING:
		app_push(app, since_layer_new(app));
		return true;
	case CMD_MEETING:
		meeting_enter(app);
		return true;
	case CMD_UNDO:
	case CMD_REDO:
		undo_run(app, command == CMD_REDO);
		return true;
	case CMD_CONFIRM_MINE:
		batch_confirm_mine(app);
		return true;
	case CMD_DRAFTS:
		draft_offer_all(app);
		return true;
	case CMD_BACK:
		if (app->top->below != NULL)
			app_pop(app, false);
		return true;
	case CMD_CLOSE:
		if (app->top->below != NULL)
			app_pop(app, false);
		else
			app->quit = true;
		return true;
	default:
		return false;
	}
}

/* How many marks a command with these needs acts on; 0: it is about the selected one. */
static int marked_for(struct layer *layer, unsigned needs)
{
	return (needs & TAKES_MARKS) && layer->ops->marked != NULL ? layer->ops->marked(layer) : 0;
}

/* Whether there is something to act on: a record, or marks where the command takes them. */
static bool has_rows(struct layer *layer, unsigned needs)
{
	if (marked_for(layer, needs) > 0)
		return true;
	return layer->ops->record != NULL && layer->ops->record(layer) != NULL;
}

/* On a group line or in an empty list there is more to say than that a record is needed. */
static void say_no_row(struct app *app, enum command_id command)
{
	char *key = keymap_keys(app->settings->keymap, CMD_LOG, true);
	if (command == CMD_HISTORY && *key != '\0')
		app_say(app, _("There is no record here that has a history; %s shows the history of everything"), key);
	else if (command == CMD_MARK || command == CMD_MARK_RANGE)
		app_say(app, _("Only records are marked; go to a row of the group"));
	else
		app_say(app, _("Select a record first"));
	free(key);
}

/* Whether who only reads may change the record that the command acts on, because it is his or her own. */
static bool is_self(struct app *app, unsigned needs)
{
	struct layer *top = app->top;
	const struct record *record = (needs & NEEDS_RIGHT) && top->ops->record != NULL ? top->ops->record(top) : NULL;
	return record != NULL && marked_for(top, needs) == 0 &&
	       store_may_record(app->store, record, ACCESS_CHANGE, NULL);
}

/* Whether what the command writes cannot be written, and WHY (may be NULL). */
static bool cannot_write(struct app *app, unsigned needs, const char **why)
{
	return ((needs & NEEDS_WRITE) != 0 && store_is_read_only(app->store, why) && !is_self(app, needs)) ||
	       ((needs & NEEDS_SELF) != 0 && !store_keeps_own(app->store, why));
}

/* Whether the record that the command acts on may be changed by who acts. */
static bool may_change(struct app *app, unsigned needs, struct err *err)
{
	struct layer *top = app->top;
	return !(needs & NEEDS_RIGHT) || marked_for(top, needs) > 0 ||
	       store_may_record(app->store, top->ops->record(top), ACCESS_CHANGE, err);
}

/* Says what is missing and returns false when the needs of the command are not met. */
static bool needs_are_met(struct app *app, const struct command *row)
{
	const char *why = NULL;
	if (cannot_write(app, row->needs, &why)) {
		set_message(app, ROLE_WARN, xstrdup(why));
		return false;
	}
	if ((row->needs & NEEDS_ROW) && !has_rows(app->top, row->needs)) {
		say_no_row(app, row->id);
		return false;
	}
	struct err err = { 0 };
	if (may_change(app, row->needs, &err))
		return true;
	app_complain(app, &err);
	return false;
}

/* Whoever aimed at one record does not hit another that came under the cursor in between, nor any while nobody knows
 * which one stands there. Moving on is to have seen it, unless it was typed ahead. */
static bool is_misaimed(struct app *app, const struct command *row)
{
	struct layer *top = app->top;
	bool settled = top->ops->settle == NULL || top->ops->settle(top, row->id);
	bool aims = (row->needs & NEEDS_ROW) != 0 || row->id == CMD_OPEN;
	bool misaimed = aims && (!settled || ((app->swapped || app->unseen) && top->ops->context == IN_LIST));
	app->swapped = false;
	if (misaimed && app->message == NULL)
		app_say(app, _("The row changed under you; press again"));
	return misaimed;
}

void app_command(struct app *app, enum command_id command)
{
	command = command == CMD_LEAVE ? CMD_BACK : command;
	const struct command *row = command_row(command);
	if (command != CMD_UNDO)
		app->passed = 0;
	bool misaimed = is_misaimed(app, row);
	app->added = 0;
	if (misaimed || !needs_are_met(app, row))
		return;
	struct layer *top = app->top;
	if (top->ops->command != NULL && top->ops->command(top, command))
		return;
	if (command_for_all(app, command))
		return;
	if (command >= CMD_PANE_1 && command <= CMD_PANE_7 && app->top->below != NULL) {
		app_pop_to_bottom(app);
		app->top->ops->command(app->top, command);
	}
}

/* A key without meaning says so, once; silence looks like a program that hangs. */
static void say_dead_key(struct app *app, int key)
{
	char name[24];
	key_label(key, name);
	if (command_row(CMD_HELP)->context & app->top->ops->context)
		app_say(app, _("%s does nothing here; ? shows what does"), name);
	else /* where ? is a character like others */
		app_say(app, _("%s does nothing here; the lowest line of the frame says what does"), name);
}

/* Where there are no commands, as in a question, the key that leaves is Esc by another name. */
static int without_commands(const struct app *app, int key)
{
	bool leaves = app->top->ops->context == 0 && key > KEYS_SPECIAL &&
		      keymap_command(app->settings->keymap, IN_FORM, key) == CMD_LEAVE;
	return leaves ? K_ESC : key;
}

static void run_key(struct app *app, int key)
{
	struct layer *top = app->top;
	key = without_commands(app, key);
	if (top->ops->key != NULL && top->ops->key(top, key))
		return;
	enum command_id command = keymap_command(app->settings->keymap, top->ops->context, key);
	if (command != CMD_NONE)
		app_command(app, command);
	else
		say_dead_key(app, key);
}

static void complain(struct app *app, const char *text)
{
	struct err err = { 0 };
	err_set(&err, ERR_REFUSED, "%s", text);
	app_complain(app, &err);
}

void app_noise(struct app *app, int byte)
{
	char *text = xasprintf(_("The key sent 0x%02X, which is no UTF-8; set the terminal to UTF-8"), (unsigned)byte);
	complain(app, text);
	free(text);
	app->noise = byte;
}

/* The sentence stands while the rest of the word is typed, which comes without the character. */
static void keep_noise(struct app *app, int key)
{
	if (key != K_SPACE && (key <= ' ' || key >= KEYS_SPECIAL))
		app->noise = 0;
	else if (app->noise != 0) /* before what the key itself says of what is left of the word */
		app_noise(app, app->noise);
}

void app_say_charset(struct app *app)
{
	const char *charset = i18n_foreign_charset();
	if (charset == NULL || app->message != NULL)
		return;
	char *text = xasprintf(_("Your terminal says %s, but what is read and written here is UTF-8: set the terminal "
				 "to UTF-8, or å ä ö are lost"), charset);
	complain(app, text);
	free(text);
}

void app_key(struct app *app, int key)
{
	bool tall = is_message_tall(app);
	free(app->message);
	app->message = NULL;
	app->stepped = false;
	app->at_key = true;
	struct layer *before = app->top;
	int64_t began = clock_steady();
	if (!is_too_small(app)) /* nobody sees what a key would do */
		run_key(app, key);
	keep_noise(app, key);
	app->at_key = false;
	if (app->top != before && app->top->ops->confirms && clock_steady() - began > LONG_WAIT)
		app_fresh(app);
	app->dirty = app->dirty || !app->stepped || tall || is_message_tall(app);
}

void app_paste(struct app *app, const char *text)
{
	free(app->message);
	app->message = NULL;
	app->dirty = true;
	if (is_too_small(app))
		return;
	if (app->top->ops->paste != NULL)
		app->top->ops->paste(app->top, text);
	else
		app_say(app, _("Nothing takes pasted text here; open a form or the search first"));
}

void app_say_loss(struct app *app, const struct edit *edit)
{
	if (edit->loss != NULL)
		complain(app, edit->loss);
}

/* ---- painting ---- */

static void paint_too_small(struct app *app)
{
	struct rect all = { 0, 0, app->rows, app->columns };
	paint_clear(all);
	char *text = xasprintf(_("The window is too small: %d x %d, at least %d x %d is needed. "
				 "What is written is kept; keys are not taken until it is larger."),
			       app->columns, app->rows, LAYOUT_MIN_COLUMNS, LAYOUT_MIN_ROWS);
	struct text_lines lines = text_wrap(text, app->columns);
	for (int i = 0; i < lines.count && i < app->rows; i++)
		paint_text(i, 0, app->columns, ROLE_NORMAL, lines.line[i]);
	text_lines_free(&lines);
	free(text);
	paint_cursor(0, 0);
}

static void paint_from(struct layer *layer)
{
	if (!layer->ops->covers && layer->below != NULL)
		paint_from(layer->below);
	layer->ops->paint(layer);
}

static void paint_all(struct app *app)
{
	paint_begin();
	if (is_too_small(app))
		paint_too_small(app);
	else
		paint_from(app->top);
}

/* What cannot be read is found out in painting, and said: it is painted once more so that this can be seen, but no
 * oftener, as it fails each time. */
void app_paint(struct app *app)
{
	bool dirty = app->dirty;
	app->dirty = false;
	paint_all(app);
	if (app->dirty)
		paint_all(app);
	app->dirty = dirty;
	app->unpainted = false;
}

bool app_paint_changes(struct app *app)
{
	bool all = app->dirty, stepped = app->stepped;
	app->dirty = app->stepped = false;
	if (all || (stepped && app->top->ops->step == NULL))
		app_paint(app);
	else if (stepped)
		app->top->ops->step(app->top);
	app->unseen = false;
	return all || stepped;
}

struct hint {
	char *key;
	char *word;
	int width;
};

/* What the key of CMD_CLOSE does depends on how deep one is; the layers that leave some of the screen do not count. */
static char *hint_word(const struct app *app, const struct command *row)
{
	const struct layer *layer = app->top;
	while (!layer->ops->covers && layer->below != NULL)
		layer = layer->below;
	int marked = marked_for(app->top, row->needs);
	if (marked > 0) { /* it is not about the selected one then */
		char *count = number_text(marked), *word = xasprintf("%s %s", i18n(row->hint), count);
		free(count);
		return word;
	}
	return xstrdup(row->id == CMD_CLOSE && layer->below != NULL ? _("close") : i18n(row->hint));
}

/* Whether the command would be refused, as far as that is known by now. */
static bool is_refused(struct app *app, const struct command *row)
{
	return cannot_write(app, row->needs, NULL) ||
	       ((row->needs & NEEDS_RIGHT) && app->locked && marked_for(app->top, row->needs) == 0);
}

static int collect_hints(struct app *app, int context, struct hint *hints, int room)
{
	int count = 0;
	for (int id = CMD_NONE + 1; id < CMD_COUNT && count < room; id++) {
		const struct command *row = command_row((enum command_id)id);
		if (row->hint == NULL || !(row->context & context))
			continue;
		if (is_refused(app, row))
			continue;
		char *key = keymap_keys(app->settings->keymap, row->id, true);
		char *word = hint_word(app, row);
		hints[count++] = (struct hint){ key, word, text_width(key) + 1 + text_width(word) + 2 };
	}
	return count;
}

void app_paint_hints(struct app *app, struct rect rect, int context)
{
	struct hint hints[CMD_COUNT];
	if (rect.rows == 0)
		return;
	int count = collect_hints(app, context, hints, CMD_COUNT), width = 1;
	for (int i = 0; i < count; i++)
		width += hints[i].width;
	/* The last two (help and the way out) are always there; what does not fit goes from before them. */
	int skip_from = count > 2 ? count - 2 : count, skip_to = skip_from;
	while (width > rect.columns + 1 && skip_from > 0)
		width -= hints[--skip_from].width;
	int at = rect.column + 1;
	for (int i = 0; i < count; i++) {
		if (i < skip_from || i >= skip_to) {
			at += paint_text(rect.row, at, rect.column + rect.columns - at, ROLE_KEY, hints[i].key) + 1;
			at += paint_text(rect.row, at, rect.column + rect.columns - at, ROLE_NORMAL, hints[i].word) + 2;
		}
		free(hints[i].key);
		free(hints[i].word);
	}
}

/* A sentence too long for the line takes what it needs above it: why something was refused is never cut off. */
static void paint_message(struct app *app, struct rect rect)
{
	int rows = dialog_text_rows(app->message, rect.columns - 2);
	rows = rows < MESSAGE_ROWS ? rows : MESSAGE_ROWS;
	rect.row -= rows - 1;
	rect.rows = rows;
	if (rows > 1)
		paint_rule(rect.row - 1, rect.column, rect.columns);
	paint_clear(rect);
	dialog_text((struct rect){ rect.row, rect.column + 1, rows, rect.columns - 2 }, app->message_role,
		    app->message);
}

/* TEXT where it fits, else as many of its words as do. The caller frees. */
static char *whole_words(const char *text, int columns)
{
	const char *more = text_ascii() ? " ..." : " …";
	if (text_width(text) <= columns)
		return xstrdup(text);
	struct text_lines lines = text_wrap_most(text, columns - text_width(more), 2);
	char *cut = xasprintf("%s%s", lines.count > 0 ? lines.line[0] : "", more);
	text_lines_free(&lines);
	return cut;
}

/* Who writes and what was saved; when there is no room for both, what came last. */
static void paint_others(const struct app *app, struct rect rect, int column, int room)
{
	if (app->unkept) { /* one field is being edited in the list */
		paint_right(rect.row, column, room, ROLE_WARN, app_unkept());
		return;
	}
	char *news = app->news != NULL ? xasprintf("%s %s", screen_glyph(GLYPH_NEWS), app->news) : NULL;
	const char *line = app->presence != NULL && (news == NULL || app->presence_last) ? app->presence : news;
	char *both = app->presence != NULL && news != NULL ? xasprintf("%s   %s", app->presence, news) : NULL;
	if (both != NULL && text_width(both) <= room)
		line = both;
	if (line != NULL && room >= OTHERS_LEAST) {
		char *words = whole_words(line, room);
		paint_right(rect.row, column, room, ROLE_NEWS, words);
		free(words);
	}
	free(news);
	free(both);
}

int app_status_room(const struct app *app, int columns)
{
	return columns - 2 - (has_others(app) ? OTHERS_SHARED + 3 : 0);
}

/* A form has a foot of its own for what there is to say. */
static bool is_under_form(const struct app *app)
{
	const struct layer *layer = app->top;
	while (layer != NULL && (layer->ops->context & IN_FORM) == 0)
		layer = layer->below;
	return layer != NULL;
}

void app_paint_status(struct app *app, struct rect rect, const char *left)
{
	paint_clear(rect);
	bool says = app->message != NULL && !is_under_form(app);
	if (says && (!has_others(app) || !can_share(app, rect.columns))) {
		paint_message(app, rect);
		return;
	}
	int used = paint_text(rect.row, rect.column + 1, rect.columns - 2, says ? app->message_role : ROLE_NORMAL,
			      says ? app->message : left);
	paint_others(app, rect, rect.column + used + 4, rect.columns - used - 5);
}
