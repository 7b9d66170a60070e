/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "highlight.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"

#include "paint.h"

static bool is_plain(const char *text)
{
	while (*text != '\0' && (unsigned char)*text < 0x80)
		text++;
	return *text == '\0';
}

/* Quicker than finding the place, and false of most: nothing is folded where there is nothing to fold. */
static bool has(const char *text, const char *word)
{
	return is_plain(text) && is_plain(word) ? strcasestr(text, word) != NULL : text_matches(text, word);
}

static void mark(struct rect cell, const char *text, const char *word, bool right)
{
	int width = text_width(text), shift = right && width < cell.columns ? cell.columns - width : 0;
	if (!has(text, word))
		return;
	for (size_t from = 0, to; text_find(text, word, &from, &to); from = to) {
		char *before = xstrndup(text, from), *hit = xstrndup(text + from, to - from);
		int at = shift + text_width(before), columns = text_width(hit);
		columns = at + columns > cell.columns ? cell.columns - at : columns;
		paint_hit(cell.row, cell.column + at, columns);
		free(hit);
		free(before);
	}
}

void highlight(struct rect cell, const char *text, const char *words, bool right)
{
	if (words == NULL)
		return;
	char *copy = xstrdup(words), *rest = NULL;
	for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
		mark(cell, text, word, right);
	free(copy);
}
