/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "meanwhile.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "difference.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "choices.h"

#define BANNER_FIELDS 3   /* changed fields that the banner shows values of */
#define BANNER_COLUMNS 28 /* of each value */
#define KEPT_CHANGES 100  /* of the history that are looked through after a save */

void meanwhile_start(struct meanwhile *meanwhile, const struct form *form)
{
	*meanwhile = (struct meanwhile){ .who = xstrdup("") };
	if (form->base != NULL)
		meanwhile->origin = record_copy(form->base);
}

static void drop_clash(struct meanwhile *meanwhile, int i)
{
	record_free(meanwhile->clash[i].before);
	meanwhile->clash_count--;
	memmove(&meanwhile->clash[i], &meanwhile->clash[i + 1],
		(size_t)(meanwhile->clash_count - i) * sizeof *meanwhile->clash);
}

void meanwhile_free(struct meanwhile *meanwhile)
{
	while (meanwhile->clash_count > 0)
		drop_clash(meanwhile, meanwhile->clash_count - 1);
	free(meanwhile->clash);
	free(meanwhile->who);
	record_free(meanwhile->origin);
}

/* Words with ", " between, each once. */
static char *add_word(char *words, const char *word)
{
	size_t length = strlen(word);
	for (const char *at = words; length > 0 && (at = strstr(at, word)) != NULL; at += length) {
		bool begins = at == words || (at - words >= 2 && at[-2] == ',');
		bool ends = at[length] == '\0' || at[length] == ',';
		if (begins && ends)
			return words;
	}
	char *more = xasprintf("%s%s%s", words, *words != '\0' && length > 0 ? ", " : "", word);
	free(words);
	return more;
}

static int field_of(const struct form *form, int at)
{
	return form->field[at].field;
}

static const char *label_at(const struct form *form, int at)
{
	return field_label(&form->kind->fields[field_of(form, at)]);
}

/* ---- taking over what others saved ---- */

static void add_clash(struct meanwhile *meanwhile, int at, const struct record *before)
{
	if (meanwhile_is_clash(meanwhile, at))
		return;
	meanwhile->clash = xrealloc(meanwhile->clash, (size_t)meanwhile->clash_count + 1, sizeof *meanwhile->clash);
	meanwhile->clash[meanwhile->clash_count++] = (struct clash){ at, record_copy(before) };
}

/* What the form leaves as typed although they changed it is a clash, unless both wrote the same. */
static void note_clashes(struct meanwhile *meanwhile, struct form *form, const struct record *before,
			 const bool *changed)
{
	for (int at = 0; at < form->count; at++) {
		int field = field_of(form, at);
		if (!changed[field] || type_is_set(form->kind->fields[field].type))
			continue;
		if (form_is_field_dirty(form, at))
			add_clash(meanwhile, at, before);
	}
}

bool meanwhile_take(struct meanwhile *meanwhile, struct form *form, struct record *theirs)
{
	bool was_deleted = meanwhile->deleted;
	if (form->base == NULL || (theirs->rev == form->base->rev && theirs->deleted == was_deleted)) {
		record_free(theirs);
		return false;
	}
	meanwhile->deleted = theirs->deleted;
	if (theirs->changed_by != NULL)
		meanwhile->who = add_word(meanwhile->who, theirs->changed_by);
	struct record *before = record_copy(form->base);
	bool *changed = xcalloc((size_t)form->kind->field_count, sizeof *changed);
	form_rebase(form, theirs, changed);
	note_clashes(meanwhile, form, before, changed);
	free(changed);
	record_free(before);
	return true;
}

bool meanwhile_changed(const struct meanwhile *meanwhile, const struct form *form, int at)
{
	return meanwhile->origin != NULL && form->base != NULL &&
	       !record_same(meanwhile->origin, form->base, field_of(form, at));
}

bool meanwhile_is_clash(const struct meanwhile *meanwhile, int at)
{
	for (int i = 0; i < meanwhile->clash_count; i++)
		if (meanwhile->clash[i].at == at)
			return true;
	return false;
}

