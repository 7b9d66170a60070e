/* SPDX-License-Identifier: EUPL-1.2 */
/* spool: sends a document to the program that prints. */
#ifndef SAMVERKAN_SPOOL_H
#define SAMVERKAN_SPOOL_H

#include <stdbool.h>
#include <stdio.h>

#include "err.h"

enum { SPOOL_SECONDS = 30 }; /* how long the program may take */

/* Runs COMMAND, a program and its words separated by spaces ("lp -d 'Skrivare 2'": quotes hold words together; there is
 * no shell), with DOCUMENT from its beginning as standard input, and waits for it. False with what it was that failed:
 * the first line that the program said, its exit status, or that it took too long (then it is ended). */
bool spool_send(const char *command, FILE *document, struct err *err);

#endif
