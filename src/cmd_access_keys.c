/* SPDX-License-Identifier: EUPL-1.2 */
/* access keys: what sshd asks for (AuthorizedKeysCommand of sshd_config(5)). stdout has lines for sshd and nothing
 * else; what is wrong with a key goes to stderr and, as sshd throws that away, to the log of the system. sshd lets
 * nobody in when the status is not 0, so that a bad key of one must not make it so. */
#include "config.h"

#include "cmd_access.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auth_log.h"
#include "datadir.h"
#include "i18n.h"
#include "key_line.h"
#include "login.h"
#include "oserror.h"
#include "ssh_key.h"
#include "text.h"

#include "store.h"

/* sshd asks while somebody waits to come in, also when a new version of the program meets an older register for the
 * first time: what may only read cannot bring that up to date. */
static struct store *open_register(struct cmd *cmd, struct err *err)
{
	struct store *store;
	const char *asked = cmd->value[OPT_READ_ONLY];
	cmd->value[OPT_READ_ONLY] = "";
	store = cmd_store_open_for_upkeep(cmd, err);
	cmd->value[OPT_READ_ONLY] = asked;
	if (store != NULL || asked != NULL || err->code != ERR_REFUSED)
		return store;
	*err = (struct err){0};
	return cmd_store_open_for_upkeep(cmd, err);
}

/* The caller frees; NULL and a sentence. */
static char *absolute(const char *path, struct err *err)
{
	char *whole = realpath(path, NULL);
	if (whole == NULL)
		err_set(err, ERR_IO, "%s: %s", path, os_error(errno));
	return whole;
}

/* LOGGED: the same in the English of the log. sshd asks at every login of anybody, so that what is wrong with many keys
 * is one line, UNUSED. */
static void complain(const char *login, const char *number, const char *why, const char *logged, struct str *unused)
{
	char *shown = text_show(login);
	fprintf(stderr, _("samverkan: access key %s of %s: %s\n"), number, shown, why);
	str_addf(unused, "%s%s of %s: %s", unused->length > 0 ? "; " : "", number, login, logged);
	free(shown);
}

/* The same bytes in another row, whatever is written after them. */
static bool is_doubled(const struct grid *keys, int row)
{
	const char *key = grid_text(keys, row, "key");
	size_t length = ssh_key_length(key);
	for (int i = 0; i < keys->row_count; i++) {
		const char *other = grid_text(keys, i, "key");
		if (i != row && ssh_key_length(other) == length && strncmp(key, other, length) == 0)
			return true;
	}
	return false;
}

static void add_line(struct cmd *cmd, struct key_line *line, const struct grid *keys, int row, struct str *unused)
{
	struct err why = {0};
	const char *logged = "the key or a path is malformed";
	line->login = grid_text(keys, row, "login");
	line->key = grid_text(keys, row, "key");
	line->name = grid_text(keys, row, "name");
	char *text = NULL;
	if (is_doubled(keys, row)) {
		err_set(&why, ERR_REFUSED, _("the same key is there twice; it lets nobody in"));
		logged = "the same key is there twice";
	} else {
		text = key_line_make(line, &why);
		logged = login_is_plain(line->login) ? logged : "the login has characters that a shell acts on";
	}
	if (text != NULL)
		str_addf(&cmd->out, "%s\n", text);
	else
		complain(line->login, grid_text(keys, row, "id"), why.text, logged, unused);
	free(text);
}

static void add_lines(struct cmd *cmd, struct key_line *line, const struct grid *keys)
{
	const char *login = cmd->word_count > 0 ? cmd->word[0] : NULL;
	struct str unused = {0};
	for (int i = 0; i < keys->row_count; i++)
		if (login == NULL || strcmp(grid_text(keys, i, "login"), login) == 0)
			add_line(cmd, line, keys, i, &unused);
	if (unused.length > 0)
		auth_log("access keys that are not used: %s", unused.text);
	str_free(&unused);
}

static bool write_lines(struct cmd *cmd, struct store *store, struct err *err)
{
	struct grid keys = {0};
	char *config = settings_path(cmd->value[OPT_CONFIG]), *program = datadir_program();
	char *file = absolute(store_path(store), err), *whole = NULL;
	bool good = file != NULL && (config == NULL || (whole = absolute(config, err)) != NULL);
	if (good && program == NULL)
		good = err_set(err, ERR_IO, _("the system does not tell where the program lies"));
	good = good && store_grid(store, "keys-in-force", NULL, 0, &keys, err);
	if (good)
		add_lines(cmd, &(struct key_line){ .program = program, .register_file = file, .config = whole }, &keys);
	grid_free(&keys);
	free(whole);
	free(file);
	free(program);
	free(config);
	return good;
}

int cmd_access_keys(struct cmd *cmd, struct err *err)
{
	struct store *store = open_register(cmd, err);
	bool good = store != NULL && write_lines(cmd, store, err);
	store_close(store);
	return good ? 0 : err_status(err);
}
