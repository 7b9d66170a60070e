/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "dialog.h"

#include <stdlib.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

struct rect dialog_rect(const struct app *app, int rows, int columns)
{
	if (rows > app->rows)
		rows = app->rows;
	if (columns > app->columns)
		columns = app->columns;
	return (struct rect){ (app->rows - rows) / 2, (app->columns - columns) / 2, rows, columns };
}

int dialog_text(struct rect rect, enum role role, const char *text)
{
	struct text_lines lines = text_wrap_most(text, rect.columns > 0 ? rect.columns : 1, rect.rows + 1);
	int count = lines.count < rect.rows ? lines.count : rect.rows;
	for (int i = 0; i < count; i++)
		paint_text(rect.row + i, rect.column, rect.columns, role, lines.line[i]);
	if (count > 0 && count < lines.count) {
		/* Longer than the row, so that paint_text ends it with the ellipsis. */
		char *last = xasprintf("%s %s", lines.line[count - 1], lines.line[count]);
		char *cut = text_fit(last, text_width(lines.line[count - 1]) + 1 < rect.columns ?
				     text_width(lines.line[count - 1]) + 1 : rect.columns, TEXT_LEFT);
		paint_text(rect.row + count - 1, rect.column, rect.columns, role, cut);
		free(cut);
		free(last);
	}
	text_lines_free(&lines);
	return count;
}

int dialog_text_rows_most(const char *text, int columns, int most)
{
	struct text_lines lines = text_wrap_most(text, columns > 0 ? columns : 1, most);
	int count = lines.count;
	text_lines_free(&lines);
	return count;
}

int dialog_text_rows(const char *text, int columns)
{
	struct text_lines lines = text_wrap(text, columns > 0 ? columns : 1);
	int count = lines.count;
	text_lines_free(&lines);
	return count;
}

void dialog_hints(struct app *app, struct rect rect, int context)
{
	char *key = keymap_keys(app->settings->keymap, CMD_BACK, true);
	const char *word = context & (IN_VALUE | IN_PREVIEW) ? _("one step back") : _("cancel");
	int width = text_width(key) + 1 + text_width(word);
	int at = rect.column + rect.columns - width;
	at += paint_text(rect.row, at, width, ROLE_KEY, key) + 1;
	paint_text(rect.row, at, width, ROLE_NORMAL, word);
	free(key);
	rect.columns -= width + 2;
	app_paint_hints(app, rect, context);
}

void dialog_foot(struct app *app, struct rect rect, int context)
{
	if (app->message == NULL) {
		dialog_hints(app, rect, context);
		return;
	}
	int columns = rect.columns - 2, rows = dialog_text_rows_most(app->message, columns, 2);
	struct rect place = { rect.row - rows + 1, rect.column + 1, rows, columns };
	paint_clear(place);
	dialog_text(place, app->message_role, app->message);
}
