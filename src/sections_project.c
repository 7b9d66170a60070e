/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_project: projects, activities, trips, goals and calls of a period, row by row. */
#include "config.h"

#include "section.h"

#include "i18n.h"

/* The day that it begins lies in the period; and has come. */
#define BEGINS_IN_PERIOD "from>={from} from<={to} {of_unit} {of_area}"
#define DONE_IN_PERIOD BEGINS_IN_PERIOD " from<={today}"
#define DONE_IN_YEAR "from:{year} from<={today} {of_unit} {of_area}"

const struct section sections_project[] = {
	{
		.name = "projects", .title = N_("Projects of the period"), .statement = "projects-list",
		.record = "project", .flags = SECTION_LONG,
		.empty = N_("No project was active."),
		.column = {
			{ "title", N_("Project"), CELL_TEXT },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "status", N_("Status"), CELL_TEXT, .values = "project.status" },
			{ "start", N_("Start"), CELL_DATE },
			{ "end", N_("End"), CELL_DATE },
			{ "budget_sek", N_("Budget"), CELL_MONEY },
			{ "external_sek", N_("External"), CELL_MONEY },
		},
	},
	{
		.name = "going", .title = N_("Work that goes on"), .statement = "projects-going", .record = "project",
		.flags = SECTION_LONG, .empty = N_("Nothing goes on."),
		.column = {
			{ "shown", N_("Project"), CELL_TEXT, SECTION_SHOWN },
			{ "title", N_("Project"), CELL_TEXT, SECTION_DATA },
			{ "significant", N_("Of special importance"), CELL_TEXT, SECTION_DATA },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "status", N_("Status"), CELL_TEXT, .values = "project.status" },
			{ "end", N_("End"), CELL_DATE },
			{ "budget_sek", N_("Budget"), CELL_MONEY },
			{ "need", N_("Need"), CELL_TEXT, SECTION_DATA },
		},
	},
	{
		.name = "ended", .title = N_("Finished, refused and broken off"), .statement = "projects-ended",
		.record = "project", .flags = SECTION_LONG, .empty = N_("Nothing came to an end."),
		.column = {
			{ "title", N_("Project"), CELL_TEXT },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "status", N_("Status"), CELL_TEXT, .values = "project.status" },
			{ "day", N_("Date"), CELL_DATE },
			{ "budget_sek", N_("Budget"), CELL_MONEY },
		},
	},
	{
		.name = "planned", .title = N_("Plans for the future"), .statement = "projects-planned",
		.record = "project", .flags = SECTION_LONG, .empty = N_("Nothing is planned."),
		.column = {
			{ "shown", N_("Project"), CELL_TEXT, SECTION_SHOWN },
			{ "title", N_("Project"), CELL_TEXT, SECTION_DATA },
			{ "significant", N_("Of special importance"), CELL_TEXT, SECTION_DATA },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "status", N_("Status"), CELL_TEXT, .values = "project.status" },
			{ "start", N_("Start"), CELL_DATE },
			{ "budget_sek", N_("Budget"), CELL_MONEY },
			{ "need", N_("Need"), CELL_TEXT, SECTION_DATA },
		},
	},
	{ .name = "signs", .build = section_signs },
	{
		.name = "audit", .title = N_("Projects, decisions and outcomes"), .statement = "projects-audit",
		.record = "project", .flags = SECTION_LONG, .empty = N_("No project was active."),
		.column = {
			{ "title", N_("Project"), CELL_TEXT },
			{ "dnr", N_("Reg. no."), CELL_TEXT },
			{ "unit", N_("Owner"), CELL_TEXT, SECTION_SHOWN },
			{ "owner", N_("Owner"), CELL_TEXT, SECTION_DATA },
			{ "status", N_("Status"), CELL_TEXT, .values = "project.status" },
			{ "budget_sek", N_("Budget"), CELL_MONEY, SECTION_EXACT, .field = "budget_sek" },
			{ "external_sek", N_("External"), CELL_MONEY, SECTION_EXACT, .field = "external_sek" },
			{ "own_sek", N_("Own"), CELL_MONEY, SECTION_EXACT, .field = "own_sek" },
			{ "start", N_("Start"), CELL_DATE, SECTION_UNDER },
			{ "end", N_("End"), CELL_DATE, SECTION_UNDER },
			{ "decision", N_("Decision"), CELL_TEXT, SECTION_SHOWN | SECTION_UNDER,
			  .values = "decision.organ", .part = "organ", .more = "decided" },
			{ "organ", N_("Decided by"), CELL_TEXT, SECTION_DATA, .values = "decision.organ" },
			{ "date", N_("Date"), CELL_DATE, SECTION_DATA },
			{ "paragraph", N_("§"), CELL_TEXT, SECTION_DATA },
			{ "effect", N_("Effect"), CELL_TEXT, SECTION_UNDER },
		},
	},
	{
		.name = "audit-total", .title = N_("Together"), .statement = "projects-audit-total", .kind = "project",
		.drill = "{active}",
		.note = N_("Money is that of what is carried out; ideas, applications, refused and cancelled projects "
			   "are left out."),
		.column = {
			{ "projects", N_("Projects"), CELL_NUMBER },
			{ "decided", N_("With a decision"), CELL_NUMBER,
			  .drill = "{row} decision.kind:start|join|agreement|change|strategy|other|decision.kind:" },
			{ "budget_sek", N_("Budget"), CELL_MONEY, SECTION_EXACT,
			  .drill = "{row} " SECTION_CARRIED_OUT, .field = "budget_sek" },
			{ "external_sek", N_("External"), CELL_MONEY, SECTION_EXACT,
			  .drill = "{row} " SECTION_CARRIED_OUT, .field = "external_sek" },
			{ "own_sek", N_("Own funding"), CELL_MONEY, SECTION_EXACT,
			  .drill = "{row} " SECTION_CARRIED_OUT, .field = "own_sek" },
		},
	},
	{
		.name = "spans", .title = N_("Projects in time"), .statement = "projects-spans", .record = "project",
		.note = N_("The line is today. What is paler is an idea or waits for an answer."),
		.flags = SECTION_LONG, .empty = N_("No project was active."),
		.column = {
			{ "title", N_("Project"), CELL_TEXT },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "span", N_("Time"), CELL_SPAN, .part = "start", .whole = "end",
			  .more = "pale" },
			{ "start", N_("Start"), CELL_DATE, SECTION_DATA },
			{ "end", N_("End"), CELL_DATE },
		},
	},
	{
		.name = "call-spans", .title = N_("Calls in time"),
		.note = N_("From the day a call opens, where it is known, to its last day."),
		.statement = "projects-calls", .record = "call", .empty = N_("No call can be answered in the period."),
		.column = {
			{ "title", N_("Call"), CELL_TEXT },
			{ "programme", N_("Programme"), CELL_TEXT },
			{ "span", N_("Time"), CELL_SPAN, .part = "opens", .whole = "closes" },
			{ "opens", N_("Opens"), CELL_DATE, SECTION_DATA },
			{ "closes", N_("Last day"), CELL_DATE },
			{ "areas", N_("Areas"), CELL_TEXT, SECTION_DATA },
		},
	},
	{
		.name = "activities", .title = N_("Activities carried out"), .statement = "projects-activities",
		.record = "activity", .flags = SECTION_LONG, .empty = N_("No activity is written down."),
		.column = {
			{ "from", N_("Date"), CELL_DATE },
			{ "title", N_("Activity"), CELL_TEXT },
			{ "kind", N_("Kind"), CELL_TEXT, .values = "activity.kind" },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "country", N_("Country"), CELL_TEXT, .values = "country" },
			{ "staff", N_("Staff"), CELL_NUMBER, .field = "staff" },
			{ "pupils", N_("Youth"), CELL_NUMBER, .field = "pupils" },
			{ "politicians", N_("Politicians"), CELL_NUMBER, SECTION_UNDER, .field = "politicians" },
			{ "result", N_("Result"), CELL_TEXT, SECTION_UNDER },
		},
	},
	{
		.name = "activity-kinds", .title = N_("Activities by kind"), .statement = "projects-activity-kinds",
		.kind = "activity", .drill = "kind:{kind} " DONE_IN_PERIOD, .total = DONE_IN_PERIOD,
		.flags = SECTION_TOTAL | SECTION_QUIET,
		.column = {
			{ "kind", N_("Kind"), CELL_TEXT, .values = "activity.kind" },
			{ "activities", N_("Activities"), CELL_NUMBER, SECTION_BAR | SECTION_SUM },
			{ "staff", N_("Staff"), CELL_NUMBER, SECTION_SUM, .drill = "{row} staff>0", .field = "staff" },
			{ "pupils", N_("Pupils and youth"), CELL_NUMBER, SECTION_SUM, .drill = "{row} pupils>0",
			  .field = "pupils" },
			{ "politicians", N_("Politicians"), CELL_NUMBER, SECTION_SUM, .drill = "{row} politicians>0",
			  .field = "politicians" },
		},
	},
	{
		.name = "participation", .title = N_("Who takes part"), .statement = "projects-participation",
		.note = N_("Units that lead or take part in a project or arrange an activity, and the people who were "
			   "in the activities."),
		.kind = "activity", .drill = DONE_IN_YEAR,
		.column = {
			{ "year", N_("Year"), CELL_TEXT },
			{ "units", N_("Units"), CELL_NUMBER, .kind = "unit", .drill = "name={names}" },
			{ "activities", N_("Activities"), CELL_NUMBER },
			{ "staff", N_("Staff"), CELL_NUMBER, SECTION_BAR, .drill = "{row} staff>0", .field = "staff" },
			{ "pupils", N_("Pupils and youth"), CELL_NUMBER, .drill = "{row} pupils>0", .field = "pupils" },
			{ "politicians", N_("Politicians"), CELL_NUMBER, .drill = "{row} politicians>0",
			  .field = "politicians" },
		},
	},
	{
		.name = "travel", .title = N_("Trips"), .statement = "projects-travel", .record = "trip",
		.kind = "trip", .total = BEGINS_IN_PERIOD, .flags = SECTION_TOTAL,
		.empty = N_("No trip is written down."),
		.column = {
			{ "from", N_("Date"), CELL_DATE },
			{ "title", N_("Trip"), CELL_TEXT },
			{ "country", N_("Country"), CELL_TEXT, .values = "country" },
			{ "kind", N_("Kind"), CELL_TEXT, SECTION_DATA, .values = "trip.kind" },
			{ "majority", N_("Majority"), CELL_NUMBER, SECTION_SUM, .field = "majority" },
			{ "opposition", N_("Opposition"), CELL_NUMBER, SECTION_SUM, .field = "opposition" },
			{ "delegates", N_("Delegates"), CELL_NUMBER, SECTION_SUM, .field = "delegates" },
			{ "cost_sek", N_("Cost"), CELL_MONEY, SECTION_SUM, .field = "cost_sek" },
		},
	},
	{
		.name = "mobility", .title = N_("Scholarships and stays abroad for the young"),
		.statement = "projects-mobility", .record = "scholarship", .kind = "scholarship",
		.total = "year>={first_year} year<={year} {of_unit}", .flags = SECTION_TOTAL,
		.empty = N_("No scholarship is written down."),
		.column = {
			{ "title", N_("Scholarships"), CELL_TEXT },
			{ "form", N_("Form"), CELL_TEXT, .values = "scholarship.form" },
			{ "country", N_("Country"), CELL_TEXT, .values = "country" },
			{ "ages", N_("Ages"), CELL_TEXT },
			{ "count", N_("How many"), CELL_NUMBER, SECTION_SUM, .field = "count" },
			{ "amount_sek", N_("Amount"), CELL_MONEY, SECTION_SUM, .field = "amount_sek" },
		},
	},
	{
		.name = "goals", .title = N_("What the work contributes to"), .statement = "projects-goals",
		.kind = "project", .drill = "goals:#{id} {active}", .empty = N_("No goal is written down."),
		.column = {
			{ "code", N_("No."), CELL_TEXT },
			{ "name", N_("Goal"), CELL_TEXT },
			{ "source", N_("Source"), CELL_TEXT, SECTION_DATA, .values = "goal.source" },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "projects", N_("Projects"), CELL_NUMBER, SECTION_BAR },
			{ "finished", N_("Finished"), CELL_NUMBER, .drill = "{row} status:finished" },
		},
	},
	{
		.name = "effects", .title = N_("What finished projects led to"), .statement = "projects-effects",
		.record = "project", .flags = SECTION_QUIET,
		.column = {
			{ "title", N_("Project"), CELL_TEXT },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "end", N_("End"), CELL_DATE },
			{ "effect", N_("Effect"), CELL_TEXT },
		},
	},
	{
		.name = "actions", .title = N_("Areas and their actions"), .statement = "projects-actions",
		.kind = "project", .drill = "{of} {active}",
		.column = {
			{ "number", N_("No."), CELL_TEXT },
			{ "name", N_("Area"), CELL_TEXT, .none = N_("Outside the areas") },
			{ "responsible", N_("Responsible"), CELL_TEXT },
			{ "progress", N_("Progress"), CELL_TEXT, .values = "area.progress" },
			{ "projects", N_("Projects"), CELL_NUMBER, SECTION_BAR },
			{ "ideas", N_("Ideas"), CELL_NUMBER, .kind = "idea",
			  .drill = "{of} status:new|examined {of_unit}" },
		},
	},
	{
		.name = "priority", .title = N_("Projects by priority"), .statement = "projects-priority",
		.note = N_("Points from 0 to 3 for what serves the growth programme, for mutual interest and for clear "
			   "results; two more where several regional actors take part, and where several of our units "
			   "do."),
		.record = "project", .flags = SECTION_LONG, .empty = N_("No project has been given points."),
		.column = {
			{ "priority", N_("Priority"), CELL_NUMBER, .field = "priority" },
			{ "title", N_("Project"), CELL_TEXT },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "status", N_("Status"), CELL_TEXT, .values = "project.status" },
			{ "growth", N_("Growth"), CELL_NUMBER },
			{ "mutual", N_("Mutual"), CELL_NUMBER },
			{ "result", N_("Result"), CELL_NUMBER },
			{ "regional", N_("Regional"), CELL_NUMBER },
			{ "several", N_("Several"), CELL_NUMBER },
		},
	},
	{
		.name = "priority-none", .statement = "projects-priority-none", .kind = "project",
		.drill = "priority_growth: priority_mutual: priority_result: !status:rejected|cancelled|finished "
			 "{active}",
		.flags = SECTION_QUIET,
		.column = {
			{ "what", N_("Points"), CELL_TEXT, SECTION_SHOWN, .none = N_("Lack points") },
			{ "projects", N_("Projects"), CELL_NUMBER },
		},
	},
	{ .name = "actions-state", .build = section_actions },
	{ .name = "outside", .title = N_("Without international work"), .build = section_outside },
	{ 0 },
};
