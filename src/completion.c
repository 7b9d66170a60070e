/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "completion.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "country.h"
#include "date.h"
#include "filter.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"
#include "type.h"

/* Nothing is called as much as this many bytes; looking for longer words at every key costs more than a key may. */
enum { WORD_MOST = 400 };

/* The term that the cursor stands in, all as offsets into the expression. */
struct term {
	size_t name, name_end; /* equal: a value after '|', or nothing yet */
	size_t value;          /* where its value begins; 0 with is_value false */
	bool is_value;
	bool quoted;           /* the cursor is inside quotes */
};

struct search {
	const struct kind *kind;
	const char *expression;
	size_t cursor;
	struct term term;
	char *words;           /* what is written so far, without quotes */
	completion_records *records;
	void *context;
	struct completion *out;
};

static void add(struct completion *completion, char *text, char *note)
{
	if (completion->count == COMPLETION_MOST) {
		free(text);
		free(note);
		return;
	}
	completion->row = xrealloc(completion->row, (size_t)completion->count + 1, sizeof *completion->row);
	completion->row[completion->count++] = (struct completion_row){ text, note };
}

void completion_add_value(struct completion *completion, const char *value, const char *note)
{
	struct str text = {0};
	bool plain = value[strcspn(value, " |\":<>=")] == '\0' && *value != '!';
	str_add(&text, plain ? "" : "\"");
	for (const char *c = value; *c != '\0'; c++)
		str_add(&text, *c == '"' ? "\"\"" : (char[2]){ *c, '\0' });
	str_add(&text, plain ? "" : "\"");
	add(completion, str_take(&text), xstrdup(note));
}

void completion_free(struct completion *completion)
{
	for (int i = 0; i < completion->count; i++) {
		free(completion->row[i].text);
		free(completion->row[i].note);
	}
	free(completion->row);
	*completion = (struct completion){0};
}

char *completion_take(const struct completion *completion, int row, const char *expression, size_t *cursor)
{
	const char *text = completion->row[row].text;
	*cursor = completion->from + strlen(text);
	return xasprintf("%.*s%s%s", (int)completion->from, expression, text, expression + completion->to);
}

/* ---- where the cursor is ---- */

/* Reads from AT to the end of a term or the cursor. A second sign ("slut:<idag") belongs to the first. */
static size_t read_term(const struct search *search, size_t at, struct term *term)
{
	const char *text = search->expression;
	*term = (struct term){ .name = at, .name_end = at };
	for (; at < search->cursor && (term->quoted || (text[at] != ' ' && text[at] != '|')); at++) {
		if (text[at] == '"')
			term->quoted = !term->quoted;
		bool sign = !term->quoted && strchr(":<>=", text[at]) != NULL;
		if (sign && (!term->is_value || term->value == at)) {
			term->name_end = term->is_value ? term->name_end : at;
			term->is_value = true;
			term->value = at + 1;
		}
	}
	return at;
}

/* A bare value after '|' belongs to the field before it. */
static void find_term(struct search *search)
{
	const char *text = search->expression;
	struct term term = {0}, before = {0};
	bool bar = false;
	for (size_t at = 0;;) {
		while (at < search->cursor && strchr(" !|", text[at]) != NULL) {
			bar = text[at] == '|' || (bar && text[at] == ' ');
			at++;
		}
		at = read_term(search, at, &term);
		bool follows = bar && !term.is_value && before.is_value;
		if (follows) {
			term.value = term.name;
			term.name = before.name;
			term.name_end = before.name_end;
			term.is_value = true;
		}
		if (at >= search->cursor)
			break;
		before = term;
		bar = false;
	}
	search->term = term;
}

static char *unquoted(const char *text, size_t from, size_t to)
{
	struct str plain = {0};
	for (size_t i = from; i < to; i++)
		if (text[i] != '"')
			str_add_char(&plain, text[i]);
	return str_take(&plain);
}

/* What stands after the cursor and belongs to the same word goes with it. */
static size_t word_end(const struct search *search, const char *stop)
{
	const char *rest = search->expression + search->cursor;
	if (!search->term.quoted)
		return search->cursor + strcspn(rest, stop);
	size_t length = strcspn(rest, "\"");
	return search->cursor + length + (rest[length] == '"');
}

/* ---- words ---- */

/* As names of fields are compared: space, '-' and '_' are one. The caller frees. */
static char *fold_name(const char *text)
{
	char *folded = text_fold(text);
	for (char *c = folded; *c != '\0'; c++)
		*c = *c == '-' || *c == '_' ? ' ' : *c;
	return folded;
}

enum { NOT_THERE = 2, FIELD_RANKS = 4 };

