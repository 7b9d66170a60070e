/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "text.h"

#define NAME_COLUMNS 12
#define OPTION_COLUMNS 24

/* A name and what it is, the second wrapped beside the first. */
static void add_entry(struct str *out, const char *name, const char *help, int name_columns, int columns)
{
	struct text_lines lines = text_wrap(help, columns - name_columns - 4);
	char *fitted = text_fit(name, name_columns, TEXT_LEFT);
	if (text_width(name) > name_columns)
		str_addf(out, "  %s\n", name);
	for (int i = 0; i < lines.count; i++) {
		bool beside = i == 0 && text_width(name) <= name_columns;
		str_addf(out, "  %*s  %s\n", beside ? 0 : name_columns, beside ? fitted : "", lines.line[i]);
	}
	text_lines_free(&lines);
	free(fitted);
}

static void add_options(struct str *out, unsigned options, int columns)
{
	for (int i = 0; i < OPT_COUNT; i++) {
		const struct cmd_option_row *row = &cmd_option_rows[i];
		struct str name = {0};
		if ((options & BIT(i)) == 0)
			continue;
		if (row->letter != 0)
			str_addf(&name, "-%c, ", row->letter);
		str_addf(&name, "--%s%s%s", row->name, row->value != NULL ? " " : "",
			 row->value != NULL ? _(row->value) : "");
		add_entry(out, name.text, _(row->help), OPTION_COLUMNS, columns);
		str_free(&name);
	}
}

/* What may not be asked for over SSH is not offered there. */
static void add_sub_commands(struct str *out, bool by_door, int columns)
{
	str_add(out, _("The register of an international cooperation group.\n\n"));
	str_addf(out, "%s\n  samverkan [%s] [%s] ...\n\n", _("Usage:"), _("OPTIONS"), _("SUB-COMMAND"));
	str_addf(out, "%s\n", _("Sub-commands:"));
	for (int i = 0; i < cmd_row_count; i++)
		if (!by_door || (cmd_rows[i].reads && cmd_rows[i].run != cmd_access))
			add_entry(out, cmd_rows[i].name, _(cmd_rows[i].help), NAME_COLUMNS, columns);
	if (by_door)
		str_addf(out, "\n%s\n", _("Over SSH only these may be asked for; without a command the screen opens."));
	str_addf(out, "\n%s\n", _("Options everywhere:"));
	add_options(out, OPTS_GLOBAL, columns);
	str_addf(out, "\n%s\n",
		 _("`samverkan help SUB-COMMAND` says more; the manual is samverkan(1).\n"
		   "Exit status: 0 done, 1 refused or failed, 2 wrong usage."));
}

static void add_sub_command(struct str *out, const struct cmd_row *row, int columns)
{
	str_addf(out, "%s\n  samverkan %s %s\n\n", _("Usage:"), row->name, _(row->usage));
	str_addf(out, "%s.\n", _(row->help));
	if (row->formats != NULL)
		str_addf(out, "%s %s.\n", _("Formats:"), row->formats);
	if (row->options != 0)
		str_addf(out, "\n%s\n", _("Options:"));
	add_options(out, row->options, columns);
	str_addf(out, "\n%s\n", _("Options everywhere:"));
	add_options(out, OPTS_GLOBAL, columns);
}

char *cmd_help_text(const struct cmd_row *row, bool by_door)
{
	struct str out = {0};
	if (row == NULL)
		add_sub_commands(&out, by_door, 80);
	else
		add_sub_command(&out, row, 80);
	return str_take(&out);
}

char *cmd_version_text(void)
{
	return xasprintf("samverkan %s\n", PACKAGE_VERSION);
}

int cmd_help(struct cmd *cmd, struct err *err)
{
	const struct cmd_row *row = cmd->word_count > 0 ? cmd_find(cmd->word[0], err) : NULL;
	if (cmd->word_count > 0 && row == NULL)
		return err_status(err);
	char *text = cmd_help_text(row, cmd->by_door);
	str_add(&cmd->out, text);
	free(text);
	return 0;
}

bool cmd_help_wanted(const struct cmd *cmd)
{
	return cmd_given(cmd, OPT_HELP) || cmd_given(cmd, OPT_VERSION) || cmd->row->run == cmd_help;
}

int cmd_help_answer(struct cmd *cmd, struct err *err)
{
	if (!cmd_given(cmd, OPT_HELP) && !cmd_given(cmd, OPT_VERSION))
		return cmd_help(cmd, err);
	char *text = cmd_given(cmd, OPT_VERSION) ? cmd_version_text() : cmd_help_text(cmd->row, cmd->by_door);
	str_add(&cmd->out, text);
	free(text);
	return 0;
}
