/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "intake.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

enum {
	NAMES_TOLD = 4,     /* more do not help anybody */
	NAME_SEQUENCE = 10, /* bytes of an escape sequence that its name repeats */
};

/* What is collected on the way. */
struct loss {
	struct str names;
	int told, count;
	int marks; /* on the letter that was taken last */
};

static const char *dots(void)
{
	return text_ascii() ? "..." : "…";
}

static bool is_told(const char *names, const char *name)
{
	size_t length = strlen(name);
	for (const char *at = names; at != NULL && (at = strstr(at, name)) != NULL; at += length)
		if (at[length] == ',' || at[length] == '\0')
			return true;
	return false;
}

/* Takes NAME over. */
static void lose(struct loss *loss, char *name)
{
	loss->count++;
	if (loss->told <= NAMES_TOLD && !is_told(loss->names.text, name)) {
		loss->told++;
		str_addf(&loss->names, "%s%s", loss->told > 1 ? ", " : "", loss->told <= NAMES_TOLD ? name : dots());
	}
	free(name);
}

/* ---- escape sequences (ECMA-48) ---- */

/* ESC [ parameters, then one byte that ends it. */
static size_t control_sequence(const char *at)
{
	size_t length = 2;
	while (at[length] >= ' ' && at[length] <= '?')
		length++;
	return at[length] >= '@' && at[length] <= '~' ? length + 1 : 0;
}

/* ESC and one of ] P X ^ _, anything, then BEL or ESC \. One that does not end on its line is none. */
static size_t string_sequence(const char *at)
{
	size_t length = 2 + strcspn(at + 2, "\a\033\n");
	if (at[length] == '\a')
		return length + 1;
	return at[length] == '\033' && at[length + 1] == '\\' ? length + 2 : 0;
}

/* Bytes of the sequence that begins at AT; 0 when it is none. */
static size_t sequence(const char *at)
{
	if (*at != '\033' || at[1] == '\0')
		return 0;
	if (at[1] == '[')
		return control_sequence(at);
	return strchr("]PX^_", at[1]) != NULL ? string_sequence(at) : 0;
}

static char *name_sequence(const char *at, size_t length)
{
	char *name = xasprintf("Esc%.*s%s", (int)(length - 1 < NAME_SEQUENCE ? length - 1 : NAME_SEQUENCE), at + 1,
			       length - 1 > NAME_SEQUENCE ? dots() : "");
	for (char *c = name; *c != '\0'; c++)
		if ((unsigned char)*c < ' ' || *c == '\177')
			*c = ' ';
	char *shown = text_show(name);
	free(name);
	return shown;
}

/* ---- characters ---- */

static bool is_welcome(const char *bytes, size_t count)
{
	char *clean;
	if (!text_clean(bytes, count, true, &clean, NULL))
		return false;
	free(clean);
	return true;
}

/* A character that is not plain ASCII; returns its bytes. */
static size_t take_other(const char *at, struct str *text, struct loss *loss)
{
	utf8proc_int32_t code;
	if ((unsigned char)*at == 0xC0 && (unsigned char)at[1] == 0x80) {
		lose(loss, xstrdup("U+0000"));
		return 2;
	}
	utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)at, -1, &code);
	if (length <= 0) {
		lose(loss, xasprintf("0x%02X", (unsigned)(unsigned char)*at));
		return 1;
	}
	loss->marks = text_is_mark(code) ? loss->marks + 1 : 0;
	if (loss->marks <= TEXT_MARKS_MOST && is_welcome(at, (size_t)length))
		str_add_bytes(text, at, (size_t)length);
	else
		lose(loss, xasprintf("U+%04X", (unsigned)code));
	return (size_t)length;
}

static size_t take_one(const char *at, bool many_lines, struct str *text, struct loss *loss)
{
	size_t length = sequence(at);
	if (length > 0) {
		lose(loss, name_sequence(at, length));
		return length;
	}
	if ((unsigned char)*at < 0x80)
		loss->marks = 0;
	if (*at == '\n' || *at == '\r') {
		str_add_char(text, many_lines ? '\n' : ' ');
		return *at == '\r' && at[1] == '\n' ? 2 : 1;
	}
	if (*at != '\t' && (*at < ' ' || *at == '\177'))
		return take_other(at, text, loss);
	str_add_char(text, *at == '\t' ? ' ' : *at);
	return 1;
}

void intake_take(const char *in, bool many_lines, struct intake *out)
{
	struct str text = { 0 };
	struct loss loss = { 0 };
	while (*in != '\0')
		in += take_one(in, many_lines, &text, &loss);
	*out = (struct intake){ str_take(&text), loss.count, str_take(&loss.names) };
}

void intake_free(struct intake *intake)
{
	free(intake->text);
	free(intake->names);
	*intake = (struct intake){ 0 };
}

char *intake_loss(const struct intake *intake)
{
	if (intake->lost == 0)
		return NULL;
	return xasprintf(i18n_plural("%d character that cannot be shown was left out: %s",
				     "%d characters that cannot be shown were left out: %s",
				     (unsigned long)intake->lost), intake->lost, intake->names);
}
