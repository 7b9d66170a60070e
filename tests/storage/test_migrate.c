/* SPDX-License-Identifier: EUPL-1.2 */
/* Older files: fields that came later, and numbered steps, also when several programs take them at once. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "mem.h"
#include "room.h"
#include "schema.h"

static int enter(void **state)
{
	struct room *room = xcalloc(1, sizeof *room);
	room_with_register(room);
	*state = room;
	return 0;
}

static int enter_empty(void **state)
{
	struct room *room = xcalloc(1, sizeof *room);
	room_new(room);
	*state = room;
	return 0;
}

static int leave(void **state)
{
	room_leave(*state);
	free(*state);
	return 0;
}

/* ---- fields that came later ---- */

static void make_older(const struct room *room)
{
	const char *source = getenv("srcdir");
	char *path = xasprintf("%s/tests/storage/older.sql", source != NULL ? source : "."), line[1024];
	struct str sql = {0};
	FILE *file = fopen(path, "r");
	if (file == NULL)
		fail_msg("%s cannot be read", path);
	while (fgets(line, sizeof line, file) != NULL)
		str_add(&sql, line);
	fclose(file);
	free(path);
	room_sql(room, sql.text);
	str_free(&sql);
}

static void test_older_gets_columns(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct rows rows;
	make_older(room);
	struct store *store = room_open(room, "anna");
	struct record *project = store_load(store, kind_named("project"), 1, &err);
	assert_string_equal(record_get(project, "title"), "Öppet hav");
	assert_string_equal(record_get(project, "budget_sek"), "510000000");
	assert_string_equal(record_get(project, "countries"), "DK FI");
	assert_string_equal(record_get(project, "lessons"), "");
	assert_string_equal(project->shown[kind_field(project->kind, "unit")], "Älvhamnen AB");
	assert_int_equal(project->rev, 2);
	record_free(project);

	struct query query = { .kind = kind_named("project"), .group = -1 };
	struct filter *filter = filter_parse(query.kind, "finland|plats", &err);
	assert_true(store_rows(store, &query, &rows, &err)); /* in order by today's keys: Zonen, Öppet hav */
	assert_int_equal(rows.id[0], 2);
	rows_free(&rows);
	query.filter = filter;
	assert_true(store_rows(store, &query, &rows, &err)); /* found by today's words */
	assert_int_equal(rows.count, 2);
	rows_free(&rows);
	filter_free(filter);

	if (!room_set(store, "project", 1, "lessons", "Börja i tid", &err))
		fail_msg("%s", err.text);
	room_add(store, "meeting", "title", "Möte", "date", "2026-12-01", NULL);
	assert_int_equal(room_verify(store), 0); /* triggers and indexes too */
	store_close(store);
	assert_int_equal(room_number(room, "SELECT count(*) FROM sqlite_schema WHERE name = 'project_old'"), 0);
}

/* The second time there is nothing to do: not a byte is written. */
static void test_opening_costs_nothing(void **state)
{
	struct room *room = *state;
	make_older(room);
	store_close(room_open(room, "anna"));
	long long version = room_number(room, "PRAGMA schema_version");
	store_close(room_open(room, "anna"));
	assert_int_equal(room_number(room, "PRAGMA schema_version"), version);
}

static void test_older_is_not_read_half(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "anna", .via = "command" }, .read_only = true };
	make_older(room);
	assert_null(store_open(room->path, &options, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_non_null(strstr(err.text, "older samverkan"));
}

static int open_once(const struct room *room, int number)
{
	(void)number;
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "anna", .via = "command" }, .busy_seconds = 20 };
	struct store *store = store_open(room->path, &options, &err);
	if (store == NULL)
		fprintf(stderr, "%s\n", err.text);
	store_close(store);
	return store != NULL ? 0 : 1;
}

