/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "sortkey.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "mem.h"
#include "text.h"

/* A key is three strings in printable ASCII, with a space between, which is less than any weight: letters, accents,
 * case. In the latter two '!' means plain, and plain ends are left off, so that the key of "amal" is "amal".
 *     space !   punctuation "x (x: its place) or #hex   number 0nDIGITS (n: how many)   a-z   å {   ä |   ö }
 *     other letters ~hex */
struct key {
	struct str letters, accents, cases;
};

enum { PLAIN = '!', VARIANT = '~', UPPER = '"', DIGITS_MAX = 90 };

/* The order of the Unicode collation algorithm. */
static const char punctuation[] = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

/* Accents from weakest to strongest as the Unicode collation algorithm has them; what is not here comes last. */
static const utf8proc_int32_t accents[] = {
	0x0301, 0x0300, 0x0306, 0x0302, 0x030C, 0x030A, 0x0308, 0x030B, 0x0303,
	0x0307, 0x0338, 0x0327, 0x0328, 0x0304, 0x0323, 0x0331, 0x0326, 0x0309,
};

/* Letters that Swedish sorts as variants of others, lower case, with their mark; the last ones have no mark. VARIANT is
 * the accent weight: 0 for a letter in its own right. Where an earlier row has the same base and mark it wins. */
static const struct {
	utf8proc_int32_t base, mark;
	const char *letters;
	char variant;
} tailored[] = {
	{'a', 0x030A, "{", 0}, {'a', 0x0308, "|", 0}, {'o', 0x0308, "}", 0},
	{'e', 0x0328, "|", VARIANT}, {'o', 0x030B, "}", VARIANT - 2}, {'o', 0x0302, "}", VARIANT},
	{'u', 0x0308, "y", VARIANT - 1}, {'u', 0x030B, "y", VARIANT}, {0x00E6, 0, "|", VARIANT - 1},
	{0x00F8, 0, "}", VARIANT - 3}, {0x0153, 0, "}", VARIANT - 1}, {0x0111, 0, "d", VARIANT - 1},
	{0x00F0, 0, "d", VARIANT}, {0x00FE, 0, "th", VARIANT}, {0x00DF, 0, "ss", VARIANT},
	{0x0142, 0, "l", VARIANT}, {0x0131, 0, "i", VARIANT}, {0x0127, 0, "h", VARIANT},
	{0x0167, 0, "t", VARIANT}, {0x014B, 0, "n", VARIANT}, {0x0138, 0, "k", VARIANT},
};

static bool is_digit(utf8proc_int32_t code)
{
	return code >= '0' && code <= '9';
}

static bool is_mark(utf8proc_int32_t code)
{
	return code >= 0x80 && utf8proc_category(code) == UTF8PROC_CATEGORY_MN;
}

/* One weight on each level for every letter, so that the levels stay in step. */
static void add_letters(struct key *key, const char *letters, char accent, bool upper)
{
	for (; *letters != '\0'; letters++) {
		str_add_char(&key->letters, *letters);
		str_add_char(&key->accents, accent);
		str_add_char(&key->cases, upper ? UPPER : PLAIN);
	}
}

static void add_mark(struct key *key, utf8proc_int32_t mark)
{
	const size_t count = sizeof accents / sizeof *accents;
	size_t place = 0;
	while (place < count && accents[place] != mark)
		place++;
	str_add_char(&key->accents, (char)(PLAIN + 1 + place));
	str_add_char(&key->cases, PLAIN);
}

/* A number of up to DIGITS_MAX digits, without leading zeros: its length and its digits; longer ones go on in another.
 * Zeros in front count as an accent: 007 after 7. Returns how many of CODES it took. */
static size_t add_number(struct key *key, const utf8proc_int32_t *codes)
{
	size_t zeros = 0, length = 0;
	while (codes[zeros] == '0' && is_digit(codes[zeros + 1]))
		zeros++;
	while (length < DIGITS_MAX && is_digit(codes[zeros + length]))
		length++;
	str_add_char(&key->letters, '0');
	str_add_char(&key->letters, (char)('!' + length));
	for (size_t i = 0; i < length; i++)
		str_add_char(&key->letters, (char)codes[zeros + i]);
	str_add_char(&key->accents, (char)(PLAIN + (zeros < DIGITS_MAX ? zeros : DIGITS_MAX)));
	str_add_char(&key->cases, PLAIN);
	return zeros + length;
}

