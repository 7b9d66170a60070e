/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_init: makes a register. It is made beside its place under another name and gets its own when it is whole, so that
 * nobody ever meets half a register and no file is ever written over. */
#include "config.h"

#include "cmd.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "area.h"
#include "clock.h"
#include "date.h"
#include "demo.h"
#include "filter.h"
#include "i18n.h"
#include "oserror.h"
#include "text.h"

#include "store.h"

#define BATCH 256 /* records saved in one transaction */

struct init {
	struct cmd *cmd;
	char *path, *temporary;
	char *strategy_file, *demo_file; /* NULL: none */
	struct strategy *strategy;       /* NULL: none */
	struct store *store;
	struct record *batch[BATCH];     /* read from the demo, not saved yet */
	char *batch_confirmed[BATCH];    /* when they were confirmed after the last meeting; NULL: not then */
	int batch_line[BATCH];
	int batch_count;
	char met[DATE_SIZE];             /* day of the newest meeting of the demo that is closed, "" for none */
	struct record **later, **before; /* of the demo: confirmed after that meeting, and as they were at it */
	int later_count;
	int areas, records;              /* how many were made; records: of the demo */
};

/* ---- areas ---- */

static void put(struct record *record, const char *field, const char *canonical)
{
	record_put(record, kind_field(record->kind, field), canonical);
}

/* One at a time, because the area above must have its number first; the array has it first. */
static bool add_areas(struct init *init, struct err *err)
{
	const struct strategy *strategy = init->strategy;
	int64_t *ids = xcalloc((size_t)strategy->area_count, sizeof *ids);
	bool good = true;
	for (int i = 0; i < strategy->area_count && good; i++) {
		int above = strategy->area[i].parent;
		struct record *record =
			area_record(&strategy->area[i], strategy_get(strategy, "title"), above >= 0 ? ids[above] : 0);
		good = store_save(init->store, record, NULL, NULL, NULL, err);
		ids[i] = record->id;
		record_free(record);
	}
	init->areas = strategy->area_count;
	free(ids);
	return good;
}

/* ---- example records ---- */

static const char *value_of(const struct demo_line *line, const char *field)
{
	size_t length = strlen(field);
	for (int i = 1; i < line->count; i++)
		if (strncmp(line->word[i], field, length) == 0 && line->word[i][length] == '=')
			return line->word[i] + length + 1;
	return "";
}

static bool find_meeting(void *context, const struct demo_line *line, struct err *err)
{
	struct init *init = context;
	char date[DATE_SIZE];
	(void)err;
	if (strcmp(line->word[0], "meeting") == 0 && strcmp(value_of(line, "closed"), "yes") == 0 &&
	    date_parse(value_of(line, "date"), true, date, NULL) && strcmp(date, init->met) > 0)
		snprintf(init->met, sizeof init->met, "%s", date);
	return true;
}

/* What a demonstration says was confirmed after its last meeting is confirmed when all of it is there, as that would
 * have been: what has changed since the meeting has something to show. The caller frees. */
static char *hold_back(const struct init *init, struct record *record)
{
	int field = kind_field(record->kind, "confirmed");
	if (field < 0 || *init->met == '\0' || strcmp(record_value(record, field), init->met) <= 0)
		return NULL;
	char *confirmed = xstrdup(record_value(record, field));
	record_put(record, field, NULL);
	return confirmed;
}

/* RECORD, which was added, and CONFIRMED (NULL: was not held back) are taken over. */
static void put_aside(struct init *init, struct record *record, char *confirmed)
{
	if (confirmed == NULL) {
		record_free(record);
		return;
	}
	size_t count = (size_t)init->later_count + 1;
	init->later = xrealloc(init->later, count, sizeof *init->later);
	init->before = xrealloc(init->before, count, sizeof *init->before);
	init->before[init->later_count] = record;
	init->later[init->later_count] = record_copy(record);
	record_put(init->later[init->later_count++], kind_field(record->kind, "confirmed"), confirmed);
	free(confirmed);
}

static void free_later(struct init *init)
{
	for (int i = 0; i < init->later_count; i++) {
		record_free(init->later[i]);
		record_free(init->before[i]);
	}
	free(init->later);
	free(init->before);
}

