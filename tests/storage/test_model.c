/* SPDX-License-Identifier: EUPL-1.2 */
/* What the data model holds together: an idea that becomes a project, one contact person at a time, one return for
 * a period, chains without circles, priorities, registration numbers. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "room.h"

static int enter(void **state)
{
	static struct room room;
	room_with_register(&room);
	struct store *store = room_open(&room, "anna");
	room_add(store, "unit", "name", "Utbildning", "short_name", "UTB", NULL); /* 1 */
	room_add(store, "unit", "name", "Kultur", "short_name", "KUL", NULL);     /* 2 */
	store_close(store);
	*state = &room;
	return 0;
}

static int leave(void **state)
{
	room_leave(*state);
	return 0;
}

static void assert_value(struct store *store, const char *kind, int64_t id, const char *field, const char *wanted)
{
	char *value = room_get(store, kind, id, field);
	if (strcmp(value, wanted) != 0)
		fail_msg("%s %lld %s is \"%s\", not \"%s\"", kind, (long long)id, field, value, wanted);
	free(value);
}

/* Takes RECORD over; it must be refused for FIELD with WORDS in the sentence. */
static void assert_refused(struct store *store, struct record *record, const char *field, const char *words)
{
	struct err err = {0};
	if (store_save(store, record, NULL, NULL, NULL, &err))
		fail_msg("was saved; wanted: %s", words);
	assert_string_equal(err.field, field);
	if (strstr(err.text, words) == NULL)
		fail_msg("\"%s\" has no \"%s\"", err.text, words);
	record_free(record);
}

/* ---- one at a time ---- */

static void test_one_contact(void **state)
{
	struct store *store = room_open(*state, "anna");
	struct err err = {0};
	room_add(store, "assignment", "person", "anna", "role", "contact", "unit", "UTB", "from", "2025-03", "to",
		 "2026", NULL);
	assert_refused(store, room_record(store, "assignment", "person", "per", "role", "contact", "unit", "UTB", NULL),
		       "unit", "Anna Andersson is contact person there already, assignment 1");
	assert_refused(store,
		       room_record(store, "assignment", "person", "per", "role", "contact", "unit", "UTB", "from",
				   "2026-12-31", NULL),
		       "unit", "Anna");
	assert_refused(store, room_record(store, "assignment", "person", "per", "role", "contact", "unit", "UTB", "to",
					  "2025-03-01", NULL), "unit", "Anna");
	room_add(store, "assignment", "person", "per", "role", "contact", "unit", "UTB", "from", "2027", NULL);
	room_add(store, "assignment", "person", "per", "role", "contact", "unit", "UTB", "to", "2025-02", NULL);
	room_add(store, "assignment", "person", "per", "role", "contact", "unit", "KUL", NULL);
	room_add(store, "assignment", "person", "per", "role", "deputy", "unit", "UTB", NULL);
	assert_false(room_set(store, "assignment", 5, "role", "contact", &err)); /* nor by a change */
	assert_string_equal(err.field, "unit");
	assert_true(room_set(store, "assignment", 1, "note", "sig själv", &err)); /* nobody stands in one's own way */
	assert_true(store_delete(store, kind_named("assignment"), 1, 0, &err));
	room_add(store, "assignment", "person", "per", "role", "contact", "unit", "UTB", "from", "2026", "to", "2026",
		 NULL);
	assert_false(store_undelete(store, kind_named("assignment"), 1, &err));
	store_close(store);
}

/* An assignment without a first day is not in the way of one that has ended, nor of what was before today. */
static void test_successor_without_first_day(void **state)
{
	struct store *store = room_open(*state, "anna");
	room_add(store, "assignment", "person", "anna", "role", "contact", "unit", "UTB", "from", "2024", "to",
		 "2025-12-31", NULL);
	room_add(store, "assignment", "person", "per", "role", "contact", "unit", "UTB", NULL);
	room_add(store, "assignment", "person", "anna", "role", "contact", "unit", "UTB", "from", "2020", "to", "2021",
		 NULL);
	assert_refused(store,
		       room_record(store, "assignment", "person", "anna", "role", "contact", "unit", "UTB", NULL),
		       "unit", "Per Persson is contact person there already, assignment 2");
	assert_refused(store,
		       room_record(store, "assignment", "person", "anna", "role", "contact", "unit", "UTB", "from",
				   "2027", NULL),
		       "unit", "assignment 2");
	store_close(store);
}

