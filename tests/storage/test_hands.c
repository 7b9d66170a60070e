/* SPDX-License-Identifier: EUPL-1.2 */
/* Many hands on one register: writers that do random things and are killed at random, readers that look on, and then
 * the proof from the writers' own ledgers that nothing acknowledged was lost and nothing happened that nobody did.
 *
 *	HANDS_SEED=7 HANDS_EDITS=20000 HANDS_WRITERS=8 HANDS_READERS=8 HANDS_KILLS=50 tests/storage/test_hands
 *
 * Every process makes its choices from the seed and its number alone; who comes first is left to the machine. */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "mem.h"

#include "audit.h"
#include "chance.h"
#include "ledger.h"
#include "room.h"

enum {
	SHARED = 6,         /* projects that everybody writes in */
	OWN = 8,            /* partners of its own that a writer goes on with */
	BUSY_SECONDS = 5,   /* contract section 8 */
	LOG_BYTES = 60000,  /* that an edit takes in the write-ahead log, at most */
	STALL_MS = 60000,   /* without a single edit: something hangs */
	MOST_PROCESSES = 64,
	READER = 1000,      /* added to the number of a reader */
};

static long long option(const char *name, long long usual)
{
	const char *text = getenv(name);
	return text != NULL && *text != '\0' ? strtoll(text, NULL, 10) : usual;
}

/* ---- chance ---- */

static struct chance chance_of(int number)
{
	struct chance chance = { (uint64_t)option("HANDS_SEED", 0) + (uint64_t)number * UINT64_C(0x632be59bd9b4e019) };
	return chance;
}

/* ---- what every process does ---- */

static volatile sig_atomic_t told_to_stop;

static void stop(int number)
{
	(void)number;
	told_to_stop = 1;
}

/* Until the parent says so, or is gone. */
static bool goes_on(void)
{
	static pid_t parent;
	if (parent == 0)
		parent = getppid();
	return !told_to_stop && getppid() == parent;
}

static void heed_stop(void)
{
	struct sigaction action = { .sa_handler = stop, .sa_flags = SA_RESTART };
	sigaction(SIGTERM, &action, NULL);
}

static struct store *open_as(const struct room *room, const char *login, bool read_only)
{
	struct err err = {0};
	const struct store_options options = { .actor = { .login = login, .via = "command" },
					       .read_only = read_only,
					       .busy_seconds = BUSY_SECONDS };
	struct store *store = store_open(room->path, &options, &err);
	if (store == NULL)
		fprintf(stderr, "%s: %s\n", login, err.text);
	return store;
}

/* ---- a writer ---- */

/* A record that a writer goes on with, as it last saw it: a base that others may have left behind. */
struct target {
	const struct kind *kind;
	int64_t id;
	struct record *held;
};

struct hand {
	struct store *store;
	FILE *ledger;
	struct chance chance;
	char login[16];
	int number, edits, owned;
	struct target shared[SHARED], own[OWN];
	struct err err;
};

static const char *const project_texts[] = { "title", "acronym", "need", "description", "effect", "lessons", "tags",
					     "motive", "learn_we", "plan_item" };
static const char *const partner_texts[] = { "name", "name_en", "town", "web" };
static const char *const countries[] = { "DK", "FI", "LT", "NO", "PL" };

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static struct ledger_edit begin_edit(struct hand *writer, const char *action, const struct kind *kind, int64_t id,
				     int64_t base)
{
	struct ledger_edit edit = { .id = id, .base = base, .fields = "-", .country = "-" };
	snprintf(edit.token, sizeof edit.token, "w%d.%d", writer->number, writer->edits);
	snprintf(edit.login, sizeof edit.login, "%s", writer->login);
	snprintf(edit.action, sizeof edit.action, "%s", action);
	snprintf(edit.kind, sizeof edit.kind, "%s", kind->name);
	return edit;
}

