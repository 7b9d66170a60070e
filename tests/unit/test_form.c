/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "form.h"
#include "i18n.h"
#include "mem.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct kind *project;

/* Four records of every kind; two bear the same name, so that only their numbers tell them apart. */
static const char *const titles[] = { "", "Skola", "Kultur", "Vatten", "Dubbel", "Dubbel" };

static int64_t find(void *store, const struct kind *kind, const char *word, struct err *err)
{
	(void)store;
	(void)kind;
	int64_t id = 0;
	for (size_t i = 1; i < COUNT(titles); i++) {
		char number[8] = { (char)('0' + i) };
		if (strcmp(word, number) == 0)
			return (int64_t)i;
		if (strcmp(word, titles[i]) == 0 && id == 0)
			id = (int64_t)i;
		else if (strcmp(word, titles[i]) == 0)
			id = -1;
	}
	if (id <= 0)
		err_set(err, ERR_NOT_FOUND, id < 0 ? "%s: several" : "%s: unknown", word);
	return id > 0 ? id : 0;
}

static const struct lookup lookup = { .find = find };

static int start(void **state)
{
	(void)state;
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	i18n_start("en", NULL);
	project = kind_named("project");
	return 0;
}

static void put(struct record *record, const char *name, const char *value, const char *shown)
{
	int field = kind_field(project, name);
	assert_true(field >= 0);
	record_put(record, field, value);
	if (shown != NULL)
		record->shown[field] = xstrdup(shown);
}

static struct record *saved_project(void)
{
	struct record *record = record_new_initial(project);
	record->id = 7;
	record->rev = 14;
	put(record, "title", "Väg in", NULL);
	put(record, "need", "Korta tiden\ntill jobb", NULL);
	put(record, "status", "ongoing", NULL);
	put(record, "unit", "4", "Dubbel");
	put(record, "units", "1 2", "Skola; Kultur");
	put(record, "partners", "1 2", "Skola; Kultur");
	put(record, "budget_sek", "510000000", NULL);
	put(record, "external_share", "40", NULL);
	return record;
}

static int at_of(const struct form *form, const char *name)
{
	for (int at = 0; at < form->count; at++)
		if (strcmp(project->fields[form->field[at].field].name, name) == 0)
			return at;
	fail_msg("%s is not in the form", name);
	return -1;
}

static const char *text_of(const struct form *form, const char *name)
{
	return form->field[at_of(form, name)].edit.text;
}

static void type(struct form *form, const char *name, const char *text)
{
	struct form_field *field = &form->field[at_of(form, name)];
	edit_set(&field->edit, text, field->edit.many_lines);
	field->touched = true;
}

static void test_prefilled(void **state)
{
	(void)state;
	struct form *form = form_new(saved_project(), &lookup);
	int writable = 0;
	for (int i = 0; i < project->field_count; i++)
		writable += field_is_writable(&project->fields[i]);
	assert_int_equal(form->count, writable);
	for (int at = 1; at < form->count; at++)
		assert_true(form->field[at - 1].field < form->field[at].field);
	assert_string_equal(text_of(form, "title"), "Väg in");
	assert_string_equal(text_of(form, "need"), "Korta tiden\ntill jobb");
	assert_true(form->field[at_of(form, "need")].edit.many_lines);
	assert_false(form->field[at_of(form, "title")].edit.many_lines);
	assert_string_equal(text_of(form, "budget_sek"), "5100000");
	assert_string_equal(text_of(form, "unit"), "Dubbel");
	assert_string_equal(text_of(form, "units"), "Skola; Kultur");
	assert_string_equal(text_of(form, "end"), "");
	assert_false(form_is_dirty(form));
	assert_int_equal(form->focus, 0);
	form_free(form);
	form_free(NULL);
}

/* A name that is ambiguous is not read again as long as nobody has changed it. */
static void test_untouched_reference_keeps_its_id(void **state)
{
	(void)state;
	struct err err = {0};
	struct form *form = form_new(saved_project(), &lookup);
	if (!form_check_all(form, &err))
		fail_msg("%s", err.text);
	assert_string_equal(record_get(form->record, "unit"), "4");
	type(form, "unit", "Skola");
	assert_true(form_check(form, at_of(form, "unit")));
	assert_string_equal(record_get(form->record, "unit"), "1");
	type(form, "unit", "Dubbel");
	assert_false(form_is_field_dirty(form, at_of(form, "unit")));
	assert_true(form_check(form, at_of(form, "unit")));
	assert_string_equal(record_get(form->record, "unit"), "4");
	assert_string_equal(form->record->shown[kind_field(project, "unit")], "Dubbel");
	form_free(form);
}

