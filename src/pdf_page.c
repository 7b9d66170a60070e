/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "pdf.h"

#include <stdlib.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#define HEAD_AT 36.0
#define TOGETHER 2 /* lines of a paragraph that are never parted from each other */

double pdf_room(const struct pdf *pdf)
{
	return pdf->page_height - PDF_BOTTOM - pdf->y;
}

double pdf_body(const struct pdf *pdf)
{
	return pdf->page_height - PDF_BOTTOM - PDF_TOP;
}

double pdf_measure(const struct pdf *pdf)
{
	return pdf->page_width - 2 * PDF_SIDE;
}

/* LEFT and RIGHT on one line; the left one is cut where it would run into the other. */
static void put_both(struct pdf *pdf, double y, const char *left, const char *right)
{
	char *shown = text_show(left);
	double room = pdf_measure(pdf) - pdf_width(pdf, PDF_SMALL, right) - PDF_GAP;
	pdf_set(pdf, PDF_SMALL, right, -1);
	pdf_line(pdf, PDF_SMALL, 0, PDF_SIDE, y, pdf_measure(pdf), true);
	pango_layout_set_ellipsize(pdf->layout, PANGO_ELLIPSIZE_END);
	pdf_set(pdf, PDF_SMALL, shown, room);
	pdf_line(pdf, PDF_SMALL, 0, PDF_SIDE, y, room, false);
	pango_layout_set_ellipsize(pdf->layout, PANGO_ELLIPSIZE_NONE);
	free(shown);
}

void pdf_page_begin(struct pdf *pdf)
{
	pdf->page++;
	pdf->y = PDF_TOP;
	if (!pdf->draws)
		return;
	/* The first page has the title itself. */
	put_both(pdf, HEAD_AT, pdf->page > 1 ? pdf->document->title : pdf->document->author, pdf->document->day);
	if (pdf->page > 1)
		pdf_rule(pdf, PDF_SIDE, HEAD_AT + 15, pdf_measure(pdf), 0.5, PDF_RULE);
}

void pdf_page_end(struct pdf *pdf)
{
	if (!pdf->draws)
		return;
	char *number = xasprintf(_("Page %d of %d"), pdf->page, pdf->pages);
	put_both(pdf, pdf->page_height - 42, pdf->document->author, number);
	free(number);
	cairo_show_page(pdf->cr);
}

bool pdf_need(struct pdf *pdf, double height)
{
	if (height <= pdf_room(pdf) + 0.01 || pdf->y <= PDF_TOP)
		return false;
	pdf_page_end(pdf);
	pdf_page_begin(pdf);
	return true;
}

void pdf_paragraph(struct pdf *pdf, enum pdf_style style, const char *text, double width, const char *tag)
{
	char *shown = text_show_lines(text);
	double leading = pdf->leading[style];
	int count = pdf_set(pdf, style, shown, width);
	bool whole = count <= 2 * TOGETHER - 1;
	pdf_need(pdf, (whole ? count : TOGETHER) * leading);
	pdf_set(pdf, style, shown, width);
	pdf_tag(pdf, tag, NULL);
	for (int i = 0; i < count; i++) {
		/* The last lines go over together. */
		int kept = i == count - TOGETHER && !whole ? TOGETHER : 1;
		if (i > 0 && pdf_need(pdf, kept * leading))
			pdf_set(pdf, style, shown, width);
		pdf_line(pdf, style, i, PDF_SIDE, pdf->y, width, false);
		pdf->y += leading;
	}
	pdf_tag_end(pdf, tag);
	free(shown);
}
