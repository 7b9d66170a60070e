/* SPDX-License-Identifier: EUPL-1.2 */
/* What documents become for others, asked of the tools that others read them with. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "date.h"
#include "document.h"
#include "i18n.h"
#include "mem.h"
#include "sink.h"
#include "text.h"

#include "run.h"

#define MANY 700

static int begin(void **state)
{
	char here[PATH_MAX];
	(void)state;
	run_begin();
	char *scratch = xasprintf("%s/scratch", getcwd(here, sizeof here));
	setenv("TMPDIR", scratch, 1);
	free(scratch);
	i18n_start("en", NULL);
	return mkdir("scratch", 0700);
}

/* No format leaves anything behind. */
static int look_behind(void **state)
{
	(void)state;
	text_set_ascii(false);
	i18n_start("en", NULL);
	return rmdir("scratch") == 0 ? mkdir("scratch", 0700) : -1;
}

/* ---- documents ---- */

/* The first day of DATE, counted as documents count. */
static int64_t day(const char *date)
{
	char first[DATE_DAY_SIZE];
	date_first(date, first);
	return date_days_between("1970-01-01", first);
}

static void add_unit(struct document *document, int indent, const char *name, int64_t projects, int64_t budget,
		     int64_t euro)
{
	struct document_row *row = document_row(document, indent, false);
	document_cell_text(row, 0, name);
	document_cell_number(row, 1, projects);
	document_cell_number(row, 2, budget);
	document_cell_number(row, 3, euro);
	document_cell_pair(row, 4, projects, 14);
}

static void add_units(struct document *document)
{
	document_heading(document, 1, "Förvaltningar");
	document_table(document, "units", "Ö för sig");
	document_column(document, "name", "Förvaltning", CELL_TEXT, false);
	document_column(document, "projects", "Projekt", CELL_NUMBER, true);
	document_column(document, "budget_sek", "Budget", CELL_MONEY, false);
	document_column(document, "budget_eur", "Euro", CELL_EURO, false);
	document_column(document, "share", "Andel", CELL_SHARE, true);
	add_unit(document, 0, "Ålderdomens omsorg", 8, 1420000050, 120050);
	add_unit(document, 1, "Ängens förskola", 4, 0, 0);
	add_unit(document, 0, "Överförmyndaren", 2, 50000, 0);
	struct document_row *total = document_row(document, 0, true);
	document_cell_text(total, 0, "Totalt");
	document_cell_number(total, 1, 14);
	document_cell_number(total, 2, 1420050050);
}

static void add_years(struct document *document)
{
	static const int shares[] = { 20, 50, 45 };
	document_heading(document, 1, "Utveckling");
	document_table(document, "years", "");
	document_column(document, "year", "År", CELL_TEXT, false);
	document_column(document, "share", "Andel", CELL_PERCENT, true);
	for (int i = 0; i < 3; i++) {
		char year[16];
		snprintf(year, sizeof year, "%d", 2024 + i);
		struct document_row *row = document_row(document, 0, false);
		document_cell_text(row, 0, year);
		document_cell_number(row, 1, shares[i]);
	}
}

static void add_stretch(struct document *document, const char *name, const char *from, const char *to)
{
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, name);
	document_cell_text(row, 1, from);
	document_cell_pair(row, 2, day(from), day(to));
}

static void add_stretches(struct document *document)
{
	document_heading(document, 1, "Projekt");
	document_heading(document, 2, "Pågår");
	document_table(document, "projects", "");
	document_column(document, "name", "Projekt", CELL_TEXT, false);
	document_column(document, "start", "Start", CELL_DATE, false);
	document_column(document, "time", "Tid", CELL_SPAN, false);
	document_axis(document, day("2024-07-01"), day("2027-12-31"));
	add_stretch(document, "Grön el", "2025-01-01", "2026-06-30");
	add_stretch(document, "Blå väg", "2020-03", "2030-12-31");
	add_stretch(document, "En dag", "2026-05-09", "2026-05-09");
	add_stretch(document, "Förr", "1999", "2003-01-01");
}

static struct document *example(void)
{
	struct document *document = document_new("Läget i Åmåls östra", "Litens kommun · 2026");
	document_about(document, "state", "Litens kommun");
	document_text(document, "14 projekt.\nPå två rader.");
	add_units(document);
	add_years(document);
	add_stretches(document);
	return document;
}

