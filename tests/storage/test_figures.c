/* SPDX-License-Identifier: EUPL-1.2 */
/* The figures of the overview, each worked out a second time in plain C over a generated register. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "period.h"
#include "room.h"

enum { AREAS = 14, UNITS = 9, PARTNERS = 12, PROJECTS = 260, DELETED = 17 };

/* A project as the test knows it; what is in the register is made from it. */
struct project {
	const char *status, *start, *end;
	long long budget, external; /* hundredths, 0: empty */
	int unit, unit_too;         /* from 1; 0: none */
	int area[3], partner[2];
	const char *country[2];
	bool deleted;
};

static struct room room;
static struct store *store;
static struct project projects[PROJECTS];
static int parents[AREAS + 1]; /* of area i, 0 at the top */

/* The same numbers every time (a linear congruential generator, Numerical Recipes). */
static unsigned dice(unsigned below)
{
	static unsigned state = 20261120;
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % below;
}

/* ---- the register ---- */

static void add_areas(void)
{
	char number[32], name[32], parent[16];
	int children[AREAS + 1] = {0};
	for (int i = 1; i <= AREAS; i++) {
		parents[i] = i <= 4 ? 0 : 1 + (int)dice((unsigned)i - 1);
		if (parents[i] == 0) {
			snprintf(number, sizeof number, "%d", i);
		} else {
			char *above = room_get(store, "area", parents[i], "number");
			snprintf(number, sizeof number, "%.20s.%d", above, ++children[parents[i]] * 5);
			free(above);
		}
		snprintf(name, sizeof name, "Område %d", i);
		snprintf(parent, sizeof parent, "#%d", parents[i]);
		if (parents[i] == 0)
			room_add(store, "area", "name", name, "number", number, NULL);
		else
			room_add(store, "area", "name", name, "number", number, "parent", parent, NULL);
	}
}

static const char *any_status(void)
{
	const struct kind *kind = kind_named("project");
	const struct choice *choices = kind->fields[kind_field(kind, "status")].choices;
	return choices[dice(10)].code; /* the eleventh is nobody's: it must be there all the same */
}

static void throw_project(struct project *project)
{
	static const char *const starts[] = { "", "2021", "2022-06", "2023-01-01", "2024-12-31", "2025", "2026-01",
					      "2026-12-31", "2027-01-01" };
	static const char *const ends[] = { "2027", "2028-05", "", "2027-01-01", "2030-12-31" };
	static const char *const short_ends[] = { "2025-01-01", "2026-01-01", "2025-12-31", "2026" };
	static const char *const countries[] = { "FI", "DK", "NO", "PL", "UA", "CN" };
	*project = (struct project){ .status = any_status(), .start = starts[dice(9)] };
	project->unit = 1 + (int)dice(UNITS - 1);
	bool brief = *project->start == '\0' || strcmp(project->start, "2025") < 0;
	project->end = brief && dice(2) == 0 ? short_ends[dice(4)] : ends[dice(5)];
	project->budget = dice(4) == 0 ? 0 : 100LL * dice(9000000) + dice(100);
	project->external = project->budget > 0 && dice(2) == 0 ? project->budget * dice(100) / 100 : 0;
	project->unit_too = dice(3) == 0 ? 1 + (int)dice(UNITS) : 0;
	for (int i = 0; i < 3; i++)
		project->area[i] = dice(2) == 0 ? 1 + (int)dice(AREAS) : 0;
	for (int i = 0; i < 2; i++) {
		project->partner[i] = dice(2) == 0 ? 1 + (int)dice(PARTNERS) : 0;
		project->country[i] = dice(3) == 0 ? countries[dice(6)] : "";
	}
	project->deleted = dice(DELETED) == 0;
}

