/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_trip: trips and delegations, and the young people who went abroad. */
#include "config.h"

#include "section.h"

#include "i18n.h"

#define IN_PERIOD "from>={from} from<={to} {of_unit} {of_area}"
#define OF_YEARS "year>={first_year} year<={year} {of_unit}"

#define PEOPLE(name, title) { name, title, CELL_NUMBER, SECTION_SUM, .field = name }
#define COST { "cost_sek", N_("Cost"), CELL_MONEY, SECTION_SUM, .field = "cost_sek" }
/* The groups of a delegation, in few columns. */
#define GROUPS                                                                                                        \
	PEOPLE("majority", N_("Maj.")), PEOPLE("opposition", N_("Opp.")), PEOPLE("presidium", N_("Pres.")),           \
	PEOPLE("staff", N_("Staff")), PEOPLE("youth", N_("Youth"))

/* What both tables of scholarships tell. */
#define YOUNG                                                                                                         \
	{ "rounds", N_("Rounds"), CELL_NUMBER, SECTION_SUM },                                                         \
	{ "count", N_("Young people"), CELL_NUMBER, SECTION_BAR | SECTION_SUM, .field = "count" },                    \
	{ "inside", N_("Within"), CELL_NUMBER, SECTION_SUM, .field = "count",                                         \
	  .drill = "{row} age_from>={age_from} age_to<={age_to}" },                                                   \
	{ "outside", N_("Beyond"), CELL_NUMBER, SECTION_SUM, .field = "count",                                        \
	  .drill = "{row} age_from<{age_from}|age_to>{age_to}" },                                                     \
	{ "amount_sek", N_("Amount"), CELL_MONEY, SECTION_SUM, .field = "amount_sek" }

const struct section sections_trip[] = {
	{
		.name = "trip-countries", .title = N_("Trips per country"), .statement = "trips-countries",
		.kind = "trip", .drill = "{matches} " IN_PERIOD, .total = IN_PERIOD, .flags = SECTION_TOTAL,
		.empty = N_("No trip is written down."),
		.column = {
			{ "country", N_("Country"), CELL_TEXT, .values = "country", .none = N_("not stated") },
			{ "trips", N_("Trips"), CELL_NUMBER, SECTION_BAR | SECTION_SUM },
			PEOPLE("delegates", N_("Delegates")), COST,
		},
	},
	{
		.name = "trip-kinds", .title = N_("Trips by kind"), .statement = "trips-kinds", .kind = "trip",
		.drill = "kind:{kind} " IN_PERIOD, .total = IN_PERIOD, .flags = SECTION_TOTAL | SECTION_QUIET,
		.column = {
			{ "kind", N_("Kind"), CELL_TEXT, .values = "trip.kind" },
			{ "trips", N_("Trips"), CELL_NUMBER, SECTION_SUM },
			GROUPS, COST,
		},
	},
	{
		.name = "trips", .title = N_("Trips and delegations"), .statement = "trips-list", .record = "trip",
		.note = N_("Members of a presidium are among those of majority and opposition."),
		.kind = "trip", .total = IN_PERIOD, .flags = SECTION_TOTAL | SECTION_QUIET,
		.column = {
			{ "from", N_("Date"), CELL_DATE },
			{ "title", N_("Trip"), CELL_TEXT },
			{ "country", N_("Country"), CELL_TEXT, SECTION_DATA, .values = "country" },
			{ "kind", N_("Kind"), CELL_TEXT, SECTION_DATA, .values = "trip.kind" },
			{ "unit", N_("Unit"), CELL_TEXT, SECTION_DATA },
			GROUPS, COST,
		},
	},
	{
		.name = "trip-findings", .title = N_("What was not consulted on, or needs a motive"),
		.build = section_findings, .checks = "delegation opposition proportion",
		.empty = N_("Every trip was consulted on as it should."),
	},
	{
		.name = "scholarship-years", .title = N_("Year by year"),
		.note = N_("Within are the young people of rounds that keep to the ages that the strategy means, "
			   "beyond those of rounds that go further."),
		.statement = "scholarships-years", .kind = "scholarship", .drill = "year:{year} {of_unit}",
		.flags = SECTION_QUIET,
		.column = { { "year", N_("Year"), CELL_TEXT }, YOUNG },
	},
	{
		.name = "scholarship-forms", .title = N_("Forms"), .statement = "scholarships-forms",
		.kind = "scholarship", .drill = "form:{form} " OF_YEARS, .total = OF_YEARS,
		.flags = SECTION_TOTAL | SECTION_QUIET,
		.column = { { "form", N_("Form"), CELL_TEXT, .values = "scholarship.form" }, YOUNG },
	},
	{
		.name = "scholarship-findings", .title = N_("Ages that the strategy does not mean"),
		.build = section_findings, .checks = "scholarship-age",
		.empty = N_("No round goes beyond the ages that the strategy means."),
	},
	{ 0 },
};
