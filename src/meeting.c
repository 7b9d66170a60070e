/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "meeting.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"

/* What a statement is asked for. */
struct asker {
	grid_source *source;
	void *context;
	char id[24];
	struct err *err;
};

enum { ASKED = 5 };

static void fill_params(const struct asker *asker, struct grid_param params[ASKED])
{
	const struct grid_param all[ASKED] = {
		{ "meeting", asker->id }, { "since", "" }, { "unit", "" }, { "area", "" }, { "units", "now" },
	};
	memcpy(params, all, sizeof all);
}

static bool ask(const struct asker *asker, const char *statement, struct grid *grid)
{
	struct grid_param params[ASKED];
	fill_params(asker, params);
	return grid_ask(asker->source, asker->context, statement, params, ASKED, grid, asker->err);
}

/* ---- pages ---- */

static struct meeting_page *add_page(struct meeting *meeting, enum meeting_page_type type)
{
	meeting->page = xrealloc(meeting->page, (size_t)meeting->page_count + 1, sizeof *meeting->page);
	struct meeting_page *page = &meeting->page[meeting->page_count++];
	*page = (struct meeting_page){ .type = type };
	return page;
}

static struct meeting_row *add_row(struct meeting_page *page)
{
	page->row = xrealloc(page->row, (size_t)page->row_count + 1, sizeof *page->row);
	struct meeting_row *row = &page->row[page->row_count++];
	*row = (struct meeting_row){0};
	return row;
}

static const char *status_word(const struct kind *kind, const char *code)
{
	int field = kind_field(kind, "status");
	return field >= 0 ? choice_label(kind->fields[field].choices, code) : "";
}

static void add_standing(const struct meeting *meeting, struct meeting_page *page, const struct grid *rows)
{
	for (int i = 0; i < rows->row_count; i++) {
		if (grid_number(rows, i, "unit") != page->unit)
			continue;
		const struct kind *kind = kind_named(grid_text(rows, i, "kind"));
		int64_t id = grid_number(rows, i, "id");
		struct meeting_row *row = add_row(page);
		*row = (struct meeting_row){
			.kind = kind, .id = id, .title = xstrdup(grid_text(rows, i, "title")),
			.status = status_word(kind, grid_text(rows, i, "status")),
			.end = xstrdup(grid_text(rows, i, "end")), .outcome = outcomes_of(&meeting->outcomes, kind, id),
		};
	}
}

static bool has_row(const struct meeting_page *page, const struct outcome *outcome)
{
	for (int i = 0; i < page->row_count; i++)
		if (page->row[i].kind == outcome->kind && page->row[i].id == outcome->id)
			return true;
	return false;
}

/* What stands there only because something has become of it. */
static void add_changed(const struct meeting *meeting, struct meeting_page *page)
{
	for (int i = 0; i < meeting->outcomes.count; i++) {
		const struct outcome *outcome = &meeting->outcomes.outcome[i];
		if (outcome->unit != page->unit || has_row(page, outcome))
			continue;
		struct meeting_row *row = add_row(page);
		*row = (struct meeting_row){ .kind = outcome->kind, .id = outcome->id,
					     .title = xstrdup(outcome->title), .status = outcome_status(outcome),
					     .end = xstrdup(""), .outcome = outcome };
	}
}

static void page_free(struct meeting_page *page)
{
	for (int i = 0; i < page->row_count; i++) {
		free(page->row[i].title);
		free(page->row[i].end);
	}
	free(page->row);
	free(page->name);
	free(page->contact);
}

static void add_unit(struct meeting *meeting, const struct grid *units, int at, const struct grid *rows)
{
	struct meeting_page *page = add_page(meeting, PAGE_UNIT);
	page->unit = grid_number(units, at, "id");
	page->name = xstrdup(grid_text(units, at, "name"));
	page->contact = xstrdup(grid_text(units, at, "contact"));
	page->owes_contact = grid_number(units, at, "owes_contact") != 0;
	page->projects = grid_number(units, at, "projects");
	page->ideas = grid_number(units, at, "ideas");
	add_standing(meeting, page, rows);
	add_changed(meeting, page);
	if (page->row_count == 0 && *page->contact == '\0' && !page->owes_contact)
		page_free(&meeting->page[--meeting->page_count]);
}

static bool read_pages(const struct asker *asker, struct meeting *meeting)
{
	struct grid units, rows;
	if (!ask(asker, "meeting-units", &units))
		return false;
	if (!ask(asker, "meeting-rows", &rows)) {
		grid_free(&units);
		return false;
	}
	add_page(meeting, PAGE_OVERVIEW);
	for (int i = 0; i < units.row_count; i++)
		add_unit(meeting, &units, i, &rows);
	add_changed(meeting, add_page(meeting, PAGE_COMMON));
	add_page(meeting, PAGE_MINUTES);
	grid_free(&units);
	grid_free(&rows);
	return true;
}