static bool flush_batch(struct init *init, struct err *err)
{
	struct err why = {0};
	int at = 0;
	bool good = init->batch_count == 0 || store_add_all(init->store, init->batch, init->batch_count, &at, &why);
	if (!good)
		err_set(err, why.code, "%s:%d: %s", init->demo_file, init->batch_line[at], why.text);
	else
		init->records += init->batch_count;
	for (int i = 0; i < init->batch_count; i++)
		put_aside(init, init->batch[i], init->batch_confirmed[i]);
	init->batch_count = 0;
	return good;
}

static bool parse_line(struct init *init, const struct demo_line *line, struct record **record, struct err *err)
{
	const struct kind *kind = cmd_kind(line->word[0], err);
	if (kind == NULL)
		return false;
	*record = record_new_initial(kind);
	bool *seen = xcalloc((size_t)kind->field_count, sizeof *seen), good = true;
	for (int i = 1; i < line->count && good; i++)
		good = cmd_assign(init->store, *record, line->word[i], seen, err);
	free(seen);
	if (good)
		return true;
	record_free(*record);
	*record = NULL;
	return false;
}

/* Whether the line tells of a record that is there already, as an area that the strategy made: "area 1.1 field=..." */
static bool is_change(const struct demo_line *line)
{
	return line->count > 1 && strchr(line->word[1], '=') == NULL;
}

static bool assign_line(struct init *init, const struct demo_line *line, struct record *record, struct err *err)
{
	struct record *base = record_copy(record);
	bool *seen = xcalloc((size_t)record->kind->field_count, sizeof *seen), good = true;
	for (int i = 2; i < line->count && good; i++)
		good = cmd_assign(init->store, record, line->word[i], seen, err);
	good = good && store_save(init->store, record, base, NULL, NULL, err);
	free(seen);
	record_free(base);
	return good;
}

static bool change_line(struct init *init, const struct demo_line *line, struct err *err)
{
	struct err why = {0};
	if (!flush_batch(init, err))
		return false;
	const struct kind *kind = cmd_kind(line->word[0], &why);
	struct record *record = kind != NULL ? cmd_record(init->store, kind, line->word[1], &why) : NULL;
	bool good = record != NULL && assign_line(init, line, record, &why);
	record_free(record);
	return good || err_set(err, ERR_REFUSED, "%s:%d: %s", line->path, line->number, why.text);
}

/* References are by name and need what they name in the register: a line that cannot be read is read once more when the
 * lines before it are saved. */
static bool take_line(void *context, const struct demo_line *line, struct err *err)
{
	struct init *init = context;
	struct record *record = NULL;
	struct err why = {0};
	if (is_change(line))
		return change_line(init, line, err);
	if (!parse_line(init, line, &record, NULL)) {
		if (!flush_batch(init, err))
			return false;
		if (!parse_line(init, line, &record, &why))
			return err_set(err, ERR_REFUSED, "%s:%d: %s", line->path, line->number, why.text);
	}
	init->batch[init->batch_count] = record;
	init->batch_confirmed[init->batch_count] = hold_back(init, record);
	init->batch_line[init->batch_count++] = line->number;
	return init->batch_count < BATCH || flush_batch(init, err);
}

static bool add_demo(struct init *init, struct err *err)
{
	struct err why = {0};
	store_put_off_rules(init->store);
	bool good = demo_read(init->demo_file, find_meeting, init, err) &&
		    demo_read(init->demo_file, take_line, init, err) && flush_batch(init, err);
	if (!good)
		return false;
	return store_hold_rules(init->store, &why) || err_set(err, why.code, "%s: %s", init->demo_file, why.text);
}

/* ---- who may write ---- */

/* The name that the system keeps for the login, else the login itself. The caller frees. */
static char *person_name(const char *login)
{
	const struct passwd *entry = getpwnam(login);
	size_t length = entry != NULL && entry->pw_gecos != NULL ? strcspn(entry->pw_gecos, ",") : 0;
	char *name = NULL, *gecos = length > 0 ? xstrndup(entry->pw_gecos, length) : xstrdup(login);
	if (!text_clean(gecos, strlen(gecos), false, &name, NULL) || *name == '\0') {
		free(name);
		name = xstrdup(login);
	}
	free(gecos);
	return name;
}

