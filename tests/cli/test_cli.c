/* SPDX-License-Identifier: EUPL-1.2 */
/* The real program as a process: every sub-command, every exit status, and what happens with bad input. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yajl/yajl_tree.h>

#include "command.h"
#include "i18n.h"
#include "kind.h"
#include "mem.h"
#include "run.h"
#include "text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define R "--as anna --register r.db "

struct row {
	const char *line;
	int status;
	const char *out, *err; /* occurs in it; "": nothing at all; NULL: whatever */
};

static void expect_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect(rows[i].line, rows[i].status, rows[i].out, rows[i].err);
}

/* One register of examples, made once; every test works on its own copy of it. */
static int start(void **state)
{
	(void)state;
	i18n_start("en", NULL); /* for text_width */
	run_begin();
	expect("--as anna init --strategy trollhattan --demo base.db", 0,
	       "base.db: a new register for Trollhättans Stad with 10 areas and ", "");
	return 0;
}

static int fresh(void **state)
{
	(void)state;
	copy_file("base.db", "r.db");
	return 0;
}

static int forget(void **state)
{
	(void)state;
	unlink("r.db");
	unlink("r.db-wal");
	unlink("r.db-shm");
	return 0;
}

static yajl_val parse_json(const char *text)
{
	char why[512];
	yajl_val value = yajl_tree_parse(text, why, sizeof why);
	if (value == NULL)
		fail_msg("no JSON: %s\n%s", why, text);
	return value;
}

static yajl_val member(yajl_val object, const char *name)
{
	const char *path[] = { name, NULL };
	yajl_val value = yajl_tree_get(object, path, yajl_t_any);
	if (value == NULL)
		fail_msg("no member %s", name);
	return value;
}

static const char *text_of(yajl_val value)
{
	const char *text = YAJL_GET_STRING(value);
	assert_non_null(text);
	return text;
}

static int count_lines(const char *text)
{
	int count = 0;
	for (; *text != '\0'; text++)
		count += *text == '\n';
	return count;
}

/* ---- the line ---- */

static void test_wrong_usage(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "frobnicate", 2, "", "samverkan: frobnicate: there is no such sub-command; `samverkan help` lists" },
		{ "lst", 2, "", "did you mean \"list\"?" },
		{ R "lits project", 2, "", "did you mean \"list\"?" },
		{ "--registr r.db list project", 2, "", "--registr: there is no such option; did you mean --register" },
		{ R "list project --fliter x", 2, "", "did you mean --filter?" },
		{ "-x", 2, "", "samverkan: -x: there is no such option" },
		{ R "list project --demo", 2, "", "samverkan: list: takes no --demo; `samverkan help list` says" },
		{ R "show project 1 --filter x", 2, "", "show: takes no --filter" },
		{ R "list --limit", 2, "", "--limit: a value must follow" },
		{ "list project -o", 2, "", "-o: a value must follow" },
		{ R "init --demo=3", 2, "", "--demo: takes no value" },
		{ R "list project --limit 3 --limit 4", 2, "", "--limit: is given twice" },
		{ R "list", 2, "", "samverkan: list: something is missing: samverkan list KIND" },
		{ R "show project", 2, "", "show: something is missing: samverkan show KIND ID" },
		{ R "set project 1", 2, "", "set: something is missing" },
		{ R "list project unit", 2, "", "list: \"unit\" is one word too many" },
		{ R "verify x", 2, "", "verify: \"x\" is one word too many" },
		{ R "list projct", 2, "", "project" },
		{ R "show projekt-x 1", 2, "", "samverkan: projekt-x: " },
		{ R "add projct title=x", 2, "", "project" },
		{ R "fields projct", 2, "", "project" },
		{ R "history projct", 2, "", "project" },
		{ R "list project --format xml", 2, "", "--format: \"xml\" is not one of: text csv json" },
		{ R "show project 1 --format csv", 2, "", "--format: \"csv\" is not one of: text json" },
		{ R "summary overview --format xml", 2, "",
		  "--format: \"xml\" is not one of: text paper html pdf xlsx csv json" },
		{ R "summary overview --period forever", 2, "", "\"forever\" is no period; there are: year," },
		{ R "summary overview --period ../../x", 2, "", "\"../../x\" is no period; there are: year," },
		{ R "summary overview --period 2026..", 2, "", "\"2026..\" is no period" },
		{ R "summary overview --period 2026-08..2026-01", 2, "", "ends before it begins" },
		{ R "summary overview --since 2026-01-01", 2, "", "--since: makes no difference to the summary" },
		{ R "summary overview --unit Ingenstans", 1, "", "Ingenstans" },
		{ R "list project --limit 0", 2, "", "--limit: \"0\" is not a whole number from 1" },
		{ R "list project --limit 3x", 2, "", "\"3x\" is not a whole number" },
		{ R "list project --filter 'statsu:ongoing'", 2, "", "samverkan: filter, " },
		{ R "list project --filter 'statsu:ongoing'", 2, "", "status" },
		{ R "list project --filter 'status:ongong'", 2, "", "ongoing" },
		{ R "list project --filter 'end<someday'", 2, "", "samverkan: filter, " },
		{ R "list project --sort ttle", 2, "", "--sort: ttle" },
		{ R "list project --columns title,sttus", 2, "", "status" },
		{ R "set project 1 sttus=idea", 2, "", "status" },
		{ R "set project 1 status", 2, "", "samverkan: status: is not field=value" },
		{ R "set project 1 =idea", 2, "", "samverkan: =idea: is not field=value" },
		{ R "set project 1 external_share=50", 2, "", "external_share=50: the program works that field out" },
		{ R "set project 1 title=a title=b", 2, "", "title=b: the field is given twice" },
		{ R "set project 1 title+=b", 2, "", "title+=b: the field has only one value" },
		{ R "set project 1 title=b --rev x", 2, "", "--rev: \"x\" is not" },
		{ R "summary overvew", 2, "", "did you mean \"overview\"?" },
		{ R "summary overview --year 26", 2, "", "--year: \"26\" is not a whole number from 1900" },
		{ R "history --since someday", 2, "", "--since: " },
		{ "help lst", 2, "", "did you mean \"list\"?" },
		{ "strategies tranas", 2, "", "did you mean --check tranas?" },
		{ "strategies --check", 2, "", "which file?" },
		{ "init --demo x.db", 2, "", "init: --demo needs --strategy" },
		{ "init --read-only x.db", 2, "", "init: makes a file" },
		{ "--register y.db init x.db", 2, "", "init: --register and FILE both name the file" },
		{ "init ''", 2, "", "init: the name of the file is empty" },
		{ "--as '' --register r.db list unit", 2, "", "--as: the login is empty" },
	};
	expect_rows(rows, COUNT(rows));
}

