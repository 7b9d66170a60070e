/* SPDX-License-Identifier: EUPL-1.2 */
/* A sixth municipality writes a file and is served: its areas, deciders, summaries and how strict it is. A file with a
 * mistake is pointed at and makes no register. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "run.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define IN "--as anna --register sixth.db "

static char *file;

static int start(void **state)
{
	(void)state;
	const char *srcdir = getenv("srcdir");
	file = xasprintf("%s/tests/data/sjatte.ini", srcdir != NULL ? srcdir : ".");
	run_begin();
	return 0;
}

static int end(void **state)
{
	(void)state;
	run_end();
	free(file);
	return 0;
}

static void test_the_file_serves(void **state)
{
	(void)state;
	char *line = xasprintf("strategies --check '%s'", file);
	expect(line, 0, NULL, "");
	free(line);
	line = xasprintf("--as anna init --strategy '%s' sixth.db", file);
	expect(line, 0, "Lillåns kommun with 5 areas", "");
	free(line);
	expect(IN "list area --columns number,name,parent,kind --format csv", 0,
	       "1.2;Lärare på resa;Skolor som möts;area\n", "");
	expect(IN "list area --columns number,name,parent,kind --format csv", 0, "3;Pengar utifrån;;tool\n", "");
}

static void test_summaries(void **state)
{
	(void)state;
	expect(IN "summary", 0, "Vad vi gjorde i världen", "");
	char *text = expect_out(IN "summary overview --year 2026", 0, "Lillåns kommun", "");
	const char *units = strstr(text, "Projects per administration");
	const char *areas = strstr(text, "Projects per priority area");
	assert_non_null(units);
	assert_non_null(areas);
	assert_true(units < areas);
	assert_null(strstr(text, "Projects per status"));
	free(text);
}

/* What the file regulates and how strictly is what is found, in its words. */
static void test_deciders_and_severities(void **state)
{
	(void)state;
	static const char *const records[] = {
		"unit name=Skolan short_name=S kind=administration",
		"partner name=Ålborg country=DK kind=city",
		"twin-town partner=Ålborg kind=twin-town status=active",
		"network name=Åar kind=thematic status=active",
		"agreement title=Avsikt kind=intent valid_from=2026",
		"project title=Resan unit=S need=behov status=ongoing areas=1.1 confirmed=2026-09-01",
		"trip title=Ut kind=study from=2026-05 cost_sek=6000",
	};
	static const char *const found[] = {
		"must;K1;decider;twin-town;", "to be decided by: Kommunfullmäktige i Lillån",
		"should;K1;decider;network;", "to be decided by: Kommunstyrelsen i Lillån",
		"may;K1;decider;project;",    "to be decided by: Skolnämnden, Kommunstyrelsen i Lillån",
		"must;K5;contact;unit;",      "Varje förvaltning ska ha någon i utlandsgruppen.;Avsnitt 2",
		"must;K6;confirmed;project;", "the limit is 30",
		"may;K10;proportion;trip;",   "above 5\u00a0000\u00a0kr",
	};
	static const char *const not_found[] = { "agreement;", "K17;", "K8;", "K14;", "K19;" };
	for (size_t i = 0; i < COUNT(records); i++) {
		char *line = xasprintf(IN "add %s", records[i]);
		expect(line, 0, NULL, "");
		free(line);
	}
	char *text = expect_out(IN "check --format csv", 1, "severity;check;", "");
	for (size_t i = 0; i < COUNT(found); i++)
		if (strstr(text, found[i]) == NULL)
			fail_msg("%s is not among the findings:\n%s", found[i], text);
	for (size_t i = 0; i < COUNT(not_found); i++)
		if (strstr(text, not_found[i]) != NULL)
			fail_msg("%s is among the findings:\n%s", not_found[i], text);
	free(text);
}

