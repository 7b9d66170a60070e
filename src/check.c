/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_hold.h"
#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "type.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define NUMBER_SIZE 16

/* Where the strategy gives no numbers. */
#define IDLE_YEARS 3
#define NOTICE_MONTHS 6
#define LAST_YEAR 9999
#define RETURN_MONTH 3 /* the month in which last year's return is to be in */

const struct check checks[] = {
	{ "K1", "decider", N_("The right body has decided"), "twin-town network agreement project decision",
	  "twin-town network agreement project", true, SEVERITY_WARNING,
	  N_("Add the decision with its date and paragraph, or correct who decided"), "organ", hold_decider },
	{ "K2", "cofunding-test", N_("External co-funding is tested"), "project cofunding-test", "cofunding-test", true,
	  SEVERITY_WARNING, N_("Add a co-funding test: what was tried and what it came to"), "outcome",
	  hold_cofunding },
	{ "K3", "area", N_("Projects lie in a priority area"), "project area", "area", false, SEVERITY_WARNING,
	  N_("Choose a priority area, or say why the project lies outside them"), "areas", hold_area },
	{ "K4", "goal", N_("Projects answer to a goal"), "project goal", "goal need", false, SEVERITY_NOTE,
	  N_("Link the goal or the political assignment that the need comes from"), "goals", hold_goal },
	{ "K5", "contact", N_("Units have a contact person"), "unit assignment", "contact-person", true, SEVERITY_NOTE,
	  N_("Add an assignment as contact person"), "person", hold_contact },
	{ "K6", "confirmed", N_("Projects are confirmed lately"), "project", "confirmation", false, SEVERITY_NOTE,
	  N_("Correct what has changed, or confirm that nothing has"), "confirmed", hold_stale },
	{ "K7", "strategy", N_("The strategy is in force and reviewed"), "decision", "follow-up:strategy", false,
	  SEVERITY_WARNING, N_("Take the strategy up for revision; add the decision, of the kind strategy"), "title",
	  hold_strategy },
	{ "K8", "delegation", N_("Trips are consulted on as they should"), "trip",
	  "political-delegation officer-delegation travel-policy", true, SEVERITY_WARNING,
	  N_("Fill in when they were consulted, or how many of the presidia took part"),
	  "consulted_ks", hold_delegation },
	{ "K9", "opposition", N_("The opposition is invited"), "trip", "opposition-invited", true, SEVERITY_WARNING,
	  N_("Invite the opposition; note how many were invited"), "opposition_invited", hold_opposition },
	{ "K10", "proportion", N_("Cost and size of trips are in proportion"), "trip", "trip", false, SEVERITY_WARNING,
	  N_("Say why cost and size are in proportion"), "motive", hold_proportion },
	{ "K11", "scholarship-age", N_("Scholarships go to the ages they are for"), "scholarship", "scholarship-age",
	  true, SEVERITY_WARNING, N_("Correct the ages, or note why the round is another"), "age_from", hold_age },
	{ "K12", "character", N_("The character of networks is set"), "network", "network-character", true,
	  SEVERITY_NOTE, N_("Choose one or several characters"), "characters", hold_character },
	{ "K13", "steering-group", N_("Projects have an appointed steering group"), "project steering-group decision",
	  "steering-group", true, SEVERITY_WARNING, N_("Add the steering group and the decision that appoints it"),
	  "name", hold_steering },
	{ "K14", "return", N_("Units have sent in their annual return"), "unit annual-return", "unit-return", true,
	  SEVERITY_WARNING, N_("Write the return and mark it as submitted"), "status", hold_return },
	{ "K15", "return-parts", N_("Annual returns have all their parts"), "annual-return", "unit-return", true,
	  SEVERITY_WARNING, N_("Write the part that is missing"), "part_a", hold_parts },
	{ "K16", "call", N_("Deadlines of calls are honest"), "call", NULL, false, SEVERITY_WARNING,
	  N_("Close the call, or correct its deadline"), "status", hold_call },
	{ "K17", "idle", N_("Twin towns and networks are alive"), "twin-town network activity trip", NULL, false,
	  SEVERITY_NOTE, N_("Note what has been done, or mark it as dormant"), "status", hold_idle },
	{ "K18", "ending", N_("Agreements and memberships do not run out unseen"), "agreement network", NULL, false,
	  SEVERITY_WARNING, N_("Decide whether it is to be renewed or given notice of"), "valid_to", hold_ending },
	{ "K19", "priority", N_("Ideas and projects are given priority points"), "project idea",
	  "priority-growth priority-mutual", true, SEVERITY_WARNING, N_("Give the points that are missing"),
	  "priority_growth", hold_priority },
	{ "K20", "funding", N_("The funding adds up to the budget"), "project funding", NULL, false, SEVERITY_NOTE,
	  N_("Correct the budget, or the rows of funding"), "budget_sek", hold_funding },
	{ "K21", "person", N_("Personal data are removed in time"), "person", NULL, false, SEVERITY_WARNING,
	  N_("Remove the personal data, or say until when they are needed"), "delete_after", hold_person },
	{ "K22", "overdue", N_("Ongoing projects have not passed their end"), "project", NULL, false, SEVERITY_WARNING,
	  N_("Mark the project as finished with its effect, or prolong it"), "status", hold_overdue },
	{ "K23", "assignment", N_("Assignments fit where people work"), "assignment person unit", NULL, false,
	  SEVERITY_NOTE, N_("End the assignment, or say which unit it is for now"), "to", hold_assignment },
	{ "K24", "login", N_("Logins can be used with keys"), "person", NULL, false, SEVERITY_WARNING,
	  N_("Correct the login; no key lets the person in before that"), "login", hold_login },
};
const int check_count = COUNT(checks);

