/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "golden.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool next_line(const char **text, struct str *line)
{
	line->length = 0;
	str_add_bytes(line, "", 0);
	if (**text == '\0')
		return false;
	size_t length = strcspn(*text, "\n");
	str_add_bytes(line, *text, length);
	*text += length + ((*text)[length] == '\n');
	return true;
}

static bool is_attribute_line(const char *line)
{
	return strncmp(line, "   ^", 4) == 0;
}

/* Both screens have their rows in step, so lines are compared one by one; only an attribute line can
 * be there on one side alone, and is then shown alone. */
static void add_difference(struct str *text, const char *before, const char *now)
{
	struct str old = { 0 }, new = { 0 };
	bool more_old = next_line(&before, &old), more_new = next_line(&now, &new);
	while (more_old || more_new) {
		bool extra_old = more_old && is_attribute_line(old.text);
		bool extra_new = more_new && is_attribute_line(new.text);
		bool take_old = more_old && (extra_old || !extra_new), take_new = more_new && (extra_new || !extra_old);
		bool same = take_old && take_new && strcmp(old.text, new.text) == 0;
		if (take_old && !same)
			str_addf(text, "-%s\n", old.text);
		if (take_new && !same)
			str_addf(text, "+%s\n", new.text);
		if (take_old)
			more_old = next_line(&before, &old);
		if (take_new)
			more_new = next_line(&now, &new);
	}
	str_free(&old);
	str_free(&new);
}

/* NULL when it cannot be read; errno says why. */
static char *read_golden(const char *path)
{
	FILE *file = fopen(path, "r");
	if (file == NULL)
		return NULL;
	struct str text = { 0 };
	char bytes[4096];
	size_t length;
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		str_add_bytes(&text, bytes, length);
	fclose(file);
	return str_take(&text);
}

static bool write_golden(const char *path, const char *screen, struct err *err)
{
	FILE *file = fopen(path, "w");
	if (file == NULL)
		return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	fputs(screen, file);
	if (fclose(file) != 0)
		return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	return true;
}

bool golden_check(const char *srcdir, const char *name, const char *screen, bool generate, struct str *difference,
		  struct err *err)
{
	char *path = xasprintf("%s/tests/e2e/golden/%s.txt", srcdir, name);
	char *before = read_golden(path);
	bool same = before != NULL && strcmp(before, screen) == 0, fine = same;
	if (before == NULL && !generate)
		err_set(err, ERR_NOT_FOUND, "golden/%s.txt: %s (GENERATE=1 writes it)", name, strerror(errno));
	else if (!same)
		add_difference(difference, before != NULL ? before : "", screen);
	if (!same && generate) {
		fprintf(stderr, "golden %s:\n%s", name, difference->text);
		fine = write_golden(path, screen, err);
	} else if (!same && before != NULL) {
		err_set(err, ERR_REFUSED, "the screen is not golden/%s.txt (- there, + here)", name);
	}
	free(before);
	free(path);
	return fine;
}
