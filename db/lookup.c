/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "private.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "fill.h"
#include "schema.h"
#include "title.h"

enum { NAMED = 5 }; /* candidates that a sentence names */

/* The id that "7" or "#7" names; 0 when WORD is neither. */
static int64_t lookup_number(const char *word)
{
	char *end;
	const char *digits = *word == '#' ? word + 1 : word;
	if (*digits < '1' || *digits > '9')
		return 0;
	errno = 0;
	long long number = strtoll(digits, &end, 10);
	return *end == '\0' && errno == 0 ? number : 0;
}

/* ---- what there is to choose from ---- */

/* Living records of a kind by the two names that people use. */
struct names {
	int64_t *id;
	char **title, **other, **folded, **folded_other;
	int count;
};

static void names_free(struct names *names)
{
	for (int i = 0; i < names->count; i++) {
		free(names->title[i]);
		free(names->other[i]);
		free(names->folded[i]);
		free(names->folded_other[i]);
	}
	free(names->id);
	free(names->title);
	free(names->other);
	free(names->folded);
	free(names->folded_other);
}

static void add_name(struct names *names, int64_t id, const char *title, const char *other)
{
	size_t room = (size_t)names->count + 1;
	if ((names->count & (names->count - 1)) == 0) { /* doubles the room at every power of two */
		room = names->count > 0 ? 2 * (size_t)names->count : 1;
		names->id = xrealloc(names->id, room, sizeof *names->id);
		names->title = xrealloc(names->title, room, sizeof *names->title);
		names->other = xrealloc(names->other, room, sizeof *names->other);
		names->folded = xrealloc(names->folded, room, sizeof *names->folded);
		names->folded_other = xrealloc(names->folded_other, room, sizeof *names->folded_other);
	}
	names->id[names->count] = id;
	names->title[names->count] = xstrdup(title);
	names->other[names->count] = xstrdup(other);
	names->folded[names->count] = text_fold_case(title);
	names->folded_other[names->count] = text_fold_case(other);
	names->count++;
}

/* Adds the column that is a second name, a short name, login, number or identifier; dates and choices are none. */
static void other_sql(struct str *text, const struct kind *kind)
{
	int field = kind->subtitle != NULL ? kind_field(kind, kind->subtitle) : -1;
	if (field >= 0 && kind->fields[field].type == TYPE_TEXT)
		schema_name(text, "t", kind->subtitle);
	else
		str_add(text, "NULL");
}

static bool read_names(struct sql *sql, const struct kind *kind, struct names *names, struct err *err)
{
	struct str text = {0};
	str_add(&text, "SELECT t.id, ");
	title_sql(&text, kind, "t");
	str_add(&text, ", ");
	other_sql(&text, kind);
	str_addf(&text, " FROM \"%s\" t WHERE t.deleted_at IS NULL ORDER BY t.skey, t.id", kind->table);
	sqlite3_stmt *row = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (row == NULL)
		return false;
	enum sql_result got;
	while ((got = sql_step(sql, row, err)) == SQL_ROW)
		add_name(names, sqlite3_column_int64(row, 0), sql_text(row, 1), sql_text(row, 2));
	sql_done(sql, row);
	return got == SQL_END;
}

/* ---- several strategies ---- */

/* What the areas of the strategy in force say that they belong to; the caller frees; NULL on failure. */
static char *current_label(struct store *store, struct err *err)
{
	struct grid held;
	if (!store_grid(store, "strategies", NULL, 0, &held, err))
		return NULL;
	char *label = xstrdup(held.row_count > 1 ? grid_text(&held, 0, "label") : "");
	grid_free(&held);
	return label;
}

/* Numbers begin anew with every strategy: of several areas those of the strategy in force are meant. Keeps these, where
 * there is one of them, in *IDS; the count, -1 on failure. */
static int keep_current(struct store *store, const struct kind *kind, int64_t *ids, int count, struct err *err)
{
	if (count < 2 || strcmp(kind->name, "area") != 0)
		return count;
	char *label = current_label(store, err), *all = fill_ids(ids, count);
	sqlite3_stmt *row = label == NULL ? NULL :
			    sql_prepare(store->sql,
					"SELECT t.id FROM area t WHERE t.strategy = :label"
					" AND t.id IN (SELECT value FROM json_each(:ids)) ORDER BY t.id",
					err);
	int kept = 0;
	enum sql_result got = SQL_FAILED;
	if (row != NULL) {
		sql_bind(row, ":label", label);
		sql_bind(row, ":ids", all);
		while ((got = sql_step(store->sql, row, err)) == SQL_ROW)
			ids[kept++] = sqlite3_column_int64(row, 0);
		sql_done(store->sql, row);
	}
	free(label);
	free(all);
	return got != SQL_END ? -1 : kept > 0 ? kept : count;
}

