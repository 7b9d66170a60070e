/* SPDX-License-Identifier: EUPL-1.2 */
/* Saving: every field of every kind comes back as it was written, with its history, and nothing wrong gets in. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "mem.h"
#include "private.h"
#include "room.h"

static int enter(void **state)
{
	struct room *room = xcalloc(1, sizeof *room);
	room_with_register(room);
	*state = room;
	return 0;
}

static int leave(void **state)
{
	room_leave(*state);
	free(*state);
	return 0;
}

static void must(bool done, const struct err *err)
{
	if (!done)
		fail_msg("%s", err->text);
}

/* ---- every field of every kind ---- */

/* Two canonical values for a field that a careless store would mix up or cut; NULL for references. */
static const char *const keys[] = {
	"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+x7W3d0W/LDXuHam2Q9i9dkAnOl5oGQ14I1et3YkWF",
	"ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBGTIyH/tey7CBaabJO"
	"qFA4ucbe/Udnln8+01eb8gDEn+qajmLF0BBMY+QSXBg2+9NQFYaKWpfAvFORuOicgB/rc=",
};

static const char *sample(const struct field *field, int which)
{
	static char text[160];
	if (strcmp(field->name, "key") == 0)
		return keys[which];
	switch (field->type) {
	case TYPE_TEXT:
		if (strcmp(field->name, "email") == 0) /* texts that rules look into, and the key */
			return which == 0 ? "namn@exempel.se" : "å.ö+1@exempel.se";
		snprintf(text, sizeof text, "%s %d Åmål \"'; -- Łódź 東京 é %% _", field->name, which);
		return text;
	case TYPE_NOTE:
		return which == 0 ? "rad ett\n\n\"rad\" tre" : "'; DROP TABLE project; --";
	case TYPE_INTEGER:
		snprintf(text, sizeof text, "%lld", (long long)(field->min != 0 ? field->min : 0) + which);
		return text;
	case TYPE_DURATION:
		return which == 0 ? "90" : "0";
	case TYPE_MONEY:
		return which == 1 ? "1" : field->max != 0 && field->max < INT64_C(5100000050) ? "114520" : "5100000050";
	case TYPE_DATE:
		return which == 0 ? "2026" : (field->flags & F_TIME) != 0 ? "2026-01-31 17:00" : "2026-01-31";
	case TYPE_BOOL:
		return which == 0 ? "0" : "1";
	case TYPE_CHOICE:
		return field->choices[which].code;
	case TYPE_CHOICES:
		if (which == 1)
			return field->choices[1].code;
		snprintf(text, sizeof text, "%s %s", field->choices[0].code, field->choices[1].code);
		return text;
	case TYPE_COUNTRY:
		return which == 0 ? "SE" : "XK";
	case TYPE_COUNTRIES:
		return which == 0 ? "DK FI" : "FI NO UA";
	default:
		return NULL;
	}
}

/* What the kind cannot be without and has no value at first. */
static void fill_required(struct record *record)
{
	for (int i = 0; i < record->kind->field_count; i++) {
		const struct field *field = &record->kind->fields[i];
		if ((field->flags & F_REQUIRED) != 0 && *record_value(record, i) == '\0')
			record_put(record, i, sample(field, 0));
	}
}

/* Two records of every kind to refer to, 1 and 2, made in an order that has what it needs first. */
static void add_two_of_each(struct store *store)
{
	static const char *const order[] = { "area", "unit", "partner", "agreement", "network", "programme",
					     "call", "goal", "meeting", "trip", "scholarship", "decision",
					     "activity" };
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const struct kind *kind = kind_named(order[i]);
		for (int which = 0; which < 2; which++) {
			struct err err = {0};
			struct record *record = record_new_initial(kind);
			record_put(record, kind_title(kind), which == 0 ? "ett" : "två");
			if (kind_field(kind, "country") >= 0)
				record_put(record, kind_field(kind, "country"), "FI");
			if (kind_field(kind, "programme") >= 0)
				record_put(record, kind_field(kind, "programme"), "1");
			fill_required(record);
			must(store_save(store, record, NULL, NULL, NULL, &err), &err);
			record_free(record);
		}
	}
	for (int which = 0; which < 2; which++) {
		room_add(store, "project", "title", which == 0 ? "ett" : "två", "unit", "1", "need", "behov", NULL);
		room_add(store, "twin-town", "partner", which == 0 ? "1" : "2", "status", "ended", NULL);
		room_add(store, "idea", "title", which == 0 ? "ett" : "två", "unit", "1", "need", "behov", NULL);
		room_add(store, "application", "title", which == 0 ? "ett" : "två", "unit", "1", NULL);
	}
}