/* Letters of other scripts, by code point, so after ö; signs likewise, after the known punctuation. */
static void add_other(struct key *key, utf8proc_int32_t code, bool upper)
{
	utf8proc_category_t category = utf8proc_category(code);
	bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
	str_addf(&key->letters, "%c%06X", letter ? '~' : '#', (unsigned)code);
	str_add_char(&key->accents, PLAIN);
	str_add_char(&key->cases, upper ? UPPER : PLAIN);
}

static void add_sign(struct key *key, utf8proc_int32_t code)
{
	const char *place = code < 0x80 ? strchr(punctuation, (int)code) : NULL;
	if (code == ' ') {
		add_letters(key, "!", PLAIN, false);
	} else if (place != NULL) {
		str_add_char(&key->letters, '"');
		add_letters(key, (const char[]){(char)('!' + (place - punctuation)), '\0'}, PLAIN, false);
	} else {
		add_other(key, code, false);
	}
}

/* The letter at CODES if Swedish sorts it in its own way; returns how many of CODES it took, 0 for none. */
static size_t add_tailored(struct key *key, utf8proc_int32_t base, utf8proc_int32_t mark, bool upper)
{
	for (size_t i = 0; i < sizeof tailored / sizeof *tailored; i++) {
		if (tailored[i].base != base || (tailored[i].mark != 0 && tailored[i].mark != mark))
			continue;
		add_letters(key, tailored[i].letters, tailored[i].variant != 0 ? tailored[i].variant : PLAIN, upper);
		return tailored[i].mark != 0 ? 2 : 1;
	}
	return 0;
}

static size_t add_letter(struct key *key, const utf8proc_int32_t *codes)
{
	utf8proc_int32_t lower = utf8proc_tolower(codes[0]);
	bool upper = lower != codes[0];
	size_t taken = add_tailored(key, lower, codes[1], upper);
	if (taken > 0)
		return taken;
	if (lower >= 'a' && lower <= 'z')
		add_letters(key, (const char[]){(char)lower, '\0'}, PLAIN, upper);
	else if (lower < 0x80)
		add_sign(key, lower);
	else
		add_other(key, lower, upper);
	return 1;
}

/* CODES ends with 0. */
static void add_codes(struct key *key, const utf8proc_int32_t *codes)
{
	while (*codes != 0) {
		if (is_digit(*codes)) {
			codes += add_number(key, codes);
		} else if (is_mark(*codes)) {
			add_mark(key, *codes++);
		} else {
			codes += add_letter(key, codes);
		}
	}
}

/* The characters of TEXT taken apart into bases and marks, ended by 0; NULL if TEXT is no UTF-8. */
static utf8proc_int32_t *decompose(const char *text)
{
	const utf8proc_option_t how = UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
				      UTF8PROC_IGNORE;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
	utf8proc_ssize_t room = utf8proc_decompose(bytes, 0, NULL, 0, how);
	if (room < 0)
		return NULL;
	utf8proc_int32_t *codes = xcalloc((size_t)room + 1, sizeof *codes);
	utf8proc_decompose(bytes, 0, codes, room, how);
	return codes;
}

static void cut_plain(struct str *level)
{
	while (level->length > 0 && level->text[level->length - 1] == PLAIN)
		level->text[--level->length] = '\0';
}

static char *join(struct key *key)
{
	cut_plain(&key->accents);
	cut_plain(&key->cases);
	if (key->accents.length + key->cases.length > 0)
		str_addf(&key->letters, " %s", key->accents.text);
	if (key->cases.length > 0)
		str_addf(&key->letters, " %s", key->cases.text);
	str_free(&key->accents);
	str_free(&key->cases);
	return str_take(&key->letters);
}

static struct key key_of(const char *text)
{
	struct key key = {0};
	utf8proc_int32_t *codes = decompose(text);
	if (codes == NULL) {
		char *shown = text_show(text);
		codes = decompose(shown);
		free(shown);
	}
	assert(codes != NULL);
	add_codes(&key, codes);
	free(codes);
	return key;
}

char *sortkey_new(const char *text)
{
	struct key key = key_of(text);
	return join(&key);
}

char *sortkey_beginning(const char *text)
{
	struct key key = key_of(text);
	str_free(&key.accents);
	str_free(&key.cases);
	return key.letters.text != NULL ? str_take(&key.letters) : xstrdup("");
}

int sortkey_compare(const char *a, const char *b)
{
	char *key_a = sortkey_new(a), *key_b = sortkey_new(b);
	int order = strcmp(key_a, key_b);
	free(key_a);
	free(key_b);
	return order;
}
