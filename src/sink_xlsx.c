/* SPDX-License-Identifier: EUPL-1.2 */
/* sink_xlsx: a document as a workbook: a sheet that says what it is, and one for each table. A module of its own; see
 * sink_module.c. Rows go to the file as they come; only widths of columns are kept. */
#include "config.h"

#include "sink.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "clock.h"
#include "date.h"
#include "drawing.h"
#include "i18n.h"
#include "mem.h"
#include "scratch.h"
#include "text.h"

#define FILE_NAME "book.xlsx"
#define CELL_CHARACTERS 32767 /* more is no valid file */
#define NAME_CHARACTERS 31
#define INDENT_MAX 8
#define ROWS_MAX 1048575
#define EPOCH "1970-01-01"
enum { WIDTH_MIN = 8, WIDTH_MAX = 60, WIDTH_TITLES = 18, WIDTH_PROSE = 100 };

enum look {
	LOOK_TEXT, LOOK_NUMBER, LOOK_MONEY, LOOK_EURO, LOOK_PERCENT, LOOK_DATE, LOOK_HEAD, LOOK_HEAD_RIGHT, LOOK_TITLE,
	LOOK_HEADING, LOOK_PROSE, LOOK_HOURS, LOOK_COUNT
};
static const struct {
	const char *number; /* NULL: text */
	bool bold, wrap, right;
	double size;
} looks[LOOK_COUNT] = {
	[LOOK_TEXT] = { "@", false, true, false, 0 },
	[LOOK_NUMBER] = { "#,##0", false, false, true, 0 },
	[LOOK_MONEY] = { "#,##0 \"kr\"", false, false, true, 0 },
	[LOOK_EURO] = { "#,##0 \"€\"", false, false, true, 0 },
	[LOOK_PERCENT] = { "0 %", false, false, true, 0 },
	[LOOK_DATE] = { "yyyy-mm-dd", false, false, false, 0 },
	[LOOK_HEAD] = { NULL, true, true, false, 0 },
	[LOOK_HEAD_RIGHT] = { NULL, true, true, true, 0 },
	[LOOK_TITLE] = { NULL, true, true, false, 18 },
	[LOOK_HEADING] = { NULL, true, true, false, 13 },
	[LOOK_PROSE] = { NULL, false, true, false, 0 },
	[LOOK_HOURS] = { "#,##0.00", false, false, true, 0 },
};
static const enum look look_of[] = {
	[CELL_TEXT] = LOOK_TEXT, [CELL_NUMBER] = LOOK_NUMBER, [CELL_MONEY] = LOOK_MONEY, [CELL_EURO] = LOOK_EURO,
	[CELL_PERCENT] = LOOK_PERCENT, [CELL_SHARE] = LOOK_PERCENT, [CELL_DATE] = LOOK_DATE, [CELL_SPAN] = LOOK_DATE,
	[CELL_HOURS] = LOOK_HOURS,
};

struct book {
	lxw_workbook *workbook;
	lxw_format *format[LOOK_COUNT][2]; /* plain, and of a total */
	lxw_format *indented[INDENT_MAX + 1];
	lxw_worksheet *about;
	lxw_row_t about_row;
	char **name; /* of the sheets there are */
	int name_count;
};

/* A table while it is written. */
struct sheet {
	struct book *book;
	const struct document_block *block;
	lxw_worksheet *worksheet;
	lxw_row_t row, last; /* where it has come; the last row that is no total */
	int *width;          /* by column of the sheet */
	int columns, name;   /* NAME: the column that takes the indent */
	bool full;
};

/* ---- formats ---- */

