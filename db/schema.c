/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "schema.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hash.h"
#include "i18n.h"
#include "oserror.h"
#include "sortkey.h"
#include "type.h"

#include "chain.h"
#include "tally.h"

enum { FOLD_VERSION = 3 }; /* raise when text_fold or what is folded changes, or the Swedish of a choice */

/* What is fixed for ever. A number is never given twice, not even where the newest was taken away past the guards. */
#define FROZEN_COLUMNS                                                                                                 \
	"\tid INTEGER PRIMARY KEY AUTOINCREMENT,\n"                                                                    \
	"\tat TEXT NOT NULL,\n"                                                                                        \
	"\tlogin TEXT NOT NULL,\n"                                                                                     \
	"\tname TEXT NOT NULL,\n"                                                                                      \
	"\ttitle TEXT NOT NULL,\n"                                                                                     \
	"\tdnr TEXT,\n"                                                                                                \
	"\trecipient TEXT,\n"                                                                                          \
	"\trequest TEXT NOT NULL,\n"                                                                                   \
	"\tsha256 TEXT NOT NULL,\n"                                                                                    \
	"\tdocument TEXT NOT NULL,\n"                                                                                  \
	"\tchain TEXT NOT NULL\n"

/* What had been fixed gets its chain and its line in the history; a version 1 may have no such table. The guards, the
 * one against several changes at once among them, are made again when the tables are brought up to date. */
#define FROZEN_STEP                                                                                                    \
	"DROP TRIGGER IF EXISTS change_field_is_new;"                                                                  \
	"CREATE TABLE IF NOT EXISTS frozen (id INTEGER PRIMARY KEY, at TEXT, login TEXT, name TEXT, title TEXT,"       \
	" dnr TEXT, recipient TEXT, request TEXT, sha256 TEXT, document TEXT) STRICT;"                                 \
	"CREATE TABLE frozen_kept AS"                                                                                  \
	" WITH RECURSIVE chained(id, chain) AS ("                                                                      \
	"SELECT f.id, " CHAIN_VALUE("''", "f.") " FROM frozen f WHERE f.id - 1 NOT IN (SELECT id FROM frozen)"        \
	" UNION ALL SELECT f.id, " CHAIN_VALUE("b.chain", "f.") " FROM chained b JOIN frozen f ON f.id = b.id + 1)"   \
	" SELECT f.id, f.at, f.login, f.name, f.title, f.dnr, f.recipient, f.request, f.sha256, f.document, b.chain"   \
	" FROM frozen f JOIN chained b ON b.id = f.id;"                                                                \
	"DROP TABLE frozen;"                                                                                           \
	"CREATE TABLE frozen (\n" FROZEN_COLUMNS ") STRICT;"                                                           \
	"INSERT INTO frozen SELECT * FROM frozen_kept ORDER BY id;"                                                    \
	"DROP TABLE frozen_kept;"                                                                                      \
	"INSERT INTO change (at, login, via, kind, record, rev, action)"                                               \
	" SELECT at, login, 'upgrade', 'frozen', id, 1, 'add' FROM frozen ORDER BY id;"                                \
	"INSERT INTO change_field (change, position, field, new) SELECT c.id, 0, 'title', f.title"                     \
	" FROM change c JOIN frozen f ON f.id = c.record WHERE c.kind = 'frozen';"                                     \
	"INSERT INTO change_field (change, position, field, new) SELECT c.id, 1, 'chain', f.chain"                     \
	" FROM change c JOIN frozen f ON f.id = c.record WHERE c.kind = 'frozen'"

const struct schema_step schema_steps[] = {
	{ 2, "ALTER TABLE change ADD COLUMN undoes INTEGER REFERENCES change(id);"
	     "ALTER TABLE change ADD COLUMN batch INTEGER REFERENCES change(id)" },
	{ 3, FROZEN_STEP },
	{ 0, NULL },
};

/* What does not depend on the kinds. History is only ever added to: `undoes` is the change that a change takes back,
 * `batch` the first of those that were made at once (NULL: alone). */
