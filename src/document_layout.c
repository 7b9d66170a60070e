/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "document.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "drawing.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define COLUMNS_MIN 40
#define PROSE_MAX 100 /* longer lines tire the eye */
#define MARGIN 2      /* before the first column of a table */
#define GAP 2         /* between columns */
#define INDENT 2      /* for each level of a tree */
#define BAR_MIN 8
#define BAR_MAX 30
#define AXIS_MIN 16   /* of a stretch of time, which says nothing without its drawing */
#define AXIS_MAX 60
#define AXIS_LABEL 5  /* columns that a month or a year over it has at least */
#define NAME_MIN 16   /* the column that gives way */
#define OTHER_MIN 20  /* what other texts keep */
#define WORD_MAX 32   /* of a word that is kept whole */
#define NAME_GOOD 26  /* what a name keeps (longer ones wrap) before bars go */
/* Beside a menu the page of a window of 100 columns is narrower than that of one of 80: rather short bars and broken
 * words than fewer bars in the larger one. */
#define PAGE_OF_80 76
#define PAGE_OF_100 71
#define BAR_SHORT 3
#define NAME_BROKEN 17

/* A document while it is laid out: who takes the lines. */
struct page {
	document_line_take *take;
	void *taker;
	int columns;
	bool places;       /* whether who takes them wants to know where the cells stand */
	int block;         /* what is being laid out, -1: the title */
	bool begun, blank; /* whether there is a line; whether the newest is blank */
};

/* A table while it is laid out: how wide each column is. Two walks over its rows, so that none is held. */
struct plan {
	const struct document_block *table;
	struct page *page;
	int *width;     /* of the text, 0: the column is left out; text that is longer takes more lines */
	int *whole;     /* what the text would need on one line */
	int *indented;  /* the same with the indents of a tree */
	int *word;      /* of the longest word */
	bool *shown;
	bool *filled;   /* whether any row says something there */
	bool *under;    /* what there is no column for: told under the row, after its title */
	int64_t *most;  /* what a full bar stands for */
	int bar;        /* columns of a bar, 0: none */
	int name;       /* the text that takes the indent and what room there is; -1: none */
	int block, row; /* in the second walk: where it has come */
};

static void give_line(struct page *page, struct document_line line)
{
	size_t length = strlen(line.text);
	while (length > 0 && line.text[length - 1] == ' ')
		line.text[--length] = '\0';
	page->begun = true;
	page->blank = line.role == LINE_BLANK;
	page->take(page->taker, line);
}

static void add_line(struct page *page, enum line_role role, char *text)
{
	give_line(page, (struct document_line){ .role = role, .text = text, .block = page->block, .row = -1 });
}

static void add_blank(struct page *page)
{
	if (page->begun && !page->blank)
		add_line(page, LINE_BLANK, xstrdup(""));
}

static void add_wrapped(struct page *page, enum line_role role, const char *text)
{
	struct text_lines wrapped = text_wrap(text, page->columns < PROSE_MAX ? page->columns : PROSE_MAX);
	for (int i = 0; i < wrapped.count; i++)
		add_line(page, role, xstrdup(wrapped.line[i]));
	text_lines_free(&wrapped);
}

static void repeat(struct str *line, const char *mark, int times)
{
	while (times-- > 0)
		str_add(line, mark);
}

/* A heading carries its own rule, so that paper without bold shows it too. */
static void add_heading(struct page *page, const struct document_block *block)
{
	char *shown = text_show(block->text);
	if (block->level > 1 || text_width(shown) + 4 > page->columns) {
		add_wrapped(page, LINE_HEADING, shown);
	} else {
		struct str line = {0};
		str_addf(&line, "%s ", shown);
		repeat(&line, text_ascii() ? "-" : "─", page->columns - text_width(shown) - 1);
		add_line(page, LINE_HEADING, str_take(&line));
	}
	free(shown);
}

/* ---- how wide columns are ---- */

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static bool is_text(const struct plan *plan, int column)
{
	return plan->table->column[column].type == CELL_TEXT;
}

static int longest_word(const char *text)
{
	char *words = xstrdup(text), *rest = words, *word;
	int longest = 0;
	while ((word = strsep(&rest, " ")) != NULL)
		longest = larger(longest, text_width(word));
	free(words);
	return longest < WORD_MAX ? longest : WORD_MAX;
}

