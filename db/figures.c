/* SPDX-License-Identifier: EUPL-1.2 */
/* figures: the named statements of db/sql/, which lie there to be read. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"

#include "sql_text.h" /* made from db/sql/ by db/sql/embed.awk: sql_statements */

/* The text under "-- name: STATEMENT"; the caller frees; NULL where there is none. */
static char *statement_text(const char *name)
{
	static const char mark[] = "-- name: ";
	for (const char *at = strstr(sql_statements, mark); at != NULL; at = strstr(at, mark)) {
		at += strlen(mark);
		size_t length = strcspn(at, "\n");
		bool found = strlen(name) == length && strncmp(at, name, length) == 0;
		const char *text = at + length + 1, *end = strstr(text, mark);
		if (found)
			return end != NULL ? xstrndup(text, (size_t)(end - text)) : xstrdup(text);
	}
	return NULL;
}

char *store_statement(const char *name)
{
	return statement_text(name);
}

/* ---- parameters ---- */

/* The codes of the words of a field as JSON, in the order of the table. The caller frees. */
static char *codes_of(const char *kind_name, const char *field)
{
	const struct kind *kind = kind_named(kind_name);
	const struct choice *choice = kind->fields[kind_field(kind, field)].choices;
	struct str json = {0};
	for (; choice->code != NULL; choice++)
		str_addf(&json, "%s\"%s\"", json.length > 0 ? "," : "[", choice->code);
	str_add_char(&json, ']');
	return str_take(&json);
}

/* "project.finished" and the like: the statuses that make a record history, as JSON. The caller frees. */
static char *closed_statuses(void)
{
	struct str json = {0};
	for (int k = 0; k < kind_count; k++) {
		int field = kind_field(&kinds[k], "status");
		const char *code = field >= 0 ? kinds[k].fields[field].closed : NULL;
		for (size_t length; code != NULL && *code != '\0'; code += length + strspn(code + length, " ")) {
			length = strcspn(code, " ");
			str_addf(&json, "%s\"%s.%.*s\"", json.length > 0 ? "," : "[", kinds[k].name, (int)length, code);
		}
	}
	str_add_char(&json, ']');
	return str_take(&json);
}

static char *today(void)
{
	char day[CLOCK_DAY_SIZE];
	clock_today(day);
	return xstrdup(day);
}

/* What statements may use without being given it, beside :today and :closed_statuses. */
static const struct {
	const char *name, *kind, *field;
} own_params[] = {
	{ "project_statuses", "project", "status" }, { "characters", "network", "characters" },
	{ "organs", "decision", "organ" }, { "mobility_forms", "scholarship", "form" },
	{ "trip_kinds", "trip", "kind" }, { "goal_sources", "goal", "source" },
};

/* The value for a parameter; the caller frees; NULL where nobody gives it. */
static char *value_of(const char *name, const struct grid_param *params, int count)
{
	for (int i = 0; i < count; i++)
		if (strcmp(params[i].name, name) == 0)
			return xstrdup(params[i].value);
	for (size_t i = 0; i < sizeof own_params / sizeof *own_params; i++)
		if (strcmp(own_params[i].name, name) == 0)
			return codes_of(own_params[i].kind, own_params[i].field);
	if (strcmp(name, "closed_statuses") == 0)
		return closed_statuses();
	return strcmp(name, "today") == 0 ? today() : NULL;
}

static bool bind_all(sqlite3_stmt *statement, const char *name, const struct grid_param *params, int count,
		     struct err *err)
{
	for (int i = 1; i <= sqlite3_bind_parameter_count(statement); i++) {
		const char *parameter = sqlite3_bind_parameter_name(statement, i);
		char *value = value_of(parameter + 1, params, count);
		if (value == NULL)
			return err_set(err, ERR_USAGE, _("%s: needs a value for %s"), name, parameter + 1);
		sql_bind(statement, parameter, value);
		free(value);
	}
	return true;
}

/* ---- the answer, row by row ---- */

/* The columns of the statement, named, with no row yet. */
static struct grid name_columns(sqlite3_stmt *row)
{
	struct grid grid = { .column_count = sqlite3_column_count(row) };
	grid.column = xcalloc((size_t)grid.column_count, sizeof *grid.column);
	for (int i = 0; i < grid.column_count; i++)
		grid.column[i] = xstrdup(sqlite3_column_name(row, i));
	return grid;
}

static bool give_rows(struct sql *sql, sqlite3_stmt *row, grid_take *take, void *taker, struct err *err)
{
	struct grid grid = name_columns(row);
	enum sql_result got = SQL_END;
	char **cell = xcalloc((size_t)grid.column_count, sizeof *cell);
	bool taken = true;
	grid.cell = cell;
	grid.row_count = 1;
	while (taken && (got = sql_step(sql, row, err)) == SQL_ROW) {
		/* Text of the row itself: it lasts until the next step, and so does the borrowed grid. */
		for (int i = 0; i < grid.column_count; i++)
			cell[i] = (char *)sql_text(row, i);
		taken = take(taker, &grid, err);
	}
	grid.row_count = 0;
	grid_free(&grid);
	return taken && got == SQL_END;
}

bool store_each(struct store *store, const char *statement, const struct grid_param *params, int param_count,
		grid_take *take, void *taker, struct err *err)
{
	char *text = statement_text(statement);
	if (text == NULL)
		return err_set(err, ERR_NOT_FOUND, _("%s: there is no statement of this name"), statement);
	sqlite3_stmt *row = sql_prepare(store->sql, text, err);
	free(text);
	if (row == NULL)
		return false;
	bool done = bind_all(row, statement, params, param_count, err) &&
		    give_rows(store->sql, row, take, taker, err);
	sql_done(store->sql, row);
	return done;
}

bool store_source(void *store, const char *statement, const struct grid_param *params, int count, grid_take *take,
		  void *taker, struct err *err)
{
	return store_each(store, statement, params, count, take, taker, err);
}

bool store_grid(struct store *store, const char *statement, const struct grid_param *params, int param_count,
		struct grid *grid, struct err *err)
{
	return grid_ask(store_source, store, statement, params, param_count, grid, err);
}

bool store_still(struct store *store, bool still, struct err *err)
{
	return sql_run(store->sql, still ? "BEGIN" : "COMMIT", err);
}
