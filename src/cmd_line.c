/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "text.h"

#define LONG_OPTION 0x1000 /* what getopt_long answers for option 0 */

bool cmd_given(const struct cmd *cmd, enum cmd_option option)
{
	return cmd->value[option] != NULL;
}

const struct cmd_row *cmd_find(const char *name, struct err *err)
{
	const char **names = xcalloc((size_t)cmd_row_count, sizeof *names);
	const struct cmd_row *found = NULL;
	for (int i = 0; i < cmd_row_count; i++) {
		names[i] = cmd_rows[i].name;
		if (strcmp(names[i], name) == 0)
			found = &cmd_rows[i];
	}
	const char *nearest = found == NULL ? text_nearest(name, names, cmd_row_count) : NULL;
	char *shown = text_show(name);
	if (nearest != NULL)
		err_set(err, ERR_USAGE, _("%s: there is no such sub-command; did you mean \"%s\"?"), shown, nearest);
	else if (found == NULL)
		err_set(err, ERR_USAGE, _("%s: there is no such sub-command; `samverkan help` lists them"), shown);
	free(shown);
	free(names);
	return found;
}

/* ---- options ---- */

/* Which option getopt_long's answer means; -1 for none. */
static int option_of(int answer)
{
	if (answer >= LONG_OPTION)
		return answer - LONG_OPTION;
	for (int i = 0; i < OPT_COUNT; i++)
		if (cmd_option_rows[i].letter != 0 && cmd_option_rows[i].letter == answer)
			return i;
	return -1;
}

/* Options that the sub-command takes; all of them while none is known. */
static unsigned allowed_options(const struct cmd *cmd)
{
	return cmd->row != NULL ? cmd->row->options | OPTS_GLOBAL : ~0u;
}

static bool refuse_option(const struct cmd *cmd, const char *word, struct err *err)
{
	const char *names[OPT_COUNT];
	char *shown = text_show(word), *name = xstrndup(word, strcspn(word, "="));
	for (int i = 0; i < OPT_COUNT; i++)
		names[i] = (allowed_options(cmd) & BIT(i)) != 0 ? cmd_option_rows[i].name : NULL;
	const char *nearest = text_nearest(name + strspn(name, "-"), names, OPT_COUNT);
	if (nearest != NULL)
		err_set(err, ERR_USAGE, _("%s: there is no such option; did you mean --%s?"), shown, nearest);
	else
		err_set(err, ERR_USAGE, _("%s: there is no such option; `samverkan help` lists them"), shown);
	free(name);
	free(shown);
	return false;
}

static bool take_option(struct cmd *cmd, int id, const char *value, struct err *err)
{
	if (cmd->value[id] != NULL && cmd_option_rows[id].value != NULL)
		return err_set(err, ERR_USAGE, _("--%s: is given twice"), cmd_option_rows[id].name);
	cmd->value[id] = value != NULL ? value : "";
	return true;
}

/* All options of all sub-commands: which of them a sub-command takes is seen when its name is known, because it may
 * stand after them. "-" first: words come in their order, also where the environment asks for POSIX manners. */
static void make_getopt(struct option *longs, char *shorts)
{
	*shorts++ = '-';
	*shorts++ = ':';
	for (int i = 0; i < OPT_COUNT; i++) {
		const struct cmd_option_row *row = &cmd_option_rows[i];
		int takes = row->value != NULL ? required_argument : no_argument;
		longs[i] = (struct option){ row->name, takes, NULL, LONG_OPTION + i };
		if (row->letter == 0)
			continue;
		*shorts++ = row->letter;
		if (row->value != NULL)
			*shorts++ = ':';
	}
	longs[OPT_COUNT] = (struct option){0};
	*shorts = '\0';
}

static bool take_answer(struct cmd *cmd, int answer, const char *argument, char **argv, struct err *err)
{
	if (answer == 1) {
		cmd->word[cmd->word_count++] = optarg;
		return true;
	}
	if (answer == ':')
		return err_set(err, ERR_USAGE, _("%s: a value must follow"), argument);
	if (answer != '?')
		return take_option(cmd, option_of(answer), optarg, err);
	/* getopt_long answers the same for an unknown option and for a value that it does not take. */
	if (optopt >= LONG_OPTION)
		return err_set(err, ERR_USAGE, _("--%s: takes no value"), cmd_option_rows[optopt - LONG_OPTION].name);
	return refuse_option(cmd, argv[optind - 1], err);
}

static bool read_words(struct cmd *cmd, int argc, char **argv, struct err *err)
{
	struct option longs[OPT_COUNT + 1];
	char shorts[2 * OPT_COUNT + 3];
	make_getopt(longs, shorts);
	cmd->word = xcalloc((size_t)argc + 1, sizeof *cmd->word);
	opterr = 0;
	optind = 0; /* from the beginning, also the second time */
	for (int answer; (answer = getopt_long(argc, argv, shorts, longs, NULL)) != -1;)
		if (!take_answer(cmd, answer, argv[optind - 1], argv, err))
			return false;
	while (optind < argc)
		cmd->word[cmd->word_count++] = argv[optind++];
	return true;
}