static const struct {
	enum severity severity;
	const char *word, *strength; /* in [checks]; of a rule, for its label */
} severities[] = {
	{ SEVERITY_ERROR, "must", "must" }, { SEVERITY_WARNING, "should", "should" }, { SEVERITY_NOTE, "may", "may" },
	{ SEVERITY_OFF, "off", "unregulated" },
};

const struct check *check_find(const char *word)
{
	for (int i = 0; i < check_count; i++)
		if (strcasecmp(word, checks[i].id) == 0 || strcasecmp(word, checks[i].name) == 0)
			return &checks[i];
	return NULL;
}

/* The severity that a word of [checks] stands for; false where it stands for none. */
static bool check_severity(const char *word, enum severity *severity)
{
	for (int i = 0; i < COUNT(severities); i++) {
		if (strcmp(word, severities[i].word) != 0)
			continue;
		*severity = severities[i].severity;
		return true;
	}
	return false;
}

const char *severity_label(enum severity severity)
{
	for (int i = 0; i < COUNT(severities); i++)
		if (severities[i].severity == severity)
			return strategy_strength(severities[i].strength);
	return "";
}

/* ---- what a check rests on ---- */

static const char *said(const struct strategy *strategy, const char *section, const char *key)
{
	const char *value = ini_get(strategy->ini, section, key);
	return value != NULL ? value : "";
}

/* A follow-up answers to who gets it, not to who decides. */
static struct check_rule rule_of(const struct strategy *strategy, const char *object, size_t length)
{
	bool whole = memchr(object, ':', length) != NULL;
	char *wanted = xasprintf("%s%.*s", whole ? "" : "rule:", (int)length, object);
	struct check_rule rule = {0};
	for (int i = 0; i < strategy->ini->section_count; i++)
		if (strcmp(strategy->ini->section[i].name, wanted) == 0)
			rule.section = strategy->ini->section[i].name;
	free(wanted);
	if (rule.section == NULL)
		return rule;
	rule.strength = said(strategy, rule.section, "strength");
	rule.organs = said(strategy, rule.section, "organ");
	rule.quote = said(strategy, rule.section, "quote");
	rule.source = said(strategy, rule.section, "source");
	return rule;
}

bool holding_take(struct holding *holding, const char *object, size_t length)
{
	struct check_rule rule = rule_of(holding->strategy, object, length);
	enum severity severity;
	if (rule.section == NULL || !check_severity(rule.strength, &severity))
		return false;
	holding->rule = rule;
	holding->severity = holding->override != SEVERITY_COUNT ? holding->override : severity;
	return true;
}

/* The word of [checks] for the check, under its id or its name; SEVERITY_COUNT: none. */
static enum severity override_of(const struct strategy *strategy, const struct check *check)
{
	enum severity severity;
	for (int i = 0; i < strategy->ini->count; i++) {
		const struct ini_entry *entry = &strategy->ini->entry[i];
		if (strcmp(entry->section, "checks") == 0 && check_find(entry->key) == check &&
		    check_severity(entry->value, &severity))
			return severity;
	}
	return SEVERITY_COUNT;
}

/* False where there is nothing to hold. */
static bool begin_check(struct holding *holding)
{
	const struct check *check = holding->check;
	holding->override = override_of(holding->strategy, check);
	holding->rule = (struct check_rule){ .strength = "", .organs = "", .quote = "", .source = "" };
	holding->severity = holding->override != SEVERITY_COUNT ? holding->override : check->own;
	if (holding->override == SEVERITY_OFF)
		return false;
	for (const char *at = check->rules; at != NULL && *at != '\0'; at += strspn(at, " ")) {
		size_t length = strcspn(at, " ");
		if (holding_take(holding, at, length))
			return true;
		at += length;
	}
	return !check->regulated || holding->override != SEVERITY_COUNT;
}

bool check_is_held(const struct strategy *strategy, const char *name)
{
	struct holding holding = { .check = check_find(name), .strategy = strategy };
	return begin_check(&holding);
}

/* ---- which findings ---- */

static bool in_units(const struct grid *units, int64_t unit)
{
	for (int i = 0; i < units->row_count; i++)
		if (grid_number(units, i, "id") == unit)
			return true;
	return false;
}

