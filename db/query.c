/* SPDX-License-Identifier: EUPL-1.2 */
/* query: the ids of a list in order, with their groups, in one statement. */
#include "config.h"

#include "private.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

#include "schema.h"
#include "title.h"
#include "where.h"

/* ---- order ---- */

/* Adds the place of a code in the table of choices; the first one of several. */
static void choice_rank(struct str *sql, const struct kind *kind, const struct field *field)
{
	str_add(sql, "CASE");
	if (field->type == TYPE_CHOICE) {
		str_add_char(sql, ' ');
		where_value_sql(sql, kind, field);
	}
	for (int i = 0; field->choices[i].code != NULL; i++) {
		str_add(sql, " WHEN ");
		if (field->type == TYPE_CHOICES) {
			str_add(sql, "instr(' ' || ");
			schema_name(sql, "t", field->name);
			str_addf(sql, " || ' ', ' %s ') > 0", field->choices[i].code);
		} else {
			str_addf(sql, "'%s'", field->choices[i].code);
		}
		str_addf(sql, " THEN %d", i);
	}
	str_add(sql, " END");
}

/* Adds the sort key of what is referred to; of several the first in order. */
static void reference_rank(struct str *sql, const struct kind *kind, const struct field *field)
{
	const struct kind *named = kind_named(field->ref);
	if (!field_is_many(field)) {
		str_addf(sql, "(SELECT r.skey FROM \"%s\" r WHERE r.id = ", named->table);
		schema_name(sql, "t", field->name);
		str_add(sql, ")");
		return;
	}
	str_add(sql, "(SELECT min(r.skey) FROM ");
	schema_link(sql, kind, field);
	str_addf(sql, " l JOIN \"%s\" r ON r.id = l.item WHERE l.owner = t.id)", named->table);
}

static void country_rank(struct str *sql, const struct kind *kind, const struct field *field)
{
	if (!field_is_many(field)) {
		str_add(sql, "country_rank(");
		schema_name(sql, "t", field->name);
		str_add(sql, ")");
		return;
	}
	str_add(sql, "(SELECT min(country_rank(l.item)) FROM ");
	schema_link(sql, kind, field);
	str_add(sql, " l WHERE l.owner = t.id)");
}

/* Adds what the rows sort by; NULL where the value is empty. */
static void rank(struct str *sql, const struct kind *kind, int field)
{
	const struct field *row = &kind->fields[field];
	if (field == kind_title(kind)) {
		str_add(sql, "t.skey");
		return;
	}
	switch (row->type) {
	case TYPE_CHOICE:
	case TYPE_CHOICES:
		choice_rank(sql, kind, row);
		break;
	case TYPE_REF:
	case TYPE_REFS:
		reference_rank(sql, kind, row);
		break;
	case TYPE_COUNTRY:
	case TYPE_COUNTRIES:
		country_rank(sql, kind, row);
		break;
	case TYPE_TEXT:
	case TYPE_NOTE:
		str_add(sql, "sortkey(");
		where_value_sql(sql, kind, row);
		str_add(sql, ")");
		break;
	default:
		where_value_sql(sql, kind, row);
	}
}

/* Empty values come last whichever way the column is sorted. Not said of the title, which is never empty, so that
 * its index serves. */
static void order_by(struct str *sql, const struct kind *kind, int field, bool down)
{
	str_add(sql, sql->length > 0 ? ", " : " ORDER BY ");
	rank(sql, kind, field);
	str_add(sql, down ? " DESC" : "");
	str_add(sql, field == kind_title(kind) ? "" : " NULLS LAST");
}

/* The sorts that hold: those asked for, else those of the kind. */
static struct query effective(const struct query *query)
{
	struct query full = *query;
	if (full.sort_count > 0)
		return full;
	bool known = query_sort(&full, query->kind->sort, NULL);
	assert(known && "the sort in the table names fields");
	(void)known;
	return full;
}

static char *order_text(const struct query *query)
{
	struct str sql = {0};
	if (query->group >= 0) {
		order_by(&sql, query->kind, query->group, false);
		str_add(&sql, ", ");
		where_value_sql(&sql, query->kind, &query->kind->fields[query->group]);
	}
	for (int i = 0; i < query->sort_count; i++)
		order_by(&sql, query->kind, query->sort[i].field, query->sort[i].down);
	str_addf(&sql, ", t.id%s", query->limit > 0 ? " LIMIT :limit" : "");
	return str_take(&sql);
}

/* ---- the statement ---- */

