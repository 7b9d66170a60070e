/* SPDX-License-Identifier: EUPL-1.2 */
/* document: a summary once it is worked out: headings, paragraphs, tables with charts in them, and from every figure
 * the way to the rows behind it. Built once; sinks (sink.h) and the screen only render it. */
#ifndef SAMVERKAN_DOCUMENT_H
#define SAMVERKAN_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

enum cell_type {
	CELL_TEXT,
	CELL_NUMBER,  /* a count */
	CELL_MONEY,   /* hundredths of kronor; people see mnkr or tkr, files have kronor */
	CELL_EURO,    /* hundredths of euro; never added to kronor */
	CELL_PERCENT, /* whole per cent */
	CELL_SHARE,   /* `number` of `whole`; people see per cent */
	CELL_DATE,    /* text: YYYY, YYYY-MM or YYYY-MM-DD */
	CELL_SPAN,    /* from day `number` to day `whole` (both since 1970-01-01), drawn on the table's time axis */
	CELL_HOURS,   /* minutes; people see "39:30" and files have 39.5 */
};
/* Some figures are for the eye and some for the machine: "(30 of 58)" is no cell of a CSV file. */
enum column_use {
	COLUMN_ALWAYS,
	COLUMN_SHOWN, /* for people only */
	COLUMN_DATA,  /* for files only */
	COLUMN_SPARE, /* for people only, and where lines of text have room to spare */
};
enum column_trait {
	COLUMN_EXACT = 1 << 0, /* money to the krona, where people otherwise see mnkr and tkr */
	COLUMN_UNDER = 1 << 1, /* in lines of text it stands under the row, where there is something to say */
};
struct document_column {
	char *name;    /* stable, for CSV and JSON: "projects" */
	char *title;   /* for people, translated */
	enum cell_type type;
	bool bar;      /* drawn as a bar too, in proportion to the largest in the column (shares: to 100 %) */
	enum column_use use;
	unsigned traits; /* enum column_trait */
};
struct document_cell {
	char *text;      /* CELL_TEXT, CELL_DATE: what it says */
	int64_t number;  /* the other types */
	int64_t whole;   /* CELL_SHARE, CELL_SPAN */
	bool empty;
	bool pale;       /* CELL_SPAN: drawn paler than others, as what may never be */
	char *drill_kind; /* the rows behind this figure alone; NULL: those of the row */
	char *drill_filter;
};
struct document_mend;
struct document_row {
	struct document_cell *cell; /* one per column */
	int indent;                 /* levels, for trees */
	bool total;                 /* a sum of the rows above */
	char *drill_kind;           /* the rows behind it: kind and filter expression; NULL: none */
	char *drill_filter;
	struct document_mend *mend; /* the record that the row is about, and the form that puts it right; NULL: none */
};
/* MEND_KIND with id 0 is a new record, with canonical VALUES ("unit=3 year=2025") put in. */
struct document_mend {
	char *kind; /* NULL: it is about no record */
	int64_t id;
	char *mend_kind;
	int64_t mend_id;
	char *field, *values; /* field in focus; values: NULL for none */
};

/* Called with each row of a table in order; the row is borrowed. False with ERR set ends the walk. */
typedef bool document_take(void *context, const struct document_row *row, struct err *err);
/* Where the rows of a long table come from: they are read anew for each walk and never held all at once. Every walk
 * gives the same rows as long as the reader keeps one view of the register (store_still). */
struct document_source {
	bool (*each)(void *context, document_take *take, void *taker, struct err *err);
	void (*free)(void *context);
	void *context;
};
enum block_type { BLOCK_HEADING, BLOCK_TEXT, BLOCK_TABLE };
struct document_block {
	enum block_type type;
	int level;        /* of a heading, 1 the highest */
	char *text;       /* heading, paragraph, or the caption of a table */
	char *name;       /* of a table: stable, for CSV: "areas" */
	bool prose;       /* of a table: people read its one row as a sentence, its text as one more */
	struct document_column *column;
	int column_count;
	struct document_row *row; /* the rows that are held */
	int row_count;
	struct document_source *source; /* NULL: all rows are held */
	int64_t left_out;               /* rows of the source that document_hold did not take */
	int64_t axis_from, axis_to;     /* of CELL_SPAN, days; 0, 0: none */
	int64_t axis_today;             /* the day the document was made */
};
struct document {
	char *title, *subtitle;
	char *name;   /* stable, for files: "annual"; "" where it has none */
	char *author; /* who answers for it: the municipality, the group; "" where nobody is named */
	char *period; /* what time it is about: "2026"; "" where that makes no difference */
	char *day;    /* the day it was made, YYYY-MM-DD */
	char *command; /* the words after `samverkan` that make it again; "" where there are none */
	struct document_block *block;
	int block_count;
};

/* ---- building: all text that comes in is copied ---- */

