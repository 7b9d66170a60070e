/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists: order and groups as a Swedish reader expects them, filters, names, and what is worked out. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "computed.h"
#include "mem.h"
#include "private.h"
#include "room.h"
#include "words.h"

static struct room room;
static struct store *store;
static bool with_words;

/* A small register that every test reads and none writes, so that numbers in the tables below stay put. */
static int enter(void **state)
{
	(void)state;
	room_with_register(&room);
	store = room_open(&room, "anna");
	room_add(store, "area", "number", "1", "name", "Näringsliv", NULL);                        /* 1 */
	room_add(store, "area", "number", "1.2", "name", "Besöksnäring", "parent", "1", NULL);     /* 2 */
	room_add(store, "area", "number", "1.10", "name", "Etablering", "parent", "1", NULL);      /* 3 */
	room_add(store, "area", "number", "2", "name", "Hållbarhet", NULL);                        /* 4 */
	room_add(store, "area", "number", "1.2.1", "name", "Hamnen", "parent", "1.2", NULL);       /* 5 */
	room_add(store, "unit", "name", "Utbildningsförvaltningen", "short_name", "UTB", NULL);    /* 1 */
	room_add(store, "unit", "name", "Älvhamnen AB", "short_name", "ÄLV", NULL);                /* 2 */
	room_add(store, "unit", "name", "Åkeriet AB", NULL);                                       /* 3 */
	room_add(store, "unit", "name", "Zonen", "short_name", "2", NULL);                         /* 4 */
	room_add(store, "assignment", "person", "anna", "role", "contact", "unit", "UTB", "from", "2026-11-20", NULL);
	room_add(store, "assignment", "person", "per", "role", "contact", "unit", "UTB", "to", "2026-11-19", NULL);
	room_add(store, "assignment", "person", "per", "role", "contact", "unit", "ÄLV", "to", "2026-11", NULL);
	room_add(store, "partner", "name", "Łódź", "country", "PL", NULL);                         /* 1 */
	room_add(store, "partner", "name", "Kerava", "country", "FI", NULL);                       /* 2 */
	room_add(store, "partner", "name", "Kerava Energi", "country", "FI", "kind", "company", NULL); /* 3 */
	room_add(store, "partner", "name", "Hjørring", "country", "DK", NULL);                     /* 4 */
	/* 1 */ room_add(store, "project", "title", "Åmål möter Ålesund", "unit", "UTB", "need", "n", "status",
			 "ongoing", "start", "2025", "end", "2026-06", "budget_sek", "1 000", "external_sek", "500",
					"areas",
			 "1.2", "partners", "Kerava; Łódź", "countries", "FI; PL", "confirmed", "2026-11-01", NULL);
	/* 2 */ room_add(store, "project", "title", "Amalgam", "unit", "UTB", "need", "kulturutbyte", "status", "idea",
			 "end", "2027", "areas", "1.10; 1.2.1", "example", "ja", NULL);
	/* 3 */ room_add(store, "project", "title", "Öppet hav", "unit", "ÄLV", "need", "n", "status", "granted",
			 "start", "2026-11-20", "end", "2026-12-31", "budget_sek", "3 000", "external_sek", "1 000",
					"areas",
			 "2", "partners", "Hjørring", "countries", "DK", "confirmed", "2026-10", NULL);
	/* 4 */ room_add(store, "project", "title", "ärtan 10", "unit", "3", "need", "n", "status", "paused",
			 "budget_sek", "2 000", "units", "UTB; ÄLV", "areas", "1", "confirmed", "2026-09-30", NULL);
	/* 5 */ room_add(store, "project", "title", "ärtan 9", "unit", "3", "need", "n", "status", "finished", "dnr",
			 "KS 2026/17", "external_sek", "0", NULL);
	/* 6 */ room_add(store, "project", "title", "Borttagen", "unit", "UTB", "need", "n", "status", "ongoing",
			 "areas", "1.2", NULL);
	struct err err = {0};
	assert_true(store_delete(store, kind_named("project"), 6, 0, &err));
	room_add(store, "network", "name", "Sydnät", "characters", "thematic; historical", NULL);
	room_add(store, "network", "name", "Nordnät", "characters", "geographic", NULL);
	room_add(store, "network", "name", "Tomt", NULL);
	room_add(store, "twin-town", "partner", "Kerava", NULL);
	room_add(store, "activity", "title", "A", "from", "2026-05", "twin_town", "Kerava", "country", "FI", NULL);
	room_add(store, "activity", "title", "B", "from", "2026-11-20", "twin_town", "Kerava", NULL);
	room_add(store, "activity", "title", "C", "from", "2026-11-21", "twin_town", "Kerava", "network", "Sydnät",
		 NULL);
	room_add(store, "programme", "name", "CERV", NULL);
	room_add(store, "call", "title", "Idag", "programme", "CERV", "deadline", "2026-11-20 17:00", NULL);
	room_add(store, "call", "title", "Snart", "programme", "CERV", "deadline", "2026-11", NULL);
	room_add(store, "call", "title", "Förbi", "programme", "CERV", "deadline", "2026-02-01", NULL);
	room_add(store, "call", "title", "Nästa år", "programme", "CERV", "deadline", "2027", NULL);
	room_add(store, "call", "title", "Löpande", "programme", "CERV", NULL);
	if (with_words) {
		struct sql *sql = sql_open(room.path, SQL_WRITE, 5, &err);
		assert_true(words_make(sql, 1, &err));
		sql_close(sql);
	}
	return 0;
}

