/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "edit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "intake.h"
#include "mem.h"
#include "money.h"
#include "text.h"

void edit_set(struct edit *edit, const char *text, bool many_lines)
{
	char *copy = xstrdup(text);
	free(edit->text);
	edit->text = copy;
	edit->length = (int)strlen(copy);
	edit->room = edit->length + 1;
	edit->cursor = edit->length;
	edit->many_lines = many_lines;
}

void edit_free(struct edit *edit)
{
	free(edit->text);
	free(edit->loss);
	*edit = (struct edit){0};
}

/* The first cursor stop at or after AT: what stands there may have become part of the character before. */
static int stop_at(const struct edit *edit, int at)
{
	size_t stop = text_stop_before(edit->text, (size_t)(at < edit->length ? at : edit->length));
	while (stop < (size_t)at && stop < (size_t)edit->length)
		stop = text_next(edit->text, stop);
	return (int)stop;
}

void edit_replace(struct edit *edit, const char *text)
{
	int cursor = edit->cursor;
	if (strcmp(edit->text, text) == 0)
		return;
	edit_set(edit, text, edit->many_lines);
	edit->cursor = stop_at(edit, cursor);
}

/* ---- changing ---- */

static void insert_bytes(struct edit *edit, const char *bytes, size_t count)
{
	if (count == 0)
		return;
	int need = edit->length + (int)count + 1;
	if (need > edit->room) {
		edit->room = need * 2;
		edit->text = xrealloc(edit->text, (size_t)edit->room, 1);
	}
	char *at = edit->text + edit->cursor;
	memmove(at + count, at, (size_t)(edit->length - edit->cursor) + 1);
	memcpy(at, bytes, count);
	edit->length += (int)count;
	edit->cursor = stop_at(edit, edit->cursor + (int)count);
}

static void remove_bytes(struct edit *edit, int from, int to)
{
	assert(from <= to);
	memmove(edit->text + from, edit->text + to, (size_t)(edit->length - to) + 1);
	edit->length -= to - from;
	edit->cursor = stop_at(edit, from);
}

/* False, with the reason, when TEXT would make it longer than it may be. */
static bool has_room(struct edit *edit, const char *text)
{
	int held = edit->limit > 0 ? text_count(edit->text) : 0, more = text_count(text);
	if (edit->limit == 0 || held + more <= edit->limit)
		return true;
	char *most = number_text(edit->limit);
	char *would = number_text((int64_t)held + more);
	edit->loss = xasprintf(_("At most %s characters fit here and it would be %s; nothing was taken in"), most,
			       would);
	free(most);
	free(would);
	return false;
}

void edit_forget_loss(struct edit *edit)
{
	free(edit->loss);
	edit->loss = NULL;
}

void edit_insert(struct edit *edit, const char *text)
{
	struct intake intake;
	edit_forget_loss(edit);
	intake_take(text, edit->many_lines, &intake);
	if (has_room(edit, intake.text)) {
		edit->loss = intake_loss(&intake);
		insert_bytes(edit, intake.text, strlen(intake.text));
	}
	intake_free(&intake);
}

void edit_backspace(struct edit *edit)
{
	remove_bytes(edit, (int)text_prev(edit->text, (size_t)edit->cursor), edit->cursor);
}

void edit_delete(struct edit *edit)
{
	remove_bytes(edit, edit->cursor, (int)text_next(edit->text, (size_t)edit->cursor));
}

void edit_delete_word(struct edit *edit)
{
	int end = edit->cursor;
	edit_word_left(edit);
	remove_bytes(edit, edit->cursor, end);
}

void edit_clear(struct edit *edit)
{
	remove_bytes(edit, 0, edit->cursor);
}

/* ---- moving ---- */

void edit_left(struct edit *edit)
{
	edit->cursor = (int)text_prev(edit->text, (size_t)edit->cursor);
}

void edit_right(struct edit *edit)
{
	edit->cursor = (int)text_next(edit->text, (size_t)edit->cursor);
}

static bool is_between(char byte)
{
	return byte == ' ' || byte == '\n';
}

/* From the beginning in one pass, because where a character begins is known only from what stands before it. */
void edit_word_left(struct edit *edit)
{
	size_t word = 0, cursor = (size_t)edit->cursor;
	bool between = true;
	for (size_t at = 0; at < cursor; at = text_next(edit->text, at)) {
		bool space = is_between(edit->text[at]);
		if (between && !space)
			word = at;
		between = space;
	}
	edit->cursor = (int)word;
}

