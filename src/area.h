/* SPDX-License-Identifier: EUPL-1.2 */
/* area: a priority area of a strategy as a record of the register. */
#ifndef SAMVERKAN_AREA_H
#define SAMVERKAN_AREA_H

#include "record.h"
#include "strategy.h"

/* A new record for AREA. LABEL is what the register calls the strategy; PARENT the id of the area above, 0 at the
 * top. The caller frees. */
struct record *area_record(const struct strategy_area *area, const char *label, int64_t parent);

#endif
