/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "sink.h"

#include <stdlib.h>

#include "csv.h"
#include "date.h"
#include "mem.h"
#include "money.h"

/* A table while it is written. */
struct csv {
	const struct document_block *table;
	FILE *out;
	bool spreadsheet; /* read by one; else by programs, which get every text as it stands */
};

static bool is_data(const struct document_column *column)
{
	return column->use != COLUMN_SHOWN && column->use != COLUMN_SPARE;
}

static void give_row(struct csv *csv, struct str *row)
{
	csv_end(row);
	fwrite(row->text, 1, row->length, csv->out);
	str_free(row);
}

static void add_day(struct str *row, int64_t day)
{
	char date[DATE_DAY_SIZE];
	date_add_days("1970-01-01", (int)day, date);
	csv_cell(row, date);
}

static void add_number(struct str *row, const struct document_column *column, const struct document_cell *cell)
{
	char *number;
	if (column->type == CELL_MONEY || column->type == CELL_EURO)
		number = money_plain(cell->number);
	else if (column->type == CELL_HOURS)
		number = money_plain(document_hundredths(cell->number));
	else if (column->type == CELL_SHARE)
		number = xasprintf("%lld", (long long)document_percent(column, cell));
	else
		number = xasprintf("%lld", (long long)cell->number);
	csv_cell(row, number);
	free(number);
}

static void add_text(const struct csv *csv, struct str *row, const char *text)
{
	if (csv->spreadsheet)
		csv_text_cell(row, text);
	else
		csv_cell(row, text);
}

static void add_cell(const struct csv *csv, struct str *row, const struct document_column *column,
		     const struct document_cell *cell)
{
	if (column->type == CELL_SPAN && !cell->empty) {
		add_day(row, cell->number);
		add_day(row, cell->whole);
	} else if (column->type == CELL_SPAN) {
		csv_cell(row, "");
		csv_cell(row, "");
	} else if (cell->empty || column->type == CELL_TEXT || column->type == CELL_DATE) {
		add_text(csv, row, cell->empty ? "" : cell->text);
	} else {
		add_number(row, column, cell);
	}
}

static bool take_row(void *context, const struct document_row *row, struct err *err)
{
	struct csv *csv = context;
	struct str text = {0};
	(void)err;
	if (row->total)
		return true;
	csv_cell(&text, csv->table->name);
	for (int i = 0; i < csv->table->column_count; i++)
		if (is_data(&csv->table->column[i]))
			add_cell(csv, &text, &csv->table->column[i], &row->cell[i]);
	give_row(csv, &text);
	return true;
}

static void write_names(struct csv *csv)
{
	struct str row = {0};
	csv_cell(&row, "table");
	for (int i = 0; i < csv->table->column_count; i++) {
		const struct document_column *column = &csv->table->column[i];
		if (!is_data(column))
			continue;
		csv_cell(&row, column->name);
		if (column->type == CELL_SPAN) {
			char *last = xasprintf("%s_to", column->name);
			csv_cell(&row, last);
			free(last);
		}
	}
	give_row(csv, &row);
}

bool sink_csv(const struct document *document, const struct sink_options *options, FILE *out, struct err *err)
{
	if (options->bom)
		fputs(CSV_BYTE_ORDER_MARK, out);
	for (int i = 0; i < document->block_count; i++) {
		struct csv csv = { &document->block[i], out, options->bom };
		if (csv.table->type != BLOCK_TABLE)
			continue;
		write_names(&csv);
		if (!document_each(csv.table, take_row, &csv, err))
			return false;
	}
	return true;
}
