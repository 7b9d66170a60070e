/* SPDX-License-Identifier: EUPL-1.2 */
/* sink: what a document can become. One row per format; each writes the whole document to a file while it reads the
 * rows, so that long tables take no memory. */
#ifndef SAMVERKAN_SINK_H
#define SAMVERKAN_SINK_H

#include <stdio.h>

#include "document.h"

struct sink_options {
	int columns; /* of text; 0: 100 */
	int *pages;  /* NULL; else PDF tells here how many pages it came to */
	bool bom;    /* CSV is for a spreadsheet: begins with a byte order mark, its texts are csv_text_cell */
};

typedef bool sink_write(const struct document *document, const struct sink_options *options, FILE *out,
			struct err *err);
struct sink {
	const char *name;      /* "pdf": after --format */
	const char *extension; /* of files */
	const char *title;     /* msgid: what people choose it by */
	bool binary;           /* not for a terminal */
	sink_write *write;     /* false and a sentence: the source, or the file, failed */
};
extern const struct sink sinks[];
extern const int sink_count;

/* The sink by name; NULL where there is none. */
const struct sink *sink_named(const char *name);
/* The document as one text; NULL and a sentence on failure. The caller frees. Not for binary ones. */
char *sink_string(const struct sink *sink, const struct document *document, const struct sink_options *options,
		  struct err *err);

/* Text as wide as asked for; the same in pages for A4: margins, the title over and "page 2 of 5" under each, a form
 * feed between; no heading and no head of a table stands last on a page, and a table that goes on begins with its head
 * again. */
sink_write sink_text, sink_paper;
/* A page of HTML by itself: sections, tables with heads, SVG with words for who does not see it; no scripts, nothing
 * from elsewhere. In the language of the program, for screen in light and dark and for paper. */
sink_write sink_html;
/* Where the build has them (HAVE_PDF, HAVE_XLSX); each is loaded when it is first used. PDF: A4, lying where a table is
 * too wide, tagged, with bookmarks. XLSX: one sheet for each table, cells with types, sums in bold, texts always texts.
 */
sink_write sink_pdf, sink_xlsx;
/* As csv.h has it, one table after the other, each with its own row of column names; the first column names the table.
 * Amounts as 5100000.50, shares in per cent, spans as two dates. Sums are left out: who has the rows makes sums, and a
 * sum among them would be counted twice. */
sink_write sink_csv;
/* An object with title, subtitle, name, author, day and blocks in order; see samverkan(1). Everything that the document
 * holds is there, also the filters behind the figures, so that sink_json_read gives the document back. */
sink_write sink_json;
/* The document that TEXT (of sink_json) holds; NULL and a sentence. The caller frees. */
struct document *sink_json_read(const char *text, size_t length, struct err *err);

#endif
