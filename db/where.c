/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "where.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case_number.h"
#include "date.h"
#include "i18n.h"
#include "text.h"

#include "computed.h"
#include "schema.h"
#include "words.h"

enum { MOST_TERMS = 400 }; /* SQLite takes an expression 1000 deep, and a term is a few */

/* ---- values ---- */

static struct where_value *new_value(struct where *where)
{
	where->value = xrealloc(where->value, (size_t)where->count + 1, sizeof *where->value);
	struct where_value *value = &where->value[where->count++];
	*value = (struct where_value){0};
	return value;
}

/* The same, and names it where the condition stands. */
static struct where_value *named_value(struct where *where)
{
	struct where_value *value = new_value(where);
	str_addf(&where->sql, ":p%d", where->count);
	return value;
}

/* Adds the next parameter, with TEXT (taken over). */
static void add_text(struct where *where, char *text)
{
	named_value(where)->text = text;
}

static void add_number(struct where *where, const char *number)
{
	named_value(where)->number = strtoll(number, NULL, 10);
}

void where_bind(const struct where *where, sqlite3_stmt *statement)
{
	char name[16];
	for (int i = 0; i < where->count; i++) {
		snprintf(name, sizeof name, ":p%d", i + 1);
		if (where->value[i].text != NULL)
			sqlite3_bind_text(statement, sqlite3_bind_parameter_index(statement, name),
					  where->value[i].text, -1, SQLITE_TRANSIENT);
		else
			sql_bind_number(statement, name, where->value[i].number);
	}
}

void where_free(struct where *where)
{
	for (int i = 0; i < where->count; i++)
		free(where->value[i].text);
	free(where->value);
	str_free(&where->sql);
	*where = (struct where){0};
}

void where_value_sql(struct str *sql, const struct kind *kind, const struct field *field)
{
	assert(!field_is_many(field));
	if ((field->flags & F_COMPUTED) != 0)
		str_addf(sql, "(%s)", computed_sql(kind->name, field->name));
	else
		schema_name(sql, "t", field->name);
}

/* ---- one term ---- */

/* What a term is made of. */
struct term {
	struct store *store;
	struct where *where;
	const struct kind *kind;
	const struct filter *filter;
	const struct field *field; /* NULL for words */
	struct err *err;
};

static const char *sign_of(enum filter_op op)
{
	switch (op) {
	case FILTER_LT:
		return " < ";
	case FILTER_GT:
		return " > ";
	case FILTER_LE:
		return " <= ";
	case FILTER_GE:
		return " >= ";
	default:
		return " = ";
	}
}

bool where_word_is_exact(const char *word)
{
	char *loose = text_fold(word), *strict = text_fold_case(word);
	bool exact = strcmp(loose, strict) != 0;
	free(loose);
	free(strict);
	return exact;
}

/* KS2023-993 is meant where KS 2023/993 stands. */
static void or_case_number(struct term *term)
{
	if (!case_number_likely(term->filter->text))
		return;
	char *key = case_number_key(term->filter->text);
	str_add(&term->where->sql, " OR instr(t.folded_case, ");
	add_text(term->where, key);
	str_add(&term->where->sql, ") > 0");
}

static bool term_word(struct term *term)
{
	struct where *where = term->where;
	if (where->led) {
		char *folded = text_fold(term->filter->text), parameter[16];
		char *pattern = words_pattern(term->store->sql, term->kind, folded, term->err);
		free(folded);
		if (pattern == NULL)
			return false;
		snprintf(parameter, sizeof parameter, ":p%d", where->count + 1);
		words_condition(&where->sql, term->kind, parameter);
		new_value(where)->text = pattern;
		str_add(&where->sql, " AND ");
	}
	str_add(&where->sql, "instr(t.folded, ");
	add_text(where, text_fold(term->filter->text));
	str_add(&where->sql, ") > 0");
	if (where_word_is_exact(term->filter->text)) {
		str_add(&where->sql, " AND instr(t.folded_case, ");
		add_text(where, text_fold_case(term->filter->text));
		str_add(&where->sql, ") > 0");
	}
	or_case_number(term);
	return true;
}

/* A number is the same however it is written. */
static bool term_case_number(struct term *term)
{
	struct where *where = term->where;
	bool has = term->filter->op == FILTER_HAS;
	str_add(&where->sql, has ? "instr(case_number(" : "(case_number(");
	where_value_sql(&where->sql, term->kind, term->field);
	str_add(&where->sql, has ? "), " : ") = ");
	add_text(where, case_number_key(term->filter->text));
	str_add(&where->sql, has ? ") > 0" : ")");
	return true;
}

