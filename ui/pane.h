/* SPDX-License-Identifier: EUPL-1.2 */
/* pane: the seven panes of the screen and the kinds each shows. One row per pane. */
#ifndef SAMVERKAN_PANE_H
#define SAMVERKAN_PANE_H

#include "app.h"

#define PANE_PARTS 8
#define PANE_TITLES 3

struct pane {
	enum command_id command;
	const char *title[PANE_TITLES];  /* msgids: in full, shorter, shortest; a remark after '|' is not shown */
	const char *part[PANE_PARTS];    /* names of kinds; none: the pane of summaries */
};
extern const struct pane panes[];
extern const int pane_count;

/* Parts of a pane that has lists; 0 for the pane of summaries. */
int pane_parts(const struct pane *pane);
/* The pane that a command leads to, -1: none. */
int pane_of_command(enum command_id command);
/* The first pane that shows the kind, -1: none. */
int pane_of_kind(const struct kind *kind);

#endif
