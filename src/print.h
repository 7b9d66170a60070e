/* SPDX-License-Identifier: EUPL-1.2 */
/* print: a document to the printer, and where it is when that fails. */
#ifndef SAMVERKAN_PRINT_H
#define SAMVERKAN_PRINT_H

#include "document.h"
#include "sink.h"

/* The best that this program can make for paper: PDF, else text in pages. */
const struct sink *print_sink(void);
/* Writes the document by SINK and sends it to COMMAND (spool.h). Where that fails the document is left in a file of its
 * own in the working directory, or at home where that cannot be written, which the sentence names; not unless KEEPS. */
bool print_document(const struct document *document, const struct sink *sink, const char *command, bool keeps,
		    struct err *err);
/* What a file with the document is called, without its extension: "samverkan-annual-2026-11-20". The caller frees. */
char *print_name(const struct document *document);

#endif
