/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "browse.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "batch.h"
#include "cell.h"
#include "detail.h"

#define SHARE_STEP 5

struct browse {
	struct app *app;
	struct list_view *list;
	struct detail *detail;      /* of the record below, NULL: to be worked out */
	int64_t detail_id, detail_rev;
	int detail_columns;
};

/* Share of the list and whether it stands alone; shared by all browses of the screen. */
struct browse_shape {
	int share;
	bool zoom;
};

static struct browse_shape *browse_shape(void)
{
	static struct browse_shape shape = { .share = 63 };
	return &shape;
}

struct browse *browse_new(struct app *app, const struct kind *kind)
{
	struct browse *browse = xcalloc(1, sizeof *browse);
	browse->app = app;
	browse->list = list_view_new(app, kind);
	return browse;
}

void browse_free(struct browse *browse)
{
	if (browse == NULL)
		return;
	list_view_free(browse->list);
	detail_free(browse->detail);
	free(browse);
}

struct list_view *browse_list(struct browse *browse)
{
	return browse->list;
}

const struct record *browse_record(struct browse *browse)
{
	return list_view_record(browse->list);
}

int browse_marked(struct browse *browse)
{
	return list_view_model(browse->list)->mark_count;
}

/* Goes to the record that has just been added or brought back, when the list has it. */
static void select_added(struct browse *browse)
{
	struct app *app = browse->app;
	if (app->added != 0 && app->added_kind == list_view_kind(browse->list) &&
	    list_select(list_view_model(browse->list), app->added))
		app->added = 0;
}

void browse_refresh(struct browse *browse)
{
	list_view_read(browse->list);
	select_added(browse);
	detail_free(browse->detail);
	browse->detail = NULL;
}

void browse_tell(struct browse *browse, const struct layer *layer)
{
	char *sentence = list_view_swapped(browse->list);
	if (sentence != NULL && layer != NULL && app_is_seen(browse->app, layer))
		app_swapped(browse->app, sentence);
	free(sentence);
}

bool browse_idle(struct browse *browse)
{
	if (!list_view_idle(browse->list))
		return false;
	select_added(browse);
	return true;
}

bool browse_settle(struct browse *browse, const struct layer *layer, enum command_id command)
{
	bool settled = list_view_settle(browse->list, command);
	select_added(browse);
	browse_tell(browse, layer);
	return settled;
}

/* ---- painting ---- */

struct layout browse_layout(const struct app *app)
{
	const struct browse_shape *shape = browse_shape();
	return layout_compute(app->rows, app->columns, shape->share, shape->zoom, app->settings->hints);
}

static char *today_text(void)
{
	char today[11];
	clock_today(today);
	return xasprintf("%s %d %s %s%d", date_weekday_short(date_weekday(today)), atoi(today + 8),
			 date_month_short(atoi(today + 5)), _("w."), date_week(today));
}

static char *who_text(struct app *app)
{
	const char *units = store_person_units(app->store);
	bool read_only = store_is_read_only(app->store, NULL);
	return xasprintf("%s%s%s %s%s", store_login(app->store), *units != '\0' ? " · " : "", units,
			 screen_glyph(read_only ? GLYPH_LOCK : GLYPH_PENCIL), read_only ? _(" read only") : "");
}

void browse_paint_header(struct app *app, struct rect rect)
{
	const char *municipality = app->strategy != NULL ? strategy_get(app->strategy, "municipality") : "";
	const char *group = app->strategy != NULL ? strategy_get(app->strategy, "group") : "";
	char *left = xasprintf("%s%s%s", *municipality != '\0' ? municipality : "samverkan",
			       *group != '\0' ? " · " : "", group);
	char *who = who_text(app), *today = today_text();
	char *right = xasprintf("%s   %s", who, today);
	int width = text_width(right);
	if (width > rect.columns / 2) { /* on a narrow screen the day goes first */
		free(right);
		right = xstrdup(who);
		width = text_width(right);
	}
	paint_text(rect.row, rect.column + 1, rect.columns - width - 4, ROLE_TITLE, left);
	paint_right(rect.row, rect.column, rect.columns - 1, ROLE_NORMAL, right);
	free(left);
	free(who);
	free(today);
	free(right);
}

void browse_paint_rules(const struct layout *layout)
{
	paint_rule(layout->rule_top, 0, layout->body.columns);
	paint_rule(layout->rule_bottom, 0, layout->body.columns);
	if (layout->divider < 0)
		return;
	if (!layout->beside) {
		paint_rule(layout->divider, 0, layout->body.columns);
		return;
	}
	for (int row = 0; row < layout->body.rows; row++)
		paint_text(layout->body.row + row, layout->divider, 1, ROLE_DIM, screen_glyph(GLYPH_VERTICAL));
	paint_text(layout->rule_top, layout->divider, 1, ROLE_DIM, screen_glyph(GLYPH_TEE_DOWN));
	paint_text(layout->rule_bottom, layout->divider, 1, ROLE_DIM, screen_glyph(GLYPH_TEE_UP));
}

