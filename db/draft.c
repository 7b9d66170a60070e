/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "private.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "hash.h"
#include "i18n.h"
#include "mem.h"
#include "settings.h"

#include "permit.h"

/* ---- the two files ---- */

/* One file per register: its name, and what tells registers of the same name apart (a hash of the whole path). The
 * caller frees. */
static char *own_path(const char *path)
{
	uint64_t hash = hash_add(HASH_START, path, strlen(path));
	const char *slash = strrchr(path, '/');
	char *name = xasprintf("%.100s-%016" PRIx64 ".drafts", slash != NULL ? slash + 1 : path, hash);
	char *own = settings_state(name);
	free(name);
	return own;
}

void draft_start(struct store *store, const char *path, bool read_only)
{
	/* Whatever way leads to the register, all find the same file. */
	char *real = realpath(path, NULL), *register_path = xstrdup(real != NULL ? real : path);
	char *shared = xasprintf("%s.drafts", register_path), *own = own_path(register_path);
	store->aside[ASIDE_SHARED] = aside_new(shared, register_path, read_only);
	store->aside[ASIDE_OWN] = aside_new(own, NULL, read_only);
	free(real);
	free(register_path);
	free(shared);
	free(own);
}

void draft_end(struct store *store)
{
	for (int i = 0; i < ASIDES; i++)
		aside_free(store->aside[i]);
}

/* To the rest of the program the numbers of a person's own file are those below 0. */
static int64_t number_of(int which, int64_t row)
{
	return which == ASIDE_OWN ? -row : row;
}

static int64_t row_of(int64_t id)
{
	return id < 0 ? -id : id;
}

static struct aside *aside_of(struct store *store, int64_t id)
{
	return store->aside[id < 0 ? ASIDE_OWN : ASIDE_SHARED];
}

char *store_draft_notice(struct store *store)
{
	for (int i = 0; i < ASIDES; i++) {
		char *notice = store->aside[i]->notice;
		store->aside[i]->notice = NULL;
		if (notice != NULL)
			return notice;
	}
	return NULL;
}

/* ---- opening ---- */

/* Numbers that a statement answers with. Returns how many, -1 on failure; the caller frees *OUT. */
static int numbers(struct aside *aside, const char *text, int64_t **out, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(aside->sql, text, err);
	enum sql_result got = SQL_FAILED;
	int count = 0;
	*out = NULL;
	while (row != NULL && (got = sql_step(aside->sql, row, err)) == SQL_ROW) {
		*out = xrealloc(*out, (size_t)count + 1, sizeof **out);
		(*out)[count++] = sqlite3_column_int64(row, 0);
	}
	if (row != NULL)
		sql_done(aside->sql, row);
	return got == SQL_END ? count : -1;
}

static bool remove_row(struct aside *aside, int64_t number, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(aside->sql, "DELETE FROM draft WHERE id = :id", err);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":id", number);
	return sql_finish(aside->sql, statement, err);
}

/* Forms in which nothing was typed and whose program has died without a word. */
static bool sweep(struct aside *aside, struct err *err)
{
	int64_t *rows;
	int count = numbers(aside, "SELECT id FROM draft WHERE NOT EXISTS"
			    " (SELECT 1 FROM draft_value WHERE draft = id AND dirty)", &rows, err);
	bool done = count >= 0;
	for (int i = 0; i < count && done; i++)
		if (!aside_is_mine(aside, rows[i]) && !aside_is_held(aside, rows[i]))
			done = remove_row(aside, rows[i], err);
	free(rows);
	return done;
}

