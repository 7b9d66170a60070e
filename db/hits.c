/* SPDX-License-Identifier: EUPL-1.2 */
/* hits: which records of a kind match, in no order but that of their numbers, so that nothing needs to be sorted and
 * one may stop when enough are found. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "case_number.h"
#include "clock.h"
#include "mem.h"
#include "text.h"

#include "where.h"
#include "words.h"

enum {
	ENOUGH = 1000, /* hits after which one stops counting when it takes long */
	LONG = 8,      /* milliseconds */
};

/* Hits being looked for. */
struct search {
	struct store *store;
	const struct kind *kind;
	const struct filter *filter;
	const struct filter *leader; /* the term with the best index; NULL: none has one */
	struct where where;
	char *pattern; /* of the words that lead; NULL: none do */
	char *among;   /* the numbers to look at, as JSON; NULL: all */
	bool whole;    /* the pattern says all that the filter does: no row needs to be looked at */
	int limit;
	struct hits *hits;
	struct err *err;
};

/* ---- the statement ---- */

static char *numbers_text(const int64_t *among, int count)
{
	struct str text = {0};
	str_add_char(&text, '[');
	for (int i = 0; i < count; i++)
		str_addf(&text, "%s%lld", i > 0 ? "," : "", (long long)among[i]);
	str_add_char(&text, ']');
	return str_take(&text);
}

/* The index of words gives its rows one by one as they are asked for; a list of numbers would be whole first. */
static char *select_text(const struct search *search)
{
	struct str sql = {0};
	const char *table = search->kind->table;
	str_add(&sql, search->whole ? "SELECT rowid FROM " : "SELECT t.id FROM ");
	if (search->pattern != NULL)
		str_addf(&sql, "\"%s_words\" ", table);
	if (search->pattern != NULL && !search->whole)
		str_addf(&sql, "CROSS JOIN \"%s\" t ON t.id = \"%s_words\".rowid ", table, table);
	else if (search->pattern == NULL)
		str_addf(&sql, "\"%s\" t ", table);
	str_add(&sql, "WHERE ");
	if (search->pattern != NULL)
		str_addf(&sql, "\"%s_words\" MATCH :pattern ", table);
	str_add(&sql, search->pattern != NULL && !search->whole ? "AND " : "");
	str_add(&sql, search->among != NULL ? "t.id IN (SELECT value FROM json_each(:among)) AND " : "");
	if (!search->whole)
		str_addf(&sql, "t.deleted_at IS NULL AND %s", search->where.sql.text);
	str_add(&sql, " LIMIT :limit");
	return str_take(&sql);
}

static sqlite3_stmt *prepare(struct search *search)
{
	char *text = select_text(search);
	sqlite3_stmt *statement = sql_prepare(search->store->sql, text, search->err);
	free(text);
	if (statement == NULL)
		return NULL;
	if (!search->whole) {
		where_bind(&search->where, statement);
		sql_bind_today(statement);
	}
	sql_bind_number(statement, ":limit", search->limit + 1);
	if (search->pattern != NULL)
		sql_bind(statement, ":pattern", search->pattern);
	if (search->among != NULL)
		sql_bind(statement, ":among", search->among);
	return statement;
}

/* Reads until the limit, or until there are enough for the time it has taken. */
static enum sql_result read_rows(struct search *search)
{
	struct sql *sql = search->store->sql;
	struct hits *hits = search->hits;
	int64_t until = clock_steady() + LONG * INT64_C(1000);
	enum sql_result got;
	sqlite3_stmt *row = prepare(search);
	if (row == NULL)
		return SQL_FAILED;
	hits->count = 0;
	while ((got = sql_step(sql, row, search->err)) == SQL_ROW) {
		hits->id[hits->count++] = sqlite3_column_int64(row, 0);
		hits->more = hits->count > search->limit || (hits->count >= ENOUGH && clock_steady() > until);
		if (hits->more)
			break;
	}
	sql_done(sql, row);
	return got;
}

