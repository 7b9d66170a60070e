/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "detail.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "columns.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

#include "highlight.h"

#define LABEL_BESIDE 12  /* beside a list the short heading stands for a longer label */
#define LABEL_SHORT 14   /* and where there is none, the label is cut here */
#define LABEL_MAX 22     /* where there is room: a longer label is cut */
#define NARROW 56        /* with fewer columns than this there is no room */
#define BAR_COLUMNS 10
#define ROWS_BESIDE 3    /* of each thing that hangs on a record, beside a list */
#define ROWS_FULL 20     /* full size; more are a list of their own */

/* What the builder carries along. */
struct builder {
	struct app *app;
	struct detail *detail;
	const struct record *record;
	int columns;
	bool full;
};

static struct detail_line *add_line(struct builder *builder, enum role role, const char *label, const char *text)
{
	struct detail *detail = builder->detail;
	detail->line = xrealloc(detail->line, (size_t)detail->count + 1, sizeof *detail->line);
	struct detail_line *line = &detail->line[detail->count++];
	*line = (struct detail_line){ .label = label != NULL ? xstrdup(label) : NULL, .text = xstrdup(text),
				      .role = role, .field = -1, .percent = -1 };
	return line;
}

static int text_columns(const struct builder *builder)
{
	int columns = builder->columns - builder->detail->label_width - 1;
	return columns > 8 ? columns : 8;
}

/* Text of any length under one label; returns the first of its lines. */
static int add_wrapped(struct builder *builder, enum role role, const char *label, const char *text)
{
	int first = builder->detail->count;
	struct text_lines lines = text_wrap(text, text_columns(builder));
	for (int i = 0; i < lines.count; i++)
		add_line(builder, role, i == 0 ? label : "", lines.line[i]);
	if (lines.count == 0)
		add_line(builder, role, label, "");
	text_lines_free(&lines);
	return first;
}

/* ---- fields ---- */

static bool is_shown(const struct builder *builder, int index)
{
	const struct field *field = &builder->record->kind->fields[index];
	const char *value = record_value(builder->record, index);
	bool empty = *value == '\0' ||
		     (strcmp(value, "0") == 0 && (field->type == TYPE_BOOL || field->flags & F_COMPUTED));
	if (index == kind_title(builder->record->kind) && field->type != TYPE_REF)
		return false;
	if (!builder->full && (field->flags & F_HEAD))
		return false;
	return !empty || !(field->flags & F_QUIET);
}

static const char *label_of(const struct builder *builder, const struct field *field)
{
	const char *label = field_label(field);
	return builder->columns < NARROW && text_width(label) > LABEL_BESIDE ? field_heading(field) : label;
}

static void measure_labels(struct builder *builder)
{
	const struct kind *kind = builder->record->kind;
	for (int i = 0; i < kind->field_count; i++) {
		int width = text_width(label_of(builder, &kind->fields[i]));
		int most = builder->columns < NARROW ? LABEL_SHORT : LABEL_MAX;
		if (is_shown(builder, i) && width > builder->detail->label_width)
			builder->detail->label_width = width < most ? width : most;
	}
}

static void lead_to(struct builder *builder, int first, const struct kind *kind, int64_t id)
{
	for (int i = first; i < builder->detail->count && id != 0; i++) {
		builder->detail->line[i].target = LEADS_TO_RECORD;
		builder->detail->line[i].kind = kind;
		builder->detail->line[i].id = id;
	}
}

/* Each reference on a line of its own, so that each can be followed; beside a list a long name is cut. The names come
 * joined by "; "; where a name holds that itself they are shown as they come. */
static void add_references(struct builder *builder, int index, const char *label)
{
	const struct field *field = &builder->record->kind->fields[index];
	char *names = xstrdup(builder->record->shown[index]), *rest = names;
	const char *id = record_value(builder->record, index);
	while (rest != NULL && *id != '\0') {
		char *next = strstr(rest, "; ");
		if (next != NULL)
			*next = '\0';
		int first = builder->detail->count;
		if (builder->full)
			add_wrapped(builder, ROLE_NORMAL, label, rest);
		else
			add_line(builder, ROLE_NORMAL, label, rest);
		lead_to(builder, first, kind_named(field->ref), strtoll(id, (char **)&id, 10));
		while (*id == ' ')
			id++;
		rest = next != NULL ? next + 2 : NULL;
		label = "";
	}
	free(names);
}

/* An amount in another currency says on the next line what it is in kronor. */
static void add_kronor(struct builder *builder, int index)
{
	char *kronor = store_in_kronor(builder->app->store, builder->record, index);
	if (*kronor != '\0')
		add_wrapped(builder, ROLE_DIM, "", kronor);
	free(kronor);
}