static bool insert_draft(struct store *store, struct aside *aside, const struct record *record, struct err *err)
{
	char stamp[CLOCK_STAMP_SIZE];
	sqlite3_stmt *statement = sql_prepare(aside->sql,
					      "INSERT INTO draft (login, kind, record, rev, uuid, opened, at, title)"
					      " VALUES (:login, :kind, :record, :rev, :uuid, :at, :at, :title)", err);
	if (statement == NULL)
		return false;
	clock_stamp(stamp);
	char *title = record->id != 0 ? record_title(record) : xstrdup("");
	sql_bind(statement, ":login", store->login);
	sql_bind(statement, ":kind", record->kind->name);
	sql_bind_number(statement, ":record", record->id);
	sql_bind_number(statement, ":rev", record->rev);
	sql_bind(statement, ":uuid", record->uuid);
	sql_bind(statement, ":at", stamp);
	sql_bind(statement, ":title", title);
	free(title);
	return sql_finish(aside->sql, statement, err);
}

static bool write_base(struct aside *aside, int64_t number, const struct record *base, struct err *err)
{
	for (int i = 0; i < base->kind->field_count; i++) {
		if (!field_is_writable(&base->kind->fields[i]))
			continue;
		sqlite3_stmt *statement = sql_prepare(aside->sql,
						      "INSERT INTO draft_value (draft, field, base)"
						      " VALUES (:draft, :field, :base)"
						      " ON CONFLICT DO UPDATE SET base = excluded.base", err);
		if (statement == NULL)
			return false;
		sql_bind_number(statement, ":draft", number);
		sql_bind(statement, ":field", base->kind->fields[i].name);
		sql_bind(statement, ":base", record_value(base, i));
		if (!sql_finish(aside->sql, statement, err))
			return false;
	}
	return true;
}

/* The lock is there before others see the row, so that nobody takes it for left behind. */
static bool open_inside(struct store *store, struct aside *aside, const struct record *record, int64_t *number,
			struct err *err)
{
	*number = 0;
	if (!sweep(aside, err) || !insert_draft(store, aside, record, err))
		return false;
	*number = sqlite3_last_insert_rowid(aside->sql->db);
	if (!aside_hold(aside, *number))
		return err_set(err, ERR_IO, _("%s: may only be read"), aside->lock_path);
	return write_base(aside, *number, record, err);
}

static int64_t open_in(struct store *store, int which, const struct record *record, struct err *err)
{
	struct aside *aside = store->aside[which];
	if (!aside_open(aside, true, err) || !aside_begin(aside, err))
		return 0;
	int64_t number;
	if (open_inside(store, aside, record, &number, err) && sql_commit(aside->sql, err))
		return number_of(which, number);
	aside_note(aside);
	sql_rollback(aside->sql);
	aside_release(aside, number);
	return 0;
}

static bool give_uuid(struct record *record, struct err *err)
{
	char uuid[37];
	if (record->uuid != NULL)
		return true;
	if (!make_uuid(uuid, err))
		return false;
	record->uuid = xstrdup(uuid);
	return true;
}

/* The reason that counts is that of the place where drafts belong; that it is busy is no reason to leave it. */
int64_t store_draft_open(struct store *store, struct record *record, struct err *err)
{
	const char *why = NULL;
	struct err shared = {0};
	int64_t id = 0;
	bool refused = store_is_read_only(store, &why) && !permit_is_self(store, record);
	if (refused)
		err_set(err, ERR_REFUSED, "%s", why);
	if (refused || !give_uuid(record, err))
		return 0;
	id = open_in(store, ASIDE_SHARED, record, &shared);
	if (id == 0 && aside_replace(store->aside[ASIDE_SHARED]))
		id = open_in(store, ASIDE_SHARED, record, &shared);
	if (id == 0 && shared.code != ERR_BUSY)
		id = open_in(store, ASIDE_OWN, record, NULL);
	if (id == 0 && err != NULL)
		*err = shared;
	return id;
}

int64_t store_draft_move(struct store *store, int64_t id, struct record *record, struct err *err)
{
	int64_t other = id > 0 && give_uuid(record, err) ? open_in(store, ASIDE_OWN, record, err) : 0;
	if (other != 0 && !store_draft_close(store, id, NULL))
		store_draft_leave(store, id);
	return other;
}

