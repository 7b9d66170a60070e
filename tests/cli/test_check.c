/* SPDX-License-Identifier: EUPL-1.2 */
/* The checks and the gate as a person meets them: each demo register has its own planted findings and no others; what
 * the strategy forbids is refused with its words. */
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

/* ---- the demo registers ---- */

/* A cell of a row of CSV, its quotes gone; *ROW goes past it. The caller frees. */
static char *take_cell(const char **row)
{
	struct str cell = {0};
	bool quoted = false;
	const char *at = *row;
	for (; *at != '\n' && *at != '\0' && (quoted || *at != ';'); at++)
		if (*at == '"')
			quoted = !quoted;
		else if (*at != '\r')
			str_add_char(&cell, *at);
	*row = *at == ';' ? at + 1 : at;
	return cell.length > 0 ? str_take(&cell) : xstrdup("-");
}

/* Every row of `check --format csv` as tests/findings/ has it: check, severity, title of the record. */
static char *rows_of(const char *csv)
{
	enum { SEVERITY, CHECK, NAME, KIND, ID, TITLE, CELLS };
	struct str out = {0};
	for (const char *row = strchr(csv, '\n') + 1; *row != '\0'; row = strchr(row, '\n') + 1) {
		char *cell[CELLS];
		for (int i = 0; i < CELLS; i++)
			cell[i] = take_cell(&row);
		str_addf(&out, "%s\t%s\t%s\n", cell[CHECK], cell[SEVERITY], cell[TITLE]);
		for (int i = 0; i < CELLS; i++)
			free(cell[i]);
	}
	return str_take(&out);
}

/* What the file says beside its remarks. */
static char *read_wanted(const char *path)
{
	size_t length;
	char *text = read_whole(path, &length), *rest = text, *line;
	struct str wanted = {0};
	while ((line = strsep(&rest, "\n")) != NULL)
		if (*line != '#' && *line != '\0')
			str_addf(&wanted, "%s\n", line);
	free(text);
	return str_take(&wanted);
}

static void check_demo(const char *name)
{
	char *path = xasprintf("%s/tests/findings/%s.txt", getenv("srcdir"), name);
	char *wanted = read_wanted(path);
	char *line = xasprintf("--as anna init --strategy %s --demo %s.db", name, name);
	expect(line, 0, ".db", "");
	free(line);
	line = xasprintf("--as anna --register %s.db check --format csv", name);
	char *csv = expect_out(line, strstr(wanted, "\tmust\t") != NULL ? 1 : 0, "severity;check;name;", "");
	char *got = rows_of(csv);
	if (strcmp(got, wanted) != 0)
		fail_msg("%s: the findings are\n%snot\n%s", path, got, wanted);
	free(got);
	free(csv);
	free(line);
	free(wanted);
	free(path);
}

