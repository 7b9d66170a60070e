/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "document.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "date.h"
#include "mem.h"
#include "money.h"
#include "text.h"

struct document *document_new(const char *title, const char *subtitle)
{
	struct document *document = xcalloc(1, sizeof *document);
	document->title = xstrdup(title);
	document->subtitle = xstrdup(subtitle);
	document->day = xcalloc(CLOCK_DAY_SIZE, 1);
	clock_today(document->day);
	document_about(document, NULL, NULL);
	document_period(document, "");
	document_command(document, "");
	return document;
}

void document_about(struct document *document, const char *name, const char *author)
{
	free(document->name);
	free(document->author);
	document->name = xstrdup(name != NULL ? name : "");
	document->author = xstrdup(author != NULL ? author : "");
}

void document_period(struct document *document, const char *period)
{
	free(document->period);
	document->period = xstrdup(period);
}

void document_command(struct document *document, const char *command)
{
	char *copy = xstrdup(command);
	free(document->command);
	document->command = copy;
}

static void free_mend(struct document_mend *mend)
{
	if (mend == NULL)
		return;
	free(mend->kind);
	free(mend->mend_kind);
	free(mend->field);
	free(mend->values);
	free(mend);
}

static void free_cell(struct document_cell *cell)
{
	free(cell->text);
	free(cell->drill_kind);
	free(cell->drill_filter);
}

static void free_row(struct document_row *row, int columns)
{
	for (int i = 0; i < columns; i++)
		free_cell(&row->cell[i]);
	free(row->cell);
	free(row->drill_kind);
	free(row->drill_filter);
	free_mend(row->mend);
}

static void free_rows(struct document_block *block)
{
	for (int i = 0; i < block->row_count; i++)
		free_row(&block->row[i], block->column_count);
	free(block->row);
	block->row = NULL;
	block->row_count = 0;
}

static void free_source(struct document_source *source)
{
	if (source != NULL && source->free != NULL)
		source->free(source->context);
	free(source);
}

static void free_block(struct document_block *block)
{
	free_rows(block);
	free_source(block->source);
	for (int i = 0; i < block->column_count; i++) {
		free(block->column[i].name);
		free(block->column[i].title);
	}
	free(block->column);
	free(block->text);
	free(block->name);
}

void document_free(struct document *document)
{
	if (document == NULL)
		return;
	for (int i = 0; i < document->block_count; i++)
		free_block(&document->block[i]);
	free(document->block);
	free(document->title);
	free(document->subtitle);
	free(document->name);
	free(document->author);
	free(document->period);
	free(document->day);
	free(document->command);
	free(document);
}

static struct document_block *add_block(struct document *document, enum block_type type, const char *text)
{
	document->block = xrealloc(document->block, (size_t)document->block_count + 1, sizeof *document->block);
	struct document_block *block = &document->block[document->block_count++];
	*block = (struct document_block){ .type = type, .text = xstrdup(text) };
	return block;
}

void document_drop(struct document *document, int count)
{
	while (document->block_count > count)
		free_block(&document->block[--document->block_count]);
}

static struct document_block *newest_table(struct document *document)
{
	assert(document->block_count > 0);
	struct document_block *block = &document->block[document->block_count - 1];
	assert(block->type == BLOCK_TABLE);
	return block;
}

void document_heading(struct document *document, int level, const char *text)
{
	add_block(document, BLOCK_HEADING, text)->level = level;
}

void document_text(struct document *document, const char *text)
{
	add_block(document, BLOCK_TEXT, text);
}

void document_table(struct document *document, const char *name, const char *caption)
{
	add_block(document, BLOCK_TABLE, caption)->name = xstrdup(name);
}

void document_column(struct document *document, const char *name, const char *title, enum cell_type type, bool bar)
{
	struct document_block *table = newest_table(document);
	assert(table->row_count == 0 && "columns come before rows");
	table->column = xrealloc(table->column, (size_t)table->column_count + 1, sizeof *table->column);
	table->column[table->column_count++] = (struct document_column){
		.name = xstrdup(name), .title = xstrdup(title), .type = type, .bar = bar,
	};
}

void document_column_use(struct document *document, enum column_use use)
{
	struct document_block *table = newest_table(document);
	assert(table->column_count > 0);
	table->column[table->column_count - 1].use = use;
}

void document_column_traits(struct document *document, unsigned traits)
{
	struct document_block *table = newest_table(document);
	assert(table->column_count > 0);
	table->column[table->column_count - 1].traits = traits;
}

void document_axis(struct document *document, int64_t from, int64_t to)
{
	struct document_block *table = newest_table(document);
	table->axis_from = from;
	table->axis_to = to;
	table->axis_today = date_days_between("1970-01-01", document->day);
}

void document_prose(struct document *document)
{
	newest_table(document)->prose = true;
}

