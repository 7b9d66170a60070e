/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "csv.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

/* Spaces at either end are quoted too, because readers differ in whether they keep them otherwise. */
static bool needs_quotes(const char *text)
{
	size_t length = strlen(text);
	return strpbrk(text, ";\"\r\n") != NULL || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

static void add_quoted(struct str *rows, const char *text)
{
	str_add_char(rows, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			str_add_char(rows, '"');
		str_add_char(rows, *text);
	}
	str_add_char(rows, '"');
}

void csv_cell(struct str *rows, const char *text)
{
	if (text != NULL && needs_quotes(text))
		add_quoted(rows, text);
	else
		str_add(rows, text);
	str_add_char(rows, ';');
}

void csv_end(struct str *rows)
{
	assert(rows->length > 0 && rows->text[rows->length - 1] == ';');
	rows->text[--rows->length] = '\0';
	/* One empty cell alone would be an empty line, which readers skip. */
	if (rows->length == 0 || rows->text[rows->length - 1] == '\n')
		str_add(rows, "\"\"");
	str_add_char(rows, '\n');
}
