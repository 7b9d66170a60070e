/* SPDX-License-Identifier: EUPL-1.2 */
/* sha256: the fingerprint of a text that is kept for ever, so that anybody can see that it is the same (FIPS 180-4; by
 * nettle). Equal to what sha256sum prints for the same bytes. */
#ifndef SAMVERKAN_SHA256_H
#define SAMVERKAN_SHA256_H

#include <stddef.h>

enum { SHA256_SIZE = 65 };

/* 64 hexadecimal digits. */
void sha256_hex(const void *bytes, size_t length, char out[SHA256_SIZE]);

#endif
