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
#include <unistd.h>

#include "check.h"
#include "i18n.h"
#include "mem.h"
#include "strategy.h"
#include "strategy_check.h"

static char *directory;

static int make_directory(void **state)
{
	(void)state;
	directory = xstrdup("/tmp/test_strategy.XXXXXX");
	i18n_start("en", NULL);
	return mkdtemp(directory) != NULL ? 0 : -1;
}

static int remove_directory(void **state)
{
	(void)state;
	int failed = rmdir(directory);
	free(directory);
	return failed;
}

/* A strategy without fault; each test spoils one place of it. */
static const char whole[] =
	"[strategy]\n"                            /* 1 */
	"name = \"Liten\"\n"                      /* 2 */
	"municipality = \"Litens kommun\"\n"      /* 3 */
	"title = \"Litens strategi\"\n"           /* 4 */
	"adopted_by = kf\n"                       /* 5 */
	"valid_from = 2024-02\n"                  /* 6 */
	"valid_to = 2028\n"                       /* 7 */
	"[areas]\n"                               /* 8 */
	"1 = \"Ett\"\n"                           /* 9 */
	"1.10 = \"Ett tio\"\n"                    /* 10 */
	"1.9 = \"Ett nio\"\n"                     /* 11 */
	"2 = \"Två\"\n"                           /* 12 */
	"1.9.1 = \"Ett nio ett\"\n"               /* 13 */
	"[area:1.9]\n"                            /* 14 */
	"kind = tool\n"                           /* 15 */
	"text = \"Ett verktyg.\"\n"               /* 16 */
	"[organs]\n"                              /* 17 */
	"kf = \"Kommunfullmäktige\"\n"            /* 18 */
	"ks = \"Kommunstyrelsen\"\n"              /* 19 */
	"[rule:project]\n"                        /* 20 */
	"organ = \"ks, kf\"\n"                    /* 21 */
	"strength = should\n"                     /* 22 */
	"quote = \"bör\"\n"                       /* 23 */
	"[rule:twin-town]\n"                      /* 24 */
	"strength = unregulated\n"                /* 25 */
	"[rule:agreement]\n"                      /* 26 */
	"strength = unregulated\n"                /* 27 */
	"[rule:network]\n"                        /* 28 */
	"strength = unregulated\n"                /* 29 */
	"[follow-up:annual]\n"                    /* 30 */
	"recipient = ks\n"                        /* 31 */
	"interval = yearly\n"                     /* 32 */
	"strength = must\n"                       /* 33 */
	"quote = \"ska\"\n"                       /* 34 */
	"[summary:overview]\n"                    /* 35 */
	"title = \"Läget\"\n"                     /* 36 */
	"sections = \"status, areas\"\n"          /* 37 */
	"[limits]\n"                              /* 38 */
	"stale_days = 60\n";                      /* 39 */

static char *write_text(const char *text)
{
	char *path = xasprintf("%s/a.ini", directory);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	return path;
}

static void forget(char *path)
{
	unlink(path);
	free(path);
}

/* The whole strategy with the first FROM in it replaced by TO. */
static char *spoil(const char *from, const char *to)
{
	const char *at = strstr(whole, from);
	assert_non_null(at);
	return xasprintf("%.*s%s%s", (int)(at - whole), whole, to, at + strlen(from));
}

static void collect(void *context, const char *sentence)
{
	struct str *said = context;
	str_addf(said, "%s\n", sentence + strlen(directory) + strlen("/a.ini"));
}

static int check_text(const char *text, struct str *said)
{
	struct err err = {0};
	char *path = write_text(text);
	int faults = strategy_check(path, collect, said, &err);
	forget(path);
	return faults;
}

