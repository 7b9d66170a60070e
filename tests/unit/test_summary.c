/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NOT_OVER "!start:|!end:|status:idea|pre-study|drafting|applied|granted|decided|ongoing|paused"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "i18n.h"
#include "mem.h"
#include "summary.h"

/* What the statements would answer, as text: rows end in '\n', cells in '|', the first row names the columns. */
static const struct answer {
	const char *statement, *table;
} answers[] = {
	{ "overview-total", "projects|ongoing|budget_sek|external_sek|others_sek|countries|partners|units|names|\n"
			    "58|23|5500000000|2130000000|100|14|1|12|\"A\"|\n" },
	{ "overview-areas", "number|name|depth|projects|ongoing|budget_sek|of|\n1|Ett|0|26|10|1420000000|areas:#4|\n"
			    "1.1|Ett ett|1|12|5|980000000|areas:#7|\n" },
	{ "overview-units", "name|short_name|projects|ongoing|ideas|budget_sek|external_sek|members|\n"
			    "Utbildning|UTB|30|12|1|100|50|#2|\nVård|V|28|11|2|200|0|#3|\n" },
	{ "overview-status", "status|projects|budget_sek|\nidea|35|0|\nongoing|23|300|\n" },
	{ "overview-external", "year|first|last|projects|external|\n"
			       "2023|2023-01-01|2023-12-31|35|11|\n2024|2024-01-01|2024-12-31|39|15|\n"
			       "2025|2025-01-01|2025-12-31|0|0|\n2026|2026-01-01|2026-12-31|58|30|\n" },
};

static const char *failing; /* the statement that fails */
static char asked[256];     /* what was asked, in order */

static int start(void **state)
{
	(void)state;
	i18n_start("en", NULL);
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	return 0;
}

static bool answer(void *context, const char *statement, const struct grid_param *params, int count, grid_take *take,
		   void *taker, struct err *err)
{
	bool has_year = false;
	strcat(strcat(asked, statement + strlen("overview-")), " ");
	for (int i = 0; i < count; i++)
		if (strcmp(params[i].name, "year") == 0)
			has_year = strcmp(params[i].value, context) == 0;
	assert_true(has_year);
	if (failing != NULL && strcmp(failing, statement) == 0)
		return err_set(err, ERR_IO, "the disk is gone");
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		if (strcmp(answers[i].statement, statement) == 0)
			return answer_give(answers[i].table, take, taker, err);
	fail_msg("no such statement: %s", statement);
	return false;
}

static struct document *build(const struct strategy *strategy, int year, struct err *err)
{
	struct summary_request request = {0};
	if (year != 0)
		request.period = period_year(year);
	char wanted[8];
	snprintf(wanted, sizeof wanted, "%d", year != 0 ? year : 2026);
	asked[0] = '\0';
	return summary_build(summary_find("overview", err), strategy, &request, answer, wanted, err);
}

static const struct document_block *table_named(const struct document *document, const char *name)
{
	for (int i = 0; i < document->block_count; i++)
		if (document->block[i].type == BLOCK_TABLE && strcmp(document->block[i].name, name) == 0)
			return &document->block[i];
	fail_msg("there is no table %s", name);
	return NULL;
}

static struct strategy *make_strategy(const char *names)
{
	struct err err = {0};
	struct ini *ini = ini_new("");
	ini_add(ini, "strategy", "municipality", "Litens kommun", 0);
	ini_add(ini, "summary:overview", "title", "Årets samverkan", 0);
	ini_add(ini, "summary:overview", "sections", names, 0);
	struct strategy *strategy = strategy_from(ini, &err);
	assert_non_null(strategy);
	return strategy;
}

