/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "permit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "organ.h"
#include "title.h"

#include "belong.h"
#include "fill.h"
#include "standing.h"

enum { NAMED = 2 }; /* persons that a sentence names; of more it says that there are */

#define IN_FORCE                                                                                                       \
	"s.deleted_at IS NULL AND (s.\"from\" IS NULL OR s.\"from\" <= :today)"                                        \
	" AND (s.\"to\" IS NULL OR s.\"to\" >= substr(:today, 1, length(s.\"to\")))"

/* ---- who acts ---- */

/* Those whose assignment is in force; where there is none, those whose ended last; else those whose is to come: a date
 * locks nobody out. Only who can log in counts. A part of a date is as late as its last day. */
static const char coordinators_text[] =
	"WITH c AS (SELECT p.id, p.name, CASE WHEN " IN_FORCE " THEN '3'"
	" WHEN s.\"from\" IS NULL OR s.\"from\" <= :today"
	" THEN '2' || s.\"to\" || substr('-99-99', length(s.\"to\") - 3)"
	" ELSE '1' END AS rank FROM assignment s JOIN person p ON p.id = s.person"
	" WHERE s.role = 'coordinator' AND s.deleted_at IS NULL AND p.deleted_at IS NULL AND p.login IS NOT NULL)"
	" SELECT DISTINCT id, name FROM c WHERE rank = (SELECT max(rank) FROM c) ORDER BY id";

static bool read_coordinators(struct store *store, struct err *err)
{
	struct permit *permit = &store->permit;
	sqlite3_stmt *row = sql_prepare(store->sql, coordinators_text, err);
	if (row == NULL)
		return false;
	struct str names = {0}, ids = {0};
	int count = 0;
	enum sql_result got;
	bool mine = false;
	sql_bind_today(row);
	while ((got = sql_step(store->sql, row, err)) == SQL_ROW) {
		mine |= sqlite3_column_int64(row, 0) == store->person;
		str_addf(&ids, "%s%s", count > 0 ? "," : "", sql_text(row, 0));
		if (count++ < NAMED)
			str_addf(&names, "%s%s", names.length > 0 ? ", " : "", sql_text(row, 1));
	}
	sql_done(store->sql, row);
	str_add(&names, count > NAMED ? " …" : "");
	free(permit->coordinators);
	free(permit->coordinator_ids);
	permit->coordinators = str_take(&names);
	permit->coordinator_ids = xasprintf("[%s]", ids.length > 0 ? ids.text : "");
	str_free(&ids);
	permit->coordinator_count = count;
	permit->actor.all = strcmp(store->via, "init") == 0 || (store->person != 0 && (count == 0 || mine));
	return got == SQL_END;
}

static const char sets_text[] =
	"WITH RECURSIVE own(id) AS (SELECT s.unit FROM assignment s WHERE s.person = :person"
	" AND s.role IN ('contact', 'deputy') AND s.unit IS NOT NULL AND " IN_FORCE
	" UNION SELECT u.id FROM unit u JOIN own ON u.parent = own.id)"
	" SELECT 0, id FROM own UNION ALL"
	" SELECT 1, s.project FROM assignment s WHERE s.person = :person AND s.role = 'project-manager'"
	" AND s.project IS NOT NULL AND " IN_FORCE;

/* The units and the projects of who acts. */
static bool read_sets(struct store *store, struct err *err)
{
	struct permit *permit = &store->permit;
	struct str sets[2] = {0};
	sqlite3_stmt *row = sql_prepare(store->sql, sets_text, err);
	if (row == NULL)
		return false;
	enum sql_result got;
	sql_bind_number(row, ":person", store->person);
	sql_bind_today(row);
	while ((got = sql_step(store->sql, row, err)) == SQL_ROW) {
		struct str *set = &sets[sqlite3_column_int(row, 0)];
		str_addf(set, "%s%lld", set->length > 0 ? " " : "", (long long)sqlite3_column_int64(row, 1));
	}
	sql_done(store->sql, row);
	free(permit->units);
	free(permit->projects);
	permit->actor.units = permit->units = str_take(&sets[0]);
	permit->actor.projects = permit->projects = str_take(&sets[1]);
	return got == SQL_END;
}

