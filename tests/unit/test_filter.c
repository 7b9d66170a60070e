/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "filter.h"
#include "i18n.h"
#include "mem.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int start(void **state)
{
	(void)state;
	char path[4096];
	const char *data = getenv("SAMVERKAN_DATADIR");
	assert_non_null(data);
	snprintf(path, sizeof path, "%s/locale", data);
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	i18n_start("en", path);
	return 0;
}

/* The tree in one line: (a & b), (a | b), !status:ongoing, end<2026, ~word. */
static void write_tree(struct str *out, const struct kind *kind, const struct filter *filter)
{
	static const char *const signs[] = {
		[FILTER_WORD] = "~", [FILTER_HAS] = ":", [FILTER_EMPTY] = " empty",
		[FILTER_ID] = "id:", [FILTER_EQ] = "=",
		[FILTER_LT] = "<", [FILTER_GT] = ">", [FILTER_LE] = "<=", [FILTER_GE] = ">=",
	};
	if (filter->op == FILTER_AND || filter->op == FILTER_OR) {
		assert_false(filter->negated);
		str_add(out, "(");
		write_tree(out, kind, filter->left);
		str_add(out, filter->op == FILTER_AND ? " & " : " | ");
		write_tree(out, kind, filter->right);
		str_add(out, ")");
		return;
	}
	if (filter->op == FILTER_THROUGH) {
		const struct kind *holder = filter->back ? filter->kind : kind;
		str_addf(out, "%s%s%s.%s(", filter->negated ? "!" : "", filter->back ? "<" : "",
			 holder->fields[filter->field].name, filter->kind->name);
		write_tree(out, filter->kind, filter->left);
		str_add(out, ")");
		return;
	}
	assert_int_equal(filter->op == FILTER_WORD || filter->op == FILTER_ID, filter->field < 0);
	assert_int_equal(filter->op == FILTER_EMPTY, filter->text == NULL);
	str_addf(out, "%s%s%s%s", filter->negated ? "!" : "",
		 filter->field >= 0 ? kind->fields[filter->field].name : "", signs[filter->op],
		 filter->text != NULL ? filter->text : "");
}

static char *tree_of(const char *kind, const char *text, struct err *err)
{
	struct str out = {0};
	struct filter *filter = filter_parse(kind_named(kind), text, err);
	if (filter == NULL)
		return NULL;
	write_tree(&out, kind_named(kind), filter);
	filter_free(filter);
	return str_take(&out);
}