static void test_the_opening_says_the_whole_in_words(void **state)
{
	(void)state;
	struct err err = {0};
	struct document *document = build(NULL, 0, &err);
	assert_non_null(document);
	assert_string_equal(document->title, "Overview");
	assert_string_equal(document->subtitle, "2026 · as of 2026-11-20");
	char *counts = document_prose_text(&document->block[0]), *money = document_prose_text(&document->block[1]);
	assert_string_equal(counts, "58 projects, 23 ongoing, 12 administrations and companies, 14 countries, "
				    "1 partner organisation.");
	assert_string_equal(money, "Budget 55,0\u00A0MSEK, of which 21,3\u00A0MSEK external funding (39 %). Ideas, "
				   "applications, refused and cancelled projects are not counted in the money.");
	assert_string_equal(document->block[0].row[0].cell[2].drill_kind, "project");
	assert_non_null(strstr(document->block[0].row[0].cell[2].drill_filter, "status:ongoing"));
	struct document_lines lines = document_layout(document, 60);
	/* The sentence goes over two lines; each has its own figures. */
	assert_string_equal(lines.line[3].text, "58 projects, 23 ongoing, 12 administrations and companies,");
	assert_int_equal(lines.line[3].row, 0);
	assert_int_equal(lines.line[3].cell[2].from, 13);
	assert_int_equal(lines.line[3].cell[2].columns, 10);
	assert_int_equal(lines.line[3].cell[6].columns, 0);
	assert_int_equal(lines.line[4].cell[6].from, 0);
	document_lines_free(&lines);
	free(counts);
	free(money);
	document_free(document);
}

static void test_title_and_order_are_the_strategys(void **state)
{
	(void)state;
	struct err err = {0};
	struct strategy *strategy = make_strategy("status, external-share,areas, of-the-future");
	struct document *document = build(strategy, 2026, &err);
	assert_non_null(document);
	assert_string_equal(document->title, "Årets samverkan");
	assert_string_equal(document->subtitle, "Litens kommun · 2026 · as of 2026-11-20");
	assert_string_equal(asked, "total status external areas ");
	document_free(document);
	document = build(NULL, 2026, &err);
	assert_string_equal(asked, "total areas units status external ");
	document_free(document);
	strategy_free(strategy);
}

static void expect_cell(const struct document_block *table, int row, int column, const char *text, int64_t number)
{
	const struct document_cell *cell = &table->row[row].cell[column];
	assert_false(cell->empty);
	if (text != NULL)
		assert_string_equal(cell->text, text);
	else
		assert_int_equal(cell->number, number);
}

static void test_areas(void **state)
{
	(void)state;
	struct err err = {0};
	struct document *document = build(NULL, 2025, &err);
	const struct document_block *areas = table_named(document, "areas");
	assert_int_equal(areas->row_count, 2);
	expect_cell(areas, 0, 0, "1", 0);
	expect_cell(areas, 0, 1, "Ett", 0);
	expect_cell(areas, 0, 2, NULL, 26);
	expect_cell(areas, 1, 3, NULL, 5);
	expect_cell(areas, 0, 4, NULL, 1420000000);
	assert_int_equal(areas->row[1].indent, 1);
	assert_string_equal(areas->row[1].drill_kind, "project");
	assert_string_equal(areas->row[1].drill_filter,
			    "areas:#7  start<=2025-12-31|start: end>=2025-01-01|end: " NOT_OVER);
	document_free(document);
}

static void test_units_and_their_sum(void **state)
{
	(void)state;
	struct err err = {0};
	struct document *document = build(NULL, 2026, &err);
	const struct document_block *units = table_named(document, "units");
	assert_int_equal(units->row_count, 3);
	expect_cell(units, 0, 0, "Utbildning", 0);
	expect_cell(units, 1, 1, "V", 0);
	assert_string_equal(units->row[0].drill_filter,
			    "unit:#2  start<=2026-12-31|start: end>=2026-01-01|end: " NOT_OVER);
	assert_true(units->row[2].total);
	expect_cell(units, 2, 2, NULL, 58);
	expect_cell(units, 2, 3, NULL, 23);
	expect_cell(units, 2, 4, NULL, 3);
	expect_cell(units, 2, 5, NULL, 300);
	expect_cell(units, 2, 6, NULL, 50);
	document_free(document);
}

