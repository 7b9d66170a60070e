/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "story.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "verbs.h"

/* Cuts blanks at both ends, in place. */
static char *trim(char *line)
{
	line += strspn(line, " \t");
	size_t length = strlen(line);
	while (length > 0 && strchr(" \t\r\n", line[length - 1]) != NULL)
		line[--length] = '\0';
	return line;
}

static bool play_step(struct stage *stage, const char *step, struct err *err)
{
	size_t length = strcspn(step, " \t");
	char *name = xstrndup(step, length);
	const struct verb *verb = verb_find(name);
	bool fine = verb != NULL ? verb->play(stage, step + length + strspn(step + length, " \t"), err)
				 : err_set(err, ERR_USAGE, "a story has no word %s", name);
	free(name);
	return fine;
}

static void add_capture(struct str *complaint, const struct capture *capture)
{
	if (capture->ran)
		str_addf(complaint, "--- last shell step, stdout:\n%s--- stderr:\n%s", capture->out, capture->err);
}

static void complain(struct str *complaint, const char *place, const char *step, const struct err *err,
		     const struct stage *stage)
{
	str_addf(complaint, "%s: %s: %s\n", place, step, err->text);
	if (stage->detail.length > 0)
		str_add(complaint, stage->detail.text);
	for (int i = 0; i < stage->count; i++) {
		char *picture = term_picture(stage->terminals[i].term);
		str_addf(complaint, "--- terminal %s%s\n%s", stage->terminals[i].name,
			 i == stage->current ? " (current)" : "", picture);
		free(picture);
	}
	add_capture(complaint, &stage->capture);
}

/* Plays lines until one fails; that one is left in LINE, its number in NUMBER. */
static bool play_lines(FILE *file, struct stage *stage, struct str *line, int *number, struct err *err)
{
	char *read = NULL;
	size_t room = 0;
	int steps = 0;
	bool fine = true;
	while (fine && getline(&read, &room, file) >= 0) {
		const char *step = trim(read);
		++*number;
		if (*step == '\0' || *step == '#')
			continue;
		steps++;
		line->length = 0;
		str_add(line, step);
		str_free(&stage->detail);
		fine = play_step(stage, step, err);
	}
	free(read);
	if (fine && steps == 0)
		return err_set(err, ERR_USAGE, "the story tells nothing");
	return fine;
}

static bool play_file(FILE *file, const char *path, struct stage *stage, struct str *complaint)
{
	struct str line = { 0 };
	struct err err = { 0 };
	int number = 0;
	bool fine = play_lines(file, stage, &line, &number, &err);
	if (fine) {
		line.length = 0;
		str_add(&line, "(end)");
		fine = stage_finish(stage, &err);
	}
	if (!fine) {
		char *place = xasprintf("%s:%d", path, number);
		complain(complaint, place, line.text != NULL ? line.text : "", &err, stage);
		free(place);
	}
	str_free(&line);
	return fine;
}

bool story_run(const char *path, const struct story_setting *setting, struct str *complaint)
{
	struct stage stage;
	struct err err = { 0 };
	FILE *file = fopen(path, "re");
	if (file == NULL) {
		str_addf(complaint, "%s: %s\n", path, strerror(errno));
		return false;
	}
	bool fine = stage_open(&stage, setting, &err);
	if (fine) {
		fine = play_file(file, path, &stage, complaint);
		stage_close(&stage);
	} else {
		str_addf(complaint, "%s: %s\n", path, err.text);
	}
	fclose(file);
	return fine;
}