void document_rows_from(struct document *document, const struct document_source *source)
{
	struct document_block *table = newest_table(document);
	assert(table->row_count == 0 && table->source == NULL);
	table->source = xcalloc(1, sizeof *table->source);
	*table->source = *source;
}

/* ---- rows ---- */

static void begin_row(struct document_row *row, int columns, int indent, bool total)
{
	*row = (struct document_row){ .indent = indent, .total = total };
	row->cell = xcalloc((size_t)columns, sizeof *row->cell);
	for (int i = 0; i < columns; i++)
		row->cell[i].empty = true;
}

static struct document_row *add_row(struct document_block *table)
{
	table->row = xrealloc(table->row, (size_t)table->row_count + 1, sizeof *table->row);
	return &table->row[table->row_count++];
}

struct document_row *document_row(struct document *document, int indent, bool total)
{
	struct document_block *table = newest_table(document);
	struct document_row *row = add_row(table);
	begin_row(row, table->column_count, indent, total);
	return row;
}

struct document_row *document_row_new(int columns)
{
	struct document_row *row = xcalloc(1, sizeof *row);
	begin_row(row, columns, 0, false);
	return row;
}

void document_row_free(struct document_row *row, int columns)
{
	if (row == NULL)
		return;
	free_row(row, columns);
	free(row);
}

void document_cell_text(struct document_row *row, int column, const char *text)
{
	struct document_cell *cell = &row->cell[column];
	free(cell->text);
	cell->text = xstrdup(text);
	cell->empty = false;
}

void document_cell_number(struct document_row *row, int column, int64_t number)
{
	document_cell_pair(row, column, number, 0);
}

void document_cell_pair(struct document_row *row, int column, int64_t number, int64_t whole)
{
	struct document_cell *cell = &row->cell[column];
	cell->number = number;
	cell->whole = whole;
	cell->empty = false;
}

void document_cell_drill(struct document_row *row, int column, const char *kind, const char *filter)
{
	struct document_cell *cell = &row->cell[column];
	free(cell->drill_kind);
	free(cell->drill_filter);
	cell->drill_kind = xstrdup(kind);
	cell->drill_filter = xstrdup(filter);
}

void document_drill(struct document_row *row, const char *kind, const char *filter)
{
	free(row->drill_kind);
	free(row->drill_filter);
	row->drill_kind = xstrdup(kind);
	row->drill_filter = xstrdup(filter);
}

void document_mend(struct document_row *row, const char *kind, int64_t id, const char *mend_kind, int64_t mend_id,
		   const char *field, const char *values)
{
	free_mend(row->mend);
	row->mend = xcalloc(1, sizeof *row->mend);
	*row->mend = (struct document_mend){
		.kind = kind != NULL ? xstrdup(kind) : NULL, .id = id, .mend_kind = xstrdup(mend_kind),
		.mend_id = mend_id, .field = xstrdup(field), .values = values != NULL ? xstrdup(values) : NULL,
	};
}

/* ---- reading ---- */

bool document_each(const struct document_block *table, document_take *take, void *taker, struct err *err)
{
	if (table->source != NULL)
		return table->source->each(table->source->context, take, taker, err);
	for (int i = 0; i < table->row_count; i++)
		if (!take(taker, &table->row[i], err))
			return false;
	return true;
}

static char *copy_of(const char *text)
{
	return text != NULL ? xstrdup(text) : NULL;
}

static void copy_cell(struct document_cell *to, const struct document_cell *from)
{
	*to = *from;
	to->text = copy_of(from->text);
	to->drill_kind = copy_of(from->drill_kind);
	to->drill_filter = copy_of(from->drill_filter);
}

static void copy_row(struct document_row *to, const struct document_row *from, int columns)
{
	begin_row(to, columns, from->indent, from->total);
	for (int i = 0; i < columns; i++)
		copy_cell(&to->cell[i], &from->cell[i]);
	to->drill_kind = copy_of(from->drill_kind);
	to->drill_filter = copy_of(from->drill_filter);
	if (from->mend != NULL)
		document_mend(to, from->mend->kind, from->mend->id, from->mend->mend_kind, from->mend->mend_id,
			      from->mend->field, from->mend->values);
}

void document_row_copy(struct document *document, const struct document_row *row)
{
	struct document_block *table = newest_table(document);
	copy_row(add_row(table), row, table->column_count);
}

static void copy_block(struct document *to, const struct document_block *block)
{
	assert(block->source == NULL);
	struct document_block *made = add_block(to, block->type, block->text);
	made->level = block->level;
	made->name = copy_of(block->name);
	made->left_out = block->left_out;
	made->prose = block->prose;
	made->axis_from = block->axis_from;
	made->axis_to = block->axis_to;
	made->axis_today = block->axis_today;
	for (int i = 0; i < block->column_count; i++) {
		const struct document_column *column = &block->column[i];
		document_column(to, column->name, column->title, column->type, column->bar);
		document_column_use(to, column->use);
		document_column_traits(to, column->traits);
	}
	for (int i = 0; i < block->row_count; i++)
		document_row_copy(to, &block->row[i]);
}

