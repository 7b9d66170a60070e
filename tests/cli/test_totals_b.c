/* SPDX-License-Identifier: EUPL-1.2 */
/* What the summaries of units, calls, partners, decisions, trips and goals add up to, worked out a second time: plain
 * SQL straight on the tables of each demo register, without the parts that the program's own statements share. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "mem.h"
#include "run.h"
#include "summary.h"

#include "store.h"

/* :y is the year, :today the day. */
#define IN_YEAR(date) "deleted_at IS NULL AND substr(" date ", 1, 4) = :y"
#define STALE                                                                                                         \
	"deleted_at IS NULL AND status NOT IN ('idea', 'pre-study', 'rejected', 'finished', 'cancelled')"             \
	" AND ifnull(julianday(:today) - julianday(confirmed), 1000) > 90"
#define ACTIVE                                                                                                        \
	"deleted_at IS NULL AND substr(ifnull(start, '0000'), 1, 4) <= :y AND substr(ifnull(\"end\", '9999'), 1, 4)"  \
	" >= :y AND NOT (start IS NULL AND \"end\" IS NULL AND status IN ('finished', 'rejected', 'cancelled'))"
#define NORDIC "'DK', 'FI', 'IS', 'NO', 'SE', 'AX', 'FO', 'GL', 'SJ'"
#define REGION(code)                                                                                                  \
	"CASE WHEN " code " IN (" NORDIC ") THEN 1 WHEN " code " IN ('AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'EE', 'FR',"  \
	" 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES') THEN 2"     \
	" WHEN " code " IN ('AL', 'AD', 'BY', 'BA', 'GB', 'GE', 'MD', 'ME', 'MK', 'RS', 'RU', 'CH', 'TR', 'UA', 'XK')" \
	" THEN 3 ELSE 4 END"
#define WAITING "deleted_at IS NULL AND status IN ('submitted', 'reserve')"
/* A partial deadline has not passed before its last day has. */
#define AHEAD "substr(deadline, 1, 10) >= substr(:today, 1, length(substr(deadline, 1, 10)))"
#define CALLS                                                                                                         \
	"SELECT id FROM call WHERE deleted_at IS NULL AND ((status IN ('open', 'forthcoming')) OR (status NOT IN"      \
	" ('closed', 'withdrawn') AND (deadline IS NULL OR " AHEAD ")))"
#define TO_DECIDE                                                                                                     \
	"SELECT 't' || id AS thing FROM twin_town WHERE deleted_at IS NULL AND status = 'active'"                     \
	" UNION ALL SELECT 'n' || id FROM network WHERE deleted_at IS NULL AND status = 'active'"                     \
	" UNION ALL SELECT 'a' || id FROM agreement WHERE deleted_at IS NULL AND kind NOT IN ('membership',"          \
	" 'partnership') AND ifnull(valid_from, '') <= :today AND ifnull(valid_to, '9') || '-99' >= :today"           \
	" UNION ALL SELECT 'p' || id FROM project WHERE deleted_at IS NULL AND status IN ('granted', 'decided',"      \
	" 'ongoing', 'paused')"
#define DECIDED                                                                                                       \
	"SELECT CASE WHEN project IS NOT NULL THEN 'p' || project WHEN network IS NOT NULL THEN 'n' || network"       \
	" WHEN twin_town IS NOT NULL THEN 't' || twin_town ELSE 'a' || ifnull(agreement, 0) END FROM decision"        \
	" WHERE deleted_at IS NULL AND ifnull(kind, '') <> 'end'"
#define GOAL                                                                                                          \
	"deleted_at IS NULL AND substr(ifnull(\"from\", '0'), 1, 4) <= :y AND substr(ifnull(\"to\", '9'), 1, 4) >= :y"
#define SERVED                                                                                                        \
	"id IN (SELECT item FROM project_goals WHERE owner IN (SELECT id FROM project WHERE deleted_at IS NULL))"

