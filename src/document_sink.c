/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "document.h"

#include <stdlib.h>

#include "csv.h"
#include "mem.h"
#include "money.h"

char *document_text_sink(const struct document *document, int columns)
{
	struct document_lines lines = document_layout(document, columns);
	struct str text = {0};
	for (int i = 0; i < lines.count; i++)
		str_addf(&text, "%s\n", lines.line[i].text);
	document_lines_free(&lines);
	return str_take(&text);
}

static void csv_document_cell(struct str *rows, const struct document_column *column, const struct document_cell *cell)
{
	if (cell->empty || column->type == CELL_TEXT) {
		csv_cell(rows, cell->empty ? "" : cell->text);
		return;
	}
	char *number = column->type == CELL_MONEY ? money_plain(cell->number)
						  : xasprintf("%lld", (long long)cell->number);
	csv_cell(rows, number);
	free(number);
}

static void csv_table(struct str *rows, const struct document_block *table)
{
	csv_cell(rows, "table");
	for (int i = 0; i < table->column_count; i++)
		if (table->column[i].use != COLUMN_SHOWN)
			csv_cell(rows, table->column[i].name);
	csv_end(rows);
	for (int row = 0; row < table->row_count; row++) {
		/* Who has the rows makes sums; a sum among them would be counted twice. */
		if (table->row[row].total)
			continue;
		csv_cell(rows, table->name);
		for (int i = 0; i < table->column_count; i++)
			if (table->column[i].use != COLUMN_SHOWN)
				csv_document_cell(rows, &table->column[i], &table->row[row].cell[i]);
		csv_end(rows);
	}
}

char *document_csv_sink(const struct document *document)
{
	struct str rows = {0};
	for (int i = 0; i < document->block_count; i++)
		if (document->block[i].type == BLOCK_TABLE)
			csv_table(&rows, &document->block[i]);
	return str_take(&rows);
}
