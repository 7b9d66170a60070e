/* SPDX-License-Identifier: EUPL-1.2 */
/* What has changed since a meeting, against plain SQL that looks at it from the other end: what each field was then and
 * is now. Random edits, taken back ones among them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "mem.h"
#include "room.h"
#include "summary.h"

enum { RECORDS = 12, EDITS = 120, ROUNDS = 12 };

static int enter(void **state)
{
	struct room *room = xcalloc(1, sizeof *room);
	room_with_register(room);
	clock_set_zone();
	*state = room;
	return 0;
}

static int leave(void **state)
{
	room_leave(*state);
	free(*state);
	return 0;
}

/* ---- the summary ---- */

static struct document *build(struct store *store, const char *name, const struct summary_request *request)
{
	struct err err = {0};
	struct document *document = summary_build(summary_find(name, NULL), NULL, request, store_source, store, &err);
	if (document == NULL)
		fail_msg("%s: %s", name, err.text);
	return document;
}

/* What COLUMN of the table of counts says, the rows together. */
static long long total_of(const struct document *document, const char *column)
{
	long long sum = 0;
	for (int b = 0; b < document->block_count; b++) {
		const struct document_block *block = &document->block[b];
		if (block->type != BLOCK_TABLE || strcmp(block->name, "counts") != 0)
			continue;
		for (int c = 0; c < block->column_count; c++)
			for (int r = 0; strcmp(block->column[c].name, column) == 0 && r < block->row_count; r++)
				sum += block->row[r].total ? 0 : block->row[r].cell[c].number;
	}
	return sum;
}

static int count_rows(struct store *store, const char *kind, const char *expression)
{
	struct err err = {0};
	struct filter *filter = filter_parse(kind_named(kind), expression, &err);
	struct query query = { .kind = kind_named(kind), .filter = filter, .group = -1 };
	struct rows rows = {0};
	if (filter == NULL || !store_rows(store, &query, &rows, &err))
		fail_msg("%s: %s", expression, err.text);
	int count = rows.count;
	rows_free(&rows);
	filter_free(filter);
	return count;
}

/* Behind each figure stand as many rows as it says, behind each row its record. */
static int check_drills(struct store *store, const struct document *document)
{
	int checked = 0;
	for (int b = 0; b < document->block_count; b++) {
		const struct document_block *block = &document->block[b];
		for (int r = 0; block->type == BLOCK_TABLE && r < block->row_count; r++) {
			const struct document_row *row = &block->row[r];
			bool records = strcmp(block->name, "changes") == 0;
			for (int c = 0; c < block->column_count; c++, checked++) {
				const struct document_cell *cell = &row->cell[c];
				if (cell->drill_kind != NULL && block->column[c].type == CELL_NUMBER)
					assert_int_equal(count_rows(store, cell->drill_kind, cell->drill_filter),
							 cell->number);
			}
			if (records && row->drill_kind != NULL) {
				char *filter = xasprintf("id:%s", row->drill_filter); /* "#7": that record */
				assert_int_equal(count_rows(store, row->drill_kind, filter), 1);
				free(filter);
			}
		}
	}
	return checked;
}

/* ---- the same from the other end ---- */

/* What each field was at change %lld and is now, and whether the record lived. */
static const char reckoning[] =
	"WITH f AS (SELECT c.id, c.kind, c.record, f.field, f.new FROM change c JOIN change_field f ON f.change = c.id"
	" WHERE c.kind IN ('project', 'activity', 'unit')),"
	" was AS (SELECT kind, record, field, new, max(id) FROM f WHERE id <= %lld GROUP BY 1, 2, 3),"
	" is_ AS (SELECT kind, record, field, new, max(id) FROM f GROUP BY 1, 2, 3),"
	" life AS (SELECT kind, record, action, max(id) FROM change WHERE action <> 'set' GROUP BY 1, 2),"
	" then_ AS (SELECT kind, record, action, max(id) FROM change WHERE action <> 'set' AND id <= %lld"
	" GROUP BY 1, 2),"
	" alive AS (SELECT kind, record FROM life WHERE action <> 'delete'"
	" AND kind IN ('project', 'activity', 'unit')),"
	" gone AS (SELECT t.kind, t.record FROM then_ t JOIN life l USING (kind, record) WHERE t.action <> 'delete'"
	" AND l.action = 'delete' AND t.kind IN ('project', 'activity', 'unit')),"
	" new_ AS (SELECT a.kind, a.record FROM alive a WHERE NOT EXISTS (SELECT 1 FROM then_ t WHERE t.kind = a.kind"
	" AND t.record = a.record)),"
	" diff AS (SELECT i.kind, i.record, i.field, w.new AS old, i.new FROM is_ i LEFT JOIN was w"
	" USING (kind, record, field) WHERE i.new IS NOT w.new AND (i.kind, i.record) IN alive),"
	" over AS (SELECT kind, record FROM diff WHERE field = 'status' AND (kind, record) NOT IN new_"
	" AND new IN ('finished', 'rejected', 'cancelled')"
	" AND coalesce(old, '') NOT IN ('finished', 'rejected', 'cancelled')),"
	" other AS (SELECT kind, record FROM diff WHERE field <> 'confirmed' AND (kind, record) NOT IN new_"
	" UNION SELECT a.kind, a.record FROM alive a JOIN then_ t USING (kind, record) WHERE t.action = 'delete') ";

