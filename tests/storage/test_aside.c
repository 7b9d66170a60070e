/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms in progress: what is typed outlives its program, belongs to one login and to one program at a time, and nothing
 * that happens to its file stands in the way of work. */
#include "config.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "mem.h"
#include "room.h"

static int enter(void **state)
{
	struct room *room = xcalloc(1, sizeof *room);
	room_with_register(room);
	char *own = xasprintf("%s/state", room->directory);
	setenv("XDG_STATE_HOME", own, 1);
	free(own);
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

static char *beside(const struct room *room, const char *suffix)
{
	return xasprintf("%s%s", room->path, suffix);
}

/* The same directory with the file of drafts in the register's place, for plain SQL. */
static struct room file_of_drafts(const struct room *room)
{
	struct room aside = *room;
	snprintf(aside.path, sizeof aside.path, "%.63s/r.db.drafts", room->directory);
	return aside;
}

/* The caller frees. */
static struct record *load(struct store *store)
{
	struct err err = {0};
	struct record *record = store_load(store, kind_named("project"), 1, &err);
	if (record == NULL)
		fail_msg("%s", err.text);
	return record;
}

/* Opens a form on project 1. */
static int64_t open_form(struct store *store)
{
	struct err err = {0};
	struct record *record = load(store);
	int64_t id = store_draft_open(store, record, &err);
	record_free(record);
	if (id == 0)
		fail_msg("%s", err.text);
	return id;
}

static bool type_in(struct store *store, int64_t id, const char *field, const char *text, struct err *err)
{
	return store_draft_write(store, id, NULL, field, &(struct draft_text){ field, text }, 1, err);
}

static void must_type(struct store *store, int64_t id, const char *field, const char *text)
{
	struct err err = {0};
	if (!type_in(store, id, field, text, &err))
		fail_msg("%s", err.text);
}

static int count_drafts(struct store *store)
{
	struct drafts drafts;
	struct err err = {0};
	if (!store_drafts(store, &drafts, &err))
		fail_msg("%s", err.text);
	int count = drafts.count;
	drafts_free(&drafts);
	return count;
}

static int count_writers(struct store *store)
{
	struct writers writers;
	struct err err = {0};
	if (!store_writers(store, &writers, &err))
		fail_msg("%s", err.text);
	int count = writers.count;
	writers_free(&writers);
	return count;
}

/* What is typed in FIELD of the only draft. The caller frees; NULL: it was left as it was. */
static char *typed(struct store *store, const char *field)
{
	struct drafts drafts;
	char *text = NULL;
	assert_true(store_drafts(store, &drafts, NULL));
	assert_int_equal(drafts.count, 1);
	for (int i = 0; i < drafts.draft[0].field_count; i++)
		if (strcmp(drafts.draft[0].field[i].name, field) == 0 && drafts.draft[0].field[i].typed != NULL)
			text = xstrdup(drafts.draft[0].field[i].typed);
	drafts_free(&drafts);
	return text;
}

static void assert_typed(struct store *store, const char *field, const char *wanted)
{
	char *text = typed(store, field);
	if (wanted == NULL)
		assert_null(text);
	else
		assert_string_equal(text, wanted);
	free(text);
}

/* ---- what is kept ---- */

static void test_nobody_edits(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna");
	char *path = beside(room, ".drafts"), *lock = beside(room, ".drafts.lock");
	assert_int_equal(count_drafts(anna), 0);
	assert_int_equal(count_writers(anna), 0);
	assert_false(store_writers_changed(anna));
	assert_int_not_equal(access(path, F_OK), 0);
	assert_int_not_equal(access(lock, F_OK), 0);
	store_close(anna);
	free(path);
	free(lock);
}

static void test_kept(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *other = room_open(room, "anna");
	struct drafts drafts;
	int64_t id = open_form(anna);
	store_changed(other);
	must_type(anna, id, "title", "Halvt  ord ");
	must_type(anna, id, "need", "");
	must_type(anna, id, "dnr", "bort");
	must_type(anna, id, "dnr", NULL);
	must_type(anna, id, "start", "2026-02-30");
	/* The register has not been touched: nobody reads it again. */
	assert_false(store_changed(other));
	assert_int_equal(count_drafts(other), 0);
	store_close(anna);
	assert_true(store_drafts(other, &drafts, NULL));
	assert_int_equal(drafts.count, 1);
	assert_string_equal(drafts.draft[0].kind->name, "project");
	assert_int_equal(drafts.draft[0].record, 1);
	assert_int_equal(drafts.draft[0].rev, 1);
	assert_string_equal(drafts.draft[0].title, "P");
	assert_string_equal(drafts.draft[0].focus, "start");
	assert_string_equal(drafts.draft[0].at, "2026-11-20T08:00:00Z");
	assert_string_equal(drafts.draft[0].field[0].name, "title");
	assert_string_equal(drafts.draft[0].field[0].base, "P");
	drafts_free(&drafts);
	assert_typed(other, "title", "Halvt  ord ");
	assert_typed(other, "need", "");
	assert_typed(other, "dnr", NULL);
	assert_typed(other, "start", "2026-02-30");
	store_close(other);
}

/* Only its own login is offered a draft. */
static void test_others_see_nothing(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per");
	struct err err = {0};
	int64_t id = open_form(anna);
	must_type(anna, id, "title", "hemligt");
	store_close(anna);
	assert_int_equal(count_drafts(per), 0);
	assert_false(store_draft_take(per, id, &err));
	anna = room_open(room, "anna");
	assert_int_equal(count_drafts(anna), 1);
	store_close(anna);
	store_close(per);
}

static void test_end(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *other = room_open(room, "anna");
	struct err err = {0};
	int64_t id = open_form(anna);
	must_type(anna, id, "title", "sparas");
	assert_true(store_draft_close(anna, id, &err));
	assert_int_equal(count_writers(other), 0);
	id = open_form(anna);
	must_type(anna, id, "title", "blir kvar");
	store_draft_leave(anna, id);
	assert_int_equal(count_drafts(other), 1);
	assert_int_equal(count_drafts(anna), 1);
	store_close(anna);
	store_close(other);
}

/* What others saved meanwhile may become what the draft is measured against. */
static void test_base_moves(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna");
	struct err err = {0};
	struct drafts drafts;
	int64_t id = open_form(anna);
	assert_true(room_set(anna, "project", 1, "title", "Q", &err));
	struct record *now = load(anna);
	assert_true(store_draft_write(anna, id, now, "need", &(struct draft_text){ "need", "x" }, 1, &err));
	record_free(now);
	store_draft_leave(anna, id);
	assert_true(store_drafts(anna, &drafts, NULL));
	assert_int_equal(drafts.draft[0].rev, 2);
	assert_string_equal(drafts.draft[0].field[0].base, "Q");
	drafts_free(&drafts);
	store_close(anna);
}

/* The uuid tells later whether a new record was saved before its program died. */
static void test_new_record(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna");
	struct err err = {0};
	int64_t found = -1;
	struct record *record = room_record(anna, "partner", "name", "Ny", "country", "FI", NULL);
	int64_t id = store_draft_open(anna, record, &err);
	assert_int_not_equal(id, 0);
	assert_true(store_find_uuid(anna, record->kind, record->uuid, &found, &err));
	assert_int_equal(found, 0);
	char *uuid = xstrdup(record->uuid);
	assert_true(store_save(anna, record, NULL, NULL, NULL, &err));
	assert_string_equal(record->uuid, uuid);
	assert_true(store_find_uuid(anna, record->kind, uuid, &found, &err));
	assert_int_equal(found, record->id);
	/* A copy of a record is another record. */
	struct record *copy = record_copy(record);
	copy->id = copy->rev = 0;
	record_put(copy, kind_title(copy->kind), "Kopia");
	if (!store_save(anna, copy, NULL, NULL, NULL, &err))
		fail_msg("%s", err.text);
	assert_string_not_equal(copy->uuid, uuid);
	free(uuid);
	record_free(copy);
	record_free(record);
	store_close(anna);
}

/* ---- who is alive ---- */

/* Types, says so on standard output, and waits to be killed. */
static int write_and_wait(const struct room *room, int number)
{
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "anna", .via = "screen" }, .busy_seconds = 5 };
	struct store *store = store_open(room->path, &options, &err);
	struct record *record = store != NULL ? store_load(store, kind_named("project"), 1, &err) : NULL;
	int64_t id = record != NULL ? store_draft_open(store, record, &err) : 0;
	if (id == 0 || (number > 0 && !type_in(store, id, "title", "sista ordet", &err)))
		return 1;
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves nobody behind */
	if (write(STDOUT_FILENO, "x", 1) != 1)
		return 2;
	for (;;)
		pause();
}

