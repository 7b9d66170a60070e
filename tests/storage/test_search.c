/* SPDX-License-Identifier: EUPL-1.2 */
/* Search: what words find and in which order, in a kind and over all of them, with an index of words and without. */
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
#include "search.h"
#include "words.h"

enum { MANY = 3000 }; /* records of one kind, of which one has a name of its own */

static bool with_words;

struct desk {
	struct room room;
	struct store *store;
};

static void make_words(const struct room *room)
{
	struct err err = {0};
	struct sql *sql = sql_open(room->path, SQL_WRITE, 5, &err);
	assert_true(words_make(sql, 1, &err));
	sql_close(sql);
}

static int enter(void **state)
{
	struct desk *desk = xcalloc(1, sizeof *desk);
	room_with_register(&desk->room);
	desk->store = room_open(&desk->room, "anna");
	room_add(desk->store, "unit", "name", "Kulturskolan", "short_name", "KUL", NULL);
	room_add(desk->store, "partner", "name", "Åmåls kommun", "country", "SE", NULL);        /* 1 */
	room_add(desk->store, "partner", "name", "Amalfi", "country", "IT", NULL);              /* 2 */
	room_add(desk->store, "partner", "name", "Nya Åmål", "country", "SE", NULL);            /* 3 */
	room_add(desk->store, "partner", "name", "Łódź", "country", "PL", NULL);                /* 4 */
	room_add(desk->store, "partner", "name", "Go\xcc\x88teborg", "country", "SE", NULL);    /* 5: ö in two */
	room_add(desk->store, "partner", "name", "Sibelius-Akatemia", "country", "FI", NULL);   /* 6 */
	room_add(desk->store, "project", "title", "Ett kulturutbyte", "unit", "KUL", "need", "n", NULL); /* 1 */
	room_add(desk->store, "project", "title", "Utbyte", "unit", "KUL", "need", "n", NULL);           /* 2 */
	room_add(desk->store, "project", "title", "Ungas val", "unit", "KUL", "need", "Ett utbyte till", NULL); /* 3 */
	if (with_words)
		make_words(&desk->room);
	*state = desk;
	return 0;
}

static int leave(void **state)
{
	struct desk *desk = *state;
	store_close(desk->store);
	room_leave(&desk->room);
	free(desk);
	return 0;
}

/* "1 3" */
static char *hits_text(struct store *store, const char *kind, const char *words)
{
	struct err err = {0};
	struct str text = {0};
	struct hits hits = {0};
	char *quoted = filter_quote_words(words);
	struct filter *filter = filter_parse(kind_named(kind), quoted, &err);
	if (filter != NULL && !store_hits(store, kind_named(kind), filter, NULL, 0, 100, &hits, &err))
		fail_msg("%s: %s", words, err.text);
	for (int i = 0; i < hits.count; i++)
		str_addf(&text, "%s%lld", i > 0 ? " " : "", (long long)hits.id[i]);
	hits_free(&hits);
	filter_free(filter);
	free(quoted);
	return text.text != NULL ? str_take(&text) : xstrdup("");
}

/* "partner 2, partner 1" */
static char *found_text(struct store *store, const char *words)
{
	struct err err = {0};
	struct str text = {0};
	struct found found;
	if (!store_find(store, words, 100, &found, &err))
		fail_msg("%s: %s", words, err.text);
	for (int i = 0; i < found.count; i++)
		str_addf(&text, "%s%s %lld", i > 0 ? ", " : "", found.record[i].kind->name,
			 (long long)found.record[i].id);
	found_free(&found);
	return text.text != NULL ? str_take(&text) : xstrdup("");
}

static void assert_hits(struct desk *desk, const char *kind, const char *words, const char *wanted)
{
	char *text = hits_text(desk->store, kind, words);
	if (strcmp(text, wanted) != 0)
		fail_msg("%s \"%s\": %s, wanted %s", kind, words, text, wanted);
	free(text);
}

static void assert_found(struct desk *desk, const char *words, const char *wanted)
{
	char *text = found_text(desk->store, words);
	if (strcmp(text, wanted) != 0)
		fail_msg("\"%s\": %s, wanted %s", words, text, wanted);
	free(text);
}

/* ---- what is found ---- */

