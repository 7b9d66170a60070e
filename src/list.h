/* SPDX-License-Identifier: EUPL-1.2 */
/* list: the model of a grouped list: lines, groups, selection, marks, folding, scroll. Knows no screen and no SQL and
 * holds ids, never records. The selection follows the record id, whatever happens to the rows underneath. */
#ifndef SAMVERKAN_LIST_H
#define SAMVERKAN_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "folds.h"

/* Rows as the store answers (db/store.h has the same layout by name; the list takes plain arrays). */
struct list_group {
	char *key, *title; /* owned by the list; key is the canonical value, "" for none */
	int count;         /* as the store says; shown, not relied on */
	int64_t sum;
	int elsewhere;     /* rows that have its value, too, but stand in another group */
	int first;         /* index of its first row, worked out by list_set */
	bool folded;       /* as list.folds has it */
};

/* Zero-initialise; list_resize and list_set may come in either order. */
struct list {
	int64_t *id;       /* in order, owned */
	int count;
	struct list_group *group; /* owned; none: group_count 0 */
	int group_count;
	struct folds folds;       /* kept over list_set, owned; see list_put_folds */
	int64_t *mark;     /* ids marked, ascending, owned */
	int mark_count;
	int64_t selected;  /* id of the selected row, 0: none or a group line */
	int selected_group;/* index of the selected group line, -1: a row is selected */
	int line;          /* the selected line, counted with group lines and without folded rows */
	int top;           /* first line on screen */
	int height;        /* lines on screen */
	int64_t anchor;    /* id where a range mark began, 0: none */
	unsigned version;  /* another one when lines have come, gone or changed places */
};

/* Takes new rows over: ID from malloc (NULL for none) becomes the list's own, as a million need no copy; the rest is
 * copied. GROUP_OF[i] is the group of row i, in ascending order; NULL without groups.
 * The selected id stays selected and at the same height on screen, its group unfolded if it has moved into a folded
 * one; when it has gone, its old neighbour is selected. A selected group line stays by key, and so do folds. When the
 * rows are WHOLE, marks and the anchor of ids that have gone are dropped, so that no command acts on what is not in the
 * list; while they are only a beginning, nobody knows which have. A list that was empty selects its first row, an empty
 * list nothing. */
void list_set(struct list *list, int64_t *id, const int32_t *group_of, int count, const struct list_group *groups,
	      int group_count, bool whole);
void list_free(struct list *list);

/* How many lines there are in all; a list without groups has one per row. */
int list_lines(const struct list *list);
/* What LINE shows: the group index in *GROUP and -1 returned for a group line, else the row index. */
int list_line(const struct list *list, int line, int *group);
/* The line that shows the row with ID; -1 when it is not there or folded away. */
int list_line_of(const struct list *list, int64_t id);

/* Moves by lines, pages (less a line), or to an end; stays inside; scrolls so that the selection is seen, with the line
 * of its group above a first row. True if it moved. */
bool list_move(struct list *list, int lines);
bool list_page(struct list *list, int pages);
bool list_home(struct list *list);
bool list_end(struct list *list);
/* Selects the row with ID, unfolding its group if need be. False when it is not in the list. */
bool list_select(struct list *list, int64_t id);
/* Selects a row that there is, without looking for it; unfolds its group. */
void list_select_row(struct list *list, int row);
/* The row that is selected; -1: none is, or a group. */
int list_selected_row(const struct list *list);
bool list_select_line(struct list *list, int line);
/* Sets the number of lines on screen and keeps the selection in view. */
void list_resize(struct list *list, int height);

/* Folds or unfolds the group that the selection is in (the selection goes to the group line when folded). True when
 * something changed. */
bool list_fold(struct list *list, bool folded);
void list_fold_all(struct list *list, bool folded);
/* These folds (taken over) in place of those there are: what the list is grouped by is another field. They hold from
 * the next list_set on. */
void list_put_folds(struct list *list, struct folds folds);

bool list_is_marked(const struct list *list, int64_t id);
void list_mark(struct list *list, int64_t id, bool marked);
/* The first call sets the anchor, the second marks from there to the selection. Rows that are folded away, here and in
 * list_mark_invert, are left as they are: what one does not see is not touched. */
void list_mark_range(struct list *list);
void list_mark_invert(struct list *list);
void list_mark_none(struct list *list);
/* Position of the selected row among rows, from 1; 0 when none. */
int list_position(const struct list *list);

#endif
