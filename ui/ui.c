/* SPDX-License-Identifier: EUPL-1.2 */
/* The loop: one thread, one place that waits. Signals only set flags and are let in while it waits, so that none is
 * lost between a look and a wait. */
#include "config.h"

#include "ui.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "clock.h"
#include "i18n.h"

#include "app.h"
#include "draft_layer.h"
#include "input.h"
#include "news.h"
#include "presence.h"
#include "printing.h"
#include "screen.h"
#include "workspace.h"

#define UNDO_COLUMNS 40 /* of each value in what undo says */
#define LOOK_MS 500     /* between looks where a meeting is on the screen */

static volatile sig_atomic_t resized, hung_up;

static struct {
	bool announce;       /* a test waits for us to be idle */
	unsigned long fences;/* questions of the test that are answered */
	unsigned long others;/* repaints for other reasons */
} idle;

static void on_resize(int signal)
{
	(void)signal;
	resized = 1;
}

static void on_hangup(int signal)
{
	(void)signal;
	hung_up = 1;
}

/* Blocks the signals that the loop lets in only while it waits; returns the mask to wait with. */
static sigset_t take_signals(void)
{
	sigset_t blocked, before;
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGWINCH);
	sigaddset(&blocked, SIGHUP);
	sigaddset(&blocked, SIGTERM);
	sigprocmask(SIG_BLOCK, &blocked, &before);
	sigaction(SIGWINCH, &(struct sigaction){ .sa_handler = on_resize }, NULL);
	sigaction(SIGHUP, &(struct sigaction){ .sa_handler = on_hangup }, NULL);
	sigaction(SIGTERM, &(struct sigaction){ .sa_handler = on_hangup }, NULL);
	signal(SIGTSTP, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	sigdelset(&before, SIGWINCH);
	sigdelset(&before, SIGHUP);
	sigdelset(&before, SIGTERM);
	return before;
}

/* Says on the terminal itself that all that was typed is dealt with and painted (tests/e2e/README). In the same stream
 * as the picture, so that the order is certain. */
static void announce_idle(const struct app *app, bool kept)
{
	if (!idle.announce)
		return;
	printf("\033]7777;%lu,%lu,%d,%d,%d\a", idle.fences, idle.others, app->rows, app->columns, kept);
	fflush(stdout);
}

/* Keys typed ahead cost no picture each, but where a line is and what it is comes out in painting. */
static void handle(struct app *app, struct input *input)
{
	if (app->unpainted)
		app_paint(app);
	if (input->event == INPUT_FENCE)
		idle.fences++;
	else if (app->fresh && !(input->event == INPUT_KEY && input->key == K_ESC))
		app_say_unheard(app);
	else if (input->event == INPUT_KEY)
		app_key(app, input->key);
	else if (input->event == INPUT_PASTE)
		app_paste(app, input->text);
	else if (input->event == INPUT_NOISE)
		app_noise(app, input->key);
	else
		app_say(app, _("More was pasted than any field takes; nothing was taken in"));
	free(input->text);
}

/* Deals with everything that is waiting before anything is painted: pasted pages and fast typists cost one picture. */
static bool drain(struct app *app)
{
	while (!app->quit) {
		struct input input = input_read();
		if (input.event == INPUT_CLOSED)
			return false;
		if (input.event == INPUT_NONE)
			break;
		handle(app, &input);
	}
	return true;
}

/* Until the register is looked at again, or something typed is to be kept in DUE milliseconds (-1: nothing is). */
static struct timespec pause_for(const struct app *app, int due)
{
	int wait = printing_is_on() ? PRINTING_LOOK_MS
		   : app_looks(app) ? LOOK_MS
				    : 1000 * app->settings->refresh_seconds;
	struct timespec pause = { .tv_sec = wait / 1000, .tv_nsec = wait % 1000 * 1000000L };
	if (due >= 0 && due < wait)
		pause = (struct timespec){ .tv_sec = due / 1000, .tv_nsec = due % 1000 * 1000000L };
	return pause;
}

/* Waits for a key, a signal or the time to do something without one. */
static void await(struct app *app, const sigset_t *mask, int due)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	struct timespec pause = pause_for(app, due);
	ppoll(&fd, 1, &pause, mask);
	if (resized) {
		resized = 0;
		idle.others++;
		screen_size(&app->rows, &app->columns);
		app->dirty = true;
	}
	if (store_changed(app->store)) {
		idle.others++;
		const char *why;
		news_read(app);
		app_refresh_for_others(app);
		if (store_is_replaced(app->store, &why))
			app_say(app, "%s", why);
	}
	if (app_look(app)) {
		idle.others++;
		app->dirty = true;
	}
	if (presence_look(app)) {
		idle.others++;
		app->dirty = true;
	}
}

static bool loop(struct app *app, const sigset_t *mask, struct err *err)
{
	while (!app->quit && !hung_up) {
		if (app_paint_changes(app))
			paint_finish();
		app->fresh = false;
		int due = app_keep(app, false);
		if (app->dirty || app_idle(app))
			continue;
		announce_idle(app, due < 0);
		await(app, mask, due);
		if (!drain(app))
			break;
		/* After the keys that were typed before it ended: they do not wipe what it says. */
		if (printing_look(app))
			idle.others++;
		if (app->offer && app->top->below == NULL)
			draft_offer(app);
	}
	app_keep(app, true);
	return printing_finish(app, app->quit, err);
}

bool ui_run(struct store *store, const struct settings *settings, const struct strategy *strategy, struct err *err)
{
	struct app app = { .store = store, .settings = settings, .strategy = strategy, .dirty = true };
	sigset_t mask = take_signals();
	if (!screen_start(settings, err))
		return false;
	idle.announce = getenv("SAMVERKAN_TEST_IDLE") != NULL;
	screen_size(&app.rows, &app.columns);
	news_start(&app);
	store_undo_within(store, UNDO_COLUMNS);
	app_push(&app, workspace_new(&app));
	presence_look(&app);
	draft_offer(&app);
	draft_say_bulk(&app);
	app_say_charset(&app);
	bool good = loop(&app, &mask, err);
	while (app.top != NULL)
		app_pop(&app, false);
	screen_stop();
	draft_forget();
	presence_free(&app);
	free(app.message);
	free(app.news);
	return good;
}
