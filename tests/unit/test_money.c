/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "err.h"
#include "i18n.h"
#include "money.h"
#include "text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NB "\u00A0"

static int to_unicode(void **state)
{
	(void)state;
	text_set_ascii(false);
	return 0;
}

static void assert_made(char *made, const char *expected)
{
	assert_string_equal(made, expected);
	free(made);
}

static const struct {
	const char *in;
	int64_t hundredths;
	const char *currency;
} parsed[] = {
	{"0", 0, NULL},
	{"5100000", 510000000, NULL},
	{"5 100 000", 510000000, NULL},
	{"5\u00A0100\u00A0000", 510000000, NULL},
	{"5\u202F100\u202F000", 510000000, NULL},
	{"5\u2009100\u2009000", 510000000, NULL},
	{"  5 100 000  ", 510000000, NULL},
	{"5100000 kr", 510000000, "SEK"},
	{"5100000kr", 510000000, "SEK"},
	{"5 100 000\u00A0KR", 510000000, "SEK"},
	{"5100 kr.", 510000, "SEK"},
	{"5100:-", 510000, "SEK"},
	{"5 100 kronor", 510000, "SEK"},
	{"SEK 5 100", 510000, "SEK"},
	{"5 100 SEK", 510000, "SEK"},
	{"2073781,25", 207378125, NULL},
	{"2 073 781,25", 207378125, NULL},
	{"2073781.25", 207378125, NULL},
	{"2073781,2", 207378120, NULL},
	{"1.234.567,5", 123456750, NULL},
	{"1,234,567.50", 123456750, NULL},
	{"1.234,50", 123450, NULL},
	{"1,234.5", 123450, NULL},
	{"1.234.567", 123456700, NULL},
	{"0,05", 5, NULL},
	{"1,5 mnkr", 150000000, "SEK"},
	{"1,25 Mkr", 125000000, "SEK"},
	{"14,2 MSEK", 1420000000, "SEK"},
	{"1,2345 mnkr", 123450000, "SEK"},
	{"2 miljoner kr", 200000000, "SEK"},
	{"300 tkr", 30000000, "SEK"},
	{"5 100 tkr", 510000000, "SEK"},
	{"0,5 tkr", 50000, "SEK"},
	{"640 kSEK", 64000000, "SEK"},
	{"SEK 2 mnkr", 200000000, "SEK"},
	{"1 200 EUR", 120000, "EUR"},
	{"EUR 1 200,50", 120050, "EUR"},
	{"€1200", 120000, "EUR"},
	{"1200 €", 120000, "EUR"},
	{"1200 euro", 120000, "EUR"},
	{"1,5 meur", 150000000, "EUR"},
	{"-500", -50000, NULL},
	{"\u2212500 kr", -50000, "SEK"},
	{"+500", 50000, NULL},
	{"92233720368547758,07", INT64_MAX, NULL},
};

static void test_parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(parsed); i++) {
		struct err err = {0};
		int64_t hundredths = -1;
		if (!money_parse(parsed[i].in, &hundredths, &err))
			fail_msg("%s: %s", parsed[i].in, err.text);
		assert_true(hundredths == parsed[i].hundredths);
		if (parsed[i].currency == NULL)
			assert_null(money_currency(parsed[i].in));
		else
			assert_string_equal(money_currency(parsed[i].in), parsed[i].currency);
	}
}

static const struct {
	const char *in, *word;
} refused[] = {
	{"", "not an amount"},
	{"   ", "not an amount"},
	{"kr", "not an amount"},
	{"nonsens", "nonsens"},
	{"5 100 dollar", "5 100 dollar"},
	{"12a", "not an amount"},
	{"1e6", "not an amount"},
	{"0x10", "not an amount"},
	{"5 10 000", "not an amount"},
	{"5100 000", "not an amount"},
	{"51 00", "not an amount"},
	{"5  100", "not an amount"},
	{"1.23.456", "not an amount"},
	{"1.234 567", "not an amount"},
	{"1,2,3", "not an amount"},
	{"1.234.567.", "not an amount"},
	{"12,", "not an amount"},
	{",5", "not an amount"},
	{"1,5,", "not an amount"},
	{"--5", "not an amount"},
	{"5-", "not an amount"},
	{"5 - 6", "not an amount"},
	{"EUR 500 kr", "not an amount"},
	{"½", "not an amount"},
	{"1 234,567", "three decimals"},
	{"1,234", "three decimals"},
	{"1.234", "three decimals"},
	{"1,234 mnkr", "three decimals"},
	{"1,2345", "more decimals"},
	{"1,2345678901 mnkr", "more decimals"},
	{"92233720368547758,08", "too large"},
	{"99999999999999999999999", "too large"},
	{"9 999 999 999 999 mnkr", "too large"},
};

