/* SPDX-License-Identifier: EUPL-1.2 */
/* From the command line: access door, what sshd runs. Everything that the other side can choose is tried here against
 * the program itself: the words, the environment, the terminal. What is refused says so on stderr, leaves stdout empty,
 * and makes and changes nothing. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"
#include "run.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define WORDS "SSH_ORIGINAL_COMMAND"
#define ONLY_READS "may not be asked for over SSH, only what reads: list, show"

enum { MILLISECONDS = 10000, NOBODY = 65534 };

static char here[PATH_MAX], *door; /* the line that sshd would run */

static int start(void **state)
{
	(void)state;
	run_begin();
	assert_non_null(getcwd(here, sizeof here));
	door = xasprintf("--register %s/r.db --as anna --config /dev/null access door", here);
	expect("--as anna init --strategy amal --demo r.db", 0, NULL, "");
	setenv("LANG", "en_GB.UTF-8", 1);
	return 0;
}

static int end(void **state)
{
	(void)state;
	unsetenv(WORDS);
	free(door);
	run_end();
	return 0;
}

static struct result ask(const char *words)
{
	setenv(WORDS, words, 1);
	struct result result = run_line(door);
	unsetenv(WORDS);
	return result;
}

static char *history(void)
{
	return expect_out("--as anna --register r.db history --limit 3 --format json", 0, "[", "");
}

/* ---- the words ---- */

static void expect_answer(const char *words, const char *out)
{
	struct result result = ask(words);
	if (result.status != 0 || *result.err != '\0' || strstr(result.out, out) == NULL)
		fail_msg("%s\nended with %d: %s\nwanted %s, got: %.500s", words, result.status, result.err, out,
			 result.out);
	result_free(&result);
}

static void expect_refusal(const char *words, int status, const char *why)
{
	char *before = history();
	int files = count_files();
	struct result result = ask(words);
	if (result.status != status || *result.out != '\0' || strstr(result.err, why) == NULL)
		fail_msg("%.200s\nended with %d, not %d: %s\nwanted %s; on stdout: %.200s", words, result.status,
			 status, result.err, why, result.out);
	if (strchr(result.err, '\n') != result.err + strlen(result.err) - 1)
		fail_msg("%.200s: is answered with more than one line: %s", words, result.err);
	char *after = history();
	assert_string_equal(after, before);
	if (count_files() != files)
		fail_msg("%.200s: has made a file", words);
	free(after);
	free(before);
	result_free(&result);
}

/* ---- what a command may take ---- */

/* What /proc tells of the limit NAME of the process: "60                   65". */
static bool has_limit(pid_t pid, const char *name, long soft, long hard)
{
	size_t length;
	char *path = xasprintf("/proc/%d/limits", (int)pid), *limits = read_whole(path, &length);
	const char *row = strstr(limits, name);
	long found[2] = { -1, -1 };
	if (row != NULL) /* it says "unlimited" before it is one */
		sscanf(row + strlen(name), "%ld %ld", &found[0], &found[1]);
	free(limits);
	free(path);
	return found[0] == soft && found[1] == hard;
}

/* Starts what WORDS ask for with stdout into a pipe that is full, so that it cannot come to its end; what it says comes
 * from *ERR. */
static pid_t start_waiting(const char *words, int *out, int *err)
{
	int outs[2], errs[2];
	char bytes[4096] = "";
	assert_int_equal(pipe(outs), 0);
	assert_int_equal(pipe(errs), 0);
	fcntl(outs[1], F_SETFL, O_NONBLOCK);
	while (write(outs[1], bytes, sizeof bytes) > 0)
		;
	fcntl(outs[1], F_SETFL, 0);
	pid_t pid = fork();
	if (pid == 0) {
		char *file = xasprintf("%s/r.db", here);
		setenv(WORDS, words, 1);
		dup2(outs[1], STDOUT_FILENO);
		dup2(errs[1], STDERR_FILENO);
		execlp("samverkan", "samverkan", "--register", file, "--as", "anna", "--config", "/dev/null", "access",
		       "door", (char *)NULL);
		_exit(127);
	}
	close(outs[1]);
	close(errs[1]);
	*out = outs[0];
	*err = errs[0];
	return pid;
}

