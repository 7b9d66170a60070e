/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <nettle/base64.h>

#include "i18n.h"
#include "key_line.h"
#include "login.h"
#include "mem.h"
#include "ssh_key.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Made by ssh-keygen and used nowhere. */
static const char ed25519[] =
	"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+x7W3d0W/LDXuHam2Q9i9dkAnOl5oGQ14I1et3YkWF";
static const char p256[] =
	"ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBGTIyH/tey7CBaabJOqFA4ucbe/U"
	"dnln8+01eb8gDEn+qajmLF0BBMY+QSXBg2+9NQFYaKWpfAvFORuOicgB/rc=";
static const char p384[] =
	"ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBHASPRczv04zAQTpSDWggrnc5T3v"
	"xNIZNtKlQIXrK5z60IWXMqZdiEDj+zQXSvwOT4M3p5p/h6/lyre1EARAgbEHwwXz8iCwq7IbSFc0nz5o9iKH+ubrmjh87XhAbTIx"
	"Tw==";
static const char p521[] =
	"ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAGcFMorRIryRMZAyqP5ptVe4SS0"
	"+rGNHVnjM7K1bVMQiiZ6xt0QUhcmd4kQWtDx9ZV6jcfFz3PjAWn7m4yKQBovIAC/88W+uYV+HXZyxk6HVFsekOtAIPw/GOZwK5ws"
	"WFCOuWkD/Sw8qh6KjYfcIl6vblLnIHgtBwG+Lqp0/U2Jr44M+A==";
static const char rsa_3072[] =
	"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDWKjHP7CDq6G9P2fM/evNO33lQn0OIEfJIEDYzBNcv7a1aBRmgHhXZZmwS8uub"
	"pGIk9k1yu3f1HWMbY4bOG9XRI2a00p7AVuXDhnoehh5sCCTilXP7vD/K1zOmNTFM3YTnvvUCfRcQ7OyKb8XrxcAvKIpM9DVipA+O"
	"opzyd/R0vpeaGcI4kS3hBd8hJgWAmsNnkJVRynaFN81CFjzeLJjFg/pXc8n7o/u0+tXx8MrHUvFJomxu/h+UhbJHfnrseT2ocbgl"
	"UP5k3GgGnbOU80l+OuFz3dSqyAv4JUiZKjYczeL52HyVb97udLe9DjEN2eJpc6qj1P+CeC1y3Dkw18Jo83d/yfa8SeyvEyMZW84g"
	"uFR+K78aEn8VLU1x6+BCWpCGN/v1hrJUBOjP6/DnZ4TJNU/v5Pdv0PHPJP36vzW2zHJKPfHALUsnS1h+IsHuxXlqTi9XU6dBECRQ"
	"b3GjFCvoHZMG3c5Dx2Fqps6qydXKzYFI9MzQ7TrvirCYopp9jc8=";
static const char rsa_2048[] =
	"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDim5mUTAyt5rR772PgZFzMDPTjmcxI53fYpVQhDSMP6DAVbARmcY1U58bm4Uhr"
	"d3gWM97Lxxc0zwUHikmFt8pNwKMLV8XZnDJp2tZOjdVFroibT7aVTcyWm1mCsyQNJuCa8Gpbx4gmZ13y2uUjw92+wv6Vlyrf5beP"
	"jZpigd1W2342BHYMBqZ9i6P4W/u5corJWiDjMCb8zj6Sc7LT87KgMgyJrkw4nGk1FZg8OxfVvOZeSq75oX8oHMkgIrsqMYtrmlsf"
	"pf49ShLMp47HwBKQMV3FNqqM2mqKZP+4yz5m4FZGA3IjiK/IpvvvT+pdVw/yFGqHrwsRgiey47PhzLBp";

/* ---- keys that are built ---- */

struct blob {
	uint8_t bytes[4096];
	size_t count;
};

