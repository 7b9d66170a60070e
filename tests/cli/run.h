/* SPDX-License-Identifier: EUPL-1.2 */
/* run: the real program as a process, in a directory of its own, and what it said. */
#ifndef SAMVERKAN_TEST_RUN_H
#define SAMVERKAN_TEST_RUN_H

#include <stdbool.h>
#include <stddef.h>

/* A new directory under /tmp that becomes the current one, and the environment that every run has: a home there, a
 * fixed clock, English, nothing of the contributor's own. run_end removes the directory and all that is in it. */
void run_begin(void);
void run_end(void);
/* The same around a group of tests that need nothing more. */
int run_start(void **state);
int run_stop(void **state);

struct result {
	int status; /* exit status; -1 when a signal ended it */
	char *out, *err;
};
void result_free(struct result *result);

/* What is done to the process before it begins. */
struct stage {
	int stdout_to;      /* descriptor, 0: captured */
	long file_size_max; /* RLIMIT_FSIZE in bytes, 0: none */
	unsigned user;      /* who runs it, 0: who runs the test; only root can be another */
};

/* Runs `samverkan LINE`; the line is cut at spaces, '...' holds words together. */
struct result run_line(const char *line);
struct result run_staged(const char *line, const struct stage *stage);
/* Another program, found on PATH; NULL ends the words. */
struct result run_program(const char *const *words);

/* Runs LINE and fails the test unless it ends with STATUS and OUT and ERR occur in what it printed (NULL: whatever, "":
 * nothing at all). Returns what stood on stdout for the caller to free. */
char *expect_out(const char *line, int status, const char *out, const char *err);
void expect(const char *line, int status, const char *out, const char *err);

/* Whole files as text; a copy has the rights of the file. The caller frees. */
char *read_whole(const char *path, size_t *length);
void write_whole(const char *path, const char *bytes, size_t length);
void write_text(const char *path, const char *text);
void copy_file(const char *from, const char *to);
/* How many files the current directory has. */
int count_files(void);

/* The log of the system, for a test that ends with log_leave: listens where the program sends its lines; -1 where
 * somebody else does. */
int log_listen(void);
int log_leave(void **state);
/* A line of the program's has WANTED, as LOG_AUTH and LOG_NOTICE, in plain ASCII; none holds "Hemlig". Tests that
 * run at the same time log too. */
void log_expect(int log, const char *wanted);

#endif
