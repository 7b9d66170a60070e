/* SPDX-License-Identifier: EUPL-1.2 */
/* Behind every figure of a summary stand exactly the rows that it counts: for each strategy, in each year. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "mem.h"
#include "run.h"
#include "summary.h"

#include "store.h"

static int start(void **state)
{
	(void)state;
	run_begin();
	return 0;
}

static int end(void **state)
{
	(void)state;
	run_end();
	return 0;
}

static bool figures(void *context, const char *statement, const struct grid_param *params, int count, struct grid *grid,
		    struct err *err)
{
	return store_grid(context, statement, params, count, grid, err);
}

static int count_rows(struct store *store, const char *kind, const char *expression)
{
	struct err err = {0};
	struct filter *filter = filter_parse(kind_named(kind), expression, &err);
	struct query query = { .kind = kind_named(kind), .filter = filter, .group = -1 };
	struct rows rows = {0};
	if (filter == NULL || !store_rows(store, &query, &rows, &err))
		fail_msg("%s: %s", expression, err.text);
	int count = rows.count;
	rows_free(&rows);
	filter_free(filter);
	return count;
}

/* The column that counts what the row leads to. */
static int counting_column(const struct document_block *table)
{
	const char *name = strcmp(table->name, "external-share") == 0 ? "external" : "projects";
	for (int i = 0; i < table->column_count; i++)
		if (strcmp(table->column[i].name, name) == 0)
			return i;
	fail_msg("%s counts nothing", table->name);
	return -1;
}

static int check_table(struct store *store, const struct document_block *table)
{
	int column = counting_column(table);
	for (int i = 0; i < table->row_count; i++) {
		const struct document_row *row = &table->row[i];
		assert_non_null(row->drill_filter);
		int count = count_rows(store, row->drill_kind, row->drill_filter);
		if (count != row->cell[column].number)
			fail_msg("%s: %lld are counted, %d are shown by %s", table->name,
				 (long long)row->cell[column].number, count, row->drill_filter);
	}
	return table->row_count;
}

static int check_year(struct store *store, int year)
{
	struct err err = {0};
	struct strategy *strategy = store_strategy(store, &err);
	struct summary_request request = { .year = year };
	struct document *document =
		summary_build(summary_find("overview", &err), strategy, &request, figures, store, &err);
	int rows = 0;
	if (document == NULL)
		fail_msg("%s", err.text);
	for (int i = 0; i < document->block_count; i++)
		if (document->block[i].type == BLOCK_TABLE)
			rows += check_table(store, &document->block[i]);
	document_free(document);
	strategy_free(strategy);
	return rows;
}

static void check_register(const char *path)
{
	struct err err = {0};
	struct store_options options = { .actor = { .login = "anna", .via = "command" }, .busy_seconds = 5 };
	struct store *store = store_open(path, &options, &err);
	if (store == NULL)
		fail_msg("%s", err.text);
	for (int year = 2019; year <= 2029; year++)
		assert_true(check_year(store, year) > 15);
	store_close(store);
}

static void test_drill_down(void **state)
{
	(void)state;
	static const char *const names[] = { "amal", "ostersund", "tranas", "trollhattan", "vanersborg" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *line = xasprintf("--as anna init --strategy %s --demo %s.db", names[i], names[i]);
		char *path = xasprintf("%s.db", names[i]);
		expect(line, 0, path, "");
		check_register(path);
		free(path);
		free(line);
	}
}

/* Dates that are partial or missing lie in a year by the same rule in the figure and in the filter. */
static void test_partial_dates(void **state)
{
	(void)state;
	static const char *const dates[] = {
		"start=2026 end=2026", "start=2025-12-31 end=2026-01-01", "start=2027-01-01 end=2028", "start=2027",
		"end=2025", "end=2025-12", "end=2026-01", "", "start=2026-12-31", "start=2026-12", "end=2026-01-01",
		"start=2020 end=2030",
	};
	expect("--as anna init --strategy vanersborg partial.db", 0, "partial.db", "");
	expect("--as anna --register partial.db add unit name=Skola short_name=S kind=administration", 0, "1", "");
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		char *line = xasprintf("--as anna --register partial.db add project title=P%zu unit=S need=behov "
				       "status=ongoing areas=1 external_sek=%zu %s", i, i % 2, dates[i]);
		expect(line, 0, NULL, "");
		free(line);
	}
	check_register("partial.db");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_drill_down),
		cmocka_unit_test(test_partial_dates),
	};
	return cmocka_run_group_tests_name("drill", tests, start, end);
}