static int leave(void **state)
{
	(void)state;
	store_close(store);
	room_leave(&room);
	return 0;
}

/* ---- help ---- */

static struct rows rows_of(struct query *query)
{
	struct err err = {0};
	struct rows rows;
	if (!store_rows(store, query, &rows, &err))
		fail_msg("%s", err.text);
	return rows;
}

/* The ids with a space between. The caller frees. */
static char *ids_of(const struct rows *rows)
{
	struct str text = {0};
	for (int i = 0; i < rows->count; i++)
		str_addf(&text, "%s%lld", i > 0 ? " " : "", (long long)rows->id[i]);
	return str_take(&text);
}

static char *listed(const char *kind, const char *filter, const char *sort)
{
	struct err err = {0};
	struct query query = { .kind = kind_named(kind), .group = -1 };
	struct filter *parsed = filter_parse(query.kind, filter, &err);
	if (err.code != ERR_NONE)
		fail_msg("%s: %s", filter, err.text);
	query.filter = parsed;
	if (*sort != '\0' && !query_sort(&query, sort, &err))
		fail_msg("%s: %s", sort, err.text);
	struct rows rows = rows_of(&query);
	char *ids = ids_of(&rows);
	rows_free(&rows);
	filter_free(parsed);
	return ids;
}

/* ---- order ---- */

