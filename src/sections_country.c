/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_country: where in the world the work is done. */
#include "config.h"

#include "section.h"

#include "i18n.h"

const struct section sections_country[] = {
	{
		.name = "countries", .title = N_("Regions and countries"),
		.note = N_("Projects and trips are those of the period; partners and twin towns are all that the "
			   "register has there. A project in several countries counts once in a region and once in "
			   "each country."),
		.statement = "countries", .kind = "project", .drill = "countries:{countries} {active}",
		.empty = N_("No country is written down."),
		.column = {
			{ "code", N_("Country"), CELL_TEXT, .values = "country" },
			{ "projects", N_("Projects"), CELL_NUMBER, SECTION_BAR },
			{ "partners", N_("Partners"), CELL_NUMBER, .kind = "partner", .drill = "country:{countries}" },
			{ "twin_towns", N_("Twin towns"), CELL_NUMBER, .kind = "twin-town",
			  .drill = "partner.country:{countries} !status:ended" },
			{ "trips", N_("Trips"), CELL_NUMBER, .kind = "trip",
			  .drill = "country:{countries} from>={from} from<={to} {of_unit} {of_area}" },
		},
	},
	{
		.name = "countries-none", .title = N_("Projects without a country"), .statement = "countries-none",
		.record = "project", .flags = SECTION_LONG | SECTION_QUIET,
		.column = {
			{ "title", N_("Project"), CELL_TEXT },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "status", N_("Status"), CELL_TEXT, .values = "project.status" },
		},
	},
	{ 0 },
};
