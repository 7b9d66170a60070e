/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "key_line.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "login.h"
#include "mem.h"
#include "ssh_key.h"
#include "text.h"

#define LETTERS_AND_DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

/* sshd takes the quotes of its own away and the shell of the account its; a path that has either is not worth two
 * layers of backslashes. */
static bool can_be_quoted(const char *path)
{
	for (const char *at = path; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || strchr("'\"\\\177", *at) != NULL)
			return false;
	return *path == '/';
}

static bool add_word(struct str *command, const char *before, const char *path, struct err *err)
{
	if (!can_be_quoted(path)) {
		char *shown = text_show(path);
		err_set(err, ERR_REFUSED, _("%s: a path with quotes, backslashes or control characters cannot stand in "
					    "a line for sshd"), shown);
		free(shown);
		return false;
	}
	bool plain = path[strspn(path, LETTERS_AND_DIGITS "/._+,:=@%-")] == '\0';
	str_addf(command, plain ? "%s%s" : "%s'%s'", before, path);
	return true;
}

static bool add_command(struct str *out, const struct key_line *line, struct err *err)
{
	if (!add_word(out, "restrict,pty,command=\"exec ", line->program, err) ||
	    !add_word(out, " --register ", line->register_file, err))
		return false;
	str_addf(out, " --as %s", line->login);
	if (line->config != NULL && !add_word(out, " --config ", line->config, err))
		return false;
	str_add(out, " access door\" ");
	return true;
}

char *key_line_make(const struct key_line *line, struct err *err)
{
	struct str out = {0};
	if (!login_is_plain(line->login)) {
		err_set(err, ERR_REFUSED, _("the login has other characters than letters, digits and . _ - @"));
		return NULL;
	}
	char *key = xstrndup(line->key, ssh_key_length(line->key));
	bool good = ssh_key_check(key, err);
	free(key);
	if (!good)
		return NULL;
	if (!add_command(&out, line, err)) {
		str_free(&out);
		return NULL;
	}
	str_add_bytes(&out, line->key, ssh_key_length(line->key));
	char *name = text_show(line->name);
	if (*name != '\0')
		str_addf(&out, " %s", name);
	free(name);
	return str_take(&out);
}
