/* SPDX-License-Identifier: EUPL-1.2 */
/* list_document: a list as it stands on screen, as a document: its columns, order, groups and filter. */
#ifndef SAMVERKAN_LIST_DOCUMENT_H
#define SAMVERKAN_LIST_DOCUMENT_H

#include "document.h"
#include "list_view.h"

/* All its rows are read when the document is written, page by page. NULL and a sentence. The caller frees it before the
 * list. */
struct document *list_document_new(struct list_view *view, struct err *err);

#endif