static const char *const fixed_tables[] = {
	"CREATE TABLE IF NOT EXISTS meta (\n"
	"\tkey TEXT PRIMARY KEY,\n"
	"\tvalue TEXT NOT NULL\n"
	") STRICT, WITHOUT ROWID",
	"CREATE TABLE IF NOT EXISTS strategy_entry (\n"
	"\tstrategy TEXT NOT NULL,\n"
	"\tposition INTEGER NOT NULL,\n"
	"\tsection TEXT NOT NULL,\n"
	"\tkey TEXT NOT NULL,\n"
	"\tvalue TEXT NOT NULL,\n"
	"\tPRIMARY KEY (strategy, position)\n"
	") STRICT, WITHOUT ROWID",
	"CREATE TABLE IF NOT EXISTS change (\n"
	"\tid INTEGER PRIMARY KEY,\n"
	"\tat TEXT NOT NULL,\n"
	"\tlogin TEXT NOT NULL,\n"
	"\tvia TEXT NOT NULL,\n"
	"\tkind TEXT NOT NULL,\n"
	"\trecord INTEGER NOT NULL,\n"
	"\trev INTEGER NOT NULL,\n"
	"\taction TEXT NOT NULL CHECK (action IN ('add', 'set', 'delete', 'undelete')),\n"
	"\tundoes INTEGER REFERENCES change(id),\n"
	"\tbatch INTEGER REFERENCES change(id),\n"
	"\tUNIQUE (kind, record, rev)\n"
	") STRICT",
	"CREATE TABLE IF NOT EXISTS change_field (\n"
	"\tchange INTEGER NOT NULL REFERENCES change(id),\n"
	"\tposition INTEGER NOT NULL,\n"
	"\tfield TEXT NOT NULL,\n"
	"\told TEXT,\n"
	"\tnew TEXT,\n"
	"\tPRIMARY KEY (change, position)\n"
	") STRICT, WITHOUT ROWID",
	"CREATE TABLE IF NOT EXISTS frozen (\n" FROZEN_COLUMNS ") STRICT",
	"CREATE TABLE IF NOT EXISTS saved_view (\n"
	"\tid INTEGER PRIMARY KEY,\n"
	"\tlogin TEXT NOT NULL,\n"
	"\tkind TEXT NOT NULL,\n"
	"\tname TEXT NOT NULL,\n"
	"\tshared INTEGER NOT NULL,\n"
	"\tshape TEXT,\n"
	"\tat TEXT NOT NULL,\n"
	"\tUNIQUE (login, kind, name)\n"
	") STRICT",
};
static const char *const fixed_guards[] = {
	"CREATE INDEX change_at ON change (at)",
	"CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL",
	"CREATE INDEX change_batch ON change (batch) WHERE batch IS NOT NULL",
	/* A delete by REPLACE wakes no trigger of DELETE where recursive_triggers is off, as in other tools. */
	"CREATE TRIGGER change_is_new BEFORE INSERT ON change\n"
	"WHEN EXISTS (SELECT 1 FROM change WHERE id = NEW.id"
	" OR (kind = NEW.kind AND record = NEW.record AND rev = NEW.rev))\n"
	"BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END",
	"CREATE TRIGGER change_field_is_new BEFORE INSERT ON change_field\n"
	"WHEN NEW.change IS NOT (SELECT max(id) FROM change)"
	" OR EXISTS (SELECT 1 FROM change_field WHERE change = NEW.change AND position = NEW.position)\n"
	"BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END",
	"CREATE TRIGGER change_stays_whole BEFORE UPDATE ON change\n"
	"BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END",
	"CREATE TRIGGER change_stays BEFORE DELETE ON change\n"
	"BEGIN SELECT RAISE(ABORT, 'history is never removed'); END",
	"CREATE TRIGGER change_field_stays_whole BEFORE UPDATE ON change_field\n"
	"BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END",
	"CREATE TRIGGER frozen_is_new BEFORE INSERT ON frozen\n"
	"WHEN EXISTS (SELECT 1 FROM frozen WHERE id = NEW.id)\n"
	"BEGIN SELECT RAISE(ABORT, 'what was fixed is never rewritten'); END",
	"CREATE TRIGGER frozen_added AFTER INSERT ON frozen\n"
	"WHEN NOT EXISTS (SELECT 1 FROM change c JOIN change_field f ON f.change = c.id"
	" WHERE c.kind = 'frozen' AND c.record = NEW.id AND f.field = 'chain' AND f.new = NEW.chain)\n"
	"BEGIN SELECT RAISE(ABORT, 'a summary cannot be fixed without its history'); END",
	"CREATE TRIGGER frozen_stays_whole BEFORE UPDATE ON frozen\n"
	"BEGIN SELECT RAISE(ABORT, 'what was fixed is never rewritten'); END",
	"CREATE TRIGGER frozen_stays BEFORE DELETE ON frozen\n"
	"BEGIN SELECT RAISE(ABORT, 'what was fixed is never removed'); END",
	"CREATE TRIGGER change_field_stays BEFORE DELETE ON change_field\n"
	"BEGIN SELECT RAISE(ABORT, 'history is never removed'); END",
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- names ---- */

void schema_name(struct str *sql, const char *alias, const char *name)
{
	if (alias != NULL)
		str_addf(sql, "%s.", alias);
	str_addf(sql, "\"%s\"", name);
}

void schema_link(struct str *sql, const struct kind *kind, const struct field *field)
{
	str_addf(sql, "\"%s_%s\"", kind->table, field->name);
}

bool schema_is_column(const struct field *field)
{
	return (field->flags & F_COMPUTED) == 0 && !field_is_many(field);
}

/* ---- the tables of a kind ---- */

/* Each statement is handed to GIVE; false stops. */
struct maker {
	bool (*give)(void *context, const char *statement, struct err *err);
	void *context;
	struct err *err;
};

static bool give(struct maker *maker, struct str *statement)
{
	bool done = maker->give(maker->context, statement->text, maker->err);
	str_free(statement);
	return done;
}

static void column(struct str *sql, const struct field *field)
{
	schema_name(sql, NULL, field->name);
	str_add(sql, type_is_integer(field->type) ? " INTEGER" : " TEXT");
	if (field->type == TYPE_REF) {
		str_add(sql, " REFERENCES ");
		schema_name(sql, NULL, kind_named(field->ref)->table);
		str_add(sql, "(id)");
	}
}

static bool make_table(struct maker *maker, const struct kind *kind)
{
	struct str sql = {0};
	str_addf(&sql, "CREATE TABLE IF NOT EXISTS \"%s\" (\n", kind->table);
	str_add(&sql, "\tid INTEGER PRIMARY KEY,\n\tuuid TEXT NOT NULL UNIQUE,\n\trev INTEGER NOT NULL,\n"
		      "\tcreated_at TEXT NOT NULL,\n\tcreated_by TEXT NOT NULL,\n"
		      "\tchanged_at TEXT NOT NULL,\n\tchanged_by TEXT NOT NULL,\n\tdeleted_at TEXT,\n"
		      "\tskey TEXT NOT NULL,\n\tfolded TEXT NOT NULL,\n\tfolded_case TEXT NOT NULL");
	for (int i = 0; i < kind->field_count; i++) {
		if (!schema_is_column(&kind->fields[i]))
			continue;
		str_add(&sql, ",\n\t");
		column(&sql, &kind->fields[i]);
	}
	str_add(&sql, "\n) STRICT");
	return give(maker, &sql);
}

static bool make_link(struct maker *maker, const struct kind *kind, const struct field *field)
{
	struct str sql = {0};
	str_add(&sql, "CREATE TABLE IF NOT EXISTS ");
	schema_link(&sql, kind, field);
	str_addf(&sql, " (\n\towner INTEGER NOT NULL REFERENCES \"%s\"(id),\n", kind->table);
	if (field->type == TYPE_REFS)
		str_addf(&sql, "\titem INTEGER NOT NULL REFERENCES \"%s\"(id),\n", kind_named(field->ref)->table);
	else
		str_add(&sql, "\titem TEXT NOT NULL,\n");
	str_add(&sql, "\tPRIMARY KEY (owner, item)\n) STRICT, WITHOUT ROWID");
	return give(maker, &sql);
}

static bool make_tables(struct maker *maker)
{
	if (!maker->give(maker->context, tally_table, maker->err))
		return false;
	for (size_t i = 0; i < COUNT(fixed_tables); i++)
		if (!maker->give(maker->context, fixed_tables[i], maker->err))
			return false;
	for (int k = 0; k < kind_count; k++) {
		if (!make_table(maker, &kinds[k]))
			return false;
		for (int f = 0; f < kinds[k].field_count; f++)
			if (field_is_many(&kinds[k].fields[f]) && !make_link(maker, &kinds[k], &kinds[k].fields[f]))
				return false;
	}
	return true;
}

/* ---- indexes and triggers ---- */

/* What lists filter and join by. */
static bool wants_index(const struct field *field)
{
	return field->type == TYPE_REF || (field->flags & F_UNIQUE) != 0 ||
	       (field->type == TYPE_CHOICE && (field->flags & (F_REQUIRED | F_COLUMN)) != 0);
}

/* What rows stand in order by as they are, many values apart: their index is led by the value alone. */
static bool wants_order(const struct field *field)
{
	return (field->flags & F_COLUMN) != 0 &&
	       (field->type == TYPE_DATE || field->type == TYPE_MONEY || field->type == TYPE_INTEGER);
}

/* Filters are mostly about the columns of lists; carried in an index, they are held without a look at the row. */
static void add_carried(struct str *sql, const struct kind *kind, const struct field *by)
{
	for (int i = 0; i < kind->field_count; i++) {
		const struct field *field = &kind->fields[i];
		if (field != by && schema_is_column(field) && (field->flags & F_COLUMN) != 0 &&
		    field->type != TYPE_TEXT && field->type != TYPE_NOTE)
			str_addf(sql, ", \"%s\"", field->name);
	}
}

/* Lists show the rows of one value by title, so that the index of what has few values gives them in that order. */
static void add_index(struct str *sql, const struct kind *kind, const struct field *field)
{
	bool few = (kind->group != NULL && strcmp(field->name, kind->group) == 0) || field->type == TYPE_CHOICE;
	str_addf(sql, "CREATE INDEX \"%s_by_%s\" ON \"%s\" (\"%s\"", kind->table, field->name, kind->table,
		 field->name);
	if (few) {
		str_add(sql, ", deleted_at, skey, id");
		add_carried(sql, kind, field);
	}
	str_add(sql, ")");
}

bool schema_has_index(const struct field *field)
{
	return schema_is_column(field) && (wants_index(field) || wants_order(field));
}

static bool make_indexes(struct maker *maker, const struct kind *kind)
{
	struct str sql = {0};
	str_addf(&sql, "CREATE INDEX \"%s_skey\" ON \"%s\" (skey, id) WHERE deleted_at IS NULL", kind->table,
		 kind->table);
	if (!give(maker, &sql))
		return false;
	for (int i = 0; i < kind->field_count; i++) {
		const struct field *field = &kind->fields[i];
		if (field_is_many(field)) {
			str_addf(&sql, "CREATE INDEX \"%s_%s_item\" ON ", kind->table, field->name);
			schema_link(&sql, kind, field);
			str_add(&sql, " (item, owner)");
		} else if (schema_has_index(field)) {
			add_index(&sql, kind, field);
		} else {
			continue;
		}
		if (!give(maker, &sql))
			return false;
	}
	return true;
}

static void no_history_row(struct str *sql, const struct kind *kind)
{
	str_addf(sql, "NOT EXISTS (SELECT 1 FROM change WHERE kind = '%s' AND record = NEW.id AND rev = NEW.rev)",
		 kind->name);
}

/* The safety net under db/save.c: no row is added or changed unless its history row, written first, is there. Sort
 * key and search text are not in the list, because they follow when another record is renamed. */
static bool make_triggers(struct maker *maker, const struct kind *kind)
{
	struct str sql = {0};
	str_addf(&sql, "CREATE TRIGGER \"%s_added\" AFTER INSERT ON \"%s\" WHEN NEW.rev <> 1 OR ", kind->table,
		 kind->table);
	no_history_row(&sql, kind);
	str_add(&sql, "\nBEGIN SELECT RAISE(ABORT, 'a record cannot be added without its history'); END");
	if (!give(maker, &sql))
		return false;
	str_addf(&sql, "CREATE TRIGGER \"%s_changed\" AFTER UPDATE OF id, uuid, rev, created_at, created_by,"
		       " changed_at, changed_by, deleted_at", kind->table);
	for (int i = 0; i < kind->field_count; i++)
		if (schema_is_column(&kind->fields[i]))
			str_addf(&sql, ", \"%s\"", kind->fields[i].name);
	str_addf(&sql, " ON \"%s\"\nWHEN NEW.id <> OLD.id OR NEW.uuid <> OLD.uuid OR NEW.rev <> OLD.rev + 1 OR ",
		 kind->table);
	no_history_row(&sql, kind);
	str_add(&sql, "\nBEGIN SELECT RAISE(ABORT, 'a record cannot be changed without its history'); END");
	if (!give(maker, &sql))
		return false;
	/* As change_is_new above. */
	str_addf(&sql, "CREATE TRIGGER \"%s_is_new\" BEFORE INSERT ON \"%s\"\n"
		       "WHEN EXISTS (SELECT 1 FROM \"%s\" WHERE id = NEW.id OR uuid = NEW.uuid)\n"
		       "BEGIN SELECT RAISE(ABORT, 'a record is changed, never replaced'); END",
		 kind->table, kind->table, kind->table);
	if (!give(maker, &sql))
		return false;
	str_addf(&sql, "CREATE TRIGGER \"%s_stays\" BEFORE DELETE ON \"%s\"\n"
		       "BEGIN SELECT RAISE(ABORT, 'records are marked as deleted, never removed'); END",
		 kind->table, kind->table);
	return give(maker, &sql);
}

static bool make_tally(struct maker *maker, const struct kind *kind)
{
	struct str sql = {0};
	for (int i = 0; tally_trigger(&sql, kind, i); i++)
		if (!give(maker, &sql))
			return false;
	return true;
}

static bool make_guards(struct maker *maker)
{
	for (size_t i = 0; i < COUNT(fixed_guards); i++)
		if (!maker->give(maker->context, fixed_guards[i], maker->err))
			return false;
	for (int k = 0; k < kind_count; k++)
		if (!make_indexes(maker, &kinds[k]) || !make_triggers(maker, &kinds[k]) ||
		    !make_tally(maker, &kinds[k]))
			return false;
	return true;
}

/* ---- the whole text ---- */

static bool give_to_text(void *context, const char *statement, struct err *err)
{
	(void)err;
	str_addf(context, "%s;\n\n", statement);
	return true;
}

char *schema_text(void)
{
	struct str text = {0};
	struct maker maker = { .give = give_to_text, .context = &text };
	str_addf(&text, "PRAGMA application_id = %d;\nPRAGMA user_version = %d;\n\n", SCHEMA_APPLICATION,
		 SCHEMA_VERSION);
	make_tables(&maker);
	make_guards(&maker);
	return str_take(&text);
}

static void add_found_by(struct str *all, const struct field *field)
{
	if (!field_has_words(field))
		return;
	str_addf(all, " %s%s", field->name, (field->flags & F_CASE_NUMBER) != 0 ? "#" : "");
	for (const struct choice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
		str_addf(all, "|%s", choice->label);
}

/* Over everything that the file was made from. The caller frees. */
static char *fingerprint(void)
{
	struct str all = {0};
	char *text = schema_text();
	str_addf(&all, "%s sortkey %d fold %d", text, SORTKEY_VERSION, FOLD_VERSION);
	for (int k = 0; k < kind_count; k++) {
		str_addf(&all, " %s %s", kinds[k].name, kinds[k].title);
		for (int f = 0; f < kinds[k].field_count; f++)
			add_found_by(&all, &kinds[k].fields[f]);
	}
	uint64_t hash = hash_add(HASH_START, all.text, all.length);
	free(text);
	str_free(&all);
	return xasprintf("%016" PRIx64, hash);
}

/* ---- making and mending ---- */

static bool give_to_database(void *context, const char *statement, struct err *err)
{
	return sql_run(context, statement, err);
}

static bool remember_fingerprint(struct sql *sql, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql,
					      "INSERT INTO meta (key, value) VALUES ('fields', :value)"
					      " ON CONFLICT (key) DO UPDATE SET value = :value",
					      err);
	if (statement == NULL)
		return false;
	char *print = fingerprint();
	sql_bind(statement, ":value", print);
	free(print);
	return sql_finish(sql, statement, err);
}

bool schema_make(struct sql *sql, struct err *err)
{
	char *text = schema_text();
	bool done = sql_run(sql, text, err) && remember_fingerprint(sql, err);
	free(text);
	return done;
}

bool schema_fits(struct sql *sql, bool *same, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql, "SELECT value FROM meta WHERE key = 'fields'", err);
	if (statement == NULL)
		return false;
	enum sql_result got = sql_step(sql, statement, err);
	char *print = fingerprint();
	*same = got == SQL_ROW && strcmp(sql_text(statement, 0), print) == 0;
	free(print);
	sql_done(sql, statement);
	return got != SQL_FAILED;
}

