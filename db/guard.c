/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "guard.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "private.h"
#include "refer.h"
#include "rival.h"
#include "title.h"

/* ---- references ---- */

static bool is_reference(const struct field *field)
{
	return field->type == TYPE_REF || field->type == TYPE_REFS;
}

static bool check_alive(struct sql *sql, const struct field *field, int64_t id, struct err *err)
{
	const struct kind *kind = kind_named(field->ref);
	char *text = xasprintf("SELECT deleted_at IS NULL FROM \"%s\" WHERE id = :id", kind->table);
	sqlite3_stmt *row = sql_prepare(sql, text, err);
	free(text);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", id);
	enum sql_result got = sql_step(sql, row, err);
	bool alive = got == SQL_ROW && sqlite3_column_int(row, 0) != 0;
	sql_done(sql, row);
	if (alive || got == SQL_FAILED)
		return alive;
	if (got == SQL_END)
		return err_field(err, field->name, _("%s: there is no %s %" PRId64), field_label(field),
				 i18n(kind->label), id);
	char *title = title_mention(sql, kind, id, err);
	if (title != NULL)
		err_field(err, field->name, _("%s: %s has been deleted"), field_label(field), title);
	free(title);
	return false;
}

static bool has_id(const char *set, int64_t id)
{
	for (const char *at = set; *at != '\0';) {
		char *end;
		if (strtoll(at, &end, 10) == id)
			return true;
		at = end;
	}
	return false;
}

static bool check_references(struct sql *sql, const struct record *record, const struct record *before, int field,
			     struct err *err)
{
	const char *old = before != NULL ? record_value(before, field) : "";
	for (const char *at = record_value(record, field); *at != '\0';) {
		char *end;
		int64_t id = strtoll(at, &end, 10);
		if (!has_id(old, id) && !check_alive(sql, &record->kind->fields[field], id, err))
			return false;
		at = end;
	}
	return true;
}

/* ---- unique ---- */

static bool check_unique(struct sql *sql, const struct record *record, int field, struct err *err)
{
	const struct field *row = &record->kind->fields[field];
	const char *value = record_value(record, field);
	if (*value == '\0')
		return true;
	char *text = xasprintf("SELECT id FROM \"%s\" WHERE \"%s\" = :value AND deleted_at IS NULL AND id <> :id",
			       record->kind->table, row->name);
	sqlite3_stmt *other = sql_prepare(sql, text, err);
	free(text);
	if (other == NULL)
		return false;
	sql_bind(other, ":value", value);
	sql_bind_number(other, ":id", record->id);
	enum sql_result got = sql_step(sql, other, err);
	int64_t id = got == SQL_ROW ? sqlite3_column_int64(other, 0) : 0;
	sql_done(sql, other);
	if (got != SQL_ROW)
		return got == SQL_END;
	char *brief = text_brief(value);
	err_field(err, row->name, _("%s: \"%s\" belongs to %s %" PRId64 " already"), field_label(row), brief,
		  i18n(record->kind->label), id);
	free(brief);
	return false;
}

/* ---- trees and chains ---- */

/* Whether one comes from BELOW to ABOVE by following FIELD. */
static bool is_above(struct sql *sql, const struct kind *kind, const struct field *field, int64_t above, int64_t below,
		     bool *is, struct err *err)
{
	char *text = xasprintf("WITH RECURSIVE up(id) AS (SELECT :below UNION SELECT t.\"%s\" FROM \"%s\" t JOIN up ON"
			       " t.id = up.id WHERE t.\"%s\" IS NOT NULL) SELECT 1 FROM up WHERE id = :above",
			       field->name, kind->table, field->name);
	sqlite3_stmt *row = sql_prepare(sql, text, err);
	free(text);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":above", above);
	sql_bind_number(row, ":below", below);
	enum sql_result got = sql_step(sql, row, err);
	sql_done(sql, row);
	*is = got == SQL_ROW;
	return got != SQL_FAILED;
}

