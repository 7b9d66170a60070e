/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "batch.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

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

static void confirm(const struct batch *batch)
{
	struct err err = { 0 };
	int count = 0;
	struct record **records = xcalloc((size_t)batch->count, sizeof(struct record *));
	while (count < batch->count &&
	       (records[count] = store_load(batch->app->store, batch->kind, batch->ids[count], &err)) != NULL)
		count++;
	if (count == batch->count)
		confirm_records(batch->app, records, count);
	else
		app_complain(batch->app, &err);
	free_all(records, count);
}

static void confirm_answered(void *context, int answer)
{
	struct batch *batch = context;
	if (answer == 0)
		confirm(batch);
	batch_free(batch);
}

static const struct answer confirm_answers[] = { { N_("c|key of confirm"), N_("confirm") },
						 { N_("n|key of not now"), N_("not now") } };

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
	struct batch *batch = batch_new(app, kind, ids, count);
	if (count == 1 || notices) {
		confirm_answered(batch, 0);
		return;
	}
	char *question = xasprintf(_("Confirm that the %d marked records are right as of today?\n"
				     "Those that are history are left out."), count);
	app_push(app, ask_layer_new(app, question, confirm_answers, 2, confirm_answered, batch));
	free(question);
}

/* ---- confirm all of mine ---- */

#define AGE_COLUMNS 5
#define FRAME_ROWS 8 /* of a question with one row of answers, and something left of what lies under it */

struct mine {
	struct app *app;
	struct record **records;
	int count;
};

static void mine_answered(void *context, int answer)
{
	struct mine *mine = context;
	if (answer == 0)
		confirm_records(mine->app, mine->records, mine->count);
	free_all(mine->records, mine->count);
	free(mine);
}

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

static char *mine_question(const struct mine *mine)
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

/* Those that say today already need not be asked about. Returns how many they were. */
static int drop_confirmed(struct mine *mine)
{
	char today[CLOCK_DAY_SIZE];
	int kept = 0, count = mine->count;
	clock_today(today);
	for (int i = 0; i < count; i++) {
		if (strcmp(record_get(mine->records[i], "confirmed"), today) == 0)
			record_free(mine->records[i]);
		else
			mine->records[kept++] = mine->records[i];
	}
	mine->count = kept;
	return count - kept;
}

void batch_confirm_mine(struct app *app)
{
	struct err err = { 0 };
	struct mine *mine = xmalloc(sizeof *mine);
	*mine = (struct mine){ .app = app };
	mine->count = store_mine(app->store, &mine->records, &err);
	int dropped = mine->count > 0 ? drop_confirmed(mine) : 0;
	if (mine->count > 0) {
		char *question = mine_question(mine);
		app_push(app, ask_layer_new(app, question, confirm_answers, 2, mine_answered, mine));
		free(question);
		return;
	}
	if (mine->count < 0)
		app_complain(app, &err);
	else if (dropped > 0)
		app_say(app, i18n_plural("All that is yours (%d record) is confirmed today already",
					 "All that is yours (%d records) is confirmed today already",
					 (unsigned long)dropped), dropped);
	else
		app_say(app, _("Nothing is yours to confirm: you are responsible for no record and represent no unit "
			       "that has one"));
	free(mine->records);
	free(mine);
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
	if (done)
		app_say(app, i18n_plural("Deleted %d record; u brings it back",
					 "Deleted %d records; u brings them back", (unsigned long)count), count);
	else
		app_complain(app, &err);
}

/* Names the record, and what refers to it, so that nobody deletes by mistake. */
static char *delete_question(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	struct str str = { 0 };
	struct backref *refs = NULL;
	struct record *record = count == 1 ? store_load(app->store, kind, ids[0], NULL) : NULL;
	if (record == NULL) {
		str_addf(&str, _("Delete %d records?"), count);
		return str_take(&str);
	}
	char *title = record_title(record);
	str_addf(&str, _("Delete “%s”?"), title);
	int found = store_backrefs(app->store, record, &refs, NULL);
	for (int i = 0; i < found; i++)
		if (refs[i].count > 0)
			str_addf(&str, "\n%s: %d", i18n(refs[i].kind->plural), refs[i].count);
	free(refs);
	free(title);
	record_free(record);
	return str_take(&str);
}

void batch_delete(struct app *app, const struct kind *kind, const int64_t *ids, int count)
{
	/* Enter keeps: nobody deletes by a key too many. */
	static const struct answer answers[] = { { N_("k|key of keep"), N_("keep") },
						 { N_("d|key of delete"), N_("delete") } };
	struct batch *batch = batch_new(app, kind, ids, count);
	char *question = delete_question(app, kind, ids, count);
	app_push(app, ask_layer_new(app, question, answers, 2, delete_answered, batch));
	free(question);
}
