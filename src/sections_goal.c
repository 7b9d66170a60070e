/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_goal: where goals come from, and which of them nobody works for. */
#include "config.h"

#include "section.h"

#include "i18n.h"

#define OF_SOURCE "source:{source} from:|from<={to} to:|to>={from}"
#define IN_PERIOD "from:|from<={to} to:|to>={from}"

const struct section sections_goal[] = {
	{
		.name = "goal-sources", .title = N_("Goals by source"), .statement = "goals-sources", .kind = "goal",
		.drill = OF_SOURCE, .total = IN_PERIOD, .flags = SECTION_TOTAL | SECTION_QUIET,
		.column = {
			{ "source", N_("Source"), CELL_TEXT, .values = "goal.source" },
			{ "goals", N_("Goals"), CELL_NUMBER, SECTION_BAR | SECTION_SUM },
			{ "served", N_("With projects"), CELL_NUMBER, SECTION_SUM, .drill = "{row} projects>0" },
			{ "idle", N_("Without"), CELL_NUMBER, SECTION_SUM, .drill = "{row} projects=0" },
		},
	},
	{
		.name = "goals-idle", .title = N_("Goals that no project contributes to"), .statement = "goals-idle",
		.record = "goal", .flags = SECTION_QUIET,
		.column = {
			{ "code", N_("No."), CELL_TEXT },
			{ "name", N_("Goal"), CELL_TEXT },
			{ "source", N_("Source"), CELL_TEXT, SECTION_DATA, .values = "goal.source" },
			{ "unit", N_("Unit"), CELL_TEXT },
		},
	},
	{ 0 },
};
