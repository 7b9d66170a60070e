/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_follow_up: what `summary` and `freeze` begin with: which summary is asked for, of what, in whose words. */
#include "config.h"

#include "cmd_follow_up.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "i18n.h"

#include "store.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2200

static bool read_units(const struct cmd *cmd, bool *now, struct err *err)
{
	const char *word = cmd_given(cmd, OPT_UNITS) ? cmd->value[OPT_UNITS] : "then";
	*now = strcmp(word, "now") == 0;
	if (*now || strcmp(word, "then") == 0)
		return true;
	return err_set(err, ERR_USAGE, _("--units: \"%s\" is neither then nor now"), word);
}

/* What the line says by itself, before the register is opened. */
static bool read_line(const struct cmd *cmd, struct follow_up *asked, struct err *err)
{
	struct summary_request *request = &asked->request;
	int64_t year;
	if (!cmd_number(cmd, OPT_YEAR, YEAR_MIN, YEAR_MAX, 0, &year, err) ||
	    !read_units(cmd, &request->units_now, err))
		return false;
	if (cmd_given(cmd, OPT_SINCE) && !date_parse(cmd->value[OPT_SINCE], false, asked->since, err))
		return false;
	if (*asked->since != '\0')
		request->since = asked->since;
	if (cmd_given(cmd, OPT_PERIOD) && !period_parse(cmd->value[OPT_PERIOD], (int)year, &request->period, err))
		return false;
	if (year != 0 && !cmd_given(cmd, OPT_PERIOD))
		request->period = asked->summary != NULL ? summary_period(asked->summary, (int)year)
							 : period_year((int)year);
	asked->year = year != 0 ? (int)year : request->period.year;
	return true;
}

static bool read_record(const struct cmd *cmd, struct store *store, enum cmd_option option, const char *kind,
			int64_t *id, struct err *err)
{
	if (!cmd_given(cmd, option))
		return true;
	*id = cmd_record_named(store, kind, cmd->value[option], err);
	return *id > 0;
}

/* Puts the strategy that was asked for, else that of the year, in place of the one in force. */
static bool choose_strategy(const struct cmd *cmd, struct follow_up *asked, struct err *err)
{
	int year = asked->year;
	if (!cmd_given(cmd, OPT_STRATEGY) && year == 0)
		return true;
	struct strategy *chosen = cmd_given(cmd, OPT_STRATEGY) ?
					  store_strategy_named(asked->store, cmd->value[OPT_STRATEGY],
							       &asked->label, err) :
					  store_strategy_in(asked->store, year, err);
	if (chosen == NULL)
		return false;
	strategy_free(asked->strategy);
	asked->strategy = chosen;
	asked->request.strategy = asked->label;
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
		{ OPT_AREA, SUMMARY_BY_AREA }, { OPT_SINCE, SUMMARY_SINCE },
		{ OPT_MEETING, SUMMARY_MEETING },
	};
	for (size_t i = 0; i < sizeof heeds / sizeof *heeds; i++)
		if (cmd_given(cmd, heeds[i].option) && (summary->flags & heeds[i].flag) == 0)
			return err_set(err, ERR_USAGE, _("--%s: makes no difference to the summary %s"),
				       cmd_option_rows[heeds[i].option].name, summary->name);
	return true;
}

bool follow_up_begin(struct cmd *cmd, struct follow_up *asked, bool to_write, struct err *err)
{
	asked->summary = cmd->word_count > 0 ? summary_find(cmd->word[0], err) : NULL;
	if (cmd->word_count > 0 && (asked->summary == NULL || !check_heeds(cmd, asked->summary, err)))
		return false;
	if (!read_line(cmd, asked, err))
		return false;
	asked->store = to_write ? cmd_store_open_to_write(cmd, err) : cmd_store_open(cmd, "command", NULL, err);
	if (asked->store == NULL)
		return false;
	asked->strategy = store_strategy(asked->store, err);
	return asked->strategy != NULL && choose_strategy(cmd, asked, err) &&
	       read_record(cmd, asked->store, OPT_UNIT, "unit", &asked->request.unit, err) &&
	       read_record(cmd, asked->store, OPT_AREA, "area", &asked->request.area, err) &&
	       read_record(cmd, asked->store, OPT_MEETING, "meeting", &asked->request.meeting, err);
}

void follow_up_end(struct follow_up *asked)
{
	free(asked->label);
	strategy_free(asked->strategy);
	store_close(asked->store);
}
