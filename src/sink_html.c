/* SPDX-License-Identifier: EUPL-1.2 */
/* sink_html: a document as a page of its own: no script, nothing fetched, drawings as SVG in the text. */
#include "config.h"

#include "sink.h"

#include <stdlib.h>
#include <string.h>

#include "drawing.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#define CONTENTS_FROM 4 /* headings */
#define LEVEL_MAX 5     /* <h6> */
#define INDENT_MAX 5
#define TICK_LAST 0.95 /* a year that begins later has no room for its name */

/* Colours that keep 4.5:1 against their ground in light and dark; the rest is left to the reader's own settings. */
static const char style[] =
	":root{color-scheme:light dark;--ink:#1d2429;--quiet:#566069;--rule:#d5dade;--bar:#2f6690;--track:#e8ecef;"
	"--ground:#fff}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e6e9eb;--quiet:#a9b3bb;--rule:#3c454c;--bar:#7fb2d9;"
	"--track:#2a3238;--ground:#15191c}}\n"
	"@media (prefers-contrast:more){:root{--ink:CanvasText;--quiet:CanvasText;--rule:CanvasText;--bar:CanvasText;"
	"--ground:Canvas}}\n"
	"body{max-width:62rem;margin:0 auto;padding:2.5rem 1.5rem;background:var(--ground);color:var(--ink);"
	"font:1rem/1.55 system-ui,\"Liberation Sans\",\"DejaVu Sans\",sans-serif;overflow-wrap:anywhere}\n"
	"h1{font-size:2rem;line-height:1.2;margin:0}\nh2{font-size:1.4rem;margin:3rem 0 .75rem}\n"
	"h3{font-size:1.1rem;margin:2rem 0 .5rem}\np{max-width:42rem;margin:.75rem 0}\n"
	".lead,.made,caption,figcaption{color:var(--quiet)}\n.lead{font-size:1.15rem;margin:.35rem 0}\n"
	"a{color:var(--bar)}\nnav ul{list-style:none;padding:0}\nnav .l2{padding-left:1.25rem}\n"
	"nav .l3{padding-left:2.5rem}\n"
	"table{border-collapse:collapse;width:100%;margin:1rem 0 1.5rem;font-variant-numeric:tabular-nums;"
	"font-size:.92rem}\n"
	"caption{text-align:left;padding-bottom:.5rem}\n"
	"th,td{padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:top;font-weight:normal}\n"
	"th:last-child,td:last-child{padding-right:0}\n"
	"thead th{font-weight:600;color:var(--quiet);vertical-align:bottom;border-bottom:2px solid var(--rule);"
	"overflow-wrap:normal}\n"
	"tbody tr{border-bottom:1px solid var(--rule)}\n"
	".n{text-align:right;white-space:nowrap}\n.d{white-space:nowrap}\n"
	".total th,.total td{font-weight:700;border-top:2px solid var(--quiet)}\n"
	".i1{padding-left:1.25rem}\n.i2{padding-left:2.5rem}\n.i3{padding-left:3.75rem}\n.i4{padding-left:5rem}\n"
	".i5{padding-left:6.25rem}\n"
	".unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
	".bar{width:6rem;height:.65rem}\n.v{display:inline-block;min-width:5em}\n"
	".span{display:block;width:100%;min-width:11rem;height:1.4em}\n"
	".ticks{display:block;width:100%;min-width:11rem;height:1.2em}\n"
	".f{fill:var(--bar)}\n.t{fill:var(--track)}\n.g{stroke:var(--rule)}\n.w{fill:var(--quiet)}\n"
	".p{fill:var(--bar);opacity:.4}\n.d{stroke:var(--ink)}\n"
	"figure{margin:1rem 0}\n.trend{width:100%;max-width:36rem;height:auto}\n"
	".trend polyline{fill:none;stroke:var(--bar);stroke-width:2.5;stroke-linejoin:round}\n"
	".trend text{font-size:12px;fill:var(--ink)}\n"
	".ticks text{font-size:.85em;font-weight:normal}\n"
	"footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--rule);color:var(--quiet);"
	"font-size:.88rem}\n"
	"@page{size:A4;margin:20mm 18mm}\n"
	"@media print{:root{--ink:#000;--quiet:#444;--rule:#bbb;--bar:#2f6690;--track:#eee;--ground:#fff}"
	"body{padding:0;max-width:none;font-size:10pt}thead{display:table-header-group}"
	"tr,figure{break-inside:avoid}h1,h2,h3,caption{break-after:avoid}p{orphans:3;widows:3}a{color:inherit}}\n";