static void test_dirty_is_by_value(void **state)
{
	(void)state;
	struct form *form = form_new(saved_project(), &lookup);
	int budget = at_of(form, "budget_sek");
	type(form, "budget_sek", "5 100 000 kr");
	assert_false(form_is_field_dirty(form, budget));
	type(form, "budget_sek", "5,1 mnkr");
	assert_false(form_is_dirty(form));
	type(form, "budget_sek", "5100001");
	assert_true(form_is_field_dirty(form, budget));
	assert_true(form_is_dirty(form));
	type(form, "budget_sek", "mycket");
	assert_true(form_is_field_dirty(form, budget));
	type(form, "budget_sek", "");
	assert_true(form_is_field_dirty(form, budget));
	type(form, "budget_sek", "5100000");
	type(form, "units", "2, 1");
	assert_false(form_is_dirty(form));
	form_free(form);
}

static void test_fault_stands_beside_the_field(void **state)
{
	(void)state;
	struct form *form = form_new(saved_project(), &lookup);
	int status = at_of(form, "status");
	type(form, "status", "nonsens");
	assert_false(form_check(form, status));
	assert_non_null(strstr(form->field[status].fault, "\"nonsens\" is not one of"));
	assert_string_equal(record_get(form->record, "status"), "ongoing");
	type(form, "status", "paused");
	assert_true(form_check(form, status));
	assert_null(form->field[status].fault);
	assert_string_equal(record_get(form->record, "status"), "paused");
	type(form, "budget_sek", "-1");
	assert_false(form_check(form, at_of(form, "budget_sek")));
	type(form, "title", "  ");
	assert_false(form_check(form, at_of(form, "title")));
	assert_non_null(strstr(form->field[at_of(form, "title")].fault, "must be filled in"));
	form_free(form);
}

/* At every key: what more keys can make right is no fault. */
static void test_typed(void **state)
{
	(void)state;
	static const struct {
		const char *name, *text, *lack;
		bool fault;
	} typed[] = {
		{ "end", "2026-", "the month is missing", false }, { "end", "2026-02-3", NULL, false },
		{ "end", "2026-02-30", NULL, true }, { "budget_sek", "-", "the amount is not finished", false },
		{ "budget_sek", "-5", NULL, true }, { "budget_sek", "5", NULL, false },
		{ "title", "", "Title: must be filled in", false }, { "title", "T", NULL, false },
	};
	struct form *form = form_new(saved_project(), &lookup);
	for (size_t i = 0; i < COUNT(typed); i++) {
		form->focus = at_of(form, typed[i].name);
		type(form, typed[i].name, typed[i].text);
		form_typed(form);
		const struct form_field *field = &form->field[form->focus];
		assert_true((field->fault != NULL) == typed[i].fault);
		assert_true((field->lack != NULL) == (typed[i].lack != NULL));
		if (typed[i].lack != NULL)
			assert_string_equal(field->lack, typed[i].lack);
	}
	/* Who leaves it so is told for good. */
	type(form, "end", "2026-");
	form->focus = at_of(form, "end");
	form_typed(form);
	form_next(form);
	assert_non_null(form->field[at_of(form, "end")].fault);
	assert_null(form->field[at_of(form, "end")].lack);
	form_free(form);
}

/* A fault against another field stands beside the one at fault when either is left, and goes with its reason. */
static void test_rules_across(void **state)
{
	(void)state;
	struct form *form = form_new(saved_project(), &lookup);
	int start = at_of(form, "start"), end = at_of(form, "end");
	type(form, "end", "2026-05-01");
	form_focus(form, end);
	form_focus(form, start);
	assert_null(form->field[end].fault);
	type(form, "start", "2026-06-01");
	form_next(form);
	assert_string_equal(form->field[end].fault, "End: 2026-05-01 lies before Start, 2026-06-01");
	form_focus(form, start);
	type(form, "start", "2026-04-01");
	form_next(form);
	assert_null(form->field[end].fault);
	form_free(form);
}

