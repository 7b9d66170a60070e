/* SPDX-License-Identifier: EUPL-1.2 */
/* spool: sends a document to the program that prints. */
#ifndef SAMVERKAN_SPOOL_H
#define SAMVERKAN_SPOOL_H

#include <stdbool.h>
#include <stdio.h>

#include "err.h"

enum { SPOOL_SECONDS = 30 }; /* how long the program may take */

/* A program that prints while it does. */
struct spool;
/* Starts COMMAND, a program and its words separated by spaces ("lp -d 'Skrivare 2'": quotes hold words together; there
 * is no shell), with DOCUMENT from its beginning as standard input. NULL and a sentence when it cannot be started; else
 * for spool_end. */
struct spool *spool_start(const char *command, FILE *document, struct err *err);
/* Takes what the program says, waiting MILLISECONDS at most for something. True when it has ended; one that takes too
 * long is ended. */
bool spool_look(struct spool *spool, int milliseconds);
/* After the end, whether it was a good one; else what failed: the first line that the program said, its exit status, or
 * that it took too long. One that runs still is left to itself, and true. Frees. */
bool spool_end(struct spool *spool, struct err *err);
#endif
