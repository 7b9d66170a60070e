/* SPDX-License-Identifier: EUPL-1.2 */
/* check_hold: one function for each check. A function reads the rows that its statement finds and says
 * what is wrong. */
#include "config.h"

#include "check_hold.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "organ.h"
#include "text.h"
#include "type.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* Where the strategy gives no numbers. */
#define TRIP_COST_SEK 60000
#define TRIP_DELEGATES 15
#define TERM_YEARS 4 /* a term of office: the Local Government Act has elections every fourth year */

/* ---- asking and saying ---- */

static bool ask(struct holding *holding, const char *statement, struct grid *grid)
{
	*grid = (struct grid){0};
	return grid_ask(holding->source, holding->context, statement, holding->params, holding->param_count, grid,
			holding->err);
}

/* Adds a finding about row AT, a record of KIND (NULL: the strategy itself). SENTENCE is taken over. The form that
 * mends it is the record's own, with the field of the check, until the caller says otherwise. */
static struct finding *found(struct holding *holding, const char *kind, const struct grid *grid, int at, char *sentence)
{
	struct findings *findings = holding->findings;
	findings->finding = xrealloc(findings->finding, (size_t)findings->count + 1, sizeof *findings->finding);
	struct finding *finding = &findings->finding[findings->count++];
	int64_t id = grid_number(grid, at, "id");
	*finding = (struct finding){
		.check = holding->check, .severity = holding->severity, .kind = kind, .id = id,
		.title = xstrdup(grid_text(grid, at, "title")), .sentence = sentence, .quote = holding->rule.quote,
		.source = holding->rule.source, .unit = grid_number(grid, at, "unit"),
		.mend = { .kind = kind, .id = id, .field = holding->check->field },
	};
	return finding;
}

/* What mends it is a new record that refers to this one. */
static void mend_with_new(struct finding *finding, const char *kind, const char *field, char *values)
{
	finding->mend = (struct mend){ .kind = kind, .field = field, .values = values };
}

