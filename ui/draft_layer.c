/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "draft_layer.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "browse.h"
#include "draft.h"

#define TITLE_COLUMNS 36 /* of a title typed in a draft */
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* One draft that is asked about. */
struct question {
	struct app *app;
	struct drafts drafts;
	const struct draft *draft; /* the one, in drafts */
	void (*take)(void *context, const struct draft *draft); /* NULL: a form is opened */
	void *context;
};

static int64_t *put_off; /* numbers of drafts that are left for next time */
static int put_off_count;

void draft_forget(void)
{
	free(put_off);
	put_off = NULL;
	put_off_count = 0;
}

static bool is_put_off(int64_t id)
{
	for (int i = 0; i < put_off_count; i++)
		if (put_off[i] == id)
			return true;
	return false;
}

static void put_it_off(int64_t id)
{
	if (is_put_off(id))
		return;
	put_off = xrealloc(put_off, (size_t)put_off_count + 1, sizeof *put_off);
	put_off[put_off_count++] = id;
}

static void question_free(struct question *question)
{
	drafts_free(&question->drafts);
	free(question);
}

/* ---- in words ---- */

/* "Projekt · Väg in". The caller frees. */
/* What a new record is called by what is typed as its title; "" for nothing. */
static const char *typed_title(const struct draft *draft)
{
	for (int i = 0; i < draft->field_count; i++)
		if (draft->field[i].typed != NULL && strcmp(draft->field[i].name, draft->kind->title) == 0)
			return draft->field[i].typed;
	return "";
}

static char *name_of(const struct draft *draft)
{
	const char *kind = i18n(draft->kind->label), *typed = typed_title(draft);
	if (*draft->title != '\0')
		return xasprintf("%s · %s", kind, draft->title);
	if (*typed == '\0')
		return xasprintf(_("%s · new record"), kind);
	char *shown = text_show(typed), *cut = text_fit(shown, TITLE_COLUMNS, TEXT_LEFT);
	char *name = xasprintf(_("%s · new record “%s”"), kind, text_width(shown) > TITLE_COLUMNS ? cut : shown);
	free(shown);
	free(cut);
	return name;
}

/* The label of a field; its name where the program has none. */
static const char *label_of(const struct draft *draft, int i)
{
	int field = kind_field(draft->kind, draft->field[i].name);
	return field >= 0 ? field_label(&draft->kind->fields[field]) : draft->field[i].name;
}

static void add_name(struct str *names, const char *name)
{
	str_addf(names, "%s%s", names->length > 0 ? ", " : "", name);
}

/* Labels of the fields in which something is typed. The caller frees. */
static char *fields_of(const struct draft *draft)
{
	struct str names = { 0 };
	for (int i = 0; i < draft->field_count; i++)
		if (draft->field[i].typed != NULL)
			add_name(&names, label_of(draft, i));
	return str_take(&names);
}

/* Labels of the fields that are not as they were when the form was begun. The caller frees. */
static char *changed_since(const struct draft *draft, const struct record *now)
{
	struct str names = { 0 };
	for (int i = 0; i < draft->field_count; i++) {
		int field = kind_field(draft->kind, draft->field[i].name);
		if (field >= 0 && strcmp(record_value(now, field), draft->field[i].base) != 0)
			add_name(&names, label_of(draft, i));
	}
	return str_take(&names);
}

static char *since_then(struct app *app, const struct draft *draft)
{
	if (draft->record == 0)
		return xstrdup(_("It has never been saved."));
	struct record *now = draft_record(app->store, draft);
	if (now == NULL)
		return xstrdup(_("The record is no longer in the register; what you wrote can become a new one."));
	char *when = clock_local(now->changed_at != NULL ? now->changed_at : "");
	const char *who = now->changed_by != NULL ? now->changed_by : "?";
	char *fields = changed_since(draft, now), *text;
	if (now->deleted)
		text = xasprintf(_("Since then %s has deleted the record, %s."), who, when);
	else if (now->rev == draft->rev)
		text = xstrdup(_("Nobody has changed the record since then."));
	else
		text = xasprintf(_("The record has been changed since then, last by %s, %s: %s"), who, when,
				 *fields != '\0' ? fields : _("what you began with stands again"));
	free(when);
	free(fields);
	record_free(now);
	return text;
}

/* Whether what was written may not be saved as things are now, and WHY. */
static bool is_refused(struct app *app, const struct draft *draft, struct err *why)
{
	enum access_deed deed = draft->record != 0 ? ACCESS_CHANGE : ACCESS_ADD;
	return !store_may(app->store, draft->kind, draft->record, deed, why) && why->code == ERR_REFUSED;
}