static lxw_format *new_format(lxw_workbook *workbook, enum look look, bool total)
{
	lxw_format *format = workbook_add_format(workbook);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (looks[look].number != NULL)
		format_set_num_format(format, looks[look].number);
	if (looks[look].bold || total)
		format_set_bold(format);
	if (looks[look].wrap)
		format_set_text_wrap(format);
	if (looks[look].right)
		format_set_align(format, LXW_ALIGN_RIGHT);
	if (looks[look].size > 0)
		format_set_font_size(format, looks[look].size);
	if (total)
		format_set_top(format, LXW_BORDER_THIN);
	if (look == LOOK_HEAD || look == LOOK_HEAD_RIGHT)
		format_set_bottom(format, LXW_BORDER_MEDIUM);
	return format;
}

static void make_formats(struct book *book)
{
	for (int i = 0; i < LOOK_COUNT; i++)
		for (int total = 0; total <= 1; total++)
			book->format[i][total] = new_format(book->workbook, (enum look)i, total);
	for (int i = 1; i <= INDENT_MAX; i++) {
		book->indented[i] = new_format(book->workbook, LOOK_TEXT, false);
		format_set_indent(book->indented[i], (uint8_t)(2 * i));
	}
}

/* ---- text ---- */

/* Cuts TEXT after MOST characters; a sheet counts in UTF-16, where those beyond U+FFFF are two. */
static void cut(char *text, int most)
{
	for (char *at = text; *at != '\0'; at++) {
		unsigned char byte = (unsigned char)*at;
		most -= byte >= 0xF0 ? 2 : (byte & 0xC0) != 0x80;
		if (most < 0) {
			*at = '\0';
			return;
		}
	}
}

/* Always as a string: "=1+1" is what somebody wrote, and nothing to work out. */
static void put_text(lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
	char *shown = text_show_lines(text);
	cut(shown, CELL_CHARACTERS);
	if (*shown == '\0')
		worksheet_write_blank(worksheet, row, column, format);
	else
		worksheet_write_string(worksheet, row, column, shown, format);
	free(shown);
}

/* The widest line of TEXT, within reason. */
static int width_of(const char *text)
{
	int width = 0;
	struct text_lines lines = text_wrap_most(text, WIDTH_MAX, 3);
	for (int i = 0; i < lines.count; i++)
		width = text_width(lines.line[i]) > width ? text_width(lines.line[i]) : width;
	text_lines_free(&lines);
	return width;
}

static void see_width(struct sheet *sheet, int at, int width)
{
	if (width > sheet->width[at])
		sheet->width[at] = width < WIDTH_MAX ? width : WIDTH_MAX;
}

/* ---- names of sheets ---- */

static bool is_taken(const struct book *book, const char *name)
{
	char *folded = text_fold_case(name);
	bool taken = false;
	for (int i = 0; i < book->name_count && !taken; i++) {
		char *other = text_fold_case(book->name[i]);
		taken = strcmp(folded, other) == 0;
		free(other);
	}
	free(folded);
	return taken;
}

/* WANTED as sheets may be called: no []:*?/\, no apostrophe at an end, not "History", 31 characters, each but once. */
static const char *take_name(struct book *book, const char *wanted)
{
	char *shown = text_show(wanted);
	for (char *at = shown; *at != '\0'; at++)
		if (strchr("[]:*?/\\'", *at) != NULL)
			*at = '-';
	char *base = text_trim(shown), *name;
	free(shown);
	if (*base == '\0' || strcasecmp(base, "History") == 0) {
		free(base);
		base = xstrdup(_("Table"));
	}
	name = xstrdup(base);
	cut(name, NAME_CHARACTERS);
	for (int i = 2; is_taken(book, name); i++) {
		char *number = xasprintf(" (%d)", i);
		free(name);
		char *start = xstrdup(base);
		cut(start, NAME_CHARACTERS - (int)strlen(number));
		name = xasprintf("%s%s", start, number);
		free(start);
		free(number);
	}
	free(base);
	book->name = xrealloc(book->name, (size_t)book->name_count + 1, sizeof *book->name);
	return book->name[book->name_count++] = name;
}

/* ---- cells ---- */

/* A whole day is a date; a part of one ("2026-06") would have to be made up to become one. */
static bool is_day(const char *text)
{
	return strlen(text) == DATE_DAY_SIZE - 1 && date_valid(text) && atoi(text) >= 1900;
}

