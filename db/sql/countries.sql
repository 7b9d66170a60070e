-- SPDX-License-Identifier: EUPL-1.2
-- Where in the world: by region (country_region: norden, eu, europe, world) and country.

-- name: countries
-- The regions, each followed by its countries: projects of the period that take part there, trips of the period that go
-- there, and the partners and twin towns that the register has there. A project in two countries of a region counts
-- once in it. countries: those of the row as a filter has them.
WITH RECURSIVE
active AS (
	-- use: active
),
travelled AS (
	SELECT r.*
	FROM trip r
	WHERE r.deleted_at IS NULL AND r.country IS NOT NULL
	AND
	-- use: begins-in-period
	AND
	-- use: unit-in-scope
	AND
	-- use: area-in-scope
),
-- What is where: each record once per country.
place(country, what, id) AS (
	SELECT l.item, 'project', p.id FROM active p JOIN project_countries l ON l.owner = p.id
	UNION ALL
	SELECT country, 'partner', id FROM partner WHERE deleted_at IS NULL
	UNION ALL
	SELECT p.country, 'twin-town', t.id
	FROM twin_town t
	JOIN partner p ON p.id = t.partner AND p.deleted_at IS NULL
	WHERE t.deleted_at IS NULL AND t.status <> 'ended'
	UNION ALL
	SELECT country, 'trip', id FROM travelled
),
row_of(code, region, country) AS (
	SELECT DISTINCT country_region(country), country_region(country), country FROM place
	UNION
	SELECT DISTINCT country, country_region(country), country FROM place
)
SELECT
	o.code,
	o.code <> o.region AS depth,
	(SELECT group_concat(x.country, '|') FROM row_of x WHERE x.code = o.code) AS countries,
	count(DISTINCT p.id) FILTER (WHERE p.what = 'project') AS projects,
	count(DISTINCT p.id) FILTER (WHERE p.what = 'partner') AS partners,
	count(DISTINCT p.id) FILTER (WHERE p.what = 'twin-town') AS twin_towns,
	count(DISTINCT p.id) FILTER (WHERE p.what = 'trip') AS trips
FROM row_of o
JOIN place p ON p.country = o.country
WHERE o.region IS NOT NULL
GROUP BY o.code
ORDER BY
	CASE o.region WHEN 'norden' THEN 1 WHEN 'eu' THEN 2 WHEN 'europe' THEN 3 ELSE 4 END,
	depth,
	country_rank(o.code);

-- name: countries-none
-- Projects of the period for which no country is written down.
WITH active AS (
	-- use: active
)
SELECT p.id, p.title, coalesce(u.short_name, u.name) AS unit, p.status
FROM active p
LEFT JOIN unit u ON u.id = p.unit
WHERE NOT EXISTS (SELECT 1 FROM project_countries l WHERE l.owner = p.id)
ORDER BY p.skey, p.id;