/* The table of a source, so that rows are streamed. */
static bool give_many(void *context, document_take *take, void *taker, struct err *err)
{
	bool good = true;
	int *fails_at = context;
	struct document_row *row = document_row_new(3);
	for (int i = 0; i < MANY && good; i++) {
		char name[32];
		snprintf(name, sizeof name, "Rad %04d", i);
		document_cell_text(row, 0, name);
		document_cell_number(row, 1, i);
		document_cell_text(row, 2, i % 7 == 0 ? "en längre text som behöver mer än en rad i sin kolumn, "
							"eftersom den aldrig tar slut utan bara går vidare och vidare"
						      : "kort");
		good = take(taker, row, err);
		if (good && i == *fails_at)
			good = err_set(err, ERR_IO, "the disk is gone");
	}
	document_row_free(row, 3);
	row = document_row_new(3);
	row->total = true;
	document_cell_text(row, 0, "Summa");
	document_cell_number(row, 1, 244650);
	good = good && take(taker, row, err);
	document_row_free(row, 3);
	return good;
}

static struct document *many(int *fails_at)
{
	struct document_source source = { give_many, NULL, fails_at };
	struct document *document = document_new("Många rader", "");
	document_heading(document, 1, "Alla");
	document_table(document, "many", "");
	document_column(document, "name", "Namn", CELL_TEXT, false);
	document_column(document, "number", "Antal", CELL_NUMBER, true);
	document_column(document, "note", "Anteckning", CELL_TEXT, false);
	document_rows_from(document, &source);
	return document;
}

/* The same with pages enough for contents. */
static struct document *long_example(void)
{
	struct document *document = example();
	for (int i = 0; i < 30; i++)
		document_text(document, "och så vidare");
	return document;
}

/* Units in turn, each with the same headings under it; LINES of text stand before the last one. */
static struct document *units_in_turn(int lines)
{
	struct document *document = document_new("Enhet för enhet", "");
	for (int unit = 0; unit < 8; unit++) {
		char *name = xasprintf("Enhet %d", unit);
		document_heading(document, 1, name);
		document_text(document, "Chef: Eva Exempel.");
		document_heading(document, 2, "Kontakt");
		document_table(document, "contact", "");
		document_column(document, "n", "Namn", CELL_TEXT, false);
		for (int i = 0; i < 8; i++)
			document_cell_text(document_row(document, 0, false), 0, i == 0 ? "Första" : "sedan");
		for (int i = 0; unit == 6 && i < lines; i++)
			document_text(document, "x");
		free(name);
	}
	return document;
}

static const char *const hostile[] = {
	"<script>alert(1)</script> & \"'", "=cmd|'/C calc'!A0", "@SUM(1)",
	"bell \x07 escape \x1b[31m del \x7f c1 \xC2\x9B",
	"rtl \xE2\x80\xAE gnp.exe", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D עולם",
	"😀 emoji 🇸🇪", "e\xCC\x81 o\xCC\x88", "]]>",
	"_x0041_", "line\nbreak\ttab", "\xEF\xBF\xBE\xEF\xBF\xBF", "",
};

static struct document *hostile_document(void)
{
	struct document *document = document_new(hostile[0], hostile[3]);
	char *endless = xcalloc(10001, 1);
	memset(endless, 'm', 10000);
	document_about(document, "hostile", hostile[1]);
	document_text(document, endless);
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		document_heading(document, 1 + (int)i % 4, hostile[i]);
		document_text(document, hostile[i]);
		document_table(document, "hostile", hostile[i]);
		document_column(document, "text", hostile[i], CELL_TEXT, false);
		document_column(document, "day", hostile[i], CELL_DATE, false);
		document_column(document, "endless", "Endless", CELL_TEXT, false);
		struct document_row *row = document_row(document, 9, false);
		document_cell_text(row, 0, hostile[i]);
		document_cell_text(row, 1, hostile[i]);
		document_cell_text(row, 2, i == 0 ? endless : "short");
	}
	free(endless);
	return document;
}

