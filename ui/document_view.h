/* SPDX-License-Identifier: EUPL-1.2 */
/* document_view: the summaries on screen: which there are, the one being read, and from its figures to the rows. */
#ifndef SAMVERKAN_DOCUMENT_VIEW_H
#define SAMVERKAN_DOCUMENT_VIEW_H

#include "app.h"

struct document_view;

struct document_view *document_view_new(struct app *app);
void document_view_free(struct document_view *view);
/* Works the summary out again; the selected row stays. */
void document_view_read(struct document_view *view);
void document_view_paint(struct document_view *view, const struct layout *layout);
bool document_view_command(struct document_view *view, enum command_id command);
/* What is read, whole: its long tables are read when it is written. NULL and a sentence. The caller owns it. */
struct document *document_view_document(struct document_view *view, struct err *err);
/* What the status line says. The caller frees. */
char *document_view_status(const struct document_view *view);

#endif