/* Sorts and joins what is not 0, each once, as canonical sets are. */
static char *joined(const int *number, int count)
{
	struct str text = {0};
	for (int value = 1; value <= AREAS + PARTNERS; value++) {
		bool in = false;
		for (int i = 0; i < count; i++)
			in = in || number[i] == value;
		if (in)
			str_addf(&text, "%s%d", text.length > 0 ? " " : "", value);
	}
	return str_take(&text);
}

static void put(struct record *record, const char *name, const char *canonical)
{
	record_put(record, kind_field(record->kind, name), canonical);
}

static void put_number(struct record *record, const char *name, long long number)
{
	char text[24];
	snprintf(text, sizeof text, "%lld", number);
	put(record, name, number != 0 ? text : NULL);
}

static void put_set(struct record *record, const char *name, char *canonical)
{
	put(record, name, canonical);
	free(canonical);
}

static void put_countries(struct record *record, const struct project *project)
{
	const char *a = project->country[0], *b = project->country[1];
	if (*b == '\0' || strcmp(a, b) == 0)
		put(record, "countries", a);
	else if (*a == '\0')
		put(record, "countries", b);
	else
		put_set(record, "countries", strcmp(a, b) < 0 ? xasprintf("%s %s", a, b) : xasprintf("%s %s", b, a));
}

static struct record *record_of(const struct project *project, int number)
{
	char title[32];
	struct record *record = record_new(kind_named("project"));
	snprintf(title, sizeof title, "Projekt %d", number);
	put(record, "title", title);
	put(record, "need", "behov");
	put(record, "status", project->status);
	put(record, "start", project->start);
	put(record, "end", project->end);
	put_number(record, "budget_sek", project->budget);
	put_number(record, "external_sek", project->external);
	put_number(record, "unit", project->unit);
	put_number(record, "units", project->unit_too);
	put_set(record, "areas", joined(project->area, 3));
	put_set(record, "partners", joined(project->partner, 2));
	put_countries(record, project);
	return record;
}

static void add_projects(void)
{
	struct err err = {0};
	for (int i = 0; i < PROJECTS; i++) {
		throw_project(&projects[i]);
		struct record *record = record_of(&projects[i], i);
		if (!store_save(store, record, NULL, NULL, NULL, &err))
			fail_msg("%s", err.text);
		if (projects[i].deleted)
			assert_true(store_delete(store, record->kind, record->id, 0, &err));
		record_free(record);
	}
}

static int enter(void **state)
{
	(void)state;
	char text[32];
	room_with_register(&room);
	store = room_open(&room, "anna");
	add_areas();
	for (int i = 1; i <= UNITS; i++) {
		snprintf(text, sizeof text, "Enhet %d", i);
		room_add(store, "unit", "name", text, NULL);
	}
	for (int i = 1; i <= PARTNERS; i++) {
		snprintf(text, sizeof text, "Partner %d", i);
		room_add(store, "partner", "name", text, "country", "FI", NULL);
	}
	add_projects();
	return 0;
}

static int leave(void **state)
{
	(void)state;
	store_close(store);
	room_leave(&room);
	return 0;
}

/* ---- counting a second time ---- */

static int year_of(const char *date)
{
	return atoi(date);
}

static bool is_active(const struct project *project, int year)
{
	bool over = strcmp(project->status, "finished") == 0 || strcmp(project->status, "rejected") == 0 ||
		    strcmp(project->status, "cancelled") == 0;
	bool dated = *project->start != '\0' || *project->end != '\0';
	return !project->deleted && (dated || !over) && (*project->start == '\0' || year_of(project->start) <= year) &&
	       (*project->end == '\0' || year_of(project->end) >= year);
}

static bool is_under(int area, int top)
{
	while (area != 0 && area != top)
		area = parents[area];
	return area == top;
}

static bool is_in_area(const struct project *project, int area)
{
	for (int i = 0; i < 3; i++)
		if (project->area[i] != 0 && is_under(project->area[i], area))
			return true;
	return false;
}

static bool is_outside(const struct project *project, int number)
{
	(void)number;
	return project->area[0] == 0 && project->area[1] == 0 && project->area[2] == 0;
}

