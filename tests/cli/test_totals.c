/* SPDX-License-Identifier: EUPL-1.2 */
/* What the summaries add up to, worked out a second time: plain SQL straight on the tables of each demo register,
 * written without the parts that the program's own statements share. */
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

#include "mem.h"
#include "run.h"
#include "summary.h"

#include "store.h"

/* A project is of the year Y when no day of it lies wholly outside; 'Y' stands for the year in what follows. */
#define NOT_ENDED "substr(ifnull(\"end\", '9999'), 1, 4) >= 'Y'"
#define DATED                                                                                                          \
	"NOT (start IS NULL AND \"end\" IS NULL AND (status = 'finished' OR status = 'rejected'"                       \
	" OR status = 'cancelled'))"
#define ACTIVE "deleted_at IS NULL AND substr(ifnull(start, '0000'), 1, 4) <= 'Y' AND " NOT_ENDED " AND " DATED
#define CARRIED_OUT                                                                                                    \
	ACTIVE " AND status <> 'idea' AND status <> 'drafting' AND status <> 'applied'"                                \
	       " AND status <> 'rejected' AND status <> 'cancelled'"
#define BEGUN "deleted_at IS NULL AND \"from\" LIKE 'Y%'"
#define DONE BEGUN " AND \"from\" < '2026-11-21'" /* after the clock of the tests */

/* Each project once under each area that it has something to do with, and once where it has none. */
#define BY_AREA                                                                                                        \
	"WITH p AS (SELECT id FROM project WHERE " ACTIVE ") SELECT (SELECT count(*) FROM p, area a"                   \
	" WHERE a.deleted_at IS NULL AND p.id IN (SELECT l.owner FROM project_areas l, area b WHERE b.id = l.item"     \
	" AND a.id IN (b.id, b.parent, (SELECT c.parent FROM area c WHERE c.id = b.parent))))"                         \
	" + (SELECT count(*) FROM p WHERE id NOT IN (SELECT owner FROM project_areas))"

/* A figure of a summary: the sum of a column over the rows of a table that are no sums, or with TOTAL the figure of the
 * row of sums; and the query that knows it. */
