/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "filter.h"
#include "i18n.h"
#include "money.h"
#include "shape.h"
#include "text.h"
#include "type.h"

#include "store.h"

#define PAGE 200 /* records in memory at once */
#define GAP 2
#define ID_COLUMNS 5
#define WIDE_MIN 16 /* the column that takes the rest */
#define CELL_MIN 8   /* any column */

/* The fields that are asked for, and the rows. */
struct listing {
	const struct kind *kind;
	struct filter *filter;
	struct query query;
	int *field;
	int field_count;
	bool chosen; /* by --columns */
	struct rows rows;
};

/* A listing as text: every cell before its width is known. */
struct page_text {
	const struct listing *listing;
	char **cell;   /* row by row, a cell per field */
	int row_count;
	int *group;    /* of each row, where they are grouped */
	int *width;    /* of each field; 0: left out */
};

/* ---- what is asked for ---- */

static void add_field(struct listing *listing, int field)
{
	listing->field = xrealloc(listing->field, (size_t)listing->field_count + 1, sizeof *listing->field);
	listing->field[listing->field_count++] = field;
}

static bool read_columns(struct listing *listing, const char *words, struct err *err)
{
	char *copy = xstrdup(words), *rest = copy, *word;
	bool good = true;
	listing->chosen = true;
	while (good && (word = strsep(&rest, ",")) != NULL) {
		word += strspn(word, " ");
		int field = cmd_field(listing->kind, word, err);
		good = field >= 0;
		if (good)
			add_field(listing, field);
	}
	free(copy);
	return good;
}

static void take_columns(struct listing *listing, const char *format)
{
	bool all = strcmp(format, "text") != 0;
	for (int i = 0; i < listing->kind->field_count; i++)
		if (all || ((listing->kind->fields[i].flags & F_COLUMN) != 0 && listing->kind->fields[i].rule == NULL))
			add_field(listing, i);
}

/* A faulty expression is wrong usage, whatever is wrong in it. */
static bool read_filter(struct listing *listing, const char *text, struct err *err)
{
	struct err why = {0};
	listing->filter = filter_parse(listing->kind, text, &why);
	listing->query.filter = listing->filter;
	return listing->filter != NULL || why.code == ERR_NONE || err_set(err, ERR_USAGE, "%s", why.text);
}

static bool read_sort(struct listing *listing, const char *text, struct err *err)
{
	struct err why = {0};
	return query_sort(&listing->query, text, &why) || err_set(err, ERR_USAGE, "--sort: %s", why.text);
}

static bool read_request(struct listing *listing, const struct cmd *cmd, struct err *err)
{
	listing->kind = cmd_kind(cmd->word[0], err);
	if (listing->kind == NULL)
		return false;
	listing->query = (struct query){ .kind = listing->kind, .group = -1 };
	if (cmd_given(cmd, OPT_COLUMNS)) {
		if (!read_columns(listing, cmd->value[OPT_COLUMNS], err))
			return false;
	} else {
		take_columns(listing, cmd->format);
	}
	return (!cmd_given(cmd, OPT_FILTER) || read_filter(listing, cmd->value[OPT_FILTER], err)) &&
	       (!cmd_given(cmd, OPT_SORT) || read_sort(listing, cmd->value[OPT_SORT], err)) &&
	       cmd_number(cmd, OPT_LIMIT, 1, INT_MAX, 0, &listing->query.limit, err);
}

static bool has_field(const struct listing *listing, int field)
{
	for (int i = 0; i < listing->field_count; i++)
		if (listing->field[i] == field)
			return true;
	return false;
}

static void drop_field(struct listing *listing, int field)
{
	int kept = 0;
	for (int i = 0; i < listing->field_count; i++)
		if (listing->field[i] != field)
			listing->field[kept++] = listing->field[i];
	listing->field_count = kept;
}

/* Text has a line above each group, as the screen; elsewhere a row tells its group itself. */
static void lay_columns(struct listing *listing, const struct cmd *cmd, const struct shape *shape)
{
	bool text = strcmp(cmd->format, "text") == 0;
	int group = shape->order.group;
	if (cmd_given(cmd, OPT_COLUMNS))
		return;
	if (shape->column_count > 0) {
		listing->chosen = true;
		listing->field_count = 0;
	} else if (text) {
		drop_field(listing, group);
	}
	for (int i = 0; i < shape->column_count; i++)
		add_field(listing, shape->column[i].field);
	if (group >= 0 && !text && !has_field(listing, group))
		add_field(listing, group);
}

