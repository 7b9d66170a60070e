/* SPDX-License-Identifier: EUPL-1.2 */
/* Who may write what: each kind and role, each way of saving, and what somebody may try who wants more. */
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
#include "private.h"
#include "room.h"

/* eva coordinates, anna is the contact person of the school with the preschool below it, dan the deputy of culture, pia
 * manages the project Bro of culture, lars only reads, and nobody knows ola. */
enum { EVA, ANNA, DAN, PIA, LARS, OLA, ROLES };
static const char *const logins[ROLES] = { "eva", "anna", "dan", "pia", "lars", "ola" };
static const char letters[ROLES + 1] = "EADPLO";

struct desk {
	struct room room;
	struct store *as[ROLES];
};

static void must(bool done, const struct err *err)
{
	if (!done)
		fail_msg("%s", err->text);
}

static void assert_says(const char *text, const char *word)
{
	if (strstr(text, word) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", text, word);
}

/* Refused by the rule, with WORD in the sentence. */
static void must_not(bool done, const struct err *err, const char *word)
{
	if (done)
		fail_msg("it was not refused");
	assert_int_equal(err->code, ERR_REFUSED);
	assert_says(err->text, word);
}

/* A record from "field=text|field=text"; not saved. */
static struct record *make(struct store *store, const char *kind, const char *values)
{
	struct err err = {0};
	struct record *record = record_new_initial(kind_named(kind));
	char *copy = xstrdup(values), *rest = copy, *word;
	while ((word = strsep(&rest, "|")) != NULL && *word != '\0') {
		char *canonical = NULL, *value = strchr(word, '=');
		*value++ = '\0';
		int field = kind_field(record->kind, word);
		assert_true(field >= 0);
		must(type_parse(&record->kind->fields[field], value, store_lookup(store), &canonical, &err), &err);
		record_put(record, field, canonical);
		free(canonical);
	}
	free(copy);
	return record;
}

/* The number, 0 when it was refused. */
static int64_t try_add(struct store *store, const char *kind, const char *values, struct err *err)
{
	*err = (struct err){0};
	struct record *record = make(store, kind, values);
	int64_t id = store_save(store, record, NULL, NULL, NULL, err) ? record->id : 0;
	record_free(record);
	return id;
}

static int64_t add(struct store *store, const char *kind, const char *values)
{
	struct err err;
	int64_t id = try_add(store, kind, values, &err);
	must(id != 0, &err);
	return id;
}

static bool set(struct store *store, const char *kind, int64_t id, const char *field, const char *text,
		struct err *err)
{
	*err = (struct err){0};
	return room_set(store, kind, id, field, text, err);
}

static bool delete(struct store *store, const char *kind, int64_t id, struct err *err)
{
	*err = (struct err){0};
	return store_delete(store, kind_named(kind), id, 0, err);
}

static void take_strategy(struct desk *desk, const char *name)
{
	struct err err = {0};
	char path[4096];
	snprintf(path, sizeof path, "%s/strategies/%s.ini", getenv("srcdir"), name);
	struct strategy *strategy = strategy_read(path, &err);
	must(strategy != NULL, &err);
	must(store_put_strategy(desk->as[EVA], strategy, &err), &err);
	strategy_free(strategy);
}

static int enter(void **state)
{
	static const char *const begin[][2] = {
		{ "unit", "name=Stad|short_name=S" }, { "unit", "name=Skolan|parent=Stad" },
		{ "unit", "name=Förskolan|parent=Skolan" }, { "unit", "name=Kultur|parent=Stad" },
		{ "person", "name=Eva E|login=eva" }, { "person", "name=Dan D|login=dan|unit=Kultur" },
		{ "person", "name=Pia P|login=pia|unit=Kultur" }, { "person", "name=Lars L|login=lars|unit=Skolan" },
		{ "assignment", "person=Eva E|role=coordinator" },
		{ "assignment", "person=Anna Andersson|role=contact|unit=Skolan" },
		{ "assignment", "person=Dan D|role=deputy|unit=Kultur" },
		{ "assignment", "person=Lars L|role=politician|unit=Skolan" },
		{ "project", "title=Bro|need=n|unit=Kultur" },
		{ "assignment", "person=Pia P|role=project-manager|project=Bro" },
		{ "partner", "name=Kerava|kind=city|country=FI" }, { "programme", "name=Nordplus|family=nordic" },
		{ "meeting", "title=Möte|date=2026-11-01" }, { "person", "name=Nils N" },
		{ "network", "name=Alla|kind=membership|status=active" },
	};
	struct desk *desk = xcalloc(1, sizeof *desk);
	room_with_register(&desk->room);
	struct store *store = room_open(&desk->room, "root");
	store_set_via(store, "init");
	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++) {
		bool unit = strcmp(begin[i][0], "unit") == 0;
		char *values = xasprintf("%s%s", begin[i][1], unit ? "|kind=administration" : "");
		add(store, begin[i][0], values);
		free(values);
	}
	store_close(store);
	for (int i = 0; i < ROLES; i++)
		desk->as[i] = room_open(&desk->room, logins[i]);
	*state = desk;
	return 0;
}

static int leave(void **state)
{
	struct desk *desk = *state;
	assert_int_equal(room_verify(desk->as[EVA]), 0);
	for (int i = 0; i < ROLES; i++)
		store_close(desk->as[i]);
	room_leave(&desk->room);
	free(desk);
	return 0;
}

/* ---- the table ---- */

/* Who may add such a record, change one of eva's and delete it, by letters. */
static const struct {
	const char *kind, *values, *add, *change, *delete;
} cases[] = {
	{ "area", "name=X", "E", "E", "E" },
	{ "unit", "name=Ny|kind=department", "E", "E", "E" },
	{ "unit", "name=Ny|kind=department|parent=Förskolan", "E", "EA", "E" },
	{ "person", "name=N|unit=Skolan", "EA", "EA", "EA" },
	{ "person", "name=N|unit=Kultur", "ED", "ED", "ED" },
	{ "person", "name=N", "EADP", "E", "E" },
	{ "person", "name=N|login=n|unit=Skolan", "E", "E", "E" },
	{ "assignment", "person=Nils N|role=network|unit=Förskolan", "EA", "EA", "EA" },
	{ "assignment", "person=Nils N|role=steering|unit=Kultur", "ED", "ED", "ED" },
	{ "assignment", "person=Nils N|role=politician|unit=Skolan", "EA", "EA", "EA" },
	{ "assignment", "person=Nils N|role=network|project=Bro", "EDP", "EDP", "EDP" },
	{ "assignment", "person=Nils N|role=network|unit=Förskolan|network=Alla", "E", "E", "E" },
	{ "assignment", "person=Nils N|role=contact|unit=Förskolan", "E", "E", "E" },
	{ "assignment", "person=Nils N|role=deputy|unit=Skolan", "E", "E", "E" },
	{ "assignment", "person=Nils N|role=coordinator|unit=Skolan", "E", "E", "E" },
	{ "assignment", "person=Nils N|role=project-manager|project=Bro", "E", "E", "E" },
	{ "assignment", "person=Nils N|role=project-manager|project=Bro|unit=Skolan", "E", "E", "E" },
	{ "assignment", "person=Nils N|role=coordinator", "E", "E", "E" },
	{ "project", "title=T|need=n|unit=Skolan", "EA", "EA", "EA" },
	{ "project", "title=T|need=n|unit=Förskolan", "EA", "EA", "EA" },
	{ "project", "title=T|need=n|unit=Stad", "E", "E", "E" },
	{ "project", "title=T|need=n|unit=Kultur|units=Skolan", "ED", "ED", "ED" },
	{ "activity", "title=T|kind=meeting|from=2026|unit=Skolan", "EA", "EA", "EA" },
	{ "activity", "title=T|kind=meeting|from=2026|project=Bro", "EDP", "EDP", "EDP" },
	{ "activity", "title=T|kind=meeting|from=2026|project=Bro|unit=Kultur", "EDP", "EDP", "EDP" },
	{ "activity", "title=T|kind=meeting|from=2026|project=Bro|unit=Skolan", "EA", "EA", "EA" },
	{ "activity", "title=T|kind=meeting|from=2026", "E", "E", "E" },
	{ "partner", "name=P|kind=city|country=NO", "EADP", "E", "E" },
	{ "twin-town", "partner=Kerava|kind=twin-town|status=watched", "EADP", "E", "E" },
	{ "twin-town", "partner=Kerava|kind=twin-town|status=watched|responsible=Dan D", "ED", "ED", "ED" },
	{ "network", "name=N|kind=membership|status=watched|unit=Kultur", "ED", "ED", "ED" },
	{ "network", "name=N|kind=membership|status=watched", "EADP", "E", "E" },
	{ "agreement", "title=A|kind=intent|unit=Skolan", "EA", "EA", "EA" },
	{ "programme", "name=P|family=eu", "E", "E", "E" },
	{ "call", "title=C|programme=Nordplus|status=open", "E", "E", "E" },
	{ "application", "title=A|unit=Kultur|status=draft", "ED", "ED", "ED" },
	{ "application", "title=A|unit=Kultur|status=draft|project=Bro", "EDP", "EDP", "EDP" },
	{ "funding", "project=Bro|source=eu|amount_sek=5", "EDP", "EDP", "EDP" },
	{ "decision", "title=B|organ=board|date=2026-01-02|project=Bro", "EDP", "EDP", "EDP" },
	{ "decision", "title=B|organ=kf|date=2026-01-02|project=Bro", "E", "E", "E" },
	{ "decision", "title=B|organ=ks-au|date=2026-01-02|project=Bro", "E", "E", "E" },
	{ "decision", "title=B|organ=delegate|date=2026-01-02|project=Bro", "E", "E", "E" },
	{ "decision", "title=B|organ=board|date=2026-01-02", "E", "E", "E" },
	{ "decision", "title=B|organ=board|date=2026-01-02|project=Bro|network=Alla", "E", "E", "E" },
	{ "meeting", "title=M|date=2026-12-01", "E", "E", "E" },
	{ "meeting-note", "text=N|meeting=Möte|unit=Skolan", "EA", "EA", "EA" },
	{ "meeting-note", "text=N|meeting=Möte", "E", "E", "E" },
	{ "goal", "name=G|source=board|unit=Kultur", "ED", "ED", "ED" },
	{ "goal", "name=G|source=strategy", "E", "E", "E" },
	{ "resource", "title=R|kind=other|what=rum|unit=Skolan|year=2026", "EA", "EA", "EA" },
	{ "resource", "title=R|kind=other|what=rum|unit=Skolan|year=2026|project=Bro", "EA", "EA", "EA" },
	{ "cofunding-test", "project=Bro|date=2026-01-02|outcome=none", "EDP", "EDP", "EDP" },
	{ "steering-group", "name=G|projects=Bro", "E", "E", "E" },
	{ "trip", "title=T|kind=study|from=2026-03-01|unit=Kultur", "ED", "ED", "ED" },
	{ "scholarship", "title=S|year=2026|form=internship|count=1|unit=Skolan", "EA", "EA", "EA" },
	{ "idea", "title=I|status=new|need=n|unit=Skolan", "EA", "EA", "EA" },
	{ "notice", "title=N|kind=outlook|date=2026-11-01|units=Skolan", "E", "E", "E" },
	{ "annual-return", "unit=Kultur|year=2025|status=draft", "ED", "ED", "ED" },
	{ "annual-return", "unit=Kultur|year=2025|status=approved", "E", "E", "E" },
	{ "indicator", "name=I|year=2025|unit=Skolan", "EA", "EA", "EA" },
	{ "link", "title=L|target=http://x|project=Bro", "EDP", "EDP", "EDP" },
	{ "link", "title=L|target=http://x|meeting=Möte", "EADP", "E", "E" },
	{ "rate", "currency=EUR|date=2020|sek_per_100=1000", "E", "E", "E" },
};
enum { CASES = sizeof cases / sizeof *cases };

