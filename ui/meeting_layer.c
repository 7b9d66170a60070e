/* SPDX-License-Identifier: EUPL-1.2 */
/* meeting_layer: meeting mode. Who leads turns the pages, and all others who have pressed the same key see the same
 * page until they turn one themselves. What is taken down is saved at once. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "scroll.h"
#include "text.h"

#include "app.h"
#include "batch.h"
#include "browse.h"
#include "meeting_view.h"
#include "reader.h"
#include "summary.h"

enum {
	KEEP_MS = 1000,   /* what is being typed is kept that long after a key */
	SAID_MS = 8000,   /* who only looks on presses no key that would take a message away */
};

struct leading {
	struct layer layer;
	int64_t id;            /* of the meeting */
	struct meeting meeting;
	int page, item, top;   /* item -1: the unit itself */
	struct reader *reader; /* of the overview and the minutes */
	bool following;        /* the page is that of who leads */
	char *leader;          /* login of somebody else who leads, NULL: nobody else does */
	bool mine;             /* this program leads */
	bool keeps;            /* who acts may write meetings, and so lead one */
	char *place;           /* of who leads, as it was told or read last */
	bool aimed;            /* a row of the page has been chosen here: it stays, whatever row the leader is on */
	const char *heard;     /* the message that stands there, and since when; only compared */
	int64_t heard_at;
	struct record *record; /* the selected one; NULL: none, or not read yet */
	struct record *note;   /* what is being typed, about what was in front at its key; NULL: nothing */
	char *label;           /* what it is and is about */
	char *typed, *kept;    /* what is typed, and what of it is kept over the end of the program */
	int64_t typed_at;      /* microseconds of the steady clock */
};

static const struct layer_ops meeting_ops;

static struct leading *of(struct layer *layer)
{
	return (struct leading *)layer;
}

static const struct meeting_page *page_of(const struct leading *leading)
{
	return &leading->meeting.page[leading->page];
}

static bool is_paper(const struct leading *leading)
{
	enum meeting_page_type type = page_of(leading)->type;
	return type == PAGE_OVERVIEW || type == PAGE_MINUTES;
}

/* Whether who acts may begin, lead and close meetings. */
static bool may_keep(const struct app *app, struct err *err)
{
	return store_may(app->store, kind_named("meeting"), 0, ACCESS_ADD, err);
}

/* ---- reading ---- */

/* Nothing in it is long: all that is told is held as it is made. */
static struct document *make_document(struct leading *leading, bool minutes, struct err *err)
{
	static const struct summary overview = { "meeting", N_("Meeting"),
						 "minutes-meeting,changed-since,changed-counts", 0 };
	struct app *app = leading->layer.app;
	struct summary_request request = { .meeting = leading->id };
	return summary_build(minutes ? summary_find("minutes", NULL) : &overview, app->strategy, &request,
			     store_source, app->store, err);
}

static void read_paper(struct leading *leading, bool anew)
{
	struct err err = { 0 };
	if (!is_paper(leading))
		return;
	struct document *document = make_document(leading, page_of(leading)->type == PAGE_MINUTES, &err);
	if (document == NULL)
		app_complain(leading->layer.app, &err);
	else
		reader_put(leading->reader, document, anew);
}

/* For files and paper: the minutes, whatever page is in front. */
static struct document *meeting_document(struct layer *layer, struct err *err)
{
	return make_document(of(layer), true, err);
}

static void forget_record(struct leading *leading)
{
	record_free(leading->record);
	leading->record = NULL;
}

/* What is selected: *KIND and its number; 0: nothing is. */
static int64_t selected(const struct leading *leading, const struct kind **kind)
{
	const struct meeting_page *page = page_of(leading);
	*kind = kind_named("unit");
	if (is_paper(leading) || leading->item < 0)
		return is_paper(leading) ? 0 : page->unit;
	if (leading->item < page->row_count) {
		*kind = page->row[leading->item].kind;
		return page->row[leading->item].id;
	}
	const struct meeting_note *note = meeting_item_note(&leading->meeting, page, leading->item);
	*kind = kind_named("meeting-note");
	return note != NULL ? note->id : 0;
}

/* Goes to the record where the page has it still; else stays where it stood. */
static void select_record(struct leading *leading, const struct kind *kind, int64_t id)
{
	int was = leading->item, items = meeting_items(&leading->meeting, page_of(leading));
	const struct kind *here;
	for (leading->item = items - 1; leading->item >= 0; leading->item--)
		if (selected(leading, &here) == id && here == kind)
			return;
	leading->item = was < items ? was : items - 1;
}

