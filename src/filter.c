/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "filter.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

/* The number of a record is no field of its kind; it has as many digits as 64 bits surely hold. */
enum { FIELD_ID = -2, ID_DIGITS = 18 };

struct parser {
	const struct kind *kind;
	const char *text; /* the whole expression, clean */
	const char *at;
	int terms;
	int *place; /* gets the place of a fault, which the sentence then leaves out; NULL: it begins with it */
	struct err *err;
};

/* One term as it is written: NAME OP VALUE, or only a value. Quotes are still in it. */
struct token {
	const char *name, *value, *end;
	size_t name_length;
	const char *sign; /* ":", "<=" ..., NULL: a word */
	enum filter_op op;
};

static const struct sign {
	const char *text;
	enum filter_op op;
} signs[] = { /* longer ones first */
	{ "<=", FILTER_LE }, { ">=", FILTER_GE }, { "<", FILTER_LT }, { ">", FILTER_GT }, { "=", FILTER_EQ },
	{ ":", FILTER_HAS },
};

static int count_characters(const char *text, const char *end)
{
	int count = 0;
	for (; text < end; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

/* Names the place in front of the sentence. */
static bool fault(struct parser *parser, const char *at, const char *sentence)
{
	int place = count_characters(parser->text, at);
	if (parser->place != NULL) {
		*parser->place = place;
		return err_set(parser->err, ERR_USAGE, "%s", sentence);
	}
	return err_set(parser->err, ERR_USAGE, _("filter, column %d: %s"), place + 1, sentence);
}

/* ---- the tree ---- */

void filter_free(struct filter *filter)
{
	if (filter == NULL)
		return;
	filter_free(filter->left);
	filter_free(filter->right);
	free(filter->text);
	free(filter);
}

static struct filter *join(enum filter_op op, struct filter *left, struct filter *right)
{
	if (left == NULL)
		return right;
	struct filter *filter = xcalloc(1, sizeof *filter);
	*filter = (struct filter){ .op = op, .field = -1, .left = left, .right = right };
	return filter;
}

/* ---- tokens ---- */

static const struct sign *sign_at(const char *text)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(text, signs[i].text, strlen(signs[i].text)) == 0)
			return &signs[i];
	return NULL;
}

static void take_sign(struct token *token, const char *at, const struct sign *sign)
{
	token->sign = sign->text;
	token->op = sign->op;
	token->name_length = (size_t)(at - token->name);
	token->value = at + strlen(sign->text);
	/* "budget:>5" is what many write. */
	const struct sign *second = sign->op == FILTER_HAS ? sign_at(token->value) : NULL;
	if (second != NULL && second->op != FILTER_HAS) {
		token->sign = second->text;
		token->op = second->op;
		token->value += strlen(second->text);
	}
}

/* Reads the term that begins at AT, up to a space or '|' outside quotes. False when a quote is not closed; OPEN is then
 * where it begins. */
static bool scan(const char *at, struct token *token, const char **open)
{
	bool quoted = false;
	*token = (struct token){ .name = at, .value = at, .op = FILTER_WORD };
	while (*at != '\0' && (quoted || (*at != ' ' && *at != '|'))) {
		const struct sign *sign = quoted || token->sign != NULL ? NULL : sign_at(at);
		if (*at == '"') {
			quoted = !quoted;
			*open = at;
		}
		if (sign != NULL)
			take_sign(token, at, sign);
		at = sign != NULL ? token->value : at + 1;
	}
	token->end = at;
	return !quoted;
}

/* The text without its quotes; a doubled quote inside quotes is one. The caller frees. */
static char *unquote(const char *text, size_t length)
{
	struct str plain = {0};
	bool quoted = false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] != '"') {
			str_add_char(&plain, text[i]);
		} else if (quoted && i + 1 < length && text[i + 1] == '"') {
			str_add_char(&plain, '"');
			i++;
		} else {
			quoted = !quoted;
		}
	}
	return str_take(&plain);
}

static char *token_value(const struct token *token)
{
	return unquote(token->value, (size_t)(token->end - token->value));
}

/* ---- values of several words ---- */

