/* SPDX-License-Identifier: EUPL-1.2 */
/* From the command line: an idea becomes a project, a further strategy is adopted, units are counted then and now. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run.h"

/* Every test has a new register. */
static int enter(void **state)
{
	(void)state;
	unlink("r.db");
	expect("init --strategy amal --demo r.db", 0, NULL, "");
	return 0;
}

static const char next_strategy[] =
	"[strategy]\n"
	"name = \"Åmål\"\n"
	"municipality = \"Åmåls kommun\"\n"
	"title = \"Internationell strategi\"\n"
	"adopted_by = \"kf\"\n"
	"adopted = \"2025-11-26\"\n"
	"valid_from = \"2026-01-01\"\n"
	"valid_to = \"2030-12-31\"\n"
	"[organs]\n"
	"kf = \"Kommunfullmäktige\"\n"
	"[areas]\n"
	"1 = \"Sysselsättning och hållbar tillväxt\"\n"
	"2 = \"Unga i världen\"\n"
	"2.1 = \"Utbyten\"\n"
	"3 = \"Beredskap\"\n"
	"[rule:agreement]\nstrength = \"unregulated\"\n"
	"[rule:network]\nstrength = \"unregulated\"\n"
	"[rule:project]\nstrength = \"unregulated\"\n"
	"[rule:twin-town]\nstrength = \"unregulated\"\n";

static const char map[] = "[map]\n2 = \"2\"\n4 = \"2.1\"\n5 = \"\"\n";

/* Rows of `list KIND --filter FILTER`, as CSV, without the heading. */
static int count_rows(const char *kind, const char *filter)
{
	char line[200];
	snprintf(line, sizeof line, "--register r.db list %s --columns example --format csv --filter '%s'", kind,
		 filter);
	char *out = expect_out(line, 0, NULL, "");
	int count = -1;
	for (const char *at = out; *at != '\0'; at++)
		count += *at == '\n';
	free(out);
	return count;
}

static void test_adopt(void **state)
{
	(void)state;
	write_text("next.ini", next_strategy);
	write_text("map.ini", map);
	expect("--register r.db add project title=Slut need=n unit=Ungdomsenheten areas=2 status=finished", 0, NULL,
	       "");
	int in_two = count_rows("project", "areas:2 !status:finished"),
	    closed = count_rows("project", "areas:2 status:finished");
	assert_true(in_two > 0 && closed > 0);
	char *before = expect_out("--register r.db summary overview --year 2025", 0, "Goda levnadsvillkor", "");
	char *dry = expect_out("--register r.db adopt next.ini --map map.ini --dry-run", 0, "Nothing was saved", "");
	assert_non_null(strstr(dry, "Internationell strategi: 4 areas; 3 of the old ones go on in them, 3 do not"));
	assert_int_equal(count_rows("area", ""), 6);
	char *done = expect_out("--register r.db adopt next.ini --map map.ini", 0, "3 Goda levnadsvillkor", "");
	assert_non_null(strstr(dry, done)); /* the dry run said just what came */
	assert_int_equal(count_rows("area", ""), 10);

	/* A year is told as it was, in its tree and its words; the new one in its own. */
	char *after = expect_out("--register r.db summary overview --year 2025", 0, NULL, "");
	assert_string_equal(before, after);
	char *now = expect_out("--register r.db summary overview --year 2026", 0, "Unga i världen", "");
	assert_null(strstr(now, "Goda levnadsvillkor"));
	expect("--register r.db summary overview --year 2026 --strategy 'internationell strategi'", 0,
	       "Goda levnadsvillkor", "");
	expect("--register r.db summary overview --year 2025 --strategy 'Internationell strategi 2026'", 0, "Beredskap",
	       "");
	expect("--register r.db summary overview --strategy nix", 1, "",
	       "the register has no strategy \"nix\"; it has: Internationell strategi 2026, Internationell strategi");

	/* What is alive lies in both, what is history where it was. A number means the area of the strategy in
	 * force. */
	expect("--register r.db show area 2", 0, "Unga i världen", "");
	expect("--register r.db list area --filter number:2.1 --columns name,strategy --format csv", 0,
	       "9;Utbyten;Internationell strategi 2026", "");
	assert_int_equal(count_rows("project", "areas:#2"), in_two + closed);
	assert_int_equal(count_rows("project", "areas:#2 areas:#8"), in_two);
	assert_int_equal(count_rows("project", "areas:2.1 status:finished"), 0);
	expect("--register r.db add project title=Ny need=n unit=Ungdomsenheten areas=2", 0, NULL, "");
	assert_int_equal(count_rows("project", "title:Ny areas:#8"), 1);
	assert_int_equal(count_rows("project", "title:Ny areas:#2"), 0);

	expect("--register r.db adopt next.ini", 1, "", "the register has that strategy already");
	expect("--register r.db verify", 0, NULL, "");
	free(before);
	free(dry);
	free(done);
	free(after);
	free(now);
}

