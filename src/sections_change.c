/* SPDX-License-Identifier: EUPL-1.2 */
/* sections_change: what has changed since the last meeting, or a day; and what a meeting came to. */
#include "config.h"

#include "section.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "outcome.h"
#include "text.h"

enum { IDS_MOST = 9000 }; /* characters of a filter; FILTER_LENGTH is more */

static bool ask(struct work *work, const char *statement, struct outcomes *out)
{
	struct grid_param params[SECTION_PARAMS];
	int count = section_params(&work->asked, params);
	return outcomes_ask(work->source, work->context, statement, params, count, out, work->err);
}

static void add_text(struct work *work, char *text)
{
	document_text(work->document, text);
	free(text);
}

/* ---- since when ---- */

static bool tell_since(struct work *work, const struct section *section)
{
	struct grid grid;
	(void)section;
	if (!section_ask(work, "changes-mark", &grid))
		return false;
	char *from = clock_local(grid_text(&grid, 0, "at")), *closed = clock_local(grid_text(&grid, 0, "closed_at"));
	const char *title = grid_text(&grid, 0, "title"), *since = grid_text(&grid, 0, "since");
	if (*since != '\0' && strchr(since, 'T') == NULL)
		add_text(work, xasprintf(_("What has changed since %s."), since));
	else if (*since != '\0')
		add_text(work, xasprintf(_("What has changed since %s."), from));
	else if (*title != '\0' && *closed != '\0')
		add_text(work, xasprintf(_("What has changed since “%s” of %s, which was closed %s."), title,
					 grid_text(&grid, 0, "date"), closed));
	else if (*title != '\0')
		add_text(work, xasprintf(_("What has changed since “%s” of %s."), title, grid_text(&grid, 0, "date")));
	else
		add_text(work, xasprintf(_("No meeting has been closed yet: what has changed the last 30 days, since"
					   " %.10s."), from));
	free(from);
	free(closed);
	grid_free(&grid);
	return true;
}

/* ---- how many ---- */

static const char *unit_of(const struct outcome *outcome)
{
	return outcome->unit != 0 ? outcome->unit_name : _("Common to all");
}

enum { COUNTS = OUTCOME_CLASSES, FIRST_COUNT = 2 };

static const char *const count_names[COUNTS] = {
	[OUTCOME_NEW] = "new", [OUTCOME_CHANGED] = "changed", [OUTCOME_CLOSED] = "closed",
	[OUTCOME_CONFIRMED] = "confirmed", [OUTCOME_REMOVED] = "removed",
};

/* Whether OUTCOME is counted in COLUMN: a class, or that it was confirmed; COUNTS: all that are still there. */
static bool counts_in(const struct outcome *outcome, int column)
{
	if (column == COUNTS)
		return outcome->class != OUTCOME_REMOVED;
	return column == OUTCOME_CONFIRMED ? outcome->confirmed : (int)outcome->class == column;
}

/* Counts those of COUNT that stand in COLUMN; *FILTER (the caller frees) names them, NULL where they are too many. */
static int64_t count_in(const struct outcome *outcome, int count, int column, char **filter)
{
	struct str ids = {0};
	int64_t number = 0;
	for (int i = 0; i < count; i++) {
		if (!counts_in(&outcome[i], column))
			continue;
		number++;
		if (ids.length <= IDS_MOST)
			str_addf(&ids, "%s%" PRId64, ids.length > 0 ? "," : "id:", outcome[i].id);
	}
	if (number == 0)
		str_add(&ids, "id:0");
	*filter = ids.length <= IDS_MOST ? str_take(&ids) : NULL;
	str_free(&ids);
	return number;
}

/* The number of those in COLUMN, with the rows behind it; no list has what was removed. */
static void add_count(struct document_row *row, const struct outcome *outcome, int count, int column, int64_t *sums)
{
	char *filter;
	int64_t number = count_in(outcome, count, column, &filter);
	sums[column] += number;
	document_cell_number(row, FIRST_COUNT + column, number);
	if (filter != NULL && (column != OUTCOME_REMOVED || number == 0))
		document_cell_drill(row, FIRST_COUNT + column, outcome->kind->name, filter);
	free(filter);
}

