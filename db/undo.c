/* SPDX-License-Identifier: EUPL-1.2 */
/* undo: taking back what was done. The history stays as it is: an undo is a deed of its own that names what it takes
 * back, and may be taken back itself. */
#include "config.h"

#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "difference.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "fill.h"

enum {
	SAID_FIELDS = 3,      /* that a sentence names one by one, where it has only so much room */
	REFUSED_COLUMNS = 40, /* of each value in a refusal, which fits in a struct err */
};

/* ---- words ---- */

/* One line of at most COLUMNS, 0: of any length. */
static char *short_text(const char *text, int columns)
{
	char *shown = text_show(text);
	if (columns == 0 || text_width(shown) <= columns)
		return shown;
	char *cut = text_fit(shown, columns, TEXT_LEFT);
	free(shown);
	return cut;
}

/* What has happened to one record or to several: the words fit both. */
static const char *deed_of(const char *action)
{
	static const struct {
		const char *action, *word;
	} words[] = {
		{ "add", N_("was added") }, { "delete", N_("was deleted") }, { "undelete", N_("was brought back") },
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].action, action) == 0)
			return i18n(words[i].word);
	return "";
}

static bool is_field(const struct change *change)
{
	return strcmp(change->action, "set") == 0 && change->field >= 0;
}

static const char *label_of(const struct change *change)
{
	return field_label(&change->kind->fields[change->field]);
}

static int by_record(const void *a, const void *b)
{
	const struct change *one = *(const struct change *const *)a, *two = *(const struct change *const *)b;
	if (one->kind != two->kind)
		return one->kind < two->kind ? -1 : 1;
	return (one->record > two->record) - (one->record < two->record);
}

static int count_records(const struct changes *deed)
{
	const struct change **sorted = xcalloc((size_t)deed->count + 1, sizeof(struct change *));
	int count = 0;
	for (int i = 0; i < deed->count; i++)
		sorted[i] = &deed->change[i];
	qsort(sorted, (size_t)deed->count, sizeof(struct change *), by_record);
	for (int i = 0; i < deed->count; i++)
		count += i == 0 || by_record(&sorted[i - 1], &sorted[i]) != 0;
	free(sorted);
	return count;
}

/* "Status: ongoing → paused; End: …"; what came last in one record may be on top of what came first. */
static void add_values(struct str *str, const struct changes *deed, int columns)
{
	int said = 0;
	for (int i = 0; i < deed->count; i++) {
		const struct change *change = &deed->change[i];
		if (said == SAID_FIELDS && columns > 0) {
			str_addf(str, "; %s", text_dots());
			return;
		}
		str_add(str, said++ > 0 ? "; " : "");
		if (!is_field(change)) {
			str_add(str, deed_of(change->action));
			continue;
		}
		char *what = difference_text(&change->kind->fields[change->field], change->old, change->new, columns);
		str_addf(str, "%s: %s", label_of(change), what);
		free(what);
	}
}

/* The word for what a change did, where it is one of many. */
static const char *word_of(const struct change *change)
{
	return is_field(change) ? label_of(change) : deed_of(change->action);
}

/* "Status, End", each word once. */
static void add_words(struct str *str, const struct changes *deed)
{
	for (int i = 0; i < deed->count; i++) {
		int before = 0;
		while (before < i && strcmp(word_of(&deed->change[before]), word_of(&deed->change[i])) != 0)
			before++;
		if (before == i)
			str_addf(str, "%s%s", i > 0 ? ", " : "", word_of(&deed->change[i]));
	}
}

/* The change that gives a deed of several kinds its name: what came or went while others only changed, as when an idea
 * became a project. NULL when all are of one kind. */
static const struct change *main_change(const struct changes *deed)
{
	const struct change *found = NULL;
	int fields = 0;
	for (int i = 0; i < deed->count; i++) {
		fields += is_field(&deed->change[i]);
		if (!is_field(&deed->change[i]) && found == NULL)
			found = &deed->change[i];
	}
	return fields > 0 ? found : NULL;
}

