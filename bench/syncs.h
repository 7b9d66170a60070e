/* SPDX-License-Identifier: EUPL-1.2 */
/* syncs: counts how often SQLite asks the disk to keep what was written to a write-ahead log. */
#ifndef SAMVERKAN_BENCH_SYNCS_H
#define SAMVERKAN_BENCH_SYNCS_H

/* From here on every log that SQLite opens in this process is counted. Call once, before the first. */
void syncs_begin(void);
long syncs_of_log(void);

#endif
