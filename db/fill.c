/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "fill.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

#include "computed.h"
#include "private.h"
#include "schema.h"
#include "title.h"

enum { COLUMN_ID, COLUMN_UUID, COLUMN_REV, COLUMN_AT, COLUMN_BY, COLUMN_DELETED, COLUMN_FIELDS };

/* Where records of one page go, by id. */
struct page {
	const struct kind *kind;
	const int64_t *ids;
	int count;
	const bool *shown; /* by field: others than plain columns are left empty where it is false; NULL: nothing is */
	struct record **out;
};

static bool is_wanted(const bool *shown, int field)
{
	return shown == NULL || shown[field];
}

char *fill_ids(const int64_t *ids, int count)
{
	struct str json = {0};
	str_add_char(&json, '[');
	for (int i = 0; i < count; i++)
		str_addf(&json, "%s%" PRId64, i > 0 ? "," : "", ids[i]);
	str_add_char(&json, ']');
	return str_take(&json);
}

/* ---- statements ---- */

/* Two columns for each field: its value, and the title of what it refers to. */
static void select_field(struct str *sql, const struct kind *kind, const struct field *field, bool wanted)
{
	bool computed = (field->flags & F_COMPUTED) != 0;
	str_add(sql, ", ");
	if (computed && wanted)
		str_add(sql, computed_sql(kind->name, field->name));
	else if (computed || field_is_many(field))
		str_add(sql, "NULL");
	else
		schema_name(sql, "t", field->name);
	str_add(sql, ", ");
	if (field->type != TYPE_REF || !wanted) {
		str_add(sql, "NULL");
		return;
	}
	const struct kind *named = kind_named(field->ref);
	str_add(sql, "(SELECT ");
	title_marked_sql(sql, named, "r");
	str_addf(sql, " FROM \"%s\" r WHERE r.id = ", named->table);
	schema_name(sql, "t", field->name);
	str_add(sql, ")");
}

static char *select_text(const struct kind *kind, const bool *shown)
{
	struct str sql = {0};
	str_add(&sql, "SELECT t.id, t.uuid, t.rev, t.changed_at, t.changed_by, t.deleted_at");
	for (int i = 0; i < kind->field_count; i++)
		select_field(&sql, kind, &kind->fields[i], is_wanted(shown, i));
	str_addf(&sql, " FROM \"%s\" t WHERE t.id IN (SELECT value FROM json_each(:ids))", kind->table);
	return str_take(&sql);
}

static char *select_link_text(const struct kind *kind, const struct field *field)
{
	struct str sql = {0};
	str_add(&sql, "SELECT l.owner, l.item, ");
	if (field->type == TYPE_REFS)
		title_marked_sql(&sql, kind_named(field->ref), "r");
	else
		str_add(&sql, "NULL");
	str_add(&sql, " FROM ");
	schema_link(&sql, kind, field);
	str_add(&sql, " l");
	if (field->type == TYPE_REFS)
		str_addf(&sql, " JOIN \"%s\" r ON r.id = l.item", kind_named(field->ref)->table);
	str_add(&sql, " WHERE l.owner IN (SELECT value FROM json_each(:ids)) ORDER BY l.owner, l.item");
	return str_take(&sql);
}

/* The statement for the columns of a kind (FIELD -1) or for the links of one field; made once, as it depends on the
 * field tables alone: a quarter of the time that reading a record took went into making texts. */
static const char *kept_text(const struct kind *kind, int field)
{
	static char ***kept; /* by kind, then by field + 1 */
	if (kept == NULL)
		kept = xcalloc((size_t)kind_count, sizeof(char **));
	char ***texts = &kept[kind - kinds];
	if (*texts == NULL)
		*texts = xcalloc((size_t)kind->field_count + 1, sizeof(char *));
	char **text = &(*texts)[field + 1];
	if (*text == NULL)
		*text = field < 0 ? select_text(kind, NULL) : select_link_text(kind, &kind->fields[field]);
	return *text;
}

