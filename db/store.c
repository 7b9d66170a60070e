/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

#include "derive.h"
#include "permit.h"
#include "place.h"
#include "rule.h"
#include "schema.h"
#include "tally.h"
#include "title.h"
#include "words.h"

enum { BUSY_SECONDS = 5 };

/* ---- making ---- */

static bool make_tables(struct sql *sql, struct err *err)
{
	if (!sql_begin(sql, "EXCLUSIVE", err))
		return false;
	if (schema_make(sql, err))
		return sql_commit(sql, err);
	sql_rollback(sql);
	return false;
}

/* WAL last: until then application_id stands in the file itself, for whoever looks at it with other tools. */
static bool fill_new(const char *path, struct err *err)
{
	struct sql *sql = sql_open(path, SQL_WRITE, BUSY_SECONDS, err);
	if (sql == NULL)
		return false;
	bool done = make_tables(sql, err) && sql_run(sql, "PRAGMA journal_mode = WAL", err);
	sql_close(sql);
	return done;
}

bool store_create(const char *path, struct err *err)
{
	if (!place_create(path, err))
		return false;
	if (!fill_new(path, err)) {
		place_remove(path);
		return false;
	}
	place_sync(path);
	return true;
}

char *store_schema(void)
{
	return schema_text();
}

/* ---- opening ---- */

static bool mend_inside(struct sql *sql, struct err *err)
{
	bool same;
	if (!schema_fits(sql, &same, err))
		return false;
	return same || (words_drop(sql, err) && schema_sync(sql, err) && derive_all(sql, err) &&
			tally_recount(sql, err));
}

/* Another process may be doing the same: so it looks again once it is alone. */
static bool mend(struct sql *sql, struct err *err)
{
	if (!sql_begin(sql, "EXCLUSIVE", err))
		return false;
	if (mend_inside(sql, err))
		return sql_commit(sql, err);
	sql_rollback(sql);
	return false;
}

static bool refuse_old(const char *path, struct err *err)
{
	return err_set(err, ERR_REFUSED,
		       _("%s: was made by an older samverkan: let somebody who may write in it open it once first"),
		       path);
}

static bool bring_up_to_date(struct sql *sql, bool writable, struct err *err)
{
	int version;
	bool same = false;
	if (!schema_check(sql, SCHEMA_VERSION, &version, err))
		return false;
	if (version < SCHEMA_VERSION) {
		if (!writable)
			return refuse_old(sql->path, err);
		if (!schema_migrate(sql, schema_steps, SCHEMA_VERSION, err))
			return false;
	}
	if (!schema_fits(sql, &same, err) || same)
		return same;
	return writable ? mend(sql, err) : refuse_old(sql->path, err);
}

static bool keep_wal(struct sql *sql, struct err *err)
{
	return sql_run(sql, "PRAGMA journal_mode = WAL", err);
}

/* In a directory that may only be read SQLite cannot make its -shm file. When nobody who may write has made one
 * either, the file is as good as unchangeable. */
static struct sql *open_read_only(const char *path, int busy_seconds, struct err *err)
{
	int64_t version;
	struct sql *sql = sql_open(path, SQL_READ, busy_seconds, err);
	if (sql != NULL && sql_number(sql, "PRAGMA user_version", &version, err))
		return sql;
	int code = sql != NULL ? sqlite3_errcode(sql->db) & 0xff : SQLITE_CANTOPEN;
	sql_close(sql);
	/* Who owns a directory that may only be read is told the second. */
	if (code != SQLITE_CANTOPEN && code != SQLITE_READONLY)
		return NULL;
	if (!place_has_log(path))
		return sql_open(path, SQL_IMMUTABLE, busy_seconds, err);
	err_set(err, ERR_IO,
		_("%s: the latest changes still lie in %s-wal: let somebody who may write in the directory open it "
		  "once"),
		path, path);
	return NULL;
}

