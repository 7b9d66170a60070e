/* SPDX-License-Identifier: EUPL-1.2 */
/* bulk_layer: one field of many records changed at once, in three steps: which field, to what, what it makes of each
 * row; then all are saved in one go. Esc goes one step back with everything kept. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"
#include "type.h"

#include "app.h"
#include "bulk_view.h"
#include "choices.h"
#include "field_edit.h"
#include "field_help.h"
#include "form_keys.h"
#include "progress.h"

struct bulk_layer {
	struct layer layer;
	struct bulk_view view;
	struct form_keys keys;
	bool news; /* somebody has changed rows under the preview, and one has not answered to that */
};

/* One for each step; a step is what the layer does now. */
static const struct layer_ops fields_ops, value_ops, preview_ops;

static struct bulk_layer *of(struct layer *layer)
{
	return (struct bulk_layer *)layer;
}

static void go_to(struct bulk_layer *bulk, const struct layer_ops *step)
{
	bulk->layer.ops = step;
	bulk->layer.app->unpainted = true;
}

/* ---- the records ---- */

/* Reads all of them; *OTHER (may be NULL) tells whether one has been changed or deleted since. */
static bool read_records(struct bulk_layer *layer, bool *other, struct err *err)
{
	struct bulk *bulk = layer->view.bulk;
	int64_t *ids = xcalloc((size_t)bulk->count + 1, sizeof *ids);
	struct record **records = xcalloc((size_t)bulk->count + 1, sizeof(struct record *));
	for (int i = 0; i < bulk->count; i++)
		ids[i] = bulk->row[i].id;
	bool done = store_fill(layer->layer.app->store, bulk->kind, ids, bulk->count, records, err);
	bool changed = done && bulk_give(bulk, records);
	if (other != NULL)
		*other = changed;
	free(records);
	free(ids);
	return done;
}

/* The rows that change: their indices in ROW, as they become and as they are. Free with changing_free. */
struct changing {
	int *row, count;
	struct record **mine, **base;
};

static struct changing changing_of(const struct bulk_layer *layer)
{
	const struct bulk *bulk = layer->view.bulk;
	size_t room = (size_t)bulk->count + 1;
	struct changing changing = {
		.row = xcalloc(room, sizeof *changing.row),
		.mine = xcalloc(room, sizeof(struct record *)), .base = xcalloc(room, sizeof(struct record *)),
	};
	for (int i = 0; i < bulk->count; i++) {
		if (bulk->row[i].outcome != BULK_CHANGES)
			continue;
		changing.row[changing.count] = i;
		changing.mine[changing.count] = bulk_record(bulk, i, bulk_view_field(&layer->view));
		changing.base[changing.count++] = bulk->row[i].record;
	}
	return changing;
}

static void changing_free(struct changing *changing)
{
	for (int i = 0; i < changing->count; i++)
		record_free(changing->mine[i]);
	free(changing->row);
	free(changing->mine);
	free(changing->base);
}

/* Asks the store what it would refuse, so that the preview can tell of it. */
static bool try_rows(struct bulk_layer *layer, struct err *err)
{
	struct changing changing = changing_of(layer);
	struct err *faults = xcalloc((size_t)changing.count + 1, sizeof *faults);
	bool done = changing.count == 0 || store_try_all(layer->layer.app->store, changing.mine, changing.base,
							 changing.count, faults, err);
	for (int i = 0; done && i < changing.count; i++)
		if (faults[i].code != ERR_NONE)
			bulk_refuse(layer->view.bulk, changing.row[i], faults[i].text);
	free(faults);
	changing_free(&changing);
	bulk_sum_up(layer->view.bulk);
	return done;
}

static bool work_out(struct bulk_layer *layer, struct err *err)
{
	int field = bulk_view_field(&layer->view);
	bulk_work_out(layer->view.bulk, field, layer->view.how, record_value(layer->view.form->record, field));
	return try_rows(layer, err);
}