/* A table that is too wide for any paper. */
static struct document *wide(int columns)
{
	struct document *document = document_new("Brett", "");
	document_table(document, "wide", "");
	for (int i = 0; i < columns; i++) {
		char *title = xasprintf("Kolumnrubrik %d", i);
		document_column(document, title, title, CELL_TEXT, false);
		free(title);
	}
	struct document_row *row = document_row(document, 0, false);
	for (int i = 0; i < columns; i++)
		document_cell_text(row, i, "Samhällsbyggnadsförvaltningens ansvar");
	return document;
}

/* ---- tools ---- */

/* What COMMAND says on stdout and stderr; fails the test unless it ends well. The caller frees. */
static char *ask(const char *command)
{
	char *both = xasprintf("%s 2>&1", command), bytes[4096];
	struct str said = {0};
	FILE *pipe = popen(both, "r");
	size_t count;
	assert_non_null(pipe);
	while ((count = fread(bytes, 1, sizeof bytes, pipe)) > 0)
		str_add_bytes(&said, bytes, count);
	int status = pclose(pipe);
	free(both);
	char *text = str_take(&said);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		fail_msg("%s: %s", command, text);
	return text;
}

static void expect_in(const char *text, const char *wanted)
{
	if (strstr(text, wanted) == NULL)
		fail_msg("\"%s\" is not in: %.4000s", wanted, text);
}

static void expect_said(const char *command, const char *wanted)
{
	char *said = ask(command);
	expect_in(said, wanted);
	free(said);
}

static void expect_silent(const char *command)
{
	char *said = ask(command);
	assert_string_equal(said, "");
	free(said);
}

/* Each of WANTED, in that order. */
static void expect_order(const char *text, const char *const *wanted)
{
	for (const char *at = text; *wanted != NULL; wanted++) {
		at = strstr(at, *wanted);
		if (at == NULL)
			fail_msg("\"%s\" is not where it should be in: %.4000s", *wanted, text);
		at += strlen(*wanted);
	}
}

static int count_of(const char *text, const char *part)
{
	int count = 0;
	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		count++;
	return count;
}

/* Writes DOCUMENT, which is freed, as FORMAT to a file "it.FORMAT"; false where this build has no such format. */
static bool write_as(const char *format, struct document *document)
{
	const struct sink *sink = sink_named(format);
	struct sink_options options = {0};
	struct err err = {0};
	if (sink == NULL) {
		print_message("this build has no %s\n", format);
		document_free(document);
		return false;
	}
	char *path = xasprintf("it.%s", format);
	FILE *out = fopen(path, "w+b");
	assert_non_null(out);
	if (!sink->write(document, &options, out, &err))
		fail_msg("%s", err.text);
	assert_int_equal(fclose(out), 0);
	document_free(document);
	free(path);
	return true;
}

/* ---- HTML ---- */

static char *read_html(struct document *document)
{
	size_t length;
	write_as("html", document);
	expect_silent("tidy -e -q it.html");
	return read_whole("it.html", &length);
}

static void test_html(void **state)
{
	(void)state;
	static const char *const order[] = {
		"<html lang=\"en\">", "<title>Läget i Åmåls östra</title>", "<h1>Läget i Åmåls östra</h1>", "<nav",
		"14 projekt.<br>På två rader.", "<h2 id=\"s1\">Förvaltningar</h2>", "<caption>Ö för sig</caption>",
		"<th scope=\"col\" class=\"n\">Projekt</th>", "<th scope=\"row\">Ålderdomens omsorg</th>",
		"aria-label=\"57 %\"", "<th scope=\"row\" class=\"i1\">Ängens förskola</th>",
		"aria-label=\"50 % of the largest\"", "<tr class=\"total\">", "<strong>Totalt</strong>",
		"<strong>14</strong>", "aria-label=\"Andel: 20 % in 2024, 45 % in 2026; the highest 50 % in 2025\"",
		"<caption class=\"unseen\">Utveckling</caption>", "<h2 id=\"s5\">Projekt</h2>",
		"<h3 id=\"s6\">Pågår</h3>",
		"aria-label=\"2024-07-01 – 2027-12-31\"", "aria-label=\"2025-01-01 – 2026-06-30\"", "</html>", NULL,
	};
	char *html = read_html(example());
	expect_order(html, order);
	assert_int_equal(count_of(html, "<h1"), 1);
	assert_int_equal(count_of(html, "<section"), count_of(html, "</section>"));
	assert_null(strstr(html, "http"));
	assert_null(strstr(html, "<script"));
	free(html);
}

