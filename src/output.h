/* SPDX-License-Identifier: EUPL-1.2 */
/* output: what the program writes into files: whole or not at all, and on disk before it says so. */
#ifndef SAMVERKAN_OUTPUT_H
#define SAMVERKAN_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "err.h"

/* What is written: a text, then a stream from its beginning (NULL: none). Borrowed. */
struct output {
	const char *text;
	size_t length;
	FILE *stream;
};

/* Whether all that was written to a temporary STREAM is in it: what is left in memory goes there, where it may find no
 * room. */
bool output_settle(FILE *stream, struct err *err);
/* To an open file; false with errno. */
bool output_write(int file, const struct output *made);
/* Into PATH, through a temporary file beside it and rename; what is no plain file is written through. A link stays one.
 */
bool output_replace(const char *path, const struct output *made, struct err *err);
/* Into PATH, which must not be there. */
bool output_new(const char *path, const struct output *made, struct err *err);
/* NAME.EXTENSION, or NAME-2.EXTENSION and so on where that is taken. The caller frees. */
char *output_free_name(const char *name, const char *extension);

#endif