static void test_demos_have_their_planted_findings(void **state)
{
	(void)state;
	static const char *const names[] = { "amal", "ostersund", "tranas", "trollhattan", "vanersborg" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		check_demo(names[i]);
}

/* ---- the gate ---- */

#define IN(register) "--as anna --register " register ".db "
#define PHRASE "Inför varje nytt utvecklingsprojekt ska möjligheten till extern medfinansiering alltid prövas."

static void make_register(const char *strategy, const char *name)
{
	char *line = xasprintf("--as anna init --strategy %s %s.db", strategy, name);
	expect(line, 0, name, "");
	free(line);
	line = xasprintf("--as anna --register %s.db add unit name=Skola short_name=S kind=administration", name);
	expect(line, 0, "1", "");
	free(line);
}

static void test_no_project_before_its_cofunding_test(void **state)
{
	(void)state;
	make_register("tranas", "gate");
	expect(IN("gate") "add project title=Ett unit=S need=behov status=ongoing", 1, "", PHRASE);
	expect(IN("gate") "add project title=Ett unit=S need=behov status=decided", 1, "", PHRASE);
	expect(IN("gate") "list project --format csv", 0, NULL, "");
	expect(IN("gate") "add project title=Ett unit=S need=behov status=applied", 0, "1", "");
	expect(IN("gate") "set project 1 status=ongoing", 1, "",
	       "Status: ongoing needs a co-funding test of the project first");
	expect(IN("gate") "set project 1 status=decided need=annat", 1, "", PHRASE);
	expect(IN("gate") "show project 1", 0, "applied", "");
	expect(IN("gate") "show project 1", 0, "behov", "");
	expect(IN("gate") "add cofunding-test project=Ett outcome=none date=2026-11-01", 0, "1", "");
	expect(IN("gate") "set project 1 status=decided", 0, NULL, "");
	expect(IN("gate") "set project 1 status=ongoing", 0, NULL, "");
	/* The test of another project, or one that has been deleted, is none. */
	expect(IN("gate") "add project title=Två unit=S need=behov", 0, "2", "");
	expect(IN("gate") "set project 2 status=ongoing", 1, "", PHRASE);
	expect(IN("gate") "set project 1 need=nytt", 0, NULL, "");
	/* The last test of a begun project stays where it is. */
	expect(IN("gate") "delete cofunding-test 1", 1, "", PHRASE);
	expect(IN("gate") "set cofunding-test 1 project=2", 1, "", PHRASE);
	expect(IN("gate") "add cofunding-test project=Två outcome=none date=2026-11-21", 1, "",
	       "a test cannot be made before its day has come");
	expect(IN("gate") "set project 1 status=paused", 0, NULL, "");
	expect(IN("gate") "delete cofunding-test 1", 0, NULL, "");
	expect(IN("gate") "set project 1 status=ongoing", 1, "", PHRASE);
	expect(IN("gate") "check", 1, "K2 External co-funding is tested", "");
}

/* Tranås, N10: the council names a politician; when nobody is that any more it shows, in the words of the programme. */
static void test_the_elected_office_is_filled(void **state)
{
	(void)state;
	make_register("tranas", "elected");
	expect(IN("elected") "check", 1, "No politician is responsible for international affairs today", "");
	expect(IN("elected") "add person name=Ledamot", 0, NULL, "");
	expect(IN("elected") "add assignment person=Ledamot role=politician from=2026-01-01", 0, NULL, "");
	char *text = expect_out(IN("elected") "check", 1, NULL, "");
	assert_null(strstr(text, "No politician is responsible"));
	free(text);
}

static void test_the_gate_is_of_the_strategy(void **state)
{
	(void)state;
	make_register("vanersborg", "open");
	expect(IN("open") "add project title=Ett unit=S need=behov status=ongoing", 0, "1", "");
}

/* A demo is held to the strategy too: as a whole, when all its lines are read. */
static void test_a_demo_is_held_to_it(void **state)
{
	(void)state;
	static const char without[] = "unit name=Skola short_name=S kind=administration\n"
				      "project title=Ett unit=S need=behov status=ongoing\n";
	static const char with[] = "cofunding-test project=Ett outcome=none date=2026-11-01\n";
	char *from = xasprintf("%s/strategies/tranas.ini", getenv("srcdir"));
	char *whole = xasprintf("%s%s", without, with);
	copy_file(from, "held.ini");
	write_whole("held.demo", without, strlen(without));
	expect("--as anna init --strategy ./held.ini --demo held.db", 1, "", "./held.demo: Ett: Status: ongoing needs");
	assert_int_not_equal(access("held.db", F_OK), 0);
	write_whole("held.demo", whole, strlen(whole));
	expect("--as anna init --strategy ./held.ini --demo held.db", 0, "held.db", "");
	expect(IN("held") "set project 1 status=paused", 0, NULL, "");
	free(whole);
	free(from);
}

/* ---- the sub-command ---- */

static void test_formats_and_units(void **state)
{
	(void)state;
	make_register("vanersborg", "v");
	expect(IN("v") "add unit name=Vård short_name=V kind=administration", 0, "2", "");
	expect(IN("v") "add unit name=Grundskola short_name=G kind=department parent=S", 0, "3", "");
	expect(IN("v") "check", 0, "no findings", "");
	expect(IN("v") "check --format json", 0, "[\n\n]", "");
	expect(IN("v") "add project title=Sent unit=G need=behov status=ongoing end=2026-10 areas=1 confirmed=idag", 0,
	       "1", "");
	expect(IN("v") "check", 1, "Was to end 2026-10 and is still ongoing", "");
	expect(IN("v") "check --unit S", 1, "Was to end 2026-10", "");
	expect(IN("v") "check --unit V", 0, "no findings", "");
	expect(IN("v") "check --unit Xyz", 1, "", "Xyz");
	expect(IN("v") "check --format csv", 1, "should;K22;overdue;project;1;Sent;", "");
	expect(IN("v") "check --format json", 1, "\"field\": \"status\"", "");
	expect(IN("v") "check -o found.txt", 1, "", "");
	assert_int_equal(access("found.txt", F_OK), 0);
	expect(IN("v") "check extra", 2, "", "check");
}

/* What is said to have been confirmed on a day ahead would never be stale. One that stands there, from a computer whose
 * clock went wrong, is found, and all else of the record can be changed. */
static void test_confirmed_ahead(void **state)
{
	(void)state;
	static const char *const ahead[] = { "2199-01-01", "imorgon", "2026-12", "2027" };
	make_register("vanersborg", "ahead");
	expect(IN("ahead") "add project title=Ett unit=S need=behov status=ongoing confirmed=idag", 0, "1", "");
	char *before = expect_out(IN("ahead") "check --format csv", 1, NULL, "");
	assert_null(strstr(before, "K6;"));
	for (size_t i = 0; i < sizeof ahead / sizeof *ahead; i++) {
		char *line = xasprintf(IN("ahead") "set project 1 confirmed=%s", ahead[i]);
		expect(line, 1, "", "has not come yet; today at the latest");
		free(line);
	}
	expect(IN("ahead") "set project 1 confirmed=2026-11", 0, NULL, "");
	setenv("SAMVERKAN_NOW", "2027-03-02T09:00:00+01:00", 1);
	expect(IN("ahead") "confirm project 1", 0, NULL, "");
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	expect(IN("ahead") "check --format csv", 1, "Confirmed 2027-03-02, which has not come yet", "");
	expect(IN("ahead") "set project 1 note=annat", 0, NULL, "");
	expect(IN("ahead") "list project --filter confirmed>idag --columns title,confirmed", 0, "0d!", "");
	expect(IN("ahead") "summary coverage", 0, "2027-03-02", "");
	expect(IN("ahead") "set project 1 confirmed=idag", 0, NULL, "");
	char *after = expect_out(IN("ahead") "check --format csv", 1, NULL, "");
	assert_string_equal(after, before);
	free(after);
	free(before);
}

/* What is left behind when a person moves or a unit ends is asked about, and said when it is saved. */
static void test_assignments_where_people_work(void **state)
{
	(void)state;
	char *csv;
	make_register("vanersborg", "move");
	expect(IN("move") "add unit name=Vård short_name=V kind=department", 0, "2", "");
	expect(IN("move") "add unit name=Skolan short_name=SK kind=department", 0, "3", "");
	expect(IN("move") "add unit name=Låg short_name=L kind=department parent=Skolan", 0, "4", "");
	expect(IN("move") "add person name=Mona unit=Skolan", 0, NULL, "");
	expect(IN("move") "add assignment person=Mona role=contact unit=Skolan from=2026", 0, NULL, "");
	expect(IN("move") "set person Mona unit=Låg", 0, NULL, "");
	csv = expect_out(IN("move") "check --format csv", 0, NULL, "");
	assert_null(strstr(csv, "K23"));
	free(csv);
	expect(IN("move") "set person Mona unit=Vård", 0, NULL,
	       "samverkan: Still contact person for Skolan; end that where it does not hold");
	expect(IN("move") "check", 0, "Works in Vård now; is the assignment for Skolan to go on?", "");
	expect(IN("move") "check --format json", 0, "\"field\": \"to\"", "");
	expect(IN("move") "set person Mona phone=1", 0, NULL, "");
	expect(IN("move") "set person Mona unit=Skolan", 0, NULL, "");
	expect(IN("move") "set unit Skolan valid_to=2026-11-20 successor=Vård", 0, NULL, "");
	expect(IN("move") "check", 0, "no findings", "");
	expect(IN("move") "set unit Skolan valid_to=2026-10", 0, NULL,
	       "samverkan: Still with an assignment there: Mona");
	expect(IN("move") "check", 0, "Skolan ended 2026-10 and goes on as Vård", "");
	expect(IN("move") "check --format json", 0, "\"field\": \"unit\"", "");
	expect(IN("move") "set assignment Mona unit=Vård", 0, NULL, "");
	expect(IN("move") "set person Mona unit=Vård", 0, NULL, "");
	expect(IN("move") "check", 0, "no findings", "");
}

/* A decision that ends a thing does not carry it; the return of a part of the year is none for the year. */
static void test_what_does_not_count(void **state)
{
	(void)state;
	static const char *const things[][2] = {
		{ "twin_town", "twin-town;1;Kerava" }, { "agreement", "agreement;1;Vänort" },
		{ "project", "project;1;Ett" },
	};
	make_register("tranas", "count");
	expect(IN("count") "add partner name=Kerava country=FI", 0, "1", "");
	expect(IN("count") "add twin-town partner=Kerava since=2026", 0, "1", "");
	expect(IN("count") "add agreement title=Vänort kind=twinning", 0, "1", "");
	expect(IN("count") "add project title=Ett unit=S need=behov status=granted", 0, "1", "");
	for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
		const char *organ = strcmp(things[i][0], "project") == 0 ? "management" : "kf";
		char *wanted = xasprintf("K1;decider;%s", things[i][1]);
		char *end = xasprintf(IN("count") "add decision title=B organ=%s date=2026 kind=end %s=1", organ,
				      things[i][0]);
		char *begin = xasprintf(IN("count") "add decision title=B organ=%s date=2026 %s=1", organ,
					things[i][0]);
		expect(end, 0, NULL, "");
		expect(IN("count") "check --format csv", 1, wanted, "");
		expect(begin, 0, NULL, "");
		char *csv = expect_out(IN("count") "check --format csv", 1, NULL, "");
		assert_null(strstr(csv, wanted));
		free(csv);
		free(begin);
		free(end);
		free(wanted);
	}
	expect(IN("count") "add annual-return unit=S year=2025 period=interim-1 status=submitted"
	       " part_a=a part_b=b part_c=c", 0, "1", "");
	expect(IN("count") "check --format csv", 1, "The return for 2025 is missing", "");
	expect(IN("count") "add annual-return unit=S year=2025 period=year part_a=a part_b=b part_c=c", 0, "2", "");
	expect(IN("count") "check --format csv", 1, "The return for 2025 is not sent in", "");
	expect(IN("count") "set annual-return 2 status=submitted", 0, NULL, "");
	char *csv = expect_out(IN("count") "check --format csv", 1, NULL, "");
	assert_null(strstr(csv, "K14"));
	free(csv);
}

