/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "sha256.h"

#include <stdio.h>
#include <nettle/sha2.h>

void sha256_hex(const void *bytes, size_t length, char out[SHA256_SIZE])
{
	struct sha256_ctx context;
	unsigned char digest[SHA256_DIGEST_SIZE];
	sha256_init(&context);
	sha256_update(&context, length, bytes);
	sha256_digest(&context, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		snprintf(&out[2 * i], 3, "%02x", digest[i]);
}