/* ---- the banner ---- */

static void add_change(struct str *str, const struct meanwhile *meanwhile, const struct form *form, int at)
{
	int field = field_of(form, at);
	char *old = record_show(meanwhile->origin, field), *new = record_show(form->base, field);
	char *what = difference_text(&form->kind->fields[field], old, new, BANNER_COLUMNS);
	bool stops = *what != '\0' && strchr(".!?", what[strlen(what) - 1]) != NULL;
	str_addf(str, " %s: %s%s", label_at(form, at), what, stops ? "" : ".");
	free(what);
	free(old);
	free(new);
}

/* Labels of the fields that PICK names, with ", " between. */
static char *labels(const struct meanwhile *meanwhile, const struct form *form,
		    bool (*pick)(const struct meanwhile *meanwhile, const struct form *form, int at))
{
	struct str str = { 0 };
	for (int at = 0; at < form->count; at++)
		if (pick(meanwhile, form, at))
			str_addf(&str, "%s%s", str.length > 0 ? ", " : "", label_at(form, at));
	return str_take(&str);
}

static bool is_mine(const struct meanwhile *meanwhile, const struct form *form, int at)
{
	(void)meanwhile;
	return form_is_field_dirty(form, at);
}

static bool is_clash(const struct meanwhile *meanwhile, const struct form *form, int at)
{
	(void)form;
	return meanwhile_is_clash(meanwhile, at);
}

static void add_changes(struct str *str, const struct meanwhile *meanwhile, const struct form *form)
{
	int count = 0;
	for (int at = 0; at < form->count; at++)
		if (meanwhile_changed(meanwhile, form, at) && ++count <= BANNER_FIELDS)
			add_change(str, meanwhile, form, at);
	if (count > BANNER_FIELDS)
		str_addf(str, i18n_plural(" And %d field more.", " And %d fields more.",
					  (unsigned long)(count - BANNER_FIELDS)), count - BANNER_FIELDS);
}

static void add_outlook(struct str *str, const struct meanwhile *meanwhile, const struct form *form)
{
	char *mine = labels(meanwhile, form, is_mine), *both = labels(meanwhile, form, is_clash);
	if (*mine != '\0') {
		str_add(str, " ");
		str_addf(str, _("Your fields: %s."), mine);
		str_add(str, "\n");
		if (*both != '\0')
			str_addf(str, _("Changed by both: %s. When you save you choose theirs, mine or before."), both);
		else
			str_add(str, _("If you save now, both are kept."));
	}
	free(mine);
	free(both);
}

char *meanwhile_banner(const struct meanwhile *meanwhile, const struct form *form)
{
	struct str str = { 0 };
	if (*meanwhile->who == '\0')
		return xstrdup("");
	if (meanwhile->deleted) {
		str_addf(&str, _("%s has deleted the record while you were writing."), meanwhile->who);
		str_add(&str, "\n");
		str_add(&str, _("What you have written is still here; saving offers to bring the record back with "
			      "it, or to keep it as a new one."));
		return str_take(&str);
	}
	str_addf(&str, _("%s has saved while you were writing."), meanwhile->who);
	add_changes(&str, meanwhile, form);
	add_outlook(&str, meanwhile, form);
	return str_take(&str);
}

/* ---- clashes ---- */

const struct clash *meanwhile_next(struct meanwhile *meanwhile, const struct form *form)
{
	while (meanwhile->clash_count > 0 && !form_is_field_dirty(form, meanwhile->clash[0].at))
		drop_clash(meanwhile, 0);
	return meanwhile->clash_count > 0 ? &meanwhile->clash[0] : NULL;
}