static const struct {
	const char *text, *tree;
} right[] = {
	/* words */
	{ "nätverk", "~nätverk" },
	{ "a b  c", "((~a & ~b) & ~c)" },
	{ "  a\tb ", "(~a & ~b)" },
	{ "\"kultur och fritid\"", "~kultur och fritid" },
	{ "\"say \"\"hej\"\"\"", "~say \"hej\"" },
	{ "\"http://x\"", "~http://x" },
	{ "a|b", "(~a | ~b)" },
	{ "a | b", "(~a | ~b)" },
	{ "a|b c|d", "((~a | ~b) & (~c | ~d))" },
	{ "a|b|c", "((~a | ~b) | ~c)" },
	{ "\"a|b\"", "~a|b" },
	{ "!a", "!~a" },
	{ "! a", "!~a" },
	{ "!!a", "~a" },
	{ "!!!a", "!~a" },
	{ "a!b", "~a!b" },
	{ "\"!a\"", "~!a" },
	{ "A\u030Angra", "~\u00C5ngra" },
	/* fields */
	{ "id:12", "id:12" },
	{ "ID=#12|14", "(id:12 | id:14)" },
	{ "!id:12", "!id:12" },
	{ "status:ongoing", "status:ongoing" },
	{ "STATUS:Ongoing", "status:ongoing" },
	{ "title:väg", "title:väg" },
	{ "title:\"väg in\"", "title:väg in" },
	{ "\"External funding\">0", "external_sek>0" },
	{ "External_funding>0", "external_sek>0" },
	{ "until:2027", "end:2027" },
	{ "title:a:b", "title:a:b" },
	{ "title:a=b<c", "title:a=b<c" },
	{ "title:", "title empty" },
	{ "title:\"\"", "title empty" },
	{ "title=", "title empty" },
	{ "!end:", "!end empty" },
	{ "end: x", "(end empty & ~x)" },
	{ "end:|end<2027", "(end empty | end<2027)" },
	/* through relations */
	{ "partners.country:Finland", "partners.partner(country:FI)" },
	{ "partners.country:FI|SE", "(partners.partner(country:FI) | partners.partner(country:SE))" },
	{ "!partners.country:FI|SE", "(!partners.partner(country:FI) & !partners.partner(country:SE))" },
	{ "unit.parent.name:kommun", "unit.unit(parent.unit(name:kommun))" },
	{ "decision.organ:ks", "<project.decision(organ:ks)" },
	{ "!application.status:granted x", "(!<project.application(status:granted) & ~x)" },
	{ "partners.country:", "partners.partner(country empty)" },
	/* comparing */
	{ "end<2026-12-31", "end<2026-12-31" },
	{ "end<=2026", "end<=2026" },
	{ "end>2026-06 end>=2026", "(end>2026-06 & end>=2026)" },
	{ "end=2026-06", "end=2026-06" },
	{ "end<+30d", "end<2026-12-20" },
	{ "end>idag", "end>2026-11-20" },
	{ "end:>2026", "end>2026" },
	{ "budget_sek>=\"5 100 000 kr\"", "budget_sek>=510000000" },
	{ "budget_sek>5100000", "budget_sek>510000000" },
	{ "budget:\"1,5 mnkr\"", "budget_sek:150000000" },
	{ "budget>1 000 000", "budget_sek>100000000" },
	{ "budget>1,5 miljoner kr status:idea", "(budget_sek>150000000 & status:idea)" },
	{ "slut<i år", "end<2026" },
	{ "external_share>=50", "external_share>=50" },
	{ "title>m", "title>m" },
	{ "title=\"Väg in\"", "title=Väg in" },
	/* what has no order */
	{ "status=ongoing", "status:ongoing" },
	{ "example:yes", "example:1" },
	{ "example=nej", "example:0" },
	{ "unit:BUN", "unit:BUN" },
	{ "unit=BUN", "unit:BUN" },
	{ "areas:12", "areas:12" },
	{ "unit:mina", "unit:mina" },
	{ "units:Mine", "units:mina" },
	{ "partners:mina", "partners:mina" },
	{ "partners:mine", "partners:mine" },
	{ "responsible:mig", "responsible:mina" },
	{ "responsible:me", "responsible:mina" },
	{ "countries:Norge", "countries:NO" },
	{ "countries:fi|norway", "(countries:FI | countries:NO)" },
	/* several values of one field */
	{ "status:ongoing|granted", "(status:ongoing | status:granted)" },
	{ "status:ongoing|status:granted", "(status:ongoing | status:granted)" },
	{ "status:ongoing | granted x", "((status:ongoing | status:granted) & ~x)" },
	{ "!status:ongoing|granted", "(!status:ongoing & !status:granted)" },
	{ "!status:ongoing|granted|title:x", "((!status:ongoing & !status:granted) | title:x)" },
	{ "status:ongoing|granted|title:x|y", "((status:ongoing | status:granted) | (title:x | title:y))" },
	{ "status:ongoing|!granted", "(status:ongoing | !~granted)" },
	{ "x|status:ongoing", "(~x | status:ongoing)" },
	{ "end:|x", "(end empty | ~x)" },
	{ "title:a|\"b c\"", "(title:a | title:b c)" },
	{ "start<=2026-12-31|start: end>=2026-01-01|end:",
	  "((start<=2026-12-31 | start empty) & (end>=2026-01-01 | end empty))" },
};

/* A kind that refers by several fields is asked by each of them, and so is what lies behind it. */
static void test_back_by_several_fields_twice(void **state)
{
	(void)state;
	static const struct {
		const char *kind, *text, *tree;
	} cases[] = {
		{ "person", "area.area.name:x",
		  "<responsible.area((<parent.area(name:x) | <successor.area(name:x)))" },
		{ "person", "!area.area.name:x",
		  "!<responsible.area((<parent.area(name:x) | <successor.area(name:x)))" },
		{ "unit", "unit.unit.name:x",
		  "(<parent.unit((<parent.unit(name:x) | <successor.unit(name:x))) | "
		  "<successor.unit((<parent.unit(name:x) | <successor.unit(name:x))))" },
		{ "unit", "unit.project.status:ongoing",
		  "(<parent.unit((<unit.project(status:ongoing) | <units.project(status:ongoing))) | "
		  "<successor.unit((<unit.project(status:ongoing) | <units.project(status:ongoing))))" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		char *tree = tree_of(cases[i].kind, cases[i].text, &err);
		assert_string_equal(err.text, "");
		assert_string_equal(tree, cases[i].tree);
		free(tree);
	}
}

static void test_right(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(right); i++) {
		struct err err = {0};
		char *tree = tree_of("project", right[i].text, &err);
		if (tree == NULL)
			fail_msg("%s: %s", right[i].text, err.text);
		assert_string_equal(tree, right[i].tree);
		assert_int_equal(err.code, ERR_NONE);
		free(tree);
	}
}