/* What axe-core looks for: no heading of a column is empty, no two landmarks have the same name, and a row is headed by
 * what tells it from the others, not by a mark. */
static void test_html_landmarks(void **state)
{
	(void)state;
	struct document *document = document_new("Landmarks", "");
	for (int unit = 0; unit < 2; unit++) {
		document_heading(document, 1, unit == 0 ? "Skolan" : "Vården");
		document_heading(document, 2, "Kontakt");
		document_table(document, "rows", "Rader");
		document_column(document, "mark", "", CELL_TEXT, false);
		document_column(document, "title", "Titel", CELL_TEXT, false);
		struct document_row *row = document_row(document, 0, false);
		document_cell_text(row, 0, "✓");
		document_cell_text(row, 1, "Klassen vid sjön");
	}
	char *html = read_html(document);
	assert_null(strstr(html, "<th scope=\"col\"></th>"));
	expect_in(html, "<td>✓</td><th scope=\"row\">Klassen vid sjön</th>");
	assert_int_equal(count_of(html, "<section>"), 2);
	assert_int_equal(count_of(html, "<section aria-labelledby="), 2);
	free(html);
}

static void test_html_hostile(void **state)
{
	(void)state;
	char *html = read_html(hostile_document());
	assert_null(strstr(html, "<script"));
	expect_in(html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39;");
	expect_in(html, "bell ‹U+0007› escape ‹U+001B›[31m");
	expect_in(html, "rtl ‹U+202E› gnp.exe");
	expect_in(html, "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
	for (const char *at = html; *at != '\0'; at++)
		assert_true((unsigned char)*at >= ' ' || *at == '\n');
	free(html);
}

/* In the language of who asks, also where the terminal has only ASCII. */
static void test_html_swedish(void **state)
{
	(void)state;
	char *locale = xasprintf("%s/locale", getenv("SAMVERKAN_DATADIR"));
	i18n_start("sv", locale);
	text_set_ascii(true);
	char *html = read_html(example());
	assert_true(text_ascii());
	expect_in(html, "<html lang=\"sv\">");
	expect_in(html, "aria-label=\"Innehåll\"");
	expect_in(html, "14,2\u00A0mnkr");
	free(html);
	free(locale);
}

/* ---- PDF ---- */

static void test_pdf(void **state)
{
	(void)state;
	static const char *const order[] = {
		"Läget i Åmåls östra", "Contents", "Förvaltningar", "14 projekt.", "På två rader.", "Ö för sig",
		"Ålderdomens omsorg", "14,2", "57 %", "Ängens förskola", "Överförmyndaren", "Totalt", "14",
		"Utveckling", "Page 1 of 3", "Projekt", "Pågår", "Grön el", "Blå väg", "Page 2 of 3", NULL,
	};
	if (!write_as("pdf", long_example()))
		skip();
	expect_said("qpdf --check it.pdf", "No syntax or stream encoding errors");
	char *text = ask("pdftotext it.pdf -");
	expect_order(text, order);
	free(text);
	char *info = ask("pdfinfo it.pdf");
	expect_in(info, "Title:           Läget i Åmåls östra\n");
	expect_in(info, "Subject:         Litens kommun · 2026\n");
	expect_in(info, "Author:          Litens kommun\n");
	expect_in(info, "Tagged:          yes\n");
	expect_in(info, "595.276 x 841.89 pts (A4)");
	free(info);
}

static void test_pdf_fonts(void **state)
{
	(void)state;
	if (!write_as("pdf", example()))
		skip();
	char *fonts = ask("pdffonts it.pdf | tail -n +3 | awk '{ print $(NF-4), $(NF-2) }' | sort -u");
	assert_string_equal(fonts, "yes yes\n"); /* embedded, and with the letters that they stand for */
	free(fonts);
}

/* What a screen reader is told, and what stands beside the pages. */
static void test_pdf_structure(void **state)
{
	(void)state;
	static const char *const order[] = {
		"Document", "H1", "Läget i Åmåls östra", "TOC", "H2", "Förvaltningar", "Table", "TR", "TH", "Projekt",
		"TH", "Ålderdomens omsorg", "TD", "H3", "Pågår", NULL,
	};
	if (!write_as("pdf", long_example()))
		skip();
	char *tags = ask("pdfinfo -struct-text it.pdf");
	expect_order(tags, order);
	free(tags);
	char *raw = ask("qpdf --qdf --object-streams=disable it.pdf - | strings -e S");
	expect_in(raw, "/Lang (en)");
	expect_in(raw, "/DisplayDocTitle true");
	expect_in(raw, "/Alt (Andel: 20 % in 2024, 45 % in 2026; the highest 50 % in 2025)");
	expect_in(raw, "/Scope /Column");
	expect_in(raw, "/Scope /Row");
	assert_int_equal(count_of(raw, "/S /Figure"), 5);
	assert_int_equal(count_of(raw, "/Alt "), 5);
	assert_int_equal(count_of(raw, "/Subtype /Link"), 4);
	expect_in(raw, "/Outlines ");
	expect_in(raw, "/Title (Utveckling)");
	free(raw);
}

/* Two pages need no contents; where the same headings stand under each unit, the units alone are told. */
static void test_pdf_contents(void **state)
{
	(void)state;
	if (!write_as("pdf", example()))
		skip();
	char *text = ask("pdftotext it.pdf -");
	assert_null(strstr(text, "Contents"));
	expect_in(text, "Page 1 of 2");
	free(text);
	write_as("pdf", units_in_turn(0));
	text = ask("pdftotext -layout it.pdf -");
	assert_int_equal(count_of(text, "Kontakt"), 8);
	assert_int_equal(count_of(text, "Enhet 3"), 2);
	free(text);
}

/* A unit does not begin at the foot of a page: its first table begins on the same. */
static void test_pdf_unit_at_the_foot(void **state)
{
	(void)state;
	for (int lines = 0; lines < 40; lines++) {
		if (!write_as("pdf", units_in_turn(lines)))
			skip();
		char *text = ask("pdftotext it.pdf -"), *unit = text;
		for (char *next; (next = strstr(unit + 1, "Enhet 7")) != NULL;)
			unit = next;
		char *first = strstr(unit, "Första");
		assert_non_null(first);
		for (char *at = unit; at < first; at++)
			assert_int_not_equal(*at, '\f');
		free(text);
	}
}

/* Rows that are read as they are written; each page has the titles again, none has the sum alone. */
static void test_pdf_pages(void **state)
{
	(void)state;
	int never = -1, pages;
	if (!write_as("pdf", many(&never)))
		skip();
	expect_said("qpdf --check it.pdf", "No syntax or stream encoding errors");
	char *text = ask("pdftotext -layout it.pdf -");
	assert_int_equal(count_of(text, "Rad "), MANY);
	pages = count_of(text, "\f");
	assert_true(pages > 10);
	assert_int_equal(count_of(text, "Namn"), pages);
	char *last = xasprintf("Page %d of %d", pages, pages);
	expect_in(text, last);
	char *end = ask("pdftotext -layout -f $(pdfinfo it.pdf | awk '/^Pages/ { print $2 }') it.pdf -");
	expect_in(end, "Rad 0699");
	expect_in(end, "Summa");
	expect_in(end, "244 650");
	free(end);
	free(last);
	free(text);
}

/* A heading and the note under it do not stay at the foot of a page when their table goes over. */
static void test_pdf_heading_and_note(void **state)
{
	(void)state;
	for (int before = 14; before < 44; before++) {
		struct document *document = document_new("T", "");
		for (int i = 0; i < before; i++)
			document_text(document, "x");
		document_heading(document, 1, "Rubriken");
		document_text(document, "En not under rubriken som är så lång att den behöver två rader på papperet, "
					"eller tre när papperet är smalt, för det händer.");
		document_table(document, "t", "");
		document_column(document, "n", "Namn", CELL_TEXT, false);
		for (int i = 0; i < 20; i++)
			document_cell_text(document_row(document, 0, false), 0, i == 0 ? "Första" : "sedan");
		if (!write_as("pdf", document))
			skip();
		char *text = ask("pdftotext it.pdf -"), *heading = strstr(text, "Rubriken");
		char *first = strstr(text, "Första");
		assert_non_null(heading);
		assert_non_null(first);
		for (char *at = heading; at < first; at++)
			assert_int_not_equal(*at, '\f');
		free(text);
	}
}

static void test_pdf_lies_where_a_table_is_wide(void **state)
{
	(void)state;
	if (!write_as("pdf", wide(3)))
		skip();
	expect_said("pdfinfo it.pdf", "595.276 x 841.89 pts");
	write_as("pdf", wide(5));
	expect_said("pdfinfo it.pdf", "841.89 x 595.276 pts");
	expect_said("pdftotext it.pdf -", "Samhällsbyggnadsförvaltningens\n");
	/* Wider than any paper: broken words, but all of them on it. */
	write_as("pdf", wide(24));
	expect_said("pdfinfo it.pdf", "841.89 x 595.276 pts");
	char *boxes = ask("pdftotext -bbox it.pdf - | grep -o 'xMax=\"[0-9.]*' | cut -d'\"' -f2 | sort -n | tail -n 1");
	assert_true(atof(boxes) > 700 && atof(boxes) < 842);
	free(boxes);
}

/* Every date and amount of NAME's auditor's list, as its CSV has them, stands unbroken on the paper as often. */
static void check_audit(const char *name, int year)
{
	static const char *const same =
		"awk -F';' '/^audit;/ { print $8; print $9 }' o.csv | grep -E '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' | sort |"
		" uniq -c > dates; test -s dates; while read -r count day; do"
		" test $(pdftotext -layout o.pdf - | grep -oE \"(^| )$day( |$)\" | wc -l) -ge $count ||"
		" echo $day; done < dates;"
		" awk -F';' '/^audit;/ { print $5; print $6; print $7 }' o.csv | grep -E '^[1-9][0-9]*$' | sort -u |"
		" while read -r sum; do"
		" pdftotext -layout o.pdf - | sed 's/\xc2\xa0/ /g' | tr -s ' ' |"
		" grep -qF \" $(echo $sum | sed -E ':a;s/^([0-9]+)([0-9]{3})/\\1 \\2/;ta') kr\" || echo $sum; done";
	static const char *const formats[] = { "csv", "pdf" };
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		char *line = xasprintf("--register %s.db summary audit --year %d --format %s -o o.%s", name, year,
				       formats[i], formats[i]);
		expect(line, 0, "", "");
		free(line);
	}
	expect_silent(same);
	unlink("o.csv");
	unlink("o.pdf");
}

static void test_pdf_breaks_no_figure(void **state)
{
	(void)state;
	static const char *const names[] = { "trollhattan", "tranas", "vanersborg", "amal", "ostersund" };
	if (sink_named("pdf") == NULL)
		skip();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *line = xasprintf("init --strategy %s --demo %s.db", names[i], names[i]);
		expect(line, 0, NULL, "");
		free(line);
		for (int year = 2025; year <= 2027; year++)
			check_audit(names[i], year);
	}
}