static bool open_file(struct store *store, const char *path, const struct store_options *options, struct err *err)
{
	bool writable;
	const char *why;
	int busy = options->busy_seconds > 0 ? options->busy_seconds : BUSY_SECONDS;
	if (!place_check(path, &writable, &why, err))
		return false;
	store->read_only = options->read_only || !writable;
	store->why = !writable ? why : N_("read-only was asked for");
	store->sql = writable ? sql_open(path, SQL_WRITE, busy, err) : open_read_only(path, busy, err);
	if (store->sql == NULL || !title_functions(store->sql, err) ||
	    !bring_up_to_date(store->sql, !store->read_only, err))
		return false;
	if (store->read_only)
		return sql_run(store->sql, "PRAGMA query_only = ON", err);
	if (!keep_wal(store->sql, err))
		return false;
	if (!(options->fill ? schema_put_off(store->sql, err) : schema_catch_up(store->sql, err)) ||
	    !words_make(store->sql, WORDS_FROM, err))
		return false;
	sql_seal(store->sql);
	return true;
}

static bool check_known(struct store *store, struct err *err)
{
	return store->person != 0 || strcmp(store->via, "init") == 0 ||
	       err_set(err, ERR_REFUSED, _("%s: %s is not known in the register, and so does not read it either"),
		       store->sql->path, store->login);
}

static bool open_store(struct store *store, const char *path, const struct store_options *options, struct err *err)
{
	int64_t version;
	store->login = xstrdup(options->actor.login);
	store->via = xstrdup(options->actor.via);
	store->lookup = (struct lookup){ .store = store, .find = lookup_find };
	if (!open_file(store, path, options, err) || !sql_number(store->sql, "PRAGMA user_version", &version, err) ||
	    !sql_number(store->sql, "PRAGMA data_version", &store->data_version, err))
		return false;
	store->version = (int)version;
	draft_start(store, path, options->read_only);
	return store_read_actor(store, err) && (!options->refuse_unknown || check_known(store, err));
}

struct store *store_open(const char *path, const struct store_options *options, struct err *err)
{
	struct store *store = xcalloc(1, sizeof *store);
	if (open_store(store, path, options, err))
		return store;
	store_close(store);
	return NULL;
}

void store_close(struct store *store)
{
	if (store == NULL)
		return;
	draft_end(store);
	sql_close(store->sql);
	free(store->login);
	free(store->via);
	free(store->unknown);
	free(store->person_name);
	free(store->person_units);
	permit_free(store);
	rule_debt_free(store->debt);
	free(store);
}

/* ---- who acts ---- */

static bool read_person(struct store *store, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(
		store->sql, "SELECT id, name FROM person WHERE login = :login AND deleted_at IS NULL ORDER BY id", err);
	if (row == NULL)
		return false;
	sql_bind(row, ":login", store->login);
	enum sql_result got = sql_step(store->sql, row, err);
	free(store->person_name);
	store->person = got == SQL_ROW ? sqlite3_column_int64(row, 0) : 0;
	store->person_name = xstrdup(got == SQL_ROW ? sql_text(row, 1) : "");
	sql_done(store->sql, row);
	return got != SQL_FAILED;
}

static bool read_units(struct store *store, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(
		store->sql,
		"SELECT coalesce(u.short_name, u.name) FROM unit u WHERE u.deleted_at IS NULL"
		" AND u.id IN (SELECT s.unit FROM assignment s WHERE s.person = :person AND s.deleted_at IS NULL"
		" AND (s.\"from\" IS NULL OR s.\"from\" <= :today)"
		" AND (s.\"to\" IS NULL OR s.\"to\" >= substr(:today, 1, length(s.\"to\")))) ORDER BY u.skey, u.id",
		err);
	if (row == NULL)
		return false;
	struct str names = {0};
	enum sql_result got;
	sql_bind_number(row, ":person", store->person);
	sql_bind_today(row);
	while ((got = sql_step(store->sql, row, err)) == SQL_ROW)
		str_addf(&names, "%s%s", names.length > 0 ? ", " : "", sql_text(row, 0));
	sql_done(store->sql, row);
	free(store->person_units);
	store->person_units = str_take(&names);
	return got == SQL_END;
}

