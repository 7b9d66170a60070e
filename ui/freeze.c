/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "freeze.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "request.h"

/* What is being fixed, from question to question. */
struct freeze {
	struct app *app;
	const struct summary *summary;
	struct request_kept kept;
	struct strategy *strategy; /* that of the period */
	char *name;                /* with what it is narrowed to */
	char *dnr, *recipient;
};

static void free_freeze(struct freeze *freeze)
{
	request_free(&freeze->kept);
	strategy_free(freeze->strategy);
	free(freeze->name);
	free(freeze->dnr);
	free(freeze->recipient);
	free(freeze);
}

static bool fix(struct freeze *freeze, struct frozen *frozen, struct err *err)
{
	struct store *store = freeze->app->store;
	if (!store_still(store, true, err))
		return false;
	frozen->document = frozen_text(freeze->summary, freeze->strategy, &freeze->kept.request, store_source, store,
				       &frozen->title, err);
	return store_still(store, false, frozen->document != NULL ? err : NULL) && frozen->document != NULL &&
	       store_freeze(store, frozen, err);
}

static void answered(void *context, int answer)
{
	struct freeze *freeze = context;
	struct app *app = freeze->app;
	struct err err = { 0 };
	struct frozen frozen = { .name = xstrdup(freeze->summary->name), .dnr = xstrdup(freeze->dnr),
				 .recipient = xstrdup(freeze->recipient),
				 .request = request_text(&freeze->kept.request) };
	if (answer != 0)
		app_say(app, _("Nothing was fixed"));
	else if (fix(freeze, &frozen, &err))
		app_say(app, _("Fixed as number %lld; it stands among the fixed summaries"), (long long)frozen.id);
	else
		app_complain(app, &err);
	frozen_free(&frozen);
	free_freeze(freeze);
	if (answer == 0)
		app_refresh(app);
}

static void recipient_given(void *context, const char *text)
{
	static const struct answer answers[] = {
		{ N_("f|key of fix"), N_("fix") }, { N_("n|key of not now"), N_("not now") },
	};
	struct freeze *freeze = context;
	if (text == NULL) {
		app_say(freeze->app, _("Nothing was fixed"));
		free_freeze(freeze);
		return;
	}
	freeze->recipient = xstrdup(text);
	char *question = xasprintf(_("Fix “%s”? It is kept for ever as it is now; later changes in the register do "
				     "not touch it, and nobody can remove it."), freeze->name);
	app_push(freeze->app, ask_layer_new(freeze->app, question, answers, 2, answered, freeze));
	free(question);
}

static void dnr_given(void *context, const char *text)
{
	struct freeze *freeze = context;
	if (text == NULL) {
		app_say(freeze->app, _("Nothing was fixed"));
		free_freeze(freeze);
		return;
	}
	freeze->dnr = xstrdup(text);
	char *recipient = summary_recipient(freeze->summary, freeze->strategy);
	app_push(freeze->app, prompt_layer_new(freeze->app, _("Recipient (may be left empty)"), recipient, NULL,
					       recipient_given, freeze));
	free(recipient);
}

void freeze_ask(struct app *app, const struct summary *summary, const struct summary_request *request)
{
	struct err err = { 0 };
	bool may = store_may_all(app->store, _("Fix a summary"), &err) && frozen_may(summary, &err);
	struct strategy *strategy = may ? store_strategy_in(app->store, request->period.year, &err) : NULL;
	char *name = strategy != NULL ? summary_name_of(summary, strategy, request, store_source, app->store, &err)
				      : NULL;
	if (name == NULL) {
		app_complain(app, &err);
		strategy_free(strategy);
		return;
	}
	struct freeze *freeze = xcalloc(1, sizeof *freeze);
	char *text = request_text(request);
	*freeze = (struct freeze){ .app = app, .summary = summary, .strategy = strategy, .name = name,
				   .kept = request_read(text) };
	free(text);
	app_push(app, prompt_layer_new(app, _("Registration number (may be left empty)"), "", NULL, dnr_given, freeze));
}