bool permit_read(struct store *store, struct err *err)
{
	clock_today(store->permit.day);
	store->permit.stale = false;
	return sql_number(store->sql, "PRAGMA data_version", &store->permit.version, err) &&
	       read_coordinators(store, err) && read_sets(store, err);
}

bool permit_refresh(struct store *store, struct err *err)
{
	int64_t version;
	char today[CLOCK_DAY_SIZE];
	clock_today(today);
	if (!sql_number(store->sql, "PRAGMA data_version", &version, err))
		return false;
	if (version == store->permit.version && !store->permit.stale && strcmp(today, store->permit.day) == 0)
		return true;
	return store_read_actor(store, err);
}

void permit_touch(struct store *store, const struct kind *kind)
{
	static const char kinds_of[] = "person assignment unit";
	store->permit.stale |= type_set_has(kinds_of, kind->name, strlen(kind->name));
}

bool permit_settle(struct store *store, struct err *err)
{
	static const char left_text[] =
		"SELECT count(*) FROM assignment s JOIN person p ON p.id = s.person WHERE s.role = 'coordinator'"
		" AND s.deleted_at IS NULL AND p.deleted_at IS NULL AND p.login IS NOT NULL";
	const struct kind *kind = kind_named("assignment");
	int64_t left;
	if (!store->permit.stale || store->permit.coordinator_count == 0)
		return true;
	if (!sql_number(store->sql, left_text, &left, err))
		return false;
	return left > 0 ||
	       err_set(err, ERR_REFUSED,
		       _("%s: this is the last one, and without any everybody could write everything; give somebody "
			 "else the assignment first"),
		       choice_label(kind->fields[kind_field(kind, "role")].choices, "coordinator"));
}

void permit_free(struct store *store)
{
	free(store->permit.coordinators);
	free(store->permit.coordinator_ids);
	free(store->permit.units);
	free(store->permit.projects);
}

/* ---- who can instead ---- */

/* The contact persons of the unit, or of the nearest one above that has some, without the coordinators, as names; ""
 * for none. */
static char *contacts_of(struct store *store, int64_t unit)
{
	static const char text[] =
		"WITH RECURSIVE up(id, depth) AS (SELECT :unit, 0 UNION ALL SELECT u.parent, depth + 1 FROM up"
		" JOIN unit u ON u.id = up.id WHERE u.parent IS NOT NULL AND depth < 20)"
		" SELECT DISTINCT p.name, up.depth FROM up JOIN assignment s ON s.unit = up.id"
		" JOIN person p ON p.id = s.person WHERE s.role IN ('contact', 'deputy') AND p.deleted_at IS NULL"
		" AND p.login IS NOT NULL AND " IN_FORCE
		" AND p.id NOT IN (SELECT value FROM json_each(:coordinators)) ORDER BY up.depth, s.role, s.id";
	struct str names = {0};
	sqlite3_stmt *row = sql_prepare(store->sql, text, NULL);
	int count = 0, depth = 0;
	if (row == NULL)
		return xstrdup("");
	sql_bind_number(row, ":unit", unit);
	sql_bind(row, ":coordinators", store->permit.coordinator_ids);
	sql_bind_today(row);
	while (count < NAMED && sql_step(store->sql, row, NULL) == SQL_ROW) {
		if (count > 0 && sqlite3_column_int(row, 1) != depth)
			break;
		depth = sqlite3_column_int(row, 1);
		str_addf(&names, "%s%s", count++ > 0 ? ", " : "", sql_text(row, 0));
	}
	sql_done(store->sql, row);
	return str_take(&names);
}

static char *coordinator_of(const struct store *store)
{
	const struct permit *permit = &store->permit;
	if (permit->coordinator_count == 0)
		return xstrdup(_("a coordinator"));
	return xasprintf(i18n_plural("the coordinator %s", "the coordinators %s",
				     (unsigned long)permit->coordinator_count), permit->coordinators);
}

/* Whether who writes for the unit of the record does not write this one: it has a login, or gives rights. */
static bool is_withheld(const struct record *record)
{
	const char *personal = access_row(record->kind)->personal;
	if (personal != NULL && *record_get(record, personal) != '\0')
		return true;
	for (int i = 0; i < record->kind->field_count; i++)
		if (access_guards(record->kind, i, record_value(record, i)))
			return true;
	return false;
}

