/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "ssh_key.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "i18n.h"
#include "mem.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { RSA_BITS = 3072, RSA_BITS_MOST = 16384, ED25519_BYTES = 32 };

/* What lies in the key, in its order; each part is four bytes of length and its bytes. */
enum part { PART_END, PART_ED25519, PART_CURVE, PART_POINT, PART_APPLICATION, PART_EXPONENT, PART_MODULUS };

static const struct type {
	const char *name, *curve; /* curve: as it is called inside */
	size_t point;             /* bytes of an uncompressed point of it */
	enum part part[4];
} types[] = {
	{ "ssh-ed25519", NULL, 0, { PART_ED25519 } },
	{ "ecdsa-sha2-nistp256", "nistp256", 65, { PART_CURVE, PART_POINT } },
	{ "ecdsa-sha2-nistp384", "nistp384", 97, { PART_CURVE, PART_POINT } },
	{ "ecdsa-sha2-nistp521", "nistp521", 133, { PART_CURVE, PART_POINT } },
	{ "sk-ssh-ed25519@openssh.com", NULL, 0, { PART_ED25519, PART_APPLICATION } },
	{ "sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", 65, { PART_CURVE, PART_POINT, PART_APPLICATION } },
	{ "ssh-rsa", NULL, 0, { PART_EXPONENT, PART_MODULUS } },
};

struct bytes {
	const uint8_t *at;
	size_t left;
};

static bool take(struct bytes *bytes, struct bytes *part)
{
	if (bytes->left < 4)
		return false;
	size_t length = (size_t)bytes->at[0] << 24 | (size_t)bytes->at[1] << 16 | (size_t)bytes->at[2] << 8 |
			bytes->at[3];
	if (length > bytes->left - 4)
		return false;
	*part = (struct bytes){ bytes->at + 4, length };
	bytes->at += 4 + length;
	bytes->left -= 4 + length;
	return true;
}

static bool equals(const struct bytes *bytes, const char *text)
{
	return bytes->left == strlen(text) && memcmp(bytes->at, text, bytes->left) == 0;
}

/* ---- the parts ---- */

/* Bits of a number that is above 0 and written as short as it can be; 0 for any other. */
static size_t bits_of(struct bytes number)
{
	if (number.left > 1 && number.at[0] == 0 && (number.at[1] & 0x80) != 0) {
		number.at++;
		number.left--;
	} else if (number.left > 0 && (number.at[0] & 0x80) != 0) {
		return 0;
	}
	if (number.left == 0 || number.at[0] == 0)
		return 0;
	size_t bits = 8 * number.left;
	for (uint8_t first = number.at[0]; (first & 0x80) == 0; first = (uint8_t)(first << 1))
		bits--;
	return bits;
}

/* An application is a name such as "ssh:", without anything that a log or a terminal would act on. */
static bool is_application(const struct bytes *bytes)
{
	for (size_t i = 0; i < bytes->left; i++)
		if (bytes->at[i] <= ' ' || bytes->at[i] > '~')
			return false;
	return bytes->left > 0;
}

static bool holds(const struct type *type, enum part part, const struct bytes *bytes)
{
	size_t bits = bits_of(*bytes);
	switch (part) {
	case PART_ED25519:
		return bytes->left == ED25519_BYTES;
	case PART_CURVE:
		return equals(bytes, type->curve);
	case PART_POINT:
		return bytes->left == type->point && bytes->at[0] == 4;
	case PART_APPLICATION:
		return is_application(bytes);
	case PART_EXPONENT:
		return bits > 1 && bits <= 64 && (bytes->at[bytes->left - 1] & 1) != 0;
	case PART_MODULUS:
		return bits > 1 && bits <= RSA_BITS_MOST && (bytes->at[bytes->left - 1] & 1) != 0;
	case PART_END:
		break;
	}
	return bytes->left == 0;
}

static bool refuse_content(const struct type *type, struct err *err)
{
	return err_set(err, ERR_REFUSED,
		       _("what is inside is no key of the type %s; copy the whole line of the file that ends in .pub"),
		       type->name);
}

static bool check_content(const struct type *type, struct bytes bytes, struct err *err)
{
	struct bytes part = {0};
	if (!take(&bytes, &part) || !equals(&part, type->name))
		return refuse_content(type, err);
	for (size_t i = 0; i < COUNT(type->part) && type->part[i] != PART_END; i++) {
		if (!take(&bytes, &part) || !holds(type, type->part[i], &part))
			return refuse_content(type, err);
		if (type->part[i] == PART_MODULUS && bits_of(part) < RSA_BITS)
			return err_set(err, ERR_REFUSED,
				       _("an RSA key of %d bits is too weak; %d bits, or better a key of the type "
					 "ssh-ed25519"),
				       (int)bits_of(part), RSA_BITS);
	}
	return bytes.left == 0 || refuse_content(type, err);
}

/* ---- the line ---- */

static const struct type *type_of(const char *word, size_t length)
{
	for (size_t i = 0; i < COUNT(types); i++)
		if (strlen(types[i].name) == length && strncmp(types[i].name, word, length) == 0)
			return &types[i];
	return NULL;
}

/* Whether a type stands further on, after what can only be options. */
static bool has_type_later(const char *text)
{
	for (const char *at = text; *at != '\0'; at += *at == ' ') {
		size_t length = strcspn(at, " ");
		if (at > text && type_of(at, length) != NULL)
			return true;
		at += length;
	}
	return false;
}

static bool refuse_type(const char *text, struct err *err)
{
	if (has_type_later(text))
		return err_set(err, ERR_REFUSED,
			       _("nothing may stand before the type of the key, neither options nor a name"));
	return err_set(err, ERR_REFUSED, _("begins with no type of key, as ssh-ed25519 is one"));
}