/* The filter of the view holds beside that of the line; its columns and order where the line names none. */
static bool lay_shape(struct listing *listing, const struct cmd *cmd, const struct shape *shape, struct err *err)
{
	const char *own = cmd_given(cmd, OPT_FILTER) ? cmd->value[OPT_FILTER] : "";
	char *both = xasprintf("%s %s", shape->filter, own);
	filter_free(listing->filter);
	listing->filter = NULL;
	bool good = read_filter(listing, both, err);
	free(both);
	if (!cmd_given(cmd, OPT_SORT)) {
		listing->query.sort_count = shape->order.sort_count;
		memcpy(listing->query.sort, shape->order.sort, sizeof listing->query.sort);
	}
	listing->query.group = shape->order.group;
	lay_columns(listing, cmd, shape);
	return good;
}

/* A field or choice that it asks for may have gone since it was saved. */
static bool view_holds(const struct kind *kind, const struct saved_view *view, struct err *err)
{
	struct shape shape = shape_read(kind, view->shape);
	bool holds = shape_holds(&shape, view->name, err);
	shape_free(&shape);
	return holds;
}

static bool read_view(struct listing *listing, const struct cmd *cmd, struct store *store, struct err *err)
{
	struct views views;
	if (!store_views(store, listing->kind, &views, err))
		return false;
	const struct saved_view *view = views_find(&views, cmd->value[OPT_VIEW], err);
	bool good = view != NULL && view_holds(listing->kind, view, err);
	if (good) {
		struct shape shape = shape_read(listing->kind, view->shape);
		good = lay_shape(listing, cmd, &shape, err);
		shape_free(&shape);
	}
	views_free(&views);
	return good;
}

static void free_listing(struct listing *listing)
{
	filter_free(listing->filter);
	free(listing->field);
	rows_free(&listing->rows);
}

/* Calls TAKE with every record of the rows and its place among them, in order, a page at a time. */
static bool each_record(struct store *store, const struct listing *listing,
			void (*take)(void *context, int row, const struct record *record), void *context,
			struct err *err)
{
	struct record *page[PAGE];
	for (int from = 0; from < listing->rows.count; from += PAGE) {
		int count = listing->rows.count - from < PAGE ? listing->rows.count - from : PAGE;
		if (!store_fill(store, listing->kind, &listing->rows.id[from], count, page, err))
			return false;
		for (int i = 0; i < count; i++) {
			/* One that was deleted between the two questions is left out. */
			if (page[i] != NULL && !page[i]->deleted)
				take(context, from + i, page[i]);
			record_free(page[i]);
		}
	}
	return true;
}

/* ---- CSV and JSON ---- */

struct sink {
	const struct listing *listing;
	struct str *out;
	struct json *json;
	void (*cell)(struct str *rows, const char *text); /* of CSV */
};

static void take_csv(void *context, int row, const struct record *record)
{
	(void)row;
	struct sink *sink = context;
	char id[24];
	snprintf(id, sizeof id, "%lld", (long long)record->id);
	csv_cell(sink->out, id);
	for (int i = 0; i < sink->listing->field_count; i++) {
		char *value = record_plain(record, sink->listing->field[i]);
		sink->cell(sink->out, value);
		free(value);
	}
	csv_end(sink->out);
}

static bool list_csv(struct cmd *cmd, struct store *store, const struct listing *listing, struct err *err)
{
	bool spreadsheet = cmd_given(cmd, OPT_BOM);
	struct sink sink = { .listing = listing, .out = &cmd->out,
			     .cell = spreadsheet ? csv_text_cell : csv_cell };
	str_add(&cmd->out, spreadsheet ? CSV_BYTE_ORDER_MARK : "");
	csv_cell(&cmd->out, "id");
	for (int i = 0; i < listing->field_count; i++)
		csv_cell(&cmd->out, listing->kind->fields[listing->field[i]].name);
	csv_end(&cmd->out);
	return each_record(store, listing, take_csv, &sink, err);
}

static void take_json(void *context, int row, const struct record *record)
{
	(void)row;
	struct sink *sink = context;
	json_object(sink->json);
	values_json_record(sink->json, record, sink->listing->field, sink->listing->field_count);
	json_object_end(sink->json);
}

