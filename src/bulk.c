/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "bulk.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "type.h"

#define STANDING_VALUES 3 /* that are named one by one */

struct bulk *bulk_new(const struct kind *kind, const int64_t *ids, int count)
{
	struct bulk *bulk = xcalloc(1, sizeof *bulk);
	bulk->kind = kind;
	bulk->count = count;
	bulk->row = xcalloc((size_t)count + 1, sizeof *bulk->row);
	for (int i = 0; i < count; i++)
		bulk->row[i] = (struct bulk_row){ .id = ids[i], .outcome = BULK_GONE, .title = xstrdup("") };
	bulk->outcomes[BULK_GONE] = count;
	return bulk;
}

static void forget_outcome(struct bulk_row *row)
{
	free(row->new);
	free(row->fault);
	row->new = row->fault = NULL;
}

void bulk_free(struct bulk *bulk)
{
	if (bulk == NULL)
		return;
	for (int i = 0; i < bulk->count; i++) {
		forget_outcome(&bulk->row[i]);
		record_free(bulk->row[i].record);
		free(bulk->row[i].title);
		free(bulk->row[i].by);
	}
	free(bulk->reason);
	free(bulk->row);
	free(bulk);
}

/* True when the row has another record, or another revision of it, than before. */
static bool give_row(struct bulk_row *row, struct record *record)
{
	free(row->by);
	row->by = record != NULL && record->changed_by != NULL ? xstrdup(record->changed_by) : NULL;
	if (record != NULL && record->deleted) {
		record_free(record);
		record = NULL;
	}
	bool other = (row->record == NULL) != (record == NULL) ||
		     (record != NULL && row->record->rev != record->rev);
	if (record != NULL) {
		free(row->title);
		row->title = record_title(record);
	}
	record_free(row->record);
	row->record = record;
	row->other = row->other || other;
	return other;
}

bool bulk_give(struct bulk *bulk, struct record **records)
{
	bool other = false;
	for (int i = 0; i < bulk->count; i++)
		other = give_row(&bulk->row[i], records[i]) || other;
	return other;
}

void bulk_forget_others(struct bulk *bulk)
{
	for (int i = 0; i < bulk->count; i++)
		bulk->row[i].other = false;
}

char *bulk_others(const struct bulk *bulk)
{
	const struct bulk_row *first = NULL;
	bool one = true; /* person who changed them all */
	int rows = 0;
	for (int i = 0; i < bulk->count; i++) {
		const struct bulk_row *row = &bulk->row[i];
		if (!row->other)
			continue;
		first = first != NULL ? first : row;
		one = one && row->by != NULL && first->by != NULL && strcmp(row->by, first->by) == 0;
		rows++;
	}
	if (first == NULL)
		return NULL;
	char *who = one ? xasprintf("%s: ", first->by) : xstrdup("");
	char *which = rows == 1 ? xstrdup(first->title) :
		xasprintf(i18n_plural("%s and %d more", "%s and %d others", (unsigned long)(rows - 1)), first->title,
			  rows - 1);
	char *others = xasprintf("%s%s", who, which);
	free(who);
	free(which);
	return others;
}

/* ---- how they stand ---- */

/* A value and how many rows have it. */
struct standing {
	const struct record *record; /* one of those that have it */
	const char *value;
	int count;
};

static int by_value(const void *a, const void *b)
{
	return strcmp(((const struct standing *)a)->value, ((const struct standing *)b)->value);
}

static int by_count(const void *a, const void *b)
{
	const struct standing *one = a, *two = b;
	return one->count != two->count ? two->count - one->count : by_value(a, b);
}

/* Equal neighbours become one; returns how many are left. */
static int gather(struct standing *standing, int count)
{
	int kept = 0;
	for (int i = 0; i < count; i++) {
		if (kept > 0 && strcmp(standing[kept - 1].value, standing[i].value) == 0)
			standing[kept - 1].count++;
		else
			standing[kept++] = standing[i];
	}
	return kept;
}

static int collect(const struct bulk *bulk, int field, struct standing *out)
{
	bool note = bulk->kind->fields[field].type == TYPE_NOTE;
	int count = 0;
	for (int i = 0; i < bulk->count; i++) {
		const struct record *record = bulk->row[i].record;
		if (record == NULL)
			continue;
		const char *value = record_value(record, field);
		out[count++] = (struct standing){ record, note && *value != '\0' ? "1" : value, 1 };
	}
	qsort(out, (size_t)count, sizeof *out, by_value);
	count = gather(out, count);
	qsort(out, (size_t)count, sizeof *out, by_count);
	return count;
}

static void add_standing(struct str *str, const struct standing *standing, int field)
{
	bool note = standing->record->kind->fields[field].type == TYPE_NOTE;
	char *shown = *standing->value == '\0' ? xstrdup(_("empty")) : note ? xstrdup(_("filled in")) :
		record_show(standing->record, field);
	str_addf(str, "%s%s (%d)", str->length > 0 ? " · " : "", shown, standing->count);
	free(shown);
}

char *bulk_standing(const struct bulk *bulk, int field)
{
	struct str str = { 0 };
	struct standing *standing = xcalloc((size_t)bulk->count + 1, sizeof *standing);
	int count = collect(bulk, field, standing), named = count <= STANDING_VALUES ? count : STANDING_VALUES - 1;
	int rest = 0;
	if (count > STANDING_VALUES && standing[0].count == 1) /* nothing to tell apart them by */
		named = 0;
	for (int i = 0; i < count; i++)
		if (i < named)
			add_standing(&str, &standing[i], field);
		else
			rest += standing[i].count;
	if (rest > 0 && named == 0)
		str_addf(&str, _("%d different values"), count);
	else if (rest > 0)
		str_addf(&str, _(" · others (%d)"), rest);
	free(standing);
	return str_take(&str);
}

