/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "check.h"
#include "i18n.h"
#include "mem.h"
#include "sink.h"

/* What the statements answer: rows end in '\n', cells in '|', the first row names the columns.
 * The others find nothing. */
struct answer {
	const char *statement, *table;
};
static const struct answer *answers; /* ends with NULL */
static const char *failing;          /* the statement that fails */
static char given[256];              /* the parameters of the last statement */

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
	(void)context;
	given[0] = '\0';
	for (int i = 0; i < count; i++)
		sprintf(given + strlen(given), "%s=%s ", params[i].name, params[i].value);
	if (failing != NULL && strcmp(failing, statement) == 0)
		return err_set(err, ERR_IO, "the disk is gone");
	const char *table = strcmp(statement, "check-strategy") == 0 ?
		"id|title|unit|decided|organ|organ_name|\n0||||||\n" : "id|\n";
	for (const struct answer *at = answers; at != NULL && at->statement != NULL; at++)
		if (strcmp(at->statement, statement) == 0)
			table = at->table;
	return answer_give(table, take, taker, err);
}

/* "section key value" in each line; the values may have spaces. */
static struct strategy *make_strategy(const char *text)
{
	struct err err = {0};
	struct ini *ini = ini_new("");
	ini_add(ini, "strategy", "municipality", "Litens kommun", 0);
	ini_add(ini, "organs", "kf", "Kommunfullmäktige", 0);
	ini_add(ini, "organs", "ks", "Kommunstyrelsen", 0);
	ini_add(ini, "organs", "forvaltning", "Förvaltning", 0);
	ini_add(ini, "organs", "fun", "Fritids- och utbildningsnämnden", 0);
	while (*text != '\0') {
		char section[64], key[64], value[128];
		assert_int_equal(sscanf(text, "%63s %63s %127[^\n]", section, key, value), 3);
		ini_add(ini, section, key, value, 0);
		text += strcspn(text, "\n") + 1;
	}
	struct strategy *strategy = strategy_from(ini, &err);
	assert_non_null(strategy);
	return strategy;
}

/* "K1 must twin-town 7 organ; ..." : id, strength, kind and id of the record, field that mends it. */
static void expect_findings(const char *rules, const struct answer *rows, const char *wanted)
{
	struct strategy *strategy = make_strategy(rules);
	struct findings findings;
	struct err err = {0};
	struct str got = {0};
	answers = rows;
	if (!check_all(strategy, 0, answer, NULL, &findings, &err))
		fail_msg("%s", err.text);
	for (int i = 0; i < findings.count; i++) {
		const struct finding *finding = &findings.finding[i];
		str_addf(&got, "%s %s %s %d %s; ", finding->check->id, severity_label(finding->severity),
			 finding->kind != NULL ? finding->kind : "-", (int)finding->id,
			 finding->mend.field != NULL ? finding->mend.field : "-");
	}
	char *text = str_take(&got);
	assert_string_equal(text, wanted);
	free(text);
	findings_free(&findings);
	strategy_free(strategy);
}

#define DECIDER "object|id|title|unit|decision|organ|organ_name|\n"
#define TWIN_MUST "rule:twin-town strength must\nrule:twin-town organ kf\n"

static void test_the_body_of_the_rule_decides(void **state)
{
	(void)state;
	const struct answer none[] = { { "check-decider", DECIDER "twin-town|7|Kerava|3||||\n" }, { 0 } };
	const struct answer wrong[] = { { "check-decider", DECIDER "twin-town|7|Kerava|3|12|ks||\n" }, { 0 } };
	const struct answer second[] = {
		{ "check-decider", DECIDER "twin-town|7|Kerava|3|12|ks||\ntwin-town|7|Kerava|3|13|kf||\n" }, { 0 },
	};
	expect_findings(TWIN_MUST, none, "K1 must twin-town 7 title; ");
	expect_findings(TWIN_MUST, wrong, "K1 must twin-town 7 organ; ");
	expect_findings(TWIN_MUST, second, "");
	/* Where the document is silent nobody can have decided wrongly. */
	expect_findings("rule:twin-town strength unregulated\n", none, "");
	expect_findings("", none, "");
}