/* Stays on the same page and record, wherever they stand now. */
static void read_meeting(struct layer *layer)
{
	struct leading *leading = of(layer);
	struct app *app = layer->app;
	struct err err = { 0 };
	struct meeting fresh;
	if (!meeting_read(store_source, app->store, leading->id, &fresh, &err)) {
		app_complain(app, &err);
		return;
	}
	bool first = leading->meeting.page_count == 0;
	char *key = first ? xstrdup("") : meeting_page_key(page_of(leading));
	const struct kind *kind = NULL;
	int64_t id = first || leading->item < 0 ? 0 : selected(leading, &kind);
	if (fresh.gone && !first) { /* it is still called what it was */
		free(fresh.title);
		fresh.title = xstrdup(leading->meeting.title);
	}
	meeting_free(&leading->meeting);
	leading->meeting = fresh;
	leading->page = meeting_page_at(&leading->meeting, key);
	free(key);
	if (leading->item >= 0)
		select_record(leading, kind, id);
	forget_record(leading);
	leading->keeps = may_keep(app, NULL);
	read_paper(leading, false);
	app->unpainted = true;
}

static const struct record *meeting_record(struct layer *layer)
{
	struct leading *leading = of(layer);
	const struct kind *kind;
	int64_t id = selected(leading, &kind);
	if (id != 0 && leading->record == NULL)
		leading->record = store_load(layer->app->store, kind, id, NULL);
	return leading->record;
}

/* ---- together ---- */

static void show_page(struct leading *leading, int page)
{
	if (page == leading->page)
		return;
	leading->page = page;
	leading->item = -1;
	leading->top = 0;
	leading->aimed = false;
	forget_record(leading);
	read_paper(leading, true);
	leading->layer.app->unpainted = true;
}

static bool is_same(const char *one, const char *other)
{
	return one == NULL || other == NULL ? one == other : strcmp(one, other) == 0;
}

/* Page and row: "unit:5 project:3". The caller frees. */
static char *place_of(const struct leading *leading)
{
	const struct kind *kind = NULL;
	int64_t id = leading->item >= 0 ? selected(leading, &kind) : 0;
	char *page = meeting_page_key(page_of(leading));
	char *place = id != 0 ? xasprintf("%s %s:%" PRId64, page, kind->name, id) : xstrdup(page);
	free(page);
	return place;
}

/* Goes where the leader is, once for each place: in between one may choose another row. */
static bool go_to(struct leading *leading, const char *place)
{
	if (is_same(place, leading->place))
		return false;
	char *copy = xstrdup(place), *rest = copy, *page = strsep(&rest, " "), *kind = strsep(&rest, ":");
	free(leading->place);
	leading->place = xstrdup(place);
	show_page(leading, meeting_page_at(&leading->meeting, page));
	if (!leading->aimed && !is_paper(leading)) {
		forget_record(leading);
		leading->item = -1;
		if (kind != NULL && rest != NULL)
			select_record(leading, kind_named(kind), strtoll(rest, NULL, 10));
	}
	free(copy);
	return true;
}

/* Tells those who follow where one is. */
static void tell_place(struct leading *leading)
{
	char *place = place_of(leading);
	if (!is_same(place, leading->place))
		leading->mine = store_seat_turn(leading->layer.app->store, leading->id, place);
	free(leading->place);
	leading->place = place;
}

static void say_nobody(struct leading *leading)
{
	struct app *app = leading->layer.app;
	char *lead = keymap_keys(app->settings->keymap, CMD_MEETING_LEAD, true);
	if (leading->keeps)
		app_say(app, _("Nobody leads; %s takes the lead"), lead);
	else
		app_say(app, _("Nobody leads"));
	free(lead);
}

/* Where the one who leads is another than before; no old message may say otherwise. */
static void say_leader(struct leading *leading, bool had)
{
	struct app *app = leading->layer.app;
	char *follow = keymap_keys(app->settings->keymap, CMD_MEETING_FOLLOW, true);
	if (leading->leader == NULL)
		say_nobody(leading);
	else if (had)
		app_say(app, _("%s has taken over the lead; you follow"), leading->leader);
	else if (leading->following)
		app_say(app, _("%s leads; you see the same page until you turn one yourself"), leading->leader);
	else
		app_say(app, _("%s leads now; %s follows"), leading->leader, follow);
	free(follow);
}

/* What was said to somebody who presses no key goes when it has been there to be read. */
static bool forget_heard(struct leading *leading)
{
	struct app *app = leading->layer.app;
	int64_t now = clock_steady();
	if (app->message != leading->heard) {
		leading->heard = app->message;
		leading->heard_at = now;
	}
	if (app->message == NULL || app->message_role == ROLE_WARN || app->top != &leading->layer ||
	    now - leading->heard_at < SAID_MS * INT64_C(1000))
		return false;
	free(app->message);
	app->message = NULL;
	leading->heard = NULL;
	return true;
}

