/* SPDX-License-Identifier: EUPL-1.2 */
/* section_prose: the sections that are text: what the whole is, in words. */
#include "config.h"

#include "section.h"

#include <stdlib.h>

#include "i18n.h"
#include "mem.h"
#include "money.h"

/* WORDS are i18n_plural for NUMBER. */
static void add_count(struct str *text, unsigned long number, const char *words)
{
	str_addf(text, "%s%lu %s", text->length > 0 ? ", " : "", number, words);
}

static unsigned long count_of(const struct grid *total, const char *column)
{
	return (unsigned long)grid_number(total, 0, column);
}

/* OTHERS is the budget of what is not carried out. */
static void add_money(struct work *work, int64_t budget, int64_t external, int64_t others)
{
	if (budget <= 0)
		return;
	char *whole = money_short(budget), *part = money_short(external);
	int percent = (int)((external * 100 + budget / 2) / budget);
	char *text = xasprintf(_("Budget %s, of which %s external funding (%d %%)."), whole, part, percent);
	char *told = others <= 0 ? xstrdup(text) : xasprintf("%s %s", text, _("Ideas, applications, refused and "
					"cancelled projects are not counted in the money."));
	document_text(work->document, told);
	free(told);
	free(text);
	free(whole);
	free(part);
}

bool section_opening(struct work *work, const struct section *section)
{
	struct grid grid;
	struct str text = {0};
	(void)section;
	if (!section_ask(work, "overview-total", &grid))
		return false;
	unsigned long projects = count_of(&grid, "projects");
	if (projects == 0) {
		char *period = period_text(&work->request->period);
		str_addf(&text, _("No project in the register was active in %s."), period);
		free(period);
	} else {
		unsigned long ongoing = count_of(&grid, "ongoing"), units = count_of(&grid, "units");
		unsigned long countries = count_of(&grid, "countries"), partners = count_of(&grid, "partners");
		add_count(&text, projects, i18n_plural("project", "projects", projects));
		add_count(&text, ongoing, _("ongoing"));
		add_count(&text, units, i18n_plural("administration or company",
								     "administrations and companies", units));
		add_count(&text, countries, i18n_plural("country", "countries", countries));
		add_count(&text, partners, i18n_plural("partner organisation", "partner organisations", partners));
		str_add_char(&text, '.');
	}
	document_text(work->document, text.text);
	str_free(&text);
	if (projects > 0)
		add_money(work, grid_number(&grid, 0, "budget_sek"), grid_number(&grid, 0, "external_sek"),
			  grid_number(&grid, 0, "others_sek"));
	grid_free(&grid);
	return true;
}
