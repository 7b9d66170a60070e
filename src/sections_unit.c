/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_unit: one unit at a time. */
#include "config.h"

#include "section.h"

#include "i18n.h"

const struct section sections_unit[] = {
	{ .name = "departments", .build = section_departments },
	{
		.name = "unit-contact", .title = N_("Contact"), .statement = "units-contact", .record = "assignment",
		.empty = N_("Nobody is appointed."),
		.column = {
			{ "name", N_("Name"), CELL_TEXT },
			{ "role", N_("Role"), CELL_TEXT, .values = "assignment.role" },
			{ "title", N_("Title"), CELL_TEXT },
			{ "email", N_("E-mail"), CELL_TEXT, SECTION_DATA },
			{ "from", N_("From"), CELL_DATE },
		},
	},
	{
		.name = "unit-returns", .title = N_("Annual returns"), .statement = "units-returns",
		.record = "annual-return", .empty = N_("No return is written."),
		.column = {
			{ "period", N_("Period"), CELL_TEXT, .values = "annual-return.period" },
			{ "status", N_("Return"), CELL_TEXT, .values = "annual-return.status" },
			{ "parts", N_("Parts"), CELL_TEXT },
			{ "submitted", N_("Submitted"), CELL_DATE },
		},
	},
	{ .name = "unit-parts", .build = section_unit_parts },
	{
		.name = "ideas", .title = N_("Ideas that wait"), .statement = "units-ideas", .record = "idea",
		.flags = SECTION_QUIET,
		.column = {
			{ "title", N_("Idea"), CELL_TEXT },
			{ "status", N_("Status"), CELL_TEXT, .values = "idea.status" },
			{ "need", N_("Need"), CELL_TEXT },
		},
	},
	{ 0 },
};
