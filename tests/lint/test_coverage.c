/* SPDX-License-Identifier: EUPL-1.2 */
/* tests/coverage-of-strategies: every requirement of the five documents has its line, and what a line
 * names is there. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check.h"
#include "ini.h"
#include "kind.h"
#include "mem.h"
#include "summary.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TABLE "tests/coverage-of-strategies"

/* How many requirements each document gives rise to. */
static const struct {
	char letter;
	int count;
} documents[] = { { 'T', 20 }, { 'N', 18 }, { 'V', 14 }, { 'A', 20 }, { 'O', 15 } };

enum column { ID, REQUIREMENT, SERVES, TESTS, COLUMN_COUNT };

/* ---- files of the source ---- */

static char *contents(const char *path)
{
	const char *srcdir = getenv("srcdir");
	char *place = xasprintf("%s/%s", srcdir != NULL ? srcdir : ".", path);
	FILE *file = fopen(place, "r");
	free(place);
	if (file == NULL)
		return NULL;
	struct str text = {0};
	char bytes[16384];
	for (size_t length; (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
		str_add_bytes(&text, bytes, length);
	fclose(file);
	return str_take(&text);
}

/* Whether PATH has NAME, with what stands before and after it. */
static bool stands_in(const char *path, const char *before, const char *name, const char *after)
{
	char *text = contents(path), *wanted = xasprintf("%s%s%s", before, name, after);
	bool found = text != NULL && strstr(text, wanted) != NULL;
	free(wanted);
	free(text);
	return found;
}

/* ---- what may serve a requirement ---- */

static const struct kind *find_kind(const char *name)
{
	for (int i = 0; i < kind_count; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

/* kind.field or kind.field=word */
static bool is_field(const char *token)
{
	const char *dot = strchr(token, '.');
	const char *equals = dot != NULL ? strchr(dot, '=') : NULL;
	if (dot == NULL)
		return false;
	char *name = xstrndup(token, (size_t)(dot - token));
	char *field = equals != NULL ? xstrndup(dot + 1, (size_t)(equals - dot - 1)) : xstrdup(dot + 1);
	const struct kind *kind = find_kind(name);
	int index = kind != NULL ? kind_field(kind, field) : -1;
	bool good = index >= 0;
	if (good && equals != NULL) {
		const struct choice *choice = kind->fields[index].choices;
		while (choice != NULL && choice->code != NULL && strcmp(choice->code, equals + 1) != 0)
			choice++;
		good = choice != NULL && choice->code != NULL;
	}
	free(name);
	free(field);
	return good;
}

static bool is_check(const char *token)
{
	return token[0] == 'K' && check_find(token) != NULL;
}

/* summary:NAME or summary:NAME/SECTION */
static bool is_summary(const char *token)
{
	if (strncmp(token, "summary:", 8) != 0)
		return false;
	char *name = xstrdup(token + 8), *section = strchr(name, '/');
	struct err err = {0};
	if (section != NULL)
		*section++ = '\0';
	const struct summary *summary = summary_find(name, &err);
	bool good = summary != NULL && (section == NULL || summary_section_check(section, &err));
	free(name);
	return good;
}

static bool is_command(const char *token)
{
	return strncmp(token, "command:", 8) == 0 && stands_in("src/cmd_table.c", "{ \"", token + 8, "\",");
}

/* STRATEGY:SECTION or STRATEGY:SECTION/KEY of a delivered strategy. */
static bool is_rule(const char *token)
{
	const char *colon = strchr(token, ':'), *srcdir = getenv("srcdir");
	struct err err = {0};
	if (colon == NULL)
		return false;
	char *path = xasprintf("%s/strategies/%.*s.ini", srcdir != NULL ? srcdir : ".", (int)(colon - token), token);
	char *section = xstrdup(colon + 1), *key = strchr(section, '/');
	struct ini *ini = ini_read(path, &err);
	bool good = false;
	if (key != NULL)
		*key++ = '\0';
	for (int i = 0; ini != NULL && i < ini->section_count; i++)
		good = good || strcmp(ini->section[i].name, section) == 0;
	good = good && (key == NULL || ini_find(ini, section, key) != NULL);
	ini_free(ini);
	free(section);
	free(path);
	return good;
}

static bool serves(const char *token)
{
	return is_field(token) || is_check(token) || is_summary(token) || is_command(token) || is_rule(token);
}

static bool has_end(const char *path, const char *end)
{
	size_t length = strlen(path), tail = strlen(end);
	return length > tail && strcmp(path + length - tail, end) == 0;
}

/* FILE:NAME: a function or a row of a test program, a line of a list of findings. A story is shown whole. */
static bool shows(const char *token)
{
	const char *colon = strchr(token, ':');
	if (colon == NULL)
		return has_end(token, ".story") && stands_in(token, "\n", "terminal ", "");
	char *path = xstrndup(token, (size_t)(colon - token));
	const char *name = colon + 1;
	bool good = false;
	if (*name != '\0' && has_end(path, ".c"))
		good = stands_in(path, "static void ", name, "(") || stands_in(path, "{ \"", name, "\",");
	else if (*name != '\0' && has_end(path, ".txt"))
		good = stands_in(path, "\n", name, "\t");
	free(path);
	return good;
}

/* ---- the table ---- */

struct line {
	int number;
	char *column[COLUMN_COUNT];
};

/* Every word of TEXT is something that GOOD knows; at least one. */
static void check_words(const struct line *line, enum column column, bool (*good)(const char *token))
{
	char *text = xstrdup(line->column[column]), *rest = text;
	int count = 0;
	for (char *word; (word = strsep(&rest, " ")) != NULL;) {
		if (*word == '\0')
			continue;
		count++;
		if (!good(word))
			fail_msg(TABLE ":%d: %s: %s is not there", line->number, line->column[ID], word);
	}
	if (count == 0)
		fail_msg(TABLE ":%d: %s: %s", line->number, line->column[ID],
			 column == SERVES ? "nothing serves it" : "no test shows it");
	free(text);
}

static bool cut(char *text, struct line *line)
{
	int count = 0;
	for (char *column; count < COLUMN_COUNT && (column = strsep(&text, "\t")) != NULL;)
		line->column[count++] = column;
	return count == COLUMN_COUNT && text == NULL;
}

/* Gives each line of the table to VISIT. */
static void walk(void (*visit)(const struct line *line, void *context), void *context)
{
	char *text = contents(TABLE), *rest = text;
	struct line line = {0};
	assert_non_null(text);
	for (char *row; (row = strsep(&rest, "\n")) != NULL;) {
		line.number++;
		if (*row == '\0' || *row == '#')
			continue;
		if (!cut(row, &line))
			fail_msg(TABLE ":%d: four columns are needed, with tabs between them", line.number);
		visit(&line, context);
	}
	free(text);
}

static void check_line(const struct line *line, void *context)
{
	(void)context;
	assert_true(*line->column[REQUIREMENT] != '\0');
	check_words(line, SERVES, serves);
	check_words(line, TESTS, shows);
}

static void test_what_is_named_is_there(void **state)
{
	(void)state;
	walk(check_line, NULL);
}

struct wanted {
	char id[16];
	int found;
};

static void count_id(const struct line *line, void *context)
{
	struct wanted *wanted = context;
	wanted->found += strcmp(line->column[ID], wanted->id) == 0;
}

static void count_line(const struct line *line, void *context)
{
	(void)line;
	(*(int *)context)++;
}

static void test_every_requirement_once(void **state)
{
	(void)state;
	int lines = 0, requirements = 0;
	for (size_t d = 0; d < COUNT(documents); d++) {
		for (int i = 1; i <= documents[d].count; i++) {
			struct wanted wanted = {0};
			snprintf(wanted.id, sizeof wanted.id, "%c%d", documents[d].letter, i);
			walk(count_id, &wanted);
			if (wanted.found != 1)
				fail_msg(TABLE ": %s stands there %d times", wanted.id, wanted.found);
			requirements++;
		}
	}
	walk(count_line, &lines);
	assert_int_equal(lines, requirements);
}

/* The lookups see what is not there; else the table could name anything. */
static void test_lookups(void **state)
{
	(void)state;
	static const char *const false_tokens[] = {
		"project.needs", "projekt.need", "activity.kind=meting", "K0", "K99", "summary:overvew",
		"summary:overview/aeras", "command:chek",
		"tranas:rule:networks", "tranas:strategy/dnrr", "tranaas:strategy", "need",
	};
	static const char *const true_tokens[] = {
		"project.need", "activity.kind=meeting", "K1", "summary:overview", "summary:overview/areas",
		"command:check", "tranas:rule:network", "tranas:strategy/dnr",
	};
	for (size_t i = 0; i < COUNT(false_tokens); i++)
		if (serves(false_tokens[i]))
			fail_msg("%s is taken for something", false_tokens[i]);
	for (size_t i = 0; i < COUNT(true_tokens); i++)
		if (!serves(true_tokens[i]))
			fail_msg("%s is taken for nothing", true_tokens[i]);
	assert_true(shows("tests/lint/test_coverage.c:test_lookups"));
	assert_false(shows("tests/lint/test_coverage.c:test_look"));
	assert_false(shows("tests/lint/test_nothing.c:test_lookups"));
	assert_true(shows("tests/findings/tranas.txt:K14"));
	assert_false(shows("tests/findings/tranas.txt:K99"));
	assert_false(shows("tests/e2e/stories/nothing.story"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lookups),
		cmocka_unit_test(test_every_requirement_once),
		cmocka_unit_test(test_what_is_named_is_there),
	};
	return cmocka_run_group_tests_name("coverage", tests, NULL, NULL);
}
