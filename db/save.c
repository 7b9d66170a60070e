/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "private.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "oserror.h"

#include "derive.h"
#include "fill.h"
#include "guard.h"
#include "rule.h"
#include "schema.h"
#include "title.h"

/* One change on its way into the database. The history row goes in before the record, because the triggers of the
 * schema refuse a record whose history is not there. */
struct saving {
	struct store *store;
	struct sql *sql;
	struct record *record;       /* as it shall be */
	const struct record *before; /* as it stands; NULL when it is new */
	const char *action;
	char at[CLOCK_STAMP_SIZE];
	struct err *err;
};

/* ---- history ---- */

static int64_t write_change(struct saving *saving)
{
	sqlite3_stmt *statement = sql_prepare(saving->sql,
					      "INSERT INTO change (at, login, via, kind, record, rev, action)"
					      " VALUES (:at, :login, :via, :kind, :record, :rev, :action)",
					      saving->err);
	if (statement == NULL)
		return 0;
	sql_bind(statement, ":at", saving->at);
	sql_bind(statement, ":login", saving->store->login);
	sql_bind(statement, ":via", saving->store->via);
	sql_bind(statement, ":kind", saving->record->kind->name);
	sql_bind_number(statement, ":record", saving->record->id);
	sql_bind_number(statement, ":rev", saving->record->rev);
	sql_bind(statement, ":action", saving->action);
	return sql_finish(saving->sql, statement, saving->err) ? sqlite3_last_insert_rowid(saving->sql->db) : 0;
}

static bool write_change_field(struct saving *saving, int64_t change, int field)
{
	sqlite3_stmt *statement = sql_prepare(saving->sql,
					      "INSERT INTO change_field (change, position, field, old, new)"
					      " VALUES (:change, :position, :field, :old, :new)",
					      saving->err);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":change", change);
	sql_bind_number(statement, ":position", field);
	sql_bind(statement, ":field", saving->record->kind->fields[field].name);
	sql_bind(statement, ":old", saving->before != NULL ? record_value(saving->before, field) : "");
	sql_bind(statement, ":new", record_value(saving->record, field));
	return sql_finish(saving->sql, statement, saving->err);
}

static bool differs(const struct saving *saving, int field)
{
	if (!field_is_writable(&saving->record->kind->fields[field]))
		return false;
	if (saving->before == NULL)
		return *record_value(saving->record, field) != '\0';
	return !record_same(saving->record, saving->before, field);
}

static bool write_history(struct saving *saving)
{
	int64_t change = write_change(saving);
	for (int i = 0; change != 0 && i < saving->record->kind->field_count; i++)
		if (differs(saving, i) && !write_change_field(saving, change, i))
			return false;
	return change != 0;
}

/* ---- the row ---- */

static char *insert_text(const struct kind *kind)
{
	struct str names = {0}, values = {0};
	for (int i = 0; i < kind->field_count; i++) {
		if (!schema_is_column(&kind->fields[i]))
			continue;
		str_addf(&names, ", \"%s\"", kind->fields[i].name);
		str_addf(&values, ", :f_%s", kind->fields[i].name);
	}
	char *text = xasprintf("INSERT INTO \"%s\" (id, uuid, rev, created_at, created_by, changed_at, changed_by,"
			       " skey, folded, folded_case%s)"
			       " VALUES (:id, :uuid, :rev, :at, :login, :at, :login, :skey, :folded, :folded_case%s)",
			       kind->table, names.text, values.text);
	str_free(&names);
	str_free(&values);
	return text;
}

static char *update_text(const struct kind *kind)
{
	struct str text = {0};
	str_addf(&text, "UPDATE \"%s\" SET rev = :rev, changed_at = :at, changed_by = :login, skey = :skey,"
			" folded = :folded, folded_case = :folded_case", kind->table);
	for (int i = 0; i < kind->field_count; i++)
		if (schema_is_column(&kind->fields[i]))
			str_addf(&text, ", \"%s\" = :f_%s", kind->fields[i].name, kind->fields[i].name);
	str_add(&text, " WHERE id = :id");
	return str_take(&text);
}

