/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "login.h"

#include <string.h>

#include "i18n.h"
#include "mem.h"

#define LETTERS_AND_DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

bool login_is_plain(const char *login)
{
	size_t length = strspn(login, LETTERS_AND_DIGITS "._-@");
	return length > 0 && login[length] == '\0' && strchr("._-@", *login) == NULL;
}

char *login_read(const char *text, struct err *err)
{
	if (login_is_plain(text))
		return xstrdup(text);
	err_set(err, ERR_REFUSED, _("only a-z, A-Z, 0-9 and . _ - @, beginning with a letter or a digit"));
	return NULL;
}