static void put(struct blob *blob, const void *bytes, size_t count)
{
	const uint8_t length[4] = { (uint8_t)(count >> 24), (uint8_t)(count >> 16), (uint8_t)(count >> 8),
				    (uint8_t)count };
	memcpy(blob->bytes + blob->count, length, 4);
	memcpy(blob->bytes + blob->count + 4, bytes, count);
	blob->count += 4 + count;
}

static void put_text(struct blob *blob, const char *text)
{
	put(blob, text, strlen(text));
}

/* COUNT bytes that are all odd and begin with FIRST. */
static void put_number(struct blob *blob, uint8_t first, size_t count)
{
	uint8_t bytes[2048];
	memset(bytes, 0x55, sizeof bytes);
	bytes[0] = first;
	put(blob, bytes, count);
}

/* TYPE and the blob as a key. The caller frees. */
static char *key_of(const char *type, const struct blob *blob)
{
	char *text = xcalloc(BASE64_ENCODE_RAW_LENGTH(blob->count) + 1, 1);
	base64_encode_raw(text, blob->count, blob->bytes);
	char *key = xasprintf("%s %s", type, text);
	free(text);
	return key;
}

static void expect_key(const char *key, const char *why)
{
	struct err err = {0};
	bool good = ssh_key_check(key, &err);
	if (good != (why == NULL) || (why != NULL && strstr(err.text, why) == NULL))
		fail_msg("%.60s...: %s, wanted %s", key, good ? "good" : err.text, why != NULL ? why : "good");
	if (why != NULL)
		assert_int_equal(err.code, ERR_REFUSED);
}

static void expect_blob(const char *type, const struct blob *blob, const char *why)
{
	char *key = key_of(type, blob);
	expect_key(key, why);
	free(key);
}

#define INSIDE "what is inside is no key"

static void test_real_keys(void **state)
{
	(void)state;
	const char *const good[] = { ed25519, p256, p384, p521, rsa_3072 };
	for (size_t i = 0; i < COUNT(good); i++) {
		expect_key(good[i], NULL);
		char *named = xasprintf("%s Åsas dator, köket", good[i]);
		expect_key(named, NULL);
		assert_int_equal(ssh_key_length(named), strlen(good[i]));
		assert_int_equal(ssh_key_length(good[i]), strlen(good[i]));
		free(named);
	}
	expect_key(rsa_2048, "an RSA key of 2048 bits is too weak; 3072 bits");
}

static void test_keys_of_security_keys(void **state)
{
	(void)state;
	uint8_t bytes[65] = { 4 };
	struct blob ed = {0}, ecdsa = {0}, nameless = {0};
	put_text(&ed, "sk-ssh-ed25519@openssh.com");
	put(&ed, bytes, 32);
	nameless = ed;
	put_text(&ed, "ssh:");
	expect_blob("sk-ssh-ed25519@openssh.com", &ed, NULL);
	put_text(&nameless, "");
	expect_blob("sk-ssh-ed25519@openssh.com", &nameless, INSIDE);
	put_text(&ecdsa, "sk-ecdsa-sha2-nistp256@openssh.com");
	put_text(&ecdsa, "nistp256");
	put(&ecdsa, bytes, 65);
	expect_blob("sk-ecdsa-sha2-nistp256@openssh.com", &ecdsa, INSIDE);
	put_text(&ecdsa, "ssh:a\nb");
	expect_blob("sk-ecdsa-sha2-nistp256@openssh.com", &ecdsa, INSIDE);
	ecdsa.count -= strlen("ssh:a\nb") + 4;
	put_text(&ecdsa, "ssh:");
	expect_blob("sk-ecdsa-sha2-nistp256@openssh.com", &ecdsa, NULL);
}

