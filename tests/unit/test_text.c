/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "err.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Compares and frees what was made. */
static void assert_made(char *made, const char *expected)
{
	assert_string_equal(made, expected);
	free(made);
}

static int start(void **state)
{
	(void)state;
	i18n_start("en", NULL);
	return 0;
}

static int to_unicode(void **state)
{
	(void)state;
	text_set_ascii(false);
	return 0;
}

static const struct {
	const char *text, *shown;
	int columns;
} looks[] = {
	{"", "", 0},
	{"Trollhättan", "Trollhättan", 11},
	{"A\u030Ama\u030Al", "A\u030Ama\u030Al", 4},
	{"e\u0301x", "e\u0301x", 2},
	{"日本 Jilin 吉林", "日本 Jilin 吉林", 15},
	{"a\tb", "a b", 3},
	{"rad ett\nrad två", "rad ett⏎rad två", 15},
	{"\033[31mröd", "‹U+001B›[31mröd", 15},
	{"\xc2\x9b" "31m", "‹U+009B›31m", 11},
	{"A\rB", "A‹U+000D›B", 10},
	{"\x7f", "‹U+007F›", 8},
	{"fil\u202Egpj.exe", "fil‹U+202E›gpj.exe", 18},
	{"noll\u200Bbredd", "noll‹U+200B›bredd", 17},
	{"\uFEFFtext", "‹U+FEFF›text", 12},
	{"sam\u00ADverkan", "sam‹U+00AD›verkan", 17},
	{"a\u2028b\u2029", "a‹U+2028›b‹U+2029›", 18},
	{"\U000E0041", "‹U+E0041›", 9},
	{"\U0001F468\u200D\U0001F469", "\U0001F468‹U+200D›\U0001F469", 12},
	{"\u0301e", "‹U+0301›e", 9},
	{"\t\u0301", " ‹U+0301›", 9},
	{"e\u0301\u0302\u0303\u0304\u0308", "e\u0301\u0302\u0303\u0304‹U+0308›", 9},
	{"\u2764\uFE0F", "\u2764\uFE0F", 1},
	{"R\xe4ksm\xf6rg\xe5s", "R‹E4›ksm‹F6›rg‹E5›s", 19},
	{"\xc0\xaf\xed\xa0\x80", "‹C0›‹AF›‹ED›‹A0›‹80›", 20},
	{"avhugget \xc3", "avhugget ‹C3›", 13},
	{"5\u00A0100\u202F000", "5\u00A0100\u202F000", 9},
};

static void test_show_and_width(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(looks); i++) {
		assert_made(text_show(looks[i].text), looks[i].shown);
		assert_made(text_show(looks[i].shown), looks[i].shown);
		assert_int_equal(text_width(looks[i].text), looks[i].columns);
		assert_int_equal(text_width(looks[i].shown), looks[i].columns);
	}
}

static void test_ascii(void **state)
{
	(void)state;
	assert_false(text_ascii());
	text_set_ascii(true);
	assert_true(text_ascii());
	assert_made(text_show("å\u202E\nb\xff"), "å<U+202E> b<FF>");
	assert_int_equal(text_width("å\u202E\nb\xff"), 15);
	assert_made(text_fit("Östersund", 5, TEXT_LEFT), "Öste~");
}

static void test_cut(void **state)
{
	(void)state;
	assert_int_equal(text_cut("Åmål", 0), 0);
	assert_int_equal(text_cut("Åmål", -3), 0);
	assert_int_equal(text_cut("Åmål", 1), 2);
	assert_int_equal(text_cut("Åmål", 3), 5);
	assert_int_equal(text_cut("Åmål", 99), 6);
	assert_int_equal(text_cut("e\u0301x", 1), 3);
	assert_int_equal(text_cut("日本", 3), 3);
	assert_int_equal(text_cut("日本", 1), 0);
	assert_int_equal(text_cut("a\u202Eb", 8), 1);
	assert_int_equal(text_cut("a\u202Eb", 9), 4);
}