/* "Per Exempel or the coordinator Eva Exempel". */
static char *who_can(struct store *store, const struct record *record, int64_t unit)
{
	bool withheld = record != NULL && is_withheld(record);
	char *contacts = withheld ? xstrdup("") : contacts_of(store, unit), *coordinator = coordinator_of(store);
	char *who = *contacts != '\0' ? xasprintf(_("%s or %s"), contacts, coordinator) : xstrdup(coordinator);
	free(contacts);
	free(coordinator);
	return who;
}

char *permit_reader(struct store *store)
{
	char *who = coordinator_of(store);
	char *sentence = xasprintf(_("%s has no assignment to write for a unit and may only read; %s can give one"),
				   store->login, who);
	free(who);
	return sentence;
}

/* ---- sentences ---- */

/* What is refused, with the words that its sentence is made of. */
struct refusal {
	struct store *store;
	const struct kind *kind;
	const struct record *record; /* NULL: of the kind */
	const struct access_fault *fault;
	char *coordinator, *unit, *who, *title;
	const char *label; /* of the field */
};

static bool say_role(struct refusal *refusal, struct err *err)
{
	char *sentence = permit_reader(refusal->store);
	err_set(err, ERR_REFUSED, "%s", sentence);
	free(sentence);
	return false;
}

static bool say_kind(struct refusal *refusal, struct err *err)
{
	return err_set(err, ERR_REFUSED, _("%s: only %s can add or change these"), i18n(refusal->kind->plural),
		       refusal->coordinator);
}

static bool say_unit(struct refusal *refusal, struct err *err)
{
	return err_set(err, ERR_REFUSED, _("%s: belongs to %s; %s can change it"), refusal->title, refusal->unit,
		       refusal->who);
}

static bool say_no_unit(struct refusal *refusal, struct err *err)
{
	const char *field = refusal->fault->field >= 0 ? refusal->kind->fields[refusal->fault->field].name : NULL;
	if (field == NULL)
		return err_set(err, ERR_REFUSED, _("%s: belongs to no unit; %s can change it"), refusal->title,
			       refusal->coordinator);
	if (strcmp(refusal->kind->fields[refusal->fault->field].ref, "unit") != 0)
		return err_field(err, field, _("%s: say what it is about, of what belongs to your own units; what is "
					       "about none of that %s can add"), refusal->label, refusal->coordinator);
	return err_field(err, field, _("%s: say which of your own units it belongs to; what is for all %s can add"),
			 refusal->label, refusal->coordinator);
}

static bool say_loose(struct refusal *refusal, struct err *err)
{
	const struct field *field = &refusal->kind->fields[refusal->fault->field];
	int64_t id = strtoll(record_value(refusal->record, refusal->fault->field), NULL, 10);
	char *other = title_load(refusal->store->sql, kind_named(field->ref), id, NULL);
	err_field(err, field->name, _("%s: %s belongs to no unit, so only %s can enter or change this"), refusal->label,
		  other != NULL ? other : "", refusal->coordinator);
	free(other);
	return false;
}

static bool say_given(struct refusal *refusal, struct err *err)
{
	const char *field = refusal->fault->field >= 0 ? refusal->kind->fields[refusal->fault->field].name : "";
	if (refusal->fault->unit == 0)
		return err_field(err, field, _("%s: %s would then belong to no unit; %s can do that"), refusal->label,
				 refusal->title, refusal->coordinator);
	return err_field(err, field, refusal->fault->before ? _("%s: %s belongs to %s; %s can do that")
							    : _("%s: %s would then belong to %s; %s can do that"),
			 refusal->label, refusal->title, refusal->unit, refusal->coordinator);
}

static bool say_field(struct refusal *refusal, struct err *err)
{
	return err_field(err, refusal->kind->fields[refusal->fault->field].name, _("%s: only %s can change it"),
			 refusal->label, refusal->coordinator);
}