/* One row for COUNT outcomes of one unit and kind. What stands behind the row would stand behind each of its figures:
 * where some were removed it stands behind the kind alone. */
static void add_counts(struct work *work, const struct outcome *outcome, int count, int64_t *sums)
{
	char *all;
	int64_t living = count_in(outcome, count, COUNTS, &all);
	struct document_row *row = document_row(work->document, 0, false);
	document_cell_text(row, 0, unit_of(outcome));
	document_cell_text(row, 1, i18n(outcome->kind->plural));
	if (all != NULL && living == count)
		document_drill(row, outcome->kind->name, all);
	else if (all != NULL && living > 0)
		document_cell_drill(row, 1, outcome->kind->name, all);
	for (int i = 0; i < COUNTS; i++)
		add_count(row, outcome, count, i, sums);
	free(all);
}

static void add_count_table(struct work *work)
{
	document_table(work->document, "counts", "");
	document_column(work->document, "unit", _("Administration / company"), CELL_TEXT, false);
	document_column(work->document, "kind", _("Kind"), CELL_TEXT, false);
	for (int i = 0; i < COUNTS; i++)
		document_column(work->document, count_names[i],
				i == OUTCOME_REMOVED ? _("Gone") : outcome_heading((enum outcome_class)i),
				CELL_NUMBER, false);
}

/* The end of those from AT on that have the unit and, where KIND is asked for, the kind of the one at AT. */
static int end_of(const struct outcomes *outcomes, int at, bool kind)
{
	int end = at;
	while (end < outcomes->count && outcomes->outcome[end].unit == outcomes->outcome[at].unit &&
	       (!kind || outcomes->outcome[end].kind == outcomes->outcome[at].kind))
		end++;
	return end;
}

static void fill_counts(struct work *work, const struct outcomes *outcomes)
{
	int64_t sums[COUNTS] = {0};
	int rows = 0;
	add_count_table(work);
	for (int at = 0, end; at < outcomes->count; at = end, rows++) {
		end = end_of(outcomes, at, true);
		add_counts(work, &outcomes->outcome[at], end - at, sums);
	}
	if (rows < 2)
		return;
	struct document_row *total = document_row(work->document, 0, true);
	document_cell_text(total, 0, _("Together"));
	for (int i = 0; i < COUNTS; i++)
		document_cell_number(total, FIRST_COUNT + i, sums[i]);
}

static bool tell_counts(struct work *work, const struct section *section)
{
	struct outcomes outcomes;
	(void)section;
	if (!ask(work, "changes", &outcomes))
		return false;
	if (outcomes.count > 0)
		fill_counts(work, &outcomes);
	else
		document_text(work->document, _("Nothing has changed."));
	outcomes_free(&outcomes);
	return true;
}

/* ---- which ---- */

static void add_record_table(struct work *work)
{
	document_table(work->document, "changes", "");
	document_column(work->document, "mark", "", CELL_TEXT, false);
	document_column_use(work->document, COLUMN_SHOWN);
	document_column(work->document, "unit", _("Administration / company"), CELL_TEXT, false);
	document_column_use(work->document, COLUMN_DATA);
	document_column(work->document, "class", _("What"), CELL_TEXT, false);
	document_column_use(work->document, COLUMN_DATA);
	document_column(work->document, "kind", _("Kind"), CELL_TEXT, false);
	document_column(work->document, "id", _("Number"), CELL_TEXT, false);
	document_column_use(work->document, COLUMN_DATA);
	document_column(work->document, "title", _("Title"), CELL_TEXT, false);
	document_column(work->document, "what", _("Difference"), CELL_TEXT, false);
	document_column(work->document, "by", _("Who"), CELL_TEXT, false);
	document_column(work->document, "at", _("When"), CELL_TEXT, false);
}

/* What stands where there are no fields to tell of: the word for what became of it. */
static const char *words_of(const struct outcome *outcome)
{
	return *outcome->what != '\0' ? outcome->what : outcome_word(outcome->class);
}

