/* SPDX-License-Identifier: EUPL-1.2 */
/* list_shape: how a person looks at a list on screen: filter, order, groups, columns and folds, and what of it is
 * remembered. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"

#include "list_parts.h"

#define KEEP_AFTER 500 /* milliseconds that a changed shape waits for the next change */
#define SORTS 2        /* by which a person sorts: what was there before decides between equals */

static void replace_text(char **text, const char *by)
{
	char *copy = xstrdup(by);
	free(*text);
	*text = copy;
}

/* ---- what is remembered ---- */

/* What is remembered of folds is of one field to group by. The caller frees. */
static char *folds_name(const struct list_view *view)
{
	return xasprintf("folds %s", view->kind->fields[view->query.group].name);
}

static void recall_folds(struct list_view *view)
{
	if (view->query.group < 0)
		return;
	char *name = folds_name(view), *kept = store_kept(view->app->store, view->kind, name);
	list_put_folds(&view->list, folds_read(kept));
	free(name);
	free(kept);
}

/* As the person left lists of the kind; a filter is not laid upon them unasked, unless with the name of its view. */
void list_view_recall(struct list_view *view)
{
	char *kept = store_kept(view->app->store, view->kind, "shape");
	view->chosen = shape_read(view->kind, kept);
	view->query.group = view->chosen.order.group;
	view->query.sort_count = view->chosen.order.sort_count;
	memcpy(view->query.sort, view->chosen.order.sort, sizeof view->query.sort);
	free(kept);
	recall_folds(view);
}

/* ---- filter and sort ---- */

/* Other rows, or another order: they are read when they are painted. */
static void spoil(struct list_view *view)
{
	view->stale = view->anew = true;
	view->app->unpainted = true;
}

/* Puts the whole expression in force, what always holds and what the person wants. The place of a fault is counted in
 * the person's part, which is parsed alone first. */
static bool put_filter(struct list_view *view, const char *narrow, const char *expression, struct err *err)
{
	struct filter *own = filter_parse(view->kind, expression, err);
	if (own == NULL && err->code != ERR_NONE)
		return false;
	char *whole = xasprintf("%s %s", narrow, expression);
	filter_free(own);
	own = filter_parse(view->kind, whole, err);
	free(whole);
	if (own == NULL && err->code != ERR_NONE)
		return false;
	filter_free(view->filter);
	view->filter = own;
	view->query.filter = own;
	spoil(view);
	return true;
}

/* What is remembered of the view in force has changed. */
static void renamed(struct list_view *view)
{
	if (view->home)
		view->changed = clock_steady() / 1000;
}

bool list_view_filter(struct list_view *view, const char *expression, struct err *err)
{
	if (!put_filter(view, view->narrow, expression, err))
		return false;
	replace_text(&view->filter_text, expression);
	if (view->named_id != 0)
		renamed(view);
	return true;
}

bool list_view_narrow(struct list_view *view, const char *expression, struct err *err)
{
	if (!put_filter(view, expression, view->filter_text, err))
		return false;
	replace_text(&view->narrow, expression);
	return true;
}

/* ---- shape ---- */

/* What is remembered has changed, and with it the rows or their order. */
static void reshape(struct list_view *view)
{
	view->changed = clock_steady() / 1000;
	spoil(view);
}

static void refolded(struct list_view *view)
{
	view->changed = clock_steady() / 1000;
}

static void regroup(struct list_view *view, int group)
{
	if (group == view->query.group)
		return;
	list_view_keep(view, true);
	view->query.group = group;
	recall_folds(view);
}

struct shape list_view_shape(const struct list_view *view)
{
	struct shape shape = view->chosen;
	shape.filter = xstrdup(view->filter_text);
	shape.order.group = view->query.group;
	shape.order.sort_count = view->query.sort_count;
	memcpy(shape.order.sort, view->query.sort, sizeof shape.order.sort);
	return shape;
}

bool list_view_put_shape(struct list_view *view, const struct shape *shape, struct err *err)
{
	if (strcmp(shape->filter, view->filter_text) != 0 && !list_view_filter(view, shape->filter, err))
		return false;
	view->chosen.column_count = shape->column_count;
	memcpy(view->chosen.column, shape->column, sizeof shape->column);
	regroup(view, shape->order.group);
	view->query.sort_count = shape->order.sort_count;
	memcpy(view->query.sort, shape->order.sort, sizeof view->query.sort);
	view->column = -1;
	view->skip = 0;
	reshape(view);
	return true;
}

char *list_view_present_shape(const struct list_view *view)
{
	struct shape shape = list_view_shape(view);
	char *text = shape_text(&shape);
	shape_free(&shape);
	return text;
}

