/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "columns.h"

#include <stddef.h>

#include "strategy.h"

#define WEIGHTS 10
#define WIDE_MIN 14 /* a name needs this much to tell anything */
#define WIDE_MAX 64 /* beyond this the eye loses the row */
#define WIDE_GOOD 24 /* a column of little weight is not worth making names shorter than this */

static int width_of(const struct field *field)
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
			int need = width_of(field) + 1;
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
			spare -= width_of(&kind->fields[i]) + 1;
	for (int i = 0; i < kind->field_count && columns->count < COLUMNS_MAX; i++) {
		if (!shown[i])
			continue;
		int own = width_of(&kind->fields[i]);
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
