/* SPDX-License-Identifier: EUPL-1.2 */
/* A further strategy comes into the register, beside the one before it: its areas are added, the old ones learn
 * which area goes on with what they are about, and what is alive lies in both from then on. */
#include "config.h"

#include "private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "area.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "fill.h"
#include "permit.h"
#include "schema.h"

/* An area of the strategy before. */
struct old_area {
	int64_t id, successor; /* successor 0: none */
	char *number, *name;
};

struct adopting {
	struct store *store;
	const struct strategy *strategy;
	const struct ini *map; /* NULL: none */
	char *key, *label;     /* what the register calls the strategy */
	struct old_area *old;
	int old_count;
	int64_t *made;         /* ids of the new areas, in the order of the strategy */
	struct adoption *adoption;
	struct err *err;
};

/* ---- names ---- */

static bool is_held(const struct grid *held, const char *column, const char *name)
{
	for (int i = 0; i < held->row_count; i++)
		if (strcmp(grid_text(held, i, column), name) == 0)
			return true;
	return false;
}

/* The first of the dates that say when it began to hold; "" where the document has none. */
static const char *beginning(const struct strategy *strategy)
{
	static const char *const keys[] = { "valid_from", "revised", "adopted" };
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (*strategy_get(strategy, keys[i]) != '\0')
			return strategy_get(strategy, keys[i]);
	return "";
}

/* NAME, or with its year where the strategy before it was called the same. */
static char *own_name(const struct grid *held, const char *column, const char *name, const char *from)
{
	return is_held(held, column, name) ? xasprintf("%s %.4s", name, from) : xstrdup(name);
}

static bool choose_names(struct adopting *adopting)
{
	const struct strategy *strategy = adopting->strategy;
	const char *from = beginning(strategy);
	struct grid held;
	if (!store_grid(adopting->store, "strategies", NULL, 0, &held, adopting->err))
		return false;
	adopting->key = own_name(&held, "key", strategy_get(strategy, "name"), from);
	adopting->label = own_name(&held, "label", strategy_get(strategy, "title"), from);
	bool known = is_held(&held, "first", from) && is_held(&held, "label", strategy_get(strategy, "title")) &&
		     is_held(&held, "key", strategy_get(strategy, "name"));
	known = known || is_held(&held, "key", adopting->key) || is_held(&held, "label", adopting->label);
	grid_free(&held);
	return !known || err_set(adopting->err, ERR_REFUSED, _("%s: the register has that strategy already"),
				 strategy_get(strategy, "title"));
}

/* ---- areas ---- */

/* Those of the strategy before, and those that belong to none; what was carried on once is not carried on again. */
static bool read_old(struct adopting *adopting)
{
	sqlite3_stmt *row = sql_prepare(
		adopting->store->sql,
		"SELECT id, number, name FROM area WHERE deleted_at IS NULL AND successor IS NULL AND (strategy IS NULL"
		" OR strategy = (SELECT value FROM meta WHERE key = 'label:' || (SELECT value FROM meta"
		" WHERE key = 'strategy'))"
		" OR strategy = (SELECT value FROM strategy_entry WHERE section = 'strategy' AND key = 'title'"
		" AND strategy = (SELECT value FROM meta WHERE key = 'strategy'))) ORDER BY id",
		adopting->err);
	if (row == NULL)
		return false;
	enum sql_result got;
	while ((got = sql_step(adopting->store->sql, row, adopting->err)) == SQL_ROW) {
		adopting->old = xrealloc(adopting->old, (size_t)adopting->old_count + 1, sizeof *adopting->old);
		adopting->old[adopting->old_count++] = (struct old_area){ .id = sqlite3_column_int64(row, 0),
									  .number = xstrdup(sql_text(row, 1)),
									  .name = xstrdup(sql_text(row, 2)) };
	}
	sql_done(adopting->store->sql, row);
	return got == SQL_END;
}

