/* SPDX-License-Identifier: EUPL-1.2 */
/* view: saved views in the register, and what is remembered of lists beside it. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

enum { NAME_MOST = 60 }; /* characters of the name of a view */

/* ---- reading ---- */

static bool has_table(struct sql *sql, const char *name, bool *has, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :name", err);
	if (row == NULL)
		return false;
	sql_bind(row, ":name", name);
	enum sql_result got = sql_step(sql, row, err);
	sql_done(sql, row);
	*has = got == SQL_ROW;
	return got != SQL_FAILED;
}

static int by_name(const void *a, const void *b)
{
	const struct saved_view *one = a, *other = b;
	if (one->mine != other->mine)
		return one->mine ? -1 : 1;
	char *left = text_fold_case(one->name), *right = text_fold_case(other->name);
	int order = strcmp(left, right);
	free(left);
	free(right);
	order = order != 0 ? order : strcmp(one->login, other->login);
	return order != 0 ? order : strcmp(one->name, other->name);
}

static void add_view(struct store *store, struct views *out, sqlite3_stmt *row)
{
	out->view = xrealloc(out->view, (size_t)out->count + 1, sizeof *out->view);
	out->view[out->count++] = (struct saved_view){
		.id = sqlite3_column_int64(row, 0), .name = xstrdup(sql_text(row, 1)),
		.login = xstrdup(sql_text(row, 2)), .at = xstrdup(sql_text(row, 3)),
		.shared = sqlite3_column_int(row, 4) != 0, .shape = xstrdup(sql_text(row, 5)),
		.mine = strcmp(sql_text(row, 2), store->login) == 0,
	};
}

bool store_views(struct store *store, const struct kind *kind, struct views *out, struct err *err)
{
	bool has;
	enum sql_result got;
	*out = (struct views){0};
	if (!has_table(store->sql, "saved_view", &has, err))
		return false;
	if (!has)
		return true;
	sqlite3_stmt *row = sql_prepare(store->sql, "SELECT id, name, login, at, shared, shape FROM saved_view"
					" WHERE kind = :kind AND (shared OR login = :login) ORDER BY id", err);
	if (row == NULL)
		return false;
	sql_bind(row, ":kind", kind->name);
	sql_bind(row, ":login", store->login);
	while ((got = sql_step(store->sql, row, err)) == SQL_ROW)
		add_view(store, out, row);
	sql_done(store->sql, row);
	if (got == SQL_FAILED)
		views_free(out);
	else if (out->count > 0)
		qsort(out->view, (size_t)out->count, sizeof *out->view, by_name);
	return got == SQL_END;
}

void views_free(struct views *views)
{
	for (int i = 0; i < views->count; i++) {
		free(views->view[i].name);
		free(views->view[i].login);
		free(views->view[i].at);
		free(views->view[i].shape);
	}
	free(views->view);
	*views = (struct views){0};
}

/* Whether NAME, folded, is that of the view, alone or after who made it. */
static bool is_called(const struct saved_view *view, const char *folded)
{
	char *name = text_fold(view->name), *whole = xasprintf("%s:%s", view->login, view->name);
	char *both = text_fold(whole);
	bool is = strcmp(name, folded) == 0 || strcmp(both, folded) == 0;
	free(name);
	free(whole);
	free(both);
	return is;
}

static const struct saved_view *refuse_name(const struct views *views, const char *name, struct err *err)
{
	enum { SHOWN = 5 };
	struct str all = {0};
	const char **names = xcalloc((size_t)views->count + 1, sizeof *names);
	for (int i = 0; i < views->count; i++) {
		names[i] = views->view[i].name;
		if (i < SHOWN)
			str_addf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
	}
	const char *near = text_nearest(name, names, views->count);
	str_add(&all, views->count > SHOWN ? " ..." : "");
	if (near != NULL)
		err_set(err, ERR_NOT_FOUND, _("%.60s: there is no such view; did you mean %s?"), name, near);
	else if (views->count > 0)
		err_set(err, ERR_NOT_FOUND, _("%.60s: there is no such view; there are %s"), name, all.text);
	else
		err_set(err, ERR_NOT_FOUND, _("%.60s: there is no such view; V on the screen saves one"), name);
	free(names);
	str_free(&all);
	return NULL;
}

