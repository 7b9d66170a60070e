/* SPDX-License-Identifier: EUPL-1.2 */
/* document: a summary once it is worked out: headings, paragraphs, tables with bars, and from every figure the way to
 * the rows behind it. Built once; sinks (text, CSV, screen) only render it. */
#ifndef SAMVERKAN_DOCUMENT_H
#define SAMVERKAN_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

enum cell_type {
	CELL_TEXT,
	CELL_NUMBER,  /* a count */
	CELL_MONEY,   /* hundredths of kronor; people see mnkr or tkr, CSV has kronor */
	CELL_PERCENT, /* whole per cent */
};
/* Some figures are for the eye and some for the machine: "(30 of 58)" is no cell of a CSV file. */
enum column_use { COLUMN_ALWAYS, COLUMN_SHOWN /* text and screen only */, COLUMN_DATA /* CSV only */ };
struct document_column {
	char *name;    /* stable, for CSV and JSON: "projects" */
	char *title;   /* for people, translated */
	enum cell_type type;
	bool bar;      /* drawn as a bar too, in proportion to the largest in the column (percent: to 100) */
	enum column_use use;
};
struct document_cell {
	char *text;      /* CELL_TEXT: what it says */
	int64_t number;  /* the other types */
	bool empty;
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
enum block_type { BLOCK_HEADING, BLOCK_TEXT, BLOCK_TABLE };
struct document_block {
	enum block_type type;
	int level;        /* of a heading, 1 the highest */
	char *text;       /* heading, paragraph, or the caption of a table */
	char *name;       /* of a table: stable, for CSV: "areas" */
	struct document_column *column;
	int column_count;
	struct document_row *row;
	int row_count;
};
struct document {
	char *title, *subtitle;
	struct document_block *block;
	int block_count;
};

/* All text that comes in is copied. */
struct document *document_new(const char *title, const char *subtitle);
void document_free(struct document *document); /* takes NULL */
void document_heading(struct document *document, int level, const char *text);
void document_text(struct document *document, const char *text);
/* Begins a table; columns and rows are added to the newest one. */
void document_table(struct document *document, const char *name, const char *caption);
void document_column(struct document *document, const char *name, const char *title, enum cell_type type, bool bar);
/* Where the newest column is used; COLUMN_ALWAYS unless this is called. */
void document_column_use(struct document *document, enum column_use use);
/* A new row in the newest table, its cells empty; borrowed until the next row is added. */
struct document_row *document_row(struct document *document, int indent, bool total);
void document_cell_text(struct document_row *row, int column, const char *text);
void document_cell_number(struct document_row *row, int column, int64_t number);
void document_drill(struct document_row *row, const char *kind, const char *filter);
void document_mend(struct document_row *row, const char *kind, int64_t id, const char *mend_kind, int64_t mend_id,
		   const char *field, const char *values);

/* A line of a rendering: text, and what it shows. Used by the text sink and by the screen alike, so that paper and
 * screen say the same. */
enum line_role {
	LINE_BLANK, LINE_TITLE, LINE_SUBTITLE, LINE_HEADING, LINE_TEXT, LINE_CAPTION, LINE_HEAD, LINE_ROW, LINE_TOTAL
};
struct document_line {
	enum line_role role;
	char *text;        /* exactly what to show, at most as wide as asked for, no spaces at the end */
	int block, row;    /* LINE_ROW, LINE_TOTAL: where it comes from, else -1; the rest of a name that took more than
			    * one line is LINE_TEXT */
	int bar_from, bar_columns; /* where in the line (columns) the bar stands; 0 columns: none */
};
struct document_lines {
	struct document_line *line;
	int count;
};
/* Lays the document out COLUMNS wide (at least 40); bars of eighth blocks, '#' in ASCII mode. Where there is no room
 * for a table, first its bars go, then its last columns. The caller frees with document_lines_free. */
struct document_lines document_layout(const struct document *document, int columns);
void document_lines_free(struct document_lines *lines);

/* Sinks: the whole text; the caller frees. CSV: as csv.h has it, one table after the other, each with its own row of
 * column names; the first column names the table. */
char *document_text_sink(const struct document *document, int columns);
char *document_csv_sink(const struct document *document);

#endif