static void bulk_refresh(struct layer *below)
{
	struct bulk_layer *layer = of(below);
	struct err err = { 0 };
	bool other = false;
	bool read = read_records(layer, &other, &err);
	if (!read || (below->ops == &preview_ops && !work_out(layer, &err)))
		app_complain(below->app, &err);
	if (below->ops != &preview_ops)
		return;
	layer->news = layer->news || other;
	char *others = other ? bulk_others(layer->view.bulk) : NULL;
	if (others != NULL)
		app_say(below->app, _("Changed by others (*), %s; this is how it stands now"),
			others);
	free(others);
}

/* ---- which field ---- */

static void find(struct bulk_layer *layer)
{
	struct bulk_view *view = &layer->view;
	const struct kind *kind = view->bulk->kind;
	view->found_count = view->fields.line = view->fields.top = 0;
	for (int i = 0; i < kind->field_count; i++)
		if (field_is_writable(&kind->fields[i]) &&
		    text_matches(field_label(&kind->fields[i]), view->search.text))
			view->found[view->found_count++] = i;
}

/* What was typed for the field when the session was cut off: "field\ntext". It comes back once. */
static void take_kept(struct bulk_layer *layer)
{
	struct form *form = layer->view.form;
	const struct kind *kind = layer->view.bulk->kind;
	struct app *app = layer->layer.app;
	char *kept = store_kept(app->store, kind, "bulk"), *text = strchr(kept, '\n');
	if (text != NULL)
		*text++ = '\0';
	if (text != NULL && strcmp(kept, form_keys_field(form)->name) == 0 && !form->field[form->focus].touched) {
		form_put(form, form->focus, text);
		store_keep(app->store, kind, "bulk", "", NULL);
		app_say(app, _("What you wrote before the session was cut off is here again"));
	}
	free(kept);
}

static void take_field(struct bulk_layer *layer)
{
	struct bulk_view *view = &layer->view;
	struct form *form = view->form;
	if (view->fields.line >= view->found_count)
		return;
	int field = view->found[view->fields.line];
	if (field != bulk_view_field(view))
		view->how = BULK_REPLACE;
	for (int at = 0; at < form->count; at++)
		if (form->field[at].field == field)
			form->focus = at;
	form_keys_arrive(form);
	take_kept(layer);
	go_to(layer, &value_ops);
}

static bool fields_key(struct layer *below, int key)
{
	struct bulk_layer *layer = of(below);
	bool changed;
	if (key == K_TAB) { /* who fills in a form goes on with Tab */
		take_field(layer);
		return true;
	}
	if (key == K_HOME || key == K_END || !field_edit_key(&layer->view.search, key, below->app->columns, &changed))
		return false;
	if (changed)
		find(layer);
	return true;
}

static void fields_paste(struct layer *below, const char *text)
{
	edit_insert(&of(below)->view.search, text);
	find(of(below));
}

static void leave_answered(void *context, int answer)
{
	struct app *app = ((struct bulk_layer *)context)->layer.app;
	if (answer != 0)
		return;
	app_pop(app, false);
	app_say(app, _("Nothing was saved"));
}

/* What is typed for the field is not thrown away without a word. */
static bool leave(struct bulk_layer *layer)
{
	static const struct answer answers[] = {
		{ N_("d|discard"), N_("discard") }, { N_("g|go on"), N_("go on editing") },
	};
	struct app *app = layer->layer.app;
	if (!form_is_dirty(layer->view.form))
		return false;
	app_push(app, ask_layer_new(app, _("There are changes that are not saved."), answers, 2, leave_answered,
				    layer));
	return true;
}

static bool fields_command(struct layer *below, enum command_id command)
{
	struct bulk_layer *layer = of(below);
	if (command == CMD_BACK)
		return leave(layer);
	if (scroll_command(&layer->view.fields, command, layer->view.found_count))
		return true;
	if (command != CMD_PICK)
		return false;
	take_field(layer);
	return true;
}

/* ---- to what ---- */

static bool value_key(struct layer *below, int key)
{
	struct bulk_layer *layer = of(below);
	layer->keys.columns = bulk_view_columns(below->app);
	return form_keys_key(&layer->keys, key);
}

static void value_paste(struct layer *below, const char *text)
{
	form_keys_paste(&of(below)->keys, text);
}