static void test_a_whole_strategy(void **state)
{
	(void)state;
	struct err err = {0};
	char *path = write_text(whole);
	struct strategy *strategy = strategy_read(path, &err);
	if (strategy == NULL)
		fail_msg("%s", err.text);
	assert_string_equal(strategy_get(strategy, "municipality"), "Litens kommun");
	assert_string_equal(strategy_get(strategy, "dnr"), "");
	assert_int_equal(strategy_limit(strategy, "stale_days", 90), 60);
	assert_int_equal(strategy_limit(strategy, "twin_town_idle_years", 3), 3);
	assert_string_equal(strategy_organ(strategy, "ks"), "Kommunstyrelsen");
	assert_string_equal(strategy_organ(strategy, "okänt"), "okänt");
	assert_int_equal(strategy->rule_count, 4);
	assert_string_equal(strategy_rule(strategy, "project")->organs, "ks, kf");
	assert_string_equal(strategy_rule(strategy, "twin-town")->strength, "unregulated");
	assert_string_equal(strategy_rule(strategy, "twin-town")->quote, "");
	assert_null(strategy_rule(strategy, "travel"));
	assert_int_equal(strategy->follow_up_count, 1);
	assert_string_equal(strategy->follow_up[0].name, "annual");
	assert_string_equal(strategy->follow_up[0].interval, "yearly");
	strategy_free(strategy);
	forget(path);
}

/* The tree: by value of the numbers, the area above before those under it, whatever the order of the file. */
static void test_the_tree_of_areas(void **state)
{
	(void)state;
	static const struct {
		const char *number, *kind;
		int parent;
	} wanted[] = {
		{ "1", "area", -1 }, { "1.9", "tool", 0 }, { "1.9.1", "area", 1 }, { "1.10", "area", 0 },
		{ "2", "area", -1 },
	};
	struct err err = {0};
	char *path = write_text(whole);
	struct strategy *strategy = strategy_read(path, &err);
	assert_non_null(strategy);
	assert_int_equal(strategy->area_count, 5);
	for (int i = 0; i < 5; i++) {
		assert_string_equal(strategy->area[i].number, wanted[i].number);
		assert_string_equal(strategy->area[i].kind, wanted[i].kind);
		assert_int_equal(strategy->area[i].parent, wanted[i].parent);
	}
	assert_string_equal(strategy->area[1].text, "Ett verktyg.");
	assert_string_equal(strategy->area[0].text, "");
	strategy_free(strategy);
	forget(path);
}

static void test_order_of_area_numbers(void **state)
{
	(void)state;
	static const char *const rising[] = { "1", "1.1", "1.1.1", "1.2", "1.9", "1.10", "2", "10" };
	for (int i = 0; i < 8; i++)
		for (int j = 0; j < 8; j++) {
			int order = area_number_compare(rising[i], rising[j]);
			assert_true(i < j ? order < 0 : i > j ? order > 0 : order == 0);
		}
}

