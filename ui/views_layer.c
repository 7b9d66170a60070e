/* SPDX-License-Identifier: EUPL-1.2 */
/* views_layer: the saved views of a list: one's own first, then what others share. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "scroll.h"
#include "shape.h"
#include "text.h"

#include "app.h"
#include "dialog.h"
#include "list_view.h"

enum { COLUMNS = 70, FRAME = 3, TELLS = 3 }; /* rows that tell of the selected view */

struct choosing {
	struct layer layer;
	struct list_view *view;
	struct views views;
	struct scroll scroll; /* line 0 is the list as delivered */
	int64_t asked;        /* the view that the question above is about, 0: one that is not there yet */
	char *name;           /* what it was called then; NULL: nothing has been asked */
	char *gone;           /* the view that the selection was on and that others have taken away; NULL: none */
};

/* The view on the selected line, NULL for the list as delivered. */
static const struct saved_view *selected(const struct choosing *choosing)
{
	int at = choosing->scroll.line - 1;
	return at >= 0 && at < choosing->views.count ? &choosing->views.view[at] : NULL;
}

static void put_gone(struct choosing *choosing, const char *name)
{
	char *copy = name != NULL ? xstrdup(name) : NULL;
	free(choosing->gone);
	choosing->gone = copy;
}

/* To the view that was selected, among what was READ now. When it has gone the line stays. */
static void follow(struct choosing *choosing, const struct views *read)
{
	const struct saved_view *was = selected(choosing);
	if (was == NULL)
		return;
	for (int i = 0; i < read->count; i++)
		if (read->view[i].id == was->id) {
			choosing->scroll.line = i + 1;
			return;
		}
	put_gone(choosing, was->name);
	if (choosing->scroll.line > read->count)
		choosing->scroll.line = read->count;
}

static bool read_views(struct choosing *choosing)
{
	struct err err = { 0 };
	struct views read;
	if (!store_views(choosing->layer.app->store, list_view_kind(choosing->view), &read, &err)) {
		app_complain(choosing->layer.app, &err);
		return false;
	}
	follow(choosing, &read);
	views_free(&choosing->views);
	choosing->views = read;
	return true;
}

static void say_gone(const struct choosing *choosing)
{
	app_say(choosing->layer.app, _("The view %s has gone; the cursor stands on another line now"), choosing->gone);
}

static void choosing_refresh(struct layer *layer)
{
	struct choosing *choosing = (struct choosing *)layer;
	if (!read_views(choosing) || choosing->gone == NULL)
		return;
	layer->app->unseen = true;
	say_gone(choosing);
}

/* Whoever aimed at a view that has gone takes no other for it; to move on is to have seen that, unless it was typed
 * ahead. */
static bool is_misaimed(struct choosing *choosing, enum command_id command)
{
	bool aims = command == CMD_VIEW_APPLY || command == CMD_VIEW_RENAME || command == CMD_VIEW_DELETE;
	if (aims && !read_views(choosing))
		return true;
	bool misaimed = aims && choosing->gone != NULL;
	if (misaimed)
		say_gone(choosing);
	if (misaimed || !choosing->layer.app->unseen)
		put_gone(choosing, NULL);
	return misaimed;
}

/* One's own view of that name, NULL: there is none. */
static const struct saved_view *own_named(const struct choosing *choosing, const char *name)
{
	for (int i = 0; i < choosing->views.count; i++)
		if (choosing->views.view[i].mine && strcmp(choosing->views.view[i].name, name) == 0)
			return &choosing->views.view[i];
	return NULL;
}

static void select_name(struct choosing *choosing, const char *name)
{
	const struct saved_view *view = own_named(choosing, name);
	put_gone(choosing, NULL);
	if (view != NULL)
		choosing->scroll.line = (int)(view - choosing->views.view) + 1;
}

static void ask_about(struct choosing *choosing, int64_t id, const char *name)
{
	char *copy = xstrdup(name);
	free(choosing->name);
	choosing->name = copy;
	choosing->asked = id;
}

