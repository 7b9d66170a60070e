/* SPDX-License-Identifier: EUPL-1.2 */
/* The harness must fail when a story is not true, and say where and why: small false stories, played on floor. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "story.h"
#include "term.h"

enum { LIMIT_MS = 10000 };

static struct story_setting setting;

static const struct {
	const char *story;  /* the first line of these is line 1 */
	const char *reason; /* stands in the complaint */
	int line;
} false_stories[] = {
	/* what the screen does not show */
	{ "run floor\nkeys Down\nlimit 0.3\nsee Kommunfullmäktige\n", "the text: not within", 4 },
	{ "run floor\nlimit 0.3\nsee 2 Golvet\n", "the text: not within", 3 },
	{ "run floor\nlimit 0.3\ngone Golvet\n", "going: not within", 3 },
	{ "run floor\nkeys Down Down\nlimit 0.3\ncursor 2 2\n", "the cursor there: not within", 4 },
	{ "run floor\nkeys Down\nlimit 0.3\ncursor on \"Förvaltning 1 \"\n", "the cursor there: not within", 4 },
	{ "run floor\nkeys Down\ngolden floor-start\n", "-   ^ 1-34 reverse\n", 3 },
	{ "run floor\ngolden no-such-screen\n", "No such file", 2 },
	{ "run floor\nmark\nlimit 0.3\nrefreshed\n", "no key caused: not within", 4 },
	{ "run floor\nmark\nkeys Down\nbytes <= 3 since mark\n", "there were", 4 },
	{ "run floor\nmark\nbytes >= 1 since mark\n", "there were 0", 3 },
	/* programs that end otherwise than told, or not at all */
	{ "run floor\nlimit 0.3\nexit 0\n", "the program's end: not within", 3 },
	{ "run floor\nkeys Ctrl-X\nexit 0\n", "status 3", 3 },
	{ "run floor\nkeys Ctrl-K\nexit 0\n", "by a signal", 3 },
	{ "run floor\nkeys F10\nkeys Down\n", "no program runs", 3 },
	{ "run floor\nrun floor\n", "still runs", 2 },
	{ "run no-such-program\nexit 0\n", "status 127", 2 },
	{ "limit 0.3\nrun cat\n", "the first idle marker, or the end: not within", 2 },
	{ "run sh -c \"trap '' HUP; printf '\\\\033]7777;0,0,24,80\\\\007'; while read x; do :; done; kill -9 $$\"\n",
	  "the program in A died", 1 },
	{ "run sh -c \"trap '' HUP; printf '\\\\033]7777;0,0,24,80\\\\007'; sleep 5\"\nlimit 0.3\n",
	  "the end after the story", 2 },
	{ "run sh -c \"trap '' HUP; printf '\\\\033]7777;0,0,24,80\\\\007'; read x; exit 99\"\n",
	  "a sanitizer ended", 1 },
	/* a marker that does not answer: too few fences, too many, another size, bytes behind it */
	{ "run sh -c \"printf '\\\\033]7777;0,0,24,80\\\\007'; read x\"\nlimit 0.3\nkeys a\n",
	  "the answer to the keys: not within", 3 },
	{ "run sh -c \"trap '' HUP; printf '\\\\033]7777;0,0,24,80,0\\\\007'; sleep 5\"\nlimit 0.3\nkept\n",
	  "what is typed on disk: not within", 3 },
	{ "limit 0.3\nrun sh -c \"printf '\\\\033]7777;7,0,24,80\\\\007'; read x\"\n", "the first idle marker", 2 },
	{ "limit 0.3\nrun sh -c \"printf '\\\\033]7777;0,0,25,80\\\\007'; read x\"\n", "the first idle marker", 2 },
	{ "limit 0.3\nrun sh -c \"printf '\\\\033]7777;0,0,24,80\\\\007x'; read x\"\n", "the first idle marker", 2 },
	{ "limit 0.3\nrun sh -c \"printf '\\\\033]7777;0,0,24\\\\007'; read x\"\n", "the first idle marker", 2 },
	/* commands */
	{ "shell exit 2\nstatus 0\n", "status 2", 2 },
	{ "shell kill -9 $$\nstatus 0\n", "by a signal", 2 },
	{ "shell echo ett\nstdout ~ två\n", "something else", 2 },
	{ "shell echo ett\nstdout !~ ett\n", "something else", 2 },
	{ "shell echo ett två\nstdout = ett\n", "something else", 2 },
	{ "shell echo ett >&2\nstderr ~ två\n", "something else", 2 },
	{ "limit 0.3\nshell sleep 5\n", "the command's end: not within", 2 },
	{ "shell exit 99\n", "a sanitizer ended", 1 },
	/* stories that are wrongly written */
	{ "\n# nothing\n\n", "tells nothing", 3 },
	{ "dance\n", "no word dance", 1 },
	{ "status 0\n", "no shell step", 1 },
	{ "run floor\nkeys Ner\n", "no key is called Ner", 2 },
	{ "run floor\nsee \"Golvet\n", "the quotes are wrong", 2 },
	{ "run floor\nsee \"\\q\"\n", "the quotes are wrong", 2 },
	{ "run floor\nsee\n", "a text is missing", 2 },
	{ "run floor\nsee 25 Golvet\n", "no row 25", 2 },
	{ "terminal A 80x24\nterminal A 80x24\n", "a terminal A already", 2 },
	{ "terminal A 80\n", "wanted: terminal", 1 },
	{ "in B\n", "no terminal B", 1 },
	{ "run floor\nresize 100\n", "wanted: resize", 2 },
	{ "run floor\nkill SIGNAL\n", "not the name of a signal", 2 },
	{ "see Golvet\n", "no program was started", 1 },
};