static void test_each_fault_with_its_line(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to, *sentence;
	} rows[] = {
		{ "name = \"Liten\"\n", "", ":1: name: the key is missing" },
		{ "title = \"Litens strategi\"\n", "", ":1: title: the key is missing" },
		{ "title = \"Litens strategi\"", "title =", ":4: title: is empty" },
		{ "municipality", "munincipality",
		  ":3: munincipality: there is no such key in [strategy]; did you mean \"municipality\"?" },
		{ "adopted_by = kf", "adopted_by = kff",
		  ":5: adopted_by: \"kff\" is not among the [organs]; did you mean \"kf\"?" },
		{ "valid_from = 2024-02", "valid_from = 2024-02-30", ":6: valid_from: \"2024-02-30\" is no date" },
		{ "valid_to = 2028", "valid_to = 2024-01", ":7: valid_to: lies before valid_from" },
		{ "valid_to = 2028", "review_interval = ofta", ":7: review_interval: \"ofta\" is not one of: yearly" },
		{ "1.9 = ", "3.9 = ", ":11: 3.9: lies under area 3, which is not there" },
		{ "1.9.1 = ", "1.8.1 = ", ":13: 1.8.1: lies under area 1.8" },
		{ "2 = \"Två\"", "B = \"Två\"", ":12: b: is no number" },
		{ "2 = \"Två\"", "02 = \"Två\"", ":12: 02: is no number" },
		{ "2 = \"Två\"", "2. = \"Två\"", ":12: 2.: is no number" },
		{ "2 = \"Två\"", "1 = \"Två\"", ":12: 1: is already set in line 9" },
		{ "2 = \"Två\"", "2 =", ":12: 2: is empty" },
		{ "[area:1.9]", "[area:1.8]", ":14: 1.8: the area is not in [areas]" },
		{ "kind = tool", "kind = goal", ":15: kind: \"goal\" is not one of: area, action, tool" },
		{ "[organs]", "[organ]", ":17: [organ]: there is no such section; did you mean \"organs\"?" },
		{ "organ = \"ks, kf\"", "organ = \"ks, au\"", ":21: organ: \"au\" is not among" },
		{ "organ = \"ks, kf\"", "organ = \"ks,\"", ":21: organ: an organ is missing between the commas" },
		{ "organ = \"ks, kf\"\n", "", ":20: project: the organ is missing" },
		{ "strength = should", "strength = bör", ":22: strength: \"bör\" is not one of: must, should, may, "
							"unregulated" },
		{ "strength = should\n", "", ":20: strength: the key is missing" },
		{ "quote = \"bör\"\n", "", ":20: project: the quote is missing" },
		{ "strength = unregulated\n[rule:agree", "strength = unregulated\nquote = ska\n[rule:agree",
		  ":24: twin-town: unregulated, and yet a quote" },
		{ "strength = unregulated\n[rule:agree", "strength = unregulated\norgan = ks\n[rule:agree",
		  ":24: twin-town: unregulated, and yet an organ" },
		{ "[rule:network]", "[rule:networks]", ":1: [rule:network]: the section is missing" },
		{ "interval = yearly", "interval = annually", ":32: interval: \"annually\" is not one of: yearly" },
		{ "interval = yearly\n", "", ":30: interval: the key is missing" },
		{ "recipient = ks", "recipient = kss", ":31: recipient: \"kss\" is not among" },
		{ "[summary:overview]", "[summary:overvew]",
		  ":35: summary:overvew: there is no summary \"overvew\"; did you mean \"overview\"?" },
		{ "status, areas", "status, area",
		  ":37: sections: there is no section \"area\"; did you mean \"areas\"?" },
		{ "stale_days = 60", "stale_days = many", ":39: stale_days: \"many\" is not a whole number" },
		{ "stale_days = 60", "stale = 60",
		  ":39: stale: there is no such key in [limits]; did you mean \"stale_days\"?" },
		{ "[areas]", "[strategy", ":8: the section has no" },
		{ "stale_days = 60", "[checks]\nk6 = off\nk66 = must",
		  ":41: k66: there is no such check; did you mean \"K6\"?" },
		{ "stale_days = 60", "[checks]\ndesider = must",
		  ":40: desider: there is no such check; did you mean \"decider\"?" },
		{ "stale_days = 60", "[checks]\nwordy = must",
		  ":40: wordy: there is no such check; they are K1 to K24" },
		{ "stale_days = 60", "[checks]\nk6 = ska", ":40: k6: \"ska\" is not one of: must, should, may, off" },
		{ "[limits]", "[rule:twintown]\nstrength = unregulated\n[limits]",
		  ":38: twintown: there is no such object of a rule; did you mean \"twin-town\"?" },
		{ "quote = \"bör\"", "quote = \"bör\"\nhow = asked",
		  ":24: how: \"asked\" is not one of: consulted, takes-part" },
		{ "kind = tool", "parent = 2.1", ":15: parent: there is no area 2.1" },
		{ "kind = tool", "parent = 1.9.1", ":15: parent: the areas lie in a circle" },
		{ "kind = tool", "parent = 1.9", ":15: parent: the areas lie in a circle" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str said = {0};
		char *text = spoil(rows[i].from, rows[i].to);
		assert_true(check_text(text, &said) > 0);
		if (strstr(said.text, rows[i].sentence) == NULL)
			fail_msg("\"%s\" is not in \"%s\"", rows[i].sentence, said.text);
		str_free(&said);
		free(text);
	}
	struct str said = {0};
	assert_int_equal(check_text(whole, &said), 0);
	assert_null(said.text);
}