static void assert_answer(int at, int role, const char *deed, bool may, bool expected, const struct err *err)
{
	if (may != expected)
		fail_msg("%s %s: %s %s: %s", cases[at].kind, cases[at].values, logins[role], deed,
			 may ? "was let" : err->text);
	if (!may && (err->code != ERR_REFUSED || *err->text == '\0'))
		fail_msg("%s %s: %s %s: code %d, \"%s\"", cases[at].kind, cases[at].values, logins[role], deed,
			 (int)err->code, err->text);
}

static void clear_away(struct desk *desk, const char *kind, int64_t id)
{
	struct err err;
	struct record *record = store_load(desk->as[EVA], kind_named(kind), id, NULL);
	if (!record->deleted)
		must(delete(desk->as[EVA], kind, id, &err), &err);
	record_free(record);
}

static void play(struct desk *desk, int at, int role)
{
	struct err err, ask = {0};
	struct store *store = desk->as[role];
	const struct kind *kind = kind_named(cases[at].kind);
	bool expected = strchr(cases[at].add, letters[role]) != NULL;
	int64_t id = try_add(store, cases[at].kind, cases[at].values, &err);
	assert_answer(at, role, "add", id != 0, expected, &err);
	if (id != 0)
		clear_away(desk, cases[at].kind, id);
	id = add(desk->as[EVA], cases[at].kind, cases[at].values);
	expected = strchr(cases[at].change, letters[role]) != NULL;
	assert_answer(at, role, "change", set(store, cases[at].kind, id, "note", "rört", &err), expected, &err);
	bool notice = strcmp(cases[at].kind, "notice") == 0; /* can be changed a little by all, see below */
	if (!notice)
		assert_answer(at, role, "ask change", store_may(store, kind, id, ACCESS_CHANGE, &ask), expected, &ask);
	if (!expected && !notice && strcmp(ask.text, "") != 0 && role != LARS && role != OLA)
		assert_string_equal(ask.text, err.text);
	expected = strchr(cases[at].delete, letters[role]) != NULL;
	assert_answer(at, role, "ask delete", store_may(store, kind, id, ACCESS_DELETE, &ask), expected, &ask);
	assert_answer(at, role, "delete", delete(store, cases[at].kind, id, &err), expected, &err);
	clear_away(desk, cases[at].kind, id);
	assert_answer(at, role, "restore", store_undelete(store, kind, id, &err), expected, &err);
	clear_away(desk, cases[at].kind, id);
}

static void test_each_kind_and_role(void **state)
{
	for (int i = 0; i < CASES; i++)
		for (int role = 0; role < ROLES; role++)
			play(*state, i, role);
}

static void test_no_kind_is_forgotten(void **state)
{
	(void)state;
	for (int k = 0; k < kind_count; k++) {
		int at = 0;
		while (at < CASES && strcmp(cases[at].kind, kinds[k].name) != 0)
			at++;
		if (at == CASES && strcmp(kinds[k].name, "access-key") != 0)
			fail_msg("no case for %s", kinds[k].name);
	}
}

/* ---- who is who ---- */

static void test_a_register_without_coordinator(void **state)
{
	struct desk *desk = *state;
	struct err err;
	int64_t lars = add(desk->as[EVA], "assignment", "person=Lars L|role=coordinator|to=2026-11-19");
	must_not(try_add(desk->as[LARS], "area", "name=X", &err) != 0, &err, "the coordinator Eva E");
	/* Nobody is locked out by a date: who was it last still is. */
	must(set(desk->as[EVA], "assignment", 1, "to", "2026-11-18", &err), &err);
	must_not(set(desk->as[EVA], "unit", 1, "note", "x", &err), &err, "no assignment");
	assert_int_not_equal(add(desk->as[LARS], "area", "name=X"), 0);
	must(set(desk->as[LARS], "assignment", 1, "to", "2026", &err), &err); /* until its end */
	must_not(try_add(desk->as[LARS], "area", "name=Y", &err) != 0, &err, "Eva E");
	/* One to come is better than none. */
	must(set(desk->as[EVA], "assignment", 1, "to", "", &err), &err);
	must(delete(desk->as[EVA], "assignment", lars, &err), &err);
	must(set(desk->as[EVA], "assignment", 1, "from", "2027", &err), &err);
	assert_int_not_equal(add(desk->as[EVA], "area", "name=Z"), 0);
	must_not(try_add(desk->as[ANNA], "area", "name=W", &err) != 0, &err, "Eva E");
}

/* Else everybody could write everything. */
static void test_the_last_coordinator_stays(void **state)
{
	struct desk *desk = *state;
	struct err err;
	char *sentence = NULL;
	struct store *eva = desk->as[EVA];
	static const char last[] = "the last one, and without any everybody could write everything";
	must_not(delete(eva, "assignment", 1, &err), &err, last);
	must_not(set(eva, "assignment", 1, "role", "network", &err), &err, last);
	must_not(set(eva, "assignment", 1, "person", "Nils N", &err), &err, last); /* who has no login */
	must_not(set(eva, "person", 3, "login", "", &err), &err, last);
	must_not(try_add(desk->as[LARS], "area", "name=X", &err) != 0, &err, "Eva E");
	assert_int_not_equal(add(eva, "area", "name=X"), 0); /* the refusal has changed nothing here either */
	/* With a second one it can be passed on, and not be undone when the first has gone. */
	int64_t second = add(eva, "assignment", "person=Lars L|role=coordinator|to=2026-11-19");
	long long change = room_number(&desk->room, "SELECT max(id) FROM change");
	must(delete(eva, "assignment", 1, &err), &err);
	must_not(delete(desk->as[LARS], "assignment", second, &err), &err, last);
	must_not(store_undo(desk->as[LARS], change, &sentence, &err), &err, last);
	must_not(try_add(eva, "area", "name=Y", &err) != 0, &err, "Lars L");
}

static void test_a_register_that_never_had_a_coordinator(void **state)
{
	struct room room;
	struct err err;
	(void)state;
	room_with_register(&room);
	struct store *anna = room_open(&room, "anna"), *ola = room_open(&room, "ola");
	assert_int_not_equal(add(anna, "area", "name=W"), 0);
	must_not(try_add(ola, "area", "name=V", &err) != 0, &err, "not known");
	int64_t id = add(anna, "assignment", "person=Anna Andersson|role=politician");
	must(delete(anna, "assignment", id, &err), &err);
	store_close(anna);
	store_close(ola);
	room_leave(&room);
}

static void test_who_only_reads_is_told_why(void **state)
{
	struct desk *desk = *state;
	const char *why = NULL;
	struct err err;
	assert_true(store_is_read_only(desk->as[LARS], &why));
	assert_says(why, "lars has no assignment to write for a unit");
	assert_says(why, "the coordinator Eva E can give one");
	assert_false(store_is_read_only(desk->as[ANNA], NULL));
	/* The minute the coordinator has given one, it counts; and the minute it is taken back. */
	int64_t id = add(desk->as[EVA], "assignment", "person=Lars L|role=deputy|unit=Skolan");
	assert_true(store_changed(desk->as[LARS]));
	assert_false(store_is_read_only(desk->as[LARS], NULL));
	int64_t idea = add(desk->as[LARS], "idea", "title=I|status=new|need=n|unit=Förskolan");
	must(set(desk->as[EVA], "assignment", id, "to", "2026-11-19", &err), &err);
	must_not(set(desk->as[LARS], "idea", idea, "note", "x", &err), &err, "no assignment");
}

