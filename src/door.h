/* SPDX-License-Identifier: EUPL-1.2 */
/* door: what a session begins with that comes in through the forced command of an SSH key. All that the other side can
 * choose is its environment, its terminal and one line of words; here they are made harmless before anything reads
 * them. No shell ever sees the line. */
#ifndef SAMVERKAN_DOOR_H
#define SAMVERKAN_DOOR_H

#include <stdbool.h>

#include "err.h"

/* Before anything else in the program, the choice of language and the clock included. Of the environment only this is
 * left: PATH (fixed), HOME (of the account), TERM where it is an ordinary name, LANG where it is one of a short list,
 * NO_COLOR. New files are for the account and its group alone, no memory is written to disk when the program dies, no
 * key stops it, and none ends the screen before it has begun. Returns a copy of the words that were asked for
 * (SSH_ORIGINAL_COMMAND), NULL: none, the screen. The caller frees. */
char *door_enter(void);

/* What a command that was asked for over the line may take from here on: a minute of the processor, then it says so on
 * stderr and ends with status 1; and files no larger than what it makes has room in beside REGISTER_FILE, which it may
 * have to bring up to date. Limits that are lower already stay. In the language that is chosen by now. */
void door_limit(const char *register_file);

struct door_words {
	char **word; /* ends with NULL */
	int count;
};
/* Cuts LINE at blanks; '...' holds together what it says, "..." too but for \" and \\ in it, and \ the next character
 * outside of both. Nothing else means anything: no variables, no patterns, no comments. False with ERR_USAGE for a
 * quote that is not closed, a control character, and what is longer than anybody would write. */
bool door_split(const char *line, struct door_words *words, struct err *err);
void door_words_free(struct door_words *words);

/* WORD as door_split takes it: as it is where it is plain, else held together. The caller frees. */
char *door_quote(const char *word);
/* Whether sh, cmd.exe and PowerShell all take TEXT within "..." for what it is, and so for nothing to be obeyed. */
bool door_is_plain(const char *text);
/* What a person writes on the own computer to fetch what COMMAND (words as door_split takes them) makes: "ssh ADDRESS
 * COMMAND --format FORMAT > FILE" (FORMAT: words after --format). NULL where that is not the same line in sh, cmd.exe
 * and PowerShell. The caller frees. */
char *door_fetch(const char *address, const char *command, const char *format, const char *file);

/* True for a program that copies files over SSH, by whatever path it is named: it takes all that it reads for its own
 * protocol, and must be told nothing on stdout. */
bool door_copies_files(const char *word);

#endif
