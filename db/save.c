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
#include "permit.h"
#include "rule.h"
#include "schema.h"
#include "title.h"
#include "words.h"

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

static void bind_unless_none(sqlite3_stmt *statement, const char *name, int64_t number)
{
	if (number != 0)
		sql_bind_number(statement, name, number);
	else
		sql_bind(statement, name, NULL);
}

/* The first of several changes names itself: nobody else writes, so its number will be the one after the highest. */
static bool begin_batch(struct saving *saving)
{
	struct store *store = saving->store;
	return !store->deed.together || store->deed.first != 0 ||
	       sql_number(saving->sql, "SELECT coalesce(max(id), 0) + 1 FROM change", &store->deed.first, saving->err);
}

static int64_t write_change(struct saving *saving)
{
	sqlite3_stmt *statement = NULL;
	if (begin_batch(saving))
		statement = sql_prepare(saving->sql,
					"INSERT INTO change (at, login, via, kind, record, rev, action, undoes, batch)"
					" VALUES (:at, :login, :via, :kind, :record, :rev, :action, :undoes, :batch)",
					saving->err);
	if (statement == NULL)
		return 0;
	bind_unless_none(statement, ":undoes", saving->store->deed.undoes);
	bind_unless_none(statement, ":batch", saving->store->deed.first);
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

/* Whether anything that the record is named by or found by is other than before. */
static bool is_found_anew(const struct saving *saving)
{
	const struct kind *kind = saving->record->kind;
	for (int i = 0; i < kind->field_count; i++)
		if (derive_uses(kind, i) && differs(saving, i))
			return true;
	return saving->before == NULL;
}

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

/* Only what differs: SQLite writes the indexes of every column that is named here, whether its value is new or not. */
static char *update_text(const struct saving *saving)
{
	const struct kind *kind = saving->record->kind;
	struct str text = {0};
	str_addf(&text, "UPDATE \"%s\" SET rev = :rev, changed_at = :at, changed_by = :login", kind->table);
	if (differs(saving, kind_title(kind)))
		str_add(&text, ", skey = :skey");
	if (is_found_anew(saving))
		str_add(&text, ", folded = :folded, folded_case = :folded_case");
	for (int i = 0; i < kind->field_count; i++)
		if (schema_is_column(&kind->fields[i]) && differs(saving, i))
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
		if (schema_is_column(&record->kind->fields[i]) && (saving->before == NULL || differs(saving, i)))
			bind_field(statement, record, i);
}

/* Whether there is an index of words cannot change before the transaction ends; asking for each record took a tenth of
 * the time that many at once take. */
static bool put_words(struct saving *saving, const char *folded)
{
	struct store *store = saving->store;
	const struct kind *kind = saving->record->kind;
	if (store->deed.looked != kind) {
		if (!words_has(saving->sql, kind, &store->deed.has_words, saving->err))
			return false;
		store->deed.looked = kind;
	}
	return !store->deed.has_words || words_put(saving->sql, kind, saving->record->id, folded,
						   saving->before == NULL, saving->err);
}

static bool write_row(struct saving *saving)
{
	struct derived derived = {0};
	if (is_found_anew(saving) && !derive(saving->sql, saving->record, &derived, saving->err))
		return false;
	char *text = saving->before == NULL ? insert_text(saving->record->kind) : update_text(saving);
	sqlite3_stmt *statement = sql_prepare(saving->sql, text, saving->err);
	free(text);
	bool done = statement != NULL;
	if (done)
		bind_row(saving, statement, &derived);
	if (done && derived.folded != NULL && !put_words(saving, derived.folded)) {
		sql_done(saving->sql, statement);
		done = false;
	}
	derived_free(&derived);
	return done && sql_finish(saving->sql, statement, saving->err);
}

/* ---- many-to-many ---- */

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
		if (!type_set_has(except, at, length)) {
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

bool make_uuid(char out[37], struct err *err)
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

/* A form gives its record a uuid before it is saved, so that what becomes of it can be found (store_find_uuid). It
 * stands unless it is another record's, of which this one is a copy. */
static bool choose_uuid(struct saving *saving, char out[37])
{
	const struct record *record = saving->record;
	int64_t other = 0;
	if (record->uuid != NULL && strlen(record->uuid) == 36) {
		if (!store_find_uuid(saving->store, record->kind, record->uuid, &other, saving->err))
			return false;
		memcpy(out, record->uuid, 37);
		if (other == 0)
			return true;
	}
	return make_uuid(out, saving->err);
}

/* Rows are never removed, so that the number after the highest was never anybody's. */
static bool take_number(struct saving *saving)
{
	char uuid[37];
	if (!choose_uuid(saving, uuid))
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
	if (saving->before != NULL && differs(saving, kind_title(record->kind))) {
		title_before = title_load(saving->sql, record->kind, record->id, saving->err);
		if (title_before == NULL)
			return false;
	}
	record->rev++;
	permit_touch(saving->store, record->kind);
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

/* What may not be written whatever it is, before anything that stands in the register is told of: that somebody has the
 * login, or the key, already. */
static bool may_write(struct saving *saving)
{
	struct store *store = saving->store;
	if (store_may_all(store, "", NULL))
		return true;
	struct record *begun = record_new(saving->record->kind);
	const struct record *stood = saving->before != NULL ? saving->before : begun;
	bool may = saving->before != NULL || store_may_record(store, saving->record, ACCESS_ADD, saving->err);
	for (int i = 0; may && i < saving->record->kind->field_count; i++)
		may = !differs(saving, i) || store_may_field(store, stood, i, saving->err);
	record_free(begun);
	return may;
}

static bool add_record(struct store *store, struct record *record, struct err *err)
{
	struct saving saving = begin_saving(store, record, NULL, "add", err);
	return may_write(&saving) && guard_record(store->sql, record, NULL, err) && take_number(&saving) &&
	       write_record(&saving) && permit_becomes(store, record, NULL, NULL, err);
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
	char *title = record_mention(now), *at = clock_local(now->changed_at);
	err_set(err, ERR_CONFLICT, _("%s: was deleted by %s at %s"), title, now->changed_by, at);
	free(title);
	free(at);
	return false;
}

static bool refuse_revision(const struct record *now, struct err *err)
{
	char *title = record_mention(now);
	err_set(err, ERR_CONFLICT, _("%s: has been changed by %s; look at it again first"), title, now->changed_by);
	free(title);
	return false;
}

/* What RECORD, which was begun from BASE, becomes over NOW; *ANY tells whether that is anything else. False when NOW
 * stands against it. Without a BASE there is nothing to merge by. */
static bool take_in(struct record *record, const struct record *base, const struct record *now, bool *merged, bool *any,
		    struct err *err)
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
	*any = anything_differs(&(struct saving){ .record = record, .before = now });
	return true;
}

static bool change_record(struct store *store, struct record *record, const struct record *base,
			  const struct record *now, bool *merged, struct err *err)
{
	bool any;
	if (!take_in(record, base, now, merged, &any, err))
		return false;
	struct saving saving = begin_saving(store, record, now, "set", err);
	struct access_place stood;
	if (!any)
		return true;
	return permit_stands(store, now, ACCESS_CHANGE, &stood, err) && may_write(&saving) &&
	       guard_record(store->sql, record, now, err) && write_record(&saving) &&
	       permit_becomes(store, record, now, &stood, err);
}

/* ---- a step of a transaction ---- */

void step_free(struct step *step)
{
	record_free(step->before);
	record_free(step->now);
	*step = (struct step){0};
}

void step_give(struct step *step, struct record *record)
{
	struct record old = *record;
	*record = *step->now;
	*step->now = old;
}

bool step_add(struct store *store, const struct record *mine, struct step *step, struct err *err)
{
	step->now = record_copy(mine);
	return add_record(store, step->now, err);
}

/* A page of records costs one statement for each field that has several values, and so does a single one. */
bool step_fill(struct store *store, struct step *steps, int count, struct err *err)
{
	int64_t ids[FILL_PAGE];
	struct record *page[FILL_PAGE];
	for (int at = 0, some; at < count; at += some) {
		const struct kind *kind = steps[at].now->kind;
		for (some = 0; some < FILL_PAGE && at + some < count && steps[at + some].now->kind == kind; some++)
			ids[some] = steps[at + some].now->id;
		if (!fill_page(store->sql, kind, ids, some, true, page, err))
			return false;
		for (int i = 0; i < some; i++) {
			assert(page[i] != NULL && "it was just written");
			record_free(steps[at + i].now);
			steps[at + i].now = page[i];
		}
	}
	return true;
}

/* A record that is there twice is read twice, the second time as the first one left it. */
static bool is_among(int64_t id, const int64_t *ids, int count)
{
	while (count > 0 && ids[count - 1] != id)
		count--;
	return count > 0;
}

int step_read(struct store *store, struct record *const *first, struct step *steps, int count, struct err *err)
{
	int64_t ids[FILL_PAGE];
	struct record *page[FILL_PAGE];
	int some = 0;
	while (some < FILL_PAGE && some < count && first[some]->id != 0 && first[some]->kind == first[0]->kind &&
	       !is_among(first[some]->id, ids, some)) {
		ids[some] = first[some]->id;
		some++;
	}
	if (some > 0 && !fill_page_kept(store->sql, first[0]->kind, ids, some, page, err))
		return -1;
	for (int i = 0; i < some; i++)
		steps[i].before = page[i];
	return some;
}

bool step_save(struct store *store, const struct record *mine, const struct record *base, bool *merged,
	       struct step *step, struct err *err)
{
	if (mine->id == 0)
		return step_add(store, mine, step, err) && step_fill(store, step, 1, err);
	step->before = fill_one(store->sql, mine->kind, mine->id, err);
	return step->before != NULL && step_save_over(store, mine, base, merged, step, err) &&
	       step_fill(store, step, 1, err);
}

bool step_save_over(struct store *store, const struct record *mine, const struct record *base, bool *merged,
		    struct step *step, struct err *err)
{
	step->now = record_copy(mine);
	return change_record(store, step->now, base, step->before, merged, err);
}

bool step_try(struct store *store, const struct record *mine, const struct record *base, const struct record *before,
	      struct err *err)
{
	bool merged, any, good;
	struct record *record = record_copy(mine);
	good = take_in(record, base, before, &merged, &any, err) &&
	       (!any || (guard_record(store->sql, record, before, err) && rule_hold(store, record, before, err)));
	record_free(record);
	return good;
}

bool step_may(struct store *store, const struct record *mine, const struct record *base, const struct record *before,
	      struct err *err)
{
	bool merged, any;
	struct access_place stood;
	struct record *record = record_copy(mine);
	bool good = take_in(record, base, before, &merged, &any, err) &&
		    (!any || permit_stands(store, before, ACCESS_CHANGE, &stood, err));
	record_free(record);
	return good;
}

bool step_hold(struct store *store, const struct step *step, struct err *err)
{
	const struct record *now = step->now->deleted ? NULL : step->now;
	return (now == NULL || rule_hold(store, now, step->before, err)) &&
	       (step->before == NULL || rule_let_go(store, step->before, now, err));
}

/* ---- saving ---- */

bool save_one(struct store *store, struct record *record, const struct record *base, struct err *err)
{
	struct step step = {0};
	bool merged, done = step_save(store, record, base, &merged, &step, err) && step_hold(store, &step, err);
	if (done)
		step_give(&step, record);
	step_free(&step);
	return done;
}

bool store_save(struct store *store, struct record *mine, const struct record *base, bool *merged,
		struct record **theirs, struct err *err)
{
	struct err why = {0};
	struct step step = {0};
	bool was_merged = false;
	if (theirs != NULL)
		*theirs = NULL;
	bool done = permit_is_self(store, mine) ? store_begin_own(store, &why) : store_begin(store, false, &why);
	if (done) {
		done = step_save(store, mine, base, &was_merged, &step, &why) && step_hold(store, &step, &why);
		done = store_end(store, done, &why);
	}
	if (done)
		step_give(&step, mine);
	else if (theirs != NULL && why.code == ERR_CONFLICT) {
		*theirs = step.before;
		step.before = NULL;
	}
	step_free(&step);
	if (merged != NULL)
		*merged = done && was_merged;
	if (!done && err != NULL)
		*err = why;
	return done;
}

/* ---- deleting ---- */

static bool mark_row(struct saving *saving, bool deleted)
{
	const struct kind *kind = saving->record->kind;
	if (deleted && !words_hide(saving->sql, kind, saving->record->id, saving->err))
		return false;
	char *text = xasprintf("UPDATE \"%s\" SET rev = :rev, changed_at = :at, changed_by = :login,"
			       " deleted_at = :deleted WHERE id = :id",
			       kind->table);
	sqlite3_stmt *statement = sql_prepare(saving->sql, text, saving->err);
	free(text);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":id", saving->record->id);
	sql_bind_number(statement, ":rev", saving->record->rev);
	sql_bind(statement, ":at", saving->at);
	sql_bind(statement, ":login", saving->store->login);
	sql_bind(statement, ":deleted", deleted ? saving->at : NULL);
	return sql_finish(saving->sql, statement, saving->err) &&
	       (deleted || words_show(saving->sql, kind, saving->record->id, saving->err));
}

/* Leaves in STEP the record as it then stands. */
static bool mark(struct store *store, struct step *step, bool deleted, struct err *err)
{
	struct record *record = record_copy(step->before);
	struct saving saving = begin_saving(store, record, step->before, deleted ? "delete" : "undelete", err);
	record->rev++;
	permit_touch(store, record->kind);
	bool done = write_change(&saving) != 0 && mark_row(&saving, deleted);
	if (done)
		step->now = fill_one(store->sql, record->kind, record->id, err);
	record_free(record);
	return done && step->now != NULL;
}

bool step_delete(struct store *store, const struct kind *kind, int64_t id, int64_t rev, struct step *step,
		 struct err *err)
{
	struct record *now = step->before = fill_one(store->sql, kind, id, err);
	if (now == NULL)
		return false;
	if (now->deleted)
		return refuse_deleted(now, err);
	if (rev != 0 && rev != now->rev)
		return refuse_revision(now, err);
	struct access_place place;
	return permit_stands(store, now, ACCESS_DELETE, &place, err) && guard_needed(store->sql, now, err) &&
	       mark(store, step, true, err);
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

static bool refuse_living(const struct record *now, struct err *err)
{
	char *title = record_mention(now);
	err_set(err, ERR_REFUSED, _("%s: is not deleted"), title);
	free(title);
	return false;
}

bool step_undelete(struct store *store, const struct kind *kind, int64_t id, struct step *step, struct err *err)
{
	struct record *now = step->before = fill_one(store->sql, kind, id, err);
	if (now == NULL)
		return false;
	if (!now->deleted)
		return refuse_living(now, err);
	struct access_place place;
	struct record *without = without_needs(now);
	bool done = permit_stands(store, now, ACCESS_RESTORE, &place, err) &&
		    guard_record(store->sql, now, without, err) && mark(store, step, false, err);
	record_free(without);
	return done;
}

static bool end_step(struct store *store, bool done, struct step *step, struct err *err)
{
	done = store_end(store, done && step_hold(store, step, err), err);
	step_free(step);
	return done;
}

bool store_can_delete(struct store *store, const struct record *record, struct err *err)
{
	return store_may_record(store, record, ACCESS_DELETE, err) && guard_needed(store->sql, record, err);
}

bool store_delete(struct store *store, const struct kind *kind, int64_t id, int64_t rev, struct err *err)
{
	struct step step = {0};
	return store_begin(store, false, err) &&
	       end_step(store, step_delete(store, kind, id, rev, &step, err), &step, err);
}

bool store_undelete(struct store *store, const struct kind *kind, int64_t id, struct err *err)
{
	struct step step = {0};
	return store_begin(store, false, err) &&
	       end_step(store, step_undelete(store, kind, id, &step, err), &step, err);
}