static void work_out_detail(struct browse *browse, const struct record *record, int columns)
{
	if (browse->detail != NULL && browse->detail_id == record->id && browse->detail_rev == record->rev &&
	    browse->detail_columns == columns)
		return;
	detail_free(browse->detail);
	browse->detail = detail_new(browse->app, record, columns, false);
	browse->detail_id = record->id;
	browse->detail_rev = record->rev;
	browse->detail_columns = columns;
}

static void paint_detail(struct browse *browse, const struct layout *layout)
{
	const struct record *record = layout->detail.rows > 0 ? browse_record(browse) : NULL;
	struct rect rect = layout->detail;
	rect.column++;
	rect.columns -= 2;
	if (record == NULL)
		return;
	work_out_detail(browse, record, rect.columns);
	detail_paint(browse->detail, rect, 0, -1, list_view_words(browse->list));
}

void browse_paint(struct browse *browse, const struct layout *layout)
{
	paint_detail(browse, layout);
	/* Last, because the cursor stands on the selected line. */
	list_view_paint(browse->list, layout->list);
}

char *browse_status(struct browse *browse, const struct layout *layout)
{
	char *status = list_view_status(browse->list);
	bool shown = layout->detail.rows > 0 && browse->detail != NULL && browse_record(browse) != NULL;
	/* Who may write everything is told without reading the record that a closed detail does not show. */
	bool open = layout->detail.rows > 0 || store_may_all(browse->app->store, "", NULL);
	const struct record *record = open ? NULL : browse_record(browse);
	char *locked = record != NULL ? detail_locked(browse->app, record) : NULL;
	browse->app->locked = locked != NULL || (shown && browse->detail->locked);
	if (locked == NULL)
		return status;
	/* Whose it is goes before who can, which what is refused tells, and before where one stands. */
	int room = browse->app->columns - 5 - text_width(status);
	if (text_width(locked) > room)
		locked[strcspn(locked, ";")] = '\0';
	char *both = text_width(locked) > room ? xstrdup(locked) : xasprintf("%s · %s", status, locked);
	free(locked);
	free(status);
	return both;
}

void browse_step(struct browse *browse, int context)
{
	struct app *app = browse->app;
	struct layout layout = browse_layout(app);
	bool locked = app->locked;
	paint_clear(layout.detail);
	paint_detail(browse, &layout);
	list_view_step(browse->list);
	char *status = browse_status(browse, &layout);
	app_paint_status(app, layout.status, status);
	if (app->locked != locked) {
		paint_clear(layout.hints);
		app_paint_hints(app, layout.hints, context);
	}
	free(status);
}

/* ---- commands on records ---- */

struct conversion {
	struct app *app;
	int64_t idea;
};

static void convert_answered(void *context, int answer)
{
	struct conversion *conversion = context;
	struct app *app = conversion->app;
	int64_t idea = conversion->idea, project;
	struct err err = { 0 };
	free(conversion);
	if (answer != 0)
		return;
	bool made = store_convert(app->store, idea, &project, &err);
	app_refresh(app);
	if (!made) {
		app_complain(app, &err);
		return;
	}
	app_push(app, record_layer_new(app, kind_named("project"), project));
	app_say(app, _("The idea has become project %lld"), (long long)project);
}

void browse_convert(struct app *app, const struct kind *kind, int64_t id)
{
	static const struct answer answers[] = {
		{ N_("m|key of make a project"), N_("make a project") }, { N_("n|key of not now"), N_("not now") },
	};
	if (strcmp(kind->name, "idea") != 0) {
		app_say(app, _("Only an idea can become a project"));
		return;
	}
	struct err err = { 0 };
	if (!store_may(app->store, kind, id, ACCESS_CHANGE, &err)) {
		app_complain(app, &err);
		return;
	}
	struct conversion *conversion = xmalloc(sizeof *conversion);
	*conversion = (struct conversion){ app, id };
	app_push(app, ask_layer_new(app, _("Make a project of the idea? What it has gathered goes along."), answers, 2,
				    convert_answered, conversion));
}

/* The marked records, else the selected one. */
static const int64_t *chosen(struct browse *browse, int *count)
{
	const struct list *list = list_view_model(browse->list);
	*count = list->mark_count > 0 ? list->mark_count : 1;
	return list->mark_count > 0 ? list->mark : &list->selected;
}

/* Whether a new record of who acts can be of the group. */
static bool is_group_own(struct browse *browse, const struct field *field, const char *key)
{
	bool unit = strcmp(field->name, "unit") == 0 && field->type == TYPE_REF && *key != '\0';
	return !unit || store_writes_for(browse->app->store, strtoll(key, NULL, 10));
}

/* A new record begins in the group where one stands, else with the unit of who makes it; but what gives somebody rights
 * is asked for, never put in. */
