/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "form.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "lack.h"
#include "mem.h"

static const struct field *row_of(const struct form *form, int at)
{
	assert(at >= 0 && at < form->count);
	return &form->kind->fields[form->field[at].field];
}

static bool is_reference(const struct field *row)
{
	return row->type == TYPE_REF || row->type == TYPE_REFS;
}

/* Gives MINE the value of FROM with its text for people. */
static void take_value(struct record *mine, const struct record *from, int field)
{
	record_put(mine, field, from->value[field]);
	mine->shown[field] = from->shown[field] != NULL ? xstrdup(from->shown[field]) : NULL;
}

static void put_original(struct form_field *field, const struct record *start)
{
	free(field->original);
	free(field->seen);
	field->original = record_plain(start, field->field);
	field->seen = NULL;
}

static void put_fault(struct form_field *field, const char *fault)
{
	char *copy = fault != NULL ? xstrdup(fault) : NULL;
	free(field->fault);
	free(field->lack);
	field->fault = copy;
	field->lack = NULL;
	field->ruled = false;
}

struct form *form_new(struct record *record, const struct lookup *lookup)
{
	struct form *form = xcalloc(1, sizeof *form);
	form->kind = record->kind;
	form->record = record;
	form->start = record_copy(record);
	form->base = record->id != 0 ? record_copy(record) : NULL;
	form->lookup = lookup;
	form->field = xcalloc((size_t)record->kind->field_count, sizeof *form->field);
	for (int i = 0; i < record->kind->field_count; i++) {
		if (!field_is_writable(&record->kind->fields[i]))
			continue;
		struct form_field *field = &form->field[form->count++];
		field->field = i;
		put_original(field, form->start);
		edit_set(&field->edit, field->original, record->kind->fields[i].type == TYPE_NOTE);
		field->edit.limit = type_most(record->kind->fields[i].type);
	}
	assert(form->count > 0);
	return form;
}

void form_free(struct form *form)
{
	if (form == NULL)
		return;
	for (int at = 0; at < form->count; at++) {
		edit_free(&form->field[at].edit);
		free(form->field[at].original);
		free(form->field[at].seen);
		free(form->field[at].fault);
		free(form->field[at].lack);
		free(form->field[at].locked);
	}
	free(form->field);
	record_free(form->record);
	record_free(form->start);
	record_free(form->base);
	free(form);
}

/* ---- what is typed ---- */

/* The canonical value of what is typed, "" for empty; NULL with a sentence. Text that nobody has changed is not read
 * again, because names of references may be ambiguous where ids are not. The caller frees. */
static char *typed_value(const struct form *form, int at, struct err *err)
{
	const struct form_field *field = &form->field[at];
	char *canonical = NULL;
	if (strcmp(field->edit.text, field->original) == 0)
		return xstrdup(record_value(form->start, field->field));
	if (!type_parse(row_of(form, at), field->edit.text, form->lookup, &canonical, err))
		return NULL;
	return canonical != NULL ? canonical : xstrdup("");
}

/* Keeps what is found of the text as it stands: it is asked for at every painting, and texts may be long. VALUE as
 * typed_value gives it. */
static bool see(const struct form *form, int at, const char *value)
{
	struct form_field *field = &form->field[at];
	free(field->seen);
	field->seen = xstrdup(field->edit.text);
	field->differs = value == NULL || strcmp(value, record_value(form->start, field->field)) != 0;
	return field->differs;
}

bool form_is_field_dirty(const struct form *form, int at)
{
	const struct form_field *field = &form->field[at];
	if (strcmp(field->edit.text, field->original) == 0)
		return false;
	if (field->seen != NULL && strcmp(field->seen, field->edit.text) == 0)
		return field->differs;
	char *value = typed_value(form, at, NULL);
	bool dirty = see(form, at, value);
	free(value);
	return dirty;
}

void form_lock(struct form *form, int at, const char *sentence)
{
	free(form->field[at].locked);
	form->field[at].locked = xstrdup(sentence);
}

bool form_is_dirty(const struct form *form)
{
	for (int at = 0; at < form->count; at++)
		if (form_is_field_dirty(form, at))
			return true;
	return false;
}