/* Several lines stand under the label, one line beside it. */
static void add_value(struct str *str, const char *label, const char *value, struct difference shared, bool under)
{
	const char *dots = text_dots();
	char *head = text_fit(label, 8, TEXT_LEFT);
	size_t length = strlen(value) - shared.head - shared.tail;
	str_addf(str, under ? "\n%s\n" : "\n%s ", under ? label : head);
	if (*value == '\0')
		str_add(str, _("(empty)"));
	str_addf(str, "%s%.*s%s", shared.head > 0 ? dots : "", (int)length, value + shared.head,
		 shared.tail > 0 ? dots : "");
	free(head);
}

static void add_values(struct str *str, const struct clash *clash, const struct form *form, bool under)
{
	const char *const label[] = { _("theirs"), _("mine"), _("before") };
	const struct record *const record[] = { form->base, form->record, clash->before };
	int field = field_of(form, clash->at);
	char *value[3];
	for (int i = 0; i < 3; i++)
		value[i] = record_show(record[i], field);
	struct difference shared = under ? difference_of((const char *const *)value, 3) : (struct difference){ 0 };
	for (int i = 0; i < 3; i++) {
		add_value(str, label[i], value[i], shared, under);
		free(value[i]);
	}
}

bool meanwhile_can_keep_both(const struct clash *clash, const struct form *form)
{
	return form->kind->fields[field_of(form, clash->at)].type == TYPE_NOTE;
}

char *meanwhile_question(const struct clash *clash, const struct form *form)
{
	struct str str = { 0 };
	bool text = meanwhile_can_keep_both(clash, form);
	char *when = clock_local(form->base->changed_at != NULL ? form->base->changed_at : "");
	str_addf(&str, _("%s: changed by %s too, %s. Which one stands?"), label_at(form, clash->at),
		 form->base->changed_by != NULL ? form->base->changed_by : "?", when);
	if (text) {
		str_add(&str, " ");
		str_add(&str, _("What you wrote stands nowhere else yet; “both” sets it after theirs."));
	}
	str_add(&str, "\n");
	add_values(&str, clash, form, text);
	free(when);
	return str_take(&str);
}

/* As a person would write the value, so that the form reads the same back. */
static char *written(struct store *store, const struct record *record, int field)
{
	const struct field *row = &record->kind->fields[field];
	if (!choices_are_for(row))
		return record_plain(record, field);
	return choices_text(store, row, record_value(record, field));
}

void meanwhile_settle(struct meanwhile *meanwhile, struct form *form, struct store *store,
		      enum clash_answer answer)
{
	struct clash *clash = &meanwhile->clash[0];
	if (answer == CLASH_BOTH) {
		char *text = xasprintf("%s\n%s", record_value(form->base, field_of(form, clash->at)),
				       form->field[clash->at].edit.text);
		form_put(form, clash->at, text);
		free(text);
	} else if (answer != CLASH_MINE) {
		const struct record *from = answer == CLASH_THEIRS ? form->base : clash->before;
		char *text = written(store, from, field_of(form, clash->at));
		form_put(form, clash->at, text);
		free(text);
	}
	drop_clash(meanwhile, 0);
}

/* True when revision REV of the changes wrote FIELD. */
static bool wrote(const struct changes *changes, int64_t rev, int field)
{
	for (int i = 0; i < changes->count; i++)
		if (changes->change[i].rev == rev && changes->change[i].field == field)
			return true;
	return false;
}

bool meanwhile_kept(struct store *store, const struct record *saved, int64_t rev, char **who, char **what)
{
	struct changes changes = { 0 };
	*who = xstrdup("");
	*what = xstrdup("");
	if (!store_history(store, saved->kind, saved->id, NULL, KEPT_CHANGES, &changes, NULL))
		return false;
	for (int i = 0; i < changes.count; i++) {
		const struct change *change = &changes.change[i];
		if (change->rev <= rev || change->rev >= saved->rev || change->field < 0 ||
		    wrote(&changes, saved->rev, change->field))
			continue;
		*who = add_word(*who, change->login);
		*what = add_word(*what, field_label(&saved->kind->fields[change->field]));
	}
	changes_free(&changes);
	return **what != '\0';
}