static bool list_json(struct cmd *cmd, struct store *store, const struct listing *listing, struct err *err)
{
	struct sink sink = { .listing = listing, .json = json_new() };
	json_array(sink.json);
	bool good = each_record(store, listing, take_json, &sink, err);
	json_array_end(sink.json);
	char *text = json_end(sink.json);
	str_add(&cmd->out, text);
	free(text);
	return good;
}

/* ---- text ---- */

static const struct field *field_at(const struct page_text *text, int column)
{
	return &text->listing->kind->fields[text->listing->field[column]];
}

/* As the list on screen, but dates in full: on paper nobody opens the record. */
static char *cell_on_paper(const struct record *record, int field)
{
	bool month = (record->kind->fields[field].flags & F_MONTH) != 0;
	return month ? record_show(record, field) : record_cell(record, field);
}

static void take_text(void *context, int row, const struct record *record)
{
	struct page_text *text = context;
	int columns = text->listing->field_count, stride = columns + 1;
	size_t at = (size_t)text->row_count * (size_t)stride;
	text->cell = xrealloc(text->cell, at + (size_t)stride, sizeof *text->cell);
	text->cell[at] = xasprintf("%lld", (long long)record->id);
	for (int i = 0; i < columns; i++) {
		int field = text->listing->field[i];
		text->cell[at + 1 + (size_t)i] =
			cell_on_paper(record, field);
	}
	text->group = xrealloc(text->group, (size_t)text->row_count + 1, sizeof *text->group);
	text->group[text->row_count++] = text->listing->rows.group != NULL ? text->listing->rows.group[row] : -1;
}

static const char *cell_at(const struct page_text *text, int row, int column)
{
	return text->cell[row * (text->listing->field_count + 1) + 1 + column];
}

/* As wide as what stands in it. */
static int whole_width(const struct page_text *text, int column)
{
	int width = text_width(field_heading(field_at(text, column)));
	for (int row = 0; row < text->row_count; row++) {
		int cell = text_width(cell_at(text, row, column));
		width = cell > width ? cell : width;
	}
	return width;
}

/* As whole_width, but at most what the field table gives it, unless it is the one that takes the rest. */
static int first_width(const struct page_text *text, int column)
{
	const struct field *field = field_at(text, column);
	int whole = whole_width(text, column), most = text_width(field_heading(field));
	if (text->listing->chosen || (field->flags & F_WIDE) != 0)
		return whole;
	most = most > field->width ? most : field->width;
	return whole < most ? whole : most;
}

static int total_width(const struct page_text *text)
{
	int width = ID_COLUMNS;
	for (int i = 0; i < text->listing->field_count; i++)
		width += text->width[i] > 0 ? text->width[i] + GAP : 0;
	return width;
}

/* The column to leave out next: of the highest weight, the last of those; -1 when all that is left must stay. */
static int least_needed(const struct page_text *text)
{
	int least = -1, weight = 0;
	for (int i = 0; i < text->listing->field_count; i++) {
		const struct field *field = field_at(text, i);
		if (text->width[i] > 0 && field->weight > 0 && field->weight >= weight) {
			least = i;
			weight = field->weight;
		}
	}
	return least;
}

static int widest(const struct page_text *text)
{
	int found = 0;
	for (int i = 0; i < text->listing->field_count; i++)
		if (text->width[i] > text->width[found])
			found = i;
	return found;
}

/* Whether the column that takes the rest can give OVER columns and still be read. */
static bool rest_gives(const struct page_text *text, int over)
{
	int wide = widest(text);
	return (field_at(text, wide)->flags & F_WIDE) != 0 && text->width[wide] - over >= WIDE_MIN;
}

/* Columns that nobody asked for by name go until the rest has room; then the widest gives way, a column at a time, so
 * that several wide ones share the loss. */
static void fit_columns(struct page_text *text, int columns)
{
	int over, least;
	while ((over = total_width(text) - columns) > 0 && !text->listing->chosen && !rest_gives(text, over) &&
	       (least = least_needed(text)) >= 0)
		text->width[least] = 0;
	for (; over > 0 && text->width[widest(text)] > CELL_MIN; over--)
		text->width[widest(text)]--;
}

/* What is left over goes to the columns that have more to say, from the left. */
static void fill_columns(struct page_text *text, int columns)
{
	int left = columns - total_width(text);
	for (int i = 0; i < text->listing->field_count && left > 0; i++) {
		int more = text->width[i] > 0 ? whole_width(text, i) - text->width[i] : 0;
		more = more < left ? more : left;
		text->width[i] += more;
		left -= more;
	}
}

