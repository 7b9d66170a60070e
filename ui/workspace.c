/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "workspace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "browse.h"
#include "document_view.h"
#include "list_document.h"
#include "pane.h"

#define PANES 7

struct workspace {
	struct layer layer;
	int pane;
	int part[PANES];
	struct browse *browse[PANES][PANE_PARTS]; /* made when first seen */
	struct document_view *summaries;
};

/* The ops differ in their context alone: keys mean other things in a list and in a summary. */
static const struct layer_ops list_ops, summary_ops;

static struct workspace *of(struct layer *layer)
{
	return (struct workspace *)layer;
}

/* The list in front; NULL in the pane of summaries. */
static struct browse *front(struct workspace *workspace)
{
	const struct pane *pane = &panes[workspace->pane];
	int part = workspace->part[workspace->pane];
	if (pane_parts(pane) == 0)
		return NULL;
	struct browse **browse = &workspace->browse[workspace->pane][part];
	if (*browse == NULL) {
		*browse = browse_new(workspace->layer.app, kind_named(pane->part[part]));
		list_view_take_up(browse_list(*browse));
	}
	return *browse;
}

static void show_pane(struct workspace *workspace, int pane)
{
	workspace->pane = pane;
	workspace->layer.app->unpainted = true;
	workspace->layer.ops = pane_parts(&panes[pane]) > 0 ? &list_ops : &summary_ops;
}

/* ---- painting ---- */

/* A msgid may carry a remark after '|' for the translator; people never see it. */
static char *plain_word(const char *msgid)
{
	const char *text = i18n(msgid);
	return xstrndup(text, strcspn(text, "|"));
}

/* SIZE PANE_TITLES: the number alone, but for the pane in front. */
static char *tab_text(int i, bool here, int size)
{
	if (size == PANE_TITLES && !here)
		return xasprintf(" %d", i + 1);
	char *title = plain_word(panes[i].title[size < PANE_TITLES ? size : 0]);
	char *text = here ? xasprintf(" %d %s ", i + 1, title) : xasprintf(" %d %s", i + 1, title);
	free(title);
	return text;
}

static int tabs_width(struct workspace *workspace, int size, int gap)
{
	int width = 0;
	for (int i = 0; i < pane_count; i++) {
		char *text = tab_text(i, i == workspace->pane, size);
		width += text_width(text) + gap;
		free(text);
	}
	return width;
}

/* The longest titles that fit, with a gap between them as long as it fits too. */
static void paint_tabs(struct workspace *workspace, struct rect rect)
{
	int size = 0, gap = 1;
	while (size < PANE_TITLES - 1 && tabs_width(workspace, size, gap) > rect.columns)
		size++;
	if (tabs_width(workspace, size, gap) > rect.columns)
		gap = 0;
	if (tabs_width(workspace, size, gap) > rect.columns) {
		size = PANE_TITLES;
		gap = 1;
	}
	int at = rect.column;
	for (int i = 0; i < pane_count; i++) {
		bool here = i == workspace->pane;
		char *text = tab_text(i, here, size);
		at += paint_text(rect.row, at, rect.column + rect.columns - at, here ? ROLE_TAB : ROLE_NORMAL,
				 text) + gap;
		free(text);
	}
}

static char *part_text(const struct pane *pane, int part, bool here)
{
	return xasprintf(here ? "[%s]" : " %s ", i18n(kind_named(pane->part[part])->plural));
}

/* The first part to show so that the one in front is seen in ROOM columns. */
static int first_part(const struct pane *pane, int front_part, int room)
{
	int first = front_part, width = 0;
	for (; first >= 0; first--) {
		char *text = part_text(pane, first, first == front_part);
		width += text_width(text) + 1;
		free(text);
		if (width > room)
			break;
	}
	return first + 1 < front_part ? first + 1 : front_part;
}

/* The parts of the pane stand in the rule above them, the one in front in brackets; what does not fit is a Tab away. */
static void paint_parts(struct workspace *workspace, const struct layout *layout)
{
	const struct pane *pane = &panes[workspace->pane];
	int here = workspace->part[workspace->pane], parts = pane_parts(pane), room = layout->body.columns - 4;
	int at = 1;
	if (parts < 2)
		return;
	int first = first_part(pane, here, room);
	if (first > 0)
		at += paint_text(layout->rule_top, at, 2, ROLE_DIM, text_ascii() ? "<" : "‹") + 1;
	for (int part = first; part < parts; part++) {
		char *text = part_text(pane, part, part == here);
		if (at + text_width(text) > room + 1) {
			paint_text(layout->rule_top, at, 2, ROLE_DIM, text_ascii() ? ">" : "›");
			free(text);
			break;
		}
		at += paint_text(layout->rule_top, at, room, part == here ? ROLE_TITLE : ROLE_DIM, text) + 1;
		free(text);
	}
}

static void paint_workspace(struct layer *layer)
{
	struct workspace *workspace = of(layer);
	struct app *app = layer->app;
	struct layout layout = browse_layout(app);
	struct browse *browse = front(workspace);
	browse_paint_header(app, layout.header);
	paint_tabs(workspace, layout.tabs);
	if (browse == NULL) {
		struct layout plain = layout;
		plain.divider = -1;
		browse_paint_rules(&plain);
		document_view_paint(workspace->summaries, &layout);
	} else {
		browse_paint_rules(&layout);
		paint_parts(workspace, &layout);
		browse_paint(browse, &layout);
	}
	char *status = browse != NULL ? browse_status(browse, &layout)
				      : document_view_status(workspace->summaries);
	app_paint_status(app, layout.status, status);
	app_paint_hints(app, layout.hints, layer->ops->context);
	free(status);
}

