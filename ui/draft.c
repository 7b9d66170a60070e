/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "draft.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "hash.h"
#include "i18n.h"
#include "mem.h"
#include "ssh_key.h"
#include "type.h"

#include "choices.h"

enum {
	REST_MS = 300,   /* fingers at rest */
	LONGEST_MS = 800,/* with the writing itself, less than a second */
	BUSY_MS = 200,   /* before the next try, when others are writing */
	FAILED_MS = 2000,/* likewise, when the file cannot be written */
	PATIENCE_MS = 1500,
	TRIES = 3,       /* to say at the beginning that the form is open */
};

static long now_ms(void)
{
	return (long)(clock_steady() / 1000);
}

/* What is typed in field AT, NULL when it is as it was. */
static const char *typed_at(const struct form *form, int at)
{
	const char *text = form->field[at].edit.text;
	return strcmp(text, form->field[at].original) != 0 ? text : NULL;
}

/* What of it may lie on disk. */
static const char *kept_at(const struct form *form, int at)
{
	const struct field *row = &form->kind->fields[form->field[at].field];
	const char *text = typed_at(form, at);
	char *value = NULL;
	if (text == NULL || ssh_key_is_private(text))
		return NULL;
	bool may = (row->flags & F_PROVEN) == 0 || type_parse(row, text, form->lookup, &value, NULL);
	free(value);
	return may ? text : NULL;
}

/* Of all that may be kept: cheap enough for every key. A field of which there is nothing counts as a byte that no text
 * has. */
static uint64_t sum_of(const struct form *form)
{
	uint64_t sum = HASH_START;
	for (int at = 0; at < form->count; at++) {
		const char *text = kept_at(form, at);
		sum = text != NULL ? hash_add(sum, text, strlen(text) + 1) : hash_add(sum, "\xff", 1);
	}
	return sum;
}

static void forget_written(struct drafting *drafting)
{
	for (int at = 0; at < drafting->count; at++)
		free(drafting->written[at]);
	free(drafting->written);
	drafting->written = NULL;
	drafting->count = 0;
}

/* Nothing of the form is on disk. */
static void begin(struct drafting *drafting, const struct form *form)
{
	forget_written(drafting);
	drafting->count = form->count;
	drafting->written = xcalloc((size_t)form->count, sizeof *drafting->written);
}

static void put_base(struct drafting *drafting, const struct record *base)
{
	struct record *copy = record_copy(base);
	record_free(drafting->base);
	drafting->base = copy;
}

/* Said once; the mark stands in the form until something can be written again. */
static void complain(struct drafting *drafting, struct app *app, const struct err *err)
{
	app->unkept = true;
	if (drafting->told)
		return;
	drafting->told = true;
	struct err whole = { 0 };
	err_set(&whole, err->code, _("What you write here is not kept until you save it. %s"), err->text);
	app_complain(app, &whole);
}

void draft_say_notice(struct app *app)
{
	char *notice = store_draft_notice(app->store);
	struct err err = { 0 };
	if (notice == NULL)
		return;
	err_set(&err, ERR_IO, "%s", notice);
	app_complain(app, &err);
	free(notice);
}

static bool announce(struct drafting *drafting, struct app *app, struct form *form, struct err *err)
{
	drafting->id = store_draft_open(app->store, drafting->base, err);
	draft_say_notice(app);
	if (drafting->id == 0)
		return false;
	if (form->record->id == 0 && form->record->uuid == NULL)
		form->record->uuid = xstrdup(drafting->base->uuid);
	begin(drafting, form);
	return true;
}

void drafting_start(struct drafting *drafting, struct app *app, struct form *form)
{
	struct err err = { 0 };
	put_base(drafting, form->start);
	begin(drafting, form);
	drafting->seen = drafting->kept = sum_of(form);
	bool done = false;
	for (int i = 0; i < TRIES && !done && (i == 0 || err.code == ERR_BUSY); i++)
		done = announce(drafting, app, form, &err);
	if (!done && err.code != ERR_BUSY)
		complain(drafting, app, &err);
}

void drafting_resume(struct drafting *drafting, const struct draft *draft, struct form *form)
{
	drafting->id = draft->id;
	put_base(drafting, form->start);
	begin(drafting, form);
	drafting->seen = drafting->kept = sum_of(form);
	for (int at = 0; at < form->count; at++) {
		if (typed_at(form, at) == NULL)
			continue;
		drafting->written[at] = xstrdup(typed_at(form, at));
		if (kept_at(form, at) == NULL)
			drafting->kept = ~drafting->seen; /* an older program left it there */
	}
	if (form->record->id == 0 && form->record->uuid == NULL)
		form->record->uuid = xstrdup(draft->uuid);
}

