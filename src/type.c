/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "type.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "country.h"
#include "date.h"
#include "duration.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

#define NO_BREAK_SPACE "\u00a0"

enum {
	QUOTED_COLUMNS = 60, /* how much of a wrong word a sentence repeats */
	/* Characters that a field takes. A note holds a long report; typing in one that is full must not be felt. */
	TEXT_MOST = 1000, NOTE_MOST = 100000, WORD_MOST = 200, SET_MOST = 20000,
};

static int stale_days = 90;

/* What one type does. The functions get a trimmed, clean input or a canonical value that is not empty. */
struct type_ops {
	const char *name, *label; /* label: msgid */
	int most; /* characters, written as people write it */
	bool right, integer;
	bool (*parse)(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
		      struct err *err);
	/* For types that hold several values: one word of the input. */
	bool (*parse_one)(const struct field *field, const char *word, const struct lookup *lookup, char **code,
			  struct err *err);
	char *(*show)(const struct field *field, const char *canonical, const char *shown);
	char *(*plain)(const struct field *field, const char *canonical, const char *shown);
};

static const struct type_ops *ops_of(enum field_type type);

/* Names the field in front of what a module below says; a failing register stays what it is. */
static bool refuse(const struct field *field, const struct err *why, struct err *err)
{
	err_field(err, field->name, "%s: %s", field_label(field), why->text);
	if (err != NULL && why->code != ERR_NONE && why->code != ERR_NOT_FOUND && why->code != ERR_USAGE)
		err->code = why->code;
	return false;
}

/* False when TEXT is no whole number that fits. */
static bool read_number(const char *text, int64_t *number)
{
	char *end;
	errno = 0;
	*number = strtoll(text, &end, 10);
	return errno == 0 && end != text && *end == '\0';
}

static char *show_same(const struct field *field, const char *canonical, const char *shown)
{
	(void)field;
	(void)shown;
	return xstrdup(canonical);
}

/* ---- text, notes, dates ---- */

/* How addresses begin that run what follows, or what it names, in a browser or in Windows. All others are places, and
 * people name those as they like: "Arkiv: hylla 3", "dnr:2026/7", "C:\\Projekt". */
static const char *const running_schemes[] = {
	"javascript", "vbscript", "data", "jar", "shell", "search-ms",
};

static bool would_run(const char *scheme)
{
	for (size_t i = 0; i < sizeof running_schemes / sizeof *running_schemes; i++)
		if (strcmp(scheme, running_schemes[i]) == 0)
			return true;
	return strncmp(scheme, "ms-", 3) == 0;
}

/* Folded, as browsers do not mind case. */
static bool is_safe(const struct field *field, const char *address, struct err *err)
{
	size_t length = strcspn(address, ":");
	if (address[length] == '\0')
		return true;
	char *before = xstrndup(address, length), *scheme = text_fold(before);
	bool runs = would_run(scheme);
	if (runs)
		err_field(err, field->name,
			  _("%s: what begins with \"%s:\" is run, not read; write https://, mailto: or where the file "
			    "is"), field_label(field), scheme);
	free(scheme);
	free(before);
	return !runs;
}

static bool parse_text(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
		       struct err *err)
{
	(void)lookup;
	struct err why = {0};
	if ((field->flags & F_ADDRESS) != 0 && !is_safe(field, input, err))
		return false;
	*canonical = field->read != NULL ? field->read(input, &why) : xstrdup(input);
	return *canonical != NULL || refuse(field, &why, err);
}

bool type_date(const struct field *field, const char *input, char out[DATE_SIZE], struct err *err)
{
	bool with_time = (field->flags & F_TIME) != 0;
	return field->flags & F_AHEAD ? date_parse_ahead(input, with_time, out, err)
				      : date_parse(input, with_time, out, err);
}

static bool has_come(const struct field *field, const char *date, struct err *err)
{
	char first[DATE_DAY_SIZE], today[CLOCK_DAY_SIZE];
	date_first(date, first);
	clock_today(today);
	return strcmp(first, today) <= 0 ||
	       err_field(err, field->name, _("%s: %s has not come yet; today at the latest"), field_label(field), date);
}

static bool parse_date(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
		       struct err *err)
{
	(void)lookup;
	char date[DATE_SIZE];
	struct err why = {0};
	if (!type_date(field, input, date, &why))
		return refuse(field, &why, err);
	if ((field->flags & F_PAST) != 0 && !has_come(field, date, err))
		return false;
	*canonical = xstrdup(date);
	return true;
}

/* ---- numbers ---- */

