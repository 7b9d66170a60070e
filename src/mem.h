/* SPDX-License-Identifier: EUPL-1.2 */
/* mem: memory that is there or the program ends (after the terminal is restored), and a growing string. */
#ifndef SAMVERKAN_MEM_H
#define SAMVERKAN_MEM_H

#include <stddef.h>

/* Called once before the program ends for want of memory; the screen registers its restore here. */
void mem_on_failure(void (*restore)(void));

/* As malloc, calloc, reallocarray, strdup, strndup; never return NULL. The caller frees with free(). */
void *xmalloc(size_t size) __attribute__((malloc, returns_nonnull));
void *xcalloc(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
void *xrealloc(void *old, size_t count, size_t size) __attribute__((returns_nonnull));
char *xstrdup(const char *text) __attribute__((returns_nonnull)); /* NULL is copied as "" */
char *xstrndup(const char *text, size_t length) __attribute__((returns_nonnull));
char *xasprintf(const char *format, ...) __attribute__((format(printf, 1, 2), returns_nonnull));

/* A growing string. Zero-initialise; `text` is NULL until something was added, then always terminated. */
struct str {
	char *text;
	size_t length, room;
};

void str_add(struct str *str, const char *text);                     /* NULL adds nothing */
void str_add_bytes(struct str *str, const char *bytes, size_t count);
void str_add_char(struct str *str, char byte);
void str_addf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3), nonnull(2)));
char *str_take(struct str *str); /* hands the text over ("" if empty); the caller frees; str is empty again */
void str_free(struct str *str);

#endif
