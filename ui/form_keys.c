/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "form_keys.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "type.h"

#include "choices.h"
#include "field_edit.h"

const struct field *form_keys_field(const struct form *form)
{
	return &form->kind->fields[form->field[form->focus].field];
}

static struct edit *focused_edit(struct form *form)
{
	return &form->field[form->focus].edit;
}

/* ---- moving about ---- */

void form_keys_arrive(struct form *form)
{
	struct edit *edit = focused_edit(form);
	if (!edit->many_lines)
		edit->cursor = edit->length;
}

void form_keys_go(struct form *form, int at)
{
	form_focus(form, at);
	form_keys_arrive(form);
}

/* ---- writing in fields ---- */

static void put(struct form *form, const char *text)
{
	form_put(form, form->focus, text);
}

static bool is_character(int key)
{
	return key == K_SPACE || (key > ' ' && key < KEYS_SPECIAL);
}

static bool key_text(struct form_keys *keys, int key)
{
	struct form *form = keys->form;
	bool changed;
	if (key == K_ENTER && !focused_edit(form)->many_lines)
		return false;
	if (!field_edit_key(focused_edit(form), key, keys->columns, &changed))
		return false;
	if (changed)
		form_typed(form);
	app_say_loss(keys->app, focused_edit(form));
	return true;
}

/* ---- yes and no ---- */

static void toggle(struct form *form)
{
	char *canonical = NULL;
	bool yes = type_parse(form_keys_field(form), focused_edit(form)->text, NULL, &canonical, NULL) &&
		   canonical != NULL && strcmp(canonical, "1") == 0;
	free(canonical);
	put(form, yes ? _("no") : _("yes"));
}