bool store_find_uuid(struct store *store, const struct kind *kind, const char *uuid, int64_t *id, struct err *err)
{
	char *text = xasprintf("SELECT id FROM \"%s\" WHERE uuid = :uuid", kind->table);
	sqlite3_stmt *row = sql_prepare(store->sql, text, err);
	free(text);
	if (row == NULL)
		return false;
	sql_bind(row, ":uuid", uuid);
	enum sql_result got = sql_step(store->sql, row, err);
	*id = got == SQL_ROW ? sqlite3_column_int64(row, 0) : 0;
	sql_done(store->sql, row);
	return got != SQL_FAILED;
}

/* ---- writing ---- */

static bool write_text(struct aside *aside, int64_t number, const struct draft_text *text, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(aside->sql,
					      "UPDATE draft_value SET typed = :typed, dirty = :dirty"
					      " WHERE draft = :draft AND field = :field", err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":typed", text->text);
	sql_bind_number(statement, ":dirty", text->text != NULL);
	sql_bind_number(statement, ":draft", number);
	sql_bind(statement, ":field", text->field);
	return sql_finish(aside->sql, statement, err);
}

/* False with ERR_NOT_FOUND when the row has gone. */
static bool touch(struct aside *aside, int64_t number, const char *focus, int64_t rev, struct err *err)
{
	char stamp[CLOCK_STAMP_SIZE];
	sqlite3_stmt *statement = sql_prepare(aside->sql, "UPDATE draft SET at = :at, focus = :focus,"
					      " rev = coalesce(nullif(:rev, 0), rev) WHERE id = :id", err);
	if (statement == NULL)
		return false;
	clock_stamp(stamp);
	sql_bind(statement, ":at", stamp);
	sql_bind(statement, ":focus", focus);
	sql_bind_number(statement, ":rev", rev);
	sql_bind_number(statement, ":id", number);
	return sql_finish(aside->sql, statement, err) &&
	       (sqlite3_changes(aside->sql->db) == 1 ||
		err_set(err, ERR_NOT_FOUND, _("%s: somebody has removed the draft"), aside->path));
}

static bool write_inside(struct aside *aside, int64_t number, const struct record *base, const char *focus,
			 const struct draft_text *texts, int count, struct err *err)
{
	if (!touch(aside, number, focus, base != NULL ? base->rev : 0, err))
		return false;
	if (base != NULL && !write_base(aside, number, base, err))
		return false;
	for (int i = 0; i < count; i++)
		if (!write_text(aside, number, &texts[i], err))
			return false;
	return true;
}

/* Opens and begins, provided that the draft is still this program's. */
static bool begin_own(struct aside *aside, int64_t number, struct err *err)
{
	if (!aside_open(aside, true, err))
		return false;
	if (!aside_is_mine(aside, number))
		return err_set(err, ERR_NOT_FOUND, _("%s: somebody has removed the draft"), aside->path);
	return aside_begin(aside, err);
}

/* Ends what begin_own began. */
static bool end_own(struct aside *aside, bool done, struct err *err)
{
	if (done && sql_commit(aside->sql, err))
		return true;
	aside_note(aside);
	sql_rollback(aside->sql);
	return false;
}

bool store_draft_write(struct store *store, int64_t id, const struct record *base, const char *focus,
		       const struct draft_text *texts, int count, struct err *err)
{
	struct aside *aside = aside_of(store, id);
	if (!begin_own(aside, row_of(id), err))
		return false;
	if (end_own(aside, write_inside(aside, row_of(id), base, focus, texts, count, err), err))
		return true;
	aside_replace(aside);
	return false;
}

bool store_draft_can_be_read(struct store *store, int64_t id)
{
	struct aside *aside = aside_of(store, id);
	if (!aside_open(aside, false, NULL) || !aside_is_mine(aside, row_of(id)))
		return false;
	if (!sql_is_damaged(aside->path))
		return true;
	aside->damaged = true;
	aside_replace(aside);
	return false;
}

