/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "text.h"

#define GAP 2
#define LAST_MIN 24

struct sheet_column {
	char *name, *title;
	bool right;
	int width;
};

struct sheet {
	struct sheet_column *column;
	int column_count;
	char **cell;
	int cell_count;
};

struct sheet *sheet_new(void)
{
	return xcalloc(1, sizeof(struct sheet));
}

void sheet_column(struct sheet *sheet, const char *name, const char *title, bool right)
{
	assert(sheet->cell_count == 0 && "columns come before cells");
	sheet->column = xrealloc(sheet->column, (size_t)sheet->column_count + 1, sizeof *sheet->column);
	sheet->column[sheet->column_count++] = (struct sheet_column){ xstrdup(name), xstrdup(title), right, 0 };
}

void sheet_cell(struct sheet *sheet, const char *text)
{
	sheet->cell = xrealloc(sheet->cell, (size_t)sheet->cell_count + 1, sizeof *sheet->cell);
	sheet->cell[sheet->cell_count++] = xstrdup(text);
}

static void sheet_free(struct sheet *sheet)
{
	for (int i = 0; i < sheet->column_count; i++) {
		free(sheet->column[i].name);
		free(sheet->column[i].title);
	}
	for (int i = 0; i < sheet->cell_count; i++)
		free(sheet->cell[i]);
	free(sheet->column);
	free(sheet->cell);
	free(sheet);
}

/* ---- text ---- */

static void measure(struct sheet *sheet, int columns)
{
	int last = sheet->column_count - 1, left = columns;
	for (int i = 0; i < sheet->column_count; i++)
		sheet->column[i].width = text_width(sheet->column[i].title);
	for (int i = 0; i < sheet->cell_count; i++) {
		struct sheet_column *column = &sheet->column[i % sheet->column_count];
		int width = text_width(sheet->cell[i]);
		column->width = width > column->width ? width : column->width;
	}
	for (int i = 0; i < last; i++)
		left -= sheet->column[i].width + GAP;
	sheet->column[last].width = left > LAST_MIN ? left : LAST_MIN;
}

static void cut_spaces(struct str *out)
{
	while (out->length > 0 && out->text[out->length - 1] == ' ')
		out->text[--out->length] = '\0';
	str_add_char(out, '\n');
}

static void add_fitted(struct str *out, const struct sheet_column *column, const char *text)
{
	char *fitted = text_fit(text, column->width, column->right ? TEXT_RIGHT : TEXT_LEFT);
	str_addf(out, "%s%*s", fitted, GAP, "");
	free(fitted);
}

static void add_text_row(struct str *out, const struct sheet *sheet, char **cell)
{
	int last = sheet->column_count - 1, before = 0;
	for (int i = 0; i < last; i++) {
		add_fitted(out, &sheet->column[i], cell[i]);
		before += sheet->column[i].width + GAP;
	}
	struct text_lines lines = text_wrap(cell[last], sheet->column[last].width);
	for (int i = 0; i < lines.count; i++) {
		str_addf(out, "%*s%s", i > 0 ? before : 0, "", lines.line[i]);
		cut_spaces(out);
	}
	text_lines_free(&lines);
}

static void render_text(struct sheet *sheet, int columns, struct str *out)
{
	char **titles = xcalloc((size_t)sheet->column_count, sizeof *titles);
	measure(sheet, columns);
	for (int i = 0; i < sheet->column_count; i++)
		titles[i] = sheet->column[i].title;
	add_text_row(out, sheet, titles);
	for (int i = 0; i < sheet->cell_count; i += sheet->column_count)
		add_text_row(out, sheet, &sheet->cell[i]);
	free(titles);
}

/* ---- files ---- */

static void render_csv(const struct sheet *sheet, struct str *out)
{
	for (int i = 0; i < sheet->column_count; i++)
		csv_cell(out, sheet->column[i].name);
	csv_end(out);
	for (int i = 0; i < sheet->cell_count; i++) {
		csv_cell(out, sheet->cell[i]);
		if ((i + 1) % sheet->column_count == 0)
			csv_end(out);
	}
}

static void render_json(const struct sheet *sheet, struct str *out)
{
	struct json *json = json_new();
	json_array(json);
	for (int i = 0; i < sheet->cell_count; i++) {
		int column = i % sheet->column_count;
		if (column == 0)
			json_object(json);
		json_key(json, sheet->column[column].name);
		json_text(json, sheet->cell[i]);
		if (column == sheet->column_count - 1)
			json_object_end(json);
	}
	json_array_end(json);
	char *text = json_end(json);
	str_add(out, text);
	free(text);
}

void sheet_end(struct sheet *sheet, const char *format, int columns, struct str *out)
{
	assert(sheet->cell_count % sheet->column_count == 0 && "the last row is whole");
	if (strcmp(format, "csv") == 0)
		render_csv(sheet, out);
	else if (strcmp(format, "json") == 0)
		render_json(sheet, out);
	else
		render_text(sheet, columns, out);
	sheet_free(sheet);
}