/* One's own comes first and is meant by its name alone; of those of others it must be said whose. */
const struct saved_view *views_find(const struct views *views, const char *name, struct err *err)
{
	const struct saved_view *found = NULL;
	struct str who = {0};
	int count = 0;
	char *folded = text_fold(name);
	for (int i = 0; i < views->count; i++) {
		const struct saved_view *view = &views->view[i];
		if (!is_called(view, folded) || (found != NULL && found->mine))
			continue;
		found = found != NULL ? found : view;
		str_addf(&who, "%s%s:%s", count++ > 0 ? ", " : "", view->login, view->name);
	}
	free(folded);
	if (count > 1)
		err_set(err, ERR_REFUSED, _("%.60s: several have a view of that name: %s"), name, who.text);
	str_free(&who);
	if (found == NULL)
		return refuse_name(views, name, err);
	return count == 1 ? found : NULL;
}

/* ---- writing ---- */

bool views_name(const char *name, char **clean, struct err *err)
{
	char *checked;
	if (!text_clean(name, strlen(name), false, &checked, err))
		return false;
	*clean = text_trim(checked);
	free(checked);
	if (**clean != '\0' && text_count(*clean) <= NAME_MOST)
		return true;
	free(*clean);
	*clean = NULL;
	return err_set(err, ERR_REFUSED, _("The name of a view has from 1 to %d characters"), NAME_MOST);
}

/* Who only reads keeps views alone. */
static bool may_write(struct store *store, bool shared, struct err *err)
{
	const char *why;
	bool may = shared ? !store_is_read_only(store, &why) : store_keeps_own(store, &why);
	return may || err_set(err, ERR_REFUSED, "%s", why);
}

/* The number is drawn by lot: one that counts would come again when the last view has gone, and who still had it would
 * hit another view. */
static bool upsert(struct store *store, const struct kind *kind, const char *name, bool shared, const char *shape,
		   struct err *err)
{
	char stamp[CLOCK_STAMP_SIZE];
	sqlite3_stmt *statement = sql_prepare(store->sql,
					      "INSERT INTO saved_view (id, login, kind, name, shared, shape, at)"
					      " VALUES (abs(random() % 9007199254740991) + 1, :login, :kind, :name,"
					      " :shared, :shape, :at)"
					      " ON CONFLICT (login, kind, name) DO UPDATE SET shared = excluded.shared,"
					      " shape = excluded.shape, at = excluded.at", err);
	if (statement == NULL)
		return false;
	clock_stamp(stamp);
	sql_bind(statement, ":login", store->login);
	sql_bind(statement, ":kind", kind->name);
	sql_bind(statement, ":name", name);
	sql_bind_number(statement, ":shared", shared);
	sql_bind(statement, ":shape", shape);
	sql_bind(statement, ":at", stamp);
	return sql_finish(store->sql, statement, err);
}

bool store_view_save(struct store *store, const struct kind *kind, const char *name, bool shared, const char *shape,
		     struct err *err)
{
	char *clean;
	if (!may_write(store, shared, err) || !views_name(name, &clean, err))
		return false;
	bool done = (shared ? store_begin(store, false, err) : store_begin_own(store, err)) &&
		    store_end(store, upsert(store, kind, clean, shared, shape, err), err);
	free(clean);
	return done;
}

/* A statement about one's own view ID; NAME (may be NULL) is bound to :name. */
static bool change_own(struct store *store, const char *text, int64_t id, const char *name, struct err *err)
{
	sqlite3_stmt *statement = sql_prepare(store->sql, text, err);
	if (statement == NULL)
		return false;
	sql_bind_number(statement, ":id", id);
	sql_bind(statement, ":login", store->login);
	if (name != NULL)
		sql_bind(statement, ":name", name);
	return sql_finish(store->sql, statement, err) &&
	       (sqlite3_changes(store->sql->db) == 1 ||
		err_set(err, ERR_REFUSED, _("Only who made the view can change it, and it may have gone by now")));
}

