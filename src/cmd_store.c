/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "i18n.h"
#include "text.h"
#include "type.h"

#include "store.h"

#define STALE_DAYS 90 /* where neither the configuration nor the strategy says */

/* How old a confirmation may be: the configuration goes before the strategy. */
static void set_stale_days(const struct settings *settings, const struct strategy *strategy)
{
	int days = settings->stale_days;
	if (days == 0)
		days = strategy_limit(strategy, "stale_days", STALE_DAYS);
	type_set_stale_days(days);
}

bool cmd_owns_register(const struct cmd *cmd)
{
	struct stat info;
	char *file = settings_register(cmd->settings, cmd->value[OPT_REGISTER]);
	bool owns = getuid() == 0 || stat(file, &info) != 0 || info.st_uid == getuid();
	free(file);
	return owns;
}

static struct store *open_store(struct cmd *cmd, const char *via, bool refuse_unknown, struct strategy **strategy,
				struct err *err)
{
	struct store_options options = {
		.actor = { .login = cmd->login, .via = via },
		.read_only = cmd_given(cmd, OPT_READ_ONLY),
		.refuse_unknown = refuse_unknown,
		.busy_seconds = cmd->settings->busy_seconds,
	};
	char *path = settings_register(cmd->settings, cmd->value[OPT_REGISTER]);
	struct store *store = store_open(path, &options, err);
	free(path);
	if (store == NULL)
		return NULL;
	struct strategy *kept = store_strategy(store, err);
	if (kept == NULL) {
		store_close(store);
		return NULL;
	}
	set_stale_days(cmd->settings, kept);
	if (strategy != NULL)
		*strategy = kept;
	else
		strategy_free(kept);
	return store;
}

static bool refuses_unknown(const struct cmd *cmd)
{
	return strcmp(cmd->settings->unknown, "refuse") == 0;
}

struct store *cmd_store_open(struct cmd *cmd, const char *via, struct strategy **strategy, struct err *err)
{
	return open_store(cmd, via, refuses_unknown(cmd), strategy, err);
}

/* Whoever acts as somebody else, or came in over SSH with a key, is that person and not the account. */
struct store *cmd_store_open_for_upkeep(struct cmd *cmd, struct err *err)
{
	bool is_account = !cmd->by_door && !cmd_given(cmd, OPT_AS) && cmd_owns_register(cmd);
	return open_store(cmd, "command", refuses_unknown(cmd) && !is_account, NULL, err);
}

struct store *cmd_store_open_to_write(struct cmd *cmd, struct err *err)
{
	const char *why = "";
	struct store *store = cmd_store_open_to_change(cmd, err);
	if (store == NULL || !store_is_read_only(store, &why))
		return store;
	err_set(err, ERR_REFUSED, "%s", why);
	store_close(store);
	return NULL;
}

struct store *cmd_store_open_to_change(struct cmd *cmd, struct err *err)
{
	const char *why = "";
	struct store *store = cmd_store_open(cmd, "command", NULL, err);
	if (store == NULL || !store_is_read_only(store, &why) || store_keeps_own(store, NULL))
		return store;
	if (store_is_closed(store))
		err_set(err, ERR_REFUSED, "%s: %s", store_path(store), why);
	else
		err_set(err, ERR_REFUSED, "%s", why);
	store_close(store);
	return NULL;
}

const struct kind *cmd_kind(const char *word, struct err *err)
{
	const struct kind *kind = kind_find(word, err);
	if (kind == NULL && err != NULL)
		err->code = ERR_USAGE;
	return kind;
}

int cmd_field(const struct kind *kind, const char *word, struct err *err)
{
	int field = kind_field_find(kind, word, err);
	if (field < 0 && err != NULL)
		err->code = ERR_USAGE;
	return field;
}

/* The number that WORD is, 0 for one that is none. */
static int64_t id_of(const char *word)
{
	char *end;
	errno = 0;
	long long id = strtoll(word, &end, 10);
	return end != word && *end == '\0' && errno == 0 && id > 0 ? id : 0;
}

struct record *cmd_record(struct store *store, const struct kind *kind, const char *word, struct err *err)
{
	const struct lookup *lookup = store_lookup(store);
	int64_t id = id_of(word);
	if (id == 0)
		id = lookup->find(lookup->store, kind, word, err);
	return id > 0 ? store_load(store, kind, id, err) : NULL;
}