/* More figures than a page is wide are set smaller, on the same paper; texts beside them break. */
static void test_pdf_sets_many_figures_smaller(void **state)
{
	(void)state;
	struct document *document = document_new("Brett", "");
	document_table(document, "wide", "");
	document_column(document, "name", "Namn", CELL_TEXT, false);
	for (int i = 0; i < 18; i++)
		document_column(document, "day", "Dag", CELL_DATE, false);
	struct document_row *row = document_row(document, 0, false);
	document_cell_text(row, 0, "Samhällsbyggnadsförvaltningens ansvar");
	for (int i = 0; i < 18; i++)
		document_cell_text(row, 1 + i, "2026-10-31");
	if (!write_as("pdf", document))
		skip();
	expect_said("pdfinfo it.pdf", "841.89 x 595.276 pts");
	expect_said("pdftotext -layout it.pdf - | grep -o 2026-10-31 | wc -l", "18\n");
	expect_silent("pdftotext -bbox it.pdf - | awk -F'\"' '/<word/ && ($6 > 842 || $8 > 596)'");
}

static void test_pdf_hostile(void **state)
{
	(void)state;
	if (!write_as("pdf", hostile_document()))
		skip();
	expect_said("qpdf --check it.pdf", "No syntax or stream encoding errors");
	char *text = ask("pdftotext it.pdf -");
	expect_in(text, "<script>alert(1)</script> & \"'");
	expect_in(text, "=cmd|'/C calc'!A0");
	expect_in(text, "‹U+0007›");
	int letters = 0;
	for (const char *at = text; *at != '\0'; at++)
		letters += *at == 'm';
	assert_true(letters >= 20000);
	free(text);
}