static bool term_text_has(struct term *term)
{
	struct where *where = term->where;
	bool exact = where_word_is_exact(term->filter->text);
	str_add(&where->sql, exact ? "instr(fold_case(" : "instr(fold(");
	where_value_sql(&where->sql, term->kind, term->field);
	str_add(&where->sql, "), ");
	add_text(where, exact ? text_fold_case(term->filter->text) : text_fold(term->filter->text));
	str_add(&where->sql, ") > 0");
	return true;
}

static bool term_text(struct term *term)
{
	struct where *where = term->where;
	bool same = term->filter->op == FILTER_HAS || term->filter->op == FILTER_EQ;
	if (same && (term->field->flags & F_CASE_NUMBER) != 0)
		return term_case_number(term);
	if (term->filter->op == FILTER_HAS)
		return term_text_has(term);
	const char *by = term->filter->op == FILTER_EQ ? "fold_case(" : "sortkey(";
	str_add(&where->sql, by);
	where_value_sql(&where->sql, term->kind, term->field);
	str_addf(&where->sql, ")%s%s", sign_of(term->filter->op), by);
	add_text(where, xstrdup(term->filter->text));
	str_add(&where->sql, ")");
	return true;
}

static bool term_number(struct term *term)
{
	where_value_sql(&term->where->sql, term->kind, term->field);
	str_add(&term->where->sql, sign_of(term->filter->op));
	add_number(term->where, term->filter->text);
	return true;
}

/* Nobody writes "no" on all records that are not, so that empty means no. */
static bool term_bool(struct term *term)
{
	str_add(&term->where->sql, "coalesce(");
	where_value_sql(&term->where->sql, term->kind, term->field);
	str_add(&term->where->sql, ", 0) = ");
	add_number(term->where, term->filter->text);
	return true;
}

/* What lies between two dates as they are written, partial ones too, and is at least what the exact condition beside it
 * lets through; the index of the field can find it. */
static void date_range(struct term *term)
{
	struct str *sql = &term->where->sql;
	const char *text = term->filter->text;
	enum filter_op op = term->filter->op;
	bool within = op == FILTER_HAS || op == FILTER_EQ;
	if (within || op == FILTER_GE || op == FILTER_GT) {
		where_value_sql(sql, term->kind, term->field);
		str_add(sql, " >= ");
		add_text(term->where, within ? xstrdup(text) : xstrndup(text, strlen("2026")));
		str_add(sql, " AND ");
	}
	if (within || op == FILTER_LE || op == FILTER_LT) {
		where_value_sql(sql, term->kind, term->field);
		str_add(sql, " < ");
		add_text(term->where, xasprintf("%s~", text)); /* '~' stands after all that dates are written with */
		str_add(sql, " AND ");
	}
}

/* A partial date stands for all its days. At or after a day: its last one is; before it: not at or after. At or
 * before a day: its first one is; after it: not at or before. So end:2026 is within end>=2026-06, and end<2026-06 is
 * without. */
static void date_edge(struct term *term, const char *rest)
{
	struct str *sql = &term->where->sql;
	str_add(sql, "(");
	where_value_sql(sql, term->kind, term->field);
	str_addf(sql, " || substr('%s', length(", rest);
	where_value_sql(sql, term->kind, term->field);
	str_add(sql, ") + 1))");
}

static bool term_date(struct term *term)
{
	static const char first[] = "0000-01-01 00:00", last[] = "9999-12-31 23:59";
	struct str *sql = &term->where->sql;
	const char *text = term->filter->text;
	enum filter_op op = term->filter->op;
	size_t length = strlen(text);
	if (term->where->led)
		date_range(term);
	if (op == FILTER_HAS || op == FILTER_EQ) {
		str_add(sql, "substr(");
		where_value_sql(sql, term->kind, term->field);
		str_addf(sql, ", 1, %zu) = ", length);
		add_text(term->where, xstrdup(text));
		return true;
	}
	assert(length < sizeof first);
	date_edge(term, op == FILTER_LT || op == FILTER_GE ? last : first);
	str_add(sql, sign_of(op));
	add_text(term->where, xasprintf("%s%s", text, (op == FILTER_LT || op == FILTER_GE ? first : last) + length));
	return true;
}

static bool term_code(struct term *term)
{
	where_value_sql(&term->where->sql, term->kind, term->field);
	str_add(&term->where->sql, " = ");
	add_text(term->where, xstrdup(term->filter->text));
	return true;
}

static bool term_codes(struct term *term)
{
	str_add(&term->where->sql, "instr(' ' || ");
	where_value_sql(&term->where->sql, term->kind, term->field);
	str_add(&term->where->sql, " || ' ', ");
	add_text(term->where, xasprintf(" %s ", term->filter->text));
	str_add(&term->where->sql, ") > 0");
	return true;
}

