/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "folds.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* The group without a key has a word of its own, so that no folds and that one fold differ. */
static const char nothing[] = "-";

/* Index of the first key that is not less than KEY. */
static int place_of(const struct folds *folds, const char *key)
{
	int low = 0, high = folds->count;
	while (low < high) {
		int middle = low + (high - low) / 2;
		if (strcmp(folds->key[middle], key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool stands_at(const struct folds *folds, int at, const char *key)
{
	return at < folds->count && strcmp(folds->key[at], key) == 0;
}

bool folds_has(const struct folds *folds, const char *key)
{
	return stands_at(folds, place_of(folds, key), key);
}

void folds_put(struct folds *folds, const char *key, bool folded)
{
	int at = place_of(folds, key);
	if (stands_at(folds, at, key) == folded)
		return;
	if (!folded)
		free(folds->key[at]);
	else
		folds->key = xrealloc(folds->key, (size_t)folds->count + 1, sizeof *folds->key);
	size_t after = (size_t)(folds->count - at - !folded) * sizeof *folds->key;
	memmove(folds->key + at + folded, folds->key + at + !folded, after);
	folds->count += folded ? 1 : -1;
	if (folded)
		folds->key[at] = xstrdup(key);
}

void folds_free(struct folds *folds)
{
	for (int i = 0; i < folds->count; i++)
		free(folds->key[i]);
	free(folds->key);
	*folds = (struct folds){0};
}

char *folds_text(const struct folds *folds)
{
	struct str text = {0};
	for (int i = 0; i < folds->count; i++)
		str_addf(&text, "%s%s", i > 0 ? "," : "", *folds->key[i] != '\0' ? folds->key[i] : nothing);
	return str_take(&text);
}

struct folds folds_read(const char *text)
{
	struct folds folds = {0};
	char *copy = xstrdup(text), *rest = copy, *word;
	while ((word = strsep(&rest, ",")) != NULL)
		if (*word != '\0')
			folds_put(&folds, strcmp(word, nothing) == 0 ? "" : word, true);
	free(copy);
	return folds;
}
