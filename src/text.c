/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "text.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "i18n.h"
#include "mem.h"

/* More marks than this on one base do not fit ncurses' cell (CCHARW_MAX less the base). */
enum {
	MARKS_MAX = 4, /* that are shown */
	FIRST_MARK = 0x300,
	BRIEF_COLUMNS = 60,
};

enum look { LOOK_PLAIN, LOOK_TAB, LOOK_NEWLINE, LOOK_HIDDEN, LOOK_BYTE };

/* What stands at one cursor stop. */
struct piece {
	enum look look;
	size_t bytes;
	int columns;
	utf8proc_int32_t code; /* the base; the byte itself for LOOK_BYTE */
};

struct range {
	utf8proc_int32_t first, last;
};

/* Characters that have no look of their own, steer others (bidi, interlinear), or hide text in text (tags), ascending.
 * U+FE00-FE0F pass as marks of their base (emoji have them); U+0600-0605 are format characters that one can see. */
static const struct range invisible[] = {
	{0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
	{0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
	{0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF},
	{0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

/* Letters that no decomposition takes apart, and signs of which a person types the plain kind. Lower case only. */
static const struct {
	utf8proc_int32_t code;
	const char *plain;
} folds[] = {
	{0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"}, {0x0127, "h"},
	{0x0131, "i"}, {0x0138, "k"}, {0x0142, "l"}, {0x014B, "n"}, {0x0153, "oe"}, {0x0167, "t"},
	{0x0180, "b"}, {0x01E5, "g"}, {0x0259, "e"}, {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"},
	{0x2013, "-"}, {0x2014, "-"}, {0x2015, "-"}, {0x2018, "'"}, {0x2019, "'"}, {0x201A, "'"},
	{0x201B, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x2212, "-"},
};

static bool ascii_only;

void text_set_ascii(bool on)
{
	ascii_only = on;
}

bool text_ascii(void)
{
	return ascii_only;
}

const char *text_dash(void)
{
	return ascii_only ? "-" : "–";
}

const char *text_arrow(void)
{
	return ascii_only ? "->" : "→";
}

const char *text_dots(void)
{
	return ascii_only ? "..." : "…";
}

static bool is_control(utf8proc_int32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

static bool is_invisible(utf8proc_int32_t code)
{
	for (size_t i = 0; i < sizeof invisible / sizeof *invisible && code >= invisible[i].first; i++)
		if (code <= invisible[i].last)
			return true;
	return (code & 0xFFFE) == 0xFFFE; /* the last two of every plane are no characters */
}

/* The valid UTF-8 character at BYTES and its length; 0 at the end, negative where there is none. */
static utf8proc_ssize_t decode(const char *bytes, utf8proc_int32_t *code)
{
	unsigned char first = (unsigned char)*bytes;
	*code = first;
	if (first < 0x80)
		return first != '\0';
	return utf8proc_iterate((const utf8proc_uint8_t *)bytes, -1, code);
}

/* Bytes of the combining marks that stand at TEXT, at most MARKS_MAX of them. */
static size_t marks_at(const char *text)
{
	size_t bytes = 0;
	for (int marks = 0; marks < MARKS_MAX && (unsigned char)text[bytes] >= 0x80; marks++) {
		utf8proc_int32_t code;
		utf8proc_ssize_t length = decode(text + bytes, &code);
		if (length <= 0 || is_control(code) || is_invisible(code) || wcwidth((wchar_t)code) != 0)
			break;
		bytes += (size_t)length;
	}
	return bytes;
}

static struct piece piece_of_base(const char *text, size_t bytes, utf8proc_int32_t code)
{
	int columns = code < 0x7F ? 1 : wcwidth((wchar_t)code);
	if (is_invisible(code) || columns <= 0) /* 0: a mark without a base; -1: unknown to the terminal's library */
		return (struct piece){LOOK_HIDDEN, bytes, code > 0xFFFFF ? 10 : code > 0xFFFF ? 9 : 8, code};
	return (struct piece){LOOK_PLAIN, bytes + marks_at(text + bytes), columns, code};
}

/* The piece at a cursor stop; 0 bytes at the end of the text. */
static struct piece piece_at(const char *text)
{
	utf8proc_int32_t code;
	if (*text >= ' ' && *text <= '~' && (unsigned char)text[1] < 0x80) /* most text, with no mark on it */
		return (struct piece){LOOK_PLAIN, 1, 1, *text};
	utf8proc_ssize_t bytes = decode(text, &code);
	if (bytes == 0)
		return (struct piece){.bytes = 0};
	if (bytes < 0)
		return (struct piece){LOOK_BYTE, 1, 4, (unsigned char)*text};
	if (code == '\t')
		return (struct piece){LOOK_TAB, 1, 1, code};
	if (code == '\n')
		return (struct piece){LOOK_NEWLINE, 1, 1, code};
	if (is_control(code))
		return (struct piece){LOOK_HIDDEN, (size_t)bytes, 8, code};
	return piece_of_base(text, (size_t)bytes, code);
}

static void show_piece(struct str *out, const char *text, const struct piece *piece)
{
	const char *open = ascii_only ? "<" : "‹", *close = ascii_only ? ">" : "›";
	switch (piece->look) {
	case LOOK_PLAIN:
		str_add_bytes(out, text, piece->bytes);
		break;
	case LOOK_TAB:
		str_add_char(out, ' ');
		break;
	case LOOK_NEWLINE:
		str_add(out, ascii_only ? " " : "⏎");
		break;
	case LOOK_HIDDEN:
		str_addf(out, "%sU+%04X%s", open, (unsigned)piece->code, close);
		break;
	case LOOK_BYTE:
		str_addf(out, "%s%02X%s", open, (unsigned)piece->code, close);
		break;
	}
}

static void show_bytes(struct str *out, const char *text, size_t length)
{
	struct piece piece;
	for (size_t at = 0; at < length; at += piece.bytes) {
		piece = piece_at(text + at);
		assert(piece.bytes > 0);
		show_piece(out, text + at, &piece);
	}
}

char *text_show(const char *text)
{
	struct str out = {0};
	show_bytes(&out, text, strlen(text));
	return str_take(&out);
}

char *text_show_lines(const char *text)
{
	struct str out = {0};
	for (const char *end; (end = strchr(text, '\n')) != NULL; text = end + 1) {
		show_bytes(&out, text, (size_t)(end - text));
		str_add_char(&out, '\n');
	}
	show_bytes(&out, text, strlen(text));
	return str_take(&out);
}

int text_width(const char *text)
{
	int columns = 0;
	struct piece piece;
	for (; *text != '\0'; text += piece.bytes) {
		piece = piece_at(text);
		columns += piece.columns;
	}
	return columns;
}

int text_count(const char *text)
{
	int count = 0;
	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

size_t text_cut(const char *text, int columns)
{
	size_t at = 0;
	for (;;) {
		struct piece piece = piece_at(text + at);
		columns -= piece.columns;
		if (piece.bytes == 0 || columns < 0)
			return at;
		at += piece.bytes;
	}
}

static void add_spaces(struct str *out, int count)
{
	for (; count > 0; count--)
		str_add_char(out, ' ');
}

char *text_fit(const char *text, int columns, enum text_align align)
{
	struct str out = {0};
	int width = text_width(text), spare = columns - width;
	if (columns <= 0)
		return str_take(&out);
	if (spare < 0) {
		char *head = xstrndup(text, text_cut(text, columns - 1));
		show_bytes(&out, head, strlen(head));
		str_add(&out, ascii_only ? "~" : "…");
		/* A wide character that did not fit leaves a column. */
		add_spaces(&out, columns - 1 - text_width(head));
		free(head);
		return str_take(&out);
	}
	int before = align == TEXT_RIGHT ? spare : align == TEXT_CENTER ? spare / 2 : 0;
	add_spaces(&out, before);
	show_bytes(&out, text, strlen(text));
	add_spaces(&out, spare - before);
	return str_take(&out);
}

char *text_brief(const char *text)
{
	return text_width(text) > BRIEF_COLUMNS ? text_fit(text, BRIEF_COLUMNS, TEXT_LEFT) : xstrdup(text);
}

/* Adds LENGTH bytes of TEXT, without the spaces they end with, as a line. */
static void add_line(struct text_lines *lines, const char *text, size_t length)
{
	while (length > 0 && text[length - 1] == ' ')
		length--;
	lines->line = xrealloc(lines->line, (size_t)lines->count + 1, sizeof *lines->line);
	lines->line[lines->count++] = xstrndup(text, length);
}

/* Where a line that could hold FIT bytes of TEXT is best broken: at the last space that has a word before it; 0: there
 * is none. */
static size_t break_before(const char *text, size_t fit)
{
	size_t word = strspn(text, " ");
	for (size_t at = fit; at > word; at--)
		if (text[at] == ' ')
			return at;
	return 0;
}

/* ---- words that are broken ---- */

#define VOWELS "aeiouyAEIOUYåäöéÅÄÖÉ"
enum { WORD_PART = 3 }; /* letters that both parts of a broken word have */

/* What Swedish compounds often end with: they are broken before it. */
static const char *const seams[] = {
	"förvaltning", "nämnd", "styrelse", "kontor", "centrum", "avdelning", "enhet", "bolag", "samverkan",
	"samarbete",
};

static bool is_letter_at(const char *text, size_t at)
{
	unsigned char byte = (unsigned char)text[at];
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
	       (byte >= 0xC3 && byte <= 0xC9); /* the Latin letters beyond ASCII */
}

static bool is_vowel_at(const char *text, size_t at)
{
	char letter[8];
	size_t length = text_next(text, at) - at;
	if (length >= sizeof letter)
		return false;
	memcpy(letter, text + at, length);
	letter[length] = '\0';
	return strstr(VOWELS, letter) != NULL;
}

static bool is_seam(const char *text, size_t at)
{
	for (size_t i = 0; i < sizeof seams / sizeof *seams; i++)
		if (strncmp(text + at, seams[i], strlen(seams[i])) == 0)
			return true;
	return false;
}

/* How good it is to break the word of TEXT between BEFORE and AT; 0: it would need a hyphen, and is no word. */
static int break_quality(const char *text, size_t before, size_t at)
{
	if (text[before] == '-' || text[before] == '/')
		return 4;
	if (!is_letter_at(text, before) || !is_letter_at(text, at))
		return 0;
	if (is_seam(text, at))
		return 3;
	/* One consonant goes with the vowel after it. */
	size_t next = text_next(text, at);
	return !is_vowel_at(text, at) && text[next] != '\0' && is_vowel_at(text, next) ? 2 : 1;
}

/* Whether NEXT letters follow AT. */
static bool goes_on(const char *text, size_t at, int letters)
{
	for (; letters > 0 && is_letter_at(text, at); letters--)
		at = text_next(text, at);
	return letters == 0;
}

/* Where the word that TEXT begins with is best broken so that it and a hyphen fit in COLUMNS; 0: nowhere. *HYPHEN:
 * whether it needs one. */
static size_t break_word(const char *text, int columns, bool *hyphen)
{
	size_t best = 0, before = 0, limit = text_cut(text, columns - 1);
	int best_quality = 0, letters = 1;
	for (size_t at = text_next(text, 0); at <= limit && text[at] != '\0'; at = text_next(text, at), letters++) {
		bool good = letters >= WORD_PART && goes_on(text, at, WORD_PART);
		int quality = good ? break_quality(text, before, at) : 0;
		if (quality > 0 && quality >= best_quality) {
			best = at;
			best_quality = quality;
		}
		before = at;
	}
	*hyphen = best > 0 && best_quality < 4;
	return best;
}

static void add_hyphen(struct text_lines *lines)
{
	char **line = &lines->line[lines->count - 1], *hyphened = xasprintf("%s-", *line);
	free(*line);
	*line = hyphened;
}

static void wrap_line(struct text_lines *lines, const char *shown, int columns, bool hyphens)
{
	for (;;) {
		size_t fit = text_cut(shown, columns);
		bool hyphen = false;
		if (shown[fit] == '\0')
			break;
		size_t length = break_before(shown, fit);
		if (length == 0 && hyphens)
			length = break_word(shown, columns, &hyphen);
		if (length == 0)
			length = fit > 0 ? fit : text_next(shown, 0);
		add_line(lines, shown, length);
		if (hyphen)
			add_hyphen(lines);
		shown += length;
		shown += strspn(shown, " ");
		if (*shown == '\0')
			return;
	}
	add_line(lines, shown, strlen(shown));
}

static struct text_lines wrap(const char *text, int columns, bool hyphens)
{
	struct text_lines lines = {0};
	assert(columns >= 1);
	for (;;) {
		size_t length = strcspn(text, "\n");
		struct str shown = {0};
		char *line = xstrndup(text, length);
		show_bytes(&shown, line, length);
		wrap_line(&lines, shown.text != NULL ? shown.text : "", columns, hyphens);
		str_free(&shown);
		free(line);
		if (text[length] == '\0')
			return lines;
		text += length + 1;
	}
}

struct text_lines text_wrap(const char *text, int columns)
{
	return wrap(text, columns, false);
}

struct text_lines text_wrap_hyphened(const char *text, int columns)
{
	return wrap(text, columns, true);
}

struct text_lines text_wrap_most(const char *text, int columns, int most)
{
	enum { PIECE_BYTES = 4 * (1 + MARKS_MAX) }; /* of one column, at most */
	size_t enough = (size_t)(most + 1) * (size_t)(columns + 1) * PIECE_BYTES;
	char *start = xstrndup(text, strnlen(text, enough));
	struct text_lines lines = text_wrap(start, columns);
	free(start);
	while (lines.count > most)
		free(lines.line[--lines.count]);
	return lines;
}

void text_lines_free(struct text_lines *lines)
{
	for (int i = 0; i < lines->count; i++)
		free(lines->line[i]);
	free(lines->line);
	*lines = (struct text_lines){0};
}

size_t text_next(const char *text, size_t at)
{
	return at + piece_at(text + at).bytes;
}

size_t text_stop_before(const char *text, size_t at)
{
	while (at > 0 && (unsigned char)text[at - 1] >= 0x80)
		at--;
	return at > 0 ? at - 1 : 0;
}

size_t text_prev(const char *text, size_t at)
{
	/* From a base, because how many marks belong to it is known only from there. */
	size_t before = text_stop_before(text, at);
	for (size_t next = before; next < at; next = text_next(text, next)) {
		assert(text[next] != '\0');
		before = next;
	}
	return before;
}

bool text_is_mark(int32_t code)
{
	utf8proc_category_t category = utf8proc_category(code);
	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/* False and a sentence for a character that no field may hold. AT counts from 0; MARKS: combining marks until it. */
static bool check_code(utf8proc_int32_t code, size_t at, int marks, struct err *err)
{
	if (marks > TEXT_MARKS_MOST)
		return err_set(err, ERR_REFUSED, _("has more than %d combining marks on one letter (byte %zu)"),
			       TEXT_MARKS_MOST, at + 1);
	if (is_control(code) && code != '\n' && code != '\t')
		return err_set(err, ERR_REFUSED, _("contains the control character U+%04X (byte %zu)"), (unsigned)code,
			       at + 1);
	if (is_invisible(code))
		return err_set(err, ERR_REFUSED, _("contains the invisible character U+%04X (byte %zu)"),
			       (unsigned)code, at + 1);
	return true;
}

/* Checks the bytes and copies them to OUT with tabs and line ends made plain. */
static bool copy_checked(struct str *out, const char *in, size_t length, struct err *err)
{
	int marks = 0;
	for (size_t at = 0; at < length;) {
		utf8proc_int32_t code;
		utf8proc_ssize_t bytes =
			utf8proc_iterate((const utf8proc_uint8_t *)in + at, (utf8proc_ssize_t)(length - at), &code);
		if (bytes <= 0)
			return err_set(err, ERR_REFUSED,
				       _("is not UTF-8 text: byte %zu (0x%02X) is part of no character"), at + 1,
				       (unsigned)(unsigned char)in[at]);
		marks = code >= FIRST_MARK && text_is_mark(code) ? marks + 1 : 0;
		bool pair = code == '\r' && at + 1 < length && in[at + 1] == '\n';
		if (code == '\r') /* alone it ended lines on old Macs, and does in what some terminals paste */
			code = '\n';
		else if (!check_code(code, at, marks, err))
			return false;
		if (code == '\t')
			str_add_char(out, ' ');
		else if (code == '\n')
			str_add_char(out, '\n');
		else
			str_add_bytes(out, in + at, (size_t)bytes);
		at += (size_t)bytes + pair;
	}
	return true;
}

/* Takes spaces at line ends away, and empty lines at the end; without MANY_LINES newlines become spaces first. */
static void trim_lines(char *text, bool many_lines)
{
	char *to = text, *end = text; /* END: after the last byte that is no space or newline */
	for (const char *from = text; *from != '\0'; from++) {
		char byte = *from == '\n' && !many_lines ? ' ' : *from;
		if (byte == '\n')
			while (to > text && to[-1] == ' ')
				to--;
		*to++ = byte;
		if (byte != ' ' && byte != '\n')
			end = to;
	}
	*end = '\0';
}

/* All that lies before the combining marks, U+0300, is composed as it stands. */
static bool is_composed(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text >= 0xCC)
			return false;
	return true;
}

static char *compose(const char *text)
{
	if (is_composed(text))
		return xstrdup(text);
	utf8proc_uint8_t *composed = utf8proc_NFC((const utf8proc_uint8_t *)text);
	char *copy = xstrdup(composed != NULL ? (const char *)composed : text);
	free(composed);
	return copy;
}

bool text_clean(const char *in, size_t length, bool many_lines, char **out, struct err *err)
{
	struct str plain = {0};
	if (!copy_checked(&plain, in, length, err)) {
		str_free(&plain);
		return false;
	}
	char *bytes = str_take(&plain);
	trim_lines(bytes, many_lines);
	*out = compose(bytes);
	free(bytes);
	return true;
}

bool text_is_letter(const char *text)
{
	utf8proc_int32_t code;
	if (utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &code) <= 0)
		return false;
	utf8proc_category_t category = utf8proc_category(code);
	return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
	       category == UTF8PROC_CATEGORY_LT || category == UTF8PROC_CATEGORY_LO;
}

/* The letter that a base and its first mark are in Swedish, NULL for none. */
static const char *swedish_letter(utf8proc_int32_t base, utf8proc_int32_t mark)
{
	if (base == 'a' && mark == 0x030A)
		return "å";
	if (base == 'a' && mark == 0x0308)
		return "ä";
	if ((base == 'o' && mark == 0x0308) || base == 0x00F8)
		return "ö";
	return NULL;
}

static void add_folded(struct str *out, utf8proc_int32_t code)
{
	utf8proc_uint8_t bytes[4];
	for (size_t i = 0; code >= 0x80 && i < sizeof folds / sizeof *folds; i++)
		if (folds[i].code == code) {
			str_add(out, folds[i].plain);
			return;
		}
	str_add_bytes(out, (const char *)bytes, (size_t)utf8proc_encode_char(code, bytes));
}

static void fold_codes(struct str *out, const utf8proc_int32_t *codes, utf8proc_ssize_t count, bool keep_swedish)
{
	for (utf8proc_ssize_t i = 0; i < count; i++) {
		const char *letter = keep_swedish ? swedish_letter(codes[i], codes[i + 1]) : NULL;
		if (letter != NULL)
			str_add(out, letter);
		else if (codes[i] < 0x80 || !text_is_mark(codes[i]))
			add_folded(out, codes[i]);
	}
}

/* Bytes that fold by themselves: ASCII (most is), but not the last before another character, which may be a mark on
 * it. */
static size_t plain_length(const char *text)
{
	size_t length = 0;
	while (text[length] != '\0' && (unsigned char)text[length] < 0x80)
		length++;
	return text[length] != '\0' && length > 0 ? length - 1 : length;
}

static void fold_plain(struct str *out, const char *text, size_t length)
{
	str_add_bytes(out, text, length);
	for (char *at = out->text + out->length - length; *at != '\0'; at++)
		*at = *at >= 'A' && *at <= 'Z' ? (char)(*at + 'a' - 'A') : *at;
}

/* Folds the other characters that TEXT begins with, and the base they may be marks on: takes them apart into bases and
 * marks. Returns the bytes that they take, 0 when they are no UTF-8. */
static size_t fold_others(struct str *out, const char *text, bool keep_swedish)
{
	const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
				      UTF8PROC_IGNORE;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
	size_t length = (unsigned char)*text < 0x80 ? 1 : 0;
	while ((unsigned char)text[length] >= 0x80)
		length++;
	utf8proc_int32_t few[16], *codes = few;
	const utf8proc_ssize_t most = sizeof few / sizeof *few - 1;
	utf8proc_ssize_t count = utf8proc_decompose(bytes, (utf8proc_ssize_t)length, few, most, how);
	if (count < 0)
		return 0;
	if (count > most) {
		codes = xcalloc((size_t)count + 1, sizeof *codes);
		utf8proc_decompose(bytes, (utf8proc_ssize_t)length, codes, count, how);
	}
	codes[count] = 0;
	fold_codes(out, codes, count, keep_swedish);
	if (codes != few)
		free(codes);
	return length;
}

static bool fold_runs(struct str *out, const char *text, bool keep_swedish)
{
	while (*text != '\0') {
		size_t length = plain_length(text);
		if (length > 0)
			fold_plain(out, text, length);
		else if ((length = fold_others(out, text, keep_swedish)) == 0)
			return false;
		text += length;
	}
	return true;
}

static char *fold(const char *text, bool keep_swedish)
{
	struct str out = {0};
	if (!fold_runs(&out, text, keep_swedish)) {
		/* Bytes that are no UTF-8 cannot be taken apart; shown, they can. */
		char *shown = text_show(text);
		str_free(&out);
		bool done = fold_runs(&out, shown, keep_swedish);
		assert(done);
		(void)done;
		free(shown);
	}
	return str_take(&out);
}

char *text_fold(const char *text)
{
	return fold(text, false);
}

char *text_fold_case(const char *text)
{
	return fold(text, true);
}

/* Without å ä ö both folds of a word are the same. */
static bool is_swedish(const char *folded)
{
	return strstr(folded, "å") != NULL || strstr(folded, "ä") != NULL || strstr(folded, "ö") != NULL;
}

bool text_matches(const char *haystack, const char *needle)
{
	char *all = text_fold(haystack), *letters = text_fold_case(haystack), *words = text_fold_case(needle);
	char *rest = NULL;
	const char *const gaps = " \t\n";
	bool found = true;
	for (char *word = strtok_r(words, gaps, &rest); word != NULL && found; word = strtok_r(NULL, gaps, &rest))
		found = strstr(is_swedish(word) ? letters : all, word) != NULL;
	free(words);
	free(letters);
	free(all);
	return found;
}

/* Folds TEXT from AT on, one cursor stop after the other, until LENGTH bytes are folded or it ends; returns where. */
static size_t fold_from(struct str *out, const char *text, size_t at, size_t length, bool keep_swedish)
{
	while (text[at] != '\0' && out->length < length) {
		size_t next = text_next(text, at);
		char *piece = xstrndup(text + at, next - at), *folded = fold(piece, keep_swedish);
		str_add(out, folded);
		free(folded);
		free(piece);
		at = next;
	}
	return at;
}

bool text_find(const char *text, const char *word, size_t *from, size_t *to)
{
	char *wanted = text_fold_case(word);
	size_t length = strlen(wanted);
	bool swedish = is_swedish(wanted), found = false;
	for (size_t at = *from; length > 0 && !found && text[at] != '\0'; at = text_next(text, at)) {
		struct str folded = {0};
		size_t end = fold_from(&folded, text, at, length, swedish);
		found = folded.length >= length && memcmp(folded.text, wanted, length) == 0;
		*from = found ? at : *from;
		*to = found ? end : *to;
		str_free(&folded);
	}
	free(wanted);
	return found;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* Edit distance in bytes where two swapped neighbours count as one edit. */
static int distance(const char *a, const char *b)
{
	int rows = (int)strlen(a), width = (int)strlen(b) + 1;
	int *cell = xcalloc((size_t)(rows + 1) * (size_t)width, sizeof *cell);
	for (int i = 0; i <= rows; i++) {
		for (int j = 0; j < width; j++) {
			int *here = cell + i * width + j;
			if (i == 0 || j == 0) {
				*here = i + j;
				continue;
			}
			*here = least(here[-1], here[-width]) + 1;
			*here = least(*here, here[-width - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				*here = least(*here, here[-2 * width - 2] + 1);
		}
	}
	int edits = cell[rows * width + width - 1];
	free(cell);
	return edits;
}

/* How far CANDIDATE is from WORD, both folded: twice the edits, 1 for a beginning; -1 when it is not near. */
static int remoteness(const char *word, const char *candidate)
{
	int length = (int)strlen(word);
	if (strcmp(word, candidate) == 0)
		return 0;
	if (strncmp(word, candidate, (size_t)length) == 0)
		return 1;
	if (abs((int)strlen(candidate) - length) > length / 3)
		return -1;
	int edits = distance(word, candidate);
	return edits <= length / 3 ? 2 * edits : -1;
}

const char *text_nearest(const char *word, const char *const *candidates, int count)
{
	const char *nearest = NULL;
	int best = 0;
	char *wanted = text_fold(word);
	for (int i = 0; i < count && *wanted != '\0'; i++) {
		if (candidates[i] == NULL)
			continue;
		char *folded = text_fold(candidates[i]);
		int far = remoteness(wanted, folded);
		bool shorter = nearest != NULL && far == best && strlen(candidates[i]) < strlen(nearest);
		if (far >= 0 && (nearest == NULL || far < best || shorter)) {
			nearest = candidates[i];
			best = far;
		}
		free(folded);
	}
	free(wanted);
	return nearest;
}

char *text_trim(const char *text)
{
	static const char blanks[] = " \t\r\n";
	text += strspn(text, blanks);
	size_t length = strlen(text);
	while (length > 0 && strchr(blanks, text[length - 1]) != NULL)
		length--;
	return xstrndup(text, length);
}
