/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "i18n.h"
#include "mem.h"
#include "record.h"

#define NB "\u00A0"

static const struct kind *project;

static int start(void **state)
{
	(void)state;
	i18n_start("en", NULL);
	project = kind_named("project");
	return 0;
}

static void assert_made(char *made, const char *expected)
{
	assert_string_equal(made, expected);
	free(made);
}

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

/* A project that breaks no rule. */
static struct record *new_project(void)
{
	struct record *record = record_new_initial(project);
	put(record, "title", "Väg in");
	put(record, "need", "Korta tiden till första jobb");
	put(record, "unit", "3");
	record->shown[field("unit")] = xstrdup("Arbetsmarknad");
	return record;
}

static void test_new_and_initial(void **state)
{
	(void)state;
	struct record *record = record_new(project);
	for (int i = 0; i < project->field_count; i++)
		assert_string_equal(record_value(record, i), "");
	record_free(record);
	record = record_new_initial(project);
	assert_string_equal(record_get(record, "status"), "idea");
	assert_string_equal(record_get(record, "title"), "");
	assert_int_equal(record->id, 0);
	record_free(record);
	record_free(NULL);
}

static void test_put_forgets_what_was_shown(void **state)
{
	(void)state;
	struct record *record = new_project();
	assert_made(record_show(record, field("unit")), "Arbetsmarknad");
	put(record, "unit", "4");
	assert_made(record_show(record, field("unit")), "4");
	put(record, "unit", "");
	assert_null(record->value[field("unit")]);
	put(record, "unit", NULL);
	assert_string_equal(record_get(record, "unit"), "");
	record_free(record);
}

static void test_put_own_value(void **state)
{
	(void)state;
	struct record *record = new_project();
	record_put(record, field("title"), record_get(record, "title"));
	assert_string_equal(record_get(record, "title"), "Väg in");
	record_free(record);
}

static void test_copy_is_whole_and_apart(void **state)
{
	(void)state;
	struct record *record = new_project();
	record->id = 7;
	record->rev = 14;
	record->uuid = xstrdup("u");
	record->changed_at = xstrdup("2026-11-20T08:00:00Z");
	record->changed_by = xstrdup("anna");
	record->deleted = true;
	struct record *copy = record_copy(record);
	put(record, "title", "Annat");
	assert_string_equal(record_get(copy, "title"), "Väg in");
	assert_string_equal(copy->shown[field("unit")], "Arbetsmarknad");
	assert_true(copy->id == 7 && copy->rev == 14 && copy->deleted);
	assert_string_equal(copy->uuid, "u");
	assert_string_equal(copy->changed_at, "2026-11-20T08:00:00Z");
	assert_string_equal(copy->changed_by, "anna");
	assert_false(record_same(record, copy, field("title")));
	assert_true(record_same(record, copy, field("need")));
	record_free(record);
	record_free(copy);
}

static void test_show_plain_title(void **state)
{
	(void)state;
	struct record *record = new_project();
	put(record, "budget_sek", "510000000");
	assert_made(record_show(record, field("budget_sek")), "5" NB "100" NB "000" NB "kr");
	assert_made(record_plain(record, field("budget_sek")), "5100000");
	assert_made(record_title(record), "Väg in");
	put(record, "title", "");
	assert_made(record_title(record), "Project");
	record->id = 12;
	assert_made(record_title(record), "Project 12");
	record_free(record);
}

static void assert_fault(const struct record *record, const char *name, const char *why)
{
	struct err err = {0};
	assert_false(record_check(record, &err));
	assert_string_equal(err.field, name);
	assert_int_equal(err.code, ERR_REFUSED);
	if (strstr(err.text, why) == NULL)
		fail_msg("%s", err.text);
	assert_false(record_check(record, NULL));
}

static void test_required(void **state)
{
	(void)state;
	struct record *record = new_project();
	struct err err = {0};
	assert_true(record_check(record, &err));
	put(record, "need", NULL);
	assert_fault(record, "need", "Need: must be filled in");
	assert_false(record_check_field(record, field("need"), &err));
	assert_true(record_check_field(record, field("title"), &err));
	record_free(record);
}

static void test_limits(void **state)
{
	(void)state;
	struct record *record = new_project();
	put(record, "budget_sek", "0");
	assert_true(record_check(record, NULL));
	put(record, "budget_sek", "10000000000000");
	assert_true(record_check(record, NULL));
	put(record, "budget_sek", "10000000000001");
	assert_fault(record, "budget_sek", "is more than 100" NB "000" NB "000" NB "000" NB "kr, the most allowed");
	put(record, "budget_sek", "-1");
	assert_fault(record, "budget_sek", "Budget: -0,01" NB "kr is less than 0" NB "kr, the least allowed");
	record_free(record);
}

