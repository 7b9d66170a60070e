/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "case_number.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"

enum { DIGITS = 5 }; /* a year and a number */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Folded text: letters are small, and what is no ASCII is a letter. */
static bool is_part(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Past the word that many write before the number. */
static const char *after_word(const char *folded)
{
	static const char *const words[] = { "diarienummer", "dnr" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i]);
		if (strncmp(folded, words[i], length) == 0 && !is_part(folded[length]))
			return folded + length;
	}
	return folded;
}

char *case_number_key(const char *text)
{
	struct str key = {0};
	char *folded = text_fold_case(text);
	for (const char *at = after_word(folded); *at != '\0'; at++)
		if (is_part(*at))
			str_add_char(&key, *at);
	free(folded);
	return str_take(&key);
}

bool case_number_likely(const char *text)
{
	int digits = 0, signs = 0;
	char *folded = text_fold(text);
	for (const char *at = folded; *at != '\0'; at++) {
		digits += is_digit(*at);
		signs += at > folded && !is_part(*at) && at[1] != '\0';
	}
	free(folded);
	return digits >= DIGITS && signs > 0;
}
