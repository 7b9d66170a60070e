/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_frozen: the summaries that were fixed for ever. */
#include "config.h"

#include "section.h"

#include "clock.h"
#include "i18n.h"

/* The day and the time of people; a file has the day, which programs can count with. */
static char *say_at(const struct grid *row)
{
	return clock_local(grid_text(row, 0, "at"));
}

const struct section sections_frozen[] = {
	{
		.name = "frozen", .title = N_("Fixed for ever"), .statement = "frozen", .kind = SECTION_FROZEN,
		.drill = "{number}", .empty = N_("No summary has been fixed yet; F fixes the one that is read."),
		.column = {
			{ "number", N_("No."), CELL_TEXT },
			{ "title", N_("Summary"), CELL_TEXT },
			{ "at", N_("Fixed"), CELL_TEXT, SECTION_SHOWN, .say = say_at },
			{ "day", N_("Fixed"), CELL_DATE, SECTION_DATA },
			{ "recipient", N_("Recipient"), CELL_TEXT },
			{ "dnr", N_("Reg. no."), CELL_TEXT },
			{ "person", N_("By"), CELL_TEXT },
			{ "print", N_("SHA-256"), CELL_TEXT, SECTION_SPARE },
			{ "sha256", N_("SHA-256"), CELL_TEXT, SECTION_DATA },
		},
	},
	{ 0 },
};
