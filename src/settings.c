/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "settings.h"

#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "i18n.h"
#include "ini.h"
#include "mem.h"
#include "text.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define WORDS_MAX 16

const struct setting setting_rows[] = {
	{ "register", "file", SETTING_PATH, 0, 0, NULL, NULL,
	  N_("The register file. --register and $SAMVERKAN_REGISTER go before it; ~/ is the home directory."),
	  offsetof(struct settings, register_file) },
	{ "register", "busy_seconds", SETTING_NUMBER, 1, 60, NULL, "5",
	  N_("How many seconds to wait while somebody else is saving."), offsetof(struct settings, busy_seconds) },
	{ "display", "language", SETTING_WORD, 0, 0, "auto sv en", "auto",
	  N_("Language of the screen. auto: what the locale names, and Swedish when it names none."),
	  offsetof(struct settings, language) },
	{ "display", "theme", SETTING_WORD, 0, 0, "standard dark light contrast mono", "standard",
	  N_("Colours. They only repeat what a word or a mark already says; $NO_COLOR gives mono."),
	  offsetof(struct settings, theme) },
	{ "display", "ascii", SETTING_FLAG, 0, 0, NULL, "no",
	  N_("Lines and bars of plain ASCII characters, for terminals without others."),
	  offsetof(struct settings, ascii) },
	{ "display", "escdelay", SETTING_NUMBER, 10, 2000, NULL, "100",
	  N_("How many milliseconds after Esc to wait for the rest of a key; raise it on a slow line."),
	  offsetof(struct settings, escdelay) },
	{ "display", "hints", SETTING_FLAG, 0, 0, NULL, "yes", N_("Whether the lowest line shows the keys."),
	  offsetof(struct settings, hints) },
	{ "refresh", "seconds", SETTING_NUMBER, 1, 60, NULL, "1",
	  N_("How often to look whether somebody else has saved."), offsetof(struct settings, refresh_seconds) },
	{ "print", "command", SETTING_TEXT, 0, 0, NULL, "lp",
	  N_("What prints: a program and its words, run without a shell; it gets the document on standard input."),
	  offsetof(struct settings, print_command) },
	{ "access", "address", SETTING_TEXT, 0, 0, NULL, NULL,
	  N_("What people write after ssh to come in, samverkan@register.example.se; else the account and the name of "
	     "the host."),
	  offsetof(struct settings, access_address) },
	{ "limits", "stale_days", SETTING_NUMBER, 0, 3650, NULL, "0",
	  N_("After how many days an unconfirmed record is marked. 0: what the strategy says."),
	  offsetof(struct settings, stale_days) },
	{ "access", "unknown", SETTING_WORD, 0, 0, "read refuse", "read",
	  N_("What a login that the register does not know may do. refuse: not even read."),
	  offsetof(struct settings, unknown) },
};
const int setting_count = COUNT(setting_rows);

static char *home_directory(void)
{
	const char *home = getenv("HOME");
	if (home != NULL && *home == '/')
		return xstrdup(home);
	const struct passwd *entry = getpwuid(getuid());
	return xstrdup(entry != NULL ? entry->pw_dir : "/");
}

/* "~/" at the beginning of a path is the home directory; nothing else is expanded. */
static char *expand_path(const char *path)
{
	if (strncmp(path, "~/", 2) != 0)
		return xstrdup(path);
	char *home = home_directory();
	char *whole = xasprintf("%s%s", home, path + 1);
	free(home);
	return whole;
}

/* ---- one value ---- */

static void *slot_of(struct settings *settings, const struct setting *row)
{
	return (char *)settings + row->offset;
}

static bool put_text(struct settings *settings, const struct setting *row, const char *value, struct err *err)
{
	char **slot = slot_of(settings, row);
	if (*value == '\0')
		return err_set(err, ERR_REFUSED, _("is empty"));
	char *text = row->type == SETTING_PATH ? expand_path(value) : xstrdup(value);
	free(*slot);
	*slot = text;
	return true;
}

static bool put_number(struct settings *settings, const struct setting *row, const char *value, struct err *err)
{
	char *end;
	errno = 0;
	long number = strtol(value, &end, 10);
	if (end == value || *end != '\0' || errno != 0 || number < row->min || number > row->max)
		return err_set(err, ERR_REFUSED, _("\"%s\" is not a whole number from %d to %d"), value, row->min,
			       row->max);
	*(int *)slot_of(settings, row) = (int)number;
	return true;
}