static void test_a_view_of_ones_own(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	const struct kind *kind = kind_named("project");
	must(store_view_save(desk->as[LARS], kind, "min", false, "", &err), &err);
	must_not(store_view_save(desk->as[LARS], kind, "allas", true, "", &err), &err, "no assignment");
	must_not(store_view_save(desk->as[OLA], kind, "min", false, "", &err), &err, "not known");
	must(store_view_save(desk->as[ANNA], kind, "allas", true, "", &err), &err);
	/* Who has just lost the right may not, though the program does not know it yet. */
	must(set(desk->as[EVA], "assignment", 2, "to", "2020", &err), &err);
	must_not(store_view_save(desk->as[ANNA], kind, "ny", true, "", &err), &err, "no assignment");
	must(store_view_save(desk->as[ANNA], kind, "ny", false, "", &err), &err);
}

/* ---- sentences ---- */

static void test_sentences_name_the_reason_and_who_can(void **state)
{
	struct desk *desk = *state;
	struct err err;
	must_not(set(desk->as[ANNA], "project", 1, "note", "x", &err), &err,
		 "Bro: belongs to Kultur; Dan D or the coordinator Eva E can change it");
	/* Who represents the unit changes neither whom of it has a login, nor what gives rights in it */
	must_not(set(desk->as[ANNA], "person", 5, "phone", "1", &err), &err,
		 "Pia P: belongs to Kultur; the coordinator Eva E can change it");
	must_not(set(desk->as[ANNA], "assignment", 3, "note", "x", &err), &err,
		 "Dan D · deputy · Kultur: belongs to Kultur; the coordinator Eva E can change it");
	must_not(try_add(desk->as[ANNA], "goal", "name=G|source=strategy", &err) != 0, &err,
		 "Unit: say which of your own units");
	assert_string_equal(err.field, "unit");
	/* A long title does not drown who can. */
	char *title = xasprintf("title=%0900d", 0), *brief = xasprintf("%059d…: belongs to Kultur; Dan D or", 0);
	int64_t long_one = add(desk->as[EVA], "project", "title=Ett|unit=Kultur|need=x");
	must(set(desk->as[EVA], "project", long_one, "title", title + strlen("title="), &err), &err);
	must_not(set(desk->as[ANNA], "project", long_one, "note", "x", &err), &err, brief);
	free(title);
	free(brief);
	/* What belongs by another record than a unit is not asked for a unit. */
	must_not(try_add(desk->as[ANNA], "decision", "title=B|organ=board|date=2026-01-02", &err) != 0, &err,
		 "Project: say what it is about");
	must_not(try_add(desk->as[ANNA], "area", "name=X", &err) != 0, &err,
		 "Areas: only the coordinator Eva E can add or change these");
	must_not(delete(desk->as[ANNA], "unit", 4, &err), &err, "Name: only the coordinator Eva E can change it");
	must_not(set(desk->as[ANNA], "unit", 2, "parent", "", &err), &err, "Eva E can change it");
	assert_string_equal(err.field, "parent");
	/* Above a unit without contact person stands one that has one. */
	must(set(desk->as[EVA], "unit", 4, "parent", "Förskolan", &err), &err);
	must(set(desk->as[EVA], "assignment", 3, "to", "2020", &err), &err);
	must_not(set(desk->as[PIA], "unit", 4, "note", "x", &err), &err, "belongs to Kultur; Anna Andersson or");
}

/* ---- more than one's share ---- */

static void test_nothing_is_given_away_or_taken(void **state)
{
	struct desk *desk = *state;
	struct err err;
	int64_t mine = add(desk->as[ANNA], "project", "title=Mitt|need=n|unit=Skolan");
	must_not(set(desk->as[ANNA], "project", mine, "unit", "Kultur", &err), &err, "Kultur");
	assert_string_equal(err.field, "unit");
	must_not(set(desk->as[ANNA], "project", 1, "unit", "Skolan", &err), &err, "Kultur");
	must(set(desk->as[ANNA], "project", mine, "unit", "Förskolan", &err), &err);
	/* Who manages a project does not move it, not even home. */
	must_not(set(desk->as[PIA], "project", 1, "unit", "Skolan", &err), &err, "Skolan");
	must(set(desk->as[PIA], "project", 1, "note", "x", &err), &err);
	add(desk->as[EVA], "assignment", "person=Pia P|role=deputy|unit=Skolan");
	must_not(set(desk->as[PIA], "project", 1, "unit", "Skolan", &err), &err, "Kultur");
	/* What belongs to all stays so, what one added alone can be given to one's own unit. */
	int64_t goal = add(desk->as[ANNA], "goal", "name=G|source=board|unit=Skolan");
	must_not(set(desk->as[ANNA], "goal", goal, "unit", "", &err), &err, "no unit");
	int64_t network = add(desk->as[ANNA], "network", "name=N|kind=membership|status=watched");
	must_not(set(desk->as[ANNA], "network", network, "unit", "Kultur", &err), &err, "Kultur");
	must(set(desk->as[ANNA], "network", network, "unit", "Skolan", &err), &err);
	must_not(set(desk->as[DAN], "network", network, "note", "x", &err), &err, "Skolan");
	/* Nor when what others added would come along. */
	int64_t agreement = add(desk->as[ANNA], "agreement", "title=Avtal|kind=intent");
	int64_t town = add(desk->as[DAN], "twin-town", "partner=Kerava|kind=other|status=watched|agreement=Avtal");
	must_not(set(desk->as[ANNA], "agreement", agreement, "unit", "Skolan", &err), &err,
		 "Kerava would follow it, so only the coordinator Eva E can do that");
	assert_string_equal(err.field, "unit");
	must(set(desk->as[DAN], "twin-town", town, "responsible", "Dan D", &err), &err);
	must(set(desk->as[ANNA], "agreement", agreement, "unit", "Skolan", &err), &err);
	must(set(desk->as[DAN], "twin-town", town, "note", "x", &err), &err);
	/* A reference that leads to the unit of another moves a record too. */
	int64_t money = add(desk->as[EVA], "funding", "project=Mitt|source=eu|amount_sek=5");
	must_not(set(desk->as[ANNA], "funding", money, "project", "Bro", &err), &err, "Kultur");
	assert_string_equal(err.field, "project");
}

static void test_what_gives_rights_is_not_taken(void **state)
{
	struct desk *desk = *state;
	struct err err;
	must_not(set(desk->as[ANNA], "assignment", 2, "role", "coordinator", &err), &err, "Eva E");
	assert_string_equal(err.field, "role");
	must_not(set(desk->as[ANNA], "assignment", 2, "unit", "Kultur", &err), &err, "Eva E");
	must_not(set(desk->as[ANNA], "assignment", 2, "project", "Bro", &err), &err, "Eva E");
	must_not(set(desk->as[ANNA], "assignment", 1, "person", "Anna Andersson", &err), &err, "Eva E");
	must_not(delete(desk->as[ANNA], "assignment", 1, &err), &err, "Eva E");
	must_not(set(desk->as[ANNA], "person", 1, "login", "eva", &err), &err, "Login");
	must_not(set(desk->as[ANNA], "person", 6, "login", "lasse", &err), &err, "login");
	must_not(set(desk->as[ANNA], "unit", 4, "parent", "Skolan", &err), &err, "Kultur");
	/* One's own telephone, but not one's own unit, which others' twin towns may go by. */
	must(set(desk->as[PIA], "person", 5, "phone", "0520-1", &err), &err);
	must_not(set(desk->as[PIA], "person", 5, "unit", "Skolan", &err), &err, "Unit: only the coordinator Eva E");
	must_not(delete(desk->as[PIA], "person", 5, &err), &err, "");
	/* Whoever is known keeps his or her own contact details right, with or without an assignment. */
	must(set(desk->as[LARS], "person", 6, "email", "lars@exempel.se", &err), &err);
	must_not(set(desk->as[LARS], "person", 6, "unit", "Kultur", &err), &err, "Unit: only the coordinator Eva E");
	must_not(set(desk->as[LARS], "person", 6, "login", "lasse", &err), &err, "Login: only the coordinator Eva E");
	must_not(set(desk->as[LARS], "person", 5, "phone", "1", &err), &err, "lars has no assignment");
	must_not(delete(desk->as[LARS], "person", 6, &err), &err, "lars has no assignment");
	must_not(try_add(desk->as[LARS], "person", "name=X", &err) != 0, &err, "lars has no assignment");
	/* Nor in one go with what it would let one write. */
	struct record *records[] = {
		make(desk->as[ANNA], "assignment", "person=Anna Andersson|role=deputy|unit=Kultur"),
		make(desk->as[ANNA], "project", "title=Nytt|need=n|unit=Kultur"),
	};
	int at = -1;
	err = (struct err){0};
	must_not(store_add_all(desk->as[ANNA], records, 2, &at, &err), &err, "Eva E");
	assert_int_equal(at, 0);
	record_free(records[0]);
	record_free(records[1]);
}