/* They are the last thing before the command itself. */
static void await_limit(pid_t pid, const char *name, long soft, long hard)
{
	bool has = false;
	for (int i = 0; i < MILLISECONDS && !has; i++) {
		poll(NULL, 0, 1);
		has = has_limit(pid, name, soft, hard);
	}
	if (!has)
		fail_msg("%s is not %ld %ld", name, soft, hard);
}

static void test_what_takes_too_long_is_ended(void **state)
{
	(void)state;
	int out, err, status;
	char said[512] = "";
	struct stat file;
	pid_t pid = start_waiting("list project", &out, &err);
	assert_int_equal(stat("r.db", &file), 0);
	long most = (1L << 30) + 2 * (long)file.st_size;
	await_limit(pid, "Max file size", most, most);
	await_limit(pid, "Max cpu time", 60, 65);
	await_limit(pid, "Max core file size", 0, 0);
	assert_int_equal(kill(pid, SIGXCPU), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
	assert_true(read(err, said, sizeof said - 1) > 0);
	assert_string_equal(said, "samverkan: the command took too long on this computer and was ended; ask for less, "
			    "as one unit, one year or a filter\n");
	close(out);
	close(err);
}

/* What it makes in a file goes no further than is allowed, and a limit that is there is not raised. */
static void test_what_grows_too_large_is_refused(void **state)
{
	(void)state;
	setenv(WORDS, "summary annual --format json", 1);
	struct result result = run_staged(door, &(struct stage){ .file_size_max = 40000 });
	unsetenv(WORDS);
	assert_int_equal(result.status, 1);
	assert_string_equal(result.out, "");
	assert_non_null(strstr(result.err, "the file would be larger than is allowed"));
	result_free(&result);
}

static void test_what_reads(void **state)
{
	(void)state;
	static const char *const asked[][2] = {
		{ "list project --format csv", "id;" }, { "summary overview --format csv", "table;" },
		{ "summary annual --year 2025 --format html", "<!DOCTYPE html>" }, { "check --format csv", "" },
		{ "  list\tproject ", "" }, { "list 'project'", "" }, { "li\\st \"project\"", "" },
		{ "list project --filter 'status:pågår'", "" }, { "show project 1", "" }, { "fields project", "title" },
		{ "history --limit 1 --format json", "[" }, { "keys", "Enter" }, { "strategies", "amal" },
		{ "verify", "whole" }, { "help", "Usage" }, { "help list", "samverkan list" },
		{ "list --help", "list" }, { "--version", "samverkan" }, { "--read-only list project", "" },
		{ "summary annual --format pdf", "%PDF" },
	};
	for (size_t i = 0; i < COUNT(asked); i++) {
		struct result result = ask(asked[i][0]);
		/* What a check finds has a status of its own. */
		if (result.status != 0 && strncmp(asked[i][0], "check", 5) != 0)
			fail_msg("%s: %d: %s", asked[i][0], result.status, result.err);
		if (strstr(result.out, asked[i][1]) == NULL || *result.out == '\0')
			fail_msg("%s: wanted %s, got %.200s%s", asked[i][0], asked[i][1], result.out, result.err);
		result_free(&result);
	}
}

static const struct {
	const char *words;
	int status;
	const char *why;
} tricks[] = {
	{ "sh", 2, "there is no such sub-command" },
	{ "/bin/sh", 2, "there is no such sub-command" },
	{ "sh -c id", 2, "there is no such option" },
	{ "; sh", 2, "there is no such sub-command" },
	{ "$(touch made)", 2, "there is no such sub-command" },
	{ "`touch made`", 2, "there is no such sub-command" },
	{ "| sh", 2, "there is no such sub-command" },
	{ "list project; touch made", 2, "" },
	{ "list project && touch made", 2, "" },
	{ "list project > made", 2, "one word too many" },
	{ "list project $(touch made)", 2, "" },
	{ "list 'project; touch made'", 2, "" },
	{ "list project --format 'csv; touch made'", 2, "--format" },
	{ "exec sh", 2, "there is no such sub-command" },
	{ "", 2, "the command is empty" },
	{ "   ", 2, "the command is empty" },
	{ "''", 2, "the command is empty" },
	{ "'list project", 2, "is not closed" },
	{ "list \"project", 2, "is not closed" },
	{ "list project \\", 2, "ends with a \\" },
	{ "list project\nsh", 2, "a control character or a new line" },
	{ "list\rproject", 2, "a control character" },
	{ "\033]0;hej\007", 2, "a control character" },
	{ "list \xff\xfe", 2, "" },
	{ "--", 1, ONLY_READS },
	{ "-- sh", 2, "there is no such sub-command" },
	{ "-x", 2, "there is no such option" },
	/* What changes something, opens something or reaches past the register. */
	{ "open", 1, "open: " ONLY_READS },
	{ "add partner name=Ny country=FI", 1, "add: " ONLY_READS },
	{ "add", 1, "add: " ONLY_READS },
	{ "backup", 1, "backup: " ONLY_READS },
	{ "set project 1 title=Ny", 1, "set: " ONLY_READS },
	{ "delete project 1", 1, "delete: " ONLY_READS },
	{ "confirm", 1, "confirm: " ONLY_READS },
	{ "undo", 1, "undo: " ONLY_READS },
	{ "convert 1", 1, "convert: " ONLY_READS },
	{ "adopt tranas", 1, "adopt: " ONLY_READS },
	{ "freeze annual --year 2025", 1, "freeze: " ONLY_READS },
	{ "init made", 1, "init: " ONLY_READS },
	{ "init --demo --strategy amal made", 1, "init: " ONLY_READS },
	{ "backup made", 1, "backup: " ONLY_READS },
	{ "access keys", 1, "strategies, help, access list, access check; without" },
	{ "access keys", 1, "access: " ONLY_READS },
	{ "access door", 1, "access: " ONLY_READS },
	{ "access nothing", 1, "access: " ONLY_READS },
	/* Another identity, another register, another configuration, files. */
	{ "--as bertil list project", 1, "--as: may not be said over SSH" },
	{ "list project --as bertil", 1, "--as: may not be said over SSH" },
	{ "list project --as=anna", 1, "--as: may not be said over SSH" },
	{ "--register /etc/passwd list project", 1, "--register: may not be said over SSH" },
	{ "--reg r.db list project", 1, "--register: may not be said over SSH" },
	{ "--config /etc/passwd list project", 1, "--config: may not be said over SSH" },
	{ "--conf=/etc/passwd list project", 1, "--config: may not be said over SSH" },
	{ "list project -o made", 1, "-o: over SSH nothing is written" },
	{ "list project -omade", 1, "-o: over SSH nothing is written" },
	{ "list project --output=made", 1, "-o: over SSH nothing is written" },
	{ "list project --out made", 1, "-o: over SSH nothing is written" },
	{ "summary annual -o /dev/null", 1, "-o: over SSH nothing is written" },
	{ "summary annual --print", 1, "--print: may not be said over SSH" },
	{ "summary annual --pri", 1, "--print: may not be said over SSH" },
	{ "strategies --check /etc/passwd", 1, "--check: may not be said over SSH" },
	{ "--help --as bertil", 1, "--as: may not be said over SSH" },
	{ "help --config made", 1, "--config: may not be said over SSH" },
	{ "--version -o made", 1, "-o: over SSH nothing is written" },
	{ "summary annual --strategy /etc/passwd", 1, "" },
	/* Programs that copy files take stdout for their own. */
	{ "scp -t .", 2, "no files are copied" },
	{ "scp -f /etc/passwd", 2, "no files are copied" },
	{ "internal-sftp", 2, "no files are copied" },
	{ "/usr/lib/openssh/sftp-server", 2, "no files are copied" },
	{ "rsync --server -vlogDtpre.iLsfxC . made", 2, "no files are copied" },
	{ "git-upload-pack 'r.git'", 2, "no files are copied" },
};

static void test_tricks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(tricks); i++)
		expect_refusal(tricks[i].words, tricks[i].status, tricks[i].why);
}

