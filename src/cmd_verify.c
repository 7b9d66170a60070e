/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <stdio.h>
#include <stdlib.h>

#include "i18n.h"
#include "text.h"

#include "store.h"

static void say(void *context, const char *sentence)
{
	struct cmd *cmd = context;
	char *shown = text_show(sentence);
	str_addf(&cmd->out, "%s\n", shown);
	free(shown);
}

static void warn(void *context, const char *sentence)
{
	(void)context;
	char *shown = text_show(sentence);
	fprintf(stderr, "samverkan: %s\n", shown);
	free(shown);
}

int cmd_verify(struct cmd *cmd, struct err *err)
{
	struct store *store = cmd_store_open_for_upkeep(cmd, err);
	if (store == NULL)
		return err_status(err);
	store_doubt_place(store, warn, NULL);
	int findings = store_verify(store, say, cmd, err);
	if (findings == 0)
		str_addf(&cmd->out, _("%s: whole, nothing found\n"), store_path(store));
	store_close(store);
	return findings < 0 ? err_status(err) : findings > 0;
}
