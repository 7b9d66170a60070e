/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_term: the work through the years of a term of office. */
#include "config.h"

#include "section.h"

#include "i18n.h"

#define CARRIED_OUT SECTION_CARRIED_OUT " {scope}"
#define BEGUN CARRIED_OUT " start:{year}"

const struct section sections_term[] = {
	{
		.name = "term-years", .title = N_("Projects begun and finished"), .statement = "term-years",
		.note = N_("Each year is told whole. Budget, external and own money are those of the projects that "
			   "began."),
		.kind = "project", .drill = BEGUN,
		.column = {
			{ "year", N_("Year"), CELL_TEXT },
			{ "begun", N_("Begun"), CELL_NUMBER, SECTION_BAR },
			{ "finished", N_("Finished"), CELL_NUMBER, .drill = "status:finished {scope} end:{year}" },
			{ "budget_sek", N_("Budget"), CELL_MONEY, .field = "budget_sek" },
			{ "external_sek", N_("External"), CELL_MONEY, .field = "external_sek" },
			{ "own_sek", N_("Own"), CELL_MONEY, .field = "own_sek" },
		},
	},
	{
		.name = "term-share", .title = N_("Share of projects with external funding, year by year"),
		.note = N_("Counted on what is carried out: ideas, applications, refused and cancelled projects are "
			   "left out."),
		.statement = "term-share", .kind = "project",
		.drill = "external_sek>0 " CARRIED_OUT " " SECTION_LIVES("{year}-01-01", "{year}-12-31"),
		.column = {
			{ "year", N_("Year"), CELL_TEXT },
			{ "share_percent", N_("Share"), CELL_SHARE, SECTION_BAR, .part = "external",
			  .whole = "projects" },
			{ "external", N_("External"), CELL_NUMBER },
			{ "projects", N_("Projects"), CELL_NUMBER,
			  .drill = CARRIED_OUT " " SECTION_LIVES("{year}-01-01", "{year}-12-31") },
		},
	},
	{
		.name = "indicators", .title = N_("Targets and outcomes"), .statement = "term-indicators",
		.record = "indicator", .empty = N_("No indicator is written down."),
		.column = {
			{ "name", N_("Indicator"), CELL_TEXT },
			{ "year", N_("Year"), CELL_TEXT },
			{ "target", N_("Target"), CELL_NUMBER },
			{ "outcome", N_("Outcome"), CELL_NUMBER },
			{ "measure", N_("Measured in"), CELL_TEXT },
			{ "reached_percent", N_("Reached"), CELL_SHARE, SECTION_BAR, .part = "outcome",
			  .whole = "target" },
		},
	},
	{ 0 },
};
