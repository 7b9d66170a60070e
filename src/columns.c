/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "columns.h"

#include <stddef.h>

#include "strategy.h"

#define WEIGHTS 10
#define WIDE_MIN 14 /* a name needs this much to tell anything */
#define WIDE_MAX 64 /* beyond this the eye loses the row */
#define WIDE_GOOD 24 /* a column of little weight is not worth making names shorter than this */

int columns_width(const struct field *field)
{
	return (field->flags & F_WIDE) ? (field->width < WIDE_GOOD ? WIDE_MIN : WIDE_GOOD) : field->width;
}

static bool is_candidate(const struct field *field, const struct strategy *strategy)
{
	bool ruled = field->rule == NULL || (strategy != NULL && strategy_rule(strategy, field->rule) != NULL);
	return (field->flags & F_COLUMN) != 0 && ruled;
}

/* Marks the fields that fit, lightest first; a heavier field never pushes a lighter one out. */
static void choose(const struct kind *kind, const struct strategy *strategy, int room, int group, bool *shown)
{
	for (int weight = 0; weight < WEIGHTS; weight++) {
		for (int i = 0; i < kind->field_count; i++) {
			const struct field *field = &kind->fields[i];
			if (i == group || field->weight != weight || !is_candidate(field, strategy))
				continue;
			int need = columns_width(field) + 1;
			if (weight > 0 && need > room)
				return;
			shown[i] = true;
			room -= need;
		}
	}
}

static void place(struct columns *columns, const struct kind *kind, int width, int lead, const bool *shown)
{
	int spare = width - lead, at = lead;
	for (int i = 0; i < kind->field_count; i++)
		if (shown[i])
			spare -= columns_width(&kind->fields[i]) + 1;
	for (int i = 0; i < kind->field_count && columns->count < COLUMNS_MAX; i++) {
		if (!shown[i])
			continue;
		int own = columns_width(&kind->fields[i]);
		if ((kind->fields[i].flags & F_WIDE) && own + spare > 4) {
			int more = own + spare > WIDE_MAX ? WIDE_MAX - own : spare;
			own += more;
			spare -= more;
		}
		columns->column[columns->count].field = i;
		columns->column[columns->count].at = at;
		columns->column[columns->count++].width = own;
		at += own + 1;
	}
}

struct columns columns_choose(const struct kind *kind, const struct strategy *strategy, int width, int lead, int group)
{
	struct columns columns = { .count = 0 };
	bool shown[64] = { false };
	choose(kind, strategy, width - lead, group, shown);
	place(&columns, kind, width, lead, shown);
	return columns;
}

/* ---- chosen ---- */

static int chosen_width(const struct kind *kind, const struct column_choice *choice)
{
	return choice->width > 0 ? choice->width : columns_width(&kind->fields[choice->field]);
}

/* How many of the columns after the first have to be stepped over so that the last is seen. */
static int most_skipped(const struct kind *kind, const struct column_choice *chosen, int count, int room)
{
	int skip = count - 1;
	while (skip > 0 && (room -= chosen_width(kind, &chosen[skip]) + 1) >= 0)
		skip--;
	return skip < count - 2 || count < 2 ? skip : count - 2; /* one is shown even if it is cut */
}

struct columns columns_place(const struct kind *kind, const struct column_choice *chosen, int count, int skip,
			     int width, int lead)
{
	struct columns columns = { .count = 1 };
	int first = chosen_width(kind, &chosen[0]), room = width - lead - first, most;
	if (count > 1 && room < WIDE_MIN) { /* however wide it is wanted, one more is seen */
		first += room - WIDE_MIN;
		room = WIDE_MIN;
	}
	most = most_skipped(kind, chosen, count, room);
	columns.left = skip < most ? skip : most;
	columns.column[0].field = chosen[0].field;
	columns.column[0].at = lead;
	for (int i = 1 + columns.left; i < count && columns.count < COLUMNS_MAX; i++) {
		int own = chosen_width(kind, &chosen[i]);
		if (own + 1 > room && columns.count == 1 && room > 1)
			own = room - 1;
		if (own + 1 > room)
			break;
		columns.column[columns.count].field = chosen[i].field;
		columns.column[columns.count++].width = own;
		room -= own + 1;
	}
	columns.right = count - columns.left - columns.count;
	if (chosen[0].width == 0)
		first += first + room > WIDE_MAX ? WIDE_MAX - first : room;
	columns.column[0].width = first;
	for (int i = 1; i < columns.count; i++)
		columns.column[i].at = columns.column[i - 1].at + columns.column[i - 1].width + 1;
	return columns;
}
