/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "pdf.h"

#include <stdlib.h>
#include <string.h>

#include "drawing.h"
#include "mem.h"
#include "text.h"

#define TEXT_MOST 400.0  /* a text wider than that wraps anyway */
#define WORD_MOST 140.0  /* a longer word is broken */
#define TEXT_GOOD 72.0   /* narrower, a text of several words is a tower */
#define BAR_LEAST 36.0
#define BAR_MOST 110.0
#define BAR_GAP 6.0      /* between a bar and its number */
#define SPAN_LEAST 120.0
#define SPAN_MOST 260.0
#define GAP_LEAST 8.0
#define WORD_LEAST 32.0  /* what a text keeps where whole words have no room */
#define INDENT 10.0
#define TAGGED_ROWS 2000
#define TEXT_BYTES 800   /* of a text, and of a word, are enough to be too wide */
#define WORD_BYTES 400

struct measure {
	struct pdf *pdf;
	const struct document_block *table;
	struct pdf_plan *plan;
};

bool pdf_shown(const struct document_column *column)
{
	return column->use != COLUMN_DATA;
}

static double larger(double a, double b)
{
	return a > b ? a : b;
}

static double smaller(double a, double b)
{
	return a < b ? a : b;
}

/* The width of the widest word, but no more than WORD_MOST. */
static double widest_word(struct pdf *pdf, enum pdf_style style, const char *text)
{
	double widest = 0;
	while (*text != '\0' && widest < WORD_MOST) {
		size_t length = strcspn(text, " \n");
		char *word = xstrndup(text, length < WORD_BYTES ? length : text_cut(text, WORD_BYTES / 4));
		widest = larger(widest, pdf_width(pdf, style, word));
		free(word);
		text += length + strspn(text + length, " \n");
	}
	return smaller(widest, WORD_MOST);
}

static double widest_text(struct pdf *pdf, enum pdf_style style, const char *text)
{
	char *start = xstrndup(text, strlen(text) < TEXT_BYTES ? strlen(text) : text_cut(text, TEXT_BYTES / 4));
	double width = pdf_width(pdf, style, start);
	free(start);
	return smaller(width, TEXT_MOST);
}

static void measure_text(struct pdf *pdf, struct pdf_column *column, enum pdf_style style, const char *text,
			 double indent)
{
	double width = widest_text(pdf, style, text) + indent;
	column->natural = larger(column->natural, width);
	column->wraps |= width >= TEXT_MOST;
	/* Only a text as wide as the widest word so far can have a wider one. */
	if (width > column->least && column->least < WORD_MOST)
		column->least = larger(column->least, smaller(widest_word(pdf, style, text) + indent, WORD_MOST));
}

static bool measure_row(void *context, const struct document_row *row, struct err *err)
{
	struct measure *measure = context;
	(void)err;
	measure->plan->rows++;
	for (int i = 0; i < measure->table->column_count; i++) {
		const struct document_column *column = &measure->table->column[i];
		if (!pdf_shown(column) || column->type == CELL_SPAN || row->cell[i].empty)
			continue;
		char *words = drawing_words(column, &row->cell[i]);
		measure_text(measure->pdf, &measure->plan->column[i], row->total ? PDF_TOTAL : PDF_CELL, words,
			     column->type == CELL_TEXT ? INDENT * row->indent : 0);
		free(words);
	}
	return true;
}

static void choose_name(const struct document_block *table, struct pdf_plan *plan)
{
	plan->name = -1;
	for (int i = 0; i < table->column_count; i++)
		if (pdf_shown(&table->column[i]) && table->column[i].type == CELL_TEXT &&
		    (plan->name < 0 || plan->column[i].natural > plan->column[plan->name].natural))
			plan->name = i;
}

/* A title may take several lines, but its words are whole; figures are never broken. */
static void measure_title(struct pdf *pdf, const struct document_column *head, struct pdf_column *column)
{
	double width = widest_word(pdf, PDF_HEAD, head->title);
	column->natural = larger(column->natural, width);
	column->least = larger(column->least, width);
	if (head->type != CELL_TEXT)
		column->least = column->natural;
	else
		column->natural = larger(column->natural, smaller(widest_text(pdf, PDF_HEAD, head->title), WORD_MOST));
}

bool pdf_plan(struct pdf *pdf, const struct document_block *table, struct pdf_plan *plan, struct err *err)
{
	struct measure measure = { pdf, table, plan };
	struct drawing_trend trend = {0};
	size_t count = (size_t)table->column_count + 1;
	int64_t *most = xcalloc(count, sizeof *most);
	plan->gap = PDF_GAP;
	plan->column = xcalloc(count, sizeof *plan->column);
	bool good = document_each(table, measure_row, &measure, err) && document_most(table, most, err);
	for (int i = 0; good && i < table->column_count; i++) {
		plan->column[i].most = most[i];
		measure_title(pdf, &table->column[i], &plan->column[i]);
	}
	if (good)
		good = drawing_trend(table, &trend, err);
	plan->trend = good && trend.count > 0;
	drawing_trend_free(&trend);
	choose_name(table, plan);
	plan->tagged = plan->rows <= TAGGED_ROWS;
	free(most);
	return good;
}

/* ---- places ---- */