/* Begins a condition on the pairs of the field; the caller closes the parenthesis. */
static void linked(struct term *term)
{
	str_add(&term->where->sql, term->where->led ? "t.id IN (SELECT l.owner FROM " : "EXISTS (SELECT 1 FROM ");
	schema_link(&term->where->sql, term->kind, term->field);
	str_add(&term->where->sql, term->where->led ? " l WHERE true" : " l WHERE l.owner = t.id");
}

static bool term_reference(struct term *term)
{
	struct where *where = term->where;
	char *ids = lookup_matching(term->store, kind_named(term->field->ref), term->filter->text, term->err);
	if (ids == NULL)
		return false;
	bool many = field_is_many(term->field);
	if (many) {
		linked(term);
		str_add(&where->sql, " AND l.item");
	} else {
		schema_name(&where->sql, "t", term->field->name);
	}
	str_add(&where->sql, " IN (SELECT value FROM json_each(");
	add_text(where, ids);
	str_add(&where->sql, many ? ")))" : "))");
	return true;
}

static bool term_countries(struct term *term)
{
	linked(term);
	str_add(&term->where->sql, " AND l.item = ");
	add_text(term->where, xstrdup(term->filter->text));
	str_add(&term->where->sql, ")");
	return true;
}

static bool term_id(struct term *term)
{
	bool many = strchr(term->filter->text, ',') != NULL;
	str_add(&term->where->sql, many ? "t.id IN (SELECT value FROM json_each(" : "t.id = ");
	if (many)
		add_text(term->where, xasprintf("[%s]", term->filter->text));
	else
		add_number(term->where, term->filter->text);
	str_add(&term->where->sql, many ? "))" : "");
	return true;
}

static bool term_empty(struct term *term)
{
	if (field_is_many(term->field)) {
		str_add(&term->where->sql, "NOT ");
		linked(term);
		str_add(&term->where->sql, ")");
	} else {
		where_value_sql(&term->where->sql, term->kind, term->field);
		str_add(&term->where->sql, " IS NULL");
	}
	return true;
}

static bool add_inside(struct store *store, struct where *where, const struct kind *kind, const struct filter *filter,
		       const struct filter *inside, struct err *err);

/* The numbers that COLUMN has in living rows of the other kind where the term inside holds. The row is called t in
 * there too: nothing inside asks for the row outside. */
static bool matching(struct term *term, const char *column)
{
	struct str *sql = &term->where->sql;
	const struct filter *filter = term->filter;
	bool led = term->where->led;
	str_addf(sql, "(SELECT t.\"%s\" FROM \"%s\" t WHERE t.deleted_at IS NULL AND ", column, filter->kind->table);
	term->where->led = false;
	bool done = add_inside(term->store, term->where, filter->kind, filter->left, NULL, term->err);
	term->where->led = led;
	str_add(sql, ")");
	return done;
}

/* A relation has a column of its own, or pairs (owner, item) in a table of its own; it is the same seen from the other
 * side. */
static bool term_through(struct term *term)
{
	struct str *sql = &term->where->sql;
	const struct filter *filter = term->filter;
	const struct kind *holder = filter->back ? filter->kind : term->kind;
	const struct field *field = &holder->fields[filter->field];
	if (!field_is_many(field)) {
		schema_name(sql, "t", filter->back ? "id" : field->name);
		str_add(sql, " IN ");
		return matching(term, filter->back ? field->name : "id");
	}
	str_addf(sql, "t.id IN (SELECT l.%s FROM ", filter->back ? "item" : "owner");
	schema_link(sql, holder, field);
	str_addf(sql, " l WHERE l.%s IN ", filter->back ? "owner" : "item");
	bool done = matching(term, "id");
	str_add(sql, ")");
	return done;
}

/* By type of the field, in the order of enum field_type. */
static bool (*const term_of_type[])(struct term *term) = {
	[TYPE_TEXT] = term_text,          [TYPE_NOTE] = term_text,      [TYPE_INTEGER] = term_number,
	[TYPE_MONEY] = term_number,       [TYPE_DATE] = term_date,      [TYPE_BOOL] = term_bool,
	[TYPE_CHOICE] = term_code,        [TYPE_CHOICES] = term_codes,  [TYPE_REF] = term_reference,
	[TYPE_REFS] = term_reference,     [TYPE_COUNTRY] = term_code,   [TYPE_COUNTRIES] = term_countries,
	[TYPE_DURATION] = term_number,
};

