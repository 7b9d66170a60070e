/* SPDX-License-Identifier: EUPL-1.2 */
/* sink_json: a document as JSON, and back: what is fixed for ever is kept so. */
#include "config.h"

#include "sink.h"

#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_tree.h>

#include "date.h"
#include "i18n.h"
#include "json.h"
#include "mem.h"
#include "money.h"

#define FORMAT "samverkan-document"
#define FORMAT_VERSION 1

static const char *const type_names[] = {
	[CELL_TEXT] = "text", [CELL_NUMBER] = "number", [CELL_MONEY] = "SEK", [CELL_EURO] = "EUR",
	[CELL_PERCENT] = "percent", [CELL_SHARE] = "share", [CELL_DATE] = "date", [CELL_SPAN] = "span",
	[CELL_HOURS] = "hours",
};
static const char *const use_names[] = {
	[COLUMN_ALWAYS] = "always", [COLUMN_SHOWN] = "shown", [COLUMN_DATA] = "data",
	[COLUMN_SPARE] = "spare",
};
/* Written where the column has it: what was fixed before a trait was known reads as it did. */
static const struct {
	const char *name;
	unsigned trait;
} traits[] = { { "exact", COLUMN_EXACT }, { "under", COLUMN_UNDER } };
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* ---- writing ---- */

static void put_text(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_text(json, text);
}

static void put_number(struct json *json, const char *key, int64_t number)
{
	json_key(json, key);
	json_number(json, number);
}

static void put_day(struct json *json, const char *key, int64_t day)
{
	char date[DATE_DAY_SIZE];
	date_add_days("1970-01-01", (int)day, date);
	put_text(json, key, date);
}

static void put_pair(struct json *json, const struct document_column *column, const struct document_cell *cell)
{
	json_object(json);
	if (column->type == CELL_SPAN) {
		put_day(json, "from", cell->number);
		put_day(json, "to", cell->whole);
		if (cell->pale) {
			json_key(json, "pale");
			json_bool(json, true);
		}
	} else {
		put_number(json, "part", cell->number);
		put_number(json, "whole", cell->whole);
	}
	json_object_end(json);
}

static void put_amount(struct json *json, int64_t hundredths)
{
	char *plain = money_plain(hundredths);
	json_decimal(json, plain);
	free(plain);
}

static void put_cell(struct json *json, const struct document_column *column, const struct document_cell *cell)
{
	if (cell->empty)
		json_null(json);
	else if (column->type == CELL_TEXT || column->type == CELL_DATE)
		json_text(json, cell->text);
	else if (column->type == CELL_MONEY || column->type == CELL_EURO)
		put_amount(json, cell->number);
	else if (column->type == CELL_HOURS)
		put_amount(json, document_hundredths(cell->number));
	else if (column->type == CELL_SHARE || column->type == CELL_SPAN)
		put_pair(json, column, cell);
	else
		json_number(json, cell->number);
}

static void put_drill(struct json *json, const char *kind, const char *filter)
{
	json_object(json);
	put_text(json, "kind", kind);
	put_text(json, "filter", filter);
	json_object_end(json);
}

struct table {
	const struct document_block *block;
	struct json *json;
};

static void put_cell_drills(struct table *table, const struct document_row *row)
{
	bool any = false;
	for (int i = 0; i < table->block->column_count; i++) {
		if (row->cell[i].drill_kind == NULL)
			continue;
		if (!any) {
			json_key(table->json, "drills");
			json_object(table->json);
		}
		any = true;
		json_key(table->json, table->block->column[i].name);
		put_drill(table->json, row->cell[i].drill_kind, row->cell[i].drill_filter);
	}
	if (any)
		json_object_end(table->json);
}

static bool put_row(void *context, const struct document_row *row, struct err *err)
{
	struct table *table = context;
	struct json *json = table->json;
	(void)err;
	json_object(json);
	json_key(json, "cells");
	json_object(json);
	for (int i = 0; i < table->block->column_count; i++) {
		json_key(json, table->block->column[i].name);
		put_cell(json, &table->block->column[i], &row->cell[i]);
	}
	json_object_end(json);
	if (row->indent > 0)
		put_number(json, "indent", row->indent);
	if (row->total) {
		json_key(json, "total");
		json_bool(json, true);
	}
	if (row->drill_kind != NULL) {
		json_key(json, "drill");
		put_drill(json, row->drill_kind, row->drill_filter);
	}
	put_cell_drills(table, row);
	json_object_end(json);
	return true;
}

