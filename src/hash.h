/* SPDX-License-Identifier: EUPL-1.2 */
/* hash: a number that tells texts apart (FNV-1a, 64 bits). Not for what somebody might forge. */
#ifndef SAMVERKAN_HASH_H
#define SAMVERKAN_HASH_H

#include <stddef.h>
#include <stdint.h>

/* The hash of nothing: what one begins with. */
#define HASH_START UINT64_C(14695981039346656037)

/* HASH of what came before, with LENGTH bytes more. */
uint64_t hash_add(uint64_t hash, const void *bytes, size_t length);

#endif
