/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "derive.h"

#include <stdlib.h>
#include <string.h>

#include "case_number.h"
#include "country.h"
#include "i18n.h"
#include "mem.h"
#include "sortkey.h"
#include "text.h"

#include "fill.h"
#include "schema.h"
#include "title.h"
#include "words.h"

/* ---- one record ---- */

/* Swedish and English names, as the reader may have either language on the screen. */
static void add_countries(struct str *text, const char *canonical)
{
	for (const char *at = canonical; *at != '\0';) {
		char *code = xstrndup(at, strcspn(at, " "));
		const char *swedish = country_name(code, false), *english = country_name(code, true);
		if (swedish != NULL && english != NULL)
			str_addf(text, "%s\n%s\n", swedish, english);
		at += strlen(code);
		at += strspn(at, " ");
		free(code);
	}
}

/* Swedish and English labels, likewise. */
static void add_labels(struct str *text, const struct choice *choices, const char *canonical)
{
	for (const struct choice *choice = choices; choice->code != NULL; choice++) {
		size_t length = strlen(choice->code);
		for (const char *at = canonical; *at != '\0'; at += strcspn(at, " "), at += strspn(at, " "))
			if (strcspn(at, " ") == length && strncmp(at, choice->code, length) == 0)
				str_addf(text, "%s\n%s\n", i18n_swedish(choice->label), i18n_english(choice->label));
	}
}

static void add_key(struct str *text, const char *number)
{
	char *key = case_number_key(number);
	str_addf(text, "%s\n", key);
	free(key);
}

/* The value as people search for it, a line each. Titles come from the database, not from `shown`, which may be old. */
static bool add_value(struct sql *sql, struct str *text, const struct field *field, const char *value, struct err *err)
{
	if (*value == '\0')
		return true;
	if (field->type == TYPE_COUNTRY || field->type == TYPE_COUNTRIES) {
		add_countries(text, value);
	} else if (field->choices != NULL) {
		add_labels(text, field->choices, value);
	} else if (field->type == TYPE_REF || field->type == TYPE_REFS) {
		for (const char *at = value; *at != '\0';) {
			char *end;
			char *title = title_load(sql, kind_named(field->ref), strtoll(at, &end, 10), err);
			if (title == NULL)
				return false;
			str_addf(text, "%s\n", title);
			free(title);
			at = end;
		}
	} else {
		str_addf(text, "%s\n", value);
		if ((field->flags & F_CASE_NUMBER) != 0)
			add_key(text, value);
	}
	return true;
}

bool derive_uses(const struct kind *kind, int field)
{
	return field == kind_title(kind) || field_has_words(&kind->fields[field]);
}

bool derive(struct sql *sql, const struct record *record, struct derived *derived, struct err *err)
{
	const struct kind *kind = record->kind;
	struct str title = {0}, all = {0};
	int named = kind_title(kind);
	bool done = add_value(sql, &title, &kind->fields[named], record_value(record, named), err);
	str_add(&all, title.text);
	for (int i = 0; done && i < kind->field_count; i++)
		if (i != named && derive_uses(kind, i))
			done = add_value(sql, &all, &kind->fields[i], record_value(record, i), err);
	if (done) {
		if (title.length > 0)
			title.text[title.length - 1] = '\0';
		derived->skey = sortkey_new(title.text != NULL ? title.text : "");
		derived->folded = text_fold(all.text != NULL ? all.text : "");
		derived->folded_case = text_fold_case(all.text != NULL ? all.text : "");
	}
	str_free(&title);
	str_free(&all);
	return done;
}

void derived_free(struct derived *derived)
{
	free(derived->skey);
	free(derived->folded);
	free(derived->folded_case);
	*derived = (struct derived){0};
}