static void test_options_stand_anywhere(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "list unit --limit 1 --format csv --register r.db --as anna", 0, "id;name;short_name", "" },
		{ "--format csv --limit=1 --register=r.db list unit", 0, "id;name;short_name", "" },
		{ "list --register r.db unit --format csv", 0, "id;name;short_name", "" },
		{ R "list unit --lim 1 --forma csv", 0, "id;name;short_name", "" },
		{ R "list --format csv -- unit", 0, "id;name;short_name", "" },
		{ R "list Enhet --format csv", 0, "id;name;short_name", "" },
		{ R "list unit --columns Kortnamn,name --format csv --limit 1", 0, "id;short_name;name\n", "" },
	};
	expect_rows(rows, COUNT(rows));
	setenv("POSIXLY_CORRECT", "1", 1);
	expect("list unit --format csv --register r.db", 0, "id;name;short_name", "");
	unsetenv("POSIXLY_CORRECT");
}

/* What somebody wrote is no formula in the spreadsheet of somebody else; a program gets it as it stands. */
static void test_csv_for_a_spreadsheet(void **state)
{
	(void)state;
	expect(R "set project 1 'title==HYPERLINK(1)' acronym=@SUM(1)", 0, NULL, "");
	expect(R "list project --filter id:1 --columns title,acronym --format csv", 0,
	       "id;title;acronym\n1;=HYPERLINK(1);@SUM(1)\n", "");
	expect(R "list project --filter id:1 --columns title,acronym --format csv --bom", 0,
	       "\xEF\xBB\xBF" "id;title;acronym\n1;'=HYPERLINK(1);'@SUM(1)\n", "");
	expect(R "summary au --year 2026 --format csv", 0, ";=HYPERLINK(1);", "");
	expect(R "summary au --year 2026 --format csv --bom", 0, ";'=HYPERLINK(1);", "");
}

static void test_help_and_version(void **state)
{
	(void)state;
	static const char *const names[] = { "open",    "init",    "list",   "show", "add",  "set",        "delete",
					     "summary", "history", "verify", "fields", "keys", "strategies", "help" };
	char *all = expect_out("--help", 0, "Usage:", "");
	for (size_t i = 0; i < COUNT(names); i++) {
		char *usage = xasprintf("samverkan %s", names[i]), *entry = xasprintf("\n  %s ", names[i]);
		char *by_word = xasprintf("help %s", names[i]), *by_option = xasprintf("%s --help", names[i]);
		char *one = expect_out(by_word, 0, usage, ""), *other = expect_out(by_option, 0, usage, "");
		assert_string_equal(one, other);
		assert_non_null(strstr(all, entry));
		free(one);
		free(other);
		free(by_word);
		free(by_option);
		free(usage);
		free(entry);
	}
	free(all);
	expect("help", 0, "--register FILE", "");
	expect("--version", 0, "samverkan ", "");
	expect("-V", 0, "samverkan ", "");
	expect("list -h", 0, "--filter EXPRESSION", "");
	/* Also when everything else is wrong. */
	expect("--config /nowhere --register /nowhere --help", 0, "Usage:", "");
	setenv("LANGUAGE", "sv", 1);
	expect("--help", 0, "Kommandon:", "");
	setenv("LANGUAGE", "en", 1);
}

static void test_the_language(void **state)
{
	(void)state;
	static const char line[] = R "set project 1 status=nonsens";
	expect(line, 1, "", "samverkan: Status: \"nonsens\" is not one of: idea, ");
	unsetenv("LANGUAGE");
	expect(line, 1, "", "samverkan: Status: \"nonsens\" är inget av: idé, ");
	setenv("LC_ALL", "en_GB.UTF-8", 1);
	expect(line, 1, "", "is not one of: idea, ");
	setenv("LC_ALL", "C.UTF-8", 1);
	write_text("en.ini", "[display]\nlanguage = en\n");
	expect("--config en.ini " R "set project 1 status=nonsens", 1, "", "is not one of: idea, ");
	/* The configuration also decides how a faulty line is answered. */
	expect("--config en.ini frob", 2, "", "there is no such sub-command");
	expect("frob", 2, "", "kommandot finns inte");
	setenv("LANGUAGE", "en", 1);
	unlink("en.ini");
}

/* ---- configuration and clock ---- */

static void test_the_configuration(void **state)
{
	(void)state;
	static const char bad[] = "[register]\nfile = r.db\n[dispaly]\n";
	static const char good[] = "[register]\nfile = r.db\n[keys]\nedit = \"Ctrl-E\"\n";
	write_text("bad.ini", bad);
	write_text("good.ini", good);
	expect("--config bad.ini list unit", 1, "",
	       "samverkan: bad.ini:3: [dispaly]: there is no such section; did you mean \"display\"?");
	expect("--config nowhere.ini list unit", 1, "", "samverkan: nowhere.ini: there is no such file");
	expect("--config good.ini list unit --limit 1", 0, "1 of 14", "");
	expect("--config good.ini keys", 0, "Ctrl-E", "");
	expect("keys", 0, "e, F4", "");
	setenv("SAMVERKAN_CONFIG", "bad.ini", 1);
	expect("list unit", 1, "", "bad.ini:3: ");
	expect("--config good.ini list unit --limit 1", 0, NULL, "");
	setenv("SAMVERKAN_CONFIG", "/dev/null", 1);
	setenv("SAMVERKAN_REGISTER", "r.db", 1);
	expect("list unit --limit 1", 0, "1 of 14", "");
	unsetenv("SAMVERKAN_REGISTER");
	unlink("bad.ini");
	unlink("good.ini");
}

static void test_the_clock(void **state)
{
	(void)state;
	setenv("SAMVERKAN_NOW", "yesterday", 1);
	expect(R "list unit", 2, "", "SAMVERKAN_NOW: \"yesterday\"");
	setenv("SAMVERKAN_NOW", "0026-11-20T09:00:00+01:00", 1);
	expect(R "list unit", 2, "", "SAMVERKAN_NOW: \"0026-");
	setenv("SAMVERKAN_NOW", "2201-01-01T09:00:00+01:00", 1);
	expect(R "list unit", 2, "", "SAMVERKAN_NOW: \"2201-");
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	expect(R "add activity 'title=Besök' kind=meeting from=+3d", 0, NULL, "");
	expect(R "show activity 'Besök'", 0, "2026-11-23", "");
	expect(R "history activity 'Besök'", 0, "2026-11-20 09:00  ", "");
	expect(R "history activity 'Besök'", 0, "  anna (by command) added Activity ", "");
}

