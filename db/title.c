/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "title.h"

#include <stdlib.h>

#include "i18n.h"
#include "ssh_key.h"
#include "text.h"
#include "type.h"

#include "fill.h"
#include "schema.h"

void title_sql(struct str *sql, const struct kind *kind, const char *alias)
{
	const struct field *field = &kind->fields[kind_title(kind)];
	if (field->type != TYPE_REF) {
		schema_name(sql, alias, field->name);
		return;
	}
	char *inner = xasprintf("%s_", alias);
	const struct kind *named = kind_named(field->ref);
	str_add(sql, "(SELECT ");
	title_sql(sql, named, inner);
	str_addf(sql, " FROM \"%s\" %s WHERE %s.id = ", named->table, inner, inner);
	schema_name(sql, alias, field->name);
	str_add(sql, ")");
	free(inner);
}

void title_marked_sql(struct str *sql, const struct kind *kind, const char *alias)
{
	title_sql(sql, kind, alias);
	str_addf(sql, " || CASE WHEN %s.deleted_at IS NULL THEN '' ELSE :deleted END", alias);
}

void title_bind(sqlite3_stmt *statement)
{
	if (sqlite3_bind_parameter_index(statement, ":deleted") > 0)
		sql_bind(statement, ":deleted", _(" (deleted)"));
}

/* First column of the first row, for the record ID. */
static char *load(struct sql *sql, struct str *text, int64_t id, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql, text->text, err);
	str_free(text);
	if (statement == NULL)
		return NULL;
	sql_bind_number(statement, ":id", id);
	title_bind(statement);
	enum sql_result got = sql_step(sql, statement, err);
	char *title = got == SQL_ROW ? xstrdup(sql_text(statement, 0)) : got == SQL_END ? xstrdup("") : NULL;
	sql_done(sql, statement);
	return title;
}

/* What tells records of the same title apart takes the whole record. */
static char *load_name(struct sql *sql, const struct kind *kind, int64_t id, struct err *err)
{
	struct err why = {0};
	struct record *record = fill_one(sql, kind, id, &why);
	if (record == NULL && why.code == ERR_NOT_FOUND)
		return xstrdup("");
	if (record == NULL && err != NULL)
		*err = why;
	char *name = record != NULL ? record_name(record) : NULL;
	record_free(record);
	return name;
}

char *title_load(struct sql *sql, const struct kind *kind, int64_t id, struct err *err)
{
	if (kind->tell != NULL)
		return load_name(sql, kind, id, err);
	struct str text = {0};
	str_add(&text, "SELECT ");
	title_sql(&text, kind, "t");
	str_addf(&text, " FROM \"%s\" t WHERE t.id = :id", kind->table);
	return load(sql, &text, id, err);
}

char *title_mention(struct sql *sql, const struct kind *kind, int64_t id, struct err *err)
{
	char *title = title_load(sql, kind, id, err), *brief = title != NULL ? text_brief(title) : NULL;
	free(title);
	return brief;
}

static char *load_marked(struct sql *sql, const struct kind *kind, int64_t id, struct err *err)
{
	struct str text = {0};
	str_add(&text, "SELECT ");
	title_marked_sql(&text, kind, "t");
	str_addf(&text, " FROM \"%s\" t WHERE t.id = :id", kind->table);
	return load(sql, &text, id, err);
}

char *title_shown(struct sql *sql, const struct field *field, const char *canonical, struct err *err)
{
	struct str shown = {0};
	const struct kind *kind = kind_named(field->ref);
	for (const char *at = canonical; *at != '\0';) {
		char *end;
		int64_t id = strtoll(at, &end, 10);
		if (end == at)
			break;
		char *title = load_marked(sql, kind, id, err);
		if (title == NULL) {
			str_free(&shown);
			return NULL;
		}
		if (shown.length > 0)
			str_add(&shown, "; ");
		str_add(&shown, title);
		free(title);
		at = end;
	}
	return str_take(&shown);
}

/* ---- for statements ---- */

static const char *text_of(sqlite3_value *value)
{
	const char *text = (const char *)sqlite3_value_text(value);
	return text != NULL ? text : "";
}

/* TEXT is taken over; NULL: it could not be read. */
static void give(sqlite3_context *context, char *text, const struct err *err)
{
	if (text != NULL)
		sqlite3_result_text(context, text, -1, free);
	else
		sqlite3_result_error(context, err->text, -1);
}

static void do_title(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	struct err err = {0};
	const struct kind *kind = kind_stored(text_of(value[0]));
	char *title = kind != NULL ? title_load(sqlite3_user_data(context), kind, sqlite3_value_int64(value[1]), &err)
				   : xstrdup("");
	give(context, title, &err);
}

static void do_shown(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	struct err err = {0};
	const struct kind *kind = kind_stored(text_of(value[0]));
	int at = kind != NULL ? kind_field(kind, text_of(value[1])) : -1;
	if (at < 0) { /* a field that the table no longer has */
		give(context, xstrdup(text_of(value[2])), NULL);
		return;
	}
	const struct field *field = &kind->fields[at];
	char *names = field->ref != NULL ? title_shown(sqlite3_user_data(context), field, text_of(value[2]), &err)
					 : NULL;
	bool known = field->ref == NULL || names != NULL;
	give(context, known ? type_show(field, text_of(value[2]), names) : NULL, &err);
	free(names);
}

static void do_fingerprint(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	give(context, ssh_key_fingerprint(text_of(value[0])), NULL);
}

bool title_functions(struct sql *sql, struct err *err)
{
	const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
	if (sqlite3_create_function_v2(sql->db, "title", 2, flags, sql, do_title, NULL, NULL, NULL) != SQLITE_OK)
		return sql_fail(sql, "title", err);
	if (sqlite3_create_function_v2(sql->db, "shown", 3, flags, sql, do_shown, NULL, NULL, NULL) != SQLITE_OK)
		return sql_fail(sql, "shown", err);
	if (sqlite3_create_function_v2(sql->db, "fingerprint", 1, flags | SQLITE_DETERMINISTIC, sql, do_fingerprint,
				       NULL, NULL, NULL) != SQLITE_OK)
		return sql_fail(sql, "fingerprint", err);
	return true;
}
