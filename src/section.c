/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "section.h"

#include <stdlib.h>
#include <string.h>

#include "country.h"
#include "date.h"
#include "i18n.h"
#include "kind.h"
#include "mem.h"
#include "tape.h"

/* ---- what is asked ---- */

static void free_filters(struct asked *asked)
{
	free(asked->scope);
	free(asked->active);
	free(asked->of_unit);
	free(asked->of_area);
	free(asked->of_project);
}

void asked_free(struct asked *asked)
{
	free(asked->since);
	free(asked->strategy);
	free(asked->units);
	free_filters(asked);
	*asked = (struct asked){0};
}

int section_params(const struct asked *asked, struct grid_param params[SECTION_PARAMS])
{
	const struct grid_param all[] = {
		{ "from", asked->from }, { "to", asked->to }, { "today", asked->today }, { "year", asked->year },
		{ "unit", asked->unit }, { "area", asked->area }, { "meeting", asked->meeting },
		{ "since", asked->since }, { "strategy", asked->strategy }, { "units", asked->units },
		{ "first_year", asked->first_year }, { "part", asked->part }, { "return_year", asked->return_year },
		{ "stale_days", asked->stale_days }, { "stale_day", asked->stale_day },
		{ "idle_years", asked->idle_years }, { "notice_months", asked->notice_months },
		{ "return_due", asked->return_due }, { "parts", asked->parts },
		{ "age_from", asked->age_from }, { "age_to", asked->age_to },
	};
	memcpy(params, all, sizeof all);
	return (int)(sizeof all / sizeof *all);
}

bool section_ask(struct work *work, const char *statement, struct grid *grid)
{
	struct grid_param params[SECTION_PARAMS];
	int count = section_params(&work->asked, params);
	return grid_ask(work->source, work->context, statement, params, count, grid, work->err);
}

/* Two terms that both must hold; either may be "". The caller frees. */
static char *both(const char *one, const char *other)
{
	return xasprintf("%s%s%s", one, *one != '\0' && *other != '\0' ? " " : "", other);
}

bool section_scope(struct work *work)
{
	struct asked *asked = &work->asked;
	struct grid grid = {0};
	if (*asked->unit != '\0' && !section_ask(work, "scope-units", &grid))
		return false;
	const char *members = grid.row_count > 0 ? grid_text(&grid, 0, "members") : "";
	bool in_unit = *members != '\0', in_area = *asked->area != '\0';
	free_filters(asked);
	asked->of_unit = in_unit ? xasprintf("unit:%s", members) : xstrdup("");
	asked->of_area = in_area ? xasprintf("project.areas:#%s", asked->area) : xstrdup("");
	char *through = in_unit ? xasprintf("project.unit:%s", members) : xstrdup("");
	asked->of_project = both(through, asked->of_area);
	asked->scope = both(asked->of_unit, in_area ? asked->of_area + strlen("project.") : "");
	asked->active = xstrdup("");
	char *active = section_fill("{scope} " SECTION_LIVES("{from}", "{to}"), asked, NULL, NULL);
	free(asked->active);
	asked->active = active;
	free(through);
	grid_free(&grid);
	return true;
}

/* What NAME stands for in a template; NULL where nothing does. */
static const char *value_named(const char *name, const struct asked *asked, const struct grid *row, const char *own)
{
	struct grid_param params[SECTION_PARAMS];
	int count = section_params(asked, params);
	if (strcmp(name, "row") == 0)
		return own != NULL ? own : "";
	const struct {
		const char *name, *filter;
	} filters[] = {
		{ "active", asked->active }, { "scope", asked->scope }, { "of_unit", asked->of_unit },
		{ "of_area", asked->of_area }, { "of_project", asked->of_project },
	};
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
		if (strcmp(name, filters[i].name) == 0)
			return filters[i].filter;
	if (row != NULL && grid_has(row, name))
		return grid_text(row, 0, name);
	for (int i = 0; i < count; i++)
		if (strcmp(params[i].name, name) == 0)
			return params[i].value;
	return NULL;
}

