-- SPDX-License-Identifier: EUPL-1.2
-- Coverage and freshness: who is in contact with whom, and how old what we know is. All of it is as of today; only the
-- return is that of a year (:return_year).

-- name: coverage-units
-- Administrations and companies of the period, and whatever other unit has something going on. A unit has the projects
-- it leads, and with :units = now those of the units that it took over. owes_contact: it should have a contact person;
-- owes_return: the strategy asks it for a return. age: days since something of it was last confirmed.
WITH RECURSIVE
chain(id, unit, depth) AS (
	-- use: chain
),
stands(id, unit) AS (
	-- use: stands
),
counted AS (
	SELECT
		s.unit,
		count(*) FILTER (WHERE p.status = 'ongoing') AS ongoing,
		count(*) FILTER (WHERE p.status = 'idea') AS ideas,
		max(p.confirmed) FILTER (
			WHERE p.status IN ('drafting', 'applied', 'granted', 'decided', 'ongoing', 'paused')
			AND p.confirmed <= :today
		) AS confirmed,
		count(*) FILTER (WHERE
			-- use: unconfirmed
		) AS stale
	FROM project p
	JOIN stands s ON s.id = p.unit
	WHERE p.deleted_at IS NULL
	GROUP BY s.unit
),
best AS (
	SELECT
		r.*,
		row_number() OVER (
			PARTITION BY r.unit
			ORDER BY r.period = 'annual-closing' DESC, r.period = 'closing' DESC, r.id DESC
		) AS place
	FROM annual_return r
	WHERE r.deleted_at IS NULL AND r.year = CAST(:return_year AS INTEGER)
	AND r.period IN ('year', 'closing', 'annual-closing')
)
SELECT
	u.id,
	u.name,
	u.short_name,
	u.kind,
	u.kind IN ('administration', 'company') AS owes_contact,
	u.kind IN ('administration', 'company') AND :return_due IS NOT NULL AS owes_return,
	(SELECT group_concat(name, ', ') FROM (
		SELECT DISTINCT n.name
		FROM assignment a
		JOIN person n ON n.id = a.person
		WHERE a.unit = u.id
		AND
		-- use: contact-today
		ORDER BY n.skey, n.id
	)) AS contact,
	coalesce(c.ongoing, 0) AS ongoing,
	coalesce(c.ideas, 0) AS ideas,
	c.confirmed,
	CAST(julianday(:today) - julianday(substr(c.confirmed, 1, 10)) AS INTEGER) AS age,
	CAST(:stale_days AS INTEGER) AS stale_days,
	coalesce(c.stale, 0) AS stale,
	r.status AS return_status,
	-- use: return-parts
	AS parts,
	(SELECT group_concat('#' || m.id, '|') FROM stands m WHERE m.unit = u.id) AS members
FROM unit u
LEFT JOIN counted c ON c.unit = u.id
LEFT JOIN best r ON r.unit = u.id AND r.place = 1
WHERE u.deleted_at IS NULL
AND (:unit IS NULL OR u.id IN (WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
) SELECT id FROM below_unit))
AND (coalesce(c.ongoing, 0) + coalesce(c.ideas, 0) + coalesce(c.stale, 0) > 0
	OR (u.kind IN ('administration', 'company')
		AND
		-- use: units-of-period
	))
ORDER BY u.skey, u.id;

-- name: coverage-stale
-- What somebody should confirm; what has waited longest first.
SELECT
	p.id,
	p.title,
	coalesce(u.short_name, u.name) AS unit,
	p.status,
	n.name AS responsible,
	p.confirmed,
	CAST(julianday(:today) - julianday(substr(p.confirmed, 1, 10)) AS INTEGER) AS age
FROM project p
LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN person n ON n.id = p.responsible AND n.deleted_at IS NULL
WHERE
-- use: unconfirmed
AND (:unit IS NULL OR p.unit IN (WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
) SELECT id FROM below_unit))
ORDER BY coalesce(p.confirmed, ''), p.skey, p.id;

-- name: coverage-quiet
-- Administrations and companies of today that have nothing alive: they neither lead nor take part in a project that is
-- not over, and no idea of theirs waits. last: the last day of their last project or activity.
SELECT
	u.id,
	u.name,
	u.head,
	(SELECT max(day) FROM (
		SELECT max(p."end") AS day FROM project p WHERE p.unit = u.id AND p.deleted_at IS NULL
		UNION ALL
		SELECT max(coalesce(v."to", v."from")) FROM activity v
		WHERE v.unit = u.id AND v.deleted_at IS NULL AND v."from" <= :today
	)) AS last
FROM unit u
WHERE u.deleted_at IS NULL AND u.kind IN ('administration', 'company')
AND (u.valid_from IS NULL OR u.valid_from <= :today)
AND (u.valid_to IS NULL OR u.valid_to >= substr(:today, 1, length(u.valid_to)))
AND (:unit IS NULL OR u.id IN (WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
) SELECT id FROM below_unit))
AND NOT EXISTS (
	SELECT 1
	FROM project p
	WHERE p.deleted_at IS NULL AND p.status NOT IN ('rejected', 'finished', 'cancelled')
	AND (p.unit = u.id OR EXISTS (SELECT 1 FROM project_units l WHERE l.owner = p.id AND l.item = u.id))
)
AND NOT EXISTS (
	SELECT 1
	FROM idea i
	WHERE i.unit = u.id AND i.deleted_at IS NULL AND i.status IN ('new', 'examined')
)
ORDER BY u.skey, u.id;
