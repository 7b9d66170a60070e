/* SPDX-License-Identifier: EUPL-1.2 */
/* Every file of the source keeps to the rules of rules.c, and the rules see a breach where there is one. */
#include "config.h"

#include <errno.h>
#include <fts.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "rules.h"

#define LICENCE "/* SPDX-License-" "Identifier: EUPL-1.2 */\n"

/* 40 columns, in bytes and in characters of two bytes. */
#define FORTY "/* 4567890123456789012345678901234567890"
#define FORTY_WIDE "ååååååååååååååååååååååååååååååååååååå */"

enum { FILES_MAX = 4000 };

/* ---- the tree ---- */

static const char *const directories[] = { "src", "db", "ui", "tests", "bench", "strategies",
					   "man", "po", "m4", ".ci" };

static char *paths[FILES_MAX + 1]; /* all files of the source to which the rules apply */
static int path_count;

static void add_path(const char *path)
{
	if (!rules_apply(path))
		return;
	assert_true(path_count < FILES_MAX);
	paths[path_count++] = xstrdup(path);
}

/* ROOT with what lies below it, or with what lies in it. */
static void walk(const char *root, bool below, size_t prefix)
{
	char *roots[] = { (char *)root, NULL };
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	assert_non_null(tree);
	for (FTSENT *entry = fts_read(tree); entry != NULL; entry = fts_read(tree)) {
		if (entry->fts_info == FTS_F)
			add_path(entry->fts_path + prefix);
		else if (entry->fts_info == FTS_D && entry->fts_level > 0 && !below)
			fts_set(tree, entry, FTS_SKIP);
	}
	fts_close(tree);
}

static int read_tree(void **state)
{
	(void)state;
	const char *srcdir = getenv("srcdir") != NULL ? getenv("srcdir") : ".";
	size_t prefix = strlen(srcdir) + 1;
	walk(srcdir, false, prefix);
	for (size_t i = 0; i < sizeof directories / sizeof *directories; i++) {
		char *root = xasprintf("%s/%s", srcdir, directories[i]);
		walk(root, true, prefix);
		free(root);
	}
	return 0;
}

static int forget_tree(void **state)
{
	(void)state;
	for (int i = 0; i < path_count; i++)
		free(paths[i]);
	return 0;
}

static char *contents(const char *path)
{
	const char *srcdir = getenv("srcdir") != NULL ? getenv("srcdir") : ".";
	char *place = xasprintf("%s/%s", srcdir, path);
	FILE *file = fopen(place, "r");
	if (file == NULL)
		fail_msg("%s: %s", place, strerror(errno));
	struct str text = { 0 };
	char bytes[16384];
	size_t length;
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		str_add_bytes(&text, bytes, length);
	fclose(file);
	free(place);
	return str_take(&text);
}

static bool walked(const char *path)
{
	for (int i = 0; i < path_count; i++)
		if (strcmp(paths[i], path) == 0)
			return true;
	return false;
}

/* An empty walk would find every tree clean. */
static void test_the_walk_reaches_everything(void **state)
{
	(void)state;
	static const char *const examples[] = {
		"configure.ac", "bootstrap",          "src/err.c", "README",
		"db/store.h",   "ui/input.c",         "strategies/tranas.ini",
		".ci/run",      "tests/lint/rules.c", "tests/e2e/stories/floor-keys.story",
	};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
		if (!walked(examples[i]))
			fail_msg("%s was not read", examples[i]);
}

static void test_the_source_keeps_the_rules(void **state)
{
	(void)state;
	struct str complaint = { 0 };
	for (int i = 0; i < path_count; i++) {
		char *text = contents(paths[i]);
		rules_check(paths[i], text, (const char *const *)paths, &complaint);
		free(text);
	}
	if (complaint.length > 0)
		fail_msg("\n%s", complaint.text);
	str_free(&complaint);
}

/* ---- the rules ---- */

static const char *const small_tree[] = { "src/err.h", "src/cmd.h", "db/store.h", "db/sql.h", "ui/app.h",
					  "tests/e2e/term.h", NULL };