char *section_fill(const char *template, const struct asked *asked, const struct grid *row, const char *own)
{
	struct str text = {0};
	for (const char *at = template; *at != '\0';) {
		const char *end = *at == '{' ? strchr(at, '}') : NULL;
		if (end == NULL) {
			str_add_char(&text, *at++);
			continue;
		}
		char *name = xstrndup(at + 1, (size_t)(end - at - 1));
		const char *value = value_named(name, asked, row, own);
		str_add(&text, value != NULL ? value : "");
		free(name);
		at = end + 1;
	}
	return str_take(&text);
}

/* ---- a row of the statement as a row of the table ---- */

/* The words of a choice of "KIND.FIELD", the name of a country or a region; VALUE itself where it is none of them. */
static const char *in_words(const char *values, const char *value)
{
	if (strcmp(values, "country") == 0) {
		const char *name = country_name(value, strcmp(i18n_language(), "en") == 0);
		if (name == NULL)
			name = country_region_name(value); /* in tables with both */
		return name != NULL ? name : value;
	}
	size_t length = strcspn(values, ".");
	char *name = xstrndup(values, length);
	const struct kind *kind = kind_named(name);
	const struct choice *choices = kind->fields[kind_field(kind, values + length + 1)].choices;
	free(name);
	return choice_label(choices, value);
}

static int64_t day_number(const char *date)
{
	return date_days_between("1970-01-01", date);
}

static void put_span(struct document_row *row, int at, const char *from, const char *to, const struct asked *asked)
{
	char first[DATE_DAY_SIZE], last[DATE_DAY_SIZE];
	/* What has no beginning or end goes on over the edge of the axis. */
	date_first(*from != '\0' ? from : asked->from, first);
	date_last(*to != '\0' ? to : asked->to, last);
	if (*from != '\0' || *to != '\0')
		document_cell_pair(row, at, day_number(first), day_number(last));
}

static void put_cell(struct document_row *row, int at, const struct section_column *column, const struct grid *grid,
		     const struct asked *asked)
{
	const char *from = column->part != NULL ? column->part : column->name;
	const char *text = column->say == NULL ? grid_text(grid, 0, from) : "";
	if (column->say != NULL) {
		char *words = column->say(grid);
		if (words != NULL && *words != '\0')
			document_cell_text(row, at, words);
		free(words);
	} else if (column->type == CELL_SPAN) {
		put_span(row, at, text, grid_text(grid, 0, column->whole), asked);
		row->cell[at].pale = column->more != NULL && strcmp(grid_text(grid, 0, column->more), "1") == 0;
	} else if (*text == '\0') {
		if (column->none != NULL)
			document_cell_text(row, at, i18n(column->none));
	} else if (column->type == CELL_SHARE) {
		int64_t whole = grid_number(grid, 0, column->whole);
		if (whole > 0)
			document_cell_pair(row, at, grid_number(grid, 0, from), whole);
	} else if (column->type == CELL_TEXT || column->type == CELL_DATE) {
		const char *words = column->values != NULL ? in_words(column->values, text) : text;
		const char *more = column->more != NULL ? grid_text(grid, 0, column->more) : "";
		char *whole = both(words, more);
		document_cell_text(row, at, whole);
		free(whole);
	} else {
		document_cell_number(row, at, grid_number(grid, 0, from));
	}
}

/* The rows behind each figure that has its own; OWN is the row's filter. */
static void put_drills(struct document_row *row, const struct section *section, const struct asked *asked,
		       const struct grid *grid, const char *own)
{
	for (int i = 0; section->column[i].name != NULL; i++) {
		const struct section_column *column = &section->column[i];
		const char *kind = column->kind != NULL ? column->kind : section->kind;
		if (column->drill == NULL || kind == NULL || row->cell[i].empty)
			continue;
		char *filter = section_fill(column->drill, asked, grid, own);
		char *of = section_fill(kind, asked, grid, NULL);
		document_cell_drill(row, i, of, filter);
		free(of);
		free(filter);
	}
}