/* The marks of PEM and of the files of OpenSSH and PuTTY. */
bool ssh_key_is_private(const char *text)
{
	static const char *const marks[] = {
		"PRIVATE KEY", "b3BlbnNzaC1rZXktdjE", "Private-Lines:", "PuTTY-User-Key-File",
	};
	for (size_t i = 0; i < COUNT(marks); i++)
		if (strstr(text, marks[i]) != NULL)
			return true;
	return false;
}

/* What BASE64 says; NULL when it is not base64. nettle takes one way only to write the same bytes, so that a key cannot
 * be there twice in two guises. The caller frees. */
static uint8_t *decode(const char *base64, size_t length, size_t *count)
{
	struct base64_decode_ctx context;
	uint8_t *bytes = xmalloc(BASE64_DECODE_LENGTH(length) + 1);
	*count = BASE64_DECODE_LENGTH(length);
	base64_decode_init(&context);
	if (length > 0 && base64_decode_update(&context, count, bytes, length, base64) == 1 &&
	    base64_decode_final(&context) == 1)
		return bytes;
	free(bytes);
	return NULL;
}

static bool check_base64(const struct type *type, const char *word, size_t length, struct err *err)
{
	size_t count;
	uint8_t *bytes = decode(word, length, &count);
	if (bytes == NULL)
		return err_set(err, ERR_REFUSED, _("what stands after %s is not base64; copy the whole line"),
			       type->name);
	bool good = check_content(type, (struct bytes){ bytes, count }, err);
	free(bytes);
	return good;
}

bool ssh_key_check(const char *text, struct err *err)
{
	size_t length = strcspn(text, " ");
	const struct type *type = type_of(text, length);
	for (const char *at = text; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || *at == '\177')
			return err_set(err, ERR_REFUSED, _("a key is one line"));
	if (ssh_key_is_private(text))
		return err_set(err, ERR_REFUSED,
			       _("a private key: make a new pair, and take the line of the file .pub"));
	if (type == NULL)
		return refuse_type(text, err);
	const char *word = text + length + (text[length] == ' ');
	if (!check_base64(type, word, strcspn(word, " "), err))
		return false;
	return !has_type_later(text) ||
	       err_set(err, ERR_REFUSED, _("two keys stand here: each is an access key of its own"));
}

/* ---- what is pasted ---- */

/* TEXT with plain spaces for all that look like one or like nothing. The caller frees. */
static char *with_plain_spaces(const char *text)
{
	static const char *const spaces[] = {
		"\n", "\r", "\t", "\u00a0", "\u2007", "\u2009", "\u200b", "\u202f", "\u2060", "\ufeff",
	};
	struct str plain = {0};
	while (*text != '\0') {
		size_t length = 0;
		for (size_t i = 0; i < COUNT(spaces) && length == 0; i++)
			length = strncmp(text, spaces[i], strlen(spaces[i])) == 0 ? strlen(spaces[i]) : 0;
		str_add_bytes(&plain, length > 0 ? " " : text, 1);
		text += length > 0 ? length : 1;
	}
	return str_take(&plain);
}

/* Whether BASE64 has all that a key of the type has, weak or not: its lengths tell. */
static bool is_whole(const struct type *type, const struct str *base64)
{
	size_t count;
	uint8_t *bytes = decode(base64->text, base64->length, &count);
	struct bytes left = { bytes, count }, part;
	bool whole = bytes != NULL && take(&left, &part) && equals(&part, type->name);
	for (size_t i = 0; whole && i < COUNT(type->part) && type->part[i] != PART_END; i++)
		whole = take(&left, &part);
	free(bytes);
	return whole && left.left == 0;
}

#define QUOTED " >" /* between the words of what mail quotes */

/* The key that begins at AT with its type, its base64 in one piece; NULL when it never is whole. The caller frees. */
static char *join(const struct type *type, const char *at)
{
	struct str base64 = {0};
	char *key = NULL;
	at += strlen(type->name);
	while (key == NULL && *(at += strspn(at, QUOTED)) != '\0') {
		size_t length = strcspn(at, " ");
		str_add_bytes(&base64, at, length);
		at += length;
		const char *name = at + strspn(at, QUOTED);
		if (is_whole(type, &base64))
			key = xasprintf("%s %s%s%s", type->name, base64.text, *name != '\0' ? " " : "", name);
	}
	str_free(&base64);
	return key;
}

char *ssh_key_read(const char *text, struct err *err)
{
	char *plain = with_plain_spaces(text);
	const char *start = plain + strspn(plain, QUOTED);
	const struct type *type = type_of(start, strcspn(start, " "));
	char *key = type != NULL ? join(type, start) : NULL;
	if (key == NULL)
		key = xstrdup(start);
	free(plain);
	if (ssh_key_check(key, err))
		return key;
	free(key);
	return NULL;
}

size_t ssh_key_length(const char *text)
{
	size_t length = strcspn(text, " ");
	return text[length] == ' ' ? length + 1 + strcspn(text + length + 1, " ") : length;
}

char *ssh_key_fingerprint(const char *text)
{
	size_t type = strcspn(text, " "), length = ssh_key_length(text), count = 0;
	uint8_t *bytes = length > type ? decode(text + type + 1, length - type - 1, &count) : NULL;
	if (bytes == NULL)
		return xstrdup("");
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char base64[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1] = "";
	sha256_init(&context);
	sha256_update(&context, count, bytes);
	sha256_digest(&context, sizeof digest, digest);
	base64_encode_raw(base64, sizeof digest, digest);
	free(bytes);
	return xasprintf("SHA256:%.*s", (int)strcspn(base64, "="), base64);
}