bool form_check(struct form *form, int at)
{
	struct form_field *field = &form->field[at];
	struct err err = {0};
	char *value = typed_value(form, at, &err);
	bool right = value != NULL;
	if (!see(form, at, value))
		take_value(form->record, form->start, field->field);
	else if (right)
		record_put(form->record, field->field, value);
	right = right && record_check_field(form->record, field->field, &err);
	put_fault(field, right ? NULL : err.text);
	free(value);
	return right;
}

/* Nothing written yet, or a number that grows to the least allowed with more digits. */
static bool may_grow(const struct form *form, int at)
{
	const struct form_field *field = &form->field[at];
	const struct field *row = row_of(form, at);
	const char *value = record_value(form->record, field->field);
	if (field->edit.text[strspn(field->edit.text, " ")] == '\0')
		return true;
	return (row->type == TYPE_INTEGER || row->type == TYPE_MONEY) && *value != '\0' && *value != '-' &&
	       strtoll(value, NULL, 10) < row->min && field->edit.text[strspn(field->edit.text, "0123456789 ")] == '\0';
}

void form_typed(struct form *form)
{
	struct form_field *field = &form->field[form->focus];
	field->touched = true;
	if (form_check(form, form->focus))
		return;
	const char *lack = lack_of(row_of(form, form->focus), field->edit.text);
	if (lack == NULL && may_grow(form, form->focus))
		lack = field->fault;
	if (lack == NULL)
		return;
	char *copy = xstrdup(lack);
	put_fault(field, NULL);
	field->lack = copy;
}

static int at_named(const struct form *form, const char *name)
{
	for (int at = 0; at < form->count; at++)
		if (strcmp(row_of(form, at)->name, name) == 0)
			return at;
	return -1;
}

/* The rules across fields; a fault stands beside the field that it names. */
static bool check_rules(struct form *form, struct err *err)
{
	struct err why = {0};
	if (record_check(form->record, &why))
		return true;
	int at = at_named(form, why.field);
	if (at >= 0) {
		put_fault(&form->field[at], why.text);
		form->focus = at;
	}
	if (err != NULL)
		*err = why;
	return false;
}

/* The rules across fields as far as something is written: what is empty may be on its way. */
static void check_rules_written(struct form *form)
{
	struct err why = {0};
	for (int at = 0; at < form->count; at++)
		if (form->field[at].ruled)
			form_check(form, at);
	if (form->kind->check == NULL || form->kind->check(form->record, &why))
		return;
	int at = at_named(form, why.field);
	if (at < 0 || form->field[at].fault != NULL || *form->field[at].edit.text == '\0')
		return;
	put_fault(&form->field[at], why.text);
	form->field[at].ruled = true;
}

bool form_check_all(struct form *form, struct err *err)
{
	int first = -1;
	for (int at = 0; at < form->count; at++)
		if (!form_check(form, at) && first < 0)
			first = at;
	if (first < 0)
		return check_rules(form, err);
	form->focus = first;
	return err_field(err, row_of(form, first)->name, "%s", form->field[first].fault);
}

/* ---- moving about ---- */

/* Writes what is right as the register writes it: "idag" becomes the date. Names of references stay as typed, because
 * only the store knows them. */
static void tidy(struct form *form, int at)
{
	struct form_field *field = &form->field[at];
	if (is_reference(row_of(form, at)) || strcmp(field->edit.text, field->original) == 0)
		return;
	char *plain = record_plain(form->record, field->field);
	edit_replace(&field->edit, plain);
	free(plain);
}

void form_focus(struct form *form, int at)
{
	assert(at >= 0 && at < form->count);
	char *value = typed_value(form, form->focus, NULL);
	form_check(form, form->focus);
	if (value != NULL)
		tidy(form, form->focus);
	free(value);
	check_rules_written(form);
	form->focus = at;
}

void form_next(struct form *form)
{
	form_focus(form, (form->focus + 1) % form->count);
}

void form_prev(struct form *form)
{
	form_focus(form, (form->focus + form->count - 1) % form->count);
}

void form_put(struct form *form, int at, const char *text)
{
	assert(at >= 0 && at < form->count);
	edit_set(&form->field[at].edit, text, form->field[at].edit.many_lines);
	form->field[at].touched = true;
	form_check(form, at);
}