static bool put_flag(struct settings *settings, const struct setting *row, const char *value, struct err *err)
{
	static const char *const yes[] = { "yes", "ja", "true", "on", "1" };
	static const char *const no[] = { "no", "nej", "false", "off", "0" };
	for (int i = 0; i < COUNT(yes); i++) {
		bool is_yes = strcasecmp(value, yes[i]) == 0;
		if (is_yes || strcasecmp(value, no[i]) == 0) {
			*(bool *)slot_of(settings, row) = is_yes;
			return true;
		}
	}
	return err_set(err, ERR_REFUSED, _("\"%s\" is neither yes nor no"), value);
}

static bool put_word(struct settings *settings, const struct setting *row, const char *value, struct err *err)
{
	char *words = xstrdup(row->words), *rest = words;
	char **slot = slot_of(settings, row);
	const char *word;
	while ((word = strsep(&rest, " ")) != NULL && strcmp(word, value) != 0)
		;
	bool known = word != NULL;
	if (known) {
		free(*slot);
		*slot = xstrdup(value);
	}
	free(words);
	return known || err_set(err, ERR_REFUSED, _("\"%s\" is not one of: %s"), value, row->words);
}

static bool put(struct settings *settings, const struct setting *row, const char *value, struct err *err)
{
	static bool (*const by_type[])(struct settings *, const struct setting *, const char *, struct err *) = {
		[SETTING_TEXT] = put_text, [SETTING_PATH] = put_text, [SETTING_NUMBER] = put_number,
		[SETTING_FLAG] = put_flag, [SETTING_WORD] = put_word,
	};
	return by_type[row->type](settings, row, value, err);
}

struct settings *settings_new(void)
{
	struct settings *settings = xcalloc(1, sizeof *settings);
	for (int i = 0; i < setting_count; i++)
		if (setting_rows[i].initial != NULL)
			put(settings, &setting_rows[i], setting_rows[i].initial, NULL);
	settings->keymap = keymap_new();
	return settings;
}

struct settings *settings_new_for_door(void)
{
	struct settings *settings = settings_new();
	settings->by_door = true;
	free(settings->print_command);
	settings->print_command = NULL;
	return settings;
}

void settings_free(struct settings *settings)
{
	if (settings == NULL)
		return;
	for (int i = 0; i < setting_count; i++) {
		int type = setting_rows[i].type;
		if (type == SETTING_TEXT || type == SETTING_PATH || type == SETTING_WORD)
			free(*(char **)slot_of(settings, &setting_rows[i]));
	}
	keymap_free(settings->keymap);
	free(settings);
}

/* ---- the file ---- */

static const struct setting *find_row(const char *section, const char *key)
{
	for (int i = 0; i < setting_count; i++)
		if (strcmp(setting_rows[i].section, section) == 0 && strcmp(setting_rows[i].key, key) == 0)
			return &setting_rows[i];
	return NULL;
}

static bool known_section(const char *name)
{
	bool known = strcmp(name, "keys") == 0;
	for (int i = 0; i < setting_count && !known; i++)
		known = strcmp(setting_rows[i].section, name) == 0;
	return known;
}

/* "FILE:LINE: WHAT: WHY", and the word that was likely meant. */
static bool refuse(struct err *err, const struct ini *ini, int line, const char *what, const char *why,
		   const char *nearest)
{
	if (nearest == NULL)
		return err_set(err, ERR_REFUSED, "%s:%d: %s: %s", ini->path, line, what, why);
	return err_set(err, ERR_REFUSED, _("%s:%d: %s: %s; did you mean \"%s\"?"), ini->path, line, what, why, nearest);
}

static bool refuse_section(struct err *err, const struct ini *ini, const struct ini_section *section)
{
	const char *names[WORDS_MAX] = { "keys" };
	int count = 1;
	for (int i = 0; i < setting_count && count < WORDS_MAX; i++)
		names[count++] = setting_rows[i].section;
	char *what = xasprintf("[%s]", section->name);
	refuse(err, ini, section->line, what, _("there is no such section"),
	       text_nearest(section->name, names, count));
	free(what);
	return false;
}