/* A walk over the rows of a section. */
struct walk {
	const struct section *section;
	const struct asked *asked;
	document_take *take;
	void *taker;
	int columns, rows;
	int64_t number[SECTION_COLUMNS], whole[SECTION_COLUMNS]; /* sums */
	bool any[SECTION_COLUMNS]; /* whether there was something to sum */
};

static void add_sums(struct walk *walk, const struct document_row *row)
{
	for (int i = 0; i < walk->columns; i++) {
		if ((walk->section->column[i].flags & SECTION_SUM) == 0 || row->cell[i].empty)
			continue;
		walk->any[i] = true;
		walk->number[i] += row->cell[i].number;
		walk->whole[i] += row->cell[i].whole;
	}
	walk->rows++;
}

/* Behind the row stands the record itself; behind one that is not there, nothing. */
static void drill_record(struct document_row *row, const char *kind, const char *id)
{
	char *filter = xasprintf("#%s", id);
	if (*id != '\0')
		document_drill(row, kind, filter);
	free(filter);
}

static bool take_row(void *context, const struct grid *grid, struct err *err)
{
	struct walk *walk = context;
	const struct section *section = walk->section;
	struct document_row *row = document_row_new(walk->columns);
	row->indent = grid_has(grid, "depth") ? (int)grid_number(grid, 0, "depth") : 0;
	for (int i = 0; i < walk->columns; i++)
		put_cell(row, i, &section->column[i], grid, walk->asked);
	char *own = section->drill != NULL ? section_fill(section->drill, walk->asked, grid, NULL) : xstrdup("");
	if (section->kind != NULL && section->drill != NULL)
		document_drill(row, section->kind, own);
	if (section->record != NULL)
		drill_record(row, section->record, grid_text(grid, 0, "id"));
	put_drills(row, section, walk->asked, grid, own);
	add_sums(walk, row);
	bool good = walk->take(walk->taker, row, err);
	document_row_free(row, walk->columns);
	free(own);
	return good;
}

/* The word stands in the first column that people see and that is text. */
static int label_column(const struct section *section)
{
	for (int i = 0; section->column[i].name != NULL; i++)
		if (section->column[i].type == CELL_TEXT && (section->column[i].flags & SECTION_DATA) == 0)
			return i;
	return 0;
}

static bool give_total(struct walk *walk, struct err *err)
{
	const struct section *section = walk->section;
	struct document_row *row = document_row_new(walk->columns);
	row->total = true;
	document_cell_text(row, label_column(section), _("Together"));
	for (int i = 0; i < walk->columns; i++)
		if (walk->any[i])
			document_cell_pair(row, i, walk->number[i], walk->whole[i]);
	if (section->total != NULL) {
		char *own = section_fill(section->total, walk->asked, NULL, NULL);
		document_drill(row, section->kind, own);
		put_drills(row, section, walk->asked, NULL, own);
		free(own);
	}
	bool good = walk->take(walk->taker, row, err);
	document_row_free(row, walk->columns);
	return good;
}

static int count_columns(const struct section *section)
{
	int count = 0;
	while (count < SECTION_COLUMNS && section->column[count].name != NULL)
		count++;
	return count;
}

static bool walk_rows(const struct section *section, const struct asked *asked, grid_source *source, void *context,
		      document_take *take, void *taker, struct err *err)
{
	struct grid_param params[SECTION_PARAMS];
	int count = section_params(asked, params);
	struct walk walk = { .section = section, .asked = asked, .take = take, .taker = taker,
			     .columns = count_columns(section) };
	if (!source(context, section->statement, params, count, take_row, &walk, err))
		return false;
	return (section->flags & SECTION_TOTAL) == 0 || walk.rows < 2 || give_total(&walk, err);
}

