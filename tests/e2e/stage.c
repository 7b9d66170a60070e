/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "stage.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A sanitizer that finds something ends the program with this status, which no samverkan command uses. */
#define SANITIZER_STATUS 99

/* ---- directory and environment ---- */

static const char *const pinned[] = {
	"TERM=xterm-256color",
	"LC_ALL=C.UTF-8",
	"SAMVERKAN_NOW=2026-11-20T09:00:00+01:00",
	"SAMVERKAN_TEST_IDLE=1",
	"ASAN_OPTIONS=exitcode=99",
	"LSAN_OPTIONS=exitcode=99",
	"UBSAN_OPTIONS=exitcode=99:halt_on_error=1:print_stacktrace=1",
};

static const struct {
	const char *name, *place;
} homes[] = {
	{ "HOME", "home" },
	{ "XDG_DATA_HOME", "home/data" },
	{ "XDG_CONFIG_HOME", "home/config" },
	{ "XDG_STATE_HOME", "home/state" },
	{ "XDG_CACHE_HOME", "home/cache" },
	{ "XDG_RUNTIME_DIR", "home/run" },
};

static void add_env(struct stage *stage, char *setting)
{
	int i = 0;
	while (stage->env[i] != NULL)
		i++;
	assert(i < STAGE_ENV - 1);
	stage->env[i] = setting;
}

/* The program sees only this: what the developer's own environment says must not change a test. */
static void make_env(struct stage *stage)
{
	const struct story_setting *setting = stage->setting;
	for (size_t i = 0; i < sizeof pinned / sizeof *pinned; i++)
		add_env(stage, xstrdup(pinned[i]));
	for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
		char *place = xasprintf("%s/%s", stage->dir, homes[i].place);
		mkdir(place, 0700);
		add_env(stage, xasprintf("%s=%s", homes[i].name, place));
		free(place);
	}
	add_env(stage, xasprintf("PATH=%s:%s/tests/e2e:/usr/local/bin:/usr/bin:/bin", setting->bin, setting->bin));
	add_env(stage, xasprintf("SAMVERKAN_DATADIR=%s/share", setting->bin));
	add_env(stage, xasprintf("srcdir=%s", setting->srcdir));
	if (getenv("million") != NULL) /* the register of bench/million.story */
		add_env(stage, xasprintf("million=%s", getenv("million")));
}

bool stage_open(struct stage *stage, const struct story_setting *setting, struct err *err)
{
	const char *tmp = getenv("TMPDIR");
	*stage = (struct stage){ .setting = setting, .limit_ms = setting->limit_ms, .current = -1 };
	char *top = xasprintf("%s/samverkan-story-XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(top) == NULL) {
		err_set(err, ERR_IO, "%s: %s", top, strerror(errno));
		free(top);
		return false;
	}
	stage->dir = top;
	make_env(stage);
	return true;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status;
	(void)type;
	(void)place;
	return remove(path);
}

/* Directories that a story made unwritable are opened again, or they could not be emptied. */
static int unlock_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status;
	(void)place;
	return type == FTW_D || type == FTW_DNR ? chmod(path, 0700) : 0;
}

static void forget_capture(struct capture *capture)
{
	free(capture->out);
	free(capture->err);
	*capture = (struct capture){ 0 };
}

void stage_close(struct stage *stage)
{
	for (int i = 0; i < stage->count; i++)
		term_free(stage->terminals[i].term);
	if (stage->setting->keep) {
		fprintf(stderr, "kept: %s\n", stage->dir);
	} else {
		nftw(stage->dir, unlock_one, 16, FTW_PHYS);
		nftw(stage->dir, remove_one, 16, FTW_PHYS | FTW_DEPTH);
	}
	for (int i = 0; stage->env[i] != NULL; i++)
		free(stage->env[i]);
	free(stage->dir);
	forget_capture(&stage->capture);
	str_free(&stage->detail);
}

/* ---- terminals ---- */

bool stage_terminal(struct stage *stage, const char *name, int rows, int cols, struct err *err)
{
	for (int i = 0; i < stage->count; i++)
		if (strcmp(stage->terminals[i].name, name) == 0) {
			stage->current = i;
			return rows == 0 || err_set(err, ERR_USAGE, "there is a terminal %s already", name);
		}
	if (rows == 0)
		return err_set(err, ERR_USAGE, "there is no terminal %s", name);
	if (stage->count == STAGE_TERMINALS)
		return err_set(err, ERR_USAGE, "more than %d terminals", STAGE_TERMINALS);
	struct stage_terminal *terminal = &stage->terminals[stage->count];
	snprintf(terminal->name, sizeof terminal->name, "%s", name);
	terminal->term = term_new(rows, cols);
	stage->current = stage->count++;
	return true;
}

