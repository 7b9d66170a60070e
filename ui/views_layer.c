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
	char *name;           /* of what is being saved, NULL: nothing */
};

static void read_views(struct choosing *choosing)
{
	struct err err = { 0 };
	views_free(&choosing->views);
	if (!store_views(choosing->layer.app->store, list_view_kind(choosing->view), &choosing->views, &err))
		app_complain(choosing->layer.app, &err);
}

static void choosing_refresh(struct layer *layer)
{
	read_views((struct choosing *)layer);
}

/* The view on the selected line, NULL for the list as delivered. */
static const struct saved_view *selected(const struct choosing *choosing)
{
	int at = choosing->scroll.line - 1;
	return at >= 0 && at < choosing->views.count ? &choosing->views.view[at] : NULL;
}

static void select_name(struct choosing *choosing, const char *name)
{
	for (int i = 0; i < choosing->views.count; i++)
		if (choosing->views.view[i].mine && strcmp(choosing->views.view[i].name, name) == 0)
			choosing->scroll.line = i + 1;
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
	const char *named = list_view_named(choosing->view);
	return view != NULL ? strcmp(view->name, named) == 0 : *named == '\0' && is_as_delivered(choosing);
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
	if (rect.columns - used > 16)
		paint_right(row, rect.column + used + 6, rect.columns - used - 8, ROLE_DIM, note);
	free(note);
	if (line != choosing->scroll.line)
		return;
	paint_role(row, rect.column + 1, rect.columns - 2, ROLE_SELECTED);
	paint_text(row, rect.column + 1, 1, ROLE_SELECTED, screen_glyph(GLYPH_SELECTED));
	paint_cursor(row, rect.column + 1);
}

/* What the selected view is made of, in a line, or why it no longer can be shown: then *HOLDS is false. The caller
 * frees. */
static char *describe(const struct choosing *choosing, bool *holds)
{
	const struct saved_view *view = selected(choosing);
	struct shape shape = shape_read(list_view_kind(choosing->view), view != NULL ? view->shape : "");
	const struct field *fields = shape.kind->fields;
	const char *dot = screen_glyph(GLYPH_DOT);
	struct str text = { 0 };
	struct err why = { 0 };
	*holds = shape_holds(&shape, view != NULL ? view->name : "", &why);
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
static void paint_description(const struct choosing *choosing, struct rect rect)
{
	bool holds;
	char *text = describe(choosing, &holds);
	dialog_text(rect, holds ? ROLE_DIM : ROLE_WARN, text);
	free(text);
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
	paint_description(choosing, (struct rect){ inside.row + inside.rows - 1 - TELLS, inside.column + 4, TELLS,
						   inside.columns - 6 });
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
		list_view_name(choosing->view, choosing->name);
		read_views(choosing);
		select_name(choosing, choosing->name);
		app_say(app, shared ? _("The view %s is saved, for all") : _("The view %s is saved, for you"),
			choosing->name);
	} else {
		app_complain(app, &err);
	}
	free(text);
	shape_free(&shape);
}

static void shared_answered(void *context, int answer)
{
	struct choosing *choosing = context;
	if (answer >= 0)
		save(choosing, answer == 1);
	free(choosing->name);
	choosing->name = NULL;
}

static void named(void *context, const char *text)
{
	static const struct answer answers[] = {
		{ N_("m|key of mine alone"), N_("mine alone") }, { N_("f|key of for all"), N_("for all") },
	};
	struct choosing *choosing = context;
	if (text == NULL)
		return;
	free(choosing->name);
	choosing->name = xstrdup(text);
	char *question = xasprintf(_("Who shall have the view %s?"), text);
	app_push(choosing->layer.app, ask_layer_new(choosing->layer.app, question, answers, 2, shared_answered,
						    choosing));
	free(question);
}

static void renamed(void *context, const char *text)
{
	struct choosing *choosing = context;
	const struct saved_view *view = selected(choosing);
	struct err err = { 0 };
	if (text == NULL || view == NULL)
		return;
	bool here = strcmp(view->name, list_view_named(choosing->view)) == 0;
	if (!store_view_rename(choosing->layer.app->store, view->id, text, &err)) {
		app_complain(choosing->layer.app, &err);
		return;
	}
	if (here)
		list_view_rename(choosing->view, text);
	read_views(choosing);
	select_name(choosing, text);
	app_say(choosing->layer.app, _("The view is called %s now"), text);
}

static void delete_answered(void *context, int answer)
{
	struct choosing *choosing = context;
	const struct saved_view *view = selected(choosing);
	struct err err = { 0 };
	if (answer != 1 || view == NULL)
		return;
	if (strcmp(view->name, list_view_named(choosing->view)) == 0)
		list_view_name(choosing->view, "");
	if (!store_view_delete(choosing->layer.app->store, view->id, &err))
		app_complain(choosing->layer.app, &err);
	else
		app_say(choosing->layer.app, _("The view %s has been deleted"), view->name);
	read_views(choosing);
}

/* ---- commands ---- */

static void apply(struct choosing *choosing)
{
	const struct saved_view *view = selected(choosing);
	struct app *app = choosing->layer.app;
	struct list_view *list = choosing->view;
	struct shape shape = shape_read(list_view_kind(list), view != NULL ? view->shape : "");
	struct err err = { 0 };
	char *name = xstrdup(view != NULL ? view->name : "");
	bool done = shape_holds(&shape, name, &err) && list_view_put_shape(list, &shape, &err);
	if (done) {
		list_view_name(list, name);
		app_pop(app, false);
		if (*name != '\0')
			app_say(app, _("View: %s"), name);
		else
			app_say(app, _("The list is as delivered again"));
	} else {
		app_complain(app, &err);
	}
	free(name);
	shape_free(&shape);
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
	char *text = xasprintf(view->shared ? _("Delete the view %s? Others lose it too.") : _("Delete the view %s?"),
			       view->name);
	app_push(choosing->layer.app, ask_layer_new(choosing->layer.app, text, answers, 2, delete_answered, choosing));
	free(text);
}

static bool choosing_command(struct layer *layer, enum command_id command)
{
	struct choosing *choosing = (struct choosing *)layer;
	const struct saved_view *view = selected(choosing);
	switch (command) {
	case CMD_VIEW_APPLY:
		return apply(choosing), true;
	case CMD_VIEW_SAVE:
		app_push(layer->app, prompt_layer_new(layer->app, _("Name of the view"),
						      list_view_named(choosing->view), NULL, named, choosing));
		return true;
	case CMD_VIEW_RENAME:
		if (own(choosing) != NULL)
			app_push(layer->app, prompt_layer_new(layer->app, _("New name"), view->name, NULL, renamed,
							      choosing));
		return true;
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
		if (strcmp(choosing->views.view[i].name, list_view_named(view)) == 0)
			choosing->scroll.line = i + 1;
	return &choosing->layer;
}