static void prefill(struct browse *browse, struct record *record)
{
	const struct kind *kind = record->kind;
	const struct list *list = list_view_model(browse->list);
	const struct record *here = browse_record(browse);
	int group = list_view_group(browse->list);
	int unit = kind_field(kind, "unit");
	const char *key = group < 0 ? "" : list->selected_group >= 0 ? list->group[list->selected_group].key :
			  here != NULL ? record_value(here, group) : "";
	if (group >= 0 && field_is_writable(&kind->fields[group]) && !access_guards(kind, group, key) &&
	    is_group_own(browse, &kind->fields[group], key))
		record_put(record, group, key);
	if (unit < 0 || kind->fields[unit].type != TYPE_REF || *record_value(record, unit) != '\0' ||
	    access_row(kind)->rights)
		return;
	char *canonical = NULL, *mine = xstrndup(store_person_units(browse->app->store),
						 strcspn(store_person_units(browse->app->store), ","));
	if (type_parse(&kind->fields[unit], mine, store_lookup(browse->app->store), &canonical, NULL))
		record_put(record, unit, canonical);
	free(canonical);
	free(mine);
}

static void add_record(struct browse *browse)
{
	struct err err = { 0 };
	if (!store_may(browse->app->store, list_view_kind(browse->list), 0, ACCESS_ADD, &err)) {
		app_complain(browse->app, &err);
		return;
	}
	struct record *record = record_new_initial(list_view_kind(browse->list));
	prefill(browse, record);
	app_push(browse->app, form_layer_new(browse->app, record));
}

static void edit_record(struct app *app, const struct record *record)
{
	struct err err = { 0 };
	struct record *fresh = store_load(app->store, record->kind, record->id, &err);
	if (fresh == NULL)
		app_complain(app, &err);
	else
		app_push(app, form_layer_new(app, fresh));
}

void browse_duplicate(struct app *app, const struct record *record)
{
	struct err err = { 0 };
	struct record *original = store_may_record(app->store, record, ACCESS_ADD, &err) ?
		store_load(app->store, record->kind, record->id, &err) : NULL;
	if (original == NULL) {
		app_complain(app, &err);
		return;
	}
	char *title = record_mention(original);
	app_push(app, form_layer_new_at(app, record_duplicate(original), record->kind->title));
	app_say(app, _("A copy of %s; nothing is saved until you save"), title);
	free(title);
	record_free(original);
}

/* The marked records in the order of the list. The caller frees. */
static int64_t *marked(struct browse *browse, int *count)
{
	const struct list *list = list_view_model(browse->list);
	int64_t *ids = xcalloc((size_t)list->mark_count + 1, sizeof *ids);
	*count = 0;
	for (int i = 0; i < list->count; i++)
		if (list_is_marked(list, list->id[i]))
			ids[(*count)++] = list->id[i];
	return ids;
}

static void edit_marked(struct browse *browse)
{
	int count;
	int64_t *ids = marked(browse, &count);
	app_push(browse->app, bulk_layer_new(browse->app, list_view_kind(browse->list), ids, count));
	free(ids);
}

static bool shape_command(enum command_id command)
{
	struct browse_shape *shape = browse_shape();
	switch (command) {
	case CMD_ZOOM:
		shape->zoom = !shape->zoom;
		return true;
	case CMD_GROW:
		shape->share += shape->share < 80 ? SHARE_STEP : 0;
		return true;
	case CMD_SHRINK:
		shape->share -= shape->share > 20 ? SHARE_STEP : 0;
		return true;
	default:
		return false;
	}
}

static bool marks_command(struct browse *browse, enum command_id command)
{
	const struct kind *kind = list_view_kind(browse->list);
	int count;
	const int64_t *ids = chosen(browse, &count);
	switch (command) {
	case CMD_CONFIRM:
		batch_confirm(browse->app, kind, ids, count);
		return true;
	case CMD_DELETE:
		batch_delete(browse->app, kind, ids, count);
		return true;
	default:
		return false;
	}
}

static bool record_command(struct browse *browse, enum command_id command)
{
	const struct record *record = browse_record(browse);
	const struct kind *kind = list_view_kind(browse->list);
	if (record == NULL)
		return false;
	switch (command) {
	case CMD_OPEN:
		app_push(browse->app, record_layer_new(browse->app, kind, record->id));
		return true;
	case CMD_EDIT:
		edit_record(browse->app, record);
		return true;
	case CMD_EDIT_CELL:
		cell_edit(browse->list);
		return true;
	case CMD_DUPLICATE:
		browse_duplicate(browse->app, record);
		return true;
	case CMD_HISTORY:
		app_push(browse->app, history_layer_new(browse->app, kind, record->id));
		return true;
	case CMD_CONVERT:
		browse_convert(browse->app, kind, record->id);
		return true;
	default:
		return false;
	}
}

bool browse_command(struct browse *browse, enum command_id command)
{
	if (list_view_command(browse->list, command) || shape_command(command))
		return true;
	if (command == CMD_EDIT && browse_marked(browse) > 0) {
		edit_marked(browse);
		return true;
	}
	if (command == CMD_ADD) {
		add_record(browse);
		return true;
	}
	return marks_command(browse, command) || record_command(browse, command);
}