static void test_assignment_that_gives_nothing(void **state)
{
	struct store *store = room_open(*state, "anna");
	assert_refused(store, room_record(store, "assignment", "person", "per", NULL), "role", "must be filled in");
	assert_refused(store, room_record(store, "assignment", "person", "per", "role", "contact", NULL), "unit",
		       "an assignment as contact person gives no right without it");
	assert_refused(store, room_record(store, "assignment", "person", "per", "role", "deputy", NULL), "unit",
		       "deputy");
	assert_refused(store,
		       room_record(store, "assignment", "person", "per", "role", "project-manager", "unit", "UTB",
				   NULL),
		       "project", "project manager");
	room_add(store, "assignment", "person", "per", "role", "politician", NULL);
	store_close(store);
}

static void test_one_relation(void **state)
{
	struct store *store = room_open(*state, "anna");
	room_add(store, "partner", "name", "Oslo", "country", "NO", NULL);
	room_add(store, "twin-town", "partner", "Oslo", "status", "ended", NULL);
	int64_t now = room_add(store, "twin-town", "partner", "Oslo", NULL);
	assert_refused(store, room_record(store, "twin-town", "partner", "Oslo", "status", "watched", NULL), "partner",
		       "there is a relation of that kind with Oslo already, number 2");
	room_add(store, "twin-town", "partner", "Oslo", "kind", "partnership", NULL);
	struct err err = {0};
	assert_true(room_set(store, "twin-town", now, "since", "1950", &err));
	assert_false(room_set(store, "twin-town", 1, "status", "active", &err));
	assert_string_equal(err.field, "partner");
	store_close(store);
}

static void test_one_return(void **state)
{
	struct store *store = room_open(*state, "anna");
	room_add(store, "annual-return", "unit", "UTB", "year", "2026", NULL);
	assert_refused(store, room_record(store, "annual-return", "unit", "UTB", "year", "2026", NULL), "period",
		       "Utbildning has a return for that year and period already, number 1");
	room_add(store, "annual-return", "unit", "UTB", "year", "2026", "period", "tertial-1", NULL);
	room_add(store, "annual-return", "unit", "UTB", "year", "2025", NULL);
	room_add(store, "annual-return", "unit", "KUL", "year", "2026", NULL);
	assert_value(store, "annual-return", 1, "parts", "– – –");
	struct err err = {0};
	assert_true(room_set(store, "annual-return", 1, "part_b", "12 h", &err));
	assert_value(store, "annual-return", 1, "parts", "– b –");
	store_close(store);
}

static void test_no_circles(void **state)
{
	struct store *store = room_open(*state, "anna");
	struct err err = {0};
	assert_true(room_set(store, "unit", 1, "successor", "KUL", &err));
	assert_false(room_set(store, "unit", 2, "successor", "UTB", &err));
	assert_string_equal(err.field, "successor");
	assert_non_null(strstr(err.text, "leads back"));
	assert_false(room_set(store, "unit", 2, "successor", "KUL", &err));
	assert_true(room_set(store, "unit", 2, "parent", "UTB", &err)); /* another chain */
	assert_false(room_set(store, "unit", 1, "parent", "KUL", &err));
	assert_string_equal(err.field, "parent");
	room_add(store, "area", "name", "A", NULL);
	room_add(store, "area", "name", "B", "successor", "A", NULL);
	assert_false(room_set(store, "area", 1, "successor", "B", &err));
	store_close(store);
}

/* ---- worked out ---- */

