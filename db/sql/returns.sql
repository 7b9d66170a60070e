-- SPDX-License-Identifier: EUPL-1.2
-- What the units hand in for a year or a part of it, and what they put into the work. Amounts are hundredths of kronor,
-- time is minutes.

-- name: returns-units
-- Who is to hand in, and who has: administrations and companies of the period, and whatever other unit that has a
-- return. Of several returns for a year the one of the annual accounts counts.
WITH best AS (
	SELECT
		r.*,
		row_number() OVER (
			PARTITION BY r.unit
			ORDER BY r.period = 'annual-closing' DESC, r.period = 'closing' DESC, r.id DESC
		) AS place
	FROM annual_return r
	WHERE
	-- use: return-period
)
SELECT
	u.id AS unit,
	u.name,
	r.status,
	r.submitted,
	-- use: return-parts
	AS parts,
	r.id,
	r.period
FROM unit u
LEFT JOIN best r ON r.unit = u.id AND r.place = 1
WHERE (u.kind IN ('administration', 'company') OR r.id IS NOT NULL)
AND
-- use: units-of-period
AND (:unit IS NULL OR u.id IN (WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
) SELECT id FROM below_unit))
ORDER BY u.skey, u.id;

-- name: returns-written
-- What was handed in, in full, with what the register has of time and money of the same unit and year.
WITH best AS (
	SELECT
		r.*,
		row_number() OVER (
			PARTITION BY r.unit
			ORDER BY r.period = 'annual-closing' DESC, r.period = 'closing' DESC, r.id DESC
		) AS place
	FROM annual_return r
	WHERE r.status IN ('submitted', 'approved')
	AND
	-- use: return-period
)
SELECT
	u.id AS unit,
	u.name,
	r.part_a,
	r.part_b,
	r.part_c,
	(SELECT coalesce(sum(s.minutes), 0) FROM resource s
		WHERE s.unit = u.id AND s.year = r.year AND s.deleted_at IS NULL) AS minutes,
	(SELECT coalesce(sum(s.amount_sek), 0) FROM resource s
		WHERE s.unit = u.id AND s.year = r.year AND s.deleted_at IS NULL) AS amount_sek
FROM best r
JOIN unit u ON u.id = r.unit AND u.deleted_at IS NULL
WHERE r.place = 1
AND (:unit IS NULL OR u.id IN (WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
) SELECT id FROM below_unit))
ORDER BY u.skey, u.id;

-- name: returns-resources
-- Time, money and other resources of the years that the period touches, unit by unit.
WITH RECURSIVE
chain(id, unit, depth) AS (
	-- use: chain
),
stands(id, unit) AS (
	-- use: stands
)
SELECT
	u.id,
	u.name,
	coalesce(sum(r.minutes), 0) AS minutes,
	coalesce(sum(r.amount_sek), 0) AS amount_sek,
	group_concat(r.what, '; ') AS other,
	(SELECT group_concat('#' || m.id, '|') FROM stands m WHERE m.unit = u.id) AS members
FROM resource r
JOIN stands s ON s.id = r.unit
JOIN unit u ON u.id = s.unit AND u.deleted_at IS NULL
WHERE r.deleted_at IS NULL
AND
-- use: in-years
AND
-- use: unit-in-scope
AND
-- use: area-in-scope
GROUP BY u.id
ORDER BY u.skey, u.id;
