/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Takes a half character off the end, where vsnprintf cut the sentence inside one. */
static void cut_at_character(char *text, size_t room)
{
	size_t length = strlen(text);
	if (length < room - 1)
		return;
	size_t start = length;
	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start > 0)
		text[start - 1] = '\0';
}

static void fill(struct err *err, enum err_code code, const char *field, const char *format, va_list args)
{
	if (err == NULL)
		return;
	err->code = code;
	vsnprintf(err->text, sizeof err->text, format, args);
	cut_at_character(err->text, sizeof err->text);
	snprintf(err->field, sizeof err->field, "%s", field);
}

bool err_set(struct err *err, enum err_code code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fill(err, code, "", format, args);
	va_end(args);
	return false;
}

bool err_field(struct err *err, const char *field, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fill(err, ERR_REFUSED, field, format, args);
	va_end(args);
	return false;
}

int err_status(const struct err *err)
{
	return err->code == ERR_NONE ? 0 : err->code == ERR_USAGE ? 2 : 1;
}
