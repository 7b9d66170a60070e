/* SPDX-License-Identifier: EUPL-1.2 */
/* The index of words: made when it is wanted, right after every save, and found out when it is not. */
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
#include "words.h"

static int enter(void **state)
{
	struct room *room = xcalloc(1, sizeof *room);
	room_with_register(room);
	struct store *store = room_open(room, "anna");
	room_add(store, "partner", "name", "Kerava", "country", "FI", NULL);
	room_add(store, "partner", "name", "Hjørring", "country", "DK", NULL);
	store_close(store);
	query_parts_from = 0;
	*state = room;
	return 0;
}

static int leave(void **state)
{
	room_leave(*state);
	free(*state);
	return 0;
}

/* A store that is open makes no tables. */
static void make_index(const struct room *room, int64_t from)
{
	struct err err = {0};
	struct sql *sql = sql_open(room->path, SQL_WRITE, 5, &err);
	assert_non_null(sql);
	assert_true(words_make(sql, from, &err));
	sql_close(sql);
}

static struct store *open_indexed(const struct room *room)
{
	make_index(room, 1);
	return room_open(room, "anna");
}

/* How many partners WORD finds, by the index. */
static int found(struct store *store, const char *word)
{
	struct err err = {0};
	struct query query = { .kind = kind_named("partner"), .group = -1 };
	struct filter *filter = filter_parse(query.kind, word, &err);
	struct rows rows;
	query.filter = filter;
	assert_true(store_rows(store, &query, &rows, &err));
	int count = rows.count;
	rows_free(&rows);
	filter_free(filter);
	return count;
}

static void test_not_before_it_is_wanted(void **state)
{
	struct err err = {0};
	bool has = true;
	make_index(*state, 3);
	struct store *store = room_open(*state, "anna");
	assert_true(words_has(store->sql, kind_named("partner"), &has, &err));
	assert_false(has);
	make_index(*state, 2);
	assert_true(words_has(store->sql, kind_named("partner"), &has, &err));
	assert_true(has);
	assert_true(words_has(store->sql, kind_named("project"), &has, &err));
	assert_false(has);
	store_close(store);
}

static void test_follows_saves(void **state)
{
	struct err err = {0};
	struct store *store = open_indexed(*state);
	assert_int_equal(found(store, "hjorr"), 1);
	assert_true(room_set(store, "partner", 2, "name", "Ålborg", &err));
	assert_int_equal(found(store, "hjorr"), 0);
	assert_int_equal(found(store, "ålb"), 1);
	int64_t id = room_add(store, "partner", "name", "Ålesund", "country", "NO", NULL);
	assert_int_equal(found(store, "ål"), 2);
	assert_true(store_delete(store, kind_named("partner"), id, 0, &err));
	assert_int_equal(found(store, "ål"), 1);
	assert_true(store_undelete(store, kind_named("partner"), id, &err));
	assert_int_equal(found(store, "ålesund"), 1);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* What a record is found by follows when what it refers to is renamed. */
static void test_follows_references(void **state)
{
	struct err err = {0};
	struct store *store = open_indexed(*state);
	room_add(store, "twin-town", "partner", "Kerava", NULL);
	make_index(*state, 1);
	assert_true(room_set(store, "partner", 1, "name", "Träskända", &err));
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* A program that knows nothing of the index is found out. */
/* What the index has put into the file, a piece each time. */
static long long pieces(const struct room *room)
{
	return room_number(room, "SELECT count(DISTINCT segid) FROM partner_words_idx");
}

/* Of many that are saved at once the index is told at the end: put into the file for each of them that took most of the
 * time. Also of one that was saved before in the same deed, and none of it when the deed fails. */
static void test_many_in_one_go(void **state)
{
	enum { COUNT = 3 };
	struct err err = {0};
	struct store *store = open_indexed(*state);
	const struct kind *partner = kind_named("partner");
	struct record *base[COUNT], *mine[COUNT];
	static const int64_t id[COUNT] = { 2, 1, 2 };
	static const char *const town[COUNT] = { "Nordby", "Sydby", "Västby" };
	long long before = pieces(*state);
	for (int i = 0; i < COUNT; i++) {
		base[i] = store_load(store, partner, id[i], &err);
		mine[i] = record_copy(base[i]);
		record_put(mine[i], kind_field(partner, i < 2 ? "town" : "name"), town[i]);
	}
	assert_true(store_save_all(store, mine, base, COUNT, NULL, &err));
	assert_true(store_save_all(store, mine, base, COUNT, NULL, &err));
	assert_int_equal(pieces(*state), before + 1);
	assert_int_equal(found(store, "nordby"), 1);
	assert_int_equal(found(store, "sydby"), 1);
	record_put(mine[0], kind_field(partner, "town"), "Östby");
	record_put(mine[1], kind_field(partner, "country"), "");
	assert_false(store_save_all(store, mine, NULL, 2, NULL, &err));
	assert_int_equal(found(store, "östby"), 0);
	assert_int_equal(room_verify(store), 0);
	for (int i = 0; i < COUNT; i++) {
		record_free(mine[i]);
		record_free(base[i]);
	}
	store_close(store);
}

static void test_verify_sees(void **state)
{
	struct store *store = open_indexed(*state);
	room_sql(*state, "UPDATE partner SET folded = 'något annat' WHERE id = 1");
	assert_int_not_equal(room_verify(store), 0);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_not_before_it_is_wanted, enter, leave),
		cmocka_unit_test_setup_teardown(test_follows_saves, enter, leave),
		cmocka_unit_test_setup_teardown(test_follows_references, enter, leave),
		cmocka_unit_test_setup_teardown(test_many_in_one_go, enter, leave),
		cmocka_unit_test_setup_teardown(test_verify_sees, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
