/* SPDX-License-Identifier: EUPL-1.2 */
/* section_report: the sections that tell in prose what a unit or the whole has to answer for: to whom it goes, who has
 * handed in and what, what the money brings, what is of special importance, who stands outside. */
#include "config.h"

#include "section.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "kind.h"
#include "mem.h"
#include "money.h"

static const char *own_word(const struct work *work, const char *section, const char *key)
{
	const char *text = work->strategy != NULL ? ini_get(work->strategy->ini, section, key) : NULL;
	return text != NULL ? text : "";
}

static void say(struct work *work, char *text)
{
	document_text(work->document, text);
	free(text);
}

/* ---- to whom ---- */

/* "kf, ks" as the document prints them, after LABEL; nothing for "". */
static void add_organs(struct str *text, const struct work *work, const char *label, const char *codes)
{
	const char *before = label;
	for (const char *at = codes + strspn(codes, ", "); *at != '\0';) {
		size_t length = strcspn(at, ", ");
		char *code = xstrndup(at, length);
		str_addf(text, "%s%s", before, strategy_organ(work->strategy, code));
		before = ", ";
		free(code);
		at += length;
		at += strspn(at, ", ");
	}
	if (*codes != '\0')
		str_add(text, ". ");
}

/* What the strategy says of a follow-up, first of SECTION and then of ELSEWHERE (NULL: of it alone). */
static bool tell_recipient(struct work *work, const char *section, const char *elsewhere)
{
	static const struct {
		const char *key, *label;
	} organs[] = {
		{ "recipient", N_("To: ") }, { "compiled_by", N_("Put together by: ") },
		{ "contributors", N_("From: ") },
	};
	struct str text = {0};
	for (size_t i = 0; i < sizeof organs / sizeof *organs; i++) {
		const char *codes = own_word(work, section, organs[i].key);
		if (*codes == '\0' && elsewhere != NULL)
			codes = own_word(work, elsewhere, organs[i].key);
		add_organs(&text, work, i18n(organs[i].label), codes);
	}
	if (text.length > 0)
		document_text(work->document, text.text);
	str_free(&text);
	const char *quote = own_word(work, section, "quote"), *source = own_word(work, section, "source");
	if (*quote != '\0')
		say(work, xasprintf(_("“%s” (%s, %s)"), quote, strategy_get(work->strategy, "title"), source));
	else if (strcmp(own_word(work, section, "strength"), "unregulated") == 0)
		document_text(work->document, _("The strategy does not say to whom this is to be reported."));
	return true;
}

/* "Interim report 1, January–April 2026." where it is about a part of the year that has a name. */
static void tell_part(struct work *work)
{
	const struct kind *kind = kind_named("annual-return");
	const struct choice *choices = kind->fields[kind_field(kind, "period")].choices;
	const char *part = work->request->period.part, *label = choice_label(choices, part);
	if (label == part)
		return;
	char *period = period_text(&work->request->period);
	say(work, xasprintf(_("For the %s, %s."), label, period));
	free(period);
}

bool section_recipient(struct work *work, const struct section *section)
{
	(void)section;
	const char *part = work->request->period.part, *periods = own_word(work, "follow-up:interim", "periods");
	bool interim = *part != '\0' && strstr(periods, part) != NULL;
	tell_part(work);
	return tell_recipient(work, interim ? "follow-up:interim" : "follow-up:annual", "follow-up:annual");
}

bool section_recipient_running(struct work *work, const struct section *section)
{
	(void)section;
	return tell_recipient(work, "follow-up:running", NULL);
}

bool section_recipient_term(struct work *work, const struct section *section)
{
	(void)section;
	return tell_recipient(work, "follow-up:strategy", NULL);
}

/* ---- what is handed in ---- */

/* Adds the name of a unit that has not handed in; whoever has begun is named so. */
static void add_missing(struct str *text, const struct grid *grid, int row)
{
	bool begun = strcmp(grid_text(grid, row, "status"), "draft") == 0;
	str_addf(text, "%s%s", text->length > 0 ? ", " : "", grid_text(grid, row, "name"));
	if (begun)
		str_addf(text, " (%s)", _("draft"));
}

