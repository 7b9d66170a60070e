/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "restore.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "deed.h"
#include "difference.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "undo.h"

#define VALUE_COLUMNS 24 /* of each value in an answer */
#define SAID_FIELDS 3    /* that an answer names one by one */

enum { WAYS = 6 };

/* What is offered for one line. */
struct restore {
	struct app *app;
	struct change change;        /* the line; its texts are not ours */
	int lines;                   /* of the same change */
	struct record *now;          /* as it stands */
	struct record *before;       /* before the change, NULL: it was not there */
	struct record *after;        /* after it */
	struct record *undone;       /* as it stands, but without the change; NULL: cannot be */
	struct answer answer[WAYS];
	struct record *target[WAYS]; /* what shall be saved, NULL: nothing, or it is an undo */
	int count;
};

static void restore_free(struct restore *restore)
{
	for (int i = 0; i < restore->count; i++)
		record_free(restore->target[i]);
	record_free(restore->now);
	record_free(restore->before);
	record_free(restore->after);
	record_free(restore->undone);
	free(restore);
}

/* ---- what would be another ---- */

static bool is_other(const struct record *a, const struct record *b, int field)
{
	return field_is_writable(&a->kind->fields[field]) && !record_same(a, b, field);
}

/* "Status: ongoing → paused; End: …" from FROM to TO. The caller frees. */
static char *difference(const struct record *from, const struct record *to)
{
	struct str str = { 0 };
	int count = 0;
	for (int i = 0; i < from->kind->field_count; i++) {
		if (!is_other(from, to, i) || count++ >= SAID_FIELDS)
			continue;
		char *old = record_show(from, i), *new = record_show(to, i);
		char *what = difference_text(&from->kind->fields[i], old, new, VALUE_COLUMNS);
		str_addf(&str, "%s%s: %s", count > 1 ? "; " : "", field_label(&from->kind->fields[i]), what);
		free(what);
		free(new);
		free(old);
	}
	if (count > SAID_FIELDS)
		str_addf(&str, i18n_plural("; and %d field more", "; and %d fields more",
					   (unsigned long)(count - SAID_FIELDS)), count - SAID_FIELDS);
	return str_take(&str);
}

/* ---- what to offer ---- */

static void offer(struct restore *restore, const char *key, const char *word, struct record *target)
{
	restore->answer[restore->count] = (struct answer){ key, word };
	restore->target[restore->count++] = target;
}

static void take_field(struct record *record, const struct record *from, int field)
{
	record_put(record, field, record_value(from, field));
	if (from->shown[field] != NULL && *record_value(from, field) != '\0')
		record->shown[field] = xstrdup(from->shown[field]);
}

/* The record as it stands with the values of FROM: of FIELD, or of all for -1. */
static struct record *with_values(const struct record *now, const struct record *from, int field)
{
	struct record *record = record_copy(now);
	for (int i = 0; i < now->kind->field_count; i++)
		if ((field < 0 || field == i) && is_other(now, from, i))
			take_field(record, from, i);
	return record;
}

/* Takes over TARGET, unless it is what stands or what another answer gives already. */
static void offer_other(struct restore *restore, const char *key, const char *word, struct record *target)
{
	bool is_new = !record_equal(restore->now, target);
	for (int i = 0; i < restore->count && is_new; i++)
		is_new = restore->target[i] == NULL || !record_equal(restore->target[i], target);
	if (is_new)
		offer(restore, key, word, target);
	else
		record_free(target);
}

/* The record without what the change gave it. NULL when it has other values by now: then undoing is refused. */
static struct record *without_change(const struct restore *restore, const struct changes *changes)
{
	struct record *record = record_copy(restore->now);
	for (int i = 0; i < changes->count; i++) {
		const struct change *line = &changes->change[i];
		if (line->id != restore->change.id || line->field < 0)
			continue;
		if (strcmp(record_value(restore->now, line->field), line->new_value) != 0) {
			record_free(record);
			return NULL;
		}
		take_field(record, restore->before, line->field);
	}
	return record;
}

/* Why the change cannot be undone as far as can be seen here; NULL: it can. store_undo has the last word. */
static const char *why_not(const struct restore *restore)
{
	const struct change *change = &restore->change;
	bool set = strcmp(change->action, "set") == 0;
	if (change_is_lasting(change))
		return _("the register was made by it, or took over a strategy");
	if (change->undone != 0)
		return _("it has been undone already");
	if (restore->now->deleted)
		return _("the record is deleted");
	if (strcmp(change->action, "delete") == 0)
		return _("the record has been brought back already");
	if (set && restore->undone == NULL)
		return _("it has other values by now");
	return set && record_equal(restore->undone, restore->now) ? _("the register no longer has its fields") : NULL;
}

static void offer_all(struct restore *restore)
{
	const struct record *now = restore->now;
	const struct change *change = &restore->change;
	bool undoable = why_not(restore) == NULL, alone = restore->lines == 1 && change->batch == 0;
	offer(restore, N_("k|key of keep"), N_("keep"), NULL);
	if (now->deleted)
		offer(restore, N_("r|key of bring back"), N_("bring back"), record_copy(now));
	if (undoable)
		offer(restore, N_("u|key of undo it"), N_("undo it"), NULL);
	if (!now->deleted && change->field >= 0 && !(undoable && alone)) /* alone, undoing is just that */
		offer_other(restore, N_("v|key of the value"), N_("the value"),
			    with_values(now, restore->before, change->field));
	if (restore->before != NULL)
		offer_other(restore, N_("b|key of as before it"), N_("as before it"),
			    with_values(now, restore->before, -1));
	offer_other(restore, N_("a|key of as after it"), N_("as after it"), with_values(now, restore->after, -1));
}

