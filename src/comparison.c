/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "comparison.h"

#include <stdlib.h>
#include <string.h>

#include "drawing.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"

/* What stands under one heading: the blocks FROM to TO (not included). */
struct part {
	char *path; /* the heading and those above it: "School · Projects"; "" before the first */
	int from, to;
	bool paired;
};
struct parts {
	const struct document *document;
	struct part *part;
	int count;
};

/* A comparison while it is made. */
struct work {
	struct document *document;
	struct parts then, now;
	const struct document_block *old, *new; /* the tables that are compared; either may be NULL */
	const char *path;                       /* of the part that is compared */
	bool under_path, in_table; /* whether its heading is written; whether the table of its differences is begun */
	int differences;
};

/* ---- parts ---- */

enum { LEVELS = 8 };

/* The headings that a block stands under, the highest first. The caller frees. */
static char *path_of(const char *const headings[LEVELS])
{
	struct str path = {0};
	for (int i = 0; i < LEVELS; i++)
		if (headings[i] != NULL)
			str_addf(&path, "%s%s", path.length > 0 ? " · " : "", headings[i]);
	return path.length > 0 ? str_take(&path) : xstrdup("");
}

static void add_part(struct parts *parts, char *path, int from)
{
	parts->part = xrealloc(parts->part, (size_t)parts->count + 1, sizeof *parts->part);
	parts->part[parts->count++] = (struct part){ .path = path, .from = from };
}

static struct parts parts_of(const struct document *document)
{
	struct parts parts = { .document = document };
	const char *headings[LEVELS] = {0};
	add_part(&parts, xstrdup(""), 0);
	for (int i = 0; i < document->block_count; i++) {
		const struct document_block *block = &document->block[i];
		if (block->type != BLOCK_HEADING)
			continue;
		int level = block->level < LEVELS ? block->level : LEVELS - 1;
		headings[level] = block->text;
		for (int below = level + 1; below < LEVELS; below++)
			headings[below] = NULL;
		parts.part[parts.count - 1].to = i;
		add_part(&parts, path_of(headings), i + 1);
	}
	parts.part[parts.count - 1].to = document->block_count;
	return parts;
}

static void parts_free(struct parts *parts)
{
	for (int i = 0; i < parts->count; i++)
		free(parts->part[i].path);
	free(parts->part);
}

static const struct document_block *first_table(const struct parts *parts, const struct part *part)
{
	for (int i = part->from; i < part->to; i++)
		if (parts->document->block[i].type == BLOCK_TABLE)
			return &parts->document->block[i];
	return NULL;
}

static int count_tables(const struct document *document, const char *name)
{
	int count = 0;
	for (int i = 0; i < document->block_count; i++)
		count += document->block[i].type == BLOCK_TABLE && strcmp(document->block[i].name, name) == 0;
	return count;
}

static struct part *part_under(struct parts *parts, const char *path)
{
	for (int i = 0; i < parts->count; i++)
		if (!parts->part[i].paired && strcmp(parts->part[i].path, path) == 0)
			return &parts->part[i];
	return NULL;
}

/* The part that has the only table of that name: its heading has been given other words since. */
static struct part *part_with(struct parts *parts, const struct parts *others, const char *name)
{
	if (count_tables(parts->document, name) != 1 || count_tables(others->document, name) != 1)
		return NULL;
	for (int i = 0; i < parts->count; i++) {
		const struct document_block *table = first_table(parts, &parts->part[i]);
		if (!parts->part[i].paired && table != NULL && strcmp(table->name, name) == 0)
			return &parts->part[i];
	}
	return NULL;
}

/* What PART of the new document was in the old one; NULL: it was not there. Each is found once. */
static struct part *part_before(struct work *work, const struct part *part)
{
	const struct document_block *table = first_table(&work->now, part);
	struct part *found = part_under(&work->then, part->path);
	if (found == NULL && table != NULL)
		found = part_with(&work->then, &work->now, table->name);
	if (found != NULL)
		found->paired = true;
	return found;
}

/* ---- telling ---- */

static void begin_part(struct work *work)
{
	if (!work->under_path)
		document_heading(work->document, 1, *work->path != '\0' ? work->path : _("At the beginning"));
	work->under_path = true;
}

/* A file of tables alone does not show the heading. */
static void add_heading_column(struct work *work)
{
	document_column(work->document, "heading", _("Heading"), CELL_TEXT, false);
	document_column_use(work->document, COLUMN_DATA);
}