/* A strategy of one's own says how strict each check is. */
static void test_a_strategy_sets_the_strength(void **state)
{
	(void)state;
	size_t length;
	char *from = xasprintf("%s/strategies/vanersborg.ini", getenv("srcdir"));
	char *text = read_whole(from, &length);
	char *changed = xasprintf("%s\n[checks]\nk4 = \"off\"\nk13 = \"off\"\noverdue = \"must\"\nk1 = \"may\"\n",
				  text);
	write_whole("own.ini", changed, strlen(changed));
	expect("strategies --check own.ini", 0, NULL, "");
	make_register("./own.ini", "own");
	expect(IN("own") "add project title=Sent unit=S need=behov status=ongoing end=2026-10 areas=1 confirmed=idag",
	       0, "1", "");
	char *csv = expect_out(IN("own") "check --format csv", 1, "must;K22;", "");
	assert_non_null(strstr(csv, "may;K1;"));
	assert_null(strstr(csv, "K4;"));
	free(csv);
	free(changed);
	free(text);
	free(from);
}

/* Adds to LINE those of FIELDS ("name=value ...") whose names are not in RECORD. */
static void add_others(struct str *line, const char *fields, const char *record)
{
	char *copy = xstrdup(fields), *rest = copy, *word;
	while ((word = strsep(&rest, " ")) != NULL) {
		char *name = xasprintf(" %.*s=", (int)strcspn(word, "="), word);
		if (strstr(record, name) == NULL)
			str_addf(line, " %s", word);
		free(name);
	}
	free(copy);
}

