/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "i18n.h"
#include "sortkey.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Each strictly before the next. Agrees with the Swedish collation of CLDR (numeric), but that ı is an i and that zeros
 * in front count. */
static const char *const ordered[] = {
	"", " ", "-", "\"citat\"", "(x)", "&co", "€", "0", "1.2.3", "1.9", "1.10", "7", "007", "8",
	"9 projekt", "10 projekt", "2027", "2027-06", "2027-06-15", "a", "A", "a b", "a-b", "A-plan", "a1",
	"aa", "Aa", "Aarhus", "Amal", "Ankara", "Česko", "cote", "coté", "côte", "côté", "Dalarna", "de Geer",
	"De Geer", "De Geerska", "Đinh", "Ecija", "Écija", "el", "es", "és", "ès", "ës", "Garður", "Isfjord",
	"Ísland", "ıspa", "Izmir", "İzmir", "Ljungby", "Lodz", "Łódź", "Lund", "Nandu", "Ñandu", "resume",
	"Resume", "résumé", "Résumé", "Skövde", "Strass", "Strasse", "Straße", "Strassen", "Thing", "þinga",
	"Tidaholm", "Udine", "Vara", "Visby", "von Platen", "vy", "Wien", "Wåhlin", "x", "Yngsjö", "Üskudar",
	"Üsküdar", "Ystad", "Z", "Zory", "Żory", "Å", "Åmal", "åmål", "Åmål", "Åre", "Älmhult", "ärlig", "Ærø",
	"Ö", "Öland", "Ölands", "Øresund", "Örnsköldsvik", "Αθήνα", "Москва", "北京",
};

static int sign(int order)
{
	return (order > 0) - (order < 0);
}

static void test_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ordered); i++)
		for (size_t j = 0; j < COUNT(ordered); j++) {
			int expected = i < j ? -1 : i > j;
			if (sign(sortkey_compare(ordered[i], ordered[j])) != expected)
				fail_msg("\"%s\" and \"%s\" stand in the wrong order", ordered[i], ordered[j]);
		}
}

/* The bytes are in databases: whoever changes them raises SORTKEY_VERSION. */
static void test_bytes(void **state)
{
	(void)state;
	static const struct {
		const char *text, *key;
	} keys[] = {
		{"", ""},
		{"amal", "amal"},
		{"Åmål", "{m{l  \""},
		{"Écija", "ecija !\" \""},
		{"1.10", "0\"1\"(0#10"},
		{"æ", "| }"},
	};
	assert_int_equal(SORTKEY_VERSION, 1);
	for (size_t i = 0; i < COUNT(keys); i++) {
		char *key = sortkey_new(keys[i].text);
		assert_string_equal(key, keys[i].key);
		free(key);
	}
}

static void test_plain_ascii(void **state)
{
	(void)state;
	static const char *const texts[] = {"\033[31m", "R\xe4k", "\u202Ex", "\xff\xfe", "a\nb\tc", "\U0010FFFF"};
	for (size_t i = 0; i < COUNT(texts) + COUNT(ordered); i++) {
		char *key = sortkey_new(i < COUNT(texts) ? texts[i] : ordered[i - COUNT(texts)]);
		for (const char *byte = key; *byte != '\0'; byte++)
			assert_in_range(*byte, ' ', '~');
		free(key);
	}
}

static void test_same(void **state)
{
	(void)state;
	assert_int_equal(sortkey_compare("Åmål", "A\u030Ama\u030Al"), 0);
	assert_int_equal(sortkey_compare("Östersund", "O\u0308stersund"), 0);
	assert_int_equal(sortkey_compare("Łódź", "Ło\u0301dz\u0301"), 0);
	assert_int_equal(sortkey_compare("5\u00A0100", "5 100"), 0);
}

static void test_numbers(void **state)
{
	(void)state;
	char many[200], more[200];
	memset(many, '9', sizeof many);
	many[100] = '\0';
	memset(more, '1', sizeof more);
	more[101] = '\0';
	assert_true(sortkey_compare("v.9", "v.10") < 0);
	assert_true(sortkey_compare("projekt 99", "projekt 100") < 0);
	assert_true(sortkey_compare("18446744073709551616", "18446744073709551617") < 0);
	assert_true(sortkey_compare("9", many) < 0);
	assert_true(sortkey_compare(many, "a") < 0);
	assert_true(sortkey_compare(many, more) != 0);
	assert_true(sortkey_compare("KS 2023/99", "KS 2023/993") < 0);
	assert_true(sortkey_compare("000", "0") > 0);
	assert_true(sortkey_compare("000", "1") < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order), cmocka_unit_test(test_bytes),   cmocka_unit_test(test_plain_ascii),
		cmocka_unit_test(test_same),  cmocka_unit_test(test_numbers),
	};
	i18n_start("en", NULL);
	return cmocka_run_group_tests_name("sortkey", tests, NULL, NULL);
}