/* Which rows of a table a figure is taken from. */
enum figure_rows {
	ROWS_ALL,   /* those that are no sums, added up */
	ROWS_TOTAL, /* the row of sums; of a table of one row that row */
	ROWS_YEAR,  /* the row of the year */
	ROWS_TOP,   /* those without indent, added up */
	ROWS_BELOW, /* those with */
};
static const struct figure {
	const char *summary, *table, *column; /* NULL: how many rows there are */
	enum figure_rows rows;
	const char *sql;
} figures[] = {
	{ "coverage", "coverage", "ongoing", ROWS_TOTAL,
	  "SELECT count(*) FROM project WHERE deleted_at IS NULL AND status = 'ongoing'" },
	{ "coverage", "coverage", "ideas", ROWS_ALL,
	  "SELECT count(*) FROM project WHERE deleted_at IS NULL AND status = 'idea'" },
	{ "coverage", "coverage", "stale", ROWS_TOTAL, "SELECT count(*) FROM project WHERE " STALE },
	{ "coverage", "stale", NULL, ROWS_ALL, "SELECT count(*) FROM project WHERE " STALE },
	{ "coverage", "quiet", NULL, ROWS_ALL,
	  "SELECT count(*) FROM unit WHERE deleted_at IS NULL AND kind IN ('administration', 'company')"
	  " AND ifnull(valid_to, '9999') >= :today AND id NOT IN (SELECT unit FROM idea WHERE deleted_at IS NULL"
	  " AND status NOT IN ('converted', 'dropped')) AND id NOT IN (SELECT unit FROM project"
	  " WHERE deleted_at IS NULL"
	  " AND status NOT IN ('rejected', 'finished', 'cancelled') UNION SELECT l.item FROM project_units l, project p"
	  " WHERE p.id = l.owner AND p.deleted_at IS NULL AND p.status NOT IN ('rejected', 'finished', 'cancelled'))" },
	{ "applications", "application-years", "applications", ROWS_YEAR,
	  "SELECT count(*) FROM application WHERE " IN_YEAR("submitted") },
	{ "applications", "application-years", "granted", ROWS_YEAR,
	  "SELECT count(*) FROM application WHERE status = 'granted' AND " IN_YEAR("submitted") },
	{ "applications", "application-years", "rejected", ROWS_YEAR,
	  "SELECT count(*) FROM application WHERE status = 'rejected' AND " IN_YEAR("submitted") },
	{ "applications", "application-years", "hit_percent", ROWS_YEAR,
	  "SELECT count(*) FROM application WHERE status = 'granted' AND " IN_YEAR("submitted") },
	{ "applications", "application-years", "applied_sek", ROWS_YEAR,
	  "SELECT total(applied_sek) FROM application WHERE " IN_YEAR("submitted") },
	{ "applications", "application-years", "granted_sek", ROWS_YEAR,
	  "SELECT total(granted_sek) FROM application WHERE " IN_YEAR("submitted") },
	{ "applications", "application-programmes", "applications", ROWS_TOTAL,
	  "SELECT count(*) FROM application WHERE " IN_YEAR("submitted") },
	{ "applications", "application-programmes", "applied_sek", ROWS_ALL,
	  "SELECT total(applied_sek) FROM application WHERE " IN_YEAR("submitted") },
	{ "applications", "application-waiting", NULL, ROWS_ALL, "SELECT count(*) FROM application WHERE " WAITING },
	{ "applications", "application-waiting", "applied_sek", ROWS_TOTAL,
	  "SELECT total(applied_sek) FROM application WHERE " WAITING },
	{ "countries", "countries", "projects", ROWS_BELOW,
	  "SELECT count(*) FROM project_countries WHERE owner IN (SELECT id FROM project WHERE " ACTIVE ")" },
	{ "countries", "countries", "projects", ROWS_TOP,
	  "SELECT count(*) FROM (SELECT DISTINCT owner, " REGION("item") " FROM project_countries"
	  " WHERE owner IN (SELECT id FROM project WHERE " ACTIVE "))" },
	{ "countries", "countries", "partners", ROWS_TOP, "SELECT count(*) FROM partner WHERE deleted_at IS NULL" },
	{ "countries", "countries", "twin_towns", ROWS_BELOW,
	  "SELECT count(*) FROM twin_town WHERE deleted_at IS NULL AND status <> 'ended'" },
	{ "countries", "countries", "trips", ROWS_TOP,
	  "SELECT count(*) FROM trip WHERE country IS NOT NULL AND " IN_YEAR("\"from\"") },
	{ "countries", "countries-none", NULL, ROWS_ALL,
	  "SELECT count(*) FROM project WHERE id NOT IN (SELECT owner FROM project_countries) AND " ACTIVE },
	{ "partners", "twin-towns", NULL, ROWS_ALL,
	  "SELECT count(*) FROM twin_town WHERE deleted_at IS NULL AND status <> 'ended'" },
	{ "partners", "twin-towns", "activities", ROWS_ALL,
	  "SELECT count(*) FROM activity WHERE twin_town > 0 AND " IN_YEAR("\"from\"") },
	{ "partners", "twin-towns", "trips", ROWS_ALL,
	  "SELECT count(*) FROM trip WHERE twin_town > 0 AND " IN_YEAR("\"from\"") },
	{ "partners", "networks", "activities", ROWS_ALL,
	  "SELECT count(*) FROM activity WHERE network > 0 AND " IN_YEAR("\"from\"") },
	{ "partners", "networks", "fee_sek", ROWS_TOTAL,
	  "SELECT total(fee_sek) FROM network WHERE deleted_at IS NULL AND status = 'active'" },
	{ "partners", "characters", "active", ROWS_ALL,
	  "SELECT total(length(characters) - length(replace(characters, ' ', '')) + 1) + count(*) - count(characters)"
	  " FROM network WHERE deleted_at IS NULL AND status = 'active'" },
	{ "partners", "agreements", NULL, ROWS_ALL,
	  "SELECT count(*) FROM agreement WHERE deleted_at IS NULL AND ifnull(valid_to, '9') || '-99' >= :today" },
	{ "calls", "calls", NULL, ROWS_ALL, "SELECT count(*) FROM (" CALLS ")" },
	{ "calls", "calls", "areas", ROWS_ALL, "SELECT count(*) FROM call_areas WHERE owner IN (" CALLS ")" },
	{ "calls", "calls", "ideas", ROWS_ALL,
	  "SELECT count(*) FROM idea WHERE deleted_at IS NULL AND status IN ('new', 'examined')"
	  " AND call IN (" CALLS ")" },
	{ "calls", "calls", "projects", ROWS_ALL,
	  "SELECT count(*) FROM project WHERE deleted_at IS NULL AND call IN (" CALLS ")" },
	{ "decisions", "decision-organs", "decisions", ROWS_TOTAL,
	  "SELECT count(*) FROM decision WHERE " IN_YEAR("date") },
	{ "decisions", "decision-organs", "projects", ROWS_ALL,
	  "SELECT count(*) FROM decision WHERE project > 0 AND " IN_YEAR("date") },
	{ "decisions", "decision-organs", "trips", ROWS_TOTAL,
	  "SELECT count(*) FROM decision WHERE trip > 0 AND " IN_YEAR("date") },
	{ "decisions", "decision-organs", "relations", ROWS_TOTAL,
	  "SELECT count(*) FROM decision WHERE coalesce(twin_town, network, agreement) > 0 AND " IN_YEAR("date") },
	{ "decisions", "decision-organs", "unregistered", ROWS_TOTAL,
	  "SELECT count(*) FROM decision WHERE ifnull(dnr, '') = '' AND " IN_YEAR("date") },
	{ "decisions", "decision-list", NULL, ROWS_ALL, "SELECT count(*) FROM decision WHERE " IN_YEAR("date") },
	{ "decisions", "decision-due", "due", ROWS_ALL, "SELECT count(*) FROM (" TO_DECIDE ")" },
	{ "decisions", "decision-due", "decided", ROWS_ALL,
	  "SELECT count(*) FROM (" TO_DECIDE ") WHERE thing IN (" DECIDED ")" },
	{ "decisions", "decision-due", "lacking", ROWS_ALL,
	  "SELECT count(*) FROM (" TO_DECIDE ") WHERE thing NOT IN (" DECIDED ")" },
	{ "trips", "trip-countries", "trips", ROWS_TOTAL, "SELECT count(*) FROM trip WHERE " IN_YEAR("\"from\"") },
	{ "trips", "trip-countries", "delegates", ROWS_TOTAL,
	  "SELECT total(majority) + total(opposition) + total(staff) + total(youth) FROM trip WHERE "
	  IN_YEAR("\"from\"") },
	{ "trips", "trip-countries", "cost_sek", ROWS_ALL,
	  "SELECT total(cost_sek) FROM trip WHERE " IN_YEAR("\"from\"") },
	{ "trips", "trip-kinds", "cost_sek", ROWS_TOTAL,
	  "SELECT total(cost_sek) FROM trip WHERE " IN_YEAR("\"from\"") },
	{ "trips", "trip-kinds", "presidium", ROWS_TOTAL,
	  "SELECT total(presidium) FROM trip WHERE " IN_YEAR("\"from\"") },
	{ "trips", "trips", "opposition", ROWS_TOTAL, "SELECT total(opposition) FROM trip WHERE " IN_YEAR("\"from\"") },
	{ "trips", "trips", "staff", ROWS_ALL, "SELECT total(staff) FROM trip WHERE " IN_YEAR("\"from\"") },
	{ "scholarships", "scholarship-years", "rounds", ROWS_YEAR,
	  "SELECT count(*) FROM scholarship WHERE deleted_at IS NULL AND year = CAST(:y AS INTEGER)" },
	{ "scholarships", "scholarship-years", "count", ROWS_YEAR,
	  "SELECT total(count) FROM scholarship WHERE deleted_at IS NULL AND year = CAST(:y AS INTEGER)" },
	{ "scholarships", "scholarship-forms", "amount_sek", ROWS_TOTAL,
	  "SELECT total(amount_sek) FROM scholarship WHERE deleted_at IS NULL AND year = CAST(:y AS INTEGER)" },
	{ "scholarships", "scholarship-forms", "inside", ROWS_TOTAL,
	  "SELECT total(count) FROM scholarship WHERE deleted_at IS NULL AND year = CAST(:y AS INTEGER)"
	  " AND NOT age_from < 13 AND NOT age_to > 19" },
	{ "scholarships", "scholarship-forms", "outside", ROWS_TOTAL,
	  "SELECT total(count) FROM scholarship WHERE deleted_at IS NULL AND year = CAST(:y AS INTEGER)"
	  " AND NOT (age_from >= 13 AND age_to <= 19)" },
	{ "goals", "goal-sources", "goals", ROWS_TOTAL, "SELECT count(*) FROM goal WHERE " GOAL },
	{ "goals", "goal-sources", "served", ROWS_TOTAL, "SELECT count(*) FROM goal WHERE " GOAL " AND " SERVED },
	{ "goals", "goal-sources", "idle", ROWS_TOTAL, "SELECT count(*) FROM goal WHERE " GOAL " AND NOT " SERVED },
	{ "goals", "goals-idle", NULL, ROWS_ALL, "SELECT count(*) FROM goal WHERE " GOAL " AND NOT " SERVED },
};