static void test_adopt_bad_map(void **state)
{
	(void)state;
	write_text("next.ini", next_strategy);
	write_text("old.ini", "[map]\n1 = \"1\"\n9 = \"2\"\n");
	write_text("new.ini", "[map]\n1 = \"7\"\n");
	write_text("section.ini", "[areas]\n1 = \"1\"\n");
	expect("--register r.db adopt next.ini --map old.ini", 1, "",
	       "old.ini:3: 9: no area of the strategy before has that number");
	expect("--register r.db adopt next.ini --map new.ini", 1, "",
	       "new.ini:2: 1: the new strategy has no area \"7\"");
	expect("--register r.db adopt next.ini --map section.ini", 1, "", "section.ini:2: 1: stands outside [map]");
	expect("--register r.db adopt nowhere.ini", 1, "", "nowhere.ini");
	assert_int_equal(count_rows("area", ""), 6);
	expect("--register r.db --read-only adopt next.ini", 1, "", "r.db");
	expect("--register r.db adopt next.ini", 0, NULL, "");
}

static void test_convert(void **state)
{
	(void)state;
	char *id = expect_out("--register r.db add idea title=Språkbad need=Tyska unit=Ungdomsenheten areas=2", 0, NULL,
			      "");
	char *link = expect_out("--register r.db add link title=Underlag target=https://example.org idea=Språkbad", 0,
				NULL, "");
	char *project = expect_out("--register r.db convert Språkbad", 0, NULL, "");
	assert_true(atoi(project) > 0);
	expect("--register r.db list project --filter title:Språkbad --columns status,need,idea --format csv", 0,
	       "idea;Tyska;Språkbad", "");
	expect("--register r.db list link --filter title:Underlag --columns project --format csv", 0, "Språkbad", "");
	expect("--register r.db list idea --filter title:Språkbad --columns status,project --format csv", 0,
	       "became a project;Språkbad", "");
	expect("--register r.db convert Språkbad", 1, "", "has become project");
	expect("--register r.db convert nix", 1, "", "nix");
	expect("--register r.db convert", 2, "", NULL);
	free(id);
	free(link);
	free(project);
}

/* A unit that another took over counts for itself then, and with the other now. */
static void test_units_then_and_now(void **state)
{
	(void)state;
	expect("--register r.db add unit name=Nystart kind=administration valid_from=2026", 0, NULL, "");
	expect("--register r.db add unit 'name=Gamla kontoret' kind=administration valid_to=2025-12-31"
	       " successor=Nystart", 0, NULL, "");
	expect("--register r.db add project title=Ett need=n 'unit=Gamla kontoret' start=2025 end=2026 budget_sek=100"
	       " status=ongoing", 0, NULL, "");
	expect("--register r.db add project title=Två need=n unit=Nystart start=2026 end=2026 budget_sek=20"
	       " status=ongoing", 0, NULL, "");
	char *then = expect_out("--register r.db summary overview --year 2026 --format csv", 0, NULL, "");
	assert_non_null(strstr(then, "Gamla kontoret;;1;1;0;100;"));
	assert_non_null(strstr(then, "Nystart;;1;1;0;20;"));
	char *now = expect_out("--register r.db summary overview --year 2026 --units now --format csv", 0, NULL, "");
	assert_null(strstr(now, "Gamla kontoret"));
	assert_non_null(strstr(now, "Nystart;;2;2;0;120;"));
	/* Neither was there before, and what has ceased has no row of its own after. */
	char *before =
		expect_out("--register r.db summary overview --year 2024 --format csv", 0, "Gamla kontoret;;0;", "");
	assert_null(strstr(before, "Nystart"));
	char *later = expect_out("--register r.db summary overview --year 2027 --format csv", 0, "Nystart;;0;", "");
	assert_null(strstr(later, "Gamla kontoret"));
	expect("--register r.db summary overview --units sometime", 2, "", "neither then nor now");
	/* What has ceased lacks no contact person. */
	assert_int_equal(count_rows("unit", "name:Nystart contact:"), 1);
	assert_int_equal(count_rows("unit", "name:\"Gamla kontoret\" contact:"), 0);
	free(then);
	free(now);
	free(before);
	free(later);
}