static void test_what_is_inside(void **state)
{
	(void)state;
	uint8_t bytes[133] = { 4 };
	struct blob blob = {0};
	put_text(&blob, "ssh-rsa"); /* says another type than the line */
	put(&blob, bytes, 32);
	expect_blob("ssh-ed25519", &blob, INSIDE);
	blob.count = 0;
	put_text(&blob, "ssh-ed25519");
	expect_blob("ssh-ed25519", &blob, INSIDE); /* and nothing else */
	put(&blob, bytes, 31);
	expect_blob("ssh-ed25519", &blob, INSIDE); /* a byte too few */
	blob.count -= 35;
	put(&blob, bytes, 33);
	expect_blob("ssh-ed25519", &blob, INSIDE); /* one too many */
	blob.count -= 37;
	put(&blob, bytes, 32);
	expect_blob("ssh-ed25519", &blob, NULL);
	put_text(&blob, "more");
	expect_blob("ssh-ed25519", &blob, INSIDE); /* something after it */
	memset(blob.bytes, 0xff, 4);
	expect_blob("ssh-ed25519", &blob, INSIDE); /* a length past the end */
	blob.count = 3;
	expect_blob("ssh-ed25519", &blob, INSIDE); /* half a length */
}

static void test_curves(void **state)
{
	(void)state;
	uint8_t bytes[133] = { 4 };
	struct blob blob = {0}, point = {0};
	put_text(&blob, "ecdsa-sha2-nistp256");
	put_text(&blob, "nistp384");
	put(&blob, bytes, 65);
	expect_blob("ecdsa-sha2-nistp256", &blob, INSIDE);
	put_text(&point, "ecdsa-sha2-nistp256");
	put_text(&point, "nistp256");
	size_t before = point.count;
	put(&point, bytes, 97);
	expect_blob("ecdsa-sha2-nistp256", &point, INSIDE); /* of another curve */
	point.count = before;
	bytes[0] = 2;
	put(&point, bytes, 65);
	expect_blob("ecdsa-sha2-nistp256", &point, INSIDE); /* a compressed point */
	point.count = before;
	bytes[0] = 4;
	put(&point, bytes, 65);
	expect_blob("ecdsa-sha2-nistp256", &point, NULL);
}

static void test_rsa(void **state)
{
	(void)state;
	static const struct {
		uint8_t exponent, first;
		size_t bytes;
		const char *why;
	} cases[] = {
		{ 3, 0x55, 385, NULL },		       { 3, 0x55, 384, "an RSA key of 3071 bits" },
		{ 3, 0x01, 384, "of 3065 bits" },      { 1, 0x55, 512, INSIDE }, /* a power of 1 hides nothing */
		{ 2, 0x55, 512, INSIDE },	       { 0, 0x55, 512, INSIDE },
		{ 3, 0xd5, 512, INSIDE }, /* below 0 */ { 3, 0x00, 512, INSIDE }, /* longer than it need be */
		{ 3, 0x55, 2048, NULL },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct blob blob = {0};
		put_text(&blob, "ssh-rsa");
		put(&blob, &cases[i].exponent, 1);
		put_number(&blob, cases[i].first, cases[i].bytes);
		expect_blob("ssh-rsa", &blob, cases[i].why);
	}
	struct blob even = {0};
	put_text(&even, "ssh-rsa");
	put(&even, "\x03", 1);
	put_number(&even, 0x55, 512);
	even.bytes[even.count - 1] = 0x54;
	expect_blob("ssh-rsa", &even, INSIDE);
}

static void test_lines(void **state)
{
	(void)state;
	static const char *const none[] = { "", " ", "ssh-ed25519", "ssh-ed25519 ", "hej", "AAAA", "SSH-ED25519 AAAA" };
	static const char *const broken[] = { "AAAAC3NzaC1lZDI1NTE5AAAA*", "AAAA=AAA", "A", "AAAA AAAA", "====" };
	struct err err = {0};
	for (size_t i = 0; i < COUNT(none); i++)
		assert_false(ssh_key_check(none[i], &err));
	for (size_t i = 0; i < COUNT(broken); i++) {
		char *key = xasprintf("ssh-ed25519 %s", broken[i]);
		assert_false(ssh_key_check(key, &err));
		free(key);
	}
	expect_key("ssh-dss AAAAB3NzaC1kc3M=", "begins with no type of key, as ssh-ed25519 is one");
	expect_key("ssh-ed25519-cert-v01@openssh.com AAAA", "begins with no type");
	expect_key("-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXk", "a private key: make a new pair");
	char *options = xasprintf("command=\"sh\" %s", ed25519), *two = xasprintf("%s\n%s", ed25519, p256);
	expect_key(options, "nothing may stand before the type of the key, neither options nor a name");
	expect_key(two, "a key is one line");
	free(options);
	free(two);
}

