/* SPDX-License-Identifier: EUPL-1.2 */
/* Several processes on one register: nothing acknowledged is lost, whoever dies and whatever comes at once. */
#include "config.h"

#include <inttypes.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "mem.h"
#include "room.h"

enum { WRITERS = 4, SAVES = 200 };

static int enter(void **state)
{
	struct room *room = xcalloc(1, sizeof *room);
	room_with_register(room);
	struct store *store = room_open(room, "anna");
	room_add(store, "unit", "name", "U", NULL);
	room_add(store, "project", "title", "P", "unit", "U", "need", "n", NULL);
	store_close(store);
	*state = room;
	return 0;
}

static int leave(void **state)
{
	room_leave(*state);
	free(*state);
	return 0;
}

/* In a child nothing of cmocka may be called: so it opens by itself. */
static struct store *open_here(const struct room *room)
{
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "per", .via = "command" }, .busy_seconds = 20 };
	struct store *store = store_open(room->path, &options, &err);
	if (store == NULL)
		fprintf(stderr, "%s\n", err.text);
	return store;
}

/* One save of a field that nobody else writes, however often others come between. */
static bool save_field(struct store *store, const char *field, const char *value, struct err *err)
{
	struct record *base = store_load(store, kind_named("project"), 1, err);
	if (base == NULL)
		return false;
	struct record *mine = record_copy(base);
	record_put(mine, kind_field(mine->kind, field), value);
	bool done = store_save(store, mine, base, NULL, NULL, err);
	record_free(base);
	record_free(mine);
	return done;
}

/* ---- four at once ---- */

static const char *const own_fields[WRITERS] = { "acronym", "dnr", "effect", "lessons" };

/* Every other save is a change of the record that all change, the rest are new records. */
static int write_much(const struct room *room, int number)
{
	struct err err = {0};
	char text[32];
	struct store *store = open_here(room);
	for (int i = 1; store != NULL && i <= SAVES; i++) {
		snprintf(text, sizeof text, "%d-%d", number, i);
		bool done;
		if (i % 2 == 0) {
			done = save_field(store, own_fields[number], text, &err);
		} else {
			struct record *partner = record_new_initial(kind_named("partner"));
			record_put(partner, kind_title(partner->kind), text);
			record_put(partner, kind_field(partner->kind, "country"), "FI");
			done = store_save(store, partner, NULL, NULL, NULL, &err);
			record_free(partner);
		}
		if (!done) {
			fprintf(stderr, "writer %d, save %d: %s\n", number, i, err.text);
			return 1;
		}
	}
	if (store == NULL)
		return 2;
	store_close(store);
	return 0;
}

