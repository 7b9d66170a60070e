/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "demo.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"

/* Takes the next word out of TEXT, the quotes removed; NULL at the end. WHOLE is false where a quote is not closed. */
static char *next_word(const char **text, bool *whole)
{
	struct str word = {0};
	const char *at = *text + strspn(*text, " \t\r\n");
	bool quoted = false;
	*whole = true;
	if (*at == '\0')
		return NULL;
	for (; *at != '\0' && (quoted || strchr(" \t\r\n", *at) == NULL); at++)
		if (*at == '"')
			quoted = !quoted;
		else
			str_add_char(&word, *at);
	*whole = !quoted;
	*text = at;
	return str_take(&word);
}

static void add_word(struct demo_line *line, char *word)
{
	line->word = xrealloc(line->word, (size_t)line->count + 1, sizeof *line->word);
	line->word[line->count++] = word;
}

static void forget_words(struct demo_line *line)
{
	for (int i = 0; i < line->count; i++)
		free(line->word[i]);
	free(line->word);
	line->word = NULL;
	line->count = 0;
}

static bool read_words(struct demo_line *line, const char *text, struct err *err)
{
	bool whole;
	for (char *word; (word = next_word(&text, &whole)) != NULL;) {
		add_word(line, word);
		if (!whole)
			return err_set(err, ERR_REFUSED, _("%s:%d: a quote is not closed"), line->path, line->number);
	}
	return true;
}

static bool take_line(struct demo_line *line, const char *text, demo_take *take, void *context, struct err *err)
{
	if (text[strspn(text, " \t")] == '#')
		return true;
	bool good = read_words(line, text, err) && (line->count == 0 || take(context, line, err));
	forget_words(line);
	return good;
}

bool demo_read(const char *path, demo_take *take, void *context, struct err *err)
{
	struct demo_line line = { .path = path };
	FILE *file = fopen(path, "re");
	char *text = NULL;
	size_t room = 0;
	bool good = true;
	if (file == NULL)
		return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path, os_error(errno));
	errno = 0;
	while (good && getline(&text, &room, file) >= 0) {
		line.number++;
		good = take_line(&line, text, take, context, err);
	}
	if (good && ferror(file))
		good = err_set(err, ERR_IO, "%s: %s", path, os_error(errno));
	free(text);
	fclose(file);
	return good;
}