static bool say_value(struct refusal *refusal, struct err *err)
{
	int index = refusal->fault->field;
	const struct field *field = &refusal->kind->fields[index];
	const char *value = choice_label(field->choices, record_value(refusal->record, index));
	if (refusal->fault->before)
		return err_field(err, field->name, _("%s: it is “%s” here, so only %s can change it"), refusal->label,
				 value, refusal->coordinator);
	return err_field(err, field->name, _("%s: only %s can make it “%s”"), refusal->label, refusal->coordinator,
			 value);
}

static bool say_self(struct refusal *refusal, struct err *err)
{
	return err_set(err, ERR_REFUSED, _("%s: has a login; %s can change it"), refusal->title, refusal->coordinator);
}

static bool say_own(struct refusal *refusal, struct err *err)
{
	return err_field(err, refusal->kind->fields[refusal->fault->field].name,
			 _("%s: you put in and take out your own units there, %s those of others"), refusal->label,
			 refusal->coordinator);
}

static bool say_sealed(struct refusal *refusal, struct err *err)
{
	return err_field(err, refusal->kind->fields[refusal->fault->field].name,
			 _("%s: it is closed; only %s can correct what was taken down there"), refusal->label,
			 refusal->coordinator);
}

static char *title_of(struct store *store, const struct record *record)
{
	char *title = record->id != 0 ? title_mention(store->sql, record->kind, record->id, NULL) : NULL;
	if (title != NULL && *title != '\0')
		return title;
	free(title);
	return record_mention(record);
}

static bool say(struct store *store, const struct kind *kind, const struct record *record,
		const struct access_fault *fault, struct err *err)
{
	static bool (*const sentences[])(struct refusal *, struct err *) = {
		[ACCESS_NO_ROLE] = say_role,   [ACCESS_NOT_KIND] = say_kind,   [ACCESS_NOT_UNIT] = say_unit,
		[ACCESS_NO_UNIT] = say_no_unit, [ACCESS_LOOSE] = say_loose,    [ACCESS_GIVEN] = say_given,
		[ACCESS_NOT_FIELD] = say_field, [ACCESS_NOT_VALUE] = say_value, [ACCESS_NOT_SELF] = say_self,
		[ACCESS_NOT_OWN] = say_own,     [ACCESS_SEALED] = say_sealed,
	};
	struct refusal refusal = {
		.store = store, .kind = kind, .record = record, .fault = fault, .coordinator = coordinator_of(store),
		.unit = fault->unit != 0 ? title_mention(store->sql, kind_named("unit"), fault->unit, NULL) : NULL,
		.who = fault->unit != 0 ? who_can(store, record, fault->unit) : NULL,
		.title = record != NULL ? title_of(store, record) : NULL,
		.label = fault->field >= 0 ? field_label(&kind->fields[fault->field]) : "",
	};
	sentences[fault->why](&refusal, err);
	free(refusal.coordinator);
	free(refusal.unit);
	free(refusal.who);
	free(refusal.title);
	return false;
}

/* ---- what comes along ---- */

/* What one added oneself for no unit can be given to one's own, but not with what others have hung on it. */
static bool check_followers(struct store *store, const struct record *now, const struct access_place *place,
			    const struct record *before, const struct access_place *stood, struct err *err)
{
	char *title = NULL;
	if (before == NULL || access_unit(stood) != 0 || access_unit(place) == 0)
		return true;
	if (!belong_follower(store, now, access_unit(place), &title, err))
		return false;
	if (title == NULL)
		return true;
	const struct field *field = &now->kind->fields[access_moved(now, before)];
	char *coordinator = coordinator_of(store);
	err_field(err, field->name, _("%s: %s would follow it, so only %s can do that"), field_label(field), title,
		  coordinator);
	free(coordinator);
	free(title);
	return false;
}

/* ---- what the council and the executive decide ---- */

/* What a record would do that the strategy lets the council or the executive decide on: become what they must have
 * decided, be so no more, become another than they decided, or what it can become while they have said nothing. */
enum crossing { CROSSING_IN, CROSSING_OUT, CROSSING_CHANGE, CROSSING_BEFORE };

/* What must stand for others than the coordinator to do it; -1: nothing helps. */
static const int crossing_needs[] = {
	[CROSSING_IN] = STANDING_STARTED, [CROSSING_OUT] = -1, [CROSSING_CHANGE] = -1,
	[CROSSING_BEFORE] = STANDING_NONE,
};