struct sums {
	long long projects, ongoing, ideas;
	long long budget, external; /* of what is carried out */
	long long others;           /* the budgets of what is not */
	long long carried_out, externals;
};

static bool is_carried_out(const struct project *project)
{
	static const char *const not_yet_or_never[] = { "idea", "drafting", "applied", "rejected", "cancelled" };
	for (size_t i = 0; i < sizeof not_yet_or_never / sizeof *not_yet_or_never; i++)
		if (strcmp(project->status, not_yet_or_never[i]) == 0)
			return false;
	return true;
}

/* Adds up the active projects of the year for which WITHIN says yes. */
static struct sums add_up(int year, bool (*within)(const struct project *project, int number), int number)
{
	struct sums sums = {0};
	for (int i = 0; i < PROJECTS; i++) {
		const struct project *project = &projects[i];
		if (!is_active(project, year) || !within(project, number))
			continue;
		sums.projects++;
		sums.ongoing += strcmp(project->status, "ongoing") == 0;
		sums.ideas += strcmp(project->status, "idea") == 0;
		sums.budget += is_carried_out(project) ? project->budget : 0;
		sums.external += is_carried_out(project) ? project->external : 0;
		sums.others += is_carried_out(project) ? 0 : project->budget;
		sums.carried_out += is_carried_out(project);
		sums.externals += is_carried_out(project) && project->external > 0;
	}
	return sums;
}

static bool is_led_by(const struct project *project, int unit)
{
	return project->unit == unit;
}

static bool has_status(const struct project *project, int number)
{
	const struct kind *kind = kind_named("project");
	return strcmp(project->status, kind->fields[kind_field(kind, "status")].choices[number].code) == 0;
}

static bool is_any(const struct project *project, int number)
{
	(void)project;
	(void)number;
	return true;
}

/* ---- against the statements ---- */

static struct grid ask(const char *statement, int year)
{
	struct err err = {0};
	struct grid grid;
	struct period period = period_year(year);
	char text[8];
	snprintf(text, sizeof text, "%d", year);
	const struct grid_param params[] = {
		{ "year", text }, { "from", period.from }, { "to", period.to }, { "today", "2026-11-20" },
		{ "unit", "" }, { "area", "" }, { "strategy", "" }, { "units", "then" }, { "first_year", text },
	};
	if (!store_grid(store, statement, params, (int)(sizeof params / sizeof *params), &grid, &err))
		fail_msg("%s", err.text);
	return grid;
}

static const int years[] = { 2019, 2024, 2025, 2026, 2027, 2040 };
#define EACH_YEAR(i) for (size_t i = 0; i < sizeof years / sizeof *years; i++)

/* How many rows the list shows for the drill-down from a figure. */
static int rows_behind(int year, const char *narrow)
{
	struct err err = {0};
	struct rows rows;
	char *text = xasprintf("start<=%d-12-31|start: end>=%d-01-01|end: !start:|!end:|status:idea|pre-study|drafting"
			       "|applied|granted|decided|ongoing|paused %s", year, year, narrow);
	struct query query = { .kind = kind_named("project"), .group = -1 };
	struct filter *filter = filter_parse(query.kind, text, &err);
	query.filter = filter;
	if (filter == NULL || !store_rows(store, &query, &rows, &err))
		fail_msg("%s: %s", text, err.text);
	int count = rows.count;
	rows_free(&rows);
	filter_free(filter);
	free(text);
	return count;
}

static int depth_of(int area)
{
	int depth = 0;
	while ((area = parents[area]) != 0)
		depth++;
	return depth;
}

static void check_sums(const struct grid *grid, int row, int year, const struct sums *sums)
{
	assert_int_equal(grid_number(grid, row, "projects"), sums->projects);
	assert_int_equal(grid_number(grid, row, "ongoing"), sums->ongoing);
	assert_int_equal(grid_number(grid, row, "budget_sek"), sums->budget);
	assert_int_equal(rows_behind(year, grid_text(grid, row, "of")), sums->projects);
}

