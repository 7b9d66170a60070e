/* SPDX-License-Identifier: EUPL-1.2 */
/* reader: a document on screen: scrolled, folded at its headings, searched, and from each of its figures the way to the
 * rows behind it. */
#ifndef SAMVERKAN_READER_H
#define SAMVERKAN_READER_H

#include "document.h"

#include "app.h"

struct reader;

struct reader *reader_new(struct app *app);
void reader_free(struct reader *reader); /* takes NULL */
/* Reads DOCUMENT (taken over, its long tables held; may be NULL). What is selected and folded stays where the new one
 * has it, unless ANEW. */
void reader_put(struct reader *reader, struct document *document, bool anew);
/* From here on it is said that the rows behind the figures are of now, the document of then. */
void reader_is_of_then(struct reader *reader);
/* What is read, NULL: nothing yet. Borrowed. */
const struct document *reader_document(const struct reader *reader);
void reader_paint(struct reader *reader, struct rect rect);
/* RECT: as reader_paint will get it, for keys that come before the first painting. */
bool reader_command(struct reader *reader, enum command_id command, struct rect rect);
/* What Enter does here, as a sentence; NULL: nothing. The caller frees. */
char *reader_hint(const struct reader *reader);
/* The row that is selected and its table's index; NULL: none. Borrowed. */
const struct document_row *reader_row(const struct reader *reader, int *block);

#endif