/* A check whose rows are all at fault in the same way. */
static bool all_rows(struct holding *holding, const char *statement, const char *kind, const char *sentence,
		     void (*mend)(struct finding *finding))
{
	struct grid grid;
	if (!ask(holding, statement, &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		struct finding *finding = found(holding, kind, &grid, i, xstrdup(sentence));
		if (mend != NULL)
			mend(finding);
	}
	grid_free(&grid);
	return true;
}

static bool take(struct holding *holding, const char *object)
{
	return holding_take(holding, object, strlen(object));
}

/* ---- organs ---- */

/* Who decides, as the strategy names them. The caller frees. */
static char *deciders(const struct holding *holding)
{
	return organ_names(holding->strategy, holding->rule.organs);
}

/* Whether the decision in the row is by an organ of the rule. */
static bool rightly_decided(const struct holding *holding, const struct grid *grid, int at)
{
	return organ_decides(holding->strategy, holding->rule.organs, grid_text(grid, at, "organ"),
			     grid_text(grid, at, "organ_name"));
}

static void found_wrong_organ(struct holding *holding, const char *kind, const struct grid *grid, int at)
{
	const struct kind *decision = kind_named("decision");
	const char *label = choice_label(decision->fields[kind_field(decision, "organ")].choices,
					 grid_text(grid, at, "organ"));
	const char *name = grid_text(grid, at, "organ_name");
	char *who = deciders(holding);
	char *sentence = xasprintf(_("Decided by %s; to be decided by: %s"), *name != '\0' ? name : label, who);
	struct finding *finding = found(holding, kind, grid, at, sentence);
	finding->mend = (struct mend){ .kind = "decision", .id = grid_number(grid, at, "decision"), .field = "organ" };
	free(who);
}

/* ---- K1 ---- */

/* What is decided about a thing of the kind, of decision.kind. */
static const char *deed_of(const struct kind *kind)
{
	static const char *const deeds[][2] = {
		{ "twin-town", "join" }, { "network", "join" }, { "agreement", "agreement" },
	};
	for (int i = 0; i < COUNT(deeds); i++)
		if (strcmp(deeds[i][0], kind->name) == 0)
			return deeds[i][1];
	return "start";
}

static void found_undecided(struct holding *holding, const struct grid *grid, int at)
{
	const struct kind *kind = kind_named(grid_text(grid, at, "object"));
	char *who = deciders(holding);
	struct finding *finding = found(holding, kind->name, grid, at,
					xasprintf(_("No decision is noted; to be decided by: %s"), who));
	free(who);
	/* The references of a decision have the names of the tables. */
	char *organ = organ_first(holding->rule.organs);
	mend_with_new(finding, "decision", "title",
		      xasprintf("%s=%" PRId64 " kind=%s organ=%s", kind->table, finding->id, deed_of(kind), organ));
	free(organ);
}

/* The rows FROM to END are the decisions on one record. */
static void hold_one_decided(struct holding *holding, const struct grid *grid, int from, int end)
{
	if (*grid_text(grid, from, "decision") == '\0') {
		found_undecided(holding, grid, from);
		return;
	}
	for (int i = from; i < end; i++)
		if (rightly_decided(holding, grid, i))
			return;
	found_wrong_organ(holding, kind_named(grid_text(grid, from, "object"))->name, grid, end - 1);
}

static bool same_record(const struct grid *grid, int a, int b)
{
	return strcmp(grid_text(grid, a, "object"), grid_text(grid, b, "object")) == 0 &&
	       strcmp(grid_text(grid, a, "id"), grid_text(grid, b, "id")) == 0;
}

bool hold_decider(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-decider", &grid))
		return false;
	for (int from = 0, end; from < grid.row_count; from = end) {
		for (end = from + 1; end < grid.row_count && same_record(&grid, from, end); end++)
			;
		if (take(holding, grid_text(&grid, from, "object")) && *holding->rule.organs != '\0')
			hold_one_decided(holding, &grid, from, end);
	}
	grid_free(&grid);
	return true;
}

/* ---- K2 to K6 ---- */

static void mend_cofunding(struct finding *finding)
{
	mend_with_new(finding, "cofunding-test", "outcome", xasprintf("project=%" PRId64, finding->id));
}

bool hold_cofunding(struct holding *holding)
{
	return all_rows(holding, "check-cofunding", "project", _("External co-funding has not been tested"),
			mend_cofunding);
}

bool hold_area(struct holding *holding)
{
	return all_rows(holding, "check-area", "project", _("Lies in no priority area, without a motive"), NULL);
}

bool hold_goal(struct holding *holding)
{
	return all_rows(holding, "check-goal", "project", _("No goal or political assignment is linked"), NULL);
}

static void mend_contact(struct finding *finding)
{
	mend_with_new(finding, "assignment", "person", xasprintf("role=contact unit=%" PRId64, finding->id));
}

/* The other office that a strategy may want filled. */
static bool hold_elected(struct holding *holding)
{
	struct grid grid;
	if (!take(holding, "elected-responsible"))
		return true;
	if (!ask(holding, "check-elected", &grid))
		return false;
	if (grid.row_count > 0)
		mend_with_new(found(holding, NULL, &grid, 0,
				    xstrdup(_("No politician is responsible for international affairs today"))),
			      "assignment", "person", xstrdup("role=politician"));
	grid_free(&grid);
	return true;
}

bool hold_contact(struct holding *holding)
{
	return all_rows(holding, "check-contact", "unit", _("Nobody is contact person today"), mend_contact) &&
	       hold_elected(holding);
}

static char *stale_sentence(const struct grid *grid, int row)
{
	const char *confirmed = grid_text(grid, row, "confirmed");
	int days = (int)grid_number(grid, row, "days");
	if (*confirmed == '\0')
		return xstrdup(_("Has never been confirmed"));
	if (days < 0)
		return xasprintf(_("Confirmed %s, which has not come yet"), confirmed);
	return xasprintf(_("Confirmed %s, %d days ago; the limit is %d"), confirmed, days, type_stale_days());
}

bool hold_stale(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-stale", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		found(holding, "project", &grid, i, stale_sentence(&grid, i));
	}
	grid_free(&grid);
	return true;
}

/* ---- K7: the strategy itself ---- */

/* A decision on the strategy is what mends it. */
static void found_strategy(struct holding *holding, const struct grid *grid, char *sentence)
{
	const struct strategy_rule *rule = strategy_rule(holding->strategy, "strategy");
	char *organ = organ_first(rule != NULL ? rule->organs : "");
	mend_with_new(found(holding, NULL, grid, 0, sentence), "decision", "title",
		      xasprintf("kind=strategy%s%s", *organ != '\0' ? " organ=" : "", organ));
	free(organ);
}

