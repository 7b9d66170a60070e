/* SPDX-License-Identifier: EUPL-1.2 */
/* together: several changes in one transaction, all or none, as one deed in the history. */
#include "config.h"

#include "private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

#include "fill.h"
#include "permit.h"
#include "rival.h"
#include "rule.h"

enum { MANY = 500 }; /* records at once that are an import */

/* What the strategy forbids is held when all are written: what one may not be without may come after it. */
static bool hold_all(struct store *store, const struct step *steps, int count, int *at, struct err *err)
{
	for (int i = 0; i < count; i++) {
		*at = i;
		if (!step_hold(store, &steps[i], err))
			return false;
	}
	return true;
}

static void free_steps(struct step *steps, int count)
{
	for (int i = 0; i < count; i++)
		step_free(&steps[i]);
	free(steps);
}

/* ---- saving ---- */

static bool save_each(struct store *store, struct record **mine, struct record *const *base, int count,
		      struct step *steps, int *at, struct err *err)
{
	bool merged;
	for (int i = 0, read = 0, some; i < count; i++) {
		*at = i;
		if (i == read) {
			store_goes_on(store, i, count, NULL);
			some = step_read(store, &mine[i], &steps[i], count - i, err);
			if (some < 0)
				return false;
			read += some > 0 ? some : 1;
		}
		if (!(steps[i].before != NULL ? step_save_over : step_save)(store, mine[i],
									   base != NULL ? base[i] : NULL, &merged,
									   &steps[i], err))
			return false;
	}
	return hold_all(store, steps, count, at, err);
}

/* New records are read back together: one by one that took a seventh of the time. */
static bool add_each(struct store *store, struct record **mine, int count, struct step *steps, int *at,
		     struct err *err)
{
	for (int i = 0; i < count; i++) {
		*at = i;
		if (!step_add(store, mine[i], &steps[i], err))
			return false;
	}
	return step_fill(store, steps, count, err) && hold_all(store, steps, count, at, err);
}

static bool are_new(struct record *const *records, int count)
{
	for (int i = 0; i < count; i++)
		if (records[i]->id != 0)
			return false;
	return true;
}

/* Rows that come in any order touch other pages of each index every time: what SQLite keeps by itself (2 MB) is then
 * read and written over and over; and what a statement may have to take back goes through a file as soon as it is
 * 64 kB. Who has written so many at once goes on doing so: it stays until the connection ends. */
static bool make_room(struct store *store, struct record *const *mine, int count, struct err *err)
{
	return count < MANY || !are_new(mine, count) ||
	       sql_run(store->sql, "PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY", err);
}

static bool write_each(struct store *store, struct record **mine, struct record *const *base, int count,
		       struct step *steps, int *at, struct err *err)
{
	if (are_new(mine, count))
		return add_each(store, mine, count, steps, at, err);
	return save_each(store, mine, base, count, steps, at, err);
}

bool store_save_all(struct store *store, struct record **mine, struct record *const *base, int count, int *at,
		    struct err *err)
{
	int fault = 0;
	struct step *steps = xcalloc((size_t)count, sizeof *steps);
	bool done = make_room(store, mine, count, err) && store_begin(store, count > 1, err) &&
		    store_end(store, write_each(store, mine, base, count, steps, &fault, err), err);
	if (done && !are_new(mine, count)) /* nobody waits for this; what cannot be read stays as it was written */
		step_fill(store, steps, count, NULL);
	for (int i = 0; done && i < count; i++)
		step_give(&steps[i], mine[i]);
	free_steps(steps, count);
	if (at != NULL)
		*at = fault;
	return done;
}

/* ---- trying ---- */

/* False when the register fails; a refusal is no failure but stands in FAULT. */
static bool try_one(struct store *store, const struct record *mine, const struct record *base, struct err *fault,
		    struct err *err)
{
	bool merged;
	struct step step = {0};
	struct err why = {0};
	if (!sql_run(store->sql, "SAVEPOINT attempt", err))
		return false;
	bool good = step_save(store, mine, base, &merged, &step, &why) && step_hold(store, &step, &why);
	step_free(&step);
	if (!good && why.code != ERR_REFUSED && why.code != ERR_CONFLICT) {
		if (err != NULL)
			*err = why;
		return false;
	}
	if (!good)
		*fault = why;
	return (good || sql_run(store->sql, "ROLLBACK TO attempt", err)) && sql_run(store->sql, "RELEASE attempt", err);
}

/* Whether a change of one record of the kind can be what stands against the change of another: as rivals, or in a
 * circle. */
static bool rest_on_each_other(const struct kind *kind)
{
	for (int i = 0; i < kind->field_count; i++)
		if (kind->fields[i].type == TYPE_REF && strcmp(kind->fields[i].ref, kind->name) == 0)
			return true;
	return rival_is_of(kind) || rule_is_let_go(kind);
}

/* Those that nothing stands against yet are saved one after the other, and all is taken back. */
static bool try_written(struct store *store, struct record *const *mine, struct record *const *base, int count,
			struct err *faults, struct err *err)
{
	bool done = store_begin(store, false, err);
	if (!done)
		return false;
	for (int i = 0; done && i < count; i++)
		done = (i == 0 || i % FILL_PAGE != 0 || store_goes_on(store, i, count, err)) &&
		       (faults[i].code != ERR_NONE || try_one(store, mine[i], base[i], &faults[i], err));
	store_end(store, false, NULL);
	return done;
}