static bool refuse_crossing(struct store *store, const struct field *field, const struct strategy *strategy,
			    const struct strategy_rule *rule, enum crossing crossing, struct err *err)
{
	char *who = organ_names(strategy, rule->organs), *coordinator = coordinator_of(store);
	err_field(err, field->name,
		  crossing == CROSSING_IN ? _("%s: to be decided by %s first, and %s enters the decision; the strategy "
					      "says: ”%s”")
		  : crossing == CROSSING_OUT ? _("%s: this is for %s to decide, so only %s can delete it or take it "
						 "back; the strategy says: ”%s”")
					     : _("%s: this is for %s to decide, so only %s can change it now; the "
						 "strategy says: ”%s”"),
		  field_label(field), who, coordinator, rule->quote);
	free(coordinator);
	free(who);
	return false;
}

static bool check_crossing(struct store *store, const struct record *record, int field, enum crossing crossing,
			   struct err *err)
{
	enum standing standing;
	struct strategy *strategy = store_strategy(store, err);
	if (strategy == NULL)
		return false;
	const struct strategy_rule *rule = strategy_rule(strategy, record->kind->name);
	bool done = rule == NULL || !organ_is_top(rule->organs) ||
		    (standing_read(store, record, strategy, rule->organs, &standing, err) &&
		     ((int)standing == crossing_needs[crossing] ||
		      refuse_crossing(store, &record->kind->fields[field], strategy, rule, crossing, err)));
	strategy_free(strategy);
	return done;
}

static bool check_state(struct store *store, const struct record *record, enum crossing crossing, struct err *err)
{
	return check_crossing(store, record, kind_field(record->kind, access_row(record->kind)->state), crossing, err);
}

/* The field says what is decided: from the decision on it stays what it was, but for what was still to be filled in. */
static bool check_fixed_field(struct store *store, const struct record *before, int field, struct err *err)
{
	bool decided = access_is_decided(before);
	return access_row(before->kind)->state == NULL || !access_is_known_by(before->kind, field) ||
	       (!decided && *record_value(before, field) == '\0') ||
	       check_crossing(store, before, field, decided ? CROSSING_CHANGE : CROSSING_BEFORE, err);
}

static bool check_fixed(struct store *store, const struct record *now, const struct record *before, struct err *err)
{
	for (int i = 0; i < now->kind->field_count; i++)
		if (!record_same(now, before, i) && !check_fixed_field(store, before, i, err))
			return false;
	return true;
}

static bool check_decided(struct store *store, const struct record *now, const struct record *before, struct err *err)
{
	bool is = access_is_decided(now), was = before != NULL && access_is_decided(before);
	bool ends = access_is_ended(now), ended = before != NULL && access_is_ended(before);
	if (was && !is)
		return check_state(store, now, CROSSING_OUT, err);
	if (ends != ended && (is || was))
		return check_state(store, now, CROSSING_CHANGE, err);
	if (ended && !ends && !check_state(store, now, CROSSING_BEFORE, err))
		return false;
	return (is == was || check_state(store, now, CROSSING_IN, err)) &&
	       (before == NULL || check_fixed(store, now, before, err));
}

/* ---- what others go by ---- */

/* FIELD is what the sentence is about, -1: the record. */
static bool check_referrers(struct store *store, const struct record *record, int field, struct err *err)
{
	const struct kind *kind = NULL;
	char *title = NULL, *decided = standing_kinds(store, err);
	bool known = decided != NULL && belong_referrer(store, record, decided, &kind, &title, err);
	free(decided);
	if (!known || title == NULL)
		return known;
	char *coordinator = coordinator_of(store);
	char *about = field < 0 ? title_of(store, record) : xstrdup(field_label(&record->kind->fields[field]));
	err_field(err, field < 0 ? "" : record->kind->fields[field].name,
		  _("%s: %s “%s” refers to it, so only %s can do that"), about, i18n(kind->label), title, coordinator);
	free(about);
	free(coordinator);
	free(title);
	return false;
}

