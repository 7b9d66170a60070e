/* SPDX-License-Identifier: EUPL-1.2 */
/* form_layer: a record being edited: what the keys mean, saving, and what others save meanwhile. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "type.h"

#include "app.h"
#include "choices.h"
#include "field_edit.h"
#include "field_help.h"
#include "form_view.h"
#include "meanwhile.h"

#define PAGE_FIELDS 8 /* that PgUp and PgDn go */
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

struct form_layer {
	struct layer layer;
	struct form *form;
	struct meanwhile meanwhile;
	int top;           /* first field on screen */
	int picking;       /* the field that a picker over the form is for */
	int64_t asked_rev; /* revision that a question over the form is about */
	char step;         /* + or - that has just made a date out of nothing; a digit after it is a word like +30d */
};

static struct app *app_of(struct form_layer *form)
{
	return form->layer.app;
}

static const struct field *focused_field(const struct form *form)
{
	return &form->kind->fields[form->field[form->focus].field];
}

static struct edit *focused_edit(struct form *form)
{
	return &form->field[form->focus].edit;
}

/* ---- moving about ---- */

/* One line is taken up at its end, wherever one left it: what was typed may have been written anew since. */
static void arrive(struct form *form)
{
	struct edit *edit = focused_edit(form);
	if (!edit->many_lines)
		edit->cursor = edit->length;
}

static void go_to(struct form *form, int at)
{
	form_focus(form, at);
	arrive(form);
}

static void go_next(struct form *form)
{
	form_next(form);
	arrive(form);
}

static void go_prev(struct form *form)
{
	form_prev(form);
	arrive(form);
}

static void page(struct form *form, int fields)
{
	int at = form->focus + fields;
	go_to(form, at < 0 ? 0 : at < form->count ? at : form->count - 1);
}

/* ---- writing in fields ---- */

/* The person has changed the text of the field in focus; a fault goes as soon as it is put right. */
static void typed(struct form *form)
{
	form->field[form->focus].touched = true;
	if (form->field[form->focus].fault != NULL)
		form_check(form, form->focus);
}

static void put(struct form *form, const char *text)
{
	form_put(form, form->focus, text);
}