/* The register's own rule: what has run out is out, whoever is to follow it up. */
static void found_expired(struct holding *holding, const struct grid *grid, const char *to)
{
	struct holding own = *holding;
	own.rule.quote = own.rule.source = "";
	own.severity = holding->override != SEVERITY_COUNT ? holding->override : holding->check->own;
	found_strategy(&own, grid, xasprintf(_("The strategy was in force until %s"), to));
}

/* The day of the latest of DATES that is given; "" where none is. */
static void latest(const char *const *dates, int count, char day[DATE_DAY_SIZE])
{
	char one[DATE_DAY_SIZE];
	*day = '\0';
	for (int i = 0; i < count; i++) {
		if (!date_valid(dates[i]))
			continue;
		date_first(dates[i], one);
		if (strcmp(one, day) > 0)
			memcpy(day, one, DATE_DAY_SIZE);
	}
}

/* The latest decision on the strategy by who is to decide it; anybody where no rule says who. "" for none. */
static const char *decided_day(const struct holding *holding, const struct grid *grid)
{
	const struct strategy_rule *rule = strategy_rule(holding->strategy, "strategy");
	for (int i = 0; i < grid->row_count; i++) {
		if (rule == NULL || *rule->organs == '\0' ||
		    organ_decides(holding->strategy, rule->organs, grid_text(grid, i, "organ"),
				  grid_text(grid, i, "organ_name")))
			return grid_text(grid, i, "decided");
	}
	return "";
}

static void hold_review(struct holding *holding, const struct grid *grid)
{
	const struct strategy *strategy = holding->strategy;
	const char *decided = decided_day(holding, grid), *review = strategy_get(strategy, "review_by");
	const char *section = holding->rule.section;
	const char *interval = section != NULL ? ini_get(strategy->ini, section, "interval") : NULL;
	const char *const dates[] = { decided, strategy_get(strategy, "revised"), strategy_get(strategy, "adopted"),
				      strategy_get(strategy, "valid_from") };
	char day[DATE_DAY_SIZE], due[DATE_DAY_SIZE];
	if (date_valid(review)) {
		date_last(review, due);
		if (strcmp(due, holding->today) < 0 && strcmp(decided, due) < 0)
			found_strategy(holding, grid, xasprintf(_("The revision was due %s"), review));
		return;
	}
	latest(dates, COUNT(dates), day);
	if (interval == NULL || strcmp(interval, "per-term") != 0 || *day == '\0')
		return;
	date_add_months(day, 12 * TERM_YEARS, due);
	if (strcmp(due, holding->today) < 0)
		found_strategy(holding, grid,
			       xasprintf(_("Not followed up since %s, more than a term of office ago"), day));
}

bool hold_strategy(struct holding *holding)
{
	struct grid grid;
	const char *to = strategy_get(holding->strategy, "valid_to");
	char last[DATE_DAY_SIZE];
	if (!ask(holding, "check-strategy", &grid))
		return false;
	if (date_valid(to)) {
		date_last(to, last);
		if (strcmp(last, holding->today) < 0)
			found_expired(holding, &grid, to);
	}
	hold_review(holding, &grid);
	grid_free(&grid);
	return true;
}

/* ---- K8: who is asked before a trip ---- */

/* Where a trip notes that an organ was asked. */
static const struct {
	const char *code, *field;
} consultations[] = {
	{ "ks-presidium", "consulted_ks" }, { "ks", "consulted_ks" }, { "kf-presidium", "consulted_kf" },
	{ "kf", "consulted_kf" }, { "kommundirektor", "approved_director" }, { "forvaltningschef", "approved_head" },
	{ "internationell-strateg", "approved_strategist" }, { "samordnare", "approved_strategist" },
};

struct consulting {
	const struct grid *grid;
	int at;
	const char *first; /* field that is missing first */
	struct str labels;
};

static bool add_missing(void *context, const char *code)
{
	struct consulting *consulting = context;
	const struct kind *trip = kind_named("trip");
	for (int i = 0; i < COUNT(consultations); i++) {
		if (strcmp(consultations[i].code, code) != 0 ||
		    *grid_text(consulting->grid, consulting->at, consultations[i].field) != '\0')
			continue;
		if (consulting->first == NULL)
			consulting->first = consultations[i].field;
		str_addf(&consulting->labels, "%s%s", consulting->labels.length > 0 ? ", " : "",
			 field_label(&trip->fields[kind_field(trip, consultations[i].field)]));
	}
	return false;
}

