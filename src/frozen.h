/* SPDX-License-Identifier: EUPL-1.2 */
/* frozen: a summary that was fixed, as it is stored, and as it is read and printed. */
#ifndef SAMVERKAN_FROZEN_H
#define SAMVERKAN_FROZEN_H

#include <stdint.h>

#include "document.h"
#include "summary.h"

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

/* As what the history tells of it: no kind of record, so not in kinds[], but with a name, a label and a title. */
extern const struct kind frozen_kind;
/* "fixed Annual follow-up 2026 as number 3". The caller frees. */
char *frozen_deed(const char *title, int64_t id);

/* Whether a summary can be fixed; the list of those that were cannot. */
bool frozen_may(const struct summary *summary, struct err *err);
/* As summary_build, in the language of the register, which is Swedish whatever the screen speaks: what is kept for
 * ever, and what is compared with it. It is read whole. */
struct document *frozen_build(const struct summary *summary, const struct strategy *strategy,
			      const struct summary_request *request, grid_source *source, void *context,
			      struct err *err);
/* The same as it is kept, and in *TITLE what it is called among others. NULL and a sentence on failure. The caller
 * frees both. */
char *frozen_text(const struct summary *summary, const struct strategy *strategy,
		  const struct summary_request *request, grid_source *source, void *context, char **title,
		  struct err *err);

/* What stood in it; under the title, when and by whom it was fixed, its registration number and recipient; last, its
 * fingerprint. NULL and a sentence where what is stored is no document. The caller frees with document_free. */
struct document *frozen_document(const struct frozen *frozen, struct err *err);
/* What stood in it alone, for comparing. Likewise. */
struct document *frozen_document_bare(const struct frozen *frozen, struct err *err);
/* What differs between THEN, what stood in it alone, and NOW, the same made again; under the title, what it is called
 * and when both were made. The caller frees. */
struct document *frozen_comparison(const struct frozen *frozen, const struct document *then,
				   const struct document *now);

#endif