/* Widths of the text of a row are seen in the first walk. */
static bool measure_row(void *context, const struct document_row *row, struct err *err)
{
	struct plan *plan = context;
	(void)err;
	for (int i = 0; i < plan->table->column_count; i++) {
		if (!plan->shown[i])
			continue;
		char *text = document_cell_shown(&plan->table->column[i], &row->cell[i]);
		int width = text_width(text);
		plan->filled[i] |= !row->cell[i].empty;
		plan->width[i] = larger(plan->width[i], width);
		plan->indented[i] = larger(plan->indented[i], width + INDENT * row->indent);
		if (is_text(plan, i))
			plan->word[i] = larger(plan->word[i], longest_word(text));
		free(text);
	}
	return true;
}

static bool has_drawing(const struct plan *plan, int column)
{
	return plan->width[column] > 0 && document_column_drawn(&plan->table->column[column]);
}

/* What all columns and the gaps between them take, the name column and the bars not counted. */
static int fixed_width(const struct plan *plan, int *bars)
{
	int width = MARGIN, shown = 0;
	*bars = 0;
	for (int i = 0; i < plan->table->column_count; i++) {
		if (plan->width[i] == 0)
			continue;
		shown++;
		width += i == plan->name ? 0 : plan->width[i];
		if (plan->table->column[i].type == CELL_SPAN)
			width += AXIS_MIN + 1;
		else
			*bars += has_drawing(plan, i);
	}
	return width + GAP * (shown - 1);
}

/* The last column that may go under the row: a drawing has no words. */
static int last_shown(const struct plan *plan)
{
	int last = plan->table->column_count - 1;
	while (last > 0 && (plan->width[last] == 0 || last == plan->name ||
			    plan->table->column[last].type == CELL_SPAN))
		last--;
	return last;
}

static bool has_spans(const struct plan *plan)
{
	for (int i = 0; i < plan->table->column_count; i++)
		if (plan->width[i] > 0 && plan->table->column[i].type == CELL_SPAN)
			return true;
	return false;
}

/* Makes the widest text beside the name one column narrower; false where none is wider than LEAST and its words. */
static bool narrow_text(struct plan *plan, int least)
{
	int widest = -1;
	for (int i = 0; i < plan->table->column_count; i++)
		if (i != plan->name && is_text(plan, i) && plan->width[i] > larger(least, plan->word[i]) &&
		    (widest < 0 || plan->width[i] > plan->width[widest]))
			widest = i;
	if (widest >= 0)
		plan->width[widest]--;
	return widest >= 0;
}

/* What a name keeps before bars go and other texts break: its words whole. */
static int good_name(const struct plan *plan, int wanted)
{
	int good = plan->name >= 0 ? larger(NAME_GOOD, plan->word[plan->name]) : 0;
	return wanted < good ? wanted : good;
}

/* The columns that are left get their room: the name first, then other texts, none of them more than the name while it
 * has too little. */
static int share_room(struct plan *plan, int wanted, int *bars)
{
	for (int i = 0; i < plan->table->column_count; i++)
		if (plan->width[i] > 0 && i != plan->name)
			plan->width[i] = plan->whole[i];
	int room = plan->page->columns - fixed_width(plan, bars);
	while (room < wanted && narrow_text(plan, larger(room < good_name(plan, wanted) ? 0 : room, OTHER_MIN)))
		room = plan->page->columns - fixed_width(plan, bars);
	/* Rather several words on two lines than one of the name. */
	while (plan->name >= 0 && room < plan->word[plan->name] && narrow_text(plan, 0))
		room = plan->page->columns - fixed_width(plan, bars);
	return room;
}

/* Before anything else has to give way. */
static void drop_spare(struct plan *plan, int wanted)
{
	int bars;
	for (int i = plan->table->column_count - 1; i >= 0; i--)
		if (plan->table->column[i].use == COLUMN_SPARE && i != plan->name &&
		    plan->page->columns - fixed_width(plan, &bars) < wanted)
			plan->width[i] = 0;
}