static void test_areas(void **state)
{
	(void)state;
	EACH_YEAR(y) {
		struct grid grid = ask("overview-areas", years[y]);
		int last[AREAS + 1] = {0}; /* the area last seen at a depth */
		/* Last, where there is such, what lies outside them. */
		struct sums outside = add_up(years[y], is_outside, 0);
		assert_int_equal(grid.row_count, AREAS + (outside.projects > 0));
		if (outside.projects > 0)
			check_sums(&grid, AREAS, years[y], &outside);
		for (int i = 0; i < AREAS; i++) {
			const char *of = grid_text(&grid, i, "of");
			assert_memory_equal(of, "areas:#", strlen("areas:#"));
			int area = atoi(of + strlen("areas:#")), depth = depth_of(area);
			struct sums sums = add_up(years[y], is_in_area, area);
			check_sums(&grid, i, years[y], &sums);
			assert_int_equal(grid_number(&grid, i, "depth"), depth);
			/* The tree: below its parent, and after the sisters with lower numbers. */
			assert_int_equal(depth > 0 ? last[depth - 1] : 0, parents[area]);
			assert_true(parents[area] != 0 ? last[depth] < area || parents[last[depth]] != parents[area] :
							 last[0] < area);
			last[depth] = area;
		}
		grid_free(&grid);
	}
}

static void test_units(void **state)
{
	(void)state;
	EACH_YEAR(y) {
		struct grid grid = ask("overview-units", years[y]);
		assert_int_equal(grid.row_count, UNITS);
		for (int i = 0; i < grid.row_count; i++) {
			struct sums sums = add_up(years[y], is_led_by, i + 1);
			char *narrow = xasprintf("unit:#%d", i + 1);
			assert_string_equal(grid_text(&grid, i, "members"), narrow + strlen("unit:"));
			assert_int_equal(grid_number(&grid, i, "projects"), sums.projects);
			assert_int_equal(grid_number(&grid, i, "ongoing"), sums.ongoing);
			assert_int_equal(grid_number(&grid, i, "ideas"), sums.ideas);
			assert_int_equal(grid_number(&grid, i, "budget_sek"), sums.budget);
			assert_int_equal(grid_number(&grid, i, "external_sek"), sums.external);
			assert_int_equal(rows_behind(years[y], narrow), sums.projects);
			free(narrow);
		}
		assert_string_equal(grid_text(&grid, UNITS - 1, "name"), "Enhet 9");
		assert_int_equal(grid_number(&grid, UNITS - 1, "projects"), 0);
		grid_free(&grid);
	}
}

static void test_status(void **state)
{
	(void)state;
	const struct kind *kind = kind_named("project");
	const struct choice *choices = kind->fields[kind_field(kind, "status")].choices;
	EACH_YEAR(y) {
		struct grid grid = ask("overview-status", years[y]);
		assert_int_equal(grid.row_count, 11);
		for (int i = 0; i < grid.row_count; i++) {
			struct sums sums = add_up(years[y], has_status, i);
			assert_string_equal(grid_text(&grid, i, "status"), choices[i].code);
			assert_int_equal(grid_number(&grid, i, "projects"), sums.projects);
			assert_int_equal(grid_number(&grid, i, "budget_sek"), sums.budget + sums.others);
		}
		assert_int_equal(grid_number(&grid, 10, "projects"), 0);
		grid_free(&grid);
	}
}