/* Who has a right neither prolongs it, hands it on nor gets it back. */
static void test_rights_are_given_by_the_coordinator(void **state)
{
	struct desk *desk = *state;
	struct err err;
	char *sentence = NULL;
	for (int id = 2; id <= 5; id += 3) { /* anna's as contact, pia's as project manager */
		struct store *store = desk->as[id == 2 ? ANNA : PIA];
		must(set(desk->as[EVA], "assignment", id, "to", "2026-12-31", &err), &err);
		must_not(set(store, "assignment", id, "to", "", &err), &err, "only the coordinator Eva E");
		assert_string_equal(err.field, "role");
	}
	int64_t steering = add(desk->as[ANNA], "assignment", "person=Nils N|role=steering|unit=Skolan");
	must_not(set(desk->as[ANNA], "assignment", steering, "role", "deputy", &err), &err, "Eva E");
	int64_t second = add(desk->as[EVA], "assignment", "person=Anna Andersson|role=deputy|unit=Förskolan");
	must(delete(desk->as[EVA], "assignment", second, &err), &err);
	long long change = room_number(&desk->room, "SELECT max(id) FROM change");
	must_not(store_undo(desk->as[ANNA], change, &sentence, &err), &err, "Eva E");
	must(store_undo(desk->as[EVA], change, &sentence, &err), &err);
	free(sentence);
}

/* Who logs in keeps name and e-mail, whatever unit it is in. */
static void test_who_logs_in_is_changed_by_nobody_else(void **state)
{
	struct desk *desk = *state;
	struct err err;
	static const char *const fields[][2] = {
		{ "name", "Annan" }, { "email", "annan@example.org" }, { "phone", "1" },
	};
	must(set(desk->as[EVA], "person", 3, "unit", "Skolan", &err), &err);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		must_not(set(desk->as[ANNA], "person", 6, fields[i][0], fields[i][1], &err), &err,
			 "Lars L: has a login; the coordinator Eva E can change it");
		must_not(set(desk->as[ANNA], "person", 3, fields[i][0], fields[i][1], &err), &err, "Eva E");
	}
	must(set(desk->as[EVA], "person", 6, "email", "lars@example.org", &err), &err);
	/* One's own, but neither login nor unit, though both units are one's own. */
	must(set(desk->as[EVA], "person", 1, "unit", "Skolan", &err), &err);
	must(set(desk->as[ANNA], "person", 1, "email", "anna@example.org", &err), &err);
	must_not(set(desk->as[ANNA], "person", 1, "unit", "Förskolan", &err), &err, "Unit: only the coordinator");
	assert_string_equal(err.field, "unit");
	must_not(set(desk->as[ANNA], "person", 1, "unit", "", &err), &err, "Unit: only the coordinator");
	/* The sentences and the history name one by it, and who is called as another is taken for that one. */
	struct record *self = store_load(desk->as[ANNA], kind_named("person"), 1, &err);
	int name = kind_field(self->kind, "name"), phone = kind_field(self->kind, "phone");
	must_not(set(desk->as[ANNA], "person", 1, "name", "Eva E", &err), &err,
		 "Name: only the coordinator Eva E can change it");
	assert_string_equal(err.field, "name");
	assert_false(store_may_field(desk->as[ANNA], self, name, &err));
	assert_true(store_may_field(desk->as[ANNA], self, phone, &err));
	assert_true(store_may_field(desk->as[EVA], self, name, &err));
	record_free(self);
	must_not(try_add(desk->as[ANNA], "person", "name=N|login=n|unit=Skolan", &err) != 0, &err, "Eva E");
	assert_string_equal(err.field, "login");
	must(set(desk->as[EVA], "person", 1, "name", "Anna A", &err), &err);
	/* Who has none is the unit's. */
	int64_t id = add(desk->as[ANNA], "person", "name=N|unit=Skolan");
	must(set(desk->as[ANNA], "person", id, "unit", "Förskolan", &err), &err);
	must(set(desk->as[ANNA], "person", id, "name", "M", &err), &err);
	must(set(desk->as[EVA], "person", id, "login", "n", &err), &err);
	must_not(set(desk->as[ANNA], "person", id, "name", "O", &err), &err, "login");
}

/* What was done with a login, views and drafts are kept under it: nobody else gets them with it. */
static void test_a_login_stays_whose_it_was(void **state)
{
	struct desk *desk = *state;
	struct err err;
	struct store *eva = desk->as[EVA];
	const struct kind *kind = kind_named("person");
	int64_t nils = room_number(&desk->room, "SELECT id FROM person WHERE name = 'Nils N'");
	static const char dans[] = "Login: Dan D, person 4, has had it, and the history goes by it";
	must(set(desk->as[DAN], "project", 1, "note", "x", &err), &err);
	must(set(eva, "person", 4, "login", "", &err), &err);
	must_not(set(eva, "person", nils, "login", "dan", &err), &err, dans);
	assert_string_equal(err.field, "login");
	must_not(try_add(eva, "person", "name=Ny|login=dan", &err) != 0, &err, dans);
	/* Nor when the other is deleted, who can come back. */
	must(delete(eva, "assignment", 3, &err), &err);
	must(set(eva, "person", 4, "login", "dan", &err), &err);
	must(delete(eva, "person", 4, &err), &err);
	must_not(set(eva, "person", nils, "login", "dan", &err), &err, dans);
	must(store_undelete(eva, kind, 4, &err), &err);
	must(set(eva, "person", 4, "phone", "1", &err), &err);
	/* A slip of the pen can be mended: nothing was done with it. */
	must(set(eva, "person", 6, "login", "", &err), &err);
	must(set(eva, "person", nils, "login", "lars", &err), &err);
	must(set(eva, "person", nils, "login", "", &err), &err);
	must(set(eva, "person", 6, "login", "lars", &err), &err);
	must(store_view_save(desk->as[LARS], kind, "min", false, "", &err), &err);
	must(set(eva, "person", 6, "login", "", &err), &err);
	must_not(set(eva, "person", nils, "login", "lars", &err), &err, "Lars L");
	must(set(eva, "person", nils, "login", "nils", &err), &err);
}

static void test_seen_is_for_ones_own_units(void **state)
{
	struct desk *desk = *state;
	struct err err;
	const struct kind *kind = kind_named("notice");
	int64_t id = add(desk->as[EVA], "notice", "title=N|kind=outlook|date=2026-11-01");
	assert_true(store_may(desk->as[ANNA], kind, id, ACCESS_CHANGE, &err));
	must(set(desk->as[ANNA], "notice", id, "seen", "Skolan;Förskolan", &err), &err);
	must_not(set(desk->as[ANNA], "notice", id, "seen", "Skolan;Kultur", &err), &err, "your own units");
	must(set(desk->as[DAN], "notice", id, "seen", "Skolan;Förskolan;Kultur", &err), &err);
	must_not(set(desk->as[DAN], "notice", id, "seen", "Kultur", &err), &err, "your own units");
	must_not(set(desk->as[ANNA], "notice", id, "title", "x", &err), &err, "Eva E");
	must_not(set(desk->as[PIA], "notice", id, "seen", "", &err), &err, "your own units");
	struct record *notice = store_load(desk->as[DAN], kind, id, &err);
	assert_false(store_may_field(desk->as[DAN], notice, kind_field(kind, "title"), &err));
	assert_true(store_may_field(desk->as[DAN], notice, kind_field(kind, "seen"), &err));
	record_free(notice);
}

/* What was taken down at a meeting stands when that is closed; a coordinator corrects it. */
static void test_a_closed_meeting_takes_no_notes(void **state)
{
	struct desk *desk = *state;
	struct err err;
	int64_t note = add(desk->as[ANNA], "meeting-note", "text=Vi gör det|kind=decision|meeting=Möte|unit=Skolan");
	int64_t change = room_number(&desk->room, "SELECT max(id) FROM change");
	int64_t other = add(desk->as[EVA], "meeting", "title=Nästa|date=2026-12-01");
	int64_t open = add(desk->as[ANNA], "meeting-note", "text=N|meeting=Nästa|unit=Skolan");
	must(set(desk->as[EVA], "meeting", 1, "closed", "yes", &err), &err);
	must_not(try_add(desk->as[ANNA], "meeting-note", "text=Och det|meeting=Möte|unit=Skolan", &err) != 0, &err,
		 "it is closed; only the coordinator Eva E");
	assert_string_equal(err.field, "meeting");
	must_not(set(desk->as[ANNA], "meeting-note", note, "text", "Vi gör det inte", &err), &err, "it is closed");
	must_not(set(desk->as[ANNA], "meeting-note", note, "meeting", "Nästa", &err), &err, "it is closed");
	must_not(set(desk->as[ANNA], "meeting-note", open, "meeting", "Möte", &err), &err, "it is closed");
	must_not(delete(desk->as[ANNA], "meeting-note", note, &err), &err, "it is closed");
	must_not(store_undo(desk->as[ANNA], change, NULL, &err), &err, "it is closed");
	must(set(desk->as[ANNA], "meeting-note", open, "text", "M", &err), &err);
	must(set(desk->as[EVA], "meeting-note", note, "text", "Vi gör det i maj", &err), &err);
	must(add(desk->as[EVA], "meeting-note", "text=Rättelse|meeting=Möte|unit=Skolan") != 0, &err);
	must(set(desk->as[EVA], "meeting", other, "closed", "yes", &err), &err);
	must_not(set(desk->as[ANNA], "meeting-note", open, "text", "N", &err), &err, "it is closed");
}

/* Who may not write meetings does not lead them, not even one that nobody leads. */
static void test_who_leads_a_meeting(void **state)
{
	struct desk *desk = *state;
	struct seat seat;
	assert_false(store_seat_take(desk->as[ANNA], 1, "overview"));
	assert_true(store_seat_take(desk->as[EVA], 1, "overview"));
	assert_false(store_seat_take(desk->as[ANNA], 1, "minutes"));
	assert_true(store_seat(desk->as[ANNA], 1, &seat));
	assert_string_equal(seat.login, "eva");
	assert_true(seat.led);
	seat_free(&seat);
	store_seat_leave(desk->as[EVA], 1);
}

