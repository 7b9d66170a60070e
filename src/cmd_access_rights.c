/* SPDX-License-Identifier: EUPL-1.2 */
/* access list, access check: who may write what. */
#include "config.h"

#include "cmd_access.h"

#include <stdlib.h>
#include <string.h>

#include "access.h"
#include "i18n.h"
#include "login.h"
#include "text.h"

#include "store.h"

/* ---- access list ---- */

/* What the role lets a person write, in words. */
static const char *role_words(const char *role, bool coordinated)
{
	const struct kind *kind = kind_named("assignment");
	if (*role != '\0')
		return choice_label(kind->fields[kind_field(kind, "role")].choices, role);
	return coordinated ? _("reads") : _("writes everything: there is no coordinator yet");
}

/* What the row lets a person write for, with what lies below it in words for people; the caller frees. */
static char *scope_words(const struct grid *grid, int row, bool all, bool people)
{
	const char *what = grid_text(grid, row, "what");
	int64_t below = grid_number(grid, row, "units_below");
	if (all || below == 0 || !people)
		return xstrdup(all ? _("everything") : what);
	return xasprintf(i18n_plural("%s and %lld unit below", "%s and %lld units below", (unsigned long)below), what,
			 (long long)below);
}

/* Whether a key of the person lets in today. */
static bool has_key(const struct grid *grid, int row)
{
	return grid_number(grid, row, "keyed") != 0 && login_is_plain(grid_text(grid, row, "login"));
}

static struct sheet *roles_sheet(const struct grid *grid, bool people)
{
	struct sheet *sheet = sheet_new();
	sheet_column(sheet, "login", _("Login"), false);
	sheet_column(sheet, "name", _("Name"), false);
	sheet_column(sheet, "role", _("Role"), false);
	sheet_column(sheet, "until", _("Until"), false);
	sheet_column(sheet, "what", _("Writes for"), false);
	sheet_column(sheet, "key", _("Key"), false);
	for (int i = 0; i < grid->row_count; i++) {
		const char *role = grid_text(grid, i, "role");
		bool coordinated = grid_number(grid, i, "coordinated") != 0;
		bool all = strcmp(role, "coordinator") == 0 || !coordinated;
		sheet_cell(sheet, grid_text(grid, i, "login"));
		sheet_cell(sheet, grid_text(grid, i, "name"));
		sheet_cell(sheet, role_words(role, coordinated));
		sheet_cell(sheet, grid_text(grid, i, "until"));
		char *scope = scope_words(grid, i, all, people);
		sheet_cell(sheet, scope);
		free(scope);
		sheet_cell(sheet, has_key(grid, i) ? _("yes") : _("no"));
	}
	return sheet;
}

int cmd_access_list(struct cmd *cmd, struct err *err)
{
	struct grid grid = {0};
	struct store *store = cmd_store_open(cmd, "command", NULL, err);
	bool good = store != NULL && store_grid(store, "access-roles", NULL, 0, &grid, err);
	if (good)
		sheet_end(roles_sheet(&grid, strcmp(cmd->format, "text") == 0), cmd->format, cmd_output_columns(cmd),
			  &cmd->out);
	grid_free(&grid);
	store_close(store);
	return good ? 0 : err_status(err);
}

/* ---- access check LOGIN KIND [ID] ---- */

/* Choices that only a coordinator gives, "Role: contact person, deputy"; "" for none. The caller frees. */
static char *guarded_words(const struct kind *kind)
{
	struct str words = {0};
	for (int i = 0; i < kind->field_count; i++) {
		const struct field *field = &kind->fields[i];
		int count = 0;
		for (const struct choice *one = field->choices; one != NULL && one->code != NULL; one++) {
			if (!access_guards(kind, i, one->code))
				continue;
			if (count++ == 0)
				str_addf(&words, "%s%s: ", words.length > 0 ? "; " : "", field_label(field));
			else
				str_add(&words, ", ");
			str_add(&words, i18n(one->label));
		}
	}
	return str_take(&words);
}