static void bind_field(sqlite3_stmt *statement, const struct record *record, int field)
{
	const struct field *row = &record->kind->fields[field];
	char *name = xasprintf(":f_%s", row->name);
	const char *value = record_value(record, field);
	if (type_is_integer(row->type) && *value != '\0')
		sql_bind_number(statement, name, strtoll(value, NULL, 10));
	else
		sql_bind(statement, name, value);
	free(name);
}

static void bind_row(const struct saving *saving, sqlite3_stmt *statement, const struct derived *derived)
{
	const struct record *record = saving->record;
	sql_bind_number(statement, ":id", record->id);
	sql_bind_number(statement, ":rev", record->rev);
	sql_bind(statement, ":at", saving->at);
	sql_bind(statement, ":login", saving->store->login);
	derived_bind(statement, derived);
	if (saving->before == NULL)
		sql_bind(statement, ":uuid", record->uuid);
	for (int i = 0; i < record->kind->field_count; i++)
		if (schema_is_column(&record->kind->fields[i]))
			bind_field(statement, record, i);
}

static bool write_row(struct saving *saving)
{
	struct derived derived = {0};
	if (!derive(saving->sql, saving->record, &derived, saving->err))
		return false;
	char *text = saving->before == NULL ? insert_text(saving->record->kind) : update_text(saving->record->kind);
	sqlite3_stmt *statement = sql_prepare(saving->sql, text, saving->err);
	free(text);
	if (statement != NULL)
		bind_row(saving, statement, &derived);
	derived_free(&derived);
	return statement != NULL && sql_finish(saving->sql, statement, saving->err);
}

/* ---- many-to-many ---- */

static bool has_word(const char *set, const char *word, size_t length)
{
	for (const char *at = set; *at != '\0'; at += strspn(at, " ")) {
		size_t other = strcspn(at, " ");
		if (other == length && strncmp(at, word, length) == 0)
			return true;
		at += other;
	}
	return false;
}

static bool change_link(struct saving *saving, int field, const char *verb, const char *item)
{
	const struct field *row = &saving->record->kind->fields[field];
	struct str text = {0};
	bool add = strcmp(verb, "INSERT") == 0;
	str_add(&text, add ? "INSERT INTO " : "DELETE FROM ");
	schema_link(&text, saving->record->kind, row);
	str_add(&text, add ? " (owner, item) VALUES (:owner, :item)" : " WHERE owner = :owner AND item = :item");
	sqlite3_stmt *statement = sql_prepare(saving->sql, text.text, saving->err);
	str_free(&text);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":owner", saving->record->id);
	if (row->type == TYPE_REFS)
		sql_bind_number(statement, ":item", strtoll(item, NULL, 10));
	else
		sql_bind(statement, ":item", item);
	return sql_finish(saving->sql, statement, saving->err);
}

/* VERB for each word of SET that is not in EXCEPT. */
static bool change_links(struct saving *saving, int field, const char *verb, const char *set, const char *except)
{
	for (const char *at = set; *at != '\0'; at += strspn(at, " ")) {
		size_t length = strcspn(at, " ");
		if (!has_word(except, at, length)) {
			char *item = xstrndup(at, length);
			bool done = change_link(saving, field, verb, item);
			free(item);
			if (!done)
				return false;
		}
		at += length;
	}
	return true;
}

static bool write_links(struct saving *saving)
{
	for (int i = 0; i < saving->record->kind->field_count; i++) {
		if (!field_is_many(&saving->record->kind->fields[i]) || !differs(saving, i))
			continue;
		const char *now = record_value(saving->record, i);
		const char *then = saving->before != NULL ? record_value(saving->before, i) : "";
		if (!change_links(saving, i, "DELETE", then, now) || !change_links(saving, i, "INSERT", now, then))
			return false;
	}
	return true;
}

/* ---- one record ---- */