static const struct room_role roles[] = { { "write_and_wait", write_and_wait } };

/* Returns the pid of a program that has typed, or only opened the form when NUMBER is 0. */
static int start_writer(const struct room *room, int number)
{
	int ends[2];
	char byte;
	assert_int_equal(pipe(ends), 0);
	int pid = room_start("write_and_wait", room, number, ends[1]);
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	close(ends[0]);
	return pid;
}

static void test_killed(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna");
	int pid = start_writer(room, 1);
	assert_true(store_writers_changed(anna));
	assert_int_equal(count_writers(anna), 1);
	assert_int_equal(count_drafts(anna), 0);
	assert_false(store_writers_changed(anna));
	kill(pid, SIGKILL);
	assert_int_equal(room_wait(pid), 128 + SIGKILL);
	/* Nobody has written anything: the lock alone tells. */
	assert_true(store_writers_changed(anna));
	assert_int_equal(count_writers(anna), 0);
	assert_false(store_writers_changed(anna));
	assert_typed(anna, "title", "sista ordet");
	store_close(anna);
}

/* A form in which nothing was typed leaves nothing. */
static void test_swept(void **state)
{
	struct room *room = *state;
	int pid = start_writer(room, 0);
	kill(pid, SIGKILL);
	room_wait(pid);
	struct store *anna = room_open(room, "anna");
	assert_int_equal(count_drafts(anna), 0);
	open_form(anna);
	struct room aside = file_of_drafts(room);
	assert_int_equal(room_number(&aside, "SELECT count(*) FROM draft"), 1);
	store_close(anna);
}