static sqlite3_stmt *prepare(struct sql *sql, int field, const struct page *page, struct err *err)
{
	char *some = field < 0 && page->shown != NULL ? select_text(page->kind, page->shown) : NULL;
	sqlite3_stmt *statement = sql_prepare(sql, some != NULL ? some : kept_text(page->kind, field), err);
	free(some);
	if (statement == NULL)
		return NULL;
	char *ids = fill_ids(page->ids, page->count);
	sql_bind(statement, ":ids", ids);
	free(ids);
	sql_bind_today(statement);
	title_bind(statement);
	return statement;
}

/* ---- rows ---- */

static struct record *read_row(const struct kind *kind, sqlite3_stmt *row)
{
	struct record *record = record_new(kind);
	record->id = sqlite3_column_int64(row, COLUMN_ID);
	record->uuid = xstrdup(sql_text(row, COLUMN_UUID));
	record->rev = sqlite3_column_int64(row, COLUMN_REV);
	record->changed_at = xstrdup(sql_text(row, COLUMN_AT));
	record->changed_by = xstrdup(sql_text(row, COLUMN_BY));
	record->deleted = sqlite3_column_type(row, COLUMN_DELETED) != SQLITE_NULL;
	for (int i = 0; i < kind->field_count; i++) {
		int column = COLUMN_FIELDS + 2 * i;
		record_put(record, i, sql_text(row, column));
		if (sqlite3_column_type(row, column + 1) != SQLITE_NULL)
			record->shown[i] = xstrdup(sql_text(row, column + 1));
	}
	return record;
}

/* The same id may be asked for twice. */
static void place(const struct page *page, struct record *record)
{
	bool used = false;
	for (int i = 0; i < page->count; i++) {
		if (page->ids[i] != record->id)
			continue;
		assert(page->out[i] == NULL);
		page->out[i] = used ? record_copy(record) : record;
		used = true;
	}
	assert(used);
}

static bool fill_columns(struct sql *sql, const struct page *page, bool with_deleted, struct err *err)
{
	sqlite3_stmt *row = prepare(sql, -1, page, err);
	if (row == NULL)
		return false;
	enum sql_result got;
	while ((got = sql_step(sql, row, err)) == SQL_ROW)
		if (with_deleted || sqlite3_column_type(row, COLUMN_DELETED) == SQLITE_NULL)
			place(page, read_row(page->kind, row));
	sql_done(sql, row);
	return got == SQL_END;
}

/* ---- many-to-many ---- */

struct links {
	int64_t owner;
	struct str value, shown;
};

static void put_links(const struct page *page, int field, struct links *links)
{
	for (int i = 0; links->owner != 0 && i < page->count; i++) {
		struct record *record = page->out[i];
		if (record == NULL || record->id != links->owner)
			continue;
		record_put(record, field, links->value.text);
		if (links->shown.length > 0)
			record->shown[field] = xstrdup(links->shown.text);
	}
	str_free(&links->value);
	str_free(&links->shown);
}

static void add_link(struct links *links, sqlite3_stmt *row)
{
	str_addf(&links->value, "%s%s", links->value.length > 0 ? " " : "", sql_text(row, 1));
	if (sqlite3_column_type(row, 2) != SQLITE_NULL)
		str_addf(&links->shown, "%s%s", links->shown.length > 0 ? "; " : "", sql_text(row, 2));
}

static bool fill_links(struct sql *sql, const struct page *page, int field, struct err *err)
{
	sqlite3_stmt *row = prepare(sql, field, page, err);
	if (row == NULL)
		return false;
	struct links links = {0};
	enum sql_result got;
	while ((got = sql_step(sql, row, err)) == SQL_ROW) {
		int64_t owner = sqlite3_column_int64(row, 0);
		if (owner != links.owner)
			put_links(page, field, &links);
		links.owner = owner;
		add_link(&links, row);
	}
	put_links(page, field, &links);
	sql_done(sql, row);
	return got == SQL_END;
}