static void test_fit(void **state)
{
	(void)state;
	assert_made(text_fit("Åmål", 6, TEXT_LEFT), "Åmål  ");
	assert_made(text_fit("Åmål", 6, TEXT_RIGHT), "  Åmål");
	assert_made(text_fit("Åmål", 7, TEXT_CENTER), " Åmål  ");
	assert_made(text_fit("Åmål", 4, TEXT_RIGHT), "Åmål");
	assert_made(text_fit("Vänersborg", 5, TEXT_LEFT), "Väne…");
	assert_made(text_fit("Vänersborg", 5, TEXT_RIGHT), "Väne…");
	assert_made(text_fit("Vänersborg", 1, TEXT_LEFT), "…");
	assert_made(text_fit("Vänersborg", 0, TEXT_LEFT), "");
	assert_made(text_fit("Vänersborg", -1, TEXT_LEFT), "");
	assert_made(text_fit("日本語", 4, TEXT_LEFT), "日… ");
	assert_made(text_fit("e\u0301e\u0301e\u0301", 2, TEXT_LEFT), "e\u0301…");
	assert_made(text_fit("\033]0;x", 10, TEXT_LEFT), "‹U+001B›]…");
	assert_made(text_fit("", 3, TEXT_CENTER), "   ");
}

/* Wraps TEXT and compares the lines, joined with '|'. */
static void assert_hyphened(const char *text, int columns, const char *expected)
{
	struct text_lines lines = text_wrap_hyphened(text, columns);
	struct str all = {0};
	for (int i = 0; i < lines.count; i++) {
		str_addf(&all, "%s%s", i > 0 ? "|" : "", lines.line[i]);
		if (text_width(lines.line[i]) > columns)
			fail_msg("\"%s\" is wider than %d", lines.line[i], columns);
	}
	assert_string_equal(all.text, expected);
	str_free(&all);
	text_lines_free(&lines);
}

/* A word that is too long for its column is broken as a Swede breaks it; what is no word never gets a hyphen. */
static void test_hyphens(void **state)
{
	(void)state;
	assert_hyphened("Arbetsmarknadsförvaltningen", 22, "Arbetsmarknads-|förvaltningen");
	assert_hyphened("Arbetsmarknadsförvaltningen", 15, "Arbetsmarknads-|förvaltningen");
	assert_hyphened("Arbetsmarknadsförvaltningen", 14, "Arbetsmark-|nads-|förvaltningen");
	assert_hyphened("Barn- och utbildningsförvaltningen", 20, "Barn- och|utbildnings-|förvaltningen");
	assert_hyphened("internationaliseringsfrågor", 12, "internatio-|nalise-|ringsfrågor");
	assert_hyphened("gymnasiebehörighet", 18, "gymnasiebehörighet");
	assert_hyphened("Åäöåäö Öråååk", 8, "Åäöåäö|Öråååk");
	assert_hyphened("2026-10-31T09:00:00", 8, "2026-10-|31T09:00|:00");
	assert_hyphened("123456789", 4, "1234|5678|9");
	assert_hyphened("styrelse", 1, "s|t|y|r|e|l|s|e");
	assert_hyphened("", 3, "");
}

static void assert_wrapped(const char *text, int columns, const char *expected)
{
	struct text_lines lines = text_wrap(text, columns);
	struct str joined = {0};
	for (int i = 0; i < lines.count; i++)
		str_addf(&joined, i > 0 ? "|%s" : "%s", lines.line[i]);
	assert_made(str_take(&joined), expected);
	text_lines_free(&lines);
	assert_int_equal(lines.count, 0);
}