static bool is_narrow(const struct plan *plan)
{
	return plan->page->columns >= PAGE_OF_100 && plan->page->columns < PAGE_OF_80;
}

/* What the name keeps before bars go. */
static int name_least(const struct plan *plan, int wanted)
{
	return is_narrow(plan) && wanted > NAME_BROKEN ? NAME_BROKEN : good_name(plan, wanted);
}

/* What each of the bars has at least; on a narrow page less, where ROOM is short. */
static int bar_least(const struct plan *plan, int wanted, int room, int bars)
{
	int bar = BAR_MIN;
	while (is_narrow(plan) && bar > BAR_SHORT && room - bars * (bar + 1) < name_least(plan, wanted))
		bar--;
	return bar;
}

/* Room is given to the name first, then to the bars; what is too wide loses its bars, then other texts take more lines,
 * then columns go from the right: what they say stands under the row. */
static void fit_columns(struct plan *plan)
{
	int bars, wanted = plan->name >= 0 ? plan->width[plan->name] : 0, room;
	drop_spare(plan, wanted);
	while ((room = share_room(plan, wanted, &bars)) < (wanted < NAME_MIN ? wanted : NAME_MIN) &&
	       last_shown(plan) > 0) {
		int last = last_shown(plan);
		plan->under[last] = true;
		plan->width[last] = 0;
	}
	int bar_room = bars * (bar_least(plan, wanted, room, bars) + 1);
	bool with_bars = bar_room > 0 && room - bar_room >= name_least(plan, wanted);
	if (!with_bars)
		bar_room = 0;
	if (plan->name >= 0 && wanted > room - bar_room)
		plan->width[plan->name] = larger(room - bar_room, 1);
	int left = room - (plan->name >= 0 ? plan->width[plan->name] : 0);
	if (has_spans(plan))
		plan->bar = AXIS_MIN + larger(left < AXIS_MAX - AXIS_MIN ? left : AXIS_MAX - AXIS_MIN, 0);
	else if (with_bars)
		plan->bar = left / bars - 1 < BAR_MAX ? left / bars - 1 : BAR_MAX;
}

/* Words and dates that no row has need no column. */
static void drop_empty(struct plan *plan)
{
	for (int i = 0; i < plan->table->column_count; i++) {
		enum cell_type type = plan->table->column[i].type;
		if (!plan->filled[i] && (type == CELL_TEXT || type == CELL_DATE)) {
			plan->shown[i] = false;
			plan->width[i] = 0;
		}
	}
}

/* What is long or seldom there has no column of its own. */
static void put_under(struct plan *plan)
{
	for (int i = 0; i < plan->table->column_count; i++) {
		if (!plan->shown[i] || (plan->table->column[i].traits & COLUMN_UNDER) == 0)
			continue;
		plan->under[i] = true;
		plan->shown[i] = false;
		plan->width[i] = 0;
	}
}

/* The first text that is more than a word gives way, else the widest: a name can take two lines, a number cannot. */
static void choose_name(struct plan *plan)
{
	for (int i = 0; i < plan->table->column_count; i++) {
		plan->whole[i] = plan->width[i];
		if (plan->shown[i] && is_text(plan, i) && (plan->name < 0 || plan->width[plan->name] < NAME_MIN) &&
		    (plan->name < 0 || plan->width[i] > plan->width[plan->name]))
			plan->name = i;
	}
	if (plan->name >= 0)
		plan->width[plan->name] = plan->indented[plan->name];
}

static void free_plan(struct plan *plan)
{
	free(plan->width);
	free(plan->whole);
	free(plan->indented);
	free(plan->word);
	free(plan->shown);
	free(plan->filled);
	free(plan->under);
	free(plan->most);
}

