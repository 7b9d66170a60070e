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

/* Names the change that is refused and, where there was no number, the one before it, so that nobody is stuck. */
static bool undo(struct store *store, int64_t change, bool given, char **sentence, struct err *err)
{
	struct undoable next, older;
	struct err why = {0};
	if (store_undo(store, change, sentence, &why))
		return true;
	char *numbered = xasprintf(_("%s (change %lld)"), why.text, (long long)change);
	err_set(err, why.code, "%s", numbered);
	free(numbered);
	if (given || !store_undo_next(store, false, &next, NULL))
		return false;
	if (store_undo_before(store, next.oldest, &older, NULL)) {
		if (older.change != 0)
			err_set(err, why.code, _("%s (change %lld); undo %lld takes back the one before it"), why.text,
				(long long)change, (long long)older.change);
		undoable_free(&older);
	}
	undoable_free(&next);
	return false;
}

int cmd_undo(struct cmd *cmd, struct err *err)
{
	int64_t change = 0;
	bool given = cmd->word_count > 0;
	char *sentence = NULL;
	if (given && (change = read_change(cmd->word[0], err)) == 0)
		return err_status(err);
	struct store *store = cmd_store_open_to_write(cmd, err);
	if (store == NULL)
		return err_status(err);
	bool good = (given || find_next(store, &change, err)) && undo(store, change, given, &sentence, err);
	if (good)
		str_addf(&cmd->out, _("%s (change %lld)\n"), sentence, (long long)store_undo_number(store));
	free(sentence);
	store_close(store);
	return good ? 0 : err_status(err);
}