/* ---- somebody else saved ---- */

/* True when every value of PART is in WHOLE, both canonical. */
static bool is_within(const struct field *row, const char *part, const char *whole)
{
	char *all = type_merge(row, whole, part, "");
	bool within = strcmp(all, whole) == 0;
	free(all);
	return within;
}

/* Adds those names of TEXT, cut at ';', that are in MERGED and not in NAMES yet; *HELD is what NAMES is canonically. */
static void add_names(const struct form *form, const struct field *row, const char *text, const char *merged,
		      struct str *names, char **held)
{
	for (const char *p = text; *p != '\0'; p += *p == ';') {
		size_t length = strcspn(p, ";"), space = strspn(p, " ");
		space = space < length ? space : length;
		char *piece = xstrndup(p + space, length - space), *value = NULL;
		if (type_parse(row, piece, form->lookup, &value, NULL) && value != NULL &&
		    is_within(row, value, merged) && !is_within(row, value, *held)) {
			char *more = type_merge(row, *held, value, "");
			free(*held);
			*held = more;
			str_addf(names, "%s%s", names->length > 0 ? "; " : "", piece);
		}
		free(value);
		free(piece);
		p += length;
	}
}

/* The set MERGED as one would type it. Names of references are those that theirs has and those that are typed; where
 * that does not give the same set, numbers. The caller frees. */
static char *merged_text(const struct form *form, int at, const char *merged, const char *theirs)
{
	const struct field *row = row_of(form, at);
	if (!is_reference(row))
		return type_plain(row, merged, NULL);
	struct str names = {0};
	char *held = xstrdup("");
	add_names(form, row, theirs, merged, &names, &held);
	add_names(form, row, form->field[at].edit.text, merged, &names, &held);
	char *text = str_take(&names);
	if (strcmp(held, merged) != 0) {
		free(text);
		text = type_plain(row, merged, NULL);
	}
	free(held);
	return text;
}

/* Both have changed the field. False when what is typed stands against theirs. */
static bool reconcile(struct form *form, int at, const struct record *theirs)
{
	struct form_field *field = &form->field[at];
	const struct field *row = row_of(form, at);
	char *mine = typed_value(form, at, NULL), *text = NULL;
	const char *other = record_value(theirs, field->field);
	char *plain = record_plain(theirs, field->field);
	if (mine != NULL && strcmp(mine, other) == 0) {
		text = xstrdup(plain);
	} else if (mine != NULL && type_is_set(row->type)) {
		char *merged = type_merge(row, mine, other, record_value(form->start, field->field));
		text = merged_text(form, at, merged, plain);
		free(merged);
	}
	bool agreed = text != NULL;
	if (agreed)
		edit_replace(&field->edit, text);
	free(text);
	free(plain);
	free(mine);
	return agreed;
}

/* Makes THEIRS what the form is measured against. */
static void put_base(struct form *form, struct record *theirs)
{
	record_free(form->start);
	record_free(form->base);
	form->start = record_copy(theirs);
	form->base = theirs;
	form->record->rev = theirs->rev;
	form->record->deleted = theirs->deleted;
	for (int i = 0; i < form->kind->field_count; i++)
		if (!field_is_writable(&form->kind->fields[i]))
			take_value(form->record, theirs, i);
}

int form_rebase(struct form *form, struct record *theirs, bool *changed)
{
	assert(form->base != NULL && theirs->kind == form->kind);
	int against = 0;
	for (int i = 0; i < form->kind->field_count; i++)
		changed[i] = !record_same(theirs, form->start, i);
	for (int at = 0; at < form->count; at++) {
		struct form_field *field = &form->field[at];
		bool dirty = form_is_field_dirty(form, at);
		if (dirty && changed[field->field] && !reconcile(form, at, theirs))
			against++;
		put_original(field, theirs);
		if (dirty)
			continue;
		edit_replace(&field->edit, field->original);
		take_value(form->record, theirs, field->field);
		field->touched = false;
	}
	put_base(form, theirs);
	for (int at = 0; at < form->count; at++)
		if (changed[form->field[at].field])
			form_check(form, at);
	return against;
}
