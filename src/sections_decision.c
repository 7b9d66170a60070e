/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_decision: who decided what, and what lacks the decision that the strategy asks for. */
#include "config.h"

#include "section.h"

#include "i18n.h"
#include "kind.h"
#include "mem.h"

#define IN_PERIOD "date>={from} date<={to} {of_project}"
/* A decision that ends a thing does not carry it; one that says nothing of itself does. */
#define CARRIES "decision.kind:start|join|agreement|change|strategy|other"

static char *say_object(const struct grid *row)
{
	return xstrdup(i18n(kind_named(grid_text(row, 0, "object"))->plural));
}

const struct section sections_decision[] = {
	{
		.name = "decision-organs", .title = N_("Decisions of the period"), .statement = "decisions-organs",
		.kind = "decision", .drill = "organ:{organ} " IN_PERIOD, .total = IN_PERIOD, .flags = SECTION_TOTAL,
		.empty = N_("No decision is written down."),
		.column = {
			{ "organ", N_("Decided by"), CELL_TEXT, .values = "decision.organ" },
			{ "decisions", N_("Decisions"), CELL_NUMBER, SECTION_BAR | SECTION_SUM },
			{ "projects", N_("Projects"), CELL_NUMBER, SECTION_SUM, .drill = "{row} !project:" },
			{ "relations", N_("Relations"), CELL_NUMBER, SECTION_SUM,
			  .drill = "{row} !twin_town:|!network:|!agreement:" },
			{ "trips", N_("Trips"), CELL_NUMBER, SECTION_SUM, .drill = "{row} !trip:" },
			{ "unregistered", N_("No reg. no."), CELL_NUMBER, SECTION_SUM, .drill = "{row} dnr:" },
		},
	},
	{
		.name = "decision-due", .title = N_("What is to be decided, and what is"),
		.note = N_("As of today, by whatever body; below stands what the strategy finds wanting."),
		.statement = "decisions-due",
		.column = {
			{ "object", N_("Kind"), CELL_TEXT, .say = say_object },
			{ "due", N_("To decide"), CELL_NUMBER, .kind = "{object}", .drill = "{matches}" },
			{ "decided", N_("Decided"), CELL_NUMBER, .kind = "{object}",
			  .drill = "{matches} " CARRIES "|decision.kind:" },
			{ "lacking", N_("No decision"), CELL_NUMBER, .kind = "{object}",
			  .drill = "{matches} !" CARRIES " !decision.kind:" },
		},
	},
	{
		.name = "decision-gaps", .title = N_("Decisions that are missing"), .build = section_findings,
		.checks = "decider steering-group", .empty = N_("Every decision that the strategy asks for is there."),
	},
	{
		.name = "decision-list", .title = N_("The decisions"), .statement = "decisions-list",
		.record = "decision", .flags = SECTION_LONG | SECTION_QUIET,
		.column = {
			{ "date", N_("Date"), CELL_DATE },
			{ "title", N_("Decision"), CELL_TEXT },
			{ "organ", N_("Decided by"), CELL_TEXT, .values = "decision.organ" },
			{ "organ_name", N_("Name of the body"), CELL_TEXT, SECTION_DATA },
			{ "paragraph", N_("§"), CELL_TEXT },
			{ "dnr", N_("Reg. no."), CELL_TEXT },
			{ "kind", N_("Kind"), CELL_TEXT, SECTION_DATA, .values = "decision.kind" },
		},
	},
	{ 0 },
};