/* The input without the unit of the field at its end, "78 %" for "%". The caller frees. */
static char *without_unit(const struct field *field, const char *input)
{
	size_t length = strlen(input), unit = field->unit != NULL ? strlen(field->unit) : 0;
	if (unit > 0 && length > unit && strcmp(input + length - unit, field->unit) == 0)
		length -= unit;
	return xstrndup(input, length);
}

/* Reads as amounts are read, because thousands may be set apart in as many ways, and refuses what has decimals. */
static bool parse_integer(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
			  struct err *err)
{
	(void)lookup;
	int64_t hundredths = 0;
	char *number = without_unit(field, input);
	bool whole = money_currency(number) == NULL && money_parse(number, &hundredths, NULL) && hundredths % 100 == 0;
	free(number);
	if (!whole)
		return err_field(err, field->name, _("%s: \"%.*s\" is not a whole number"), field_label(field),
				 (int)text_cut(input, QUOTED_COLUMNS), input);
	*canonical = xasprintf("%" PRId64, hundredths / 100);
	return true;
}

static char *show_integer(const struct field *field, const char *canonical, const char *shown)
{
	(void)shown;
	if (field->unit == NULL)
		return xstrdup(canonical);
	return xasprintf("%s%s%s", canonical, text_ascii() ? " " : NO_BREAK_SPACE, field->unit);
}

static bool parse_money(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
			struct err *err)
{
	(void)lookup;
	const char *currency = money_currency(input);
	struct err why = {0};
	int64_t hundredths;
	if (currency != NULL && field->unit != NULL && strcmp(currency, field->unit) != 0)
		return err_field(err, field->name, _("%s: is in %s, and %s is written"), field_label(field),
				 field->unit, currency);
	if (!money_parse(input, &hundredths, &why))
		return refuse(field, &why, err);
	*canonical = xasprintf("%" PRId64, hundredths);
	return true;
}

static char *show_money(const struct field *field, const char *canonical, const char *shown)
{
	(void)shown;
	int64_t hundredths;
	return read_number(canonical, &hundredths) ? money_format(hundredths, field->unit) : xstrdup(canonical);
}

static char *plain_money(const struct field *field, const char *canonical, const char *shown)
{
	(void)field;
	(void)shown;
	int64_t hundredths;
	return read_number(canonical, &hundredths) ? money_plain(hundredths) : xstrdup(canonical);
}

/* ---- working time ---- */

static bool parse_duration(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
			   struct err *err)
{
	(void)lookup;
	struct err why = {0};
	int64_t minutes;
	if (!duration_parse(input, &minutes, &why))
		return refuse(field, &why, err);
	*canonical = xasprintf("%" PRId64, minutes);
	return true;
}

static char *show_duration(const struct field *field, const char *canonical, const char *shown)
{
	(void)field;
	(void)shown;
	int64_t minutes;
	return read_number(canonical, &minutes) ? duration_format(minutes) : xstrdup(canonical);
}

static char *plain_duration(const struct field *field, const char *canonical, const char *shown)
{
	(void)field;
	(void)shown;
	int64_t minutes;
	return read_number(canonical, &minutes) ? duration_plain(minutes) : xstrdup(canonical);
}

/* ---- yes and no ---- */

static const char *const yes_words[] = { "ja", "j", "yes", "y", "1", "true", "sant", "x", NULL };
static const char *const no_words[] = { "nej", "n", "no", "0", "false", "falskt", NULL };

static bool is_one_of(const char *folded, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(folded, *words) == 0)
			return true;
	return false;
}

static bool parse_bool(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
		       struct err *err)
{
	(void)lookup;
	char *folded = text_fold(input);
	bool yes = is_one_of(folded, yes_words), no = is_one_of(folded, no_words);
	free(folded);
	if (!yes && !no)
		return err_field(err, field->name, _("%s: \"%.*s\" is neither yes nor no"), field_label(field),
				 (int)text_cut(input, QUOTED_COLUMNS), input);
	*canonical = xstrdup(yes ? "1" : "0");
	return true;
}

static char *show_bool(const struct field *field, const char *canonical, const char *shown)
{
	(void)field;
	(void)shown;
	return xstrdup(strcmp(canonical, "0") == 0 ? _("no") : _("yes"));
}

/* ---- one word out of many: choices, references, countries ---- */

static bool parse_ref(const struct field *field, const char *word, const struct lookup *lookup, char **code,
		      struct err *err)
{
	int64_t id = 0;
	struct err why = {0};
	if (lookup == NULL) {
		if (!read_number(word, &id) || id <= 0)
			return err_field(err, field->name, _("%s: \"%.*s\" is not the number of a record"),
					 field_label(field), (int)text_cut(word, QUOTED_COLUMNS), word);
	} else {
		id = lookup->find(lookup->store, kind_named(field->ref), word, &why);
		if (id <= 0)
			return refuse(field, &why, err);
	}
	*code = xasprintf("%" PRId64, id);
	return true;
}