static void fill_record(struct record *record, int which)
{
	for (int i = 0; i < record->kind->field_count; i++) {
		const struct field *field = &record->kind->fields[i];
		if (!field_is_writable(field))
			continue;
		bool tree = record->kind->parent != NULL && strcmp(record->kind->parent, field->name) == 0;
		if (field->type == TYPE_REF)
			record_put(record, i, tree ? "1" : which == 0 ? "1" : "2");
		else if (field->type == TYPE_REFS)
			record_put(record, i, which == 0 ? "1 2" : "2");
		else
			record_put(record, i, sample(field, which));
	}
	static const char *const periods[][2] = { { "from", "to" }, { "start", "end" }, { "valid_from", "valid_to" },
						  { "opens", "deadline" } };
	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
		if (kind_field(record->kind, periods[i][0]) >= 0)
			record_put(record, kind_field(record->kind, periods[i][0]),
				   which == 0 ? "2025-01" : "2026-01-02");
}

static void assert_same(const struct record *a, const struct record *b)
{
	for (int i = 0; i < a->kind->field_count; i++)
		if (field_is_writable(&a->kind->fields[i]) && !record_same(a, b, i))
			fail_msg("%s.%s: \"%s\" came back as \"%s\"", a->kind->name, a->kind->fields[i].name,
				 record_value(a, i), record_value(b, i));
}

/* The changed fields in the history of the record are just those that differ. */
static void assert_history(struct store *store, const struct record *before, const struct record *after)
{
	struct err err = {0};
	struct changes changes;
	int expected = 0, found = 0;
	must(store_history(store, after->kind, after->id, NULL, 0, &changes, &err), &err);
	for (int i = 0; i < after->kind->field_count; i++)
		expected += field_is_writable(&after->kind->fields[i]) && !record_same(before, after, i);
	for (int i = 0; i < changes.count && changes.change[i].rev == after->rev; i++, found++) {
		const struct change *change = &changes.change[i];
		char *old = record_show(before, change->field), *new = record_show(after, change->field);
		assert_string_equal(change->old, old);
		assert_string_equal(change->new, new);
		assert_string_equal(change->action, "set");
		assert_string_equal(change->login, "anna");
		assert_string_equal(change->via, "command");
		assert_string_equal(change->at, "2026-11-20T08:00:00Z");
		free(old);
		free(new);
	}
	assert_int_equal(found, expected);
	assert_string_equal(changes.change[changes.count - 1].action, "add");
	assert_int_equal(changes.change[changes.count - 1].field, -1);
	changes_free(&changes);
}

/* What the rules across fields want of the second sample. */
static bool is_needed_by_rule(const struct kind *kind, const char *field)
{
	return (strcmp(kind->name, "assignment") == 0 && strcmp(field, "unit") == 0) ||
	       (strcmp(kind->name, "resource") == 0 && strcmp(field, "amount_sek") == 0) ||
	       (strcmp(kind->name, "funding") == 0 && strcmp(field, "amount_sek") == 0) ||
	       (strcmp(kind->name, "cofunding-test") == 0 && strcmp(field, "motive") == 0);
}