int64_t cmd_record_named(struct store *store, const char *kind, const char *word, struct err *err)
{
	const struct lookup *lookup = store_lookup(store);
	return lookup->find(lookup->store, kind_named(kind), word, err);
}

/* ---- field=value ---- */

/* A word of an assignment, taken apart: "units+=BUN" is the field units, '+' and "BUN". */
struct assignment {
	int field;
	char how; /* '=', '+' or '-' */
	const char *value;
};

static bool has_several(const struct field *field)
{
	return field_is_many(field) || field->type == TYPE_CHOICES;
}

static bool refuse_word(struct err *err, const char *word, const char *why)
{
	char *shown = text_show(word);
	err_set(err, ERR_USAGE, "%s: %s", shown, why);
	free(shown);
	return false;
}

static bool read_assignment(const struct kind *kind, const char *word, struct assignment *assignment, struct err *err)
{
	const char *equals = strchr(word, '=');
	if (equals == NULL || equals == word)
		return refuse_word(err, word, _("is not field=value"));
	*assignment = (struct assignment){ .how = '=', .value = equals + 1 };
	if (equals[-1] == '+' || equals[-1] == '-')
		assignment->how = equals[-1];
	char *name = xstrndup(word, (size_t)(equals - word) - (assignment->how != '='));
	assignment->field = cmd_field(kind, name, err);
	free(name);
	if (assignment->field < 0)
		return false;
	const struct field *field = &kind->fields[assignment->field];
	if (!field_is_writable(field))
		return refuse_word(err, word, _("the program works that field out; nobody writes it"));
	if (assignment->how != '=' && !has_several(field))
		return refuse_word(err, word, _("the field has only one value; write field=value"));
	return true;
}

static bool has_word(const char *words, const char *word, size_t length)
{
	for (const char *at = words; *at != '\0'; at += *at == ' ') {
		size_t step = strcspn(at, " ");
		if (step == length && strncmp(at, word, length) == 0)
			return true;
		at += step;
	}
	return false;
}

/* The words of OLD without those of LESS; canonical sets are codes with one space between. The caller frees. */
static char *set_without(const char *old, const char *less)
{
	struct str left = {0};
	for (const char *at = old; *at != '\0'; at += *at == ' ') {
		size_t length = strcspn(at, " ");
		if (!has_word(less, at, length)) {
			str_add(&left, left.length > 0 ? " " : "");
			str_add_bytes(&left, at, length);
		}
		at += length;
	}
	return str_take(&left);
}

/* OLD and MORE as one canonical set: written as a list of codes, which type_parse puts in order. */
static bool set_with(const struct field *field, const char *old, const char *more, char **both, struct err *err)
{
	char *list = xasprintf("%s %s", old, more);
	for (char *at = list; *at != '\0'; at++)
		if (*at == ' ')
			*at = ';';
	bool good = type_parse(field, list, NULL, both, err);
	free(list);
	return good;
}

static bool change_set(struct record *record, const struct assignment *assignment, char **canonical, struct err *err)
{
	const struct field *field = &record->kind->fields[assignment->field];
	const char *old = record_value(record, assignment->field), *given = *canonical != NULL ? *canonical : "";
	char *result = NULL;
	bool good = true;
	if (assignment->how == '-')
		result = set_without(old, given);
	else
		good = set_with(field, old, given, &result, err);
	free(*canonical);
	*canonical = result;
	return good;
}

bool cmd_assign(struct store *store, struct record *record, const char *word, bool *seen, struct err *err)
{
	struct assignment assignment = {0};
	char *canonical = NULL;
	if (!read_assignment(record->kind, word, &assignment, err))
		return false;
	if (seen[assignment.field])
		return refuse_word(err, word, _("the field is given twice"));
	seen[assignment.field] = true;
	const struct field *field = &record->kind->fields[assignment.field];
	if (!type_parse(field, assignment.value, store_lookup(store), &canonical, err))
		return false;
	bool good = assignment.how == '=' || change_set(record, &assignment, &canonical, err);
	if (good)
		record_put(record, assignment.field, canonical);
	free(canonical);
	return good;
}