static void workspace_step(struct layer *layer)
{
	browse_step(front(of(layer)), layer->ops->context);
}

/* ---- commands ---- */

static bool turn_part(struct workspace *workspace, int step)
{
	int parts = pane_parts(&panes[workspace->pane]), *part = &workspace->part[workspace->pane];
	if (parts == 0)
		return false;
	*part = (*part + step + parts) % parts;
	workspace->layer.app->unpainted = true;
	return true;
}

static bool workspace_settle(struct layer *layer, enum command_id command)
{
	struct browse *browse = front(of(layer));
	return browse == NULL || browse_settle(browse, layer, command);
}

static bool workspace_command(struct layer *layer, enum command_id command)
{
	struct workspace *workspace = of(layer);
	int pane = pane_of_command(command);
	if (pane >= 0) {
		workspace->part[pane] = 0; /* the same key leads to the same place, whatever was seen there last */
		show_pane(workspace, pane);
		return true;
	}
	struct browse *browse = front(workspace);
	if (browse == NULL)
		return document_view_command(workspace->summaries, command);
	if (command == CMD_NEXT_PART || command == CMD_PREV_PART)
		return turn_part(workspace, command == CMD_NEXT_PART ? 1 : -1);
	return browse_command(browse, command);
}

static int part_of_kind(const struct pane *pane, const struct kind *kind)
{
	int part = 0;
	while (part < pane_parts(pane) && strcmp(pane->part[part], kind->name) != 0)
		part++;
	return part;
}

/* The pane in front stays where it is when the list of the other has no such record. */
static bool workspace_show(struct layer *layer, const struct kind *kind, int64_t id)
{
	struct workspace *workspace = of(layer);
	int was = workspace->pane, pane = pane_of_kind(kind);
	if (pane < 0)
		return false;
	int part = part_of_kind(&panes[pane], kind), was_part = workspace->part[pane];
	workspace->part[pane] = part;
	show_pane(workspace, pane);
	if (list_view_select(browse_list(front(workspace)), id, -1))
		return true;
	workspace->part[pane] = was_part;
	show_pane(workspace, was);
	return false;
}

static struct document *workspace_document(struct layer *layer, struct err *err)
{
	struct workspace *workspace = of(layer);
	struct browse *browse = front(workspace);
	return browse != NULL ? list_document_new(browse_list(browse), err)
			      : document_view_document(workspace->summaries, err);
}

static const struct record *workspace_record(struct layer *layer)
{
	struct browse *browse = front(of(layer));
	return browse != NULL ? browse_record(browse) : NULL;
}

static int workspace_marked(struct layer *layer)
{
	struct browse *browse = front(of(layer));
	return browse != NULL ? browse_marked(browse) : 0;
}

static void workspace_refresh(struct layer *layer)
{
	struct workspace *workspace = of(layer);
	struct browse *in_front = front(workspace);
	for (int pane = 0; pane < PANES; pane++) {
		for (int part = 0; part < PANE_PARTS; part++) {
			struct browse *browse = workspace->browse[pane][part];
			if (browse == NULL)
				continue;
			browse_refresh(browse);
			browse_tell(browse, browse == in_front ? layer : NULL);
		}
	}
	if (in_front == NULL)
		document_view_read(workspace->summaries);
}

static bool workspace_idle(struct layer *layer)
{
	struct browse *browse = front(of(layer));
	bool done = browse != NULL && browse_idle(browse);
	if (done)
		browse_tell(browse, layer);
	return done;
}

static int workspace_keep(struct layer *layer, bool now)
{
	struct workspace *workspace = of(layer);
	int soonest = -1;
	for (int pane = 0; pane < PANES; pane++) {
		for (int part = 0; part < PANE_PARTS; part++) {
			struct browse *browse = workspace->browse[pane][part];
			int due = browse != NULL ? list_view_keep(browse_list(browse), now) : -1;
			if (due >= 0 && (soonest < 0 || due < soonest))
				soonest = due;
		}
	}
	return soonest;
}

static void workspace_free(struct layer *layer)
{
	struct workspace *workspace = of(layer);
	for (int pane = 0; pane < PANES; pane++)
		for (int part = 0; part < PANE_PARTS; part++)
			browse_free(workspace->browse[pane][part]);
	document_view_free(workspace->summaries);
	free(workspace);
}

static const struct layer_ops list_ops = {
	.context = IN_LIST, .covers = true, .paint = paint_workspace, .step = workspace_step,
	.settle = workspace_settle, .command = workspace_command, .document = workspace_document,
	.refresh = workspace_refresh, .record = workspace_record, .marked = workspace_marked,
	.keep = workspace_keep, .idle = workspace_idle, .show = workspace_show, .free = workspace_free,
};
static const struct layer_ops summary_ops = {
	.context = IN_DOCUMENT, .covers = true, .paint = paint_workspace, .command = workspace_command,
	.document = workspace_document, .refresh = workspace_refresh, .record = workspace_record,
	.marked = workspace_marked, .keep = workspace_keep, .idle = workspace_idle, .show = workspace_show,
	.free = workspace_free,
};

struct layer *workspace_new(struct app *app)
{
	struct workspace *workspace = xcalloc(1, sizeof *workspace);
	workspace->layer.app = app;
	workspace->summaries = document_view_new(app);
	show_pane(workspace, pane_of_kind(kind_named("project")));
	return &workspace->layer;
}
