/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*restore_terminal)(void);

void mem_on_failure(void (*restore)(void))
{
	restore_terminal = restore;
}

static void *must(void *memory)
{
	if (memory != NULL)
		return memory;
	if (restore_terminal != NULL)
		restore_terminal();
	fputs("samverkan: memory: none left\n", stderr);
	exit(1);
}

void *xmalloc(size_t size)
{
	return must(malloc(size > 0 ? size : 1));
}

void *xcalloc(size_t count, size_t size)
{
	return must(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *xrealloc(void *old, size_t count, size_t size)
{
	return must(reallocarray(old, count > 0 ? count : 1, size > 0 ? size : 1));
}

char *xstrdup(const char *text)
{
	return must(strdup(text != NULL ? text : ""));
}

char *xstrndup(const char *text, size_t length)
{
	return must(strndup(text, length));
}

char *xasprintf(const char *format, ...)
{
	va_list args;
	char *text = NULL;
	va_start(args, format);
	int length = vasprintf(&text, format, args);
	va_end(args);
	return must(length < 0 ? NULL : text);
}

static void make_room(struct str *str, size_t more)
{
	size_t need = str->length + more + 1;
	if (need <= str->room)
		return;
	size_t room = str->room > 0 ? str->room : 64;
	while (room < need)
		room *= 2;
	str->text = xrealloc(str->text, room, 1);
	str->room = room;
}

void str_add_bytes(struct str *str, const char *bytes, size_t count)
{
	make_room(str, count);
	if (count > 0)
		memcpy(str->text + str->length, bytes, count);
	str->length += count;
	str->text[str->length] = '\0';
}

void str_add(struct str *str, const char *text)
{
	if (text != NULL)
		str_add_bytes(str, text, strlen(text));
}

void str_add_char(struct str *str, char byte)
{
	str_add_bytes(str, &byte, 1);
}

void str_addf(struct str *str, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	assert(length >= 0);
	make_room(str, (size_t)length);
	vsnprintf(str->text + str->length, (size_t)length + 1, format, again);
	va_end(again);
	str->length += (size_t)length;
}

char *str_take(struct str *str)
{
	char *text = str->text != NULL ? str->text : xstrdup("");
	*str = (struct str){0};
	return text;
}

void str_free(struct str *str)
{
	free(str->text);
	*str = (struct str){0};
}
