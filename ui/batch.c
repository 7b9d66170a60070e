/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "batch.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "text.h"

#include "presence.h"

struct batch {
	struct app *app;
	const struct kind *kind;
	int64_t *ids;
	int count;
};

static struct batch *batch_new(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	struct batch *batch = xmalloc(sizeof *batch);
	*batch = (struct batch){ app, kind, xmalloc((size_t)count * sizeof *ids), count };
	memcpy(batch->ids, ids, (size_t)count * sizeof *ids);
	return batch;
}

static void batch_free(struct batch *batch)
{
	if (batch == NULL)
		return;
	free(batch->ids);
	free(batch);
}

/* ---- what is not one's to change ---- */

#define NAMED 3 /* records whose refusal is told in full */

/* Left out because the acting person may not, and why: the sentences of the first of them, each after a line break. */
struct barred {
	int count;
	struct str why;
};

static void bar(struct barred *barred, const struct err *err)
{
	if (barred->count++ < NAMED)
		str_addf(&barred->why, "\n%s", err->text);
}

/* "1 is not yours to change". */
static void add_barred(struct str *str, const struct barred *barred)
{
	str_addf(str, i18n_plural("%d is not yours to change", "%d are not yours to change",
				  (unsigned long)barred->count), barred->count);
}

/* The first sentence, after a point, or nothing: what a status line has room for. The caller frees. */
static char *first_why(const struct barred *barred)
{
	const char *why = barred->count > 0 ? barred->why.text + 1 : "";
	return xasprintf("%s%.*s", *why != '\0' ? " · " : "", (int)strcspn(why, "\n"), why);
}

/* The question with what is left out, LEFT, and why what is barred is. The caller frees. */
static char *with_left_out(const char *question, const char *left, const struct barred *barred)
{
	struct str str = { 0 };
	str_addf(&str, _("%s\nLeft out: %s."), question, left);
	str_add(&str, barred->why.length > 0 ? barred->why.text : "");
	if (barred->count > NAMED) {
		str_add(&str, "\n");
		str_addf(&str, _("and %d more"), barred->count - NAMED);
	}
	return str_take(&str);
}

/* ---- confirm ---- */

static void free_all(struct record **records, int count)
{
	for (int i = 0; i < count; i++)
		record_free(records[i]);
	free(records);
}

/* What stands after the sentence when something was left out. The caller frees. */
static char *left_out(const struct confirmed *confirmed)
{
	struct str str = { 0 };
	if (confirmed->history > 0)
		str_addf(&str, i18n_plural("; %d that is history was left out",
					   "; %d that are history were left out", (unsigned long)confirmed->history),
			 confirmed->history);
	if (confirmed->elsewhere > 0)
		str_addf(&str, i18n_plural("; %d that is for other units was left out",
					   "; %d that are for other units were left out",
					   (unsigned long)confirmed->elsewhere),
			 confirmed->elsewhere);
	return str_take(&str);
}

static void say_confirmed(struct app *app, bool notices, const struct confirmed *confirmed)
{
	int count = confirmed->done + confirmed->already;
	char *left = left_out(confirmed);
	if (notices && count == 0)
		app_say(app, _("Not for %s, but for other units"), store_person_units(app->store));
	else if (notices)
		app_say(app, i18n_plural("%d notice: seen by %s%s", "%d notices: seen by %s%s", (unsigned long)count),
			count, store_person_units(app->store), left);
	else
		app_say(app, i18n_plural("Confirmed: %d record is right as of today%s",
					 "Confirmed: %d records are right as of today%s", (unsigned long)count),
			count, left);
	free(left);
}

static void confirm_records(struct app *app, struct record **records, int count)
{
	struct err err = { 0 };
	struct confirmed confirmed;
	bool notices = count > 0 && kind_field(records[0]->kind, "seen") >= 0;
	bool done = store_confirm(app->store, records, count, &confirmed, &err);
	app_refresh(app);
	if (done)
		say_confirmed(app, notices, &confirmed);
	else
		app_complain(app, &err);
}

/* ---- the records that a question is about ---- */

