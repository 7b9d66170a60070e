/* SPDX-License-Identifier: EUPL-1.2 */
/* form_layer: a record being edited, as a whole or one field of it where its value stands: what the keys mean, saving,
 * and what others save meanwhile. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "remark.h"

#include "app.h"
#include "cell_view.h"
#include "choices.h"
#include "draft.h"
#include "draft_layer.h"
#include "field_help.h"
#include "form_keys.h"
#include "form_view.h"
#include "meanwhile.h"
#include "presence.h"

#define PAGE_FIELDS 8 /* that PgUp and PgDn go */
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

struct form_layer {
	struct layer layer;
	struct form *form;
	struct form_keys keys;
	struct meanwhile meanwhile;
	struct drafting drafting;
	int top;           /* first field on screen */
	bool reviving;     /* the record lies deleted, and saving is to bring it back */
	bool resumed;      /* from a draft: the list may stand elsewhere */
	int64_t asked_rev; /* revision that a question over the form is about */
	void (*saved)(void *context, int64_t id); /* NULL: nobody below waits for the record */
	void *context;
	int cell;          /* index in the form of the field that alone is edited, -1: all are */
	struct cell_host host;
	int rows, columns; /* the way on when the field is saved */
};

static const struct layer_ops form_ops; /* what a draft is taken up in, whatever it was written in */

static struct app *app_of(struct form_layer *form)
{
	return form->layer.app;
}

/* ---- moving about ---- */

static void go_next(struct form *form)
{
	form_next(form);
	form_keys_arrive(form);
}

static void go_prev(struct form *form)
{
	form_prev(form);
	form_keys_arrive(form);
}

static void page(struct form *form, int fields)
{
	int at = form->focus + fields;
	form_keys_go(form, at < 0 ? 0 : at < form->count ? at : form->count - 1);
}

/* Enter in a field without choices: on to the next one. */
static void enter(struct form_layer *layer)
{
	struct form *form = layer->form;
	if (form->focus < form->count - 1) {
		go_next(form);
		return;
	}
	char *key = keymap_keys(app_of(layer)->settings->keymap, CMD_FORM_SAVE, true);
	app_say(app_of(layer), _("This is the last field; %s saves"), key);
	free(key);
}

static bool form_key(struct layer *below, int key)
{
	struct form_layer *layer = (struct form_layer *)below;
	if (key == K_PAGE_UP || key == K_PAGE_DOWN) {
		page(layer->form, key == K_PAGE_UP ? -PAGE_FIELDS : PAGE_FIELDS);
		return true;
	}
	layer->keys.columns = form_view_columns(app_of(layer), layer->form);
	if (form_keys_key(&layer->keys, key))
		return true;
	if (key != K_ENTER || choices_are_for(form_keys_field(layer->form)))
		return false;
	enter(layer);
	return true;
}

static void form_paste(struct layer *below, const char *text)
{
	form_keys_paste(&((struct form_layer *)below)->keys, text);
}

/* ---- saving ---- */

static void save(struct form_layer *layer);

static void put_fault(struct form *form, int at, const struct err *err)
{
	free(form->field[at].fault);
	form->field[at].fault = xstrdup(err->text);
}

/* The fault that the store found beside the field it names; where only one is on the screen, beside that. */
static void show_fault(struct form_layer *layer, const struct err *err)
{
	struct form *form = layer->form;
	if (layer->cell >= 0) {
		form->focus = layer->cell;
		put_fault(form, layer->cell, err);
		return;
	}
	for (int at = 0; at < form->count && *err->field != '\0'; at++) {
		if (strcmp(form->kind->fields[form->field[at].field].name, err->field) != 0)
			continue;
		form_keys_go(form, at);
		put_fault(form, at, err);
	}
	app_complain(app_of(layer), err);
}

/* The form has its own fault beside the field already. */
static void show_form_fault(struct form_layer *layer, const struct err *err)
{
	if (layer->cell >= 0)
		show_fault(layer, err);
	else
		app_complain(app_of(layer), err);
}

/* ---- going on from one cell to the next ---- */

