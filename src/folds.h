/* SPDX-License-Identifier: EUPL-1.2 */
/* folds: the keys of the groups of a list that are folded, kept also while no row stands in them. */
#ifndef SAMVERKAN_FOLDS_H
#define SAMVERKAN_FOLDS_H

#include <stdbool.h>

struct folds {
	char **key; /* ascending, owned; "" is the group of what has no value */
	int count;
};

bool folds_has(const struct folds *folds, const char *key);
void folds_put(struct folds *folds, const char *key, bool folded);
void folds_free(struct folds *folds);

/* As a line of text; keys are codes or numbers and hold no comma. The caller frees; folds_read takes any text. */
char *folds_text(const struct folds *folds);
struct folds folds_read(const char *text);

#endif