static bool add_term(struct term *term)
{
	if (++term->where->terms > MOST_TERMS)
		return err_set(term->err, ERR_REFUSED, _("the filter has more than %d terms"), MOST_TERMS);
	if (term->filter->op == FILTER_WORD)
		return term_word(term);
	if (term->filter->op == FILTER_THROUGH)
		return term_through(term);
	if (term->filter->op == FILTER_ID)
		return term_id(term);
	term->field = &term->kind->fields[term->filter->field];
	if (term->filter->op == FILTER_EMPTY)
		return term_empty(term);
	return term_of_type[term->field->type](term);
}

/* ---- the tree ---- */

/* Terms of one kind in a row need no parentheses between them; SQLite's parser takes only so many inside each other. */
static bool goes_on(const struct filter *filter, const struct filter *inside)
{
	return inside != NULL && filter->op == inside->op && !filter->negated;
}

/* How few rows the index of a term is likely to find; 0: it has none. By type of the field. */
static const char leads_by_type[] = {
	[TYPE_CHOICE] = 1, [TYPE_COUNTRY] = 1, [TYPE_INTEGER] = 2, [TYPE_MONEY] = 2, [TYPE_COUNTRIES] = 2,
	[TYPE_DATE] = 3,
	[TYPE_REF] = 4, [TYPE_REFS] = 4,
};

enum { ONE_ROW = 100 };

static int leads_by_word(const char *word)
{
	enum { ALWAYS = 16, LONGEST = 16 }; /* longer words are in fewer records */
	char *folded = text_fold(word);
	size_t letters = mbstowcs(NULL, folded, 0);
	free(folded);
	if (letters == (size_t)-1 || letters == 0 || case_number_likely(word))
		return 0;
	return ALWAYS + (int)(letters < LONGEST ? letters : LONGEST);
}

static int leads(const struct kind *kind, const struct filter *filter, bool words)
{
	if (filter->op == FILTER_AND || filter->negated || filter->op == FILTER_EMPTY)
		return 0;
	if (filter->op == FILTER_ID)
		return ONE_ROW;
	if (filter->op == FILTER_WORD)
		return words ? leads_by_word(filter->text) : 0;
	if (filter->op == FILTER_OR) {
		int left = leads(kind, filter->left, words), right = leads(kind, filter->right, words);
		return left < right ? left : right;
	}
	if (filter->op == FILTER_THROUGH)
		return leads_by_type[TYPE_REFS];
	const struct field *field = &kind->fields[filter->field];
	if ((field->flags & F_COMPUTED) != 0 || (size_t)field->type >= sizeof leads_by_type)
		return 0;
	bool range = filter->op != FILTER_HAS && filter->op != FILTER_EQ;
	return range && leads_by_type[field->type] > 1 ? 1 : leads_by_type[field->type];
}

const struct filter *where_leader(const struct kind *kind, const struct filter *filter, bool words)
{
	if (filter->op != FILTER_AND)
		return leads(kind, filter, words) > 0 ? filter : NULL;
	const struct filter *left = where_leader(kind, filter->left, words);
	const struct filter *right = where_leader(kind, filter->right, words);
	if (left == NULL || right == NULL)
		return left != NULL ? left : right;
	return leads(kind, left, words) >= leads(kind, right, words) ? left : right;
}

static bool add_leaf(struct store *store, struct where *where, const struct kind *kind, const struct filter *filter,
		     struct err *err)
{
	struct term term = { .store = store, .where = where, .kind = kind, .filter = filter, .err = err };
	str_add(&where->sql, where->led ? "(" : "coalesce((");
	bool done = add_term(&term);
	str_add(&where->sql, where->led ? ")" : "), 0)");
	return done;
}

/* What is unknown (NULL) is not so, and its negation therefore is. The leader is never negated, and is said bare so
 * that its index is seen. */
static bool add_inside(struct store *store, struct where *where, const struct kind *kind, const struct filter *filter,
		       const struct filter *inside, struct err *err)
{
	if (filter == where->leader && !where->led) {
		where->led = true;
		bool done = add_inside(store, where, kind, filter, NULL, err);
		where->led = false;
		return done;
	}
	str_add(&where->sql, filter->negated ? "NOT " : "");
	if (filter->op != FILTER_AND && filter->op != FILTER_OR)
		return add_leaf(store, where, kind, filter, err);
	bool bare = goes_on(filter, inside);
	str_add(&where->sql, bare ? "" : "(");
	if (!add_inside(store, where, kind, filter->left, filter, err))
		return false;
	str_add(&where->sql, filter->op == FILTER_AND ? " AND " : " OR ");
	if (!add_inside(store, where, kind, filter->right, filter, err))
		return false;
	str_add(&where->sql, bare ? "" : ")");
	return true;
}

bool where_add(struct store *store, struct where *where, const struct kind *kind, const struct filter *filter,
	       struct err *err)
{
	return add_inside(store, where, kind, filter, NULL, err);
}