static bool key_bool(struct form_keys *keys, int key)
{
	struct form *form = keys->form;
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
static void step_day(struct form_keys *keys, int days)
{
	char today[CLOCK_DAY_SIZE], day[DATE_DAY_SIZE];
	const char *text = focused_edit(keys->form)->text;
	bool empty = *text == '\0';
	clock_today(today);
	char *rest = xstrdup(empty ? "" : text + DATE_DAY_SIZE - 1);
	date_add_days(empty ? today : text, days, day);
	put_day(keys->form, day, rest);
	free(rest);
	keys->step = empty ? (days > 0 ? '+' : '-') : '\0';
}

/* "+" in an empty field has made tomorrow of it; the digit says that "+3..." was meant. */
static void resume_word(struct form_keys *keys, char sign, int digit)
{
	char text[3] = { sign, (char)digit, '\0' };
	edit_set(focused_edit(keys->form), text, false);
	form_typed(keys->form);
}

/* SIGN is the step that the key before this one took from nothing. */
static bool key_date(struct form_keys *keys, int key, char sign)
{
	const char *text = focused_edit(keys->form)->text;
	char today[CLOCK_DAY_SIZE];
	if (sign != '\0' && key >= '0' && key <= '9') {
		resume_word(keys, sign, key);
		return true;
	}
	bool full = *text == '\0' || (date_valid(text) && strlen(text) >= DATE_DAY_SIZE - 1);
	if (!full || (key != '+' && key != '-' && key != '.'))
		return key_text(keys, key);
	clock_today(today);
	if (key == '.')
		put(keys->form, today);
	else
		step_day(keys, key == '+' ? 1 : -1);
	return true;
}

static void type_instead(void *context, int key, const char *text)
{
	struct form_keys *keys = context;
	edit_set(focused_edit(keys->form), "", false);
	if (text != NULL)
		form_keys_paste(keys, text);
	else
		form_keys_key(keys, key);
}

/* ---- choices ---- */

static void take_choice(void *context, const char *text)
{
	struct form_keys *keys = context;
	form_put(keys->form, keys->picking, text);
}

/* The month with the date of the field, or this one when the field holds none. */
static void open_calendar(struct form_keys *keys)
{
	struct form *form = keys->form;
	const struct field *field = form_keys_field(form);
	char date[DATE_SIZE];
	type_date(field, focused_edit(form)->text, date, NULL);
	keys->picking = form->focus;
	app_push(keys->app, calendar_layer_new(keys->app, field, date, take_choice, type_instead, keys));
}

/* The list of choices; with KEY (0: none) or TEXT (NULL: none) already written in it. */
static void open_picker(struct form_keys *keys, int key, const char *text)
{
	struct form *form = keys->form;
	const struct field *field = form_keys_field(form);
	form_check(form, form->focus);
	keys->picking = form->focus;
	struct layer *picker = picker_layer_new(keys->app, field,
						record_value(form->record, form->field[form->focus].field), take_choice,
						keys);
	if (!keys->several)
		picker_layer_hold(picker, form->record, form->field[form->focus].field);
	if (key != 0)
		picker->ops->key(picker, key);
	if (text != NULL)
		picker->ops->paste(picker, text);
	app_push(keys->app, picker);
}

/* Takes the last of several values away, or the only one. */
static void drop_last(struct form *form)
{
	char *text = xstrdup(focused_edit(form)->text);
	char *last = choices_are_many(form_keys_field(form)) ? strrchr(text, ';') : NULL;
	*(last != NULL ? last : text) = '\0';
	put(form, text);
	free(text);
}

static bool key_choice(struct form_keys *keys, int key)
{
	if (key == K_BACKSPACE)
		drop_last(keys->form);
	else if (key == K_DELETE || key == K_CTRL + 'u')
		put(keys->form, "");
	else if (is_character(key))
		open_picker(keys, key == K_SPACE ? 0 : key, NULL);
	else
		return false;
	return true;
}

/* ---- keys and paste ---- */

/* The keys that step a whole date are no beginning of another. */
static bool begins_anew(const struct field *field, int key)
{
	bool date = field->type == TYPE_DATE;
	return (date || field->type == TYPE_MONEY || field->type == TYPE_INTEGER || field->type == TYPE_DURATION) &&
	       is_character(key) && key != K_SPACE && !(date && (key == '+' || key == '-' || key == '.'));
}

/* Says why the field in focus is not to be written; false where it may. */
static bool say_locked(struct form_keys *keys)
{
	const char *locked = keys->form->field[keys->form->focus].locked;
	if (locked != NULL)
		app_say(keys->app, "%s", locked);
	return locked != NULL;
}

/* What a text that stays as it is still does with a key: the cursor moves in it. */
static bool key_locked(struct form_keys *keys, int key)
{
	static const int moves[] = { K_LEFT, K_RIGHT, K_UP, K_DOWN, K_HOME, K_END };
	bool changes = is_character(key) || key == K_BACKSPACE || key == K_DELETE || key == K_ENTER ||
		       key == K_CTRL + 'u' || key == K_CTRL + 'w';
	if (changes)
		return say_locked(keys);
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (key == moves[i] && focused_edit(keys->form)->many_lines)
			return key_text(keys, key);
	return false;
}

bool form_keys_key(struct form_keys *keys, int key)
{
	const struct field *field = form_keys_field(keys->form);
	if (keys->form->field[keys->form->focus].locked != NULL)
		return key_locked(keys, key);
	char sign = keys->step;
	keys->step = '\0';
	if (keys->fresh && begins_anew(field, key))
		edit_set(focused_edit(keys->form), "", false);
	keys->fresh = false;
	if (choices_are_for(field))
		return key_choice(keys, key);
	if (field->type == TYPE_BOOL)
		return key_bool(keys, key);
	if (field->type == TYPE_DATE)
		return key_date(keys, key, sign);
	return key_text(keys, key);
}

/* Adds the values that TEXT names, one a line or with ';' between, to those of the field. False when some of it is not
 * understood: then nothing is added. */
static bool add_values(struct form_keys *keys, const char *text)
{
	struct form *form = keys->form;
	const struct field *field = form_keys_field(form);
	int index = form->field[form->focus].field;
	char *one_line = xstrdup(text), *added = NULL;
	for (char *c = one_line; *c != '\0'; c++)
		*c = *c == '\n' ? ';' : *c;
	bool known = (form_check(form, form->focus) || *focused_edit(form)->text == '\0') &&
		     type_parse(field, one_line, form->lookup, &added, NULL) && added != NULL;
	free(one_line);
	if (!known)
		return false;
	char *all = type_merge(field, record_value(form->record, index), added, "");
	char *written = choices_text(keys->app->store, field, all);
	char *shown = choices_text(keys->app->store, field, added);
	put(form, written);
	app_say(keys->app, _("Added: %s"), shown);
	free(shown);
	free(written);
	free(all);
	free(added);
	return true;
}

void form_keys_paste(struct form_keys *keys, const char *text)
{
	const struct field *field = form_keys_field(keys->form);
	keys->step = '\0';
	if (say_locked(keys))
		return;
	if (choices_are_many(field) && add_values(keys, text))
		return;
	if (choices_are_for(field)) {
		open_picker(keys, 0, text);
		return;
	}
	edit_insert(focused_edit(keys->form), text);
	form_typed(keys->form);
	app_say_loss(keys->app, focused_edit(keys->form));
}

void form_keys_choose(struct form_keys *keys)
{
	if (say_locked(keys))
		return;
	if (choices_are_for(form_keys_field(keys->form)))
		open_picker(keys, 0, NULL);
	else if (form_keys_field(keys->form)->type == TYPE_DATE)
		open_calendar(keys);
	else
		app_say(keys->app, _("There is no list for this field; write in it"));
}
