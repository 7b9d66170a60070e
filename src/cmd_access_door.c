/* SPDX-License-Identifier: EUPL-1.2 */
/* access door: what sshd runs for whoever comes in with a key of the register (src/key_line.h). The line that sshd was
 * given says which register, who, and which configuration; the words that came over the line say what is wanted of it,
 * and are held against the tables of options and sub-commands like any others, but fewer are let through. */
#include "config.h"

#include "cmd_access.h"

#include <stdlib.h>
#include <string.h>

#include "auth_log.h"
#include "door.h"
#include "i18n.h"

/* Who, which file, where to write, what to read beside the register: said by sshd's line, or by nobody. */
#define CLOSED                                                                                                         \
	(BIT(OPT_REGISTER) | BIT(OPT_CONFIG) | BIT(OPT_AS) | BIT(OPT_OUTPUT) | BIT(OPT_PRINT) | BIT(OPT_CHECK) |       \
	 BIT(OPT_MAP))

static bool refuse_option(const struct cmd *cmd, enum cmd_option option, struct err *err)
{
	const char *name = cmd_option_rows[option].name;
	auth_log("%s: refused over SSH: option --%s", cmd->login, name);
	if (option == OPT_OUTPUT)
		return err_set(err, ERR_REFUSED,
			       _("-o: over SSH nothing is written on this computer; write > FILE after the command"));
	return err_set(err, ERR_REFUSED, _("--%s: may not be said over SSH"), name);
}

static bool refuse_row(const struct cmd *cmd, const struct cmd_row *row, struct err *err)
{
	struct str names = {0};
	for (int i = 0; i < cmd_row_count; i++)
		if (cmd_rows[i].reads && cmd_rows[i].run != cmd_access)
			str_addf(&names, "%s%s", names.length > 0 ? ", " : "", cmd_rows[i].name);
	cmd_access_add_reading(&names);
	auth_log("%s: refused over SSH: sub-command %s", cmd->login, row->name);
	err_set(err, ERR_REFUSED,
		_("%s: may not be asked for over SSH, only what reads: %s; without a command the screen opens"),
		row->name, names.text);
	str_free(&names);
	return false;
}

static bool reads(const struct cmd *asked)
{
	return asked->row->run == cmd_access ? cmd_access_reads(asked->word[0]) : asked->row->reads;
}

static bool permits(const struct cmd *asked, struct err *err)
{
	for (int i = 0; i < OPT_COUNT; i++)
		if (cmd_given(asked, (enum cmd_option)i) && (CLOSED & BIT(i)) != 0)
			return refuse_option(asked, (enum cmd_option)i, err);
	return cmd_help_wanted(asked) || reads(asked) || refuse_row(asked, asked->row, err);
}

/* The words as a line of argv, whose first is the program. */
static bool read_words(struct cmd *asked, const struct door_words *words, struct err *err)
{
	static char program[] = "samverkan";
	char **argv = xcalloc((size_t)words->count + 2, sizeof *argv);
	argv[0] = program;
	memcpy(argv + 1, words->word, (size_t)words->count * sizeof *argv);
	bool good = cmd_line_read(asked, words->count + 1, argv, err);
	free(argv);
	/* What may not be asked for at all needs no lesson in how it is used. */
	if (!good && asked->row != NULL && !asked->row->reads)
		return refuse_row(asked, asked->row, err);
	if (!good)
		auth_log("%s: refused over SSH: no such command", asked->login);
	return good;
}

static bool read_asked(struct cmd *asked, const struct door_words *words, struct err *err)
{
	if (words->count == 0 || *words->word[0] == '\0')
		return err_set(err, ERR_USAGE, _("the command is empty; without one the screen opens"));
	if (door_copies_files(words->word[0])) {
		auth_log("%s: refused over SSH: copying of files", asked->login);
		return err_set(err, ERR_USAGE,
			       _("no files are copied to or from this account; ssh ... summary NAME --format pdf > "
				 "FILE fetches a summary"));
	}
	return read_words(asked, words, err) && permits(asked, err);
}

/* What the line of sshd said holds for what was asked for. */
static void take_over(const struct cmd *cmd, struct cmd *asked)
{
	static const enum cmd_option options[] = { OPT_REGISTER, OPT_CONFIG, OPT_AS };
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		asked->value[options[i]] = cmd->value[options[i]];
	if (cmd_given(cmd, OPT_READ_ONLY))
		asked->value[OPT_READ_ONLY] = "";
}

static int run_asked(struct cmd *cmd, const struct door_words *words, struct err *err)
{
	struct cmd asked = { .settings = cmd->settings, .datadir = cmd->datadir, .login = xstrdup(cmd->login),
			     .by_door = true };
	int status = -1;
	if (read_asked(&asked, words, err)) {
		take_over(cmd, &asked);
		door_limit(cmd->value[OPT_REGISTER]);
		status = cmd_help_wanted(&asked) ? cmd_help_answer(&asked, err) : asked.row->run(&asked, err);
	}
	cmd->out = asked.out;
	cmd->stream = asked.stream;
	free(asked.login); /* a sub-command may have put another in its place */
	cmd_line_free(&asked);
	return status >= 0 ? status : err_status(err);
}

int cmd_access_door(struct cmd *cmd, struct err *err)
{
	struct door_words words = {0};
	if (!cmd_given(cmd, OPT_REGISTER) || !cmd_given(cmd, OPT_AS)) {
		err_set(err, ERR_USAGE,
			_("access door: is what sshd runs, with --register and --as; `samverkan access keys` makes the "
			  "line"));
		return err_status(err);
	}
	if (cmd->asked == NULL)
		return cmd_open(cmd, err);
	if (!door_split(cmd->asked, &words, err)) {
		auth_log("%s: refused over SSH: the command is malformed", cmd->login);
		return err_status(err);
	}
	int status = run_asked(cmd, &words, err);
	door_words_free(&words);
	return status;
}