struct confirming {
	struct app *app;
	struct record **records;
	int count;
	int already, history; /* left out beforehand */
	struct barred barred; /* likewise */
};

static void confirming_free(struct confirming *confirming)
{
	free_all(confirming->records, confirming->count);
	str_free(&confirming->barred.why);
	free(confirming);
}

static void confirm_answered(void *context, int answer)
{
	struct confirming *confirming = context;
	if (answer == 0)
		confirm_records(confirming->app, confirming->records, confirming->count);
	confirming_free(confirming);
}

/* Counts why the record is left out; false when it is not. */
static bool is_left_out(struct confirming *confirming, const struct record *record, const char *today)
{
	struct err err = { 0 };
	if (record_is_closed(record))
		confirming->history++;
	else if (strcmp(record_get(record, "confirmed"), today) == 0)
		confirming->already++;
	else if (!store_may_record(confirming->app->store, record, ACCESS_CHANGE, &err))
		bar(&confirming->barred, &err);
	else
		return false;
	return true;
}

/* What is history, what says today already and what is not one's own need not be asked about. */
static void leave_out(struct confirming *confirming)
{
	char today[CLOCK_DAY_SIZE];
	int kept = 0;
	clock_today(today);
	for (int i = 0; i < confirming->count; i++) {
		struct record *record = confirming->records[i];
		if (is_left_out(confirming, record, today))
			record_free(record);
		else
			confirming->records[kept++] = record;
	}
	confirming->count = kept;
}

static const struct answer confirm_answers[] = { { N_("c|key of confirm"), N_("confirm") },
						 { N_("n|key of not now"), N_("not now") } };

/* ---- confirm what is marked ---- */

/* As they are when the question is asked: nobody confirms what he or she has not seen. NULL when one cannot be read. */
static struct confirming *load(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	struct err err = { 0 };
	struct confirming *confirming = xmalloc(sizeof *confirming);
	*confirming = (struct confirming){ .app = app, .records = xcalloc((size_t)count, sizeof(struct record *)) };
	for (int i = 0; i < count; i++) {
		struct record *record = store_load(app->store, kind, ids[i], &err);
		if (record == NULL) {
			app_complain(app, &err);
			confirming_free(confirming);
			return NULL;
		}
		confirming->records[confirming->count++] = record;
	}
	return confirming;
}

/* "2 are confirmed today already; 1 is history". The caller frees. */
static char *left_before(const struct confirming *confirming)
{
	struct str str = { 0 };
	if (confirming->already > 0)
		str_addf(&str, i18n_plural("%d is confirmed today already", "%d are confirmed today already",
					   (unsigned long)confirming->already), confirming->already);
	if (confirming->already > 0 && confirming->history > 0)
		str_add(&str, "; ");
	if (confirming->history > 0)
		str_addf(&str, i18n_plural("%d is history", "%d are history", (unsigned long)confirming->history),
			 confirming->history);
	if (confirming->barred.count > 0) {
		str_add(&str, str.length > 0 ? "; " : "");
		add_barred(&str, &confirming->barred);
	}
	return str_take(&str);
}

static void ask_marked(struct confirming *confirming)
{
	struct app *app = confirming->app;
	char *left = left_before(confirming);
	if (confirming->count == 0) {
		char *why = first_why(&confirming->barred);
		app_say(app, _("Nothing marked is left to confirm: %s%s"), left, why);
		free(why);
		confirming_free(confirming);
	} else {
		char *number = number_text(confirming->count);
		char *question = xasprintf(i18n_plural("Confirm that %s marked record is right as of today?",
						       "Confirm that %s marked records are right as of today?",
						       (unsigned long)confirming->count), number);
		free(number);
		char *all = *left != '\0' ? with_left_out(question, left, &confirming->barred) : xstrdup(question);
		app_push(app, ask_layer_new(app, all, confirm_answers, 2, confirm_answered, confirming));
		free(all);
		free(question);
	}
	free(left);
}