/* All lines from FIRST on show the field. */
static void show_field(struct builder *builder, int first, int index)
{
	for (int i = first; i < builder->detail->count; i++)
		builder->detail->line[i].field = index;
}

static void add_value(struct builder *builder, int index)
{
	const struct field *field = &builder->record->kind->fields[index];
	const char *label = label_of(builder, field);
	if (field->type == TYPE_REFS && builder->record->shown[index] != NULL &&
	    *builder->record->shown[index] != '\0') {
		add_references(builder, index, label);
		return;
	}
	char *text = record_show(builder->record, index);
	int first = builder->detail->count;
	if (field->type == TYPE_REF) /* a name is cut rather than broken */
		add_line(builder, ROLE_NORMAL, label, *text != '\0' ? text : text_dash());
	else
		add_wrapped(builder, ROLE_NORMAL, label, *text != '\0' ? text : text_dash());
	if (field->type == TYPE_REF)
		lead_to(builder, first, kind_named(field->ref),
			strtoll(record_value(builder->record, index), NULL, 10));
	if (field->unit != NULL && strcmp(field->unit, "%") == 0 && *text != '\0')
		builder->detail->line[first].percent = atoi(record_value(builder->record, index));
	add_kronor(builder, index);
	free(text);
}

static void add_field(struct builder *builder, int index)
{
	int first = builder->detail->count;
	if (!is_shown(builder, index))
		return;
	add_value(builder, index);
	show_field(builder, first, index);
}

static void add_head(struct builder *builder)
{
	char *title = record_title(builder->record);
	struct text_lines lines = text_wrap(title, builder->columns);
	for (int i = 0; i < lines.count; i++)
		add_line(builder, ROLE_TITLE, NULL, lines.line[i]);
	show_field(builder, 0, kind_title(builder->record->kind));
	for (int i = 0; i < builder->record->kind->field_count && !builder->full; i++) {
		const char *value = record_value(builder->record, i);
		if ((builder->record->kind->fields[i].flags & F_HEAD) && *value != '\0')
			add_line(builder, ROLE_DIM, NULL, value);
	}
	text_lines_free(&lines);
	free(title);
}

char *detail_locked(struct app *app, const struct record *record)
{
	struct err err = { 0 };
	if (store_is_read_only(app->store, NULL) || record->deleted ||
	    store_may_record(app->store, record, ACCESS_CHANGE, &err))
		return NULL;
	char *title = record_title(record);
	size_t length = strlen(title);
	bool named = strncmp(err.text, title, length) == 0 && strncmp(err.text + length, ": ", 2) == 0;
	char *text = xasprintf("%s %s", screen_glyph(GLYPH_LOCK), err.text + (named ? length + 2 : 0));
	free(title);
	return text;
}

static void add_right(struct builder *builder)
{
	char *text = detail_locked(builder->app, builder->record);
	if (text == NULL)
		return;
	struct text_lines lines = text_wrap(text, builder->columns);
	for (int i = 0; i < lines.count; i++)
		add_line(builder, ROLE_DIM, NULL, lines.line[i]);
	builder->detail->locked = true;
	text_lines_free(&lines);
	free(text);
}

static void add_foot(struct builder *builder)
{
	const struct record *record = builder->record;
	if (record->changed_at == NULL)
		return;
	char *when = clock_local(record->changed_at);
	char *text = xasprintf(_("%s by %s"), when, record->changed_by != NULL ? record->changed_by : "");
	int first = add_wrapped(builder, ROLE_DIM, _("Changed"), text);
	builder->detail->line[first].target = LEADS_TO_HISTORY;
	free(text);
	free(when);
}

/* ---- what hangs on the record ---- */

static char *row_text(const struct record *record, int columns, int left_out)
{
	struct str str = { 0 };
	struct columns set = columns_choose(record->kind, NULL, columns, 0, left_out);
	for (int i = 0; i < set.count; i++) {
		int field = set.column[i].field;
		const struct field *spec = &record->kind->fields[field];
		char *cell = record_cell(record, field);
		char *fit = text_fit(cell, set.column[i].width, type_is_right(spec->type) ? TEXT_RIGHT : TEXT_LEFT);
		str_addf(&str, "%s%s", i > 0 ? " " : "", fit);
		free(cell);
		free(fit);
	}
	return str_take(&str);
}

static void add_rows(struct builder *builder, const struct kind *kind, int left_out, const int64_t *ids, int count)
{
	struct record *records[ROWS_FULL] = { 0 };
	if (!store_fill(builder->app->store, kind, ids, count, records, NULL))
		return;
	for (int i = 0; i < count; i++) {
		if (records[i] == NULL)
			continue;
		char *text = row_text(records[i], builder->columns - 2, left_out);
		char *line = xasprintf("  %s", text);
		add_line(builder, ROLE_NORMAL, NULL, line);
		lead_to(builder, builder->detail->count - 1, kind, records[i]->id);
		record_free(records[i]);
		free(line);
		free(text);
	}
}

