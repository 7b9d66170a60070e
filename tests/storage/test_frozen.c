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
		"INSERT OR REPLACE INTO frozen SELECT id, at, login, name, title, dnr, recipient, request, sha256,"
		" 'x', chain FROM frozen WHERE id = 1",
		"INSERT INTO frozen (at, login, name, title, request, sha256, document, chain)"
		" VALUES ('x', 'x', 'x', 'x', 'x', 'x', 'x', 'x')",
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

/* ---- past the guards ---- */

/* The triggers of TABLES are taken away, DAMAGE is done, and they are made again: nothing of it is left to see. */
static void do_damage(const struct room *at, const char *damage)
{
	sqlite3 *db;
	sqlite3_stmt *row;
	struct str drop = {0}, make = {0};
	assert_int_equal(sqlite3_open(at->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND"
						" tbl_name IN ('frozen', 'change', 'change_field')",
					    -1, &row, NULL), SQLITE_OK);
	while (sqlite3_step(row) == SQLITE_ROW) {
		str_addf(&drop, "DROP TRIGGER \"%s\";", (const char *)sqlite3_column_text(row, 0));
		str_addf(&make, "%s;\n", (const char *)sqlite3_column_text(row, 1));
	}
	sqlite3_finalize(row);
	const char *const steps[] = { drop.text, damage, make.text };
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (sqlite3_exec(db, steps[i], NULL, NULL, NULL) != SQLITE_OK)
			fail_msg("%s: %s", steps[i], sqlite3_errmsg(db));
	sqlite3_close(db);
	str_free(&drop);
	str_free(&make);
}

static void note_finding(void *context, const char *sentence)
{
	str_addf(context, "%s\n", sentence);
}

/* What verify says of a register in which five summaries were fixed and DAMAGE was done. The caller frees. */
static char *said_after(const char *damage)
{
	struct room other;
	struct err err = {0};
	struct str said = {0};
	int64_t id;
	room_with_register(&other);
	struct store *store = room_open(&other, "anna");
	for (int i = 0; i < 5; i++)
		assert_true(freeze(store, "{}", &id, &err));
	store_close(store);
	if (damage != NULL)
		do_damage(&other, damage);
	store = room_open(&other, "anna");
	assert_int_equal(store_verify(store, note_finding, &said, &err) > 0, damage != NULL);
	store_close(store);
	room_leave(&other);
	return str_take(&said);
}

#define REMOVE(n) "DELETE FROM frozen WHERE id = " #n ";"
#define FORGET(n)                                                                                                      \
	"DELETE FROM change_field WHERE change IN (SELECT id FROM change WHERE kind = 'frozen' AND record = " #n ");"  \
	"DELETE FROM change WHERE kind = 'frozen' AND record = " #n ";"

static void test_damage_about_it_is_found_out(void **state)
{
	(void)state;
	static const struct {
		const char *damage, *said;
	} damages[] = {
		{ NULL, "" },
		{ "UPDATE frozen SET dnr = 'KS 2' WHERE id = 3", "number 3" },
		{ "UPDATE frozen SET dnr = NULL WHERE id = 3", "number 3" },
		{ "UPDATE frozen SET recipient = 'Nämnden' WHERE id = 1", "number 1" },
		{ "UPDATE frozen SET at = '2026-11-19T08:00:00Z' WHERE id = 2", "number 2" },
		{ "UPDATE frozen SET login = 'bo' WHERE id = 5", "number 5" },
		{ "UPDATE frozen SET title = 'Översikt 2025' WHERE id = 4", "number 4" },
		{ "UPDATE frozen SET name = 'x' WHERE id = 4", "number 4" },
		{ "UPDATE frozen SET request = 'year=2025' || char(10) WHERE id = 4", "number 4" },
		{ "UPDATE frozen SET id = 6 WHERE id = 5", "number 5" },
		{ REMOVE(2), "number 2" },
		{ REMOVE(5), "number 5" },
		{ REMOVE(2) FORGET(2), "number 3" },
		{ REMOVE(1) FORGET(1), "number 2" },
		{ REMOVE(5) FORGET(5), "number 5" },
		{ FORGET(3), "number 3" },
		{ "UPDATE change_field SET new = 'x' WHERE field = 'chain'", "number 1" },
		{ "DELETE FROM frozen;", "number 4" },
	};
	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		char *said = said_after(damages[i].damage);
		if (strstr(said, damages[i].said) == NULL)
			fail_msg("%s: verify says: %s", damages[i].damage, said);
		free(said);
	}
}

