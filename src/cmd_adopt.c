/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_adopt: the register goes on by a further strategy. */
#include "config.h"

#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"

#include "store.h"

static struct strategy *read_strategy(const struct cmd *cmd, struct err *err)
{
	char *path = strategy_path(cmd->datadir, cmd->word[0], err);
	struct strategy *strategy = path != NULL ? strategy_read(path, err) : NULL;
	free(path);
	return strategy;
}

/* False when there is one that cannot be read. */
static bool read_map(const struct cmd *cmd, struct ini **map, struct err *err)
{
	const char *path = cmd->value[OPT_MAP];
	*map = path != NULL ? ini_read(path, err) : NULL;
	return path == NULL || *map != NULL;
}

static void say_what_was_done(struct cmd *cmd, const struct strategy *strategy, const struct adoption *adoption)
{
	struct str *out = &cmd->out;
	if (cmd_given(cmd, OPT_DRY_RUN))
		str_addf(out, "%s\n", _("Nothing was saved; this is what would be done:"));
	str_addf(out, _("%s: %d areas; %d of the old ones go on in them, %d do not; %d records lie in both now\n"),
		 strategy_get(strategy, "title"), adoption->areas, adoption->successors, adoption->left_count,
		 adoption->records);
	if (adoption->left_count > 0)
		str_addf(out, "%s\n%s", _("Areas that nothing goes on with; --map FILE.ini can say what does:"),
			 adoption->left.text);
}

int cmd_adopt(struct cmd *cmd, struct err *err)
{
	struct ini *map = NULL;
	struct adoption adoption = {0};
	struct strategy *strategy = read_strategy(cmd, err);
	bool good = strategy != NULL && read_map(cmd, &map, err);
	struct store *store = good ? cmd_store_open_to_write(cmd, err) : NULL;
	good = store != NULL && store_adopt(store, strategy, map, cmd_given(cmd, OPT_DRY_RUN), &adoption, err);
	if (good)
		say_what_was_done(cmd, strategy, &adoption);
	adoption_free(&adoption);
	if (store != NULL)
		store_close(store);
	ini_free(map);
	strategy_free(strategy);
	return good ? 0 : err_status(err);
}
