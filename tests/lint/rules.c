/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "rules.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SPDX_WITHIN = 5, PATTERNS = 8, TAB = 8, COLUMNS_MAX = 120 };

/* Words that this file may not hold whole, for it keeps its own rules. */
#define SPDX "SPDX-License-" "Identifier:"
#define LICENCE SPDX " EUPL-1.2"

struct source {
	const char *path, *text;
	const char *const *files;
	struct str *complaint;
};

static bool matches(const char *path, const char *const *patterns)
{
	for (; *patterns != NULL; patterns++)
		if (fnmatch(*patterns, path, FNM_PATHNAME | FNM_PERIOD) == 0)
			return true;
	return false;
}

static int line_of(const struct source *source, const char *at)
{
	int line = 1;
	for (const char *p = source->text; p < at; p++)
		line += *p == '\n';
	return line;
}

__attribute__((format(printf, 3, 4)))
static void complain(const struct source *source, const char *at, const char *format, ...)
{
	char why[400];
	va_list args;
	va_start(args, format);
	vsnprintf(why, sizeof why, format, args);
	va_end(args);
	str_addf(source->complaint, "%s:%d: %s\n", source->path, line_of(source, at), why);
}

/* ---- which files ---- */

static const char *const made_by_tools[] = { "config.h", "config.h.in", "Makefile.in", "aclocal.m4", NULL };
static const char *const written_by_hand[] = {
	"*.c",  "*.h",  "*.def", "*.sql", "*.sh",      "*.ini",      "*.demo",        "*.story", "*.in",
	"*.po", "*.m4", "*.am",  "*.ac",  "*.yml",     "*.1",        "*.5",           "run",     "bootstrap",
	".gitignore",   ".clang-format",  ".editorconfig", NULL,
};
/* Prose of the top directory, held to its width alone: its licence line stands last. */
static const char *const prose[] = { "HACKING", "README", NULL };

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash != NULL ? slash + 1 : path;
}

bool rules_apply(const char *path)
{
	const char *name = name_of(path);
	return matches(path, prose) || (matches(name, written_by_hand) && !matches(name, made_by_tools));
}

/* ---- the licence line ---- */

static void check_licence(const struct source *source)
{
	int count = 0;
	for (const char *at = source->text; (at = strstr(at, SPDX)) != NULL; at++) {
		count++;
		if (strncmp(at, LICENCE, strlen(LICENCE)) != 0)
			complain(source, at, "the licence is not EUPL-1.2");
		if (line_of(source, at) > SPDX_WITHIN)
			complain(source, at, "the licence line stands below line %d", SPDX_WITHIN);
	}
	if (count != 1)
		complain(source, source->text, "%d lines with " SPDX " instead of one", count);
}

/* ---- nothing is left for later ---- */

static bool is_word(const char *text, const char *at, size_t length)
{
	bool starts = at == text || !isalnum((unsigned char)at[-1]);
	return starts && !isalnum((unsigned char)at[length]);
}

static void check_left_over(const struct source *source)
{
	static const char *const words[] = { "TO" "DO", "FIX" "ME", "X" "XX", NULL };
	for (const char *const *word = words; *word != NULL; word++)
		for (const char *at = source->text; (at = strstr(at, *word)) != NULL; at++)
			if (is_word(source->text, at, strlen(*word)))
				complain(source, at, "%s: nothing is left for later", *word);
}

/* ---- who may include what ---- */

/* Headers of libraries that only some files know. */
static const struct {
	const char *headers[PATTERNS], *readers[PATTERNS], *why;
} libraries[] = {
	{ { "sqlite3.h", "sqlite3ext.h" },
	  { "db/*", "tests/storage/*", "tests/cli/test_totals*.c", "tests/cli/test_access.c",
	    "bench/*" },
	  "db/ alone knows SQLite" },
	{ { "curses.h", "ncurses.h", "ncurses*/*", "panel.h", "menu.h", "form.h", "term.h" },
	  { "ui/*", "tests/e2e/floor.c", "bench/floor_screen.c" },
	  "ui/ alone knows curses" },
	{ { "iniparser*", "iniparser/*", "dictionary.h" }, { "src/ini.c" }, "src/ini.c alone knows iniparser" },
	{ { "vterm*.h" }, { "tests/e2e/term.c" }, "tests/e2e/term.c alone knows libvterm" },
};

