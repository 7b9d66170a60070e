/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "document.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "money.h"
#include "text.h"

#define COLUMNS_MIN 40
#define PROSE_MAX 100 /* longer lines tire the eye */
#define MARGIN 2      /* before the first column of a table */
#define GAP 2         /* between columns */
#define INDENT 2      /* for each level of a tree */
#define BAR_MIN 8
#define BAR_MAX 30
#define NAME_MIN 16   /* the column that gives way */
#define NAME_GOOD 26  /* what a name keeps (longer ones wrap) before bars go */

/* A table while it is laid out: what each cell says and how wide each column is. */
struct plan {
	const struct document_block *table;
	char **text;    /* row by row, as shown */
	int *width;     /* of the text, 0: the column is left out */
	int64_t *most;  /* what a full bar stands for */
	int bar;        /* columns of a bar, 0: none */
	int name;       /* the column that gives way and takes the indent; -1: none */
	int columns;
};

static void add_line(struct document_lines *lines, enum line_role role, char *text)
{
	size_t length = strlen(text);
	while (length > 0 && text[length - 1] == ' ')
		text[--length] = '\0';
	lines->line = xrealloc(lines->line, (size_t)lines->count + 1, sizeof *lines->line);
	lines->line[lines->count++] = (struct document_line){ .role = role, .text = text, .block = -1, .row = -1 };
}

static void add_blank(struct document_lines *lines)
{
	if (lines->count > 0 && lines->line[lines->count - 1].role != LINE_BLANK)
		add_line(lines, LINE_BLANK, xstrdup(""));
}

static void add_wrapped(struct document_lines *lines, enum line_role role, const char *text, int columns)
{
	struct text_lines wrapped = text_wrap(text, columns < PROSE_MAX ? columns : PROSE_MAX);
	for (int i = 0; i < wrapped.count; i++)
		add_line(lines, role, xstrdup(wrapped.line[i]));
	text_lines_free(&wrapped);
}

static void repeat(struct str *line, const char *mark, int times)
{
	while (times-- > 0)
		str_add(line, mark);
}

/* A heading carries its own rule, so that paper without bold shows it too. */
static void add_heading(struct document_lines *lines, const struct document_block *block, int columns)
{
	char *shown = text_show(block->text);
	if (block->level > 1 || text_width(shown) + 4 > columns) {
		add_wrapped(lines, LINE_HEADING, shown, columns);
	} else {
		struct str line = {0};
		str_addf(&line, "%s ", shown);
		repeat(&line, text_ascii() ? "-" : "─", columns - text_width(shown) - 1);
		add_line(lines, LINE_HEADING, str_take(&line));
	}
	free(shown);
}

/* ---- what cells say ---- */

static char *show_cell(const struct document_column *column, const struct document_cell *cell)
{
	if (cell->empty)
		return xstrdup("");
	switch (column->type) {
	case CELL_TEXT:
		return text_show(cell->text);
	case CELL_NUMBER:
		return number_text(cell->number);
	case CELL_PERCENT:
		return xasprintf("%lld %%", (long long)cell->number);
	case CELL_MONEY:
		return cell->number == 0 ? xstrdup(text_ascii() ? "-" : "–") : money_short(cell->number);
	}
	abort();
}

static char **show_cells(const struct document_block *table)
{
	char **text = xcalloc((size_t)table->row_count * (size_t)table->column_count, sizeof *text);
	for (int row = 0; row < table->row_count; row++)
		for (int column = 0; column < table->column_count; column++)
			text[row * table->column_count + column] =
				show_cell(&table->column[column], &table->row[row].cell[column]);
	return text;
}

static const char *cell_text(const struct plan *plan, int row, int column)
{
	return plan->text[row * plan->table->column_count + column];
}

/* ---- how wide columns are ---- */

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int natural_width(const struct plan *plan, int column, int indent)
{
	const struct document_block *table = plan->table;
	int width = text_width(table->column[column].title);
	for (int row = 0; row < table->row_count; row++)
		width = larger(width, indent * table->row[row].indent + text_width(cell_text(plan, row, column)));
	return larger(width, 1);
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
		*bars += plan->table->column[i].bar;
	}
	return width + GAP * (shown - 1);
}