/* ---- init ---- */

static void test_every_strategy_makes_a_register(void **state)
{
	(void)state;
	static const struct {
		const char *name, *municipality;
		int areas;
	} rows[] = {
		{ "amal", "Åmåls kommun", 6 },         { "ostersund", "Östersunds kommun", 12 },
		{ "tranas", "Tranås kommun", 3 },      { "trollhattan", "Trollhättans Stad", 10 },
		{ "vanersborg", "Vänersborgs kommun", 3 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char *line = xasprintf("--as lena init --strategy %s n.db", rows[i].name);
		char *said = xasprintf("n.db: a new register for %s with %d areas; lena may write in it\n",
				       rows[i].municipality, rows[i].areas);
		char *count = xasprintf("\n%d of %d\n", rows[i].areas, rows[i].areas);
		expect(line, 0, said, "");
		expect("--register n.db list area", 0, count, "");
		expect("--register n.db list person --columns login --format csv", 0, "id;login\n1;lena\n", "");
		expect("--register n.db --as lena list assignment", 0, "coordinator", "");
		expect("--register n.db --as lena add partner name=Kerava country=FI", 0, "1\n", "");
		expect("--register n.db --as other add partner name=Kerava country=FI", 1, "", "other");
		expect("--register n.db verify", 0, "n.db: ", "");
		unlink("n.db");
		free(line);
		free(said);
		free(count);
	}
}

static void test_the_tree_of_areas_is_made(void **state)
{
	(void)state;
	char *csv = expect_out(R "list area --columns number,parent,kind,strategy --format csv", 0,
			       "id;number;parent;kind;strategy\n", "");
	assert_non_null(strstr(csv, ";1;;area;Internationell strategi 2024–2030\n"));
	assert_non_null(strstr(csv, ";1.1;Verksamhets- och kompetensutveckling;area;"));
	assert_non_null(strstr(csv, ";4;;tool;"));
	free(csv);
}

static void test_init_touches_nothing_that_is_there(void **state)
{
	(void)state;
	size_t before, after;
	char *bytes = read_whole("r.db", &before);
	int files = count_files();
	expect("init --strategy tranas r.db", 1, "", "r.db: is there already; nothing was touched");
	expect("--register r.db init", 1, "", "r.db: is there already");
	char *again = read_whole("r.db", &after);
	assert_int_equal(before, after);
	assert_memory_equal(bytes, again, before);
	assert_int_equal(symlink("nowhere", "link.db"), 0);
	expect("init --strategy tranas link.db", 1, "", "link.db: is there already");
	unlink("link.db");
	expect("init --strategy tranas nowhere/n.db", 1, "", "nowhere/n.db: ");
	expect("init --strategy tranas /proc/n.db", 1, "", "/proc/n.db: ");
	expect("init --strategy trolhattan n.db", 1, "", "did you mean \"trollhattan\"?");
	expect("init --strategy nowhere.ini n.db", 1, "", "nowhere.ini: ");
	assert_int_equal(count_files(), files);
	free(bytes);
	free(again);
}

static void test_init_without_a_strategy(void **state)
{
	(void)state;
	struct stat about;
	mode_t old = umask(077); /* the group of the file is to work in it, whatever the person's mask */
	expect("--as anna init n.db", 0, "n.db: a new register without a strategy", "");
	umask(old);
	assert_int_equal(stat("n.db", &about), 0);
	assert_int_equal(about.st_mode & 0777, 0660);
	expect("--register n.db list area", 0, "0 of 0", "");
	expect("--register n.db summary overview", 0, "No project in the register was active in 2026.", "");
	unlink("n.db");
}

static void test_the_register_that_nobody_named(void **state)
{
	(void)state;
	setenv("XDG_DATA_HOME", "", 1);
	expect("--as anna init --strategy tranas", 0, "/.local/share/samverkan/register.db: a new register", "");
	expect("list area", 0, "3 of 3", "");
	unsetenv("XDG_DATA_HOME");
}

/* A file of one's own, beside it examples of one's own; each fault is named with its line, and nothing is left. */
static void test_faulty_examples_leave_nothing(void **state)
{
	(void)state;
	static const struct {
		const char *demo, *err;
	} rows[] = {
		{ "# c\nunit name=A kind=administration\nproject title=P unit=B need=n\n", "own.demo:3: " },
		{ "unit name=A kind=administration\n\nunit name=C kind=castle\n", "own.demo:3: Kind: \"castle\"" },
		{ "unit name=A kind=administration\nunit name=A kind=board\n", "own.demo:2: Name" },
		{ "unit name=A kind=administration\nproject title=P unit=A\n", "own.demo:2: Need" },
		{ "unti name=A\n", "own.demo:1: unti: " },
		{ "unit nmae=A\n", "own.demo:1: nmae: " },
		{ "unit name=\"A kind=board\n", "own.demo:1: a quote is not closed" },
		{ "unit name=A just-a-word\n", "own.demo:1: just-a-word: is not field=value" },
		{ "unit just-a-word\n", "own.demo:1: \"just-a-word\" is not the name of any" },
		{ "unit name=A kind=board\nunit A kind=castle\n", "own.demo:2: Kind: \"castle\"" },
	};
	char *path = xasprintf("%s/strategies/tranas.ini", getenv("SAMVERKAN_DATADIR"));
	copy_file(path, "own.ini");
	free(path);
	expect("init --strategy own.ini --demo n.db", 1, "", "own.demo: there is no such file");
	write_text("own.demo", "");
	int files = count_files();
	for (size_t i = 0; i < COUNT(rows); i++) {
		write_text("own.demo", rows[i].demo);
		expect("--as anna init --strategy own.ini --demo n.db", 1, "", rows[i].err);
		assert_int_equal(count_files(), files);
	}
	/* What the strategy made is told of further by its number. */
	write_text("own.demo", "unit name=A kind=board\narea 1 note=hers\n");
	expect("--as anna init --strategy own.ini --demo n.db", 0, "with 3 areas and 1 records of a demonstration", "");
	expect("--register n.db list area --filter note:hers --format csv --columns number", 0, ";1\n", "");
	unlink("n.db");
	unlink("own.ini");
	unlink("own.demo");
}

/* Who makes the register and is among the examples is not made twice. */
static void test_the_coordinator_is_made_once(void **state)
{
	(void)state;
	expect(R "list person --filter login=anna --format csv --columns login", 0, ";anna\n", "");
	expect(R "list person --filter login=anna", 0, "\n1 of ", "");
	expect(R "list assignment --filter 'person:Anna role:coordinator'", 0, "coordinator", "");
	expect("--as eva init --strategy trollhattan --demo eva.db", 0, NULL, "");
	expect("--register eva.db list assignment --filter 'person:Eva role:coordinator'", 0, "\n1 of ", "");
	unlink("eva.db");
}

/* ---- who may write what ---- */

static void test_access(void **state)
{
	(void)state;
	expect(R "access list --format csv", 0, "\neva;Eva Exempel;international coordinator;;everything;no\n", "");
	expect(R "access list --format csv", 0, ";contact person;;", "");
	expect(R "access list", 0, "reads", "");
	expect(R "access check eva area 1", 0, "yes: eva may change", "");
	expect(R "access check per partner", 0, "yes: per may add Partners", "");
	expect(R "access check per area", 1, "no: Areas: only the coordinators", "");
	expect(R "access check nobody project 1", 1, "not known", "");
	expect(R "access check per nonsense 1", 2, "", "nonsense");
	expect(R "access check per project 4711", 1, "", "4711");
	expect(R "access check per", 2, "", "access check LOGIN KIND [ID]");
	expect(R "access whatever", 2, "", "there are: list, check, keys, door");
}

static void test_saving_is_held_by_access(void **state)
{
	(void)state;
	expect("--as per --register r.db add area name=X", 1, "", "Areas: only the coordinators");
	expect("--as per --register r.db set person per login=anna2", 1, "", "Login: only the coordinators");
	expect("--as per --register r.db adopt tranas", 1, "", "Take over a strategy: only the coordinators");
	expect("--as per --register r.db freeze annual --year 2025", 1, "", "Fix a summary: only the coordinators");
	expect(R "add person name=Nisse login=nisse", 0, NULL, "");
	expect("--as nisse --register r.db add partner name=X kind=city country=FI", 1, "",
	       "samverkan: nisse has no assignment to write for a unit");
	expect("--as nisse --register r.db set person nisse email=nisse@exempel.se", 0, NULL, "");
	expect("--as nisse --register r.db set person 1 phone=1", 1, "", "samverkan: nisse has no assignment");
	expect("--as nisse --register r.db delete person nisse", 1, "", "nisse has no assignment");
	expect("--as nisse --read-only --register r.db set person nisse phone=1", 1, "", "r.db: ");
	expect(R "add assignment person=nisse role=deputy unit=1", 0, NULL, "");
	expect("--as nisse --register r.db add partner name=X kind=city country=FI", 0, NULL, "");
}

static void test_an_unknown_login_is_refused(void **state)
{
	(void)state;
	write_text("c.ini", "[access]\nunknown = refuse\n");
	expect("--as nobody --register r.db list area", 0, NULL, "");
	expect("--as nobody --register r.db --config c.ini list area", 1, "", "not known in the register");
	expect(R "--config c.ini list area", 0, NULL, "");
	write_text("c.ini", "[access]\nunknown = write\n");
	expect(R "--config c.ini list area", 1, "", "c.ini:2");
	unlink("c.ini");
}

/* ---- reading ---- */

static void test_list_as_csv(void **state)
{
	(void)state;
	char *csv = expect_out(R "list project --filter status:ongoing --format csv", 0, "id;title;acronym;dnr;", "");
	char *swedish = expect_out(R "list projekt --filter status:pågår --format csv", 0, "id;title;", "");
	assert_string_equal(csv, swedish);
	int ongoing = count_lines(csv) - 1;
	assert_true(ongoing > 20);
	for (const char *line = strchr(csv, '\n') + 1; *line != '\0'; line = strchr(line, '\n') + 1)
		assert_non_null(strstr(line, ";ongoing;"));
	free(swedish);
	free(csv);
	csv = expect_out(R "list project --filter !status:ongoing --format csv --columns status", 0, "id;status\n", "");
	assert_null(strstr(csv, "ongoing"));
	free(csv);
	expect(R "list project --filter 'title:finns-inte' --format csv --columns title", 0, "id;title\n", "");
}

static void test_list_in_order_and_in_part(void **state)
{
	(void)state;
	char *rising = expect_out(R "list unit --sort name --columns name --format csv", 0, NULL, "");
	char *falling = expect_out(R "list unit --sort -name --columns name --format csv", 0, NULL, "");
	const char *first = strchr(strchr(rising, '\n') + 1, ';') + 1;
	size_t length = strcspn(first, "\n");
	assert_memory_equal(falling + strlen(falling) - length - 1, first, length);
	assert_int_equal(count_lines(rising), 15);
	free(rising);
	free(falling);
	char *three = expect_out(R "list unit --limit 3 --format csv", 0, NULL, "");
	assert_int_equal(count_lines(three), 4);
	free(three);
	expect(R "list unit --limit 3", 0, "\n3 of 14\n", "");
}

/* The order is Swedish whatever the host's is: å ä ö last. */
static void test_swedish_order(void **state)
{
	(void)state;
	static const char *const names[] = { "Östra", "Zeta", "Ålund", "Ärla", "Adam" };
	for (size_t i = 0; i < COUNT(names); i++) {
		char *line = xasprintf(R "add partner name=%s country=FI note=ordning", names[i]);
		expect(line, 0, NULL, "");
		free(line);
	}
	char *csv = expect_out(R "list partner --filter ordning --columns name --format csv", 0, NULL, "");
	const char *at = csv;
	for (size_t i = 0; i < 5; i++) {
		static const char *const order[] = { "Adam", "Zeta", "Ålund", "Ärla", "Östra" };
		at = strstr(at, order[i]);
		assert_non_null(at);
	}
	free(csv);
}

static void test_list_as_text_keeps_to_its_width(void **state)
{
	(void)state;
	for (int i = 0; i < kind_count; i++) {
		char *line = xasprintf(R "list %s", kinds[i].name);
		char *text = expect_out(line, 0, " of ", "");
		for (char *at = strtok(text, "\n"); at != NULL; at = strtok(NULL, "\n"))
			if (text_width(at) > 100)
				fail_msg("%s: wider than 100: %s", line, at);
		free(text);
		free(line);
	}
	expect(R "list project --limit 1", 0, "SEK 1000s", "");
	expect(R "list unit --limit 1 --columns name,head", 0, "Head", "");
}

static void test_list_as_json(void **state)
{
	(void)state;
	char *text = expect_out(R "list project --filter !units: --format json", 0, "[", "");
	yajl_val rows = parse_json(text);
	assert_true(YAJL_IS_ARRAY(rows));
	assert_true(YAJL_GET_ARRAY(rows)->len > 0);
	yajl_val row = YAJL_GET_ARRAY(rows)->values[0];
	assert_true(YAJL_IS_INTEGER(member(row, "id")));
	assert_int_equal(strlen(text_of(member(row, "uuid"))), 36);
	assert_true(YAJL_IS_INTEGER(member(row, "rev")));
	assert_true(YAJL_IS_STRING(member(row, "status")));
	assert_true(YAJL_IS_NUMBER(member(row, "budget_sek")));
	assert_true(YAJL_IS_TRUE(member(row, "example")) || YAJL_IS_NULL(member(row, "example")));
	assert_true(YAJL_IS_ARRAY(member(row, "countries")));
	yajl_val units = member(row, "units");
	assert_true(YAJL_IS_INTEGER(member(YAJL_GET_ARRAY(units)->values[0], "id")));
	assert_true(YAJL_IS_STRING(member(YAJL_GET_ARRAY(units)->values[0], "title")));
	assert_true(YAJL_IS_STRING(member(member(row, "unit"), "title")));
	yajl_tree_free(rows);
	free(text);
	text = expect_out(R "list project --filter 'title:finns-inte' --format json", 0, NULL, "");
	rows = parse_json(text);
	assert_int_equal(YAJL_GET_ARRAY(rows)->len, 0);
	yajl_tree_free(rows);
	free(text);
}

/* What JSON says of money is the amount itself, öre and all. */
static void test_json_of_values(void **state)
{
	(void)state;
	expect(R "add project title=T unit=UTB 'need=rad ett' budget_sek=1200,50 countries=FI;NO units=KSF areas=1.1;2 "
		 "confirmed=2026-11 external_sek=", 0, NULL, "");
	char *text = expect_out(R "show project T --format json", 0, NULL, "");
	yajl_val record = parse_json(text);
	assert_string_equal(YAJL_GET_NUMBER(member(record, "budget_sek")), "1200.50");
	assert_true(YAJL_IS_NULL(member(record, "external_sek")));
	assert_string_equal(text_of(member(record, "confirmed")), "2026-11");
	assert_string_equal(text_of(YAJL_GET_ARRAY(member(record, "countries"))->values[1]), "NO");
	assert_int_equal(YAJL_GET_ARRAY(member(record, "areas"))->len, 2);
	assert_string_equal(text_of(member(YAJL_GET_ARRAY(member(record, "areas"))->values[0], "title")),
			    "Behovsdriven samverkan");
	assert_int_equal(YAJL_GET_INTEGER(member(record, "rev")), 1);
	assert_string_equal(text_of(member(record, "changed_by")), "anna");
	assert_true(YAJL_IS_FALSE(member(record, "deleted")));
	yajl_tree_free(record);
	free(text);
}

static void test_show(void **state)
{
	(void)state;
	expect(R "show unit UTB", 0, "Utbildningsförvaltningen\n", "");
	expect(R "show unit utbildningsförvaltningen", 0, "Name", "");
	expect(R "show unit UTB", 0, "Projects (", "");
	expect(R "show project 99999", 1, "", "99999");
	expect(R "show project finns-inte", 1, "", "finns-inte");
	char *text = expect_out(R "show unit UTB --format json", 0, NULL, "");
	yajl_val record = parse_json(text), refs = member(record, "referred_to_by");
	assert_true(YAJL_GET_ARRAY(refs)->len > 2);
	for (size_t i = 0; i < YAJL_GET_ARRAY(refs)->len; i++) {
		yajl_val ref = YAJL_GET_ARRAY(refs)->values[i];
		long long count = YAJL_GET_INTEGER(member(ref, "count"));
		size_t shown = YAJL_GET_ARRAY(member(ref, "records"))->len;
		assert_int_equal(shown, count < 10 ? count : 10);
	}
	yajl_tree_free(record);
	free(text);
}

/* Of an area hang only its own projects on it, not those of the areas under it. */
static void test_show_a_branch(void **state)
{
	(void)state;
	for (int id = 1; id <= 10; id++) {
		char *line = xasprintf(R "show area %d --format json", id), *text = expect_out(line, 0, NULL, "");
		yajl_val record = parse_json(text), refs = member(record, "referred_to_by");
		for (size_t i = 0; i < YAJL_GET_ARRAY(refs)->len; i++) {
			yajl_val ref = YAJL_GET_ARRAY(refs)->values[i];
			long long count = YAJL_GET_INTEGER(member(ref, "count"));
			assert_int_equal(YAJL_GET_ARRAY(member(ref, "records"))->len, count < 10 ? count : 10);
		}
		yajl_tree_free(record);
		free(text);
		free(line);
	}
}

/* ---- writing ---- */

static void test_a_record_from_birth_to_death(void **state)
{
	(void)state;
	char *id = expect_out(R "add project 'title=Läsa ihop' unit=UTB 'need=Fler läser' status=idé", 0, NULL, "");
	id[strcspn(id, "\n")] = '\0';
	assert_true(atoi(id) > 0);
	char *set = xasprintf(R "set project %s status=pågår slut=2027-06 units+=KSF countries=Finland", id);
	char *show = xasprintf(R "show project %s", id), *history = xasprintf(R "history project %s", id);
	char *printed = xasprintf("%s\n", id), *delete = xasprintf(R "delete project %s", id);
	expect(set, 0, printed, "");
	expect(show, 0, "2027-06", "");
	char *text = expect_out(history, 0, "Status: idea → ongoing", "");
	assert_non_null(strstr(text, "anna (by command) changed Project"));
	assert_non_null(strstr(text, "anna (by command) added Project"));
	assert_true(strstr(text, "changed") < strstr(text, "added")); /* newest first */
	free(text);
	expect(delete, 0, printed, "");
	expect(R "list project --filter 'Läsa ihop'", 0, "0 of ", "");
	expect(history, 0, "deleted Project", "");
	expect(show, 0, "The record is deleted.", "");
	expect(set, 1, "", "is deleted");
	expect(delete, 1, "", "is deleted");
	free(id);
	free(set);
	free(show);
	free(history);
	free(printed);
	free(delete);
}

static void test_sets_grow_and_shrink(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ R "set project 1 countries=Norge;FI", 0, NULL, "" },
		{ R "set project 1 countries+=Danmark", 0, NULL, "" },
		{ R "list project --filter 'countries:DK countries:FI countries:NO'", 0, "Unga i Norden", "" },
		{ R "set project 1 countries-=NO;FI", 0, NULL, "" },
		{ R "set project 1 countries-=SE", 0, NULL, "nothing is changed" },
		{ R "show project 1", 0, "Denmark\n", "" },
		{ R "set project 1 units=KSF units=UTB", 2, "", "given twice" },
		{ R "set project 1 units=KSF", 0, NULL, "" },
		{ R "set project 1 units+=KSF;KOF", 0, NULL, "" },
		{ R "set project 1 units-=KSF", 0, NULL, "" },
		{ R "show project 1", 0, "Kultur- och fritidsförvaltningen\n", "" },
		{ R "set project 1 units=", 0, NULL, "" },
		{ R "set network 1 'characters+=thematic;historical'", 0, NULL, "" },
		{ R "set network 1 characters-=thematic", 0, NULL, "" },
		{ R "show network 1", 0, "historical", "" },
		{ R "set project 1 units+=FINNS-INTE", 1, "", "FINNS-INTE" },
	};
	expect_rows(rows, COUNT(rows));
}