static const struct field counter_fields[] = {
	{ .name = "free", .label = "Free", .type = TYPE_INTEGER },
	{ .name = "share", .label = "Share", .type = TYPE_INTEGER, .flags = F_COMPUTED, .max = 100 },
};
static const struct kind counter = { .name = "counter", .title = "free", .fields = counter_fields, .field_count = 2 };

static void test_no_limits_and_computed_fields(void **state)
{
	(void)state;
	struct record *record = record_new(&counter);
	record_put(record, 0, "-2026");
	record_put(record, 1, "101"); /* nobody could mend it */
	assert_true(record_check(record, NULL));
	record_free(record);
}

static void test_rules_across_fields(void **state)
{
	(void)state;
	struct record *record = new_project();
	put(record, "start", "2027-06-02");
	put(record, "end", "2027-06");
	assert_true(record_check(record, NULL));
	put(record, "end", "2027-06-01");
	assert_fault(record, "end", "End: 2027-06-01 lies before Start, 2027-06-02");
	assert_true(record_check_field(record, field("end"), NULL));
	record_free(record);
}

static void test_closed(void **state)
{
	(void)state;
	static const struct {
		const char *status;
		bool closed;
	} statuses[] = {
		{ "idea", false }, { "ongoing", false }, { "paused", false }, { "rejected", true },
		{ "finished", true }, { "cancelled", true }, { "", false }, { "reject", false }, { "inished", false },
	};
	struct record *record = new_project();
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		put(record, "status", statuses[i].status);
		if (record_is_closed(record) != statuses[i].closed)
			fail_msg("%s", statuses[i].status);
	}
	record_free(record);
	record = record_new(kind_named("area"));
	assert_false(record_is_closed(record));
	record_free(record);
}

/* A unit that has ceased is history; a partial date stands for all its days. */
static void test_ceased(void **state)
{
	(void)state;
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	static const struct {
		const char *valid_to;
		bool closed;
	} ends[] = { { "", false }, { "2025", true }, { "2026", false }, { "2026-10", true }, { "2026-11", false },
		     { "2026-11-19", true }, { "2026-11-20", false }, { "2030", false } };
	struct record *record = record_new(kind_named("unit"));
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		record_put(record, kind_field(record->kind, "valid_to"), ends[i].valid_to);
		if (record_is_closed(record) != ends[i].closed)
			fail_msg("%s", ends[i].valid_to);
	}
	record_free(record);
}

/* ---- merging ---- */

struct merge {
	struct record *base, *mine, *theirs;
	bool conflict[64];
};

static struct merge new_merge(void)
{
	struct merge merge = { .base = new_project() };
	assert_true(project->field_count <= 64);
	put(merge.base, "units", "3 12");
	put(merge.base, "status", "ongoing");
	merge.mine = record_copy(merge.base);
	merge.theirs = record_copy(merge.base);
	memset(merge.conflict, 1, sizeof merge.conflict);
	return merge;
}

static void free_merge(struct merge *merge)
{
	record_free(merge->base);
	record_free(merge->mine);
	record_free(merge->theirs);
}

static void test_merge_takes_what_only_they_changed(void **state)
{
	(void)state;
	struct merge merge = new_merge();
	put(merge.mine, "need", "Mitt");
	put(merge.theirs, "status", "paused");
	put(merge.theirs, "title", "");
	put(merge.theirs, "unit", "4");
	merge.theirs->shown[field("unit")] = xstrdup("Skola");
	put(merge.theirs, "external_share", "52");
	put(merge.mine, "external_share", "41");
	assert_int_equal(record_merge(merge.mine, merge.theirs, merge.base, merge.conflict), 0);
	assert_string_equal(record_get(merge.mine, "need"), "Mitt");
	assert_string_equal(record_get(merge.mine, "status"), "paused");
	assert_string_equal(record_get(merge.mine, "title"), "");
	assert_string_equal(record_get(merge.mine, "external_share"), "52");
	assert_made(record_show(merge.mine, field("unit")), "Skola");
	for (int i = 0; i < project->field_count; i++)
		assert_false(merge.conflict[i]);
	free_merge(&merge);
}