static bool has_column(struct sql *sql, const char *table, const char *name, bool *has, struct err *err)
{
	sqlite3_stmt *statement =
		sql_prepare(sql, "SELECT 1 FROM pragma_table_info(:table) WHERE name = :name", err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":table", table);
	sql_bind(statement, ":name", name);
	enum sql_result got = sql_step(sql, statement, err);
	sql_done(sql, statement);
	*has = got == SQL_ROW;
	return got != SQL_FAILED;
}

static bool add_column(struct sql *sql, const struct kind *kind, const struct field *field, struct err *err)
{
	struct str text = {0};
	str_addf(&text, "ALTER TABLE \"%s\" ADD COLUMN ", kind->table);
	column(&text, field);
	bool done = sql_run(sql, text.text, err);
	str_free(&text);
	return done;
}

static bool add_columns(struct sql *sql, const struct kind *kind, struct err *err)
{
	for (int i = 0; i < kind->field_count; i++) {
		const struct field *field = &kind->fields[i];
		bool has = true;
		if (schema_is_column(field) && !has_column(sql, kind->table, field->name, &has, err))
			return false;
		if (!has && !add_column(sql, kind, field, err))
			return false;
	}
	return true;
}

/* The DROP statements of all indexes and triggers of ours. The caller frees; NULL on failure. */
static char *drop_text(struct sql *sql, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql,
					      "SELECT type, name FROM sqlite_schema"
					      " WHERE type IN ('index', 'trigger') AND sql IS NOT NULL",
					      err);
	if (statement == NULL)
		return NULL;
	struct str text = {0};
	enum sql_result got;
	while ((got = sql_step(sql, statement, err)) == SQL_ROW)
		str_addf(&text, "DROP %s \"%s\";\n", sql_text(statement, 0), sql_text(statement, 1));
	sql_done(sql, statement);
	if (got == SQL_END)
		return str_take(&text);
	str_free(&text);
	return NULL;
}

