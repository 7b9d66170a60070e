/* SPDX-License-Identifier: EUPL-1.2 */
/* chance: numbers that look random and are the same for the same seed on every machine. */
#ifndef SAMVERKAN_TESTS_CHANCE_H
#define SAMVERKAN_TESTS_CHANCE_H

#include <stdint.h>

/* Holds the seed at first. */
struct chance {
	uint64_t state;
};

uint64_t chance_draw(struct chance *chance);
/* 0 ... LIMIT - 1. */
int chance_below(struct chance *chance, int limit);

#endif
