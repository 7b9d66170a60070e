/* SPDX-License-Identifier: EUPL-1.2 */
/* An idea becomes a project: everything in one transaction, each record with its own history. */
#include "config.h"

#include "private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

#include "fill.h"
#include "refer.h"
#include "schema.h"

static void put(struct record *record, const char *field, const char *canonical)
{
	record_put(record, kind_field(record->kind, field), canonical);
}

static void put_id(struct record *record, const char *field, int64_t id)
{
	char *text = xasprintf("%" PRId64, id);
	put(record, field, text);
	free(text);
}

/* What both kinds have under the same name goes along. The status of the one is not the status of the other. */
static struct record *project_of(const struct record *idea)
{
	struct record *project = record_new_initial(kind_named("project"));
	for (int i = 0; i < project->kind->field_count; i++) {
		const struct field *field = &project->kind->fields[i];
		int same = kind_field(idea->kind, field->name);
		if (same >= 0 && field_is_writable(field) && field->type == idea->kind->fields[same].type)
			record_put(project, i, record_value(idea, same));
	}
	put(project, "status", "idea");
	put_id(project, "idea", idea->id);
	return project;
}

static bool refuse_unfit(const struct record *idea, struct err *err)
{
	char *title = record_mention(idea);
	if (idea->deleted)
		err_set(err, ERR_REFUSED, _("%s: is deleted"), title);
	else
		err_set(err, ERR_REFUSED, _("%s: has become project %s already"), title, record_get(idea, "project"));
	free(title);
	return false;
}

/* The ids of the living records of KIND whose FIELD is the idea; -1 on failure. */
static int referring(struct sql *sql, const struct kind *kind, const struct field *field, int64_t idea, int64_t **ids,
		     struct err *err)
{
	struct str text = {0};
	str_addf(&text, "SELECT t.id FROM \"%s\" t WHERE t.deleted_at IS NULL AND ", kind->table);
	refer_sql(&text, kind, field);
	str_add(&text, " ORDER BY t.id");
	sqlite3_stmt *row = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (row == NULL)
		return -1;
	sql_bind_number(row, ":id", idea);
	int count = 0;
	enum sql_result got;
	while ((got = sql_step(sql, row, err)) == SQL_ROW) {
		*ids = xrealloc(*ids, (size_t)count + 1, sizeof **ids);
		(*ids)[count++] = sqlite3_column_int64(row, 0);
	}
	sql_done(sql, row);
	return got == SQL_END ? count : -1;
}

/* What belongs to another project already stays there. */
static bool hand_over(struct store *store, const struct kind *kind, int64_t id, int64_t project, struct err *err)
{
	struct record *record = fill_one(store->sql, kind, id, err);
	if (record == NULL)
		return false;
	struct record *base = record_copy(record);
	bool done = *record_get(record, "project") != '\0';
	if (!done) {
		put_id(record, "project", project);
		store->deed.permitted = true; /* by the idea: a decision of the council goes along */
		done = save_one(store, record, base, err);
		store->deed.permitted = false;
	}
	record_free(base);
	record_free(record);
	return done;
}

/* Every kind that can belong to an idea and to a project: applications, decisions, links. */
static bool hand_over_all(struct store *store, int64_t idea, int64_t project, struct err *err)
{
	for (int k = 0; k < kind_count; k++) {
		const struct kind *kind = &kinds[k];
		int from = kind_field(kind, "idea"), to = kind_field(kind, "project");
		if (from < 0 || to < 0 || kind->fields[from].type != TYPE_REF || kind->fields[to].type != TYPE_REF)
			continue;
		int64_t *ids = NULL;
		int count = referring(store->sql, kind, &kind->fields[from], idea, &ids, err);
		bool done = count >= 0;
		for (int i = 0; done && i < count; i++)
			done = hand_over(store, kind, ids[i], project, err);
		free(ids);
		if (!done)
			return false;
	}
	return true;
}

static bool mark_converted(struct store *store, struct record *idea, int64_t project, struct err *err)
{
	struct record *base = record_copy(idea);
	put(idea, "status", "converted");
	put_id(idea, "project", project);
	bool done = save_one(store, idea, base, err);
	record_free(base);
	return done;
}

static bool convert_inside(struct store *store, int64_t id, int64_t *made, struct err *err)
{
	struct record *idea = fill_one(store->sql, kind_named("idea"), id, err);
	if (idea == NULL)
		return false;
	bool done = (!idea->deleted && *record_get(idea, "project") == '\0') || refuse_unfit(idea, err);
	struct record *project = project_of(idea);
	done = done && save_one(store, project, NULL, err) && hand_over_all(store, id, project->id, err) &&
	       mark_converted(store, idea, project->id, err);
	*made = project->id;
	record_free(project);
	record_free(idea);
	return done;
}

bool store_convert(struct store *store, int64_t idea, int64_t *project, struct err *err)
{
	return store_begin(store, true, err) && store_end(store, convert_inside(store, idea, project, err), err);
}