static void free_finding(struct finding *finding)
{
	free(finding->title);
	free(finding->sentence);
	free(finding->mend.values);
}

static void keep_units(struct findings *findings, const struct grid *units)
{
	int kept = 0;
	for (int i = 0; i < findings->count; i++) {
		if (in_units(units, findings->finding[i].unit))
			findings->finding[kept++] = findings->finding[i];
		else
			free_finding(&findings->finding[i]);
	}
	findings->count = kept;
}

/* Errors first; the order of the checks and of their rows stays. */
static void sort_findings(struct findings *findings)
{
	struct finding *sorted = xcalloc((size_t)findings->count + 1, sizeof *sorted);
	int at = 0;
	for (int severity = SEVERITY_ERROR; severity > SEVERITY_OFF; severity--)
		for (int i = 0; i < findings->count; i++)
			if (findings->finding[i].severity == (enum severity)severity) {
				sorted[at++] = findings->finding[i];
				findings->per[severity]++;
			}
	free(findings->finding);
	findings->finding = sorted;
}

/* Whether NAME stands in a list with spaces; every name does in none. */
static bool is_wanted(const char *names, const char *name)
{
	size_t wanted = strlen(name);
	if (names == NULL)
		return true;
	for (const char *at = names; *at != '\0'; at += strspn(at, " ")) {
		size_t length = strcspn(at, " ");
		if (length == wanted && strncmp(at, name, length) == 0)
			return true;
		at += length;
	}
	return false;
}

static bool hold_all(struct holding *holding, const char *names)
{
	for (int i = 0; i < check_count; i++) {
		holding->check = &checks[i];
		if (is_wanted(names, checks[i].name) && begin_check(holding) && !checks[i].hold(holding))
			return false;
	}
	return true;
}

static bool narrow(struct holding *holding, int64_t unit)
{
	char number[NUMBER_SIZE * 2];
	const struct grid_param param = { "unit", number };
	struct grid units = {0};
	snprintf(number, sizeof number, "%lld", (long long)unit);
	if (!grid_ask(holding->source, holding->context, "check-units", &param, 1, &units, holding->err))
		return false;
	keep_units(holding->findings, &units);
	grid_free(&units);
	return true;
}

struct check_limits check_limits(const struct strategy *strategy)
{
	char today[CLOCK_DAY_SIZE];
	clock_today(today);
	int year = atoi(today), month = atoi(today + strlen("2026-"));
	struct check_limits limits = { .return_year = year - (month < RETURN_MONTH ? 2 : 1),
				       .stale_days = type_stale_days(), .idle_years = IDLE_YEARS,
				       .notice_months = NOTICE_MONTHS };
	if (strategy == NULL)
		return limits;
	limits.return_year = year - (month < strategy_limit(strategy, "return_due_month", RETURN_MONTH) ? 2 : 1);
	limits.idle_years = strategy_limit(strategy, "twin_town_idle_years", IDLE_YEARS);
	limits.notice_months = strategy_limit(strategy, "agreement_notice_months", NOTICE_MONTHS);
	return limits;
}

bool check_all(const struct strategy *strategy, int64_t unit, grid_source *source, void *context,
	       struct findings *findings, struct err *err)
{
	return check_some(strategy, &(struct check_wanted){ .unit = unit }, source, context, findings, err);
}

bool check_some(const struct strategy *strategy, const struct check_wanted *wanted, grid_source *source, void *context,
		struct findings *findings, struct err *err)
{
	char today[CLOCK_DAY_SIZE], number[7][NUMBER_SIZE];
	clock_today(today);
	int year = atoi(today);
	struct check_limits limits = check_limits(strategy);
	const int numbers[] = {
		wanted->first_year != 0 ? wanted->first_year : year - 1,
		wanted->last_year != 0 ? wanted->last_year : LAST_YEAR, limits.return_year, limits.stale_days,
		limits.idle_years, limits.notice_months, wanted->first_year,
	};
	for (int i = 0; i < COUNT(numbers); i++)
		snprintf(number[i], NUMBER_SIZE, "%d", numbers[i]);
	const struct grid_param params[] = {
		{ "since_year", number[0] }, { "last_year", number[1] }, { "return_year", number[2] },
		{ "stale_days", number[3] }, { "idle_years", number[4] }, { "notice_months", number[5] },
		{ "since_round", number[6] }, { "today", today },
	};
	struct holding holding = {
		.strategy = strategy, .year = year, .return_year = limits.return_year, .today = today, .params = params,
		.param_count = COUNT(params), .source = source, .context = context, .findings = findings, .err = err,
	};
	*findings = (struct findings){0};
	if (hold_all(&holding, wanted->names) && (wanted->unit == 0 || narrow(&holding, wanted->unit))) {
		sort_findings(findings);
		return true;
	}
	findings_free(findings);
	return false;
}

void findings_free(struct findings *findings)
{
	for (int i = 0; i < findings->count; i++)
		free_finding(&findings->finding[i]);
	free(findings->finding);
	*findings = (struct findings){0};
}