/* The last character of base64 has bits that say nothing: set, the same key would look like another. */
static void test_one_way_to_write(void **state)
{
	(void)state;
	char *same = xstrdup(p256), *last = same + strcspn(same, "=") - 1;
	assert_string_equal(last + 1, "=");
	*last = (char)(*last + 1);
	expect_key(same, "is not base64");
	free(same);
	char *unpadded = xstrndup(p256, strcspn(p256, "="));
	expect_key(unpadded, "is not base64");
	free(unpadded);
}

/* A key of which each byte is changed in turn is never taken for a longer or shorter one, and nothing is read past it:
 * the sanitizers look on. */
static void test_every_byte(void **state)
{
	(void)state;
	const char *const keys[] = { ed25519, p521, rsa_3072 };
	for (size_t k = 0; k < COUNT(keys); k++) {
		for (size_t at = 0; at < strlen(keys[k]); at++) {
			struct err err = {0};
			char *key = xstrdup(keys[k]);
			key[at] = '!';
			if (ssh_key_check(key, &err))
				fail_msg("taken with a ! at %zu: %s", at, key);
			key[at] = '\0';
			if (ssh_key_check(key, &err))
				fail_msg("taken when cut at %zu: %s", at, key);
			free(key);
		}
	}
}

/* ---- what is pasted ---- */

/* KEY with BREAK after every 60 characters, as fold(1) and mail break it. The caller frees. */
static char *folded(const char *key, const char *with)
{
	struct str text = {0};
	for (size_t i = 0; key[i] != '\0'; i++)
		str_addf(&text, "%s%c", i > 0 && i % 60 == 0 ? with : "", key[i]);
	return str_take(&text);
}

static void expect_read(const char *text, const char *key, const char *why)
{
	struct err err = {0};
	char *got = ssh_key_read(text, &err);
	if ((got == NULL) != (key == NULL) || (key != NULL && strcmp(got, key) != 0) ||
	    (why != NULL && strstr(err.text, why) == NULL))
		fail_msg("%s\nread as %s (%s)\nwanted %s", text, got, err.text, key != NULL ? key : why);
	free(got);
}

static void test_broken_lines(void **state)
{
	(void)state;
	const char *const keys[] = { ed25519, p256, p384, p521, rsa_3072 };
	static const char *const breaks[] = { " ", "\n", "\r\n", "\n> ", " > ", "\n> > ", "\n>", "\u00a0", " \u200b" };
	for (size_t k = 0; k < COUNT(keys); k++) {
		char *named = xasprintf("%s petra@dator i köket", keys[k]);
		for (size_t b = 0; b < COUNT(breaks); b++) {
			char *bare = folded(keys[k], breaks[b]), *text = xasprintf("%s petra@dator i köket", bare);
			expect_read(bare, keys[k], NULL);
			expect_read(text, named, NULL);
			free(text);
			free(bare);
		}
		free(named);
	}
	char *weak = folded(rsa_2048, "\n"), *half = xstrndup(p521, 130), *broken = folded(half, "\n");
	expect_read(weak, NULL, "an RSA key of 2048 bits is too weak");
	expect_read(broken, NULL, "ecdsa-sha2-nistp521");
	free(broken);
	free(half);
	free(weak);
}

