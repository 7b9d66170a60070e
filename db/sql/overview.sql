-- SPDX-License-Identifier: EUPL-1.2
-- The overview: what the register holds of a period. What "active", "held" and the like are stands in parts.sql.
--
-- :project_statuses   the codes of project.status as a JSON array, in the order of the table (bound by the program)
-- Amounts are hundredths of kronor, and those of what is carried out where nothing else is said.

-- name: overview-areas
-- Every area in the order of the tree, last what lies outside them, where there is such. What lies under an area counts
-- in it, each project once. Of several strategies one has its tree here; an area that belongs to none of them stands in
-- every one.
WITH RECURSIVE
held AS (
	-- use: held
),
chosen(label) AS (
	-- use: chosen
),
others(label) AS (
	SELECT label FROM held WHERE label IS NOT NULL AND label <> (SELECT label FROM chosen)
),
tree(id, depth, path) AS (
	-- use: tree
),
under(top, id) AS (
	-- use: under
),
active AS (
	-- use: active
),
by_area(top, number, name, depth, path, of) AS (
	-- use: by-area
),
counted AS (
	SELECT DISTINCT under.top, active.id, active.status, active.budget_sek
	FROM under
	JOIN project_areas l ON l.item = under.id
	JOIN active ON active.id = l.owner
	UNION ALL
	SELECT 0, id, status, budget_sek
	FROM active
	WHERE NOT EXISTS (SELECT 1 FROM project_areas l JOIN tree ON tree.id = l.item WHERE l.owner = active.id)
)
SELECT
	a.number,
	a.name,
	a.depth,
	count(c.id) AS projects,
	count(c.id) FILTER (WHERE c.status = 'ongoing') AS ongoing,
	coalesce(sum(c.budget_sek) FILTER (WHERE c.status IN
		-- use: carried-out
	), 0) AS budget_sek,
	a.of
FROM by_area a
LEFT JOIN counted c ON c.top = a.top
GROUP BY a.top
HAVING a.top <> 0 OR count(c.id) > 0
ORDER BY a.top = 0, a.path;

-- name: overview-units
-- Every unit of the year, also one without projects: that it has none is what somebody should see. A unit has the
-- projects it leads, and with :units = now those of the units that it took over. members: all of them, as a filter has
-- them.
WITH RECURSIVE
chain(id, unit, depth) AS (
	-- use: chain
),
stands(id, unit) AS (
	-- use: stands
),
active AS (
	-- use: active
)
SELECT
	u.name,
	u.short_name,
	count(p.id) AS projects,
	count(p.id) FILTER (WHERE p.status = 'ongoing') AS ongoing,
	count(p.id) FILTER (WHERE p.status = 'idea') AS ideas,
	coalesce(sum(p.budget_sek) FILTER (WHERE p.status IN
		-- use: carried-out
	), 0) AS budget_sek,
	coalesce(sum(p.external_sek) FILTER (WHERE p.status IN
		-- use: carried-out
	), 0) AS external_sek,
	(SELECT group_concat('#' || m.id, '|') FROM stands m WHERE m.unit = u.id) AS members
FROM unit u
JOIN stands s ON s.unit = u.id
LEFT JOIN active p ON p.unit = s.id
WHERE u.deleted_at IS NULL
AND (:unit IS NULL OR u.id IN (WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
) SELECT id FROM below_unit))
GROUP BY u.id
HAVING count(p.id) > 0
	OR (:units = 'now' AND (u.valid_to IS NULL OR u.valid_to >= substr(:today, 1, length(u.valid_to))))
	OR (:units <> 'now' AND (u.valid_from IS NULL OR u.valid_from <= :to)
		AND (u.valid_to IS NULL OR u.valid_to >= substr(:from, 1, length(u.valid_to))))
ORDER BY u.skey, u.id;

-- name: overview-status
-- Here amounts are those of all, status by status.
WITH active AS (
	-- use: active
)
SELECT
	s.value AS status,
	count(p.id) AS projects,
	coalesce(sum(p.budget_sek), 0) AS budget_sek
FROM json_each(:project_statuses) s
LEFT JOIN active p ON p.status = s.value
GROUP BY s.key
ORDER BY s.key;

-- name: overview-external
-- How many of the projects of a year somebody else helps to pay; the year and the three before it, of each no more than
-- the period has of its year: first, last. What is only thought of or applied for, and what was refused or broken off,
-- is no project in this sense.
WITH RECURSIVE years(year) AS (
	SELECT CAST(:year AS INTEGER) - 3
	UNION ALL
	SELECT year + 1 FROM years WHERE year < CAST(:year AS INTEGER)
),
parts AS (
	SELECT
		year,
		year || CASE WHEN :first_year = :year THEN substr(:from, 5) ELSE '-01-01' END AS first,
		year || CASE WHEN :first_year = :year THEN substr(:to, 5) ELSE '-12-31' END AS last
	FROM years
),
carried_out AS (
	SELECT p.*
	FROM project p
	WHERE p.deleted_at IS NULL
	AND p.status IN
	-- use: carried-out
	AND (p.start IS NOT NULL OR p."end" IS NOT NULL OR p.status <> 'finished')
	AND
	-- use: in-scope
)
SELECT
	parts.year,
	parts.first,
	parts.last,
	count(p.id) AS projects,
	count(p.id) FILTER (WHERE p.external_sek > 0) AS external
FROM parts
LEFT JOIN carried_out p ON (p.start IS NULL OR p.start <= parts.last)
	AND (p."end" IS NULL OR p."end" >= substr(parts.first, 1, length(p."end")))
GROUP BY parts.year
ORDER BY parts.year;

-- name: overview-total
-- Countries and partners of the projects of the year; units that lead or take part in one; others_sek: the budgets that
-- are not counted; names: those of the units as a filter has them.
WITH RECURSIVE
chain(id, unit, depth) AS (
	-- use: chain
),
stands(id, unit) AS (
	-- use: stands
),
active AS (
	-- use: active
),
carried_out AS (
	SELECT *
	FROM active
	WHERE status IN
	-- use: carried-out
),
taking_part(id) AS (
	SELECT unit FROM active WHERE unit IS NOT NULL
	UNION
	SELECT l.item FROM project_units l JOIN active ON active.id = l.owner
),
units AS (
	SELECT DISTINCT u.id, u.name
	FROM taking_part
	JOIN stands s ON s.id = taking_part.id
	JOIN unit u ON u.id = s.unit AND u.deleted_at IS NULL
)
SELECT
	(SELECT count(*) FROM active) AS projects,
	(SELECT count(*) FROM active WHERE status = 'ongoing') AS ongoing,
	(SELECT coalesce(sum(budget_sek), 0) FROM carried_out) AS budget_sek,
	(SELECT coalesce(sum(external_sek), 0) FROM carried_out) AS external_sek,
	(SELECT coalesce(sum(budget_sek), 0) FROM active)
		- (SELECT coalesce(sum(budget_sek), 0) FROM carried_out) AS others_sek,
	(SELECT count(DISTINCT l.item) FROM project_countries l JOIN active ON active.id = l.owner) AS countries,
	(SELECT count(DISTINCT l.item) FROM project_partners l JOIN active ON active.id = l.owner
		JOIN partner r ON r.id = l.item AND r.deleted_at IS NULL) AS partners,
	(SELECT count(*) FROM units) AS units,
	(SELECT coalesce(group_concat('"' || replace(name, '"', '""') || '"', '|'), '""') FROM units) AS names;