static bool check_circle(struct sql *sql, const struct record *record, int field, struct err *err)
{
	const struct kind *kind = record->kind;
	const struct field *row = &kind->fields[field];
	const char *next = record_value(record, field);
	bool circle = false, tree = kind->parent != NULL && strcmp(kind->parent, row->name) == 0;
	if (*next == '\0')
		return true;
	if (!is_above(sql, kind, row, record->id, strtoll(next, NULL, 10), &circle, err))
		return false;
	return !circle || err_field(err, row->name, tree ? _("%s: that one lies under this one already")
							 : _("%s: that one leads back to this one"), field_label(row));
}

/* Every field that leads to another record of the same kind: the one above, the one that took over. */
static bool check_circles(struct sql *sql, const struct record *record, struct err *err)
{
	const struct kind *kind = record->kind;
	for (int i = 0; record->id != 0 && i < kind->field_count; i++)
		if (kind->fields[i].type == TYPE_REF && strcmp(kind->fields[i].ref, kind->name) == 0 &&
		    !check_circle(sql, record, i, err))
			return false;
	return true;
}

/* ---- all ---- */

static bool check_field(struct sql *sql, const struct record *record, const struct record *before, int i,
			struct err *err)
{
	const struct field *field = &record->kind->fields[i];
	if (!field_is_writable(field))
		return true;
	if (!canonical_holds(field, record_value(record, i)))
		return err_field(err, field->name, _("%s: \"%s\" is not a value of the field"), field_label(field),
				 record_value(record, i));
	if (is_reference(field) && !check_references(sql, record, before, i, err))
		return false;
	return (field->flags & F_UNIQUE) == 0 || check_unique(sql, record, i, err);
}

bool guard_record(struct sql *sql, const struct record *record, const struct record *before, struct err *err)
{
	if (!record_check(record, err))
		return false;
	for (int i = 0; i < record->kind->field_count; i++)
		if (!check_field(sql, record, before, i, err))
			return false;
	return check_circles(sql, record, err) && rival_check(sql, record, err);
}

/* ---- deleting ---- */

static bool needs(const struct kind *kind, const struct field *field, const struct kind *needed)
{
	if (field->ref == NULL || strcmp(field->ref, needed->name) != 0)
		return false;
	return (field->flags & F_REQUIRED) != 0 || (kind->parent != NULL && strcmp(kind->parent, field->name) == 0);
}

/* COUNT records of the kind need it; ID is the first. */
static bool refuse_needed(struct sql *sql, const struct record *record, const struct kind *by, int64_t id, int count,
			  struct err *err)
{
	char *needed = record_mention(record), *title = title_mention(sql, by, id, err);
	char *more = count > 1 ? xasprintf(_(" (and %d more)"), count - 1) : xstrdup("");
	if (title != NULL)
		err_set(err, ERR_REFUSED, _("%s: cannot be deleted while %s “%s”%s needs it"), needed, i18n(by->label),
			title, more);
	free(needed);
	free(title);
	free(more);
	return false;
}

static bool check_needed_by(struct sql *sql, const struct record *record, const struct kind *kind,
			    const struct field *field, struct err *err)
{
	struct str text = {0};
	str_addf(&text, "SELECT t.id FROM \"%s\" t WHERE t.deleted_at IS NULL AND ", kind->table);
	refer_sql(&text, kind, field);
	str_add(&text, " ORDER BY t.skey, t.id");
	sqlite3_stmt *row = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", record->id);
	enum sql_result got;
	int64_t first = 0;
	int count = 0;
	while ((got = sql_step(sql, row, err)) == SQL_ROW)
		first = count++ == 0 ? sqlite3_column_int64(row, 0) : first;
	sql_done(sql, row);
	return got == SQL_END && (count == 0 || refuse_needed(sql, record, kind, first, count, err));
}

bool guard_needed(struct sql *sql, const struct record *record, struct err *err)
{
	for (int k = 0; k < kind_count; k++)
		for (int f = 0; f < kinds[k].field_count; f++)
			if (needs(&kinds[k], &kinds[k].fields[f], record->kind) &&
			    !check_needed_by(sql, record, &kinds[k], &kinds[k].fields[f], err))
				return false;
	return true;
}
