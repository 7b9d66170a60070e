/* SPDX-License-Identifier: EUPL-1.2 */
/* print: a document to the printer, and where it is when that fails. */
#ifndef SAMVERKAN_PRINT_H
#define SAMVERKAN_PRINT_H

#include "document.h"
#include "sink.h"

/* The best that this program can make for paper: PDF, else text in pages. */
const struct sink *print_sink(void);
/* A document on its way to the printer. */
struct printing;
/* Writes the document by SINK and starts COMMAND with it (spool.h). Where that fails the document is left in a file of
 * its own in the working directory, or at home where that cannot be written, which the sentence names, and NULL;
 * *LEFT (LEFT may be NULL) is then that file, "" for none, for the caller to free. */
struct printing *print_start(const struct document *document, const struct sink *sink, const char *command,
			     char **left, struct err *err);
/* As spool_look. */
bool print_look(struct printing *printing, int milliseconds);
/* As spool_end; where the program failed the document is left as by print_start, *LEFT likewise, "" where it did
 * not. */
bool print_end(struct printing *printing, char **left, struct err *err);
/* All three: waits for the program. */
bool print_document(const struct document *document, const struct sink *sink, const char *command, struct err *err);
/* "PDF", or "text" in pages: what goes to the printer, for people. */
const char *print_form(const struct sink *sink);
/* What a file with the document is called, without its extension: "samverkan-annual-2026-11-20". The caller frees. */
char *print_name(const struct document *document);

#endif
