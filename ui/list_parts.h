/* SPDX-License-Identifier: EUPL-1.2 */
/* list_parts: the rooms that list_view.h is the door of, and what they share: list_read, list_paint, list_search and
 * list_shape. For them alone. */
#ifndef SAMVERKAN_LIST_PARTS_H
#define SAMVERKAN_LIST_PARTS_H

#include "list_view.h"
#include "search.h"
#include "window.h"

#define LEAD 3 /* columns before the first of a list: mark, selection, what others do */

struct list_view {
	struct app *app;
	const struct kind *kind;
	struct query query;
	struct filter *filter;
	char *filter_text;
	char *narrow;            /* expression that always holds, before the filter */
	struct list list;
	int64_t total;
	int several;             /* rows that stand under the first of several values, as struct rows */
	bool stale;              /* ids must be read before they are shown */
	bool begun;              /* the list is only the first rows, or as it was before the last change */
	int64_t until;           /* when a first picture is wanted, milliseconds of a steady clock */
	bool by_others;          /* others have saved since all was read last */
	int64_t gone;            /* the record that was selected before others saved, 0: it still is */
	bool unmarked;           /* what was marked has left the list without being told */
	bool anew;               /* other rows or another order were asked for: what stands there is no list any more */
	struct window window;
	struct record *whole;    /* the selected one, when a command or the detail has asked for it */
	struct record *next;     /* the next hit, read before anybody asks for it */
	struct columns columns;  /* as painted last */
	int column;              /* that has been gone to, index in columns; -1: none */
	struct shape chosen;     /* its columns alone: those that the person wants */
	int skip;                /* of them are stepped over to the left */
	int64_t changed;         /* when the shape was, milliseconds of a steady clock; 0: it is kept as it is */
	int64_t named_id;        /* 0 where NAMED is "" */
	char *named, *named_shape; /* the saved view in force, "" for none, and what it says */
	char *named_news;        /* what others have made of it since, as the status line says it; "" for nothing */
	bool home;               /* the list of its kind: the view in force comes back to it next time */
	struct choice *groups;   /* to choose from, see ask_group */
	struct field group_field;
	struct rect rect;        /* as painted last */
	int ahead;               /* the line from which one has looked ahead, + 1 */
	struct {
		int line;        /* the one that was selected */
		int top;
		unsigned version;
	} painted;               /* the list's, when it was painted last */
	struct search search;
};

/* ---- list_read ---- */

/* What one does next needs every row: reads what is not read yet. False when that failed, which is said. */
bool list_view_read_whole(struct list_view *view);
/* The record of a row as far as it is shown, read with the page that begins there; borrowed until the next call. NULL
 * when it has just gone. */
const struct record *list_view_record_at(struct list_view *view, int row);

/* Says what the list is grouped by now, or will be. */
void list_view_say_grouped(const struct list_view *view);

/* ---- list_paint ---- */

/* What groups are summed by, index in the kind; -1: by nothing. */
int list_view_sum_field(const struct list_view *view);
/* A sum of it in the unit in which the rows have it. The caller frees. */
char *list_view_sum_text(const struct list_view *view, int64_t sum);

/* Which of the sorts FIELD is, -1: none. */
int list_view_sort_key(const struct list_view *view, int field);
/* Where the value of COLUMN stands when RECORD is painted in ROW of a list in RECT. */
struct rect list_view_cell_rect(const struct list_view *view, const struct record *record, int column, int row,
				struct rect rect);

/* Only another line is selected since it was painted: says so, and list_view_step is enough. */
void list_view_stepped(struct list_view *view);

/* ---- list_search ---- */

void list_view_start_search(struct list_view *view);
/* To the next hit, or the one before; asks what to search for when nothing is. */
void list_view_next_hit(struct list_view *view, bool forward);
/* The row to which that would lead, if it is known without asking; -1: it is not. */
int list_view_next_known_hit(struct list_view *view);
/* Goes on with a search that a key broke off, when no other waits; true when it has ended. */
bool list_view_search_idle(struct list_view *view);

/* ---- list_shape ---- */

/* As the person left lists of the kind. */
void list_view_recall(struct list_view *view);
/* Looks what others have made of the saved view in force. */
void list_view_look_at_named(struct list_view *view);
/* What is to be remembered of it now; the caller frees. */
char *list_view_present_shape(const struct list_view *view);
void list_view_filter_done(void *context, const char *text);
/* By the column that one is in; again: the other way round. */
void list_view_sort(struct list_view *view);
void list_view_reverse(struct list_view *view);
void list_view_ask_group(struct list_view *view);
void list_view_fold_all(struct list_view *view);
/* False when one is in no group, or it is so already. */
bool list_view_fold(struct list_view *view, bool folded);

#endif
