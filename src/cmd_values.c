/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "money.h"

/* The store joins the names of several references with this. */
#define BETWEEN "; "

static void json_reference(struct json *json, const char *id, const char *title, size_t title_length)
{
	char *name = xstrndup(title, title_length);
	json_object(json);
	json_key(json, "id");
	json_decimal(json, id);
	json_key(json, "title");
	if (*name != '\0')
		json_text(json, name);
	else
		json_null(json);
	json_object_end(json);
	free(name);
}

static int count_pieces(const char *text, const char *between)
{
	int count = *text != '\0';
	for (const char *at = text; (at = strstr(at, between)) != NULL; at += strlen(between))
		count++;
	return count;
}

static size_t piece_length(const char *text, const char *between)
{
	const char *end = strstr(text, between);
	return end != NULL ? (size_t)(end - text) : strlen(text);
}

/* Titles are joined for people; where one holds the joint itself they cannot be told apart and are left out. */
static void json_references(struct json *json, const char *ids, const char *titles)
{
	bool apart = count_pieces(ids, " ") == count_pieces(titles, BETWEEN);
	json_array(json);
	while (*ids != '\0') {
		size_t length = piece_length(ids, " "), title = apart ? piece_length(titles, BETWEEN) : 0;
		char *id = xstrndup(ids, length);
		json_reference(json, id, titles, title);
		free(id);
		ids += length + (ids[length] == ' ');
		if (apart)
			titles += title + (titles[title] != '\0' ? strlen(BETWEEN) : 0);
	}
	json_array_end(json);
}

static void json_codes(struct json *json, const char *codes)
{
	json_array(json);
	while (*codes != '\0') {
		size_t length = piece_length(codes, " ");
		char *code = xstrndup(codes, length);
		json_text(json, code);
		free(code);
		codes += length + (codes[length] == ' ');
	}
	json_array_end(json);
}

static void json_money(struct json *json, const char *hundredths)
{
	char *plain = money_plain(strtoll(hundredths, NULL, 10));
	json_decimal(json, plain);
	free(plain);
}

static bool is_set(enum field_type type)
{
	return type == TYPE_REFS || type == TYPE_CHOICES || type == TYPE_COUNTRIES;
}

void values_json(struct json *json, const struct record *record, int field)
{
	enum field_type type = record->kind->fields[field].type;
	const char *value = record_value(record, field);
	const char *shown = record->shown[field] != NULL ? record->shown[field] : "";
	if (*value == '\0' && !is_set(type))
		json_null(json);
	else if (type == TYPE_INTEGER || type == TYPE_DURATION)
		json_number(json, strtoll(value, NULL, 10));
	else if (type == TYPE_MONEY)
		json_money(json, value);
	else if (type == TYPE_BOOL)
		json_bool(json, strcmp(value, "0") != 0);
	else if (type == TYPE_REF)
		json_reference(json, value, shown, strlen(shown));
	else if (type == TYPE_REFS)
		json_references(json, value, shown);
	else if (is_set(type))
		json_codes(json, value);
	else
		json_text(json, value);
}

void values_json_record(struct json *json, const struct record *record, const int *fields, int count)
{
	json_key(json, "id");
	json_number(json, record->id);
	json_key(json, "uuid");
	json_text(json, record->uuid != NULL ? record->uuid : "");
	json_key(json, "rev");
	json_number(json, record->rev);
	for (int i = 0; i < count; i++) {
		json_key(json, record->kind->fields[fields[i]].name);
		values_json(json, record, fields[i]);
	}
}
