/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "words.h"

#include <stdlib.h>
#include <string.h>

static void add_table(struct str *text, const struct kind *kind)
{
	str_addf(text, "\"%s_words\"", kind->table);
}

/* The view over living records is made with the index, and last of what is taken away: it tells that there is one. */
bool words_has(struct sql *sql, const struct kind *kind, bool *has, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql, "SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = :name", err);
	if (row == NULL)
		return false;
	char *name = xasprintf("%s_living", kind->table);
	sql_bind(row, ":name", name);
	free(name);
	enum sql_result got = sql_step(sql, row, err);
	sql_done(sql, row);
	*has = got == SQL_ROW;
	return got != SQL_FAILED;
}

/* ---- making ---- */

/* A command to the index itself, as fts5 has them. */
static bool command(struct sql *sql, const struct kind *kind, const char *word, struct err *err)
{
	struct str text = {0};
	str_add(&text, "INSERT INTO ");
	add_table(&text, kind);
	str_addf(&text, " (\"%s_words\"", kind->table);
	str_add(&text, strcmp(word, "integrity-check") == 0 ? ", rank) VALUES (:word, 1)" : ") VALUES (:word)");
	sqlite3_stmt *statement = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":word", word);
	return sql_finish(sql, statement, err);
}

static bool drop_one(struct sql *sql, const struct kind *kind, struct err *err)
{
	struct str text = {0};
	str_addf(&text, "DROP TABLE IF EXISTS \"%s_words_entries\"; DROP TABLE IF EXISTS \"%s_words\";"
			" DROP VIEW IF EXISTS \"%s_living\"",
		 kind->table, kind->table, kind->table);
	bool done = sql_run(sql, text.text, err);
	str_free(&text);
	return done;
}

static bool make_one(struct sql *sql, const struct kind *kind, struct err *err)
{
	struct str text = {0};
	str_addf(&text, "CREATE VIEW \"%s_living\" AS SELECT id, folded FROM \"%s\" WHERE deleted_at IS NULL; ",
		 kind->table, kind->table);
	str_addf(&text, "CREATE VIRTUAL TABLE \"%s_words\" USING fts5 (folded, content = \"%s_living\","
			" content_rowid = id, tokenize = 'trigram case_sensitive 1'); ",
		 kind->table, kind->table);
	str_addf(&text, "CREATE VIRTUAL TABLE \"%s_words_entries\" USING fts5vocab (\"%s_words\", row)", kind->table,
		 kind->table);
	bool done = drop_one(sql, kind, err) && sql_run(sql, text.text, err) && command(sql, kind, "rebuild", err);
	str_free(&text);
	return done;
}

static bool is_wanted(struct sql *sql, const struct kind *kind, int64_t from, bool *wanted, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql, "SELECT sum(rows) >= :from FROM tally WHERE kind = :kind", err);
	if (row == NULL)
		return false;
	sql_bind(row, ":kind", kind->name);
	sql_bind_number(row, ":from", from);
	enum sql_result got = sql_step(sql, row, err);
	*wanted = got == SQL_ROW && sqlite3_column_int(row, 0) != 0;
	sql_done(sql, row);
	bool has = false;
	if (got != SQL_FAILED && *wanted && !words_has(sql, kind, &has, err))
		return false;
	*wanted = *wanted && !has;
	return got != SQL_FAILED;
}

/* Another process may be making the same: so it looks again once it is alone. */
static bool make_inside(struct sql *sql, int64_t from, struct err *err)
{
	for (int k = 0; k < kind_count; k++) {
		bool wanted;
		if (!is_wanted(sql, &kinds[k], from, &wanted, err) || (wanted && !make_one(sql, &kinds[k], err)))
			return false;
	}
	return true;
}

bool words_make(struct sql *sql, int64_t from, struct err *err)
{
	bool any = false;
	for (int k = 0; k < kind_count && !any; k++)
		if (!is_wanted(sql, &kinds[k], from, &any, err))
			return false;
	if (!any)
		return true;
	if (!sql_begin(sql, "IMMEDIATE", err))
		return false;
	if (make_inside(sql, from, err))
		return sql_commit(sql, err);
	sql_rollback(sql);
	return false;
}

