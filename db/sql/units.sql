-- SPDX-License-Identifier: EUPL-1.2
-- One unit at a time: who answers for it, what it has handed in, what it thinks of.

-- name: units-all
-- Every unit of the period in the order of the tree, the municipality as a whole left out; or the one asked for.
WITH RECURSIVE tree(id, path) AS (
	SELECT id, skey || ' ' || id FROM unit WHERE parent IS NULL AND deleted_at IS NULL
	UNION ALL
	SELECT u.id, tree.path || char(1) || u.skey || ' ' || u.id
	FROM unit u
	JOIN tree ON u.parent = tree.id
	WHERE u.deleted_at IS NULL
)
SELECT u.id, u.name, u.head
FROM tree
JOIN unit u ON u.id = tree.id
WHERE CASE WHEN :unit IS NOT NULL THEN u.id = CAST(:unit AS INTEGER) ELSE u.kind <> 'municipality' END
AND
-- use: units-of-period
ORDER BY tree.path;

-- name: units-contact
-- Who has an assignment for the unit today.
SELECT r.id, p.name, r.role, p.title, p.email, r."from"
FROM assignment r
JOIN person p ON p.id = r.person AND p.deleted_at IS NULL
WHERE r.deleted_at IS NULL AND r.unit = CAST(:unit AS INTEGER)
AND (r."from" IS NULL OR r."from" <= :today)
AND (r."to" IS NULL OR r."to" >= substr(:today, 1, length(r."to")))
ORDER BY r.role = 'contact' DESC, r.role, p.skey, r.id;

-- name: units-returns
-- What it has handed in, or begun, for the year.
SELECT r.id, r.period, r.status, r.submitted,
	CASE WHEN r.part_a IS NULL THEN '–' ELSE 'a' END || ' ' ||
	CASE WHEN r.part_b IS NULL THEN '–' ELSE 'b' END || ' ' ||
	CASE WHEN r.part_c IS NULL THEN '–' ELSE 'c' END AS parts
FROM annual_return r
WHERE r.deleted_at IS NULL AND r.unit = CAST(:unit AS INTEGER)
AND
-- use: in-years
ORDER BY r.year, r.period, r.id;

-- name: units-ideas
-- Ideas that wait.
SELECT r.id, r.title, r.status, r.need
FROM idea r
WHERE r.deleted_at IS NULL AND r.status IN ('new', 'examined')
AND
-- use: unit-in-scope
AND (:area IS NULL OR EXISTS (SELECT 1 FROM idea_areas l WHERE l.owner = r.id
	AND l.item IN (WITH RECURSIVE below_area(id) AS (
		-- use: below-area
	) SELECT id FROM below_area)))
ORDER BY r.skey, r.id;