struct document *document_copy(const struct document *document)
{
	struct document *copy = document_new(document->title, document->subtitle);
	document_about(copy, document->name, document->author);
	document_period(copy, document->period);
	document_command(copy, document->command);
	memcpy(copy->day, document->day, CLOCK_DAY_SIZE);
	for (int i = 0; i < document->block_count; i++)
		copy_block(copy, &document->block[i]);
	return copy;
}

struct hold {
	struct document_block *table;
	int most;
};

/* A sum at the end is held however long the table is: it says what the rest comes to. */
static bool hold_row(void *context, const struct document_row *row, struct err *err)
{
	struct hold *hold = context;
	struct document_block *table = hold->table;
	(void)err;
	if (hold->most >= 0 && table->row_count >= hold->most && !row->total)
		table->left_out++;
	else
		copy_row(add_row(table), row, table->column_count);
	return true;
}

bool document_hold(struct document *document, int most, struct err *err)
{
	for (int i = 0; i < document->block_count; i++) {
		struct hold hold = { &document->block[i], most };
		if (hold.table->source == NULL)
			continue;
		free_rows(hold.table);
		hold.table->left_out = 0;
		if (!document_each(hold.table, hold_row, &hold, err))
			return false;
		free_source(hold.table->source);
		hold.table->source = NULL;
	}
	return true;
}

int64_t document_percent(const struct document_column *column, const struct document_cell *cell)
{
	if (column->type != CELL_SHARE)
		return cell->number;
	return cell->whole > 0 ? (cell->number * 100 + cell->whole / 2) / cell->whole : 0;
}

/* "39:30", and "40" for whole hours. */
static char *hours_text(int64_t minutes)
{
	char *hours = number_text(minutes / 60), *text = xstrdup(hours);
	if (minutes % 60 != 0) {
		free(text);
		text = xasprintf("%s:%02d", hours, (int)(minutes % 60));
	}
	free(hours);
	return text;
}

int64_t document_hundredths(int64_t minutes)
{
	return (minutes * 100 + 30) / 60;
}

char *document_cell_shown(const struct document_column *column, const struct document_cell *cell)
{
	if (cell->empty)
		return xstrdup("");
	switch (column->type) {
	case CELL_TEXT:
	case CELL_DATE:
		return text_show(cell->text);
	case CELL_NUMBER:
		return number_text(cell->number);
	case CELL_PERCENT:
	case CELL_SHARE:
		return xasprintf("%lld %%", (long long)document_percent(column, cell));
	case CELL_MONEY:
		if (cell->number == 0)
			return xstrdup(text_ascii() ? "-" : "–");
		return (column->traits & COLUMN_EXACT) != 0 ? money_format(cell->number, "SEK")
							    : money_short(cell->number);
	case CELL_EURO:
		return cell->number == 0 ? xstrdup(text_ascii() ? "-" : "–") : money_format(cell->number, "EUR");
	case CELL_SPAN:
		return xstrdup("");
	case CELL_HOURS:
		return hours_text(cell->number);
	}
	abort();
}

char *document_prose_text(const struct document_block *table)
{
	struct str text = {0};
	for (int i = 0; table->row_count > 0 && i < table->column_count; i++)
		if (table->column[i].use != COLUMN_DATA && !table->row[0].cell[i].empty)
			str_addf(&text, "%s%s", text.length > 0 ? ", " : "", table->row[0].cell[i].text);
	str_addf(&text, ".%s%s", *table->text != '\0' ? " " : "", table->text);
	return str_take(&text);
}

bool document_column_drawn(const struct document_column *column)
{
	return column->bar || column->type == CELL_SPAN;
}

int64_t document_bar(const struct document_column *column, const struct document_cell *cell)
{
	return column->type == CELL_SHARE ? document_percent(column, cell) : cell->number;
}

struct most {
	const struct document_block *table;
	int64_t *most;
};

static bool see_row(void *context, const struct document_row *row, struct err *err)
{
	struct most *most = context;
	(void)err;
	for (int i = 0; i < most->table->column_count && !row->total; i++) {
		const struct document_column *column = &most->table->column[i];
		if (column->bar && !row->cell[i].empty && row->cell[i].number > most->most[i] &&
		    column->type != CELL_PERCENT && column->type != CELL_SHARE)
			most->most[i] = row->cell[i].number;
	}
	return true;
}

bool document_most(const struct document_block *table, int64_t *most, struct err *err)
{
	struct most seen = { table, most };
	bool drawn = false;
	for (int i = 0; i < table->column_count; i++) {
		bool share = table->column[i].type == CELL_PERCENT || table->column[i].type == CELL_SHARE;
		most[i] = share ? 100 : 1;
		drawn |= table->column[i].bar && !share;
	}
	return !drawn || document_each(table, see_row, &seen, err);
}