/* ---- the section ---- */

static bool hold_row(void *context, const struct document_row *row, struct err *err)
{
	(void)err;
	document_row_copy(context, row);
	return true;
}

static enum column_use use_of(const struct section_column *column)
{
	if ((column->flags & SECTION_DATA) != 0)
		return COLUMN_DATA;
	if ((column->flags & SECTION_SPARE) != 0)
		return COLUMN_SPARE;
	return (column->flags & SECTION_SHOWN) != 0 ? COLUMN_SHOWN : COLUMN_ALWAYS;
}

static void add_table(struct work *work, const struct section *section)
{
	bool spans = false;
	document_table(work->document, section->name, "");
	for (int i = 0; section->column[i].name != NULL; i++) {
		const struct section_column *column = &section->column[i];
		document_column(work->document, column->name, i18n(column->title), column->type,
				(column->flags & SECTION_BAR) != 0);
		document_column_use(work->document, use_of(column));
		document_column_traits(work->document,
				       ((column->flags & SECTION_EXACT) != 0 ? COLUMN_EXACT : 0) |
				       ((column->flags & SECTION_UNDER) != 0 ? COLUMN_UNDER : 0));
		spans |= column->type == CELL_SPAN;
	}
	if (spans)
		document_axis(work->document, day_number(work->asked.from), day_number(work->asked.to));
}

/* Asked once, onto a tape: there are as many rows as the register has. */
static bool fill_long(struct work *work, const struct section *section, bool *any)
{
	struct tape *tape = tape_new(count_columns(section), work->err);
	if (tape == NULL)
		return false;
	if (!walk_rows(section, &work->asked, work->source, work->context, tape_add, tape, work->err)) {
		tape_free(tape);
		return false;
	}
	*any = tape_count(tape) > 0;
	const struct document_source source = tape_source(tape);
	document_rows_from(work->document, &source);
	return true;
}

/* Adds the table; *ANY: whether it has a row. */
static bool fill_table(struct work *work, const struct section *section, bool *any)
{
	struct document *document = work->document;
	add_table(work, section);
	if ((section->flags & SECTION_LONG) != 0)
		return fill_long(work, section, any);
	if (!walk_rows(section, &work->asked, work->source, work->context, hold_row, document, work->err))
		return false;
	*any = document->block[document->block_count - 1].row_count > 0;
	return true;
}

/* A table without a row: the heading alone stays, and a sentence instead of note and table. */
static void say_empty(struct work *work, const struct section *section, int before)
{
	struct document *document = work->document;
	bool quiet = work->quiet || (section->flags & SECTION_QUIET) != 0;
	document_drop(document, before + (!quiet && section->title != NULL));
	if (!quiet)
		document_text(document, section->empty != NULL ? i18n(section->empty) : _("There is nothing to tell."));
}

static bool is_part_of_year(const struct work *work)
{
	struct period whole = period_year(work->request->period.year);
	return strcmp(work->asked.first_year, work->asked.year) == 0 &&
	       (strcmp(work->asked.from, whole.from) != 0 || strcmp(work->asked.to, whole.to) != 0);
}

static void add_note(struct work *work, const struct section *section)
{
	if (section->note == NULL)
		return;
	bool more = section->note_of_part != NULL && is_part_of_year(work);
	char *text = more ? both(i18n(section->note), i18n(section->note_of_part)) : xstrdup(i18n(section->note));
	document_text(work->document, text);
	free(text);
}

bool section_build(struct work *work, const struct section *section, const char *heading)
{
	struct document *document = work->document;
	int before = document->block_count, level = work->level > 0 ? work->level : 1;
	bool any;
	if (section->title != NULL)
		document_heading(document, level, heading != NULL ? heading : i18n(section->title));
	if (section->build != NULL)
		return section->build(work, section);
	add_note(work, section);
	if (!fill_table(work, section, &any))
		return false;
	if (!any)
		say_empty(work, section, before);
	return true;
}
