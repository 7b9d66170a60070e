/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "date.h"
#include "mem.h"

#include "title.h"

enum { COLUMN_ID, COLUMN_AT, COLUMN_LOGIN, COLUMN_VIA, COLUMN_KIND, COLUMN_RECORD, COLUMN_REV, COLUMN_ACTION,
       COLUMN_FIELD, COLUMN_OLD, COLUMN_NEW };

/* Only a change of fields says more than its first line: what a record was added with is in it or in its later
 * changes. */
static char *select_text(bool of_kind, bool of_record, bool since, bool limit)
{
	return xasprintf("SELECT c.id, c.at, c.login, c.via, c.kind, c.record, c.rev, c.action, f.field, f.old, f.new"
			 " FROM (SELECT * FROM change c WHERE true%s%s%s ORDER BY c.id DESC%s) c"
			 " LEFT JOIN change_field f ON f.change = c.id AND c.action = 'set'"
			 " ORDER BY c.id DESC, f.position",
			 of_kind ? " AND c.kind = :kind" : "", of_record ? " AND c.record = :record" : "",
			 since ? " AND c.at >= :since" : "", limit ? " LIMIT :limit" : "");
}

/* Stamps are UTC, the days of people are not. A stamp stays as it is. The caller frees; NULL for "ever". */
static char *since_stamp(const char *since)
{
	if (since == NULL || *since == '\0')
		return NULL;
	if (!date_valid(since))
		return xstrdup(since);
	char day[DATE_DAY_SIZE], stamp[32];
	date_first(since, day);
	struct tm local = { .tm_isdst = -1 }, utc;
	sscanf(day, "%d-%d-%d", &local.tm_year, &local.tm_mon, &local.tm_mday);
	local.tm_year -= 1900;
	local.tm_mon -= 1;
	time_t moment = mktime(&local);
	gmtime_r(&moment, &utc);
	strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return xstrdup(stamp);
}

static sqlite3_stmt *prepare(struct sql *sql, const struct kind *kind, int64_t id, const char *since, int limit,
			     struct err *err)
{
	char *stamp = since_stamp(since);
	char *text = select_text(kind != NULL, kind != NULL && id != 0, stamp != NULL, limit > 0);
	sqlite3_stmt *statement = sql_prepare(sql, text, err);
	free(text);
	if (statement != NULL) {
		if (kind != NULL)
			sql_bind(statement, ":kind", kind->name);
		if (kind != NULL && id != 0)
			sql_bind_number(statement, ":record", id);
		if (stamp != NULL)
			sql_bind(statement, ":since", stamp);
		if (limit > 0)
			sql_bind_number(statement, ":limit", limit);
	}
	free(stamp);
	return statement;
}

/* A value as people read it; references by the titles they have now. */
static char *show(struct sql *sql, const struct field *field, const char *canonical, struct err *err)
{
	char *names = NULL;
	if (field->ref != NULL && (names = title_shown(sql, field, canonical, err)) == NULL)
		return NULL;
	char *shown = type_show(field, canonical, names);
	free(names);
	return shown;
}

static bool show_both(struct sql *sql, struct change *change, sqlite3_stmt *row, struct err *err)
{
	const char *old = sql_text(row, COLUMN_OLD), *new = sql_text(row, COLUMN_NEW);
	if (change->field < 0) { /* a field that the table no longer has, or the record as a whole */
		change->old = xstrdup(old);
		change->new = xstrdup(new);
		return true;
	}
	const struct field *field = &change->kind->fields[change->field];
	change->old = show(sql, field, old, err);
	change->new = show(sql, field, new, err);
	return change->old != NULL && change->new != NULL;
}

static const char *action_named(const char *name)
{
	static const char *const actions[] = { "add", "set", "delete", "undelete" };
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (strcmp(actions[i], name) == 0)
			return actions[i];
	return "set";
}

static const struct kind *kind_stored(const char *name)
{
	for (int k = 0; k < kind_count; k++)
		if (strcmp(kinds[k].name, name) == 0)
			return &kinds[k];
	return NULL;
}

static bool read_change(struct sql *sql, sqlite3_stmt *row, const struct kind *kind, struct changes *out,
			struct err *err)
{
	out->change = xrealloc(out->change, (size_t)out->count + 1, sizeof *out->change);
	struct change *change = &out->change[out->count++];
	*change = (struct change){
		.id = sqlite3_column_int64(row, COLUMN_ID),
		.at = xstrdup(sql_text(row, COLUMN_AT)),
		.login = xstrdup(sql_text(row, COLUMN_LOGIN)),
		.via = xstrdup(sql_text(row, COLUMN_VIA)),
		.kind = kind,
		.record = sqlite3_column_int64(row, COLUMN_RECORD),
		.rev = sqlite3_column_int64(row, COLUMN_REV),
		.action = action_named(sql_text(row, COLUMN_ACTION)),
		.field = kind_field(kind, sql_text(row, COLUMN_FIELD)),
	};
	change->title = title_load(sql, kind, change->record, err);
	return change->title != NULL && show_both(sql, change, row, err);
}

static bool read_all(struct sql *sql, sqlite3_stmt *row, struct changes *out, struct err *err)
{
	enum sql_result got;
	bool done = true;
	while (done && (got = sql_step(sql, row, err)) == SQL_ROW) {
		const struct kind *kind = kind_stored(sql_text(row, COLUMN_KIND));
		done = kind == NULL || read_change(sql, row, kind, out, err);
	}
	sql_done(sql, row);
	return done && got == SQL_END;
}

bool store_history(struct store *store, const struct kind *kind, int64_t id, const char *since, int limit,
		   struct changes *out, struct err *err)
{
	*out = (struct changes){0};
	sqlite3_stmt *row = prepare(store->sql, kind, id, since, limit, err);
	if (row != NULL && read_all(store->sql, row, out, err))
		return true;
	changes_free(out);
	return false;
}

void changes_free(struct changes *changes)
{
	for (int i = 0; i < changes->count; i++) {
		struct change *change = &changes->change[i];
		free(change->at);
		free(change->login);
		free(change->via);
		free(change->title);
		free(change->old);
		free(change->new);
	}
	free(changes->change);
	*changes = (struct changes){0};
}
