/* SPDX-License-Identifier: EUPL-1.2 */
/* fields: what the register holds. One row is one field, one array is one kind; nothing else is in this file but the
 * rules that span fields of a kind, beside its array. Adding a field: one row, then `make` and the next start adds the
 * column; screen, form, CSV, history and man page follow. */
#include "config.h"

#include "kind.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "date.h"
#include "i18n.h"
#include "login.h"
#include "mem.h"
#include "record.h"
#include "ssh_key.h"
#include "text.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* ---- words ---- */

static const struct choice area_kinds[] = {
	{ "area", N_("area") }, { "action", N_("action") }, { "tool", N_("tool") }, { 0 },
};
static const struct choice unit_kinds[] = {
	{ "municipality", N_("municipality") }, { "board", N_("board (nämnd)") },
	{ "administration", N_("administration") }, { "department", N_("department") },
	{ "company", N_("wholly owned company") }, { "part-owned", N_("partly owned company") },
	{ "association", N_("federation of municipalities") }, { "joint-board", N_("joint board") }, { 0 },
};
static const struct choice assignment_roles[] = {
	{ "coordinator", N_("international coordinator") }, { "contact", N_("contact person") },
	{ "deputy", N_("deputy") }, { "politician", N_("politician responsible for international affairs") },
	{ "steering", N_("member of steering group") }, { "project-manager", N_("project manager") },
	{ "network", N_("representative in network") }, { 0 },
};
static const struct choice project_statuses[] = {
	{ "idea", N_("idea") }, { "pre-study", N_("pre-study") }, { "drafting", N_("application in progress") },
	{ "applied", N_("applied") }, { "granted", N_("granted") }, { "rejected", N_("rejected") },
	{ "decided", N_("decided") }, { "ongoing", N_("ongoing") }, { "paused", N_("paused") },
	{ "finished", N_("finished") }, { "cancelled", N_("cancelled") }, { 0 },
};
static const struct choice project_roles[] = {
	{ "coordinator", N_("coordinator") }, { "partner", N_("partner") },
	{ "associated", N_("associated partner") }, { "participant", N_("participant") },
	{ "funder", N_("funder") }, { "contractor", N_("contractor") }, { 0 },
};
static const struct choice progress[] = {
	{ "green", N_("green: on plan") }, { "yellow", N_("yellow: deviation") }, { "red", N_("red: stopped") }, { 0 },
};
static const struct choice activity_kinds[] = {
	{ "meeting", N_("meeting") }, { "visit-in", N_("study visit here") }, { "visit-out", N_("study visit abroad") },
	{ "conference", N_("conference") }, { "training", N_("training") }, { "youth-exchange", N_("youth exchange") },
	{ "twin-town-visit", N_("twin town visit") }, { "campaign", N_("campaign, information") },
	{ "workshop", N_("project workshop") }, { "event", N_("event") },
	{ "investment", N_("investment promotion") }, { "support", N_("support to a unit") },
	{ "encouragement", N_("encouragement to take part") }, { "digital", N_("online meeting") },
	{ "other", N_("other") }, { 0 },
};
static const struct choice workings[] = {
	{ "outlook", N_("monitoring the outside world") }, { "positioning", N_("positioning") },
	{ "development", N_("developing our services") }, { 0 },
};
static const struct choice partner_kinds[] = {
	{ "city", N_("town or municipality abroad") }, { "region", N_("region") },
	{ "swedish-municipality", N_("Swedish municipality") }, { "regional-actor", N_("regional actor") },
	{ "authority", N_("state authority") }, { "university", N_("university") }, { "school", N_("school") },
	{ "company", N_("company") }, { "civil-society", N_("civil society") }, { "network", N_("network") },
	{ "eu-institution", N_("EU institution") }, { 0 },
};
static const struct choice sectors[] = {
	{ "public", N_("public") }, { "private", N_("private") }, { "social", N_("social") }, { 0 },
};
static const struct choice twin_town_kinds[] = {
	{ "twin-town", N_("twin town") }, { "partnership", N_("municipal partnership") },
	{ "other", N_("other international cooperation") }, { 0 },
};
static const struct choice relation_statuses[] = {
	{ "watched", N_("watched") }, { "active", N_("active") }, { "dormant", N_("dormant") },
	{ "ended", N_("ended") }, { 0 },
};
static const struct choice network_kinds[] = {
	{ "membership", N_("membership") }, { "twin-town-ring", N_("ring of twin towns") },
	{ "thematic", N_("thematic partnership") }, { "consortium", N_("consortium") },
	{ "informal", N_("informal") }, { 0 },
};
static const struct choice characters[] = {
	{ "thematic", N_("thematic") }, { "strategic", N_("strategic") }, { "structural", N_("structural") },
	{ "geographic", N_("geographic") }, { "historical", N_("historical") }, { 0 },
};
static const struct choice agreement_kinds[] = {
	{ "cooperation", N_("cooperation agreement") }, { "twinning", N_("twin town agreement") },
	{ "membership", N_("membership") }, { "partnership", N_("project partnership") },
	{ "intent", N_("letter of intent") }, { 0 },
};
static const struct choice programme_families[] = {
	{ "eu", N_("EU") }, { "interreg", N_("Interreg") }, { "nordic", N_("Nordic") }, { "national", N_("national") },
	{ "development", N_("development cooperation") }, { "other", N_("other") }, { 0 },
};
static const struct choice call_statuses[] = {
	{ "forthcoming", N_("forthcoming") }, { "open", N_("open now") }, { "closed", N_("closed") },
	{ "withdrawn", N_("withdrawn") }, { 0 },
};
static const struct choice call_standings[] = {
	{ "ahead", N_("deadline ahead") }, { "undated", N_("no deadline known") }, { "passed", N_("deadline passed") },
	{ 0 },
};
static const struct choice call_stages[] = {
	{ "single", N_("one step") }, { "two-step", N_("two steps") }, { "cut-offs", N_("several cut-off dates") },
	{ "rolling", N_("rolling") }, { 0 },
};
static const struct choice zones[] = {
	{ "Europe/Brussels", N_("Brussels") }, { "Europe/Stockholm", N_("Stockholm") },
	{ "Europe/Helsinki", N_("Helsinki") }, { "UTC", N_("UTC") }, { 0 },
};
static const struct choice application_statuses[] = {
	{ "draft", N_("draft") }, { "submitted", N_("submitted") }, { "reserve", N_("on the reserve list") },
	{ "granted", N_("granted") }, { "rejected", N_("rejected") }, { "withdrawn", N_("withdrawn") }, { 0 },
};
static const struct choice funding_sources[] = {
	{ "own", N_("own budget") }, { "eu", N_("EU") }, { "nordic", N_("Nordic") }, { "sida", N_("Sida/ICLD") },
	{ "state", N_("state") }, { "regional", N_("regional") }, { "other", N_("other external") },
	{ "fee", N_("participation fee") }, { 0 },
};
static const struct choice funding_forms[] = {
	{ "cash", N_("cash") }, { "in-kind", N_("in kind") }, { 0 },
};
static const struct choice organs[] = {
	{ "kf", N_("municipal council (KF)") }, { "kf-presidium", N_("presidium of the council") },
	{ "ks", N_("municipal executive (KS)") }, { "ks-presidium", N_("presidium of the executive") },
	{ "ks-au", N_("working committee of the executive") }, { "board", N_("board (nämnd)") },
	{ "management", N_("management of unit or company") }, { "director", N_("chief executive officer") },
	{ "head", N_("head of administration") }, { "clg", N_("central management group") },
	{ "delegate", N_("delegate") }, { 0 },
};
static const struct choice decision_kinds[] = {
	{ "start", N_("start") }, { "join", N_("join") }, { "agreement", N_("agreement") },
	{ "change", N_("change") }, { "end", N_("end") }, { "strategy", N_("strategy") }, { "other", N_("other") },
	{ 0 },
};

static const struct choice scopes[] = {
	{ "international", N_("international cooperation") }, { "external", N_("externally funded development") },
	{ 0 },
};
static const struct choice dimensions[] = {
	{ "social", N_("social sustainability") }, { "ecological", N_("ecological sustainability") },
	{ "economic", N_("economic sustainability") }, { 0 },
};
/* The seventeen goals of Agenda 2030, by number. */
static const struct choice sdgs[] = {
	{ "1", N_("1 No poverty") }, { "2", N_("2 Zero hunger") }, { "3", N_("3 Good health and well-being") },
	{ "4", N_("4 Quality education") }, { "5", N_("5 Gender equality") },
	{ "6", N_("6 Clean water and sanitation") },
	{ "7", N_("7 Affordable and clean energy") }, { "8", N_("8 Decent work and economic growth") },
	{ "9", N_("9 Industry and innovation and infrastructure") }, { "10", N_("10 Reduced inequalities") },
	{ "11", N_("11 Sustainable cities and communities") },
	{ "12", N_("12 Responsible consumption and production") },
	{ "13", N_("13 Climate action") }, { "14", N_("14 Life below water") }, { "15", N_("15 Life on land") },
	{ "16", N_("16 Peace and justice and strong institutions") }, { "17", N_("17 Partnerships for the goals") },
	{ 0 },
};
static const struct choice effects[] = {
	{ "establishment", N_("new establishments") }, { "export", N_("export") }, { "visitors", N_("more visitors") },
	{ "moving-in", N_("people moving in") }, { "youth", N_("young people abroad") },
	{ "marketing", N_("marketing of the place") }, { "competence", N_("competence of the staff") }, { 0 },
};
static const struct choice goal_sources[] = {
	{ "strategy", N_("international strategy") }, { "mrp", N_("goals and resources plan (MRP)") },
	{ "council", N_("goal of the council") }, { "board", N_("expected result of the board") },
	{ "growth", N_("growth programme") }, { "regional", N_("regional strategy (RUS)") },
	{ "agenda", N_("Agenda 2030") }, { "eu", N_("EU priority") }, { 0 },
};
static const struct choice goal_levels[] = {
	{ "municipality", N_("whole municipality") }, { "unit", N_("one unit") }, { 0 },
};
static const struct choice resource_kinds[] = {
	{ "time", N_("working time") }, { "money", N_("money") }, { "other", N_("other resource") }, { 0 },
};
static const struct choice test_outcomes[] = {
	{ "applied", N_("there is, we apply") }, { "not-applied", N_("there is, we do not apply") },
	{ "none", N_("there is none") }, { 0 },
};
static const struct choice steering_bases[] = {
	{ "delegation", N_("by delegation") }, { "decision", N_("by a decision of its own") }, { 0 },
};
static const struct choice trip_kinds[] = {
	{ "official", N_("official representation") }, { "project", N_("project trip") },
	{ "study", N_("study trip") }, { "conference", N_("conference") }, { 0 },
};
static const struct choice mobility_forms[] = {
	{ "scholarship", N_("exchange scholarship") }, { "youth-exchange", N_("youth exchange") },
	{ "volunteer", N_("volunteering") }, { "short-volunteer", N_("short volunteering") },
	{ "internship", N_("internship") }, { 0 },
};
static const struct choice idea_statuses[] = {
	{ "new", N_("new") }, { "examined", N_("being examined") }, { "converted", N_("became a project") },
	{ "dropped", N_("dropped") }, { 0 },
};
static const struct choice notice_kinds[] = {
	{ "outlook", N_("from the outside world") }, { "call", N_("about a call") },
	{ "eu-law", N_("EU law or decision") }, { "request", N_("request for a report") }, { 0 },
};
static const struct choice return_periods[] = {
	{ "year", N_("year") }, { "interim-1", N_("interim report 1") }, { "interim-2", N_("interim report 2") },
	{ "tertial-1", N_("tertial 1") }, { "tertial-2", N_("tertial 2") }, { "tertial-3", N_("tertial 3") },
	{ "closing", N_("closing of the accounts") }, { "annual-closing", N_("annual accounts") }, { 0 },
};
static const struct choice return_statuses[] = {
	{ "draft", N_("draft") }, { "submitted", N_("submitted") }, { "approved", N_("approved") }, { 0 },
};
static const struct choice currencies[] = {
	{ "EUR", N_("EUR") }, { "NOK", N_("NOK") }, { "DKK", N_("DKK") }, { "USD", N_("USD") }, { "GBP", N_("GBP") },
	{ 0 },
};
static const struct choice area_progress[] = {
	{ "planned", N_("planned") }, { "ongoing", N_("ongoing") }, { "done", N_("done") }, { 0 },
};