static bool parse_choice(const struct field *field, const char *word, const struct lookup *lookup, char **code,
			 struct err *err)
{
	(void)lookup;
	const char *found = choice_find(field, word, err);
	if (found != NULL)
		*code = xstrdup(found);
	return found != NULL;
}

static bool parse_country(const struct field *field, const char *word, const struct lookup *lookup, char **code,
			  struct err *err)
{
	(void)lookup;
	char found[3];
	struct err why = {0};
	if (!country_parse(word, found, &why))
		return refuse(field, &why, err);
	*code = xstrdup(found);
	return true;
}

static char *show_choice(const struct field *field, const char *canonical, const char *shown)
{
	(void)shown;
	return xstrdup(choice_label(field->choices, canonical));
}

/* A title is what people read; where the store gave none, or an empty one, the number is at least unambiguous. */
static char *show_ref(const struct field *field, const char *canonical, const char *shown)
{
	(void)field;
	return xstrdup(shown != NULL && *shown != '\0' ? shown : canonical);
}

static const char *name_of_country(const char *code)
{
	const char *name = country_name(code, strcmp(i18n_language(), "en") == 0);
	return name != NULL ? name : code;
}

static char *show_country(const struct field *field, const char *canonical, const char *shown)
{
	(void)field;
	(void)shown;
	return xstrdup(name_of_country(canonical));
}

/* ---- several words: a set in the order of its type ---- */

struct set {
	char **word;
	int count;
};

static void set_free(struct set *set)
{
	for (int i = 0; i < set->count; i++)
		free(set->word[i]);
	free(set->word);
	*set = (struct set){0};
}

static int choice_position(const struct choice *choices, const char *code)
{
	int at = 0;
	while (choices[at].code != NULL && strcmp(choices[at].code, code) != 0)
		at++;
	return at;
}

static int compare_words(const struct field *field, const char *a, const char *b)
{
	int64_t left, right;
	if (field->type == TYPE_CHOICES) {
		left = choice_position(field->choices, a);
		right = choice_position(field->choices, b);
		if (left != right)
			return left < right ? -1 : 1;
	} else if (field->type == TYPE_REFS && read_number(a, &left) && read_number(b, &right) && left != right) {
		return left < right ? -1 : 1;
	}
	return strcmp(a, b);
}

static bool set_has(const struct set *set, const char *word)
{
	for (int i = 0; i < set->count; i++)
		if (strcmp(set->word[i], word) == 0)
			return true;
	return false;
}

/* Takes WORD over and puts it where it belongs, once. */
static void set_add(struct set *set, const struct field *field, char *word)
{
	int at = set->count;
	if (set_has(set, word)) {
		free(word);
		return;
	}
	while (at > 0 && compare_words(field, word, set->word[at - 1]) < 0)
		at--;
	set->word = xrealloc(set->word, (size_t)set->count + 1, sizeof *set->word);
	memmove(&set->word[at + 1], &set->word[at], (size_t)(set->count - at) * sizeof *set->word);
	set->word[at] = word;
	set->count++;
}

/* Codes hold no space, so that canonical sets can be cut at one. */
static struct set set_of(const struct field *field, const char *canonical)
{
	struct set set = {0};
	for (const char *p = canonical; *p != '\0';) {
		size_t length = strcspn(p, " ");
		if (length > 0)
			set_add(&set, field, xstrndup(p, length));
		p += length + strspn(p + length, " ");
	}
	return set;
}

static char *set_join(const struct set *set, const char *between,
		      const char *(*name)(const struct field *, const char *), const struct field *field)
{
	struct str text = {0};
	for (int i = 0; i < set->count; i++) {
		if (i > 0)
			str_add(&text, between);
		str_add(&text, name != NULL ? name(field, set->word[i]) : set->word[i]);
	}
	return str_take(&text);
}

/* Adds every word of TEXT, cut at SEPARATOR. A piece that is not known as a whole is cut at ',' once more, because
 * commas occur in names ("Malmö, Lund och vi") as well as between them. */
