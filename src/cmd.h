/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd: the sub-commands (contract section 2). One row per sub-command, one row per option; main.c reads the line by
 * them, runs the row's function and prints what it made or what went wrong. */
#ifndef SAMVERKAN_CMD_H
#define SAMVERKAN_CMD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "err.h"
#include "json.h"
#include "mem.h"
#include "record.h"
#include "settings.h"
#include "strategy.h"

struct store;

enum cmd_option {
	OPT_REGISTER, OPT_CONFIG, OPT_AS, OPT_READ_ONLY, OPT_HELP, OPT_VERSION, /* global: everywhere */
	OPT_FORMAT, OPT_OUTPUT, OPT_FILTER, OPT_SORT, OPT_COLUMNS, OPT_LIMIT, OPT_SINCE, OPT_YEAR, OPT_REV,
	OPT_STRATEGY, OPT_DEMO, OPT_CHECK, OPT_UNIT, OPT_MAP, OPT_DRY_RUN, OPT_UNITS, OPT_VIEW,
	OPT_PERIOD, OPT_AREA, OPT_BOM, OPT_FROZEN, OPT_COMPARE, OPT_DNR, OPT_RECIPIENT, OPT_PRINT, OPT_MEETING,
	OPT_COUNT
};
#define BIT(option) (1u << (option))
#define OPTS_GLOBAL                                                                                                    \
	(BIT(OPT_REGISTER) | BIT(OPT_CONFIG) | BIT(OPT_AS) | BIT(OPT_READ_ONLY) | BIT(OPT_HELP) | BIT(OPT_VERSION))

struct cmd_option_row {
	enum cmd_option id;
	const char *name;  /* "register" */
	char letter;       /* 'o', or 0 */
	const char *value; /* msgid: what stands after it ("FILE"), NULL: nothing */
	const char *help;  /* msgid */
};
extern const struct cmd_option_row cmd_option_rows[OPT_COUNT];

/* The command line, read, and what every sub-command works with. */
struct cmd {
	const struct cmd_row *row;
	const char *value[OPT_COUNT]; /* of each option given ("" for one without a value), NULL: not given. Borrowed */
	char **word;                  /* what follows the sub-command; the array is owned, the words are not */
	int word_count;
	struct settings *settings;
	char *datadir;
	char *login;       /* who acts */
	bool by_door;      /* whoever asks came in over SSH (src/door.h) and must reach nothing but the register, */
	const char *asked; /* with these words; NULL: none. Borrowed */
	const char *format; /* "text", "csv" or "json"; one that the row allows */
	struct str out;    /* what goes to stdout or to -o, */
	FILE *stream;      /* and after it what was too long to be kept; NULL: nothing. Owned */
};

/* Runs a sub-command: fills cmd->out. Returns the exit status; ERR is set when there is a sentence to print. */
typedef int cmd_run(struct cmd *cmd, struct err *err);

struct cmd_row {
	const char *name;
	const char *usage;    /* msgid: what follows the name */
	const char *help;     /* msgid: one sentence */
	unsigned options;     /* BIT of those it takes beside the global ones */
	const char *formats;  /* separated by spaces, the first is the default; NULL: always text */
	int min_words, max_words; /* max -1: any number */
	cmd_run *run;
	bool reads; /* changes nothing, and looks at nothing but the register: may be asked for over SSH */
};
extern const struct cmd_row cmd_rows[];
extern const int cmd_row_count;

/* ---- cmd_line.c: from argv to struct cmd ---- */

/* Reads the line into CMD (zeroed). False with ERR_USAGE and the nearest right word. May be called again after
 * cmd_line_free. */
bool cmd_line_read(struct cmd *cmd, int argc, char **argv, struct err *err);
void cmd_line_free(struct cmd *cmd);
/* Whether the line, right or not, asks for `access keys`, or for `backup`. */
bool cmd_line_is_keys(const struct cmd *cmd);
bool cmd_line_is_backup(const struct cmd *cmd);
/* The row of a sub-command; NULL and ERR_USAGE with the nearest name. */
const struct cmd_row *cmd_find(const char *name, struct err *err);
/* A value of an option as a whole number from MIN to MAX; OTHERWISE where it was not given. */
bool cmd_number(const struct cmd *cmd, enum cmd_option option, int64_t min, int64_t max, int64_t otherwise,
		int64_t *number, struct err *err);
bool cmd_given(const struct cmd *cmd, enum cmd_option option);
/* True when the line is the one that sshd runs: `access door`. */
bool cmd_line_is_door(int argc, char **argv);

/* ---- cmd_help.c ---- */