/* As it stands in the contract and in the manual, whatever language the screen speaks. */
static void test_swedish_names_in_both_languages(void **state)
{
	(void)state;
	static const char *const languages[] = { "sv", "en" };
	for (size_t l = 0; l < COUNT(languages); l++) {
		struct err err = {0};
		i18n_start(languages[l], NULL);
		char *tree = tree_of("project", "status:pågår enhet:BUN slut<2026-12-31 !nätverk", &err);
		if (tree == NULL)
			fail_msg("%s", err.text);
		assert_string_equal(tree, "(((status:ongoing & unit:BUN) & end<2026-12-31) & !~nätverk)");
		free(tree);
		tree = tree_of("project", "status:ongoing länder:Norge \"extern finansiering\">0", &err);
		assert_string_equal(tree, "((status:ongoing & countries:NO) & external_sek>0)");
		free(tree);
	}
}

/* A word of a label will do where it leads to one choice alone. */
static void test_word_of_a_choice(void **state)
{
	(void)state;
	struct err err = {0};
	char *tree = tree_of("assignment", "role:manager", &err);
	if (tree == NULL)
		fail_msg("%s", err.text);
	assert_string_equal(tree, "role:project-manager");
	free(tree);
	assert_null(tree_of("decision", "organ:council", &err));
	assert_null(tree_of("assignment", "role:manag", &err));
	i18n_start("sv", NULL);
	tree = tree_of("assignment", "roll:samordnare", &err);
	assert_string_equal(tree, "role:coordinator");
	free(tree);
	i18n_start("en", NULL);
}

static void test_several_words_of_a_set(void **state)
{
	(void)state;
	struct err err = {0};
	char *tree = tree_of("network", "characters:thematic|historical", &err);
	assert_string_equal(tree, "(characters:thematic | characters:historical)");
	free(tree);
	assert_null(tree_of("network", "characters:\"thematic;historical\"", &err));
	assert_non_null(strstr(err.text, "\"thematic;historical\" is not one of"));
	err = (struct err){0};
	tree = tree_of("call", "deadline<=\"2026-09-23 17:00\"", &err);
	assert_string_equal(tree, "deadline<=2026-09-23 17:00");
	free(tree);
}

static void test_empty(void **state)
{
	(void)state;
	struct err err = {0};
	assert_null(filter_parse(kind_named("project"), "", &err));
	assert_null(filter_parse(kind_named("project"), "   ", &err));
	assert_int_equal(err.code, ERR_NONE);
	filter_free(NULL);
}

