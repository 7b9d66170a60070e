/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "access.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "type.h"

#define UNIT_IS_FIXED "name short_name kind parent head valid_from valid_to successor"
#define GIVES_RIGHTS "role=coordinator role=contact role=deputy role=project-manager"
#define TOP_DECIDES "organ=kf organ=kf-presidium organ=ks organ=ks-presidium organ=ks-au organ=delegate"

const struct access_row access_rows[] = {
	{ .kind = "area", .keeper = ACCESS_COORDINATOR },
	/* What a unit offers and seeks is its own to say. */
	{ .kind = "unit", .through = "id", .guarded = UNIT_IS_FIXED },
	{ .kind = "person", .keeper = ACCESS_ANYBODY, .through = "unit", .guarded = "login",
	  .personal = "login", .fixed = "name" },
	{ .kind = "assignment", .through = "unit project network", .every = true, .guarded = GIVES_RIGHTS,
	  .rights = true },
	{ .kind = "access-key", .keeper = ACCESS_COORDINATOR },
	{ .kind = "project", .through = "unit", .state = "status",
	  .proposing = "idea pre-study drafting applied granted rejected cancelled", .ending = "cancelled",
	  .fixed = "title" },
	/* Activities, resources and trips are what one's own unit does and gives, also for the project of another. */
	{ .kind = "activity", .through = "unit project twin_town network" },
	{ .kind = "partner", .keeper = ACCESS_ANYBODY, .fixed = "name kind country" },
	{ .kind = "twin-town", .keeper = ACCESS_ANYBODY, .through = "responsible agreement", .state = "status",
	  .proposing = "watched", .ending = "ended", .fixed = "partner kind" },
	{ .kind = "network", .keeper = ACCESS_ANYBODY, .through = "unit", .state = "status", .proposing = "watched",
	  .ending = "ended", .fixed = "name kind" },
	{ .kind = "agreement", .keeper = ACCESS_ANYBODY, .through = "unit", .state = "valid_from", .proposing = "",
	  .fixed = "title kind parties dnr valid_from valid_to" },
	{ .kind = "programme", .keeper = ACCESS_COORDINATOR },
	{ .kind = "call", .keeper = ACCESS_COORDINATOR },
	/* "Granted 9 000 000" is said of the project: not by the unit that applies alone. */
	{ .kind = "application", .through = "unit project idea", .every = true },
	{ .kind = "funding", .through = "project" },
	{ .kind = "decision", .through = "project idea application trip scholarship agreement network twin_town",
	  .every = true, .guarded = TOP_DECIDES " kind=strategy" },
	{ .kind = "meeting", .keeper = ACCESS_COORDINATOR },
	{ .kind = "meeting-note", .through = "unit project", .sealed_by = "meeting" },
	{ .kind = "goal", .through = "unit" },
	{ .kind = "resource", .through = "unit project" },
	{ .kind = "cofunding-test", .through = "project" },
	{ .kind = "steering-group", .keeper = ACCESS_COORDINATOR },
	{ .kind = "trip", .through = "unit project twin_town network" },
	{ .kind = "scholarship", .through = "unit" },
	/* The project that it became. */
	{ .kind = "idea", .through = "unit project" },
	{ .kind = "notice", .keeper = ACCESS_COORDINATOR, .own = "seen" },
	{ .kind = "annual-return", .through = "unit", .guarded = "status=approved" },
	{ .kind = "indicator", .through = "unit goal" },
	/* It stands with each that it names. */
	{ .kind = "link", .keeper = ACCESS_ANYBODY, .every = true,
	  .through = "project idea activity trip agreement decision twin_town network application" },
	{ .kind = "rate", .keeper = ACCESS_COORDINATOR },
};
const int access_row_count = (int)(sizeof access_rows / sizeof *access_rows);

const struct access_row *access_row(const struct kind *kind)
{
	for (int i = 0; i < access_row_count; i++)
		if (strcmp(access_rows[i].kind, kind->name) == 0)
			return &access_rows[i];
	assert(!"every kind has a row");
	return NULL;
}

bool access_writes(const struct access_actor *actor)
{
	return actor->all || *actor->units != '\0' || *actor->projects != '\0';
}

/* ---- where it belongs ---- */

static bool has(const char *set, int64_t id)
{
	char word[24];
	int length = snprintf(word, sizeof word, "%" PRId64, id);
	return id != 0 && type_set_has(set, word, (size_t)length);
}

