/* SPDX-License-Identifier: EUPL-1.2 */
/* Typing in a form, in the real program on a pseudo terminal: how much each character costs the line. */
#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kind.h"
#include "mem.h"

#include "desk.h"

enum { ROWS = 30, COLS = 100, MOST = 1200 };

static const char line[] = "Återbrukscentrum för hållbar omställning i skärgården – förstudie med Åbo och Łódź";
static const char note[] =
	"Förvaltningen saknar ett sätt att ta tillvara möbler och byggmaterial när skolor byggs om. I dag slängs det"
	" mesta, och det som sparas hittar ingen. Vänorten har arbetat med återbruk i tio år: deras lager drivs av en"
	" kooperativ förening, och var sjätte anställd kom från långtidsarbetslöshet. Vi vill lära oss hur de räknar,"
	" vad det kostar och hur upphandlingen ser ut. Målet är ett gemensamt lager för tre förvaltningar, med öppna"
	" siffror över vad som lämnas in och hämtas ut. Östra skolan är först ut; därefter prövas arbetssättet på"
	" äldreboendena.";

/* Typed one after the other into a new project; the first stands in the first field of the form. */
static const struct {
	const char *field, *text, *what;
} texts[] = {
	{ "title", line, "typing, one-line text: median" },
	{ "need", note, "typing, text of many lines: median" },
	{ "start", "2027-09-15", "typing, date: median" },
	{ "budget_sek", "1250000", "typing, amount: median" },
};
static const char *const also[] = {
	"one-line text: 95 of 100 are smaller", "text of many lines: 95 of 100 are smaller",
	"date: 95 of 100 are smaller", "amount: 95 of 100 are smaller",
};

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* Fields of a form that lie between two of its kind. */
static int steps_between(const struct kind *kind, const char *from, const char *to)
{
	int steps = 0;
	for (int i = kind_field(kind, from) + 1; i <= kind_field(kind, to); i++)
		steps += field_is_writable(&kind->fields[i]);
	return steps;
}

static int character_length(const char *at)
{
	int length = 1;
	while ((at[length] & 0xc0) == 0x80)
		length++;
	return length;
}

/* Types TEXT; BYTES gets one number for each character. */
static int type_text(struct term *term, const char *text, double *bytes, struct err *err)
{
	int count = 0;
	for (int length; *text != '\0'; text += length) {
		char character[8] = "";
		length = character_length(text);
		memcpy(character, text, (size_t)length);
		unsigned long before = term_bytes(term);
		term_type(term, character);
		if (!desk_settle(term, err))
			return -1;
		bytes[count++] = (double)(term_bytes(term) - before);
	}
	return count;
}

/* Whether the text is where it was meant to go: its last word must stand in the row of the cursor. */
static bool check_typed(struct term *term, const char *text, struct err *err)
{
	const char *last = strrchr(text, ' ') != NULL ? strrchr(text, ' ') + 1 : text;
	int row, col;
	term_cursor(term, &row, &col);
	char *shown = term_row(term, row);
	bool good = strstr(shown, last) != NULL;
	free(shown);
	if (good)
		return true;
	char *picture = term_picture(term);
	fprintf(stderr, "%s\n", picture);
	free(picture);
	return err_set(err, ERR_IO, "\"%s\" does not stand in the row of the cursor", last);
}

static bool type_all(struct term *term, struct bench *bench, struct err *err)
{
	double bytes[MOST];
	const struct kind *kind = kind_named("project");
	for (int i = 0; i < COUNT(texts); i++) {
		if (i > 0 && !desk_press(term, "Tab", steps_between(kind, texts[i - 1].field, texts[i].field), err))
			return false;
		int count = type_text(term, texts[i].text, bytes, err);
		if (count < 0 || !check_typed(term, texts[i].text, err))
			return false;
		bench_add(bench, (struct bench_row){ .what = texts[i].what, .unit = "bytes",
						     .ours = bench_quantile(bytes, count, 0.5), .goal = 60 });
		bench_add(bench, (struct bench_row){ .what = also[i], .unit = "bytes",
						     .ours = bench_quantile(bytes, count, 0.95) });
	}
	return true;
}

bool typing_run(struct bench *bench, struct err *err)
{
	struct term *term = desk_start(bench, BENCH_MIDDLE, ROWS, COLS, err);
	bool done = term != NULL && desk_press(term, "2", 1, err) && desk_press(term, "a", 1, err) &&
		    type_all(term, bench, err);
	term_free(term);
	return done;
}
