/* SPDX-License-Identifier: EUPL-1.2 */
/* difference: what became of a value, so that long texts and several values show what is new in them. */
#ifndef SAMVERKAN_DIFFERENCE_H
#define SAMVERKAN_DIFFERENCE_H

#include <stddef.h>

#include "kind.h"

/* What texts have in common at their beginning and end, which nobody needs to read in each of them; a few words of it
 * stay, and no word is cut. */
struct difference {
	size_t head, tail; /* bytes to leave out */
};
struct difference difference_of(const char *const *value, int count);

/* From OLD to NEW, both as people see them: "ongoing → paused"; of several values "+ Young people, − Visitors". Other
 * values have at most COLUMNS each, of longer ones the part where they differ; 0: they stand whole. One line; the
 * caller frees. */
char *difference_text(const struct field *field, const char *old, const char *new, int columns);

#endif