static char *question_text(struct app *app, const struct draft *draft)
{
	struct err why = { 0 };
	char *name = name_of(draft), *when = clock_local(draft->at), *fields = fields_of(draft);
	char *since = since_then(app, draft);
	char *text = is_refused(app, draft, &why) ?
		xasprintf(_("You have written something that was never saved, and now you cannot save it.\n\n%s\n"
			    "Written %s in: %s\n%s\nWhat you wrote is kept, to read and to copy from."),
			  name, when, fields, why.text) :
		xasprintf(_("You have written something that was never saved.\n\n%s\nWritten %s in: %s\n%s"), name,
			  when, fields, since);
	free(name);
	free(when);
	free(fields);
	free(since);
	return text;
}

void draft_show_lost(struct app *app, const struct draft *draft)
{
	static const struct answer answers[] = { { N_("c|close"), N_("close") } };
	char *lost = draft_lost(draft);
	if (*lost != '\0') {
		char *text = xasprintf(_("You had also written in fields that the program does not have any more:\n%s"),
				       lost);
		app_push(app, ask_layer_new(app, text, answers, COUNT(answers), NULL, NULL));
		free(text);
	}
	free(lost);
}

/* ---- the page of what differs ---- */

struct page {
	struct layer layer;
	struct question *question; /* that is asked again afterwards; owned */
	struct page_line {
		char *text;
		enum role role;
		int indent;
	} *line;
	int count, top, rows, columns;
};

static const char page_hint[] = N_("What differs. The arrow keys scroll, Esc goes back.");

static void ask(struct question *question);

static struct page *of(struct layer *layer)
{
	return (struct page *)layer;
}

static void drop_lines(struct page *page)
{
	for (int i = 0; i < page->count; i++)
		free(page->line[i].text);
	free(page->line);
	page->line = NULL;
	page->count = 0;
}

static void add_line(struct page *page, const char *text, enum role role, int indent)
{
	page->line = xrealloc(page->line, (size_t)page->count + 1, sizeof *page->line);
	page->line[page->count++] = (struct page_line){ xstrdup(text), role, indent };
}

/* A label with its value wrapped beside it. */
static void add_value(struct page *page, const char *label, const char *value, enum role role)
{
	enum { LABEL = 14, INDENT = 2 };
	int room = page->columns - LABEL - INDENT;
	struct text_lines lines = text_wrap(*value != '\0' ? value : _("(empty)"), room > 10 ? room : 10);
	for (int i = 0; i < lines.count; i++) {
		char *head = text_fit(i == 0 ? label : "", LABEL, TEXT_LEFT);
		char *text = xasprintf("%s%s", head, lines.line[i]);
		add_line(page, text, role, INDENT);
		free(text);
		free(head);
	}
	text_lines_free(&lines);
}

static void add_field(struct page *page, const struct form *form, const struct record *base, const struct record *now,
		      int at)
{
	int field = form->field[at].field;
	char *was = record_show(base, field), *is = now != NULL ? record_show(now, field) : NULL;
	if (page->count > 0)
		add_line(page, "", ROLE_NORMAL, 0);
	add_line(page, field_label(&form->kind->fields[field]), ROLE_HEADING, 0);
	add_value(page, _("as it was"), was, ROLE_NORMAL);
	add_value(page, _("yours"), form->field[at].edit.text, ROLE_TITLE);
	if (is != NULL)
		add_value(page, _("as it is now"), strcmp(was, is) == 0 ? _("(unchanged)") : is,
			  strcmp(was, is) == 0 ? ROLE_DIM : ROLE_NEWS);
	free(was);
	free(is);
}

static void make_lines(struct page *page)
{
	const struct draft *draft = page->question->draft;
	struct record *now;
	struct form *form = draft_form(page->question->app->store, draft, &now);
	drop_lines(page);
	for (int at = 0; at < form->count; at++)
		if (strcmp(form->field[at].edit.text, form->field[at].original) != 0)
			add_field(page, form, form->start, now, at);
	char *lost = draft_lost(draft);
	if (*lost != '\0') {
		add_line(page, "", ROLE_NORMAL, 0);
		add_line(page, _("Fields that the program does not have any more"), ROLE_HEADING, 0);
		add_value(page, _("yours"), lost + 1, ROLE_TITLE);
	}
	free(lost);
	form_free(form);
	record_free(now);
}