/* The view that the question was about, as it is now; NULL, and a word why, when it is not what it was. */
static const struct saved_view *asked(struct choosing *choosing)
{
	if (!read_views(choosing))
		return NULL;
	const struct saved_view *view = own_named(choosing, choosing->name);
	if (view != NULL && view->id == choosing->asked)
		return view;
	app_say(choosing->layer.app, _("The view %s has gone, or is called something else by now"), choosing->name);
	return NULL;
}

/* ---- painting ---- */

/* "for all · anna 2026-11-20" */
static char *note_of(const struct saved_view *view)
{
	char *day = clock_local(view->at);
	day[strcspn(day, " ")] = '\0';
	char *note = !view->shared ? xstrdup(_("mine alone")) :
		view->mine ? xasprintf(_("mine, for all %s %s"), screen_glyph(GLYPH_DOT), day) :
		xasprintf(_("for all, by %s %s %s"), view->login, screen_glyph(GLYPH_DOT), day);
	free(day);
	return note;
}

/* Columns for the note beside the name in a line of COLUMNS, 0: too few to tell anything. */
static int note_room(const char *name, int columns)
{
	enum { LEAST = 9 };
	int room = columns - text_width(name) - 8;
	return room >= LEAST ? room : 0;
}

static bool is_as_delivered(const struct choosing *choosing)
{
	struct shape now = list_view_shape(choosing->view), first = shape_new(now.kind);
	char *text = shape_text(&now), *delivered = shape_text(&first);
	bool same = strcmp(text, delivered) == 0;
	free(text);
	free(delivered);
	shape_free(&now);
	shape_free(&first);
	return same;
}

/* Whether the list is as VIEW has it; NULL: as delivered. */
static bool is_in_force(const struct choosing *choosing, const struct saved_view *view)
{
	int64_t named = list_view_named_id(choosing->view);
	return view != NULL ? view->id == named : named == 0 && is_as_delivered(choosing);
}

static void paint_line(const struct choosing *choosing, int line, int row, struct rect rect)
{
	const struct saved_view *view = line > 0 ? &choosing->views.view[line - 1] : NULL;
	bool here = is_in_force(choosing, view);
	char *note = view != NULL ? note_of(view) : xstrdup("");
	if (here)
		paint_text(row, rect.column + 2, 1, ROLE_MARKED, screen_glyph(GLYPH_MARK));
	int used = paint_text(row, rect.column + 4, rect.columns - 6, view != NULL ? ROLE_NORMAL : ROLE_DIM,
			      view != NULL ? view->name : _("As delivered: all rows, no filter"));
	if (view != NULL)
		paint_right(row, rect.column + used + 6, note_room(view->name, rect.columns), ROLE_DIM, note);
	free(note);
	if (line != choosing->scroll.line)
		return;
	paint_role(row, rect.column + 1, rect.columns - 2, ROLE_SELECTED);
	paint_text(row, rect.column + 1, 1, ROLE_SELECTED, screen_glyph(GLYPH_SELECTED));
	paint_cursor(row, rect.column + 1);
}

/* Whose the view is, unless that stands beside its name. */
static void add_note(struct str *text, const struct saved_view *view, int columns)
{
	char *note = note_of(view);
	if (text_width(note) > note_room(view->name, columns))
		str_addf(text, "%s %s ", note, screen_glyph(GLYPH_DOT));
	free(note);
}

/* What the selected view is made of, or why it no longer can be shown: then *HOLDS is false. COLUMNS are those of its
 * line. The caller frees. */
static char *describe(const struct choosing *choosing, int columns, bool *holds)
{
	const struct saved_view *view = selected(choosing);
	struct shape shape = shape_read(list_view_kind(choosing->view), view != NULL ? view->shape : "");
	const struct field *fields = shape.kind->fields;
	const char *dot = screen_glyph(GLYPH_DOT);
	struct str text = { 0 };
	struct err why = { 0 };
	*holds = shape_holds(&shape, view != NULL ? view->name : "", &why);
	if (view != NULL)
		add_note(&text, view, columns);
	if (!*holds)
		str_add(&text, why.text);
	else if (*shape.filter != '\0')
		str_addf(&text, _("filter %s"), shape.filter);
	else
		str_add(&text, _("no filter"));
	if (*holds && shape.order.group >= 0)
		str_addf(&text, _(" %s grouped by %s"), dot, field_label(&fields[shape.order.group]));
	if (*holds && shape.order.sort_count > 0)
		str_addf(&text, _(" %s sorted by %s"), dot, field_label(&fields[shape.order.sort[0].field]));
	shape_free(&shape);
	return str_take(&text);
}