void batch_confirm(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	bool notices = kind_field(kind, "seen") >= 0;
	if (notices && *store_person_units(app->store) == '\0') {
		app_say(app, _("You represent no unit that could have seen it"));
		return;
	}
	if (!notices && kind_field(kind, "confirmed") < 0) {
		app_say(app, _("%s are not confirmed one by one"), i18n(kind->plural));
		return;
	}
	struct confirming *confirming = load(app, kind, ids, count);
	if (confirming == NULL)
		return;
	if (count == 1 || notices) {
		confirm_answered(confirming, 0);
		return;
	}
	leave_out(confirming);
	ask_marked(confirming);
}

/* ---- confirm all of mine ---- */

#define AGE_COLUMNS 5
#define FRAME_ROWS 8 /* of a question with one row of answers, and something left of what lies under it */

/* How old the confirmation is, what it is called, and the kind; one line. */
static void add_line(struct str *str, const struct record *record, int columns)
{
	char *title = record_title(record), *age = record_cell(record, kind_field(record->kind, "confirmed"));
	char *right = text_fit(age, AGE_COLUMNS, TEXT_RIGHT), *kind = xasprintf(" · %s", i18n(record->kind->label));
	int room = columns - AGE_COLUMNS - 2 - text_width(kind);
	char *left = text_width(title) > room ? text_fit(title, room, TEXT_LEFT) : xstrdup(title);
	str_addf(str, "\n%s  %s%s", right, left, kind);
	free(left);
	free(kind);
	free(right);
	free(age);
	free(title);
}

static char *mine_question(const struct confirming *mine)
{
	struct str str = { 0 };
	int room = mine->app->rows - FRAME_ROWS, shown = mine->count <= room ? mine->count : room - 1;
	str_addf(&str, i18n_plural("Confirm that your %d record is right as of today?",
				   "Confirm that your %d records are right as of today?",
				   (unsigned long)mine->count),
		 mine->count);
	for (int i = 0; i < shown; i++)
		add_line(&str, mine->records[i], ask_layer_columns(mine->app));
	if (shown < mine->count) {
		str_addf(&str, "\n%*s", AGE_COLUMNS + 2, "");
		str_addf(&str, _("and %d more"), mine->count - shown);
	}
	return str_take(&str);
}

void batch_confirm_mine(struct app *app)
{
	struct err err = { 0 };
	struct confirming *mine = xmalloc(sizeof *mine);
	*mine = (struct confirming){ .app = app };
	mine->count = store_mine(app->store, false, &mine->records, &err);
	if (mine->count < 0) {
		app_complain(app, &err);
		free(mine);
		return;
	}
	leave_out(mine);
	if (mine->count > 0) {
		char *question = mine_question(mine);
		app_push(app, ask_layer_new(app, question, confirm_answers, 2, confirm_answered, mine));
		free(question);
		return;
	}
	if (mine->already > 0)
		app_say(app, i18n_plural("All that is yours (%d record) is confirmed today already",
					 "All that is yours (%d records) is confirmed today already",
					 (unsigned long)mine->already), mine->already);
	else
		app_say(app, _("Nothing is yours to confirm: you are responsible for no record, manage no project and "
			       "represent no unit that has a record"));
	confirming_free(mine);
}

/* ---- delete ---- */

static void delete_answered(void *context, int answer)
{
	struct batch *batch = context;
	struct app *app = batch->app;
	struct err err = { 0 };
	int count = batch->count;
	bool wanted = answer == 1;
	bool done = wanted && store_delete_all(app->store, batch->kind, batch->ids, count, NULL, &err);
	batch_free(batch);
	if (!wanted)
		return;
	app_refresh(app);
	char *number = number_text(count);
	char *sentence = xasprintf(i18n_plural("Deleted %s record", "Deleted %s records", (unsigned long)count),
				   number);
	free(number);
	if (done)
		app_say_done(app, CMD_UNDO, sentence);
	else
		app_complain(app, &err);
	free(sentence);
}

