/* SPDX-License-Identifier: EUPL-1.2 */
/* main: reads the line and the configuration, runs the sub-command, prints what it made or one sentence of what went
 * wrong: `samverkan: WHAT: WHY`. */
#include "config.h"

#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auth_log.h"
#include "clock.h"
#include "cmd.h"
#include "datadir.h"
#include "door.h"
#include "i18n.h"
#include "text.h"

/* A closed pipe and a file that may not grow are failures of a write, with a sentence, and not deaths. */
static void ignore_signals(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

static char *own_login(void)
{
	const struct passwd *entry = getpwuid(getuid());
	return entry != NULL ? xstrdup(entry->pw_name) : xasprintf("%ld", (long)getuid());
}

static bool find_login(struct cmd *cmd, struct err *err)
{
	char *own = own_login();
	const char *as = cmd->value[OPT_AS];
	cmd->login = as != NULL ? xstrdup(as) : xstrdup(own);
	bool good = as == NULL || strcmp(as, own) == 0 || cmd_owns_register(cmd);
	if (*cmd->login == '\0') {
		good = err_set(err, ERR_USAGE, _("--as: the login is empty"));
	} else if (!good && cmd->by_door) {
		auth_log("%s refused over SSH: the register does not belong to the account %s", as, own);
		err_set(err, ERR_REFUSED, _("the register does not belong to the account that answers here; tell the "
					    "administrator"));
	} else if (!good) {
		auth_log("--as %s refused: %s does not own the register", as, own);
		err_set(err, ERR_REFUSED,
			_("--as: only the owner of the register may act as somebody else; leave it out"));
	}
	free(own);
	return good;
}

static bool read_settings(struct cmd *cmd, struct err *err)
{
	char *path = settings_path(cmd->value[OPT_CONFIG]);
	bool good = path == NULL || settings_read(cmd->settings, path, err);
	free(path);
	return good;
}

static void start_language(const struct cmd *cmd)
{
	const char *language = cmd->settings->language;
	char *locale = datadir_locale(cmd->datadir);
	i18n_start(language != NULL && strcmp(language, "auto") != 0 ? language : NULL, locale);
	text_set_ascii(cmd->settings->ascii);
	free(locale);
}

static int run(struct cmd *cmd, struct err *err)
{
	if (cmd_help_wanted(cmd))
		return cmd_help_answer(cmd, err);
	if (!read_settings(cmd, err) || !clock_check(err))
		return err_status(err);
	if (!find_login(cmd, err) || !cmd_output_may(cmd, err))
		return err_status(err);
	return cmd->row->run(cmd, err);
}

static void complain(const struct err *err)
{
	char *shown = text_show(err->text);
	fprintf(stderr, "samverkan: %s\n", shown);
	free(shown);
}

/* What was made is printed also when something was wrong in the end (strategies --check), but no file is replaced by
 * it. */
static int finish(struct cmd *cmd, int status, const struct err *err)
{
	struct err late = {0};
	bool quiet = false;
	bool to_file = cmd_given(cmd, OPT_OUTPUT);
	bool whole = err->code == ERR_NONE;
	bool printable = to_file ? whole : cmd->out.length > 0 || (cmd->stream != NULL && whole);
	if (printable && !cmd_output_write(cmd, &quiet, &late)) {
		if (!quiet)
			complain(&late);
		status = status != 0 ? status : err_status(&late);
	}
	if (err->code != ERR_NONE)
		complain(err);
	return status;
}

/* Whoever comes in over SSH has no printer and no files here, unless the configuration names a printer. */
static struct settings *settings_for(const struct cmd *cmd)
{
	return cmd->by_door ? settings_new_for_door() : settings_new();
}

/* sshd throws away what access keys says, which is English where nobody sees it, and the mail of cron is often read by
 * nobody. */
static void log_failure(bool keys, const struct err *err)
{
	if (keys)
		auth_log("access keys: %s", err->text);
	else
		auth_log("backup: no copy was made; run it by hand to see why");
}

/* The line is read twice: the first time only to find the configuration, which says in what language the second may
 * complain. */
static int serve(struct cmd *cmd, int argc, char **argv)
{
	struct err err = {0};
	cmd->datadir = datadir_find();
	cmd->settings = settings_for(cmd);
	start_language(cmd);
	cmd_line_read(cmd, argc, argv, NULL);
	bool keys = cmd_line_is_keys(cmd), backup = cmd_line_is_backup(cmd);
	if (read_settings(cmd, NULL))
		start_language(cmd);
	if (keys && !isatty(STDERR_FILENO))
		i18n_speak("en");
	settings_free(cmd->settings);
	cmd->settings = settings_for(cmd);
	cmd_line_free(cmd);
	int status = cmd_line_read(cmd, argc, argv, &err) ? run(cmd, &err) : err_status(&err);
	if (err.code != ERR_NONE && (keys || backup))
		log_failure(keys, &err);
	return finish(cmd, status, &err);
}

int main(int argc, char **argv)
{
	struct cmd cmd = {0};
	char *asked = NULL;
	if (cmd_line_is_door(argc, argv)) {
		asked = door_enter();
		cmd.by_door = true;
		cmd.asked = asked;
	}
	ignore_signals();
	clock_set_zone();
	int status = serve(&cmd, argc, argv);
	cmd_line_free(&cmd);
	settings_free(cmd.settings);
	str_free(&cmd.out);
	if (cmd.stream != NULL)
		fclose(cmd.stream);
	free(cmd.datadir);
	free(cmd.login);
	free(asked);
	return status;
}
