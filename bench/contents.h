/* SPDX-License-Identifier: EUPL-1.2 */
/* contents: what the registers that are measured hold: Swedish text, every relation, the same for the same size on
 * every machine. */
#ifndef SAMVERKAN_BENCH_CONTENTS_H
#define SAMVERKAN_BENCH_CONTENTS_H

#include "err.h"
#include "store.h"

enum { CONTENTS_VERSION = 1 }; /* raise when a register would come out otherwise */

/* A word that one project in CONTENTS_RARE has, and one that many have. */
#define CONTENTS_RARE_WORD "storsjöodjur"
#define CONTENTS_COMMON_WORD "återbruk"
enum { CONTENTS_RARE = 5000 };

/* How many records a register of so many projects has in all. */
long contents_count(int projects);

/* Writes them, through the program's own store. */
bool contents_write(struct store *store, int projects, struct err *err);

#endif
