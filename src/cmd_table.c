/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_table: the rows of the options and the sub-commands; nothing else. */
#include "config.h"

#include "cmd.h"

#include "i18n.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define TO_FILE (BIT(OPT_FORMAT) | BIT(OPT_OUTPUT))

const struct cmd_option_row cmd_option_rows[OPT_COUNT] = {
	[OPT_REGISTER] = { OPT_REGISTER, "register", 0, N_("FILE"), N_("the register file") },
	[OPT_CONFIG] = { OPT_CONFIG, "config", 0, N_("FILE"), N_("the configuration, samverkan.ini(5)") },
	[OPT_AS] = { OPT_AS, "as", 0, N_("LOGIN"), N_("who is acting; else the login of the system") },
	[OPT_READ_ONLY] = { OPT_READ_ONLY, "read-only", 0, NULL, N_("change nothing") },
	[OPT_HELP] = { OPT_HELP, "help", 'h', NULL, N_("say how it is used") },
	[OPT_VERSION] = { OPT_VERSION, "version", 'V', NULL, N_("say which version this is") },
	[OPT_FORMAT] = { OPT_FORMAT, "format", 0, N_("FORMAT"),
			 N_("text, csv, json and more, as the sub-command has it") },
	[OPT_OUTPUT] = { OPT_OUTPUT, "output", 'o', N_("FILE"),
			 N_("write there in place of the screen; whole or not at all") },
	[OPT_FILTER] = { OPT_FILTER, "filter", 0, N_("EXPRESSION"),
			 N_("only these: status:ongoing unit:BUN end<2026-12-31") },
	[OPT_SORT] = { OPT_SORT, "sort", 0, N_("a,-b"), N_("order by these fields; - for falling") },
	[OPT_COLUMNS] = { OPT_COLUMNS, "columns", 0, N_("a,b"), N_("these fields, in this order") },
	[OPT_LIMIT] = { OPT_LIMIT, "limit", 0, N_("N"), N_("at most N") },
	[OPT_SINCE] = { OPT_SINCE, "since", 0, N_("DATE"),
			N_("only what was changed from that day on: 2026-11-01, -7d") },
	[OPT_YEAR] = { OPT_YEAR, "year", 0, N_("YEAR"), N_("for that year; else the current one") },
	[OPT_REV] = { OPT_REV, "rev", 0, N_("N"), N_("refuse if the record has another revision by now") },
	[OPT_STRATEGY] = { OPT_STRATEGY, "strategy", 0, N_("NAME"),
			   N_("the strategy: its name; for init also FILE.ini") },
	[OPT_DEMO] = { OPT_DEMO, "demo", 0, NULL, N_("with example data") },
	[OPT_UNIT] = { OPT_UNIT, "unit", 0, N_("UNIT"), N_("only what the unit, or one under it, answers for") },
	[OPT_MAP] = { OPT_MAP, "map", 0, N_("FILE"), N_("what becomes what: [map] OLD = \"NEW\"") },
	[OPT_DRY_RUN] = { OPT_DRY_RUN, "dry-run", 0, NULL, N_("say what would be done, and save nothing") },
	[OPT_UNITS] = { OPT_UNITS, "units", 0, N_("WHEN"),
			N_("then: units as they were in the year; now: as what they have become since") },
	[OPT_VIEW] = { OPT_VIEW, "view", 0, N_("NAME"), N_("as a saved view has it; other options go before it") },
	[OPT_PERIOD] = { OPT_PERIOD, "period", 0, N_("PERIOD"),
			 N_("for that part of the year: interim-2, tertial-1, term, 2026-01..2026-08") },
	[OPT_AREA] = { OPT_AREA, "area", 0, N_("AREA"), N_("only what lies in the area, or in one under it") },
	[OPT_BOM] = { OPT_BOM, "bom", 0, NULL,
		      N_("CSV for a spreadsheet: with a byte order mark, and no text taken for a formula") },
	[OPT_FROZEN] = { OPT_FROZEN, "frozen", 0, N_("N"), N_("the summary that was fixed with that number") },
	[OPT_COMPARE] = { OPT_COMPARE, "compare", 0, NULL, N_("what has changed since it was fixed") },
	[OPT_DNR] = { OPT_DNR, "dnr", 0, N_("DNR"), N_("registration number") },
	[OPT_RECIPIENT] = { OPT_RECIPIENT, "recipient", 0, N_("RECIPIENT"),
			    N_("who gets it; else whom the strategy names") },
	[OPT_PRINT] = { OPT_PRINT, "print", 0, NULL, N_("send it to the printer, as [print] command has it") },
	[OPT_MEETING] = { OPT_MEETING, "meeting", 0, N_("MEETING"),
			  N_("of that meeting; else the one that is open today, or the newest") },
	[OPT_CHECK] = { OPT_CHECK, "check", 0, NULL, N_("say what is wrong with these files, line by line") },
};

