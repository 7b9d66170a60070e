/* SPDX-License-Identifier: EUPL-1.2 */
/* err: failure as a value with one clear sentence. Functions that can fail return bool (or a pointer) and
 * fill a caller-owned struct err; only the outermost layer prints it. */
#ifndef SAMVERKAN_ERR_H
#define SAMVERKAN_ERR_H

#include <stdbool.h>

enum err_code {
	ERR_NONE = 0,
	ERR_USAGE,     /* the words of the command are wrong: exit status 2 */
	ERR_REFUSED,   /* a rule, a type or a right says no: exit status 1 */
	ERR_NOT_FOUND, /* no such record, file, field or kind */
	ERR_CONFLICT,  /* somebody else saved the same field first */
	ERR_BUSY,      /* the register stayed locked past busy_seconds */
	ERR_SLOW,      /* it took longer than it was given, or than the person waited for it */
	ERR_STALE,     /* the file was migrated by a newer program, or replaced, while we ran */
	ERR_IO,        /* disk, permissions, corruption */
};

/* Zero-initialise (`struct err err = {0};`) before use; holds no memory to free. */
struct err {
	enum err_code code;
	char text[768]; /* UTF-8, translated, "WHAT: WHY"; cut at a character, never inside one */
	char field[48]; /* name of the field at fault, or "" */
};

/* Fills ERR (may be NULL) and returns false, so that `return err_set(...)` reads well. */
bool err_set(struct err *err, enum err_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* As err_set, and names the field at fault so that a form can show the sentence beside it. */
bool err_field(struct err *err, const char *field, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* 0, 1 or 2: the exit status that contract section 2 gives this failure. */
int err_status(const struct err *err);

#endif
