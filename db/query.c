/* SPDX-License-Identifier: EUPL-1.2 */
/* query: the ids of a list in order, with their groups.
 *
 * A small register is read in one statement. A large one is read in parts, one after the other: the rows of one leading
 * value (the group, or what one sorts by), then the rows of the next, each in the order that an index has them in. So
 * the first page costs a page, and all of it a walk along an index and no sort of a million rows. */
#include "config.h"

#include "private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

#include "order.h"
#include "schema.h"
#include "several.h"
#include "tally.h"
#include "title.h"
#include "where.h"
#include "words.h"

int64_t query_parts_from = 5000;

/* How long a walk may take before another way is tried, and what every row that it finds is worth. */
enum { WALK_MILLISECONDS = 8, ROW_MICROSECONDS = 300 };

/* ---- the statement ---- */

/* The rows of one statement. */
struct part {
	struct query order;    /* full */
	bool filled;           /* as order_add */
	bool sorted;           /* whatever finds the rows, they are sorted then */
	const char *condition; /* " AND ..." on the leading value, "" for none; may ask for :lead */
	const char *lead;      /* bound to :lead; NULL: none */
};

/* A list being read. */
struct reading {
	struct store *store;
	const struct query *query;
	struct where where; /* the filter */
	struct rows *rows;
	struct err *err;
};

static void add_columns(struct str *sql, const struct query *query)
{
	str_add(sql, "SELECT t.id");
	if (query->group < 0)
		return;
	str_add(sql, ", ");
	order_group(sql, query->kind, &query->kind->fields[query->group]);
	if (query->kind->sum != NULL) {
		str_add(sql, ", ");
		schema_name(sql, "t", query->kind->sum);
	}
}

static char *select_text(const struct reading *reading, const struct part *part)
{
	struct str sql = {0};
	add_columns(&sql, reading->query);
	str_addf(&sql, " FROM \"%s\" t WHERE t.deleted_at IS NULL%s", reading->query->kind->table, part->condition);
	if (reading->where.sql.length > 0)
		str_addf(&sql, " AND %s", reading->where.sql.text);
	order_add(&sql, &part->order, part->filled, part->sorted);
	str_add(&sql, reading->query->limit > 0 ? " LIMIT :limit" : "");
	return str_take(&sql);
}

static sqlite3_stmt *prepare(struct reading *reading, const struct part *part)
{
	char *text = select_text(reading, part);
	sqlite3_stmt *statement = sql_prepare(reading->store->sql, text, reading->err);
	free(text);
	if (statement == NULL)
		return NULL;
	where_bind(&reading->where, statement);
	sql_bind_today(statement);
	if (reading->query->limit > 0)
		sql_bind_number(statement, ":limit", reading->query->limit - reading->rows->count);
	if (part->lead != NULL)
		sql_bind(statement, ":lead", part->lead);
	return statement;
}

/* ---- rows ---- */

static void forget_rows(struct rows *rows)
{
	for (int i = 0; i < rows->group_count; i++) {
		free(rows->groups[i].key);
		free(rows->groups[i].title);
	}
	free(rows->groups);
	free(rows->group);
	free(rows->id);
	*rows = (struct rows){ .total = rows->total };
}

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

static bool is_enough(const struct reading *reading)
{
	return reading->query->limit > 0 && reading->rows->count >= reading->query->limit;
}

static bool read_part(struct reading *reading, const struct part *part)
{
	struct sql *sql = reading->store->sql;
	bool grouped = reading->query->group >= 0, summed = reading->query->kind->sum != NULL;
	enum sql_result got;
	if (is_enough(reading))
		return true;
	sqlite3_stmt *row = prepare(reading, part);
	if (row == NULL)
		return false;
	while ((got = sql_step(sql, row, reading->err)) == SQL_ROW) {
		sql_give_more(sql, ROW_MICROSECONDS);
		add_id(reading->rows, sqlite3_column_int64(row, 0), grouped);
		if (grouped)
			add_to_group(reading->rows, sql_text(row, 1), summed ? sqlite3_column_int64(row, 2) : 0);
	}
	sql_done(sql, row);
	return got == SQL_END;
}