static void test_pdf_is_the_same_twice(void **state)
{
	(void)state;
	if (!write_as("pdf", example()))
		skip();
	assert_int_equal(rename("it.pdf", "first.pdf"), 0);
	write_as("pdf", example());
	expect_silent("cmp first.pdf it.pdf");
}

/* ---- XLSX ---- */

/* What XPATH finds in a part of the workbook. */
static void expect_part(const char *part, const char *xpath, const char *wanted)
{
	char *plain = xasprintf("unzip -p it.xlsx %s | sed 's/xmlns=/was=/' | xmllint --xpath \"%s\" -", part, xpath);
	char *found = ask(plain);
	if (strncmp(found, wanted, strlen(wanted)) != 0)
		fail_msg("%s %s: \"%.200s\" instead of \"%s\"", part, xpath, found, wanted);
	free(found);
	free(plain);
}

#define SHEET(number) "xl/worksheets/sheet" #number ".xml"
#define CELL(name) "string(//c[@r='" name "'])"

static void test_xlsx(void **state)
{
	(void)state;
	if (!write_as("xlsx", example()))
		skip();
	expect_said("unzip -tq it.xlsx", "No errors detected");
	expect_part("xl/workbook.xml", "string(//sheet[1]/@name)", "About\n");
	expect_part("xl/workbook.xml", "string(//sheet[2]/@name)", "Förvaltningar\n");
	expect_part("xl/workbook.xml", "string(//sheet[4]/@name)", "Pågår\n");
	expect_part(SHEET(1), CELL("A1"), "Läget i Åmåls östra");
	expect_part(SHEET(2), CELL("A2"), "Ålderdomens omsorg");
	expect_part(SHEET(2), CELL("B2"), "8\n");
	expect_part(SHEET(2), CELL("C2"), "14200000.5\n");
	expect_part(SHEET(2), CELL("D2"), "1200.5\n");
	expect_part(SHEET(2), CELL("E2"), "0.571428571428571"); /* shares are exact, and shown in whole per cent */
	expect_part(SHEET(2), CELL("C5"), "14200500.5\n");
	expect_part(SHEET(2), "string(//pane/@state)", "frozen\n");
	expect_part(SHEET(2), "string(//autoFilter/@ref)", "A1:E4\n"); /* not the sum */
	expect_part(SHEET(2), "string(//col[1]/@width)", "2");
	expect_part("xl/workbook.xml", "string(//definedName[contains(@name,'Print_Titles')])",
		    "'Förvaltningar'!$1:$1");
	expect_part(SHEET(2), "string(//pageSetup/@paperSize)", "9\n");
	expect_part(SHEET(3), CELL("B3"), "0.5\n");
	expect_part(SHEET(4), CELL("B2"), "45658\n"); /* 2025-01-01 */
	expect_part(SHEET(4), CELL("B3"), "2020-03");  /* no day to be made up */
	expect_part(SHEET(4), CELL("C3"), "43891\n");
	expect_part(SHEET(4), CELL("D3"), "47848\n");
	expect_part("xl/styles.xml", "count(//numFmt[contains(@formatCode,'#,##0')][contains(@formatCode,'kr')])",
		    "1\n");
	expect_part("docProps/core.xml", "string(//*[local-name()='title'])", "Läget i Åmåls östra\n");
}

