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
			  const struct summary *summary, int year, struct err *err)
{
	struct summary_request request = { .year = year };
	struct document *document = summary_build(summary, strategy, &request, figures, store, err);
	if (document == NULL)
		return false;
	bool csv = strcmp(cmd->format, "csv") == 0;
	char *text = csv ? document_csv_sink(document) : document_text_sink(document, cmd_output_columns(cmd));
	str_add(&cmd->out, text);
	free(text);
	document_free(document);
	return true;
}

int cmd_summary(struct cmd *cmd, struct err *err)
{
	const struct summary *summary = cmd->word_count > 0 ? summary_find(cmd->word[0], err) : NULL;
	struct strategy *strategy = NULL;
	int64_t year;
	if (cmd->word_count > 0 && summary == NULL)
		return err_status(err);
	if (!cmd_number(cmd, OPT_YEAR, YEAR_MIN, YEAR_MAX, 0, &year, err))
		return err_status(err);
	struct store *store = cmd_store_open(cmd, "command", &strategy, err);
	if (store == NULL)
		return err_status(err);
	bool good = true;
	if (summary == NULL)
		list_summaries(cmd, strategy);
	else
		good = print_summary(cmd, store, strategy, summary, (int)year, err);
	strategy_free(strategy);
	store_close(store);
	return good ? 0 : err_status(err);
}
