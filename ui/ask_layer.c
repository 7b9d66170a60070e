/* SPDX-License-Identifier: EUPL-1.2 */
/* ask_layer: a question with a few answers, over everything else. */
#include "config.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "app.h"
#include "dialog.h"

#define ASK_COLUMNS 72 /* a line that is easy to read */
#define ASK_MARGINS 4  /* columns of frame and margin */
#define ASK_GAP 2      /* columns between answers */

struct ask {
	struct layer layer;
	char *text;
	struct answer *answer;
	int count, selected;
	int careful; /* answer that its letter only selects, -1: none */
	int top, page, lines; /* of a text longer than the screen: first line seen, lines seen, all lines */
	void (*done)(void *context, int answer);
	void *context;
};

/* The letter is the first of the msgid; what may stand after it tells equal letters apart for translators. */
static void letter_of(const struct answer *answer, char out[MB_LEN_MAX + 1])
{
	const char *key = i18n(answer->key);
	size_t length = text_next(key, 0);
	snprintf(out, MB_LEN_MAX + 1, "%.*s", (int)length, key);
}

static int answer_width(const struct answer *answer)
{
	char letter[MB_LEN_MAX + 1];
	letter_of(answer, letter);
	return text_width(letter) + text_width(i18n(answer->word)) + 3;
}

/* Places the answers in rows of COLUMNS; OUT gets row and column of each. Returns the rows used. */
static int place_answers(const struct ask *ask, int columns, struct rect *out)
{
	int row = 0, column = 0;
	for (int i = 0; i < ask->count; i++) {
		int width = answer_width(&ask->answer[i]);
		if (column > 0 && column + width > columns) {
			row++;
			column = 0;
		}
		out[i] = (struct rect){ row, column, 1, width };
		column += width + ASK_GAP;
	}
	return row + 1;
}

static void paint_answer(const struct ask *ask, int i, struct rect place)
{
	char letter[MB_LEN_MAX + 1];
	int at = place.column + 1;
	letter_of(&ask->answer[i], letter);
	at += paint_text(place.row, at, place.columns - 1, ROLE_KEY, letter) + 1;
	paint_text(place.row, at, place.columns - (at - place.column), ROLE_NORMAL, i18n(ask->answer[i].word));
	if (i != ask->selected)
		return;
	paint_role(place.row, place.column, place.columns, ROLE_SELECTED);
	paint_cursor(place.row, place.column + 1);
}

int ask_layer_columns(const struct app *app)
{
	return (app->columns - 4 < ASK_COLUMNS ? app->columns - 4 : ASK_COLUMNS) - ASK_MARGINS;
}

/* The text from its line TOP on, with marks where there is more. */
static void paint_question(struct ask *ask, struct rect place)
{
	struct text_lines lines = text_wrap(ask->text, place.columns);
	int last = lines.count - place.rows;
	ask->page = place.rows;
	ask->lines = lines.count;
	ask->top = ask->top > last ? (last > 0 ? last : 0) : ask->top;
	for (int i = 0; i < place.rows && ask->top + i < lines.count; i++)
		paint_text(place.row + i, place.column, place.columns, ROLE_NORMAL, lines.line[ask->top + i]);
	int edge = place.column + place.columns + 1;
	if (ask->top > 0)
		paint_text(place.row, edge, 1, ROLE_KEY, screen_glyph(GLYPH_MORE_UP));
	if (ask->top < last)
		paint_text(place.row + place.rows - 1, edge, 1, ROLE_KEY, screen_glyph(GLYPH_MORE_DOWN));
	text_lines_free(&lines);
}

/* False when there is nothing to turn to. */
static bool turn_page(struct ask *ask, int lines)
{
	if (ask->lines <= ask->page)
		return false;
	ask->top = ask->top + lines > 0 ? ask->top + lines : 0;
	return true;
}

