/* SPDX-License-Identifier: EUPL-1.2 */
/* Saved views and what is remembered of lists: whose they are, who sees them, who may change them; and that what is
 * remembered does not make other programs read again. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "mem.h"
#include "room.h"

struct place {
	struct room room;
	struct store *anna, *bo;
};

static int enter(void **state)
{
	struct place *place = xcalloc(1, sizeof *place);
	room_with_register(&place->room);
	char *own = xasprintf("%s/state", place->room.directory);
	setenv("XDG_STATE_HOME", own, 1);
	free(own);
	place->anna = room_open(&place->room, "anna");
	room_add(place->anna, "person", "name", "Bo", "login", "bo", NULL);
	place->bo = room_open(&place->room, "bo");
	*state = place;
	return 0;
}

static int leave(void **state)
{
	struct place *place = *state;
	store_close(place->anna);
	store_close(place->bo);
	room_leave(&place->room);
	free(place);
	return 0;
}

static const struct kind *project(void)
{
	return kind_named("project");
}

/* "name+ name" with + for shared and ! for what is another's. The caller frees. */
static char *seen(struct store *store)
{
	struct err err = {0};
	struct views views;
	struct str text = {0};
	assert_true(store_views(store, project(), &views, &err));
	for (int i = 0; i < views.count; i++)
		str_addf(&text, "%s%s%s%s", i > 0 ? " " : "", views.view[i].name, views.view[i].shared ? "+" : "",
			 views.view[i].mine ? "" : "!");
	views_free(&views);
	return str_take(&text);
}

static void assert_seen(struct store *store, const char *expected)
{
	char *text = seen(store);
	assert_string_equal(text, expected);
	free(text);
}

static int64_t id_of(struct store *store, const char *name)
{
	struct err err = {0};
	struct views views;
	assert_true(store_views(store, project(), &views, &err));
	const struct saved_view *view = views_find(&views, name, &err);
	int64_t id = view != NULL ? view->id : 0;
	views_free(&views);
	return id;
}

static void save(struct store *store, const char *name, bool shared, const char *shape)
{
	struct err err = {0};
	if (!store_view_save(store, project(), name, shared, shape, &err))
		fail_msg("%s", err.text);
}

static void test_own_first_then_shared(void **state)
{
	struct place *place = *state;
	save(place->anna, "Östra", true, "group -\n");
	save(place->anna, "Min", false, "");
	save(place->bo, "Bos", false, "");
	assert_seen(place->anna, "Min Östra+");
	assert_seen(place->bo, "Bos Östra+!");
	save(place->anna, "Min", true, "group unit\n"); /* the same name is the same view */
	assert_seen(place->bo, "Bos Min+! Östra+!");
}