static void test_a_project_does_not_open_other_units(void **state)
{
	struct desk *desk = *state;
	struct err err;
	int64_t mine = add(desk->as[PIA], "activity", "title=T|kind=meeting|from=2026|project=Bro");
	must_not(set(desk->as[PIA], "activity", mine, "unit", "Skolan", &err), &err,
		 "Unit: T would then belong to Skolan; the coordinator Eva E can do that");
	must(set(desk->as[PIA], "activity", mine, "unit", "Kultur", &err), &err);
	int64_t theirs = add(desk->as[ANNA], "activity", "title=S|kind=meeting|from=2026|project=Bro|unit=Skolan");
	must_not(set(desk->as[PIA], "activity", theirs, "title", "x", &err), &err, "S: belongs to Skolan; Anna");
	must_not(try_add(desk->as[PIA], "link", "title=L|target=http://x|activity=S", &err) != 0, &err, "Skolan");
}

/* A decision counts for all that it names: of what belongs to nobody the coordinator writes. */
static void test_a_decision_is_ones_own_in_all_that_it_names(void **state)
{
	struct desk *desk = *state;
	struct err err;
	const char *both = "title=B|organ=board|date=2026-01-02|project=Bro|network=Alla";
	must_not(try_add(desk->as[DAN], "decision", both, &err) != 0, &err,
		 "Network: Alla belongs to no unit, so only the coordinator Eva E can enter or change this");
	assert_string_equal(err.field, "network");
	int64_t id = add(desk->as[DAN], "decision", "title=B|organ=board|date=2026-01-02|project=Bro");
	must_not(set(desk->as[DAN], "decision", id, "network", "Alla", &err), &err, "Alla belongs to no unit");
	must(set(desk->as[EVA], "decision", id, "network", "Alla", &err), &err);
	must_not(set(desk->as[DAN], "decision", id, "date", "2026-01-03", &err), &err, "Alla belongs to no unit");
}

/* A link stands with each that it names, an application says what its project gets: one's own opens no more. */
static void test_ones_own_opens_nothing_beside_it(void **state)
{
	struct desk *desk = *state;
	struct err err;
	struct store *anna = desk->as[ANNA], *pia = desk->as[PIA];
	add(desk->as[EVA], "idea", "title=Tanke|status=new|need=n|unit=Kultur");
	add(desk->as[EVA], "agreement", "title=Avtal|kind=intent|unit=Kultur");
	add(desk->as[EVA], "decision", "title=KF|organ=kf|date=2026-01-02|project=Bro");
	add(anna, "project", "title=Mitt|need=n|unit=Skolan");
	static const char *const links[] = { "idea=Tanke", "agreement=Avtal", "decision=KF" };
	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		char *own = xasprintf("title=L|target=http://x|project=Mitt|%s", links[i]);
		must_not(try_add(anna, "link", own, &err) != 0, &err, "would then belong to Kultur");
		free(own);
	}
	int64_t link = add(anna, "link", "title=L|target=http://x|project=Mitt|network=Alla");
	must_not(set(anna, "link", link, "decision", "KF", &err), &err, "Kultur");
	must(set(anna, "link", link, "title", "M", &err), &err);
	static const char grant[] = "title=A|unit=Skolan|status=granted|granted_sek=9000000|";
	static const char *const applications[] = { "project=Bro", "idea=Tanke", "project=Mitt|idea=Tanke" };
	for (size_t i = 0; i < sizeof applications / sizeof *applications; i++) {
		char *values = xasprintf("%s%s", grant, applications[i]);
		must_not(try_add(anna, "application", values, &err) != 0, &err, "would then belong to Kultur");
		free(values);
	}
	int64_t application = add(anna, "application", "title=A|unit=Skolan|project=Mitt");
	must_not(set(anna, "application", application, "project", "Bro", &err), &err, "Kultur");
	must_not(set(pia, "application", application, "project", "Bro", &err), &err, "Skolan");
	/* With the project comes its own unit, and the idea that became it. */
	int64_t project, idea = add(desk->as[DAN], "idea", "title=Bro 2|status=new|need=n|unit=Kultur");
	int64_t theirs = add(desk->as[DAN], "application", "title=B|unit=Kultur|idea=Bro 2");
	must(store_convert(desk->as[DAN], idea, &project, &err), &err);
	must_not(set(pia, "application", theirs, "note", "x", &err), &err, "Kultur");
	char *manages = xasprintf("person=Pia P|role=project-manager|project=%lld", (long long)project);
	add(desk->as[EVA], "assignment", manages);
	free(manages);
	must(set(pia, "application", theirs, "note", "x", &err), &err);
	must_not(set(pia, "application", theirs, "idea", "Tanke", &err), &err, "Kultur");
	must_not(set(pia, "application", theirs, "unit", "Skolan", &err), &err, "Skolan");
}

/* What one's own unit does and gives for the project of another is one's own to tell. */
static void test_ones_own_deeds_for_others_are_ones_own(void **state)
{
	struct desk *desk = *state;
	struct err err;
	static const char *const deeds[][2] = {
		{ "activity", "title=T|kind=meeting|from=2026|project=Bro" },
		{ "resource", "title=R|kind=other|what=rum|year=2026|project=Bro" },
		{ "trip", "title=T|kind=study|from=2026-03-01|project=Bro" },
	};
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
		char *own = xasprintf("%s|unit=Skolan", deeds[i][1]);
		char *theirs = xasprintf("%s|unit=Kultur", deeds[i][1]);
		int64_t id = add(desk->as[ANNA], deeds[i][0], own);
		must(set(desk->as[ANNA], deeds[i][0], id, "note", "x", &err), &err);
		must_not(set(desk->as[PIA], deeds[i][0], id, "note", "y", &err), &err, "belongs to Skolan");
		must_not(try_add(desk->as[ANNA], deeds[i][0], theirs, &err) != 0, &err, "Kultur");
		free(own);
		free(theirs);
	}
}

/* What one added oneself for no unit is others' too, once what is theirs goes by it. */
static void test_what_others_go_by_keeps_its_name(void **state)
{
	struct desk *desk = *state;
	struct err err;
	struct store *anna = desk->as[ANNA], *pia = desk->as[PIA];
	static const char kept[] = "Project “Bro” refers to it, so only the coordinator Eva E can do that";
	int64_t id = add(anna, "partner", "name=Zutphen|kind=city|country=DE");
	add(anna, "project", "title=Mitt|need=n|unit=Skolan|partners=Zutphen");
	must(set(anna, "partner", id, "country", "NL", &err), &err);
	must(set(desk->as[DAN], "project", 1, "partners", "Zutphen", &err), &err);
	static const char *const fixed[][2] = { { "name", "Z" }, { "kind", "region" }, { "country", "DE" } };
	struct record *partner = store_load(anna, kind_named("partner"), id, &err);
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
		must_not(set(anna, "partner", id, fixed[i][0], fixed[i][1], &err), &err, kept);
		assert_string_equal(err.field, fixed[i][0]);
		assert_false(store_may_field(anna, partner, kind_field(partner->kind, fixed[i][0]), &err));
		assert_says(err.text, kept);
	}
	assert_true(store_may_field(anna, partner, kind_field(partner->kind, "web"), &err));
	record_free(partner);
	must_not(delete(anna, "partner", id, &err), &err, kept);
	must(set(anna, "partner", id, "web", "http://x", &err), &err);
	must(set(desk->as[EVA], "partner", id, "name", "Z", &err), &err);
	must(set(desk->as[DAN], "project", 1, "partners", "", &err), &err);
	must(set(anna, "partner", id, "name", "Zutphen", &err), &err);
	/* What one manages is one's own. */
	id = add(pia, "partner", "name=Narva|kind=city|country=EE");
	must(set(desk->as[DAN], "project", 1, "partners", "Narva", &err), &err);
	must(set(pia, "partner", id, "name", "Narva stad", &err), &err);
	/* The same of each kind that one can add so. */
	id = add(anna, "network", "name=N|kind=membership|status=watched");
	add(desk->as[DAN], "activity", "title=T|kind=meeting|from=2026|unit=Kultur|network=N");
	must_not(set(anna, "network", id, "name", "M", &err), &err, "Activity “T” refers to it");
	must(set(anna, "network", id, "status", "active", &err), &err);
}

/* Nor does what the council has decided get another name by what it names. */
static void test_what_is_decided_on_keeps_its_name(void **state)
{
	struct desk *desk = *state;
	struct err err;
	struct store *anna = desk->as[ANNA];
	must(set(desk->as[EVA], "person", 1, "unit", "Skolan", &err), &err);
	int64_t partner = add(anna, "partner", "name=Z|kind=city|country=NL");
	int64_t town = add(anna, "twin-town", "partner=Z|kind=other|status=active|responsible=Anna Andersson");
	must(set(anna, "partner", partner, "name", "Zut", &err), &err); /* no strategy says who decides */
	take_strategy(desk, "tranas");
	must_not(set(anna, "partner", partner, "name", "Y", &err), &err, "Twin town “Zut” refers to it");
	must(set(desk->as[EVA], "twin-town", town, "status", "watched", &err), &err);
	must(set(anna, "partner", partner, "name", "Zutphen", &err), &err);
}

/* ---- each way of saving ---- */

