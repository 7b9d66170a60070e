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

/* Whether PATH is the register itself, which a slip of the hand must not replace. */
static bool is_register(const struct cmd *cmd, const char *path)
{
	struct stat one, other;
	if (cmd->settings == NULL)
		return false;
	char *file = settings_register(cmd->settings, cmd->value[OPT_REGISTER]);
	bool same = stat(path, &one) == 0 && stat(file, &other) == 0 && one.st_dev == other.st_dev &&
		    one.st_ino == other.st_ino;
	free(file);
	return same;
}

bool cmd_output_write(const struct cmd *cmd, bool *quiet, struct err *err)
{
	const struct output made = { cmd->out.text != NULL ? cmd->out.text : "", cmd->out.length, cmd->stream };
	*quiet = false;
	if (cmd_given(cmd, OPT_OUTPUT) && is_register(cmd, cmd->value[OPT_OUTPUT]))
		return err_set(err, ERR_REFUSED, _("%s: is the register; write to another file"),
			       cmd->value[OPT_OUTPUT]);
	if (cmd_given(cmd, OPT_OUTPUT))
		return output_replace(cmd->value[OPT_OUTPUT], &made, err);
	if (output_write(STDOUT_FILENO, &made))
		return true;
	/* `samverkan list project | head` has got what it wanted. */
	*quiet = errno == EPIPE;
	return err_set(err, ERR_IO, _("standard output: %s"), os_error(errno));
}
