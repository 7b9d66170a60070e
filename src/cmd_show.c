/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "filter.h"
#include "i18n.h"
#include "text.h"

#include "store.h"

#define SHOWN_MAX 10 /* records named under each heading; the rest is counted */
#define VALUE_MAX 80 /* longer lines tire the eye */
#define GAP 2
#define TELLING 2 /* fields that tell a record from others of the same name */

/* What refers to the record, the records themselves loaded. */
struct hanging {
	const struct kind *kind;
	int field;
	int count;
	struct record *record[SHOWN_MAX];
	int record_count;
};

/* ---- what hangs on it ---- */

/* Whether the field of RECORD names ID itself; who asks for an area is given what lies under it too. */
static bool names_record(const struct record *record, int field, int64_t id)
{
	for (const char *ids = record_value(record, field); *ids != '\0';) {
		char *end;
		if (strtoll(ids, &end, 10) == id)
			return true;
		ids = end + (*end == ' ');
	}
	return false;
}

/* Takes the records of one page that name ID into HANGING, until it has enough. */
static bool take_page(struct store *store, struct hanging *hanging, const int64_t *ids, int count, int64_t id,
		      struct err *err)
{
	struct record *page[SHOWN_MAX];
	if (!store_fill(store, hanging->kind, ids, count, page, err))
		return false;
	for (int i = 0; i < count; i++) {
		bool wanted = page[i] != NULL && hanging->record_count < SHOWN_MAX &&
			      names_record(page[i], hanging->field, id);
		if (wanted)
			hanging->record[hanging->record_count++] = page[i];
		else
			record_free(page[i]);
	}
	return true;
}

static bool load_hanging(struct store *store, const struct record *record, struct hanging *hanging, struct err *err)
{
	char id[24];
	snprintf(id, sizeof id, "#%lld", (long long)record->id);
	struct filter filter = { .op = FILTER_EQ, .field = hanging->field, .text = id };
	struct query query = { .kind = hanging->kind, .filter = &filter, .group = -1 };
	struct rows rows = {0};
	if (record->kind->parent == NULL)
		query.limit = SHOWN_MAX;
	bool good = store_rows(store, &query, &rows, err);
	for (int from = 0; good && from < rows.count && hanging->record_count < SHOWN_MAX; from += SHOWN_MAX) {
		int count = rows.count - from < SHOWN_MAX ? rows.count - from : SHOWN_MAX;
		good = take_page(store, hanging, &rows.id[from], count, record->id, err);
	}
	rows_free(&rows);
	return good;
}

static void free_hanging(struct hanging *hanging, int count)
{
	for (int i = 0; i < count; i++)
		for (int j = 0; j < hanging[i].record_count; j++)
			record_free(hanging[i].record[j]);
	free(hanging);
}

/* Number of kinds and fields that refer to RECORD, in *OUT; -1 on failure. */
static int find_hanging(struct store *store, const struct record *record, struct hanging **out, struct err *err)
{
	struct backref *refs = NULL;
	int count = store_backrefs(store, record, &refs, err);
	if (count < 0)
		return -1;
	bool good = true;
	*out = xcalloc((size_t)count, sizeof **out);
	for (int i = 0; i < count && good; i++) {
		(*out)[i] = (struct hanging){ .kind = refs[i].kind, .field = refs[i].field, .count = refs[i].count };
		good = load_hanging(store, record, &(*out)[i], err);
	}
	free(refs);
	if (good)
		return count;
	free_hanging(*out, count);
	*out = NULL;
	return -1;
}

/* ---- text ---- */

static void add_rule(struct str *out, int columns)
{
	while (columns-- > 0)
		str_add(out, text_ascii() ? "-" : "─");
	str_add_char(out, '\n');
}

static void add_title(struct str *out, const struct record *record, int columns)
{
	char *title = record_title(record), *shown = text_show(title);
	char *line = xasprintf("%s %lld · %s", _(record->kind->label), (long long)record->id, shown);
	struct text_lines lines = text_wrap(line, columns);
	for (int i = 0; i < lines.count; i++)
		str_addf(out, "%s\n", lines.line[i]);
	add_rule(out, text_width(lines.line[0]));
	text_lines_free(&lines);
	free(line);
	free(shown);
	free(title);
}