/* Never NULL in the table, so that conditions need not think of it. */
static void bind_text(sqlite3_stmt *statement, const char *name, const char *text)
{
	int index = sqlite3_bind_parameter_index(statement, name);
	if (index > 0)
		sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

void derived_bind(sqlite3_stmt *statement, const struct derived *derived)
{
	bind_text(statement, ":skey", derived->skey);
	bind_text(statement, ":folded", derived->folded);
	bind_text(statement, ":folded_case", derived->folded_case);
}

static bool write_derived(struct sql *sql, const struct record *record, const struct derived *derived, struct err *err)
{
	char *text = xasprintf("UPDATE \"%s\" SET skey = :skey, folded = :folded, folded_case = :folded_case"
			       " WHERE id = :id",
			       record->kind->table);
	sqlite3_stmt *statement = sql_prepare(sql, text, err);
	free(text);
	if (statement == NULL)
		return false;
	derived_bind(statement, derived);
	sql_bind_number(statement, ":id", record->id);
	return sql_finish(sql, statement, err);
}

static bool rewrite(struct sql *sql, const struct record *record, bool has_words, struct err *err)
{
	struct derived derived = {0};
	if (!derive(sql, record, &derived, err))
		return false;
	bool done = (!has_words || words_put(sql, record->kind, record->id, derived.folded, false, err)) &&
		    write_derived(sql, record, &derived, err);
	derived_free(&derived);
	return done;
}

/* ---- many records ---- */

struct ids {
	int64_t *id;
	int count, room;
};

static bool read_ids(struct sql *sql, sqlite3_stmt *row, struct ids *ids, struct err *err)
{
	enum sql_result got;
	while ((got = sql_step(sql, row, err)) == SQL_ROW) {
		if (ids->count == ids->room) {
			ids->room = ids->room > 0 ? 2 * ids->room : 64;
			ids->id = xrealloc(ids->id, (size_t)ids->room, sizeof *ids->id);
		}
		ids->id[ids->count++] = sqlite3_column_int64(row, 0);
	}
	sql_done(sql, row);
	return got == SQL_END;
}

/* Only what is in the text is read: what a unit or an area computes of all its projects took nearly all of the time in
 * which a large register was taken over. */
static bool read_page(struct sql *sql, const struct kind *kind, const int64_t *ids, int count, struct record **page,
		      struct err *err)
{
	bool *used = xcalloc((size_t)kind->field_count, sizeof *used);
	for (int i = 0; i < kind->field_count; i++)
		used[i] = derive_uses(kind, i);
	bool done = fill_page_shown(sql, kind, ids, count, true, used, page, err);
	free(used);
	return done;
}

static bool rewrite_page(struct sql *sql, const struct kind *kind, const int64_t *ids, int count, struct err *err)
{
	struct record *page[FILL_PAGE];
	bool has;
	if (!words_has(sql, kind, &has, err) || !read_page(sql, kind, ids, count, page, err))
		return false;
	bool done = true;
	for (int i = 0; i < count; i++) {
		done = done && (page[i] == NULL || rewrite(sql, page[i], has, err));
		record_free(page[i]);
	}
	return done;
}

static bool rewrite_all(struct sql *sql, const struct kind *kind, const struct ids *ids, struct err *err)
{
	for (int at = 0; at < ids->count; at += FILL_PAGE) {
		int some = ids->count - at < FILL_PAGE ? ids->count - at : FILL_PAGE;
		if (!rewrite_page(sql, kind, ids->id + at, some, err))
			return false;
	}
	return true;
}

static sqlite3_stmt *prepare_referring(struct sql *sql, const struct kind *kind, const struct field *field, int64_t id,
				       struct err *err)
{
	struct str text = {0};
	if (field_is_many(field)) {
		str_add(&text, "SELECT owner FROM ");
		schema_link(&text, kind, field);
		str_add(&text, " WHERE item = :id");
	} else {
		str_addf(&text, "SELECT id FROM \"%s\" WHERE \"%s\" = :id", kind->table, field->name);
	}
	sqlite3_stmt *statement = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (statement != NULL)
		sql_bind_number(statement, ":id", id);
	return statement;
}

/* The records of KIND that are named after or found by record ID through FIELD, and in turn those named after them. */
static bool follow(struct sql *sql, const struct kind *kind, int field, int64_t id, struct err *err)
{
	struct ids ids = {0};
	sqlite3_stmt *row = prepare_referring(sql, kind, &kind->fields[field], id, err);
	bool done = row != NULL && read_ids(sql, row, &ids, err) && rewrite_all(sql, kind, &ids, err);
	for (int i = 0; done && field == kind_title(kind) && i < ids.count; i++)
		done = derive_dependants(sql, kind, ids.id[i], err);
	free(ids.id);
	return done;
}

bool derive_dependants(struct sql *sql, const struct kind *kind, int64_t id, struct err *err)
{
	for (int k = 0; k < kind_count; k++) {
		for (int f = 0; f < kinds[k].field_count; f++) {
			const char *ref = kinds[k].fields[f].ref;
			if (ref != NULL && strcmp(ref, kind->name) == 0 && derive_uses(&kinds[k], f) &&
			    !follow(sql, &kinds[k], f, id, err))
				return false;
		}
	}
	return true;
}

static bool derive_kind(struct sql *sql, const struct kind *kind, struct err *err)
{
	struct ids ids = {0};
	char *text = xasprintf("SELECT id FROM \"%s\" ORDER BY id", kind->table);
	sqlite3_stmt *row = sql_prepare(sql, text, err);
	free(text);
	bool done = row != NULL && read_ids(sql, row, &ids, err) && rewrite_all(sql, kind, &ids, err);
	free(ids.id);
	return done;
}

bool derive_all(struct sql *sql, struct err *err)
{
	for (int k = 0; k < kind_count; k++)
		if (!derive_kind(sql, &kinds[k], err))
			return false;
	return true;
}