const struct cmd_row cmd_rows[] = {
	{ "open", "", N_("Open the register on the screen. Done when no sub-command is named"), 0, NULL, 0, 0,
	  cmd_open, false },
	{ "init", N_("[--strategy NAME] [--demo] [FILE]"), N_("Make a new register; an existing file is never touched"),
	  BIT(OPT_STRATEGY) | BIT(OPT_DEMO), NULL, 0, 1, cmd_init, false },
	{ "list", N_("KIND [--view NAME] [--filter EXPRESSION] [--sort a,-b] [--columns a,b] [--limit N]"
		    " [--bom]"),
	  N_("Rows of one kind"),
	  TO_FILE | BIT(OPT_FILTER) | BIT(OPT_SORT) | BIT(OPT_COLUMNS) | BIT(OPT_LIMIT) | BIT(OPT_VIEW) |
		  BIT(OPT_BOM),
	  "text csv json", 1, 1, cmd_list, true },
	{ "show", N_("KIND ID"), N_("One record with what hangs on it"), TO_FILE, "text json", 2, 2, cmd_show, true },
	{ "add", N_("KIND field=value ..."), N_("Add a record; prints its number"), 0, NULL, 2, -1, cmd_add, false },
	{ "set", N_("KIND ID field=value ... [--rev N]"),
	  N_("Change fields of a record. field= empties, field+=value and field-=value add to and take from several"),
	  BIT(OPT_REV), NULL, 3, -1, cmd_set, false },
	{ "delete", N_("KIND ID [--rev N]"), N_("Delete a record; its history stays"), BIT(OPT_REV), NULL, 2, 2,
	  cmd_delete, false },
	{ "confirm", N_("[KIND ID ...] [--dry-run]"),
	  N_("Confirm unchanged: right as of today. Without ids all that is yours; prints what was confirmed"),
	  BIT(OPT_DRY_RUN), NULL, 0, -1, cmd_confirm, false },
	{ "undo", N_("[CHANGE]"),
	  N_("Take back a change by its number in history, or the last one of yours, if nobody has built on it; of an "
	     "undo: do it again"), 0,
	  NULL, 0, 1, cmd_undo, false },
	{ "convert", N_("IDEA"), N_("Make a project of an idea, with all that it gathered; prints its number"), 0, NULL,
	  1, 1, cmd_convert, false },
	{ "adopt", N_("STRATEGY [--map FILE] [--dry-run]"),
	  N_("Go on by a further strategy: its areas beside the old ones, what is alive in both"),
	  BIT(OPT_MAP) | BIT(OPT_DRY_RUN), NULL, 1, 1, cmd_adopt, false },
	{ "summary", N_("[NAME] [--year YEAR] [--period PERIOD] [--since DATE] [--unit UNIT] [--area AREA]"
			" [--meeting MEETING] [--strategy NAME] [--units then|now] [--bom] [--print];"
			" --frozen N [--compare]"),
	  N_("A follow-up summary; without NAME, which ones there are"),
	  TO_FILE | BIT(OPT_YEAR) | BIT(OPT_PERIOD) | BIT(OPT_SINCE) | BIT(OPT_UNIT) | BIT(OPT_AREA) |
		  BIT(OPT_STRATEGY) | BIT(OPT_UNITS) | BIT(OPT_BOM) | BIT(OPT_FROZEN) | BIT(OPT_COMPARE) |
		  BIT(OPT_PRINT) | BIT(OPT_MEETING),
	  "text paper html pdf xlsx csv json", 0, 1, cmd_summary, true },
	{ "freeze", N_("NAME [--year YEAR] [--period PERIOD] [--unit UNIT] [--area AREA] [--dnr DNR]"
		       " [--recipient RECIPIENT]"),
	  N_("Fix a summary for ever; prints its number and its SHA-256"),
	  BIT(OPT_YEAR) | BIT(OPT_PERIOD) | BIT(OPT_SINCE) | BIT(OPT_UNIT) | BIT(OPT_AREA) | BIT(OPT_STRATEGY) |
		  BIT(OPT_UNITS) | BIT(OPT_MEETING) | BIT(OPT_DNR) | BIT(OPT_RECIPIENT),
	  NULL, 1, 1, cmd_freeze, false },
	{ "check", N_("[--unit UNIT]"),
	  N_("Hold every rule of the strategy against the register; exit status 1 when a must is broken"),
	  TO_FILE | BIT(OPT_UNIT), "text csv json", 0, 0, cmd_check, true },
	{ "history", N_("[KIND [ID]] [--since DATE] [--limit N]"), N_("Who changed what, from what, to what"),
	  TO_FILE | BIT(OPT_SINCE) | BIT(OPT_LIMIT), "text json", 0, 2, cmd_history, true },
	{ "verify", "", N_("Hold the whole register against itself: damage, orphans, history"), 0, NULL, 0, 0,
	  cmd_verify, true },
	{ "backup", N_("FILE"), N_("Copy the register while others work in it; an older copy of the name is replaced"),
	  0, NULL, 1, 1, cmd_backup, false },
	{ "fields", N_("[KIND]"), N_("What the register holds: kinds, fields, allowed words"), TO_FILE, "text csv json",
	  0, 1, cmd_fields, true },
	{ "keys", "", N_("The keys on the screen, as the configuration has them"), TO_FILE, "text csv json", 0, 0,
	  cmd_keys, true },
	{ "strategies", N_("[--check FILE.ini ...]"), N_("The strategies there are; what is wrong with one"),
	  TO_FILE | BIT(OPT_CHECK), "text csv json", 0, -1, cmd_strategies, true },
	{ "access", N_("list; check LOGIN KIND [ID]; keys [LOGIN]; door"),
	  N_("Who may write what, and who comes in over SSH: the lines that sshd asks for, and what it runs for each"),
	  TO_FILE,
	  "text csv json", 1, -1, cmd_access, true },
	{ "help", N_("[SUB-COMMAND]"), N_("How the program, or a sub-command, is used"), 0, NULL, 0, 1, cmd_help,
	  true },
};
const int cmd_row_count = COUNT(cmd_rows);