static long long now_in_microseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* What the call came to. A conflict is an answer, and so is a refusal; a busy register or a broken one is not. */
static bool settle(struct hand *writer, struct ledger_edit *edit, bool done)
{
	edit->outcome = done ? LEDGER_SAVED : writer->err.code == ERR_CONFLICT ? LEDGER_CONFLICT : LEDGER_REFUSED;
	bool fault = !done && writer->err.code != ERR_CONFLICT && writer->err.code != ERR_REFUSED;
	if (fault)
		fprintf(stderr, "%s: %s: %s\n", edit->token, edit->action, writer->err.text);
	return ledger_settle(writer->ledger, edit) && !fault;
}

static bool save(struct hand *writer, struct ledger_edit *edit, struct record *mine, const struct record *base)
{
	store_set_via(writer->store, edit->token);
	if (!ledger_intend(writer->ledger, edit))
		return false;
	long long begun = now_in_microseconds();
	bool done = store_save(writer->store, mine, base, &edit->merged, NULL, &writer->err);
	edit->microseconds = now_in_microseconds() - begun;
	edit->id = mine->id;
	edit->rev = done ? mine->rev : 0;
	return settle(writer, edit, done);
}

/* As save, for what works on a number. */
static bool mark(struct hand *writer, struct ledger_edit *edit, const struct target *target)
{
	store_set_via(writer->store, edit->token);
	if (!ledger_intend(writer->ledger, edit))
		return false;
	long long begun = now_in_microseconds();
	bool done = strcmp(edit->action, "delete") == 0
			    ? store_delete(writer->store, target->kind, target->id, edit->base, &writer->err)
			    : store_undelete(writer->store, target->kind, target->id, &writer->err);
	edit->microseconds = now_in_microseconds() - begun;
	return settle(writer, edit, done);
}

static void write_field(struct ledger_edit *edit, struct record *mine, const char *name)
{
	char *value = ledger_value(edit->token, name);
	size_t length = strlen(edit->fields);
	record_put(mine, kind_field(mine->kind, name), value);
	if (strcmp(edit->fields, "-") == 0)
		length = 0;
	snprintf(edit->fields + length, sizeof edit->fields - length, "%s%s", length > 0 ? "," : "", name);
	free(value);
}

/* Takes a country in that is not there, and out when it is. */
static void turn_country(struct hand *writer, struct ledger_edit *edit, struct record *mine)
{
	const char *turned = countries[chance_below(&writer->chance, COUNT(countries))];
	struct str set = {0};
	for (int i = 0; i < COUNT(countries); i++) {
		bool has = strstr(record_get(mine, "countries"), countries[i]) != NULL;
		if (strcmp(countries[i], turned) == 0) {
			snprintf(edit->country, sizeof edit->country, "%c%s", has ? '-' : '+', turned);
			has = !has;
		}
		if (has)
			str_addf(&set, "%s%s", set.length > 0 ? " " : "", countries[i]);
	}
	record_put(mine, kind_field(mine->kind, "countries"), set.text);
	str_free(&set);
}

static void write_fields(struct hand *writer, struct ledger_edit *edit, struct record *mine)
{
	bool project = strcmp(mine->kind->name, "project") == 0;
	const char *const *names = project ? project_texts : partner_texts;
	int count = project ? COUNT(project_texts) : COUNT(partner_texts);
	int first = chance_below(&writer->chance, count), second = chance_below(&writer->chance, count);
	write_field(edit, mine, names[first]);
	if (second != first && chance_below(&writer->chance, 4) == 0)
		write_field(edit, mine, names[second]);
	if (project && chance_below(&writer->chance, 5) == 0)
		turn_country(writer, edit, mine);
}

static bool set_fields(struct hand *writer, struct target *target)
{
	struct record *mine = record_copy(target->held);
	struct ledger_edit edit = begin_edit(writer, "set", target->kind, target->id, target->held->rev);
	write_fields(writer, &edit, mine);
	bool done = save(writer, &edit, mine, target->held);
	record_free(target->held);
	target->held = edit.outcome == LEDGER_SAVED ? mine : NULL;
	if (edit.outcome != LEDGER_SAVED)
		record_free(mine);
	return done;
}