static void put_day(lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column, const char *day, lxw_format *format)
{
	lxw_datetime when = { .year = atoi(day), .month = atoi(day + 5), .day = atoi(day + 8) };
	worksheet_write_datetime(worksheet, row, column, &when, format);
}

static void put_date(struct sheet *sheet, int at, const char *text, bool total)
{
	lxw_format *format = sheet->book->format[LOOK_DATE][total];
	see_width(sheet, at, DATE_DAY_SIZE);
	if (is_day(text))
		put_day(sheet->worksheet, sheet->row, (lxw_col_t)at, text, format);
	else
		put_text(sheet->worksheet, sheet->row, (lxw_col_t)at, text, format);
}

static void put_span(struct sheet *sheet, int at, const struct document_cell *cell, bool total)
{
	char from[DATE_DAY_SIZE], to[DATE_DAY_SIZE];
	if (cell->empty)
		return;
	date_add_days(EPOCH, (int)cell->number, from);
	date_add_days(EPOCH, (int)cell->whole, to);
	put_date(sheet, at, from, total);
	put_date(sheet, at + 1, to, total);
}

static double value_of(const struct document_column *column, const struct document_cell *cell)
{
	switch (column->type) {
	case CELL_MONEY:
	case CELL_EURO:
	case CELL_PERCENT:
		return (double)cell->number / 100;
	case CELL_HOURS:
		return (double)cell->number / 60;
	case CELL_SHARE:
		return cell->whole > 0 ? (double)cell->number / (double)cell->whole : 0;
	default:
		return (double)cell->number;
	}
}

static void put_number(struct sheet *sheet, int at, const struct document_column *column,
		       const struct document_cell *cell, bool total)
{
	double value = value_of(column, cell);
	char shown[64];
	snprintf(shown, sizeof shown, "%.0f", value);
	see_width(sheet, at, (int)(strlen(shown) + strlen(shown) / 3) + 5);
	worksheet_write_number(sheet->worksheet, sheet->row, (lxw_col_t)at, value,
			       sheet->book->format[look_of[column->type]][total]);
}

static void put_words(struct sheet *sheet, int at, const struct document_row *row, const char *text, bool name)
{
	int indent = name ? row->indent < INDENT_MAX ? row->indent : INDENT_MAX : 0;
	lxw_format *format = sheet->book->format[LOOK_TEXT][row->total];
	if (indent > 0 && !row->total)
		format = sheet->book->indented[indent];
	see_width(sheet, at, width_of(text) + 2 * indent + 2);
	put_text(sheet->worksheet, sheet->row, (lxw_col_t)at, text, format);
}

static void put_cell(struct sheet *sheet, int at, const struct document_row *row, int index)
{
	const struct document_column *column = &sheet->block->column[index];
	const struct document_cell *cell = &row->cell[index];
	if (column->type == CELL_SPAN)
		put_span(sheet, at, cell, row->total);
	else if (cell->empty)
		worksheet_write_blank(sheet->worksheet, sheet->row, (lxw_col_t)at,
				      sheet->book->format[look_of[column->type]][row->total]);
	else if (column->type == CELL_DATE)
		put_date(sheet, at, cell->text, row->total);
	else if (column->type == CELL_TEXT)
		put_words(sheet, at, row, cell->text, index == sheet->name);
	else
		put_number(sheet, at, column, cell, row->total);
}

static bool is_data(const struct document_column *column)
{
	return column->use != COLUMN_SHOWN && column->use != COLUMN_SPARE;
}

static int columns_of(const struct document_column *column)
{
	return !is_data(column) ? 0 : column->type == CELL_SPAN ? 2 : 1;
}