/* ---- writing ---- */

static bool is_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* What others have saved is part of the base as soon as there is nothing left to decide on. */
static bool has_moved(const struct drafting *drafting, const struct form *form, const struct meanwhile *meanwhile)
{
	return form->base != NULL && form->base->rev != drafting->base->rev && meanwhile->clash_count == 0 &&
	       !meanwhile->deleted;
}

static bool write_texts(struct drafting *drafting, struct app *app, const struct form *form,
			const struct meanwhile *meanwhile, struct err *err)
{
	struct draft_text *texts = xcalloc((size_t)form->count, sizeof *texts);
	bool moved = has_moved(drafting, form, meanwhile);
	int count = 0;
	for (int at = 0; at < form->count; at++)
		if (!is_same(kept_at(form, at), drafting->written[at]))
			texts[count++] = (struct draft_text){ form->kind->fields[form->field[at].field].name,
							      kept_at(form, at) };
	const char *focus = form->kind->fields[form->field[form->focus].field].name;
	bool done = store_draft_write(app->store, drafting->id, moved ? form->base : NULL, focus, texts, count, err);
	free(texts);
	if (done && moved)
		put_base(drafting, form->base);
	for (int at = 0; at < form->count && done; at++) {
		free(drafting->written[at]);
		drafting->written[at] = kept_at(form, at) != NULL ? xstrdup(kept_at(form, at)) : NULL;
	}
	return done;
}

/* When the place of the draft fails, another is looked for; when it is busy, only patience helps. */
static bool write_somewhere(struct drafting *drafting, struct app *app, struct form *form,
			    const struct meanwhile *meanwhile, struct err *err)
{
	if (drafting->id == 0 && !announce(drafting, app, form, err))
		return false;
	if (write_texts(drafting, app, form, meanwhile, err))
		return true;
	if (err->code == ERR_BUSY)
		return false;
	if (err->code == ERR_NOT_FOUND)
		drafting->id = 0;
	int64_t other = drafting->id != 0 ? store_draft_move(app->store, drafting->id, drafting->base, NULL) : 0;
	if (other == 0 && drafting->id != 0)
		return false;
	begin(drafting, form);
	if (other != 0)
		drafting->id = other;
	else if (!announce(drafting, app, form, err))
		return false;
	return write_texts(drafting, app, form, meanwhile, err);
}

static bool has_text(const struct drafting *drafting)
{
	for (int at = 0; at < drafting->count; at++)
		if (drafting->written[at] != NULL)
			return true;
	return false;
}

static int write_now(struct drafting *drafting, struct app *app, struct form *form,
		     const struct meanwhile *meanwhile, long now)
{
	struct err err = { 0 };
	drafting->tried = now;
	if (write_somewhere(drafting, app, form, meanwhile, &err)) {
		drafting->kept = drafting->seen;
		drafting->first = drafting->failing = 0;
		app->dirty = app->dirty || app->unkept;
		drafting->told = app->unkept = false;
		return -1;
	}
	drafting->failing = drafting->failing != 0 ? drafting->failing : now;
	if (now - drafting->failing >= PATIENCE_MS)
		complain(drafting, app, &err);
	drafting->pause = err.code == ERR_BUSY ? BUSY_MS : FAILED_MS;
	return drafting->pause;
}

static long due_at(const struct drafting *drafting)
{
	long rest = drafting->last + REST_MS, longest = drafting->first + LONGEST_MS;
	if (drafting->failing != 0)
		return drafting->tried + drafting->pause;
	return rest < longest ? rest : longest;
}

int drafting_keep(struct drafting *drafting, struct app *app, struct form *form, const struct meanwhile *meanwhile,
		  bool now)
{
	uint64_t sum = sum_of(form);
	long ms = now_ms();
	if (now && drafting->id != 0 && has_text(drafting) && !store_draft_can_be_read(app->store, drafting->id)) {
		drafting->id = 0; /* the last chance to write it anew */
		drafting->kept = ~sum;
	}
	if (sum == drafting->kept && !(drafting->id != 0 && has_moved(drafting, form, meanwhile))) {
		drafting->first = drafting->failing = 0;
		return -1;
	}
	if (drafting->first == 0)
		drafting->first = drafting->last = ms;
	else if (sum != drafting->seen)
		drafting->last = ms;
	drafting->seen = sum;
	long due = due_at(drafting);
	return now || ms >= due ? write_now(drafting, app, form, meanwhile, ms) : (int)(due - ms);
}