/* Ends the layer with MESSAGE (may be NULL); edits the next cell where one was on the way there. */
static void end(struct form_layer *layer, const char *message)
{
	struct app *app = app_of(layer);
	struct cell_host host = layer->host;
	struct cell next;
	bool away = layer->rows != 0 || layer->columns != 0;
	bool on = away && host.next(host.context, layer->rows, layer->columns, &next);
	drafting_end(&layer->drafting, app);
	app_pop(app, true);
	if (on)
		host.edit(host.context, next);
	if (message != NULL)
		app_say(app, "%s", message);
	else if (away && !on)
		app_say(app, _("There is no row further on"));
	else if (!away)
		app_say(app, _("Nothing was changed"));
}

/* The name of the record as it stands in the register now, and what is to be said of it. */
static char *saved_title(struct form_layer *layer)
{
	const struct form *form = layer->form;
	struct record *record = store_load(app_of(layer)->store, form->kind, form->record->id, NULL);
	char *title = record_name(record != NULL ? record : form->record);
	const char *caution = record != NULL ? record_caution(record) : NULL;
	char *whole = caution != NULL ? xasprintf("%s. %s", title, caution) : xstrdup(title);
	record_free(record);
	free(title);
	return whole;
}

static char *saved_message(struct form_layer *layer)
{
	if (layer->reviving) {
		char *name = saved_title(layer), *said = xasprintf(_("Brought back and saved: %s"), name);
		free(name);
		return said;
	}
	const struct record *origin = layer->meanwhile.origin;
	char *title = saved_title(layer), *who = NULL, *what = NULL;
	bool kept = origin != NULL &&
		    meanwhile_kept(app_of(layer)->store, layer->form->record, origin->rev, &who, &what);
	char *message = kept ? xasprintf(_("Saved: %s. What %s changed is kept: %s"), title, who, what) :
		xasprintf(_("Saved: %s"), title);
	free(title);
	free(who);
	free(what);
	return message;
}

/* What was saved, and what hangs on it. */
static char *saved_words(struct form_layer *layer)
{
	char *saved = saved_message(layer);
	char *remark = remark_of(layer->form->record, layer->meanwhile.origin, store_source, app_of(layer)->store);
	if (remark == NULL)
		return saved;
	char *words = xasprintf("%s. %s", saved, remark);
	free(remark);
	free(saved);
	return words;
}

static void close_saved(struct form_layer *layer)
{
	struct app *app = app_of(layer);
	char *message = saved_words(layer);
	void (*saved)(void *context, int64_t id) = layer->saved;
	void *context = layer->context;
	int64_t id = layer->form->record->id;
	if ((layer->form->base == NULL || layer->reviving || layer->resumed) && saved == NULL) {
		app->added_kind = layer->form->kind;
		app->added = id;
	}
	end(layer, message);
	free(message);
	if (saved != NULL)
		saved(context, id);
}

/* Reads what stands in the register; false when nothing has happened to it. */
static bool look_again(struct form_layer *layer)
{
	struct form *form = layer->form;
	struct record *theirs = form->base != NULL ?
		store_load(app_of(layer)->store, form->kind, form->base->id, NULL) : NULL;
	return theirs != NULL && meanwhile_take(&layer->meanwhile, form, theirs);
}

static void store_it(struct form_layer *layer)
{
	struct form *form = layer->form;
	struct err err = { 0 };
	struct record *theirs = NULL;
	bool (*save_in)(struct store *store, struct record *mine, const struct record *base, bool *merged,
			struct record **theirs, struct err *err) = layer->reviving ? store_save_revived : store_save;
	if (save_in(app_of(layer)->store, form->record, form->base, NULL, &theirs, &err)) {
		close_saved(layer);
		return;
	}
	bool news = theirs != NULL ? meanwhile_take(&layer->meanwhile, form, theirs) : look_again(layer);
	if (news && (layer->meanwhile.deleted || meanwhile_next(&layer->meanwhile, form) != NULL)) {
		save(layer);
	} else {
		layer->reviving = false;
		show_fault(layer, &err);
	}
}

/* ---- questions before saving ---- */

static void save_as_new(struct form_layer *layer)
{
	struct form *form = layer->form;
	meanwhile_free(&layer->meanwhile);
	record_free(form->base);
	form->base = NULL;
	form->record->id = form->record->rev = 0;
	free(form->record->uuid);
	form->record->uuid = NULL;
	form->record->deleted = false;
	meanwhile_start(&layer->meanwhile, form);
	store_it(layer);
}

