/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "presence.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "news.h"

enum { AT_WORK_SECONDS = 120 }; /* after the last key; then the form only stands open */

static int fresh;   /* marks of news that are shown */
static int at_work; /* writers that are shown as at work */

static bool is_at_work(const struct writer *writer)
{
	return clock_age(writer->at) <= AT_WORK_SECONDS;
}

static char *own_line(const struct writer *writer)
{
	const char *kind = i18n(writer->kind->label);
	if (writer->record == 0)
		return xasprintf(_("your other terminal: new record (%s)"), kind);
	char *title = text_brief(writer->title), *line = xasprintf(_("your other terminal: %s"), title);
	free(title);
	return line;
}

static char *line_of(const struct app *app, const struct writer *writer)
{
	if (strcmp(writer->login, store_login(app->store)) == 0)
		return own_line(writer);
	const char *kind = i18n(writer->kind->label);
	bool new = writer->record == 0, now = is_at_work(writer);
	char *since = clock_moment(writer->at), *title = new ? NULL : text_brief(writer->title);
	char *line = new && now ? xasprintf(_("%s is writing a new record: %s"), writer->login, kind) :
		new ? xasprintf(_("%s has a new record open, untouched since %s: %s"), writer->login, since, kind) :
		now ? xasprintf(_("%s is writing in %s"), writer->login, title) :
		xasprintf(_("%s has %s open, untouched since %s"), writer->login, title, since);
	free(since);
	free(title);
	return line;
}

/* The one that was opened last stands for all. */
static char *line_of_all(const struct app *app)
{
	int count = app->writers.count;
	if (count == 0)
		return NULL;
	char *line = line_of(app, &app->writers.writer[count - 1]);
	char *more = count > 1 ? xasprintf(_(" (and %d more)"),
					   count - 1) : xstrdup("");
	char *all = xasprintf("%s %s%s", screen_glyph(GLYPH_WRITES), line, more);
	free(line);
	free(more);
	return all;
}

/* Whether the same records have marks as before. */
static bool is_same_marks(const struct writers *a, const struct writers *b)
{
	bool same = a->count == b->count;
	for (int i = 0; i < a->count && same; i++)
		same = a->writer[i].kind == b->writer[i].kind && a->writer[i].record == b->writer[i].record;
	return same;
}

static bool read_writers(struct app *app)
{
	struct writers writers;
	if (!store_writers_changed(app->store) || !store_writers(app->store, &writers, NULL))
		return false;
	bool same = is_same_marks(&app->writers, &writers);
	writers_free(&app->writers);
	app->writers = writers;
	return !same;
}

static int count_at_work(const struct writers *writers)
{
	int count = 0;
	for (int i = 0; i < writers->count; i++)
		count += is_at_work(&writers->writer[i]);
	return count;
}

/* The line is made anew each time, because time alone changes it. */
bool presence_look(struct app *app)
{
	bool changed = read_writers(app) || fresh != news_fresh() || at_work != count_at_work(&app->writers);
	char *line = line_of_all(app);
	fresh = news_fresh();
	at_work = count_at_work(&app->writers);
	if ((line == NULL) != (app->presence == NULL) || (line != NULL && strcmp(line, app->presence) != 0)) {
		char *old = app->presence;
		app->presence = line;
		app->presence_last = line != NULL;
		if (line != NULL)
			app_forget_message(app); /* an answer gives way to news: on a projector nobody presses keys */
		free(old);
		return true;
	}
	free(line);
	return changed;
}

void presence_free(struct app *app)
{
	writers_free(&app->writers);
	free(app->presence);
	app->presence = NULL;
}

/* The last that was opened, NULL for none. */
static const struct writer *writer_of(const struct app *app, const struct kind *kind, int64_t id)
{
	for (int i = app->writers.count - 1; i >= 0; i--)
		if (app->writers.writer[i].kind == kind && app->writers.writer[i].record == id)
			return &app->writers.writer[i];
	return NULL;
}

bool presence_has(const struct app *app, const struct kind *kind, int64_t id)
{
	return writer_of(app, kind, id) != NULL;
}

/* The logins of those who have the record open beside WRITER, each with a word before it. The caller frees. */
static char *others_of(const struct app *app, const struct writer *writer)
{
	struct str names = { 0 };
	for (int i = 0; i < app->writers.count; i++) {
		const struct writer *other = &app->writers.writer[i];
		if (other != writer && other->kind == writer->kind && other->record == writer->record &&
		    strcmp(other->login, writer->login) != 0)
			str_addf(&names, _(" and %s"), other->login);
	}
	return str_take(&names);
}

char *presence_here(const struct app *app, const struct kind *kind, int64_t id)
{
	const struct writer *writer = id != 0 ? writer_of(app, kind, id) : NULL;
	if (writer == NULL)
		return NULL;
	bool own = strcmp(writer->login, store_login(app->store)) == 0;
	char *since = clock_moment(own || is_at_work(writer) ? writer->opened : writer->at), *line;
	char *others = others_of(app, writer), *who = xasprintf("%s%s", writer->login, others);
	if (own)
		line = xasprintf(_("you have this open in another terminal too, since %s"), since);
	else if (is_at_work(writer))
		line = xasprintf(_("%s is writing here too since %s; nobody is overwritten"), who, since);
	else
		line = xasprintf(_("%s has this open too, untouched since %s"), who, since);
	free(since);
	free(others);
	free(who);
	return line;
}
