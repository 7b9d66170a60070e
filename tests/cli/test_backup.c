/* SPDX-License-Identifier: EUPL-1.2 */
/* From the command line: backup, a copy of the register while others work in it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
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
	expect(ANNA "backup r.db", 1, "", "r.db: is the register or belongs to it");
	expect(ANNA "backup ./r.db", 1, "", "is the register");
	expect(ANNA "backup .", 1, "", "is not a file");
	expect(ANNA "backup none/copy.db", 1, "", "none/copy.db");
	expect("--register none.db backup copy.db", 1, "", "there is no register here");
	assert_int_equal(symlink("r.db", "link.db"), 0);
	expect(ANNA "backup link.db", 1, "", "is the register");
	unlink("link.db");
	write_text("letter.txt", "Dear sister city");
	expect(ANNA "backup letter.txt", 1, "", "letter.txt: is there and is no samverkan register");
	unlink("letter.txt");
	expect(ANNA "backup none/copy.db", 1, "", "samverkan: none/copy.db: the directory none: ");
	assert_int_equal(count_files(), before);
	expect("--register r.db verify", 0, "whole", "");
}

/* What the register keeps beside it is not replaced, under whatever name, nor is its name taken before it is there. */
static void test_beside(void **state)
{
	(void)state;
	static const char *const beside[] = { "r.db-wal", "./r.db-shm", "r.db-journal", "r.db.drafts",
					      "r.db.drafts-wal", "r.db.drafts.lock" };
	int before = count_files();
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
		char line[80];
		snprintf(line, sizeof line, ANNA "backup %s", beside[i]);
		expect(line, 1, "", "is the register or belongs to it");
	}
	write_text("r.db.drafts", "");
	assert_int_equal(link("r.db.drafts", "other"), 0);
	expect(ANNA "backup other", 1, "", "is the register or belongs to it");
	unlink("other");
	unlink("r.db.drafts");
	assert_int_equal(count_files(), before);
}