/* Every refusal: one sentence, status 1, and not a byte of the register is another. */
static void test_a_refused_change_changes_nothing(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ R "set project 1 status=nonsens", 1, "", "samverkan: Status: \"nonsens\" is not one of: idea, " },
		{ R "set project 1 end=2026-02-30", 1, "", "28 days" },
		{ R "set project 1 start=2027 end=2026", 1, "", "lies before" },
		{ R "set project 1 budget_sek=much", 1, "", "\"much\"" },
		{ R "set project 1 budget_sek=-5", 1, "", NULL },
		{ R "set project 1 title=", 1, "", "Title: " },
		{ R "set project 1 unit=Obefintliga", 1, "", "Obefintliga" },
		{ R "set project 1 countries=Lalaland", 1, "", "Lalaland" },
		{ R "set project 1 title=ny status=nonsens", 1, "", "nonsens" },
		{ R "set project 1 'title=a\x1b[31m'", 1, "", "U+001B" },
		{ R "set project 1 'title=a\xff'", 1, "", "UTF-8" },
		{ R "set project 1 title=x --rev 99", 1, "", "Project 1: is at revision 2 by now, not 99" },
		{ R "delete project 1 --rev 99", 1, "", "is at revision 2 by now" },
		{ R "set project 99999 title=x", 1, "", "99999" },
		{ R "delete project 99999", 1, "", "99999" },
		{ R "delete unit UTB", 1, "", "Utbildningsförvaltningen" },
		{ R "add project title=x", 1, "", ": " },
		{ R "add unit name=Utbildningsförvaltningen kind=board", 1, "", "Name" },
		{ R "add person name=X login=anna", 1, "", "Login" },
		{ "--register r.db --as okänd set project 1 note=x", 1, "", "okänd" },
		{ "--register r.db --as okänd add unit name=x kind=board", 1, "", "okänd" },
		{ "--register r.db --as okänd delete project 1", 1, "", "okänd" },
		{ R "--read-only set project 1 note=x", 1, "", "r.db: " },
		{ R "--read-only delete project 1", 1, "", "r.db: " },
	};
	char *before = expect_out(R "history --format json", 0, NULL, "");
	expect_rows(rows, COUNT(rows));
	char *after = expect_out(R "history --format json", 0, NULL, "");
	assert_string_equal(before, after);
	free(before);
	free(after);
	expect(R "verify", 0, NULL, "");
}