static bool is_any_left(const struct err *faults, int count)
{
	while (count > 0 && faults[count - 1].code != ERR_NONE)
		count--;
	return count > 0;
}

/* A page of them by looking alone, with LOOK: others save meanwhile. How many, none where the first is a new one, -1 on
 * failure. */
static int look_page(struct store *store, struct record *const *mine, struct record *const *base, int count,
		     step_look *look, struct err *faults, struct err *err)
{
	struct step steps[FILL_PAGE] = {{0}};
	struct err why = {0};
	int some = step_read(store, mine, steps, count, err);
	for (int i = 0; i < some; i++) {
		if (steps[i].before == NULL || look(store, mine[i], base[i], steps[i].before, &faults[i]) ||
		    faults[i].code == ERR_REFUSED || faults[i].code == ERR_CONFLICT)
			continue;
		why = faults[i];
	}
	for (int i = 0; i < some; i++)
		step_free(&steps[i]);
	if (why.code != ERR_NONE && err != NULL)
		*err = why;
	return why.code != ERR_NONE ? -1 : some;
}

/* A page of them; how many, -1 on failure. Where a record may go is seen of what is written already: what who may not
 * write all may write as it stands is written, for no longer than the page takes. */
static int try_page(struct store *store, struct record *const *mine, struct record *const *base, int count,
		    struct err *faults, struct err *err)
{
	if (!permit_refresh(store, err))
		return -1;
	bool all = store->permit.actor.all;
	int some = look_page(store, mine, base, count, all ? step_try : step_may, faults, err);
	if (some < 0 || (some > 0 && (all || !is_any_left(faults, some))))
		return some;
	some = some > 0 ? some : 1;
	return try_written(store, mine, base, some, faults, err) ? some : -1;
}

bool store_try_all(struct store *store, struct record *const *mine, struct record *const *base, int count,
		   struct err *faults, struct err *err)
{
	if (count > 0 && rest_on_each_other(mine[0]->kind))
		return store_goes_on(store, 0, count, err) && try_written(store, mine, base, count, faults, err);
	for (int at = 0; at < count;) {
		int some = store_goes_on(store, at, count, err) ?
			try_page(store, &mine[at], &base[at], count - at, &faults[at], err) : -1;
		if (some < 0)
			return false;
		at += some;
	}
	return true;
}

bool store_add_all(struct store *store, struct record **records, int count, int *at, struct err *err)
{
	for (int i = 0; i < count; i++)
		assert(records[i]->id == 0);
	return store_save_all(store, records, NULL, count, at, err);
}

/* ---- deleting ---- */

/* One that others among them hang on goes after those: what is refused waits until no more will go. */
static bool delete_each(struct store *store, const struct kind *kind, const int64_t *ids, int count,
			struct step *steps, int *at, struct err *err)
{
	for (int left = count, before = count + 1; left > 0; ) {
		bool more = left < before;
		before = left;
		for (int i = 0; i < count; i++) {
			struct err why = {0};
			if (steps[i].now != NULL)
				continue;
			bool gone = step_delete(store, kind, ids[i], 0, &steps[i], &why);
			left -= gone;
			if (!gone)
				step_free(&steps[i]);
			if (gone || (more && why.code == ERR_REFUSED))
				continue;
			*at = i;
			if (err != NULL)
				*err = why;
			return false;
		}
	}
	return hold_all(store, steps, count, at, err);
}

bool store_delete_all(struct store *store, const struct kind *kind, const int64_t *ids, int count, int *at,
		      struct err *err)
{
	int fault = 0;
	struct step *steps = xcalloc((size_t)count, sizeof *steps);
	bool done = store_begin(store, count > 1, err) &&
		    store_end(store, delete_each(store, kind, ids, count, steps, &fault, err), err);
	free_steps(steps, count);
	if (at != NULL)
		*at = fault;
	return done;
}

/* ---- bringing back with changes ---- */

/* Brought back by somebody else meanwhile, it is only changed. */
static bool revive(struct store *store, const struct record *mine, const struct record *base, struct step *back,
		   struct step *change, struct err *err)
{
	bool merged;
	struct err why = {0};
	if (!step_undelete(store, mine->kind, mine->id, back, &why) &&
	    (back->before == NULL || back->before->deleted)) {
		if (err != NULL)
			*err = why;
		return false;
	}
	return step_save(store, mine, base, &merged, change, err) && step_hold(store, change, err);
}

bool store_save_revived(struct store *store, struct record *mine, const struct record *base, bool *merged,
			struct record **theirs, struct err *err)
{
	struct err why = {0};
	struct step back = {0}, change = {0};
	bool done = store_begin(store, true, &why) &&
		    store_end(store, revive(store, mine, base, &back, &change, &why), &why);
	if (merged != NULL)
		*merged = done && base != NULL && !record_equal(base, back.before);
	if (theirs != NULL) {
		*theirs = !done && why.code == ERR_CONFLICT ? back.before : NULL;
		back.before = *theirs != NULL ? NULL : back.before;
	}
	if (done)
		step_give(&change, mine);
	step_free(&back);
	step_free(&change);
	if (!done && err != NULL)
		*err = why;
	return done;
}