/* Over the end of the program alone: who leaves has been asked. */
static int bulk_keep(struct layer *below, bool now)
{
	struct bulk_layer *layer = of(below);
	const struct form *form = layer->view.form;
	const struct edit *edit = &form->field[form->focus].edit;
	if (!now || !form_is_field_dirty(form, form->focus) || edit->length == 0)
		return -1;
	char *text = xasprintf("%s\n%s", form_keys_field(form)->name, edit->text);
	store_keep(below->app->store, layer->view.bulk->kind, "bulk", text, NULL);
	free(text);
	return -1;
}

static void turn_how(struct bulk_layer *layer)
{
	const struct field *field = form_keys_field(layer->view.form);
	if (type_is_set(field->type))
		layer->view.how = (layer->view.how + 1) % BULK_HOWS;
	else
		app_say(layer->layer.app, _("%s holds one value; it takes the place of what stands there"),
			field_label(field));
}

static bool value_is_right(struct bulk_layer *layer)
{
	struct form_field *field = &layer->view.form->field[layer->view.form->focus];
	if (!form_check(layer->view.form, layer->view.form->focus))
		return false;
	if (layer->view.how == BULK_REPLACE || field->edit.length > 0)
		return true;
	free(field->fault);
	field->fault = xstrdup(layer->view.how == BULK_ADD ? _("Choose what is to be added") :
			       _("Choose what is to be taken away"));
	return false;
}

/* What becomes of the rows as they stand now. False, too, when one did not want to wait. */
static bool count_out(struct bulk_layer *layer, struct err *err)
{
	struct progress progress = { .app = layer->layer.app, .doing = _("Counting"), .stops = true, .parts = 2 };
	progress_begin(&progress, layer->view.bulk->count);
	bool done = read_records(layer, NULL, err);
	progress.part = 1;
	done = done && work_out(layer, err);
	progress_end(&progress);
	if (progress.stopped)
		err_set(err, ERR_SLOW, _("Broken off; nothing is changed"));
	return done && !progress.stopped;
}

/* With nothing chosen yet there is nothing to preview but the list to look at. */
static void show_preview(struct bulk_layer *layer)
{
	struct form *form = layer->view.form;
	struct err err = { 0 };
	if (choices_are_for(form_keys_field(form)) && !form->field[form->focus].touched) {
		form_keys_choose(&layer->keys);
		return;
	}
	if (!value_is_right(layer))
		return;
	if (!count_out(layer, &err)) {
		app_complain(layer->layer.app, &err);
		return;
	}
	bulk_forget_others(layer->view.bulk);
	layer->news = false;
	layer->view.rows.line = layer->view.rows.top = 0;
	go_to(layer, &preview_ops);
}

static bool value_command(struct layer *below, enum command_id command)
{
	struct bulk_layer *layer = of(below);
	switch (command) {
	case CMD_BULK_PREVIEW:
		show_preview(layer);
		return true;
	case CMD_BULK_HOW:
		turn_how(layer);
		return true;
	case CMD_CELL_CHOOSE:
		form_keys_choose(&layer->keys);
		return true;
	case CMD_FORM_HELP:
		field_help_show(below->app, form_keys_field(layer->view.form));
		return true;
	case CMD_BACK:
		go_to(layer, &fields_ops);
		return true;
	default:
		return false;
	}
}

/* ---- the preview and the save ---- */

static void close_saved(struct bulk_layer *layer, int count)
{
	struct app *app = layer->layer.app;
	char *deed = bulk_view_deed(&layer->view);
	char *number = number_text(count);
	char *sentence = xasprintf(i18n_plural("%s record changed: %s", "%s records changed: %s", (unsigned long)count),
				   number, deed);
	free(number);
	app_pop(app, true);
	app_say_done(app, CMD_UNDO, sentence);
	free(sentence);
	free(deed);
}

/* Others have saved since the preview was made: it is made anew, and tells why what is refused is. */
static void refuse(struct bulk_layer *layer, int row, const struct err *err)
{
	struct err whole = { 0 }, failed = { 0 };
	struct bulk *bulk = layer->view.bulk;
	if (!read_records(layer, NULL, &failed) || !work_out(layer, &failed)) {
		app_complain(layer->layer.app, &failed);
		return;
	}
	if (bulk->row[row].outcome == BULK_CHANGES)
		bulk_refuse(bulk, row, err->text);
	bulk_sum_up(bulk);
	layer->view.rows.line = row;
	err_set(&whole, err->code, _("Nothing was saved: others were first. This is how the rows stand now"));
	app_complain(layer->layer.app, &whole);
}

