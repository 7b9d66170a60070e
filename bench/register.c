/* SPDX-License-Identifier: EUPL-1.2 */
/* The register that is measured on: thirty times as many projects as the largest municipality has. */
#include "config.h"

#include "bench.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "mem.h"
#include "store.h"

#include "chance.h"

enum { UNITS = 12, AREAS = 24, PARTNERS = 400, PERSONS = 40, BATCH = 1000, SEED = 2026 };

static const char *const words[] = {
	"återbruk", "besöksnäring", "cykling", "delaktighet", "energi", "fjärrvärme", "grönområden", "hållbar",
	"integration", "jämställdhet", "klimatanpassning", "landsbygd", "miljö", "näringsliv", "omställning",
	"psykisk hälsa", "rörlighet", "skola", "trygghet", "ungdomar", "vattenvård", "yrkesutbildning", "åldrande",
	"ägarskap", "öppna data", "samverkan", "kultur", "förskola", "bibliotek", "digitalisering",
};
static const char *const statuses[] = { "idea", "drafting", "applied", "granted", "ongoing", "ongoing", "finished" };
static const char *const countries[] = { "DE", "DK", "EE", "FI", "FR", "LT", "LV", "NL", "NO", "PL" };

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static void put(struct record *record, const char *name, const char *value)
{
	record_put(record, kind_field(record->kind, name), value);
}

static void put_id(struct record *record, const char *name, int id)
{
	char text[16];
	snprintf(text, sizeof text, "%d", id);
	put(record, name, text);
}

/* COUNT of MOST numbers, ascending. */
static void put_ids(struct record *record, const char *name, struct chance *chance, int count, int most)
{
	struct str ids = {0};
	for (int i = 0, id = 0; i < count; i++) {
		id += 1 + chance_below(chance, most / count);
		str_addf(&ids, "%s%d", i > 0 ? " " : "", id);
	}
	put(record, name, ids.text);
	str_free(&ids);
}

static void put_words(struct record *record, const char *name, struct chance *chance, int count, int number)
{
	struct str text = {0};
	for (int i = 0; i < count; i++)
		str_addf(&text, "%s%s", i > 0 ? " " : "", words[chance_below(chance, COUNT(words))]);
	if (number > 0)
		str_addf(&text, " %d", number);
	put(record, name, text.text);
	str_free(&text);
}

static void put_countries(struct record *record, struct chance *chance)
{
	struct str codes = {0};
	for (int i = chance_below(chance, 3); i < COUNT(countries); i += 1 + chance_below(chance, 6))
		str_addf(&codes, "%s%s", codes.length > 0 ? " " : "", countries[i]);
	put(record, "countries", codes.text);
	str_free(&codes);
}

static void put_period(struct record *record, struct chance *chance)
{
	char start[24], end[24];
	int year = 2015 + chance_below(chance, 13);
	snprintf(start, sizeof start, "%d-%02d", year, 1 + chance_below(chance, 12));
	snprintf(end, sizeof end, "%d-12-31", year + chance_below(chance, 4));
	put(record, "start", start);
	put(record, "end", end);
}

static void fill_project(struct record *record, struct chance *chance, int number)
{
	put_words(record, "title", chance, 3, number);
	put_words(record, "need", chance, 25, 0);
	put_words(record, "description", chance, 60, 0);
	put(record, "status", statuses[chance_below(chance, COUNT(statuses))]);
	put_id(record, "unit", 1 + chance_below(chance, UNITS));
	put_ids(record, "units", chance, 2, UNITS);
	put_ids(record, "areas", chance, 2, AREAS);
	put_ids(record, "partners", chance, 3, PARTNERS);
	put_id(record, "responsible", 1 + chance_below(chance, PERSONS));
	put_countries(record, chance);
	put_period(record, chance);
	put_id(record, "budget_sek", 100000 * (1 + chance_below(chance, 9000)));
	put(record, "confirmed", "2026-10-01");
}

static void fill_unit(struct record *record, struct chance *chance, int number)
{
	put_words(record, "name", chance, 1, number);
}

static void fill_person(struct record *record, struct chance *chance, int number)
{
	put_words(record, "name", chance, 2, number);
	if (number == 1)
		put(record, "login", "anna");
}

static void fill_partner(struct record *record, struct chance *chance, int number)
{
	put_words(record, "name", chance, 2, number);
	put(record, "country", countries[chance_below(chance, COUNT(countries))]);
}

static const struct {
	const char *kind;
	int count;
	void (*fill)(struct record *record, struct chance *chance, int number);
} contents[] = {
	{ "unit", UNITS, fill_unit },
	{ "area", AREAS, fill_unit },
	{ "person", PERSONS, fill_person },
	{ "partner", PARTNERS, fill_partner },
	{ "project", BENCH_PROJECTS, fill_project },
};

static bool add_batch(struct store *store, struct chance *chance, int which, int from, int count, struct err *err)
{
	struct record *records[BATCH];
	for (int i = 0; i < count; i++) {
		records[i] = record_new_initial(kind_named(contents[which].kind));
		contents[which].fill(records[i], chance, from + i + 1);
	}
	bool done = store_add_all(store, records, count, NULL, err);
	for (int i = 0; i < count; i++)
		record_free(records[i]);
	return done;
}

static bool add_all(struct store *store, struct err *err)
{
	struct chance chance = { SEED };
	for (int which = 0; which < COUNT(contents); which++)
		for (int from = 0; from < contents[which].count; from += BATCH) {
			int left = contents[which].count - from;
			if (!add_batch(store, &chance, which, from, left < BATCH ? left : BATCH, err))
				return false;
		}
	return true;
}

static void remove_old(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	for (int i = 0; i < COUNT(ends); i++) {
		char *name = xasprintf("%s%s", path, ends[i]);
		unlink(name);
		free(name);
	}
}

bool bench_register(struct bench *bench, struct err *err)
{
	const struct store_options options = { .actor = { .login = "bench", .via = "init" } };
	if (bench->path != NULL)
		return true;
	char *path = xasprintf("%s/bench-register.db", bench->directory);
	remove_old(path);
	double begun = bench_now();
	struct store *store = store_create(path, err) ? store_open(path, &options, err) : NULL;
	bool done = store != NULL && add_all(store, err);
	store_close(store);
	if (done)
		fprintf(stderr, "bench: %d projects in %.1f s\n", BENCH_PROJECTS, (bench_now() - begun) / 1000);
	if (done)
		bench->path = path;
	else
		free(path);
	return done;
}