/* There is nothing more to do at a meeting that somebody has removed; what one writes is written to its end. */
static bool leave_gone(struct leading *leading)
{
	struct app *app = leading->layer.app;
	struct err err = { 0 };
	if (!leading->meeting.gone || app->top != &leading->layer)
		return false;
	err_set(&err, ERR_NOT_FOUND, _("“%s” has been removed; what was taken down lies in the history"),
		leading->meeting.title);
	app_pop(app, false);
	app_complain(app, &err);
	return true;
}

/* Takes over who leads: true when that is another than before. */
static bool take_leader(struct leading *leading, const struct seat *seat)
{
	char *leader = seat->led && !seat->mine ? xstrdup(seat->login) : NULL;
	bool had = leading->mine, changed = !is_same(leader, leading->leader) || had != seat->mine;
	leading->mine = seat->mine;
	free(leading->leader);
	leading->leader = leader;
	if (!changed || seat->mine)
		return changed;
	if (had) { /* somebody else has it now */
		store_seat_leave(leading->layer.app->store, leading->id);
		leading->following = true;
	}
	say_leader(leading, had);
	return true;
}

/* Asks who leads, and goes to their page: true when anything is other than before. */
static bool look(struct layer *layer)
{
	struct leading *leading = of(layer);
	struct seat seat;
	store_seat(layer->app->store, leading->id, &seat);
	bool changed = take_leader(leading, &seat);
	if (leading->mine)
		tell_place(leading);
	else if (leading->leader != NULL && leading->following)
		changed |= go_to(leading, seat.page);
	seat_free(&seat);
	changed |= forget_heard(leading);
	return leave_gone(leading) || changed;
}

/* Turns to PAGE: who leads takes those along who follow. */
static void turn_to(struct leading *leading, int page)
{
	struct app *app = leading->layer.app;
	if (page < 0 || page >= leading->meeting.page_count) {
		app_say(app, page < 0 ? _("This is the first page") : _("This is the last page"));
		return;
	}
	show_page(leading, page);
	if (leading->mine) {
		tell_place(leading);
	} else if (leading->following && leading->leader != NULL) {
		char *again = keymap_keys(app->settings->keymap, CMD_MEETING_FOLLOW, true);
		app_say(app, _("You no longer follow %s; %s follows again"), leading->leader, again);
		free(again);
		leading->following = false;
	}
}

/* Others see from now on what is in front here. */
static void seize(struct leading *leading)
{
	struct app *app = leading->layer.app;
	char *place = place_of(leading);
	bool had = leading->mine;
	leading->mine = had || store_seat_take(app->store, leading->id, place);
	free(leading->place);
	leading->place = place;
	leading->following = true;
	if (!leading->mine) {
		app_say(app, _("The lead cannot be taken: nothing can be told to others"));
		return;
	}
	free(leading->leader);
	leading->leader = NULL;
	app_say(app, had ? _("You lead the meeting: others follow you")
			 : _("You lead the meeting now: others see your page"));
}

static void lead_answered(void *context, int answer)
{
	if (answer == 0)
		seize(context);
}

/* From somebody who leads it is taken after a question alone. */
static void take_lead(struct leading *leading)
{
	static const struct answer answers[] = { { N_("t|key of take the lead"), N_("take the lead") },
						 { N_("n|key of not now"), N_("not now") } };
	struct app *app = leading->layer.app;
	struct err err = { 0 };
	if (!may_keep(app, &err)) {
		app_complain(app, &err);
		return;
	}
	look(&leading->layer);
	if (leading->leader == NULL) {
		seize(leading);
		return;
	}
	char *question = xasprintf(_("%s leads the meeting now. Take the lead? All who follow then see your page."),
				   leading->leader);
	app_push(app, ask_layer_new(app, question, answers, 2, lead_answered, leading));
	free(question);
}

static void follow_again(struct leading *leading)
{
	struct app *app = leading->layer.app;
	leading->following = true;
	leading->aimed = false;
	if (!leading->mine) { /* to where the leader is, whatever was seen before */
		free(leading->place);
		leading->place = NULL;
	}
	look(&leading->layer);
	if (leading->mine)
		app_say(app, _("You lead the meeting: others follow you"));
	else if (leading->leader != NULL)
		app_say(app, _("You follow %s"), leading->leader);
	else
		say_nobody(leading);
}