static void test_what_stands_about(void **state)
{
	(void)state;
	char *nbsp = xstrdup(ed25519), *quoted = xasprintf("> %s", ed25519), *twice = xasprintf(">> %s ", ed25519);
	char *file = xasprintf("petra.pub: %s", ed25519), *with = xasprintf("ssh-ed25519\u00a0%s", ed25519 + 12);
	char *two = xasprintf("%s %s", ed25519, p256), *lines = xasprintf("%s petra\n%s", ed25519, p256);
	expect_read(nbsp, ed25519, NULL);
	expect_read(with, ed25519, NULL);
	expect_read(quoted, ed25519, NULL);
	expect_read(twice, ed25519, NULL);
	expect_read(file, NULL, "nothing may stand before the type of the key");
	expect_read(two, NULL, "two keys stand here");
	expect_read(lines, NULL, "two keys stand here");
	expect_read("hej", NULL, "begins with no type of key");
	char *after = xasprintf("%s -----BEGIN OPENSSH PRIVATE KEY-----", ed25519);
	char *naked = xasprintf("%s b3BlbnNzaC1rZXktdjEAAAAABG5vbmU", ed25519);
	expect_read(after, NULL, "a private key: make a new pair");
	expect_read(naked, NULL, "a private key: make a new pair");
	expect_read("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none", NULL, "a private key: make a new pair");
	free(naked);
	free(after);
	free(lines);
	free(two);
	free(with);
	free(file);
	free(twice);
	free(quoted);
	free(nbsp);
}

/* As ssh-keygen -l has it. */
static void test_fingerprint(void **state)
{
	(void)state;
	char *named = xasprintf("%s petra@dator", ed25519);
	char *bare = ssh_key_fingerprint(ed25519), *same = ssh_key_fingerprint(named);
	char *none = ssh_key_fingerprint(""), *bad = ssh_key_fingerprint("ssh-ed25519 *");
	char *half = ssh_key_fingerprint("x ");
	assert_string_equal(bare, "SHA256:3QN/EUPSAo2zmrBH+WtvcGYQF/iZsILjvb0dR5YYsL4");
	assert_string_equal(same, bare);
	assert_string_equal(none, "");
	assert_string_equal(bad, "");
	assert_string_equal(half, "");
	free(bare);
	free(same);
	free(none);
	free(bad);
	free(half);
	free(named);
}

/* Whose second key was taken for a name before still comes in with the first. */
static void test_older_keys_let_in(void **state)
{
	(void)state;
	struct err err = {0};
	char *two = xasprintf("%s %s", ed25519, p256);
	struct key_line line = { .program = "/p", .register_file = "/r", .login = "anna", .key = two, .name = "" };
	char *made = key_line_make(&line, &err);
	assert_non_null(made);
	assert_non_null(strstr(made, ed25519));
	assert_null(strstr(made, "nistp256"));
	free(made);
	free(two);
}

/* A sentence may be shown to others and stand in logs: what was pasted is never in it. */
static void test_nothing_is_repeated(void **state)
{
	(void)state;
	static const char *const secrets[] = {
		"-----BEGIN OPENSSH PRIVATE KEY----- HEMLIGT", "HEMLIGT", "ssh-ed25519 HEMLIGT",
		"command=\"HEMLIGT\" ssh-rsa AAAA",
	};
	for (size_t i = 0; i < COUNT(secrets); i++) {
		struct err err = {0};
		assert_false(ssh_key_check(secrets[i], &err));
		assert_null(strstr(err.text, "HEMLIGT"));
	}
}

/* ---- the line of authorized_keys ---- */

static void expect_line(struct key_line line, const char *wanted, const char *why)
{
	struct err err = {0};
	char *made = key_line_make(&line, &err);
	if ((made == NULL) != (wanted == NULL) || (wanted != NULL && strcmp(made, wanted) != 0) ||
	    (why != NULL && strstr(err.text, why) == NULL))
		fail_msg("%s\nwanted %s\nsaid %s", made, wanted, err.text);
	free(made);
}

