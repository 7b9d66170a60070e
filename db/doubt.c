/* SPDX-License-Identifier: EUPL-1.2 */
/* doubt: what a filter asks for that nothing in the register is called. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "i18n.h"

/* Says that nothing of KIND is called WORD, with the nearest name where there is one. */
static bool is_unknown(struct store *store, const struct kind *kind, const char *word, struct err *why)
{
	char *ids = lookup_matching(store, kind, word, NULL);
	bool none = ids != NULL && strcmp(ids, "[]") == 0;
	free(ids);
	if (!none || strcmp(word, "mina") == 0)
		return false;
	if (lookup_find(store, kind, word, why) > 0 || why->code != ERR_NOT_FOUND) {
		*why = (struct err){0};
		err_set(why, ERR_NOT_FOUND, _("\"%s\" is not the name of any %s"), word, i18n(kind->label));
	}
	if (strchr(word, ',') != NULL) {
		struct err plain = *why;
		*why = (struct err){0};
		err_set(why, ERR_NOT_FOUND, _("%s; several values are written a|b"), plain.text);
	}
	return true;
}

bool store_doubts(struct store *store, const struct kind *kind, const struct filter *filter, struct err *why)
{
	if (filter == NULL)
		return false;
	if (filter->op == FILTER_THROUGH)
		return store_doubts(store, filter->kind, filter->left, why);
	if (filter->op == FILTER_AND || filter->op == FILTER_OR)
		return store_doubts(store, kind, filter->left, why) || store_doubts(store, kind, filter->right, why);
	if (filter->field < 0 || filter->op == FILTER_EMPTY || kind->fields[filter->field].ref == NULL)
		return false;
	return is_unknown(store, kind_named(kind->fields[filter->field].ref), filter->text, why);
}
