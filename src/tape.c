/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "tape.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"

struct tape {
	FILE *file;
	int columns;
	int64_t count;
};

/* What stands before the texts of a cell. Lengths count the text alone; -1: NULL. */
struct cell_head {
	int64_t number, whole;
	int32_t text, drill_kind, drill_filter;
	int32_t empty, pale;
};
struct row_head {
	int32_t indent, total, drill_kind, drill_filter;
};

static bool fail(struct err *err)
{
	return err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno != 0 ? errno : EIO));
}

struct tape *tape_new(int columns, struct err *err)
{
	FILE *file = tmpfile();
	if (file == NULL) {
		fail(err);
		return NULL;
	}
	struct tape *tape = xcalloc(1, sizeof *tape);
	tape->file = file;
	tape->columns = columns;
	return tape;
}

void tape_free(void *context)
{
	struct tape *tape = context;
	if (tape == NULL)
		return;
	fclose(tape->file);
	free(tape);
}

int64_t tape_count(const struct tape *tape)
{
	return tape->count;
}

/* ---- writing ---- */

static int32_t length_of(const char *text)
{
	return text != NULL ? (int32_t)strlen(text) : -1;
}

static void put_text(struct tape *tape, const char *text)
{
	if (text != NULL)
		fwrite(text, 1, strlen(text), tape->file);
}

static void put_cell(struct tape *tape, const struct document_cell *cell)
{
	const struct cell_head head = {
		.number = cell->number, .whole = cell->whole, .empty = cell->empty, .pale = cell->pale,
		.text = length_of(cell->text), .drill_kind = length_of(cell->drill_kind),
		.drill_filter = length_of(cell->drill_filter),
	};
	fwrite(&head, sizeof head, 1, tape->file);
	put_text(tape, cell->text);
	put_text(tape, cell->drill_kind);
	put_text(tape, cell->drill_filter);
}

bool tape_add(void *context, const struct document_row *row, struct err *err)
{
	struct tape *tape = context;
	const struct row_head head = {
		.indent = row->indent, .total = row->total, .drill_kind = length_of(row->drill_kind),
		.drill_filter = length_of(row->drill_filter),
	};
	errno = 0;
	fwrite(&head, sizeof head, 1, tape->file);
	put_text(tape, row->drill_kind);
	put_text(tape, row->drill_filter);
	for (int i = 0; i < tape->columns; i++)
		put_cell(tape, &row->cell[i]);
	tape->count++;
	return ferror(tape->file) == 0 || fail(err);
}

/* ---- reading ---- */

static bool get(struct tape *tape, void *bytes, size_t length)
{
	return fread(bytes, 1, length, tape->file) == length;
}

/* The text of LENGTH that comes next, into *TEXT. */
static bool get_text(struct tape *tape, int32_t length, char **text)
{
	if (length < 0)
		return true;
	*text = xcalloc((size_t)length + 1, 1);
	return get(tape, *text, (size_t)length);
}

static bool get_cell(struct tape *tape, struct document_cell *cell)
{
	struct cell_head head;
	if (!get(tape, &head, sizeof head))
		return false;
	cell->number = head.number;
	cell->whole = head.whole;
	cell->empty = head.empty != 0;
	cell->pale = head.pale != 0;
	return get_text(tape, head.text, &cell->text) && get_text(tape, head.drill_kind, &cell->drill_kind) &&
	       get_text(tape, head.drill_filter, &cell->drill_filter);
}

static bool get_row(struct tape *tape, struct document_row *row)
{
	struct row_head head;
	if (!get(tape, &head, sizeof head))
		return false;
	row->indent = head.indent;
	row->total = head.total != 0;
	if (!get_text(tape, head.drill_kind, &row->drill_kind) ||
	    !get_text(tape, head.drill_filter, &row->drill_filter))
		return false;
	for (int i = 0; i < tape->columns; i++)
		if (!get_cell(tape, &row->cell[i]))
			return false;
	return true;
}

static bool each(void *context, document_take *take, void *taker, struct err *err)
{
	struct tape *tape = context;
	errno = 0;
	if (fflush(tape->file) != 0 || fseeko(tape->file, 0, SEEK_SET) != 0)
		return fail(err);
	for (int64_t i = 0; i < tape->count; i++) {
		struct document_row *row = document_row_new(tape->columns);
		bool good = get_row(tape, row) ? take(taker, row, err) : fail(err);
		document_row_free(row, tape->columns);
		if (!good)
			return false;
	}
	return true;
}

struct document_source tape_source(struct tape *tape)
{
	return (struct document_source){ each, tape_free, tape };
}
