/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "mend.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Puts VALUE in; a reference is shown by the title of what it leads to. */
static void put_value(struct app *app, struct record *record, const char *name, const char *value)
{
	int field = kind_field(record->kind, name);
	const char *ref = record->kind->fields[field].ref;
	record_put(record, field, value);
	int64_t id = strtoll(value, NULL, 10);
	struct record *other = ref != NULL ? store_load(app->store, kind_named(ref), id, NULL) : NULL;
	if (other != NULL)
		record->shown[field] = record_title(other);
	record_free(other);
}

/* A new record with VALUES, "unit=3 year=2025", put in. */
static struct record *new_record(struct app *app, const struct kind *kind, const char *values)
{
	struct record *record = record_new_initial(kind);
	char *copy = xstrdup(values), *rest = copy, *word;
	while ((word = strsep(&rest, " ")) != NULL) {
		char *name = strsep(&word, "=");
		if (word != NULL)
			put_value(app, record, name, word);
	}
	free(copy);
	return record;
}

/* The form of a record with what VALUES, "unit=3", proposes for it typed in. */
static struct layer *changed_form(struct app *app, struct record *record, const char *values)
{
	char *copy = xstrdup(values), *value = copy, *name = strsep(&value, "=");
	struct record *proposed = record_new(record->kind);
	put_value(app, proposed, name, value);
	char *text = record_plain(proposed, kind_field(record->kind, name));
	struct layer *layer = form_layer_new_typed(app, record, name, text);
	record_free(proposed);
	free(text);
	free(copy);
	return layer;
}

bool mend_open(struct app *app, const struct document_mend *mend)
{
	struct err err = { 0 };
	const struct kind *kind = mend->mend_kind != NULL ? kind_named(mend->mend_kind) : NULL;
	bool may = kind != NULL && store_may(app->store, kind, mend->mend_id,
					     mend->mend_id == 0 ? ACCESS_ADD : ACCESS_CHANGE, NULL);
	if (store_is_read_only(app->store, NULL) || !may) {
		if (mend->kind == NULL)
			return false;
		app_push(app, record_layer_new(app, kind_named(mend->kind), mend->id));
		return true;
	}
	struct record *record = mend->mend_id == 0 ? new_record(app, kind, mend->values)
						   : store_load(app->store, kind, mend->mend_id, &err);
	if (record == NULL)
		app_complain(app, &err);
	else if (mend->mend_id != 0 && mend->values != NULL)
		app_push(app, changed_form(app, record, mend->values));
	else
		app_push(app, form_layer_new_at(app, record, mend->field));
	return true;
}
