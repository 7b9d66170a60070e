/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_reference: the tables that the program is made of, as tables: fields, keys, strategies. */
#include "config.h"

#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "text.h"
#include "type.h"

/* ---- fields ---- */

/* The words that a field takes, code and label where they differ. The caller frees. */
static char *field_words(const struct field *field)
{
	struct str words = {0};
	for (const struct choice *choice = field->choices; choice != NULL && choice->code != NULL; choice++) {
		const char *label = _(choice->label);
		str_addf(&words, "%s%s", words.length > 0 ? ", " : "", choice->code);
		if (strcmp(label, choice->code) != 0)
			str_addf(&words, " (%s)", label);
	}
	if (field->ref != NULL)
		str_addf(&words, "%s", field->ref);
	return str_take(&words);
}

static const char *field_mark(const struct field *field)
{
	if (!field_is_writable(field))
		return _("computed");
	return (field->flags & F_REQUIRED) != 0 ? _("required") : "";
}

static void add_sheet_fields(struct sheet *sheet, const struct kind *kind)
{
	for (int i = 0; i < kind->field_count; i++) {
		const struct field *field = &kind->fields[i];
		char *words = field_words(field);
		sheet_cell(sheet, kind->name);
		sheet_cell(sheet, field->name);
		sheet_cell(sheet, type_name(field->type));
		sheet_cell(sheet, field->unit != NULL ? field->unit : "");
		sheet_cell(sheet, field_mark(field));
		sheet_cell(sheet, field_label(field));
		sheet_cell(sheet, words);
		sheet_cell(sheet, _(field->help));
		free(words);
	}
}

static void fields_sheet(struct cmd *cmd, const struct kind *only)
{
	struct sheet *sheet = sheet_new();
	sheet_column(sheet, "kind", _("Kind"), false);
	sheet_column(sheet, "name", _("Name"), false);
	sheet_column(sheet, "type", _("Type"), false);
	sheet_column(sheet, "unit", _("Unit"), false);
	sheet_column(sheet, "mark", _("Mark"), false);
	sheet_column(sheet, "label", _("Label"), false);
	sheet_column(sheet, "words", _("Words"), false);
	sheet_column(sheet, "help", _("Help"), false);
	for (int i = 0; i < kind_count; i++)
		if (only == NULL || only == &kinds[i])
			add_sheet_fields(sheet, &kinds[i]);
	sheet_end(sheet, cmd->format, cmd_output_columns(cmd), &cmd->out);
}

/* What people read of a field beside its name: what it means, and what may be written. */
static char *describe_field(const struct field *field)
{
	char *words = field_words(field);
	const char *mark = field_mark(field);
	struct str text = {0};
	str_addf(&text, "%s. %s.", field_label(field), _(field->help));
	if (*mark != '\0')
		str_addf(&text, " (%s)", mark);
	if (field->choices != NULL)
		str_addf(&text, "\n%s %s", _("Words:"), words);
	free(words);
	return str_take(&text);
}

static char *describe_type(const struct field *field)
{
	if (field->ref != NULL)
		return xasprintf("%s %s", type_label(field->type), field->ref);
	if (field->unit != NULL)
		return xasprintf("%s, %s", type_label(field->type), field->unit);
	return xstrdup(type_label(field->type));
}

static void fields_text(struct cmd *cmd, const struct kind *kind)
{
	struct sheet *sheet = sheet_new();
	sheet_column(sheet, "name", kind->name, false);
	sheet_column(sheet, "type", _("Type"), false);
	sheet_column(sheet, "help", _(kind->label), false);
	for (int i = 0; i < kind->field_count; i++) {
		char *type = describe_type(&kind->fields[i]), *help = describe_field(&kind->fields[i]);
		sheet_cell(sheet, kind->fields[i].name);
		sheet_cell(sheet, type);
		sheet_cell(sheet, help);
		free(help);
		free(type);
	}
	sheet_end(sheet, "text", cmd_output_columns(cmd), &cmd->out);
}

int cmd_fields(struct cmd *cmd, struct err *err)
{
	const struct kind *only = cmd->word_count > 0 ? cmd_kind(cmd->word[0], err) : NULL;
	if (cmd->word_count > 0 && only == NULL)
		return err_status(err);
	if (strcmp(cmd->format, "text") != 0) {
		fields_sheet(cmd, only);
		return 0;
	}
	for (int i = 0; i < kind_count; i++) {
		if (only != NULL && only != &kinds[i])
			continue;
		str_add(&cmd->out, cmd->out.length > 0 ? "\n" : "");
		fields_text(cmd, &kinds[i]);
	}
	return 0;
}