/* Arrows between our own directories that must not be; `readers` and `headers` are what is excepted. */
static const struct {
	const char *from, *to, *readers[PATTERNS], *headers[PATTERNS], *why;
} arrows[] = {
	{ "src/*", "db/*", { "src/main.c", "src/cmd_*.c" }, { NULL }, "the core knows nothing of the store" },
	{ "src/*", "ui/*", { "src/main.c", "src/cmd_*.c" }, { NULL }, "the core knows nothing of the screen" },
	{ "db/*", "ui/*", { NULL }, { NULL }, "the store knows nothing of the screen" },
	{ "ui/*", "db/*", { NULL }, { "db/store.h" }, "of db/ the screen knows store.h alone" },
};

static void check_library(const struct source *source, const char *at, const char *header)
{
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
		if (matches(header, libraries[i].headers) && !matches(source->path, libraries[i].readers))
			complain(source, at, "<%s>: %s", header, libraries[i].why);
}

static bool file_is(const char *const *files, const char *path)
{
	for (; *files != NULL; files++)
		if (strcmp(*files, path) == 0)
			return true;
	return false;
}

/* The path of a header in quotes, where the compiler finds it: beside the reader, from the top, or in one of the three
 * directories. NULL when it is not in the tree (config.h, what the build makes). The caller frees. */
static char *find_header(const struct source *source, const char *header)
{
	const char *name = name_of(source->path);
	char *tries[] = {
		xasprintf("%.*s%s", (int)(name - source->path), source->path, header),
		xstrdup(header),
		xasprintf("src/%s", header),
		xasprintf("db/%s", header),
		xasprintf("ui/%s", header),
	};
	char *found = NULL;
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		const char *path = strncmp(tries[i], "./", 2) == 0 ? tries[i] + 2 : tries[i];
		if (found == NULL && file_is(source->files, path))
			found = xstrdup(path);
		free(tries[i]);
	}
	return found;
}

static void check_arrow(const struct source *source, const char *at, const char *header)
{
	char *path = strstr(header, "../") == NULL ? find_header(source, header) : NULL;
	if (strstr(header, "../") != NULL)
		complain(source, at, "\"%s\": includes are not written with ../", header);
	for (size_t i = 0; path != NULL && i < sizeof arrows / sizeof *arrows; i++) {
		const char *const from[] = { arrows[i].from, NULL }, *const to[] = { arrows[i].to, NULL };
		if (matches(source->path, from) && matches(path, to) && !matches(source->path, arrows[i].readers) &&
		    !matches(path, arrows[i].headers))
			complain(source, at, "\"%s\": %s", header, arrows[i].why);
	}
	free(path);
}

/* AT stands behind the word include of a line. */
static void check_include(const struct source *source, const char *at)
{
	at += strspn(at, " \t");
	char close = *at == '<' ? '>' : '"';
	if (*at != '<' && *at != '"')
		return;
	const char ends[] = { close, '\n', '\0' };
	char *header = xstrndup(at + 1, strcspn(at + 1, ends));
	if (close == '>')
		check_library(source, at, header);
	else
		check_arrow(source, at, header);
	free(header);
}

static void check_includes(const struct source *source)
{
	static const char word[] = "include";
	const char *line = source->text;
	while (line != NULL && *line != '\0') {
		const char *at = line + strspn(line, " \t");
		if (*at == '#') {
			at += 1 + strspn(at + 1, " \t");
			if (strncmp(at, word, strlen(word)) == 0)
				check_include(source, at + strlen(word));
		}
		line = strchr(line, '\n');
		line = line != NULL ? line + 1 : NULL;
	}
}

/* ---- values are bound, never pasted into SQL ---- */