/* What the checks of the program's own look at, at the edges of their days. A register without a strategy has only
 * them. */
static const struct {
	const char *record, *check; /* NULL: nothing is found */
} edges[] = {
	{ "project status=ongoing end=2026-11-19", "K22" }, { "project status=ongoing end=2026-11-20", NULL },
	{ "project status=ongoing end=2026-10", "K22" }, { "project status=ongoing end=2026-11", NULL },
	{ "project status=ongoing end=2026", NULL }, { "project status=finished end=2020", NULL },
	{ "project status=ongoing confirmed=2026-08-22", NULL },
	{ "project status=ongoing confirmed=2026-08-21", "K6" },
	{ "project status=ongoing confirmed=", "K6" }, { "project status=idea confirmed=", NULL },
	{ "project status=granted goals=", "K4" }, { "project status=applied goals=", NULL },
	{ "project status=granted areas=", "K3" }, { "project status=granted areas= area_motive=därför", NULL },
	{ "project status=applied areas=", NULL },
	{ "agreement valid_to=2026-11-20", "K18" }, { "agreement valid_to=2026-11-19", NULL },
	{ "agreement valid_to=2027-05-20", "K18" }, { "agreement valid_to=2027-05-21", NULL },
	{ "agreement valid_to=2027-05", "K18" }, { "agreement valid_to=2030 notice_by=2026-12", "K18" },
	{ "network member_since=2025 member_until=2027-01-01", "K18" },
	{ "network member_since=2025 member_until=2027-01-01 status=ended", NULL },
	{ "network member_since=2023-11-20", NULL }, { "network member_since=2023-11-19", "K17" },
	{ "network member_since=2023", NULL }, { "network member_since=2022", "K17" },
	{ "network status=dormant", NULL }, { "network", "K17" },
	{ "call deadline=2026-11-19", "K16" }, { "call deadline=2026-11-20", NULL }, { "call deadline=2026-11", NULL },
	{ "call deadline=2026-11-19 status=closed", NULL }, { "call 'deadline=2027-01-10 17:00'", "K16" },
	{ "call 'deadline=2027-01-10 17:00' deadline_zone=UTC", NULL },
	{ "person delete_after=2026-11-19", "K21" }, { "person delete_after=2026-11-20", NULL },
	{ "person delete_after=2026", NULL },
	{ "trip from=2025-01-01 cost_sek=60001", "K10" }, { "trip from=2025-01-01 cost_sek=60000", NULL },
	{ "trip from=2024-12-31 cost_sek=60001", NULL }, { "trip from=2026 cost_sek=60001 motive=lång", NULL },
	{ "trip from=2026 staff=16", "K10" }, { "trip from=2026 staff=15 youth=30", NULL },
};
static const struct {
	const char *kind, *fields; /* what every record of the kind has that a row does not say */
} whole[] = {
	{ "project", "title=P unit=S need=behov areas=A goals=G confirmed=2026-11-19" }, { "agreement", "title=A" },
	{ "network", "name=N" }, { "call", "title=U programme=Fond" }, { "person", "name=P" }, { "trip", "title=R" },
};