static void deleted_answered(void *context, int answer)
{
	enum { GO_ON, BRING_BACK, AS_NEW };
	struct form_layer *layer = context;
	layer->reviving = answer == BRING_BACK;
	if (answer == BRING_BACK)
		save(layer);
	else if (answer == AS_NEW)
		save_as_new(layer);
}

static void ask_deleted(struct form_layer *layer)
{
	static const struct answer answers[] = {
		{ N_("g|go on"), N_("go on editing") }, { N_("r|bring back"), N_("bring it back with my changes") },
		{ N_("n|save as new"), N_("save as new") },
	};
	char *text = meanwhile_banner(&layer->meanwhile, layer->form);
	app_push(app_of(layer), ask_layer_new(app_of(layer), text, answers, COUNT(answers), deleted_answered, layer));
	free(text);
}

/* When somebody has saved yet again while the question stood, the answer was to something else: ask again. */
static void clash_answered(void *context, int answer)
{
	struct form_layer *layer = context;
	if (answer < 0)
		return;
	if (layer->asked_rev == layer->form->base->rev && meanwhile_next(&layer->meanwhile, layer->form) != NULL)
		meanwhile_settle(&layer->meanwhile, layer->form, app_of(layer)->store, (enum clash_answer)answer);
	save(layer);
}

static void ask_clash(struct form_layer *layer, const struct clash *clash)
{
	static const struct answer answers[] = {
		[CLASH_THEIRS] = { N_("t|theirs"), N_("theirs") }, [CLASH_MINE] = { N_("m|mine"), N_("mine") },
		[CLASH_BEFORE] = { N_("b|before"), N_("before") }, [CLASH_BOTH] = { N_("o|both"), N_("both") },
	};
	int count = meanwhile_can_keep_both(clash, layer->form) ? COUNT(answers) : COUNT(answers) - 1;
	char *text = meanwhile_question(clash, layer->form);
	bool again = layer->asked_rev != 0 && layer->asked_rev != layer->form->base->rev;
	char *whole = xasprintf("%s%s", again ? _("Somebody has saved once more; choose again.\n") : "", text);
	layer->asked_rev = layer->form->base->rev;
	app_push(app_of(layer), ask_layer_new(app_of(layer), whole, answers, count, clash_answered, layer));
	free(whole);
	free(text);
}

/* May end the layer: the last thing that a callback does. */
static void save(struct form_layer *layer)
{
	struct err err = { 0 };
	if (layer->form->base != NULL && !layer->meanwhile.deleted && !form_is_dirty(layer->form)) {
		end(layer, NULL);
		return;
	}
	if (!form_check_all(layer->form, &err)) {
		show_form_fault(layer, &err);
		return;
	}
	const struct clash *clash = meanwhile_next(&layer->meanwhile, layer->form);
	if (layer->meanwhile.deleted && !layer->reviving)
		ask_deleted(layer);
	else if (clash != NULL)
		ask_clash(layer, clash);
	else
		store_it(layer);
}

/* ---- leaving ---- */

static void leave_answered(void *context, int answer)
{
	enum { SAVE, DISCARD };
	struct form_layer *layer = context;
	struct app *app = app_of(layer);
	layer->rows = layer->columns = 0;
	if (answer == SAVE)
		save(layer);
	if (answer != DISCARD)
		return;
	drafting_end(&layer->drafting, app);
	app_pop(app, false);
	app_say(app, _("Nothing was saved"));
}

static void leave(struct form_layer *layer)
{
	static const struct answer answers[] = {
		{ N_("s|save"), N_("save") }, { N_("d|discard"), N_("discard") },
		{ N_("g|go on"), N_("go on editing") },
	};
	struct app *app = app_of(layer);
	if (form_is_dirty(layer->form))
		app_push(app, ask_layer_new(app, _("There are changes that are not saved."), answers, COUNT(answers),
					    leave_answered, layer));
	else
		app_pop(app, false);
}

/* ---- the layer ---- */

/* What means the same in a whole form and in one field alone. */
static bool edit_command(struct form_layer *layer, enum command_id command)
{
	switch (command) {
	case CMD_FORM_CHOOSE:
	case CMD_CELL_CHOOSE:
		form_keys_choose(&layer->keys);
		return true;
	case CMD_FORM_HELP:
		field_help_show(app_of(layer), form_keys_field(layer->form));
		return true;
	case CMD_BACK:
		leave(layer);
		return true;
	default:
		return false;
	}
}

