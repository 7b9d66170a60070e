/* SPDX-License-Identifier: EUPL-1.2 */
/* section_findings: what the checks of the strategy find, told inside a summary. */
#include "config.h"

#include "section.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "i18n.h"
#include "mem.h"

static bool told_before(const struct findings *findings, int at)
{
	for (int i = 0; i < at; i++)
		if (strcmp(findings->finding[i].quote, findings->finding[at].quote) == 0)
			return true;
	return false;
}

/* Each phrase of the strategy that something rests on, once. */
static void tell_phrases(struct work *work, const struct findings *findings)
{
	for (int i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->finding[i];
		if (*finding->quote == '\0' || told_before(findings, i))
			continue;
		char *text = xasprintf(_("“%s” (%s, %s)"), finding->quote, strategy_get(work->strategy, "title"),
				       finding->source);
		document_text(work->document, text);
		free(text);
	}
}

static void tell_finding(struct document *document, const struct finding *finding)
{
	struct document_row *row = document_row(document, 0, false);
	const struct mend *mend = &finding->mend;
	document_cell_text(row, 0, finding->title);
	document_cell_text(row, 1, finding->kind != NULL ? i18n(kind_named(finding->kind)->label) : _("Strategy"));
	document_cell_text(row, 2, severity_label(finding->severity));
	document_cell_text(row, 3, finding->sentence);
	if (mend->kind != NULL)
		document_mend(row, finding->kind, finding->id, mend->kind, mend->id, mend->field, mend->values);
}

/* Whether the strategy has a word in any of the matters. */
static bool is_regulated(const struct strategy *strategy, const char *names)
{
	bool held = false;
	for (const char *at = names; !held && *at != '\0'; at += strspn(at, " ")) {
		size_t length = strcspn(at, " ");
		char *name = xstrndup(at, length);
		held = check_is_held(strategy, name);
		free(name);
		at += length;
	}
	return held;
}

static void tell_findings(struct work *work, const struct section *section, const struct findings *findings)
{
	struct document *document = work->document;
	if (findings->count == 0) {
		bool regulated = is_regulated(work->strategy, section->checks);
		document_text(document, regulated ? i18n(section->empty) : _("The strategy does not regulate it."));
		return;
	}
	tell_phrases(work, findings);
	document_table(document, section->name, "");
	document_column(document, "record", _("Record"), CELL_TEXT, false);
	document_column(document, "kind", _("Kind"), CELL_TEXT, false);
	document_column(document, "strength", _("Strength"), CELL_TEXT, false);
	document_column(document, "finding", _("What is wrong"), CELL_TEXT, false);
	for (int i = 0; i < findings->count; i++)
		tell_finding(document, &findings->finding[i]);
}

bool section_findings(struct work *work, const struct section *section)
{
	struct findings findings;
	const struct check_wanted wanted = {
		.names = section->checks, .unit = work->request->unit, .first_year = atoi(work->asked.first_year),
		.last_year = work->request->period.year,
	};
	if (work->strategy == NULL) {
		document_text(work->document, _("The register has no strategy to hold this against."));
		return true;
	}
	if (!check_some(work->strategy, &wanted, work->source, work->context, &findings, work->err))
		return false;
	tell_findings(work, section, &findings);
	findings_free(&findings);
	return true;
}

bool section_coverage_note(struct work *work, const struct section *section)
{
	(void)section;
	char *text = xasprintf(_("As of today. A confirmation is stale after %s days; the return is that for %s."),
			       work->asked.stale_days, work->asked.return_year);
	document_text(work->document, text);
	free(text);
	return true;
}
