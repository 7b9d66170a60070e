/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "field_edit.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "mem.h"
#include "text.h"

void field_edit_character(int key, char out[5])
{
	unsigned c = key == K_SPACE ? ' ' : (unsigned)key;
	int length = 0;
	if (c < 0x80) {
		out[length++] = (char)c;
	} else if (c < 0x800) {
		out[length++] = (char)(0xC0 | c >> 6);
	} else if (c < 0x10000) {
		out[length++] = (char)(0xE0 | c >> 12);
		out[length++] = (char)(0x80 | (c >> 6 & 0x3F));
	} else if (c < 0x110000) {
		out[length++] = (char)(0xF0 | c >> 18);
		out[length++] = (char)(0x80 | (c >> 12 & 0x3F));
		out[length++] = (char)(0x80 | (c >> 6 & 0x3F));
	}
	if (c >= 0x80 && length > 0)
		out[length++] = (char)(0x80 | (c & 0x3F));
	out[length] = '\0';
}

/* ---- keys ---- */

static const struct {
	int key;
	void (*act)(struct edit *edit);
	bool changes;
} plain_keys[] = {
	{ K_LEFT, edit_left, false }, { K_RIGHT, edit_right, false }, { K_HOME, edit_home, false },
	{ K_END, edit_end, false }, { K_CTRL + 'a', edit_home, false }, { K_CTRL + 'e', edit_end, false },
	{ K_BACKSPACE, edit_backspace, true }, { K_DELETE, edit_delete, true },
	{ K_CTRL + 'w', edit_delete_word, true }, { K_CTRL + 'u', edit_clear, true },
};

static bool key_in_lines(struct edit *edit, int key, int columns, bool *changed)
{
	if (key == K_UP)
		return edit_up(edit, columns);
	if (key == K_DOWN)
		return edit_down(edit, columns);
	if (key != K_ENTER)
		return false;
	edit_insert(edit, "\n");
	*changed = true;
	return true;
}

bool field_edit_key(struct edit *edit, int key, int columns, bool *changed)
{
	bool unused;
	if (changed == NULL)
		changed = &unused;
	*changed = false;
	edit_forget_loss(edit);
	for (size_t i = 0; i < sizeof plain_keys / sizeof plain_keys[0]; i++) {
		if (plain_keys[i].key != key)
			continue;
		plain_keys[i].act(edit);
		*changed = plain_keys[i].changes;
		return true;
	}
	if (edit->many_lines && key_in_lines(edit, key, columns, changed))
		return true;
	if (key != K_SPACE && (key < ' ' || key >= KEYS_SPECIAL))
		return false;
	char bytes[5];
	field_edit_character(key, bytes);
	edit_insert(edit, bytes);
	*changed = true;
	return true;
}

/* ---- painting ---- */

int field_edit_rows(const struct edit *edit, int columns, int most)
{
	if (!edit->many_lines)
		return 1;
	struct text_lines lines = text_wrap_most(edit->text, columns > 0 ? columns : 1, most);
	int rows = lines.count;
	text_lines_free(&lines);
	return rows;
}

static void fill_row(int row, struct rect rect, enum role role, const char *text)
{
	paint_fill(row, rect.column, rect.columns, role, text, false);
}

/* The text from SHIFT columns on, with a mark where something is cut off to the left. The shift goes in steps of half a
 * field, so that the text stands still while one types. */
static void paint_one_line(const struct edit *edit, struct rect rect, enum role role, bool focused)
{
	int line, column, shift = 0, half = rect.columns / 2 > 0 ? rect.columns / 2 : 1;
	edit_position(edit, rect.columns, &line, &column);
	if (focused && column >= rect.columns)
		shift = ((column - rect.columns) / half + 1) * half;
	/* The mark takes the room of the first character, which may be wider than it. */
	size_t from = shift > 0 ? text_next(edit->text, text_cut(edit->text, shift)) : 0;
	char *before = xstrndup(edit->text, from);
	const char *mark = shift == 0 ? "" : text_ascii() ? "~" : "…";
	char *shown = xasprintf("%s%s", mark, edit->text + from);
	int at = column - text_width(before) + text_width(mark);
	fill_row(rect.row, rect, role, shown);
	if (focused)
		paint_cursor(rect.row, rect.column + (at < rect.columns ? at : rect.columns - 1));
	free(shown);
	free(before);
}

/* The cursor may stand one column past the last: after a word that fills the line. */
static void paint_lines(const struct edit *edit, struct rect rect, enum role role, bool focused)
{
	int line = 0, column = 0;
	size_t start = focused ? edit_window(edit, rect.columns, rect.rows, &line, &column) : 0;
	struct text_lines lines = text_wrap_most(edit->text + start, rect.columns, rect.rows);
	for (int i = 0; i < rect.rows; i++)
		fill_row(rect.row + i, rect, role, i < lines.count ? lines.line[i] : "");
	if (focused)
		paint_cursor(rect.row + line, rect.column + column);
	text_lines_free(&lines);
}

void field_edit_paint(const struct edit *edit, struct rect rect, enum role role, bool focused)
{
	if (rect.rows <= 0 || rect.columns <= 0)
		return;
	if (edit->many_lines)
		paint_lines(edit, rect, role, focused);
	else
		paint_one_line(edit, rect, role, focused);
}
