/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "audit.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

/* One record, as far as its history has been played. */
struct play {
	const struct kind *kind; /* NULL: none yet */
	int64_t id, rev;
	char **value;            /* per field, owned; NULL is empty */
	int64_t *set;            /* revision that set the field last */
	bool deleted;
	int64_t turned;          /* revision that deleted it or brought it back last */
};

/* A row of `change`; borrowed from the statement. */
struct step {
	int64_t change, id, rev;
	const char *token, *login, *kind, *action;
};

/* The database is read past the store: the judge must not be the judged. */
struct court {
	sqlite3 *db;
	struct store *store; /* for the records as they stand */
	struct ledger *ledger;
	struct play play;
};

static sqlite3_stmt *ask(struct court *court, const char *sql)
{
	sqlite3_stmt *row;
	if (sqlite3_prepare_v2(court->db, sql, -1, &row, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(court->db));
	return row;
}

static const char *text_of(sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);
	return text != NULL ? text : "";
}

static const char *value_now(const struct play *play, int field)
{
	return play->value[field] != NULL ? play->value[field] : "";
}

/* ---- one field of one change ---- */

static bool names_field(const char *list, const char *name)
{
	size_t length = strlen(name);
	for (const char *at = list; (at = strstr(at, name)) != NULL; at += length)
		if ((at == list || at[-1] == ',') && (at[length] == ',' || at[length] == '\0'))
			return true;
	return false;
}

/* The countries without one of them, so that those before and after can be compared. */
static char *without(const char *set, const char *code)
{
	struct str rest = {0};
	for (const char *at = set; *at != '\0'; at += 3) {
		if (strncmp(at, code, 2) != 0)
			str_addf(&rest, "%.2s ", at);
		if (at[2] == '\0')
			break;
	}
	return str_take(&rest);
}

/* A merge of sets may do one thing: bring in, or take out, what this edit meant to. */
static void judge_countries(const struct ledger_edit *edit, const char *old, const char *new)
{
	bool add = edit->country[0] == '+', had = strstr(old, edit->country + 1) != NULL,
	     has = strstr(new, edit->country + 1) != NULL;
	char *before = without(old, edit->country + 1), *after = without(new, edit->country + 1);
	if (edit->country[0] == '-' && edit->country[1] == '\0')
		fail_msg("%s changed the countries from \"%s\" to \"%s\" unasked", edit->token, old, new);
	if (had == add || has != add || strcmp(before, after) != 0)
		fail_msg("%s was to do %s, and made \"%s\" of \"%s\"", edit->token, edit->country, new, old);
	free(before);
	free(after);
}

static void judge_text(const struct ledger_edit *edit, const char *field, const char *new)
{
	char *meant = ledger_value(edit->token, field);
	if (!names_field(edit->fields, field))
		fail_msg("%s changed %s to \"%s\" unasked", edit->token, field, new);
	if (strcmp(new, meant) != 0)
		fail_msg("%s was to set %s to \"%s\", and set \"%s\"", edit->token, field, meant, new);
	free(meant);
}

/* What a new record has from its field table is not in the ledger. */
static void judge_field(const struct play *play, const struct ledger_edit *edit, int field, const char *old,
			const char *new)
{
	const char *name = play->kind->fields[field].name;
	if (strcmp(old, value_now(play, field)) != 0)
		fail_msg("%s %" PRId64 ", revision %" PRId64 ": %s was \"%s\", its history says \"%s\"",
			 play->kind->name, play->id, play->rev, name, value_now(play, field), old);
	if (edit == NULL || (strcmp(edit->action, "add") == 0 && !names_field(edit->fields, name)))
		return;
	if (strcmp(name, "countries") == 0) {
		judge_countries(edit, old, new);
		return;
	}
	judge_text(edit, name, new);
	if (play->set[field] > edit->base)
		fail_msg("%s began from revision %lld and overwrote the %s of revision %" PRId64, edit->token,
			 edit->base, name, play->set[field]);
}

static int count_names(const char *list)
{
	int count = strcmp(list, "-") == 0 ? 0 : 1;
	for (const char *at = list; (at = strchr(at, ',')) != NULL; at++)
		count++;
	return count;
}

