/* SPDX-License-Identifier: EUPL-1.2 */
/* scratch: files for libraries that write to names and not to streams: in a directory of our own, gone afterwards. */
#ifndef SAMVERKAN_SCRATCH_H
#define SAMVERKAN_SCRATCH_H

#include <stdio.h>

#include "err.h"

/* A new directory under $TMPDIR or /tmp that nobody else may enter; NULL and a sentence. For scratch_end. */
char *scratch_begin(struct err *err);
/* The name of a file in it. The caller frees. */
char *scratch_path(const char *scratch, const char *name);
/* Appends the file to OUT. */
bool scratch_copy(const char *scratch, const char *name, FILE *out, struct err *err);
/* Removes the files NAMES (NULL ends them) and the directory; frees SCRATCH, which may be NULL. */
void scratch_end(char *scratch, const char *const *names);

#endif
