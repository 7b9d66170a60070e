/* SPDX-License-Identifier: EUPL-1.2 */
/* fields: what the register holds. One row is one field, one array is one kind; nothing else is in this file but the
 * rules that span fields of a kind, beside its array. Adding a field: one row, then `make` and the next start adds the
 * column; screen, form, CSV, history and man page follow. */
#include "config.h"

#include "kind.h"

#include <string.h>

#include "date.h"
#include "i18n.h"
#include "record.h"

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
	{ "investment", N_("investment promotion") }, { "digital", N_("online meeting") }, { "other", N_("other") }, { 0 },
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
	{ "ahead", N_("deadline ahead") }, { "undated", N_("no deadline known") }, { "passed", N_("deadline passed") }, { 0 },
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
	{ "change", N_("change") }, { "end", N_("end") }, { "strategy", N_("strategy") }, { "other", N_("other") }, { 0 },
};

/* ---- rows that several kinds share ---- */

#define NOTE_AND_EXAMPLE                                                                                               \
	{ .name = "note", .label = N_("Note"), .type = TYPE_NOTE, .flags = F_SEARCH | F_QUIET, .width = 30, .weight = 9,   \
	  .help = N_("Anything that others should know; no personal matters") },                                       \
	{ .name = "example", .label = N_("Example"), .type = TYPE_BOOL, .flags = F_QUIET, .width = 7, .weight = 9,         \
	  .help = N_("Yes: the record is invented, to show what the register looks like") }

