/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd_access.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "text.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static const struct word {
	const char *name;
	const char *usage;        /* msgid: what follows it */
	int min_words, max_words; /* after it */
	bool formats;             /* takes --format and -o */
	bool reads;               /* may be asked for over SSH, as cmd_row.reads */
	cmd_run *run;
} words[] = {
	{ "list", "", 0, 0, true, true, cmd_access_list },
	{ "check", N_("LOGIN KIND [ID]"), 2, 3, false, true, cmd_access_check },
	{ "keys", N_("[LOGIN]"), 0, 1, false, false, cmd_access_keys },
	{ "door", "", 0, 0, false, false, cmd_access_door },
};

static const struct word *find(const char *name, struct err *err)
{
	const char *names[COUNT(words)];
	struct str all = {0};
	for (int i = 0; i < COUNT(words); i++) {
		names[i] = words[i].name;
		str_addf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
		if (strcmp(names[i], name) == 0) {
			str_free(&all);
			return &words[i];
		}
	}
	const char *nearest = text_nearest(name, names, COUNT(words));
	char *shown = text_show(name);
	if (nearest != NULL)
		err_set(err, ERR_USAGE, _("access: there is no \"%s\"; did you mean \"%s\"?"), shown, nearest);
	else
		err_set(err, ERR_USAGE, _("access: there is no \"%s\"; there are: %s"), shown, all.text);
	free(shown);
	str_free(&all);
	return NULL;
}

static bool fits(const struct cmd *cmd, const struct word *word, struct err *err)
{
	int count = cmd->word_count - 1;
	if (count < word->min_words || count > word->max_words)
		return err_set(err, ERR_USAGE, _("access %s: is used so: samverkan access %s %s"), word->name,
			       word->name, _(word->usage));
	if (!word->formats && (cmd_given(cmd, OPT_FORMAT) || cmd_given(cmd, OPT_OUTPUT)))
		return err_set(err, ERR_USAGE, _("access %s: takes neither --format nor -o"), word->name);
	return true;
}

bool cmd_access_reads(const char *name)
{
	const struct word *word = find(name, NULL);
	return word != NULL && word->reads;
}

void cmd_access_add_reading(struct str *names)
{
	for (int i = 0; i < COUNT(words); i++)
		if (words[i].reads)
			str_addf(names, "%saccess %s", names->length > 0 ? ", " : "", words[i].name);
}

int cmd_access(struct cmd *cmd, struct err *err)
{
	const struct word *word = find(cmd->word[0], err);
	if (word == NULL || !fits(cmd, word, err))
		return err_status(err);
	cmd->word_count--;
	memmove(cmd->word, cmd->word + 1, (size_t)cmd->word_count * sizeof *cmd->word);
	return word->run(cmd, err);
}