static bool add_partner(struct hand *writer)
{
	const struct kind *kind = kind_named("partner");
	struct record *partner = record_new_initial(kind);
	struct ledger_edit edit = begin_edit(writer, "add", kind, 0, 0);
	write_field(&edit, partner, "name");
	record_put(partner, kind_field(kind, "country"), "FI");
	bool done = save(writer, &edit, partner, NULL);
	if (edit.outcome != LEDGER_SAVED) {
		record_free(partner);
		return done;
	}
	struct target *target = &writer->own[writer->owned++ % OWN];
	record_free(target->held);
	*target = (struct target){ .kind = kind, .id = partner->id, .held = partner };
	return done;
}

/* Half of the deletes say which revision they mean. */
static bool turn_deleted(struct hand *writer, struct target *target)
{
	const struct record *held = target->held;
	int64_t base = held->deleted || chance_below(&writer->chance, 2) == 0 ? 0 : held->rev;
	struct ledger_edit edit =
		begin_edit(writer, held->deleted ? "undelete" : "delete", target->kind, target->id, base);
	bool done = mark(writer, &edit, target);
	record_free(target->held);
	target->held = NULL;
	return done;
}

static struct target *choose_target(struct hand *writer)
{
	int owned = writer->owned < OWN ? writer->owned : OWN;
	if (owned > 0 && chance_below(&writer->chance, 4) == 0)
		return &writer->own[chance_below(&writer->chance, owned)];
	return &writer->shared[chance_below(&writer->chance, SHARED)];
}

/* Two times of three it looks first; else what it saw the last time has to do, however old. */
static bool look(struct hand *writer, struct target *target)
{
	if (target->held != NULL && chance_below(&writer->chance, 3) == 0)
		return true;
	record_free(target->held);
	target->held = store_load(writer->store, target->kind, target->id, &writer->err);
	if (target->held == NULL)
		fprintf(stderr, "%s: %s\n", writer->login, writer->err.text);
	return target->held != NULL;
}

static bool edit_once(struct hand *writer)
{
	writer->edits++;
	if (chance_below(&writer->chance, 10) == 0)
		return add_partner(writer);
	struct target *target = choose_target(writer);
	if (!look(writer, target))
		return false;
	if (target->held->deleted || chance_below(&writer->chance, 30) == 0)
		return turn_deleted(writer, target);
	return set_fields(writer, target);
}

static bool enter_writer(struct hand *writer, const struct room *room, int number)
{
	*writer = (struct hand){ .chance = chance_of(number), .number = number };
	snprintf(writer->login, sizeof writer->login, "w%d", number % (int)option("HANDS_WRITERS", 1));
	writer->store = open_as(room, writer->login, false);
	writer->ledger = ledger_open(room, number);
	for (int i = 0; i < SHARED; i++)
		writer->shared[i] = (struct target){ .kind = kind_named("project"), .id = i + 1 };
	return writer->store != NULL && writer->ledger != NULL;
}

static void leave_writer(struct hand *writer)
{
	for (int i = 0; i < SHARED; i++)
		record_free(writer->shared[i].held);
	for (int i = 0; i < OWN; i++)
		record_free(writer->own[i].held);
	store_close(writer->store);
	if (writer->ledger != NULL)
		fclose(writer->ledger);
}

/* One byte on standard output for each edit. */
static int write_randomly(const struct room *room, int number)
{
	struct hand writer;
	heed_stop();
	bool good = enter_writer(&writer, room, number);
	while (good && goes_on())
		good = edit_once(&writer) && write(STDOUT_FILENO, "", 1) == 1;
	leave_writer(&writer);
	return good ? 0 : 1;
}

/* ---- a reader ---- */

struct reader {
	struct store *store;
	struct chance chance;
	int64_t last[SHARED]; /* revision of each shared project when it was last seen */
	struct err err;
};

/* The revision that the history ends with; -1 and a word to whoever looks on when it is not 1, 2, 3 ... */
static int64_t newest(const struct changes *changes)
{
	for (int i = 1; i < changes->count; i++)
		if (changes->change[i].rev != changes->change[i - 1].rev &&
		    changes->change[i].rev != changes->change[i - 1].rev - 1) {
			fprintf(stderr, "the history goes from %lld to %lld\n", (long long)changes->change[i].rev,
				(long long)changes->change[i - 1].rev);
			return -1;
		}
	return changes->count > 0 && changes->change[changes->count - 1].rev == 1 ? changes->change[0].rev : -1;
}

