/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_access: what may follow `samverkan access`; a function and a row of words[] each. The words after the first are
 * then cmd->word. */
#ifndef SAMVERKAN_CMD_ACCESS_H
#define SAMVERKAN_CMD_ACCESS_H

#include "cmd.h"

/* Whether the word may be asked for over SSH. */
bool cmd_access_reads(const char *name);
/* Adds all that may: "access list, access check". */
void cmd_access_add_reading(struct str *names);

cmd_run cmd_access_list, cmd_access_check, cmd_access_keys, cmd_access_door;

#endif
