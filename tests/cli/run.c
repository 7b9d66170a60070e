/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"

#define WORDS_MAX 64
#define SECONDS_MAX 60

static char directory[] = "/tmp/test_cli.XXXXXX";

void run_begin(void)
{
	assert_non_null(mkdtemp(directory));
	assert_int_equal(chdir(directory), 0);
	setenv("HOME", directory, 1);
	setenv("LANGUAGE", "en", 1);
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_HOME");
	unsetenv("SAMVERKAN_REGISTER");
	unsetenv("TZ");
	setenv("SAMVERKAN_CONFIG", "/dev/null", 1); /* not the host's either */
}

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *place)
{
	(void)about, (void)type, (void)place;
	return remove(path);
}

void run_end(void)
{
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(nftw(directory, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

int run_start(void **state)
{
	(void)state;
	run_begin();
	return 0;
}

int run_stop(void **state)
{
	(void)state;
	run_end();
	return 0;
}

void result_free(struct result *result)
{
	free(result->out);
	free(result->err);
}

/* Cuts LINE (changed) into words; '...' holds words together. */
static void cut(char *line, char **word)
{
	static char program[] = "samverkan";
	int count = 0;
	word[count++] = program;
	for (char *at = line; *at != '\0' && count < WORDS_MAX - 1;) {
		char end = ' ';
		at += strspn(at, " ");
		if (*at == '\0')
			break;
		if (*at == '\'') {
			end = '\'';
			at++;
		}
		word[count++] = at;
		at += strcspn(at, (char[]){ end, '\0' });
		if (*at != '\0')
			*at++ = '\0';
	}
	word[count] = NULL;
}

static void begin_child(char **word, int out, int err, const struct stage *stage)
{
	sigset_t none;
	struct rlimit limit = { (rlim_t)stage->file_size_max, (rlim_t)stage->file_size_max };
	int null = open("/dev/null", O_RDONLY);
	dup2(null, STDIN_FILENO);
	dup2(stage->stdout_to > 0 ? stage->stdout_to : out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	if (stage->file_size_max > 0)
		setrlimit(RLIMIT_FSIZE, &limit);
	if (stage->user != 0 && (setgroups(0, NULL) != 0 || setgid(stage->user) != 0 || setuid(stage->user) != 0))
		_exit(126);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL); /* whatever the test itself waits for */
	alarm(SECONDS_MAX); /* kept over exec: a program that hangs ends with SIGALRM */
	execvp(word[0], word);
	_exit(127);
}

/* Reads both pipes to their end, whichever speaks first. */
static void gather(int out, int err, struct result *result)
{
	struct str text[2] = {0};
	struct pollfd from[2] = { { .fd = out, .events = POLLIN }, { .fd = err, .events = POLLIN } };
	while (from[0].fd >= 0 || from[1].fd >= 0) {
		assert_true(poll(from, 2, -1) > 0);
		for (int i = 0; i < 2; i++) {
			char bytes[4096];
			if (from[i].fd < 0 || from[i].revents == 0)
				continue;
			ssize_t count = read(from[i].fd, bytes, sizeof bytes);
			if (count > 0) {
				str_add_bytes(&text[i], bytes, (size_t)count);
				continue;
			}
			close(from[i].fd);
			from[i].fd = -1;
		}
	}
	result->out = str_take(&text[0]);
	result->err = str_take(&text[1]);
}

static struct result run_child(char **word, const struct stage *stage)
{
	int out[2], err[2], status;
	struct result result = {0};
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	assert_int_equal(pipe2(err, O_CLOEXEC), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		begin_child(word, out[1], err[1], stage);
	close(out[1]);
	close(err[1]);
	gather(out[0], err[0], &result);
	assert_int_equal(waitpid(child, &status, 0), child);
	result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	return result;
}

struct result run_staged(const char *line, const struct stage *stage)
{
	char *copy = xstrdup(line), *word[WORDS_MAX];
	cut(copy, word);
	struct result result = run_child(word, stage);
	free(copy);
	return result;
}

struct result run_program(const char *const *words)
{
	struct stage stage = {0};
	return run_child((char **)words, &stage);
}

struct result run_line(const char *line)
{
	struct stage stage = {0};
	return run_staged(line, &stage);
}

static bool says(const char *said, const char *wanted)
{
	return wanted == NULL || (*wanted == '\0' ? *said == '\0' : strstr(said, wanted) != NULL);
}

char *expect_out(const char *line, int status, const char *out, const char *err)
{
	struct result result = run_line(line);
	if (result.status != status || !says(result.out, out) || !says(result.err, err))
		fail_msg("samverkan %s\nended with %d, not %d\nwanted on stdout: %s\nwanted on stderr: %s\nstdout: %s\n"
			 "stderr: %s", line, result.status, status, out != NULL ? out : "(whatever)",
			 err != NULL ? err : "(whatever)", result.out, result.err);
	free(result.err);
	return result.out;
}

void expect(const char *line, int status, const char *out, const char *err)
{
	free(expect_out(line, status, out, err));
}

char *read_whole(const char *path, size_t *length)
{
	struct str text = {0};
	char bytes[65536];
	FILE *file = fopen(path, "re");
	assert_non_null(file);
	for (size_t count; (count = fread(bytes, 1, sizeof bytes, file)) > 0;)
		str_add_bytes(&text, bytes, count);
	fclose(file);
	*length = text.length;
	return str_take(&text);
}

void write_whole(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "we");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

void write_text(const char *path, const char *text)
{
	write_whole(path, text, strlen(text));
}

void copy_file(const char *from, const char *to)
{
	size_t length;
	struct stat info;
	char *bytes = read_whole(from, &length);
	write_whole(to, bytes, length);
	assert_int_equal(stat(from, &info), 0);
	assert_int_equal(chmod(to, info.st_mode & 07777), 0);
	free(bytes);
}

int count_files(void)
{
	DIR *here = opendir(".");
	int count = 0;
	assert_non_null(here);
	for (const struct dirent *entry; (entry = readdir(here)) != NULL;)
		count += entry->d_name[0] != '.';
	closedir(here);
	return count;
}

/* ---- the log of the system ---- */

#define NOTHING "(nothing)"

enum { LOG_MS = 10000 };

static bool log_is_ours;

/* A socket that a test which failed has left behind is nobody's. */
int log_listen(void)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "/dev/log" };
	int log = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	assert_true(log >= 0);
	if (connect(log, (struct sockaddr *)&name, sizeof name) != 0 && errno == ECONNREFUSED)
		unlink(name.sun_path);
	close(log);
	log = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	assert_true(log >= 0);
	log_is_ours = bind(log, (struct sockaddr *)&name, sizeof name) == 0;
	if (log_is_ours)
		return log;
	close(log);
	return -1;
}

int log_leave(void **state)
{
	(void)state;
	if (log_is_ours)
		unlink("/dev/log");
	return 0;
}

/* The next line of the program's that is logged; others may log too. The caller frees. */
static char *next_logged(int log)
{
	struct pollfd file = { .fd = log, .events = POLLIN };
	while (poll(&file, 1, LOG_MS) > 0) {
		char line[2048];
		ssize_t count = recv(log, line, sizeof line - 1, 0);
		assert_true(count >= 0);
		line[count] = '\0';
		if (strstr(line, "Hemlig") != NULL)
			fail_msg("logged: %s", line);
		if (strstr(line, "samverkan[") != NULL)
			return xstrdup(line);
	}
	return xstrdup(NOTHING);
}

void log_expect(int log, const char *wanted)
{
	char *line = next_logged(log);
	while (strstr(line, wanted) == NULL && strcmp(line, NOTHING) != 0) {
		free(line);
		line = next_logged(log);
	}
	if (strstr(line, wanted) == NULL || strncmp(line, "<37>", 4) != 0) /* LOG_AUTH, LOG_NOTICE */
		fail_msg("logged: %s\nwanted: %s", line, wanted);
	for (const char *at = line; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || (unsigned char)*at > '~')
			fail_msg("logged with byte %d: %s", (unsigned char)*at, line);
	free(line);
}
