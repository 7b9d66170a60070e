/* SPDX-License-Identifier: EUPL-1.2 */
/* desk: the program on a terminal that is drawn, for what is to be read from the screen. Where only time counts, line
 * takes less. */
#ifndef SAMVERKAN_BENCH_DESK_H
#define SAMVERKAN_BENCH_DESK_H

#include "bench.h"

#include "term.h"

/* The program on a register, as anna, come to rest. NULL on failure; term_free. */
struct term *desk_start(struct bench *bench, enum bench_size size, int rows, int columns, struct err *err);
/* Waits until the program has done all that it was sent. */
bool desk_settle(struct term *term, struct err *err);
/* Each key in turn, waited for. */
bool desk_press(struct term *term, const char *key, int times, struct err *err);

#endif