/* A new register has no persons yet: init is the one that enters them. */
static bool is_known(const struct store *store)
{
	return store->person != 0 || strcmp(store->via, "init") == 0;
}

bool store_read_actor(struct store *store, struct err *err)
{
	if (!read_person(store, err) || !read_units(store, err) || !permit_read(store, err))
		return false;
	free(store->unknown);
	store->unknown = NULL;
	if (!is_known(store))
		store->unknown = xasprintf(_("%s is not known in the register: you may read"), store->login);
	else if (!access_writes(&store->permit.actor))
		store->unknown = permit_reader(store);
	return true;
}

bool store_is_read_only(struct store *store, const char **why)
{
	const char *sentence = store->read_only ? i18n(store->why) : store->unknown != NULL ? store->unknown : NULL;
	if (why != NULL && sentence != NULL)
		*why = sentence;
	return sentence != NULL;
}

bool store_keeps_own(struct store *store, const char **why)
{
	return !store_is_read_only(store, why) || (store->person != 0 && !store->read_only);
}

const char *store_path(const struct store *store)
{
	return store->sql->path;
}

const char *store_login(const struct store *store)
{
	return store->login;
}

void store_set_via(struct store *store, const char *via)
{
	char *copy = xstrdup(via);
	free(store->via);
	store->via = copy;
	store_read_actor(store, NULL);
}

const char *store_person_name(struct store *store)
{
	return store->person_name;
}

const char *store_person_units(struct store *store)
{
	return store->person_units;
}

const struct lookup *store_lookup(struct store *store)
{
	return &store->lookup;
}

void store_tell(struct store *store, bool (*go_on)(void *context, int done, int count), void *context)
{
	store->go_on = go_on;
	store->told = context;
}

bool store_goes_on(struct store *store, int done, int count, struct err *err)
{
	return store->go_on == NULL || store->go_on(store->told, done, count) ||
	       err_set(err, ERR_SLOW, _("%s: was broken off"), store->sql->path);
}

/* ---- together with others ---- */

bool store_changed(struct store *store)
{
	int64_t version;
	if (!sql_number(store->sql, "PRAGMA data_version", &version, NULL) || version == store->data_version)
		return false;
	store->data_version = version;
	store_read_actor(store, NULL);
	return true;
}

/* What a write is about: records of the register, or only what is one's own. */
static bool may_write(struct store *store, bool own, struct err *err)
{
	int64_t version;
	if (!sql_number(store->sql, "PRAGMA user_version", &version, err))
		return false;
	if (version != store->version)
		return err_set(err, ERR_STALE,
			       _("%s: has been taken over by a newer samverkan; leave and start again"),
			       store->sql->path);
	return permit_refresh(store, err) &&
	       (store->unknown == NULL || (own && store->person != 0) ||
		err_set(err, ERR_REFUSED, "%s", store->unknown));
}

static bool begin(struct store *store, bool together, bool own, struct err *err)
{
	memset(&store->deed, 0, sizeof store->deed);
	store->deed.together = together;
	if (store->read_only)
		return err_set(err, ERR_REFUSED, _("%s: nothing can be saved: %s"), store->sql->path, i18n(store->why));
	if (!sql_begin(store->sql, "IMMEDIATE", err))
		return false;
	if (may_write(store, own, err))
		return true;
	sql_rollback(store->sql);
	return false;
}

bool store_begin(struct store *store, bool together, struct err *err)
{
	return begin(store, together, false, err);
}

bool store_begin_own(struct store *store, struct err *err)
{
	return begin(store, false, true, err);
}

bool store_end(struct store *store, bool done, struct err *err)
{
	if (!done || !permit_settle(store, err) || !words_settle(store->sql, err)) {
		words_forget(store->sql);
		sql_rollback(store->sql);
		return false;
	}
	bool kept = sql_commit(store->sql, err);
	if (kept && store->permit.stale)
		store_read_actor(store, NULL);
	return kept;
}
