-- SPDX-License-Identifier: EUPL-1.2
-- Trips and delegations of the period, and young people abroad. Members of a presidium are among the politicians.
-- Amounts are hundredths of kronor.

-- name: trips-list
SELECT
	r.id,
	r."from",
	r.title,
	r.country,
	r.kind,
	coalesce(u.short_name, u.name) AS unit,
	r.majority,
	r.opposition,
	r.presidium,
	r.staff,
	r.youth,
	r.cost_sek
FROM trip r
LEFT JOIN unit u ON u.id = r.unit
WHERE
-- use: trip-in-period
ORDER BY r."from", r.skey, r.id;

-- name: trips-kinds
SELECT
	r.kind,
	count(*) AS trips,
	-- use: delegations
FROM json_each(:trip_kinds) s
JOIN trip r ON r.kind = s.value
WHERE
-- use: trip-in-period
GROUP BY s.key
ORDER BY s.key;

-- name: trips-countries
-- matches: the country as a filter has it.
SELECT
	r.country,
	count(*) AS trips,
	-- use: delegations
	,
	'country:' || coalesce(r.country, '') AS matches
FROM trip r
WHERE
-- use: trip-in-period
GROUP BY r.country
ORDER BY r.country IS NULL, country_rank(r.country);

-- name: scholarships-years
-- Rounds of the year and the three before it, where there is one in any of them. inside: the young people of rounds
-- whose ages lie wholly within the limits of the strategy, outside: those of rounds that go beyond; neither where it
-- has no limits.
WITH RECURSIVE years(year) AS (
	-- use: years
),
round AS (
	SELECT r.*
	FROM scholarship r
	WHERE r.deleted_at IS NULL
	AND
	-- use: unit-in-scope
)
SELECT
	years.year,
	-- use: scholarship-figures
FROM years
LEFT JOIN round r ON r.year = years.year
WHERE EXISTS (SELECT 1 FROM round JOIN years y ON y.year = round.year)
GROUP BY years.year
ORDER BY years.year;

-- name: scholarships-forms
-- The rounds of the period by form.
SELECT
	r.form,
	-- use: scholarship-figures
FROM json_each(:mobility_forms) s
JOIN scholarship r ON r.form = s.value
WHERE r.deleted_at IS NULL
AND
-- use: in-years
AND
-- use: unit-in-scope
GROUP BY s.key
ORDER BY s.key;