/* As many lines as a sentence may need. */
static void paint_description(const struct choosing *choosing, struct rect inside)
{
	bool holds;
	char *text = describe(choosing, inside.columns, &holds);
	struct rect rect = { inside.row + inside.rows - 1 - TELLS, inside.column + 4, TELLS, inside.columns - 6 };
	dialog_text(rect, holds ? ROLE_DIM : ROLE_WARN, text);
	free(text);
}

/* There are more views than lines. */
static void paint_more(const struct scroll *scroll, int count, struct rect inside)
{
	int edge = inside.column + inside.columns - 1;
	if (scroll->top > 0)
		paint_text(inside.row, edge, 1, ROLE_KEY, screen_glyph(GLYPH_MORE_UP));
	if (scroll->top + scroll->rows < count)
		paint_text(inside.row + scroll->rows - 1, edge, 1, ROLE_KEY, screen_glyph(GLYPH_MORE_DOWN));
}

static void choosing_paint(struct layer *layer)
{
	struct choosing *choosing = (struct choosing *)layer;
	int count = choosing->views.count + 1, most = layer->app->rows - 6;
	int rows = count + FRAME + TELLS + 1 < most ? count + FRAME + TELLS + 1 : most;
	int lines = rows - FRAME - TELLS - 1;
	int columns = layer->app->columns - 8 < COLUMNS ? layer->app->columns - 8 : COLUMNS;
	char *title = xasprintf(_(" Views: %s "), i18n(list_view_kind(choosing->view)->plural));
	struct rect inside = paint_frame(dialog_rect(layer->app, rows, columns), title, NULL);
	free(title);
	scroll_fit(&choosing->scroll, count, lines);
	for (int i = 0; i < lines && choosing->scroll.top + i < count; i++)
		paint_line(choosing, choosing->scroll.top + i, inside.row + i, inside);
	paint_more(&choosing->scroll, count, inside);
	paint_description(choosing, inside);
	dialog_foot(layer->app, (struct rect){ inside.row + inside.rows - 1, inside.column, 1, inside.columns - 1 },
		    IN_VIEWS);
}

/* ---- saving ---- */

static void save(struct choosing *choosing, bool shared)
{
	struct err err = { 0 };
	struct app *app = choosing->layer.app;
	struct shape shape = list_view_shape(choosing->view);
	char *text = shape_text(&shape);
	if (store_view_save(app->store, list_view_kind(choosing->view), choosing->name, shared, text, &err)) {
		read_views(choosing);
		select_name(choosing, choosing->name);
		const struct saved_view *view = own_named(choosing, choosing->name);
		list_view_name(choosing->view, view != NULL ? view->id : 0, choosing->name);
		app_say(app, shared ? _("The view %s is saved, for all") : _("The view %s is saved, for you"),
			choosing->name);
	} else {
		app_complain(app, &err);
	}
	free(text);
	shape_free(&shape);
}

static void ask_who(struct choosing *choosing);
static void ask_name(struct choosing *choosing, const char *text);
static void ask_new_name(struct choosing *choosing, const char *text);

/* Somebody at another terminal may have taken the name while one thought about it. */
static void who_answered(void *context, int answer)
{
	struct choosing *choosing = context;
	int alone = choosing->asked != 0 ? 1 : 0;
	if (answer < alone || !read_views(choosing))
		return;
	const struct saved_view *view = own_named(choosing, choosing->name);
	if (view != NULL && choosing->asked == 0)
		ask_who(choosing);
	else
		save(choosing, answer > alone);
}