/* Nothing that somebody wrote becomes something to work out, and every part is whole XML. */
static void test_xlsx_hostile(void **state)
{
	(void)state;
	if (!write_as("xlsx", hostile_document()))
		skip();
	expect_said("unzip -tq it.xlsx", "No errors detected");
	char *parts = ask("for part in $(unzip -Z1 it.xlsx | grep -v '\\['); do unzip -p it.xlsx $part |"
			  " xmllint --noout - || echo $part;"
			  " done");
	assert_string_equal(parts, "");
	free(parts);
	char *formulas = ask("for part in $(unzip -Z1 it.xlsx | grep sheets/); do unzip -p it.xlsx $part; done |"
			     " grep -c '<f>\\|<hyperlink' || :");
	assert_string_equal(formulas, "0\n");
	free(formulas);
	expect_part(SHEET(3), CELL("A2"), "=cmd|'/C calc'!A0");
	char *names = ask("unzip -p it.xlsx xl/workbook.xml | grep -o 'sheet name=\"[^\"]*' | cut -d'\"' -f2");
	char *twice = ask("unzip -p it.xlsx xl/workbook.xml | grep -o 'sheet name=\"[^\"]*' | sort | uniq -d");
	expect_in(names, "=cmd|--C calc-!A0\n");
	assert_string_equal(twice, "");
	free(twice);
	free(names);
}

