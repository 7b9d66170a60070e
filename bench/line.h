/* SPDX-License-Identifier: EUPL-1.2 */
/* line: a program on a pseudo terminal, with nothing in between that takes time of its own: bytes are looked at as they
 * come, and noted with the time. Programs say when they have done all (tests/e2e/README, the marker); what counts is
 * when the last byte before that came. */
#ifndef SAMVERKAN_BENCH_LINE_H
#define SAMVERKAN_BENCH_LINE_H

#include <stdbool.h>
#include <sys/types.h>

#include "bench.h"

enum { LINE_ROWS = 40, LINE_COLUMNS = 120 };

struct line {
	int fd;
	pid_t pid;
	int rate;          /* bytes that it carries in a second; 0: as many as come */
	const char *name;  /* of the program, for sentences; borrowed */
	double begun;      /* when it was started, or was sent the last key */
	double last;       /* when the newest byte came that is no marker */
	long bytes;        /* such bytes since then */
	bool idle;         /* a marker came, and nothing after it */
	int marker_at;     /* bytes of what may be a marker */
	char tail[64];     /* the newest bytes, for line_until */
};

/* The size of the terminals that are started from now on, LINE_ROWS and LINE_COLUMNS from the beginning. */
void line_set_size(int rows, int columns);
/* Starts ARGV (argv[0] a path) in the directory of BENCH. MARKED: it says when it is idle. */
bool line_start(struct line *line, const struct bench *bench, const char *const *argv, bool marked, struct err *err);
/* Starts something that only gives back what it gets. */
bool line_start_echo(struct line *line, struct err *err);
/* The same for samverkan on a register, as anna. */
bool line_start_ours(struct line *line, struct bench *bench, enum bench_size size, bool marked, struct err *err);
/* Hangs up and waits for the end. */
void line_end(struct line *line);

/* Waits for TEXT, at most 60 bytes, written in one go; MS is the time since the start or the key. */
bool line_until(struct line *line, const char *text, double *ms, struct err *err);
/* Waits until the program has done all. */
bool line_settle(struct line *line, struct err *err);
/* Sends KEY (bytes) to a settled program and waits until it has done all; MS is when its last byte came. A key that
 * changes nothing is a failure: it measured nothing. */
bool line_key(struct line *line, const char *key, double *ms, struct err *err);
/* The same with a key that may change nothing. */
bool line_press(struct line *line, const char *key, struct err *err);
/* Sends KEY to something that gives it back. */
bool line_echo(struct line *line, const char *key, double *ms, struct err *err);
/* For programs that do not say when they are done: sends KEY ("": none) and waits until nothing has come for QUIET
 * ms. */
bool line_quiet(struct line *line, const char *key, int quiet, double *ms, struct err *err);
/* Takes what comes for so many milliseconds. */
void line_listen(struct line *line, int milliseconds);

#endif
