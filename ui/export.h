/* SPDX-License-Identifier: EUPL-1.2 */
/* export: what is shown, as a document to a file or to paper. */
#ifndef SAMVERKAN_EXPORT_H
#define SAMVERKAN_EXPORT_H

#include "document.h"

#include "app.h"

/* Asks in which format and under which name, then writes DOCUMENT (taken over). */
void export_ask(struct app *app, struct document *document);
/* Its pages as text, and from there to the printer. DOCUMENT is taken over. NULL and a sentence where it could not be
 * laid out. */
struct layer *paper_layer_new(struct app *app, struct document *document, struct err *err);

#endif