static bool has_value(const struct record *record, int field, const struct change *change)
{
	char *shown = record_show(record, field);
	bool same = strcmp(shown, change->new) == 0;
	if (!same)
		fprintf(stderr, "%s %lld, revision %lld: %s: \"%s\", and its history says \"%s\"\n", record->kind->name,
			(long long)record->id, (long long)record->rev, record->kind->fields[field].name, shown,
			change->new);
	free(shown);
	return same;
}

/* The latest change up to the record's own revision that set the field is where its value comes from. Titles of others
 * may be new by then, so references are left out. */
static bool agrees(const struct record *record, const struct changes *changes)
{
	bool *told = xcalloc((size_t)record->kind->field_count, sizeof *told), good = true, deleted = false;
	for (int i = changes->count - 1; i >= 0; i--)
		if (changes->change[i].rev <= record->rev && strcmp(changes->change[i].action, "set") != 0)
			deleted = strcmp(changes->change[i].action, "delete") == 0;
	for (int i = 0; i < changes->count && good; i++) {
		const struct change *change = &changes->change[i];
		if (change->rev > record->rev || change->field < 0 || told[change->field] ||
		    record->kind->fields[change->field].ref != NULL)
			continue;
		told[change->field] = true;
		good = has_value(record, change->field, change);
	}
	if (deleted != record->deleted)
		fprintf(stderr, "%s %lld: is %sdeleted against its history\n", record->kind->name,
			(long long)record->id, record->deleted ? "" : "not ");
	free(told);
	return good && deleted == record->deleted;
}

/* History, record, history: the record must be of a moment between the two, and be what the history made of it. */
static bool read_record(struct reader *reader, const struct kind *kind, int64_t id)
{
	struct changes before = {0}, after = {0};
	struct record *record = NULL;
	bool done = store_history(reader->store, kind, id, NULL, 0, &before, &reader->err) &&
		    (record = store_load(reader->store, kind, id, &reader->err)) != NULL &&
		    store_history(reader->store, kind, id, NULL, 0, &after, &reader->err);
	if (!done)
		fprintf(stderr, "reader: %s\n", reader->err.text);
	if (done && (newest(&before) < 1 || record->rev < newest(&before) || record->rev > newest(&after))) {
		fprintf(stderr, "%s %lld: is revision %lld between %lld and %lld\n", kind->name, (long long)id,
			(long long)record->rev, (long long)newest(&before), (long long)newest(&after));
		done = false;
	}
	done = done && agrees(record, &after);
	changes_free(&before);
	changes_free(&after);
	record_free(record);
	return done;
}

static bool look_through(struct reader *reader, const struct kind *kind, const struct rows *rows,
			 struct record **records)
{
	bool shared = strcmp(kind->name, "project") == 0;
	for (int i = 0; i < rows->count; i++) {
		struct record *record = records[i];
		if (record == NULL)
			continue; /* deleted in between */
		if (record->id != rows->id[i] || record->deleted || *record_value(record, kind_title(kind)) == '\0' ||
		    (shared && record->rev < reader->last[record->id - 1])) {
			fprintf(stderr, "%s %lld: revision %lld is broken or older than before\n", kind->name,
				(long long)record->id, (long long)record->rev);
			return false;
		}
		if (shared)
			reader->last[record->id - 1] = record->rev;
	}
	return true;
}

static bool read_list(struct reader *reader, const struct kind *kind)
{
	struct query query = { .kind = kind, .group = -1, .limit = 40 };
	struct rows rows = {0};
	if (!store_rows(reader->store, &query, &rows, &reader->err)) {
		fprintf(stderr, "reader: %s\n", reader->err.text);
		return false;
	}
	struct record **records = xcalloc((size_t)rows.count + 1, sizeof(struct record *));
	bool done = store_fill(reader->store, kind, rows.id, rows.count, records, &reader->err);
	if (!done)
		fprintf(stderr, "reader: %s\n", reader->err.text);
	done = done && look_through(reader, kind, &rows, records);
	for (int i = 0; i < rows.count; i++)
		record_free(records[i]);
	free(records);
	rows_free(&rows);
	return done;
}

