/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "calendar.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "mem.h"

enum { MONTH_LENGTH = 7, DAY_OFFSET = 8 }; /* bytes: "2026-11", and where the day begins */

void calendar_start(struct calendar *calendar, const char *date)
{
	clock_today(calendar->today);
	date_first(date, calendar->day);
	if (*calendar->day == '\0')
		calendar_go_today(calendar);
}

void calendar_go_today(struct calendar *calendar)
{
	memcpy(calendar->day, calendar->today, sizeof calendar->day);
}

static bool go(struct calendar *calendar, const char *day)
{
	if (*day == '\0')
		return false;
	memcpy(calendar->day, day, sizeof calendar->day);
	return true;
}

bool calendar_move_days(struct calendar *calendar, int days)
{
	char day[DATE_DAY_SIZE];
	date_add_days(calendar->day, days, day);
	return go(calendar, day);
}

bool calendar_move_months(struct calendar *calendar, int months)
{
	char day[DATE_DAY_SIZE];
	date_add_months(calendar->day, months, day);
	return go(calendar, day);
}

static int day_of(const char *iso)
{
	return atoi(iso + DAY_OFFSET);
}

/* The month as a partial date. */
static void month_of(const struct calendar *calendar, char out[MONTH_LENGTH + 1])
{
	memcpy(out, calendar->day, MONTH_LENGTH);
	out[MONTH_LENGTH] = '\0';
}

bool calendar_week(const struct calendar *calendar, int index, struct calendar_week *week)
{
	char month[MONTH_LENGTH + 1], first[DATE_DAY_SIZE], last[DATE_DAY_SIZE], in_week[DATE_DAY_SIZE];
	month_of(calendar, month);
	date_first(month, first);
	date_last(month, last);
	int monday = 1 - (date_weekday(first) - 1) + index * CALENDAR_DAYS, length = day_of(last);
	if (monday > length)
		return false;
	/* The number is that of a day of the month: Monday may lie before the first year that dates have. */
	date_add_days(first, monday > 1 ? monday - 1 : 0, in_week);
	week->number = date_week(in_week);
	for (int i = 0; i < CALENDAR_DAYS; i++)
		week->day[i] = monday + i >= 1 && monday + i <= length ? monday + i : 0;
	return true;
}

int calendar_day(const struct calendar *calendar)
{
	return day_of(calendar->day);
}

int calendar_today(const struct calendar *calendar)
{
	return strncmp(calendar->day, calendar->today, MONTH_LENGTH) == 0 ? day_of(calendar->today) : 0;
}

char *calendar_title(const struct calendar *calendar)
{
	return xasprintf("%s %.4s", date_month_name(atoi(calendar->day + 5)), calendar->day);
}
