-- SPDX-License-Identifier: EUPL-1.2
-- What several statements say alike: a line "-- use: NAME" stands for what is written under "-- part: NAME" here
-- (embed.awk). Each part is the inside of a common table expression or a condition.
--
-- :from :to   first and last day of the period
-- :unit       a unit: it and those below it; NULL: all
-- :area       an area: it and those below it; NULL: all
-- :units      then: each unit for itself; now: each as what it has become since, through all that took over
-- :strategy   what the areas call the strategy whose tree is wanted; NULL: the one in force in the period, else the
--     newest
-- Dates may be partial. As text they compare as their first day does; a last day is compared as far as it goes.

-- part: held
-- The strategies of the register: what their areas call them, from when to when they hold.
	SELECT
		e.strategy AS key,
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

-- part: below-unit
	SELECT CAST(:unit AS INTEGER) AS id
	UNION
	SELECT u.id FROM unit u JOIN below_unit ON u.parent = below_unit.id WHERE u.deleted_at IS NULL

-- part: below-area
	SELECT CAST(:area AS INTEGER) AS id
	UNION
	SELECT a.id FROM area a JOIN below_area ON a.parent = below_area.id WHERE a.deleted_at IS NULL

-- part: in-scope
-- Condition on a project `p`: of the unit and the area asked for.
	(:unit IS NULL OR p.unit IN (WITH RECURSIVE below_unit(id) AS (
		-- use: below-unit
	) SELECT id FROM below_unit))
	AND (:area IS NULL OR EXISTS (
		SELECT 1 FROM project_areas l WHERE l.owner = p.id AND l.item IN (WITH RECURSIVE below_area(id) AS (
			-- use: below-area
		) SELECT id FROM below_area)
	))

-- part: unit-in-scope
-- Condition on a row `r` that has a unit: it is the one asked for or lies below it.
	(:unit IS NULL OR r.unit IN (WITH RECURSIVE below_unit(id) AS (
		-- use: below-unit
	) SELECT id FROM below_unit))

-- part: area-in-scope
-- Condition on a row `r` that may belong to a project: the project has the area asked for.
	(:area IS NULL OR EXISTS (
		SELECT 1
		FROM project p
		JOIN project_areas l ON l.owner = p.id
		WHERE p.id = r.project AND p.deleted_at IS NULL AND l.item IN (WITH RECURSIVE below_area(id) AS (
			-- use: below-area
		) SELECT id FROM below_area)
	))

-- part: project-in-scope
-- Condition on a row `r` that belongs to a project: the project is of the unit and the area asked for.
	((:unit IS NULL AND :area IS NULL) OR EXISTS (
		SELECT 1
		FROM project p
		WHERE p.id = r.project AND p.deleted_at IS NULL AND
		-- use: in-scope
	))

-- part: in-years
-- Condition on a row `r` that has a year: one of those that the period touches.
	r.year BETWEEN CAST(:first_year AS INTEGER) AND CAST(:year AS INTEGER)

-- part: begins-in-period
-- Condition on a row `r` with a first day: it lies in the period.
	r."from" >= substr(:from, 1, length(r."from")) AND r."from" <= :to

-- part: done-in-period
-- The same, and that day has come.
	r."from" >= substr(:from, 1, length(r."from")) AND r."from" <= min(:to, :today)

-- part: units-of-period
-- Condition on a unit `u`: it was there in the period, and with :units = now it is there today.
	u.deleted_at IS NULL
	AND (u.valid_from IS NULL OR u.valid_from <= :to)
	AND (u.valid_to IS NULL OR u.valid_to >= CASE :units
		WHEN 'now' THEN substr(:today, 1, length(u.valid_to))
		ELSE substr(:from, 1, length(u.valid_to))
	END)

-- part: return-period
-- Condition on a return `r`: it is for the part of the year asked for, or for a whole year.
	r.deleted_at IS NULL AND r.year = CAST(:year AS INTEGER)
	AND CASE WHEN coalesce(:part, '') IN ('interim-1', 'interim-2', 'tertial-1', 'tertial-2', 'tertial-3',
		'closing', 'annual-closing') THEN r.period = :part
		ELSE r.period IN ('year', 'closing', 'annual-closing') END

-- part: years
-- The year and the three before it.
	SELECT CAST(:year AS INTEGER) - 3
	UNION ALL
	SELECT year + 1 FROM years WHERE year < CAST(:year AS INTEGER)

-- part: lives
-- Condition on a project `p`: it lies in the period. A project belongs to every day from its start to its end; a date
-- that is missing is no limit. What is over and has no date at all belongs to no period: nobody knows which.
	p.deleted_at IS NULL
	AND (p.start IS NULL OR p.start <= :to)
	AND (p."end" IS NULL OR p."end" >= substr(:from, 1, length(p."end")))
	AND (p.start IS NOT NULL OR p."end" IS NOT NULL OR p.status NOT IN ('finished', 'rejected', 'cancelled'))

-- part: active
-- The projects of the period within the unit and the area asked for.
	SELECT p.*
	FROM project p
	WHERE
	-- use: lives
	AND
	-- use: in-scope

-- part: chain
-- From a unit to what took it over, step by step; for :units = now.
	SELECT id, id, 0 FROM unit
	UNION ALL
	SELECT chain.id, u.successor, chain.depth + 1
	FROM chain
	JOIN unit u ON u.id = chain.unit
	JOIN unit next ON next.id = u.successor AND next.deleted_at IS NULL
	WHERE :units = 'now' AND chain.depth < 100

-- part: stands
-- Each unit and the one it is told as.
	SELECT id, unit FROM (SELECT id, unit, max(depth) FROM chain GROUP BY id)

-- name: scope-units
-- The unit asked for: its name, and it and all below it as a filter has them.
WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
)
SELECT
	(SELECT name FROM unit WHERE id = CAST(:unit AS INTEGER)) AS name,
	group_concat('#' || id, '|') AS members
FROM below_unit;

-- name: scope-area
SELECT coalesce(number || ' ', '') || name AS name
FROM area
WHERE id = CAST(:area AS INTEGER);