/* The page while it is written. */
struct page {
	const struct document *document;
	FILE *out;
	int open[LEVEL_MAX + 1], depth; /* levels of the sections that are open */
	const char *heading;            /* the newest one; of a table without a caption */
};

/* ---- text ---- */

static void put_character(FILE *out, char byte)
{
	switch (byte) {
	case '&':
		fputs("&amp;", out);
		break;
	case '<':
		fputs("&lt;", out);
		break;
	case '>':
		fputs("&gt;", out);
		break;
	case '"':
		fputs("&quot;", out);
		break;
	case '\'':
		fputs("&#39;", out);
		break;
	case '\n':
		fputs("<br>", out);
		break;
	default:
		fputc(byte, out);
	}
}

/* TEXT was shown (text_show), so that nothing invisible is left in it. */
static void put_shown(FILE *out, const char *text)
{
	for (; *text != '\0'; text++)
		put_character(out, *text);
}

static void put_text(FILE *out, const char *text)
{
	char *shown = text_show(text);
	put_shown(out, shown);
	free(shown);
}

static void put_lines(FILE *out, const char *text)
{
	char *shown = text_show_lines(text);
	put_shown(out, shown);
	free(shown);
}

/* What stands alone in its element, which must not be empty. */
static void put_name(FILE *out, const char *text)
{
	put_text(out, *text != '\0' ? text : "–");
}

/* ---- drawings ---- */

/* Begins a drawing that says TEXT, which is freed. WIDTH x HEIGHT units; negative: stretched to the room that there is;
 * 0: lengths are parts of that room. */
static void begin_drawing(FILE *out, const char *class, int width, int height, char *text)
{
	fprintf(out, "<svg class=\"%s\"", class);
	if (width != 0)
		fprintf(out, " viewBox=\"0 0 %d %d\"%s", abs(width), height,
			width < 0 ? " preserveAspectRatio=\"none\"" : "");
	fputs(" role=\"img\" aria-label=\"", out);
	put_text(out, text);
	fputs("\">", out);
	free(text);
}

static void put_bar(FILE *out, const struct document_column *column, const struct document_cell *cell, int64_t most)
{
	bool share = column->type == CELL_PERCENT || column->type == CELL_SHARE;
	begin_drawing(out, "bar", -100, 10, drawing_bar_text(column, cell, most));
	if (share)
		fputs("<rect class=\"t\" width=\"100\" height=\"10\"/>", out);
	fprintf(out, "<rect class=\"f\" width=\"%.1f\" height=\"10\"/></svg>", 100 * drawing_bar(column, cell, most));
}

static void put_grid(FILE *out, const struct document_block *table, int height)
{
	struct drawing_tick tick[DRAWING_TICKS];
	int count = drawing_ticks(table, tick);
	for (int i = 0; i < count; i++)
		fprintf(out, "<path class=\"g\" d=\"M%.1f 0V%d\" vector-effect=\"non-scaling-stroke\"/>",
			1000 * tick[i].at, height);
}

static void put_today(FILE *out, const struct document_block *table, int height)
{
	double at;
	if (drawing_today(table, &at))
		fprintf(out, "<path class=\"d\" d=\"M%.1f 0V%d\" vector-effect=\"non-scaling-stroke\"/>", 1000 * at,
			height);
}