static int last_shown(const struct plan *plan)
{
	int last = plan->table->column_count - 1;
	while (last > 0 && (plan->width[last] == 0 || last == plan->name))
		last--;
	return last;
}

/* Room is given to the name first, then to the bars; what is too wide loses its bars, then columns from the right. */
static void fit_columns(struct plan *plan)
{
	int bars, wanted = plan->name >= 0 ? plan->width[plan->name] : 0;
	int room = plan->columns - fixed_width(plan, &bars);
	while (room < (wanted < NAME_MIN ? wanted : NAME_MIN) && last_shown(plan) > 0) {
		plan->width[last_shown(plan)] = 0;
		room = plan->columns - fixed_width(plan, &bars);
	}
	int bar_room = bars * (BAR_MIN + 1);
	bool with_bars = bars > 0 && room - bar_room >= (wanted < NAME_GOOD ? wanted : NAME_GOOD);
	if (!with_bars)
		bar_room = 0;
	if (plan->name >= 0 && wanted > room - bar_room)
		plan->width[plan->name] = larger(room - bar_room, 1);
	if (with_bars) {
		int left = room - (plan->name >= 0 ? plan->width[plan->name] : 0);
		plan->bar = left / bars - 1 < BAR_MAX ? left / bars - 1 : BAR_MAX;
	}
}

static int64_t largest(const struct document_block *table, int column)
{
	int64_t most = 1;
	if (table->column[column].type == CELL_PERCENT)
		return 100;
	for (int row = 0; row < table->row_count; row++)
		if (!table->row[row].total && table->row[row].cell[column].number > most)
			most = table->row[row].cell[column].number;
	return most;
}

static struct plan plan_table(const struct document_block *table, int columns)
{
	struct plan plan = { .table = table, .name = -1, .columns = columns, .text = show_cells(table) };
	plan.width = xcalloc((size_t)table->column_count, sizeof *plan.width);
	plan.most = xcalloc((size_t)table->column_count, sizeof *plan.most);
	for (int i = 0; i < table->column_count; i++) {
		if (table->column[i].use == COLUMN_DATA)
			continue;
		plan.width[i] = natural_width(&plan, i, 0);
		plan.most[i] = largest(table, i);
		bool is_text = table->column[i].type == CELL_TEXT;
		if (is_text && (plan.name < 0 || plan.width[i] > plan.width[plan.name]))
			plan.name = i;
	}
	if (plan.name >= 0)
		plan.width[plan.name] = natural_width(&plan, plan.name, INDENT);
	fit_columns(&plan);
	return plan;
}

