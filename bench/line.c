/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "line.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "mem.h"

#include "term.h"

#define MARKER "\033]7777;"

enum { PATIENCE_MS = 30000, SLOW_BYTES = 16 };

static struct winsize window = { .ws_row = LINE_ROWS, .ws_col = LINE_COLUMNS };

/* ---- programs ---- */

void line_set_size(int rows, int columns)
{
	window = (struct winsize){ .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
}

/* Forks with a terminal; 0 in the child. */
static pid_t fork_line(struct line *line)
{
	*line = (struct line){ .begun = bench_now() };
	line->pid = forkpty(&line->fd, NULL, NULL, &window);
	if (line->pid > 0) {
		fcntl(line->fd, F_SETFD, FD_CLOEXEC);
		fcntl(line->fd, F_SETFL, O_NONBLOCK);
	}
	return line->pid;
}

static bool fail(struct line *line, const char *what, struct err *err)
{
	return err_set(err, ERR_IO, "%s: %s", line->name, what);
}

bool line_start(struct line *line, const struct bench *bench, const char *const *argv, bool marked, struct err *err)
{
	char *home = xasprintf("HOME=%s", bench->directory);
	char *data = xasprintf("SAMVERKAN_DATADIR=%s", getenv("SAMVERKAN_DATADIR"));
	const char *const env[] = { "TERM=xterm-256color", "LC_ALL=C.UTF-8", "SAMVERKAN_NOW=2026-11-20T09:00:00+01:00",
				    home, data, marked ? "SAMVERKAN_TEST_IDLE=1" : NULL, NULL };
	pid_t pid = fork_line(line);
	if (pid == 0) {
		term_child_signals();
		if (chdir(bench->directory) == 0)
			execve(argv[0], (char *const *)argv, (char *const *)env);
		_exit(127);
	}
	line->name = argv[0];
	free(home);
	free(data);
	return pid > 0 || fail(line, "no pseudo terminal", err);
}

bool line_start_ours(struct line *line, struct bench *bench, enum bench_size size, bool marked, struct err *err)
{
	const char *path = bench_register(bench, size, err);
	const char *const argv[] = { bench->program, "--register", path, "--as", "anna", NULL };
	return path != NULL && line_start(line, bench, argv, marked, err);
}

bool line_start_echo(struct line *line, struct err *err)
{
	pid_t pid = fork_line(line);
	if (pid == 0) {
		struct termios raw;
		char bytes[64];
		ssize_t count;
		tcgetattr(STDIN_FILENO, &raw);
		cfmakeraw(&raw);
		tcsetattr(STDIN_FILENO, TCSANOW, &raw);
		if (write(STDOUT_FILENO, "!", 1) == 1)
			while ((count = read(STDIN_FILENO, bytes, sizeof bytes)) > 0 &&
			       write(STDOUT_FILENO, bytes, (size_t)count) == count)
				;
		_exit(0);
	}
	line->name = "echo";
	return pid > 0 || fail(line, "no pseudo terminal", err);
}

void line_end(struct line *line)
{
	if (line->pid <= 0)
		return;
	close(line->fd);
	kill(line->pid, SIGHUP);
	waitpid(line->pid, NULL, 0);
	line->pid = 0;
}

/* ---- bytes ---- */

static void keep_tail(struct line *line, char byte)
{
	size_t length = sizeof line->tail - 1;
	memmove(line->tail, line->tail + 1, length - 1);
	line->tail[length - 1] = byte;
}

/* A byte that belongs to no marker. */
static void count_byte(struct line *line, char byte, double now)
{
	line->bytes++;
	line->last = now;
	line->idle = false;
	keep_tail(line, byte);
}

static void take_byte(struct line *line, char byte, double now)
{
	const char *marker = MARKER;
	int start = (int)strlen(marker);
	if (line->marker_at >= start) {
		line->idle = byte == '\a';
		line->marker_at = byte == '\a' ? 0 : line->marker_at;
	} else if (byte == marker[line->marker_at]) {
		line->marker_at++;
	} else {
		for (int i = 0; i < line->marker_at; i++)
			count_byte(line, marker[i], now);
		line->marker_at = byte == marker[0];
		if (line->marker_at == 0)
			count_byte(line, byte, now);
	}
}

/* On a slow line the last byte is here when so many have gone over it. What waits meanwhile waits in the terminal, and
 * then in the program, as before a line. */
static void carry(struct line *line, long before)
{
	long count = line->bytes - before;
	if (line->rate == 0 || count <= 0)
		return;
	poll(NULL, 0, (int)(count * 1000 / line->rate));
	line->last = bench_now();
}

/* Waits at most LIMIT ms for something to come, and takes some of it. False when nobody is there. */
static bool take_some(struct line *line, int limit)
{
	char bytes[4096];
	struct pollfd fd = { .fd = line->fd, .events = POLLIN };
	if (poll(&fd, 1, limit) <= 0)
		return true;
	ssize_t count = read(line->fd, bytes, line->rate > 0 ? SLOW_BYTES : sizeof bytes);
	double now = bench_now();
	long before = line->bytes;
	for (ssize_t i = 0; i < count; i++)
		take_byte(line, bytes[i], now);
	carry(line, before);
	return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

/* ---- waiting ---- */

static bool is_done(const struct line *line, const char *text, long least)
{
	if (text == NULL)
		return line->idle && line->bytes >= least;
	const char *end = line->tail + sizeof line->tail - 1;
	return memcmp(end - strlen(text), text, strlen(text)) == 0;
}

/* The text is looked for at every byte, so that a burst may hold more behind it. */
static bool take_until(struct line *line, const char *text, int limit, bool *there)
{
	char byte;
	struct pollfd fd = { .fd = line->fd, .events = POLLIN };
	if (poll(&fd, 1, limit) <= 0)
		return true;
	double now = bench_now();
	ssize_t count;
	while (!*there && (count = read(line->fd, &byte, 1)) > 0) {
		take_byte(line, byte, now);
		*there = is_done(line, text, 0);
	}
	return *there || count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

bool line_until(struct line *line, const char *text, double *ms, struct err *err)
{
	double end = bench_now() + PATIENCE_MS;
	bool there = false;
	while (!there) {
		if (!take_until(line, text, 1000, &there))
			return fail(line, "ended", err);
		if (!there && bench_now() > end)
			return fail(line, "does not show what it should", err);
	}
	*ms = line->last - line->begun;
	return true;
}

static bool wait_idle(struct line *line, long least, struct err *err)
{
	double end = bench_now() + PATIENCE_MS;
	while (!is_done(line, NULL, least)) {
		if (!take_some(line, 1000))
			return fail(line, "ended", err);
		if (bench_now() > end)
			return fail(line, least > 0 ? "does nothing" : "does not come to rest", err);
	}
	return true;
}

bool line_settle(struct line *line, struct err *err)
{
	return wait_idle(line, 0, err);
}

static bool send_key(struct line *line, const char *key, struct err *err)
{
	line->bytes = 0;
	line->idle = false;
	line->begun = line->last = bench_now();
	return write(line->fd, key, strlen(key)) == (ssize_t)strlen(key) || fail(line, "takes no keys", err);
}

bool line_key(struct line *line, const char *key, double *ms, struct err *err)
{
	if (!send_key(line, key, err) || !wait_idle(line, 1, err)) {
		fprintf(stderr, "bench: the key was \"%s\"\n", key[0] == '\033' ? key + 1 : key);
		return false;
	}
	*ms = line->last - line->begun;
	return true;
}

bool line_press(struct line *line, const char *key, struct err *err)
{
	return send_key(line, key, err) && wait_idle(line, 0, err);
}

bool line_echo(struct line *line, const char *key, double *ms, struct err *err)
{
	return send_key(line, key, err) && line_until(line, key, ms, err);
}

bool line_quiet(struct line *line, const char *key, int quiet, double *ms, struct err *err)
{
	if (*key != '\0' && !send_key(line, key, err))
		return false;
	double limit = bench_now() + PATIENCE_MS;
	while (bench_now() < limit) {
		long before = line->bytes;
		if (!take_some(line, line->bytes > 0 ? quiet : PATIENCE_MS))
			return fail(line, "ended", err);
		*ms = line->last - line->begun;
		if (line->bytes == before && line->bytes > 0)
			return true;
	}
	return fail(line, "does not come to rest", err);
}

void line_listen(struct line *line, int milliseconds)
{
	double end = bench_now() + milliseconds;
	for (double left; (left = end - bench_now()) > 0;)
		if (!take_some(line, (int)left + 1))
			return;
}