static void test_rev_that_fits(void **state)
{
	(void)state;
	expect(R "set project 1 note=ett --rev 2", 0, "1\n", "");
	/* nothing differs: nothing is written */
	expect(R "set project 1 note=ett --rev 3", 0, "1\n", "nothing is changed");
	expect(R "set project 1 note=två --rev 3", 0, "1\n", "");
	expect(R "set project 1 note=tre --rev 3", 1, "", "is at revision 4 by now, not 3");
}

/* ---- history ---- */

static void test_history(void **state)
{
	(void)state;
	expect(R "set project 1 note=först", 0, NULL, "");
	setenv("SAMVERKAN_NOW", "2026-11-22T00:30:00+01:00", 1);
	expect(R "set project 1 note=sist", 0, NULL, "");
	expect(R "delete partner 1", 1, NULL, NULL);
	char *since = expect_out(R "history --since 2026-11-22", 0, "Note: först → sist", "");
	assert_int_equal(count_lines(since), 2); /* a day begins at midnight in Sweden, not in Greenwich */
	free(since);
	expect(R "history --since +1d", 0, "", "");
	char *some = expect_out(R "history project --limit 2", 0, "först → sist", "");
	assert_int_equal(count_lines(some), 4);
	free(some);
	char *text = expect_out(R "history project 1 --format json", 0, NULL, "");
	yajl_val changes = parse_json(text), newest = YAJL_GET_ARRAY(changes)->values[0];
	assert_int_equal(YAJL_GET_ARRAY(changes)->len, 4);
	assert_string_equal(text_of(member(newest, "at")), "2026-11-21T23:30:00Z");
	assert_string_equal(text_of(member(newest, "login")), "anna");
	assert_string_equal(text_of(member(newest, "via")), "command");
	assert_string_equal(text_of(member(newest, "action")), "set");
	yajl_val field = YAJL_GET_ARRAY(member(newest, "fields"))->values[0];
	assert_string_equal(text_of(member(field, "field")), "note");
	assert_string_equal(text_of(member(field, "old")), "först");
	assert_string_equal(text_of(member(field, "new")), "sist");
	yajl_tree_free(changes);
	free(text);
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
}

