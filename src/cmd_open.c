/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <unistd.h>

#include "i18n.h"

#include "store.h"

#include "ui.h"

int cmd_open(struct cmd *cmd, struct err *err)
{
	struct strategy *strategy = NULL;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		err_set(err, ERR_REFUSED,
			_("open: this is no terminal; `samverkan summary overview` prints the overview"));
		return err_status(err);
	}
	struct store *store = cmd_store_open(cmd, "screen", &strategy, err);
	if (store == NULL)
		return err_status(err);
	bool good = ui_run(store, cmd->settings, strategy, err);
	strategy_free(strategy);
	store_close(store);
	return good ? 0 : err_status(err);
}