#define CONFIRMED                                                                                                      \
	{ .name = "confirmed", .label = N_("Confirmed"), .heading = N_("✓"), .type = TYPE_DATE,                        \
	  .flags = F_COLUMN | F_AGE, .width = 5, .weight = 3,                                                          \
	  .help = N_("When somebody last said that the record is right; b does it for you") }

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
	{ .name = "number", .label = N_("Number"), .heading = N_("No."), .type = TYPE_TEXT, .flags = F_COLUMN | F_SEARCH,
	  .width = 6, .weight = 1, .help = N_("Number in the strategy, 1 or 1.2; orders the tree") },
	{ .name = "name", .label = N_("Name"), .type = TYPE_TEXT, .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE,
	  .width = 40, .help = N_("Name of the priority area as the strategy has it") },
	{ .name = "parent", .label = N_("Part of"), .type = TYPE_REF, .ref = "area", .width = 20, .weight = 8,
	  .help = N_("The area above this one") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = area_kinds, .width = 8, .weight = 6,
	  .flags = F_COLUMN, .initial = "area", .help = N_("Priority area, action to take, or tool for all areas") },
	{ .name = "strategy", .label = N_("Strategy"), .type = TYPE_TEXT, .width = 20, .weight = 8, .flags = F_QUIET,
	  .help = N_("The document that the area belongs to") },
	{ .name = "description", .label = N_("Description"), .type = TYPE_NOTE, .flags = F_SEARCH | F_QUIET, .width = 40,
	  .weight = 9, .help = N_("What the area is about, in own words") },
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
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE | F_UNIQUE, .width = 30,
	  .help = N_("Name of the administration, company or department") },
	{ .name = "short_name", .label = N_("Short name"), .heading = N_("Short"), .type = TYPE_TEXT,
	  .flags = F_COLUMN | F_SEARCH, .width = 6, .weight = 5, .help = N_("Abbreviation used in lists and filters") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = unit_kinds, .flags = F_REQUIRED | F_COLUMN,
	  .width = 14, .weight = 6, .initial = "administration", .help = N_("What kind of unit it is") },
	{ .name = "parent", .label = N_("Part of"), .type = TYPE_REF, .ref = "unit", .width = 20, .weight = 8,
	  .help = N_("The unit above this one") },
	{ .name = "head", .label = N_("Head"), .type = TYPE_TEXT, .flags = F_SEARCH, .width = 18, .weight = 7,
	  .help = N_("Head of the administration or company") },
	{ .name = "valid_from", .label = N_("Valid from"), .type = TYPE_DATE, .width = 10, .weight = 8, .flags = F_QUIET,
	  .help = N_("When the unit came to be, if it was after a reorganisation") },
	{ .name = "valid_to", .label = N_("Valid to"), .type = TYPE_DATE, .width = 10, .weight = 8, .flags = F_QUIET,
	  .help = N_("When the unit ceased, if it has") },
	{ .name = "contact", .label = N_("Contact person"), .heading = N_("Contact"), .type = TYPE_TEXT,
	  .flags = F_COLUMN | F_COMPUTED | F_WANTED, .width = 16, .weight = 1, .help = N_("Who is contact person today") },
	{ .name = "ongoing", .label = N_("Ongoing"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 7,
	  .weight = 1, .help = N_("How many ongoing projects the unit leads") },
	{ .name = "ideas", .label = N_("Ideas"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 6, .weight = 4,
	  .help = N_("How many project ideas the unit has") },
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
	{ .name = "name", .label = N_("Name"), .type = TYPE_TEXT, .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE,
	  .width = 24, .help = N_("First and last name") },
	{ .name = "login", .label = N_("Login"), .type = TYPE_TEXT, .flags = F_COLUMN | F_SEARCH | F_UNIQUE, .width = 10,
	  .weight = 2, .help = N_("Login name; who has one may write in the register") },
	{ .name = "title", .label = N_("Title"), .type = TYPE_TEXT, .flags = F_COLUMN | F_SEARCH, .width = 20, .weight = 5,
	  .help = N_("Title at work") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_COLUMN, .width = 22, .weight = 3,
	  .help = N_("Where the person works") },
	{ .name = "organisation", .label = N_("Organisation"), .type = TYPE_TEXT, .flags = F_SEARCH | F_QUIET, .width = 20,
	  .weight = 7, .help = N_("For persons outside the municipality") },
	{ .name = "email", .label = N_("E-mail"), .type = TYPE_TEXT, .flags = F_COLUMN | F_SEARCH, .width = 26, .weight = 4,
	  .help = N_("Address at work") },
	{ .name = "phone", .label = N_("Telephone"), .type = TYPE_TEXT, .width = 14, .weight = 6,
	  .help = N_("Number at work") },
	{ .name = "legal_basis", .label = N_("Legal basis"), .type = TYPE_TEXT, .width = 20, .weight = 9, .flags = F_QUIET,
	  .initial = "uppgift av allmänt intresse", .help = N_("Legal basis for keeping the personal data") },
	{ .name = "delete_after", .label = N_("Delete after"), .type = TYPE_DATE, .width = 10, .weight = 9, .flags = F_QUIET,
	  .help = N_("When the personal data shall be removed") },
	NOTE_AND_EXAMPLE,
};

static bool check_assignment(const struct record *record, struct err *err)
{
	return check_period(record, "from", "to", err);
}

static const struct field assignment_fields[] = {
	{ .name = "person", .label = N_("Person"), .type = TYPE_REF, .ref = "person",
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 24, .help = N_("Who has the assignment") },
	{ .name = "role", .label = N_("Role"), .type = TYPE_CHOICE, .choices = assignment_roles,
	  .flags = F_REQUIRED | F_COLUMN, .width = 24, .weight = 1, .initial = "contact", .help = N_("What the assignment is") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_COLUMN, .width = 24, .weight = 2,
	  .help = N_("The unit that the person represents") },
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

static bool check_project(const struct record *record, struct err *err)
{
	return check_period(record, "start", "end", err);
}

static const struct field project_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Project"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE, .width = 28, .help = N_("What the project is called") },
	{ .name = "acronym", .label = N_("Acronym"), .type = TYPE_TEXT, .flags = F_SEARCH | F_QUIET, .width = 10, .weight = 7,
	  .help = N_("Short name in the application") },
	{ .name = "dnr", .label = N_("Registration no."), .heading = N_("Reg. no."), .type = TYPE_TEXT,
	  .flags = F_SEARCH | F_HEAD, .width = 14, .weight = 6, .help = N_("Registration number of the case, as it is written") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = project_statuses,
	  .closed = "rejected finished cancelled",
	  .flags = F_REQUIRED | F_COLUMN, .width = 10, .weight = 1, .initial = "idea", .help = N_("How far the project has come") },
	{ .name = "role", .label = N_("Our role"), .type = TYPE_CHOICE, .choices = project_roles, .width = 12, .weight = 6,
	  .flags = F_QUIET, .help = N_("What the municipality is in the project") },
	{ .name = "progress", .label = N_("Progress"), .type = TYPE_CHOICE, .choices = progress, .width = 14, .weight = 6,
	  .flags = F_QUIET, .help = N_("How it goes against the plan") },
	{ .name = "need", .label = N_("Need"), .type = TYPE_NOTE, .flags = F_SEARCH | F_REQUIRED, .width = 40, .weight = 8,
	  .help = N_("The need of the unit that the project answers to") },
	{ .name = "description", .label = N_("Description"), .type = TYPE_NOTE, .flags = F_SEARCH | F_QUIET, .width = 40,
	  .weight = 9, .help = N_("What is done, in a few sentences") },
	{ .name = "unit", .label = N_("Leading unit"), .heading = N_("Unit"), .type = TYPE_REF, .ref = "unit",
	  .flags = F_REQUIRED | F_COLUMN, .width = 20, .weight = 5, .help = N_("The unit that answers for the project") },
	{ .name = "units", .label = N_("Taking part"), .type = TYPE_REFS, .ref = "unit", .flags = F_QUIET, .width = 24, .weight = 8,
	  .help = N_("Other units that take part") },
	{ .name = "areas", .label = N_("Areas"), .type = TYPE_REFS, .ref = "area", .width = 24, .weight = 7,
	  .help = N_("Priority areas of the strategy that the project serves") },
	{ .name = "partners", .label = N_("Partners"), .type = TYPE_REFS, .ref = "partner", .width = 24, .weight = 8,
	  .help = N_("Who it is done with") },
	{ .name = "countries", .label = N_("Countries"), .type = TYPE_COUNTRIES, .width = 16, .weight = 6, .flags = F_SEARCH,
	  .help = N_("Countries that take part, Sweden not counted") },
	{ .name = "programme", .label = N_("Programme"), .type = TYPE_REF, .ref = "programme", .flags = F_QUIET, .width = 14,
	  .weight = 7, .help = N_("Funding programme, when there is one") },
	{ .name = "start", .label = N_("Start"), .type = TYPE_DATE, .width = 10, .weight = 5,
	  .help = N_("First day; month or year is enough") },
	{ .name = "end", .label = N_("End"), .heading = N_("until"), .type = TYPE_DATE, .flags = F_COLUMN | F_MONTH, .width = 7,
	  .weight = 2, .help = N_("Last day; month or year is enough") },
	{ .name = "budget_sek", .label = N_("Budget"), .heading = N_("SEK 1000s"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_COLUMN | F_THOUSANDS, .width = 9, .weight = 4, .max = INT64_C(10000000000000),
	  .help = N_("Whole budget of our part, in kronor") },
	{ .name = "external_sek", .label = N_("External funding"), .heading = N_("External"), .type = TYPE_MONEY,
	  .unit = "SEK", .flags = F_THOUSANDS, .width = 9, .weight = 6, .max = INT64_C(10000000000000),
	  .help = N_("How much of it others pay, in kronor") },
	{ .name = "own_sek", .label = N_("Own funding"), .heading = N_("Own"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_THOUSANDS, .width = 9, .weight = 7, .max = INT64_C(10000000000000),
	  .help = N_("How much of it we pay ourselves, in kronor") },
	{ .name = "external_share", .label = N_("External share"), .heading = N_("Ext. %"), .type = TYPE_INTEGER, .unit = "%",
	  .flags = F_COMPUTED | F_QUIET, .width = 6, .weight = 6, .help = N_("External funding as a share of the budget") },
	{ .name = "responsible", .label = N_("Responsible"), .type = TYPE_REF, .ref = "person", .width = 18, .weight = 6,
	  .help = N_("Who answers for the row in the register") },
	CONFIRMED,
	{ .name = "effect", .label = N_("Effect"), .type = TYPE_NOTE, .flags = F_SEARCH | F_QUIET, .width = 30, .weight = 9,
	  .help = N_("What it led to; filled in when the project ends") },
	{ .name = "lessons", .label = N_("Lessons"), .type = TYPE_NOTE, .flags = F_SEARCH | F_QUIET, .width = 30, .weight = 9,
	  .help = N_("What the next project should know") },
	NOTE_AND_EXAMPLE,
};

static bool check_activity(const struct record *record, struct err *err)
{
	return check_period(record, "from", "to", err);
}

static const struct field activity_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Activity"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE, .width = 30, .help = N_("What the activity is called") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = activity_kinds, .flags = F_REQUIRED | F_COLUMN,
	  .width = 16, .weight = 2, .initial = "meeting", .help = N_("What kind of activity it is") },
	{ .name = "working", .label = N_("Way of working"), .type = TYPE_CHOICE, .choices = workings, .width = 18, .weight = 8,
	  .flags = F_QUIET, .help = N_("What the activity is for") },
	{ .name = "from", .label = N_("From"), .heading = N_("Date"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN,
	  .width = 10, .weight = 1, .initial = "idag", .help = N_("First day") },
	{ .name = "to", .label = N_("To"), .type = TYPE_DATE, .width = 10, .weight = 7, .flags = F_QUIET,
	  .help = N_("Last day, when it is not the first") },
	{ .name = "place", .label = N_("Place"), .type = TYPE_TEXT, .flags = F_COLUMN | F_SEARCH, .width = 14, .weight = 4,
	  .help = N_("Town or venue") },
	{ .name = "country", .label = N_("Country"), .type = TYPE_COUNTRY, .flags = F_COLUMN, .width = 12, .weight = 5,
	  .help = N_("Country it takes place in") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_COLUMN, .width = 20, .weight = 3,
	  .help = N_("The unit that arranges or takes part") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .width = 20, .weight = 6,
	  .help = N_("The project it belongs to") },
	{ .name = "twin_town", .label = N_("Twin town"), .type = TYPE_REF, .ref = "twin-town", .width = 14, .weight = 7,
	  .flags = F_QUIET, .help = N_("The twin town it was with") },
	{ .name = "network", .label = N_("Network"), .type = TYPE_REF, .ref = "network", .width = 14, .weight = 7,
	  .flags = F_QUIET, .help = N_("The network it was in") },
	{ .name = "staff", .label = N_("Staff"), .type = TYPE_INTEGER, .width = 5, .weight = 6, .max = 100000, .flags = F_QUIET,
	  .help = N_("How many employees took part") },
	{ .name = "pupils", .label = N_("Pupils and youth"), .type = TYPE_INTEGER, .width = 6, .weight = 6, .max = 100000,
	  .flags = F_QUIET, .help = N_("How many pupils and young people took part") },
	{ .name = "politicians", .label = N_("Politicians"), .type = TYPE_INTEGER, .width = 6, .weight = 7, .max = 100000,
	  .flags = F_QUIET, .help = N_("How many elected politicians took part") },
	{ .name = "result", .label = N_("Result"), .type = TYPE_NOTE, .flags = F_SEARCH | F_QUIET, .width = 30, .weight = 9,
	  .help = N_("What it gave, in a sentence or two") },
	NOTE_AND_EXAMPLE,
};

static const struct field partner_fields[] = {
	{ .name = "name", .label = N_("Name"), .heading = N_("Partner"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE, .width = 26, .help = N_("Name of the partner in Swedish or its own tongue") },
	{ .name = "name_en", .label = N_("Name in English"), .type = TYPE_TEXT, .flags = F_SEARCH | F_QUIET, .width = 24,
	  .weight = 7, .help = N_("Name in applications") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = partner_kinds, .flags = F_REQUIRED | F_COLUMN,
	  .width = 20, .weight = 2, .initial = "city", .help = N_("What kind of organisation it is") },
	{ .name = "sector", .label = N_("Sector"), .type = TYPE_CHOICE, .choices = sectors, .flags = F_COLUMN, .width = 9,
	  .weight = 5, .initial = "public", .help = N_("Public, private or social sector") },
	{ .name = "country", .label = N_("Country"), .type = TYPE_COUNTRY, .flags = F_REQUIRED | F_COLUMN, .width = 14,
	  .weight = 1, .help = N_("Where the partner is") },
	{ .name = "town", .label = N_("Town"), .type = TYPE_TEXT, .flags = F_COLUMN | F_SEARCH, .width = 14, .weight = 4,
	  .help = N_("Town, when the name does not say it") },
	{ .name = "registration", .label = N_("PIC or registration no."), .type = TYPE_TEXT, .flags = F_SEARCH | F_QUIET,
	  .width = 14, .weight = 8, .help = N_("PIC, or the number in the country's register") },
	{ .name = "web", .label = N_("Web site"), .type = TYPE_TEXT, .flags = F_QUIET, .width = 24, .weight = 8,
	  .help = N_("Address of the web site") },
	{ .name = "projects", .label = N_("Projects"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 7,
	  .weight = 3, .help = N_("How many projects the partner is in") },
	NOTE_AND_EXAMPLE,
};

static const struct field twin_town_fields[] = {
	{ .name = "partner", .label = N_("Town"), .heading = N_("Twin town"), .type = TYPE_REF, .ref = "partner",
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 22, .help = N_("The town or region; add it as a partner first") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = twin_town_kinds,
	  .flags = F_REQUIRED | F_COLUMN, .width = 20, .weight = 4, .initial = "twin-town", .help = N_("Twin town or another form") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = relation_statuses, .closed = "ended",
	  .flags = F_REQUIRED | F_COLUMN, .width = 10, .weight = 1, .initial = "active", .help = N_("How alive it is") },
	{ .name = "since", .label = N_("Since"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 10, .weight = 3,
	  .help = N_("When it began; the year is enough") },
	{ .name = "agreement", .label = N_("Agreement"), .type = TYPE_REF, .ref = "agreement", .width = 20, .weight = 6,
	  .help = N_("The agreement it rests on") },
	{ .name = "interests", .label = N_("Areas of interest"), .type = TYPE_REFS, .ref = "area", .width = 20, .weight = 7,
	  .flags = F_QUIET, .help = N_("Areas of the strategy that both sides care for") },
	{ .name = "responsible", .label = N_("Responsible"), .type = TYPE_REF, .ref = "person", .width = 18, .weight = 6,
	  .flags = F_QUIET, .help = N_("Who keeps the contact") },
	{ .name = "last_activity", .label = N_("Last activity"), .type = TYPE_DATE, .flags = F_COLUMN | F_COMPUTED, .width = 10,
	  .weight = 2, .help = N_("Date of the latest activity with the town") },
	CONFIRMED,
	NOTE_AND_EXAMPLE,
};

static const struct field network_fields[] = {
	{ .name = "name", .label = N_("Name"), .heading = N_("Network"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE, .width = 28, .help = N_("Name of the network") },
	{ .name = "short_name", .label = N_("Short name"), .heading = N_("Short"), .type = TYPE_TEXT,
	  .flags = F_SEARCH | F_COLUMN, .width = 8, .weight = 6, .help = N_("Abbreviation") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = network_kinds, .flags = F_REQUIRED | F_COLUMN,
	  .width = 18, .weight = 3, .initial = "membership", .help = N_("What kind of network it is") },
	{ .name = "characters", .label = N_("Character"), .type = TYPE_CHOICES, .choices = characters, .flags = F_COLUMN,
	  .width = 20, .weight = 5, .help = N_("What binds the network together; several may hold") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = relation_statuses, .closed = "ended",
	  .flags = F_REQUIRED | F_COLUMN, .width = 10, .weight = 1, .initial = "active", .help = N_("How alive it is") },
	{ .name = "member_since", .label = N_("Member since"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 12, .weight = 4,
	  .help = N_("When we joined; the year is enough") },
	{ .name = "fee_sek", .label = N_("Fee per year"), .type = TYPE_MONEY, .unit = "SEK", .width = 10, .weight = 6,
	  .max = INT64_C(100000000000), .help = N_("Membership fee, kronor a year") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .width = 20, .weight = 6,
	  .help = N_("The unit that takes part") },
	{ .name = "use", .label = N_("Use"), .type = TYPE_NOTE, .flags = F_SEARCH | F_QUIET, .width = 30, .weight = 8,
	  .help = N_("What we have of it") },
	{ .name = "last_activity", .label = N_("Last activity"), .type = TYPE_DATE, .flags = F_COLUMN | F_COMPUTED, .width = 10,
	  .weight = 2, .help = N_("Date of the latest activity in the network") },
	CONFIRMED,
	NOTE_AND_EXAMPLE,
};

static bool check_agreement(const struct record *record, struct err *err)
{
	return check_period(record, "valid_from", "valid_to", err);
}

static const struct field agreement_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Agreement"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE, .width = 30, .help = N_("What the agreement is called") },
	{ .name = "kind", .label = N_("Kind"), .type = TYPE_CHOICE, .choices = agreement_kinds, .flags = F_REQUIRED | F_COLUMN,
	  .width = 18, .weight = 3, .initial = "cooperation", .help = N_("What kind of agreement it is") },
	{ .name = "parties", .label = N_("Parties"), .type = TYPE_REFS, .ref = "partner", .width = 24, .weight = 5,
	  .help = N_("Who it is with") },
	{ .name = "dnr", .label = N_("Registration no."), .heading = N_("Reg. no."), .type = TYPE_TEXT,
	  .flags = F_SEARCH | F_COLUMN, .width = 14, .weight = 4, .help = N_("Registration number of the case, as it is written") },
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
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE | F_UNIQUE, .width = 28, .help = N_("Name of the funding programme") },
	{ .name = "short_name", .label = N_("Short name"), .heading = N_("Short"), .type = TYPE_TEXT,
	  .flags = F_SEARCH | F_COLUMN, .width = 12, .weight = 1, .help = N_("Abbreviation, CERV") },
	{ .name = "family", .label = N_("Family"), .type = TYPE_CHOICE, .choices = programme_families,
	  .flags = F_COLUMN | F_REQUIRED, .width = 14, .weight = 2, .initial = "eu", .help = N_("EU, Nordic or other") },
	{ .name = "period", .label = N_("Period"), .type = TYPE_TEXT, .flags = F_COLUMN, .width = 9, .weight = 3,
	  .help = N_("Programme period, 2021–2027") },
	{ .name = "contact", .label = N_("Swedish contact"), .type = TYPE_TEXT, .flags = F_SEARCH | F_COLUMN, .width = 22,
	  .weight = 4, .help = N_("Authority that answers questions in Sweden") },
	{ .name = "max_rate", .label = N_("Highest rate"), .type = TYPE_INTEGER, .unit = "%", .min = 0, .max = 100, .width = 6,
	  .weight = 5, .flags = F_QUIET, .help = N_("Highest share of the costs that is paid, per cent") },
	{ .name = "url", .label = N_("Link"), .type = TYPE_TEXT, .width = 24, .weight = 9, .flags = F_QUIET,
	  .help = N_("Web page") },
	{ .name = "calls", .label = N_("Calls"), .type = TYPE_INTEGER, .flags = F_COLUMN | F_COMPUTED, .width = 11, .weight = 3,
	  .help = N_("How many calls the register holds") },
	NOTE_AND_EXAMPLE,
};

static bool check_call(const struct record *record, struct err *err)
{
	return check_period(record, "opens", "deadline", err);
}

static const struct field call_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Call"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE, .width = 32, .help = N_("What the call is about") },
	{ .name = "identifier", .label = N_("Identifier"), .type = TYPE_TEXT, .flags = F_SEARCH | F_UNIQUE, .width = 24,
	  .weight = 6, .help = N_("Identifier of the call, CERV-2026-CITIZENS-…") },
	{ .name = "programme", .label = N_("Programme"), .type = TYPE_REF, .ref = "programme", .flags = F_REQUIRED | F_COLUMN,
	  .width = 12, .weight = 2, .help = N_("The programme that pays") },
	{ .name = "opens", .label = N_("Opens"), .type = TYPE_DATE, .width = 10, .weight = 6, .help = N_("When the call opens") },
	{ .name = "deadline", .label = N_("Deadline"), .heading = N_("Closes"), .type = TYPE_DATE, .flags = F_COLUMN | F_TIME,
	  .width = 16, .weight = 1, .help = N_("Last day, with the time of day when it is known: 2026-09-23 17:00") },
	{ .name = "deadline_zone", .label = N_("Time zone"), .type = TYPE_CHOICE, .choices = zones, .width = 10, .weight = 4,
	  .help = N_("Whose clock the time of day goes by") },
	{ .name = "days_left", .label = N_("Days left"), .heading = N_("Left"), .type = TYPE_INTEGER, .unit = "d",
	  .flags = F_COLUMN | F_COMPUTED | F_COUNTDOWN, .width = 8, .weight = 1,
	  .help = N_("Days to the deadline; less than 0: passed") },
	{ .name = "standing", .label = N_("Standing"), .type = TYPE_CHOICE, .choices = call_standings, .width = 10,
	  .weight = 8, .flags = F_COMPUTED | F_QUIET, .help = N_("Whether the deadline lies ahead today, whatever the source says") },
	{ .name = "stage", .label = N_("Stages"), .type = TYPE_CHOICE, .choices = call_stages, .width = 14, .weight = 7,
	  .flags = F_QUIET, .help = N_("One step or several") },
	{ .name = "status", .label = N_("Status (source)"), .heading = N_("Source says"), .type = TYPE_CHOICE,
	  .choices = call_statuses, .closed = "closed withdrawn", .flags = F_REQUIRED | F_COLUMN, .width = 11, .weight = 3, .initial = "open",
	  .help = N_("What the source claims; the deadline is what counts") },
	{ .name = "budget_eur", .label = N_("Budget"), .type = TYPE_MONEY, .unit = "EUR", .width = 12, .weight = 6,
	  .max = INT64_C(100000000000000), .help = N_("Budget of the whole call, euro") },
	{ .name = "max_rate", .label = N_("Highest rate"), .type = TYPE_INTEGER, .unit = "%", .min = 0, .max = 100, .width = 6,
	  .weight = 6, .flags = F_QUIET, .help = N_("Highest share of the costs that is paid, per cent") },
	{ .name = "url", .label = N_("Link"), .type = TYPE_TEXT, .width = 24, .weight = 9, .flags = F_QUIET,
	  .help = N_("Web page of the call") },
	{ .name = "areas", .label = N_("Areas"), .type = TYPE_REFS, .ref = "area", .width = 24, .weight = 5,
	  .help = N_("Priority areas that the call suits") },
	{ .name = "summary", .label = N_("Summary"), .type = TYPE_NOTE, .flags = F_SEARCH | F_QUIET, .width = 30, .weight = 9,
	  .help = N_("What can be applied for, in own words") },
	NOTE_AND_EXAMPLE,
};

static const struct field application_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Application"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE, .width = 28, .help = N_("What the application is called") },
	{ .name = "call", .label = N_("Call"), .type = TYPE_REF, .ref = "call", .width = 22, .weight = 5, .flags = F_COLUMN,
	  .help = N_("The call it answers") },
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project", .width = 22, .weight = 6,
	  .help = N_("The project it is to pay for") },
	{ .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit", .flags = F_REQUIRED | F_COLUMN, .width = 20,
	  .weight = 4, .help = N_("The unit that applies") },
	{ .name = "role", .label = N_("Our role"), .type = TYPE_CHOICE, .choices = project_roles, .width = 12, .weight = 7,
	  .help = N_("What the municipality is in the application") },
	{ .name = "status", .label = N_("Status"), .type = TYPE_CHOICE, .choices = application_statuses,
	  .closed = "granted rejected withdrawn",
	  .flags = F_REQUIRED | F_COLUMN, .width = 12, .weight = 1, .initial = "draft", .help = N_("How far it has come") },
	{ .name = "submitted", .label = N_("Submitted"), .type = TYPE_DATE, .flags = F_COLUMN, .width = 10, .weight = 3,
	  .help = N_("When it was sent in") },
	{ .name = "answered", .label = N_("Answer"), .type = TYPE_DATE, .width = 10, .weight = 6, .help = N_("When the answer came") },
	{ .name = "applied_sek", .label = N_("Applied for"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_COLUMN | F_THOUSANDS, .width = 9, .weight = 2, .max = INT64_C(10000000000000),
	  .help = N_("Amount applied for, kronor") },
	{ .name = "granted_sek", .label = N_("Granted"), .type = TYPE_MONEY, .unit = "SEK", .flags = F_COLUMN | F_THOUSANDS,
	  .width = 9, .weight = 3, .max = INT64_C(10000000000000), .help = N_("Amount granted, kronor") },
	{ .name = "dnr", .label = N_("Registration no."), .heading = N_("Reg. no."), .type = TYPE_TEXT,
	  .flags = F_SEARCH | F_QUIET, .width = 14, .weight = 8, .help = N_("Registration number of the case, as it is written") },
	NOTE_AND_EXAMPLE,
};

static const struct field funding_fields[] = {
	{ .name = "project", .label = N_("Project"), .type = TYPE_REF, .ref = "project",
	  .flags = F_REQUIRED | F_COLUMN | F_WIDE, .width = 28, .help = N_("The project that the money goes to") },
	{ .name = "source", .label = N_("Source"), .type = TYPE_CHOICE, .choices = funding_sources,
	  .flags = F_REQUIRED | F_COLUMN, .width = 16, .weight = 1, .initial = "eu", .help = N_("Where the money comes from") },
	{ .name = "programme", .label = N_("Programme"), .type = TYPE_REF, .ref = "programme", .flags = F_COLUMN, .width = 14,
	  .weight = 4, .help = N_("The programme, when there is one") },
	{ .name = "amount_sek", .label = N_("Amount"), .heading = N_("SEK 1000s"), .type = TYPE_MONEY, .unit = "SEK",
	  .flags = F_REQUIRED | F_COLUMN | F_THOUSANDS, .width = 9, .weight = 1, .max = INT64_C(10000000000000),
	  .help = N_("Amount in kronor") },
	{ .name = "amount_eur", .label = N_("Amount in euro"), .type = TYPE_MONEY, .unit = "EUR", .width = 11, .weight = 6,
	  .flags = F_QUIET, .max = INT64_C(10000000000000), .help = N_("Amount in euro, when it was granted in euro") },
	{ .name = "year", .label = N_("Year"), .type = TYPE_INTEGER, .min = 1990, .max = 2100, .flags = F_COLUMN, .width = 5,
	  .weight = 2, .help = N_("The year that the money belongs to") },
	{ .name = "form", .label = N_("Form"), .type = TYPE_CHOICE, .choices = funding_forms, .flags = F_COLUMN, .width = 8,
	  .weight = 5, .initial = "cash", .help = N_("Cash or in kind") },
	NOTE_AND_EXAMPLE,
};

static const struct field decision_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Decision"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE, .width = 28, .help = N_("What was decided") },
	{ .name = "organ", .label = N_("Decided by"), .type = TYPE_CHOICE, .choices = organs, .flags = F_REQUIRED | F_COLUMN,
	  .width = 22, .weight = 1, .initial = "management", .help = N_("Who decided") },
	{ .name = "organ_name", .label = N_("Name of the body"), .type = TYPE_TEXT, .flags = F_SEARCH | F_QUIET, .width = 22,
	  .weight = 7, .help = N_("Which board or management, when the word alone does not say") },
	{ .name = "date", .label = N_("Date"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN, .width = 10, .weight = 1,
	  .help = N_("Date of the decision") },
	{ .name = "paragraph", .label = N_("Paragraph"), .heading = N_("§"), .type = TYPE_TEXT, .flags = F_COLUMN | F_SEARCH,
	  .width = 6, .weight = 2, .help = N_("Paragraph in the minutes, § 12") },
	{ .name = "dnr", .label = N_("Registration no."), .heading = N_("Reg. no."), .type = TYPE_TEXT,
	  .flags = F_COLUMN | F_SEARCH, .width = 14, .weight = 3, .help = N_("Registration number of the case, as it is written") },
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
	NOTE_AND_EXAMPLE,
};

static const struct field meeting_fields[] = {
	{ .name = "title", .label = N_("Title"), .heading = N_("Meeting"), .type = TYPE_TEXT,
	  .flags = F_REQUIRED | F_COLUMN | F_SEARCH | F_WIDE, .width = 30, .help = N_("What the meeting is called") },
	{ .name = "date", .label = N_("Date"), .type = TYPE_DATE, .flags = F_REQUIRED | F_COLUMN | F_TIME, .width = 16,
	  .weight = 1, .help = N_("Day, and time of day when it is set") },
	{ .name = "place", .label = N_("Place"), .type = TYPE_TEXT, .flags = F_COLUMN | F_SEARCH, .width = 18, .weight = 2,
	  .help = N_("Room or link") },
	{ .name = "present", .label = N_("Present"), .type = TYPE_REFS, .ref = "unit", .width = 24, .weight = 4,
	  .help = N_("Units that were represented") },
	{ .name = "closed", .label = N_("Closed"), .type = TYPE_BOOL, .flags = F_COLUMN, .width = 7, .weight = 3,
	  .help = N_("Yes when the meeting is over and its notes are done") },
	{ .name = "agenda", .label = N_("Agenda"), .type = TYPE_NOTE, .flags = F_SEARCH, .width = 30, .weight = 8,
	  .help = N_("What is to be taken up, one line each") },
	{ .name = "notes", .label = N_("Notes"), .type = TYPE_NOTE, .flags = F_SEARCH | F_QUIET, .width = 30, .weight = 9,
	  .help = N_("What was said and agreed") },
	NOTE_AND_EXAMPLE,
};

#define FIELDS(array) .fields = array, .field_count = COUNT(array)

const struct kind kinds[] = {
	{ .name = "area", .table = "area", .label = N_("Area"), .plural = N_("Areas"), .title = "name",
	  .subtitle = "number", .sort = "number", .parent = "parent", FIELDS(area_fields) },
	{ .name = "unit", .table = "unit", .label = N_("Unit"), .plural = N_("Units"), .title = "name",
	  .subtitle = "short_name", .sort = "name", .parent = "parent", FIELDS(unit_fields) },
	{ .name = "person", .table = "person", .label = N_("Person"), .plural = N_("Persons"), .title = "name",
	  .subtitle = "login", .sort = "name", .check = check_person, FIELDS(person_fields) },
	{ .name = "assignment", .table = "assignment", .label = N_("Assignment"), .plural = N_("Assignments"),
	  .title = "person", .subtitle = "role", .group = "role", .sort = "person", .check = check_assignment,
	  FIELDS(assignment_fields) },
	{ .name = "project", .table = "project", .label = N_("Project"), .plural = N_("Projects"), .title = "title",
	  .subtitle = "acronym", .group = "unit", .sort = "title", .sum = "budget_sek", .check = check_project,
	  FIELDS(project_fields) },
	{ .name = "activity", .table = "activity", .label = N_("Activity"), .plural = N_("Activities"), .title = "title",
	  .subtitle = "from", .sort = "-from", .check = check_activity, FIELDS(activity_fields) },
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
	  .subtitle = "identifier", .group = "standing", .sort = "deadline,title", .check = check_call, FIELDS(call_fields) },
	{ .name = "application", .table = "application", .label = N_("Application"), .plural = N_("Applications"),
	  .title = "title", .group = "status", .sort = "-submitted,title", .sum = "applied_sek",
	  FIELDS(application_fields) },
	{ .name = "funding", .table = "funding", .label = N_("Funding"), .plural = N_("Fundings"), .title = "project",
	  .group = "source", .sort = "-year,project", .sum = "amount_sek", FIELDS(funding_fields) },
	{ .name = "decision", .table = "decision", .label = N_("Decision"), .plural = N_("Decisions"), .title = "title",
	  .subtitle = "date", .group = "organ", .sort = "-date,title", FIELDS(decision_fields) },
	{ .name = "meeting", .table = "meeting", .label = N_("Meeting"), .plural = N_("Meetings"), .title = "title",
	  .subtitle = "date", .sort = "-date", FIELDS(meeting_fields) },
};
const int kind_count = COUNT(kinds);