/* A text is as wide as it is, but no wider than CAP as far as its longest word allows. */
static double capped(const struct pdf_column *column, double cap)
{
	return larger(column->least, smaller(column->natural, cap));
}

/* What the table takes with its texts so, and its drawings at their least. */
static double total(const struct document_block *table, const struct pdf_plan *plan, double cap)
{
	double sum = -plan->gap;
	for (int i = 0; i < table->column_count; i++) {
		const struct pdf_column *column = &plan->column[i];
		if (!pdf_shown(&table->column[i]))
			continue;
		sum += plan->gap + capped(column, cap) + (table->column[i].bar ? BAR_LEAST + BAR_GAP : 0);
		if (table->column[i].type == CELL_SPAN)
			sum += larger(SPAN_LEAST - column->natural, 0);
	}
	return sum;
}

/* The widest that texts may be: long ones give way before short ones do. */
static double find_cap(const struct document_block *table, const struct pdf_plan *plan, double measure)
{
	double low = 0, high = TEXT_MOST;
	for (int i = 0; i < 20; i++) {
		double middle = (low + high) / 2;
		if (total(table, plan, middle) <= measure)
			low = middle;
		else
			high = middle;
	}
	return low;
}

bool pdf_plan_fits(const struct document_block *table, const struct pdf_plan *plan, double measure)
{
	return total(table, plan, TEXT_GOOD) <= measure;
}

static int count_shown(const struct document_block *table)
{
	int shown = 0;
	for (int i = 0; i < table->column_count; i++)
		shown += pdf_shown(&table->column[i]);
	return shown;
}

double pdf_plan_least(const struct document_block *table, const struct pdf_plan *plan)
{
	double sum = total(table, plan, 0) - (plan->gap - GAP_LEAST) * (count_shown(table) - 1);
	for (int i = 0; i < table->column_count; i++)
		if (pdf_shown(&table->column[i]) && table->column[i].type == CELL_TEXT)
			sum -= larger(plan->column[i].least - WORD_LEAST, 0);
	return sum;
}

/* No text asks for more than WORD for its longest word. */
static void break_words(const struct document_block *table, struct pdf_plan *plan, double word)
{
	for (int i = 0; i < table->column_count; i++)
		if (table->column[i].type == CELL_TEXT)
			plan->column[i].least = smaller(plan->column[i].least, word);
}

/* What no page can hold with whole words comes closer together first, then the longest words are broken. */
static void tighten(const struct document_block *table, struct pdf_plan *plan, double measure)
{
	double over = total(table, plan, 0) - measure;
	int gaps = count_shown(table) - 1;
	if (over > 0 && gaps > 0)
		plan->gap = larger(GAP_LEAST, PDF_GAP - over / gaps);
	for (double word = WORD_MOST; word >= WORD_LEAST && total(table, plan, 0) > measure; word--)
		break_words(table, plan, word);
}

static void set_widths(const struct document_block *table, struct pdf_plan *plan, double cap)
{
	for (int i = 0; i < table->column_count; i++) {
		struct pdf_column *column = &plan->column[i];
		column->width = capped(column, cap);
		column->bar = table->column[i].bar ? BAR_LEAST : 0;
		if (table->column[i].type == CELL_SPAN)
			column->width = column->bar = larger(SPAN_LEAST, column->natural);
		else if (table->column[i].bar)
			column->width += BAR_LEAST + BAR_GAP;
	}
}

/* What is left over is given to drawings, up to what does them good, and then to the name. */
static void spread(const struct document_block *table, struct pdf_plan *plan, double left)
{
	for (int pass = 0; pass < 2; pass++) {
		enum cell_type drawn = pass == 0 ? CELL_SPAN : CELL_TEXT;
		for (int i = 0; i < table->column_count; i++) {
			struct pdf_column *column = &plan->column[i];
			bool span = table->column[i].type == CELL_SPAN;
			if (!pdf_shown(&table->column[i]) ||
			    !(span ? drawn == CELL_SPAN : pass == 1 && column->bar > 0))
				continue;
			double more = smaller((span ? SPAN_MOST : BAR_MOST) - column->bar, left);
			more = larger(more, 0);
			column->width += more;
			column->bar += more;
			left -= more;
		}
	}
	if (plan->name >= 0)
		plan->column[plan->name].width += left;
}

void pdf_plan_place(const struct document_block *table, struct pdf_plan *plan, double measure)
{
	tighten(table, plan, measure);
	double least = total(table, plan, 0), natural = total(table, plan, TEXT_MOST), x = PDF_SIDE;
	set_widths(table, plan, natural > measure ? find_cap(table, plan, measure) : TEXT_MOST);
	if (natural < measure)
		spread(table, plan, measure - natural);
	/* What no letter is small enough for is made to fit all the same. */
	double scale = least > measure + 0.01 ? measure / least : 1;
	for (int i = 0; i < table->column_count; i++) {
		struct pdf_column *column = &plan->column[i];
		if (!pdf_shown(&table->column[i]))
			continue;
		column->width *= scale;
		column->bar *= scale;
		column->x = x;
		x += column->width + plan->gap * scale;
	}
	plan->width = x - plan->gap * scale - PDF_SIDE;
}
