/* SPDX-License-Identifier: EUPL-1.2 */
/* date: ISO dates as text. A date may be partial, because funders and documents often give no more: "2027", "2027-06",
 * "2027-06-15", and where a field allows it with time: "2026-09-23 17:00". Years 1800-2200. Comparing canonical full
 * dates with strcmp is comparing them in time. "Today" is clock_today. */
#ifndef SAMVERKAN_DATE_H
#define SAMVERKAN_DATE_H

#include <stdbool.h>

#include "err.h"

enum { DATE_DAY_SIZE = 11, DATE_SIZE = 17 };

/* Any way that a person writes a date, to canonical text. Takes the forms above (also 2027-6-5, 20270615, "15/6 2027",
 * 15.6.2027, time as 17:00, 17.00 or T17:00), the words idag imorgon igår today tomorrow yesterday, for whole years
 * iår ifjol "förra året" "nästa år" thisyear lastyear nextyear, and steps from today: +30d -12d +2v +2w +6m +1å +1y.
 * Both languages whatever the current one. On failure OUT is "" and the sentence says what the month or clock allows.
 * A time is refused unless WITH_TIME. "" is refused. */
bool date_parse(const char *in, bool with_time, char out[DATE_SIZE], struct err *err);

/* Whether WORD is one of those words, "i år" too. */
bool date_is_word(const char *word);

/* Whether ISO is canonical (with or without time) and names a real day. NULL is not. */
bool date_valid(const char *iso);

/* The first and last day that a partial date covers; the day itself for a full one. What follows takes full or partial
 * dates, a time is ignored; where a date is not date_valid the result is "" or 0. */
void date_first(const char *partial, char out[DATE_DAY_SIZE]);
void date_last(const char *partial, char out[DATE_DAY_SIZE]);

/* From the first day of DATE. A day that the month reached has not becomes its last one (31 January + 1 month). */
void date_add_days(const char *date, int days, char out[DATE_DAY_SIZE]);
void date_add_months(const char *date, int months, char out[DATE_DAY_SIZE]);

/* Days from the first day of FROM to the last day of TO; negative when TO is earlier. */
int date_days_between(const char *from, const char *to);

int date_weekday(const char *date); /* of the first day: 1 = Monday ... 7 = Sunday */
int date_week(const char *date);    /* ISO 8601 week of the first day, 1-53 */

/* What a partial date stands for, translated, static: "hela månaden"; NULL for a whole date. */
const char *date_extent(const char *date);
/* What the date means seen from today, translated: "fre · om 131 dagar · v.13"; a partial date says when it ends: "hela
 * månaden · slutar om 222 dagar". "" for what is not date_valid. The caller frees. */
char *date_describe(const char *date);

/* "mån" for 1 ... "sön" for 7; "jan" for 1 ... "dec" for 12; translated, from the program's own table. */
const char *date_weekday_short(int weekday);
const char *date_month_short(int month);
/* "november" in full. */
const char *date_month_name(int month);

#endif