static const struct figure {
	const char *summary, *table, *column;
	bool total;
	const char *sql;
} figures[] = {
	{ "audit", "audit-total", "projects", false, "SELECT count(*) FROM project WHERE " ACTIVE },
	{ "audit", "audit-total", "budget_sek", false, "SELECT total(budget_sek) FROM project WHERE " CARRIED_OUT },
	{ "audit", "audit-total", "external_sek", false, "SELECT total(external_sek) FROM project WHERE " CARRIED_OUT },
	{ "audit", "audit-total", "own_sek", false, "SELECT total(own_sek) FROM project WHERE " CARRIED_OUT },
	{ "overview", "units", "projects", true, "SELECT count(*) FROM project WHERE " ACTIVE },
	{ "overview", "units", "budget_sek", true, "SELECT total(budget_sek) FROM project WHERE " CARRIED_OUT },
	{ "overview", "units", "external_sek", false, "SELECT total(external_sek) FROM project WHERE " CARRIED_OUT },
	{ "overview", "areas", "projects", false, BY_AREA },
	{ "mandate", "areas", "projects", false, BY_AREA },
	{ "audit", "audit-total", "decided", false,
	  "SELECT count(DISTINCT d.project) FROM decision d, (SELECT id FROM project WHERE " ACTIVE ") p"
	  " WHERE p.id = d.project AND d.deleted_at IS NULL AND ifnull(d.kind, '') <> 'end'" },
	{ "audit", "audit", "budget_sek", false, "SELECT total(budget_sek) FROM project WHERE " ACTIVE },
	{ "audit", "audit", "external_sek", false, "SELECT total(external_sek) FROM project WHERE " ACTIVE },
	{ "audit", "audit", "own_sek", false, "SELECT total(own_sek) FROM project WHERE " ACTIVE },
	{ "funding", "funding-units", "projects", true, "SELECT count(*) FROM project WHERE " CARRIED_OUT },
	{ "funding", "funding-units", "budget_sek", false, "SELECT total(budget_sek) FROM project WHERE " CARRIED_OUT },
	{ "funding", "funding-units", "external_sek", true,
	  "SELECT total(external_sek) FROM project WHERE " CARRIED_OUT },
	{ "funding", "funding-units", "own_sek", true, "SELECT total(own_sek) FROM project WHERE " CARRIED_OUT },
	{ "funding", "funding-sources", "grants", true,
	  "SELECT count(*) FROM funding WHERE deleted_at IS NULL AND year = Y" },
	{ "funding", "funding-sources", "cash_sek", false,
	  "SELECT total(amount_sek) FROM funding WHERE deleted_at IS NULL AND year = Y"
	  " AND ifnull(form, 'cash') = 'cash'" },
	{ "funding", "funding-sources", "kind_sek", false,
	  "SELECT total(amount_sek) FROM funding WHERE deleted_at IS NULL AND year = Y AND form = 'in-kind'" },
	{ "funding", "funding-sources", "amount_eur", false,
	  "SELECT total(amount_eur) FROM funding WHERE deleted_at IS NULL AND year = Y" },
	{ "funding", "funding-programmes", "amount_sek", false,
	  "SELECT total(amount_sek) FROM funding WHERE deleted_at IS NULL AND year = Y AND programme > 0" },
	{ "funding", "funding-programmes", "amount_eur", false,
	  "SELECT total(amount_eur) FROM funding WHERE deleted_at IS NULL AND year = Y AND programme > 0" },
	{ "mandate", "term-years", "begun", false,
	  "SELECT count(*) FROM project WHERE deleted_at IS NULL AND start LIKE 'Y%'"
	  " AND status NOT IN ('idea', 'drafting', 'applied', 'rejected', 'cancelled')" },
	{ "mandate", "term-years", "finished", false,
	  "SELECT count(*) FROM project WHERE deleted_at IS NULL AND \"end\" LIKE 'Y%' AND status = 'finished'" },
	{ "mandate", "term-years", "budget_sek", false,
	  "SELECT total(budget_sek) FROM project WHERE deleted_at IS NULL AND start LIKE 'Y%'"
	  " AND status NOT IN ('idea', 'drafting', 'applied', 'rejected', 'cancelled')" },
	{ "mandate", "term-share", "projects", false, "SELECT count(*) FROM project WHERE " CARRIED_OUT },
	{ "mandate", "term-share", "external", false,
	  "SELECT count(*) FROM project WHERE external_sek <> 0 AND " CARRIED_OUT },
	{ "mandate", "goals", "projects", false,
	  "SELECT count(*) FROM project_goals l WHERE l.owner IN (SELECT id FROM project WHERE " ACTIVE ")"
	  " AND l.item IN (SELECT id FROM goal WHERE deleted_at IS NULL AND substr(ifnull(\"from\", '0'), 1, 4) <= 'Y'"
	  " AND substr(ifnull(\"to\", '9'), 1, 4) >= 'Y')" },
	{ "mandate", "indicators", "outcome", false,
	  "SELECT total(outcome) FROM indicator WHERE deleted_at IS NULL AND year = Y" },
	{ "annual", "activity-kinds", "activities", false, "SELECT count(*) FROM activity WHERE " DONE },
	{ "annual", "activity-kinds", "staff", true, "SELECT total(staff) FROM activity WHERE " DONE },
	{ "annual", "activity-kinds", "pupils", true, "SELECT total(pupils) FROM activity WHERE " DONE },
	{ "annual", "activities", "staff", false, "SELECT total(staff) FROM activity WHERE " DONE },
	{ "annual", "activities", "pupils", false, "SELECT total(pupils) FROM activity WHERE " DONE },
	{ "annual", "resources", "hours", true,
	  "SELECT total(minutes) FROM resource WHERE deleted_at IS NULL AND year = Y" },
	{ "annual", "resources", "amount_sek", false,
	  "SELECT total(amount_sek) FROM resource WHERE deleted_at IS NULL AND year = Y" },
	{ "annual", "travel", "cost_sek", true, "SELECT total(cost_sek) FROM trip WHERE " BEGUN },
	{ "annual", "travel", "delegates", true,
	  "SELECT total(majority) + total(opposition) + total(staff) + total(youth) FROM trip WHERE " BEGUN },
	{ "annual", "mobility", "count", true,
	  "SELECT total(count) FROM scholarship WHERE deleted_at IS NULL AND year = Y" },
	{ "annual", "mobility", "amount_sek", true,
	  "SELECT total(amount_sek) FROM scholarship WHERE deleted_at IS NULL AND year = Y" },
	{ "annual", "projects", "budget_sek", false, "SELECT total(budget_sek) FROM project WHERE " ACTIVE },
	{ "annual", "going", "budget_sek", false,
	  "SELECT total(budget_sek) FROM project WHERE status IN ('ongoing', 'paused') AND " ACTIVE },
	{ "annual", "priority-none", "projects", false,
	  "SELECT count(*) FROM project WHERE coalesce(priority_growth, priority_mutual, priority_result) IS NULL"
	  " AND status NOT IN ('finished', 'rejected', 'cancelled') AND " ACTIVE },
	{ "annual", "ended", "budget_sek", false,
	  "SELECT total(budget_sek) FROM project WHERE deleted_at IS NULL AND (status IN ('finished', 'cancelled')"
	  " AND min(ifnull(\"end\", start), '2026-11-20') LIKE 'Y%' OR status = 'rejected' AND ifnull("
	  "(SELECT max(a.answered) FROM application a WHERE a.project = project.id AND a.status = 'rejected'),"
	  " min(start, '2026-11-20')) LIKE 'Y%')" },
	{ "au", "planned", "budget_sek", false,
	  "SELECT total(budget_sek) FROM project WHERE status NOT IN ('ongoing', 'paused', 'finished', 'rejected',"
	  " 'cancelled') AND deleted_at IS NULL AND " NOT_ENDED },
};

