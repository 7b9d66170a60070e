/* SPDX-License-Identifier: EUPL-1.2 */
/* clock: what time it is. SAMVERKAN_NOW=2026-11-20T09:00:00+01:00 (or ...Z) fixes it, for tests and for reports that
 * can be made again. Stamps are stored in UTC and shown in Swedish time. */
#ifndef SAMVERKAN_CLOCK_H
#define SAMVERKAN_CLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "err.h"

enum { CLOCK_STAMP_SIZE = 21, CLOCK_DAY_SIZE = 11 };

/* Gives the process Swedish time unless TZ is set, written as a rule so that it needs no zone database. */
void clock_set_zone(void);

/* False (ERR_USAGE) when SAMVERKAN_NOW is set to something that is no moment; called once at the start. */
bool clock_check(struct err *err);

/* The fixed moment, or the real one where SAMVERKAN_NOW is unset or malformed. */
time_t clock_now(void);

void clock_stamp(char out[CLOCK_STAMP_SIZE]); /* now in UTC, "2026-11-20T08:00:00Z" */
void clock_today(char out[CLOCK_DAY_SIZE]);   /* today in local time, "2026-11-20" */

/* Microseconds of a clock that only goes forwards, also where SAMVERKAN_NOW stands: for how long something takes. */
int64_t clock_steady(void);

/* "2026-11-20 09:00" in local time from a UTC stamp; what is no stamp comes back as it was. The caller frees. */
char *clock_local(const char *stamp);

/* The same for what may be of today: then the time alone, "09:00". The caller frees. */
char *clock_moment(const char *stamp);

/* Seconds from STAMP to now, negative for a stamp ahead; LONG_MAX for what is no stamp (never is very long ago). */
long clock_age(const char *stamp);

#endif
