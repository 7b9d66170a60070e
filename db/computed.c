/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "computed.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* The area itself and all that lies under it. UNION, not UNION ALL, so that even a circle would end. */
#define UNDER_AREA                                                                                                     \
	"(WITH RECURSIVE under(id) AS (SELECT t.id UNION SELECT a.id FROM area a JOIN under ON a.parent = under.id"    \
	" WHERE a.deleted_at IS NULL) SELECT id FROM under)"
/* A project in two of them counts once. */
#define PROJECTS_IN_AREA                                                                                               \
	"FROM project p WHERE p.deleted_at IS NULL AND p.id IN"                                                        \
	" (SELECT l.owner FROM project_areas l WHERE l.item IN " UNDER_AREA ")"
#define PROJECTS_LED "FROM project p WHERE p.deleted_at IS NULL AND p.unit = t.id"

/* What has not begun, is over or was refused needs no confirmation. */
#define LIVE "p.status IN ('drafting', 'applied', 'granted', 'decided', 'ongoing', 'paused')"

/* The last day that a date, perhaps partial or with a time, covers. */
#define LAST_DAY(date)                                                                                                 \
	"CASE length(" date ") WHEN 4 THEN " date " || '-12-31'"                                                       \
	" WHEN 7 THEN date(" date " || '-01', '+1 month', '-1 day') ELSE substr(" date ", 1, 10) END"

/* A partial date stands for all its days: 2026 began before today and ends after it. */
#define HOLDS_TODAY(alias)                                                                                             \
	"(" alias ".\"from\" IS NULL OR " alias ".\"from\" <= :today)"                                                 \
	" AND (" alias ".\"to\" IS NULL OR " alias ".\"to\" >= substr(:today, 1, length(" alias ".\"to\")))"

/* Partners of KIND (idea, project) that are regional actors; units that take part, the leading one among them. */
#define REGIONAL(kind)                                                                                                 \
	"((SELECT count(*) FROM " kind "_partners l JOIN partner r ON r.id = l.item WHERE l.owner = t.id"              \
	" AND r.kind = 'regional-actor' AND r.deleted_at IS NULL) >= 2)"
#define SEVERAL_UNITS(kind)                                                                                            \
	"((SELECT count(*) FROM (SELECT t.unit AS id WHERE t.unit IS NOT NULL UNION"                                   \
	" SELECT l.item FROM " kind "_units l JOIN unit u ON u.id = l.item WHERE l.owner = t.id"                       \
	" AND u.deleted_at IS NULL)) >= 2)"
/* Nothing before a person has given a point: what nobody has looked at is not of low priority. */
#define PRIORITY(kind)                                                                                                 \
	"CASE WHEN coalesce(t.priority_growth, t.priority_mutual, t.priority_result) IS NOT NULL"                      \
	" THEN coalesce(t.priority_growth, 0) + coalesce(t.priority_mutual, 0)"                                        \
	" + coalesce(t.priority_result, 0) + 2 * " REGIONAL(kind) " + 2 * " SEVERAL_UNITS(kind) " END"
#define WRITTEN(part) "CASE WHEN t.part_" part " IS NULL THEN '–' ELSE '" part "' END"

/* As keys-in-force (db/sql/keys.sql), check-logins and the day have it. A deleted person has none. */
#define LOGIN_OF_KEY "(SELECT p.login FROM person p WHERE p.id = t.person AND p.deleted_at IS NULL)"