static const char *usual_fields(const char *record)
{
	size_t length = strcspn(record, " ");
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (strncmp(whole[i].kind, record, length) == 0)
			return whole[i].fields;
	fail_msg("%s is of no kind", record);
	return NULL;
}

/* Adds the record, looks what is found, and takes it away again. */
static void check_edge(const char *record, const char *check)
{
	struct str line = {0};
	str_addf(&line, IN("edges") "add %s", record);
	add_others(&line, usual_fields(record), record);
	char *id = expect_out(line.text, 0, NULL, "");
	char *csv = expect_out(IN("edges") "check --format csv", 0, "severity;", "");
	char *got = rows_of(csv);
	size_t length = check != NULL ? strlen(check) : 0;
	bool one = strchr(got, '\n') == strrchr(got, '\n') && strncmp(got, check != NULL ? check : "", length) == 0;
	if (check != NULL ? !one || *got == '\0' : *got != '\0')
		fail_msg("%s: %s is wanted, not %s", record, check != NULL ? check : "nothing", got);
	str_free(&line);
	str_addf(&line, IN("edges") "delete %.*s %d", (int)strcspn(record, " "), record, atoi(id));
	expect(line.text, 0, NULL, "");
	str_free(&line);
	free(got);
	free(csv);
	free(id);
}

static void test_edges(void **state)
{
	(void)state;
	expect("--as anna init edges.db", 0, NULL, "");
	expect(IN("edges") "add unit name=Skola short_name=S kind=administration", 0, "1", "");
	expect(IN("edges") "add area name=A number=1", 0, "1", "");
	expect(IN("edges") "add goal name=G", 0, "1", "");
	expect(IN("edges") "add programme name=Fond", 0, "1", "");
	expect(IN("edges") "check", 0, "Checks\n2026-11-20\n\nno findings\n", "");
	for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
		check_edge(edges[i].record, edges[i].check);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_demos_have_their_planted_findings),
		cmocka_unit_test(test_no_project_before_its_cofunding_test),
		cmocka_unit_test(test_the_elected_office_is_filled),
		cmocka_unit_test(test_the_gate_is_of_the_strategy),
		cmocka_unit_test(test_a_demo_is_held_to_it),
		cmocka_unit_test(test_formats_and_units),
		cmocka_unit_test(test_confirmed_ahead),
		cmocka_unit_test(test_assignments_where_people_work),
		cmocka_unit_test(test_what_does_not_count),
		cmocka_unit_test(test_a_strategy_sets_the_strength),
		cmocka_unit_test(test_edges),
	};
	return cmocka_run_group_tests_name("check", tests, run_start, run_stop);
}
