/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_convert: an idea becomes a project. */
#include "config.h"

#include "cmd.h"

#include "store.h"

int cmd_convert(struct cmd *cmd, struct err *err)
{
	struct store *store = cmd_store_open_to_write(cmd, err);
	if (store == NULL)
		return err_status(err);
	struct record *idea = cmd_record(store, kind_named("idea"), cmd->word[0], err);
	int64_t project = 0;
	bool good = idea != NULL && store_convert(store, idea->id, &project, err);
	if (good)
		str_addf(&cmd->out, "%lld\n", (long long)project);
	record_free(idea);
	store_close(store);
	return good ? 0 : err_status(err);
}