/* The first walk. On failure nothing is left to free. */
static bool plan_table(struct plan *plan, struct page *page, const struct document_block *table, struct err *err)
{
	size_t count = (size_t)table->column_count + 1;
	*plan = (struct plan){ .table = table, .page = page, .name = -1 };
	plan->width = xcalloc(count, sizeof *plan->width);
	plan->indented = xcalloc(count, sizeof *plan->indented);
	plan->word = xcalloc(count, sizeof *plan->word);
	plan->whole = xcalloc(count, sizeof *plan->whole);
	plan->shown = xcalloc(count, sizeof *plan->shown);
	plan->filled = xcalloc(count, sizeof *plan->filled);
	plan->under = xcalloc(count, sizeof *plan->under);
	plan->most = xcalloc(count, sizeof *plan->most);
	for (int i = 0; i < table->column_count; i++) {
		plan->shown[i] = table->column[i].use != COLUMN_DATA;
		/* A stretch of time says nothing beside its drawing. */
		int title = table->column[i].type == CELL_SPAN ? 0 : text_width(table->column[i].title);
		if (plan->shown[i])
			plan->width[i] = plan->indented[i] = plan->word[i] = larger(title, 1);
	}
	if (!document_each(table, measure_row, plan, err) || !document_most(table, plan->most, err)) {
		free_plan(plan);
		return false;
	}
	drop_empty(plan);
	put_under(plan);
	choose_name(plan);
	fit_columns(plan);
	return true;
}

/* ---- lines of a table ---- */

