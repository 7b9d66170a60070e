/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_partner: twin towns, networks and the agreements that they rest on. */
#include "config.h"

#include "section.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

/* "5 years !": how long nothing was done; the mark where that is longer than the strategy's limit. */
static char *say_quiet(const struct grid *row)
{
	bool idle = strcmp(grid_text(row, 0, "idle"), "1") == 0;
	unsigned long years = (unsigned long)grid_number(row, 0, "years");
	if (*grid_text(row, 0, "last") == '\0')
		return xstrdup(idle ? _("never !") : "");
	if (years == 0)
		return NULL;
	char *text = xasprintf(i18n_plural("%lu year", "%lu years", years), years);
	char *marked = xasprintf("%s%s", text, idle ? " !" : "");
	free(text);
	return marked;
}

static char *say_soon(const struct grid *row)
{
	return xstrdup(strcmp(grid_text(row, 0, "soon"), "1") == 0 ? _("soon !") : "");
}

#define DONE_IN_PERIOD " from>={from} from<={to}"

const struct section sections_partner[] = {
	{
		.name = "twin-towns", .title = N_("Twin towns and partnerships"), .statement = "partners-twin-towns",
		.record = "twin-town", .empty = N_("No twin town is written down."),
		.column = {
			{ "title", N_("Twin town"), CELL_TEXT },
			{ "country", N_("Country"), CELL_TEXT, .values = "country" },
			{ "kind", N_("Kind"), CELL_TEXT, SECTION_DATA, .values = "twin-town.kind" },
			{ "status", N_("Status"), CELL_TEXT, .values = "twin-town.status" },
			{ "since", N_("Since"), CELL_DATE },
			{ "activities", N_("Activities"), CELL_NUMBER, .kind = "activity",
			  .drill = "twin_town:#{id}" DONE_IN_PERIOD },
			{ "trips", N_("Trips"), CELL_NUMBER, .kind = "trip",
			  .drill = "twin_town:#{id}" DONE_IN_PERIOD },
			{ "last", N_("Last activity"), CELL_DATE },
			{ "quiet", N_("Quiet"), CELL_TEXT, SECTION_SHOWN, .say = say_quiet },
		},
	},
	{
		.name = "networks", .title = N_("Networks"), .statement = "partners-networks", .record = "network",
		.kind = "network", .total = "status:active", .flags = SECTION_TOTAL,
		.empty = N_("No network is written down."),
		.column = {
			{ "title", N_("Network"), CELL_TEXT },
			{ "kind", N_("Kind"), CELL_TEXT, SECTION_DATA, .values = "network.kind" },
			{ "status", N_("Status"), CELL_TEXT, .values = "network.status" },
			{ "since", N_("Since"), CELL_DATE },
			{ "fee_sek", N_("Fee per year"), CELL_MONEY, SECTION_SUM, .field = "fee_sek" },
			{ "activities", N_("Activities"), CELL_NUMBER, .kind = "activity",
			  .drill = "network:#{id}" DONE_IN_PERIOD },
			{ "trips", N_("Trips"), CELL_NUMBER, .kind = "trip",
			  .drill = "network:#{id}" DONE_IN_PERIOD },
			{ "last", N_("Last activity"), CELL_DATE },
			{ "quiet", N_("Quiet"), CELL_TEXT, SECTION_SHOWN, .say = say_quiet },
		},
	},
	{
		.name = "characters", .title = N_("Networks by character"),
		.note = N_("A network may have several characters and counts in each of them."),
		.statement = "partners-characters", .kind = "network", .drill = "{matches} !status:ended",
		.column = {
			{ "character", N_("Character"), CELL_TEXT, .values = "network.characters",
			  .none = N_("none is set") },
			{ "networks", N_("Networks"), CELL_NUMBER, SECTION_BAR },
			{ "active", N_("Active"), CELL_NUMBER, .drill = "{matches} status:active" },
		},
	},
	{
		.name = "agreements", .title = N_("Agreements"), .statement = "partners-agreements",
		.record = "agreement", .empty = N_("No agreement is in force."),
		.column = {
			{ "title", N_("Agreement"), CELL_TEXT },
			{ "kind", N_("Kind"), CELL_TEXT, SECTION_DATA, .values = "agreement.kind" },
			{ "dnr", N_("Reg. no."), CELL_TEXT, SECTION_DATA },
			{ "valid_from", N_("Signed"), CELL_DATE },
			{ "ends", N_("Valid to"), CELL_DATE },
			{ "notice", N_("Notice by"), CELL_DATE },
			{ "mark", N_("Mark"), CELL_TEXT, SECTION_SHOWN, .say = say_soon },
		},
	},
	{
		.name = "relations-findings", .title = N_("To be looked at"), .build = section_findings,
		.checks = "idle ending character", .empty = N_("Nothing sleeps, and nothing runs out unseen."),
	},
	{ 0 },
};