/* A year asked for begins the period that the summary has by itself, as on the screen. */
static void test_a_year_of_what_looks_ahead(void **state)
{
	(void)state;
	expect("--register r.db summary timeline --year 2027", 0, "2027-01-01 – 2029-12-31", "");
	expect("--register r.db summary timeline --year 2027 --period half-1", 0, "2027", "");
	expect("--register r.db summary mandate --year 2025", 0, "2022-10-15", "");
}

/* What begins in September is no part of what an interim report tells of, nor of its share. */
static void test_the_share_of_a_part_of_the_year(void **state)
{
	(void)state;
	unlink("part.db");
	expect("--as anna init --strategy vanersborg part.db", 0, NULL, "");
	expect("--as anna --register part.db add unit name=Skola kind=administration", 0, NULL, "");
	expect("--as anna --register part.db add project title=Höst need=n unit=Skola status=ongoing start=2026-09-01"
	       " external_sek=5 budget_sek=9", 0, NULL, "");
	expect("--register part.db summary overview --year 2026 --format csv", 0, "external-share;2026;100;1;1", "");
	expect("--register part.db summary overview --period interim-1 --year 2026 --format csv", 0,
	       "external-share;2026;;0;0", "");
	expect("--register part.db summary overview --period interim-1 --year 2026", 0, "the same part", "");
}

/* As people write it, with a hyphen or without, and in words that they know where it is wrong. */
static void test_periods_in_words(void **state)
{
	(void)state;
	expect("--register r.db summary overview --year 2026 --period delår-1", 0, "2026", "");
	char *one = expect_out("--register r.db summary overview --year 2026 --period 'delår 1'", 0, NULL, "");
	char *code = expect_out("--register r.db summary overview --year 2026 --period interim-1", 0, NULL, "");
	char *two = expect_out("--register r.db summary overview --year 2026 --period interim-2", 0, NULL, "");
	char *latest = expect_out("--register r.db summary overview --year 2026 --period delår", 0, NULL, "");
	char *first = expect_out("--register r.db summary overview --year 2027 --period delår", 0, NULL, "");
	char *that = expect_out("--register r.db summary overview --year 2027 --period interim-1", 0, NULL, "");
	assert_string_equal(one, code);
	assert_string_equal(latest, two);
	assert_string_equal(first, that);
	setenv("LANGUAGE", "sv", 1);
	expect("--register r.db summary overview --period sommar", 2, "", "år, delår 1, delår 2, bokslut");
	setenv("LANGUAGE", "en", 1);
	free(one);
	free(code);
	free(two);
	free(latest);
	free(first);
	free(that);
}

/* A number given is that of the strategy's tree, as in a filter; a record's own is written with a mark. */
static void test_which_is_meant_by_a_number(void **state)
{
	(void)state;
	expect("--register r.db set area 6 number=9", 0, NULL, "");
	expect("--register r.db add area number=6 name=Sjätte", 0, "7", "");
	expect("--register r.db add unit name=Ettan short_name=1 kind=administration", 0, NULL, "");
	expect("--register r.db summary overview --area 6", 0, "6 Sjätte", "");
	expect("--register r.db summary overview --area '#6'", 0, "9 Extern finansiering", "");
	expect("--register r.db summary overview --area 7", 0, "6 Sjätte", "");
	expect("--register r.db summary overview --area 70", 1, "", "70");
	expect("--register r.db summary overview --unit 1", 0, "Ettan", "");
	expect("--register r.db check --unit 1", 0, NULL, "");
}

int main(void)
{
#define IN_REGISTER(test) cmocka_unit_test_setup(test, enter)
	const struct CMUnitTest tests[] = {
		IN_REGISTER(test_adopt), IN_REGISTER(test_adopt_bad_map), IN_REGISTER(test_convert),
		IN_REGISTER(test_units_then_and_now), IN_REGISTER(test_the_share_of_a_part_of_the_year),
		IN_REGISTER(test_periods_in_words), IN_REGISTER(test_a_year_of_what_looks_ahead),
		IN_REGISTER(test_which_is_meant_by_a_number),
	};
	return cmocka_run_group_tests(tests, run_start, run_stop);
}