static void test_wrap(void **state)
{
	(void)state;
	assert_wrapped("", 10, "");
	assert_wrapped("Korta tiden till första jobb", 12, "Korta tiden|till första|jobb");
	assert_wrapped("Korta tiden", 11, "Korta tiden");
	assert_wrapped("Korta tiden", 10, "Korta|tiden");
	assert_wrapped("ett\n\ntvå\n", 10, "ett||två|");
	assert_wrapped("gymnasiebehörighet nu", 8, "gymnasie|behörigh|et nu");
	assert_wrapped("a gymnasiebehörighet", 8, "a|gymnasie|behörigh|et");
	assert_wrapped("  indrag och mer", 8, "  indrag|och mer");
	assert_wrapped("   gymnasiebehörighet", 8, "   gymna|siebehör|ighet");
	assert_wrapped("ord   ", 4, "ord");
	assert_wrapped("ord        ", 4, "ord");
	assert_wrapped("ord  mer", 4, "ord|mer");
	assert_wrapped("        ", 4, "");
	assert_wrapped("日本語", 1, "日|本|語");
	assert_wrapped("日本語", 5, "日本|語");
	assert_wrapped("e\u0301e\u0301e\u0301", 1, "e\u0301|e\u0301|e\u0301");
	assert_wrapped("a\u202Eb", 20, "a‹U+202E›b");
}

static void test_cursor(void **state)
{
	(void)state;
	const char *text = "Åe\u0301日\U0001F1F8\xff!";
	const size_t stops[] = {0, 2, 5, 8, 12, 13, 14};
	for (size_t i = 0; i + 1 < COUNT(stops); i++) {
		assert_int_equal(text_next(text, stops[i]), stops[i + 1]);
		assert_int_equal(text_prev(text, stops[i + 1]), stops[i]);
	}
	assert_int_equal(text_next(text, 14), 14);
	assert_int_equal(text_prev(text, 0), 0);
	/* What cannot be seen is a stop of its own, so that it can be deleted. */
	assert_int_equal(text_next("a\u200Bb", 0), 1);
	assert_int_equal(text_next("a\u200Bb", 1), 4);
}

#define MARKS "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"

static void assert_clean(const char *in, bool many_lines, const char *expected)
{
	struct err err = {0};
	char *out = NULL;
	assert_true(text_clean(in, strlen(in), many_lines, &out, &err));
	assert_int_equal(err.code, ERR_NONE);
	assert_made(out, expected);
}

static void test_clean_accepts(void **state)
{
	(void)state;
	assert_clean("", false, "");
	assert_clean("Åmåls kommun", false, "Åmåls kommun");
	assert_clean("A\u030Ama\u030Al", false, "Åmål");
	assert_clean("O\u0308stersund", false, "Östersund");
	assert_clean("tabb\tefter", false, "tabb efter");
	assert_clean("slut   ", false, "slut");
	assert_clean("  början", false, "  början");
	assert_clean("två  mellanslag", false, "två  mellanslag");
	assert_clean("en\nrad\r\ntill\n", false, "en rad till");
	assert_clean("en\rrad\r\r\ntill\r", true, "en\nrad\n\ntill");
	assert_clean("en  \nrad\t\r\ntill \n \n", true, "en\nrad\ntill");
	assert_clean("a\n\nb", true, "a\n\nb");
	assert_clean("\n", true, "");
	assert_clean("日本 Ελλάδα Україна \U0001F600", false, "日本 Ελλάδα Україна \U0001F600");
	assert_clean("\u2764\uFE0F", false, "\u2764\uFE0F");
	assert_clean("x" MARKS, false, "x" MARKS);
	assert_clean("5\u00A0100", false, "5\u00A0100");
}

static void test_brief(void **state)
{
	(void)state;
	char *full = xasprintf("%060d", 0), *over = xasprintf("%061d", 0), *marks = xasprintf("%058dåe\u0301å", 0);
	char *kept = text_brief(full), *cut = text_brief(over), *accents = text_brief(marks);
	assert_string_equal(kept, full);
	assert_int_equal(text_width(cut), 60);
	assert_string_equal(cut + 59, "…");
	assert_string_equal(accents + 58, "å…");
	free(full);
	free(over);
	free(marks);
	free(kept);
	free(cut);
	free(accents);
}