static void test_order(void **state)
{
	static const struct {
		const char *kind, *sort, *ids;
	} orders[] = {
		{ "project", "title", "2 1 5 4 3" },
		{ "project", "-title", "3 4 5 1 2" },
		{ "project", "", "2 1 5 4 3" },
		{ "project", "status,title", "2 3 1 4 5" }, /* in the order of the table, not of the alphabet */
		{ "project", "end,title", "1 3 2 5 4" },    /* empty last */
		{ "project", "-end,title", "2 3 1 5 4" },   /* also then */
		{ "project", "budget_sek", "1 4 3 2 5" },
		{ "project", "-budget_sek", "3 4 1 2 5" },
		{ "project", "unit,title", "2 1 5 4 3" },   /* Utbildning, Åkeriet, Älvhamnen */
		{ "project", "-unit,-title", "3 4 5 1 2" },
		{ "project", "countries", "3 1 2 5 4" },    /* Danmark, Finland */
		{ "project", "partners", "3 1 2 5 4" },
		{ "project", "external_share", "4 3 1 2 5" },
		{ "project", "example,-title", "2 3 4 5 1" },
		{ "area", "", "1 2 5 3 4" },                /* 1.2 before 1.10 */
		{ "area", "name", "2 3 5 4 1" },
		{ "area", "-projects,number", "1 2 5 3 4" },
		{ "partner", "country,name", "4 2 3 1" },   /* Danmark, Finland, Polen */
		{ "partner", "name", "4 2 3 1" },           /* ø as ö, Ł as L */
		{ "unit", "short_name", "4 1 2 3" },
		{ "network", "characters", "1 2 3" },
		{ "call", "", "3 2 1 4 5" },
		{ "call", "-days_left", "4 2 1 3 5" },
		{ "assignment", "", "1 2 3" },
		{ "person", "-login", "2 1" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		char *ids = listed(orders[i].kind, "", orders[i].sort);
		if (strcmp(ids, orders[i].ids) != 0)
			fail_msg("%s by \"%s\": %s, not %s", orders[i].kind, orders[i].sort, ids, orders[i].ids);
		free(ids);
	}
}

static void test_limit(void **state)
{
	(void)state;
	struct query query = { .kind = kind_named("project"), .group = -1, .limit = 2 };
	struct rows rows = rows_of(&query);
	char *ids = ids_of(&rows);
	assert_string_equal(ids, "2 1");
	assert_int_equal(rows.total, 5);
	assert_null(rows.group);
	free(ids);
	rows_free(&rows);
}

/* ---- groups ---- */

/* "title (count+elsewhere) sum: ids; " of every group. The caller frees. */
static char *grouped(const char *kind, const char *field)
{
	struct query query = { .kind = kind_named(kind) };
	query.group = kind_field(query.kind, field);
	struct rows rows = rows_of(&query);
	struct str text = {0};
	for (int i = 0; i < rows.count; i++) {
		assert_true(i == 0 || rows.group[i] == rows.group[i - 1] || rows.group[i] == rows.group[i - 1] + 1);
		const struct rows_group *group = &rows.groups[rows.group[i]];
		if (i == 0 || rows.group[i] != rows.group[i - 1])
			str_addf(&text, "%s%s [%s] (%d+%d) %lld:", i > 0 ? "; " : "", group->title, group->key,
				 group->count, group->elsewhere, (long long)group->sum);
		str_addf(&text, " %lld", (long long)rows.id[i]);
	}
	rows_free(&rows);
	return str_take(&text);
}

static void assert_grouped(const char *kind, const char *field, const char *expected)
{
	char *text = grouped(kind, field);
	assert_string_equal(text, expected);
	free(text);
}

static void test_groups(void **state)
{
	(void)state;
	assert_grouped("project", "unit",
		       "Utbildningsförvaltningen [1] (2+0) 100000: 2 1; Åkeriet AB [3] (2+0) 200000: 5 4;"
		       " Älvhamnen AB [2] (1+0) 300000: 3");
	assert_grouped("project", "status",
		       "idea [idea] (1+0) 0: 2; granted [granted] (1+0) 300000: 3; ongoing [ongoing] (1+0) 100000: 1;"
		       " paused [paused] (1+0) 200000: 4; finished [finished] (1+0) 0: 5");
	assert_grouped("partner", "country",
		       "Denmark [DK] (1+0) 0: 4; Finland [FI] (2+0) 0: 2 3; Poland [PL] (1+0) 0: 1");
	assert_grouped("activity", "country", "Finland [FI] (1+0) 0: 1;  [] (2+0) 0: 3 2"); /* none last */
	assert_grouped("project", "example", "yes [1] (1+0) 0: 2;  [] (4+0) 600000: 1 5 4 3");
	/* Of several the first in order, so that nothing is counted twice. */
	assert_grouped("project", "areas",
		       "Besöksnäring [2] (1+0) 100000: 1; Etablering [3] (1+0) 0: 2; Hållbarhet [4] (1+0) 300000: 3;"
		       " Näringsliv [1] (1+0) 200000: 4;  [] (1+0) 0: 5");
	assert_grouped("project", "countries", "Denmark [DK] (1+0) 300000: 3; Finland [FI] (1+0) 100000: 1;"
					       "  [] (3+0) 200000: 2 5 4");
	assert_grouped("network", "characters",
		       "thematic [thematic] (1+0) 0: 1; geographic [geographic] (1+0) 0: 2;  [] (1+0) 0: 3");

	struct err err = {0};
	struct rows rows;
	struct query many = { .kind = kind_named("project") };
	many.group = kind_field(many.kind, "need");
	assert_false(store_rows(store, &many, &rows, &err));
	assert_string_equal(err.field, "need");
}

/* As another version of the program may have written; among the last tests, as it spoils the register. */
static void test_unknown_codes_are_one_group(void **state)
{
	(void)state;
	room_sql(&room, "DROP TRIGGER project_changed; UPDATE project SET role = CASE id WHEN 2 THEN 'partner'"
			" WHEN 4 THEN NULL ELSE 'gone' || id END");
	assert_grouped("project", "role", "partner [partner] (1+0) 0: 2;  [] (4+0) 600000: 1 5 4 3");
	struct rows rows;
	struct query page = { .kind = kind_named("project"), .limit = 3 };
	page.group = kind_field(page.kind, "role");
	assert_true(store_rows(store, &page, &rows, NULL));
	assert_int_equal(rows.group_count, 2);
	assert_int_equal(rows.groups[1].count, 4); /* of all, not of the page */
	rows_free(&rows);
}

/* Who stands under the first of several values is told of where it does not stand. */
static void test_several_values(void **state)
{
	struct rows rows;
	struct err err = {0};
	(void)state;
	room_add(store, "project", "title", "Två länder", "unit", "UTB", "need", "n", "status", "idea", "countries",
		 "FI; DK", NULL);
	room_add(store, "network", "name", "Östnät", "characters", "geographic; historical", NULL);
	room_add(store, "network", "name", "Gammalt", "characters", "historical", NULL);
	assert_grouped("project", "countries", "Denmark [DK] (2+0) 300000: 7 3; Finland [FI] (1+1) 100000: 1;"
					       "  [] (3+0) 200000: 2 5 4");
	assert_grouped("network", "characters",
		       "thematic [thematic] (1+0) 0: 1; geographic [geographic] (2+0) 0: 2 4;"
		       " historical [historical] (1+2) 0: 5;  [] (1+0) 0: 3");
	struct filter *filter = filter_parse(kind_named("project"), "två", &err);
	struct query query = { .kind = kind_named("project"), .filter = filter };
	query.group = kind_field(query.kind, "countries");
	assert_true(store_rows(store, &query, &rows, NULL));
	assert_int_equal(rows.several, 1); /* of those that the filter finds */
	assert_int_equal(rows.group_count, 1);
	assert_int_equal(rows.groups[0].elsewhere, 0);
	rows_free(&rows);
	filter_free(filter);
}

/* What is called so for short is meant, not what has it in its name. */
static void test_exact_names(void **state)
{
	static const char *const words[] = { "unit:UTB", "unit:utb", "unit:utbildningsförvaltningen" };
	(void)state;
	room_add(store, "unit", "name", "Vuxenutbildning", "short_name", "VUX", NULL);
	room_add(store, "unit", "name", "Nya Utbildningsförvaltningen", NULL);
	room_add(store, "project", "title", "Sent", "unit", "VUX", "need", "n", "status", "idea", NULL);
	room_add(store, "project", "title", "Nytt", "unit", "Nya Utbildningsförvaltningen", "need", "n", "status",
		 "idea", NULL);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct err err = {0};
		struct rows rows;
		struct filter *filter = filter_parse(kind_named("project"), words[i], &err);
		struct query query = { .kind = kind_named("project"), .filter = filter, .group = -1 };
		assert_true(store_rows(store, &query, &rows, &err));
		assert_int_equal(rows.count, 3); /* 1, 2 and 7 */
		rows_free(&rows);
		filter_free(filter);
	}
}

