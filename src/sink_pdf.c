/* SPDX-License-Identifier: EUPL-1.2 */
/* sink_pdf: a document as PDF. Set twice: first only to count the pages, so that each can say of how many it is one and
 * the contents where things stand, then drawn. A module of its own; see sink_module.c. */
#include "config.h"

#include "sink.h"

#include <cairo-pdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "pdf.h"
#include "scratch.h"
#include "text.h"

#define A4_SHORT 595.276
#define A4_LONG 841.89
#define SCALE_LEAST 0.5    /* letters that can still be read */
#define PROSE 400.0        /* longer lines tire the eye */
#define AFTER_TEXT 6.0
#define CONTENTS_FROM 4    /* headings, */
#define CONTENTS_PAGES 3   /* and pages */
#define CONTENTS_LEVELS 2
#define FOOT 3             /* what has parts of its own does not begin on the last of so many parts of a page */
#define LEVELS 3
#define DRAWN "drawn.pdf"
#define FINISHED "finished.pdf"

static const struct {
	enum pdf_style style;
	const char *tag;
	double before, after;
} headings[LEVELS] = {
	{ PDF_H1, "H2", 22, 7 }, { PDF_H2, "H3", 14, 4 }, { PDF_H3, "H4", 10, 3 },
};

static bool is_table(const struct document_block *block)
{
	return block->type == BLOCK_TABLE && !block->prose;
}

static int level_of(const struct document_block *block)
{
	return block->level < 1 ? 0 : block->level > LEVELS ? LEVELS - 1 : block->level - 1;
}

static double prose(const struct pdf *pdf)
{
	return pdf_measure(pdf) < PROSE ? pdf_measure(pdf) : PROSE;
}

/* ---- contents ---- */

static bool is_heading(const struct document_block *block, int level)
{
	return block->type == BLOCK_HEADING && level_of(block) == level;
}

/* Whether a heading of the second level stands there more than once: the same under each of the first. */
static bool repeats_itself(const struct document *document)
{
	const char *first = NULL;
	for (int i = 0; i < document->block_count; i++) {
		const struct document_block *block = &document->block[i];
		if (!is_heading(block, 1))
			continue;
		if (first != NULL && strcmp(first, block->text) == 0)
			return true;
		first = first != NULL ? first : block->text;
	}
	return false;
}

static int contents_levels(const struct document *document)
{
	return repeats_itself(document) ? 1 : CONTENTS_LEVELS;
}

static bool is_entry(const struct document_block *block, int levels)
{
	return block->type == BLOCK_HEADING && level_of(block) < levels;
}

static void put_entry(struct pdf *pdf, int at)
{
	char *link = xasprintf("dest='b%d'", at), *page = xasprintf("%d", pdf->heading_page[at]);
	char *shown = text_show(pdf->document->block[at].text);
	double indent = 14.0 * level_of(&pdf->document->block[at]), width = prose(pdf) - indent - 30;
	pdf_need(pdf, pdf->leading[PDF_TEXT]);
	pdf_tag(pdf, "TOCI", NULL);
	pdf_tag(pdf, CAIRO_TAG_LINK, link);
	pango_layout_set_ellipsize(pdf->layout, PANGO_ELLIPSIZE_END);
	pdf_set(pdf, PDF_TEXT, shown, width);
	pdf_line(pdf, PDF_TEXT, 0, PDF_SIDE + indent, pdf->y, width, false);
	pango_layout_set_ellipsize(pdf->layout, PANGO_ELLIPSIZE_NONE);
	pdf_set(pdf, PDF_TEXT, page, -1);
	pdf_line(pdf, PDF_TEXT, 0, PDF_SIDE, pdf->y, prose(pdf), true);
	pdf_tag_end(pdf, CAIRO_TAG_LINK);
	pdf_tag_end(pdf, "TOCI");
	pdf->y += pdf->leading[PDF_TEXT];
	free(shown);
	free(page);
	free(link);
}

static void put_contents(struct pdf *pdf)
{
	const struct document *document = pdf->document;
	int entries = 0, levels = contents_levels(document);
	for (int i = 0; i < document->block_count; i++)
		entries += is_entry(&document->block[i], levels);
	if (entries < CONTENTS_FROM || !pdf->contents)
		return;
	pdf->y += 10;
	pdf_paragraph(pdf, PDF_H3, _("Contents"), prose(pdf), "P");
	pdf->y += 2;
	pdf_tag(pdf, "TOC", NULL);
	for (int i = 0; i < document->block_count; i++)
		if (is_entry(&document->block[i], levels))
			put_entry(pdf, i);
	pdf_tag_end(pdf, "TOC");
	pdf->y += 14;
}

/* ---- blocks ---- */

/* What a note over a table takes. */
static double note_height(struct pdf *pdf, const char *text)
{
	char *shown = text_show_lines(text);
	int lines = pdf_set(pdf, PDF_TEXT, shown, prose(pdf));
	free(shown);
	return lines * pdf->leading[PDF_TEXT] + AFTER_TEXT;
}