/* What --help prints: of ROW, or of the whole program for NULL; over SSH (BY_DOOR) what may be asked for there. The
 * caller frees. */
char *cmd_help_text(const struct cmd_row *row, bool by_door);
char *cmd_version_text(void);
/* True when the line asks for help or the version, which are answered whatever else is wrong. */
bool cmd_help_wanted(const struct cmd *cmd);
int cmd_help_answer(struct cmd *cmd, struct err *err);

/* ---- cmd_output.c ---- */

/* False and a sentence where --output names a database, which no list replaces; asked before anything is done. */
bool cmd_output_may(const struct cmd *cmd, struct err *err);
/* Writes cmd->out where -o says (whole or not at all) or to stdout. *QUIET when nobody reads any more. */
bool cmd_output_write(const struct cmd *cmd, bool *quiet, struct err *err);
/* A file without a name, cmd->stream, for output that may be long; NULL and ERR where none can be made. */
FILE *cmd_output_stream(struct cmd *cmd, struct err *err);
/* Columns that text may take: the terminal's, or 100 where stdout is none. */
int cmd_output_columns(const struct cmd *cmd);

/* ---- cmd_store.c: what most sub-commands begin with ---- */

/* Opens the register in force. *STRATEGY (may be NULL) gets its strategy. The caller closes and frees. */
struct store *cmd_store_open(struct cmd *cmd, const char *via, struct strategy **strategy, struct err *err);
/* As above, also for the account that the register belongs to, which is no person of it, where [access] unknown refuses
 * those: sshd asks it for keys, and cron for copies. */
struct store *cmd_store_open_for_upkeep(struct cmd *cmd, struct err *err);
/* Whoever owns the register (or is root) can do with it what he likes anyway, and so sshd's account says who comes in;
 * any other who can reach the file must not choose whose name stands in the history. True where there is no file. */
bool cmd_owns_register(const struct cmd *cmd);
/* As cmd_store_open for one that will be written; refuses at once where that cannot be. */
struct store *cmd_store_open_to_write(struct cmd *cmd, struct err *err);
/* The same, but open too to who only reads yet is known: of the record that he or she is store_may_record tells. */
struct store *cmd_store_open_to_change(struct cmd *cmd, struct err *err);
/* The kind that word 0 names; an unknown one is wrong usage. */
const struct kind *cmd_kind(const char *word, struct err *err);
/* The field that a word names; an unknown one is wrong usage. */
int cmd_field(const struct kind *kind, const char *word, struct err *err);
/* The record that a word names: a number (deleted ones too), a title, a short name. The caller frees. */
struct record *cmd_record(struct store *store, const struct kind *kind, const char *word, struct err *err);
/* The number of the record that the value of an option names as people and filters do: "3" is what has that number or
 * short name of its own, as area 3 of the strategy, else record 3; "#3" is record 3. 0 on failure. */
int64_t cmd_record_named(struct store *store, const char *kind, const char *word, struct err *err);
/* Puts "field=value" (also field+=value, field-=value for fields of several values) into RECORD. SEEN has one bool per
 * field: a field given twice is wrong usage. */
bool cmd_assign(struct store *store, struct record *record, const char *word, bool *seen, struct err *err);

/* ---- cmd_sheet.c: a table of text, for people, spreadsheets and programs ---- */

struct sheet;
struct sheet *sheet_new(void);
/* NAME for files, TITLE for people. RIGHT sets it flush right. */
void sheet_column(struct sheet *sheet, const char *name, const char *title, bool right);
/* The next cell; rows fill from the left. Copied. */
void sheet_cell(struct sheet *sheet, const char *text);
/* Renders as FORMAT and frees. Text: the last column wraps. */
void sheet_end(struct sheet *sheet, const char *format, int columns, struct str *out);

/* ---- cmd_values.c: records for programs ---- */

/* The value of a field as JSON: numbers as numbers, references as {id, title}, choices and countries as codes. */
void values_json(struct json *json, const struct record *record, int field);
/* id, uuid, rev and the fields (COUNT indexes), as members of an open object. */
void values_json_record(struct json *json, const struct record *record, const int *fields, int count);

/* ---- the functions of the rows ---- */

cmd_run cmd_open, cmd_init, cmd_list, cmd_show, cmd_add, cmd_set, cmd_delete, cmd_convert, cmd_adopt, cmd_summary,
	cmd_freeze, cmd_check, cmd_history, cmd_fields, cmd_keys, cmd_strategies, cmd_undo, cmd_confirm, cmd_verify,
	cmd_backup, cmd_access, cmd_help;

#endif
