/* SPDX-License-Identifier: EUPL-1.2 */
/* cmd_follow_up: what `summary` and `freeze` begin with: which summary is asked for, of what, in whose words. */
#ifndef SAMVERKAN_CMD_FOLLOW_UP_H
#define SAMVERKAN_CMD_FOLLOW_UP_H

#include "cmd.h"
#include "date.h"
#include "summary.h"

struct store;

/* Zero-initialise; for follow_up_end, also after a failure. */
struct follow_up {
	const struct summary *summary; /* NULL: none was named */
	struct summary_request request;
	int year;                      /* the one asked for, of whatever period it begins; 0: none was */
	struct store *store;
	struct strategy *strategy;     /* the one asked for, else that of the year, else the one in force */
	char *label, since[DATE_SIZE]; /* what the request points to */
};

/* Reads the line, opens the register and puts together what is asked. False and a sentence. */
bool follow_up_begin(struct cmd *cmd, struct follow_up *asked, bool to_write, struct err *err);
void follow_up_end(struct follow_up *asked);

#endif