static bool make_uuid(char out[37], struct err *err)
{
	unsigned char b[16];
	if (getrandom(b, sizeof b, 0) != (ssize_t)sizeof b)
		return err_set(err, ERR_IO, _("the system gives no random numbers: %s"), os_error(errno));
	b[6] = (unsigned char)((b[6] & 0x0f) | 0x40); /* RFC 4122: version 4 */
	b[8] = (unsigned char)((b[8] & 0x3f) | 0x80); /* and its variant */
	sqlite3_snprintf(37, out, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
			 b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
	return true;
}

/* Rows are never removed, so that the number after the highest was never anybody's. */
static bool take_number(struct saving *saving)
{
	char uuid[37];
	if (!make_uuid(uuid, saving->err))
		return false;
	char *text = xasprintf("SELECT coalesce(max(id), 0) + 1 FROM \"%s\"", saving->record->kind->table);
	bool done = sql_number(saving->sql, text, &saving->record->id, saving->err);
	free(text);
	free(saving->record->uuid);
	saving->record->uuid = xstrdup(uuid);
	saving->record->rev = 0;
	return done;
}

/* Records named after this one follow when its title is another. */
static bool write_dependants(struct saving *saving, const char *title_before)
{
	const struct record *record = saving->record;
	char *title = title_load(saving->sql, record->kind, record->id, saving->err);
	bool done = title != NULL && (strcmp(title, title_before) == 0 ||
				      derive_dependants(saving->sql, record->kind, record->id, saving->err));
	free(title);
	return done;
}

/* Everything about one change, inside the transaction. The record gets its next revision. */
static bool write_record(struct saving *saving)
{
	struct record *record = saving->record;
	char *title_before = NULL;
	if (saving->before != NULL) {
		title_before = title_load(saving->sql, record->kind, record->id, saving->err);
		if (title_before == NULL)
			return false;
	}
	record->rev++;
	bool done = write_history(saving) && write_row(saving) && write_links(saving) &&
		    (title_before == NULL || write_dependants(saving, title_before));
	free(title_before);
	return done;
}

static struct saving begin_saving(struct store *store, struct record *record, const struct record *before,
				  const char *action, struct err *err)
{
	struct saving saving = { .store = store, .sql = store->sql, .record = record, .before = before,
				 .action = action, .err = err };
	clock_stamp(saving.at);
	return saving;
}

static bool add_record(struct store *store, struct record *record, struct err *err)
{
	struct saving saving = begin_saving(store, record, NULL, "add", err);
	return guard_record(store->sql, record, NULL, err) && take_number(&saving) && write_record(&saving);
}

static bool anything_differs(const struct saving *saving)
{
	for (int i = 0; i < saving->record->kind->field_count; i++)
		if (differs(saving, i))
			return true;
	return false;
}

static bool refuse_conflicts(const struct record *record, const struct record *now, const bool *conflict,
			     struct err *err)
{
	struct str names = {0};
	const char *first = NULL;
	for (int i = 0; i < record->kind->field_count; i++) {
		if (!conflict[i])
			continue;
		first = first != NULL ? first : record->kind->fields[i].name;
		str_addf(&names, "%s%s", names.length > 0 ? ", " : "", field_label(&record->kind->fields[i]));
	}
	err_field(err, first, _("%s: %s saved another value while you were writing"), names.text, now->changed_by);
	if (err != NULL)
		err->code = ERR_CONFLICT;
	str_free(&names);
	return false;
}

/* Takes into RECORD what others have saved since BASE; NOW is the record as it stands. */
static bool merge(struct record *record, const struct record *now, const struct record *base, struct err *err)
{
	bool *conflict = xcalloc((size_t)record->kind->field_count, sizeof *conflict);
	bool done = record_merge(record, now, base, conflict) == 0 || refuse_conflicts(record, now, conflict, err);
	free(conflict);
	return done;
}

static bool refuse_deleted(const struct record *now, struct err *err)
{
	char *title = record_title(now), *at = clock_local(now->changed_at);
	err_set(err, ERR_CONFLICT, _("%s: was deleted by %s at %s"), title, now->changed_by, at);
	free(title);
	free(at);
	return false;
}

static bool refuse_revision(const struct record *now, struct err *err)
{
	char *title = record_title(now);
	err_set(err, ERR_CONFLICT, _("%s: has been changed by %s; look at it again first"), title, now->changed_by);
	free(title);
	return false;
}

/* Changes RECORD, which was begun from BASE, over NOW. Without a BASE there is nothing to merge by. */
static bool change_record(struct store *store, struct record *record, const struct record *base,
			  const struct record *now, bool *merged, struct err *err)
{
	if (now->deleted)
		return refuse_deleted(now, err);
	if (base == NULL && record->rev != now->rev)
		return refuse_revision(now, err);
	if (base != NULL && base->rev != now->rev) {
		if (!merge(record, now, base, err))
			return false;
		*merged = true;
	}
	record->rev = now->rev;
	struct saving saving = begin_saving(store, record, now, "set", err);
	if (!anything_differs(&saving))
		return true;
	return guard_record(store->sql, record, now, err) && write_record(&saving);
}

static void give_theirs(struct record **theirs, struct record *now, const struct err *err)
{
	if (theirs != NULL && err->code == ERR_CONFLICT)
		*theirs = now;
	else
		record_free(now);
}

/* Inside the transaction: leaves in *SAVED the record as it then stands. */
static bool save_inside(struct store *store, const struct record *mine, const struct record *base, bool *merged,
			struct record **theirs, struct record **saved, struct err *err)
{
	struct record *record = record_copy(mine), *now = NULL;
	bool done;
	if (mine->id == 0) {
		done = add_record(store, record, err);
	} else {
		now = fill_one(store->sql, mine->kind, mine->id, err);
		done = now != NULL && change_record(store, record, base, now, merged, err);
	}
	done = done && rule_hold(store, record, now, err);
	done = done && (now == NULL || rule_let_go(store, now, record, err));
	if (done)
		*saved = fill_one(store->sql, record->kind, record->id, err);
	done = done && *saved != NULL;
	record_free(record);
	if (done)
		record_free(now);
	else
		give_theirs(theirs, now, err);
	return done;
}

/* What is in FROM becomes INTO, which keeps its address; FROM is freed. */
static void move_into(struct record *into, struct record *from)
{
	struct record old = *into;
	*into = *from;
	*from = old;
	record_free(from);
}

bool save_one(struct store *store, struct record *record, const struct record *base, struct err *err)
{
	struct record *saved = NULL;
	bool merged = false, done = save_inside(store, record, base, &merged, NULL, &saved, err);
	if (done)
		move_into(record, saved);
	else
		record_free(saved);
	return done;
}

bool store_save(struct store *store, struct record *mine, const struct record *base, bool *merged,
		struct record **theirs, struct err *err)
{
	struct err why = {0};
	struct record *saved = NULL;
	bool was_merged = false;
	if (theirs != NULL)
		*theirs = NULL;
	bool done = store_begin(store, &why);
	if (done) {
		done = save_inside(store, mine, base, &was_merged, theirs, &saved, &why);
		if (done)
			done = sql_commit(store->sql, &why);
		else
			sql_rollback(store->sql);
	}
	if (done)
		move_into(mine, saved);
	else
		record_free(saved);
	if (merged != NULL)
		*merged = done && was_merged;
	if (!done && err != NULL)
		*err = why;
	return done;
}

static bool add_all_inside(struct store *store, struct record **records, int count, struct record **saved, int *at,
			   struct err *err)
{
	for (int i = 0; i < count; i++) {
		*at = i;
		struct record *copy = record_copy(records[i]);
		assert(copy->id == 0);
		bool done = add_record(store, copy, err);
		saved[i] = done ? fill_one(store->sql, copy->kind, copy->id, err) : NULL;
		record_free(copy);
		if (saved[i] == NULL)
			return false;
	}
	for (int i = 0; i < count; i++) {
		*at = i;
		if (!rule_hold(store, saved[i], NULL, err))
			return false;
	}
	return true;
}

bool store_add_all(struct store *store, struct record **records, int count, int *at, struct err *err)
{
	int fault = 0;
	struct record **saved = xcalloc((size_t)count, sizeof(struct record *));
	bool done = store_begin(store, err);
	if (done) {
		done = add_all_inside(store, records, count, saved, &fault, err);
		if (done)
			done = sql_commit(store->sql, err);
		else
			sql_rollback(store->sql);
	}
	for (int i = 0; i < count; i++) {
		if (done)
			move_into(records[i], saved[i]);
		else
			record_free(saved[i]);
	}
	free(saved);
	if (at != NULL)
		*at = fault;
	return done;
}

static bool save_all_inside(struct store *store, struct record *const *mine, struct record *const *base, int count,
			    struct record **saved, int *at, struct err *err)
{
	for (int i = 0; i < count; i++) {
		bool merged = false;
		*at = i;
		if (!save_inside(store, mine[i], base[i], &merged, NULL, &saved[i], err))
			return false;
	}
	return true;
}

bool store_save_all(struct store *store, struct record **mine, struct record *const *base, int count, int *at,
		    struct err *err)
{
	int fault = 0;
	struct record **saved = xcalloc((size_t)count + 1, sizeof(struct record *));
	bool done = store_begin(store, err);
	if (done) {
		done = save_all_inside(store, mine, base, count, saved, &fault, err);
		if (done)
			done = sql_commit(store->sql, err);
		else
			sql_rollback(store->sql);
	}
	for (int i = 0; i < count; i++) {
		if (done)
			move_into(mine[i], saved[i]);
		else
			record_free(saved[i]);
	}
	free(saved);
	if (at != NULL)
		*at = fault;
	return done;
}

/* ---- deleting ---- */

static bool mark_row(struct saving *saving, bool deleted)
{
	char *text = xasprintf("UPDATE \"%s\" SET rev = :rev, changed_at = :at, changed_by = :login,"
			       " deleted_at = :deleted WHERE id = :id",
			       saving->record->kind->table);
	sqlite3_stmt *statement = sql_prepare(saving->sql, text, saving->err);
	free(text);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":id", saving->record->id);
	sql_bind_number(statement, ":rev", saving->record->rev);
	sql_bind(statement, ":at", saving->at);
	sql_bind(statement, ":login", saving->store->login);
	sql_bind(statement, ":deleted", deleted ? saving->at : NULL);
	return sql_finish(saving->sql, statement, saving->err);
}

