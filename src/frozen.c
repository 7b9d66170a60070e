/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "frozen.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "sink.h"
#include "text.h"

void frozen_free(struct frozen *frozen)
{
	char **const texts[] = { &frozen->at, &frozen->login, &frozen->name, &frozen->title, &frozen->dnr,
				 &frozen->recipient, &frozen->request, &frozen->sha256, &frozen->document };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		free(*texts[i]);
	*frozen = (struct frozen){0};
}

struct document *frozen_document_bare(const struct frozen *frozen, struct err *err)
{
	return sink_json_read(frozen->document, strlen(frozen->document), err);
}

/* "Number 3, fixed 2026-11-20 09:00 by anna · Reg. no. KS 2026/12 · Recipient: Kommunstyrelsen" */
static char *particulars(const struct frozen *frozen)
{
	struct str text = { 0 };
	char *at = clock_local(frozen->at);
	str_addf(&text, _("Number %lld, fixed %s by %s"), (long long)frozen->id, at, frozen->login);
	if (*frozen->dnr != '\0')
		str_addf(&text, " · %s %s", _("Reg. no."), frozen->dnr);
	if (*frozen->recipient != '\0')
		str_addf(&text, " · %s: %s", _("Recipient"), frozen->recipient);
	free(at);
	return str_take(&text);
}

struct document *frozen_document(const struct frozen *frozen, struct err *err)
{
	struct document *document = frozen_document_bare(frozen, err);
	if (document == NULL)
		return NULL;
	char *fixed = particulars(frozen), *print = xasprintf("SHA-256 %s", frozen->sha256);
	char *subtitle = xasprintf("%s · %s", document->subtitle, fixed);
	free(document->subtitle);
	document->subtitle = subtitle;
	document_text(document, print);
	free(print);
	free(fixed);
	return document;
}
