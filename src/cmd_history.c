/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "clock.h"
#include "date.h"
#include "deed.h"
#include "difference.h"
#include "i18n.h"
#include "text.h"

#include "store.h"

#define STAMP_SIZE 21

/* What is asked for: of one record, of a kind, or of all. */
struct question {
	const struct kind *kind;
	int64_t record; /* 0: all of the kind */
	char since[STAMP_SIZE]; /* "": ever */
	int64_t limit;
};

/* The history keeps UTC; a day that people write begins at their own midnight. */
static bool read_since(const struct cmd *cmd, char since[STAMP_SIZE], struct err *err)
{
	char date[DATE_SIZE], day[DATE_DAY_SIZE];
	struct err why = {0};
	since[0] = '\0';
	if (!cmd_given(cmd, OPT_SINCE))
		return true;
	if (!date_parse(cmd->value[OPT_SINCE], false, date, &why))
		return err_set(err, ERR_USAGE, "--since: %s", why.text);
	date_first(date, day);
	struct tm local = { .tm_isdst = -1 }, utc;
	strptime(day, "%Y-%m-%d", &local);
	time_t moment = mktime(&local);
	gmtime_r(&moment, &utc);
	strftime(since, STAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return true;
}

static bool find_record(struct cmd *cmd, struct store *store, struct question *question, struct err *err)
{
	if (cmd->word_count < 2)
		return true;
	struct record *record = cmd_record(store, question->kind, cmd->word[1], err);
	if (record == NULL)
		return false;
	question->record = record->id;
	record_free(record);
	return true;
}

/* ---- text ---- */

static const char *action_word(const char *action)
{
	static const struct {
		const char *action, *word;
	} words[] = {
		{ "add", N_("added") }, { "set", N_("changed") }, { "delete", N_("deleted") },
		{ "undelete", N_("brought back") },
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].action, action) == 0)
			return _(words[i].word);
	return action;
}

static void add_wrapped(struct str *out, const char *line, int indent, int columns)
{
	struct text_lines lines = text_wrap(line, columns - indent);
	for (int i = 0; i < lines.count; i++)
		str_addf(out, "%*s%s\n", indent, "", lines.line[i]);
	text_lines_free(&lines);
}

static void add_head(struct str *out, const struct change *change, int columns)
{
	char *at = clock_local(change->at);
	struct str line = {0};
	char *fixed = change->kind == &frozen_kind ? frozen_deed(change->title, change->record) : NULL;
	if (fixed != NULL)
		str_addf(&line, "%s  %lld  %s (%s) %s", at, (long long)change->id, change->login,
			 deed_word(change->via), fixed);
	else
		str_addf(&line, _("%s  %lld  %s (%s) %s %s %lld \"%s\", revision %lld"), at, (long long)change->id,
			 change->login, deed_word(change->via), action_word(change->action),
			 i18n(change->kind->label), (long long)change->record, change->title, (long long)change->rev);
	free(fixed);
	if (change->undoes != 0)
		str_addf(&line, _(" · undoes %lld"), (long long)change->undoes);
	if (change->undone != 0)
		str_addf(&line, _(" · undone by %lld"), (long long)change->undone);
	add_wrapped(out, line.text, 0, columns);
	str_free(&line);
	free(at);
}

static void add_field(struct str *out, const struct change *change, int columns)
{
	if (change->field < 0)
		return;
	const struct field *field = &change->kind->fields[change->field];
	char *what = difference_text(field, change->old, change->new, 0);
	char *line = xasprintf("%s: %s", field_label(field), what);
	free(what);
	add_wrapped(out, line, 4, columns);
	free(line);
}

static void history_text(struct cmd *cmd, const struct changes *changes)
{
	int columns = cmd_output_columns(cmd);
	for (int i = 0; i < changes->count; i++) {
		const struct change *change = &changes->change[i];
		if (i == 0 || change->id != changes->change[i - 1].id)
			add_head(&cmd->out, change, columns);
		add_field(&cmd->out, change, columns);
	}
}

/* ---- JSON ---- */

static void json_member(struct json *json, const char *name, const char *text)
{
	json_key(json, name);
	json_text(json, text);
}

/* A change that may not be there. */
static void json_change(struct json *json, const char *name, int64_t change)
{
	json_key(json, name);
	if (change != 0)
		json_number(json, change);
	else
		json_null(json);
}

static void json_head(struct json *json, const struct change *change)
{
	json_object(json);
	json_key(json, "change");
	json_number(json, change->id);
	json_member(json, "at", change->at);
	json_member(json, "login", change->login);
	json_member(json, "via", change->via);
	json_member(json, "action", change->action);
	json_member(json, "kind", change->kind->name);
	json_key(json, "id");
	json_number(json, change->record);
	json_key(json, "rev");
	json_number(json, change->rev);
	json_member(json, "title", change->title);
	json_change(json, "undoes", change->undoes);
	json_change(json, "undone_by", change->undone);
	json_change(json, "batch", change->batch);
	json_key(json, "fields");
	json_array(json);
}

static void json_field(struct json *json, const struct change *change)
{
	if (change->field < 0)
		return;
	json_object(json);
	json_member(json, "field", change->kind->fields[change->field].name);
	json_member(json, "old", change->old);
	json_member(json, "new", change->new);
	json_object_end(json);
}

static void history_json(struct cmd *cmd, const struct changes *changes)
{
	struct json *json = json_new();
	json_array(json);
	for (int i = 0; i < changes->count; i++) {
		const struct change *change = &changes->change[i];
		if (i == 0 || change->id != changes->change[i - 1].id)
			json_head(json, change);
		json_field(json, change);
		if (i + 1 == changes->count || changes->change[i + 1].id != change->id) {
			json_array_end(json);
			json_object_end(json);
		}
	}
	json_array_end(json);
	char *text = json_end(json);
	str_add(&cmd->out, text);
	free(text);
}

static bool history(struct cmd *cmd, struct store *store, struct question *question, struct err *err)
{
	struct changes changes = {0};
	const char *since = question->since[0] != '\0' ? question->since : NULL;
	if (!find_record(cmd, store, question, err) ||
	    !store_history(store, question->kind, question->record, since, (int)question->limit, &changes, err))
		return false;
	if (strcmp(cmd->format, "json") == 0)
		history_json(cmd, &changes);
	else
		history_text(cmd, &changes);
	changes_free(&changes);
	return true;
}

int cmd_history(struct cmd *cmd, struct err *err)
{
	struct question question = {0};
	if (cmd->word_count > 0 && (question.kind = cmd_kind(cmd->word[0], err)) == NULL)
		return err_status(err);
	if (!read_since(cmd, question.since, err) || !cmd_number(cmd, OPT_LIMIT, 1, INT_MAX, 0, &question.limit, err))
		return err_status(err);
	struct store *store = cmd_store_open(cmd, "command", NULL, err);
	if (store == NULL)
		return err_status(err);
	bool good = history(cmd, store, &question, err);
	store_close(store);
	return good ? 0 : err_status(err);
}
