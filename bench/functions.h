/* SPDX-License-Identifier: EUPL-1.2 */
/* functions: what the program adds to SQLite and its statements use, for a bare connection. Without one of them a
 * statement of a summary is refused, and the bench says so. */
#ifndef SAMVERKAN_BENCH_FUNCTIONS_H
#define SAMVERKAN_BENCH_FUNCTIONS_H

#include <sqlite3.h>

void functions_add(sqlite3 *db);

#endif
