/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "money.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

/* Words beside a number, folded: the power of ten in hundredths that they mean, and the currency if they name one. */
static const struct unit {
	const char *word;
	int power;
	const char *currency;
} units[] = {
	{"kr", 2, "SEK"}, {"kr.", 2, "SEK"}, {":-", 2, "SEK"}, {"sek", 2, "SEK"}, {"kronor", 2, "SEK"},
	{"tkr", 5, "SEK"}, {"kkr", 5, "SEK"}, {"tsek", 5, "SEK"}, {"ksek", 5, "SEK"}, {"tusen kr", 5, "SEK"},
	{"mnkr", 8, "SEK"}, {"mkr", 8, "SEK"}, {"msek", 8, "SEK"}, {"miljoner kr", 8, "SEK"},
	{"eur", 2, "EUR"}, {"euro", 2, "EUR"}, {"€", 2, "EUR"},
	{"teur", 5, "EUR"}, {"keur", 5, "EUR"}, {"k€", 5, "EUR"}, {"meur", 8, "EUR"}, {"m€", 8, "EUR"},
};

static const struct unit no_unit = {"", 2, NULL};

/* Where the parts of an amount lie in its folded text. */
struct amount {
	bool negative;
	char *number; /* what is between the units, owned */
	const struct unit *unit;
};

static const struct unit *find_unit(const char *word, size_t length)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strlen(units[i].word) == length && strncmp(units[i].word, word, length) == 0)
			return &units[i];
	return NULL;
}

bool money_is_unit(const char *word)
{
	char *folded = text_fold(word);
	bool is = find_unit(folded, strlen(folded)) != NULL;
	free(folded);
	return is;
}

static void trim(const char **from, const char **to)
{
	while (*from < *to && **from == ' ')
		(*from)++;
	while (*to > *from && (*to)[-1] == ' ')
		(*to)--;
}

/* A unit before the number ("EUR 500") and one behind it, of which the one behind counts; two that name different
 * currencies are an error. Narrows the text to what is left. */
static bool take_units(const char **from, const char **to, const struct unit **unit)
{
	*unit = &no_unit;
	trim(from, to);
	size_t before = strcspn(*from, "-+0123456789 "), behind = 0;
	const struct unit *prefix = before > 0 ? find_unit(*from, before) : NULL;
	if (prefix != NULL) {
		*from += before;
		*unit = prefix;
	}
	while (behind < (size_t)(*to - *from) && strchr("0123456789", (*to)[-1 - (ptrdiff_t)behind]) == NULL)
		behind++;
	const char *word = *to - behind;
	trim(&word, to);
	if (word == *to)
		return true;
	const struct unit *suffix = find_unit(word, (size_t)(*to - word));
	if (suffix == NULL || (prefix != NULL && strcmp(prefix->currency, suffix->currency) != 0))
		return false;
	*to = word;
	*unit = suffix;
	return true;
}

/* Takes IN apart; false where a unit is unknown. text_fold has made every kind of space and minus plain. */
static bool split(const char *in, struct amount *amount)
{
	char *folded = text_fold(in);
	const char *from = folded, *to = folded + strlen(folded);
	*amount = (struct amount){0};
	bool known = take_units(&from, &to, &amount->unit);
	trim(&from, &to);
	amount->negative = from < to && *from == '-';
	if (from < to && (*from == '-' || *from == '+'))
		from++;
	trim(&from, &to);
	amount->number = xstrndup(from, (size_t)(to - from));
	free(folded);
	return known;
}

/* Digits from FROM to TO, in groups of three behind SEPARATOR where one stands there; added to DIGITS. */
static bool copy_groups(struct str *digits, const char *from, const char *to, char separator)
{
	size_t group = 0;
	bool grouped = false;
	for (const char *at = from; at < to; at++) {
		if (*at >= '0' && *at <= '9') {
			str_add_char(digits, *at);
			group++;
		} else if (*at == separator && group > 0 && (grouped ? group == 3 : group <= 3)) {
			grouped = true;
			group = 0;
		} else {
			return false;
		}
	}
	return grouped ? group == 3 : group > 0;
}

static size_t count_of(const char *text, char byte)
{
	size_t count = 0;
	for (; *text != '\0'; text++)
		count += *text == byte;
	return count;
}

/* The decimal mark in NUMBER, NULL where it has none: the last of comma and dot, unless it stands there more than once
 * and so parts thousands. */
static const char *find_mark(const char *number)
{
	const char *comma = strrchr(number, ','), *dot = strrchr(number, '.');
	const char *mark = comma == NULL || (dot != NULL && dot > comma) ? dot : comma;
	return mark != NULL && count_of(number, *mark) == 1 ? mark : NULL;
}

/* What parts the thousands in front of the mark: the first sign that is no digit. */
static char find_separator(const char *number, const char *end)
{
	size_t digits = strspn(number, "0123456789");
	return number + digits < end ? number[digits] : ' ';
}