static bool set_parse(struct set *set, const struct field *field, const char *text, char separator,
		      const struct lookup *lookup, struct err *err)
{
	const char between[2] = { separator, '\0' };
	bool fine = true;
	for (const char *p = text; fine; p++) {
		size_t length = strcspn(p, between);
		char *raw = xstrndup(p, length), *piece = text_trim(raw), *code;
		free(raw);
		bool may_cut = separator == ';' && strchr(piece, ',') != NULL;
		if (*piece == '\0')
			fine = true;
		else if (ops_of(field->type)->parse_one(field, piece, lookup, &code, may_cut ? NULL : err))
			set_add(set, field, code);
		else
			fine = may_cut && set_parse(set, field, piece, ',', lookup, err);
		free(piece);
		p += length;
		if (*p == '\0')
			break;
	}
	return fine;
}

static bool parse_set(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
		      struct err *err)
{
	struct set set = {0};
	bool fine = set_parse(&set, field, input, ';', lookup, err);
	if (fine)
		*canonical = set.count > 0 ? set_join(&set, " ", NULL, field) : NULL;
	set_free(&set);
	return fine;
}

static const char *name_in_set(const struct field *field, const char *code)
{
	if (field->type == TYPE_CHOICES)
		return choice_label(field->choices, code);
	return field->type == TYPE_COUNTRIES ? name_of_country(code) : code;
}

static char *join_names(const struct field *field, const char *canonical, const char *between)
{
	struct set set = set_of(field, canonical);
	char *text = set_join(&set, between, name_in_set, field);
	set_free(&set);
	return text;
}

static char *show_set(const struct field *field, const char *canonical, const char *shown)
{
	if (field->type == TYPE_REFS && shown != NULL && *shown != '\0')
		return xstrdup(shown);
	return join_names(field, canonical, ", ");
}

/* How many pieces "; " cuts the text in, 0 if one of them is empty. */
static int count_pieces(const char *text)
{
	int count = 0;
	for (;;) {
		size_t length = strcspn(text, ";");
		if (length == 0)
			return 0;
		count++;
		if (text[length] == '\0')
			return count;
		text += length + 1;
		text += strspn(text, " ");
	}
}

/* Titles would parse back to something else if one of them held a ';' itself: then the ids have to do. */
static char *plain_set(const struct field *field, const char *canonical, const char *shown)
{
	if (field->type == TYPE_REFS && shown != NULL && *shown != '\0') {
		struct set set = set_of(field, canonical);
		bool whole = count_pieces(shown) == set.count;
		set_free(&set);
		if (whole)
			return xstrdup(shown);
	}
	return join_names(field, canonical, "; ");
}

bool type_set_has(const char *set, const char *word, size_t length)
{
	for (const char *at = set; *at != '\0'; at += strspn(at, " ")) {
		size_t other = strcspn(at, " ");
		if (other == length && strncmp(at, word, length) == 0)
			return true;
		at += other;
	}
	return false;
}

char *type_merge(const struct field *field, const char *mine, const char *theirs, const char *base)
{
	assert(type_is_set(field->type));
	struct set own = set_of(field, mine), other = set_of(field, theirs), old = set_of(field, base), all = {0};
	for (int i = 0; i < own.count; i++)
		if (set_has(&other, own.word[i]) || !set_has(&old, own.word[i]))
			set_add(&all, field, xstrdup(own.word[i]));
	for (int i = 0; i < other.count; i++)
		if (!set_has(&old, other.word[i]))
			set_add(&all, field, xstrdup(other.word[i]));
	char *merged = set_join(&all, " ", NULL, field);
	set_free(&own);
	set_free(&other);
	set_free(&old);
	set_free(&all);
	return merged;
}

/* ---- the table ---- */

static const struct type_ops type_rows[] = {
	[TYPE_TEXT] = { "text", N_("one line of text"), TEXT_MOST, .parse = parse_text, .show = show_same,
			.plain = show_same },
	[TYPE_NOTE] = { "note", N_("text of several lines"), NOTE_MOST, .parse = parse_text, .show = show_same,
			.plain = show_same },
	[TYPE_INTEGER] = { "integer", N_("whole number"), WORD_MOST, .right = true, .integer = true,
			   .parse = parse_integer, .show = show_integer, .plain = show_same },
	[TYPE_MONEY] = { "money", N_("amount"), WORD_MOST, .right = true, .integer = true, .parse = parse_money,
			 .show = show_money, .plain = plain_money },
	[TYPE_DATE] = { "date", N_("date"), WORD_MOST, .parse = parse_date, .show = show_same, .plain = show_same },
	[TYPE_BOOL] = { "bool", N_("yes or no"), WORD_MOST, .integer = true, .parse = parse_bool, .show = show_bool,
			.plain = show_bool },
	[TYPE_CHOICE] = { "choice", N_("one of several words"), WORD_MOST, .parse = parse_choice, .show = show_choice,
			  .plain = show_choice },
	[TYPE_CHOICES] = { "choices", N_("some of several words"), SET_MOST, .parse = parse_set,
			   .parse_one = parse_choice, .show = show_set, .plain = plain_set },
	[TYPE_REF] = { "reference", N_("reference to"), TEXT_MOST, .integer = true, .parse = parse_ref,
		       .show = show_ref, .plain = show_ref },
	[TYPE_REFS] = { "references", N_("references to"), SET_MOST, .parse = parse_set, .parse_one = parse_ref,
			    .show = show_set, .plain = plain_set },
	[TYPE_COUNTRY] = { "country", N_("one country"), WORD_MOST, .parse = parse_country, .show = show_country,
			   .plain = show_country },
	[TYPE_DURATION] = { "duration", N_("time"), WORD_MOST, .right = true, .integer = true, .parse = parse_duration,
			    .show = show_duration, .plain = plain_duration },
	[TYPE_COUNTRIES] = { "countries", N_("several countries"), SET_MOST, .parse = parse_set,
			     .parse_one = parse_country, .show = show_set, .plain = plain_set },
};