static void test_organs_of_a_strategy_are_known_by_their_names(void **state)
{
	(void)state;
	const struct answer board[] = { { "check-decider", DECIDER "project|1|P|3|2|board||\n" }, { 0 } };
	const struct answer other[] = {
		{ "check-decider", DECIDER "project|1|P|3|2|board|Kulturnämnden|\n" }, { 0 },
	};
	const struct answer named[] = {
		{ "check-decider", DECIDER "project|1|P|3|2|management|Fritids- och utbildningsnämnden|\n" }, { 0 },
	};
	const struct answer head[] = { { "check-decider", DECIDER "project|1|P|3|2|head||\n" }, { 0 } };
	const struct answer council[] = { { "check-decider", DECIDER "project|1|P|3|2|kf||\n" }, { 0 } };
	const char *fun = "rule:project strength should\nrule:project organ fun, forvaltning\n";
	/* A board without a name could be any board. */
	expect_findings(fun, board, "K1 should project 1 organ; ");
	expect_findings(fun, other, "K1 should project 1 organ; ");
	expect_findings(fun, named, "");
	expect_findings(fun, head, "");
	expect_findings(fun, council, "K1 should project 1 organ; ");
}

static void test_what_mends_it_is_a_new_record_where_one_is_missing(void **state)
{
	(void)state;
	const struct answer rows[] = {
		{ "check-decider", DECIDER "twin-town|7|Kerava|3||||\n" },
		{ "check-returns", "id|title|unit|draft|\n4|Skola|4||\n5|Vård|5|9|\n" }, { 0 },
	};
	struct strategy *strategy = make_strategy(TWIN_MUST "rule:unit-return strength must\n");
	struct findings findings;
	struct err err = {0};
	answers = rows;
	assert_true(check_all(strategy, 0, answer, NULL, &findings, &err));
	assert_int_equal(findings.count, 3);
	assert_string_equal(findings.finding[0].mend.kind, "decision");
	assert_int_equal(findings.finding[0].mend.id, 0);
	assert_string_equal(findings.finding[0].mend.values, "twin_town=7 kind=join organ=kf");
	assert_string_equal(findings.finding[1].mend.values, "unit=4 year=2025");
	assert_string_equal(findings.finding[1].sentence, "The return for 2025 is missing");
	assert_int_equal(findings.finding[2].mend.id, 9);
	assert_null(findings.finding[2].mend.values);
	findings_free(&findings);
	strategy_free(strategy);
}

static void test_strength_is_the_rules_then_the_checks_own(void **state)
{
	(void)state;
	const struct answer rows[] = {
		{ "check-area", "id|title|unit|\n1|P|3|\n" },
		{ "check-overdue", "id|title|unit|ended|\n2|Q|3|2026-01|\n" },
		{ "check-cofunding", "id|title|unit|\n1|P|3|\n" }, { 0 },
	};
	expect_findings("", rows, "K3 should project 1 areas; K22 should project 2 status; ");
	expect_findings("rule:area strength must\n", rows,
			"K3 must project 1 areas; K22 should project 2 status; ");
	expect_findings("rule:cofunding-test strength may\nchecks k3 off\nchecks overdue must\n", rows,
			"K22 must project 2 status; K2 may project 1 outcome; ");
	/* [checks] asks for a check that the document does not speak of. */
	expect_findings("checks k2 should\nchecks k3 off\nchecks k22 off\n", rows, "K2 should project 1 outcome; ");
}

#define TRIPS                                                                                                          \
	"id|title|unit|kind|cost|politicians|presidium|majority|opposition_invited|staff|adults|consulted_ks|"         \
	"consulted_kf|approved_director|approved_head|approved_strategist|policy_ok|motive|\n"

static void test_trips(void **state)
{
	(void)state;
	const struct answer rows[] = {
		{ "check-trips", TRIPS "1|Resa|3|official|100|2|0|2|0|1|3|2026-01-01||||2026-01-01|0|0|\n" }, { 0 },
	};
	const char *consulted = "organs ks-presidium P\norgans kf-presidium Q\n"
				"rule:political-delegation strength must\n"
				"rule:political-delegation organ ks-presidium, kf-presidium\n";
	expect_findings(consulted, rows, "K8 must trip 1 consulted_kf; ");
	char *takes_part = xasprintf("%srule:political-delegation how takes-part\n", consulted);
	expect_findings(takes_part, rows, "K8 must trip 1 presidium; ");
	free(takes_part);
	expect_findings("rule:officer-delegation strength should\n"
			"rule:officer-delegation organ kommundirektor, internationell-strateg\n",
			rows, "K8 should trip 1 approved_director; ");
	expect_findings("rule:opposition-invited strength should\n", rows, "K9 should trip 1 opposition_invited; ");
	expect_findings("rule:travel-policy strength must\n", rows, "K8 must trip 1 policy_ok; ");
	expect_findings("limits trip_cost_sek 1\n", rows, "");
	expect_findings("limits trip_cost_sek 0\n", rows, "K10 should trip 1 motive; ");
	expect_findings("limits trip_delegates 2\n", rows, "K10 should trip 1 motive; ");
}

