/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "i18n.h"
#include "oserror.h"
#include "output.h"

#define COLUMNS_ELSEWHERE 100
#define COLUMNS_MIN 40

int cmd_output_columns(const struct cmd *cmd)
{
	struct winsize size = {0};
	if (cmd_given(cmd, OPT_OUTPUT) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return COLUMNS_ELSEWHERE;
	return size.ws_col > COLUMNS_MIN ? size.ws_col : COLUMNS_MIN;
}

FILE *cmd_output_stream(struct cmd *cmd, struct err *err)
{
	cmd->stream = tmpfile();
	if (cmd->stream == NULL)
		err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
	return cmd->stream;
}

/* A register, this one or another, or what else SQLite keeps. */
static bool is_database(const char *path)
{
	static const char magic[] = "SQLite format 3";
	char bytes[sizeof magic] = "";
	struct stat about;
	if (stat(path, &about) != 0 || !S_ISREG(about.st_mode))
		return false;
	FILE *file = fopen(path, "re");
	size_t count = file != NULL ? fread(bytes, 1, sizeof bytes, file) : 0;
	if (file != NULL)
		fclose(file);
	return count == sizeof bytes && memcmp(bytes, magic, sizeof magic) == 0;
}

bool cmd_output_may(const struct cmd *cmd, struct err *err)
{
	if (!cmd_given(cmd, OPT_OUTPUT) || !is_database(cmd->value[OPT_OUTPUT]))
		return true;
	return err_set(err, ERR_REFUSED, _("%s: is a register or another database; write to another file"),
		       cmd->value[OPT_OUTPUT]);
}

bool cmd_output_write(const struct cmd *cmd, bool *quiet, struct err *err)
{
	const struct output made = { cmd->out.text != NULL ? cmd->out.text : "", cmd->out.length, cmd->stream };
	*quiet = false;
	if (!cmd_output_may(cmd, err))
		return false;
	if (cmd_given(cmd, OPT_OUTPUT))
		return output_replace(cmd->value[OPT_OUTPUT], &made, err);
	if (output_write(STDOUT_FILENO, &made))
		return true;
	/* `samverkan list project | head` has got what it wanted. */
	*quiet = errno == EPIPE;
	return err_set(err, ERR_IO, _("standard output: %s"), os_error(errno));
}
