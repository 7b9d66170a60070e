/* SPDX-License-Identifier: EUPL-1.2 */
/* Undo and redo, what is done at once, records as they were, and that the history is only ever added to. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "private.h"
#include "room.h"

/* anna and per, each at a terminal of their own, and a project of a unit. */
struct desk {
	struct room room;
	struct store *anna, *per;
	const struct kind *project;
	int64_t id;
};

static int enter(void **state)
{
	struct desk *desk = xcalloc(1, sizeof *desk);
	room_with_register(&desk->room);
	desk->anna = room_open(&desk->room, "anna");
	desk->per = room_open(&desk->room, "per");
	store_set_via(desk->anna, "init");
	room_add(desk->anna, "unit", "name", "Ung", "short_name", "U", NULL);
	desk->project = kind_named("project");
	desk->id = room_add(desk->anna, "project", "title", "Väg in", "unit", "U", "need", "n", "status", "ongoing",
			    "end", "2027-03", NULL);
	store_set_via(desk->anna, "command");
	*state = desk;
	return 0;
}

static int leave(void **state)
{
	struct desk *desk = *state;
	assert_int_equal(room_verify(desk->anna), 0);
	store_close(desk->anna);
	store_close(desk->per);
	room_leave(&desk->room);
	free(desk);
	return 0;
}

static void must(bool done, const struct err *err)
{
	if (!done)
		fail_msg("%s", err->text);
}