static void test_long_words(void **state)
{
	(void)state;
	char *words = xcalloc(100001, 1);
	memset(words, 'a', 100000);
	expect_refusal(words, 2, "longer than 4096 bytes");
	memset(words, ' ', 100000);
	expect_refusal(words, 2, "longer than 4096 bytes");
	free(words);
}

/* Every option and sub-command that is added later is closed unless somebody has thought of it: this list is what is
 * open, and changes only with thought. */
static void test_what_is_open(void **state)
{
	(void)state;
	struct result result = ask("add");
	result_free(&result);
	result = ask("set project 1 title=x");
	const char *open = strstr(result.err, "only what reads: ");
	assert_non_null(open);
	static const char list[] =
		"only what reads: list, show, summary, check, history, verify, fields, keys, strategies, help, "
		"access list, access check;";
	assert_int_equal(strncmp(open, list, strlen(list)), 0);
	result_free(&result);
}

static void test_without_words(void **state)
{
	(void)state;
	unsetenv(WORDS);
	expect(door, 1, "", "this is no terminal");
	expect("access door", 2, "", "is what sshd runs");
	expect("--as anna access door", 2, "", "is what sshd runs");
	expect("--register r.db access door", 2, "", "is what sshd runs");
	expect("--register r.db --as anna access door more", 2, "", "is used so");
	expect("--register none.db --as anna access door", 1, "", NULL);
	assert_int_not_equal(access("none.db", F_OK), 0);
	/* Nobody's login is only read. */
	char *line = xasprintf("--register %s/r.db --as okand access door", here);
	setenv(WORDS, "list area --format csv", 1);
	expect(line, 0, "id;", "");
	unsetenv(WORDS);
	free(line);
}

