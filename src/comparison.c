/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "comparison.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

/* A comparison while it is made. */
struct work {
	struct document *document;
	const struct document *then, *now;
	const struct document_block *old, *new; /* the tables that are compared; either may be NULL */
	const char *heading;                    /* over the table, until its first difference is told */
	int differences;
};

static bool is_word(const struct document_column *column)
{
	return column->type == CELL_TEXT && column->use == COLUMN_ALWAYS;
}

/* The words of a row; the same words in the same table mean the same row. The caller frees. */
static char *key_of(const struct document_block *table, const struct document_row *row)
{
	struct str key = {0};
	for (int i = 0; i < table->column_count; i++)
		if (is_word(&table->column[i]) && !row->cell[i].empty)
			str_addf(&key, "%s%s", key.length > 0 ? " · " : "", row->cell[i].text);
	return key.length > 0 ? str_take(&key) : xstrdup(row->total ? _("Together") : "");
}

/* The rows of a table by their words: among rows of the same words the first is compared with the first. */
struct named_row {
	char *key;
	int at, place; /* in the table; among those of the same words */
};
struct index {
	struct named_row *row;
	int count;
};

static int by_key(const void *a, const void *b)
{
	const struct named_row *one = a, *other = b;
	int order = strcmp(one->key, other->key);
	return order != 0 ? order : (one->at > other->at) - (one->at < other->at);
}