bool words_drop(struct sql *sql, struct err *err)
{
	bool done = true;
	for (int k = 0; done && k < kind_count; k++)
		done = drop_one(sql, &kinds[k], err);
	return done;
}

/* ---- keeping ---- */

/* What the index of a kind is still to be told of a record: the text that it is to forget, the one that it is to take
 * in; either may be NULL. */
struct word_change {
	const struct kind *kind;
	int64_t id;
	int turn; /* among those that wait */
	char *old, *new;
};

/* Told between two statements that write many rows the index puts all that it has gathered into the file each time,
 * which took most of the time of a large save; so it is told at the end, in one go. */
struct words_due {
	struct word_change *change;
	int count, room;
	size_t bytes;
};

enum { DUE_BYTES = 16 << 20 }; /* of text that waits at most */

static bool owe(struct sql *sql, const struct kind *kind, int64_t id, char *old, char *new, struct err *err)
{
	struct words_due *due = sql->words = sql->words != NULL ? sql->words : xcalloc(1, sizeof *due);
	if (due->count == due->room) {
		due->room = due->room > 0 ? 2 * due->room : 16;
		due->change = xrealloc(due->change, (size_t)due->room, sizeof *due->change);
	}
	due->change[due->count] = (struct word_change){ kind, id, due->count, old, new };
	due->count++;
	due->bytes += (old != NULL ? strlen(old) : 0) + (new != NULL ? strlen(new) : 0);
	return due->bytes <= DUE_BYTES || words_settle(sql, err);
}

/* The text of a living record; NULL in *FOLDED where there is none. */
static bool read_living(struct sql *sql, const struct kind *kind, int64_t id, char **folded, struct err *err)
{
	struct str text = {0};
	str_add(&text, "SELECT folded FROM ");
	str_addf(&text, "\"%s_living\"", kind->table);
	str_add(&text, " WHERE id = :id");
	sqlite3_stmt *row = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", id);
	enum sql_result got = sql_step(sql, row, err);
	*folded = got == SQL_ROW ? xstrdup(sql_text(row, 0)) : NULL;
	sql_done(sql, row);
	return got != SQL_FAILED;
}

/* The index keeps no text of its own: it must be told what it is to forget. */
static bool tell(struct sql *sql, const struct word_change *change, const char *folded, bool forget, struct err *err)
{
	struct str text = {0};
	str_add(&text, "INSERT INTO ");
	add_table(&text, change->kind);
	if (forget)
		str_addf(&text, " (\"%s_words\", rowid, folded) VALUES ('delete', :id, :folded)", change->kind->table);
	else
		str_add(&text, " (rowid, folded) VALUES (:id, :folded)");
	sqlite3_stmt *statement = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":id", change->id);
	sql_bind(statement, ":folded", folded);
	return sql_finish(sql, statement, err);
}

/* Whoever goes back to a lower number makes the index put away what it has gathered, too. */
static int by_id(const void *a, const void *b)
{
	const struct word_change *one = a, *two = b;
	if (one->kind != two->kind)
		return one->kind < two->kind ? -1 : 1;
	if (one->id != two->id)
		return one->id < two->id ? -1 : 1;
	return one->turn - two->turn;
}

static bool is_same(const struct word_change *one, const struct word_change *two)
{
	return one->kind == two->kind && one->id == two->id;
}

bool words_settle(struct sql *sql, struct err *err)
{
	bool done = true;
	if (sql->words != NULL)
		qsort(sql->words->change, (size_t)sql->words->count, sizeof *sql->words->change, by_id);
	for (int i = 0, next; sql->words != NULL && done && i < sql->words->count; i = next) {
		const struct word_change *first = &sql->words->change[i], *last;
		for (next = i + 1; next < sql->words->count && is_same(first, &first[next - i]); next++)
			;
		last = &sql->words->change[next - 1];
		done = (first->old == NULL || tell(sql, first, first->old, true, err)) &&
		       (last->new == NULL || tell(sql, last, last->new, false, err));
	}
	words_forget(sql);
	return done;
}