bool store_draft_close(struct store *store, int64_t id, struct err *err)
{
	struct aside *aside = aside_of(store, id);
	if (!begin_own(aside, row_of(id), err) || !end_own(aside, remove_row(aside, row_of(id), err), err))
		return false;
	aside_release(aside, row_of(id));
	return true;
}

void store_draft_leave(struct store *store, int64_t id)
{
	aside_release(aside_of(store, id), row_of(id));
}

static bool is_there(struct store *store, struct aside *aside, int64_t number, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(aside->sql, "SELECT 1 FROM draft WHERE id = :id AND login = :login", err);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", number);
	sql_bind(row, ":login", store->login);
	enum sql_result got = sql_step(aside->sql, row, err);
	sql_done(aside->sql, row);
	return got == SQL_ROW;
}

bool store_draft_take(struct store *store, int64_t id, struct err *err)
{
	struct aside *aside = aside_of(store, id);
	int64_t number = row_of(id);
	if (!aside_open(aside, true, err) || !aside_begin(aside, err))
		return false;
	struct err why = {0};
	bool done = is_there(store, aside, number, &why) && aside_hold(aside, number);
	sql_rollback(aside->sql);
	if (!done && why.code == ERR_NONE)
		err_set(&why, ERR_CONFLICT, _("Another terminal of yours has taken the draft over"));
	if (!done && err != NULL)
		*err = why;
	return done;
}

/* ---- reading ---- */

static bool read_fields(struct aside *aside, struct draft *draft, int64_t number, struct err *err)
{
	enum sql_result got;
	sqlite3_stmt *row = sql_prepare(aside->sql, "SELECT field, base, typed, dirty FROM draft_value"
					" WHERE draft = :draft ORDER BY rowid", err);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":draft", number);
	while ((got = sql_step(aside->sql, row, err)) == SQL_ROW) {
		draft->field = xrealloc(draft->field, (size_t)draft->field_count + 1, sizeof *draft->field);
		draft->field[draft->field_count++] = (struct draft_field){
			.name = xstrdup(sql_text(row, 0)), .base = xstrdup(sql_text(row, 1)),
			.typed = sqlite3_column_int64(row, 3) != 0 ? xstrdup(sql_text(row, 2)) : NULL,
		};
	}
	sql_done(aside->sql, row);
	return got == SQL_END;
}

static void add_draft(struct drafts *out, int which, sqlite3_stmt *row)
{
	out->draft = xrealloc(out->draft, (size_t)out->count + 1, sizeof *out->draft);
	out->draft[out->count++] = (struct draft){
		.id = number_of(which, sqlite3_column_int64(row, 0)), .kind = kind_stored(sql_text(row, 1)),
		.record = sqlite3_column_int64(row, 2), .rev = sqlite3_column_int64(row, 3),
		.uuid = xstrdup(sql_text(row, 4)), .opened = xstrdup(sql_text(row, 5)),
		.at = xstrdup(sql_text(row, 6)), .title = xstrdup(sql_text(row, 7)),
		.focus = xstrdup(sql_text(row, 8)),
	};
}

static bool read_drafts(struct store *store, int which, struct drafts *out, struct err *err)
{
	struct aside *aside = store->aside[which];
	enum sql_result got;
	sqlite3_stmt *row = sql_prepare(aside->sql,
					"SELECT id, kind, record, rev, uuid, opened, at, title, focus FROM draft"
					" WHERE login = :login AND EXISTS"
					" (SELECT 1 FROM draft_value WHERE draft = id AND dirty)", err);
	if (row == NULL)
		return false;
	sql_bind(row, ":login", store->login);
	int first = out->count;
	while ((got = sql_step(aside->sql, row, err)) == SQL_ROW) {
		int64_t number = sqlite3_column_int64(row, 0);
		if (kind_stored(sql_text(row, 1)) != NULL && !aside_is_mine(aside, number) &&
		    !aside_is_held(aside, number))
			add_draft(out, which, row);
	}
	sql_done(aside->sql, row);
	bool done = got == SQL_END;
	for (int i = first; i < out->count && done; i++)
		done = read_fields(aside, &out->draft[i], row_of(out->draft[i].id), err);
	return done;
}