bool access_writes_for(const struct access_actor *actor, int64_t unit)
{
	return actor->all || has(actor->units, unit);
}

int access_fields(const struct kind *kind, int field[ACCESS_PATHS])
{
	const char *through = access_row(kind)->through;
	int count = 0;
	for (const char *at = through != NULL ? through : ""; *at != '\0'; at += strspn(at, " ")) {
		char *name = xstrndup(at, strcspn(at, " "));
		assert(count < ACCESS_PATHS);
		field[count++] = kind_field(kind, name);
		at += strlen(name);
		free(name);
	}
	return count;
}

int64_t access_unit(const struct access_place *place)
{
	int64_t unit = 0;
	for (int i = 0; unit == 0 && i < place->count; i++)
		unit = place->path[i].unit;
	return unit;
}

/* Whether what belongs to UNIT is one's own by the path: a project that one manages opens its own unit, no other. */
static bool opens(const struct access_path *path, int64_t unit, const struct access_actor *actor)
{
	return has(actor->units, unit) || (has(actor->projects, path->project) && path->home == unit);
}

static bool any_opens(const struct access_place *place, int64_t unit, const struct access_actor *actor)
{
	for (int i = 0; i < place->count; i++)
		if (opens(&place->path[i], unit, actor))
			return true;
	return false;
}

/* The first reference that leads to something else than what is one's own; -1 for none. A unit that is named is that of
 * a project that one manages where that is named, too. */
static int foreign_path(const struct kind *kind, const struct access_place *place, const struct access_actor *actor)
{
	int field[ACCESS_PATHS];
	access_fields(kind, field);
	bool all = access_row(kind)->keeper != ACCESS_ANYBODY; /* also what belongs to no unit */
	for (int i = 0; i < place->count; i++) {
		const struct access_path *path = &place->path[i];
		bool unit = field[i] >= 0 && strcmp(kind->fields[field[i]].ref, "unit") == 0;
		if (path->set && (all || path->unit != 0) && !opens(path, path->unit, actor) &&
		    !(unit && any_opens(place, path->unit, actor)))
			return i;
	}
	return -1;
}

static bool refuse(struct access_fault *fault, enum access_answer why, int64_t unit, int field)
{
	*fault = (struct access_fault){ .why = why, .unit = unit, .field = field };
	return false;
}

static bool refuse_path(const struct kind *kind, const struct access_path *path, int at, struct access_fault *fault)
{
	int field[ACCESS_PATHS];
	access_fields(kind, field);
	return path->unit != 0 ? refuse(fault, ACCESS_NOT_UNIT, path->unit, -1)
			       : refuse(fault, ACCESS_LOOSE, 0, field[at]);
}

/* Whether a record in PLACE is one's own. */
static bool is_own(const struct kind *kind, const struct access_place *place, const struct access_actor *actor,
		   bool added, struct access_fault *fault)
{
	const struct access_row *row = access_row(kind);
	int foreign = row->every ? foreign_path(kind, place, actor) : -1;
	int64_t unit = access_unit(place);
	if (foreign >= 0)
		return refuse_path(kind, &place->path[foreign], foreign, fault);
	if (any_opens(place, unit, actor) || place->self)
		return true;
	if (unit != 0)
		return refuse(fault, ACCESS_NOT_UNIT, unit, -1);
	return (row->keeper == ACCESS_ANYBODY && added) || refuse(fault, ACCESS_NO_UNIT, 0, -1);
}

/* ---- what is guarded ---- */

/* Calls HIT for each word of row->guarded that is about FIELD: with the value, or NULL for the whole field. Returns
 * whether one did. */
static bool any_guard(const struct access_row *row, const struct field *field, const char *value, bool whole)
{
	size_t length = strlen(field->name);
	for (const char *at = row->guarded != NULL ? row->guarded : ""; *at != '\0'; at += strspn(at, " ")) {
		size_t end = strcspn(at, " "), name = strcspn(at, "= ");
		bool same = name == length && strncmp(at, field->name, length) == 0;
		if (same && (name == end ? whole : !whole && strlen(value) == end - name - 1 &&
							   strncmp(at + name + 1, value, end - name - 1) == 0))
			return true;
		at += end;
	}
	return false;
}

static bool is_guarded(const struct access_row *row, const struct field *field)
{
	return any_guard(row, field, "", true) || (row->own != NULL && strcmp(field->name, row->own) != 0);
}