/* ---- the end ---- */

static void let_go(struct drafting *drafting)
{
	forget_written(drafting);
	record_free(drafting->base);
	*drafting = (struct drafting){ 0 };
}

void drafting_end(struct drafting *drafting, struct app *app)
{
	/* Tried once: who has saved does not wait for others. A draft that is left behind is seen to be in the register
	 * (draft_is_saved) when it is met. */
	if (drafting->id != 0 && !store_draft_close(app->store, drafting->id, NULL))
		store_draft_leave(app->store, drafting->id);
	app->unkept = false;
	let_go(drafting);
}

void drafting_leave(struct drafting *drafting, struct app *app)
{
	if (!has_text(drafting)) {
		drafting_end(drafting, app);
		return;
	}
	store_draft_leave(app->store, drafting->id);
	let_go(drafting);
}

/* ---- the form again ---- */

/* The record as it was when the form was begun. What the store works out is as it is now. */
static struct record *base_of(struct store *store, const struct draft *draft, const struct record *theirs)
{
	if (theirs != NULL && theirs->rev == draft->rev && !theirs->deleted)
		return record_copy(theirs);
	struct record *base = record_new(draft->kind);
	base->id = theirs != NULL ? draft->record : 0;
	base->rev = theirs != NULL ? draft->rev : 0;
	for (int i = 0; i < draft->kind->field_count && theirs != NULL; i++) {
		if (field_is_writable(&draft->kind->fields[i]))
			continue;
		record_put(base, i, theirs->value[i]);
		base->shown[i] = theirs->shown[i] != NULL ? xstrdup(theirs->shown[i]) : NULL;
	}
	for (int i = 0; i < draft->field_count; i++) {
		int field = kind_field(draft->kind, draft->field[i].name);
		if (field < 0 || !field_is_writable(&draft->kind->fields[field]))
			continue;
		record_put(base, field, draft->field[i].base);
		if (draft->kind->fields[field].ref != NULL)
			base->shown[field] = choices_text(store, &draft->kind->fields[field], draft->field[i].base);
	}
	return base;
}

struct record *draft_record(struct store *store, const struct draft *draft)
{
	struct record *record = draft->record != 0 ? store_load(store, draft->kind, draft->record, NULL) : NULL;
	if (record != NULL && strcmp(record->uuid, draft->uuid) == 0)
		return record;
	record_free(record);
	return NULL;
}

static int at_named(const struct form *form, const char *name)
{
	for (int at = 0; at < form->count; at++)
		if (strcmp(form->kind->fields[form->field[at].field].name, name) == 0)
			return at;
	return -1;
}

struct form *draft_form(struct store *store, const struct draft *draft, struct record **theirs)
{
	*theirs = draft_record(store, draft);
	struct form *form = form_new(base_of(store, draft, *theirs), store_lookup(store));
	for (int i = 0; i < draft->field_count; i++) {
		int at = at_named(form, draft->field[i].name);
		if (at >= 0 && draft->field[i].typed != NULL)
			form_put(form, at, draft->field[i].typed);
	}
	int focus = at_named(form, draft->focus);
	form->focus = focus >= 0 ? focus : 0;
	return form;
}

/* A program that was killed between saving and removing its draft has left one that is in the register. */
bool draft_is_saved(struct store *store, const struct draft *draft)
{
	struct record *theirs;
	struct meanwhile meanwhile;
	int64_t id = 0;
	if (draft->record == 0)
		return store_find_uuid(store, draft->kind, draft->uuid, &id, NULL) && id != 0;
	char *lost = draft_lost(draft);
	struct form *form = draft_form(store, draft, &theirs);
	meanwhile_start(&meanwhile, form);
	if (theirs != NULL)
		meanwhile_take(&meanwhile, form, theirs);
	bool saved = *lost == '\0' && !meanwhile.deleted && form->base != NULL && !form_is_dirty(form);
	meanwhile_free(&meanwhile);
	form_free(form);
	free(lost);
	return saved;
}

char *draft_lost(const struct draft *draft)
{
	struct str lost = { 0 };
	for (int i = 0; i < draft->field_count; i++) {
		const struct draft_field *field = &draft->field[i];
		int at = kind_field(draft->kind, field->name);
		if (field->typed != NULL && (at < 0 || !field_is_writable(&draft->kind->fields[at])))
			str_addf(&lost, "\n%s: %s", field->name, field->typed);
	}
	return str_take(&lost);
}