bool schema_sync(struct sql *sql, struct err *err)
{
	struct maker maker = { .give = give_to_database, .context = sql, .err = err };
	char *drop = drop_text(sql, err);
	bool done = drop != NULL && sql_run(sql, drop, err) && make_tables(&maker);
	free(drop);
	for (int k = 0; done && k < kind_count; k++)
		done = add_columns(sql, &kinds[k], err);
	return done && make_guards(&maker) && remember_fingerprint(sql, err);
}

/* ---- indexes later ---- */

/* Saves hold unique values by their indexes. */
static bool holds_saves(const char *index)
{
	for (int k = 0; k < kind_count; k++)
		for (int f = 0; f < kinds[k].field_count; f++) {
			if ((kinds[k].fields[f].flags & F_UNIQUE) == 0)
				continue;
			char *name = xasprintf("%s_by_%s", kinds[k].table, kinds[k].fields[f].name);
			bool is = strcmp(name, index) == 0;
			free(name);
			if (is)
				return true;
		}
	return false;
}

/* The caller frees; NULL on failure. */
static char *put_off_text(struct sql *sql, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql, "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
					err);
	if (row == NULL)
		return NULL;
	struct str text = {0};
	enum sql_result got;
	while ((got = sql_step(sql, row, err)) == SQL_ROW)
		if (!holds_saves(sql_text(row, 0)))
			str_addf(&text, "DROP INDEX \"%s\";\n", sql_text(row, 0));
	sql_done(sql, row);
	str_add(&text, "INSERT OR IGNORE INTO meta (key, value) VALUES ('indexes', 'put off')");
	if (got == SQL_END)
		return str_take(&text);
	str_free(&text);
	return NULL;
}