struct document *document_new(const char *title, const char *subtitle);
void document_free(struct document *document); /* takes NULL */
/* A copy of a document whose tables are all held. */
struct document *document_copy(const struct document *document);
/* What files carry beside the text; NAME and AUTHOR may be NULL. The day is today's. */
void document_about(struct document *document, const char *name, const char *author);
void document_period(struct document *document, const char *period);
void document_command(struct document *document, const char *command);
void document_heading(struct document *document, int level, const char *text);
void document_text(struct document *document, const char *text);
/* Begins a table; columns and rows are added to the newest one. */
void document_table(struct document *document, const char *name, const char *caption);
void document_column(struct document *document, const char *name, const char *title, enum cell_type type, bool bar);
/* Where the newest column is used; COLUMN_ALWAYS unless this is called. */
void document_column_use(struct document *document, enum column_use use);
/* What else the newest column is: enum column_trait. */
void document_column_traits(struct document *document, unsigned traits);
/* The stretch of time, in days, that CELL_SPAN columns of the newest table are drawn on; the document's day is marked
 * where it lies there. */
void document_axis(struct document *document, int64_t from, int64_t to);
/* The newest table is read as a sentence: "3 projects, 2 ongoing." and its caption. It holds its row. */
void document_prose(struct document *document);
/* The newest table gets its rows from SOURCE (copied; its context becomes the document's). */
void document_rows_from(struct document *document, const struct document_source *source);
/* A new row in the newest table, its cells empty; borrowed until the next row is added. */
struct document_row *document_row(struct document *document, int indent, bool total);
/* Adds a copy of ROW to the newest table. */
void document_row_copy(struct document *document, const struct document_row *row);
/* Takes back what was added after the first COUNT blocks. */
void document_drop(struct document *document, int count);
void document_cell_text(struct document_row *row, int column, const char *text);
void document_cell_number(struct document_row *row, int column, int64_t number);
/* NUMBER of WHOLE (CELL_SHARE), or from NUMBER to WHOLE (CELL_SPAN). */
void document_cell_pair(struct document_row *row, int column, int64_t number, int64_t whole);
void document_drill(struct document_row *row, const char *kind, const char *filter);
void document_cell_drill(struct document_row *row, int column, const char *kind, const char *filter);
void document_mend(struct document_row *row, const char *kind, int64_t id, const char *mend_kind, int64_t mend_id,
		   const char *field, const char *values);

/* A row that stands in no table, for sources; the caller gives the number of columns to both. */
struct document_row *document_row_new(int columns);
void document_row_free(struct document_row *row, int columns); /* takes NULL */

/* ---- reading ---- */

/* Gives TAKE every row of TABLE: those held, else those of its source. False when the source or TAKE failed. */
bool document_each(const struct document_block *table, document_take *take, void *taker, struct err *err);
/* Holds the first MOST rows of each long table (all for -1), so that rows may be pointed to; what is more is counted in
 * left_out. */
bool document_hold(struct document *document, int most, struct err *err);
/* What a cell is in whole per cent (CELL_PERCENT, CELL_SHARE); 0 of nothing is 0. */
int64_t document_percent(const struct document_column *column, const struct document_cell *cell);
/* Of an hour, as files have them: they say the minute exactly. */
int64_t document_hundredths(int64_t minutes);
/* What a cell says to people; the caller frees. CELL_SPAN says nothing, it is drawn. */
char *document_cell_shown(const struct document_column *column, const struct document_cell *cell);
/* What people read of a table that is prose; the caller frees. */
char *document_prose_text(const struct document_block *table);
/* Whether people see the column as a drawing beside or instead of its text. */
bool document_column_drawn(const struct document_column *column);
/* What a full bar stands for in each column of TABLE: at least 1, 100 for per cent. MOST has column_count places. */
bool document_most(const struct document_block *table, int64_t *most, struct err *err);
/* What the bar of a cell is long: its number, or its per cent. */
int64_t document_bar(const struct document_column *column, const struct document_cell *cell);

/* ---- document_layout.c: lines of text ---- */

/* A line of a rendering: text, and what it shows. Used by paper and by the screen alike, so that both say the same. */
enum line_role {
	LINE_BLANK, LINE_TITLE, LINE_SUBTITLE, LINE_HEADING, LINE_TEXT, LINE_CAPTION, LINE_HEAD, LINE_ROW, LINE_TOTAL,
	LINE_REST /* of the row above: what took more than one line */
};
struct document_place { /* of a cell: where in the line (columns) it stands; 0 columns: it is left out */
	int from, columns;
};
struct document_line {
	enum line_role role;
	char *text;        /* exactly what to show, at most as wide as asked for, no spaces at the end */
	int block;         /* where it comes from; -1: title, subtitle. A blank line belongs to what stands over it */
	int row;           /* LINE_ROW, LINE_TOTAL: in the table; else -1 */
	int bar_from, bar_columns; /* where in the line (columns) the bar stands; 0 columns: none */
	int bar_column;            /* which column of the table it draws */
	struct document_place *cell; /* of a row, one per column of the table; only document_layout gives them */
};
struct document_lines {
	struct document_line *line;
	int count;
};
/* Takes each line as it is made, whose text becomes the taker's. */
typedef void document_line_take(void *context, struct document_line line);
/* Lays the document out COLUMNS wide (at least 40), line by line; bars of eighth blocks, '#' in ASCII mode. Where there
 * is no room for a table, first its bars go, then its texts take more lines, then its last columns go: what they say
 * stands under the row. */
bool document_layout_each(const struct document *document, int columns, document_line_take *take, void *taker,
			  struct err *err);
/* The same as an array; long tables show the rows that document_hold took. For document_lines_free. */
struct document_lines document_layout(const struct document *document, int columns);
void document_lines_free(struct document_lines *lines);

#endif