static void free_plan(struct plan *plan)
{
	int cells = plan->table->row_count * plan->table->column_count;
	for (int i = 0; i < cells; i++)
		free(plan->text[i]);
	free(plan->text);
	free(plan->width);
	free(plan->most);
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

static void add_fitted(struct str *line, const char *text, int width, enum text_align align)
{
	char *fitted = text_fit(text, width, align);
	str_add(line, fitted);
	free(fitted);
}

static bool has_bar(const struct plan *plan, int column)
{
	return plan->bar > 0 && plan->table->column[column].bar;
}

static enum text_align align_of(const struct plan *plan, int column)
{
	return plan->table->column[column].type == CELL_TEXT ? TEXT_LEFT : TEXT_RIGHT;
}

/* Begins the column: the gap before it. False for one that is left out. */
static bool begin_column(const struct plan *plan, int column, struct str *line)
{
	if (plan->width[column] == 0)
		return false;
	repeat(line, " ", line->length == 0 ? MARGIN : GAP);
	return true;
}

static void add_head(struct document_lines *lines, const struct plan *plan)
{
	struct str line = {0};
	for (int i = 0; i < plan->table->column_count; i++) {
		if (!begin_column(plan, i, &line))
			continue;
		/* The title of a bar stands over the bar and its number together. */
		int width = plan->width[i] + (has_bar(plan, i) ? plan->bar + 1 : 0);
		add_fitted(&line, plan->table->column[i].title, width, align_of(plan, i));
	}
	add_line(lines, LINE_HEAD, str_take(&line));
}

/* The rest of a name that did not fit in its column, under it. */
static void add_rest(struct document_lines *lines, const struct plan *plan, const struct text_lines *name, int indent)
{
	int at = MARGIN;
	for (int i = 0; i < plan->name; i++)
		if (plan->width[i] > 0)
			at += plan->width[i] + GAP;
	for (int i = 1; i < name->count; i++) {
		struct str line = {0};
		repeat(&line, " ", at + indent);
		str_add(&line, name->line[i]);
		add_line(lines, LINE_TEXT, str_take(&line));
	}
}

static void add_row(struct document_lines *lines, const struct plan *plan, int block, int row)
{
	const struct document_row *from = &plan->table->row[row];
	int bar_from = 0, indent = plan->name < 0 ? 0 : INDENT * from->indent;
	struct text_lines name = {0};
	struct str line = {0};
	if (plan->name >= 0 && indent > plan->width[plan->name] - NAME_MIN / 2)
		indent = 0;
	if (plan->name >= 0)
		name = text_wrap(cell_text(plan, row, plan->name), plan->width[plan->name] - indent);
	for (int i = 0; i < plan->table->column_count; i++) {
		if (!begin_column(plan, i, &line))
			continue;
		if (has_bar(plan, i)) {
			bar_from = text_width(line.text);
			add_bar(&line, from->total ? 0 : from->cell[i].number, plan->most[i], plan->bar);
			str_add_char(&line, ' ');
		}
		repeat(&line, " ", i == plan->name ? indent : 0);
		add_fitted(&line, i == plan->name ? name.line[0] : cell_text(plan, row, i),
			   plan->width[i] - (i == plan->name ? indent : 0), align_of(plan, i));
	}
	add_line(lines, from->total ? LINE_TOTAL : LINE_ROW, str_take(&line));
	struct document_line *made = &lines->line[lines->count - 1];
	made->block = block;
	made->row = row;
	made->bar_from = bar_from;
	made->bar_columns = bar_from > 0 && !from->total ? plan->bar : 0;
	if (plan->name >= 0)
		add_rest(lines, plan, &name, indent);
	text_lines_free(&name);
}

static void add_table(struct document_lines *lines, const struct document *document, int block, int columns)
{
	const struct document_block *table = &document->block[block];
	struct plan plan = plan_table(table, columns);
	if (*table->text != '\0')
		add_wrapped(lines, LINE_CAPTION, table->text, columns);
	add_head(lines, &plan);
	for (int row = 0; row < table->row_count; row++)
		add_row(lines, &plan, block, row);
	free_plan(&plan);
}

struct document_lines document_layout(const struct document *document, int columns)
{
	struct document_lines lines = {0};
	if (columns < COLUMNS_MIN)
		columns = COLUMNS_MIN;
	add_wrapped(&lines, LINE_TITLE, document->title, columns);
	if (*document->subtitle != '\0')
		add_wrapped(&lines, LINE_SUBTITLE, document->subtitle, columns);
	for (int i = 0; i < document->block_count; i++) {
		const struct document_block *block = &document->block[i];
		bool under_heading = i > 0 && document->block[i - 1].type == BLOCK_HEADING;
		if (!under_heading)
			add_blank(&lines);
		if (block->type == BLOCK_HEADING)
			add_heading(&lines, block, columns);
		else if (block->type == BLOCK_TEXT)
			add_wrapped(&lines, LINE_TEXT, block->text, columns);
		else
			add_table(&lines, document, i, columns);
	}
	return lines;
}

void document_lines_free(struct document_lines *lines)
{
	for (int i = 0; i < lines->count; i++)
		free(lines->line[i].text);
	free(lines->line);
	*lines = (struct document_lines){0};
}
