/* SPDX-License-Identifier: EUPL-1.2 */
/* settings: the configuration (contract section 6), read from one ini file through one table that also makes
 * samverkan.ini(5). An unknown key or a bad value is an error that names its line. */
#ifndef SAMVERKAN_SETTINGS_H
#define SAMVERKAN_SETTINGS_H

#include <stddef.h>

#include "command.h"
#include "err.h"

struct settings {
	char *register_file;   /* [register] file, "~/" resolved; NULL when not set */
	int busy_seconds;      /* [register] busy_seconds, 1..60 */
	char *language;        /* [display] language: sv, en or auto */
	char *theme;           /* [display] theme: standard, dark, light, contrast, mono */
	bool ascii;            /* [display] ascii */
	int escdelay;          /* [display] escdelay, milliseconds */
	bool hints;            /* [display] hints */
	int refresh_seconds;   /* [refresh] seconds, 1..60 */
	char *print_command;   /* [print] command, words separated by spaces; NULL: there is no printer */
	int stale_days;        /* [limits] stale_days; 0: what the strategy says */
	char *access_address;  /* [access] address: what people write after ssh; NULL: account and host */
	bool by_door;          /* whoever sits here came in over SSH by a key of the register: no files here */
	char *unknown;         /* [access] unknown: read or refuse */
	struct keymap *keymap; /* [keys] on top of the table */
};

/* One row per key, for reading, checking and the man page. [keys] has no rows here: its keys are command names. */
struct setting {
	const char *section, *key;
	enum { SETTING_TEXT, SETTING_PATH, SETTING_NUMBER, SETTING_FLAG, SETTING_WORD } type;
	int min, max;        /* numbers */
	const char *words;   /* words allowed, separated by spaces */
	const char *initial; /* as text; NULL: not set */
	const char *help;    /* msgid */
	size_t offset;       /* in struct settings */
};
extern const struct setting setting_rows[];
extern const int setting_count;

/* The values as delivered. The caller frees with settings_free, which takes NULL. */
struct settings *settings_new(void);
/* The same for somebody who comes in over SSH, to whom only a printer that the configuration names is known. */
struct settings *settings_new_for_door(void);
void settings_free(struct settings *settings);
/* Reads PATH on top. False with FILE:LINE: KEY: why, and the nearest right word. A file that is not there is an
 * error. */
bool settings_read(struct settings *settings, const char *path, struct err *err);
/* The config file in force: OPTION, else $SAMVERKAN_CONFIG, else $XDG_CONFIG_HOME/samverkan/samverkan.ini, else
 * SYSCONFDIR/samverkan.ini; the last two only where the file exists. NULL: none. The caller frees. */
char *settings_path(const char *option);
/* NAME among what the program keeps for the person between two runs ($XDG_STATE_HOME/samverkan). The caller frees. */
char *settings_state(const char *name);
/* The register file that the option, $SAMVERKAN_REGISTER or the config names; NULL when none does. Borrowed. */
const char *settings_register_named(const struct settings *settings, const char *option);
/* What people write after ssh to come in here: [access] address, else the account and the name of the host. The caller
 * frees. */
char *settings_address(const struct settings *settings);
/* The register file in force, contract section 1: the one named, else a place of the person's own. The caller frees. */
char *settings_register(const struct settings *settings, const char *option);

#endif