/* Plays the fields of a change; those of the edit must all be there. */
static void play_fields(struct court *court, const struct step *step, const struct ledger_edit *edit)
{
	struct play *play = &court->play;
	int texts = 0;
	sqlite3_stmt *row = ask(court, "SELECT field, old, new FROM change_field WHERE change = :change");
	sqlite3_bind_int64(row, 1, step->change);
	while (sqlite3_step(row) == SQLITE_ROW) {
		int field = kind_field(play->kind, text_of(row, 0));
		assert_true(field >= 0);
		judge_field(play, edit, field, text_of(row, 1), text_of(row, 2));
		texts += edit != NULL && names_field(edit->fields, text_of(row, 0));
		free(play->value[field]);
		play->value[field] = strdup(text_of(row, 2));
		play->set[field] = step->rev;
	}
	sqlite3_finalize(row);
	if (edit != NULL && texts != count_names(edit->fields))
		fail_msg("%s was to set %s, and %d of them are in the history", edit->token, edit->fields, texts);
}

/* A country that was to come in and is not among those of the change must have been there already, and so on. */
static void judge_absent_country(const struct play *play, const struct ledger_edit *edit)
{
	if (edit == NULL || edit->country[1] == '\0')
		return;
	bool has = strstr(value_now(play, kind_field(play->kind, "countries")), edit->country + 1) != NULL;
	if (has != (edit->country[0] == '+'))
		fail_msg("%s was to do %s, and did not", edit->token, edit->country);
}

/* ---- one change ---- */

static void judge_edit(const struct step *step, struct ledger_edit *edit)
{
	if (edit->seen)
		fail_msg("%s is in the history twice", edit->token);
	edit->seen = true;
	if (strcmp(edit->login, step->login) != 0 || strcmp(edit->action, step->action) != 0 ||
	    strcmp(edit->kind, step->kind) != 0)
		fail_msg("%s was to %s a %s as %s, and did %s a %s as %s", edit->token, edit->action, edit->kind,
			 edit->login, step->action, step->kind, step->login);
	if ((edit->id != 0 && edit->id != step->id) || (edit->rev != 0 && edit->rev != step->rev) ||
	    (strcmp(edit->action, "delete") == 0 && edit->base != 0 && edit->base != step->rev - 1))
		fail_msg("%s made revision %" PRId64 " of %" PRId64 "; it was told %lld of %lld, from %lld",
			 edit->token, step->rev, step->id, edit->rev, edit->id, edit->base);
	if (edit->outcome == LEDGER_CONFLICT || edit->outcome == LEDGER_REFUSED)
		fail_msg("%s was told that nothing had been saved, and is in the history", edit->token);
}

/* Writers are known by their logins; the rest was there before they came. */
static struct ledger_edit *edit_of(const struct court *court, const struct step *step)
{
	struct ledger_edit *edit = ledger_find(court->ledger, step->token);
	if (edit == NULL && step->login[0] == 'w')
		fail_msg("%s %" PRId64 " has revision %" PRId64 " by %s as \"%s\", which nobody intended", step->kind,
			 step->id, step->rev, step->login, step->token);
	if (edit != NULL)
		judge_edit(step, edit);
	return edit;
}

static void play_step(struct court *court, const struct step *step)
{
	struct play *play = &court->play;
	const struct ledger_edit *edit = edit_of(court, step);
	bool deletes = strcmp(step->action, "delete") == 0, brings_back = strcmp(step->action, "undelete") == 0;
	if (step->rev != play->rev + 1 || (strcmp(step->action, "add") == 0) != (step->rev == 1))
		fail_msg("%s %" PRId64 ": %s is revision %" PRId64 " after %" PRId64, step->kind, step->id,
			 step->action, step->rev, play->rev);
	if (play->deleted != brings_back)
		fail_msg("%s %" PRId64 ", revision %" PRId64 ": %s of one that is%s deleted", step->kind, step->id,
			 step->rev, step->action, play->deleted ? "" : " not");
	play_fields(court, step, edit);
	judge_absent_country(play, edit);
	play->rev = step->rev;
	if (deletes || brings_back) {
		play->deleted = deletes;
		play->turned = step->rev;
	}
}

/* ---- one record, at the end of its history ---- */

static void judge_record(const struct court *court)
{
	const struct play *play = &court->play;
	struct err err = {0};
	struct record *record = store_load(court->store, play->kind, play->id, &err);
	if (record == NULL)
		fail_msg("%s", err.text);
	if (record->rev != play->rev || record->deleted != play->deleted)
		fail_msg("%s %" PRId64 ": is revision %" PRId64 "%s, by its history %" PRId64 "%s", play->kind->name,
			 play->id, record->rev, record->deleted ? ", deleted" : "", play->rev,
			 play->deleted ? ", deleted" : "");
	for (int i = 0; i < play->kind->field_count; i++)
		if (field_is_writable(&play->kind->fields[i]) &&
		    strcmp(record_value(record, i), value_now(play, i)) != 0)
			fail_msg("%s %" PRId64 ": %s is \"%s\", by its history \"%s\"", play->kind->name, play->id,
				 play->kind->fields[i].name, record_value(record, i), value_now(play, i));
	record_free(record);
}