static const struct {
	const char *text, *place, *why;
} wrong[] = {
	{ "stats:x", "column 1:", "did you mean status?" },
	{ "åäö stats:x", "column 5:", "did you mean status?" },
	{ "a !stats:x", "column 4:", "did you mean status?" },
	{ "http://x", "column 1:", "http: Project has no such field" },
	{ "a 17:00", "column 3:", "17: Project" },
	{ ":x", "column 1:", "a field is missing before :" },
	{ "status.x:y", "column 1:", "Status: only what refers to other records" },
	{ "partners.:y", "column 10:", "a field is missing after the point" },
	{ ".x:y", "column 1:", "a field is missing before ." },
	{ "partners.contry:FI", "column 10:", "did you mean country?" },
	{ "scholarship.name:x", "column 1:", "scholarship: Project has no such field" },
	{ "unit.parent.parent.parent.parent.name:x", "column 27:", "more than 4 points" },
	{ "partners.country<FI", "column 17:", "Country has no order" },
	{ "<5", "column 1:", "a field is missing before <" },
	{ "\"\":x", "column 1:", "a field is missing before :" },
	{ "status:ongoin", "column 8:", "there is no \"ongoin\"; did you mean ongoing?" },
	{ "status:nonsens", "column 8:", "\"nonsens\" is not one of: idea, pre-study" },
	{ "status:ongoing|nonsens", "column 16:", "\"nonsens\" is not one of: idea, pre-study" },
	{ "end<2026-02-30", "column 5:", "February 2026 has 28 days" },
	{ "end<", "column 5:", "a value is missing after <" },
	{ "end>= x", "column 6:", "a value is missing after >=" },
	{ "end:<", "column 6:", "a value is missing after <" },
	{ "end:\"2026-09-23 17:00\"", "column 5:", "without a time of day" },
	{ "budget_sek>mycket", "column 12:", "Budget" },
	{ "budget_sek>1000 000", "column 12:", "is not an amount" },
	{ "budget_sek>\"5 €\"", "column 12:", "is in SEK, and EUR is written" },
	{ "external_share>x", "column 16:", "not a whole number" },
	{ "countries:Narnia", "column 11:", "Narnia" },
	{ "countries:\"NO;FI\"", "column 11:", "NO;FI" },
	{ "status:ongoing,granted", "column 8:", "several values are written a|b" },
	{ "unga partners.status:x", "column 15:", "Partner has no such field" },
	{ "example:kanske", "column 9:", "neither yes nor no" },
	{ "status<ongoing", "column 7:", "Status has no order" },
	{ "unit>=BUN", "column 5:", ">= means nothing" },
	{ "a \"b c", "column 3:", "the quote is not closed" },
	{ "title:\"b c", "column 7:", "the quote is not closed" },
	{ "\"\"", "column 1:", "nothing between the quotes" },
	{ "a \" \"", "column 3:", "nothing between the quotes" },
	{ "a|", "column 3:", "a term is missing" },
	{ "|a", "column 1:", "a term is missing" },
	{ "a||b", "column 3:", "a term is missing" },
	{ "status:ongoing|", "column 16:", "a term is missing" },
	{ "status:ongoing||x", "column 16:", "a term is missing" },
	{ "!", "column 1:", "nothing stands after !" },
	{ "a !|b", "column 3:", "nothing stands after !" },
	{ "a\033[2J", "filter:", "control character" },
	{ "a\xC3", "filter:", "is not UTF-8" },
};

static void test_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct err err = {0};
		assert_null(filter_parse(kind_named("project"), wrong[i].text, &err));
		assert_int_equal(err.code, ERR_USAGE);
		if (strstr(err.text, wrong[i].place) == NULL || strstr(err.text, wrong[i].why) == NULL)
			fail_msg("%s gave: %s", wrong[i].text, err.text);
		assert_null(filter_parse(kind_named("project"), wrong[i].text, NULL));
	}
}

static char *repeated(const char *piece, int count)
{
	struct str text = {0};
	for (int i = 0; i < count; i++)
		str_add(&text, piece);
	return str_take(&text);
}

static void assert_limit(const char *piece, int count, const char *why)
{
	struct err err = {0};
	char *text = repeated(piece, count);
	assert_null(filter_parse(kind_named("project"), text, &err));
	if (strstr(err.text, why) == NULL)
		fail_msg("%d of \"%s\": %s", count, piece, err.text);
	free(text);
}

static void assert_within(const char *piece, int count)
{
	struct err err = {0};
	char *text = repeated(piece, count);
	struct filter *filter = filter_parse(kind_named("project"), text, &err);
	if (filter == NULL)
		fail_msg("%d of \"%s\": %s", count, piece, err.text);
	filter_free(filter);
	free(text);
}

static void test_limits(void **state)
{
	(void)state;
	assert_within("å", FILTER_LENGTH);
	assert_limit("å", FILTER_LENGTH + 1, "longer than 10000 characters");
	assert_within("a ", FILTER_TERMS);
	assert_limit("a ", FILTER_TERMS + 1, "more than 200 terms");
	assert_limit("status:idea|idea ", FILTER_TERMS / 2 + 1, "more than 200 terms");
	assert_limit("!", 9999, "nothing stands after !");
	assert_limit("|", 9999, "a term is missing");
	assert_limit("\"", 9999, "the quote is not closed");
}