static void test_truths(void **state)
{
	static const struct {
		const char *kind, *words, *ids;
	} truths[] = {
		{ "partner", "åmål", "1 3" },            /* the letters, and no others */
		{ "partner", "ÅMÅL", "1 3" },
		{ "partner", "amal", "1 2 3" },          /* as one types it abroad */
		{ "partner", "a\xcc\x8ama\xcc\x8al", "1 3" }, /* composed or not is the same */
		{ "partner", "lodz", "4" },              /* other accents never matter */
		{ "partner", "łódź", "4" },
		{ "partner", "Lódz", "4" },
		{ "partner", "göteborg", "5" },
		{ "partner", "goteborg", "5" },
		{ "partner", "sibelius-akatemia", "6" },
		{ "project", "utbyte", "1 2 3" },        /* inside compounds, and in other fields */
		{ "project", "till utbyte", "3" },       /* each word somewhere */
		{ "project", "ut", "1 2 3" },            /* shorter than an index knows */
		{ "project", "kulturskolan", "1 2 3" },  /* what others are called */
		{ "project", "utkast", "" },
		{ "project", "idé", "1 2 3" },           /* and choices, in both languages */
		{ "project", "idea", "1 2 3" },
		{ "partner", "sweden", "1 3 5" },
		{ "partner", "sverige", "1 3 5" },
		{ "project", "å", "" },
		{ "partner", "å", "1 3" },
		{ "partner", "z", "4" },
		{ "project", "kulturut ett", "1" },
		{ "project", "xyz", "" },
		{ "project", "", "" },
		{ "project", "   ", "" },
	};
	for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
		assert_hits(*state, truths[i].kind, truths[i].words, truths[i].ids);
}

static void test_order(void **state)
{
	struct desk *desk = *state;
	assert_found(desk, "amal", "partner 2, partner 1, partner 3"); /* those without the rings first */
	assert_found(desk, "åmål", "partner 1, partner 3");            /* the title begins so; a word does */
	assert_found(desk, "utbyte", "project 2, project 1, project 3"); /* is called so; inside; elsewhere */
	assert_found(desk, "kultur", "unit 1, project 1, project 3, project 2"); /* over kinds; by the unit's name */
	assert_found(desk, "xyz", "");
	/* Before anything is typed: what was changed last. */
	char *latest = found_text(desk->store, "");
	assert_ptr_equal(strstr(latest, "project 3, project 2"), latest);
	free(latest);
}

/* What a machine would take for a sign is text, however much there is of it. */
static void test_signs(void **state)
{
	static const char *const signs[] = {
		"\"", "\"\"", "'", "OR", "NEAR(a b)", "hav*", "^(a|b)+$", "[a-z]{3,}", "%", "_", "a AND b", "title:x",
		"-1", "{folded}:x", "\\", "; DROP TABLE project", "🙂", "\xc2\xa0", "NOT", "\"a\" \"b", "öäå\"öäå",
	};
	struct desk *desk = *state;
	room_add(desk->store, "partner", "name", "50 % \"av\" alla: (a|b)+$", "country", "SE",
		 NULL); /* 7 */
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		free(hits_text(desk->store, "partner", signs[i]));
		free(found_text(desk->store, signs[i]));
	}
	assert_hits(desk, "partner", "(a|b)+$", "7");
	assert_hits(desk, "partner", "%", "7");
	assert_hits(desk, "partner", "\"av\"", "7");
	assert_found(desk, "alla: (a|b)", "partner 7");
}

/* Ten thousand characters are searched for, or refused in a sentence. */
static void test_long(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct found found = {0};
	char *one = xcalloc(10001, 1), *many = xcalloc(10001, 1);
	memset(one, 'x', 10000);
	for (int i = 0; i < 10000; i++)
		many[i] = i % 2 == 0 ? 'u' : ' ';
	if (store_find(desk->store, one, 100, &found, &err))
		assert_int_equal(found.count, 0);
	else
		assert_int_equal(err.code, ERR_USAGE);
	found_free(&found);
	err = (struct err){0};
	assert_false(store_find(desk->store, many, 100, &found, &err));
	assert_int_equal(err.code, ERR_USAGE);
	assert_string_not_equal(err.text, "");
	free(one);
	free(many);
}

/* ---- what changes ---- */

static void test_changes(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	const struct kind *kind = kind_named("partner");
	assert_true(store_delete(desk->store, kind, 3, 0, &err));
	assert_hits(desk, "partner", "åmål", "1");
	assert_found(desk, "amal", "partner 2, partner 1");
	assert_int_equal(room_verify(desk->store), 0);
	assert_true(store_undelete(desk->store, kind, 3, &err));
	assert_hits(desk, "partner", "åmål", "1 3");
	assert_true(room_set(desk->store, "partner", 3, "name", "Lerum", &err));
	assert_hits(desk, "partner", "åmål", "1");
	assert_hits(desk, "partner", "lerum", "3");
	assert_true(store_delete(desk->store, kind, 3, 0, &err));
	/* What a deleted project is found by is worked out anew when its unit is renamed; it stays unfound. */
	assert_true(store_delete(desk->store, kind_named("project"), 3, 0, &err));
	assert_true(room_set(desk->store, "unit", 1, "name", "Musikskolan", &err));
	assert_hits(desk, "project", "musikskolan", "1 2");
	assert_true(store_undelete(desk->store, kind_named("project"), 3, &err));
	assert_hits(desk, "project", "musikskolan", "1 2 3");
	assert_int_equal(room_verify(desk->store), 0);
}

