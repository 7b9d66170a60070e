/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "belong.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

#include "refer.h"
#include "title.h"

/* ---- up: the unit and the project ---- */

static void owner_sql(struct str *sql, const struct kind *kind, const char *alias, bool project);

/* The unit (or the project) that a reference leads to, as an expression over the row ALIAS; "NULL" for none. */
static void path_sql(struct str *sql, const struct kind *kind, int field, const char *alias, bool project)
{
	int below_fields[ACCESS_PATHS];
	const struct field *row = field >= 0 ? &kind->fields[field] : NULL;
	bool itself = row == NULL || (project && strcmp(kind->name, "project") == 0);
	if (itself) {
		str_addf(sql, !project || row != NULL ? "%s.id" : "NULL", alias);
	} else if (strcmp(row->ref, project ? "project" : "unit") == 0) {
		str_addf(sql, "%s.\"%s\"", alias, row->name);
	} else if (access_fields(kind_named(row->ref), below_fields) > 0) {
		const struct kind *to = kind_named(row->ref);
		char *below = xasprintf("%s_%d", alias, field);
		str_add(sql, "(SELECT ");
		owner_sql(sql, to, below, project);
		str_addf(sql, " FROM \"%s\" %s WHERE %s.id = %s.\"%s\")", to->table, below, below, alias, row->name);
		free(below);
	} else {
		str_add(sql, "NULL");
	}
}

/* The first that leads somewhere. */
static void owner_sql(struct str *sql, const struct kind *kind, const char *alias, bool project)
{
	int field[ACCESS_PATHS], count = access_fields(kind, field);
	str_add(sql, "coalesce(NULL");
	for (int i = 0; i < count; i++) {
		str_add(sql, ", ");
		path_sql(sql, kind, field[i], alias, project);
	}
	str_add(sql, ", NULL)");
}

/* Whether what seals the record is closed. */
static void sealed_sql(struct str *sql, const struct kind *kind)
{
	const char *by = access_row(kind)->sealed_by;
	if (by == NULL)
		str_add(sql, "0");
	else
		str_addf(sql, "(SELECT s.closed FROM \"%s\" s WHERE s.id = t.\"%s\")",
			 kind_named(kind->fields[kind_field(kind, by)].ref)->table, by);
}

/* What place_text asks for each path, after what it asks of the record. */
enum { PATH_UNIT, PATH_PROJECT, PATH_HOME, PATH_SET, PATH_COLUMNS, PATHS_FROM = 2 };

/* One statement for each kind: who added the record, whether it is sealed, then what each path leads to. */
static char *place_text(const struct kind *kind)
{
	int field[ACCESS_PATHS], count = access_fields(kind, field);
	struct str sql = {0};
	str_add(&sql, "SELECT t.created_by, ");
	sealed_sql(&sql, kind);
	for (int i = 0; i < count; i++) {
		str_add(&sql, ", ");
		path_sql(&sql, kind, field[i], "t", false);
		str_add(&sql, ", ");
		path_sql(&sql, kind, field[i], "t", true);
		str_add(&sql, ", (SELECT home.unit FROM project home WHERE home.id = ");
		path_sql(&sql, kind, field[i], "t", true);
		str_addf(&sql, "), t.\"%s\" IS NOT NULL", field[i] >= 0 ? kind->fields[field[i]].name : "id");
	}
	str_addf(&sql, " FROM \"%s\" t WHERE t.id = :id", kind->table);
	return str_take(&sql);
}

bool belong_read(struct store *store, const struct record *record, struct access_place *place, struct err *err)
{
	*place = (struct access_place){0};
	char *text = place_text(record->kind);
	sqlite3_stmt *row = sql_prepare(store->sql, text, err);
	free(text);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", record->id);
	enum sql_result got = sql_step(store->sql, row, err);
	if (got == SQL_ROW) {
		place->added = strcmp(sql_text(row, 0), store->login) == 0;
		place->self = strcmp(record->kind->name, "person") == 0 && record->id == store->person;
		place->sealed = sqlite3_column_int(row, 1) != 0;
		place->count = (sqlite3_column_count(row) - PATHS_FROM) / PATH_COLUMNS;
	}
	for (int i = 0; i < place->count; i++) {
		int first = PATHS_FROM + PATH_COLUMNS * i;
		place->path[i] = (struct access_path){ .unit = sqlite3_column_int64(row, first + PATH_UNIT),
						       .project = sqlite3_column_int64(row, first + PATH_PROJECT),
						       .home = sqlite3_column_int64(row, first + PATH_HOME),
						       .set = sqlite3_column_int(row, first + PATH_SET) != 0 };
	}
	sql_done(store->sql, row);
	return got != SQL_FAILED;
}