static void add_value(struct str *out, const char *label, const char *value, int label_columns, int columns)
{
	int room = columns - label_columns - GAP;
	struct text_lines lines = text_wrap(value, room < VALUE_MAX ? room : VALUE_MAX);
	char *fitted = text_fit(label, label_columns, TEXT_LEFT);
	for (int i = 0; i < lines.count; i++)
		if (i == 0)
			str_addf(out, "%s%*s%s\n", fitted, GAP, "", lines.line[i]);
		else
			str_addf(out, "%*s%s\n", *lines.line[i] != '\0' ? label_columns + GAP : 0, "", lines.line[i]);
	text_lines_free(&lines);
	free(fitted);
}

static bool is_nothing(const struct field *field, const char *value)
{
	bool counts = field->type == TYPE_BOOL || field->type == TYPE_INTEGER || field->type == TYPE_MONEY ||
		      field->type == TYPE_DURATION;
	return *value == '\0' || (counts && strcmp(value, "0") == 0);
}

static int label_width(const struct record *record)
{
	int width = 0;
	for (int i = 0; i < record->kind->field_count; i++) {
		int label = text_width(field_label(&record->kind->fields[i]));
		width = label > width ? label : width;
	}
	return width;
}

/* The value, and beside an amount in another currency what it is in kronor. The caller frees. */
static char *value_text(struct store *store, const struct record *record, int field)
{
	char *shown = record_show(record, field), *kronor = store_in_kronor(store, record, field);
	char *text = *kronor != '\0' ? xasprintf("%s  %s", shown, kronor) : xstrdup(shown);
	free(shown);
	free(kronor);
	return text;
}

static void add_fields(struct str *out, struct store *store, const struct record *record, int columns)
{
	int labels = label_width(record);
	for (int i = 0; i < record->kind->field_count; i++) {
		const struct field *field = &record->kind->fields[i];
		const char *value = record_value(record, i);
		if ((field->flags & F_QUIET) != 0 && is_nothing(field, value))
			continue;
		char *shown = value_text(store, record, i);
		add_value(out, field_label(field), *shown != '\0' ? shown : text_ascii() ? "-" : "–", labels, columns);
		free(shown);
	}
	char *at = clock_local(record->changed_at != NULL ? record->changed_at : "");
	char *changed = xasprintf(_("%s by %s, revision %lld"), at,
				  record->changed_by != NULL ? record->changed_by : "?", (long long)record->rev);
	add_value(out, _("Changed"), changed, labels, columns);
	if (record->deleted)
		add_value(out, "", _("The record is deleted."), labels, columns);
	free(changed);
	free(at);
}

/* The field of KIND that lists show before all others but the title, SKIP and AFTER (-1: none yet); -1: no more. */
static int telling_field(const struct kind *kind, int skip, int after)
{
	int found = -1;
	for (int i = 0; i < kind->field_count; i++) {
		const struct field *field = &kind->fields[i];
		bool takes_part = (field->flags & F_COLUMN) != 0 && i != kind_title(kind) && i != skip && i != after;
		if (takes_part && (after < 0 || field->weight > kind->fields[after].weight ||
				   (field->weight == kind->fields[after].weight && i > after)) &&
		    (found < 0 || field->weight < kind->fields[found].weight))
			found = i;
	}
	return found;
}

/* "12  Unga i Norden · pågår · 2027-06": the title and what tells it from others of the same name. */
static void add_hanging_record(struct str *out, const struct record *record, int skip, int columns)
{
	char *title = record_name(record);
	struct str line = {0};
	str_add(&line, title);
	for (int i = 0, field = -1; i < TELLING && (field = telling_field(record->kind, skip, field)) >= 0; i++) {
		char *shown = record_show(record, field);
		if (*shown != '\0' && (record->kind->tell == NULL || strstr(line.text, shown) == NULL))
			str_addf(&line, " · %s", shown);
		free(shown);
	}
	char *shown = text_show(line.text);
	bool whole = text_width(shown) <= columns - 8;
	char *fitted = whole ? xstrdup(shown) : text_fit(shown, columns - 8, TEXT_LEFT);
	str_addf(out, "%6lld  %s\n", (long long)record->id, fitted);
	free(fitted);
	free(shown);
	str_free(&line);
	free(title);
}