/* Who reads one that was meddled with is told, too. */
static void test_meddled_particulars_are_not_read(void **state)
{
	(void)state;
	struct err err = {0};
	struct frozen frozen;
	struct room other;
	int64_t id;
	room_with_register(&other);
	struct store *store = room_open(&other, "anna");
	for (int i = 0; i < 3; i++)
		assert_true(freeze(store, "{}", &id, &err));
	store_close(store);
	do_damage(&other, "UPDATE frozen SET dnr = 'KS 2' WHERE id = 2;" REMOVE(3));
	store = room_open(&other, "anna");
	assert_true(store_frozen(store, 1, &frozen, &err));
	frozen_free(&frozen);
	assert_false(store_frozen(store, 2, &frozen, &err));
	assert_non_null(strstr(err.text, "number 2"));
	assert_int_equal(err.code, ERR_IO);
	assert_false(store_frozen(store, 3, &frozen, &err));
	assert_non_null(strstr(err.text, "number 3"));
	assert_int_equal(err.code, ERR_IO);
	/* A number is never given twice, not even where the newest was taken away. */
	assert_true(freeze(store, "{}", &id, &err));
	assert_int_equal(id, 4);
	store_close(store);
	room_leave(&other);
}

/* ---- in the history ---- */

static void test_in_the_history(void **state)
{
	(void)state;
	struct err err = {0};
	struct room other;
	struct changes changes;
	struct undoable next;
	int64_t id;
	room_with_register(&other);
	struct store *store = room_open(&other, "anna");
	int64_t unit = room_add(store, "unit", "name", "Älvhamnen", "kind", "company", NULL);
	assert_true(freeze(store, "{}", &id, &err));
	assert_true(store_history(store, NULL, 0, NULL, 1, &changes, &err));
	assert_int_equal(changes.count, 1);
	const struct change change = changes.change[0];
	assert_string_equal(change.kind->name, "frozen");
	assert_string_equal(change.action, "freeze");
	assert_string_equal(change.title, "Översikt 2026");
	assert_string_equal(change.login, "anna");
	assert_int_equal(change.record, 1);
	/* It cannot be undone, and what can be is what was done before it. */
	assert_false(store_undo(store, change.id, NULL, &err));
	assert_non_null(strstr(err.text, "for ever"));
	assert_true(store_undo_next(store, false, &next, &err));
	assert_string_equal(next.kind->name, "unit");
	assert_int_equal(next.record, unit);
	undoable_free(&next);
	changes_free(&changes);
	store_close(store);
	room_leave(&other);
}

static void test_words_have_a_limit(void **state)
{
	(void)state;
	struct err err = {0};
	char *long_word = xcalloc(1, 202);
	memset(long_word, 'x', 201);
	struct store *store = room_open(&room, "anna");
	for (int i = 0; i < 2; i++) {
		struct frozen frozen = { .name = xstrdup("overview"), .title = xstrdup("Översikt 2026"),
					 .request = xstrdup("year=2026\n"), .document = xstrdup("{}") };
		*(i == 0 ? &frozen.dnr : &frozen.recipient) = xstrdup(long_word);
		assert_false(store_freeze(store, &frozen, &err));
		assert_non_null(strstr(err.text, "200"));
		frozen_free(&frozen);
	}
	store_close(store);
	free(long_word);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_nobody_changes_it),
		cmocka_unit_test(test_who_may_not),
		cmocka_unit_test(test_words_have_a_limit),
		cmocka_unit_test(test_what_was_changed_is_found_out),
		cmocka_unit_test(test_damage_about_it_is_found_out),
		cmocka_unit_test(test_meddled_particulars_are_not_read),
		cmocka_unit_test(test_in_the_history),
	};
	return cmocka_run_group_tests_name("frozen", tests, start, end);
}