static long long reckon(const struct room *room, long long mark, const char *query)
{
	char *with = xasprintf(reckoning, mark, mark);
	char *sql = xasprintf("%s%s", with, query);
	long long number = room_number(room, sql);
	free(with);
	free(sql);
	return number;
}

static void compare(const struct room *room, struct store *store, long long mark,
		    const struct summary_request *request)
{
	static const struct {
		const char *column, *query;
	} figures[] = {
		{ "new", "SELECT count(*) FROM new_" },
		{ "closed", "SELECT count(*) FROM over" },
		{ "changed", "SELECT count(*) FROM (SELECT * FROM other EXCEPT SELECT * FROM over)" },
		{ "removed", "SELECT count(*) FROM gone" },
		{ "confirmed", "SELECT count(*) FROM diff WHERE field = 'confirmed' AND new IS NOT NULL" },
	};
	struct document *document = build(store, "changes", request);
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		long long told = total_of(document, figures[i].column);
		long long is = reckon(room, mark, figures[i].query);
		if (told != is)
			fail_msg("%s since %s: %lld are told of, %lld there are", figures[i].column,
				 request->since != NULL ? request->since : "the last meeting", told, is);
	}
	check_drills(store, document);
	document_free(document);
}

/* ---- edits ---- */

static int64_t some(int64_t most)
{
	return 1 + rand() % most;
}

static void set(struct store *store, const char *kind, int64_t id, const char *field, const char *value)
{
	room_set(store, kind, id, field, value, NULL); /* what is refused has changed nothing */
}

static void edit(struct store *store)
{
	static const char *const statuses[] = { "idea", "ongoing", "paused", "finished", "cancelled" };
	static const char *const titles[] = { "Ett", "Två", "Tre" };
	const struct kind *project = kind_named("project");
	int64_t id = some(RECORDS);
	struct undoable undoable = {0};
	switch (rand() % 9) {
	case 0:
	case 1:
		set(store, "project", id, "status", statuses[rand() % 5]);
		break;
	case 2:
		set(store, "project", id, "title", titles[rand() % 3]);
		break;
	case 3:
		set(store, "project", id, "confirmed", rand() % 2 == 0 ? "2026-11-20" : "2026-11-19");
		break;
	case 4:
		set(store, "activity", some(3), "title", titles[rand() % 3]);
		break;
	case 5:
		store_delete(store, project, id, 0, NULL);
		break;
	case 6:
		store_undelete(store, project, id, NULL);
		break;
	case 7:
		room_add(store, "project", "title", titles[rand() % 3], "unit", "U", "need", "n", "status", "ongoing",
			 NULL);
		break;
	default:
		if (store_undo_next(store, false, &undoable, NULL) && undoable.change != 0 &&
		    strcmp(undoable.kind->name, "meeting") != 0) /* the mark stays where it is */
			store_undo(store, undoable.change, NULL, NULL);
		undoable_free(&undoable);
	}
}

static void fill(struct store *store)
{
	room_add(store, "unit", "name", "U", NULL);
	for (int i = 0; i < RECORDS; i++)
		room_add(store, "project", "title", "Noll", "unit", "U", "need", "n", "status", "ongoing", NULL);
	room_add(store, "activity", "title", "A", "kind", "meeting", "from", "2026-11-01", NULL);
	for (int i = 0; i < 2; i++)
		room_add(store, "activity", "title", "A", "kind", "meeting", "from", "2026-11-01", "unit", "U", NULL);
}

