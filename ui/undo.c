/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "undo.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"

#define LONG_AGO 3600 /* seconds after which nobody is sure what "last" was */

/* What waits for an answer. */
struct waiting {
	struct app *app;
	int64_t change, record;
	int64_t oldest; /* of what was done at once with it; 0: it was asked for by its number */
	const struct kind *kind;
	int records;    /* that were changed at once */
	bool redo;
};

/* Lists go to what was touched, if it is there to go to. */
static void go_to(struct app *app, const struct kind *kind, int64_t id)
{
	struct record *record = store_load(app->store, kind, id, NULL);
	if (record != NULL && !record->deleted) {
		app->added_kind = kind;
		app->added = id;
	}
	record_free(record);
}

/* Whether the next redo does again what was just undone. */
static bool can_be_redone(struct app *app, int64_t change)
{
	struct undoable next;
	if (!store_undo_next(app->store, true, &next, NULL))
		return false;
	bool can = next.change > change;
	undoable_free(&next);
	return can;
}

/* Says what was done, where the cursor went for it, and by which key one gets back. */
static void say(struct app *app, const char *sentence, const struct waiting *what, bool moved)
{
	bool again = can_be_redone(app, what->change);
	char *all = moved ? xasprintf(_("%s; the cursor stands there"), sentence) : xstrdup(sentence);
	if (again || what->redo)
		app_say_done(app, again ? CMD_REDO : CMD_UNDO, all);
	else
		app_say(app, "%s", all);
	free(all);
}

/* Nobody is stuck at what cannot be undone: the same key goes past it. */
static void say_refused(struct app *app, const struct waiting *what, const struct err *why)
{
	struct err err = *why;
	char *key = keymap_keys(app->settings->keymap, CMD_UNDO, true);
	if (!what->redo && what->oldest != 0) {
		app->passed = what->oldest;
		if (*key != '\0')
			err_set(&err, why->code, _("%s. %s again goes past it"), why->text, key);
	}
	app_complain(app, &err);
	free(key);
}

static int64_t record_in_front(const struct app *app)
{
	struct layer *top = app->top;
	const struct record *record = top->ops->record != NULL ? top->ops->record(top) : NULL;
	return record != NULL ? record->id : 0;
}

static void take_back(struct app *app, const struct waiting *what)
{
	struct err err = { 0 };
	char *sentence = NULL;
	int64_t before = record_in_front(app);
	bool done = store_undo(app->store, what->change, &sentence, &err);
	if (done)
		go_to(app, what->kind, what->record);
	bool going = app->added != 0;
	app_refresh(app);
	if (app->added != 0 && app->top->ops->settle != NULL) /* further down than what is read first */
		app->top->ops->settle(app->top, CMD_UNDO);
	bool moved = going && app->added == 0 && what->records == 1 && app->top->ops->context == IN_LIST &&
		     record_in_front(app) != before;
	if (done)
		say(app, sentence, what, moved);
	else
		say_refused(app, what, &err);
	free(sentence);
}

void undo_change(struct app *app, int64_t change, const struct kind *kind, int64_t record)
{
	take_back(app, &(struct waiting){ .change = change, .kind = kind, .record = record });
}

static void answered(void *context, int answer)
{
	struct waiting *waiting = context;
	if (answer == 1)
		take_back(waiting->app, waiting);
	free(waiting);
}

static void ask(struct app *app, const struct waiting *what, const struct undoable *next)
{
	static const struct answer undo_answers[] = { { N_("n|key of not now"), N_("not now") },
						      { N_("u|key of undo it"), N_("undo it") } };
	static const struct answer redo_answers[] = { { N_("n|key of not now"), N_("not now") },
						      { N_("d|key of do it again"), N_("do it again") } };
	struct waiting *waiting = xmalloc(sizeof *waiting);
	*waiting = *what;
	char *at = clock_local(next->at);
	char *question = what->redo ? xasprintf(_("Do again what you undid at %s?\n%s"), at, next->what)
				    : xasprintf(_("Undo what you did at %s?\n%s"), at, next->what);
	app_push(app, ask_layer_new(app, question, what->redo ? redo_answers : undo_answers, 2, answered, waiting));
	free(question);
	free(at);
}

void undo_run(struct app *app, bool redo)
{
	struct err err = { 0 };
	struct undoable next;
	bool past = !redo && app->passed != 0;
	if (!(past ? store_undo_before(app->store, app->passed, &next, &err)
		   : store_undo_next(app->store, redo, &next, &err))) {
		app_complain(app, &err);
		return;
	}
	struct waiting what = { app, next.change, next.record, next.oldest, next.kind, next.records, redo };
	if (next.change == 0 && past)
		app_say(app, _("You have done nothing before that which could be undone"));
	else if (next.change == 0)
		app_say(app, "%s", redo ? _("Nothing is undone that could be done again")
					: _("You have done nothing that could be undone"));
	else if (clock_age(next.at) > LONG_AGO)
		ask(app, &what, &next);
	else
		take_back(app, &what);
	undoable_free(&next);
}