static void begin_table(struct work *work)
{
	begin_part(work);
	if (work->in_table)
		return;
	const struct document_block *table = work->new != NULL ? work->new : work->old;
	document_table(work->document, table->name, "");
	document_column(work->document, "row", _("Row"), CELL_TEXT, false);
	document_column(work->document, "figure", _("Figure"), CELL_TEXT, false);
	document_column(work->document, "then", _("Then"), CELL_TEXT, false);
	document_column(work->document, "now", _("Now"), CELL_TEXT, false);
	add_heading_column(work);
	work->in_table = true;
}

static void tell(struct work *work, const char *row, const char *figure, const char *then, const char *now)
{
	begin_table(work);
	struct document_row *to = document_row(work->document, 0, false);
	document_cell_text(to, 0, row);
	document_cell_text(to, 1, figure);
	document_cell_text(to, 2, then);
	document_cell_text(to, 3, now);
	document_cell_text(to, 4, work->path);
	work->differences++;
}

/* ---- what rows are called ---- */

static const char *label_of(const struct document_block *table, const struct document_row *row)
{
	int at = table->prose ? -1 : drawing_row_name(table, row);
	return at >= 0 ? row->cell[at].text : row->total ? _("Together") : "";
}

/* "#7": the record that a row tells of stands behind it alone. */
static bool has_record(const struct document_row *row)
{
	const char *filter = row->drill_filter;
	if (filter == NULL || *filter != '#')
		return false;
	size_t digits = strspn(filter + 1, "0123456789");
	return digits > 0 && filter[1 + digits] == '\0';
}

static void add_words(struct str *key, const struct document_block *table, const struct document_row *row)
{
	for (int i = 0; i < table->column_count; i++)
		if (table->column[i].type == CELL_TEXT && table->column[i].use == COLUMN_ALWAYS && !row->cell[i].empty)
			str_addf(key, "\x1f%s", row->cell[i].text);
}

/* By what two rows are known to be the same: the caller frees; NULL: this row is not known so. */
typedef char *row_key(const struct document_block *table, const struct document_row *row);

static char *key_of_record(const struct document_block *table, const struct document_row *row)
{
	(void)table;
	return has_record(row) ? xasprintf("%s %s", row->drill_kind, row->drill_filter) : NULL;
}

static char *key_of_record_and_words(const struct document_block *table, const struct document_row *row)
{
	struct str key = {0};
	if (!has_record(row))
		return NULL;
	str_addf(&key, "%s %s", row->drill_kind, row->drill_filter);
	add_words(&key, table, row);
	return str_take(&key);
}

static char *key_of_words(const struct document_block *table, const struct document_row *row)
{
	struct str key = {0};
	if (has_record(row))
		return NULL;
	str_add(&key, row->total ? "total" : "row");
	add_words(&key, table, row);
	return str_take(&key);
}

static char *key_of_label(const struct document_block *table, const struct document_row *row)
{
	return has_record(row) ? NULL : xasprintf("%s %s", row->total ? "total" : "row", label_of(table, row));
}

/* ---- which row was which ---- */

struct keyed_row {
	char *key;
	int at; /* in the table */
};
struct pairs {
	int *was; /* of each new row: where it was; -1: nowhere */
	int *is;  /* of each old row: where it is */
};

static int by_key(const void *a, const void *b)
{
	const struct keyed_row *one = a, *other = b;
	int order = strcmp(one->key, other->key);
	return order != 0 ? order : (one->at > other->at) - (one->at < other->at);
}

static int rows_of(const struct document_block *table)
{
	return table != NULL ? table->row_count : 0;
}

/* The rows that have no other yet, by their keys; returns how many. */
static int collect(const struct document_block *table, const int *paired, row_key *key_of, struct keyed_row **rows)
{
	int count = 0;
	*rows = xcalloc((size_t)rows_of(table) + 1, sizeof **rows);
	for (int i = 0; i < rows_of(table); i++) {
		char *key = paired[i] < 0 ? key_of(table, &table->row[i]) : NULL;
		if (key != NULL)
			(*rows)[count++] = (struct keyed_row){ key, i };
	}
	qsort(*rows, (size_t)count, sizeof **rows, by_key);
	return count;
}

static void free_keyed(struct keyed_row *rows, int count)
{
	for (int i = 0; i < count; i++)
		free(rows[i].key);
	free(rows);
}

/* Among rows of the same key the first is the first, the second the second. */
static void pair_by(const struct work *work, row_key *key_of, struct pairs *pairs)
{
	struct keyed_row *old, *new;
	int olds = collect(work->old, pairs->is, key_of, &old), news = collect(work->new, pairs->was, key_of, &new);
	for (int i = 0, j = 0; i < olds && j < news;) {
		int order = strcmp(old[i].key, new[j].key);
		if (order == 0) {
			pairs->is[old[i].at] = new[j].at;
			pairs->was[new[j].at] = old[i].at;
		}
		i += order <= 0;
		j += order >= 0;
	}
	free_keyed(old, olds);
	free_keyed(new, news);
}