static void put_column(struct json *json, const struct document_column *column)
{
	json_object(json);
	put_text(json, "name", column->name);
	put_text(json, "title", column->title);
	put_text(json, "type", type_names[column->type]);
	put_text(json, "use", use_names[column->use]);
	json_key(json, "bar");
	json_bool(json, column->bar);
	for (int i = 0; i < COUNT(traits); i++) {
		if ((column->traits & traits[i].trait) == 0)
			continue;
		json_key(json, traits[i].name);
		json_bool(json, true);
	}
	json_object_end(json);
}

static bool put_table(struct json *json, const struct document_block *block, struct err *err)
{
	struct table table = { block, json };
	put_text(json, "table", block->name);
	put_text(json, "caption", block->text);
	if (block->prose) {
		json_key(json, "prose");
		json_bool(json, true);
	}
	if (block->axis_to != 0) {
		put_day(json, "axis_from", block->axis_from);
		put_day(json, "axis_to", block->axis_to);
	}
	json_key(json, "columns");
	json_array(json);
	for (int i = 0; i < block->column_count; i++)
		put_column(json, &block->column[i]);
	json_array_end(json);
	json_key(json, "rows");
	json_array(json);
	bool good = document_each(block, put_row, &table, err);
	json_array_end(json);
	return good;
}

static bool put_block(struct json *json, const struct document_block *block, struct err *err)
{
	bool good = true;
	json_object(json);
	if (block->type == BLOCK_TABLE) {
		good = put_table(json, block, err);
	} else if (block->type == BLOCK_TEXT) {
		put_text(json, "text", block->text);
	} else {
		put_text(json, "heading", block->text);
		put_number(json, "level", block->level);
	}
	json_object_end(json);
	return good;
}

bool sink_json(const struct document *document, const struct sink_options *options, FILE *out, struct err *err)
{
	struct json *json = json_new_to(out);
	bool good = true;
	(void)options;
	json_object(json);
	put_text(json, "format", FORMAT);
	put_number(json, "version", FORMAT_VERSION);
	put_text(json, "title", document->title);
	put_text(json, "subtitle", document->subtitle);
	put_text(json, "name", document->name);
	put_text(json, "author", document->author);
	put_text(json, "period", document->period);
	put_text(json, "day", document->day);
	json_key(json, "blocks");
	json_array(json);
	for (int i = 0; good && i < document->block_count; i++)
		good = put_block(json, &document->block[i], err);
	if (good) {
		json_array_end(json);
		json_object_end(json);
	}
	json_end_to(json);
	return good;
}

/* ---- reading ---- */

static yajl_val member(yajl_val object, const char *key, yajl_type type)
{
	const char *path[] = { key, NULL };
	return object != NULL ? yajl_tree_get(object, path, type) : NULL;
}

static const char *get_text(yajl_val object, const char *key)
{
	const char *text = YAJL_GET_STRING(member(object, key, yajl_t_string));
	return text != NULL ? text : "";
}

static int64_t get_number(yajl_val object, const char *key)
{
	yajl_val value = member(object, key, yajl_t_number);
	return value != NULL ? strtoll(YAJL_GET_NUMBER(value), NULL, 10) : 0;
}

static bool get_bool(yajl_val object, const char *key)
{
	return YAJL_IS_TRUE(member(object, key, yajl_t_any));
}

static int64_t get_day(yajl_val object, const char *key)
{
	const char *date = get_text(object, key);
	return date_valid(date) ? date_days_between("1970-01-01", date) : 0;
}