static void test_many_at_once_are_all_or_none(void **state)
{
	struct desk *desk = *state;
	struct err err = {0}, faults[2] = {0};
	const struct kind *kind = kind_named("project");
	int64_t mine = add(desk->as[ANNA], "project", "title=Mitt|need=n|unit=Skolan");
	struct record *records[2] = { store_load(desk->as[ANNA], kind, mine, &err),
				      store_load(desk->as[ANNA], kind, 1, &err) };
	struct record *base[2] = { record_copy(records[0]), record_copy(records[1]) };
	for (int i = 0; i < 2; i++)
		record_put(records[i], kind_field(kind, "note"), "alla");
	int at = -1;
	must(store_try_all(desk->as[ANNA], records, base, 2, faults, &err), &err);
	assert_int_equal(faults[0].code, ERR_NONE);
	assert_says(faults[1].text, "Bro: belongs to Kultur");
	must_not(store_save_all(desk->as[ANNA], records, base, 2, &at, &err), &err, "Kultur");
	assert_int_equal(at, 1);
	char *note = room_get(desk->as[ANNA], "project", mine, "note");
	assert_string_equal(note, "");
	free(note);
	must_not(store_delete_all(desk->as[ANNA], kind, (int64_t[]){ mine, 1 }, 2, &at, &err), &err, "Kultur");
	must(store_save_all(desk->as[ANNA], records, base, 1, &at, &err), &err);
	for (int i = 0; i < 2; i++) {
		record_free(records[i]);
		record_free(base[i]);
	}
}

/* While anna counts what a change of many would make, eva saves whenever anna's program lets go. */
struct beside {
	struct desk *desk;
	int saved, most; /* times that eva has, after how many anna breaks off */
};

static bool save_beside(void *context, int done, int count)
{
	struct beside *beside = context;
	struct err err;
	(void)count;
	char *note = xasprintf("%d", done);
	must(set(beside->desk->as[EVA], "project", 1, "note", note, &err), &err);
	free(note);
	return ++beside->saved < beside->most;
}

static void test_many_are_tried_beside_others(void **state)
{
	enum { MANY = 450, THEIRS = 3 };
	struct desk *desk = *state;
	struct err err = {0}, faults[MANY] = {{0}};
	struct beside beside = { .desk = desk, .most = MANY };
	const struct kind *kind = kind_named("project");
	struct record *mine[MANY], *base[MANY];
	for (int i = 0; i < MANY; i++) {
		base[i] = make(desk->as[EVA], "project", "title=p|need=n|unit=Skolan");
		if (i % (MANY / THEIRS) == 0)
			record_put(base[i], kind_field(kind, "unit"), "4");
	}
	must(store_add_all(desk->as[EVA], base, MANY, NULL, &err), &err);
	for (int i = 0; i < MANY; i++) {
		mine[i] = record_copy(base[i]);
		record_put(mine[i], kind_field(kind, "note"), "alla");
		if (i == 1 || i == MANY - 1) /* what it would become is another's */
			record_put(mine[i], kind_field(kind, "unit"), "4");
	}
	store_tell(desk->as[ANNA], save_beside, &beside);
	must(store_try_all(desk->as[ANNA], mine, base, MANY, faults, &err), &err);
	assert_int_equal(beside.saved, 3);
	for (int i = 0; i < MANY; i++)
		if (i % (MANY / THEIRS) == 0)
			assert_says(faults[i].text, "p: belongs to Kultur");
		else if (i == 1 || i == MANY - 1)
			assert_says(faults[i].text, "would then belong to Kultur");
		else
			assert_int_equal(faults[i].code, ERR_NONE);
	assert_int_equal(room_number(&desk->room, "SELECT count(*) FROM project WHERE note = 'alla'"), 0);
	beside = (struct beside){ .desk = desk, .most = 2 };
	memset(faults, 0, sizeof faults);
	assert_false(store_try_all(desk->as[ANNA], mine, base, MANY, faults, &err));
	assert_int_equal(err.code, ERR_SLOW);
	assert_int_equal(beside.saved, 2);
	store_tell(desk->as[ANNA], NULL, NULL);
	for (int i = 0; i < MANY; i++) {
		record_free(mine[i]);
		record_free(base[i]);
	}
}

/* What is another's is told of without waiting for whoever writes. */
static void test_refusals_are_seen_while_others_write(void **state)
{
	struct desk *desk = *state;
	struct err err = {0}, fault = {0};
	struct record *base = store_load(desk->as[ANNA], kind_named("project"), 1, &err), *mine = record_copy(base);
	record_put(mine, kind_field(mine->kind, "note"), "x");
	must(store_begin(desk->as[EVA], false, &err), &err);
	must(store_try_all(desk->as[ANNA], &mine, &base, 1, &fault, &err), &err);
	assert_says(fault.text, "Bro: belongs to Kultur");
	store_end(desk->as[EVA], false, NULL);
	record_free(mine);
	record_free(base);
}

static void test_undo_restore_and_confirm_are_held(void **state)
{
	struct desk *desk = *state;
	struct err err;
	char *sentence = NULL;
	const struct kind *kind = kind_named("project");
	must(set(desk->as[DAN], "project", 1, "note", "av dan", &err), &err);
	long long change = room_number(&desk->room, "SELECT max(id) FROM change");
	err = (struct err){0};
	must_not(store_undo(desk->as[ANNA], change, &sentence, &err), &err, "Bro: belongs to Kultur");
	must(store_undo(desk->as[DAN], change, &sentence, &err), &err);
	free(sentence);
	/* One's own deed too, when the record is no longer one's own. */
	int64_t id = add(desk->as[ANNA], "project", "title=Mitt|need=n|unit=Skolan");
	must(set(desk->as[EVA], "project", id, "unit", "Kultur", &err), &err);
	change = room_number(&desk->room, "SELECT max(id) FROM change") - 1;
	must_not(store_undo(desk->as[ANNA], change, &sentence, &err), &err, "");
	must(delete(desk->as[DAN], "project", id, &err), &err);
	must_not(store_undelete(desk->as[ANNA], kind, id, &err), &err, "Kultur");
	struct record *lies = store_load(desk->as[ANNA], kind, id, &err), *mine = record_copy(lies);
	record_put(mine, kind_field(kind, "unit"), "2");
	must_not(store_save_revived(desk->as[ANNA], mine, lies, NULL, NULL, &err), &err, "Kultur");
	record_free(lies);
	record_free(mine);
	struct confirmed confirmed;
	struct record *bro = store_load(desk->as[ANNA], kind, 1, &err);
	must_not(store_confirm(desk->as[ANNA], &bro, 1, &confirmed, &err), &err, "Kultur");
	struct err fault = {0};
	bool changes = true;
	must(store_confirm_try(desk->as[ANNA], &bro, 1, &fault, &changes, &err), &err);
	assert_false(changes);
	assert_says(fault.text, "Bro: belongs to Kultur");
	record_free(bro);
}

/* Who manages a project has it to confirm, and finds what hangs on it. */
static void test_what_one_manages_is_mine(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct record **mine;
	add(desk->as[EVA], "activity", "title=Resa|kind=meeting|from=2026|project=Bro");
	add(desk->as[EVA], "project", "title=Annat|need=n|unit=Kultur");
	int count = store_mine(desk->as[PIA], false, &mine, &err);
	assert_int_equal(count, 1);
	char *title = record_title(mine[0]);
	assert_string_equal(title, "Bro");
	free(title);
	record_free(mine[0]);
	free(mine);
	assert_int_equal(store_mine(desk->as[OLA], false, &mine, &err), 0);
	free(mine);
	for (int i = 0; i < 2; i++) {
		const struct kind *kind = kind_named("activity");
		struct filter *filter = filter_parse(kind, "project:mine", &err);
		assert_non_null(filter);
		struct query query = { .kind = kind, .group = -1, .filter = filter };
		struct rows rows = {0};
		must(store_rows(desk->as[i == 0 ? PIA : ANNA], &query, &rows, &err), &err);
		assert_int_equal(rows.count, i == 0 ? 1 : 0);
		rows_free(&rows);
		filter_free(filter);
	}
}

static void test_an_idea_becomes_a_project_whole(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	int64_t project, idea = add(desk->as[ANNA], "idea", "title=I|status=new|need=n|unit=Skolan");
	int64_t decision = add(desk->as[EVA], "decision", "title=KS|organ=ks|date=2026-01-02|idea=I");
	must_not(store_convert(desk->as[DAN], idea, &project, &err), &err, "Skolan");
	must(store_convert(desk->as[ANNA], idea, &project, &err), &err);
	char *of = room_get(desk->as[ANNA], "decision", decision, "project");
	assert_int_equal(atoll(of), project);
	free(of);
	must_not(set(desk->as[ANNA], "decision", decision, "note", "x", &err), &err, "Eva E");
}

/* The council's decision on an idea goes along to the project, and back when who did it thinks better of it. */
static void test_an_idea_becomes_an_idea_again(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	char *sentence = NULL;
	int64_t project, idea = add(desk->as[ANNA], "idea", "title=I|status=new|need=n|unit=Skolan");
	int64_t decision = add(desk->as[EVA], "decision", "title=KS|organ=ks|date=2026-01-02|idea=I");
	must(store_convert(desk->as[ANNA], idea, &project, &err), &err);
	long long change = room_number(&desk->room, "SELECT max(id) FROM change");
	must_not(store_undo(desk->as[DAN], change, &sentence, &err), &err, "Skolan");
	must(store_undo(desk->as[ANNA], change, &sentence, &err), &err);
	free(sentence);
	char *of = room_get(desk->as[ANNA], "decision", decision, "project");
	assert_string_equal(of, "");
	free(of);
	/* Again, and this time the coordinator has begun the project, and written in the decision. */
	change = store_undo_number(desk->as[ANNA]);
	must(store_undo(desk->as[ANNA], change, &sentence, &err), &err);
	free(sentence);
	change = store_undo_number(desk->as[ANNA]);
	must(set(desk->as[EVA], "project", project, "status", "ongoing", &err), &err);
	must_not(store_undo(desk->as[ANNA], change, &sentence, &err), &err, "eva");
	must(set(desk->as[EVA], "decision", decision, "paragraph", "§ 7", &err), &err);
	must_not(store_undo(desk->as[ANNA], change, &sentence, &err), &err, "KS: is not taken back: Decided by");
}