static void assert_says(const char *text, const char *word)
{
	if (strstr(text, word) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", text, word);
}

static void set(struct store *store, const struct desk *desk, const char *field, const char *text)
{
	struct err err = {0};
	must(room_set(store, "project", desk->id, field, text, &err), &err);
}

static void assert_value(const struct desk *desk, const char *field, const char *canonical)
{
	char *value = room_get(desk->anna, "project", desk->id, field);
	assert_string_equal(value, canonical);
	free(value);
}

static long long last_change(const struct desk *desk)
{
	return room_number(&desk->room, "SELECT max(id) FROM change");
}

static int64_t next(struct store *store, bool redo)
{
	struct err err = {0};
	struct undoable found;
	must(store_undo_next(store, redo, &found, &err), &err);
	int64_t change = found.change;
	undoable_free(&found);
	return change;
}

/* What u or Ctrl-R does. The sentence must be SENTENCE. */
static void press(struct store *store, bool redo, const char *sentence)
{
	struct err err = {0};
	char *said = NULL;
	int64_t change = next(store, redo);
	assert_int_not_equal(change, 0);
	must(store_undo(store, change, &said, &err), &err);
	assert_string_equal(said, sentence);
	free(said);
}

/* A refused undo says each of the words, separated by '|', and leaves no trace. */
static void assert_refused(struct desk *desk, struct store *store, int64_t change, const char *words)
{
	struct err err = {0};
	char *said = NULL, *all = xstrdup(words), *rest = all;
	long long before = last_change(desk);
	assert_false(store_undo(store, change, &said, &err));
	assert_null(said);
	for (char *word; (word = strsep(&rest, "|")) != NULL;)
		assert_says(err.text, word);
	free(all);
	assert_int_equal(last_change(desk), before);
}

static bool is_deleted(struct store *store, const char *kind, int64_t id)
{
	struct err err = {0};
	struct record *record = store_load(store, kind_named(kind), id, &err);
	must(record != NULL, &err);
	bool deleted = record->deleted;
	record_free(record);
	return deleted;
}

/* ---- one change ---- */

static void test_there_and_back(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct changes changes;
	set(desk->anna, desk, "status", "paused");
	long long change = last_change(desk);
	press(desk->anna, false, "Undone: Väg in · Status: paused → ongoing");
	assert_value(desk, "status", "ongoing");

	/* A change like any other, which names what it takes back. */
	must(store_history(desk->anna, desk->project, desk->id, NULL, 0, &changes, &err), &err);
	assert_int_equal(changes.change[0].undoes, change);
	assert_int_equal(changes.change[0].batch, 0);
	assert_int_equal(changes.change[0].undone, 0);
	assert_string_equal(changes.change[0].old_value, "paused");
	assert_string_equal(changes.change[0].new_value, "ongoing");
	assert_string_equal(changes.change[0].login, "anna");
	assert_int_equal(changes.change[0].rev, 3);
	assert_int_equal(changes.change[1].undone, changes.change[0].id);
	changes_free(&changes);

	press(desk->anna, true, "Done again: Väg in · Status: ongoing → paused");
	assert_value(desk, "status", "paused");
	assert_int_equal(next(desk->anna, true), 0);
	press(desk->anna, false, "Undone: Väg in · Status: paused → ongoing");
	press(desk->anna, true, "Done again: Väg in · Status: ongoing → paused");
	assert_value(desk, "status", "paused");
}

static void test_further_back(void **state)
{
	struct desk *desk = *state;
	set(desk->anna, desk, "status", "paused");
	set(desk->anna, desk, "status", "cancelled");
	set(desk->anna, desk, "end", "2028");
	press(desk->anna, false, "Undone: Väg in · End: 2028 → 2027-03");
	press(desk->anna, false, "Undone: Väg in · Status: cancelled → paused");
	press(desk->anna, false, "Undone: Väg in · Status: paused → ongoing");
	assert_int_equal(next(desk->anna, false), 0);
	press(desk->anna, true, "Done again: Väg in · Status: ongoing → paused");
	press(desk->anna, true, "Done again: Väg in · Status: paused → cancelled");
	press(desk->anna, false, "Undone: Väg in · Status: cancelled → paused");

	/* What was done since makes the rest of the way there a thing of the past, not the way back. */
	set(desk->anna, desk, "acronym", "VI");
	assert_int_equal(next(desk->anna, true), 0);
	press(desk->anna, false, "Undone: Väg in · Acronym: VI → –");
	press(desk->anna, false, "Undone: Väg in · Status: paused → ongoing");
	assert_int_equal(next(desk->anna, false), 0);
	assert_value(desk, "end", "2027-03");
}

static void test_across_sessions(void **state)
{
	struct desk *desk = *state;
	set(desk->anna, desk, "status", "paused");
	store_close(desk->anna);
	desk->anna = room_open(&desk->room, "anna");
	store_set_via(desk->anna, "screen");
	press(desk->anna, false, "Undone: Väg in · Status: paused → ongoing");
	store_close(desk->anna);
	desk->anna = room_open(&desk->room, "anna");
	press(desk->anna, true, "Done again: Väg in · Status: ongoing → paused");
}

static void test_each_their_own(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	set(desk->anna, desk, "status", "paused");
	long long annas = last_change(desk);
	assert_int_equal(next(desk->per, false), 0);
	set(desk->per, desk, "end", "2028");
	assert_int_equal(next(desk->anna, false), annas);
	press(desk->anna, false, "Undone: Väg in · Status: paused → ongoing");
	assert_value(desk, "end", "2028");
	assert_int_equal(next(desk->per, true), 0);

	/* By number everybody may; it is then per's to do again. */
	press(desk->anna, true, "Done again: Väg in · Status: ongoing → paused");
	must(store_undo(desk->per, annas, NULL, &err), &err);
	assert_int_equal(next(desk->anna, false), 0);
	assert_int_equal(next(desk->anna, true), 0);
	press(desk->per, true, "Done again: Väg in · Status: ongoing → paused");
	assert_int_equal(next(desk->anna, false), annas);
}

static void test_add_and_delete(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	int64_t id = room_add(desk->anna, "idea", "title", "Språkbad", "unit", "U", "need", "n", NULL);
	must(room_set(desk->anna, "idea", id, "need", "m", &err), &err);
	press(desk->anna, false, "Undone: Språkbad · Need: m → n");
	press(desk->anna, false, "Undone: Språkbad · was deleted");
	assert_true(is_deleted(desk->anna, "idea", id));
	press(desk->anna, true, "Done again: Språkbad · was brought back");
	assert_false(is_deleted(desk->anna, "idea", id));
	press(desk->anna, true, "Done again: Språkbad · Need: n → m");

	must(store_delete(desk->anna, kind_named("idea"), id, 0, &err), &err);
	press(desk->anna, false, "Undone: Språkbad · was brought back");
	assert_false(is_deleted(desk->anna, "idea", id));
	press(desk->anna, true, "Done again: Språkbad · was deleted");
	assert_true(is_deleted(desk->anna, "idea", id));
}

/* ---- refused ---- */

static void test_built_upon(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct record *base = store_load(desk->anna, desk->project, desk->id, &err), *mine = record_copy(base);
	record_put(mine, kind_field(mine->kind, "status"), "paused");
	record_put(mine, kind_field(mine->kind, "end"), "2027-06");
	must(store_save(desk->anna, mine, base, NULL, NULL, &err), &err);
	record_free(mine);
	record_free(base);
	long long change = last_change(desk);
	set(desk->per, desk, "acronym", "VI");
	set(desk->per, desk, "end", "2027-09");
	set(desk->per, desk, "end", "2027-12");
	assert_refused(desk, desk->anna, change,
		       "Väg in|per changed End at 09:00: 2027-06 → 2027-09; |2027-09 → 2027-12");
	assert_value(desk, "status", "paused");

	/* As it was again, it is free; the other field was never in the way. */
	set(desk->per, desk, "end", "2027-06");
	must(store_undo(desk->anna, change, NULL, &err), &err);
	assert_value(desk, "status", "ongoing");
	assert_value(desk, "end", "2027-03");
	assert_value(desk, "acronym", "VI");
	assert_refused(desk, desk->anna, change, "anna did that already at 09:00");
}

static void test_built_upon_by_deed(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	set(desk->anna, desk, "status", "paused");
	long long change = last_change(desk);
	must(store_delete(desk->per, desk->project, desk->id, 0, &err), &err);
	long long deletion = last_change(desk);
	assert_refused(desk, desk->anna, change, "Väg in|per deleted it at 09:00");
	must(store_undelete(desk->anna, desk->project, desk->id, &err), &err);
	assert_refused(desk, desk->per, deletion, "Väg in|anna brought it back at 09:00");
	set(desk->per, desk, "end", "2027-09");
	assert_refused(desk, desk->per, deletion, "Väg in|anna brought it back at 09:00");
}

static void test_added_is_used(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	int64_t unit = room_add(desk->anna, "unit", "name", "Ny", NULL);
	long long change = last_change(desk);
	must(room_set(desk->per, "unit", unit, "short_name", "NY", &err), &err);
	assert_refused(desk, desk->anna, change, "Ny: |per changed Short name at 09:00");

	/* per takes it back: nothing of per's stands in the way. */
	press(desk->per, false, "Undone: Ny · Short name: NY → –");
	int64_t idea = room_add(desk->per, "idea", "title", "I", "unit", "Ny", "need", "n", NULL);
	assert_refused(desk, desk->anna, change, "cannot be deleted while Idea");
	must(store_delete(desk->per, kind_named("idea"), idea, 0, &err), &err);
	must(store_undo(desk->anna, change, NULL, &err), &err);
	assert_true(is_deleted(desk->anna, "unit", unit));
}

/* Put back it would be against a rule by now. */
static void test_rules_hold(void **state)
{
	struct desk *desk = *state;
	set(desk->anna, desk, "end", "2029");
	long long change = last_change(desk);
	set(desk->per, desk, "start", "2028");
	assert_refused(desk, desk->anna, change, "Väg in: is not taken back: End");
}

static void test_what_is_lasting(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	assert_int_equal(next(desk->anna, false), 0);
	assert_refused(desk, desk->anna, last_change(desk), "the register was made by it");
	assert_refused(desk, desk->anna, 4711, "there is no change 4711");
	store_set_via(desk->anna, "import");
	struct record *both[2];
	for (int i = 0; i < 2; i++)
		both[i] = room_record(desk->anna, "partner", "name", i == 0 ? "Kerava" : "Oslo", "country", "FI", NULL);
	must(store_add_all(desk->anna, both, 2, NULL, &err), &err);
	record_free(both[0]);
	record_free(both[1]);
	store_set_via(desk->anna, "command");
	assert_int_equal(next(desk->anna, false), 0);
	must(store_undo(desk->anna, last_change(desk), NULL, &err), &err); /* by number, whole */
	assert_true(is_deleted(desk->anna, "partner", 1) && is_deleted(desk->anna, "partner", 2));
}

static void test_undo_of_undo(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	char *said = NULL;
	set(desk->anna, desk, "status", "paused");
	press(desk->anna, false, "Undone: Väg in · Status: paused → ongoing");
	long long undo = last_change(desk);
	must(store_undo(desk->anna, undo, &said, &err), &err);
	assert_string_equal(said, "Done again: Väg in · Status: ongoing → paused");
	free(said);
	must(store_undo(desk->anna, last_change(desk), &said, &err), &err);
	assert_string_equal(said, "Undone: Väg in · Status: paused → ongoing");
	free(said);
	assert_int_equal(next(desk->anna, false), 0);
	press(desk->anna, true, "Done again: Väg in · Status: ongoing → paused");
	assert_int_not_equal(next(desk->anna, false), 0);
}

static void test_others_may_only_read(void **state)
{
	struct desk *desk = *state;
	struct store *stranger = room_open(&desk->room, "stranger");
	set(desk->anna, desk, "status", "paused");
	assert_refused(desk, stranger, last_change(desk), "stranger is not known");
	store_close(stranger);
}

/* ---- at once ---- */

/* COUNT ideas A, B, C ..., saved one by one. */
static void add_ideas(struct desk *desk, int64_t *ids, int count)
{
	char title[] = "A";
	for (int i = 0; i < count; i++, title[0]++)
		ids[i] = room_add(desk->per, "idea", "title", title, "unit", "U", "need", "n", NULL);
}

static bool confirm_all(struct store *store, const int64_t *ids, int count, const char *date, int *at,
			struct err *err)
{
	struct record *base[8], *mine[8];
	for (int i = 0; i < count; i++) {
		base[i] = store_load(store, kind_named("idea"), ids[i], err);
		mine[i] = record_copy(base[i]);
		record_put(mine[i], kind_field(mine[i]->kind, "confirmed"), date);
	}
	bool done = store_save_all(store, mine, base, count, at, err);
	for (int i = 0; i < count; i++) {
		assert_int_equal(mine[i]->rev, base[i]->rev + (done && !record_same(mine[i], base[i],
						       kind_field(mine[i]->kind, "confirmed"))));
		record_free(base[i]);
		record_free(mine[i]);
	}
	return done;
}

static void test_save_all(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct undoable found;
	int64_t ids[3];
	add_ideas(desk, ids, 3);
	must(confirm_all(desk->anna, ids, 3, "2026-11-20", NULL, &err), &err);
	assert_int_equal(room_number(&desk->room, "SELECT count(*) FROM change WHERE batch = (SELECT min(id)"
						  " FROM change WHERE login = 'anna' AND via <> 'init')"), 3);
	must(store_undo_next(desk->anna, false, &found, &err), &err);
	assert_string_equal(found.what, "3 records · Confirmed");
	assert_int_equal(found.records, 3);
	assert_int_equal(found.record, ids[2]);
	assert_string_equal(found.login, "anna");
	assert_string_equal(found.at, "2026-11-20T08:00:00Z");
	undoable_free(&found);
	press(desk->anna, false, "Undone: 3 records · Confirmed");
	char *value = room_get(desk->anna, "idea", ids[0], "confirmed");
	assert_string_equal(value, "");
	free(value);
	assert_int_equal(next(desk->anna, false), 0);
	press(desk->anna, true, "Done again: 3 records · Confirmed");
	assert_int_equal(next(desk->anna, true), 0);

	/* Nothing is written where nothing changes; one alone is no batch. */
	long long before = last_change(desk);
	must(confirm_all(desk->anna, ids, 3, "2026-11-20", NULL, &err), &err);
	assert_int_equal(last_change(desk), before);
	must(confirm_all(desk->anna, ids, 1, "2026-11-19", NULL, &err), &err);
	assert_int_equal(room_number(&desk->room, "SELECT batch IS NULL FROM change ORDER BY id DESC LIMIT 1"), 1);
}

static void test_save_all_or_none(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	int64_t ids[3];
	int at = -1;
	add_ideas(desk, ids, 3);
	must(store_delete(desk->per, kind_named("idea"), ids[1], 0, &err), &err);
	long long before = last_change(desk);
	assert_false(confirm_all(desk->anna, ids, 3, "2026-11-20", &at, &err));
	assert_int_equal(at, 1);
	assert_int_equal(err.code, ERR_CONFLICT);
	assert_says(err.text, "B: was deleted by per");
	assert_int_equal(last_change(desk), before);
}

/* A batch goes back whole or not at all. */
static void test_batch_built_upon(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	int64_t ids[3];
	add_ideas(desk, ids, 3);
	must(confirm_all(desk->anna, ids, 3, "2026-11-20", NULL, &err), &err);
	long long change = last_change(desk);
	must(room_set(desk->per, "idea", ids[1], "confirmed", "2026-11-19", &err), &err);
	assert_refused(desk, desk->anna, change, "B: |per changed Confirmed|1 of 3 records that were changed at once");
	assert_refused(desk, desk->anna, change - 2, "B: |per changed Confirmed");
}

static void test_delete_all(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	int at = -1;
	int64_t ids[3];
	ids[0] = room_add(desk->per, "unit", "name", "Mor", NULL);
	ids[1] = room_add(desk->per, "unit", "name", "Dotter", "parent", "Mor", NULL);
	ids[2] = room_add(desk->per, "unit", "name", "Dotterdotter", "parent", "Dotter", NULL);
	must(store_delete_all(desk->anna, kind_named("unit"), ids, 3, NULL, &err), &err);
	assert_true(is_deleted(desk->anna, "unit", ids[0]) && is_deleted(desk->anna, "unit", ids[2]));
	press(desk->anna, false, "Undone: 3 records · was brought back");
	assert_false(is_deleted(desk->anna, "unit", ids[0]) || is_deleted(desk->anna, "unit", ids[2]));
	press(desk->anna, true, "Done again: 3 records · was deleted");
	press(desk->anna, false, "Undone: 3 records · was brought back");

	long long before = last_change(desk);
	ids[1] = 1; /* which the project needs */
	assert_false(store_delete_all(desk->anna, kind_named("unit"), ids, 3, &at, &err));
	assert_int_equal(at, 0);
	assert_int_equal(last_change(desk), before);
	assert_false(is_deleted(desk->anna, "unit", ids[2]));
}

/* ---- brought back with changes ---- */

static struct record *with_status(struct desk *desk, struct record **base, const char *status)
{
	struct err err = {0};
	*base = store_load(desk->anna, desk->project, desk->id, &err);
	struct record *mine = record_copy(*base);
	record_put(mine, kind_field(mine->kind, "status"), status);
	return mine;
}

static void test_revived(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct record *base, *mine = with_status(desk, &base, "paused"), *theirs;
	bool merged;
	set(desk->per, desk, "acronym", "VI");
	must(store_delete(desk->per, desk->project, desk->id, 0, &err), &err);
	must(store_save_revived(desk->anna, mine, base, &merged, &theirs, &err), &err);
	assert_true(merged);
	assert_null(theirs);
	assert_false(mine->deleted);
	assert_int_equal(mine->rev, 5);
	assert_string_equal(record_get(mine, "acronym"), "VI");
	assert_value(desk, "status", "paused");
	record_free(mine);
	record_free(base);
	press(desk->anna, false, "Undone: Väg in · was deleted; Status: paused → ongoing");
	assert_true(is_deleted(desk->anna, "project", desk->id));
	press(desk->anna, true, "Done again: Väg in · Status: ongoing → paused; was brought back");
	assert_value(desk, "status", "paused");
}

static void test_revived_conflict(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct record *base, *mine = with_status(desk, &base, "paused"), *theirs;
	set(desk->per, desk, "status", "cancelled");
	must(store_delete(desk->per, desk->project, desk->id, 0, &err), &err);
	long long before = last_change(desk);
	assert_false(store_save_revived(desk->anna, mine, base, NULL, &theirs, &err));
	assert_int_equal(err.code, ERR_CONFLICT);
	assert_string_equal(err.field, "status");
	assert_true(theirs->deleted);
	assert_string_equal(record_get(theirs, "status"), "cancelled");
	assert_int_equal(last_change(desk), before);

	/* Decided on, it goes; and so it does when per has brought it back first. */
	bool merged = true;
	must(store_undelete(desk->per, desk->project, desk->id, &err), &err);
	must(store_save_revived(desk->anna, mine, theirs, &merged, NULL, &err), &err);
	assert_false(merged);
	assert_value(desk, "status", "paused");
	record_free(theirs);
	record_free(mine);
	record_free(base);
}

/* ---- as it was ---- */

static void test_load_at(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	room_add(desk->per, "unit", "name", "Kultur", "short_name", "K", NULL);
	set(desk->per, desk, "unit", "K");
	set(desk->anna, desk, "countries", "FI; DK");
	must(store_delete(desk->anna, desk->project, desk->id, 0, &err), &err);
	must(store_undelete(desk->anna, desk->project, desk->id, &err), &err);
	static const struct {
		const char *unit, *shown, *countries, *by;
		bool deleted;
	} wanted[] = {
		{ "1", "Ung", "", "anna", false },
		{ "2", "Kultur", "", "per", false },
		{ "2", "Kultur", "DK FI", "anna", false },
		{ "2", "Kultur", "DK FI", "anna", true },
		{ "2", "Kultur", "DK FI", "anna", false },
	};
	for (int rev = 1; rev <= 5; rev++) {
		struct record *record = store_load_at(desk->anna, desk->project, desk->id, rev, &err);
		must(record != NULL, &err);
		assert_int_equal(record->rev, rev);
		assert_string_equal(record_get(record, "title"), "Väg in");
		assert_string_equal(record_get(record, "unit"), wanted[rev - 1].unit);
		assert_string_equal(record->shown[kind_field(record->kind, "unit")], wanted[rev - 1].shown);
		assert_string_equal(record_get(record, "countries"), wanted[rev - 1].countries);
		assert_string_equal(record->changed_by, wanted[rev - 1].by);
		assert_int_equal(record->deleted, wanted[rev - 1].deleted);
		record_free(record);
	}
	assert_null(store_load_at(desk->anna, desk->project, desk->id, 6, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_null(store_load_at(desk->anna, desk->project, desk->id, 0, &err));
	assert_null(store_load_at(desk->anna, desk->project, 99, 1, &err));
}

/* ---- convert ---- */

static void test_convert_goes_back_whole(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	int64_t idea = room_add(desk->anna, "idea", "title", "Språkbad", "unit", "U", "need", "n", NULL), project;
	int64_t link = room_add(desk->anna, "link", "title", "L", "target", "https://example.org", "idea", "Språkbad",
				NULL);
	must(store_convert(desk->anna, idea, &project, &err), &err);
	press(desk->anna, false, "Undone: Språkbad · was deleted, and 2 records more");
	assert_true(is_deleted(desk->anna, "project", project));
	char *of = room_get(desk->anna, "link", link, "project");
	char *status = room_get(desk->anna, "idea", idea, "status");
	assert_string_equal(of, "");
	assert_string_not_equal(status, "converted");
	free(of);
	free(status);
	press(desk->anna, true, "Done again: Språkbad · was brought back, and 2 records more");
	assert_false(is_deleted(desk->anna, "project", project));
}

/* ---- mine ---- */

static void test_mine(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct record **mine;
	assert_int_equal(store_mine(desk->anna, false, &mine, &err), 0);
	free(mine);
	room_add(desk->per, "assignment", "person", "Anna Andersson", "role", "contact", "unit", "U", "from", "2026",
		 NULL);
	room_add(desk->per, "unit", "name", "Annan", NULL);
	room_add(desk->per, "project", "title", "Andras", "unit", "Annan", "need", "n", NULL);
	room_add(desk->per, "project", "title", "Annas", "unit", "Annan", "need", "n", "responsible", "Anna Andersson",
		 NULL);
	room_add(desk->per, "project", "title", "Slut", "unit", "U", "need", "n", "status", "finished", NULL);
	int64_t gone = room_add(desk->per, "idea", "title", "Borta", "unit", "U", "need", "n", NULL);
	must(store_delete(desk->per, kind_named("idea"), gone, 0, &err), &err);
	room_add(desk->per, "idea", "title", "Idé", "unit", "U", "need", "n", NULL);
	room_add(desk->per, "partner", "name", "Oslo", "country", "NO", NULL);
	room_add(desk->per, "twin-town", "partner", "Oslo", "responsible", "Anna Andersson", NULL);
	static const char *const wanted[] = { "Annas", "Väg in", "Oslo", "Idé" };
	int count = store_mine(desk->anna, false, &mine, &err);
	assert_int_equal(count, 4);
	for (int i = 0; i < count; i++) {
		char *title = record_title(mine[i]);
		assert_string_equal(title, wanted[i]);
		free(title);
		record_free(mine[i]);
	}
	free(mine);

	/* An assignment that has run out is none. */
	must(room_set(desk->per, "assignment", 1, "to", "2026-10", &err), &err);
	count = store_mine(desk->anna, false, &mine, &err);
	assert_int_equal(count, 2);
	for (int i = 0; i < count; i++)
		record_free(mine[i]);
	free(mine);
}

/* ---- only ever added to ---- */

/* Through the program's own connection; other tools meet the triggers (test_save). */
static void test_history_is_append_only(void **state)
{
	static const char *const attempts[] = {
		"UPDATE change SET login = 'x'",
		"UPDATE change SET undoes = 1 WHERE id = 3",
		"UPDATE OR REPLACE change SET id = 1 WHERE id = 2",
		"DELETE FROM change",
		"DELETE FROM change_field WHERE change = 1",
		"UPDATE change_field SET new = 'x'",
		"INSERT OR REPLACE INTO change (id, at, login, via, kind, record, rev, action)"
		" VALUES (1, 'x', 'x', 'x', 'x', 1, 1, 'add')",
		"INSERT OR REPLACE INTO change (at, login, via, kind, record, rev, action)"
		" SELECT 'x', 'x', 'x', kind, record, rev, 'add' FROM change WHERE id = 1",
		"REPLACE INTO change_field (change, position, field, new) SELECT change, position, 'x', 'x'"
		" FROM change_field",
		"INSERT INTO change_field (change, position, field, new) VALUES (1, 99, 'x', 'x')",
		"INSERT INTO change (id, at, login, via, kind, record, rev, action)"
		" SELECT id, 'x', 'x', 'x', 'x', 1, 1, 'add' FROM change WHERE true"
		" ON CONFLICT (id) DO UPDATE SET login = 'x'",
		"INSERT OR REPLACE INTO person (id, uuid, rev, created_at, created_by, changed_at, changed_by, skey,"
		" folded, folded_case) VALUES (1, 'u', 1, '', '', '', '', '', '', '')",
		"DELETE FROM person",
		"UPDATE person SET name = 'x'",
		"DROP TRIGGER change_stays",
		"DROP TRIGGER change_is_new",
		"DROP TABLE change_field",
		"DROP INDEX change_at",
		"ALTER TABLE change RENAME TO old",
		"ALTER TABLE change DROP COLUMN batch",
		"CREATE TRIGGER t BEFORE INSERT ON change BEGIN SELECT RAISE(IGNORE); END",
		"CREATE TEMP TRIGGER t BEFORE INSERT ON main.change BEGIN SELECT RAISE(IGNORE); END",
		"CREATE TEMP TABLE change (id)",
		"PRAGMA writable_schema = ON",
		"PRAGMA recursive_triggers = OFF",
		"PRAGMA foreign_keys = OFF",
		"DELETE FROM sqlite_schema WHERE name = 'change_stays'",
		"UPDATE sqlite_schema SET sql = '' WHERE name = 'change_stays'",
		"ATTACH 'r.db' AS other",
	};
	struct desk *desk = *state;
	struct err err = {0};
	room_add(desk->anna, "partner", "name", "Oslo", "country", "NO", NULL);
	char *text = xasprintf("SELECT count(*) * 1000 + sum(length(login || via || at) + coalesce(length(new), 0))"
			       " FROM change c JOIN change_field f ON f.change = c.id");
	long long before = room_number(&desk->room, text);
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		if (sql_run(desk->anna->sql, attempts[i], &err))
			fail_msg("%s: was done", attempts[i]);
		assert_int_equal(room_number(&desk->room, text), before);
	}
	free(text);
	set(desk->anna, desk, "status", "paused"); /* and the program itself goes on */
}

/* REPLACE in another tool, which has recursive_triggers off. */
static void test_replace_by_other_tools(void **state)
{
	struct desk *desk = *state;
	sqlite3 *db;
	assert_int_equal(sqlite3_open(desk->room.path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "REPLACE INTO change (id, at, login, via, kind, record, rev, action)"
					  " VALUES (1, 'x', 'x', 'x', 'x', 1, 1, 'add')", NULL, NULL, NULL),
			 SQLITE_CONSTRAINT);
	assert_int_equal(sqlite3_exec(db, "REPLACE INTO change_field (change, position, field, new)"
					  " SELECT change, position, 'x', 'x' FROM change_field", NULL, NULL, NULL),
			 SQLITE_CONSTRAINT);
	assert_int_equal(sqlite3_exec(db, "REPLACE INTO project SELECT * FROM project", NULL, NULL, NULL),
			 SQLITE_CONSTRAINT);
	assert_non_null(strstr(sqlite3_errmsg(db), "never replaced"));
	sqlite3_close(db);
}

int main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, enter, leave)
	const struct CMUnitTest tests[] = {
		AT_DESK(test_there_and_back),
		AT_DESK(test_further_back),
		AT_DESK(test_across_sessions),
		AT_DESK(test_each_their_own),
		AT_DESK(test_add_and_delete),
		AT_DESK(test_built_upon),
		AT_DESK(test_built_upon_by_deed),
		AT_DESK(test_added_is_used),
		AT_DESK(test_rules_hold),
		AT_DESK(test_what_is_lasting),
		AT_DESK(test_undo_of_undo),
		AT_DESK(test_others_may_only_read),
		AT_DESK(test_save_all),
		AT_DESK(test_save_all_or_none),
		AT_DESK(test_batch_built_upon),
		AT_DESK(test_delete_all),
		AT_DESK(test_revived),
		AT_DESK(test_revived_conflict),
		AT_DESK(test_load_at),
		AT_DESK(test_convert_goes_back_whole),
		AT_DESK(test_mine),
		AT_DESK(test_history_is_append_only),
		AT_DESK(test_replace_by_other_tools),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
