/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "choices.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "country.h"
#include "i18n.h"
#include "mem.h"
#include "record.h"
#include "text.h"
#include "type.h"

bool choices_are_for(const struct field *field)
{
	return field->choices != NULL || field->ref != NULL || field->type == TYPE_COUNTRY ||
	       field->type == TYPE_COUNTRIES;
}

bool choices_are_many(const struct field *field)
{
	return field->type == TYPE_CHOICES || field->type == TYPE_REFS || field->type == TYPE_COUNTRIES;
}

static const char *name_of_country(const char *code)
{
	const char *name = country_name(code, strcmp(i18n_language(), "en") == 0);
	return name != NULL ? name : code;
}

/* ---- the order ---- */

static bool begins(char *folded, char *start)
{
	bool does = strncmp(folded, start, strlen(start)) == 0;
	free(folded);
	free(start);
	return does;
}

/* What a person means who types WORDS: the beginning of a label, as written sooner than with å and a alike; then any
 * part of it; last what was found by something else than the label. */
static int rank(const char *label, const char *words)
{
	if (begins(text_fold_case(label), text_fold_case(words)))
		return 0;
	if (begins(text_fold(label), text_fold(words)))
		return 1;
	return text_matches(label, words) ? 2 : 3;
}

/* Stable: within a rank the order stays. */
static void order(struct choices *choices, const char *words)
{
	struct choices_row *row = xcalloc((size_t)choices->count + 1, sizeof *row);
	int *ranks = xcalloc((size_t)choices->count + 1, sizeof *ranks), count = 0;
	for (int i = 0; i < choices->count; i++)
		ranks[i] = rank(choices->row[i].label, words);
	for (int pass = 0; pass <= 3; pass++)
		for (int i = 0; i < choices->count; i++)
			if (ranks[i] == pass)
				row[count++] = choices->row[i];
	free(ranks);
	free(choices->row);
	choices->row = row;
}

/* ---- loading ---- */

static void add(struct choices *choices, char *code, char *label, char *note)
{
	choices->row = xrealloc(choices->row, (size_t)choices->count + 1, sizeof *choices->row);
	choices->row[choices->count++] = (struct choices_row){ code, label, note };
}

static void load_words(const struct field *field, const char *words, struct choices *out)
{
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
		out->total++;
		if (text_matches(i18n(choice->label), words))
			add(out, xstrdup(choice->code), xstrdup(i18n(choice->label)), xstrdup(""));
	}
}

static void load_countries(const char *words, struct choices *out)
{
	out->total = country_count();
	for (int i = 0; i < country_count(); i++) {
		const char *code = country_code(i);
		if (text_matches(name_of_country(code), words) || strcasecmp(code, words) == 0)
			add(out, xstrdup(code), xstrdup(name_of_country(code)), xstrdup(code));
	}
}

/* Each word as one quoted term, so that nothing in it is read as an expression. */
static char *quote(const char *words)
{
	struct str str = { 0 };
	bool open = false;
	for (const char *c = words; *c != '\0'; c++) {
		bool word = *c != ' ' && *c != '"';
		if (word != open)
			str_add(&str, word ? "\"" : "\" ");
		open = word;
		if (word)
			str_add_char(&str, *c);
	}
	str_add(&str, open ? "\"" : "");
	return str_take(&str);
}

/* Why what is past stands last: when it ended, what goes on instead, how it stands. The caller frees. */
static char *past_words(const struct record *record)
{
	int end = kind_field(record->kind, "valid_to"), successor = kind_field(record->kind, "successor");
	if (end >= 0 && *record_value(record, end) != '\0')
		return xasprintf(_("until %s"), record_value(record, end));
	return record_show(record, successor >= 0 ? successor : kind_field(record->kind, "status"));
}

static void add_record(struct choices *out, const struct record *record, bool past)
{
	const struct kind *kind = record->kind;
	int subtitle = kind->subtitle != NULL ? kind_field(kind, kind->subtitle) : -1;
	char *note = subtitle >= 0 ? record_show(record, subtitle) : xstrdup("");
	if (past) {
		char *why = past_words(record), *both = xasprintf("%s%s%s", note, *note != '\0' ? ", " : "", why);
		free(note);
		free(why);
		note = both;
	}
	add(out, xasprintf("%" PRId64, record->id), record_title(record), note);
}

