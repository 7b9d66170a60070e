/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "json.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_gen.h>

#include "mem.h"
#include "text.h"

struct json {
	yajl_gen gen;
};

/* Only a caller that puts things where JSON has no room for them makes yajl say no. */
static void must(yajl_gen_status status)
{
	assert(status == yajl_gen_status_ok);
	(void)status;
}

struct json *json_new(void)
{
	struct json *json = xcalloc(1, sizeof *json);
	json->gen = yajl_gen_alloc(NULL);
	if (json->gen == NULL)
		abort();
	yajl_gen_config(json->gen, yajl_gen_beautify, 1);
	yajl_gen_config(json->gen, yajl_gen_indent_string, "  ");
	yajl_gen_config(json->gen, yajl_gen_validate_utf8, 1);
	return json;
}

static void print(void *context, const char *bytes, size_t length)
{
	fwrite(bytes, 1, length, context);
}

struct json *json_new_to(FILE *out)
{
	struct json *json = json_new();
	yajl_gen_config(json->gen, yajl_gen_print_callback, print, out);
	return json;
}

void json_object(struct json *json)
{
	must(yajl_gen_map_open(json->gen));
}

void json_object_end(struct json *json)
{
	must(yajl_gen_map_close(json->gen));
}

void json_array(struct json *json)
{
	must(yajl_gen_array_open(json->gen));
}

void json_array_end(struct json *json)
{
	must(yajl_gen_array_close(json->gen));
}

static yajl_gen_status put_string(struct json *json, const char *text)
{
	return yajl_gen_string(json->gen, (const unsigned char *)text, strlen(text));
}

void json_key(struct json *json, const char *name)
{
	must(put_string(json, name));
}

void json_text(struct json *json, const char *text)
{
	yajl_gen_status status = put_string(json, text);
	if (status == yajl_gen_invalid_string) {
		char *shown = text_show(text);
		status = put_string(json, shown);
		free(shown);
	}
	must(status);
}

void json_number(struct json *json, int64_t number)
{
	must(yajl_gen_integer(json->gen, number));
}

void json_decimal(struct json *json, const char *number)
{
	must(yajl_gen_number(json->gen, number, strlen(number)));
}

void json_bool(struct json *json, bool value)
{
	must(yajl_gen_bool(json->gen, value));
}

void json_null(struct json *json)
{
	must(yajl_gen_null(json->gen));
}

char *json_end(struct json *json)
{
	const unsigned char *bytes = NULL;
	size_t length = 0;
	struct str text = {0};
	must(yajl_gen_get_buf(json->gen, &bytes, &length));
	str_add_bytes(&text, (const char *)bytes, length);
	if (length == 0 || bytes[length - 1] != '\n')
		str_add_char(&text, '\n');
	yajl_gen_free(json->gen);
	free(json);
	return str_take(&text);
}

void json_end_to(struct json *json)
{
	yajl_gen_free(json->gen);
	free(json);
}
