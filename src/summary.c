/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "kind.h"
#include "mem.h"
#include "money.h"
#include "text.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* A summary while it is worked out. */
struct work {
	struct document *document;
	summary_source *source;
	void *context;
	int year;
	char today[CLOCK_DAY_SIZE];
	char year_text[8];
	const char *strategy, *units; /* as the statements take them */
	struct err *err;
};

struct section {
	const char *name;
	bool (*build)(struct work *work);
};

const struct summary summaries[] = {
	{ "overview", N_("Overview"), "areas,units,status,external-share" },
};
const int summary_count = COUNT(summaries);

const struct summary *summary_find(const char *name, struct err *err)
{
	const char *names[COUNT(summaries)];
	for (int i = 0; i < summary_count; i++) {
		names[i] = summaries[i].name;
		if (strcmp(names[i], name) == 0)
			return &summaries[i];
	}
	const char *nearest = text_nearest(name, names, summary_count);
	if (nearest == NULL)
		err_set(err, ERR_USAGE, _("there is no summary \"%s\""), name);
	else
		err_set(err, ERR_USAGE, _("there is no summary \"%s\"; did you mean \"%s\"?"), name, nearest);
	return NULL;
}

const char *summary_title(const struct summary *summary, const struct strategy *strategy)
{
	char *section = xasprintf("summary:%s", summary->name);
	const char *title = strategy != NULL ? ini_get(strategy->ini, section, "title") : NULL;
	free(section);
	return title != NULL && *title != '\0' ? title : _(summary->title);
}

/* ---- figures ---- */

static bool ask(struct work *work, const char *statement, struct grid *grid)
{
	const struct grid_param params[] = { { "year", work->year_text }, { "today", work->today },
					     { "strategy", work->strategy }, { "units", work->units } };
	*grid = (struct grid){0};
	return work->source(work->context, statement, params, COUNT(params), grid, work->err);
}

/* The rows that were active in YEAR, as the statements count them: a project without dates is always active. */
/* The expression that selects what the statements count: the same three conditions as in db/sql/overview.sql. */
static char *year_filter(int year, const char *more)
{
	return xasprintf("%s start<=%d-12-31|start: end>=%d-01-01|end: "
			 "!start:|!end:|status:idea|pre-study|drafting|applied|granted|decided|ongoing|paused",
			 more, year, year);
}

static void drill(struct document_row *row, int year, const char *more)
{
	char *filter = year_filter(year, more);
	document_drill(row, "project", filter);
	free(filter);
}

static void put_number(struct document_row *row, int column, const struct grid *grid, int at, const char *name)
{
	document_cell_number(row, column, grid_number(grid, at, name));
}

/* ---- the opening: what the whole is, in words ---- */

/* WORDS are i18n_plural for NUMBER. */
static void add_count(struct str *text, unsigned long number, const char *words)
{
	str_addf(text, "%s%lu %s", text->length > 0 ? ", " : "", number, words);
}

static unsigned long count_of(const struct grid *total, const char *column)
{
	return total->row_count > 0 ? (unsigned long)grid_number(total, 0, column) : 0;
}

static int64_t percent(int64_t part, int64_t whole)
{
	return whole > 0 ? (part * 100 + whole / 2) / whole : 0;
}

static void add_money(struct work *work, int64_t budget, int64_t external)
{
	if (budget <= 0)
		return;
	char *whole = money_short(budget), *part = money_short(external);
	char *text = xasprintf(_("Budget %s, of which %s external funding (%d %%)."), whole, part,
			       (int)percent(external, budget));
	document_text(work->document, text);
	free(text);
	free(whole);
	free(part);
}