/* 0: begins with it, 1: one of its words does, else NOT_THERE. */
static int rank(const char *name, const char *words)
{
	char *folded = fold_name(name), *wanted = fold_name(words);
	const char *at = strstr(folded, wanted);
	while (at != NULL && at > folded && at[-1] != ' ')
		at = strstr(at + 1, wanted);
	int found = at == NULL ? NOT_THERE : at > folded;
	free(folded);
	free(wanted);
	return found;
}

/* ---- fields ---- */

static bool is_english(void)
{
	return strcmp(i18n_language(), "en") == 0;
}

/* The label as one word, where it leads back to the field; else the stable name. The caller frees. */
static char *written(const struct kind *kind, int field)
{
	char *word = text_fold_case(field_label(&kind->fields[field]));
	for (char *c = word; *c != '\0'; c++)
		*c = *c == ' ' ? '-' : *c;
	bool leads = !is_english() && word[strcspn(word, ".:<>=|\"!()")] == '\0' &&
		     kind_field_find(kind, word, NULL) == field;
	if (leads)
		return word;
	free(word);
	return xstrdup(kind->fields[field].name);
}

/* What the screen calls the field first; the stable name, which is English, where only that is meant: 2 and 3. */
static int field_rank(const struct field *field, const char *words, bool *by_name)
{
	int label = rank(field_label(field), words), heading = rank(field_heading(field), words);
	int name = rank(field->name, words), best = label < heading ? label : heading;
	*by_name = is_english() ? name < best : best == NOT_THERE && name < best;
	return !*by_name ? best < NOT_THERE ? best : FIELD_RANKS : is_english() ? name : NOT_THERE + name;
}

static void add_field(struct search *search, const struct kind *kind, int field, bool by_name)
{
	char *word = by_name ? xstrdup(kind->fields[field].name) : written(kind, field);
	char after = search->expression[search->out->to];
	bool signed_already = after != '\0' && strchr(":<>=", after) != NULL;
	const char *label = field_label(&kind->fields[field]);
	char *same = text_fold_case(label);
	add(search->out, xasprintf("%s%s", word, signed_already ? "" : ":"),
	    xstrdup(strcmp(word, same) == 0 ? "" : label));
	free(same);
	free(word);
}

/* Columns of the list before other fields. */
static void add_fields(struct search *search, const struct kind *kind)
{
	for (int pass = 0; pass < 2 * FIELD_RANKS; pass++) {
		for (int i = 0; i < kind->field_count; i++) {
			bool by_name, column = (kind->fields[i].flags & F_COLUMN) != 0;
			if (field_rank(&kind->fields[i], search->words, &by_name) == pass / 2 &&
			    column == (pass % 2 == 0))
				add_field(search, kind, i, by_name);
		}
	}
}

/* What refers here can stand before a point; not proposed to who has written nothing. */
static void add_kinds(struct search *search, const struct kind *kind)
{
	for (int k = 0; k < kind_count && *search->words != '\0'; k++) {
		bool by_name = rank(i18n(kinds[k].label), search->words) != 0;
		if (!filter_leads_back(&kinds[k], kind) || (by_name && rank(kinds[k].name, search->words) != 0))
			continue;
		char *word = text_fold_case(i18n(kinds[k].label));
		for (char *c = word; *c != '\0'; c++)
			*c = *c == ' ' ? '-' : *c;
		add(search->out, xasprintf("%s.", by_name ? kinds[k].name : word), xstrdup(i18n(kinds[k].plural)));
		free(word);
	}
}

static void find_fields(struct search *search)
{
	const struct term *term = &search->term;
	const struct kind *kind;
	char *name = unquoted(search->expression, term->name, search->cursor);
	const char *last = filter_follow(search->kind, name, &kind);
	if (last != NULL) {
		size_t point = search->cursor;
		while (point > term->name && search->expression[point - 1] != '.')
			point--;
		search->out->from = last == name ? term->name : point;
		search->out->to = word_end(search, " |.:<>=\"");
		search->words = xstrdup(last);
		add_fields(search, kind);
		add_kinds(search, kind);
	}
	free(name);
}

/* ---- values ---- */

static void add_choices(struct search *search, const struct field *field)
{
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
		const char *label = i18n(choice->label);
		size_t length = strcspn(label, ":(");
		while (length > 0 && label[length - 1] == ' ')
			length--;
		char *word = xstrndup(label, length);
		bool by_code = rank(label, search->words) == 2;
		if (!by_code || rank(choice->code, search->words) == 0)
			completion_add_value(search->out, by_code ? choice->code : word,
					     by_code || strcmp(word, label) != 0 ? label : "");
		free(word);
	}
}

