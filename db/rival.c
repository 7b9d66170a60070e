/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "rival.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

/* The last day of a period that may be partial or open. */
#define LAST(date) "coalesce(" date " || substr('9999-12-31', length(" date ") + 1), '9999-99')"

/* The first day from which an assignment is known to run: one without a first day says nothing of the days before
 * today, or before its end. */
#define KNOWN(from, to) "coalesce(" from " || substr('0000-01-01', length(" from ") + 1), min(:today, " LAST(to) "))"

/* The bytes of a key without its type and what its owner calls it: the second word. */
#define AFTER_TYPE(key) "substr(" key ", instr(" key ", ' ') + 1)"
#define MATERIAL(key) "substr(" AFTER_TYPE(key) ", 1, instr(" AFTER_TYPE(key) " || ' ', ' ') - 1)"

/* Gives id and name of the other; parameters are :id and fields of the record. */
struct rivalry {
	const char *kind, *field; /* field at fault */
	const char *only, *value; /* holds only for records with this value; NULL: for all */
	const char *sql;
	bool (*refuse)(const struct field *field, const char *name, long long id, struct err *err); /* of the other */
};

static bool refuse_return(const struct field *field, const char *name, long long id, struct err *err)
{
	return err_field(err, field->name, _("%s: %s has a return for that year and period already, number %lld"),
			 field_label(field), name, id);
}

static bool refuse_contact(const struct field *field, const char *name, long long id, struct err *err)
{
	return err_field(
		err, field->name,
		_("%s: %s is contact person there already, assignment %lld; end that one first, or choose deputy"),
		field_label(field), name, id);
}

static bool refuse_key(const struct field *field, const char *name, long long id, struct err *err)
{
	return err_field(err, field->name, _("%s: %s has that key already, access key %lld; each must have one of "
					     "one's own"), field_label(field), name, id);
}

static bool refuse_twin_town(const struct field *field, const char *name, long long id, struct err *err)
{
	return err_field(err, field->name, _("%s: there is a relation of that kind with %s already, number %lld"),
			 field_label(field), name, id);
}

static bool refuse_login(const struct field *field, const char *name, long long id, struct err *err)
{
	return err_field(err, field->name,
			 _("%s: %s, person %lld, has had it, and the history goes by it; choose another, or give it "
			   "back"),
			 field_label(field), name, id);
}

static const struct rivalry rivalries[] = {
	{ "twin-town", "partner", NULL, NULL,
	  "SELECT t.id, (SELECT name FROM partner WHERE id = t.partner) FROM twin_town t WHERE t.deleted_at IS NULL"
	  " AND t.id <> :id AND t.partner = :partner AND t.kind = :kind AND t.status <> 'ended'"
	  " AND :status <> 'ended'",
	  refuse_twin_town },
	{ "annual-return", "period", NULL, NULL,
	  "SELECT t.id, (SELECT name FROM unit WHERE id = t.unit) FROM annual_return t WHERE t.deleted_at IS NULL"
	  " AND t.id <> :id AND t.unit = :unit AND t.year = :year AND t.period = :period",
	  refuse_return },
	{ "assignment", "unit", "role", "contact",
	  "SELECT t.id, (SELECT name FROM person WHERE id = t.person) FROM assignment t WHERE t.deleted_at IS NULL"
	  " AND t.id <> :id AND t.role = 'contact' AND t.unit = :unit"
	  " AND " KNOWN("t.\"from\"", "t.\"to\"") " <= " LAST(":to")
	  " AND " KNOWN(":from", ":to") " <= " LAST("t.\"to\""),
	  refuse_contact },
	{ "access-key", "key", NULL, NULL,
	  "SELECT t.id, (SELECT name FROM person WHERE id = t.person) FROM access_key t WHERE t.deleted_at IS NULL"
	  " AND t.id <> :id AND " MATERIAL("t.key") " = " MATERIAL(":key"),
	  refuse_key },
	/* Who has had it last, where anything was done with it; + keeps to the index of the kind. */
	{ "person", "login", NULL, NULL,
	  "SELECT t.id, t.name FROM (SELECT c.record AS id, f.new AS login FROM change c"
	  " JOIN change_field f ON f.change = c.id WHERE c.kind = 'person' AND f.field = 'login' AND f.new = :login"
	  " ORDER BY +c.id DESC LIMIT 1) had JOIN person t ON t.id = had.id WHERE t.id <> :id"
	  " AND (EXISTS (SELECT 1 FROM change WHERE login = had.login)"
	  " OR EXISTS (SELECT 1 FROM saved_view WHERE login = had.login))",
	  refuse_login },
};

static void bind_fields(sqlite3_stmt *statement, const struct record *record)
{
	for (int i = 0; i < record->kind->field_count; i++) {
		const struct field *field = &record->kind->fields[i];
		const char *value = record_value(record, i);
		char *name = xasprintf(":%s", field->name);
		if (sqlite3_bind_parameter_index(statement, name) == 0)
			;
		else if ((field->type == TYPE_REF || field->type == TYPE_INTEGER) && *value != '\0')
			sql_bind_number(statement, name, strtoll(value, NULL, 10));
		else
			sql_bind(statement, name, value);
		free(name);
	}
}

bool rival_is_of(const struct kind *kind)
{
	for (size_t i = 0; i < sizeof rivalries / sizeof *rivalries; i++)
		if (strcmp(rivalries[i].kind, kind->name) == 0)
			return true;
	return false;
}

static bool check_one(struct sql *sql, const struct rivalry *rivalry, const struct record *record, struct err *err)
{
	sqlite3_stmt *other = sql_prepare(sql, rivalry->sql, err);
	if (other == NULL)
		return false;
	sql_bind_number(other, ":id", record->id);
	sql_bind_today(other);
	bind_fields(other, record);
	enum sql_result got = sql_step(sql, other, err);
	const struct field *field = &record->kind->fields[kind_field(record->kind, rivalry->field)];
	if (got == SQL_ROW)
		rivalry->refuse(field, sql_text(other, 1), (long long)sqlite3_column_int64(other, 0), err);
	sql_done(sql, other);
	return got == SQL_END;
}

bool rival_check(struct sql *sql, const struct record *record, struct err *err)
{
	for (size_t i = 0; i < sizeof rivalries / sizeof *rivalries; i++) {
		const struct rivalry *rivalry = &rivalries[i];
		if (strcmp(rivalry->kind, record->kind->name) != 0 ||
		    (rivalry->only != NULL && strcmp(record_get(record, rivalry->only), rivalry->value) != 0))
			continue;
		if (!check_one(sql, rivalry, record, err))
			return false;
	}
	return true;
}
