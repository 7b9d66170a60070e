/* SPDX-License-Identifier: EUPL-1.2 */
/* What is fixed for ever: nobody changes it, neither through the program nor past it; and what is changed all the same
 * is found out. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "room.h"
#include "sha256.h"

static struct room room;

static int start(void **state)
{
	(void)state;
	room_with_register(&room);
	return 0;
}

static int end(void **state)
{
	(void)state;
	room_leave(&room);
	return 0;
}

static bool freeze(struct store *store, const char *document, int64_t *id, struct err *err)
{
	struct frozen frozen = { .name = xstrdup("overview"), .title = xstrdup("Översikt 2026"),
				 .dnr = xstrdup("KS 1"), .request = xstrdup("year=2026\n"),
				 .document = xstrdup(document) };
	bool done = store_freeze(store, &frozen, err);
	*id = frozen.id;
	frozen_free(&frozen);
	return done;
}

static void test_kept(void **state)
{
	(void)state;
	struct err err = {0};
	struct frozen frozen;
	char sum[SHA256_SIZE];
	int64_t id;
	struct store *store = room_open(&room, "anna");
	assert_true(freeze(store, "{\"å\": 1}", &id, &err));
	assert_int_equal(id, 1);
	assert_true(store_frozen(store, id, &frozen, &err));
	sha256_hex("{\"å\": 1}", strlen("{\"å\": 1}"), sum);
	assert_string_equal(frozen.sha256, sum);
	assert_string_equal(frozen.login, "anna");
	assert_string_equal(frozen.at, "2026-11-20T08:00:00Z");
	assert_string_equal(frozen.dnr, "KS 1");
	assert_string_equal(frozen.recipient, "");
	frozen_free(&frozen);
	assert_false(store_frozen(store, 2, &frozen, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

static void test_nobody_changes_it(void **state)
{
	(void)state;
	static const char *const tries[] = {
		"UPDATE frozen SET document = 'x'", "DELETE FROM frozen", "UPDATE frozen SET dnr = 'x' WHERE id = 1",
		"INSERT OR REPLACE INTO frozen SELECT id, at, login, name, title, dnr, recipient, request, sha256, 'x'"
		" FROM frozen WHERE id = 1",
	};
	sqlite3 *db;
	assert_int_equal(sqlite3_open(room.path, &db), SQLITE_OK);
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
		assert_int_equal(sqlite3_exec(db, tries[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
	sqlite3_close(db);
}

static void test_what_was_changed_is_found_out(void **state)
{
	(void)state;
	struct err err = {0};
	struct frozen frozen;
	room_sql(&room, "DROP TRIGGER frozen_stays_whole");
	room_sql(&room, "UPDATE frozen SET document = '{}' WHERE id = 1");
	struct store *store = room_open(&room, "anna");
	assert_false(store_frozen(store, 1, &frozen, &err));
	assert_non_null(strstr(err.text, "is not what was fixed"));
	assert_true(room_verify(store) > 0);
	store_close(store);
}

static void test_who_may_not(void **state)
{
	(void)state;
	struct err err = {0};
	int64_t id;
	struct store *store = room_open(&room, "nobody-known");
	assert_false(freeze(store, "{}", &id, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	store_close(store);
	assert_int_equal(room_number(&room, "SELECT count(*) FROM frozen"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_nobody_changes_it),
		cmocka_unit_test(test_who_may_not),
		cmocka_unit_test(test_what_was_changed_is_found_out),
	};
	return cmocka_run_group_tests_name("frozen", tests, start, end);
}
