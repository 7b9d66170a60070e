-- SPDX-License-Identifier: EUPL-1.2
-- The overview: what the register holds of a year. A project belongs to every year from its start to its end; a date
-- that is missing is no limit, and of a partial date the year is known.
--
-- :year   the year, four digits
-- :project_statuses   the codes of project.status as a JSON array, in the order of the table (bound by the program)
-- Amounts are hundredths of kronor.

-- name: overview-areas
-- Every area in the order of the tree. What lies under an area counts in it, each project once.
WITH RECURSIVE
tree(id, depth, path) AS (
	SELECT id, 0, coalesce(sortkey(number), '~') || ' ' || skey || ' ' || id
	FROM area
	WHERE parent IS NULL AND deleted_at IS NULL
	UNION ALL
	SELECT
		a.id,
		tree.depth + 1,
		tree.path || char(1) || coalesce(sortkey(a.number), '~') || ' ' || a.skey || ' ' || a.id
	FROM area a
	JOIN tree ON a.parent = tree.id
	WHERE a.deleted_at IS NULL
),
under(top, id) AS (
	SELECT id, id FROM tree
	UNION
	SELECT under.top, a.id
	FROM area a
	JOIN under ON a.parent = under.id
	WHERE a.deleted_at IS NULL
),
active AS (
	SELECT *
	FROM project
	WHERE deleted_at IS NULL
	AND (start IS NULL OR substr(start, 1, 4) <= :year)
	AND ("end" IS NULL OR substr("end", 1, 4) >= :year)
),
counted AS (
	SELECT DISTINCT under.top, active.id, active.status, active.budget_sek
	FROM under
	JOIN project_areas l ON l.item = under.id
	JOIN active ON active.id = l.owner
)
SELECT
	a.number,
	a.name,
	tree.depth,
	count(c.id) AS projects,
	count(c.id) FILTER (WHERE c.status = 'ongoing') AS ongoing,
	coalesce(sum(c.budget_sek), 0) AS budget,
	a.id
FROM tree
JOIN area a ON a.id = tree.id
LEFT JOIN counted c ON c.top = tree.id
GROUP BY tree.id
ORDER BY tree.path;

-- name: overview-units
-- Every unit, also one without projects: that it has none is what somebody should see. A unit has the projects that
-- it leads.
WITH active AS (
	SELECT *
	FROM project
	WHERE deleted_at IS NULL
	AND (start IS NULL OR substr(start, 1, 4) <= :year)
	AND ("end" IS NULL OR substr("end", 1, 4) >= :year)
)
SELECT
	u.name,
	u.short_name,
	count(p.id) AS projects,
	count(p.id) FILTER (WHERE p.status = 'ongoing') AS ongoing,
	count(p.id) FILTER (WHERE p.status = 'idea') AS ideas,
	coalesce(sum(p.budget_sek), 0) AS budget,
	coalesce(sum(p.external_sek), 0) AS external,
	u.id
FROM unit u
LEFT JOIN active p ON p.unit = u.id
WHERE u.deleted_at IS NULL
GROUP BY u.id
ORDER BY u.skey, u.id;

-- name: overview-status
WITH active AS (
	SELECT *
	FROM project
	WHERE deleted_at IS NULL
	AND (start IS NULL OR substr(start, 1, 4) <= :year)
	AND ("end" IS NULL OR substr("end", 1, 4) >= :year)
)
SELECT
	s.value AS status,
	count(p.id) AS projects,
	coalesce(sum(p.budget_sek), 0) AS budget
FROM json_each(:project_statuses) s
LEFT JOIN active p ON p.status = s.value
GROUP BY s.key
ORDER BY s.key;

-- name: overview-external
-- How many of the projects of a year somebody else helps to pay; the year and the three before it. What is only
-- thought of or applied for, and what was refused or broken off, is no project in this sense.
WITH RECURSIVE years(year) AS (
	SELECT CAST(:year AS INTEGER) - 3
	UNION ALL
	SELECT year + 1 FROM years WHERE year < CAST(:year AS INTEGER)
),
counted AS (
	SELECT
		years.year,
		count(p.id) AS projects,
		count(p.id) FILTER (WHERE p.external_sek > 0) AS external
	FROM years
	LEFT JOIN project p ON p.deleted_at IS NULL
		AND p.status IN ('pre-study', 'granted', 'decided', 'ongoing', 'paused', 'finished')
		AND (p.start IS NULL OR CAST(substr(p.start, 1, 4) AS INTEGER) <= years.year)
		AND (p."end" IS NULL OR CAST(substr(p."end", 1, 4) AS INTEGER) >= years.year)
	GROUP BY years.year
)
SELECT
	year,
	projects,
	external,
	CASE WHEN projects > 0 THEN (200 * external + projects) / (2 * projects) ELSE 0 END AS share
FROM counted
ORDER BY year;

-- name: overview-total
-- Countries and partners of the projects of the year; units that lead or take part in one.
WITH active AS (
	SELECT *
	FROM project
	WHERE deleted_at IS NULL
	AND (start IS NULL OR substr(start, 1, 4) <= :year)
	AND ("end" IS NULL OR substr("end", 1, 4) >= :year)
),
taking_part(id) AS (
	SELECT unit FROM active WHERE unit IS NOT NULL
	UNION
	SELECT l.item FROM project_units l JOIN active ON active.id = l.owner
)
SELECT
	(SELECT count(*) FROM active) AS projects,
	(SELECT count(*) FROM active WHERE status = 'ongoing') AS ongoing,
	(SELECT coalesce(sum(budget_sek), 0) FROM active) AS budget,
	(SELECT coalesce(sum(external_sek), 0) FROM active) AS external,
	(SELECT count(DISTINCT l.item) FROM project_countries l JOIN active ON active.id = l.owner) AS countries,
	(SELECT count(DISTINCT l.item) FROM project_partners l JOIN active ON active.id = l.owner
		JOIN partner r ON r.id = l.item AND r.deleted_at IS NULL) AS partners,
	(SELECT count(*) FROM taking_part JOIN unit u ON u.id = taking_part.id AND u.deleted_at IS NULL) AS units;
