/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages of a meeting, and what became of records in words, from answers written by hand. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "i18n.h"
#include "mem.h"
#include "meeting.h"
#include "text.h"

#define US "\x1f"
#define RS "\x1e"

static const struct answer {
	const char *statement, *table;
} answers[] = {
	{ "minutes-meeting", "id|title|date|place|agenda|notes|closed|units|persons|person_count|next_title|next_date|"
			     "next_place|\n9|Autumn|2026-11-20 09:00||||0|||3||||\n" },
	{ "changes", "kind|id|title|class|confirmed|status|at|logins|unit|unit_name|fields|\n"
		     "project|1|One|changed|1|paused|2026-11-20T08:00:00Z|anna|5|School|"
		     "status" US "ongoing" US "paused" RS "end" US "2027-06" US "" RS "gone_field" US "a" US "b|\n"
		     "activity|7|Visit|removed|0||2026-11-20T08:00:00Z|per|5|School||\n"
		     "project|2|Two|confirmed|1|finished|2026-11-20T08:00:00Z|per|6|Care||\n"
		     "call|3|Call|new|0||2026-11-20T08:00:00Z|per|||title" US "" US "x|\n" },
	{ "meeting-units", "id|name|contact|owes_contact|projects|ideas|\n4|Empty||0|0|0|\n5|School|Anna|1|1|0|\n"
			   "6|Care||0|1|1|\n8|Alone|Per|0|0|0|\n9|New||1|0|0|\n" },
	{ "meeting-rows", "kind|id|title|status|end|unit|\nproject|1|One|paused|2027-06|5|\nidea|2|Thought|new||6|\n" },
	{ "minutes-notes", "id|kind|text|due|unit|unit_name|project|responsible|\n1|decision|All agree||||||\n"
			   "2|action|Call them|2026-12-01|5|School|One|Anna|\n3|action|Write|2026-12|5|School|||\n"
			   "4|note|Well|||||Per|\n" },
};

static const char *failing;

static bool answer(void *context, const char *statement, const struct grid_param *params, int count, grid_take *take,
		   void *taker, struct err *err)
{
	(void)context;
	(void)params;
	(void)count;
	if (failing != NULL && strcmp(failing, statement) == 0)
		return err_set(err, ERR_IO, "the disk is gone");
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		if (strcmp(answers[i].statement, statement) == 0)
			return answer_give(answers[i].table, take, taker, err);
	fail_msg("%s was asked for", statement);
	return false;
}

static int start(void **state)
{
	(void)state;
	i18n_start("en", NULL);
	failing = NULL;
	return 0;
}

static void test_pages(void **state)
{
	(void)state;
	static const char *const keys[] = { "overview", "unit:5", "unit:6", "unit:8", "unit:9", "common", "minutes" };
	struct meeting meeting;
	assert_true(meeting_read(answer, NULL, 9, &meeting, NULL));
	assert_string_equal(meeting.title, "Autumn");
	assert_int_equal(meeting.persons, 3);
	assert_false(meeting.closed);
	assert_int_equal(meeting.page_count, 7); /* a unit with nothing that owes nobody is passed over */
	for (int i = 0; i < meeting.page_count; i++) {
		char *key = meeting_page_key(&meeting.page[i]);
		assert_string_equal(key, keys[i]);
		assert_int_equal(meeting_page_at(&meeting, key), i);
		free(key);
	}
	assert_int_equal(meeting_page_at(&meeting, "unit:4"), 0);
	assert_int_equal(meeting_page_at(&meeting, ""), 0);
	meeting_free(&meeting);
}

static void test_rows(void **state)
{
	(void)state;
	struct meeting meeting;
	assert_true(meeting_read(answer, NULL, 9, &meeting, NULL));
	const struct meeting_page *school = &meeting.page[1], *care = &meeting.page[2], *common = &meeting.page[5];
	/* What stands there first, then what has only changed. */
	assert_int_equal(school->row_count, 2);
	assert_string_equal(school->row[0].status, "paused");
	assert_string_equal(school->row[0].outcome->what, "Status: ongoing → paused; End: 2027-06 → –");
	assert_true(school->row[0].outcome->confirmed);
	assert_string_equal(school->row[1].title, "Visit");
	assert_int_equal(care->row_count, 2);
	assert_null(care->row[0].outcome);
	assert_string_equal(care->row[1].title, "Two");
	assert_string_equal(care->row[1].status, "finished"); /* as others have theirs, */
	assert_string_equal(school->row[1].status, "Activity"); /* or what it is */
	/* A new one needs no words about its fields. */
	assert_int_equal(common->row_count, 1);
	assert_string_equal(common->row[0].outcome->what, "");
	char *tally = meeting_tally(school);
	assert_string_equal(tally, "~ Altered 1   ✓ Confirmed, number 1   − Removed, number 1");
	free(tally);
	tally = meeting_tally(&meeting.page[3]);
	assert_string_equal(tally, "");
	free(tally);
	meeting_free(&meeting);
}

static void test_notes(void **state)
{
	(void)state;
	static const char *const texts[] = { "All agree", "One: Call them (Anna, 2026-12-01)", "Write (2026-12)",
					     "Well (Per)" };
	struct meeting meeting;
	assert_true(meeting_read(answer, NULL, 9, &meeting, NULL));
	assert_int_equal(meeting.note_count, 4);
	for (int i = 0; i < 4; i++)
		assert_string_equal(meeting.note[i].text, texts[i]);
	assert_int_equal(meeting_notes(&meeting, "action"), 2);
	assert_int_equal(meeting_notes(&meeting, "decision"), 1);
	assert_int_equal(meeting_notes(&meeting, NULL), 4);
	meeting_free(&meeting);
}

static void test_failures(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		struct meeting meeting;
		struct err err = {0};
		failing = answers[i].statement;
		assert_false(meeting_read(answer, NULL, 9, &meeting, &err));
		assert_string_equal(err.text, "the disk is gone");
	}
	failing = NULL;
}

static void test_marks(void **state)
{
	(void)state;
	static const char *const marks[] = { "+", "~", "×", "✓", "−" }, *const plain[] = { "+", "~", "x", "v", "-" };
	for (int i = 0; i < OUTCOME_CLASSES; i++)
		assert_string_equal(outcome_mark((enum outcome_class)i), marks[i]);
	text_set_ascii(true);
	for (int i = 0; i < OUTCOME_CLASSES; i++)
		assert_string_equal(outcome_mark((enum outcome_class)i), plain[i]);
	text_set_ascii(false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages), cmocka_unit_test(test_rows),     cmocka_unit_test(test_notes),
		cmocka_unit_test(test_marks), cmocka_unit_test(test_failures),
	};
	return cmocka_run_group_tests_name("meeting", tests, start, NULL);
}
