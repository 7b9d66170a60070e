/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_overview: what the projects of a period are, by area, unit, status and year. */
#include "config.h"

#include "section.h"

#include "i18n.h"

/* What a row about one year counts: what is carried out, not what is thought of or was refused. */
#define CARRIED_OUT                                                                                                   \
	SECTION_CARRIED_OUT " {scope} " SECTION_LIVES("{first}", "{last}")

const struct section sections_overview[] = {
	{ .name = "opening", .build = section_opening },
	{
		.name = "areas", .title = N_("Projects per priority area"), .statement = "overview-areas",
		.kind = "project", .drill = "{of} {active}",
		.column = {
			{ "number", N_("No."), CELL_TEXT },
			{ "name", N_("Area"), CELL_TEXT, .none = N_("Outside the areas") },
			{ "projects", N_("Projects"), CELL_NUMBER, SECTION_BAR },
			{ "ongoing", N_("Ongoing"), CELL_NUMBER, .drill = "{row} status:ongoing" },
			{ "budget_sek", N_("Budget"), CELL_MONEY, .drill = "{row} " SECTION_CARRIED_OUT,
			  .field = "budget_sek" },
		},
	},
	{
		.name = "units", .title = N_("Projects per administration and company"), .statement = "overview-units",
		.kind = "project", .drill = "unit:{members} {active}", .total = "{active}", .flags = SECTION_TOTAL,
		.column = {
			{ "name", N_("Administration / company"), CELL_TEXT },
			{ "short_name", N_("Short name"), CELL_TEXT, SECTION_DATA },
			{ "projects", N_("Projects"), CELL_NUMBER, SECTION_BAR | SECTION_SUM },
			{ "ongoing", N_("Ongoing"), CELL_NUMBER, SECTION_SUM, .drill = "{row} status:ongoing" },
			{ "ideas", N_("Ideas"), CELL_NUMBER, SECTION_SUM, .drill = "{row} status:idea" },
			{ "budget_sek", N_("Budget"), CELL_MONEY, SECTION_SUM, .drill = "{row} " SECTION_CARRIED_OUT,
			  .field = "budget_sek" },
			{ "external_sek", N_("External"), CELL_MONEY, SECTION_SUM,
			  .drill = "{row} " SECTION_CARRIED_OUT, .field = "external_sek" },
		},
	},
	{
		.name = "status", .title = N_("Projects per status"), .statement = "overview-status",
		.kind = "project", .drill = "status:{status} {active}",
		.column = {
			{ "status", N_("Status"), CELL_TEXT, .values = "project.status" },
			{ "projects", N_("Projects"), CELL_NUMBER, SECTION_BAR },
			{ "budget_sek", N_("Budget"), CELL_MONEY, .field = "budget_sek" },
		},
	},
	{
		.name = "external-share", .title = N_("Share of projects with external funding"),
		.note = N_("Counted on what is carried out: ideas, applications, refused and cancelled projects are "
			   "left out."),
		.note_of_part = N_("Each row tells of the same part of its year."),
		.statement = "overview-external", .kind = "project",
		.drill = "external_sek>0 " CARRIED_OUT,
		.column = {
			{ "year", N_("Year"), CELL_TEXT },
			{ "share_percent", N_("Share"), CELL_SHARE, SECTION_BAR, .part = "external",
			  .whole = "projects" },
			{ "external", N_("External"), CELL_NUMBER },
			{ "projects", N_("Projects"), CELL_NUMBER, .drill = CARRIED_OUT },
		},
	},
	{ 0 },
};
