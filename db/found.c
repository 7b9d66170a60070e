/* SPDX-License-Identifier: EUPL-1.2 */
/* found: records of any kind by what somebody types, the best answers first. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rank.h"
#include "sortkey.h"

#include "title.h"

enum {
	CANDIDATES = 500, /* of a kind, of which the best are taken */
	BEGINNINGS = 100, /* titles that begin so, where there are more candidates than that */
	LATEST = 200,     /* changes of which the records are shown before anything is typed */
};

/* What is being gathered. */
struct gathering {
	struct store *store;
	const char *words;
	struct found *found;
	int room;
	struct err *err;
};

/* ---- one record ---- */

static bool has(const struct found *found, const struct kind *kind, int64_t id)
{
	for (int i = found->count; i-- > 0 && found->record[i].kind == kind;)
		if (found->record[i].id == id)
			return true;
	return false;
}

/* The row: id, title, sort key. */
static void add(struct gathering *gathering, const struct kind *kind, sqlite3_stmt *row)
{
	struct found *found = gathering->found;
	if (found->count == gathering->room) {
		gathering->room = gathering->room > 0 ? 2 * gathering->room : 64;
		found->record = xrealloc(found->record, (size_t)gathering->room, sizeof *found->record);
	}
	const char *title = sql_text(row, 1);
	found->record[found->count++] = (struct found_record){
		.kind = kind, .id = sqlite3_column_int64(row, 0), .title = xstrdup(title),
		.order = xstrdup(sql_text(row, 2)), .rank = rank_title(title, gathering->words),
	};
}

static char *titles_text(const struct kind *kind, const char *condition)
{
	struct str text = {0};
	str_add(&text, "SELECT t.id, ");
	title_sql(&text, kind, "t");
	str_addf(&text, ", t.skey FROM \"%s\" t WHERE t.deleted_at IS NULL AND ", kind->table);
	str_add(&text, condition);
	return str_take(&text);
}

/* ---- one kind ---- */

/* Rows of titles_text for these numbers. NULL on failure. */
static sqlite3_stmt *prepare_titles(struct sql *sql, const struct kind *kind, const struct hits *hits, struct err *err)
{
	char *text = titles_text(kind, "t.id IN (SELECT value FROM json_each(:ids)) ORDER BY t.id");
	sqlite3_stmt *row = sql_prepare(sql, text, err);
	free(text);
	if (row == NULL)
		return NULL;
	struct str ids = {0};
	for (int i = 0; i < hits->count; i++)
		str_addf(&ids, "%c%lld", i > 0 ? ',' : '[', (long long)hits->id[i]);
	str_add_char(&ids, ']');
	sql_bind(row, ":ids", ids.text);
	str_free(&ids);
	return row;
}

static bool add_hits(struct gathering *gathering, const struct kind *kind, const struct hits *hits)
{
	struct sql *sql = gathering->store->sql;
	sqlite3_stmt *row = prepare_titles(sql, kind, hits, gathering->err);
	enum sql_result got = SQL_FAILED;
	while (row != NULL && (got = sql_step(sql, row, gathering->err)) == SQL_ROW)
		add(gathering, kind, row);
	if (row != NULL)
		sql_done(sql, row);
	return got == SQL_END;
}

bool store_hits_titled(struct store *store, const struct kind *kind, const struct hits *hits, const char *words,
		       struct hits *out, struct err *err)
{
	*out = (struct hits){0};
	if (hits->count == 0)
		return true;
	sqlite3_stmt *row = prepare_titles(store->sql, kind, hits, err);
	enum sql_result got = SQL_FAILED;
	out->id = xcalloc((size_t)hits->count, sizeof *out->id);
	while (row != NULL && (got = sql_step(store->sql, row, err)) == SQL_ROW)
		if (rank_title(sql_text(row, 1), words) != RANK_ELSEWHERE)
			out->id[out->count++] = sqlite3_column_int64(row, 0);
	if (row != NULL)
		sql_done(store->sql, row);
	if (got != SQL_END)
		hits_free(out);
	return got == SQL_END;
}

