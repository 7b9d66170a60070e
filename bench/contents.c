/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "contents.h"

#include <stdio.h>
#include <stdlib.h>

#include "mem.h"

#include "chance.h"

enum { BATCH = 2000, SEED = 2026 };

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* The first is CONTENTS_COMMON_WORD. */
static const char *const words[] = {
	"återbruk", "besöksnäring", "cykling", "delaktighet", "energi", "fjärrvärme", "grönområden", "hållbar",
	"integration", "jämställdhet", "klimatanpassning", "landsbygd", "miljö", "näringsliv", "omställning",
	"psykisk hälsa", "rörlighet", "skola", "trygghet", "ungdomar", "vattenvård", "yrkesutbildning", "åldrande",
	"ägarskap", "öppna data", "samverkan", "kultur", "förskola", "bibliotek", "digitalisering", "kulturutbyte",
	"skärgård", "upphandling", "medborgardialog", "idrott", "teater", "kollektivtrafik", "biologisk mångfald",
	"arbetsmarknad", "äldreomsorg", "folkhälsa", "stadsodling", "vindkraft", "nyanlända", "språk", "turism",
	"i Åbo", "med Łódź", "för Östersjön", "vid Mälaren",
};
static const char *const statuses[] = { "idea", "drafting", "applied", "granted", "ongoing", "ongoing", "finished" };
static const char *const countries[] = { "DE", "DK", "EE", "FI", "FR", "LT", "LV", "NL", "NO", "PL" };

/* The kinds in the order in which they are written, so that what one refers to is there: so many, and one more for
 * every EACH projects. */
enum part { UNIT, AREA, PERSON, GOAL, PROGRAMME, CALL, PARTNER, IDEA, PROJECT, ACTIVITY, DECISION, PARTS };

struct making {
	struct record *record;
	struct chance chance;
	int number;   /* of the record among its kind, from 1 */
	int projects;
};

static int count_of(enum part part, int projects);

/* ---- values ---- */

static void put(struct making *making, const char *name, const char *value)
{
	record_put(making->record, kind_field(making->record->kind, name), value);
}

static void put_number(struct making *making, const char *name, int number)
{
	char text[16];
	snprintf(text, sizeof text, "%d", number);
	put(making, name, text);
}

static void put_one(struct making *making, const char *name, enum part part)
{
	put_number(making, name, 1 + chance_below(&making->chance, count_of(part, making->projects)));
}

/* As many of PART as HOW_MANY says, ascending. */
static void put_some(struct making *making, const char *name, enum part part, int how_many)
{
	struct str ids = {0};
	int step = count_of(part, making->projects) / how_many;
	for (int i = 0; i < how_many; i++)
		str_addf(&ids, "%s%d", i > 0 ? " " : "", 1 + i * step + chance_below(&making->chance, step));
	put(making, name, ids.text);
	str_free(&ids);
}

static void put_words(struct making *making, const char *name, int count, const char *end)
{
	struct str text = {0};
	for (int i = 0; i < count; i++)
		str_addf(&text, "%s%s", i > 0 ? " " : "", words[chance_below(&making->chance, COUNT(words))]);
	str_add(&text, end);
	put(making, name, text.text);
	str_free(&text);
}

/* A title that no other of the kind has. */
static void put_title(struct making *making, const char *name, int count)
{
	char end[16];
	snprintf(end, sizeof end, " %d", making->number);
	put_words(making, name, count, end);
}

static const char *draw(struct making *making, const char *const *from, int count)
{
	return from[chance_below(&making->chance, count)];
}

static void put_countries(struct making *making)
{
	struct str codes = {0};
	for (int i = chance_below(&making->chance, 5); i < COUNT(countries); i += 3 + chance_below(&making->chance, 6))
		str_addf(&codes, "%s%s", codes.length > 0 ? " " : "", countries[i]);
	put(making, "countries", codes.text);
	str_free(&codes);
}

static void put_day(struct making *making, const char *name, int year)
{
	char day[40];
	int month = 1 + chance_below(&making->chance, 12);
	snprintf(day, sizeof day, "%d-%02d-%02d", year, month, 1 + chance_below(&making->chance, 28));
	put(making, name, day);
}

/* ---- kinds ---- */

static void fill_unit(struct making *making)
{
	put_title(making, "name", 1);
	put(making, "kind", "administration");
}

static void fill_area(struct making *making)
{
	put_number(making, "number", making->number);
	put_words(making, "name", 2, "");
}

static void fill_person(struct making *making)
{
	put_title(making, "name", 2);
	put_one(making, "unit", UNIT);
	if (making->number == 1)
		put(making, "login", "anna");
}

static void fill_goal(struct making *making)
{
	put_title(making, "name", 2);
	put(making, "source", "strategy");
}