/* ---- one record ---- */

/* A word as it is compared. */
struct wanted {
	const char *word;
	char *folded;
	int64_t number;
};

static bool is_other(const struct names *names, int i, const struct wanted *wanted)
{
	return *names->folded_other[i] != '\0' && strcmp(names->folded_other[i], wanted->folded) == 0;
}

static bool is_number(const struct names *names, int i, const struct wanted *wanted)
{
	return names->id[i] == wanted->number;
}

static bool is_title(const struct names *names, int i, const struct wanted *wanted)
{
	return strcmp(names->folded[i], wanted->folded) == 0;
}

static bool begins(const struct names *names, int i, const struct wanted *wanted)
{
	size_t length = strlen(wanted->folded);
	return strncmp(names->folded[i], wanted->folded, length) == 0 ||
	       strncmp(names->folded_other[i], wanted->folded, length) == 0;
}

/* The only way in for somebody who cannot write å: amal means Åmål when nothing is called Amal. */
static bool holds(const struct names *names, int i, const struct wanted *wanted)
{
	return text_matches(names->title[i], wanted->word);
}

/* From the surest to the loosest; the first that finds anything decides. A short name goes before the number of a
 * record, because area 1.2 and area 3 are written so in the strategy. */
static bool (*const tests[])(const struct names *names, int i, const struct wanted *wanted) = {
	is_other, is_number, is_title, begins, holds,
};

static int64_t refuse_ambiguous(const struct kind *kind, const struct names *names, const int *found, int count,
				const struct wanted *wanted, struct err *err)
{
	struct str list = {0};
	for (int i = 0; i < count && i < NAMED; i++) {
		int at = found[i];
		char *brief = text_brief(names->title[at]);
		str_addf(&list, "%s%" PRId64 " %s", i > 0 ? ", " : "", names->id[at], brief);
		free(brief);
		if (*names->other[at] != '\0')
			str_addf(&list, " (%s)", names->other[at]);
	}
	if (count > NAMED)
		str_add(&list, ", …");
	char *word = text_brief(wanted->word);
	err_set(err, ERR_REFUSED, _("\"%s\" may be any of %d of the kind %s: %s"), word, count, i18n(kind->label),
		list.text);
	free(word);
	str_free(&list);
	return 0;
}

static int64_t refuse_unknown(const struct kind *kind, const struct names *names, const struct wanted *wanted,
			      struct err *err)
{
	const char **words = xcalloc(2 * (size_t)names->count, sizeof *words);
	for (int i = 0; i < names->count; i++) {
		words[2 * i] = names->title[i];
		words[2 * i + 1] = *names->other[i] != '\0' ? names->other[i] : NULL;
	}
	const char *near = text_nearest(wanted->word, words, 2 * names->count);
	char *word = text_brief(wanted->word), *like = near != NULL ? text_brief(near) : NULL;
	if (like != NULL)
		err_set(err, ERR_NOT_FOUND, _("\"%s\" is not the name of any %s; did you mean \"%s\"?"), word,
			i18n(kind->label), like);
	else
		err_set(err, ERR_NOT_FOUND, _("\"%s\" is not the name of any %s"), word, i18n(kind->label));
	free(word);
	free(like);
	free(words);
	return 0;
}

/* The one of the candidates that is meant because it belongs to the strategy in force; 0: none, -1: failure. */
static int64_t choose_current(struct store *store, const struct kind *kind, const struct names *names, const int *found,
			      int count, struct err *err)
{
	int64_t *ids = xcalloc((size_t)count + 1, sizeof *ids);
	for (int i = 0; i < count; i++)
		ids[i] = names->id[found[i]];
	int kept = keep_current(store, kind, ids, count, err);
	int64_t id = kept == 1 ? ids[0] : kept < 0 ? -1 : 0;
	free(ids);
	return id;
}

