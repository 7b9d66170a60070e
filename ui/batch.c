/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "batch.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"

struct batch {
	struct app *app;
	const struct kind *kind;
	int64_t *ids;
	int count;
};

static struct batch *deleted; /* what `undo` brings back, NULL: nothing */

static struct batch *batch_new(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	struct batch *batch = xmalloc(sizeof *batch);
	*batch = (struct batch){ app, kind, xmalloc((size_t)count * sizeof *ids), count };
	memcpy(batch->ids, ids, (size_t)count * sizeof *ids);
	return batch;
}

static void batch_free(struct batch *batch)
{
	if (batch == NULL)
		return;
	free(batch->ids);
	free(batch);
}

void batch_forget(void)
{
	batch_free(deleted);
	deleted = NULL;
}

/* ---- confirm ---- */

/* 1 when the record was confirmed, 0 when it is history and was left out, -1 with the reason. */
static int confirm_one(const struct batch *batch, int at, const char *today, struct err *err)
{
	struct record *record = store_load(batch->app->store, batch->kind, batch->ids[at], err);
	if (record == NULL)
		return -1;
	int done = 0;
	if (batch->count == 1 || !record_is_closed(record)) {
		struct record *base = record_copy(record);
		record_put(record, kind_field(batch->kind, "confirmed"), today);
		done = store_save(batch->app->store, record, base, NULL, NULL, err) ? 1 : -1;
		record_free(base);
	}
	record_free(record);
	return done;
}

static void confirm(struct batch *batch)
{
	char today[11];
	struct err err = { 0 };
	int done = 0;
	clock_today(today);
	for (int i = 0; i < batch->count && err.code == ERR_NONE; i++)
		done += confirm_one(batch, i, today, &err) == 1;
	app_refresh(batch->app);
	if (err.code != ERR_NONE)
		app_complain(batch->app, &err);
	else
		app_say(batch->app, i18n_plural("Confirmed: %d record is right as of today",
						"Confirmed: %d records are right as of today", (unsigned long)done),
			done);
}

static void confirm_answered(void *context, int answer)
{
	struct batch *batch = context;
	if (answer == 0)
		confirm(batch);
	batch_free(batch);
}

/* Adds UNITS, as people write them, to the field of RECORD (taken over, may be NULL). */
static bool receive_one(struct store *store, struct record *record, int field, const char *units, struct err *err)
{
	char *canonical = NULL;
	if (record == NULL)
		return false;
	const struct field *spec = &record->kind->fields[field];
	bool good = type_parse(spec, units, store_lookup(store), &canonical, err);
	if (good) {
		struct record *base = record_copy(record);
		char *all = type_merge(spec, canonical, record_value(record, field), "");
		record_put(record, field, all);
		good = store_save(store, record, base, NULL, NULL, err);
		free(all);
		record_free(base);
	}
	free(canonical);
	record_free(record);
	return good;
}

/* Says for the units of who acts that the notices are seen. */
static void receive(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	struct err err = { 0 };
	int seen = kind_field(kind, "seen"), done = 0;
	const char *units = store_person_units(app->store);
	if (*units == '\0') {
		app_say(app, _("You represent no unit that could have seen it"));
		return;
	}
	for (int i = 0; i < count && err.code == ERR_NONE; i++)
		done += receive_one(app->store, store_load(app->store, kind, ids[i], &err), seen, units, &err);
	app_refresh(app);
	if (err.code != ERR_NONE)
		app_complain(app, &err);
	else
		app_say(app, i18n_plural("%d notice: seen by %s", "%d notices: seen by %s", (unsigned long)done), done,
			units);
}

void batch_confirm(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	static const struct answer answers[] = { { N_("c|key of confirm"), N_("confirm") },
						 { N_("n|key of not now"), N_("not now") } };
	if (kind_field(kind, "seen") >= 0) {
		receive(app, kind, ids, count);
		return;
	}
	if (kind_field(kind, "confirmed") < 0) {
		app_say(app, _("%s are not confirmed one by one"), i18n(kind->plural));
		return;
	}
	struct batch *batch = batch_new(app, kind, ids, count);
	if (count == 1) {
		confirm_answered(batch, 0);
		return;
	}
	char *question = xasprintf(_("Confirm that the %d marked records are right as of today?\n"
				     "Those that are history are left out."), count);
	app_push(app, ask_layer_new(app, question, answers, 2, confirm_answered, batch));
	free(question);
}

/* ---- delete ---- */

static void delete_answered(void *context, int answer)
{
	struct batch *batch = context;
	struct app *app = batch->app;
	struct err err = { 0 };
	int done = 0, wanted = batch->count;
	if (answer != 1) {
		batch_free(batch);
		return;
	}
	while (done < wanted && store_delete(app->store, batch->kind, batch->ids[done], 0, &err))
		done++;
	batch->count = done;
	batch_forget();
	deleted = batch;
	app_refresh(app);
	if (done < wanted) {
		struct err whole = { 0 };
		err_set(&whole, err.code, _("Deleted %d of %d. %s"), done, wanted, err.text);
		app_complain(app, wanted == 1 ? &err : &whole);
	} else {
		app_say(app, i18n_plural("Deleted %d record; u brings it back",
					 "Deleted %d records; u brings them back", (unsigned long)done), done);
	}
}

/* Names the record, and what refers to it, so that nobody deletes by mistake. */
static char *delete_question(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	struct str str = { 0 };
	struct backref *refs = NULL;
	struct record *record = count == 1 ? store_load(app->store, kind, ids[0], NULL) : NULL;
	if (record == NULL) {
		str_addf(&str, _("Delete %d records?"), count);
		return str_take(&str);
	}
	char *title = record_title(record);
	str_addf(&str, _("Delete “%s”?"), title);
	int found = store_backrefs(app->store, record, &refs, NULL);
	for (int i = 0; i < found; i++)
		if (refs[i].count > 0)
			str_addf(&str, "\n%s: %d", i18n(refs[i].kind->plural), refs[i].count);
	free(refs);
	free(title);
	record_free(record);
	return str_take(&str);
}

void batch_delete(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	/* Enter keeps: nobody deletes by a key too many. */
	static const struct answer answers[] = { { N_("k|key of keep"), N_("keep") },
						 { N_("d|key of delete"), N_("delete") } };
	struct batch *batch = batch_new(app, kind, ids, count);
	char *question = delete_question(app, kind, ids, count);
	app_push(app, ask_layer_new(app, question, answers, 2, delete_answered, batch));
	free(question);
}

void batch_undelete(struct app *app)
{
	struct err err = { 0 };
	int done = 0;
	if (deleted == NULL || deleted->count == 0) {
		app_say(app, _("Nothing was deleted here that could be brought back"));
		return;
	}
	while (done < deleted->count && store_undelete(app->store, deleted->kind, deleted->ids[done], &err))
		done++;
	bool whole = done == deleted->count;
	app->added_kind = deleted->kind;
	app->added = deleted->ids[0];
	batch_forget();
	app_refresh(app);
	if (!whole)
		app_complain(app, &err);
	else
		app_say(app, i18n_plural("Brought back %d record", "Brought back %d records", (unsigned long)done),
			done);
}