/* ---- filters ---- */

static void test_filters(void **state)
{
	static const struct {
		const char *kind, *filter, *ids;
	} filters[] = {
		{ "project", "åmål", "1" },          /* the letter */
		{ "project", "amal", "2 1" },        /* written without it */
		{ "project", "ÅMÅL", "1" },
		{ "project", "utbyte", "2" },        /* inside a compound */
		{ "project", "2026/17", "5" },
		{ "project", "finland", "1" },
		{ "project", "möter åmål", "1" },
		{ "project", "\"åmål möter\"", "1" },
		{ "project", "\"möter åmål\"", "" },
		{ "project", "!ärtan", "2 1 3" },
		{ "project", "hav|amalgam", "2 3" },
		{ "project", "öp", "3" },            /* shorter than an index of words knows */
		{ "project", "hav", "3" },           /* also at the end of a text */
		{ "project", "x", "" },
		{ "project", "xyz", "" },
		{ "project", "\"ta\"\"n\"", "" },    /* no pattern of an index */
		{ "project", "ORX|NEAR|hav*", "" },
		{ "project", "status:ongoing", "1" },
		{ "project", "status:ongoing|status:idea", "2 1" },
		{ "project", "!status:ongoing", "2 5 4 3" },
		{ "project", "partners.country:FI", "1" },
		{ "project", "partners.country:FI|DK", "1 3" },
		{ "project", "!partners.country:FI", "2 5 4 3" },
		{ "project", "unit.name:älv", "3" },
		{ "project", "areas.parent.name:näringsliv", "2 1" }, /* not what lies in the area itself */
		{ "partner", "project.status:granted", "4" },
		{ "partner", "project.unit.short_name:UTB", "2 1" },
		{ "unit", "project.budget_sek>2999", "2" },
		{ "unit", "project.status:paused", "1 3 2" },         /* leads it, or takes part */
		{ "unit", "project.areas.number:9", "" },
		{ "area", "area.area.name:hamnen", "1" },             /* by parent or successor, twice */
		{ "project", "id:3", "3" },
		{ "project", "id:3|#1", "1 3" },
		{ "project", "!id:3 !id:1", "2 5 4" },
		{ "project", "id:3 status:ongoing", "" },
		{ "project", "id:999", "" },
		{ "partner", "project.id:3", "4" },
		{ "project", "title:öppet", "3" },
		{ "project", "title:oppet", "3" },
		{ "project", "title=amalgam", "2" },
		{ "project", "title<b", "2" },
		{ "project", "title>ä", "5 4 3" },
		{ "project", "start:", "2 5 4" },
		{ "project", "!start:", "1 3" },
		{ "project", "start:2026", "3" },
		{ "project", "end:2026", "1 3" },
		{ "project", "end:2026-12", "3" },
		{ "project", "end<2026-06-30", "" },       /* 2026-06 goes on to the 30th */
		{ "project", "end<=2026-06-01", "1" },     /* and begins on the 1st */
		{ "project", "end<2026-07", "1" },
		{ "project", "end>=2026-06-30", "2 1 3" },
		{ "project", "end>2026-06-01", "2 3" },
		{ "project", "end>2026", "2" },
		{ "project", "end>=2027-12-31", "2" },
		{ "project", "start<=2026-12-31|start: end>=2026-01-01|end:", "2 1 5 4 3" },
		{ "project", "start<=2025-12-31|start: end>=2025-01-01|end:", "2 1 5 4" },
		{ "project", "start<=idag", "1 3" },
		{ "project", "confirmed<-30d", "4" }, /* 2026-10 may be as late as the 31st */
		{ "project", "budget_sek>1000", "4 3" },
		{ "project", "budget_sek>=1000", "1 4 3" },
		{ "project", "budget_sek=2 000", "4" },
		{ "project", "budget_sek>1 500|1 000,50 kr", "4 3" },
		{ "project", "budget_sek>1,5 tkr ärtan", "4" },
		{ "project", "budget_sek>=0,0020 mnkr", "4 3" },
		{ "project", "budget_sek>1000 10", "4" }, /* no group of digits: a word */
		{ "project", "!budget_sek:2 000", "2 1 5 3" },
		{ "project", "end:i år", "1 3" },
		{ "project", "end:nästa år", "2" },
		{ "project", "start:ifjol|iår", "1 3" },
		{ "project", "start:lastyear", "1" },
		{ "project", "start:i fjol möter", "1" },
		{ "project", "budget_sek=2000", "4" },
		{ "project", "budget_sek:", "2 5" },
		{ "project", "external_sek>0", "1 3" },
		{ "project", "external_share>40", "1" },
		{ "project", "external_share:", "2 5" },
		{ "project", "example:ja", "2" },
		{ "project", "example:nej", "1 5 4 3" },
		{ "project", "unit:UTB", "2 1" },
		{ "project", "\"leading unit\":utb", "2 1" },
		{ "project", "unit:1", "2 1" },
		{ "project", "unit:#2", "3" },
		{ "project", "unit:2", "" },           /* "2" is what Zonen is called for short */
		{ "project", "unit:ab", "5 4 3" },
		{ "project", "unit:älv", "3" },
		{ "project", "unit:mina", "2 1" },
		{ "project", "units:UTB", "4" },
		{ "project", "units:", "2 1 5 3" },
		{ "project", "areas:1", "2 1 4" },     /* with all that lies under it */
		{ "project", "areas:1.2", "2 1" },
		{ "project", "areas:1.10", "2" },
		{ "project", "areas:#4", "3" },
		{ "project", "areas:#5", "2" },
		{ "project", "areas:5", "2" },         /* no area has that number in the strategy */
		{ "project", "areas:besök", "2 1" },
		{ "project", "partners:kerava", "1" },
		{ "project", "partners:lodz", "1" },
		{ "project", "partners:hjorring", "3" },
		{ "project", "partners:nonsens", "" },
		{ "project", "countries:FI", "1" },
		{ "project", "countries:danmark", "3" },
		{ "project", "countries:", "2 5 4" },
		{ "project", "!countries:FI !countries:DK", "2 5 4" },
		{ "project", "responsible:", "2 1 5 4 3" },
		{ "project", "%", "" },
		{ "project", "_", "" },
		{ "project", "'", "" },
		{ "partner", "country:FI", "2 3" },
		{ "partner", "projects>0", "4 2 1" },
		{ "network", "characters:historical", "1" },
		{ "network", "characters:", "3" },
		{ "assignment", "person:mine", "1" },
		{ "assignment", "role:contact unit:älvhamnen", "3" },
		{ "twin-town", "kerava", "1" },
		{ "twin-town", "partner:2", "1" },
		{ "call", "days_left<0", "3" },
		{ "call", "days_left>=0 days_left<=30", "2 1" },
		{ "call", "deadline>=2026-11-20 deadline<=+30d", "2 1" },
		{ "call", "deadline<2026-11-20", "3" },
		{ "unit", "contact:anna", "1" },
		{ "unit", "contact:", "4 3" },
		{ "area", "projects:0", "" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
		char *ids = listed(filters[i].kind, filters[i].filter, "");
		if (strcmp(ids, filters[i].ids) != 0)
			fail_msg("%s where \"%s\": %s, not %s", filters[i].kind, filters[i].filter, ids,
				 filters[i].ids);
		free(ids);
	}
}

/* The same records as a list has, by number; no more than asked for, and only those that are looked at. */
static void test_hits(void **state)
{
	(void)state;
	static const struct {
		const char *kind, *filter;
		int count, limit;
		int64_t id[5];
		bool more;
	} cases[] = {
		{ "project", "åmål", 1, 9, { 1 }, false },
		{ "project", "amal", 2, 9, { 1, 2 }, false },
		{ "project", "a\xcc\x8am", 1, 9, { 1 }, false }, /* an å in two characters */
		{ "project", "utbyte", 1, 9, { 2 }, false },
		{ "partner", "lodz", 1, 9, { 1 }, false },
		{ "project", "amal", 1, 1, { 1 }, true },
		{ "project", "amal", 2, 2, { 1, 2 }, false },
		{ "project", "borttagen", 0, 9, { 0 }, false },
		{ "project", "\"OR\" \"NEAR(\"", 0, 9, { 0 }, false },
		{ "project", "\"^(a|b)+$\"", 0, 9, { 0 }, false },
		{ "project", "hav", 1, 9, { 3 }, false },
		{ "project", "amal status:idea", 1, 9, { 2 }, false },
	};
	static const int64_t second[] = { 5, 2, 6 };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		const struct kind *kind = kind_named(cases[i].kind);
		struct hits hits, among;
		struct filter *filter = filter_parse(kind, cases[i].filter, &err);
		assert_non_null(filter);
		assert_true(store_hits(store, kind, filter, NULL, 0, cases[i].limit, &hits, &err));
		if (hits.count != cases[i].count)
			fail_msg("%s: %d hits", cases[i].filter, hits.count);
		assert_int_equal(hits.more, cases[i].more);
		bool has = false;
		for (int k = 0; k < hits.count; k++) {
			/* Which ones, when there are more, is not promised. */
			assert_true(hits.more || hits.id[k] == cases[i].id[k]);
			assert_true(hits_has(&hits, hits.id[k]));
			has = has || hits.id[k] == 2;
		}
		assert_true(store_hits(store, kind, filter, second, 3, 9, &among, &err));
		assert_true(hits.more || among.count == has);
		hits_free(&hits);
		hits_free(&among);
		filter_free(filter);
	}
}

