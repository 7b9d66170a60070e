/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bulk.h"
#include "i18n.h"
#include "mem.h"

enum { ROWS = 4 };

static const struct kind *project;

static int field(const char *name)
{
	int at = kind_field(project, name);
	assert_true(at >= 0);
	return at;
}

static void put(struct record *record, const char *name, const char *value)
{
	record_put(record, field(name), value);
}

static struct record *project_of(int64_t id, const char *status, const char *end, const char *countries)
{
	struct record *record = record_new_initial(project);
	char *title = xasprintf("Projekt %d", (int)id);
	record->id = id;
	record->rev = 1;
	put(record, "title", title);
	put(record, "need", "n");
	put(record, "unit", "3");
	put(record, "status", status);
	put(record, "end", end);
	put(record, "countries", countries);
	free(title);
	return record;
}

static void give(struct bulk *bulk)
{
	struct record *records[ROWS] = {
		project_of(1, "ongoing", "2026-12-31", "DK"), project_of(2, "ongoing", "", "DK FI"),
		project_of(3, "finished", "2025", ""), NULL,
	};
	bulk_give(bulk, records);
}

static int start(void **state)
{
	(void)state;
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	i18n_start("en", NULL);
	project = kind_named("project");
	return 0;
}

static int make(void **state)
{
	static const int64_t ids[ROWS] = { 1, 2, 3, 4 };
	struct bulk *bulk = bulk_new(project, ids, ROWS);
	give(bulk);
	*state = bulk;
	return 0;
}

static void assert_reason(const struct bulk *bulk, int at, int count, const char *text)
{
	assert_int_equal(bulk->reason[at].count, count);
	assert_string_equal(bulk->reason[at].text, text);
}

/* Each reason once, whatever the records are called, with how many it holds back. */
static void test_reasons(void **state)
{
	struct bulk *bulk = *state;
	bulk_work_out(bulk, field("note"), BULK_REPLACE, "x");
	bulk_sum_up(bulk);
	assert_int_equal(bulk->reason_count, 0);
	bulk_refuse(bulk, 1, "Projekt 2: belongs to Kultur");
	bulk_refuse(bulk, 2, "Note: too long");
	bulk_sum_up(bulk);
	assert_int_equal(bulk->reason_count, 2);
	assert_reason(bulk, 0, 1, "Note: too long");
	bulk_refuse(bulk, 0, "Projekt 1: belongs to Kultur");
	assert_int_equal(bulk->reason_count, 0);
	bulk_sum_up(bulk);
	assert_int_equal(bulk->reason_count, 2);
	assert_reason(bulk, 0, 2, "belongs to Kultur");
	assert_reason(bulk, 1, 1, "Note: too long");
	bulk_work_out(bulk, field("note"), BULK_REPLACE, "y");
	assert_int_equal(bulk->reason_count, 0);
}

static int unmake(void **state)
{
	bulk_free(*state);
	return 0;
}

static void expect_standing(const struct bulk *bulk, const char *name, const char *wanted)
{
	char *standing = bulk_standing(bulk, field(name));
	assert_string_equal(standing, wanted);
	free(standing);
}

static void test_standing(void **state)
{
	struct bulk *bulk = *state;
	expect_standing(bulk, "status", "ongoing (2) · finished (1)");
	expect_standing(bulk, "need", "filled in (3)");
	expect_standing(bulk, "dnr", "empty (3)");
	expect_standing(bulk, "countries", "empty (1) · Denmark (1) · Denmark, Finland (1)");
}

static void test_standing_of_many(void **state)
{
	(void)state;
	static const int64_t ids[6] = { 1, 2, 3, 4, 5, 6 };
	static const char *const ends[6] = { "2026", "2027", "2027", "2028", "2029", "2029" };
	struct bulk *bulk = bulk_new(project, ids, 6);
	struct record *records[6];
	for (int i = 0; i < 6; i++)
		records[i] = project_of(i + 1, "idea", ends[i], "");
	bulk_give(bulk, records);
	expect_standing(bulk, "title", "6 different values");
	expect_standing(bulk, "end", "2027 (2) · 2029 (2) · others (2)");
	bulk_free(bulk);
}

static void expect(const struct bulk *bulk, const enum bulk_outcome *outcomes, const char *const *values)
{
	int counts[BULK_OUTCOMES] = { 0 };
	for (int i = 0; i < ROWS; i++) {
		assert_int_equal(bulk->row[i].outcome, outcomes[i]);
		counts[outcomes[i]]++;
		if (values[i] != NULL)
			assert_string_equal(bulk->row[i].new, values[i]);
		else
			assert_null(bulk->row[i].new);
		assert_true((bulk->row[i].fault != NULL) == (outcomes[i] == BULK_REFUSED));
	}
	assert_memory_equal(bulk->outcomes, counts, sizeof counts);
}

static void test_replace(void **state)
{
	struct bulk *bulk = *state;
	bulk_work_out(bulk, field("status"), BULK_REPLACE, "ongoing");
	expect(bulk, (enum bulk_outcome[]){ BULK_SAME, BULK_SAME, BULK_CHANGES, BULK_GONE },
	       (const char *const[]){ "ongoing", "ongoing", "ongoing", NULL });
	assert_int_equal(bulk->closed, 1);
	struct record *record = bulk_record(bulk, 2, field("status"));
	assert_string_equal(record_get(record, "status"), "ongoing");
	assert_string_equal(record_get(record, "end"), "2025");
	assert_string_equal(record_get(bulk->row[2].record, "status"), "finished");
	record_free(record);
}