/* The end of the word after the space at AT; AT itself where none stands there. */
static const char *next_word(const char *at)
{
	size_t length = *at == ' ' ? strcspn(at + 1, " |") : 0;
	return length > 0 ? at + 1 + length : at;
}

static bool is_three_digits(const char *at, const char *end)
{
	return end - at >= 3 && strspn(at, "0123456789") == 3 &&
	       (end - at == 3 || ((at[3] == ',' || at[3] == '.') && at + 4 + strspn(at + 4, "0123456789") == end));
}

/* Groups of three digits after the first one: "1 000 000"; also after one too long, which is then refused. */
static const char *digits_end(const struct token *token)
{
	const char *at = token->value, *end = token->end;
	at += strspn(at, "+-");
	size_t first = strspn(at, "0123456789");
	if (first == 0 || at + first != end)
		return end;
	for (const char *next; (next = next_word(end)) != end && is_three_digits(end + 1, next);) {
		end = next;
		if (end[-4] != ' ') /* decimals end it */
			break;
	}
	return end;
}

/* END, or behind a unit of one or two words that follows. */
static const char *unit_end(const char *end)
{
	const char *one = next_word(end), *two = next_word(one);
	for (const char *to = two; to != end; to = to == two && one != two ? one : end) {
		char *word = xstrndup(end + 1, (size_t)(to - end - 1));
		bool is = money_is_unit(word);
		free(word);
		if (is)
			return to;
	}
	return end;
}

/* Behind the second word of "i år"; the end of the token where it is none. */
static const char *day_end(const struct token *token)
{
	const char *end = next_word(token->end);
	char *words = xstrndup(token->value, (size_t)(end - token->value));
	bool is = end != token->end && date_is_word(words);
	free(words);
	return is ? end : token->end;
}

/* What people write with a space in it and mean as one value: amounts with groups of digits and their unit, and words
 * for days and years. */
static void take_words(const struct field *field, struct token *token)
{
	if (field->type == TYPE_MONEY || field->type == TYPE_INTEGER)
		token->end = digits_end(token);
	if (field->type == TYPE_MONEY)
		token->end = unit_end(token->end);
	else if (field->type == TYPE_DATE)
		token->end = day_end(token);
}

/* ---- values ---- */

static bool is_reference(const struct field *field)
{
	return field->type == TYPE_REF || field->type == TYPE_REFS;
}

/* Whether the field has an order to compare by. */
static bool is_ordered(const struct field *field)
{
	return field->type == TYPE_INTEGER || field->type == TYPE_MONEY || field->type == TYPE_DATE ||
	       field->type == TYPE_DURATION || field->type == TYPE_TEXT || field->type == TYPE_NOTE;
}

static char *name_of_reference(const struct field *field, const char *value)
{
	char *folded = text_fold(value);
	static const struct {
		const char *kind, *word;
	} own[] = {
		{ "unit", "mina" }, { "unit", "mine" }, { "person", "mina" }, { "person", "mine" },
		{ "person", "mig" }, { "person", "jag" }, { "person", "me" }, { "project", "mina" },
		{ "project", "mine" },
	};
	bool mine = false;
	for (size_t i = 0; i < sizeof own / sizeof *own && !mine; i++)
		mine = strcmp(own[i].kind, field->ref) == 0 && strcmp(own[i].word, folded) == 0;
	free(folded);
	return xstrdup(mine ? "mina" : value);
}

/* VALUE as struct filter wants it; NULL with a sentence. */
static char *canonical_value(const struct field *field, const char *value, struct err *err)
{
	if (is_reference(field))
		return name_of_reference(field, value);
	if (field->type == TYPE_TEXT || field->type == TYPE_NOTE)
		return xstrdup(value);
	struct field one = *field;
	one.flags &= ~(unsigned)F_PAST; /* what must not be may be looked for */
	if (field->type == TYPE_CHOICES)
		one.type = TYPE_CHOICE;
	else if (field->type == TYPE_COUNTRIES)
		one.type = TYPE_COUNTRY;
	char *canonical = NULL;
	if (one.type == TYPE_CHOICE && choice_find(&one, value, NULL) == NULL) {
		const char *code = choice_find_part(&one, value);
		if (code != NULL)
			return xstrdup(code);
	}
	if (type_parse(&one, value, NULL, &canonical, err) && canonical == NULL)
		err_field(err, field->name, _("%s: a value is missing"), field_label(field));
	return canonical;
}