/* One walk says everything, in the order of the lines; reading says the first of it. */
static void test_all_faults_at_once(void **state)
{
	(void)state;
	struct str said = {0};
	struct err err = {0};
	static const char text[] = "[strategy]\nname = A\nadopted = igår\n[areas]\n1.1 = x\nx = y\n[nonsense]\na = b\n";
	int faults = check_text(text, &said);
	int last = 0;
	assert_true(faults >= 8);
	for (const char *at = said.text; *at != '\0'; at = strchr(at, '\n') + 1) {
		int line = atoi(at + 1);
		assert_true(line >= last);
		last = line;
		faults--;
	}
	assert_int_equal(faults, 0);
	char *path = write_text(text);
	assert_null(strategy_read(path, &err));
	assert_memory_equal(err.text + strlen(path), said.text, strlen(err.text) - strlen(path));
	forget(path);
	str_free(&said);
}

static void test_a_file_that_cannot_be_read(void **state)
{
	(void)state;
	struct str said = {0};
	struct err err = {0};
	assert_int_equal(strategy_check("/nowhere/x.ini", collect, &said, &err), -1);
	assert_non_null(strstr(err.text, "/nowhere/x.ini"));
	assert_null(said.text);
}

/* What a check rests on can be written in a strategy. */
static void test_the_rules_of_the_checks(void **state)
{
	(void)state;
	for (int i = 0; i < check_count; i++) {
		char *words = xstrdup(checks[i].rules != NULL ? checks[i].rules : ""), *rest = words, *word;
		while ((word = strsep(&rest, " ")) != NULL) {
			struct str said = {0};
			char *section = xasprintf("[rule:%s]\n", word);
			if (*word != '\0' && strchr(word, ':') == NULL && strstr(whole, section) == NULL) {
				char *with = xasprintf("%sstrength = unregulated\n[limits]", section);
				char *text = spoil("[limits]", with);
				assert_int_equal(check_text(text, &said), 0);
				free(text);
				free(with);
			}
			free(section);
		}
		free(words);
	}
}

/* The area above comes first, whatever the numbers say. */
static void test_an_area_may_name_the_one_above(void **state)
{
	(void)state;
	struct err err = {0};
	struct ini *ini = ini_new("");
	ini_add(ini, "areas", "1", "Ett", 0);
	ini_add(ini, "areas", "2", "Två", 0);
	ini_add(ini, "areas", "1.1", "Ett ett", 0);
	ini_add(ini, "area:1", "parent", "2", 0);
	struct strategy *strategy = strategy_from(ini, &err);
	assert_non_null(strategy);
	assert_string_equal(strategy->area[0].number, "2");
	assert_int_equal(strategy->area[0].parent, -1);
	assert_string_equal(strategy->area[1].number, "1");
	assert_int_equal(strategy->area[1].parent, 0);
	assert_string_equal(strategy->area[2].number, "1.1");
	assert_int_equal(strategy->area[2].parent, 1);
	strategy_free(strategy);
}