static void test_merge_names_conflicts(void **state)
{
	(void)state;
	struct merge merge = new_merge();
	put(merge.mine, "status", "finished");
	put(merge.theirs, "status", "paused");
	put(merge.mine, "dnr", "");
	put(merge.mine, "title", "Lika");
	put(merge.theirs, "title", "Lika");
	put(merge.mine, "need", "");
	put(merge.theirs, "need", "Nytt");
	assert_int_equal(record_merge(merge.mine, merge.theirs, merge.base, merge.conflict), 2);
	for (int i = 0; i < project->field_count; i++)
		assert_int_equal(merge.conflict[i], i == field("status") || i == field("need"));
	assert_string_equal(record_get(merge.mine, "status"), "finished");
	assert_string_equal(record_get(merge.mine, "need"), "");
	assert_string_equal(record_get(merge.mine, "title"), "Lika");
	free_merge(&merge);
}

static void test_merge_joins_sets(void **state)
{
	(void)state;
	struct merge merge = new_merge();
	put(merge.mine, "units", "3 12 15");
	put(merge.theirs, "units", "12 101");
	put(merge.mine, "countries", "NO");
	put(merge.theirs, "countries", "FI");
	put(merge.mine, "areas", "1");
	put(merge.theirs, "areas", "1 2");
	merge.theirs->shown[field("areas")] = xstrdup("Ett; Två");
	assert_int_equal(record_merge(merge.mine, merge.theirs, merge.base, merge.conflict), 0);
	assert_string_equal(record_get(merge.mine, "units"), "12 15 101");
	assert_string_equal(record_get(merge.mine, "countries"), "FI NO");
	assert_string_equal(record_get(merge.mine, "areas"), "1 2");
	assert_made(record_show(merge.mine, field("areas")), "Ett; Två");
	free_merge(&merge);
}

static void test_duplicate(void **state)
{
	(void)state;
	struct record *record = new_project();
	record->id = 7;
	record->rev = 3;
	record->uuid = xstrdup("u");
	put(record, "status", "ongoing");
	put(record, "dnr", "UN 2025/118");
	put(record, "confirmed", "2026-11-08");
	put(record, "effect", "Fler fick jobb");
	put(record, "countries", "DK FI");
	put(record, "external_share", "40");
	struct record *copy = record_duplicate(record);
	assert_int_equal(copy->id, 0);
	assert_int_equal(copy->rev, 0);
	assert_null(copy->uuid);
	assert_string_equal(record_get(copy, "title"), "Väg in (copy)");
	assert_string_equal(record_get(copy, "status"), "idea");
	assert_string_equal(record_get(copy, "countries"), "DK FI");
	assert_made(record_show(copy, field("unit")), "Arbetsmarknad");
	static const char *const own[] = { "dnr", "confirmed", "effect", "external_share" };
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		assert_string_equal(record_get(copy, own[i]), "");
	assert_true(record_check(copy, NULL));
	record_free(copy);
	record_free(record);
}

/* A title that no two may share is still what one begins from; one that is a reference is left as it is. */
static void test_duplicate_title(void **state)
{
	(void)state;
	struct record *unit = record_new_initial(kind_named("unit"));
	struct record *town = record_new_initial(kind_named("twin-town"));
	record_put(unit, kind_field(unit->kind, "name"), "Kultur");
	record_put(town, kind_field(town->kind, "partner"), "4");
	struct record *unit_copy = record_duplicate(unit), *town_copy = record_duplicate(town);
	assert_string_equal(record_get(unit_copy, "name"), "Kultur (copy)");
	assert_string_equal(record_get(town_copy, "partner"), "4");
	record_free(unit_copy);
	record_free(town_copy);
	record_free(unit);
	record_free(town);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_new_and_initial), cmocka_unit_test(test_put_forgets_what_was_shown),
		cmocka_unit_test(test_put_own_value), cmocka_unit_test(test_copy_is_whole_and_apart),
		cmocka_unit_test(test_show_plain_title), cmocka_unit_test(test_required), cmocka_unit_test(test_limits),
		cmocka_unit_test(test_no_limits_and_computed_fields), cmocka_unit_test(test_rules_across_fields),
		cmocka_unit_test(test_closed), cmocka_unit_test(test_ceased),
		cmocka_unit_test(test_merge_takes_what_only_they_changed),
		cmocka_unit_test(test_merge_names_conflicts), cmocka_unit_test(test_merge_joins_sets),
		cmocka_unit_test(test_duplicate), cmocka_unit_test(test_duplicate_title),
	};
	return cmocka_run_group_tests_name("record", tests, start, NULL);
}