/* ---- the saved view in force ---- */

static void put_named(struct list_view *view, int64_t id, const char *name, const char *shape)
{
	view->named_id = id;
	replace_text(&view->named, name);
	replace_text(&view->named_shape, shape);
	replace_text(&view->named_news, "");
	renamed(view);
}

void list_view_name(struct list_view *view, int64_t id, const char *name)
{
	char *shape = list_view_present_shape(view);
	put_named(view, id, name, shape);
	free(shape);
}

void list_view_rename(struct list_view *view, const char *name)
{
	replace_text(&view->named, name);
	renamed(view);
}

static const struct saved_view *numbered(const struct views *views, int64_t id)
{
	for (int i = 0; i < views->count; i++)
		if (views->view[i].id == id)
			return &views->view[i];
	return NULL;
}

/* NOW has been saved anew, or looks so: a list that is already like that needs no word. */
static void compare_named(struct list_view *view, const struct saved_view *now)
{
	struct shape shape = shape_read(view->kind, now->shape);
	char *saved = shape_text(&shape), *present = list_view_present_shape(view), *news = NULL;
	if (strcmp(saved, present) == 0)
		replace_text(&view->named_shape, saved);
	else if (strcmp(saved, view->named_shape) != 0)
		news = xasprintf(_(" (%s has changed it)"), now->login);
	replace_text(&view->named_news, news != NULL ? news : "");
	if (strcmp(now->name, view->named) != 0)
		list_view_rename(view, now->name);
	free(news);
	free(present);
	free(saved);
	shape_free(&shape);
}

void list_view_look_at_named(struct list_view *view)
{
	struct views views;
	if (view->named_id == 0 || !store_views(view->app->store, view->kind, &views, NULL))
		return;
	const struct saved_view *now = numbered(&views, view->named_id);
	if (now != NULL)
		compare_named(view, now);
	else
		replace_text(&view->named_news, _(" (no longer there)"));
	views_free(&views);
}

/* The view in force with its filter, or neither: under another filter it is not kept. "12 = Name", with * for a list
 * that has been changed since. The caller frees. */
static char *named_text(const struct list_view *view)
{
	struct shape shape = shape_read(view->kind, view->named_shape);
	char *present = list_view_present_shape(view);
	char *text = view->named_id == 0 || strcmp(shape.filter, view->filter_text) != 0 ? xstrdup("") :
		xasprintf("%" PRId64 " %c %s", view->named_id, strcmp(present, view->named_shape) == 0 ? '=' : '*',
			  view->named);
	free(present);
	shape_free(&shape);
	return text;
}

/* As NOW has it; where the list was left CHANGED, what was changed stays. */
static void take_up(struct list_view *view, const struct saved_view *now, bool changed)
{
	struct shape shape = shape_read(view->kind, now->shape);
	struct err err = { 0 };
	char *text = shape_text(&shape);
	if (!shape_holds(&shape, now->name, &err) ||
	    !(changed ? list_view_filter(view, shape.filter, &err) : list_view_put_shape(view, &shape, &err)))
		app_complain(view->app, &err);
	else
		put_named(view, now->id, now->name, text);
	free(text);
	shape_free(&shape);
}

void list_view_take_up(struct list_view *view)
{
	struct views views = { 0 };
	char *kept = store_kept(view->app->store, view->kind, "view"), mark = '\0';
	int64_t id = 0;
	int name = 0;
	view->home = true;
	if (sscanf(kept, "%" SCNd64 " %c %n", &id, &mark, &name) == 2 && name > 0 &&
	    store_views(view->app->store, view->kind, &views, NULL)) {
		const struct saved_view *now = numbered(&views, id);
		if (now != NULL)
			take_up(view, now, mark == '*');
		else
			app_say(view->app, _("The view %s has gone; the list shows all rows"), kept + name);
		view->changed = now == NULL ? clock_steady() / 1000 : 0; /* it is kept like that */
	}
	views_free(&views);
	free(kept);
}

/* ---- keeping ---- */

const char *list_view_named(const struct list_view *view)
{
	return view->named;
}

int64_t list_view_named_id(const struct list_view *view)
{
	return view->named_id;
}

static void keep_folds(struct list_view *view)
{
	if (view->query.group < 0)
		return;
	char *name = folds_name(view), *text = folds_text(&view->list.folds);
	store_keep(view->app->store, view->kind, name, text, NULL);
	free(name);
	free(text);
}