static void test_taken_once(void **state)
{
	struct room *room = *state;
	struct store *one = room_open(room, "anna"), *two = room_open(room, "anna");
	struct err err = {0};
	int64_t id = open_form(one);
	must_type(one, id, "title", "x");
	assert_false(store_draft_take(two, id, &err)); /* its program lives */
	assert_int_equal(err.code, ERR_CONFLICT);
	store_draft_leave(one, id);
	assert_true(store_draft_take(two, id, &err));
	assert_int_equal(count_drafts(one), 0);
	assert_false(store_draft_take(one, id, &err));
	must_type(two, id, "title", "xy");
	store_close(two);
	assert_typed(one, "title", "xy");
	store_close(one);
}

static void test_writers(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per");
	struct writers writers;
	assert_false(store_writers_changed(per));
	int64_t id = open_form(anna);
	assert_true(store_writers_changed(per));
	assert_true(store_writers(per, &writers, NULL));
	assert_int_equal(writers.count, 1);
	assert_string_equal(writers.writer[0].login, "anna");
	assert_string_equal(writers.writer[0].title, "P");
	assert_int_equal(writers.writer[0].record, 1);
	assert_string_equal(writers.writer[0].opened, "2026-11-20T08:00:00Z");
	writers_free(&writers);
	assert_false(store_writers_changed(per));
	assert_int_equal(count_writers(anna), 0);
	assert_true(store_draft_close(anna, id, NULL));
	assert_true(store_writers_changed(per));
	assert_int_equal(count_writers(per), 0);
	store_close(anna);
	store_close(per);
}

static void test_read_only(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "per", .via = "screen" }, .read_only = true };
	struct store *reader = store_open(room->path, &options, &err), *anna = room_open(room, "anna");
	char *path = beside(room, ".drafts");
	struct record *record = load(reader);
	assert_int_equal(store_draft_open(reader, record, &err), 0);
	assert_int_equal(err.code, ERR_REFUSED);
	assert_int_not_equal(access(path, F_OK), 0);
	open_form(anna);
	assert_true(store_writers_changed(reader));
	assert_int_equal(count_writers(reader), 1);
	store_close(anna);
	assert_true(store_writers_changed(reader));
	assert_int_equal(count_writers(reader), 0);
	record_free(record);
	store_close(reader);
	free(path);
}

/* ---- what may happen to the file ---- */

static void test_mode(void **state)
{
	struct room *room = *state;
	struct stat info;
	char *path = beside(room, ".drafts"), *lock = beside(room, ".drafts.lock");
	umask(077);
	chmod(room->path, 0640);
	struct store *anna = room_open(room, "anna");
	open_form(anna);
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0640);
	assert_int_equal(stat(lock, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0640);
	store_close(anna);
	free(path);
	free(lock);
}

static void put_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	for (int i = 0; i < 200; i++)
		fputs(text, file);
	fclose(file);
}

