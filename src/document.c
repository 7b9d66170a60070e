/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "document.h"

#include <assert.h>
#include <stdlib.h>

#include "mem.h"

struct document *document_new(const char *title, const char *subtitle)
{
	struct document *document = xcalloc(1, sizeof *document);
	document->title = xstrdup(title);
	document->subtitle = xstrdup(subtitle);
	return document;
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

static void free_row(struct document_row *row, int columns)
{
	for (int i = 0; i < columns; i++)
		free(row->cell[i].text);
	free(row->cell);
	free(row->drill_kind);
	free(row->drill_filter);
	free_mend(row->mend);
}

static void free_block(struct document_block *block)
{
	for (int i = 0; i < block->row_count; i++)
		free_row(&block->row[i], block->column_count);
	for (int i = 0; i < block->column_count; i++) {
		free(block->column[i].name);
		free(block->column[i].title);
	}
	free(block->row);
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
	free(document);
}

static struct document_block *add_block(struct document *document, enum block_type type, const char *text)
{
	document->block = xrealloc(document->block, (size_t)document->block_count + 1, sizeof *document->block);
	struct document_block *block = &document->block[document->block_count++];
	*block = (struct document_block){ .type = type, .text = xstrdup(text) };
	return block;
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

struct document_row *document_row(struct document *document, int indent, bool total)
{
	struct document_block *table = newest_table(document);
	table->row = xrealloc(table->row, (size_t)table->row_count + 1, sizeof *table->row);
	struct document_row *row = &table->row[table->row_count++];
	*row = (struct document_row){ .indent = indent, .total = total };
	row->cell = xcalloc((size_t)table->column_count, sizeof *row->cell);
	for (int i = 0; i < table->column_count; i++)
		row->cell[i].empty = true;
	return row;
}

void document_cell_text(struct document_row *row, int column, const char *text)
{
	free(row->cell[column].text);
	row->cell[column] = (struct document_cell){ .text = xstrdup(text) };
}

void document_cell_number(struct document_row *row, int column, int64_t number)
{
	free(row->cell[column].text);
	row->cell[column] = (struct document_cell){ .number = number };
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