/* Of too many hits some were taken as they came; the titles that begin with the words must not be missed. */
static bool add_beginnings(struct gathering *gathering, const struct kind *kind)
{
	char *text = titles_text(kind, "t.skey >= :from AND t.skey < :to ORDER BY t.skey, t.id LIMIT :limit");
	sqlite3_stmt *row = sql_prepare(gathering->store->sql, text, gathering->err);
	free(text);
	if (row == NULL)
		return false;
	char *from = sortkey_beginning(gathering->words), *to = xasprintf("%s\x7f", from);
	sql_bind(row, ":from", from);
	sql_bind(row, ":to", to);
	sql_bind_number(row, ":limit", BEGINNINGS);
	free(from);
	free(to);
	enum sql_result got;
	while ((got = sql_step(gathering->store->sql, row, gathering->err)) == SQL_ROW)
		if (!has(gathering->found, kind, sqlite3_column_int64(row, 0)))
			add(gathering, kind, row);
	sql_done(gathering->store->sql, row);
	return got == SQL_END;
}

static bool gather(struct gathering *gathering, const struct kind *kind)
{
	struct hits hits = {0};
	char *quoted = filter_quote_words(gathering->words);
	struct filter *filter = filter_parse(kind, quoted, gathering->err);
	free(quoted);
	if (filter == NULL) /* nothing but quotes */
		return gathering->err->code == ERR_NONE;
	bool done = store_hits(gathering->store, kind, filter, NULL, 0, CANDIDATES, &hits, gathering->err);
	if (done && hits.count > 0)
		done = add_hits(gathering, kind, &hits);
	if (done && hits.more)
		done = add_beginnings(gathering, kind);
	gathering->found->more = gathering->found->more || hits.more;
	hits_free(&hits);
	filter_free(filter);
	return done;
}

/* ---- before anything is typed ---- */

static bool add_changed(struct gathering *gathering, const struct kind *kind, int64_t id)
{
	if (kind == NULL)
		return true;
	for (int i = 0; i < gathering->found->count; i++)
		if (gathering->found->record[i].kind == kind && gathering->found->record[i].id == id)
			return true;
	return add_hits(gathering, kind, &(struct hits){ .id = &id, .count = 1 });
}

/* The records that the acting login changed last, then those of others. */
static bool gather_latest(struct gathering *gathering)
{
	struct sql *sql = gathering->store->sql;
	sqlite3_stmt *row = sql_prepare(sql, "SELECT kind, record FROM (SELECT id, kind, record, login FROM change"
					     " ORDER BY id DESC LIMIT :limit) ORDER BY login = :login DESC, id DESC",
					gathering->err);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":limit", LATEST);
	sql_bind(row, ":login", gathering->store->login);
	bool done = true;
	enum sql_result got;
	while ((got = sql_step(sql, row, gathering->err)) == SQL_ROW && done)
		done = add_changed(gathering, kind_stored(sql_text(row, 0)), sqlite3_column_int64(row, 1));
	sql_done(sql, row);
	return done && got == SQL_END;
}

/* ---- all ---- */

static int compare(const void *a, const void *b)
{
	const struct found_record *left = a, *right = b;
	int order = (int)left->rank - (int)right->rank;
	order = order != 0 ? order : strcmp(left->order, right->order);
	order = order != 0 ? order : (left->kind > right->kind) - (left->kind < right->kind);
	return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}

static void keep(struct found *found, int limit)
{
	found->more = found->more || found->count > limit;
	for (; found->count > limit; found->count--) {
		free(found->record[found->count - 1].title);
		free(found->record[found->count - 1].order);
	}
}

bool store_find(struct store *store, const char *words, int limit, struct found *out, struct err *err)
{
	struct gathering gathering = { .store = store, .words = words, .found = out, .err = err };
	*out = (struct found){0};
	bool any = words[strspn(words, " \t\n")] != '\0', done = true;
	if (!any)
		done = gather_latest(&gathering);
	for (int k = 0; any && done && k < kind_count; k++)
		done = gather(&gathering, &kinds[k]);
	if (any && out->count > 0)
		qsort(out->record, (size_t)out->count, sizeof *out->record, compare);
	keep(out, limit);
	if (!done)
		found_free(out);
	return done;
}

void found_free(struct found *found)
{
	keep(found, 0);
	free(found->record);
	*found = (struct found){0};
}