static bool form_command(struct layer *below, enum command_id command)
{
	struct form_layer *layer = (struct form_layer *)below;
	switch (command) {
	case CMD_FORM_NEXT:
		go_next(layer->form);
		return true;
	case CMD_FORM_PREV:
		go_prev(layer->form);
		return true;
	case CMD_FORM_SAVE:
		save(layer);
		return true;
	default:
		return edit_command(layer, command);
	}
}

static void form_paint(struct layer *below)
{
	struct form_layer *layer = (struct form_layer *)below;
	form_view_paint(app_of(layer), layer->form, &layer->meanwhile, layer->saved != NULL, &layer->top);
}

/* ---- one field alone ---- */

static bool cell_key(struct layer *below, int key)
{
	return form_keys_key(&((struct form_layer *)below)->keys, key);
}

static void save_and_go(struct form_layer *layer, int rows, int columns)
{
	layer->rows = rows;
	layer->columns = columns;
	save(layer);
}

/* With nothing chosen yet there is nothing to save but the list to look at. */
static void save_or_choose(struct form_layer *layer)
{
	if (choices_are_for(form_keys_field(layer->form)) && !layer->form->field[layer->cell].touched)
		form_keys_choose(&layer->keys);
	else
		save_and_go(layer, 0, 0);
}

static bool cell_command(struct layer *below, enum command_id command)
{
	struct form_layer *layer = (struct form_layer *)below;
	switch (command) {
	case CMD_CELL_SAVE:
		save_or_choose(layer);
		return true;
	case CMD_CELL_NEXT:
	case CMD_CELL_PREV:
		save_and_go(layer, 0, command == CMD_CELL_NEXT ? 1 : -1);
		return true;
	case CMD_CELL_DOWN:
	case CMD_CELL_UP:
		save_and_go(layer, command == CMD_CELL_DOWN ? 1 : -1, 0);
		return true;
	default:
		return edit_command(layer, command);
	}
}

static void cell_paint(struct layer *below)
{
	struct form_layer *layer = (struct form_layer *)below;
	cell_view_paint(app_of(layer), layer->form, &layer->meanwhile, &layer->host);
}

static void form_refresh(struct layer *below)
{
	look_again((struct form_layer *)below);
}

static int form_keep(struct layer *below, bool now)
{
	struct form_layer *layer = (struct form_layer *)below;
	return drafting_keep(&layer->drafting, app_of(layer), layer->form, &layer->meanwhile, now);
}

/* What the acting person may not write stands there to be read: single fields, or all of what is no longer his or her
 * own and only a draft opens. */
static void lock_fields(struct form_layer *layer)
{
	struct form *form = layer->form;
	struct store *store = app_of(layer)->store;
	struct err err = { 0 };
	bool barred = form->record->id != 0 && !store_may_record(store, form->record, ACCESS_CHANGE, &err);
	for (int at = 0; at < form->count; at++)
		if (barred || !store_may_field(store, form->record, form->field[at].field, &err))
			form_lock(form, at, err.text);
	if (barred)
		app_complain(app_of(layer), &err);
}

/* Makes the form what the draft holds, and lets it meet the record as it stands as if others had saved meanwhile. */
static void resume(struct form_layer *layer, const struct draft *draft)
{
	struct record *theirs = NULL;
	struct app *app = app_of(layer);
	drafting_end(&layer->drafting, app);
	meanwhile_free(&layer->meanwhile);
	form_free(layer->form);
	layer->form = layer->keys.form = draft_form(app->store, draft, &theirs);
	lock_fields(layer);
	layer->resumed = true;
	layer->top = 0;
	layer->cell = -1; /* a draft may hold more than one field */
	layer->layer.ops = &form_ops;
	drafting_resume(&layer->drafting, draft, layer->form);
	meanwhile_start(&layer->meanwhile, layer->form);
	if (theirs != NULL)
		meanwhile_take(&layer->meanwhile, layer->form, theirs);
	form_keys_arrive(layer->form);
	app->dirty = app->unpainted = true;
}

static void resume_here(void *context, const struct draft *draft)
{
	struct form_layer *layer = context;
	resume(layer, draft);
	draft_show_lost(app_of(layer), draft);
}

