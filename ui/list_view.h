/* SPDX-License-Identifier: EUPL-1.2 */
/* list_view: one list of records on screen: its query, its columns, the window of records that is shown. Reads what it
 * shows and nothing more. */
#ifndef SAMVERKAN_LIST_VIEW_H
#define SAMVERKAN_LIST_VIEW_H

#include "app.h"
#include "columns.h"
#include "list.h"
#include "shape.h"

struct list_view;

/* A list of all of KIND; reads on first paint. The caller frees. */
struct list_view *list_view_new(struct app *app, const struct kind *kind);
void list_view_free(struct list_view *view);
/* Replaces the filter. False with the fault; then nothing has changed. "" shows all. */
bool list_view_filter(struct list_view *view, const char *expression, struct err *err);
/* Narrows the list for good, before any filter of the person's own (what brought one here stands in a title). False
 * with the fault. */
bool list_view_narrow(struct list_view *view, const char *expression, struct err *err);

/* How the person looks at the list now. The caller frees. */
struct shape list_view_shape(const struct list_view *view);
/* Looks at it so. False with the fault of its filter; then nothing has changed. */
bool list_view_put_shape(struct list_view *view, const struct shape *shape, struct err *err);
/* Whether its filter names what there is not, as store_doubts. */
bool list_view_doubts(struct list_view *view, struct err *why);
/* What the list shows now is the saved view ID, called NAME; 0 and "" for none. What is changed later is marked. */
void list_view_name(struct list_view *view, int64_t id, const char *name);
/* The view in force is called NAME now. */
void list_view_rename(struct list_view *view, const char *name);
/* What it is called, and its number: several people may have views of one name. */
const char *list_view_named(const struct list_view *view);
int64_t list_view_named_id(const struct list_view *view);
/* This is the list of its kind, not one that a figure or a record has led to: takes up the saved view that was in force
 * in it last, with its filter, as far as there still is one, and says so when there is not. */
void list_view_take_up(struct list_view *view);
/* Remembers the shape, and which saved view is in force, for next time, a moment after it was changed, or NOW. Returns
 * the milliseconds until then, -1: nothing is due. */
int list_view_keep(struct list_view *view, bool now);

/* Reads the ids again, keeping the selection; the next paint reads the rows shown. */
void list_view_read(struct list_view *view);
/* What has become of the record that was selected, when others saved and the selection is another for it, or of what
 * was marked, when nothing is now; NULL: nothing. Once for each time. The caller frees. */
char *list_view_swapped(struct list_view *view);
/* What is searched for, NULL: nothing is; borrowed. */
const char *list_view_words(const struct list_view *view);
/* Of a long list only the beginning is read then; this reads the rest, unless a key comes in between. True when there
 * is something to paint. */
bool list_view_idle(struct list_view *view);
/* Column headings in the first row of RECT, lines below. */
void list_view_paint(struct list_view *view, struct rect rect);
/* Paints the line that was selected, and the one that is: nothing else has changed since it was painted. */
void list_view_step(struct list_view *view);
/* Reads the rest of a long list when the command may act on it. False when that failed, which is said. */
bool list_view_settle(struct list_view *view, enum command_id command);
/* True when the command is the list's own (moving, folding, marking, sorting, searching, filtering); it has been
 * settled. */
bool list_view_command(struct list_view *view, enum command_id command);
/* The selected record, NULL on a group line or in an empty list. Borrowed until the list is read again. */
const struct record *list_view_record(struct list_view *view);
struct app *list_view_app(const struct list_view *view);
const struct kind *list_view_kind(const struct list_view *view);
/* The field that the rows are grouped by now, -1: none. */
int list_view_group(const struct list_view *view);
/* What the status line says of the list. The caller frees. */
char *list_view_status(const struct list_view *view);
struct list *list_view_model(struct list_view *view);
/* The columns as painted last, and the index of the one that commands act on: the one that has been gone to, else that
 * of the title. */
const struct columns *list_view_columns(const struct list_view *view);
int list_view_column(const struct list_view *view);
/* Where the value of FIELD was painted last in the selected row, with as many whole columns after it as make WIDTH
 * where there are; the whole row when the field is no column now. */
struct rect list_view_cell(const struct list_view *view, int field, int width);
/* The id of the row ROWS below the selected one (above: less than 0), group lines and what is folded not counted; 0
 * when there is none. */
int64_t list_view_neighbour(const struct list_view *view, int rows);
/* Selects the row, and the column of FIELD where there is one. False when the row is not in the list. */
bool list_view_select(struct list_view *view, int64_t id, int field);

#endif