/* What a deed did, for people: "Väg in · Status: ongoing → paused", "12 records · Confirmed". The caller frees. */
static char *describe(const struct changes *deed, int columns)
{
	struct str str = {0};
	int records = count_records(deed);
	const struct change *change = main_change(deed);
	if (records > 1 && change != NULL) {
		char *title = short_text(change->title, columns);
		str_addf(&str, i18n_plural("%s · %s, and %d record more", "%s · %s, and %d records more",
					   (unsigned long)records - 1),
			 title, deed_of(change->action), records - 1);
		free(title);
	} else if (records > 1) {
		str_addf(&str, i18n_plural("%d record", "%d records", (unsigned long)records), records);
		str_add(&str, " · ");
		add_words(&str, deed);
	} else if (deed->count > 0) {
		char *title = short_text(deed->change[0].title, columns);
		str_addf(&str, "%s · ", title);
		free(title);
		add_values(&str, deed, columns);
	}
	return str_take(&str);
}

/* ---- why not ---- */

static bool refuse(const struct change *change, const char *why, struct err *err)
{
	char *title = short_text(change->title, REFUSED_COLUMNS);
	err_set(err, ERR_REFUSED, _("%s: is not taken back: %s"), title, why);
	free(title);
	return false;
}

/* "per changed End at 14:05: 2027-03 → 2027-06". */
static void add_later(struct str *str, const struct change *later)
{
	char *at = clock_moment(later->at);
	char *what = difference_text(&later->kind->fields[later->field], later->old, later->new, REFUSED_COLUMNS);
	str_add(str, str->length > 0 ? "; " : "");
	str_addf(str, _("%s changed %s at %s: %s"), later->login, label_of(later), at, what);
	free(at);
	free(what);
}

/* Whether LATER still counts against CHANGE: neither taken back nor the taking back of what came after it. */
static bool counts(const struct change *later, const struct change *change)
{
	return later->id > change->id && is_field(later) && later->undone == 0 && later->undoes < change->id;
}

/* The later changes that PICK names, as the reason. */
static bool refuse_built(struct store *store, const struct change *change,
			 bool (*pick)(const struct change *later, const void *context), const void *context,
			 struct err *err)
{
	struct changes all;
	struct str why = {0};
	int said = 0;
	if (!store_history(store, change->kind, change->record, NULL, 0, &all, err))
		return false;
	for (int i = all.count - 1; i >= 0; i--) {
		const struct change *later = &all.change[i];
		if (counts(later, change) && pick(later, context) && said++ < SAID_FIELDS)
			add_later(&why, later);
	}
	if (said > SAID_FIELDS)
		str_addf(&why, "; %s", text_dots());
	char *sentence = str_take(&why);
	refuse(change, *sentence != '\0' ? sentence : _("it has other values by now"), err);
	free(sentence);
	changes_free(&all);
	return false;
}

/* Names who deleted the record, or brought it back, last: others may have changed it since. */
static bool refuse_since(struct store *store, const struct change *change, bool deleted, struct err *err)
{
	struct changes all;
	const char *action = deleted ? "delete" : "undelete";
	int by = 0;
	if (!store_history(store, change->kind, change->record, NULL, 0, &all, err))
		return false;
	while (by < all.count && strcmp(all.change[by].action, action) != 0)
		by++;
	char *at = clock_moment(by < all.count ? all.change[by].at : "");
	const char *who = by < all.count ? all.change[by].login : "?";
	char *why = deleted ? xasprintf(_("%s deleted it at %s"), who, at)
			    : xasprintf(_("%s brought it back at %s"), who, at);
	refuse(change, why, err);
	free(why);
	free(at);
	changes_free(&all);
	return false;
}

/* ---- one change ---- */

/* The lines of one change in a deed: its fields, or itself. */
struct lines {
	const struct change *change;
	int count;
};