#define LINE .program = "/usr/bin/samverkan", .register_file = "/srv/r.db", .login = "anna", .key = ed25519, .name = ""

static void test_line(void **state)
{
	(void)state;
	char *plain = xasprintf("restrict,pty,command=\"exec /usr/bin/samverkan --register /srv/r.db --as anna access "
				"door\" %s", ed25519);
	char *named = xasprintf("%s Köket", plain), *key = xasprintf("%s anna@dator", ed25519);
	expect_line((struct key_line){ LINE }, plain, NULL);
	expect_line((struct key_line){ .program = "/usr/bin/samverkan", .register_file = "/srv/r.db", .login = "anna",
				       .key = key, .name = "Köket" }, named, NULL);
	char *spaced = xasprintf("restrict,pty,command=\"exec /usr/bin/samverkan --register '/srv/år $(id);/r.db'"
				 " --as anna --config /etc/s.ini access door\" %s", ed25519);
	expect_line((struct key_line){ .program = "/usr/bin/samverkan", .register_file = "/srv/år $(id);/r.db",
				       .config = "/etc/s.ini", .login = "anna", .key = ed25519, .name = "" },
		    spaced, NULL);
	free(spaced);
	free(key);
	free(named);
	free(plain);
}

static void test_what_gets_no_line(void **state)
{
	(void)state;
	static const char *const logins[] = {
		"", ".anna", "-anna", "_anna", "anna bertil", "anna;sh", "$(sh)", "`sh`", "anna\"", "anna'", "åsa",
		"a\nb", "../anna", "anna/", "anna\\", "*", "~anna", "anna#",
		"-oProxyCommand", "../x", "petra;id $(x)", "@anna", "VBG\\petra",
	};
	static const char *const paths[] = {
		"/srv/a\"b.db", "/srv/a'b.db", "/srv/a\\b.db", "/srv/a\nb.db", "r.db", "",
	};
	static const char *const fine[] = { "anna", "a", "A.b_c-9", "7", "anna@tranas.se" };
	for (size_t i = 0; i < COUNT(logins); i++) {
		assert_false(login_is_plain(logins[i]));
		expect_line((struct key_line){ .program = "/p", .register_file = "/r", .login = logins[i],
					       .key = ed25519, .name = "" }, NULL, "the login has other characters");
	}
	for (size_t i = 0; i < COUNT(fine); i++)
		assert_true(login_is_plain(fine[i]));
	struct err err = {0};
	assert_null(login_read("-anna", &err));
	assert_int_equal(err.code, ERR_REFUSED);
	for (size_t i = 0; i < COUNT(paths); i++) {
		expect_line((struct key_line){ .program = "/p", .register_file = paths[i], .login = "anna",
					       .key = ed25519, .name = "" }, NULL, "cannot stand in a line for sshd");
		expect_line((struct key_line){ .program = "/p", .register_file = "/r", .config = paths[i],
					       .login = "anna", .key = ed25519, .name = "" }, NULL,
			    "cannot stand in a line for sshd");
	}
	expect_line((struct key_line){ .program = "/p", .register_file = "/r", .login = "anna", .key = rsa_2048,
				       .name = "" }, NULL, "too weak");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_real_keys), cmocka_unit_test(test_keys_of_security_keys),
		cmocka_unit_test(test_what_is_inside), cmocka_unit_test(test_curves), cmocka_unit_test(test_rsa),
		cmocka_unit_test(test_lines), cmocka_unit_test(test_one_way_to_write),
		cmocka_unit_test(test_every_byte), cmocka_unit_test(test_nothing_is_repeated),
		cmocka_unit_test(test_broken_lines), cmocka_unit_test(test_what_stands_about),
		cmocka_unit_test(test_older_keys_let_in), cmocka_unit_test(test_fingerprint),
		cmocka_unit_test(test_line), cmocka_unit_test(test_what_gets_no_line),
	};
	i18n_start("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