static void fill_programme(struct making *making)
{
	put_title(making, "name", 1);
	put(making, "family", "eu");
}

static void fill_call(struct making *making)
{
	put_title(making, "title", 3);
	put_one(making, "programme", PROGRAMME);
	put_day(making, "deadline", 2026 + chance_below(&making->chance, 3));
	put(making, "status", "open");
	put_some(making, "areas", AREA, 2);
}

static void fill_partner(struct making *making)
{
	put_title(making, "name", 2);
	put(making, "kind", "city");
	put(making, "country", draw(making, countries, COUNT(countries)));
}

static void fill_idea(struct making *making)
{
	put_title(making, "title", 3);
	put(making, "status", "new");
	put_words(making, "need", 8, "");
	put_one(making, "unit", UNIT);
	put_some(making, "areas", AREA, 2);
	put_some(making, "goals", GOAL, 1);
}

static void fill_project(struct making *making)
{
	int year = 2015 + chance_below(&making->chance, 13);
	put_title(making, "title", 3);
	put_words(making, "need", 8, making->number % CONTENTS_RARE == 0 ? " " CONTENTS_RARE_WORD : "");
	if (chance_below(&making->chance, 2) == 0)
		put_words(making, "description", 12, "");
	put(making, "status", draw(making, statuses, COUNT(statuses)));
	put_one(making, "unit", UNIT);
	if (chance_below(&making->chance, 4) == 0)
		put_some(making, "units", UNIT, 2);
	put_some(making, "areas", AREA, 2);
	put_some(making, "partners", PARTNER, 1 + chance_below(&making->chance, 3));
	put_some(making, "goals", GOAL, 1);
	put_one(making, "programme", PROGRAMME);
	put_one(making, "call", CALL);
	put_one(making, "responsible", PERSON);
	put_countries(making);
	put_day(making, "start", year);
	put_day(making, "end", year + 1 + chance_below(&making->chance, 4));
	put_number(making, "budget_sek", 100000 * (1 + chance_below(&making->chance, 9000)));
	put(making, "confirmed", "2026-10-01");
}

static void fill_activity(struct making *making)
{
	put_title(making, "title", 3);
	put(making, "kind", "meeting");
	put_day(making, "from", 2020 + chance_below(&making->chance, 7));
	put_one(making, "unit", UNIT);
	put_one(making, "project", PROJECT);
	put(making, "country", draw(making, countries, COUNT(countries)));
}

static void fill_decision(struct making *making)
{
	put_title(making, "title", 2);
	put(making, "organ", "kf");
	put_day(making, "date", 2020 + chance_below(&making->chance, 7));
	put_one(making, "project", PROJECT);
}

static const struct {
	const char *kind;
	int some, each;
	void (*fill)(struct making *making);
} parts[PARTS] = {
	[UNIT] = { "unit", 12, 5000, fill_unit },
	[AREA] = { "area", 24, 0, fill_area },
	[PERSON] = { "person", 10, 1000, fill_person },
	[GOAL] = { "goal", 12, 0, fill_goal },
	[PROGRAMME] = { "programme", 8, 0, fill_programme },
	[CALL] = { "call", 4, 1000, fill_call },
	[PARTNER] = { "partner", 20, 30, fill_partner },
	[IDEA] = { "idea", 4, 50, fill_idea },
	[PROJECT] = { "project", 0, 1, fill_project },
	[ACTIVITY] = { "activity", 10, 20, fill_activity },
	[DECISION] = { "decision", 10, 20, fill_decision },
};

static int count_of(enum part part, int projects)
{
	return parts[part].some + (parts[part].each > 0 ? projects / parts[part].each : 0);
}

/* ---- all of them ---- */

/* COUNT more of PART, after making->number. */
static bool write_batch(struct store *store, struct making *making, enum part part, int count, struct err *err)
{
	struct record *records[BATCH];
	for (int i = 0; i < count; i++) {
		making->record = records[i] = record_new_initial(kind_named(parts[part].kind));
		making->number++;
		parts[part].fill(making);
	}
	bool done = store_add_all(store, records, count, NULL, err);
	for (int i = 0; i < count; i++)
		record_free(records[i]);
	return done;
}

long contents_count(int projects)
{
	long count = 0;
	for (int part = 0; part < PARTS; part++)
		count += count_of(part, projects);
	return count;
}

bool contents_write(struct store *store, int projects, struct err *err)
{
	struct making making = { .chance = { SEED }, .projects = projects };
	for (int part = 0; part < PARTS; part++) {
		int all = count_of(part, projects);
		for (making.number = 0; making.number < all; ) {
			int left = all - making.number;
			if (!write_batch(store, &making, part, left < BATCH ? left : BATCH, err))
				return false;
		}
	}
	return true;
}