static void add_record(struct work *work, const struct outcome *outcome)
{
	struct document_row *row = document_row(work->document, 0, false);
	bool also = outcome->confirmed && outcome->class != OUTCOME_CONFIRMED;
	char *mark = xasprintf("%s%s", outcome_mark(outcome->class), also ? outcome_mark(OUTCOME_CONFIRMED) : "");
	char *number = xasprintf("%" PRId64, outcome->id), *filter = xasprintf("#%" PRId64, outcome->id);
	char *at = clock_local(outcome->at);
	const char *const cells[] = { mark, unit_of(outcome), outcome_word(outcome->class),
				      i18n(outcome->kind->label), number, outcome->title, words_of(outcome),
				      outcome->by, at };
	for (int i = 0; i < (int)(sizeof cells / sizeof *cells); i++)
		document_cell_text(row, i, cells[i]);
	if (outcome->class != OUTCOME_REMOVED)
		document_drill(row, outcome->kind->name, filter);
	free(mark);
	free(number);
	free(filter);
	free(at);
}

static void fill_records(struct work *work, const struct outcomes *outcomes)
{
	for (int at = 0, end; at < outcomes->count; at = end) {
		end = end_of(outcomes, at, false);
		document_heading(work->document, 2, unit_of(&outcomes->outcome[at]));
		add_record_table(work);
		for (int i = at; i < end; i++)
			add_record(work, &outcomes->outcome[i]);
	}
}

static bool tell_records(struct work *work, const struct section *section)
{
	struct outcomes outcomes;
	(void)section;
	if (!ask(work, "changes", &outcomes))
		return false;
	fill_records(work, &outcomes);
	outcomes_free(&outcomes);
	return true;
}

/* ---- minutes ---- */

/* TEXT, a paragraph each line, under HEADING; nothing where there is none. */
static void add_lines(struct work *work, const char *heading, const char *text)
{
	char *copy = xstrdup(text), *rest = copy, *line;
	if (*text != '\0')
		document_heading(work->document, 2, heading);
	while (*text != '\0' && (line = strsep(&rest, "\n")) != NULL)
		document_text(work->document, line);
	free(copy);
}

/* "2026-11-25 13:00 · Stadshuset · closed 2026-11-25 15:10"; when an example was closed nobody knows. */
static char *when_and_where(const struct grid *grid)
{
	const char *place = grid_text(grid, 0, "place"), *stamp = grid_text(grid, 0, "closed_at");
	char *at = clock_local(stamp);
	char *closed = grid_number(grid, 0, "closed") == 0 ? xstrdup(_(" · not closed")) :
		       *stamp != '\0' ? xasprintf(_(" · closed %s"), at) : xstrdup("");
	char *text = xasprintf("%s%s%s%s", grid_text(grid, 0, "date"), *place != '\0' ? " · " : "", place, closed);
	free(closed);
	free(at);
	return text;
}

static void add_present(struct work *work, const struct grid *grid)
{
	const char *persons = grid_text(grid, 0, "persons"), *units = grid_text(grid, 0, "units");
	if (*persons != '\0')
		add_text(work, xasprintf(_("Present: %s."), persons));
	if (*units != '\0')
		add_text(work, xasprintf(_("Represented: %s."), units));
	if (*persons == '\0' && *units == '\0')
		document_text(work->document, _("Nobody has been marked as present."));
}

static bool tell_meeting(struct work *work, const struct section *section)
{
	struct grid grid;
	(void)section;
	if (!section_ask(work, "minutes-meeting", &grid))
		return false;
	if (grid.row_count == 0) {
		document_text(work->document, _("No meeting has been held."));
	} else {
		document_heading(work->document, 1, grid_text(&grid, 0, "title"));
		add_text(work, when_and_where(&grid));
		add_present(work, &grid);
		add_lines(work, _("Agenda"), grid_text(&grid, 0, "agenda"));
		add_lines(work, _("Notes"), grid_text(&grid, 0, "notes"));
	}
	grid_free(&grid);
	return true;
}