/* A register keeps the strategy of the program that made it; what a newer one wrote must not shut an older one out. */
static void test_entries_of_a_newer_program(void **state)
{
	(void)state;
	struct err err = {0};
	struct ini *ini = ini_new("");
	ini_add(ini, "strategy", "name", "Liten", 0);
	ini_add(ini, "strategy", "colour", "blue", 0);
	ini_add(ini, "areas", "1", "Ett", 0);
	ini_add(ini, "future", "x", "y", 0);
	struct strategy *strategy = strategy_from(ini, &err);
	assert_non_null(strategy);
	assert_int_equal(strategy->area_count, 1);
	assert_string_equal(strategy_get(strategy, "colour"), "blue");
	strategy_free(strategy);

	ini = ini_new("");
	ini_add(ini, "areas", "1", "Ett", 0);
	ini_add(ini, "areas", "2", "Två", 0);
	ini_add(ini, "area:1", "parent", "2", 0);
	ini_add(ini, "area:2", "parent", "1", 0);
	assert_null(strategy_from(ini, &err));
	assert_non_null(strstr(err.text, "circle"));

	ini = ini_new("");
	ini_add(ini, "areas", "1.1", "Utan överdel", 0);
	assert_null(strategy_from(ini, &err));
	assert_non_null(strstr(err.text, "1.1"));

	strategy = strategy_from(ini_new(""), &err); /* a register without a strategy */
	assert_non_null(strategy);
	assert_int_equal(strategy->area_count, 0);
	strategy_free(strategy);
}

static void test_words_of_strength(void **state)
{
	(void)state;
	assert_string_equal(strategy_strength("must"), "must");
	assert_string_equal(strategy_strength("unregulated"), "not regulated");
	assert_string_equal(strategy_strength("other"), "other");
}

/* ---- the five that come with the program ---- */

static void test_the_strategies_that_are_delivered(void **state)
{
	(void)state;
	static const char *const wanted[] = { "amal", "ostersund", "tranas", "trollhattan", "vanersborg" };
	char **names, *data_dir = xstrdup(getenv("srcdir"));
	struct err err = {0};
	int count = strategy_names(data_dir, &names, &err);
	assert_int_equal(count, 5);
	for (int i = 0; i < count; i++) {
		struct str said = {0};
		assert_string_equal(names[i], wanted[i]);
		char *path = strategy_path(data_dir, names[i], &err);
		assert_non_null(path);
		struct strategy *strategy = strategy_read(path, &err);
		if (strategy == NULL)
			fail_msg("%s", err.text);
		assert_true(strategy->area_count >= 3);
		assert_non_null(strategy_rule(strategy, "twin-town"));
		assert_non_null(ini_get(strategy->ini, "summary:overview", "title"));
		strategy_free(strategy);
		free(path);
		str_free(&said);
	}
	strategy_names_free(names, count);
	free(data_dir);
}

static void test_where_a_strategy_is(void **state)
{
	(void)state;
	const char *data_dir = getenv("srcdir");
	struct err err = {0};
	char *path = strategy_path(data_dir, "Tranås", &err);
	assert_non_null(path);
	assert_string_equal(path + strlen(path) - strlen("/strategies/tranas.ini"), "/strategies/tranas.ini");
	free(path);
	path = strategy_path(data_dir, "own.ini", &err);
	assert_string_equal(path, "own.ini");
	free(path);
	path = strategy_path(data_dir, "./own", &err);
	assert_string_equal(path, "./own");
	free(path);
	assert_null(strategy_path(data_dir, "trolhättan", &err));
	assert_non_null(strstr(err.text, "did you mean \"trollhattan\"? There are: amal, ostersund, tranas, "));
	assert_null(strategy_path(data_dir, "", &err));
	assert_null(strategy_path("/nowhere", "tranas", &err));
	assert_non_null(strstr(err.text, "/nowhere/strategies"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_whole_strategy),
		cmocka_unit_test(test_the_tree_of_areas),
		cmocka_unit_test(test_order_of_area_numbers),
		cmocka_unit_test(test_each_fault_with_its_line),
		cmocka_unit_test(test_all_faults_at_once),
		cmocka_unit_test(test_a_file_that_cannot_be_read),
		cmocka_unit_test(test_the_rules_of_the_checks),
		cmocka_unit_test(test_an_area_may_name_the_one_above),
		cmocka_unit_test(test_entries_of_a_newer_program),
		cmocka_unit_test(test_words_of_strength),
		cmocka_unit_test(test_the_strategies_that_are_delivered),
		cmocka_unit_test(test_where_a_strategy_is),
	};
	return cmocka_run_group_tests_name("strategy", tests, make_directory, remove_directory);
}
