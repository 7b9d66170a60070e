/* SPDX-License-Identifier: EUPL-1.2 */
/* sections: the tables of what summaries are built of, one file per subject. A new section is a row in one of them and
 * a statement in db/sql/. Behind each figure stands a filter that selects exactly what the statement counts; tests hold
 * the two together. */
#include "config.h"

#include "section.h"

#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static const struct section *const tables[] = {
	sections_overview, sections_project, sections_return, sections_money, sections_term, sections_unit,
	sections_frozen,
	sections_coverage, sections_application, sections_country, sections_partner, sections_call, sections_decision,
	sections_trip, sections_goal, sections_change,
};

const struct section *section_at(int at)
{
	for (int i = 0; i < COUNT(tables); i++)
		for (const struct section *section = tables[i]; section->name != NULL; section++)
			if (at-- == 0)
				return section;
	return NULL;
}

const struct section *section_named(const char *name, size_t length)
{
	const struct section *section;
	for (int i = 0; (section = section_at(i)) != NULL; i++)
		if (strlen(section->name) == length && strncmp(section->name, name, length) == 0)
			return section;
	return NULL;
}
