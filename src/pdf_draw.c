/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "pdf.h"

#include <math.h>
#include <stdlib.h>

#include "drawing.h"
#include "mem.h"
#include "text.h"

#define BAR_HEIGHT 6.5
#define SPAN_LEAST 2.0 /* what is short is seen all the same */
#define POINT 4.0      /* of a stretch that goes on */
enum { TREND_WIDTH = 400, TREND_HEIGHT = 112, TREND_SIDE = 30, TREND_TOP = 20, TREND_FOOT = 78, NAMED = 7 };

void pdf_rule(struct pdf *pdf, double x, double y, double width, double thick, enum pdf_colour colour)
{
	if (!pdf->draws)
		return;
	pdf_colour(pdf, colour);
	cairo_new_path(pdf->cr);
	cairo_rectangle(pdf->cr, x, y - thick / 2, width, thick);
	cairo_fill(pdf->cr);
}

void pdf_bar(struct pdf *pdf, double x, double y, double width, double part, bool track)
{
	double top = y + 2.6;
	if (!pdf->draws)
		return;
	cairo_new_path(pdf->cr);
	if (track) {
		pdf_colour(pdf, PDF_TRACK);
		cairo_rectangle(pdf->cr, x, top, width, BAR_HEIGHT);
		cairo_fill(pdf->cr);
	}
	if (part <= 0)
		return;
	pdf_colour(pdf, PDF_BAR);
	cairo_rectangle(pdf->cr, x, top, fmax(part * width, 0.7), BAR_HEIGHT);
	cairo_fill(pdf->cr);
}

static void draw_stretch(struct pdf *pdf, const struct drawing_stretch *at, bool pale, double x, double y, double width)
{
	double from = x + at->from * width, to = fmax(x + at->to * width, from + SPAN_LEAST);
	double left = at->before ? from + POINT : from, right = at->after ? to - POINT : to;
	double top = y + 2.6, foot = top + BAR_HEIGHT, middle = (top + foot) / 2;
	pdf_colour(pdf, pale ? PDF_RULE : PDF_BAR);
	cairo_new_path(pdf->cr);
	cairo_move_to(pdf->cr, from, middle);
	cairo_line_to(pdf->cr, left, top);
	cairo_line_to(pdf->cr, right, top);
	cairo_line_to(pdf->cr, to, middle);
	cairo_line_to(pdf->cr, right, foot);
	cairo_line_to(pdf->cr, left, foot);
	cairo_close_path(pdf->cr);
	if (!at->before)
		cairo_rectangle(pdf->cr, left, top, fmin(1, to - from), BAR_HEIGHT);
	if (!at->after)
		cairo_rectangle(pdf->cr, fmax(from, right - 1), top, fmin(1, to - from), BAR_HEIGHT);
	cairo_fill(pdf->cr);
}

static void draw_grid(struct pdf *pdf, const struct document_block *table, double x, double y, double width,
		      double height)
{
	struct drawing_tick tick[DRAWING_TICKS];
	int count = drawing_ticks(table, tick);
	pdf_colour(pdf, PDF_RULE);
	cairo_new_path(pdf->cr);
	for (int i = 0; i < count; i++)
		cairo_rectangle(pdf->cr, x + tick[i].at * width - 0.25, y, 0.5, height);
	cairo_fill(pdf->cr);
}

static void draw_today(struct pdf *pdf, const struct document_block *table, double x, double y, double width,
		       double height)
{
	double at;
	if (!drawing_today(table, &at))
		return;
	pdf_colour(pdf, PDF_INK);
	cairo_new_path(pdf->cr);
	cairo_rectangle(pdf->cr, x + at * width - 0.4, y, 0.8, height);
	cairo_fill(pdf->cr);
}

void pdf_span(struct pdf *pdf, const struct document_block *table, const struct document_cell *cell, double x, double y,
	      double width, double height)
{
	struct drawing_stretch at;
	if (!pdf->draws)
		return;
	draw_grid(pdf, table, x, y - (height - pdf->leading[PDF_CELL]) / 2, width, height);
	if (drawing_span(table, cell, &at))
		draw_stretch(pdf, &at, cell->pale, x, y, width);
	draw_today(pdf, table, x, y - (height - pdf->leading[PDF_CELL]) / 2, width, height);
}