/* ---- painting ---- */

/* Whose page this is. The caller frees. */
static char *lead_text(const struct leading *leading)
{
	if (leading->mine)
		return xstrdup(_("you lead"));
	if (leading->leader == NULL) {
		char *key = keymap_keys(leading->layer.app->settings->keymap, CMD_MEETING_LEAD, true);
		char *text = leading->keeps ? xasprintf(_("nobody leads · %s take over"), key) :
			xstrdup(_("nobody leads"));
		free(key);
		return text;
	}
	return leading->following ? xasprintf(_("follows %s"), leading->leader)
				  : xasprintf(_("not following %s"), leading->leader);
}

static void paint_tab(struct leading *leading, struct rect rect)
{
	const struct meeting *meeting = &leading->meeting;
	char *lead = lead_text(leading);
	char back[24], on[24];
	key_label(K_LEFT, back);
	key_label(K_RIGHT, on);
	char *where = xasprintf(_("%s page %d of %d %s"), back, leading->page + 1, meeting->page_count, on);
	char *left = xasprintf("%s · %s", meeting->title, where);
	int right = text_width(lead);
	paint_text(rect.row, 1, rect.columns - right - 5, ROLE_TITLE, left);
	paint_right(rect.row, 0, rect.columns - 1, leading->mine || leading->following ? ROLE_NEWS : ROLE_WARN, lead);
	free(lead);
	free(where);
	free(left);
}

/* "d decisions 1  t to do 0 ...": what the meeting has come to so far, and the key for more; BRIEF for a narrow screen.
 * The caller frees. */
static char *counts_text(const struct leading *leading, bool brief)
{
	static const struct {
		enum command_id command;
		const char *word, *brief, *kind; /* kind of note, NULL: persons */
	} counts[] = {
		{ CMD_MEETING_DECISION, N_("decisions"), N_("dec."), "decision" },
		{ CMD_MEETING_ACTION, N_("to do"), N_("do"), "action" },
		{ CMD_MEETING_NOTE, N_("notes"), N_("not."), "note" },
		{ CMD_MEETING_PERSONS, N_("present"), N_("here"), NULL },
	};
	const struct app *app = leading->layer.app;
	bool writes = !store_is_read_only(app->store, NULL);
	struct str text = { 0 };
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		char *key = keymap_keys(app->settings->keymap, counts[i].command, true);
		bool write = counts[i].kind != NULL ? writes : leading->keeps;
		int count = counts[i].kind != NULL ? meeting_notes(&leading->meeting, counts[i].kind)
						   : leading->meeting.persons;
		str_addf(&text, "%s%s%s%s %d", i > 0 ? "  " : "", write ? key : "", write ? " " : "",
			 i18n(brief ? counts[i].brief : counts[i].word), count);
		free(key);
	}
	char *close = keymap_keys(app->settings->keymap, CMD_MEETING_CLOSE, true);
	if (leading->keeps)
		str_addf(&text, "  %s %s", close, brief ? _("end it") : _("close the meeting"));
	free(close);
	return str_take(&text);
}

/* What the status line says where nothing else has been said. The caller frees. */
static char *status_text(const struct leading *leading)
{
	const struct meeting *meeting = &leading->meeting;
	if (meeting->gone)
		return xstrdup(_("! The meeting has been removed; what was taken down lies in the history"));
	if (meeting->closed)
		return xstrdup(_("The meeting is closed"));
	char *counts = counts_text(leading, false);
	if (text_width(counts) + 2 <= leading->layer.app->columns)
		return counts;
	free(counts);
	return counts_text(leading, true);
}

static struct rect page_rect(const struct layout *layout)
{
	return (struct rect){ layout->body.row, 2, layout->body.rows, layout->body.columns - 4 };
}

/* Who may write everything is told without reading the record. */
static bool is_locked(struct leading *leading)
{
	struct app *app = leading->layer.app;
	const struct record *record = leading->keeps ? NULL : meeting_record(&leading->layer);
	return record != NULL && !store_is_read_only(app->store, NULL) &&
	       !store_may_record(app->store, record, ACCESS_CHANGE, NULL);
}

static void paint_meeting(struct layer *layer)
{
	struct leading *leading = of(layer);
	struct app *app = layer->app;
	struct layout layout = browse_layout(app);
	struct rect rect = page_rect(&layout);
	browse_paint_header(app, layout.header);
	paint_tab(leading, layout.tabs);
	paint_rule(layout.rule_top, 0, layout.body.columns);
	paint_rule(layout.rule_bottom, 0, layout.body.columns);
	char *status = status_text(leading);
	app->locked = is_locked(leading);
	app_paint_status(app, layout.status, status);
	app_paint_hints(app, layout.hints, IN_MEETING);
	if (is_paper(leading))
		reader_paint(leading->reader, rect);
	else
		meeting_view_paint(&leading->meeting, page_of(leading), rect, leading->item, &leading->top);
	free(status);
}