/* A conflict is told only where somebody came between; to delete, any change is one. */
static bool had_cause(const struct play *play, const struct ledger_edit *edit)
{
	if (play->turned > edit->base || (strcmp(edit->action, "set") != 0 && play->rev > edit->base))
		return true;
	for (int i = 0; i < play->kind->field_count; i++)
		if (play->set[i] > edit->base && names_field(edit->fields, play->kind->fields[i].name))
			return true;
	return false;
}

static void judge_conflicts(const struct court *court)
{
	const struct play *play = &court->play;
	for (int i = 0; i < court->ledger->count; i++) {
		const struct ledger_edit *edit = &court->ledger->edit[i];
		if (edit->outcome == LEDGER_CONFLICT && edit->id == play->id &&
		    strcmp(edit->kind, play->kind->name) == 0 && !had_cause(play, edit))
			fail_msg("%s was refused as a conflict, and nobody had come between", edit->token);
	}
}

static void end_record(struct court *court)
{
	struct play *play = &court->play;
	if (play->kind == NULL)
		return;
	judge_record(court);
	judge_conflicts(court);
	for (int i = 0; i < play->kind->field_count; i++)
		free(play->value[i]);
	free(play->value);
	free(play->set);
	*play = (struct play){0};
}

static void begin_record(struct court *court, const struct step *step)
{
	struct play *play = &court->play;
	play->kind = kind_named(step->kind);
	play->id = step->id;
	play->value = xcalloc((size_t)play->kind->field_count, sizeof *play->value);
	play->set = xcalloc((size_t)play->kind->field_count, sizeof *play->set);
}

/* ---- all ---- */

static void play_all(struct court *court)
{
	sqlite3_stmt *row =
		ask(court, "SELECT id, record, rev, via, login, kind, action FROM change ORDER BY kind, record, rev");
	while (sqlite3_step(row) == SQLITE_ROW) {
		const struct step step = {
			.change = sqlite3_column_int64(row, 0), .id = sqlite3_column_int64(row, 1),
			.rev = sqlite3_column_int64(row, 2), .token = text_of(row, 3), .login = text_of(row, 4),
			.kind = text_of(row, 5), .action = text_of(row, 6),
		};
		const struct play *play = &court->play;
		if (play->kind == NULL || play->id != step.id || strcmp(play->kind->name, step.kind) != 0) {
			end_record(court);
			begin_record(court, &step);
		}
		play_step(court, &step);
	}
	end_record(court);
	sqlite3_finalize(row);
}

static struct audit count_outcomes(const struct ledger *ledger)
{
	struct audit audit = {0};
	for (int i = 0; i < ledger->count; i++) {
		const struct ledger_edit *edit = &ledger->edit[i];
		if (i > 0 && strcmp(edit->token, edit[-1].token) == 0)
			fail_msg("%s was intended twice", edit->token);
		if (edit->outcome == LEDGER_SAVED && !edit->seen)
			fail_msg("%s was acknowledged and is lost: %s %s %lld", edit->token, edit->action, edit->kind,
				 edit->id);
		if (edit->outcome == LEDGER_REFUSED && strstr(edit->action, "delete") == NULL)
			fail_msg("%s was refused, and nothing was wrong with it", edit->token);
		audit.saved += edit->outcome == LEDGER_SAVED;
		audit.conflicts += edit->outcome == LEDGER_CONFLICT;
		audit.refused += edit->outcome == LEDGER_REFUSED;
		audit.unknown += edit->outcome == LEDGER_UNKNOWN;
		audit.unknown_saved += edit->outcome == LEDGER_UNKNOWN && edit->seen;
		audit.merged += edit->merged;
		if (edit->microseconds > audit.longest)
			audit.longest = edit->microseconds;
	}
	return audit;
}

struct audit audit_register(const struct room *room, struct ledger *ledger)
{
	struct court court = { .store = room_open(room, "anna"), .ledger = ledger };
	assert_int_equal(sqlite3_open(room->path, &court.db), SQLITE_OK);
	play_all(&court);
	sqlite3_close(court.db);
	store_close(court.store);
	return count_outcomes(ledger);
}
