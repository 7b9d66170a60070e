/* SPDX-License-Identifier: EUPL-1.2 */
/* csv: rows as RFC 4180 has them, but with ';' between cells, as spreadsheets in Sweden expect, and LF at the end.
 * A writer of our own because libcsv puts quotes round every cell and cannot choose: here only a cell that needs quotes
 * gets them, so that cut and grep can work on the rest. */
#ifndef SAMVERKAN_CSV_H
#define SAMVERKAN_CSV_H

#include "mem.h"

/* Adds one cell to ROWS (zero-initialised at first); NULL is an empty one. */
void csv_cell(struct str *rows, const char *text);

/* Ends the row that csv_cell has begun; it has at least one cell. ROWS then holds it with its LF. */
void csv_end(struct str *rows);

#endif
