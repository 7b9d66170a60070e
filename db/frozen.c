/* SPDX-License-Identifier: EUPL-1.2 */
/* frozen: summaries that are fixed for ever: what was told to the board stays as it was told. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "sha256.h"
#include "text.h"

#include "permit.h"

static void put(char **to, const char *text)
{
	free(*to);
	*to = xstrdup(text);
}

static bool insert(struct store *store, struct frozen *frozen, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(store->sql,
					      "INSERT INTO frozen (at, login, name, title, dnr, recipient, request,"
					      " sha256, document) VALUES (:at, :login, :name, :title, :dnr,"
					      " :recipient, :request, :sha256, :document)", err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":at", frozen->at);
	sql_bind(statement, ":login", frozen->login);
	sql_bind(statement, ":name", frozen->name);
	sql_bind(statement, ":title", frozen->title);
	sql_bind(statement, ":dnr", frozen->dnr);
	sql_bind(statement, ":recipient", frozen->recipient);
	sql_bind(statement, ":request", frozen->request);
	sql_bind(statement, ":sha256", frozen->sha256);
	sql_bind(statement, ":document", frozen->document);
	if (!sql_finish(store->sql, statement, err))
		return false;
	frozen->id = sqlite3_last_insert_rowid(store->sql->db);
	return true;
}

/* Words that come from people are one line and no control characters. */
static bool clean(char **text, const char *what, struct err *err)
{
	char *out;
	struct err why = {0};
	if (*text == NULL)
		*text = xstrdup("");
	if (!text_clean(*text, strlen(*text), false, &out, &why))
		return err_set(err, why.code, "%s: %s", what, why.text);
	free(*text);
	*text = out;
	return true;
}

bool store_freeze(struct store *store, struct frozen *frozen, struct err *err)
{
	const char *why;
	char stamp[CLOCK_STAMP_SIZE], sum[SHA256_SIZE];
	if (store_is_read_only(store, &why))
		return err_set(err, ERR_REFUSED, "%s", why);
	if (!clean(&frozen->dnr, "--dnr", err) || !clean(&frozen->recipient, "--recipient", err))
		return false;
	clock_stamp(stamp);
	sha256_hex(frozen->document, strlen(frozen->document), sum);
	put(&frozen->at, stamp);
	put(&frozen->login, store->login);
	put(&frozen->sha256, sum);
	return store_begin(store, false, err) &&
	       store_end(store, permit_coordinator(store, _("Fix a summary"), err) && insert(store, frozen, err), err);
}

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

bool store_frozen(struct store *store, int64_t id, struct frozen *frozen, struct err *err)
{
	char sum[SHA256_SIZE];
	*frozen = (struct frozen){0};
	sqlite3_stmt *row = sql_prepare(store->sql, "SELECT id, at, login, name, title, dnr, recipient, request,"
					" sha256, document FROM frozen WHERE id = :id", err);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", id);
	enum sql_result got = sql_step(store->sql, row, err);
	if (got == SQL_ROW)
		take(frozen, row);
	sql_done(store->sql, row);
	if (got == SQL_END)
		err_set(err, ERR_NOT_FOUND,
			_("there is no fixed summary number %lld; `samverkan summary frozen` lists them"),
			(long long)id);
	if (got != SQL_ROW)
		return false;
	sha256_hex(frozen->document, strlen(frozen->document), sum);
	if (strcmp(sum, frozen->sha256) == 0)
		return true;
	frozen_free(frozen);
	return err_set(err, ERR_IO, _("the fixed summary number %lld is not what was fixed: its SHA-256 is another"),
		       (long long)id);
}
