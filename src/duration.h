/* SPDX-License-Identifier: EUPL-1.2 */
/* duration: working time as whole minutes. */
#ifndef SAMVERKAN_DURATION_H
#define SAMVERKAN_DURATION_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

/* A time as people write it: "12 h", "1,5 tim", "90 min", "2 h 15 min", "12:30" (hours and minutes). Parts of a minute
 * are rounded. Refuses a number alone, because hours and minutes are both meant so, and what is less than nothing.
 * *MINUTES is untouched on failure. */
bool duration_parse(const char *in, int64_t *minutes, struct err *err);

/* "12 h", "45 min", "1 h 30 min", with U+00A0 before the unit (a space where text_ascii()). The caller frees. */
char *duration_format(int64_t minutes);
/* "12:30", for CSV: duration_parse reads it back. The caller frees. */
char *duration_plain(int64_t minutes);

#endif
