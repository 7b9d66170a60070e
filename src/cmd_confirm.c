/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_confirm: records are right as of today; notices are seen. */
#include "config.h"

#include "cmd.h"

#include <stdio.h>
#include <stdlib.h>

#include "bulk.h"
#include "i18n.h"
#include "mem.h"
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

static void print_record(struct cmd *cmd, const struct record *record)
{
	char *title = record_title(record), *shown = text_show(title);
	str_addf(&cmd->out, "%s %lld %s\n", i18n(record->kind->label), (long long)record->id, shown);
	free(shown);
	free(title);
}

/* Those that have been changed by it. */
static void print_confirmed(struct cmd *cmd, struct record *const *records, int count, const int64_t *revs)
{
	for (int i = 0; i < count; i++)
		if (records[i]->rev != revs[i])
			print_record(cmd, records[i]);
}

/* The records with what stands against each, which is summed up as in the preview on the screen. */
static struct bulk *refused_of(struct record *const *records, int count, const struct err *faults)
{
	int64_t *ids = xcalloc((size_t)count + 1, sizeof *ids);
	struct record **copies = xcalloc((size_t)count + 1, sizeof(struct record *));
	struct bulk *bulk = bulk_new(NULL, ids, count);
	for (int i = 0; i < count; i++)
		copies[i] = record_copy(records[i]);
	bulk_give(bulk, copies);
	for (int i = 0; i < count; i++)
		if (faults[i].code != ERR_NONE)
			bulk_refuse(bulk, i, faults[i].text);
	bulk_sum_up(bulk);
	free(copies);
	free(ids);
	return bulk;
}

static void say_refused(const struct bulk *bulk)
{
	for (int i = 0; i < bulk->reason_count; i++) {
		const struct bulk_reason *reason = &bulk->reason[i];
		char *shown = text_show(reason->text);
		char *line = xasprintf(i18n_plural("%d record is refused: %s", "%d records are refused: %s",
						   (unsigned long)reason->count), reason->count, shown);
		fprintf(stderr, "samverkan: %s\n", line);
		free(line);
		free(shown);
	}
}

/* WHOLE: with one that is refused none is confirmed. */
static bool foretell(struct cmd *cmd, struct store *store, struct record *const *records, int count, bool whole,
		     struct err *err)
{
	struct err *faults = xcalloc((size_t)count + 1, sizeof *faults);
	bool *changes = xcalloc((size_t)count + 1, sizeof *changes);
	bool good = store_confirm_try(store, records, count, faults, changes, err);
	struct bulk *bulk = refused_of(records, count, faults);
	if (good)
		say_refused(bulk);
	if (good && whole && bulk->reason_count > 0)
		good = err_set(err, ERR_REFUSED, _("confirm: none would be confirmed"));
	for (int i = 0; good && i < count; i++)
		if (changes[i])
			print_record(cmd, records[i]);
	if (good && cmd->out.length == 0)
		str_addf(&cmd->out, "%s\n", _("Nothing was left to confirm"));
	bulk_free(bulk);
	free(changes);
	free(faults);
	return good;
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
	good = good && count >= 0 && (cmd_given(cmd, OPT_DRY_RUN) ? foretell(cmd, store, records, count, true, err)
								    : confirm(cmd, store, records, count, err));
	for (int i = 0; i < (count >= 0 ? count : -1 - count); i++)
		record_free(records[i]);
	free(records);
	return good;
}

static bool confirm_mine(struct cmd *cmd, struct store *store, struct err *err)
{
	struct record **records;
	bool dry = cmd_given(cmd, OPT_DRY_RUN);
	int count = store_mine(store, dry, &records, err);
	bool good = count >= 0 && (dry ? foretell(cmd, store, records, count, false, err)
				       : confirm(cmd, store, records, count, err));
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