/* ---- pages ---- */

static bool fill_inside(struct sql *sql, const struct page *page, bool with_deleted, struct err *err)
{
	if (!fill_columns(sql, page, with_deleted, err))
		return false;
	for (int i = 0; i < page->kind->field_count; i++)
		if (field_is_many(&page->kind->fields[i]) && is_wanted(page->shown, i) &&
		    !fill_links(sql, page, i, err))
			return false;
	return true;
}

/* Columns and links must be of one moment, or a record could show a title and the partners of two revisions. */
static bool fill_at_once(struct sql *sql, const struct page *page, bool with_deleted, struct err *err)
{
	bool alone = sqlite3_get_autocommit(sql->db) != 0;
	if (alone && !sql_run(sql, "BEGIN", err))
		return false;
	bool done = fill_inside(sql, page, with_deleted, err);
	if (alone)
		sql_rollback(sql);
	return done;
}

static bool fill(struct sql *sql, const struct page *page, bool with_deleted, struct err *err)
{
	assert(page->count <= FILL_PAGE);
	memset(page->out, 0, (size_t)page->count * sizeof *page->out);
	if (fill_at_once(sql, page, with_deleted, err))
		return true;
	for (int i = 0; i < page->count; i++) {
		record_free(page->out[i]);
		page->out[i] = NULL;
	}
	return false;
}

bool fill_page(struct sql *sql, const struct kind *kind, const int64_t *ids, int count, bool with_deleted,
	       struct record **out, struct err *err)
{
	return fill_page_shown(sql, kind, ids, count, with_deleted, NULL, out, err);
}

bool fill_page_shown(struct sql *sql, const struct kind *kind, const int64_t *ids, int count, bool with_deleted,
		     const bool *shown, struct record **out, struct err *err)
{
	const struct page page = { .kind = kind, .ids = ids, .count = count, .shown = shown, .out = out };
	return fill(sql, &page, with_deleted, err);
}

bool fill_page_kept(struct sql *sql, const struct kind *kind, const int64_t *ids, int count, struct record **out,
		    struct err *err)
{
	bool *kept = xcalloc((size_t)kind->field_count, sizeof *kept);
	for (int i = 0; i < kind->field_count; i++)
		kept[i] = field_is_many(&kind->fields[i]) || i == kind_title(kind);
	bool done = fill_page_shown(sql, kind, ids, count, true, kept, out, err);
	free(kept);
	return done;
}

struct record *fill_one(struct sql *sql, const struct kind *kind, int64_t id, struct err *err)
{
	struct record *record;
	if (!fill_page(sql, kind, &id, 1, true, &record, err))
		return NULL;
	if (record == NULL)
		err_set(err, ERR_NOT_FOUND, _("%s %" PRId64 ": there is no such record"), i18n(kind->label), id);
	return record;
}

/* ---- the door ---- */

struct record *store_load(struct store *store, const struct kind *kind, int64_t id, struct err *err)
{
	return fill_one(store->sql, kind, id, err);
}

static void forget(struct record **out, int count)
{
	for (int i = 0; i < count; i++) {
		record_free(out[i]);
		out[i] = NULL;
	}
}

bool store_fill_shown(struct store *store, const struct kind *kind, const int64_t *ids, int count, const bool *shown,
		      struct record **out, struct err *err)
{
	for (int at = 0; at < count; at += FILL_PAGE) {
		struct page page = { .kind = kind, .ids = ids + at, .shown = shown, .out = out + at };
		page.count = count - at < FILL_PAGE ? count - at : FILL_PAGE;
		if (store_goes_on(store, at, count, err) && fill(store->sql, &page, false, err))
			continue;
		forget(out, at);
		return false;
	}
	return true;
}

bool store_fill(struct store *store, const struct kind *kind, const int64_t *ids, int count, struct record **out,
		struct err *err)
{
	return store_fill_shown(store, kind, ids, count, NULL, out, err);
}
