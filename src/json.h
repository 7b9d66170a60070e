/* SPDX-License-Identifier: EUPL-1.2 */
/* json: one JSON text, written through yajl; what is written is always whole and valid UTF-8. */
#ifndef SAMVERKAN_JSON_H
#define SAMVERKAN_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json;

struct json *json_new(void);
/* Writes to OUT as it goes, for what is long; ended with json_end_to. Whether all came there the caller asks OUT. */
struct json *json_new_to(FILE *out);
void json_object(struct json *json);
void json_object_end(struct json *json);
void json_array(struct json *json);
void json_array_end(struct json *json);
void json_key(struct json *json, const char *name);
/* Bytes that are no UTF-8, which only a damaged register holds, are written as ‹FF›. */
void json_text(struct json *json, const char *text);
void json_number(struct json *json, int64_t number);
/* A number that is written already: "5100000.50". */
void json_decimal(struct json *json, const char *number);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);

/* Ends the text and frees JSON. The caller frees the text, which ends in a newline. */
char *json_end(struct json *json);
void json_end_to(struct json *json);

#endif
