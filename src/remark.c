/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "remark.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

static char *say_person(const struct grid *grid)
{
	const struct kind *kind = kind_named("assignment");
	const struct choice *roles = kind->fields[kind_field(kind, "role")].choices;
	struct str still = {0};
	for (int i = 0; i < grid->row_count; i++) {
		str_add(&still, i > 0 ? ", " : "");
		str_addf(&still, _("%s for %s"), choice_label(roles, grid_text(grid, i, "role")),
			 grid_text(grid, i, "unit_name"));
	}
	char *sentence = xasprintf(_("Still %s; end that where it does not hold"), still.text);
	str_free(&still);
	return sentence;
}

static char *say_unit(const struct grid *grid)
{
	struct str names = {0};
	for (int i = 0; i < grid->row_count; i++)
		str_addf(&names, "%s%s", i > 0 ? ", " : "", grid_text(grid, i, "title"));
	char *sentence = xasprintf(_("Still with an assignment there: %s"), names.text);
	str_free(&names);
	return sentence;
}

/* What is asked when the field has changed; of no row, nothing is said. */
static const struct {
	const char *kind, *field, *statement;
	char *(*say)(const struct grid *grid);
} remarks[] = {
	{ "person", "unit", "remark-person", say_person },
	{ "unit", "valid_to", "remark-unit", say_unit },
};

char *remark_of(const struct record *now, const struct record *before, grid_source *source, void *context)
{
	char id[24], *sentence = NULL;
	const struct grid_param param = { "id", id };
	snprintf(id, sizeof id, "%" PRId64, now->id);
	for (size_t i = 0; i < sizeof remarks / sizeof *remarks && sentence == NULL && before != NULL; i++) {
		struct grid grid = {0};
		if (strcmp(remarks[i].kind, now->kind->name) != 0 ||
		    record_same(now, before, kind_field(now->kind, remarks[i].field)))
			continue;
		if (grid_ask(source, context, remarks[i].statement, &param, 1, &grid, NULL) && grid.row_count > 0)
			sentence = remarks[i].say(&grid);
		grid_free(&grid);
	}
	return sentence;
}