static void test_against_sql(void **state)
{
	const struct room *room = *state;
	struct store *store = room_open(room, "anna");
	struct summary_request request = {0};
	fill(store);
	for (int round = 0; round < ROUNDS; round++) {
		srand((unsigned)round);
		char *day = xasprintf("2026-11-%02d", round + 1);
		int64_t meeting = room_add(store, "meeting", "title", "M", "date", day, NULL);
		free(day);
		for (int i = 0; i < 5; i++) /* what is changed before it is closed is no news afterwards */
			edit(store);
		assert_true(room_set(store, "meeting", meeting, "closed", "yes", NULL));
		long long mark = room_number(room, "SELECT max(id) FROM change");
		compare(room, store, mark, &request);
		for (int i = 0; i < EDITS / ROUNDS; i++) {
			edit(store);
			compare(room, store, mark, &request);
		}
	}
	store_close(store);
}

/* ---- from when ---- */

static void at(const char *moment)
{
	setenv("SAMVERKAN_NOW", moment, 1);
}

static void test_since(void **state)
{
	const struct room *room = *state;
	struct store *store = room_open(room, "anna");
	at("2026-09-01T09:00:00+02:00");
	fill(store);
	at("2026-11-10T23:30:00+01:00"); /* still the tenth, here */
	set(store, "project", 1, "title", "Sent på kvällen");
	long long mark = room_number(room, "SELECT max(id) FROM change");
	at("2026-11-11T00:30:00+01:00");
	set(store, "project", 2, "title", "Efter midnatt");
	at("2026-11-20T09:00:00+01:00");
	compare(room, store, mark, &(struct summary_request){ .since = "2026-11-11" });
	compare(room, store, mark - 1, &(struct summary_request){ .since = "2026-11-10" });
	compare(room, store, mark, &(struct summary_request){ .since = "2026-11-10T23:00:00Z" });
	compare(room, store, 0, &(struct summary_request){ .since = "2026" });
	/* No meeting has been closed: the last 30 days. */
	compare(room, store, mark - 1, &(struct summary_request){0});
	at("2026-12-11T12:00:00+01:00");
	compare(room, store, mark, &(struct summary_request){0});
	/* A meeting that is opened again is closed no more, and one that is removed never was. */
	at("2026-12-11T13:00:00+01:00");
	int64_t meeting = room_add(store, "meeting", "title", "M", "date", "2026-12-11", "closed", "yes", NULL);
	long long closed = room_number(room, "SELECT max(id) FROM change");
	compare(room, store, closed, &(struct summary_request){0});
	set(store, "meeting", meeting, "closed", "no");
	compare(room, store, mark, &(struct summary_request){0});
	set(store, "meeting", meeting, "closed", "yes");
	closed = room_number(room, "SELECT max(id) FROM change");
	compare(room, store, closed, &(struct summary_request){0});
	/* An older one that is closed late moves nothing. */
	set(store, "project", 3, "title", "Efter mötet");
	int64_t older = room_add(store, "meeting", "title", "N", "date", "2026-05-01", NULL);
	set(store, "meeting", older, "closed", "yes");
	compare(room, store, closed, &(struct summary_request){0});
	assert_true(store_delete(store, kind_named("meeting"), meeting, 0, NULL));
	closed = room_number(room, "SELECT max(id) - 1 FROM change");
	compare(room, store, closed, &(struct summary_request){0});
	store_close(store);
}

/* ---- who ---- */

/* What COLUMN says of the record TITLE in the tables of records; NULL: it is not told of. */
static const char *told_of(const struct document *document, const char *title, const char *column)
{
	for (int b = 0; b < document->block_count; b++) {
		const struct document_block *block = &document->block[b];
		for (int r = 0; r < block->row_count; r++) {
			const char *of = NULL, *said = NULL;
			for (int c = 0; c < block->column_count; c++) {
				if (strcmp(block->column[c].name, "title") == 0)
					of = block->row[r].cell[c].text;
				if (strcmp(block->column[c].name, column) == 0)
					said = block->row[r].cell[c].text;
			}
			if (of != NULL && strcmp(of, title) == 0)
				return said;
		}
	}
	return NULL;
}

static void expect_told(struct store *store, const char *title, const char *column, const char *expected)
{
	struct document *document = build(store, "changes", &(struct summary_request){0});
	const char *told = told_of(document, title, column);
	if (told == NULL || strcmp(told, expected) != 0)
		fail_msg("%s, %s: %s, not %s", title, column, told != NULL ? told : "nothing", expected);
	document_free(document);
}