/* Which test SIGN makes of the field; false when the field has no order. */
static bool fit_op(struct parser *parser, const struct field *field, const struct token *token, enum filter_op *op)
{
	*op = token->op;
	if (is_ordered(field) || token->op == FILTER_HAS)
		return true;
	*op = FILTER_HAS;
	if (token->op == FILTER_EQ)
		return true;
	char *why = xasprintf(_("%s has no order, so that %s means nothing; use : instead"), field_label(field),
			      token->sign);
	fault(parser, token->name + token->name_length, why);
	free(why);
	return false;
}

/* ---- terms ---- */

static struct filter *new_leaf(struct parser *parser, const struct token *token, enum filter_op op, int field,
			       char *text)
{
	if (++parser->terms > FILTER_TERMS) {
		char *why = xasprintf(_("more than %d terms"), FILTER_TERMS);
		fault(parser, token->name, why);
		free(why);
		free(text);
		return NULL;
	}
	struct filter *leaf = xcalloc(1, sizeof *leaf);
	*leaf = (struct filter){ .op = op, .field = field, .text = text };
	return leaf;
}

static struct filter *word_leaf(struct parser *parser, const struct token *token)
{
	char *text = token_value(token);
	if (text[strspn(text, " ")] == '\0') {
		free(text);
		fault(parser, token->name, _("there is nothing between the quotes"));
		return NULL;
	}
	return new_leaf(parser, token, FILTER_WORD, -1, text);
}

/* Whether TEXT is one number, or several with commas between. */
static bool is_numbers(const char *text)
{
	size_t length;
	do {
		length = strspn(text, "0123456789");
		text += length;
	} while (length > 0 && length <= ID_DIGITS && *text++ == ',');
	return length > 0 && length <= ID_DIGITS && text[-1] == '\0';
}

/* The number of a record, "12" or "#12", or a list "12,14"; records have no order. */
static struct filter *id_leaf(struct parser *parser, const struct token *token)
{
	char *value = token_value(token);
	const char *digits = value + (*value == '#');
	bool good = (token->op == FILTER_HAS || token->op == FILTER_EQ || token->sign == NULL) && is_numbers(digits);
	char *text = xstrdup(digits);
	free(value);
	if (good)
		return new_leaf(parser, token, FILTER_ID, -1, text);
	free(text);
	fault(parser, token->value, _("after id: stands the number of a record"));
	return NULL;
}

/* The test OP of FIELD of KIND against the value in TOKEN. */
static struct filter *field_leaf(struct parser *parser, const struct token *token, enum filter_op op,
				 const struct kind *kind, int field)
{
	if (field == FIELD_ID)
		return id_leaf(parser, token);
	struct err why = {0};
	char *value = token_value(token), *text = NULL;
	bool listed = strchr(value, ',') != NULL && !is_ordered(&kind->fields[field]);
	bool empty = value[strspn(value, " ")] == '\0', may_be_empty = op == FILTER_HAS || op == FILTER_EQ;
	if (!empty)
		text = canonical_value(&kind->fields[field], value, &why);
	else if (!may_be_empty)
		err_set(&why, ERR_USAGE, _("a value is missing after %s"), token->sign);
	free(value);
	if (why.code != ERR_NONE) {
		char *sentence = xasprintf(listed ? _("%s; several values are written a|b") : "%s", why.text);
		fault(parser, token->value, sentence);
		free(sentence);
		return NULL;
	}
	return new_leaf(parser, token, empty ? FILTER_EMPTY : op, field, text);
}

/* A field that a term tests, and the relations that lead there. */
struct target {
	struct point {
		const struct kind *kind; /* that it leads to */
		int field;               /* of the kind before; -1: every field of that kind that leads back */
	} point[FILTER_POINTS];
	int points;
	const struct kind *kind;
	int field; /* FIELD_ID: the number of the record */
};