/* The person with the acting login, 0 when there is none; -1 on failure. */
static int64_t find_person(struct init *init, struct err *err)
{
	const struct kind *kind = kind_named("person");
	struct filter filter = { .op = FILTER_EQ, .field = kind_field(kind, "login"), .text = init->cmd->login };
	struct query query = { .kind = kind, .filter = &filter, .group = -1, .limit = 1 };
	struct rows rows = {0};
	if (!store_rows(init->store, &query, &rows, err))
		return -1;
	int64_t id = rows.count > 0 ? rows.id[0] : 0;
	rows_free(&rows);
	return id;
}

static int64_t add_person(struct init *init, struct err *err)
{
	struct record *record = record_new_initial(kind_named("person"));
	char *name = person_name(init->cmd->login);
	put(record, "name", name);
	put(record, "login", init->cmd->login);
	bool good = store_save(init->store, record, NULL, NULL, NULL, err);
	int64_t id = record->id;
	free(name);
	record_free(record);
	return good ? id : -1;
}

/* Whether the example data have made the person one already. */
static bool is_coordinator(struct init *init, int64_t person, bool *is, struct err *err)
{
	const struct kind *kind = kind_named("assignment");
	char today[CLOCK_DAY_SIZE];
	clock_today(today);
	char *text = xasprintf("person:#%lld role:coordinator from:|from<=%s to:|to>=%s", (long long)person, today,
			       today);
	struct filter *filter = filter_parse(kind, text, err);
	struct query query = { .kind = kind, .filter = filter, .group = -1, .limit = 1 };
	struct rows rows = {0};
	bool good = filter != NULL && store_rows(init->store, &query, &rows, err);
	*is = rows.count > 0;
	rows_free(&rows);
	filter_free(filter);
	free(text);
	return good;
}

/* Who makes a register answers for it, and is the first who may write in it. */
static bool add_coordinator(struct init *init, struct err *err)
{
	char today[CLOCK_DAY_SIZE];
	int64_t person = find_person(init, err);
	if (person == 0)
		person = add_person(init, err);
	if (person < 0)
		return false;
	bool is_one = false;
	if (!is_coordinator(init, person, &is_one, err) || is_one)
		return is_one;
	struct record *record = record_new_initial(kind_named("assignment"));
	char *id = xasprintf("%lld", (long long)person);
	clock_today(today);
	put(record, "person", id);
	put(record, "role", "coordinator");
	put(record, "from", today);
	bool good = store_save(init->store, record, NULL, NULL, NULL, err);
	free(id);
	record_free(record);
	return good;
}

/* ---- the file ---- */

static bool fill_register(struct init *init, struct err *err)
{
	struct store_options options = {
		.actor = { .login = init->cmd->login, .via = "init" },
		.busy_seconds = init->cmd->settings->busy_seconds,
	};
	init->store = store_open(init->temporary, &options, err);
	if (init->store == NULL)
		return false;
	bool good = init->strategy == NULL ||
		    (store_put_strategy(init->store, init->strategy, err) && add_areas(init, err));
	good = good && (init->demo_file == NULL || add_demo(init, err)) && add_coordinator(init, err);
	good = good && (init->later_count == 0 ||
			store_save_all(init->store, init->later, init->before, init->later_count, NULL, err));
	free_later(init);
	for (int i = 0; i < init->batch_count; i++) {
		record_free(init->batch[i]);
		free(init->batch_confirmed[i]);
	}
	store_close(init->store);
	return good;
}

static void remove_temporary(const struct init *init)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		char *path = xasprintf("%s%s", init->temporary, ends[i]);
		unlink(path);
		free(path);
	}
}

/* Gives the finished register its name, never over a file that came in between. */
static bool take_place(const struct init *init, struct err *err)
{
	int failed = renameat2(AT_FDCWD, init->temporary, AT_FDCWD, init->path, RENAME_NOREPLACE);
	if (failed != 0 && errno == EINVAL) { /* a file system that cannot: a second name cannot replace either */
		failed = link(init->temporary, init->path);
		if (failed == 0)
			unlink(init->temporary);
	}
	if (failed != 0)
		return err_set(err, ERR_IO, "%s: %s", init->path, os_error(errno));
	char *copy = xstrdup(init->path);
	int directory = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (directory >= 0) {
		fsync(directory);
		close(directory);
	}
	free(copy);
	return true;
}