static void hold_consulted(struct holding *holding, const struct grid *grid, int at)
{
	struct consulting consulting = { .grid = grid, .at = at };
	organ_each(holding->rule.organs, add_missing, &consulting);
	if (consulting.first != NULL) {
		struct finding *finding = found(holding, "trip", grid, at,
						xasprintf(_("Not filled in: %s"), consulting.labels.text));
		finding->mend.field = consulting.first;
	}
	str_free(&consulting.labels);
}

static bool is_official(const struct grid *grid, int at)
{
	return strcmp(grid_text(grid, at, "kind"), "official") == 0;
}

/* A strategy lays on the presidia either to be consulted or to take part themselves: [rule:...] how. */
static void hold_political(struct holding *holding, const struct grid *grid, int at)
{
	const char *how = ini_get(holding->strategy->ini, holding->rule.section, "how");
	if (how == NULL || strcmp(how, "takes-part") != 0)
		hold_consulted(holding, grid, at);
	else if (grid_number(grid, at, "presidium") == 0)
		found(holding, "trip", grid, at,
		      xstrdup(_("Nobody of the presidia took part")))->mend.field = "presidium";
}

static void hold_policy(struct holding *holding, const struct grid *grid, int at)
{
	if (grid_number(grid, at, "policy_ok") == 0)
		found(holding, "trip", grid, at, xstrdup(_("It is not noted that the trip follows the travel policy")))
			->mend.field = "policy_ok";
}

bool hold_delegation(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-trips", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		bool political = is_official(&grid, i) && grid_number(&grid, i, "politicians") > 0;
		if (political && take(holding, "political-delegation"))
			hold_political(holding, &grid, i);
		if (grid_number(&grid, i, "staff") > 0 && take(holding, "officer-delegation"))
			hold_consulted(holding, &grid, i);
		if (take(holding, "travel-policy"))
			hold_policy(holding, &grid, i);
	}
	grid_free(&grid);
	return true;
}

/* ---- K9, K10 ---- */

bool hold_opposition(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-trips", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++)
		if (grid_number(&grid, i, "majority") > 0 &&
		    grid_number(&grid, i, "opposition_invited") == 0)
			found(holding, "trip", &grid, i, xstrdup(_("The opposition was not invited")));
	grid_free(&grid);
	return true;
}

static void hold_one_trip(struct holding *holding, const struct grid *grid, int at)
{
	int64_t limit = 100 * (int64_t)strategy_limit(holding->strategy, "trip_cost_sek", TRIP_COST_SEK);
	int most = strategy_limit(holding->strategy, "trip_delegates", TRIP_DELEGATES);
	int64_t cost_sek = grid_number(grid, at, "cost"), adults = grid_number(grid, at, "adults");
	if (cost_sek > limit) {
		char *cost = money_format(cost_sek, "SEK"), *allowed = money_format(limit, "SEK");
		found(holding, "trip", grid, at, xasprintf(_("Cost %s; above %s a motive is needed"), cost, allowed));
		free(cost);
		free(allowed);
	} else if (adults > most) {
		found(holding, "trip", grid, at,
		      xasprintf(_("%d travelled; above %d a motive is needed"), (int)adults, most));
	}
}

bool hold_proportion(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-trips", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++)
		if (grid_number(&grid, i, "motive") == 0)
			hold_one_trip(holding, &grid, i);
	grid_free(&grid);
	return true;
}

/* ---- K11 to K13 ---- */

