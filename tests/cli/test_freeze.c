/* SPDX-License-Identifier: EUPL-1.2 */
/* What is fixed for ever stays: the bytes, the SHA-256, whatever happens in the register; and printing, with a program
 * that keeps what it was given. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "run.h"
#include "sha256.h"

#define R "--as anna --register f.db "

static int start(void **state)
{
	(void)state;
	run_begin();
	expect("--as anna init --strategy vanersborg --demo f.db", 0, "f.db", "");
	return 0;
}

static void test_the_fingerprint(void **state)
{
	(void)state;
	char sum[SHA256_SIZE];
	/* FIPS 180-4, the examples of NIST. */
	sha256_hex("abc", 3, sum);
	assert_string_equal(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	sha256_hex("", 0, sum);
	assert_string_equal(sum, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* What freeze prints is what sha256sum says of the same document, before and after the register has changed. */
static void test_fixed_bytes_stay(void **state)
{
	(void)state;
	char sum[SHA256_SIZE];
	char *said = expect_out(R "freeze overview --year 2025 --dnr 'KS 2026/7'", 0, "1 ", "");
	char *then = expect_out(R "summary --frozen 1 --format json", 0, "samverkan-document", "");
	sha256_hex(then, strlen(then), sum);
	assert_memory_equal(said + strlen("1 "), sum, strlen(sum));
	char *text = expect_out(R "summary --frozen 1", 0, "2025", "");
	expect(R "set project 1 status=finished external_sek=0 budget_sek=1", 0, NULL, "");
	expect(R "set project 2 title=Annat status=cancelled", 0, NULL, "");
	char *after = expect_out(R "summary --frozen 1 --format json", 0, NULL, "");
	char *text_after = expect_out(R "summary --frozen 1", 0, NULL, "");
	assert_string_equal(then, after);
	assert_string_equal(text, text_after);
	free(said);
	free(then);
	free(text);
	free(after);
	free(text_after);
}

/* What is kept for ever is in the language of the register, whoever fixes it and whatever the screen speaks: two
 * people who fix the same get the same. */
static void test_the_language(void **state)
{
	(void)state;
	expect("--as anna init --strategy vanersborg --demo sv.db", 0, NULL, "");
	char *english = expect_out("--as anna --register sv.db freeze goals --year 2025", 0, "1 ", "");
	assert_int_equal(setenv("LANGUAGE", "sv", 1), 0);
	char *swedish = expect_out("--as anna --register sv.db freeze goals --year 2025", 0, "2 ", "");
	assert_int_equal(setenv("LANGUAGE", "en", 1), 0);
	assert_string_equal(english + 2, swedish + 2);
	expect("--as anna --register sv.db summary --frozen 1", 0, "Mål och mått", "");
	expect("--as anna --register sv.db summary --frozen 1 --compare", 0, "Every figure is the same.", "");
	free(english);
	free(swedish);
}

/* What is narrowed says so wherever it is named. */
static void test_the_name_says_what_of(void **state)
{
	(void)state;
	static const struct {
		const char *line, *name;
	} rows[] = {
		{ "overview --year 2025 --area 1", " 2025 · 1 " },
		{ "department --unit 1 --period 2025-01-01..2025-06-30", " januari–juni 2025 · Vänersborgs kommun" },
		{ "overview --year 2025 --unit 2 --area 2 --units now", " · enheterna som de är nu" },
		{ "changes --since 2026-03-01", " · sedan 2026-03-01" },
		{ "minutes", " 2026-" },
	};
	expect("--as anna init --strategy vanersborg --demo n.db", 0, NULL, "");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *freeze = xasprintf("--as anna --register n.db freeze %s", rows[i].line);
		char *compare = xasprintf("--register n.db summary --frozen %zu --compare", i + 1);
		expect(freeze, 0, NULL, "");
		expect("--register n.db summary frozen --format csv", 0, rows[i].name, "");
		expect(compare, 0, rows[i].name, "");
		free(compare);
		free(freeze);
	}
	/* On the same day, the clock tells them apart. */
	expect("--register n.db summary --frozen 1 --compare", 0, "beside as of 2026-11-20 09:00", "");
}

static void test_in_the_history(void **state)
{
	(void)state;
	expect(R "history", 0, "(by command) fixed ", "");
	expect(R "history", 0, "number 1\n", "");
	expect(R "history --format json", 0, "\"action\": \"freeze\"", "");
}

static void test_what_has_changed_since(void **state)
{
	(void)state;
	expect(R "freeze overview --year 2026", 0, "2 ", "");
	expect(R "summary --frozen 2 --compare", 0, "Every figure is the same.", "");
	expect(R "set project 3 budget_sek=987000000", 0, NULL, "");
	char *text = expect_out(R "summary --frozen 2 --compare", 0, "Budget", "");
	assert_null(strstr(text, "Every figure is the same."));
	expect(R "summary --frozen 2 --compare --format csv", 0, ";Budget;", "");
	free(text);
}

/* What freezing NAME and then LINE make of the comparison; the register is one of STRATEGY. The caller frees. */
static char *compared(const char *strategy, const char *name, const char *line)
{
	char *init = xasprintf("--as anna init --strategy %s --demo %s-%s.db", strategy, strategy, name);
	char *freeze = xasprintf("--as anna --register %s-%s.db freeze %s --year 2025", strategy, name, name);
	char *change = xasprintf("--as anna --register %s-%s.db %s", strategy, name, line);
	char *compare = xasprintf("--register %s-%s.db summary --frozen 1 --compare --format csv", strategy, name);
	expect(init, 0, NULL, "");
	expect(freeze, 0, "1 ", "");
	char *same = expect_out(compare, 0, NULL, "");
	assert_string_equal(same, "");
	free(same);
	expect(change, 0, NULL, "");
	char *text = expect_out(compare, 0, NULL, "");
	free(init);
	free(freeze);
	free(change);
	free(compare);
	return text;
}

static int count_lines(const char *text)
{
	int lines = 0;
	for (; *text != '\0'; text++)
		lines += *text == '\n';
	return lines;
}

/* Every unit has a table of its own, and the same names of tables. */
static void test_tables_of_one_name(void **state)
{
	(void)state;
	char *text = compared("tranas", "department", "set project 9 budget_sek=1234567");
	assert_non_null(strstr(text, ";Budget;"));
	assert_non_null(strstr(text, "\nprojects;Torget tar plats;Budget;"));
	assert_non_null(strstr(text, ";Samhällsbyggnadsförvaltningen · "));
	assert_null(strstr(text, "the whole row"));
	assert_int_equal(count_lines(text), 2);
	free(text);
}

/* What is the same when it is rounded is told exactly. */
static void test_a_krona_is_a_difference(void **state)
{
	(void)state;
	expect(R "set project 3 budget_sek=9870001", 0, NULL, "");
	expect(R "freeze audit --year 2026", 0, " ", "");
	char *said = expect_out(R "summary frozen --format csv", 0, NULL, "");
	char *number = strchr(said, '#');
	char *line = xasprintf(R "summary --frozen %d --compare --format csv", atoi(number + 1));
	expect(R "set project 3 budget_sek=9870002", 0, NULL, "");
	char *text = expect_out(line, 0, "9 870 001 kr;9 870 002 kr", "");
	assert_null(strstr(text, "Every figure is the same."));
	free(text);
	free(line);
	free(said);
}

/* Text is compared too; a row is the record that it tells of, whatever its status has become. */
static void test_texts_and_records(void **state)
{
	(void)state;
	char *text = compared("amal", "au", "set project 1 status=paused budget_sek=7000000 significant=0");
	assert_null(strstr(text, "the whole row"));
	assert_non_null(strstr(text, ";Europa Direkt Fyrbodal;Status;"));
	free(text);
	text = compared("tranas", "annual", "set annual-return 4 part_c=Annorlunda");
	assert_non_null(strstr(text, "Annorlunda"));
	assert_true(count_lines(text) <= 4);
	free(text);
}

static void test_the_list(void **state)
{
	(void)state;
	expect(R "summary frozen", 0, "KS 2026/7", "");
	expect(R "freeze overview --year 2024 --recipient 'Nämnden; \"A\"'", 0, "4 ", "");
	expect(R "summary frozen --format csv", 0, "\"Nämnden; \"\"A\"\"\"", "");
	expect(R "verify", 0, NULL, "");
}

static void test_refused(void **state)
{
	(void)state;
	expect(R "summary --frozen 99", 1, "", "there is no fixed summary number 99");
	expect(R "summary --frozen 0", 2, "", "--frozen");
	expect(R "summary --frozen x", 2, "", "--frozen");
	expect(R "summary overview --frozen 1", 2, "", "names the summary itself");
	expect(R "summary overview --compare", 2, "", "goes with --frozen");
	expect(R "freeze", 2, "", "freeze");
	expect(R "freeze frozen", 1, "", "is not fixed itself");
	expect(R "freeze nonsense", 2, "", "there is no summary");
	expect("--as nobody --register f.db freeze overview", 1, "", "nobody");
	expect(R "--read-only freeze overview", 1, "", "read-only was asked for");
	expect(R "freeze overview --dnr 'a\x01z'", 1, "", "Reg. no.: contains the control character");
	expect(R "summary frozen --format csv", 0, NULL, "");
}

/* ---- printing ---- */

/* A spooler: a real program that keeps its words and its input. */
static void make_spooler(const char *script)
{
	write_text("spooler", script);
	assert_int_equal(chmod("spooler", 0755), 0);
}

static void use_spooler(const char *command)
{
	char *text = xasprintf("[print]\ncommand = \"%s\"\n", command);
	write_text("print.ini", text);
	free(text);
}

#define P "--as anna --config print.ini --register f.db "

static void test_printing(void **state)
{
	(void)state;
	size_t length;
	make_spooler("#!/bin/sh\nprintf '%s|' \"$@\" >words\ncat >printed\n");
	use_spooler("./spooler -d 'Skrivare 2' $HOME ;touch-x");
	expect(P "summary overview --print --format paper --year 2026", 0,
	       "Sent to ./spooler -d 'Skrivare 2' $HOME ;touch-x as text\n", "");
	char *words = read_whole("words", &length), *printed = read_whole("printed", &length);
	/* No shell has seen the words. */
	assert_string_equal(words, "-d|Skrivare 2|$HOME|;touch-x|");
	assert_non_null(strstr(printed, "Page 1 of "));
	char *same = expect_out(P "summary overview --format paper --year 2026", 0, NULL, "");
	assert_string_equal(printed, same);
	free(words);
	free(printed);
	free(same);
}

static void test_a_spooler_that_fails(void **state)
{
	(void)state;
	size_t length;
	/* As lp does: with its own name before and a full stop after, once each in the sentence. */
	make_spooler("#!/bin/sh\ncat >/dev/null\necho 'spooler: no such printer.' >&2\nexit 3\n");
	use_spooler("./spooler");
	expect(P "summary overview --print --format paper", 1, "",
	       "./spooler: no such printer; the document is in samverkan-overview-2026-11-20.txt");
	char *left = read_whole("samverkan-overview-2026-11-20.txt", &length);
	assert_non_null(strstr(left, "Page 1 of "));
	free(left);
	/* The next one takes another name: nothing is lost. */
	expect(P "summary overview --print --format text", 1, "", "samverkan-overview-2026-11-20-2.txt");
	make_spooler("#!/bin/sh\nexit 1\n");
	expect(P "summary overview --print --format paper", 1, "", "ended with status 1");
	make_spooler("#!/bin/sh\nkill -9 $$\n");
	expect(P "summary overview --print --format paper", 1, "", "ended by signal 9");
	use_spooler("/nonexistent/lp");
	expect(P "summary overview --print --format paper", 1, "",
	       "/nonexistent/lp: there is no such file or directory; the document is in");
	use_spooler("''");
	expect(P "summary overview --print --format paper", 1, "", "names no program");
}

static void test_print_refused(void **state)
{
	(void)state;
	use_spooler("true");
	expect(P "summary --print", 2, "", "needs the name of a summary");
	expect(P "summary overview --print -o x", 2, "", "one or the other");
	expect(P "summary overview --print --format csv", 2, "", "not csv");
	/* A program that does not read what it gets is no failure of ours. */
	expect(P "summary overview --print --format paper", 0, "Sent to true as text\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_fingerprint),
		cmocka_unit_test(test_fixed_bytes_stay),
		cmocka_unit_test(test_the_language),
		cmocka_unit_test(test_the_name_says_what_of), cmocka_unit_test(test_in_the_history),
		cmocka_unit_test(test_what_has_changed_since),
		cmocka_unit_test(test_tables_of_one_name),
		cmocka_unit_test(test_a_krona_is_a_difference),
		cmocka_unit_test(test_texts_and_records),
		cmocka_unit_test(test_the_list),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_printing),
		cmocka_unit_test(test_a_spooler_that_fails),
		cmocka_unit_test(test_print_refused),
	};
	return cmocka_run_group_tests_name("freeze", tests, start, run_stop);
}
