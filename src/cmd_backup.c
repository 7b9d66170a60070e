/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include "store.h"

int cmd_backup(struct cmd *cmd, struct err *err)
{
	struct store *store = cmd_store_open_for_upkeep(cmd, err);
	bool good = store != NULL && store_backup(store, cmd->word[0], err);
	store_close(store);
	return good ? 0 : err_status(err);
}
