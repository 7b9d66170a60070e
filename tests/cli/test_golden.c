/* SPDX-License-Identifier: EUPL-1.2 */
/* Every summary of every demo register says, word for word, what golden/SUMMARY-STRATEGY.txt has; so do some with a
 * period or a unit of their own. With GENERATE set the files are written instead: read them before they are kept. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "run.h"
#include "strategy.h"
#include "summary.h"

/* Beside the plain ones: FILE is the name of the golden file, LINE what follows `summary`. */
static const struct {
	const char *strategy, *file, *line;
} others[] = {
	{ "tranas", "annual-tranas-2025", "annual --year 2025" },
	{ "tranas", "department-tranas-socialforvaltningen", "department --year 2025 --unit Socialförvaltningen" },
	{ "vanersborg", "annual-vanersborg-interim-1", "annual --period interim-1" },
	{ "vanersborg", "annual-vanersborg-interim-2", "annual --period interim-2" },
	{ "vanersborg", "annual-vanersborg-closing", "annual --year 2025 --period closing" },
	{ "vanersborg", "annual-vanersborg-annual-closing", "annual --year 2025 --period annual-closing" },
	{ "ostersund", "annual-ostersund-area", "annual --area 3" },
};

static int start(void **state)
{
	(void)state;
	run_begin();
	setenv("LANGUAGE", "sv", 1);
	return 0;
}

static char *golden_path(const char *file)
{
	return xasprintf("%s/tests/cli/golden/%s.txt", getenv("srcdir"), file);
}

/* The first line where the two differ, for whoever reads the log. */
static void tell_difference(const char *file, const char *wanted, const char *got)
{
	int line = 1;
	while (*wanted != '\0' && *got != '\0') {
		size_t one = strcspn(wanted, "\n"), other = strcspn(got, "\n");
		if (one != other || strncmp(wanted, got, one) != 0)
			break;
		wanted += one + (wanted[one] != '\0');
		got += other + (got[other] != '\0');
		line++;
	}
	fail_msg("golden/%s.txt:%d:\n- %.*s\n+ %.*s", file, line, (int)strcspn(wanted, "\n"), wanted,
		 (int)strcspn(got, "\n"), got);
}

static void check_golden(const char *file, const char *got)
{
	char *path = golden_path(file);
	if (getenv("GENERATE") != NULL) {
		write_text(path, got);
	} else {
		size_t length;
		if (access(path, R_OK) != 0)
			fail_msg("golden/%s.txt is missing; GENERATE=1 writes it", file);
		char *wanted = read_whole(path, &length);
		if (strcmp(wanted, got) != 0)
			tell_difference(file, wanted, got);
		free(wanted);
	}
	free(path);
}

static void check_summary(const char *strategy, const char *file, const char *words)
{
	char *line = xasprintf("--register %s.db summary %s", strategy, words);
	char *got = expect_out(line, 0, NULL, "");
	check_golden(file, got);
	free(got);
	free(line);
}

static bool has_demo(const char *strategy)
{
	char *path = xasprintf("%s/strategies/%s.demo", getenv("SAMVERKAN_DATADIR"), strategy);
	bool has = access(path, R_OK) == 0;
	free(path);
	return has;
}

static void check_register(const char *strategy)
{
	char *line = xasprintf("--as anna init --strategy %s --demo %s.db", strategy, strategy);
	expect(line, 0, NULL, "");
	free(line);
	for (int i = 0; i < summary_count; i++) {
		char *file = xasprintf("%s-%s", summaries[i].name, strategy);
		check_summary(strategy, file, summaries[i].name);
		free(file);
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].strategy, strategy) == 0)
			check_summary(strategy, others[i].file, others[i].line);
}

static void test_goldens(void **state)
{
	(void)state;
	struct err err = {0};
	char **names;
	int count = strategy_names(getenv("SAMVERKAN_DATADIR"), &names, &err), registers = 0;
	for (int i = 0; i < count; i++) {
		if (!has_demo(names[i]))
			continue;
		check_register(names[i]);
		registers++;
	}
	strategy_names_free(names, count);
	assert_true(registers >= 5);
}

/* A register without a record says so in sentences, in the words of a sixth municipality. */
static void test_an_empty_register(void **state)
{
	(void)state;
	char *line = xasprintf("init --strategy %s/tests/data/sjatte.ini empty.db", getenv("srcdir"));
	expect(line, 0, NULL, "");
	check_summary("empty", "annual-empty", "annual");
	check_summary("empty", "department-empty", "department");
	check_summary("empty", "funding-empty", "funding");
	free(line);
}

static bool is_named(const char *file)
{
	bool named = false;
	for (int i = 0; i < summary_count; i++) {
		size_t length = strlen(summaries[i].name);
		named |= strncmp(file, summaries[i].name, length) == 0 && file[length] == '-';
	}
	return named && strlen(file) > 4 && strcmp(file + strlen(file) - 4, ".txt") == 0;
}

/* A golden file of a summary that there no longer is would never be read again. */
static void test_no_strays(void **state)
{
	(void)state;
	char *path = xasprintf("%s/tests/cli/golden", getenv("srcdir"));
	DIR *directory = opendir(path);
	assert_non_null(directory);
	for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
		if (*entry->d_name != '.' && !is_named(entry->d_name))
			fail_msg("golden/%s is of no summary", entry->d_name);
	closedir(directory);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_goldens),
		cmocka_unit_test(test_an_empty_register),
		cmocka_unit_test(test_no_strays),
	};
	return cmocka_run_group_tests_name("golden", tests, start, run_stop);
}