/* A stretch with a point where it goes on outside the axis. */
static void put_span(FILE *out, const struct document_block *table, const struct document_cell *cell)
{
	struct drawing_stretch at;
	bool seen = drawing_span(table, cell, &at);
	if (cell->empty)
		return;
	begin_drawing(out, "span", -1000, 16, drawing_span_text(cell));
	put_grid(out, table, 16);
	if (seen) {
		double from = 1000 * at.from, to = 1000 * at.to;
		if (to - from < 4)
			from = to > 4 ? to - 4 : 0;
		fprintf(out, "<path class=\"%s\" d=\"M%.1f 8L%.1f 3H%.1fL%.1f 8L%.1f 13H%.1fZ\"/>",
			cell->pale ? "p" : "f", from, at.before ? from + 12 : from, at.after ? to - 12 : to, to,
			at.after ? to - 12 : to, at.before ? from + 12 : from);
	}
	put_today(out, table, 16);
	fputs("</svg>", out);
}

/* The years over a column of stretches; the head beside it says in words what the axis is. */
static void put_ticks(FILE *out, const struct document_block *table)
{
	struct drawing_tick tick[DRAWING_TICKS];
	int count = drawing_ticks(table, tick);
	struct document_cell axis = { .number = table->axis_from, .whole = table->axis_to };
	begin_drawing(out, "ticks", 0, 0, drawing_span_text(&axis));
	for (int i = 0; i < count; i++)
		if (tick[i].at < TICK_LAST)
			fprintf(out, "<text class=\"w\" x=\"%.1f%%\" y=\"1em\">%d</text>", 100 * tick[i].at,
				tick[i].year);
	fputs("</svg>", out);
}

enum { TREND_WIDTH = 560, TREND_HEIGHT = 150, TREND_SIDE = 44, TREND_TOP = 26, TREND_FOOT = 122 };

static double trend_x(const struct drawing_trend *trend, int at)
{
	return TREND_SIDE + drawing_trend_x(trend, at) * (TREND_WIDTH - 2 * TREND_SIDE);
}

static double trend_y(const struct drawing_trend *trend, int at)
{
	return TREND_FOOT - drawing_trend_y(trend, at) * (TREND_FOOT - TREND_TOP);
}

/* With each value written where there are few of them, else with the first, the last and the largest. */
static bool is_named(const struct drawing_trend *trend, int at)
{
	return trend->count <= 7 || at == 0 || at == trend->count - 1 || trend->point[at].value == trend->most;
}

static void put_points(FILE *out, const struct drawing_trend *trend)
{
	for (int i = 0; i < trend->count; i++) {
		double x = trend_x(trend, i), y = trend_y(trend, i);
		fprintf(out, "<circle class=\"f\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", x, y);
		if (!is_named(trend, i))
			continue;
		fprintf(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">", x, y - 10);
		put_shown(out, trend->point[i].shown);
		fprintf(out, "</text><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>", x, TREND_FOOT + 20,
			trend->point[i].year);
	}
}

static bool put_trend(FILE *out, const struct document_block *table, struct err *err)
{
	struct drawing_trend trend;
	if (!drawing_trend(table, &trend, err))
		return false;
	if (trend.count == 0)
		return true;
	fputs("<figure>", out);
	begin_drawing(out, "trend", TREND_WIDTH, TREND_HEIGHT, drawing_trend_text(&trend));
	fprintf(out, "<path class=\"g\" d=\"M%d %dH%d\"/><polyline points=\"", TREND_SIDE / 2, TREND_FOOT,
		TREND_WIDTH - TREND_SIDE / 2);
	for (int i = 0; i < trend.count; i++)
		fprintf(out, "%s%.1f,%.1f", i > 0 ? " " : "", trend_x(&trend, i), trend_y(&trend, i));
	fputs("\"/>", out);
	put_points(out, &trend);
	fputs("</svg>\n<figcaption>", out);
	put_text(out, trend.column->title);
	fputs("</figcaption></figure>\n", out);
	drawing_trend_free(&trend);
	return true;
}

/* ---- tables ---- */

struct table {
	const struct document_block *block;
	FILE *out;
	int64_t *most;
};

static bool is_shown(const struct document_column *column)
{
	return column->use != COLUMN_DATA;
}

static const char *class_of(const struct document_column *column)
{
	return drawing_figures(column) ? "n" : column->type == CELL_DATE ? "d" : "";
}

