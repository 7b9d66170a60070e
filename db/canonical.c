/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "private.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "country.h"
#include "date.h"
#include "text.h"

static bool is_text(const struct field *field, const char *value)
{
	char *clean = NULL;
	bool same = text_clean(value, strlen(value), field->type == TYPE_NOTE, &clean, NULL) &&
		    strcmp(clean, value) == 0;
	free(clean);
	return same;
}

/* Written as printf writes it, so that equal numbers are equal texts. */
static bool is_number(const char *value)
{
	char again[24];
	errno = 0;
	int64_t number = strtoll(value, NULL, 10);
	snprintf(again, sizeof again, "%" PRId64, number);
	return errno == 0 && strcmp(again, value) == 0;
}

static int choice_place(const struct field *field, const char *code, size_t length)
{
	for (int i = 0; field->choices[i].code != NULL; i++)
		if (strlen(field->choices[i].code) == length && strncmp(field->choices[i].code, code, length) == 0)
			return i;
	return -1;
}

static bool is_country(const char *code)
{
	char again[3];
	return country_parse(code, again, NULL) && strcmp(again, code) == 0;
}

/* Place of one word in the order of its set; -1 for a word that is none. Countries go by their code. */
static int64_t place_in_set(const struct field *field, const char *word, size_t length)
{
	char copy[32];
	if (length >= sizeof copy)
		return -1;
	memcpy(copy, word, length);
	copy[length] = '\0';
	switch (field->type) {
	case TYPE_CHOICES:
		return choice_place(field, word, length);
	case TYPE_REFS:
		return is_number(copy) && strtoll(copy, NULL, 10) > 0 ? strtoll(copy, NULL, 10) : -1;
	default:
		return is_country(copy) ? copy[0] * 256 + copy[1] : -1;
	}
}

/* One space between words, ascending, each once. */
static bool is_set(const struct field *field, const char *value)
{
	int64_t last = -1;
	for (;;) {
		size_t length = strcspn(value, " ");
		int64_t place = place_in_set(field, value, length);
		if (place <= last)
			return false;
		if (value[length] == '\0')
			return true;
		last = place;
		value += length + 1;
	}
}

bool canonical_holds(const struct field *field, const char *value)
{
	if (*value == '\0')
		return true;
	switch (field->type) {
	case TYPE_TEXT:
	case TYPE_NOTE:
		return is_text(field, value);
	case TYPE_INTEGER:
	case TYPE_MONEY:
		return is_number(value);
	case TYPE_DURATION:
		return is_number(value) && *value != '-';
	case TYPE_DATE:
		return date_valid(value) && ((field->flags & F_TIME) != 0 || strlen(value) < DATE_DAY_SIZE);
	case TYPE_BOOL:
		return strcmp(value, "0") == 0 || strcmp(value, "1") == 0;
	case TYPE_CHOICE:
		return choice_place(field, value, strlen(value)) >= 0;
	case TYPE_REF:
		return is_number(value) && *value != '-' && *value != '0';
	case TYPE_COUNTRY:
		return is_country(value);
	case TYPE_CHOICES:
	case TYPE_REFS:
	case TYPE_COUNTRIES:
		return is_set(field, value);
	}
	return false;
}
