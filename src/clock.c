/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "clock.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

/* CET, and CEST from the last Sunday of March to that of October: the rule in Sweden (and Brussels) since 1996. */
#define SWEDISH_TIME "CET-1CEST,M3.5.0,M10.5.0/3"
#define FIXED "SAMVERKAN_NOW"
#define EARLIEST ((time_t)-5364662400) /* 1800-01-01 */
#define LATEST ((time_t)7258118400)    /* 2200-01-01 */

void clock_set_zone(void)
{
	setenv("TZ", SWEDISH_TIME, 0);
	tzset();
}

/* True if TEXT starts as PATTERN does, where 0 in the pattern is any digit. */
static bool looks_like(const char *text, const char *pattern)
{
	for (; *pattern != '\0'; text++, pattern++)
		if (*pattern == '0' ? *text < '0' || *text > '9' : *text != *pattern)
			return false;
	return true;
}

/* Seconds east of UTC from "Z" or "+01:00" to the end of the text. */
static bool parse_offset(const char *text, int *seconds)
{
	int hours, minutes;
	*seconds = 0;
	if (strcmp(text, "Z") == 0)
		return true;
	if (strlen(text) != 6 || (*text != '+' && *text != '-') || !looks_like(text + 1, "00:00"))
		return false;
	sscanf(text + 1, "%2d:%2d", &hours, &minutes);
	*seconds = (*text == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
	return hours <= 14 && minutes <= 59;
}

/* "2026-11-20T09:00:00" and an offset, every part in its range. */
static bool parse_stamp(const char *text, time_t *moment)
{
	struct tm tm = {0};
	int offset;
	if (text == NULL || !looks_like(text, "0000-00-00T00:00:00") || !parse_offset(text + 19, &offset))
		return false;
	sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &tm.tm_hour, &tm.tm_min,
	       &tm.tm_sec);
	tm.tm_year -= 1900;
	tm.tm_mon -= 1;
	struct tm same = tm;
	time_t utc = timegm(&same); /* which turns 30 February into 2 March: what it changed was no moment */
	if (same.tm_mon != tm.tm_mon || same.tm_hour != tm.tm_hour || same.tm_min != tm.tm_min)
		return false;
	*moment = utc - offset;
	return true;
}

bool clock_check(struct err *err)
{
	const char *fixed = getenv(FIXED);
	time_t moment;
	if (fixed == NULL)
		return true;
	/* The years that dates may have (date.h); beyond them stamps would not be read back. */
	if (parse_stamp(fixed, &moment) && moment >= EARLIEST && moment < LATEST)
		return true;
	return err_set(err, ERR_USAGE, _("%s: \"%s\" is not a moment such as 2026-11-20T09:00:00+01:00"), FIXED, fixed);
}

time_t clock_now(void)
{
	time_t moment;
	return parse_stamp(getenv(FIXED), &moment) ? moment : time(NULL);
}

int64_t clock_steady(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void clock_stamp(char out[CLOCK_STAMP_SIZE])
{
	time_t now = clock_now();
	struct tm tm;
	strftime(out, CLOCK_STAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &tm));
}

void clock_today(char out[CLOCK_DAY_SIZE])
{
	time_t now = clock_now();
	struct tm tm;
	strftime(out, CLOCK_DAY_SIZE, "%Y-%m-%d", localtime_r(&now, &tm));
}

char *clock_local(const char *stamp)
{
	time_t moment;
	struct tm tm;
	char local[sizeof "2026-11-20 09:00"];
	if (!parse_stamp(stamp, &moment))
		return xstrdup(stamp);
	strftime(local, sizeof local, "%Y-%m-%d %H:%M", localtime_r(&moment, &tm));
	return xstrdup(local);
}

char *clock_moment(const char *stamp)
{
	char today[CLOCK_DAY_SIZE], *local = clock_local(stamp);
	clock_today(today);
	if (strncmp(local, today, CLOCK_DAY_SIZE - 1) != 0 || strlen(local) <= CLOCK_DAY_SIZE)
		return local;
	char *time = xstrdup(local + CLOCK_DAY_SIZE);
	free(local);
	return time;
}

long clock_age(const char *stamp)
{
	time_t moment;
	return parse_stamp(stamp, &moment) ? (long)(clock_now() - moment) : LONG_MAX;
}