static void bind(sqlite3_stmt *statement, const char *name, const char *text)
{
	sqlite3_bind_text(statement, sqlite3_bind_parameter_index(statement, name), text, -1, SQLITE_TRANSIENT);
}

static int64_t ask(sqlite3 *db, const char *sql, const char *year)
{
	sqlite3_stmt *statement;
	char today[CLOCK_DAY_SIZE];
	clock_today(today);
	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	bind(statement, ":y", year);
	bind(statement, ":today", today);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	int64_t answer = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return answer;
}

static const struct document_block *table_named(const struct document *document, const char *name)
{
	for (int i = 0; i < document->block_count; i++)
		if (document->block[i].type == BLOCK_TABLE && strcmp(document->block[i].name, name) == 0)
			return &document->block[i];
	return NULL;
}

static int column_named(const struct document_block *table, const char *name)
{
	for (int i = 0; i < table->column_count; i++)
		if (strcmp(table->column[i].name, name) == 0)
			return i;
	fail_msg("%s has no column %s", table->name, name);
	return -1;
}

static bool is_meant(const struct document_row *row, enum figure_rows rows, const char *year, bool single)
{
	switch (rows) {
	case ROWS_TOTAL:
		return row->total || single;
	case ROWS_YEAR:
		return strcmp(row->cell[0].text, year) == 0;
	case ROWS_TOP:
		return row->indent == 0;
	case ROWS_BELOW:
		return row->indent > 0;
	default:
		return !row->total;
	}
}

