-- SPDX-License-Identifier: EUPL-1.2
-- The work over several years, as a term of office. Each year that the period touches is told whole.

-- name: term-years
-- Projects that began and that were finished in each year, and what those that began are to cost. What was refused or
-- broken off, and what is only thought of or applied for, has not begun.
WITH RECURSIVE
years(year) AS (
	SELECT CAST(:first_year AS INTEGER)
	UNION ALL
	SELECT year + 1 FROM years WHERE year < CAST(:year AS INTEGER)
),
carried_out AS (
	SELECT p.*
	FROM project p
	WHERE p.deleted_at IS NULL
	AND p.status IN
	-- use: carried-out
	AND
	-- use: in-scope
)
SELECT
	years.year,
	(SELECT count(*) FROM carried_out p WHERE substr(p.start, 1, 4) = CAST(years.year AS TEXT)) AS begun,
	(SELECT count(*) FROM carried_out p
		WHERE p.status = 'finished' AND substr(p."end", 1, 4) = CAST(years.year AS TEXT)) AS finished,
	(SELECT coalesce(sum(p.budget_sek), 0) FROM carried_out p
		WHERE substr(p.start, 1, 4) = CAST(years.year AS TEXT)) AS budget_sek,
	(SELECT coalesce(sum(p.external_sek), 0) FROM carried_out p
		WHERE substr(p.start, 1, 4) = CAST(years.year AS TEXT)) AS external_sek,
	(SELECT coalesce(sum(p.own_sek), 0) FROM carried_out p
		WHERE substr(p.start, 1, 4) = CAST(years.year AS TEXT)) AS own_sek
FROM years
ORDER BY years.year;

-- name: term-share
-- How many of the projects that are carried out in each year somebody else helps to pay.
WITH RECURSIVE
years(year) AS (
	SELECT CAST(:first_year AS INTEGER)
	UNION ALL
	SELECT year + 1 FROM years WHERE year < CAST(:year AS INTEGER)
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
	years.year,
	count(p.id) AS projects,
	count(p.id) FILTER (WHERE p.external_sek > 0) AS external
FROM years
LEFT JOIN carried_out p ON (p.start IS NULL OR CAST(substr(p.start, 1, 4) AS INTEGER) <= years.year)
	AND (p."end" IS NULL OR CAST(substr(p."end", 1, 4) AS INTEGER) >= years.year)
GROUP BY years.year
ORDER BY years.year;

-- name: term-indicators
-- Targets and outcomes, each indicator through its years.
SELECT
	r.id,
	r.name,
	r.year,
	r.target,
	r.outcome,
	r.measure
FROM indicator r
WHERE r.deleted_at IS NULL
AND
-- use: in-years
AND
-- use: unit-in-scope
AND (:area IS NULL OR r.area IN (WITH RECURSIVE below_area(id) AS (
	-- use: below-area
) SELECT id FROM below_area))
ORDER BY r.skey, r.name, r.year, r.id;