/* ---- taking down ---- */

/* Whether anything can be taken down; says why not. */
static bool is_open(struct leading *leading)
{
	struct app *app = leading->layer.app;
	if (leading->meeting.gone)
		app_say(app, _("The meeting has been removed; nothing more can be taken down"));
	else if (leading->meeting.closed)
		app_say(app, leading->keeps ?
				_("The meeting is closed; add a meeting note to it in the list of meeting notes") :
				_("The meeting is closed; only a coordinator corrects its notes now"));
	return !leading->meeting.gone && !leading->meeting.closed;
}

/* Who is there and whether it is over is the coordinator's to say. */
static bool is_kept_here(struct leading *leading)
{
	struct err err = { 0 };
	if (!is_open(leading))
		return false;
	if (may_keep(leading->layer.app, &err))
		return true;
	app_complain(leading->layer.app, &err);
	return false;
}

static void put_number(struct record *record, const char *field, int64_t id)
{
	char *number = id != 0 ? xasprintf("%lld", (long long)id) : NULL;
	record_put(record, kind_field(record->kind, field), number);
	free(number);
}

/* About the unit of the page, and the selected project. */
static struct record *new_note(const struct leading *leading, const char *type)
{
	struct record *note = record_new_initial(kind_named("meeting-note"));
	const struct kind *kind = NULL;
	int64_t id = selected(leading, &kind);
	bool project = id != 0 && strcmp(kind->name, "project") == 0;
	record_put(note, kind_field(note->kind, "kind"), type);
	put_number(note, "meeting", leading->id);
	put_number(note, "unit", page_of(leading)->unit);
	put_number(note, "project", project ? id : 0);
	return note;
}

/* What a note that is taken down here is about, in words; borrowed. */
static const char *subject(const struct leading *leading)
{
	const struct meeting_page *page = page_of(leading);
	const struct kind *kind = NULL;
	int64_t id = selected(leading, &kind);
	if (id != 0 && strcmp(kind->name, "project") == 0 && leading->item < page->row_count)
		return page->row[leading->item].title;
	return page->type == PAGE_UNIT ? page->name : _("Common to all");
}

static void forget_typed(struct leading *leading)
{
	if (*leading->kept != '\0')
		store_keep(leading->layer.app->store, kind_named("meeting-note"), "typed", "", NULL);
	free(leading->typed);
	free(leading->kept);
	leading->typed = xstrdup("");
	leading->kept = xstrdup("");
}

static void write_note(struct leading *leading);

static void note_typed(void *context, const char *text)
{
	struct leading *leading = context;
	free(leading->typed);
	leading->typed = xstrdup(text);
	leading->typed_at = clock_steady();
}

/* Who is to do it and when are asked for in its form, which may be left: it is saved. */
static void note_saved(struct leading *leading, struct record *note)
{
	struct app *app = leading->layer.app;
	forget_typed(leading);
	app_refresh(app);
	if (strcmp(record_get(note, "kind"), "action") == 0) {
		struct record *fresh = store_load(app->store, note->kind, note->id, NULL);
		if (fresh != NULL)
			app_push(app, form_layer_new_at(app, fresh, "responsible"));
	}
	app_say(app, _("Saved in the minutes"));
}

/* What was written while others closed or removed the meeting stands in a form: whoever wrote it decides. */
static void give_back(struct leading *leading, const struct record *meeting)
{
	struct app *app = leading->layer.app;
	forget_typed(leading);
	app_push(app, form_layer_new_at(app, record_copy(leading->note), "text"));
	if (meeting == NULL || meeting->deleted)
		app_say(app, _("The meeting was removed while you wrote; what you wrote stands here"));
	else if (leading->keeps)
		app_say(app, _("The meeting was closed while you wrote; save what you wrote here, or leave it"));
	else
		app_say(app, _("The meeting was closed while you wrote; only a coordinator can take this down now"));
}

static bool is_over(const struct record *meeting)
{
	return meeting == NULL || meeting->deleted || *record_get(meeting, "closed") == '1';
}