static bool has_guarded_value(const struct access_row *row, const struct record *record, int field)
{
	return any_guard(row, &record->kind->fields[field], record_value(record, field), false);
}

/* Whether the record as it stands has something that is a coordinator's: WHOLE also a field that is not empty. */
static bool has_guarded(const struct access_row *row, const struct record *record, bool whole,
			struct access_fault *fault)
{
	for (int i = 0; i < record->kind->field_count; i++) {
		if (has_guarded_value(row, record, i)) {
			refuse(fault, ACCESS_NOT_VALUE, 0, i);
			fault->before = true;
			return true;
		}
		if (whole && *record_value(record, i) != '\0' && is_guarded(row, &record->kind->fields[i]))
			return !refuse(fault, ACCESS_NOT_FIELD, 0, i);
	}
	return false;
}

/* ---- what is a person's own ---- */

static bool is_personal(const struct access_row *row, const struct record *record)
{
	return row->personal != NULL && *record_get(record, row->personal) != '\0';
}

/* What who logs in is known by. */
static bool is_name(const struct access_row *row, const struct record *record, int field)
{
	return access_is_known_by(record->kind, field) && is_personal(row, record);
}

/* ---- what is kept by all ---- */

static bool is_within(const char *set, const char *other, const char *units)
{
	for (const char *at = set; *at != '\0'; at += strspn(at, " ")) {
		size_t length = strcspn(at, " ");
		if (!type_set_has(other, at, length) && !type_set_has(units, at, length))
			return false;
		at += length;
	}
	return true;
}

static bool differs(const struct record *record, const struct record *before, int field)
{
	if (!field_is_writable(&record->kind->fields[field]))
		return false;
	return before != NULL ? !record_same(record, before, field) : *record_value(record, field) != '\0';
}

static bool check_field(const struct access_row *row, const struct record *record, const struct record *before,
			int field, const struct access_actor *actor, struct access_fault *fault)
{
	if (!differs(record, before, field))
		return true;
	if (is_guarded(row, &record->kind->fields[field]) || (before != NULL && is_name(row, before, field)))
		return refuse(fault, ACCESS_NOT_FIELD, 0, field);
	if (has_guarded_value(row, record, field))
		return refuse(fault, ACCESS_NOT_VALUE, 0, field);
	if (row->own == NULL)
		return true;
	const char *now = record_value(record, field), *then = record_value(before, field);
	return (is_within(now, then, actor->units) && is_within(then, now, actor->units)) ||
	       refuse(fault, ACCESS_NOT_OWN, 0, field);
}

/* ---- what is closed ---- */

static bool is_sealed(const struct access_row *row, const struct kind *kind, const struct access_place *place,
		      struct access_fault *fault)
{
	return place != NULL && place->sealed && !refuse(fault, ACCESS_SEALED, 0, kind_field(kind, row->sealed_by));
}

/* ---- the rule ---- */

/* What kinds that are the coordinators' let others do. */
static bool is_open(const struct access_row *row, enum access_deed deed)
{
	return row->keeper != ACCESS_COORDINATOR || (row->own != NULL && deed == ACCESS_CHANGE);
}

bool access_adds(const struct kind *kind, const struct access_actor *actor, struct access_fault *fault)
{
	const struct access_row *row = access_row(kind);
	if (actor->all)
		return true;
	if (!access_writes(actor))
		return refuse(fault, ACCESS_NO_ROLE, 0, -1);
	if (!is_open(row, ACCESS_ADD) || is_guarded(row, &kind->fields[kind_title(kind)]))
		return refuse(fault, ACCESS_NOT_KIND, 0, -1);
	return true;
}

bool access_stands(const struct record *record, const struct access_place *place, const struct access_actor *actor,
		   enum access_deed deed, struct access_fault *fault)
{
	const struct access_row *row = access_row(record->kind);
	if (actor->all)
		return true;
	if (!access_writes(actor) && !(place->self && deed == ACCESS_CHANGE))
		return refuse(fault, ACCESS_NO_ROLE, 0, -1);
	if (!is_open(row, deed))
		return refuse(fault, ACCESS_NOT_KIND, 0, -1);
	if (row->own != NULL)
		return true;
	/* What nobody else deletes either is said before whose it is. */
	if (deed != ACCESS_CHANGE && !is_personal(row, record) && has_guarded(row, record, true, fault))
		return false;
	if (!is_own(record->kind, place, actor, place->added, fault))
		return false;
	if (place->self && deed != ACCESS_CHANGE)
		return refuse(fault, ACCESS_NOT_FIELD, 0, kind_title(record->kind));
	if (is_sealed(row, record->kind, place, fault))
		return false;
	if (!place->self && is_personal(row, record))
		return refuse(fault, ACCESS_NOT_SELF, 0, -1);
	return !has_guarded(row, record, deed != ACCESS_CHANGE, fault);
}