static bool starts_statement(const char *text)
{
	static const char *const verbs[] = { "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "REPLACE ", "WITH ", NULL };
	text += strspn(text, " \n");
	for (const char *const *verb = verbs; *verb != NULL; verb++)
		if (strncmp(text, *verb, strlen(*verb)) == 0)
			return true;
	return false;
}

/* Names of tables and columns cannot be bound. The store alone puts them into statements, as "%s" or as the rest of a
 * word (:f_%s); clauses that it leaves out or takes in stand behind a word too (true%s). A value stands elsewhere. */
static bool is_name(const char *text, const char *percent)
{
	char before = percent > text ? percent[-1] : '\0';
	bool quoted = before == '"' && percent[1] == 's' && percent[2] == '"';
	return quoted || (percent[1] == 's' && (isalnum((unsigned char)before) || before == '_'));
}

/* True for %s, also with flags, width and precision; with NAMES only where it cannot be a name. */
static bool pastes_text(const char *text, bool names)
{
	for (const char *at = strchr(text, '%'); at != NULL; at = strchr(at, '%')) {
		const char *end = at + 1 + strspn(at + 1, "-+ #0123456789.*");
		if (*end == 's' && !(names && is_name(text, at)))
			return true;
		at = *end == '%' ? end + 1 : end;
	}
	return false;
}

static const char *skip_comment(const char *at)
{
	const char *end = at[1] == '*' ? strstr(at + 2, "*/") : strchr(at, '\n');
	if (end == NULL)
		return at + strlen(at);
	return at[1] == '*' ? end + 2 : end;
}

/* Adds the contents of the literal that AT opens to LITERAL (NULL: to nothing); returns what follows it. */
static const char *take_literal(const char *at, struct str *literal)
{
	char quote = *at++;
	for (; *at != '\0' && *at != quote && *at != '\n'; at++) {
		bool escaped = *at == '\\' && at[1] != '\0';
		at += escaped;
		if (literal != NULL)
			str_add_char(literal, escaped && *at == 'n' ? '\n' : *at);
	}
	return *at == quote ? at + 1 : at;
}

static void judge_literal(const struct source *source, const char *at, struct str *literal)
{
	bool store = strncmp(source->path, "db/", 3) == 0;
	if (literal->length > 0 && starts_statement(literal->text) && pastes_text(literal->text, store))
		complain(source, at, "%%s in a statement: values are bound by name");
	str_free(literal);
}

/* Literals that stand behind one another are one, as for the compiler. */
static void check_statements(const struct source *source)
{
	struct str literal = { 0 };
	const char *start = source->text, *at = source->text;
	while (*at != '\0') {
		if (at[0] == '/' && (at[1] == '*' || at[1] == '/')) {
			at = skip_comment(at);
		} else if (*at == '"') {
			start = literal.length == 0 ? at : start;
			at = take_literal(at, &literal);
		} else {
			if (!isspace((unsigned char)*at))
				judge_literal(source, start, &literal);
			at = *at == '\'' ? take_literal(at, NULL) : at + 1;
		}
	}
	judge_literal(source, start, &literal);
}

/* ---- a line fits where it is read ---- */

static const char *const narrow[] = {
	"src/*.[ch]", "src/*.def", "db/*.[ch]", "db/sql/*.sql", "ui/*.[ch]", "tests/*/*.[ch]", "bench/*.[ch]",
	"HACKING", "README", NULL,
};

/* In columns: a tab goes on to the next eighth, a character of UTF-8 takes one. */
static int width_of(const char *line, size_t length)
{
	int columns = 0;
	for (size_t i = 0; i < length; i++) {
		if (line[i] == '\t')
			columns += TAB - columns % TAB;
		else
			columns += ((unsigned char)line[i] & 0xc0) != 0x80;
	}
	return columns;
}

static void check_width(const struct source *source)
{
	for (const char *line = source->text; *line != '\0';) {
		size_t length = strcspn(line, "\n");
		int columns = width_of(line, length);
		if (columns > COLUMNS_MAX)
			complain(source, line, "%d columns, more than %d", columns, COLUMNS_MAX);
		line += length + (line[length] == '\n');
	}
}

/* ---- all of them ---- */

static const char *const c_files[] = { "*/*.c", "*/*.h", "*/*.def", "*/*/*.c", "*/*/*.h", NULL };
static const char *const program_files[] = { "src/*.[ch]", "db/*.[ch]", "ui/*.[ch]", NULL };

void rules_check(const char *path, const char *text, const char *const *files, struct str *complaint)
{
	struct source source = { path, text, files, complaint };
	if (matches(path, narrow))
		check_width(&source);
	if (matches(path, prose))
		return;
	check_licence(&source);
	check_left_over(&source);
	if (matches(path, c_files))
		check_includes(&source);
	if (matches(path, program_files))
		check_statements(&source);
}