/* A decision by the right body takes the finding away; one by another does not. */
static void test_a_decision_mends(void **state)
{
	(void)state;
	expect(IN "add decision title=Medlem organ=management date=2026-02-01 network=Åar", 0, "1", "");
	expect(IN "check --format csv", 1, "should;K1;decider;network;", "");
	expect(IN "set decision 1 organ=ks", 0, NULL, "");
	char *text = expect_out(IN "check --format csv", 1, "must;K1;decider;twin-town;", "");
	assert_null(strstr(text, "decider;network;"));
	free(text);
}

/* ---- mistakes ---- */

/* The file with the first FROM replaced by TO, in this directory. */
static void spoil(const char *from, const char *to)
{
	size_t length;
	char *text = read_whole(file, &length), *at = strstr(text, from);
	assert_non_null(at);
	char *spoilt = xasprintf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
	write_whole("spoilt.ini", spoilt, strlen(spoilt));
	free(spoilt);
	free(text);
}

/* The line that TEXT begins in it. */
static int line_of(const char *text)
{
	size_t length;
	char *whole = read_whole("spoilt.ini", &length);
	const char *at = strstr(whole, text);
	int line = 1;
	assert_non_null(at);
	for (const char *c = whole; c < at; c++)
		line += *c == '\n';
	free(whole);
	return line;
}

static void test_mistakes_are_pointed_at(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to; /* what is written instead */
		const char *place;     /* begins the line that is to be named */
		const char *key, *why;
	} cases[] = {
		{ "text = \"Varje", "parent = \"1.2\"\ntext = \"Varje", "parent = \"1.2\"", "parent", "circle" },
		{ "text = \"Varje", "parent = \"1.11\"\ntext = \"Varje", "parent = \"1.11\"", "parent",
		  "did you mean \"1.1\"?" },
		{ "2 = \"Ån", "1.1 = \"Ån", "1.1 = \"Ån", "1.1", "" },
		{ "organ = \"ks\"\nstrength = \"should\"", "strength = \"should\"", "[rule:network]", "network",
		  "the organ is missing" },
		{ "organ = \"skolnamnd, ks\"", "organ = \"skolnmnd, ks\"", "organ = \"skolnmnd", "organ",
		  "did you mean \"skolnamnd\"?" },
		{ "k10 = \"may\"", "k33 = \"may\"", "k33", "k33", "there is no such check" },
		{ "idle = \"off\"", "idel = \"off\"", "idel", "idel", "did you mean \"idle\"?" },
		{ "k6 = \"must\"", "k6 = \"mst\"", "k6", "k6", "must, should, may, off" },
		{ "[rule:contact-person]", "[rule:contact-persons]", "[rule:contact-persons]", "contact-persons",
		  "did you mean \"contact-person\"?" },
		{ "sections = \"units,areas\"", "sections = \"units,aeras\"", "sections", "sections", "aeras" },
		{ "strength = \"may\"", "strength = \"kan\"", "strength = \"kan\"", "strength", "must, should, may" },
		{ "trip_cost_sek", "trip_cost_skr", "trip_cost_skr", "trip_cost_skr",
		  "did you mean \"trip_cost_sek\"?" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		spoil(cases[i].from, cases[i].to);
		char *place = xasprintf("spoilt.ini:%d: %s", line_of(cases[i].place), cases[i].key);
		struct result check = run_line("strategies --check spoilt.ini");
		struct result init = run_line("--as anna init --strategy spoilt.ini spoilt.db");
		if (check.status != 1 || strstr(check.out, place) == NULL || strstr(check.out, cases[i].why) == NULL)
			fail_msg("%s, %s: status %d: %s%s", place, cases[i].why, check.status, check.out, check.err);
		if (init.status != 1 || strstr(init.err, place) == NULL || access("spoilt.db", F_OK) == 0)
			fail_msg("%s: init, status %d: %s", place, init.status, init.err);
		result_free(&check);
		result_free(&init);
		free(place);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_file_serves),
		cmocka_unit_test(test_summaries),
		cmocka_unit_test(test_deciders_and_severities),
		cmocka_unit_test(test_a_decision_mends),
		cmocka_unit_test(test_mistakes_are_pointed_at),
	};
	return cmocka_run_group_tests_name("sixth", tests, start, end);
}