/* A child that has the copy open as SQLite has it, until it is killed. */
static pid_t start_reading(const char *path)
{
	int ready[2];
	char byte;
	assert_int_equal(pipe(ready), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct flock shared = { .l_type = F_RDLCK, .l_start = 0x40000002, .l_len = 510 };
		int fd = open(path, O_RDWR);
		if (fcntl(fd, F_SETLK, &shared) != 0 || write(ready[1], "", 1) != 1)
			_exit(1);
		pause();
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(ready[1]);
	return child;
}

/* Somebody who reads in a copy keeps it; what he left when he was killed keeps nobody from the next one, and is not
 * taken for a part of it. */
static void test_copy_in_use(void **state)
{
	(void)state;
	int status, before = count_files();
	expect(ANNA "backup copy.db", 0, "", "");
	pid_t reader = start_reading("copy.db");
	expect(ANNA "backup copy.db", 1, "", "copy.db: is a register that is in use");
	kill(reader, SIGKILL);
	assert_int_equal(waitpid(reader, &status, 0), reader);
	write_text("copy.db-wal", "");
	write_text("copy.db-shm", "");
	expect(ANNA "backup copy.db", 0, "", "");
	assert_int_equal(count_files(), before + 1);
	expect("--register copy.db verify", 0, "whole", "");
	unlink("copy.db");
}

/* A backup that was killed leaves a half with all that the register holds: the next one to the same file removes it,
 * and nothing that somebody still makes or that has another name. */
static void test_left_half(void **state)
{
	(void)state;
	int before = count_files();
	struct flock whole = { .l_type = F_WRLCK, .l_len = 1 };
	write_text("copy.db.half-4711", "names and numbers");
	write_text("copy.db.half-4711-journal", "");
	write_text("copy.db.half-4712", "being made");
	write_text("copy.db.20261119", "kept by hand");
	write_text("copy.db.half-x", "something else");
	int fd = open("copy.db.half-4712", O_RDWR);
	assert_int_equal(fcntl(fd, F_OFD_SETLK, &whole), 0);
	expect(ANNA "backup copy.db", 0, "", "");
	assert_int_not_equal(access("copy.db.half-4711", F_OK), 0);
	assert_int_equal(count_files(), before + 4);
	close(fd);
	expect(ANNA "backup copy.db", 0, "", "");
	assert_int_equal(count_files(), before + 3);
	unlink("copy.db");
	unlink("copy.db.20261119");
	unlink("copy.db.half-x");
}

/* A disk that fills up leaves the older copy as it was. */
static void test_no_room(void **state)
{
	(void)state;
	struct stage stage = { .file_size_max = 100000 };
	expect(ANNA "backup copy.db", 0, "", "");
	size_t older_length;
	char *older = read_whole("copy.db", &older_length);
	int before = count_files();
	struct result result = run_staged(ANNA "backup copy.db", &stage);
	size_t length;
	char *bytes = read_whole("copy.db", &length);
	assert_int_equal(result.status, 1);
	assert_string_equal(result.out, "");
	assert_string_equal(result.err,
			    "samverkan: copy.db: the copy cannot be made: the file would be larger than is allowed\n");
	assert_int_equal(length, older_length);
	assert_memory_equal(bytes, older, length);
	assert_int_equal(count_files(), before);
	free(older);
	free(bytes);
	result_free(&result);
	unlink("copy.db");
}

/* Where the disk of the register is full and nobody is inside, SQLite's shared memory cannot be made: what reads is
 * answered all the same, a copy can be made on another disk, and what writes is told why not. */
static void test_full_disk(void **state)
{
	(void)state;
	static const char script[] =
		"mkdir full; mount -t tmpfs -o size=4m none full || exit 77\n"
		"export LANGUAGE=en; s='samverkan --as anna --register full/r.db'\n"
		"cp r.db full; dd if=/dev/zero of=full/rest bs=1k 2>&1 | grep -q 'No space' || exit 77\n"
		"set -e\n"
		"$s list area --format csv | grep -q '^id;'\n"
		"$s --read-only list area --format csv | grep -q '^id;'\n"
		"$s verify 2>&1 | grep -qx 'full/r.db: whole, nothing found'\n"
		"$s access keys\n"
		"$s backup copy.db 2>&1\n"
		"$s add area name=X 2>&1 || true\n";
	static const char *const words[] = { "unshare", "-m", "sh", "-c", script, NULL };
	struct result result = run_program(words);
	rmdir("full");
	if (result.status == 77 || strstr(result.err, "unshare") != NULL) {
		result_free(&result);
		print_message("skipped: may not mount a disk that can be filled\n");
		skip();
	}
	assert_string_equal(result.out, "samverkan: full/r.db: the disk is full\n");
	assert_int_equal(result.status, 0);
	result_free(&result);
	expect("--register copy.db verify", 0, "whole", "");
	unlink("copy.db");
}

/* On a file system that may only be read, where nobody has made SQLite's shared memory: nothing is wrong. */
static void test_read_only_disk(void **state)
{
	(void)state;
	static const char script[] =
		"mkdir rw ro; export LANGUAGE=en; s='samverkan --as anna --register ro/r.db'\n"
		"cp r.db rw; mount --bind rw ro || exit 77; mount -o remount,bind,ro ro || exit 77\n"
		"set -e; $s list area --format csv | grep '^id;' | cut -c 1-3\n"
		"$s verify | grep whole; $s access keys; $s backup copy.db\n"
		"$s add area name=X 2>&1 || true\n";
	static const char *const words[] = { "unshare", "-m", "sh", "-c", script, NULL };
	struct result result = run_program(words);
	unlink("rw/r.db");
	rmdir("rw");
	rmdir("ro");
	if (result.status == 77 || strstr(result.err, "unshare") != NULL) {
		result_free(&result);
		print_message("skipped: may not mount a directory for reading\n");
		skip();
	}
	assert_string_equal(result.err, "");
	assert_string_equal(result.out, "id;\nro/r.db: whole, nothing found\n"
					"samverkan: ro/r.db: the register file may only be read\n");
	assert_int_equal(result.status, 0);
	result_free(&result);
	expect("--register copy.db verify", 0, "whole", "");
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
		cmocka_unit_test(test_beside), cmocka_unit_test(test_copy_in_use), cmocka_unit_test(test_left_half),
		cmocka_unit_test(test_no_room), cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_read_only_disk),
		cmocka_unit_test(test_while_others_save),
	};
	return cmocka_run_group_tests(tests, start, run_stop);
}