/* ---- what the row says ---- */

/* The first word is the name of the sub-command; without one the register is opened. */
static bool take_name(struct cmd *cmd, struct err *err)
{
	cmd->row = cmd_find(cmd->word_count > 0 ? cmd->word[0] : "open", err);
	if (cmd->row == NULL || cmd->word_count == 0)
		return cmd->row != NULL;
	cmd->word_count--;
	memmove(cmd->word, cmd->word + 1, (size_t)cmd->word_count * sizeof *cmd->word);
	return true;
}

static bool check_options(const struct cmd *cmd, struct err *err)
{
	for (int i = 0; i < OPT_COUNT; i++)
		if (cmd_given(cmd, (enum cmd_option)i) && (allowed_options(cmd) & BIT(i)) == 0)
			return err_set(err, ERR_USAGE, _("%s: takes no --%s; `samverkan help %s` says what it takes"),
				       cmd->row->name, cmd_option_rows[i].name, cmd->row->name);
	return true;
}

static bool check_words(const struct cmd *cmd, struct err *err)
{
	const struct cmd_row *row = cmd->row;
	if (cmd->word_count < row->min_words)
		return err_set(err, ERR_USAGE, _("%s: something is missing: samverkan %s %s"), row->name, row->name,
			       _(row->usage));
	if (row->max_words < 0 || cmd->word_count <= row->max_words)
		return true;
	char *shown = text_show(cmd->word[row->max_words]);
	err_set(err, ERR_USAGE, _("%s: \"%s\" is one word too many: samverkan %s %s"), row->name, shown, row->name,
		_(row->usage));
	free(shown);
	return false;
}

static bool is_among(const char *words, const char *word)
{
	size_t length = strcspn(word, " ");
	if (word[length] != '\0')
		return false;
	for (const char *at = words; length > 0 && (at = strstr(at, word)) != NULL; at += length)
		if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
			return true;
	return false;
}

static bool take_format(struct cmd *cmd, struct err *err)
{
	cmd->format = cmd_given(cmd, OPT_FORMAT) ? cmd->value[OPT_FORMAT] : "text";
	if (cmd->row->formats == NULL || is_among(cmd->row->formats, cmd->format))
		return true;
	char *shown = text_show(cmd->format);
	err_set(err, ERR_USAGE, _("--format: \"%s\" is not one of: %s"), shown, cmd->row->formats);
	free(shown);
	return false;
}

bool cmd_line_read(struct cmd *cmd, int argc, char **argv, struct err *err)
{
	if (!read_words(cmd, argc, argv, err))
		return false;
	if (cmd_given(cmd, OPT_VERSION) || (cmd_given(cmd, OPT_HELP) && cmd->word_count == 0))
		return true;
	if (!take_name(cmd, err))
		return false;
	if (cmd_given(cmd, OPT_HELP))
		return true;
	return check_options(cmd, err) && check_words(cmd, err) && take_format(cmd, err);
}

void cmd_line_free(struct cmd *cmd)
{
	free(cmd->word);
	cmd->word = NULL;
	cmd->word_count = 0;
	cmd->row = NULL;
	memset(cmd->value, 0, sizeof cmd->value);
}

static bool is_access(const struct cmd *cmd, const char *word)
{
	return cmd->row != NULL && cmd->row->run == cmd_access && cmd->word_count > 0 &&
	       strcmp(cmd->word[0], word) == 0;
}

bool cmd_line_is_keys(const struct cmd *cmd)
{
	return is_access(cmd, "keys");
}

bool cmd_line_is_backup(const struct cmd *cmd)
{
	return cmd->row != NULL && cmd->row->run == cmd_backup;
}

bool cmd_line_is_door(int argc, char **argv)
{
	struct cmd cmd = {0};
	bool is_door = cmd_line_read(&cmd, argc, argv, NULL) && is_access(&cmd, "door");
	cmd_line_free(&cmd);
	return is_door;
}

bool cmd_number(const struct cmd *cmd, enum cmd_option option, int64_t min, int64_t max, int64_t otherwise,
		int64_t *number, struct err *err)
{
	const char *text = cmd->value[option];
	char *end;
	*number = otherwise;
	if (text == NULL)
		return true;
	errno = 0;
	*number = strtoll(text, &end, 10);
	if (end != text && *end == '\0' && errno == 0 && *number >= min && *number <= max)
		return true;
	char *shown = text_show(text);
	err_set(err, ERR_USAGE, _("--%s: \"%s\" is not a whole number from %lld to %lld"),
		cmd_option_rows[option].name, shown, (long long)min, (long long)max);
	free(shown);
	return false;
}
