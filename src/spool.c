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

/* ---- listening ---- */

struct spool {
	pid_t child;
	int says;     /* -1: it has said all */
	int status;
	long until;
	bool ended, late;
	char *program;
	struct str said;
};

/* False: it has said all. */
static bool listen_once(struct spool *spool)
{
	enum { SAID_MOST = 4096 };
	char bytes[512];
	ssize_t count = read(spool->says, bytes, sizeof bytes);
	if (count > 0 && spool->said.length < SAID_MOST)
		str_add_bytes(&spool->said, bytes, (size_t)count);
	return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

static void listen_for(struct spool *spool, int milliseconds)
{
	struct pollfd file = { .fd = spool->says, .events = POLLIN };
	/* With nothing to listen to, only its end is waited for: a pause is a pause. */
	if (poll(&file, spool->says >= 0 ? 1 : 0, milliseconds) <= 0 || listen_once(spool))
		return;
	close(spool->says);
	spool->says = -1;
}

/* What it said at last may still lie in the pipe, whoever else holds the other end. */
static void listen_to_last(struct spool *spool)
{
	size_t before;
	do {
		before = spool->said.length;
	} while (spool->says >= 0 && listen_once(spool) && spool->said.length > before);
}

/* With all that it started. */
static void kill_program(struct spool *spool)
{
	kill(-spool->child, SIGKILL);
	kill(spool->child, SIGKILL);
	waitpid(spool->child, &spool->status, 0);
	spool->late = true;
}

bool spool_look(struct spool *spool, int milliseconds)
{
	if (spool->ended)
		return true;
	listen_for(spool, milliseconds);
	pid_t ended = waitpid(spool->child, &spool->status, WNOHANG);
	if (ended == 0 && now() < spool->until)
		return false;
	if (ended == 0)
		kill_program(spool);
	listen_to_last(spool);
	spool->late = spool->late || ended < 0;
	spool->ended = true;
	return true;
}

/* The first line of what PROGRAM said, without its own name before it and the full stop after it, so that it fits into
 * a sentence; "" for nothing. */
static char *first_line(const char *program, const struct str *said)
{
	const char *name = strrchr(program, '/') != NULL ? strrchr(program, '/') + 1 : program;
	const char *text = said->length > 0 ? said->text : "";
	size_t own = strlen(name), length = strcspn(text, "\n");
	if (strncmp(text, name, own) == 0 && strncmp(text + own, ": ", 2) == 0) {
		text += own + 2;
		length -= own + 2;
	}
	while (length > 0 && text[length - 1] == '.')
		length--;
	char *line = xstrndup(text, length), *shown = text_show(line);
	free(line);
	return shown;
}

static bool refuse(const char *program, int status, const struct str *said, struct err *err)
{
	char *shown = first_line(program, said);
	if (*shown != '\0')
		err_set(err, ERR_IO, "%s: %.300s", program, shown);
	else if (WIFSIGNALED(status))
		err_set(err, ERR_IO, _("%s: was ended by signal %d"), program, WTERMSIG(status));
	else
		err_set(err, ERR_IO, _("%s: ended with status %d"), program, WEXITSTATUS(status));
	free(shown);
	return false;
}

/* ---- all of it ---- */

static struct spool *run(char *const *words, int in, struct err *err)
{
	int pipe_ends[2];
	pid_t child;
	if (pipe2(pipe_ends, O_CLOEXEC) != 0) {
		err_set(err, ERR_IO, "%s: %s", words[0], os_error(errno));
		return NULL;
	}
	int reason = start(words, in, pipe_ends[1], &child);
	close(pipe_ends[1]);
	if (reason != 0) {
		close(pipe_ends[0]);
		err_set(err, ERR_IO, "%s: %s", words[0], os_error(reason));
		return NULL;
	}
	struct spool *spool = xcalloc(1, sizeof *spool);
	fcntl(pipe_ends[0], F_SETFL, O_NONBLOCK);
	*spool = (struct spool){ .child = child, .says = pipe_ends[0], .program = xstrdup(words[0]),
				 .until = now() + SPOOL_SECONDS * 1000 };
	return spool;
}

struct spool *spool_start(const char *command, FILE *document, struct err *err)
{
	char **words = split(command);
	int in = fileno(document);
	struct spool *spool = NULL;
	if (words[0] == NULL || *words[0] == '\0')
		err_set(err, ERR_REFUSED, _("[print] command: names no program"));
	else if (fflush(document) != 0 || lseek(in, 0, SEEK_SET) < 0)
		err_set(err, ERR_IO, "%s: %s", words[0], os_error(errno));
	else
		spool = run(words, in, err);
	free_words(words);
	return spool;
}

bool spool_end(struct spool *spool, struct err *err)
{
	bool good = !spool->ended || (!spool->late && WIFEXITED(spool->status) && WEXITSTATUS(spool->status) == 0);
	if (spool->late)
		err_set(err, ERR_IO, _("%s: has not ended within %d seconds"), spool->program, SPOOL_SECONDS);
	else if (!good)
		refuse(spool->program, spool->status, &spool->said, err);
	if (spool->says >= 0)
		close(spool->says);
	str_free(&spool->said);
	free(spool->program);
	free(spool);
	return good;
}
