/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "drawing.h"
#include "mem.h"
#include "text.h"

#define PAD 3.2      /* above and below the text of a row */
#define BAR_GAP 6.0
#define INDENT 10.0
#define INDENT_PART 3 /* an indent takes at most this part of its column */
#define AFTER 12.0
#define WHOLE 12     /* a table of so many rows is not parted where it can be helped */
#define BEGUN 3      /* rows that a longer one has at least before it goes on overleaf */

/* A table while it is set. */
struct table {
	struct pdf *pdf;
	const struct document_block *block;
	const struct pdf_plan *plan;
	double head; /* height of the row of titles */
	int64_t rows;
};

static bool is_span(const struct table *table, int at)
{
	return table->block->column[at].type == CELL_SPAN;
}

/* Tags of very long tables are of their rows alone. */
static void tag(const struct table *table, bool row, const char *name)
{
	if (table->plan->tagged)
		pdf_tag(table->pdf, name, NULL);
	else if (row)
		pdf_tag(table->pdf, "P", NULL);
}

static void tag_end(const struct table *table, bool row, const char *name)
{
	if (table->plan->tagged)
		pdf_tag_end(table->pdf, name);
	else if (row)
		pdf_tag_end(table->pdf, "P");
}

/* ---- titles ---- */

static int set_title(const struct table *table, int at)
{
	char *shown = text_show(table->block->column[at].title);
	int lines = pdf_set(table->pdf, PDF_HEAD, shown, table->plan->column[at].width + 0.5);
	free(shown);
	return lines;
}

static double head_height(const struct table *table)
{
	int most = 1;
	for (int i = 0; i < table->block->column_count; i++) {
		if (!pdf_shown(&table->block->column[i]))
			continue;
		int lines = set_title(table, i) + (is_span(table, i) ? 1 : 0);
		most = lines > most ? lines : most;
	}
	return most * table->pdf->leading[PDF_HEAD] + 2 * PAD;
}

/* Titles stand on the rule under them. */
static void draw_title(const struct table *table, int at)
{
	struct pdf *pdf = table->pdf;
	const struct pdf_column *column = &table->plan->column[at];
	double leading = pdf->leading[PDF_HEAD];
	int lines = set_title(table, at), below = is_span(table, at) ? 1 : 0;
	double y = pdf->y + table->head - PAD - (lines + below) * leading;
	for (int i = 0; i < lines; i++)
		pdf_line(pdf, PDF_HEAD, i, column->x, y + i * leading, column->width,
			 drawing_figures(&table->block->column[at]));
	if (below > 0)
		pdf_ticks(pdf, table->block, column->x, y + lines * leading, column->width);
}

/* On pages after the first the titles are there for the eye alone. */
static void draw_head(const struct table *table, bool first)
{
	struct pdf *pdf = table->pdf;
	if (first)
		tag(table, true, "TR");
	for (int i = 0; i < table->block->column_count; i++) {
		if (!pdf_shown(&table->block->column[i]))
			continue;
		if (first)
			tag(table, false, "TH");
		draw_title(table, i);
		if (first)
			tag_end(table, false, "TH");
	}
	if (first)
		tag_end(table, true, "TR");
	pdf->y += table->head;
	pdf_rule(pdf, PDF_SIDE, pdf->y, table->plan->width, 0.9, PDF_QUIET);
}

/* ---- rows ---- */

static enum pdf_style style_of(const struct document_row *row)
{
	return row->total ? PDF_TOTAL : PDF_CELL;
}

static double indent_of(const struct table *table, const struct document_row *row, int at)
{
	double most = table->plan->column[at].width / INDENT_PART;
	return at == table->plan->name ? fmin(INDENT * row->indent, most) : 0;
}

static bool has_bar(const struct table *table, int at)
{
	return table->block->column[at].bar && !is_span(table, at);
}

/* What the text of a cell may take; negative: what has its natural width is never wrapped. */
static double cell_width(const struct table *table, const struct document_row *row, int at)
{
	const struct pdf_column *column = &table->plan->column[at];
	double bar = has_bar(table, at) ? column->bar + BAR_GAP : 0, width = column->width - bar;
	if (!column->wraps && width >= column->natural - 0.01)
		return -1;
	return fmax(width - indent_of(table, row, at), 1);
}

static int set_cell(const struct table *table, const struct document_row *row, int at)
{
	char *words = drawing_words(&table->block->column[at], &row->cell[at]);
	int lines = pdf_set(table->pdf, style_of(row), words, cell_width(table, row, at));
	free(words);
	return lines;
}

/* Lines of a cell, which need not be set to be counted where only its own ends of lines can part them. */
static int cell_lines(const struct table *table, const struct document_row *row, int at)
{
	const char *text = table->block->column[at].type == CELL_TEXT ? row->cell[at].text : "";
	if (cell_width(table, row, at) < 0 && strchr(text, '\n') == NULL)
		return 1;
	return set_cell(table, row, at);
}

static int row_lines(const struct table *table, const struct document_row *row)
{
	int most = 1;
	for (int i = 0; i < table->block->column_count; i++) {
		if (!pdf_shown(&table->block->column[i]) || is_span(table, i) || row->cell[i].empty)
			continue;
		int lines = cell_lines(table, row, i);
		most = lines > most ? lines : most;
	}
	return most;
}

