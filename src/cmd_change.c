/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_change: add, set, delete: one change, the same checks and the same history as on the screen. */
#include "config.h"

#include "cmd.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "i18n.h"
#include "remark.h"
#include "text.h"

#include "store.h"

static bool assign_all(struct cmd *cmd, struct store *store, struct record *record, int from, struct err *err)
{
	bool *seen = xcalloc((size_t)record->kind->field_count, sizeof *seen), good = true;
	for (int i = from; i < cmd->word_count && good; i++)
		good = cmd_assign(store, record, cmd->word[i], seen, err);
	free(seen);
	return good;
}

static void print_id(struct cmd *cmd, int64_t id)
{
	str_addf(&cmd->out, "%lld\n", (long long)id);
}

/* Says what is saved and yet does not do what one may think. */
static void warn(const struct record *record)
{
	const char *caution = record_caution(record);
	if (caution != NULL)
		fprintf(stderr, "samverkan: %s %lld: %s\n", i18n(record->kind->label), (long long)record->id, caution);
}

static int status_of(bool good, const struct err *err)
{
	return good ? 0 : err_status(err);
}

int cmd_add(struct cmd *cmd, struct err *err)
{
	const struct kind *kind = cmd_kind(cmd->word[0], err);
	struct store *store = kind != NULL ? cmd_store_open_to_write(cmd, err) : NULL;
	if (store == NULL)
		return err_status(err);
	struct record *record = record_new_initial(kind);
	bool good = assign_all(cmd, store, record, 1, err) && store_save(store, record, NULL, NULL, NULL, err);
	if (good) {
		print_id(cmd, record->id);
		warn(record);
	}
	record_free(record);
	store_close(store);
	return status_of(good, err);
}

/* Whether the record still is what --rev says; without --rev it always is. */
static bool check_rev(const struct record *record, int64_t rev, struct err *err)
{
	if (rev == 0 || rev == record->rev)
		return true;
	return err_set(err, ERR_CONFLICT,
		       _("%s %lld: is at revision %lld by now, not %lld: somebody has saved in between"),
		       i18n(record->kind->label), (long long)record->id, (long long)record->rev, (long long)rev);
}

static bool check_living(const struct record *record, struct err *err)
{
	return !record->deleted || err_set(err, ERR_NOT_FOUND, _("%s %lld: is deleted"), i18n(record->kind->label),
					   (long long)record->id);
}

static bool set_fields(struct cmd *cmd, struct store *store, struct record *record, int64_t rev, struct err *err)
{
	if (!check_living(record, err) || !check_rev(record, rev, err))
		return false;
	struct record *base = record_copy(record);
	bool good = assign_all(cmd, store, record, 2, err) && store_save(store, record, base, NULL, NULL, err);
	char *remark = good ? remark_of(record, base, store_source, store) : NULL;
	if (remark != NULL)
		fprintf(stderr, "samverkan: %s\n", remark);
	free(remark);
	record_free(base);
	return good;
}

/* Opens the register and finds the record that words 0 and 1 name. */
static struct store *open_record(struct cmd *cmd, struct record **record, int64_t *rev, struct err *err)
{
	const struct kind *kind = cmd_kind(cmd->word[0], err);
	if (kind == NULL || !cmd_number(cmd, OPT_REV, 1, INT_MAX, 0, rev, err))
		return NULL;
	struct store *store = cmd_store_open_to_change(cmd, err);
	if (store == NULL)
		return NULL;
	*record = cmd_record(store, kind, cmd->word[1], err);
	bool may = *record != NULL && (!store_is_read_only(store, NULL) ||
				       store_may_record(store, *record, ACCESS_CHANGE, err));
	if (may)
		return store;
	record_free(*record);
	*record = NULL;
	store_close(store);
	return NULL;
}

int cmd_set(struct cmd *cmd, struct err *err)
{
	struct record *record = NULL;
	int64_t rev;
	struct store *store = open_record(cmd, &record, &rev, err);
	if (store == NULL)
		return err_status(err);
	int64_t before = record->rev;
	bool good = set_fields(cmd, store, record, rev, err);
	if (good)
		print_id(cmd, record->id);
	if (good && record->rev == before)
		fprintf(stderr, "samverkan: %s\n", _("nothing is changed: it had these values already"));
	else if (good)
		warn(record);
	record_free(record);
	store_close(store);
	return status_of(good, err);
}

int cmd_delete(struct cmd *cmd, struct err *err)
{
	struct record *record = NULL;
	int64_t rev;
	struct store *store = open_record(cmd, &record, &rev, err);
	if (store == NULL)
		return err_status(err);
	bool good = check_living(record, err) && check_rev(record, rev, err) &&
		    store_delete(store, record->kind, record->id, rev, err);
	if (good) {
		print_id(cmd, record->id);
		warn(record);
	}
	record_free(record);
	store_close(store);
	return status_of(good, err);
}