static int name_at(const char *const *names, int count, const char *name)
{
	for (int i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return 0;
}

static void read_number(struct document_row *row, int at, enum cell_type type, yajl_val value)
{
	int64_t number = strtoll(YAJL_GET_NUMBER(value), NULL, 10);
	if (type == CELL_MONEY || type == CELL_EURO || type == CELL_HOURS)
		money_parse(YAJL_GET_NUMBER(value), &number, NULL);
	if (type == CELL_HOURS)
		number = (number * 60 + 50) / 100;
	document_cell_number(row, at, number);
}

static void read_cell(struct document_row *row, int at, enum cell_type type, yajl_val value)
{
	if (YAJL_IS_STRING(value))
		document_cell_text(row, at, YAJL_GET_STRING(value));
	else if (YAJL_IS_NUMBER(value))
		read_number(row, at, type, value);
	else if (YAJL_IS_OBJECT(value) && type == CELL_SPAN) {
		document_cell_pair(row, at, get_day(value, "from"), get_day(value, "to"));
		row->cell[at].pale = get_bool(value, "pale");
	} else if (YAJL_IS_OBJECT(value))
		document_cell_pair(row, at, get_number(value, "part"), get_number(value, "whole"));
}

static void read_row(struct document *document, const struct document_block *table, yajl_val from)
{
	struct document_row *row = document_row(document, (int)get_number(from, "indent"), get_bool(from, "total"));
	yajl_val cells = member(from, "cells", yajl_t_object), drill = member(from, "drill", yajl_t_object);
	yajl_val drills = member(from, "drills", yajl_t_object);
	for (int i = 0; i < table->column_count; i++) {
		yajl_val cell = member(cells, table->column[i].name, yajl_t_any);
		yajl_val own = member(drills, table->column[i].name, yajl_t_object);
		if (cell != NULL)
			read_cell(row, i, table->column[i].type, cell);
		if (own != NULL)
			document_cell_drill(row, i, get_text(own, "kind"), get_text(own, "filter"));
	}
	if (drill != NULL)
		document_drill(row, get_text(drill, "kind"), get_text(drill, "filter"));
}

static unsigned read_traits(yajl_val column)
{
	unsigned has = 0;
	for (int i = 0; i < COUNT(traits); i++)
		has |= get_bool(column, traits[i].name) ? traits[i].trait : 0;
	return has;
}

static void read_table(struct document *document, yajl_val from)
{
	yajl_val columns = member(from, "columns", yajl_t_array), rows = member(from, "rows", yajl_t_array);
	document_table(document, get_text(from, "table"), get_text(from, "caption"));
	if (get_bool(from, "prose"))
		document_prose(document);
	for (size_t i = 0; columns != NULL && i < YAJL_GET_ARRAY(columns)->len; i++) {
		yajl_val column = YAJL_GET_ARRAY(columns)->values[i];
		int type = name_at(type_names, COUNT(type_names), get_text(column, "type"));
		int use = name_at(use_names, COUNT(use_names), get_text(column, "use"));
		document_column(document, get_text(column, "name"), get_text(column, "title"), (enum cell_type)type,
				get_bool(column, "bar"));
		document_column_use(document, (enum column_use)use);
		document_column_traits(document, read_traits(column));
	}
	if (*get_text(from, "axis_to") != '\0')
		document_axis(document, get_day(from, "axis_from"), get_day(from, "axis_to"));
	const struct document_block *table = &document->block[document->block_count - 1];
	for (size_t i = 0; rows != NULL && i < YAJL_GET_ARRAY(rows)->len; i++)
		read_row(document, table, YAJL_GET_ARRAY(rows)->values[i]);
}

static struct document *read_document(yajl_val root)
{
	struct document *document = document_new(get_text(root, "title"), get_text(root, "subtitle"));
	yajl_val blocks = member(root, "blocks", yajl_t_array);
	document_about(document, get_text(root, "name"), get_text(root, "author"));
	document_period(document, get_text(root, "period"));
	if (strlen(get_text(root, "day")) == strlen(document->day))
		strcpy(document->day, get_text(root, "day"));
	for (size_t i = 0; blocks != NULL && i < YAJL_GET_ARRAY(blocks)->len; i++) {
		yajl_val block = YAJL_GET_ARRAY(blocks)->values[i];
		if (member(block, "table", yajl_t_string) != NULL)
			read_table(document, block);
		else if (member(block, "heading", yajl_t_string) != NULL)
			document_heading(document, (int)get_number(block, "level"), get_text(block, "heading"));
		else
			document_text(document, get_text(block, "text"));
	}
	return document;
}

struct document *sink_json_read(const char *text, size_t length, struct err *err)
{
	char why[256] = "";
	char *whole = xstrndup(text, length);
	yajl_val root = yajl_tree_parse(whole, why, sizeof why);
	free(whole);
	if (root == NULL || strcmp(get_text(root, "format"), FORMAT) != 0 ||
	    get_number(root, "version") != FORMAT_VERSION) {
		yajl_tree_free(root);
		err_set(err, ERR_IO, _("this is no summary that the program knows how to read"));
		return NULL;
	}
	struct document *document = read_document(root);
	yajl_tree_free(root);
	return document;
}
