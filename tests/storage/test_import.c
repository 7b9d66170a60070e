/* SPDX-License-Identifier: EUPL-1.2 */
/* A first import: its indexes come when the register is next opened, whatever became of it; what saves are held by
 * stays. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "mem.h"
#include "room.h"
#include "store.h"

enum { MANY = 700 };

#define INDEXES "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
#define PUT_OFF "SELECT count(*) FROM meta WHERE key = 'indexes'"

static int enter(void **state)
{
	struct err err = {0};
	struct room *room = xcalloc(1, sizeof *room);
	room_new(room);
	assert_true(store_create(room->path, &err));
	*state = room;
	return 0;
}

static int leave(void **state)
{
	room_leave(*state);
	free(*state);
	return 0;
}

static struct store *open_as(const struct room *room, bool fill)
{
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "anna", .via = "init" }, .fill = fill };
	return store_open(room->path, &options, &err);
}

static bool add_partners(struct store *store, int count)
{
	struct err err = {0};
	struct record *records[MANY];
	for (int i = 0; i < count; i++) {
		char name[32];
		snprintf(name, sizeof name, "Partner %d", i);
		records[i] = room_record(store, "partner", "name", name, "country", i % 2 ? "FI" : "DK", NULL);
	}
	bool done = store_add_all(store, records, count, NULL, &err);
	for (int i = 0; i < count; i++) {
		done = done && records[i]->id == i + 1 && records[i]->rev == 1;
		record_free(records[i]);
	}
	return done;
}

static void test_indexes_come_later(void **state)
{
	struct room *room = *state;
	long long all = room_number(room, INDEXES);
	struct store *store = open_as(room, true);
	assert_non_null(store);
	assert_true(room_number(room, INDEXES) < all / 4);
	assert_int_equal(room_number(room, PUT_OFF), 1);
	assert_true(add_partners(store, MANY));
	store_close(store);
	assert_true(room_number(room, INDEXES) < all / 4);
	store = open_as(room, false);
	assert_non_null(store);
	assert_int_equal(room_number(room, INDEXES), all);
	assert_int_equal(room_number(room, PUT_OFF), 0);
	assert_int_equal(room_number(room, "SELECT sum(rows) FROM tally WHERE kind = 'partner'"), MANY);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

static void test_one_login_is_one_person(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct store *store = open_as(room, true);
	assert_non_null(store);
	assert_int_equal(room_number(room, "SELECT count(*) FROM sqlite_schema WHERE name = 'person_by_login'"), 1);
	struct record *twice[2] = { room_record(store, "person", "name", "Anna", "login", "anna", NULL),
				    room_record(store, "person", "name", "Per", "login", "anna", NULL) };
	assert_false(store_add_all(store, twice, 2, NULL, &err));
	assert_string_equal(err.field, "login");
	record_free(twice[0]);
	record_free(twice[1]);
	store_close(store);
}

/* What holds something is in use: its lists must not become slow for others. */
static void test_only_the_empty(void **state)
{
	struct room *room = *state;
	struct store *store = open_as(room, false);
	assert_true(add_partners(store, 1));
	store_close(store);
	long long all = room_number(room, INDEXES);
	store = open_as(room, true);
	assert_non_null(store);
	assert_int_equal(room_number(room, INDEXES), all);
	assert_int_equal(room_number(room, PUT_OFF), 0);
	store_close(store);
}

/* Ends with no warning after what it has said it saved. */
static int import_and_vanish(const struct room *room, int number)
{
	struct store *store = open_as(room, true);
	bool done = store != NULL && add_partners(store, number);
	_exit(done ? 0 : 1);
}

static void test_cut_off(void **state)
{
	struct room *room = *state;
	long long all = room_number(room, INDEXES);
	assert_int_equal(room_run("vanish", room, MANY), 0);
	assert_int_equal(room_number(room, PUT_OFF), 1);
	struct store *store = open_as(room, false);
	assert_non_null(store);
	assert_int_equal(room_number(room, INDEXES), all);
	assert_int_equal(room_number(room, "SELECT count(*) FROM partner"), MANY);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

int main(int argc, char **argv)
{
	static const struct room_role roles[] = { { "vanish", import_and_vanish } };
	int status;
	if (room_plays(argc, argv, roles, 1, &status))
		return status;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_indexes_come_later, enter, leave),
		cmocka_unit_test_setup_teardown(test_one_login_is_one_person, enter, leave),
		cmocka_unit_test_setup_teardown(test_only_the_empty, enter, leave),
		cmocka_unit_test_setup_teardown(test_cut_off, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
