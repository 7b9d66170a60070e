/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "tally.h"

#include <stdlib.h>
#include <string.h>

const char tally_table[] = "CREATE TABLE IF NOT EXISTS tally (\n"
			   "\tkind TEXT NOT NULL,\n"
			   "\tgrp TEXT NOT NULL,\n"
			   "\trows INTEGER NOT NULL,\n"
			   "\tsum INTEGER NOT NULL,\n"
			   "\tPRIMARY KEY (kind, grp)\n"
			   ") STRICT, WITHOUT ROWID";

static const struct field *group_of(const struct kind *kind)
{
	const struct field *field = kind->group != NULL ? &kind->fields[kind_field(kind, kind->group)] : NULL;
	return field != NULL && (field->flags & F_COMPUTED) == 0 && !field_is_many(field) ? field : NULL;
}

bool tally_has_groups(const struct kind *kind)
{
	return group_of(kind) != NULL;
}

/* A trigger takes no bound values; names of kinds are words of ours. */
static void add_name(struct str *text, const struct kind *kind)
{
	str_addf(text, "'%s'", kind->name);
}

/* The group and the amount of a row called ROW ("NEW", "OLD", "t"). */
static void add_group(struct str *text, const struct kind *kind, const char *row)
{
	if (group_of(kind) != NULL)
		str_addf(text, "CAST(coalesce(%s.\"%s\", '') AS TEXT)", row, kind->group);
	else
		str_add(text, "''");
}

static void add_sum(struct str *text, const struct kind *kind, const char *row)
{
	if (kind->sum != NULL)
		str_addf(text, "coalesce(%s.\"%s\", 0)", row, kind->sum);
	else
		str_add(text, "0");
}

/* SIGN is "+" or "-". A group that has come to nothing stays as 0. */
static void add_count(struct str *text, const struct kind *kind, const char *row, const char *sign)
{
	str_add(text, "INSERT INTO tally (kind, grp, rows, sum) SELECT ");
	add_name(text, kind);
	str_add(text, ", ");
	add_group(text, kind, row);
	str_addf(text, ", %s1, %s", sign, sign);
	add_sum(text, kind, row);
	str_addf(text, " WHERE %s.deleted_at IS NULL\n"
		       "\tON CONFLICT (kind, grp) DO UPDATE SET rows = rows + excluded.rows, sum = sum + excluded.sum",
		 row);
}

static void add_columns(struct str *text, const struct kind *kind)
{
	str_add(text, "deleted_at");
	if (group_of(kind) != NULL)
		str_addf(text, ", \"%s\"", kind->group);
	if (kind->sum != NULL)
		str_addf(text, ", \"%s\"", kind->sum);
}

bool tally_trigger(struct str *text, const struct kind *kind, int number)
{
	if (number > 1)
		return false;
	str_addf(text, "CREATE TRIGGER \"%s_%s\" AFTER ", kind->table, number == 0 ? "counted" : "recounted");
	str_add(text, number == 0 ? "INSERT" : "UPDATE OF ");
	if (number == 1)
		add_columns(text, kind);
	str_addf(text, " ON \"%s\"\nBEGIN ", kind->table);
	if (number == 1) {
		add_count(text, kind, "OLD", "-");
		str_add(text, ";\n");
	}
	add_count(text, kind, "NEW", "+");
	str_add(text, "; END");
	return true;
}

/* What stands in the table should be this. */
static void add_counted(struct str *text, const struct kind *kind)
{
	str_add(text, "SELECT ");
	add_name(text, kind);
	str_add(text, " AS kind, ");
	add_group(text, kind, "t");
	str_add(text, " AS grp, count(*) AS rows, sum(");
	add_sum(text, kind, "t");
	str_addf(text, ") AS sum FROM \"%s\" t WHERE t.deleted_at IS NULL GROUP BY grp", kind->table);
}

bool tally_recount(struct sql *sql, struct err *err)
{
	bool done = sql_run(sql, "DELETE FROM tally", err);
	for (int k = 0; done && k < kind_count; k++) {
		struct str text = {0};
		str_add(&text, "INSERT INTO tally (kind, grp, rows, sum) ");
		add_counted(&text, &kinds[k]);
		done = sql_run(sql, text.text, err);
		str_free(&text);
	}
	return done;
}

bool tally_total(struct sql *sql, const struct kind *kind, int64_t *total, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql, "SELECT coalesce(sum(rows), 0) FROM tally WHERE kind = :kind", err);
	if (row == NULL)
		return false;
	sql_bind(row, ":kind", kind->name);
	enum sql_result got = sql_step(sql, row, err);
	*total = got == SQL_ROW ? sqlite3_column_int64(row, 0) : 0;
	sql_done(sql, row);
	return got == SQL_ROW;
}

bool tally_group(struct sql *sql, const struct kind *kind, const char *key, int64_t *rows, int64_t *sum,
		 struct err *err)
{
	sqlite3_stmt *row = sql_prepare(
		sql, "SELECT rows, sum FROM tally WHERE kind = :kind AND grp = coalesce(:group, '')", err);
	if (row == NULL)
		return false;
	sql_bind(row, ":kind", kind->name);
	sql_bind(row, ":group", key);
	enum sql_result got = sql_step(sql, row, err);
	*rows = got == SQL_ROW ? sqlite3_column_int64(row, 0) : 0;
	*sum = got == SQL_ROW ? sqlite3_column_int64(row, 1) : 0;
	sql_done(sql, row);
	return got != SQL_FAILED;
}

int tally_wrong(struct sql *sql, struct err *err)
{
	int wrong = 0;
	for (int k = 0; k < kind_count; k++) {
		struct str text = {0};
		int64_t found;
		str_add(&text, "WITH counted AS (");
		add_counted(&text, &kinds[k]);
		str_add(&text, "), kept AS (SELECT kind, grp, rows, sum FROM tally WHERE (rows <> 0 OR sum <> 0)"
			       " AND kind = ");
		add_name(&text, &kinds[k]);
		str_add(&text, ") SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept))"
			       " + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted))");
		bool done = sql_number(sql, text.text, &found, err);
		str_free(&text);
		if (!done)
			return -1;
		wrong += found > 0;
	}
	return wrong;
}