static void keep_named(struct list_view *view)
{
	if (!view->home)
		return;
	char *text = named_text(view), *kept = store_kept(view->app->store, view->kind, "view");
	if (strcmp(text, kept) != 0)
		store_keep(view->app->store, view->kind, "view", text, NULL);
	free(kept);
	free(text);
}

/* What cannot be remembered holds all the same until the program ends. */
int list_view_keep(struct list_view *view, bool now)
{
	int64_t due = view->changed + KEEP_AFTER - clock_steady() / 1000;
	if (view->changed == 0)
		return -1;
	if (due > 0 && !now)
		return (int)due;
	struct shape shape = list_view_shape(view);
	*shape.filter = '\0';
	char *text = shape_text(&shape);
	store_keep(view->app->store, view->kind, "shape", text, NULL);
	keep_folds(view);
	keep_named(view);
	view->changed = 0;
	free(text);
	shape_free(&shape);
	return -1;
}

/* ---- keys ---- */

void list_view_filter_done(void *context, const char *text)
{
	struct list_view *view = context;
	struct err err = { 0 };
	if (text == NULL)
		return;
	if (!list_view_filter(view, text, &err) || store_doubts(view->app->store, view->kind, view->filter, &err))
		app_complain(view->app, &err);
}

bool list_view_doubts(struct list_view *view, struct err *why)
{
	return store_doubts(view->app->store, view->kind, view->filter, why);
}

/* What one sorted by before decides between equals. */
void list_view_sort(struct list_view *view)
{
	int field = view->columns.column[list_view_column(view)].field, key = list_view_sort_key(view, field);
	bool down = key == 0 && !view->query.sort[0].down;
	int after = key >= 0 ? key : view->query.sort_count < SORTS ? view->query.sort_count++ : SORTS - 1;
	memmove(view->query.sort + 1, view->query.sort, (size_t)after * sizeof *view->query.sort);
	view->query.sort[0].field = field;
	view->query.sort[0].down = down;
	reshape(view);
	const char *label = field_label(&view->kind->fields[field]);
	if (view->query.sort_count > 1)
		app_say(view->app, down ? _("Sorted by %s, downwards, then by %s") : _("Sorted by %s, then by %s"),
			label, field_label(&view->kind->fields[view->query.sort[1].field]));
	else
		app_say(view->app, down ? _("Sorted by %s, downwards") : _("Sorted by %s"), label);
}

static void group_chosen(void *context, const char *text)
{
	struct list_view *view = context;
	int group = -1;
	for (const struct choice *choice = view->groups; choice->code != NULL; choice++)
		if (strcmp(i18n(choice->label), text) == 0)
			group = kind_field(view->kind, choice->code);
	regroup(view, group);
	reshape(view);
	list_view_read(view);
	if (view->query.group >= 0)
		list_view_say_grouped(view);
	else
		app_say(view->app, _("The list is not grouped now"));
}

/* The fields to group by are a choice like that of any field. */
void list_view_ask_group(struct list_view *view)
{
	const struct field *fields = view->kind->fields;
	int count = 0;
	free(view->groups);
	view->groups = xcalloc((size_t)view->kind->field_count + 2, sizeof *view->groups);
	view->groups[count++] = (struct choice){ "-", N_("No groups") };
	for (int i = 0; i < view->kind->field_count; i++)
		if (shape_groups(&fields[i]))
			view->groups[count++] = (struct choice){ fields[i].name, fields[i].label };
	if (count == 1) {
		app_say(view->app, _("%s have no groups"), i18n(view->kind->plural));
		return;
	}
	view->group_field = (struct field){ .name = "group", .label = N_("Group by"), .type = TYPE_CHOICE,
					    .choices = view->groups, .flags = F_REQUIRED };
	app_push(view->app, picker_layer_new(view->app, &view->group_field, view->query.group >= 0 ?
					     fields[view->query.group].name : "-", group_chosen, view));
}

void list_view_fold_all(struct list_view *view)
{
	bool open = false;
	for (int i = 0; i < view->list.group_count; i++)
		open = open || !view->list.group[i].folded;
	if (view->list.group_count == 0)
		app_say(view->app, _("The list has no groups now; w chooses some"));
	list_fold_all(&view->list, open);
	refolded(view);
}

bool list_view_fold(struct list_view *view, bool folded)
{
	if (!list_fold(&view->list, folded))
		return false;
	refolded(view);
	return true;
}

void list_view_reverse(struct list_view *view)
{
	if (view->query.sort_count == 0 && !query_sort(&view->query, view->kind->sort, NULL))
		return;
	view->query.sort[0].down = !view->query.sort[0].down;
	reshape(view);
}