static int by_key_and_place(const void *a, const void *b)
{
	const struct named_row *one = a, *other = b;
	int order = strcmp(one->key, other->key);
	return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

static struct index index_new(const struct document_block *table)
{
	struct index index = { .count = table != NULL ? table->row_count : 0 };
	index.row = xcalloc((size_t)index.count + 1, sizeof *index.row);
	for (int i = 0; i < index.count; i++)
		index.row[i] = (struct named_row){ .key = key_of(table, &table->row[i]), .at = i };
	qsort(index.row, (size_t)index.count, sizeof *index.row, by_key);
	for (int i = 1; i < index.count; i++)
		if (strcmp(index.row[i].key, index.row[i - 1].key) == 0)
			index.row[i].place = index.row[i - 1].place + 1;
	return index;
}

static void index_free(struct index *index)
{
	for (int i = 0; i < index->count; i++)
		free(index->row[i].key);
	free(index->row);
}

/* Where the other table has the row; -1: nowhere. */
static int index_find(const struct index *index, const struct named_row *row)
{
	const struct named_row *found =
		bsearch(row, index->row, (size_t)index->count, sizeof *index->row, by_key_and_place);
	return found != NULL ? found->at : -1;
}

static int by_place_in_table(const void *a, const void *b)
{
	const struct named_row *one = a, *other = b;
	return (one->at > other->at) - (one->at < other->at);
}

static int column_with(const struct document_block *table, const char *name)
{
	for (int i = 0; i < table->column_count; i++)
		if (strcmp(table->column[i].name, name) == 0)
			return i;
	return -1;
}

/* ---- telling ---- */

static void begin_table(struct work *work)
{
	if (work->heading == NULL)
		return;
	const struct document_block *table = work->new != NULL ? work->new : work->old;
	document_heading(work->document, 1, work->heading);
	document_table(work->document, table->name, "");
	document_column(work->document, "row", _("Row"), CELL_TEXT, false);
	document_column(work->document, "figure", _("Figure"), CELL_TEXT, false);
	document_column(work->document, "then", _("Then"), CELL_TEXT, false);
	document_column(work->document, "now", _("Now"), CELL_TEXT, false);
	work->heading = NULL;
}

static void tell(struct work *work, const char *row, const char *figure, const char *then, const char *now)
{
	begin_table(work);
	struct document_row *to = document_row(work->document, 0, false);
	document_cell_text(to, 0, row);
	document_cell_text(to, 1, figure);
	document_cell_text(to, 2, then);
	document_cell_text(to, 3, now);
	work->differences++;
}

/* All figures of a row that came or went: "Projects 3, Budget 1,2 mnkr". The caller frees. */
static char *figures_of(const struct document_block *table, const struct document_row *row)
{
	struct str text = {0};
	for (int i = 0; i < table->column_count; i++) {
		if (is_word(&table->column[i]) || row->cell[i].empty || table->column[i].type == CELL_SPAN)
			continue;
		char *shown = document_cell_shown(&table->column[i], &row->cell[i]);
		str_addf(&text, "%s%s %s", text.length > 0 ? ", " : "", table->column[i].title, shown);
		free(shown);
	}
	return text.length > 0 ? str_take(&text) : xstrdup("");
}

static bool same_cell(const struct document_cell *a, const struct document_cell *b)
{
	if (a->empty || b->empty)
		return a->empty == b->empty;
	if ((a->text == NULL) != (b->text == NULL) || (a->text != NULL && strcmp(a->text, b->text) != 0))
		return false;
	return a->number == b->number && a->whole == b->whole;
}

static char *share_text(const struct document_column *column, const struct document_cell *cell)
{
	char *shown = document_cell_shown(column, cell);
	if (column->type != CELL_SHARE || cell->empty)
		return shown;
	char *both = xasprintf(_("%s (%lld of %lld)"), shown, (long long)cell->number, (long long)cell->whole);
	free(shown);
	return both;
}

static void compare_rows(struct work *work, const char *key, const struct document_row *old,
			 const struct document_row *new)
{
	for (int i = 0; i < work->new->column_count; i++) {
		const struct document_column *column = &work->new->column[i];
		int was = column_with(work->old, column->name);
		if (is_word(column) || column->type == CELL_SPAN || was < 0 ||
		    same_cell(&old->cell[was], &new->cell[i]))
			continue;
		char *then = share_text(&work->old->column[was], &old->cell[was]);
		char *now = share_text(column, &new->cell[i]);
		if (strcmp(then, now) != 0)
			tell(work, key, column->title, then, now);
		free(then);
		free(now);
	}
}

/* What the new table has, in its order: changed rows and those that came. */
static void compare_new(struct work *work, const struct index *old, const struct index *new)
{
	for (int i = 0; i < new->count; i++) {
		const struct document_row *row = &work->new->row[new->row[i].at];
		int was = index_find(old, &new->row[i]);
		if (was >= 0) {
			compare_rows(work, new->row[i].key, &work->old->row[was], row);
			continue;
		}
		char *figures = figures_of(work->new, row);
		tell(work, new->row[i].key, _("the whole row"), "", *figures != '\0' ? figures : _("new"));
		free(figures);
	}
}

static void compare_gone(struct work *work, const struct index *old, const struct index *new)
{
	for (int i = 0; i < old->count; i++) {
		if (index_find(new, &old->row[i]) >= 0)
			continue;
		char *figures = figures_of(work->old, &work->old->row[old->row[i].at]);
		tell(work, old->row[i].key, _("the whole row"), *figures != '\0' ? figures : _("was there"), "");
		free(figures);
	}
}

/* ---- tables ---- */

static const struct document_block *table_named(const struct document *document, const char *name)
{
	for (int i = 0; i < document->block_count; i++)
		if (document->block[i].type == BLOCK_TABLE && strcmp(document->block[i].name, name) == 0)
			return &document->block[i];
	return NULL;
}

/* The heading that a table stands under; its name where there is none. */
static const char *heading_of(const struct document *document, const struct document_block *table)
{
	const char *heading = table->name;
	for (const struct document_block *at = document->block; at < table; at++)
		if (at->type == BLOCK_HEADING)
			heading = at->text;
	return heading;
}

static void compare_tables(struct work *work, const struct document *of, const struct document_block *table)
{
	work->old = table_named(work->then, table->name);
	work->new = table_named(work->now, table->name);
	work->heading = heading_of(of, table);
	struct index old = index_new(work->old), new = index_new(work->new);
	struct index in_order = index_new(work->new), gone = index_new(work->old);
	qsort(in_order.row, (size_t)in_order.count, sizeof *in_order.row, by_place_in_table);
	qsort(gone.row, (size_t)gone.count, sizeof *gone.row, by_place_in_table);
	compare_new(work, &old, &in_order);
	compare_gone(work, &gone, &new);
	index_free(&old);
	index_free(&new);
	index_free(&in_order);
	index_free(&gone);
}

struct document *comparison_new(const struct document *then, const struct document *now, const char *title)
{
	char *subtitle = xasprintf(_("%s · as of %s, beside as of %s"), then->title, then->day, now->day);
	struct work work = { .document = document_new(title, subtitle), .then = then, .now = now };
	free(subtitle);
	document_about(work.document, now->name, now->author);
	for (int i = 0; i < now->block_count; i++)
		if (now->block[i].type == BLOCK_TABLE)
			compare_tables(&work, now, &now->block[i]);
	for (int i = 0; i < then->block_count; i++)
		if (then->block[i].type == BLOCK_TABLE && table_named(now, then->block[i].name) == NULL)
			compare_tables(&work, then, &then->block[i]);
	if (work.differences == 0)
		document_text(work.document, _("Every figure is the same."));
	return work.document;
}
