/* SPDX-License-Identifier: EUPL-1.2 */
/* confirm: saying of records that they are right as of today, and of notices that they are seen; which records are the
 * acting person's own. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "mem.h"

#include "fill.h"

/* ---- mine ---- */

static void add_term(struct str *terms, const char *name, const char *value)
{
	str_addf(terms, "%s%s:%s", terms->length > 0 ? "|" : "", name, value);
}

/* The living records that the person is responsible for, or manages, or whose unit he or she represents today. */
static bool read_ids(struct store *store, const struct kind *kind, struct rows *rows, struct err *err)
{
	struct str terms = {0};
	if (kind_field(kind, "unit") >= 0)
		add_term(&terms, "unit", "mine");
	if (kind_field(kind, "responsible") >= 0)
		add_term(&terms, "responsible", "mine");
	char *managed = strcmp(kind->name, "project") == 0 ? lookup_matching(store, kind, "mine", err) : NULL;
	if (managed != NULL && strlen(managed) > strlen("[]")) {
		managed[strlen(managed) - 1] = '\0';
		add_term(&terms, "id", managed + 1);
	}
	free(managed);
	struct query query = { .kind = kind, .group = -1 };
	struct filter *filter = terms.length > 0 ? filter_parse(kind, terms.text, err) : NULL;
	query.filter = filter;
	bool done = terms.length == 0 || (filter != NULL && store_rows(store, &query, rows, err));
	filter_free(filter);
	str_free(&terms);
	return done;
}

/* Takes over those of the page that are alive, not history, and, but for ALL, one's to change: who is responsible need
 * not be who writes for the unit. */
static int take(struct store *store, bool all, struct record **page, int count, struct record ***out, int taken)
{
	for (int i = 0; i < count; i++) {
		if (page[i] == NULL || record_is_closed(page[i]) ||
		    (!all && !store_may_record(store, page[i], ACCESS_CHANGE, NULL))) {
			record_free(page[i]);
			continue;
		}
		*out = xrealloc(*out, (size_t)taken + 1, sizeof(struct record *));
		(*out)[taken++] = page[i];
	}
	return taken;
}

static int read_kind(struct store *store, const struct kind *kind, bool all, struct record ***out, int taken,
		     struct err *err)
{
	struct rows rows = {0};
	struct record *page[FILL_PAGE];
	bool done = read_ids(store, kind, &rows, err);
	for (int at = 0; done && at < rows.count; at += FILL_PAGE) {
		int count = rows.count - at < FILL_PAGE ? rows.count - at : FILL_PAGE;
		done = store_fill(store, kind, rows.id + at, count, page, err);
		taken = done ? take(store, all, page, count, out, taken) : taken;
	}
	rows_free(&rows);
	return done ? taken : -1 - taken;
}

int store_mine(struct store *store, bool all, struct record ***out, struct err *err)
{
	int taken = 0;
	*out = NULL;
	for (int k = 0; taken >= 0 && k < kind_count; k++)
		if (kind_field(&kinds[k], "confirmed") >= 0)
			taken = read_kind(store, &kinds[k], all, out, taken, err);
	if (taken >= 0)
		return taken;
	for (int i = 0; i < -1 - taken; i++)
		record_free((*out)[i]);
	free(*out);
	*out = NULL;
	return -1;
}

/* ---- confirming ---- */

/* Those of the units MINE that the notice is for; all of them where it is for nobody in particular. The caller
 * frees. */
static char *addressed(const struct record *notice, const char *mine)
{
	const char *to = record_get(notice, "units");
	struct str units = {0};
	for (const char *at = mine; *at != '\0'; at += strspn(at, " ")) {
		size_t length = strcspn(at, " ");
		if (*to == '\0' || type_set_has(to, at, length)) {
			str_add(&units, units.length > 0 ? " " : "");
			str_add_bytes(&units, at, length);
		}
		at += length;
	}
	return str_take(&units);
}

/* Adds the units of who acts to those that have seen the notice; false when it is not for them. */
static bool receive(struct record *notice, int seen, const char *mine)
{
	char *units = addressed(notice, mine);
	char *all = type_merge(&notice->kind->fields[seen], units, record_value(notice, seen), "");
	bool is_for_us = *units != '\0';
	if (is_for_us)
		record_put(notice, seen, all);
	free(all);
	free(units);
	return is_for_us;
}