/* ---- the environment ---- */

static void expect_unmoved(const char *name, const char *value, const char *words, const char *wanted)
{
	char *before = getenv(name) != NULL ? xstrdup(getenv(name)) : NULL;
	setenv(name, value, 1);
	struct result result = ask(words);
	if (before != NULL)
		setenv(name, before, 1);
	else
		unsetenv(name);
	if (result.status != 0 || *result.err != '\0' || strcmp(result.out, wanted) != 0)
		fail_msg("%s=%.100s: ended with %d: %s%.300s", name, value, result.status, result.err, result.out);
	free(before);
	result_free(&result);
}

/* Each of these is obeyed, or fails, where the program is not behind its door. */
static void test_environment(void **state)
{
	(void)state;
	static const char words[] = "summary overview --format csv";
	mkdir("planted", 0700);
	mkdir("planted/samverkan", 0700);
	mkdir("planted/.config", 0700);
	mkdir("planted/.config/samverkan", 0700);
	mkdir("planted/strategies", 0700);
	write_text("planted/samverkan/samverkan.ini", "[planted]\n");
	write_text("planted/.config/samverkan/samverkan.ini", "[planted]\n");
	char *planted = xasprintf("%s/planted", here), *ini = xasprintf("%s/samverkan/samverkan.ini", planted);
	char *config = door;
	door = xasprintf("--register %s/r.db --as anna access door", here); /* so that one is looked for */
	struct result plain = ask(words);
	assert_int_equal(plain.status, 0);
	assert_string_not_equal(plain.out, "");
	const char *const planted_in[][2] = {
		{ "SAMVERKAN_CONFIG", ini }, { "XDG_CONFIG_HOME", planted }, { "HOME", planted },
		{ "SAMVERKAN_REGISTER", "/etc/passwd" }, { "SAMVERKAN_NOW", "yesterday" },
		{ "SAMVERKAN_DATADIR", planted }, { "LC_ALL", "../../x" }, { "LC_ALL", "sv_SE.UTF-8" },
		{ "LC_MESSAGES", "sv_SE.UTF-8" }, { "LANGUAGE", "sv" }, { "LC_NUMERIC", "../../../../etc" },
		{ "NLSPATH", planted }, { "LOCPATH", planted }, { "TZ", ":/etc/passwd" }, { "TMPDIR", "/none" },
		{ "POSIXLY_CORRECT", "1" }, { "LINES", "1000000" }, { "COLUMNS", "1000000" },
		{ "TERM", "../../etc/passwd" }, { "TERMINFO", planted }, { "XDG_DATA_HOME", planted },
		{ "XDG_STATE_HOME", planted }, { "PATH", "/none" }, { "IFS", "a" }, { "ENV", ini }, { "BASH_ENV", ini },
		{ "MALLOC_CHECK_", "7" }, { "SQLITE_TMPDIR", planted }, { "OUTPUT_CHARSET", "UTF-16" },
	};
	for (size_t i = 0; i < COUNT(planted_in); i++)
		if (strcmp(planted_in[i][0], "PATH") != 0) /* by which the test itself finds the program */
			expect_unmoved(planted_in[i][0], planted_in[i][1], words, plain.out);
	/* And it is tried on something: without the door the first of them is obeyed. */
	setenv("SAMVERKAN_CONFIG", ini, 1);
	expect("--register r.db --as anna summary overview", 1, "", "planted");
	setenv("SAMVERKAN_CONFIG", "/dev/null", 1);
	result_free(&plain);
	free(door);
	door = config;
	free(ini);
	free(planted);
}

