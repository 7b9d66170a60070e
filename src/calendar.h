/* SPDX-License-Identifier: EUPL-1.2 */
/* calendar: a month to choose a day from: the weeks of the month with the day that is pointed at. Weeks begin on Monday
 * and have their ISO 8601 number. Stays within the years that a date may have (date.h). */
#ifndef SAMVERKAN_CALENDAR_H
#define SAMVERKAN_CALENDAR_H

#include <stdbool.h>

#include "date.h"

enum { CALENDAR_WEEKS = 6, CALENDAR_DAYS = 7 }; /* weeks that a month touches, at most */

struct calendar {
	char day[DATE_DAY_SIZE];   /* pointed at */
	char today[DATE_DAY_SIZE];
};

/* Points at the first day of DATE, which may be partial and have a time; at today when it is no date. */
void calendar_start(struct calendar *calendar, const char *date);

/* Move the day; past the first or last year it stays and they return false. Months keep the day where there is one. */
bool calendar_move_days(struct calendar *calendar, int days);
bool calendar_move_months(struct calendar *calendar, int months);
void calendar_go_today(struct calendar *calendar);

/* One week of the month: its number, and the day of the month from Monday on, 0 where the day is another month's. False
 * past the last. */
struct calendar_week {
	int number;
	int day[CALENDAR_DAYS];
};
bool calendar_week(const struct calendar *calendar, int index, struct calendar_week *week);

/* The day pointed at, and the day of the month that today is: 0 when today is in another month. */
int calendar_day(const struct calendar *calendar);
int calendar_today(const struct calendar *calendar);

/* "november 2026", translated. The caller frees. */
char *calendar_title(const struct calendar *calendar);

#endif
