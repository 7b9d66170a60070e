/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd_follow_up.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "frozen.h"
#include "i18n.h"
#include "output.h"
#include "print.h"
#include "request.h"
#include "sink.h"

#include "store.h"

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

/* To the printer: as PDF or pages of text, unless one of the two is asked for. */
static bool send_document(struct cmd *cmd, const struct document *document, struct err *err)
{
	const struct sink *sink = cmd_given(cmd, OPT_FORMAT) ? sink_named(cmd->format) : print_sink();
	if (strcmp(sink->name, "text") == 0)
		sink = sink_named("paper");
	if (!print_document(document, sink, cmd->settings->print_command, true, err))
		return false;
	str_addf(&cmd->out, _("Sent to %s as %s\n"), cmd->settings->print_command, print_form(sink));
	return true;
}

static bool write_document(struct cmd *cmd, const struct document *document, struct err *err)
{
	if (cmd_given(cmd, OPT_PRINT))
		return send_document(cmd, document, err);
	const struct sink *sink = sink_named(cmd->format);
	struct sink_options options = { .columns = cmd_output_columns(cmd), .bom = cmd_given(cmd, OPT_BOM) };
	if (sink->binary && !cmd_given(cmd, OPT_OUTPUT) && isatty(STDOUT_FILENO))
		return err_set(err, ERR_USAGE, _("--format %s: is not for a terminal; write it to a file with -o"),
			       sink->name);
	FILE *out = cmd_output_stream(cmd, err);
	return out != NULL && sink->write(document, &options, out, err) && output_settle(out, err);
}

static bool write_summary(struct cmd *cmd, const struct follow_up *asked, struct err *err)
{
	struct document *document = summary_build(asked->summary, asked->strategy, &asked->request, store_source,
						  asked->store, err);
	bool good = document != NULL && write_document(cmd, document, err);
	document_free(document);
	return good;
}

/* ---- what was fixed ---- */

/* The same summary, asked the same, of the register as it is now. */
static struct document *today_of(const struct follow_up *asked, const struct frozen *frozen, struct err *err)
{
	const struct summary *summary = summary_find(frozen->name, err);
	struct request_kept kept = request_read(frozen->request);
	struct strategy *strategy = summary != NULL ? store_strategy_in(asked->store, kept.request.period.year, err)
						    : NULL;
	struct document *document = NULL;
	if (strategy != NULL)
		document = frozen_build(summary, strategy, &kept.request, store_source, asked->store, err);
	strategy_free(strategy);
	request_free(&kept);
	return document;
}

static bool write_comparison(struct cmd *cmd, const struct follow_up *asked, const struct frozen *frozen,
			     const struct document *then, struct err *err)
{
	struct document *now = today_of(asked, frozen, err), *document = NULL;
	if (now != NULL)
		document = frozen_comparison(frozen, then, now);
	bool good = document != NULL && write_document(cmd, document, err);
	document_free(document);
	document_free(now);
	return good;
}

static bool write_frozen(struct cmd *cmd, const struct follow_up *asked, int64_t id, struct err *err)
{
	struct frozen frozen;
	if (!store_frozen(asked->store, id, &frozen, err))
		return false;
	/* The very bytes that the SHA-256 was made of, so that sha256sum says the same. */
	if (strcmp(cmd->format, "json") == 0 && !cmd_given(cmd, OPT_COMPARE)) {
		str_add(&cmd->out, frozen.document);
		frozen_free(&frozen);
		return true;
	}
	bool compare = cmd_given(cmd, OPT_COMPARE);
	struct document *then = compare ? frozen_document_bare(&frozen, err) : frozen_document(&frozen, err);
	bool good = then != NULL && (compare ? write_comparison(cmd, asked, &frozen, then, err)
					     : write_document(cmd, then, err));
	document_free(then);
	frozen_free(&frozen);
	return good;
}

/* ---- the sub-command ---- */

static bool serve(struct cmd *cmd, const struct follow_up *asked, int64_t frozen, struct err *err)
{
	if (frozen == 0 && asked->summary == NULL) {
		list_summaries(cmd, asked->strategy);
		return true;
	}
	/* One view of the register, however many statements it takes. */
	if (!store_still(asked->store, true, err))
		return false;
	bool good = frozen != 0 ? write_frozen(cmd, asked, frozen, err) : write_summary(cmd, asked, err);
	return store_still(asked->store, false, good ? err : NULL) && good;
}

static bool is_for_paper(const char *format)
{
	return strcmp(format, "text") == 0 || strcmp(format, "paper") == 0 || strcmp(format, "pdf") == 0;
}

/* What was fixed is named by its number alone: nothing else can be asked of it any more. */
static bool check_line(const struct cmd *cmd, int64_t frozen, struct err *err)
{
	if (sink_named(cmd->format) == NULL)
		return err_set(err, ERR_USAGE, _("--format %s: this samverkan was built without it"), cmd->format);
	if (frozen == 0 && cmd_given(cmd, OPT_COMPARE))
		return err_set(err, ERR_USAGE, _("--compare: goes with --frozen"));
	if (frozen != 0 && cmd->word_count > 0)
		return err_set(err, ERR_USAGE, _("--frozen: names the summary itself; leave out \"%.60s\""),
			       cmd->word[0]);
	if (cmd_given(cmd, OPT_PRINT) && cmd_given(cmd, OPT_OUTPUT))
		return err_set(err, ERR_USAGE, _("--print and -o: one or the other"));
	if (cmd_given(cmd, OPT_PRINT) && frozen == 0 && cmd->word_count == 0)
		return err_set(err, ERR_USAGE, _("--print: needs the name of a summary"));
	if (cmd_given(cmd, OPT_PRINT) && cmd_given(cmd, OPT_FORMAT) && !is_for_paper(cmd->format))
		return err_set(err, ERR_USAGE, _("--print: prints text, paper or pdf, not %s"), cmd->format);
	if (frozen == 0 && cmd->word_count == 0 && strcmp(cmd->format, "text") != 0 &&
	    strcmp(cmd->format, "csv") != 0 && strcmp(cmd->format, "json") != 0)
		return err_set(err, ERR_USAGE, _("--format %s: needs the name of a summary"), cmd->format);
	return true;
}

int cmd_summary(struct cmd *cmd, struct err *err)
{
	struct follow_up asked = {0};
	int64_t frozen;
	bool good = cmd_number(cmd, OPT_FROZEN, 1, INT32_MAX, 0, &frozen, err) && check_line(cmd, frozen, err) &&
		    follow_up_begin(cmd, &asked, false, err) && serve(cmd, &asked, frozen, err);
	follow_up_end(&asked);
	return good ? 0 : err_status(err);
}