static void put_cell(const struct table *table, const struct document_row *row, int at, bool head)
{
	const struct document_column *column = &table->block->column[at];
	const struct document_cell *cell = &row->cell[at];
	int indent = head && row->indent > 0 ? row->indent < INDENT_MAX ? row->indent : INDENT_MAX : 0;
	fprintf(table->out, head ? "<th scope=\"row\"" : "<td");
	if (indent > 0)
		fprintf(table->out, " class=\"i%d\"", indent);
	else if (*class_of(column) != '\0')
		fprintf(table->out, " class=\"%s\"", class_of(column));
	fputs(">", table->out);
	if (column->type == CELL_SPAN)
		put_span(table->out, table->block, cell);
	else if (column->bar && !row->total && !cell->empty)
		put_bar(table->out, column, cell, table->most[at]);
	char *words = drawing_words(column, cell);
	bool strong = row->total && *words != '\0', beside = column->bar && *words != '\0';
	fputs(strong ? "<strong>" : beside ? " <span class=\"v\">" : "", table->out);
	put_shown(table->out, words);
	fputs(strong ? "</strong>" : beside ? "</span>" : "", table->out);
	free(words);
	fputs(head ? "</th>" : "</td>", table->out);
}

static bool put_row(void *context, const struct document_row *row, struct err *err)
{
	const struct table *table = context;
	int head = drawing_row_name(table->block, row);
	(void)err;
	fputs(row->total ? "<tr class=\"total\">" : "<tr>", table->out);
	for (int i = 0; i < table->block->column_count; i++)
		if (is_shown(&table->block->column[i]))
			put_cell(table, row, i, i == head);
	fputs("</tr>\n", table->out);
	return true;
}

static void put_head(const struct table *table)
{
	fputs("<thead><tr>", table->out);
	for (int i = 0; i < table->block->column_count; i++) {
		const struct document_column *column = &table->block->column[i];
		if (!is_shown(column))
			continue;
		if (*column->title == '\0') {
			fputs("<td></td>", table->out); /* a heading that is empty is none (WCAG 1.3.1) */
			continue;
		}
		fprintf(table->out, "<th scope=\"col\"%s>", drawing_figures(column) ? " class=\"n\"" : "");
		put_text(table->out, column->title);
		if (column->type == CELL_SPAN)
			put_ticks(table->out, table->block);
		fputs("</th>", table->out);
	}
	fputs("</tr></thead>\n<tbody>\n", table->out);
}

/* A table without rows says so; a body must not be empty. */
static void put_empty(const struct table *table)
{
	int columns = 0;
	for (int i = 0; i < table->block->column_count; i++)
		columns += is_shown(&table->block->column[i]);
	fprintf(table->out, "<tr><td colspan=\"%d\">–</td></tr>\n", columns > 0 ? columns : 1);
}

struct count {
	document_take *take;
	void *taker;
	int64_t rows;
};

static bool count_row(void *context, const struct document_row *row, struct err *err)
{
	struct count *count = context;
	count->rows++;
	return count->take(count->taker, row, err);
}

static void put_prose(struct page *page, const struct document_block *block)
{
	char *text = document_prose_text(block);
	fputs("<p>", page->out);
	put_lines(page->out, text);
	fputs("</p>\n", page->out);
	free(text);
}

static bool put_table(struct page *page, const struct document_block *block, struct err *err)
{
	if (block->prose) {
		put_prose(page, block);
		return true;
	}
	struct table table = { block, page->out, xcalloc((size_t)block->column_count + 1, sizeof(int64_t)) };
	struct count count = { put_row, &table, 0 };
	bool captioned = *block->text != '\0';
	bool good = put_trend(page->out, block, err) && document_most(block, table.most, err);
	if (good) {
		fprintf(page->out, "<table>\n<caption%s>", captioned ? "" : " class=\"unseen\"");
		put_name(page->out, captioned ? block->text : page->heading);
		fputs("</caption>\n", page->out);
		put_head(&table);
		good = document_each(block, count_row, &count, err);
		if (good && count.rows == 0)
			put_empty(&table);
		fputs("</tbody>\n</table>\n", page->out);
	}
	free(table.most);
	return good;
}

/* ---- the page ---- */

