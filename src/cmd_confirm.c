/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_confirm: records are right as of today; notices are seen. */
#include "config.h"

#include "cmd.h"

#include <stdlib.h>

#include "i18n.h"
#include "text.h"

#include "store.h"

static bool check_kind(const struct kind *kind, struct store *store, struct err *err)
{
	bool notices = kind_field(kind, "seen") >= 0;
	if (!notices && kind_field(kind, "confirmed") < 0)
		return err_set(err, ERR_USAGE, _("%s: are not confirmed one by one"), i18n(kind->plural));
	if (notices && *store_person_units(store) == '\0')
		return err_set(err, ERR_REFUSED, _("%s represents no unit that could have seen it"),
			       store_login(store));
	return true;
}

static bool is_among(struct record *const *records, int count, int64_t id)
{
	for (int i = 0; i < count; i++)
		if (records[i]->id == id)
			return true;
	return false;
}

/* The records that the words after the kind name, each once; -1 and a sentence for one that is none. */
static int read_records(struct cmd *cmd, struct store *store, const struct kind *kind, struct record **out,
			struct err *err)
{
	int count = 0;
	for (int i = 1; i < cmd->word_count; i++) {
		struct record *record = cmd_record(store, kind, cmd->word[i], err);
		if (record == NULL)
			return -1 - count;
		if (is_among(out, count, record->id))
			record_free(record);
		else
			out[count++] = record;
	}
	return count;
}

/* Those that have been changed by it. */
static void print_confirmed(struct cmd *cmd, struct record *const *records, int count, const int64_t *revs)
{
	for (int i = 0; i < count; i++) {
		if (records[i]->rev == revs[i])
			continue;
		char *title = record_title(records[i]), *shown = text_show(title);
		str_addf(&cmd->out, "%s %lld %s\n", i18n(records[i]->kind->label), (long long)records[i]->id, shown);
		free(shown);
		free(title);
	}
}

static bool confirm(struct cmd *cmd, struct store *store, struct record **records, int count, struct err *err)
{
	struct confirmed confirmed;
	int64_t *revs = xcalloc((size_t)count + 1, sizeof *revs);
	for (int i = 0; i < count; i++)
		revs[i] = records[i]->rev;
	bool good = store_confirm(store, records, count, &confirmed, err);
	if (good)
		print_confirmed(cmd, records, count, revs);
	if (good && confirmed.done == 0 && confirmed.elsewhere > 0 && confirmed.already == 0)
		good = err_set(err, ERR_REFUSED, i18n_plural("the notice is for other units than those of %s: %s",
							     "the notices are for other units than those of %s: %s",
							     (unsigned long)confirmed.elsewhere),
			       store_login(store), store_person_units(store));
	else if (good && confirmed.done == 0)
		str_addf(&cmd->out, "%s\n", _("Nothing was left to confirm"));
	free(revs);
	return good;
}

static bool confirm_words(struct cmd *cmd, struct store *store, const struct kind *kind, struct err *err)
{
	struct record **records = xcalloc((size_t)cmd->word_count, sizeof(struct record *));
	bool good = check_kind(kind, store, err);
	int count = good ? read_records(cmd, store, kind, records, err) : 0;
	good = good && count >= 0 && confirm(cmd, store, records, count, err);
	for (int i = 0; i < (count >= 0 ? count : -1 - count); i++)
		record_free(records[i]);
	free(records);
	return good;
}

static bool confirm_mine(struct cmd *cmd, struct store *store, struct err *err)
{
	struct record **records;
	int count = store_mine(store, &records, err);
	bool good = count >= 0 && confirm(cmd, store, records, count, err);
	for (int i = 0; i < count; i++)
		record_free(records[i]);
	free(records);
	return good;
}

int cmd_confirm(struct cmd *cmd, struct err *err)
{
	const struct kind *kind = NULL;
	if (cmd->word_count == 1)
		err_set(err, ERR_USAGE, _("confirm: %s of which number? Without anything it is all that is yours"),
			cmd->word[0]);
	else if (cmd->word_count > 1)
		kind = cmd_kind(cmd->word[0], err);
	if (cmd->word_count > 0 && kind == NULL)
		return err_status(err);
	struct store *store = cmd_store_open_to_write(cmd, err);
	if (store == NULL)
		return err_status(err);
	bool good = kind != NULL ? confirm_words(cmd, store, kind, err) : confirm_mine(cmd, store, err);
	store_close(store);
	return good ? 0 : err_status(err);
}