static int64_t choose(struct store *store, const struct kind *kind, const struct names *names,
		      const struct wanted *wanted, struct err *err)
{
	int *found = xcalloc((size_t)names->count, sizeof *found), count = 0;
	for (size_t test = 0; count == 0 && test < sizeof tests / sizeof *tests; test++)
		for (int i = 0; i < names->count; i++)
			if (tests[test](names, i, wanted))
				found[count++] = i;
	int64_t id = count == 1 ? names->id[found[0]] :
		     count == 0 ? refuse_unknown(kind, names, wanted, err) :
				  choose_current(store, kind, names, found, count, err);
	if (count > 1 && id <= 0)
		id = id < 0 ? 0 : refuse_ambiguous(kind, names, found, count, wanted, err);
	free(found);
	return id;
}

/* What is spelled exactly so is found by index, without reading all names: imports ask for thousands. 0 when that
 * does not settle it, -1 on failure. */
static int64_t find_exactly(struct sql *sql, const struct kind *kind, const char *word, struct err *err)
{
	struct str text = {0};
	str_addf(&text, "SELECT t.id FROM \"%s\" t WHERE t.deleted_at IS NULL AND t.skey = sortkey(:word)",
		 kind->table);
	str_addf(&text, " UNION SELECT t.id FROM \"%s\" t WHERE t.deleted_at IS NULL AND ", kind->table);
	other_sql(&text, kind);
	str_add(&text, " = :word LIMIT 2");
	sqlite3_stmt *row = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (row == NULL)
		return -1;
	sql_bind(row, ":word", word);
	enum sql_result got = sql_step(sql, row, err);
	int64_t id = got == SQL_ROW ? sqlite3_column_int64(row, 0) : got == SQL_END ? 0 : -1;
	if (id > 0 && sql_step(sql, row, err) == SQL_ROW)
		id = 0;
	sql_done(sql, row);
	return id;
}

int64_t lookup_find(void *context, const struct kind *kind, const char *word, struct err *err)
{
	struct store *store = context;
	struct names names = {0};
	int64_t id = lookup_number(word) == 0 ? find_exactly(store->sql, kind, word, err) : 0;
	if (id != 0)
		return id > 0 ? id : 0;
	struct wanted wanted = { .word = word, .folded = text_fold_case(word), .number = lookup_number(word) };
	id = read_names(store->sql, kind, &names, err) ? choose(store, kind, &names, &wanted, err) : 0;
	free(wanted.folded);
	names_free(&names);
	return id;
}

/* ---- all that a filter means ---- */

/* First column of all rows as a JSON array; gives the statement back. NULL on failure. */
static char *read_json(struct sql *sql, sqlite3_stmt *row, struct err *err)
{
	struct str json = {0};
	enum sql_result got;
	str_add_char(&json, '[');
	while ((got = sql_step(sql, row, err)) == SQL_ROW)
		str_addf(&json, "%s%s", json.length > 1 ? "," : "", sql_text(row, 0));
	str_add_char(&json, ']');
	sql_done(sql, row);
	if (got == SQL_END)
		return str_take(&json);
	str_free(&json);
	return NULL;
}

/* What the acting person has an assignment of today, by COLUMN of assignments; in ROLE, NULL: in any. */
static char *of_mine(struct store *store, const char *column, const char *role, struct err *err)
{
	char *text = xasprintf("SELECT DISTINCT s.\"%s\" AS id FROM assignment s WHERE s.\"%s\" IS NOT NULL"
			       " AND s.person = :person AND (:role IS NULL OR s.role = :role) AND s.deleted_at IS NULL"
			       " AND (s.\"from\" IS NULL OR s.\"from\" <= :today)"
			       " AND (s.\"to\" IS NULL OR s.\"to\" >= substr(:today, 1, length(s.\"to\"))) ORDER BY id",
			       column, column);
	sqlite3_stmt *row = sql_prepare(store->sql, text, err);
	free(text);
	if (row == NULL)
		return NULL;
	sql_bind_number(row, ":person", store->person);
	if (role != NULL)
		sql_bind(row, ":role", role);
	sql_bind_today(row);
	return read_json(store->sql, row, err);
}

static bool is_mine(const char *word)
{
	char *folded = text_fold(word);
	bool is = strcmp(folded, "mina") == 0 || strcmp(folded, "mine") == 0;
	free(folded);
	return is;
}

