/* SPDX-License-Identifier: EUPL-1.2 */
/* From the command line: undo, confirm, and the numbers that history gives. */
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

#define PER "--as per --register r.db "
#define ANNA "--as anna --register r.db "
#define LO "--as lo --register r.db "

/* Every test has a new register: per may write beside anna, who represents the unit Ung. */
static int enter(void **state)
{
	static const char *const lines[] = {
		ANNA "add unit name=Ung short_name=U", ANNA "add unit name=Kultur short_name=K",
		ANNA "add person name=Per login=per", ANNA "add assignment person=per role=coordinator",
		ANNA "add assignment person=anna role=contact unit=U from=2026",
		ANNA "add project title=Väg need=n unit=U status=ongoing end=2027-03 confirmed=2026-01-01",
		ANNA "add project title=Annan need=n unit=K status=ongoing",
		ANNA "add project title=Klar need=n unit=U status=finished",
	};
	(void)state;
	unlink("r.db");
	expect("--as anna init --strategy amal r.db", 0, NULL, "");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		expect(lines[i], 0, NULL, "");
	return 0;
}

/* The number of the newest change. */
static long newest(void)
{
	char *json = expect_out(ANNA "history --limit 1 --format json", 0, "\"change\": ", "");
	long change = strtol(strstr(json, "\"change\": ") + strlen("\"change\": "), NULL, 10);
	free(json);
	return change;
}

static void expect_undo(const char *as, long change, int status, const char *out, const char *err)
{
	char line[80];
	snprintf(line, sizeof line, "%sundo %ld", as, change);
	expect(line, status, out, err);
}

static void test_last_of_mine(void **state)
{
	(void)state;
	expect(ANNA "set project 1 status=paused end=2027-06", 0, "1", "");
	expect(PER "set project 1 acronym=V", 0, "1", "");
	expect(ANNA "undo", 0, "Undone: Väg · Status: paused → ongoing; End: 2027-06 → 2027-03 (change ", "");
	expect(PER "undo", 0, "Undone: Väg · Acronym: V → – (change ", "");
	expect(PER "undo", 1, "", "per has done nothing that could be undone");
	expect(ANNA "undo", 0, "Undone: Klar · was deleted (change ", "");
	expect(ANNA "verify", 0, NULL, "");
}

static void test_by_number(void **state)
{
	(void)state;
	expect(ANNA "set project 1 status=paused", 0, "1", "");
	long change = newest();
	expect_undo(PER, change, 0, "Undone: Väg · Status: paused → ongoing (change ", "");
	expect_undo(ANNA, change, 1, "", "Väg: is not taken back: per did that already at 09:00");
	expect_undo(ANNA, change + 1, 0, "Done again: Väg · Status: ongoing → paused (change ", "");
	expect(PER "set project 1 status=cancelled", 0, "1", "");
	expect_undo(ANNA, change, 1, "",
		    "Väg: is not taken back: per changed Status at 09:00: paused → cancelled");
	expect_undo(ANNA, 4711, 1, "", "there is no change 4711");
	expect(ANNA "undo Väg", 2, "", "Väg: is not the number of a change");
	expect(ANNA "undo 1 2", 2, "", NULL);
	expect(ANNA "undo 1", 1, "", "the register was made by it");
	expect("--as stranger --register r.db undo", 1, "", "stranger is not known");
}

static void test_history_tells(void **state)
{
	(void)state;
	expect(ANNA "set project 1 status=paused", 0, "1", "");
	long change = newest();
	char words[160];
	expect(ANNA "undo", 0, NULL, "");
	snprintf(words, sizeof words,
		 "  %ld  anna (by command) changed Project 1 \"Väg\", revision 2 · undone by %ld\n", change,
		 change + 1);
	expect(ANNA "history project 1", 0, words, "");
	snprintf(words, sizeof words, "revision 3 · undoes %ld\n", change);
	expect(ANNA "history project 1", 0, words, "");
	snprintf(words, sizeof words, "\"undoes\": %ld,\n    \"undone_by\": null,\n    \"batch\": null", change);
	expect(ANNA "history project 1 --limit 1 --format json", 0, words, "");
}