static void test_broken(void **state)
{
	struct room *room = *state;
	char *path = beside(room, ".drafts"), *moved = beside(room, ".drafts.broken-2026-11-20T08:00:00Z");
	char *again = xasprintf("%s-2", moved);
	put_file(path, "this is no database, whatever it may be ");
	struct store *anna = room_open(room, "anna");
	assert_int_equal(count_drafts(anna), 0);
	int64_t id = open_form(anna);
	assert_true(id > 0);
	must_type(anna, id, "title", "x");
	char *notice = store_draft_notice(anna);
	assert_non_null(strstr(notice, moved));
	assert_null(store_draft_notice(anna));
	free(notice);
	assert_int_equal(access(moved, F_OK), 0);
	store_close(anna);

	/* So is a database of somebody else, and nothing of it is lost. */
	char *log = beside(room, ".drafts-wal");
	unlink(path);
	unlink(log);
	struct room foreign = file_of_drafts(room);
	room_sql(&foreign, "CREATE TABLE recipes (name); INSERT INTO recipes VALUES ('soppa')");
	anna = room_open(room, "anna");
	assert_true(open_form(anna) > 0);
	store_close(anna);
	snprintf(foreign.path, sizeof foreign.path, "%s", again);
	assert_int_equal(room_number(&foreign, "SELECT count(*) FROM recipes"), 1);
	free(path);
	free(log);
	free(moved);
	free(again);
}