static bool name_groups(struct store *store, const struct field *field, struct rows *rows, struct err *err)
{
	for (int i = 0; i < rows->group_count; i++) {
		struct rows_group *group = &rows->groups[i];
		char *shown = NULL;
		if (field->type == TYPE_REF || field->type == TYPE_REFS) {
			shown = title_shown(store->sql, field, group->key, err);
			if (shown == NULL)
				return false;
		}
		group->title = type_show(field, group->key, shown);
		free(shown);
	}
	return true;
}

/* ---- in parts ---- */

/* What the rows stand by first. */
struct lead {
	const struct field *field;
	bool down;
	struct query rest; /* the order without it */
};

static struct lead lead_of(const struct query *full)
{
	struct lead lead = { .rest = *full };
	bool grouped = full->group >= 0;
	lead.field = &full->kind->fields[grouped ? full->group : full->sort[0].field];
	lead.down = !grouped && full->sort[0].down;
	lead.rest.group = -1;
	if (grouped)
		return lead;
	lead.rest.sort_count--;
	memmove(lead.rest.sort, full->sort + 1, (size_t)lead.rest.sort_count * sizeof *full->sort);
	return lead;
}

/* One part for each value that SQL gives, in its order. */
static bool read_each(struct reading *reading, struct part *part, const char *sql)
{
	enum sql_result got = SQL_END;
	sqlite3_stmt *value = sql_prepare(reading->store->sql, sql, reading->err);
	bool done = value != NULL;
	while (done && !is_enough(reading) && (got = sql_step(reading->store->sql, value, reading->err)) == SQL_ROW) {
		part->lead = sql_text(value, 0);
		done = read_part(reading, part);
	}
	if (value != NULL)
		sql_done(reading->store->sql, value);
	return done && got != SQL_FAILED;
}

static bool read_references(struct reading *reading, const struct lead *lead, struct part *part)
{
	char *sql = xasprintf("SELECT r.id FROM \"%s\" r WHERE EXISTS (SELECT 1 FROM \"%s\" t WHERE t.\"%s\" = r.id"
			      " AND t.deleted_at IS NULL) ORDER BY r.skey%s, r.id",
			      kind_named(lead->field->ref)->table, reading->query->kind->table, lead->field->name,
			      lead->down ? " DESC" : "");
	bool done = read_each(reading, part, sql);
	free(sql);
	return done;
}

static bool read_codes(struct reading *reading, const struct lead *lead, struct part *part)
{
	const struct choice *choices = lead->field->choices;
	int count = 0;
	while (choices[count].code != NULL)
		count++;
	for (int i = 0; i < count; i++) {
		part->lead = choices[lead->down ? count - 1 - i : i].code;
		if (!read_part(reading, part))
			return false;
	}
	return true;
}

/* A row with several stands by the first of them alone. */
static bool read_links(struct reading *reading, const struct lead *lead, struct part *part)
{
	struct str sql = {0};
	str_addf(&sql, "SELECT r.id FROM \"%s\" r WHERE EXISTS (SELECT 1 FROM ", kind_named(lead->field->ref)->table);
	schema_link(&sql, reading->query->kind, lead->field);
	str_addf(&sql, " l WHERE l.item = r.id) ORDER BY r.skey%s, r.id", lead->down ? " DESC" : "");
	bool done = read_each(reading, part, sql.text);
	str_free(&sql);
	return done;
}

/* The rows with a value, in the order of its index. */
static bool read_values(struct reading *reading, const struct lead *lead, struct part *part)
{
	(void)lead;
	part->order = order_full(reading->query);
	part->filled = true;
	return read_part(reading, part);
}

/* How the rows of a leading value of each type are come by; NULL: in one statement. */
static bool (*const read_of_type[])(struct reading *reading, const struct lead *lead, struct part *part) = {
	[TYPE_REF] = read_references, [TYPE_REFS] = read_links, [TYPE_CHOICE] = read_codes, [TYPE_DATE] = read_values,
	[TYPE_MONEY] = read_values, [TYPE_INTEGER] = read_values, [TYPE_COUNTRIES] = NULL,
};

static bool is_read_in_parts(const struct query *query, const struct lead *lead)
{
	if (lead->field->type == TYPE_REFS && query->group < 0)
		return false;
	if (lead->field->type == TYPE_CHOICE && !schema_has_index(lead->field))
		return false; /* one look at each row is cheaper than one for every code */
	bool by_title = query->group < 0 && lead->field == &query->kind->fields[kind_title(query->kind)];
	return !by_title && (lead->field->flags & F_COMPUTED) == 0 && read_of_type[lead->field->type] != NULL;
}

