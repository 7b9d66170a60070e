/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "chance.h"

/* SplitMix64: Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014). */
uint64_t chance_draw(struct chance *chance)
{
	uint64_t z = chance->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

int chance_below(struct chance *chance, int limit)
{
	return (int)(chance_draw(chance) % (uint64_t)limit);
}
