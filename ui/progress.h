/* SPDX-License-Identifier: EUPL-1.2 */
/* progress: tells on the status line how far long work on many records has come, while nothing else is painted. */
#ifndef SAMVERKAN_PROGRESS_H
#define SAMVERKAN_PROGRESS_H

#include "app.h"

struct progress {
	struct app *app;
	const char *doing;   /* "Counting", translated */
	bool stops;          /* Esc breaks the work off */
	bool stopped;        /* it has */
	int part, parts;     /* of the work that each goes through all records, from 0; how many there are */
	bool shown, pressed;
	int64_t told;        /* microseconds of a steady clock */
};

/* From here on what the store does on many records is told of: at once where there are many of COUNT, and so of what
 * turns out to take long. PROGRESS is zeroed but for app, doing, stops and parts, and lives until progress_end. */
void progress_begin(struct progress *progress, int count);
/* What was typed meanwhile is about the picture before: where the work was told of, or could be stopped, it is not
 * obeyed (app_fresh). */
void progress_end(struct progress *progress);

#endif