static bool refuse_key(struct err *err, const struct ini *ini, const struct ini_entry *entry)
{
	const char *names[WORDS_MAX];
	int count = 0;
	for (int i = 0; i < setting_count && count < WORDS_MAX; i++)
		if (strcmp(setting_rows[i].section, entry->section) == 0)
			names[count++] = setting_rows[i].key;
	char *why = xasprintf(_("there is no such key in [%s]"), entry->section);
	refuse(err, ini, entry->line, entry->key, why, text_nearest(entry->key, names, count));
	free(why);
	return false;
}

/* Sentences about keys name the command or the key themselves. */
static bool refuse_keys(struct err *err, const struct ini *ini, const struct ini_entry *entry, const struct err *why)
{
	return err_set(err, ERR_REFUSED, "%s:%d: %s", ini->path, entry != NULL ? entry->line : 1, why->text);
}

static bool take_entry(struct settings *settings, const struct ini *ini, const struct ini_entry *entry,
		       struct err *err)
{
	struct err why = {0};
	if (strcmp(entry->section, "keys") == 0)
		return keymap_bind(settings->keymap, entry->key, entry->value, &why) ||
		       refuse_keys(err, ini, entry, &why);
	const struct setting *row = find_row(entry->section, entry->key);
	if (row == NULL)
		return refuse_key(err, ini, entry);
	return put(settings, row, entry->value, &why) || refuse(err, ini, entry->line, entry->key, why.text, NULL);
}

static bool take_all(struct settings *settings, const struct ini *ini, struct err *err)
{
	for (int i = 0; i < ini->section_count; i++)
		if (!known_section(ini->section[i].name))
			return refuse_section(err, ini, &ini->section[i]);
	for (int i = 0; i < ini->count; i++)
		if (!take_entry(settings, ini, &ini->entry[i], err))
			return false;
	struct err why = {0};
	return keymap_check(settings->keymap, &why) || refuse_keys(err, ini, ini_find(ini, "keys", why.field), &why);
}

bool settings_read(struct settings *settings, const char *path, struct err *err)
{
	struct ini *ini = ini_read(path, err);
	if (ini == NULL)
		return false;
	bool good = take_all(settings, ini, err);
	ini_free(ini);
	return good;
}

/* ---- where things are ---- */

/* NAME under the XDG base directory VARIABLE, or under HOME/OTHERWISE. A relative path in the variable is to be
 * ignored (XDG base directory specification). The caller frees. */
static char *xdg_path(const char *variable, const char *otherwise, const char *name)
{
	const char *base = getenv(variable);
	if (base != NULL && *base == '/')
		return xasprintf("%s/%s", base, name);
	char *home = home_directory();
	char *path = xasprintf("%s/%s/%s", home, otherwise, name);
	free(home);
	return path;
}

static const char *environment(const char *variable)
{
	const char *value = getenv(variable);
	return value != NULL && *value != '\0' ? value : NULL;
}

char *settings_path(const char *option)
{
	const char *named = option != NULL ? option : environment("SAMVERKAN_CONFIG");
	if (named != NULL)
		return xstrdup(named);
	char *own = xdg_path("XDG_CONFIG_HOME", ".config", "samverkan/samverkan.ini");
	if (access(own, F_OK) == 0)
		return own;
	free(own);
	return access(SYSCONFDIR "/samverkan.ini", F_OK) == 0 ? xstrdup(SYSCONFDIR "/samverkan.ini") : NULL;
}

char *settings_state(const char *name)
{
	char *place = xasprintf("samverkan/%s", name), *path = xdg_path("XDG_STATE_HOME", ".local/state", place);
	free(place);
	return path;
}

char *settings_address(const struct settings *settings)
{
	char host[HOST_NAME_MAX + 1] = "";
	const struct passwd *entry = getpwuid(getuid());
	if (settings->access_address != NULL)
		return xstrdup(settings->access_address);
	gethostname(host, sizeof host - 1);
	return xasprintf("%s@%s", entry != NULL ? entry->pw_name : "samverkan", host);
}

const char *settings_register_named(const struct settings *settings, const char *option)
{
	if (option != NULL)
		return option;
	const char *named = environment("SAMVERKAN_REGISTER");
	return named != NULL ? named : settings->register_file;
}

char *settings_register(const struct settings *settings, const char *option)
{
	const char *named = settings_register_named(settings, option);
	if (named != NULL)
		return xstrdup(named);
	return xdg_path("XDG_DATA_HOME", ".local/share", "samverkan/register.db");
}