bool schema_put_off(struct sql *sql, struct err *err)
{
	int64_t begun;
	if (!sql_begin(sql, "IMMEDIATE", err))
		return false;
	bool done = sql_number(sql, "SELECT EXISTS (SELECT 1 FROM change)", &begun, err);
	if (done && begun == 0) {
		char *text = put_off_text(sql, err);
		done = text != NULL && sql_run(sql, text, err);
		free(text);
	}
	if (done)
		return sql_commit(sql, err);
	sql_rollback(sql);
	return false;
}

/* The name after CREATE TABLE [IF NOT EXISTS], INDEX or TRIGGER, without quotes. */
static char *name_in(const char *statement)
{
	const char *at = statement + strlen("CREATE ");
	at += strcspn(at, " ") + 1;
	if (strncmp(at, "IF NOT EXISTS ", 14) == 0)
		at += 14;
	return *at == '"' ? xstrndup(at + 1, strcspn(at + 1, "\"")) : xstrndup(at, strcspn(at, " "));
}

static bool give_missing(void *context, const char *statement, struct err *err)
{
	struct sql *sql = context;
	if (strncmp(statement, "CREATE INDEX", 12) != 0)
		return true;
	sqlite3_stmt *row = sql_prepare(sql, "SELECT 1 FROM sqlite_schema WHERE name = :name", err);
	if (row == NULL)
		return false;
	char *name = name_in(statement);
	sql_bind(row, ":name", name);
	free(name);
	enum sql_result got = sql_step(sql, row, err);
	sql_done(sql, row);
	return got == SQL_ROW || (got == SQL_END && sql_run(sql, statement, err));
}