static void draw_drawing(const struct table *table, const struct document_row *row, int at, double height)
{
	const struct pdf_column *column = &table->plan->column[at];
	const struct document_column *head = &table->block->column[at];
	const struct document_cell *cell = &row->cell[at];
	double y = table->pdf->y + PAD;
	bool share = head->type == CELL_PERCENT || head->type == CELL_SHARE;
	if (is_span(table, at)) {
		bool told = !cell->empty && table->plan->tagged;
		if (told)
			pdf_figure(table->pdf, drawing_span_text(cell));
		pdf_span(table->pdf, table->block, cell, column->x, y, column->width, height);
		if (told)
			pdf_tag_end(table->pdf, "Figure");
	} else if (has_bar(table, at) && !row->total && !cell->empty) {
		pdf_bar(table->pdf, column->x, y, column->bar, drawing_bar(head, cell, column->most), share);
	}
}

/* Lines FIRST to LAST of a cell. */
static void draw_cell(const struct table *table, const struct document_row *row, int at, int first, int last)
{
	struct pdf *pdf = table->pdf;
	const struct pdf_column *column = &table->plan->column[at];
	enum pdf_style style = style_of(row);
	double leading = pdf->leading[style], indent = indent_of(table, row, at);
	bool right = drawing_figures(&table->block->column[at]);
	if (first == 0)
		draw_drawing(table, row, at, (last - first) * leading + 2 * PAD);
	if (row->cell[at].empty || is_span(table, at))
		return;
	int lines = set_cell(table, row, at);
	for (int i = first; i < last && i < lines; i++)
		pdf_line(pdf, style, i, column->x + indent, pdf->y + PAD + (i - first) * leading,
			 column->width - indent, right);
}

static void draw_slice(const struct table *table, const struct document_row *row, int first, int last)
{
	int head = drawing_row_name(table->block, row);
	struct pdf *pdf = table->pdf;
	if (pdf->draws) {
		if (row->total && first == 0)
			pdf_rule(pdf, PDF_SIDE, pdf->y, table->plan->width, 0.9, PDF_QUIET);
		tag(table, true, "TR");
		for (int i = 0; i < table->block->column_count; i++) {
			if (!pdf_shown(&table->block->column[i]))
				continue;
			tag(table, false, i == head ? "TH" : "TD");
			draw_cell(table, row, i, first, last);
			tag_end(table, false, i == head ? "TH" : "TD");
		}
		tag_end(table, true, "TR");
	}
	pdf->y += (last - first) * pdf->leading[style_of(row)] + 2 * PAD;
	pdf_rule(pdf, PDF_SIDE, pdf->y, table->plan->width, 0.4, PDF_RULE);
}

static double slice_height(const struct table *table, enum pdf_style style, int lines)
{
	return lines * table->pdf->leading[style] + 2 * PAD;
}

static void need(const struct table *table, double height)
{
	if (pdf_need(table->pdf, height))
		draw_head(table, false);
}

/* A row stands on one page unless no page could hold it. Below a row there is always room for a sum, which so never
 * stands alone on the next page. */
static bool take_row(void *context, const struct document_row *row, struct err *err)
{
	struct table *table = context;
	enum pdf_style style = style_of(row);
	int lines = row_lines(table, row), first = 0;
	double spare = row->total ? 0 : slice_height(table, PDF_TOTAL, 1);
	int page = (int)((pdf_body(table->pdf) - table->head - 2 * PAD - spare) / table->pdf->leading[style]);
	(void)err;
	table->rows++;
	while (lines - first > page) {
		need(table, slice_height(table, style, page));
		draw_slice(table, row, first, first + page);
		first += page;
	}
	if (lines > first) {
		need(table, slice_height(table, style, lines - first) + spare);
		draw_slice(table, row, first, lines);
	}
	return true;
}

double pdf_table_least(struct pdf *pdf, const struct document_block *table, const struct pdf_plan *plan)
{
	struct table begun = { .pdf = pdf, .block = table, .plan = plan };
	double caption = *table->text != '\0' ? 2 * pdf->leading[PDF_CAPTION] : 0;
	int rows = plan->rows <= WHOLE ? (int)plan->rows : BEGUN;
	return caption + (plan->trend ? pdf_trend_height() : 0) + head_height(&begun) +
	       (rows + 1) * slice_height(&begun, PDF_CELL, 1);
}

bool pdf_table(struct pdf *pdf, const struct document_block *block, const struct pdf_plan *plan, struct err *err)
{
	struct table table = { .pdf = pdf, .block = block, .plan = plan };
	pdf_need(pdf, pdf_table_least(pdf, block, plan));
	if (plan->trend && !pdf_trend(pdf, block, err))
		return false;
	if (*block->text != '\0')
		pdf_paragraph(pdf, PDF_CAPTION, block->text, pdf_measure(pdf), "P");
	tag(&table, false, "Table");
	table.head = head_height(&table);
	draw_head(&table, true);
	bool good = document_each(block, take_row, &table, err);
	if (good && table.rows == 0) {
		pdf_set(pdf, PDF_CELL, "–", -1);
		pdf_line(pdf, PDF_CELL, 0, PDF_SIDE, pdf->y + PAD, 0, false);
		pdf->y += slice_height(&table, PDF_CELL, 1);
	}
	tag_end(&table, false, "Table");
	pdf->y += AFTER;
	return good;
}