/* ---- notes ---- */

/* "Unga i Norden: Ansökan går in i mars (Anna Exempel, 2027-03-01)". The caller frees. */
static char *note_text(const struct grid *grid, int at)
{
	struct str text = {0};
	const char *project = grid_text(grid, at, "project"), *due = grid_text(grid, at, "due");
	const char *responsible = grid_text(grid, at, "responsible");
	str_addf(&text, "%s%s%s", project, *project != '\0' ? ": " : "", grid_text(grid, at, "text"));
	if (*responsible != '\0' || *due != '\0')
		str_addf(&text, " (%s%s%s)", responsible, *responsible != '\0' && *due != '\0' ? ", " : "", due);
	return str_take(&text);
}

static bool read_notes(const struct asker *asker, struct meeting *meeting)
{
	struct grid grid;
	if (!ask(asker, "minutes-notes", &grid))
		return false;
	meeting->note = xcalloc((size_t)grid.row_count + 1, sizeof *meeting->note);
	meeting->note_count = grid.row_count;
	for (int i = 0; i < grid.row_count; i++)
		meeting->note[i] = (struct meeting_note){
			.id = grid_number(&grid, i, "id"), .unit = grid_number(&grid, i, "unit"),
			.kind = xstrdup(grid_text(&grid, i, "kind")), .text = note_text(&grid, i),
		};
	grid_free(&grid);
	return true;
}

/* ---- the whole ---- */

static bool read_particulars(const struct asker *asker, struct meeting *meeting)
{
	struct grid grid;
	if (!ask(asker, "minutes-meeting", &grid))
		return false;
	meeting->gone = grid.row_count == 0;
	meeting->title = xstrdup(meeting->gone ? "" : grid_text(&grid, 0, "title"));
	meeting->persons = meeting->gone ? 0 : (int)grid_number(&grid, 0, "person_count");
	meeting->closed = !meeting->gone && grid_number(&grid, 0, "closed") != 0;
	grid_free(&grid);
	return true;
}

static bool read_outcomes(const struct asker *asker, struct meeting *meeting)
{
	struct grid_param params[ASKED];
	fill_params(asker, params);
	return outcomes_ask(asker->source, asker->context, "changes", params, ASKED, &meeting->outcomes, asker->err);
}

bool meeting_read(grid_source *source, void *context, int64_t id, struct meeting *out, struct err *err)
{
	struct asker asker = { .source = source, .context = context, .err = err };
	snprintf(asker.id, sizeof asker.id, "%" PRId64, id);
	*out = (struct meeting){ .id = id };
	if (read_particulars(&asker, out) && read_outcomes(&asker, out) && read_pages(&asker, out) &&
	    read_notes(&asker, out))
		return true;
	meeting_free(out);
	return false;
}

void meeting_free(struct meeting *meeting)
{
	for (int i = 0; i < meeting->page_count; i++)
		page_free(&meeting->page[i]);
	for (int i = 0; i < meeting->note_count; i++) {
		free(meeting->note[i].kind);
		free(meeting->note[i].text);
	}
	free(meeting->page);
	free(meeting->note);
	free(meeting->title);
	outcomes_free(&meeting->outcomes);
	*meeting = (struct meeting){0};
}

char *meeting_page_key(const struct meeting_page *page)
{
	static const char *const names[] = {
		[PAGE_OVERVIEW] = "overview", [PAGE_UNIT] = "unit", [PAGE_COMMON] = "common",
		[PAGE_MINUTES] = "minutes",
	};
	return page->type == PAGE_UNIT ? xasprintf("unit:%" PRId64, page->unit) : xstrdup(names[page->type]);
}

int meeting_page_at(const struct meeting *meeting, const char *key)
{
	for (int i = 0; i < meeting->page_count; i++) {
		char *own = meeting_page_key(&meeting->page[i]);
		bool same = strcmp(own, key) == 0;
		free(own);
		if (same)
			return i;
	}
	return 0;
}

int meeting_notes(const struct meeting *meeting, const char *kind)
{
	int count = 0;
	for (int i = 0; i < meeting->note_count; i++)
		count += kind == NULL || strcmp(meeting->note[i].kind, kind) == 0;
	return count;
}

char *meeting_tally(const struct meeting_page *page)
{
	struct str text = {0};
	for (int class = 0; class < OUTCOME_CLASSES; class++) {
		int count = 0;
		for (int i = 0; i < page->row_count; i++) {
			const struct outcome *outcome = page->row[i].outcome;
			count += outcome != NULL && ((int)outcome->class == class ||
						     (class == OUTCOME_CONFIRMED && outcome->confirmed));
		}
		if (count > 0)
			str_addf(&text, "%s%s %s %d", text.length > 0 ? "   " : "",
				 outcome_mark((enum outcome_class)class), outcome_heading((enum outcome_class)class),
				 count);
	}
	return str_take(&text);
}