static bool is_put_off(struct sql *sql, bool *is, struct err *err)
{
	int64_t there;
	bool done = sql_number(sql, "SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'indexes')", &there, err);
	*is = done && there != 0;
	return done;
}

/* Another process may be doing the same: so it looks again once it is alone. */
static bool catch_up_inside(struct sql *sql, struct err *err)
{
	bool is;
	struct maker maker = { .give = give_missing, .context = sql, .err = err };
	return is_put_off(sql, &is, err) &&
	       (!is || (make_guards(&maker) && sql_run(sql, "DELETE FROM meta WHERE key = 'indexes'", err)));
}

/* An index is sorted in as much memory as pages may take: with little it goes through files many times. */
bool schema_catch_up(struct sql *sql, struct err *err)
{
	bool is;
	if (!is_put_off(sql, &is, err))
		return false;
	if (!is)
		return true;
	if (!sql_run(sql, "PRAGMA cache_size = -131072", err) || !sql_begin(sql, "EXCLUSIVE", err))
		return false;
	if (catch_up_inside(sql, err))
		return sql_commit(sql, err) && sql_run(sql, "PRAGMA cache_size = -2000", err);
	sql_rollback(sql);
	return false;
}

/* ---- versions ---- */

bool schema_check(struct sql *sql, int newest, int *version, struct err *err)
{
	int64_t application, number;
	if (!sql_number(sql, "PRAGMA application_id", &application, err) ||
	    !sql_number(sql, "PRAGMA user_version", &number, err))
		return false;
	if (application != SCHEMA_APPLICATION || number < 1)
		return err_set(err, ERR_REFUSED, _("%s: is not a samverkan register"), sql->path);
	if (number > newest)
		return err_set(err, ERR_REFUSED,
			       _("%s: was made by a newer samverkan (schema %d, this is %d): install the newer "
				 "program"),
			       sql->path, (int)number, newest);
	*version = (int)number;
	return true;
}