/* Puts into the copy what confirming means; false when it is to be left out. */
static bool confirm_one(struct record *mine, bool alone, const char *units, struct confirmed *out)
{
	char today[CLOCK_DAY_SIZE];
	int seen = kind_field(mine->kind, "seen"), confirmed = kind_field(mine->kind, "confirmed");
	bool closed = seen < 0 && !alone && record_is_closed(mine);
	clock_today(today);
	if (closed) {
		out->history++;
	} else if (seen >= 0 && !receive(mine, seen, units)) {
		out->elsewhere++;
		return false;
	} else if (seen < 0 && confirmed >= 0) {
		record_put(mine, confirmed, today);
	}
	return !closed;
}

/* Leaves in MINE and BASE only what will be saved, and in PLACE where it stood in RECORDS. */
static int choose(struct record *const *records, int count, const char *units, struct record **mine,
		  struct record **base, int *place, struct confirmed *out)
{
	int chosen = 0;
	for (int i = 0; i < count; i++) {
		struct record *copy = record_copy(records[i]);
		bool meant = confirm_one(copy, count == 1, units, out);
		if (meant && !record_equal(copy, records[i])) {
			place[chosen] = i;
			base[chosen] = records[i];
			mine[chosen++] = copy;
			continue;
		}
		out->already += meant;
		record_free(copy);
	}
	return chosen;
}

/* Ids of the units that the acting person represents today, as a set. The caller frees; NULL on failure. */
static char *units_of_actor(struct store *store, struct err *err)
{
	struct str set = {0};
	char *json = lookup_matching(store, kind_named("unit"), "mine", err);
	if (json == NULL)
		return NULL;
	for (const char *at = json; *at != '\0'; at++)
		if (*at != '[' && *at != ']')
			str_add_char(&set, *at == ',' ? ' ' : *at);
	free(json);
	return str_take(&set);
}

/* What confirming makes of records: COUNT of them, as they would be and as they are, and where each stood. */
struct confirming {
	struct record **mine, **base;
	int *place, count;
};

static bool begin(struct store *store, struct record *const *records, int count, struct confirming *to,
		  struct confirmed *out, struct err *err)
{
	*out = (struct confirmed){0};
	char *units = units_of_actor(store, err);
	if (units == NULL)
		return false;
	to->mine = xcalloc((size_t)count + 1, sizeof(struct record *));
	to->base = xcalloc((size_t)count + 1, sizeof(struct record *));
	to->place = xcalloc((size_t)count + 1, sizeof *to->place);
	to->count = choose(records, count, units, to->mine, to->base, to->place, out);
	free(units);
	return true;
}

static void end(struct confirming *to)
{
	free(to->place);
	free(to->base);
	free(to->mine);
}

bool store_confirm(struct store *store, struct record **records, int count, struct confirmed *out, struct err *err)
{
	struct confirming to;
	if (!begin(store, records, count, &to, out, err))
		return false;
	bool done = to.count == 0 || store_save_all(store, to.mine, to.base, to.count, NULL, err);
	for (int i = 0; i < to.count; i++) {
		record_free(done ? to.base[i] : to.mine[i]);
		if (done)
			records[to.place[i]] = to.mine[i];
	}
	out->done = done ? to.count : 0;
	end(&to);
	return done;
}

/* Those of one kind at a time. */
static bool try_all(struct store *store, const struct confirming *to, struct err *faults, struct err *err)
{
	for (int at = 0, some; at < to->count; at += some) {
		for (some = 1; at + some < to->count && to->mine[at + some]->kind == to->mine[at]->kind; some++)
			;
		if (!store_try_all(store, &to->mine[at], &to->base[at], some, &faults[at], err))
			return false;
	}
	return true;
}

bool store_confirm_try(struct store *store, struct record *const *records, int count, struct err *faults, bool *changes,
		       struct err *err)
{
	struct confirming to;
	struct confirmed confirmed;
	if (!begin(store, records, count, &to, &confirmed, err))
		return false;
	struct err *tried = xcalloc((size_t)count + 1, sizeof *tried);
	bool done = try_all(store, &to, tried, err);
	for (int i = 0; i < to.count; i++) {
		faults[to.place[i]] = tried[i];
		changes[to.place[i]] = tried[i].code == ERR_NONE;
		record_free(to.mine[i]);
	}
	free(tried);
	end(&to);
	return done;
}