static int *none_paired(int count)
{
	int *places = xcalloc((size_t)count + 1, sizeof *places);
	for (int i = 0; i < count; i++)
		places[i] = -1;
	return places;
}

/* A row of a record is that record's, whatever has become of its words; others are known by their words. */
static struct pairs pair_rows(const struct work *work)
{
	static row_key *const keys[] = { key_of_record_and_words, key_of_record, key_of_words, key_of_label };
	struct pairs pairs = { none_paired(rows_of(work->new)), none_paired(rows_of(work->old)) };
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		pair_by(work, keys[i], &pairs);
	return pairs;
}

/* ---- rows ---- */

/* All figures of a row that came or went: "Projects 3, Budget 1,2 mnkr". The caller frees. */
static char *figures_of(const struct document_block *table, const struct document_row *row)
{
	struct str text = {0};
	for (int i = 0; i < table->column_count; i++) {
		if (table->column[i].use == COLUMN_DATA || row->cell[i].empty || i == drawing_row_name(table, row) ||
		    table->column[i].type == CELL_SPAN)
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

/* What is rounded for people, to the last of it: "900 950 kr". The caller frees. */
static char *exact_text(const struct document_column *column, const struct document_cell *cell)
{
	if (cell->empty || (column->type != CELL_MONEY && column->type != CELL_EURO))
		return document_cell_shown(column, cell);
	return money_format(cell->number, column->type == CELL_MONEY ? "SEK" : "EUR");
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

static void compare_cell(struct work *work, const char *label, int was, const struct document_cell *old, int is,
			 const struct document_cell *new)
{
	const struct document_column *before = &work->old->column[was], *column = &work->new->column[is];
	char *then = share_text(before, old), *now = share_text(column, new);
	if (strcmp(then, now) == 0) {
		free(then);
		free(now);
		then = exact_text(before, old);
		now = exact_text(column, new);
	}
	tell(work, label, column->title, then, now);
	free(then);
	free(now);
}

/* Of a column that has become of another type since. */
static bool same_words(const struct work *work, int was, const struct document_row *old, int is,
		       const struct document_row *new)
{
	char *then = document_cell_shown(&work->old->column[was], &old->cell[was]);
	char *now = document_cell_shown(&work->new->column[is], &new->cell[is]);
	bool same = strcmp(then, now) == 0;
	free(then);
	free(now);
	return same;
}

static int column_with(const struct document_block *table, const char *name)
{
	for (int i = 0; i < table->column_count; i++)
		if (strcmp(table->column[i].name, name) == 0)
			return i;
	return -1;
}

static bool is_for_people(const struct document_column *column)
{
	return column->use == COLUMN_SHOWN || column->use == COLUMN_SPARE;
}

/* Compares the columns that are for people only, or the others. */
static void compare_columns(struct work *work, const struct document_row *old, const struct document_row *new,
			    bool for_people)
{
	const char *label = label_of(work->new, new);
	for (int i = 0; i < work->new->column_count; i++) {
		const struct document_column *column = &work->new->column[i];
		int was = column_with(work->old, column->name);
		if (column->type == CELL_SPAN || is_for_people(column) != for_people || was < 0 ||
		    same_cell(&old->cell[was], &new->cell[i]) ||
		    (work->old->column[was].type != column->type && same_words(work, was, old, i, new)))
			continue;
		compare_cell(work, label, was, &old->cell[was], i, &new->cell[i]);
	}
}

/* What is for people only says what the columns for files say in other words: it is told where they are the same. */
static void compare_rows(struct work *work, const struct document_row *old, const struct document_row *new)
{
	int before = work->differences;
	compare_columns(work, old, new, false);
	if (work->differences == before)
		compare_columns(work, old, new, true);
}

/* What the new table has, in its order: changed rows and those that came. */
static void compare_new(struct work *work, const struct pairs *pairs)
{
	for (int i = 0; i < rows_of(work->new); i++) {
		const struct document_row *row = &work->new->row[i];
		if (pairs->was[i] >= 0) {
			compare_rows(work, &work->old->row[pairs->was[i]], row);
			continue;
		}
		char *figures = figures_of(work->new, row);
		tell(work, label_of(work->new, row), _("the whole row"), "", *figures != '\0' ? figures : _("new"));
		free(figures);
	}
}

static void compare_gone(struct work *work, const struct pairs *pairs)
{
	for (int i = 0; i < rows_of(work->old); i++) {
		const struct document_row *row = &work->old->row[i];
		if (pairs->is[i] >= 0)
			continue;
		char *figures = figures_of(work->old, row);
		tell(work, label_of(work->old, row), _("the whole row"), *figures != '\0' ? figures : _("was there"),
		     "");
		free(figures);
	}
}

static void compare_tables(struct work *work, const struct document_block *old, const struct document_block *new)
{
	work->old = old;
	work->new = new;
	work->in_table = false;
	struct pairs pairs = pair_rows(work);
	compare_new(work, &pairs);
	compare_gone(work, &pairs);
	free(pairs.was);
	free(pairs.is);
}

/* ---- what stands under a heading ---- */

/* Of the tables of that name in the part the one in PLACE; NULL: there are not so many, or no part. */
static const struct document_block *table_in(const struct parts *parts, const struct part *part, const char *name,
					     int place)
{
	for (int i = part != NULL ? part->from : 0; part != NULL && i < part->to; i++) {
		const struct document_block *block = &parts->document->block[i];
		if (block->type == BLOCK_TABLE && strcmp(block->name, name) == 0 && place-- == 0)
			return block;
	}
	return NULL;
}

static int place_of(const struct parts *parts, const struct part *part, const struct document_block *table)
{
	int place = 0;
	for (const struct document_block *at = &parts->document->block[part->from]; at < table; at++)
		place += at->type == BLOCK_TABLE && strcmp(at->name, table->name) == 0;
	return place;
}

/* The texts of PART that do not stand in OTHER, NULL after the last. The caller frees the array. */
static const char **texts_of(const struct parts *parts, const struct part *part, const struct parts *others,
			     const struct part *other)
{
	int count = 0, most = part != NULL ? part->to - part->from : 0;
	const char **texts = xcalloc((size_t)most + 1, sizeof *texts);
	for (int i = 0; i < most; i++) {
		const struct document_block *block = &parts->document->block[part->from + i];
		bool same = block->type != BLOCK_TEXT;
		for (int j = other != NULL ? other->from : 0; !same && other != NULL && j < other->to; j++) {
			const struct document_block *at = &others->document->block[j];
			same = at->type == BLOCK_TEXT && strcmp(at->text, block->text) == 0;
		}
		if (!same)
			texts[count++] = block->text;
	}
	return texts;
}

static void tell_text(struct work *work, const char *then, const char *now)
{
	struct document_row *row = document_row(work->document, 0, false);
	if (then != NULL)
		document_cell_text(row, 0, then);
	if (now != NULL)
		document_cell_text(row, 1, now);
	document_cell_text(row, 2, work->path);
	work->differences++;
}

/* What is said in other words now; texts that differ go two by two in their order. */
static void compare_texts(struct work *work, const struct part *old, const struct part *new)
{
	const char **then = texts_of(&work->then, old, &work->now, new);
	const char **now = texts_of(&work->now, new, &work->then, old);
	if (then[0] != NULL || now[0] != NULL) {
		begin_part(work);
		document_table(work->document, "text", "");
		document_column(work->document, "then", _("Then"), CELL_TEXT, false);
		document_column(work->document, "now", _("Now"), CELL_TEXT, false);
		add_heading_column(work);
	}
	for (const char **one = then, **other = now; *one != NULL || *other != NULL;) {
		tell_text(work, *one, *other);
		one += *one != NULL;
		other += *other != NULL;
	}
	free(then);
	free(now);
}

/* Either may be NULL. */
static void compare_parts(struct work *work, const struct part *old, const struct part *new)
{
	work->path = new != NULL ? new->path : old->path;
	work->under_path = false;
	compare_texts(work, old, new);
	for (int i = new != NULL ? new->from : 0; new != NULL && i < new->to; i++) {
		const struct document_block *table = &work->now.document->block[i];
		if (table->type == BLOCK_TABLE)
			compare_tables(work, table_in(&work->then, old, table->name, place_of(&work->now, new, table)),
				       table);
	}
	for (int i = old != NULL ? old->from : 0; old != NULL && i < old->to; i++) {
		const struct document_block *table = &work->then.document->block[i];
		if (table->type == BLOCK_TABLE &&
		    table_in(&work->now, new, table->name, place_of(&work->then, old, table)) == NULL)
			compare_tables(work, table, NULL);
	}
}

struct document *comparison_new(const struct document *then, const struct document *now, const char *title,
				const char *subtitle)
{
	struct work work = { .document = document_new(title, subtitle), .then = parts_of(then), .now = parts_of(now) };
	document_about(work.document, now->name, now->author);
	for (int i = 0; i < work.now.count; i++)
		compare_parts(&work, part_before(&work, &work.now.part[i]), &work.now.part[i]);
	for (int i = 0; i < work.then.count; i++)
		if (!work.then.part[i].paired)
			compare_parts(&work, &work.then.part[i], NULL);
	if (work.differences == 0)
		document_text(work.document, _("Every figure is the same."));
	parts_free(&work.then);
	parts_free(&work.now);
	return work.document;
}