static bool take_row(void *context, const struct document_row *row, struct err *err)
{
	struct sheet *sheet = context;
	(void)err;
	if (sheet->row == ROWS_MAX) { /* more than a sheet can hold */
		sheet->full = true;
		return true;
	}
	sheet->row++;
	int at = 0;
	for (int i = 0; i < sheet->block->column_count; i++) {
		if (is_data(&sheet->block->column[i]))
			put_cell(sheet, at, row, i);
		at += columns_of(&sheet->block->column[i]);
	}
	return true;
}

/* The filter must know its rows before they come, and leave the sums at the end alone. */
static bool count_row(void *context, const struct document_row *row, struct err *err)
{
	struct sheet *sheet = context;
	(void)err;
	sheet->row++;
	if (!row->total && sheet->row <= ROWS_MAX)
		sheet->last = sheet->row;
	return true;
}

/* ---- sheets ---- */

static void put_title(struct sheet *sheet, int at, const char *title, bool right)
{
	enum look look = right ? LOOK_HEAD_RIGHT : LOOK_HEAD;
	int width = width_of(title) + 4; /* the button of the filter */
	see_width(sheet, at, width < WIDTH_TITLES ? width : WIDTH_TITLES);
	put_text(sheet->worksheet, 0, (lxw_col_t)at, title, sheet->book->format[look][false]);
}

static void put_titles(struct sheet *sheet)
{
	int at = 0;
	for (int i = 0; i < sheet->block->column_count; i++) {
		const struct document_column *column = &sheet->block->column[i];
		if (column->type == CELL_SPAN && is_data(column)) {
			char *from = xasprintf(_("%s, from"), column->title);
			char *to = xasprintf(_("%s, to"), column->title);
			put_title(sheet, at, from, false);
			put_title(sheet, at + 1, to, false);
			free(from);
			free(to);
		} else if (is_data(column)) {
			put_title(sheet, at, column->title, drawing_figures(column));
		}
		at += columns_of(column);
	}
}

/* A4, as wide as the paper and as long as it takes. */
static void set_paper(lxw_worksheet *worksheet, bool landscape)
{
	worksheet_set_paper(worksheet, 9);
	if (landscape)
		worksheet_set_landscape(worksheet);
	worksheet_fit_to_pages(worksheet, 1, 0);
	worksheet_set_footer(worksheet, "&L&A&R&P / &N");
}

/* What must be said before the first row. */
static bool begin_sheet(struct sheet *sheet, struct err *err)
{
	lxw_col_t last = (lxw_col_t)(sheet->columns > 0 ? sheet->columns - 1 : 0);
	if (!document_each(sheet->block, count_row, sheet, err))
		return false;
	sheet->row = 0;
	worksheet_freeze_panes(sheet->worksheet, 1, 0);
	worksheet_repeat_rows(sheet->worksheet, 0, 0);
	worksheet_set_row(sheet->worksheet, 0, LXW_DEF_ROW_HEIGHT * 2, NULL);
	if (sheet->last > 0 && sheet->columns > 0)
		worksheet_autofilter(sheet->worksheet, 0, 0, sheet->last, last);
	return true;
}

/* What its rows have shown: as wide as they are. */
static void end_sheet(struct sheet *sheet)
{
	int all = 0;
	for (int i = 0; i < sheet->columns; i++) {
		int width = sheet->width[i] > WIDTH_MIN ? sheet->width[i] : WIDTH_MIN;
		worksheet_set_column(sheet->worksheet, (lxw_col_t)i, (lxw_col_t)i, width, NULL);
		all += width;
	}
	set_paper(sheet->worksheet, all > WIDTH_PROSE);
}

static int first_text(const struct document_block *block)
{
	int widest = -1;
	for (int i = 0; i < block->column_count; i++)
		if (block->column[i].type == CELL_TEXT && is_data(&block->column[i]) &&
		    (widest < 0 || strcmp(block->column[i].name, "name") == 0))
			widest = i;
	return widest;
}

static void put_about(struct book *book, const char *text, enum look look)
{
	put_text(book->about, book->about_row++, 0, text, book->format[look][false]);
}