/* Ids with exactly that short name or number as JSON; "[]" where there are none. */
static char *matching_exactly(struct store *store, const struct kind *kind, const char *word, struct err *err)
{
	struct names names = {0};
	struct wanted wanted = { .word = word, .folded = text_fold_case(word) };
	char *json = NULL;
	if (read_names(store->sql, kind, &names, err)) {
		int count = 0;
		for (int i = 0; i < names.count; i++)
			if (is_other(&names, i, &wanted))
				names.id[count++] = names.id[i];
		count = keep_current(store, kind, names.id, count, err);
		json = count >= 0 ? fill_ids(names.id, count) : NULL;
	}
	free(wanted.folded);
	names_free(&names);
	return json;
}

static char *matching_number(struct sql *sql, const struct kind *kind, int64_t number, struct err *err)
{
	char *text = xasprintf("SELECT t.id FROM \"%s\" t WHERE t.deleted_at IS NULL AND t.id = :id", kind->table);
	sqlite3_stmt *row = sql_prepare(sql, text, err);
	free(text);
	if (row == NULL)
		return NULL;
	sql_bind_number(row, ":id", number);
	return read_json(sql, row, err);
}

/* What is called exactly so, for short or in full, is what is meant; else all that have it in their names. */
static char *matching_name(struct sql *sql, const struct kind *kind, const char *word, struct err *err)
{
	static bool (*const by[])(const struct names *names, int i, const struct wanted *wanted) = {
		is_other, is_title, holds,
	};
	struct names names = {0};
	struct wanted wanted = { .word = word, .folded = text_fold_case(word) };
	char *json = NULL;
	if (read_names(sql, kind, &names, err)) {
		int count = 0;
		for (size_t test = 0; count == 0 && test < sizeof by / sizeof *by; test++)
			for (int i = 0; i < names.count; i++)
				if (by[test](&names, i, &wanted))
					names.id[count++] = names.id[i];
		json = fill_ids(names.id, count);
	}
	free(wanted.folded);
	names_free(&names);
	return json;
}

static bool is_empty_json(const char *json)
{
	return json != NULL && strcmp(json, "[]") == 0;
}

/* "#7" is record 7; "7" is what has that short name or number, else record 7. */
static char *matching_digits(struct store *store, const struct kind *kind, const char *word, struct err *err)
{
	char *json = *word != '#' ? matching_exactly(store, kind, word, err) : xstrdup("[]");
	if (!is_empty_json(json))
		return json;
	free(json);
	return matching_number(store->sql, kind, lookup_number(word), err);
}

/* "1.2" */
static bool is_area_number(const struct kind *kind, const char *word)
{
	return strcmp(kind->name, "area") == 0 && *word != '\0' && word[strspn(word, "0123456789.")] == '\0';
}

static char *matching(struct store *store, const struct kind *kind, const char *word, struct err *err)
{
	if (is_mine(word) && strcmp(kind->name, "unit") == 0)
		return of_mine(store, "unit", NULL, err);
	if (is_mine(word) && strcmp(kind->name, "project") == 0)
		return of_mine(store, "project", "project-manager", err);
	if (is_mine(word) && strcmp(kind->name, "person") == 0)
		return matching_number(store->sql, kind, store->person, err);
	if (lookup_number(word) > 0)
		return matching_digits(store, kind, word, err);
	char *json = is_area_number(kind, word) ? matching_exactly(store, kind, word, err) : NULL;
	if (json != NULL && !is_empty_json(json))
		return json;
	free(json);
	return matching_name(store->sql, kind, word, err);
}

/* Who asks for an area asks for what lies under it too: projects are hung on its branches. */
static char *with_branches(struct sql *sql, const struct kind *kind, const char *json, struct err *err)
{
	char *text = xasprintf("WITH RECURSIVE under(id) AS (SELECT value FROM json_each(:ids) UNION"
			       " SELECT a.id FROM \"%s\" a JOIN under ON a.\"%s\" = under.id"
			       " WHERE a.deleted_at IS NULL) SELECT id FROM under",
			       kind->table, kind->parent);
	sqlite3_stmt *row = sql_prepare(sql, text, err);
	free(text);
	if (row == NULL)
		return NULL;
	sql_bind(row, ":ids", json);
	return read_json(sql, row, err);
}

char *lookup_matching(struct store *store, const struct kind *kind, const char *word, struct err *err)
{
	char *json = matching(store, kind, word, err);
	if (json == NULL || strcmp(kind->name, "area") != 0)
		return json;
	char *all = with_branches(store->sql, kind, json, err);
	free(json);
	return all;
}