static void add_link_condition(struct str *sql, const struct kind *kind, const struct field *field, bool none)
{
	str_addf(sql, " AND t.id %s (SELECT owner FROM ", none ? "NOT IN" : "IN");
	schema_link(sql, kind, field);
	if (none) {
		str_add(sql, ")");
		return;
	}
	str_add(sql, " WHERE item = :lead) AND ");
	order_group(sql, kind, field);
	str_add(sql, " = CAST(:lead AS INTEGER)");
}

/* The condition that the leading value is one, or has none; a code that the table no longer has counts as none. The
 * caller frees. */
static char *condition_of(const struct kind *kind, const struct lead *lead, bool none)
{
	struct str sql = {0};
	bool coded = lead->field->type == TYPE_CHOICE;
	if (lead->field->type == TYPE_REFS) {
		add_link_condition(&sql, kind, lead->field, none);
		return str_take(&sql);
	}
	str_add(&sql, coded && none ? " AND coalesce(" : " AND ");
	schema_name(&sql, "t", lead->field->name);
	if (!none)
		str_add(&sql, coded || lead->field->type == TYPE_REF ? " = :lead" : " IS NOT NULL");
	else if (!coded)
		str_add(&sql, " IS NULL");
	for (int i = 0; none && coded && lead->field->choices[i].code != NULL; i++)
		str_addf(&sql, "%s'%s'", i == 0 ? " NOT IN (" : ", ", lead->field->choices[i].code);
	str_add(&sql, coded && none ? "), true)" : "");
	return str_take(&sql);
}

static bool read_parts(struct reading *reading, const struct lead *lead)
{
	char *one = condition_of(reading->query->kind, lead, false),
	     *none = condition_of(reading->query->kind, lead, true);
	struct part part = { .order = lead->rest, .condition = one };
	bool done = read_of_type[lead->field->type](reading, lead, &part);
	part = (struct part){ .order = lead->rest, .condition = none };
	done = done && read_part(reading, &part);
	free(one);
	free(none);
	return done;
}

/* All parts as of one moment: somebody who saves in between could else move a row from one that is not read yet to one
 * that is, or the other way. */
static bool read_in_parts(struct reading *reading, const struct lead *lead)
{
	struct sql *sql = reading->store->sql;
	if (!sql_run(sql, "SAVEPOINT parts", reading->err))
		return false;
	bool done = read_parts(reading, lead);
	return sql_run(sql, "RELEASE parts", done ? reading->err : NULL) && done;
}

static bool read_walking(struct reading *reading)
{
	struct query full = order_full(reading->query);
	struct lead lead = lead_of(&full);
	struct part whole = { .order = full, .condition = "" };
	bool parts = reading->rows->total >= query_parts_from && is_read_in_parts(&full, &lead);
	return parts ? read_in_parts(reading, &lead) : read_part(reading, &whole);
}

/* ---- filtered ---- */

static bool filter_by(struct reading *reading, const struct filter *leader)
{
	const struct query *query = reading->query;
	where_free(&reading->where);
	reading->where.leader = leader;
	return query->filter == NULL ||
	       where_add(reading->store, &reading->where, query->kind, query->filter, reading->err);
}

/* The rows that the index of the leading term finds, sorted afterwards. */
static bool read_led(struct reading *reading, const struct filter *leader)
{
	struct part whole = { .order = order_full(reading->query), .condition = "", .sorted = true };
	return filter_by(reading, leader) && read_part(reading, &whole);
}

enum walk { WALK_DONE, WALK_SLOW, WALK_FAILED };

/* Walks a little along the order: where much matches, the page is full at once. */
static enum walk walk_a_little(struct reading *reading)
{
	struct err why = {0}, *err = reading->err;
	reading->err = &why;
	sql_give(reading->store->sql, WALK_MILLISECONDS);
	bool done = filter_by(reading, NULL) && read_walking(reading);
	sql_give(reading->store->sql, 0);
	reading->err = err;
	if (done)
		return WALK_DONE;
	if (why.code == ERR_SLOW && !sql_is_unwanted(reading->store->sql)) {
		forget_rows(reading->rows);
		return WALK_SLOW;
	}
	if (err != NULL)
		*err = why;
	return WALK_FAILED;
}

/* Which way is quicker depends on how much matches, which nobody knows before: a page is begun along the order of the
 * list, and taken up from the other end when that takes too long. */
