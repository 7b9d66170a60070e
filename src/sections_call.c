/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_call: calls by honest deadlines: whose clock, how long, and what the source says against it. */
#include "config.h"

#include "section.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "i18n.h"
#include "kind.h"
#include "mem.h"

enum { CLEAR_DAYS = 300 }; /* so far ahead a day needs no year */

static const char *call_word(const struct grid *row, const char *field, const char *column)
{
	const struct kind *kind = kind_named("call");
	return choice_label(kind->fields[kind_field(kind, field)].choices, grid_text(row, 0, column));
}

/* "Wed 23 Sep 17:00 Brussels", with the year where it is not clear; what is not known is said to be so. */
static void add_clock(struct str *text, const struct grid *row, const char *deadline)
{
	const char *zone = grid_text(row, 0, "deadline_zone");
	char *weekday = xstrdup(date_weekday_short(date_weekday(deadline)));
	str_addf(text, "%s %d %s", weekday, atoi(deadline + strlen("2026-09-")),
		 date_month_short(atoi(deadline + strlen("2026-"))));
	free(weekday);
	if (grid_number(row, 0, "left") > CLEAR_DAYS)
		str_addf(text, " %.4s", deadline);
	if (strlen(deadline) < DATE_SIZE - 1)
		str_addf(text, " (%s)", _("time not known"));
	else
		str_addf(text, " %s %s", deadline + strlen("2026-09-23 "),
			 *zone != '\0' ? call_word(row, "deadline_zone", "deadline_zone") : _("(zone not known)"));
}

static char *say_deadline(const struct grid *row)
{
	const char *deadline = grid_text(row, 0, "deadline");
	struct str text = {0};
	if (strcmp(grid_text(row, 0, "passed"), "1") == 0)
		return xasprintf(_("passed %s · the source says \"%s\" !"), deadline,
				 call_word(row, "status", "status"));
	if (*deadline == '\0')
		return xstrdup(_("no deadline known"));
	if (strlen(deadline) < DATE_DAY_SIZE - 1)
		return xasprintf(_("%s (day not known)"), deadline);
	add_clock(&text, row, deadline);
	return str_take(&text);
}

static char *say_left(const struct grid *row)
{
	if (*grid_text(row, 0, "left") == '\0' || strcmp(grid_text(row, 0, "passed"), "1") == 0)
		return NULL;
	return xasprintf(_("%d d"), (int)grid_number(row, 0, "left"));
}

const struct section sections_call[] = {
	{
		.name = "calls", .title = N_("Calls ahead"), .statement = "calls-ahead", .record = "call",
		.empty = N_("No call has its deadline ahead."),
		.column = {
			{ "title", N_("Call"), CELL_TEXT },
			{ "identifier", N_("Identifier"), CELL_TEXT, SECTION_DATA },
			{ "programme", N_("Programme"), CELL_TEXT },
			{ "closes", N_("Closes"), CELL_TEXT, SECTION_SHOWN, .say = say_deadline },
			{ "left", N_("Left"), CELL_TEXT, SECTION_SHOWN, .say = say_left },
			{ "deadline", N_("Deadline"), CELL_DATE, SECTION_DATA },
			{ "deadline_zone", N_("Time zone"), CELL_TEXT, SECTION_DATA },
			{ "days", N_("Days left"), CELL_NUMBER, SECTION_DATA, .part = "left" },
			{ "status", N_("Status (source)"), CELL_TEXT, SECTION_DATA, .values = "call.status" },
			{ "areas", N_("Areas"), CELL_NUMBER, .kind = "area", .drill = "call.id:{id}" },
			{ "ideas", N_("Ideas"), CELL_NUMBER, .kind = "idea",
			  .drill = "call:#{id} status:new|examined" },
			{ "projects", N_("Projects"), CELL_NUMBER, SECTION_DATA, .kind = "project",
			  .drill = "call:#{id}" },
		},
	},
	{
		.name = "call-areas", .title = N_("Calls and ideas per area"), .statement = "calls-areas",
		.kind = "call", .drill = "{of} deadline>={today} !status:closed|withdrawn",
		.column = {
			{ "number", N_("No."), CELL_TEXT },
			{ "name", N_("Area"), CELL_TEXT, .none = N_("Outside the areas") },
			{ "calls", N_("Calls"), CELL_NUMBER, SECTION_BAR },
			{ "ideas", N_("Ideas"), CELL_NUMBER, .kind = "idea",
			  .drill = "{of} status:new|examined" },
		},
	},
	{ 0 },
};
