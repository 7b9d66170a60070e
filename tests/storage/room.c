/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"

void room_new(struct room *room)
{
	const char *base = getenv("TMPDIR");
	snprintf(room->directory, sizeof room->directory, "%.40s/samverkan-XXXXXX", base != NULL ? base : "/tmp");
	assert_non_null(mkdtemp(room->directory));
	snprintf(room->path, sizeof room->path, "%s/r.db", room->directory);
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	clock_set_zone();
	i18n_start("en", NULL);
}

static void add_person(struct store *store, const char *name, const char *login)
{
	room_add(store, "person", "name", name, "login", login, NULL);
}

void room_with_register(struct room *room)
{
	struct err err = {0};
	room_new(room);
	if (!store_create(room->path, &err))
		fail_msg("%s", err.text);
	const struct store_options options = { .actor = { .login = "root", .via = "init" } };
	struct store *store = store_open(room->path, &options, &err);
	if (store == NULL)
		fail_msg("%s", err.text);
	add_person(store, "Anna Andersson", "anna");
	add_person(store, "Per Persson", "per");
	store_close(store);
}

void room_leave(struct room *room)
{
	pid_t pid = fork();
	if (pid == 0) {
		execlp("rm", "rm", "-rf", room->directory, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(room_wait((int)pid), 0);
}

struct store *room_open(const struct room *room, const char *login)
{
	struct err err = {0};
	const struct store_options options = { .actor = { .login = login, .via = "command" }, .busy_seconds = 5 };
	struct store *store = store_open(room->path, &options, &err);
	if (store == NULL)
		fail_msg("%s", err.text);
	return store;
}

struct err room_refused(const char *path)
{
	struct err err = {0};
	const struct store_options options = { .actor = { .login = "anna", .via = "command" }, .busy_seconds = 1 };
	struct store *store = store_open(path, &options, &err);
	if (store != NULL) {
		store_close(store);
		fail_msg("%s was opened", path);
	}
	assert_int_not_equal(err.code, ERR_NONE);
	return err;
}

static void put_text(struct store *store, struct record *record, const char *name, const char *text)
{
	struct err err = {0};
	char *canonical = NULL;
	int field = kind_field(record->kind, name);
	if (field < 0)
		fail_msg("%s has no field %s", record->kind->name, name);
	if (!type_parse(&record->kind->fields[field], text, store_lookup(store), &canonical, &err))
		fail_msg("%s", err.text);
	record_put(record, field, canonical);
	free(canonical);
}

static struct record *make(struct store *store, const char *kind, va_list pairs)
{
	struct record *record = record_new_initial(kind_named(kind));
	for (const char *name; (name = va_arg(pairs, const char *)) != NULL;)
		put_text(store, record, name, va_arg(pairs, const char *));
	return record;
}

struct record *room_record(struct store *store, const char *kind, ...)
{
	va_list pairs;
	va_start(pairs, kind);
	struct record *record = make(store, kind, pairs);
	va_end(pairs);
	return record;
}

int64_t room_add(struct store *store, const char *kind, ...)
{
	struct err err = {0};
	va_list pairs;
	va_start(pairs, kind);
	struct record *record = make(store, kind, pairs);
	va_end(pairs);
	if (!store_save(store, record, NULL, NULL, NULL, &err))
		fail_msg("%s", err.text);
	int64_t id = record->id;
	record_free(record);
	return id;
}

bool room_set(struct store *store, const char *kind, int64_t id, const char *field, const char *text, struct err *err)
{
	struct record *base = store_load(store, kind_named(kind), id, err);
	if (base == NULL)
		return false;
	struct record *mine = record_copy(base);
	put_text(store, mine, field, text);
	bool done = store_save(store, mine, base, NULL, NULL, err);
	record_free(base);
	record_free(mine);
	return done;
}

char *room_get(struct store *store, const char *kind, int64_t id, const char *field)
{
	struct err err = {0};
	struct record *record = store_load(store, kind_named(kind), id, &err);
	if (record == NULL)
		fail_msg("%s", err.text);
	char *value = xstrdup(record_get(record, field));
	record_free(record);
	return value;
}

static void print_finding(void *context, const char *sentence)
{
	(void)context;
	print_message("verify: %s\n", sentence);
}

int room_verify(struct store *store)
{
	struct err err = {0};
	int found = store_verify(store, print_finding, NULL, &err);
	if (found < 0)
		fail_msg("%s", err.text);
	return found;
}

static sqlite3 *open_plain(const struct room *room)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(room->path, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	return db;
}

void room_sql(const struct room *room, const char *sql)
{
	sqlite3 *db = open_plain(room);
	char *why = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
	sqlite3_close(db);
}

long long room_number(const struct room *room, const char *sql)
{
	sqlite3 *db = open_plain(room);
	sqlite3_stmt *row;
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(row), SQLITE_ROW);
	long long number = sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	sqlite3_close(db);
	return number;
}

bool room_plays(int argc, char **argv, const struct room_role *roles, int count, int *status)
{
	struct room room;
	if (argc != 4)
		return false;
	*status = 99;
	snprintf(room.directory, sizeof room.directory, "%s", argv[2]);
	snprintf(room.path, sizeof room.path, "%s/r.db", argv[2]);
	clock_set_zone();
	i18n_start("en", NULL);
	for (int i = 0; i < count; i++)
		if (strcmp(roles[i].name, argv[1]) == 0)
			*status = roles[i].run(&room, atoi(argv[3]));
	return true;
}

int room_start(const char *role, const struct room *room, int number, int out)
{
	char text[16];
	snprintf(text, sizeof text, "%d", number);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		if (out >= 0)
			dup2(out, STDOUT_FILENO);
		execl("/proc/self/exe", "test", role, room->directory, text, (char *)NULL);
		_exit(127);
	}
	return (int)pid;
}

int room_run(const char *role, const struct room *room, int number)
{
	return room_wait(room_start(role, room, number, -1));
}

int room_wait(int pid)
{
	int status;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