static void paint_page(struct layer *layer)
{
	struct page *page = of(layer);
	struct layout layout = browse_layout(layer->app);
	struct rect body = layout.body;
	if (page->line == NULL || page->columns != body.columns - 4) {
		page->columns = body.columns - 4;
		make_lines(page);
	}
	page->rows = body.rows;
	int most = page->count > page->rows ? page->count - page->rows : 0;
	page->top = page->top < most ? page->top : most;
	browse_paint_header(layer->app, layout.header);
	char *name = name_of(page->question->draft), *title = xasprintf(_("Draft · %s"), name);
	paint_text(layout.tabs.row, 1, layout.tabs.columns - 2, ROLE_TITLE, title);
	paint_rule(layout.rule_top, 0, body.columns);
	paint_rule(layout.rule_bottom, 0, body.columns);
	for (int i = page->top; i < page->count && i < page->top + page->rows; i++)
		paint_text(body.row + i - page->top, 2 + page->line[i].indent, page->columns - page->line[i].indent,
			   page->line[i].role, page->line[i].text);
	app_paint_status(layer->app, layout.status, i18n(page_hint));
	paint_cursor(body.row, 0);
	free(name);
	free(title);
}

static void scroll_by(struct page *page, int lines)
{
	int most = page->count > page->rows ? page->count - page->rows : 0;
	int top = page->top + lines;
	page->top = top < 0 ? 0 : top > most ? most : top;
}

static void close_page(struct page *page)
{
	struct question *question = page->question;
	page->question = NULL;
	app_pop(page->layer.app, false);
	ask(question);
}

static bool page_key(struct layer *layer, int key)
{
	struct page *page = of(layer);
	switch (key) {
	case K_UP:
	case 'k':
		return scroll_by(page, -1), true;
	case K_DOWN:
	case 'j':
		return scroll_by(page, 1), true;
	case K_PAGE_UP:
		return scroll_by(page, 1 - page->rows), true;
	case K_PAGE_DOWN:
	case K_SPACE:
		return scroll_by(page, page->rows - 1), true;
	case K_HOME:
		return scroll_by(page, -page->count), true;
	case K_END:
		return scroll_by(page, page->count), true;
	case K_ESC:
	case K_ENTER:
	case 'q':
		return close_page(page), true;
	default:
		app_say(layer->app, _("Esc goes back to the question: there you go on with the draft or discard it"));
		return true;
	}
}

/* What others save meanwhile belongs to the page. */
static void page_refresh(struct layer *layer)
{
	drop_lines(of(layer));
}

static void page_free(struct layer *layer)
{
	struct page *page = of(layer);
	drop_lines(page);
	if (page->question != NULL)
		question_free(page->question);
	free(page);
}

static const struct layer_ops page_ops = {
	.covers = true, .paint = paint_page, .key = page_key, .refresh = page_refresh, .free = page_free,
};

static void show_page(struct question *question)
{
	struct page *page = xcalloc(1, sizeof *page);
	page->layer = (struct layer){ .ops = &page_ops, .app = question->app };
	page->question = question;
	app_push(question->app, &page->layer);
}

/* ---- discarding ---- */

/* Takes the draft over and removes it. */
static bool discard(struct app *app, const struct draft *draft, struct err *err)
{
	if (!store_draft_take(app->store, draft->id, err))
		return false;
	bool done = store_draft_close(app->store, draft->id, err);
	if (!done)
		store_draft_leave(app->store, draft->id);
	return done;
}

static void discard_answered(void *context, int answer)
{
	struct question *question = context;
	struct app *app = question->app;
	struct err err = { 0 };
	if (answer < 0) {
		question_free(question);
		return;
	}
	if (answer == 0) {
		ask(question);
		return;
	}
	if (discard(app, question->draft, &err))
		app_say(app, _("The draft has been discarded"));
	else
		app_complain(app, &err);
	question_free(question);
}

static void ask_discard(struct question *question)
{
	/* Enter keeps: nobody throws away what they wrote by a key too many. */
	static const struct answer answers[] = { { N_("k|key of keep"), N_("keep") },
						 { N_("d|discard"), N_("discard") } };
	char *name = name_of(question->draft), *fields = fields_of(question->draft);
	char *text = xasprintf(_("Discard the draft of %s?\nWhat you wrote goes for good: %s"), name, fields);
	struct layer *layer =
		ask_layer_new(question->app, text, answers, COUNT(answers), discard_answered, question);
	ask_layer_take_care(layer, 1);
	app_push(question->app, layer);
	free(text);
	free(fields);
	free(name);
}

/* ---- the question ---- */

