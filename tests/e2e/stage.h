/* SPDX-License-Identifier: EUPL-1.2 */
/* stage: the directory, the environment and the terminals that one story plays in. */
#ifndef SAMVERKAN_TESTS_STAGE_H
#define SAMVERKAN_TESTS_STAGE_H

#include "err.h"
#include "story.h"
#include "term.h"

enum { STAGE_TERMINALS = 8, STAGE_ENV = 24 };

/* What the last command of a `shell` step left behind. */
struct capture {
	bool ran;
	int status; /* as waitpid gives it */
	char *out, *err;
};

struct stage_terminal {
	char name[24];
	struct term *term;
	unsigned long marked_bytes; /* at the last `mark` */
	unsigned marked_others;
};

struct stage {
	const struct story_setting *setting;
	int limit_ms;
	char *dir;
	char *env[STAGE_ENV];
	struct stage_terminal terminals[STAGE_TERMINALS];
	int count, current; /* current is -1 until the first terminal */
	struct capture capture;
	struct str detail; /* what a failed step shows besides its sentence */
};

/* Makes directory and environment. On failure nothing is left behind. */
bool stage_open(struct stage *stage, const struct story_setting *setting, struct err *err);

/* Kills what still runs, removes the directory (unless the setting keeps it), frees everything. */
void stage_close(struct stage *stage);

/* Hangs up on every program that still runs and waits for it to end. False when one does not end, or ends by a signal
 * other than SIGHUP, or by a sanitizer's finding. */
bool stage_finish(struct stage *stage, struct err *err);

/* Makes the terminal current, new when the name is. A given size (not 0) is only for a new one. */
bool stage_terminal(struct stage *stage, const char *name, int rows, int cols, struct err *err);

/* The current terminal; the first call makes A, 80x24. */
struct stage_terminal *stage_now(struct stage *stage);

/* Pumps every terminal of the stage until DONE(context). False after the limit, with a sentence about WHAT. */
bool stage_await(struct stage *stage, bool (*done)(void *context), void *context, const char *what, struct err *err);

/* Starts a command line in the current terminal; waits for nothing. */
bool stage_start(struct stage *stage, const char *command, struct err *err);

/* Runs a command line to its end with no terminal and empty input; the result is in stage->capture. */
bool stage_shell(struct stage *stage, const char *command, struct err *err);

#endif