static void test_only_who_made_it_changes_it(void **state)
{
	struct place *place = *state;
	struct err err = {0};
	save(place->anna, "Min", true, "");
	save(place->anna, "Annan", true, "");
	int64_t id = id_of(place->bo, "min");
	assert_true(id > 0);
	assert_false(store_view_delete(place->bo, id, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_false(store_view_rename(place->bo, id, "Bos", &err));
	assert_false(store_view_rename(place->anna, id, "Annan", &err));
	assert_false(store_view_rename(place->anna, id, " ", &err));
	assert_false(store_view_rename(place->anna, id, "a\x1b[31m", &err));
	assert_true(store_view_rename(place->anna, id, "Ny", &err));
	assert_seen(place->bo, "Annan+! Ny+!");
	assert_true(store_view_delete(place->anna, id, &err));
	assert_seen(place->bo, "Annan+!");
	assert_false(store_view_delete(place->anna, id, &err));
}

/* Who still has the number of a view that has gone does not hit the one that was made since. */
static void test_a_number_never_comes_again(void **state)
{
	struct place *place = *state;
	struct err err = {0};
	save(place->anna, "Min", true, "");
	int64_t id = id_of(place->anna, "Min");
	save(place->anna, "Min", true, "group unit\n");
	assert_true(id > 0 && id_of(place->anna, "Min") == id);
	assert_true(store_view_delete(place->anna, id, &err));
	save(place->anna, "Annan", true, "");
	assert_true(id_of(place->anna, "Annan") > 0);
	assert_true(id_of(place->anna, "Annan") != id);
	assert_false(store_view_rename(place->anna, id, "Ny", &err));
	assert_false(store_view_delete(place->anna, id, &err));
	assert_seen(place->anna, "Annan+");
}

static void test_a_name_that_is_not_there(void **state)
{
	struct place *place = *state;
	struct err err = {0};
	struct views views;
	save(place->anna, "Pågående", true, "");
	assert_true(store_views(place->bo, project(), &views, &err));
	assert_non_null(views_find(&views, "pagaende", &err));
	assert_null(views_find(&views, "Pågåend", &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_non_null(strstr(err.text, "Pågående"));
	views_free(&views);
}

static void test_a_name_is_kept_clean(void **state)
{
	struct place *place = *state;
	struct err err = {0};
	char *clean = NULL;
	assert_true(views_name("  A\u030akar ", &clean, &err));
	assert_string_equal(clean, "Åkar");
	save(place->anna, "  A\u030akar ", false, "");
	assert_seen(place->anna, clean);
	free(clean);
	assert_false(views_name("  ", &clean, &err));
	assert_int_equal(err.code, ERR_REFUSED);
}

static void assert_finds(struct store *store, const char *name, const char *expected, enum err_code code)
{
	struct err err = {0};
	struct views views;
	assert_true(store_views(store, project(), &views, &err));
	const struct saved_view *view = views_find(&views, name, &err);
	if (code == ERR_NONE)
		assert_string_equal(view != NULL ? view->login : err.text, expected);
	else
		assert_true(view == NULL && err.code == code && strstr(err.text, expected) != NULL);
	views_free(&views);
}

static void test_a_name_that_several_have(void **state)
{
	struct place *place = *state;
	room_add(place->anna, "person", "name", "Cia", "login", "cia", NULL);
	struct store *cia = room_open(&place->room, "cia");
	save(place->anna, "Min", true, "");
	save(place->bo, "min", true, "");
	assert_finds(place->bo, "MIN", "bo", ERR_NONE); /* one's own */
	assert_finds(place->bo, "anna:min", "anna", ERR_NONE);
	assert_finds(cia, "min", "anna:Min, bo:min", ERR_REFUSED);
	assert_finds(cia, "bo:Min", "bo", ERR_NONE);
	assert_finds(cia, "nothing of the kind", "there are Min, min", ERR_NOT_FOUND);
	assert_finds(cia, "", "there are", ERR_NOT_FOUND);
	store_close(cia);
}

static void test_a_shared_view_travels_with_the_register(void **state)
{
	struct place *place = *state;
	save(place->anna, "Min", true, "group -\n");
	assert_true(store_changed(place->bo)); /* others see it at once */
	struct err err = {0};
	struct views views;
	assert_true(store_views(place->bo, project(), &views, &err));
	assert_string_equal(views.view[0].shape, "group -\n");
	assert_string_equal(views.view[0].login, "anna");
	views_free(&views);
}

static void assert_kept(struct store *store, const char *what, const char *expected)
{
	char *text = store_kept(store, project(), what);
	assert_string_equal(text, expected);
	free(text);
}

static void test_what_is_remembered_wakes_nobody(void **state)
{
	struct place *place = *state;
	struct err err = {0};
	assert_kept(place->anna, "shape", "");
	store_changed(place->bo);
	assert_true(store_keep(place->anna, project(), "shape", "sort end\n", &err));
	assert_true(store_keep(place->anna, project(), "filters", "a\n", &err));
	assert_true(store_keep(place->anna, project(), "shape", "sort -end\n", &err));
	assert_false(store_changed(place->bo));
	assert_kept(place->anna, "shape", "sort -end\n");
	assert_kept(place->anna, "filters", "a\n");
	assert_kept(place->bo, "shape", ""); /* each login its own */
}

static void test_without_a_place_beside_the_register(void **state)
{
	struct place *place = *state;
	struct err err = {0};
	char *drafts = xasprintf("%s.drafts", place->room.path);
	assert_int_equal(symlink("/nowhere/at/all", drafts), 0);
	assert_true(store_keep(place->anna, project(), "shape", "sort end\n", &err));
	assert_kept(place->anna, "shape", "sort end\n");
	free(drafts);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_own_first_then_shared),
		TEST(test_only_who_made_it_changes_it),
		TEST(test_a_number_never_comes_again),
		TEST(test_a_name_is_kept_clean),
		TEST(test_a_name_that_is_not_there),
		TEST(test_a_name_that_several_have),
		TEST(test_a_shared_view_travels_with_the_register),
		TEST(test_what_is_remembered_wakes_nobody),
		TEST(test_without_a_place_beside_the_register),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
