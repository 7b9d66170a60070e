/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "meeting_view.h"

#include <stdlib.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

enum {
	WIDEST = 120,         /* further to the right nobody's eye follows a row */
	MARK_COLUMNS = 3, STATUS_MOST = 24, END_COLUMNS = 7,
	GAP = 2,              /* between the columns of a row */
	WORD_COLUMNS = 12,    /* before a note: what it is */
	HEAD_LINES = 4,
};

struct line {
	char *text;
	enum role role;
	int item; /* that it is the first line of, -1: none */
};
struct lines {
	struct line *line;
	int count;
};

static void add_line(struct lines *lines, enum role role, int item, char *text)
{
	lines->line = xrealloc(lines->line, (size_t)lines->count + 1, sizeof *lines->line);
	lines->line[lines->count++] = (struct line){ text, role, item };
}

static void free_lines(struct lines *lines)
{
	for (int i = 0; i < lines->count; i++)
		free(lines->line[i].text);
	free(lines->line);
}

static bool is_of_page(const struct meeting_note *note, const struct meeting_page *page)
{
	return page->type == PAGE_UNIT ? note->unit == page->unit : page->type == PAGE_COMMON && note->unit == 0;
}

const struct meeting_note *meeting_item_note(const struct meeting *meeting, const struct meeting_page *page, int item)
{
	int at = item - page->row_count;
	for (int i = 0; i < meeting->note_count; i++)
		if (is_of_page(&meeting->note[i], page) && at-- == 0)
			return &meeting->note[i];
	return NULL;
}

int meeting_items(const struct meeting *meeting, const struct meeting_page *page)
{
	int count = page->row_count;
	for (int i = 0; i < meeting->note_count; i++)
		count += is_of_page(&meeting->note[i], page);
	return count;
}

/* ---- rows ---- */

/* As many columns as the longest status on the page needs. */
static int status_columns(const struct meeting_page *page)
{
	int most = 0;
	for (int i = 0; i < page->row_count; i++)
		most = text_width(page->row[i].status) > most ? text_width(page->row[i].status) : most;
	return most < STATUS_MOST ? most : STATUS_MOST;
}

static void add_row(struct lines *lines, const struct meeting_row *row, int item, int columns, int status_room)
{
	const struct outcome *outcome = row->outcome;
	bool also = outcome != NULL && outcome->confirmed && outcome->class != OUTCOME_CONFIRMED;
	int room = columns - MARK_COLUMNS - status_room - END_COLUMNS - 2 * GAP;
	char *title = text_fit(row->title, room, TEXT_LEFT);
	char *status = text_fit(row->status, status_room, TEXT_LEFT);
	add_line(lines, ROLE_NORMAL, item,
		 xasprintf("%s%s %s%*s%s%*s%s", outcome != NULL ? outcome_mark(outcome->class) : " ",
			   also ? outcome_mark(OUTCOME_CONFIRMED) : " ", title, GAP, "", status, GAP,
			   "", row->end));
	free(title);
	free(status);
	if (outcome == NULL)
		return;
	char *at = clock_local(outcome->at);
	const char *what = *outcome->what != '\0' ? outcome->what : outcome_word(outcome->class);
	char *told = xasprintf("%s · %s %s", what, outcome->by, at);
	struct text_lines wrapped = text_wrap(told, columns - MARK_COLUMNS - 3);
	for (int i = 0; i < wrapped.count; i++)
		add_line(lines, ROLE_DIM, -1, xasprintf("     %s", wrapped.line[i]));
	text_lines_free(&wrapped);
	free(told);
	free(at);
}

static void add_note(struct lines *lines, const struct meeting_note *note, int item, int columns)
{
	const struct kind *kind = kind_named("meeting-note");
	const char *word = choice_label(kind->fields[kind_field(kind, "kind")].choices, note->kind);
	char *first = text_fit(word, WORD_COLUMNS, TEXT_LEFT), *rest = text_fit("", WORD_COLUMNS, TEXT_LEFT);
	struct text_lines wrapped = text_wrap(note->text, columns - WORD_COLUMNS - 1);
	for (int i = 0; i < wrapped.count; i++)
		add_line(lines, ROLE_NORMAL, i == 0 ? item : -1,
			 xasprintf("%s %s", i == 0 ? first : rest, wrapped.line[i]));
	text_lines_free(&wrapped);
	free(first);
	free(rest);
}

/* A blank line between rows where AIRY: what a room reads is better far apart. */
static struct lines make_lines(const struct meeting *meeting, const struct meeting_page *page, int columns, bool airy)
{
	struct lines lines = { 0 };
	int items = meeting_items(meeting, page), status_room = status_columns(page);
	for (int i = 0; i < items; i++) {
		const struct meeting_note *note = meeting_item_note(meeting, page, i);
		if (i > 0 && (airy || (note != NULL && i == page->row_count)))
			add_line(&lines, ROLE_NORMAL, -1, xstrdup(""));
		if (note == NULL) {
			add_row(&lines, &page->row[i], i, columns, status_room);
			continue;
		}
		if (i == page->row_count)
			add_line(&lines, ROLE_HEADING, -1, xstrdup(_("Taken down today")));
		add_note(&lines, note, i, columns);
	}
	if (items == 0)
		add_line(&lines, ROLE_DIM, -1, xstrdup(page->type == PAGE_COMMON
			 ? _("Nothing that is common to all has changed since the last meeting.")
			 : _("Nothing is on the table.")));
	return lines;
}