/* Help names what may be asked for, and nothing else. */
static void test_help_names_what_is_open(void **state)
{
	(void)state;
	expect_answer("help", "Over SSH only these may be asked for");
	struct result result = ask("--help");
	assert_non_null(strstr(result.out, "\n  summary "));
	assert_null(strstr(result.out, "\n  delete "));
	result_free(&result);
}

/* The language is that of LANG, where it is one of a few, else Swedish. */
static void test_language(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "en_GB.UTF-8", "Usage" }, { "sv_SE.UTF-8", "Användning" }, { "../../en", "Användning" },
		{ "en_GB.UTF-8/../x", "Användning" }, { "", "Användning" }, { "C.UTF-8", "Användning" },
		{ "en_XX.UTF-8", "Användning" }, { "en_US.ISO-8859-1", "Usage" }, { "en_XX.ISO-8859-1", "Användning" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		setenv("LANG", cases[i][0], 1);
		expect_answer("help", cases[i][1]);
	}
	setenv("LANG", "en_GB.UTF-8", 1);
}

/* ---- who may say who comes in ---- */

static void test_as(void **state)
{
	(void)state;
	struct stage stage = { .user = NOBODY };
	if (geteuid() != 0) {
		print_message("skipped: only root can run the program as somebody else\n");
		skip();
	}
	assert_int_equal(chmod(here, 0777), 0);
	assert_int_equal(chmod("r.db", 0666), 0);
	struct result result = run_staged("--version", &stage);
	bool runs = result.status == 0;
	result_free(&result);
	if (!runs) {
		print_message("skipped: nobody may not reach the program where it was built\n");
		skip();
	}
	static const char *const lines[] = {
		"--as anna --register r.db list area", "--as anna --register r.db set area 1 note=Hej",
		"--as anna --register r.db", "--as root --register r.db list area",
	};
	for (size_t i = 0; i < COUNT(lines); i++) {
		result = run_staged(lines[i], &stage);
		if (result.status != 1 || *result.out != '\0' ||
		    strstr(result.err, "only the owner of the register may act as somebody else") == NULL)
			fail_msg("%s: %d: %s%s", lines[i], result.status, result.out, result.err);
		result_free(&result);
	}
	result = run_staged(door, &stage);
	assert_int_equal(result.status, 1);
	assert_string_equal(result.err, "samverkan: the register does not belong to the account that answers here; "
					"tell the administrator\n");
	result_free(&result);
	/* As oneself one may, and whoever owns the file may say anybody. */
	result = run_staged("--as nobody --register r.db list area --format csv", &stage);
	assert_int_equal(result.status, 0);
	result_free(&result);
	assert_int_equal(chown("r.db", NOBODY, NOBODY), 0);
	result = run_staged("--as anna --register r.db list area --format csv", &stage);
	assert_int_equal(result.status, 0);
	result_free(&result);
	assert_int_equal(chown("r.db", 0, 0), 0);
	assert_int_equal(chmod("r.db", 0660), 0);
	assert_int_equal(chmod(here, 0700), 0);
}

/* ---- the log of the system ---- */

static void test_log(void **state)
{
	(void)state;
	static const char *const refused[][2] = {
		{ "set person 1 name=Hemlig", "anna: refused over SSH: sub-command set" },
		{ "list person --filter Hemlig -o Hemlig", "anna: refused over SSH: option --output" },
		{ "--as Hemlig list person", "anna: refused over SSH: option --as" },
		{ "Hemlig", "anna: refused over SSH: no such command" },
		{ "scp -t Hemlig", "anna: refused over SSH: copying of files" },
		{ "list 'Hemlig", "anna: refused over SSH: the command is malformed" },
	};
	int log = log_listen();
	if (log < 0) {
		print_message("skipped: /dev/log is another's, or may not be made\n");
		skip();
	}
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct result result = ask(refused[i][0]);
		assert_int_not_equal(result.status, 0);
		result_free(&result);
		log_expect(log, refused[i][1]);
	}
	/* A login that would be a line of its own, or act on the terminal that shows the log. */
	char *sentence = xasprintf("--register %s/r.db --as 'åsa\033[2J\n<0>root: let in' access door", here);
	setenv(WORDS, "sh", 1);
	expect(sentence, 2, "", NULL);
	unsetenv(WORDS);
	log_expect(log, ": ??sa?[2J?<0>root: let in: refused over SSH: no such command");
	expect("--register none.db access keys", 1, "", NULL);
	log_expect(log, "access keys: none.db: there is no register here");
	free(sentence);
	close(log);
}