struct stage_terminal *stage_now(struct stage *stage)
{
	if (stage->current < 0)
		stage_terminal(stage, "A", 24, 80, NULL);
	return &stage->terminals[stage->current];
}

bool stage_await(struct stage *stage, bool (*done)(void *context), void *context, const char *what, struct err *err)
{
	struct term *terms[STAGE_TERMINALS];
	for (int i = 0; i < stage->count; i++)
		terms[i] = stage->terminals[i].term;
	if (term_wait(terms, stage->count, done, context, stage->limit_ms))
		return true;
	return err_set(err, ERR_REFUSED, "%s: not within %g s", what, stage->limit_ms / 1000.0);
}

static bool has_ended(void *context)
{
	return term_ended(context);
}

static bool ended_well(const struct stage_terminal *terminal, struct err *err)
{
	int status = term_status(terminal->term);
	if (WIFSIGNALED(status) && WTERMSIG(status) != SIGHUP)
		return err_set(err, ERR_REFUSED, "the program in %s died: %s", terminal->name,
			       strsignal(WTERMSIG(status)));
	if (WIFEXITED(status) && WEXITSTATUS(status) == SANITIZER_STATUS)
		return err_set(err, ERR_REFUSED, "a sanitizer ended the program in %s", terminal->name);
	return true;
}

bool stage_finish(struct stage *stage, struct err *err)
{
	for (int i = 0; i < stage->count; i++) {
		struct stage_terminal *terminal = &stage->terminals[i];
		if (!term_used(terminal->term) || term_ended(terminal->term))
			continue;
		term_hang_up(terminal->term);
		if (!stage_await(stage, has_ended, terminal->term, "the end after the story's last line", err) ||
		    !ended_well(terminal, err))
			return false;
	}
	return true;
}

/* ---- commands ---- */

bool stage_start(struct stage *stage, const char *command, struct err *err)
{
	/* exec, so that the child that signals and the exit status belong to is the program and not a shell. */
	char *line = xasprintf("exec %s", command);
	const char *const argv[] = { "/bin/sh", "-c", line, NULL };
	struct term_program program = { argv, (const char *const *)stage->env, stage->dir };
	struct stage_terminal *terminal = stage_now(stage);
	terminal->marked_bytes = 0;
	terminal->marked_others = 0;
	bool started = term_start(terminal->term, &program, err);
	free(line);
	return started;
}

static void become_shell(struct stage *stage, const char *command, FILE *out, FILE *err)
{
	term_child_signals();
	setsid(); /* no terminal to ask behind the story's back, and a group that can be killed */
	int nothing = open("/dev/null", O_RDONLY);
	const char *const argv[] = { "/bin/sh", "-c", command, NULL };
	if (nothing >= 0 && dup2(nothing, 0) >= 0 && dup2(fileno(out), 1) >= 0 && dup2(fileno(err), 2) >= 0 &&
	    chdir(stage->dir) == 0)
		execve(argv[0], (char *const *)argv, stage->env);
	_exit(127);
}

static char *contents(FILE *file)
{
	struct str text = { 0 };
	char bytes[4096];
	size_t length;
	rewind(file);
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		str_add_bytes(&text, bytes, length);
	return str_take(&text);
}

struct shell_child {
	pid_t pid;
	int status;
};

static bool child_ended(void *context)
{
	struct shell_child *child = context;
	return waitpid(child->pid, &child->status, WNOHANG) == child->pid;
}

static bool run_shell(struct stage *stage, const char *command, FILE *out, FILE *err_file, struct err *err)
{
	struct shell_child child = { .pid = fork() };
	if (child.pid == 0)
		become_shell(stage, command, out, err_file);
	if (child.pid < 0)
		return err_set(err, ERR_IO, "fork: %s", strerror(errno));
	bool ended = stage_await(stage, child_ended, &child, "the command's end", err);
	if (!ended) {
		kill(-child.pid, SIGKILL);
		kill(child.pid, SIGKILL);
		waitpid(child.pid, &child.status, 0);
	}
	stage->capture = (struct capture){ .ran = true, .status = child.status };
	stage->capture.out = contents(out);
	stage->capture.err = contents(err_file);
	if (ended && WIFEXITED(child.status) && WEXITSTATUS(child.status) == SANITIZER_STATUS)
		return err_set(err, ERR_REFUSED, "a sanitizer ended the command");
	return ended;
}

bool stage_shell(struct stage *stage, const char *command, struct err *err)
{
	FILE *out = tmpfile(), *err_file = tmpfile();
	forget_capture(&stage->capture);
	bool ran = out != NULL && err_file != NULL ? run_shell(stage, command, out, err_file, err)
						   : err_set(err, ERR_IO, "tmpfile: %s", strerror(errno));
	if (out != NULL)
		fclose(out);
	if (err_file != NULL)
		fclose(err_file);
	return ran;
}
