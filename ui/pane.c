/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "pane.h"

#include <string.h>

#include "i18n.h"

const struct pane panes[] = {
	{ CMD_PANE_1, { N_("Areas"), N_("Areas"), N_("Areas") },
	  { "area", "goal", "indicator" } },
	{ CMD_PANE_2, { N_("Projects"), N_("Projects"), N_("Projects") },
	  { "project", "idea", "application", "funding", "decision", "resource", "cofunding-test", "steering-group" } },
	{ CMD_PANE_3, { N_("Twin towns & networks"), N_("Twin towns"), N_("Twin towns") },
	  { "twin-town", "network", "partner", "agreement" } },
	{ CMD_PANE_4, { N_("Calls"), N_("Calls"), N_("Calls|short") },
	  { "call", "programme", "notice", "link", "rate" } },
	{ CMD_PANE_5, { N_("Activities & meetings"), N_("Activities"), N_("Activities|short") },
	  { "activity", "trip", "scholarship", "meeting", "meeting-note" } },
	{ CMD_PANE_6, { N_("Administrations"), N_("Administrations"), N_("Units|short") },
	  { "unit", "person", "assignment", "annual-return", "access-key" } },
	{ CMD_PANE_7, { N_("Follow-up"), N_("Follow-up"), N_("Follow-up|short") },
	  { NULL } },
};
const int pane_count = sizeof panes / sizeof panes[0];

int pane_parts(const struct pane *pane)
{
	int count = 0;
	while (count < PANE_PARTS && pane->part[count] != NULL)
		count++;
	return count;
}

int pane_of_command(enum command_id command)
{
	for (int i = 0; i < pane_count; i++)
		if (panes[i].command == command)
			return i;
	return -1;
}

int pane_of_kind(const struct kind *kind)
{
	for (int i = 0; i < pane_count; i++)
		for (int part = 0; part < pane_parts(&panes[i]); part++)
			if (strcmp(panes[i].part[part], kind->name) == 0)
				return i;
	return -1;
}
