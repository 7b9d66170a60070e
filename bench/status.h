/* SPDX-License-Identifier: EUPL-1.2 */
/* status: what /proc tells of the program on a line. */
#ifndef SAMVERKAN_BENCH_STATUS_H
#define SAMVERKAN_BENCH_STATUS_H

#include "line.h"

/* Megabytes that no other process shares (proc_pid_smaps(5)). */
bool status_memory(const struct line *line, double *megabytes, struct err *err);
/* Milliseconds on a core so far. */
bool status_time(const struct line *line, double *ms, struct err *err);

#endif