static void test_empty(void **state)
{
	struct bulk *bulk = *state;
	bulk_work_out(bulk, field("end"), BULK_REPLACE, "");
	expect(bulk, (enum bulk_outcome[]){ BULK_CHANGES, BULK_SAME, BULK_CHANGES, BULK_GONE },
	       (const char *const[]){ "", "", "", NULL });
	bulk_work_out(bulk, field("title"), BULK_REPLACE, "");
	expect(bulk, (enum bulk_outcome[]){ BULK_REFUSED, BULK_REFUSED, BULK_REFUSED, BULK_GONE },
	       (const char *const[]){ "", "", "", NULL });
}

static void test_rules_across_fields(void **state)
{
	struct bulk *bulk = *state;
	bulk_work_out(bulk, field("start"), BULK_REPLACE, "2026-02-01");
	expect(bulk, (enum bulk_outcome[]){ BULK_CHANGES, BULK_CHANGES, BULK_REFUSED, BULK_GONE },
	       (const char *const[]){ "2026-02-01", "2026-02-01", "2026-02-01", NULL });
	assert_string_equal(bulk->row[2].fault, "End: 2025 lies before Start, 2026-02-01");
	assert_int_equal(bulk->closed, 0);
}

static void test_several_values(void **state)
{
	struct bulk *bulk = *state;
	bulk_work_out(bulk, field("countries"), BULK_ADD, "FI NO");
	expect(bulk, (enum bulk_outcome[]){ BULK_CHANGES, BULK_CHANGES, BULK_CHANGES, BULK_GONE },
	       (const char *const[]){ "DK FI NO", "DK FI NO", "FI NO", NULL });
	bulk_work_out(bulk, field("countries"), BULK_TAKE, "FI NO");
	expect(bulk, (enum bulk_outcome[]){ BULK_SAME, BULK_CHANGES, BULK_SAME, BULK_GONE },
	       (const char *const[]){ "DK", "DK", "", NULL });
	bulk_work_out(bulk, field("countries"), BULK_REPLACE, "FI");
	expect(bulk, (enum bulk_outcome[]){ BULK_CHANGES, BULK_CHANGES, BULK_CHANGES, BULK_GONE },
	       (const char *const[]){ "FI", "FI", "FI", NULL });
}

static void test_no_two_the_same(void **state)
{
	(void)state;
	static const int64_t ids[2] = { 1, 2 };
	const struct kind *unit = kind_named("unit");
	int name = kind_field(unit, "name");
	struct bulk *bulk = bulk_new(unit, ids, 2);
	struct record *records[2] = { record_new_initial(unit), record_new_initial(unit) };
	record_put(records[0], name, "Ett");
	record_put(records[1], name, "Två");
	bulk_give(bulk, records);
	bulk_work_out(bulk, name, BULK_REPLACE, "Tre");
	assert_int_equal(bulk->outcomes[BULK_REFUSED], 2);
	assert_string_equal(bulk->row[0].fault, "Name: no two may have the same");
	bulk_free(bulk);
}

static void test_refused_by_the_store(void **state)
{
	struct bulk *bulk = *state;
	bulk_work_out(bulk, field("status"), BULK_REPLACE, "paused");
	assert_int_equal(bulk->closed, 1);
	bulk_refuse(bulk, 2, "because");
	expect(bulk, (enum bulk_outcome[]){ BULK_CHANGES, BULK_CHANGES, BULK_REFUSED, BULK_GONE },
	       (const char *const[]){ "paused", "paused", "paused", NULL });
	assert_string_equal(bulk->row[2].fault, "because");
	assert_int_equal(bulk->closed, 0);
	bulk_work_out(bulk, field("status"), BULK_REPLACE, "paused");
	assert_int_equal(bulk->outcomes[BULK_CHANGES], 3);
}

/* What is given anew is compared by revision; who is gone keeps the title. */
static void test_given_anew(void **state)
{
	struct bulk *bulk = *state;
	struct record *records[ROWS] = { 0 };
	for (int i = 0; i < 3; i++)
		records[i] = record_copy(bulk->row[i].record);
	assert_false(bulk_give(bulk, records));
	for (int i = 0; i < 3; i++)
		records[i] = record_copy(bulk->row[i].record);
	records[1]->rev++;
	assert_true(bulk_give(bulk, records));
	for (int i = 0; i < 3; i++)
		records[i] = record_copy(bulk->row[i].record);
	records[0]->deleted = true;
	assert_true(bulk_give(bulk, records));
	assert_null(bulk->row[0].record);
	assert_string_equal(bulk->row[0].title, "Projekt 1");
	bulk_work_out(bulk, field("status"), BULK_REPLACE, "ongoing");
	expect(bulk, (enum bulk_outcome[]){ BULK_GONE, BULK_SAME, BULK_CHANGES, BULK_GONE },
	       (const char *const[]){ NULL, "ongoing", "ongoing", NULL });
}

#define MADE(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void)
{
	const struct CMUnitTest tests[] = {
		MADE(test_reasons),
		MADE(test_standing), cmocka_unit_test(test_standing_of_many), MADE(test_replace), MADE(test_empty),
		MADE(test_rules_across_fields), MADE(test_several_values), cmocka_unit_test(test_no_two_the_same),
		MADE(test_refused_by_the_store), MADE(test_given_anew),
	};
	return cmocka_run_group_tests_name("bulk", tests, start, NULL);
}
