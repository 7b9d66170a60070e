/* SPDX-License-Identifier: EUPL-1.2 */
/* The rule of who may write what, without a register; each kind in one is tests/storage/test_access.c. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "access.h"
#include "organ.h"

/* Writes for the units 2 and 3, manages project 7. */
static const struct access_actor contact = { .units = "2 3", .projects = "" };
static const struct access_actor manager = { .units = "", .projects = "7" };
static const struct access_actor both = { .units = "2 3", .projects = "7" };
static const struct access_actor reader = { .units = "", .projects = "" };
static const struct access_actor coordinator = { .all = true, .units = "", .projects = "" };

static struct access_place place(int64_t unit, int64_t project)
{
	return (struct access_place){ .path = { { unit, project, unit, true } }, .count = 1 };
}

static enum access_answer stands(const char *kind, const struct access_actor *actor, struct access_place at,
				 enum access_deed deed)
{
	struct access_fault fault = {0};
	struct record *record = record_new(kind_named(kind));
	bool may = access_stands(record, &at, actor, deed, &fault);
	record_free(record);
	assert_int_equal(may, fault.why == ACCESS_YES);
	return fault.why;
}

static void test_a_record_belongs_to_a_unit(void **state)
{
	(void)state;
	assert_int_equal(stands("project", &contact, place(2, 1), ACCESS_CHANGE), ACCESS_YES);
	assert_int_equal(stands("project", &contact, place(22, 1), ACCESS_CHANGE), ACCESS_NOT_UNIT);
	assert_int_equal(stands("project", &contact, place(0, 1), ACCESS_CHANGE), ACCESS_NO_UNIT);
	assert_int_equal(stands("project", &manager, place(22, 7), ACCESS_CHANGE), ACCESS_YES);
	assert_int_equal(stands("project", &manager, place(22, 77), ACCESS_CHANGE), ACCESS_NOT_UNIT);
	assert_int_equal(stands("project", &reader, place(2, 7), ACCESS_CHANGE), ACCESS_NO_ROLE);
	assert_int_equal(stands("area", &contact, place(2, 1), ACCESS_CHANGE), ACCESS_NOT_KIND);
	assert_int_equal(stands("area", &coordinator, place(0, 0), ACCESS_DELETE), ACCESS_YES);
	assert_int_equal(stands("notice", &contact, place(0, 0), ACCESS_CHANGE), ACCESS_YES);
	assert_int_equal(stands("notice", &contact, place(0, 0), ACCESS_DELETE), ACCESS_NOT_KIND);
}

static void test_what_one_has_added_oneself(void **state)
{
	(void)state;
	struct access_place mine = { .added = true };
	assert_int_equal(stands("partner", &contact, mine, ACCESS_DELETE), ACCESS_YES);
	assert_int_equal(stands("partner", &contact, (struct access_place){0}, ACCESS_CHANGE), ACCESS_NO_UNIT);
	assert_int_equal(stands("goal", &contact, mine, ACCESS_CHANGE), ACCESS_NO_UNIT);
	assert_int_equal(stands("partner", &reader, mine, ACCESS_CHANGE), ACCESS_NO_ROLE);
}

static void test_what_gives_rights_needs_all_of_them(void **state)
{
	(void)state;
	struct access_place two = { .path = { { 2, 0, 0, true }, { 9, 5, 9, true } }, .count = 2 };
	assert_int_equal(stands("activity", &contact, two, ACCESS_CHANGE), ACCESS_YES);
	assert_int_equal(stands("assignment", &contact, two, ACCESS_CHANGE), ACCESS_NOT_UNIT);
	two.path[1].project = 7;
	assert_int_equal(stands("assignment", &both, two, ACCESS_CHANGE), ACCESS_YES);
	assert_int_equal(stands("assignment", &manager, two, ACCESS_CHANGE), ACCESS_NOT_UNIT);
	/* What belongs to no unit is not one's own, what is not there at all is nothing. */
	two.path[1] = (struct access_path){ .set = true };
	assert_int_equal(stands("decision", &contact, two, ACCESS_CHANGE), ACCESS_LOOSE);
	two.path[1].set = false;
	assert_int_equal(stands("decision", &contact, two, ACCESS_CHANGE), ACCESS_YES);
}

static void test_a_project_does_not_open_other_units(void **state)
{
	(void)state;
	struct access_place two = { .path = { { 9, 0, 0, true }, { 5, 7, 5, true } }, .count = 2 };
	assert_int_equal(stands("activity", &manager, two, ACCESS_CHANGE), ACCESS_NOT_UNIT);
	assert_int_equal(stands("activity", &manager, two, ACCESS_DELETE), ACCESS_NOT_UNIT);
	two.path[0].unit = 5;
	assert_int_equal(stands("activity", &manager, two, ACCESS_CHANGE), ACCESS_YES);
	two.path[0] = (struct access_path){0};
	assert_int_equal(stands("activity", &manager, two, ACCESS_CHANGE), ACCESS_YES);
	/* An application of another unit in one's project does not open the decision on it either. */
	struct access_place through = { .path = { { 9, 7, 5, true } }, .count = 1 };
	assert_int_equal(stands("decision", &manager, through, ACCESS_CHANGE), ACCESS_NOT_UNIT);
	assert_int_equal(stands("link", &manager, through, ACCESS_CHANGE), ACCESS_NOT_UNIT);
}