/* What is history, or has been taken over by another. */
static bool is_past(const struct record *record)
{
	int successor = kind_field(record->kind, "successor");
	return record_is_closed(record) || (successor >= 0 && *record_value(record, successor) != '\0');
}

/* What is past may still be chosen, but is not proposed first. */
static void add_records(struct choices *out, struct record *const *record, int count)
{
	for (int past = 0; past <= 1; past++)
		for (int i = 0; i < count; i++)
			if (record[i] != NULL && is_past(record[i]) == (past == 1))
				add_record(out, record[i], past == 1);
}

static bool load_rows(struct store *store, const struct query *query, struct choices *out, struct err *err)
{
	struct rows rows = { 0 };
	if (!store_rows(store, query, &rows, err))
		return false;
	struct record **record = xcalloc((size_t)rows.count + 1, sizeof(struct record *));
	bool done = store_fill(store, query->kind, rows.id, rows.count, record, err);
	if (done)
		add_records(out, record, rows.count);
	for (int i = 0; i < rows.count; i++)
		record_free(record[i]);
	free(record);
	out->total = rows.total;
	rows_free(&rows);
	return done;
}

static bool load_records(struct store *store, const struct field *field, const char *words, struct choices *out,
			 struct err *err)
{
	const struct kind *kind = kind_named(field->ref);
	struct err fault = { 0 };
	char *expression = quote(words);
	struct filter *filter = filter_parse(kind, expression, &fault);
	free(expression);
	if (filter == NULL && fault.code != ERR_NONE)
		return err_set(err, fault.code, "%s", fault.text);
	struct query query = { .kind = kind, .filter = filter, .group = -1, .limit = CHOICES_MAX };
	bool done = load_rows(store, &query, out, err);
	filter_free(filter);
	return done;
}

bool choices_load(struct store *store, const struct field *field, const char *words, struct choices *out,
		  struct err *err)
{
	*out = (struct choices){ 0 };
	bool done = true;
	if (field->ref != NULL)
		done = load_records(store, field, words, out, err);
	else if (field->choices != NULL)
		load_words(field, words, out);
	else
		load_countries(words, out);
	if (*words != '\0')
		order(out, words);
	return done;
}

void choices_free(struct choices *choices)
{
	for (int i = 0; i < choices->count; i++) {
		free(choices->row[i].code);
		free(choices->row[i].label);
		free(choices->row[i].note);
	}
	free(choices->row);
	*choices = (struct choices){ 0 };
}

/* ---- writing ---- */

/* The title, if it alone is read as this very record. */
static char *text_of_record(struct store *store, const struct field *field, const char *code)
{
	struct err err = { 0 };
	struct record *record = store_load(store, kind_named(field->ref), strtoll(code, NULL, 10), &err);
	if (record == NULL)
		return xstrdup(code);
	char *title = record_title(record), *back = NULL;
	type_parse(field, title, store_lookup(store), &back, &err);
	bool same = back != NULL && strcmp(back, code) == 0;
	record_free(record);
	free(back);
	if (same)
		return title;
	free(title);
	return xstrdup(code);
}

static char *text_of(struct store *store, const struct field *field, const char *code)
{
	if (field->ref != NULL)
		return text_of_record(store, field, code);
	return xstrdup(field->choices != NULL ? choice_label(field->choices, code) : name_of_country(code));
}

char *choices_text(struct store *store, const struct field *field, const char *canonical)
{
	struct str str = { 0 };
	while (*canonical != '\0') {
		size_t length = strcspn(canonical, " ");
		char *code = xstrndup(canonical, length), *text = text_of(store, field, code);
		str_addf(&str, "%s%s", str.length > 0 ? "; " : "", text);
		free(text);
		free(code);
		canonical += length + strspn(canonical + length, " ");
	}
	return str_take(&str);
}
