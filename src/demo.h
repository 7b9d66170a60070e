/* SPDX-License-Identifier: EUPL-1.2 */
/* demo: reads strategies/NAME.demo, example records one to a line: `KIND field=value field="value with spaces"`; an
 * empty line and one that begins with # say nothing. `KIND NAME field=value` tells of a record that is there, as
 * an area of the strategy. What the words mean is the caller's business: the same parser and
 * the same checks as for a person's own words. */
#ifndef SAMVERKAN_DEMO_H
#define SAMVERKAN_DEMO_H

#include <stdbool.h>

#include "err.h"

struct demo_line {
	const char *path;
	int number;
	char **word; /* the kind, then field=value without the quotes */
	int count;   /* at least 1 */
};

/* Takes a line; false ends the reading. */
typedef bool demo_take(void *context, const struct demo_line *line, struct err *err);

/* Gives every line to TAKE, in order. False with FILE:LINE: why, or with what TAKE said. */
bool demo_read(const char *path, demo_take *take, void *context, struct err *err);

#endif
