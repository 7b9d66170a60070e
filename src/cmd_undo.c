/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_undo: takes back what was done. */
#include "config.h"

#include "cmd.h"

#include <stdlib.h>

#include "i18n.h"

#include "store.h"

/* The number of a change, as history prints it; 0 and wrong usage for what is none. */
static int64_t read_change(const char *word, struct err *err)
{
	char *end;
	long long change = strtoll(word, &end, 10);
	if (end != word && *end == '\0' && change > 0)
		return change;
	err_set(err, ERR_USAGE, _("%s: is not the number of a change; the sub-command history tells them"), word);
	return 0;
}

static bool find_next(struct store *store, int64_t *change, struct err *err)
{
	struct undoable next;
	if (!store_undo_next(store, false, &next, err))
		return false;
	*change = next.change;
	undoable_free(&next);
	return *change != 0 ||
	       err_set(err, ERR_NOT_FOUND, _("%s has done nothing that could be undone"), store_login(store));
}

int cmd_undo(struct cmd *cmd, struct err *err)
{
	int64_t change = 0;
	char *sentence = NULL;
	if (cmd->word_count > 0 && (change = read_change(cmd->word[0], err)) == 0)
		return err_status(err);
	struct store *store = cmd_store_open_to_write(cmd, err);
	if (store == NULL)
		return err_status(err);
	bool good = (change != 0 || find_next(store, &change, err)) && store_undo(store, change, &sentence, err);
	if (good)
		str_addf(&cmd->out, "%s\n", sentence);
	free(sentence);
	store_close(store);
	return good ? 0 : err_status(err);
}
