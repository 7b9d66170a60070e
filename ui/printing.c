/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "printing.h"

#include <stdlib.h>

#include "i18n.h"
#include "mem.h"
#include "print.h"

static struct {
	struct printing *job; /* NULL: none */
	char *command;        /* it was sent to */
	const char *form;
	char *left;           /* the file that the one before lies in; NULL or "": none */
} on;

static void forget(void)
{
	free(on.command);
	on.command = NULL;
	on.job = NULL;
}

bool printing_is_on(void)
{
	return on.job != NULL;
}

const char *printing_left(void)
{
	return on.left != NULL && *on.left != '\0' ? on.left : NULL;
}

/* LEFT is taken over; NULL or "" for none. */
static void remember_left(struct app *app, char *left)
{
	free(on.left);
	on.left = left;
	if (printing_left() == NULL)
		return;
	free(app->news);
	app->news = xasprintf(_("not printed: %s"), on.left);
	app->presence_last = false;
}

bool printing_begin(struct app *app, const struct document *document, const struct sink *sink)
{
	struct err err = { 0 };
	char *left = NULL;
	if (on.job != NULL) {
		app_say(app, _("The document before is still on its way to %s"), on.command);
		return false;
	}
	if (store_still(app->store, true, &err)) {
		on.job = print_start(document, sink, app->settings->print_command, &left, &err);
		store_still(app->store, false, NULL);
	}
	if (on.job == NULL) {
		app_complain(app, &err);
		remember_left(app, left);
		return false;
	}
	on.command = xstrdup(app->settings->print_command);
	on.form = print_form(sink);
	app_say(app, _("Printing with %s …"), on.command);
	return true;
}

bool printing_look(struct app *app)
{
	struct err err = { 0 };
	char *left = NULL;
	if (on.job == NULL || !print_look(on.job, 0))
		return false;
	if (print_end(on.job, &left, &err))
		app_say(app, _("Sent to %s as %s"), on.command, on.form);
	else
		app_complain(app, &err);
	remember_left(app, left);
	forget();
	return true;
}

bool printing_finish(struct app *app, bool wait, struct err *err)
{
	enum { WAIT_MS = 20 };
	if (on.job == NULL)
		return true;
	if (wait) {
		app_say(app, _("Printing with %s …"), on.command);
		app_paint(app);
		paint_finish();
	}
	while (wait && !print_look(on.job, WAIT_MS))
		;
	bool good = print_end(on.job, NULL, err);
	forget();
	return good;
}