int access_moved(const struct record *record, const struct record *before)
{
	int field[ACCESS_PATHS], count = access_fields(record->kind, field);
	for (int i = 0; i < count; i++)
		if (field[i] >= 0 && differs(record, before, field[i]))
			return field[i];
	return count > 0 ? field[0] : -1;
}

/* Who writes for a unit neither gives what belongs to it away nor takes what belongs to another, or to none: what one
 * may write for another reason, as the manager of the project, keeps its unit. */
static bool is_kept(const struct access_place *place, const struct access_place *stood,
		    const struct access_actor *actor, struct access_fault *fault)
{
	int64_t to = access_unit(place), from = access_unit(stood);
	if (to == from)
		return true;
	if (to != 0 && !has(actor->units, to))
		return refuse(fault, ACCESS_NOT_UNIT, to, -1);
	if (from == 0 ? stood->added : has(actor->units, from))
		return true;
	refuse(fault, from == 0 ? ACCESS_NO_UNIT : ACCESS_NOT_UNIT, from, -1);
	fault->before = true;
	return false;
}

/* What the record would belong to, where it would not be one's own, is said where it is chosen. */
static bool refuse_given(const struct record *record, const struct record *before, struct access_fault *fault)
{
	if (fault->why == ACCESS_LOOSE || (fault->why == ACCESS_NO_UNIT && fault->before))
		return false;
	if (fault->why != ACCESS_NO_UNIT || before != NULL)
		fault->why = ACCESS_GIVEN;
	fault->field = access_moved(record, before);
	return false;
}

bool access_becomes(const struct record *record, const struct access_place *place, const struct record *before,
		    const struct access_place *stood, const struct access_actor *actor, struct access_fault *fault)
{
	const struct access_row *row = access_row(record->kind);
	if (actor->all)
		return true;
	if (!access_writes(actor) && !(before != NULL && stood->self))
		return refuse(fault, ACCESS_NO_ROLE, 0, -1);
	if (!is_open(row, before != NULL ? ACCESS_CHANGE : ACCESS_ADD))
		return refuse(fault, ACCESS_NOT_KIND, 0, -1);
	for (int i = 0; i < record->kind->field_count; i++)
		if (!check_field(row, record, before, i, actor, fault))
			return false;
	if (is_sealed(row, record->kind, place, fault))
		return false;
	int moving = access_moved(record, before);
	if (before != NULL && stood->self && differs(record, before, moving))
		return refuse(fault, ACCESS_NOT_FIELD, 0, moving);
	return row->own != NULL ||
	       (is_own(record->kind, place, actor, before == NULL || place->added, fault) &&
		(before == NULL || is_kept(place, stood, actor, fault))) ||
	       refuse_given(record, before, fault);
}

bool access_field(const struct record *record, int field, const struct access_actor *actor, struct access_fault *fault)
{
	const struct access_row *row = access_row(record->kind);
	return actor->all || !(is_guarded(row, &record->kind->fields[field]) || is_name(row, record, field)) ||
	       refuse(fault, ACCESS_NOT_FIELD, 0, field);
}

bool access_guards(const struct kind *kind, int field, const char *value)
{
	return any_guard(access_row(kind), &kind->fields[field], value, false);
}

/* ---- what is decided ---- */

bool access_is_decided(const struct record *record)
{
	const struct access_row *row = access_row(record->kind);
	const char *state = row->state != NULL ? record_get(record, row->state) : "";
	return *state != '\0' && !type_set_has(row->proposing, state, strlen(state));
}

bool access_is_ended(const struct record *record)
{
	const struct access_row *row = access_row(record->kind);
	const char *state = row->ending != NULL ? record_get(record, row->state) : "";
	return *state != '\0' && type_set_has(row->ending, state, strlen(state));
}

bool access_is_known_by(const struct kind *kind, int field)
{
	const char *fixed = access_row(kind)->fixed, *name = kind->fields[field].name;
	return fixed != NULL && type_set_has(fixed, name, strlen(name));
}
