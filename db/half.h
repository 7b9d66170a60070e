/* SPDX-License-Identifier: EUPL-1.2 */
/* half: a copy of the register while it is being made, in a file PATH.half-NUMBER of its own. Who makes it holds a lock
 * on it, so that what a killed program left behind, with all its personal data, is known and removed. */
#ifndef SAMVERKAN_HALF_H
#define SAMVERKAN_HALF_H

#include <stdbool.h>

#include "err.h"

struct half {
	char *path; /* of the half; owned */
	int fd;     /* keeps the lock */
};

/* Makes an empty file with the rights of the register MODEL, for a copy that is to be PATH; halves of PATH that nobody
 * makes any more are removed first. End it with half_end, also when this fails. Complaints name PATH. */
bool half_make(struct half *half, const char *path, const char *model, struct err *err);
/* Gives it the name PATH, in place of the one that is there and of what SQLite keeps beside that. */
bool half_finish(struct half *half, const char *path, struct err *err);
/* Removes it, unless it was finished. */
void half_end(struct half *half);

#endif