/* Others see that the form is open, who opens it sees that others have it open, and what was left in it last time. */
static void form_entered(struct layer *below)
{
	struct form_layer *layer = (struct form_layer *)below;
	struct app *app = app_of(layer);
	const struct record *record = layer->form->record;
	if (layer->drafting.id == 0)
		drafting_start(&layer->drafting, app, layer->form);
	presence_look(app);
	if (record->id != 0 && !form_is_dirty(layer->form))
		draft_ask(app, layer->form->kind, record->id, resume_here, layer);
}

static void form_layer_free(struct layer *below)
{
	struct form_layer *layer = (struct form_layer *)below;
	if (form_is_dirty(layer->form))
		drafting_leave(&layer->drafting, app_of(layer));
	else
		drafting_end(&layer->drafting, app_of(layer));
	meanwhile_free(&layer->meanwhile);
	form_free(layer->form);
	free(layer);
}

static const struct layer_ops form_ops = {
	.context = IN_FORM, .paint = form_paint, .key = form_key, .command = form_command, .paste = form_paste,
	.refresh = form_refresh, .holds = true, .entered = form_entered, .keep = form_keep, .free = form_layer_free,
};
static const struct layer_ops cell_ops = {
	.context = IN_CELL, .paint = cell_paint, .key = cell_key, .command = cell_command, .paste = form_paste,
	.refresh = form_refresh, .holds = true, .entered = form_entered, .keep = form_keep, .free = form_layer_free,
};

/* A new record may be offered with references in it; only the store knows their names. */
static void name_references(struct store *store, struct record *record)
{
	for (int i = 0; i < record->kind->field_count; i++) {
		const struct field *field = &record->kind->fields[i];
		if (field->ref == NULL || record->shown[i] != NULL)
			continue;
		record->shown[i] = choices_text(store, field, record_value(record, i));
	}
}

static struct form_layer *new_layer(struct app *app)
{
	struct form_layer *layer = xcalloc(1, sizeof *layer);
	layer->layer = (struct layer){ .ops = &form_ops, .app = app };
	layer->keys.app = app;
	layer->cell = -1;
	return layer;
}

struct layer *form_layer_resume(struct app *app, const struct draft *draft)
{
	struct form_layer *layer = new_layer(app);
	resume(layer, draft);
	return &layer->layer;
}

struct layer *form_layer_new(struct app *app, struct record *record)
{
	if (record->id == 0) {
		store_prefill(app->store, record);
		name_references(app->store, record);
	}
	struct form_layer *layer = new_layer(app);
	layer->form = form_new(record, store_lookup(app->store));
	layer->keys.form = layer->form;
	lock_fields(layer);
	meanwhile_start(&layer->meanwhile, layer->form);
	return &layer->layer;
}

struct layer *form_layer_new_for(struct app *app, struct record *record,
				 void (*saved)(void *context, int64_t id), void *context)
{
	struct layer *layer = form_layer_new(app, record);
	((struct form_layer *)layer)->saved = saved;
	((struct form_layer *)layer)->context = context;
	return layer;
}

struct layer *form_layer_new_at(struct app *app, struct record *record, const char *field)
{
	struct layer *layer = form_layer_new(app, record);
	struct form *form = ((struct form_layer *)layer)->form;
	for (int at = 0; at < form->count; at++)
		/* not form_focus: nothing is left behind that one could be told is at fault */
		if (strcmp(form->kind->fields[form->field[at].field].name, field) == 0)
			form->focus = at;
	form_keys_arrive(form);
	return layer;
}

struct layer *form_layer_new_typed(struct app *app, struct record *record, const char *field, const char *text)
{
	struct layer *layer = form_layer_new_at(app, record, field);
	struct form *form = ((struct form_layer *)layer)->form;
	edit_set(&form->field[form->focus].edit, text, false);
	form_typed(form);
	return layer;
}

struct layer *form_layer_new_cell(struct app *app, struct record *record, int field, const struct cell_host *host)
{
	struct layer *below = form_layer_new_at(app, record, record->kind->fields[field].name);
	struct form_layer *layer = (struct form_layer *)below;
	below->ops = &cell_ops;
	layer->cell = layer->form->focus;
	layer->keys.fresh = true;
	layer->host = *host;
	return below;
}