const struct computed computeds[] = {
	{ "access-key", "standing",
	  "CASE WHEN coalesce(" LOGIN_OF_KEY ", '') = '' THEN 'no-login'"
	  " WHEN " LOGIN_OF_KEY " GLOB '*[^A-Za-z0-9._@-]*' OR " LOGIN_OF_KEY " NOT GLOB '[A-Za-z0-9]*'"
	  " THEN 'bad-login'"
	  " WHEN t.valid_from > :today THEN 'ahead'"
	  " WHEN t.valid_to < substr(:today, 1, length(t.valid_to)) THEN 'passed' ELSE 'yes' END" },
	{ "access-key", "fingerprint", "fingerprint(t.\"key\")" },
	{ "area", "projects", "(SELECT count(*) " PROJECTS_IN_AREA ")" },
	{ "area", "ongoing", "(SELECT count(*) " PROJECTS_IN_AREA " AND p.status = 'ongoing')" },
	{ "area", "budget", "(SELECT coalesce(sum(p.budget_sek), 0) " PROJECTS_IN_AREA ")" },
	/* A municipality as a whole, or a department, owes nobody a contact person of its own; nor does what has
	 * ceased. */
	{ "unit", "contact",
	  "(SELECT coalesce(group_concat(name, ', '), CASE WHEN t.kind IN ('municipality', 'department')"
	  " OR t.valid_to < substr(:today, 1, length(t.valid_to)) THEN '–' END)"
	  " FROM (SELECT p.name FROM assignment s JOIN person p ON p.id = s.person"
	  " WHERE s.unit = t.id AND s.role = 'contact' AND s.deleted_at IS NULL AND p.deleted_at IS NULL"
	  " AND " HOLDS_TODAY("s") " GROUP BY p.id ORDER BY p.skey, p.id))" },
	{ "unit", "ongoing", "(SELECT count(*) " PROJECTS_LED " AND p.status = 'ongoing')" },
	{ "unit", "ideas", "(SELECT count(*) " PROJECTS_LED " AND p.status = 'idea')" },
	{ "unit", "oldest", "(SELECT min(p.confirmed) " PROJECTS_LED " AND " LIVE ")" },
	{ "project", "external_share",
	  "CASE WHEN t.budget_sek > 0"
	  " THEN (200 * coalesce(t.external_sek, 0) + t.budget_sek) / (2 * t.budget_sek) END" },
	{ "partner", "projects",
	  "(SELECT count(*) FROM project p JOIN project_partners l ON l.owner = p.id"
	  " WHERE l.item = t.id AND p.deleted_at IS NULL)" },
	{ "twin-town", "last_activity",
	  "(SELECT max(v.\"from\") FROM activity v WHERE v.twin_town = t.id AND v.deleted_at IS NULL"
	  " AND v.\"from\" <= :today)" },
	{ "network", "last_activity",
	  "(SELECT max(v.\"from\") FROM activity v WHERE v.network = t.id AND v.deleted_at IS NULL"
	  " AND v.\"from\" <= :today)" },
	{ "programme", "calls", "(SELECT count(*) FROM call c WHERE c.programme = t.id AND c.deleted_at IS NULL)" },
	{ "call", "days_left",
	  "CAST(julianday(" LAST_DAY("t.deadline") ") - julianday(:today) AS INTEGER)" },
	{ "call", "standing",
	  "CASE WHEN t.deadline IS NULL THEN 'undated' WHEN " LAST_DAY("t.deadline") " < :today THEN 'passed'"
	  " ELSE 'ahead' END" },
	{ "goal", "projects",
	  "(SELECT count(*) FROM project p JOIN project_goals l ON l.owner = p.id"
	  " WHERE l.item = t.id AND p.deleted_at IS NULL)" },
	{ "project", "priority_regional", REGIONAL("project") },
	{ "project", "priority_units", SEVERAL_UNITS("project") },
	{ "project", "priority", PRIORITY("project") },
	{ "idea", "priority_regional", REGIONAL("idea") },
	{ "idea", "priority_units", SEVERAL_UNITS("idea") },
	{ "idea", "priority", PRIORITY("idea") },
	/* Those of a presidium are among the politicians. */
	{ "trip", "delegates",
	  "coalesce(t.majority, 0) + coalesce(t.opposition, 0) + coalesce(t.staff, 0) + coalesce(t.youth, 0)" },
	{ "annual-return", "parts", WRITTEN("a") " || ' ' || " WRITTEN("b") " || ' ' || " WRITTEN("c") },
	{ "notice", "unseen",
	  "(SELECT count(*) FROM notice_units l JOIN unit u ON u.id = l.item WHERE l.owner = t.id"
	  " AND u.deleted_at IS NULL"
	  " AND NOT EXISTS (SELECT 1 FROM notice_seen s WHERE s.owner = t.id AND s.item = l.item))" },
};
const int computed_count = (int)(sizeof computeds / sizeof *computeds);

const char *computed_sql(const char *kind, const char *field)
{
	for (int i = 0; i < computed_count; i++)
		if (strcmp(computeds[i].kind, kind) == 0 && strcmp(computeds[i].field, field) == 0)
			return computeds[i].sql;
	assert(!"every computed field has a row here");
	return NULL;
}
