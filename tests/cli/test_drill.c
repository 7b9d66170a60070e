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

/* What FIELD of a record is in whole units of its own: hundredths, minutes, persons. */
static int64_t field_of(struct store *store, const char *kind, int64_t id, const char *field)
{
	struct err err = {0};
	struct record *record = store_load(store, kind_named(kind), id, &err);
	if (record == NULL)
		fail_msg("%s", err.text);
	int64_t number = atoll(record_get(record, field));
	record_free(record);
	return number;
}

/* The number of rows, and in *SUM what they have in FIELD together (NULL: not asked for). */
static int count_rows(struct store *store, const char *kind, const char *expression, const char *field, int64_t *sum)
{
	struct err err = {0};
	struct filter *filter = filter_parse(kind_named(kind), expression, &err);
	struct query query = { .kind = kind_named(kind), .filter = filter, .group = -1 };
	struct rows rows = {0};
	if ((filter == NULL && err.code != ERR_NONE) || !store_rows(store, &query, &rows, &err))
		fail_msg("%s: %s", expression, err.text);
	int count = rows.count;
	*sum = 0;
	for (int i = 0; i < count && field != NULL; i++)
		*sum += field_of(store, kind, rows.id[i], field);
	rows_free(&rows);
	filter_free(filter);
	return count;
}

/* The field that the figure sums up, in the section that the table is made of; NULL: none. */
static const char *summed(const struct document_block *table, int column)
{
	const struct section *section = section_named(table->name, strlen(table->name));
	return section != NULL ? section->column[column].field : NULL;
}

/* Every number that counts rows says exactly as many as the list behind it shows, and what sums up a field is the sum
 * of theirs; what says something else (per cent, days) at least has a list behind it that can be shown. */
/* The record that the filter names alone, "#7"; 0: it is a filter. */
static int64_t only_record(const char *filter)
{
	return *filter == '#' && filter[1 + strspn(filter + 1, "0123456789")] == '\0' ? atoll(filter + 1) : 0;
}

static int check_cell(struct store *store, const struct document_block *table, const struct document_row *row, int at)
{
	const struct document_cell *cell = &row->cell[at];
	const char *kind = cell->drill_kind != NULL ? cell->drill_kind : row->drill_kind;
	const char *filter = cell->drill_kind != NULL ? cell->drill_filter : row->drill_filter;
	if (kind == NULL || cell->empty || strcmp(kind, SECTION_FROZEN) == 0)
		return 0;
	const char *field = summed(table, at);
	int64_t sum, record = only_record(filter);
	int count = record == 0 ? count_rows(store, kind, filter, field, &sum) : 1;
	if (record != 0)
		sum = field_of(store, kind, record, field != NULL ? field : kind_named(kind)->title);
	if (field != NULL && cell->number != sum)
		fail_msg("%s, %s: %lld are told, %lld is the sum of %s over %s %s", table->name, table->column[at].name,
			 (long long)cell->number, (long long)sum, field, kind, filter);
	if (field == NULL && record == 0 && table->column[at].type == CELL_NUMBER && count != cell->number)
		fail_msg("%s, %s: %lld are counted, %d are shown by %s %s", table->name, table->column[at].name,
			 (long long)cell->number, count, kind, filter);
	return 1;
}

static int check_table(struct store *store, const struct document_block *table)
{
	int cells = 0;
	for (int i = 0; i < table->row_count; i++)
		for (int column = 0; column < table->column_count; column++)
			cells += check_cell(store, table, &table->row[i], column);
	return cells;
}

static int check_request(struct store *store, const struct summary *summary, const struct summary_request *request)
{
	struct err err = {0};
	struct strategy *strategy = store_strategy(store, &err);
	struct document *document = summary_build(summary, strategy, request, store_source, store, &err);
	int cells = 0;
	if (document == NULL || !document_hold(document, -1, &err))
		fail_msg("%s: %s", summary->name, err.text);
	for (int i = 0; i < document->block_count; i++)
		if (document->block[i].type == BLOCK_TABLE)
			cells += check_table(store, &document->block[i]);
	document_free(document);
	strategy_free(strategy);
	return cells;
}

static int check_year(struct store *store, const struct summary *summary, int year)
{
	return check_request(store, summary, &(struct summary_request){ .period = period_year(year) });
}

/* In a part of the year. */
static void check_part(struct store *store, const struct summary *summary, const char *part)
{
	struct summary_request request = {0};
	struct err err = {0};
	assert_true(period_parse(part, 2026, &request.period, &err));
	check_request(store, summary, &request);
}

/* In each unit and each area by itself, in the period that the summary takes when none is asked for. */
static void check_scopes(struct store *store, const struct summary *summary)
{
	struct err err = {0};
	struct query units = { .kind = kind_named("unit"), .group = -1 };
	struct query areas = { .kind = kind_named("area"), .group = -1 };
	struct rows unit = {0}, area = {0};
	assert_true(store_rows(store, &units, &unit, &err) && store_rows(store, &areas, &area, &err));
	for (int i = 0; i < unit.count; i++)
		check_request(store, summary, &(struct summary_request){ .unit = unit.id[i] });
	for (int i = 0; i < area.count; i++)
		check_request(store, summary, &(struct summary_request){ .area = area.id[i] });
	for (int i = 0; i < unit.count && i < area.count; i++)
		check_request(store, summary,
			      &(struct summary_request){ .unit = unit.id[i], .area = area.id[i], .units_now = true });
	rows_free(&unit);
	rows_free(&area);
}

static void check_register(const char *path)
{
	struct err err = {0};
	struct store_options options = { .actor = { .login = "anna", .via = "command" }, .busy_seconds = 5 };
	struct store *store = store_open(path, &options, &err);
	if (store == NULL)
		fail_msg("%s", err.text);
	for (int i = 0; i < summary_count; i++)
		for (int year = 2019; year <= 2029; year++)
			check_year(store, &summaries[i], year);
	for (int i = 0; i < summary_count; i++) {
		check_scopes(store, &summaries[i]);
		check_part(store, &summaries[i], "interim-1");
		check_part(store, &summaries[i], "2025-09..2026-02");
	}
	assert_true(check_year(store, &summaries[0], 2026) > 60);
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
	return cmocka_run_group_tests_name("drill", tests, run_start, run_stop);
}