/* ---- keys ---- */

int cmd_keys(struct cmd *cmd, struct err *err)
{
	struct sheet *sheet = sheet_new();
	(void)err;
	sheet_column(sheet, "keys", _("Keys"), false);
	sheet_column(sheet, "command", _("Command"), false);
	sheet_column(sheet, "help", _("What it does"), false);
	for (int id = CMD_NONE + 1; id < CMD_COUNT; id++) {
		const struct command *row = command_row((enum command_id)id);
		char *keys = keymap_keys(cmd->settings->keymap, row->id, false);
		sheet_cell(sheet, keys);
		sheet_cell(sheet, row->name);
		sheet_cell(sheet, _(row->help));
		free(keys);
	}
	sheet_end(sheet, cmd->format, cmd_output_columns(cmd), &cmd->out);
	return 0;
}

/* ---- strategies ---- */

static char *validity(const struct strategy *strategy)
{
	const char *from = strategy_get(strategy, "valid_from"), *to = strategy_get(strategy, "valid_to");
	if (*from == '\0' && *to == '\0')
		return xstrdup("");
	return xasprintf("%s%s–%s%s", from, *from != '\0' ? " " : "", *to != '\0' ? " " : "", to);
}

static void add_strategy(struct sheet *sheet, const char *name, const struct strategy *strategy)
{
	char *valid = validity(strategy);
	sheet_cell(sheet, name);
	sheet_cell(sheet, strategy_get(strategy, "municipality"));
	sheet_cell(sheet, valid);
	sheet_cell(sheet, strategy_get(strategy, "title"));
	free(valid);
}

static bool list_strategies(struct cmd *cmd, char **names, int count, struct err *err)
{
	struct sheet *sheet = sheet_new();
	bool good = true;
	sheet_column(sheet, "name", _("Name"), false);
	sheet_column(sheet, "municipality", _("Municipality"), false);
	sheet_column(sheet, "validity", _("Valid"), false);
	sheet_column(sheet, "title", _("Title"), false);
	for (int i = 0; i < count; i++) {
		char *path = strategy_path(cmd->datadir, names[i], err);
		struct strategy *strategy = path != NULL ? strategy_read(path, err) : NULL;
		if (strategy != NULL)
			add_strategy(sheet, names[i], strategy);
		good = good && strategy != NULL;
		strategy_free(strategy);
		free(path);
	}
	sheet_end(sheet, cmd->format, cmd_output_columns(cmd), &cmd->out);
	return good;
}

static void say(void *context, const char *sentence)
{
	struct cmd *cmd = context;
	char *shown = text_show(sentence);
	str_addf(&cmd->out, "%s\n", shown);
	free(shown);
}

/* Every named file is looked at, also after one with faults. */
static int check_strategies(struct cmd *cmd, struct err *err)
{
	int status = 0;
	if (cmd->word_count == 0) {
		err_set(err, ERR_USAGE, _("strategies --check: which file? samverkan strategies --check FILE.ini"));
		return err_status(err);
	}
	for (int i = 0; i < cmd->word_count; i++) {
		char *path = strategy_path(cmd->datadir, cmd->word[i], err);
		int faults = path != NULL ? strategy_check(path, say, cmd, err) : -1;
		if (faults == 0)
			str_addf(&cmd->out, _("%s: nothing wrong\n"), path);
		else
			status = 1;
		free(path);
	}
	return status;
}

int cmd_strategies(struct cmd *cmd, struct err *err)
{
	char **names;
	if (cmd_given(cmd, OPT_CHECK))
		return check_strategies(cmd, err);
	if (cmd->word_count > 0) {
		char *shown = text_show(cmd->word[0]);
		err_set(err, ERR_USAGE, _("strategies: \"%s\" is one word too many; did you mean --check %s?"), shown,
			shown);
		free(shown);
		return err_status(err);
	}
	int count = strategy_names(cmd->datadir, &names, err);
	if (count < 0)
		return err_status(err);
	bool good = list_strategies(cmd, names, count, err);
	strategy_names_free(names, count);
	return good ? 0 : err_status(err);
}
