/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "list.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

static int clamp(int value, int low, int high)
{
	return value > high ? (high > low ? high : low) : value < low ? low : value;
}

/* ---- sets of ids ---- */

static int compare_ids(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return left < right ? -1 : left > right;
}

/* Copies COUNT ids, ascending. The caller frees. */
static int64_t *sorted_ids(const int64_t *id, int count)
{
	int64_t *sorted = xcalloc((size_t)count, sizeof *sorted);
	if (count > 0)
		memcpy(sorted, id, (size_t)count * sizeof *sorted);
	qsort(sorted, (size_t)count, sizeof *sorted, compare_ids);
	return sorted;
}

/* Index of the first of COUNT ascending ids that is not less than ID. */
static int lower_bound(const int64_t *sorted, int count, int64_t id)
{
	int low = 0, high = count;
	while (low < high) {
		int middle = low + (high - low) / 2;
		if (sorted[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool contains(const int64_t *sorted, int count, int64_t id)
{
	int at = lower_bound(sorted, count, id);
	return at < count && sorted[at] == id;
}

/* ---- rows and groups ---- */

static int row_of(const struct list *list, int64_t id)
{
	for (int i = 0; i < list->count && id != 0; i++)
		if (list->id[i] == id)
			return i;
	return -1;
}

/* How many rows of the list lie in the group; what it counts may be more, when the rows were limited. */
static int rows_in(const struct list *list, int group)
{
	int end = group + 1 < list->group_count ? list->group[group + 1].first : list->count;
	return end - list->group[group].first;
}

/* The group that ROW lies in, -1 in a list without groups. */
static int group_of_row(const struct list *list, int row)
{
	int group = list->group_count - 1;
	while (group > 0 && list->group[group].first > row)
		group--;
	return group;
}

static int group_keyed(const struct list *list, const char *key)
{
	for (int i = 0; i < list->group_count; i++)
		if (strcmp(list->group[i].key, key) == 0)
			return i;
	return -1;
}

static int lines_in(const struct list *list, int group)
{
	return 1 + (list->group[group].folded ? 0 : rows_in(list, group));
}

static int line_of_group(const struct list *list, int group)
{
	int line = 0;
	for (int i = 0; i < group; i++)
		line += lines_in(list, i);
	return line;
}

int list_lines(const struct list *list)
{
	return list->group_count > 0 ? line_of_group(list, list->group_count) : list->count;
}

int list_line(const struct list *list, int line, int *group)
{
	assert(line >= 0 && line < list_lines(list));
	*group = -1;
	if (list->group_count == 0)
		return line;
	int at = 0;
	for (; line >= lines_in(list, at); at++)
		line -= lines_in(list, at);
	*group = at;
	return line == 0 ? -1 : list->group[at].first + line - 1;
}

/* The line of ROW, -1 when it is folded away. */
static int line_of_row(const struct list *list, int row)
{
	int group = group_of_row(list, row);
	if (group < 0)
		return row;
	if (list->group[group].folded)
		return -1;
	return line_of_group(list, group) + 1 + row - list->group[group].first;
}

int list_line_of(const struct list *list, int64_t id)
{
	int row = row_of(list, id);
	return row < 0 ? -1 : line_of_row(list, row);
}

/* ---- scroll and selection ---- */

/* Keeps the selection in view, and the line of its group with it where it is the first row. */
static void scroll(struct list *list)
{
	int group, lines = list_lines(list), least = list->line;
	if (list->height == 0) {
		list->top = list->line;
		return;
	}
	if (list->height > 1 && list->line > 0 && list_line(list, list->line, &group) >= 0 &&
	    list_line(list, list->line - 1, &group) < 0)
		least--;
	if (list->top > least)
		list->top = least;
	if (list->top < list->line - list->height + 1)
		list->top = list->line - list->height + 1;
	list->top = clamp(list->top, 0, lines - list->height);
}

static void select_none(struct list *list)
{
	list->selected = 0;
	list->selected_group = -1;
	list->line = 0;
	list->top = 0;
}

bool list_select_line(struct list *list, int line)
{
	int group, lines = list_lines(list);
	if (line < 0 || line >= lines)
		return false;
	int row = list_line(list, line, &group);
	list->line = line;
	list->selected = row >= 0 ? list->id[row] : 0;
	list->selected_group = row >= 0 ? -1 : group;
	scroll(list);
	return true;
}

static void put_fold(struct list *list, int group, bool folded)
{
	list->version += list->group[group].folded != folded;
	list->group[group].folded = folded;
	folds_put(&list->folds, list->group[group].key, folded);
}

void list_select_row(struct list *list, int row)
{
	int group = group_of_row(list, row);
	if (group >= 0)
		put_fold(list, group, false);
	list_select_line(list, line_of_row(list, row));
}

int list_selected_row(const struct list *list)
{
	int group;
	return list->selected != 0 && list_lines(list) > 0 ? list_line(list, list->line, &group) : -1;
}

bool list_select(struct list *list, int64_t id)
{
	int row = row_of(list, id);
	if (row >= 0)
		list_select_row(list, row);
	return row >= 0;
}

static bool move_to(struct list *list, int line)
{
	int lines = list_lines(list), before = list->line;
	if (lines == 0)
		return false;
	list_select_line(list, clamp(line, 0, lines - 1));
	return list->line != before;
}

bool list_move(struct list *list, int lines)
{
	return move_to(list, list->line + lines);
}

/* One line of the page before stays in view, so that the eye finds its place. */
bool list_page(struct list *list, int pages)
{
	return list_move(list, pages * (list->height > 2 ? list->height - 1 : 1));
}

bool list_home(struct list *list)
{
	return move_to(list, 0);
}

bool list_end(struct list *list)
{
	return move_to(list, list_lines(list) - 1);
}

void list_resize(struct list *list, int height)
{
	list->height = height > 0 ? height : 0;
	if (list_lines(list) > 0)
		scroll(list);
}

int list_position(const struct list *list)
{
	int group;
	return list->selected != 0 && list_lines(list) > 0 ? list_line(list, list->line, &group) + 1 : 0;
}

/* ---- new rows ---- */

static void free_groups(struct list_group *groups, int count)
{
	for (int i = 0; i < count; i++) {
		free(groups[i].key);
		free(groups[i].title);
	}
	free(groups);
}

static void take_groups(struct list *list, const int32_t *group_of, const struct list_group *groups, int group_count)
{
	list->group = group_count > 0 ? xcalloc((size_t)group_count, sizeof *list->group) : NULL;
	list->group_count = group_count;
	for (int i = 0, row = 0; i < group_count; i++) {
		struct list_group *group = &list->group[i];
		*group = groups[i];
		group->key = xstrdup(groups[i].key);
		group->title = xstrdup(groups[i].title);
		group->folded = folds_has(&list->folds, group->key);
		group->first = row;
		while (row < list->count && group_of[row] <= i)
			row++;
	}
}

static bool survives(const struct list *old, int row, const int64_t *sorted, int count)
{
	int group = group_of_row(old, row);
	return (group < 0 || !old->group[group].folded) && contains(sorted, count, old->id[row]);
}

/* The selected id of OLD if LIST still has it, else that of the nearest row seen that is left, first downwards; 0. */
static int64_t surviving_id(const struct list *list, const struct list *old)
{
	int64_t found = 0;
	if (old->selected == 0 || row_of(list, old->selected) >= 0)
		return old->selected;
	int64_t *sorted = sorted_ids(list->id, list->count);
	int at = row_of(old, old->selected);
	for (int i = at; found == 0 && i >= 0 && i < old->count; i++)
		found = survives(old, i, sorted, list->count) ? old->id[i] : 0;
	for (int i = at - 1; found == 0 && i >= 0; i--)
		found = survives(old, i, sorted, list->count) ? old->id[i] : 0;
	free(sorted);
	return found;
}

/* Drops the marks of what is not in the list any more. Few are marked of many, mostly: so the rows are looked up among
 * the marks. */
static void keep_marks(struct list *list)
{
	bool *there = xcalloc((size_t)list->mark_count + 1, sizeof *there);
	int kept = 0;
	for (int i = 0; i < list->count && list->mark_count > 0; i++) {
		int at = lower_bound(list->mark, list->mark_count, list->id[i]);
		there[at] |= at < list->mark_count && list->mark[at] == list->id[i];
	}
	for (int i = 0; i < list->mark_count; i++)
		if (there[i])
			list->mark[kept++] = list->mark[i];
	list->mark_count = kept;
	if (row_of(list, list->anchor) < 0)
		list->anchor = 0;
	free(there);
}

/* The first row, where one reads first; its group line when that is folded. */
static void select_first(struct list *list)
{
	select_none(list);
	bool in_group = list->group_count > 0 && !list->group[0].folded && rows_in(list, 0) > 0;
	list_select_line(list, in_group ? 1 : 0);
}

/* Selects in LIST what OLD had selected, SURVIVOR if that is a row. */
static void keep_selection(struct list *list, const struct list *old, int64_t survivor)
{
	bool had_group = old->selected == 0 && old->selected_group >= 0 && old->selected_group < old->group_count;
	int group = had_group ? group_keyed(list, old->group[old->selected_group].key) : -1;
	int offset = old->line - old->top;
	if (list_lines(list) == 0) {
		select_none(list);
	} else if (survivor != 0) {
		list_select(list, survivor);
	} else if (group >= 0) {
		list_select_line(list, line_of_group(list, group));
	} else if (had_group) {
		move_to(list, old->line);
	} else { /* nothing of what there was */
		select_first(list);
		return;
	}
	list->top = list->line - offset;
	scroll(list);
}

void list_set(struct list *list, int64_t *id, const int32_t *group_of, int count, const struct list_group *groups,
	      int group_count, bool whole)
{
	assert(group_count == 0 || group_of != NULL || count == 0);
	struct list old = *list;
	list->id = id;
	list->count = count;
	list->version++;
	take_groups(list, group_of, groups, group_count);
	if (whole)
		keep_marks(list);
	keep_selection(list, &old, surviving_id(list, &old));
	free(old.id);
	free_groups(old.group, old.group_count);
}

void list_free(struct list *list)
{
	free(list->id);
	free(list->mark);
	free_groups(list->group, list->group_count);
	folds_free(&list->folds);
	*list = (struct list){ .selected_group = -1 };
}

/* ---- folding ---- */

bool list_fold(struct list *list, bool folded)
{
	if (list_lines(list) == 0 || list->group_count == 0)
		return false;
	int group;
	list_line(list, list->line, &group);
	if (list->group[group].folded == folded)
		return false;
	put_fold(list, group, folded);
	list_select_line(list, folded ? line_of_group(list, group) : list->line);
	return true;
}

void list_fold_all(struct list *list, bool folded)
{
	if (list_lines(list) == 0 || list->group_count == 0)
		return;
	int group;
	int row = list_line(list, list->line, &group);
	for (int i = 0; i < list->group_count; i++)
		put_fold(list, i, folded);
	list_select_line(list, folded || row < 0 ? line_of_group(list, group) : line_of_row(list, row));
}

void list_put_folds(struct list *list, struct folds folds)
{
	folds_free(&list->folds);
	list->folds = folds;
}

/* ---- marks ---- */

bool list_is_marked(const struct list *list, int64_t id)
{
	return contains(list->mark, list->mark_count, id);
}

void list_mark(struct list *list, int64_t id, bool marked)
{
	int at = lower_bound(list->mark, list->mark_count, id);
	bool is = at < list->mark_count && list->mark[at] == id;
	if (is == marked)
		return;
	size_t after = (size_t)(list->mark_count - at) * sizeof *list->mark;
	if (marked) {
		list->mark = xrealloc(list->mark, (size_t)list->mark_count + 1, sizeof *list->mark);
		memmove(&list->mark[at + 1], &list->mark[at], after);
		list->mark[at] = id;
		list->mark_count++;
	} else {
		memmove(&list->mark[at], &list->mark[at + 1], after - sizeof *list->mark);
		list->mark_count--;
	}
}

/* Marks the rows on lines FROM to TO as well, or with INVERT turns the marks of all of them round. At once, because one
 * by one takes quadratic time. */
static void mark_lines(struct list *list, int from, int to, bool invert)
{
	int64_t *mark = xcalloc((size_t)list->mark_count + (size_t)list->count, sizeof *mark);
	int count = 0, group;
	int64_t *seen = xcalloc((size_t)list->count, sizeof *seen);
	int seen_count = 0;
	for (int line = from; line <= to; line++) {
		int row = list_line(list, line, &group);
		if (row < 0)
			continue;
		seen[seen_count++] = list->id[row];
		if (!list_is_marked(list, list->id[row]))
			mark[count++] = list->id[row];
	}
	qsort(seen, (size_t)seen_count, sizeof *seen, compare_ids);
	for (int i = 0; i < list->mark_count; i++)
		if (!invert || !contains(seen, seen_count, list->mark[i]))
			mark[count++] = list->mark[i];
	qsort(mark, (size_t)count, sizeof *mark, compare_ids);
	free(seen);
	free(list->mark);
	list->mark = mark;
	list->mark_count = count;
}

void list_mark_range(struct list *list)
{
	int from = list->anchor != 0 ? list_line_of(list, list->anchor) : -1;
	if (list_lines(list) == 0)
		return;
	if (from < 0) {
		list->anchor = list->selected;
		if (list->selected != 0)
			list_mark(list, list->selected, true);
		return;
	}
	mark_lines(list, from < list->line ? from : list->line, from < list->line ? list->line : from, false);
	list->anchor = 0;
}

void list_mark_invert(struct list *list)
{
	mark_lines(list, 0, list_lines(list) - 1, true);
}

void list_mark_none(struct list *list)
{
	list->mark_count = 0;
	list->anchor = 0;
}