static bool mark_inside(struct store *store, struct record *record, bool deleted, struct err *err)
{
	struct record *before = record_copy(record);
	struct saving saving = begin_saving(store, record, before, deleted ? "delete" : "undelete", err);
	record->rev++;
	bool done = write_change(&saving) != 0 && mark_row(&saving, deleted);
	record_free(before);
	return done;
}

static bool delete_inside(struct store *store, const struct kind *kind, int64_t id, int64_t rev, struct err *err)
{
	struct record *now = fill_one(store->sql, kind, id, err);
	if (now == NULL)
		return false;
	bool done = !now->deleted || refuse_deleted(now, err);
	if (done && rev != 0 && rev != now->rev)
		done = refuse_revision(now, err);
	done = done && guard_needed(store->sql, now, err) && mark_inside(store, now, true, err) &&
	       rule_let_go(store, now, NULL, err);
	record_free(now);
	return done;
}

/* A copy without the references that the record cannot be without, so that just these are looked at as if newly
 * made. */
static struct record *without_needs(const struct record *record)
{
	struct record *copy = record_copy(record);
	for (int i = 0; i < record->kind->field_count; i++)
		if (record->kind->fields[i].ref != NULL && (record->kind->fields[i].flags & F_REQUIRED) != 0)
			record_put(copy, i, NULL);
	return copy;
}

static bool undelete_inside(struct store *store, const struct kind *kind, int64_t id, struct err *err)
{
	struct record *now = fill_one(store->sql, kind, id, err);
	if (now == NULL)
		return false;
	bool done = true;
	if (!now->deleted) {
		char *title = record_title(now);
		done = err_set(err, ERR_REFUSED, _("%s: is not deleted"), title);
		free(title);
	}
	struct record *without = without_needs(now);
	done = done && guard_record(store->sql, now, without, err) && mark_inside(store, now, false, err);
	record_free(without);
	record_free(now);
	return done;
}

static bool end(struct store *store, bool done, struct err *err)
{
	if (done)
		return sql_commit(store->sql, err);
	sql_rollback(store->sql);
	return false;
}

bool store_delete(struct store *store, const struct kind *kind, int64_t id, int64_t rev, struct err *err)
{
	return store_begin(store, err) && end(store, delete_inside(store, kind, id, rev, err), err);
}

bool store_undelete(struct store *store, const struct kind *kind, int64_t id, struct err *err)
{
	return store_begin(store, err) && end(store, undelete_inside(store, kind, id, err), err);
}