/* ---- the head ---- */

static char *counts_text(const struct meeting_page *page)
{
	char *count = number_text(page->projects);
	char *projects = xasprintf("%s %s", count, i18n_plural("project", "projects", (unsigned long)page->projects));
	free(count);
	if (page->ideas == 0)
		return projects;
	char *text = xasprintf(i18n_plural("%s, %lld of them an idea", "%s, %lld of them ideas",
					   (unsigned long)page->ideas), projects, (long long)page->ideas);
	free(projects);
	return text;
}

static void paint_head(const struct meeting_page *page, struct rect rect)
{
	bool unit = page->type == PAGE_UNIT, alone = unit && *page->contact == '\0' && page->owes_contact;
	char *tally = meeting_tally(page);
	paint_text(rect.row, rect.column, rect.columns, ROLE_TITLE, unit ? page->name : _("Common to all"));
	char *who = !unit ? xstrdup(_("Twin towns, networks, calls and what belongs to no unit")) :
		    alone ? xstrdup(_("! There is no contact person")) :
		    *page->contact == '\0' ? xstrdup(_("No contact person of its own")) :
			    xasprintf(_("Contact: %s"), page->contact);
	char *counts = unit ? counts_text(page) : xstrdup("");
	int used = paint_text(rect.row + 1, rect.column, rect.columns, alone ? ROLE_WARN : ROLE_NORMAL, who);
	if (used + 3 + text_width(counts) <= rect.columns)
		paint_right(rect.row + 1, rect.column, rect.columns, ROLE_NORMAL, counts);
	char *since = *tally != '\0' ? xasprintf(_("Since the last meeting: %s"), tally)
				     : xstrdup(_("Nothing new since the last meeting"));
	paint_text(rect.row + 2, rect.column, rect.columns, ROLE_DIM, since);
	free(tally);
	free(who);
	free(counts);
	free(since);
}

/* ---- painting ---- */

static int line_of(const struct lines *lines, int item)
{
	for (int i = 0; i < lines->count; i++)
		if (lines->line[i].item == item)
			return i;
	return 0;
}

/* All of the selected item is in sight where there is room. */
static void follow(const struct lines *lines, int item, int rows, int *top)
{
	int first = item >= 0 ? line_of(lines, item) : 0, last = first;
	while (last + 1 < lines->count && lines->line[last + 1].item < 0 && *lines->line[last + 1].text != '\0')
		last++;
	if (last >= *top + rows)
		*top = last - rows + 1;
	if (first < *top || first >= *top + rows)
		*top = first;
	if (*top > 0 && lines->count <= rows)
		*top = 0;
}

static void paint_selected(int row, struct rect rect)
{
	paint_role(row, rect.column, rect.columns, ROLE_SELECTED);
	paint_text(row, rect.column - 1, 1, ROLE_NORMAL, screen_glyph(GLYPH_SELECTED));
	paint_cursor(row, rect.column);
}

static void paint_lines(const struct lines *lines, struct rect rect, int item, int top)
{
	int selected = item >= 0 ? line_of(lines, item) : 0;
	for (int i = 0; i < rect.rows && top + i < lines->count; i++)
		paint_text(rect.row + i, rect.column, rect.columns, lines->line[top + i].role,
			   lines->line[top + i].text);
	int edge = rect.column + rect.columns;
	if (top > 0)
		paint_text(rect.row, edge, 1, ROLE_KEY, screen_glyph(GLYPH_MORE_UP));
	if (top + rect.rows < lines->count)
		paint_text(rect.row + rect.rows - 1, edge, 1, ROLE_KEY, screen_glyph(GLYPH_MORE_DOWN));
	if (item >= 0)
		paint_selected(rect.row + selected - top, rect);
}

void meeting_view_paint(const struct meeting *meeting, const struct meeting_page *page, struct rect rect, int item,
			int *top)
{
	rect.columns = rect.columns < WIDEST ? rect.columns : WIDEST;
	paint_head(page, rect);
	if (item < 0)
		paint_selected(rect.row, rect);
	rect.row += HEAD_LINES;
	rect.rows -= HEAD_LINES;
	struct lines lines = make_lines(meeting, page, rect.columns, true);
	if (lines.count > rect.rows) {
		free_lines(&lines);
		lines = make_lines(meeting, page, rect.columns, false);
	}
	follow(&lines, item, rect.rows, top);
	paint_lines(&lines, rect, item, *top);
	free_lines(&lines);
}
