/* SPDX-License-Identifier: EUPL-1.2 */
/* rate: what an amount in another currency is in kronor, as a remark beside it. Nothing is ever converted in place, and
 * kronor and euro are never added together. */
#ifndef SAMVERKAN_RATE_H
#define SAMVERKAN_RATE_H

#include <stdint.h>

#include "record.h"

struct rate {
	int64_t ore_per_100; /* öre that a hundred of the currency cost; 0: no rate is known */
	char date[16];       /* the day or the year that it holds for */
};

/* True when the field holds money that is no kronor. */
bool rate_is_foreign(const struct field *field);

/* The day whose rate a record goes by: its own date (the last day of a month, or of a year, that it names), but
 * never one that has not come; else today. OUT is an ISO day. */
void rate_day(const struct record *record, char out[11]);

/* "≈ 412 000 kr (rate 1 145,20 per 100 EUR, 2026-06-30)" for an amount in hundredths of CURRENCY, in whole kronor.
 * The caller frees. */
char *rate_remark(int64_t hundredths, const char *currency, const struct rate *rate);

#endif