static void test_every_field(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	/* Of those that are changed below none is the last. */
	room_add(store, "assignment", "person", "anna", "role", "coordinator", NULL);
	add_two_of_each(store);
	for (int k = 0; k < kind_count; k++) {
		struct err err = {0};
		struct record *first = record_new(&kinds[k]);
		fill_record(first, 0);
		struct record *wanted = record_copy(first);
		must(store_save(store, first, NULL, NULL, NULL, &err), &err);
		assert_true(first->id > 0 && first->rev == 1 && strlen(first->uuid) == 36 && first->uuid[14] == '4');
		assert_same(wanted, first);
		struct record *loaded = store_load(store, &kinds[k], first->id, &err);
		assert_same(wanted, loaded);

		struct record *second = record_copy(first);
		fill_record(second, 1);
		record_free(wanted);
		wanted = record_copy(second);
		must(store_save(store, second, first, NULL, NULL, &err), &err);
		assert_int_equal(second->rev, 2);
		assert_string_equal(second->uuid, first->uuid);
		assert_same(wanted, second);
		assert_history(store, loaded, second);

		struct record *emptied = record_copy(second);
		for (int i = 0; i < kinds[k].field_count; i++)
			if (field_is_writable(&kinds[k].fields[i]) && (kinds[k].fields[i].flags & F_REQUIRED) == 0 &&
			    !is_needed_by_rule(&kinds[k], kinds[k].fields[i].name))
				record_put(emptied, i, NULL);
		record_free(wanted);
		wanted = record_copy(emptied);
		must(store_save(store, emptied, second, NULL, NULL, &err), &err);
		assert_same(wanted, emptied);
		record_free(first);
		record_free(second);
		record_free(emptied);
		record_free(wanted);
		record_free(loaded);
	}
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

static void test_nothing_changed_writes_nothing(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	struct record *record = store_load(store, kind_named("person"), 1, &err);
	long long changes = room_number(room, "SELECT count(*) FROM change");
	must(store_save(store, record, record, NULL, NULL, &err), &err);
	assert_int_equal(record->rev, 1);
	assert_int_equal(room_number(room, "SELECT count(*) FROM change"), changes);
	record_free(record);
	store_close(store);
}

/* ---- shown texts ---- */

static void test_titles_follow(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	room_add(store, "partner", "name", "Oslo", "country", "NO", NULL);
	room_add(store, "twin-town", "partner", "Oslo", NULL);
	room_add(store, "partner", "name", "Bergen", "country", "NO", NULL);
	room_add(store, "twin-town", "partner", "Bergen", NULL);
	room_add(store, "activity", "title", "Besök", "from", "2026", "twin_town", "Oslo", NULL);
	must(room_set(store, "partner", 1, "name", "Aarhus", &err), &err);

	struct query query = { .kind = kind_named("twin-town"), .group = -1 };
	struct rows rows;
	must(store_rows(store, &query, &rows, &err), &err);
	assert_int_equal(rows.count, 2);
	assert_int_equal(rows.id[0], 1);
	rows_free(&rows);

	query.filter = filter_parse(query.kind, "aarh", &err);
	must(store_rows(store, &query, &rows, &err), &err);
	assert_int_equal(rows.count, 1);
	rows_free(&rows);
	filter_free((struct filter *)query.filter);

	struct record *activity = store_load(store, kind_named("activity"), 1, &err);
	assert_string_equal(activity->shown[kind_field(activity->kind, "twin_town")], "Aarhus");
	record_free(activity);
	struct record *town = store_load(store, kind_named("twin-town"), 1, &err);
	assert_int_equal(town->rev, 1); /* following is no change of its own */
	record_free(town);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

static void test_many_shown(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	room_add(store, "unit", "name", "Barn och utbildning", "short_name", "BUN", NULL);
	room_add(store, "unit", "name", "Kultur", NULL);
	int64_t id = room_add(store, "project", "title", "P", "unit", "BUN", "need", "n", "units", "Kultur; BUN",
			      "countries", "Finland; DK", NULL);
	struct err err = {0};
	struct record *project = store_load(store, kind_named("project"), id, &err);
	assert_string_equal(record_get(project, "units"), "1 2");
	assert_string_equal(project->shown[kind_field(project->kind, "units")], "Barn och utbildning; Kultur");
	assert_string_equal(record_get(project, "countries"), "DK FI");
	record_free(project);
	assert_true(store_delete(store, kind_named("unit"), 2, 0, &err));
	project = store_load(store, kind_named("project"), id, &err);
	assert_string_equal(project->shown[kind_field(project->kind, "units")],
			    "Barn och utbildning; Kultur (deleted)");
	record_free(project);
	must(room_set(store, "project", id, "title", "Q", &err), &err); /* what was there may stay */
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* ---- two people ---- */

static void test_merge(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per");
	struct err err = {0};
	room_add(anna, "unit", "name", "U", NULL);
	int64_t id = room_add(anna, "project", "title", "P", "unit", "U", "need", "n", "countries", "FI", NULL);
	struct record *base = store_load(anna, kind_named("project"), id, &err), *mine = record_copy(base);
	must(room_set(per, "project", id, "acronym", "PP", &err), &err);
	must(room_set(per, "project", id, "countries", "FI; DK", &err), &err);
	record_put(mine, kind_field(mine->kind, "dnr"), "KS 1");
	record_put(mine, kind_field(mine->kind, "countries"), "FI NO");
	bool merged = false;
	must(store_save(anna, mine, base, &merged, NULL, &err), &err);
	assert_true(merged);
	assert_int_equal(mine->rev, 4);
	assert_string_equal(record_get(mine, "acronym"), "PP");
	assert_string_equal(record_get(mine, "dnr"), "KS 1");
	assert_string_equal(record_get(mine, "countries"), "DK FI NO");
	record_free(mine);
	record_free(base);
	assert_int_equal(room_verify(anna), 0);
	store_close(anna);
	store_close(per);
}

static void test_conflict(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per");
	struct err err = {0};
	struct record *base = store_load(anna, kind_named("person"), 1, &err), *mine = record_copy(base);
	struct record *theirs = NULL;
	must(room_set(per, "person", 1, "title", "strateg", &err), &err);
	record_put(mine, kind_field(mine->kind, "title"), "samordnare");
	assert_false(store_save(anna, mine, base, NULL, &theirs, &err));
	assert_int_equal(err.code, ERR_CONFLICT);
	assert_string_equal(err.field, "title");
	assert_non_null(strstr(err.text, "per"));
	assert_non_null(theirs);
	assert_string_equal(record_get(theirs, "title"), "strateg");
	assert_string_equal(record_get(mine, "title"), "samordnare");
	assert_int_equal(mine->rev, 1);
	record_free(theirs);

	/* Without what it was there is nothing to merge by. */
	assert_false(store_save(anna, mine, NULL, NULL, NULL, &err));
	assert_int_equal(err.code, ERR_CONFLICT);

	assert_true(store_delete(per, kind_named("person"), 1, 0, &err));
	assert_false(store_save(per, mine, base, NULL, &theirs, &err));
	assert_int_equal(err.code, ERR_CONFLICT);
	assert_non_null(strstr(err.text, "deleted"));
	assert_true(theirs->deleted);
	record_free(theirs);
	record_free(mine);
	record_free(base);
	store_close(anna);
	store_close(per);
}

/* What each changed is right, and both together are not. */
static void test_merge_is_checked(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per");
	struct err err = {0};
	room_add(anna, "unit", "name", "U", NULL);
	int64_t id = room_add(anna, "project", "title", "P", "unit", "U", "need", "n", "start", "2024", "end", "2027",
			      NULL);
	struct record *base = store_load(anna, kind_named("project"), id, &err), *mine = record_copy(base);
	must(room_set(per, "project", id, "end", "2025", &err), &err);
	record_put(mine, kind_field(mine->kind, "start"), "2026");
	assert_false(store_save(anna, mine, base, NULL, NULL, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_string_equal(err.field, "end");
	record_free(mine);
	record_free(base);
	store_close(anna);
	store_close(per);
}

/* ---- what is refused ---- */

static void assert_refused(struct store *store, struct record *record, const char *field, const char *word)
{
	struct err err = {0};
	assert_false(store_save(store, record, NULL, NULL, NULL, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_string_equal(err.field, field);
	if (strstr(err.text, word) == NULL)
		fail_msg("\"%s\" does not say %s", err.text, word);
	assert_int_equal(record->id, 0);
	record_free(record);
}

static struct record *with(struct store *store, const char *field, const char *canonical)
{
	struct record *record =
		room_record(store, "project", "title", "P", "unit", "U", "need", "n", "status", "ongoing", NULL);
	record_put(record, kind_field(record->kind, field), canonical);
	return record;
}

static void test_refused(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	room_add(store, "unit", "name", "U", NULL);
	room_add(store, "unit", "name", "Borta", NULL);
	assert_true(store_delete(store, kind_named("unit"), 2, 0, &err));
	assert_refused(store, with(store, "title", ""), "title", "filled in");
	assert_refused(store, with(store, "unit", "7"), "unit", "no Unit 7");
	assert_refused(store, with(store, "unit", "2"), "unit", "Borta has been deleted");
	assert_refused(store, with(store, "units", "1 9"), "units", "no Unit 9");
	assert_refused(store, with(store, "status", "nonsens"), "status", "nonsens");
	assert_refused(store, with(store, "end", "2026-02-30"), "end", "2026-02-30");
	assert_refused(store, with(store, "budget_sek", "12,5"), "budget_sek", "12,5");
	assert_refused(store, with(store, "budget_sek", "-1"), "budget_sek", "less");
	assert_refused(store, with(store, "countries", "NO FI"), "countries", "NO FI");
	assert_refused(store, with(store, "countries", "QQ"), "countries", "QQ");
	assert_refused(store, with(store, "title", "a\033[2Jb"), "title", "not a value");
	assert_refused(store, with(store, "example", "2"), "example", "not a value");
	assert_refused(store, room_record(store, "person", "name", "En till", "login", "anna", NULL), "login",
		       "Person 1");
	assert_int_equal(room_number(room, "SELECT count(*) FROM project"), 0);
	store_close(store);
}

static void test_tree_has_no_circle(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	room_add(store, "area", "name", "A", NULL);
	room_add(store, "area", "name", "B", "parent", "A", NULL);
	room_add(store, "area", "name", "C", "parent", "B", NULL);
	assert_false(room_set(store, "area", 1, "parent", "C", &err));
	assert_string_equal(err.field, "parent");
	assert_false(room_set(store, "area", 1, "parent", "A", &err));
	must(room_set(store, "area", 3, "parent", "A", &err), &err);
	assert_false(store_delete(store, kind_named("area"), 1, 0, &err)); /* its branches would hang in the air */
	store_close(store);
}

static void test_all_or_none(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	int at = -1;
	struct record *batch[3] = { room_record(store, "partner", "name", "Ett", "country", "FI", NULL),
				    room_record(store, "partner", "name", "Två", "country", "FI", NULL),
				    room_record(store, "partner", "name", "Tre", NULL) };
	assert_false(store_add_all(store, batch, 3, &at, &err));
	assert_int_equal(at, 2);
	assert_string_equal(err.field, "country");
	assert_int_equal(batch[0]->id, 0);
	assert_int_equal(room_number(room, "SELECT count(*) FROM partner"), 0);
	assert_int_equal(room_number(room, "SELECT count(*) FROM change WHERE kind = 'partner'"), 0);
	record_put(batch[2], kind_field(batch[2]->kind, "country"), "SE");
	must(store_add_all(store, batch, 3, &at, &err), &err);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(batch[i]->id, i + 1);
		record_free(batch[i]);
	}
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* One field of many at once: all are saved and in the history, or none; AT names the one at fault. */
static void test_save_all_or_none(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	const struct kind *partner = kind_named("partner");
	static const char *const names[3] = { "Ett", "Två", "Tre" };
	struct record *base[3], *mine[3];
	struct err err = {0};
	int at = -1, town = kind_field(partner, "town"), country = kind_field(partner, "country");
	for (int i = 0; i < 3; i++) {
		int64_t id = room_add(store, "partner", "name", names[i], "country", "FI", NULL);
		base[i] = store_load(store, partner, id, &err);
		mine[i] = record_copy(base[i]);
		record_put(mine[i], town, "Kerava");
	}
	record_put(mine[2], country, "");
	assert_false(store_save_all(store, mine, base, 3, &at, &err));
	assert_int_equal(at, 2);
	assert_string_equal(err.field, "country");
	assert_int_equal(mine[0]->rev, 1);
	assert_int_equal(room_number(room, "SELECT max(rev) FROM partner"), 1);
	assert_int_equal(room_number(room, "SELECT count(*) FROM change WHERE kind = 'partner'"), 3);
	/* What somebody saves meanwhile is merged, as for one. */
	must(room_set(store, "partner", mine[1]->id, "web", "kerava.fi", &err), &err);
	record_put(mine[2], country, "FI");
	must(store_save_all(store, mine, base, 3, &at, &err), &err);
	assert_string_equal(record_get(mine[1], "web"), "kerava.fi");
	assert_int_equal(room_number(room, "SELECT count(*) FROM partner WHERE town = 'Kerava'"), 3);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(mine[i]->rev, i == 1 ? 3 : 2);
		record_free(mine[i]);
		record_free(base[i]);
	}
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* ---- deleting ---- */

/* One after the other, each refusal by itself, and all of it taken back. */
static void test_try_all(void **state)
{
	struct room *room = *state;
	struct err err = {0}, faults[3] = {0};
	struct store *store = room_open(room, "anna");
	struct record *base[3], *mine[3];
	int64_t id[3] = { room_add(store, "unit", "name", "A", NULL),
			  room_add(store, "unit", "name", "B", "parent", "A", NULL),
			  room_add(store, "unit", "name", "C", NULL) };
	for (int i = 0; i < 3; i++) {
		base[i] = store_load(store, kind_named("unit"), id[i], &err);
		mine[i] = record_copy(base[i]);
		char *to = xasprintf("%lld", (long long)id[1]);
		record_put(mine[i], kind_field(mine[i]->kind, "parent"), to);
		free(to);
	}
	long long changes = room_number(room, "SELECT count(*) FROM change");
	must(store_try_all(store, mine, base, 3, faults, &err), &err);
	assert_int_equal(faults[0].code, ERR_REFUSED);
	assert_int_equal(faults[1].code, ERR_REFUSED);
	assert_int_equal(faults[2].code, ERR_NONE);
	assert_int_equal(room_number(room, "SELECT count(*) FROM change"), changes);
	must(store_save_all(store, &mine[2], &base[2], 1, NULL, &err), &err);
	assert_int_equal(room_verify(store), 0);
	for (int i = 0; i < 3; i++) {
		record_free(mine[i]);
		record_free(base[i]);
	}
	store_close(store);
}

/* Looking what would be refused keeps nobody from writing, nor waits for who does. */
static void test_try_all_beside_others(void **state)
{
	struct room *room = *state;
	struct err err = {0}, faults[2] = {0};
	struct store *store = room_open(room, "anna"), *other = room_open(room, "per");
	const struct kind *partner = kind_named("partner");
	struct record *base[2], *mine[2];
	for (int i = 0; i < 2; i++) {
		int64_t id = room_add(store, "partner", "name", i == 0 ? "Ett" : "Två", "country", "FI", NULL);
		base[i] = store_load(store, partner, id, &err);
		mine[i] = record_copy(base[i]);
	}
	record_put(mine[0], kind_field(partner, "town"), "Kerava");
	record_put(mine[1], kind_field(partner, "country"), "");
	must(store_begin(other, false, &err), &err);
	must(store_try_all(store, mine, base, 2, faults, &err), &err);
	assert_int_equal(faults[0].code, ERR_NONE);
	assert_string_equal(faults[1].field, "country");
	store_end(other, false, NULL);
	assert_int_equal(room_number(room, "SELECT max(rev) FROM partner"), 1);
	for (int i = 0; i < 2; i++) {
		record_free(mine[i]);
		record_free(base[i]);
	}
	store_close(other);
	store_close(store);
}

/* How far the work is, and that what only reads can be broken off. */
static bool count_and_stop(void *context, int done, int count)
{
	int *told = context;
	told[0] += done < count;
	return told[0] < told[1];
}

static void test_tell(void **state)
{
	struct room *room = *state;
	struct err err = {0}, fault = {0};
	struct store *store = room_open(room, "anna");
	int told[2] = { 0, 1 };
	int64_t id = room_add(store, "partner", "name", "Ett", "country", "FI", NULL);
	struct record *base = store_load(store, kind_named("partner"), id, &err), *read = NULL;
	store_tell(store, count_and_stop, told);
	assert_false(store_fill(store, base->kind, &id, 1, &read, &err));
	assert_int_equal(err.code, ERR_SLOW);
	assert_false(store_try_all(store, &base, &base, 1, &fault, &err));
	assert_int_equal(told[0], 2);
	struct record *mine = record_copy(base);
	record_put(mine, kind_field(base->kind, "town"), "Kerava");
	must(store_save_all(store, &mine, &base, 1, NULL, &err), &err);
	assert_int_equal(told[0], 3);
	assert_int_equal(mine->rev, 2);
	record_free(mine);
	record_free(base);
	store_close(store);
}

static void test_delete_and_back(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	const struct kind *unit = kind_named("unit"), *project = kind_named("project");
	struct err err = {0};
	room_add(store, "unit", "name", "Kultur", NULL);
	room_add(store, "project", "title", "Scen", "unit", "Kultur", "need", "n", NULL);
	struct record *kultur = store_load(store, unit, 1, &err);
	struct backref *refs = NULL;
	assert_int_equal(store_backrefs(store, kultur, &refs, &err), 1);
	assert_ptr_equal(refs[0].kind, project);
	assert_int_equal(refs[0].field, kind_field(project, "unit"));
	assert_int_equal(refs[0].count, 1);
	free(refs);
	record_free(kultur);

	assert_false(store_delete(store, unit, 1, 0, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_non_null(strstr(err.text, "Scen"));
	assert_false(store_delete(store, project, 1, 7, &err)); /* another revision than was seen */
	assert_int_equal(err.code, ERR_CONFLICT);
	must(store_delete(store, project, 1, 1, &err), &err);
	must(store_delete(store, unit, 1, 0, &err), &err);
	assert_false(store_delete(store, unit, 1, 0, &err));
	assert_false(store_undelete(store, project, 1, &err)); /* its unit is gone */
	assert_string_equal(err.field, "unit");
	must(store_undelete(store, unit, 1, &err), &err);
	must(store_undelete(store, project, 1, &err), &err);
	assert_false(store_undelete(store, project, 1, &err));

	struct changes changes;
	must(store_history(store, project, 1, NULL, 0, &changes, &err), &err);
	assert_int_equal(changes.count, 3);
	assert_string_equal(changes.change[0].action, "undelete");
	assert_string_equal(changes.change[1].action, "delete");
	assert_string_equal(changes.change[2].action, "add");
	changes_free(&changes);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* A login that was taken meanwhile cannot come back. */
static void test_undelete_keeps_unique(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	must(store_delete(store, kind_named("person"), 2, 0, &err), &err);
	room_add(store, "person", "name", "Per den andre", "login", "per", NULL);
	assert_false(store_undelete(store, kind_named("person"), 2, &err));
	assert_string_equal(err.field, "login");
	store_close(store);
}

/* ---- history ---- */

static void test_history_since(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	struct changes changes;
	setenv("SAMVERKAN_NOW", "2026-11-21T00:30:00+01:00", 1); /* still the 20th in UTC */
	must(room_set(store, "person", 2, "title", "chef", &err), &err);
	must(store_history(store, NULL, 0, "2026-11-21", 0, &changes, &err), &err);
	assert_int_equal(changes.count, 1);
	assert_string_equal(changes.change[0].title, "Per Persson");
	assert_string_equal(changes.change[0].old, "");
	assert_string_equal(changes.change[0].new, "chef");
	changes_free(&changes);
	must(store_history(store, NULL, 0, "2026-11-20T23:31:00Z", 0, &changes, &err), &err);
	assert_int_equal(changes.count, 0);
	changes_free(&changes);
	must(store_history(store, NULL, 0, NULL, 2, &changes, &err), &err);
	assert_int_equal(changes.count, 2);
	changes_free(&changes);
	must(store_history(store, kind_named("unit"), 0, NULL, 0, &changes, &err), &err);
	assert_int_equal(changes.count, 0);
	changes_free(&changes);
	store_close(store);
}

static void test_history_cannot_be_bypassed(void **state)
{
	struct room *room = *state;
	static const char *const attempts[] = {
		"UPDATE person SET name = 'X' WHERE id = 1",
		"UPDATE person SET name = 'X', rev = rev + 1 WHERE id = 1",
		"DELETE FROM person WHERE id = 1",
		"UPDATE change SET login = 'x'",
		"DELETE FROM change",
		"UPDATE change_field SET new = 'x'",
		"DELETE FROM change_field",
		"INSERT INTO person (id, uuid, rev, created_at, created_by, changed_at, changed_by, skey, folded,"
		" folded_case) VALUES (9, 'u', 1, '', '', '', '', '', '', '')",
	};
	sqlite3 *db;
	assert_int_equal(sqlite3_open(room->path, &db), SQLITE_OK);
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
		assert_int_equal(sqlite3_exec(db, attempts[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
	sqlite3_close(db);
	struct store *store = room_open(room, "anna");
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* ---- what verify finds ---- */

static void collect(void *context, const char *sentence)
{
	str_addf(context, "%s\n", sentence);
}

/* All that verify says, a line each. The caller frees. */
static char *findings(const struct room *room)
{
	struct err err = {0};
	struct str text = {0};
	struct store *store = room_open(room, "anna");
	if (store_verify(store, collect, &text, &err) < 0)
		fail_msg("%s", err.text);
	store_close(store);
	return str_take(&text);
}

static void test_verify_finds(void **state)
{
	static const struct {
		const char *sql, *sentence;
	} faults[] = {
		{ "UPDATE person SET skey = 'x' WHERE id = 1", "person 1: stands in the wrong place" },
		{ "UPDATE person SET folded = 'x' WHERE id = 2", "person 2: is not found by its words" },
		{ "DROP TRIGGER person_changed", "person_changed: is missing" },
		{ "UPDATE person SET rev = 2 WHERE id = 1",
		  "person 1: is revision 2, and its history holds 1 changes" },
		{ "UPDATE person SET title = 'x' WHERE id = 2", "person 2: title: is not what its history says" },
		{ "DELETE FROM project_countries", "project 1: countries: is not what its history says" },
		{ "INSERT INTO project_countries VALUES (1, 'QQ')", "project 1: countries: \"QQ\" is not a value" },
		{ "INSERT INTO project_units VALUES (1, 77)", "refers to a unit that is not there" },
		{ "DROP INDEX project_skey", "project_skey: is missing" },
		{ "INSERT INTO change (id, at, login, via, kind, record, rev, action)"
		  " VALUES (999, 'a', 'l', 'v', 'unit', 55, 1, 'add')", "unit 55: has a history" },
		{ "DROP TRIGGER unit_changed; UPDATE unit SET deleted_at = 'x'",
		  "project 1: unit: needs unit 1, which is" },
	};
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	room_add(store, "unit", "name", "U", NULL);
	room_add(store, "project", "title", "P", "unit", "U", "need", "n", "countries", "FI", NULL);
	store_close(store);
	char *before = findings(room);
	assert_string_equal(before, "");
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		room_sql(room, faults[i].sql);
		char *after = findings(room);
		if (strstr(before, faults[i].sentence) != NULL || strstr(after, faults[i].sentence) == NULL)
			fail_msg("%s: verify says\n%s", faults[i].sql, after);
		free(before);
		before = after;
	}
	free(before);
}

int main(void)
{
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, enter, leave)
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_every_field),
		IN_ROOM(test_nothing_changed_writes_nothing),
		IN_ROOM(test_titles_follow),
		IN_ROOM(test_many_shown),
		IN_ROOM(test_merge),
		IN_ROOM(test_conflict),
		IN_ROOM(test_merge_is_checked),
		IN_ROOM(test_refused),
		IN_ROOM(test_tree_has_no_circle),
		IN_ROOM(test_all_or_none),
		IN_ROOM(test_save_all_or_none),
		IN_ROOM(test_try_all),
		IN_ROOM(test_try_all_beside_others),
		IN_ROOM(test_tell),
		IN_ROOM(test_delete_and_back),
		IN_ROOM(test_undelete_keeps_unique),
		IN_ROOM(test_history_since),
		IN_ROOM(test_history_cannot_be_bypassed),
		IN_ROOM(test_verify_finds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