/* ---- down: what would follow, and what goes by it ---- */

/* The title of the first record of KIND that ROW, which is done then, finds. */
static bool take_title(struct store *store, sqlite3_stmt *row, const struct kind *kind, char **title, struct err *err)
{
	enum sql_result got = sql_step(store->sql, row, err);
	int64_t id = got == SQL_ROW ? sqlite3_column_int64(row, 0) : 0;
	sql_done(store->sql, row);
	*title = id != 0 ? title_load(store->sql, kind, id, err) : NULL;
	return got != SQL_FAILED && (id == 0 || *title != NULL);
}

/* What belong_follower looks for, in one kind through one FIELD. */
static bool find_follower(struct store *store, const struct record *record, int64_t unit, const struct kind *kind,
			  int field, char **title, struct err *err)
{
	struct str sql = {0};
	str_addf(&sql, "SELECT t.id FROM \"%s\" t WHERE t.\"%s\" = :id AND t.deleted_at IS NULL"
		       " AND t.created_by <> :login AND ", kind->table, kind->fields[field].name);
	owner_sql(&sql, kind, "t", false);
	str_add(&sql, " = :unit LIMIT 1");
	sqlite3_stmt *row = sql_prepare(store->sql, sql.text, err);
	str_free(&sql);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", record->id);
	sql_bind_number(row, ":unit", unit);
	sql_bind(row, ":login", store->login);
	return take_title(store, row, kind, title, err);
}

bool belong_follower(struct store *store, const struct record *record, int64_t unit, char **title, struct err *err)
{
	int field[ACCESS_PATHS];
	*title = NULL;
	for (int k = 0; k < kind_count; k++) {
		int count = access_fields(&kinds[k], field);
		for (int i = 0; i < count && *title == NULL; i++)
			if (field[i] >= 0 && strcmp(kinds[k].fields[field[i]].ref, record->kind->name) == 0 &&
			    !find_follower(store, record, unit, &kinds[k], field[i], title, err))
				return false;
	}
	return true;
}

/* " AND its unit (or project) is none of those in :SET". */
static void others_sql(struct str *sql, const struct kind *kind, bool project)
{
	str_add(sql, " AND coalesce(");
	owner_sql(sql, kind, "t", project);
	str_addf(sql, ", 0) NOT IN (SELECT value FROM json_each('[' || replace(%s, ' ', ',') || ']'))",
		 project ? ":projects" : ":units");
}

static bool find_referrer(struct store *store, const struct record *record, const char *decided,
			  const struct kind *kind, int field, char **title, struct err *err)
{
	struct str sql = {0};
	const struct access_row *rule = access_row(kind);
	bool binds = access_is_known_by(kind, field) && type_set_has(decided, kind->name, strlen(kind->name));
	str_addf(&sql, "SELECT t.id FROM \"%s\" t WHERE t.deleted_at IS NULL AND ", kind->table);
	refer_sql(&sql, kind, &kind->fields[field]);
	str_add(&sql, " AND (t.created_by <> :login");
	others_sql(&sql, kind, false);
	others_sql(&sql, kind, true);
	if (binds)
		str_addf(&sql, " OR instr(' %s ', ' ' || t.\"%s\" || ' ') = 0", rule->proposing, rule->state);
	str_add(&sql, ") LIMIT 1");
	sqlite3_stmt *row = sql_prepare(store->sql, sql.text, err);
	str_free(&sql);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", record->id);
	sql_bind(row, ":login", store->login);
	sql_bind(row, ":units", store->permit.units);
	sql_bind(row, ":projects", store->permit.projects);
	return take_title(store, row, kind, title, err);
}

bool belong_referrer(struct store *store, const struct record *record, const char *decided, const struct kind **kind,
		     char **title, struct err *err)
{
	*kind = NULL;
	*title = NULL;
	for (int k = 0; k < kind_count && *title == NULL; k++) {
		for (int f = 0; f < kinds[k].field_count && *title == NULL; f++)
			if (kinds[k].fields[f].ref != NULL &&
			    strcmp(kinds[k].fields[f].ref, record->kind->name) == 0 &&
			    !find_referrer(store, record, decided, &kinds[k], f, title, err))
				return false;
		*kind = *title != NULL ? &kinds[k] : NULL;
	}
	return true;
}