bool section_missing(struct work *work, const struct section *section)
{
	struct grid grid = {0};
	struct str missing = {0};
	int done = 0;
	(void)section;
	if (!section_ask(work, "returns-units", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		const char *status = grid_text(&grid, i, "status");
		if (strcmp(status, "submitted") == 0 || strcmp(status, "approved") == 0)
			done++;
		else
			add_missing(&missing, &grid, i);
	}
	if (grid.row_count > 0 && missing.length == 0)
		say(work, xasprintf(_("All %d have handed in."), grid.row_count));
	else if (grid.row_count > 0)
		say(work, xasprintf(_("%d of %d have handed in. Missing: %s."), done, grid.row_count, missing.text));
	str_free(&missing);
	grid_free(&grid);
	return true;
}

/* "420 hours, 61 tkr" of what the register holds; "" for nothing. The caller frees. */
static char *registered(const struct grid *grid, int row)
{
	struct str text = {0};
	int64_t minutes = grid_number(grid, row, "minutes"), amount = grid_number(grid, row, "amount_sek");
	if (minutes > 0) {
		char *hours = number_text((minutes + 30) / 60);
		str_addf(&text, _("%s hours"), hours);
		free(hours);
	}
	if (amount > 0) {
		char *money = money_format(amount, "SEK");
		str_addf(&text, "%s%s", text.length > 0 ? ", " : "", money);
		free(money);
	}
	return str_take(&text);
}

/* One part: under the strategy's own phrase, which also asks for what is missing; else under ours, where it is written.
 * Time and money that nobody has written of may stand in the register. */
static void tell_part_of_return(struct work *work, const struct grid *grid, int row, char letter, const char *label)
{
	char key[] = { 'p', 'a', 'r', 't', '_', letter, '\0' };
	const char *phrase = own_word(work, "follow-up:annual", key), *text = grid_text(grid, row, key);
	bool asked = *phrase != '\0';
	if (!asked && *text == '\0')
		return;
	char *put_in = letter == 'b' && *text == '\0' ? registered(grid, row) : xstrdup("");
	struct str line = {0};
	if (asked)
		str_addf(&line, "%c) ", letter);
	str_addf(&line, "%s: ", asked ? phrase : i18n(label));
	if (*put_in != '\0')
		str_addf(&line, _("in the register there are %s."), put_in);
	else
		str_add(&line, *text != '\0' ? text : _("missing."));
	document_text(work->document, line.text);
	str_free(&line);
	free(put_in);
}

static void tell_parts(struct work *work, const struct grid *grid, int row)
{
	static const char *const labels[] = {
		N_("Activities and efforts"), N_("Working time, money and other resources"),
		N_("Contribution to the goals"),
	};
	for (int part = 0; part < 3; part++)
		tell_part_of_return(work, grid, row, (char)('a' + part), labels[part]);
}

bool section_parts(struct work *work, const struct section *section)
{
	struct grid grid = {0};
	(void)section;
	if (!section_ask(work, "returns-written", &grid))
		return false;
	if (grid.row_count == 0)
		document_text(work->document, _("Nobody has handed in yet."));
	for (int i = 0; i < grid.row_count; i++) {
		document_heading(work->document, work->level + 2, grid_text(&grid, i, "name"));
		tell_parts(work, &grid, i);
	}
	grid_free(&grid);
	return true;
}

bool section_unit_parts(struct work *work, const struct section *section)
{
	struct grid grid = {0};
	(void)section;
	if (!section_ask(work, "returns-written", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++)
		if (strcmp(grid_text(&grid, i, "unit"), work->asked.unit) == 0)
			tell_parts(work, &grid, i);
	grid_free(&grid);
	return true;
}

/* ---- what the money brings ---- */

bool section_leverage(struct work *work, const struct section *section)
{
	struct grid grid = {0};
	(void)section;
	if (!section_ask(work, "money-total", &grid))
		return false;
	int64_t budget = grid_number(&grid, 0, "budget_sek"), external = grid_number(&grid, 0, "external_sek");
	int64_t own = grid_number(&grid, 0, "own_sek");
	char *whole = money_short(budget), *others = money_short(external), *ours = money_short(own);
	if (budget > 0)
		say(work, xasprintf(_("Of %s in budget, %s (%d %%) come from others and %s are our own."), whole,
				    others, (int)((external * 100 + budget / 2) / budget), ours));
	if (own > 0 && external > 0) {
		char *each = money_format((external * 100 + own / 2) / own, NULL);
		say(work, xasprintf(_("Each krona of our own brings %s kronor from others."), each));
		free(each);
	}
	free(whole);
	free(others);
	free(ours);
	grid_free(&grid);
	return true;
}

/* ---- what stands out ---- */

bool section_signs(struct work *work, const struct section *section)
{
	struct grid grid = {0};
	(void)section;
	if (!section_ask(work, "projects-significant", &grid))
		return false;
	unsigned long count = (unsigned long)grid_number(&grid, 0, "projects");
	if (count > 0)
		say(work, xasprintf(i18n_plural("%lu project is of special importance and marked ●: it is reported one "
						"step higher.",
						"%lu projects are of special importance and marked ●: they are "
						"reported one step higher.", count), count));
	grid_free(&grid);
	return true;
}

bool section_actions(struct work *work, const struct section *section)
{
	struct grid grid = {0};
	(void)section;
	if (!section_ask(work, "projects-actions-state", &grid))
		return false;
	unsigned long actions = (unsigned long)grid_number(&grid, 0, "actions");
	const char *done = grid_text(&grid, 0, "done"), *ongoing = grid_text(&grid, 0, "ongoing");
	if (actions > 0)
		say(work, xasprintf(i18n_plural("%lu action: %s done, %s ongoing, %s with somebody responsible.",
						"%lu actions: %s done, %s ongoing, %s with somebody responsible.",
						actions), actions, done, ongoing, grid_text(&grid, 0, "answered")));
	grid_free(&grid);
	return true;
}

bool section_outside(struct work *work, const struct section *section)
{
	struct grid grid = {0};
	(void)section;
	if (!section_ask(work, "projects-units-none", &grid))
		return false;
	if (grid_number(&grid, 0, "units") == 0)
		document_text(work->document, _("Every administration and company leads or takes part in a project."));
	else
		say(work, xasprintf(_("Neither leads nor takes part in a project: %s."), grid_text(&grid, 0, "names")));
	grid_free(&grid);
	return true;
}

/* ---- unit by unit ---- */

static bool build_named(struct work *work, const char *const *names)
{
	for (; *names != NULL; names++)
		if (!section_build(work, section_named(*names, strlen(*names)), NULL))
			return false;
	return true;
}

/* The unit that asked.unit names: who, and then what there is of the rest. */
static bool tell_unit(struct work *work, const char *name, const char *head)
{
	static const char *const who[] = { "unit-contact", NULL };
	static const char *const what[] = { "projects", "activities", "resources", "unit-returns", "unit-parts",
					    "ideas", NULL };
	if (!section_scope(work))
		return false;
	document_heading(work->document, 1, name);
	if (*head != '\0')
		say(work, xasprintf(_("Head: %s."), head));
	work->level = 2;
	bool good = build_named(work, who);
	int before = work->document->block_count;
	work->quiet = true;
	good = good && build_named(work, what);
	work->quiet = false;
	work->level = 0;
	if (good && work->document->block_count == before)
		document_text(work->document, _("Nothing is written down for the period."));
	return good;
}

bool section_departments(struct work *work, const struct section *section)
{
	struct grid grid = {0};
	char unit[sizeof work->asked.unit];
	bool good = section_ask(work, "units-all", &grid);
	(void)section;
	memcpy(unit, work->asked.unit, sizeof unit);
	for (int i = 0; good && i < grid.row_count; i++) {
		snprintf(work->asked.unit, sizeof work->asked.unit, "%s", grid_text(&grid, i, "id"));
		good = tell_unit(work, grid_text(&grid, i, "name"), grid_text(&grid, i, "head"));
	}
	if (good && grid.row_count == 0)
		document_text(work->document, _("There was no unit in the period."));
	memcpy(work->asked.unit, unit, sizeof unit);
	grid_free(&grid);
	return good && section_scope(work);
}
