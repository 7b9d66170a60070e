/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "document.h"
#include "i18n.h"
#include "summary.h"

#include "store.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2200

static bool figures(void *context, const char *statement, const struct grid_param *params, int count, struct grid *grid,
		    struct err *err)
{
	return store_grid(context, statement, params, count, grid, err);
}

/* Which summaries there are, in the words of the register's strategy. */
static void list_summaries(struct cmd *cmd, const struct strategy *strategy)
{
	struct sheet *sheet = sheet_new();
	sheet_column(sheet, "name", _("Name"), false);
	sheet_column(sheet, "title", _("Title"), false);
	for (int i = 0; i < summary_count; i++) {
		sheet_cell(sheet, summaries[i].name);
		sheet_cell(sheet, summary_title(&summaries[i], strategy));
	}
	sheet_end(sheet, cmd->format, cmd_output_columns(cmd), &cmd->out);
}

static bool print_summary(struct cmd *cmd, struct store *store, const struct strategy *strategy,
			  const struct summary *summary, const struct summary_request *request, struct err *err)
{
	struct document *document = summary_build(summary, strategy, request, figures, store, err);
	if (document == NULL)
		return false;
	bool csv = strcmp(cmd->format, "csv") == 0;
	char *text = csv ? document_csv_sink(document) : document_text_sink(document, cmd_output_columns(cmd));
	str_add(&cmd->out, text);
	free(text);
	document_free(document);
	return true;
}

static bool read_units(const struct cmd *cmd, bool *now, struct err *err)
{
	const char *word = cmd_given(cmd, OPT_UNITS) ? cmd->value[OPT_UNITS] : "then";
	*now = strcmp(word, "now") == 0;
	if (*now || strcmp(word, "then") == 0)
		return true;
	return err_set(err, ERR_USAGE, _("--units: \"%s\" is neither then nor now"), word);
}

/* Puts the strategy that was asked for, else that of the year, in place of the one in force. */
static bool choose_strategy(const struct cmd *cmd, struct store *store, int year, struct strategy **strategy,
			    char **label, struct err *err)
{
	if (!cmd_given(cmd, OPT_STRATEGY) && year == 0)
		return true;
	struct strategy *chosen = cmd_given(cmd, OPT_STRATEGY) ?
					  store_strategy_named(store, cmd->value[OPT_STRATEGY], label, err) :
					  store_strategy_in(store, year, err);
	if (chosen == NULL)
		return false;
	strategy_free(*strategy);
	*strategy = chosen;
	return true;
}

int cmd_summary(struct cmd *cmd, struct err *err)
{
	const struct summary *summary = cmd->word_count > 0 ? summary_find(cmd->word[0], err) : NULL;
	struct summary_request request = {0};
	struct strategy *strategy = NULL;
	char *label = NULL;
	int64_t year;
	if (cmd->word_count > 0 && summary == NULL)
		return err_status(err);
	if (!cmd_number(cmd, OPT_YEAR, YEAR_MIN, YEAR_MAX, 0, &year, err) || !read_units(cmd, &request.units_now, err))
		return err_status(err);
	struct store *store = cmd_store_open(cmd, "command", &strategy, err);
	if (store == NULL)
		return err_status(err);
	bool good = choose_strategy(cmd, store, (int)year, &strategy, &label, err);
	request.year = (int)year;
	request.strategy = label;
	if (good && summary == NULL)
		list_summaries(cmd, strategy);
	else if (good)
		good = print_summary(cmd, store, strategy, summary, &request, err);
	free(label);
	strategy_free(strategy);
	store_close(store);
	return good ? 0 : err_status(err);
}