/* As many terms as a filter may have go through; more than SQLite takes in an expression is a sentence of ours. */
static void test_filter_too_long(void **state)
{
	(void)state;
	struct err err = {0};
	struct rows rows;
	struct filter leaf = { .op = FILTER_WORD, .field = -1, .text = (char *)"a" }, joint[400];
	for (int i = 0; i < 400; i++)
		joint[i] = (struct filter){ .op = FILTER_AND, .field = -1, .left = i > 0 ? &joint[i - 1] : &leaf,
					    .right = &leaf };
	struct query query = { .kind = kind_named("project"), .group = -1, .filter = &joint[398] };
	rows = rows_of(&query); /* 400 terms */
	rows_free(&rows);
	query.filter = &joint[399];
	assert_false(store_rows(store, &query, &rows, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_non_null(strstr(err.text, "more than 400 terms"));
}

/* ---- names ---- */

static void test_lookup(void **state)
{
	static const struct {
		const char *kind, *word;
		int64_t id;
		const char *sentence; /* in it, when there is none */
	} words[] = {
		{ "unit", "UTB", 1, NULL },
		{ "unit", "utb", 1, NULL },
		{ "unit", "utbildningsförvaltningen", 1, NULL },
		{ "unit", "Utbildning", 1, NULL },
		{ "unit", "förvaltning", 1, NULL },
		{ "unit", "forvaltning", 1, NULL },
		{ "unit", "1", 1, NULL },
		{ "unit", "2", 4, NULL },      /* its short name */
		{ "unit", "#2", 2, NULL },
		{ "unit", "AB", 0, "3 Åkeriet AB, 2 Älvhamnen AB (ÄLV)" },
		{ "unit", "Utbildnigsförvaltningen", 0, "did you mean \"Utbildningsförvaltningen\"?" },
		{ "unit", "Rymdstyrelsen", 0, "is not the name of any Unit" },
		{ "unit", "99", 0, "is not the name of any" },
		{ "area", "1.2", 2, NULL },
		{ "area", "2", 4, NULL },      /* the number in the strategy, not that of the record */
		{ "area", "5", 5, NULL },
		{ "partner", "Kerava", 2, NULL }, /* exact before the beginning of another */
		{ "partner", "kerava e", 3, NULL },
		{ "partner", "Lodz", 1, NULL },
		{ "person", "per", 2, NULL },
		{ "twin-town", "kerava", 1, NULL },
		{ "project", "Borttagen", 0, "is not the name of any Project" },
		{ "project", "ärtan", 0, "may be any of 2" },
		{ "project", "artan 9", 5, NULL },
		{ "project", "Ma", 0, "may be any of 2" }, /* Amalgam, Åmål */
		{ "project", "Må", 1, NULL },
	};
	(void)state;
	const struct lookup *lookup = store_lookup(store);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct err err = {0};
		int64_t id = lookup->find(lookup->store, kind_named(words[i].kind), words[i].word, &err);
		if (id != words[i].id || (id == 0 && strstr(err.text, words[i].sentence) == NULL))
			fail_msg("%s \"%s\": %lld, %s", words[i].kind, words[i].word, (long long)id, err.text);
	}
}

/* ---- what is worked out ---- */

static void test_every_computed_field_has_a_row(void **state)
{
	(void)state;
	int fields = 0;
	for (int k = 0; k < kind_count; k++)
		for (int f = 0; f < kinds[k].field_count; f++)
			if ((kinds[k].fields[f].flags & F_COMPUTED) != 0) {
				fields++;
				assert_non_null(computed_sql(kinds[k].name, kinds[k].fields[f].name));
			}
	assert_int_equal(fields, computed_count);
	for (int i = 0; i < computed_count; i++) {
		const struct kind *kind = kind_named(computeds[i].kind);
		int field = kind_field(kind, computeds[i].field);
		assert_true(field >= 0);
		assert_true((kind->fields[field].flags & F_COMPUTED) != 0);
	}
}

static void test_computed(void **state)
{
	static const struct {
		const char *kind;
		int64_t id;
		const char *field, *value;
	} values[] = {
		{ "area", 1, "projects", "3" },  { "area", 1, "ongoing", "1" }, { "area", 1, "budget", "300000" },
		{ "area", 2, "projects", "2" },  { "area", 3, "projects", "1" }, { "area", 4, "budget", "300000" },
		{ "area", 5, "ongoing", "0" },   { "unit", 1, "contact", "Anna Andersson" },
		{ "unit", 2, "contact", "Per Persson" },                        { "unit", 3, "contact", "" },
		{ "unit", 1, "ongoing", "1" },   { "unit", 1, "ideas", "1" },   { "unit", 1, "oldest", "2026-11-01" },
		{ "unit", 2, "oldest", "2026-10" }, { "unit", 3, "oldest", "2026-09-30" }, { "unit", 4, "oldest", "" },
		{ "project", 1, "external_share", "50" }, { "project", 3, "external_share", "33" },
		{ "project", 2, "external_share", "" },   { "project", 4, "external_share", "0" },
		{ "partner", 2, "projects", "1" },        { "partner", 3, "projects", "0" },
		{ "twin-town", 1, "last_activity", "2026-11-20" }, { "network", 1, "last_activity", "" },
		{ "programme", 1, "calls", "5" },
		{ "call", 1, "days_left", "0" }, { "call", 2, "days_left", "10" }, { "call", 3, "days_left", "-292" },
		{ "call", 4, "days_left", "406" }, { "call", 5, "days_left", "" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		char *value = room_get(store, values[i].kind, values[i].id, values[i].field);
		if (strcmp(value, values[i].value) != 0)
			fail_msg("%s %lld %s: \"%s\"", values[i].kind, (long long)values[i].id, values[i].field, value);
		free(value);
	}
}

/* ---- pages ---- */

static void test_fill(void **state)
{
	(void)state;
	struct err err = {0};
	const int64_t ids[] = { 3, 99, 1, 6, 1 };
	struct record *page[5];
	assert_true(store_fill(store, kind_named("project"), ids, 5, page, &err));
	assert_int_equal(page[0]->id, 3);
	assert_null(page[1]); /* never was */
	assert_null(page[3]); /* deleted */
	assert_int_equal(page[2]->id, 1);
	assert_int_equal(page[4]->id, 1);
	assert_string_equal(record_get(page[4], "partners"), "1 2");
	assert_string_equal(page[0]->shown[kind_field(page[0]->kind, "unit")], "Älvhamnen AB");
	assert_string_equal(page[0]->changed_by, "anna");
	assert_string_equal(page[0]->changed_at, "2026-11-20T08:00:00Z");
	for (int i = 0; i < 5; i++)
		record_free(page[i]);
}

static void test_verified(void **state)
{
	(void)state;
	assert_int_equal(room_verify(store), 0);
}

/* ---- many ---- */

enum { MANY = 3000 };

static void add_many(void)
{
	struct err err = {0};
	int at = 0;
	char text[64];
	struct record **batch = xcalloc(MANY, sizeof(struct record *));
	for (int i = 0; i < MANY; i++) {
		batch[i] = record_new_initial(kind_named("call"));
		snprintf(text, sizeof text, "Utlysning %d %c", i * 7919 % MANY, 'a' + i % 26);
		record_put(batch[i], kind_field(batch[i]->kind, "title"), text);
		record_put(batch[i], kind_field(batch[i]->kind, "programme"), "1");
		record_put(batch[i], kind_field(batch[i]->kind, "deadline"), i % 3 == 0 ? "2026-12" : "2027-01-15");
	}
	if (!store_add_all(store, batch, MANY, &at, &err))
		fail_msg("%s", err.text);
	for (int i = 0; i < MANY; i++)
		record_free(batch[i]);
	free(batch);
}

/* Every row once, in order, and pages of them whole: also past what one page of the store holds. */
static void test_many_rows(void **state)
{
	(void)state;
	struct err err = {0};
	add_many();
	struct query query = { .kind = kind_named("call"), .group = -1 };
	assert_true(query_sort(&query, "title", &err));
	struct rows rows = rows_of(&query);
	assert_int_equal(rows.count, MANY + 5);
	struct record **all = xcalloc((size_t)rows.count, sizeof(struct record *));
	assert_true(store_fill(store, query.kind, rows.id, rows.count, all, &err));
	int last = -1;
	for (int i = 0; i < rows.count; i++) {
		int number;
		assert_non_null(all[i]);
		assert_int_equal(all[i]->id, rows.id[i]);
		if (sscanf(record_get(all[i], "title"), "Utlysning %d", &number) == 1) {
			assert_true(number > last); /* numbers by their value: 9 before 10 */
			last = number;
		}
		record_free(all[i]);
	}
	assert_int_equal(last, MANY - 1);
	free(all);
	rows_free(&rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_filters),
		cmocka_unit_test(test_hits),
		cmocka_unit_test(test_filter_too_long),
		cmocka_unit_test(test_lookup),
		cmocka_unit_test(test_every_computed_field_has_a_row),
		cmocka_unit_test(test_computed),
		cmocka_unit_test(test_fill),
		cmocka_unit_test(test_verified),
		cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_unknown_codes_are_one_group),
		cmocka_unit_test(test_several_values),
		cmocka_unit_test(test_exact_names),
	};
	int failed = cmocka_run_group_tests(tests, enter, leave);
	query_parts_from = 0; /* the same of a register that is read in parts, */
	failed += cmocka_run_group_tests(tests, enter, leave);
	with_words = true;    /* and of one that has an index of words */
	return failed + cmocka_run_group_tests(tests, enter, leave);
}