static void save_note(struct leading *leading)
{
	struct app *app = leading->layer.app;
	struct err err = { 0 };
	struct record *meeting = store_load(app->store, kind_named("meeting"), leading->id, &err);
	if (is_over(meeting) && (meeting != NULL || err.code == ERR_NOT_FOUND)) {
		give_back(leading, meeting);
	} else if (store_save(app->store, leading->note, NULL, NULL, NULL, &err)) {
		note_saved(leading, leading->note);
	} else { /* nothing that was typed is lost */
		write_note(leading);
		app_complain(app, &err);
	}
	record_free(meeting);
}

static void note_done(void *context, const char *text)
{
	struct leading *leading = context;
	struct err err = { 0 };
	char *clean = NULL;
	if (text == NULL || text[strspn(text, " ")] == '\0') {
		forget_typed(leading);
		return;
	}
	int field = kind_field(leading->note->kind, "text");
	if (type_parse(&leading->note->kind->fields[field], text, NULL, &clean, &err)) {
		record_put(leading->note, field, clean);
		save_note(leading);
	} else {
		write_note(leading);
		app_complain(leading->layer.app, &err);
	}
	free(clean);
}

static void write_note(struct leading *leading)
{
	struct app *app = leading->layer.app;
	app_push(app, prompt_layer_new(app, leading->label, leading->typed, note_typed, note_done, leading));
}

/* "decision, Samhällsbyggnadsförvaltningen:" with room for what is written. The caller frees. */
static char *label_of(const struct leading *leading, const char *type)
{
	const struct kind *kind = kind_named("meeting-note");
	const char *word = choice_label(kind->fields[kind_field(kind, "kind")].choices, type);
	int room = leading->layer.app->columns / 2 - text_width(word) - 3;
	const char *about = subject(leading);
	char *short_of = text_width(about) > room ? text_fit(about, room, TEXT_LEFT) : xstrdup(about);
	char *label = xasprintf("%s, %s:", word, short_of);
	free(short_of);
	return label;
}

static bool take_down(struct leading *leading, const char *type)
{
	struct app *app = leading->layer.app;
	if (!is_open(leading))
		return true;
	free(leading->typed);
	free(leading->kept);
	free(leading->label);
	record_free(leading->note);
	leading->note = new_note(leading, type);
	leading->label = label_of(leading, type);
	leading->kept = store_kept(app->store, kind_named("meeting-note"), "typed");
	leading->typed = xstrdup(leading->kept);
	if (*leading->typed != '\0')
		app_say(app, _("This was being typed when the program ended"));
	write_note(leading);
	return true;
}

/* What is typed and not saved lies where drafts lie. */
static int keep(struct layer *layer, bool now)
{
	struct leading *leading = of(layer);
	if (strcmp(leading->typed, leading->kept) == 0)
		return -1;
	int64_t due = KEEP_MS - (clock_steady() - leading->typed_at) / 1000;
	if (due > 0 && !now)
		return (int)due;
	store_keep(layer->app->store, kind_named("meeting-note"), "typed", leading->typed, NULL);
	free(leading->kept);
	leading->kept = xstrdup(leading->typed);
	return -1;
}

/* ---- the meeting itself ---- */

/* Saves VALUE in a field of the meeting as it stands now. */
static bool save_field(struct leading *leading, const char *name, const char *value)
{
	struct app *app = leading->layer.app;
	struct err err = { 0 };
	struct record *base = store_load(app->store, kind_named("meeting"), leading->id, &err);
	bool done = false;
	if (base != NULL) {
		struct record *mine = record_copy(base);
		char *canonical = NULL;
		int field = kind_field(base->kind, name);
		if (type_parse(&base->kind->fields[field], value, store_lookup(app->store), &canonical, &err)) {
			record_put(mine, field, canonical);
			done = store_save(app->store, mine, base, NULL, NULL, &err);
		}
		free(canonical);
		record_free(mine);
	}
	record_free(base);
	app_refresh(app);
	if (!done)
		app_complain(app, &err);
	return done;
}

static void persons_taken(void *context, const char *text)
{
	struct leading *leading = context;
	if (save_field(leading, "persons", text))
		app_say(leading->layer.app, _("Saved who is present"));
}

static bool mark_persons(struct leading *leading)
{
	struct app *app = leading->layer.app;
	if (!is_kept_here(leading))
		return true;
	struct err err = { 0 };
	struct record *record = store_load(app->store, kind_named("meeting"), leading->id, &err);
	if (record == NULL) {
		app_complain(app, &err);
		return true;
	}
	const struct field *field = &record->kind->fields[kind_field(record->kind, "persons")];
	app_push(app, picker_layer_new(app, field, record_get(record, "persons"), persons_taken, leading));
	record_free(record);
	return true;
}