/* Whether the field has another value than the change gave it. */
static bool is_changed_since(const struct record *now, const struct change *line)
{
	return is_field(line) && strcmp(record_value(now, line->field), line->new_value) != 0;
}

struct built {
	const struct record *now;
	struct lines lines;
};

/* Whether LATER is about a field that the change gave another value than it has now. */
static bool is_of_changed_field(const struct change *later, const void *context)
{
	const struct built *built = context;
	for (int i = 0; i < built->lines.count; i++) {
		const struct change *line = &built->lines.change[i];
		if (line->field == later->field && is_changed_since(built->now, line))
			return true;
	}
	return false;
}

static bool put_fields_back(struct store *store, struct lines lines, struct step *step, struct err *err)
{
	const struct change *change = lines.change;
	bool merged, done = true;
	struct record *now = step->before;
	if (now == NULL)
		now = step->before = fill_one(store->sql, change->kind, change->record, err);
	if (now == NULL)
		return false;
	struct record *mine = record_copy(now);
	if (now->deleted)
		done = refuse_since(store, change, true, err);
	for (int i = 0; done && i < lines.count; i++) {
		if (is_changed_since(now, &lines.change[i]))
			done = refuse_built(store, change, is_of_changed_field, &(struct built){ now, lines }, err);
		else if (is_field(&lines.change[i]))
			record_put(mine, lines.change[i].field, lines.change[i].old_value);
	}
	done = done && step_save_over(store, mine, now, &merged, step, err);
	if (done && step->now->rev == now->rev)
		done = refuse(change, _("the register no longer has its fields"), err);
	record_free(mine);
	return done;
}

static bool is_of_others(const struct change *later, const void *context)
{
	const struct store *store = context;
	return strcmp(later->login, store->login) != 0;
}

static bool is_changed_by_others(struct store *store, const struct change *change, bool *is, struct err *err)
{
	struct changes all;
	if (!store_history(store, change->kind, change->record, NULL, 0, &all, err))
		return false;
	*is = false;
	for (int i = 0; i < all.count; i++)
		*is |= counts(&all.change[i], change) && is_of_others(&all.change[i], store);
	changes_free(&all);
	return true;
}

static bool take_away(struct store *store, struct lines lines, struct step *step, struct err *err)
{
	const struct change *change = lines.change;
	bool others;
	struct record *now = fill_one(store->sql, change->kind, change->record, err);
	if (now == NULL || !is_changed_by_others(store, change, &others, err)) {
		record_free(now);
		return false;
	}
	bool done = now->deleted ? refuse_since(store, change, true, err)
		    : others	 ? refuse_built(store, change, is_of_others, store, err)
				 : step_delete(store, change->kind, change->record, 0, step, err);
	record_free(now);
	return done;
}

static bool bring_back(struct store *store, struct lines lines, struct step *step, struct err *err)
{
	const struct change *change = lines.change;
	struct record *now = fill_one(store->sql, change->kind, change->record, err);
	if (now == NULL)
		return false;
	bool done = now->deleted ? step_undelete(store, change->kind, change->record, step, err)
				 : refuse_since(store, change, false, err);
	record_free(now);
	return done;
}

/* ---- what follows from the rest of a deed ---- */

static bool is_id(const struct change *main, const struct field *field, const char *id)
{
	return strcmp(main->kind->name, field->ref) == 0 && main->record == atoll(id);
}

/* Whether the line only names, or names no more, what came or went with it: MAIN. */
static bool is_naming(const struct change *main, const struct change *line)
{
	const struct field *field = is_field(line) ? &line->kind->fields[line->field] : NULL;
	if (field == NULL || field->type != TYPE_REF)
		return false;
	return (*line->old_value == '\0' && is_id(main, field, line->new_value)) ||
	       (*line->new_value == '\0' && is_id(main, field, line->old_value));
}

/* A decision of the council went along when somebody made a project of the idea: it goes back with the project, by the
 * right to that, for who did it, as long as nobody else has changed it since. */