static int by_age(const void *a, const void *b)
{
	const struct draft *one = a, *other = b;
	int order = strcmp(other->at, one->at);
	return order != 0 ? order : (row_of(one->id) < row_of(other->id)) - (row_of(one->id) > row_of(other->id));
}

bool store_drafts(struct store *store, struct drafts *out, struct err *err)
{
	bool done = true;
	*out = (struct drafts){0};
	for (int which = 0; which < ASIDES && done; which++)
		if (aside_open(store->aside[which], false, NULL))
			done = read_drafts(store, which, out, err);
	for (int which = 0; which < ASIDES && !done; which++) {
		aside_note(store->aside[which]);
		aside_replace(store->aside[which]);
	}
	if (out->count > 0)
		qsort(out->draft, (size_t)out->count, sizeof *out->draft, by_age);
	if (!done)
		drafts_free(out);
	return done;
}

void drafts_free(struct drafts *drafts)
{
	for (int i = 0; i < drafts->count; i++) {
		struct draft *draft = &drafts->draft[i];
		for (int at = 0; at < draft->field_count; at++) {
			free(draft->field[at].name);
			free(draft->field[at].base);
			free(draft->field[at].typed);
		}
		free(draft->field);
		free(draft->uuid);
		free(draft->opened);
		free(draft->at);
		free(draft->title);
		free(draft->focus);
	}
	free(drafts->draft);
	*drafts = (struct drafts){0};
}

/* ---- who writes ---- */

static void add_writer(struct writers *out, sqlite3_stmt *row)
{
	out->writer = xrealloc(out->writer, (size_t)out->count + 1, sizeof *out->writer);
	out->writer[out->count++] = (struct writer){
		.login = xstrdup(sql_text(row, 1)), .kind = kind_stored(sql_text(row, 2)),
		.record = sqlite3_column_int64(row, 3), .title = xstrdup(sql_text(row, 4)),
		.opened = xstrdup(sql_text(row, 5)), .at = xstrdup(sql_text(row, 6)),
	};
}

static bool read_writers(struct aside *aside, struct writers *out, struct err *err)
{
	enum sql_result got;
	sqlite3_stmt *row = sql_prepare(aside->sql, "SELECT id, login, kind, record, title, opened, at FROM draft"
					" ORDER BY id", err);
	if (row == NULL)
		return false;
	while ((got = sql_step(aside->sql, row, err)) == SQL_ROW) {
		int64_t number = sqlite3_column_int64(row, 0);
		if (kind_stored(sql_text(row, 2)) == NULL || aside_is_mine(aside, number) ||
		    !aside_is_held(aside, number))
			continue;
		aside_watch(aside, number);
		add_writer(out, row);
	}
	sql_done(aside->sql, row);
	return got == SQL_END;
}

bool store_writers(struct store *store, struct writers *out, struct err *err)
{
	bool done = true;
	*out = (struct writers){0};
	for (int which = 0; which < ASIDES && done; which++) {
		aside_watch_none(store->aside[which]);
		if (aside_open(store->aside[which], false, NULL))
			done = read_writers(store->aside[which], out, err);
	}
	for (int which = 0; which < ASIDES && done; which++)
		aside_read(store->aside[which]);
	if (!done)
		writers_free(out);
	return done;
}

bool store_writers_changed(struct store *store)
{
	bool changed = false;
	for (int which = 0; which < ASIDES; which++)
		changed = aside_changed(store->aside[which]) || changed;
	return changed;
}

void writers_free(struct writers *writers)
{
	for (int i = 0; i < writers->count; i++) {
		struct writer *writer = &writers->writer[i];
		free(writer->login);
		free(writer->title);
		free(writer->opened);
		free(writer->at);
	}
	free(writers->writer);
	*writers = (struct writers){0};
}
