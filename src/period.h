/* SPDX-License-Identifier: EUPL-1.2 */
/* period: the stretch of time that a summary is about: a year, a part of one, a term of office, or from day to day. */
#ifndef SAMVERKAN_PERIOD_H
#define SAMVERKAN_PERIOD_H

#include <stdbool.h>

#include "clock.h"
#include "err.h"
#include "kind.h"

struct period {
	char from[CLOCK_DAY_SIZE], to[CLOCK_DAY_SIZE]; /* first and last day, YYYY-MM-DD */
	int year;                                      /* of the last day */
	char part[16];                                 /* "interim-1" and the like; "" for a year or days */
};

/* The whole of YEAR; 0: the current one. */
struct period period_year(int year);
/* WORD within YEAR (0: the current one), as in annual-return.period, in either language: "year", "interim-1" (to
 * April), "interim-2" (to August), "tertial-1" ..., "half-1", "quarter-3"; "term", the term of office of municipal
 * councils that holds the middle of the year, four years from 15 October of an election year (kommunallagen 5 kap.
 * 9 §); or "2026-01..2026-08" with days, months or years. False with ERR_USAGE and the words there are. */
bool period_parse(const char *word, int year, struct period *period, struct err *err);
/* The parts of a year, the whole one first, and the term of office, as choices; codes that period_parse takes. */
const struct choice *period_choices(void);
/* What people call it: "2026", "January–August 2026", "2022-10-15 – 2026-10-14". The caller frees. */
char *period_text(const struct period *period);
/* The same stretch STEP years later or earlier; days that the month lacks become its last. */
struct period period_moved(const struct period *period, int step);

#endif