static bool is_free(struct store *store, int64_t id, const char *name, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(store->sql,
					"SELECT 1 FROM saved_view v JOIN saved_view w USING (login, kind)"
					" WHERE v.id = :id AND w.id <> v.id AND w.name = :name", err);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":id", id);
	sql_bind(row, ":name", name);
	enum sql_result got = sql_step(store->sql, row, err);
	sql_done(store->sql, row);
	return got == SQL_ROW ? err_set(err, ERR_REFUSED, _("%s: you have a view of that name"), name)
			      : got == SQL_END;
}

bool store_view_rename(struct store *store, int64_t id, const char *name, struct err *err)
{
	char *clean;
	if (!may_write(store, false, err) || !views_name(name, &clean, err))
		return false;
	bool done = store_begin_own(store, err) &&
		    store_end(store, is_free(store, id, clean, err) &&
				     change_own(store, "UPDATE saved_view SET name = :name"
						" WHERE id = :id AND login = :login", id, clean, err), err);
	free(clean);
	return done;
}

bool store_view_delete(struct store *store, int64_t id, struct err *err)
{
	return may_write(store, false, err) && store_begin_own(store, err) &&
	       store_end(store, change_own(store, "DELETE FROM saved_view WHERE id = :id AND login = :login", id, NULL,
					   err), err);
}

/* ---- remembered ---- */

static bool read_kept(struct store *store, struct aside *aside, const struct kind *kind, const char *what, char **text)
{
	bool has;
	if (!aside_open(aside, false, NULL) || !has_table(aside->sql, "kept", &has, NULL) || !has)
		return false;
	sqlite3_stmt *row = sql_prepare(aside->sql, "SELECT text FROM kept WHERE login = :login AND kind = :kind"
					" AND what = :what", NULL);
	if (row == NULL)
		return false;
	sql_bind(row, ":login", store->login);
	sql_bind(row, ":kind", kind->name);
	sql_bind(row, ":what", what);
	bool found = sql_step(aside->sql, row, NULL) == SQL_ROW;
	if (found)
		*text = xstrdup(sql_text(row, 0));
	sql_done(aside->sql, row);
	return found;
}

char *store_kept(struct store *store, const struct kind *kind, const char *what)
{
	char *text = NULL;
	for (int i = 0; i < ASIDES && text == NULL; i++)
		read_kept(store, store->aside[i], kind, what, &text);
	return text != NULL ? text : xstrdup("");
}

static bool write_kept(struct store *store, struct aside *aside, const struct kind *kind, const char *what,
		       const char *text, struct err *err)
{
	if (!sql_run(aside->sql, "CREATE TABLE IF NOT EXISTS kept (login TEXT NOT NULL, kind TEXT NOT NULL,"
		     " what TEXT NOT NULL, text TEXT, PRIMARY KEY (login, kind, what)) STRICT, WITHOUT ROWID", err))
		return false;
	sqlite3_stmt *statement = sql_prepare(aside->sql, "INSERT INTO kept (login, kind, what, text)"
					      " VALUES (:login, :kind, :what, :text)"
					      " ON CONFLICT DO UPDATE SET text = excluded.text", err);
	if (statement == NULL)
		return false;
	sql_bind(statement, ":login", store->login);
	sql_bind(statement, ":kind", kind->name);
	sql_bind(statement, ":what", what);
	sql_bind(statement, ":text", text);
	return sql_finish(aside->sql, statement, err);
}

static bool keep_in(struct store *store, struct aside *aside, const struct kind *kind, const char *what,
		    const char *text, struct err *err)
{
	if (!aside_open(aside, true, err) || !aside_begin(aside, err))
		return false;
	if (write_kept(store, aside, kind, what, text, err) && sql_commit(aside->sql, err))
		return true;
	sql_rollback(aside->sql);
	return false;
}

bool store_keep(struct store *store, const struct kind *kind, const char *what, const char *text, struct err *err)
{
	struct err shared = {0};
	if (keep_in(store, store->aside[ASIDE_SHARED], kind, what, text, &shared) ||
	    (shared.code != ERR_BUSY && keep_in(store, store->aside[ASIDE_OWN], kind, what, text, NULL)))
		return true;
	if (err != NULL)
		*err = shared;
	return false;
}
