/* SPDX-License-Identifier: EUPL-1.2 */
/* From the command line: backup, a copy of the register while others work in it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run.h"

#define ANNA "--as anna --register r.db "

static int start(void **state)
{
	(void)state;
	run_begin();
	expect("--as anna init --strategy amal --demo r.db", 0, NULL, "");
	return 0;
}

static int end(void **state)
{
	(void)state;
	run_end();
	return 0;
}

static void test_copy(void **state)
{
	(void)state;
	struct stat info;
	int before = count_files();
	char *rows = expect_out("--register r.db list project --format csv", 0, NULL, "");
	expect(ANNA "backup copy.db", 0, "", "");
	assert_int_equal(count_files(), before + 1); /* nothing else is left */
	assert_int_equal(stat("copy.db", &info), 0);
	assert_int_equal(info.st_mode & 07777, 0660);
	expect("--register copy.db verify", 0, "whole, nothing found", "");
	char *again = expect_out("--register copy.db list project --format csv", 0, NULL, "");
	assert_string_equal(again, rows);
	/* It is a register like any other, and the next copy takes its place. */
	expect("--as anna --register copy.db add area name=Extra", 0, NULL, "");
	expect(ANNA "backup copy.db", 0, "", "");
	expect("--register copy.db list area --format csv", 0, NULL, "");
	char *areas = expect_out("--register copy.db list area --format csv", 0, NULL, "");
	assert_null(strstr(areas, "Extra"));
	free(areas);
	free(again);
	free(rows);
	unlink("copy.db");
}

/* Who may read the register may read the copy, whatever the umask. */
static void test_rights(void **state)
{
	(void)state;
	struct stat info;
	mode_t mask = umask(0);
	assert_int_equal(chmod("r.db", 0600), 0);
	expect(ANNA "backup copy.db", 0, "", "");
	umask(mask);
	assert_int_equal(stat("copy.db", &info), 0);
	assert_int_equal(info.st_mode & 07777, 0600);
	assert_int_equal(chmod("r.db", 0660), 0);
	unlink("copy.db");
}

static void test_refused(void **state)
{
	(void)state;
	int before = count_files();
	expect(ANNA "backup", 2, "", "something is missing");
	expect(ANNA "backup r.db", 1, "", "r.db: is the register");
	expect(ANNA "backup ./r.db", 1, "", "is the register");
	expect(ANNA "backup .", 1, "", "is not a file");
	expect(ANNA "backup none/copy.db", 1, "", "none/copy.db");
	expect("--register none.db backup copy.db", 1, "", "there is no register here");
	assert_int_equal(symlink("r.db", "link.db"), 0);
	expect(ANNA "backup link.db", 1, "", "is the register");
	unlink("link.db");
	write_text("used.db", "");
	write_text("used.db-wal", "");
	expect(ANNA "backup used.db", 1, "", "is a register that is in use");
	unlink("used.db");
	unlink("used.db-wal");
	assert_int_equal(count_files(), before);
	expect("--register r.db verify", 0, "whole", "");
}

/* A disk that fills up leaves the older copy as it was. */
static void test_no_room(void **state)
{
	(void)state;
	struct stage stage = { .file_size_max = 100000 };
	write_text("copy.db", "older");
	int before = count_files();
	struct result result = run_staged(ANNA "backup copy.db", &stage);
	size_t length;
	char *bytes = read_whole("copy.db", &length);
	assert_int_equal(result.status, 1);
	assert_string_equal(result.out, "");
	assert_string_not_equal(result.err, "");
	assert_string_equal(bytes, "older");
	assert_int_equal(count_files(), before);
	free(bytes);
	result_free(&result);
	unlink("copy.db");
}

/* Saves until it is told to stop. */
static pid_t start_saving(void)
{
	pid_t child = fork();
	assert_true(child >= 0);
	for (int i = 0; child == 0; i++) {
		char line[80];
		snprintf(line, sizeof line, ANNA "set area 1 note=%d", i);
		struct result result = run_line(line);
		if (result.status != 0)
			_exit(1);
		result_free(&result);
		if (access("stop", F_OK) == 0)
			_exit(0);
	}
	return child;
}

static void test_while_others_save(void **state)
{
	(void)state;
	int status;
	pid_t saver = start_saving();
	for (int i = 0; i < 10; i++) {
		expect(ANNA "backup copy.db", 0, "", "");
		expect("--register copy.db verify", 0, "whole", "");
	}
	write_text("stop", "");
	assert_int_equal(waitpid(saver, &status, 0), saver);
	assert_int_equal(status, 0);
	expect("--register r.db verify", 0, "whole", "");
	unlink("stop");
	unlink("copy.db");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_copy), cmocka_unit_test(test_rights), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_no_room), cmocka_unit_test(test_while_others_save),
	};
	return cmocka_run_group_tests(tests, start, end);
}
