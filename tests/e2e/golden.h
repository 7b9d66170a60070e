/* SPDX-License-Identifier: EUPL-1.2 */
/* golden: a whole screen held against the one in tests/e2e/golden. */
#ifndef SAMVERKAN_TESTS_GOLDEN_H
#define SAMVERKAN_TESTS_GOLDEN_H

#include <stdbool.h>

#include "err.h"
#include "mem.h"

/* Compares SCREEN (term_snapshot) with SRCDIR/tests/e2e/golden/NAME.txt; the lines that differ are added to DIFFERENCE.
 * With GENERATE the file is written instead, and what changed is printed on stderr. */
bool golden_check(const char *srcdir, const char *name, const char *screen, bool generate, struct str *difference,
		  struct err *err);

#endif
