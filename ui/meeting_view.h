/* SPDX-License-Identifier: EUPL-1.2 */
/* meeting_view: a page of a meeting as lines, large and calm, for a whole room: what stands on the table, what has
 * become of it since the last meeting, and what has been taken down. */
#ifndef SAMVERKAN_MEETING_VIEW_H
#define SAMVERKAN_MEETING_VIEW_H

#include "meeting.h"

#include "paint.h"

/* What can be selected on a page, from 0: its rows, then its notes. -1 is the head, which stands for the unit. */
int meeting_items(const struct meeting *meeting, const struct meeting_page *page);
/* The note that ITEM is, NULL: it is a row or nothing. */
const struct meeting_note *meeting_item_note(const struct meeting *meeting, const struct meeting_page *page, int item);
/* Paints the page; *TOP is the first of its lines on screen and follows the selected ITEM. */
void meeting_view_paint(const struct meeting *meeting, const struct meeting_page *page, struct rect rect, int item,
			int *top);

#endif