static bool read_all(struct reading *reading)
{
	const struct query *query = reading->query;
	bool words;
	if (query->filter == NULL || reading->rows->total < query_parts_from)
		return filter_by(reading, NULL) && read_walking(reading);
	if (!words_has(reading->store->sql, query->kind, &words, reading->err))
		return false;
	const struct filter *leader = where_leader(query->kind, query->filter, words);
	if (leader == NULL)
		return filter_by(reading, NULL) && read_walking(reading);
	enum walk walk = query->limit > 0 ? walk_a_little(reading) : WALK_SLOW;
	return walk == WALK_DONE || (walk == WALK_SLOW && read_led(reading, leader));
}

/* Only the last group of a page can have been cut off. */
static bool count_group(struct sql *sql, const struct query *query, struct rows_group *group, struct err *err)
{
	struct str text = {0};
	str_add(&text, "SELECT count(*), coalesce(sum(");
	if (query->kind->sum != NULL)
		schema_name(&text, "t", query->kind->sum);
	else
		str_add(&text, "0");
	const struct field *field = &query->kind->fields[query->group];
	bool number = type_is_integer(field->type) || field->type == TYPE_REFS;
	str_addf(&text, "), 0) FROM \"%s\" t WHERE t.deleted_at IS NULL AND ", query->kind->table);
	if (field->type == TYPE_CHOICE && *group->key != '\0') /* its index is seen */
		where_value_sql(&text, query->kind, field);
	else
		order_group(&text, query->kind, field);
	str_add(&text, *group->key == '\0' ? " IS NULL" : number ? " = CAST(:key AS INTEGER)" : " = :key");
	sqlite3_stmt *row = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (row == NULL)
		return false;
	sql_bind_today(row);
	if (*group->key != '\0')
		sql_bind(row, ":key", group->key);
	bool done = sql_step(sql, row, err) == SQL_ROW;
	if (done) {
		group->count = sqlite3_column_int(row, 0);
		group->sum = sqlite3_column_int64(row, 1);
	}
	sql_done(sql, row);
	return done;
}

/* The groups that a page has only begun are counted as a whole. */
static bool count_groups(struct store *store, const struct query *query, struct rows *rows, struct err *err)
{
	bool cut = query->limit > 0 && rows->count >= query->limit && query->filter == NULL;
	if (!cut || rows->group_count == 0)
		return true;
	if (query->kind->group == NULL || query->group != kind_field(query->kind, query->kind->group) ||
	    !tally_has_groups(query->kind))
		return count_group(store->sql, query, &rows->groups[rows->group_count - 1], err);
	for (int i = 0; i < rows->group_count; i++) {
		struct rows_group *group = &rows->groups[i];
		int64_t count;
		if (!tally_group(store->sql, query->kind, group->key, &count, &group->sum, err))
			return false;
		group->count = (int)count;
	}
	return true;
}

static bool query_rows(struct store *store, const struct query *query, struct rows *rows, struct err *err)
{
	const struct field *group = query->group >= 0 ? &query->kind->fields[query->group] : NULL;
	struct reading reading = { .store = store, .query = query, .rows = rows, .err = err };
	if (group != NULL && (group->type == TYPE_NOTE || (type_is_set(group->type) && (group->flags & F_COMPUTED))))
		return err_field(err, group->name, _("%s: lists cannot be grouped by it"), field_label(group));
	bool done = tally_total(store->sql, query->kind, &rows->total, err) && read_all(&reading);
	bool whole = query->limit == 0 || rows->count < query->limit;
	if (done && whole && group != NULL)
		done = several_count(store, query, &reading.where, rows, err);
	where_free(&reading.where);
	return done && (group == NULL || (name_groups(store, group, rows, err) &&
					  count_groups(store, query, rows, err)));
}

bool store_rows(struct store *store, const struct query *query, struct rows *rows, struct err *err)
{
	*rows = (struct rows){0};
	if (query_rows(store, query, rows, err))
		return true;
	rows_free(rows);
	return false;
}

void store_read_until(struct store *store, bool (*waits)(void *context), void *context)
{
	store->sql->impatient = waits;
	store->sql->context = context;
	sql_give(store->sql, 0);
}

void rows_free(struct rows *rows)
{
	forget_rows(rows);
	*rows = (struct rows){0};
}
