/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Whoever came in by the door knows no directories of this computer, and needs to know none. */
static const char *name_of(const struct cmd *cmd, const struct store *store)
{
	const char *path = store_path(store), *slash = strrchr(path, '/');
	return cmd->by_door && slash != NULL ? slash + 1 : path;
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
		str_addf(&cmd->out, _("%s: whole, nothing found\n"), name_of(cmd, store));
	store_close(store);
	return findings < 0 ? err_status(err) : findings > 0;
}