static bool add_opening(struct work *work)
{
	struct grid grid;
	struct str text = {0};
	if (!ask(work, "overview-total", &grid))
		return false;
	unsigned long projects = count_of(&grid, "projects");
	if (projects == 0) {
		str_addf(&text, _("No project in the register was active in %d."), work->year);
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
		add_money(work, grid_number(&grid, 0, "budget"), grid_number(&grid, 0, "external"));
	grid_free(&grid);
	return true;
}

/* ---- sections ---- */

static bool add_areas(struct work *work)
{
	struct document *document = work->document;
	struct grid grid;
	if (!ask(work, "overview-areas", &grid))
		return false;
	document_heading(document, 1, _("Projects per priority area"));
	document_table(document, "areas", "");
	document_column(document, "number", _("No."), CELL_TEXT, false);
	document_column(document, "name", _("Area"), CELL_TEXT, false);
	document_column(document, "projects", _("Projects"), CELL_NUMBER, true);
	document_column(document, "ongoing", _("Ongoing"), CELL_NUMBER, false);
	document_column(document, "budget_sek", _("Budget"), CELL_MONEY, false);
	for (int i = 0; i < grid.row_count; i++) {
		struct document_row *row = document_row(document, (int)grid_number(&grid, i, "depth"), false);
		document_cell_text(row, 0, grid_text(&grid, i, "number"));
		document_cell_text(row, 1, grid_text(&grid, i, "name"));
		put_number(row, 2, &grid, i, "projects");
		put_number(row, 3, &grid, i, "ongoing");
		put_number(row, 4, &grid, i, "budget");
		char *area = xasprintf("areas:#%s", grid_text(&grid, i, "id"));
		drill(row, work->year, area);
		free(area);
	}
	grid_free(&grid);
	return true;
}

static void add_units_total(struct work *work, const struct grid *grid)
{
	static const char *const sums[] = { "projects", "ongoing", "ideas", "budget", "external" };
	struct document_row *row = document_row(work->document, 0, true);
	document_cell_text(row, 0, _("Together"));
	for (int column = 0; column < COUNT(sums); column++) {
		int64_t sum = 0;
		for (int i = 0; i < grid->row_count; i++)
			sum += grid_number(grid, i, sums[column]);
		document_cell_number(row, column + 2, sum);
	}
	drill(row, work->year, "");
}

static bool add_units(struct work *work)
{
	struct document *document = work->document;
	struct grid grid;
	if (!ask(work, "overview-units", &grid))
		return false;
	document_heading(document, 1, _("Projects per administration and company"));
	document_table(document, "units", "");
	document_column(document, "name", _("Administration / company"), CELL_TEXT, false);
	document_column(document, "short_name", _("Short name"), CELL_TEXT, false);
	document_column_use(document, COLUMN_DATA);
	document_column(document, "projects", _("Projects"), CELL_NUMBER, true);
	document_column(document, "ongoing", _("Ongoing"), CELL_NUMBER, false);
	document_column(document, "ideas", _("Ideas"), CELL_NUMBER, false);
	document_column(document, "budget_sek", _("Budget"), CELL_MONEY, false);
	document_column(document, "external_sek", _("External"), CELL_MONEY, false);
	for (int i = 0; i < grid.row_count; i++) {
		struct document_row *row = document_row(document, 0, false);
		document_cell_text(row, 0, grid_text(&grid, i, "name"));
		document_cell_text(row, 1, grid_text(&grid, i, "short_name"));
		put_number(row, 2, &grid, i, "projects");
		put_number(row, 3, &grid, i, "ongoing");
		put_number(row, 4, &grid, i, "ideas");
		put_number(row, 5, &grid, i, "budget");
		put_number(row, 6, &grid, i, "external");
		char *unit = xasprintf("unit:%s", grid_text(&grid, i, "members"));
		drill(row, work->year, unit);
		free(unit);
	}
	if (grid.row_count > 1)
		add_units_total(work, &grid);
	grid_free(&grid);
	return true;
}

static bool add_status(struct work *work)
{
	struct document *document = work->document;
	const struct kind *project = kind_named("project");
	const struct choice *choices = project->fields[kind_field(project, "status")].choices;
	struct grid grid;
	if (!ask(work, "overview-status", &grid))
		return false;
	document_heading(document, 1, _("Projects per status"));
	document_table(document, "status", "");
	document_column(document, "status", _("Status"), CELL_TEXT, false);
	document_column(document, "projects", _("Projects"), CELL_NUMBER, true);
	document_column(document, "budget_sek", _("Budget"), CELL_MONEY, false);
	for (int i = 0; i < grid.row_count; i++) {
		const char *code = grid_text(&grid, i, "status");
		struct document_row *row = document_row(document, 0, false);
		document_cell_text(row, 0, choice_label(choices, code));
		put_number(row, 1, &grid, i, "projects");
		put_number(row, 2, &grid, i, "budget");
		char *status = xasprintf("status:%s", code);
		drill(row, work->year, status);
		free(status);
	}
	grid_free(&grid);
	return true;
}

static void add_year(struct work *work, const struct grid *grid, int at)
{
	int64_t projects = grid_number(grid, at, "projects"), external = grid_number(grid, at, "external");
	struct document_row *row = document_row(work->document, 0, false);
	document_cell_text(row, 0, grid_text(grid, at, "year"));
	if (projects > 0)
		document_cell_number(row, 1, percent(external, projects));
	char *of = xasprintf(_("(%d of %d)"), (int)external, (int)projects);
	document_cell_text(row, 2, of);
	free(of);
	document_cell_number(row, 3, external);
	document_cell_number(row, 4, projects);
	drill(row, (int)grid_number(grid, at, "year"),
	      "external_sek>0 status:pre-study|granted|decided|ongoing|paused|finished");
}

static bool add_external_share(struct work *work)
{
	struct document *document = work->document;
	struct grid grid;
	if (!ask(work, "overview-external", &grid))
		return false;
	document_heading(document, 1, _("Share of projects with external funding"));
	document_text(document,
		      _("Counted on what is carried out: ideas, applications and what was refused are left out."));
	document_table(document, "external-share", "");
	document_column(document, "year", _("Year"), CELL_TEXT, false);
	document_column(document, "share_percent", _("Share"), CELL_PERCENT, true);
	document_column(document, "of", _("Projects"), CELL_TEXT, false);
	document_column_use(document, COLUMN_SHOWN);
	document_column(document, "external", _("External"), CELL_NUMBER, false);
	document_column_use(document, COLUMN_DATA);
	document_column(document, "projects", _("Projects"), CELL_NUMBER, false);
	document_column_use(document, COLUMN_DATA);
	for (int i = 0; i < grid.row_count; i++)
		add_year(work, &grid, i);
	grid_free(&grid);
	return true;
}

static const struct section sections[] = {
	{ "areas", add_areas }, { "units", add_units }, { "status", add_status },
	{ "external-share", add_external_share },
};

/* ---- from sections to a summary ---- */

static const struct section *find_section(const char *name, size_t length)
{
	for (int i = 0; i < COUNT(sections); i++)
		if (strlen(sections[i].name) == length && strncmp(sections[i].name, name, length) == 0)
			return &sections[i];
	return NULL;
}

/* Takes the next name of a comma separated list: its beginning, *LENGTH; NULL at the end. */
static const char *next_name(const char **list, size_t *length)
{
	*list += strspn(*list, ", ");
	const char *name = *list;
	*length = strcspn(name, ", ");
	*list += *length;
	return *length > 0 ? name : NULL;
}

bool summary_section_check(const struct summary *summary, const char *name, struct err *err)
{
	const char *list = summary->sections, *known;
	size_t length;
	while ((known = next_name(&list, &length)) != NULL)
		if (strlen(name) == length && strncmp(known, name, length) == 0)
			return true;
	return err_set(err, ERR_REFUSED, _("\"%s\" is not one of: %s"), name, summary->sections);
}

static bool build_sections(struct work *work, const char *list)
{
	const char *name;
	size_t length;
	while ((name = next_name(&list, &length)) != NULL) {
		/* A register may carry the strategy of a newer program, with sections that this one cannot make. */
		const struct section *section = find_section(name, length);
		if (section != NULL && !section->build(work))
			return false;
	}
	return true;
}

static char *make_subtitle(const struct strategy *strategy, const struct work *work)
{
	struct str text = {0};
	if (strategy != NULL && *strategy_get(strategy, "municipality") != '\0')
		str_addf(&text, "%s · ", strategy_get(strategy, "municipality"));
	str_addf(&text, _("%d · as of %s"), work->year, work->today);
	return str_take(&text);
}

struct document *summary_build(const struct summary *summary, const struct strategy *strategy,
			       const struct summary_request *request, summary_source *source, void *context,
			       struct err *err)
{
	struct work work = { .source = source, .context = context, .err = err };
	clock_today(work.today);
	work.year = request->year != 0 ? request->year : atoi(work.today);
	snprintf(work.year_text, sizeof work.year_text, "%d", work.year);
	work.strategy = request->strategy != NULL ? request->strategy : "";
	work.units = request->units_now ? "now" : "then";
	char *subtitle = make_subtitle(strategy, &work);
	char *section = xasprintf("summary:%s", summary->name);
	const char *order = strategy != NULL ? ini_get(strategy->ini, section, "sections") : NULL;
	work.document = document_new(summary_title(summary, strategy), subtitle);
	bool good = add_opening(&work) && build_sections(&work, order != NULL ? order : summary->sections);
	free(section);
	free(subtitle);
	if (good)
		return work.document;
	document_free(work.document);
	return NULL;
}