/* Without limits in the strategy there is no age to be outside of. */
bool hold_age(struct holding *holding)
{
	int youngest = strategy_limit(holding->strategy, "scholarship_age_from", 0);
	int oldest = strategy_limit(holding->strategy, "scholarship_age_to", 0);
	struct grid grid;
	if (oldest == 0)
		return true;
	if (!ask(holding, "check-scholarships", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		int from = (int)grid_number(&grid, i, "age_from"), to = (int)grid_number(&grid, i, "age_to");
		if (from >= youngest && to <= oldest)
			continue;
		found(holding, "scholarship", &grid, i,
		      xasprintf(_("Ages %d–%d, meant for %d–%d"), from, to, youngest, oldest))
			->mend.field = from < youngest ? "age_from" : "age_to";
	}
	grid_free(&grid);
	return true;
}

bool hold_character(struct holding *holding)
{
	return all_rows(holding, "check-characters", "network", _("The character of the network is not set"), NULL);
}

static void mend_steering(struct finding *finding)
{
	mend_with_new(finding, "steering-group", "name", xasprintf("projects=%" PRId64, finding->id));
}

bool hold_steering(struct holding *holding)
{
	struct grid grid;
	if (!all_rows(holding, "check-steered", "project", _("No steering group has the project"), mend_steering) ||
	    !ask(holding, "check-steering", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		if (*grid_text(&grid, i, "decision") == '\0')
			found(holding, "steering-group", &grid, i,
			      xstrdup(_("No decision or delegation appoints the group")))->mend.field = "decision";
		else if (*holding->rule.organs != '\0' && !rightly_decided(holding, &grid, i))
			found_wrong_organ(holding, "steering-group", &grid, i);
	}
	grid_free(&grid);
	return true;
}

/* ---- K14, K15: annual returns ---- */

bool hold_return(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-returns", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		int64_t draft = grid_number(&grid, i, "draft");
		int year = holding->return_year;
		struct finding *finding = found(holding, "unit", &grid, i,
						draft > 0 ? xasprintf(_("The return for %d is not sent in"), year)
							  : xasprintf(_("The return for %d is missing"), year));
		if (draft > 0)
			finding->mend = (struct mend){ .kind = "annual-return", .id = draft, .field = "status" };
		else
			mend_with_new(finding, "annual-return", "part_a",
				      xasprintf("unit=%" PRId64 " year=%d", finding->id, year));
	}
	grid_free(&grid);
	return true;
}

static const char *const parts[] = { "part_a", "part_b", "part_c" };

/* The parts that the yearly follow-up of the strategy names are asked for; where it names none, all. */
static bool is_asked_for(const struct holding *holding, const char *part)
{
	bool any = false;
	for (int i = 0; i < COUNT(parts); i++)
		any = any || ini_find(holding->strategy->ini, "follow-up:annual", parts[i]) != NULL;
	return !any || ini_find(holding->strategy->ini, "follow-up:annual", part) != NULL;
}

bool hold_parts(struct holding *holding)
{
	const struct kind *kind = kind_named("annual-return");
	struct grid grid;
	if (!ask(holding, "check-parts", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		struct str missing = {0};
		const char *first = NULL;
		for (int part = 0; part < COUNT(parts); part++) {
			if (grid_number(&grid, i, parts[part]) != 0 || !is_asked_for(holding, parts[part]))
				continue;
			first = first != NULL ? first : parts[part];
			str_addf(&missing, "%s%s", missing.length > 0 ? ", " : "",
				 field_label(&kind->fields[kind_field(kind, parts[part])]));
		}
		if (first != NULL)
			found(holding, "annual-return", &grid, i, xasprintf(_("Not written: %s"), missing.text))
				->mend.field = first;
		str_free(&missing);
	}
	grid_free(&grid);
	return true;
}

/* ---- K16 to K18 ---- */

bool hold_call(struct holding *holding)
{
	const struct kind *call = kind_named("call");
	const struct choice *words = call->fields[kind_field(call, "status")].choices;
	struct grid grid;
	if (!ask(holding, "check-calls", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		const char *status = choice_label(words, grid_text(&grid, i, "status"));
		if (grid_number(&grid, i, "passed") != 0)
			found(holding, "call", &grid, i,
			      xasprintf(_("The deadline %s has passed, yet the source says \"%s\""),
					grid_text(&grid, i, "deadline"), status));
		else
			found(holding, "call", &grid, i, xstrdup(_("The deadline has a time of day but no time zone")))
				->mend.field = "deadline_zone";
	}
	grid_free(&grid);
	return true;
}

bool hold_idle(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-idle", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		const char *last = grid_text(&grid, i, "last");
		found(holding, kind_named(grid_text(&grid, i, "kind"))->name, &grid, i,
		      *last == '\0' ? xstrdup(_("No activity is noted")) :
				      xasprintf(_("The last activity was %s"), last));
	}
	grid_free(&grid);
	return true;
}

bool hold_ending(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-ending", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		const char *kind = kind_named(grid_text(&grid, i, "kind"))->name;
		bool notice = grid_number(&grid, i, "notice_soon") != 0;
		char *sentence = notice ? xasprintf(_("Notice is to be given by %s"), grid_text(&grid, i, "notice"))
					: xasprintf(_("Ends %s"), grid_text(&grid, i, "ends"));
		found(holding, kind, &grid, i, sentence)->mend.field =
			notice ? "notice_by" : strcmp(kind, "network") == 0 ? "member_until" : "valid_to";
	}
	grid_free(&grid);
	return true;
}

/* ---- K19 ---- */

/* The points that each rule of the strategy asks for. */
static const struct {
	const char *rule, *column, *field;
} points[] = {
	{ "priority-growth", "growth", "priority_growth" }, { "priority-mutual", "mutual", "priority_mutual" },
	{ "priority-mutual", "result", "priority_result" },
};

static void hold_points(struct holding *holding, const struct grid *grid, int at)
{
	const struct kind *kind = kind_named(grid_text(grid, at, "kind"));
	struct check_rule rule = {0};
	struct str missing = {0};
	const char *first = NULL;
	for (int i = 0; i < COUNT(points); i++) {
		if (*grid_text(grid, at, points[i].column) != '\0' || !take(holding, points[i].rule))
			continue;
		if (first == NULL) {
			first = points[i].field;
			rule = holding->rule;
		}
		str_addf(&missing, "%s%s", missing.length > 0 ? ", " : "",
			 field_label(&kind->fields[kind_field(kind, points[i].field)]));
	}
	if (first != NULL) {
		holding->rule = rule;
		found(holding, kind->name, grid, at,
		      xasprintf(_("No points for: %s"), missing.text))->mend.field = first;
	}
	str_free(&missing);
}

bool hold_priority(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-priority", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++)
		hold_points(holding, &grid, i);
	grid_free(&grid);
	return true;
}

/* ---- K20 to K23 ---- */

bool hold_funding(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-funding", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		char *funding = money_format(grid_number(&grid, i, "funding"), "SEK");
		char *budget = money_format(grid_number(&grid, i, "budget"), "SEK");
		found(holding, "project", &grid, i,
		      xasprintf(_("The funding adds up to %s, the budget is %s"), funding, budget));
		free(funding);
		free(budget);
	}
	grid_free(&grid);
	return true;
}