/* Who shall have what is saved, and whether it may stand for the view of that name. */
static void ask_who(struct choosing *choosing)
{
	static const struct answer answers[] = {
		{ N_("n|key of not now"), N_("not now") }, { N_("m|key of mine alone"), N_("mine alone") },
		{ N_("f|key of for all"), N_("for all") },
	};
	const struct saved_view *view = own_named(choosing, choosing->name);
	choosing->asked = view != NULL ? view->id : 0;
	char *question = xasprintf(view == NULL ? _("Who shall have the view %s?") : view->shared ?
				   _("You have a view %s, for all. Shall this replace it, and for whom?") :
				   _("You have a view %s. Shall this replace it, and for whom?"), choosing->name);
	int first = view != NULL ? 0 : 1;
	app_push(choosing->layer.app, ask_layer_new(choosing->layer.app, question, answers + first, 3 - first,
						    who_answered, choosing));
	free(question);
}

static void named(void *context, const char *text)
{
	struct choosing *choosing = context;
	struct err err = { 0 };
	char *name;
	if (text == NULL)
		return;
	if (views_name(text, &name, &err)) {
		ask_about(choosing, 0, name);
		ask_who(choosing);
		free(name);
	} else {
		app_complain(choosing->layer.app, &err);
		ask_name(choosing, text);
	}
}

static void ask_name(struct choosing *choosing, const char *text)
{
	app_push(choosing->layer.app, prompt_layer_new(choosing->layer.app, _("Name of the view"), text, NULL, named,
						       choosing));
}

static void renamed(void *context, const char *text)
{
	struct choosing *choosing = context;
	const struct saved_view *view = text != NULL ? asked(choosing) : NULL;
	struct err err = { 0 };
	char *name = NULL;
	if (view == NULL)
		return;
	bool here = is_in_force(choosing, view);
	if (views_name(text, &name, &err) &&
	    store_view_rename(choosing->layer.app->store, view->id, name, &err)) {
		if (here)
			list_view_rename(choosing->view, name);
		read_views(choosing);
		select_name(choosing, name);
		app_say(choosing->layer.app, _("The view is called %s now"), name);
	} else {
		app_complain(choosing->layer.app, &err);
		ask_new_name(choosing, text);
	}
	free(name);
}

static void ask_new_name(struct choosing *choosing, const char *text)
{
	app_push(choosing->layer.app, prompt_layer_new(choosing->layer.app, _("New name"), text, NULL, renamed,
						       choosing));
}

static void delete_answered(void *context, int answer)
{
	struct choosing *choosing = context;
	const struct saved_view *view = answer == 1 ? asked(choosing) : NULL;
	struct err err = { 0 };
	if (view == NULL)
		return;
	if (store_view_delete(choosing->layer.app->store, view->id, &err)) {
		if (is_in_force(choosing, view))
			list_view_name(choosing->view, 0, "");
		app_say(choosing->layer.app, _("The view %s has been deleted"), view->name);
	} else {
		app_complain(choosing->layer.app, &err);
	}
	read_views(choosing);
	put_gone(choosing, NULL);
}

/* ---- commands ---- */

/* VIEW NULL: as delivered. */
static void take(struct choosing *choosing, const struct saved_view *view)
{
	struct app *app = choosing->layer.app;
	struct list_view *list = choosing->view;
	struct shape shape = shape_read(list_view_kind(list), view != NULL ? view->shape : "");
	struct err err = { 0 };
	char *name = xstrdup(view != NULL ? view->name : "");
	int64_t id = view != NULL ? view->id : 0;
	bool done = shape_holds(&shape, name, &err) && list_view_put_shape(list, &shape, &err);
	if (done) {
		list_view_name(list, id, name);
		app_pop(app, false);
		if (list_view_doubts(list, &err))
			app_complain(app, &err);
		else if (*name != '\0')
			app_say(app, _("View: %s"), name);
		else
			app_say(app, _("The list is as delivered again"));
	} else {
		app_complain(app, &err);
	}
	free(name);
	shape_free(&shape);
}

/* How columns, order and groups are in SHAPE, which is left without its filter. The caller frees. */
static char *layout_text(struct shape *shape)
{
	*shape->filter = '\0';
	char *text = shape_text(shape);
	shape_free(shape);
	return text;
}

/* Whether the list has columns, an order or groups that no view keeps and that are not as delivered. A filter is soon
 * typed again. */