static void test_refuse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct err err = {0};
		int64_t hundredths = 4711;
		if (money_parse(refused[i].in, &hundredths, &err))
			fail_msg("\"%s\" was taken", refused[i].in);
		assert_true(hundredths == 4711);
		assert_int_equal(err.code, ERR_REFUSED);
		if (strstr(err.text, refused[i].word) == NULL)
			fail_msg("%s: \"%s\" does not say \"%s\"", refused[i].in, err.text, refused[i].word);
	}
}

static void test_format(void **state)
{
	(void)state;
	assert_made(money_format(510000000, "SEK"), "5" NB "100" NB "000" NB "kr");
	assert_made(money_format(120050, "EUR"), "1" NB "200,50" NB "€");
	assert_made(money_format(99900, NULL), "999");
	assert_made(money_format(100000, NULL), "1" NB "000");
	assert_made(money_format(5, "SEK"), "0,05" NB "kr");
	assert_made(money_format(0, NULL), "0");
	assert_made(money_format(-123456789, "NOK"), "-1" NB "234" NB "567,89" NB "NOK");
	assert_made(money_format(INT64_MIN, NULL), "-92" NB "233" NB "720" NB "368" NB "547" NB "758,08");
}

static void test_plain(void **state)
{
	(void)state;
	static const int64_t amounts[] = {0, 1, 10, 99, 100, -1, -150, 510000000, 510000050, INT64_MAX, -INT64_MAX};
	assert_made(money_plain(510000000), "5100000");
	assert_made(money_plain(510000050), "5100000.50");
	assert_made(money_plain(-5), "-0.05");
	for (size_t i = 0; i < COUNT(amounts); i++) {
		int64_t back;
		char *plain = money_plain(amounts[i]), *shown = money_format(amounts[i], "SEK");
		assert_true(money_parse(plain, &back, NULL));
		assert_true(back == amounts[i]);
		assert_true(money_parse(shown, &back, NULL));
		assert_true(back == amounts[i]);
		free(plain);
		free(shown);
	}
}

static void test_rounded(void **state)
{
	(void)state;
	assert_made(money_thousands(510000000), "5" NB "100");
	assert_made(money_thousands(49999), "0");
	assert_made(money_thousands(-49999), "0");
	assert_made(money_thousands(50000), "1");
	assert_made(money_thousands(-50000), "-1");
	assert_made(money_thousands(149999), "1");
	assert_made(money_short(1420000000), "14,2" NB "MSEK");
	assert_made(money_short(3100000000), "31,0" NB "MSEK");
	assert_made(money_short(123456789000), "1" NB "234,6" NB "MSEK");
	assert_made(money_short(64000000), "640" NB "kSEK");
	assert_made(money_short(-64000000), "-640" NB "kSEK");
	assert_made(money_short(99949999), "999" NB "kSEK");
	assert_made(money_short(99950000), "1,0" NB "MSEK");
	assert_made(money_short(90000), "900" NB "kr");
	assert_made(money_short(0), "0" NB "kr");
}

static void test_ascii(void **state)
{
	(void)state;
	text_set_ascii(true);
	assert_made(money_format(510000000, "SEK"), "5 100 000 kr");
	assert_made(money_short(1420000000), "14,2 MSEK");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),  cmocka_unit_test(test_refuse),
		cmocka_unit_test(test_format), cmocka_unit_test(test_plain),
		cmocka_unit_test(test_rounded), cmocka_unit_test_teardown(test_ascii, to_unicode),
	};
	i18n_start("en", NULL);
	return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}