static int64_t told(const struct document_block *table, const struct figure *figure, const char *year)
{
	int column = figure->column != NULL ? column_named(table, figure->column) : -1;
	int64_t sum = 0;
	for (int i = 0; i < table->row_count; i++) {
		const struct document_row *row = &table->row[i];
		if (is_meant(row, figure->rows, year, table->row_count == 1))
			sum += column < 0 ? 1 : row->cell[column].empty ? 0 : row->cell[column].number;
	}
	return sum;
}

/* Returns whether there was anything to tell; what is nothing has no table. */
static bool check_figure(struct store *store, sqlite3 *db, const char *strategy_name, const struct figure *figure,
			 int year)
{
	struct err err = {0};
	char word[12];
	struct strategy *strategy = store_strategy(store, &err);
	struct summary_request request = { .period = period_year(year) };
	struct document *document =
		summary_build(summary_find(figure->summary, &err), strategy, &request, store_source, store, &err);
	if (document == NULL || !document_hold(document, -1, &err))
		fail_msg("%s: %s", figure->summary, err.text);
	snprintf(word, sizeof word, "%d", year);
	const struct document_block *table = table_named(document, figure->table);
	int64_t wanted = ask(db, figure->sql, word), got = table != NULL ? told(table, figure, word) : 0;
	if (got != wanted)
		fail_msg("%s %d, %s of %s: %lld is told, %lld is right", strategy_name, year,
			 figure->column != NULL ? figure->column : "rows", figure->table, (long long)got,
			 (long long)wanted);
	document_free(document);
	strategy_free(strategy);
	return wanted > 0;
}

static void check_register(const char *name, int seen[])
{
	struct err err = {0};
	struct store_options options = { .actor = { .login = "anna", .via = "command" }, .busy_seconds = 5 };
	char *line = xasprintf("--as anna init --strategy %s --demo %s.db", name, name);
	char *path = xasprintf("%s.db", name);
	sqlite3 *db;
	expect(line, 0, path, "");
	struct store *store = store_open(path, &options, &err);
	if (store == NULL)
		fail_msg("%s", err.text);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
		for (int year = 2023; year <= 2027; year++)
			seen[i] += check_figure(store, db, name, &figures[i], year);
	sqlite3_close(db);
	store_close(store);
	free(path);
	free(line);
}

static void test_totals(void **state)
{
	(void)state;
	static const char *const names[] = { "amal", "ostersund", "tranas", "trollhattan", "vanersborg" };
	int seen[sizeof figures / sizeof *figures] = {0};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		check_register(names[i], seen);
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
		if (seen[i] == 0)
			fail_msg("%s of %s is never more than nothing",
				 figures[i].column != NULL ? figures[i].column : "rows", figures[i].table);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_totals) };
	return cmocka_run_group_tests_name("totals", tests, run_start, run_stop);
}