static char *write_story(const char *story)
{
	char *path = xstrdup("/tmp/samverkan-false-XXXXXX");
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, story, strlen(story)), strlen(story));
	close(fd);
	return path;
}

static void check_false_story(size_t i)
{
	struct str complaint = { 0 };
	char *path = write_story(false_stories[i].story);
	char *place = xasprintf("%s:%d: ", path, false_stories[i].line);
	bool told = story_run(path, &setting, &complaint);
	unlink(path);
	if (told)
		fail_msg("%s\nis false and went through", false_stories[i].story);
	bool here = strncmp(complaint.text, place, strlen(place)) == 0;
	if (!here || strstr(complaint.text, false_stories[i].reason) == NULL)
		fail_msg("%s\nshould fail with \"%s\" at line %d, and said: %s", false_stories[i].story,
			 false_stories[i].reason, false_stories[i].line, complaint.text);
	free(place);
	free(path);
	str_free(&complaint);
}

static void test_false_stories_fail(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof false_stories / sizeof *false_stories; i++)
		check_false_story(i);
}

static void test_complaint_shows_the_screen(void **state)
{
	(void)state;
	struct str complaint = { 0 };
	char *path = write_story("terminal B 40x8\nrun floor\nkeys Down\nlimit 0.3\nsee 1 Golvet 1x1\n");
	assert_false(story_run(path, &setting, &complaint));
	assert_non_null(strstr(complaint.text, "--- terminal B (current)\nsize 40x8\n 1|Golvet 40x8\n"));
	assert_non_null(strstr(complaint.text, "cursor 3 2\nprogram idle; fences sent 1, answered 1"));
	unlink(path);
	free(path);
	str_free(&complaint);
}

static void test_missing_story(void **state)
{
	(void)state;
	struct str complaint = { 0 };
	assert_false(story_run("/no/such.story", &setting, &complaint));
	assert_non_null(strstr(complaint.text, "/no/such.story: No such file"));
	str_free(&complaint);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_false_stories_fail),
		cmocka_unit_test(test_complaint_shows_the_screen),
		cmocka_unit_test(test_missing_story),
	};
	const char *source = getenv("srcdir"), *build = getenv("builddir");
	char *srcdir = realpath(source != NULL ? source : ".", NULL);
	char *bin = realpath(build != NULL ? build : ".", NULL);
	setting = (struct story_setting){ .srcdir = srcdir, .bin = bin, .limit_ms = LIMIT_MS };
	term_begin();
	int failed = srcdir != NULL && bin != NULL ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
	free(srcdir);
	free(bin);
	return failed != 0;
}