static void test_four_writers(void **state)
{
	struct room *room = *state;
	int pid[WRITERS];
	for (int i = 0; i < WRITERS; i++)
		pid[i] = room_start("write-much", room, i, -1);
	for (int i = 0; i < WRITERS; i++)
		assert_int_equal(room_wait(pid[i]), 0);
	struct store *store = room_open(room, "anna");
	for (int i = 0; i < WRITERS; i++) {
		char last[32], *value = room_get(store, "project", 1, own_fields[i]);
		snprintf(last, sizeof last, "%d-%d", i, SAVES);
		assert_string_equal(value, last);
		free(value);
	}
	assert_int_equal(room_number(room, "SELECT rev FROM project WHERE id = 1"), 1 + WRITERS * SAVES / 2);
	assert_int_equal(room_number(room, "SELECT count(*) FROM partner"), WRITERS * SAVES / 2);
	assert_int_equal(room_number(room, "SELECT count(*) FROM change WHERE login = 'per'"), WRITERS * SAVES);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* ---- one dies ---- */

/* Says on standard output what was acknowledged. */
static int write_until_killed(const struct room *room, int number)
{
	struct err err = {0};
	struct store *store = open_here(room);
	(void)number;
	for (int i = 1; store != NULL; i++) {
		char text[32];
		snprintf(text, sizeof text, "%d", i);
		if (!save_field(store, "acronym", text, &err))
			return 1;
		if (write(STDOUT_FILENO, &i, sizeof i) != (ssize_t)sizeof i)
			return 2;
	}
	return 3;
}

/* The last number that came through the pipe once ROUNDS have; the writer is killed then. */
static int kill_after(int pid, int from, int rounds)
{
	int last = 0, next;
	while (last < rounds && read(from, &next, sizeof next) == (ssize_t)sizeof next)
		last = next;
	kill(pid, SIGKILL);
	assert_int_equal(room_wait(pid), 128 + SIGKILL);
	while (read(from, &next, sizeof next) == (ssize_t)sizeof next)
		last = next;
	return last;
}

static void test_killed_writer(void **state)
{
	struct room *room = *state;
	for (int round = 0; round < 12; round++) {
		int ends[2];
		assert_int_equal(pipe(ends), 0);
		int pid = room_start("write-on", room, 0, ends[1]);
		close(ends[1]);
		int last = kill_after(pid, ends[0], 3 + 5 * round);
		close(ends[0]);
		struct store *store = room_open(room, "anna");
		char *value = room_get(store, "project", 1, "acronym");
		int stands = atoi(value);
		free(value);
		/* What was acknowledged is there; one more may have got in before the word of it got out. */
		if (stands != last && stands != last + 1)
			fail_msg("acknowledged %d, there is %d", last, stands);
		assert_int_equal(room_verify(store), 0);
		store_close(store);
	}
	assert_int_equal(room_number(room, "SELECT count(*) = (SELECT rev FROM project WHERE id = 1) FROM change"
					   " WHERE kind = 'project' AND record = 1"),
			 1);
}

/* ---- the same record in two processes ---- */

static int save_end(const struct room *room, int number)
{
	struct err err = {0};
	struct store *store = open_here(room);
	(void)number;
	bool done = store != NULL && save_field(store, "end", "2028-01", &err);
	store_close(store);
	return done ? 0 : 1;
}

static void test_same_record(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct store *store = room_open(room, "anna");
	struct record *base = store_load(store, kind_named("project"), 1, &err), *mine = record_copy(base);
	struct record *theirs = NULL;
	bool merged = false;
	assert_int_equal(room_run("save-end", room, 0), 0);
	assert_true(store_changed(store));
	record_put(mine, kind_field(mine->kind, "need"), "ett annat behov");
	assert_true(store_save(store, mine, base, &merged, NULL, &err));
	assert_true(merged);
	assert_string_equal(record_get(mine, "end"), "2028-01");

	record_free(mine);
	mine = record_copy(base); /* as if begun before all that */
	record_put(mine, kind_field(mine->kind, "end"), "2027");
	assert_false(store_save(store, mine, base, &merged, &theirs, &err));
	assert_int_equal(err.code, ERR_CONFLICT);
	assert_string_equal(err.field, "end");
	assert_string_equal(record_get(theirs, "end"), "2028-01");
	assert_false(merged);
	record_free(theirs);
	record_free(mine);
	record_free(base);
	store_close(store);
}

/* ---- the lock trap ---- */

/* Comes, saves and goes: if it believes itself alone it takes the write-ahead log with it. */
static int come_and_go(const struct room *room, int number)
{
	struct err err = {0};
	char text[32];
	struct store *store = open_here(room);
	snprintf(text, sizeof text, "gäst %d", number);
	bool done = store != NULL && save_field(store, "lessons", text, &err);
	store_close(store);
	return done ? 0 : 1;
}

/* Reads what is in the file, in a process that remembers nothing. */
static int look(const struct room *room, int number)
{
	sqlite3 *db;
	sqlite3_stmt *row = NULL;
	char question[128];
	snprintf(question, sizeof question, "SELECT 1 FROM project WHERE effect = 'efter %d' AND lessons = 'gäst %d'",
		 number, number);
	bool found = sqlite3_open(room->path, &db) == SQLITE_OK &&
		     sqlite3_prepare_v2(db, question, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW;
	sqlite3_finalize(row);
	sqlite3_close(db);
	return found ? 0 : 1;
}

/* A process that opens and closes the database file by itself loses the locks that SQLite holds on it there: another
 * process then removes the log under it, and what it saves next is gone, without a word. So everything that the store
 * does with a path while it is open is done here, and nothing may be lost. */
static void test_locks_are_kept(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "anna", .via = "command" } };
	for (int i = 0; i < 3; i++) {
		assert_true(save_field(store, "acronym", "före", &err));
		store_close(store_open(room->path, &options, &err));
		assert_false(store_create(room->path, &err));
		assert_int_equal(room_verify(store), 0);
		store_changed(store);
		assert_int_equal(room_run("come-and-go", room, i), 0);
		char text[32];
		snprintf(text, sizeof text, "efter %d", i);
		assert_true(save_field(store, "effect", text, &err));
		assert_int_equal(room_run("look", room, i), 0);
	}
	store_close(store);
	store = room_open(room, "anna");
	char *value = room_get(store, "project", 1, "effect");
	assert_string_equal(value, "efter 2");
	free(value);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

int main(int argc, char **argv)
{
	static const struct room_role roles[] = {
		{ "write-much", write_much }, { "write-on", write_until_killed }, { "save-end", save_end },
		{ "come-and-go", come_and_go }, { "look", look },
	};
	int status;
	if (room_plays(argc, argv, roles, (int)(sizeof roles / sizeof *roles), &status))
		return status;
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, enter, leave)
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_four_writers),
		IN_ROOM(test_killed_writer),
		IN_ROOM(test_same_record),
		IN_ROOM(test_locks_are_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