/* libreoffice-calc is half a gigabyte, so it is used where it is and otherwise the parts of the file are trusted. */
static void test_xlsx_in_libreoffice(void **state)
{
	(void)state;
	if (system("command -v soffice >/dev/null 2>&1") != 0) {
		print_message("soffice is not installed: what LibreOffice reads was not asked\n");
		skip();
	}
	if (!write_as("xlsx", example()))
		skip();
	free(ask("HOME=$PWD soffice -env:UserInstallation=file://$PWD/office --headless --convert-to "
		 "'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2' it.xlsx"));
	char *csv = ask("cat it*.csv");
	expect_in(csv, "Ålderdomens omsorg;8;");
	expect_in(csv, "Totalt;14;");
	free(csv);
}

/* ---- all of them ---- */

static void test_a_source_that_fails(void **state)
{
	(void)state;
	static const char *const formats[] = { "html", "pdf", "xlsx" };
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		int fails_at = 40;
		const struct sink *sink = sink_named(formats[i]);
		struct sink_options options = {0};
		struct err err = {0};
		struct document *document = many(&fails_at);
		FILE *out = tmpfile();
		assert_non_null(out);
		if (sink != NULL) {
			assert_false(sink->write(document, &options, out, &err));
			assert_string_equal(err.text, "the disk is gone");
		}
		fclose(out);
		document_free(document);
	}
}

static void test_nothing_to_write(void **state)
{
	(void)state;
	static const char *const formats[] = { "html", "pdf", "xlsx" };
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct document *document = document_new("", "");
		document_table(document, "empty", "");
		document_column(document, "name", "Namn", CELL_TEXT, true);
		document_table(document, "none", "");
		write_as(formats[i], document);
	}
	if (sink_named("pdf") != NULL)
		expect_said("qpdf --check it.pdf", "No syntax or stream encoding errors");
	if (sink_named("xlsx") != NULL)
		expect_said("unzip -tq it.xlsx", "No errors detected");
}

/* The program finds its modules, and says which format it was built without. */
static void test_the_program(void **state)
{
	(void)state;
	static const struct {
		const char *format, *begins;
	} rows[] = { { "html", "<!DOCTYPE html>" }, { "pdf", "%PDF-" }, { "xlsx", "PK" } };
	expect("init --strategy amal --demo r.db", 0, NULL, "");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *line = xasprintf("--register r.db summary overview --format %s -o o", rows[i].format);
		size_t length;
		if (sink_named(rows[i].format) == NULL) {
			expect(line, 2, "", "was built without it");
		} else {
			expect(line, 0, "", "");
			char *made = read_whole("o", &length);
			assert_memory_equal(made, rows[i].begins, strlen(rows[i].begins));
			free(made);
		}
		free(line);
	}
}

#define TEST(name) cmocka_unit_test_teardown(name, look_behind)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_html), TEST(test_html_landmarks), TEST(test_html_hostile), TEST(test_html_swedish),
		TEST(test_pdf), TEST(test_pdf_fonts),
		TEST(test_pdf_heading_and_note), TEST(test_pdf_contents), TEST(test_pdf_unit_at_the_foot),
		TEST(test_pdf_breaks_no_figure), TEST(test_pdf_sets_many_figures_smaller),
		TEST(test_pdf_structure), TEST(test_pdf_pages), TEST(test_pdf_lies_where_a_table_is_wide),
		TEST(test_pdf_hostile), TEST(test_pdf_is_the_same_twice), TEST(test_xlsx), TEST(test_xlsx_hostile),
		TEST(test_xlsx_in_libreoffice), TEST(test_a_source_that_fails), TEST(test_nothing_to_write),
		TEST(test_the_program),
	};
	return cmocka_run_group_tests(tests, begin, run_stop);
}