void edit_word_right(struct edit *edit)
{
	size_t at = (size_t)edit->cursor;
	while (edit->text[at] != '\0' && !is_between(edit->text[at]))
		at = text_next(edit->text, at);
	while (is_between(edit->text[at]))
		at = text_next(edit->text, at);
	edit->cursor = (int)at;
}

void edit_home(struct edit *edit)
{
	const char *newline = memrchr(edit->text, '\n', (size_t)edit->cursor);
	edit->cursor = newline != NULL ? (int)(newline - edit->text) + 1 : 0;
}

void edit_end(struct edit *edit)
{
	edit->cursor += (int)strcspn(edit->text + edit->cursor, "\n");
}

/* ---- wrapped lines ---- */

/* Where a line that could hold FIT bytes of TEXT breaks: at the last space that has a word before it. */
static size_t break_at(const char *text, size_t fit)
{
	size_t word = strspn(text, " ");
	for (size_t at = fit; at > word; at--)
		if (text[at] == ' ')
			return at;
	return fit > 0 ? fit : text_next(text, 0);
}

/* Bytes from the beginning of a wrapped line to that of the next; 0 for the last line. */
static size_t line_span(const char *text, int columns)
{
	size_t fit = text_cut(text, columns);
	const char *newline = memchr(text, '\n', fit + 1);
	if (newline != NULL)
		return (size_t)(newline - text) + 1;
	if (text[fit] == '\0')
		return 0;
	size_t span = break_at(text, fit);
	span += strspn(text + span, " ");
	return text[span] == '\n' ? span + 1 : text[span] == '\0' ? 0 : span;
}

/* The number of the wrapped line with the cursor; *START is where it begins, *BEFORE where the line before does. */
static int find_line(const struct edit *edit, int columns, size_t *start, size_t *before)
{
	int line = 0;
	*start = *before = 0;
	for (size_t span; (span = line_span(edit->text + *start, columns)) > 0; line++) {
		if ((size_t)edit->cursor < *start + span)
			break;
		*before = *start;
		*start += span;
	}
	return line;
}

/* Columns of the text from START to END. */
static int columns_between(const struct edit *edit, size_t start, size_t end)
{
	char *part = xstrndup(edit->text + start, end - start);
	int width = text_width(part);
	free(part);
	return width;
}

void edit_position(const struct edit *edit, int columns, int *line, int *column)
{
	size_t start = 0, before;
	*line = edit->many_lines ? find_line(edit, columns, &start, &before) : 0;
	*column = columns_between(edit, start, (size_t)edit->cursor);
	if (edit->many_lines && *column > columns)
		*column = columns;
}

/* Puts the cursor near COLUMN of the line that begins at START. */
static void place(struct edit *edit, int columns, size_t start, int column)
{
	size_t span = line_span(edit->text + start, columns);
	size_t end = span > 0 ? text_prev(edit->text, start + span) : (size_t)edit->length;
	char *part = xstrndup(edit->text + start, end - start);
	/* A mark on the space at a break makes the line begin inside a character. */
	edit->cursor = stop_at(edit, (int)(start + text_cut(part, column)));
	free(part);
}

bool edit_up(struct edit *edit, int columns)
{
	int line, column;
	size_t start = 0, before = 0;
	edit_position(edit, columns, &line, &column);
	if (line == 0)
		return false;
	find_line(edit, columns, &start, &before);
	place(edit, columns, before, column);
	return true;
}

bool edit_down(struct edit *edit, int columns)
{
	int line, column;
	size_t start = 0, before = 0;
	edit_position(edit, columns, &line, &column);
	if (edit->many_lines)
		find_line(edit, columns, &start, &before);
	size_t span = edit->many_lines ? line_span(edit->text + start, columns) : 0;
	if (span == 0)
		return false;
	place(edit, columns, start + span, column);
	return true;
}

size_t edit_window(const struct edit *edit, int columns, int rows, int *row, int *column)
{
	/* Where the lines up to the present one begin, as many as there are rows, in turns. */
	size_t *begins = xcalloc((size_t)rows, sizeof *begins), start = 0;
	int line = 0;
	for (size_t span; (span = line_span(edit->text + start, columns)) > 0;) {
		if ((size_t)edit->cursor < start + span)
			break;
		start += span;
		begins[++line % rows] = start;
	}
	*row = line < rows ? line : rows - 1;
	*column = columns_between(edit, start, (size_t)edit->cursor);
	*column = *column < columns ? *column : columns;
	size_t first = line < rows ? 0 : begins[(line + 1) % rows];
	free(begins);
	return first;
}
