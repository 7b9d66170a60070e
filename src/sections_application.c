/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_application: what was applied for, what came of it, what waits for an answer. */
#include "config.h"

#include "section.h"

#include "i18n.h"

#define SCOPE "{of_unit} {of_area}"
#define SENT_IN_PERIOD "submitted>={from} submitted<={to} " SCOPE
#define WAITING "status:submitted|reserve"

/* What both tables tell of applications, after what each of them begins with. */
#define FIGURES(hit)                                                                                                  \
	{ "applications", N_("Applied"), CELL_NUMBER, SECTION_SUM },                                                  \
	{ "granted", N_("Granted"), CELL_NUMBER, SECTION_SUM, .drill = "{row} status:granted" },                      \
	{ "rejected", N_("Refused"), CELL_NUMBER, SECTION_SUM, .drill = "{row} status:rejected" },                    \
	{ "waiting", N_("Waiting"), CELL_NUMBER, SECTION_SUM, .drill = "{row} " WAITING },                            \
	{ "hit_percent", N_("Hit rate"), CELL_SHARE, (hit) | SECTION_SUM, .part = "granted",                          \
	  .whole = "answered", .drill = "{row} status:granted|rejected" },                                            \
	{ "applied_sek", N_("Applied for"), CELL_MONEY, SECTION_SUM, .field = "applied_sek" },                        \
	{ "granted_sek", N_("Got"), CELL_MONEY, SECTION_SUM, .field = "granted_sek" }

const struct section sections_application[] = {
	{
		.name = "application-years", .title = N_("Applications year by year"),
		.note = N_("By the year they were sent in. The hit rate is the share of those answered that were "
			   "granted."),
		.statement = "applications-years", .kind = "application", .drill = "submitted:{year} " SCOPE,
		.column = { { "year", N_("Year"), CELL_TEXT }, FIGURES(SECTION_BAR) },
	},
	{
		.name = "application-programmes", .title = N_("Applications by programme"),
		.statement = "applications-programmes", .kind = "application", .drill = "{matches} " SENT_IN_PERIOD,
		.total = SENT_IN_PERIOD, .flags = SECTION_TOTAL, .empty = N_("No application was sent in."),
		.column = {
			{ "programme", N_("Programme"), CELL_TEXT, .none = N_("no programme") },
			{ "family", N_("Family"), CELL_TEXT, SECTION_DATA, .values = "programme.family" },
			FIGURES(0),
		},
	},
	{
		.name = "application-waiting", .title = N_("Waiting for an answer"),
		.statement = "applications-waiting", .record = "application", .kind = "application",
		.total = WAITING " " SCOPE, .flags = SECTION_TOTAL, .empty = N_("No application waits for an answer."),
		.column = {
			{ "title", N_("Application"), CELL_TEXT },
			{ "programme", N_("Programme"), CELL_TEXT },
			{ "unit", N_("Unit"), CELL_TEXT },
			{ "status", N_("Status"), CELL_TEXT, SECTION_DATA, .values = "application.status" },
			{ "submitted", N_("Submitted"), CELL_DATE },
			{ "age", N_("Days"), CELL_NUMBER },
			{ "applied_sek", N_("Applied for"), CELL_MONEY, SECTION_SUM, .field = "applied_sek" },
		},
	},
	{ 0 },
};