static void close_answered(void *context, int answer)
{
	struct leading *leading = context;
	if (answer != 0 || !save_field(leading, "closed", "yes"))
		return;
	turn_to(leading, leading->meeting.page_count - 1);
	app_say(leading->layer.app, _("The meeting is closed; its minutes: summary minutes"));
}

static bool close_meeting(struct leading *leading)
{
	static const struct answer answers[] = { { N_("c|key of close the meeting"), N_("close the meeting") },
						 { N_("n|key of not now"), N_("not now") } };
	if (!is_kept_here(leading))
		return true;
	char *question = xasprintf(_("Close “%s”? What is changed from now on is told of at the next meeting."),
				   leading->meeting.title);
	app_push(leading->layer.app, ask_layer_new(leading->layer.app, question, answers, 2, close_answered, leading));
	free(question);
	return true;
}

/* ---- commands ---- */

static bool move_item(struct leading *leading, enum command_id command)
{
	struct scroll scroll = { .line = leading->item + 1, .rows = leading->layer.app->rows / 2 };
	if (!scroll_command(&scroll, command, meeting_items(&leading->meeting, page_of(leading)) + 1))
		return false;
	if (scroll.line != leading->item + 1)
		forget_record(leading);
	leading->aimed = true;
	leading->item = scroll.line - 1;
	return true;
}

static bool record_command(struct leading *leading, enum command_id command)
{
	struct app *app = leading->layer.app;
	const struct kind *kind = NULL;
	int64_t id = selected(leading, &kind);
	if (id == 0)
		return false;
	bool changes = command == CMD_EDIT || command == CMD_CONFIRM;
	if (changes && meeting_record(&leading->layer)->deleted) {
		app_say(app, _("This has been removed; Enter shows what it was"));
		return true;
	}
	switch (command) {
	case CMD_OPEN:
		app_push(app, record_layer_new(app, kind, id));
		return true;
	case CMD_EDIT:
		app_push(app, form_layer_new(app, record_copy(meeting_record(&leading->layer))));
		return true;
	case CMD_CONFIRM:
		batch_confirm(app, kind, &id, 1);
		return true;
	case CMD_HISTORY:
		app_push(app, history_layer_new(app, kind, id));
		return true;
	default:
		return false;
	}
}

static bool meeting_command(struct layer *layer, enum command_id command)
{
	struct leading *leading = of(layer);
	struct layout layout = browse_layout(layer->app);
	if (is_paper(leading) ? reader_command(leading->reader, command, page_rect(&layout))
			      : move_item(leading, command) || record_command(leading, command))
		return true;
	switch (command) {
	case CMD_MEETING_DECISION:
		return take_down(leading, "decision");
	case CMD_MEETING_ACTION:
		return take_down(leading, "action");
	case CMD_MEETING_NOTE:
		return take_down(leading, "note");
	case CMD_MEETING_PERSONS:
		return mark_persons(leading);
	case CMD_MEETING_BACK:
	case CMD_MEETING_ON:
		turn_to(leading, leading->page + (command == CMD_MEETING_ON ? 1 : -1));
		return true;
	case CMD_MEETING_LEAD:
		take_lead(leading);
		return true;
	case CMD_MEETING_FOLLOW:
		follow_again(leading);
		return true;
	case CMD_MEETING_CLOSE:
		return close_meeting(leading);
	default:
		return false;
	}
}

static void leave(struct layer *layer)
{
	struct leading *leading = of(layer);
	if (leading->mine)
		store_seat_leave(layer->app->store, leading->id);
	keep(layer, true);
	forget_record(leading);
	meeting_free(&leading->meeting);
	reader_free(leading->reader);
	free(leading->leader);
	free(leading->place);
	record_free(leading->note);
	free(leading->label);
	free(leading->typed);
	free(leading->kept);
	free(leading);
}

static const struct layer_ops meeting_ops = {
	.context = IN_MEETING, .covers = true, .paint = paint_meeting, .command = meeting_command,
	.look = look, .keep = keep, .refresh = read_meeting, .record = meeting_record,
	.document = meeting_document, .free = leave,
};

/* ---- entering ---- */

static void join(struct app *app, int64_t id)
{
	struct leading *leading = xcalloc(1, sizeof *leading);
	leading->layer = (struct layer){ .ops = &meeting_ops, .app = app };
	leading->id = id;
	leading->reader = reader_new(app);
	leading->following = true;
	leading->item = -1;
	leading->typed = xstrdup("");
	leading->kept = xstrdup("");
	read_meeting(&leading->layer);
	if (leading->meeting.page_count == 0) { /* it could not be read, and that has been said */
		leave(&leading->layer);
		return;
	}
	app_push(app, &leading->layer);
	struct seat seat;
	if (!store_seat(app->store, id, &seat))
		leading->mine = store_seat_take(app->store, id, "overview"); /* nobody has led it yet */
	else
		go_to(leading, seat.page); /* where it was left, if nobody leads */
	seat_free(&seat);
	if (!look(&leading->layer) && !leading->mine)
		say_leader(leading, false);
}