static void add_more(struct builder *builder, const struct kind *kind, const char *filter, int count)
{
	char *text = xasprintf(_("  … %d more"), count);
	struct detail_line *line = add_line(builder, ROLE_DIM, NULL, text);
	line->target = LEADS_TO_LIST;
	line->kind = kind;
	line->filter = xstrdup(filter);
	free(text);
}

static void add_section(struct builder *builder, const struct backref *ref)
{
	struct err err = { 0 };
	struct rows rows = { 0 };
	/* '#': the record of that id, even where another has that number as its name (areas). */
	char *expression = xasprintf("%s:#%lld", ref->kind->fields[ref->field].name, (long long)builder->record->id);
	struct filter *filter = filter_parse(ref->kind, expression, &err);
	struct query query = { .kind = ref->kind, .filter = filter, .group = -1 };
	if (filter != NULL && store_rows(builder->app->store, &query, &rows, &err) && rows.count > 0) {
		char *count = number_text(rows.count), *text = xasprintf("%s %s", i18n(ref->kind->plural), count);
		free(count);
		add_line(builder, ROLE_NORMAL, NULL, "");
		struct detail_line *line = add_line(builder, ROLE_HEADING, NULL, text);
		line->target = LEADS_TO_LIST;
		line->kind = ref->kind;
		line->filter = xstrdup(expression);
		int most = builder->full ? ROWS_FULL : ROWS_BESIDE;
		add_rows(builder, ref->kind, ref->field, rows.id, rows.count < most ? rows.count : most);
		if (rows.count > most)
			add_more(builder, ref->kind, expression, rows.count - most);
		free(text);
	}
	rows_free(&rows);
	filter_free(filter);
	free(expression);
}

static void add_sections(struct builder *builder)
{
	struct backref *refs = NULL;
	int count = store_backrefs(builder->app->store, builder->record, &refs, NULL);
	for (int i = 0; i < count; i++)
		if (refs[i].count > 0)
			add_section(builder, &refs[i]);
	free(refs);
}

struct detail *detail_new(struct app *app, const struct record *record, int columns, bool full)
{
	struct detail *detail = xcalloc(1, sizeof *detail);
	struct builder builder = { app, detail, record, columns, full };
	measure_labels(&builder);
	add_head(&builder);
	add_right(&builder);
	for (int i = 0; i < record->kind->field_count; i++)
		add_field(&builder, i);
	add_foot(&builder);
	add_sections(&builder);
	return detail;
}

int detail_line_of(const struct detail *detail, int field)
{
	for (int i = 0; i < detail->count; i++)
		if (detail->line[i].field == field)
			return i;
	return -1;
}

void detail_free(struct detail *detail)
{
	if (detail == NULL)
		return;
	for (int i = 0; i < detail->count; i++) {
		free(detail->line[i].label);
		free(detail->line[i].text);
		free(detail->line[i].filter);
	}
	free(detail->line);
	free(detail);
}

/* ---- painting ---- */

/* PERCENT of BAR_COLUMNS cells, full and empty. */
static void paint_bar(int row, int column, int percent)
{
	int full = percent < 0 ? 0 : percent > 100 ? BAR_COLUMNS : (percent * BAR_COLUMNS + 50) / 100;
	for (int i = 0; i < BAR_COLUMNS; i++)
		paint_text(row, column + i, 1, i < full ? ROLE_BAR : ROLE_DIM,
			   i < full ? (text_ascii() ? "#" : "▇") : (text_ascii() ? "." : "░"));
}

static void paint_line(const struct detail *detail, const struct detail_line *line, int row, struct rect rect,
		       const char *words)
{
	int at = rect.column;
	if (line->label != NULL) {
		paint_fill(row, at, detail->label_width, ROLE_DIM, line->label, false);
		at += detail->label_width + 1;
	}
	int used = paint_text(row, at, rect.column + rect.columns - at, line->role, line->text);
	highlight((struct rect){ row, at, 1, used }, line->text, words, false);
	if (line->percent >= 0 && at + used + 1 + BAR_COLUMNS <= rect.column + rect.columns)
		paint_bar(row, at + used + 1, line->percent);
}

void detail_paint(const struct detail *detail, struct rect rect, int top, int selected, const char *words)
{
	for (int i = top; i < detail->count && i < top + rect.rows; i++)
		paint_line(detail, &detail->line[i], rect.row + i - top, rect, words);
	if (selected < 0 || selected >= detail->count)
		return;
	int row = rect.row + selected - top;
	paint_role(row, rect.column, rect.columns, ROLE_SELECTED);
	paint_cursor(row, rect.column);
}