/* Without an index all rows are walked, for a while. OVER: the time was, and there are not enough yet. */
static bool walk(struct search *search, bool *over)
{
	struct sql *sql = search->store->sql;
	sql_give(sql, LONG);
	enum sql_result got = read_rows(search);
	sql_give(sql, 0);
	*over = false;
	if (got != SQL_FAILED || search->err->code != ERR_SLOW || sql_is_unwanted(sql))
		return got != SQL_FAILED;
	*search->err = (struct err){0};
	search->hits->more = search->hits->count >= ENOUGH;
	*over = !search->hits->more;
	return true;
}

/* ---- what leads ---- */

/* Every word that is long enough goes into the pattern: the index finds what holds them all. */
static void add_words(struct search *search, const struct filter *filter, struct str *pattern)
{
	if (filter->op == FILTER_AND) {
		add_words(search, filter->left, pattern);
		add_words(search, filter->right, pattern);
		return;
	}
	bool word = filter->op == FILTER_WORD && !filter->negated && !case_number_likely(filter->text);
	char *folded = word ? text_fold(filter->text) : NULL;
	bool known = word && mbstowcs(NULL, folded, 0) >= WORDS_LETTERS;
	if (known)
		words_pattern_add(pattern, folded);
	search->whole = search->whole && known && !where_word_is_exact(filter->text);
	free(folded);
}

/* Short words are in much, which is soon found by walking; where they are not, the index knows in what they are. */
static bool find_by_short_word(struct search *search)
{
	bool over;
	if (!walk(search, &over))
		return false;
	if (!over)
		return true;
	char *folded = text_fold(search->leader->text);
	search->pattern = words_pattern(search->store->sql, search->kind, folded, search->err);
	free(folded);
	return search->pattern != NULL && read_rows(search) != SQL_FAILED;
}

static bool find_by_words(struct search *search)
{
	struct str pattern = {0};
	search->whole = true;
	add_words(search, search->filter, &pattern);
	search->pattern = pattern.length > 0 ? str_take(&pattern) : NULL;
	search->whole = search->whole && search->pattern != NULL;
	return search->pattern != NULL ? read_rows(search) != SQL_FAILED : find_by_short_word(search);
}

static bool find_by_walking(struct search *search)
{
	bool over;
	return walk(search, &over) && (!over || read_rows(search) != SQL_FAILED);
}

/* A few numbers are looked up; else the best index leads. */
static bool find(struct search *search)
{
	bool words;
	if (!words_has(search->store->sql, search->kind, &words, search->err))
		return false;
	search->leader = search->among == NULL ? where_leader(search->kind, search->filter, words) : NULL;
	bool by_word = search->leader != NULL && search->leader->op == FILTER_WORD;
	search->where.leader = by_word ? NULL : search->leader;
	if (!where_add(search->store, &search->where, search->kind, search->filter, search->err))
		return false;
	if (by_word)
		return find_by_words(search);
	return search->leader == NULL && search->among == NULL ? find_by_walking(search)
							       : read_rows(search) != SQL_FAILED;
}

/* ---- what is found ---- */

static int compare(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return (left > right) - (left < right);
}

bool store_hits(struct store *store, const struct kind *kind, const struct filter *filter, const int64_t *among,
		int among_count, int limit, struct hits *out, struct err *err)
{
	struct search search = { .store = store, .kind = kind, .filter = filter, .limit = limit, .hits = out };
	struct err why = {0};
	search.err = &why;
	search.among = among != NULL ? numbers_text(among, among_count) : NULL;
	*out = (struct hits){ .id = xcalloc((size_t)limit + 1, sizeof *out->id) };
	bool done = find(&search);
	out->count = out->count > limit ? limit : out->count;
	qsort(out->id, (size_t)out->count, sizeof *out->id, compare);
	where_free(&search.where);
	free(search.pattern);
	free(search.among);
	if (done)
		return true;
	hits_free(out);
	if (err != NULL)
		*err = why;
	return false;
}

bool hits_has(const struct hits *hits, int64_t id)
{
	return hits->count > 0 && bsearch(&id, hits->id, (size_t)hits->count, sizeof id, compare) != NULL;
}

void hits_free(struct hits *hits)
{
	free(hits->id);
	*hits = (struct hits){0};
}