/* ---- the screen ---- */

struct screen {
	pid_t child;
	int line;
	struct str seen;
};

/* The program in a terminal of its own, as sshd would start it with a terminal. */
static struct screen open_screen(const char *config)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	struct screen screen = {0};
	char *file = xasprintf("%s/r.db", here);
	screen.child = forkpty(&screen.line, NULL, NULL, &size);
	assert_true(screen.child >= 0);
	if (screen.child == 0) {
		alarm(60);
		execlp("samverkan", "samverkan", "--register", file, "--as", "anna", "--config", config, "access",
		       "door", (char *)NULL);
		_exit(127);
	}
	free(file);
	return screen;
}

/* Reads on until TEXT has come. */
static void await(struct screen *screen, const char *text)
{
	char bytes[4096];
	struct pollfd file = { .fd = screen->line, .events = POLLIN };
	while (screen->seen.length == 0 || strstr(screen->seen.text, text) == NULL) {
		ssize_t count = poll(&file, 1, MILLISECONDS) > 0 ? read(screen->line, bytes, sizeof bytes) : -1;
		if (count <= 0)
			fail_msg("\"%s\" has not come: %s", text, screen->seen.text);
		for (ssize_t i = 0; i < count; i++)
			str_add_char(&screen->seen, bytes[i] != '\0' ? bytes[i] : ' ');
	}
}

static void press_alone(struct screen *screen, const char *keys)
{
	str_free(&screen->seen);
	assert_int_equal(write(screen->line, keys, strlen(keys)), strlen(keys));
}

/* What was seen before is forgotten, and all is painted again after the key: only then does a text stand in one piece
 * among the bytes. Sentences in the status line go with that key. */
static void press(struct screen *screen, const char *keys)
{
	press_alone(screen, keys);
	assert_int_equal(write(screen->line, "\014", 1), 1);
}

static void close_screen(struct screen *screen)
{
	int status;
	close(screen->line);
	assert_int_equal(waitpid(screen->child, &status, 0), screen->child);
	assert_true(WIFEXITED(status));
	str_free(&screen->seen);
}

/* What /proc tells of the child. The caller frees. */
static char *of_child(const struct screen *screen, const char *what)
{
	char path[64];
	size_t length;
	snprintf(path, sizeof path, "/proc/%ld/%s", (long)screen->child, what);
	return read_whole(path, &length);
}

static void test_screen(void **state)
{
	(void)state;
	setenv("TERM", "xterm", 1);
	setenv("LINES", "1000000", 1);
	setenv("COLUMNS", "1000000", 1);
	struct screen screen = open_screen("/dev/null");
	await(&screen, "Projects");
	char *status = of_child(&screen, "status"), *limits = of_child(&screen, "limits");
	assert_non_null(strstr(status, "Umask:\t0007"));
	unsigned long long ignored = strtoull(strstr(status, "SigIgn:") + strlen("SigIgn:"), NULL, 16);
	assert_true((ignored & 1ULL << (SIGTSTP - 1)) != 0);
	const char *core = strstr(limits, "Max core file size");
	assert_non_null(core);
	assert_int_equal(strtol(core + strlen("Max core file size"), NULL, 10), 0);
	press(&screen, "\032"); /* Ctrl-Z is a key like any other: it goes on */
	await(&screen, "Projects");
	int files = count_files();
	press(&screen, "2");
	await(&screen, "Projects");
	press(&screen, "x1");
	await(&screen, "Over SSH nothing is written on this computer");
	await(&screen, "--format text");
	await(&screen, "samverkan-project-");
	press(&screen, "\033");
	await(&screen, "Projects");
	press_alone(&screen, "p");
	await(&screen, "There is no printer here");
	press(&screen, "7");
	await(&screen, "Follow-up");
	press(&screen, "x4");
	await(&screen, "--format pdf");
	await(&screen, "summary ");
	assert_int_equal(count_files(), files);
	close_screen(&screen);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	free(status);
	free(limits);
}