static void test_fixing_is_the_coordinators(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct frozen frozen = { .name = xstrdup("annual"), .title = xstrdup("Å"), .request = xstrdup("{}"),
				 .document = xstrdup("{}") };
	must_not(store_freeze(desk->as[ANNA], &frozen, &err), &err, "the coordinator Eva E");
	must(store_freeze(desk->as[EVA], &frozen, &err), &err);
	frozen_free(&frozen);
}

/* ---- what the council decides ---- */

static void test_the_council_decides_first(void **state)
{
	struct desk *desk = *state;
	struct err err;
	take_strategy(desk, "tranas"); /* KF decides on twin towns and agreements, nobody on networks */
	const char *town = "partner=Kerava|kind=twin-town|responsible=Anna Andersson|status=";
	must(set(desk->as[EVA], "person", 1, "unit", "Skolan", &err), &err);
	char *active = xasprintf("%sactive", town), *watched = xasprintf("%swatched", town);
	must_not(try_add(desk->as[ANNA], "twin-town", active, &err) != 0, &err, "Kommunfullmäktige");
	assert_string_equal(err.field, "status");
	int64_t id = add(desk->as[ANNA], "twin-town", watched);
	must_not(set(desk->as[ANNA], "twin-town", id, "status", "active", &err), &err, "Kommunfullmäktige");
	/* A decision of a board, or one that calls itself the council, is none. */
	add(desk->as[ANNA], "decision", "title=B|organ=board|date=2026-01-02|twin_town=Kerava");
	const char *called = "title=B|organ=board|organ_name=Kommunfullmäktige|date=2026-01-02|twin_town=Kerava";
	must_not(try_add(desk->as[ANNA], "decision", called, &err) != 0, &err, "Eva E");
	must_not(set(desk->as[ANNA], "twin-town", id, "status", "active", &err), &err, "Kommunfullmäktige");
	int64_t decision = add(desk->as[EVA], "decision", "title=KF|organ=kf|date=2026-01-02|twin_town=Kerava");
	must(delete(desk->as[EVA], "decision", decision, &err), &err);
	must_not(set(desk->as[ANNA], "twin-town", id, "status", "active", &err), &err, "Kommunfullmäktige");
	must(store_undelete(desk->as[EVA], kind_named("decision"), decision, &err), &err);
	must(set(desk->as[ANNA], "twin-town", id, "status", "active", &err), &err);
	must_not(try_add(desk->as[ANNA], "agreement", "title=A|kind=intent|unit=Skolan|valid_from=2026", &err) != 0,
		 &err, "Kommunfullmäktige");
	assert_int_not_equal(add(desk->as[ANNA], "network", "name=N|kind=membership|status=active|unit=Skolan"), 0);
	/* Nobody is named who cannot, whosever it is. */
	must_not(delete(desk->as[DAN], "twin-town", id, &err), &err,
		 "this is for Kommunfullmäktige to decide, so only the coordinator Eva E can delete it");
	must_not(set(desk->as[DAN], "twin-town", id, "note", "x", &err), &err, "belongs to Skolan; Anna Andersson or");
	must_not(delete(desk->as[LARS], "twin-town", id, &err), &err, "no assignment");
	free(active);
	free(watched);
}

/* In Vänersborg a board decides on projects, or the executive: who writes for the board enters its decision. */
static void test_a_board_decides_where_the_strategy_lets_it(void **state)
{
	struct desk *desk = *state;
	struct err err;
	take_strategy(desk, "vanersborg");
	int64_t id = add(desk->as[ANNA], "project", "title=Mitt|need=n|unit=Skolan|status=applied");
	must(set(desk->as[ANNA], "project", id, "status", "granted", &err), &err);
	must_not(set(desk->as[ANNA], "project", id, "status", "ongoing", &err), &err, "the coordinator Eva E enters");
	must_not(set(desk->as[PIA], "project", 1, "status", "decided", &err), &err, "Status");
	add(desk->as[ANNA], "decision", "title=B|organ=board|date=2026-01-02|project=Mitt");
	must(set(desk->as[ANNA], "project", id, "status", "ongoing", &err), &err);
	must(set(desk->as[ANNA], "project", id, "status", "finished", &err), &err);
	/* The coordinator need not wait for the papers. */
	must(set(desk->as[EVA], "project", 1, "status", "ongoing", &err), &err);
	must_not(delete(desk->as[DAN], "project", 1, &err), &err, "Status");
}

/* What the council has decided stays so, though its decision is there: else who may enter it could undo it. */
static void test_what_is_decided_stays(void **state)
{
	struct desk *desk = *state;
	struct err err;
	char *sentence = NULL;
	take_strategy(desk, "tranas");
	int64_t id = add(desk->as[EVA], "agreement", "title=A|kind=intent|unit=Skolan");
	add(desk->as[EVA], "decision", "title=KF|organ=kf|date=2026-01-02|agreement=A");
	must(set(desk->as[ANNA], "agreement", id, "valid_from", "2026", &err), &err);
	long long change = room_number(&desk->room, "SELECT max(id) FROM change");
	must(set(desk->as[EVA], "agreement", id, "valid_from", "2026-02", &err), &err);
	must_not(set(desk->as[ANNA], "agreement", id, "valid_from", "", &err), &err, "only the coordinator Eva E");
	assert_string_equal(err.field, "valid_from");
	must_not(delete(desk->as[ANNA], "agreement", id, &err), &err, "only the coordinator Eva E");
	must_not(store_undo(desk->as[ANNA], change, &sentence, &err), &err, "");
	/* It comes back with its decision. */
	must(delete(desk->as[EVA], "agreement", id, &err), &err);
	must(store_undelete(desk->as[ANNA], kind_named("agreement"), id, &err), &err);
	must(set(desk->as[EVA], "agreement", id, "valid_from", "", &err), &err);
	must(delete(desk->as[ANNA], "agreement", id, &err), &err);
	/* On networks nobody decides there. */
	id = add(desk->as[ANNA], "network", "name=N|kind=membership|status=active|unit=Skolan");
	must(set(desk->as[ANNA], "network", id, "status", "watched", &err), &err);
	must(set(desk->as[ANNA], "network", id, "status", "active", &err), &err);
	must(delete(desk->as[ANNA], "network", id, &err), &err);
}

/* To end it is as much for the council as to begin, and so is to take it up again. */
static void test_what_has_ended_stays_ended(void **state)
{
	struct desk *desk = *state;
	struct err err;
	char *sentence = NULL;
	static const char top[] = "for Kommunfullmäktige to decide, so only the coordinator Eva E can change it now";
	take_strategy(desk, "tranas");
	struct store *anna = desk->as[ANNA], *eva = desk->as[EVA];
	must(set(eva, "person", 1, "unit", "Skolan", &err), &err);
	int64_t id = add(eva, "twin-town", "partner=Kerava|kind=twin-town|status=watched|responsible=Anna Andersson");
	must_not(set(anna, "twin-town", id, "status", "ended", &err), &err, top);
	add(eva, "decision", "title=KF|organ=kf|date=2026-01-02|twin_town=Kerava");
	must_not(set(anna, "twin-town", id, "status", "ended", &err), &err, top);
	must(set(anna, "twin-town", id, "status", "active", &err), &err);
	/* Everyday moves are theirs. */
	must(set(anna, "twin-town", id, "status", "dormant", &err), &err);
	must(set(anna, "twin-town", id, "status", "active", &err), &err);
	must_not(set(anna, "twin-town", id, "status", "ended", &err), &err, top);
	assert_string_equal(err.field, "status");
	must(set(eva, "twin-town", id, "status", "ended", &err), &err);
	long long change = room_number(&desk->room, "SELECT max(id) FROM change");
	must_not(set(anna, "twin-town", id, "status", "active", &err), &err, top);
	must_not(set(anna, "twin-town", id, "status", "dormant", &err), &err, top);
	must_not(set(anna, "twin-town", id, "status", "watched", &err), &err, "only the coordinator Eva E");
	must_not(store_undo(anna, change, &sentence, &err), &err, top);
	must(store_undo(eva, change, &sentence, &err), &err);
	free(sentence);
	/* On networks nobody decides there. */
	id = add(anna, "network", "name=N|kind=membership|status=active|unit=Skolan");
	must(set(anna, "network", id, "status", "ended", &err), &err);
	must(set(anna, "network", id, "status", "active", &err), &err);
}

