/* SPDX-License-Identifier: EUPL-1.2 */
/* intake: what is typed or pasted, on its way into a field. What a field can hold goes in; what it cannot (text_clean:
 * control and invisible characters, heaps of combining marks, bytes that are no UTF-8) stays out and is named, so that
 * nothing is lost in silence. An escape sequence stays out as a whole. */
#ifndef SAMVERKAN_INTAKE_H
#define SAMVERKAN_INTAKE_H

#include <stdbool.h>

struct intake {
	char *text;  /* what goes in, owned; "" for nothing */
	int lost;    /* characters, bytes and sequences that stay out */
	char *names; /* the first of them, each once: "U+202E, Esc[31m, 0xFF"; owned */
};

/* Any bytes. Without MANY_LINES newlines become spaces; tabs always do, CRLF is a newline. C0 80 stands for the
 * character 0, which a C string cannot hold. */
void intake_take(const char *in, bool many_lines, struct intake *out);
void intake_free(struct intake *intake);

/* "3 characters that cannot be shown were left out: U+202E, U+001B"; NULL when nothing was. The caller frees. */
char *intake_loss(const struct intake *intake);

#endif
