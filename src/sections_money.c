/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_money: who pays. Kronor and euro stand side by side and are never added. */
#include "config.h"

#include "section.h"

#include "i18n.h"

#define CARRIED_OUT SECTION_CARRIED_OUT " {active}"
#define OF_YEARS "year>={first_year} year<={year} {of_project}"

const struct section sections_money[] = {
	{ .name = "leverage", .build = section_leverage },
	{
		.name = "funding-units", .title = N_("External and own money per unit"), .statement = "money-units",
		.kind = "project", .drill = "unit:{members} " CARRIED_OUT, .total = CARRIED_OUT, .flags = SECTION_TOTAL,
		.note = N_("The budgets of what is carried out; what each own krona brings from others stands last."),
		.empty = N_("No project was carried out."),
		.column = {
			{ "name", N_("Administration / company"), CELL_TEXT },
			{ "projects", N_("Projects"), CELL_NUMBER, SECTION_SUM },
			{ "budget_sek", N_("Budget"), CELL_MONEY, SECTION_SUM, .field = "budget_sek" },
			{ "external_sek", N_("External"), CELL_MONEY, SECTION_SUM, .field = "external_sek" },
			{ "own_sek", N_("Own"), CELL_MONEY, SECTION_SUM, .field = "own_sek" },
			{ "share_percent", N_("Share"), CELL_SHARE, SECTION_SUM, .part = "external_sek",
			  .whole = "budget_sek" },
			{ "leverage", N_("Per krona"), CELL_TEXT, SECTION_SHOWN },
		},
	},
	{
		.name = "funding-sources", .title = N_("Where the money comes from"), .statement = "money-sources",
		.note = N_("Fundings that belong to the years of the period. What stands in euro stands by itself and "
			   "is not part of the kronor."),
		.kind = "funding", .drill = "source:{source} " OF_YEARS, .total = OF_YEARS, .flags = SECTION_TOTAL,
		.empty = N_("No funding is written down for the years of the period."),
		.column = {
			{ "source", N_("Source"), CELL_TEXT, .values = "funding.source" },
			{ "grants", N_("Entries"), CELL_NUMBER, SECTION_SUM },
			{ "cash_sek", N_("Cash, kronor"), CELL_MONEY, SECTION_BAR | SECTION_SUM,
			  .drill = "{row} !form:in-kind", .field = "amount_sek" },
			{ "kind_sek", N_("In kind, kronor"), CELL_MONEY, SECTION_SUM, .drill = "{row} form:in-kind",
			  .field = "amount_sek" },
			{ "amount_eur", N_("Euro"), CELL_EURO, SECTION_SUM, .drill = "{row} amount_eur>0",
			  .field = "amount_eur" },
		},
	},
	{
		.name = "funding-programmes", .title = N_("Programmes that pay"), .statement = "money-programmes",
		.kind = "funding", .drill = "programme:#{id} " OF_YEARS, .total = "!programme: " OF_YEARS,
		.flags = SECTION_TOTAL, .empty = N_("No programme pays in the years of the period."),
		.column = {
			{ "programme", N_("Programme"), CELL_TEXT },
			{ "family", N_("Family"), CELL_TEXT, .values = "programme.family" },
			{ "grants", N_("Entries"), CELL_NUMBER, SECTION_SUM },
			{ "amount_sek", N_("Kronor"), CELL_MONEY, SECTION_BAR | SECTION_SUM, .field = "amount_sek" },
			{ "amount_eur", N_("Euro"), CELL_EURO, SECTION_SUM, .drill = "{row} amount_eur>0",
			  .field = "amount_eur" },
		},
	},
	{ 0 },
};