/* Removed while programs have it open. */
static void test_removed(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per");
	char *path = beside(room, ".drafts"), *log = beside(room, ".drafts-wal"), *index = beside(room, ".drafts-shm");
	int64_t id = open_form(anna);
	assert_true(store_writers_changed(per));
	unlink(path);
	unlink(log);
	unlink(index);
	assert_false(type_in(anna, id, "title", "x", &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	id = open_form(anna);
	must_type(anna, id, "title", "x");
	assert_true(store_writers_changed(per));
	assert_int_equal(count_writers(per), 1);
	store_close(anna);
	store_close(per);
	free(path);
	free(log);
	free(index);
}

/* Writes nonsense over the whole of PATH, which keeps its size; or leaves nothing of it. */
static void spoil(const char *path, bool empty)
{
	struct stat info;
	assert_int_equal(stat(path, &info), 0);
	FILE *file = fopen(path, empty ? "w" : "r+");
	assert_non_null(file);
	for (off_t i = 0; i < info.st_size && !empty; i++)
		fputc(0xA5, file);
	fclose(file);
}

/* Damaged while a form is open: what is typed then is kept all the same, in a new file, and one is told. */
static void assert_survives(const struct room *room, bool empty)
{
	struct err err = {0};
	struct store *anna = room_open(room, "anna");
	char *path = beside(room, ".drafts"), *log = beside(room, ".drafts-wal");
	int64_t id = open_form(anna);
	must_type(anna, id, "title", "före");
	spoil(path, empty);
	spoil(log, empty);
	/* SQLite does not look again at what it has read; the end of the program does. */
	assert_false(type_in(anna, id, "title", "efter", &err) && store_draft_can_be_read(anna, id));
	id = open_form(anna);
	must_type(anna, id, "title", "efter");
	assert_true(store_draft_can_be_read(anna, id));
	if (!empty) { /* an empty file is no damage: it is as when somebody removes it */
		char *notice = store_draft_notice(anna);
		assert_non_null(notice);
		free(notice);
	}
	store_close(anna);
	struct store *again = room_open(room, "anna");
	assert_typed(again, "title", "efter");
	store_close(again);
	free(path);
	free(log);
}

static void test_cut_short(void **state)
{
	assert_survives(*state, true);
}

static void test_written_over(void **state)
{
	assert_survives(*state, false);
}

/* Where the register lies nothing can be written: the person's own file takes it, for nobody else to read. */
static void test_fallback(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	char *path = beside(room, ".drafts"), *own = xasprintf("%s/state/samverkan", room->directory);
	assert_int_equal(mkdir(path, 0700), 0);
	struct store *anna = room_open(room, "anna"), *other = room_open(room, "anna");
	int64_t id = open_form(anna);
	assert_true(id < 0);
	must_type(anna, id, "title", "x");
	assert_true(store_writers_changed(other));
	assert_int_equal(count_writers(other), 1);
	store_close(anna);
	assert_typed(other, "title", "x");
	store_close(other);
	struct stat info;
	assert_int_equal(stat(own, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0700);
	/* It is offered also when the other place works again. */
	assert_int_equal(rmdir(path), 0);
	anna = room_open(room, "anna");
	assert_true(open_form(anna) > 0);
	assert_typed(anna, "title", "x");
	store_close(anna);
	/* And where that is not possible either, the reason is told. */
	unlink(path);
	assert_int_equal(mkdir(path, 0700), 0);
	setenv("XDG_STATE_HOME", "/dev/null", 1);
	anna = room_open(room, "anna");
	struct record *record = load(anna);
	assert_int_equal(store_draft_open(anna, record, &err), 0);
	assert_non_null(strstr(err.text, path));
	record_free(record);
	store_close(anna);
	free(path);
	free(own);
}

static void test_moved(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct store *anna = room_open(room, "anna");
	int64_t id = open_form(anna);
	struct record *record = load(anna);
	int64_t other = store_draft_move(anna, id, record, &err);
	assert_true(other < 0);
	must_type(anna, other, "title", "y");
	assert_false(type_in(anna, id, "title", "y", &err));
	store_draft_leave(anna, other);
	assert_typed(anna, "title", "y");
	record_free(record);
	store_close(anna);
}

static void test_newer(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna");
	open_form(anna);
	store_close(anna);
	struct room aside = file_of_drafts(room);
	room_sql(&aside, "PRAGMA user_version = 2");
	anna = room_open(room, "anna");
	assert_true(open_form(anna) < 0);
	assert_null(store_draft_notice(anna));
	store_close(anna);
	assert_int_equal(room_number(&aside, "PRAGMA user_version"), 2);
}

/* What was written before stays, and when there is room again it goes on. */
static void test_full(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct rlimit before, small;
	struct store *anna = room_open(room, "anna");
	int64_t id = open_form(anna);
	must_type(anna, id, "need", "först");
	char *note = xmalloc(400001);
	memset(note, 'x', 400000);
	note[400000] = '\0';
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 300000;
	setrlimit(RLIMIT_FSIZE, &small);
	bool written = type_in(anna, id, "need", note, &err);
	setrlimit(RLIMIT_FSIZE, &before);
	assert_false(written);
	assert_int_equal(err.code, ERR_IO);
	struct store *other = room_open(room, "anna");
	must_type(anna, id, "title", "igen");
	store_draft_leave(anna, id);
	assert_typed(other, "need", "först");
	assert_typed(other, "title", "igen");
	store_close(anna);
	store_close(other);
	free(note);
}

/* Another program is writing: the one that types does not wait for it. */
static void test_busy(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct store *anna = room_open(room, "anna");
	int64_t id = open_form(anna);
	char *path = beside(room, ".drafts");
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	assert_false(type_in(anna, id, "title", "x", &err));
	assert_int_equal(err.code, ERR_BUSY);
	assert_int_equal(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	must_type(anna, id, "title", "x");
	sqlite3_close(db);
	store_close(anna);
	free(path);
}

int main(int argc, char **argv)
{
	int status;
	if (room_plays(argc, argv, roles, sizeof roles / sizeof *roles, &status))
		return status;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_nobody_edits, enter, leave),
		cmocka_unit_test_setup_teardown(test_kept, enter, leave),
		cmocka_unit_test_setup_teardown(test_others_see_nothing, enter, leave),
		cmocka_unit_test_setup_teardown(test_end, enter, leave),
		cmocka_unit_test_setup_teardown(test_base_moves, enter, leave),
		cmocka_unit_test_setup_teardown(test_new_record, enter, leave),
		cmocka_unit_test_setup_teardown(test_killed, enter, leave),
		cmocka_unit_test_setup_teardown(test_swept, enter, leave),
		cmocka_unit_test_setup_teardown(test_taken_once, enter, leave),
		cmocka_unit_test_setup_teardown(test_writers, enter, leave),
		cmocka_unit_test_setup_teardown(test_read_only, enter, leave),
		cmocka_unit_test_setup_teardown(test_mode, enter, leave),
		cmocka_unit_test_setup_teardown(test_broken, enter, leave),
		cmocka_unit_test_setup_teardown(test_removed, enter, leave),
		cmocka_unit_test_setup_teardown(test_cut_short, enter, leave),
		cmocka_unit_test_setup_teardown(test_written_over, enter, leave),
		cmocka_unit_test_setup_teardown(test_fallback, enter, leave),
		cmocka_unit_test_setup_teardown(test_moved, enter, leave),
		cmocka_unit_test_setup_teardown(test_newer, enter, leave),
		cmocka_unit_test_setup_teardown(test_full, enter, leave),
		cmocka_unit_test_setup_teardown(test_busy, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
