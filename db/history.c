/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "date.h"
#include "i18n.h"
#include "mem.h"

#include "fill.h"
#include "title.h"

enum { COLUMN_ID, COLUMN_AT, COLUMN_LOGIN, COLUMN_VIA, COLUMN_KIND, COLUMN_RECORD, COLUMN_REV, COLUMN_ACTION,
       COLUMN_UNDOES, COLUMN_BATCH, COLUMN_FIELD, COLUMN_OLD, COLUMN_NEW };

/* Only a change of fields says more than its first line: what a record was added with is in it or in its later
 * changes. */
#define SELECT_FROM                                                                                                    \
	"SELECT c.id, c.at, c.login, c.via, c.kind, c.record, c.rev, c.action, c.undoes, c.batch, f.field, f.old,"     \
	" f.new FROM "
#define WITH_FIELDS                                                                                                    \
	" c LEFT JOIN change_field f ON f.change = c.id AND c.action = 'set' ORDER BY c.id DESC, f.position"

static char *select_text(bool of_kind, bool of_record, bool since, bool limit)
{
	return xasprintf(SELECT_FROM "(SELECT * FROM change c WHERE true%s%s%s ORDER BY c.id DESC%s)" WITH_FIELDS,
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
	change->old_value = xstrdup(old);
	change->new_value = xstrdup(new);
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

static const char *action_named(const struct kind *kind, const char *name)
{
	if (kind == &frozen_kind)
		return "freeze";
	static const char *const actions[] = { "add", "set", "delete", "undelete" };
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (strcmp(actions[i], name) == 0)
			return actions[i];
	return "set";
}

/* Of several that took it back only the newest can stand: there is none before the last was taken back itself. */
int64_t history_undone(struct sql *sql, int64_t change, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql, "SELECT max(id) FROM change WHERE undoes = :change", err);
	if (row == NULL)
		return -1;
	sql_bind_number(row, ":change", change);
	enum sql_result got = sql_step(sql, row, err);
	int64_t by = got == SQL_ROW ? sqlite3_column_int64(row, 0) : got == SQL_END ? 0 : -1;
	sql_done(sql, row);
	if (by <= 0)
		return by;
	int64_t again = history_undone(sql, by, err);
	return again == 0 ? by : again < 0 ? -1 : 0;
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
		.action = action_named(kind, sql_text(row, COLUMN_ACTION)),
		.field = kind_field(kind, sql_text(row, COLUMN_FIELD)),
		.undoes = sqlite3_column_int64(row, COLUMN_UNDOES),
		.batch = sqlite3_column_int64(row, COLUMN_BATCH),
	};
	const struct change *above = out->count > 1 ? change - 1 : NULL;
	bool same = above != NULL && above->id == change->id;
	change->undone = same ? above->undone : history_undone(sql, change->id, err);
	if (change->undone < 0)
		return false;
	change->title = title_load(sql, kind, change->record, err);
	return change->title != NULL && show_both(sql, change, row, err);
}

/* NULL for what this program does not know. */
static const struct kind *kind_told(const char *name)
{
	return strcmp(name, frozen_kind.name) == 0 ? &frozen_kind : kind_stored(name);
}

static bool read_all(struct sql *sql, sqlite3_stmt *row, struct changes *out, struct err *err)
{
	enum sql_result got;
	bool done = true;
	while (done && (got = sql_step(sql, row, err)) == SQL_ROW) {
		const struct kind *kind = kind_told(sql_text(row, COLUMN_KIND));
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

bool history_deed(struct sql *sql, int64_t change, struct changes *out, struct err *err)
{
	*out = (struct changes){0};
	sqlite3_stmt *row = sql_prepare(sql,
					SELECT_FROM
					"(SELECT * FROM change WHERE id = :change"
					" OR batch = (SELECT batch FROM change WHERE id = :change))" WITH_FIELDS,
					err);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":change", change);
	if (read_all(sql, row, out, err))
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
		free(change->old_value);
		free(change->new_value);
	}
	free(changes->change);
	*changes = (struct changes){0};
}

/* ---- a record as it was ---- */

static bool refuse_revision(const struct record *record, int64_t rev, struct err *err)
{
	char *title = record_mention(record);
	err_set(err, ERR_NOT_FOUND, _("%s: has no revision %lld"), title, (long long)rev);
	free(title);
	return false;
}

/* Backwards, so that it also holds for a register whose early history is missing. */
static bool put_back(struct sql *sql, struct record *record, int64_t rev, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql,
					"SELECT c.action, f.field, f.old FROM change c"
					" LEFT JOIN change_field f ON f.change = c.id"
					" WHERE c.kind = :kind AND c.record = :record AND c.rev > :rev"
					" ORDER BY c.rev DESC",
					err);
	if (row == NULL)
		return false;
	enum sql_result got;
	sql_bind(row, ":kind", record->kind->name);
	sql_bind_number(row, ":record", record->id);
	sql_bind_number(row, ":rev", rev);
	while ((got = sql_step(sql, row, err)) == SQL_ROW) {
		int field = kind_field(record->kind, sql_text(row, 1));
		if (field >= 0)
			record_put(record, field, sql_text(row, 2));
		if (strcmp(sql_text(row, 0), "delete") == 0)
			record->deleted = false;
		else if (strcmp(sql_text(row, 0), "undelete") == 0)
			record->deleted = true;
	}
	sql_done(sql, row);
	record->rev = rev;
	return got == SQL_END;
}

static bool put_stamp(struct sql *sql, struct record *record, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(
		sql, "SELECT at, login FROM change WHERE kind = :kind AND record = :record AND rev = :rev", err);
	if (row == NULL)
		return false;
	sql_bind(row, ":kind", record->kind->name);
	sql_bind_number(row, ":record", record->id);
	sql_bind_number(row, ":rev", record->rev);
	enum sql_result got = sql_step(sql, row, err);
	if (got == SQL_ROW) {
		free(record->changed_at);
		free(record->changed_by);
		record->changed_at = xstrdup(sql_text(row, 0));
		record->changed_by = xstrdup(sql_text(row, 1));
	}
	sql_done(sql, row);
	return got != SQL_FAILED;
}

static bool put_shown(struct sql *sql, struct record *record, struct err *err)
{
	for (int i = 0; i < record->kind->field_count; i++) {
		const struct field *field = &record->kind->fields[i];
		if ((field->flags & F_COMPUTED) != 0) {
			record_put(record, i, NULL);
		} else if (field->ref != NULL && record->shown[i] == NULL) {
			record->shown[i] = title_shown(sql, field, record_value(record, i), err);
			if (record->shown[i] == NULL)
				return false;
		}
	}
	return true;
}

struct record *store_load_at(struct store *store, const struct kind *kind, int64_t id, int64_t rev, struct err *err)
{
	struct record *record = fill_one(store->sql, kind, id, err);
	if (record == NULL)
		return NULL;
	bool done = (rev > 0 && rev <= record->rev) || refuse_revision(record, rev, err);
	if (done && put_back(store->sql, record, rev, err) && put_stamp(store->sql, record, err) &&
	    put_shown(store->sql, record, err))
		return record;
	record_free(record);
	return NULL;
}