static void test_ages_have_their_limits_from_the_strategy(void **state)
{
	(void)state;
	const struct answer rows[] = {
		{ "check-scholarships", "id|title|unit|age_from|age_to|\n1|A|3|12|19|\n2|B|3|13|20|\n3|C|3|13|19|\n" },
		{ 0 },
	};
	expect_findings("rule:scholarship-age strength should\n"
			"limits scholarship_age_from 13\nlimits scholarship_age_to 19\n", rows,
			"K11 should scholarship 1 age_from; K11 should scholarship 2 age_to; ");
	expect_findings("rule:scholarship-age strength should\n", rows, "");
	expect_findings("limits scholarship_age_from 13\nlimits scholarship_age_to 19\n", rows, "");
}

static void test_parts_that_the_strategy_names(void **state)
{
	(void)state;
	const struct answer rows[] = {
		{ "check-parts", "id|title|unit|part_a|part_b|part_c|\n1|Skola 2025|3|1|0|0|\n" }, { 0 },
	};
	expect_findings("rule:unit-return strength must\n", rows, "K15 must annual-return 1 part_b; ");
	expect_findings("rule:unit-return strength must\nfollow-up:annual part_a x\nfollow-up:annual part_c x\n", rows,
			"K15 must annual-return 1 part_c; ");
}

static void test_the_strategy_itself(void **state)
{
	(void)state;
	const char *review = "follow-up:strategy strength must\nfollow-up:strategy interval per-term\n";
	const struct answer decided[] = {
		{ "check-strategy", "id|title|unit|decided|organ|organ_name|\n0|||2024-02-01|kf||\n" }, { 0 },
	};
	char *with = xasprintf("strategy review_by 2020-04-22\n%s", review);
	expect_findings(with, NULL, "K7 must - 0 title; ");
	expect_findings(with, decided, "");
	free(with);
	with = xasprintf("strategy adopted 2022-11-19\n%s", review);
	expect_findings(with, NULL, "K7 must - 0 title; ");
	expect_findings(with, decided, "");
	free(with);
	with = xasprintf("strategy adopted 2022-11-21\n%s", review);
	expect_findings(with, NULL, "");
	free(with);
	expect_findings("strategy valid_to 2025-12-31\n", NULL, "K7 should - 0 title; ");
	expect_findings("strategy valid_to 2026\n", NULL, "");
}

static void test_points(void **state)
{
	(void)state;
	const struct answer rows[] = { { "check-priority",
					 "kind|id|title|unit|growth|mutual|result|\nproject|1|P|3|2|||\n"
							   "idea|2|I|3||1|1|\n" }, { 0 } };
	expect_findings("rule:priority-growth strength should\nrule:priority-mutual strength must\n", rows,
			"K19 must project 1 priority_mutual; K19 should idea 2 priority_growth; ");
	expect_findings("rule:priority-growth strength should\n", rows, "K19 should idea 2 priority_growth; ");
}

static void test_the_return_that_is_due(void **state)
{
	(void)state;
	struct strategy *strategy = make_strategy("limits agreement_notice_months 9\n");
	struct findings findings;
	struct err err = {0};
	answers = NULL;
	assert_true(check_all(strategy, 0, answer, NULL, &findings, &err));
	assert_string_equal(given, "since_year=2025 last_year=9999 return_year=2025 stale_days=90 "
				    "idle_years=3 notice_months=9 since_round=0 "
				   "today=2026-11-20 ");
	findings_free(&findings);
	setenv("SAMVERKAN_NOW", "2026-02-20T09:00:00+01:00", 1);
	assert_true(check_all(strategy, 0, answer, NULL, &findings, &err));
	assert_non_null(strstr(given, "return_year=2024"));
	findings_free(&findings);
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	strategy_free(strategy);
}

static void test_one_unit(void **state)
{
	(void)state;
	const struct answer rows[] = { { "check-overdue", "id|title|unit|ended|\n2|Q|3|2026-01|\n4|R|5|2026-01|\n" },
				       { "check-units", "id|\n5|\n6|\n" }, { 0 } };
	struct strategy *strategy = make_strategy("");
	struct findings findings;
	struct err err = {0};
	answers = rows;
	assert_true(check_all(strategy, 5, answer, NULL, &findings, &err));
	assert_int_equal(findings.count, 1);
	assert_int_equal(findings.finding[0].id, 4);
	findings_free(&findings);
	strategy_free(strategy);
}

