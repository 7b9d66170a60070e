/* SPDX-License-Identifier: EUPL-1.2 */
/* csv: rows as RFC 4180 has them, but with ';' between cells, as spreadsheets in Sweden expect, and LF at the end.
 * A writer of our own because libcsv puts quotes round every cell and cannot choose: here only a cell that needs quotes
 * gets them, so that cut and grep can work on the rest. */
#ifndef SAMVERKAN_CSV_H
#define SAMVERKAN_CSV_H

#include "mem.h"

/* What a file for a spreadsheet begins with: those in Windows take it for another alphabet else. */
#define CSV_BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* Adds one cell to ROWS (zero-initialised at first); NULL is an empty one. */
void csv_cell(struct str *rows, const char *text);

/* As csv_cell, for text on its way into a spreadsheet, which would work out what looks like a formula, with programs
 * and addresses in it: such a text gets a ' first (OWASP: CSV injection). It begins with = @ TAB or CR, or with + or -
 * and holds more than a number or a telephone number does. */
void csv_text_cell(struct str *rows, const char *text);

/* Ends the row that a cell has begun; it has at least one cell. ROWS then holds it with its LF. */
void csv_end(struct str *rows);

#endif
