/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "csv.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
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

/* "-5", "+46 520-12 34": a spreadsheet makes no more of it than it says. */
static bool is_plain_number(const char *text)
{
	return text[1 + strspn(&text[1], "0123456789 ()/.,-")] == '\0';
}

static bool would_be_worked_out(const char *text)
{
	return *text != '\0' && (strchr("=@\t\r", *text) != NULL ||
				 (strchr("+-", *text) != NULL && !is_plain_number(text)));
}

void csv_cell(struct str *rows, const char *text)
{
	if (text != NULL && needs_quotes(text))
		add_quoted(rows, text);
	else
		str_add(rows, text);
	str_add_char(rows, ';');
}

void csv_text_cell(struct str *rows, const char *text)
{
	char *guarded = text != NULL && would_be_worked_out(text) ? xasprintf("'%s", text) : NULL;
	csv_cell(rows, guarded != NULL ? guarded : text);
	free(guarded);
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
