/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "country.h"
#include "err.h"
#include "i18n.h"
#include "sortkey.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
	const char *in, *code;
} parsed[] = {
	{"SE", "SE"}, {"se", "SE"}, {" fi ", "FI"}, {"Sverige", "SE"}, {"SVERIGE", "SE"}, {"sweden", "SE"},
	{"EL", "GR"}, {"UK", "GB"}, {"uk", "GB"}, {"XK", "XK"}, {"Kosovo", "XK"}, {"Storbritannien", "GB"},
	{"Österrike", "AT"}, {"osterrike", "AT"}, {"O\u0308sterrike", "AT"}, {"Austria", "AT"}, {"Åland", "AX"},
	{"Moldavien", "MD"}, {"Moldova", "MD"}, {"Moldavien, republiken", "MD"}, {"Tjeckien", "CZ"},
	{"Czech Republic", "CZ"}, {"Sydafrika", "ZA"}, {"USA", "US"}, {"United States", "US"}, {"Ryssland", "RU"},
	{"Russian Federation", "RU"}, {"Sydkorea", "KR"}, {"South Korea", "KR"}, {"Turkiet", "TR"}, {"Türkiye", "TR"},
	{"Turkey", "TR"}, {"Mongoliet", "MN"}, {"Kina", "CN"}, {"Polen", "PL"}, {"Belarus", "BY"},
	{"Vitryssland", "BY"}, {"Island", "IS"}, {"Iceland", "IS"}, {"Irland", "IE"}, {"Elfenbenskusten", "CI"},
	{"Cote d’Ivoire", "CI"}, {"Uganda", "UG"}, {"Ukraina", "UA"}, {"Nordmakedonien", "MK"}, {"Holland", "NL"},
};

static void test_parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(parsed); i++) {
		struct err err = {0};
		char code[3];
		if (!country_parse(parsed[i].in, code, &err))
			fail_msg("%s: %s", parsed[i].in, err.text);
		assert_string_equal(code, parsed[i].code);
	}
}

static void test_refuse(void **state)
{
	(void)state;
	static const struct {
		const char *in, *word;
	} refused[] = {
		{"Norje", "Norge"}, {"Finnland", "Finland"}, {"Tysklnad", "Tyskland"}, {"Swedn", "Sweden"},
		{"Osterike", "Österrike"}, {"Danm", "Danmark"}, {"Atlantis", "two-letter"}, {"", "two-letter"},
		{"QQ", "two-letter"}, {"S", "did you mean"}, {"SWE", "Sweden"},
	};
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct err err = {0};
		char code[3] = "SE";
		assert_false(country_parse(refused[i].in, code, &err));
		assert_string_equal(code, "");
		assert_int_equal(err.code, ERR_REFUSED);
		if (strstr(err.text, refused[i].word) == NULL)
			fail_msg("%s: \"%s\" does not say \"%s\"", refused[i].in, err.text, refused[i].word);
	}
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(country_name("DE", false), "Tyskland");
	assert_string_equal(country_name("DE", true), "Germany");
	assert_string_equal(country_name("GB", false), "Storbritannien");
	assert_string_equal(country_name("XK", false), "Kosovo");
	assert_null(country_name("EL", false));
	assert_null(country_name("de", false));
	assert_null(country_name("", true));
}

static void assert_region(const char *codes, const char *region)
{
	for (; *codes != '\0'; codes += codes[2] == ' ' ? 3 : 2) {
		char code[3] = {codes[0], codes[1], '\0'};
		assert_string_equal(country_region(code), region);
	}
}

static void test_regions(void **state)
{
	(void)state;
	assert_region("SE NO DK FI IS AX FO GL SJ", "norden");
	assert_region("AT BE BG HR CY CZ DE EE ES FR GR HU IE IT LT LU LV MT NL PL PT RO SI SK", "eu");
	assert_region("AL BA BY CH GB ME MD MK RS RU TR UA XK", "europe");
	assert_region("CN MN UG US ZA JP KR AU BR EG IL", "world");
	assert_null(country_region("QQ"));
}

/* Membership is a fact that a slip in the table would falsify quietly: 27 states, 3 of them Nordic. */
static void test_union(void **state)
{
	(void)state;
	int members = 0;
	for (int i = 0; i < country_count(); i++)
		members += strcmp(country_region(country_code(i)), "eu") == 0;
	assert_int_equal(members, 27 - 3);
}

/* 249 of ISO 3166-1 and Kosovo; every name finds its own country, and no name holds what parts a list. */
static void test_table(void **state)
{
	(void)state;
	assert_int_equal(country_count(), 249 + 1);
	for (int i = 0; i < country_count(); i++) {
		const char *code = country_code(i);
		const char *names[] = {code, country_name(code, false), country_name(code, true)};
		assert_int_equal(strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 2);
		assert_int_equal(strlen(code), 2);
		for (size_t n = 0; n < COUNT(names); n++) {
			char found[3];
			assert_true(country_parse(names[n], found, NULL));
			assert_string_equal(found, code);
			assert_null(strpbrk(names[n], ",;|()"));
		}
	}
}

static void test_order(void **state)
{
	(void)state;
	for (int i = 1; i < country_count(); i++) {
		const char *before = country_name(country_code(i - 1), false);
		const char *name = country_name(country_code(i), false);
		if (sortkey_compare(before, name) >= 0)
			fail_msg("%s stands before %s", before, name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),   cmocka_unit_test(test_refuse), cmocka_unit_test(test_names),
		cmocka_unit_test(test_regions), cmocka_unit_test(test_union),  cmocka_unit_test(test_table),
		cmocka_unit_test(test_order),
	};
	i18n_start("en", NULL);
	return cmocka_run_group_tests_name("country", tests, NULL, NULL);
}