static void add_countries(struct search *search, const struct field *field)
{
	(void)field;
	for (int pass = 0; pass <= 2; pass++) {
		for (int i = 0; i < country_count(); i++) {
			const char *code = country_code(i), *name = country_name(code, is_english());
			int found = strcasecmp(code, search->words) == 0 ? 0 : 1 + rank(name, search->words);
			if (found == pass)
				completion_add_value(search->out, name, code);
		}
	}
}

static void add_bools(struct search *search, const struct field *field)
{
	for (int i = 1; i >= 0; i--) {
		char *word = type_show(field, i == 1 ? "1" : "0", NULL);
		if (rank(word, search->words) == 0)
			completion_add_value(search->out, word, "");
		free(word);
	}
}

/* A date is not put into quotes, and its sign stays outside them. */
static void add_date(struct search *search, const char *sign, const char *word, const char *note)
{
	char *text = xasprintf("%s%s", sign, word);
	if (strncmp(text, search->words, strlen(search->words)) == 0 && strcmp(text, search->words) != 0)
		add(search->out, xstrdup(text), xstrdup(note));
	free(text);
}

static void add_meaning(struct search *search)
{
	char day[DATE_SIZE];
	if (*search->words == '\0' || !date_parse(search->words, false, day, NULL))
		return;
	char *far = date_describe(day), *note = xasprintf("%s %s", day, far);
	add(search->out, xstrdup(search->words), xstrdup(note));
	free(far);
	free(note);
}

static const char *year_word(void)
{
	return is_english() ? "thisyear" : "iår";
}

static const char *today_word(void)
{
	return is_english() ? "today" : "idag";
}

static void add_dates(struct search *search, const struct field *field)
{
	char today[CLOCK_DAY_SIZE];
	bool bare = search->term.value > 0 && search->expression[search->term.value - 1] == ':';
	(void)field;
	clock_today(today);
	add_meaning(search);
	add_date(search, "", today_word(), today);
	add_date(search, "", "+30d", _("in 30 days"));
	add_date(search, "", "-30d", _("30 days ago"));
	today[4] = '\0';
	add_date(search, "", today, _("some time in the year"));
	add_date(search, "", year_word(), today);
	if (!bare)
		return;
	add_date(search, "<", today_word(), _("before today"));
	add_date(search, "<", "+30d", _("before that day"));
	add_date(search, ">", today_word(), _("after today"));
}

static void add_records(struct search *search, const struct field *field)
{
	const char *mine = is_english() ? "mine" : "mina", *me = is_english() ? "me" : "mig";
	if (strcmp(field->ref, "unit") == 0 && rank(mine, search->words) == 0)
		completion_add_value(search->out, mine, _("the units that you represent"));
	if (strcmp(field->ref, "project") == 0 && rank(mine, search->words) == 0)
		completion_add_value(search->out, mine, _("the projects that you manage"));
	if (strcmp(field->ref, "person") == 0 && rank(me, search->words) == 0)
		completion_add_value(search->out, me, _("you yourself"));
	if (search->records != NULL)
		search->records(search->context, field, search->words, search->out);
}

static void (*const add_of_type[])(struct search *search, const struct field *field) = {
	[TYPE_CHOICE] = add_choices, [TYPE_CHOICES] = add_choices, [TYPE_REF] = add_records, [TYPE_REFS] = add_records,
	[TYPE_COUNTRY] = add_countries, [TYPE_COUNTRIES] = add_countries, [TYPE_BOOL] = add_bools,
	[TYPE_DATE] = add_dates, [TYPE_DURATION] = NULL,
};

static void find_values(struct search *search)
{
	const struct term *term = &search->term;
	const struct kind *kind;
	char *name = unquoted(search->expression, term->name, term->name_end);
	const char *last = filter_follow(search->kind, name, &kind);
	int field = last != NULL ? kind_field_find(kind, last, NULL) : -1;
	free(name);
	if (field < 0 || add_of_type[kind->fields[field].type] == NULL)
		return;
	search->out->from = term->value;
	search->out->to = word_end(search, " |\"");
	search->words = unquoted(search->expression, term->value, search->cursor);
	add_of_type[kind->fields[field].type](search, &kind->fields[field]);
}

struct completion completion_find(const struct kind *kind, const char *expression, size_t cursor,
				  completion_records *records, void *context)
{
	struct completion out = { .from = cursor, .to = cursor };
	struct search search = { .kind = kind, .expression = expression, .cursor = cursor, .records = records,
				 .context = context, .out = &out };
	if (strlen(expression) > FILTER_LENGTH || cursor > strlen(expression))
		return out;
	find_term(&search);
	if (cursor - (search.term.is_value ? search.term.value : search.term.name) > WORD_MOST)
		return out;
	if (search.term.is_value)
		find_values(&search);
	else
		find_fields(&search);
	free(search.words);
	return out;
}
