/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "pdf.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

static const struct {
	double size, leading; /* points; the leading as part of the size */
	bool bold;
	enum pdf_colour colour;
} styles[PDF_STYLES] = {
	[PDF_TITLE] = { 22, 1.25, true, PDF_INK },     [PDF_SUBTITLE] = { 12, 1.4, false, PDF_QUIET },
	[PDF_H1] = { 14.5, 1.3, true, PDF_INK },       [PDF_H2] = { 11.5, 1.35, true, PDF_INK },
	[PDF_H3] = { 10, 1.4, true, PDF_QUIET },       [PDF_TEXT] = { 10, 1.5, false, PDF_INK },
	[PDF_CAPTION] = { 9, 1.4, false, PDF_QUIET },  [PDF_HEAD] = { 8, 1.35, true, PDF_QUIET },
	[PDF_CELL] = { 8.5, 1.4, false, PDF_INK },     [PDF_TOTAL] = { 8.5, 1.4, true, PDF_INK },
	[PDF_SMALL] = { 8, 1.3, false, PDF_QUIET },
};

/* Calm faces with figures of one width, best first; where none is there, whatever the system reads Swedish with. */
static const char *const faces[] = { "Source Sans 3", "Noto Sans", "Liberation Sans", "DejaVu Sans" };

static bool is_face(const char *face, char **found)
{
	FcPattern *wanted = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, face, FC_LANG, FcTypeString, "sv", NULL);
	FcResult result;
	FcChar8 *family = NULL;
	FcConfigSubstitute(NULL, wanted, FcMatchPattern);
	FcDefaultSubstitute(wanted);
	FcPattern *match = FcFontMatch(NULL, wanted, &result);
	if (match != NULL && FcPatternGetString(match, FC_FAMILY, 0, &family) == FcResultMatch) {
		free(*found);
		*found = xstrdup((const char *)family);
	}
	bool is = family != NULL && strcmp((const char *)family, face) == 0;
	if (match != NULL)
		FcPatternDestroy(match);
	FcPatternDestroy(wanted);
	return is;
}

static char *choose_face(void)
{
	char *face = NULL;
	for (size_t i = 0; i < sizeof faces / sizeof *faces; i++)
		if (is_face(faces[i], &face))
			return face;
	is_face("sans-serif", &face);
	return face != NULL ? face : xstrdup("sans-serif");
}