/* ---- summaries ---- */

static void test_summary(void **state)
{
	(void)state;
	expect(R "summary", 0, "overview      Resultatet av stadens internationella arbete\n", "");
	expect(R "summary --format csv", 0, "name;title\noverview;", "");
	char *text = expect_out(R "summary overview", 0, "Trollhättans Stad · 2026 · as of 2026-11-20\n", "");
	assert_non_null(strstr(text, "█"));
	for (char *at = strtok(text, "\n"); at != NULL; at = strtok(NULL, "\n"))
		assert_true(text_width(at) <= 100);
	free(text);
	expect(R "summary overview --year 2024", 0, "Trollhättans Stad · 2024 · ", "");
	char *csv = expect_out(R "summary overview --format csv", 0,
			       "table;number;name;projects;ongoing;budget_sek\nareas;1;Verksamhets- och", "");
	assert_non_null(strstr(csv, "\ntable;name;short_name;projects;ongoing;ideas;budget_sek;external_sek\nunits;"));
	assert_non_null(strstr(csv, "\ntable;status;projects;budget_sek\nstatus;"));
	assert_non_null(strstr(csv, "\ntable;year;share_percent;external;projects\nexternal-share;2023;"));
	assert_null(strstr(csv, "█"));
	free(csv);
}

/* ---- output ---- */

