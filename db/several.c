/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "several.h"

#include "schema.h"

static void add_rows(struct str *sql, const struct query *query, const struct where *where)
{
	const struct field *field = &query->kind->fields[query->group];
	str_add(sql, " FROM ");
	if (field_is_many(field)) {
		schema_link(sql, query->kind, field);
		str_addf(sql, " l JOIN \"%s\" t ON t.id = l.owner", query->kind->table);
	} else {
		str_addf(sql, "\"%s\" t", query->kind->table);
	}
	str_add(sql, " WHERE t.deleted_at IS NULL");
	if (where->sql.length > 0)
		str_addf(sql, " AND %s", where->sql.text);
}

/* A set of codes is kept in one column, with spaces between. */
static void having_value(struct str *sql, const struct query *query, const struct where *where)
{
	const struct field *field = &query->kind->fields[query->group];
	str_add(sql, "SELECT count(*)");
	add_rows(sql, query, where);
	if (field_is_many(field)) {
		str_add(sql, " AND l.item = :key");
		return;
	}
	str_add(sql, " AND instr(' ' || ");
	schema_name(sql, "t", field->name);
	str_add(sql, " || ' ', ' ' || :key || ' ') > 0");
}

static void having_several(struct str *sql, const struct query *query, const struct where *where)
{
	const struct field *field = &query->kind->fields[query->group];
	bool many = field_is_many(field);
	str_add(sql, many ? "SELECT count(*) FROM (SELECT 1" : "SELECT count(*)");
	add_rows(sql, query, where);
	if (many) {
		str_add(sql, " GROUP BY l.owner HAVING count(*) > 1)");
		return;
	}
	str_add(sql, " AND instr(");
	schema_name(sql, "t", field->name);
	str_add(sql, ", ' ') > 0");
}

/* The number that SQL counts, given back empty; KEY may be NULL. */
static bool count(struct store *store, struct str *sql, const struct where *where, const char *key, int *number,
		  struct err *err)
{
	sqlite3_stmt *row = sql_prepare(store->sql, sql->text, err);
	str_free(sql);
	if (row == NULL)
		return false;
	where_bind(where, row);
	sql_bind_today(row);
	if (key != NULL)
		sql_bind(row, ":key", key);
	bool done = sql_step(store->sql, row, err) == SQL_ROW;
	if (done)
		*number = sqlite3_column_int(row, 0);
	sql_done(store->sql, row);
	return done;
}

bool several_count(struct store *store, const struct query *query, const struct where *where, struct rows *rows,
		   struct err *err)
{
	struct str sql = {0};
	if (!type_is_set(query->kind->fields[query->group].type))
		return true;
	having_several(&sql, query, where);
	if (!count(store, &sql, where, NULL, &rows->several, err))
		return false;
	for (int i = 0; i < rows->group_count && rows->several > 0; i++) {
		struct rows_group *group = &rows->groups[i];
		int all = group->count;
		having_value(&sql, query, where);
		if (*group->key != '\0' && !count(store, &sql, where, group->key, &all, err))
			return false;
		str_free(&sql);
		group->elsewhere = all - group->count;
	}
	return true;
}