static void add_note_table(struct work *work)
{
	document_table(work->document, "notes", "");
	document_column(work->document, "unit", _("Administration / company"), CELL_TEXT, false);
	document_column_use(work->document, COLUMN_DATA);
	document_column(work->document, "kind", _("Kind"), CELL_TEXT, false);
	document_column(work->document, "text", _("Text"), CELL_TEXT, false);
	document_column(work->document, "responsible", _("Responsible"), CELL_TEXT, false);
	document_column(work->document, "due", _("Due"), CELL_DATE, false);
}

/* What is about a project says so first. */
static void add_note(struct work *work, const struct grid *grid, int at, const char *unit)
{
	const struct kind *kind = kind_named("meeting-note");
	const struct choice *kinds_of_note = kind->fields[kind_field(kind, "kind")].choices;
	const char *project = grid_text(grid, at, "project");
	struct document_row *row = document_row(work->document, 0, false);
	char *text = xasprintf("%s%s%s", project, *project != '\0' ? ": " : "", grid_text(grid, at, "text"));
	char *filter = xasprintf("#%s", grid_text(grid, at, "id"));
	document_cell_text(row, 0, unit);
	document_cell_text(row, 1, choice_label(kinds_of_note, grid_text(grid, at, "kind")));
	document_cell_text(row, 2, text);
	if (*grid_text(grid, at, "responsible") != '\0')
		document_cell_text(row, 3, grid_text(grid, at, "responsible"));
	if (*grid_text(grid, at, "due") != '\0')
		document_cell_text(row, 4, grid_text(grid, at, "due"));
	document_drill(row, kind->name, filter);
	free(text);
	free(filter);
}

/* What was written in the meeting itself is something. */
static bool tell_nothing(struct work *work)
{
	struct grid grid;
	if (!section_ask(work, "minutes-meeting", &grid))
		return false;
	if (grid.row_count == 0 || *grid_text(&grid, 0, "notes") == '\0')
		document_text(work->document, _("Nothing has been taken down."));
	grid_free(&grid);
	return true;
}

static bool tell_notes(struct work *work, const struct section *section)
{
	struct grid grid;
	(void)section;
	if (!section_ask(work, "minutes-notes", &grid))
		return false;
	for (int i = 0; i < grid.row_count; i++) {
		const char *unit = grid_text(&grid, i, "unit_name");
		const char *shown = *unit != '\0' ? unit : _("Common to all");
		if (i == 0 || strcmp(grid_text(&grid, i - 1, "unit"), grid_text(&grid, i, "unit")) != 0) {
			document_heading(work->document, 2, shown);
			add_note_table(work);
		}
		add_note(work, &grid, i, shown);
	}
	bool none = grid.row_count == 0;
	grid_free(&grid);
	return !none || tell_nothing(work);
}

static bool tell_meanwhile(struct work *work, const struct section *section)
{
	struct outcomes outcomes;
	(void)section;
	if (!ask(work, "minutes-changes", &outcomes))
		return false;
	if (outcomes.count > 0)
		document_heading(work->document, 1, _("Changed and confirmed at the meeting"));
	fill_records(work, &outcomes);
	outcomes_free(&outcomes);
	return true;
}

static bool tell_next(struct work *work, const struct section *section)
{
	struct grid grid;
	(void)section;
	if (!section_ask(work, "minutes-meeting", &grid))
		return false;
	if (grid.row_count > 0 && *grid_text(&grid, 0, "next_title") != '\0') {
		const char *place = grid_text(&grid, 0, "next_place");
		document_heading(work->document, 1, _("Next meeting"));
		add_text(work, xasprintf("%s · %s%s%s", grid_text(&grid, 0, "next_title"),
					 grid_text(&grid, 0, "next_date"), *place != '\0' ? " · " : "", place));
	}
	grid_free(&grid);
	return true;
}

const struct section sections_change[] = {
	{ .name = "changed-since", .build = tell_since },
	{ .name = "changed-counts", .build = tell_counts },
	{ .name = "changed-records", .build = tell_records },
	{ .name = "minutes-meeting", .build = tell_meeting },
	{ .name = "minutes-notes", .build = tell_notes },
	{ .name = "minutes-changes", .build = tell_meanwhile },
	{ .name = "minutes-next", .build = tell_next },
	{ 0 },
};