/* DIGITS as a number of which the last DECIMALS are decimals, in hundredths of ten to the POWER less two. */
static bool scale(const char *digits, int decimals, int power, int64_t *value)
{
	*value = 0;
	for (; *digits != '\0'; digits++)
		if (__builtin_mul_overflow(*value, 10, value) || __builtin_add_overflow(*value, *digits - '0', value))
			return false;
	for (int i = decimals; i < power; i++)
		if (__builtin_mul_overflow(*value, 10, value))
			return false;
	return true;
}

static bool refuse_shape(const char *in, struct err *err)
{
	return err_set(err, ERR_REFUSED, _("\"%s\" is not an amount: write 5 100 000, 1200,50 or 1,5 MSEK"), in);
}

static bool parse_number(const char *in, const struct amount *amount, int64_t *hundredths, struct err *err)
{
	struct str digits = {0};
	const char *number = amount->number, *end = number + strlen(number), *mark = find_mark(number);
	const char *whole = mark != NULL ? mark : end;
	char separator = find_separator(number, whole);
	int decimals = mark != NULL ? (int)(end - mark) - 1 : 0;
	bool shaped = strchr(" .,", separator) != NULL && copy_groups(&digits, number, whole, separator) &&
		      (mark == NULL || copy_groups(&digits, mark + 1, end, '\0'));
	char *all = str_take(&digits);
	int64_t value;
	bool done = true;
	if (!shaped)
		done = refuse_shape(in, err);
	else if (decimals == 3)
		done = err_set(err, ERR_REFUSED,
			       _("\"%s\" could mean thousands or three decimals: write thousands with spaces"), in);
	else if (decimals > amount->unit->power)
		done = err_set(err, ERR_REFUSED, _("\"%s\" has more decimals than an amount can hold"), in);
	else if (!scale(all, decimals, amount->unit->power, &value))
		done = err_set(err, ERR_REFUSED, _("\"%s\" is too large an amount"), in);
	else
		*hundredths = amount->negative ? -value : value;
	free(all);
	return done;
}

bool money_parse(const char *in, int64_t *hundredths, struct err *err)
{
	struct amount amount;
	bool done = split(in, &amount) ? parse_number(in, &amount, hundredths, err) : refuse_shape(in, err);
	free(amount.number);
	return done;
}

const char *money_currency(const char *in)
{
	struct amount amount;
	split(in, &amount);
	free(amount.number);
	return amount.unit->currency;
}

static uint64_t size_of(int64_t hundredths)
{
	return hundredths < 0 ? -(uint64_t)hundredths : (uint64_t)hundredths;
}

static const char *space(void)
{
	return text_ascii() ? " " : "\u00A0";
}

/* NUMBER with a space between its thousands. */
static void add_grouped(struct str *out, uint64_t number)
{
	char digits[21];
	int length = snprintf(digits, sizeof digits, "%" PRIu64, number);
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			str_add(out, space());
		str_add_char(out, digits[i]);
	}
}

static void add_sign(struct str *out, int64_t hundredths)
{
	if (hundredths < 0)
		str_add_char(out, '-');
}

char *money_format(int64_t hundredths, const char *currency)
{
	struct str out = {0};
	uint64_t size = size_of(hundredths);
	add_sign(&out, hundredths);
	add_grouped(&out, size / 100);
	if (size % 100 != 0)
		str_addf(&out, ",%02u", (unsigned)(size % 100));
	if (currency != NULL) {
		str_add(&out, space());
		str_add(&out, strcmp(currency, "SEK") == 0 ? "kr" : strcmp(currency, "EUR") == 0 ? "€" : currency);
	}
	return str_take(&out);
}

char *number_text(int64_t number)
{
	struct str out = {0};
	add_sign(&out, number);
	add_grouped(&out, size_of(number));
	return str_take(&out);
}

char *money_plain(int64_t hundredths)
{
	uint64_t size = size_of(hundredths);
	const char *sign = hundredths < 0 ? "-" : "";
	if (size % 100 == 0)
		return xasprintf("%s%" PRIu64, sign, size / 100);
	return xasprintf("%s%" PRIu64 ".%02u", sign, size / 100, (unsigned)(size % 100));
}

/* SIZE in steps of STEP, a half rounded up. */
static uint64_t round_to(uint64_t size, uint64_t step)
{
	return size / step + (size % step >= step / 2);
}

char *money_thousands(int64_t hundredths)
{
	struct str out = {0};
	uint64_t thousands = round_to(size_of(hundredths), 100000);
	if (thousands > 0)
		add_sign(&out, hundredths);
	add_grouped(&out, thousands);
	return str_take(&out);
}

char *money_short(int64_t hundredths)
{
	struct str number = {0};
	uint64_t size = size_of(hundredths), thousands = round_to(size, 100000), tenths = round_to(size, 10000000);
	if (size < 100000)
		return money_format(hundredths, "SEK");
	add_sign(&number, hundredths);
	add_grouped(&number, thousands < 1000 ? thousands : tenths / 10);
	if (thousands >= 1000)
		str_addf(&number, ",%u", (unsigned)(tenths % 10));
	str_add(&number, space());
	str_add(&number, thousands < 1000 ? _("kSEK") : _("MSEK"));
	return str_take(&number);
}
