/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "desk.h"

#include <stdio.h>
#include <stdlib.h>

#include "mem.h"

enum { LIMIT_MS = 60000 };

static bool is_settled(void *context)
{
	return term_ended(context) || (term_marked(context) && term_settled(context));
}

bool desk_settle(struct term *term, struct err *err)
{
	if (term_marked(term))
		term_fence(term);
	if (term_wait(&term, 1, is_settled, term, LIMIT_MS) && !term_ended(term))
		return true;
	char *picture = term_picture(term);
	fprintf(stderr, "%s\n", picture);
	free(picture);
	return err_set(err, ERR_IO, "the program does not answer");
}

bool desk_press(struct term *term, const char *key, int times, struct err *err)
{
	for (int i = 0; i < times; i++)
		if (!term_key(term, key) || !desk_settle(term, err))
			return false;
	return true;
}

static bool start(struct term *term, const struct bench *bench, const char *path, struct err *err)
{
	char *home = xasprintf("HOME=%s", bench->directory);
	char *data = xasprintf("SAMVERKAN_DATADIR=%s", getenv("SAMVERKAN_DATADIR"));
	const char *const argv[] = { bench->program, "--register", path, "--as", "anna", NULL };
	const char *const env[] = { "TERM=xterm-256color", "LC_ALL=C.UTF-8", "SAMVERKAN_TEST_IDLE=1",
				    "SAMVERKAN_NOW=2026-11-20T09:00:00+01:00", home, data, NULL };
	const struct term_program program = { .argv = argv, .env = env, .dir = bench->directory };
	bool done = term_start(term, &program, err) && desk_settle(term, err);
	free(home);
	free(data);
	return done;
}

struct term *desk_start(struct bench *bench, enum bench_size size, int rows, int columns, struct err *err)
{
	const char *path = bench_register(bench, size, err);
	if (path == NULL)
		return NULL;
	term_begin();
	struct term *term = term_new(rows, columns);
	if (start(term, bench, path, err))
		return term;
	term_free(term);
	return NULL;
}
