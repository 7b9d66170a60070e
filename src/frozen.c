/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "frozen.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "comparison.h"
#include "i18n.h"
#include "mem.h"
#include "sink.h"
#include "text.h"

static const struct field fields[] = {
	{ .name = "title", .label = N_("Summary"), .type = TYPE_TEXT },
};

const struct kind frozen_kind = {
	.name = "frozen", .table = "frozen", .label = N_("Fixed summary"), .plural = N_("Fixed summaries"),
	.title = "title", .fields = fields, .field_count = 1,
};

char *frozen_deed(const char *title, int64_t id)
{
	return xasprintf(_("fixed %s as number %lld"), title, (long long)id);
}

void frozen_free(struct frozen *frozen)
{
	char **const texts[] = { &frozen->at, &frozen->login, &frozen->name, &frozen->title, &frozen->dnr,
				 &frozen->recipient, &frozen->request, &frozen->sha256, &frozen->document };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		free(*texts[i]);
	*frozen = (struct frozen){0};
}

/* ---- making ---- */

bool frozen_may(const struct summary *summary, struct err *err)
{
	return strcmp(summary->name, frozen_kind.name) != 0 ||
	       err_set(err, ERR_REFUSED, _("the list of fixed summaries is not fixed itself"));
}

struct document *frozen_build(const struct summary *summary, const struct strategy *strategy,
			      const struct summary_request *request, grid_source *source, void *context,
			      struct err *err)
{
	const char *language = i18n_speak("sv");
	struct document *document = summary_build(summary, strategy, request, source, context, err);
	if (document != NULL && !document_hold(document, -1, err)) {
		document_free(document);
		document = NULL;
	}
	i18n_speak(language);
	return document;
}

char *frozen_text(const struct summary *summary, const struct strategy *strategy,
		  const struct summary_request *request, grid_source *source, void *context, char **title,
		  struct err *err)
{
	struct sink_options options = { 0 };
	struct document *document = frozen_build(summary, strategy, request, source, context, err);
	if (document == NULL)
		return NULL;
	const char *language = i18n_speak("sv");
	char *text = NULL;
	*title = summary_name_of(summary, strategy, request, source, context, err);
	if (*title != NULL)
		text = sink_string(sink_named("json"), document, &options, err);
	i18n_speak(language);
	document_free(document);
	return text;
}

/* ---- reading ---- */

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

/* "2026-11-20", and the time where what is compared is of the same day. The caller frees. */
static char *moment(const char *stamp, bool with_time)
{
	char *at = clock_local(stamp);
	if (!with_time && strlen(at) > strlen("2026-11-20"))
		at[strlen("2026-11-20")] = '\0';
	return at;
}

struct document *frozen_comparison(const struct frozen *frozen, const struct document *then,
				   const struct document *now)
{
	char stamp[CLOCK_STAMP_SIZE];
	clock_stamp(stamp);
	bool same_day = strcmp(then->day, now->day) == 0;
	char *was = moment(frozen->at, same_day), *is = moment(stamp, same_day);
	char *subtitle = xasprintf(_("%s · as of %s, beside as of %s"), frozen->title, was, is);
	struct document *document = comparison_new(then, now, _("What has changed since it was fixed"), subtitle);
	free(subtitle);
	free(was);
	free(is);
	return document;
}