static void test_confirm(void **state)
{
	(void)state;
	expect(ANNA "confirm project 1 2 3 2", 0, "Project 1 Väg\nProject 2 Annan\n", "");
	char *text = expect_out(ANNA "list project --columns title,confirmed --format csv", 0,
				"1;Väg;2026-11-20\n", "");
	assert_non_null(strstr(text, "2;Annan;2026-11-20\n"));
	assert_non_null(strstr(text, "3;Klar;\n")); /* history is left out among several, not alone */
	free(text);
	expect(ANNA "undo", 0, "Undone: 2 records · Confirmed (change ", "");
	expect(ANNA "confirm project Klar", 0, "Project 3 Klar\n", "");
	expect(ANNA "confirm project Klar", 0, "Nothing was left to confirm\n", "");
	expect(ANNA "confirm project", 2, "", "confirm: project of which number?");
	expect(ANNA "confirm area 1", 2, "", "Areas: are not confirmed one by one");
	expect(ANNA "confirm project 1 99", 1, "", NULL);
}

static void test_confirm_mine(void **state)
{
	(void)state;
	expect(ANNA "add idea title=Idé need=n unit=U", 0, "1", "");
	expect(ANNA "confirm", 0, "Project 1 Väg\nIdea 1 Idé\n", "");
	expect(ANNA "confirm", 0, "Nothing was left to confirm\n", "");
	expect(PER "confirm", 0, "Nothing was left to confirm\n", "");
	expect(PER "set project 2 responsible=per", 0, "2", "");
	expect(PER "confirm", 0, "Project 2 Annan\n", "");
	expect(ANNA "undo", 0, "Undone: 2 records · Confirmed (change ", "");
}

/* What would be confirmed, and how many are refused for which reason; nothing is. */
static void test_confirm_foretold(void **state)
{
	(void)state;
	expect(ANNA "add person name=Lo login=lo", 0, NULL, "");
	expect(ANNA "add assignment person=lo role=deputy unit=U", 0, NULL, "");
	expect(ANNA "add project title=Bro need=n unit=K status=ongoing responsible=lo", 0, "4", "");
	expect(ANNA "set project 2 responsible=lo", 0, "2", "");
	long before = newest();
	expect(LO "confirm --dry-run", 0, "Project 1 Väg\n", "samverkan: 2 records are refused: belongs to Kultur; ");
	expect(LO "confirm project 1 2 3 --dry-run", 1, "", "samverkan: 1 record is refused: belongs to Kultur; ");
	expect(LO "confirm project 1 2 3 --dry-run", 1, "", "samverkan: confirm: none would be confirmed\n");
	expect(LO "confirm project 1 3 --dry-run", 0, "Project 1 Väg\n", "");
	expect(ANNA "confirm project 1 2 3 --dry-run", 0, "Project 1 Väg\nProject 2 Annan\n", "");
	expect(ANNA "confirm --dry-run", 0, "Project 1 Väg\n", "");
	assert_int_equal(newest(), before);
	expect(LO "confirm", 0, "Project 1 Väg\n", "");
	expect(LO "confirm project 1 --dry-run", 0, "Nothing was left to confirm\n", "");
}

static void test_receipts(void **state)
{
	(void)state;
	expect(ANNA "add notice title=A units=K", 0, "1", "");
	expect(ANNA "add notice title=B 'units=K; U'", 0, "2", "");
	expect(ANNA "add notice title=C", 0, "3", "");
	expect(ANNA "confirm notice 1 2 3", 0, "Notice 2 B\nNotice 3 C\n", "");
	char *text = expect_out(ANNA "list notice --columns title,seen --format csv", 0, "1;A;\n", "");
	assert_non_null(strstr(text, "2;B;Ung\n"));
	assert_non_null(strstr(text, "3;C;Ung\n"));
	free(text);
	expect(ANNA "confirm notice 3", 0, "Nothing was left to confirm", "");
	expect(ANNA "confirm notice 1", 1, "", "the notice is for other units than those of anna");
	expect(PER "confirm notice 3", 1, "", "per represents no unit");
}

