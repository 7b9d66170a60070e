/* SPDX-License-Identifier: EUPL-1.2 */
/* ssh_key: a public key as the file that ends in .pub has it: "TYPE BASE64" and, after a space, what its owner calls
 * it. Formats: RFC 4253 (6.6), RFC 5656 (3.1), RFC 8709 (4) and OpenSSH's PROTOCOL.u2f. */
#ifndef SAMVERKAN_SSH_KEY_H
#define SAMVERKAN_SSH_KEY_H

#include <stddef.h>

#include "err.h"

/* Whether TEXT is one key on one line and nothing else: a type that is still good (Ed25519, ECDSA, those of security
 * keys, RSA of at least 3072 bits), no options before it, base64 with just what the type says inside. A sentence
 * otherwise, which never repeats TEXT: it may be somebody's private key. */
bool ssh_key_check(const char *text, struct err *err);

/* Bytes of TYPE BASE64 at the beginning of a key that holds, without what stands after it. */
size_t ssh_key_length(const char *text);

#endif