static void tell_sheet(struct book *book, const char *name, const char *caption)
{
	char *told = xasprintf(_("Sheet: %s"), name);
	put_about(book, told, LOOK_PROSE);
	if (*caption != '\0')
		put_about(book, caption, LOOK_PROSE);
	free(told);
}

static bool put_table(struct book *book, const struct document_block *block, const char *heading, struct err *err)
{
	struct sheet sheet = { .book = book, .block = block, .name = first_text(block) };
	const char *name = take_name(book, heading);
	for (int i = 0; i < block->column_count; i++)
		sheet.columns += columns_of(&block->column[i]);
	sheet.width = xcalloc((size_t)sheet.columns + 1, sizeof *sheet.width);
	sheet.worksheet = workbook_add_worksheet(book->workbook, name);
	bool good = begin_sheet(&sheet, err);
	if (good) {
		put_titles(&sheet);
		good = document_each(block, take_row, &sheet, err);
		end_sheet(&sheet);
		tell_sheet(book, name, block->text);
	}
	free(sheet.width);
	if (good && sheet.full)
		return err_set(err, ERR_REFUSED, _("\"%s\" has more rows than a sheet can hold; use CSV"), heading);
	return good;
}

static void set_properties(struct book *book, const struct document *document)
{
	char *title = text_show(document->title), *subject = text_show(document->subtitle);
	char *author = text_show(document->author);
	lxw_doc_properties properties = {
		.title = title, .subject = subject, .author = author, .company = author, .created = clock_now(),
	};
	workbook_set_properties(book->workbook, &properties); /* copied */
	free(author);
	free(subject);
	free(title);
}

/* What the workbook is, in the order of the document; where a table stood, which sheet it is on. */
static void begin_about(struct book *book, const struct document *document)
{
	book->about = workbook_add_worksheet(book->workbook, take_name(book, _("About")));
	worksheet_set_column(book->about, 0, 0, WIDTH_PROSE, NULL);
	set_paper(book->about, false);
	put_about(book, document->title, LOOK_TITLE);
	if (*document->subtitle != '\0')
		put_about(book, document->subtitle, LOOK_PROSE);
	char *made = xasprintf("%s%s%s", document->author, *document->author != '\0' ? " · " : "", document->day);
	put_about(book, made, LOOK_PROSE);
	free(made);
	book->about_row++;
}

static bool put_blocks(struct book *book, const struct document *document, struct err *err)
{
	const char *heading = document->title;
	bool good = true;
	begin_about(book, document);
	for (int i = 0; good && i < document->block_count; i++) {
		const struct document_block *block = &document->block[i];
		if (block->type == BLOCK_TABLE) {
			good = put_table(book, block, heading, err);
		} else if (block->type == BLOCK_HEADING) {
			heading = block->text;
			book->about_row++;
			put_about(book, block->text, LOOK_HEADING);
		} else {
			put_about(book, block->text, LOOK_PROSE);
		}
	}
	set_properties(book, document);
	return good;
}

sink_write sink_module_write;

bool sink_module_write(const struct document *document, const struct sink_options *options, FILE *out, struct err *err)
{
	static const char *const files[] = { FILE_NAME, NULL };
	char *scratch = scratch_begin(err);
	(void)options;
	if (scratch == NULL)
		return false;
	char *path = scratch_path(scratch, FILE_NAME);
	lxw_workbook_options book_options = { .constant_memory = LXW_TRUE, .tmpdir = scratch };
	struct book book = { .workbook = workbook_new_opt(path, &book_options) };
	make_formats(&book);
	bool good = put_blocks(&book, document, err);
	lxw_error fault = workbook_close(book.workbook);
	if (good && fault != LXW_NO_ERROR)
		good = err_set(err, ERR_IO, "%s", lxw_strerror(fault));
	if (good)
		good = scratch_copy(scratch, FILE_NAME, out, err);
	for (int i = 0; i < book.name_count; i++)
		free(book.name[i]);
	free(book.name);
	free(path);
	scratch_end(scratch, files);
	return good;
}