/* Whatever is typed gives a tree or a sentence, and nothing else. The numbers are the same every time. */
static void test_any_bytes_are_harmless(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"status", "end", "budget_sek", ":", "<", ">", "=", "<=", "|", "!", "\"", " ", "a", "å", "2026", "\xFF",
		"ongoing", "unit", "mina", "\033", "title", "\"\"", "+30d", "\u202E", "|b",
	};
	uint32_t seed = 20261120;
	int trees = 0, faults = 0;
	for (int round = 0; round < 20000; round++) {
		struct str text = {0};
		struct err err = {0};
		for (int n = (int)(seed >> 8) % 12; n >= 0; n--) {
			seed = seed * 1664525 + 1013904223;
			str_add(&text, pieces[(seed >> 16) % COUNT(pieces)]);
		}
		struct filter *filter = filter_parse(kind_named("project"), text.text, &err);
		assert_true(filter != NULL ? err.code == ERR_NONE
					   : err.code == ERR_USAGE || text.text[strspn(text.text, " ")] == '\0');
		trees += filter != NULL;
		faults += err.code == ERR_USAGE;
		filter_free(filter);
		str_free(&text);
	}
	/* Otherwise the pieces would have tried only one of the two. */
	assert_true(trees > 1000 && faults > 1000);
}

static void test_random_bytes_are_harmless(void **state)
{
	(void)state;
	uint32_t seed = 7;
	for (int round = 0; round < 20000; round++) {
		char text[33];
		struct err err = {0};
		for (size_t i = 0; i < sizeof text - 1; i++) {
			seed = seed * 1664525 + 1013904223;
			text[i] = (char)(seed >> 24);
		}
		text[sizeof text - 1] = '\0';
		struct filter *filter = filter_parse(kind_named("call"), text, &err);
		assert_int_equal(filter == NULL && text[strspn(text, " \t\n")] != '\0', err.code == ERR_USAGE);
		filter_free(filter);
	}
}

/* ---- sorting ---- */

static void test_sort(void **state)
{
	(void)state;
	struct err err = {0};
	const struct kind *project = kind_named("project");
	struct query query = { .kind = project };
	assert_true(query_sort(&query, "-end, title ,Unit", &err));
	assert_int_equal(query.sort_count, 3);
	assert_int_equal(query.sort[0].field, kind_field(project, "end"));
	assert_true(query.sort[0].down);
	assert_int_equal(query.sort[1].field, kind_field(project, "title"));
	assert_false(query.sort[1].down);
	assert_int_equal(query.sort[2].field, kind_field(project, "unit"));
	assert_true(query_sort(&query, "slut", &err));
	assert_int_equal(query.sort_count, 1);
	assert_int_equal(query.sort[0].field, kind_field(project, "end"));
	assert_true(query_sort(&query, "", &err));
	assert_int_equal(query.sort_count, 0);
}

static void test_sort_of_every_kind_as_delivered(void **state)
{
	(void)state;
	for (int i = 0; i < kind_count; i++) {
		struct err err = {0};
		struct query query = { .kind = &kinds[i] };
		if (!query_sort(&query, kinds[i].sort, &err))
			fail_msg("%s: %s", kinds[i].name, err.text);
		assert_true(query.sort_count > 0);
	}
}

static void test_sort_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *why;
	} sorts[] = {
		{ "-ende", "did you mean end?" },	{ "title,", "the name of a field is missing" },
		{ ",title", "the name of a field is missing" }, { "-", "the name of a field is missing" },
		{ "title,,end", "the name of a field is missing" }, { "title,end,unit,start,dnr", "at most 4 fields" },
	};
	for (size_t i = 0; i < COUNT(sorts); i++) {
		struct err err = {0};
		struct query query = { .kind = kind_named("project"), .sort_count = 1 };
		query.sort[0].field = 3;
		assert_false(query_sort(&query, sorts[i].text, &err));
		assert_int_equal(err.code, ERR_USAGE);
		if (strstr(err.text, sorts[i].why) == NULL)
			fail_msg("%s gave: %s", sorts[i].text, err.text);
		assert_true(query.sort_count == 1 && query.sort[0].field == 3);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, start)
	const struct CMUnitTest tests[] = {
		TEST(test_right), TEST(test_back_by_several_fields_twice), TEST(test_swedish_names_in_both_languages),
		TEST(test_word_of_a_choice), TEST(test_several_words_of_a_set), TEST(test_empty), TEST(test_wrong),
		TEST(test_limits),
		TEST(test_any_bytes_are_harmless), TEST(test_random_bytes_are_harmless), TEST(test_sort),
		TEST(test_sort_of_every_kind_as_delivered),
		TEST(test_sort_refused),
	};
	return cmocka_run_group_tests_name("filter", tests, NULL, NULL);
}