/* All who had a hand in it, the last first, and when that was. */
static void test_who(void **state)
{
	const struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per");
	at("2026-09-01T09:00:00+02:00");
	fill(anna);
	at("2026-11-20T09:00:00+01:00");
	set(anna, "project", 1, "title", "Båda");
	at("2026-11-20T09:10:00+01:00");
	set(per, "project", 1, "status", "paused");
	expect_told(anna, "Båda", "by", "per, anna");
	expect_told(anna, "Båda", "at", "2026-11-20 09:10");
	at("2026-11-20T09:20:00+01:00");
	set(anna, "project", 1, "end", "2027");
	expect_told(anna, "Båda", "by", "anna, per");
	expect_told(anna, "Båda", "at", "2026-11-20 09:20");
	room_add(per, "unit", "name", "Nybildad", NULL); /* a unit is news, and told of with itself */
	expect_told(anna, "Nybildad", "unit", "Nybildad");
	set(per, "project", 2, "title", "En");
	expect_told(anna, "En", "by", "per");
	store_close(per);
	store_close(anna);
}

/* ---- minutes ---- */

static bool holds(const char *whole, const char *text)
{
	return whole != NULL && strstr(whole, text) != NULL;
}

static bool tells(const struct document *document, const char *text)
{
	for (int b = 0; b < document->block_count; b++) {
		const struct document_block *block = &document->block[b];
		if (holds(block->text, text))
			return true;
		for (int r = 0; r < block->row_count; r++)
			for (int c = 0; c < block->column_count; c++)
				if (holds(block->row[r].cell[c].text, text))
					return true;
	}
	return false;
}

static void expect_minutes(struct store *store, int64_t meeting, const char *told, const char *untold)
{
	struct summary_request request = { .meeting = meeting };
	struct document *document = build(store, "minutes", &request);
	char *copy = xstrdup(told), *rest = copy, *word;
	while ((word = strsep(&rest, "|")) != NULL)
		if (!tells(document, word))
			fail_msg("the minutes do not tell of %s", word);
	free(copy);
	copy = rest = xstrdup(untold);
	while ((word = strsep(&rest, "|")) != NULL)
		if (tells(document, word))
			fail_msg("the minutes tell of %s", word);
	free(copy);
	check_drills(store, document);
	document_free(document);
}

/* What was changed while a meeting was held belongs to its minutes, nothing else. */
static void test_minutes(void **state)
{
	const struct room *room = *state;
	struct store *store = room_open(room, "anna");
	at("2026-11-01T09:00:00+01:00");
	fill(store);
	int64_t planned = room_add(store, "meeting", "title", "Planned", "date", "2026-11-20 09:00", "place", "Here",
				   "agenda", "One\nTwo", NULL);
	room_add(store, "unit", "name", "Eriks enhet", "short_name", "EE", NULL);
	room_add(store, "person", "name", "Erik", "unit", "Eriks enhet", NULL);
	set(store, "meeting", planned, "persons", "Erik");
	room_add(store, "meeting", "title", "After it", "date", "2027-01-15", "place", "There", NULL);
	at("2026-11-19T09:00:00+01:00");
	set(store, "project", 1, "title", "The day before");
	at("2026-11-20T09:05:00+01:00");
	set(store, "project", 2, "title", "During");
	room_add(store, "meeting-note", "meeting", "Planned", "kind", "decision", "text", "We go on", "unit", "U",
		 NULL);
	room_add(store, "meeting-note", "meeting", "Planned", "kind", "action", "text", "Call them", "responsible",
		 "anna", "due", "2026-12-01", NULL);
	at("2026-11-20T11:00:00+01:00");
	expect_minutes(store, planned, "Planned|Here|One|Two|During|We go on|Call them|2026-12-01|After it|There",
		       "The day before");
	assert_true(room_set(store, "meeting", planned, "closed", "yes", NULL));
	set(store, "project", 3, "title", "After closing");
	expect_minutes(store, planned, "During|closed 2026-11-20 11:00|Erik (EE)|Represented: Eriks enhet",
		       "After closing|not closed");
	/* One that is begun in the middle of the day is about what came after. */
	int64_t begun = room_add(store, "meeting", "title", "Begun", "date", "2026-11-20 13:00", NULL);
	set(store, "project", 4, "title", "In the second");
	expect_minutes(store, begun, "In the second|not closed", "During|After closing|We go on");
	/* What stands in the meeting itself was taken down. */
	int64_t noted = room_add(store, "meeting", "title", "Noted", "date", "2026-10-01", "notes", "All agree", NULL);
	expect_minutes(store, noted, "All agree", "Nothing has been taken down");
	/* Without a number: the one that is open today. */
	expect_minutes(store, 0, "Begun", "Planned");
	at("2026-11-21T09:00:00+01:00");
	set(store, "project", 5, "title", "The day after");
	expect_minutes(store, begun, "In the second", "The day after");
	store_close(store);
}