static void go_on(struct question *question)
{
	struct app *app = question->app;
	struct err err = { 0 };
	if (!store_draft_take(app->store, question->draft->id, &err)) {
		app_complain(app, &err);
	} else if (question->take != NULL) {
		question->take(question->context, question->draft);
	} else {
		app_push(app, form_layer_resume(app, question->draft));
		draft_show_lost(app, question->draft);
	}
	question_free(question);
}

enum { LATER, CONTINUE, SHOW, DISCARD };

static void answered(void *context, int answer)
{
	struct question *question = context;
	switch (answer) {
	case CONTINUE:
		go_on(question);
		return;
	case SHOW:
		show_page(question);
		return;
	case DISCARD:
		ask_discard(question);
		return;
	default:
		put_it_off(question->draft->id);
		app_say(question->app, _("The draft is kept until next time"));
		question_free(question);
	}
}

/* Who may not change the record now can read what he or she wrote; it waits for the day when it can be gone on with. */
static void answered_reader(void *context, int answer)
{
	static const int answers[] = { LATER, SHOW, DISCARD };
	answered(context, answer < 0 ? answer : answers[answer]);
}

static void ask(struct question *question)
{
	static const struct answer answers[] = {
		{ N_("l|later"), N_("later") }, { N_("c|continue"), N_("continue") },
		{ N_("s|show differences"), N_("show differences") }, { N_("d|discard"), N_("discard") },
	};
	static const struct answer reads[] = { { N_("l|later"), N_("later") },
					       { N_("s|show differences"), N_("show what I wrote") },
					       { N_("d|discard"), N_("discard") } };
	struct app *app = question->app;
	struct err why = { 0 };
	char *text = question_text(app, question->draft);
	app_push(app, is_refused(app, question->draft, &why) ?
		      ask_layer_new(app, text, reads, COUNT(reads), answered_reader, question) :
		      ask_layer_new(app, text, answers, COUNT(answers), answered, question));
	free(text);
}

static bool is_of(struct app *app, const struct draft *draft, const struct kind *kind, int64_t id)
{
	if (draft->kind != kind || draft->record != id)
		return false;
	struct record *record = draft_record(app->store, draft);
	record_free(record);
	return record != NULL;
}

/* The first draft that is for the record (KIND NULL: any) and that nobody has put off; what is in the register already
 * goes without a word. NULL: none. */
static const struct draft *find(struct app *app, const struct drafts *drafts, const struct kind *kind, int64_t id)
{
	for (int i = 0; i < drafts->count; i++) {
		const struct draft *draft = &drafts->draft[i];
		if (kind == NULL ? is_put_off(draft->id) : !is_of(app, draft, kind, id))
			continue;
		if (!draft_is_saved(app->store, draft))
			return draft;
		discard(app, draft, NULL);
	}
	return NULL;
}

static bool ask_about(struct app *app, const struct question *plan, const struct kind *kind, int64_t id)
{
	struct question *question = xmalloc(sizeof *question);
	*question = *plan;
	question->app = app;
	question->draft = NULL;
	if (store_drafts(app->store, &question->drafts, NULL))
		question->draft = find(app, &question->drafts, kind, id);
	bool found = question->draft != NULL;
	if (found)
		ask(question);
	else
		question_free(question);
	return found;
}

/* What was typed for several records at once is no draft of any of them: it waits in the field (bulk_layer.c). */
void draft_say_bulk(struct app *app)
{
	for (int k = 0; k < kind_count && !store_is_read_only(app->store, NULL); k++) {
		char *kept = store_kept(app->store, &kinds[k], "bulk");
		kept[strcspn(kept, "\n")] = '\0';
		int field = kind_field(&kinds[k], kept);
		char *edit = keymap_keys(app->settings->keymap, CMD_EDIT, true);
		if (field >= 0)
			app_say(app, _("Written for several and not saved · %s · %s: mark the rows and press %s"),
				i18n(kinds[k].plural), field_label(&kinds[k].fields[field]), edit);
		free(edit);
		free(kept);
	}
}

void draft_offer(struct app *app)
{
	app->offer = ask_about(app, &(struct question){ 0 }, NULL, 0);
	draft_say_notice(app);
}

void draft_offer_all(struct app *app)
{
	draft_forget();
	if (!ask_about(app, &(struct question){ 0 }, NULL, 0))
		app_say(app, _("You have written nothing that is not saved"));
}

void draft_ask(struct app *app, const struct kind *kind, int64_t id,
	       void (*take)(void *context, const struct draft *draft), void *context)
{
	ask_about(app, &(struct question){ .take = take, .context = context }, kind, id);
}