static void test_a_failure_is_told(void **state)
{
	(void)state;
	struct strategy *strategy = make_strategy("");
	struct findings findings;
	struct err err = {0};
	answers = NULL;
	failing = "check-overdue";
	assert_false(check_all(strategy, 0, answer, NULL, &findings, &err));
	failing = NULL;
	assert_string_equal(err.text, "the disk is gone");
	assert_int_equal(findings.count, 0);
	strategy_free(strategy);
}

static void test_the_document_has_phrase_and_way_to_mend(void **state)
{
	(void)state;
	const struct answer rows[] = {
		{ "check-decider", DECIDER "twin-town|7|Kerava|3||||\n" },
		{ "check-overdue", "id|title|unit|ended|\n2|Q|3|2026-01|\n4|R|5|2026-01|\n" }, { 0 },
	};
	struct strategy *strategy = make_strategy(TWIN_MUST "rule:twin-town quote KF beslutar om vänorter\n"
						  "rule:twin-town source Ansvar\n");
	struct findings findings;
	struct err err = {0};
	answers = rows;
	assert_true(check_all(strategy, 0, answer, NULL, &findings, &err));
	struct document *document = findings_document(&findings, strategy);
	struct sink_options options = { .columns = 100 };
	char *text = sink_string(sink_named("text"), document, &options, &err);
	assert_non_null(strstr(text, "1 must, 2 should"));
	assert_non_null(strstr(text, "”KF beslutar om vänorter” · Ansvar"));
	assert_non_null(strstr(text, "No decision is noted; to be decided by: Kommunfullmäktige"));
	assert_non_null(strstr(text, "The register's own rule"));
	const struct document_block *table = &document->block[document->block_count - 1];
	assert_int_equal(table->type, BLOCK_TABLE);
	assert_int_equal(table->row_count, 2);
	assert_string_equal(table->row[1].mend->kind, "project");
	assert_int_equal(table->row[1].mend->mend_id, 4);
	assert_string_equal(table->row[1].mend->field, "status");
	free(text);
	document_free(document);
	findings_free(&findings);
	strategy_free(strategy);
}

static bool has_field(const struct check *check, const char *kind)
{
	return kind_field(kind_named(kind), check->field) >= 0;
}

/* The table against itself and the fields: ids in order, names once, kinds that are there, a field of one of them. */
static void test_the_table(void **state)
{
	(void)state;
	assert_int_equal(check_count, 24);
	for (int i = 0; i < check_count; i++) {
		char id[16], *words = xstrdup(checks[i].reads), *rest = words, *kind;
		bool field = false;
		snprintf(id, sizeof id, "K%d", i + 1);
		assert_string_equal(checks[i].id, id);
		assert_ptr_equal(check_find(checks[i].name), &checks[i]);
		assert_true(checks[i].own > SEVERITY_OFF && checks[i].own < SEVERITY_COUNT);
		assert_true(!checks[i].regulated || checks[i].rules != NULL);
		while ((kind = strsep(&rest, " ")) != NULL)
			field = has_field(&checks[i], kind) || field;
		assert_true(field);
		free(words);
	}
	assert_null(check_find("K25"));
	assert_ptr_equal(check_find("k6"), &checks[5]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_body_of_the_rule_decides),
		cmocka_unit_test(test_organs_of_a_strategy_are_known_by_their_names),
		cmocka_unit_test(test_what_mends_it_is_a_new_record_where_one_is_missing),
		cmocka_unit_test(test_strength_is_the_rules_then_the_checks_own),
		cmocka_unit_test(test_trips),
		cmocka_unit_test(test_ages_have_their_limits_from_the_strategy),
		cmocka_unit_test(test_parts_that_the_strategy_names),
		cmocka_unit_test(test_the_strategy_itself),
		cmocka_unit_test(test_points),
		cmocka_unit_test(test_the_return_that_is_due),
		cmocka_unit_test(test_one_unit),
		cmocka_unit_test(test_a_failure_is_told),
		cmocka_unit_test(test_the_document_has_phrase_and_way_to_mend),
		cmocka_unit_test(test_the_table),
	};
	return cmocka_run_group_tests_name("check", tests, start, NULL);
}