static const struct {
	const char *in;
	size_t length;
	const char *word, *place;
} refused[] = {
	{"\033[2J", 4, "U+001B", "byte 1"},
	{"titel\033]0;x\a", 11, "U+001B", "byte 6"},
	{"a\0b", 3, "U+0000", "byte 2"},
	{"å\x7f", 3, "U+007F", "byte 3"},
	{"\xc2\x9b" "31m", 5, "U+009B", "byte 1"},
	{"\xc2\x85", 2, "U+0085", "byte 1"},
	{"fil\u202Egpj", 9, "U+202E", "byte 4"},
	{"\u2066x", 4, "U+2066", "byte 1"},
	{"\u200E", 3, "U+200E", "byte 1"},
	{"\u061C", 2, "U+061C", "byte 1"},
	{"noll\u200Bbredd", 12, "U+200B", "byte 5"},
	{"\U0001F468\u200D\U0001F469", 11, "U+200D", "byte 5"},
	{"\uFEFFx", 4, "U+FEFF", "byte 1"},
	{"sam\u00ADverkan", 12, "U+00AD", "byte 4"},
	{"a\u2028", 4, "U+2028", "byte 2"},
	{"a\u2029", 4, "U+2029", "byte 2"},
	{"\u2060", 3, "U+2060", "byte 1"},
	{"\U000E0041", 4, "U+E0041", "byte 1"},
	{"\uFFFF", 3, "U+FFFF", "byte 1"},
	{"\U0003FFFE", 4, "U+3FFFE", "byte 1"},
	{"e" MARKS "\u0301x", 20, "more than 8 combining marks", "byte 18"},
	{"Tran\xe5s", 6, "UTF-8", "byte 5"},
	{"ok\xc3", 3, "UTF-8", "byte 3"},
	{"\xc0\xaf", 2, "UTF-8", "0xC0"},
	{"a\xed\xa0\x80", 4, "UTF-8", "byte 2"},
	{"\xf4\x90\x80\x80", 4, "UTF-8", "byte 1"},
	{"ok\xc3\xa5", 3, "UTF-8", "byte 3"},
};

static void test_clean_refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct err err = {0};
		char untouched, *out = &untouched;
		assert_false(text_clean(refused[i].in, refused[i].length, true, &out, &err));
		assert_ptr_equal(out, &untouched);
		assert_int_equal(err.code, ERR_REFUSED);
		assert_non_null(strstr(err.text, refused[i].word));
		assert_non_null(strstr(err.text, refused[i].place));
	}
	struct err err = {0};
	char *out;
	assert_false(text_clean("\u202E", 3, false, &out, &err));
	assert_non_null(strstr(err.text, "invisible character"));
	assert_false(text_clean("\033", 1, false, &out, &err));
	assert_non_null(strstr(err.text, "control character"));
	assert_false(text_clean("\xff", 1, false, &out, NULL));
}

static const struct {
	const char *text, *fold, *fold_case;
} folded[] = {
	{"Utbyte 2026", "utbyte 2026", "utbyte 2026"},
	{"ÅMÅL", "amal", "åmål"},
	{"A\u030AMA\u030AL", "amal", "åmål"},
	{"Östersund", "ostersund", "östersund"},
	{"Tromsø", "tromso", "tromsö"},
	{"Łódź", "lodz", "lodz"},
	{"Écija", "ecija", "ecija"},
	{"Üsküdar", "uskudar", "uskudar"},
	{"Ærø", "aero", "aerö"},
	{"Straße", "strasse", "strasse"},
	{"Þingvellir", "thingvellir", "thingvellir"},
	{"Garður", "gardur", "gardur"},
	{"Đakovo", "dakovo", "dakovo"},
	{"ISPARTA ısparta İzmir", "isparta isparta izmir", "isparta isparta izmir"},
	{"Œuvre", "oeuvre", "oeuvre"},
	{"5\u00A0100\u202F000", "5 100 000", "5 100 000"},
	{"2021–2027", "2021-2027", "2021-2027"},
	{"d’Este", "d'este", "d'este"},
	{"ΑΘΗΝΑ Αθήνα", "αθηνα αθηνα", "αθηνα αθηνα"},
	{"sam\u00ADverkan", "samverkan", "samverkan"},
	{"\u01DF", "a", "ä"},
	{"R\xe4k", "r‹e4›k", "r‹e4›k"},
	{"Åmål R\xe4k", "amal r‹e4›k", "åmål r‹e4›k"},
	{"ÅÄÖÅÄÖÅÄÖÅÄÖÅÄÖÅÄÖ", "aaoaaoaaoaaoaaoaao", "åäöåäöåäöåäöåäöåäö"}, /* more at once than fold keeps room for */
	{"Vad\u0308 A\u0301", "vad a", "vad a"},
	{"", "", ""},
};