/* ---- the question ---- */

char *restore_head(const struct change *change, bool named)
{
	struct str str = { 0 };
	char *at = clock_local(change->at);
	if (named && change->kind != &frozen_kind)
		str_addf(&str, _("%s %lld “%s”\n"), i18n(change->kind->label), (long long)change->record,
			 change->title);
	str_addf(&str, _("Change %lld · %s · %s, %s"), (long long)change->id, at, change->login,
		 deed_word(change->via));
	free(at);
	if (change->undoes != 0)
		str_addf(&str, _(" · undoes %lld"), (long long)change->undoes);
	if (change->undone != 0)
		str_addf(&str, _(" · undone by %lld"), (long long)change->undone);
	str_add(&str, "\n");
	if (change->kind == &frozen_kind) {
		char *fixed = frozen_deed(change->title, change->record);
		str_add(&str, fixed);
		free(fixed);
		return str_take(&str);
	}
	if (change->field < 0) {
		str_add(&str, deed_word(change->action));
		return str_take(&str);
	}
	const struct field *field = &change->kind->fields[change->field];
	char *what = difference_text(field, change->old, change->new, 0);
	str_addf(&str, "%s: %s", field_label(field), what);
	free(what);
	return str_take(&str);
}

/* What the answer would do. The caller frees. */
static char *what_of(const struct restore *restore, int answer)
{
	const struct record *target = restore->target[answer] != NULL ? restore->target[answer] : restore->undone;
	bool undo = restore->target[answer] == NULL;
	if (undo && strcmp(restore->change.action, "set") != 0)
		return xstrdup(_("the record is deleted again"));
	char *what = difference(restore->now, target), *all = NULL;
	if (undo && restore->change.batch != 0)
		all = xasprintf("%s; %s", what, _("and all that was done at once with it"));
	else if (*what == '\0')
		all = xstrdup(_("as it was when it was deleted"));
	if (all == NULL)
		return what;
	free(what);
	return all;
}

static char *question_of(const struct restore *restore)
{
	struct str str = { 0 };
	char *head = restore_head(&restore->change, true);
	str_add(&str, head);
	free(head);
	if (restore->now->deleted)
		str_addf(&str, "\n\n%s", _("The record is deleted; each answer but the first brings it back."));
	else
		str_add(&str, "\n");
	for (int i = 1; i < restore->count; i++) {
		char *what = what_of(restore, i);
		str_addf(&str, "\n%s: %s", i18n(restore->answer[i].word), what);
		free(what);
	}
	const char *why = why_not(restore);
	if (why != NULL && !restore->now->deleted)
		str_addf(&str, _("\nUndoing it is not offered: %s."), why);
	return str_take(&str);
}

/* ---- doing it ---- */

static void save(struct restore *restore, struct record *target)
{
	struct app *app = restore->app;
	struct err err = { 0 };
	bool revive = restore->now->deleted;
	char *what = difference(restore->now, target), *title = record_mention(target);
	bool done = revive ? store_save_revived(app->store, target, restore->now, NULL, NULL, &err)
			   : store_save(app->store, target, restore->now, NULL, NULL, &err);
	char *sentence = xasprintf(revive ? _("Brought back: %s%s%s") : _("Restored: %s%s%s"), title,
				   *what != '\0' ? " · " : "", what);
	app_refresh(app);
	if (done)
		app_say_done(app, CMD_UNDO, sentence);
	else
		app_complain(app, &err);
	free(sentence);
	free(title);
	free(what);
}

static void answered(void *context, int answer)
{
	struct restore *restore = context;
	if (answer > 0 && restore->target[answer] != NULL)
		save(restore, restore->target[answer]);
	else if (answer > 0)
		undo_change(restore->app, restore->change.id, restore->change.kind, restore->change.record);
	restore_free(restore);
}

static bool read_records(struct restore *restore, struct err *err)
{
	struct store *store = restore->app->store;
	const struct change *change = &restore->change;
	restore->now = store_load(store, change->kind, change->record, err);
	restore->after = store_load_at(store, change->kind, change->record, change->rev, err);
	if (change->rev > 1)
		restore->before = store_load_at(store, change->kind, change->record, change->rev - 1, err);
	return restore->now != NULL && restore->after != NULL && (change->rev == 1 || restore->before != NULL);
}

/* Nothing is restored of what is fixed for ever; it is shown. */
static void show_fixed(struct app *app, int64_t id)
{
	struct err err = { 0 };
	struct layer *layer = frozen_layer_new(app, id, &err);
	if (layer != NULL)
		app_push(app, layer);
	else
		app_complain(app, &err);
}

void restore_ask(struct app *app, const struct changes *changes, int at)
{
	struct err err = { 0 };
	if (changes->change[at].kind == &frozen_kind) {
		show_fixed(app, changes->change[at].record);
		return;
	}
	struct restore *restore = xcalloc(1, sizeof *restore);
	restore->app = app;
	restore->change = changes->change[at];
	for (int i = 0; i < changes->count; i++)
		restore->lines += changes->change[i].id == restore->change.id;
	if (!read_records(restore, &err)) {
		app_complain(app, &err);
		restore_free(restore);
		return;
	}
	restore->undone = restore->before != NULL ? without_change(restore, changes) : NULL;
	offer_all(restore);
	if (restore->count == 1) {
		app_say(app, _("There is nothing to restore here: the record is as it was then"));
		restore_free(restore);
		return;
	}
	char *question = question_of(restore);
	app_push(app, ask_layer_new(app, question, restore->answer, restore->count, answered, restore));
	free(question);
}