static const struct {
	const char *path, *text;
	const char *complaint; /* "" for none */
} cases[] = {
	/* the licence line */
	{ "src/a.c", LICENCE "int a;\n", "" },
	{ "src/a.c", "\n\n\n\n" LICENCE, "" },
	{ "src/a.c", "int a;\n", "src/a.c:1: 0 lines with" },
	{ "strategies/a.ini", "[strategy]\n", "strategies/a.ini:1: 0 lines with" },
	{ "src/a.c", LICENCE LICENCE, "src/a.c:1: 2 lines with" },
	{ "src/a.c", "\n\n\n\n\n" LICENCE, "src/a.c:6: the licence line stands below" },
	{ "src/a.c", "/* SPDX-License-" "Identifier: MIT */\n", "src/a.c:1: the licence is not" },
	/* nothing is left for later */
	{ "src/a.c", LICENCE "/* TO" "DO: all */\n", "src/a.c:2: TO" "DO" },
	{ "src/a.c", LICENCE "// FIX" "ME\n", "src/a.c:2: FIX" "ME" },
	{ "src/a.c", LICENCE "\n/* X" "XX */\n", "src/a.c:3: X" "XX" },
	{ "src/a.c", LICENCE "char a[] = \"/tmp/a-XXXXXX\";\n", "" },
	/* lines of at most 120 columns */
	{ "src/a.c", LICENCE FORTY FORTY FORTY_WIDE "\n", "" },
	{ "src/a.c", LICENCE FORTY FORTY FORTY_WIDE ";\n", "src/a.c:2: 121 columns" },
	{ "src/a.def", LICENCE "\n" FORTY FORTY FORTY_WIDE ";", "src/a.def:3: 121 columns" },
	{ "db/sql/a.sql", LICENCE "a\t" FORTY FORTY "-- 45678901234567890123456789012\n", "" },
	{ "db/sql/a.sql", LICENCE "a\t" FORTY FORTY "-- 456789012345678901234567890123\n",
	  "db/sql/a.sql:2: 121 columns" },
	{ "db/a.h", LICENCE FORTY FORTY FORTY_WIDE ";\n", "db/a.h:2: 121 columns" },
	{ "ui/a.c", LICENCE FORTY FORTY FORTY_WIDE ";\n", "ui/a.c:2: 121 columns" },
	{ "tests/unit/a.c", LICENCE FORTY FORTY FORTY_WIDE ";\n", "tests/unit/a.c:2: 121 columns" },
	{ "HACKING", FORTY FORTY FORTY_WIDE "\n", "" },
	{ "HACKING", FORTY FORTY FORTY_WIDE ";\n", "HACKING:1: 121 columns" },
	{ "README", "\n" FORTY FORTY FORTY_WIDE ";\n", "README:2: 121 columns" },
	{ "po/sv.po", LICENCE FORTY FORTY FORTY_WIDE ";\n", "" },
	/* libraries */
	{ "db/a.c", LICENCE "#include <sqlite3.h>\n", "" },
	{ "src/a.c", LICENCE "#include <sqlite3.h>\n", "src/a.c:2: <sqlite3.h>: db/ alone" },
	{ "ui/a.h", LICENCE "  #  include <sqlite3.h>\n", "ui/a.h:2: <sqlite3.h>: db/ alone" },
	{ "ui/a.c", LICENCE "#include <curses.h>\n#include <panel.h>\n", "" },
	{ "src/cmd_a.c", LICENCE "#include <curses.h>\n", "src/cmd_a.c:2: <curses.h>: ui/ alone" },
	{ "db/a.c", LICENCE "#include <ncursesw/panel.h>\n", "db/a.c:2: <ncursesw/panel.h>: ui/ alone" },
	{ "src/ini.c", LICENCE "#include <iniparser/iniparser.h>\n", "" },
	{ "src/a.c", LICENCE "#include <iniparser/dictionary.h>\n", "src/a.c:2: <iniparser/dictionary.h>: src" },
	{ "src/ini.h", LICENCE "#include <iniparser.h>\n", "src/ini.h:2: <iniparser.h>: src/ini.c alone" },
	{ "tests/e2e/verbs.c", LICENCE "#include <vterm.h>\n", "tests/e2e/verbs.c:2: <vterm.h>: tests" },
	/* arrows */
	{ "db/a.c", LICENCE "#include \"err.h\"\n#include \"sql.h\"\n", "" },
	{ "ui/a.c", LICENCE "#include \"err.h\"\n#include \"store.h\"\n#include \"app.h\"\n", "" },
	{ "src/main.c", LICENCE "#include \"store.h\"\n#include \"app.h\"\n", "" },
	{ "src/cmd_a.c", LICENCE "#include \"db/store.h\"\n#include \"app.h\"\n", "" },
	{ "tests/unit/a.c", LICENCE "#include \"sql.h\"\n#include \"app.h\"\n", "" },
	{ "src/a.c", LICENCE "#include \"store.h\"\n", "src/a.c:2: \"store.h\": the core" },
	{ "src/a.c", LICENCE "#include \"db/store.h\"\n", "src/a.c:2: \"db/store.h\": the core" },
	{ "src/a.h", LICENCE "#include \"app.h\"\n", "src/a.h:2: \"app.h\": the core" },
	{ "src/cmd.h", LICENCE "#include \"store.h\"\n", "src/cmd.h:2: \"store.h\": the core" },
	{ "db/a.c", LICENCE "#include \"app.h\"\n", "db/a.c:2: \"app.h\": the store" },
	{ "ui/a.c", LICENCE "#include \"err.h\"\n#include \"sql.h\"\n", "ui/a.c:3: \"sql.h\": of db/" },
	{ "ui/a.c", LICENCE "#include \"../db/sql.h\"\n", "ui/a.c:2: \"../db/sql.h\": includes are not" },
	/* statements */
	{ "db/a.c", LICENCE "a(\"SELECT id FROM area WHERE id = :id\");\n", "" },
	{ "db/a.c", LICENCE "a(\"%s: SELECT failed\");\n", "" },
	{ "src/a.c", LICENCE "a(\"Select %s\"); b(\"DELETED %s\");\n", "" },
	{ "db/a.c", LICENCE "a(\"DELETE FROM area WHERE share = 100%%sure\");\n", "" },
	{ "db/a.c", LICENCE "a(\"SELECT id\", \"%s\");\n", "" },
	{ "db/a.c", LICENCE "/* \"SELECT %s\" */ char c = '\"'; a(\"UPDATE area\");\n", "" },
	{ "db/a.c", LICENCE "a(\"SELECT \\\"%s\\\" FROM \\\"%s\\\" WHERE a = :f_%s AND true%s%s\");\n", "" },
	{ "src/a.c", LICENCE "a(\"SELECT id FROM \\\"%s\\\"\");\n", "src/a.c:2: %s in a statement" },
	{ "db/a.c", LICENCE "a(\"SELECT id FROM \\\"%s\\\" WHERE name = %s\");\n",
	  "db/a.c:2: %s in a statement" },
	{ "db/a.c", LICENCE "a(\"SELECT id FROM area WHERE name LIKE '%s'\");\n",
	  "db/a.c:2: %s in a statement" },
	{ "db/a.c", LICENCE "a(\"SELECT id FROM %s\");\n", "db/a.c:2: %s in a statement" },
	{ "db/a.c", LICENCE "\na(\"INSERT INTO area \" /* ! */\n\"VALUES ('%.*s')\");\n",
	  "db/a.c:3: %s in a statement" },
	{ "db/a.c", LICENCE "char c = '\"';\na(\"UPDATE area SET id='%-5s'\");\n", "db/a.c:3: %s in a statement" },
	{ "src/a.c", LICENCE "a(\"\\n DELETE FROM area WHERE name LIKE '%s%%'\");\n",
	  "src/a.c:2: %s in a statement" },
	{ "ui/a.c", LICENCE "a(\"WITH a AS (SELECT '%s')\");\n", "ui/a.c:2: %s in a statement" },
};

