/* SPDX-License-Identifier: EUPL-1.2 */
/* pdf: a document while it is set in pages of PDF; the parts of sink_pdf.c, which is a module (sink_module.c). Lengths
 * are points (1/72 inch), y grows downwards. */
#ifndef SAMVERKAN_PDF_H
#define SAMVERKAN_PDF_H

#include <pango/pangocairo.h>

#include "document.h"

#define PDF_SIDE 56.0   /* margins */
#define PDF_TOP 74.0
#define PDF_BOTTOM 66.0
#define PDF_GAP 14.0    /* between columns, where there is room for it */

enum pdf_style {
	PDF_TITLE, PDF_SUBTITLE, PDF_H1, PDF_H2, PDF_H3, PDF_TEXT, PDF_CAPTION, PDF_HEAD, PDF_CELL, PDF_TOTAL,
	PDF_SMALL,
	PDF_STYLES
};
enum { PDF_LETTERS = 256 };
enum pdf_colour { PDF_INK, PDF_QUIET, PDF_RULE, PDF_BAR, PDF_TRACK };

/* Widths of a column, worked out before anything is drawn. */
struct pdf_column {
	double natural, least; /* of its text: on one line; its longest word, within reason */
	double width, x;       /* of all of it, and of that what its bar takes */
	double bar;
	int64_t most;
	bool wraps;            /* some of its text is too wide for one line in any case */
};
struct pdf_plan {
	struct pdf_column *column; /* as many as the table has */
	int name;                  /* the column that takes the indent; -1: none */
	double gap;                /* between columns */
	double width;              /* of the whole table */
	int64_t rows;
	bool trend;                /* a trend stands above it */
	bool tagged;               /* each cell; of very long tables only each row, or the tags outgrow the text */
};

struct pdf {
	const struct document *document;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	PangoFontDescription *font;
	int style;               /* the newest that was chosen, from 1 */
	double leading[PDF_STYLES], ascent[PDF_STYLES];
	double advance[PDF_STYLES][PDF_LETTERS]; /* widths of the letters of Swedish; 0: not asked for yet */
	double page_width, page_height, y; /* as the pages are set; on paper, `scale` of that */
	double scale;            /* 1, or less where a table needs more room than the paper has */
	bool contents;           /* what stands where is told first, if there are headings enough */
	bool draws;              /* else the pages are only counted */
	int page, pages;
	struct pdf_plan *plan;   /* one for each block; empty but for tables */
	int *heading_page;       /* one for each block */
	char **alternative;      /* text of each figure, in the order of the figures */
	int alternatives;
};

/* ---- pdf_text.c ---- */
void pdf_text_begin(struct pdf *pdf);
void pdf_colour(struct pdf *pdf, enum pdf_colour colour);
/* Sets TEXT in WIDTH (negative: on one line) for what follows; returns how many lines it takes. */
int pdf_set(struct pdf *pdf, enum pdf_style style, const char *text, double width);
double pdf_width(struct pdf *pdf, enum pdf_style style, const char *text);
/* Draws line AT of what was set, its baseline for a line that begins at Y; RIGHT: ends at X + WIDTH. */
void pdf_line(struct pdf *pdf, enum pdf_style style, int at, double x, double y, double width, bool right);
/* What a tag encloses, where the document is drawn. ATTRIBUTES may be NULL. */
void pdf_tag(struct pdf *pdf, const char *name, const char *attributes);
void pdf_tag_end(struct pdf *pdf, const char *name);
/* Begins a figure that says TEXT, which is kept. */
void pdf_figure(struct pdf *pdf, char *text);

/* ---- pdf_page.c ---- */
double pdf_room(const struct pdf *pdf);    /* left on the page */
double pdf_body(const struct pdf *pdf);    /* of a whole page */
double pdf_measure(const struct pdf *pdf); /* between the side margins */
void pdf_page_begin(struct pdf *pdf);
void pdf_page_end(struct pdf *pdf);
/* A new page unless HEIGHT is left on this one; true when there was one. */
bool pdf_need(struct pdf *pdf, double height);
/* TEXT in lines over the whole measure, going on over the page where it must, but never with one line alone. */
void pdf_paragraph(struct pdf *pdf, enum pdf_style style, const char *text, double width, const char *tag);

/* ---- pdf_plan.c ---- */
/* Sees all rows of the table once or twice. */
bool pdf_plan(struct pdf *pdf, const struct document_block *table, struct pdf_plan *plan, struct err *err);
/* Whether the table can be read in MEASURE without breaking words. */
bool pdf_plan_fits(const struct document_block *table, const struct pdf_plan *plan, double measure);
/* What the table takes where nothing but figures and dates stays whole. */
double pdf_plan_least(const struct document_block *table, const struct pdf_plan *plan);
/* Gives each column its place. What does not fit in MEASURE comes closer together, then its longest words are broken;
 * figures and dates are whole wherever MEASURE is as large as pdf_plan_least. */
void pdf_plan_place(const struct document_block *table, struct pdf_plan *plan, double measure);
bool pdf_shown(const struct document_column *column);

/* ---- pdf_draw.c ---- */
void pdf_rule(struct pdf *pdf, double x, double y, double width, double thick, enum pdf_colour colour);
void pdf_bar(struct pdf *pdf, double x, double y, double width, double part, bool track);
void pdf_span(struct pdf *pdf, const struct document_block *table, const struct document_cell *cell, double x, double y,
	      double width, double height);
void pdf_ticks(struct pdf *pdf, const struct document_block *table, double x, double y, double width);
double pdf_trend_height(void);
/* Draws the trend of the table at y, if it has one, and moves y below it. */
bool pdf_trend(struct pdf *pdf, const struct document_block *table, struct err *err);

/* ---- pdf_table.c ---- */
/* What must stand together at the beginning of the table. */
double pdf_table_least(struct pdf *pdf, const struct document_block *table, const struct pdf_plan *plan);
bool pdf_table(struct pdf *pdf, const struct document_block *table, const struct pdf_plan *plan, struct err *err);

/* ---- pdf_finish.c ---- */
/* Copies the PDF FROM to the PDF TO with what cairo cannot say: language, that the title is shown, what figures say and
 * what the heads of tables head. */
bool pdf_finish(const struct pdf *pdf, const char *from, const char *to, struct err *err);

#endif