/* Said to pango only when it is another one: it would set the text anew. */
static void choose_style(struct pdf *pdf, enum pdf_style style)
{
	if (pdf->style == (int)style + 1)
		return;
	pdf->style = (int)style + 1;
	pango_font_description_set_absolute_size(pdf->font, styles[style].size * PANGO_SCALE);
	pango_font_description_set_weight(pdf->font, styles[style].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(pdf->layout, pdf->font);
}

void pdf_text_begin(struct pdf *pdf)
{
	char *face = choose_face();
	pdf->layout = pango_cairo_create_layout(pdf->cr);
	pdf->font = pango_font_description_new();
	pango_font_description_set_family(pdf->font, face);
	pango_layout_set_wrap(pdf->layout, PANGO_WRAP_WORD_CHAR);
	pango_context_set_round_glyph_positions(pango_layout_get_context(pdf->layout), FALSE);
	for (int i = 0; i < PDF_STYLES; i++) {
		choose_style(pdf, (enum pdf_style)i);
		pdf->leading[i] = styles[i].size * styles[i].leading;
		pango_layout_set_text(pdf->layout, "Å", -1);
		pdf->ascent[i] = (double)pango_layout_get_baseline(pdf->layout) / PANGO_SCALE;
	}
	/* A hyphen that nobody wrote is wrong in a number or an address, and Swedish words are not
	 * broken just anywhere. */
	PangoAttrList *plain = pango_attr_list_new();
	pango_attr_list_insert(plain, pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(pdf->layout, plain);
	pango_attr_list_unref(plain);
	free(face);
}

void pdf_colour(struct pdf *pdf, enum pdf_colour colour)
{
	static const double colours[][3] = {
		[PDF_INK] = { 0.11, 0.14, 0.16 },   [PDF_QUIET] = { 0.34, 0.38, 0.41 },
		[PDF_RULE] = { 0.83, 0.85, 0.87 },  [PDF_BAR] = { 0.18, 0.40, 0.56 },
		[PDF_TRACK] = { 0.92, 0.93, 0.94 },
	};
	cairo_set_source_rgb(pdf->cr, colours[colour][0], colours[colour][1], colours[colour][2]);
}

int pdf_set(struct pdf *pdf, enum pdf_style style, const char *text, double width)
{
	choose_style(pdf, style);
	pango_layout_set_width(pdf->layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
	pango_layout_set_text(pdf->layout, text, -1);
	return pango_layout_get_line_count(pdf->layout);
}

static double set_width(struct pdf *pdf, enum pdf_style style, const char *text)
{
	int width;
	pdf_set(pdf, style, text, -1);
	pango_layout_get_size(pdf->layout, &width, NULL);
	return (double)width / PANGO_SCALE;
}

/* The letter at *TEXT, which moves past it; -1 for one beyond Latin-1 and for the end of a line. */
static int next_letter(const char **text)
{
	unsigned char byte = (unsigned char)*(*text)++;
	if (byte >= ' ' && byte < 0x7F)
		return byte;
	if ((byte == 0xC2 || byte == 0xC3) && ((unsigned char)**text & 0xC0) == 0x80)
		return (byte & 3) << 6 | ((unsigned char)*(*text)++ & 0x3F);
	return -1;
}

static double advance_of(struct pdf *pdf, enum pdf_style style, int letter)
{
	double *advance = &pdf->advance[style][letter];
	if (*advance <= 0) {
		char text[3] = { (char)letter, '\0', '\0' };
		if (letter >= 0x80) {
			text[0] = (char)(0xC0 | letter >> 6);
			text[1] = (char)(0x80 | (letter & 0x3F));
		}
		*advance = set_width(pdf, style, text);
	}
	return *advance;
}

/* Setting text is dear, and a long table has much of it. Letters drawn together by kerning make the sum too large at
 * worst, which does no harm. */
double pdf_width(struct pdf *pdf, enum pdf_style style, const char *text)
{
	double width = 0;
	for (const char *at = text; *at != '\0';) {
		int letter = next_letter(&at);
		if (letter < 0)
			return set_width(pdf, style, text);
		width += advance_of(pdf, style, letter);
	}
	return width;
}

void pdf_line(struct pdf *pdf, enum pdf_style style, int at, double x, double y, double width, bool right)
{
	PangoLayoutLine *line = pango_layout_get_line_readonly(pdf->layout, at);
	PangoRectangle logical;
	if (!pdf->draws || line == NULL)
		return;
	pango_layout_line_get_extents(line, NULL, &logical);
	if (right)
		x += width - (double)logical.width / PANGO_SCALE;
	pdf_colour(pdf, styles[style].colour);
	cairo_move_to(pdf->cr, x, y + pdf->ascent[style]);
	pango_cairo_show_layout_line(pdf->cr, line);
}

void pdf_tag(struct pdf *pdf, const char *name, const char *attributes)
{
	if (pdf->draws)
		cairo_tag_begin(pdf->cr, name, attributes != NULL ? attributes : "");
}

void pdf_tag_end(struct pdf *pdf, const char *name)
{
	if (pdf->draws)
		cairo_tag_end(pdf->cr, name);
}

void pdf_figure(struct pdf *pdf, char *text)
{
	if (!pdf->draws) {
		free(text);
		return;
	}
	pdf->alternative = xrealloc(pdf->alternative, (size_t)pdf->alternatives + 1, sizeof *pdf->alternative);
	pdf->alternative[pdf->alternatives++] = text;
	pdf_tag(pdf, "Figure", NULL);
}
