/* SPDX-License-Identifier: EUPL-1.2 */
/* frozen: summaries that are fixed for ever: what was told to the board stays as it was told. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "sha256.h"
#include "text.h"

#include "chain.h"

enum { WORDS_MOST = 200 };

static void put(char **to, const char *text)
{
	free(*to);
	*to = xstrdup(text);
}

/* ---- fixing ---- */

static void bind_said(sqlite3_stmt *statement, const struct frozen *frozen)
{
	sql_bind_number(statement, ":id", frozen->id);
	sql_bind(statement, ":at", frozen->at);
	sql_bind(statement, ":login", frozen->login);
	sql_bind(statement, ":name", frozen->name);
	sql_bind(statement, ":title", frozen->title);
	sql_bind(statement, ":dnr", frozen->dnr);
	sql_bind(statement, ":recipient", frozen->recipient);
	sql_bind(statement, ":request", frozen->request);
	sql_bind(statement, ":sha256", frozen->sha256);
}

/* The caller frees; NULL on failure. */
static char *chain_of(struct sql *sql, const struct frozen *frozen, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(
		sql, "WITH before AS (SELECT f.new FROM change c JOIN change_field f ON f.change = c.id"
		     " WHERE c.kind = 'frozen' AND c.record = :id - 1 AND f.field = 'chain')"
		     " SELECT " CHAIN_VALUE("coalesce((SELECT new FROM before), '')", ":"), err);
	if (row == NULL)
		return NULL;
	bind_said(row, frozen);
	char *chain = sql_step(sql, row, err) == SQL_ROW ? xstrdup(sql_text(row, 0)) : NULL;
	sql_done(sql, row);
	return chain;
}

static bool tell_field(struct sql *sql, int position, const char *field, const char *value, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql, "INSERT INTO change_field (change, position, field, new)"
						   " VALUES ((SELECT max(id) FROM change), :position, :field, :new)",
					      err);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":position", position);
	sql_bind(statement, ":field", field);
	sql_bind(statement, ":new", value);
	return sql_finish(sql, statement, err);
}

static bool tell(struct store *store, const struct frozen *frozen, const char *chain, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(store->sql, "INSERT INTO change (at, login, via, kind, record, rev,"
							  " action) VALUES (:at, :login, :via, 'frozen', :id, 1,"
							  " 'add')", err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":at", frozen->at);
	sql_bind(statement, ":login", frozen->login);
	sql_bind(statement, ":via", store->via);
	sql_bind_number(statement, ":id", frozen->id);
	return sql_finish(store->sql, statement, err) && tell_field(store->sql, 0, "title", frozen->title, err) &&
	       tell_field(store->sql, 1, "chain", chain, err);
}

static bool put_row(struct sql *sql, const struct frozen *frozen, const char *chain, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(sql, "INSERT INTO frozen (id, at, login, name, title, dnr, recipient,"
						   " request, sha256, document, chain) VALUES (:id, :at, :login, :name,"
						   " :title, :dnr, :recipient, :request, :sha256, :document, :chain)",
					      err);
	if (statement == NULL)
		return false;
	bind_said(statement, frozen);
	sql_bind(statement, ":document", frozen->document);
	sql_bind(statement, ":chain", chain);
	return sql_finish(sql, statement, err);
}

/* The history first, as for every record: the table takes no row that it does not tell of. */
static bool insert(struct store *store, struct frozen *frozen, struct err *err)
{
	static const char highest[] = "SELECT max(n) FROM (SELECT max(id) AS n FROM frozen UNION ALL SELECT seq FROM"
				      " sqlite_sequence WHERE name = 'frozen' UNION ALL SELECT max(record) FROM change"
				      " WHERE kind = 'frozen')";
	if (!sql_number(store->sql, highest, &frozen->id, err))
		return false;
	frozen->id++;
	char *chain = chain_of(store->sql, frozen, err);
	bool done = chain != NULL && tell(store, frozen, chain, err) && put_row(store->sql, frozen, chain, err);
	free(chain);
	return done;
}

/* Words that come from people are one line, no control characters, and no more than a line of a letter holds. */
static bool clean(char **text, const char *what, struct err *err)
{
	char *out;
	struct err why = {0};
	if (*text == NULL)
		*text = xstrdup("");
	if (!text_clean(*text, strlen(*text), false, &out, &why))
		return err_set(err, why.code, "%s: %s", what, why.text);
	free(*text);
	*text = text_trim(out);
	free(out);
	int count = text_count(*text);
	if (count <= WORDS_MOST)
		return true;
	char *is = number_text(count), *may = number_text(WORDS_MOST);
	err_set(err, ERR_REFUSED, _("%s: has %s characters, and at most %s fit"), what, is, may);
	free(is);
	free(may);
	return false;
}

bool store_freeze(struct store *store, struct frozen *frozen, struct err *err)
{
	const char *why;
	char stamp[CLOCK_STAMP_SIZE], sum[SHA256_SIZE];
	if (store_is_read_only(store, &why))
		return err_set(err, ERR_REFUSED, "%s", why);
	if (!clean(&frozen->dnr, _("Reg. no."), err) || !clean(&frozen->recipient, _("Recipient"), err))
		return false;
	clock_stamp(stamp);
	sha256_hex(frozen->document, strlen(frozen->document), sum);
	put(&frozen->at, stamp);
	put(&frozen->login, store->login);
	put(&frozen->sha256, sum);
	return store_begin(store, false, err) && store_end(store, insert(store, frozen, err), err);
}

/* ---- reading ---- */

static void take(struct frozen *frozen, sqlite3_stmt *row)
{
	*frozen = (struct frozen){
		.id = sqlite3_column_int64(row, 0), .at = xstrdup(sql_text(row, 1)),
		.login = xstrdup(sql_text(row, 2)), .name = xstrdup(sql_text(row, 3)),
		.title = xstrdup(sql_text(row, 4)), .dnr = xstrdup(sql_text(row, 5)),
		.recipient = xstrdup(sql_text(row, 6)), .request = xstrdup(sql_text(row, 7)),
		.sha256 = xstrdup(sql_text(row, 8)), .document = xstrdup(sql_text(row, 9)),
	};
}

static bool read_row(struct sql *sql, int64_t id, struct frozen *frozen, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql, "SELECT id, at, login, name, title, dnr, recipient, request, sha256,"
					     " document FROM frozen WHERE id = :id", err);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", id);
	enum sql_result got = sql_step(sql, row, err);
	if (got == SQL_ROW)
		take(frozen, row);
	sql_done(sql, row);
	if (got == SQL_END)
		err_set(err, ERR_NOT_FOUND,
			_("there is no fixed summary number %lld; `samverkan summary frozen` lists them"),
			(long long)id);
	return got == SQL_ROW;
}

bool store_frozen(struct store *store, int64_t id, struct frozen *frozen, struct err *err)
{
	char *fault;
	*frozen = (struct frozen){0};
	if (!chain_fault(store->sql, id, &fault, err))
		return false;
	if (fault == NULL)
		return read_row(store->sql, id, frozen, err);
	err_set(err, ERR_IO, "%s", fault);
	free(fault);
	return false;
}