static bool read_follows(struct store *store, const struct change *main, struct lines lines, bool *follows,
			 struct err *err)
{
	bool others = false;
	*follows = main != NULL && strcmp(lines.change->login, store->login) == 0;
	for (int i = 0; *follows && i < lines.count; i++)
		*follows = is_naming(main, &lines.change[i]);
	if (*follows && !is_changed_by_others(store, lines.change, &others, err))
		return false;
	*follows &= !others;
	return true;
}

static bool take_back(struct store *store, const struct change *main, struct lines lines, struct step *step,
		      struct err *err)
{
	static const struct {
		const char *action;
		bool (*run)(struct store *store, struct lines lines, struct step *step, struct err *err);
	} ways[] = {
		{ "set", put_fields_back }, { "add", take_away }, { "undelete", take_away }, { "delete", bring_back },
	};
	bool done = false;
	if (!read_follows(store, main, lines, &store->deed.permitted, err))
		return false;
	store->deed.undoes = lines.change->id;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strcmp(ways[i].action, lines.change->action) == 0)
			done = ways[i].run(store, lines, step, err);
	store->deed.undoes = 0;
	store->deed.permitted = false;
	return done;
}

/* ---- a whole deed ---- */

static struct lines lines_at(const struct changes *deed, int at)
{
	int count = 1;
	while (at + count < deed->count && deed->change[at + count].id == deed->change[at].id)
		count++;
	return (struct lines){ &deed->change[at], count };
}

static bool refuse_undone(struct store *store, const struct change *change, struct err *err)
{
	struct changes by;
	if (!history_deed(store->sql, change->undone, &by, err))
		return false;
	char *at = clock_moment(by.change[0].at);
	char *why = xasprintf(_("%s did that already at %s"), by.change[0].login, at);
	refuse(change, why, err);
	free(why);
	free(at);
	changes_free(&by);
	return false;
}

bool change_is_lasting(const struct change *change)
{
	return strcmp(change->via, "init") == 0 || strcmp(change->via, "adopt") == 0 || change->kind == &frozen_kind;
}

static bool check_deed(struct store *store, const struct changes *deed, int64_t change, struct err *err)
{
	if (deed->count == 0)
		return err_set(err, ERR_NOT_FOUND, _("there is no change %lld"), (long long)change);
	if (deed->change[0].kind == &frozen_kind)
		return refuse(&deed->change[0], _("what was fixed is fixed for ever"), err);
	if (change_is_lasting(&deed->change[0]))
		return refuse(&deed->change[0], _("the register was made by it, or took over a strategy"), err);
	for (int i = 0; i < deed->count; i++)
		if (deed->change[i].undone != 0)
			return refuse_undone(store, &deed->change[i], err);
	return true;
}

/* A rule speaks of a field; whoever undoes may not even see the record. */
static bool blame(const struct change *change, const struct err *why, struct err *err)
{
	if (*why->field != '\0')
		return refuse(change, why->text, err);
	if (err != NULL)
		*err = *why;
	return false;
}

/* Of what was done at once in RECORDS records, REFUSED cannot go back. */
static void add_refused(int refused, int records, struct err *err)
{
	if (err == NULL || records < 2)
		return;
	char *why = xstrdup(err->text);
	char *count = xasprintf(i18n_plural("%d of %d records that were changed at once cannot go back, so none did",
					    "%d of %d records that were changed at once cannot go back, so none did",
					    (unsigned long)refused), refused, records);
	err_set(err, err->code, _("%s. %s; in the history of each of the others its value can be put back"), why,
		count);
	free(count);
	free(why);
}

/* Whether the change at AT is of a record that others of the deed, from FROM on, are about, too. */
static bool is_again(const struct changes *deed, int from, int at)
{
	const struct change *change = &deed->change[at], *other;
	while (from < at && (other = &deed->change[from], by_record(&other, &change) != 0))
		from++;
	return from < at;
}