static bool add_areas(struct adopting *adopting)
{
	const struct strategy *strategy = adopting->strategy;
	adopting->made = xcalloc((size_t)strategy->area_count + 1, sizeof *adopting->made);
	for (int i = 0; i < strategy->area_count; i++) {
		int above = strategy->area[i].parent;
		struct record *record =
			area_record(&strategy->area[i], adopting->label, above >= 0 ? adopting->made[above] : 0);
		bool done = save_one(adopting->store, record, NULL, adopting->err);
		adopting->made[i] = record->id;
		record_free(record);
		if (!done)
			return false;
		adopting->adoption->areas++;
	}
	return true;
}

/* ---- what goes on as what ---- */

static int find_new(const struct adopting *adopting, const char *number)
{
	for (int i = 0; i < adopting->strategy->area_count; i++)
		if (strcmp(adopting->strategy->area[i].number, number) == 0)
			return i;
	return -1;
}

static bool is_old(const struct adopting *adopting, const char *number)
{
	for (int i = 0; i < adopting->old_count; i++)
		if (strcmp(adopting->old[i].number, number) == 0)
			return true;
	return false;
}

static bool refuse_entry(const struct adopting *adopting, const struct ini_entry *entry, const char *why)
{
	return err_set(adopting->err, ERR_REFUSED, "%s:%d: %s: %s", adopting->map->path, entry->line, entry->key, why);
}

static bool check_map(const struct adopting *adopting)
{
	const struct ini *map = adopting->map;
	for (int i = 0; map != NULL && i < map->count; i++) {
		const struct ini_entry *entry = &map->entry[i];
		if (strcmp(entry->section, "map") != 0)
			return refuse_entry(adopting, entry, _("stands outside [map]"));
		if (!is_old(adopting, entry->key))
			return refuse_entry(adopting, entry, _("no area of the strategy before has that number"));
		if (*entry->value != '\0' && find_new(adopting, entry->value) < 0) {
			char *why = xasprintf(_("the new strategy has no area \"%s\""), entry->value);
			refuse_entry(adopting, entry, why);
			free(why);
			return false;
		}
	}
	return true;
}

static bool same_text(const char *a, const char *b)
{
	char *one = text_fold(a), *other = text_fold(b);
	bool same = strcmp(one, other) == 0;
	free(one);
	free(other);
	return same;
}

/* The map goes before what is alike; an empty value there says that nothing goes on. */
static int successor_of(const struct adopting *adopting, const struct old_area *old)
{
	const char *mapped = adopting->map != NULL ? ini_get(adopting->map, "map", old->number) : NULL;
	if (mapped != NULL)
		return *mapped != '\0' ? find_new(adopting, mapped) : -1;
	int same = find_new(adopting, old->number);
	return same >= 0 && same_text(adopting->strategy->area[same].name, old->name) ? same : -1;
}

static bool set_successor(struct adopting *adopting, struct old_area *old)
{
	struct record *record = fill_one(adopting->store->sql, kind_named("area"), old->id, adopting->err);
	if (record == NULL)
		return false;
	struct record *base = record_copy(record);
	char *id = xasprintf("%" PRId64, old->successor);
	record_put(record, kind_field(record->kind, "successor"), id);
	bool done = save_one(adopting->store, record, base, adopting->err);
	free(id);
	record_free(base);
	record_free(record);
	return done;
}

static bool set_successors(struct adopting *adopting)
{
	struct adoption *adoption = adopting->adoption;
	for (int i = 0; i < adopting->old_count; i++) {
		struct old_area *old = &adopting->old[i];
		int to = successor_of(adopting, old);
		if (to < 0) {
			str_addf(&adoption->left, "%s %s\n", old->number, old->name);
			adoption->left_count++;
			continue;
		}
		old->successor = adopting->made[to];
		adoption->successors++;
		if (!set_successor(adopting, old))
			return false;
	}
	return true;
}

/* ---- what lies in the areas ---- */

/* The areas of the set and what they go on as; NULL when that adds nothing. */
static char *with_successors(const struct adopting *adopting, const struct field *field, const char *set)
{
	struct str more = {0};
	for (const char *at = set; *at != '\0';) {
		char *end;
		int64_t id = strtoll(at, &end, 10);
		for (int i = 0; i < adopting->old_count; i++)
			if (adopting->old[i].id == id && adopting->old[i].successor != 0)
				str_addf(&more, "%s%" PRId64, more.length > 0 ? " " : "", adopting->old[i].successor);
		at = end;
	}
	char *all = more.length > 0 ? type_merge(field, more.text, set, "") : NULL;
	str_free(&more);
	return all;
}