static void check_case(size_t i)
{
	struct str complaint = { 0 };
	const char *wanted = cases[i].complaint;
	rules_check(cases[i].path, cases[i].text, small_tree, &complaint);
	const char *got = complaint.text != NULL ? complaint.text : "";
	bool one_line = strchr(got, '\n') == NULL || strchr(got, '\n')[1] == '\0';
	if (*wanted == '\0' ? *got != '\0' : !one_line || strncmp(got, wanted, strlen(wanted)) != 0)
		fail_msg("%s:\n%s\nwanted \"%s\", got \"%s\"", cases[i].path, cases[i].text, wanted, got);
	str_free(&complaint);
}

static void test_the_rules_bite(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_case(i);
}

static void test_which_files(void **state)
{
	(void)state;
	static const char *const yes[] = { "src/a.c", "db/sql/a.sql",  "bootstrap",
					   ".ci/run", "man/sv/a.1.in", "po/sv.po", "README" };
	static const char *const no[] = { "config.h",  "config.h.in", "Makefile.in", "aclocal.m4",
					  "configure", "LICENSE",     "NEWS",        "tests/e2e/README",
					  "tests/e2e/golden/a.txt" };
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		assert_true(rules_apply(yes[i]));
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		assert_false(rules_apply(no[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_which_files),
		cmocka_unit_test(test_the_rules_bite),
		cmocka_unit_test(test_the_walk_reaches_everything),
		cmocka_unit_test(test_the_source_keeps_the_rules),
	};
	return cmocka_run_group_tests(tests, read_tree, forget_tree);
}