/* Reads how the records stand that the changes of fields from AT on are about, as many as go at once; up to *READ. */
static bool read_ahead(struct store *store, const struct changes *deed, int at, struct step *steps, int *read,
		       struct err *err)
{
	int64_t ids[FILL_PAGE];
	int place[FILL_PAGE], some = 0, next = at;
	struct record *page[FILL_PAGE];
	const struct kind *kind = deed->change[at].kind;
	while (next < deed->count && some < FILL_PAGE && deed->change[next].kind == kind &&
	       strcmp(deed->change[next].action, "set") == 0 && !is_again(deed, at, next)) {
		ids[some] = deed->change[next].record;
		place[some++] = next;
		next += lines_at(deed, next).count;
	}
	*read = some > 0 ? next : at + lines_at(deed, at).count;
	store_goes_on(store, at, deed->count, NULL);
	if (some > 0 && !fill_page_kept(store->sql, kind, ids, some, page, err))
		return false;
	for (int i = 0; i < some; i++)
		steps[place[i]].before = page[i];
	return true;
}

/* From the newest to the oldest, as the later may rest on the earlier. Goes on after a refusal, to count them. */
static bool take_each_back(struct store *store, const struct changes *deed, struct step *steps, struct err *err)
{
	int refused = 0;
	const struct change *main = main_change(deed);
	for (int i = 0, read = 0; i < deed->count; i += lines_at(deed, i).count) {
		struct err why = {0};
		if (i >= read && !read_ahead(store, deed, i, steps, &read, err))
			return false;
		if (take_back(store, main, lines_at(deed, i), &steps[i], &why))
			continue;
		if (refused++ == 0)
			blame(&deed->change[i], &why, err);
		if (why.code != ERR_REFUSED)
			return false;
	}
	if (refused > 0)
		add_refused(refused, count_records(deed), err);
	return refused == 0;
}

/* The strategy is asked when all is back. */
static bool take_all_back(struct store *store, const struct changes *deed, struct step *steps, struct err *err)
{
	struct err why = {0};
	store->deed.together = deed->change[0].batch != 0;
	if (!take_each_back(store, deed, steps, err))
		return false;
	for (int i = 0; i < deed->count; i += lines_at(deed, i).count)
		if (!step_hold(store, &steps[i], &why))
			return blame(&deed->change[i], &why, err);
	return true;
}

/* 0 for what is no undo, 1 for an undo, 2 for a redo, 3 for the undo of that; -1 on failure. */
static int depth_of(struct sql *sql, int64_t change, struct err *err)
{
	sqlite3_stmt *row = sql_prepare(sql, "SELECT undoes FROM change WHERE id = :change", err);
	if (row == NULL)
		return -1;
	sql_bind_number(row, ":change", change);
	enum sql_result got = sql_step(sql, row, err);
	int64_t undoes = got == SQL_ROW ? sqlite3_column_int64(row, 0) : 0;
	sql_done(sql, row);
	int below = undoes != 0 ? depth_of(sql, undoes, err) : -1;
	return got == SQL_FAILED || (undoes != 0 && below < 0) ? -1 : below + 1;
}

/* What has just been written, as a sentence. NULL on failure. */
static char *sentence_of(struct store *store, struct err *err)
{
	struct changes deed;
	int64_t last;
	if (!sql_number(store->sql, "SELECT max(id) FROM change", &last, err) ||
	    !history_deed(store->sql, last, &deed, err))
		return NULL;
	char *what = describe(&deed, store->said_columns), *sentence = NULL;
	store->undone_by = last;
	int depth = depth_of(store->sql, last, err);
	if (depth > 0)
		sentence = xasprintf(depth % 2 == 1 ? _("Undone: %s") : _("Done again: %s"), what);
	free(what);
	changes_free(&deed);
	return sentence;
}

static bool undo_inside(struct store *store, int64_t change, char **sentence, struct err *err)
{
	struct changes deed;
	if (!history_deed(store->sql, change, &deed, err))
		return false;
	struct step *steps = xcalloc((size_t)deed.count + 1, sizeof *steps);
	bool done = check_deed(store, &deed, change, err) && take_all_back(store, &deed, steps, err) &&
		    (*sentence = sentence_of(store, err)) != NULL;
	for (int i = 0; i < deed.count; i++)
		step_free(&steps[i]);
	free(steps);
	changes_free(&deed);
	return done;
}

