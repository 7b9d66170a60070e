/* SPDX-License-Identifier: EUPL-1.2 */
/* story: what a user does and sees, as a text file, played on real terminals. The words stand in README. */
#ifndef SAMVERKAN_TESTS_STORY_H
#define SAMVERKAN_TESTS_STORY_H

#include <stdbool.h>

#include "mem.h"

/* The same for every story of a run. All texts borrowed, all paths absolute. */
struct story_setting {
	const char *bin;    /* the build directory: it and its tests/e2e come first on PATH */
	const char *srcdir; /* the source directory: golden screens are in its tests/e2e/golden */
	int limit_ms;       /* longest wait for anything */
	bool generate;      /* golden screens are written, not compared */
	bool keep;          /* the story's directory is left behind */
};

/* Plays the story at PATH in a new directory with terminals of its own. False when it did not go as told: then
 * COMPLAINT has gained story, line, reason and every screen. Ends every program that it started. */
bool story_run(const char *path, const struct story_setting *setting, struct str *complaint);

#endif