static bool carry_record(struct adopting *adopting, const struct kind *kind, int field, int64_t id)
{
	struct record *record = fill_one(adopting->store->sql, kind, id, adopting->err);
	if (record == NULL)
		return false;
	char *set = record_is_closed(record) ? NULL :
		    with_successors(adopting, &kind->fields[field], record_value(record, field));
	struct record *base = record_copy(record);
	bool done = true;
	if (set != NULL && strcmp(set, record_value(record, field)) != 0) {
		record_put(record, field, set);
		done = save_one(adopting->store, record, base, adopting->err);
		adopting->adoption->records++;
	}
	free(set);
	record_free(base);
	record_free(record);
	return done;
}

static bool carry_kind(struct adopting *adopting, const struct kind *kind, int field)
{
	struct str text = {0};
	str_add(&text, "SELECT t.id FROM ");
	schema_name(&text, NULL, kind->table);
	str_add(&text, " t WHERE t.deleted_at IS NULL AND t.id IN (SELECT owner FROM ");
	schema_link(&text, kind, &kind->fields[field]);
	str_add(&text, ") ORDER BY t.id");
	sqlite3_stmt *row = sql_prepare(adopting->store->sql, text.text, adopting->err);
	str_free(&text);
	if (row == NULL)
		return false;
	int64_t *ids = NULL;
	int count = 0;
	enum sql_result got;
	while ((got = sql_step(adopting->store->sql, row, adopting->err)) == SQL_ROW) {
		ids = xrealloc(ids, (size_t)count + 1, sizeof *ids);
		ids[count++] = sqlite3_column_int64(row, 0);
	}
	sql_done(adopting->store->sql, row);
	bool done = got == SQL_END;
	for (int i = 0; done && i < count; i++)
		done = carry_record(adopting, kind, field, ids[i]);
	free(ids);
	return done;
}

/* Every kind that lives, with a status of its own, and lies in areas. */
static bool carry_records(struct adopting *adopting)
{
	for (int k = 0; k < kind_count; k++) {
		if (kind_field(&kinds[k], "status") < 0)
			continue;
		for (int f = 0; f < kinds[k].field_count; f++) {
			const struct field *field = &kinds[k].fields[f];
			if (field->type == TYPE_REFS && strcmp(field->ref, "area") == 0 &&
			    !carry_kind(adopting, &kinds[k], f))
				return false;
		}
	}
	return true;
}

/* ---- all ---- */

static bool adopt_inside(struct adopting *adopting)
{
	return choose_names(adopting) && read_old(adopting) && check_map(adopting) &&
	       strategy_write(adopting->store->sql, adopting->strategy, adopting->key, adopting->label,
			      adopting->err) &&
	       add_areas(adopting) && set_successors(adopting) && carry_records(adopting);
}

static void free_adopting(struct adopting *adopting)
{
	for (int i = 0; i < adopting->old_count; i++) {
		free(adopting->old[i].number);
		free(adopting->old[i].name);
	}
	free(adopting->old);
	free(adopting->made);
	free(adopting->key);
	free(adopting->label);
}

bool store_adopt(struct store *store, const struct strategy *strategy, const struct ini *map, bool dry_run,
		 struct adoption *adoption, struct err *err)
{
	*adoption = (struct adoption){0};
	if (!store_begin(store, true, err))
		return false;
	struct adopting adopting = {
		.store = store, .strategy = strategy, .map = map, .adoption = adoption, .err = err
	};
	char adopt[] = "adopt", *via = store->via;
	store->via = adopt; /* the history tells it from what people do one by one */
	bool done = permit_coordinator(store, _("Take over a strategy"), err) && adopt_inside(&adopting);
	store->via = via;
	free_adopting(&adopting);
	if (done && !dry_run)
		done = store_end(store, true, err);
	else
		store_end(store, false, NULL);
	if (!done)
		adoption_free(adoption);
	return done;
}

void adoption_free(struct adoption *adoption)
{
	str_free(&adoption->left);
	*adoption = (struct adoption){0};
}