/* Names the record, who has it open, and what refers to it, so that nobody deletes by mistake. */
static char *delete_one_question(struct app *app, const struct record *record)
{
	struct str str = { 0 };
	struct backref *refs = NULL;
	char *title = record_name(record), *writers = presence_here(app, record->kind, record->id);
	str_addf(&str, _("Delete “%s”?"), title);
	if (writers != NULL)
		str_addf(&str, "\n%s %s", screen_glyph(GLYPH_WRITES), writers);
	int found = store_backrefs(app->store, record, &refs, NULL);
	for (int i = 0; i < found; i++)
		if (refs[i].count > 0)
			str_addf(&str, "\n%s: %d", i18n(refs[i].kind->plural), refs[i].count);
	free(refs);
	free(writers);
	free(title);
	return str_take(&str);
}

static bool is_among(int64_t id, const int64_t *ids, int count)
{
	for (int i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

/* Whether they are the last keys of SSH that let the one who sits here in. */
static bool locks_oneself_out(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	struct grid keys = { 0 };
	int gone = 0, left = 0;
	if (strcmp(kind->name, "access-key") != 0 || !store_grid(app->store, "keys-in-force", NULL, 0, &keys, NULL))
		return false;
	for (int i = 0; i < keys.row_count; i++) {
		if (strcmp(grid_text(&keys, i, "login"), store_login(app->store)) != 0)
			continue;
		if (is_among(grid_number(&keys, i, "id"), ids, count))
			gone++;
		else
			left++;
	}
	grid_free(&keys);
	return gone > 0 && left == 0;
}

/* NULL, with the reason, when a single record cannot be deleted: nobody is offered what is refused then. */
static char *delete_question(struct app *app, const struct kind *kind, const int64_t *ids, int count, struct err *err)
{
	struct record *record = count == 1 ? store_load(app->store, kind, ids[0], NULL) : NULL;
	if (record == NULL) {
		char *number = number_text(count), *all = xasprintf(_("Delete %s records?"), number);
		free(number);
		return all;
	}
	char *question = store_can_delete(app->store, record, err) ? delete_one_question(app, record) : NULL;
	record_free(record);
	return question;
}

/* Leaves in the batch what the acting person may delete; false, with why not, when that is none. */
static bool keep_own(struct batch *batch, struct barred *barred, struct err *err)
{
	int kept = 0;
	if (batch->count == 1 || store_may_all(batch->app->store, "", NULL))
		return true;
	for (int i = 0; i < batch->count; i++) {
		struct err why = { 0 };
		if (store_may(batch->app->store, batch->kind, batch->ids[i], ACCESS_DELETE, &why))
			batch->ids[kept++] = batch->ids[i];
		else
			bar(barred, &why);
	}
	batch->count = kept;
	return kept > 0 || store_may(batch->app->store, batch->kind, batch->ids[0], ACCESS_DELETE, err);
}

/* NULL, with the reason, when nothing can be deleted. The caller frees. */
static char *batch_question(struct batch *batch, struct err *err)
{
	struct barred barred = { 0 };
	struct str left = { 0 };
	char *question = keep_own(batch, &barred, err) ?
			 delete_question(batch->app, batch->kind, batch->ids, batch->count, err) : NULL;
	if (question != NULL && barred.count > 0) {
		char *alone = question;
		add_barred(&left, &barred);
		question = with_left_out(alone, left.text, &barred);
		free(alone);
	}
	str_free(&left);
	str_free(&barred.why);
	return question;
}

void batch_delete(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	/* Enter keeps: nobody deletes by a key too many. */
	static const struct answer answers[] = { { N_("k|key of keep"), N_("keep") },
						 { N_("d|key of delete"), N_("delete") } };
	struct err err = { 0 };
	struct batch *batch = batch_new(app, kind, ids, count);
	char *question = batch_question(batch, &err);
	if (question == NULL) {
		app_complain(app, &err);
		batch_free(batch);
		return;
	}
	char *whole = locks_oneself_out(app, kind, ids, count) ?
		xasprintf("%s\n%s", question, _("No other key of yours lets you in: you will not get in with SSH any "
						"more.")) : xstrdup(question);
	app_push(app, ask_layer_new(app, whole, answers, 2, delete_answered, batch));
	free(whole);
	free(question);
}