static void ask_paint(struct layer *layer)
{
	struct ask *ask = (struct ask *)layer;
	int columns = ask_layer_columns(layer->app);
	struct rect *place = xcalloc((size_t)ask->count, sizeof *place);
	int answer_rows = place_answers(ask, columns, place);
	int rows = dialog_text_rows(ask->text, columns) + answer_rows + 3;
	const char *remark = rows > layer->app->rows ? _(" PgDn PgUp: more ") : NULL;
	struct rect inside = paint_frame(dialog_rect(layer->app, rows, columns + ASK_MARGINS), NULL, remark);
	inside.column += 1;
	inside.columns -= 2;
	struct rect text = inside;
	text.rows -= answer_rows + 1;
	paint_question(ask, text);
	for (int i = 0; i < ask->count; i++) {
		place[i].row += inside.row + inside.rows - answer_rows;
		place[i].column += inside.column;
		paint_answer(ask, i, place[i]);
	}
	free(place);
}

/* The layer goes first, so that DONE may push another. */
static void finish(struct ask *ask, int answer)
{
	void (*done)(void *context, int answer) = ask->done;
	void *context = ask->context;
	ask->done = NULL;
	app_pop(ask->layer.app, false);
	if (done != NULL)
		done(context, answer);
}

static bool is_letter_of(const struct answer *answer, int key)
{
	wchar_t letter = 0;
	const char *text = i18n(answer->key);
	return mbtowc(&letter, text, MB_CUR_MAX) > 0 && towlower((wint_t)letter) == towlower((wint_t)key);
}

static bool ask_letter(struct ask *ask, int key)
{
	if (key >= KEYS_SPECIAL)
		return false;
	for (int i = 0; i < ask->count; i++) {
		if (!is_letter_of(&ask->answer[i], key))
			continue;
		if (i == ask->careful) {
			ask->selected = i;
			app_say(ask->layer.app, _("Enter takes “%s”"), i18n(ask->answer[i].word));
		} else {
			finish(ask, i);
		}
		return true;
	}
	return false;
}

/* What has no meaning here says which keys have. */
static bool say_keys(struct ask *ask, int key)
{
	struct app *app = ask->layer.app;
	struct str str = { 0 };
	char letter[MB_LEN_MAX + 1], name[24];
	for (int i = 0; i < ask->count; i++) {
		letter_of(&ask->answer[i], letter);
		str_addf(&str, "%s, ", letter);
	}
	key_label(key, name);
	app_say(app, _("%s does nothing here; %sEnter and Esc answer"), name, str.text);
	str_free(&str);
	return true;
}

static bool ask_key(struct layer *layer, int key)
{
	struct ask *ask = (struct ask *)layer;
	switch (key) {
	case K_LEFT:
	case K_UP:
	case K_SHIFT_TAB:
		ask->selected = (ask->selected + ask->count - 1) % ask->count;
		return true;
	case K_RIGHT:
	case K_DOWN:
	case K_TAB:
		ask->selected = (ask->selected + 1) % ask->count;
		return true;
	case K_PAGE_UP:
		return turn_page(ask, -ask->page);
	case K_PAGE_DOWN:
		return turn_page(ask, ask->page);
	case K_ENTER:
		finish(ask, ask->selected);
		return true;
	case K_ESC:
		finish(ask, -1);
		return true;
	default:
		return ask_letter(ask, key) || say_keys(ask, key);
	}
}

static void ask_free(struct layer *layer)
{
	struct ask *ask = (struct ask *)layer;
	if (ask->done != NULL) /* the program ends under the question: whoever asked lets go of what they hold */
		ask->done(ask->context, -1);
	free(ask->text);
	free(ask->answer);
	free(ask);
}

static const struct layer_ops ask_ops = {
	.confirms = true, .paint = ask_paint, .key = ask_key, .free = ask_free,
};

struct layer *ask_layer_new(struct app *app, const char *text, const struct answer *answers, int count,
			    void (*done)(void *context, int answer), void *context)
{
	assert(count > 0);
	struct ask *ask = xcalloc(1, sizeof *ask);
	ask->layer = (struct layer){ .ops = &ask_ops, .app = app };
	ask->text = xstrdup(text);
	ask->answer = xcalloc((size_t)count, sizeof *ask->answer);
	memcpy(ask->answer, answers, (size_t)count * sizeof *answers);
	ask->count = count;
	ask->careful = -1;
	ask->done = done;
	ask->context = context;
	return &ask->layer;
}

void ask_layer_take_care(struct layer *layer, int answer)
{
	((struct ask *)layer)->careful = answer;
}
