/* SPDX-License-Identifier: EUPL-1.2 */
/* key_line: what sshd is told of a key: the line of authorized_keys (sshd(8)) that lets its owner in to this program
 * and to nothing else. */
#ifndef SAMVERKAN_KEY_LINE_H
#define SAMVERKAN_KEY_LINE_H

#include "err.h"

/* All borrowed; paths are absolute. */
struct key_line {
	const char *program, *register_file;
	const char *config; /* NULL: none is named */
	const char *login;
	const char *key;    /* TYPE BASE64 as ssh_key_check has it; what stands after it is left out */
	const char *name;   /* of the key, for those who read the line; "" for none */
};

/* The line, without its end. NULL and a sentence where the login is not plain (src/login.h), a path holds what cannot
 * be quoted for a shell and for sshd at once, or the key does not hold. The caller frees. */
char *key_line_make(const struct key_line *line, struct err *err);

#endif