/* Leaves with 0 only when it has seen at least one list and one record. */
static int read_randomly(const struct room *room, int number)
{
	struct reader reader = { .chance = chance_of(number) };
	int lists = 0, records = 0;
	heed_stop();
	reader.store = open_as(room, "anna", number % 2 == 0);
	bool good = reader.store != NULL;
	while (good && goes_on()) {
		if (chance_below(&reader.chance, 2) == 0) {
			const char *kind = chance_below(&reader.chance, 2) == 0 ? "project" : "partner";
			good = read_list(&reader, kind_named(kind));
			lists++;
		} else {
			good = read_record(&reader, kind_named("project"), 1 + chance_below(&reader.chance, SHARED));
			records++;
		}
	}
	store_close(reader.store);
	return good && lists > 0 && records > 0 ? 0 : 1;
}

/* ---- all of them ---- */

struct hands {
	struct room room;
	struct chance chance;
	int writers, readers, edits, kills;
	int pid[MOST_PROCESSES];   /* of the writers, then of the readers */
	int started;               /* writers, those that replace others among them: 0 ... started - 1 have a ledger */
	int ends[2];               /* a byte for each edit */
};

/* The register: six projects, of which one cannot be deleted because a test hangs on it that is also named after it. */
static void furnish(const struct hands *hands)
{
	struct store *store = room_open(&hands->room, "anna");
	for (int i = 0; i < hands->writers; i++) {
		char login[16];
		snprintf(login, sizeof login, "w%d", i);
		room_add(store, "person", "name", login, "login", login, NULL);
	}
	room_add(store, "unit", "name", "U", NULL);
	for (int i = 0; i < SHARED; i++)
		room_add(store, "project", "title", "P", "unit", "U", "need", "n", NULL);
	room_add(store, "cofunding-test", "project", "#1", "outcome", "none", NULL);
	store_close(store);
}

/* No power is cut here, so nothing is proved by a disk; but one that others keep busy can take seconds for one sync,
 * and the limit that writers may wait would then be held against it. Memory must have room for the log, which starts
 * anew only when nobody reads. */
static void leave_disk(int edits)
{
	struct statvfs memory;
	if (getenv("TMPDIR") == NULL && access("/dev/shm", W_OK) == 0 && statvfs("/dev/shm", &memory) == 0 &&
	    (long long)memory.f_bavail * (long long)memory.f_frsize > (long long)edits * LOG_BYTES)
		setenv("TMPDIR", "/dev/shm", 1);
}

static int enter(void **state)
{
	char seed[24];
	struct hands *hands = xcalloc(1, sizeof *hands);
	hands->writers = (int)option("HANDS_WRITERS", 8);
	hands->readers = (int)option("HANDS_READERS", 8);
	hands->edits = (int)option("HANDS_EDITS", 4000);
	hands->kills = (int)option("HANDS_KILLS", 40);
	snprintf(seed, sizeof seed, "%lld", option("HANDS_SEED", (long long)time(NULL)));
	setenv("HANDS_SEED", seed, 1);
	snprintf(seed, sizeof seed, "%d", hands->writers);
	setenv("HANDS_WRITERS", seed, 1);
	assert_in_range(hands->writers, 1, MOST_PROCESSES / 2);
	assert_in_range(hands->readers, 0, MOST_PROCESSES / 2);
	hands->chance = chance_of(-1);
	leave_disk(hands->edits);
	room_with_register(&hands->room);
	furnish(hands);
	*state = hands;
	return 0;
}

static int leave(void **state)
{
	struct hands *hands = *state;
	room_leave(&hands->room);
	free(hands);
	return 0;
}

