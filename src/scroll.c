/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "scroll.h"

void scroll_fit(struct scroll *scroll, int count, int rows)
{
	scroll->rows = rows;
	if (scroll->line >= count)
		scroll->line = count - 1;
	if (scroll->line < 0)
		scroll->line = 0;
	if (scroll->line >= scroll->top + rows)
		scroll->top = scroll->line - rows + 1;
	if (scroll->line < scroll->top)
		scroll->top = scroll->line;
}

bool scroll_command(struct scroll *scroll, enum command_id command, int count)
{
	int page = scroll->rows > 1 ? scroll->rows - 1 : 1; /* one line of what was seen stays */
	switch (command) {
	case CMD_UP:
		scroll->line--;
		break;
	case CMD_DOWN:
		scroll->line++;
		break;
	case CMD_PAGE_UP:
		scroll->line -= page;
		break;
	case CMD_PAGE_DOWN:
		scroll->line += page;
		break;
	case CMD_HOME:
		scroll->line = 0;
		break;
	case CMD_END:
		scroll->line = count - 1;
		break;
	default:
		return false;
	}
	scroll_fit(scroll, count, scroll->rows);
	return true;
}
