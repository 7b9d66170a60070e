/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "document.h"
#include "i18n.h"
#include "sink.h"

#include "store.h"

static void print_text(struct cmd *cmd, const struct findings *findings, const struct strategy *strategy)
{
	struct document *document = findings_document(findings, strategy);
	struct sink_options options = { .columns = cmd_output_columns(cmd) };
	char *text = sink_string(sink_named("text"), document, &options, NULL);
	str_add(&cmd->out, text);
	free(text);
	document_free(document);
}

/* The word of [checks] is stable; the label is for people. */
static const char *severity_word(enum severity severity)
{
	return severity == SEVERITY_ERROR ? "must" : severity == SEVERITY_WARNING ? "should" : "may";
}

static void print_csv(struct cmd *cmd, const struct findings *findings)
{
	static const char *const names[] = {
		"severity", "check", "name", "kind", "id", "title", "finding", "field", "quote", "source", "hint",
	};
	struct sheet *sheet = sheet_new();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		sheet_column(sheet, names[i], names[i], false);
	for (int i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->finding[i];
		char *id = finding->id > 0 ? xasprintf("%lld", (long long)finding->id) : xstrdup("");
		const char *const cells[] = { severity_word(finding->severity), finding->check->id,
					      finding->check->name, finding->kind != NULL ? finding->kind : "strategy",
					      id, finding->title, finding->sentence,
					      finding->mend.field != NULL ? finding->mend.field : "", finding->quote,
					      finding->source, _(finding->check->hint) };
		for (size_t cell = 0; cell < sizeof cells / sizeof *cells; cell++)
			sheet_cell(sheet, cells[cell]);
		free(id);
	}
	sheet_end(sheet, "csv", 0, &cmd->out);
}

static void put_text(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	if (text != NULL && *text != '\0')
		json_text(json, text);
	else
		json_null(json);
}

static void put_finding(struct json *json, const struct finding *finding)
{
	json_object(json);
	put_text(json, "severity", severity_word(finding->severity));
	put_text(json, "check", finding->check->id);
	put_text(json, "name", finding->check->name);
	put_text(json, "kind", finding->kind != NULL ? finding->kind : "strategy");
	json_key(json, "id");
	if (finding->id > 0)
		json_number(json, finding->id);
	else
		json_null(json);
	put_text(json, "title", finding->title);
	put_text(json, "finding", finding->sentence);
	put_text(json, "hint", _(finding->check->hint));
	put_text(json, "field", finding->mend.field);
	put_text(json, "quote", finding->quote);
	put_text(json, "source", finding->source);
	json_object_end(json);
}

static void print_json(struct cmd *cmd, const struct findings *findings)
{
	struct json *json = json_new();
	json_array(json);
	for (int i = 0; i < findings->count; i++)
		put_finding(json, &findings->finding[i]);
	json_array_end(json);
	char *text = json_end(json);
	str_add(&cmd->out, text);
	free(text);
}

static void print_findings(struct cmd *cmd, const struct findings *findings, const struct strategy *strategy)
{
	if (strcmp(cmd->format, "csv") == 0)
		print_csv(cmd, findings);
	else if (strcmp(cmd->format, "json") == 0)
		print_json(cmd, findings);
	else
		print_text(cmd, findings, strategy);
}

/* The unit of --unit; 0: not given, -1: there is none such. */
static int64_t find_unit(const struct cmd *cmd, struct store *store, struct err *err)
{
	if (!cmd_given(cmd, OPT_UNIT))
		return 0;
	int64_t id = cmd_record_named(store, "unit", cmd->value[OPT_UNIT], err);
	return id > 0 ? id : -1;
}

int cmd_check(struct cmd *cmd, struct err *err)
{
	struct strategy *strategy = NULL;
	struct findings findings = {0};
	struct store *store = cmd_store_open(cmd, "command", &strategy, err);
	if (store == NULL)
		return err_status(err);
	int64_t unit = find_unit(cmd, store, err);
	bool good = unit >= 0 && check_all(strategy, unit, store_source, store, &findings, err);
	if (good)
		print_findings(cmd, &findings, strategy);
	int status = !good ? err_status(err) : findings.per[SEVERITY_ERROR] > 0 ? 1 : 0;
	findings_free(&findings);
	strategy_free(strategy);
	store_close(store);
	return status;
}