/* Who may add some of a kind may not add all. */
static void say_except(struct cmd *cmd, struct store *store, const struct kind *kind)
{
	struct err why = {0};
	char *words = guarded_words(kind);
	if (*words != '\0' && !store_may_all(store, words, &why))
		str_addf(&cmd->out, _("but not %s\n"), why.text);
	free(words);
}

/* The answer in words, which is no failure, whatever it is. Returns the exit status. */
static int answer(struct cmd *cmd, struct store *store, const struct kind *kind, struct err *err)
{
	struct err why = {0};
	bool add = cmd->word_count == 2;
	struct record *record = add ? record_new(kind) : cmd_record(store, kind, cmd->word[2], err);
	if (record == NULL)
		return err_status(err);
	bool may = store_may_record(store, record, add ? ACCESS_ADD : ACCESS_CHANGE, &why);
	char *title = record_title(record), *shown = text_show(add ? i18n(kind->plural) : title);
	if (may)
		str_addf(&cmd->out, add ? _("yes: %s may add %s\n") : _("yes: %s may change %s\n"), store_login(store),
			 shown);
	else
		str_addf(&cmd->out, _("no: %s\n"), why.text);
	if (may && add)
		say_except(cmd, store, kind);
	free(shown);
	free(title);
	record_free(record);
	return may ? 0 : 1;
}

static int row_of_login(const struct grid *grid, const char *login)
{
	int row = grid->row_count - 1;
	while (row >= 0 && strcmp(grid_text(grid, row, "login"), login) != 0)
		row--;
	return row;
}

/* Login or name, with other letters for capitals and accents. */
static bool is_near(const struct grid *grid, int row, const char *word)
{
	char *wanted = text_fold(word), *login = text_fold(grid_text(grid, row, "login"));
	char *name = text_fold(grid_text(grid, row, "name"));
	bool near = strcmp(wanted, login) == 0 || strcmp(wanted, name) == 0;
	free(wanted);
	free(login);
	free(name);
	return near;
}

/* Nobody is taken for unknown whose login is only written otherwise. */
static bool is_written_right(const struct grid *grid, const char *login, struct err *err)
{
	if (row_of_login(grid, login) >= 0)
		return true;
	for (int i = 0; i < grid->row_count; i++) {
		if (!is_near(grid, i, login))
			continue;
		char *shown = text_show(login);
		err_set(err, ERR_NOT_FOUND, _("nobody has the login \"%s\"; did you mean \"%s\"?"), shown,
			grid_text(grid, i, "login"));
		free(shown);
		return false;
	}
	return true;
}

/* Whoever asks must be one who reads the register; the answer is worked out as the one that is asked about. GRID as
 * access-roles has it. */
static bool may_ask(struct cmd *cmd, struct grid *grid, struct err *err)
{
	struct store *store = cmd_store_open(cmd, "command", NULL, err);
	bool good = store != NULL && store_grid(store, "access-roles", NULL, 0, grid, err) &&
		    is_written_right(grid, cmd->word[0], err);
	store_close(store);
	return good;
}

/* Where keys are used at all, a right is of no use over SSH without one. */
static void add_key(struct cmd *cmd, const struct grid *grid)
{
	int row = row_of_login(grid, cmd->login);
	if (row < 0 || grid_number(grid, row, "keys") == 0 || has_key(grid, row))
		return;
	char *shown = text_show(cmd->login);
	str_addf(&cmd->out, _("no key lets %s in with SSH today\n"), shown);
	free(shown);
}

int cmd_access_check(struct cmd *cmd, struct err *err)
{
	struct grid grid = {0};
	const struct kind *kind = cmd_kind(cmd->word[1], err);
	if (kind == NULL || !may_ask(cmd, &grid, err)) {
		grid_free(&grid);
		return err_status(err);
	}
	free(cmd->login);
	cmd->login = xstrdup(cmd->word[0]);
	struct store *store = cmd_store_open(cmd, "command", NULL, err);
	int status = store != NULL ? answer(cmd, store, kind, err) : err_status(err);
	if (cmd->out.length > 0)
		add_key(cmd, &grid);
	store_close(store);
	grid_free(&grid);
	return status;
}