/* Sentences of the store speak of the file that it was given; people know only their own. */
static void name_the_register(const struct init *init, struct err *err)
{
	size_t length = strlen(init->temporary);
	char *at = strstr(err->text, init->temporary);
	if (at == NULL)
		return;
	char *text = xasprintf("%.*s%s%s", (int)(at - err->text), err->text, init->path, at + length);
	err_set(err, err->code, "%s", text);
	free(text);
}

static bool make_register(struct init *init, struct err *err)
{
	if (!store_create(init->temporary, err)) {
		name_the_register(init, err);
		return false;
	}
	if (fill_register(init, err) && take_place(init, err))
		return true;
	name_the_register(init, err);
	remove_temporary(init);
	return false;
}

/* The directory of the register that nobody named; one that was named by a person must be there. */
static void make_directory(const char *path)
{
	char *copy = xstrdup(path);
	for (char *slash = strchr(copy + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700); /* what fails here fails again, with its sentence, when the file is made */
		*slash = '/';
	}
	free(copy);
}

/* ---- what is asked for ---- */

static bool find_path(struct init *init, struct err *err)
{
	struct cmd *cmd = init->cmd;
	struct stat about;
	const char *option = cmd->value[OPT_REGISTER];
	if (cmd->word_count > 0 && option != NULL)
		return err_set(err, ERR_USAGE, _("init: --register and FILE both name the file; one is enough"));
	init->path = cmd->word_count > 0 ? xstrdup(cmd->word[0]) : settings_register(cmd->settings, option);
	if (*init->path == '\0')
		return err_set(err, ERR_USAGE, _("init: the name of the file is empty"));
	if (lstat(init->path, &about) == 0)
		return err_set(err, ERR_REFUSED, _("%s: is there already; nothing was touched"), init->path);
	if (cmd->word_count == 0 && settings_register_named(cmd->settings, option) == NULL)
		make_directory(init->path);
	init->temporary = xasprintf("%s.init-%ld", init->path, (long)getpid());
	return true;
}

static bool read_strategy(struct init *init, struct err *err)
{
	const char *name = init->cmd->value[OPT_STRATEGY];
	bool demo = cmd_given(init->cmd, OPT_DEMO);
	if (name == NULL)
		return !demo || err_set(err, ERR_USAGE, _("init: --demo needs --strategy NAME: whose examples?"));
	init->strategy_file = strategy_path(init->cmd->datadir, name, err);
	init->strategy = init->strategy_file != NULL ? strategy_read(init->strategy_file, err) : NULL;
	if (init->strategy == NULL)
		return false;
	if (demo) {
		size_t stem = strlen(init->strategy_file) - strlen(".ini");
		const char *end = strrchr(init->strategy_file, '.');
		if (end != NULL)
			stem = (size_t)(end - init->strategy_file);
		init->demo_file = xasprintf("%.*s.demo", (int)stem, init->strategy_file);
		if (access(init->demo_file, R_OK) != 0)
			return err_set(err, ERR_NOT_FOUND, "%s: %s", init->demo_file, os_error(errno));
	}
	return true;
}

/* One line of what was made. */
static void say_what_was_made(const struct init *init)
{
	struct str *out = &init->cmd->out;
	if (init->strategy == NULL)
		str_addf(out,
			 _("%s: a new register without a strategy, so there are no areas yet; %s may write in it\n"),
			 init->path, init->cmd->login);
	else if (init->demo_file == NULL)
		str_addf(out, _("%s: a new register for %s with %d areas; %s may write in it\n"), init->path,
			 strategy_get(init->strategy, "municipality"), init->areas, init->cmd->login);
	else
		str_addf(out,
			 _("%s: a new register for %s with %d areas and %d records of a demonstration; "
			   "%s may write in it\n"),
			 init->path, strategy_get(init->strategy, "municipality"), init->areas, init->records,
			 init->cmd->login);
}

int cmd_init(struct cmd *cmd, struct err *err)
{
	struct init init = { .cmd = cmd };
	bool good = true;
	if (cmd_given(cmd, OPT_READ_ONLY))
		good = err_set(err, ERR_USAGE, _("init: makes a file, which --read-only forbids"));
	good = good && read_strategy(&init, err) && find_path(&init, err) && make_register(&init, err);
	if (good)
		say_what_was_made(&init);
	strategy_free(init.strategy);
	free(init.strategy_file);
	free(init.demo_file);
	free(init.temporary);
	free(init.path);
	return good ? 0 : err_status(err);
}