/* A printer that the configuration names is told nothing but what is kept, and a print that fails leaves no file. */
static void test_printer(void **state)
{
	(void)state;
	char *script = xasprintf("%s/printer", here), *ini = xasprintf("%s/printer.ini", here);
	char *text = xasprintf("#!/bin/sh\n/usr/bin/env >%s/told\ncat >/dev/null\necho QZQZQZ >&2\nexit 3\n", here);
	char *config = xasprintf("[print]\ncommand = %s\n", script);
	write_text("printer", text);
	assert_int_equal(chmod("printer", 0700), 0);
	write_text("printer.ini", config);
	setenv("TERM", "xterm", 1);
	setenv("SAMVERKAN_NOT_KEPT", "1", 1);
	setenv("LD_LIBRARY_PATH", "/not_kept", 1);
	struct screen screen = open_screen(ini);
	unsetenv("SAMVERKAN_NOT_KEPT");
	unsetenv("LD_LIBRARY_PATH");
	await(&screen, "Projects");
	write_text("told", "");
	int files = count_files();
	press(&screen, "7");
	await(&screen, "Follow-up");
	press(&screen, "p");
	await(&screen, "Enter prints");
	press_alone(&screen, "\r");
	await(&screen, "QZQZQZ");
	size_t length;
	char *told = read_whole("told", &length);
	assert_non_null(strstr(told, "PATH=/usr/local/bin:/usr/bin:/bin\n"));
	assert_non_null(strstr(told, "TERM=xterm\n"));
	assert_non_null(strstr(told, "LANG=en_GB.UTF-8\n"));
	assert_null(strstr(told, "SAMVERKAN"));
	assert_null(strstr(told, "LD_"));
	assert_null(strstr(told, "SSH_"));
	char *home = xasprintf("HOME=%s", here); /* that the caller said */
	assert_null(strstr(told, home));
	assert_non_null(strstr(told, "HOME=/"));
	free(home);
	assert_int_equal(count_files(), files);
	close_screen(&screen);
	free(told);
	free(config);
	free(text);
	free(ini);
	free(script);
}

/* A terminal description of one's own makes the terminal print what it likes: it is not looked at. */
static void test_terminfo(void **state)
{
	(void)state;
	static const char description[] = "xterm|planted,\n\tam, cols#80, lines#24, clear=PLANTED\\E[H\\E[2J,\n"
					  "\tcup=\\E[%i%p1%d;%p2%dH, home=\\E[H, cub1=^H, cud1=^J, cuf1=\\E[C,\n"
					  "\tcuu1=\\E[A, el=\\E[K, ed=\\E[J, smcup=PLANTED,\n";
	write_text("planted.ti", description);
	if (system("tic -o planted.d planted.ti 2>/dev/null") != 0) {
		print_message("skipped: there is no tic\n");
		skip();
	}
	char *planted = xasprintf("%s/planted.d", here);
	setenv("TERM", "xterm", 1);
	setenv("TERMINFO", planted, 1);
	setenv("TERMINFO_DIRS", planted, 1);
	struct screen screen = open_screen("/dev/null");
	await(&screen, "Projects");
	assert_null(strstr(screen.seen.text, "PLANTED"));
	close_screen(&screen);
	unsetenv("TERMINFO");
	unsetenv("TERMINFO_DIRS");
	free(planted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_reads),
		cmocka_unit_test(test_what_takes_too_long_is_ended),
		cmocka_unit_test(test_what_grows_too_large_is_refused),
		cmocka_unit_test(test_tricks), cmocka_unit_test(test_long_words),
		cmocka_unit_test(test_what_is_open), cmocka_unit_test(test_without_words),
		cmocka_unit_test(test_environment), cmocka_unit_test(test_language),
		cmocka_unit_test(test_help_names_what_is_open), cmocka_unit_test(test_as),
		cmocka_unit_test_teardown(test_log, log_leave), cmocka_unit_test(test_screen),
		cmocka_unit_test(test_printer), cmocka_unit_test(test_terminfo),
	};
	return cmocka_run_group_tests(tests, start, end);
}