/* Whether FIELD of some kind is a relation to KIND that the register keeps. */
static bool leads_to(const struct field *field, const struct kind *kind)
{
	return is_reference(field) && (field->flags & F_COMPUTED) == 0 && strcmp(field->ref, kind->name) == 0;
}

bool filter_leads_back(const struct kind *from, const struct kind *kind)
{
	for (int i = 0; i < from->field_count; i++)
		if (leads_to(&from->fields[i], kind))
			return true;
	return false;
}

/* One step from the kind of TARGET by NAME: one of its relations, or a kind that refers to it. */
static bool go_through(struct target *target, const char *name, struct err *err)
{
	int field = kind_field_find(target->kind, name, err);
	bool relation = field >= 0 && is_reference(&target->kind->fields[field]) &&
			(target->kind->fields[field].flags & F_COMPUTED) == 0;
	const struct kind *back = relation ? NULL : kind_find(name, NULL);
	if (target->points == FILTER_POINTS)
		return err_set(err, ERR_USAGE, _("more than %d points in one name"), FILTER_POINTS);
	struct point *point = &target->point[target->points];
	if (relation)
		*point = (struct point){ kind_named(target->kind->fields[field].ref), field };
	else if (back != NULL && filter_leads_back(back, target->kind))
		*point = (struct point){ back, -1 };
	else if (field >= 0)
		return err_set(err, ERR_USAGE, _("%s: only what refers to other records is followed by a point"),
			       field_label(&target->kind->fields[field]));
	else
		return false; /* the sentence of kind_field_find */
	target->points++;
	target->kind = point->kind;
	if (err != NULL)
		*err = (struct err){0};
	return true;
}

/* NAME with its points; *PART is the one between them that was read last. */
static bool read_target(struct target *target, char *name, const char **part, struct err *err)
{
	*part = name;
	for (char *point; (point = strchr(name, '.')) != NULL; name = point + 1, *part = name) {
		*point = '\0';
		if (*name == '\0')
			return err_set(err, ERR_USAGE, _("a field is missing before %s; a word that holds it stands in"
							 " quotes"), ".");
		if (!go_through(target, name, err))
			return false;
	}
	if (*name == '\0')
		return err_set(err, ERR_USAGE, _("a field is missing after the point"));
	bool id = strcasecmp(name, "id") == 0;
	target->field = id ? FIELD_ID : kind_field_find(target->kind, name, err);
	return id || target->field >= 0;
}

static bool find_target(struct parser *parser, const struct token *token, struct target *target)
{
	struct err why = {0};
	char *name = unquote(token->name, token->name_length);
	const char *part = name;
	bool found = false, quoted = strlen(name) < token->name_length;
	*target = (struct target){ .kind = parser->kind };
	if (*name == '\0')
		err_set(&why, ERR_USAGE, _("a field is missing before %s; a word that holds it stands in quotes"),
			token->sign);
	else
		found = read_target(target, name, &part, &why);
	if (!found)
		fault(parser, quoted ? token->name : token->name + (part - name), why.text);
	free(name);
	return found;
}

static struct filter *copy_tree(const struct filter *filter)
{
	if (filter == NULL)
		return NULL;
	struct filter *copy = xcalloc(1, sizeof *copy);
	*copy = *filter;
	copy->text = filter->text != NULL ? xstrdup(filter->text) : NULL;
	copy->left = copy_tree(filter->left);
	copy->right = copy_tree(filter->right);
	return copy;
}

static struct filter *through(const struct point *point, int field, bool back, struct filter *inside)
{
	struct filter *filter = xcalloc(1, sizeof *filter);
	*filter = (struct filter){ .op = FILTER_THROUGH, .field = field, .kind = point->kind, .back = back,
				   .left = inside };
	return filter;
}