static void test_output_to_a_file(void **state)
{
	(void)state;
	struct stat about;
	size_t length;
	char *wanted = expect_out(R "list unit --format csv", 0, NULL, "");
	mode_t old = umask(027);
	expect(R "list unit --format csv -o out.csv", 0, "", "");
	umask(old);
	char *got = read_whole("out.csv", &length);
	assert_string_equal(got, wanted);
	free(got);
	assert_int_equal(stat("out.csv", &about), 0);
	assert_int_equal(about.st_mode & 0777, 0640);
	/* What is there keeps its mode and its place, also behind a link. */
	assert_int_equal(chmod("out.csv", 0604), 0);
	assert_int_equal(symlink("out.csv", "link.csv"), 0);
	expect(R "list unit --format csv --limit 1 --output link.csv", 0, "", "");
	assert_int_equal(lstat("link.csv", &about), 0);
	assert_true(S_ISLNK(about.st_mode));
	assert_int_equal(stat("out.csv", &about), 0);
	assert_int_equal(about.st_mode & 0777, 0604);
	assert_true(about.st_size < (off_t)length);
	expect(R "list unit --filter title-finns-inte --format csv -o /dev/stdout", 0, "id;name;", "");
	unlink("link.csv");
	unlink("out.csv");
	free(wanted);
}

/* Scripts read the names of columns, which are therefore the same in every language. */
static void test_names_of_columns(void **state)
{
	(void)state;
	static const char *const lines[] = { R "list unit --columns name,kind --format csv --limit 1",
					     R "summary overview --format csv" };
	static const char *const heads[] = { "id;name;kind\n", "table;projects;ongoing;units;" };
	for (int i = 0; i < 4; i++) {
		assert_int_equal(setenv("LANGUAGE", i < 2 ? "sv" : "en", 1), 0);
		char *out = expect_out(lines[i % 2], 0, NULL, "");
		assert_memory_equal(out, heads[i % 2], strlen(heads[i % 2]));
		free(out);
	}
}

static void test_output_that_fails_leaves_what_was(void **state)
{
	(void)state;
	size_t length;
	write_text("out.txt", "gammalt");
	expect("--as anna init --strategy vanersborg other.db", 0, NULL, "");
	int files = count_files();
	struct stage small = { .file_size_max = 100 };
	struct result result = run_staged("keys -o out.txt", &small);
	assert_int_equal(result.status, 1);
	assert_non_null(strstr(result.err, "samverkan: out.txt: the file would be larger than is allowed"));
	result_free(&result);
	expect(R "list projct -o out.txt", 2, "", NULL);
	expect(R "show project 99999 -o out.txt", 1, "", NULL);
	expect(R "list unit -o nowhere/out.txt", 1, "", "nowhere/out.txt: there is no such file");
	expect(R "list unit -o .", 1, "", ".: is a directory");
	/* Neither the register nor another: a slip of the hand would make a list of what somebody works with. */
	expect(R "list unit -o r.db", 1, "", "r.db: is a register or another database");
	expect(R "list unit -o other.db", 1, "", "other.db: is a register or another database");
	expect("keys -o other.db", 1, "", "other.db: is a register or another database");
	char *old = read_whole("out.txt", &length);
	assert_string_equal(old, "gammalt");
	assert_int_equal(count_files(), files);
	expect(R "verify", 0, NULL, "");
	expect("--as anna --register other.db verify", 0, NULL, "");
	unlink("out.txt");
	unlink("other.db");
	free(old);
}

static void test_stdout_that_takes_nothing(void **state)
{
	(void)state;
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC), ends[2];
	assert_true(full >= 0);
	struct stage stage = { .stdout_to = full };
	struct result result = run_staged(R "list unit", &stage);
	assert_int_equal(result.status, 1);
	assert_string_equal(result.err, "samverkan: standard output: there is no space left on the disk\n");
	result_free(&result);
	close(full);
	/* Nobody reads any more: not worth a word. */
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	close(ends[0]);
	stage.stdout_to = ends[1];
	result = run_staged(R "list unit", &stage);
	assert_int_equal(result.status, 1);
	assert_string_equal(result.err, "");
	result_free(&result);
	close(ends[1]);
}

/* ---- registers that are none ---- */

static void test_what_is_no_register(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "--register nowhere.db list unit", 1, "", "nowhere.db" },
		{ "--register nowhere/r.db list unit", 1, "", "nowhere" },
		{ "--register . list unit", 1, "", "samverkan: .: " },
		{ "--register text.db list unit", 1, "", "text.db: " },
		{ "--register empty.db list unit", 1, "", "empty.db: " },
		{ "--register half.db list unit", 1, "", "half.db: " },
		{ "--register text.db open", 1, "", "terminal" },
	};
	size_t length;
	char *bytes = read_whole("r.db", &length);
	write_whole("half.db", bytes, length / 3);
	write_text("text.db", "Det här är en vanlig text, ingen databas alls.\n");
	write_text("empty.db", "");
	int files = count_files();
	expect_rows(rows, COUNT(rows));
	assert_int_equal(count_files(), files);
	unlink("half.db");
	unlink("text.db");
	unlink("empty.db");
	free(bytes);
}

static void test_verify(void **state)
{
	(void)state;
	size_t length;
	expect(R "verify", 0, "r.db: whole, nothing found\n", "");
	char *bytes = read_whole("r.db", &length);
	for (size_t at = length / 2; at < length / 2 + 20000; at++)
		bytes[at] ^= 0x55;
	write_whole("r.db", bytes, length);
	struct result result = run_line(R "verify");
	assert_int_equal(result.status, 1);
	assert_true(*result.out != '\0' || *result.err != '\0');
	assert_null(strstr(result.out, "nothing found"));
	result_free(&result);
	/* Damage in one place only: a sentence, then the lines of SQLite, each one its own. */
	for (size_t at = length / 2; at < length / 2 + 20000; at++)
		bytes[at] ^= 0x55;
	memset(bytes + length / 4096 / 2 * 4096, 0x55, 4096);
	write_whole("r.db", bytes, length);
	char *out = expect_out(R "verify", 1, NULL, NULL);
	static const char first[] = "the file is damaged: take back the latest copy that is whole; SQLite says\n    ";
	assert_memory_equal(out, first, sizeof first - 1);
	for (const char *line = strchr(out, '\n') + 1; *line != '\0'; line = strchr(line, '\n') + 1)
		assert_memory_equal(line, "    ", 4);
	free(out);
	free(bytes);
}

