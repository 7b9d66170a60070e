/* SPDX-License-Identifier: EUPL-1.2 */
/* sink_text: a document as lines of text, as they come or in pages. */
#include "config.h"

#include "sink.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#define COLUMNS_ELSEWHERE 100

/* A4 at ten characters and six lines to the inch: 82 columns and 70 lines; what printers cannot reach left out. */
enum { PAGE_LINES = 66, PAGE_COLUMNS = 72, PAGE_MARGIN = 6, PAGE_HEAD = 3, PAGE_FOOT = 3, KEPT = 32, WHOLE = 8 };
#define PAGE_BODY (PAGE_LINES - PAGE_HEAD - PAGE_FOOT)

static void print_line(void *context, struct document_line line)
{
	FILE *out = context;
	fprintf(out, "%s\n", line.text);
	free(line.text);
}

bool sink_text(const struct document *document, const struct sink_options *options, FILE *out, struct err *err)
{
	int columns = options->columns > 0 ? options->columns : COLUMNS_ELSEWHERE;
	return document_layout_each(document, columns, print_line, out, err);
}

/* ---- pages ---- */

/* A document while it is set in pages. Lines that must not be parted wait until what they belong to has come. */
struct paper {
	const struct document *document;
	FILE *out;       /* NULL: the pages are only counted */
	int page, pages; /* pages: 0 while they are counted */
	int line;        /* lines of the body that the page has */
	struct document_line kept[KEPT];
	int kept_count;
	char *head;      /* of the table that goes on, NULL: none */
};

static void put_text(struct paper *paper, const char *text)
{
	if (paper->out == NULL)
		return;
	if (*text != '\0')
		fprintf(paper->out, "%*s%s", PAGE_MARGIN, "", text);
	fputc('\n', paper->out);
}

/* LEFT and RIGHT on one line, the left one cut where it is too long. */
static void put_both(struct paper *paper, const char *left, const char *right)
{
	int room = PAGE_COLUMNS - text_width(right) - 1;
	char *fitted = text_fit(left, room, TEXT_LEFT);
	char *line = xasprintf("%s %s", fitted, right);
	put_text(paper, line);
	free(line);
	free(fitted);
}

static void begin_page(struct paper *paper)
{
	paper->page++;
	paper->line = 0;
	if (paper->out != NULL && paper->page > 1)
		fputc('\f', paper->out);
	/* The first page has the title itself. */
	put_both(paper, paper->page > 1 ? paper->document->title : paper->document->author, paper->document->day);
	for (int i = 1; i < PAGE_HEAD; i++)
		put_text(paper, "");
}

static void end_page(struct paper *paper)
{
	if (paper->page == 0)
		return;
	for (; paper->line < PAGE_BODY; paper->line++)
		put_text(paper, "");
	for (int i = 1; i < PAGE_FOOT; i++)
		put_text(paper, "");
	char *number = xasprintf(_("Page %d of %d"), paper->page, paper->pages);
	put_both(paper, paper->document->author, number);
	free(number);
}

static void put_line(struct paper *paper, const char *text)
{
	/* No page begins with an empty line. */
	if (*text == '\0' && paper->line == 0)
		return;
	put_text(paper, text);
	paper->line++;
}

static bool in_table(enum line_role role)
{
	return role == LINE_ROW || role == LINE_REST || role == LINE_TOTAL;
}

/* Puts what waits on the page, on the next one where this has no room for all of it. */
static void put_kept(struct paper *paper)
{
	if (paper->page == 0 || paper->line + paper->kept_count > PAGE_BODY) {
		end_page(paper);
		begin_page(paper);
		if (paper->head != NULL && paper->kept_count > 0 && in_table(paper->kept[0].role))
			put_line(paper, paper->head);
	}
	for (int i = 0; i < paper->kept_count; i++) {
		put_line(paper, paper->kept[i].text);
		free(paper->kept[i].text);
	}
	paper->kept_count = 0;
}

/* Whether LINE must stand on the page of the line before it, LAST: headings with what they head, the head of a table
 * with its first row, a sum with the row above, short paragraphs whole. */
static bool belongs(const struct paper *paper, const struct document_line *last, const struct document_line *line)
{
	switch (last->role) {
	case LINE_HEADING:
	case LINE_CAPTION:
	case LINE_HEAD:
	case LINE_TITLE:
	case LINE_SUBTITLE:
		return true;
	case LINE_TEXT:
		return line->role == LINE_TEXT && paper->kept_count < WHOLE;
	default:
		return line->role == LINE_REST || line->role == LINE_TOTAL;
	}
}

/* Each line waits for the next one: only that says whether the two may be parted. */
static void take_line(void *context, struct document_line line)
{
	struct paper *paper = context;
	const struct document_line *last = paper->kept_count > 0 ? &paper->kept[paper->kept_count - 1] : NULL;
	if (last != NULL && (paper->kept_count == KEPT || !belongs(paper, last, &line)))
		put_kept(paper);
	if (!in_table(line.role)) {
		free(paper->head);
		paper->head = line.role == LINE_HEAD ? xstrdup(line.text) : NULL;
	}
	paper->kept[paper->kept_count++] = line;
}

static bool set_pages(struct paper *paper, struct err *err)
{
	paper->page = paper->line = 0;
	bool good = document_layout_each(paper->document, PAGE_COLUMNS, take_line, paper, err);
	put_kept(paper);
	end_page(paper);
	free(paper->head);
	paper->head = NULL;
	return good;
}

bool sink_paper(const struct document *document, const struct sink_options *options, FILE *out, struct err *err)
{
	struct paper paper = { .document = document };
	(void)options;
	if (!set_pages(&paper, err))
		return false;
	paper.pages = paper.page;
	paper.out = out;
	return set_pages(&paper, err);
}
