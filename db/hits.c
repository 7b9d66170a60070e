/* SPDX-License-Identifier: EUPL-1.2 */
/* hits: which records of a kind match, in no order but that of their numbers, so that nothing needs to be sorted and
 * one may stop when enough are found. */
#include "config.h"

#include "private.h"

#include <stdlib.h>

#include "mem.h"
#include "text.h"

#include "where.h"
#include "words.h"

/* ---- the statement ---- */

/* Hits being looked for. */
struct search {
	struct store *store;
	const struct kind *kind;
	const struct filter *filter;
	struct where where;
	char *pattern; /* of the words that lead; NULL: none do */
	char *among;   /* the numbers to look at, as JSON; NULL: all */
	struct err *err;
};

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
	str_add(&sql, "SELECT t.id FROM ");
	if (search->pattern != NULL)
		str_addf(&sql, "\"%s_words\" CROSS JOIN \"%s\" t ON t.id = \"%s_words\".rowid WHERE \"%s_words\" MATCH"
			 " :pattern AND ", table, table, table, table);
	else
		str_addf(&sql, "\"%s\" t WHERE ", table);
	str_add(&sql, search->among != NULL ? "t.id IN (SELECT value FROM json_each(:among)) AND " : "");
	str_addf(&sql, "t.deleted_at IS NULL AND %s", search->where.sql.text);
	str_add(&sql, " LIMIT :limit");
	return str_take(&sql);
}

static sqlite3_stmt *prepare(struct search *search, int limit)
{
	char *text = select_text(search);
	sqlite3_stmt *statement = sql_prepare(search->store->sql, text, search->err);
	free(text);
	if (statement == NULL)
		return NULL;
	where_bind(&search->where, statement);
	sql_bind_today(statement);
	sql_bind_number(statement, ":limit", limit);
	if (search->pattern != NULL)
		sql_bind(statement, ":pattern", search->pattern);
	if (search->among != NULL)
		sql_bind(statement, ":among", search->among);
	return statement;
}

/* ---- what leads ---- */

/* A few numbers are looked up; else the best index leads. One of words leads the statement itself. */
static bool choose_leader(struct search *search)
{
	struct sql *sql = search->store->sql;
	bool words;
	if (search->among != NULL)
		return true;
	if (!words_has(sql, search->kind, &words, search->err))
		return false;
	const struct filter *leader = where_leader(search->kind, search->filter, words);
	if (leader == NULL || leader->op != FILTER_WORD) {
		search->where.leader = leader;
		return true;
	}
	char *folded = text_fold(leader->text);
	search->pattern = words_pattern(sql, search->kind, folded, search->err);
	free(folded);
	return search->pattern != NULL;
}

static int compare(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return (left > right) - (left < right);
}

static bool read_hits(struct search *search, int limit, struct hits *out)
{
	struct sql *sql = search->store->sql;
	enum sql_result got;
	if (!choose_leader(search) ||
	    !where_add(search->store, &search->where, search->kind, search->filter, search->err))
		return false;
	sqlite3_stmt *row = prepare(search, limit + 1);
	if (row == NULL)
		return false;
	out->id = xcalloc((size_t)limit + 1, sizeof *out->id);
	while ((got = sql_step(sql, row, search->err)) == SQL_ROW)
		out->id[out->count++] = sqlite3_column_int64(row, 0);
	sql_done(sql, row);
	out->more = out->count > limit;
	out->count = out->more ? limit : out->count;
	qsort(out->id, (size_t)out->count, sizeof *out->id, compare);
	return got == SQL_END;
}

bool store_hits(struct store *store, const struct kind *kind, const struct filter *filter, const int64_t *among,
		int among_count, int limit, struct hits *out, struct err *err)
{
	struct search search = { .store = store, .kind = kind, .filter = filter, .err = err };
	search.among = among != NULL ? numbers_text(among, among_count) : NULL;
	*out = (struct hits){0};
	bool done = read_hits(&search, limit, out);
	where_free(&search.where);
	free(search.pattern);
	free(search.among);
	if (!done)
		hits_free(out);
	return done;
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