/* Numbers go on, and WRITERS divides those of one place evenly: the new writer has the login of the one it replaces. */
static void start_writer(struct hands *hands, int place, int number)
{
	hands->pid[place] = room_start("write", &hands->room, number, hands->ends[1]);
	if (number >= hands->started)
		hands->started = number + 1;
}

static void replace_writer(struct hands *hands)
{
	int place = chance_below(&hands->chance, hands->writers);
	kill(hands->pid[place], SIGKILL);
	assert_int_equal(room_wait(hands->pid[place]), 128 + SIGKILL);
	start_writer(hands, place, hands->started + (place - hands->started % hands->writers + hands->writers) %
							    hands->writers);
}

static int wait_for_edits(const struct hands *hands)
{
	char bytes[64];
	struct pollfd from = { .fd = hands->ends[0], .events = POLLIN };
	if (poll(&from, 1, STALL_MS) != 1)
		fail_msg("no edit for %d s", STALL_MS / 1000);
	return (int)read(hands->ends[0], bytes, sizeof bytes);
}

/* The edit after which the next one is killed: they lie evenly, each somewhere in its part of the run. */
static int next_kill(struct hands *hands, int killed)
{
	int part = hands->edits / (hands->kills + 1);
	return killed < hands->kills ? killed * part + part / 2 + chance_below(&hands->chance, part + 1) : INT32_MAX;
}

static void stop_all(const int *pid, int count)
{
	for (int i = 0; i < count; i++)
		kill(pid[i], SIGTERM);
	for (int i = 0; i < count; i++)
		assert_int_equal(room_wait(pid[i]), 0);
}

static void run(struct hands *hands)
{
	int done = 0, killed = 0, at = next_kill(hands, 0);
	assert_int_equal(pipe(hands->ends), 0);
	for (int i = 0; i < hands->readers; i++)
		hands->pid[hands->writers + i] = room_start("read", &hands->room, READER + i, -1);
	for (int i = 0; i < hands->writers; i++)
		start_writer(hands, i, i);
	while (done < hands->edits) {
		done += wait_for_edits(hands);
		for (; done >= at; at = next_kill(hands, killed)) {
			replace_writer(hands);
			killed++;
		}
	}
	stop_all(hands->pid, hands->writers);
	stop_all(hands->pid + hands->writers, hands->readers);
	close(hands->ends[0]);
	close(hands->ends[1]);
}

static void test_many_hands(void **state)
{
	struct hands *hands = *state;
	struct ledger ledger = {0};
	print_message("hands: HANDS_SEED=%s HANDS_EDITS=%d HANDS_WRITERS=%d HANDS_READERS=%d HANDS_KILLS=%d\n",
		      getenv("HANDS_SEED"), hands->edits, hands->writers, hands->readers, hands->kills);
	run(hands);
	for (int i = 0; i < hands->started; i++)
		assert_true(ledger_read(&hands->room, i, &ledger));
	ledger_sort(&ledger);
	struct audit audit = audit_register(&hands->room, &ledger);
	print_message("hands: %d saved (%d merged), %d conflicts, %d refused; %d cut off, of which %d are in the"
		      " register; longest %.3f s of %d\n",
		      audit.saved, audit.merged, audit.conflicts, audit.refused, audit.unknown, audit.unknown_saved,
		      (double)audit.longest / 1e6, BUSY_SECONDS);
	assert_true(audit.saved + audit.conflicts + audit.refused >= hands->edits);
	assert_true(audit.unknown <= hands->kills);
	assert_true(audit.longest <= BUSY_SECONDS * 1000000LL);
	if (hands->writers > 1 && hands->edits >= 1000) {
		assert_int_not_equal(audit.merged, 0);
		assert_int_not_equal(audit.conflicts, 0);
	}
	struct store *store = room_open(&hands->room, "anna");
	assert_int_equal(room_verify(store), 0);
	store_close(store);
	ledger_free(&ledger);
}

int main(int argc, char **argv)
{
	static const struct room_role roles[] = { { "write", write_randomly }, { "read", read_randomly } };
	int status;
	if (room_plays(argc, argv, roles, COUNT(roles), &status))
		return status;
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_many_hands, enter, leave) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