static void test_statuses_have_the_words_of_people(void **state)
{
	(void)state;
	struct err err = {0};
	struct document *document = build(NULL, 2026, &err);
	const struct document_block *status = table_named(document, "status");
	expect_cell(status, 0, 0, "idea", 0);
	expect_cell(status, 1, 1, NULL, 23);
	assert_string_equal(status->row[1].drill_filter,
			    "status:ongoing  start<=2026-12-31|start: end>=2026-01-01|end: " NOT_OVER);
	document_free(document);
}

static void test_external_share_per_year(void **state)
{
	(void)state;
	struct err err = {0};
	struct document *document = build(NULL, 2026, &err);
	const struct document_block *share = table_named(document, "external-share");
	assert_int_equal(share->row_count, 4);
	expect_cell(share, 0, 1, NULL, 11);
	assert_int_equal(share->row[0].cell[1].whole, 35);
	assert_int_equal(document_percent(&share->column[1], &share->row[0].cell[1]), 31);
	assert_int_equal(document_percent(&share->column[1], &share->row[3].cell[1]), 52);
	expect_cell(share, 3, 2, NULL, 30);
	expect_cell(share, 3, 3, NULL, 58);
	assert_true(share->row[2].cell[1].empty); /* no project, no share */
	assert_string_equal(share->row[0].drill_filter,
			    "external_sek>0 status:pre-study|granted|decided|ongoing|paused|finished  "
			    "start<=2023-12-31|start: end>=2023-01-01|end: " NOT_OVER);
	assert_string_equal(share->row[0].cell[3].drill_filter,
			    "status:pre-study|granted|decided|ongoing|paused|finished  "
			    "start<=2023-12-31|start: end>=2023-01-01|end: " NOT_OVER);
	document_free(document);
}

static void test_a_statement_that_fails(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		struct err err = {0};
		failing = answers[i].statement;
		assert_null(build(NULL, 2026, &err));
		assert_string_equal(err.text, "the disk is gone");
	}
	failing = NULL;
}

static void test_names(void **state)
{
	(void)state;
	struct err err = {0};
	assert_string_equal(summary_find("overview", &err)->name, "overview");
	assert_null(summary_find("overvew", &err));
	assert_non_null(strstr(err.text, "did you mean \"overview\"?"));
	assert_int_equal(err_status(&err), 2);
	assert_true(summary_section_check("areas", &err));
	assert_false(summary_section_check("areass", &err));
	assert_non_null(strstr(err.text, "did you mean \"areas\"?"));
}

/* Every section that a summary is built of exists, and every name is used once. */
static void test_tables(void **state)
{
	(void)state;
	struct err err = {0};
	for (int i = 0; section_at(i) != NULL; i++)
		assert_ptr_equal(section_named(section_at(i)->name, strlen(section_at(i)->name)), section_at(i));
	for (int i = 0; i < summary_count; i++) {
		char *names = xstrdup(summaries[i].sections), *rest = names, *name;
		while ((name = strsep(&rest, ",")) != NULL)
			if (!summary_section_check(name, &err))
				fail_msg("%s: %s", summaries[i].name, err.text);
		free(names);
		assert_ptr_equal(summary_find(summaries[i].name, &err), &summaries[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_opening_says_the_whole_in_words),
		cmocka_unit_test(test_title_and_order_are_the_strategys),
		cmocka_unit_test(test_areas),
		cmocka_unit_test(test_units_and_their_sum),
		cmocka_unit_test(test_statuses_have_the_words_of_people),
		cmocka_unit_test(test_external_share_per_year),
		cmocka_unit_test(test_a_statement_that_fails),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_tables),
	};
	return cmocka_run_group_tests_name("summary", tests, start, NULL);
}
