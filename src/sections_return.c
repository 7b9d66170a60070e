/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_return: what the units hand in, and what they put into the work. */
#include "config.h"

#include "section.h"

#include "i18n.h"

#define OF_YEARS "year>={first_year} year<={year} {of_unit} {of_area}"

const struct section sections_return[] = {
	{ .name = "recipient", .build = section_recipient },
	{ .name = "recipient-running", .build = section_recipient_running },
	{ .name = "recipient-term", .build = section_recipient_term },
	{
		.name = "returns", .title = N_("Returns of the units"), .statement = "returns-units",
		.record = "annual-return", .empty = N_("No unit is to hand in a return."),
		.column = {
			{ "name", N_("Administration / company"), CELL_TEXT },
			{ "status", N_("Return"), CELL_TEXT, .values = "annual-return.status", .none = N_("missing") },
			{ "period", N_("Period"), CELL_TEXT, SECTION_DATA, .values = "annual-return.period" },
			{ "parts", N_("Parts"), CELL_TEXT },
			{ "submitted", N_("Submitted"), CELL_DATE },
		},
	},
	{ .name = "missing", .build = section_missing },
	{ .name = "parts", .title = N_("What the units report"), .build = section_parts },
	{
		.name = "resources", .title = N_("Working time, money and other resources"),
		.statement = "returns-resources", .kind = "resource",
		.drill = "unit:{members} year>={first_year} year<={year} {of_area}", .total = OF_YEARS,
		.flags = SECTION_TOTAL, .empty = N_("No resource is written down."),
		.column = {
			{ "name", N_("Administration / company"), CELL_TEXT },
			{ "hours", N_("Hours"), CELL_HOURS, SECTION_BAR | SECTION_SUM, .drill = "{row} !minutes:",
			  .field = "minutes", .part = "minutes" },
			{ "amount_sek", N_("Amount"), CELL_MONEY, SECTION_SUM, .drill = "{row} !amount_sek:",
			  .field = "amount_sek" },
			{ "other", N_("Other resources"), CELL_TEXT },
		},
	},
	{ 0 },
};