static void test_priority(void **state)
{
	struct store *store = room_open(*state, "anna");
	struct err err = {0};
	room_add(store, "partner", "name", "Regionen", "country", "SE", "kind", "regional-actor", NULL);
	room_add(store, "partner", "name", "Länsstyrelsen", "country", "SE", "kind", "regional-actor", NULL);
	room_add(store, "idea", "title", "Idé", "unit", "UTB", "need", "n", NULL);
	assert_value(store, "idea", 1, "priority", ""); /* nothing is known of it */
	assert_true(room_set(store, "idea", 1, "priority_growth", "0", &err));
	assert_value(store, "idea", 1, "priority", "0");
	assert_true(room_set(store, "idea", 1, "priority_mutual", "3", &err));
	assert_true(room_set(store, "idea", 1, "partners", "Regionen", &err));
	assert_value(store, "idea", 1, "priority_regional", "0");
	assert_value(store, "idea", 1, "priority", "3");
	assert_true(room_set(store, "idea", 1, "partners", "Regionen; Länsstyrelsen", &err));
	assert_value(store, "idea", 1, "priority_regional", "1");
	assert_value(store, "idea", 1, "priority", "5");
	assert_true(room_set(store, "idea", 1, "units", "UTB", &err)); /* the leading one is not another */
	assert_value(store, "idea", 1, "priority_units", "0");
	assert_true(room_set(store, "idea", 1, "units", "KUL", &err));
	assert_value(store, "idea", 1, "priority", "7");
	assert_false(room_set(store, "idea", 1, "priority_result", "4", &err));
	room_add(store, "project", "title", "P", "unit", "UTB", "units", "KUL", "need", "n", NULL);
	assert_value(store, "project", 1, "priority", ""); /* a criterion holds, but nobody has given a point */
	assert_true(room_set(store, "project", 1, "priority_result", "0", &err));
	assert_value(store, "project", 1, "priority", "2");
	store_close(store);
}

static void test_counts(void **state)
{
	struct store *store = room_open(*state, "anna");
	struct err err = {0};
	room_add(store, "goal", "name", "Mål", NULL);
	room_add(store, "project", "title", "P", "unit", "UTB", "need", "n", "goals", "Mål", NULL);
	assert_value(store, "goal", 1, "projects", "1");
	room_add(store, "trip", "title", "Resa", "from", "2026-05-01", "majority", "2", "opposition", "1", "presidium",
		 "1", "staff", "3", NULL);
	assert_value(store, "trip", 1, "delegates", "6"); /* a presidium is among its politicians */
	room_add(store, "notice", "title", "Nytt", "units", "UTB; KUL", "seen", "KUL", NULL);
	assert_value(store, "notice", 1, "unseen", "1");
	assert_true(room_set(store, "notice", 1, "seen", "UTB; KUL", &err));
	assert_value(store, "notice", 1, "unseen", "0");
	store_close(store);
}

/* ---- from idea to project ---- */

static int count_changes(struct store *store, const char *kind, int64_t id)
{
	struct changes changes = {0};
	struct err err = {0};
	assert_true(store_history(store, kind_named(kind), id, NULL, 0, &changes, &err));
	int count = changes.count;
	changes_free(&changes);
	return count;
}