/* The answer of SQL with each lone Y made the year. */
static int64_t ask(sqlite3 *db, const char *sql, int year)
{
	struct str text = {0};
	sqlite3_stmt *statement;
	for (const char *at = sql; *at != '\0'; at++)
		if (*at == 'Y' && (at[1] == '\'' || at[1] == '%' || at[1] == ' ' || at[1] == '\0') &&
		    (at[-1] == '\'' || at[-1] == ' '))
			str_addf(&text, "%d", year);
		else
			str_add_char(&text, *at);
	if (sqlite3_prepare_v2(db, text.text, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s: %s", text.text, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	int64_t answer = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	str_free(&text);
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

/* A table of one row has no row of sums: the row is the sum. */
static int64_t told(const struct document_block *table, const struct figure *figure, int year)
{
	char word[12];
	int column = column_named(table, figure->column);
	bool by_year = strcmp(figure->table, "term-years") == 0 || strcmp(figure->table, "term-share") == 0;
	int64_t sum = 0;
	snprintf(word, sizeof word, "%d", year);
	for (int i = 0; i < table->row_count; i++) {
		const struct document_row *row = &table->row[i];
		if (by_year && strcmp(row->cell[0].text, word) != 0)
			continue;
		if (row->total == (figure->total && table->row_count > 1) && !row->cell[column].empty)
			sum += row->cell[column].number;
	}
	return sum;
}

/* Returns whether the summary has the table in the words of its strategy. */
static bool check_figure(struct store *store, sqlite3 *db, const char *strategy_name, const struct figure *figure,
			 int year)
{
	struct err err = {0};
	struct strategy *strategy = store_strategy(store, &err);
	struct summary_request request = { .period = period_year(year) };
	struct document *document =
		summary_build(summary_find(figure->summary, &err), strategy, &request, store_source, store, &err);
	if (document == NULL || !document_hold(document, -1, &err))
		fail_msg("%s: %s", figure->summary, err.text);
	const struct document_block *table = table_named(document, figure->table);
	int64_t wanted = ask(db, figure->sql, year), got = table != NULL ? told(table, figure, year) : wanted;
	if (got != wanted)
		fail_msg("%s %d, %s of %s: %lld is told, %lld is right", strategy_name, year, figure->column,
			 figure->table, (long long)got, (long long)wanted);
	bool found = table != NULL && wanted > 0;
	document_free(document);
	strategy_free(strategy);
	return found;
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
		for (int year = 2022; year <= 2028; year++)
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
			fail_msg("%s of %s is never more than nothing", figures[i].column, figures[i].table);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_totals) };
	return cmocka_run_group_tests_name("totals", tests, run_start, run_stop);
}