/* ---- who begins ---- */

static int64_t begin(struct store *store, const char *date)
{
	struct record *meeting = record_new_initial(kind_named("meeting"));
	struct err err = {0};
	int64_t id = 0;
	record_put(meeting, kind_field(meeting->kind, "title"), "M");
	record_put(meeting, kind_field(meeting->kind, "date"), date);
	if (!store_meeting_begin(store, meeting, &id, &err))
		fail_msg("%s", err.text);
	record_free(meeting);
	return id;
}

/* Whoever begins a meeting while another of the day is open joins that. */
static void test_begin(void **state)
{
	const struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per");
	int64_t first = begin(anna, "2026-11-20 09:00");
	assert_int_equal(begin(per, "2026-11-20 09:00"), first);
	assert_int_equal(begin(anna, "2026-11-20 09:01"), first);
	assert_int_equal(count_rows(per, "meeting", "title:M"), 1);
	int64_t second = begin(per, "2026-11-21 09:00");
	assert_int_not_equal(second, first);
	assert_true(room_set(anna, "meeting", first, "closed", "yes", NULL));
	assert_int_not_equal(begin(anna, "2026-11-20 13:00"), first);
	assert_true(store_delete(anna, kind_named("meeting"), second, 0, NULL));
	assert_int_not_equal(begin(anna, "2026-11-21 13:00"), second);
	store_close(per);
	store_close(anna);
}

/* ---- who leads ---- */

static void expect_seat(struct store *store, const char *login, const char *page, bool led, bool mine)
{
	struct seat seat;
	assert_int_equal(store_seat(store, 1, &seat), login != NULL);
	if (login != NULL) {
		assert_string_equal(seat.login, login);
		assert_string_equal(seat.page, page);
		assert_int_equal(seat.led, led);
		assert_int_equal(seat.mine, mine);
	}
	seat_free(&seat);
}

static void test_seat(void **state)
{
	const struct room *room = *state;
	struct store *anna = room_open(room, "anna"), *per = room_open(room, "per"), *eva = room_open(room, "eva");
	expect_seat(per, NULL, NULL, false, false);
	assert_false(store_seat_turn(anna, 1, "overview")); /* to turn a page is not to take the lead */
	assert_true(store_seat_take(anna, 1, "overview"));
	expect_seat(anna, "anna", "overview", true, true);
	expect_seat(per, "anna", "overview", true, false);
	assert_false(store_seat_turn(per, 1, "minutes"));
	assert_true(store_seat_turn(anna, 1, "unit:7"));
	expect_seat(per, "anna", "unit:7", true, false);
	expect_seat(eva, "anna", "unit:7", true, false); /* a login that may only read sees it too, */
	assert_false(store_seat_take(eva, 1, "minutes")); /* but never leads */
	assert_true(store_seat_take(per, 2, "other"));    /* another meeting is another seat */
	/* Who has gone left a page, and nobody leads. */
	store_seat_leave(anna, 1);
	expect_seat(per, "anna", "unit:7", false, false);
	assert_false(store_seat_turn(per, 1, "minutes"));
	assert_true(store_seat_take(per, 1, "minutes"));
	expect_seat(anna, "per", "minutes", true, false);
	/* The lead can be taken from who has it. */
	assert_true(store_seat_take(anna, 1, "unit:8"));
	expect_seat(per, "anna", "unit:8", true, false);
	assert_false(store_seat_turn(per, 1, "minutes"));
	store_seat_leave(per, 1);
	expect_seat(per, "anna", "unit:8", true, false);
	assert_true(store_seat_take(per, 1, "minutes"));
	store_close(per); /* who ends leads no more */
	expect_seat(anna, "per", "minutes", false, false);
	store_close(anna);
	store_close(eva);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_against_sql, enter, leave),
		cmocka_unit_test_setup_teardown(test_since, enter, leave),
		cmocka_unit_test_setup_teardown(test_who, enter, leave),
		cmocka_unit_test_setup_teardown(test_minutes, enter, leave),
		cmocka_unit_test_setup_teardown(test_begin, enter, leave),
		cmocka_unit_test_setup_teardown(test_seat, enter, leave),
	};
	return cmocka_run_group_tests_name("changes", tests, NULL, NULL);
}