/* INSIDE (taken over) asked of what POINT leads to from KIND; of a kind that refers here by several fields, by any. */
static struct filter *wrap_one(const struct kind *kind, const struct point *point, struct filter *inside)
{
	struct filter *either = NULL;
	if (point->field >= 0)
		return through(point, point->field, false, inside);
	for (int i = 0; i < point->kind->field_count; i++)
		if (leads_to(&point->kind->fields[i], kind))
			either = join(FILTER_OR, either, through(point, i, true, copy_tree(inside)));
	filter_free(inside);
	return either;
}

static struct filter *wrap(const struct kind *kind, const struct target *target, struct filter *leaf)
{
	for (int i = target->points - 1; i >= 0; i--)
		leaf = wrap_one(i > 0 ? target->point[i - 1].kind : kind, &target->point[i], leaf);
	return leaf;
}

/* Not (a or b) is written as not a and not b, so that only terms are negated. */
static void negate(struct filter *filter)
{
	if (filter->op != FILTER_OR) {
		filter->negated = true;
		return;
	}
	filter->op = FILTER_AND;
	negate(filter->left);
	negate(filter->right);
}

/* Steps over spaces and one '|'; false, and stays, when there is none. */
static bool take_bar(struct parser *parser)
{
	const char *at = parser->at + strspn(parser->at, " ");
	if (*at != '|')
		return false;
	parser->at = at + 1 + strspn(at + 1, " ");
	return true;
}

/* Whether a bare value stands at AT: no field of its own, no `!`. */
static bool is_bare(const char *at, struct token *token)
{
	const char *open;
	return *at != '\0' && *at != '!' && *at != '|' && scan(at, token, &open) && token->sign == NULL;
}

/* Steps over '|' to a bare value; false, and stays, when none stands there. */
static bool take_bare(struct parser *parser, struct token *token)
{
	const char *before = parser->at;
	if (take_bar(parser) && is_bare(parser->at, token))
		return true;
	parser->at = before;
	return false;
}

/* A test of one field, and the bare values that follow after '|'. */
static struct filter *field_term(struct parser *parser, const struct token *first, bool negated)
{
	enum filter_op op;
	struct target target;
	if (!find_target(parser, first, &target))
		return NULL;
	op = first->op;
	if (target.field != FIELD_ID && !fit_op(parser, &target.kind->fields[target.field], first, &op))
		return NULL;
	struct filter *term = NULL;
	struct token token = *first;
	bool empty;
	do {
		if (target.field != FIELD_ID)
			take_words(&target.kind->fields[target.field], &token);
		struct filter *leaf = field_leaf(parser, &token, op, target.kind, target.field);
		if (leaf == NULL) {
			filter_free(term);
			return NULL;
		}
		empty = leaf->op == FILTER_EMPTY;
		term = join(FILTER_OR, term, wrap(parser->kind, &target, leaf));
		parser->at = token.end;
	} while (!empty && take_bare(parser, &token));
	if (negated)
		negate(term);
	return term;
}

/* Steps over the `!` before a term; two of them take each other out. */
static bool take_negation(struct parser *parser)
{
	bool negated = false;
	for (; *parser->at == '!'; parser->at += 1 + strspn(parser->at + 1, " "))
		negated = !negated;
	return negated;
}

static struct filter *parse_term(struct parser *parser)
{
	struct token token;
	const char *start = parser->at, *open = start;
	bool negated = take_negation(parser);
	if (*parser->at == '\0' || *parser->at == '|') {
		fault(parser, start, parser->at > start ? _("nothing stands after !")
							: _("a term is missing before or after |"));
		return NULL;
	}
	if (!scan(parser->at, &token, &open)) {
		fault(parser, open, _("the quote is not closed"));
		return NULL;
	}
	if (token.sign != NULL)
		return field_term(parser, &token, negated);
	struct filter *leaf = word_leaf(parser, &token);
	if (leaf != NULL)
		leaf->negated = negated;
	parser->at = token.end;
	return leaf;
}

/* Terms with '|' between them. */
static struct filter *parse_either(struct parser *parser)
{
	struct filter *either = NULL;
	do {
		struct filter *term = parse_term(parser);
		if (term == NULL) {
			filter_free(either);
			return NULL;
		}
		either = join(FILTER_OR, either, term);
	} while (take_bar(parser));
	return either;
}