/* Makes the empty target that VACUUM INTO fills, so that it is not readable by everybody at any moment. */
static bool make_copy_file(const char *path, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0660);
	if (fd < 0)
		return err_set(err, ERR_IO, _("%s: the copy cannot be made: %s"), path, os_error(errno));
	bool done = fchmod(fd, 0660) == 0;
	close(fd);
	return done || err_set(err, ERR_IO, _("%s: the copy cannot be made: %s"), path, os_error(errno));
}

static bool copy_into(struct sql *sql, const char *path, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql, "VACUUM INTO :path", err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":path", path);
	return sql_finish(sql, statement, err);
}

/* The name appears only when the copy is whole. */
static bool keep_copy(struct sql *sql, int version, struct err *err)
{
	char *name = xasprintf("%s.before-%d", sql->path, version + 1);
	char *half = xasprintf("%s.%ld", name, (long)getpid());
	bool done = make_copy_file(half, err) && copy_into(sql, half, err);
	if (done && rename(half, name) != 0)
		done = err_set(err, ERR_IO, _("%s: the copy cannot be made: %s"), name, os_error(errno));
	if (!done)
		unlink(half);
	free(half);
	free(name);
	return done;
}

static bool take_step_inside(struct sql *sql, const struct schema_step *step, struct err *err)
{
	int64_t version;
	if (!sql_number(sql, "PRAGMA user_version", &version, err))
		return false;
	if (version >= step->to)
		return true;
	char *set = xasprintf("PRAGMA user_version = %d", step->to);
	bool done = sql_run(sql, step->sql, err) && sql_run(sql, set, err);
	free(set);
	return done;
}