void words_forget(struct sql *sql)
{
	struct words_due *due = sql->words;
	if (due == NULL)
		return;
	for (int i = 0; i < due->count; i++) {
		free(due->change[i].old);
		free(due->change[i].new);
	}
	free(due->change);
	free(due);
	sql->words = NULL;
}

bool words_put(struct sql *sql, const struct kind *kind, int64_t id, const char *folded, bool new, struct err *err)
{
	char *old = NULL;
	if (!new && !read_living(sql, kind, id, &old, err))
		return false;
	return (!new && old == NULL) || owe(sql, kind, id, old, xstrdup(folded), err);
}

/* Takes the text as the row has it now, from the index or into it. */
static bool owe_living(struct sql *sql, const struct kind *kind, int64_t id, bool hide, struct err *err)
{
	bool has;
	char *folded = NULL;
	if (!words_has(sql, kind, &has, err) || (has && !read_living(sql, kind, id, &folded, err)))
		return false;
	return folded == NULL || owe(sql, kind, id, hide ? folded : NULL, hide ? NULL : folded, err);
}

bool words_hide(struct sql *sql, const struct kind *kind, int64_t id, struct err *err)
{
	return owe_living(sql, kind, id, true, err);
}

bool words_show(struct sql *sql, const struct kind *kind, int64_t id, struct err *err)
{
	return owe_living(sql, kind, id, false, err);
}

/* ---- asking ---- */

void words_condition(struct str *text, const struct kind *kind, const char *parameter)
{
	str_add(text, "t.id IN (SELECT rowid FROM ");
	add_table(text, kind);
	str_add(text, " WHERE ");
	add_table(text, kind);
	str_add(text, " MATCH ");
	str_add(text, parameter);
	str_add(text, ")");
}

/* In quotes all of it is text, whatever it looks like. */
static void add_quoted(struct str *text, const char *folded)
{
	str_add_char(text, '"');
	for (; *folded != '\0'; folded++) {
		if (*folded == '"')
			str_add_char(text, '"');
		str_add_char(text, *folded);
	}
	str_add_char(text, '"');
}

void words_pattern_add(struct str *pattern, const char *folded)
{
	str_add(pattern, pattern->length > 0 ? " AND " : "");
	add_quoted(pattern, folded);
}

/* What is shorter than the index knows is one of the entries that begin with it: every text ends in a newline, so that
 * there always is one. */
static bool add_entries(struct sql *sql, const struct kind *kind, const char *folded, struct str *text, struct err *err)
{
	struct str select = {0};
	str_add(&select, "SELECT term FROM ");
	str_addf(&select, "\"%s_words_entries\"", kind->table);
	str_add(&select, " WHERE term >= :from AND term < :to");
	sqlite3_stmt *row = sql_prepare(sql, select.text, err);
	str_free(&select);
	if (row == NULL)
		return false;
	char *end = xasprintf("%s\xf4\x8f\xbf\xbf", folded); /* the last character that there is */
	sql_bind(row, ":from", folded);
	sql_bind(row, ":to", end);
	free(end);
	enum sql_result got;
	while ((got = sql_step(sql, row, err)) == SQL_ROW) {
		str_add(text, text->length > 0 ? " OR " : "");
		add_quoted(text, sql_text(row, 0));
	}
	sql_done(sql, row);
	return got == SQL_END;
}

char *words_pattern(struct sql *sql, const struct kind *kind, const char *folded, struct err *err)
{
	struct str text = {0};
	bool done = true;
	size_t letters = mbstowcs(NULL, folded, 0);
	if (letters < WORDS_LETTERS)
		done = add_entries(sql, kind, folded, &text, err);
	else
		add_quoted(&text, folded);
	if (done && text.length == 0)
		add_quoted(&text, "\x01\x01\x01"); /* no record has a control character */
	if (done)
		return str_take(&text);
	str_free(&text);
	return NULL;
}

bool words_check(struct sql *sql, const struct kind *kind, bool *right, struct err *err)
{
	bool has;
	struct err why = {0};
	*right = true;
	if (!words_has(sql, kind, &has, err) || !has)
		return err == NULL || err->code == ERR_NONE;
	*right = command(sql, kind, "integrity-check", &why);
	return true;
}