static void add_hanging(struct str *out, const struct hanging *hanging, int columns)
{
	const struct field *field = &hanging->kind->fields[hanging->field];
	str_addf(out, "\n%s (%d) · %s\n", _(hanging->kind->plural), hanging->count, field_label(field));
	for (int i = 0; i < hanging->record_count; i++)
		add_hanging_record(out, hanging->record[i], hanging->field, columns);
	if (hanging->count > hanging->record_count)
		str_addf(out, _("        and %d more\n"), hanging->count - hanging->record_count);
}

static void show_text(struct cmd *cmd, struct store *store, const struct record *record, const struct hanging *hanging,
		      int count)
{
	int columns = cmd_output_columns(cmd);
	add_title(&cmd->out, record, columns);
	add_fields(&cmd->out, store, record, columns);
	for (int i = 0; i < count; i++)
		add_hanging(&cmd->out, &hanging[i], columns);
}

/* ---- JSON ---- */

static void json_hanging(struct json *json, const struct hanging *hanging)
{
	json_object(json);
	json_key(json, "kind");
	json_text(json, hanging->kind->name);
	json_key(json, "field");
	json_text(json, hanging->kind->fields[hanging->field].name);
	json_key(json, "count");
	json_number(json, hanging->count);
	json_key(json, "records");
	json_array(json);
	for (int i = 0; i < hanging->record_count; i++) {
		char *title = record_title(hanging->record[i]);
		json_object(json);
		json_key(json, "id");
		json_number(json, hanging->record[i]->id);
		json_key(json, "title");
		json_text(json, title);
		json_object_end(json);
		free(title);
	}
	json_array_end(json);
	json_object_end(json);
}

static void show_json(struct cmd *cmd, const struct record *record, const struct hanging *hanging, int count)
{
	int fields = record->kind->field_count;
	int *all = xcalloc((size_t)fields, sizeof *all);
	struct json *json = json_new();
	for (int i = 0; i < fields; i++)
		all[i] = i;
	json_object(json);
	json_key(json, "kind");
	json_text(json, record->kind->name);
	values_json_record(json, record, all, fields);
	json_key(json, "changed_at");
	json_text(json, record->changed_at != NULL ? record->changed_at : "");
	json_key(json, "changed_by");
	json_text(json, record->changed_by != NULL ? record->changed_by : "");
	json_key(json, "deleted");
	json_bool(json, record->deleted);
	json_key(json, "referred_to_by");
	json_array(json);
	for (int i = 0; i < count; i++)
		json_hanging(json, &hanging[i]);
	json_array_end(json);
	json_object_end(json);
	char *text = json_end(json);
	str_add(&cmd->out, text);
	free(text);
	free(all);
}

static bool show(struct cmd *cmd, struct store *store, const struct record *record, struct err *err)
{
	struct hanging *hanging = NULL;
	int count = find_hanging(store, record, &hanging, err);
	if (count < 0)
		return false;
	if (strcmp(cmd->format, "json") == 0)
		show_json(cmd, record, hanging, count);
	else
		show_text(cmd, store, record, hanging, count);
	free_hanging(hanging, count);
	return true;
}

int cmd_show(struct cmd *cmd, struct err *err)
{
	const struct kind *kind = cmd_kind(cmd->word[0], err);
	struct store *store = kind != NULL ? cmd_store_open(cmd, "command", NULL, err) : NULL;
	if (store == NULL)
		return err_status(err);
	struct record *record = cmd_record(store, kind, cmd->word[1], err);
	bool good = record != NULL && show(cmd, store, record, err);
	record_free(record);
	store_close(store);
	return good ? 0 : err_status(err);
}
