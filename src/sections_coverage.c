/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_coverage: who is in contact with whom, and how old what the register says is. */
#include "config.h"

#include "section.h"

#include <string.h>

#include "i18n.h"
#include "kind.h"
#include "mem.h"

#define LIVE "status:drafting|applied|granted|decided|ongoing|paused"

static bool is_set(const struct grid *row, const char *column)
{
	return strcmp(grid_text(row, 0, column), "1") == 0;
}

static char *say_contact(const struct grid *row)
{
	const char *name = grid_text(row, 0, "contact");
	if (*name != '\0')
		return xstrdup(name);
	return xstrdup(is_set(row, "owes_contact") ? _("missing !") : "–");
}

/* "2026-08-08 104 d !" */
static char *say_confirmed(const struct grid *row)
{
	const char *day = grid_text(row, 0, "confirmed");
	int64_t age = grid_number(row, 0, "age");
	if (*day == '\0')
		return NULL;
	const char *mark = age > grid_number(row, 0, "stale_days") ? "!" : "";
	return xasprintf(_("%s %dd%s"), day, (int)age, mark);
}

/* "submitted ●●○", a mark for each part that the strategy asks for. */
static char *say_return(const struct grid *row)
{
	const struct kind *kind = kind_named("annual-return");
	const char *status = grid_text(row, 0, "return_status"), *parts = grid_text(row, 0, "parts");
	struct str text = {0};
	if (*status == '\0')
		return xstrdup(is_set(row, "owes_return") ? _("missing !") : "");
	str_add(&text, choice_label(kind->fields[kind_field(kind, "status")].choices, status));
	for (const char *at = parts; *at != '\0'; at++)
		if (at == parts || at[-1] == ' ')
			str_addf(&text, "%s%s", at == parts ? " " : "", *at >= 'a' && *at <= 'c' ? "●" : "○");
	return str_take(&text);
}

static char *say_age(const struct grid *row)
{
	if (*grid_text(row, 0, "age") == '\0')
		return xstrdup(_("never"));
	if (grid_number(row, 0, "age") < 0)
		return xstrdup("!"); /* the day beside it has not come */
	return xasprintf(_("%d d"), (int)grid_number(row, 0, "age"));
}

const struct section sections_coverage[] = {
	{ .name = "coverage-note", .build = section_coverage_note },
	{
		.name = "coverage", .title = N_("Units"), .statement = "coverage-units", .kind = "project",
		.drill = "unit:{members}", .total = "{of_unit}", .flags = SECTION_TOTAL,
		.empty = N_("No administration or company is written down."),
		.column = {
			{ "name", N_("Administration / company"), CELL_TEXT },
			{ "short_name", N_("Short name"), CELL_TEXT, SECTION_DATA },
			{ "who", N_("Contact"), CELL_TEXT, SECTION_SHOWN, .say = say_contact },
			{ "contact", N_("Contact"), CELL_TEXT, SECTION_DATA },
			{ "ongoing", N_("Ongoing"), CELL_NUMBER, SECTION_SUM, .drill = "{row} status:ongoing" },
			{ "ideas", N_("Ideas"), CELL_NUMBER, SECTION_SUM, .drill = "{row} status:idea" },
			{ "latest", N_("Confirmed"), CELL_TEXT, SECTION_SHOWN, .say = say_confirmed,
			  .drill = "{row} confirmed:{confirmed} " LIVE },
			{ "confirmed", N_("Confirmed"), CELL_DATE, SECTION_DATA,
			  .drill = "{row} confirmed:{confirmed} " LIVE },
			{ "stale", N_("Stale"), CELL_NUMBER, SECTION_SUM | SECTION_DATA,
			  .drill = "{row} " LIVE " confirmed:|confirmed<{stale_day}|confirmed>{today}" },
			{ "return", N_("Return"), CELL_TEXT, SECTION_SHOWN, .say = say_return },
			{ "return_status", N_("Return"), CELL_TEXT, SECTION_DATA, .values = "annual-return.status" },
			{ "parts", N_("Parts"), CELL_TEXT, SECTION_DATA },
		},
	},
	{
		.name = "quiet", .title = N_("Units without anything alive"), .statement = "coverage-quiet",
		.record = "unit", .empty = N_("Every administration and company has a project or an idea."),
		.column = {
			{ "name", N_("Administration / company"), CELL_TEXT },
			{ "head", N_("Head"), CELL_TEXT },
			{ "last", N_("Last done"), CELL_DATE },
		},
	},
	{
		.name = "stale", .title = N_("To be confirmed"), .statement = "coverage-stale", .record = "project",
		.flags = SECTION_LONG, .empty = N_("Everything is confirmed lately."),
		.column = {
			{ "title", N_("Project"), CELL_TEXT },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "responsible", N_("Responsible"), CELL_TEXT },
			{ "status", N_("Status"), CELL_TEXT, SECTION_DATA, .values = "project.status" },
			{ "confirmed", N_("Confirmed"), CELL_DATE },
			{ "days", N_("Age"), CELL_TEXT, SECTION_SHOWN, .say = say_age },
			{ "age", N_("Days"), CELL_NUMBER, SECTION_DATA },
		},
	},
	{ 0 },
};
