/* SPDX-License-Identifier: EUPL-1.2 */
/* syncs: counts how often SQLite asks the disk to keep what was written. */
#ifndef SAMVERKAN_BENCH_SYNCS_H
#define SAMVERKAN_BENCH_SYNCS_H

struct syncs {
	long log, database;
};

/* From here on every file that SQLite opens in this process is counted. Call once, before the first. */
void syncs_begin(void);
struct syncs syncs_now(void);

#endif