/* Joins the new meeting of today, or the one that somebody else has begun while the question stood there. */
static void begin(struct app *app)
{
	char stamp[CLOCK_STAMP_SIZE], today[CLOCK_DAY_SIZE];
	struct err err = { 0 };
	struct record *record = record_new_initial(kind_named("meeting"));
	clock_stamp(stamp);
	clock_today(today);
	char *now = clock_local(stamp), *title = xasprintf(_("Meeting of %s"), today);
	int64_t id;
	record_put(record, kind_field(record->kind, "title"), title);
	record_put(record, kind_field(record->kind, "date"), now);
	if (store_meeting_begin(app->store, record, &id, &err)) {
		app_refresh(app);
		join(app, id);
	} else {
		app_complain(app, &err);
	}
	free(now);
	free(title);
	record_free(record);
}

enum { CHOICES_MOST = 9, BEGIN = 0, NOT_NOW = -1 };

/* What the answers of the question stand for. */
struct entry {
	struct app *app;
	int count;
	struct answer answer[CHOICES_MOST + 2];
	int64_t meeting[CHOICES_MOST + 2]; /* or BEGIN, NOT_NOW */
	char *word[CHOICES_MOST + 2];
};

static void entry_answered(void *context, int answer)
{
	struct entry *entry = context;
	struct app *app = entry->app;
	int64_t meeting = answer >= 0 ? entry->meeting[answer] : NOT_NOW;
	for (int i = 0; i < entry->count; i++)
		free(entry->word[i]);
	free(entry);
	if (meeting > 0)
		join(app, meeting);
	else if (meeting == BEGIN)
		begin(app);
}

static void add_answer(struct entry *entry, const char *key, char *word, int64_t meeting)
{
	int at = entry->count++;
	entry->word[at] = word;
	entry->answer[at] = (struct answer){ key, word };
	entry->meeting[at] = meeting;
}

/* Asks which of the OPEN ones, or whether to begin one where none of them is of today. */
static void ask_which(struct app *app, const struct grid *open, bool today)
{
	static const char *const keys[CHOICES_MOST] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	struct entry *entry = xcalloc(1, sizeof *entry);
	entry->app = app;
	for (int i = 0; i < open->row_count && i < CHOICES_MOST; i++)
		if (!today || grid_number(open, i, "today") != 0)
			add_answer(entry, keys[entry->count],
				   xasprintf("%s %s", grid_text(open, i, "title"), grid_text(open, i, "date")),
				   grid_number(open, i, "id"));
	if (!today && may_keep(app, NULL))
		add_answer(entry, N_("b|key of begin the meeting"), xstrdup(_("begin a meeting")), BEGIN);
	add_answer(entry, N_("n|key of not now"), xstrdup(_("not now")), NOT_NOW);
	const char *question = today ? _("Several meetings are open today. Which one?")
		: open->row_count > 0 ? _("No meeting is open today, but one of an earlier day was never closed. "
					  "Go on with that, or begin one?")
				      : _("No meeting is open today. Begin one? It is entered with today's date, and "
					  "others join it with the same key.");
	app_push(app, ask_layer_new(app, question, entry->answer, entry->count, entry_answered, entry));
}

/* Joins the one that is open today; asks where there are several, or none. */
static void enter_open(struct app *app, const struct grid *open)
{
	int today = 0;
	while (today < open->row_count && grid_number(open, today, "today") != 0)
		today++;
	if (today == 1)
		join(app, grid_number(open, 0, "id"));
	else if (open->row_count == 0 && !may_keep(app, NULL))
		app_say(app, _("No meeting is open today; a coordinator can begin one"));
	else
		ask_which(app, open, today > 0);
}

static struct layer *already_in(struct app *app)
{
	struct layer *layer = app->top;
	while (layer != NULL && layer->ops != &meeting_ops)
		layer = layer->below;
	return layer;
}

void meeting_enter(struct app *app)
{
	struct layer *there = already_in(app);
	struct grid open;
	struct err err = { 0 };
	while (there != NULL && app->top != there)
		app_pop(app, false);
	if (there != NULL)
		return;
	if (!store_grid(app->store, "meetings-open", NULL, 0, &open, &err)) {
		app_complain(app, &err);
		return;
	}
	enter_open(app, &open);
	grid_free(&open);
}