static bool is_note(const struct document *document, int at)
{
	return at + 1 < document->block_count && is_table(&document->block[at + 1]);
}

/* What must stand on one page with the end of block AT: a heading with the beginning of what it heads, and the note
 * between them; with TO_TABLE all other text too that stands before the first table. */
static double least_after(struct pdf *pdf, int at, bool to_table)
{
	double height = 0;
	for (; at < pdf->document->block_count; at++) {
		const struct document_block *block = &pdf->document->block[at];
		if (block->prose || (block->type == BLOCK_TEXT && !to_table && !is_note(pdf->document, at)))
			return height + 2 * pdf->leading[PDF_TEXT];
		if (is_table(block))
			return height + pdf_table_least(pdf, block, &pdf->plan[at]);
		if (block->type == BLOCK_TEXT) {
			height += note_height(pdf, block->text);
			continue;
		}
		height += headings[level_of(block)].before + headings[level_of(block)].after +
			  pdf->leading[headings[level_of(block)].style];
	}
	return height;
}

/* Whether headings of their own stand under the heading AT. */
static bool has_parts(const struct document *document, int at)
{
	int level = level_of(&document->block[at]);
	for (at++; at < document->block_count && !is_heading(&document->block[at], level); at++)
		if (is_heading(&document->block[at], level + 1))
			return true;
	return false;
}

static void put_heading(struct pdf *pdf, int at)
{
	const struct document_block *block = &pdf->document->block[at];
	int level = level_of(block);
	char *name = xasprintf("name='b%d'", at);
	bool parts = level == 0 && has_parts(pdf->document, at);
	double least = least_after(pdf, at, parts);
	if (parts)
		least = fmin(fmax(least, pdf_body(pdf) / FOOT), pdf_body(pdf));
	if (!pdf_need(pdf, least) && pdf->y > PDF_TOP)
		pdf->y += headings[level].before;
	pdf->heading_page[at] = pdf->page;
	pdf_tag(pdf, CAIRO_TAG_DEST, name);
	pdf_paragraph(pdf, headings[level].style, block->text, pdf_measure(pdf), headings[level].tag);
	pdf_tag_end(pdf, CAIRO_TAG_DEST);
	pdf->y += headings[level].after;
	free(name);
}

static bool put_block(struct pdf *pdf, int at, struct err *err)
{
	const struct document_block *block = &pdf->document->block[at];
	if (is_table(block))
		return pdf_table(pdf, block, &pdf->plan[at], err);
	if (block->type == BLOCK_HEADING) {
		put_heading(pdf, at);
	} else {
		char *text = block->prose ? document_prose_text(block) : xstrdup(block->text);
		pdf_paragraph(pdf, PDF_TEXT, text, prose(pdf), "P");
		pdf->y += AFTER_TEXT;
		free(text);
	}
	return true;
}

static bool set_pages(struct pdf *pdf, bool draws, struct err *err)
{
	bool good = true;
	pdf->draws = draws;
	pdf->page = 0;
	pdf_tag(pdf, "Document", NULL);
	pdf_page_begin(pdf);
	pdf_paragraph(pdf, PDF_TITLE, pdf->document->title, pdf_measure(pdf), "H1");
	pdf->y += 3;
	if (*pdf->document->subtitle != '\0')
		pdf_paragraph(pdf, PDF_SUBTITLE, pdf->document->subtitle, pdf_measure(pdf), "P");
	pdf->y += 8;
	put_contents(pdf);
	for (int i = 0; good && i < pdf->document->block_count; i++)
		good = put_block(pdf, i, err);
	pdf_page_end(pdf);
	pdf_tag_end(pdf, "Document");
	pdf->pages = pdf->page;
	return good;
}

/* The contents help only where there are pages to turn, and take room themselves. */
static bool count_pages(struct pdf *pdf, struct err *err)
{
	pdf->contents = true;
	if (!set_pages(pdf, false, err))
		return false;
	if (pdf->pages > CONTENTS_PAGES)
		return true;
	pdf->contents = false;
	if (!set_pages(pdf, false, err))
		return false;
	pdf->contents = pdf->pages >= CONTENTS_PAGES;
	return !pdf->contents || set_pages(pdf, false, err);
}

/* ---- what readers show beside the pages ---- */

static void add_bookmarks(struct pdf *pdf)
{
	int parents[LEVELS] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };
	for (int i = 0; i < pdf->document->block_count; i++) {
		const struct document_block *block = &pdf->document->block[i];
		if (block->type != BLOCK_HEADING)
			continue;
		int level = level_of(block), parent = level > 0 ? parents[level - 1] : CAIRO_PDF_OUTLINE_ROOT;
		char *link = xasprintf("dest='b%d'", i), *shown = text_show(block->text);
		int made = cairo_pdf_surface_add_outline(pdf->surface, parent, shown, link,
							 level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
		for (int below = level; below < LEVELS; below++)
			parents[below] = made;
		free(shown);
		free(link);
	}
}

