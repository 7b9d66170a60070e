/* SPDX-License-Identifier: EUPL-1.2 */
/* section_prose: the sections that are text: what the whole is, in words. */
#include "config.h"

#include "section.h"

#include <stdlib.h>

#include "i18n.h"
#include "mem.h"
#include "money.h"

/* A figure of the opening: what people read has a column, the number has one for files. */
struct figure {
	const char *name, *title;    /* of the number's column; title: msgid */
	enum cell_type type;
	const char *kind, *drill;    /* behind it; drill: a template; NULL: nothing */
};
static const struct figure counted[] = {
	{ "projects", N_("Projects"), CELL_NUMBER, "project", "{active}" },
	{ "ongoing", N_("Ongoing"), CELL_NUMBER, "project", "{active} status:ongoing" },
	{ "units", N_("Units"), CELL_NUMBER, "unit", "name={names}" },
	{ "countries", N_("Countries"), CELL_NUMBER, NULL, NULL },
	{ "partners", N_("Partners"), CELL_NUMBER, NULL, NULL },
};
static const struct figure money[] = {
	{ "budget_sek", N_("Budget"), CELL_MONEY, "project", "{active} " SECTION_CARRIED_OUT },
	{ "external_sek", N_("External"), CELL_MONEY, "project",
	  "{active} external_sek>0 " SECTION_CARRIED_OUT },
};
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static int64_t count_of(const struct grid *total, const char *column)
{
	return grid_number(total, 0, column);
}

static void drill(struct work *work, struct document_row *row, int column, const struct figure *figure,
		  const struct grid *total)
{
	if (figure->kind == NULL)
		return;
	char *filter = section_fill(figure->drill, &work->asked, total, NULL);
	document_cell_drill(row, column, figure->kind, filter);
	free(filter);
}

/* A sentence of COUNT figures, each in its WORDS, which are freed. */
static void say_figures(struct work *work, const char *name, const char *more, const struct figure *figures, int count,
			char *const *words, const struct grid *total)
{
	struct document *document = work->document;
	document_table(document, name, more);
	document_prose(document);
	for (int i = 0; i < count; i++) {
		char *said = xasprintf("said_%s", figures[i].name);
		document_column(document, said, i18n(figures[i].title), CELL_TEXT, false);
		document_column_use(document, COLUMN_SHOWN);
		document_column(document, figures[i].name, i18n(figures[i].title), figures[i].type, false);
		document_column_use(document, COLUMN_DATA);
		free(said);
	}
	struct document_row *row = document_row(document, 0, false);
	for (int i = 0; i < count; i++) {
		document_cell_text(row, 2 * i, words[i]);
		document_cell_number(row, 2 * i + 1, grid_number(total, 0, figures[i].name));
		drill(work, row, 2 * i, &figures[i], total);
		drill(work, row, 2 * i + 1, &figures[i], total);
		free(words[i]);
	}
}

static char *count_words(const struct grid *total, const char *column, const char *words)
{
	char *count = number_text(count_of(total, column)), *text = xasprintf("%s %s", count, words);
	free(count);
	return text;
}

static void say_counts(struct work *work, const struct grid *total)
{
	unsigned long projects = (unsigned long)count_of(total, "projects");
	unsigned long units = (unsigned long)count_of(total, "units");
	unsigned long countries = (unsigned long)count_of(total, "countries");
	unsigned long partners = (unsigned long)count_of(total, "partners");
	char *const words[COUNT(counted)] = {
		count_words(total, "projects", i18n_plural("project", "projects", projects)),
		count_words(total, "ongoing", _("ongoing")),
		count_words(total, "units", i18n_plural("administration or company",
							"administrations and companies", units)),
		count_words(total, "countries", i18n_plural("country", "countries", countries)),
		count_words(total, "partners", i18n_plural("partner organisation", "partner organisations", partners)),
	};
	say_figures(work, "opening", "", counted, COUNT(counted), words, total);
}

/* What is not carried out has budgets that are not counted: said where there are any. */
static void say_money(struct work *work, const struct grid *total)
{
	int64_t budget = count_of(total, "budget_sek"), external = count_of(total, "external_sek");
	bool others = count_of(total, "others_sek") > 0;
	if (budget <= 0)
		return;
	char *whole = money_short(budget), *part = money_short(external);
	char *const words[COUNT(money)] = {
		xasprintf(_("Budget %s"), whole),
		xasprintf(_("of which %s external funding (%d %%)"), part,
			  (int)((external * 100 + budget / 2) / budget)),
	};
	say_figures(work, "opening-money", others ? _("Ideas, applications, refused and cancelled projects are not "
						      "counted in the money.") : "",
		    money, COUNT(money), words, total);
	free(whole);
	free(part);
}

bool section_opening(struct work *work, const struct section *section)
{
	struct grid total;
	(void)section;
	if (!section_ask(work, "overview-total", &total))
		return false;
	if (count_of(&total, "projects") == 0) {
		char *period = period_text(&work->request->period);
		char *text = xasprintf(_("No project in the register was active in %s."), period);
		document_text(work->document, text);
		free(text);
		free(period);
	} else {
		say_counts(work, &total);
		say_money(work, &total);
	}
	grid_free(&total);
	return true;
}
