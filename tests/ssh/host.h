/* SPDX-License-Identifier: EUPL-1.2 */
/* host: a machine to log in to: a real sshd on loopback, with its own port, key, settings and account (whoever runs
 * the test), all in the current directory. It ends with the test, whatever ends that. */
#ifndef SAMVERKAN_TESTS_HOST_H
#define SAMVERKAN_TESTS_HOST_H

#include <stdbool.h>
#include <sys/types.h>

#include "err.h"
#include "run.h"
#include "term.h"

struct host {
	pid_t sshd;
	int port;
};

enum { HOST_WORDS = 24 };

/* Starts it. KEYS is what prints the lines of the keys that come in, at each login anew; the key NAME must be one.
 * False with the reason where there can be no sshd, or none that can give terminals. */
bool host_start(struct host *host, const char *keys, const char *name, struct err *why);
/* Ends sshd and waits until the last session has left. */
void host_stop(struct host *host);
/* Waits until no program that was started through a login runs any more. */
void host_wait_empty(void);
/* A program that a login has started and that still runs, or 0. */
pid_t host_program(void);

/* Makes a pair of keys: files NAME and NAME.pub. The text is the public one, for the caller to free. */
char *host_key(const char *name);

/* Logs in with the key NAME. OPTIONS, words of ssh(1) before the host, and COMMAND, those behind it, end with NULL and
 * may be NULL. Without a terminal: what came back. In one: waits for nothing. */
struct result host_run(const char *name, const char *const *options, const char *const *command);
bool host_open(struct term *term, const char *name, const char *const *options, const char *const *command,
	       struct err *err);

#endif
