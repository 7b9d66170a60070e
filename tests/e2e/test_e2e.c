/* SPDX-License-Identifier: EUPL-1.2 */
/* Plays every story of $srcdir/tests/e2e/stories, or those named as arguments; each is a test of its own. */
#include "config.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "story.h"
#include "term.h"

#define PLACE "tests/e2e/stories"

static struct story_setting setting = { .limit_ms = 10000 };

static void play(void **state)
{
	struct str complaint = { 0 };
	if (!story_run(*state, &setting, &complaint)) {
		fputs(complaint.text, stderr);
		str_free(&complaint);
		fail_msg("the story did not go as told");
	}
}

/* "path/name.story" as "name", for the report; the caller keeps it. */
static char *name_of(const char *path)
{
	const char *name = strrchr(path, '/');
	name = name != NULL ? name + 1 : path;
	return xstrndup(name, strcspn(name, "."));
}

static int is_story(const struct dirent *entry)
{
	const char *end = strrchr(entry->d_name, '.');
	return end != NULL && strcmp(end, ".story") == 0;
}

static char **all_stories(int *count)
{
	struct dirent **entries = NULL;
	char *place = xasprintf("%s/" PLACE, setting.srcdir);
	int found = scandir(place, &entries, is_story, alphasort);
	*count = found > 0 ? found : 0;
	char **paths = xcalloc((size_t)*count, sizeof *paths);
	for (int i = 0; i < *count; i++) {
		paths[i] = xasprintf("%s/%s", place, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	free(place);
	return paths;
}

static char *directory(const char *variable)
{
	const char *said = getenv(variable);
	char *path = realpath(said != NULL ? said : ".", NULL);
	if (path == NULL) {
		fprintf(stderr, "test_e2e: %s=%s: no such directory\n", variable, said);
		exit(1);
	}
	return path;
}

static int run(char **paths, int count)
{
	struct CMUnitTest *tests = xcalloc((size_t)count, sizeof *tests);
	for (int i = 0; i < count; i++)
		tests[i] = (struct CMUnitTest){ name_of(paths[i]), play, NULL, NULL, paths[i] };
	int failed = _cmocka_run_group_tests("stories", tests, (size_t)count, NULL, NULL);
	for (int i = 0; i < count; i++)
		free((char *)tests[i].name);
	free(tests);
	return failed;
}

int main(int argc, char **argv)
{
	char *srcdir = directory("srcdir"), *bin = directory("builddir");
	int count = argc - 1;
	setting.srcdir = srcdir;
	setting.bin = bin;
	setting.generate = getenv("GENERATE") != NULL;
	setting.keep = getenv("KEEP") != NULL;
	char **found = count == 0 ? all_stories(&count) : NULL;
	term_begin();
	if (count == 0)
		fprintf(stderr, "test_e2e: there is no story in %s/" PLACE "\n", srcdir);
	int failed = count > 0 ? run(found != NULL ? found : argv + 1, count) : 1;
	for (int i = 0; found != NULL && i < count; i++)
		free(found[i]);
	free(found);
	free(srcdir);
	free(bin);
	return failed != 0;
}
