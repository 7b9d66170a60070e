/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"

char *findings_total(const struct findings *findings)
{
	struct str text = {0};
	for (int severity = SEVERITY_ERROR; severity > SEVERITY_OFF; severity--)
		if (findings->per[severity] > 0)
			str_addf(&text, "%s%d %s", text.length > 0 ? ", " : "", findings->per[severity],
				 severity_label((enum severity)severity));
	return text.length > 0 ? str_take(&text) : xstrdup(_("no findings"));
}

static void add_title(struct str *text, const struct strategy *strategy)
{
	const char *title = strategy_get(strategy, "title");
	str_add(text, strategy_get(strategy, "municipality"));
	str_addf(text, "%s%s", text->length > 0 && *title != '\0' ? ", " : "", title);
}

/* The phrase and where it stands. */
static void add_phrase(struct document *document, const struct finding *finding, const struct strategy *strategy)
{
	if (*finding->quote == '\0') {
		document_text(document, _("The register's own rule; the strategy does not regulate it."));
		return;
	}
	const char *source = *finding->source != '\0' ? finding->source : strategy_get(strategy, "title");
	char *text = xasprintf("”%s” · %s", finding->quote, source);
	document_text(document, text);
	free(text);
}

static void add_row(struct document *document, const struct finding *finding, const struct strategy *strategy)
{
	struct document_row *row = document_row(document, 0, false);
	const struct mend *mend = &finding->mend;
	document_cell_text(row, 0, finding->kind != NULL ? i18n(kind_named(finding->kind)->label) : _("Strategy"));
	document_cell_text(row, 1, finding->kind != NULL ? finding->title : strategy_get(strategy, "title"));
	document_cell_text(row, 2, finding->sentence);
	if (mend->kind != NULL)
		document_mend(row, finding->kind, finding->id, mend->kind, mend->id, mend->field, mend->values);
}

static bool same_group(const struct finding *a, const struct finding *b)
{
	return a->severity == b->severity && a->check == b->check && strcmp(a->quote, b->quote) == 0;
}

/* The finding at FIRST and all that rest on the same phrase. */
static void add_group(struct document *document, const struct findings *findings, int first, bool *shown,
		      const struct strategy *strategy)
{
	const struct finding *finding = &findings->finding[first];
	char *heading = xasprintf("%s %s", finding->check->id, _(finding->check->title));
	document_heading(document, 2, heading);
	free(heading);
	add_phrase(document, finding, strategy);
	document_table(document, finding->check->name, _(finding->check->hint));
	document_column(document, "kind", _("Kind"), CELL_TEXT, false);
	document_column(document, "record", _("Record"), CELL_TEXT, false);
	document_column(document, "finding", _("What is wrong"), CELL_TEXT, false);
	for (int i = first; i < findings->count; i++) {
		if (shown[i] || !same_group(finding, &findings->finding[i]))
			continue;
		add_row(document, &findings->finding[i], strategy);
		shown[i] = true;
	}
}

static void add_severity(struct document *document, const struct findings *findings, enum severity severity,
			 bool *shown, const struct strategy *strategy)
{
	if (findings->per[severity] == 0)
		return;
	char *heading = xasprintf("%s (%d)", severity_label(severity), findings->per[severity]);
	document_heading(document, 1, heading);
	free(heading);
	for (int i = 0; i < findings->count; i++)
		if (!shown[i] && findings->finding[i].severity == severity)
			add_group(document, findings, i, shown, strategy);
}

struct document *findings_document(const struct findings *findings, const struct strategy *strategy)
{
	char today[CLOCK_DAY_SIZE];
	struct str subtitle = {0};
	bool *shown = xcalloc((size_t)findings->count + 1, sizeof *shown);
	clock_today(today);
	add_title(&subtitle, strategy);
	str_addf(&subtitle, "%s%s", subtitle.length > 0 ? " · " : "", today);
	struct document *document = document_new(_("Checks"), subtitle.text);
	char *total = findings_total(findings);
	document_text(document, total);
	for (int severity = SEVERITY_ERROR; severity > SEVERITY_OFF; severity--)
		add_severity(document, findings, (enum severity)severity, shown, strategy);
	free(total);
	free(shown);
	str_free(&subtitle);
	return document;
}