/* An adoption is more than the records that it changed: no undo takes it back, neither as the last nor by number. */
static void test_adoption_stays(void **state)
{
	(void)state;
	expect(ANNA "adopt tranas", 0, NULL, "");
	char *json = expect_out(ANNA "history --limit 1 --format json", 0, "\"via\": \"adopt\"", "");
	free(json);
	expect(ANNA "history --limit 1", 0, "anna (by adoption)", "");
	expect_undo(ANNA, newest(), 1, "", "or took over a strategy");
	expect(ANNA "undo", 0, "Undone: Klar · was deleted (change ", "");
}

/* What the strategy forbids (Tranås: no project without its test) it forbids an undo too. */
static void test_the_strategy_holds(void **state)
{
	(void)state;
	unlink("r.db");
	expect("--as anna init --strategy tranas r.db", 0, NULL, "");
	expect(ANNA "add unit name=Ung", 0, NULL, "");
	expect(ANNA "add project title=Väg need=n unit=Ung status=applied", 0, NULL, "");
	expect(ANNA "add cofunding-test project=Väg outcome=none date=idag", 0, NULL, "");
	long test = newest();
	expect(ANNA "set project 1 status=ongoing", 0, NULL, "");
	expect_undo(ANNA, test, 1, "", "Väg: Status: ongoing needs a co-funding test of the project first");
	expect(ANNA "undo", 0, "Undone: Väg · Status: ongoing → applied (change ", "");
	expect_undo(ANNA, test, 0, "was deleted (change ", "");
}

/* What is refused is no dead end: the sentence names it, and what can be taken back before it. */
static void test_past_a_refusal(void **state)
{
	char wanted[120];
	(void)state;
	expect(ANNA "set project 2 acronym=A", 0, "2", "");
	long older = newest();
	expect(ANNA "set project 1 status=paused", 0, "1", "");
	expect(PER "set project 1 status=cancelled", 0, "1", "");
	snprintf(wanted, sizeof wanted, "(change %ld); undo %ld takes back the one before it", older + 1, older);
	expect(ANNA "undo", 1, "", wanted);
	expect_undo(ANNA, older + 1, 1, "", "(change ");
	snprintf(wanted, sizeof wanted, "Undone: Annan · Acronym: A → – (change %ld)", older + 3);
	expect_undo(ANNA, older, 0, wanted, "");
	expect_undo(ANNA, older + 3, 0, "Done again: Annan · Acronym: – → A", "");
}

/* Of several values the history says what is new, not all that there was. */
static void test_what_came_and_went(void **state)
{
	(void)state;
	expect(ANNA "set project 1 countries=NO;DK", 0, "1", "");
	expect(ANNA "set project 1 countries=NO;FI", 0, "1", "");
	expect(ANNA "history project 1", 0, "+ Finland, − Denmark\n", "");
	expect(ANNA "undo", 0, "Undone: Väg · Countries: + Denmark, − Finland (change ", "");
}

int main(void)
{
#define IN_REGISTER(test) cmocka_unit_test_setup(test, enter)
	const struct CMUnitTest tests[] = {
		IN_REGISTER(test_last_of_mine),
		IN_REGISTER(test_past_a_refusal),
		IN_REGISTER(test_what_came_and_went),
		IN_REGISTER(test_by_number),
		IN_REGISTER(test_history_tells),
		IN_REGISTER(test_confirm),
		IN_REGISTER(test_confirm_mine),
		IN_REGISTER(test_confirm_foretold),
		IN_REGISTER(test_receipts),
		IN_REGISTER(test_adoption_stays),
		IN_REGISTER(test_the_strategy_holds),
	};
	return cmocka_run_group_tests(tests, run_start, run_stop);
}
