/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "date.h"
#include "i18n.h"
#include "sink.h"
#include "summary.h"

#include "store.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2200

/* Which summaries there are, in the words and the order of the register's strategy. */
static void list_summaries(struct cmd *cmd, const struct strategy *strategy)
{
	struct sheet *sheet = sheet_new();
	int *order = xcalloc((size_t)summary_count, sizeof *order);
	summary_order(strategy, order);
	sheet_column(sheet, "name", _("Name"), false);
	sheet_column(sheet, "title", _("Title"), false);
	for (int i = 0; i < summary_count; i++) {
		sheet_cell(sheet, summaries[order[i]].name);
		sheet_cell(sheet, summary_title(&summaries[order[i]], strategy));
	}
	free(order);
	sheet_end(sheet, cmd->format, cmd_output_columns(cmd), &cmd->out);
}

static bool write_document(struct cmd *cmd, const struct document *document, struct err *err)
{
	const struct sink *sink = sink_named(cmd->format);
	struct sink_options options = { .columns = cmd_output_columns(cmd), .bom = cmd_given(cmd, OPT_BOM) };
	if (sink->binary && !cmd_given(cmd, OPT_OUTPUT) && isatty(STDOUT_FILENO))
		return err_set(err, ERR_USAGE, _("--format %s: is not for a terminal; write it to a file with -o"),
			       sink->name);
	FILE *out = cmd_output_stream(cmd, err);
	return out != NULL && sink->write(document, &options, out, err);
}

static bool print_summary(struct cmd *cmd, struct store *store, const struct strategy *strategy,
			  const struct summary *summary, const struct summary_request *request, struct err *err)
{
	if (!store_still(store, true, err))
		return false;
	struct document *document = summary_build(summary, strategy, request, store_source, store, err);
	bool good = document != NULL && write_document(cmd, document, err);
	document_free(document);
	return store_still(store, false, good ? err : NULL) && good;
}

/* ---- what is asked ---- */

static bool read_units(const struct cmd *cmd, bool *now, struct err *err)
{
	const char *word = cmd_given(cmd, OPT_UNITS) ? cmd->value[OPT_UNITS] : "then";
	*now = strcmp(word, "now") == 0;
	if (*now || strcmp(word, "then") == 0)
		return true;
	return err_set(err, ERR_USAGE, _("--units: \"%s\" is neither then nor now"), word);
}

/* What the line says by itself, before the register is opened. */
static bool read_line(const struct cmd *cmd, struct summary_request *request, char since[DATE_SIZE], struct err *err)
{
	int64_t year;
	if (!cmd_number(cmd, OPT_YEAR, YEAR_MIN, YEAR_MAX, 0, &year, err) ||
	    !read_units(cmd, &request->units_now, err))
		return false;
	if (cmd_given(cmd, OPT_SINCE) && !date_parse(cmd->value[OPT_SINCE], false, since, err))
		return false;
	if (cmd_given(cmd, OPT_PERIOD))
		return period_parse(cmd->value[OPT_PERIOD], (int)year, &request->period, err);
	if (year != 0)
		request->period = period_year((int)year);
	return true;
}

static bool read_record(const struct cmd *cmd, struct store *store, enum cmd_option option, const char *kind,
			int64_t *id, struct err *err)
{
	if (!cmd_given(cmd, option))
		return true;
	struct record *record = cmd_record(store, kind_named(kind), cmd->value[option], err);
	if (record == NULL)
		return false;
	*id = record->id;
	record_free(record);
	return true;
}

/* Puts the strategy that was asked for, else that of the year, in place of the one in force. */
static bool choose_strategy(const struct cmd *cmd, struct store *store, const struct summary_request *request,
			    struct strategy **strategy, char **label, struct err *err)
{
	if (!cmd_given(cmd, OPT_STRATEGY) && request->period.year == 0)
		return true;
	struct strategy *chosen = cmd_given(cmd, OPT_STRATEGY) ?
					  store_strategy_named(store, cmd->value[OPT_STRATEGY], label, err) :
					  store_strategy_in(store, request->period.year, err);
	if (chosen == NULL)
		return false;
	strategy_free(*strategy);
	*strategy = chosen;
	return true;
}

/* An option that the summary could not heed is wrong usage: who gives it would believe that it was. */
static bool check_heeds(const struct cmd *cmd, const struct summary *summary, struct err *err)
{
	static const struct {
		enum cmd_option option;
		unsigned flag;
	} heeds[] = {
		{ OPT_YEAR, SUMMARY_BY_PERIOD }, { OPT_PERIOD, SUMMARY_BY_PERIOD }, { OPT_UNIT, SUMMARY_BY_UNIT },
		{ OPT_AREA, SUMMARY_BY_AREA }, { OPT_SINCE, SUMMARY_SINCE }, { OPT_MEETING, SUMMARY_MEETING },
	};
	for (size_t i = 0; i < sizeof heeds / sizeof *heeds; i++)
		if (cmd_given(cmd, heeds[i].option) && (summary->flags & heeds[i].flag) == 0)
			return err_set(err, ERR_USAGE, _("--%s: makes no difference to the summary %s"),
				       cmd_option_rows[heeds[i].option].name, summary->name);
	return true;
}

static bool serve(struct cmd *cmd, struct store *store, struct strategy **strategy, const struct summary *summary,
		  struct summary_request *request, struct err *err)
{
	char *label = NULL;
	bool good = choose_strategy(cmd, store, request, strategy, &label, err) &&
		    read_record(cmd, store, OPT_UNIT, "unit", &request->unit, err) &&
		    read_record(cmd, store, OPT_AREA, "area", &request->area, err) &&
		    read_record(cmd, store, OPT_MEETING, "meeting", &request->meeting, err);
	request->strategy = label;
	if (good && summary == NULL)
		list_summaries(cmd, *strategy);
	else if (good)
		good = print_summary(cmd, store, *strategy, summary, request, err);
	free(label);
	return good;
}

int cmd_summary(struct cmd *cmd, struct err *err)
{
	const struct summary *summary = cmd->word_count > 0 ? summary_find(cmd->word[0], err) : NULL;
	struct summary_request request = {0};
	struct strategy *strategy = NULL;
	char since[DATE_SIZE] = "";
	if ((cmd->word_count > 0 && (summary == NULL || !check_heeds(cmd, summary, err))) ||
	    !read_line(cmd, &request, since, err))
		return err_status(err);
	if (*since != '\0')
		request.since = since;
	struct store *store = cmd_store_open(cmd, "command", &strategy, err);
	if (store == NULL)
		return err_status(err);
	bool good = serve(cmd, store, &strategy, summary, &request, err);
	strategy_free(strategy);
	store_close(store);
	return good ? 0 : err_status(err);
}