static void test_fold(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(folded); i++) {
		assert_made(text_fold(folded[i].text), folded[i].fold);
		assert_made(text_fold_case(folded[i].text), folded[i].fold_case);
		assert_made(text_fold(folded[i].fold_case), folded[i].fold);
	}
}

static const struct {
	const char *haystack, *needle;
	bool found;
} matches[] = {
	{"Åmål", "åmål", true},
	{"ÅMÅL", "åmål", true},
	{"A\u030Ama\u030Al", "åmål", true},
	{"Amal Clooney", "åmål", false},
	{"Åmål", "amal", true},
	{"Amal", "amal", true},
	{"Kulturutbyte", "utbyte", true},
	{"avfallshantering", "Hantering", true},
	{"Łódź", "lodz", true},
	{"Kraków", "krakow", true},
	{"Tromsø", "tromsö", true},
	{"Tromsö", "tromsø", true},
	{"Tromsø", "tromso", true},
	{"Unga i Norden, Kerava", "kerava unga", true},
	{"Unga i Norden, Kerava", "kerava odense", false},
	{"Örebro län", "orebro län", true},
	{"Orebro lan", "orebro län", false},
	{"vad som helst", "", true},
	{"", "", true},
	{"", "x", false},
	{"5\u00A0100\u00A0000 kr", "5 100 000", true},
	{"behov\nsom rad", " som \n behov ", true},
};

static void test_matches(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(matches); i++)
		assert_int_equal(text_matches(matches[i].haystack, matches[i].needle), matches[i].found);
}

static void test_nearest(void **state)
{
	(void)state;
	const char *const words[] = {"idé", NULL, "ansökt", "pågår", "pausad", "avslutad", "status", "stat"};
	const int count = COUNT(words);
	assert_string_equal(text_nearest("pagar", words, count), "pågår");
	assert_string_equal(text_nearest("pågr", words, count), "pågår");
	assert_string_equal(text_nearest("PÅGÅR", words, count), "pågår");
	assert_string_equal(text_nearest("pågåår", words, count), "pågår");
	assert_string_equal(text_nearest("pågrå", words, count), "pågår");
	assert_string_equal(text_nearest("avsl", words, count), "avslutad");
	assert_string_equal(text_nearest("stta", words, count), "stat");
	assert_string_equal(text_nearest("sta", words, count), "stat");
	assert_string_equal(text_nearest("ide", words, count), "idé");
	assert_null(text_nearest("nonsens", words, count));
	assert_null(text_nearest("", words, count));
	assert_null(text_nearest("status", words, 0));
}

/* Bytes that are text now and then: half of them from pieces that matter, by a fixed sequence. */
static void make_noise(uint32_t *seed, char *out, size_t room)
{
	static const char *const bits[] = {
		"å", "a\u030A", "日", "\u0301", "\u202E", "\033[", "\n", "\t", " ", "  ", "ord", "\u200D",
		"\U0001F600", "\xff", "\xc3", "\xe2\x80", "\xc2\x9b", "\U0001FAE8", "\u1100", "\u0E33", "ﷺ",
	};
	*out = '\0';
	for (size_t length = 0; length + 8 < room; length = strlen(out)) {
		*seed = *seed * 1664525u + 1013904223u;
		uint32_t dice = *seed >> 16;
		if (dice % 12 == 0)
			return;
		if (dice % 2 == 0)
			strcat(out, bits[dice / 2 % COUNT(bits)]);
		else
			strcat(out, (const char[]){(char)(dice / 2 % 255 + 1), '\0'});
	}
}

