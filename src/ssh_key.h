/* SPDX-License-Identifier: EUPL-1.2 */
/* ssh_key: a public key as the file that ends in .pub has it: "TYPE BASE64" and, after a space, what its owner calls
 * it. Formats: RFC 4253 (6.6), RFC 5656 (3.1), RFC 8709 (4) and OpenSSH's PROTOCOL.u2f. */
#ifndef SAMVERKAN_SSH_KEY_H
#define SAMVERKAN_SSH_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

/* Whether TEXT is one key on one line and nothing else: a type that is still good (Ed25519, ECDSA, those of security
 * keys, RSA of at least 3072 bits), nothing before it, base64 with just what the type says inside, no second key and
 * nothing of a private one after it. A sentence otherwise, which never repeats TEXT: it may be somebody's private
 * key. */
bool ssh_key_check(const char *text, struct err *err);

/* Whether anything in TEXT looks like a private key, or the beginning of one. */
bool ssh_key_is_private(const char *text);

/* The key in TEXT as it is kept, when TEXT is one as mail, a terminal or a page gives it: broken into several lines,
 * quoted with '>', with spaces that do not break. NULL and a sentence, as ssh_key_check has it, otherwise. The caller
 * frees. */
char *ssh_key_read(const char *text, struct err *err);

/* "SHA256:" and the rest as ssh-keygen -l and the log of sshd have it; "" when TEXT is no key. The caller frees. */
char *ssh_key_fingerprint(const char *text);

/* Bytes of TYPE BASE64 at the beginning of a key that holds, without what stands after it. */
size_t ssh_key_length(const char *text);

#endif