static void test_all_open_it_at_once(void **state)
{
	struct room *room = *state;
	int pid[6];
	make_older(room);
	for (int i = 0; i < 6; i++)
		pid[i] = room_start("open-once", room, i, -1);
	for (int i = 0; i < 6; i++)
		assert_int_equal(room_wait(pid[i]), 0);
	struct store *store = room_open(room, "anna");
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* ---- numbered steps ---- */

static const struct schema_step steps[] = {
	{ 4, "CREATE TABLE host (name TEXT PRIMARY KEY) STRICT; INSERT INTO host VALUES ('ett')" },
	{ 5, "ALTER TABLE host ADD COLUMN seen TEXT; UPDATE host SET seen = 'nu'" },
	{ 0, NULL },
};
static const struct schema_step broken_steps[] = {
	{ 4, "CREATE TABLE host (name TEXT PRIMARY KEY) STRICT" },
	{ 5, "INSERT INTO host VALUES ('två'); INSERT INTO nowhere VALUES (1)" },
	{ 0, NULL },
};

static bool migrate(const struct room *room, const struct schema_step *these, int newest, struct err *err)
{
	struct sql *sql = sql_open(room->path, SQL_WRITE, 20, err);
	if (sql == NULL)
		return false;
	bool done = schema_migrate(sql, these, newest, err);
	sql_close(sql);
	return done;
}

static void test_steps(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct stat info;
	struct room copy = *room;
	if (!migrate(room, steps, 5, &err))
		fail_msg("%s", err.text);
	assert_int_equal(room_number(room, "PRAGMA user_version"), 5);
	assert_int_equal(room_number(room, "SELECT count(*) FROM host WHERE name = 'ett' AND seen = 'nu'"), 1);

	/* What was before is kept whole, and not for everybody to read. */
	snprintf(copy.path, sizeof copy.path, "%s/r.db.before-4", room->directory);
	assert_int_equal(stat(copy.path, &info), 0);
	assert_int_equal(info.st_mode & 07777, 0660);
	assert_int_equal(room_number(&copy, "PRAGMA user_version"), 3);
	assert_int_equal(room_number(&copy, "SELECT count(*) FROM person"), 2);
	struct store *store = room_open(&copy, "anna");
	assert_int_equal(room_verify(store), 0);
	store_close(store);

	assert_true(migrate(room, steps, 5, &err)); /* once is enough */
	assert_int_equal(room_number(room, "SELECT count(*) FROM host"), 1);
	assert_false(migrate(room, steps, 4, &err)); /* an older program keeps out */
	assert_int_equal(err.code, ERR_REFUSED);
}

/* A step that fails leaves the file at the step before it. */
static void test_broken_step(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	assert_false(migrate(room, broken_steps, 5, &err));
	assert_non_null(strstr(err.text, "nowhere"));
	assert_int_equal(room_number(room, "PRAGMA user_version"), 4);
	assert_int_equal(room_number(room, "SELECT count(*) FROM host"), 0);
}

static int take_steps(const struct room *room, int number)
{
	(void)number;
	struct err err = {0};
	bool done = migrate(room, steps, 5, &err);
	if (!done)
		fprintf(stderr, "%s\n", err.text);
	return done ? 0 : 1;
}

static void test_all_take_steps_at_once(void **state)
{
	struct room *room = *state;
	int pid[6];
	for (int i = 0; i < 6; i++)
		pid[i] = room_start("take-steps", room, i, -1);
	for (int i = 0; i < 6; i++)
		assert_int_equal(room_wait(pid[i]), 0);
	assert_int_equal(room_number(room, "PRAGMA user_version"), 5);
	assert_int_equal(room_number(room, "SELECT count(*) FROM host"), 1);
}

/* Step 2: what was done before it is alone, and can be taken back as what comes after it. */
static void test_older_can_be_undone(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct undoable next;
	make_older(room);
	struct store *store = room_open(room, "anna");
	assert_int_equal(room_number(room, "PRAGMA user_version"), SCHEMA_VERSION);
	assert_int_equal(room_number(room, "SELECT count(*) FROM change WHERE undoes IS NULL AND batch IS NULL"), 5);
	assert_true(store_undo_next(store, false, &next, &err));
	assert_int_equal(next.change, 5);
	undoable_free(&next);
	if (!store_undo(store, 5, NULL, &err))
		fail_msg("%s", err.text);
	assert_int_equal(room_number(room, "SELECT undoes FROM change WHERE id = 6"), 5);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
	struct room copy = *room;
	snprintf(copy.path, sizeof copy.path, "%s/r.db.before-2", room->directory);
	assert_int_equal(room_number(&copy, "SELECT count(*) FROM pragma_table_info('change')"), 8);
}

/* Step 3: what had been fixed for ever keeps its number and stands in the history and in the chain. */
static void test_older_keeps_what_was_fixed(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct frozen frozen;
	struct changes changes;
	make_older(room);
	room_sql(room, "CREATE TABLE frozen (id INTEGER PRIMARY KEY, at TEXT NOT NULL, login TEXT NOT NULL,"
		       " name TEXT NOT NULL, title TEXT NOT NULL, dnr TEXT, recipient TEXT, request TEXT NOT NULL,"
		       " sha256 TEXT NOT NULL, document TEXT NOT NULL) STRICT;"
		       "CREATE TRIGGER frozen_stays BEFORE DELETE ON frozen BEGIN SELECT RAISE(ABORT, 'stays'); END;"
		       "CREATE TRIGGER change_field_is_new BEFORE INSERT ON change_field"
		       " WHEN NEW.change IS NOT (SELECT max(id) FROM change)"
		       " BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;"
		       "INSERT INTO frozen WITH n(n) AS (VALUES (1), (2), (4))"
		       " SELECT n, '2026-01-07T08:00:00Z', 'anna',"
		       " 'overview', 'Översikt ' || n, 'KS ' || n, NULL, 'year=2025' || char(10),"
		       " 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'abc' FROM n");
	struct store *store = room_open(room, "anna");
	assert_int_equal(room_verify(store), 0);
	if (!store_frozen(store, 2, &frozen, &err))
		fail_msg("%s", err.text);
	assert_string_equal(frozen.dnr, "KS 2");
	assert_string_equal(frozen.document, "abc");
	assert_string_equal(frozen.at, "2026-01-07T08:00:00Z");
	frozen_free(&frozen);
	assert_true(store_history(store, NULL, 0, NULL, 1, &changes, &err));
	assert_string_equal(changes.change[0].title, "Översikt 4");
	assert_string_equal(changes.change[0].at, "2026-01-07T08:00:00Z");
	changes_free(&changes);
	frozen = (struct frozen){ .name = xstrdup("overview"), .title = xstrdup("x"), .request = xstrdup("x"),
				  .document = xstrdup("{}") };
	if (!store_freeze(store, &frozen, &err))
		fail_msg("%s", err.text);
	assert_int_equal(frozen.id, 5);
	frozen_free(&frozen);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* The steps of the program itself end at its version, without a gap. */
static void test_own_steps(void **state)
{
	(void)state;
	int version = 1;
	for (const struct schema_step *step = schema_steps; step->to != 0; step++)
		assert_int_equal(step->to, ++version);
	assert_int_equal(version, SCHEMA_VERSION);
}

int main(int argc, char **argv)
{
	static const struct room_role roles[] = { { "open-once", open_once }, { "take-steps", take_steps } };
	int status;
	if (room_plays(argc, argv, roles, 2, &status))
		return status;
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, enter, leave)
#define IN_EMPTY_ROOM(test) cmocka_unit_test_setup_teardown(test, enter_empty, leave)
	const struct CMUnitTest tests[] = {
		IN_EMPTY_ROOM(test_older_gets_columns),
		IN_EMPTY_ROOM(test_opening_costs_nothing),
		IN_EMPTY_ROOM(test_older_is_not_read_half),
		IN_EMPTY_ROOM(test_all_open_it_at_once),
		IN_EMPTY_ROOM(test_older_can_be_undone),
		IN_EMPTY_ROOM(test_older_keeps_what_was_fixed),
		IN_ROOM(test_steps),
		IN_ROOM(test_broken_step),
		IN_ROOM(test_all_take_steps_at_once),
		cmocka_unit_test(test_own_steps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