static char *select_text(const struct query *query, const struct where *where)
{
	struct str sql = {0};
	const struct kind *kind = query->kind;
	bool grouped = query->group >= 0;
	str_add(&sql, "SELECT t.id");
	if (grouped) {
		str_add(&sql, ", ");
		where_value_sql(&sql, kind, &kind->fields[query->group]);
	}
	if (grouped && kind->sum != NULL) {
		str_add(&sql, ", ");
		schema_name(&sql, "t", kind->sum);
	}
	str_addf(&sql, " FROM \"%s\" t WHERE t.deleted_at IS NULL", kind->table);
	if (where->sql.length > 0)
		str_addf(&sql, " AND %s", where->sql.text);
	struct query full = effective(query);
	char *order = order_text(&full);
	str_add(&sql, order);
	free(order);
	return str_take(&sql);
}

static sqlite3_stmt *prepare(struct store *store, const struct query *query, struct err *err)
{
	struct where where = {0};
	sqlite3_stmt *statement = NULL;
	if (query->filter == NULL || where_add(store, &where, query->kind, query->filter, err)) {
		char *text = select_text(query, &where);
		statement = sql_prepare(store->sql, text, err);
		free(text);
	}
	if (statement != NULL) {
		where_bind(&where, statement);
		sql_bind_today(statement);
		if (query->limit > 0)
			sql_bind_number(statement, ":limit", query->limit);
	}
	where_free(&where);
	return statement;
}

/* ---- rows ---- */

static void add_id(struct rows *rows, int64_t id, bool grouped)
{
	if ((rows->count & (rows->count - 1)) == 0) { /* doubles the room at every power of two */
		size_t room = rows->count > 0 ? 2 * (size_t)rows->count : 1;
		rows->id = xrealloc(rows->id, room, sizeof *rows->id);
		if (grouped)
			rows->group = xrealloc(rows->group, room, sizeof *rows->group);
	}
	rows->id[rows->count++] = id;
}

static void add_to_group(struct rows *rows, const char *key, int64_t sum)
{
	struct rows_group *group = rows->group_count > 0 ? &rows->groups[rows->group_count - 1] : NULL;
	if (group == NULL || strcmp(group->key, key) != 0) {
		rows->groups = xrealloc(rows->groups, (size_t)rows->group_count + 1, sizeof *rows->groups);
		group = &rows->groups[rows->group_count++];
		*group = (struct rows_group){ .key = xstrdup(key) };
	}
	group->count++;
	group->sum += sum;
	rows->group[rows->count - 1] = rows->group_count - 1;
}

static bool read_rows(struct store *store, const struct query *query, sqlite3_stmt *row, struct rows *rows,
		      struct err *err)
{
	bool grouped = query->group >= 0, summed = query->kind->sum != NULL;
	enum sql_result got;
	while ((got = sql_step(store->sql, row, err)) == SQL_ROW) {
		add_id(rows, sqlite3_column_int64(row, 0), grouped);
		if (grouped)
			add_to_group(rows, sql_text(row, 1), summed ? sqlite3_column_int64(row, 2) : 0);
	}
	sql_done(store->sql, row);
	return got == SQL_END;
}

static bool name_groups(struct store *store, const struct field *field, struct rows *rows, struct err *err)
{
	for (int i = 0; i < rows->group_count; i++) {
		struct rows_group *group = &rows->groups[i];
		char *shown = NULL;
		if (field->type == TYPE_REF) {
			shown = title_shown(store->sql, field, group->key, err);
			if (shown == NULL)
				return false;
		}
		group->title = type_show(field, group->key, shown);
		free(shown);
	}
	return true;
}

static bool count_all(struct store *store, const struct kind *kind, int64_t *total, struct err *err)
{
	char *text = xasprintf("SELECT count(*) FROM \"%s\" WHERE deleted_at IS NULL", kind->table);
	bool done = sql_number(store->sql, text, total, err);
	free(text);
	return done;
}

static bool query_rows(struct store *store, const struct query *query, struct rows *rows, struct err *err)
{
	const struct field *group = query->group >= 0 ? &query->kind->fields[query->group] : NULL;
	if (group != NULL && (field_is_many(group) || group->type == TYPE_NOTE))
		return err_field(err, group->name, _("%s: lists cannot be grouped by it"), field_label(group));
	sqlite3_stmt *row = prepare(store, query, err);
	if (row == NULL || !read_rows(store, query, row, rows, err))
		return false;
	return (group == NULL || name_groups(store, group, rows, err)) &&
	       count_all(store, query->kind, &rows->total, err);
}

bool store_rows(struct store *store, const struct query *query, struct rows *rows, struct err *err)
{
	*rows = (struct rows){0};
	if (query_rows(store, query, rows, err))
		return true;
	rows_free(rows);
	return false;
}

void rows_free(struct rows *rows)
{
	for (int i = 0; i < rows->group_count; i++) {
		free(rows->groups[i].key);
		free(rows->groups[i].title);
	}
	free(rows->groups);
	free(rows->group);
	free(rows->id);
	*rows = (struct rows){0};
}