static bool has_unsaved_layout(const struct choosing *choosing)
{
	const struct kind *kind = list_view_kind(choosing->view);
	struct shape now = list_view_shape(choosing->view), first = shape_new(kind);
	char *text = layout_text(&now), *known = layout_text(&first);
	bool is = strcmp(text, known) != 0;
	for (int i = 0; is && i < choosing->views.count; i++) {
		if (!is_in_force(choosing, &choosing->views.view[i]))
			continue;
		struct shape shape = shape_read(kind, choosing->views.view[i].shape);
		free(known);
		known = layout_text(&shape);
		is = strcmp(text, known) != 0;
	}
	free(text);
	free(known);
	return is;
}

static void delivered_answered(void *context, int answer)
{
	if (answer == 1)
		take(context, NULL);
}

/* The first line is where one stands without having gone anywhere: what nobody can bring back is asked about. */
static void apply(struct choosing *choosing)
{
	static const struct answer answers[] = { { N_("k|key of keep"), N_("keep") },
						 { N_("d|key of as delivered"), N_("as delivered") } };
	struct app *app = choosing->layer.app;
	if (selected(choosing) != NULL || !has_unsaved_layout(choosing))
		take(choosing, selected(choosing));
	else
		app_push(app, ask_layer_new(app, _("The columns, order and groups of the list are saved in no view. "
						   "Show it as delivered all the same?"),
					    answers, 2, delivered_answered, choosing));
}

/* The view on the line, if it is one's own; says else why nothing happens. */
static const struct saved_view *own(const struct choosing *choosing)
{
	const struct saved_view *view = selected(choosing);
	if (view == NULL)
		app_say(choosing->layer.app, _("The list as delivered stays as it is"));
	else if (!view->mine)
		app_say(choosing->layer.app, _("%s has made this view; a saves one of your own"), view->login);
	return view != NULL && view->mine ? view : NULL;
}

static void ask_delete(struct choosing *choosing)
{
	static const struct answer answers[] = { { N_("k|key of keep"), N_("keep") },
						 { N_("d|key of delete"), N_("delete") } };
	const struct saved_view *view = own(choosing);
	if (view == NULL)
		return;
	ask_about(choosing, view->id, view->name);
	char *text = xasprintf(view->shared ? _("Delete the view %s? Others lose it too.") : _("Delete the view %s?"),
			       view->name);
	app_push(choosing->layer.app, ask_layer_new(choosing->layer.app, text, answers, 2, delete_answered, choosing));
	free(text);
}

static void ask_rename(struct choosing *choosing)
{
	const struct saved_view *view = own(choosing);
	if (view == NULL)
		return;
	ask_about(choosing, view->id, view->name);
	ask_new_name(choosing, view->name);
}

static bool choosing_command(struct layer *layer, enum command_id command)
{
	struct choosing *choosing = (struct choosing *)layer;
	if (is_misaimed(choosing, command))
		return true;
	switch (command) {
	case CMD_VIEW_APPLY:
		return apply(choosing), true;
	case CMD_VIEW_SAVE:
		return ask_name(choosing, list_view_named(choosing->view)), true;
	case CMD_VIEW_RENAME:
		return ask_rename(choosing), true;
	case CMD_VIEW_DELETE:
		return ask_delete(choosing), true;
	default:
		return scroll_command(&choosing->scroll, command, choosing->views.count + 1);
	}
}

static void choosing_free(struct layer *layer)
{
	struct choosing *choosing = (struct choosing *)layer;
	views_free(&choosing->views);
	free(choosing->name);
	free(choosing->gone);
	free(choosing);
}

static const struct layer_ops choosing_ops = {
	.context = IN_VIEWS, .paint = choosing_paint, .command = choosing_command, .refresh = choosing_refresh,
	.free = choosing_free,
};

struct layer *views_layer_new(struct list_view *view)
{
	struct choosing *choosing = xcalloc(1, sizeof *choosing);
	choosing->layer = (struct layer){ .ops = &choosing_ops, .app = list_view_app(view) };
	choosing->view = view;
	read_views(choosing);
	for (int i = 0; i < choosing->views.count; i++)
		if (choosing->views.view[i].id == list_view_named_id(view))
			choosing->scroll.line = i + 1;
	return &choosing->layer;
}
