/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "private.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

#include "chain.h"
#include "derive.h"
#include "fill.h"
#include "place.h"
#include "schema.h"
#include "tally.h"
#include "words.h"

/* Who is told, and what was found so far. */
struct verify {
	struct sql *sql;
	void (*say)(void *context, const char *sentence);
	void *context;
	int found;
	struct err *err;
};

static void finding(struct verify *verify, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void finding(struct verify *verify, const char *format, ...)
{
	char sentence[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(sentence, sizeof sentence, format, args);
	va_end(args);
	verify->say(verify->context, sentence);
	verify->found++;
}

/* ---- the file ---- */

/* What SQLite says is for whoever knows it, in its English, and may have several lines. */
static void say_damage(struct verify *verify, const char *lines)
{
	if (verify->found == 0)
		finding(verify, "%s", _("the file is damaged: take back the latest copy that is whole; SQLite says"));
	for (const char *line = lines; *line != '\0'; line += *line == '\n') {
		int length = (int)strcspn(line, "\n");
		if (length > 0)
			finding(verify, "    %.*s", length, line);
		line += length;
	}
}

static bool verify_integrity(struct verify *verify)
{
	sqlite3_stmt *row = sql_prepare(verify->sql, "PRAGMA integrity_check(20)", verify->err);
	if (row == NULL)
		return false;
	enum sql_result got;
	while ((got = sql_step(verify->sql, row, verify->err)) == SQL_ROW)
		if (strcmp(sql_text(row, 0), "ok") != 0)
			say_damage(verify, sql_text(row, 0));
	sql_done(verify->sql, row);
	return got == SQL_END;
}

static bool verify_foreign_keys(struct verify *verify)
{
	sqlite3_stmt *row = sql_prepare(verify->sql, "PRAGMA foreign_key_check", verify->err);
	if (row == NULL)
		return false;
	enum sql_result got;
	while ((got = sql_step(verify->sql, row, verify->err)) == SQL_ROW)
		finding(verify, _("%s %s: refers to a %s that is not there"), sql_text(row, 0), sql_text(row, 1),
			sql_text(row, 2));
	sql_done(verify->sql, row);
	return got == SQL_END;
}

static bool verify_schema(struct verify *verify)
{
	int missing = schema_missing(verify->sql, verify->say, verify->context, verify->err);
	verify->found += missing > 0 ? missing : 0;
	return missing >= 0;
}

static bool verify_tally(struct verify *verify)
{
	int wrong = tally_wrong(verify->sql, verify->err);
	if (wrong > 0)
		finding(verify, _("%d kinds of records are counted wrong in lists"), wrong);
	return wrong >= 0;
}

static bool verify_words(struct verify *verify)
{
	for (int k = 0; k < kind_count; k++) {
		bool right;
		if (!words_check(verify->sql, &kinds[k], &right, verify->err))
			return false;
		if (!right)
			finding(verify, _("%s: the index of words is not that of the records"), kinds[k].name);
	}
	return true;
}

/* ---- one record ---- */

static void verify_values(struct verify *verify, const struct record *record)
{
	for (int i = 0; i < record->kind->field_count; i++) {
		const struct field *field = &record->kind->fields[i];
		if (field_is_writable(field) && !canonical_holds(field, record_value(record, i)))
			finding(verify, _("%s %" PRId64 ": %s: \"%s\" is not a value of the field"), record->kind->name,
				record->id, field->name, record_value(record, i));
	}
}

static bool verify_derived(struct verify *verify, const struct record *record)
{
	struct derived derived = {0};
	char *text = xasprintf("SELECT skey = :skey, folded = :folded AND folded_case = :folded_case FROM \"%s\""
			       " WHERE id = :id",
			       record->kind->table);
	sqlite3_stmt *row = sql_prepare(verify->sql, text, verify->err);
	free(text);
	if (row == NULL)
		return false;
	bool done = derive(verify->sql, record, &derived, verify->err);
	if (done) {
		derived_bind(row, &derived);
		sql_bind_number(row, ":id", record->id);
		done = sql_step(verify->sql, row, verify->err) == SQL_ROW;
	}
	if (done && sqlite3_column_int(row, 0) == 0)
		finding(verify, _("%s %" PRId64 ": stands in the wrong place in lists"), record->kind->name,
			record->id);
	if (done && sqlite3_column_int(row, 1) == 0)
		finding(verify, _("%s %" PRId64 ": is not found by its words"), record->kind->name, record->id);
	derived_free(&derived);
	sql_done(verify->sql, row);
	return done;
}

static bool verify_revisions(struct verify *verify, const struct record *record)
{
	sqlite3_stmt *row = sql_prepare(verify->sql,
					"SELECT count(*), coalesce(max(rev), 0) FROM change"
					" WHERE kind = :kind AND record = :id",
					verify->err);
	if (row == NULL)
		return false;
	sql_bind(row, ":kind", record->kind->name);
	sql_bind_number(row, ":id", record->id);
	bool done = sql_step(verify->sql, row, verify->err) == SQL_ROW;
	if (done && (sqlite3_column_int64(row, 0) != record->rev || sqlite3_column_int64(row, 1) != record->rev))
		finding(verify, _("%s %" PRId64 ": is revision %" PRId64 ", and its history holds %s changes"),
			record->kind->name, record->id, record->rev, sql_text(row, 0));
	sql_done(verify->sql, row);
	return done;
}

/* Plays the history of the record: LAST gets the latest value of each field, owned; NULL where it never had one. */
static bool play_history(struct verify *verify, const struct record *record, char **last)
{
	sqlite3_stmt *row = sql_prepare(verify->sql,
					"SELECT f.field, f.new FROM change c JOIN change_field f ON f.change = c.id"
					" WHERE c.kind = :kind AND c.record = :id ORDER BY c.rev",
					verify->err);
	if (row == NULL)
		return false;
	enum sql_result got;
	sql_bind(row, ":kind", record->kind->name);
	sql_bind_number(row, ":id", record->id);
	while ((got = sql_step(verify->sql, row, verify->err)) == SQL_ROW) {
		int field = kind_field(record->kind, sql_text(row, 0));
		if (field < 0)
			continue;
		free(last[field]);
		last[field] = xstrdup(sql_text(row, 1));
	}
	sql_done(verify->sql, row);
	return got == SQL_END;
}

static bool verify_history(struct verify *verify, const struct record *record)
{
	int count = record->kind->field_count;
	char **last = xcalloc((size_t)count, sizeof *last);
	bool done = play_history(verify, record, last);
	for (int i = 0; i < count; i++) {
		const struct field *field = &record->kind->fields[i];
		if (done && field_is_writable(field) &&
		    strcmp(last[i] != NULL ? last[i] : "", record_value(record, i)) != 0)
			finding(verify, _("%s %" PRId64 ": %s: is not what its history says"), record->kind->name,
				record->id, field->name);
		free(last[i]);
	}
	free(last);
	return done;
}

/* A living record whose required reference is deleted; an optional one may point to what has been. */
static bool verify_needs(struct verify *verify, const struct kind *kind, const struct field *field)
{
	char *text = xasprintf("SELECT t.id, r.id FROM \"%s\" t JOIN \"%s\" r ON r.id = t.\"%s\""
			       " WHERE t.deleted_at IS NULL AND r.deleted_at IS NOT NULL",
			       kind->table, kind_named(field->ref)->table, field->name);
	sqlite3_stmt *row = sql_prepare(verify->sql, text, verify->err);
	free(text);
	if (row == NULL)
		return false;
	enum sql_result got;
	while ((got = sql_step(verify->sql, row, verify->err)) == SQL_ROW)
		finding(verify, _("%s %s: %s: needs %s %s, which is deleted"), kind->name, sql_text(row, 0),
			field->name, field->ref, sql_text(row, 1));
	sql_done(verify->sql, row);
	return got == SQL_END;
}

/* ---- all records ---- */

static bool verify_record(struct verify *verify, const struct record *record)
{
	verify_values(verify, record);
	return verify_derived(verify, record) && verify_revisions(verify, record) && verify_history(verify, record);
}

static bool verify_page(struct verify *verify, const struct kind *kind, const int64_t *ids, int count)
{
	struct record *page[FILL_PAGE];
	if (!fill_page(verify->sql, kind, ids, count, true, page, verify->err))
		return false;
	bool done = true;
	for (int i = 0; i < count; i++) {
		done = done && (page[i] == NULL || verify_record(verify, page[i]));
		record_free(page[i]);
	}
	return done;
}

/* The next ids after LAST; -1 on failure. */
static int next_ids(struct verify *verify, const struct kind *kind, int64_t last, int64_t *ids)
{
	char *text = xasprintf("SELECT id FROM \"%s\" WHERE id > :last ORDER BY id LIMIT %d", kind->table, FILL_PAGE);
	sqlite3_stmt *row = sql_prepare(verify->sql, text, verify->err);
	free(text);
	if (row == NULL)
		return -1;
	int count = 0;
	enum sql_result got;
	sql_bind_number(row, ":last", last);
	while ((got = sql_step(verify->sql, row, verify->err)) == SQL_ROW)
		ids[count++] = sqlite3_column_int64(row, 0);
	sql_done(verify->sql, row);
	return got == SQL_END ? count : -1;
}

static bool verify_kind(struct verify *verify, const struct kind *kind)
{
	int64_t ids[FILL_PAGE], last = 0;
	int count;
	for (int i = 0; i < kind->field_count; i++)
		if (kind->fields[i].type == TYPE_REF && (kind->fields[i].flags & F_REQUIRED) != 0 &&
		    !verify_needs(verify, kind, &kind->fields[i]))
			return false;
	while ((count = next_ids(verify, kind, last, ids)) > 0) {
		if (!verify_page(verify, kind, ids, count))
			return false;
		last = ids[count - 1];
	}
	return count == 0;
}

static bool verify_kinds(struct verify *verify)
{
	for (int k = 0; k < kind_count; k++)
		if (!verify_kind(verify, &kinds[k]))
			return false;
	return true;
}

/* History that no record has. */
static bool verify_orphans(struct verify *verify, const struct kind *kind)
{
	char *text = xasprintf("SELECT DISTINCT record FROM change WHERE kind = :kind"
			       " AND record NOT IN (SELECT id FROM \"%s\")",
			       kind->table);
	sqlite3_stmt *row = sql_prepare(verify->sql, text, verify->err);
	free(text);
	if (row == NULL)
		return false;
	sql_bind(row, ":kind", kind->name);
	enum sql_result got;
	while ((got = sql_step(verify->sql, row, verify->err)) == SQL_ROW)
		finding(verify, _("%s %s: has a history and is not there"), kind->name, sql_text(row, 0));
	sql_done(verify->sql, row);
	return got == SQL_END;
}

static void say_finding(void *context, const char *sentence)
{
	finding(context, "%s", sentence);
}

/* A file that SQLite itself finds damaged is not read further: what follows would only be echoes of that. */
static bool verify_all(struct verify *verify)
{
	if (!verify_integrity(verify))
		return false;
	if (verify->found > 0)
		return true;
	if (!verify_foreign_keys(verify) || !verify_schema(verify) || !verify_tally(verify) || !verify_words(verify) ||
	    !chain_verify(verify->sql, say_finding, verify, verify->err) || !verify_kinds(verify))
		return false;
	for (int k = 0; k < kind_count; k++)
		if (!verify_orphans(verify, &kinds[k]))
			return false;
	return true;
}

void store_doubt_place(const struct store *store, void (*say)(void *context, const char *sentence), void *context)
{
	place_doubt(store->sql->path, say, context);
}

/* One read transaction, so that what others save meanwhile does not look like a fault. */
int store_verify(struct store *store, void (*say)(void *context, const char *sentence), void *context, struct err *err)
{
	struct verify verify = { .sql = store->sql, .say = say, .context = context, .err = err };
	if (!sql_run(store->sql, "BEGIN", err))
		return -1;
	bool done = verify_all(&verify);
	sql_rollback(store->sql);
	return done ? verify.found : -1;
}