bool hold_person(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-persons", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++)
		found(holding, "person", &grid, i,
		      xasprintf(_("The personal data were to be removed after %s"),
				grid_text(&grid, i, "delete_after")));
	grid_free(&grid);
	return true;
}

bool hold_overdue(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-overdue", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++)
		found(holding, "project", &grid, i,
		      xasprintf(_("Was to end %s and is still ongoing"), grid_text(&grid, i, "ended")));
	grid_free(&grid);
	return true;
}

/* ---- K23 ---- */

static char *say_ended(const struct grid *grid, int at)
{
	const char *successor = grid_text(grid, at, "successor");
	if (*successor == '\0')
		return xasprintf(_("%s ended %s"), grid_text(grid, at, "unit_name"), grid_text(grid, at, "ended"));
	return xasprintf(_("%s ended %s and goes on as %s"), grid_text(grid, at, "unit_name"),
			 grid_text(grid, at, "ended"), successor);
}

static char *say_nothing(const struct grid *grid, int at)
{
	const struct kind *kind = kind_named("assignment");
	return xasprintf(_("Gives no right: an assignment as %s does not say where"),
			 choice_label(kind->fields[kind_field(kind, "role")].choices, grid_text(grid, at, "role")));
}

static char *say_moved(const struct grid *grid, int at)
{
	return xasprintf(_("Works in %s now; is the assignment for %s to go on?"), grid_text(grid, at, "works"),
			 grid_text(grid, at, "unit_name"));
}

/* Why somebody should look at an assignment, and the field that mends it. */
static const struct {
	const char *why, *field;
	char *(*say)(const struct grid *grid, int at);
} amiss[] = { { "ended", "unit", say_ended }, { "nothing", "unit", say_nothing }, { "moved", "to", say_moved } };

/* What goes on as another unit goes on there. */
static void mend_amiss(struct finding *finding, const char *field, int64_t successor)
{
	finding->mend.field = field;
	if (successor > 0 && strcmp(field, "unit") == 0)
		finding->mend.values = xasprintf("unit=%" PRId64, successor);
}

bool hold_assignment(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-assignments", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++)
		for (int a = 0; a < COUNT(amiss); a++)
			if (strcmp(amiss[a].why, grid_text(&grid, i, "why")) == 0)
				mend_amiss(found(holding, "assignment", &grid, i, amiss[a].say(&grid, i)),
					   amiss[a].field, grid_number(&grid, i, "successor_id"));
	grid_free(&grid);
	return true;
}

/* ---- K24 ---- */

bool hold_login(struct holding *holding)
{
	struct grid grid;
	if (!ask(holding, "check-logins", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++)
		found(holding, "person", &grid, i,
		      xasprintf(_("The login %s has other characters than letters, digits and . _ - @"),
				grid_text(&grid, i, "login")));
	grid_free(&grid);
	return true;
}