/* NUMBER of MOST as a bar WIDTH columns wide, in eighths of a column; what is more than nothing is seen. */
static void add_bar(struct str *line, int64_t number, int64_t most, int width)
{
	static const char *const eighths[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	int64_t steps = text_ascii() ? 1 : 8, whole = (int64_t)width * steps;
	int64_t filled = number <= 0 ? 0 : number >= most ? whole : (number * whole + most / 2) / most;
	if (filled == 0 && number > 0)
		filled = 1;
	repeat(line, text_ascii() ? "#" : "█", (int)(filled / steps));
	str_add(line, eighths[filled % steps]);
	repeat(line, " ", width - (int)((filled + steps - 1) / steps));
}

/* The column of the axis that has the day of the document; -1: none has. */
static int today_column(const struct document_block *table, int width)
{
	double at;
	return drawing_today(table, &at) ? (int)(at * width) : -1;
}

/* A column of a stretch, whose halves are drawn or not. */
static const char *span_mark(bool left, bool right, bool pale)
{
	if (text_ascii())
		return !left && !right ? "." : pale ? "-" : "#";
	if (!left && !right)
		return "·";
	return pale ? "░" : left && right ? "█" : left ? "▌" : "▐";
}

/* From NUMBER to WHOLE on the axis of TABLE, WIDTH columns wide. Half columns are as fine as a stretch can be drawn
 * from both sides; through all stretches goes the line of the day. */
static void add_span(struct str *line, const struct document_block *table, const struct document_cell *cell, int width)
{
	int today = today_column(table, width);
	int64_t length = table->axis_to - table->axis_from + 1, halves = 2 * (int64_t)width;
	int64_t from = cell->number - table->axis_from, to = cell->whole - table->axis_from + 1;
	if (cell->empty || length <= 0 || to <= 0 || from >= length) {
		repeat(line, " ", width);
		return;
	}
	int64_t first = from <= 0 ? 0 : from * halves / length, last = to >= length ? halves : to * halves / length;
	if (last <= first)
		last = first + 1;
	for (int64_t at = 0; at < halves; at += 2) {
		bool left = at >= first && at < last, right = at + 1 >= first && at + 1 < last;
		if (at / 2 == today)
			str_add(line, text_ascii() ? "|" : "│");
		else
			str_add(line, span_mark(left, right, cell->pale));
	}
}

static void add_fitted(struct str *line, const char *text, int width, enum text_align align)
{
	char *fitted = text_fit(text, width, align);
	str_add(line, fitted);
	free(fitted);
}

static bool has_bar(const struct plan *plan, int column)
{
	return plan->bar > 0 && has_drawing(plan, column);
}

static enum text_align align_of(const struct plan *plan, int column)
{
	enum cell_type type = plan->table->column[column].type;
	return type == CELL_TEXT || type == CELL_DATE || type == CELL_SPAN ? TEXT_LEFT : TEXT_RIGHT;
}

/* Begins the column: the gap before it. False for one that is left out. */
static bool begin_column(const struct plan *plan, int column, struct str *line)
{
	if (plan->width[column] == 0)
		return false;
	repeat(line, " ", line->length == 0 ? MARGIN : GAP);
	return true;
}

/* Months over the place where each begins, the year where that is January; years alone where they are many. */
static void add_axis(struct str *line, const struct document_block *table, int width)
{
	static const int steps[] = { 1, 3, 6, 12, 24, 60, 120 };
	char first[DATE_DAY_SIZE], day[DATE_DAY_SIZE];
	int64_t length = table->axis_to - table->axis_from + 1;
	int months = (int)(length / 30) + 1, at = 0, step = 0;
	while (step < COUNT(steps) - 1 && width * steps[step] / months < AXIS_LABEL)
		step++;
	date_add_days("1970-01-01", (int)table->axis_from, first);
	first[strlen("2026-01")] = '\0';
	for (int month = 0; month <= months; month++) {
		date_add_months(first, month, day);
		int64_t from = date_days_between("1970-01-01", day) - table->axis_from;
		int column = (int)(from <= 0 ? 0 : from * width / length), number = atoi(day + strlen("2026-"));
		if ((atoi(day) * 12 + number - 1) % steps[step] != 0 || column < at || column + AXIS_LABEL > width + 1)
			continue;
		char *label = number == 1 ? xstrndup(day, strlen("2026")) : xstrdup(date_month_short(number));
		repeat(line, " ", column - at);
		str_add(line, label);
		at = column + text_width(label);
		free(label);
	}
	repeat(line, " ", width - at);
}

static void add_head(const struct plan *plan)
{
	struct str line = {0};
	for (int i = 0; i < plan->table->column_count; i++) {
		if (!begin_column(plan, i, &line))
			continue;
		/* The title of a bar stands over the bar and its number together. */
		int width = plan->width[i] + (has_bar(plan, i) ? plan->bar + 1 : 0);
		if (plan->table->column[i].type == CELL_SPAN && has_bar(plan, i))
			add_axis(&line, plan->table, width);
		else
			add_fitted(&line, plan->table->column[i].title, width, align_of(plan, i));
	}
	add_line(plan->page, LINE_HEAD, str_take(&line));
}

/* What the cells of a row say, line by line. */
struct cells {
	struct text_lines *text; /* one per column */
	int most;                /* lines of the one with most */
};

static int indent_of(const struct plan *plan, const struct document_row *row, int column)
{
	int indent = column == plan->name ? INDENT * row->indent : 0;
	return indent > plan->width[column] - NAME_MIN / 2 ? 0 : indent;
}

/* Text takes as many lines as it needs; figures have room. */
static struct cells wrap_cells(const struct plan *plan, const struct document_row *row)
{
	struct cells cells = { .most = 1 };
	cells.text = xcalloc((size_t)plan->table->column_count + 1, sizeof *cells.text);
	for (int i = 0; i < plan->table->column_count; i++) {
		if (plan->width[i] == 0)
			continue;
		char *text = document_cell_shown(&plan->table->column[i], &row->cell[i]);
		int width = plan->width[i] - indent_of(plan, row, i);
		cells.text[i] = text_wrap_hyphened(text, is_text(plan, i) ? width : larger(text_width(text), 1));
		cells.most = larger(cells.most, cells.text[i].count);
		free(text);
	}
	return cells;
}

static void free_cells(const struct plan *plan, struct cells *cells)
{
	for (int i = 0; i < plan->table->column_count; i++)
		text_lines_free(&cells->text[i]);
	free(cells->text);
}

/* What did not fit in the first line of the row, each under itself. */
static void add_rest(const struct plan *plan, const struct document_row *row, const struct cells *cells)
{
	for (int at = 1; at < cells->most; at++) {
		struct str line = {0};
		for (int i = 0; i < plan->table->column_count; i++) {
			if (!begin_column(plan, i, &line))
				continue;
			int indent = indent_of(plan, row, i);
			repeat(&line, " ", (has_bar(plan, i) ? plan->bar + 1 : 0) + indent);
			add_fitted(&line, at < cells->text[i].count ? cells->text[i].line[at] : "",
				   plan->width[i] - indent, TEXT_LEFT);
		}
		add_line(plan->page, LINE_REST, str_take(&line));
	}
}

/* "End: 2027 · Participants 12 · Cost 292 tkr" under the row, for what has no column. */
static void add_under(const struct plan *plan, const struct document_row *row)
{
	struct str text = {0};
	for (int i = 0; i < plan->table->column_count; i++) {
		const struct document_column *column = &plan->table->column[i];
		bool words = column->type == CELL_TEXT || column->type == CELL_DATE;
		if (!plan->under[i] || row->cell[i].empty)
			continue;
		char *shown = document_cell_shown(column, &row->cell[i]);
		str_addf(&text, "%s%s%s %s", text.length > 0 ? " · " : "", column->title, words ? ":" : "", shown);
		free(shown);
	}
	if (text.length == 0)
		return;
	struct text_lines wrapped = text_wrap(text.text, larger(plan->page->columns - 2 * MARGIN, 1));
	for (int at = 0; at < wrapped.count; at++)
		add_line(plan->page, LINE_REST, xasprintf("%*s%s", 2 * MARGIN, "", wrapped.line[at]));
	text_lines_free(&wrapped);
	str_free(&text);
}

static void add_drawing(const struct plan *plan, const struct document_row *row, int column, struct str *line)
{
	const struct document_cell *cell = &row->cell[column];
	const struct document_column *head = &plan->table->column[column];
	if (head->type == CELL_SPAN)
		add_span(line, plan->table, cell, plan->bar);
	else
		add_bar(line, row->total ? 0 : document_bar(head, cell), plan->most[column], plan->bar);
	str_add_char(line, ' ');
}

static void add_cell(const struct plan *plan, const struct document_row *row, int column, const struct cells *cells,
		     struct document_line *made, struct str *line)
{
	int indent = indent_of(plan, row, column);
	if (has_bar(plan, column)) {
		made->bar_from = text_width(line->text);
		made->bar_columns = row->total ? 0 : plan->bar;
		made->bar_column = column;
		add_drawing(plan, row, column, line);
	}
	if (made->cell != NULL)
		made->cell[column] = (struct document_place){ text_width(line->text), plan->width[column] };
	repeat(line, " ", indent);
	add_fitted(line, cells->text[column].line[0], plan->width[column] - indent, align_of(plan, column));
}

/* The line of a row, in the second walk. */
static bool add_row(void *context, const struct document_row *row, struct err *err)
{
	struct plan *plan = context;
	struct document_line made = { .role = row->total ? LINE_TOTAL : LINE_ROW, .block = plan->block };
	struct cells cells = wrap_cells(plan, row);
	struct str line = {0};
	(void)err;
	if (plan->page->places)
		made.cell = xcalloc((size_t)plan->table->column_count, sizeof *made.cell);
	for (int i = 0; i < plan->table->column_count; i++)
		if (begin_column(plan, i, &line))
			add_cell(plan, row, i, &cells, &made, &line);
	made.row = plan->row++;
	made.text = str_take(&line);
	give_line(plan->page, made);
	add_rest(plan, row, &cells);
	add_under(plan, row);
	free_cells(plan, &cells);
	return true;
}

static void add_left_out(struct page *page, int64_t count)
{
	char *number = number_text(count);
	unsigned long rows = (unsigned long)count;
	char *text = xasprintf(i18n_plural("  … and %s row more", "  … and %s rows more", rows), number);
	add_line(page, LINE_CAPTION, text);
	free(number);
}

/* Where a cell of a sentence stands: bytes of the whole. */
struct stretch {
	size_t from, to;
};

/* Bytes of the whole text, FROM to TO, of which a line has FIRST to LAST, as a place in the line. */
static struct document_place place_of(const char *line, struct stretch cell, size_t first, size_t last)
{
	size_t from = cell.from > first ? cell.from : first, to = cell.to < last ? cell.to : last;
	if (from >= to)
		return (struct document_place){0};
	char *before = xstrndup(line, from - first), *until = xstrndup(line, to - first);
	struct document_place place = { text_width(before), text_width(until) - text_width(before) };
	free(before);
	free(until);
	return place;
}

/* The cells of the sentence in the order in which document_prose_text has them. */
static void find_cells(const struct document_block *table, const char *text, struct stretch *cells)
{
	const char *at = text;
	for (int i = 0; i < table->column_count; i++) {
		const struct document_cell *cell = &table->row[0].cell[i];
		if (table->column[i].use == COLUMN_DATA || cell->empty)
			continue;
		const char *found = strstr(at, cell->text);
		if (found == NULL)
			continue;
		at = found + strlen(cell->text);
		cells[i] = (struct stretch){ (size_t)(found - text), (size_t)(at - text) };
	}
}

/* A table that is read as a sentence: each line of it is its one row, with the cells that stand there. */
static void add_prose(struct page *page, const struct document_block *table, int block)
{
	char *text = document_prose_text(table);
	const char *rest = text;
	struct text_lines wrapped = text_wrap(text, page->columns < PROSE_MAX ? page->columns : PROSE_MAX);
	struct stretch *cells = xcalloc((size_t)table->column_count + 1, sizeof *cells);
	find_cells(table, text, cells);
	for (int i = 0; i < wrapped.count; i++) {
		struct document_line line = { .role = LINE_TEXT, .text = xstrdup(wrapped.line[i]), .block = block };
		const char *start = strstr(rest, wrapped.line[i]);
		start = start != NULL ? start : rest;
		rest = start + strlen(wrapped.line[i]);
		if (page->places)
			line.cell = xcalloc((size_t)table->column_count + 1, sizeof *line.cell);
		for (int column = 0; page->places && column < table->column_count; column++)
			line.cell[column] = place_of(wrapped.line[i], cells[column], (size_t)(start - text),
						     (size_t)(rest - text));
		give_line(page, line);
	}
	text_lines_free(&wrapped);
	free(cells);
	free(text);
}

static bool add_table(struct page *page, const struct document *document, int block, struct err *err)
{
	const struct document_block *table = &document->block[block];
	struct plan plan;
	if (table->prose) {
		add_prose(page, table, block);
		return true;
	}
	if (!plan_table(&plan, page, table, err))
		return false;
	plan.block = block;
	if (*table->text != '\0')
		add_wrapped(page, LINE_CAPTION, table->text);
	add_head(&plan);
	bool good = document_each(table, add_row, &plan, err);
	if (table->left_out > 0)
		add_left_out(page, table->left_out);
	free_plan(&plan);
	return good;
}

static bool add_block(struct page *page, const struct document *document, int at, struct err *err)
{
	const struct document_block *block = &document->block[at];
	bool under_heading = at > 0 && document->block[at - 1].type == BLOCK_HEADING;
	if (!under_heading)
		add_blank(page);
	page->block = at;
	if (block->type == BLOCK_TABLE)
		return add_table(page, document, at, err);
	if (block->type == BLOCK_HEADING)
		add_heading(page, block);
	else
		add_wrapped(page, LINE_TEXT, block->text);
	return true;
}

static bool lay_out(struct page *page, const struct document *document, struct err *err)
{
	page->block = -1;
	add_wrapped(page, LINE_TITLE, document->title);
	if (*document->subtitle != '\0')
		add_wrapped(page, LINE_SUBTITLE, document->subtitle);
	for (int i = 0; i < document->block_count; i++)
		if (!add_block(page, document, i, err))
			return false;
	return true;
}

bool document_layout_each(const struct document *document, int columns, document_line_take *take, void *taker,
			  struct err *err)
{
	struct page page = { .take = take, .taker = taker, .columns = larger(columns, COLUMNS_MIN) };
	return lay_out(&page, document, err);
}

static void keep_line(void *context, struct document_line line)
{
	struct document_lines *lines = context;
	lines->line = xrealloc(lines->line, (size_t)lines->count + 1, sizeof *lines->line);
	lines->line[lines->count++] = line;
}

struct document_lines document_layout(const struct document *document, int columns)
{
	struct document_lines lines = {0};
	struct err err = {0};
	struct page page = { .take = keep_line, .taker = &lines, .columns = larger(columns, COLUMNS_MIN),
			     .places = true };
	bool good = lay_out(&page, document, &err);
	assert(good && "rows that are held cannot fail");
	(void)good;
	return lines;
}

void document_lines_free(struct document_lines *lines)
{
	for (int i = 0; i < lines->count; i++) {
		free(lines->line[i].text);
		free(lines->line[i].cell);
	}
	free(lines->line);
	*lines = (struct document_lines){0};
}
