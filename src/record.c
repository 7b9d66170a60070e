/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "record.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"
#include "type.h"

static char *copy_or_null(const char *text)
{
	return text != NULL ? xstrdup(text) : NULL;
}

static void replace(char **text, const char *with)
{
	char *copy = with != NULL && *with != '\0' ? xstrdup(with) : NULL;
	free(*text);
	*text = copy;
}

struct record *record_new(const struct kind *kind)
{
	struct record *record = xcalloc(1, sizeof *record);
	record->kind = kind;
	record->value = xcalloc((size_t)kind->field_count, sizeof *record->value);
	record->shown = xcalloc((size_t)kind->field_count, sizeof *record->shown);
	return record;
}

struct record *record_new_initial(const struct kind *kind)
{
	struct record *record = record_new(kind);
	for (int i = 0; i < kind->field_count; i++) {
		const struct field *field = &kind->fields[i];
		if (field->initial == NULL)
			continue;
		bool parsed = type_parse(field, field->initial, NULL, &record->value[i], NULL);
		assert(parsed && "the initial values in the table are right");
		(void)parsed;
	}
	return record;
}

struct record *record_copy(const struct record *record)
{
	struct record *copy = record_new(record->kind);
	for (int i = 0; i < record->kind->field_count; i++) {
		copy->value[i] = copy_or_null(record->value[i]);
		copy->shown[i] = copy_or_null(record->shown[i]);
	}
	copy->id = record->id;
	copy->rev = record->rev;
	copy->uuid = copy_or_null(record->uuid);
	copy->changed_at = copy_or_null(record->changed_at);
	copy->changed_by = copy_or_null(record->changed_by);
	copy->deleted = record->deleted;
	return copy;
}

void record_free(struct record *record)
{
	if (record == NULL)
		return;
	for (int i = 0; i < record->kind->field_count; i++) {
		free(record->value[i]);
		free(record->shown[i]);
	}
	free(record->value);
	free(record->shown);
	free(record->uuid);
	free(record->changed_at);
	free(record->changed_by);
	free(record);
}

const char *record_value(const struct record *record, int field)
{
	assert(field >= 0 && field < record->kind->field_count);
	return record->value[field] != NULL ? record->value[field] : "";
}

const char *record_get(const struct record *record, const char *name)
{
	int field = kind_field(record->kind, name);
	assert(field >= 0 && "the kind has a field of this name");
	return record_value(record, field);
}

void record_put(struct record *record, int field, const char *canonical)
{
	assert(field >= 0 && field < record->kind->field_count);
	replace(&record->value[field], canonical);
	replace(&record->shown[field], NULL);
}

char *record_show(const struct record *record, int field)
{
	return type_show(&record->kind->fields[field], record_value(record, field), record->shown[field]);
}

char *record_plain(const struct record *record, int field)
{
	return type_plain(&record->kind->fields[field], record_value(record, field), record->shown[field]);
}

char *record_title(const struct record *record)
{
	char *title = record_show(record, kind_title(record->kind));
	if (*title != '\0')
		return title;
	free(title);
	if (record->id == 0)
		return xstrdup(i18n(record->kind->label));
	return xasprintf("%s %" PRId64, i18n(record->kind->label), record->id);
}

char *record_mention(const struct record *record)
{
	char *title = record_title(record), *brief = text_brief(title);
	free(title);
	return brief;
}

char *record_name(const struct record *record)
{
	char *title = record_mention(record);
	char *more = record->kind->tell != NULL ? record->kind->tell(record) : NULL;
	if (more == NULL)
		return title;
	char *name = xasprintf("%s · %s", title, more);
	free(more);
	free(title);
	return name;
}

const char *record_caution(const struct record *record)
{
	return record->kind->caution != NULL ? record->kind->caution(record) : NULL;
}

bool record_same(const struct record *a, const struct record *b, int field)
{
	return strcmp(record_value(a, field), record_value(b, field)) == 0;
}

bool record_equal(const struct record *a, const struct record *b)
{
	for (int i = 0; i < a->kind->field_count; i++)
		if (field_is_writable(&a->kind->fields[i]) && !record_same(a, b, i))
			return false;
	return true;
}

/* ---- duplicates ---- */

/* Whether a copy begins with the value of its original. */
static bool is_copied(const struct field *field)
{
	bool status = strcmp(field->name, "status") == 0 && field->initial != NULL;
	return field_is_writable(field) && !status && (field->flags & (F_UNIQUE | F_CASE_NUMBER | F_OWN)) == 0;
}