static struct filter *parse_all(struct parser *parser)
{
	struct filter *all = NULL;
	for (parser->at += strspn(parser->at, " "); *parser->at != '\0'; parser->at += strspn(parser->at, " ")) {
		struct filter *either = parse_either(parser);
		if (either == NULL) {
			filter_free(all);
			return NULL;
		}
		all = join(FILTER_AND, all, either);
	}
	return all;
}

const char *filter_follow(const struct kind *kind, const char *name, const struct kind **of)
{
	struct target target = { .kind = kind };
	char *copy = xstrdup(name), *at = copy;
	for (char *point; at != NULL && (point = strchr(at, '.')) != NULL;) {
		*point = '\0';
		at = *at != '\0' && go_through(&target, at, NULL) ? point + 1 : NULL;
	}
	const char *rest = at != NULL ? name + (at - copy) : NULL;
	free(copy);
	*of = target.kind;
	return rest;
}

static struct filter *parse_text(const struct kind *kind, const char *text, int *place, struct err *err)
{
	char *clean;
	struct err why = {0};
	if (!text_clean(text, strlen(text), false, &clean, &why)) {
		err_set(err, ERR_USAGE, _("filter: %s"), why.text);
		return NULL;
	}
	struct parser parser = { .kind = kind, .text = clean, .at = clean, .place = place, .err = err };
	struct filter *filter = NULL;
	if (count_characters(clean, clean + strlen(clean)) > FILTER_LENGTH)
		err_set(err, ERR_USAGE, _("filter: longer than %d characters"), FILTER_LENGTH);
	else
		filter = parse_all(&parser);
	free(clean);
	return filter;
}

struct filter *filter_parse(const struct kind *kind, const char *text, struct err *err)
{
	return parse_text(kind, text, NULL, err);
}

bool filter_check(const struct kind *kind, const char *text, int *place, struct err *err)
{
	struct err why = {0};
	*place = 0;
	filter_free(parse_text(kind, text, place, &why));
	if (why.code != ERR_NONE && err != NULL)
		*err = why;
	return why.code == ERR_NONE;
}

/* ---- sorting ---- */

/* One word of a sort, "-deadline". */
static bool add_sort(struct query *query, const char *word, size_t length, struct err *err)
{
	while (length > 0 && *word == ' ') {
		word++;
		length--;
	}
	while (length > 0 && word[length - 1] == ' ')
		length--;
	bool down = length > 0 && *word == '-';
	char *name = xstrndup(word + down, length - down);
	int field = -1;
	if (query->sort_count == QUERY_SORTS)
		err_set(err, ERR_USAGE, _("sort: at most %d fields"), QUERY_SORTS);
	else if (*name == '\0')
		err_set(err, ERR_USAGE, _("sort: the name of a field is missing"));
	else
		field = kind_field_find(query->kind, name, err);
	free(name);
	if (field < 0)
		return false;
	query->sort[query->sort_count].field = field;
	query->sort[query->sort_count++].down = down;
	return true;
}

bool query_sort(struct query *query, const char *text, struct err *err)
{
	struct query sorted = *query;
	sorted.sort_count = 0;
	for (const char *p = text; *p != '\0';) {
		size_t length = strcspn(p, ",");
		if (!add_sort(&sorted, p, length, err))
			return false;
		p += length;
		if (*p == ',' && *++p == '\0')
			return err_set(err, ERR_USAGE, _("sort: the name of a field is missing"));
	}
	*query = sorted;
	return true;
}

char *filter_quote_words(const char *words)
{
	struct str str = {0};
	for (const char *c = words; *c != '\0';) {
		size_t skip = strspn(c, " "), length = strcspn(c + skip, " ");
		c += skip;
		if (length == 0)
			break;
		str_add(&str, " \"");
		for (size_t i = 0; i < length; i++) {
			if (c[i] == '"')
				str_add_char(&str, '"');
			str_add_char(&str, c[i]);
		}
		str_add(&str, "\"");
		c += length;
	}
	return str_take(&str);
}