static void add_metadata(struct pdf *pdf)
{
	const struct document *document = pdf->document;
	char stamp[CLOCK_STAMP_SIZE];
	char *title = text_show(document->title), *subject = text_show(document->subtitle);
	char *author = text_show(document->author);
	clock_stamp(stamp);
	cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
	cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_SUBJECT, subject);
	cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_AUTHOR, author);
	cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATOR, PACKAGE_STRING);
	cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
	free(author);
	free(subject);
	free(title);
}

/* ---- all of it ---- */

/* What the widest table needs, however its texts are broken. */
static double least_measure(const struct pdf *pdf)
{
	double least = 0;
	for (int i = 0; i < pdf->document->block_count; i++)
		if (is_table(&pdf->document->block[i]))
			least = fmax(least, pdf_plan_least(&pdf->document->block[i], &pdf->plan[i]));
	return least;
}

/* Upright, or lying where a table would have to break its words, and set smaller where it would have to break figures
 * even so. */
static void choose_paper(struct pdf *pdf)
{
	const struct document *document = pdf->document;
	bool lying = false;
	for (int i = 0; i < document->block_count; i++)
		if (is_table(&document->block[i]) &&
		    !pdf_plan_fits(&document->block[i], &pdf->plan[i], A4_SHORT - 2 * PDF_SIDE))
			lying = true;
	double width = lying ? A4_LONG : A4_SHORT, height = lying ? A4_SHORT : A4_LONG;
	pdf->scale = fmax(SCALE_LEAST, fmin(1, width / (least_measure(pdf) + 2 * PDF_SIDE)));
	cairo_pdf_surface_set_size(pdf->surface, width, height);
	cairo_scale(pdf->cr, pdf->scale, pdf->scale);
	pdf->page_width = width / pdf->scale;
	pdf->page_height = height / pdf->scale;
	for (int i = 0; i < document->block_count; i++)
		if (is_table(&document->block[i]))
			pdf_plan_place(&document->block[i], &pdf->plan[i], pdf_measure(pdf));
}

static bool plan_tables(struct pdf *pdf, struct err *err)
{
	const struct document *document = pdf->document;
	pdf->plan = xcalloc((size_t)document->block_count + 1, sizeof *pdf->plan);
	pdf->heading_page = xcalloc((size_t)document->block_count + 1, sizeof *pdf->heading_page);
	for (int i = 0; i < document->block_count; i++)
		if (is_table(&document->block[i]) &&
		    !pdf_plan(pdf, &document->block[i], &pdf->plan[i], err))
			return false;
	return true;
}

static bool draw(struct pdf *pdf, const char *path, struct err *err)
{
	pdf->surface = cairo_pdf_surface_create(path, A4_SHORT, A4_LONG);
	pdf->cr = cairo_create(pdf->surface);
	pdf_text_begin(pdf);
	bool good = plan_tables(pdf, err);
	if (good) {
		choose_paper(pdf);
		add_metadata(pdf);
		good = count_pages(pdf, err) && set_pages(pdf, true, err);
	}
	if (good)
		add_bookmarks(pdf);
	g_object_unref(pdf->layout);
	pango_font_description_free(pdf->font);
	cairo_destroy(pdf->cr);
	cairo_surface_finish(pdf->surface);
	cairo_status_t status = cairo_surface_status(pdf->surface);
	cairo_surface_destroy(pdf->surface);
	if (good && status != CAIRO_STATUS_SUCCESS)
		return err_set(err, ERR_IO, _("the PDF could not be made: %s"), cairo_status_to_string(status));
	return good;
}

static void free_pdf(struct pdf *pdf)
{
	for (int i = 0; pdf->plan != NULL && i < pdf->document->block_count; i++)
		free(pdf->plan[i].column);
	free(pdf->plan);
	free(pdf->heading_page);
	while (pdf->alternatives > 0)
		free(pdf->alternative[--pdf->alternatives]);
	free(pdf->alternative);
}

sink_write sink_module_write;

bool sink_module_write(const struct document *document, const struct sink_options *options, FILE *out, struct err *err)
{
	static const char *const files[] = { DRAWN, FINISHED, NULL };
	struct pdf pdf = { .document = document };
	char *scratch = scratch_begin(err);
	if (scratch == NULL)
		return false;
	char *drawn = scratch_path(scratch, DRAWN), *finished = scratch_path(scratch, FINISHED);
	bool good = draw(&pdf, drawn, err) && pdf_finish(&pdf, drawn, finished, err) &&
		    scratch_copy(scratch, FINISHED, out, err);
	if (good && options->pages != NULL)
		*options->pages = pdf.pages;
	free_pdf(&pdf);
	free(finished);
	free(drawn);
	scratch_end(scratch, files);
	return good;
}