/* Whether who has added the record keeps it, as it belongs to no unit. */
static bool is_loose(const struct record *record, const struct access_place *place)
{
	const struct access_row *row = access_row(record->kind);
	return row->keeper == ACCESS_ANYBODY && row->fixed != NULL && access_unit(place) == 0;
}

static bool check_known(struct store *store, const struct record *now, const struct record *before,
			const struct access_place *stood, struct err *err)
{
	if (before == NULL || !is_loose(before, stood))
		return true;
	for (int i = 0; i < now->kind->field_count; i++)
		if (access_is_known_by(now->kind, i) && !record_same(now, before, i))
			return check_referrers(store, before, i, err);
	return true;
}

/* A decision that gives itself the name of the council is one of the council. */
static bool check_organ(struct store *store, const struct record *record, struct err *err)
{
	struct access_fault fault = { .why = ACCESS_NOT_FIELD };
	int field = kind_field(record->kind, "organ_name");
	if (strcmp(record->kind->name, "decision") != 0 || *record_value(record, field) == '\0')
		return true;
	struct strategy *strategy = store_strategy(store, err);
	if (strategy == NULL)
		return false;
	bool top = organ_is_top_named(strategy, record_value(record, field));
	strategy_free(strategy);
	fault.field = field;
	return !top || say(store, record->kind, record, &fault, err);
}

/* ---- the rule ---- */

static bool is_spared(const struct store *store)
{
	return store->permit.actor.all || store->deed.permitted;
}

bool permit_stands(struct store *store, const struct record *record, enum access_deed deed, struct access_place *place,
		   struct err *err)
{
	struct access_fault fault = {0};
	if (is_spared(store))
		return true;
	if (!belong_read(store, record, place, err))
		return false;
	if (deed == ACCESS_DELETE && access_writes(&store->permit.actor) && access_is_decided(record) &&
	    !check_state(store, record, CROSSING_OUT, err))
		return false;
	if (!access_stands(record, place, &store->permit.actor, deed, &fault))
		return say(store, record->kind, record, &fault, err);
	if (deed == ACCESS_DELETE)
		return !is_loose(record, place) || check_referrers(store, record, -1, err);
	return deed == ACCESS_CHANGE || !access_is_decided(record) || check_state(store, record, CROSSING_IN, err);
}

bool permit_becomes(struct store *store, const struct record *now, const struct record *before,
		    const struct access_place *stood, struct err *err)
{
	struct access_fault fault = {0};
	struct access_place place;
	if (is_spared(store))
		return true;
	if (!belong_read(store, now, &place, err))
		return false;
	if (!access_becomes(now, &place, before, stood, &store->permit.actor, &fault))
		return say(store, now->kind, now, &fault, err);
	return check_followers(store, now, &place, before, stood, err) &&
	       check_known(store, now, before, stood, err) && check_decided(store, now, before, err) &&
	       check_organ(store, now, err);
}

bool permit_coordinator(struct store *store, const char *what, struct err *err)
{
	if (store->permit.actor.all)
		return true;
	char *who = coordinator_of(store);
	err_set(err, ERR_REFUSED, _("%s: only %s can do that"), what, who);
	free(who);
	return false;
}

/* ---- asking before ---- */

bool permit_is_self(struct store *store, const struct record *record)
{
	return store->person != 0 && record->id == store->person && strcmp(record->kind->name, "person") == 0 &&
	       !store_is_closed(store);
}

/* RECORD (NULL: of no record): what one is oneself, as a person, changes whoever is known. */
static bool is_reader(struct store *store, const struct record *record, struct err *err)
{
	const char *why;
	if (!store_is_read_only(store, &why) || (record != NULL && permit_is_self(store, record)))
		return false;
	err_set(err, ERR_REFUSED, "%s", why);
	return true;
}

bool store_may_record(struct store *store, const struct record *record, enum access_deed deed, struct err *err)
{
	struct access_place place;
	struct access_fault fault = {0};
	if (is_reader(store, deed == ACCESS_CHANGE ? record : NULL, err))
		return false;
	if (deed != ACCESS_ADD)
		return permit_stands(store, record, deed, &place, err);
	return access_adds(record->kind, &store->permit.actor, &fault) ||
	       say(store, record->kind, NULL, &fault, err);
}