static const struct type_ops *ops_of(enum field_type type)
{
	assert((size_t)type < sizeof type_rows / sizeof *type_rows);
	return &type_rows[type];
}

int type_most(enum field_type type)
{
	return ops_of(type)->most;
}

static bool is_short_enough(const struct field *field, const char *text, struct err *err)
{
	int count = text_count(text), most = type_most(field->type);
	if (count <= most)
		return true;
	char *is = number_text(count), *may = number_text(most);
	err_field(err, field->name, _("%s: has %s characters, and at most %s fit"), field_label(field), is, may);
	free(is);
	free(may);
	return false;
}

bool type_parse(const struct field *field, const char *input, const struct lookup *lookup, char **canonical,
		struct err *err)
{
	char *clean, *value = NULL;
	struct err why = {0};
	if (!text_clean(input, strlen(input), field->type == TYPE_NOTE, &clean, &why))
		return refuse(field, &why, err);
	char *text = text_trim(clean);
	free(clean);
	bool fine = *text == '\0' || (is_short_enough(field, text, err) &&
				      ops_of(field->type)->parse(field, text, lookup, &value, err));
	free(text);
	if (fine)
		*canonical = value;
	return fine;
}

char *type_show(const struct field *field, const char *canonical, const char *shown)
{
	if (canonical == NULL || *canonical == '\0')
		return xstrdup("");
	return ops_of(field->type)->show(field, canonical, shown);
}

char *type_plain(const struct field *field, const char *canonical, const char *shown)
{
	if (canonical == NULL || *canonical == '\0')
		return xstrdup("");
	return ops_of(field->type)->plain(field, canonical, shown);
}

void type_set_stale_days(int days)
{
	assert(days > 0);
	stale_days = days;
}

int type_stale_days(void)
{
	return stale_days;
}

static char *cell_age(const char *date)
{
	if (*date == '\0')
		return xstrdup(text_ascii() ? "-" : "–");
	if (strlen(date) == strlen("2026") || !date_valid(date))
		return xstrdup(date);
	char today[CLOCK_DAY_SIZE];
	clock_today(today);
	int days = date_days_between(date, today);
	return xasprintf("%dd%s", days > 0 ? days : 0, days > stale_days || days < 0 ? "!" : "");
}

char *type_cell(const struct field *field, const char *canonical, const char *shown)
{
	const char *value = canonical != NULL ? canonical : "";
	int64_t hundredths;
	if (field->type == TYPE_DATE && (field->flags & F_AGE) != 0)
		return cell_age(value);
	if (field->type == TYPE_MONEY && (field->flags & F_THOUSANDS) != 0 && read_number(value, &hundredths))
		return money_thousands(hundredths);
	if (field->type == TYPE_DATE && (field->flags & F_MONTH) != 0)
		return xstrndup(value, 7); /* 2027-03 of 2027-03-31 */
	if ((field->flags & F_COUNTDOWN) != 0 && *value == '-')
		return xstrdup(_("passed"));
	if ((field->flags & F_WANTED) != 0 && *value == '\0')
		return xstrdup(_("missing !"));
	return type_show(field, value, shown);
}

const char *type_label(enum field_type type)
{
	return i18n(ops_of(type)->label);
}

const char *type_name(enum field_type type)
{
	return ops_of(type)->name;
}

bool type_is_right(enum field_type type)
{
	return ops_of(type)->right;
}

bool type_is_integer(enum field_type type)
{
	return ops_of(type)->integer;
}

bool type_is_set(enum field_type type)
{
	return ops_of(type)->parse_one != NULL;
}
