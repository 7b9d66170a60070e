-- SPDX-License-Identifier: EUPL-1.2
-- The overview: what the register holds of a year. A project belongs to every year from its start to its end; a date
-- that is missing is no limit, and of a partial date the year is known. What is over and has no date at all belongs to
-- no year: nobody knows which.
--
-- :year   the year, four digits
-- :strategy   what the areas call the strategy whose tree is wanted; empty: the one in force in the year, else
--     the newest
-- :units   then: each unit for itself; now: each as what it has become since, through all that took over
-- :project_statuses   the codes of project.status as a JSON array, in the order of the table (bound by the program)
-- Amounts are hundredths of kronor.

-- name: overview-areas
-- Every area in the order of the tree. What lies under an area counts in it, each project once. Of several strategies
-- one has its tree here; an area that belongs to none of them stands in every one.
WITH RECURSIVE
held AS (
	SELECT
		coalesce(
			(SELECT value FROM meta m WHERE m.key = 'label:' || e.strategy),
			max(e.value) FILTER (WHERE e.key = 'title')
		) AS label,
		coalesce(
			max(nullif(e.value, '')) FILTER (WHERE e.key = 'valid_from'),
			max(nullif(e.value, '')) FILTER (WHERE e.key = 'revised'),
			max(nullif(e.value, '')) FILTER (WHERE e.key = 'adopted'),
			''
		) AS first,
		max(nullif(e.value, '')) FILTER (WHERE e.key = 'valid_to') AS last,
		e.strategy = (SELECT value FROM meta m WHERE m.key = 'strategy') AS latest
	FROM strategy_entry e
	WHERE e.section = 'strategy'
	GROUP BY e.strategy
),
chosen(label) AS (
	SELECT coalesce(:strategy, (
		SELECT label
		FROM held
		ORDER BY
			first <= :year || '-12-31' AND (last IS NULL OR last >= :year) DESC,
			first DESC,
			latest DESC
		LIMIT 1
	))
),
others(label) AS (
	SELECT label FROM held WHERE label IS NOT NULL AND label <> (SELECT label FROM chosen)
),
tree(id, depth, path) AS (
	SELECT id, 0, coalesce(sortkey(number), '~') || ' ' || skey || ' ' || id
	FROM area
	WHERE parent IS NULL AND deleted_at IS NULL
	AND (strategy IS NULL OR strategy NOT IN (SELECT label FROM others))
	UNION ALL
	SELECT
		a.id,
		tree.depth + 1,
		tree.path || char(1) || coalesce(sortkey(a.number), '~') || ' ' || a.skey || ' ' || a.id
	FROM area a
	JOIN tree ON a.parent = tree.id
	WHERE a.deleted_at IS NULL
	AND (a.strategy IS NULL OR a.strategy NOT IN (SELECT label FROM others))
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
	AND (start IS NOT NULL OR "end" IS NOT NULL OR status NOT IN ('finished', 'rejected', 'cancelled'))
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
-- Every unit of the year, also one without projects: that it has none is what somebody should see. A unit has the
-- projects it leads, and with :units = now those of the units that it took over. members: all of them, as a filter has
-- them.
WITH RECURSIVE
chain(id, unit, depth) AS (
	SELECT id, id, 0 FROM unit
	UNION ALL
	SELECT chain.id, u.successor, chain.depth + 1
	FROM chain
	JOIN unit u ON u.id = chain.unit
	JOIN unit next ON next.id = u.successor AND next.deleted_at IS NULL
	WHERE :units = 'now' AND chain.depth < 100
),
stands(id, unit) AS (
	SELECT id, unit FROM (SELECT id, unit, max(depth) FROM chain GROUP BY id)
),
active AS (
	SELECT *
	FROM project
	WHERE deleted_at IS NULL
	AND (start IS NULL OR substr(start, 1, 4) <= :year)
	AND ("end" IS NULL OR substr("end", 1, 4) >= :year)
	AND (start IS NOT NULL OR "end" IS NOT NULL OR status NOT IN ('finished', 'rejected', 'cancelled'))
)
SELECT
	u.name,
	u.short_name,
	count(p.id) AS projects,
	count(p.id) FILTER (WHERE p.status = 'ongoing') AS ongoing,
	count(p.id) FILTER (WHERE p.status = 'idea') AS ideas,
	coalesce(sum(p.budget_sek), 0) AS budget,
	coalesce(sum(p.external_sek), 0) AS external,
	(SELECT group_concat('#' || m.id, '|') FROM stands m WHERE m.unit = u.id) AS members
FROM unit u
JOIN stands s ON s.unit = u.id
LEFT JOIN active p ON p.unit = s.id
WHERE u.deleted_at IS NULL
GROUP BY u.id
HAVING count(p.id) > 0
	OR (:units = 'now' AND (u.valid_to IS NULL OR u.valid_to >= substr(:today, 1, length(u.valid_to))))
	OR (:units <> 'now' AND (u.valid_from IS NULL OR substr(u.valid_from, 1, 4) <= :year)
		AND (u.valid_to IS NULL OR substr(u.valid_to, 1, 4) >= :year))
ORDER BY u.skey, u.id;

-- name: overview-status
WITH active AS (
	SELECT *
	FROM project
	WHERE deleted_at IS NULL
	AND (start IS NULL OR substr(start, 1, 4) <= :year)
	AND ("end" IS NULL OR substr("end", 1, 4) >= :year)
	AND (start IS NOT NULL OR "end" IS NOT NULL OR status NOT IN ('finished', 'rejected', 'cancelled'))
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
		AND (p.start IS NOT NULL OR p."end" IS NOT NULL OR p.status <> 'finished')
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
WITH RECURSIVE
chain(id, unit, depth) AS (
	SELECT id, id, 0 FROM unit
	UNION ALL
	SELECT chain.id, u.successor, chain.depth + 1
	FROM chain
	JOIN unit u ON u.id = chain.unit
	JOIN unit next ON next.id = u.successor AND next.deleted_at IS NULL
	WHERE :units = 'now' AND chain.depth < 100
),
stands(id, unit) AS (
	SELECT id, unit FROM (SELECT id, unit, max(depth) FROM chain GROUP BY id)
),
active AS (
	SELECT *
	FROM project
	WHERE deleted_at IS NULL
	AND (start IS NULL OR substr(start, 1, 4) <= :year)
	AND ("end" IS NULL OR substr("end", 1, 4) >= :year)
	AND (start IS NOT NULL OR "end" IS NOT NULL OR status NOT IN ('finished', 'rejected', 'cancelled'))
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
	(SELECT count(DISTINCT s.unit) FROM taking_part JOIN stands s ON s.id = taking_part.id
		JOIN unit u ON u.id = s.unit AND u.deleted_at IS NULL) AS units;
