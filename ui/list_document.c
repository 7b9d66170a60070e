/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "list_document.h"

#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "i18n.h"
#include "mem.h"

#include "list_parts.h"

enum { PAGE = 200 }; /* records in memory at once */

/* The rows of a document that a list became. */
struct rows_of {
	struct store *store;
	const struct kind *kind;
	struct rows rows;
	int field[COLUMNS_MAX], count;
};

static bool is_amount(const struct field *field, const char *unit)
{
	return field->type == TYPE_MONEY && strcmp(field->unit, unit) == 0;
}

static enum cell_type type_of(const struct field *field)
{
	if (is_amount(field, "SEK"))
		return CELL_MONEY;
	if (is_amount(field, "EUR"))
		return CELL_EURO;
	if (field->type == TYPE_INTEGER)
		return CELL_NUMBER;
	return field->type == TYPE_DATE ? CELL_DATE : CELL_TEXT;
}

static void put_field(struct document_row *row, int at, const struct record *record, int field)
{
	const char *value = record_value(record, field);
	enum cell_type type = type_of(&record->kind->fields[field]);
	if (*value == '\0')
		return;
	if (type == CELL_DATE) {
		document_cell_text(row, at, value);
	} else if (type != CELL_TEXT) {
		document_cell_number(row, at, strtoll(value, NULL, 10));
	} else {
		char *text = record_show(record, field);
		document_cell_text(row, at, text);
		free(text);
	}
}

static bool give_record(const struct rows_of *rows, const struct record *record, document_take *take, void *taker,
			struct err *err)
{
	struct document_row *row = document_row_new(rows->count);
	for (int i = 0; i < rows->count; i++)
		put_field(row, i, record, rows->field[i]);
	char *filter = xasprintf("#%lld", (long long)record->id);
	document_drill(row, rows->kind->name, filter);
	bool good = take(taker, row, err);
	document_row_free(row, rows->count);
	free(filter);
	return good;
}

static bool give_page(const struct rows_of *rows, int from, int count, document_take *take, void *taker,
		      struct err *err)
{
	struct record *page[PAGE];
	if (!store_fill(rows->store, rows->kind, &rows->rows.id[from], count, page, err))
		return false;
	bool good = true;
	for (int i = 0; i < count; i++) {
		if (good && page[i] != NULL)
			good = give_record(rows, page[i], take, taker, err);
		record_free(page[i]);
	}
	return good;
}

static bool each_row(void *context, document_take *take, void *taker, struct err *err)
{
	struct rows_of *rows = context;
	for (int from = 0; from < rows->rows.count; from += PAGE) {
		int count = rows->rows.count - from < PAGE ? rows->rows.count - from : PAGE;
		if (!give_page(rows, from, count, take, taker, err))
			return false;
	}
	return true;
}

static void free_rows_of(void *context)
{
	struct rows_of *rows = context;
	rows_free(&rows->rows);
	free(rows);
}

/* What the list is grouped by stands in a column of its own: a document has no group lines. */
static void choose_fields(const struct list_view *view, struct rows_of *rows)
{
	if (view->query.group >= 0)
		rows->field[rows->count++] = view->query.group;
	for (int i = 0; i < view->columns.count && rows->count < COLUMNS_MAX; i++)
		if (view->columns.column[i].field != view->query.group)
			rows->field[rows->count++] = view->columns.column[i].field;
}

static char *subtitle_of(const struct list_view *view)
{
	struct str text = { 0 };
	const char *municipality = strategy_get(view->app->strategy, "municipality");
	const char *const pieces[] = { municipality, view->narrow, view->filter_text };
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		if (pieces[i] != NULL && *pieces[i] != '\0')
			str_addf(&text, "%s%s", text.length > 0 ? " · " : "", pieces[i]);
	return str_take(&text);
}

/* The saved view in force as `samverkan list` takes it; NULL: there is none, or the list has another filter by now. The
 * caller frees. */
static char *view_name(const struct list_view *view)
{
	struct views views;
	char *name = NULL;
	if (list_view_named_id(view) == 0 || !store_views(view->app->store, view->kind, &views, NULL))
		return NULL;
	for (int i = 0; i < views.count && name == NULL; i++) {
		const struct saved_view *saved = &views.view[i];
		struct shape shape = shape_read(view->kind, saved->shape);
		if (saved->id == list_view_named_id(view) && strcmp(shape.filter, view->filter_text) == 0)
			name = saved->mine ? xstrdup(saved->name) : xasprintf("%s:%s", saved->login, saved->name);
		shape_free(&shape);
	}
	views_free(&views);
	return name;
}

static void add_option(struct str *words, const char *option, const char *value)
{
	char *quoted = door_quote(value);
	if (*value != '\0')
		str_addf(words, " --%s %s", option, quoted);
	free(quoted);
}

/* A filter that not every shell leaves alone goes by the name of its view. */
static void add_filter(struct str *words, const struct list_view *view)
{
	const char *between = *view->narrow != '\0' && *view->filter_text != '\0' ? " " : "";
	char *name = door_is_plain(view->filter_text) ? NULL : view_name(view);
	char *whole = xasprintf("%s%s%s", view->narrow, between, view->filter_text);
	if (name != NULL)
		add_option(words, "view", name);
	add_option(words, "filter", name != NULL ? view->narrow : whole);
	free(whole);
	free(name);
}

/* The words that `samverkan list` makes the same rows by. */
static char *command_of(const struct list_view *view, const struct rows_of *rows)
{
	struct str words = { 0 };
	str_addf(&words, "list %s --columns ", view->kind->name);
	for (int i = 0; i < rows->count; i++)
		str_addf(&words, "%s%s", i > 0 ? "," : "", view->kind->fields[rows->field[i]].name);
	for (int i = 0; i < view->query.sort_count; i++)
		str_addf(&words, "%s%s%s", i > 0 ? "," : " --sort ", view->query.sort[i].down ? "-" : "",
			 view->kind->fields[view->query.sort[i].field].name);
	add_filter(&words, view);
	return str_take(&words);
}

static void add_table(struct document *document, const struct rows_of *rows)
{
	document_table(document, rows->kind->name, "");
	for (int i = 0; i < rows->count; i++) {
		const struct field *field = &rows->kind->fields[rows->field[i]];
		document_column(document, field->name, i18n(field->label), type_of(field), false);
	}
}

struct document *list_document_new(struct list_view *view, struct err *err)
{
	struct rows_of *rows = xcalloc(1, sizeof *rows);
	*rows = (struct rows_of){ .store = view->app->store, .kind = view->kind };
	if (!store_rows(view->app->store, &view->query, &rows->rows, err)) {
		free(rows);
		return NULL;
	}
	choose_fields(view, rows);
	char *subtitle = subtitle_of(view);
	struct document *document = document_new(i18n(view->kind->plural), subtitle);
	document_about(document, view->kind->name, strategy_get(view->app->strategy, "municipality"));
	free(subtitle);
	char *command = command_of(view, rows);
	document_command(document, command);
	free(command);
	add_table(document, rows);
	document_rows_from(document, &(struct document_source){ each_row, free_rows_of, rows });
	return document;
}