/* ---- rows that several kinds share ---- */

#define NOTE_AND_EXAMPLE                                                                                               \
	{ .name = "note", .label = N_("Note"), .type = TYPE_NOTE, .flags = F_QUIET, .width = 30,            \
	  .weight = 9, .help = N_("Anything that others should know; no personal matters") },                          \
	{ .name = "example", .label = N_("Example"), .type = TYPE_BOOL, .flags = F_QUIET, .width = 7, .weight = 9,     \
	  .help = N_("Yes: the record is invented, to show what the register looks like") }

#define CONFIRMED                                                                                                      \
	{ .name = "confirmed", .label = N_("Confirmed"), .heading = N_("✓"), .type = TYPE_DATE,                        \
	  .flags = F_COLUMN | F_AGE | F_OWN | F_PAST, .width = 5, .weight = 3,                                         \
	  .help = N_("When somebody last said that the record is right; b does it for you") }

/* Östersund's way of setting an order (its strategy, "Prioritering av det internationella arbetet"); any strategy may
 * use it. Three points are given by people, two are worked out from what the record holds. */
#define PRIORITY                                                                                                       \
	{ .name = "priority_growth", .label = N_("Serves the growth programme"), .heading = N_("Growth"),              \
	  .type = TYPE_INTEGER, .max = 3, .flags = F_QUIET, .width = 6, .weight = 8,                                   \
	  .help = N_("0 not at all … 3 directly") },                                                                   \
	{ .name = "priority_mutual", .label = N_("Mutual interest"), .heading = N_("Mutual"), .type = TYPE_INTEGER,    \
	  .max = 3, .flags = F_QUIET, .width = 6, .weight = 8, .help = N_("0 one-sided … 3 both sides want it") },     \
	{ .name = "priority_result", .label = N_("Directed at results"), .heading = N_("Result"), .type = TYPE_INTEGER,\
	  .max = 3, .flags = F_QUIET, .width = 6, .weight = 8, .help = N_("0 unclear … 3 clear and measurable") },     \
	{ .name = "priority_regional", .label = N_("Several regional actors"), .type = TYPE_BOOL,                      \
	  .flags = F_QUIET | F_COMPUTED, .width = 6, .weight = 9,                                                      \
	  .help = N_("Yes when at least two partners are regional actors") },                                          \
	{ .name = "priority_units", .label = N_("Several of our units"), .type = TYPE_BOOL,                            \
	  .flags = F_QUIET | F_COMPUTED, .width = 6, .weight = 9,                                                      \
	  .help = N_("Yes when at least two units take part") },                                                       \
	{ .name = "priority", .label = N_("Priority"), .heading = N_("Prio"), .type = TYPE_INTEGER,                    \
	  .flags = F_COLUMN | F_QUIET | F_COMPUTED, .width = 5, .weight = 2, .rule = "priority-growth",                \
	  .help = N_("The points together, two more for each of the criteria that are worked out") }

/* A period that ends before it begins helps nobody. Both may be partial dates. */
static bool check_period(const struct record *record, const char *from, const char *to, struct err *err)
{
	const char *start = record_get(record, from), *end = record_get(record, to);
	if (*start == '\0' || *end == '\0')
		return true;
	char first[11], last[11];
	date_first(start, first);
	date_last(end, last);
	if (strcmp(last, first) >= 0)
		return true;
	const struct field *late = &record->kind->fields[kind_field(record->kind, to)];
	const struct field *early = &record->kind->fields[kind_field(record->kind, from)];
	return err_field(err, to, _("%s: %s lies before %s, %s"), field_label(late), end, field_label(early), start);
}

/* ---- the kinds ---- */

