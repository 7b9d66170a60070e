/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "difference.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "type.h"

#define CONTEXT 40 /* bytes that texts have in common and are shown all the same */

/* ---- texts ---- */

static size_t common_head(const char *a, const char *b)
{
	size_t length = 0;
	while (a[length] != '\0' && a[length] == b[length])
		length++;
	return length;
}

static size_t common_tail(const char *a, const char *b, size_t most)
{
	size_t length = 0, end_a = strlen(a), end_b = strlen(b);
	while (length < most && a[end_a - length - 1] == b[end_b - length - 1])
		length++;
	return length;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Bytes of TEXT before AT where a word begins, CONTEXT or a little more before it; 0 when that is the beginning. */
static size_t word_before(const char *text, size_t at, size_t context)
{
	if (at <= context)
		return 0;
	for (at -= context; at > 0 && text[at] != ' ' && text[at] != '\n'; at--)
		;
	return at;
}

static struct difference find(const char *const *value, int count, size_t context)
{
	size_t head = strlen(value[0]), shortest = head;
	for (int i = 1; i < count; i++) {
		head = least(head, common_head(value[0], value[i]));
		shortest = least(shortest, strlen(value[i]));
	}
	size_t tail = shortest - head;
	for (int i = 1; i < count; i++)
		tail = common_tail(value[0], value[i], tail);
	/* From the end of the first text, seen from where the common end begins: a blank after CONTEXT bytes. */
	const char *end = value[0] + strlen(value[0]) - tail;
	size_t keep = context;
	while (keep < tail && end[keep] != ' ' && end[keep] != '\n')
		keep++;
	return (struct difference){ word_before(value[0], head, context), keep < tail ? tail - keep : 0 };
}

struct difference difference_of(const char *const *value, int count)
{
	return find(value, count, CONTEXT);
}

/* What is left of VALUE, on one line of at most COLUMNS (0: any number). The caller frees. */
static char *part(const char *value, struct difference shared, int columns)
{
	size_t length = strlen(value) - shared.head - shared.tail;
	char *middle = xasprintf("%s%.*s%s", shared.head > 0 ? text_dots() : "", (int)length, value + shared.head,
				 shared.tail > 0 ? text_dots() : "");
	char *shown = text_show(*middle != '\0' ? middle : text_dash());
	free(middle);
	if (columns == 0 || text_width(shown) <= columns)
		return shown;
	char *cut = text_fit(shown, columns, TEXT_LEFT);
	free(shown);
	return cut;
}

static char *of_texts(const char *old, const char *new, int columns)
{
	const char *const value[] = { old, new };
	size_t most = (size_t)columns;
	bool is_long = columns > 0 && (strlen(old) > most || strlen(new) > most);
	struct difference shared = is_long ? find(value, 2, most / 4) : (struct difference){ 0 };
	char *from = part(old, shared, columns), *to = part(new, shared, columns);
	char *text = xasprintf("%s %s %s", from, text_arrow(), to);
	free(to);
	free(from);
	return text;
}

/* ---- several values ---- */

/* The length of the name at AT, names being set apart by ", " or "; ". */
static size_t name_length(const char *at, const char *between)
{
	const char *end = strstr(at, between);
	return end != NULL ? (size_t)(end - at) : strlen(at);
}

static bool has_name(const char *set, const char *name, size_t length, const char *between)
{
	for (const char *at = set; *at != '\0';) {
		size_t other = name_length(at, between);
		if (other == length && strncmp(at, name, length) == 0)
			return true;
		at += other + (at[other] != '\0' ? strlen(between) : 0);
	}
	return false;
}

/* The names of SET that OTHER lacks, each after SIGN. */
static void add_names(struct str *str, const char *sign, const char *set, const char *other, const char *between)
{
	for (const char *at = set; *at != '\0';) {
		size_t length = name_length(at, between);
		if (!has_name(other, at, length, between))
			str_addf(str, "%s%s %.*s", str->length > 0 ? ", " : "", sign, (int)length, at);
		at += length + (at[length] != '\0' ? strlen(between) : 0);
	}
}

static char *of_sets(const struct field *field, const char *old, const char *new)
{
	const char *between = field->type == TYPE_REFS ? "; " : ", ";
	struct str str = {0};
	add_names(&str, "+", new, old, between);
	add_names(&str, text_ascii() ? "-" : "−", old, new, between);
	if (str.length == 0)
		str_add(&str, text_dash());
	char *shown = text_show(str.text);
	str_free(&str);
	return shown;
}

char *difference_text(const struct field *field, const char *old, const char *new, int columns)
{
	if (type_is_set(field->type) && *old != '\0')
		return of_sets(field, old, new);
	return of_texts(old, new, columns);
}