int64_t store_undo_number(const struct store *store)
{
	return store->undone_by;
}

void store_undo_within(struct store *store, int columns)
{
	store->said_columns = columns;
}

bool store_undo(struct store *store, int64_t change, char **sentence, struct err *err)
{
	char *said = NULL;
	bool done = store_begin(store, false, err) &&
		    store_end(store, undo_inside(store, change, &said, err), err);
	if (done && sentence != NULL)
		*sentence = said;
	else
		free(said);
	return done;
}

/* ---- what is next ---- */

/* Whether an undo or a redo (as wanted) would take the change back. */
static bool is_next(struct sql *sql, int64_t change, bool redo, bool *is, struct err *err)
{
	int64_t undone = history_undone(sql, change, err);
	int depth = redo ? depth_of(sql, change, err) : 0;
	*is = undone == 0 && (redo ? depth % 2 == 1 : true);
	return undone >= 0 && depth >= 0;
}

/* Newest first, so few are looked at; older than BEFORE (0: all). *CHANGE is 0 when none is next. */
static bool find_next(struct store *store, bool redo, int64_t before, int64_t *change, struct err *err)
{
	static const char undo_text[] = "SELECT id FROM change WHERE login = :login AND undoes IS NULL"
					" AND via NOT IN ('init', 'import', 'adopt') AND kind <> 'frozen'"
					" AND id < :before ORDER BY id DESC";
	static const char redo_text[] = "SELECT id FROM change WHERE login = :login AND undoes IS NOT NULL"
					" AND id < :before"
					" AND id > coalesce((SELECT max(id) FROM change WHERE login = :login"
					" AND undoes IS NULL AND kind <> 'frozen'), 0) ORDER BY id DESC";
	sqlite3_stmt *row = sql_prepare(store->sql, redo ? redo_text : undo_text, err);
	bool is = false, done = true;
	*change = 0;
	if (row == NULL)
		return false;
	enum sql_result got = SQL_END;
	sql_bind(row, ":login", store->login);
	sql_bind_number(row, ":before", before != 0 ? before : INT64_MAX);
	while (done && !is && (got = sql_step(store->sql, row, err)) == SQL_ROW) {
		*change = sqlite3_column_int64(row, 0);
		done = is_next(store->sql, *change, redo, &is, err);
	}
	sql_done(store->sql, row);
	*change = is ? *change : 0;
	return done && got != SQL_FAILED;
}

static bool read_next(struct store *store, bool redo, int64_t before, struct undoable *out, struct err *err)
{
	struct changes deed;
	*out = (struct undoable){0};
	if (!find_next(store, redo, before, &out->change, err))
		return false;
	if (out->change == 0)
		return true;
	if (!history_deed(store->sql, out->change, &deed, err))
		return false;
	if (deed.count == 0) { /* of a kind that this program no longer knows */
		out->change = 0;
		return true;
	}
	out->what = describe(&deed, store->said_columns);
	out->oldest = deed.change[deed.count - 1].id;
	out->login = xstrdup(deed.change[0].login);
	out->at = xstrdup(deed.change[0].at);
	out->kind = deed.change[0].kind;
	out->record = deed.change[0].record;
	out->records = count_records(&deed);
	changes_free(&deed);
	return true;
}

bool store_undo_next(struct store *store, bool redo, struct undoable *out, struct err *err)
{
	return read_next(store, redo, 0, out, err);
}

bool store_undo_before(struct store *store, int64_t change, struct undoable *out, struct err *err)
{
	return read_next(store, false, change, out, err);
}

void undoable_free(struct undoable *undoable)
{
	free(undoable->what);
	free(undoable->login);
	free(undoable->at);
	*undoable = (struct undoable){0};
}