static void add_cell(struct str *line, const char *text, int width, bool right)
{
	char *fitted = text_fit(text, width, right ? TEXT_RIGHT : TEXT_LEFT);
	str_addf(line, "%*s%s", line->length > 0 ? GAP : 0, "", fitted);
	free(fitted);
}

/* ROW -1 is the line of headings. */
static void add_line(struct str *out, const struct page_text *text, int row)
{
	struct str line = {0};
	const char *id = row < 0 ? _("Id") : text->cell[row * (text->listing->field_count + 1)];
	add_cell(&line, id, ID_COLUMNS, true);
	for (int i = 0; i < text->listing->field_count; i++) {
		const struct field *field = field_at(text, i);
		if (text->width[i] > 0)
			add_cell(&line, row < 0 ? field_heading(field) : cell_at(text, row, i), text->width[i],
				 type_is_right(field->type));
	}
	while (line.length > 0 && line.text[line.length - 1] == ' ')
		line.text[--line.length] = '\0';
	str_addf(out, "%s\n", line.text);
	str_free(&line);
}

/* The line above the first row of a group: how many it has, and their sum in kronor. */
static void add_group(struct str *out, const struct page_text *text, int row)
{
	int at = text->group[row];
	if (at < 0 || (row > 0 && text->group[row - 1] == at))
		return;
	const struct rows_group *group = &text->listing->rows.groups[at];
	char *count = number_text(group->count), *sum = money_format(group->sum, "SEK");
	str_addf(out, "%s%s (%s", row > 0 ? "\n" : "", *group->title != '\0' ? group->title : _("(none)"), count);
	if (group->elsewhere > 0)
		str_addf(out, _(", and %d under other groups"), group->elsewhere);
	str_addf(out, ")%s%s\n", group->sum != 0 ? ", " : "", group->sum != 0 ? sum : "");
	free(count);
	free(sum);
}

static void render_text(struct cmd *cmd, struct page_text *text)
{
	int columns = text->listing->field_count;
	text->width = xcalloc((size_t)columns, sizeof *text->width);
	for (int i = 0; i < columns; i++)
		text->width[i] = first_width(text, i);
	fit_columns(text, cmd_output_columns(cmd));
	fill_columns(text, cmd_output_columns(cmd));
	for (int row = -1; row < text->row_count; row++) {
		if (row >= 0)
			add_group(&cmd->out, text, row);
		add_line(&cmd->out, text, row);
	}
	free(text->width);
}

static bool list_text(struct cmd *cmd, struct store *store, const struct listing *listing, struct err *err)
{
	struct page_text text = { .listing = listing };
	bool good = each_record(store, listing, take_text, &text, err);
	if (good && text.row_count > 0)
		render_text(cmd, &text);
	if (good)
		str_addf(&cmd->out, _("%s%d of %lld\n"), text.row_count > 0 ? "\n" : "", text.row_count,
			 (long long)listing->rows.total);
	for (int i = 0; i < text.row_count * (listing->field_count + 1); i++)
		free(text.cell[i]);
	free(text.cell);
	free(text.group);
	return good;
}

static bool list_rows(struct cmd *cmd, struct listing *listing, struct err *err)
{
	struct store *store = cmd_store_open(cmd, "command", NULL, err);
	if (store == NULL)
		return false;
	bool good = (!cmd_given(cmd, OPT_VIEW) || read_view(listing, cmd, store, err)) &&
		    store_rows(store, &listing->query, &listing->rows, err);
	struct err doubt = {0};
	if (good && store_doubts(store, listing->kind, listing->query.filter, &doubt))
		fprintf(stderr, "samverkan: %s: %s\n", "filter", doubt.text);
	if (good && strcmp(cmd->format, "csv") == 0)
		good = list_csv(cmd, store, listing, err);
	else if (good && strcmp(cmd->format, "json") == 0)
		good = list_json(cmd, store, listing, err);
	else if (good)
		good = list_text(cmd, store, listing, err);
	store_close(store);
	if (!good)
		str_free(&cmd->out); /* half a list is none */
	return good;
}

int cmd_list(struct cmd *cmd, struct err *err)
{
	struct listing listing = {0};
	bool good = read_request(&listing, cmd, err) && list_rows(cmd, &listing, err);
	free_listing(&listing);
	return good ? 0 : err_status(err);
}
