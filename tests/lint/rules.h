/* SPDX-License-Identifier: EUPL-1.2 */
/* rules: what every file of the source keeps to, as tables. Known from the text alone; nothing is compiled. */
#ifndef SAMVERKAN_TESTS_RULES_H
#define SAMVERKAN_TESTS_RULES_H

#include <stdbool.h>

#include "mem.h"

/* True for a file that the rules are about: everything written by hand in which a comment can stand, HACKING and
 * README. PATH is relative to the source directory, as in all of these. */
bool rules_apply(const char *path);

/* Adds a line "PATH:LINE: WHY" to COMPLAINT for every breach in TEXT, the contents of PATH. FILES are the paths of all
 * files, NULL ends; they say in which directory an included header lives. */
void rules_check(const char *path, const char *text, const char *const *files, struct str *complaint);

#endif
