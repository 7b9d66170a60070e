/* SPDX-License-Identifier: EUPL-1.2 */
/* highlight: what is searched for, marked wherever it is seen. */
#ifndef SAMVERKAN_HIGHLIGHT_H
#define SAMVERKAN_HIGHLIGHT_H

#include <stdbool.h>

#include "layout.h"

/* Marks where any of WORDS (NULL: none) stands in TEXT, which is painted from the first column of CELL on, or RIGHT
 * flush against its last. */
void highlight(struct rect cell, const char *text, const char *words, bool right);

#endif