/* ---- what they become ---- */

static char *new_value(const struct field *field, const char *old, enum bulk_how how, const char *value)
{
	switch (how) {
	case BULK_ADD:
		return type_merge(field, old, value, "");
	case BULK_TAKE: /* as if somebody had emptied a field that held just VALUE */
		return type_merge(field, "", old, value);
	default:
		return xstrdup(value);
	}
}

static struct record *with(const struct record *record, int field, const char *value)
{
	struct record *copy = record_copy(record);
	record_put(copy, field, value);
	return copy;
}

/* Whether the row may have what it would become. */
static bool holds(const struct bulk *bulk, const struct bulk_row *row, int field, struct err *err)
{
	const struct field *spec = &bulk->kind->fields[field];
	if ((spec->flags & F_UNIQUE) != 0 && *row->new != '\0' && bulk->count > 1)
		return err_field(err, spec->name, _("%s: no two may have the same"), field_label(spec));
	struct record *record = with(row->record, field, row->new);
	bool right = record_check(record, err);
	record_free(record);
	return right;
}

static enum bulk_outcome judge(const struct bulk *bulk, struct bulk_row *row, int field)
{
	struct err err = { 0 };
	if (strcmp(row->new, record_value(row->record, field)) == 0)
		return BULK_SAME;
	if (holds(bulk, row, field, &err))
		return BULK_CHANGES;
	row->fault = xstrdup(err.text);
	return BULK_REFUSED;
}

static void count_row(struct bulk *bulk, const struct bulk_row *row, int by)
{
	bulk->outcomes[row->outcome] += by;
	if (row->outcome == BULK_CHANGES && record_is_closed(row->record))
		bulk->closed += by;
}

void bulk_work_out(struct bulk *bulk, int field, enum bulk_how how, const char *value)
{
	const struct field *spec = &bulk->kind->fields[field];
	assert(how == BULK_REPLACE || type_is_set(spec->type));
	memset(bulk->outcomes, 0, sizeof bulk->outcomes);
	bulk->closed = bulk->reason_count = 0;
	for (int i = 0; i < bulk->count; i++) {
		struct bulk_row *row = &bulk->row[i];
		forget_outcome(row);
		row->outcome = BULK_GONE;
		if (row->record != NULL) {
			row->new = new_value(spec, record_value(row->record, field), how, value);
			row->outcome = judge(bulk, row, field);
		}
		count_row(bulk, row, 1);
	}
}

/* What is in ONE and not in OTHER: as if somebody had emptied a field that held OTHER. */
static char *beyond(const struct bulk *bulk, int field, const char *one, const char *other)
{
	return type_merge(&bulk->kind->fields[field], "", one, other);
}

char *bulk_added(const struct bulk *bulk, int row, int field)
{
	return beyond(bulk, field, bulk->row[row].new, record_value(bulk->row[row].record, field));
}

char *bulk_taken(const struct bulk *bulk, int row, int field)
{
	return beyond(bulk, field, record_value(bulk->row[row].record, field), bulk->row[row].new);
}

void bulk_refuse(struct bulk *bulk, int row, const char *why)
{
	struct bulk_row *at = &bulk->row[row];
	count_row(bulk, at, -1);
	bulk->reason_count = 0;
	free(at->fault);
	at->fault = xstrdup(why);
	at->outcome = BULK_REFUSED;
	count_row(bulk, at, 1);
}

/* Sentences of the store begin with the record that they are about. */
static const char *without_title(const struct bulk_row *row)
{
	size_t length = strlen(row->title);
	bool named = strncmp(row->fault, row->title, length) == 0 && strncmp(row->fault + length, ": ", 2) == 0;
	return row->fault + (named ? length + 2 : 0);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(((const struct bulk_reason *)a)->text, ((const struct bulk_reason *)b)->text);
}

static int by_rows(const void *a, const void *b)
{
	const struct bulk_reason *one = a, *two = b;
	return one->count != two->count ? two->count - one->count : by_text(a, b);
}

void bulk_sum_up(struct bulk *bulk)
{
	int refused = 0, kept = 0;
	struct bulk_reason *reason = xcalloc((size_t)bulk->outcomes[BULK_REFUSED] + 1, sizeof *reason);
	for (int i = 0; i < bulk->count; i++)
		if (bulk->row[i].outcome == BULK_REFUSED)
			reason[refused++] = (struct bulk_reason){ without_title(&bulk->row[i]), 1 };
	qsort(reason, (size_t)refused, sizeof *reason, by_text);
	for (int i = 0; i < refused; i++) {
		if (kept > 0 && strcmp(reason[kept - 1].text, reason[i].text) == 0)
			reason[kept - 1].count++;
		else
			reason[kept++] = reason[i];
	}
	qsort(reason, (size_t)kept, sizeof *reason, by_rows);
	free(bulk->reason);
	bulk->reason = reason;
	bulk->reason_count = kept;
}

struct record *bulk_record(const struct bulk *bulk, int row, int field)
{
	assert(bulk->row[row].outcome == BULK_CHANGES);
	return with(bulk->row[row].record, field, bulk->row[row].new);
}