/* A project is called off by who keeps it until it is decided, and after that neither called off nor taken up. */
static void test_a_cancelled_project_stays_cancelled(void **state)
{
	struct desk *desk = *state;
	struct err err;
	take_strategy(desk, "vanersborg");
	struct store *anna = desk->as[ANNA], *eva = desk->as[EVA];
	int64_t id = add(anna, "project", "title=Mitt|need=n|unit=Skolan|status=applied");
	must(set(anna, "project", id, "status", "cancelled", &err), &err);
	must(set(anna, "project", id, "status", "applied", &err), &err);
	add(eva, "decision", "title=KS|organ=ks|date=2026-01-02|project=Mitt");
	must(set(anna, "project", id, "status", "ongoing", &err), &err);
	must(set(anna, "project", id, "status", "paused", &err), &err);
	must(set(anna, "project", id, "status", "finished", &err), &err);
	must_not(set(anna, "project", id, "status", "cancelled", &err), &err, "only the coordinator Eva E");
	must(set(eva, "project", id, "status", "cancelled", &err), &err);
	must_not(set(anna, "project", id, "status", "ongoing", &err), &err, "only the coordinator Eva E");
	must_not(set(anna, "project", id, "status", "applied", &err), &err, "only the coordinator Eva E");
}

/* Of the council's decisions the last that starts or ends something counts, from its day on. */
static void test_only_a_decision_that_starts_it_counts(void **state)
{
	struct desk *desk = *state;
	struct err err;
	static const struct {
		const char *kind, *date;
		bool lets;
	} steps[] = { /* each beside those before it; today is 2026-11-20 */
		{ "end", "2026-01-02", false },   { "change", "2026-01-03", false }, { "other", "2026-01-03", false },
		{ "strategy", "2026-01-03", false }, { "", "2026-01-03", false },
		{ "start", "2026-11-21", false }, { "join", "2026-12", false },      { "start", "2025", false },
		{ "join", "2026-02-01", true },   { "end", "2027", true },           { "end", "2026-02-02", false },
		{ "agreement", "2026-11-20", true }, { "end", "2026", false },
	};
	take_strategy(desk, "tranas");
	must(set(desk->as[EVA], "person", 1, "unit", "Skolan", &err), &err);
	int64_t id = add(desk->as[EVA], "twin-town",
			 "partner=Kerava|kind=other|status=watched|responsible=Anna Andersson");
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		char *values = xasprintf("title=%zu|organ=kf|kind=%s|date=%s|twin_town=Kerava", i, steps[i].kind,
					 steps[i].date);
		add(desk->as[EVA], "decision", values);
		bool let = set(desk->as[ANNA], "twin-town", id, "status", "active", &err);
		if (let != steps[i].lets)
			fail_msg("%s: %s", values, let ? "was let" : err.text);
		if (let)
			must(set(desk->as[EVA], "twin-town", id, "status", "watched", &err), &err);
		free(values);
	}
}

static bool may_field(struct store *store, const char *kind, int64_t id, const char *field)
{
	struct err err = {0};
	struct record *record = store_load(store, kind_named(kind), id, &err);
	bool may = store_may_field(store, record, kind_field(record->kind, field), &err);
	if (!may)
		assert_says(err.text, "only the coordinator Eva E can change it now; the strategy says: ");
	record_free(record);
	return may;
}

/* Who keeps it does not make another thing of it than what was decided. */
static void test_what_is_decided_stays_what_it_is(void **state)
{
	struct desk *desk = *state;
	struct err err;
	take_strategy(desk, "tranas"); /* KF decides on twin towns and agreements, nobody on networks */
	static const char *const fixed[][3] = {
		{ "agreement", "title", "B" }, { "agreement", "kind", "twinning" },
		{ "agreement", "parties", "Kerava" }, { "agreement", "valid_from", "2026-03" },
		{ "agreement", "valid_to", "2030" },  { "agreement", "dnr", "KS 2026/7" },
		{ "twin-town", "partner", "Zutphen" }, { "twin-town", "kind", "other" },
	};
	must(set(desk->as[EVA], "person", 1, "unit", "Skolan", &err), &err);
	add(desk->as[EVA], "partner", "name=Zutphen|kind=city|country=NL");
	int64_t town = add(desk->as[EVA], "twin-town", "partner=Kerava|kind=twin-town|responsible=Anna Andersson");
	int64_t agreement = add(desk->as[EVA], "agreement", "title=A|kind=intent|unit=Skolan");
	assert_true(may_field(desk->as[ANNA], "agreement", agreement, "title"));
	must(set(desk->as[ANNA], "agreement", agreement, "title", "A1", &err), &err);
	must(set(desk->as[EVA], "agreement", agreement, "valid_from", "2026", &err), &err);
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
		int64_t id = strcmp(fixed[i][0], "agreement") == 0 ? agreement : town;
		must_not(set(desk->as[ANNA], fixed[i][0], id, fixed[i][1], fixed[i][2], &err), &err,
			 "this is for Kommunfullmäktige to decide, so only the coordinator Eva E can change it now");
		assert_string_equal(err.field, fixed[i][1]);
		assert_false(may_field(desk->as[ANNA], fixed[i][0], id, fixed[i][1]));
		assert_true(may_field(desk->as[EVA], fixed[i][0], id, fixed[i][1]));
	}
	/* All else is theirs as before, and so is a proposal, and what nobody decides on. */
	must(set(desk->as[ANNA], "agreement", agreement, "notice_by", "2030", &err), &err);
	assert_true(may_field(desk->as[ANNA], "twin-town", town, "since"));
	must(set(desk->as[ANNA], "twin-town", town, "since", "1990", &err), &err);
	must(set(desk->as[EVA], "agreement", agreement, "title", "C", &err), &err);
	int64_t network = add(desk->as[ANNA], "network", "name=N|kind=membership|status=active|unit=Skolan");
	assert_true(may_field(desk->as[ANNA], "network", network, "name"));
	must(set(desk->as[ANNA], "network", network, "name", "M", &err), &err);
	/* Nor between the decision and what comes of it. */
	town = add(desk->as[EVA], "twin-town", "partner=Zutphen|kind=other|status=watched|responsible=Anna Andersson");
	must(set(desk->as[ANNA], "twin-town", town, "kind", "partnership", &err), &err);
	assert_true(may_field(desk->as[ANNA], "twin-town", town, "kind"));
	add(desk->as[EVA], "decision", "title=KF|organ=kf|date=2026-01-02|twin_town=Zutphen");
	assert_false(may_field(desk->as[ANNA], "twin-town", town, "kind"));
	must_not(set(desk->as[ANNA], "twin-town", town, "partner", "Kerava", &err), &err, "to decide, so only");
	must(set(desk->as[ANNA], "twin-town", town, "status", "active", &err), &err);
	agreement = add(desk->as[ANNA], "agreement", "title=Nytt|kind=intent|unit=Skolan");
	add(desk->as[EVA], "decision", "title=KF|organ=kf|date=2026-01-02|agreement=Nytt");
	assert_true(may_field(desk->as[ANNA], "agreement", agreement, "dnr"));
	must(set(desk->as[ANNA], "agreement", agreement, "dnr", "KS 2026/8", &err), &err);
	must(set(desk->as[ANNA], "agreement", agreement, "valid_from", "2026", &err), &err);
	must_not(set(desk->as[ANNA], "agreement", agreement, "dnr", "KS 2026/9", &err), &err, "to decide, so only");
	/* A new one begins as if it were decided, and is not. */
	struct record *begun = record_new_initial(kind_named("twin-town"));
	assert_true(store_may_field(desk->as[ANNA], begun, kind_field(begun->kind, "partner"), &err));
	record_free(begun);
}

int main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, enter, leave)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_kind_is_forgotten),
		AT_DESK(test_each_kind_and_role),
		AT_DESK(test_a_register_without_coordinator),
		AT_DESK(test_the_last_coordinator_stays),
		cmocka_unit_test(test_a_register_that_never_had_a_coordinator),
		AT_DESK(test_who_only_reads_is_told_why),
		AT_DESK(test_a_view_of_ones_own),
		AT_DESK(test_sentences_name_the_reason_and_who_can),
		AT_DESK(test_nothing_is_given_away_or_taken),
		AT_DESK(test_a_project_does_not_open_other_units),
		AT_DESK(test_a_decision_is_ones_own_in_all_that_it_names),
		AT_DESK(test_ones_own_opens_nothing_beside_it),
		AT_DESK(test_ones_own_deeds_for_others_are_ones_own),
		AT_DESK(test_what_others_go_by_keeps_its_name),
		AT_DESK(test_what_is_decided_on_keeps_its_name),
		AT_DESK(test_what_gives_rights_is_not_taken),
		AT_DESK(test_rights_are_given_by_the_coordinator),
		AT_DESK(test_who_logs_in_is_changed_by_nobody_else),
		AT_DESK(test_a_login_stays_whose_it_was),
		AT_DESK(test_seen_is_for_ones_own_units),
		AT_DESK(test_a_closed_meeting_takes_no_notes),
		AT_DESK(test_who_leads_a_meeting),
		AT_DESK(test_many_at_once_are_all_or_none),
		AT_DESK(test_many_are_tried_beside_others),
		AT_DESK(test_refusals_are_seen_while_others_write),
		AT_DESK(test_undo_restore_and_confirm_are_held),
		AT_DESK(test_what_one_manages_is_mine),
		AT_DESK(test_an_idea_becomes_a_project_whole),
		AT_DESK(test_an_idea_becomes_an_idea_again),
		AT_DESK(test_fixing_is_the_coordinators),
		AT_DESK(test_the_council_decides_first),
		AT_DESK(test_a_board_decides_where_the_strategy_lets_it),
		AT_DESK(test_what_is_decided_stays),
		AT_DESK(test_what_has_ended_stays_ended),
		AT_DESK(test_a_cancelled_project_stays_cancelled),
		AT_DESK(test_only_a_decision_that_starts_it_counts),
		AT_DESK(test_what_is_decided_stays_what_it_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