static int terminal_columns(const char *shown)
{
	wchar_t wide[1024];
	size_t count = mbstowcs(wide, shown, COUNT(wide));
	assert_true(count < COUNT(wide));
	return wcswidth(wide, count);
}

static void check_stops(const char *noise)
{
	size_t length = strlen(noise);
	for (size_t at = 0; at < length;) {
		size_t next = text_next(noise, at);
		assert_true(next > at && next <= length);
		assert_int_equal(text_prev(noise, next), at);
		at = next;
	}
}

static void check_layout(const char *noise)
{
	for (int columns = 1; columns < 20; columns++) {
		char *fit = text_fit(noise, columns, columns % 3);
		assert_int_equal(terminal_columns(fit), columns);
		free(fit);
		struct text_lines lines = text_wrap(noise, columns);
		for (int i = 0; i < lines.count; i++)
			assert_true(terminal_columns(lines.line[i]) <= (columns > 1 ? columns : 2));
		text_lines_free(&lines);
	}
}

/* For any bytes: what is shown is harmless, stays as it is, and is exactly as wide as the terminal will think. */
static void test_noise(void **state)
{
	(void)state;
	uint32_t seed = 2026;
	for (int round = 0; round < 3000; round++) {
		char noise[80], *again;
		make_noise(&seed, noise, sizeof noise);
		char *shown = text_show(noise);
		assert_int_equal(terminal_columns(shown), text_width(noise));
		assert_true(text_clean(shown, strlen(shown), false, &again, NULL));
		free(again);
		assert_made(text_show(shown), shown);
		check_stops(noise);
		check_layout(noise);
		free(text_fold_case(noise));
		free(shown);
	}
}

/* Where a hit stands in the text as it is written. */
static void test_find(void **state)
{
	(void)state;
	static const struct {
		const char *text, *word;
		size_t from;
		int at, to; /* -1: nowhere */
	} cases[] = {
		{ "Åmål", "åmål", 0, 0, 6 },
		{ "Amal", "åmål", 0, -1, 0 },
		{ "I Åmål", "amal", 0, 2, 8 },
		{ "Łódź", "lodz", 0, 0, 7 },
		{ "kulturutbyte", "utbyte", 0, 6, 12 },
		{ "A\xcc\x8amal", "åm", 0, 0, 4 },
		{ "A\xcc\x8amal", "am", 0, 0, 4 },
		{ "tatata", "TA", 1, 2, 4 },
		{ "Straße", "ss", 0, 4, 6 },
		{ "ta", "tat", 0, -1, 0 },
		{ "ta", "", 0, -1, 0 },
		{ "a\xff", "b", 0, -1, 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t from = cases[i].from, to = 0;
		bool found = text_find(cases[i].text, cases[i].word, &from, &to);
		assert_int_equal(found, cases[i].at >= 0);
		if (found && ((int)from != cases[i].at || (int)to != cases[i].to))
			fail_msg("%s in %s: %zu to %zu", cases[i].word, cases[i].text, from, to);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_show_and_width),
		cmocka_unit_test_teardown(test_ascii, to_unicode),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_wrap), cmocka_unit_test(test_hyphens),
		cmocka_unit_test(test_cursor),
		cmocka_unit_test(test_clean_accepts),
		cmocka_unit_test(test_brief),
		cmocka_unit_test(test_clean_refuses),
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_matches),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_noise),
		cmocka_unit_test(test_find),
	};
	return cmocka_run_group_tests_name("text", tests, start, NULL);
}
