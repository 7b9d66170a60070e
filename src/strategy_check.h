/* SPDX-License-Identifier: EUPL-1.2 */
/* strategy_check: what a strategy file may say, as tables of sections and keys, and everything that is wrong with one.
 * The public entry is strategy_check in strategy.h. */
#ifndef SAMVERKAN_STRATEGY_CHECK_H
#define SAMVERKAN_STRATEGY_CHECK_H

#include "ini.h"

/* False and the first fault. */
bool strategy_check_first(const struct ini *ini, struct err *err);

/* The number of the area above NUMBER: [area:NUMBER] parent, else what its number says; NULL at the top.
 * The caller frees. */
char *area_above(const struct ini *ini, const char *number);

/* <0, 0, >0: order of two area numbers, part by part by value: "1.9" before "1.10", "1" before "1.1". */
int area_number_compare(const char *a, const char *b);

#endif