struct record *record_duplicate(const struct record *record)
{
	struct record *copy = record_new_initial(record->kind);
	int title = kind_title(record->kind);
	for (int i = 0; i < record->kind->field_count; i++)
		if (i == title || is_copied(&record->kind->fields[i])) {
			replace(&copy->value[i], record->value[i]);
			replace(&copy->shown[i], record->shown[i]);
		}
	if (record->kind->fields[title].type == TYPE_TEXT && record->value[title] != NULL) {
		free(copy->value[title]);
		copy->value[title] = xasprintf(_("%s (copy)"), record->value[title]);
	}
	return copy;
}

/* ---- rules ---- */

static bool check_limits(const struct field *field, const char *value, struct err *err)
{
	if (*value == '\0' || (field->min == 0 && field->max == 0))
		return true;
	int64_t number = strtoll(value, NULL, 10);
	if (number >= field->min && number <= field->max)
		return true;
	bool low = number < field->min;
	char limit[24];
	snprintf(limit, sizeof limit, "%" PRId64, low ? field->min : field->max);
	char *is = type_show(field, value, NULL), *bound = type_show(field, limit, NULL);
	err_field(err, field->name, low ? _("%s: %s is less than %s, the least allowed")
					: _("%s: %s is more than %s, the most allowed"),
		  field_label(field), is, bound);
	free(is);
	free(bound);
	return false;
}

bool record_check_field(const struct record *record, int field, struct err *err)
{
	const struct field *row = &record->kind->fields[field];
	const char *value = record_value(record, field);
	if (!field_is_writable(row))
		return true;
	if ((row->flags & F_REQUIRED) != 0 && *value == '\0')
		return err_field(err, row->name, _("%s: must be filled in"), field_label(row));
	if (row->type == TYPE_INTEGER || row->type == TYPE_MONEY || row->type == TYPE_DURATION)
		return check_limits(row, value, err);
	return true;
}

bool record_check(const struct record *record, struct err *err)
{
	for (int i = 0; i < record->kind->field_count; i++)
		if (!record_check_field(record, i, err))
			return false;
	return record->kind->check == NULL || record->kind->check(record, err);
}

/* ---- merging ---- */

static void take_field(struct record *mine, const struct record *theirs, int field)
{
	replace(&mine->value[field], theirs->value[field]);
	replace(&mine->shown[field], theirs->shown[field]);
}

static void merge_sets(struct record *mine, const struct record *theirs, const struct record *base, int field)
{
	char *merged = type_merge(&mine->kind->fields[field], record_value(mine, field), record_value(theirs, field),
				  record_value(base, field));
	if (strcmp(merged, record_value(theirs, field)) == 0)
		take_field(mine, theirs, field);
	else
		record_put(mine, field, merged);
	free(merged);
}

int record_merge(struct record *mine, const struct record *theirs, const struct record *base, bool *conflict)
{
	assert(mine->kind == theirs->kind && mine->kind == base->kind);
	int conflicts = 0;
	for (int i = 0; i < mine->kind->field_count; i++) {
		const struct field *field = &mine->kind->fields[i];
		conflict[i] = false;
		if (!field_is_writable(field) || record_same(mine, base, i)) {
			take_field(mine, theirs, i);
		} else if (record_same(theirs, base, i) || record_same(mine, theirs, i)) {
			continue;
		} else if (type_is_set(field->type)) {
			merge_sets(mine, theirs, base, i);
		} else {
			conflict[i] = true;
			conflicts++;
		}
	}
	return conflicts;
}

/* Whether its last day has gone; one without an end goes on. */
static bool has_ceased(const struct record *record)
{
	int field = kind_field(record->kind, "valid_to");
	const char *end = field >= 0 ? record_value(record, field) : "";
	char last[DATE_DAY_SIZE], today[CLOCK_DAY_SIZE];
	if (!date_valid(end))
		return false;
	date_last(end, last);
	clock_today(today);
	return strcmp(last, today) < 0;
}

static bool has_closed_status(const struct record *record)
{
	int status = kind_field(record->kind, "status");
	const char *closed = status >= 0 ? record->kind->fields[status].closed : NULL;
	const char *code = status >= 0 ? record_value(record, status) : "";
	size_t length = strlen(code);
	for (const char *at = closed; at != NULL && length > 0; at = strchr(at, ' ')) {
		at += *at == ' ';
		if (strncmp(at, code, length) == 0 && (at[length] == ' ' || at[length] == '\0'))
			return true;
	}
	return false;
}

bool record_is_closed(const struct record *record)
{
	return has_closed_status(record) || has_ceased(record);
}

char *record_cell(const struct record *record, int field)
{
	const struct field *spec = &record->kind->fields[field];
	if ((spec->flags & F_AGE) != 0 && record_is_closed(record))
		return xstrdup("");
	return type_cell(spec, record->value[field], record->shown[field]);
}