static void test_check_all(void **state)
{
	(void)state;
	struct err err = {0};
	struct form *form = form_new(saved_project(), &lookup);
	type(form, "end", "2026-02-30");
	type(form, "status", "nonsens");
	assert_false(form_check_all(form, &err));
	assert_string_equal(err.field, "status");
	assert_int_equal(form->focus, at_of(form, "status"));
	assert_non_null(form->field[at_of(form, "end")].fault);
	type(form, "status", "ongoing");
	type(form, "start", "2027");
	type(form, "end", "2026");
	assert_false(form_check_all(form, &err));
	assert_string_equal(err.field, "end");
	assert_int_equal(form->focus, at_of(form, "end"));
	assert_string_equal(form->field[at_of(form, "end")].fault, err.text);
	assert_false(form_check_all(form, NULL));
	type(form, "start", "2025");
	assert_true(form_check_all(form, NULL));
	assert_null(form->field[at_of(form, "end")].fault);
	assert_string_equal(record_get(form->record, "end"), "2026");
	form_free(form);
}

static void test_focus_tidies_what_is_left(void **state)
{
	(void)state;
	struct form *form = form_new(saved_project(), &lookup);
	form_focus(form, at_of(form, "end"));
	type(form, "end", "idag");
	form_next(form);
	assert_int_equal(form->focus, at_of(form, "end") + 1);
	assert_string_equal(text_of(form, "end"), "2026-11-20");
	type(form, "budget_sek", "1,5 mnkr");
	form_prev(form);
	assert_string_equal(text_of(form, "budget_sek"), "1500000");
	type(form, "end", "nonsens");
	form_next(form);
	assert_string_equal(text_of(form, "end"), "nonsens");
	assert_non_null(form->field[at_of(form, "end")].fault);
	form_focus(form, at_of(form, "unit"));
	type(form, "unit", "Skola");
	form_next(form);
	assert_string_equal(text_of(form, "unit"), "Skola");
	form_free(form);
}

static void test_focus_goes_round(void **state)
{
	(void)state;
	struct form *form = form_new(saved_project(), &lookup);
	form_prev(form);
	assert_int_equal(form->focus, form->count - 1);
	form_next(form);
	assert_int_equal(form->focus, 0);
	form_free(form);
}

static void test_put(void **state)
{
	(void)state;
	struct form *form = form_new(saved_project(), &lookup);
	int units = at_of(form, "units");
	form_put(form, units, "Skola; Vatten");
	assert_true(form->field[units].touched);
	assert_null(form->field[units].fault);
	assert_string_equal(record_get(form->record, "units"), "1 3");
	form_put(form, units, "Skola; Okänd");
	assert_non_null(form->field[units].fault);
	form_free(form);
}

static void test_new_record(void **state)
{
	(void)state;
	struct err err = {0};
	struct record *record = record_new_initial(project);
	put(record, "unit", "2", "Kultur");
	struct form *form = form_new(record, &lookup);
	assert_null(form->base);
	assert_false(form_is_dirty(form));
	assert_false(form_check_all(form, &err));
	assert_string_equal(err.field, "title");
	type(form, "title", "Nytt");
	type(form, "need", "Behov");
	assert_true(form_is_dirty(form));
	if (!form_check_all(form, &err))
		fail_msg("%s", err.text);
	assert_true(form_is_dirty(form));
	assert_string_equal(record_get(form->record, "status"), "idea");
	assert_string_equal(record_get(form->record, "unit"), "2");
	form_free(form);
}

/* ---- somebody else saves meanwhile ---- */

static struct record *their_project(void)
{
	struct record *theirs = saved_project();
	theirs->rev = 15;
	theirs->changed_by = xstrdup("per");
	return theirs;
}

static void test_rebase_takes_what_only_they_changed(void **state)
{
	(void)state;
	bool changed[64];
	struct form *form = form_new(saved_project(), &lookup);
	struct record *theirs = their_project();
	put(theirs, "status", "paused", NULL);
	put(theirs, "external_share", "52", NULL);
	put(theirs, "unit", "3", "Vatten");
	type(form, "need", "Mitt behov");
	form->focus = at_of(form, "need");
	form->field[form->focus].edit.cursor = 4;
	assert_int_equal(form_rebase(form, theirs, changed), 0);
	assert_string_equal(text_of(form, "status"), "paused");
	assert_string_equal(text_of(form, "unit"), "Vatten");
	assert_string_equal(text_of(form, "need"), "Mitt behov");
	assert_int_equal(form->field[form->focus].edit.cursor, 4);
	for (int i = 0; i < project->field_count; i++)
		assert_int_equal(changed[i], i == kind_field(project, "status") || i == kind_field(project, "unit") ||
						     i == kind_field(project, "external_share"));
	assert_ptr_equal(form->base, theirs);
	assert_true(form_check_all(form, NULL));
	assert_true(form->record->rev == 15 && form->record->id == 7);
	assert_string_equal(record_get(form->record, "status"), "paused");
	assert_string_equal(record_get(form->record, "unit"), "3");
	assert_string_equal(record_get(form->record, "need"), "Mitt behov");
	assert_string_equal(record_get(form->record, "external_share"), "52");
	for (int at = 0; at < form->count; at++)
		assert_int_equal(form_is_field_dirty(form, at), at == at_of(form, "need"));
	form_free(form);
}