static bool is_character(int key)
{
	return key == K_SPACE || (key > ' ' && key < KEYS_SPECIAL);
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

static bool key_text(struct form_layer *layer, int key)
{
	struct form *form = layer->form;
	bool changed;
	if (key == K_ENTER && !focused_edit(form)->many_lines) {
		enter(layer);
		return true;
	}
	if (!field_edit_key(focused_edit(form), key, form_view_columns(app_of(layer), form), &changed))
		return false;
	if (changed)
		typed(form);
	return true;
}

/* ---- yes and no ---- */

static void toggle(struct form *form)
{
	char *canonical = NULL;
	bool yes = type_parse(focused_field(form), focused_edit(form)->text, NULL, &canonical, NULL) &&
		   canonical != NULL && strcmp(canonical, "1") == 0;
	free(canonical);
	put(form, yes ? _("no") : _("yes"));
}

static bool key_bool(struct form_layer *layer, int key)
{
	struct form *form = layer->form;
	char letter[5];
	field_edit_character(is_character(key) ? key : 0, letter);
	if (key == K_SPACE)
		toggle(form);
	else if (key == K_BACKSPACE || key == K_DELETE)
		put(form, "");
	else if (*letter != '\0' && strncmp(letter, _("yes"), strlen(letter)) == 0)
		put(form, _("yes"));
	else if (*letter != '\0' && strncmp(letter, _("no"), strlen(letter)) == 0)
		put(form, _("no"));
	else if (key == K_ENTER)
		enter(layer);
	else
		return is_character(key);
	return true;
}

/* ---- dates ---- */

static void put_day(struct form *form, const char *day, const char *rest)
{
	char *text = xasprintf("%s%s", day, rest);
	put(form, text);
	free(text);
}

/* From the date in the field, keeping its time of day, or from today where there is none. */
static void step_day(struct form_layer *layer, int days)
{
	char today[CLOCK_DAY_SIZE], day[DATE_DAY_SIZE];
	const char *text = focused_edit(layer->form)->text;
	bool empty = *text == '\0';
	clock_today(today);
	char *rest = xstrdup(empty ? "" : text + DATE_DAY_SIZE - 1);
	date_add_days(empty ? today : text, days, day);
	put_day(layer->form, day, rest);
	free(rest);
	layer->step = empty ? (days > 0 ? '+' : '-') : '\0';
}

/* "+" in an empty field has made tomorrow of it; the digit says that "+3..." was meant. */
static void resume_word(struct form_layer *layer, char sign, int digit)
{
	char text[3] = { sign, (char)digit, '\0' };
	edit_set(focused_edit(layer->form), text, false);
	typed(layer->form);
}

/* SIGN is the step that the key before this one took from nothing. */
static bool key_date(struct form_layer *layer, int key, char sign)
{
	const char *text = focused_edit(layer->form)->text;
	char today[CLOCK_DAY_SIZE];
	if (sign != '\0' && key >= '0' && key <= '9') {
		resume_word(layer, sign, key);
		return true;
	}
	bool full = *text == '\0' || (date_valid(text) && strlen(text) >= DATE_DAY_SIZE - 1);
	if (!full || (key != '+' && key != '-' && key != '.'))
		return key_text(layer, key);
	clock_today(today);
	if (key == '.')
		put(layer->form, today);
	else
		step_day(layer, key == '+' ? 1 : -1);
	return true;
}

/* ---- choices ---- */

static void take_choice(void *context, const char *text)
{
	struct form_layer *layer = context;
	form_put(layer->form, layer->picking, text);
}

/* The list of choices; with KEY (0: none) or TEXT (NULL: none) already written in it. */
static void open_picker(struct form_layer *layer, int key, const char *text)
{
	struct form *form = layer->form;
	const struct field *field = focused_field(form);
	form_check(form, form->focus);
	layer->picking = form->focus;
	struct layer *picker = picker_layer_new(app_of(layer), field,
						record_value(form->record, form->field[form->focus].field), take_choice,
						layer);
	if (key != 0)
		picker->ops->key(picker, key);
	if (text != NULL)
		picker->ops->paste(picker, text);
	app_push(app_of(layer), picker);
}

/* Takes the last of several values away, or the only one. */
static void drop_last(struct form *form)
{
	char *text = xstrdup(focused_edit(form)->text);
	char *last = choices_are_many(focused_field(form)) ? strrchr(text, ';') : NULL;
	*(last != NULL ? last : text) = '\0';
	put(form, text);
	free(text);
}

static bool key_choice(struct form_layer *layer, int key)
{
	if (key == K_BACKSPACE)
		drop_last(layer->form);
	else if (key == K_DELETE || key == K_CTRL + 'u')
		put(layer->form, "");
	else if (is_character(key))
		open_picker(layer, key == K_SPACE ? 0 : key, NULL);
	else
		return false;
	return true;
}

/* ---- keys and paste ---- */

static bool form_key(struct layer *below, int key)
{
	struct form_layer *layer = (struct form_layer *)below;
	const struct field *field = focused_field(layer->form);
	char sign = layer->step;
	layer->step = '\0';
	if (key == K_PAGE_UP || key == K_PAGE_DOWN) {
		page(layer->form, key == K_PAGE_UP ? -PAGE_FIELDS : PAGE_FIELDS);
		return true;
	}
	if (choices_are_for(field))
		return key_choice(layer, key);
	if (field->type == TYPE_BOOL)
		return key_bool(layer, key);
	if (field->type == TYPE_DATE)
		return key_date(layer, key, sign);
	return key_text(layer, key);
}

static void form_paste(struct layer *below, const char *text)
{
	struct form_layer *layer = (struct form_layer *)below;
	layer->step = '\0';
	if (choices_are_for(focused_field(layer->form))) {
		open_picker(layer, 0, text);
		return;
	}
	edit_insert(focused_edit(layer->form), text);
	typed(layer->form);
}

/* ---- saving ---- */

static void save(struct form_layer *layer);

/* The fault that the store found beside the field it names. */
static void show_fault(struct form_layer *layer, const struct err *err)
{
	struct form *form = layer->form;
	for (int at = 0; at < form->count && *err->field != '\0'; at++) {
		if (strcmp(form->kind->fields[form->field[at].field].name, err->field) != 0)
			continue;
		go_to(form, at);
		free(form->field[at].fault);
		form->field[at].fault = xstrdup(err->text);
	}
	app_complain(app_of(layer), err);
}

/* The name of the record as it stands in the register now. */
static char *saved_title(struct form_layer *layer)
{
	const struct form *form = layer->form;
	struct record *record = store_load(app_of(layer)->store, form->kind, form->record->id, NULL);
	char *title = record_title(record != NULL ? record : form->record);
	record_free(record);
	return title;
}

static char *saved_message(struct form_layer *layer)
{
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

static void close_saved(struct form_layer *layer)
{
	struct app *app = app_of(layer);
	char *message = saved_message(layer);
	if (layer->form->base == NULL) {
		app->added_kind = layer->form->kind;
		app->added = layer->form->record->id;
	}
	app_pop(app, true);
	app_say(app, "%s", message);
	free(message);
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
	if (store_save(app_of(layer)->store, form->record, form->base, NULL, &theirs, &err)) {
		close_saved(layer);
		return;
	}
	bool news = theirs != NULL ? meanwhile_take(&layer->meanwhile, form, theirs) : look_again(layer);
	if (news && (layer->meanwhile.deleted || meanwhile_next(&layer->meanwhile, form) != NULL))
		save(layer);
	else
		show_fault(layer, &err);
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
	if (answer == 0)
		save_as_new(context);
}

static void ask_deleted(struct form_layer *layer)
{
	static const struct answer answers[] = {
		{ N_("n|save as new"), N_("save as new") }, { N_("g|go on"), N_("go on editing") },
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
		[CLASH_BEFORE] = { N_("b|before"), N_("before") },
	};
	char *text = meanwhile_question(clash, layer->form);
	layer->asked_rev = layer->form->base->rev;
	app_push(app_of(layer), ask_layer_new(app_of(layer), text, answers, COUNT(answers), clash_answered, layer));
	free(text);
}

/* May end the layer: the last thing that a callback does. */
static void save(struct form_layer *layer)
{
	struct err err = { 0 };
	if (layer->form->base != NULL && !form_is_dirty(layer->form)) {
		struct app *app = app_of(layer);
		app_pop(app, true);
		app_say(app, _("Nothing was changed"));
		return;
	}
	if (!form_check_all(layer->form, &err)) {
		app_complain(app_of(layer), &err);
		return;
	}
	const struct clash *clash = meanwhile_next(&layer->meanwhile, layer->form);
	if (layer->meanwhile.deleted)
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
	if (answer == SAVE)
		save(layer);
	if (answer != DISCARD)
		return;
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

static void show_help(struct form_layer *layer)
{
	static const struct answer answers[] = { { N_("c|close"), N_("close") } };
	char *text = field_help(focused_field(layer->form));
	app_push(app_of(layer), ask_layer_new(app_of(layer), text, answers, COUNT(answers), NULL, NULL));
	free(text);
}

static void choose(struct form_layer *layer)
{
	if (choices_are_for(focused_field(layer->form)))
		open_picker(layer, 0, NULL);
	else
		app_say(app_of(layer), _("There is no list for this field; write in it"));
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
	case CMD_FORM_CHOOSE:
		choose(layer);
		return true;
	case CMD_FORM_HELP:
		show_help(layer);
		return true;
	case CMD_BACK:
		leave(layer);
		return true;
	default:
		return false;
	}
}

static void form_paint(struct layer *below)
{
	struct form_layer *layer = (struct form_layer *)below;
	form_view_paint(app_of(layer), layer->form, &layer->meanwhile, &layer->top);
}

static void form_refresh(struct layer *below)
{
	look_again((struct form_layer *)below);
}

static void form_layer_free(struct layer *below)
{
	struct form_layer *layer = (struct form_layer *)below;
	meanwhile_free(&layer->meanwhile);
	form_free(layer->form);
	free(layer);
}

static const struct layer_ops form_ops = {
	.context = IN_FORM, .paint = form_paint, .key = form_key, .command = form_command, .paste = form_paste,
	.refresh = form_refresh, .free = form_layer_free,
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

struct layer *form_layer_new(struct app *app, struct record *record)
{
	if (record->id == 0)
		name_references(app->store, record);
	struct form_layer *layer = xcalloc(1, sizeof *layer);
	layer->layer = (struct layer){ .ops = &form_ops, .app = app };
	layer->form = form_new(record, store_lookup(app->store));
	meanwhile_start(&layer->meanwhile, layer->form);
	return &layer->layer;
}

struct layer *form_layer_new_at(struct app *app, struct record *record, const char *field)
{
	struct layer *layer = form_layer_new(app, record);
	struct form *form = ((struct form_layer *)layer)->form;
	for (int at = 0; at < form->count; at++)
		/* not form_focus: nothing is left behind that one could be told is at fault */
		if (strcmp(form->kind->fields[form->field[at].field].name, field) == 0)
			form->focus = at;
	arrive(form);
	return layer;
}