/* Rights and owners are no fault of the register, but of those who restored it. */
static void test_verify_place(void **state)
{
	(void)state;
	assert_int_equal(chmod("r.db", 0664), 0);
	expect(R "verify", 0, "r.db: whole, nothing found\n", "samverkan: r.db: everybody on this computer may read");
	assert_int_equal(chmod("r.db", 0660), 0);
	assert_int_equal(chmod(".", 0777), 0);
	expect(R "verify", 0, "r.db: whole, nothing found\n", "samverkan: .: everybody on this computer may write in");
	assert_int_equal(chmod(".", 0700), 0);
	expect(R "verify", 0, "r.db: whole, nothing found\n", "");
	if (geteuid() != 0) {
		print_message("skipped in part: only root can give a file away\n");
		return;
	}
	assert_int_equal(chown(".", 65534, 65534), 0);
	expect(R "verify", 0, "whole", "samverkan: r.db: belongs to root, and not to ");
	assert_int_equal(chown("r.db", 65534, 65534), 0);
	expect(R "verify", 0, "r.db: whole, nothing found\n", "");
	assert_int_equal(chown("r.db", 0, 0), 0);
	assert_int_equal(chown(".", 0, 0), 0);
}

static void test_the_screen_needs_a_terminal(void **state)
{
	(void)state;
	static const char sentence[] =
		"samverkan: open: this is no terminal; `samverkan summary overview` prints the overview\n";
	expect(R "open", 1, "", sentence);
	expect(R, 1, "", sentence);
}

/* ---- the tables ---- */

static void test_fields(void **state)
{
	(void)state;
	char *csv = expect_out("fields --format csv", 0, "kind;name;type;unit;mark;label;words;help\n", "");
	for (int i = 0; i < kind_count; i++)
		for (int j = 0; j < kinds[i].field_count; j++) {
			char *cells = xasprintf("%s;%s;", kinds[i].name, kinds[i].fields[j].name);
			if (strstr(csv, cells) == NULL)
				fail_msg("no field %s", cells);
			free(cells);
		}
	free(csv);
	expect("fields project", 0, "need", "");
	expect("fields project", 0, "idea, pre-study, ", "");
	csv = expect_out("fields Projekt --format csv", 0, "project;status;choice;", "");
	assert_null(strstr(csv, "\nunit;"));
	free(csv);
	char *json = expect_out("fields unit --format json", 0, "\"valid_from\"", "");
	yajl_tree_free(parse_json(json));
	free(json);
	setenv("LANGUAGE", "sv", 1);
	expect("fields project", 0, "Behov", "");
	setenv("LANGUAGE", "en", 1);
}

static void test_keys(void **state)
{
	(void)state;
	char *csv = expect_out("keys --format csv", 0, "keys;command;help\n", "");
	for (int id = CMD_NONE + 1; id < CMD_COUNT; id++) {
		char *cell = xasprintf(";%s;", command_row((enum command_id)id)->name);
		assert_non_null(strstr(csv, cell));
		free(cell);
	}
	free(csv);
	char *json = expect_out("keys --format json", 0, NULL, "");
	yajl_tree_free(parse_json(json));
	free(json);
}

static void test_strategies(void **state)
{
	(void)state;
	char *text = expect_out("strategies", 0, "trollhattan  Trollhättans Stad   2024 – 2030  ", "");
	assert_int_equal(strstr(text, "amal") < strstr(text, "ostersund"), 1);
	free(text);
	expect("strategies --format csv", 0, "name;municipality;validity;title\namal;", "");
	expect("strategies --check tranas vanersborg", 0, "tranas.ini: nothing wrong\n", "");
	write_text("faulty.ini", "[strategy]\nnamn = \"x\"\n[areas]\n1.1 = \"y\"\n");
	char *said = expect_out("strategies --check faulty.ini tranas", 1,
				"faulty.ini:2: namn: there is no such key in [strategy]; did you mean \"name\"?\n", "");
	assert_non_null(strstr(said, "faulty.ini:4: 1.1: lies under area 1, which is not there\n"));
	assert_non_null(strstr(said, "tranas.ini: nothing wrong\n"));
	free(said);
	expect("strategies --check nowhere.ini", 1, "", "nowhere.ini: there is no such file");
	expect("init --strategy faulty.ini n.db", 1, "", "samverkan: faulty.ini:1: ");
	unlink("faulty.ini");
	char *data = xstrdup(getenv("SAMVERKAN_DATADIR"));
	setenv("SAMVERKAN_DATADIR", "/nowhere", 1);
	expect("strategies", 1, "", "/nowhere/strategies");
	setenv("SAMVERKAN_DATADIR", data, 1);
	free(data);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, forget)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_wrong_usage),
		TEST(test_options_stand_anywhere),
		TEST(test_csv_for_a_spreadsheet),
		TEST(test_help_and_version),
		TEST(test_the_language),
		TEST(test_the_configuration),
		TEST(test_the_clock),
		TEST(test_every_strategy_makes_a_register),
		TEST(test_the_tree_of_areas_is_made),
		TEST(test_init_touches_nothing_that_is_there),
		TEST(test_init_without_a_strategy),
		TEST(test_the_register_that_nobody_named),
		TEST(test_faulty_examples_leave_nothing),
		TEST(test_the_coordinator_is_made_once),
		TEST(test_access),
		TEST(test_saving_is_held_by_access),
		TEST(test_an_unknown_login_is_refused),
		TEST(test_list_as_csv),
		TEST(test_list_in_order_and_in_part),
		TEST(test_swedish_order),
		TEST(test_list_as_text_keeps_to_its_width),
		TEST(test_list_as_json),
		TEST(test_json_of_values),
		TEST(test_show),
		TEST(test_show_a_branch),
		TEST(test_a_record_from_birth_to_death),
		TEST(test_sets_grow_and_shrink),
		TEST(test_a_refused_change_changes_nothing),
		TEST(test_rev_that_fits),
		TEST(test_history),
		TEST(test_summary),
		TEST(test_output_to_a_file),
		TEST(test_names_of_columns),
		TEST(test_output_that_fails_leaves_what_was),
		TEST(test_stdout_that_takes_nothing),
		TEST(test_what_is_no_register),
		TEST(test_verify), TEST(test_verify_place),
		TEST(test_the_screen_needs_a_terminal),
		TEST(test_fields),
		TEST(test_keys),
		TEST(test_strategies),
	};
	return cmocka_run_group_tests_name("command line", tests, start, run_stop);
}