static void test_external(void **state)
{
	(void)state;
	EACH_YEAR(y) {
		struct grid grid = ask("overview-external", years[y]);
		assert_int_equal(grid.row_count, 4);
		for (int i = 0; i < 4; i++) {
			int year = years[y] - 3 + i;
			struct sums sums = add_up(year, is_any, 0);
			assert_int_equal(grid_number(&grid, i, "year"), year);
			assert_int_equal(grid_number(&grid, i, "projects"), sums.carried_out);
			assert_int_equal(grid_number(&grid, i, "external"), sums.externals);
				assert_int_equal(rows_behind(year, "external_sek>0 status:pre-study|granted|decided"
							   "|ongoing|paused|finished"),
					 sums.externals);
		}
		grid_free(&grid);
	}
}

/* How many of 1..COUNT some active project has. */
static int distinct(int year, int count, bool (*has)(const struct project *project, int number))
{
	int found = 0;
	for (int number = 1; number <= count; number++) {
		bool any = false;
		for (int i = 0; i < PROJECTS; i++)
			any = any || (is_active(&projects[i], year) && has(&projects[i], number));
		found += any;
	}
	return found;
}

static bool has_unit(const struct project *project, int number)
{
	return project->unit == number || project->unit_too == number;
}

static bool has_partner(const struct project *project, int number)
{
	return project->partner[0] == number || project->partner[1] == number;
}

static bool has_country(const struct project *project, int number)
{
	static const char *const all[] = { "", "FI", "DK", "NO", "PL", "UA", "CN" };
	return strcmp(project->country[0], all[number]) == 0 || strcmp(project->country[1], all[number]) == 0;
}

static void test_total(void **state)
{
	(void)state;
	EACH_YEAR(y) {
		struct grid grid = ask("overview-total", years[y]);
		struct sums sums = add_up(years[y], is_any, 0);
		assert_int_equal(grid.row_count, 1);
		assert_int_equal(grid_number(&grid, 0, "projects"), sums.projects);
		assert_int_equal(grid_number(&grid, 0, "ongoing"), sums.ongoing);
		assert_int_equal(grid_number(&grid, 0, "budget_sek"), sums.budget);
		assert_int_equal(grid_number(&grid, 0, "external_sek"), sums.external);
		assert_int_equal(grid_number(&grid, 0, "others_sek"), sums.others);
		assert_int_equal(grid_number(&grid, 0, "units"), distinct(years[y], UNITS, has_unit));
		assert_int_equal(grid_number(&grid, 0, "partners"), distinct(years[y], PARTNERS, has_partner));
		assert_int_equal(grid_number(&grid, 0, "countries"), distinct(years[y], 6, has_country));
		grid_free(&grid);
	}
}

/* The columns of the area list are not of a year; else they are the same sums. */
static void test_area_columns(void **state)
{
	(void)state;
	for (int area = 1; area <= AREAS; area++) {
		long long count = 0, ongoing = 0, budget = 0;
		for (int i = 0; i < PROJECTS; i++) {
			if (projects[i].deleted || !is_in_area(&projects[i], area))
				continue;
			count++;
			ongoing += strcmp(projects[i].status, "ongoing") == 0;
			budget += projects[i].budget;
		}
		struct err err = {0};
		struct record *record = store_load(store, kind_named("area"), area, &err);
		assert_int_equal(atoll(record_get(record, "projects")), count);
		assert_int_equal(atoll(record_get(record, "ongoing")), ongoing);
		assert_int_equal(atoll(record_get(record, "budget")), budget);
		record_free(record);
	}
}

static void test_refused(void **state)
{
	(void)state;
	struct err err = {0};
	struct grid grid;
	assert_false(store_grid(store, "overview-nonsens", NULL, 0, &grid, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(store_grid(store, "overview", NULL, 0, &grid, &err)); /* only whole names */
	assert_false(store_grid(store, "overview-external", NULL, 0, &grid, &err));
	assert_int_equal(err.code, ERR_USAGE);
	assert_non_null(strstr(err.text, "year"));
}

static void test_whole(void **state)
{
	(void)state;
	assert_int_equal(room_verify(store), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_areas),
		cmocka_unit_test(test_units),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_external),
		cmocka_unit_test(test_total),
		cmocka_unit_test(test_area_columns),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_whole),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
