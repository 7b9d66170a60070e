/* SPDX-License-Identifier: EUPL-1.2 */
/* money: amounts as int64_t hundredths (öre, cent). Shown the Swedish way in every language: "5 100 000 kr", decimal
 * comma, U+00A0 between thousands and before the unit so that no line breaks there (an ASCII space where
 * text_ascii()). SEK and EUR are never added; the currency belongs to the field, not to the number. */
#ifndef SAMVERKAN_MONEY_H
#define SAMVERKAN_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

/* An amount as people and programs write it: "5 100 000", "5100000 kr", "2073781,25", "5100000.50", "1.234.567,5",
 * "1,5 mnkr", "300 tkr", "EUR 1 200", with any kind of space. Refuses what could mean two things ("1,234": decimals or
 * thousands?), more than hundredths, too large, and words. *HUNDREDTHS is untouched on failure. Does not look at which
 * currency is written: ask money_currency. */
bool money_parse(const char *in, int64_t *hundredths, struct err *err);

/* Whether WORD is what stands beside a number: "kr", "tkr", "miljoner kr". */
bool money_is_unit(const char *word);

/* "SEK" or "EUR" when the text names one (kr, tkr, mnkr, SEK; €, EUR, euro), else NULL: a field that holds the other
 * must refuse it. */
const char *money_currency(const char *in);

/* "5 100 000 kr" (CURRENCY "SEK"), "1 200,50 €" ("EUR"), "5 100 000" (NULL); another currency by its code. Decimals
 * only when not zero. The caller frees, as with all below. */
char *money_format(int64_t hundredths, const char *currency);

char *number_text(int64_t number);          /* a count, for people: "5 100" */
char *money_plain(int64_t hundredths);     /* "5100000", "5100000.50": for CSV and JSON; money_parse reads it back */
char *money_thousands(int64_t hundredths); /* thousands, rounded half away from zero: "5 100" */
char *money_short(int64_t hundredths);     /* SEK for summaries: "14,2 mnkr", "640 tkr", "900 kr" */

#endif
