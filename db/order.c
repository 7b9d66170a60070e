/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "order.h"

#include <assert.h>

#include "schema.h"
#include "where.h"

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
static void rank(struct str *sql, const struct kind *kind, int field, bool sorted)
{
	const struct field *row = &kind->fields[field];
	if (field == kind_title(kind)) {
		str_add(sql, sorted ? "+t.skey" : "t.skey");
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

/* Empty values come last whichever way the column is sorted. Not said of what is never empty, so that an index
 * serves. */
static void order_by(struct str *sql, const struct kind *kind, int field, bool down, bool filled, bool sorted)
{
	str_add(sql, sql->length > 0 ? ", " : " ORDER BY ");
	rank(sql, kind, field, sorted);
	str_add(sql, down ? " DESC" : "");
	str_add(sql, filled || field == kind_title(kind) ? "" : " NULLS LAST");
}

static void known_code(struct str *sql, const struct kind *kind, const struct field *field)
{
	str_add(sql, "CASE WHEN ");
	where_value_sql(sql, kind, field);
	for (int i = 0; field->choices[i].code != NULL; i++)
		str_addf(sql, "%s'%s'", i == 0 ? " IN (" : ", ", field->choices[i].code);
	str_add(sql, ") THEN ");
	where_value_sql(sql, kind, field);
	str_add(sql, " END");
}

void order_group(struct str *sql, const struct kind *kind, const struct field *field)
{
	switch (field->type) {
	case TYPE_REFS:
		str_add(sql, "(SELECT l.item FROM ");
		schema_link(sql, kind, field);
		str_addf(sql, " l JOIN \"%s\" r ON r.id = l.item WHERE l.owner = t.id ORDER BY r.skey, r.id LIMIT 1)",
			 kind_named(field->ref)->table);
		break;
	case TYPE_COUNTRIES:
		str_add(sql, "(SELECT l.item FROM ");
		schema_link(sql, kind, field);
		str_add(sql, " l WHERE l.owner = t.id ORDER BY country_rank(l.item) LIMIT 1)");
		break;
	case TYPE_CHOICE: /* a code that the table no longer has is none */
		known_code(sql, kind, field);
		break;
	case TYPE_CHOICES: /* kept in the order of the table */
		str_add(sql, "substr(");
		schema_name(sql, "t", field->name);
		str_add(sql, ", 1, instr(");
		schema_name(sql, "t", field->name);
		str_add(sql, " || ' ', ' ') - 1)");
		break;
	default:
		where_value_sql(sql, kind, field);
	}
}

static bool sorts_by(const struct query *query, int field)
{
	for (int i = 0; i < query->sort_count; i++)
		if (query->sort[i].field == field)
			return true;
	return false;
}

struct query order_full(const struct query *query)
{
	struct query full = *query;
	bool known = full.sort_count > 0 || query_sort(&full, query->kind->sort, NULL);
	int title = kind_title(query->kind);
	assert(known && "the sort in the table names fields");
	(void)known;
	if (full.sort_count < QUERY_SORTS && !sorts_by(&full, title)) {
		full.sort[full.sort_count].field = title;
		full.sort[full.sort_count++].down = false;
	}
	return full;
}

void order_add(struct str *sql, const struct query *query, bool filled, bool sorted)
{
	struct str order = {0};
	if (query->group >= 0) {
		order_by(&order, query->kind, query->group, false, false, sorted);
		str_add(&order, ", ");
		order_group(&order, query->kind, &query->kind->fields[query->group]);
	}
	for (int i = 0; i < query->sort_count; i++)
		order_by(&order, query->kind, query->sort[i].field, query->sort[i].down, filled && i == 0,
			 sorted);
	str_addf(sql, "%s%s t.id", order.length > 0 ? order.text : " ORDER BY", order.length > 0 ? "," : "");
	str_free(&order);
}
