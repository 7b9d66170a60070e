/* SPDX-License-Identifier: EUPL-1.2 */
/* Making and opening a register: what is refused and in what words, who may write, and what the file system says. */
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
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "mem.h"
#include "place.h"
#include "room.h"
#include "schema.h"
#include "sql.h"

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

static void write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

/* The whole file; the caller frees. */
static char *read_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	*length = (size_t)ftell(file);
	rewind(file);
	char *bytes = xmalloc(*length + 1);
	assert_int_equal(fread(bytes, 1, *length, file), *length);
	fclose(file);
	return bytes;
}

static void assert_says(const struct err *err, const char *word)
{
	if (strstr(err->text, word) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", err->text, word);
}

/* Refused with the word in the sentence, and not a byte is another afterwards. */
static void assert_left_alone(const struct room *room, const char *word)
{
	size_t length, length_after;
	char *before = read_file(room->path, &length);
	struct err err = room_refused(room->path);
	char *after = read_file(room->path, &length_after);
	assert_says(&err, room->path);
	assert_says(&err, word);
	assert_int_equal(length, length_after);
	assert_memory_equal(before, after, length);
	free(before);
	free(after);
}

/* ---- making ---- */

static void test_create(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct stat info;
	mode_t old = umask(077);
	assert_true(store_create(room->path, &err));
	umask(old);
	assert_int_equal(stat(room->path, &info), 0);
	assert_int_equal(info.st_mode & 07777, 0660);
	assert_int_equal(room_number(room, "PRAGMA application_id"), 0x53616D76);
	assert_int_equal(room_number(room, "PRAGMA user_version"), SCHEMA_VERSION);
	assert_int_equal(room_number(room, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"), 1);

	assert_false(store_create(room->path, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_says(&err, "is there already");
}

static void test_create_leaves_nothing(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	char *path = xasprintf("%s/none/r.db", room->directory);
	assert_false(store_create(path, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_says(&err, "/none");
	free(path);

	/* No room for the tables: what was begun is removed again. */
	struct rlimit small = { .rlim_cur = 20000, .rlim_max = RLIM_INFINITY }, before;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small.rlim_max = before.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	bool made = store_create(room->path, &err);
	setrlimit(RLIMIT_FSIZE, &before);
	assert_false(made);
	assert_int_equal(err.code, ERR_IO);
	assert_int_not_equal(access(room->path, F_OK), 0);
	assert_int_equal(rmdir(room->directory), 0);
	assert_int_equal(mkdir(room->directory, 0700), 0);
}

/* What every connection promises, whatever the library was built with. */
static void test_connection(void **state)
{
	static const struct {
		const char *question;
		int64_t answer;
	} promises[] = {
		{ "PRAGMA synchronous", 2 },     { "PRAGMA foreign_keys", 1 },    { "PRAGMA trusted_schema", 0 },
		{ "PRAGMA cell_size_check", 1 }, { "PRAGMA mmap_size", 0 }, { "PRAGMA journal_size_limit", 8388608 },
	};
	struct room *room = *state;
	struct err err = {0};
	struct sql *sql = sql_open(room->path, SQL_WRITE, 7, &err);
	assert_non_null(sql);
	for (size_t i = 0; i < sizeof promises / sizeof *promises; i++) {
		int64_t is = -1;
		assert_true(sql_number(sql, promises[i].question, &is, &err));
		if (is != promises[i].answer)
			fail_msg("%s is %lld", promises[i].question, (long long)is);
	}
	/* Words in double quotes are names, never texts; and the table of tables is out of reach. */
	assert_false(sql_run(sql, "SELECT \"nonsens\"", &err));
	assert_false(sql_run(sql, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", &err));
	sql_close(sql);
}

static void test_schema_text(void **state)
{
	(void)state;
	char *text = store_schema();
	assert_non_null(strstr(text, "CREATE TABLE IF NOT EXISTS \"twin_town\""));
	assert_non_null(strstr(text, "CREATE TABLE IF NOT EXISTS \"project_countries\""));
	free(text);
}

/* ---- what is no register ---- */

static void test_no_file(void **state)
{
	struct room *room = *state;
	struct err err = room_refused(room->path);
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_says(&err, "samverkan init");
	assert_int_not_equal(access(room->path, F_OK), 0);
	char *path = xasprintf("%s/none/r.db", room->directory);
	err = room_refused(path);
	assert_says(&err, "/none");
	free(path);
	err = room_refused(room->directory);
	assert_says(&err, "is not a file");
}

static void test_foreign(void **state)
{
	struct room *room = *state;
	write_file(room->path, "", 0);
	assert_left_alone(room, "is empty");
	write_file(room->path, "Kära dagbok", 11);
	assert_left_alone(room, "is not a samverkan register");
	char noise[8192];
	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)(i * 7919 >> 3);
	write_file(room->path, noise, sizeof noise);
	assert_left_alone(room, "is not a samverkan register");
	unlink(room->path);
	room_sql(room, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
	assert_left_alone(room, "is not a samverkan register");
	room_sql(room, "PRAGMA journal_mode = WAL; PRAGMA application_id = 7; PRAGMA user_version = 1");
	assert_left_alone(room, "is not a samverkan register");
}

static void test_newer(void **state)
{
	struct room *room = *state;
	room_sql(room, "PRAGMA user_version = 9");
	assert_left_alone(room, "schema 9, this is 3");
}

static void test_damaged(void **state)
{
	struct room *room = *state;
	size_t length;
	char *bytes = read_file(room->path, &length);
	write_file(room->path, bytes, length / 2);
	assert_left_alone(room, "is damaged");
	write_file(room->path, bytes, 50);
	assert_left_alone(room, "is damaged");
	memset(bytes + 100, 0x55, 3000); /* the table of contents */
	write_file(room->path, bytes, length);
	assert_left_alone(room, "is damaged");
	free(bytes);
}

/* ---- who may write ---- */

static void test_unknown_login_reads(void **state)
{
	struct room *room = *state;
	const char *why = NULL;
	struct err err = {0};
	struct store *store = room_open(room, "eva");
	assert_true(store_is_read_only(store, &why));
	assert_non_null(strstr(why, "eva is not known"));
	struct record *record = store_load(store, kind_named("person"), 1, &err);
	assert_non_null(record);
	record_put(record, kind_field(record->kind, "title"), "x");
	assert_false(store_save(store, record, NULL, NULL, NULL, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	record_free(record);

	struct store *anna = room_open(room, "anna");
	assert_false(store_is_read_only(anna, &why));
	assert_string_equal(store_person_name(anna), "Anna Andersson");
	room_add(anna, "person", "name", "Eva", "login", "eva", NULL);
	assert_true(store_changed(store)); /* known from now on */
	assert_false(store_is_read_only(store, &why));
	assert_string_equal(store_person_name(store), "Eva");

	assert_true(store_delete(anna, kind_named("person"), 3, 0, &err)); /* and at once no longer */
	assert_false(store_delete(store, kind_named("person"), 2, 0, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	store_close(anna);
	store_close(store);
}

static void test_units_of_mine(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	room_add(store, "unit", "name", "Kultur", NULL);
	room_add(store, "unit", "name", "Förr", NULL);
	room_add(store, "unit", "name", "Barn", NULL);
	room_add(store, "assignment", "person", "anna", "role", "deputy", "unit", "Kultur", "from", "2026-11", NULL);
	room_add(store, "assignment", "person", "anna", "role", "deputy", "unit", "Förr", "to", "2026-10", NULL);
	room_add(store, "assignment", "person", "anna", "role", "deputy", "unit", "Barn", "to", "2026", NULL);
	store_set_via(store, "screen");
	assert_string_equal(store_person_units(store), "Barn, Kultur");
	struct query query = { .kind = kind_named("unit"), .group = -1 };
	struct rows rows;
	assert_true(store_rows(store, &query, &rows, &err));
	assert_int_equal(rows.count, 3);
	rows_free(&rows);
	store_close(store);
}

static void test_read_only_asked(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	const char *why = NULL;
	const struct store_options options = { .actor = { .login = "anna", .via = "command" }, .read_only = true };
	struct store *store = store_open(room->path, &options, &err);
	assert_non_null(store);
	assert_true(store_is_read_only(store, &why));
	assert_non_null(strstr(why, "read-only"));
	assert_false(store_delete(store, kind_named("person"), 2, 0, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	store_close(store);
}

/* ---- permissions: in a process without the powers of root ---- */

static void drop_powers(const struct room *room)
{
	if (geteuid() != 0)
		return;
	if (setgid(65534) != 0 || setuid(65534) != 0) {
		fprintf(stderr, "%s: cannot become nobody\n", room->path);
		_exit(99);
	}
}

static int try_unreadable(const struct room *room, int number)
{
	(void)number;
	drop_powers(room);
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "anna", .via = "command" } };
	struct store *store = store_open(room->path, &options, &err);
	return store == NULL && strstr(err.text, "may not be read: permission denied") != NULL ? 0 : 1;
}

/* Reads everything and may write nothing. NUMBER 1: only the directory is closed. */
static int try_read_only(const struct room *room, int number)
{
	drop_powers(room);
	struct err err = {0};
	const char *why = "";
	const struct store_options options = { .actor = { .login = "anna", .via = "command" } };
	struct store *store = store_open(room->path, &options, &err);
	if (store == NULL) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	if (!store_is_read_only(store, &why) || strstr(why, number == 1 ? "directory" : "file") == NULL)
		return 2;
	struct query query = { .kind = kind_named("person"), .group = -1 };
	struct rows rows;
	if (!store_rows(store, &query, &rows, &err) || rows.count != 2)
		return 3;
	rows_free(&rows);
	if (store_delete(store, kind_named("person"), 2, 0, &err) || err.code != ERR_REFUSED)
		return 4;
	store_close(store);
	return 0;
}

/* What was saved last lies in the log, which cannot be read here: that is said, instead of showing what was before. */
static int try_half(const struct room *room, int number)
{
	(void)number;
	drop_powers(room);
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "anna", .via = "command" } };
	struct store *store = store_open(room->path, &options, &err);
	if (store == NULL && strstr(err.text, "-wal") != NULL)
		return 0;
	fprintf(stderr, "%s\n", store != NULL ? "opened" : err.text);
	store_close(store);
	return 1;
}

static void give_away(const struct room *room)
{
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(room->directory, 65534, 65534), 0);
	assert_int_equal(chown(room->path, 65534, 65534), 0);
}

static void test_permissions(void **state)
{
	struct room *room = *state;
	give_away(room);
	assert_int_equal(chmod(room->path, 0), 0);
	assert_int_equal(room_run("unreadable", room, 0), 0);
	assert_int_equal(chmod(room->path, 0440), 0);
	assert_int_equal(room_run("read-only", room, 0), 0);
	assert_int_equal(chmod(room->path, 0660), 0);
	assert_int_equal(chmod(room->directory, 0550), 0);
	assert_int_equal(room_run("read-only", room, 1), 0);
	assert_int_equal(chmod(room->directory, 0700), 0);
}

static void copy_file(const char *from, const char *to)
{
	size_t length;
	char *bytes = read_file(from, &length);
	write_file(to, bytes, length);
	free(bytes);
}

static void test_half_a_copy(void **state)
{
	struct room *room = *state, half = *room;
	snprintf(half.directory, sizeof half.directory, "%.40s/half", room->directory);
	snprintf(half.path, sizeof half.path, "%s/r.db", half.directory);
	assert_int_equal(mkdir(half.directory, 0700), 0);
	struct store *store = room_open(room, "anna");
	room_add(store, "unit", "name", "U", NULL);
	char *log = xasprintf("%s-wal", room->path), *half_log = xasprintf("%s-wal", half.path);
	copy_file(log, half_log); /* the log alone is open to us: nothing of SQLite's locks lies on it */
	free(log);
	free(half_log);
	store_close(store);
	copy_file(room->path, half.path);
	give_away(room);
	give_away(&half);
	assert_int_equal(chmod(half.directory, 0550), 0);
	assert_int_equal(room_run("half", &half, 0), 0);
	assert_int_equal(chmod(half.directory, 0700), 0);
}

static void test_network_names(void **state)
{
	(void)state;
	assert_string_equal(place_network(0x6969), "NFS");
	assert_string_equal(place_network(0xFF534D42), "CIFS");
	assert_string_equal(place_network((unsigned long)(int)0xFF534D42), "CIFS"); /* as a signed f_type comes */
	assert_string_equal(place_network(0xFE534D42), "SMB2");
	assert_string_equal(place_network(0x65735546), "FUSE");
	assert_string_equal(place_network(0x01021997), "9P");
	assert_string_equal(place_network(0x00C36400), "Ceph");
	assert_null(place_network(0xEF53));     /* ext4 */
	assert_null(place_network(0x58465342)); /* XFS */
	assert_null(place_network(0x9123683E)); /* btrfs */
	assert_null(place_network(0x01021994)); /* tmpfs */
	assert_null(place_network(0x794C7630)); /* overlayfs */
}

/* ---- the disk is full ---- */

static void test_full(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct err err = {0};
	struct rlimit before, small;
	struct record *record = room_record(store, "partner", "name", "Stor", "country", "FI", NULL);
	char *note = xmalloc(400001);
	memset(note, 'x', 400000);
	note[400000] = '\0';
	record_put(record, kind_field(record->kind, "note"), note);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 300000;
	setrlimit(RLIMIT_FSIZE, &small);
	bool saved = store_save(store, record, NULL, NULL, NULL, &err);
	setrlimit(RLIMIT_FSIZE, &before);
	assert_false(saved);
	assert_int_equal(err.code, ERR_IO);
	assert_says(&err, "nothing was saved");
	assert_int_equal(record->id, 0);
	if (!store_save(store, record, NULL, NULL, NULL, &err)) /* room again: the same save goes through */
		fail_msg("%s", err.text);
	assert_int_equal(room_verify(store), 0);
	record_free(record);
	free(note);
	store_close(store);
}

/* ---- others ---- */

static void test_changed(void **state)
{
	struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per");
	struct err err = {0};
	assert_false(store_changed(anna));
	assert_true(room_set(anna, "person", 1, "title", "x", &err));
	assert_false(store_changed(anna)); /* own changes are no news */
	assert_true(store_changed(per));
	assert_false(store_changed(per));
	store_close(anna);
	store_close(per);
}

static void test_busy(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "anna", .via = "command" }, .busy_seconds = 1 };
	struct store *store = store_open(room->path, &options, &err);
	sqlite3 *db;
	assert_non_null(store);
	assert_int_equal(sqlite3_open(room->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	time_t begun = time(NULL);
	assert_false(store_delete(store, kind_named("person"), 2, 0, &err));
	assert_true(time(NULL) > begun); /* it has waited, however fast the machine */
	assert_int_equal(err.code, ERR_BUSY);
	assert_says(&err, "more than 1 second");
	assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	assert_true(store_delete(store, kind_named("person"), 2, 0, &err));
	store_close(store);
}

/* Somebody installs a newer program, which takes the file over while this one runs. */
static void test_stale(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct store *store = room_open(room, "anna");
	room_sql(room, "PRAGMA user_version = 8");
	assert_false(room_set(store, "person", 1, "title", "x", &err));
	assert_int_equal(err.code, ERR_STALE);
	struct record *record = store_load(store, kind_named("person"), 1, &err);
	assert_int_equal(record->rev, 1);
	record_free(record);
	store_close(store);
}

/* Somebody restores a copy while this one runs: what it saved would go into a file that nobody finds. */
static void test_replaced(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	const char *why = "";
	struct store *store = room_open(room, "anna");
	char *copy = xasprintf("%s/copy.db", room->directory), *away = xasprintf("%s/away.db", room->directory);
	assert_true(store_backup(store, copy, &err));
	assert_false(store_changed(store));
	assert_false(store_is_replaced(store, &why));
	assert_int_equal(rename(room->path, away), 0);
	assert_int_equal(rename(copy, room->path), 0);
	assert_false(room_set(store, "person", 1, "title", "x", &err));
	assert_int_equal(err.code, ERR_STALE);
	assert_says(&err, "nothing was saved: the register has been moved or replaced");
	assert_true(store_is_replaced(store, &why));
	assert_true(store_is_read_only(store, &why));
	assert_non_null(strstr(why, "leave and start again"));
	store_close(store);
	assert_int_equal(room_verify(store = room_open(room, "anna")), 0);
	assert_true(room_set(store, "person", 1, "title", "y", &err));
	store_close(store);
	assert_int_equal(unlink(away), 0);
	free(copy);
	free(away);
}

/* The look that is made while nobody types tells once. */
static void test_replaced_is_seen(void **state)
{
	struct room *room = *state;
	struct store *store = room_open(room, "anna");
	char *away = xasprintf("%s/away.db", room->directory);
	assert_int_equal(rename(room->path, away), 0);
	assert_true(store_changed(store));
	assert_false(store_changed(store));
	assert_true(store_is_replaced(store, NULL));
	store_close(store);
	assert_int_equal(rename(away, room->path), 0);
	free(away);
}

/* ---- the strategy ---- */

static void test_strategy(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct store *store = room_open(room, "anna");
	struct strategy *none = store_strategy(store, &err);
	assert_non_null(none);
	assert_int_equal(none->area_count, 0);
	strategy_free(none);
	const char *source = getenv("srcdir");
	char *path = xasprintf("%s/strategies/tranas.ini", source != NULL ? source : ".");
	struct strategy *given = strategy_read(path, &err), *kept;
	free(path);
	if (given == NULL)
		fail_msg("%s", err.text);
	for (int i = 0; i < 2; i++) /* the second takes the place of the first */
		assert_true(store_put_strategy(store, given, &err));
	kept = store_strategy(store, &err);
	assert_non_null(kept);
	assert_int_equal(kept->ini->count, given->ini->count);
	for (int i = 0; i < kept->ini->count; i++) {
		assert_string_equal(kept->ini->entry[i].section, given->ini->entry[i].section);
		assert_string_equal(kept->ini->entry[i].key, given->ini->entry[i].key);
		assert_string_equal(kept->ini->entry[i].value, given->ini->entry[i].value);
	}
	assert_int_equal(kept->area_count, given->area_count);
	strategy_free(given);
	strategy_free(kept);
	store_close(store);
}

int main(int argc, char **argv)
{
	static const struct room_role roles[] = {
		{ "unreadable", try_unreadable }, { "read-only", try_read_only }, { "half", try_half },
	};
	int status;
	if (room_plays(argc, argv, roles, 3, &status))
		return status;
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, enter, leave)
#define IN_EMPTY_ROOM(test) cmocka_unit_test_setup_teardown(test, enter_empty, leave)
	const struct CMUnitTest tests[] = {
		IN_EMPTY_ROOM(test_create),
		IN_EMPTY_ROOM(test_create_leaves_nothing),
		IN_ROOM(test_connection),
		cmocka_unit_test(test_schema_text),
		IN_EMPTY_ROOM(test_no_file),
		IN_EMPTY_ROOM(test_foreign),
		IN_ROOM(test_newer),
		IN_ROOM(test_damaged),
		IN_ROOM(test_unknown_login_reads),
		IN_ROOM(test_units_of_mine),
		IN_ROOM(test_read_only_asked),
		IN_ROOM(test_permissions),
		IN_ROOM(test_half_a_copy),
		cmocka_unit_test(test_network_names),
		IN_ROOM(test_full),
		IN_ROOM(test_changed),
		IN_ROOM(test_busy),
		IN_ROOM(test_stale),
		IN_ROOM(test_replaced),
		IN_ROOM(test_replaced_is_seen),
		IN_ROOM(test_strategy),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