/* An index that says something else than the records is a finding. */
static void test_verified(void **state)
{
	struct desk *desk = *state;
	if (!with_words)
		skip();
	store_close(desk->store);
	room_sql(&desk->room, "DELETE FROM partner_words_docsize WHERE id = 2;"
			      " DELETE FROM partner_words_data WHERE id > 10");
	desk->store = room_open(&desk->room, "anna");
	assert_true(room_verify(desk->store) > 0);
}

/* ---- much ---- */

static void add_many(struct store *store)
{
	struct err err = {0};
	char text[64];
	struct record **batch = xcalloc(MANY, sizeof(struct record *));
	for (int i = 0; i < MANY; i++) {
		batch[i] = record_new_initial(kind_named("partner"));
		snprintf(text, sizeof text, i == MANY / 2 ? "Havsbad" : "Skolhav %d", i);
		record_put(batch[i], kind_title(batch[i]->kind), text);
		record_put(batch[i], kind_field(batch[i]->kind, "country"), "SE");
	}
	if (!store_add_all(store, batch, MANY, NULL, &err))
		fail_msg("%s", err.text);
	for (int i = 0; i < MANY; i++)
		record_free(batch[i]);
	free(batch);
}

static bool always(void *context)
{
	(void)context;
	return true;
}

static void test_many(void **state)
{
	struct desk *desk = *state;
	struct err err = {0};
	struct found found;
	add_many(desk->store);
	/* Of more than are looked at, the one that begins so is not missed. */
	assert_true(store_find(desk->store, "hav", 10, &found, &err));
	assert_true(found.more);
	assert_int_equal(found.count, 10);
	assert_string_equal(found.record[0].title, "Havsbad");
	found_free(&found);
	/* Whoever types on does not wait for it. */
	store_read_until(desk->store, always, NULL);
	assert_false(store_find(desk->store, "qx", 10, &found, &err));
	assert_int_equal(err.code, ERR_SLOW);
	assert_int_equal(found.count, 0);
	store_read_until(desk->store, NULL, NULL);
	err = (struct err){0};
	assert_true(store_find(desk->store, "qx", 10, &found, &err));
	assert_int_equal(found.count, 0);
	found_free(&found);
}

/* After that many looks a key waits. */
static bool after_some(void *context)
{
	int *looks = context;
	return (*looks)-- <= 0;
}

/* Wherever a search in a list is broken off, it is not known what it finds, and it is taken up again. */
static void test_broken_off(void **state)
{
	struct desk *desk = *state;
	const struct kind *partner = kind_named("partner");
	struct search search = { 0 };
	struct err err;
	bool done = false;
	int broken = 0;
	add_many(desk->store);
	for (int looks = 0; !done; looks++) {
		int left = looks;
		err = (struct err){0};
		store_read_until(desk->store, after_some, &left);
		done = search_find(&search, desk->store, partner, "", "skolhav 2 3", &err);
		store_read_until(desk->store, NULL, NULL);
		assert_int_equal(err.code, done ? ERR_NONE : ERR_SLOW);
		assert_int_equal(search.pending, !done);
		assert_int_equal(search_is_known(&search), done);
		broken += !done;
	}
	assert_true(broken > 0);
	assert_true(search.titled.count > 0);
	search_forget(&search);
}

static void test_failed(void **state)
{
	struct desk *desk = *state;
	struct search search = { 0 };
	struct err err = {0};
	assert_false(search_find(&search, desk->store, kind_named("partner"), "nosuch:1", "hav", &err));
	assert_false(search.pending);
	assert_false(search_is_known(&search));
	search_forget(&search);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_truths, enter, leave),
		cmocka_unit_test_setup_teardown(test_order, enter, leave),
		cmocka_unit_test_setup_teardown(test_signs, enter, leave),
		cmocka_unit_test_setup_teardown(test_long, enter, leave),
		cmocka_unit_test_setup_teardown(test_changes, enter, leave),
		cmocka_unit_test_setup_teardown(test_verified, enter, leave),
		cmocka_unit_test_setup_teardown(test_many, enter, leave),
		cmocka_unit_test_setup_teardown(test_broken_off, enter, leave),
		cmocka_unit_test_setup_teardown(test_failed, enter, leave),
	};
	int failed = cmocka_run_group_tests_name("search", tests, NULL, NULL);
	with_words = true;
	return failed + cmocka_run_group_tests_name("search with an index of words", tests, NULL, NULL);
}