static void test_convert(void **state)
{
	struct store *store = room_open(*state, "anna");
	struct err err = {0};
	int64_t project = 0;
	room_add(store, "area", "name", "Lärande", "number", "1", NULL);
	room_add(store, "project", "title", "Ett annat", "unit", "KUL", "need", "n", NULL); /* 1 */
	room_add(store, "idea", "title", "Språkbad", "unit", "UTB", "units", "KUL", "need", "Fler som kan tyska",
		 "areas", "1", "countries", "DE", "priority_growth", "2", "responsible", "anna", "note", "från mötet",
		 NULL);
	room_add(store, "application", "title", "A", "unit", "UTB", "idea", "Språkbad", NULL);
	room_add(store, "application", "title", "B", "unit", "UTB", "idea", "Språkbad", "project", "1", NULL);
	room_add(store, "decision", "title", "D", "date", "2026-05-01", "idea", "Språkbad", NULL);
	room_add(store, "link", "title", "L", "target", "https://example.org", "idea", "Språkbad", NULL);
	if (!store_convert(store, 1, &project, &err))
		fail_msg("%s", err.text);
	assert_int_equal(project, 2);
	static const char *const same[][2] = { { "title", "Språkbad" },  { "need", "Fler som kan tyska" },
					       { "unit", "1" },          { "units", "2" },
					       { "areas", "1" },         { "countries", "DE" },
					       { "responsible", "1" },   { "priority_growth", "2" },
					       { "note", "från mötet" }, { "status", "idea" },
					       { "idea", "1" } };
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		assert_value(store, "project", project, same[i][0], same[i][1]);
	assert_value(store, "idea", 1, "status", "converted");
	assert_value(store, "idea", 1, "project", "2");
	assert_value(store, "application", 1, "project", "2");
	assert_value(store, "application", 1, "idea", "1");
	assert_value(store, "application", 2, "project", "1"); /* was another's already */
	assert_value(store, "decision", 1, "project", "2");
	assert_value(store, "link", 1, "project", "2");
	assert_int_equal(count_changes(store, "project", project), 1); /* added */
	assert_int_equal(count_changes(store, "idea", 1), 3);          /* added; status and project */
	assert_false(store_convert(store, 1, &project, &err));
	assert_non_null(strstr(err.text, "has become project 2 already"));
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

/* A fault at the end takes everything back. */
static void test_convert_whole_or_not(void **state)
{
	struct store *store = room_open(*state, "anna");
	struct err err = {0};
	int64_t project = 0;
	room_add(store, "idea", "title", "Språkbad", "unit", "UTB", "need", "n", NULL);
	room_add(store, "link", "title", "L", "target", "https://example.org", "idea", "Språkbad", NULL);
	room_sql(*state, "CREATE TRIGGER no BEFORE UPDATE OF project ON idea BEGIN SELECT RAISE(ABORT, 'no'); END");
	assert_false(store_convert(store, 1, &project, &err));
	assert_value(store, "idea", 1, "status", "new");
	assert_value(store, "link", 1, "project", "");
	assert_int_equal(room_number(*state, "SELECT count(*) FROM project"), 0);
	assert_int_equal(room_number(*state, "SELECT count(*) FROM change WHERE kind = 'project'"), 0);
	store_close(store);
}

/* ---- rates ---- */

static void assert_kronor(struct store *store, const char *kind, int64_t id, const char *field, const char *wanted)
{
	struct err err = {0};
	struct record *record = store_load(store, kind_named(kind), id, &err);
	char *kronor = store_in_kronor(store, record, kind_field(record->kind, field));
	if (*wanted == '\0' ? *kronor != '\0' : strstr(kronor, wanted) == NULL)
		fail_msg("%s %lld: \"%s\", not \"%s\"", kind, (long long)id, kronor, wanted);
	free(kronor);
	record_free(record);
}

static void test_rates(void **state)
{
	struct store *store = room_open(*state, "anna");
	struct err err = {0};
	room_add(store, "project", "title", "P", "unit", "UTB", "need", "n", NULL);
	room_add(store, "funding", "project", "P", "amount_sek", "1", "amount_eur", "100", "year", "2024", NULL);
	room_add(store, "funding", "project", "P", "amount_sek", "1", "amount_eur", "100", "year", "2026", NULL);
	room_add(store, "funding", "project", "P", "amount_sek", "1", NULL);
	assert_kronor(store, "funding", 1, "amount_eur", ""); /* no rate at all */
	room_add(store, "rate", "date", "2025", "sek_per_100", "1 100", NULL);
	room_add(store, "rate", "date", "2026-06-30", "sek_per_100", "1 145,20", NULL);
	room_add(store, "rate", "date", "2026-12-31", "sek_per_100", "1 200", NULL); /* has not come */
	room_add(store, "rate", "currency", "NOK", "date", "2026-07-01", "sek_per_100", "97", NULL);
	assert_kronor(store, "funding", 1, "amount_eur", ""); /* none so early */
	assert_kronor(store, "funding", 2, "amount_eur", "145,20 per 100 EUR, 2026-06-30)");
	assert_kronor(store, "funding", 2, "amount_sek", "");
	assert_kronor(store, "funding", 3, "amount_eur", "");
	assert_true(store_delete(store, kind_named("rate"), 2, 0, &err));
	assert_kronor(store, "funding", 2, "amount_eur", "100 per 100 EUR, 2025)");
	store_close(store);
}

/* Sums of groups are kronor alone, whatever there is in euro beside them. */
static void test_sums_are_kronor(void **state)
{
	struct store *store = room_open(*state, "anna");
	struct err err = {0};
	room_add(store, "project", "title", "P", "unit", "UTB", "need", "n", NULL);
	room_add(store, "funding", "project", "P", "amount_sek", "10", "amount_eur", "100", NULL);
	room_add(store, "funding", "project", "P", "amount_sek", "5", "amount_eur", "7", NULL);
	const struct kind *funding = kind_named("funding");
	struct query query = { .kind = funding, .group = kind_field(funding, "source") };
	struct rows rows = {0};
	assert_true(store_rows(store, &query, &rows, &err));
	assert_int_equal(rows.group_count, 1);
	assert_int_equal(rows.groups[0].sum, 1500);
	rows_free(&rows);
	store_close(store);
}

/* ---- registration numbers ---- */

static int found(struct store *store, const char *expression)
{
	struct err err = {0};
	struct filter *filter = filter_parse(kind_named("project"), expression, &err);
	struct query query = { .kind = kind_named("project"), .filter = filter, .group = -1 };
	struct rows rows = {0};
	if (filter == NULL || !store_rows(store, &query, &rows, &err))
		fail_msg("%s: %s", expression, err.text);
	int count = rows.count;
	rows_free(&rows);
	filter_free(filter);
	return count;
}

static void test_case_number(void **state)
{
	struct store *store = room_open(*state, "anna");
	room_add(store, "project", "title", "P", "unit", "UTB", "need", "n", "dnr", "KS 2023/993", NULL);
	room_add(store, "project", "title", "Q", "unit", "UTB", "need", "n", "dnr", "KS 2023/99", NULL);
	static const struct {
		const char *expression;
		int count;
	} cases[] = {
		{ "ks2023993", 1 },       { "KS2023-993", 1 },  { "2023/993", 1 },       { "KS 2023/993", 1 },
		{ "\"KS 2023:993\"", 1 }, { "2023-99", 2 },     { "dnr:ks2023-993", 1 }, { "dnr:2023/99", 2 },
		{ "dnr=KS2023-99", 1 },   { "dnr=2023/99", 0 }, { "2024-993", 0 },       { "!dnr:ks2023993", 1 },
		{ "kn2023993", 0 },       { "dnr:", 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (found(store, cases[i].expression) != cases[i].count)
			fail_msg("%s finds %d, not %d", cases[i].expression, found(store, cases[i].expression),
				 cases[i].count);
	assert_int_equal(room_verify(store), 0);
	store_close(store);
}

int main(void)
{
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, enter, leave)
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_one_contact), IN_ROOM(test_assignment_that_gives_nothing),
		IN_ROOM(test_successor_without_first_day), IN_ROOM(test_one_return), IN_ROOM(test_no_circles),
		IN_ROOM(test_one_relation),
		IN_ROOM(test_priority), IN_ROOM(test_counts), IN_ROOM(test_convert), IN_ROOM(test_convert_whole_or_not),
		IN_ROOM(test_case_number), IN_ROOM(test_rates), IN_ROOM(test_sums_are_kronor),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