static int level_of(const struct document_block *block)
{
	return block->level < 1 ? 1 : block->level < LEVEL_MAX ? block->level : LEVEL_MAX;
}

static void close_sections(struct page *page, int level)
{
	for (; page->depth > 0 && page->open[page->depth - 1] >= level; page->depth--)
		fputs("</section>\n", page->out);
}

/* What a heading heads is a section. A level that was skipped is not: <h4> under <h2> would seem to lack something. */
static void put_heading(struct page *page, const struct document_block *block)
{
	int at = (int)(block - page->document->block);
	close_sections(page, level_of(block));
	page->open[page->depth++] = level_of(block);
	page->heading = block->text;
	/* Only the outermost are landmarks: what lies in them has the same name in one unit as in the next. */
	if (page->depth == 1)
		fprintf(page->out, "<section aria-labelledby=\"s%d\">\n", at);
	else
		fputs("<section>\n", page->out);
	fprintf(page->out, "<h%d id=\"s%d\">", page->depth + 1, at);
	put_name(page->out, block->text);
	fprintf(page->out, "</h%d>\n", page->depth + 1);
}

static void put_contents(const struct page *page)
{
	const struct document *document = page->document;
	int headings = 0;
	for (int i = 0; i < document->block_count; i++)
		headings += document->block[i].type == BLOCK_HEADING;
	if (headings < CONTENTS_FROM)
		return;
	fprintf(page->out, "<nav aria-label=\"%s\">\n<ul>\n", _("Contents"));
	for (int i = 0; i < document->block_count; i++) {
		if (document->block[i].type != BLOCK_HEADING)
			continue;
		fprintf(page->out, "<li class=\"l%d\"><a href=\"#s%d\">", level_of(&document->block[i]), i);
		put_name(page->out, document->block[i].text);
		fputs("</a></li>\n", page->out);
	}
	fputs("</ul>\n</nav>\n", page->out);
}

static void put_meta(FILE *out, const char *name, const char *content)
{
	if (*content == '\0')
		return;
	fprintf(out, "<meta name=\"%s\" content=\"", name);
	put_text(out, content);
	fputs("\">\n", out);
}

static void begin_page(const struct page *page)
{
	const struct document *document = page->document;
	fprintf(page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>",
		i18n_language());
	put_name(page->out, document->title);
	fputs("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n", page->out);
	put_meta(page->out, "author", document->author);
	put_meta(page->out, "description", document->subtitle);
	fprintf(page->out, "<style>\n%s</style>\n</head>\n<body>\n<header>\n<h1>", style);
	put_name(page->out, document->title);
	fputs("</h1>\n", page->out);
	if (*document->subtitle != '\0') {
		fputs("<p class=\"lead\">", page->out);
		put_text(page->out, document->subtitle);
		fputs("</p>\n", page->out);
	}
	fputs("</header>\n", page->out);
	put_contents(page);
	fputs("<main>\n", page->out);
}

static void end_page(struct page *page)
{
	close_sections(page, 0);
	fputs("</main>\n<footer>", page->out);
	put_text(page->out, page->document->author);
	fprintf(page->out, "%s<time datetime=\"%s\">%s</time></footer>\n</body>\n</html>\n",
		*page->document->author != '\0' ? " · " : "", page->document->day, page->document->day);
}

static bool put_block(struct page *page, const struct document_block *block, struct err *err)
{
	if (block->type == BLOCK_TABLE)
		return put_table(page, block, err);
	if (block->type == BLOCK_HEADING) {
		put_heading(page, block);
	} else if (*block->text != '\0') {
		fputs("<p>", page->out);
		put_lines(page->out, block->text);
		fputs("</p>\n", page->out);
	}
	return true;
}

bool sink_html(const struct document *document, const struct sink_options *options, FILE *out, struct err *err)
{
	struct page page = { .document = document, .out = out, .heading = document->title };
	bool ascii = text_ascii(), good = true;
	(void)options;
	text_set_ascii(false); /* that is for terminals */
	begin_page(&page);
	for (int i = 0; good && i < document->block_count; i++)
		good = put_block(&page, &document->block[i], err);
	end_page(&page);
	text_set_ascii(ascii);
	return good;
}