static enum access_answer moves(const struct access_actor *actor, struct access_place from, struct access_place to,
				bool *before)
{
	struct access_fault fault = {0};
	struct record *old = record_new(kind_named("project")), *record = record_copy(old);
	record_put(record, kind_field(record->kind, "unit"), "5");
	access_becomes(record, &to, old, &from, actor, &fault);
	if (fault.why == ACCESS_GIVEN)
		assert_int_equal(fault.field, kind_field(record->kind, "unit"));
	*before = fault.before;
	record_free(old);
	record_free(record);
	return fault.why;
}

static void test_nothing_changes_hands(void **state)
{
	(void)state;
	bool taken;
	assert_int_equal(moves(&contact, place(2, 0), place(3, 0), &taken), ACCESS_YES);
	assert_int_equal(moves(&contact, place(2, 0), place(9, 0), &taken), ACCESS_GIVEN);
	assert_false(taken);
	assert_int_equal(moves(&contact, place(2, 0), place(0, 0), &taken), ACCESS_GIVEN);
	assert_int_equal(moves(&contact, place(0, 0), place(2, 0), &taken), ACCESS_NO_UNIT);
	assert_true(taken);
	struct access_place added = { .added = true };
	assert_int_equal(moves(&contact, added, place(2, 0), &taken), ACCESS_YES);
	assert_int_equal(moves(&manager, place(9, 7), place(9, 7), &taken), ACCESS_YES);
	assert_int_equal(moves(&manager, place(9, 7), place(8, 7), &taken), ACCESS_GIVEN);
	assert_int_equal(moves(&both, place(9, 7), place(2, 7), &taken), ACCESS_GIVEN);
	assert_true(taken);
	assert_int_equal(moves(&coordinator, place(9, 7), place(2, 7), &taken), ACCESS_YES);
}

static void test_who_decides(void **state)
{
	(void)state;
	assert_true(organ_is_top("kf"));
	assert_true(organ_is_top("namnd, ks"));
	assert_false(organ_is_top("forvaltning, bolag"));
	assert_false(organ_is_top(""));
}

/* A decision by any word that counts as the council or the executive is the coordinator's. */
static void test_each_organ_on_top_is_guarded(void **state)
{
	(void)state;
	int tops = 0;
	struct access_fault fault;
	struct access_place own = place(2, 0);
	struct record *record = record_new(kind_named("decision"));
	int organ = kind_field(record->kind, "organ");
	for (const struct choice *word = record->kind->fields[organ].choices; word->code != NULL; word++) {
		bool top = false;
		for (int i = 0; organ_code(i) != NULL; i++)
			top |= organ_is_top(organ_code(i)) && organ_decides(NULL, organ_code(i), word->code, "");
		record_put(record, organ, word->code);
		if (access_stands(record, &own, &contact, ACCESS_CHANGE, &fault) == top)
			fail_msg("%s %s", word->code, top ? "is not guarded" : "is guarded");
		tops += top;
	}
	assert_int_equal(tops, 6);
	record_free(record);
}

static void test_what_is_decided(void **state)
{
	(void)state;
	static const struct {
		const char *kind, *field, *value;
		bool decided;
	} cases[] = {
		{ "twin-town", "status", "watched", false }, { "twin-town", "status", "active", true },
		{ "project", "status", "granted", false },   { "project", "status", "decided", true },
		{ "project", "status", "finished", true },   { "agreement", "valid_from", "", false },
		{ "agreement", "valid_from", "2026", true }, { "idea", "status", "converted", false },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct record *record = record_new(kind_named(cases[i].kind));
		record_put(record, kind_field(record->kind, cases[i].field), cases[i].value);
		assert_int_equal(access_is_decided(record), cases[i].decided);
		record_free(record);
	}
}

static void test_what_is_decided_is_fixed(void **state)
{
	(void)state;
	struct record *town = record_new(kind_named("twin-town"));
	int partner = kind_field(town->kind, "partner"), status = kind_field(town->kind, "status");
	record_put(town, status, "watched");
	assert_false(access_is_fixed(town, partner));
	record_put(town, status, "ended");
	assert_true(access_is_fixed(town, partner));
	assert_false(access_is_fixed(town, status));
	record_free(town);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_record_belongs_to_a_unit),
		cmocka_unit_test(test_what_one_has_added_oneself),
		cmocka_unit_test(test_what_gives_rights_needs_all_of_them),
		cmocka_unit_test(test_a_project_does_not_open_other_units),
		cmocka_unit_test(test_nothing_changes_hands),
		cmocka_unit_test(test_who_decides),
		cmocka_unit_test(test_each_organ_on_top_is_guarded),
		cmocka_unit_test(test_what_is_decided),
		cmocka_unit_test(test_what_is_decided_is_fixed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
