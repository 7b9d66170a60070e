/* SPDX-License-Identifier: EUPL-1.2 */
/* login: the name by which the system knows a person, and the register too. */
#ifndef SAMVERKAN_LOGIN_H
#define SAMVERKAN_LOGIN_H

#include <stdbool.h>

#include "err.h"

/* Letters, digits, '.', '_', '-' and '@' of ASCII, beginning with a letter or a digit: what a shell takes for itself,
 * and no program for an option. The name of a directory (anna@tranas.se) is one. db/sql/checks.sql says the same. */
bool login_is_plain(const char *login);

/* A login as it is kept, for the table of fields. NULL and a sentence when it is not plain. The caller frees. */
char *login_read(const char *text, struct err *err);

#endif