void pdf_ticks(struct pdf *pdf, const struct document_block *table, double x, double y, double width)
{
	struct drawing_tick tick[DRAWING_TICKS];
	int count = pdf->draws ? drawing_ticks(table, tick) : 0;
	double free_from = x;
	for (int i = 0; i < count; i++) {
		char *year = xasprintf("%d", tick[i].year);
		double at = x + tick[i].at * width, wide = pdf_width(pdf, PDF_SMALL, year);
		if (at >= free_from && at + wide <= x + width) {
			pdf_set(pdf, PDF_SMALL, year, -1);
			pdf_line(pdf, PDF_SMALL, 0, at, y, wide, false);
			free_from = at + wide + 4;
		}
		free(year);
	}
}

/* ---- trends ---- */

double pdf_trend_height(void)
{
	return TREND_HEIGHT;
}

static void draw_middle(struct pdf *pdf, enum pdf_style style, const char *text, double x, double y)
{
	double width = pdf_width(pdf, style, text);
	pdf_set(pdf, style, text, -1);
	pdf_line(pdf, style, 0, x - width / 2, y, width, false);
}

/* With each value written where there are few of them, else with the first, the last and the largest. */
static bool is_named(const struct drawing_trend *trend, int at)
{
	return trend->count <= NAMED || at == 0 || at == trend->count - 1 || trend->point[at].value == trend->most;
}

static void draw_points(struct pdf *pdf, const struct drawing_trend *trend, double left, double width)
{
	for (int i = 0; i < trend->count; i++) {
		double x = left + drawing_trend_x(trend, i) * width;
		double y = pdf->y + TREND_FOOT - drawing_trend_y(trend, i) * (TREND_FOOT - TREND_TOP);
		pdf_colour(pdf, PDF_BAR);
		cairo_new_path(pdf->cr); /* text leaves a point behind */
		cairo_arc(pdf->cr, x, y, 2.6, 0, 2 * G_PI);
		cairo_fill(pdf->cr);
		if (!is_named(trend, i))
			continue;
		char *year = xasprintf("%d", trend->point[i].year);
		draw_middle(pdf, PDF_CELL, trend->point[i].shown, x, y - 16);
		draw_middle(pdf, PDF_SMALL, year, x, pdf->y + TREND_FOOT + 5);
		free(year);
	}
}

static void draw_trend(struct pdf *pdf, const struct drawing_trend *trend)
{
	double measure = pdf_measure(pdf), wide = measure < TREND_WIDTH ? measure : TREND_WIDTH;
	double left = PDF_SIDE + TREND_SIDE, width = wide - 2 * TREND_SIDE;
	char *title = text_show(trend->column->title);
	pdf_figure(pdf, drawing_trend_text(trend));
	pdf_set(pdf, PDF_SMALL, title, -1);
	pdf_line(pdf, PDF_SMALL, 0, PDF_SIDE, pdf->y - 2, measure, false);
	pdf_rule(pdf, PDF_SIDE, pdf->y + TREND_FOOT, wide, 0.5, PDF_RULE);
	pdf_colour(pdf, PDF_BAR);
	cairo_new_path(pdf->cr);
	for (int i = 0; i < trend->count; i++)
		cairo_line_to(pdf->cr, left + drawing_trend_x(trend, i) * width,
			      pdf->y + TREND_FOOT - drawing_trend_y(trend, i) * (TREND_FOOT - TREND_TOP));
	cairo_set_line_width(pdf->cr, 1.5);
	cairo_set_line_join(pdf->cr, CAIRO_LINE_JOIN_ROUND);
	cairo_stroke(pdf->cr);
	draw_points(pdf, trend, left, width);
	pdf_tag_end(pdf, "Figure");
	free(title);
}

bool pdf_trend(struct pdf *pdf, const struct document_block *table, struct err *err)
{
	struct drawing_trend trend;
	if (!drawing_trend(table, &trend, err))
		return false;
	if (trend.count == 0)
		return true;
	pdf->y += 6;
	if (pdf->draws)
		draw_trend(pdf, &trend);
	pdf->y += TREND_HEIGHT - 6;
	drawing_trend_free(&trend);
	return true;
}
