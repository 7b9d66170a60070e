/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "news.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#define NEWS_FIELDS 40 /* as many changed fields as one save has at most, roughly */

#define FRESH_SECONDS 600
#define FRESH_MOST 100 /* records that are remembered as changed by others */

static int64_t seen; /* newest change that was there when we looked last */

static struct fresh {
	const struct kind *kind;
	int64_t id;
	char at[CLOCK_STAMP_SIZE];
} fresh[FRESH_MOST];
static int fresh_count;

static const struct {
	const char *action, *sentence;
} verbs[] = {
	{ "add", N_("%s added “%s” at %s") },
	{ "delete", N_("%s deleted “%s” at %s") },
	{ "undelete", N_("%s brought back “%s” at %s") },
	{ "freeze", N_("%s fixed “%s” for ever at %s") },
	{ "set", N_("%s changed “%s” at %s") },
};

static char *fields_of(const struct changes *changes, int at)
{
	struct str str = { 0 };
	for (int i = at; i < changes->count && changes->change[i].id == changes->change[at].id; i++) {
		const struct change *change = &changes->change[i];
		if (change->field >= 0)
			str_addf(&str, "%s%s", str.length > 0 ? ", " : ": ",
				 field_label(&change->kind->fields[change->field]));
	}
	return str_take(&str);
}

static char *sentence_of(const struct changes *changes, int at)
{
	const struct change *change = &changes->change[at];
	const char *format = verbs[sizeof verbs / sizeof verbs[0] - 1].sentence;
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (strcmp(verbs[i].action, change->action) == 0)
			format = verbs[i].sentence;
	char *time = clock_moment(change->at);
	char *fields = strcmp(change->action, "set") == 0 ? fields_of(changes, at) : xstrdup("");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* one of those above, translated */
	char *title = text_brief(change->title), *head = xasprintf(i18n(format), change->login, title, time);
#pragma GCC diagnostic pop
	char *text = xasprintf("%s%s", head, fields);
	free(head);
	free(title);
	free(fields);
	free(time);
	return text;
}

void news_start(struct app *app)
{
	struct changes changes = { 0 };
	if (store_history(app->store, NULL, 0, NULL, 1, &changes, NULL) && changes.count > 0)
		seen = changes.change[0].id;
	changes_free(&changes);
}

static void forget_old(void)
{
	int count = 0;
	for (int i = 0; i < fresh_count; i++)
		if (clock_age(fresh[i].at) <= FRESH_SECONDS)
			fresh[count++] = fresh[i];
	fresh_count = count;
}

static void drop(int i)
{
	fresh_count--;
	memmove(&fresh[i], &fresh[i + 1], (size_t)(fresh_count - i) * sizeof *fresh);
}

/* The oldest stand first and make room. */
static void remember(const struct change *change)
{
	for (int i = fresh_count - 1; i >= 0; i--)
		if (fresh[i].kind == change->kind && fresh[i].id == change->record)
			drop(i);
	if (fresh_count == FRESH_MOST)
		drop(0);
	struct fresh *one = &fresh[fresh_count++];
	*one = (struct fresh){ change->kind, change->record, "" };
	snprintf(one->at, sizeof one->at, "%s", change->at);
}

bool news_is_fresh(const struct kind *kind, int64_t id)
{
	for (int i = 0; i < fresh_count; i++)
		if (fresh[i].kind == kind && fresh[i].id == id)
			return true;
	return false;
}

int news_fresh(void)
{
	forget_old();
	return fresh_count;
}

void news_read(struct app *app)
{
	struct changes changes = { 0 };
	if (!store_history(app->store, NULL, 0, NULL, NEWS_FIELDS, &changes, NULL) || changes.count == 0)
		return;
	int newest = -1;
	for (int i = changes.count - 1; i >= 0; i--) {
		const struct change *change = &changes.change[i];
		if (change->id <= seen || strcmp(change->login, store_login(app->store)) == 0)
			continue;
		if (change->kind != &frozen_kind)
			remember(change);
		newest = i;
	}
	if (newest >= 0) {
		free(app->news);
		app->news = sentence_of(&changes, newest);
		app->presence_last = false;
		app_forget_message(app);
	}
	seen = changes.change[0].id;
	changes_free(&changes);
}