static void save_changes(struct bulk_layer *layer)
{
	struct err err = { 0 };
	struct app *app = layer->layer.app;
	struct changing changing = changing_of(layer);
	int at = 0, count = changing.count;
	struct progress progress = { .app = app, .doing = _("Saving"), .parts = 1 };
	progress_begin(&progress, count);
	bool saved = count > 0 && store_save_all(app->store, changing.mine, changing.base, count, &at, &err);
	progress_end(&progress);
	int row = changing.row[at];
	changing_free(&changing);
	if (count == 0)
		app_say(app, _("No row would be changed by this; there is nothing to save"));
	else if (saved)
		close_saved(layer, count);
	else if (err.code == ERR_REFUSED || err.code == ERR_CONFLICT)
		refuse(layer, row, &err);
	else
		app_complain(app, &err);
}

/* What is saved is what one has seen: a key that was on its way when the rows became others only tells of them. The
 * store holds each row against what the preview is made of. */
static void save_all(struct bulk_layer *layer)
{
	int count = layer->view.bulk->outcomes[BULK_CHANGES];
	if (!layer->news) {
		save_changes(layer);
		return;
	}
	layer->news = false;
	char *key = keymap_keys(layer->layer.app->settings->keymap, CMD_BULK_SAVE, true);
	app_say(layer->layer.app, i18n_plural("%d record changes now; %s once more saves",
					      "%d records change now; %s once more saves", (unsigned long)count),
		count, key);
	free(key);
}

static bool preview_command(struct layer *below, enum command_id command)
{
	struct bulk_layer *layer = of(below);
	if (scroll_command(&layer->view.rows, command, layer->view.bulk->count))
		return true;
	switch (command) {
	case CMD_BULK_SAVE:
		save_all(layer);
		return true;
	case CMD_BACK:
		go_to(layer, &value_ops);
		return true;
	default:
		return false;
	}
}

/* ---- the layer ---- */

static void paint_fields(struct layer *layer)
{
	bulk_view_paint_fields(&of(layer)->view);
}

static void paint_value(struct layer *layer)
{
	bulk_view_paint_value(&of(layer)->view);
}

static void paint_preview(struct layer *layer)
{
	bulk_view_paint_preview(&of(layer)->view);
}

static void bulk_layer_free(struct layer *layer)
{
	struct bulk_view *view = &of(layer)->view;
	bulk_free(view->bulk);
	form_free(view->form);
	edit_free(&view->search);
	free(view->found);
	free(layer);
}

static const struct layer_ops fields_ops = {
	.context = IN_PICKER, .holds = true, .paint = paint_fields, .key = fields_key, .command = fields_command,
	.paste = fields_paste, .refresh = bulk_refresh, .keep = bulk_keep, .free = bulk_layer_free,
};
static const struct layer_ops value_ops = {
	.context = IN_VALUE, .holds = true, .paint = paint_value, .key = value_key, .command = value_command,
	.paste = value_paste, .refresh = bulk_refresh, .keep = bulk_keep, .free = bulk_layer_free,
};
static const struct layer_ops preview_ops = {
	.context = IN_PREVIEW, .holds = true, .paint = paint_preview, .command = preview_command,
	.refresh = bulk_refresh, .keep = bulk_keep, .free = bulk_layer_free,
};

struct layer *bulk_layer_new(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	struct err err = { 0 };
	struct bulk_layer *layer = xcalloc(1, sizeof *layer);
	struct bulk_view *view = &layer->view;
	layer->layer = (struct layer){ .ops = &fields_ops, .app = app };
	view->app = app;
	view->bulk = bulk_new(kind, ids, count);
	view->form = form_new(record_new(kind), store_lookup(app->store));
	view->found = xcalloc((size_t)kind->field_count, sizeof *view->found);
	layer->keys = (struct form_keys){ .app = app, .form = view->form, .several = true };
	edit_set(&view->search, "", false);
	find(layer);
	if (!read_records(layer, NULL, &err))
		app_complain(app, &err);
	return &layer->layer;
}