static void test_rebase_keeps_what_both_changed(void **state)
{
	(void)state;
	bool changed[64];
	struct form *form = form_new(saved_project(), &lookup);
	struct record *theirs = their_project();
	put(theirs, "status", "paused", NULL);
	put(theirs, "title", "Lika", NULL);
	put(theirs, "end", "2028", NULL);
	type(form, "status", "finished");
	type(form, "title", "Lika");
	type(form, "end", "nonsens");
	assert_int_equal(form_rebase(form, theirs, changed), 2);
	assert_string_equal(text_of(form, "status"), "finished");
	assert_string_equal(text_of(form, "end"), "nonsens");
	assert_true(form_is_field_dirty(form, at_of(form, "status")));
	assert_true(form_is_field_dirty(form, at_of(form, "end")));
	assert_false(form_is_field_dirty(form, at_of(form, "title")));
	type(form, "end", "2029");
	assert_true(form_check_all(form, NULL));
	assert_string_equal(record_get(form->record, "status"), "finished");
	assert_string_equal(record_get(form->base, "status"), "paused");
	assert_string_equal(record_get(form->record, "title"), "Lika");
	form_free(form);
}

static void test_rebase_merges_sets(void **state)
{
	(void)state;
	bool changed[64];
	struct form *form = form_new(saved_project(), &lookup); /* Skola; Kultur */
	struct record *theirs = their_project();
	put(theirs, "units", "2 4", "Kultur; Dubbel"); /* took Skola away, put a Dubbel in */
	put(theirs, "countries", "FI", NULL);
	put(theirs, "areas", "1 3", "Skola; Vatten");
	put(theirs, "partners", "1", "Skola");
	type(form, "units", "Skola, Vatten, Kultur");
	type(form, "countries", "Norway");
	type(form, "areas", "2; Skola");
	type(form, "partners", "Skola; Kultur; Vatten");
	assert_int_equal(form_rebase(form, theirs, changed), 0);
	/* Dubbel names two records: then only numbers say which. */
	assert_string_equal(text_of(form, "units"), "2; 3; 4");
	assert_string_equal(text_of(form, "countries"), "Finland; Norway");
	assert_string_equal(text_of(form, "areas"), "Skola; Vatten; 2");
	assert_string_equal(text_of(form, "partners"), "Skola; Vatten");
	assert_string_equal(record_get(form->record, "units"), "2 3 4");
	assert_true(form_check_all(form, NULL));
	assert_string_equal(record_get(form->record, "units"), "2 3 4");
	assert_string_equal(record_get(form->record, "partners"), "1 3");
	assert_string_equal(record_get(form->record, "countries"), "FI NO");
	assert_string_equal(record_get(form->record, "areas"), "1 2 3");
	form_free(form);
}

static void test_rebase_again_and_again(void **state)
{
	(void)state;
	bool changed[64];
	struct form *form = form_new(saved_project(), &lookup);
	type(form, "title", "Mitt");
	for (int rev = 15; rev < 20; rev++) {
		struct record *theirs = their_project();
		theirs->rev = rev;
		put(theirs, "dnr", rev % 2 ? "KS 2026/1" : "", NULL);
		assert_int_equal(form_rebase(form, theirs, changed), 0);
		assert_string_equal(text_of(form, "dnr"), rev % 2 ? "KS 2026/1" : "");
		assert_string_equal(text_of(form, "title"), "Mitt");
	}
	form_free(form);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_prefilled), cmocka_unit_test(test_untouched_reference_keeps_its_id),
		cmocka_unit_test(test_dirty_is_by_value), cmocka_unit_test(test_fault_stands_beside_the_field),
		cmocka_unit_test(test_typed), cmocka_unit_test(test_rules_across),
		cmocka_unit_test(test_check_all), cmocka_unit_test(test_focus_tidies_what_is_left),
		cmocka_unit_test(test_focus_goes_round), cmocka_unit_test(test_put), cmocka_unit_test(test_new_record),
		cmocka_unit_test(test_rebase_takes_what_only_they_changed),
		cmocka_unit_test(test_rebase_keeps_what_both_changed), cmocka_unit_test(test_rebase_merges_sets),
		cmocka_unit_test(test_rebase_again_and_again),
	};
	return cmocka_run_group_tests_name("form", tests, start, NULL);
}
