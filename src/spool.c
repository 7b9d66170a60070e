/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"
#include "text.h"

extern char **environ;

/* ---- the words of the command ---- */

static char *next_word(const char **at)
{
	struct str word = {0};
	char quote = '\0';
	*at += strspn(*at, " \t");
	if (**at == '\0')
		return NULL;
	for (; **at != '\0' && (quote != '\0' || strchr(" \t", **at) == NULL); ++*at) {
		if (quote == '\0' && (**at == '"' || **at == '\''))
			quote = **at;
		else if (quote != '\0' && **at == quote)
			quote = '\0';
		else
			str_add_char(&word, **at);
	}
	return str_take(&word);
}

static char **split(const char *command)
{
	char **words = NULL, *word;
	int count = 0;
	do {
		word = next_word(&command);
		words = xrealloc(words, (size_t)count + 1, sizeof *words);
		words[count++] = word;
	} while (word != NULL);
	return words;
}

static void free_words(char **words)
{
	for (int i = 0; words[i] != NULL; i++)
		free(words[i]);
	free(words);
}

/* ---- the program ---- */

/* The program starts as from a shell: signals that this one holds back or passes over are its own affair. */
static void set_signals(posix_spawnattr_t *how)
{
	sigset_t none, usual;
	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGINT);
	sigaddset(&usual, SIGQUIT);
	sigaddset(&usual, SIGTSTP);
	sigaddset(&usual, SIGTERM);
	sigaddset(&usual, SIGHUP);
	posix_spawnattr_init(how);
	posix_spawnattr_setsigmask(how, &none);
	posix_spawnattr_setsigdefault(how, &usual);
	/* A group of its own: keys on the terminal are not for it. */
	posix_spawnattr_setpgroup(how, 0);
	posix_spawnattr_setflags(how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

/* Starts it with IN as standard input, and what it says into SAYS. Returns the reason it could not be, or 0. */
static int start(char *const *words, int in, int says, pid_t *child)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, says, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, says, STDERR_FILENO);
	set_signals(&how);
	int reason = posix_spawnp(child, words[0], &files, &how, words, environ);
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return reason;
}

static long now(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (long)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* Takes what it says until it has said all, or UNTIL has come. False: it has not ended. */
static bool listen_until(int says, long until, struct str *said)
{
	enum { SAID_MOST = 4096 };
	char bytes[512];
	for (;;) {
		struct pollfd file = { .fd = says, .events = POLLIN };
		long left = until - now();
		if (left <= 0 || (poll(&file, 1, (int)left) < 0 && errno != EINTR))
			return false;
		ssize_t count = (file.revents & (POLLIN | POLLHUP)) != 0 ? read(says, bytes, sizeof bytes) : -1;
		if (count == 0)
			return true;
		if (count > 0 && said->length < SAID_MOST)
			str_add_bytes(said, bytes, (size_t)count);
	}
}

/* Waits for its end, until UNTIL at most; then it and what it started are ended. */
static bool await(pid_t child, long until, int *status)
{
	struct timespec pause = { .tv_nsec = 5000000 };
	pid_t ended;
	while ((ended = waitpid(child, status, WNOHANG)) == 0 && now() < until)
		nanosleep(&pause, NULL);
	if (ended != 0)
		return ended == child;
	kill(-child, SIGKILL);
	kill(child, SIGKILL);
	waitpid(child, status, 0);
	return false;
}

static bool refuse(const char *program, int status, const struct str *said, struct err *err)
{
	char *line = xstrndup(said->length > 0 ? said->text : "", said->length > 0 ? strcspn(said->text, "\n") : 0);
	char *shown = text_show(line);
	if (*shown != '\0')
		err_set(err, ERR_IO, "%s: %.300s", program, shown);
	else if (WIFSIGNALED(status))
		err_set(err, ERR_IO, _("%s: was ended by signal %d"), program, WTERMSIG(status));
	else
		err_set(err, ERR_IO, _("%s: ended with status %d"), program, WEXITSTATUS(status));
	free(shown);
	free(line);
	return false;
}

static bool run(char *const *words, int in, struct err *err)
{
	int pipe_ends[2], status = 0;
	pid_t child;
	struct str said = {0};
	if (pipe2(pipe_ends, O_CLOEXEC) != 0)
		return err_set(err, ERR_IO, "%s: %s", words[0], os_error(errno));
	int reason = start(words, in, pipe_ends[1], &child);
	close(pipe_ends[1]);
	if (reason != 0) {
		close(pipe_ends[0]);
		return err_set(err, ERR_IO, "%s: %s", words[0], os_error(reason));
	}
	long until = now() + SPOOL_SECONDS * 1000;
	listen_until(pipe_ends[0], until, &said);
	bool ended = await(child, until, &status);
	close(pipe_ends[0]);
	bool good = ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	if (!ended)
		err_set(err, ERR_IO, _("%s: has not ended within %d seconds"), words[0], SPOOL_SECONDS);
	else if (!good)
		refuse(words[0], status, &said, err);
	str_free(&said);
	return good;
}

bool spool_send(const char *command, FILE *document, struct err *err)
{
	char **words = split(command);
	int in = fileno(document);
	bool good = false;
	if (words[0] == NULL || *words[0] == '\0')
		err_set(err, ERR_REFUSED, _("[print] command: names no program"));
	else if (fflush(document) != 0 || lseek(in, 0, SEEK_SET) < 0)
		err_set(err, ERR_IO, "%s: %s", words[0], os_error(errno));
	else
		good = run(words, in, err);
	free_words(words);
	return good;
}