static bool take_step(struct sql *sql, const struct schema_step *step, struct err *err)
{
	if (!sql_begin(sql, "EXCLUSIVE", err))
		return false;
	if (take_step_inside(sql, step, err))
		return sql_commit(sql, err);
	sql_rollback(sql);
	return false;
}

bool schema_migrate(struct sql *sql, const struct schema_step *steps, int newest, struct err *err)
{
	int version;
	if (!schema_check(sql, newest, &version, err))
		return false;
	if (version < newest && !keep_copy(sql, version, err))
		return false;
	for (; steps->to != 0; steps++)
		if (steps->to > version && !take_step(sql, steps, err))
			return false;
	return true;
}

/* ---- looking ---- */

struct look {
	struct sql *sql;
	void (*say)(void *context, const char *sentence);
	void *context;
	int found;
};

/* Tables are not compared by text, because a column that came later stands last in one. */
static bool look_for(void *context, const char *statement, struct err *err)
{
	struct look *look = context;
	sqlite3_stmt *row = sql_prepare(look->sql, "SELECT sql, type FROM sqlite_schema WHERE name = :name", err);
	if (row == NULL)
		return false;
	char *name = name_in(statement);
	sql_bind(row, ":name", name);
	enum sql_result got = sql_step(look->sql, row, err);
	bool there = got == SQL_ROW &&
		     (strcmp(sql_text(row, 1), "table") == 0 || strcmp(sql_text(row, 0), statement) == 0);
	sql_done(look->sql, row);
	if (got != SQL_FAILED && !there) {
		char *sentence = xasprintf(_("%s: is missing in the database, or is not as it should be"), name);
		look->say(look->context, sentence);
		free(sentence);
		look->found++;
	}
	free(name);
	return got != SQL_FAILED;
}

static bool look_for_columns(struct look *look, const struct kind *kind, struct err *err)
{
	for (int i = 0; i < kind->field_count; i++) {
		bool has = true;
		if (schema_is_column(&kind->fields[i]) &&
		    !has_column(look->sql, kind->table, kind->fields[i].name, &has, err))
			return false;
		if (has)
			continue;
		char *sentence = xasprintf(_("%s.%s: is missing in the database, or is not as it should be"),
					   kind->table, kind->fields[i].name);
		look->say(look->context, sentence);
		free(sentence);
		look->found++;
	}
	return true;
}

int schema_missing(struct sql *sql, void (*say)(void *context, const char *sentence), void *context, struct err *err)
{
	struct look look = { .sql = sql, .say = say, .context = context };
	struct maker maker = { .give = look_for, .context = &look, .err = err };
	bool done = make_tables(&maker) && make_guards(&maker);
	for (int k = 0; done && k < kind_count; k++)
		done = look_for_columns(&look, &kinds[k], err);
	return done ? look.found : -1;
}