static const struct field area_fields[] = {
	{ .name = "number", .label = N_("Number"), .heading = N_("No."), .type = TYPE_TEXT,
	  .flags = F_COLUMN, .width = 6, .weight = 1,
	  .help = N_("Number in the strategy, 1 or 1.2; orders the tree") },
	{ .name = "name", .label = N_("Name"), .type = TYPE_TEXT, .flags = F_REQUIRED | F_COLUMN | F_WIDE,
	  .width = 40, .help = N_("Name of the priority area as the strategy has it") },
	{ .name = "parent", .label = N_("Part of"), .type = TYPE_REF, .ref = "area", .width = 20, .weight = 8,
	  .help = N_("The area above this one") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = area_kinds, .width = 8, .weight = 6,
	  .flags = F_COLUMN, .initial = "area", .help = N_("Priority area, action to take, or tool for all areas") },
	{ .name = "strategy", .label = N_("Strategy"), .type = TYPE_TEXT, .width = 20, .weight = 8, .flags = F_QUIET,
	  .help = N_("The document that the area belongs to") },
	{ .name = "description", .label = N_("Description"), .type = TYPE_NOTE, .flags = F_QUIET,
	  .width = 40, .weight = 9, .help = N_("What the area is about, in own words") },
	{ .name = "responsible", .label = N_("Responsible"), .type = TYPE_REF, .ref = "person", .width = 18,
	  .weight = 8, .flags = F_QUIET, .help = N_("Who answers for the area or the action") },
	{ .name = "progress", .label = N_("Progress"), .type = TYPE_CHOICE, .choices = area_progress, .width = 9,
	  .weight = 8, .flags = F_QUIET | F_OWN, .help = N_("How far an action has come") },
	{ .name = "successor", .label = N_("Goes on as"), .type = TYPE_REF, .ref = "area", .width = 20, .weight = 9,
	  .flags = F_QUIET | F_OWN, .help = N_("The area of the next strategy that takes over what lies here") },
	{ .name = "projects", .label = N_("Projects"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 8,
	  .weight = 1, .help = N_("How many projects lie in the area or under it") },
	{ .name = "ongoing", .label = N_("Ongoing"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 7,
	  .weight = 2, .help = N_("How many of them are ongoing") },
	{ .name = "budget", .label = N_("Budget"), .heading = N_("SEK 1000s"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_COLUMN | F_COMPUTED | F_THOUSANDS, .width = 9, .weight = 3,
	  .help = N_("Budget of the projects in the area or under it") },
	NOTE_AND_EXAMPLE,
};

static const struct field unit_fields[] = {
	{ .name = "name", .label = N_("Name"), .heading = N_("Administration / company"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE | F_UNIQUE, .width = 30,
	  .help = N_("Name of the administration, company or department") },
	{ .name = "short_name", .label = N_("Short name"), .heading = N_("Short"), .type = TYPE_TEXT,
	  .flags = F_COLUMN, .width = 6, .weight = 5, .help = N_("Abbreviation used in lists and filters") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = unit_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 14, .weight = 6, .initial = "administration",
	  .help = N_("What kind of unit it is") },
	{ .name = "parent", .label = N_("Part of"), .type = TYPE_REF, .ref = "unit", .width = 20, .weight = 8,
	  .help = N_("The unit above this one") },
	{ .name = "head", .label = N_("Head"), .type = TYPE_TEXT, .width = 18, .weight = 7,
	  .help = N_("Head of the administration or company") },
	{ .name = "valid_from", .label = N_("Valid from"), .type = TYPE_DATE, .width = 10, .weight = 8,
	  .flags = F_QUIET, .help = N_("When the unit came to be, if it was after a reorganisation") },
	{ .name = "valid_to", .label = N_("Valid to"), .type = TYPE_DATE, .width = 10, .weight = 8, .flags = F_QUIET,
	  .help = N_("When the unit ceased, if it has") },
	{ .name = "successor", .label = N_("Goes on as"), .type = TYPE_REF, .ref = "unit", .width = 20, .weight = 9,
	  .flags = F_QUIET | F_OWN, .help = N_("The unit that took over after a reorganisation") },
	{ .name = "offers", .label = N_("Offers"), .type = TYPE_NOTE, .flags = F_QUIET, .width = 30,
	  .weight = 9, .help = N_("Strengths that other towns can learn from") },
	{ .name = "seeks", .label = N_("Seeks"), .type = TYPE_NOTE, .flags = F_QUIET, .width = 30,
	  .weight = 9, .help = N_("What the unit wants to learn, and from whom") },
	{ .name = "contact", .label = N_("Contact person"), .heading = N_("Contact"), .type = TYPE_TEXT,
	  .flags = F_COLUMN | F_COMPUTED | F_WANTED, .width = 16, .weight = 1,
	  .help = N_("Who is contact person today") },
	{ .name = "ongoing", .label = N_("Ongoing"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 7,
	  .weight = 1, .help = N_("How many ongoing projects the unit leads") },
	{ .name = "ideas", .label = N_("Ideas"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 6,
	  .weight = 4, .help = N_("How many project ideas the unit has") },
	{ .name = "oldest", .label = N_("Longest unconfirmed"), .heading = N_("Oldest ✓"), .type = TYPE_DATE,
	  .flags = F_COLUMN | F_COMPUTED | F_AGE, .width = 8, .weight = 2,
	  .help = N_("The oldest confirmation among the unit's live projects") },
	NOTE_AND_EXAMPLE,
};

/* Not RFC 5322, only what catches a slip: one @ with something before it and a dot after it. */
static bool check_person(const struct record *record, struct err *err)
{
	const char *email = record_get(record, "email"), *at = strchr(email, '@');
	bool right = at != NULL && at > email && strpbrk(at + 1, "@ ") == NULL && strchr(email, ' ') == NULL &&
		     at[1] != '\0' && strchr(at + 2, '.') != NULL && email[strlen(email) - 1] != '.';
	return *email == '\0' || right || err_field(err, "email", _("E-mail: %s is no address"), email);
}

static const struct field person_fields[] = {
	{ .name = "name", .label = N_("Name"), .type = TYPE_TEXT, .flags = F_REQUIRED | F_COLUMN | F_WIDE,
	  .width = 24, .help = N_("First and last name") },
	{ .name = "login", .label = N_("Login"), .type = TYPE_TEXT, .flags = F_COLUMN | F_UNIQUE,
	  .width = 10, .weight = 2, .read = login_read,
	  .help = N_("Login name; the assignments decide what one may write") },
	{ .name = "title", .label = N_("Title"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 20,
	  .weight = 5, .help = N_("Title at work") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_COLUMN, .width = 22,
	  .weight = 3, .help = N_("Where the person works") },
	{ .name = "organisation", .label = N_("Organisation"), .type = TYPE_TEXT, .flags = F_QUIET,
	  .width = 20, .weight = 7, .help = N_("For persons outside the municipality") },
	{ .name = "email", .label = N_("E-mail"), .type = TYPE_TEXT, .flags = F_COLUMN | F_OWN, .width = 26,
	  .weight = 4, .help = N_("Address at work") },
	{ .name = "phone", .label = N_("Telephone"), .type = TYPE_TEXT, .flags = F_OWN, .width = 14, .weight = 6,
	  .help = N_("Number at work") },
	{ .name = "legal_basis", .label = N_("Legal basis"), .type = TYPE_TEXT, .width = 20, .weight = 9,
	  .flags = F_QUIET, .initial = "uppgift av allmänt intresse",
	  .help = N_("Legal basis for keeping the personal data") },
	{ .name = "delete_after", .label = N_("Delete after"), .type = TYPE_DATE, .width = 10, .weight = 9,
	  .flags = F_QUIET, .help = N_("When the personal data shall be removed") },
	NOTE_AND_EXAMPLE,
};

/* Roles that give rights in what the field says, and none where it is empty. */
static const struct {
	const char *role, *field;
} role_scopes[] = { { "contact", "unit" }, { "deputy", "unit" }, { "project-manager", "project" } };

static bool check_role(const struct record *record, struct err *err)
{
	const char *role = record_get(record, "role");
	for (size_t i = 0; i < sizeof role_scopes / sizeof *role_scopes; i++) {
		const char *field = role_scopes[i].field;
		if (strcmp(role, role_scopes[i].role) == 0 && *record_get(record, field) == '\0')
			return err_field(err, field,
					 _("%s: must be filled in; an assignment as %s gives no right without it"),
					 field_label(&record->kind->fields[kind_field(record->kind, field)]),
					 choice_label(assignment_roles, role));
	}
	return true;
}

static bool check_assignment(const struct record *record, struct err *err)
{
	return check_role(record, err) && check_period(record, "from", "to", err);
}

/* The role, and where. */
static char *tell_assignment(const struct record *record)
{
	static const char *const places[] = { "unit", "project", "network" };
	struct str text = {0};
	char *role = record_show(record, kind_field(record->kind, "role"));
	str_add(&text, role);
	free(role);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		int field = kind_field(record->kind, places[i]);
		if (record->shown[field] != NULL && *record->shown[field] != '\0')
			str_addf(&text, "%s%s", text.length > 0 ? " · " : "", record->shown[field]);
	}
	return text.length > 0 ? str_take(&text) : NULL;
}

static const struct field assignment_fields[] = {
	{ .name = "person", .label = N_("Person"), .type = TYPE_REF, .ref = "person",
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 24, .help = N_("Who has the assignment") },
	{ .name = "role", .label = N_("Role"), .type = TYPE_CHOICE, .choices = assignment_roles,
	  .flags = F_REQUIRED | F_COLUMN, .width = 24, .weight = 1, .help = N_("What the assignment is") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_COLUMN, .width = 24,
	  .weight = 2, .help = N_("The unit that the person represents") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .flags = F_QUIET, .width = 20,
	  .weight = 7, .help = N_("The project, when the assignment is in one") },
	{ .name = "network", .label = N_("Network"), .type = TYPE_REF, .ref = "network", .flags = F_QUIET, .width = 20,
	  .weight = 7, .help = N_("The network, when the assignment is in one") },
	{ .name = "from", .label = N_("From"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 10, .weight = 3,
	  .help = N_("First day of the assignment") },
	{ .name = "to", .label = N_("To"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 10, .weight = 4,
	  .help = N_("Last day of the assignment; empty while it lasts") },
	NOTE_AND_EXAMPLE,
};

static bool check_access_key(const struct record *record, struct err *err)
{
	struct err why = {0};
	if (!ssh_key_check(record_get(record, "key"), &why))
		return err_field(err, "key", _("Key: %s"), why.text);
	for (int i = 0; i < record->kind->field_count; i++)
		if (ssh_key_is_private(record_value(record, i)))
			return err_field(err, record->kind->fields[i].name, _("%s: holds a private key"),
					 field_label(&record->kind->fields[i]));
	return check_period(record, "valid_from", "valid_to", err);
}

/* What its owner calls it here or in the key, else what ssh-keygen -l says of it. */
static char *tell_access_key(const struct record *record)
{
	enum { TAIL = 6 };
	const char *name = record_get(record, "name"), *key = record_get(record, "key");
	const char *comment = key + ssh_key_length(key);
	comment += strspn(comment, " ");
	if (*name != '\0' || *comment != '\0')
		return xstrdup(*name != '\0' ? name : comment);
	char *print = ssh_key_fingerprint(key), *text = NULL;
	if (strlen(print) > TAIL)
		text = xasprintf("%.*s %s%s", (int)strcspn(key, " "), key, text_ascii() ? "..." : "…",
				 print + strlen(print) - TAIL);
	free(print);
	return text;
}

/* Whether it lets its owner in, and why not. */
static const struct choice key_standings[] = {
	{ "yes", N_("yes") }, { "ahead", N_("not yet") }, { "passed", N_("not any more") },
	{ "no-login", N_("no login") }, { "bad-login", N_("faulty login") }, { 0 },
};

static const char *caution_access_key(const struct record *record)
{
	static const char *const cautions[][2] = {
		{ "ahead", N_("The key lets nobody in yet") },
		{ "passed", N_("The key lets nobody in any more: its last day has gone") },
		{ "no-login", N_("The key lets nobody in: the person has no login") },
		{ "bad-login", N_("The key lets nobody in: correct the login of the person") },
	};
	for (size_t i = 0; i < sizeof cautions / sizeof *cautions; i++)
		if (strcmp(cautions[i][0], record_get(record, "standing")) == 0)
			return i18n(cautions[i][1]);
	return NULL;
}

static const struct field access_key_fields[] = {
	{ .name = "person", .label = N_("Person"), .type = TYPE_REF, .ref = "person",
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 22, .help = N_("Who comes in with the key") },
	{ .name = "name", .label = N_("Name"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 14, .weight = 1,
	  .help = N_("What tells the keys of a person apart, such as the computer it lies in") },
	{ .name = "key", .label = N_("Key"), .type = TYPE_TEXT, .flags = F_REQUIRED | F_COLUMN | F_PROVEN,
	  .width = 24, .weight = 5, .read = ssh_key_read,
	  .help = N_("The public key: the whole line of the file that ends in .pub") },
	{ .name = "valid_from", .label = N_("Valid from"), .heading = N_("From"), .type = TYPE_DATE,
	  .flags = F_COLUMN, .width = 10, .weight = 4,
	  .help = N_("First day that the key lets anyone in; empty from the beginning") },
	{ .name = "valid_to", .label = N_("Valid to"), .heading = N_("To"), .type = TYPE_DATE, .flags = F_COLUMN,
	  .width = 10, .weight = 3, .help = N_("Last day that the key lets anyone in; empty while it lasts") },
	{ .name = "standing", .label = N_("Lets in today"), .heading = N_("Lets in"), .type = TYPE_CHOICE,
	  .choices = key_standings, .flags = F_COLUMN | F_COMPUTED, .width = 15, .weight = 1,
	  .help = N_("Whether the key lets the person in today, and if not why") },
	{ .name = "fingerprint", .label = N_("Fingerprint"), .type = TYPE_TEXT, .flags = F_COLUMN | F_COMPUTED,
	  .width = 16, .weight = 5, .help = N_("As ssh-keygen -l and the log of sshd tell the key") },
	NOTE_AND_EXAMPLE,
};

static bool check_project(const struct record *record, struct err *err)
{
	return check_period(record, "start", "end", err);
}

static const struct field project_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Project"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28, .help = N_("What the project is called") },
	{ .name = "acronym", .label = N_("Acronym"), .type = TYPE_TEXT, .flags = F_QUIET, .width = 10,
	  .weight = 7, .help = N_("Short name in the application") },
	{ .name = "dnr", .label = N_("Registration no."), .heading = N_("Reg. no."), .type = TYPE_TEXT,
	  .flags = F_CASE_NUMBER | F_HEAD, .width = 14, .weight = 6,
	  .help = N_("Registration number of the case, as it is written") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = project_statuses,
	  .closed = "rejected finished cancelled",
	  .flags = F_REQUIRED | F_COLUMN, .width = 10, .weight = 1, .initial = "idea",
	  .help = N_("How far the project has come") },
	{ .name = "role", .label = N_("Our role"), .type = TYPE_CHOICE, .choices = project_roles, .width = 12,
	  .weight = 6, .flags = F_QUIET, .help = N_("What the municipality is in the project") },
	{ .name = "progress", .label = N_("Progress"), .type = TYPE_CHOICE, .choices = progress, .width = 14,
	  .weight = 6, .flags = F_QUIET | F_OWN, .help = N_("How it goes against the plan") },
	{ .name = "need", .label = N_("Need"), .type = TYPE_NOTE, .flags = F_REQUIRED, .width = 40,
	  .weight = 8, .help = N_("The need of the unit that the project answers to") },
	{ .name = "description", .label = N_("Description"), .type = TYPE_NOTE, .flags = F_QUIET,
	  .width = 40, .weight = 9, .help = N_("What is done, in a few sentences") },
	{ .name = "unit", .label = N_("Leading unit"), .heading = N_("Unit"), .type = TYPE_REF, .ref = "unit",
	  .flags = F_REQUIRED | F_COLUMN, .width = 20, .weight = 5,
	  .help = N_("The unit that answers for the project") },
	{ .name = "units", .label = N_("Taking part"), .type = TYPE_REFS, .ref = "unit", .flags = F_QUIET, .width = 24,
	  .weight = 8, .help = N_("Other units that take part") },
	{ .name = "areas", .label = N_("Areas"), .type = TYPE_REFS, .ref = "area", .width = 24, .weight = 7,
	  .help = N_("Priority areas of the strategy that the project serves") },
	{ .name = "partners", .label = N_("Partners"), .type = TYPE_REFS, .ref = "partner", .width = 24, .weight = 8,
	  .help = N_("Who it is done with") },
	{ .name = "countries", .label = N_("Countries"), .type = TYPE_COUNTRIES, .width = 16, .weight = 6,
	  .help = N_("Countries that take part, Sweden not counted") },
	{ .name = "programme", .label = N_("Programme"), .type = TYPE_REF, .ref = "programme", .flags = F_QUIET,
	  .width = 14, .weight = 7, .help = N_("Funding programme, when there is one") },
	{ .name = "start", .label = N_("Start"), .type = TYPE_DATE, .width = 10, .weight = 5,
	  .help = N_("First day; month or year is enough") },
	{ .name = "end", .label = N_("End"), .heading = N_("until"), .type = TYPE_DATE, .flags = F_COLUMN | F_MONTH,
	  .width = 7, .weight = 2, .help = N_("Last day; month or year is enough") },
	{ .name = "budget_sek", .label = N_("Budget"), .heading = N_("SEK 1000s"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_COLUMN | F_THOUSANDS, .width = 9, .weight = 4, .max = INT64_C(10000000000000),
	  .help = N_("Whole budget of our part, in kronor") },
	{ .name = "external_sek", .label = N_("External funding"), .heading = N_("External"), .type = TYPE_MONEY,
	  .unit = "SEK", .flags = F_THOUSANDS, .width = 9, .weight = 6, .max = INT64_C(10000000000000),
	  .help = N_("How much of it others pay, in kronor") },
	{ .name = "own_sek", .label = N_("Own funding"), .heading = N_("Own"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_THOUSANDS, .width = 9, .weight = 7, .max = INT64_C(10000000000000),
	  .help = N_("How much of it we pay ourselves, in kronor") },
	{ .name = "external_share", .label = N_("External share"), .heading = N_("Ext. %"), .type = TYPE_INTEGER,
	  .unit = "%", .flags = F_COMPUTED | F_QUIET, .width = 6, .weight = 6,
	  .help = N_("External funding as a share of the budget") },
	{ .name = "responsible", .label = N_("Responsible"), .type = TYPE_REF, .ref = "person", .width = 18,
	  .weight = 6, .help = N_("Who answers for the row in the register") },
	CONFIRMED,
	{ .name = "area_motive", .label = N_("Motive outside the areas"), .type = TYPE_NOTE, .flags = F_QUIET,
	  .width = 24, .weight = 9, .help = N_("Why it is done although no priority area fits") },
	{ .name = "goals", .label = N_("Goals"), .type = TYPE_REFS, .ref = "goal", .flags = F_QUIET, .width = 24,
	  .weight = 8, .help = N_("Goals and political assignments that it contributes to") },
	PRIORITY,
	{ .name = "idea", .label = N_("Began as"), .type = TYPE_REF, .ref = "idea", .flags = F_QUIET | F_OWN,
	  .width = 20, .weight = 9, .help = N_("The idea that became the project") },
	{ .name = "call", .label = N_("Call"), .type = TYPE_REF, .ref = "call", .flags = F_QUIET, .width = 20,
	  .weight = 9, .help = N_("The call that it was, or will be, applied for in") },
	{ .name = "scope", .label = N_("Scope"), .type = TYPE_CHOICES, .choices = scopes, .flags = F_QUIET, .width = 20,
	  .weight = 9, .help = N_("International, externally funded, or both") },
	{ .name = "working", .label = N_("Way of working"), .type = TYPE_CHOICE, .choices = workings, .flags = F_QUIET,
	  .width = 18, .weight = 9, .help = N_("What the project is for") },
	{ .name = "dimensions", .label = N_("Sustainability"), .type = TYPE_CHOICES, .choices = dimensions,
	  .flags = F_QUIET, .width = 18, .weight = 9, .help = N_("Dimensions of sustainability that it strengthens") },
	{ .name = "sdgs", .label = N_("Agenda 2030"), .type = TYPE_CHOICES, .choices = sdgs, .flags = F_QUIET,
	  .width = 18, .weight = 9, .help = N_("Global goals that it contributes to") },
	{ .name = "tags", .label = N_("Tags"), .type = TYPE_TEXT, .flags = F_QUIET, .width = 20, .weight = 9,
	  .help = N_("Words of your own, separated by commas") },
	{ .name = "effects", .label = N_("Kinds of effect"), .type = TYPE_CHOICES, .choices = effects, .flags = F_QUIET,
	  .width = 18, .weight = 9, .help = N_("What the project is meant to bring") },
	{ .name = "learn_we", .label = N_("What we learn"), .type = TYPE_NOTE, .flags = F_QUIET, .width = 24,
	  .weight = 9, .help = N_("What our side learns") },
	{ .name = "learn_partner", .label = N_("What partners learn"), .type = TYPE_NOTE, .flags = F_QUIET,
	  .width = 24, .weight = 9, .help = N_("What the other side learns") },
	{ .name = "plan_item", .label = N_("In the operational plan"), .type = TYPE_TEXT, .flags = F_QUIET,
	  .width = 20, .weight = 9, .help = N_("Where the operational plan of the unit takes it up") },
	{ .name = "significant", .label = N_("Of special importance"), .type = TYPE_BOOL, .flags = F_QUIET, .width = 6,
	  .weight = 9, .help = N_("Yes: is reported one step higher") },
	{ .name = "motive", .label = N_("Motive for size"), .type = TYPE_NOTE, .flags = F_QUIET, .width = 24,
	  .weight = 9, .help = N_("Why cost and size are in proportion") },
	{ .name = "effect", .label = N_("Effect"), .type = TYPE_NOTE, .flags = F_QUIET | F_OWN, .width = 30,
	  .weight = 9, .help = N_("What it led to; filled in when the project ends") },
	{ .name = "lessons", .label = N_("Lessons"), .type = TYPE_NOTE, .flags = F_QUIET | F_OWN,
	  .width = 30, .weight = 9, .help = N_("What the next project should know") },
	NOTE_AND_EXAMPLE,
};

static bool check_activity(const struct record *record, struct err *err)
{
	return check_period(record, "from", "to", err);
}

static const struct field activity_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Activity"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 30, .help = N_("What the activity is called") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = activity_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 16, .weight = 2, .initial = "meeting",
	  .help = N_("What kind of activity it is") },
	{ .name = "working", .label = N_("Way of working"), .type = TYPE_CHOICE, .choices = workings, .width = 18,
	  .weight = 8, .flags = F_QUIET, .help = N_("What the activity is for") },
	{ .name = "from", .label = N_("From"), .heading = N_("Date"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN,
	  .width = 10, .weight = 1, .initial = "idag", .help = N_("First day") },
	{ .name = "to", .label = N_("To"), .type = TYPE_DATE, .width = 10, .weight = 7, .flags = F_QUIET,
	  .help = N_("Last day, when it is not the first") },
	{ .name = "place", .label = N_("Place"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 14,
	  .weight = 4, .help = N_("Town or venue") },
	{ .name = "country", .label = N_("Country"), .type = TYPE_COUNTRY, .flags = F_COLUMN, .width = 12, .weight = 5,
	  .help = N_("Country it takes place in") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_COLUMN, .width = 20,
	  .weight = 3, .help = N_("The unit that arranges or takes part") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .width = 20, .weight = 6,
	  .help = N_("The project it belongs to") },
	{ .name = "twin_town", .label = N_("Twin town"), .type = TYPE_REF, .ref = "twin-town", .width = 14, .weight = 7,
	  .flags = F_QUIET, .help = N_("The twin town it was with") },
	{ .name = "network", .label = N_("Network"), .type = TYPE_REF, .ref = "network", .width = 14, .weight = 7,
	  .flags = F_QUIET, .help = N_("The network it was in") },
	{ .name = "staff", .label = N_("Staff"), .type = TYPE_INTEGER, .width = 5, .weight = 6, .max = 100000,
	  .flags = F_QUIET, .help = N_("How many employees took part") },
	{ .name = "pupils", .label = N_("Pupils and youth"), .type = TYPE_INTEGER, .width = 6, .weight = 6,
	  .max = 100000, .flags = F_QUIET, .help = N_("How many pupils and young people took part") },
	{ .name = "politicians", .label = N_("Politicians"), .type = TYPE_INTEGER, .width = 6, .weight = 7,
	  .max = 100000, .flags = F_QUIET, .help = N_("How many elected politicians took part") },
	{ .name = "civil_society", .label = N_("Associations"), .type = TYPE_INTEGER, .width = 6, .weight = 8,
	  .max = 100000, .flags = F_QUIET, .help = N_("How many associations took part or were supported") },
	{ .name = "represented_by", .label = N_("Represented by"), .type = TYPE_REFS, .ref = "person", .width = 20,
	  .weight = 8, .flags = F_QUIET, .help = N_("Who represented the municipality, when it was official") },
	{ .name = "result", .label = N_("Result"), .type = TYPE_NOTE, .flags = F_QUIET | F_OWN, .width = 30,
	  .weight = 9, .help = N_("What it gave, in a sentence or two") },
	NOTE_AND_EXAMPLE,
};

static const struct field partner_fields[] = {
	{ .name = "name", .label = N_("Name"), .heading = N_("Partner"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 26,
	  .help = N_("Name of the partner in Swedish or its own tongue") },
	{ .name = "name_en", .label = N_("Name in English"), .type = TYPE_TEXT, .flags = F_QUIET,
	  .width = 24, .weight = 7, .help = N_("Name in applications") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = partner_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 20, .weight = 2, .initial = "city",
	  .help = N_("What kind of organisation it is") },
	{ .name = "sector", .label = N_("Sector"), .type = TYPE_CHOICE, .choices = sectors, .flags = F_COLUMN,
	  .width = 9, .weight = 5, .initial = "public", .help = N_("Public, private or social sector") },
	{ .name = "country", .label = N_("Country"), .type = TYPE_COUNTRY, .flags = F_REQUIRED | F_COLUMN, .width = 14,
	  .weight = 1, .help = N_("Where the partner is") },
	{ .name = "town", .label = N_("Town"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 14,
	  .weight = 4, .help = N_("Town, when the name does not say it") },
	{ .name = "registration", .label = N_("PIC or registration no."), .type = TYPE_TEXT,
	  .flags = F_CASE_NUMBER | F_QUIET, .width = 14, .weight = 8,
	  .help = N_("PIC, or the number in the country's register") },
	{ .name = "web", .label = N_("Web site"), .type = TYPE_TEXT, .flags = F_QUIET, .width = 24, .weight = 8,
	  .help = N_("Address of the web site") },
	{ .name = "projects", .label = N_("Projects"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 7,
	  .weight = 3, .help = N_("How many projects the partner is in") },
	NOTE_AND_EXAMPLE,
};

static const struct field twin_town_fields[] = {
	{ .name = "partner", .label = N_("Town"), .heading = N_("Twin town"), .type = TYPE_REF, .ref = "partner",
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 22,
	  .help = N_("The town or region; add it as a partner first") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = twin_town_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 20, .weight = 4, .initial = "twin-town",
	  .help = N_("Twin town or another form") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = relation_statuses, .closed = "ended",
	  .flags = F_REQUIRED | F_COLUMN, .width = 10, .weight = 1, .initial = "active",
	  .help = N_("How alive it is; what others are to decide on is proposed as watched") },
	{ .name = "since", .label = N_("Since"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 10, .weight = 3,
	  .help = N_("When it began; the year is enough") },
	{ .name = "agreement", .label = N_("Agreement"), .type = TYPE_REF, .ref = "agreement", .width = 20, .weight = 6,
	  .help = N_("The agreement it rests on") },
	{ .name = "interests", .label = N_("Areas of interest"), .type = TYPE_REFS, .ref = "area", .width = 20,
	  .weight = 7, .flags = F_QUIET, .help = N_("Areas of the strategy that both sides care for") },
	{ .name = "responsible", .label = N_("Responsible"), .type = TYPE_REF, .ref = "person", .width = 18,
	  .weight = 6, .flags = F_QUIET, .help = N_("Who keeps the contact") },
	{ .name = "last_activity", .label = N_("Last activity"), .type = TYPE_DATE, .flags = F_COLUMN | F_COMPUTED,
	  .width = 10, .weight = 2, .help = N_("Date of the latest activity with the town") },
	CONFIRMED,
	NOTE_AND_EXAMPLE,
};

static const struct field network_fields[] = {
	{ .name = "name", .label = N_("Name"), .heading = N_("Network"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28, .help = N_("Name of the network") },
	{ .name = "short_name", .label = N_("Short name"), .heading = N_("Short"), .type = TYPE_TEXT,
	  .flags = F_COLUMN, .width = 8, .weight = 6, .help = N_("Abbreviation") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = network_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 18, .weight = 3, .initial = "membership",
	  .help = N_("What kind of network it is") },
	{ .name = "characters", .label = N_("Character"), .type = TYPE_CHOICES, .choices = characters,
	  .flags = F_COLUMN, .width = 20, .weight = 5,
	  .help = N_("What binds the network together; several may hold") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = relation_statuses, .closed = "ended",
	  .flags = F_REQUIRED | F_COLUMN, .width = 10, .weight = 1, .initial = "active",
	  .help = N_("How alive it is; what others are to decide on is proposed as watched") },
	{ .name = "member_since", .label = N_("Member since"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 12,
	  .weight = 4, .help = N_("When we joined; the year is enough") },
	{ .name = "member_until", .label = N_("Member until"), .type = TYPE_DATE, .flags = F_QUIET, .width = 10,
	  .weight = 7, .help = N_("When the membership ends, if that is decided") },
	{ .name = "notice_by", .label = N_("Notice by"), .type = TYPE_DATE, .flags = F_QUIET, .width = 10, .weight = 7,
	  .help = N_("Last day to give notice") },
	{ .name = "fee_sek", .label = N_("Fee per year"), .type = TYPE_MONEY, .unit = "SEK", .width = 10, .weight = 6,
	  .max = INT64_C(100000000000), .help = N_("Membership fee, kronor a year") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .width = 20, .weight = 6,
	  .help = N_("The unit that takes part") },
	{ .name = "use", .label = N_("Use"), .type = TYPE_NOTE, .flags = F_QUIET, .width = 30, .weight = 8,
	  .help = N_("What we have of it") },
	{ .name = "last_activity", .label = N_("Last activity"), .type = TYPE_DATE, .flags = F_COLUMN | F_COMPUTED,
	  .width = 10, .weight = 2, .help = N_("Date of the latest activity in the network") },
	CONFIRMED,
	NOTE_AND_EXAMPLE,
};

static bool check_agreement(const struct record *record, struct err *err)
{
	return check_period(record, "valid_from", "valid_to", err);
}

static const struct field agreement_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Agreement"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 30, .help = N_("What the agreement is called") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = agreement_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 18, .weight = 3, .initial = "cooperation",
	  .help = N_("What kind of agreement it is") },
	{ .name = "parties", .label = N_("Parties"), .type = TYPE_REFS, .ref = "partner", .width = 24, .weight = 5,
	  .help = N_("Who it is with") },
	{ .name = "dnr", .label = N_("Registration no."), .heading = N_("Reg. no."), .type = TYPE_TEXT,
	  .flags = F_CASE_NUMBER | F_COLUMN, .width = 14, .weight = 4,
	  .help = N_("Registration number of the case, as it is written") },
	{ .name = "valid_from", .label = N_("Signed"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 10, .weight = 2,
	  .help = N_("When it was signed") },
	{ .name = "valid_to", .label = N_("Valid to"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 11, .weight = 1,
	  .help = N_("When it ends; empty while it runs on") },
	{ .name = "notice_by", .label = N_("Notice by"), .type = TYPE_DATE, .width = 10, .weight = 5, .flags = F_QUIET,
	  .help = N_("Last day to give notice") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .width = 20, .weight = 6,
	  .help = N_("The unit that keeps it") },
	{ .name = "file", .label = N_("File"), .type = TYPE_TEXT, .width = 24, .weight = 9, .flags = F_QUIET,
	  .help = N_("Where the document is kept") },
	NOTE_AND_EXAMPLE,
};

static const struct field programme_fields[] = {
	{ .name = "name", .label = N_("Name"), .heading = N_("Programme"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE | F_UNIQUE, .width = 28,
	  .help = N_("Name of the funding programme") },
	{ .name = "short_name", .label = N_("Short name"), .heading = N_("Short"), .type = TYPE_TEXT,
	  .flags = F_COLUMN, .width = 12, .weight = 1, .help = N_("Abbreviation, CERV") },
	{ .name = "family", .label = N_("Family"), .type = TYPE_CHOICE, .choices = programme_families,
	  .flags = F_COLUMN | F_REQUIRED, .width = 14, .weight = 2, .initial = "eu",
	  .help = N_("EU, Nordic or other") },
	{ .name = "period", .label = N_("Period"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 9, .weight = 3,
	  .help = N_("Programme period, 2021–2027") },
	{ .name = "contact", .label = N_("Swedish contact"), .type = TYPE_TEXT, .flags = F_COLUMN,
	  .width = 22, .weight = 4, .help = N_("Authority that answers questions in Sweden") },
	{ .name = "max_rate", .label = N_("Highest rate"), .type = TYPE_INTEGER, .unit = "%", .min = 0, .max = 100,
	  .width = 6, .weight = 5, .flags = F_QUIET, .help = N_("Highest share of the costs that is paid, per cent") },
	{ .name = "url", .label = N_("Link"), .type = TYPE_TEXT, .width = 24, .weight = 9, .flags = F_QUIET | F_ADDRESS,
	  .help = N_("Web page") },
	{ .name = "calls", .label = N_("Calls"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 11,
	  .weight = 3, .help = N_("How many calls the register holds") },
	NOTE_AND_EXAMPLE,
};

static bool check_call(const struct record *record, struct err *err)
{
	return check_period(record, "opens", "deadline", err);
}

static const struct field call_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Call"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 32, .help = N_("What the call is about") },
	{ .name = "identifier", .label = N_("Identifier"), .type = TYPE_TEXT, .flags = F_UNIQUE, .width = 24,
	  .weight = 6, .help = N_("Identifier of the call, CERV-2026-CITIZENS-…") },
	{ .name = "programme", .label = N_("Programme"), .type = TYPE_REF, .ref = "programme",
	  .flags = F_REQUIRED | F_COLUMN, .width = 12, .weight = 2, .help = N_("The programme that pays") },
	{ .name = "opens", .label = N_("Opens"), .type = TYPE_DATE, .width = 10, .weight = 6,
	  .help = N_("When the call opens") },
	{ .name = "deadline", .label = N_("Deadline"), .heading = N_("Closes"), .type = TYPE_DATE,
	  .flags = F_COLUMN | F_TIME | F_AHEAD, .width = 16, .weight = 1,
	  .help = N_("Last day, with the time of day when it is known: 2026-09-23 17:00") },
	{ .name = "deadline_zone", .label = N_("Time zone"), .type = TYPE_CHOICE, .choices = zones, .width = 10,
	  .weight = 4, .help = N_("Whose clock the time of day goes by") },
	{ .name = "days_left", .label = N_("Days left"), .heading = N_("Left"), .type = TYPE_INTEGER, .unit = "d",
	  .flags = F_COLUMN | F_COMPUTED | F_COUNTDOWN, .width = 8, .weight = 1,
	  .help = N_("Days to the deadline; less than 0: passed") },
	{ .name = "standing", .label = N_("Standing"), .type = TYPE_CHOICE, .choices = call_standings, .width = 10,
	  .weight = 8, .flags = F_COMPUTED | F_QUIET,
	  .help = N_("Whether the deadline lies ahead today, whatever the source says") },
	{ .name = "stage", .label = N_("Stages"), .type = TYPE_CHOICE, .choices = call_stages, .width = 14, .weight = 7,
	  .flags = F_QUIET, .help = N_("One step or several") },
	{ .name = "status", .label = N_("Status (source)"), .heading = N_("Source says"), .type = TYPE_CHOICE,
	  .choices = call_statuses, .closed = "closed withdrawn", .flags = F_REQUIRED | F_COLUMN, .width = 11,
	  .weight = 3, .initial = "open", .help = N_("What the source claims; the deadline is what counts") },
	{ .name = "budget_eur", .label = N_("Budget"), .type = TYPE_MONEY, .unit = "EUR", .width = 12, .weight = 6,
	  .max = INT64_C(100000000000000), .help = N_("Budget of the whole call, euro") },
	{ .name = "max_rate", .label = N_("Highest rate"), .type = TYPE_INTEGER, .unit = "%", .min = 0, .max = 100,
	  .width = 6, .weight = 6, .flags = F_QUIET, .help = N_("Highest share of the costs that is paid, per cent") },
	{ .name = "url", .label = N_("Link"), .type = TYPE_TEXT, .width = 24, .weight = 9, .flags = F_QUIET | F_ADDRESS,
	  .help = N_("Web page of the call") },
	{ .name = "areas", .label = N_("Areas"), .type = TYPE_REFS, .ref = "area", .width = 24, .weight = 5,
	  .help = N_("Priority areas that the call suits") },
	{ .name = "summary", .label = N_("Summary"), .type = TYPE_NOTE, .flags = F_QUIET, .width = 30,
	  .weight = 9, .help = N_("What can be applied for, in own words") },
	NOTE_AND_EXAMPLE,
};

static const struct field application_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Application"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28,
	  .help = N_("What the application is called") },
	{ .name = "call", .label = N_("Call"), .type = TYPE_REF, .ref = "call", .width = 22, .weight = 5,
	  .flags = F_COLUMN, .help = N_("The call it answers") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .width = 22, .weight = 6,
	  .help = N_("The project it is to pay for") },
	{ .name = "idea", .label = N_("Idea"), .type = TYPE_REF, .ref = "idea", .width = 22, .weight = 7,
	  .flags = F_QUIET, .help = N_("The idea it is to pay for, before there is a project") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_REQUIRED | F_COLUMN,
	  .width = 20, .weight = 4, .help = N_("The unit that applies") },
	{ .name = "role", .label = N_("Our role"), .type = TYPE_CHOICE, .choices = project_roles, .width = 12,
	  .weight = 7, .help = N_("What the municipality is in the application") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = application_statuses,
	  .closed = "granted rejected withdrawn",
	  .flags = F_REQUIRED | F_COLUMN, .width = 12, .weight = 1, .initial = "draft",
	  .help = N_("How far it has come") },
	{ .name = "submitted", .label = N_("Submitted"), .type = TYPE_DATE, .flags = F_COLUMN | F_OWN, .width = 10,
	  .weight = 3, .help = N_("When it was sent in") },
	{ .name = "answered", .label = N_("Answer"), .type = TYPE_DATE, .flags = F_OWN, .width = 10, .weight = 6,
	  .help = N_("When the answer came") },
	{ .name = "applied_sek", .label = N_("Applied for"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_COLUMN | F_THOUSANDS, .width = 9, .weight = 2, .max = INT64_C(10000000000000),
	  .help = N_("Amount applied for, kronor") },
	{ .name = "granted_sek", .label = N_("Granted"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_COLUMN | F_THOUSANDS | F_OWN, .width = 9, .weight = 3, .max = INT64_C(10000000000000),
	  .help = N_("Amount granted, kronor") },
	{ .name = "dnr", .label = N_("Registration no."), .heading = N_("Reg. no."), .type = TYPE_TEXT,
	  .flags = F_CASE_NUMBER | F_QUIET, .width = 14, .weight = 8,
	  .help = N_("Registration number of the case, as it is written") },
	NOTE_AND_EXAMPLE,
};

/* A grant may be in euro alone; a row without any amount says nothing. */
static bool check_funding(const struct record *record, struct err *err)
{
	if (*record_get(record, "amount_sek") != '\0' || *record_get(record, "amount_eur") != '\0')
		return true;
	return err_field(err, "amount_sek", _("Amount: fill in kronor, euro or both"));
}

static const struct field funding_fields[] = {
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project",
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28, .help = N_("The project that the money goes to") },
	{ .name = "source", .label = N_("Source"), .type = TYPE_CHOICE, .choices = funding_sources,
	  .flags = F_REQUIRED | F_COLUMN, .width = 16, .weight = 1, .initial = "eu",
	  .help = N_("Where the money comes from") },
	{ .name = "programme", .label = N_("Programme"), .type = TYPE_REF, .ref = "programme", .flags = F_COLUMN,
	  .width = 14, .weight = 4, .help = N_("The programme, when there is one") },
	{ .name = "amount_sek", .label = N_("Amount"), .heading = N_("SEK 1000s"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_COLUMN | F_THOUSANDS, .width = 9, .weight = 1, .max = INT64_C(10000000000000),
	  .help = N_("Amount in kronor") },
	{ .name = "amount_eur", .label = N_("Amount in euro"), .type = TYPE_MONEY, .unit = "EUR", .width = 11,
	  .weight = 6, .flags = F_QUIET, .max = INT64_C(10000000000000),
	  .help = N_("Amount in euro, when it was granted in euro") },
	{ .name = "year", .label = N_("Year"), .type = TYPE_INTEGER, .min = 1990, .max = 2100, .flags = F_COLUMN,
	  .width = 5, .weight = 2, .help = N_("The year that the money belongs to") },
	{ .name = "form", .label = N_("Form"), .type = TYPE_CHOICE, .choices = funding_forms, .flags = F_COLUMN,
	  .width = 8, .weight = 5, .initial = "cash", .help = N_("Cash or in kind") },
	NOTE_AND_EXAMPLE,
};

static const struct field decision_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Decision"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28, .help = N_("What was decided") },
	{ .name = "organ", .label = N_("Decided by"), .type = TYPE_CHOICE, .choices = organs,
	  .flags = F_REQUIRED | F_COLUMN, .width = 22, .weight = 1, .initial = "management",
	  .help = N_("Who decided") },
	{ .name = "organ_name", .label = N_("Name of the body"), .type = TYPE_TEXT, .flags = F_QUIET,
	  .width = 22, .weight = 7, .help = N_("Which board or management, when the word alone does not say") },
	{ .name = "date", .label = N_("Date"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN, .width = 10,
	  .weight = 1, .help = N_("Date of the decision") },
	{ .name = "paragraph", .label = N_("Paragraph"), .heading = N_("§"), .type = TYPE_TEXT,
	  .flags = F_COLUMN | F_OWN, .width = 6, .weight = 2, .help = N_("Paragraph in the minutes, § 12") },
	{ .name = "dnr", .label = N_("Registration no."), .heading = N_("Reg. no."), .type = TYPE_TEXT,
	  .flags = F_CASE_NUMBER | F_COLUMN, .width = 14, .weight = 3,
	  .help = N_("Registration number of the case, as it is written") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = decision_kinds, .width = 10, .weight = 5,
	  .initial = "start", .help = N_("What the decision does") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .width = 22, .weight = 4,
	  .flags = F_QUIET | F_COLUMN, .help = N_("The project it is about") },
	{ .name = "twin_town", .label = N_("Twin town"), .type = TYPE_REF, .ref = "twin-town", .width = 14, .weight = 7,
	  .flags = F_QUIET, .help = N_("The twin town it is about") },
	{ .name = "network", .label = N_("Network"), .type = TYPE_REF, .ref = "network", .width = 14, .weight = 7,
	  .flags = F_QUIET, .help = N_("The network it is about") },
	{ .name = "agreement", .label = N_("Agreement"), .type = TYPE_REF, .ref = "agreement", .width = 14, .weight = 7,
	  .flags = F_QUIET, .help = N_("The agreement it is about") },
	{ .name = "trip", .label = N_("Trip"), .type = TYPE_REF, .ref = "trip", .width = 14, .weight = 8,
	  .flags = F_QUIET, .help = N_("The trip it is about") },
	{ .name = "idea", .label = N_("Idea"), .type = TYPE_REF, .ref = "idea", .width = 14, .weight = 8,
	  .flags = F_QUIET, .help = N_("The idea it is about") },
	{ .name = "application", .label = N_("Application"), .type = TYPE_REF, .ref = "application", .width = 14,
	  .weight = 8, .flags = F_QUIET, .help = N_("The application it is about") },
	{ .name = "scholarship", .label = N_("Scholarship"), .type = TYPE_REF, .ref = "scholarship", .width = 14,
	  .weight = 8, .flags = F_QUIET, .help = N_("The scholarships it is about") },
	{ .name = "area", .label = N_("Area"), .type = TYPE_REF, .ref = "area", .width = 14, .weight = 8,
	  .flags = F_QUIET, .help = N_("The area or action it is about") },
	NOTE_AND_EXAMPLE,
};

static const struct field meeting_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Meeting"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 30, .help = N_("What the meeting is called") },
	{ .name = "date", .label = N_("Date"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN | F_TIME, .width = 16,
	  .weight = 1, .help = N_("Day, and time of day when it is set") },
	{ .name = "place", .label = N_("Place"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 18,
	  .weight = 2, .help = N_("Room or link") },
	{ .name = "present", .label = N_("Present"), .type = TYPE_REFS, .ref = "unit", .width = 24, .weight = 4,
	  .help = N_("Units that were represented") },
	{ .name = "persons", .label = N_("Persons present"), .type = TYPE_REFS, .ref = "person",
	  .flags = F_QUIET | F_OWN, .width = 24, .weight = 5, .help = N_("Who were there") },
	{ .name = "closed", .label = N_("Closed"), .type = TYPE_BOOL, .flags = F_COLUMN | F_OWN, .width = 7,
	  .weight = 3, .help = N_("Yes when the meeting is over and its notes are done") },
	{ .name = "agenda", .label = N_("Agenda"), .type = TYPE_NOTE, .width = 30, .weight = 8,
	  .help = N_("What is to be taken up, one line each") },
	{ .name = "notes", .label = N_("Notes"), .type = TYPE_NOTE, .flags = F_QUIET | F_OWN, .width = 30,
	  .weight = 9, .help = N_("What was said and agreed") },
	NOTE_AND_EXAMPLE,
};

static const struct field goal_fields[] = {
	{ .name = "name", .label = N_("Goal"), .type = TYPE_TEXT, .flags = F_REQUIRED | F_COLUMN | F_WIDE,
	  .width = 30, .help = N_("The goal or political assignment, as it is written") },
	{ .name = "code", .label = N_("Number"), .heading = N_("No."), .type = TYPE_TEXT, .flags = F_COLUMN,
	  .width = 6, .weight = 3, .help = N_("Number or code in its document") },
	{ .name = "source", .label = N_("Source"), .type = TYPE_CHOICE, .choices = goal_sources,
	  .flags = F_REQUIRED | F_COLUMN, .width = 20, .weight = 1, .initial = "mrp",
	  .help = N_("The document that sets the goal") },
	{ .name = "level", .label = N_("Level"), .type = TYPE_CHOICE, .choices = goal_levels, .flags = F_COLUMN,
	  .width = 14, .weight = 4, .initial = "municipality", .help = N_("Whether it holds for one unit or for all") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_COLUMN, .width = 20,
	  .weight = 5, .help = N_("The unit that it belongs to, when it is one unit's") },
	{ .name = "from", .label = N_("From"), .type = TYPE_DATE, .flags = F_QUIET, .width = 10, .weight = 6,
	  .help = N_("First year it holds") },
	{ .name = "to", .label = N_("To"), .type = TYPE_DATE, .flags = F_QUIET, .width = 10, .weight = 6,
	  .help = N_("Last year it holds") },
	{ .name = "projects", .label = N_("Projects"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 7,
	  .weight = 2, .help = N_("How many projects contribute to it") },
	NOTE_AND_EXAMPLE,
};

static bool check_goal(const struct record *record, struct err *err)
{
	return check_period(record, "from", "to", err);
}

/* What a kind of resource is counted in must be filled in, or the row says nothing. */
static bool check_resource(const struct record *record, struct err *err)
{
	static const char *const needed[][2] = { { "time", "minutes" }, { "money", "amount_sek" },
						 { "other", "what" } };
	for (int i = 0; i < COUNT(needed); i++) {
		if (strcmp(record_get(record, "kind"), needed[i][0]) != 0 || *record_get(record, needed[i][1]) != '\0')
			continue;
		const struct field *field = &record->kind->fields[kind_field(record->kind, needed[i][1])];
		return err_field(err, needed[i][1], _("%s: must be filled in"), field_label(field));
	}
	return true;
}

static const struct field resource_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Resource"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 26,
	  .help = N_("What the time or the money was for") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = resource_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 14, .weight = 1, .initial = "time",
	  .help = N_("Working time, money or something else") },
	{ .name = "minutes", .label = N_("Working time"), .heading = N_("Time"), .type = TYPE_DURATION,
	  .flags = F_COLUMN, .width = 9, .weight = 1, .max = 60000000,
	  .help = N_("Hours and minutes: 12 h, 1,5 h, 90 min, 12:30") },
	{ .name = "amount_sek", .label = N_("Amount"), .type = TYPE_MONEY, .unit = "SEK", .flags = F_COLUMN,
	  .width = 12, .weight = 2, .max = INT64_C(10000000000000), .help = N_("Amount in kronor") },
	{ .name = "what", .label = N_("Other resource"), .type = TYPE_TEXT, .flags = F_QUIET, .width = 20,
	  .weight = 7, .help = N_("What and how much: rooms, vehicles, material") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_REQUIRED | F_COLUMN,
	  .width = 20, .weight = 4, .help = N_("The unit that gave it") },
	{ .name = "year", .label = N_("Year"), .type = TYPE_INTEGER, .min = 1990, .max = 2100,
	  .flags = F_REQUIRED | F_COLUMN, .width = 5, .weight = 3, .help = N_("The year that it belongs to") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .width = 20, .weight = 5,
	  .help = N_("The project it went into") },
	{ .name = "activity", .label = N_("Activity"), .type = TYPE_REF, .ref = "activity", .flags = F_QUIET,
	  .width = 20, .weight = 6, .help = N_("The activity it went into") },
	NOTE_AND_EXAMPLE,
};

/* "Finns, men söks ej" without a reason is no test (domain: provning.utfall). */
static bool check_cofunding_test(const struct record *record, struct err *err)
{
	char today[CLOCK_DAY_SIZE], day[DATE_DAY_SIZE];
	clock_today(today);
	date_first(record_get(record, "date"), day);
	if (strcmp(day, today) > 0)
		return err_field(err, "date", _("Date: a test cannot be made before its day has come"));
	if (strcmp(record_get(record, "outcome"), "not-applied") != 0 || *record_get(record, "motive") != '\0')
		return true;
	return err_field(err, "motive", _("Motive: say why external funding is not applied for"));
}

static const struct field cofunding_test_fields[] = {
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project",
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 26, .help = N_("The project that was tested") },
	{ .name = "date", .label = N_("Date"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN, .width = 10,
	  .weight = 1, .initial = "idag", .help = N_("When it was tested") },
	{ .name = "outcome", .label = N_("Outcome"), .type = TYPE_CHOICE, .choices = test_outcomes,
	  .flags = F_REQUIRED | F_COLUMN, .width = 22, .weight = 1, .help = N_("What the test came to") },
	{ .name = "person", .label = N_("Tested by"), .type = TYPE_REF, .ref = "person", .flags = F_COLUMN, .width = 16,
	  .weight = 4, .help = N_("Who made the test") },
	{ .name = "programmes", .label = N_("Programmes tried"), .type = TYPE_REFS, .ref = "programme", .width = 24,
	  .weight = 5, .help = N_("Programmes and funds that were looked at") },
	{ .name = "motive", .label = N_("Motive"), .type = TYPE_NOTE, .width = 30, .weight = 8,
	  .help = N_("Why; needed when there is funding that is not applied for") },
	NOTE_AND_EXAMPLE,
};

static bool check_steering_group(const struct record *record, struct err *err)
{
	return check_period(record, "from", "to", err);
}

static const struct field steering_group_fields[] = {
	{ .name = "name", .label = N_("Name"), .heading = N_("Steering group"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28, .help = N_("What the group is called") },
	{ .name = "projects", .label = N_("Projects"), .type = TYPE_REFS, .ref = "project", .width = 24, .weight = 4,
	  .help = N_("Projects that it steers") },
	{ .name = "basis", .label = N_("Appointed"), .type = TYPE_CHOICE, .choices = steering_bases, .flags = F_COLUMN,
	  .width = 22, .weight = 1, .help = N_("By delegation, or by a decision of its own") },
	{ .name = "decision", .label = N_("Decision"), .type = TYPE_REF, .ref = "decision", .width = 20, .weight = 3,
	  .help = N_("The decision, or the delegation, that appoints it") },
	{ .name = "members", .label = N_("Members"), .type = TYPE_REFS, .ref = "person", .width = 24, .weight = 5,
	  .help = N_("Who sits in it") },
	{ .name = "from", .label = N_("From"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 10, .weight = 2,
	  .help = N_("First day") },
	{ .name = "to", .label = N_("To"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 10, .weight = 3,
	  .help = N_("Last day") },
	NOTE_AND_EXAMPLE,
};

/* More cannot come than were invited, where it is said how many were. */
static bool check_invited(const struct record *record, const char *came, const char *invited, struct err *err)
{
	const struct field *field = &record->kind->fields[kind_field(record->kind, came)];
	const char *asked = record_get(record, invited);
	if (*asked == '\0' || atoi(record_get(record, came)) <= atoi(asked))
		return true;
	return err_field(err, came, _("%s: more than the %s who were invited"), field_label(field), asked);
}

static bool check_trip(const struct record *record, struct err *err)
{
	int politicians = atoi(record_get(record, "majority")) + atoi(record_get(record, "opposition"));
	if (!check_period(record, "from", "to", err) || !check_invited(record, "majority", "majority_invited", err) ||
	    !check_invited(record, "opposition", "opposition_invited", err))
		return false;
	return atoi(record_get(record, "presidium")) <= politicians ||
	       err_field(err, "presidium", _("Presidium: more than the %d politicians who took part"), politicians);
}

static const struct field trip_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Trip"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 26,
	  .help = N_("Where to and what for, in a few words") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = trip_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 20, .weight = 3, .initial = "project",
	  .help = N_("Official representation or something else") },
	{ .name = "purpose", .label = N_("Purpose"), .type = TYPE_NOTE, .width = 30, .weight = 8,
	  .help = N_("What the trip is to give") },
	{ .name = "from", .label = N_("From"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN, .width = 10,
	  .weight = 1, .help = N_("First day") },
	{ .name = "to", .label = N_("To"), .type = TYPE_DATE, .flags = F_QUIET, .width = 10, .weight = 6,
	  .help = N_("Last day") },
	{ .name = "place", .label = N_("Place"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 14,
	  .weight = 4, .help = N_("Town") },
	{ .name = "country", .label = N_("Country"), .type = TYPE_COUNTRY, .flags = F_COLUMN, .width = 12, .weight = 5,
	  .help = N_("Country it goes to") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .width = 20, .weight = 6,
	  .help = N_("The unit that travels or arranges") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .flags = F_QUIET, .width = 20,
	  .weight = 7, .help = N_("The project it belongs to") },
	{ .name = "twin_town", .label = N_("Twin town"), .type = TYPE_REF, .ref = "twin-town", .flags = F_QUIET,
	  .width = 14, .weight = 7, .help = N_("The twin town it goes to") },
	{ .name = "network", .label = N_("Network"), .type = TYPE_REF, .ref = "network", .flags = F_QUIET, .width = 14,
	  .weight = 7, .help = N_("The network it is for") },
	{ .name = "cost_sek", .label = N_("Cost"), .type = TYPE_MONEY, .unit = "SEK", .flags = F_COLUMN, .width = 11,
	  .weight = 2, .max = INT64_C(100000000000), .help = N_("What it cost in all, kronor") },
	{ .name = "consulted_ks", .label = N_("Consulted: executive"), .type = TYPE_DATE, .flags = F_QUIET | F_OWN,
	  .width = 10, .weight = 8, .help = N_("When the presidium of the executive was consulted") },
	{ .name = "consulted_kf", .label = N_("Consulted: council"), .type = TYPE_DATE, .flags = F_QUIET | F_OWN,
	  .width = 10, .weight = 8, .help = N_("When the presidium of the council was consulted") },
	{ .name = "approved_director", .label = N_("Appointed by director"), .type = TYPE_DATE,
	  .flags = F_QUIET | F_OWN, .width = 10, .weight = 8,
	  .help = N_("When the chief executive officer appointed the delegation") },
	{ .name = "approved_head", .label = N_("Consulted: head"), .type = TYPE_DATE, .flags = F_QUIET | F_OWN,
	  .width = 10, .weight = 8, .help = N_("When the head of administration was consulted") },
	{ .name = "approved_strategist", .label = N_("Consulted: strategist"), .type = TYPE_DATE,
	  .flags = F_QUIET | F_OWN, .width = 10, .weight = 8,
	  .help = N_("When the international strategist was consulted") },
	{ .name = "policy_ok", .label = N_("By the travel policy"), .type = TYPE_BOOL, .flags = F_QUIET, .width = 6,
	  .weight = 8, .help = N_("Yes when the trip follows the travel policy") },
	{ .name = "majority_invited", .label = N_("Majority, invited"), .type = TYPE_INTEGER, .max = 1000,
	  .flags = F_QUIET, .width = 6, .weight = 9, .help = N_("How many from the political majority were invited") },
	{ .name = "majority", .label = N_("Majority, took part"), .type = TYPE_INTEGER, .max = 1000, .flags = F_QUIET,
	  .width = 6, .weight = 9, .help = N_("How many from the political majority took part") },
	{ .name = "opposition_invited", .label = N_("Opposition, invited"), .type = TYPE_INTEGER, .max = 1000,
	  .flags = F_QUIET, .width = 6, .weight = 9, .help = N_("How many from the opposition were invited") },
	{ .name = "opposition", .label = N_("Opposition, took part"), .type = TYPE_INTEGER, .max = 1000,
	  .flags = F_QUIET, .width = 6, .weight = 9, .help = N_("How many from the opposition took part") },
	{ .name = "presidium", .label = N_("Of them presidium"), .type = TYPE_INTEGER, .max = 1000, .flags = F_QUIET,
	  .width = 6, .weight = 9, .help = N_("How many of the politicians sit in a presidium") },
	{ .name = "staff", .label = N_("Staff"), .type = TYPE_INTEGER, .max = 1000, .flags = F_QUIET, .width = 6,
	  .weight = 9, .help = N_("How many employees took part") },
	{ .name = "youth", .label = N_("Youth"), .type = TYPE_INTEGER, .max = 1000, .flags = F_QUIET, .width = 6,
	  .weight = 9, .help = N_("How many young people took part") },
	{ .name = "delegates", .label = N_("Delegates"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED,
	  .width = 9, .weight = 3, .help = N_("How many took part in all") },
	{ .name = "motive", .label = N_("Motive for size"), .type = TYPE_NOTE, .flags = F_QUIET, .width = 24,
	  .weight = 9, .help = N_("Why cost and size are in proportion") },
	{ .name = "result", .label = N_("Result"), .type = TYPE_NOTE, .flags = F_QUIET | F_OWN, .width = 30,
	  .weight = 9, .help = N_("What it gave, in a sentence or two") },
	NOTE_AND_EXAMPLE,
};

/* Statistics, never names: the young people are minors (GDPR). */
static const struct field scholarship_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Scholarships"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 26,
	  .help = N_("Which round or group; never a person's name") },
	{ .name = "year", .label = N_("Year"), .type = TYPE_INTEGER, .min = 1990, .max = 2100,
	  .flags = F_REQUIRED | F_COLUMN, .width = 5, .weight = 1, .help = N_("The year that it belongs to") },
	{ .name = "form", .label = N_("Form"), .type = TYPE_CHOICE, .choices = mobility_forms,
	  .flags = F_REQUIRED | F_COLUMN, .width = 18, .weight = 2, .initial = "scholarship",
	  .help = N_("What kind of stay abroad it is") },
	{ .name = "count", .label = N_("How many"), .type = TYPE_INTEGER, .min = 1, .max = 10000,
	  .flags = F_REQUIRED | F_COLUMN, .width = 6, .weight = 1, .help = N_("How many young people") },
	{ .name = "age_from", .label = N_("Youngest"), .heading = N_("Youngest"), .type = TYPE_INTEGER, .max = 120,
	  .flags = F_COLUMN, .width = 8, .weight = 3, .help = N_("Age of the youngest, years") },
	{ .name = "age_to", .label = N_("Oldest"), .heading = N_("Oldest"), .type = TYPE_INTEGER, .max = 120,
	  .flags = F_COLUMN, .width = 8, .weight = 3, .help = N_("Age of the oldest, years") },
	{ .name = "country", .label = N_("Country"), .type = TYPE_COUNTRY, .flags = F_COLUMN, .width = 12, .weight = 4,
	  .help = N_("Where they went") },
	{ .name = "amount_sek", .label = N_("Amount"), .type = TYPE_MONEY, .unit = "SEK", .flags = F_COLUMN,
	  .width = 12, .weight = 2, .max = INT64_C(10000000000), .help = N_("Amount in all, kronor") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .width = 20, .weight = 6,
	  .help = N_("The unit that administers it") },
	{ .name = "far_from_work", .label = N_("For youth far from work"), .type = TYPE_BOOL, .flags = F_QUIET,
	  .width = 6, .weight = 8, .help = N_("Yes when it is meant for young people far from the labour market") },
	NOTE_AND_EXAMPLE,
};

static bool check_scholarship(const struct record *record, struct err *err)
{
	const char *from = record_get(record, "age_from"), *to = record_get(record, "age_to");
	if (*from == '\0' || *to == '\0' || atoi(from) <= atoi(to))
		return true;
	return err_field(err, "age_to", _("Oldest: %s is less than the youngest, %s"), to, from);
}

static const struct field idea_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Idea"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28, .help = N_("What the idea is called") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = idea_statuses,
	  .closed = "converted dropped", .flags = F_REQUIRED | F_COLUMN, .width = 14, .weight = 1, .initial = "new",
	  .help = N_("How far the idea has come") },
	{ .name = "need", .label = N_("Need"), .type = TYPE_NOTE, .flags = F_REQUIRED, .width = 40,
	  .weight = 8, .help = N_("The need of the unit that the idea answers to") },
	{ .name = "description", .label = N_("Description"), .type = TYPE_NOTE, .flags = F_QUIET,
	  .width = 40, .weight = 9, .help = N_("What could be done, in a few sentences") },
	{ .name = "unit", .label = N_("Proposed by"), .heading = N_("Unit"), .type = TYPE_REF, .ref = "unit",
	  .flags = F_REQUIRED | F_COLUMN, .width = 20, .weight = 4, .help = N_("The unit that brings the idea") },
	{ .name = "units", .label = N_("Taking part"), .type = TYPE_REFS, .ref = "unit", .flags = F_QUIET, .width = 24,
	  .weight = 8, .help = N_("Other units that take part") },
	{ .name = "responsible", .label = N_("Responsible"), .type = TYPE_REF, .ref = "person", .width = 18,
	  .weight = 6, .help = N_("Who carries the idea") },
	{ .name = "areas", .label = N_("Areas"), .type = TYPE_REFS, .ref = "area", .width = 24, .weight = 7,
	  .help = N_("Priority areas of the strategy that it serves") },
	{ .name = "goals", .label = N_("Goals"), .type = TYPE_REFS, .ref = "goal", .flags = F_QUIET, .width = 24,
	  .weight = 8, .help = N_("Goals and political assignments that it contributes to") },
	{ .name = "partners", .label = N_("Partners"), .type = TYPE_REFS, .ref = "partner", .flags = F_QUIET,
	  .width = 24, .weight = 8, .help = N_("Who it could be done with") },
	{ .name = "countries", .label = N_("Countries"), .type = TYPE_COUNTRIES, .flags = F_QUIET,
	  .width = 16, .weight = 8, .help = N_("Countries that could take part") },
	{ .name = "call", .label = N_("Fitting call"), .type = TYPE_REF, .ref = "call", .flags = F_COLUMN, .width = 20,
	  .weight = 5, .help = N_("A call that could pay for it") },
	PRIORITY,
	{ .name = "project", .label = N_("Became"), .type = TYPE_REF, .ref = "project", .flags = F_QUIET | F_OWN,
	  .width = 20, .weight = 9, .help = N_("The project that the idea became") },
	CONFIRMED,
	NOTE_AND_EXAMPLE,
};

static const struct field notice_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Notice"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28, .help = N_("What it is about") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = notice_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 18, .weight = 3, .initial = "outlook",
	  .help = N_("News, a call, EU law, or a request for a report") },
	{ .name = "date", .label = N_("Date"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN, .width = 10,
	  .weight = 1, .initial = "idag", .help = N_("When it was passed on") },
	{ .name = "text", .label = N_("Text"), .type = TYPE_NOTE, .width = 40, .weight = 8,
	  .help = N_("What it says and why it matters to us") },
	{ .name = "url", .label = N_("Link"), .type = TYPE_TEXT, .flags = F_QUIET | F_ADDRESS, .width = 24, .weight = 9,
	  .help = N_("Web page") },
	{ .name = "call", .label = N_("Call"), .type = TYPE_REF, .ref = "call", .flags = F_QUIET, .width = 20,
	  .weight = 6, .help = N_("The call it is about") },
	{ .name = "areas", .label = N_("Areas"), .type = TYPE_REFS, .ref = "area", .flags = F_QUIET, .width = 24,
	  .weight = 7, .help = N_("Priority areas it concerns") },
	{ .name = "units", .label = N_("For"), .type = TYPE_REFS, .ref = "unit", .width = 24, .weight = 5,
	  .help = N_("Units that should see it") },
	{ .name = "seen", .label = N_("Seen by"), .type = TYPE_REFS, .ref = "unit", .flags = F_OWN, .width = 24,
	  .weight = 6, .help = N_("Units that have said that they have seen it") },
	{ .name = "unseen", .label = N_("Not seen yet"), .heading = N_("Unseen"), .type = TYPE_INTEGER,
	  .flags = F_COLUMN | F_COMPUTED, .width = 6, .weight = 2,
	  .help = N_("How many of the units have not seen it") },
	{ .name = "requested_by", .label = N_("Asked for by"), .type = TYPE_CHOICE, .choices = organs, .flags = F_QUIET,
	  .width = 20, .weight = 8, .help = N_("Who asked, when it is a request for a report") },
	NOTE_AND_EXAMPLE,
};

static const struct field annual_return_fields[] = {
	{ .name = "unit", .label = N_("Unit"), .heading = N_("Administration / company"), .type = TYPE_REF,
	  .ref = "unit", .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 26, .help = N_("The unit that reports") },
	{ .name = "year", .label = N_("Year"), .type = TYPE_INTEGER, .min = 1990, .max = 2100,
	  .flags = F_REQUIRED | F_COLUMN, .width = 5, .weight = 1, .help = N_("The year that it is about") },
	{ .name = "period", .label = N_("Period"), .type = TYPE_CHOICE, .choices = return_periods,
	  .flags = F_REQUIRED | F_COLUMN, .width = 16, .weight = 2, .initial = "year",
	  .help = N_("The year, or a part of it") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = return_statuses,
	  .closed = "approved", .flags = F_REQUIRED | F_COLUMN, .width = 10, .weight = 1, .initial = "draft",
	  .help = N_("How far the return has come") },
	{ .name = "part_a", .label = N_("a Activities"), .type = TYPE_NOTE, .width = 30, .weight = 8,
	  .help = N_("Which activities and efforts were carried out") },
	{ .name = "part_b", .label = N_("b Extent"), .type = TYPE_NOTE, .width = 30, .weight = 8,
	  .help = N_("Working time, money and other resources") },
	{ .name = "part_c", .label = N_("c Contribution"), .type = TYPE_NOTE, .width = 30,
	  .weight = 8, .help = N_("How the work has helped to reach the goals") },
	{ .name = "parts", .label = N_("Parts"), .heading = N_("a b c"), .type = TYPE_TEXT,
	  .flags = F_COLUMN | F_COMPUTED, .width = 5, .weight = 2, .help = N_("Which parts are written") },
	{ .name = "in_plan", .label = N_("In the operational plan"), .type = TYPE_BOOL, .flags = F_QUIET, .width = 6,
	  .weight = 8, .help = N_("Yes when the unit's operational plan has the international goal") },
	{ .name = "plan_reference", .label = N_("Where in the plan"), .type = TYPE_TEXT, .flags = F_QUIET,
	  .width = 20, .weight = 9, .help = N_("Page, heading or number in the operational plan") },
	{ .name = "submitted", .label = N_("Submitted"), .type = TYPE_DATE, .flags = F_COLUMN | F_OWN, .width = 10,
	  .weight = 3, .help = N_("When it was sent in") },
	{ .name = "person", .label = N_("Written by"), .type = TYPE_REF, .ref = "person", .flags = F_QUIET, .width = 18,
	  .weight = 7, .help = N_("Who wrote it") },
	NOTE_AND_EXAMPLE,
};

static const struct field indicator_fields[] = {
	{ .name = "name", .label = N_("Name"), .heading = N_("Indicator"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28, .help = N_("What is measured") },
	{ .name = "year", .label = N_("Year"), .type = TYPE_INTEGER, .min = 1990, .max = 2100,
	  .flags = F_REQUIRED | F_COLUMN, .width = 5, .weight = 1, .help = N_("The year that the figures are for") },
	{ .name = "target", .label = N_("Target"), .type = TYPE_INTEGER, .flags = F_COLUMN, .width = 8, .weight = 2,
	  .min = -1000000000, .max = 1000000000, .help = N_("Value aimed at") },
	{ .name = "outcome", .label = N_("Outcome"), .type = TYPE_INTEGER, .flags = F_COLUMN, .width = 8, .weight = 2,
	  .min = -1000000000, .max = 1000000000, .help = N_("Value reached") },
	{ .name = "measure", .label = N_("Measured in"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 10, .weight = 4,
	  .help = N_("Persons, per cent, projects …") },
	{ .name = "goal", .label = N_("Goal"), .type = TYPE_REF, .ref = "goal", .flags = F_COLUMN, .width = 20,
	  .weight = 5, .help = N_("The goal that it measures") },
	{ .name = "area", .label = N_("Area"), .type = TYPE_REF, .ref = "area", .flags = F_QUIET, .width = 20,
	  .weight = 6, .help = N_("The priority area that it measures") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_QUIET, .width = 20,
	  .weight = 6, .help = N_("The unit whose scorecard has it") },
	NOTE_AND_EXAMPLE,
};

static const struct field link_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Link"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 26, .help = N_("What one finds there") },
	{ .name = "target", .label = N_("Address or file"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_ADDRESS, .width = 30, .weight = 1,
	  .help = N_("Web address, or where the file is kept") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .flags = F_QUIET, .width = 18,
	  .weight = 4, .help = N_("The project it belongs to") },
	{ .name = "idea", .label = N_("Idea"), .type = TYPE_REF, .ref = "idea", .flags = F_QUIET, .width = 18,
	  .weight = 5, .help = N_("The idea it belongs to") },
	{ .name = "activity", .label = N_("Activity"), .type = TYPE_REF, .ref = "activity", .flags = F_QUIET,
	  .width = 18, .weight = 5, .help = N_("The activity it belongs to") },
	{ .name = "trip", .label = N_("Trip"), .type = TYPE_REF, .ref = "trip", .flags = F_QUIET, .width = 18,
	  .weight = 5, .help = N_("The trip it belongs to") },
	{ .name = "agreement", .label = N_("Agreement"), .type = TYPE_REF, .ref = "agreement", .flags = F_QUIET,
	  .width = 18, .weight = 5, .help = N_("The agreement it belongs to") },
	{ .name = "decision", .label = N_("Decision"), .type = TYPE_REF, .ref = "decision", .flags = F_QUIET,
	  .width = 18, .weight = 5, .help = N_("The decision it belongs to") },
	{ .name = "twin_town", .label = N_("Twin town"), .type = TYPE_REF, .ref = "twin-town", .flags = F_QUIET,
	  .width = 18, .weight = 5, .help = N_("The twin town it belongs to") },
	{ .name = "network", .label = N_("Network"), .type = TYPE_REF, .ref = "network", .flags = F_QUIET, .width = 18,
	  .weight = 5, .help = N_("The network it belongs to") },
	{ .name = "application", .label = N_("Application"), .type = TYPE_REF, .ref = "application", .flags = F_QUIET,
	  .width = 18, .weight = 5, .help = N_("The application it belongs to") },
	{ .name = "meeting", .label = N_("Meeting"), .type = TYPE_REF, .ref = "meeting", .flags = F_QUIET, .width = 18,
	  .weight = 5, .help = N_("The meeting it belongs to") },
	{ .name = "call", .label = N_("Call"), .type = TYPE_REF, .ref = "call", .flags = F_QUIET, .width = 18,
	  .weight = 5, .help = N_("The call it belongs to") },
	NOTE_AND_EXAMPLE,
};

static const struct choice meeting_note_kinds[] = {
	{ "note", N_("note") }, { "decision", N_("decision") }, { "action", N_("to do") }, { 0 },
};

static const struct field meeting_note_fields[] = {
	{ .name = "text", .label = N_("Text"), .heading = N_("Meeting note"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 40,
	  .help = N_("What was said, decided or is to be done, as it shall stand in the minutes") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = meeting_note_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 10, .weight = 1, .initial = "note",
	  .help = N_("A note, a decision of the meeting, or something that somebody is to do") },
	{ .name = "meeting", .label = N_("Meeting"), .type = TYPE_REF, .ref = "meeting", .flags = F_REQUIRED | F_COLUMN,
	  .width = 20, .weight = 4, .help = N_("The meeting it was taken down at") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_COLUMN, .width = 20,
	  .weight = 2, .help = N_("The unit it is about; empty for what is common to all") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .flags = F_QUIET, .width = 20,
	  .weight = 6, .help = N_("The project it is about") },
	{ .name = "responsible", .label = N_("Responsible"), .type = TYPE_REF, .ref = "person",
	  .flags = F_COLUMN | F_QUIET, .width = 18, .weight = 3, .help = N_("Who is to do it") },
	{ .name = "due", .label = N_("Due"), .type = TYPE_DATE, .flags = F_COLUMN | F_QUIET | F_AHEAD, .width = 10,
	  .weight = 3, .help = N_("When it is to be done at the latest") },
	NOTE_AND_EXAMPLE,
};

static const struct field rate_fields[] = {
	{ .name = "currency", .label = N_("Currency"), .type = TYPE_CHOICE, .choices = currencies,
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 10, .initial = "EUR", .help = N_("ISO 4217 code") },
	{ .name = "date", .label = N_("Date"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN, .width = 10,
	  .weight = 1, .help = N_("The day, or the year, that the rate holds for") },
	{ .name = "sek_per_100", .label = N_("Kronor per 100"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_REQUIRED | F_COLUMN, .width = 12, .weight = 1, .min = 1, .max = INT64_C(100000000),
	  .help = N_("What a hundred of the currency cost in kronor") },
	{ .name = "source", .label = N_("Source"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 20, .weight = 2,
	  .help = N_("Who says so: Riksbanken, the Commission") },
	NOTE_AND_EXAMPLE,
};

#define FIELDS(array) .fields = array, .field_count = COUNT(array)

const struct kind kinds[] = {
	{ .name = "area", .table = "area", .label = N_("Area"), .plural = N_("Areas"), .title = "name",
	  .subtitle = "number", .group = "strategy", .sort = "strategy,number", .parent = "parent",
	  FIELDS(area_fields) },
	{ .name = "unit", .table = "unit", .label = N_("Unit"), .plural = N_("Units"), .title = "name",
	  .subtitle = "short_name", .sort = "name", .parent = "parent", FIELDS(unit_fields) },
	{ .name = "person", .table = "person", .label = N_("Person"), .plural = N_("Persons"), .title = "name",
	  .subtitle = "login", .sort = "name", .check = check_person, FIELDS(person_fields) },
	{ .name = "assignment", .table = "assignment", .label = N_("Assignment"), .plural = N_("Assignments"),
	  .title = "person", .subtitle = "role", .group = "role", .sort = "person", .check = check_assignment,
	  .tell = tell_assignment, FIELDS(assignment_fields) },
	{ .name = "access-key", .table = "access_key", .label = N_("Access key"), .plural = N_("Access keys"),
	  .title = "person", .subtitle = "name", .sort = "person,name", .check = check_access_key,
	  .tell = tell_access_key, .caution = caution_access_key, FIELDS(access_key_fields) },
	{ .name = "project", .table = "project", .label = N_("Project"), .plural = N_("Projects"), .title = "title",
	  .subtitle = "acronym", .group = "unit", .sort = "title", .sum = "budget_sek", .check = check_project,
	  FIELDS(project_fields) },
	{ .name = "activity", .table = "activity", .label = N_("Activity"), .plural = N_("Activities"),
	  .title = "title", .subtitle = "from", .sort = "-from", .check = check_activity, FIELDS(activity_fields) },
	{ .name = "partner", .table = "partner", .label = N_("Partner"), .plural = N_("Partners"), .title = "name",
	  .subtitle = "name_en", .group = "country", .sort = "name", FIELDS(partner_fields) },
	{ .name = "twin-town", .table = "twin_town", .label = N_("Twin town"), .plural = N_("Twin towns"),
	  .title = "partner", .group = "kind", .sort = "partner", FIELDS(twin_town_fields) },
	{ .name = "network", .table = "network", .label = N_("Network"), .plural = N_("Networks"), .title = "name",
	  .subtitle = "short_name", .sort = "name", FIELDS(network_fields) },
	{ .name = "agreement", .table = "agreement", .label = N_("Agreement"), .plural = N_("Agreements"),
	  .title = "title", .subtitle = "dnr", .sort = "valid_to,title", .check = check_agreement,
	  FIELDS(agreement_fields) },
	{ .name = "programme", .table = "programme", .label = N_("Programme"), .plural = N_("Programmes"),
	  .title = "name", .subtitle = "short_name", .group = "family", .sort = "name", FIELDS(programme_fields) },
	{ .name = "call", .table = "call", .label = N_("Call"), .plural = N_("Calls"), .title = "title",
	  .subtitle = "identifier", .group = "standing", .sort = "deadline,title", .check = check_call,
	  FIELDS(call_fields) },
	{ .name = "application", .table = "application", .label = N_("Application"), .plural = N_("Applications"),
	  .title = "title", .group = "status", .sort = "-submitted,title", .sum = "applied_sek",
	  FIELDS(application_fields) },
	{ .name = "funding", .table = "funding", .label = N_("Funding"), .plural = N_("Fundings"), .title = "project",
	  .group = "source", .sort = "-year,project", .sum = "amount_sek", .check = check_funding,
	  FIELDS(funding_fields) },
	{ .name = "decision", .table = "decision", .label = N_("Decision"), .plural = N_("Decisions"), .title = "title",
	  .subtitle = "date", .group = "organ", .sort = "-date,title", FIELDS(decision_fields) },
	{ .name = "meeting", .table = "meeting", .label = N_("Meeting"), .plural = N_("Meetings"), .title = "title",
	  .subtitle = "date", .sort = "-date", FIELDS(meeting_fields) },
	{ .name = "meeting-note", .table = "meeting_note", .label = N_("Meeting note"), .plural = N_("Meeting notes"),
	  .title = "text", .subtitle = "kind", .group = "meeting", .sort = "-meeting,kind",
	  FIELDS(meeting_note_fields) },
	{ .name = "goal", .table = "goal", .label = N_("Goal"), .plural = N_("Goals"), .title = "name",
	  .subtitle = "code", .group = "source", .sort = "code,name", .check = check_goal, FIELDS(goal_fields) },
	{ .name = "resource", .table = "resource", .label = N_("Resource"), .plural = N_("Resources"), .title = "title",
	  .group = "unit", .sort = "-year,title", .sum = "amount_sek", .check = check_resource,
	  FIELDS(resource_fields) },
	{ .name = "cofunding-test", .table = "cofunding_test", .label = N_("Co-funding test"),
	  .plural = N_("Co-funding tests"), .title = "project", .subtitle = "date", .sort = "-date",
	  .check = check_cofunding_test, FIELDS(cofunding_test_fields) },
	{ .name = "steering-group", .table = "steering_group", .label = N_("Steering group"),
	  .plural = N_("Steering groups"), .title = "name", .sort = "name", .check = check_steering_group,
	  FIELDS(steering_group_fields) },
	{ .name = "trip", .table = "trip", .label = N_("Trip"), .plural = N_("Trips"), .title = "title",
	  .subtitle = "from", .sort = "-from", .sum = "cost_sek", .check = check_trip, FIELDS(trip_fields) },
	{ .name = "scholarship", .table = "scholarship", .label = N_("Scholarship"), .plural = N_("Scholarships"),
	  .title = "title", .subtitle = "year", .group = "form", .sort = "-year,title", .sum = "amount_sek",
	  .check = check_scholarship, FIELDS(scholarship_fields) },
	{ .name = "idea", .table = "idea", .label = N_("Idea"), .plural = N_("Ideas"), .title = "title",
	  .group = "unit", .sort = "-priority,title", FIELDS(idea_fields) },
	{ .name = "notice", .table = "notice", .label = N_("Notice"), .plural = N_("Notices"), .title = "title",
	  .subtitle = "date", .sort = "-date", FIELDS(notice_fields) },
	{ .name = "annual-return", .table = "annual_return", .label = N_("Annual return"),
	  .plural = N_("Annual returns"), .title = "unit", .subtitle = "year", .sort = "-year,unit",
	  FIELDS(annual_return_fields) },
	{ .name = "indicator", .table = "indicator", .label = N_("Indicator"), .plural = N_("Indicators"),
	  .title = "name", .subtitle = "year", .sort = "name,-year", FIELDS(indicator_fields) },
	{ .name = "link", .table = "link", .label = N_("Link"), .plural = N_("Links"), .title = "title",
	  .sort = "title", FIELDS(link_fields) },
	{ .name = "rate", .table = "rate", .label = N_("Exchange rate"), .plural = N_("Exchange rates"),
	  .title = "currency", .subtitle = "date", .sort = "-date", FIELDS(rate_fields) },
};
const int kind_count = COUNT(kinds);