bool store_may(struct store *store, const struct kind *kind, int64_t id, enum access_deed deed, struct err *err)
{
	struct record *record = deed == ACCESS_ADD ? record_new(kind) : fill_one(store->sql, kind, id, err);
	bool may = record != NULL && store_may_record(store, record, deed, err);
	record_free(record);
	return may;
}

bool store_may_field(struct store *store, const struct record *record, int field, struct err *err)
{
	struct access_place place;
	struct access_fault fault = {0};
	if (!access_field(record, field, &store->permit.actor, &fault))
		return say(store, record->kind, record, &fault, err);
	if (is_spared(store) || record->id == 0 || !access_is_known_by(record->kind, field))
		return true;
	return check_fixed_field(store, record, field, err) && belong_read(store, record, &place, err) &&
	       (!is_loose(record, &place) || check_referrers(store, record, field, err));
}

bool store_writes_for(struct store *store, int64_t unit)
{
	return access_writes_for(&store->permit.actor, unit);
}

bool store_may_all(struct store *store, const char *what, struct err *err)
{
	return !is_reader(store, NULL, err) && permit_coordinator(store, what, err);
}

/* ---- values ---- */

/* Whether the value is a unit to which who acts gives nothing. Who manages projects has what belongs by them. */
static bool is_foreign_unit(const struct store *store, const struct field *field, const char *value)
{
	return field->type == TYPE_REF && strcmp(field->name, "unit") == 0 && *store->permit.actor.projects == '\0' &&
	       !access_writes_for(&store->permit.actor, strtoll(value, NULL, 10));
}

bool store_may_value(struct store *store, const struct record *record, int field, const char *value, struct err *err)
{
	const struct access_row *row = access_row(record->kind);
	struct access_fault fault = { .why = ACCESS_NOT_VALUE, .field = field };
	if (is_spared(store) || *value == '\0')
		return true;
	struct record *given = record_copy(record);
	record_put(given, field, value);
	bool state = row->state != NULL && strcmp(record->kind->fields[field].name, row->state) == 0;
	bool foreign = is_foreign_unit(store, &record->kind->fields[field], value);
	if (foreign)
		fault = (struct access_fault){ .why = ACCESS_GIVEN, .unit = strtoll(value, NULL, 10), .field = field };
	bool may = foreign || access_guards(record->kind, field, value) ?
			   say(store, record->kind, given, &fault, err) :
		   !state || check_decided(store, given, record->id != 0 ? record : NULL, err);
	record_free(given);
	return may;
}

/* The value that a proposal begins with; the caller frees. */
static char *proposal_of(const struct kind *kind, int field)
{
	const struct access_row *row = access_row(kind);
	bool state = row->state != NULL && strcmp(kind->fields[field].name, row->state) == 0;
	return state ? xstrndup(row->proposing, strcspn(row->proposing, " ")) : xstrdup("");
}

/* The first of the units that who acts represents, "" for none; the caller frees. */
static char *first_unit(struct store *store)
{
	char *json = lookup_matching(store, kind_named("unit"), "mine", NULL);
	char *unit = json != NULL ? xstrndup(json + 1, strcspn(json + 1, ",]")) : xstrdup("");
	free(json);
	return unit;
}

static void prefill_unit(struct store *store, struct record *record, int field)
{
	char *unit = first_unit(store);
	bool own = store_writes_for(store, strtoll(unit, NULL, 10));
	record_put(record, field, own ? unit : "");
	free(unit);
}

void store_prefill(struct store *store, struct record *record)
{
	for (int i = 0; i < record->kind->field_count && !is_spared(store); i++) {
		const struct field *field = &record->kind->fields[i];
		const char *value = record_value(record, i);
		bool unit = field->type == TYPE_REF && strcmp(field->name, "unit") == 0;
		if (*value == '\0' || !field_is_writable(field))
			continue;
		if (unit && !store_writes_for(store, strtoll(value, NULL, 10))) {
			prefill_unit(store, record, i);
		} else if (!store_may_value(store, record, i, value, NULL)) {
			char *proposal = proposal_of(record->kind, i);
			record_put(record, i, proposal);
			free(proposal);
		}
	}
}
