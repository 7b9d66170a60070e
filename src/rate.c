/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "rate.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

bool rate_is_foreign(const struct field *field)
{
	return field->type == TYPE_MONEY && field->unit != NULL && strcmp(field->unit, "SEK") != 0;
}

/* The date that a record is about, "" where it has none. */
static const char *date_of(const struct record *record)
{
	static const char *const names[] = { "date", "from", "year", "deadline", "opens", "start" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		int field = kind_field(record->kind, names[i]);
		if (field >= 0 && *record_value(record, field) != '\0')
			return record_value(record, field);
	}
	return "";
}

void rate_day(const struct record *record, char out[11])
{
	char today[CLOCK_DAY_SIZE], day[11] = "";
	const char *date = date_of(record);
	clock_today(today);
	if (date_valid(date))
		date_last(date, day);
	strcpy(out, *day != '\0' && strcmp(day, today) < 0 ? day : today);
}

/* Rounded to whole kronor: a rate is no more exact than that. */
static int64_t in_kronor(int64_t hundredths, int64_t ore_per_100)
{
	long double kronor = (long double)hundredths * (long double)ore_per_100 / 1000000.0L;
	return (int64_t)(kronor < 0 ? kronor - 0.5L : kronor + 0.5L);
}

char *rate_remark(int64_t hundredths, const char *currency, const struct rate *rate)
{
	char *amount = money_format(100 * in_kronor(hundredths, rate->ore_per_100), "SEK");
	char *price = money_format(rate->ore_per_100, NULL);
	char *remark = xasprintf(_("%s %s (rate %s per 100 %s, %s)"), text_ascii() ? "~" : "≈", amount, price, currency,
				 rate->date);
	free(amount);
	free(price);
	return remark;
}
