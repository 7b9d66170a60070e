/* SPDX-License-Identifier: EUPL-1.2 */
/* frozen: a summary that was fixed, as it is stored, and as it is read and printed. */
#ifndef SAMVERKAN_FROZEN_H
#define SAMVERKAN_FROZEN_H

#include <stdint.h>

#include "document.h"

/* A summary that is fixed for ever. All text is owned. */
struct frozen {
	int64_t id;
	char *at, *login;      /* when (UTC stamp) and by whom */
	char *name, *title;    /* the summary */
	char *dnr, *recipient; /* "" where none was given */
	char *request;         /* what was asked, as frozen_request writes it */
	char *sha256;          /* of the document */
	char *document;        /* as sink_json writes it */
};
void frozen_free(struct frozen *frozen);

/* What stood in it; under the title, when and by whom it was fixed, its registration number and recipient; last, its
 * fingerprint. NULL and a sentence where what is stored is no document. The caller frees with document_free. */
struct document *frozen_document(const struct frozen *frozen, struct err *err);
/* What stood in it alone, for comparing. Likewise. */
struct document *frozen_document_bare(const struct frozen *frozen, struct err *err);

#endif
