/* SPDX-License-Identifier: EUPL-1.2 */
/* completion: what may stand at a place of a filter that is being written: fields, through points those of related
 * kinds, and values. Knows no screen; records come through a callback. */
#ifndef SAMVERKAN_COMPLETION_H
#define SAMVERKAN_COMPLETION_H

#include <stddef.h>

#include "kind.h"

enum { COMPLETION_MOST = 100 };

struct completion {
	struct completion_row {
		char *text; /* as it is put into the expression, with quotes where it needs them */
		char *note; /* what it means, for people; "" for nothing */
	} *row;
	int count;
	size_t from, to;    /* the bytes of the expression that a row takes the place of */
};

/* Adds what there is of the kind that FIELD refers to, found by WORDS ("" for all), with completion_add_value. */
typedef void completion_records(void *context, const struct field *field, const char *words, struct completion *out);

/* What may stand at the byte CURSOR of EXPRESSION, what is likeliest first; nothing where anything may. Any bytes are
 * harmless. RECORDS may be NULL. The caller frees with completion_free. */
struct completion completion_find(const struct kind *kind, const char *expression, size_t cursor,
				  completion_records *records, void *context);
void completion_add_value(struct completion *completion, const char *value, const char *note);
void completion_free(struct completion *completion);

/* EXPRESSION with a row taken; *CURSOR is where to go on. The caller frees. */
char *completion_take(const struct completion *completion, int row, const char *expression, size_t *cursor);

#endif
